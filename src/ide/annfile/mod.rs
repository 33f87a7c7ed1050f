//! What an editor asks in the stand-off file itself.
//!
//! Every place and range here is one of the stand-off file, in its own code points. An article
//! without a stand-off file has no answers.

mod complete;
mod fixes;
mod hover;
mod outline;
mod rename;
mod tokens;

use crate::{
    standoff::{AnnFile, Field, Record},
    text::{CharOffset, CharRange},
};

use super::{Article, File, Occurrence, Target, annotation::line_target};

pub use complete::{Completion, CompletionKind, complete};
pub use fixes::{actions, formatted};
pub use hover::hover;
pub use outline::{folds, symbols};
use rename::lines_of_type;
pub use rename::{Renamed, check_type, rename, rename_type, renamed};
pub use tokens::tokens;

/// The id that a cursor touches: that of a line, or one a line refers to.
fn id_at(file: &AnnFile, at: CharOffset) -> Option<&Field> {
    let record = &file.line_at(at)?.record;
    record.id().into_iter().chain(record.targets()).find(|id| id.range.touches(at))
}

/// Every line that refers to the id at a place, with the ids under the cursor; its own line as
/// well where `with_definition` is set. On a type, every line of that type.
pub fn references(article: &Article, at: CharOffset, with_definition: bool) -> Vec<Target> {
    let Some(file) = article.annotations.as_deref() else { return Vec::new() };
    let Some(id) = id_at(file, at) else {
        let Some(Renamed::Type(name, kind)) = renamed(article, at) else { return Vec::new() };
        let of_type = lines_of_type(file, kind, name);
        return of_type.map(|(line, label)| Target { file: File::Standoff, range: line.range, focus: label }).collect();
    };
    let own = file.get(id).filter(|_| with_definition).map(line_target);
    let referring = file.referring(id).flat_map(|line| {
        let named = line.record.targets().into_iter().filter(|target| target.text == id.text);
        named.map(|target| Target { file: File::Standoff, range: line.range, focus: target.range })
    });
    own.into_iter().chain(referring).collect()
}

/// Where the id at a place is written, and where it is given.
pub fn highlights(article: &Article, at: CharOffset) -> Vec<(CharRange, Occurrence)> {
    let Some(file) = article.annotations.as_deref() else { return Vec::new() };
    let Some(id) = id_at(file, at) else {
        return references(article, at, false).into_iter().map(|target| (target.focus, Occurrence::Read)).collect();
    };
    let own = file.get(id).and_then(|line| line.record.id()).map(|id| (id.range, Occurrence::Write));
    let read = references(article, at, false).into_iter().map(|target| (target.focus, Occurrence::Read));
    let mut out: Vec<_> = own.into_iter().chain(read).collect();
    out.sort_by_key(|(range, _)| *range);
    out
}

/// The entries of data bases that lines link to, with their addresses.
pub fn links(article: &Article) -> Vec<(CharRange, String)> {
    let Some(file) = article.annotations.as_deref() else { return Vec::new() };
    let address = |record: &Record| {
        let Record::Normalisation(it) = record else { return None };
        let address = article.schema.database(&it.database)?.link(&it.entry)?;
        Some((it.database.range.join(it.entry.range), address))
    };
    file.lines().iter().filter_map(|line| address(&line.record)).collect()
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod verified;
