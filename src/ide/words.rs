//! Wording that several answers share: counts, excerpts, degrees of belief, days.

use jiff::civil;

use crate::{config, lexicon::nouns};

/// “once”, “twice”, “7 times”.
pub(super) fn times(n: usize) -> String {
    match n {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

/// “1 mention”, “3 mentions”; for nouns that take an s.
pub(super) fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// `text` on one line and at most about `limit` code points long, cut behind a word.
pub(super) fn excerpt(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for (i, word) in text.split_whitespace().enumerate() {
        if i > 0 && out.chars().count() + 1 + word.chars().count() > limit {
            let end = out.trim_end_matches(['.', ',', ';', ':', ' ', '—', '–']).len();
            out.truncate(end);
            out.push_str(" …");
            return out;
        }
        if i > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
    // A single word may still be a megabyte of pasted rubbish.
    if out.chars().count() > limit.max(1) * 2 {
        out = out.chars().take(limit).chain(['…']).collect();
    }
    out
}

/// The known word that `typed` was most likely meant to be, whatever the case of either; `None` where
/// none is near enough.
pub(super) fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<(String, &str)> =
        known.into_iter().map(|word| (word.to_lowercase().replace(['_', ' '], "-"), word)).collect();
    let found = config::nearest(typed, known.iter().map(|(folded, _)| folded.as_str()))?;
    known.iter().find(|(folded, _)| folded == found).map(|(_, word)| *word)
}

/// `text` such that Markdown shows it as it is.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A belief between 0 and 1 in words and per cent: “almost certain (97%)”.
pub(super) fn belief(confidence: f32) -> String {
    let percent = if confidence.is_nan() { 0.0 } else { (confidence.clamp(0.0, 1.0) * 100.0).round() };
    let word = match percent {
        95.0.. => "almost certain",
        80.0.. => "very likely",
        60.0.. => "likely",
        40.0.. => "uncertain",
        _ => "little more than a guess",
    };
    format!("{word} ({percent}%)")
}

/// “Monday, 13 May 2019”.
pub(super) fn day(date: civil::Date) -> String {
    date.strftime("%A, %-d %B %Y").to_string()
}

/// The plural of a lemma or a unit that is a word; symbols and codes have none.
pub(super) fn plural(lemma: &str) -> String {
    let word = lemma.chars().all(|c| c.is_lowercase() || matches!(c, '-' | ' ')) && lemma.chars().count() > 2;
    let named = word && lemma.contains(['a', 'e', 'i', 'o', 'u', 'y']) && !matches!(lemma, "hertz" | "mph");
    if named { nouns::plural(lemma) } else { lemma.to_owned() }
}

/// A day in few words: “12 May 2019”.
pub(super) fn short_day(date: civil::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// A stretch of days in few words: “12 May 2019”, “6–12 May 2019”, “April 2019”, “2018”.
pub(super) fn stretch(first: civil::Date, last: civil::Date) -> String {
    let (months, years) = (first.month() == last.month(), first.year() == last.year());
    let whole_months = first.day() == 1 && last.day() == last.days_in_month();
    match () {
        () if first == last => short_day(first),
        () if whole_months && years && first.month() == 1 && last.month() == 12 => first.year().to_string(),
        () if whole_months && years && months => first.strftime("%B %Y").to_string(),
        () if whole_months && years => format!("{}–{}", first.strftime("%B"), last.strftime("%B %Y")),
        () if years && months => format!("{}–{}", first.day(), short_day(last)),
        () if years => format!("{} – {}", first.strftime("%-d %B"), short_day(last)),
        () => format!("{} – {}", short_day(first), short_day(last)),
    }
}

/// A list in prose: “a”, “a and b”, “a, b and c”.
pub(super) fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_end_behind_a_word() {
        assert_eq!(excerpt("“We left\n at night,”", 40), "“We left at night,”");
        assert_eq!(excerpt("We left at night, and nobody saw us go.", 18), "We left at night …");
        assert_eq!(excerpt(&"x".repeat(90), 10), format!("{}…", "x".repeat(10)));
    }

    #[test]
    fn words_for_numbers() {
        assert_eq!([0, 1, 2, 3].map(times), ["never", "once", "twice", "3 times"]);
        assert_eq!(belief(0.97), "almost certain (97%)");
        assert_eq!(belief(f32::NAN), "little more than a guess (0%)");
        assert_eq!(and(&["a".into(), "b".into(), "c".into()]), "a, b and c");
        assert_eq!(escape("*a_b*"), "\\*a\\_b\\*");
        assert_eq!(day(civil::date(2019, 5, 13)), "Monday, 13 May 2019");
        let stretches = [((2019, 5, 6), (2019, 5, 12)), ((2019, 4, 1), (2019, 4, 30)), ((2018, 1, 1), (2018, 12, 31))];
        let date = |(year, month, day)| civil::date(year, month, day);
        let shown = stretches.map(|(first, last)| stretch(date(first), date(last)));
        assert_eq!(shown, ["6–12 May 2019", "April 2019", "2018"]);
        assert_eq!(
            ["family", "man", "km", "church", "refugee"].map(plural),
            ["families", "men", "km", "churches", "refugees"]
        );
    }
}
