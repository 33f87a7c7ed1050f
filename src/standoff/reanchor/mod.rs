//! Finding annotated text again after the article was changed where we did not see it.
//!
//! With the text as it was, the two texts are aligned word by word: sentences first, each with
//! the one that is most like it wherever that stands now, so that one that moved is found like
//! one that stayed; then the words of each pair. A fragment is where its words are. Words that
//! are nowhere were deleted, and a fragment without any that are left is gone: it is never put on
//! the next best thing that reads alike.
//!
//! Without the text as it was there is only what the annotations say they cover, and where that stood:
//! pieces of the old text, in their order. Their likeliest way through the new text is looked for, on
//! which they keep their order and their distances but for what was edited; an annotation that could
//! as well be elsewhere, or gone, is to be looked at.

mod align;
mod chain;
mod doubts;
mod index;
mod passages;
mod quote;
mod sentences;

use crate::text::CharRange;

use align::Alignment;

pub use quote::{Quoted, by_quotes};

/// Where an annotation is after the article was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// There.
    Certain(Vec<CharRange>),
    /// Likely there: so much changed around or inside it that somebody should look.
    Doubtful(Vec<CharRange>),
    /// Its text was deleted.
    Gone,
}

impl Anchor {
    /// Its fragments; none where it is gone.
    pub fn spans(&self) -> &[CharRange] {
        match self {
            Anchor::Certain(spans) | Anchor::Doubtful(spans) => spans,
            Anchor::Gone => &[],
        }
    }

    /// The same, as a guess.
    #[must_use]
    pub fn doubted(self) -> Self {
        match self {
            Anchor::Certain(spans) => Anchor::Doubtful(spans),
            other => other,
        }
    }
}

/// Two versions of an article, aligned.
///
/// ```
/// use postil::{standoff::{Anchor, Reanchoring}, text::CharRange};
/// let aligned = Reanchoring::new("Nadia Haddad left.\nOmar stayed.\n", "Omar stayed.\nThen Nadia Hadad left.\n");
/// assert_eq!(aligned.place(&[CharRange::of(19, 23)]), Anchor::Certain(vec![CharRange::of(0, 4)]));
/// assert_eq!(aligned.place(&[CharRange::of(0, 12)]).spans(), [CharRange::of(18, 29)]);
/// ```
#[derive(Debug)]
pub struct Reanchoring<'a> {
    alignment: Alignment<'a>,
}

impl<'a> Reanchoring<'a> {
    /// Aligns the article as it was with the article as it is.
    pub fn new(old: &'a str, new: &'a str) -> Self {
        Reanchoring { alignment: Alignment::new(old, new) }
    }

    /// Where the fragments of an annotation, given in the old text, are in the new one.
    pub fn place(&self, spans: &[CharRange]) -> Anchor {
        let mut found = Vec::new();
        let mut doubtful = false;
        for span in spans {
            match self.alignment.fragment(*span) {
                Some((span, certain)) => {
                    found.push(span);
                    doubtful |= !certain;
                }
                // A fragment that is gone takes nothing from the others.
                None => doubtful |= spans.len() > 1,
            }
        }
        match (found.is_empty(), doubtful) {
            (true, _) => Anchor::Gone,
            (false, true) => Anchor::Doubtful(found),
            (false, false) => Anchor::Certain(found),
        }
    }
}
