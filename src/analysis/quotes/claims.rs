//! What a cue governs: the content of a claim, before, behind or around it.

use std::ops::Range;

use super::{
    Polarity,
    clusters::{self, Cluster, Pattern},
    extents::Extent,
    items::{Items, Kind},
    phrases::{is_referring, phrase_after, phrase_before},
    room::Room,
    settings::is_finite,
    verb_groups::time_after,
};
use crate::lexicon::{
    cues::{CueKind, Form},
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
    /// Who passes it on, where that is said beside it.
    pub via: Option<Range<usize>>,
    /// What its source in turn reports of others.
    pub nested: Vec<Claim>,
}

impl Claim {
    /// Whether its content holds a span of items.
    fn holds(&self, span: &Range<usize>) -> bool {
        self.content.iter().any(|chunk| chunk.start <= span.start && span.end <= chunk.end)
    }
}

/// Sets the claims of the room to those of one frame, left to right.
pub(super) fn claims(items: &Items<'_>, frame: &Range<usize>, room: &mut Room) {
    let Room { clusters, claims, .. } = room;
    claims.clear();
    clusters::clusters(items, frame, clusters);
    let mut reader = FrameReader {
        items,
        frame: frame.clone(),
        clusters,
        used: frame.start,
        subject: None,
        inner: Vec::new(),
        out: claims,
    };
    for index in 0..clusters.len() {
        reader.read(index);
    }
    reader.out.append(&mut reader.inner);
}

fn claim(cluster: &Cluster, content: Vec<Range<usize>>, subject: Option<Range<usize>>, polarity: Polarity) -> Claim {
    let (cue, pattern) = (cluster.cue.clone(), cluster.pattern);
    Claim { content, subject, cue, polarity, pattern, via: None, nested: Vec::new() }
}

struct FrameReader<'r, 't> {
    items: &'r Items<'t>,
    frame: Range<usize>,
    clusters: &'r [Cluster],
    /// Everything before this item belongs to a claim already.
    used: usize,
    subject: Option<Range<usize>>,
    /// Claims that what comes behind them may hold: “Inspectors knew that …, a report found”.
    inner: Vec<Claim>,
    out: &'r mut Vec<Claim>,
}

/// The noun phrase that opens a clause, behind an introduction that ends with a comma.
pub(super) fn opening_phrase(items: &Items<'_>, clause: Range<usize>) -> Option<Range<usize>> {
    let mut start = clause.start;
    while start < clause.end
        && (items.class(start).intersects(WordClass::COORDINATOR | WordClass::ADVERB)
            || items.kind(start) == Some(Kind::Comma))
    {
        start += 1;
    }
    // “Speaking in Ohio, …”, “Asked about it, …”
    let participle = start == clause.start
        && (items.lower(start).ends_with("ing")
            || items.get(start).and_then(|item| item.cue).is_some_and(|cue| cue.form == Form::Past));
    if participle || items.class(start).intersects(WordClass::PREPOSITION | WordClass::SUBORDINATOR) {
        start = (start..clause.end).find(|&i| items.kind(i) == Some(Kind::Comma))? + 1;
        // “On July 6, 2015, Smith made …”
        if items.digits(start) && items.kind(start + 1) == Some(Kind::Comma) {
            start += 2;
        }
    }
    // “Last month the minister …”
    start = time_after(items, start).filter(|&behind| behind < clause.end).unwrap_or(start);
    let phrase = phrase_after(items, start, clause.end)?;
    // “Tens of thousands marched”: the verb is no part of it, but in “a retired teacher”.
    let verb = (phrase.start + 1..phrase.end).find(|&i| {
        let before = items.class(i - 1);
        let described = before.intersects(WordClass::DETERMINER | WordClass::POSSESSIVE | WordClass::ADVERB);
        !described && is_finite(items, i) && items.kind(i - 1) == Some(Kind::Word)
    });
    Some(phrase.start..verb.unwrap_or(phrase.end))
}

/// “asked not to be named”, “spoke on condition of anonymity”: how somebody speaks, not what they say.
fn anonymity(items: &Items<'_>, start: usize) -> bool {
    let start = start + usize::from(items.lower(start) == "not");
    let start = start + usize::from(items.lower(start) == "to");
    let start = start + usize::from(items.lower(start) == "not");
    matches!(items.lower(start), "be" | "remain" | "stay")
        && matches!(items.lower(start + 1), "named" | "identified" | "anonymous" | "unnamed")
        || items.lower(start) == "anonymity"
}

impl FrameReader<'_, '_> {
    fn read(&mut self, index: usize) {
        let cluster = &self.clusters[index];
        if cluster.all.start < self.used && cluster.cue.start < self.used {
            self.nested(index);
            return;
        }
        let own = cluster.subject.clone();
        let subject = own.clone().or_else(|| self.inherited(index));
        // A claim between another's subject and cue: “an official who asked not to be named said”.
        let around = self.clusters[index + 1..]
            .iter()
            .find(|later| later.all.start <= cluster.all.start && cluster.all.end <= later.cue.start);
        let aside = around.is_some();
        let limit = around.map_or(usize::MAX, |around| around.cue.start).min(self.limit(index));
        let mut content = Extent { items: self.items, used: self.used, end: self.frame.end }.content(cluster, limit);
        // “The road is closed, he said, but the bridge is open, the police said.”
        let before = content.first().is_some_and(|first| first.end <= cluster.all.start);
        if before && content.len() == 2 && self.is_reported(index, limit) {
            content.truncate(1);
        }
        if own.is_some() && !aside {
            self.subject = own;
        }
        let Some(last) = content.last() else {
            self.passed_on(cluster);
            return;
        };
        if content.first().is_some_and(|first| anonymity(self.items, first.start)) || self.is_vague(cluster, &content) {
            self.used = last.end.max(cluster.all.end);
            return;
        }
        let inner =
            !before && cluster.verb.is_some_and(|verb| verb.kind != CueKind::Manner) && self.is_reported(index, limit);
        // What is said in an aside takes nothing from the clause around it.
        if !aside && !inner {
            self.used = last.end.max(cluster.all.end);
        }
        // “did not say how many”: open, not denied.
        let open = cluster.polarity == Polarity::Denied
            && content.first().is_some_and(|first| self.items.class(first.start).intersects(WordClass::INTERROGATIVE));
        let polarity = if open { Polarity::Asked } else { cluster.polarity };
        let mut claim = Claim { via: cluster.via.clone(), ..claim(cluster, content, subject, polarity) };
        if inner {
            self.inner.push(claim);
            return;
        }
        if !self.inner.is_empty() {
            let held = |inner: &Claim| claim.holds(&inner.cue);
            let (held, free): (Vec<_>, Vec<_>) = std::mem::take(&mut self.inner).into_iter().partition(held);
            claim.nested = held;
            self.out.extend(free);
        }
        self.out.push(claim);
    }

    /// “has said it before”, “promised them to the city”: a pronoun stands for what was said or whom, and no clause follows.
    fn is_vague(&self, cluster: &Cluster, content: &[Range<usize>]) -> bool {
        let [only] = content else { return false };
        let items = self.items;
        let stated = cluster.verb.is_some_and(|verb| matches!(verb.kind, CueKind::Say | CueKind::Think));
        let adverb = |i: usize| {
            items.class(i).intersects(WordClass::ADVERB | WordClass::PREPOSITION)
                || matches!(items.lower(i), "himself" | "herself" | "themselves" | "again" | "all" | "often" | "before")
        };
        let pronoun = match items.lower(only.start) {
            "it" => only.len() == 2 && adverb(only.start + 1),
            lower => matches!(lower, "them" | "him" | "us" | "me"),
        };
        let bare = only.clone().all(|i| items.list[i].run().is_none() && !is_finite(items, i));
        stated && pronoun && bare && cluster.cue.end == only.start
    }

    /// What the source of a claim that was read reports of another: “Smith said Jones had told the
    /// board that …”.
    fn nested(&mut self, index: usize) {
        let cluster = &self.clusters[index];
        let said = cluster.verb.is_some_and(|verb| verb.kind == CueKind::Say);
        let (Some(subject), true) = (cluster.subject.clone(), said) else { return };
        let place = cluster.all.start..cluster.cue.end;
        let Some(outer) = self.out.iter().rposition(|claim| claim.holds(&place)) else { return };
        let same = self.out[outer].subject.as_ref().is_some_and(|outer| *outer == subject);
        let end =
            self.out[outer].content.iter().find(|chunk| chunk.contains(&place.start)).map_or(0, |chunk| chunk.end);
        let limit = self.limit(index).min(end);
        if same || limit <= cluster.all.end {
            return;
        }
        let content = Extent { items: self.items, used: cluster.all.start, end }.content(cluster, limit);
        if !content.is_empty() {
            let inner = claim(cluster, content, Some(subject), cluster.polarity);
            self.out[outer].nested.push(inner);
        }
    }

    /// “…, Smith said, according to the report”: a source behind a claim passes it on.
    fn passed_on(&mut self, cluster: &Cluster) {
        let near = cluster.all.start <= self.used + 1 && self.used > self.frame.start;
        if let Some(last) = self.out.last_mut().filter(|_| cluster.pattern == Pattern::According && near)
            && last.via.is_none()
            && last.pattern != Pattern::According
        {
            last.via.clone_from(&cluster.subject);
        }
    }

    /// Whether somebody reports all of a clause that ends at item `end`: “…, the report found”.
    fn is_reported(&self, index: usize, end: usize) -> bool {
        self.clusters[index + 1..].iter().any(|next| {
            // “…, whatever the engineers say”: a condition, not a report.
            let condition = matches!(
                self.items.lower(next.all.start),
                "whatever" | "whoever" | "whichever" | "however" | "wherever" | "whenever" | "what"
            );
            next.all.start == end + 1
                && !condition
                && next.pattern == Pattern::Before
                && next.verb.is_some_and(|verb| verb.kind != CueKind::Manner)
                && self.items.kind(end) == Some(Kind::Comma)
                && self.ends_clause(next.cue.end)
        })
    }

    /// The subject of a cluster without one of its own: that of the clause before, or, at the
    /// start of a frame, of the clause behind.
    fn inherited(&self, index: usize) -> Option<Range<usize>> {
        let cluster = &self.clusters[index];
        let floor = self.subject.as_ref().map_or(self.frame.start, |subject| subject.end);
        // “…, though last week he used stronger words, saying”
        let nearer = || {
            (floor..cluster.cue.start).rev().find(|&i| {
                let reported = || i > 0 && (self.items.list[i - 1].cue.is_some() || self.items.lower(i - 1) == "that");
                self.items.class(i).intersects(WordClass::PRONOUN)
                    && matches!(self.items.lower(i), "he" | "she" | "they" | "we" | "i")
                    && !reported()
            })
        };
        if (cluster.pattern == Pattern::Participle || self.subject.is_none())
            && let Some(pronoun) = nearer()
        {
            return Some(pronoun..pronoun + 1);
        }
        // “…; the chamber, citing a survey, spoke of …”
        if let Some(comma) = cluster.cue.start.checked_sub(1)
            && cluster.pattern == Pattern::Participle
            && self.items.kind(comma) == Some(Kind::Comma)
            && let Some(nearer) = phrase_before(self.items, comma, floor)
            && is_referring(self.items, &nearer)
            && nearer.start > floor
            && self.items.kind(nearer.start - 1) == Some(Kind::Semicolon)
        {
            return Some(nearer);
        }
        if let Some(subject) = &self.subject {
            return Some(subject.clone());
        }
        if cluster.cue.start > self.frame.start
            && let Some(subject) = opening_phrase(self.items, self.frame.start..cluster.cue.start)
        {
            return Some(subject);
        }
        self.clusters[index + 1..].iter().find_map(|next| next.subject.clone())
    }

    /// Where the content of a cluster must end: before the next cluster that goes on with it.
    fn limit(&self, index: usize) -> usize {
        let items = self.items;
        let cluster = &self.clusters[index];
        let own = self.clause_end(index);
        for next in &self.clusters[index + 1..] {
            let start = next.all.start;
            if start >= own {
                break;
            }
            // “…,” she said: the run belongs to what stands behind it.
            if matches!(next.pattern, Pattern::Before | Pattern::Inverted | Pattern::According)
                && start > cluster.all.end + 1
                && self.quoted_before(start)
            {
                return start - 1;
            }
            match next.pattern {
                Pattern::Participle | Pattern::Coordinated => return start,
                Pattern::According => {
                    if items.kind(start.saturating_sub(1)) == Some(Kind::Comma) {
                        return start;
                    }
                }
                Pattern::Before | Pattern::Inverted | Pattern::Colon | Pattern::Noun => {
                    // “…, but Smith said”, “…, while Smith said”
                    let said = next.verb.is_some_and(|verb| matches!(verb.kind, CueKind::Say | CueKind::Judge));
                    if !said && !next.verb.is_some_and(|verb| verb.kind == CueKind::Think) {
                        continue;
                    }
                    let Some(joint) = start.checked_sub(1).filter(|&k| k > self.clusters[index].all.end + 1) else {
                        continue;
                    };
                    let joined = items.class(joint).intersects(WordClass::COORDINATOR)
                        || matches!(items.lower(joint), "while" | "as" | "although" | "though" | "when" | "after");
                    let pause = matches!(
                        items.kind(joint - 1),
                        Some(Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Speech(_) | Kind::Fragment(_))
                    );
                    // “…, the agency said”, at the end of the frame.
                    let closes = items.kind(joint) == Some(Kind::Comma)
                        && next.pattern == Pattern::Before
                        && self.ends_clause(next.cue.end);
                    if closes || said && (joined && pause || items.kind(joint) == Some(Kind::Semicolon)) {
                        return joint;
                    }
                }
            }
        }
        own
    }

    /// Whether nothing but when it was said stands between item `from` and the end of the frame or
    /// of the clause: “…, she said on Monday, and …”, “…, he said, in what allies called a joke”.
    fn ends_clause(&self, from: usize) -> bool {
        let items = self.items;
        let from = time_after(items, from).unwrap_or(from);
        let clause = items.kind(from) == Some(Kind::Comma)
            && (items.class(from + 1).intersects(WordClass::COORDINATOR)
                || items.lower(from + 1) == "in" && items.lower(from + 2) == "what"
                || items.get(from + 1).and_then(|item| item.cue).is_some_and(|cue| cue.form == Form::Gerund));
        clause || (from..self.frame.end).all(|k| items.kind(k) == Some(Kind::Stop))
    }

    /// Whether a run that ends with a comma stands right before item `start`.
    fn quoted_before(&self, start: usize) -> bool {
        let run = self.items.list[start - 1].run();
        run.is_some_and(|run| matches!(self.items.shapes[run].last, ',' | '?' | '!'))
    }

    /// Where the clause of a cluster must end: at the comma behind it, if the clause is
    /// subordinate and stands in front (“Since he announced it, …”) or is an aside
    /// (“Smith, who called it a mistake, …”).
    fn clause_end(&self, index: usize) -> usize {
        let items = self.items;
        let cluster = &self.clusters[index];
        let mut start = cluster.all.start;
        if start > self.frame.start
            && items.class(start - 1).intersects(WordClass::SUBORDINATOR)
            && items.lower(start - 1) != "that"
        {
            start -= 1;
        }
        // “The mayor, saying the road was closed, left.” “Citing two officials, the Echo said …”
        if cluster.pattern == Pattern::Participle && self.subject.is_none() && index == 0 {
            let opens = start == self.frame.start;
            let main = self.clusters[1..].iter().filter_map(|next| next.all.start.checked_sub(1));
            let main = main.filter(|&joint| opens && items.kind(joint) == Some(Kind::Comma)).min();
            let comma = || (cluster.all.end + 1..self.frame.end).find(|&i| items.kind(i) == Some(Kind::Comma));
            if opens || items.kind(start - 1) == Some(Kind::Comma) {
                return main.or_else(comma).unwrap_or(self.frame.end);
            }
        }
        // “Asked whether he had known, …”, “What officials fear most, …”
        let opening = &items.list[self.frame.start];
        let asked = start > self.frame.start && opening.cue.is_some_and(|cue| cue.form == Form::Past);
        let front = (opening.is(WordClass::SUBORDINATOR) || asked || items.lower(self.frame.start) == "what")
            && !(self.frame.start..cluster.all.start).any(|i| items.kind(i) == Some(Kind::Comma));
        let aside = start > self.frame.start
            && items.kind(start - 1) == Some(Kind::Comma)
            && items.class(start).intersects(WordClass::RELATIVE | WordClass::SUBORDINATOR);
        if !front && !aside || start == self.frame.start && items.lower(start) == "as" {
            return self.frame.end;
        }
        (cluster.all.end + 1..self.frame.end)
            .find(|&i| items.kind(i) == Some(Kind::Comma) || front && items.kind(i) == Some(Kind::Dash))
            .unwrap_or(self.frame.end)
    }
}
