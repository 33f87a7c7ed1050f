//! How a name stands to the next one of its paragraph, by the words between them.

use std::ops::Range;

use crate::{
    analysis::{names::kind_behind_list, tokens::Tokens},
    lexicon::{divisions, placing::Placing, toponyms},
};

use super::{
    grounds::Said,
    spans::{Form, Span},
};

/// How a name stands to the next one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Joint {
    /// Whether one is said to lie in the other, and which.
    pub(super) within: Option<Within>,
    /// Whether both stand in one list.
    pub(super) listed: bool,
}

/// What lies in which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// The name lies in the next one: “X, Y”, “X in Y”.
    Next,
    /// The next one lies in this: “Y’s town of X”, “Syria’s Idlib”.
    Last,
}

impl Joint {
    /// How two names of one paragraph stand to each other.
    pub(super) fn of(tokens: &Tokens, name: &Span, next: &Span) -> Self {
        if next.form == Form::Demonym {
            return Joint::default();
        }
        let between = name.tokens.end..next.tokens.start.max(name.tokens.end);
        Joint {
            within: within(tokens, between.clone(), next.form),
            listed: name.form != Form::Demonym && is_join(tokens, between),
        }
    }
}

fn within(tokens: &Tokens, between: Range<usize>, next: Form) -> Option<Within> {
    let word = |i: usize| tokens.lower(between.start + i);
    match between.len() {
        0 if matches!(next, Form::Abbreviation | Form::Postal) => Some(Within::Next),
        1 if matches!(word(0), "," | "in") => Some(Within::Next),
        1 if is_genitive(word(0)) => Some(Within::Last),
        2 if word(0) == "in" && word(1) == "the" => Some(Within::Next),
        2 if matches!(word(1), "in" | "of") && settles(word(0)) => Some(Within::Next),
        3 if word(1) == "in" && word(2) == "the" && settles(word(0)) => Some(Within::Next),
        3 if is_genitive(word(0)) && word(2) == "of" => Some(Within::Last),
        4 if is_genitive(word(0)) && word(3) == "of" => Some(Within::Last),
        _ => None,
    }
}

/// Whether a word stands for a comma or a settlement between two names: “X, in Y”, “X village in Y”.
fn settles(word: &str) -> bool {
    word == "," || toponyms::is_settlement(word)
}

fn is_genitive(word: &str) -> bool {
    matches!(word, "’s" | "'s")
}

/// Whether the tokens between two names join them in a list.
fn is_join(tokens: &Tokens, between: Range<usize>) -> bool {
    let word = |i: usize| tokens.lower(between.start + i);
    match between.len() {
        1 => matches!(word(0), "," | "and" | "or" | "/" | "&"),
        2 => word(0) == "," && matches!(word(1), "and" | "or"),
        _ => false,
    }
}

/// What the words beside a name say of its kind; the one behind it is in these lists.
pub(super) fn said(tokens: &Tokens, name: &Span, behind: Placing) -> Said {
    let mut said = Said::default();
    let (start, end) = (name.tokens.start, name.tokens.end);
    let (last, single) = (tokens.lower(end - 1), end - start == 1);
    // A noun, and whether it is one for divisions.
    let mut noun = |word: &str, division: bool| {
        // No such noun is shorter.
        if word.len() < 4 {
            return;
        }
        // “the regions of Maule and Biobío”.
        let one = word.strip_suffix('s').filter(|one| divisions::is_type(one));
        let (word, division) = one.map_or((word, division), |one| (one, true));
        said.town |= matches!(word, "city" | "town" | "village" | "township" | "suburb" | "hamlet" | "capital");
        said.division |= division && !matches!(word, "city" | "capital" | "municipality" | "area" | "special");
    };
    if tokens.lower(start.wrapping_sub(1)) == "of" {
        let before = tokens.lower(start.wrapping_sub(2));
        noun(before, divisions::is_type(before));
    }
    // “Clay, Grant and Swift counties”.
    match kind_behind_list(tokens, end) {
        Some(kind) => noun(kind, divisions::is_type(kind)),
        None => noun(tokens.lower(end), behind.contains(Placing::DIVISION)),
    }
    let lists = name.first.placing();
    noun(last, if single { lists.contains(Placing::DIVISION) } else { divisions::is_type(last) });
    said.feature = lists.contains(Placing::WIDE_FEATURE) || !single && toponyms::is_wide_feature(last);
    said
}
