//! Whether the editor that started the server still lives.
//!
//! An editor that is killed cannot say `exit`. Its end of the pipe closes, which the reader
//! notices, unless some other process inherited it; for that case the process named in
//! `initialize` is watched as well.
//!
//! - **Linux**: `/proc/<pid>/stat` is gone or names a zombie.
//! - **Other Unix**: the server's parent changes when it dies, so this sees the end of a client that
//!   started the server itself.
//! - **Windows**: nothing is watched; a pipe closes with the last process that holds it, and
//!   Windows does not pass handles on unless asked to.

use std::{path::Path, time::Duration};

/// Waits until the process is gone. Only worth doing for one that was [`alive`] once: one that
/// runs on another machine, or outside this container, can't be seen in the first place.
pub(super) async fn gone(pid: u32, every: Duration) {
    while alive(pid) {
        tokio::time::sleep(every).await;
    }
}

/// Whether the process lives, as far as that can be told.
pub(super) fn alive(pid: u32) -> bool {
    if Path::new("/proc/self/stat").exists() {
        return std::fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !is_dead(&stat));
    }
    #[cfg(unix)]
    {
        std::os::unix::process::parent_id() == pid
    }
    #[cfg(not(unix))]
    false
}

/// Whether a line of `/proc/<pid>/stat` is that of a dead process: the state follows the name,
/// which stands in brackets and may itself hold brackets.
fn is_dead(stat: &str) -> bool {
    let state = stat.rsplit_once(')').map(|(_, rest)| rest.trim_start());
    state.is_none_or(|state| state.starts_with(['Z', 'X', 'x']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zombies_are_dead() {
        assert!(!is_dead("12 (nvim) S 1 12"));
        assert!(!is_dead("12 (Z) Z) R 1 12"));
        assert!(is_dead("12 (nvim) Z 1 12"));
        assert!(is_dead("12 (nvim"));
    }

    #[test]
    fn this_process_lives() {
        if cfg!(target_os = "linux") {
            assert!(alive(std::process::id()));
            assert!(!alive(u32::MAX));
        }
    }
}
