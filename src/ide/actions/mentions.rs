//! Annotating every mention of a name.

use crate::{
    analysis::people::MentionForm,
    ide::{Article, Family, Operation, subject::Subject},
    standoff::Changes,
    text::CharRange,
};

use super::{
    Offers, accept,
    desk::{Desk, SPAN, quoted},
    perform::{Refusal, refuse},
    recorder::Recorder,
};
use crate::ide::words;

impl Offers<'_> {
    /// Annotates every mention of the name in question: those the reading knows, each linked to the
    /// one that introduces it; of words it knows nothing of, every place where they stand.
    pub(super) fn all_mentions(&mut self) {
        let Some(range) = self.wanted() else { return };
        let desk = self.desk;
        let read = mentions(desk.article, range);
        if read.len() > 1
            && let Some(subject) = accept::at(desk.article, range)
            && let Some(label) = desk.type_of(accept::token_kind(desk.article, subject))
        {
            let shown = desk.article.schema.label(label);
            let name = match subject {
                Subject::Mention(mention) => mention.entity.map_or("", |id| desk.article.name_of(id)),
                Subject::Place(place) => &place.name,
                _ => "",
            };
            let mut recorder = Recorder::new(desk);
            let news = read.iter().any(|&subject| {
                recorder.record(subject);
                recorder.changes.is_touched()
            });
            if news {
                let title = format!("Annotate all {} mentions of {} as {shown}", read.len(), quoted(name));
                let operation = Operation::AnnotateAll { range, label: None };
                let detail = format!("{}, as postil reads them", words::counted(read.len(), "mention"));
                let offered = self.offer(Family::AnnotateAll, title, shown, operation);
                (offered.costly, offered.detail) = (true, detail);
            }
        }
        let places = occurrences(desk, range);
        if places.len() < 2 || (!read.is_empty() && !self.all) {
            return;
        }
        let text = quoted(&words::excerpt(&desk.article.text.slice(range), SPAN));
        let likely = self.types_by_likelihood(range);
        let offered = likely.iter().filter(|def| desk.article.schema.event(&def.name).is_none());
        // A list of all types is for the picker; an action offers the likeliest.
        let count = if self.all { usize::MAX } else { 1 };
        let labels: Vec<String> = offered.take(count).map(|def| def.name.text.clone()).collect();
        for label in labels {
            let open =
                |place: CharRange| !desk.has(&label, &[place], &[]) && desk.obstacle(&label, &[place], &[]).is_none();
            if !places.iter().any(|&place| open(place)) {
                continue;
            }
            let shown = desk.article.schema.label(&label);
            let title = format!("Annotate all {} occurrences of {text} as {shown}", places.len());
            let key = desk.article.schema.shortcut(&label).map(str::to_owned);
            let detail = format!("{}, word for word", words::counted(places.len(), "occurrence"));
            let operation = Operation::AnnotateAll { range, label: Some(label) };
            let offered = self.offer(Family::AnnotateAll, title, shown, operation);
            (offered.costly, offered.key, offered.detail) = (true, key, detail);
        }
    }
}

/// The changes that annotate every mention of what stands at a range: as a type, word for word;
/// without one as the reading has it.
pub(super) fn annotate<'a>(desk: Desk<'a>, range: CharRange, label: Option<&str>) -> Result<Changes<'a>, Refusal> {
    let mut recorder = Recorder::new(desk);
    let Some(label) = label else {
        let read = mentions(desk.article, range);
        if read.is_empty() {
            return refuse(format!("postil reads no name in {}: say which type it is.", desk.quoted(range)));
        }
        read.into_iter().for_each(|subject| recorder.record(subject));
        return Ok(recorder.changes);
    };
    let Some(def) = desk.article.schema.entity(label).filter(|def| def.annotatable) else {
        return refuse(format!("The schema has no type {label} that text can be annotated as."));
    };
    let places = occurrences(desk, range);
    if places.is_empty() {
        return refuse("There is no text to annotate.");
    }
    for place in places.into_iter().filter(|&place| !desk.has(label, &[place], &[])) {
        recorder.add(&def.name.text, place);
    }
    Ok(recorder.changes)
}

/// The mentions by name of whatever is mentioned at a range.
fn mentions(article: &Article, range: CharRange) -> Vec<Subject<'_>> {
    let Some(subject) = accept::at(article, range).filter(|subject| subject.range() == range) else {
        return Vec::new();
    };
    match subject {
        Subject::Mention(mention) => {
            let Some(id) = mention.entity else { return Vec::new() };
            let named = article.reading.mentions_of(id).filter(|mention| {
                matches!(mention.form, MentionForm::Name | MentionForm::Surname | MentionForm::Honorific)
            });
            named.map(Subject::Mention).collect()
        }
        Subject::Place(place) => article.mentions_of_place(place).map(Subject::Place).collect(),
        _ => Vec::new(),
    }
}

/// Every place where the words of a range stand as words of their own. The ending of a possessive
/// is no part of them: “Odeh’s” is found by “Odeh”, and finds it.
fn occurrences(desk: Desk<'_>, range: CharRange) -> Vec<CharRange> {
    let words = desk.article.text.slice(range);
    let words = ["’s", "'s", "’", "'"].iter().find_map(|ending| words.strip_suffix(ending)).unwrap_or(&words);
    occurrences_of(&desk.article.text.to_string(), words)
}

/// Every place of a text where some words stand as words of their own.
pub(super) fn occurrences_of(text: &str, words: &str) -> Vec<CharRange> {
    if words.trim().is_empty() {
        return Vec::new();
    }
    let length = words.chars().count();
    let (mut found, mut chars, mut byte) = (Vec::new(), 0, 0);
    for (at, _) in text.match_indices(words) {
        chars += text[byte..at].chars().count();
        byte = at;
        let before = text[..at].chars().next_back();
        let behind = text[at + words.len()..].chars().next();
        let apart = |a: Option<char>, b: Option<char>| !(is_word(a) && is_word(b));
        if apart(before, words.chars().next()) && apart(words.chars().next_back(), behind) {
            found.push(CharRange::of(chars, chars + length));
        }
    }
    found
}

/// Whether a character is part of a word. A combining mark goes on with one.
fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || c == '_' || ('\u{300}'..='\u{36f}').contains(&c))
}
