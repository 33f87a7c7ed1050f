//! Go to definition: to where the thing at a place is introduced.

use crate::text::CharOffset;

use super::{Article, Target, subject::Subject};

/// Where the thing at a place is introduced: quote or pronoun to the person, cue to the speaker,
/// place to its first mention, annotated span to its line.
pub fn definition(article: &Article, at: CharOffset) -> Vec<Target> {
    let Some(subject) = article.subject_at(at) else { return Vec::new() };
    let introduction = |id| article.reading.entity(id).map(|entity| entity.introduction);
    let range = match subject {
        Subject::Mention(mention) => mention.entity.and_then(introduction),
        Subject::Quote(quote, _) => {
            quote.speaker.as_ref().map(|speaker| speaker.entity.and_then(introduction).unwrap_or(speaker.range))
        }
        Subject::Cue(quote, _) => quote.speaker.as_ref().map(|speaker| speaker.range),
        Subject::Place(place) => article.mentions_of_place(place).map(|place| place.range).min(),
        Subject::Figure(_) | Subject::Date(_) => None,
    };
    range.map(Article::target).into_iter().collect()
}

/// The same from a place in the stand-off file: the annotated text.
pub fn definition_from_standoff(article: &Article, at: CharOffset) -> Vec<Target> {
    let _ = (article, at);
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{article_at, shown};
    use expect_test::{Expect, expect};

    fn check(fixture: &str, expected: Expect) {
        let (article, at) = article_at(fixture);
        let targets: Vec<String> =
            definition(&article, at).iter().map(|target| shown(&article, target.focus)).collect();
        expected.assert_eq(&targets.join("\n"));
    }

    const ARTICLE: &str = "\
⟦P rima|Rima Odeh⟧, 41, ⟦C|said⟧ ⟦Q rima|“we left ⟦L?|Kafr Hamra⟧ at night”⟧.
⟦Q rima|“Nobody slept,”⟧ ⟦P rima|she⟧ ⟦C|added⟧. In ⟦L?|Kafr Hamra⟧, ⟦P ?|he⟧ waited.";

    #[test]
    fn pronoun_to_the_introduction() {
        check(&ARTICLE.replace("|she", "|s$0he"), expect![[r#"1:1 "Rima Odeh""#]]);
    }

    #[test]
    fn quote_to_the_introduction_of_its_speaker() {
        check(&ARTICLE.replace("Nobody", "No$0body"), expect![[r#"1:1 "Rima Odeh""#]]);
    }

    #[test]
    fn cue_to_the_speaker_beside_it() {
        check(&ARTICLE.replace("added", "a$0dded"), expect![[r#"2:17 "she""#]]);
    }

    #[test]
    fn place_to_its_first_mention_even_inside_a_quote() {
        check(&ARTICLE.replace("In ⟦L?|Kafr", "In ⟦L?|Ka$0fr"), expect![[r#"1:30 "Kafr Hamra""#]]);
    }

    #[test]
    fn nothing_for_somebody_nobody_knows() {
        check(&ARTICLE.replace("|he⟧", "|h$0e⟧"), expect![[""]]);
    }
}
