//! Documents by name: URIs of the protocol, paths of files, and the key that both share.
//!
//! Clients write the same file in several ways: with `:` escaped or not, with the drive letter in
//! either case, with `..` in it. Documents are therefore looked up by a [`Key`], and whatever goes
//! back to the client carries the URI it wrote itself.

use std::path::{Path, PathBuf};

use tower_lsp::ls_types::Uri;

use crate::{config, standoff::ConfKind};

/// What a document is looked up by: the normalised path of a file, or the whole URI of anything
/// else (`untitled:Untitled-1`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(String);

impl Key {
    /// The key of a document.
    pub(super) fn of(uri: &Uri) -> Key {
        match file(uri) {
            Some(path) => Key(normalise(&path)),
            None => Key(uri.as_str().to_owned()),
        }
    }

    /// The key of a file.
    pub(super) fn of_path(path: &Path) -> Key {
        Key(normalise(&path.to_string_lossy()))
    }

    /// The key of the file beside it that differs in its extension alone.
    pub(super) fn with_extension(&self, extension: &str) -> Key {
        Key(replace_extension(&self.0, extension))
    }

    /// The extension, in lower case; empty where there is none.
    pub(super) fn extension(&self) -> String {
        split_name(&self.0).1.map_or_else(String::new, str::to_lowercase)
    }

    /// Whether it is neither a stand-off file, nor settings, nor part of a schema.
    pub(super) fn is_article(&self) -> bool {
        self.extension() != "ann" && self.file_name() != config::FILE_NAME && self.conf_kind().is_none()
    }

    /// Which part of a schema it is, if any.
    pub(super) fn conf_kind(&self) -> Option<ConfKind> {
        ConfKind::of_file_name(self.file_name())
    }

    /// The path from the innermost of some folders on; all of it where it is in none.
    pub(super) fn inside(&self, folders: &[PathBuf]) -> String {
        let folders = folders.iter().map(|folder| Key::of_path(folder).0);
        let inside = folders.filter_map(|folder| self.0.strip_prefix(&folder)?.strip_prefix('/'));
        inside.min_by_key(|inside| inside.len()).unwrap_or_else(|| self.0.trim_start_matches('/')).to_owned()
    }

    /// What follows the last `/`.
    pub(super) fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }
}

/// Whether a document is a stand-off file or a part of a schema.
pub(super) fn is_page(uri: &Uri) -> bool {
    let key = Key::of(uri);
    key.extension() == "ann" || key.conf_kind().is_some()
}

/// The decoded path of a `file:` URI, with the host in front of it where there is one.
fn file(uri: &Uri) -> Option<String> {
    if !uri.scheme().as_str().eq_ignore_ascii_case("file") {
        return None;
    }
    let path = uri.path().decode().to_string_lossy();
    let host = uri.authority().map(|authority| authority.host()).filter(|host| !matches!(*host, "" | "localhost"));
    let path = host.map_or_else(|| path.clone().into_owned(), |host| format!("//{host}{path}"));
    (!path.is_empty()).then_some(path)
}

/// The file a URI names; `None` for what is not a file.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let path = file(uri)?;
    let without_slash = path.strip_prefix('/').filter(|rest| cfg!(windows) && has_drive(rest));
    Some(PathBuf::from(without_slash.unwrap_or(&path)))
}

/// The URI of a file no client has named.
pub(super) fn uri_of(path: &Path) -> Option<Uri> {
    Uri::from_file_path(path)
}

/// The URI of the file beside another, written as the client wrote that one; `None` for what is
/// not a file.
pub(super) fn sibling(uri: &Uri, extension: &str) -> Option<Uri> {
    file(uri)?;
    let text = uri.as_str();
    let end = text.find(['?', '#']).unwrap_or(text.len());
    replace_extension(&text[..end], extension).parse().ok()
}

fn has_drive(path: &str) -> bool {
    let bytes = path.as_bytes();
    bytes.len() >= 2 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':'
}

/// A path with `/` between its parts, no empty part, `.` or `..` in it, and the drive in lower case.
fn normalise(path: &str) -> String {
    let rest = path.trim_start_matches(['/', '\\']);
    let windows = has_drive(rest);
    let unc = !windows && (path.starts_with("//") || path.starts_with("\\\\"));
    let backslashes = windows || unc || cfg!(windows);
    let mut parts: Vec<&str> = Vec::new();
    for part in rest.split(|c| c == '/' || backslashes && c == '\\') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let mut out = if unc { "//".to_owned() } else { "/".to_owned() };
    out += &parts.join("/");
    if windows && let Some(drive) = out.get_mut(1..2) {
        drive.make_ascii_lowercase();
    }
    out
}

/// Everything before the last dot of the file name, and what follows it. A name that only begins
/// with a dot has no extension.
fn split_name(path: &str) -> (&str, Option<&str>) {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[name..].rfind('.') {
        Some(dot) if dot > 0 => (&path[..name + dot], Some(&path[name + dot + 1..])),
        _ => (path, None),
    }
}

fn replace_extension(path: &str, extension: &str) -> String {
    format!("{}.{extension}", split_name(path).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(uri: &str) -> Key {
        Key::of(&uri.parse().expect("a URI"))
    }

    #[test]
    fn one_file_has_one_key() {
        for [a, b] in [
            ["file:///c%3A/news/a.txt", "file:///C:/news/a.txt"],
            ["file:///C:/news/a.txt", "file:///c:/news/../news/./a.txt"],
            ["file:///news/caf%C3%A9%20a.txt", "file:///news//caf%c3%a9%20a.txt"],
            ["file://localhost/news/a.txt", "file:///news/a.txt"],
            ["FILE:///news/a.txt", "file:///news/a.txt"],
        ] {
            assert_eq!(key(a), key(b));
        }
        assert_eq!(key("file:///C:/news/a.txt"), Key::of_path(Path::new("c:\\news\\a.txt")));
        assert_eq!(key("file://server/share/a.txt"), Key::of_path(Path::new("\\\\server\\share\\a.txt")));
    }

    #[test]
    fn other_documents_have_other_keys() {
        for [a, b] in [
            ["file:///news/a.txt", "file:///news/A.txt"],
            ["untitled:Untitled-1", "untitled:Untitled-2"],
            ["file://server/a.txt", "file:///a.txt"],
            ["file:///news/a%5Cb.txt", "file:///news/a/b.txt"],
        ] {
            assert_ne!(key(a), key(b));
        }
    }

    #[test]
    fn the_stand_off_file_is_beside_the_article() {
        assert_eq!(key("file:///n/a.b.txt").with_extension("ann"), key("file:///n/a.b.ann"));
        assert_eq!(key("file:///n.d/README").with_extension("ann"), key("file:///n.d/README.ann"));
        assert_eq!(key("file:///n/a.MD").extension(), "md");
        let beside = |uri: &str| sibling(&uri.parse().expect("a URI"), "ann").map(|uri| uri.as_str().to_owned());
        assert_eq!(beside("file:///c%3A/n%20d/a.txt").as_deref(), Some("file:///c%3A/n%20d/a.ann"));
        assert_eq!(beside("untitled:Untitled-1"), None);
    }

    #[test]
    fn paths_and_back() {
        let path = Path::new("/news/2024 März/a#b.txt");
        let uri = uri_of(path).expect("an absolute path");
        assert_eq!(path_of(&uri).as_deref(), Some(path));
        assert_eq!(Key::of(&uri), Key::of_path(path));
    }
}
