//! Companies called by one word that is also somebody's surname: “Harlan” of Harlan Foods, beside Piet Harlan.
//!
//! Only where the article brings in the company first. Then what is said decides: “Shares in Harlan”,
//! “Harlan said it would” are the company's, “Harlan, 61,” and “Harlan said he” are his. Where nothing
//! shows, an article that calls him “Mr Harlan” means the company by the bare word, and another whichever
//! it named last.

use super::{chains::Builder, key::Key, labels::Map};
use crate::analysis::{
    ByteSpan,
    names::NameKind,
    paragraph::Placed,
    tokens::{TokenKind, Tokens},
};

/// Tokens behind a name in which a pronoun shows what it is.
const REACH: usize = 9;

/// Bodies that are called after somebody and never go by the bare name.
fn is_called_after(last: &str) -> bool {
    matches!(
        last,
        "foundation"
            | "institute"
            | "campaign"
            | "administration"
            | "university"
            | "college"
            | "school"
            | "museum"
            | "hospital"
            | "trust"
            | "organization"
            | "organisation"
            | "church"
            | "center"
            | "centre"
            | "library"
            | "fund"
            | "team"
            | "commission"
            | "committee"
            | "inquiry"
            | "government"
            | "cabinet"
    )
}

impl Builder<'_> {
    /// Finds the houses, once the people are known by their full names.
    pub(super) fn find_houses(&mut self) {
        for (paragraph, placed) in self.paragraphs.iter().enumerate() {
            for (number, name) in placed.reading.people.names.iter().enumerate() {
                let surname = name.key.first().hash;
                if name.kind == NameKind::Person || !name.key.is_full() || !self.last.contains_key(&surname) {
                    continue;
                }
                let body = self.labels.of_name(paragraph, number) == Some(NameKind::Organisation);
                let text = placed.reading.text(name.name);
                let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
                let at = self.paragraphs[paragraph].range(name.name);
                let bearers = &self.last[&surname];
                let later =
                    self.chains.mentions.iter().all(|mention| !bearers.contains(&mention.person) || at < mention.range);
                if body && later && !is_called_after(&last) {
                    self.houses.entry(surname).or_insert(0);
                }
            }
        }
    }

    /// Keeps that a house is named in full.
    pub(super) fn name_house(&mut self, key: &Key) {
        if !self.houses.is_empty()
            && let Some(house) = self.houses.get_mut(&key.first().hash)
        {
            self.clock += 1;
            *house = self.clock;
        }
    }

    /// Whether a lone word means a house rather than somebody.
    pub(super) fn is_house(&mut self, placed: &Placed, span: ByteSpan, key: &Key, quoted: bool) -> bool {
        if self.houses.is_empty() {
            return false;
        }
        let surname = key.last().hash;
        let Some(&taken) = self.houses.get(&surname) else { return false };
        let tokens = &placed.reading.tokens;
        let first = tokens.at_byte(span.start as usize);
        let end = tokens.list().partition_point(|token| token.start < span.end);
        let addressed = self.titles.addressed(surname) && !quoted;
        let person = self.last.get(&surname).into_iter().flatten().map(|&person| self.taken[person]).max();
        let company = shown(tokens, first, end).unwrap_or(addressed || taken >= person.unwrap_or(0));
        if company {
            self.clock += 1;
            let now = self.clock;
            self.houses.entry(surname).and_modify(|taken| *taken = now);
        }
        company
    }
}

/// Whether what stands around a lone name shows a company, or somebody; `None` where it shows nothing.
fn shown(tokens: &Tokens, first: usize, end: usize) -> Option<bool> {
    let before = |n: usize| first.checked_sub(n).map_or("", |i| tokens.lower(i));
    let shares =
        matches!(before(2), "shares" | "stock" | "stake" | "stakes" | "bonds" | "investors" | "jobs" | "stores")
            && matches!(before(1), "in" | "of" | "at");
    if shares {
        return Some(true);
    }
    let aged = tokens.text(end) == "," && tokens.get(end + 1).is_some_and(|token| token.kind == TokenKind::Number);
    if aged {
        return Some(false);
    }
    for i in end..(end + REACH).min(tokens.len()) {
        match tokens.lower(i) {
            "it" | "its" | "itself" | "shares" | "stores" | "employs" => return Some(true),
            "he" | "she" | "his" | "her" | "who" | "himself" | "herself" => return Some(false),
            "." | ";" | "?" | "!" | ":" => break,
            _ => {}
        }
        if tokens.get(i).is_some_and(|token| token.kind == TokenKind::Mark) {
            break;
        }
    }
    None
}

/// When a company was named last, by the clock of the chains, for the surnames that open names of companies.
pub(super) type Houses = Map<u32>;
