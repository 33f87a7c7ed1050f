//! Colours: what every span of the article is.

use std::collections::{BTreeMap, HashMap};

use crate::{
    analysis::people::{EntityKind, MentionForm, is_first_person},
    text::{CharOffset, CharRange},
};

use super::{Article, Token, TokenKind, annotation::kind_of, subject::Subject};

/// The coloured spans, in order and without overlaps: the innermost wins, and what is left of the
/// spans around it is coloured on both sides. None goes over a line end.
pub fn tokens(article: &Article) -> Vec<Token> {
    let article = &*article.settled();
    // “I” in a quote is part of the words, whoever it means.
    let first = |subject: &Subject<'_>| match subject {
        Subject::Mention(mention) => {
            mention.form == MentionForm::Pronoun && is_first_person(&article.text.slice(mention.range))
        }
        _ => false,
    };
    let subjects = article.subjects().filter(|subject| !first(subject));
    let mut wanted: Vec<Token> = subjects.map(|subject| token(article, subject)).collect();
    annotate(article, &mut wanted);
    // The shortest first; between equals what is annotated, then a person outranks a quote, as
    // the kinds are listed.
    wanted.sort_by_key(|token| (token.range.len(), !token.annotated, token.kind as u8));
    let mut taken = Taken::default();
    let mut out = Vec::new();
    for token in wanted {
        for free in taken.take(token.range) {
            out.extend(lines(article, free).map(|range| Token { range, ..token }));
        }
    }
    out.sort_unstable_by_key(|token| token.range);
    out
}

fn token(article: &Article, subject: Subject<'_>) -> Token {
    let mut token = Token {
        range: subject.range(),
        kind: TokenKind::Quote,
        introduction: false,
        annotated: false,
        unresolved: false,
    };
    match subject {
        Subject::Mention(mention) => {
            let entity = mention.entity.and_then(|id| article.reading.entity(id));
            let organisation = entity.is_some_and(|entity| entity.kind == EntityKind::Organisation);
            token.kind = if organisation { TokenKind::Organisation } else { TokenKind::Person };
            token.introduction = article.introduces(mention);
            token.unresolved = entity.is_none();
        }
        Subject::Place(place) => (token.kind, token.unresolved) = (TokenKind::Place, place.resolved.is_none()),
        Subject::Figure(_) => token.kind = TokenKind::Figure,
        Subject::Date(_) => token.kind = TokenKind::Date,
        Subject::Cue(..) => token.kind = TokenKind::Cue,
        Subject::Quote(..) => {}
    }
    token
}

/// Marks what is annotated, and adds what only the annotations know.
fn annotate(article: &Article, wanted: &mut Vec<Token>) {
    let Some(file) = article.annotations.as_deref() else { return };
    let mut annotated: HashMap<(CharRange, TokenKind), bool> = HashMap::new();
    for bound in file.in_order() {
        let kind = kind_of(article, bound.label);
        annotated.extend(bound.spans.iter().map(|&span| ((span, kind), false)));
    }
    for token in wanted.iter_mut() {
        if let Some(seen) = annotated.get_mut(&(token.range, token.kind)) {
            (*seen, token.annotated) = (true, true);
        }
    }
    let unseen = annotated.into_iter().filter(|(_, seen)| !seen).map(|((range, kind), _)| Token {
        range,
        kind,
        introduction: false,
        annotated: true,
        unresolved: false,
    });
    wanted.extend(unseen);
}

/// Ranges already coloured: disjoint, by their start.
#[derive(Default)]
struct Taken(BTreeMap<CharOffset, CharOffset>);

impl Taken {
    /// Takes a range and returns the parts of it that were free.
    fn take(&mut self, range: CharRange) -> Vec<CharRange> {
        let (mut at, end) = (range.start(), range.end());
        let mut free = Vec::new();
        let before = self.0.range(..=at).next_back().map(|(&start, _)| start);
        for (&start, &until) in self.0.range(before.unwrap_or(at)..end) {
            if start > at {
                free.push(CharRange::new(at, start));
            }
            at = at.max(until);
        }
        if at < end {
            free.push(CharRange::new(at, end));
        }
        self.0.extend(free.iter().map(|part| (part.start(), part.end())));
        free
    }
}

/// The parts of a range between line ends that have anything visible in them.
fn lines(article: &Article, range: CharRange) -> impl Iterator<Item = CharRange> + use<> {
    let text = article.text.slice(range);
    let mut at = range.start();
    let mut out = Vec::new();
    for line in text.split(['\n', '\r']) {
        let end = at.plus(line.chars().count());
        if !line.trim().is_empty() {
            out.push(CharRange::new(at, end));
        }
        at = end.plus(1);
    }
    out.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ide::fixture::article, text::Encoding};
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(fixture: &str, expected: &Expect) {
        let article = article(fixture);
        let shown: Vec<String> = tokens(&article)
            .iter()
            .map(|token| {
                let flags = [
                    (token.annotated, " annotated"),
                    (token.introduction, " introduction"),
                    (token.unresolved, " unresolved"),
                ];
                let flags: String = flags.iter().filter(|(on, _)| *on).map(|(_, name)| *name).collect();
                format!("{:?}{flags} {:?}", token.kind, article.text.slice(token.range))
            })
            .collect();
        expected.assert_eq(&shown.join("\n"));
    }

    #[test]
    fn innermost_wins_and_the_rest_keeps_its_colour() {
        check(
            "⟦Q rima|“About ⟦F =300|300 families⟧ left ⟦L?|Kafr Hamra⟧.\r\n\r\nNobody slept”⟧, \
             ⟦P rima|Rima Odeh⟧ ⟦C|said⟧ ⟦D 2019-05-12..2019-05-12|on Sunday⟧. ⟦O agency|Civil Defence⟧ and ⟦P ?|he⟧ came.",
            &expect![[r#"
                Quote "“About "
                Figure "300 families"
                Quote " left "
                Place unresolved "Kafr Hamra"
                Quote "."
                Quote "Nobody slept”"
                Person introduction "Rima Odeh"
                Cue "said"
                Date "on Sunday"
                Organisation introduction "Civil Defence"
                Person unresolved "he""#]],
        );
    }

    #[test]
    fn what_is_annotated_takes_the_place_of_what_was_read() {
        check(
            "⟦T1 Person|Dr ⟦P rima|Rima Odeh⟧⟧ of ⟦T2 Organisation|⟦L?|Paris⟧ Match⟧ saw ⟦T3 Place|⟦P vic|Victoria⟧⟧ \
             and ⟦T4 Camp|old⟧ and ⟦T4 Camp|new camps⟧.",
            &expect![[r#"
                Person annotated "Dr Rima Odeh"
                Organisation annotated introduction "Paris Match"
                Place annotated unresolved "Victoria"
                Other annotated "old"
                Other annotated "new camps""#]],
        );
    }

    #[test]
    fn crossing_spans_share_what_both_want() {
        let mut article = article("⟦Q ?|one two⟧ three");
        let mut reading = (*article.reading).clone();
        reading.quotes[0].cue = Some(CharRange::of(4, 9));
        article.reading = reading.into();
        let shown: Vec<_> = tokens(&article).iter().map(|token| (token.kind, token.range)).collect();
        assert_eq!(shown, [(TokenKind::Quote, CharRange::of(0, 4)), (TokenKind::Cue, CharRange::of(4, 9))]);
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_disjoint_and_on_one_line(
            text in "[ab \r\n]{0,60}",
            spans in proptest::collection::vec((0usize..64, 0usize..64), 0..12),
        ) {
            let mut article = article(&text);
            let mut reading = (*article.reading).clone();
            for (start, end) in spans {
                let mut quote = self::article("⟦Q ?|x⟧").reading.quotes[0].clone();
                quote.spans = vec![CharRange::of(start.min(text.len()), end.min(text.len()))];
                reading.quotes.push(quote);
            }
            article.reading = reading.into();
            let tokens = tokens(&article);
            for token in &tokens {
                let line = |at| article.text.position(at, Encoding::Utf32).line;
                prop_assert!(!token.range.is_empty());
                prop_assert_eq!(line(token.range.start()), line(token.range.end()));
            }
            prop_assert!(tokens.windows(2).all(|pair| pair[0].range.end() <= pair[1].range.start()));
        }
    }
}
