//! Names that the gazetteer lacks and that are places all the same.

use std::{ops::Range, sync::Arc};

use crate::{
    analysis::{
        names::NameKind,
        tokens::{Shape, TokenKind},
    },
    lexicon::{honorifics, toponyms},
};

use super::{
    PlaceKind,
    spans::{Finder, Form, Span, name_over},
};

/// The most words of such a name.
const LONGEST_UNKNOWN: usize = 4;

impl Finder<'_> {
    /// A run of capitals that the gazetteer lacks, where the tagger or its surroundings speak for a
    /// place.
    pub(super) fn unknown(&mut self, at: usize, last: Option<&Span>) -> Option<Span> {
        let name = name_over(self.names, &(at..at + 1)).cloned();
        let span = |tokens, kind| Span { tokens, form: Form::Unknown, kind, meaning: Arc::default() };
        // “Ms. Moayyad”, “St.” alone.
        let first = self.tokens.lower(at);
        if honorifics::honorific(first).is_some()
            || first.ends_with('.') && name.as_ref().is_some_and(|name| name.tokens.len() == 1)
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
        if let Some(name) = name.as_ref().filter(|name| name.kind == NameKind::Place && name.tokens.start == at) {
            let lower = &self.tokens.lower_source()[self.tokens.bytes(name.tokens.clone())];
            if self.is_inhabitant(name.tokens.clone()) || toponyms::is_never_place(lower) {
                return None;
            }
            let site = name.tokens.len() > 1 && toponyms::is_site(self.tokens.lower(name.tokens.end - 1));
            let kind = if site { PlaceKind::Venue } else { PlaceKind::Toponym };
            let span = span(name.tokens.clone(), kind);
            return Some(if site { span } else { self.extended(span) });
        }
        if toponyms::is_never_place(self.tokens.lower(at)) || name.as_ref().is_some_and(|name| name.tokens.start < at) {
            return None;
        }
        let capital = |i: usize| {
            let word = self.tokens.get(i).filter(|token| token.kind == TokenKind::Word && token.is_capital());
            word.is_some_and(|token| i == at || !token.shape.contains(Shape::LINE_START))
        };
        let end = (at + 1..at + LONGEST_UNKNOWN).find(|&i| !capital(i)).unwrap_or(at + LONGEST_UNKNOWN);
        if self.is_inhabitant(at..end) {
            return None;
        }
        let before = self.tokens.lower(at.wrapping_sub(1));
        let whose = self.tokens.lower(at.wrapping_sub(2));
        let settled = before == "of" && (toponyms::is_settlement(whose) || toponyms::has_settlement(whose));
        let sure = settled || toponyms::is_stormed(before) || self.is_listed(at, end, last);
        let likely = toponyms::is_locative(before) || toponyms::takes_place(before) || self.is_formed(at, end);
        let headed = end - at > 1 && toponyms::is_settlement_head(first);
        (sure || headed || likely && name.is_none()).then(|| self.extended(span(at..end, PlaceKind::Toponym)))
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
    fn is_formed(&self, at: usize, end: usize) -> bool {
        end - at > 1 && toponyms::is_head(self.tokens.lower(at))
            || toponyms::has_place_ending(self.tokens.lower(end - 1))
    }
}
