//! From which state of an article something was chosen, and what that comes to in a newer one.

use std::hash::{Hash as _, Hasher as _};

use rapidhash::fast::RapidHasher;
use tower_lsp::{
    jsonrpc::{Error, Result},
    ls_types::Range,
};

use crate::{
    server::{from_proto, session::Session, snapshot::Snapshot, state::Since},
    standoff::Record,
};

use super::{arguments::Arguments, making::failed};

const CHANGED: &str = "The text or its annotations changed in the meantime; nothing was done. Choose again.";

const DELETED: &str = "The text this was chosen for was deleted in the meantime; nothing was done.";

/// The revision of the article, and a hash of what was said of the annotations that are meant.
pub(super) fn stamp(snapshot: &Snapshot, given: &Arguments) -> String {
    format!("{:x}-{:016x}", snapshot.revision, meant(snapshot, given))
}

/// What became of the article since something was chosen.
#[derive(Debug)]
pub(super) struct Chosen {
    since: Since,
    meant: u64,
}

impl Chosen {
    /// `None` where the arguments were not chosen from anything.
    ///
    /// # Errors
    ///
    /// Where what happened to the article since is not known any more.
    pub(super) fn of(session: &Session, given: &Arguments) -> Result<Option<Chosen>> {
        let Some(stamp) = &given.stamp else { return Ok(None) };
        let numbers = stamp.split_once('-').and_then(|(revision, meant)| {
            Some((u64::from_str_radix(revision, 16).ok()?, u64::from_str_radix(meant, 16).ok()?))
        });
        let found = numbers.zip(given.uri.as_ref()).and_then(|((revision, meant), uri)| {
            let since = session.look(|state| state.since(uri, revision))?;
            Some(Chosen { since, meant })
        });
        found.map(Some).ok_or_else(|| failed(CHANGED.to_owned()))
    }

    /// Carries the ranges of the arguments to where they are now.
    ///
    /// # Errors
    ///
    /// Where their text was deleted, where the annotations that are meant are no longer the same,
    /// and where the article is newer still.
    pub(super) fn carry(&self, given: &mut Arguments, snapshot: &Snapshot) -> Result<()> {
        if self.since.revision != snapshot.revision {
            return Err(Error::content_modified());
        }
        if self.meant != meant(snapshot, given) {
            return Err(failed(CHANGED.to_owned()));
        }
        let ranges: Vec<&mut Range> = given.ranges_mut().collect();
        let then = |range: &Range| from_proto::range(&self.since.then, *range, snapshot.client.encoding);
        let before: Vec<_> = ranges.iter().map(|range| then(range)).collect();
        for (range, now) in ranges.into_iter().zip(self.since.carry(&before)) {
            let now = now.ok_or_else(|| failed(DELETED.to_owned()))?;
            *range = snapshot.positions().range(now);
        }
        Ok(())
    }
}

/// A hash of what makes the annotations that arguments name those that were meant: an id alone may have gone to
/// another one. Marked text is the same by its words, whatever its type is by now and wherever they stand: whether
/// what was chosen still fits it is seen when it is done.
fn meant(snapshot: &Snapshot, given: &Arguments) -> u64 {
    let mut hasher = RapidHasher::default_const();
    let Some(file) = snapshot.article.annotations.as_deref() else { return hasher.finish() };
    for id in given.ids() {
        id.hash(&mut hasher);
        let Some(record) = file.get(id).map(|line| &line.record) else { continue };
        match record {
            Record::TextBound(bound) => bound.text.as_ref().map(|text| &text.text).hash(&mut hasher),
            _ => {
                record.label().map(|label| &label.text).hash(&mut hasher);
                record.targets().iter().for_each(|target| target.text.hash(&mut hasher));
            }
        }
        if given.writes_note() {
            file.notes_of(id).for_each(|note| note.text.as_ref().map(|text| &text.text).hash(&mut hasher));
        }
    }
    hasher.finish()
}
