//! “I” and “we” in quotes whose speakers are annotated.

use crate::analysis::{
    people::{MentionForm, is_first_person},
    quotes::{Ground, Quote},
};

use super::Overlay;

impl Overlay<'_> {
    /// Gives “I” and “we” in annotated quotes to their speakers; what these tell of others keeps its own.
    pub(super) fn first_persons(&mut self, quotes: &[Quote]) {
        for quote in quotes {
            let Some(speaker) = quote.speaker.as_ref().filter(|_| quote.ground == Ground::Cue) else { continue };
            for span in &quote.spans {
                let from = self.settled.mentions.partition_point(|mention| mention.range.start() < span.start());
                let inside = self.settled.mentions[from..].iter_mut();
                for mention in inside.take_while(|mention| mention.range.start() < span.end()) {
                    let pronoun = mention.form == MentionForm::Pronoun;
                    let told =
                        quote.nested.iter().flat_map(|inner| &inner.spans).any(|inner| inner.covers(mention.range));
                    if pronoun && !told && is_first_person(&self.article.text.slice(mention.range)) {
                        mention.entity = speaker.entity;
                    }
                }
            }
        }
    }
}
