//! Positions of the protocol to places of a text.

use tower_lsp::ls_types::{Position, Range, TextDocumentContentChangeEvent};

use crate::text::{CharOffset, CharRange, Edit, Encoding, Format, LineColumn, Text};

/// The place of a position; one that does not exist is moved to the nearest and logged.
pub(super) fn offset(text: &Text, position: Position, encoding: Encoding) -> CharOffset {
    let asked = LineColumn { line: position.line, column: position.character };
    let found = text.offset(asked, encoding);
    if found.moved {
        tracing::debug!("line {} column {} does not exist; took {}", asked.line, asked.column, found.offset);
    }
    found.offset
}

/// The run of text between two positions, whichever comes first.
pub(super) fn range(text: &Text, range: Range, encoding: Encoding) -> CharRange {
    CharRange::new(offset(text, range.start, encoding), offset(text, range.end, encoding))
}

/// Makes a change; one without a range replaces the whole text.
pub(super) fn apply(text: &mut Text, change: TextDocumentContentChangeEvent, encoding: Encoding) {
    match change.range {
        Some(at) => {
            let range = range(text, at, encoding);
            text.apply(&Edit { range, text: change.text });
        }
        None => *text = Text::new(&change.text, text.format()),
    }
}

/// How a document is marked up, by what the client calls its language or by its extension.
pub(super) fn format(language: &str, extension: &str) -> Format {
    let markdown = language.eq_ignore_ascii_case("markdown") || matches!(extension, "md" | "markdown");
    if markdown { Format::Markdown } else { Format::Plain }
}
