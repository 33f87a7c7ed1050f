//! Quotes over the paragraphs of an article: what goes on, who is still speaking.

use super::{
    Attributed, Ground, MarkFault, MarkProblem, Polarity, Quote, QuoteKind, Speaker,
    local::{LocalQuote, LocalSpeaker},
    marks,
    questions::{self, Interview},
    turns::Turn,
};
use crate::{
    analysis::{paragraph::Placed, people::People, tokens::TokenKind},
    text::CharRange,
};

/// The last attribution, as far as it may be carried on.
#[derive(Clone, Debug)]
struct Last {
    speaker: Option<Speaker>,
    cue: Option<CharRange>,
    paragraph: usize,
    /// Whether what was attributed stood in marks.
    marked: bool,
}

/// Tokens that a quotation set off as a paragraph has at least.
const BLOCK: usize = 8;

/// Attributes the quotes of an article.
pub(super) fn attribute(paragraphs: &[Placed], people: &People) -> Attributed {
    let turns = paragraphs.iter().filter_map(|placed| Some((placed, placed.reading.quotes.turn.as_ref()?)));
    let strong = turns.clone().filter(|(_, turn)| !turn.weak).count();
    // “Kowal: 46.” is a result; in an interview people speak of themselves.
    let weak = turns.filter(|(placed, turn)| turn.weak && people.introduces(placed.range(turn.speaker.span)));
    let speaks = |(placed, _): &(&Placed, &Turn)| placed.reading.people.firsts.iter().any(|(_, quoted)| !quoted);
    let surnames = weak.clone().count();
    let surnames = surnames >= 3 && weak.filter(speaks).count() * 2 >= surnames;
    let labelled = strong >= 2 || surnames;
    let interview = if labelled { None } else { questions::interview(paragraphs, people) };
    let quotes = Vec::with_capacity(paragraphs.iter().map(|placed| placed.reading.quotes.quotes.len()).sum());
    let out = Attributed { quotes, marks: Vec::new() };
    let mut pass = Pass { paragraphs, people, labelled, surnames, interview, last: None, open: None, out };
    for index in 0..paragraphs.len() {
        pass.paragraph(index);
    }
    pass.announced();
    pass.out.quotes.sort_by_key(|quote| (quote.range().start(), quote.range().end()));
    pass.out.marks.sort_by_key(|problem| problem.range.start());
    pass.out
}

fn speaker_at(placed: &Placed, speaker: &LocalSpeaker) -> Speaker {
    Speaker { range: placed.range(speaker.span), form: speaker.form, entity: None }
}

/// A claim inside another's.
fn nested(placed: &Placed, local: &LocalQuote) -> Quote {
    Quote {
        kind: local.kind,
        spans: local.chunks.iter().map(|chunk| placed.range(*chunk)).collect(),
        cue: local.cue.map(|cue| placed.range(cue)),
        speaker: local.speaker.as_ref().map(|speaker| speaker_at(placed, speaker)),
        ground: Ground::Cue,
        confidence: local.confidence,
        polarity: local.polarity,
        runner_up: None,
        via: local.via.as_ref().map(|via| speaker_at(placed, via)),
        joint: Vec::new(),
        nested: local.nested.iter().map(|inner| nested(placed, inner)).collect(),
    }
}

/// What somebody says in a conversation.
fn spoken(span: CharRange, speaker: Option<Speaker>, confidence: f32, nested: Vec<Quote>) -> Quote {
    Quote {
        kind: QuoteKind::Direct,
        spans: vec![span],
        cue: None,
        ground: if speaker.is_some() { Ground::Turn } else { Ground::None },
        confidence: if speaker.is_some() { confidence } else { 0.0 },
        speaker,
        polarity: Polarity::Asserted,
        runner_up: None,
        via: None,
        joint: Vec::new(),
        nested,
    }
}

/// What the speaker of a paragraph in turn quotes in marks: “My mother used to say, “…””.
fn quoted_in(placed: &Placed, turn: Option<&Turn>) -> impl Iterator<Item = Quote> {
    let label = turn.map(|turn| turn.speaker.span);
    let quoted = placed.reading.quotes.quotes.iter().filter(move |quote| {
        let others = quote.speaker.as_ref().is_some_and(|speaker| Some(speaker.span) != label);
        others && quote.cue.is_some() && quote.kind != QuoteKind::Indirect
    });
    quoted.map(|quote| nested(placed, quote))
}

struct Pass<'p> {
    paragraphs: &'p [Placed],
    people: &'p People,
    /// Whether the article has turns of an interview or a transcript.
    labelled: bool,
    /// Whether surnames alone label turns as well.
    surnames: bool,
    /// Questions without labels, and who answers them.
    interview: Option<Interview>,
    last: Option<Last>,
    /// The quote that the paragraph before left open; an index into the quotes.
    open: Option<usize>,
    out: Attributed,
}

impl Pass<'_> {
    fn paragraph(&mut self, index: usize) {
        let placed = &self.paragraphs[index];
        let local = &placed.reading.quotes;
        let open = self.open.take();
        let spoken = |turn: &&Turn| match turn.weak {
            true => self.surnames && self.people.introduces(placed.range(turn.speaker.span)),
            false => self.labelled,
        };
        if let Some(turn) = local.turn.as_ref().filter(spoken) {
            self.turn(index, turn);
            return;
        }
        if let Some(begins) = self.interview.as_ref().and_then(|interview| interview.answers(index)) {
            self.answer(index, begins);
            return;
        }
        if self.block(index) {
            return;
        }
        for quote in &local.quotes {
            self.quote(index, quote, open);
        }
        for mark in &local.unpaired {
            self.out.marks.push(MarkProblem {
                range: placed.range(mark.span),
                fault: mark.unpaired.fault,
                related: mark.related.map(|span| placed.range(span)),
                correction: mark.unpaired.correction,
            });
        }
        if let Some(quote) = local.quotes.iter().find(|quote| quote.open) {
            self.left_open(index, quote);
        }
    }

    fn turn(&mut self, index: usize, turn: &Turn) {
        let placed = &self.paragraphs[index];
        let speaker = Speaker { range: placed.range(turn.speaker.span), form: turn.speaker.form, entity: None };
        let cue = Some(placed.range(turn.colon));
        self.last = Some(Last { speaker: Some(speaker.clone()), cue, paragraph: index, marked: true });
        let nested = quoted_in(placed, Some(turn)).collect();
        self.out.quotes.push(Quote { cue, ..spoken(placed.range(turn.body), Some(speaker), 0.95, nested) });
    }

    /// A paragraph set off as a quotation, whose marks plain text has not: “The governor added:” stands before it.
    fn block(&mut self, index: usize) -> bool {
        let placed = &self.paragraphs[index];
        let tokens = &placed.reading.tokens;
        let marked = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Mark);
        let Some(before) = index.checked_sub(1).map(|before| &self.paragraphs[before]) else { return false };
        let (Some(tells), Some(subject)) = (before.reading.quotes.tells, &before.reading.quotes.subject) else {
            return false;
        };
        if tokens.len() < BLOCK || placed.reading.boilerplate.is_some() || (0..tokens.len()).any(marked) {
            return false;
        }
        let speaker = speaker_at(before, subject);
        let cue = Some(before.range(tells));
        let span = placed.range(tokens.bytes(0..tokens.len()).into());
        self.last = Some(Last { speaker: Some(speaker.clone()), cue, paragraph: index, marked: true });
        let quote = spoken(span, Some(speaker), 0.7, quoted_in(placed, None).collect());
        self.out.quotes.push(Quote { cue, ground: Ground::Continuation, ..quote });
        true
    }

    /// A paragraph of an answer to a question without a label.
    fn answer(&mut self, index: usize, begins: bool) {
        let placed = &self.paragraphs[index];
        let tokens = &placed.reading.tokens;
        let span = placed.range(tokens.bytes(0..tokens.len()).into());
        let inner = quoted_in(placed, None);
        match self.out.quotes.last_mut().filter(|_| !begins) {
            Some(quote) => {
                quote.spans.push(span);
                quote.nested.extend(inner);
            }
            None => {
                let speaker = self.interview.as_ref().and_then(|interview| interview.speaker(index));
                self.out.quotes.push(spoken(span, speaker, 0.8, inner.collect()));
            }
        }
        self.last = None;
    }

    /// Gives what an interview without labels quotes before its first question, in a headline, to the one who
    /// answers.
    fn announced(&mut self) {
        let Some(interview) = &self.interview else { return };
        let [speaker] = interview.speakers.as_slice() else { return };
        let first = self.paragraphs[interview.first].start;
        for quote in self.out.quotes.iter_mut().filter(|quote| quote.range().end() <= first) {
            if quote.ground == Ground::None {
                quote.speaker = Some(speaker.clone());
                (quote.ground, quote.confidence) = (Ground::Turn, 0.6);
            }
        }
    }

    /// A run that the paragraph doesn't close: the next one goes on with it, or a mark is missing.
    fn left_open(&mut self, index: usize, quote: &LocalQuote) {
        let goes_on = self
            .paragraphs
            .get(index + 1)
            .is_some_and(|next| next.reading.quotes.quotes.iter().any(|quote| quote.leads));
        if goes_on {
            return;
        }
        self.open = None;
        let placed = &self.paragraphs[index];
        let Some(chunk) = quote.chunks.last() else { return };
        let text = placed.reading.text(*chunk);
        let range = placed.range(*chunk);
        let Some(at) = text.rfind(['“', '"', '„', '«', '‘']) else { return };
        let opener = text[at..].chars().next().map_or(0, char::len_utf8);
        let from = chunk.start as usize + at;
        let mark = placed.range((from..from + opener).into());
        let end = CharRange::new(range.end().minus(1), range.end());
        self.out.marks.push(MarkProblem {
            range: mark,
            fault: MarkFault::Unclosed,
            related: Some(end),
            correction: Some(marks::closer(&text[at..at + opener])),
        });
    }

    fn quote(&mut self, index: usize, local: &LocalQuote, open: Option<usize>) {
        let placed = &self.paragraphs[index];
        let spans: Vec<CharRange> = local.chunks.iter().map(|chunk| placed.range(*chunk)).collect();
        let cue = local.cue.map(|cue| placed.range(cue));
        let here = |speaker: &LocalSpeaker| speaker_at(placed, speaker);
        if let (Some(open), true, None) = (open, local.leads, cue)
            && let Some(quote) = self.out.quotes.get_mut(open)
        {
            quote.spans.extend(spans);
            if let Some(last) = &mut self.last {
                last.paragraph = index;
            }
            if local.open {
                self.open = Some(open);
            }
            return;
        }
        let mut ground = Ground::Cue;
        let mut confidence = local.confidence;
        let mut said = cue;
        let mut speaker = local.speaker.as_ref().map(here);
        if cue.is_none() || speaker.is_none() {
            let own = speaker.as_ref().filter(|_| local.announced.is_some()).map(|speaker| {
                let last = Last { speaker: Some(speaker.clone()), cue: None, paragraph: index, marked: true };
                (last, Ground::Cue, 0.7)
            });
            let carried = own.or_else(|| self.carried(index, local));
            match carried {
                Some((last, by, sure)) => {
                    speaker = last.speaker.clone();
                    said = said.or(last.cue);
                    ground = by;
                    confidence = sure;
                }
                None if speaker.is_some() => {
                    ground = Ground::Paragraph;
                    confidence = 0.4;
                }
                None => {
                    ground = Ground::None;
                    confidence = 0.0;
                }
            }
        }
        if speaker.is_none() && (local.short || cue.is_some() && local.kind == QuoteKind::Indirect) {
            return;
        }
        said = said.or_else(|| local.announced.filter(|_| speaker.is_some()).map(|colon| placed.range(colon)));
        let marked = local.kind != QuoteKind::Indirect;
        if local.lead && speaker.is_some() && (cue.is_some() || ground != Ground::None) {
            self.last = Some(Last { speaker: speaker.clone(), cue: said, paragraph: index, marked });
        }
        if local.open {
            self.open = Some(self.out.quotes.len());
        }
        self.out.quotes.push(Quote {
            kind: local.kind,
            spans,
            cue: said,
            speaker,
            ground,
            confidence,
            polarity: local.polarity,
            runner_up: None,
            via: local.via.as_ref().map(here),
            joint: Vec::new(),
            nested: local.nested.iter().map(|inner| nested(placed, inner)).collect(),
        });
    }

    /// Whose words a run without a cue are.
    fn carried(&self, index: usize, local: &LocalQuote) -> Option<(Last, Ground, f32)> {
        let last = self.last.as_ref();
        if let Some(last) = last.filter(|last| last.paragraph == index) {
            return Some((last.clone(), Ground::Paragraph, 0.85));
        }
        if !local.alone {
            return None;
        }
        if let Some(before) = index.checked_sub(1).map(|before| &self.paragraphs[before]) {
            let quotes = &before.reading.quotes;
            if let (Some(colon), Some(subject)) = (quotes.colon, &quotes.subject) {
                let cue = Some(before.range(quotes.tells.unwrap_or(colon)));
                let speaker = Speaker { range: before.range(subject.span), form: subject.form, entity: None };
                return Some((
                    Last { speaker: Some(speaker), cue, paragraph: index, marked: true },
                    Ground::Continuation,
                    0.8,
                ));
            }
        }
        if let Some(last) = last.filter(|last| last.paragraph + 1 == index) {
            return Some((last.clone(), Ground::Continuation, if last.marked { 0.8 } else { 0.6 }));
        }
        // “Mr Varga was defiant.” A paragraph of marks behind it is most likely his.
        let before = &self.paragraphs[index.checked_sub(1)?];
        let subject = before.reading.quotes.subject.as_ref()?;
        let speaker = Speaker { range: before.range(subject.span), form: subject.form, entity: None };
        Some((Last { speaker: Some(speaker), cue: None, paragraph: index, marked: true }, Ground::Continuation, 0.4))
    }
}
