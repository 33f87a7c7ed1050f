//! Reading articles from files, with messages that say what to do where that fails.

use std::{fmt, fs, io, path::Path};

/// Why an article could not be read.
#[derive(Debug)]
pub(super) enum Unreadable {
    /// The path names a folder.
    Folder,
    /// The bytes are not UTF-8.
    Encoding {
        /// How many bytes before the first that is not.
        valid: usize,
        /// That byte.
        byte: u8,
        /// The encoding it seems to be in, as iconv calls it.
        guess: &'static str,
    },
    /// The system said no.
    System(io::Error),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Folder => f.write_str("is a folder; name the articles in it, as in FOLDER/*.txt"),
            Unreadable::Encoding { valid, byte, guess } => write!(
                f,
                "is not UTF-8 (byte {byte:#04X} at offset {valid}); convert it first, as in \
                 `iconv -f {guess} -t UTF-8 OLD > NEW`"
            ),
            Unreadable::System(error) if error.kind() == io::ErrorKind::NotFound => {
                f.write_str("does not exist; check the spelling and the folder")
            }
            Unreadable::System(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                f.write_str("may not be read; check its permissions")
            }
            Unreadable::System(error) => write!(f, "can't be read: {error}"),
        }
    }
}

/// Reads the text of a file, unchanged to the last byte.
pub(super) fn read(path: &Path) -> Result<String, Unreadable> {
    let bytes = fs::read(path).map_err(|error| {
        // Unix says so with an error of its own; Windows refuses access.
        if path.is_dir() { Unreadable::Folder } else { Unreadable::System(error) }
    })?;
    decode(bytes)
}

/// The text of bytes that should be UTF-8.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Unreadable> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let guess = match bytes {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "UTF-16",
            _ => "WINDOWS-1252",
        };
        Unreadable::Encoding { valid, byte: bytes.get(valid).copied().unwrap_or_default(), guess }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_wrong_with_the_bytes() {
        let said = |bytes: &[u8]| decode(bytes.to_vec()).map_err(|e| e.to_string());
        assert_eq!(said("\u{feff}“é”\r\n".as_bytes()).as_deref(), Ok("\u{feff}“é”\r\n"));
        assert_eq!(
            said(b"caf\xe9").expect_err("latin 1"),
            "is not UTF-8 (byte 0xE9 at offset 3); convert it first, as in `iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW`"
        );
        assert!(said(b"\xff\xfea\0").expect_err("utf-16").contains("iconv -f UTF-16"));
    }
}
