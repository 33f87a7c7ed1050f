//! How many spans are found again after an article was changed outside, and how fast.
//!
//! Prints, for real articles with random edits (typing errors, words and sentences inserted and
//! deleted, paragraphs moved, blank lines), the share of spans that are exactly where they belong
//! or known to be deleted, those that are wrong and reported as doubtful or deleted, and those
//! that are wrong without a word.

#[path = "../tests/edits/mod.rs"]
mod edits;

use std::time::Instant;

use edits::{Random, Score, corpora, trial};
use postil::{standoff::Reanchoring, text::CharRange};

fn main() {
    for (name, articles) in corpora() {
        for count in [3, 20] {
            let mut random = Random(count as u64);
            let mut totals = [Score::default(); 2];
            let start = Instant::now();
            for (text, spans) in &articles {
                for (total, score) in totals.iter_mut().zip(trial(text, spans, count, &mut random)) {
                    total.spans += score.spans;
                    total.right += score.right;
                    total.flagged += score.flagged;
                    total.doubted += score.doubted;
                }
            }
            let each = start.elapsed() / u32::try_from(articles.len()).unwrap_or(1).max(1);
            for (how, score) in ["with the old text", "by quote alone"].iter().zip(totals) {
                println!(
                    "{name:7} {count:2} edits, {how:17}: {:.4} right of {}, {} wrong and flagged, {} wrong unnoticed, {} right but doubted",
                    score.accuracy(),
                    score.spans,
                    score.flagged,
                    score.silent(),
                    score.doubted,
                );
            }
            println!("{name:7} {count:2} edits: {each:.1?} an article, edits included");
        }
        wrapped(name, &articles);
    }
}

/// How long it takes to find out what became of a long text of which every line is another.
fn wrapped(name: &str, articles: &[edits::Marked]) {
    let mut text = String::new();
    for (article, _) in articles {
        if text.len() > 100_000 {
            break;
        }
        text += article;
        text.push('\n');
    }
    let mut column = 0;
    let now: String = text
        .chars()
        .map(|c| {
            column = if c == '\n' { 0 } else { column + 1 };
            if c == ' ' && column > 70 {
                column = 0;
                return '\n';
            }
            c
        })
        .collect();
    let start = Instant::now();
    let aligned = Reanchoring::new(&text, &now);
    let placed = aligned.place(&[CharRange::of(0, 4)]);
    println!("{name:7} wrapped anew: {:.1?} for {} bytes, {} found", start.elapsed(), text.len(), placed.spans().len());
}
