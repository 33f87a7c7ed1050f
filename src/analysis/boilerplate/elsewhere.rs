//! Lines that lead away from an article: to a newsletter, an app, another article.

use super::{Boilerplate, Heads, SHORT, holds};

pub(super) fn invitation(lower: &str) -> Option<Boilerplate> {
    static CALLS: Heads = Heads::new(&[
        "sign up",
        "subscribe",
        "get ",
        "download",
        "follow ",
        "like us",
        "join ",
        "support ",
        "become a",
        "register",
        "log in",
        "sign in",
        "already a",
        "turn on",
        "share ",
        "want ",
        "enjoy",
        "for more",
        "to read",
        "to continue",
        "this article is for",
        "you have ",
        "click ",
        "tap ",
        "don’t miss",
        "don't miss",
        "stay up to date",
        "our newsletter",
        "receive ",
        "contact us",
        "send us",
        "have a story",
        "got a story",
        "do you ",
        "help us",
    ]);
    let call = CALLS.open(lower);
    if !call {
        return None;
    }
    let what = || {
        holds(
            lower,
            &[
                "newsletter",
                "inbox",
                "our app",
                "the app",
                "follow us",
                "follow @",
                "on facebook",
                "on twitter",
                "on instagram",
                "on telegram",
                "whatsapp channel",
                "telegram channel",
                "our whatsapp",
                "subscriber",
                "subscription",
                "our journalism",
                "become a member",
                "for free",
                "continue reading",
                "notifications",
                "this article",
                "click here",
                "tap here",
                "our podcast",
                "breaking news alerts",
                "daily briefing",
                "news alerts",
                "our coverage",
                "our channel",
                "our website",
                "get in touch",
                "send us",
                "email us",
                "like us",
            ],
        )
    };
    what().then_some(Boilerplate::Invitation)
}

pub(super) fn link(lower: &str, quoted: impl Fn() -> bool) -> Option<Boilerplate> {
    static LABELS: Heads = Heads::new(&[
        "read more:",
        "read more |",
        "read more –",
        "read more —",
        "read more about",
        "read also",
        "also read",
        "see also",
        "see more:",
        "related:",
        "related |",
        "read next:",
        "read:",
        "read |",
        "more:",
        "more on this:",
        "more from ",
        "watch:",
        "watch |",
        "watch more",
        "watch live",
        "watch the video",
        "listen:",
        "listen to this article",
        "recommended:",
        "in pictures:",
        "in pics:",
        "explained:",
        "explainer:",
        "don’t miss:",
        "don't miss:",
        "opinion:",
        "analysis:",
        "live updates:",
        "editor’s picks",
        "editor's picks",
        "continue reading",
        "click here",
        "skip to ",
        "jump to ",
        "go deeper",
        "what to read next",
        "further reading",
    ]);
    let labelled = LABELS.open(lower);
    let bare = lower == "read more" || lower == "read on" || lower.starts_with("read more ") && lower.len() <= SHORT;
    // “Read more than …”, “More from him …”: prose has stops and verbs.
    let prose = || !lower.contains(':') && (lower.ends_with('.') || quoted());
    ((labelled || bare) && !prose()).then_some(Boilerplate::Link)
}
