//! The day an article counts from: configuration, front matter, a dateline, the file name.

use jiff::civil;

use crate::analysis::{ArticleContext, paragraph::Placed, tokens::Tokens};

use super::{AnchorSource, DateKind, Expr, LocalDate, Published, YearRef};

/// How many paragraphs from the top, and from the end, a “Published …” line is looked for in.
const NEAR: usize = 6;

/// The most tokens an agency's name has in a dateline: “KYIV, Ukraine, March 3, 2025 (Agency) —”.
const AGENCY: usize = 8;

/// The day the article was published: as configured, else from front matter, a dateline or a
/// “Published …” line, the file name.
pub fn published(paragraphs: &[Placed], context: &ArticleContext) -> Option<Published> {
    let found = |date, source| Published { date, source };
    if let Some(date) = context.date {
        return Some(found(date, AnchorSource::Configured));
    }
    if let Some(date) = context.front_matter.as_deref().and_then(front_matter) {
        return Some(found(date, AnchorSource::FrontMatter));
    }
    let head = paragraphs.iter().take(NEAR).map(|placed| line(placed, true));
    let tail = paragraphs.iter().rev().take(2).map(|placed| line(placed, false));
    if let Some(date) = head.chain(tail).flatten().next() {
        return Some(found(date, AnchorSource::Dateline));
    }
    context.file_name.as_deref().and_then(file_name).map(|date| found(date, AnchorSource::FileName))
}

/// `date: 2018-09-05`, `published: "5 September 2018"`, in YAML or TOML.
fn front_matter(text: &str) -> Option<civil::Date> {
    let keys =
        ["date", "published", "publishdate", "publish_date", "pubdate", "published_at", "datepublished", "created"];
    let value = |line: &str| {
        let (key, value) = line.split_once([':', '='])?;
        let rank = keys.iter().position(|known| key.trim().trim_matches('"').eq_ignore_ascii_case(known))?;
        Some((rank, any_date(value.trim().trim_matches(['"', '\'']))?))
    };
    text.lines().filter_map(value).min_by_key(|(rank, _)| *rank).map(|(_, date)| date)
}

/// The first full date of a piece of text, in any written order.
fn any_date(text: &str) -> Option<civil::Date> {
    let tokens = Tokens::new(text);
    super::scan(&tokens).iter().find_map(full_date)
}

/// A date with year, month and day.
fn full_date(date: &LocalDate) -> Option<civil::Date> {
    let expr = match &date.expr {
        Expr::Clock { day: Some(day), .. } | Expr::Part { day: Some(day), .. } => day,
        expr => expr,
    };
    match expr {
        Expr::Calendar { year: YearRef::Year(year), month: Some(month), day: Some(day), until: None, .. } => {
            civil::Date::new(*year, *month, *day).ok()
        }
        _ => None,
    }
}

/// A “Published …” line, a line that is nothing but a date, or a dateline (“IDLIB, Syria, Sept. 5,
/// 2018 —”).
fn line(placed: &Placed, head: bool) -> Option<civil::Date> {
    let reading = &placed.reading;
    let tokens = &reading.tokens;
    let (date, found) = reading.dates.iter().find_map(|date| Some((full_date(date)?, date)))?;
    let words = tokens.len();
    let before = found.tokens.start;
    let announced = (0..before.min(4)).any(|i| {
        matches!(tokens.lower(i), "published" | "posted" | "updated" | "issued" | "date" | "dated")
            || tokens.lower(i) == "first" && tokens.lower(i + 1) == "published"
    });
    let only = found.kind != DateKind::Duration && words <= found.tokens.len() + 4 && words <= 12;
    // The dash that closes a dateline stands behind the date, or the agency in brackets, and capitals open it.
    let mut end = found.tokens.end;
    end += usize::from(tokens.text(end) == ")");
    let closing = match tokens.text(end) {
        "(" => ")",
        "/" => "/",
        _ => "",
    };
    if let Some(close) = (end + 1..end + AGENCY).find(|&at| !closing.is_empty() && tokens.text(at) == closing) {
        end = close + 1;
    }
    let dash = matches!(tokens.text(end), "—" | "–" | "--" | "-");
    let dateline = dash && before <= 8 && tokens.get(0).is_some_and(|token| token.is_capital());
    (announced && words <= 30 || head && (only || dateline)).then_some(date)
}

/// `2018-09-05-idlib.txt`, `20180905_idlib.md`, `idlib_2018_09_05.txt`.
fn file_name(name: &str) -> Option<civil::Date> {
    let bytes = name.as_bytes();
    (0..bytes.len()).find_map(|start| {
        if start > 0 && bytes[start - 1].is_ascii_digit() {
            return None;
        }
        let digits = |from: usize, len: usize| {
            let slice = bytes.get(from..from + len)?;
            slice
                .iter()
                .all(u8::is_ascii_digit)
                .then(|| slice.iter().fold(0i16, |n, byte| n * 10 + i16::from(byte - b'0')))
        };
        let year = digits(start, 4).filter(|year| (1800..=2100).contains(year))?;
        let separator = bytes.get(start + 4).copied().filter(|byte| matches!(byte, b'-' | b'_' | b'.'));
        let step = usize::from(separator.is_some());
        if separator.is_some() && bytes.get(start + 7).copied() != separator {
            return None;
        }
        let (month, day) = (digits(start + 4 + step, 2)?, digits(start + 6 + 2 * step, 2)?);
        if bytes.get(start + 8 + 2 * step).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        let published = |line: &str| {
            let text = crate::text::Text::new(line, crate::text::Format::Plain);
            let gazetteer = std::sync::Arc::new(crate::gazetteer::Gazetteer::embedded());
            let context = crate::analysis::ArticleContext::default();
            let reading = crate::analysis::Reader::new(gazetteer).read(&text.paragraphs(), &context);
            reading.published.map(|published| published.date.to_string()).unwrap_or_default()
        };
        assert_eq!(published("KYIV, Ukraine, March 3, 2025 (Agency) — Drones fell on Monday."), "2025-03-03");
        assert_eq!(published("GRAZ, 3 March 2025 /Agency/ - Drones fell on Monday."), "2025-03-03");
        assert_eq!(published("GRAZ (Agency, 3 March 2025) – Drones fell on Monday."), "2025-03-03");
        assert_eq!(published("GRAZ, March 3 (Agency) – Drones fell on Monday."), "");
        assert_eq!(published("On March 3, 2025 (a Monday) drones fell - six of them."), "");
    }

    #[test]
    fn file_names_and_front_matter() {
        let shown = |date: Option<civil::Date>| date.map(|date| date.to_string());
        assert_eq!(shown(file_name("2018-09-05-bridge.txt")).as_deref(), Some("2018-09-05"));
        assert_eq!(shown(file_name("bridge_20180905.md")).as_deref(), Some("2018-09-05"));
        assert_eq!(shown(file_name("bridge-1234567890.txt")), None);
        assert_eq!(shown(front_matter("title: Bridge\ndate: 5 September 2018\n")).as_deref(), Some("2018-09-05"));
        assert_eq!(
            shown(front_matter("created: 2017-01-01\npublished: \"2018-09-05T10:00:00Z\"")).as_deref(),
            Some("2018-09-05")
        );
        assert_eq!(shown(front_matter("title: May 2018 in numbers")), None);
    }
}
