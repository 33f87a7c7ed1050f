//! Forms of speech around a name that tell what it is.

use crate::{
    analysis::tokens::{Token, TokenKind, Tokens},
    lexicon::{
        placing::Placing,
        table::{Words, words},
        toponyms,
    },
};

/// How far behind a name, in tokens, the dash of a dateline stands: “DURBAN, South Africa, Sunday, 14 September
/// 2025 (Agency) –”.
const DATELINE: usize = 16;

/// “DURBAN, Sunday, 14 September 2025 –”, “KYIV, Ukraine (Agency) —”, “GRAZ —”: the dash that stands apart behind a
/// dateline that goes on at token `end`, in commas, brackets, digits and capitals.
pub(crate) fn dateline(tokens: &Tokens, end: usize) -> Option<usize> {
    for i in end..end + DATELINE {
        let token = tokens.get(i)?;
        match token.kind {
            TokenKind::Dash | TokenKind::Hyphen if !tokens.glued(i) || tokens.text(i) != "-" => return Some(i),
            TokenKind::Word if token.is_capital() => {}
            TokenKind::Number => {}
            TokenKind::Punct if matches!(tokens.text(i), "," | "(" | ")" | "." | "/") => {}
            _ => return None,
        }
    }
    None
}

/// “the siege of X”, “air strikes on X”, “a battle for X”: whether a noun of war stands before token `start` whose
/// object is nearly always a place.
pub(super) fn attacked(tokens: &Tokens, start: usize) -> bool {
    let Some(preposition) = start.checked_sub(1).filter(|&at| at > 0) else { return false };
    let noun = || tokens.lower(preposition - 1);
    match tokens.lower(preposition) {
        "of" => matches!(
            noun(),
            "siege" | "shelling" | "bombardment" | "bombing" | "bombings" | "recapture" | "liberation" | "invasion"
        ),
        "on" | "against" => {
            let noun = noun();
            matches!(
                noun,
                "airstrike"
                    | "airstrikes"
                    | "strikes"
                    | "raids"
                    | "assault"
                    | "offensive"
                    | "shelling"
                    | "bombardment"
                    | "missiles"
            ) || matches!(noun, "attack" | "attacks" | "strike" | "raid")
                && preposition > 1
                && matches!(
                    tokens.lower(preposition - 2),
                    "air"
                        | "rocket"
                        | "drone"
                        | "missile"
                        | "mortar"
                        | "artillery"
                        | "gas"
                        | "chemical"
                        | "bomb"
                        | "ground"
                )
        }
        "for" => noun() == "battle",
        _ => false,
    }
}

/// “X, a rebel-held town in …”.
pub(super) fn is_called_town(tokens: &Tokens, end: usize) -> bool {
    if tokens.text(end) != "," || !matches!(tokens.lower(end + 1), "a" | "an" | "the") {
        return false;
    }
    let noun = (end + 2..end + 7).find(|&i| {
        matches!(tokens.lower(i), "town" | "city" | "village" | "suburb" | "hamlet" | "township" | "settlement")
    });
    let goes_on = |i: usize| {
        matches!(
            tokens.lower(i),
            "in" | "on"
                | "near"
                | "outside"
                | "of"
                | "about"
                | "some"
                | "with"
                | "that"
                | "where"
                | "north"
                | "south"
                | "east"
                | "west"
                | ","
                | "."
        )
    };
    noun.is_some_and(|at| {
        goes_on(at + 1)
            && (end + 2..at).all(|i| tokens.get(i).is_some_and(|token| !token.is_capital() && tokens.text(i) != ","))
    })
}

/// Whether a plural says that what is listed are places: “and other areas”, “towns such as”.
pub(super) fn is_named_kind(lower: &str) -> bool {
    lower.ends_with('s') && toponyms::is_settlement(lower)
}

/// Whether a name is that of a disease: it is known as one, or “virus” stands behind it, with at
/// most one other word between (“Ebola Reston virus”). `next` is what the word behind it is.
pub(super) fn is_disease(tokens: &Tokens, end: usize, lower: &str, next: Placing) -> bool {
    if next.contains(Placing::DISEASE_NOUN) || toponyms::is_disease(lower) && !next.contains(Placing::LANDFORM) {
        return true;
    }
    let joined = if tokens.get(end).is_some_and(|token| token.kind == TokenKind::Hyphen) { end + 1 } else { end };
    let capital = tokens.get(joined).is_some_and(Token::is_capital);
    capital && toponyms::is_disease_noun(tokens.lower(joined + 1))
}

/// Verbs that news put behind people and behind governments.
pub(super) fn is_doing(lower: &str) -> bool {
    DOING.contains(lower)
}

static DOING: Words = words! {
    "said", "says", "told", "added", "is", "was", "has", "had", "will", "would", "wants", "wanted", "announced",
    "agreed", "warned", "did", "does", "who", "scored", "replied", "asked", "also", "went", "played", "won",
};

/// Whether nearly all long words of a short paragraph have capitals, so that one says nothing.
pub(super) fn is_headline(tokens: &Tokens) -> bool {
    if tokens.len() > 40 {
        return false;
    }
    let long = |token: &&Token| token.kind == TokenKind::Word && token.bytes().len() >= 4;
    let (mut all, mut capitals) = (0, 0);
    for token in tokens.list().iter().filter(long) {
        all += 1;
        capitals += usize::from(token.is_capital());
    }
    all >= 3 && capitals * 10 >= all * 8
}
