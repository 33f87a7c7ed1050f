//! The source that a sentence cites for its figures without quoting it.
//!
//! “The ministry put the toll at 40”, “Red Cross figures show 54 dead”, “12, by the hospital’s count”: what is
//! reported is no speech, so no quote carries the source, but the figure is on its word all the same.

use crate::lexicon::table::{Table, Words, table, words};
use std::ops::Range;

use crate::{
    analysis::tokens::{Token, TokenKind, Tokens},
    lexicon::{bodies, organisations, roles, verbs},
};

/// How many tokens before a figure the verb is looked for, and how many the subject may have.
const BEFORE: usize = 16;
const SUBJECT: usize = 10;

/// How far from a figure “by the hospital’s count” may stand.
const BESIDE: usize = 12;

/// How far behind a figure “UNHCR figures show” may end its sentence.
const SHOWN: usize = 3 * BESIDE;

/// How a verb gives figures.
#[derive(Clone, Copy, PartialEq)]
enum Gives {
    /// On somebody's word, whoever the subject is.
    Says,
    /// So with a subject that counts for others; it has other subjects as well.
    Counts,
}

use Gives::{Counts, Says};

/// Verbs that give figures, in the forms news use.
static VERBS: Table<Gives> = table! {
    "acknowledged" => Says, "acknowledges" => Says, "admitted" => Says, "admits" => Says, "announced" => Says,
    "announces" => Says, "cited" => Says, "cites" => Says, "claimed" => Says, "claims" => Says,
    "confirmed" => Says, "confirms" => Says, "documented" => Says, "documents" => Says, "estimated" => Says,
    "estimates" => Says, "estimate" => Says, "quoted" => Says, "quotes" => Says, "reported" => Says,
    "reports" => Says, "report" => Says, "said" => Says, "says" => Says, "say" => Says, "stated" => Says,
    "states" => Says, "verified" => Says, "verifies" => Says,
    "count" => Counts, "counted" => Counts, "counts" => Counts, "find" => Counts, "finds" => Counts,
    "found" => Counts, "gave" => Counts, "give" => Counts, "gives" => Counts, "identified" => Counts,
    "list" => Counts, "listed" => Counts, "lists" => Counts, "log" => Counts, "logged" => Counts,
    "logs" => Counts, "put" => Counts, "puts" => Counts, "record" => Counts, "recorded" => Counts,
    "records" => Counts, "register" => Counts, "registered" => Counts, "registers" => Counts, "show" => Counts,
    "showed" => Counts, "shown" => Counts, "shows" => Counts, "tallied" => Counts, "tally" => Counts,
};

/// Nouns for those who count, and for what they publish.
static COUNTERS: Words = words! {
    "account", "accounts", "activists", "analysis", "analysts", "audit", "auditors", "authorities", "budget", "campaigners", "census", "charities", "charity", "coroner", "count", "data", "doctors", "documents", "economists", "estimate",
    "estimates", "figures", "filing", "filings", "firm", "forecast", "forecasts", "government", "governor", "groups", "hospitals", "inquiry", "inspectors", "investigation", "investigators", "log", "medics", "military", "militants", "ministries", "minutes", "monitor", "monitors", "nations",
    "observers", "official", "officials", "organisations", "organisers", "organizations", "organizers", "paper", "paramedics", "poll", "polls", "projections", "prosecutors", "rebels", "records", "register", "report", "reports", "rescuers", "research", "researchers", "residents",
    "returns", "scientists", "state", "statement", "statistics", "studies", "study", "survey", "surveys", "tally", "troops", "website", "witnesses",
};

/// Nouns for what somebody puts at a figure.
fn is_size(lower: &str) -> bool {
    matches!(
        lower,
        "number"
            | "toll"
            | "cost"
            | "costs"
            | "total"
            | "figure"
            | "count"
            | "damage"
            | "losses"
            | "population"
            | "dead"
            | "value"
            | "share"
            | "rate"
    )
}

/// Nouns for a count, behind the possessive of whose it is.
fn is_count(lower: &str) -> bool {
    matches!(
        lower,
        "count"
            | "tally"
            | "estimate"
            | "estimates"
            | "reckoning"
            | "calculation"
            | "calculations"
            | "figures"
            | "numbers"
            | "data"
            | "records"
    )
}

/// The source that the sentence of a figure cites for it, as tokens.
pub(super) fn cited(tokens: &Tokens, core: &Range<usize>, whole: &Range<usize>) -> Option<Range<usize>> {
    // The clause around the figure, as far as each of them looks.
    let start = clause_start(tokens, core.start, BEFORE);
    let end = (whole.end..(whole.end + SHOWN).min(tokens.len())).find(|&i| ends(tokens, i)).unwrap_or(tokens.len());
    let before = match whole.start == core.start {
        true => start.max(whole.start.saturating_sub(BESIDE)),
        false => clause_start(tokens, whole.start, BESIDE),
    };
    by_count(tokens, before..whole.start, whole.end..end.min(whole.end + BESIDE))
        .or_else(|| of_verb(tokens, start..core.start))
        .or_else(|| shown_behind(tokens, whole.end..end))
}

/// Where the clause begins that token `at` stands in, at most so many tokens back.
fn clause_start(tokens: &Tokens, at: usize, most: usize) -> usize {
    let lowest = at.saturating_sub(most);
    (lowest..at).rev().find(|&i| ends(tokens, i)).map_or(lowest, |end| end + 1)
}

/// “by the hospital’s count”, “on UN figures”, before or behind the figure.
fn by_count(tokens: &Tokens, before: Range<usize>, behind: Range<usize>) -> Option<Range<usize>> {
    before.rev().chain(behind).find_map(|i| {
        tokens.get(i).filter(|token| token.end - token.start == 2)?;
        if !matches!(tokens.lower(i), "by" | "on") {
            return None;
        }
        let clitic = (i + 2..i + 7).find(|&k| tokens.get(k).is_some_and(|token| token.kind == TokenKind::Clitic))?;
        let own = usize::from(matches!(tokens.lower(clitic + 1), "own" | "latest" | "official"));
        let named = (i + 1..clitic).all(|k| is_word(tokens, k));
        (named && is_count(tokens.lower(clitic + 1 + own))).then(|| without_article(tokens, i + 1..clitic))
    })
}

/// “…, UNHCR figures show.” at the end of the sentence.
fn shown_behind(tokens: &Tokens, behind: Range<usize>) -> Option<Range<usize>> {
    let verb = behind.end.checked_sub(1).filter(|&verb| verb > behind.start)?;
    let shows = matches!(
        tokens.lower(verb),
        "show" | "shows" | "showed" | "suggest" | "suggests" | "suggested" | "indicate" | "indicated"
    );
    if !shows {
        return None;
    }
    let start = (behind.start..verb).rev().find(|&i| tokens.text(i) == ",")? + 1;
    let data = (start..verb).any(|i| COUNTERS.contains(tokens.lower(i)));
    (data && verb - start <= SUBJECT).then(|| without_article(tokens, start..verb))
}

/// The subject of the verb that gives the figure, which stands right behind.
fn of_verb(tokens: &Tokens, before: Range<usize>) -> Option<Range<usize>> {
    for i in before.clone().rev() {
        // No verb and no conjunction is shorter.
        let Some(token) = tokens.get(i).filter(|token| token.kind == TokenKind::Word && token.end - token.start > 2)
        else {
            continue;
        };
        let lower = tokens.lower(i);
        if matches!(lower, "while" | "whereas" | "but" | "though" | "although" | "who" | "which") {
            return None;
        }
        // “Kano and Borno states accounted for half”
        let noun = || lower == "states" && is_word(tokens, i + 1) && tokens.lower(i + 1) != "that";
        if token.is_capital() {
            continue;
        }
        let Some(&gives) = VERBS.get(lower).filter(|_| !noun()) else { continue };
        let says = gives == Says;
        let subject = subject(tokens, i)?;
        let counter = subject.clone().any(|k| is_counter(tokens, k));
        let name = subject.clone().any(|k| tokens.get(k).is_some_and(Token::is_capital));
        let fits = match lower {
            // “Amnesty put the number at 40”, but “Johnson put three past the keeper”.
            "put" | "puts" => {
                let sized = (i..before.end).any(|k| is_size(tokens.lower(k)));
                (counter || name && sized) && (i..before.end).any(|k| tokens.lower(k) == "at")
            }
            "gave" | "give" | "gives" => {
                counter
                    && (i..before.end).any(|k| {
                        is_count(tokens.lower(k)) || matches!(tokens.lower(k), "figure" | "toll" | "number" | "total")
                    })
            }
            _ => counter || says && name,
        };
        return fits.then_some(subject);
    }
    None
}

/// The noun phrase right before a verb, auxiliaries and adverbs passed over.
fn subject(tokens: &Tokens, verb: usize) -> Option<Range<usize>> {
    let passed = |i: usize| {
        matches!(
            tokens.lower(i),
            "has" | "have" | "had" | "also" | "now" | "since" | "later" | "already" | "still" | "earlier"
        ) || tokens.lower(i).ends_with("ly")
    };
    let mut end = verb;
    while end > 0 && passed(end - 1) {
        end -= 1;
    }
    let lowest = end.saturating_sub(SUBJECT);
    let mut start = end;
    while start > lowest && is_part(tokens, start - 1) {
        start -= 1;
    }
    // “On Monday the ministry put” – the subject begins at its article.
    if matches!(tokens.lower(start), "on" | "in" | "at" | "by" | "from" | "of" | "for") {
        start = (start + 1..end).rev().find(|&i| matches!(tokens.lower(i), "the" | "a" | "an"))?;
    }
    let subject = without_article(tokens, start..end);
    (!subject.is_empty()).then_some(subject)
}

/// Whether a token may be part of a subject.
fn is_part(tokens: &Tokens, i: usize) -> bool {
    let lower = tokens.lower(i);
    let token = tokens.get(i);
    let word =
        is_word(tokens, i) || token.is_some_and(|token| matches!(token.kind, TokenKind::Clitic | TokenKind::Hyphen));
    word && !matches!(
        lower,
        "and"
            | "or"
            | "but"
            | "while"
            | "whereas"
            | "though"
            | "although"
            | "that"
            | "as"
            | "when"
            | "if"
            | "who"
            | "which"
            | "after"
            | "before"
            | "than"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "i"
            | "there"
    ) && (token.is_some_and(Token::is_capital) || !verbs::is_past(lower))
}

fn is_word(tokens: &Tokens, i: usize) -> bool {
    tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word)
}

fn is_counter(tokens: &Tokens, i: usize) -> bool {
    let lower = tokens.lower(i);
    let one = lower.strip_suffix('s').unwrap_or(lower);
    COUNTERS.contains(lower)
        || organisations::is_head(lower)
        || bodies::is_body(lower) && tokens.get(i).is_some_and(Token::is_capital)
        || matches!(
            one,
            "minister" | "mayor" | "spokesman" | "spokeswoman" | "commander" | "director" | "prosecutor" | "chief"
        )
        || lower == "cross" && tokens.get(i).is_some_and(Token::is_capital)
        || lower.ends_with("ists") && roles::is_role(one)
}

fn without_article(tokens: &Tokens, range: Range<usize>) -> Range<usize> {
    let article = matches!(tokens.lower(range.start), "the" | "a" | "an");
    range.start + usize::from(article && range.len() > 1)..range.end
}

/// Whether a token ends the clause that a source may be cited in.
fn ends(tokens: &Tokens, i: usize) -> bool {
    tokens.get(i).is_none_or(|token| {
        matches!(token.kind, TokenKind::Mark | TokenKind::Dash)
            || token.kind == TokenKind::Punct && matches!(tokens.text(i), "." | "!" | "?" | ";" | ":" | "…")
    })
}
