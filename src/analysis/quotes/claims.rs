//! What a cue governs: the content of a claim, before, behind or around it.

use std::ops::Range;

use super::{
    Polarity,
    clusters::{Cluster, Pattern, clusters},
    items::{Items, Kind},
    phrases::phrase_after,
};
use crate::lexicon::{
    cues::{CueFlags, CueKind},
    words::WordClass,
};

/// Something somebody is reported to say; all positions are items.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// Its contiguous chunks.
    pub content: Vec<Range<usize>>,
    /// Who speaks; `None` where the paragraph said it before this frame.
    pub subject: Option<Range<usize>>,
    /// The cue.
    pub cue: Range<usize>,
    /// What the source does with the content.
    pub polarity: Polarity,
    /// How cue and subject stand.
    pub pattern: Pattern,
}

/// Reads the claims of one frame, left to right.
pub(super) fn claims(items: &Items<'_>, frame: &Range<usize>) -> Vec<Claim> {
    let clusters = clusters(items, frame);
    let mut reader = FrameReader {
        items,
        frame: frame.clone(),
        clusters: &clusters,
        used: frame.start,
        subject: None,
        out: Vec::new(),
    };
    for index in 0..clusters.len() {
        reader.read(index);
    }
    reader.out
}

struct FrameReader<'r, 't> {
    items: &'r Items<'t>,
    frame: Range<usize>,
    clusters: &'r [Cluster],
    /// Everything before this item belongs to a claim already.
    used: usize,
    subject: Option<Range<usize>>,
    out: Vec<Claim>,
}

/// What stands behind a cue.
enum Tail {
    /// Nothing of the content: the frame ends, or goes on with circumstances.
    Nothing,
    /// Content begins at an item.
    Content(usize),
    /// A comma or dash, then perhaps the rest of content that began before the cue.
    Pause(usize),
}

fn one(chunk: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(chunk).collect()
}

impl FrameReader<'_, '_> {
    fn read(&mut self, index: usize) {
        let cluster = &self.clusters[index];
        if cluster.all.start < self.used && cluster.cue.start < self.used {
            return;
        }
        let own = cluster.subject.clone();
        let subject = own.clone().or_else(|| self.inherited(index));
        let start = cluster.all.start.max(self.used);
        let limit = self.limit(index);
        let content = match cluster.pattern {
            Pattern::According => self.according(cluster, start, limit),
            Pattern::Participle | Pattern::Coordinated => self.behind(cluster, limit, None),
            Pattern::Colon => one(cluster.all.end..limit),
            Pattern::Before | Pattern::Inverted => self.around(cluster, start, limit),
        };
        let content: Vec<_> = content.into_iter().filter_map(|chunk| self.trim(chunk)).collect();
        if own.is_some() {
            self.subject = own;
        }
        let Some(last) = content.last() else { return };
        if !self.fits(cluster, &content) {
            return;
        }
        self.used = last.end.max(cluster.all.end);
        self.out.push(Claim {
            content,
            subject,
            cue: cluster.cue.clone(),
            polarity: cluster.polarity,
            pattern: cluster.pattern,
        });
    }

    /// The subject of a cluster without one of its own: that of the clause before, or, at the
    /// start of a frame, of the clause behind.
    fn inherited(&self, index: usize) -> Option<Range<usize>> {
        let cluster = &self.clusters[index];
        if let Some(subject) = &self.subject {
            return Some(subject.clone());
        }
        if cluster.cue.start > self.frame.start
            && let Some(subject) = self.frame_subject(cluster.cue.start)
        {
            return Some(subject);
        }
        self.clusters[index + 1..].iter().find_map(|next| next.subject.clone())
    }

    /// The noun phrase that opens the frame, behind an introduction that ends with a comma.
    fn frame_subject(&self, before: usize) -> Option<Range<usize>> {
        let items = self.items;
        let mut start = self.frame.start;
        while start < before
            && (items.class(start).intersects(WordClass::COORDINATOR | WordClass::ADVERB)
                || items.kind(start) == Some(Kind::Comma))
        {
            start += 1;
        }
        if items.class(start).intersects(WordClass::PREPOSITION | WordClass::SUBORDINATOR) {
            start = (start..before).find(|&i| items.kind(i) == Some(Kind::Comma))? + 1;
        }
        phrase_after(items, start, before)
    }

    /// Where the content of a cluster must end: before the next cluster that goes on with it.
    fn limit(&self, index: usize) -> usize {
        let items = self.items;
        for next in &self.clusters[index + 1..] {
            let start = next.all.start;
            match next.pattern {
                Pattern::Participle | Pattern::Coordinated => return start,
                Pattern::According => {
                    if items.kind(start.saturating_sub(1)) == Some(Kind::Comma) {
                        return start;
                    }
                }
                Pattern::Before | Pattern::Inverted | Pattern::Colon => {
                    // “…, but Smith said”, “…, while Smith said”
                    let Some(joint) = start.checked_sub(1).filter(|&k| k > self.clusters[index].all.end) else {
                        continue;
                    };
                    let joined = items.class(joint).intersects(WordClass::COORDINATOR)
                        || matches!(items.lower(joint), "while" | "as" | "although" | "though" | "when" | "after");
                    let pause = matches!(
                        items.kind(joint - 1),
                        Some(Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Speech(_) | Kind::Fragment(_))
                    );
                    if joined && pause || items.kind(joint) == Some(Kind::Semicolon) {
                        return joint;
                    }
                }
            }
        }
        self.frame.end
    }

    fn according(&self, cluster: &Cluster, start: usize, limit: usize) -> Vec<Range<usize>> {
        let opens = start <= self.used + 1
            || self.items.kind(start - 1) == Some(Kind::Comma)
                && self.items.kind(cluster.all.end) == Some(Kind::Comma)
                && start - self.used < 4;
        if opens {
            return match self.items.kind(cluster.all.end) {
                Some(Kind::Comma) => one(cluster.all.end + 1..limit),
                _ => Vec::new(),
            };
        }
        let mut content = one(self.used..start);
        if self.items.kind(cluster.all.end) == Some(Kind::Comma)
            && limit > cluster.all.end + 4
            && self.items.kind(start - 1) == Some(Kind::Comma)
        {
            content.push(cluster.all.end + 1..limit);
        }
        content
    }

    /// Content before the cluster, behind it, or both.
    fn around(&self, cluster: &Cluster, start: usize, limit: usize) -> Vec<Range<usize>> {
        let items = self.items;
        let tail = self.tail(cluster, limit);
        if let Some(before) = self.before(start) {
            let marked = before.clone().any(|i| items.list[i].run().is_some()) && self.run_ends(start);
            let resumes = matches!(tail, Tail::Pause(k) if items.class(k).intersects(WordClass::AUXILIARY));
            let long = before.len() >= 4 || resumes;
            match tail {
                Tail::Nothing if marked || long => return one(before),
                Tail::Pause(k) if marked || long => {
                    let behind = k..limit;
                    let spoken = behind
                        .clone()
                        .any(|i| items.list[i].is_speech() || marked && items.list[i].run().is_some() && i == k);
                    let plain = !marked
                        && cluster.pattern == Pattern::Before
                        && behind.len() >= 4
                        && !items.class(k).intersects(WordClass::PREPOSITION | WordClass::RELATIVE)
                        && cluster.verb.is_some_and(|verb| verb.kind == CueKind::Say);
                    if spoken && marked {
                        let run = (k..limit).find(|&i| items.list[i].is_speech()).unwrap_or(k);
                        if run <= k + 3 {
                            return vec![before, run..limit];
                        }
                    } else if plain {
                        return vec![before, behind];
                    }
                    return one(before);
                }
                Tail::Content(_) if marked => return one(before),
                _ => {}
            }
        }
        self.behind(cluster, limit, Some(tail))
    }

    /// Whether a run ends right before item `start`, or before the comma there.
    fn run_ends(&self, start: usize) -> bool {
        let items = self.items;
        let run = |i: usize| items.get(i).is_some_and(|item| item.run().is_some());
        run(start - 1) || start >= 2 && items.kind(start - 1) == Some(Kind::Comma) && run(start - 2)
    }

    /// What stands before the cluster, if it may be content: it ends with a run, a comma, a dash.
    fn before(&self, start: usize) -> Option<Range<usize>> {
        if start <= self.used {
            return None;
        }
        let last = &self.items.list[start - 1];
        let ends = last.run().is_some() || matches!(last.kind, Kind::Comma | Kind::Dash | Kind::Stop | Kind::Other);
        ends.then_some(self.used..start)
    }

    fn behind(&self, cluster: &Cluster, limit: usize, tail: Option<Tail>) -> Vec<Range<usize>> {
        let tail = tail.unwrap_or_else(|| self.tail(cluster, limit));
        match tail {
            Tail::Content(start) => one(start..self.end(start, limit)),
            Tail::Pause(start) if limit > start + 1 => {
                // “He said, “…””, “said on Monday, when …”
                let run = self.items.list[start].run().is_some();
                if run
                    || self.items.list[start].capital
                    || cluster.pattern == Pattern::Before && self.items.class(start).intersects(WordClass::SUBORDINATOR)
                {
                    one(start..self.end(start, limit))
                } else {
                    Vec::new()
                }
            }
            _ => Vec::new(),
        }
    }

    /// What stands behind the cue: addressees, days and places are skipped.
    fn tail(&self, cluster: &Cluster, limit: usize) -> Tail {
        let items = self.items;
        let mut k = cluster.all.end;
        if k >= limit {
            return Tail::Nothing;
        }
        let addressee = cluster.verb.is_some_and(|verb| verb.has(CueFlags::ADDRESSEE));
        if let Some(start) = self.announced(k, limit, addressee) {
            return Tail::Content(start);
        }
        if addressee {
            if items.class(k).intersects(WordClass::OBJECT_PRONOUN) {
                k += 1;
            } else if let Some(phrase) = phrase_after(items, k, limit) {
                k = phrase.end;
            }
        }
        loop {
            let Some(item) = items.get(k).filter(|_| k < limit) else { return Tail::Nothing };
            match item.kind {
                Kind::Stop | Kind::Close | Kind::Semicolon => return Tail::Nothing,
                Kind::Comma | Kind::Dash | Kind::Colon => {
                    return if k + 1 < limit { Tail::Pause(k + 1) } else { Tail::Nothing };
                }
                Kind::Word
                    if item.is(WordClass::WEEKDAY)
                        || matches!(items.lower(k), "yesterday" | "today" | "tonight" | "recently" | "earlier") =>
                {
                    k += 1;
                }
                Kind::Word if items.lower(k) == "on" && items.class(k + 1).intersects(WordClass::WEEKDAY) => k += 2,
                Kind::Word if cluster.pattern == Pattern::Inverted => return self.pause(k, limit),
                _ => break,
            }
        }
        if cluster.verb.is_some_and(|verb| verb.kind != CueKind::Judge)
            && items.class(k).intersects(WordClass::PREPOSITION)
            && !matches!(items.lower(k), "to" | "as" | "like" | "of" | "about")
        {
            return self.pause(k, limit);
        }
        Tail::Content(k)
    }

    /// The next comma or colon behind circumstances that begin at `k`.
    fn pause(&self, k: usize, limit: usize) -> Tail {
        for i in k..limit {
            match self.items.list[i].kind {
                Kind::Comma | Kind::Colon | Kind::Dash if i + 1 < limit => return Tail::Pause(i + 1),
                Kind::Speech(_) => return Tail::Pause(i),
                Kind::Stop | Kind::Semicolon => return Tail::Nothing,
                _ => {}
            }
        }
        Tail::Nothing
    }

    /// Content that announces itself: behind “that” or a colon, in marks, an indirect question.
    fn announced(&self, from: usize, limit: usize, addressee: bool) -> Option<usize> {
        let items = self.items;
        for k in from..limit.min(from + 16) {
            let item = &items.list[k];
            match item.kind {
                Kind::Speech(_) => {
                    // “said the “long and winding road” was over”: the clause begins before the run.
                    let clause = k > from
                        && !addressee
                        && items.kind(k - 1) != Some(Kind::Comma)
                        && !items.class(from).intersects(WordClass::PREPOSITION | WordClass::WEEKDAY);
                    return (!clause).then_some(k);
                }
                Kind::Colon => return Some(k + 1).filter(|&k| k < limit),
                Kind::Stop | Kind::Semicolon => return None,
                Kind::Word if matches!(items.lower(k), "that" | "whether" | "why" | "how" | "if") => {
                    if items.lower(k) == "that" && k > from && !self.circumstances(from, k, addressee) {
                        return None;
                    }
                    let question = items.lower(k) == "that" || k == from || addressee;
                    return question.then_some(k);
                }
                _ => {}
            }
        }
        None
    }

    /// Whether all that stands between cue and “that” is who was told, when and where.
    fn circumstances(&self, from: usize, to: usize, addressee: bool) -> bool {
        let items = self.items;
        if addressee {
            return true;
        }
        let first = &items.list[from];
        let opens = first.is(WordClass::PREPOSITION | WordClass::WEEKDAY | WordClass::TIME | WordClass::ADVERB)
            || matches!(first.kind, Kind::Comma);
        opens
            && !(from..to).any(|k| {
                items.class(k).intersects(WordClass::AUXILIARY | WordClass::PRONOUN)
                    && !items.class(k).intersects(WordClass::POSSESSIVE)
            })
    }

    /// Where content that begins at `start` ends, at the latest at `limit`.
    fn end(&self, start: usize, limit: usize) -> usize {
        let items = self.items;
        for i in start..limit {
            let item = &items.list[i];
            if let (Kind::Speech(run), true) = (item.kind, i + 1 < limit) {
                let last = items.shapes[run].last;
                let next = &items.list[i + 1];
                if matches!(last, '.' | '?' | '!' | ',')
                    || i == start
                        && (matches!(next.kind, Kind::Comma | Kind::Dash)
                            || next.is(WordClass::SUBORDINATOR | WordClass::PREPOSITION))
                {
                    return i + 1;
                }
            }
            if i > start + 2
                && item.kind == Kind::Comma
                && matches!(items.lower(i + 1), "while" | "although" | "though")
            {
                return i;
            }
        }
        limit
    }

    /// Whether the verb is one that may govern this content.
    fn fits(&self, cluster: &Cluster, content: &[Range<usize>]) -> bool {
        let items = self.items;
        let Some(verb) = cluster.verb else { return true };
        let marked = content.iter().cloned().flatten().any(|i| items.list[i].run().is_some());
        let Some(first) = content.first() else { return false };
        // “agreed to by both sides”: no infinitive, so no content.
        if items.lower(first.start) == "to" && !self.infinitive(first.start) {
            return false;
        }
        let follows = first.start >= cluster.all.end;
        match verb.kind {
            CueKind::Say => marked || content.iter().map(ExactSizeIterator::len).sum::<usize>() >= 2,
            CueKind::Judge => follows || marked,
            CueKind::Manner => {
                let edge =
                    |chunk: &Range<usize>| items.list[chunk.start].is_speech() || items.list[chunk.end - 1].is_speech();
                content.iter().any(edge)
            }
            CueKind::Think => {
                let clause = items
                    .class(first.start)
                    .intersects(WordClass::SUBORDINATOR | WordClass::INTERROGATIVE | WordClass::PRONOUN)
                    || first.clone().any(|i| items.class(i).intersects(WordClass::AUXILIARY));
                let infinitive = verb.has(CueFlags::INFINITIVE) && items.lower(first.start) == "to";
                first.len() >= 2 && (marked || clause && follows || infinitive || verb.has(CueFlags::PHRASE) && follows)
            }
        }
    }

    /// Whether a verb, not a noun phrase, stands behind the “to” at `to`.
    fn infinitive(&self, to: usize) -> bool {
        let next = self.items.class(to + 1);
        !next.intersects(
            WordClass::PREPOSITION | WordClass::DETERMINER | WordClass::POSSESSIVE | WordClass::OBJECT_PRONOUN,
        ) && self.items.get(to + 1).is_some_and(|item| item.kind == Kind::Word && !item.capital)
    }

    /// Cuts punctuation off both ends; `None` where nothing is left.
    fn trim(&self, chunk: Range<usize>) -> Option<Range<usize>> {
        let items = self.items;
        let (mut start, mut end) = (chunk.start, chunk.end.min(self.frame.end));
        let punctuation = |i: usize| {
            matches!(
                items.list[i].kind,
                Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Stop | Kind::Other
            )
        };
        while start < end && punctuation(start) {
            start += 1;
        }
        while end > start && (punctuation(end - 1) || items.class(end - 1).intersects(WordClass::COORDINATOR)) {
            end -= 1;
        }
        (start < end).then_some(start..end)
    }
}
