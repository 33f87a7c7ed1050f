//! Lines that a page sets around an article and that say nothing in it.
//!
//! Links to other articles, invitations to subscribe, credits of pictures and reporters, copyright,
//! what a translation machine says of itself, the labels of advertisements and buttons. Nobody in
//! them is spoken of or quoted, so no names, quotes, places or figures are read from them. The forms
//! are those of the big agencies' and papers' sites, and of what copying from a browser leaves.

use std::sync::LazyLock;

use memchr::memmem::{self, Finder};

use self::elsewhere::{invitation, link};

mod elsewhere;

/// What a line is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Boilerplate {
    /// “Read more: …”: a link to something else.
    Link,
    /// “Sign up for our newsletter”.
    Invitation,
    /// “Photo: …/AFP”.
    Picture,
    /// “(Reporting by …; Editing by …)”, “Editor’s note: …”.
    Staff,
    /// “© … All rights reserved”.
    Copyright,
    /// “This article was translated automatically.”
    Translation,
    /// “Advertisement”, “Share”.
    Label,
}

/// No boilerplate line is longer than this, in bytes.
const LONGEST: usize = 420;
/// A line of links or credits without a colon is not longer than this, in bytes.
const SHORT: usize = 90;

/// What a paragraph is there for, if it is no part of the article; `lower` is the same text in lower case.
pub fn boilerplate(text: &str, lower: &str) -> Option<Boilerplate> {
    if text.len() > LONGEST {
        return None;
    }
    let lower =
        lower.trim_start_matches(['(', '[', '*', '_', '-', '–', '—', '|', '>', '»', '•', '▶', '►', ' ', '\u{a0}']);
    // Asked for last: every character has to be looked at.
    let quoted = || text.contains(['“', '”', '"', '«', '„']);
    let bracketed = text.starts_with(['(', '[']);
    label(lower)
        .or_else(|| copyright(lower))
        .or_else(|| staff(lower, bracketed))
        .or_else(|| picture(lower, text, quoted))
        .or_else(|| translation(lower).filter(|_| !quoted()))
        // Marks mean speech, but for “Sign up for our newsletter and get “the best of the Echo””.
        .or_else(|| invitation(lower).filter(|_| !quoted() || SUBSCRIPTIONS.open(lower)))
        .or_else(|| link(lower, quoted))
}

/// What lines of a sort begin with. Nearly every line is turned away by its first two bytes.
struct Heads {
    list: &'static [&'static str],
    /// For every first byte the second bytes, of both the lowest five bits.
    seconds: [u32; 32],
}

impl Heads {
    /// Each of `list` has two bytes at least.
    const fn new(list: &'static [&'static str]) -> Self {
        let (mut seconds, mut i) = ([0; 32], 0);
        while i < list.len() {
            let head = list[i].as_bytes();
            seconds[(head[0] & 31) as usize] |= 1 << (head[1] & 31);
            i += 1;
        }
        Heads { list, seconds }
    }

    /// Whether a line in lower case begins with one of them.
    fn open(&self, lower: &str) -> bool {
        let Some(two @ [first, second]) = lower.as_bytes().first_chunk() else { return false };
        self.seconds[usize::from(first & 31)] & 1 << (second & 31) != 0
            && self.list.iter().any(|head| head.as_bytes().first_chunk() == Some(two) && lower.starts_with(head))
    }
}

/// How invitations begin that may be in marks.
static SUBSCRIPTIONS: Heads = Heads::new(&["sign up", "subscribe"]);

fn holds(lower: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| memmem::find(lower.as_bytes(), part.as_bytes()).is_some())
}

/// What every line is searched for, made ready once.
struct Sought {
    reserved: Finder<'static>,
    may_not: Finder<'static>,
    contributed: Finder<'static>,
}

static SOUGHT: LazyLock<Sought> = LazyLock::new(|| Sought {
    reserved: Finder::new("all rights reserved"),
    may_not: Finder::new("may not be "),
    contributed: Finder::new("contributed "),
});

fn label(lower: &str) -> Option<Boilerplate> {
    /// No label is longer, in bytes.
    const LONGEST_LABEL: usize = 40;
    let bare = lower.trim_end_matches(['.', '…', ':', ')', ']', '*', '_', '-', '–', '—', ' ']);
    if bare.len() > LONGEST_LABEL {
        return None;
    }
    let label = matches!(
        bare,
        "advertisement"
            | "advertisement continue reading below"
            | "advertisement - scroll to continue"
            | "article continues after advertisement"
            | "story continues below advertisement"
            | "story continues below"
            | "sponsored"
            | "sponsored content"
            | "promoted"
            | "promoted content"
            | "share"
            | "share this"
            | "share this article"
            | "share on facebook"
            | "share on twitter"
            | "tweet"
            | "email"
            | "print"
            | "save"
            | "comments"
            | "view comments"
            | "show comments"
            | "leave a comment"
            | "load more"
            | "loading"
            | "most read"
            | "top stories"
            | "related articles"
            | "related stories"
            | "related topics"
            | "more on this story"
            | "you may also like"
            | "recommended"
            | "read next"
            | "trending"
            | "newsletter"
    );
    label.then_some(Boilerplate::Label)
}

fn copyright(lower: &str) -> Option<Boilerplate> {
    static HEADS: Heads = Heads::new(&["©", "copyright ©", "copyright (c)", "copyright 2", "copyright 1", "c) 2"]);
    let barred = |at: usize| {
        let behind = &lower.as_bytes()[at + SOUGHT.may_not.needle().len()..];
        behind.starts_with(b"reproduced") || behind.starts_with(b"published, broadcast, rewritten")
    };
    let own = HEADS.open(lower)
        || SOUGHT.reserved.find(lower.as_bytes()).is_some()
        || SOUGHT.may_not.find_iter(lower.as_bytes()).any(barred);
    own.then_some(Boilerplate::Copyright)
}

fn staff(lower: &str, bracketed: bool) -> Option<Boilerplate> {
    static REPORTS: Heads = Heads::new(&["reporting by ", "additional reporting", "editing by "]);
    static WORK: Heads = Heads::new(&[
        "reporting by ",
        "additional reporting",
        "editing by ",
        "edited by ",
        "writing by ",
        "written by ",
        "compiled by ",
        "with reporting by ",
        "with files from ",
        "with contributions from ",
        "with additional reporting",
        "with inputs from ",
        "with agencies",
        "with agency inputs",
        "translation by ",
        "translated by ",
        "our standards: ",
        "graphic by ",
        "graphics by ",
        "production by ",
    ]);
    static NOTES: Heads = Heads::new(&["editor's note:", "editor’s note:", "editors' note:", "editors’ note:"]);
    if NOTES.open(lower) {
        return Some(Boilerplate::Staff);
    }
    let work = WORK.open(lower);
    let credited = SOUGHT.contributed.find(lower.as_bytes()).is_some()
        && holds(lower, &["contributed to this report", "contributed reporting", "contributed to this story"]);
    // Prose may begin “Written by …”: of the line alone only brackets, semicolons or want of a stop tell.
    let line = || bracketed || lower.contains("; editing by") || !lower.ends_with('.') || REPORTS.open(lower);
    (work && line() || credited).then_some(Boilerplate::Staff)
}

fn picture(lower: &str, text: &str, quoted: impl Fn() -> bool) -> Option<Boilerplate> {
    static LABELS: Heads = Heads::new(&[
        "photo: ",
        "photos: ",
        "photograph: ",
        "photographs: ",
        "picture: ",
        "pictures: ",
        "image: ",
        "images: ",
        "credit: ",
        "graphic: ",
        "illustration: ",
    ]);
    static CREDITS: Heads = Heads::new(&[
        "photo by ",
        "photo credit",
        "photograph by ",
        "picture by ",
        "image credit",
        "image source",
        "image copyright",
        "illustration by ",
        "video by ",
        "ap photo",
        "media caption",
        "getty images",
    ]);
    let credit = CREDITS.open(lower);
    // “Image: Rima Odeh” may say who is in it; an agency or a slash says who took it.
    let labelled = LABELS.open(lower)
        && (lower.contains('/')
            || holds(lower, &["getty", "via ", "courtesy", "handout", "reuters", "afp", "shutterstock", "wire"]));
    let signed = text.len() <= SHORT * 2 && signs(text.trim_end_matches([')', ']', '.', ' '])) && !quoted();
    (credit || labelled || signed).then_some(Boilerplate::Picture)
}

/// Whether a line ends with the agency that a picture is from.
fn signs(line: &str) -> bool {
    let agency = line.rsplit_once('/').map(|(_, agency)| agency);
    matches!(
        agency,
        Some(
            "AFP"
                | "Reuters"
                | "REUTERS"
                | "AP"
                | "EPA"
                | "Getty"
                | "PA"
                | "PA Wire"
                | "Shutterstock"
                | "Anadolu"
                | "Xinhua"
        )
    ) || line.ends_with("Getty Images")
}

fn translation(lower: &str) -> Option<Boilerplate> {
    static OPENINGS: Heads = Heads::new(&[
        "this ",
        "the following",
        "the original",
        "translat",
        "note:",
        "note that",
        "disclaimer",
        "editor’s note",
        "editor's note",
        "machine",
        "auto",
        "ai ",
        "original text",
    ]);
    let note = OPENINGS.open(lower);
    if !note {
        return None;
    }
    let of_itself = || {
        holds(
            lower,
            &[
                "machine translation",
                "machine-translated",
                "machine translated",
                "automatically translated",
                "auto-translated",
                "translated automatically",
                "automatic translation",
                "translated by google",
                "google translate",
                "translated with deepl",
                "translated by deepl",
                "translated using",
                "translated by a machine",
                "translated by ai",
                "ai translation",
                "ai-translated",
                "translated from the original",
            ],
        )
    };
    of_itself().then_some(Boilerplate::Translation)
}

#[cfg(test)]
mod tests {
    use super::{Boilerplate::*, *};

    #[test]
    fn lines_around_articles() {
        for (line, expected) in [
            ("Read more: Three held after the Leeds fire", Some(Link)),
            ("READ ALSO: Lindqvist says dam will hold", Some(Link)),
            ("Related: “We warned them twice”", Some(Link)),
            ("Sign up for our newsletter and get the news in your inbox every morning", Some(Invitation)),
            ("Sign up for our newsletter and get “the best of the Echo” every morning", Some(Invitation)),
            ("Follow us on Facebook and Telegram", Some(Invitation)),
            ("Photo: Rima Odeh/AFP", Some(Picture)),
            ("A rescuer in Leeds on Sunday. Tomas Varga/Reuters", Some(Picture)),
            ("(Reporting by Rima Odeh in Amman; Editing by Tomas Varga)", Some(Staff)),
            ("Additional reporting by Ana Ruiz and Jan Berg", Some(Staff)),
            ("Ana Ruiz contributed to this report from Lima.", Some(Staff)),
            ("Editor’s note: The Valley Post has pledged to print every name.", Some(Staff)),
            ("© 2024 The Valley Post. All rights reserved.", Some(Copyright)),
            ("Copyright 2023 The Valley Post", Some(Copyright)),
            ("This article was translated automatically and may contain errors.", Some(Translation)),
            ("[Machine translation from Arabic. The original is authoritative.]", Some(Translation)),
            ("Advertisement", Some(Label)),
            ("Most Read", Some(Label)),
        ] {
            assert_eq!(boilerplate(line, &line.to_lowercase()), expected, "{line}");
        }
    }

    #[test]
    fn prose_is_no_boilerplate() {
        for line in [
            "“Read more,” the teacher said.",
            "Read more than anybody in her class, she said, and still failed.",
            "Follow the river north and you reach Leeds.",
            "Sign up or leave, he told the recruits.",
            "Editor’s notes lay on the desk, and Ms Odeh said they were hers.",
            "Photographs of the square were taken down, Ms Odeh said.",
            "Written by Rima Odeh in 1994, the book sold a million copies.",
            "The words were translated by a soldier who knew Arabic.",
            "Get out, the police shouted.",
            "Save the Children said the camp was full.",
            "Support for the mayor fell to 12 percent.",
            "Shares rose in Leeds.",
            "Image: Rima Odeh.",
            "",
        ] {
            assert_eq!(boilerplate(line, &line.to_lowercase()), None, "{line}");
        }
    }
}
