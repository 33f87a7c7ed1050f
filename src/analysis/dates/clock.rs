//! Times of day.

use crate::{
    analysis::tokens::TokenKind,
    lexicon::{
        numbers::NumberWord,
        times::{DayPart, TimeWord},
    },
};

use super::{
    Clock, DateKind, Expr,
    grammar::{Found, Tape},
};

/// A time of day that begins at token `i`: `8:30`, `8.30pm`, `8 p.m.`, `1500 GMT`, “noon”,
/// “five o'clock”, “8 in the morning”.
pub(super) fn time(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let (mut clock, end) = digits(tape, i).or_else(|| past(tape, i)).or_else(|| oclock(tape, i))?;
    let mut end = end;
    if let Some((utc, behind)) = zone(tape, end) {
        clock.utc = utc;
        end = behind;
    }
    Some(Found::new(end, DateKind::Time, Expr::Clock { clock, day: None }))
}

/// Hour and minute as written, `None` where they aren't a time of day.
fn parts(text: &str) -> Option<(u8, Option<u8>, Option<u8>, bool)> {
    let colon = text.contains(':');
    let mut fields = text.split([':', '.']);
    let hour =
        fields.next().filter(|hour| (1..=2).contains(&hour.len()))?.parse::<u8>().ok().filter(|hour| *hour <= 24)?;
    let mut field = || match fields.next() {
        None => Some(None),
        Some(text) if text.len() == 2 => text.parse::<u8>().ok().filter(|n| *n < 60).map(Some),
        Some(_) => None,
    };
    let (minute, second) = (field()?, field()?);
    fields.next().is_none().then_some((hour, minute, second, colon))
}

fn meridiem(tape: &Tape<'_>, i: usize) -> Option<(u8, usize)> {
    match tape.lower(i) {
        "am" | "a.m." | "a.m" => Some((0, i + 1)),
        "pm" | "p.m." | "p.m" => Some((12, i + 1)),
        _ => None,
    }
}

fn digits(tape: &Tape<'_>, i: usize) -> Option<(Clock, usize)> {
    if !tape.is_number(i)
        || i > 0
            && tape.tokens.glued(i)
            && matches!(tape.tokens.text(i - 1), "-" | "/" | "$" | "£" | "€" | "+")
            && !tape.is_number(i.saturating_sub(2))
    {
        return None;
    }
    let text = tape.tokens.text(i);
    // 1500 GMT, 0830 hours
    if text.len() == 4
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && let (Ok(hour), Ok(minute)) = (text[..2].parse::<u8>(), text[2..].parse::<u8>())
        && hour <= 24
        && minute < 60
    {
        let zoned = zone(tape, i + 1);
        let hours = matches!(tape.lower(i + 1), "hours" | "hrs" | "h")
            && text.starts_with(['0', '1', '2'])
            && (text.starts_with('0') || minute == 0 || minute == 30);
        // “at 0300 on Sunday”
        let early = text.starts_with('0')
            && i > 0
            && matches!(tape.lower(i - 1), "at" | "from" | "until" | "till" | "by" | "before" | "after");
        let clock = Clock { hour, minute: Some(minute), second: None, utc: false };
        return if zoned.is_some() || early && !hours {
            Some((clock, i + 1))
        } else if hours && tape.lower(i.wrapping_sub(1)) == "at" {
            Some((clock, i + 2))
        } else {
            None
        };
    }
    let (hour, minute, second, colon) = parts(text)?;
    if let Some((add, end)) = meridiem(tape, i + 1) {
        if hour > 12 || hour == 0 && add == 12 {
            return None;
        }
        let hour = if hour == 12 { add } else { hour + add };
        return Some((Clock { hour, minute, second, utc: false }, end));
    }
    if let Some(until) = until(tape, i).filter(|_| (1..=12).contains(&hour)) {
        // “from 11 to 2 p.m.” begins before noon, “3–5 p.m.” behind it.
        let add = if until >= 12 && hour % 12 <= until % 12 { 12 } else { 0 };
        return Some((Clock { hour: hour % 12 + add, minute, second, utc: false }, i + 1));
    }
    if let Some(part) = in_the(tape, i + 1).filter(|_| hour <= 12 && hour > 0) {
        let (part, end) = part;
        let hour = match part {
            DayPart::Afternoon | DayPart::Evening if hour < 12 => hour + 12,
            DayPart::Night if (6..12).contains(&hour) => hour + 12,
            DayPart::Morning if hour == 12 => 0,
            _ => hour,
        };
        return Some((Clock { hour, minute, second, utc: false }, end));
    }
    if zone(tape, i + 1).is_some() && (minute.is_some() || text.len() <= 2) {
        return Some((Clock { hour, minute, second, utc: false }, i + 1));
    }
    let oclock = tape.lower(i + 1) == "o'clock" || tape.lower(i + 1) == "o’clock";
    if oclock {
        return Some((Clock { hour, minute, second, utc: false }, i + 2));
    }
    // A colon alone is a time where nothing makes it a score, a ratio, a verse or a running time.
    let before = if i > 0 { tape.lower(i - 1) } else { "" };
    let timed = matches!(
        before,
        "at" | "by"
            | "around"
            | "about"
            | "until"
            | "before"
            | "after"
            | "from"
            | "since"
            | "till"
            | "and"
            | "to"
            | "between"
            | ","
    ) || i == 0
        || {
            tape.word(i.saturating_sub(1)).is_some_and(|word| matches!(word, TimeWord::Weekday(_) | TimeWord::Day(_)))
        };
    let glued_behind = tape.tokens.glued(i + 1)
        && tape.tokens.get(i + 1).is_some_and(|token| {
            !matches!(token.kind, TokenKind::Punct | TokenKind::Mark | TokenKind::Hyphen | TokenKind::Dash)
        });
    (colon && minute.is_some() && timed && !glued_behind).then_some((Clock { hour, minute, second, utc: false }, i + 1))
}

/// The hour up to which the time at token `i` goes, where that has the `p.m.` for both: “3 to 5 p.m.”,
/// “9–11 a.m.”, “between 3 and 5 p.m.”.
fn until(tape: &Tape<'_>, i: usize) -> Option<u8> {
    let joint = match tape.lower(i + 1) {
        "to" | "until" | "till" => true,
        "and" => i > 0 && tape.lower(i - 1) == "between",
        _ => tape.tokens.get(i + 1).is_some_and(|token| matches!(token.kind, TokenKind::Hyphen | TokenKind::Dash)),
    };
    if !joint || !tape.is_number(i + 2) {
        return None;
    }
    let (hour, ..) = parts(tape.tokens.text(i + 2)).filter(|(hour, ..)| (1..=12).contains(hour))?;
    let (add, _) = meridiem(tape, i + 3)?;
    Some(hour % 12 + add)
}

/// “in the morning”, “at night”.
fn in_the(tape: &Tape<'_>, i: usize) -> Option<(DayPart, usize)> {
    let at = match (tape.lower(i), tape.lower(i + 1)) {
        ("in", "the") => i + 2,
        ("at", _) => i + 1,
        _ => return None,
    };
    match tape.word(at)? {
        TimeWord::Part(part @ (DayPart::Morning | DayPart::Afternoon | DayPart::Evening)) if at == i + 2 => {
            Some((part, at + 1))
        }
        TimeWord::Part(DayPart::Night) if at == i + 1 => Some((DayPart::Night, at + 1)),
        _ => None,
    }
}

/// “half past eight”, “a quarter to nine”, “ten past 9”.
pub(super) fn past(tape: &Tape<'_>, i: usize) -> Option<(Clock, usize)> {
    let start = i + usize::from(tape.lower(i) == "a");
    let (minutes, mut at) = match tape.lower(start) {
        "half" => (30, start + 1),
        "quarter" => (15, start + 1),
        _ => {
            let (count, end) = tape.count(start)?;
            (u8::try_from(count.whole()?).ok().filter(|n| (1..30).contains(n))?, end)
        }
    };
    at += usize::from(matches!(tape.lower(at), "minutes" | "mins" | "minute"));
    let before = match tape.lower(at) {
        "past" => false,
        "to" if minutes == 15 && at <= start + 1 => true,
        _ => return None,
    };
    let hour = match tape.integer(at + 1) {
        Some(hour) => u8::try_from(hour).ok()?,
        None => match tape.number_word(at + 1)? {
            NumberWord::Digit(n) => n,
            NumberWord::Teen(n @ 10..=12) => n,
            _ => return None,
        },
    };
    if !(1..=12).contains(&hour) {
        return None;
    }
    let mut end = at + 2;
    end += usize::from(matches!(tape.lower(end), "o'clock" | "o’clock"));
    let mut add = 0;
    if let Some((noon, behind)) = meridiem(tape, end) {
        (add, end) = (noon, behind);
    } else if let Some((part, behind)) = in_the(tape, end) {
        (add, end) = (if part == DayPart::Morning { 0 } else { 12 }, behind);
    }
    let hour = if hour == 12 { add } else { hour + add };
    let (hour, minute) = if before { ((hour + 23) % 24, 60 - minutes) } else { (hour, minutes) };
    Some((Clock { hour, minute: Some(minute), second: None, utc: false }, end))
}

/// “thirty”, “forty-five” behind an hour in words, with the token behind.
fn minutes(tape: &Tape<'_>, i: usize) -> Option<(u8, usize)> {
    match tape.number_word(i)? {
        NumberWord::Teen(n) => Some((n, i + 1)),
        NumberWord::Tens(tens @ 20..=50) => {
            let at = tape.over_hyphen(i + 1);
            match tape.number_word(at) {
                Some(NumberWord::Digit(n @ 1..)) => Some((tens + n, at + 1)),
                _ => Some((tens, i + 1)),
            }
        }
        _ => None,
    }
}

fn oclock(tape: &Tape<'_>, i: usize) -> Option<(Clock, usize)> {
    let n = match tape.number_word(i)? {
        NumberWord::Digit(n @ 1..=9) => n,
        NumberWord::Teen(n @ 10..=12) => n,
        _ => return None,
    };
    let hour = n;
    if let Some((minute, behind)) = minutes(tape, i + 1)
        && let Some((add, end)) = meridiem(tape, behind)
    {
        return Some((Clock { hour: n % 12 + add, minute: Some(minute), second: None, utc: false }, end));
    }
    let oclock = matches!(tape.lower(i + 1), "o'clock" | "o’clock");
    if let Some((add, end)) = meridiem(tape, i + 1 + usize::from(oclock)) {
        let hour = if hour == 12 { add } else { hour + add };
        return Some((Clock { hour, minute: None, second: None, utc: false }, end));
    }
    if let Some((part, end)) = in_the(tape, i + 1 + usize::from(oclock)).filter(|_| oclock) {
        let hour = if matches!(part, DayPart::Afternoon | DayPart::Evening) && hour < 12 { hour + 12 } else { hour };
        return Some((Clock { hour, minute: None, second: None, utc: false }, end));
    }
    oclock.then_some((Clock { hour, minute: None, second: None, utc: false }, i + 2))
}

/// A time zone behind a time: “GMT”, “local time”, “(1400 GMT)” stays apart.
fn zone(tape: &Tape<'_>, i: usize) -> Option<(bool, usize)> {
    match tape.tokens.text(i) {
        "GMT" | "UTC" | "Z" => Some((true, i + 1)),
        "ET" | "EST" | "EDT" | "CT" | "CST" | "CDT" | "MT" | "MST" | "MDT" | "PT" | "PST" | "PDT" | "BST" | "CET"
        | "CEST" | "EET" | "IST" | "JST" | "AEST" | "SGT" | "MSK" => Some((false, i + 1)),
        "local" | "Eastern" | "Pacific" | "Central" | "eastern" | "pacific" if tape.lower(i + 1) == "time" => {
            Some((false, i + 2))
        }
        _ => None,
    }
}
