//! Catching up with what happened elsewhere: the stand-off file or the article was changed by
//! somebody else.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::text::{CharRange, Format, Text};

use super::{
    AnnFile,
    edits::covered_text,
    places::{Moves, State},
    reanchor::{Anchor, Reanchoring, by_quote},
};

/// What became of a text-bound that is not where its line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reanchored {
    /// Its id.
    pub id: String,
    /// Where it is, and how sure that is.
    pub anchor: Anchor,
}

impl AnnFile {
    /// Reads a newer text of the same stand-off file, changed in another window or by another
    /// program, and keeps the places that are known better than the file says: of a text-bound
    /// whose line is the same as before, and of one whose line says something that is not so
    /// while what it says it covers is where it was.
    #[must_use]
    pub fn reread(&self, source: &str, article: &Text) -> Self {
        let mut file = AnnFile::read(source, article);
        let mut moves = Moves::new();
        for index in 0..file.places.len() {
            let Some(new) = file.place(index) else { continue };
            let Some(old) = self.text_bound(new.id) else { continue };
            let same = old.record.stored == new.record.stored && old.record.text == new.record.text;
            let fits = new.state == State::Adrift && new.text == covered_text(article, old.spans) && !old.is_parked();
            if same || fits {
                let state = if old.spans == new.record.stored { new.state } else { State::Moved };
                let state = if old.is_parked() { old.state } else { state };
                moves.insert(index, (old.spans.to_vec(), state));
            }
        }
        file.places.set(moves);
        file
    }

    /// Finds text-bounds again after the article was changed where we did not see it. `base` is the
    /// article as the file was last known to fit it, where that is known; without it, or where the
    /// file does not fit it, only the text of an annotation is left to find it by. Reports what
    /// became of those that are not where their lines say.
    pub fn reanchor(&mut self, base: Option<&str>, article: &Text) -> Vec<Reanchored> {
        let now = article.to_string();
        let base_text = base.map(|base| Text::new(base, Format::Plain));
        let aligned = base.filter(|base| *base != now).map(|base| Reanchoring::new(base, &now));
        let mut anchors: BTreeMap<usize, Anchor> = BTreeMap::new();
        let mut claims: HashMap<Vec<CharRange>, HashSet<Vec<CharRange>>> = HashMap::new();
        for index in 0..self.places.len() {
            let Some(it) = self.place(index) else { continue };
            let fitted = base_text.as_ref().is_some_and(|base| it.text == covered_text(base, &it.record.stored));
            let anchor = match &aligned {
                Some(aligned) if fitted => aligned.place(&it.record.stored),
                _ if it.state == State::Adrift => by_quote(&now, &it.record.stored, it.text),
                _ => continue,
            };
            claims.entry(anchor.spans().to_vec()).or_default().insert(it.record.stored.clone());
            anchors.insert(index, anchor);
        }
        let mut moves = Moves::new();
        let mut report = Vec::new();
        for (index, mut anchor) in anchors {
            let Some(it) = self.place(index) else { continue };
            // What stood in two places can't be in one.
            if claims.get(anchor.spans()).is_some_and(|from| from.len() > 1) {
                anchor = anchor.doubted();
            }
            let (spans, state) = match &anchor {
                Anchor::Gone => (Vec::new(), State::Adrift),
                found if found.spans() == it.record.stored && it.text == covered_text(article, found.spans()) => {
                    (it.record.stored.clone(), State::AsWritten)
                }
                found => (found.spans().to_vec(), State::Moved),
            };
            if state != State::AsWritten {
                report.push(Reanchored { id: it.id.text.clone(), anchor });
            }
            moves.insert(index, (spans, state));
        }
        self.places.set(moves);
        report
    }
}
