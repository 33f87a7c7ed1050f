//! “The minister”, “the Leeds striker”: people by what they are said to be.
//!
//! A paragraph lists the phrases that could mean somebody by their role ([`at`]); the article knows
//! who bears which ([`Bearers`]). A phrase means somebody only where exactly one person bears its
//! noun, and nothing in it is said against that: rank (“the deputy mayor” is not the mayor), a
//! country or a ministry that the role doesn't name, another “a teacher” brought in since.

use std::{collections::HashMap, hash::BuildHasherDefault, ops::Range};

use rapidhash::fast::RapidHasher;

use super::{Entity, EntityId, EntityKind, Gender, chains::compatible, epithets, scan::Standing, titles};
use crate::{
    analysis::{
        ByteSpan,
        paragraph::Placed,
        tokens::{TokenKind, Tokens},
    },
    lexicon::{
        honorifics::{self, Sort},
        lexemes::Listed,
        noun_phrases::ends_noun_phrase,
        roles,
        words::WordClass,
    },
    text::CharRange,
};

/// Something by nouns.
type ByNoun<V> = HashMap<String, V, BuildHasherDefault<RapidHasher<'static>>>;

/// Words between the article and its noun.
const MODIFIERS: usize = 5;

/// A noun phrase for somebody by their role.
#[derive(Clone, Debug)]
pub(crate) struct RolePhrase {
    /// Its article.
    article: u32,
    /// Its head noun.
    head: u32,
    /// From the article to the noun.
    pub(crate) span: ByteSpan,
    /// Whether its article is “the”; with another it brings somebody in.
    definite: bool,
    pub(crate) place: Standing,
}

/// The role phrase whose article is token `i`, if one stands there; `end` is where its sentence ends.
pub(super) fn at(tokens: &Tokens, end: usize, i: usize, place: Standing) -> Option<RolePhrase> {
    let definite = tokens.lower(i) == "the";
    let mut k = i + 1;
    let head = loop {
        if k > i + MODIFIERS || k >= end {
            return None;
        }
        match tokens.get(k)?.kind {
            TokenKind::Hyphen => {}
            TokenKind::Word => {
                let class = tokens.class(k) - WordClass::SPEAKER_NOUN - WordClass::TITLE;
                if !class.is_empty() {
                    return None;
                }
                if named_role(tokens, k) && closes(tokens, end, k + 1) {
                    break k;
                }
            }
            _ => return None,
        }
        k += 1;
    };
    // “She is the captain”, “as a teacher”: what somebody is, not who.
    let before = i.checked_sub(1).map_or("", |before| tokens.lower(before));
    let said = i.checked_sub(1).is_some_and(|before| tokens.class(before).intersects(WordClass::BE))
        || matches!(before, "as" | "become" | "becomes" | "became" | "becoming" | "named" | "not" | "like" | "than");
    if said || generic(tokens, end, head, place.quoted) {
        return None;
    }
    let narrow = |token: usize| u32::try_from(token).unwrap_or(u32::MAX);
    let span = tokens.bytes(i..head + 1).into();
    Some(RolePhrase { article: narrow(i), head: narrow(head), span, definite, place })
}

/// Whether the word at token `i` names people by something only few of an article are: no kin, whose
/// nouns want a possessor, and nobody in general.
fn named_role(tokens: &Tokens, i: usize) -> bool {
    let generic = |lower: &str| roles::is_kin(lower) || roles::is_anybody(lower);
    tokens.listed(i, Listed::ROLE) && !generic(tokens.lower(i))
}

/// Whether a noun phrase is over before token `i`.
fn closes(tokens: &Tokens, end: usize, i: usize) -> bool {
    let plain = i < end && tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word && !token.is_capital());
    epithets::ends_phrase(tokens, end, i) || plain && ends_noun_phrase(tokens.lower(i))
}

/// “The teacher must never …”, and what is told in somebody's words: any teacher, unless the noun is an
/// office that one at a time holds.
fn generic(tokens: &Tokens, end: usize, head: usize, quoted: bool) -> bool {
    let next = if head + 1 < end { tokens.lower(head + 1) } else { "" };
    let modal = matches!(next, "must" | "should" | "can" | "cannot" | "may" | "needs" | "ought");
    let office = || honorifics::honorific(tokens.lower(head)).is_some_and(|title| title.sort == Sort::Office);
    (quoted || modal) && !office()
}

/// Somebody with one of their roles, in lower case.
#[derive(Debug)]
struct Bearer {
    id: EntityId,
    /// The words up to the noun and behind it that are the role's own: “deputy mayor”.
    own: String,
    /// What hangs on the noun: “of vienna”.
    rest: String,
    range: CharRange,
}

/// Who bears which role.
#[derive(Debug, Default)]
pub(super) struct Bearers {
    /// By the head nouns of their roles.
    by_head: ByNoun<Vec<Bearer>>,
    /// Where roles are told, in order.
    told: Vec<CharRange>,
}

/// Words that make another office of one.
const RANKS: [&str; 22] = [
    "deputy",
    "vice",
    "former",
    "ex",
    "assistant",
    "associate",
    "acting",
    "interim",
    "prime",
    "shadow",
    "junior",
    "incoming",
    "outgoing",
    "late",
    "then",
    "new",
    "next",
    "future",
    "previous",
    "would",
    "under",
    "retired",
];

fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

impl Bearers {
    pub(super) fn of(entities: &[Entity]) -> Self {
        let mut bearers = Bearers::default();
        let people = entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityKind::Person);
        for (id, entity) in people.map(|(index, entity)| (EntityId::new(index), entity)) {
            for role in &entity.roles {
                bearers.told.push(role.range);
                bearers.add(id, &role.value.to_lowercase(), role.range);
            }
        }
        bearers.told.sort_unstable();
        bearers
    }

    fn add(&mut self, id: EntityId, role: &str, range: CharRange) {
        // The words of a role that are its own: not of whose spokeswoman somebody is, nor of what mayor.
        let owned = role.contains(['’', '\'']);
        let ends = if owned { &["’s ", "'s ", "’ ", "' "][..] } else { &[] };
        let owner = ends.iter().filter_map(|end| Some(role.rfind(end)? + end.len())).max();
        let role = &role[owner.unwrap_or(0)..];
        let hangs = |word: &str| matches!(word, "of" | "for" | "at" | "in" | "from" | "with" | "who");
        let rest = words(role).find(|word| hangs(word)).map_or("", |word| {
            let at = word.as_ptr() as usize - role.as_ptr() as usize;
            &role[at..]
        });
        let own = &role[..role.len() - rest.len()];
        let mut words = words(own).peekable();
        while let Some(word) = words.next() {
            let head = roles::is_role(word) && words.peek().is_none_or(|next| !roles::is_role(next));
            if head {
                let bearer = Bearer { id, own: own.to_owned(), rest: rest.to_owned(), range };
                self.by_head.entry(word.to_owned()).or_default().push(bearer);
            }
        }
    }

    /// The one person who bears the role of a noun phrase, and where that is told; `modifiers` are the
    /// words between its article and its noun.
    pub(super) fn only(&self, entities: &[Entity], noun: &str, modifiers: &[&str]) -> Option<(EntityId, CharRange)> {
        let mut fitting = self.fitting(entities, noun, modifiers);
        let first = fitting.next()?;
        fitting.all(|other| other.id == first.id).then_some((first.id, first.range))
    }

    /// All who bear the role of a noun phrase.
    pub(super) fn several(&self, entities: &[Entity], noun: &str, modifiers: &[&str]) -> Vec<EntityId> {
        self.fitting(entities, noun, modifiers).map(|bearer| bearer.id).collect()
    }

    fn fitting(&self, entities: &[Entity], noun: &str, modifiers: &[&str]) -> impl Iterator<Item = &Bearer> {
        let gender = epithets::gender_of(noun);
        self.by_head.get(noun).into_iter().flatten().filter(move |bearer| {
            let entity = entities.get(bearer.id.index());
            entity.is_some_and(|entity| compatible(gender, entity.gender)) && bearer.agrees(noun, modifiers)
        })
    }

    /// Whether a role is told at a place, so that the phrase there stands for nobody by itself.
    fn tells(&self, range: CharRange) -> bool {
        let at = self.told.partition_point(|told| told.end() <= range.start());
        self.told.get(at).is_some_and(|told| told.overlaps(range))
    }
}

impl Bearer {
    /// Whether nothing in “the … noun” speaks against this role.
    fn agrees(&self, noun: &str, modifiers: &[&str]) -> bool {
        let own = || words(&self.own).take_while(|word| *word != noun);
        let told = |word: &str| words(&self.own).chain(words(&self.rest)).any(|own| own == word);
        // What the role has and the phrase leaves out.
        let ranks = own().filter(|word| RANKS.contains(word) || roles::is_role(word));
        let kept = ranks.clone().all(|rank| modifiers.iter().any(|word| word.eq_ignore_ascii_case(rank)));
        let describes = |original: &str, lower: &str| {
            let certain = RANKS.contains(&lower) || titles::modifies(lower) || roles::is_role(lower);
            !certain && original.starts_with(char::is_lowercase)
        };
        kept && modifiers.iter().all(|original| {
            let word = original.to_lowercase();
            told(&word) || describes(original, &word)
        })
    }
}

/// Whom the role phrases of an article mean, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Roles {
    /// Nouns by which somebody the article doesn't name was brought in, and where last.
    others: ByNoun<CharRange>,
}

impl Roles {
    /// Whom a phrase means, with the gender of its noun.
    pub(super) fn meant(
        &mut self,
        bearers: &Bearers,
        entities: &[Entity],
        placed: &Placed,
        phrase: &RolePhrase,
    ) -> Option<(EntityId, Option<Gender>)> {
        let tokens = &placed.reading.tokens;
        let range = placed.range(phrase.span);
        let (article, head) = (phrase.article as usize, phrase.head as usize);
        let noun = tokens.lower(head);
        if !bearers.by_head.contains_key(noun) || bearers.tells(range) {
            return None;
        }
        if !phrase.definite {
            self.others.insert(noun.to_owned(), range);
            return None;
        }
        let modifiers: Vec<&str> = (article + 1..head)
            .filter(|&i| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word))
            .map(|i| tokens.text(i))
            .collect();
        let complement = complement(tokens, head + 1);
        let found = bearers
            .only(entities, noun, &modifiers)
            .filter(|(id, _)| complement.clone().is_none_or(|words| hangs(bearers, noun, *id, tokens, words)));
        let Some((id, told)) = found else {
            // “The mayor of Leeds”, whom nobody names: “the mayor” behind it may be that one.
            if complement.is_some() || article + 1 < head {
                self.others.insert(noun.to_owned(), range);
            }
            return None;
        };
        let since = self.others.get(noun).is_some_and(|other| told < *other);
        (told < range && !since).then(|| (id, epithets::gender_of(noun)))
    }
}

/// The words of what hangs on a noun with “of”, or before a capital with “for”, “at” or “in”.
fn complement(tokens: &Tokens, i: usize) -> Option<Range<usize>> {
    let strict = tokens.lower(i) == "of";
    if !strict && !matches!(tokens.lower(i), "for" | "at" | "in") {
        return None;
    }
    let from = i + 1 + usize::from(matches!(tokens.lower(i + 1), "the" | "a" | "an" | "his" | "her" | "its" | "their"));
    let word = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word);
    let capital = tokens.get(from).is_some_and(|token| token.is_capital());
    let time = tokens.class(from).intersects(WordClass::WEEKDAY | WordClass::MONTH);
    (word(from) && !time && (strict || capital)).then_some(from..from + 1)
}

/// Whether what hangs on a phrase hangs on the role of a person as well.
fn hangs(bearers: &Bearers, noun: &str, id: EntityId, tokens: &Tokens, complement: Range<usize>) -> bool {
    let of = tokens.lower(complement.start - 1) == "of" || tokens.lower(complement.start.saturating_sub(2)) == "of";
    let word = tokens.lower(complement.start);
    let mut own = bearers.by_head.get(noun).into_iter().flatten().filter(|bearer| bearer.id == id);
    own.any(|bearer| {
        let told = words(&bearer.rest).chain(words(&bearer.own)).any(|told| told == word);
        told || !of && bearer.rest.is_empty()
    })
}
