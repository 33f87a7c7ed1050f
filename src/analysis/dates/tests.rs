//! What time expressions read like, on sentences of our own.

use expect_test::{Expect, expect};
use jiff::civil;
use proptest::prelude::*;

use super::{resolve::NamedDays, scan, series::resolve_one};
use crate::analysis::tokens::Tokens;

/// Wednesday, 5 September 2018.
const PUBLISHED: civil::Date = civil::date(2018, 9, 5);

fn check(text: &str, expected: &Expect) {
    let tokens = Tokens::new(text);
    let mut out = String::new();
    for date in scan(&tokens) {
        let resolved = resolve_one(&date, Some(PUBLISHED), None);
        let day = |day: Option<civil::Date>| day.map_or("…".to_owned(), |day| day.to_string());
        let modifier = date.modifier.map_or(String::new(), |modifier| format!(" {}", modifier.code()));
        let value = resolved.value.or(resolved.unresolved).unwrap_or_default();
        out += &format!(
            "{:?} {:?} {value}{modifier} {}..{}\n",
            &text[date.span.range()],
            date.kind,
            day(resolved.first),
            day(resolved.last)
        );
    }
    expected.assert_eq(&out);
}

#[test]
fn absolute() {
    check(
        "On Monday, 3 September 2018, and on September 4th, 2018; in May 2015 and 1987. Since 2018-08-31, 31/08/2018 \
         and Aug. 30. The 1990s, the ’80s, the 19th century, the third quarter of 2017, spring 2016. 3–6 September. \
         May said in May that he may march in March. The 2014 fire, 2,000 people, 2000 soldiers.",
        &expect![[r#"
            "Monday, 3 September 2018" Date 2018-09-03 2018-09-03..2018-09-03
            "September 4th, 2018" Date 2018-09-04 2018-09-04..2018-09-04
            "May 2015" Date 2015-05 2015-05-01..2015-05-31
            "1987" Date 1987 1987-01-01..1987-12-31
            "2018-08-31" Date 2018-08-31 2018-08-31..2018-08-31
            "31/08/2018" Date 2018-08-31 2018-08-31..2018-08-31
            "Aug. 30" Date 2018-08-30 2018-08-30..2018-08-30
            "The 1990s" Date 199 1990-01-01..1999-12-31
            "the ’80s" Date 198 1980-01-01..1989-12-31
            "the 19th century" Date 18 1800-01-01..1899-12-31
            "the third quarter of 2017" Date 2017-Q3 2017-07-01..2017-09-30
            "spring 2016" Date 2016-SP 2016-03-01..2016-05-31
            "3–6 September" Date 2018-09-03 2018-09-03..2018-09-06
            "May" Date 2018-05 2018-05-01..2018-05-31
            "March" Date 2018-03 2018-03-01..2018-03-31
            "2014" Date 2014 2014-01-01..2014-12-31
        "#]],
    );
}

#[test]
fn relative() {
    check(
        "Late last month and early next year, two weeks ago, three days ago, a year ago, the past 24 hours, \
         the coming weeks, in recent days. He said on Sunday that it will open on Friday. Yesterday morning, last night, \
         tomorrow. September last year, last April, this summer, Tuesday last week, earlier this month.",
        &expect![[r#"
            "Late last month" Date 2018-08 LATE 2018-08-21..2018-08-31
            "early next year" Date 2019 EARLY 2019-01-01..2019-04-30
            "two weeks ago" Date 2018-W34 2018-08-22..2018-08-22
            "three days ago" Date 2018-09-02 2018-09-02..2018-09-02
            "a year ago" Date 2017 2017-01-01..2017-12-31
            "the past 24 hours" Duration PT24H 2018-09-04..2018-09-05
            "the coming weeks" Date PXW 2018-09-05..…
            "recent days" Date PXD …..2018-09-05
            "Sunday" Date 2018-09-02 2018-09-02..2018-09-02
            "Friday" Date 2018-09-07 2018-09-07..2018-09-07
            "Yesterday morning" Time 2018-09-04TMO 2018-09-04..2018-09-04
            "last night" Time 2018-09-04TNI 2018-09-04..2018-09-04
            "tomorrow" Date 2018-09-06 2018-09-06..2018-09-06
            "September last year" Date 2017-09 2017-09-01..2017-09-30
            "last April" Date 2018-04 2018-04-01..2018-04-30
            "this summer" Date 2018-SU 2018-06-01..2018-08-31
            "Tuesday last week" Date 2018-08-28 2018-08-28..2018-08-28
            "earlier this month" Date 2018-09 START 2018-09-01..2018-09-10
        "#]],
    );
}

#[test]
fn clock_sets_and_lengths() {
    check(
        "At 8:30 a.m. on Friday, 1500 GMT, noon Saturday, half past eight. Every Friday, each year, on Mondays, daily. \
         It took nearly two years, a 10-day siege, half an hour, three and a half months. The first week of September, \
         the last day of 2017, the third Thursday in November, the week of 3 June.",
        &expect![[r#"
            "8:30 a.m. on Friday" Time 2018-08-31T08:30 2018-08-31..2018-08-31
            "1500 GMT" Time 2018-09-05T15:00Z 2018-09-05..2018-09-05
            "noon Saturday" Time 2018-09-01T12:00 2018-09-01..2018-09-01
            "half past eight" Time 2018-09-05T08:30 2018-09-05..2018-09-05
            "Every Friday" Set XXXX-WXX-5 …..…
            "each year" Set P1Y …..…
            "Mondays" Set XXXX-WXX-1 …..…
            "daily" Set P1D …..…
            "nearly two years" Duration P2Y LESS_THAN …..…
            "10-day" Duration P10D …..…
            "half an hour" Duration PT0.5H …..…
            "three and a half months" Duration P3.5M …..…
            "The first week of September" Date 2018-W36 2018-09-01..2018-09-07
            "the last day of 2017" Date 2017-12-31 2017-12-31..2017-12-31
            "the third Thursday in November" Date 2018-11-15 2018-11-15..2018-11-15
            "the week of 3 June" Date 2018-W22 2018-05-28..2018-06-03
        "#]],
    );
}

proptest! {
    #[test]
    fn any_expression_resolves_or_says_why(text in "((the|last|next|this|past|first|third|week|weeks|year|years|month|days?|hours?|of|in|may|march|sept\\.|february|monday|friday|\\?|[0-9]{1,6}|/|-|:|,|ago|later|a|two|half|early|end|quarter|century|easter|s|p\\.m\\.) ?){0,16}", days in -40000i32..40000) {
        let anchor = jiff::ToSpan::days(days);
        let anchor = PUBLISHED.checked_add(anchor).unwrap_or(PUBLISHED);
        let tokens = Tokens::new(&text);
        for date in scan(&tokens) {
            let named = NamedDays { first: anchor, last: anchor };
            let resolved = resolve_one(&date, Some(anchor), Some(named));
            prop_assert!(resolved.value.is_some() || resolved.unresolved.is_some(), "{date:?}");
            if let (Some(first), Some(last)) = (resolved.first, resolved.last) {
                prop_assert!(first <= last, "{date:?} {resolved:?}");
            }
        }
    }
}
