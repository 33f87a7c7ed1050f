//! Who speaks a quote.

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
    mentions::occurrences_of,
    perform::{self, Refusal, refuse},
    recorder::Recorder,
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
        let title = "Set the speaker of this quote to somebody else…".to_owned();
        let operation = Operation::NameSpeaker { quote: CharRange::empty(chunk.start()) };
        let offered = self.offer(Family::SetSpeaker, title, "Somebody else…".to_owned(), operation);
        let prompt = "Who says this? (as the article names them; annotated where that stands nearest)".to_owned();
        offered.ask = Some(Ask { prompt, value: String::new(), optional: false });
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

/// Where somebody is named nearest to the quote at a place, word for word; nothing where they are not, or
/// there is no quote.
pub fn named_near(article: &Article, quote: CharRange, name: &str) -> Option<CharRange> {
    let article = &*article.settled();
    let (_, chunk) = quote_at(article, quote)?;
    let places = occurrences_of(&article.text.to_string(), name.trim()).into_iter();
    places.filter(|place| !place.overlaps(chunk)).min_by_key(|place| gap(*place, chunk))
}

/// The changes that say who speaks the quote at a place. A quote that is not annotated is recorded
/// with its speaker, and words that nobody took for a person are annotated as one.
pub(super) fn set<'a>(desk: Desk<'a>, quote: CharRange, speaker: &End) -> Result<Changes<'a>, Refusal> {
    let article = desk.article;
    let Some((quote, _)) = quote_at(article, quote) else { return refuse("There is no quote there.") };
    let mut recorder = Recorder::new(desk);
    let range = match speaker {
        End::Range(range) => Some(*range),
        End::Annotation(id) => desk.file.text_bound(id).and_then(|bound| bound.spans.first().copied()),
    };
    let mention = article.reading.mentions.iter().find(|mention| Some(mention.range) == range);
    let entity = mention.and_then(|mention| mention.entity);
    let to = match (speaker, entity) {
        (End::Range(_), Some(id)) => recorder.introduction(id),
        (End::Range(range), None) => Some(person(desk, &mut recorder, *range)?),
        (End::Annotation(_), _) => Some(perform::end(desk, &mut recorder, speaker)?),
    };
    let Some(to) = to else {
        let name = entity.map_or("nobody", |id| article.name_of(id));
        return refuse(format!("The schema has no type, or no room, for {name}."));
    };
    let (of, with) = (desk.type_of(TokenKind::Quote).unwrap_or_default(), recorder.label(&to).unwrap_or_default());
    let schema = &article.schema;
    if !schema.relations_between(of, with).iter().any(|def| def.name == *"Speaker") {
        return refuse(format!("The schema has no Speaker from {} to {}.", schema.label(of), schema.label(with)));
    }
    if recorder.speaker(quote, &to).is_none() {
        let mut changed = quote.clone();
        changed.speaker = entity.and_then(|id| {
            let introduction = article.reading.entity(id)?.introduction;
            let read = quote.speaker.clone();
            let read = read.unwrap_or(Speaker { range: introduction, form: MentionForm::Name, entity: None });
            Some(Speaker { entity: Some(id), ..read })
        });
        recorder.quote(&changed);
        if entity.is_none() {
            recorder.speaker(quote, &to);
        }
    }
    Ok(recorder.changes)
}

/// The annotation of words as a person, made where there is none.
fn person(desk: Desk<'_>, recorder: &mut Recorder<'_>, range: CharRange) -> Result<String, Refusal> {
    let Some(range) = desk.trimmed(range) else { return refuse("There is no text there that could be a speaker.") };
    if let Some(bound) = desk.file.exactly(range).first() {
        return Ok(desk.subject_id(bound).to_owned());
    }
    match recorder.bound(TokenKind::Person, range) {
        Some(id) => Ok(id),
        None => refuse(format!("The schema has no type, or no room, for {}.", desk.quoted(range))),
    }
}
