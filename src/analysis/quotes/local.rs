//! What one paragraph says of its own quotes, for the pass over the article.

use std::ops::Range;

use super::{
    Polarity, QuoteKind,
    claims::{Claim, claims, opening_phrase},
    clusters::Pattern,
    inner,
    items::{Item, Items, Kind},
    marks::{self, Unpaired},
    questions,
    room::Room,
    turns::{Turn, turn},
};
use crate::{
    analysis::{ByteSpan, names::Name, people::MentionForm, tokens::Tokens},
    lexicon::{
        cues::{CueKind, Form},
        nouns, roles,
        words::WordClass,
    },
};

/// Who speaks, as far as one paragraph tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LocalSpeaker {
    /// The phrase.
    pub span: ByteSpan,
    /// Its form.
    pub form: MentionForm,
}

/// A claim, or a marked run without one.
#[derive(Clone, Debug)]
pub(super) struct LocalQuote {
    /// Its chunks.
    pub chunks: Vec<ByteSpan>,
    /// How much of it is marked.
    pub kind: QuoteKind,
    /// The cue; `None` for a run without one.
    pub cue: Option<ByteSpan>,
    /// Who speaks, where the frame says so.
    pub speaker: Option<LocalSpeaker>,
    /// What the source does with the content.
    pub polarity: Polarity,
    /// How sure the claim is, 0 to 1.
    pub confidence: f32,
    /// Whether its speaker is the one who goes on speaking behind its frame.
    pub lead: bool,
    /// The colon right before it.
    pub announced: Option<ByteSpan>,
    /// Whether it begins the paragraph with a mark, so that it may go on with an open quote.
    pub leads: bool,
    /// Whether its last run is left open.
    pub open: bool,
    /// Whether its frame has no words of its own.
    pub alone: bool,
    /// Whether it is too short to be speech unless somebody is speaking already.
    pub short: bool,
    /// Who passes it on, where its frame says so.
    pub via: Option<LocalSpeaker>,
    /// What its source in turn reports of others.
    pub nested: Vec<LocalQuote>,
}

/// A mark that doesn't pair within its paragraph.
#[derive(Clone, Debug)]
pub(super) struct LocalMark {
    /// The mark.
    pub span: ByteSpan,
    /// What is wrong with it.
    pub unpaired: Unpaired,
    /// Its partner, or the last token of the run it should have closed.
    pub related: Option<ByteSpan>,
}

/// Marked runs and attributions of one paragraph.
#[derive(Clone, Debug, Default)]
pub struct LocalQuotes {
    pub(super) quotes: Vec<LocalQuote>,
    pub(super) unpaired: Vec<LocalMark>,
    /// Who the paragraph is about: the subject of its last frame that is no quote.
    pub(super) subject: Option<LocalSpeaker>,
    /// The turn that the paragraph is, if the article proves to be an interview.
    pub(super) turn: Option<Turn>,
    /// The colon it ends with.
    pub(super) colon: Option<ByteSpan>,
    /// The verb of saying right before that colon: “The governor added:”.
    pub(super) tells: Option<ByteSpan>,
    /// Whether it is a question as a whole, as those of an interview are.
    pub(super) asks: bool,
}

impl LocalQuotes {
    /// The label of the turn that the paragraph would be in an interview.
    pub(in crate::analysis) fn label(&self) -> Option<ByteSpan> {
        self.turn.as_ref().map(|turn| turn.speaker.span)
    }
}

/// Finds marked runs, cues and what they govern in one paragraph; `names` are its names.
pub(super) fn read(tokens: &Tokens, names: &[Name], room: &mut Room) -> LocalQuotes {
    let marks = marks::pair(tokens);
    let items = Items::new(tokens, &marks.runs, names, room);
    let mut out = LocalQuotes::default();
    let token_span = |token: usize| ByteSpan::from(tokens.bytes(token..token + 1));
    out.unpaired.extend(marks.unpaired.into_iter().map(|unpaired| LocalMark {
        span: token_span(unpaired.token),
        related: unpaired.related.map(token_span),
        unpaired,
    }));
    out.turn = turn(tokens, names);
    out.asks = questions::asks(tokens);
    let item_span = |item: &Item<'_>| ByteSpan::from(tokens.bytes(item.tokens.clone()));
    out.colon = items.list.last().filter(|item| item.kind == Kind::Colon).map(item_span);
    let verb = items.list.iter().rev().nth(1).filter(|_| out.colon.is_some());
    let verb = verb.filter(|item| item.cue.is_some_and(|cue| cue.kind == CueKind::Say && cue.form == Form::Past));
    out.tells = verb.map(item_span);
    let mut claimed = vec![false; marks.runs.len()];
    let mut frames = std::mem::take(&mut room.frames);
    items.frames(&mut frames);
    // The last subject of a claim, and how many frames are read up to it.
    let (mut subject, mut told) = (None, 0);
    for (number, frame) in frames.iter().enumerate() {
        claims(&items, frame, room);
        let claims = &room.claims;
        for claim in claims {
            for run in runs_of(&items, claim) {
                claimed[run] = true;
            }
            out.quotes.push(local(&items, claim));
        }
        if let Some(lead) = leading(&items, claims) {
            let first = out.quotes.len() - claims.len();
            out.quotes[first + lead].lead = true;
        }
        floats(&items, frame, &claimed, &mut out);
        if let Some(phrase) = claims.last().and_then(|claim| claim.subject.clone()) {
            (subject, told) = (Some(phrase), number + 1);
        }
    }
    // The frames behind it tell whom they are about as well.
    let opening = frames[told..].iter().rev().find_map(|frame| opening_phrase(&items, frame.clone()));
    out.subject = opening.or(subject).map(|subject| speaker(&items, &subject));
    out.quotes.sort_by_key(|quote| quote.chunks.first().map(|chunk| chunk.start));
    room.frames = frames;
    room.keep(items);
    out
}

/// The runs in the content of a claim, in order.
fn runs_of(items: &Items<'_>, claim: &Claim) -> impl DoubleEndedIterator<Item = usize> {
    let chunks: &[Range<usize>] = if items.runs.is_empty() { &[] } else { &claim.content };
    chunks.iter().flat_map(|chunk| &items.list[chunk.clone()]).filter_map(Item::run)
}

/// The claim of a frame whose speaker goes on speaking: the last with a long quotation, else the
/// first with any, else the first that is not in a relative clause.
fn leading(items: &Items<'_>, claims: &[Claim]) -> Option<usize> {
    let speech =
        |claim: &Claim| claim.content.iter().any(|chunk| items.list[chunk.clone()].iter().any(Item::is_speech));
    let relative = |claim: &Claim| {
        claim.subject.as_ref().is_some_and(|subject| items.class(subject.start).intersects(WordClass::RELATIVE))
    };
    claims
        .iter()
        .rposition(|claim| !items.runs.is_empty() && speech(claim))
        .or_else(|| claims.iter().position(|claim| runs_of(items, claim).next().is_some()))
        .or_else(|| claims.iter().position(|claim| !relative(claim)))
        .or_else(|| (!claims.is_empty()).then_some(0))
}

fn floats(items: &Items<'_>, frame: &Range<usize>, claimed: &[bool], out: &mut LocalQuotes) {
    let unclaimed = |item: &Item<'_>| item.run().filter(|&run| !claimed[run]);
    let list = &items.list[frame.clone()];
    if claimed.is_empty() || list.iter().all(|item| unclaimed(item).is_none()) {
        return;
    }
    let alone = list.iter().all(|item| !matches!(item.kind, Kind::Word | Kind::Clitic));
    for i in frame.clone() {
        let item = &items.list[i];
        let Some(run) = unclaimed(item) else { continue };
        let sentence = alone && items.shapes[run].stops();
        if !item.is_speech() && !sentence {
            continue;
        }
        let subject = if alone { None } else { opening_phrase(items, frame.clone()) };
        let announced = i > frame.start && items.kind(i - 1) == Some(Kind::Colon);
        let colon = announced.then(|| ByteSpan::from(items.tokens.bytes(items.list[i - 1].tokens.clone())));
        // “Parents’ fury as pool shuts: ‘…’”
        let subject = subject.filter(|subject| !announced || subject.end + 1 >= i || may_speak(items, subject));
        let subject = subject.filter(|_| !is_told_of(items, i, frame.end));
        out.quotes.push(LocalQuote {
            chunks: vec![ByteSpan::from(items.tokens.bytes(item.tokens.clone()))],
            kind: QuoteKind::Direct,
            cue: None,
            speaker: subject.map(|subject| speaker(items, &subject)),
            polarity: Polarity::Asserted,
            confidence: 0.5,
            lead: true,
            announced: colon,
            leads: item.tokens.start == 0,
            open: !items.runs[run].closed && items.runs[run].tokens.end == items.tokens.len(),
            alone,
            short: !item.is_speech(),
            via: None,
            nested: inner::reported(items.tokens, &item.tokens, items.runs[run].closed),
        });
    }
}

/// “Driver ‘awake for 31 hours’, jury told”: whether what stands behind the run at `i` has others hear of its subject.
fn is_told_of(items: &Items<'_>, i: usize, end: usize) -> bool {
    let comma = items.kind(i + 1) == Some(Kind::Comma);
    comma && (i + 3..=i + 5).contains(&(end - 1)) && items.lower(end - 1) == "told"
}

/// Whether somebody is what a phrase with a possessor is about: not in “the parents’ fury”.
fn may_speak(items: &Items<'_>, phrase: &Range<usize>) -> bool {
    let owned = phrase.clone().any(|i| items.list[i].kind == Kind::Clitic);
    let head = phrase.end - 1;
    !owned
        || items.list[head].capital
        || items.class(head).intersects(WordClass::SPEAKER_NOUN | WordClass::SPEECH_NOUN)
        || roles::is_role(&nouns::singular(items.lower(head)))
}

/// A claim as the pass over the article reads it.
pub(super) fn local(items: &Items<'_>, claim: &Claim) -> LocalQuote {
    let chunk = |chunk: &Range<usize>| {
        let tokens = items.list[chunk.start].tokens.start..items.list[chunk.end - 1].tokens.end;
        ByteSpan::from(items.tokens.bytes(tokens))
    };
    let last_run = runs_of(items, claim).next_back();
    let marked = last_run.is_some();
    let word = |item: &Item<'_>| item.kind == Kind::Word;
    let plain = marked && claim.content.iter().any(|chunk| items.list[chunk.clone()].iter().any(word));
    let kind = match (marked, plain) {
        (true, false) => QuoteKind::Direct,
        (true, true) => QuoteKind::Mixed,
        (false, _) => QuoteKind::Indirect,
    };
    let verb = items.list[claim.cue.clone()].iter().rev().find_map(|item| item.cue);
    let trusted = verb.is_none_or(|verb| matches!(verb.kind, CueKind::Say | CueKind::Manner));
    // The colon of a headline: “‘We ran’: survivors tell of the fire”.
    let headline = claim.pattern == Pattern::According && items.kind(claim.cue.start) == Some(Kind::Colon);
    let confidence = match (kind, trusted, claim.pattern) {
        _ if headline => 0.6,
        (QuoteKind::Direct, true, _) => 0.95,
        (_, true, Pattern::Before | Pattern::Inverted | Pattern::According) => 0.9,
        (_, true, _) => 0.8,
        _ => 0.65,
    };
    LocalQuote {
        chunks: claim.content.iter().map(chunk).collect(),
        kind,
        cue: Some(chunk(&claim.cue)),
        speaker: claim.subject.as_ref().map(|subject| speaker(items, subject)),
        polarity: claim.polarity,
        confidence,
        lead: false,
        announced: None,
        leads: claim.content.first().is_some_and(|chunk| chunk.start == 0 && items.list[0].run().is_some()),
        open: last_run.is_some_and(|run| !items.runs[run].closed && items.runs[run].tokens.end == items.tokens.len()),
        alone: false,
        short: false,
        via: claim.via.as_ref().map(|via| speaker(items, via)),
        nested: claim
            .nested
            .iter()
            .map(|claim| local(items, claim))
            .chain(runs_of(items, claim).flat_map(|run| {
                let run = &items.runs[run];
                inner::reported(items.tokens, &run.tokens, run.closed)
            }))
            .collect(),
    }
}

fn speaker(items: &Items<'_>, phrase: &Range<usize>) -> LocalSpeaker {
    let tokens = items.list[phrase.start].tokens.start..items.list[phrase.end - 1].tokens.end;
    let span = ByteSpan::from(items.tokens.bytes(tokens));
    let first = &items.list[phrase.start];
    let form = if first.is(WordClass::PRONOUN | WordClass::RELATIVE) {
        MentionForm::Pronoun
    } else if first.is(WordClass::TITLE) {
        MentionForm::Honorific
    } else {
        let words = || items.list[phrase.clone()].iter().filter(|item| item.kind == Kind::Word);
        let lower = words().any(|word| !word.capital && !word.is(WordClass::PREPOSITION));
        match words().filter(|word| word.capital).count() {
            names if names == 0 || lower => MentionForm::Nominal,
            1 => MentionForm::Surname,
            _ => MentionForm::Name,
        }
    };
    LocalSpeaker { span, form }
}
