//! Positions of the protocol to places of a text.

use tower_lsp::ls_types::{Position, Range, TextDocumentContentChangeEvent};

use crate::text::{AppliedEdit, BYTE_ORDER_MARK, CharOffset, CharRange, Edit, Encoding, Format, LineColumn, Text};

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

/// Makes a change; one without a range replaces the whole text, of which only what differs counts
/// as edited: what stands around it stays where it is for whoever follows the edits.
pub(super) fn apply(text: &mut Text, change: TextDocumentContentChangeEvent, encoding: Encoding) -> AppliedEdit {
    let edit = match change.range {
        Some(at) => Edit { range: range(text, at, encoding), text: change.text },
        None if text.hides_mark() => difference(&text.to_string(), &format!("{BYTE_ORDER_MARK}{}", change.text)),
        None => difference(&text.to_string(), &change.text),
    };
    text.apply(&edit)
}

/// The one edit that makes `new` of `old`: everything between what they begin and end with.
fn difference(old: &str, new: &str) -> Edit {
    let same = |(a, b): &(char, char)| a == b;
    let before = old.chars().zip(new.chars()).take_while(same).count();
    let (old_rest, new_rest) = (skip(old, before), skip(new, before));
    let behind = old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(same);
    let behind: usize = behind.map(|(c, _)| c.len_utf8()).sum();
    let removed = old_rest[..old_rest.len() - behind].chars().count();
    Edit { range: CharRange::of(before, before + removed), text: new_rest[..new_rest.len() - behind].to_owned() }
}

/// The text behind its first `chars` code points.
fn skip(text: &str, chars: usize) -> &str {
    text.char_indices().nth(chars).map_or("", |(byte, _)| &text[byte..])
}

/// How a document is marked up, by what the client calls its language or by its extension.
pub(super) fn format(language: &str, extension: &str) -> Format {
    let markdown = language.eq_ignore_ascii_case("markdown") || matches!(extension, "md" | "markdown");
    if markdown { Format::Markdown } else { Format::Plain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_difference_makes_one_text_of_the_other(old in "[aé😀\r\n]{0,12}", new in "[aé😀\r\n]{0,12}") {
            let mut text = Text::new(&old, Format::Plain);
            text.apply(&difference(&old, &new));
            prop_assert_eq!(text.to_string(), new);
        }
    }

    #[test]
    fn the_difference_is_no_larger_than_it_has_to_be() {
        let edit = difference("At noon, she left.", "At noon, Rima left.");
        assert_eq!((edit.range, edit.text.as_str()), (CharRange::of(9, 12), "Rima"));
    }
}
