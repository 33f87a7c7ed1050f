//! Changing how far an annotation reaches.

use crate::{
    ide::{Action, TokenKind, annotation::kind_of},
    standoff::TextBound,
    text::{CharOffset, CharRange},
};

use super::Offers;

impl Offers<'_> {
    /// Grows, shrinks, splits and merges.
    pub(super) fn extent(&self, out: &mut Vec<Action>) {
        let Some(bound) = self.annotation() else { return };
        if self.selection.is_empty() {
            self.by_words(out, &bound, self.selection.start());
        } else {
            self.by_selection(out, &bound);
        }
    }

    /// To what is selected.
    fn by_selection(&self, out: &mut Vec<Action>, bound: &TextBound<'_>) {
        let Some(selection) = self.trimmed() else { return };
        let (words, selected) = (self.named(bound), self.quoted(selection));
        let alike: Vec<TextBound<'_>> =
            self.file.meeting(selection).into_iter().filter(|other| other.label == bound.label.text.as_str()).collect();
        if alike.len() > 1 {
            let mut ordered = alike.clone();
            ordered.sort_by_key(|bound| bound.range());
            let ids: Vec<&str> = ordered.iter().map(|bound| &*bound.id.text).collect();
            let names: Vec<String> = ordered.iter().map(|bound| self.named(bound)).collect();
            let mut changes = self.changes();
            changes.merge(&ids);
            self.offer(out, format!("Merge {} into one", crate::ide::words::and(&names)), &changes);
        }
        let inside = bound.spans.iter().any(|span| span.covers(selection) && *span != selection);
        if inside {
            let mut changes = self.changes();
            changes.set_spans(bound.id, &[selection]);
            self.offer(out, format!("Shrink {words} to {selected}"), &changes);
            let mut changes = self.changes();
            changes.cut(bound.id, selection);
            self.offer(out, format!("Cut {selected} out of {words}"), &changes);
        } else if bound.range().is_some_and(|range| !range.covers(selection)) {
            let mut changes = self.changes();
            changes.grow(bound.id, selection);
            self.offer(out, format!("Grow {words} over {selected}"), &changes);
        }
    }

    /// By a word at the border the cursor is at.
    fn by_words(&self, out: &mut Vec<Action>, bound: &TextBound<'_>, at: CharOffset) {
        let &[span] = bound.spans else { return };
        // A quote ends at its marks.
        if kind_of(self.article, bound.label) == TokenKind::Quote {
            return;
        }
        let words = self.named(bound);
        let line = self.article.text.line_at(at);
        let mut offer = |verb: &str, to: CharRange| {
            let mut changes = self.changes();
            changes.set_spans(bound.id, &[to]);
            self.offer(out, format!("{verb} {words} to {}", self.quoted(to)), &changes);
        };
        if at == span.end() {
            if let Some(word) = self.next_word(span.end(), line) {
                offer("Grow", CharRange::new(span.start(), word.end()));
            }
            if let Some(word) = self.previous_word(span.end(), line)
                && let Some(before) = self.previous_word(word.start(), line)
                && before.start() >= span.start()
            {
                offer("Shrink", CharRange::new(span.start(), before.end()));
            }
        } else if at == span.start() {
            if let Some(word) = self.previous_word(span.start(), line) {
                offer("Grow", CharRange::new(word.start(), span.end()));
            }
            if let Some(word) = self.next_word(span.start(), line)
                && let Some(behind) = self.next_word(word.end(), line)
                && behind.end() <= span.end()
            {
                offer("Shrink", CharRange::new(behind.start(), span.end()));
            }
        }
    }

    /// The first word that begins at or behind `at` on a line.
    fn next_word(&self, at: CharOffset, line: CharRange) -> Option<CharRange> {
        let text = self.article.text.slice(CharRange::new(at, line.end()));
        let skipped = text.chars().take_while(|c| !c.is_alphanumeric()).count();
        let word = self.word(at.plus(skipped))?;
        (word.start() >= at && word.end() <= line.end()).then_some(word)
    }

    /// The last word that ends at or before `at` on a line.
    fn previous_word(&self, at: CharOffset, line: CharRange) -> Option<CharRange> {
        let text = self.article.text.slice(CharRange::new(line.start(), at));
        let skipped = text.chars().rev().take_while(|c| !c.is_alphanumeric()).count();
        let word = self.word(at.minus(skipped))?;
        (word.end() <= at && word.start() >= line.start()).then_some(word)
    }
}
