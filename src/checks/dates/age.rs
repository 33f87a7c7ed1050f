//! An age that the years of a life don't allow.

use crate::{
    analysis::{
        dates::{Date, DateKind},
        figures::FigureKind,
    },
    checks::{Rule, Sink, prose::Prose},
    config::Level,
    ide::Article,
    text::CharRange,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "person-age-year",
    name: "An age that the years of a life do not allow",
    level: Level::Error,
    why: "Who died in 1997 aged 81 was born in 1915 or 1916, and did not graduate in 1926. Reported where one \
          sentence about one person gives an age and two of these: the year of birth, of death, of a graduation, \
          marriage or election, or the article its own date.",
    example: "Ines Moreau, the pilot, was born in 1925 and died in 1997 aged 81.\n",
    instead: "Ines Moreau, the pilot, was born in 1916 and died in 1997 aged 81.\n",
    source: Some("copydesk.org, “Numeracy”, on who would have graduated at ten"),
    run,
};

/// Nobody graduates, marries or is elected before this age.
const GROWN: i64 = 13;

/// What a year is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Event {
    Birth,
    Death,
    Grown(&'static str),
}

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    let reading = &article.reading;
    let (mut next_figure, mut next_date) = (0, 0);
    for &sentence in &reading.sentences {
        let ages = run_of(&reading.figures, &mut next_figure, sentence, |figure| figure.core);
        let dates = run_of(&reading.dates, &mut next_date, sentence, |date| date.range);
        let mut ages = ages.iter().filter(|figure| figure.kind == FigureKind::Age && figure.approximation.is_none());
        let (Some(age), None) = (ages.next(), ages.next()) else { continue };
        let Some(years) = age.value.and_then(|value| value.to_i64()) else { continue };
        let events: Vec<_> = dates.iter().filter_map(|date| Some((event(&prose, date, sentence)?, date))).collect();
        let find = |wanted: Event| events.iter().find(|(event, _)| *event == wanted).map(|(_, date)| *date);
        let (birth, death) = (find(Event::Birth), find(Event::Death));
        let published = reading.published.as_ref().map(|published| i64::from(published.date.year()));
        let aged_in = death.and_then(year).or_else(|| published.filter(|_| birth.is_some()));
        let Some(at) = aged_in else { continue };
        if let Some((born, date)) = birth.and_then(|date| Some((year(date)?, date)))
            && (at - born - years) != 0
            && (at - born - years) != 1
        {
            let message =
                format!("Somebody born in {born} was {} or {} in {at}, not {years}.", at - born - 1, at - born);
            sink.report(age.range, message).relate(date.range, format!("Born in {born}."));
        }
        for (event, date) in &events {
            let (Event::Grown(what), Some(year), None) = (event, year(date), birth) else { continue };
            let old = year - (at - years);
            if old < GROWN {
                let message = format!("Who was {years} in {at} was {} in {year} and hardly {what}.", old.max(0));
                sink.report(date.range, message).relate(age.range, format!("{years} in {at}."));
            }
        }
    }
}

/// The items of a sentence, each looked at once over all sentences.
fn run_of<'a, T>(items: &'a [T], next: &mut usize, sentence: CharRange, range: impl Fn(&T) -> CharRange) -> &'a [T] {
    *next += items[*next..].iter().take_while(|item| range(item).start() < sentence.start()).count();
    let count = items[*next..].iter().take_while(|item| range(item).start() < sentence.end()).count();
    &items[*next..*next + count]
}

/// The year of a date within one year.
fn year(date: &Date) -> Option<i64> {
    let (first, last) = date.first.zip(date.last)?;
    (date.kind == DateKind::Date && first.year() == last.year()).then(|| i64::from(first.year()))
}

/// What the words before a year say happened in it.
fn event(prose: &Prose, date: &Date, sentence: CharRange) -> Option<Event> {
    let before = prose.before(date.range.start(), 48, sentence).trim_end();
    let before = before.trim_end_matches(" in").trim_end_matches(" on").trim_end_matches(" on the").trim_end();
    // “was born in Gorizia in 1965”
    let place = |place: &str| {
        place.starts_with(char::is_uppercase) && place.split(' ').count() <= 3 && !place.contains(char::is_numeric)
    };
    if before
        .rsplit_once(" born in ")
        .or_else(|| before.split_once("Born in "))
        .is_some_and(|(_, it)| place(it.trim_end_matches(',')))
    {
        return Some(Event::Birth);
    }
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next()?.to_lowercase();
    // “graduated from Lyon in 1926”
    let from = before.rsplit_once(" from ").map_or("", |(verb, _)| verb);
    if from.ends_with(" graduated") || from == "graduated" {
        return Some(Event::Grown("graduated"));
    }
    Some(match last.as_str() {
        "born" | "b" => Event::Birth,
        "died" | "dying" => Event::Death,
        "graduated" => Event::Grown("graduated"),
        "married" => Event::Grown("married"),
        "elected" => Event::Grown("elected"),
        "retired" => Event::Grown("retired"),
        _ => return None,
    })
}
