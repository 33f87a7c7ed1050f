//! Renaming an id, or a type.

use crate::{
    ide::Article,
    standoff::{Changes, is_id},
    text::{CharOffset, CharRange, Edit},
};

use super::id_at;

/// What a rename at a place would rename: an id, or the type of a line. `None` where there is
/// nothing to rename.
pub fn renamed_range(article: &Article, at: CharOffset) -> Option<CharRange> {
    let file = article.annotations.as_deref()?;
    let label = file.line_at(at)?.record.label().filter(|label| label.range.touches(at));
    id_at(file, at).or(label).map(|field| field.range)
}

/// The edits that rename the id or the type at a place, everywhere in the file.
///
/// # Errors
///
/// In words, where the new name can't be one, is taken, or there is nothing to rename.
pub fn rename(article: &Article, at: CharOffset, new: &str) -> Result<Vec<Edit>, String> {
    let nothing = || "There is no id and no type here.".to_owned();
    let file = article.annotations.as_deref().ok_or_else(nothing)?;
    let mut changes = Changes::new(file, &article.text);
    if let Some(id) = id_at(file, at) {
        if !is_id(new) || new.chars().next() != id.chars().next() {
            let kind = id.chars().take_while(|c| !c.is_ascii_digit()).collect::<String>();
            return Err(format!("An id of this kind is {kind} and a number, as {kind}12."));
        }
        if *id != *new && file.get(new).is_some() {
            return Err(format!("{new} is the id of another line."));
        }
        changes.rename_id(id, new);
        return Ok(changes.edits());
    }
    let label = file.line_at(at).and_then(|line| line.record.label()).filter(|label| label.range.touches(at));
    let label = label.ok_or_else(nothing)?;
    if new.is_empty() || new.contains(|c: char| c.is_whitespace() || c == ':') {
        return Err("The name of a type has no white space and no colon in it.".to_owned());
    }
    changes.rename_label(label, new);
    Ok(changes.edits())
}
