//! Readings written down as annotations of the schema.

use std::collections::HashMap;

use crate::{
    analysis::{
        people::{EntityId, EntityKind, Mention},
        places::Place,
        quotes::{Quote, QuoteKind},
    },
    ide::{TokenKind, annotation::kind_of, subject::Subject},
    standoff::Changes,
    text::CharRange,
};

use super::Offers;

/// Changes that record readings. What is annotated already is used, not repeated; what the schema
/// has no type for is left out.
pub(super) struct Recorder<'o, 'a> {
    offers: &'o Offers<'a>,
    /// The changes so far.
    pub(super) changes: Changes<'a>,
    known: HashMap<(CharRange, TokenKind), String>,
}

impl<'o, 'a> Recorder<'o, 'a> {
    pub(super) fn new(offers: &'o Offers<'a>) -> Self {
        let mut known = HashMap::new();
        for bound in offers.file.in_order() {
            let kind = kind_of(offers.article, bound.label);
            for &span in bound.spans {
                known.entry((span, kind)).or_insert_with(|| bound.id.text.clone());
            }
        }
        Recorder { offers, changes: offers.changes(), known }
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
        if let Some(id) = self.known.get(&(range, kind)) {
            return Some(id.clone());
        }
        let id = self.changes.add_text_bound(self.offers.type_of(kind)?, &[range])?;
        self.known.insert((range, kind), id.clone());
        Some(id)
    }

    /// The annotation that introduces an entity.
    pub(super) fn introduction(&mut self, id: EntityId) -> Option<(String, TokenKind)> {
        let entity = self.offers.article.reading.entity(id)?;
        let kind = match entity.kind {
            EntityKind::Person => TokenKind::Person,
            EntityKind::Organisation => TokenKind::Organisation,
        };
        Some((self.bound(kind, entity.introduction)?, kind))
    }

    /// A mention, and which other it means.
    fn mention(&mut self, mention: &Mention) {
        let Some(entity) = mention.entity else { return };
        let Some((introduction, kind)) = self.introduction(entity) else { return };
        if let Some(id) = self.bound(kind, mention.range)
            && id != introduction
        {
            self.link("Coref", (&id, kind), (&introduction, kind));
        }
    }

    /// A place, with its entry in the gazetteer.
    fn place(&mut self, place: &Place) {
        let Some(id) = self.bound(TokenKind::Place, place.range) else { return };
        let entry = place.resolved.and_then(|entry| self.offers.article.gazetteer.entry(entry));
        if let Some((entry, geonameid)) = entry.and_then(|entry| Some((entry.name, entry.geonameid?))) {
            self.geonames(&id, geonameid, entry);
        }
    }

    /// Links an annotation to GeoNames, where the schema has that.
    pub(super) fn geonames(&mut self, id: &str, geonameid: u32, name: &str) {
        let label = self.offers.type_of(TokenKind::Place);
        let def = label.and_then(|label| self.offers.article.schema.entity(label));
        if def.is_some_and(|def| def.databases.iter().any(|database| database == "GeoNames")) {
            self.changes.set_normalisation(id, "GeoNames", &geonameid.to_string(), name);
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
            if self.takes("Kind", kind) {
                self.changes.set_attribute(&id, "Kind", Some(kind));
            }
            if let Some((speaker, of)) = &speaker {
                self.link("Speaker", (&id, TokenKind::Quote), (speaker, *of));
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
            self.link("Cue", (id, TokenKind::Quote), (&cue, TokenKind::Cue));
        }
    }

    /// Whether a cue is linked already, if only to another chunk of the same quote.
    fn introduces(&self, cue: &str) -> bool {
        self.offers
            .file
            .relations_of(cue)
            .any(|relation| relation.label == "Cue" && relation.arguments[1].target == *cue)
    }

    /// Says who speaks a quote that is annotated; `None` where it isn't.
    pub(super) fn speaker(&mut self, quote: &Quote, speaker: EntityId) -> Option<()> {
        let spans = quote.spans.iter().map(|&span| self.known.get(&(span, TokenKind::Quote)).cloned());
        let chunks = spans.collect::<Option<Vec<String>>>()?;
        let (speaker, kind) = self.introduction(speaker)?;
        chunks.iter().for_each(|id| self.link("Speaker", (id, TokenKind::Quote), (&speaker, kind)));
        Some(())
    }

    /// Whether the schema knows a value of an attribute of quotes.
    fn takes(&self, attribute: &str, value: &str) -> bool {
        let Some(label) = self.offers.type_of(TokenKind::Quote) else { return false };
        let mut defs = self.offers.article.schema.attributes_for(label);
        defs.any(|def| def.name == *attribute && def.values.iter().any(|other| other == value))
    }

    /// Relates two annotations, where the schema lets it.
    fn link(&mut self, relation: &str, from: (&str, TokenKind), to: (&str, TokenKind)) {
        let schema = &self.offers.article.schema;
        let (Some(of), Some(with)) = (self.offers.type_of(from.1), self.offers.type_of(to.1)) else { return };
        if schema.relations_between(of, with).iter().any(|def| def.name == *relation) {
            self.changes.relink(schema, relation, from.0, to.0);
        }
    }
}
