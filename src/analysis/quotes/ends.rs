//! Where content behind its cue ends.

use std::ops::Range;

use super::{
    extents::Extent,
    items::Kind,
    settings::{has_verb, hears, is_finite},
};
use crate::lexicon::words::WordClass;

impl Extent<'_, '_> {
    /// Whether what stands behind “…, according to Kerr,” goes on with the clause, and is no word on
    /// the source: “a lawyer in Leeds”.
    pub(super) fn goes_on(&self, rest: Range<usize>) -> bool {
        let items = self.items;
        let opens =
            items.list[rest.start].run().is_some() || items.class(rest.start).intersects(WordClass::SUBORDINATOR);
        let cut_off = || !(self.used..rest.start).any(|i| is_finite(items, i));
        opens || cut_off() || has_verb(items, &rest, is_finite)
    }

    /// Where content that begins at `start` ends, at the latest at `limit`.
    pub(super) fn clause_end(&self, start: usize, limit: usize) -> usize {
        let items = self.items;
        for i in start..limit {
            let item = &items.list[i];
            if let (Kind::Speech(run) | Kind::Fragment(run), true) = (item.kind, i + 1 < limit) {
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
            if i > start + 2 && self.leaves_content(i, limit) {
                return i;
            }
        }
        limit
    }

    /// Whether the words behind the comma or dash at item `i` are the writer's, not the source's: a
    /// contrast with its own subject, what came of it, a comment on the whole.
    fn leaves_content(&self, i: usize, limit: usize) -> bool {
        let items = self.items;
        if !matches!(items.list[i].kind, Kind::Comma | Kind::Dash) {
            return false;
        }
        let next = items.lower(i + 1);
        let last = |kind: Kind| !items.list[i + 1..limit].iter().any(|item| item.kind == kind);
        match items.list[i].kind {
            // “… — a claim that engineers reject”
            Kind::Dash => {
                last(Kind::Dash)
                    && matches!(next, "a" | "an" | "which" | "something" | "though" | "although" | "but" | "even")
            }
            // “…, the jury was told.”
            Kind::Comma if self.is_heard(i + 1, limit) => true,
            Kind::Comma => match next {
                "while" | "although" | "though" | "whereas" => true,
                "but" => items.get(i + 2).is_some_and(|item| item.capital),
                // “…, prompting a protest”
                "prompting" | "sparking" | "triggering" | "drawing" | "echoing" => true,
                // “…, a day after it opened”, “…, a decision that angered drivers”
                "a" | "an" | "one" | "two" | "hours" | "days" | "weeks" | "just" | "shortly" => {
                    let later = (i + 2..limit.min(i + 5)).any(|k| matches!(items.lower(k), "after" | "before"));
                    let comment = matches!(next, "a" | "an")
                        && last(Kind::Comma)
                        && items.list[i + 1..limit].iter().any(|item| item.is(WordClass::RELATIVE));
                    later || comment
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// “the jury was told”, “a court has heard”, at the end of the frame: how the writer knows.
    fn is_heard(&self, i: usize, limit: usize) -> bool {
        let items = self.items;
        let hearer = i + usize::from(items.class(i).intersects(WordClass::DETERMINER));
        let mut verb = hearer + 1;
        while items.class(verb).intersects(WordClass::AUXILIARY) {
            verb += 1;
        }
        hears(items.lower(hearer))
            && matches!(items.lower(verb), "told" | "heard" | "hears")
            && (verb + 1 >= limit || items.kind(verb + 1) == Some(Kind::Stop))
    }

    /// Where content without its subject ends: at a comma, or before the next verb, which is that of the
    /// clause around (“a fire that he said was started by a cigarette | destroyed the mill”).
    pub(super) fn gap_end(&self, start: usize, limit: usize) -> usize {
        let items = self.items;
        let mut joined = false;
        for i in start + 1..limit {
            let item = &items.list[i];
            if matches!(item.kind, Kind::Comma | Kind::Dash | Kind::Semicolon) {
                return i;
            }
            joined |= item.is(WordClass::COORDINATOR | WordClass::SUBORDINATOR | WordClass::RELATIVE);
            let previous = items.class(i - 1);
            let group = previous.intersects(WordClass::AUXILIARY | WordClass::ADVERB | WordClass::NEGATION);
            if !joined && !group && is_finite(items, i) && items.lower(i - 1) != "to" && items.lower(i + 1) != "by" {
                return i;
            }
        }
        limit
    }

    /// Where the clause of a noun ends: at a comma, or before the verb of the clause around it
    /// (“the claim that the wall was rotten | was dismissed”).
    pub(super) fn noun_end(&self, start: usize, limit: usize) -> usize {
        let items = self.items;
        let mut verbs = 0;
        for i in start..limit {
            let item = &items.list[i];
            if item.kind == Kind::Comma
                || item.is(WordClass::SUBORDINATOR | WordClass::RELATIVE | WordClass::COORDINATOR) && i > start
            {
                return if item.kind == Kind::Comma { i } else { limit };
            }
            let group = items.class(i - 1).intersects(WordClass::AUXILIARY | WordClass::ADVERB | WordClass::NEGATION);
            if is_finite(items, i) && !group && items.lower(i - 1) != "to" {
                // “that the dam would break | went unheard”; a past form before that may be a participle.
                verbs += u32::from(verbs > 0 || item.is(WordClass::AUXILIARY));
                if verbs == 2 && items.lower(i + 1) != "by" {
                    return i;
                }
            }
        }
        limit
    }
}
