//! Saying that an annotation that was found again is where it belongs.

use crate::{ide::Article, standoff::Recovery, text::CharRange};

use super::{Desk, desk::SPAN};

/// An annotation that may belong elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Its id.
    pub id: String,
    /// Its words as a title shows them: “Marovo”.
    pub words: String,
    /// Where the finding is.
    pub range: CharRange,
    /// Other places where the same words stand, the nearest first, with the number of the line.
    pub elsewhere: Vec<(CharRange, u32)>,
}

/// How many other places are offered.
const PLACES: usize = 4;

/// The annotations that were found again, but not for certain, in the order of the article.
pub fn doubts(article: &Article) -> Vec<Doubt> {
    let desk = Desk::of(article);
    let text = article.text.to_string();
    let doubtful = desk.file.in_order().filter(|bound| desk.file.recovery(bound.id) == Some(Recovery::Doubtful));
    let doubt = |bound: crate::standoff::TextBound<'_>| {
        let range = bound.range()?;
        let words = crate::standoff::covered_text(&article.text, bound.spans);
        let mut places = match bound.spans {
            [_] => super::mentions::occurrences_of(&text, &words),
            _ => Vec::new(),
        };
        places.retain(|place| *place != range && !desk.has(bound.label, &[*place], &[]));
        places.sort_by_key(|place| super::link::gap(*place, range));
        places.truncate(PLACES);
        let line = |place: CharRange| article.line_number(place.start());
        let elsewhere = places.into_iter().map(|place| (place, line(place))).collect();
        let words = super::desk::quoted(&crate::ide::words::excerpt(&words, SPAN));
        Some(Doubt { id: bound.id.text.clone(), words, range, elsewhere })
    };
    doubtful.filter_map(doubt).collect()
}
