//! Who speaks a quote, and which entry of the gazetteer a place is.

use crate::{
    analysis::{
        people::{EntityId, MentionForm},
        quotes::{Quote, Speaker},
    },
    ide::{Article, Ask, End, Family, Operation, TokenKind, subject::Subject},
    standoff::Changes,
    text::CharRange,
};

use super::{
    Offers,
    desk::Desk,
    link::gap,
    perform::{self, Refusal, refuse},
    recorder::{GEONAMES, Recorder},
};

/// How many are offered among other actions.
const FEW: usize = 6;

impl Offers<'_> {
    /// Says who speaks the quote, those mentioned nearest first.
    pub(super) fn speakers(&mut self) {
        let article = self.desk.article;
        let Some((quote, chunk)) = quote_at(article, self.selection) else { return };
        if self.desk.type_of(TokenKind::Quote).is_none() || self.desk.type_of(TokenKind::Person).is_none() {
            return;
        }
        let reading = &article.reading;
        let current = quote.speaker.as_ref().and_then(|speaker| speaker.entity);
        let mut nearest: Vec<(usize, EntityId, CharRange)> = Vec::new();
        for mention in &reading.mentions {
            let Some(id) = mention.entity.filter(|&id| Some(id) != current) else { continue };
            let gap = gap(mention.range, chunk);
            match nearest.iter_mut().find(|(_, other, _)| *other == id) {
                Some(known) if gap < known.0 => *known = (gap, id, mention.range),
                Some(_) => {}
                None => nearest.push((gap, id, mention.range)),
            }
        }
        nearest.sort_by_key(|&(gap, id, _)| (gap, id));
        nearest.truncate(if self.all { usize::MAX } else { FEW });
        for (_, id, mention) in nearest {
            let name = article.name_of(id).to_owned();
            let title = format!("Set the speaker of this quote to {name}");
            let operation =
                Operation::SetSpeaker { quote: CharRange::empty(chunk.start()), speaker: End::Range(mention) };
            let line = article.line_number(mention.start());
            self.offer(Family::SetSpeaker, title, name, operation).detail = format!("mentioned in line {line}");
        }
    }

    /// Links a place to each entry of the gazetteer that its name could mean, and anything to an
    /// entry of a data base of the schema, which takes a free text.
    pub(super) fn entries(&mut self) {
        let Some((on, label, words)) = self.whatever_is_here() else { return };
        let desk = self.desk;
        let databases = desk.databases_of(label);
        if let Some(Subject::Place(place)) = self.subject()
            && databases.contains(&GEONAMES)
        {
            let linked = desk.article.linked_entry(place.range);
            let few = if self.all { usize::MAX } else { FEW };
            for candidate in place.candidates.iter().filter(|candidate| Some(candidate.entry) != linked).take(few) {
                let Some(entry) = desk.article.gazetteer.entry(candidate.entry) else { continue };
                let Some(geonameid) = entry.geonameid else { continue };
                let mut what = [entry.name.to_owned(), entry.chain()].to_vec();
                what.retain(|part| !part.is_empty());
                let what = what.join(", ");
                let detail = format!("{}, GeoNames {geonameid}", entry.feature_name);
                let title = format!("Link {} to {what} ({detail})", desk.quoted(place.range));
                let operation = Operation::SetEntry {
                    on: on.clone(),
                    database: GEONAMES.to_owned(),
                    entry: geonameid.to_string(),
                    name: entry.name.to_owned(),
                };
                let offered = self.offer(Family::LinkEntry, title, what, operation);
                (offered.detail, offered.fixes) = (detail, Some(("place-ambiguous", place.range)));
            }
        }
        for database in databases {
            let old = match &on {
                End::Annotation(id) => {
                    let mut links = desk.file.normalisations_of(id);
                    links.find(|link| link.database == *database).map(|link| link.entry.text.clone())
                }
                End::Range(_) => None,
            };
            let operation = Operation::SetEntry {
                on: on.clone(),
                database: database.to_owned(),
                entry: String::new(),
                name: self.desk.article.text.slice(self.wanted().unwrap_or_default()),
            };
            let title = format!("Link {words} to an entry of {database}…");
            let prompt = format!("Entry of {words} in {database}");
            let offered = self.offer(Family::LinkEntry, title, format!("{database}…"), operation);
            offered.ask = Some(Ask { prompt, value: old.unwrap_or_default(), optional: false });
        }
    }
}

/// The quote at a place, also where something inside it stands there, with the chunk in question.
fn quote_at(article: &Article, range: CharRange) -> Option<(&Quote, CharRange)> {
    let at = range.start();
    let quotes = article.subjects().filter_map(|subject| match subject {
        Subject::Quote(quote, chunk) | Subject::Cue(quote, chunk) => Some((quote, chunk)),
        _ => None,
    });
    quotes.filter(|(_, chunk)| chunk.touches(at)).min_by_key(|(_, chunk)| chunk.len())
}

/// The changes that say who speaks the quote at a place. A quote that is not annotated is recorded
/// with its speaker.
pub(super) fn set<'a>(desk: Desk<'a>, quote: CharRange, speaker: &End) -> Result<Changes<'a>, Refusal> {
    let article = desk.article;
    let Some((quote, _)) = quote_at(article, quote) else { return refuse("There is no quote there.") };
    let mut recorder = Recorder::new(desk);
    let range = match speaker {
        End::Range(range) => Some(*range),
        End::Annotation(id) => desk.file.text_bound(id).and_then(|bound| bound.spans.first().copied()),
    };
    let mention = article.reading.mentions.iter().find(|mention| Some(mention.range) == range);
    let Some(id) = mention.and_then(|mention| mention.entity) else {
        let words = range.map_or_else(String::new, |range| desk.quoted(range));
        return refuse(format!("{words} is nobody postil knows of: annotate it as a person or an organisation first."));
    };
    let introduction = match speaker {
        End::Annotation(id) => Some(perform::end(desk, &mut recorder, &End::Annotation(id.clone()))?),
        End::Range(_) => recorder.introduction(id),
    };
    let Some(introduction) = introduction else {
        return refuse(format!("The schema has no type, or no room, for {}.", article.name_of(id)));
    };
    if recorder.speaker(quote, &introduction).is_none() {
        let mut changed = quote.clone();
        match &mut changed.speaker {
            Some(speaker) => speaker.entity = Some(id),
            None => {
                let range = article.reading.entity(id).map(|entity| entity.introduction).unwrap_or_default();
                changed.speaker = Some(Speaker { range, form: MentionForm::Name, entity: Some(id) });
            }
        }
        recorder.quote(&changed);
    }
    Ok(recorder.changes)
}
