//! Names that the gazetteer lacks and that are places all the same.

use std::{ops::Range, sync::Arc};

use crate::{
    analysis::{
        names::NameKind,
        tokens::{Shape, TokenKind},
    },
    gazetteer::Opening,
    lexicon::{lexemes::Listed, placing::Placing, toponyms},
};

use super::{
    PlaceKind,
    spans::{Finder, Form, Span, name_over, placing},
};

/// The most words of such a name.
const LONGEST_UNKNOWN: usize = 4;

impl Finder<'_> {
    /// A run of capitals that the gazetteer lacks, where the tagger or its surroundings speak for a
    /// place.
    pub(super) fn unknown(&mut self, at: usize, opening: &Arc<Opening>, last: Option<&Span>) -> Option<Span> {
        let names = self.names;
        let name = name_over(names, &(at..at + 1));
        let tagged = name.filter(|name| name.kind == NameKind::Place && name.tokens.start == at);
        if tagged.is_none() && name.is_some_and(|name| name.tokens.start < at) {
            return None;
        }
        let first = self.tokens.lower(at);
        let end = match tagged {
            Some(name) => name.tokens.end,
            None => Some(self.run(at)).filter(|&end| self.is_likely(at, end, opening, last, name.is_some()))?,
        };
        // “Ms. Moayyad”, “St.” alone.
        if self.tokens.listed(at, Listed::HONORIFIC)
            || first.ends_with('.') && name.is_some_and(|name| name.tokens.len() == 1)
        {
            return None;
        }
        // “Neighbouring Niger”, at the start of a sentence: the place stands behind.
        let outside = matches!(
            first,
            "neighbouring" | "neighboring" | "nearby" | "surrounding" | "downtown" | "rural" | "mainland"
        );
        if outside && self.known(at + 1).is_some() {
            return None;
        }
        let never = if tagged.is_some() && end - at > 1 {
            toponyms::is_never_place(&self.tokens.lower_source()[self.tokens.bytes(at..end)])
        } else {
            opening.placing().contains(Placing::NEVER_PLACE)
        };
        if never || self.is_inhabitant(at..end) {
            return None;
        }
        let site = tagged.is_some() && end - at > 1 && toponyms::is_site(self.tokens.lower(end - 1));
        let kind = if site { PlaceKind::Venue } else { PlaceKind::Toponym };
        let meaning = Arc::clone(self.gazetteer.no_meaning());
        let span = Span::new(at..end, Form::Unknown, kind, meaning, Arc::clone(opening));
        Some(if site { span } else { self.extended(span) })
    }

    /// Where a run of capitals ends that begins at a token.
    fn run(&self, at: usize) -> usize {
        let capital = |i: usize| {
            let word = self.tokens.get(i).filter(|token| token.kind == TokenKind::Word && token.is_capital());
            word.is_some_and(|token| !token.shape.contains(Shape::LINE_START))
        };
        (at + 1..at + LONGEST_UNKNOWN).find(|&i| !capital(i)).unwrap_or(at + LONGEST_UNKNOWN)
    }

    /// Whether the surroundings of a run of capitals, or its form, speak for a place; for what the tagger has for
    /// another name they have to be sure.
    fn is_likely(&self, at: usize, end: usize, opening: &Opening, last: Option<&Span>, named: bool) -> bool {
        let before = placing(self.tokens, at.wrapping_sub(1));
        if before.contains(Placing::STORMED) || self.is_listed(at, end, last) {
            return true;
        }
        if !named && (before.intersects(Placing::LOCATIVE | Placing::TAKES_PLACE) || self.is_formed(at, end, opening)) {
            return true;
        }
        let of_settlement =
            || placing(self.tokens, at.wrapping_sub(2)).intersects(Placing::SETTLEMENT | Placing::HAS_SETTLEMENT);
        self.tokens.lower(at.wrapping_sub(1)) == "of" && of_settlement()
            || end - at > 1 && toponyms::is_settlement_head(self.tokens.lower(at))
    }

    /// Whether a run names people of a known place: “New Yorkers”, “West Virginians”, “Dagestani”.
    fn is_inhabitant(&self, tokens: Range<usize>) -> bool {
        let name = self.tokens.slice(tokens);
        let one = name.strip_suffix('s').unwrap_or(name);
        let place = one.strip_suffix("er").or_else(|| one.strip_suffix('n').filter(|place| place.ends_with('a')));
        let place = place.or_else(|| one.strip_suffix('i').filter(|place| place.ends_with(['n', 'r'])));
        place.is_some_and(|place| place.len() > 3 && !self.gazetteer.find(place).is_empty())
    }

    /// Whether a run stands in a list right behind a known place: “Aleppo, X”, “Aleppo and X”.
    fn is_listed(&self, at: usize, end: usize, last: Option<&Span>) -> bool {
        let joined = last.is_some_and(|last| {
            last.form == Form::Known
                && last.tokens.end + 1 == at
                && matches!(self.tokens.lower(at - 1), "," | "and" | "or")
        });
        joined && matches!(self.tokens.lower(end), "," | "." | "and" | "or" | ";" | "…" | "..." | ":" | "")
    }

    /// Whether a run is formed like a place's name: “Kafr Nabudah”, “Krasnohorivka”.
    fn is_formed(&self, at: usize, end: usize, opening: &Opening) -> bool {
        if end - at == 1 {
            return opening.has_place_ending();
        }
        opening.placing().contains(Placing::HEAD) || toponyms::has_place_ending(self.tokens.lower(end - 1))
    }
}
