//! Putting a file in order.

use super::{Changes, Slot};
use crate::standoff::Record;

impl Changes<'_> {
    /// Numbers every kind of annotation from one on, in the order of the file, and changes every
    /// reference. Ids that appear twice are told apart; the references stay with the first.
    pub fn renumber(&mut self) {
        let mut counts: std::collections::HashMap<String, u32> = std::collections::HashMap::new();
        let mut names: std::collections::HashMap<String, String> = std::collections::HashMap::new();
        let mut own: Vec<(Slot, String)> = Vec::new();
        let slots = (0..self.file.lines().len()).map(Slot::File).chain((0..self.added.len()).map(Slot::Added));
        let slots: Vec<Slot> = slots.collect();
        for &slot in &slots {
            let Some(id) = self.record(slot).and_then(|record| record.id().cloned()) else { continue };
            let letter: String = id.chars().take(1).collect();
            let count = counts.entry(letter.clone()).or_default();
            *count += 1;
            let new = format!("{letter}{count}");
            names.entry(id.text).or_insert_with(|| new.clone());
            own.push((slot, new));
        }
        let mut own = own.into_iter().peekable();
        for slot in slots {
            let Some(record) = self.record(slot) else { continue };
            let mut pieces = Vec::new();
            if let Some((_, new)) = own.next_if(|(other, _)| *other == slot)
                && let Some(id) = record.id()
            {
                pieces.push((id.range, new));
            }
            for target in record.targets() {
                if let Some(new) = names.get(&target.text) {
                    pieces.push((target.range, new.clone()));
                }
            }
            if pieces.iter().any(|(range, new)| !self.says(slot, *range, new)) {
                self.replace(slot, &pieces);
            }
        }
    }

    /// Sorts the lines by kind and number: text-bounds, events, relations, equivalences,
    /// attributes, links, notes; a line that is none of these stays behind the one before it.
    pub fn format(&mut self) {
        let mut slots: Vec<usize> = Vec::new();
        let mut groups: Vec<((u8, u32), Vec<&str>)> = Vec::new();
        for (index, line) in self.file.lines().iter().enumerate() {
            let slot = Slot::File(index);
            let Some(text) = self.text(slot) else { continue };
            slots.push(index);
            let key = match self.changed.get(&index) {
                Some(_) => self.record(slot).as_ref().and_then(order),
                None => order(&line.record),
            };
            match (key, groups.last_mut()) {
                (None, Some((_, lines))) => lines.push(text),
                (key, _) => groups.push((key.unwrap_or_default(), vec![text])),
            }
        }
        groups.sort_by_key(|(key, _)| *key);
        let sorted = slots.into_iter().zip(groups.into_iter().flat_map(|(_, lines)| lines));
        let moved = sorted.filter(|(index, line)| self.text(Slot::File(*index)) != Some(*line));
        let moved: Vec<(usize, String)> = moved.map(|(index, line)| (index, line.to_owned())).collect();
        for (index, line) in moved {
            self.write(Slot::File(index), Some(line));
        }
    }

    fn says(&self, slot: Slot, range: crate::text::CharRange, expected: &str) -> bool {
        let text = self.text(slot).unwrap_or_default();
        text.chars().skip(range.start().to_usize()).take(range.len()).eq(expected.chars())
    }
}

/// Where a line belongs: by kind, then by number.
fn order(record: &Record) -> Option<(u8, u32)> {
    let kind = match record {
        Record::TextBound(_) => 1,
        Record::Event(_) => 2,
        Record::Relation(_) => 3,
        Record::Equiv(_) => 4,
        Record::Attribute(_) => 5,
        Record::Normalisation(_) => 6,
        Record::Note(_) => 7,
        Record::Comment | Record::Blank | Record::Malformed(_) => return None,
    };
    let digits = record
        .id()
        .map(|id| id.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect::<String>());
    Some((kind, digits.and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX)))
}
