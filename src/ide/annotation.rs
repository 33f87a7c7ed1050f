//! Annotations where the cursor is, and what kind of thing each is.

use crate::{
    analysis::quotes::Quote,
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
    let found = KINDS.iter().find(|(name, _)| article.schema.is_a(label, name));
    found.map_or(TokenKind::Other, |(_, kind)| *kind)
}

impl Article {
    /// The annotation that a cursor touches, with the fragment it touches: first what it stands in
    /// rather than behind, then the shortest, a quote last.
    pub(super) fn annotation_at(&self, at: CharOffset) -> Option<(TextBound<'_>, CharRange)> {
        let annotations = self.annotations.as_deref()?;
        let touching = annotations.at(at).into_iter().filter_map(|bound| {
            let touched = bound.spans.iter().copied().filter(|span| span.touches(at));
            Some((bound, touched.min_by_key(|span| (!span.contains(at), span.len()))?))
        });
        touching.min_by_key(|(bound, span)| {
            (kind_of(self, bound.label) == TokenKind::Quote, !span.contains(at), span.len())
        })
    }

    /// The entry of the gazetteer that an annotation of just this range is linked to.
    pub(super) fn linked_entry(&self, range: CharRange) -> Option<EntryId> {
        let file = self.annotations.as_deref()?;
        let links = file.exactly(range).into_iter().flat_map(|bound| file.normalisations_of(bound.id));
        let geonames = links.filter(|link| link.database == "GeoNames");
        geonames.filter_map(|link| self.gazetteer.by_geonameid(link.entry.parse().ok()?)).next()
    }

    /// Whether it was annotated who speaks a quote.
    pub(super) fn speaker_is_annotated(&self, quote: &Quote) -> bool {
        let Some(file) = self.annotations.as_deref() else { return false };
        quote.spans.iter().flat_map(|&span| file.exactly(span)).any(|bound| {
            file.relations_of(bound.id)
                .any(|relation| relation.label == "Speaker" && relation.arguments[0].target == **bound.id)
        })
    }
}

/// The line of an annotation as a place to go to, the cursor on its id.
pub(super) fn line_target(line: &Line) -> Target {
    let focus = line.record.id().map_or(CharRange::empty(line.range.start()), |id| id.range);
    Target { file: File::Standoff, range: line.range.join(focus), focus }
}
