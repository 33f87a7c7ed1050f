//! A stand-off file that another program writes while it is open in the editor.
//!
//! An editor reads such a file again by itself where nothing in it is unsaved. Where something is, there
//! are two versions, and whoever saves the one in the editor writes over the other: that is said, once for
//! each time the file was written, with what to do.

use std::{
    path::PathBuf,
    sync::{Arc, Weak},
    time::Duration,
};

use tower_lsp::ls_types::MessageType;

use super::{
    disk::{Stamp, text_of},
    session::Session,
    uri::Key,
};

/// How long an editor is given to read the file again, or to say what it saved.
const PATIENCE: Duration = Duration::from_secs(1);

/// An open stand-off file that was written, or deleted, on disk.
#[derive(Debug)]
pub(super) struct Written {
    /// Which.
    pub(super) key: Key,
    /// Where it is.
    pub(super) path: PathBuf,
    /// What the file is like now; `None` where it is gone.
    pub(super) stamp: Option<Stamp>,
}

/// Looks, a moment later, whether the editor still has something else than the disk, and says so.
pub(super) fn look(session: &Arc<Session>, written: Written) {
    let session = Arc::downgrade(session);
    tokio::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        tell(&session, &written);
    });
}

fn tell(session: &Weak<Session>, Written { key, path, stamp }: &Written) {
    // Where it was written again, that is looked at for itself.
    let Some(session) = session.upgrade().filter(|_| Stamp::of(path) == *stamp) else { return };
    let now = session.look(|state| {
        let document = state.document(key)?;
        Some((document.buffer.text.to_string(), document.saved))
    });
    let Some((here, saved)) = now else { return };
    // The editor itself wrote it, and its user went on.
    if saved.is_some() && saved == *stamp {
        return;
    }
    let there = stamp.and_then(|_| text_of(path));
    if there.as_deref().is_some_and(|there| plain(there) == plain(&here)) {
        return;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let message = match there {
        Some(_) => format!(
            "{name} was changed by another program, and has other changes here. Nothing is lost yet: to keep the other \
             version, reload the file; to keep both, save this one under another name and compare; saving it here \
             writes over the other version."
        ),
        None => format!("{name} was deleted, or moved, by another program. It is still open here: save it to keep it."),
    };
    session.show(MessageType::WARNING, message);
}

/// A text without what editors keep out of their buffers: a byte order mark, the kind of line ends, and
/// whether there is one at the end.
fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").trim_end_matches('\n').to_owned()
}
