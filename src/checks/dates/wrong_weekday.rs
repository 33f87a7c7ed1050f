//! A weekday that doesn't fall on its date.

use jiff::civil::{self, Weekday};

use crate::{
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    text::{CharOffset, CharRange},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "date-wrong-weekday",
    name: "A weekday that does not fall on its date",
    level: Level::Warning,
    why: "One of the two is wrong, and it is the one a reader may plan by. Where the article gives no year, the \
          year of its publication counts, for days within three months of it.",
    example: "The council meets on Monday, 3 September 2019, to decide.\n",
    instead: "The council meets on Tuesday, 3 September 2019, to decide.\n",
    source: Some("ISO 8601-1:2019, on calendar dates and the days of the week"),
    run,
};

const NAMES: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

/// A day without a year is only known near the day of publication: “Monday, 28 March” may be of any year.
const NEAR: i32 = 92;

fn has_year(words: &str) -> bool {
    words.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
}

fn is_near(article: &Article, day: civil::Date) -> bool {
    let published = article.reading.published.as_ref().map(|published| published.date);
    published.is_some_and(|published| published.until(day).is_ok_and(|span| span.get_days().abs() <= NEAR))
}

fn run(article: &Article, sink: &mut Sink<'_>) {
    let mut last = CharRange::empty(CharOffset::new(0));
    for date in &article.reading.dates {
        let before = std::mem::replace(&mut last, date.range);
        let Some(day) = date.first.filter(|first| Some(*first) == date.last) else { continue };
        // “on Thursday (May 16)”: two expressions for one day.
        let aside = before.end() <= date.range.start()
            && article.text.words(CharRange::new(before.end(), date.range.start())) == " ("
            && !article.text.words(before).contains(' ');
        let range = if aside { before.join(date.range) } else { date.range };
        let words = article.text.slice(range);
        // A weekday alone is counted from the day of publication; only beside a date can it be wrong.
        if !words.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let Some((at, name, named)) = NAMES.iter().find_map(|(name, day)| Some((words.find(name)?, *name, *day)))
        else {
            continue;
        };
        if named != day.weekday() && (has_year(&words) || is_near(article, day)) {
            let right = NAMES.iter().find(|(_, weekday)| *weekday == day.weekday()).map_or("", |(name, _)| name);
            let start = range.start().plus(CharOffset::of(&words, at).to_usize());
            let range = CharRange::new(start, start.plus(name.len()));
            sink.report(range, format!("{day} is a {right}, not a {name}.")).fix(
                format!("Write {right}"),
                range,
                right,
            );
        }
    }
}
