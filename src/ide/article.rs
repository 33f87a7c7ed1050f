//! What answers need of an article again and again.

use crate::{
    analysis::{
        Voice,
        people::{EntityId, Mention, MentionForm},
        places::Place,
        quotes::Quote,
    },
    text::{CharOffset, CharRange, Encoding},
};

use super::{Article, File, Target, words};

/// Up to how many code points may lie between a quote and its speaker's name for a reader to see
/// both at once; about one line of a newspaper column and a half.
const BESIDE: usize = 60;

impl Article {
    /// The number of the line a place is on, from 1.
    pub(super) fn line_number(&self, at: CharOffset) -> u32 {
        self.text.position(at, Encoding::Utf32).line + 1
    }

    /// A place as a link for a card: `[line 12](#L12,5)`. Whoever shows the card knows the address of
    /// the article and puts it before the `#`; lines and columns count from 1, columns as VS Code
    /// counts them.
    pub(super) fn line_link(&self, at: CharOffset) -> String {
        let place = self.text.position(at, Encoding::Utf16);
        format!("[line {0}](#L{0},{1})", place.line + 1, place.column + 1)
    }

    /// The text of a range on one line, cut to about `limit` code points, ready for Markdown.
    pub(super) fn excerpt(&self, range: CharRange, limit: usize) -> String {
        words::escape(&self.plain_excerpt(range, limit))
    }

    /// The text of a range on one line, cut to about `limit` code points.
    pub(super) fn plain_excerpt(&self, range: CharRange, limit: usize) -> String {
        // White space shrinks, so take a good deal more than will be shown, but not the article.
        let start = range.start();
        let slice = self.text.slice(CharRange::new(start, range.end().min(start.plus(limit * 4))));
        words::excerpt(&slice, limit)
    }

    /// A place of the article to go to.
    pub(super) fn target(range: CharRange) -> Target {
        Target { file: File::Article, range, focus: range }
    }

    /// Whether a reader who looks at `chunk`, a part of `quote`, sees the speaker's name there:
    /// in the clause of the cue, or on the same line a few words off.
    pub(super) fn named_beside(&self, quote: &Quote, chunk: CharRange) -> bool {
        let Some(speaker) = &quote.speaker else { return false };
        if !matches!(speaker.form, MentionForm::Name | MentionForm::Surname | MentionForm::Honorific) {
            return false;
        }
        let line = self.text.line_at(chunk.start());
        let gap = if speaker.range.end() <= chunk.start() {
            chunk.start().to_usize() - speaker.range.end().to_usize()
        } else {
            speaker.range.start().to_usize().saturating_sub(chunk.end().to_usize())
        };
        line.covers(speaker.range) && (gap <= BESIDE || quote.cue.is_some_and(|cue| line.covers(cue)))
    }

    /// The quote in which a claim is reported; `None` for what the article reports itself.
    pub(super) fn outer_of(&self, quote: &Quote) -> Option<&Quote> {
        let all = self.reading.quotes.iter().flat_map(Quote::with_nested);
        let mut all = all.filter(|outer| !outer.nested.is_empty());
        all.find(|outer| outer.nested.iter().any(|inner| inner.cue == quote.cue && inner.spans == quote.spans))
    }

    /// The name of an entity, or nothing for an id of another reading.
    pub(super) fn name_of(&self, id: EntityId) -> &str {
        self.reading.entity(id).map_or("", |entity| entity.name.as_str())
    }

    /// Who speaks with a voice, ready for Markdown.
    pub(super) fn voice(&self, voice: Voice) -> String {
        match voice {
            Voice::Article => "the article, in its own voice".to_owned(),
            Voice::Entity(id) => words::escape(self.name_of(id)),
            Voice::Unnamed(range) => format!("“{}”, not named", self.excerpt(range, 60)),
        }
    }

    /// Who speaks with a voice, for plain text.
    pub(super) fn plain_voice(&self, voice: Voice) -> String {
        match voice {
            Voice::Article => "the article".to_owned(),
            Voice::Entity(id) => self.name_of(id).to_owned(),
            Voice::Unnamed(range) => format!("“{}”, not named", self.plain_excerpt(range, 60)),
        }
    }

    /// Whether a mention is the one that introduces its entity.
    pub(super) fn introduces(&self, mention: &Mention) -> bool {
        mention.entity.and_then(|id| self.reading.entity(id)).is_some_and(|entity| entity.introduction == mention.range)
    }

    /// Every mention of what `place` stands for: what resolved to the same entry, or, of an
    /// unresolved place, what is written alike.
    pub(super) fn mentions_of_place<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a Place> {
        self.reading.places.iter().filter(move |other| same_place(place, other))
    }
}

/// Whether two mentions are taken for the same place.
pub(super) fn same_place(a: &Place, b: &Place) -> bool {
    a.resolved == b.resolved && (a.resolved.is_some() || a.name == b.name)
}
