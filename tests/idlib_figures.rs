//! The figures and dates of the article the project began with, against its hand annotation.

use std::sync::Arc;

use postil::{
    analysis::{ArticleContext, Reader, Reading},
    gazetteer::Gazetteer,
    text::{CharRange, Format, Paragraphs},
};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles");

/// The article's reading as of a day, with its text and the annotation; `None` where it is absent.
fn idlib(date: Option<jiff::civil::Date>) -> Option<(String, String, Reading)> {
    let (Ok(text), Ok(ann)) = (
        std::fs::read_to_string(format!("{SHARED}/idlib.txt")),
        std::fs::read_to_string(format!("{SHARED}/idlib.ann")),
    ) else {
        println!("skipped: {SHARED}/idlib.txt is not there");
        return None;
    };
    let paragraphs = Paragraphs::split(text.clone(), Format::Plain);
    let mut reader = Reader::new(Arc::new(Gazetteer::embedded()));
    let reading = reader.read(&paragraphs, &ArticleContext { date, ..ArticleContext::default() });
    Some((text, ann, reading))
}

fn gold(ann: &str, kind: &str) -> Vec<CharRange> {
    let number = |field: &str| field.parse().expect("an offset");
    ann.lines()
        .map(|line| line.split(['\t', ' ']).collect::<Vec<_>>())
        .filter(|fields| fields[1] == kind)
        .map(|fields| CharRange::of(number(fields[2]), number(fields[3])))
        .collect()
}

fn missed<'g>(gold: &'g [CharRange], found: &[CharRange]) -> Vec<&'g CharRange> {
    gold.iter().filter(|span| !found.contains(span)).collect()
}

#[test]
fn figures_and_dates() {
    let Some((text, ann, reading)) = idlib(None) else { return };
    let slice = |range: &CharRange| text.chars().skip(range.start().to_usize()).take(range.len()).collect::<String>();
    let figures: Vec<CharRange> = reading.figures.iter().flat_map(|figure| [figure.range, figure.core]).collect();
    let dates: Vec<CharRange> = reading.dates.iter().map(|date| date.range).collect();
    let figure_gold = gold(&ann, "Figure");
    let date_gold = gold(&ann, "Date");
    let lost = missed(&figure_gold, &figures);
    println!("figures missed: {:?}", lost.iter().map(|range| slice(range)).collect::<Vec<_>>());
    let extra: Vec<String> = reading
        .figures
        .iter()
        .filter(|figure| !figure_gold.iter().any(|range| range.overlaps(figure.range)))
        .map(|figure| slice(&figure.range))
        .collect();
    println!("figures besides: {extra:?}");
    let late = missed(&date_gold, &dates);
    println!("dates missed: {:?}", late.iter().map(|range| slice(range)).collect::<Vec<_>>());
    let more: Vec<String> =
        dates.iter().filter(|range| !date_gold.iter().any(|gold| gold.overlaps(**range))).map(slice).collect();
    println!("dates besides: {more:?}");
    assert!(lost.is_empty());
    assert!(late.is_empty());
}

/// With its day of publication known, every date resolves as a reader would resolve it.
#[test]
fn dates_resolve_against_the_day_of_publication() {
    let Some((_, ann, reading)) = idlib(Some(jiff::civil::date(2019, 5, 26))) else { return };
    let gold = gold(&ann, "Date");
    let mut out = String::new();
    for date in reading.dates.iter().filter(|date| gold.contains(&date.range)) {
        let day = |day: Option<jiff::civil::Date>| day.map_or("…".to_owned(), |day| day.to_string());
        let value = date.value.as_deref().or(date.unresolved.as_deref()).unwrap_or_default();
        out += &format!("{value} {} {}\n", day(date.first), day(date.last));
    }
    expect_test::expect![[r#"
        PXD … 2019-05-26
        2019-04 2019-04-21 2019-04-30
        the text doesn't say which month is meant … …
        2018-09 2018-09-01 2018-09-30
        2019-W19 2019-05-12 2019-05-12
        PXW 2019-05-26 …
        PXY … 2019-05-26
        2019-W20 2019-05-13 2019-05-19
        2019-05-26 2019-05-26 2019-05-26
        PT24H 2019-05-26 2019-05-27
    "#]]
    .assert_eq(&out);
}
