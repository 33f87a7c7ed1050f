//! What an article is about, so that it can be found from another article.
//!
//! Two articles speak of the same thing where their annotations link it to the same entry of a
//! data base, where the gazetteer knows it as the same place, or where both give its whole name. A
//! surname alone says nothing outside its article, and what two annotations link to different
//! entries of one data base differs whatever it is called.

use std::collections::HashMap;

use crate::{
    analysis::people::{EntityId, EntityKind},
    gazetteer::fold,
    lexicon::{honorifics, particles},
    standoff::TextBound,
    text::{CharOffset, CharRange},
};

use super::{
    Article, SymbolKind, TokenKind, annotation::kind_of, article::same_place, overlay::Chains, references::entity,
    subject::Subject, words,
};

/// The data base whose entries are places of the gazetteer.
const GEONAMES: &str = "GeoNames";

/// So much of an annotated text is its name, in code points.
const NAME: usize = 80;

/// By what a thing is known outside its article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// What it is and its whole name, folded; `None` where the article never gives that.
    name: Option<String>,
    /// The entries it is linked to: data base and id.
    links: Vec<(String, String)>,
}

impl Identity {
    /// Whether both are the same thing.
    pub fn is(&self, other: &Identity) -> bool {
        let mut differs = false;
        for (database, entry) in &self.links {
            for (_, theirs) in other.links.iter().filter(|(theirs, _)| theirs == database) {
                if entry == theirs {
                    return true;
                }
                differs = true;
            }
        }
        !differs && self.name.is_some() && self.name == other.name
    }
}

/// Somebody, a body, a place, or what an annotation of any other type marks. `At` is how places of
/// the article are given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing<At = CharRange> {
    /// What it is.
    pub kind: SymbolKind,
    /// Its name; of other annotations their text, cut.
    pub name: String,
    /// The type of the annotation, for what only an annotation marks.
    pub label: Option<String>,
    /// By what it is known elsewhere.
    pub identity: Identity,
    /// The mention that introduces it, or the first.
    pub introduction: At,
    /// Every mention, the introduction among them, in order.
    pub mentions: Vec<At>,
    /// Of somebody, every chunk of every quote, in order.
    pub quotes: Vec<At>,
}

impl<At> Thing<At> {
    /// The same with its places given in another way.
    pub fn map<To>(self, mut to: impl FnMut(At) -> To) -> Thing<To> {
        Thing {
            kind: self.kind,
            name: self.name,
            label: self.label,
            identity: self.identity,
            introduction: to(self.introduction),
            mentions: self.mentions.into_iter().map(&mut to).collect(),
            quotes: self.quotes.into_iter().map(&mut to).collect(),
        }
    }
}

/// Everything that may be looked for from elsewhere: people and organisations, places, and what
/// annotations of other types mark.
pub fn things(article: &Article) -> Vec<Thing> {
    let article = &*article.settled();
    let links = Links::of(article);
    let entities = (0..article.reading.entities.len()).filter_map(|id| somebody(article, &links, EntityId::new(id)));
    let mut out: Vec<Thing> = entities.collect();
    let mut places: Vec<Thing> = Vec::new();
    let mut first: Vec<usize> = Vec::new();
    for (index, place) in article.reading.places.iter().enumerate() {
        let known = first.iter().position(|&other| same_place(&article.reading.places[other], place));
        let thing = match known {
            Some(known) => &mut places[known],
            None => {
                first.push(index);
                let name = words::excerpt(&place.name, NAME);
                places.push(Thing {
                    kind: SymbolKind::Place,
                    identity: Identity { name: None, links: Vec::new() },
                    name,
                    label: None,
                    introduction: place.range,
                    mentions: Vec::new(),
                    quotes: Vec::new(),
                });
                let Some(last) = places.last_mut() else { continue };
                last.identity = place_identity(article, index);
                last
            }
        };
        links.add(place.range, &mut thing.identity.links);
        thing.mentions.push(place.range);
    }
    out.append(&mut places);
    out.extend(annotated(article));
    out
}

/// The thing at a place; `None` where there is none, or nothing that is known outside its article.
pub fn thing_at(article: &Article, at: CharOffset) -> Option<Thing> {
    let settled = article.settled();
    let subject = settled.subject_at(at);
    let touches = |thing: &Thing| thing.mentions.iter().any(|range| range.touches(at));
    match subject {
        Some(Subject::Place(place)) => {
            let here = place.range;
            let all = things(article).into_iter();
            all.filter(|thing| thing.kind == SymbolKind::Place).find(|thing| thing.mentions.contains(&here))
        }
        Some(subject) if entity(subject).is_some() => somebody(&settled, &Links::of(&settled), entity(subject)?),
        Some(_) => None,
        None => annotated(&settled).into_iter().find(touches),
    }
}

/// The entries that annotations link the ranges they cover to.
struct Links(HashMap<CharRange, Vec<(String, String)>>);

impl Links {
    fn of(article: &Article) -> Links {
        let mut links: HashMap<CharRange, Vec<(String, String)>> = HashMap::new();
        if let Some(annotations) = article.annotations.as_deref() {
            for link in annotations.normalisations() {
                let Some(bound) = annotations.text_bound(&link.target) else { continue };
                let Some(&first) = bound.spans.first() else { continue };
                links.entry(first).or_default().push((link.database.to_string(), link.entry.to_string()));
            }
        }
        Links(links)
    }

    fn add(&self, range: CharRange, to: &mut Vec<(String, String)>) {
        for link in self.0.get(&range).into_iter().flatten() {
            if !to.contains(link) {
                to.push(link.clone());
            }
        }
    }
}

fn somebody(article: &Article, links: &Links, id: EntityId) -> Option<Thing> {
    let entity = article.reading.entity(id)?;
    let mentions: Vec<CharRange> = article.reading.mentions_of(id).map(|mention| mention.range).collect();
    let first = *mentions.first()?;
    let mut identity = Identity::default();
    mentions.iter().for_each(|range| links.add(*range, &mut identity.links));
    let (kind, name) = match entity.kind {
        EntityKind::Person => (SymbolKind::Person, full_name(&entity.name).map(|name| format!("person {name}"))),
        EntityKind::Organisation => {
            let name = fold(&entity.name);
            let name = name.strip_prefix("the ").unwrap_or(&name);
            (SymbolKind::Organisation, (!name.is_empty()).then(|| format!("organisation {name}")))
        }
    };
    identity.name = name.filter(|_| entity.introduced);
    let introduction = if mentions.contains(&entity.introduction) { entity.introduction } else { first };
    let mut quotes: Vec<CharRange> =
        article.reading.quotes_of(id).flat_map(|quote| quote.spans.iter().copied()).collect();
    quotes.sort_unstable();
    let name = words::excerpt(&entity.name, NAME);
    Some(Thing { kind, name, label: None, identity, introduction, mentions, quotes })
}

/// A person's name as it is compared between articles: without titles before and suffixes behind
/// it, folded. `None` where it is less than a given name and a surname.
fn full_name(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    while words.len() > 2 && words.first().is_some_and(|word| honorifics::honorific(word).is_some()) {
        words.remove(0);
    }
    let parts = words.iter().filter(|word| !particles::is_particle(word) && !particles::is_suffix(word)).count();
    let titled = words.first().is_some_and(|word| honorifics::honorific(word).is_some());
    (parts >= 2 && !titled).then(|| fold(&words.join(" ")))
}

fn place_identity(article: &Article, index: usize) -> Identity {
    let Some(place) = article.reading.places.get(index) else { return Identity::default() };
    match place.resolved.and_then(|id| article.gazetteer.entry(id)) {
        None => Identity { name: Some(format!("place {}", fold(&place.name))), links: Vec::new() },
        Some(entry) => match entry.geonameid {
            Some(id) => Identity { name: None, links: vec![(GEONAMES.to_owned(), id.to_string())] },
            None => Identity { name: Some(format!("own place {}", fold(entry.name))), links: Vec::new() },
        },
    }
}

/// What annotations mark that the reading knows nothing of, and annotated quotes, figures and
/// dates; those that are linked to each other are one thing.
fn annotated(article: &Article) -> Vec<Thing> {
    let Some(annotations) = article.annotations.as_deref() else { return Vec::new() };
    let mut kinds: HashMap<&str, TokenKind> = HashMap::new();
    let mut bounds: Vec<(TokenKind, TextBound<'_>, CharRange)> = Vec::new();
    for bound in annotations.in_order() {
        let kind = *kinds.entry(bound.label).or_insert_with(|| kind_of(article, bound.label));
        let named = matches!(kind, TokenKind::Person | TokenKind::Organisation | TokenKind::Place);
        if let Some(&first) = bound.spans.first().filter(|_| !named) {
            bounds.push((kind, bound, first));
        }
    }
    let links = Links::of(article);
    let ranges: Vec<(TextBound<'_>, CharRange)> = bounds.iter().map(|&(_, bound, first)| (bound, first)).collect();
    let chains = Chains::of(annotations, &ranges);
    let mut things: Vec<Thing> = Vec::new();
    let mut of_root: HashMap<usize, usize> = HashMap::new();
    for (index, (kind, bound, first)) in bounds.iter().enumerate() {
        let root = chains.root.get(index).copied().unwrap_or(index);
        let number = *of_root.entry(root).or_insert_with(|| {
            let (_, bound, first) =
                bounds.get(root).map_or((kind, bound, first), |(kind, bound, first)| (kind, bound, first));
            let text = article.text.slice(*first);
            let other = *kind == TokenKind::Other;
            let kind = match kind {
                TokenKind::Figure => SymbolKind::Figure,
                TokenKind::Date => SymbolKind::Date,
                TokenKind::Quote => SymbolKind::Quote,
                _ => SymbolKind::Other,
            };
            // “On Sunday” of one article is another day than that of the next.
            let name = other.then(|| format!("{} {}", &**bound.label, fold(&text)));
            things.push(Thing {
                kind,
                name: words::excerpt(&text, NAME),
                label: Some(bound.label.to_string()),
                identity: Identity { name, links: Vec::new() },
                introduction: *first,
                mentions: Vec::new(),
                quotes: Vec::new(),
            });
            things.len() - 1
        });
        let Some(thing) = things.get_mut(number) else { continue };
        thing.mentions.push(*first);
        links.add(*first, &mut thing.identity.links);
    }
    things
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{article, article_at, shown};
    use expect_test::{Expect, expect};

    fn check(fixture: &str, expected: &Expect) {
        let article = article(fixture);
        let mut out = String::new();
        for thing in things(&article) {
            let label = thing.label.as_ref().map_or(String::new(), |label| format!(" ({label})"));
            out += &format!("{:?}{label} {} {:?}\n", thing.kind, thing.name, thing.identity);
            for (what, ranges) in [("mention", &thing.mentions), ("quote", &thing.quotes)] {
                for range in ranges {
                    let introduces = if *range == thing.introduction { " introduces" } else { "" };
                    out += &format!("  {what} {}{introduces}\n", shown(&article, *range));
                }
            }
        }
        expected.assert_eq(&out);
    }

    #[test]
    fn people_places_and_what_only_annotations_mark() {
        check(
            "⟦P rima|Rima Odeh⟧ left ⟦L?|Kafr Hamra⟧. ⟦Q rima|“Nobody slept,”⟧ ⟦P rima|Ms Odeh⟧ ⟦C|said⟧.\n\
             The ⟦T1 Ship|Anna Maria⟧ of ⟦O line|the Levant Line⟧ took ⟦P haddad|Haddad⟧; ⟦T2 Ship|she⟧ was late at ⟦L?|Kafr Hamra⟧.\n\
             =====\nR1\tCoref Arg1:T2 Arg2:T1\nN1\tReference T1 IMO:9074729\tAnna Maria\n",
            &expect![[r#"
                Person Rima Odeh Identity { name: Some("person rima odeh"), links: [] }
                  mention 1:1 "Rima Odeh" introduces
                  mention 1:44 "Ms Odeh"
                  quote 1:28 "“Nobody slept,”"
                Organisation the Levant Line Identity { name: None, links: [] }
                  mention 2:19 "the Levant Line" introduces
                Person Haddad Identity { name: None, links: [] }
                  mention 2:40 "Haddad" introduces
                Place Kafr Hamra Identity { name: Some("place kafr hamra"), links: [] }
                  mention 1:16 "Kafr Hamra" introduces
                  mention 2:64 "Kafr Hamra"
                Other (Ship) Anna Maria Identity { name: Some("Ship anna maria"), links: [("IMO", "9074729")] }
                  mention 2:5 "Anna Maria" introduces
                  mention 2:48 "she"
            "#]],
        );
    }

    fn identity_at(fixture: &str) -> Identity {
        let (article, at) = article_at(fixture);
        thing_at(&article, at).expect("something").identity
    }

    #[test]
    fn the_same_in_two_articles() {
        let odeh = identity_at("⟦P rima|Rima O$0deh⟧ left.");
        assert!(odeh.is(&identity_at("⟦Q ms|“G$0o!”⟧ ⟦P ms|Rima Odeh⟧ ⟦C|said⟧.")));
        assert!(!odeh.is(&identity_at("⟦P ms|Ms O$0deh⟧ left.")), "a surname alone");
        assert!(!odeh.is(&identity_at("⟦P ms|Lina O$0deh⟧ left.")), "another given name");
        let accent = identity_at("⟦P rima|Ríma O$0deh⟧ left.");
        assert!(odeh.is(&accent));
    }

    #[test]
    fn links_outrank_names() {
        let linked = |id: &str| {
            identity_at(&format!(
                "⟦T1 Person|⟦P rima|Rima O$0deh⟧⟧ left.\n=====\nN1\tReference T1 Wikidata:{id}\tRima Odeh\n"
            ))
        };
        assert!(linked("Q1").is(&linked("Q1")));
        assert!(!linked("Q1").is(&linked("Q2")), "two people of one name");
        assert!(linked("Q1").is(&identity_at("⟦P rima|Rima O$0deh⟧ left.")));
        let ship = |name: &str, id: &str| {
            identity_at(&format!("⟦T1 Ship|{name}$0⟧ sank.\n=====\nN1\tReference T1 IMO:{id}\tx\n"))
        };
        assert!(ship("Anna Maria", "7").is(&ship("the tanker", "7")));
        assert!(!ship("Anna Maria", "7").is(&ship("Anna Maria", "8")));
    }

    #[test]
    fn whole_names() {
        for (name, whole) in [
            ("Rima Odeh", Some("rima odeh")),
            ("Ms Rima Odeh", Some("rima odeh")),
            ("Abdel Fattah al-Sisi", Some("abdel fattah al sisi")),
            ("Ludwig van Beethoven", Some("ludwig van beethoven")),
            ("van Beethoven", None),
            ("Al Essa", None),
            ("Ms Odeh", None),
            ("Odeh", None),
            ("Odeh Jr.", None),
            ("", None),
        ] {
            assert_eq!(full_name(name).as_deref(), whole, "{name}");
        }
    }
}
