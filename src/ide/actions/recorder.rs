//! Readings written down as annotations of the schema.

use std::collections::HashMap;

use crate::{
    analysis::{
        people::{EntityId, EntityKind, Mention},
        places::Place,
        quotes::{Quote, QuoteKind},
    },
    ide::{TokenKind, annotation::kind_of, subject::Subject},
    standoff::{Changes, Relation, storable},
    text::CharRange,
};

use super::{desk::Desk, room::Room};

/// The data base of places.
pub(super) const GEONAMES: &str = "GeoNames";

/// Changes that record readings. What is annotated already is used, not repeated; what the schema
/// has no type for, or has no room for beside other annotations, is left out.
pub(super) struct Recorder<'a> {
    desk: Desk<'a>,
    /// The changes so far.
    pub(super) changes: Changes<'a>,
    /// The types of what was annotated here.
    labels: HashMap<String, &'a str>,
    /// What there is; worked out when it is first asked for.
    index: Option<Index<'a>>,
}

/// What there is: annotations by place and kind, and the room they leave.
struct Index<'a> {
    known: HashMap<(CharRange, TokenKind), String>,
    room: Room<'a>,
}

impl<'a> Index<'a> {
    fn of(desk: Desk<'a>) -> Self {
        let (mut known, mut room) = (HashMap::new(), Room::new(&desk.article.schema));
        let mut kinds: HashMap<&str, TokenKind> = HashMap::new();
        for bound in desk.file.in_order() {
            let kind = *kinds.entry(bound.label).or_insert_with(|| kind_of(desk.article, bound.label));
            // A span over a line end is stored in fragments.
            for span in bound.spans.iter().copied().chain(bound.range()) {
                known.entry((span, kind)).or_insert_with(|| bound.id.text.clone());
            }
            room.take(bound.label, bound.spans);
        }
        Index { known, room }
    }
}

impl<'a> Recorder<'a> {
    pub(super) fn new(desk: Desk<'a>) -> Self {
        Recorder { desk, changes: desk.changes(), labels: HashMap::new(), index: None }
    }

    fn index(&mut self) -> &mut Index<'a> {
        self.index.get_or_insert_with(|| Index::of(self.desk))
    }

    /// Records whatever a reading has of a subject.
    pub(super) fn record(&mut self, subject: Subject<'_>) {
        match subject {
            Subject::Mention(mention) => self.mention(mention),
            Subject::Place(place) => self.place(place),
            Subject::Figure(figure) => {
                self.bound(TokenKind::Figure, figure.range);
            }
            Subject::Date(date) => {
                self.bound(TokenKind::Date, date.range);
            }
            Subject::Cue(quote, _) | Subject::Quote(quote, _) => self.quote(quote),
        }
    }

    /// The annotation of a range as a kind of thing, made where there is none.
    pub(super) fn bound(&mut self, kind: TokenKind, range: CharRange) -> Option<String> {
        if let Some(id) = self.index().known.get(&(range, kind)) {
            return Some(id.clone());
        }
        let id = self.add(self.desk.type_of(kind)?, range)?;
        self.index().known.insert((range, kind), id.clone());
        Some(id)
    }

    /// A new annotation, where there is room for it.
    pub(super) fn add(&mut self, label: &'a str, range: CharRange) -> Option<String> {
        let spans = storable(&self.desk.article.text, &[range]);
        if !self.index().room.is_free(label, &spans) {
            return None;
        }
        let id = self.changes.add_text_bound(label, &spans)?;
        self.index().room.take(label, &spans);
        self.labels.insert(id.clone(), label);
        Some(id)
    }

    /// The type of an annotation, made here or before.
    pub(super) fn label(&self, id: &str) -> Option<&'a str> {
        self.labels.get(id).copied().or_else(|| self.desk.label_of(id))
    }

    /// The annotation that introduces an entity.
    pub(super) fn introduction(&mut self, id: EntityId) -> Option<String> {
        let entity = self.desk.article.reading.entity(id)?;
        let kind = match entity.kind {
            EntityKind::Person => TokenKind::Person,
            EntityKind::Organisation => TokenKind::Organisation,
        };
        self.bound(kind, entity.introduction)
    }

    /// A mention, and which other it means.
    fn mention(&mut self, mention: &Mention) {
        let Some(entity) = mention.entity else { return };
        let introduction = self.introduction(entity);
        let kind = match self.desk.article.reading.entity(entity).map(|entity| entity.kind) {
            Some(EntityKind::Organisation) => TokenKind::Organisation,
            _ => TokenKind::Person,
        };
        if let Some(id) = self.bound(kind, mention.range)
            && let Some(introduction) = introduction.filter(|introduction| *introduction != id)
        {
            self.link("Coref", &id, &introduction);
        }
    }

    /// A place, with its entry in the gazetteer.
    fn place(&mut self, place: &Place) {
        let Some(id) = self.bound(TokenKind::Place, place.range) else { return };
        let entry = place.resolved.and_then(|entry| self.desk.article.gazetteer.entry(entry));
        if let Some((entry, geonameid)) = entry.and_then(|entry| Some((entry.name, entry.geonameid?))) {
            self.geonames(&id, geonameid, entry);
        }
    }

    /// Links an annotation to GeoNames, where the schema has that.
    pub(super) fn geonames(&mut self, id: &str, geonameid: u32, name: &str) {
        let label = self.label(id).unwrap_or_default();
        if self.desk.databases_of(label).contains(&GEONAMES) {
            self.changes.set_normalisation(id, GEONAMES, &geonameid.to_string(), name);
        }
    }

    /// A quote, chunk by chunk, each with its kind and speaker, the nearest with the cue.
    pub(super) fn quote(&mut self, quote: &Quote) {
        let speaker = quote.speaker.as_ref().and_then(|speaker| speaker.entity);
        let speaker = speaker.and_then(|id| self.introduction(id));
        let kind = match quote.kind {
            QuoteKind::Direct => "Direct",
            QuoteKind::Mixed => "Mixed",
            QuoteKind::Indirect => "Indirect",
        };
        let mut chunks = Vec::new();
        for &span in &quote.spans {
            let Some(id) = self.bound(TokenKind::Quote, span) else { continue };
            if self.takes(&id, "Kind", kind) {
                self.changes.set_attribute(&id, "Kind", Some(kind));
            }
            if let Some(speaker) = &speaker {
                self.link("Speaker", &id, speaker);
            }
            chunks.push((span, id));
        }
        let Some(cue) = quote.cue else { return };
        let gap = |span: CharRange| {
            let behind = span.start().to_usize().saturating_sub(cue.end().to_usize());
            behind.max(cue.start().to_usize().saturating_sub(span.end().to_usize()))
        };
        if let Some((_, id)) = chunks.iter().min_by_key(|(span, _)| gap(*span))
            && let Some(cue) = self.bound(TokenKind::Cue, cue)
            && !self.introduces(&cue)
        {
            self.link("Cue", id, &cue);
        }
    }

    /// Whether a reading needs no suggestion any more though there is more to it: a quote of which every
    /// chunk is annotated with who speaks it. Whoever did that without its cue wanted it so.
    pub(super) fn is_told(&mut self, subject: Subject<'_>) -> bool {
        let (Subject::Quote(quote, _) | Subject::Cue(quote, _)) = subject else { return false };
        let file = self.desk.file;
        quote.spans.iter().all(|&span| {
            let known = self.index().known.get(&(span, TokenKind::Quote));
            known.is_some_and(|id| {
                let speaks =
                    |relation: &Relation| relation.label == "Speaker" && relation.arguments[0].target == *id.as_str();
                file.relations_of(id).any(speaks)
            })
        })
    }

    /// Whether a cue is linked already, if only to another chunk of the same quote.
    fn introduces(&self, cue: &str) -> bool {
        self.desk.file.relations_of(cue).any(|relation| relation.label == "Cue" && relation.arguments[1].target == *cue)
    }

    /// Says who speaks a quote that is annotated; `None` where it isn't.
    pub(super) fn speaker(&mut self, quote: &Quote, speaker: &str) -> Option<()> {
        let spans = quote.spans.iter().map(|&span| self.index().known.get(&(span, TokenKind::Quote)).cloned());
        let chunks = spans.collect::<Option<Vec<String>>>()?;
        chunks.iter().for_each(|id| self.link("Speaker", id, speaker));
        Some(())
    }

    /// Whether an annotation can have a value of an attribute.
    fn takes(&self, id: &str, attribute: &str, value: &str) -> bool {
        let Some(label) = self.label(id) else { return false };
        let mut defs = self.desk.article.schema.attributes_for(label);
        defs.any(|def| def.name == *attribute && def.values.iter().any(|other| other == value))
    }

    /// Relates two annotations, where the schema lets it.
    fn link(&mut self, relation: &str, from: &str, to: &str) {
        let schema = &self.desk.article.schema;
        let (Some(of), Some(with)) = (self.label(from), self.label(to)) else { return };
        if schema.relations_between(of, with).iter().any(|def| def.name == *relation) {
            self.changes.relink(schema, relation, from, to);
        }
    }
}
