//! How far content reaches: before its cue, behind it, or around it.

use std::ops::Range;

use super::{
    clusters::{Cluster, Pattern},
    government::{governs, infinitive, takes},
    items::{Items, Kind},
    phrases::phrase_after,
    settings::{has_verb, is_auxiliary, is_finite},
    verb_groups::time_after,
};
use crate::lexicon::{
    cues::{CueFlags, CueKind, Form},
    words::WordClass,
};

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

/// A frame as content is cut from it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent<'r, 't> {
    /// The paragraph.
    pub items: &'r Items<'t>,
    /// Everything before this item belongs to a claim already.
    pub used: usize,
    /// The end of the frame.
    pub end: usize,
}

impl Extent<'_, '_> {
    /// The content of a cluster, at most up to item `limit`, in its contiguous chunks.
    pub(super) fn content(&self, cluster: &Cluster, limit: usize) -> Vec<Range<usize>> {
        let start = cluster.all.start.max(self.used);
        let content = match cluster.pattern {
            Pattern::According => self.according(cluster, start, limit),
            Pattern::Participle | Pattern::Coordinated => self.behind(cluster, limit, None),
            Pattern::Colon => one(cluster.all.end..limit),
            Pattern::Noun => one(cluster.all.end..self.noun_end(cluster.all.end, limit)),
            Pattern::Before | Pattern::Inverted => self.around(cluster, start, limit),
        };
        let content: Vec<_> = content.into_iter().filter_map(|chunk| self.trim(chunk)).collect();
        if governs(self.items, cluster, &content) { content } else { Vec::new() }
    }

    fn according(&self, cluster: &Cluster, start: usize, limit: usize) -> Vec<Range<usize>> {
        let opening = start == self.used || start == self.used + 1 && self.items.list[self.used].run().is_none();
        let opens = opening
            || self.items.kind(start - 1) == Some(Kind::Comma)
                && self.items.kind(cluster.all.end) == Some(Kind::Comma)
                && start - self.used < 4
                && !(self.used..start).any(|i| self.items.list[i].run().is_some());
        if opens {
            return match self.items.kind(cluster.all.end) {
                // “According to a report, which reporters have seen, …”
                Some(Kind::Comma) if self.items.class(cluster.all.end + 1).intersects(WordClass::RELATIVE) => {
                    let comma =
                        (cluster.all.end + 2..limit.min(self.end)).find(|&i| self.items.kind(i) == Some(Kind::Comma));
                    comma.map_or(Vec::new(), |comma| one(comma + 1..limit))
                }
                Some(Kind::Comma) => one(cluster.all.end + 1..limit),
                _ => Vec::new(),
            };
        }
        let mut content = one(self.used..start);
        if self.items.kind(cluster.all.end) == Some(Kind::Comma)
            && limit > cluster.all.end + 4
            && self.items.kind(start - 1) == Some(Kind::Comma)
            && self.goes_on(cluster.all.end + 1..limit)
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
            let marked = before.clone().any(|i| items.list[i].run().is_some()) && self.run_ends(before.end);
            // “The dam, he said, was safe”, “It was, said one of them, like a film.”
            let cut_off = before.len() >= 2
                && items.class(before.end - 2).intersects(WordClass::AUXILIARY)
                && items.kind(before.end - 1) == Some(Kind::Comma);
            let verb = |k: usize| {
                items.class(k).intersects(WordClass::AUXILIARY) || items.lower(k) == "to" && infinitive(items, k)
            };
            // “The museum, he said, celebrated its founder.”
            let bare = || !before.clone().any(|i| is_finite(items, i));
            let resumes = cut_off || matches!(tail, Tail::Pause(k) if verb(k) || is_finite(items, k) && bare());
            let long = before.len() >= 4 || resumes;
            match tail {
                Tail::Nothing if marked || long => return one(before),
                Tail::Pause(k) if marked || long => {
                    let behind = k..limit;
                    let spoken = behind
                        .clone()
                        .any(|i| items.list[i].is_speech() || marked && items.list[i].run().is_some() && i == k);
                    // “…, he said, wiping his glasses”
                    let aside = || {
                        let item = &items.list[k];
                        let gerund = !item.capital && items.lower(k).ends_with("ing");
                        let alone = gerund && !has_verb(items, &behind, is_auxiliary);
                        alone || item.cue.is_some_and(|cue| cue.form == Form::Gerund)
                    };
                    let plain = !marked
                        && (cluster.pattern == Pattern::Before || cut_off)
                        && (behind.len() >= 4 || resumes)
                        && (!(items.class(k).intersects(WordClass::PREPOSITION | WordClass::RELATIVE)
                            && items.lower(k) != "that")
                            || resumes)
                        && !aside()
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
                Tail::Content(_) if marked && !self.introduces(&before) => return one(before),
                // “The road is closed, he said when asked.”
                Tail::Content(k)
                    if long && matches!(items.lower(k), "when" | "as" | "while" | "after" | "before" | "since") =>
                {
                    return one(before);
                }
                _ => {}
            }
        }
        self.behind(cluster, limit, Some(tail))
    }

    /// Whether a phrase in front of a clause ends with the name of a programme or a paper, no
    /// more: “On “Morning Line,” Smith said …”.
    fn introduces(&self, before: &Range<usize>) -> bool {
        let named = self.items.list[before.clone()].iter().all(|item| !item.is_speech());
        named && self.items.class(before.start).intersects(WordClass::PREPOSITION)
    }

    /// Whether a run ends right before item `start`, or before the comma there.
    fn run_ends(&self, start: usize) -> bool {
        let items = self.items;
        let run = |i: usize| items.get(i).is_some_and(|item| item.run().is_some());
        // “…”, - she said
        let start = start - usize::from(start > 1 && items.kind(start - 1) == Some(Kind::Dash));
        run(start - 1) || start >= 2 && items.kind(start - 1) == Some(Kind::Comma) && run(start - 2)
    }

    /// What stands before the cluster, if it may be content: it ends with a run, a comma, a dash.
    fn before(&self, mut start: usize) -> Option<Range<usize>> {
        // “…,” as one of them put it
        if start > self.used && self.items.lower(start - 1) == "as" {
            start -= 1;
        }
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
            Tail::Content(start) if self.gapped(cluster, start) => one(start..self.gap_end(start, limit)),
            Tail::Content(start) => one(start..self.clause_end(start, limit)),
            Tail::Pause(start) if limit > start + 1 => {
                // “He said, “…””, “said on Monday, when …”
                let run = self.items.list[start].run().is_some();
                let as_said = cluster.all.start > 0 && self.items.lower(cluster.all.start - 1) == "as";
                if run
                    || as_said
                    || self.items.list[start].capital
                    || cluster.pattern == Pattern::Before && self.items.class(start).intersects(WordClass::SUBORDINATOR)
                {
                    one(start..self.clause_end(start, limit))
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
        let agent = cluster.subject.as_ref().is_some_and(|subject| subject.start > cluster.cue.end)
            && cluster.verb.is_some_and(|verb| verb.kind == CueKind::Judge);
        if cluster.verb.is_some_and(|verb| verb.kind == CueKind::Judge) {
            k = self.behind_particles(cluster, k);
        }
        // “as one of them put it”
        if cluster.verb.is_some_and(|verb| verb.kind == CueKind::Manner) && self.items.lower(k) == "it" {
            k += 1;
        }
        if let Some(start) = self.announced(k, limit, addressee) {
            return Tail::Content(start);
        }
        if addressee {
            if items.class(k).intersects(WordClass::OBJECT_PRONOUN) {
                // “warn it could harm them”: the subject of what is said.
                let subject = items.class(k).intersects(WordClass::PRONOUN)
                    && items.class(k + 1).intersects(WordClass::AUXILIARY);
                k += usize::from(!subject);
            } else if let Some(phrase) = phrase_after(items, k, limit) {
                k = phrase.end;
            }
        }
        loop {
            if let Some(behind) = time_after(items, k) {
                k = behind;
                continue;
            }
            let Some(item) = items.get(k).filter(|_| k < limit) else { return Tail::Nothing };
            match item.kind {
                Kind::Stop | Kind::Close | Kind::Semicolon => return Tail::Nothing,
                Kind::Comma | Kind::Dash | Kind::Colon => {
                    return if k + 1 < limit { Tail::Pause(k + 1) } else { Tail::Nothing };
                }
                // Behind the agent of a passive: “was described by aides as “…””.
                Kind::Word if cluster.pattern == Pattern::Inverted && !agent => return self.pause(k, limit),
                _ => break,
            }
        }
        if cluster.verb.is_some_and(|verb| verb.kind != CueKind::Judge)
            && items.class(k).intersects(WordClass::PREPOSITION)
            && !matches!(items.lower(k), "to" | "as" | "like" | "of" | "about")
            && !(items.lower(k) == "between" && (items.digits(k + 1) || items.class(k + 1) == WordClass::QUANTIFIER))
        {
            if k == cluster.all.end && takes(items.lower(k - 1), items.lower(k)) && k + 1 < limit {
                return Tail::Content(k + 1);
            }
            if let Some(start) = self.behind_statement(k, limit).or_else(|| self.behind_occasion(k, limit)) {
                return Tail::Content(start);
            }
            return self.pause(k, limit);
        }
        // “everything he says is true”: the verb behind belongs to another clause; not in “what
        // he said was a mistake”.
        let relative = self.gapped(cluster, k);
        if items.class(k).intersects(WordClass::AUXILIARY)
            && !relative
            && cluster.verb.is_some_and(|verb| verb.kind != CueKind::Judge)
        {
            return Tail::Nothing;
        }
        Tail::Content(k)
    }

    /// “in a statement | the road had been closed”: where a clause begins behind what it was said in.
    fn behind_statement(&self, k: usize, limit: usize) -> Option<usize> {
        let items = self.items;
        let article = items.class(k + 1).intersects(WordClass::DETERMINER | WordClass::POSSESSIVE);
        if !article || items.lower(k) != "in" {
            return None;
        }
        let start = (k + 2..limit.min(k + 5)).find(|&i| items.class(i).intersects(WordClass::SPEECH_NOUN))? + 1;
        let subject = WordClass::DETERMINER | WordClass::PRONOUN | WordClass::POSSESSIVE;
        let opens = start < limit && (items.class(start).intersects(subject) || items.list[start].capital);
        (opens && (start + 1..limit).any(|i| is_finite(items, i))).then_some(start)
    }

    /// “after the convention | he would not accept it”: where a clause with a pronoun for its subject begins behind when
    /// or where it was said.
    fn behind_occasion(&self, k: usize, limit: usize) -> Option<usize> {
        /// Items a phrase of an occasion may have.
        const OCCASION: usize = 7;
        let items = self.items;
        let plain = |i: usize| items.kind(i) == Some(Kind::Word) && items.list[i].cue.is_none();
        let pronoun = |i: usize| {
            items.class(i).intersects(WordClass::PRONOUN) && items.class(i + 1).intersects(WordClass::AUXILIARY)
        };
        let nominative = |i: usize| matches!(items.lower(i), "he" | "she" | "they" | "it" | "we" | "i");
        let occasion =
            matches!(items.lower(k), "after" | "before" | "during" | "at" | "in" | "on" | "from" | "outside" | "ahead");
        if !occasion {
            return None;
        }
        let start = (k + 2..limit.min(k + OCCASION)).take_while(|&i| plain(i)).find(|&i| nominative(i))?;
        (pronoun(start) && (k + 1..start).all(|i| !nominative(i) && !items.class(i).intersects(WordClass::AUXILIARY)))
            .then_some(start)
    }

    /// Behind the particles and prepositions that belong to the verb: “pointed out”, “lashed out
    /// at”, “called for”.
    fn behind_particles(&self, cluster: &Cluster, mut k: usize) -> usize {
        let governs = cluster.verb.is_some_and(|verb| verb.has(CueFlags::PREPOSITION));
        while matches!(self.items.lower(k), "out" | "up" | "back")
            || matches!(self.items.lower(k), "to" | "for" | "on" | "upon" | "at" | "about" | "of" | "against" | "with")
                && (governs || k == cluster.all.end)
        {
            k += 1;
        }
        k
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
                Kind::Word
                    if item.is(WordClass::SUBORDINATOR)
                        && matches!(item.lower, "that" | "whether" | "why" | "how" | "if") =>
                {
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
        // “said Varga, head of the board that runs it”: an aside that does not end before “that” holds it.
        let held = first.kind == Kind::Comma && items.kind(to - 1) != Some(Kind::Comma);
        opens
            && !held
            && !(from..to).any(|k| {
                items.class(k).intersects(WordClass::AUXILIARY | WordClass::PRONOUN)
                    && !items.class(k).intersects(WordClass::POSSESSIVE)
            })
    }

    /// Whether content that begins at `start` lacks its subject, which stands before the cluster: “the
    /// attack, which he said | was carried out by militants”, “the man police say | started the fire”.
    fn gapped(&self, cluster: &Cluster, start: usize) -> bool {
        let Some(before) = cluster.all.start.checked_sub(1) else { return false };
        let bare = || {
            let subject = cluster.subject.as_ref().filter(|subject| subject.len() == 1);
            let source =
                subject.is_some_and(|subject| self.items.class(subject.start).intersects(WordClass::SPEAKER_NOUN));
            let noun = WordClass::SPEAKER_NOUN | WordClass::SPEECH_NOUN | WordClass::CLAIM_NOUN;
            source && self.items.kind(before) == Some(Kind::Word) && (self.items.class(before) - noun).is_empty()
        };
        let subject_gone = self.items.class(before).intersects(WordClass::RELATIVE) || bare();
        subject_gone && cluster.pattern == Pattern::Before && is_finite(self.items, start)
    }

    /// Cuts punctuation off both ends; `None` where nothing is left.
    fn trim(&self, chunk: Range<usize>) -> Option<Range<usize>> {
        let items = self.items;
        let (mut start, mut end) = (chunk.start, chunk.end.min(self.end));
        let punctuation = |i: usize| {
            matches!(
                items.list[i].kind,
                Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Stop | Kind::Other
            )
        };
        // “(“He had it coming,” says …)”
        let bracket =
            |i: usize| items.list[i].kind == Kind::Open && items.get(i + 1).is_some_and(|next| next.run().is_some());
        while start < end && (punctuation(start) || bracket(start)) {
            start += 1;
        }
        while end > start && (punctuation(end - 1) || items.class(end - 1).intersects(WordClass::COORDINATOR)) {
            end -= 1;
        }
        (start < end).then_some(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::WordClass;
    use crate::lexicon::words::classes;

    #[test]
    fn what_announces_content_is_a_subordinator() {
        for word in ["that", "whether", "why", "how", "if"] {
            assert!(classes(word).contains(WordClass::SUBORDINATOR), "{word}");
        }
    }
}
