//! Edits as somebody makes them outside the editor, with the place every span has afterwards.

use std::ops::Range;

/// A splitmix64 generator: the same numbers on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not zero.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("a small number")
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        (!list.is_empty()).then(|| &list[self.below(list.len())])
    }
}

/// A text in code points, and spans that are known to be where they belong; an empty one is gone.
pub(crate) struct Draft {
    pub(crate) text: Vec<char>,
    pub(crate) spans: Vec<Range<usize>>,
}

const WORDS: [&str; 12] =
    ["also", "later", "former", "local", "reportedly", "two", "new", "senior", "again", "the", "its", "nearly"];

const SENTENCES: [&str; 6] = [
    "The ministry did not respond to a request for comment.",
    "“We have heard nothing,” a resident said.",
    "It was not clear how many people were affected.",
    "Officials said an inquiry had been opened on Tuesday.",
    "The road has since been reopened to traffic.",
    "That figure could not be verified independently.",
];

impl Draft {
    /// Makes one edit of a random kind.
    pub(crate) fn edit(&mut self, random: &mut Random) {
        match random.below(7) {
            0 => self.typo(random),
            1 => self.insert_word(random),
            2 => self.delete_word(random),
            3 => self.insert_sentence(random),
            4 => self.delete_sentence(random),
            5 => self.move_paragraph(random),
            _ => self.blank_line(random),
        }
    }

    /// What a span covers.
    pub(crate) fn covered(&self, span: &Range<usize>) -> String {
        self.text[span.clone()].iter().collect()
    }

    /// Replaces a range. What is put inside a span belongs to it, what is put at its border does
    /// not; what takes the place of a part of it belongs to it.
    fn replace(&mut self, range: Range<usize>, with: &str) {
        let with: Vec<char> = with.chars().collect();
        let length = with.len();
        let shift = |at: usize| at - range.len() + length;
        for span in &mut self.spans {
            if span.start == span.end || span.end <= range.start {
                continue;
            }
            *span = if span.start >= range.end {
                shift(span.start)..shift(span.end)
            } else if span.start <= range.start && range.end <= span.end {
                span.start..shift(span.end)
            } else if range.start <= span.start && span.end <= range.end {
                0..0
            } else if span.start < range.start {
                span.start..range.start
            } else {
                range.start + length..shift(span.end)
            };
            if span.start == span.end {
                *span = 0..0;
            }
        }
        self.text.splice(range, with);
    }

    /// Runs of letters and digits.
    fn words(&self) -> Vec<Range<usize>> {
        self.runs(|c| c.is_alphanumeric())
    }

    fn runs(&self, within: impl Fn(char) -> bool) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut start = None;
        for (index, &c) in self.text.iter().chain(std::iter::once(&'\0')).enumerate() {
            match (within(c), start) {
                (true, None) => start = Some(index),
                (false, Some(first)) => {
                    out.push(first..index);
                    start = None;
                }
                _ => {}
            }
        }
        out
    }

    /// Lines without their ends.
    fn paragraphs(&self) -> Vec<Range<usize>> {
        self.runs(|c| c != '\n' && c != '\0')
    }

    /// Sentences with the space behind them, as far as full stops show them.
    fn sentences(&self) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        for paragraph in self.paragraphs() {
            let mut start = paragraph.start;
            for at in paragraph.clone() {
                let ends = matches!(self.text[at], '.' | '!' | '?');
                let next = |n: usize| self.text.get(at + n).copied().filter(|_| at + n < paragraph.end);
                if ends && next(1) == Some(' ') && next(2).is_some_and(char::is_uppercase) {
                    out.push(start..at + 2);
                    start = at + 2;
                }
            }
            out.push(start..paragraph.end);
        }
        out
    }

    fn typo(&mut self, random: &mut Random) {
        let words: Vec<_> = self.words().into_iter().filter(|word| word.len() >= 4).collect();
        let Some(word) = random.of(&words).cloned() else { return };
        let at = word.start + random.below(word.len() - 1);
        let (here, next) = (self.text[at], self.text[at + 1]);
        match random.below(4) {
            0 => self.replace(at..at + 1, "x"),
            1 => self.replace(at..at + 1, ""),
            2 => self.replace(at + 1..at + 1, &here.to_string()),
            _ => self.replace(at..at + 2, &format!("{next}{here}")),
        }
    }

    fn insert_word(&mut self, random: &mut Random) {
        let words = self.words();
        let (Some(word), Some(new)) = (random.of(&words), random.of(&WORDS)) else { return };
        self.replace(word.start..word.start, &format!("{new} "));
    }

    fn delete_word(&mut self, random: &mut Random) {
        let Some(word) = random.of(&self.words()).cloned() else { return };
        let space = usize::from(self.text.get(word.end) == Some(&' '));
        self.replace(word.start..word.end + space, "");
    }

    fn insert_sentence(&mut self, random: &mut Random) {
        let Some(sentence) = random.of(&self.sentences()).cloned() else { return };
        // Half of them are made of words of the article itself.
        let own = random.below(2) == 0;
        let text = if own {
            let words = self.words();
            let picked: Vec<String> = (0..9).filter_map(|_| random.of(&words)).map(|word| self.covered(word)).collect();
            format!("So {}. ", picked.join(" "))
        } else {
            format!("{} ", random.of(&SENTENCES).expect("some"))
        };
        self.replace(sentence.start..sentence.start, &text);
    }

    fn delete_sentence(&mut self, random: &mut Random) {
        let Some(sentence) = random.of(&self.sentences()).cloned() else { return };
        self.replace(sentence, "");
    }

    fn move_paragraph(&mut self, random: &mut Random) {
        let mut paragraphs = self.paragraphs();
        if paragraphs.len() < 3 {
            // An article without paragraphs: sentences, a few at a time.
            let sentences = self.sentences();
            paragraphs = sentences.windows(3).map(|three| three[0].start..three[2].end - 1).collect();
        }
        let (Some(from), Some(to)) = (random.of(&paragraphs).cloned(), random.of(&paragraphs).cloned()) else { return };
        // With its line end, before another paragraph.
        let from = from.start..(from.end + 1).min(self.text.len());
        if !matches!(self.text[from.end - 1], '\n' | ' ') || from.contains(&to.start) {
            return;
        }
        let taken: Vec<Range<usize>> = self
            .spans
            .iter()
            .map(|s| if from.start <= s.start && s.end <= from.end { s.clone() } else { 0..0 })
            .collect();
        let text = self.covered(&from);
        self.replace(from.clone(), "");
        let at = if to.start > from.start { to.start - from.len() } else { to.start };
        self.replace(at..at, &text);
        for (span, taken) in self.spans.iter_mut().zip(taken) {
            if !taken.is_empty() {
                *span = taken.start - from.start + at..taken.end - from.start + at;
            }
        }
    }

    fn blank_line(&mut self, random: &mut Random) {
        let Some(paragraph) = random.of(&self.paragraphs()).cloned() else { return };
        self.replace(paragraph.start..paragraph.start, "\n");
    }
}

/// What came of putting spans back.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    /// All spans.
    pub(crate) spans: usize,
    /// Exactly where they belong, or known to be deleted.
    pub(crate) right: usize,
    /// Of the others, those reported as doubtful or deleted.
    pub(crate) flagged: usize,
    /// Of those that are right, the ones reported as doubtful.
    pub(crate) doubted: usize,
}

impl Score {
    /// The share that is right.
    pub(crate) fn accuracy(&self) -> f64 {
        self.right as f64 / self.spans.max(1) as f64
    }

    /// How many are wrong and not reported.
    pub(crate) fn silent(&self) -> usize {
        self.spans - self.right - self.flagged
    }
}

/// Makes `count` edits to an article and puts its spans back with and without the text as it was.
pub(crate) fn trial(article: &str, spans: &[Range<usize>], count: usize, random: &mut Random) -> [Score; 2] {
    use postil::{
        standoff::{Anchor, Quoted, Reanchoring, by_quotes},
        text::CharRange,
    };
    let mut draft = Draft { text: article.chars().collect(), spans: spans.to_vec() };
    for _ in 0..count {
        draft.edit(random);
    }
    let now: String = draft.text.iter().collect();
    let aligned = Reanchoring::new(article, &now);
    let old: Vec<char> = article.chars().collect();
    let stored: Vec<[CharRange; 1]> = spans.iter().map(|span| [CharRange::of(span.start, span.end)]).collect();
    let covered: Vec<String> = spans.iter().map(|span| old[span.clone()].iter().collect()).collect();
    let quoted: Vec<Quoted<'_>> = stored.iter().zip(&covered).map(|(stored, text)| Quoted { stored, text }).collect();
    let by_quotes = by_quotes(&now, &quoted);
    let mut scores = [Score::default(); 2];
    for ((stored, after), by_quote) in stored.iter().zip(&draft.spans).zip(by_quotes) {
        // White space at the ends is nobody's.
        let text = draft.covered(after);
        let lead = text.chars().count() - text.trim_start().chars().count();
        let length = text.trim().chars().count();
        let expected = (length > 0).then(|| CharRange::of(after.start + lead, after.start + lead + length));
        for (score, anchor) in scores.iter_mut().zip([aligned.place(stored), by_quote]) {
            let right = anchor.spans() == expected.as_slice();
            score.spans += 1;
            score.right += usize::from(right);
            score.flagged += usize::from(!right && !matches!(anchor, Anchor::Certain(_)));
            score.doubted += usize::from(right && matches!(anchor, Anchor::Doubtful(_)));
        }
    }
    scores
}

/// An article and spans of it.
pub(crate) type Marked = (String, Vec<Range<usize>>);

/// Articles with their spans: those of the shared corpora where they are, and the name of each.
pub(crate) fn corpora() -> Vec<(&'static str, Vec<Marked>)> {
    let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared"));
    let mut out = Vec::new();
    for (name, path, keys) in [
        ("quotes", "corpora/quotes/political-news.dev.jsonl", &["spans", "speaker_spans", "cue_spans"][..]),
        ("places", "corpora/places/local-news.jsonl", &["toponyms"][..]),
    ] {
        let Ok(text) = std::fs::read_to_string(root.join(path)) else {
            println!("skipped: {} is absent", root.join(path).display());
            continue;
        };
        let articles = text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        out.push((name, articles.filter_map(|article| marked(&article, keys)).take(200).collect()));
    }
    out
}

fn marked(article: &serde_json::Value, keys: &[&str]) -> Option<Marked> {
    let number = |value: &serde_json::Value| value.as_u64().and_then(|n| usize::try_from(n).ok());
    let mut spans = Vec::new();
    for quote in article["quotes"].as_array().into_iter().flatten() {
        for span in keys.iter().flat_map(|key| quote[*key].as_array().into_iter().flatten()) {
            spans.push(number(&span[0])?..number(&span[1])?);
        }
    }
    for place in article["toponyms"].as_array().into_iter().flatten() {
        spans.push(number(&place["start"])?..number(&place["end"])?);
    }
    spans.sort_by_key(|span: &Range<usize>| (span.start, span.end));
    spans.dedup();
    Some((article["text"].as_str()?.to_owned(), spans))
}
