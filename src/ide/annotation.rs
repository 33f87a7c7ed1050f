//! Annotations where the cursor is, and what kind of thing each is.

use std::collections::HashSet;

use crate::{
    checks::SILENCE,
    gazetteer::EntryId,
    standoff::{Line, TextBound},
    text::{CharOffset, CharRange},
};

use super::{Article, File, Target, TokenKind};

/// What an annotation of a type stands for: that of the type of the default schema it is, or lies
/// below in the hierarchy; two common spellings are understood as well. Everything else is
/// [`TokenKind::Other`].
pub(super) fn kind_of(article: &Article, label: &str) -> TokenKind {
    const KINDS: [(&str, TokenKind); 10] = [
        ("Person", TokenKind::Person),
        ("Organisation", TokenKind::Organisation),
        ("Organization", TokenKind::Organisation),
        ("Place", TokenKind::Place),
        ("Location", TokenKind::Place),
        ("Figure", TokenKind::Figure),
        ("Date", TokenKind::Date),
        ("Quote", TokenKind::Quote),
        ("Quotation", TokenKind::Quote),
        ("Cue", TokenKind::Cue),
    ];
    let known = |label: &str| KINDS.iter().find(|(name, _)| *name == label);
    article.schema.ancestry(label).find_map(known).map_or(TokenKind::Other, |(_, kind)| *kind)
}

impl Article {
    /// The annotation that a cursor touches, with the fragment it touches: first what it stands in
    /// rather than behind, then the shortest, a quote last.
    pub(super) fn annotation_at(&self, at: CharOffset) -> Option<(TextBound<'_>, CharRange)> {
        let annotations = self.annotations.as_deref()?;
        let annotated = annotations.at(at).into_iter().filter(|bound| *bound.label != *SILENCE);
        let touching = annotated.filter_map(|bound| {
            let touched = bound.spans.iter().copied().filter(|span| span.touches(at));
            Some((bound, touched.min_by_key(|span| (!span.contains(at), span.len()))?))
        });
        touching.min_by_key(|(bound, span)| {
            (kind_of(self, bound.label) == TokenKind::Quote, !span.contains(at), span.len())
        })
    }

    /// The entry of the gazetteer that an annotation is linked to.
    pub(super) fn entry_of(&self, id: &str) -> Option<EntryId> {
        let geonames = self.annotations.as_deref()?.normalisations_of(id).filter(|link| link.database == "GeoNames");
        geonames.filter_map(|link| self.gazetteer.by_geonameid(link.entry.parse().ok()?)).next()
    }

    /// The entry of the gazetteer that an annotation of just this range is linked to.
    pub(crate) fn linked_entry(&self, range: CharRange) -> Option<EntryId> {
        self.annotations.as_deref()?.exactly(range).iter().find_map(|bound| self.entry_of(bound.id))
    }

    /// The chunks of quotes of which it was annotated who speaks them.
    pub(super) fn chunks_with_speakers(&self) -> HashSet<CharRange> {
        let Some(file) = self.annotations.as_deref() else { return HashSet::new() };
        let quotes = file.relations().filter(|relation| relation.label == "Speaker");
        let quotes = quotes.filter_map(|relation| file.text_bound(&relation.arguments[0].target));
        quotes.flat_map(|bound| bound.spans.iter().copied()).collect()
    }
}

/// The line of an annotation as a place to go to, the cursor on its id.
pub(super) fn line_target(line: &Line) -> Target {
    let focus = line.record.id().map_or(CharRange::empty(line.range.start()), |id| id.range);
    Target { file: File::Standoff, range: line.range.join(focus), focus }
}
