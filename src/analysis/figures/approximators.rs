//! Words that make a number inexact, before it and behind it.

use crate::lexicon::table::{Table, table};

use crate::{
    analysis::tokens::{TokenKind, Tokens},
    lexicon::noun_phrases::ends_noun_phrase,
};

/// What an approximator says of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Approximation {
    /// more than, over
    MoreThan,
    /// at least, no fewer than
    AtLeast,
    /// just over
    JustOver,
    /// less than, under
    LessThan,
    /// nearly, almost, just under
    Nearly,
    /// up to, as many as
    UpTo,
    /// no more than, at most
    AtMost,
    /// about, some, around
    About,
}

use Approximation::{About, AtLeast, AtMost, JustOver, LessThan, MoreThan, Nearly, UpTo};

/// Phrases before the number; of those with the same last word the longer stand first.
static BEFORE: Table<&'static [(&'static [&'static str], Approximation)]> = table! {
    "than" => &[
        (&["equal", "to", "or", "less", "than"], AtMost), (&["equal", "to", "or", "fewer", "than"], AtMost),
        (&["equal", "to", "or", "more", "than"], AtLeast), (&["equal", "to", "or", "greater", "than"], AtLeast),
        (&["more", "or", "equal", "than"], AtLeast), (&["greater", "or", "equal", "than"], AtLeast), (&["bigger", "or", "equal", "than"], AtLeast),
        (&["larger", "or", "equal", "than"], AtLeast), (&["higher", "or", "equal", "than"], AtLeast),
        (&["less", "or", "equal", "than"], AtMost), (&["fewer", "or", "equal", "than"], AtMost), (&["smaller", "or", "equal", "than"], AtMost),
        (&["lower", "or", "equal", "than"], AtMost),
        (&["slightly", "more", "than"], JustOver), (&["little", "more", "than"], JustOver), (&["bit", "more", "than"], JustOver),
        (&["no", "more", "than"], AtMost), (&["not", "more", "than"], AtMost), (&["no", "greater", "than"], AtMost), (&["no", "higher", "than"], AtMost),
        (&["no", "later", "than"], AtMost), (&["no", "longer", "than"], AtMost), (&["not", "greater", "than"], AtMost),
        (&["not", "bigger", "than"], AtMost), (&["no", "bigger", "than"], AtMost), (&["not", "larger", "than"], AtMost), (&["no", "larger", "than"], AtMost),
        (&["no", "less", "than"], AtLeast), (&["not", "less", "than"], AtLeast), (&["no", "fewer", "than"], AtLeast), (&["not", "fewer", "than"], AtLeast),
        (&["no", "lower", "than"], AtLeast), (&["no", "smaller", "than"], AtLeast), (&["not", "smaller", "than"], AtLeast),
        (&["slightly", "less", "than"], Nearly), (&["little", "less", "than"], Nearly), (&["bit", "less", "than"], Nearly),
        (&["slightly", "fewer", "than"], Nearly), (&["somewhat", "less", "than"], Nearly),
        (&["far", "more", "than"], MoreThan), (&["well", "more", "than"], MoreThan), (&["much", "more", "than"], MoreThan),
        (&["more", "than"], MoreThan), (&["greater", "than"], MoreThan), (&["higher", "than"], MoreThan), (&["larger", "than"], MoreThan),
        (&["bigger", "than"], MoreThan), (&["longer", "than"], MoreThan), (&["better", "than"], MoreThan), (&["older", "than"], MoreThan),
        (&["taller", "than"], MoreThan), (&["heavier", "than"], MoreThan),
        (&["far", "less", "than"], LessThan), (&["far", "fewer", "than"], LessThan), (&["much", "less", "than"], LessThan),
        (&["less", "than"], LessThan), (&["fewer", "than"], LessThan), (&["lower", "than"], LessThan), (&["smaller", "than"], LessThan),
        (&["shorter", "than"], LessThan), (&["younger", "than"], LessThan),
    ],
    "over" => &[
        (&["just", "over"], JustOver), (&["slightly", "over"], JustOver), (&["little", "over"], JustOver), (&["bit", "over"], JustOver),
        (&["well", "over"], MoreThan), (&["far", "over"], MoreThan), (&["over"], MoreThan),
    ],
    "above" => &[(&["just", "above"], JustOver), (&["slightly", "above"], JustOver), (&["well", "above"], MoreThan), (&["above"], MoreThan)],
    "of" => &[
        (&["upwards", "of"], MoreThan), (&["upward", "of"], MoreThan), (&["in", "excess", "of"], MoreThan), (&["north", "of"], MoreThan),
        (&["a", "minimum", "of"], AtLeast), (&["minimum", "of"], AtLeast), (&["a", "maximum", "of"], AtMost), (&["maximum", "of"], AtMost),
        (&["in", "the", "region", "of"], About), (&["in", "the", "neighborhood", "of"], About), (&["in", "the", "neighbourhood", "of"], About),
        (&["in", "the", "vicinity", "of"], About), (&["in", "the", "order", "of"], About), (&["on", "the", "order", "of"], About), (&["just", "short", "of"], Nearly), (&["just", "shy", "of"], Nearly), (&["shy", "of"], Nearly), (&["short", "of"], LessThan),
        (&["south", "of"], LessThan),
    ],
    "exceeding" => &[(&["exceeding"], MoreThan)],
    "exceeds" => &[(&["exceeds"], MoreThan)],
    "exceed" => &[(&["exceed"], MoreThan)],
    "exceeded" => &[(&["exceeded"], MoreThan)],
    "topping" => &[(&["topping"], MoreThan)],
    "topped" => &[(&["topped"], MoreThan)],
    "surpassed" => &[(&["surpassed"], MoreThan)],
    "surpassing" => &[(&["surpassing"], MoreThan)],
    "virtually" => &[(&["virtually"], Nearly)],
    "barely" => &[(&["barely"], JustOver)],
    "least" => &[(&["at", "the", "very", "least"], AtLeast), (&["at", "the", "least"], AtLeast), (&["at", "least"], AtLeast)],
    "minimum" => &[(&["a", "minimum"], AtLeast)],
    "under" => &[(&["just", "under"], Nearly), (&["slightly", "under"], Nearly), (&["little", "under"], Nearly), (&["well", "under"], LessThan), (&["under"], LessThan)],
    "below" => &[(&["just", "below"], Nearly), (&["slightly", "below"], Nearly), (&["well", "below"], LessThan), (&["below"], LessThan)],
    "nearly" => &[(&["very", "nearly"], Nearly), (&["nearly"], Nearly)],
    "almost" => &[(&["almost"], Nearly)],
    "approaching" => &[(&["approaching"], Nearly)],
    "nearing" => &[(&["nearing"], Nearly)],
    "to" => &[
        (&["less", "than", "or", "equal", "to"], AtMost), (&["greater", "than", "or", "equal", "to"], AtLeast), (&["more", "than", "or", "equal", "to"], AtLeast),
        (&["fewer", "than", "or", "equal", "to"], AtMost), (&["at", "least", "or", "equal", "to"], AtLeast), (&["at", "most", "or", "equal", "to"], AtMost),
        (&["greater", "or", "equal", "to"], AtLeast), (&["less", "or", "equal", "to"], AtMost), (&["up", "to"], UpTo), (&["close", "to"], Nearly), (&["next", "to"], Nearly)],
    "as" => &[
        (&["as", "many", "as"], UpTo), (&["as", "much", "as"], UpTo), (&["as", "high", "as"], UpTo), (&["as", "long", "as"], UpTo), (&["as", "large", "as"], UpTo),
        (&["as", "few", "as"], AtLeast), (&["as", "little", "as"], AtLeast), (&["as", "low", "as"], AtLeast),
    ],
    "most" => &[(&["at", "the", "very", "most"], AtMost), (&["at", "the", "most"], AtMost), (&["at", "most"], AtMost)],
    "maximum" => &[(&["a", "maximum"], AtMost)],
    "about" => &[(&["just", "about"], About), (&["about"], About)],
    "around" => &[(&["somewhere", "around"], About), (&["around"], About)],
    "some" => &[(&["some"], About)],
    "roughly" => &[(&["roughly"], About)],
    "approximately" => &[(&["approximately"], About)],
    "approx" => &[(&["approx"], About)],
    "approx." => &[(&["approx."], About)],
    "circa" => &[(&["circa"], About)],
    "ca." => &[(&["ca."], About)],
    "c." => &[(&["c."], About)],
    "estimated" => &[(&["an", "estimated"], About), (&["estimated"], About)],
    "like" => &[(&["something", "like"], About)],
    "between" => &[(&["somewhere", "between"], About)],
    "maybe" => &[(&["maybe"], About)],
    "perhaps" => &[(&["perhaps"], About)],
    "possibly" => &[(&["possibly"], About)],
    "exactly" => &[],
};

/// The approximator that ends right before token `at` and begins at or behind `floor`, with its
/// first token. Several in a row (“at least about”) are taken as one; the outermost decides.
pub(super) fn before(tokens: &Tokens, at: usize, floor: usize) -> Option<(usize, Approximation)> {
    let mut found: Option<(usize, Approximation)> = None;
    let mut end = at;
    for _ in 0..2 {
        let Some((start, approximation)) = one_before(tokens, end, floor) else { break };
        // “some about 50”? Only a bound may stand before a hedge.
        found = Some((start, approximation));
        end = start;
    }
    found
}

fn one_before(tokens: &Tokens, at: usize, floor: usize) -> Option<(usize, Approximation)> {
    let last = at.checked_sub(1).filter(|&last| last >= floor)?;
    let token = tokens.get(last)?;
    if token.kind != TokenKind::Word {
        if tokens.text(last) == "=" && last > floor {
            return match tokens.text(last - 1) {
                ">" => Some((last - 1, AtLeast)),
                "<" => Some((last - 1, AtMost)),
                _ => None,
            };
        }
        let approximation = match tokens.text(last) {
            "~" | "≈" | "∼" => About,
            ">" => MoreThan,
            "<" => LessThan,
            "≥" => AtLeast,
            "≤" => AtMost,
            _ => return None,
        };
        return Some((last, approximation));
    }
    let word = tokens.lower(last);
    let patterns = BEFORE.get(word)?;
    let matches = |words: &[&str]| {
        let start = at.checked_sub(words.len()).filter(|&start| start >= floor)?;
        words.iter().enumerate().all(|(k, word)| tokens.lower(start + k) == *word).then_some(start)
    };
    // “33 billion over five years” takes that long, “lasted over five years” longer.
    if word == "over" && spans(tokens, last, at) {
        return None;
    }
    let (start, approximation) =
        patterns.iter().find_map(|(words, approximation)| Some((matches(words)?, *approximation)))?;
    // “a little over 50”: the article belongs to the adverb.
    let adverb = matches!(tokens.lower(start), "little" | "bit");
    let article = adverb && start > floor && tokens.lower(start - 1) == "a";
    Some((start - usize::from(article), approximation))
}

/// Whether “over” at token `over` says during which time, of the length that begins at token `at`: something else is
/// counted or measured right before it.
fn spans(tokens: &Tokens, over: usize, at: usize) -> bool {
    let time = |i: usize| {
        let lower = tokens.lower(i);
        let one = lower.strip_suffix('s').unwrap_or(lower);
        matches!(
            one,
            "hour" | "day" | "week" | "month" | "year" | "decade" | "century" | "centurie" | "night" | "weekend"
        )
    };
    let Some(before) = over.checked_sub(1) else { return false };
    let lower = tokens.lower(before);
    let noun = lower.len() > 3
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && !matches!(
            lower,
            "lasts"
                | "takes"
                | "runs"
                | "spans"
                | "covers"
                | "this"
                | "spends"
                | "stretches"
                | "goes"
                | "does"
                | "always"
                | "needs"
                | "costs"
        );
    let amount = matches!(lower, "percent" | "cent" | "%" | "million" | "billion" | "trillion")
        || tokens.get(before).is_some_and(|token| token.kind == TokenKind::Number);
    (noun || amount) && (at..at + 4).any(time)
}

/// The approximator that begins at token `at`, behind a number or what it counts, with the token
/// behind it: “or more”, “-odd”, “+”.
pub(super) fn behind(tokens: &Tokens, at: usize) -> Option<(usize, Approximation)> {
    let glued = tokens.glued(at);
    match tokens.lower(at) {
        "or" => {
            let approximation = match tokens.lower(at + 1) {
                "more" | "over" | "greater" | "above" | "higher" | "longer" | "older" | "better" | "larger"
                | "bigger" => AtLeast,
                "less" | "fewer" | "under" | "below" | "lower" | "shorter" | "younger" | "smaller" => AtMost,
                "so" | "thereabouts" => About,
                _ => return None,
            };
            // “10 or more than 20”; but “10 or more than that”
            let than = tokens.lower(at + 2) == "than";
            let that = usize::from(matches!(tokens.lower(at + 3), "that" | "this"));
            let end = if than { at + 3 + that } else { at + 2 };
            (!than || that > 0 || ends_phrase(tokens, end)).then_some((end, approximation))
        }
        "and" => {
            let approximation = match tokens.lower(at + 1) {
                "counting" | "upward" | "upwards" => AtLeast,
                "over" | "above" | "older" | "up" if ends_phrase(tokens, at + 2) => AtLeast,
                // “500 and more in these stores”
                "more" if ends_phrase(tokens, at + 2) || ends_noun_phrase(tokens.lower(at + 2)) => AtLeast,
                "under" | "below" | "younger" if ends_phrase(tokens, at + 2) => AtMost,
                _ => return None,
            };
            Some((at + 2, approximation))
        }
        "at" => match (tokens.lower(at + 1), tokens.lower(at + 2)) {
            ("least", _) if ends_phrase(tokens, at + 2) => Some((at + 2, AtLeast)),
            ("most", _) if ends_phrase(tokens, at + 2) => Some((at + 2, AtMost)),
            ("the", "most") if ends_phrase(tokens, at + 3) => Some((at + 3, AtMost)),
            _ => None,
        },
        "plus" if glued => Some((at + 1, AtLeast)),
        "ish" if glued => Some((at + 1, About)),
        "+" if glued && !tokens.glued(at + 1) => Some((at + 1, AtLeast)),
        "odd" if !ends_phrase(tokens, at + 1) => Some((at + 1, About)),
        _ if glued && tokens.get(at).is_some_and(|token| token.kind == TokenKind::Hyphen) && tokens.glued(at + 1) => {
            let approximation = match tokens.lower(at + 1) {
                "odd" | "ish" => About,
                "plus" => AtLeast,
                _ => return None,
            };
            Some((at + 2, approximation))
        }
        _ => None,
    }
}

/// Whether a phrase ends before token `at`: punctuation or the end of the paragraph.
pub(super) fn ends_phrase(tokens: &Tokens, at: usize) -> bool {
    tokens
        .get(at)
        .is_none_or(|token| !token.is_wordlike() && !matches!(token.kind, TokenKind::Symbol | TokenKind::Hyphen))
}
