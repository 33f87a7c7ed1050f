//! Changing annotations: type, extent, id.

use crate::{
    standoff::record::{Record, TextBoundRecord},
    text::CharRange,
};

use super::{Changes, Slot, covered_text, joined, spans::offsets, storable, without};

impl Changes<'_> {
    /// Gives an annotation another type. An event and its trigger change together.
    pub fn set_label(&mut self, id: &str, label: &str) {
        let Some(slot) = self.slot(id) else { return };
        let Some(record) = self.record(slot) else { return };
        let mut slots = vec![slot];
        let trigger = match &record {
            Record::Event(event) => {
                slots.extend(self.slot(&event.trigger));
                event.trigger.text.clone()
            }
            _ => id.to_owned(),
        };
        slots.extend(
            self.referring(&trigger)
                .into_iter()
                .filter(|&slot| matches!(self.record(slot), Some(Record::Event(event)) if event.trigger == *trigger)),
        );
        slots.sort();
        slots.dedup();
        for slot in slots {
            if let Some(range) = self.record(slot).and_then(|record| record.label().map(|label| label.range)) {
                self.replace(slot, &[(range, label.to_owned())]);
            }
        }
    }

    /// Gives every annotation of one type another, of those whose lines are `wanted`: a relation can be
    /// called like an entity.
    pub fn rename_label(&mut self, from: &str, to: &str, wanted: impl Fn(&Record) -> bool) {
        let slots = (0..self.file.lines().len()).map(Slot::File).chain((0..self.added.len()).map(Slot::Added));
        for slot in slots.collect::<Vec<_>>() {
            let record = self.record(slot).filter(&wanted);
            let label = record.and_then(|record| record.label().cloned());
            if let Some(label) = label.filter(|label| *label == *from) {
                self.replace(slot, &[(label.range, to.to_owned())]);
            }
        }
    }

    /// Gives an annotation another id, everywhere it is referred to. Nothing happens where that
    /// id is taken or no id.
    pub fn rename_id(&mut self, from: &str, to: &str) {
        if self.slot(to).is_some() || !crate::standoff::is_id(to) {
            return;
        }
        let Some(slot) = self.slot(from) else { return };
        let referring = self.referring(from);
        if let Some(range) = self.record(slot).and_then(|record| record.id().map(|id| id.range)) {
            self.replace(slot, &[(range, to.to_owned())]);
        }
        self.taken.insert(to.to_owned());
        for slot in referring {
            self.retarget(slot, from, to);
        }
    }

    /// Makes a line refer to another id.
    pub(super) fn retarget(&mut self, slot: Slot, from: &str, to: &str) {
        let Some(record) = self.record(slot) else { return };
        let targets = record.targets().into_iter().filter(|target| **target == *from);
        let pieces: Vec<_> = targets.map(|target| (target.range, to.to_owned())).collect();
        self.replace(slot, &pieces);
    }

    /// Gives a text-bound another extent. Nothing happens where that would hold no text.
    pub fn set_spans(&mut self, id: &str, ranges: &[CharRange]) {
        let spans = storable(self.article, ranges);
        let Some(slot) = self.slot(id) else { return };
        let (Some(Record::TextBound(record)), false) = (self.record(slot), spans.is_empty()) else { return };
        let text = self.rewritten_place(self.text(slot).unwrap_or_default(), &record, &spans);
        self.write(slot, Some(text));
    }

    /// Adds a range to a text-bound: it grows, or gets another fragment.
    pub fn grow(&mut self, id: &str, range: CharRange) {
        let mut spans = self.spans(id);
        spans.push(range);
        self.set_spans(id, &joined(spans));
    }

    /// Takes a range out of a text-bound: it shrinks, or falls into fragments.
    pub fn cut(&mut self, id: &str, range: CharRange) {
        let spans = without(&self.spans(id), range);
        self.set_spans(id, &spans);
    }

    /// Makes one text-bound of several: the first takes all fragments and everything that refers
    /// to the others. Relations that would then connect it to itself go.
    pub fn merge(&mut self, ids: &[&str]) {
        let Some((first, others)) = ids.split_first() else { return };
        let mut spans = self.spans(first);
        for other in others.iter().filter(|other| *other != first) {
            spans.extend(self.spans(other));
            for slot in self.referring(other) {
                self.retarget(slot, other, first);
                self.settle(slot, first);
            }
            self.remove(other);
        }
        self.set_spans(first, &joined(spans));
    }

    /// Drops what a line that was made to refer to `first` says a second time, or in contradiction
    /// to another line: the first annotation keeps its own attributes.
    fn settle(&mut self, slot: Slot, first: &str) {
        let Some(record) = self.record(slot) else { return };
        let superfluous = match &record {
            Record::Relation(relation) => relation.arguments.iter().all(|argument| argument.target == *first),
            Record::Attribute(_) => self.referring(first).into_iter().any(|other| {
                other != slot
                    && self
                        .record(other)
                        .is_some_and(|other| matches!(other, Record::Attribute(_)) && other.label() == record.label())
            }),
            Record::Equiv(equiv) => {
                let mut members: Vec<&str> = Vec::new();
                for member in &equiv.members {
                    if !members.contains(&&**member) {
                        members.push(member);
                    }
                }
                if members.len() < equiv.members.len() && members.len() > 1 {
                    let line = format!("*\t{} {}", equiv.label, members.join(" "));
                    return self.write(slot, Some(line));
                }
                members.len() < 2
            }
            _ => false,
        };
        if superfluous || self.repeated(slot) {
            self.write(slot, None);
        }
    }

    /// Whether another line already says the same as this one, ids aside.
    fn repeated(&self, slot: Slot) -> bool {
        let said = |slot: Slot| {
            let text = self.text(slot)?;
            Some(text.split_once('\t').map_or(text, |(_, rest)| rest).trim_end().to_owned())
        };
        let Some(target) = self.record(slot).and_then(|record| record.targets().first().map(|t| t.text.clone())) else {
            return false;
        };
        let own = said(slot);
        self.referring(&target).into_iter().any(|other| other < slot && said(other) == own)
    }

    /// The fragments a text-bound has with the changes so far.
    fn spans(&self, id: &str) -> Vec<CharRange> {
        match self.slot(id).and_then(|slot| self.record(slot)) {
            Some(Record::TextBound(record)) => record.stored,
            _ => Vec::new(),
        }
    }

    /// The line of a text-bound with other offsets and the text that belongs to them. What stands
    /// behind the text is kept.
    pub(super) fn rewritten_place(&self, line: &str, record: &TextBoundRecord, spans: &[CharRange]) -> String {
        let tail = record.tail.as_ref().map_or("", |tail| tail.text.as_str());
        let bom = if line.starts_with('\u{feff}') { "\u{feff}" } else { "" };
        let text = covered_text(self.article, spans);
        format!("{bom}{}\t{} {}\t{text}{tail}", record.id, record.label, offsets(spans))
    }
}
