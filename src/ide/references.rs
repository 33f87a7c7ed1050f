//! Find references: every mention of the thing at a place.

use crate::{
    analysis::{dates::Date, people::EntityId},
    text::{CharOffset, CharRange},
};

use super::{Article, Target, subject::Subject};

/// Every mention of the thing at a place, in order; of a person every quote as well, of a figure
/// every figure about the same thing, of a date every expression for the same days.
/// `with_introduction` says whether the mention that introduces it is wanted too.
pub fn references(article: &Article, at: CharOffset, with_introduction: bool) -> Vec<Target> {
    let article = &*article.settled();
    let Some(subject) = article.linked_at(at) else {
        // Of an annotation the reading knows nothing of: itself.
        let annotation = article.annotation_at(at);
        return annotation.map(|(_, range)| Article::target(range)).into_iter().collect();
    };
    let (mut ranges, introduction) = match (subject, entity(subject)) {
        (Subject::Place(place), _) => {
            let ranges: Vec<CharRange> = article.mentions_of_place(place).map(|place| place.range).collect();
            let first = ranges.iter().min().copied();
            (ranges, first)
        }
        (Subject::Quote(..) | Subject::Cue(..) | Subject::Mention(_), Some(id)) => {
            let reading = &*article.reading;
            let mentions = reading.mentions_of(id).map(|mention| mention.range);
            let quotes = reading.quotes_of(id).flat_map(|quote| quote.spans.iter().copied());
            (mentions.chain(quotes).collect(), reading.entity(id).map(|entity| entity.introduction))
        }
        (Subject::Figure(figure), _) => {
            let ranges: Vec<CharRange> = article.figures_alike(figure).map(|figure| figure.range).collect();
            let first = ranges.first().copied();
            (ranges, first)
        }
        (Subject::Date(date), _) => {
            let same = |other: &&Date| other.range == date.range || same_days(date, other);
            let ranges: Vec<CharRange> = article.reading.dates.iter().filter(same).map(|date| date.range).collect();
            let first = ranges.first().copied();
            (ranges, first)
        }
        _ => (vec![subject.range()], None),
    };
    if !with_introduction {
        ranges.retain(|&range| Some(range) != introduction);
    }
    ranges.sort_unstable();
    ranges.dedup();
    ranges.into_iter().map(Article::target).collect()
}

/// Whether two time expressions are the same days.
fn same_days(one: &Date, other: &Date) -> bool {
    one.first.is_some() && (one.first, one.last) == (other.first, other.last)
}

/// The entity that a mention names, or that speaks a quote.
pub(super) fn entity(subject: Subject<'_>) -> Option<EntityId> {
    match subject {
        Subject::Mention(mention) => mention.entity,
        Subject::Quote(quote, _) | Subject::Cue(quote, _) => quote.speaker.as_ref().and_then(|speaker| speaker.entity),
        Subject::Place(_) | Subject::Figure(_) | Subject::Date(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{article_at, shown};
    use expect_test::{Expect, expect};

    fn check(fixture: &str, with_introduction: bool, expected: &Expect) {
        let (article, at) = article_at(fixture);
        let targets: Vec<String> =
            references(&article, at, with_introduction).iter().map(|target| shown(&article, target.focus)).collect();
        expected.assert_eq(&targets.join("\n"));
    }

    const ARTICLE: &str = "\
⟦P rima|Rima Odeh⟧ left ⟦L?|Kafr Hamra⟧. ⟦Q rima|“Nobody slept,”⟧ ⟦P rima|Ms Odeh⟧ ⟦C|said⟧. \
⟦P sami|Sami Haddad⟧ reached ⟦L?|Kafr Hamra⟧ ⟦D 2019-05-12..2019-05-12|on Sunday⟧.";

    #[test]
    fn of_a_person_mentions_and_quotes() {
        check(
            &ARTICLE.replace("Ms Odeh", "Ms $0Odeh"),
            true,
            &expect![[r#"
                1:1 "Rima Odeh"
                1:28 "“Nobody slept,”"
                1:44 "Ms Odeh""#]],
        );
        check(
            &ARTICLE.replace("said", "sa$0id"),
            false,
            &expect![[r#"
                1:28 "“Nobody slept,”"
                1:44 "Ms Odeh""#]],
        );
    }

    #[test]
    fn of_a_place_its_mentions() {
        check(
            &ARTICLE.replace("left ⟦L?|Kafr", "left ⟦L?|$0Kafr"),
            true,
            &expect![[r#"
                1:16 "Kafr Hamra"
                1:78 "Kafr Hamra""#]],
        );
    }

    #[test]
    fn of_a_date_itself() {
        check(&ARTICLE.replace("on Sunday", "on Sun$0day"), true, &expect![[r#"1:89 "on Sunday""#]]);
    }
}
