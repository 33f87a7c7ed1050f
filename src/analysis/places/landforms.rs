//! What a place lends its name to: landforms, streets, divisions.

use crate::{
    analysis::{
        names::kind_behind_list,
        tokens::{Shape, TokenKind},
    },
    gazetteer::{Meaning, Rank},
    lexicon::{divisions, placing::Placing},
};

use super::{
    PlaceKind,
    spans::{Finder, Span},
};

impl Finder<'_> {
    /// A known name with the landform or site it is part of the name of: “Harem mountains”, “Deraa
    /// Street”. Such a name is not the town's any more.
    pub(super) fn extended(&self, mut span: Span) -> Span {
        let next = span.tokens.end;
        // “Clay, Grant and Swift counties”: the counties rather than towns of those names.
        if let Some(kind) = kind_behind_list(self.tokens, next).filter(|kind| divisions::is_type(kind)) {
            let whole = format!("{} {kind}", self.tokens.slice(span.tokens.clone()));
            let whole = Meaning::of(&self.gazetteer.find(&whole), self.gazetteer);
            if !whole.senses.is_empty() {
                span.meaning = whole.into();
            }
        }
        let Some(token) = self
            .tokens
            .get(next)
            .filter(|token| token.kind == TokenKind::Word && !token.shape.contains(Shape::LINE_START))
        else {
            return span;
        };
        let lower = self.tokens.lower(next);
        let placing = Placing::of(lower);
        span.behind = Some(placing);
        if placing.contains(Placing::LANDFORM) {
            // “Sinai peninsula” is in the gazetteer as a whole.
            let whole = format!("{} {lower}", self.tokens.slice(span.tokens.clone()));
            let whole = Meaning::of(&self.gazetteer.find(&whole), self.gazetteer);
            if whole.senses.iter().any(|sense| sense.facts.rank == Rank::Feature) {
                span.meaning = whole.into();
            }
        }
        if !token.is_capital() {
            let belongs = || {
                matches!(
                    lower,
                    "mountain"
                        | "mountains"
                        | "hills"
                        | "river"
                        | "valley"
                        | "desert"
                        | "plain"
                        | "plains"
                        | "peninsula"
                        | "highlands"
                )
            };
            if placing.contains(Placing::LANDFORM) && belongs() {
                span.kind = PlaceKind::Region;
                span.take_next();
            }
        } else if placing.intersects(Placing::LANDFORM | Placing::STREET) {
            span.kind = if placing.contains(Placing::STREET) { PlaceKind::Venue } else { PlaceKind::Region };
            span.take_next();
        } else if placing.contains(Placing::DIVISION)
            && !matches!(
                lower,
                "state"
                    | "department"
                    | "city"
                    | "union"
                    | "republic"
                    | "federal"
                    | "administrative"
                    | "capital"
                    | "special"
                    | "autonomous"
                    | "division"
                    | "quarter"
            )
        {
            // “Idlib Governorate”: the division rather than the town.
            span.take_next();
        }
        span
    }
}
