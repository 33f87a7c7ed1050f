//! Figures and dates in sentences written in the style of agency copy.
//!
//! `agency/copy.txt` holds one sentence a line, `agency/reading.txt` what is read in each, as of Thursday, 18 April
//! 2013. Both are read by people: where a reading changes, `UPDATE_EXPECT=1 cargo test --test figures` writes it
//! down again, and every line of the difference has to be right.

use std::{fmt::Write as _, sync::Arc};

use expect_test::expect_file;
use jiff::civil;
use postil::{
    analysis::{
        ArticleContext, Reader, Reading, Voice,
        dates::Date,
        figures::{Figure, Modality},
    },
    gazetteer::Gazetteer,
    text::{CharRange, Format, Paragraphs},
};

const COPY: &str = include_str!("agency/copy.txt");
const PUBLISHED: civil::Date = civil::date(2013, 4, 18);

fn slice(text: &str, range: CharRange) -> String {
    text.chars().skip(range.start().to_usize()).take(range.len()).collect()
}

fn figure(text: &str, figure: &Figure) -> String {
    let mut line = format!("  {:?} {:?}", slice(text, figure.range), figure.kind).to_lowercase();
    let bound = |bound: postil::analysis::figures::Bound| bound.value.to_string();
    let shown = match (figure.value, figure.hard.lower, figure.hard.upper) {
        (Some(value), Some(lower), Some(upper)) if lower.value == value && upper.value == value => format!(" {value}"),
        (value, lower, upper) => {
            let value = value.map_or(String::new(), |value| format!(" {value}"));
            let left = if lower.is_some_and(|lower| lower.inclusive) { "[" } else { "(" };
            let right = if upper.is_some_and(|upper| upper.inclusive) { "]" } else { ")" };
            let end = |end: Option<_>| end.map_or("…".to_owned(), bound);
            format!("{value} in {left}{}, {}{right}", end(lower), end(upper))
        }
    };
    line += &shown;
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = write!(line, " {name} {value}");
        }
    };
    let debug = |value: &dyn std::fmt::Debug| format!("{value:?}").to_lowercase();
    add("unit", figure.unit.clone());
    add("of", figure.counted.clone());
    add("group", figure.group.map(|group| group.name().to_owned()));
    add("outcome", figure.outcome.map(|outcome| debug(&outcome)));
    add("direction", figure.direction.map(|direction| debug(&direction)));
    add("part of", figure.part_of.map(|whole| whole.to_string()));
    add("put as", (figure.modality != Modality::Asserted).then(|| debug(&figure.modality)));
    add("", figure.cumulative.then(|| "cumulative".to_owned()));
    line + "\n"
}

fn date(text: &str, date: &Date) -> String {
    let day = |day: Option<civil::Date>| day.map_or("…".to_owned(), |day| day.to_string());
    let value = date.value.as_deref().or(date.unresolved.as_deref()).unwrap_or_default();
    let modifier = date.modifier.as_deref().map_or(String::new(), |modifier| format!(" {modifier}"));
    let days = if date.first.is_some() || date.last.is_some() {
        format!(" {}..{}", day(date.first), day(date.last))
    } else {
        String::new()
    };
    format!("  {:?} {:?} {value}{modifier}{days}\n", slice(text, date.range), date.kind)
}

fn read(text: &str, gazetteer: &Arc<Gazetteer>) -> Reading {
    let context = ArticleContext { date: Some(PUBLISHED), ..ArticleContext::default() };
    Reader::new(Arc::clone(gazetteer)).read(&Paragraphs::split(text.to_owned(), Format::Plain), &context)
}

#[test]
fn agency_copy() {
    let gazetteer = Arc::new(Gazetteer::embedded());
    let mut out = String::new();
    for line in COPY.lines() {
        let reading = read(line, &gazetteer);
        out += &format!("{line}\n");
        reading.figures.iter().for_each(|found| out += &figure(line, found));
        reading.dates.iter().for_each(|found| out += &date(line, found));
    }
    expect_file!["agency/reading.txt"].assert_eq(&out);
}

/// What is said in a quote counts from the day on which it was said.
#[test]
fn quotes_count_from_the_day_they_were_said() {
    let gazetteer = Arc::new(Gazetteer::embedded());
    let text = "“The bridge will open tomorrow,” the engineer Mara Holt told reporters on Monday. It opened yesterday.";
    let days: Vec<_> = read(text, &gazetteer)
        .dates
        .iter()
        .map(|date| (slice(text, date.range), date.first.map(|day| day.to_string()).unwrap_or_default()))
        .collect();
    let expected = [("tomorrow", "2013-04-16"), ("Monday", "2013-04-15"), ("yesterday", "2013-04-17")];
    assert_eq!(days, expected.map(|(words, day)| (words.to_owned(), day.to_owned())));
    // A day that another sentence names is not when this was said.
    let text = "The river rose on Monday, police said.\n\nOn Tuesday it reached the quay, police said.";
    let days: Vec<_> = read(text, &gazetteer).dates.iter().map(|date| date.first.map(|day| day.to_string())).collect();
    assert_eq!(days, [Some("2013-04-15".to_owned()), Some("2013-04-16".to_owned())]);
}

/// Each figure with who says so: `200 people: UN`.
fn voices(text: &str) -> Vec<String> {
    let reading = read(text, &Arc::new(Gazetteer::embedded()));
    let voice = |figure: &Figure| match figure.voice {
        Voice::Article => "-".to_owned(),
        Voice::Entity(id) => reading.entity(id).map_or(String::new(), |entity| entity.name.clone()),
        Voice::Unnamed(range) => slice(text, range),
    };
    reading.figures.iter().map(|figure| format!("{}: {}", slice(text, figure.core), voice(figure))).collect()
}

#[test]
fn who_says_so() {
    for (text, expected) in [
        ("According to the UN, 200 people were killed in the valley.", &["200: UN"][..]),
        ("Officials said 12 people were killed on Tuesday.", &["12: Officials"]),
        ("The ministry put the toll at 40.", &["40: ministry"]),
        (
            "On Monday the provincial police put the dead at 40 and the injured at 75.",
            &["40: provincial police", "75: provincial police"],
        ),
        ("The Red Cross has counted 54 dead.", &["54: Red Cross"]),
        ("Figures from the census bureau show the population at 45,000.", &["45,000: Figures from the census bureau"]),
        ("UN figures show 9,000 refugees have crossed.", &["9,000: UN"]),
        ("Chad has taken in 600,000 refugees, mostly in the east, UN figures show.", &["600,000: UN"]),
        (
            "The World Food Programme put the number of hungry people at 1.7 million.",
            &["1.7 million: World Food Programme"],
        ),
        ("They sold 1,200 Land Cruiser 79s.", &["1,200: -"]),
        ("At least 60 people were wounded, by the hospital’s count.", &["At least 60: hospital"]),
        ("By Oxfam’s own estimate, 90,000 people need help.", &["90,000: Oxfam"]),
        ("The mayor gave a figure of 16 dead.", &["16: mayor"]),
        ("Hospital records list 19 victims.", &["19: Hospital records"]),
        ("The toll stands at 31, the health ministry says.", &["31: health ministry"]),
        (
            "State media said at least 30 soldiers died, while the rebels claimed 90.",
            &["at least 30: State media", "90: rebels"],
        ),
        // On nobody's word but the article's.
        ("Spain recorded 300 goals in 12 years.", &["300: -", "12 years: -"]),
        ("The floods claimed 12 lives, and the team put 40 bags at the door.", &["12: -", "40: -"]),
        ("She found 12 coins. Johnson put three past the keeper.", &["12: -", "three: -"]),
        ("Twelve people were killed when the ministry burned.", &["Twelve: -"]),
    ] {
        assert_eq!(voices(text), expected, "{text}");
    }
}

#[test]
fn how_fast_is_not_when() {
    let gazetteer = Arc::new(Gazetteer::embedded());
    let windows = |text: &str| -> Vec<Option<String>> {
        let reading = read(text, &gazetteer);
        let window = |figure: &Figure| figure.window.map(|at| slice(text, reading.dates[at].range));
        reading.figures.iter().map(window).collect()
    };
    let rate = windows("Repairs cost 2 million euros, and prices are growing by 5 percent a year.");
    assert_eq!(rate, [None, None]);
    let day = windows("Repairs cost 2 million euros on Monday.");
    assert_eq!(day, [Some("Monday".to_owned())]);
}
