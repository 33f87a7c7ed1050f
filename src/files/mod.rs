//! Files written in one step.
//!
//! A file is written beside its place, brought to the disk and moved there. So whoever reads it,
//! whenever that is, finds the old one or the new one whole: what is interrupted, by a full disk or
//! a pulled plug, leaves the old.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use tempfile::{Builder, NamedTempFile};

/// What the names of files that are being written begin with.
const PREFIX: &str = ".postil-";

/// So many symbolic links are followed one after the other, as on Linux.
const LINKS: usize = 40;

/// A file that is being written. Dropped before it is finished it leaves everything as it was.
///
/// ```
/// use std::io::Write as _;
/// use postil::files::Draft;
/// # let folder = tempfile::tempdir()?;
/// let path = folder.path().join("bridge.ann");
/// let mut draft = Draft::new(&path)?;
/// draft.write_all(b"T1\tPlace 0 6\tAleppo\n")?;
/// assert!(!path.exists());
/// draft.replace()?;
/// assert_eq!(std::fs::read(&path)?, b"T1\tPlace 0 6\tAleppo\n");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Draft {
    place: PathBuf,
    written: Written,
}

#[derive(Debug)]
enum Written {
    /// In a file beside its place.
    Beside(NamedTempFile),
    /// Right there: nothing can be moved to the place of a terminal or a pipe.
    There(fs::File),
}

impl Draft {
    /// Begins to write the file at `path`. Where that is a symbolic link, the file it leads to is
    /// meant. Folders that are not there are made. The file will have the permissions of the one it
    /// replaces, and a new one those of any new file.
    ///
    /// # Errors
    ///
    /// Where the folder can't be made or written to, where the path is that of a folder, and where
    /// the file that is there must not be written to.
    pub fn new(path: &Path) -> io::Result<Self> {
        let place = followed(path)?;
        let old = fs::metadata(&place).ok();
        match &old {
            Some(old) if old.is_dir() => return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder")),
            Some(old) if !old.is_file() => {
                let there = fs::OpenOptions::new().write(true).open(&place)?;
                return Ok(Draft { place, written: Written::There(there) });
            }
            Some(old) if old.permissions().readonly() => {
                return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
            }
            _ => {}
        }
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut builder = Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        let usual = std::os::unix::fs::PermissionsExt::from_mode(0o666);
        #[cfg(unix)]
        builder.permissions(usual);
        let file = builder.tempfile_in(folder)?;
        if let Some(old) = old {
            #[cfg(unix)]
            keep_owner(&old, file.as_file());
            file.as_file().set_permissions(old.permissions())?;
        }
        Ok(Draft { place, written: Written::Beside(file) })
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    ///
    /// Where the disk is full or the place can't be taken; the file that was there is as it was.
    pub fn replace(self) -> io::Result<()> {
        match self.written {
            Written::Beside(file) => {
                file.as_file().sync_all()?;
                file.persist(&self.place)?;
                sync_folder(&self.place);
                Ok(())
            }
            Written::There(mut file) => file.flush(),
        }
    }

    /// Puts the file in its place if nothing is there by now.
    ///
    /// # Errors
    ///
    /// As [`Draft::replace`], and where there is a file at its place.
    pub fn create(self) -> io::Result<()> {
        match self.written {
            Written::Beside(file) => {
                file.as_file().sync_all()?;
                file.persist_noclobber(&self.place)?;
                sync_folder(&self.place);
                Ok(())
            }
            Written::There(_) => Err(io::ErrorKind::AlreadyExists.into()),
        }
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.written {
            Written::Beside(file) => file.write(bytes),
            Written::There(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.written {
            Written::Beside(file) => file.flush(),
            Written::There(file) => file.flush(),
        }
    }
}

/// Writes a file, or replaces the one that is there, in one step.
///
/// # Errors
///
/// As [`Draft::new`] and [`Draft::replace`].
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut draft = Draft::new(path)?;
    draft.write_all(bytes)?;
    draft.replace()
}

/// Writes a file that must not be there yet, in one step.
///
/// # Errors
///
/// As [`Draft::new`] and [`Draft::create`].
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut draft = Draft::new(path)?;
    draft.write_all(bytes)?;
    draft.create()
}

/// The file that a path leads to over symbolic links, whether it is there or not.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut place = path.to_owned();
    for _ in 0..LINKS {
        match fs::symlink_metadata(&place) {
            Ok(found) if found.file_type().is_symlink() => {
                let to = fs::read_link(&place)?;
                // A relative one counts from the folder of the link.
                place = place.parent().map_or_else(|| to.clone(), |folder| folder.join(&to));
            }
            _ => return Ok(place),
        }
    }
    Err(io::Error::other("too many symbolic links, one leading to the other"))
}

/// Gives a file to whom the one it replaces belongs. Who may not give files away keeps it.
#[cfg(unix)]
fn keep_owner(old: &fs::Metadata, new: &fs::File) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let Ok(own) = new.metadata() else { return };
    if (own.uid(), own.gid()) != (old.uid(), old.gid()) {
        let given = fchown(new, Some(old.uid()), Some(old.gid())).or_else(|_| fchown(new, None, Some(old.gid())));
        if let Err(error) = given {
            tracing::debug!("the owner of a file was not kept: {error}");
        }
    }
}

/// Brings the name of a file to the disk. Not every file system can; the file itself is there.
fn sync_folder(path: &Path) {
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        let synced = fs::File::open(folder).and_then(|folder| folder.sync_all());
        if let Err(error) = synced {
            tracing::debug!("{} was not brought to the disk: {error}", folder.display());
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").flatten();
        let mut names: Vec<String> = entries.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_old_file_is_there_until_the_new_one_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/a.ann");
        replace(&path, b"old").expect("it can be written");
        let mut draft = Draft::new(&path).expect("it can be begun");
        draft.write_all(b"ne").expect("it can be written");
        draft.flush().expect("it can be written");
        assert_eq!(fs::read(&path).expect("it is there"), b"old");
        // Interrupted.
        drop(draft);
        assert_eq!(fs::read(&path).expect("it is there"), b"old");
        assert_eq!(names(&folder.path().join("deep")), ["a.ann"]);
        replace(&path, b"new").expect("it can be written");
        assert_eq!(fs::read(&path).expect("it is there"), b"new");
    }

    #[test]
    fn a_write_that_fails_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let taken = folder.path().join("a.ann");
        fs::write(&taken, "old").expect("it can be written");
        fs::create_dir(folder.path().join("b.ann")).expect("a folder");
        assert!(create(&taken, b"new").is_err());
        assert!(replace(&folder.path().join("b.ann"), b"new").is_err());
        assert!(replace(&taken.join("c.ann"), b"new").is_err());
        assert_eq!(fs::read(&taken).expect("it is there"), b"old");
        assert_eq!(names(folder.path()), ["a.ann", "b.ann"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_links_are_followed() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().expect("a folder");
        let [path, link, farther] = ["a.ann", "link.ann", "farther.ann"].map(|name| folder.path().join(name));
        let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        fs::write(&path, "old").expect("it can be written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("it is ours");
        symlink("a.ann", &link).expect("a link");
        symlink(&link, &farther).expect("a link");
        replace(&farther, b"new").expect("it can be written");
        assert_eq!(fs::read(&path).expect("it is there"), b"new");
        assert_eq!(mode(&path), 0o640);
        assert!(fs::symlink_metadata(&farther).expect("it is there").is_symlink());
        // A link that leads nowhere yet.
        let ahead = folder.path().join("ahead.ann");
        symlink("made.ann", &ahead).expect("a link");
        replace(&ahead, b"new").expect("it can be written");
        assert_eq!(fs::read(folder.path().join("made.ann")).expect("it is there"), b"new");
        // One that leads to itself.
        let ring = folder.path().join("ring.ann");
        symlink("ring.ann", &ring).expect("a link");
        assert!(replace(&ring, b"new").is_err());
        // A new file is like any other.
        fs::write(folder.path().join("usual"), "").expect("it can be written");
        assert_eq!(mode(&folder.path().join("made.ann")), mode(&folder.path().join("usual")));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("it is ours");
        assert!(replace(&path, b"newer").is_err());
        assert_eq!(fs::read(&path).expect("it is there"), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_written_to() {
        replace(Path::new("/dev/null"), b"nothing").expect("it takes everything");
        assert!(!fs::metadata("/dev/null").expect("it is there").is_file());
    }
}
