//! The same words quoted in two ways.

use rapidhash::RapidHashMap;

use crate::{
    checks::{Rule, Sink, prose::Prose},
    config::Level,
    ide::Article,
    text::CharRange,
};

use super::fragments::{Fragment, Word, fragments};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "quote-differs",
    name: "Words in marks that stand elsewhere with another wording",
    level: Level::Information,
    why: "What stands in marks is word for word. Where a headline or a later paragraph quotes the same words \
          with one or two of them changed in the middle, one of the two is not what was said. A word that differs \
          at either end proves nothing: somebody said much the same twice. Quotes with brackets or an ellipsis \
          are not compared: there the writer says that something was changed.",
    example: "Bridge ‘was never safe for lorries in winter’\n\nGRAZ — The city closed a bridge on Monday.\n\n\
              “The bridge was never built for lorries in winter,” said Marta Kowal, the city engineer.\n",
    instead: "Bridge ‘was never safe for lorries in winter’\n\nGRAZ — The city closed a bridge on Monday.\n\n\
              “The bridge was never safe for lorries in winter,” said Marta Kowal, the city engineer.\n",
    source: Some("Associated Press Stylebook, “quotations in the news”: never alter quotations"),
    run,
};

/// Words a piece has to have for being compared.
const SHORTEST: usize = 5;
/// Of longer pieces only so many words are compared.
const LONGEST: usize = 40;
/// Words that have to stand together in both.
const GRAM: usize = 2;
/// Words that occur more often together than this say nothing.
const COMMON: usize = 8;
/// For one changed word so many have to be the same.
const SAME: usize = 4;

/// Where one piece stands in another, and how many words differ.
struct Match {
    words: std::ops::Range<usize>,
    changed: usize,
}

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    let all = fragments(article, &prose);
    let grams = Grams::of(&all);
    for (number, short) in all.iter().enumerate() {
        if short.edited || !(SHORTEST..=LONGEST).contains(&short.words.len()) {
            continue;
        }
        let Some((other, found)) = differing(&all, &grams, number, &prose) else { continue };
        let long = &all[other].words[found.words];
        report(article, sink, short, &all[other], long);
    }
}

/// Where words stand together, by their hashes.
struct Grams {
    /// How often, and the last of the places.
    by_words: RapidHashMap<[u64; GRAM], (usize, usize)>,
    /// The piece and the word of each place, and the place before it with the same words.
    places: Vec<(usize, usize, usize)>,
}

impl Grams {
    /// Stands for the place before the first.
    const NONE: usize = usize::MAX;

    fn of(all: &[Fragment]) -> Self {
        let words: usize = all.iter().map(|fragment| fragment.words.len()).sum();
        let mut by_words = RapidHashMap::with_capacity_and_hasher(words, Default::default());
        let mut places = Vec::with_capacity(words);
        // From the last to the first, so that they come out in order.
        for (number, fragment) in all.iter().enumerate().rev() {
            for (at, gram) in fragment.words.windows(GRAM).enumerate().rev() {
                let (count, last) = by_words.entry([gram[0].hash, gram[1].hash]).or_insert((0, Self::NONE));
                places.push((number, at, *last));
                (*count, *last) = (*count + 1, places.len() - 1);
            }
        }
        Grams { by_words, places }
    }

    /// The pieces in which two words stand together and where, unless that is common.
    fn places(&self, gram: &[Word]) -> impl Iterator<Item = (usize, usize)> {
        let (count, last) = self.by_words.get(&[gram[0].hash, gram[1].hash]).copied().unwrap_or((0, Self::NONE));
        let mut next = if count > COMMON { Self::NONE } else { last };
        std::iter::from_fn(move || {
            let &(number, at, before) = self.places.get(next)?;
            next = before;
            Some((number, at))
        })
    }
}

/// The piece that has the words of another with a few changed; `None` where one has all of them.
fn differing(all: &[Fragment], grams: &Grams, number: usize, prose: &Prose) -> Option<(usize, Match)> {
    let words = &all[number].words;
    let most = words.len() / (SAME + 1);
    let mut best: Option<(usize, Match)> = None;
    let mut tried = Vec::new();
    let mut rows = Rows::default();
    for (at, gram) in words.windows(GRAM).enumerate() {
        for (other, there) in grams.places(gram) {
            let longer =
                all[other].words.len() > words.len() || all[other].words.len() == words.len() && other < number;
            let offset = there.saturating_sub(at);
            let adjoining =
                other.abs_diff(number) == 1 && adjoin(prose, &all[other.min(number)], &all[other.max(number)]);
            if other == number || adjoining || !longer || all[other].edited || tried.contains(&(other, offset)) {
                continue;
            }
            tried.push((other, offset));
            let from = offset.saturating_sub(2);
            let to = (offset + words.len() + 2).min(all[other].words.len());
            let run = &all[other].words[from..to];
            if lacks_more_than(most, words, run) {
                continue;
            }
            let Some(found) = rows.align(words, run) else { continue };
            if found.changed == 0 {
                return None;
            }
            let (first, last) = (run[found.words.start].hash, run[found.words.end - 1].hash);
            if words.first().map(|word| word.hash) != Some(first) || words.last().map(|word| word.hash) != Some(last) {
                continue;
            }
            if best.as_ref().is_none_or(|(_, best)| found.changed < best.changed) {
                let words = found.words.start + from..found.words.end + from;
                best = Some((other, Match { words, ..found }));
            }
        }
    }
    best.filter(|(_, found)| found.changed <= most)
}

/// Whether two pieces stand in one paragraph: who goes on in much the same words has said both.
fn adjoin(prose: &Prose, first: &Fragment, second: &Fragment) -> bool {
    let (Some(end), Some(start)) = (first.words.last(), second.words.first()) else { return false };
    end.range.end() <= start.range.start()
        && !prose.slice(CharRange::new(end.range.end(), start.range.start())).contains('\n')
}

/// Whether more words of `short` than `most` are none of `long`: each of them is a change.
fn lacks_more_than(most: usize, short: &[Word], long: &[Word]) -> bool {
    let lacking = short.iter().filter(|word| !long.iter().any(|other| other.hash == word.hash));
    lacking.take(most + 1).count() > most
}

/// What aligning writes on.
#[derive(Default)]
struct Rows {
    last: Vec<(usize, usize)>,
    next: Vec<(usize, usize)>,
}

impl Rows {
    /// The fewest changes that make `short` a run of words of `long` (Sellers, “The Theory and
    /// Computation of Evolutionary Distances”, 1980), which begins and ends with a word of both.
    fn align(&mut self, short: &[Word], long: &[Word]) -> Option<Match> {
        // For each prefix of `long`: the changes so far and where the run began.
        let Rows { last, next } = self;
        last.clear();
        last.extend((0..=long.len()).map(|at| (0, at)));
        for (i, word) in short.iter().enumerate() {
            next.clear();
            next.push((i + 1, 0));
            for (j, other) in long.iter().enumerate() {
                let same = usize::from(word.hash != other.hash);
                let change = (last[j].0 + same, last[j].1);
                let left_out = (last[j + 1].0 + 1, last[j + 1].1);
                let put_in = (next[j].0 + 1, next[j].1);
                next.push(change.min(left_out).min(put_in));
            }
            std::mem::swap(last, next);
        }
        let (end, &(changed, start)) = last.iter().enumerate().min_by_key(|(_, (changed, _))| *changed)?;
        (start < end).then_some(Match { words: start..end, changed })
    }
}

/// The words of each that are not the same at its beginning and end; one word of what is the same
/// where otherwise nothing would be left.
fn changed(short: &[Word], long: &[Word]) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
    let same = |(a, b): &(&Word, &Word)| a.hash == b.hash;
    let before = short.iter().zip(long).take_while(same).count();
    let most = short.len().min(long.len()) - before;
    let behind = short.iter().rev().zip(long.iter().rev()).take(most).take_while(same).count();
    let empty = before + behind >= short.len().min(long.len());
    let from = if empty { before.saturating_sub(1) } else { before };
    (from..short.len() - behind, from..long.len() - behind)
}

fn report(article: &Article, sink: &mut Sink<'_>, short: &Fragment, other: &Fragment, long: &[Word]) {
    let whole = |words: &[Word]| {
        let first = words.first().map(|word| word.range).unwrap_or_default();
        words.last().map_or(first, |last| first.join(last.range))
    };
    let (one, two) = (whole(&short.words), whole(long));
    // The headline is told of, or else what comes later.
    let (here, there) = match (short.head, other.head) {
        (true, false) => (one, two),
        (false, true) => (two, one),
        _ if one > two => (one, two),
        _ => (two, one),
    };
    let text = |range: CharRange| article.text.slice(range);
    let message = format!("“{}” here, “{}” elsewhere: one of them isn’t word for word.", text(here), text(there));
    let finding = sink.report(here, message);
    finding.relate(there, "The other wording stands here.");
    let (a, b) = changed(&short.words, long);
    let (a, b) = (whole(&short.words[a]), whole(&long[b]));
    let (mine, theirs) = if here == one { (a, b) } else { (b, a) };
    finding.fix(format!("Write “{}” here", text(theirs)), mine, text(theirs));
    finding.fix(format!("Write “{}” there", text(mine)), theirs, text(mine));
}
