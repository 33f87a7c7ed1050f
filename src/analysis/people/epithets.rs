//! “The 31-year-old”, “the mum-of-two”: people by their age or their children, a habit of the papers
//! that shuns saying a name twice.

use std::ops::Range;

use super::{Entity, EntityId, EntityKind, Gender, chains::compatible, scan::Standing};
use crate::{
    analysis::{
        ByteSpan,
        tokens::{TokenKind, Tokens},
    },
    lexicon::{demonyms, lexemes::Listed, roles, verbs, words::WordClass},
};

/// Somebody by their age or children.
#[derive(Clone, Debug)]
pub(crate) struct Epithet {
    pub(crate) span: ByteSpan,
    pub(super) by: By,
    /// Gender as its noun shows it.
    pub(crate) gender: Option<Gender>,
    pub(crate) place: Standing,
}

/// What an epithet goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// An age in years.
    Age(u32),
    /// Being the parent or grandparent of so many.
    Children { grand: bool, number: u32 },
}

/// The people an epithet fits.
pub(super) enum Bearers {
    One(EntityId),
    /// Nobody is said to be what it says.
    Nobody,
    Several,
}

/// The epithet whose article is token `i`, if one stands there: its tokens, what it goes by, and the
/// gender of its noun.
pub(super) fn at(tokens: &Tokens, end: usize, i: usize) -> Option<(Range<usize>, By, Option<Gender>)> {
    let lower = |i: usize| if i < end { tokens.lower(i) } else { "" };
    // A number, or the hyphen or “of” behind “mum”.
    let number = i + 1 < end && tokens.get(i + 1).is_some_and(|token| token.kind == TokenKind::Number);
    if !number && !matches!(lower(i + 2), "-" | "of") {
        return None;
    }
    if let Some(age) = lower(i + 1).parse().ok().filter(|age| (1..125).contains(age)) {
        let hyphens = lower(i + 2) == "-" && lower(i + 4) == "-";
        if !(hyphens && lower(i + 3) == "year" && lower(i + 5) == "old") {
            return None;
        }
        let next = i + 6;
        let noun = next < end
            && tokens.listed(next, Listed::ROLE)
            && !tokens.get(next).is_some_and(|token| token.is_capital());
        let gender = noun.then(|| gender_of(lower(next))).flatten();
        let close = next + usize::from(noun);
        return ends_phrase(tokens, end, close).then_some((i..close, By::Age(age), gender));
    }
    let (by, gender) = children(&[lower(i + 1), lower(i + 2), lower(i + 3), lower(i + 4), lower(i + 5)])?;
    let close = i + if lower(i + 2) == "-" { 6 } else { 4 };
    ends_phrase(tokens, end, close).then_some((i..close, by, gender))
}

/// Whether no noun follows at token `i` that all before it would belong to: “the 31-year-old bridge”.
pub(super) fn ends_phrase(tokens: &Tokens, end: usize, i: usize) -> bool {
    let Some(token) = tokens.get(i).filter(|_| i < end) else { return true };
    match token.kind {
        TokenKind::Punct | TokenKind::Mark | TokenKind::Clitic => true,
        TokenKind::Word => {
            !token.is_capital()
                && !token.class.intersects(WordClass::SPEAKER_NOUN)
                && (!token.class.is_empty() || token.listed.contains(Listed::CUE) || verbs::is_past(tokens.lower(i)))
                && demonyms::country(tokens.text(i)).is_none()
        }
        _ => false,
    }
}

/// “mum - of - two” or “mum of two …” as what it goes by, with the gender of its noun.
fn children(words: &[&str]) -> Option<(By, Option<Gender>)> {
    let (noun, number) = match words {
        [noun, "-", "of", "-", number, ..] | [noun, "of", number, ..] => (*noun, *number),
        _ => return None,
    };
    let (grand, gender) = match noun {
        "mum" | "mom" | "mam" | "mother" => (false, Some(Gender::Feminine)),
        "dad" | "father" => (false, Some(Gender::Masculine)),
        "parent" => (false, None),
        "grandmother" | "gran" | "grandma" | "nan" => (true, Some(Gender::Feminine)),
        "grandfather" | "grandad" | "granddad" | "grandpa" => (true, Some(Gender::Masculine)),
        "grandparent" => (true, None),
        _ => return None,
    };
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = WORDS.iter().position(|word| *word == number).and_then(|at| u32::try_from(at + 1).ok());
    Some((By::Children { grand, number: word.or_else(|| number.parse().ok())? }, gender))
}

/// The gender of a noun that only people of one gender bear.
pub(super) fn gender_of(noun: &str) -> Option<Gender> {
    if roles::is_feminine(noun) {
        Some(Gender::Feminine)
    } else if roles::is_masculine(noun) {
        Some(Gender::Masculine)
    } else {
        None
    }
}

impl Epithet {
    /// Whom it fits by what the article says of people.
    pub(super) fn bearers(&self, entities: &[Entity]) -> Bearers {
        let bears = |entity: &Entity| match self.by {
            By::Age(years) => entity.ages.iter().any(|age| age.value == years),
            By::Children { .. } => entity.roles.iter().any(|role| {
                let lower = role.value.to_lowercase();
                let words: Vec<&str> = lower.split([' ', '-']).collect();
                (0..words.len()).any(|i| children(&words[i..]).is_some_and(|(by, _)| by == self.by))
            }),
        };
        let mut fitting = entities.iter().enumerate().filter(|(_, entity)| {
            entity.kind == EntityKind::Person && bears(entity) && compatible(self.gender, entity.gender)
        });
        match (fitting.next(), fitting.next()) {
            (Some((only, _)), None) => Bearers::One(EntityId::new(only)),
            (Some(_), Some(_)) => Bearers::Several,
            (None, _) => Bearers::Nobody,
        }
    }
}
