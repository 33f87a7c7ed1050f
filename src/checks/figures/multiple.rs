//! “Doubled”, from 30 to 75.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::{
    analysis::figures::FigureKind,
    checks::{Rule, Sink, prose::Prose},
    config::Level,
    ide::Article,
    text::{CharOffset, CharRange},
};

use super::{
    Interval,
    sentence::{Change, Sentence, sentences},
    wording::rounded,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-multiple",
    name: "A multiple that its two ends do not bear out",
    level: Level::Error,
    why: "What doubled from 30 is 60. Reported where one sentence gives both ends in one voice and no rounding \
          accounts for the difference; a plain “doubled” may be a seventh too high or too low, “more than doubled” \
          must be more, “nearly doubled” less but not by a quarter.",
    example: "Rents in the old town have doubled from 300 to 750 euros.\n",
    instead: "Rents in the old town have more than doubled, from 300 to 750 euros.\n",
    source: Some("Arithmetic that any reader can do; copy desks do it for every story (copydesk.org, “Numeracy”)"),
    run,
};

/// Verbs for a multiple.
const VERBS: [(&str, f64); 17] = [
    ("doubled", 2.0),
    ("doubles", 2.0),
    ("doubling", 2.0),
    ("tripled", 3.0),
    ("triples", 3.0),
    ("tripling", 3.0),
    ("trebled", 3.0),
    ("trebling", 3.0),
    ("quadrupled", 4.0),
    ("quadrupling", 4.0),
    ("halved", 0.5),
    ("halving", 0.5),
    ("double", 2.0),
    ("triple", 3.0),
    ("treble", 3.0),
    ("quadruple", 4.0),
    ("halve", 0.5),
];

/// Finds the verbs, in one pass for all of them.
static FIND_VERB: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(VERBS.map(|(verb, _)| verb)).ok()
});

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for sentence in sentences(article) {
        let Some((verb, multiple, claimed)) = verb(&prose, &sentence) else { continue };
        let Some(change) = Change::of(&sentence, &prose) else { continue };
        let in_quote = |range: CharRange| {
            article.reading.quotes.iter().position(|quote| quote.spans.iter().any(|span| span.covers(range)))
        };
        let Some((from, to)) = change.ends() else { continue };
        let Some(ratio) = to.divided_by(from).filter(Interval::is_bounded) else { continue };
        if !ratio.meets(&claimed) && in_quote(verb) == change.from.quote {
            let said = if multiple < 1.0 { "half of it".to_owned() } else { format!("{} times", rounded(multiple)) };
            let (ends, real) = (change.in_words(), rounded(change.ratio().unwrap_or(1.0)));
            sink.report(verb, format!("{ends}: the second is {real} times the first, not {said}."))
                .relate(change.from.range, "From this.")
                .relate(change.to.range, "To this.");
        }
    }
}

/// The one verb for a multiple in a sentence, with its number and what the words before it allow for.
fn verb(prose: &Prose, sentence: &Sentence<'_>) -> Option<(CharRange, f64, Interval)> {
    let text = prose.slice(sentence.range);
    // “rose threefold”
    let mut fold = sentence.figures.iter().filter(|figure| {
        figure.kind == FigureKind::Multiple
            && figure.approximation.is_none()
            && prose.slice(figure.core).ends_with("fold")
    });
    if let (Some(figure), None) = (fold.next(), fold.next()) {
        let multiple = figure.value?.to_f64();
        return Some((figure.core, multiple, Interval { low: multiple / 1.15, high: multiple * 1.15 }));
    }
    let mut found = FIND_VERB.as_ref()?.find_iter(text);
    let first = found.next()?;
    if found.any(|other| other.pattern() != first.pattern()) {
        return None;
    }
    let (at, (verb, multiple)) = (first.start(), VERBS[first.pattern().as_usize()]);
    let start = sentence.range.start().plus(CharOffset::of(text, at).to_usize());
    let before = text[..at].trim_end();
    let infinitive = verb.ends_with('e');
    let led = [" to", " will", " would", " could", " may", " might", " should"];
    let whole = text[at + verb.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric() && next != '-');
    if infinitive && !(whole && led.iter().any(|word| before.ends_with(word))) {
        return None;
    }
    let after = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    // “Halved” turns over and under: more than halved is less than half.
    let (more, less) = (after(&["more than", "over"]), after(&["nearly", "almost", "not quite", "all but"]));
    let (more, less) = if multiple < 1.0 { (less, more) } else { (more, less) };
    let claimed = if more {
        Interval { low: multiple, high: multiple * if multiple < 1.0 { 1.34 } else { 1000.0 } }
    } else if less {
        Interval { low: if multiple < 1.0 { 0.0 } else { multiple * 0.75 }, high: multiple }
    } else if after(&["about", "roughly", "at least", "around"]) {
        return None;
    } else {
        Interval { low: multiple / 1.15, high: multiple * 1.15 }
    };
    Some((CharRange::new(start, start.plus(verb.len())), multiple, claimed))
}
