//! Linking: a quote to its speaker, a place to its entry, any annotation to another.

use crate::{
    analysis::people::EntityId,
    ide::{Action, TokenKind, annotation::kind_of, subject::Subject},
    standoff::TextBound,
    text::CharRange,
};

use super::{Offers, recorder::Recorder};

/// How many targets of one sort are offered.
const TARGETS: usize = 6;

impl Offers<'_> {
    /// Says who speaks the quote, those mentioned nearest first.
    pub(super) fn speakers(&self, out: &mut Vec<Action>) {
        let Some(Subject::Quote(quote, chunk) | Subject::Cue(quote, chunk)) = self.quote() else { return };
        let reading = &self.article.reading;
        let current = quote.speaker.as_ref().and_then(|speaker| speaker.entity);
        let mut nearest: Vec<(usize, EntityId)> = Vec::new();
        for mention in &reading.mentions {
            let Some(id) = mention.entity.filter(|&id| Some(id) != current) else { continue };
            let gap = gap(mention.range, chunk);
            match nearest.iter_mut().find(|(_, other)| *other == id) {
                Some((known, _)) => *known = gap.min(*known),
                None => nearest.push((gap, id)),
            }
        }
        nearest.sort_by_key(|&(gap, id)| (gap, id));
        for (_, id) in nearest.into_iter().take(TARGETS) {
            let mut changed = quote.clone();
            if let Some(speaker) = &mut changed.speaker {
                speaker.entity = Some(id);
            } else {
                let range = reading.entity(id).map(|entity| entity.introduction).unwrap_or_default();
                let form = crate::analysis::people::MentionForm::Name;
                changed.speaker = Some(crate::analysis::quotes::Speaker { range, form, entity: Some(id) });
            }
            let mut recorder = Recorder::new(self);
            if recorder.speaker(quote, id).is_none() {
                recorder.quote(&changed);
            }
            self.offer(
                out,
                format!("Set the speaker of this quote to {}", self.article.name_of(id)),
                &recorder.changes,
            );
        }
    }

    /// The quote at the cursor, also where the cursor is on something inside it.
    fn quote(&self) -> Option<Subject<'_>> {
        let at = self.selection.start();
        let quotes = self.article.subjects().filter(|subject| matches!(subject, Subject::Quote(..) | Subject::Cue(..)));
        quotes.filter(|subject| subject.range().touches(at)).min_by_key(|subject| subject.range().len())
    }

    /// Links a place to each entry of the gazetteer that its name could mean.
    pub(super) fn entries(&self, out: &mut Vec<Action>) {
        let Some(Subject::Place(place)) = self.subject() else { return };
        let linked = self.article.linked_entry(place.range);
        for candidate in place.candidates.iter().filter(|candidate| Some(candidate.entry) != linked).take(TARGETS) {
            let Some(entry) = self.article.gazetteer.entry(candidate.entry) else { continue };
            let Some(geonameid) = entry.geonameid else { continue };
            let mut recorder = Recorder::new(self);
            let Some(id) = recorder.bound(TokenKind::Place, place.range) else { continue };
            recorder.geonames(&id, geonameid, entry.name);
            let mut what = [entry.name.to_owned(), entry.chain()].to_vec();
            what.retain(|part| !part.is_empty());
            let what = what.join(", ");
            let title =
                format!("Link {} to {what} ({}, GeoNames {geonameid})", self.quoted(place.range), entry.feature_name);
            let before = out.len();
            self.offer(out, title, &recorder.changes);
            out[before..].iter_mut().for_each(|action| action.fixes = Some(("place-ambiguous", place.range)));
        }
    }

    /// Relates the annotation to others by every relation the schema has for them, the nearest
    /// first.
    pub(super) fn links(&self, out: &mut Vec<Action>) {
        let Some(bound) = self.annotation() else { return };
        let Some(range) = bound.range() else { return };
        let mut others: Vec<(usize, TextBound<'_>)> = self
            .file
            .in_order()
            .filter(|other| other.id.text != bound.id.text)
            .filter_map(|other| Some((gap(other.range()?, range), other)))
            .collect();
        others.sort_by_key(|(gap, _)| *gap);
        let schema = &self.article.schema;
        let mut offered: Vec<(&str, usize)> = Vec::new();
        for (_, other) in &others {
            for def in schema.relations_between(bound.label, other.label) {
                let name = &*def.name.text;
                // Who speaks is offered by name, annotated or not.
                let speaker = name == "Speaker" && kind_of(self.article, bound.label) == TokenKind::Quote;
                // A mention points back at an earlier one.
                let forward = name == "Coref" && other.range().is_some_and(|other| other.start() > range.start());
                let count = offered.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
                    offered.push((name, 0));
                    offered.len() - 1
                });
                if speaker || forward || offered[count].1 >= TARGETS || self.is_linked(name, &bound, other) {
                    continue;
                }
                let mut changes = self.changes();
                changes.link(schema, name, bound.id, other.id);
                let title = format!("Link {} to {} ({})", self.named(&bound), self.named(other), schema.label(name));
                let before = out.len();
                self.offer(out, title, &changes);
                offered[count].1 += out.len() - before;
            }
        }
    }

    fn is_linked(&self, relation: &str, from: &TextBound<'_>, to: &TextBound<'_>) -> bool {
        self.file.relations_of(from.id).any(|known| {
            let [first, second] = &known.arguments;
            known.label == *relation && first.target == **from.id && second.target == **to.id
        })
    }
}

/// How many code points lie between two ranges.
fn gap(a: CharRange, b: CharRange) -> usize {
    let behind = a.start().to_usize().saturating_sub(b.end().to_usize());
    behind.max(b.start().to_usize().saturating_sub(a.end().to_usize()))
}
