//! The same words quoted in two ways.

use std::collections::HashMap;

use crate::{
    checks::{Rule, Sink},
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
    let all = fragments(article);
    let mut grams: HashMap<[u64; GRAM], Vec<(usize, usize)>> = HashMap::new();
    for (number, fragment) in all.iter().enumerate() {
        for (at, gram) in fragment.words.windows(GRAM).enumerate() {
            grams.entry([gram[0].hash, gram[1].hash]).or_default().push((number, at));
        }
    }
    for (number, short) in all.iter().enumerate() {
        if short.edited || !(SHORTEST..=LONGEST).contains(&short.words.len()) {
            continue;
        }
        let Some((other, found)) = differing(&all, &grams, number) else { continue };
        let long = &all[other].words[found.words];
        report(article, sink, short, &all[other], long);
    }
}

/// The piece that has the words of another with a few changed; `None` where one has all of them.
fn differing(
    all: &[Fragment],
    grams: &HashMap<[u64; GRAM], Vec<(usize, usize)>>,
    number: usize,
) -> Option<(usize, Match)> {
    let words = &all[number].words;
    let mut best: Option<(usize, Match)> = None;
    let mut tried = Vec::new();
    for (at, gram) in words.windows(GRAM).enumerate() {
        let places = grams.get(&[gram[0].hash, gram[1].hash])?;
        if places.len() > COMMON {
            continue;
        }
        for &(other, there) in places {
            let longer =
                all[other].words.len() > words.len() || all[other].words.len() == words.len() && other < number;
            let offset = there.saturating_sub(at);
            if other == number || !longer || all[other].edited || tried.contains(&(other, offset)) {
                continue;
            }
            tried.push((other, offset));
            let from = offset.saturating_sub(2);
            let to = (offset + words.len() + 2).min(all[other].words.len());
            let run = &all[other].words[from..to];
            let Some(found) = align(words, run) else { continue };
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
    best.filter(|(_, found)| found.changed * (SAME + 1) <= words.len())
}

/// The fewest changes that make `short` a run of words of `long` (Sellers, “The Theory and
/// Computation of Evolutionary Distances”, 1980), which begins and ends with a word of both.
fn align(short: &[Word], long: &[Word]) -> Option<Match> {
    // For each prefix of `long`: the changes so far and where the run began.
    let mut row: Vec<(usize, usize)> = (0..=long.len()).map(|at| (0, at)).collect();
    for (i, word) in short.iter().enumerate() {
        let mut next = vec![(i + 1, 0)];
        for (j, other) in long.iter().enumerate() {
            let same = usize::from(word.hash != other.hash);
            let change = (row[j].0 + same, row[j].1);
            let left_out = (row[j + 1].0 + 1, row[j + 1].1);
            let put_in = (next[j].0 + 1, next[j].1);
            next.push(change.min(left_out).min(put_in));
        }
        row = next;
    }
    let (end, &(changed, start)) = row.iter().enumerate().min_by_key(|(_, (changed, _))| *changed)?;
    (start < end).then_some(Match { words: start..end, changed })
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
