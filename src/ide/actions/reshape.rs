//! Changing how far an annotation reaches.

use crate::{
    ide::{Edge, Family, Operation, TokenKind, annotation::kind_of, words},
    standoff::{Changes, Record, TextBound, joined as touching_joined, storable, without},
    text::{CharOffset, CharRange},
};

use super::{
    Offers,
    desk::Desk,
    perform::{Refusal, placed, refuse},
};

impl Offers<'_> {
    /// Grows, shrinks, splits and joins.
    pub(super) fn extent(&mut self) {
        let Some(bound) = self.annotation() else { return };
        if self.selection.is_empty() {
            self.by_words(&bound, self.selection.start());
        } else {
            self.by_selection(&bound);
        }
        let desk = self.desk;
        if let Some(span) = joined(desk, &bound.id.text)
            && fits(desk, &bound, &[span])
        {
            let title = format!("Join the fragments of {} to {}", desk.named(&bound), desk.quoted(span));
            let operation = Operation::Join { id: bound.id.text.clone() };
            self.offer(Family::Reshape, title.clone(), title, operation);
        }
    }

    /// To what is selected.
    fn by_selection(&mut self, bound: &TextBound<'_>) {
        let desk = self.desk;
        let Some(selection) = desk.trimmed(self.selection) else { return };
        let (words, selected) = (desk.named(bound), desk.quoted(selection));
        let id = bound.id.text.clone();
        let mut offers: Vec<(String, Operation, Vec<CharRange>)> = Vec::new();
        if bound.spans.iter().any(|span| span.covers(selection) && *span != selection) {
            let title = format!("Shrink {words} to {selected}");
            let spans = storable(&desk.article.text, &[selection]);
            offers.push((title, Operation::SetSpans { id: id.clone(), spans: spans.clone() }, spans));
            if let Some(spans) = split(desk, &id, selection) {
                let title = format!("Cut {selected} out of {words}");
                offers.push((title, Operation::Split { id, range: selection }, spans));
            }
        } else if bound.range().is_some_and(|range| !range.covers(selection)) {
            let mut spans = bound.spans.to_vec();
            spans.push(selection);
            let spans = storable(&desk.article.text, &touching_joined(spans));
            let title = format!("Grow {words} over {selected}");
            offers.push((title, Operation::SetSpans { id, spans: spans.clone() }, spans));
        }
        for (title, operation, spans) in offers {
            if fits(desk, bound, &spans) {
                self.offer(Family::Reshape, title.clone(), title, operation);
            }
        }
    }

    /// By a word at the border the cursor is at, and in two at the white space it stands in; a
    /// picker lists both borders wherever the cursor is.
    fn by_words(&mut self, bound: &TextBound<'_>, at: CharOffset) {
        let desk = self.desk;
        let id = &bound.id.text;
        let Some(all) = bound.range() else { return };
        // A quote ends at its marks.
        let quote = kind_of(desk.article, bound.label) == TokenKind::Quote;
        for (edge, border) in [(Edge::End, all.end()), (Edge::Start, all.start())] {
            if (quote || at != border) && !self.all {
                continue;
            }
            let moves = [
                ("Grow", grown(desk, id, edge), Operation::Grow { id: id.clone(), edge }),
                ("Shrink", shrunk(desk, id, edge), Operation::Shrink { id: id.clone(), edge }),
            ];
            for (verb, spans, operation) in moves {
                let Some(spans) = spans.filter(|spans| fits(desk, bound, spans)) else { continue };
                let to = crate::standoff::covered_text(&desk.article.text, &spans);
                let to = super::desk::quoted(&words::excerpt(&to, super::desk::SPAN));
                let title = format!("{verb} {} to {to}", desk.named(bound));
                self.offer(Family::Reshape, title.clone(), title, operation);
            }
        }
        if let Some(spans) = split(desk, id, CharRange::empty(at)).filter(|spans| fits(desk, bound, spans)) {
            let title = format!("Split {} here into {} fragments", desk.named(bound), spans.len());
            let operation = Operation::Split { id: id.clone(), range: CharRange::empty(at) };
            self.offer(Family::Reshape, title.clone(), title, operation);
        }
    }

    /// Makes one annotation of those of a type that are selected, or of this one and the one beside
    /// it.
    pub(super) fn merges(&mut self) {
        let Some(bound) = self.annotation() else { return };
        let desk = self.desk;
        let mut alike: Vec<TextBound<'_>> = if self.selection.is_empty() {
            std::iter::once(bound).chain(neighbours(desk, &bound)).collect()
        } else {
            let met = desk.file.meeting(self.selection).into_iter();
            met.filter(|other| other.label == bound.label.text.as_str()).collect()
        };
        alike.sort_by_key(TextBound::range);
        let groups: Vec<&[TextBound<'_>]> =
            if self.selection.is_empty() { alike.windows(2).collect() } else { vec![&alike] };
        for group in groups {
            let ids: Vec<String> = group.iter().map(|bound| bound.id.text.clone()).collect();
            if mergeable(desk, &ids).is_err() {
                continue;
            }
            let names: Vec<String> = group.iter().map(|bound| desk.named(bound)).collect();
            let lost = merging_loses(desk, &ids);
            let without = if lost.is_empty() { String::new() } else { format!(", without {}", words::and(&lost)) };
            let title = format!("Merge {} into one{without}", words::and(&names));
            let short = words::and(&names);
            let offered = self.offer(Family::Merge, title, short, Operation::Merge { ids });
            offered.detail = without.trim_start_matches(", ").to_owned();
        }
    }
}

/// What merging would leave unsaid: attributes that contradict those of the first, and what would relate
/// it to itself.
fn merging_loses(desk: Desk<'_>, ids: &[String]) -> Vec<String> {
    let mut changes = desk.changes();
    changes.merge(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    let first = ids.first().map_or("", String::as_str);
    let gone = changes.removed().filter(|record| record.id().is_some_and(|id| !ids.contains(&id.text)));
    gone.filter_map(|record| match record {
        Record::Attribute(it) => {
            let value = it.value.as_ref().map_or("", |value| value);
            let said = desk.file.attribute(first, &it.label) == Some(value);
            let what = if value.is_empty() { it.label.text.clone() } else { format!("{}: {value}", it.label) };
            (!said).then(|| format!("{} ({what})", it.id))
        }
        Record::Relation(it) => {
            let inside = it.arguments.iter().all(|argument| ids.contains(&argument.target.text));
            inside.then(|| it.id.text.clone())
        }
        _ => None,
    })
    .collect()
}

/// Whether the schema lets an annotation stand on other spans, and no other says the same there.
fn fits(desk: Desk<'_>, bound: &TextBound<'_>, spans: &[CharRange]) -> bool {
    !spans.is_empty()
        && spans != bound.spans
        && desk.obstacle(bound.label, spans, &[bound.id]).is_none()
        && !desk.has(bound.label, spans, &[bound.id])
}

/// Gives an annotation other spans.
pub(super) fn set(desk: Desk<'_>, changes: &mut Changes<'_>, id: &str, spans: &[CharRange]) -> Result<(), Refusal> {
    let bound = placed(desk, id)?;
    let spans = storable(&desk.article.text, spans);
    if spans.is_empty() {
        return refuse(format!("{} would cover no text.", desk.named(&bound)));
    }
    if desk.has(bound.label, &spans, &[id]) {
        return refuse(format!("{} would be annotated as {} twice.", desk.named(&bound), bound.label));
    }
    if let Some(other) = desk.obstacle(bound.label, &spans, &[id]) {
        let what = desk.article.schema.label(other.label);
        return refuse(format!(
            "{} can't reach there: the schema does not let it share text with {what} {} ({}).",
            desk.named(&bound),
            desk.named(&other),
            other.id
        ));
    }
    changes.set_spans(id, &spans);
    Ok(())
}

/// The spans with the next word taken in at a border.
pub(super) fn grown(desk: Desk<'_>, id: &str, edge: Edge) -> Option<Vec<CharRange>> {
    let mut spans = sorted(desk, id)?;
    let span = outermost(&mut spans, edge)?;
    *span = match edge {
        Edge::End => CharRange::new(span.start(), next_word(desk, span.end())?.end()),
        Edge::Start => CharRange::new(previous_word(desk, span.start())?.start(), span.end()),
    };
    Some(touching_joined(spans))
}

/// The spans without the outermost word at a border; a fragment of one word goes whole.
pub(super) fn shrunk(desk: Desk<'_>, id: &str, edge: Edge) -> Option<Vec<CharRange>> {
    let mut spans = sorted(desk, id)?;
    let span = *outermost(&mut spans, edge)?;
    let left = match edge {
        Edge::End => {
            let last = previous_word(desk, span.end()).filter(|word| word.start() >= span.start())?;
            let before = previous_word(desk, last.start()).filter(|word| word.start() >= span.start());
            before.map(|word| CharRange::new(span.start(), word.end()))
        }
        Edge::Start => {
            let first = next_word(desk, span.start()).filter(|word| word.end() <= span.end())?;
            let behind = next_word(desk, first.end()).filter(|word| word.end() <= span.end());
            behind.map(|word| CharRange::new(word.start(), span.end()))
        }
    };
    match left {
        Some(left) => *outermost(&mut spans, edge)? = left,
        None if spans.len() == 1 => return None,
        None => spans.retain(|other| *other != span),
    }
    Some(spans)
}

/// The spans with a range taken out; an empty one stands in white space, which is what goes.
pub(super) fn split(desk: Desk<'_>, id: &str, range: CharRange) -> Option<Vec<CharRange>> {
    let spans = sorted(desk, id)?;
    let cut = if range.is_empty() { white_space(desk, range.start())? } else { range };
    let inside = spans.iter().any(|span| span.start() < cut.start() && cut.end() < span.end());
    if range.is_empty() && !inside {
        return None;
    }
    let left = without(&spans, cut).into_iter().filter_map(|span| desk.trimmed(span)).collect::<Vec<_>>();
    (!left.is_empty() && left != spans).then_some(left)
}

/// The white space around a place; at the start of a word that before it.
fn white_space(desk: Desk<'_>, at: CharOffset) -> Option<CharRange> {
    let line = desk.article.text.line_at(at);
    let before = desk.article.text.slice(CharRange::new(line.start(), at));
    let behind = desk.article.text.slice(CharRange::new(at, line.end()));
    let before = before.chars().rev().take_while(|c| c.is_whitespace()).count();
    let behind = behind.chars().take_while(|c| c.is_whitespace()).count();
    (before + behind > 0).then(|| CharRange::new(at.minus(before), at.plus(behind)))
}

/// The one span from the first to the last of several fragments.
pub(super) fn joined(desk: Desk<'_>, id: &str) -> Option<CharRange> {
    let bound = desk.file.text_bound(id).filter(|bound| bound.spans.len() > 1)?;
    let range = bound.range()?;
    // Over a line end it would fall apart again.
    (storable(&desk.article.text, &[range]) != bound.spans).then_some(range)
}

/// Makes one annotation of several.
pub(super) fn merge(desk: Desk<'_>, changes: &mut Changes<'_>, ids: &[String]) -> Result<(), Refusal> {
    mergeable(desk, ids)?;
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    changes.merge(&ids);
    // What lies between two neighbours belongs to the whole.
    let mut spans: Vec<CharRange> = ids.iter().filter_map(|id| sorted(desk, id)).flatten().collect();
    spans.sort_unstable();
    if let Some(first) = ids.first() {
        changes.set_spans(first, &closed(desk, &spans));
    }
    Ok(())
}

fn mergeable(desk: Desk<'_>, ids: &[String]) -> Result<(), Refusal> {
    let bounds = ids.iter().map(|id| placed(desk, id)).collect::<Result<Vec<_>, _>>()?;
    let [first, others @ ..] = &bounds[..] else { return refuse("There is nothing to merge.") };
    if others.is_empty() {
        return refuse("One annotation alone can't be merged.");
    }
    if let Some(other) = others.iter().find(|other| other.label.text != first.label.text) {
        let schema = &desk.article.schema;
        let (one, two) = (schema.label(first.label), schema.label(other.label));
        return refuse(format!("Only annotations of one type can be merged, not {one} and {two}."));
    }
    if bounds.iter().any(|bound| desk.subject_id(bound) != bound.id.text) {
        return refuse("Events can't be merged.");
    }
    let mut spans: Vec<CharRange> = bounds.iter().flat_map(|bound| bound.spans.iter().copied()).collect();
    spans.sort_unstable();
    let spans = closed(desk, &spans);
    let except: Vec<&str> = ids.iter().map(String::as_str).collect();
    if let Some(other) = desk.obstacle(first.label, &spans, &except) {
        return refuse(format!("{} ({}) is in the way.", desk.named(&other), other.id));
    }
    if desk.has(first.label, &spans, &except) {
        return refuse("There is an annotation of all that already.");
    }
    Ok(())
}

/// Fragments with those joined that only white space lies between.
fn closed(desk: Desk<'_>, spans: &[CharRange]) -> Vec<CharRange> {
    let mut out: Vec<CharRange> = Vec::new();
    for &span in spans {
        match out.last_mut() {
            Some(last) if span.start() <= last.end() || is_blank(desk, CharRange::new(last.end(), span.start())) => {
                *last = last.join(span);
            }
            _ => out.push(span),
        }
    }
    out
}

fn is_blank(desk: Desk<'_>, range: CharRange) -> bool {
    // Many lines apart is no neighbourhood.
    range.len() <= 8 && desk.article.text.slice(range).chars().all(|c| c.is_whitespace() && c != '\n' && c != '\r')
}

/// The annotations of the same type right before and behind one, only white space between.
fn neighbours<'a>(desk: Desk<'a>, bound: &TextBound<'_>) -> Vec<TextBound<'a>> {
    let Some(range) = bound.range() else { return Vec::new() };
    let near = CharRange::new(range.start().minus(9), range.end().plus(9));
    let alike = desk.file.meeting(near).into_iter().filter(|other| {
        other.label.text == bound.label.text && other.id.text != bound.id.text && other.spans.len() == 1
    });
    let beside = |other: &TextBound<'_>| {
        other.range().is_some_and(|other| {
            (other.start() >= range.end() && is_blank(desk, CharRange::new(range.end(), other.start())))
                || (other.end() <= range.start() && is_blank(desk, CharRange::new(other.end(), range.start())))
        })
    };
    alike.filter(beside).collect()
}

fn sorted(desk: Desk<'_>, id: &str) -> Option<Vec<CharRange>> {
    let mut spans = desk.file.text_bound(id)?.spans.to_vec();
    spans.sort_unstable();
    (!spans.is_empty()).then_some(spans)
}

fn outermost(spans: &mut [CharRange], edge: Edge) -> Option<&mut CharRange> {
    if edge == Edge::Start { spans.first_mut() } else { spans.last_mut() }
}

/// The first word that begins at or behind `at` on its line.
fn next_word(desk: Desk<'_>, at: CharOffset) -> Option<CharRange> {
    let line = desk.article.text.line_at(at);
    let text = desk.article.text.slice(CharRange::new(at, line.end()));
    let skipped = text.chars().take_while(|c| !c.is_alphanumeric()).count();
    let word = desk.word(at.plus(skipped))?;
    (word.start() >= at && word.end() <= line.end()).then_some(word)
}

/// The last word that ends at or before `at` on its line.
fn previous_word(desk: Desk<'_>, at: CharOffset) -> Option<CharRange> {
    let line = desk.article.text.line_at(at);
    let text = desk.article.text.slice(CharRange::new(line.start(), at));
    let skipped = text.chars().rev().take_while(|c| !c.is_alphanumeric()).count();
    let word = desk.word(at.minus(skipped))?;
    (word.end() <= at && word.start() >= line.start()).then_some(word)
}
