//! Telling an article its date, where it doesn't say it itself.

use jiff::civil;

use crate::{
    analysis::dates::DateKind,
    text::{CharOffset, CharRange, Edit, Format},
};

use super::Article;

/// Where the date is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dating {
    /// Into the front matter of a Markdown article.
    FrontMatter(Vec<Edit>),
    /// Into the settings: plain text has no place of its own for it.
    Settings,
}

/// How to tell the article that it was published on `day`.
pub fn dating(article: &Article, day: civil::Date) -> Dating {
    if article.text.format() == Format::Plain {
        return Dating::Settings;
    }
    let source = article.text.to_string();
    let line_end = if source.contains("\r\n") { "\r\n" } else { "\n" };
    let line = format!("date: {day}{line_end}");
    let edit = match article.text.paragraphs().front_matter() {
        Some(lines) => {
            let old = source[lines.clone()].lines().scan(lines.start, |at, line| {
                let start = *at;
                *at += line.len() + if source[start + line.len()..].starts_with("\r\n") { 2 } else { 1 };
                Some((start, line))
            });
            let old = { old }.find(|(_, line)| line.trim_start().to_lowercase().starts_with("date:"));
            let at = |byte: usize| CharOffset::of(&source, byte);
            match old {
                Some((start, old)) => {
                    let range = CharRange::new(at(start), at(start + old.len()));
                    Edit { range, text: format!("date: {day}") }
                }
                None => Edit { range: CharRange::empty(at(lines.start)), text: line },
            }
        }
        None => {
            let mark = usize::from(source.starts_with('\u{feff}'));
            let text = format!("---{line_end}{line}---{line_end}{line_end}");
            Edit { range: CharRange::empty(CharOffset::new(mark)), text }
        }
    };
    Dating::FrontMatter(vec![edit])
}

/// Days the article may have been published on: the full dates that it names itself, the latest
/// first, at most three.
pub fn candidates(article: &Article) -> Vec<civil::Date> {
    let full = |date: &&crate::analysis::dates::Date| {
        date.kind == DateKind::Date && date.anchor.is_none() && date.first == date.last
    };
    let mut days: Vec<civil::Date> = article.reading.dates.iter().filter(full).filter_map(|date| date.first).collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter().rev().take(3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ide::fixture::read_article, text::Text};

    #[test]
    fn front_matter_is_made_completed_or_corrected() {
        let day = civil::date(2019, 5, 26);
        for (before, after) in [
            ("# Quay\n", "---\ndate: 2019-05-26\n---\n\n# Quay\n"),
            ("---\ntitle: Quay\n---\n# Quay\n", "---\ndate: 2019-05-26\ntitle: Quay\n---\n# Quay\n"),
            (
                "---\r\ntitle: Ö\r\ndate: soon\r\n---\r\nQuay\r\n",
                "---\r\ntitle: Ö\r\ndate: 2019-05-26\r\n---\r\nQuay\r\n",
            ),
        ] {
            let mut article = read_article(before);
            article.text = Text::new(before, Format::Markdown);
            let Dating::FrontMatter(edits) = dating(&article, day) else { panic!("{before}") };
            edits.iter().for_each(|edit| {
                article.text.apply(edit);
            });
            assert_eq!(article.text.to_string(), after);
        }
        assert_eq!(dating(&read_article("Quay."), day), Dating::Settings);
    }

    #[test]
    fn full_dates_are_candidates() {
        let article = read_article("On 3 March 2019 and 26 May 2019 the quay was closed, as in June.");
        assert_eq!(candidates(&article), [civil::date(2019, 5, 26), civil::date(2019, 3, 3)]);
    }
}
