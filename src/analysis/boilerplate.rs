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
        .or_else(|| invitation(lower).filter(|_| !quoted() || starts(lower, &["sign up", "subscribe"])))
        .or_else(|| link(lower, quoted))
}

fn starts(lower: &str, heads: &[&str]) -> bool {
    let Some(first) = lower.bytes().next() else { return false };
    heads.iter().any(|head| head.bytes().next() == Some(first) && lower.starts_with(head))
}

fn holds(lower: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| memmem::find(lower.as_bytes(), part.as_bytes()).is_some())
}

/// What every line is searched for, made ready once.
struct Sought {
    rights: [Finder<'static>; 3],
    contributed: Finder<'static>,
}

static SOUGHT: LazyLock<Sought> = LazyLock::new(|| Sought {
    rights: ["all rights reserved", "may not be reproduced", "may not be published, broadcast, rewritten"]
        .map(Finder::new),
    contributed: Finder::new("contributed "),
});

fn label(lower: &str) -> Option<Boilerplate> {
    let bare = lower.trim_end_matches(['.', '…', ':', ')', ']', '*', '_', '-', '–', '—', ' ']);
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
    let own = lower.starts_with('©')
        || lower.starts_with("copyright ©")
        || lower.starts_with("copyright (c)")
        || lower.starts_with("copyright 2")
        || lower.starts_with("copyright 1")
        || lower.starts_with("c) 2")
        || SOUGHT.rights.iter().any(|part| part.find(lower.as_bytes()).is_some());
    own.then_some(Boilerplate::Copyright)
}

fn staff(lower: &str, bracketed: bool) -> Option<Boilerplate> {
    if starts(lower, &["editor's note:", "editor’s note:", "editors' note:", "editors’ note:"]) {
        return Some(Boilerplate::Staff);
    }
    let work = starts(
        lower,
        &[
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
        ],
    );
    let credited = SOUGHT.contributed.find(lower.as_bytes()).is_some()
        && holds(lower, &["contributed to this report", "contributed reporting", "contributed to this story"]);
    // Prose may begin “Written by …”: of the line alone only brackets, semicolons or want of a stop tell.
    let line = || {
        bracketed
            || lower.contains("; editing by")
            || !lower.ends_with('.')
            || starts(lower, &["reporting by ", "additional reporting", "editing by "])
    };
    (work && line() || credited).then_some(Boilerplate::Staff)
}

fn picture(lower: &str, text: &str, quoted: impl Fn() -> bool) -> Option<Boilerplate> {
    let credit = starts(
        lower,
        &[
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
        ],
    );
    // “Image: Rima Odeh” may say who is in it; an agency or a slash says who took it.
    let labelled = starts(
        lower,
        &[
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
        ],
    ) && (lower.contains('/')
        || holds(lower, &["getty", "via ", "courtesy", "handout", "reuters", "afp", "shutterstock", "wire"]));
    let signed = text.len() <= SHORT * 2
        && [
            "/AFP",
            "/Reuters",
            "/REUTERS",
            "/AP",
            "/EPA",
            "/Getty",
            "/PA",
            "/PA Wire",
            "/Shutterstock",
            "/Anadolu",
            "/Xinhua",
            "Getty Images",
        ]
        .iter()
        .any(|agency| text.trim_end_matches([')', ']', '.', ' ']).ends_with(agency))
        && !quoted();
    (credit || labelled || signed).then_some(Boilerplate::Picture)
}

fn translation(lower: &str) -> Option<Boilerplate> {
    let note = starts(
        lower,
        &[
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
        ],
    );
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
