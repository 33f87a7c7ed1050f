//! The occurrences an editor marks while the cursor rests on one of them.

use crate::text::{CharOffset, CharRange};

use super::{Article, Occurrence, subject::Subject};

/// The occurrences to highlight with the cursor at a place, in order: of somebody or of a place
/// every mention; of a quote or its cue, what belongs to the quote.
pub fn highlights(article: &Article, at: CharOffset) -> Vec<(CharRange, Occurrence)> {
    let article = &*article.settled();
    let read = |range| (range, Occurrence::Read);
    let Some(subject) = article.linked_at(at) else {
        let annotation = article.annotation_at(at);
        return annotation.map_or(Vec::new(), |(bound, _)| bound.spans.iter().copied().map(read).collect());
    };
    let mut out: Vec<(CharRange, Occurrence)> = match subject {
        Subject::Mention(mention) => match mention.entity {
            Some(id) => {
                let occurrence = |introduces| if introduces { Occurrence::Write } else { Occurrence::Read };
                article
                    .reading
                    .mentions_of(id)
                    .map(|mention| (mention.range, occurrence(article.introduces(mention))))
                    .collect()
            }
            None => vec![read(mention.range)],
        },
        Subject::Place(place) => {
            let mut mentions: Vec<_> = article.mentions_of_place(place).map(|place| read(place.range)).collect();
            mentions.sort_unstable_by_key(|(range, _)| *range);
            if let Some(first) = mentions.first_mut() {
                first.1 = Occurrence::Write;
            }
            mentions
        }
        Subject::Quote(quote, _) | Subject::Cue(quote, _) => quote
            .spans
            .iter()
            .copied()
            .chain(quote.cue)
            .chain(quote.speaker.as_ref().map(|speaker| speaker.range))
            .map(read)
            .collect(),
        Subject::Figure(figure) => vec![read(figure.range)],
        Subject::Date(date) => vec![read(date.range)],
    };
    out.sort_unstable_by_key(|(range, _)| *range);
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{article_at, shown};
    use expect_test::{Expect, expect};

    fn check(fixture: &str, expected: &Expect) {
        let (article, at) = article_at(fixture);
        let found: Vec<String> = highlights(&article, at)
            .iter()
            .map(|(range, occurrence)| format!("{occurrence:?} {}", shown(&article, *range)))
            .collect();
        expected.assert_eq(&found.join("\n"));
    }

    #[test]
    fn of_a_person() {
        check(
            "⟦P rima|Odeh⟧ spoke. ⟦P rima|Rima Odeh⟧ said ⟦P rima|s$0he⟧ left.",
            &expect![[r#"
                Read 1:1 "Odeh"
                Write 1:13 "Rima Odeh"
                Read 1:28 "she""#]],
        );
    }

    #[test]
    fn of_a_quote_what_belongs_to_it() {
        check(
            "⟦Q rima #1|“We left,”⟧ ⟦P rima|Rima Odeh⟧ ⟦C #1|said⟧, ⟦Q rima #1|“at ni$0ght.”⟧",
            &expect![[r#"
                Read 1:1 "“We left,”"
                Read 1:12 "Rima Odeh"
                Read 1:22 "said"
                Read 1:28 "“at night.”""#]],
        );
    }
}
