//! Streets and buildings by the names they have in other languages, and what only looks like a place.

use std::{ops::Range, sync::Arc};

use crate::{
    analysis::tokens::{Shape, TokenKind, Tokens},
    gazetteer::{Opening, Rank},
    lexicon::placing::Placing,
};

use super::{
    PlaceKind,
    cues::Cue,
    forms::dateline,
    local::LocalCues,
    spans::{Finder, Form, Span},
};

/// The most tokens a street's name has: “Avenida de los Libertadores”, “Rue de la Croix-Rousse”.
const LONGEST_STREET: usize = 7;

/// A town of so many people has hospitals called after it; a smaller one is rather a saint's namesake.
const LARGE: u64 = 100_000;

/// The words in brackets at the end of a dateline, “GRAZ, March 3 (Valley Wire) —”: whose report it is.
pub(super) fn agency(tokens: &Tokens) -> Option<Range<usize>> {
    tokens.get(0).filter(|token| token.shape.contains(Shape::ALL_CAPS))?;
    let dash = dateline(tokens, 1)?;
    let close = dash.checked_sub(1).filter(|&at| tokens.text(at) == ")")?;
    let open = (1..close).rev().find(|&at| tokens.text(at) == "(")?;
    Some(open + 1..close)
}

/// Whether a name has the noun for a street or square in front, in one of those languages.
fn is_fronted(tokens: &Tokens, span: &Span) -> bool {
    span.first.placing().contains(Placing::STREET_BEFORE)
        || matches!(tokens.lower(span.tokens.start), "hauptbahnhof" | "hôpital" | "ospedale")
}

/// Tells the spans that have such a noun in front: “Rue de Rivoli” can be nothing but a place.
pub(super) fn mark_fronted(tokens: &Tokens, spans: &[Span], cues: &mut [LocalCues]) {
    for (span, cues) in spans.iter().zip(cues) {
        if span.kind == PlaceKind::Venue && is_fronted(tokens, span) {
            cues.set_to(Cue::Formed, 2.0);
        }
    }
}

impl Finder<'_> {
    /// “Rue de Rivoli”, “Avenida Bolívar”: a street, whatever town its name is also of.
    pub(super) fn street(&self, at: usize, first: &Arc<Opening>) -> Option<Span> {
        if !first.placing().intersects(Placing::STREET_BEFORE | Placing::SITE_BEFORE) {
            return None;
        }
        let tokens = self.tokens;
        let nothing = self.gazetteer.no_meaning();
        let venue = |end| Span::new(at..end, Form::Unknown, PlaceKind::Venue, Arc::clone(nothing), Arc::clone(first));
        if tokens.lower(at) == "hauptbahnhof" {
            return Some(venue(at + 1));
        }
        let street = first.placing().contains(Placing::STREET_BEFORE);
        let hospital =
            !street && matches!(tokens.lower(at + 1), "de" | "del" | "da" | "do" | "di" | "san" | "santa" | "são");
        if !hospital && !street {
            return None;
        }
        let mut end = at + 1;
        let mut last = None;
        while end < at + LONGEST_STREET {
            let Some(token) = tokens.get(end).filter(|token| !token.shape.contains(Shape::LINE_START)) else { break };
            match token.kind {
                TokenKind::Word if token.is_capital() || token.shape.contains(Shape::INNER_CAPITAL) => {
                    last = Some(end + 1);
                }
                TokenKind::Number if end == at + 1 => last = Some(end + 1),
                TokenKind::Hyphen if tokens.glued(end) && tokens.glued(end + 1) => {}
                TokenKind::Word
                    if matches!(
                        tokens.lower(end),
                        "de" | "del"
                            | "la"
                            | "las"
                            | "los"
                            | "du"
                            | "des"
                            | "do"
                            | "da"
                            | "dos"
                            | "das"
                            | "di"
                            | "della"
                            | "dei"
                            | "d"
                            | "l"
                            | "le"
                            | "les"
                    ) => {}
                _ => break,
            }
            end += 1;
        }
        last.map(venue)
    }

    /// “San Juan de Dios Hospital”: called after a saint, and not in the village that is too.
    pub(super) fn dedicated(&self, span: &Span) -> Option<Span> {
        let (start, end) = (span.tokens.start, span.tokens.end);
        if end - start < 2 {
            return None;
        }
        let saint =
            matches!(self.tokens.lower(start), "san" | "santa" | "santo" | "são" | "saint" | "st" | "st." | "nuestra");
        let site = self.tokens.get(end).is_some_and(|token| token.is_capital() && token.kind == TokenKind::Word)
            && matches!(
                self.tokens.lower(end),
                "hospital"
                    | "clinic"
                    | "church"
                    | "cathedral"
                    | "basilica"
                    | "chapel"
                    | "monastery"
                    | "convent"
                    | "parish"
                    | "school"
                    | "college"
                    | "prison"
                    | "cemetery"
            );
        let town = |facts: &crate::gazetteer::Facts| facts.rank != Rank::Town || facts.population >= LARGE;
        let village = !span.meaning.senses.iter().any(|sense| town(&sense.facts));
        let nothing = self.gazetteer.no_meaning();
        (saint && site && village).then(|| {
            Span::new(start..end + 1, Form::Unknown, PlaceKind::Venue, Arc::clone(nothing), Arc::clone(&span.first))
        })
    }
}
