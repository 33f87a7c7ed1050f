//! Byte order marks. Editors keep one out of their buffers and write it back; the file has it all the same, and to every
//! other program that reads it, it is the first code point.

use tower_lsp::ls_types::Uri;

use crate::{
    server::{
        disk,
        uri::{Key, path_of},
    },
    text::{BYTE_ORDER_MARK, CharRange, Edit, Text},
};

use super::{Kind, State};

/// A text that a client opened as the file has it.
pub(super) fn as_in_file(uri: &Uri, text: Text) -> Text {
    let marked = path_of(uri).and_then(|path| disk::has_mark(&path));
    if marked == Some(true) && !text.has_mark() {
        return Text::new(&format!("{BYTE_ORDER_MARK}{text}"), text.format()).hide_mark();
    }
    text
}

impl State {
    /// Takes up the mark that the file of a document was saved with, or gives up the one it was saved without; answers
    /// whether there was either.
    pub(super) fn look_for_mark(&mut self, key: &Key) -> bool {
        let Some(document) = self.documents.get_mut(key) else { return false };
        let Some(marked) = path_of(&document.buffer.uri).and_then(|path| disk::has_mark(&path)) else { return false };
        let text = &mut document.buffer.text;
        let edit = match (marked, text.has_mark(), text.hides_mark()) {
            (true, false, _) => Edit { range: CharRange::of(0, 0), text: BYTE_ORDER_MARK.to_string() },
            (false, true, true) => Edit { range: CharRange::of(0, 1), text: String::new() },
            _ => return false,
        };
        let before = text.clone();
        let done = text.apply(&edit);
        *text = std::mem::take(text).hide_mark();
        document.buffer.revision = self.revision;
        if let Some(annotations) = &mut document.annotations {
            annotations.follow(&done, &document.buffer.text);
        }
        if document.kind == Kind::Article {
            document.history.push(self.revision, before, done, document.buffer.text.clone());
        }
        self.touch(key);
        true
    }
}
