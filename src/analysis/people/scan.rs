//! What one paragraph says of people and organisations on its own.

use std::ops::Range;

use super::{
    Gender,
    bearers::{self, RolePhrase},
    epithets::{self, Epithet},
    facts::{self, Facts},
    key::{Key, Part},
    small::{Small, is_first_person, is_plain},
};
use crate::{
    analysis::{
        ByteSpan,
        names::{
            Name, NameKind,
            candidates::{self, Setting},
            is_dateline, is_storm, title_at,
            words::Known,
        },
        tokens::{Shape, Token, TokenKind, Tokens},
    },
    lexicon::{
        honorifics::{Honorific, Sex, Sort},
        lexemes::Listed,
        particles, roles,
        words::WordClass,
    },
};

/// A name in one paragraph with what stands around it.
#[derive(Clone, Debug)]
pub(crate) struct LocalName {
    /// The name without titles and possessive.
    pub(crate) name: ByteSpan,
    /// The name with the title that belongs to it, if one does.
    pub(crate) whole: ByteSpan,
    pub(crate) kind: NameKind,
    pub(crate) margin: u16,
    pub(crate) key: Key,
    pub(crate) title: Option<Honorific>,
    /// Gender as a title or an appositive shows it.
    pub(crate) gender: Option<Gender>,
    pub(crate) facts: Facts,
    pub(crate) place: Standing,
    /// An acronym in brackets behind it.
    pub(crate) acronym: Option<ByteSpan>,
    /// The hash of a nickname in marks inside it; 0 for none.
    pub(crate) nickname: u64,
}

/// Where in its paragraph something stands.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing {
    /// The sentence, counted in the paragraph.
    pub(crate) sentence: u16,
    /// Whether it opens its clause, as subjects do.
    pub(crate) subject: bool,
    /// Whether it stands in quotation marks.
    pub(crate) quoted: bool,
    /// Whether it would be written with a capital whatever it is: it opens its sentence, or all
    /// the sentence's words have capitals.
    pub(crate) capital_anyway: bool,
}

/// A capitalised word that no name took.
#[derive(Clone, Debug)]
pub(crate) struct Loose {
    pub(crate) span: ByteSpan,
    pub(crate) part: Part,
    pub(crate) place: Standing,
}

impl Loose {
    /// What it is known as.
    pub(crate) fn known(&self) -> Known {
        self.part.known
    }

    /// It as a name.
    pub(crate) fn key(&self) -> Key {
        self.part.into()
    }
}

/// A personal pronoun of the third person singular.
#[derive(Clone, Debug)]
pub(crate) struct Pronoun {
    pub(crate) span: ByteSpan,
    pub(crate) gender: Gender,
    pub(crate) place: Standing,
}

/// Names, loose capitals and pronouns of one paragraph, each list in order.
#[derive(Clone, Debug, Default)]
pub struct LocalPeople {
    pub(crate) names: Vec<LocalName>,
    pub(crate) loose: Vec<Loose>,
    pub(crate) pronouns: Vec<Pronoun>,
    /// “I”, “we” and their forms, with whether they stand in double marks.
    pub(crate) firsts: Vec<(ByteSpan, bool)>,
    /// “the 31-year-old” and the like.
    pub(crate) epithets: Vec<Epithet>,
    /// “the minister” and the like, and “a teacher”.
    pub(crate) roles: Vec<RolePhrase>,
    /// “My mother”, “his wife”: somebody by whose kin they are.
    pub(crate) kin: Vec<Pronoun>,
    /// Forms that name a storm.
    pub(crate) storms: Vec<Part>,
    pub(crate) sentences: u16,
}

/// Looks at one paragraph.
pub fn scan(tokens: &Tokens, sentences: &[Range<usize>], names: &[Name]) -> LocalPeople {
    let mut out =
        LocalPeople { sentences: u16::try_from(sentences.len()).unwrap_or(u16::MAX), ..LocalPeople::default() };
    out.names.reserve_exact(names.len());
    let list = tokens.list();
    let mut next = 0;
    let mut quoted = false;
    for (number, sentence) in (0u16..).zip(sentences) {
        let mut i = sentence.start;
        let mut clause = true;
        let mut fresh = true;
        // “At the clinic, Dr Banda sees …”: the subject comes behind the comma.
        let mut fronted = tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word)
            && tokens.class(i).contains(WordClass::PREPOSITION);
        let headline = candidates::setting(tokens, sentence) != Setting::Sentence;
        loop {
            let named = names.get(next);
            if !clause {
                // Of most words nothing has to be known.
                let end = named.map_or(sentence.end, |name| name.tokens.start.min(sentence.end));
                let plain = list.get(i..end).unwrap_or_default().iter().take_while(|token| is_plain(token)).count();
                fresh &= plain == 0;
                i += plain;
            }
            let Some(token) = list.get(i).filter(|_| i < sentence.end) else { break };
            let place = Standing { sentence: number, subject: clause, quoted, capital_anyway: fresh || headline };
            fresh &= !token.is_wordlike();
            if let Some(name) = named.filter(|name| name.tokens.start == i) {
                i = name.tokens.end.max(i + 1);
                next += 1;
                // “Mwape's wife, Grace, sells …”: the wife is the subject.
                let owner = tokens.get(i).is_some_and(|token| token.kind == TokenKind::Clitic);
                let place = Standing { subject: clause && !owner, ..place };
                out.names.push(local_name(tokens, sentence, names, name, place));
                clause &= owner && before_role(tokens, i + 1..sentence.end);
                i += usize::from(owner);
                continue;
            }
            match token.kind {
                TokenKind::Mark => {
                    quoted = opens(tokens, i, quoted);
                    (clause, fresh) = (true, true);
                }
                TokenKind::Word => {
                    // Asked for only where it matters.
                    let lower = || &tokens.lower_source()[token.bytes()];
                    let capital = token.is_capital();
                    let small = if token.listed.contains(Listed::PERSONAL) { Small::of(lower()) } else { None };
                    let titled = capital && token.listed.contains(Listed::HONORIFIC);
                    let may_possess = small.is_some_and(|small| small != Small::Article);
                    if let Some(gender) = may_possess.then(|| kin(tokens, sentence.end, i)).flatten() {
                        out.kin.push(Pronoun { span: tokens.bytes(i..i + 2).into(), gender, place });
                    }
                    match small {
                        Some(Small::Third(gender)) => {
                            // “His predecessor, Lord Hexham, …”: whose he is, is not who the sentence is about.
                            let owns = match lower() {
                                "his" => true,
                                "her" => before_role(tokens, i + 1..sentence.end),
                                _ => false,
                            };
                            let place = Standing { subject: place.subject && !owns, ..place };
                            out.pronouns.push(Pronoun { span: token.bytes().into(), gender, place });
                        }
                        Some(Small::First) if is_first_person(tokens.text(i)) => {
                            out.firsts.push((token.bytes().into(), place.quoted));
                        }
                        Some(Small::Article) => {
                            if lower() == "the"
                                && let Some((range, by, gender)) = epithets::at(tokens, sentence.end, i)
                            {
                                out.epithets.push(Epithet { span: tokens.bytes(range).into(), by, gender, place });
                            } else if let Some(role) = bearers::at(tokens, sentence.end, i, place) {
                                out.roles.push(role);
                            }
                        }
                        _ if capital && !titled && token.bytes().len() > 1 + usize::from(place.capital_anyway) => {
                            let first = with_particle(tokens, i);
                            let span = tokens.bytes(first..i + 1).into();
                            out.loose.push(Loose { span, part: Part::of(tokens, i), place });
                        }
                        _ => {}
                    }
                    let capital_behind = tokens.get(i + 1).is_some_and(|token| token.is_capital());
                    if capital && capital_behind && i + 1 < sentence.end && is_storm(lower()) {
                        out.storms.push(Part::of(tokens, i + 1));
                    }
                    let open = || titled || keeps_clause_open(token, lower()) || before_role(tokens, i..sentence.end);
                    clause = clause && open();
                }
                TokenKind::Punct => {
                    let first = tokens.source().as_bytes().get(token.start as usize);
                    let parts = matches!(first, Some(b';' | b':'));
                    clause = parts || first == Some(&b',') && (clause || fronted);
                    fronted = false;
                    fresh |= parts;
                }
                _ => {}
            }
            i += 1;
        }
    }
    out
}

/// Where a surname that ends at token `i` begins: before “al-”, if that stands there.
fn with_particle(tokens: &Tokens, i: usize) -> usize {
    let glued = i > 1
        && tokens.glued(i)
        && tokens.glued(i - 1)
        && tokens.get(i - 1).is_some_and(|t| t.kind == TokenKind::Hyphen);
    if glued && particles::opens_surname(tokens.lower(i - 2)) { i - 2 } else { i }
}

/// Whether text behind the mark at token `i` stands in a quotation.
fn opens(tokens: &Tokens, i: usize, quoted: bool) -> bool {
    match tokens.text(i) {
        "“" | "„" | "«" | "``" => true,
        "”" | "»" | "''" => false,
        "\"" => !quoted,
        _ => quoted,
    }
}

/// Words that may stand before the subject of a clause: small ones, that have a class, and forms of “say”.
fn keeps_clause_open(token: &Token, lower: &str) -> bool {
    let may = !token.class.is_empty() || token.listed.contains(Listed::CUE);
    may && matches!(
        lower,
        "but"
            | "and"
            | "the"
            | "yet"
            | "when"
            | "that"
            | "said"
            | "says"
            | "while"
            | "as"
            | "if"
            | "because"
            | "although"
    )
}

/// Whether the first of these tokens is a role or stands before one: “mines minister”, “its chief
/// executive”.
fn before_role(tokens: &Tokens, range: Range<usize>) -> bool {
    const MODIFIERS: usize = 3;
    let opens = WordClass::PREPOSITION | WordClass::SUBORDINATOR;
    let end = range.end.min(range.start + MODIFIERS + 1);
    let words = tokens.list().get(range.start..end).unwrap_or_default();
    let mut words = words.iter().take_while(|token| token.kind == TokenKind::Word && !token.class.intersects(opens));
    words.any(|token| token.listed.contains(Listed::ROLE))
}

/// The gender of the kin that a possessive at token `i` and the noun behind it stand for, where no name goes on.
fn kin(tokens: &Tokens, end: usize, i: usize) -> Option<Gender> {
    let possessive = matches!(tokens.lower(i), "my" | "his" | "her" | "their" | "our" | "your");
    if !possessive || i + 1 >= end || !roles::is_kin(tokens.lower(i + 1)) {
        return None;
    }
    let capital = |i: usize| tokens.get(i).is_some_and(|token| token.is_capital() && token.kind == TokenKind::Word);
    if i + 2 < end && (capital(i + 2) || tokens.text(i + 2) == "," && capital(i + 3)) {
        return None;
    }
    match tokens.lower(i + 1) {
        noun if roles::is_feminine(noun) => Some(Gender::Feminine),
        noun if roles::is_masculine(noun) => Some(Gender::Masculine),
        _ => None,
    }
}

fn local_name(tokens: &Tokens, sentence: &Range<usize>, names: &[Name], name: &Name, place: Standing) -> LocalName {
    let mut key = Key::of(tokens, name.tokens.clone());
    let mut first = name.tokens.start;
    let (mut title, mut gender, mut whole) = (None, None, name.span);
    let mut facts = Facts::default();
    if name.kind == NameKind::Person {
        // Titles stack: “Lt. Gen. Sir …”; the nearest decides, the furthest opens the mention.
        while let Some(found) = first.checked_sub(1).filter(|i| *i >= sentence.start).and_then(|i| title_at(tokens, i))
        {
            first -= 1;
            let nearest = title.is_none();
            title = title.or(Some(found));
            gender = gender.or(gender_of(found.sex));
            let belongs = found.sort != Sort::Office || !key.is_full();
            if belongs && (nearest || found.sort != Sort::Office) {
                whole.start = tokens.get(first).map_or(whole.start, |token| token.start);
            }
        }
        if title.is_some_and(|title| title.sort == Sort::Office) && key.is_full() {
            whole = name.span;
        }
        facts = facts::around(tokens, sentence, names, name);
        gender = gender.or(facts.gender);
    } else if name.kind == NameKind::Organisation && title_article(tokens, name.tokens.start) {
        key = Key::of(tokens, name.tokens.start + 1..name.tokens.end);
    }
    let acronym = acronym(tokens, name);
    LocalName {
        name: name.span,
        whole,
        kind: name.kind,
        margin: name.margin,
        key,
        title,
        gender,
        facts,
        place,
        acronym,
        nickname: nickname(tokens, &name.tokens),
    }
}

/// The hash of the word between quotation marks inside a name, where it is one word: “Dazza” in
/// “Darren “Dazza” Hughes”; 0 for none.
fn nickname(tokens: &Tokens, name: &Range<usize>) -> u64 {
    let mark = |i: &usize| tokens.get(*i).is_some_and(|token| token.kind == TokenKind::Mark);
    let Some(open) = name.clone().find(mark) else { return 0 };
    if open + 2 < name.end && mark(&(open + 2)) { Part::of(tokens, open + 1).hash } else { 0 }
}

/// Whether an organisation's name opens with its article.
fn title_article(tokens: &Tokens, i: usize) -> bool {
    tokens.text(i) == "The"
}

fn gender_of(sex: Sex) -> Option<Gender> {
    match sex {
        Sex::Man => Some(Gender::Masculine),
        Sex::Woman => Some(Gender::Feminine),
        Sex::Any => None,
    }
}

/// “(SOHR)” behind a name of two words or more, “(Conagua)” behind an organisation's.
fn acronym(tokens: &Tokens, name: &Name) -> Option<ByteSpan> {
    let end = name.tokens.end;
    if tokens.get(end)?.kind != TokenKind::Punct || tokens.text(end) != "(" {
        return None;
    }
    let token = tokens.get(end + 1)?;
    let body = name.kind == NameKind::Organisation && token.kind == TokenKind::Word && token.is_capital();
    let acronym = body || token.shape.contains(Shape::ALL_CAPS);
    let short = acronym && tokens.text(end + 2) == ")";
    (short && name.tokens.len() > 1 && !is_dateline(tokens, &name.tokens)).then(|| token.bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_the_subject_keep_its_clause_open() {
        for word in "but and the yet when that said says while as if because although".split(' ') {
            let tokens = Tokens::new(word);
            assert!(keeps_clause_open(&tokens.list()[0], word), "{word}");
        }
        let tokens = Tokens::new("flooded");
        assert!(!keeps_clause_open(&tokens.list()[0], "flooded"));
    }
}
