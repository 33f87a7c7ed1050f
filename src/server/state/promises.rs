//! What open documents will say once the client made the edits it was asked for.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use tower_lsp::ls_types::{TextEdit, Uri};

use crate::{
    server::{from_proto, uri::Key},
    text::{Edit, Text},
};

use super::{Kind, State};

/// What an open document will say once an edit is made. It is looked at with every change that the client tells
/// of for as long as somebody holds it, so that an edit is seen though it was taken back at once.
#[derive(Debug)]
pub(in crate::server) struct Promise {
    key: Key,
    version: i32,
    /// The lines it changes how often there are: how often each will be there, and whether that is
    /// more than before.
    lines: HashMap<String, (usize, bool)>,
    kept: AtomicBool,
}

impl Promise {
    /// The document.
    pub(in crate::server) fn key(&self) -> &Key {
        &self.key
    }

    /// The version that the edit is made for.
    pub(in crate::server) fn version(&self) -> i32 {
        self.version
    }

    /// Whether the document came to say it.
    pub(in crate::server) fn is_kept(&self) -> bool {
        self.kept.load(Ordering::Relaxed)
    }

    /// Looks whether a text has the lines that are put in, and no more of those that are taken out.
    fn look_at(&self, text: &Text) {
        if self.is_kept() {
            return;
        }
        let text = text.to_string();
        let counts = counts(&text);
        let kept = self.lines.iter().all(|(line, &(wanted, more))| {
            let now = counts.get(line.as_str()).copied().unwrap_or_default();
            if more { now >= wanted } else { now <= wanted }
        });
        self.kept.store(kept, Ordering::Relaxed);
    }
}

impl State {
    /// What a document will say once edits of it are made; `None` where it is not open.
    pub(in crate::server) fn promise<'e>(
        &mut self,
        uri: &Uri,
        edits: impl Iterator<Item = &'e TextEdit>,
    ) -> Option<Arc<Promise>> {
        let key = Key::of(uri);
        let buffer = &self.documents.get(&key)?.buffer;
        let edits: Vec<Edit> = edits
            .map(|edit| Edit {
                range: from_proto::range(&buffer.text, edit.range, self.client.encoding),
                text: edit.new_text.clone(),
            })
            .collect();
        let mut after = buffer.text.clone();
        // From the end on, so that the others stay where they are.
        for edit in edits.iter().rev() {
            after.apply(edit);
        }
        let (version, before, after) = (buffer.version, buffer.text.to_string(), after.to_string());
        for article in self.articles_of(&key, Kind::of(&key)) {
            let Some(article) = self.documents.get_mut(&article) else { continue };
            if let Some(annotations) = &mut article.annotations {
                annotations.expect(&after, &article.buffer.text);
            }
        }
        let (old, new) = (counts(&before), counts(&after));
        let count = |counts: &HashMap<&str, usize>, line: &str| counts.get(line).copied().unwrap_or_default();
        let changed = old.keys().chain(new.keys()).filter(|line| count(&old, line) != count(&new, line));
        let lines =
            changed.map(|line| ((*line).to_owned(), (count(&new, line), count(&new, line) > count(&old, line))));
        let promise = Arc::new(Promise { version, lines: lines.collect(), kept: AtomicBool::new(false), key });
        self.promises.retain(|promise| promise.strong_count() > 0);
        self.promises.push(Arc::downgrade(&promise));
        Some(promise)
    }

    /// The promises about a document that somebody still waits for.
    pub(super) fn promised(&self, key: &Key) -> Vec<Arc<Promise>> {
        let held = self.promises.iter().filter_map(std::sync::Weak::upgrade);
        held.filter(|promise| promise.key == *key).collect()
    }
}

/// Looks at promises about a document that has a text now.
pub(super) fn look(promises: &[Arc<Promise>], text: &Text) {
    promises.iter().for_each(|promise| promise.look_at(text));
}

/// How often each line is there.
fn counts(text: &str) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for line in text.lines() {
        *counts.entry(line).or_default() += 1;
    }
    counts
}
