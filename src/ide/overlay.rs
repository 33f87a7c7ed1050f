//! The reading as the annotations correct it.
//!
//! What a person annotated outranks what was read wherever both speak of the same span: an
//! annotated mention, place, figure or date takes the place of what the reading has there, an
//! annotated quote takes over the chunks it shares text with. What the annotation leaves open
//! (which town, how many, who spoke) stays as the reading has it.

mod first_person;

use std::{
    borrow::Cow,
    sync::{Arc, OnceLock},
};

use rapidhash::RapidHashMap;

use crate::{
    analysis::{
        Reading,
        dates::{Date, DateKind},
        figures::{Decimal, Figure},
        people::{Entity, EntityId, EntityKind, Mention, MentionForm},
        places::{Place, PlaceKind},
        quotes::{Ground, Polarity, Quote, QuoteKind, Speaker},
    },
    standoff::{AnnFile, Record, Schema, TextBound},
    text::CharRange,
};

use super::{Article, TokenKind, annotation::kind_of, ranges::Ranges};

/// The reading of an article as its annotations correct it, worked out once for all who ask.
#[derive(Clone, Debug, Default)]
pub struct Settled(Arc<OnceLock<Outranked>>);

/// What was made of which.
#[derive(Debug)]
struct Outranked {
    read: Arc<Reading>,
    annotations: Arc<AnnFile>,
    schema: Arc<Schema>,
    settled: Arc<Reading>,
}

impl Outranked {
    fn is_of(&self, article: &Article, annotations: &Arc<AnnFile>) -> bool {
        Arc::ptr_eq(&self.read, &article.reading)
            && Arc::ptr_eq(&self.annotations, annotations)
            && Arc::ptr_eq(&self.schema, &article.schema)
    }
}

impl Article {
    /// The article with its reading as the annotations correct it.
    pub(crate) fn settled(&self) -> Cow<'_, Article> {
        let Some(annotations) = self.annotations.as_ref().filter(|file| !file.is_empty()) else {
            return Cow::Borrowed(self);
        };
        let made = self.settled.0.get_or_init(|| Outranked {
            read: Arc::clone(&self.reading),
            annotations: Arc::clone(annotations),
            schema: Arc::clone(&self.schema),
            settled: Arc::new(self.outranked(annotations)),
        });
        let settled = if made.is_of(self, annotations) {
            Arc::clone(&made.settled)
        } else {
            Arc::new(self.outranked(annotations))
        };
        Cow::Owned(Article { reading: settled, ..self.clone() })
    }

    fn outranked(&self, annotations: &AnnFile) -> Reading {
        let read = &*self.reading;
        let mut overlay = Overlay {
            article: self,
            annotations,
            bounds: bounds(self, annotations),
            read,
            settled: Reading {
                marks: read.marks.clone(),
                entities: read.entities.clone(),
                published: read.published.clone(),
                sentences: read.sentences.clone(),
                boilerplate: read.boilerplate.clone(),
                ..Reading::default()
            },
            mentions: RapidHashMap::default(),
        };
        overlay.people();
        overlay.quotes();
        overlay.places();
        overlay.figures_and_dates();
        overlay.settled
    }
}

struct Overlay<'a> {
    article: &'a Article,
    annotations: &'a AnnFile,
    /// The text-bounds that have a place, in order, with what they stand for.
    bounds: Vec<(TokenKind, TextBound<'a>)>,
    read: &'a Reading,
    settled: Reading,
    /// Annotated mentions by the ids of their text-bounds.
    mentions: RapidHashMap<&'a str, Mention>,
}

impl<'a> Overlay<'a> {
    /// The text-bounds of some kinds that have a place, in order, with their first fragments.
    fn of(&self, kinds: &'static [TokenKind]) -> impl Iterator<Item = (TextBound<'a>, CharRange)> {
        let wanted = self.bounds.iter().filter(|(kind, _)| kinds.contains(kind));
        wanted.filter_map(|(_, bound)| Some((*bound, *bound.spans.first()?)))
    }

    /// Which kind each of these is.
    fn kinds_of(&self, kinds: &'static [TokenKind]) -> impl Iterator<Item = TokenKind> {
        let wanted = self.bounds.iter().filter(|(kind, bound)| kinds.contains(kind) && !bound.spans.is_empty());
        wanted.map(|(kind, _)| *kind)
    }

    /// Where the annotations of some kinds are.
    fn ranges_of(&self, kinds: &'static [TokenKind]) -> Ranges<()> {
        self.of(kinds).map(|(_, range)| (range, ())).collect()
    }

    fn people(&mut self) {
        const KINDS: &[TokenKind] = &[TokenKind::Person, TokenKind::Organisation];
        let bounds: Vec<_> = self.of(KINDS).collect();
        let kinds: Vec<TokenKind> = self.kinds_of(KINDS).collect();
        let chains = Chains::of(self.annotations, &bounds);
        let mentions: Ranges<&Mention> = self.read.mentions.iter().map(|mention| (mention.range, mention)).collect();
        let mut of_chain: RapidHashMap<usize, EntityId> = RapidHashMap::default();
        for (index, (bound, range)) in bounds.iter().enumerate() {
            let read = mentions.closest(*range).copied();
            let chain = chains.root[index];
            let (_, root) = bounds[chain];
            let id = *of_chain
                .entry(chain)
                .or_insert_with(|| read.and_then(|mention| mention.entity).unwrap_or_else(|| self.entity(root)));
            let Some(entity) = self.settled.entities.get_mut(id.index()) else { continue };
            entity.kind = match kinds[index] {
                TokenKind::Organisation => EntityKind::Organisation,
                _ => EntityKind::Person,
            };
            if chains.linked[index] && entity.introduction != root {
                entity.introduction = root;
                entity.name = self.article.text.slice(root);
                entity.introduced = entity.name.contains(' ');
            }
            let form = read.map_or_else(|| form(bound.text), |mention| mention.form);
            self.mentions.insert(bound.id, Mention { range: *range, form, entity: Some(id) });
        }
        let taken: Ranges<()> = bounds.iter().map(|(_, range)| (*range, ())).collect();
        let others = self.ranges_of(&[TokenKind::Place, TokenKind::Figure, TokenKind::Date]);
        let left = |mention: &&Mention| !taken.overlap(mention.range) && !others.contain(mention.range);
        self.settled.mentions = self.read.mentions.iter().filter(left).chain(self.mentions.values()).cloned().collect();
        self.settled.mentions.sort_by_key(|mention| mention.range);
    }

    /// A new entity, introduced at `root`.
    fn entity(&mut self, root: CharRange) -> EntityId {
        let name = self.article.text.slice(root);
        self.settled.entities.push(Entity {
            kind: EntityKind::Person,
            introduced: name.contains(' '),
            name,
            introduction: root,
            ages: Vec::new(),
            roles: Vec::new(),
            employers: Vec::new(),
            homes: Vec::new(),
            gender: None,
        });
        EntityId::new(self.settled.entities.len() - 1)
    }

    fn quotes(&mut self) {
        let bounds: Vec<_> = self.of(&[TokenKind::Quote]).collect();
        let chunks = self.read.quotes.iter().flat_map(|quote| quote.spans.iter().map(move |&span| (span, quote)));
        let chunks: Ranges<&Quote> = chunks.collect();
        let quotes: Vec<Quote> = bounds.iter().map(|(bound, _)| self.quote(bound, &chunks)).collect();
        self.first_persons(&quotes);
        let fragments = bounds.iter().flat_map(|(bound, _)| bound.spans.iter().map(|&span| (span, ())));
        let fragments: Ranges<()> = fragments.collect();
        let left = self.read.quotes.iter().filter_map(|quote| {
            let spans: Vec<CharRange> = quote.spans.iter().copied().filter(|span| !fragments.overlap(*span)).collect();
            (!spans.is_empty()).then(|| Quote { spans, ..quote.clone() })
        });
        self.settled.quotes = left.chain(quotes).collect();
        self.settled.quotes.sort_by_key(Quote::range);
    }

    fn quote(&self, bound: &TextBound<'a>, chunks: &Ranges<&Quote>) -> Quote {
        let read = bound.spans.iter().find_map(|&span| chunks.closest(span)).copied();
        let mut quote = read.cloned().unwrap_or_else(|| Quote {
            kind: self.marked(bound),
            spans: Vec::new(),
            cue: None,
            speaker: None,
            ground: Ground::None,
            confidence: 1.0,
            polarity: Polarity::Asserted,
            runner_up: None,
            via: None,
            joint: Vec::new(),
            nested: Vec::new(),
        });
        quote.spans = bound.spans.to_vec();
        match self.annotations.attribute(bound.id, "Kind") {
            Some("Direct") => quote.kind = QuoteKind::Direct,
            Some("Mixed") => quote.kind = QuoteKind::Mixed,
            Some("Indirect") => quote.kind = QuoteKind::Indirect,
            _ => {}
        }
        let mut annotated = false;
        for relation in self.annotations.relations_of(bound.id) {
            let [from, to] = &relation.arguments;
            if from.target != **bound.id {
                continue;
            }
            if relation.label == "Speaker" {
                if let Some(mention) = self.mentions.get(&*to.target.text) {
                    let speaker = self.speaker(&quote, mention);
                    // Two who speak together have a relation each.
                    if std::mem::replace(&mut annotated, true) {
                        quote.joint.push(speaker);
                    } else {
                        (quote.speaker, quote.joint) = (Some(speaker), Vec::new());
                    }
                    (quote.confidence, quote.ground, quote.runner_up) = (1.0, Ground::Cue, None);
                }
            } else if relation.label == "Cue"
                && let Some(cue) = self.annotations.text_bound(&to.target)
            {
                quote.cue = cue.spans.first().copied().or(quote.cue);
            }
        }
        quote
    }

    /// The mention of the annotated speaker that stands nearest: the annotation links a quote to
    /// where the person is introduced, often far off, and the reading may know the “she” beside it.
    fn speaker(&self, quote: &Quote, annotated: &Mention) -> Speaker {
        let near = quote.speaker.as_ref().filter(|speaker| speaker.entity == annotated.entity);
        near.cloned().unwrap_or(Speaker { range: annotated.range, form: annotated.form, entity: annotated.entity })
    }

    /// How much of an annotated quote stands in marks, where nothing else says.
    fn marked(&self, bound: &TextBound<'_>) -> QuoteKind {
        let mark = |c: Option<char>| c.is_some_and(|c| "\"“”„«»‘’'".contains(c));
        let text = bound.text.trim();
        match (mark(text.chars().next()), text.chars().any(|c| mark(Some(c)))) {
            (true, _) => QuoteKind::Direct,
            (false, true) => QuoteKind::Mixed,
            (false, false) => QuoteKind::Indirect,
        }
    }

    fn places(&mut self) {
        let bounds: Vec<_> = self.of(&[TokenKind::Place]).collect();
        let mut places: Vec<Place> = Vec::new();
        let read: Ranges<&Place> = self.read.places.iter().map(|place| (place.range, place)).collect();
        for (bound, range) in &bounds {
            let name = self.article.text.slice(*range);
            let mut place = read.closest(*range).copied().cloned().unwrap_or_else(|| Place {
                range: *range,
                name: name.clone(),
                kind: PlaceKind::Toponym,
                resolved: None,
                twin: None,
                candidates: Default::default(),
                candidate_count: 0,
                confidence: 0.0,
                ambiguous: false,
                within: None,
                metonym: false,
            });
            (place.range, place.name) = (*range, name);
            if let Some(entry) = self.article.entry_of(bound.id) {
                // The annotation chose between a town and its division.
                place.twin = None;
                (place.resolved, place.confidence, place.ambiguous) = (Some(entry), 1.0, false);
            }
            places.push(place);
        }
        let taken: Ranges<()> = bounds.iter().map(|(_, range)| (*range, ())).collect();
        let named = self.ranges_of(&[TokenKind::Person, TokenKind::Organisation]);
        // A town in the annotated name of a paper is part of that name.
        let left = |place: &&Place| !taken.overlap(place.range) && !named.cover(place.range);
        self.settled.places = self.read.places.iter().filter(left).cloned().chain(places).collect();
        self.settled.places.sort_by_key(|place| place.range);
    }

    fn figures_and_dates(&mut self) {
        let (figures, dates) = (self.ranges_of(&[TokenKind::Figure]), self.ranges_of(&[TokenKind::Date]));
        let read: Ranges<&Figure> = self.read.figures.iter().map(|figure| (figure.range, figure)).collect();
        let left = |it: &&Figure| !figures.overlap(it.range) && !dates.contain(it.range);
        let left = self.read.figures.iter().filter(left).cloned();
        let annotated = self.of(&[TokenKind::Figure]).map(|(_, range)| {
            let read = read.closest(range).copied().cloned();
            Figure { range, ..read.unwrap_or_else(|| bare_figure(range)) }
        });
        let all: Vec<Figure> = left.chain(annotated).collect();
        self.settled.figures = all;
        let read: Ranges<&Date> = self.read.dates.iter().map(|date| (date.range, date)).collect();
        let left = |it: &&Date| !dates.overlap(it.range) && !figures.contain(it.range);
        let left = self.read.dates.iter().filter(left).cloned();
        let annotated = self.of(&[TokenKind::Date]).map(|(_, range)| {
            let read = read.closest(range).copied().cloned();
            Date { range, ..read.unwrap_or_else(|| bare_date(range)) }
        });
        let all: Vec<Date> = left.chain(annotated).collect();
        self.settled.dates = all;
        self.settled.figures.sort_by_key(|figure| figure.range);
        self.settled.dates.sort_by_key(|date| date.range);
    }
}

fn bounds<'a>(article: &Article, annotations: &'a AnnFile) -> Vec<(TokenKind, TextBound<'a>)> {
    let mut kinds: RapidHashMap<&str, TokenKind> = RapidHashMap::default();
    let bounds = annotations.in_order();
    bounds.map(|bound| (*kinds.entry(bound.label).or_insert_with(|| kind_of(article, bound.label)), bound)).collect()
}

/// An annotated figure that the reading knows nothing of.
fn bare_figure(range: CharRange) -> Figure {
    Figure { range, core: range, grain: Decimal::from(1), ..Figure::default() }
}

/// An annotated date that the reading knows nothing of.
fn bare_date(range: CharRange) -> Date {
    let why = "the reading doesn't understand these words as a time";
    Date {
        range,
        kind: DateKind::Date,
        value: None,
        modifier: None,
        first: None,
        last: None,
        anchor: None,
        unresolved: Some(why.to_owned()),
    }
}

/// The form of a mention that only the annotation has.
fn form(text: &str) -> MentionForm {
    if text.contains(' ') { MentionForm::Name } else { MentionForm::Surname }
}

/// Which annotated mentions are of the same entity.
pub(super) struct Chains {
    /// For each mention the one that introduces its entity.
    pub(super) root: Vec<usize>,
    /// For each mention whether any other is linked to it.
    linked: Vec<bool>,
}

impl Chains {
    pub(super) fn of(annotations: &AnnFile, bounds: &[(TextBound<'_>, CharRange)]) -> Chains {
        let index: RapidHashMap<&str, usize> =
            bounds.iter().enumerate().map(|(i, (bound, _))| (&**bound.id, i)).collect();
        let mut parent: Vec<usize> = (0..bounds.len()).collect();
        let mut points = vec![false; bounds.len()];
        let mut linked = vec![false; bounds.len()];
        let mut link = |a: Option<&usize>, b: Option<&usize>| {
            if let (Some(&a), Some(&b)) = (a, b) {
                let (a, b) = (find(&mut parent, a), find(&mut parent, b));
                parent[a] = b;
            }
        };
        for line in annotations.lines() {
            match &line.record {
                Record::Relation(relation) if relation.label == "Coref" => {
                    let [from, to] = &relation.arguments;
                    let (from, to) = (index.get(&*from.target.text), index.get(&*to.target.text));
                    link(from, to);
                    if let (Some(&from), Some(&to)) = (from, to) {
                        points[from] = true;
                        (linked[from], linked[to]) = (true, true);
                    }
                }
                Record::Equiv(equiv) => {
                    for pair in equiv.members.windows(2) {
                        let (a, b) = (index.get(&*pair[0].text), index.get(&*pair[1].text));
                        link(a, b);
                        for &member in a.into_iter().chain(b) {
                            linked[member] = true;
                        }
                    }
                }
                _ => {}
            }
        }
        // What points at another mention does not introduce; of the rest the first does.
        let mut roots: RapidHashMap<usize, usize> = RapidHashMap::default();
        for introduces in [true, false] {
            for i in (0..bounds.len()).filter(|&i| points[i] != introduces) {
                roots.entry(find(&mut parent, i)).or_insert(i);
            }
        }
        let root = (0..bounds.len()).map(|i| roots.get(&find(&mut parent, i)).copied().unwrap_or(i)).collect();
        Chains { root, linked }
    }
}

fn find(parent: &mut [usize], mut i: usize) -> usize {
    while parent[i] != i {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    i
}
