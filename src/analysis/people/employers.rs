//! For whom somebody works, as their role tells: “an analyst at Harlan Foods”, “Kestrel Marine’s chief executive”.

use crate::{
    analysis::{
        ByteSpan,
        names::{Name, NameKind},
        paragraph::Placed,
        tokens::TokenKind,
    },
    lexicon::table::{Words, words},
};

/// Who has to do with a body and does not belong to it, whatever preposition stands between.
static OUTSIDERS: Words = words! {
    "ally", "antagonist", "buyer", "campaigner", "claimant", "client", "competitor", "complainant", "contractor", "creditor",
    "critic", "customer", "debtor", "defender", "donor", "enemy", "expert", "fan", "foe", "follower", "friend", "graduate",
    "guest", "historian", "lender", "neighbor", "neighbour", "opponent", "passenger", "patient", "plaintiff", "pupil",
    "reader", "regulator", "relative", "rival", "scholar", "student", "supplier", "supporter", "survivor", "tenant",
    "user", "veteran", "victim", "viewer", "visitor", "voter",
};

/// Who acts for a body that hired them: “a lawyer for Harlan Foods”.
static HIRED: Words =
    words! { "advocate", "attorney", "barrister", "candidate", "counsel", "lawyer", "lobbyist", "solicitor" };

/// The body that a person with this role works for, where its name stands in the role or owns it.
pub(super) fn employer(placed: &Placed, role: ByteSpan) -> Option<ByteSpan> {
    let reading = &placed.reading;
    let tokens = &reading.tokens;
    let (first, end) = (tokens.at_byte(role.start as usize), tokens.at_byte(role.end as usize));
    let bodies = reading.names.iter().filter(|name| name.kind == NameKind::Organisation);
    // It opens the role, or stands before it with nothing but its possessive between.
    let owns = |name: &Name| {
        let clitic = tokens.get(name.tokens.end).is_some_and(|token| token.kind == TokenKind::Clitic);
        let article = usize::from(tokens.lower(first) == "the");
        (first..=first + article).contains(&name.tokens.start) || clitic && name.tokens.end + 1 == first
    };
    bodies.filter(|name| name.tokens.start < end && name.tokens.end + 1 >= first).find_map(|name| {
        let article = usize::from(name.tokens.start > first && tokens.lower(name.tokens.start - 1) == "the");
        let before = name.tokens.start - article;
        let head = if before > first + 1 { tokens.lower(before - 2) } else { "" };
        let belongs = match tokens.lower(before.wrapping_sub(1)) {
            "at" | "of" | "with" => before > first && !OUTSIDERS.contains(head),
            "for" => before > first && !OUTSIDERS.contains(head) && !HIRED.contains(head),
            // “Kestrel Marine’s chief executive”, “the Kestrel Marine spokesman”
            _ => owns(name) && name.tokens.end < end && !OUTSIDERS.contains(tokens.lower(end - 1)),
        };
        belongs.then_some(name.span)
    })
}
