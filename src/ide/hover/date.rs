//! The card of a time expression.

use crate::analysis::dates::{AnchorSource, Date, DateKind, Published};

use super::{
    super::{Article, words},
    Facts, card as put_together,
};

/// The card of a time expression: the days it resolves to and from which day, or why it doesn't.
pub(in super::super) fn card(article: &Article, date: &Date) -> String {
    let kind = match date.kind {
        DateKind::Date => "date",
        DateKind::Time => "time of day",
        DateKind::Duration => "length of time",
        DateKind::Set => "something that recurs",
    };
    let mut facts = Facts::default();
    facts.add("Days", days(date).unwrap_or_default());
    facts.add("Roughly", date.modifier.as_deref().map(modifier).unwrap_or_default());
    facts.add("Counted from", date.anchor.as_ref().map_or(String::new(), anchor));
    facts.add("Not resolved", date.unresolved.as_deref().map(words::escape).unwrap_or_default());
    facts.add("TIMEX3", date.value.as_ref().map_or(String::new(), |value| format!("`{value}`")));
    put_together(&format!("**{}** · {kind}", article.excerpt(date.range, 80)), facts, &[])
}

/// The day or days it resolves to: “Monday, 13 May 2019 to Sunday, 19 May 2019”.
pub(in super::super) fn days(date: &Date) -> Option<String> {
    match (date.first, date.last) {
        (Some(first), Some(last)) if first == last => Some(words::day(first)),
        (Some(first), Some(last)) => Some(format!("{} to {}", words::day(first), words::day(last))),
        (Some(first), None) => Some(format!("from {} on", words::day(first))),
        (None, Some(last)) => Some(format!("until {}", words::day(last))),
        (None, None) => None,
    }
}

fn anchor(published: &Published) -> String {
    let source = match published.source {
        AnchorSource::Said => return format!("{}, the day it was said", words::day(published.date)),
        AnchorSource::FrontMatter => "front matter",
        AnchorSource::Dateline => "the dateline",
        AnchorSource::FileName => "the file name",
        AnchorSource::Configured => "the settings",
    };
    format!("{}, the day of publication, from {source}", words::day(published.date))
}

/// A TIMEX3 `mod` in words.
fn modifier(modifier: &str) -> &str {
    match modifier {
        "START" | "EARLY" => "early in it",
        "MID" => "in the middle of it",
        "END" | "LATE" => "late in it",
        "APPROX" => "about then",
        "BEFORE" => "before",
        "AFTER" => "after",
        "ON_OR_BEFORE" => "then or before",
        "ON_OR_AFTER" => "then or after",
        "LESS_THAN" => "less than that",
        "MORE_THAN" => "more than that",
        "EQUAL_OR_LESS" => "that or less",
        "EQUAL_OR_MORE" => "that or more",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn a_span_of_days_and_the_day_it_is_counted_from() {
        check(
            "⟦D 2019-05-06..2019-05-12 relative|last we$0ek⟧",
            &expect![[r#"
            1:1 "last week"

            **last week** · date

            - **Days** Monday, 6 May 2019 to Sunday, 12 May 2019
            - **Counted from** Tuesday, 14 May 2019, the day of publication, from the dateline
            - **TIMEX3** `2019-05-06`
        "#]],
        );
    }

    #[test]
    fn why_it_is_not_resolved() {
        check(
            "⟦D|on Sun$0day⟧",
            &expect![[r#"
            1:1 "on Sunday"

            **on Sunday** · date

            - **Not resolved** the article does not say when it was published
        "#]],
        );
    }
}
