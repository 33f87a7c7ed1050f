//! Where the headline and what goes with it end, and the body of an article begins.

use crate::text::{CharOffset, CharRange, Encoding, Format, LineColumn, ParagraphKind, Text};

/// A line longer than this is no headline.
const LONGEST: usize = 140;

/// The first code point of the body; the end of the text where there is none.
///
/// The head of plain text is its first lines as long as they are short and don't end like a
/// sentence: headline, the line below it, credits. In Markdown it is the headings it opens with.
pub(super) fn body_start(text: &Text) -> CharOffset {
    let end = text.range().end();
    match text.format() {
        Format::Markdown => {
            let paragraphs = text.paragraphs();
            let body = paragraphs.list().iter().find(|paragraph| paragraph.kind != ParagraphKind::Heading);
            body.map_or(end, |paragraph| paragraph.range.start())
        }
        Format::Plain => {
            let lines = u32::try_from(text.lines()).unwrap_or(u32::MAX);
            for line in 0..lines {
                let start = text.offset(LineColumn { line, column: 0 }, Encoding::Utf32).offset;
                let end = text.line_at(start).end();
                let words = text.slice(CharRange::new(start, end.min(start.plus(LONGEST + 1))));
                let words = words.trim();
                if !words.is_empty() && !is_head(words) {
                    return start;
                }
            }
            end
        }
    }
}

fn is_head(line: &str) -> bool {
    let closed = line.trim_end_matches(['”', '"', '’', '\'', ')', '»']);
    line.chars().count() <= LONGEST && !closed.ends_with(['.', '!', '?', '…', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str, format: Format) -> String {
        let text = Text::new(text, format);
        text.slice(CharRange::new(body_start(&text), text.range().end()))
    }

    #[test]
    fn heads_end_where_sentences_begin() {
        let plain = "Bridge stays closed\n\nKowal: not before spring\n\nGRAZ — The bridge is closed.\n\nWhy\n";
        assert_eq!(body(plain, Format::Plain), "GRAZ — The bridge is closed.\n\nWhy\n");
        assert_eq!(body("The bridge is closed.", Format::Plain), "The bridge is closed.");
        assert_eq!(body("Bridge closed\r\n\r\n“No,” she said.\r\n", Format::Plain), "“No,” she said.\r\n");
        assert_eq!(body("Only a title", Format::Plain), "");
        assert_eq!(body("---\ntitle: x\n---\n# Bridge closed\n\nThe bridge\n", Format::Markdown), "The bridge\n");
    }
}
