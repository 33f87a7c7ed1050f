//! Names that their neighbours show: words the tagger left alone or took for something else.

use std::ops::Range;

use super::{
    FIRM, Name, NameKind, appositions,
    candidates::{self, Setting},
    title_at,
    words::{Known, known, known_at},
};
use crate::{
    analysis::tokens::{Shape, TokenKind, Tokens},
    lexicon::{
        cues::{self, Form},
        demonyms,
        honorifics::{Honorific, Sort},
        lexemes::Listed,
        organisations, particles, roles, times,
        words::WordClass,
    },
};

/// The margin of a name that the words beside it show.
pub(super) const SHOWN: u16 = 250;
/// The margin of a body that only its head noun shows.
const HEADED: u16 = 120;
/// The margin of a body known by one word.
const KNOWN_BODY: u16 = 300;

pub(super) fn capital(tokens: &Tokens, i: usize) -> bool {
    tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital())
}

/// Whether the word at token `i` names a day or a month, which nobody is called without a given name.
pub(super) fn is_calendar(tokens: &Tokens, i: usize) -> bool {
    matches!(times::time_word(tokens.lower(i)), Some(times::TimeWord::Weekday(_) | times::TimeWord::Month(_)))
        && !known_at(tokens, i).intersects(Known::GIVEN_FREQUENT)
}

/// Whether a word is a policy or an affair called after somebody: “Obamacare”, “Reaganomics”.
pub(super) fn is_coined(lower: &str) -> bool {
    lower.len() > 7 && ["care", "gate", "nomics", "mania", "ism", "phobia"].iter().any(|end| lower.ends_with(end))
}

/// Whether a compound of two surnames is an act or a deal: “the Odeh-Lindqvist bill”.
pub(super) fn is_act(tokens: &Tokens, range: &Range<usize>) -> bool {
    let compound = range.len() == 3
        && tokens.get(range.start + 1).is_some_and(|token| token.kind == TokenKind::Hyphen)
        && capital(tokens, range.start + 2);
    compound
        && matches!(
            tokens.lower(range.end),
            "act"
                | "bill"
                | "law"
                | "amendment"
                | "plan"
                | "deal"
                | "pact"
                | "treaty"
                | "accord"
                | "agreement"
                | "legislation"
                | "talks"
                | "summit"
                | "ticket"
                | "proposal"
                | "reform"
                | "reforms"
                | "rule"
                | "rules"
                | "line"
                | "border"
        )
}

/// Where a person's name that ends at token `end` goes on: behind a particle in capitals (“Jean-Luc de La
/// | Tour”), or a given name before a word nobody tagged (“Marta | Kowal”).
pub(super) fn goes_on(tokens: &Tokens, range: &Range<usize>, limit: usize) -> usize {
    let end = range.end;
    if end >= limit || !capital(tokens, end) || title_at(tokens, end).is_some() || is_calendar(tokens, end) {
        return end;
    }
    let last = tokens.lower(end - 1);
    let next = known_at(tokens, end);
    let particle = particles::opens_surname(last) && range.len() > 1;
    let given = range.len() == 1
        && known(last).intersects(Known::GIVEN)
        && !known(last).intersects(Known::SURNAME_FREQUENT | Known::COUNTRY | Known::PLACE)
        && !tokens.get(end).is_some_and(|token| token.shape.contains(Shape::ALL_CAPS))
        && !next.intersects(Known::MOSTLY_LOWER | Known::ORGANISATION | Known::COUNTRY | Known::ROLE)
        && demonyms::country(tokens.text(end)).is_none();
    end + usize::from(particle || given)
}

/// Whether the surname that begins a person's name is not the first of it: before it stands a word that is
/// nothing else, “Rakeyia | Scott”. What stands before token `taken` is taken.
pub(super) fn begins_before(tokens: &Tokens, sentence: &Range<usize>, range: Range<usize>, taken: usize) -> bool {
    let Some(before) = range.start.checked_sub(1).filter(|i| *i >= taken.max(sentence.start)) else { return false };
    range.len() == 1
        && !tokens.glued(range.start)
        && known_at(tokens, range.start).contains(Known::SURNAME)
        && may_be_name(tokens, before)
        && (before == sentence.start || !capital(tokens, before - 1) && !tokens.glued(before))
        && candidates::setting(tokens, sentence) == Setting::Sentence
}

/// Whether “Per” before a name opens it, and is no preposition: inside a sentence, before “Olav Strand said”, and before
/// “Olav Strand, the mayor, said”.
pub(super) fn is_per(tokens: &Tokens, sentence: &Range<usize>, range: Range<usize>) -> bool {
    let Some(per) = range.start.checked_sub(1).filter(|i| *i >= sentence.start) else { return false };
    if tokens.text(per) != "Per" || !known_at(tokens, range.start).intersects(Known::GIVEN | Known::SURNAME) {
        return false;
    }
    let verb =
        |i: usize| cues::cue(tokens.lower(i)).is_some_and(|cue| cue.form == Form::Past || cue.form == Form::Third);
    let comma = |i: &usize| tokens.is(*i, ",");
    let aside = || (range.end + 1..sentence.end).find(comma).is_some_and(|i| verb(i + 1));
    per > sentence.start || !comma(&range.end) || aside()
}

/// Whether the capitalised word at token `i` is nothing that the lists know but a name.
pub(super) fn may_be_name(tokens: &Tokens, i: usize) -> bool {
    let lower = tokens.lower(i);
    capital(tokens, i)
        && appositions::may_be_called(tokens, i)
        && !known(lower).intersects(Known::RATHER_CAPITAL | Known::PARTICLE)
        && !tokens.listed(i, Listed::ROLE)
        && !lower.strip_suffix('s').is_some_and(roles::is_role)
}

/// Whether what was tagged as a place is put together as people's names are: “Nguyen Thi Thu Ha”.
pub(super) fn looks_personal(tokens: &Tokens, range: &Range<usize>) -> bool {
    let parts = || range.clone().map(|i| known_at(tokens, i));
    let first = known_at(tokens, range.start);
    let frequent = first.contains(Known::SURNAME_FREQUENT);
    let place = if frequent { Known::COUNTRY } else { Known::PLACE_PART | Known::COUNTRY | Known::PLACE };
    range.len() >= 3
        && first.contains(Known::SURNAME)
        && !tokens.listed(range.end - 1, Listed::FEATURE)
        && range.clone().all(|i| capital(tokens, i) && (i == range.start || !tokens.glued(i)))
        && parts().all(|known| !known.intersects(place | Known::ORGANISATION))
        && parts().skip(1).any(|known| known.intersects(Known::GIVEN | Known::SURNAME))
}

/// Adds bodies known by one word, and people whom a role in lower case announces: “the singer Anitta”.
pub(super) fn shown(tokens: &Tokens, sentences: &[Range<usize>], names: &mut Vec<Name>) {
    let mut at = 0;
    let mut added = false;
    let old = names.len();
    for sentence in sentences {
        let mut headline = None;
        for i in tokens.capitals(sentence.clone()) {
            if !capital(tokens, i) {
                continue;
            }
            while at < old && names[at].tokens.end <= i {
                at += 1;
            }
            let there = names[..old].get(at).filter(|name| name.tokens.start <= i);
            let alone = there.is_none_or(|name| name.tokens.len() == 1);
            if !alone {
                continue;
            }
            let headline = *headline.get_or_insert_with(|| candidates::setting(tokens, sentence) != Setting::Sentence);
            let joined = capital(tokens, i + 1) || i.checked_sub(1).is_some_and(|before| capital(tokens, before));
            let kind =
                if tokens.listed(i, Listed::BODY) && is_written_as_body(tokens, i) && !(joined && there.is_none()) {
                    NameKind::Organisation
                } else if there.is_none() && !headline && i > sentence.start && announced(tokens, i) {
                    NameKind::Person
                } else {
                    continue;
                };
            let titled = i.checked_sub(1).is_some_and(|before| title_at(tokens, before).is_some());
            match there {
                Some(name) if name.kind == NameKind::Organisation || titled => {}
                Some(_) => (names[at].kind, names[at].margin) = (kind, KNOWN_BODY),
                None => {
                    let margin = if kind == NameKind::Person { SHOWN } else { KNOWN_BODY };
                    names.push(Name { span: tokens.bytes(i..i + 1).into(), tokens: i..i + 1, kind, margin });
                    added = true;
                }
            }
        }
    }
    if added {
        names.sort_by_key(|name| name.tokens.start);
    }
}

/// Whether a token is the plural of an acronym, which names nobody in particular: “MPs”, “NGOs”.
pub(super) fn is_plural_acronym(text: &str) -> bool {
    text.strip_suffix('s').is_some_and(|one| one.len() > 1 && one.bytes().all(|c| c.is_ascii_uppercase()))
}

/// Whether the token at `i` is the first part of a compound of common words: “Flood-hit”.
pub(super) fn is_compounded(tokens: &Tokens, i: usize) -> bool {
    let hyphen = tokens.get(i + 1).is_some_and(|token| token.kind == TokenKind::Hyphen) && tokens.glued(i + 1);
    let lower = tokens.get(i + 2).is_some_and(|token| token.kind == TokenKind::Word && !token.is_capital());
    hyphen && lower && tokens.glued(i + 2) && known_at(tokens, i).contains(Known::MOSTLY_LOWER)
}

/// Adds runs of capitalised words that nobody tagged and whose last word heads bodies of people, with
/// what they are for: “the National Water Commission”, “the Ministry of Health”.
pub(super) fn headed(tokens: &Tokens, sentences: &[Range<usize>], names: &mut Vec<Name>) {
    let mut next = 0;
    for sentence in sentences {
        let mut taken = sentence.start;
        for first in tokens.capitals(sentence.clone()) {
            if first < taken || !capital(tokens, first) {
                continue;
            }
            let mut end = first;
            while end < sentence.end && capital(tokens, end) {
                end += 1;
            }
            taken = end;
            while names.get(next).is_some_and(|name| name.tokens.end < end) {
                next += 1;
            }
            // What was tagged over the last word leaves nothing to add.
            if names.get(next).is_some_and(|name| name.tokens.start < end) {
                continue;
            }
            let start = first + usize::from(tokens.is(first, "the"));
            // “On Monday | Nord Salvage …”
            let trade = (start..end).next_back().and_then(|last| trade_before(tokens, sentence, last, start));
            let start = trade.unwrap_or(start);
            let at = names.partition_point(|name| name.tokens.end <= start);
            let headed = end > start
                && (tokens.listed(end - 1, Listed::HEAD) && organisations::is_body(tokens.lower(end - 1))
                    || trade.is_some());
            let end = if headed { with_complement(tokens, end, sentence.end) } else { end };
            let free = names.get(at).is_none_or(|name| name.tokens.start >= end);
            let body = headed
                && end > start + 1
                && (start..end).all(|k| title_at(tokens, k).is_none() && !is_calendar(tokens, k));
            // Headlines leave articles out; without one capitals say little there.
            let prose = || {
                start > sentence.start && tokens.text(start - 1) == "the"
                    || candidates::setting(tokens, sentence) == Setting::Sentence
            };
            if free && body && prose() {
                let span = tokens.bytes(start..end).into();
                let name = Name { span, tokens: start..end, kind: NameKind::Organisation, margin: HEADED };
                names.insert(at, name);
            } else if free && is_told_to_be_firm(tokens, sentence, &(start..end)) {
                let span = tokens.bytes(start..end).into();
                names.insert(at, Name { span, tokens: start..end, kind: NameKind::Organisation, margin: FIRM });
            }
        }
    }
}

/// Whether capitals that nobody tagged, and that are nothing else, are told to be a firm: “Copperline, a company in Bergen, …”.
fn is_told_to_be_firm(tokens: &Tokens, sentence: &Range<usize>, range: &Range<usize>) -> bool {
    (1..=3).contains(&range.len())
        && tokens.is(range.end, ",")
        && range.clone().all(|i| appositions::may_be_called(tokens, i))
        && is_apposed_firm(tokens, sentence, range.end)
}

/// Where a body that is named up to `end` ends with the matter it is for: “… of Health and Welfare”.
fn with_complement(tokens: &Tokens, end: usize, limit: usize) -> usize {
    let mut at = end;
    while matches!(tokens.lower(at), "of" | "for" | "and") && at + 1 < limit && capital(tokens, at + 1) {
        if at == end && tokens.is(at, "and") {
            break;
        }
        at += 1;
        while at < limit && capital(tokens, at) {
            at += 1;
        }
    }
    at
}

/// Acronyms that are words as well must stand in capitals: “WHO”, “ICE”.
fn is_written_as_body(tokens: &Tokens, i: usize) -> bool {
    let upper = tokens.get(i).is_some_and(|token| token.shape.contains(Shape::ALL_CAPS));
    let known = known_at(tokens, i);
    upper
        || !known.intersects(Known::MOSTLY_LOWER | Known::GIVEN | Known::SURNAME_FREQUENT) && tokens.lower(i).len() > 3
}

/// Whether a role in lower case stands right before a lone capitalised word that is nothing else.
fn announced(tokens: &Tokens, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let role = tokens.get(before).is_some_and(|token| token.kind == TokenKind::Word && !token.is_capital())
        && known_at(tokens, before).contains(Known::ROLE)
        && !matches!(
            tokens.lower(before),
            "head" | "star" | "private" | "model" | "guard" | "general" | "local" | "native" | "member" | "fellow"
        );
    let known = known_at(tokens, i);
    let demonym = demonyms::country(tokens.text(i)).is_some();
    let upper = tokens.get(i).is_some_and(|token| token.shape.contains(Shape::ALL_CAPS));
    let group = tokens.lower(i).strip_suffix('s').is_some_and(roles::is_role);
    role && !upper
        && !demonym
        && !group
        && !capital(tokens, i + 1)
        && tokens.text(i).len() > 2
        && !is_calendar(tokens, i)
        && !known.intersects(
            Known::MOSTLY_LOWER | Known::COUNTRY | Known::PLACE | Known::ORGANISATION | Known::ROLE | Known::HONORIFIC,
        )
}

/// Whether a single token tagged as a person is nothing but a title: “Mr”, a rank or an office that is nobody's
/// surname (“the General”), any of them before the name of who bears it (“Major Tavaziva”).
pub(super) fn is_bare_title(tokens: &Tokens, range: &Range<usize>) -> bool {
    let known = known_at(tokens, range.start);
    let called = || known.intersects(Known::SURNAME | Known::GIVEN_FREQUENT) && !capital(tokens, range.end);
    let bare = |title: Honorific| if title.sort == Sort::Courtesy { title.sure } else { !called() };
    range.len() == 1 && title_at(tokens, range.start).is_some_and(bare)
}

/// Whether a question's “Will” was taken for a given name: “Will Cruz run again?”.
pub(super) fn is_asking(tokens: &Tokens, sentence: &Range<usize>, start: usize) -> bool {
    matches!(tokens.lower(start), "will" | "may")
        && start == sentence.start
        && sentence.clone().rev().take(2).any(|i| tokens.is(i, "?"))
}

/// Whether what was tagged as a person is a firm by its last word, its line of business (“Harlan Haulage”), by the noun
/// before it (“the firm Harlan Lyle”), or by “which” or “a company” behind it.
pub(super) fn is_firm(tokens: &Tokens, sentence: &Range<usize>, range: &Range<usize>) -> bool {
    let several = range.len() > 1;
    let trade = several && tokens.listed(range.end - 1, Listed::TRADE);
    // “The firm’s Jan Kerr”, “her firm, Jan Kerr said”: somebody of it.
    let before = || {
        range.start > sentence.start + 1
            && organisations::is_body_noun(tokens.lower(range.start - 1))
            && matches!(tokens.lower(range.start - 2), "the" | "a" | "its" | "their")
    };
    let behind = || {
        let comma = tokens.is(range.end, ",");
        let verb = tokens.class(range.end + 2);
        let pronoun = comma
            && tokens.is(range.end + 1, "which")
            && (verb.is_empty() || verb.intersects(WordClass::AUXILIARY | WordClass::ADVERB));
        pronoun || comma && is_apposed_firm(tokens, sentence, range.end)
    };
    trade || several && before() || behind()
}

/// Whether the comma at token `comma` is followed by what a firm is: “, a company in Bergen”.
fn is_apposed_firm(tokens: &Tokens, sentence: &Range<usize>, comma: usize) -> bool {
    let article = matches!(tokens.lower(comma + 1), "a" | "an" | "the");
    let noun = || (comma + 2..(comma + 6).min(sentence.end)).find(|&i| organisations::is_body_noun(tokens.lower(i)));
    article
        && noun()
            .is_some_and(|i| matches!(tokens.lower(i + 1), "," | "in" | "of" | "from" | "that" | "which" | "based"))
}

/// Whether what was tagged as a body is an adjective: “Ruling party claims victory”, “former Mozambican foreign minister”.
pub(super) fn is_adjective(tokens: &Tokens, sentence: &Range<usize>, i: usize) -> bool {
    let next = tokens.lower(i + 1);
    let noun = !capital(tokens, i + 1);
    let party = || {
        i == sentence.start
            && known_at(tokens, i).contains(Known::MOSTLY_LOWER)
            && (organisations::is_body_noun(next) || matches!(next, "parties" | "coalition" | "alliance" | "junta"))
    };
    let demonym = || {
        let role = (i + 1..(i + 4).min(sentence.end)).any(|i| tokens.listed(i, Listed::ROLE));
        role && demonyms::country(tokens.text(i)).is_some()
    };
    noun && (party() || demonym())
}

/// Where the firm begins whose name ends in the line of business at token `i`, not before token `taken`: “Elbe Dredging”.
pub(super) fn trade_before(tokens: &Tokens, sentence: &Range<usize>, i: usize, taken: usize) -> Option<usize> {
    if !tokens.listed(i, Listed::TRADE) || known_at(tokens, i).contains(Known::GIVEN_FREQUENT) {
        return None;
    }
    let part = |&i: &usize| {
        capital(tokens, i)
            && title_at(tokens, i).is_none()
            && !known_at(tokens, i).contains(Known::MOSTLY_LOWER)
            && !is_calendar(tokens, i)
    };
    Some((taken.max(sentence.start)..i).rev().take_while(part).last().unwrap_or(i))
}

/// Whether “Christian” tells what people believe, not who somebody is: “Christian conservatives”.
pub(super) fn is_believer(tokens: &Tokens, i: usize) -> bool {
    let next = tokens.lower(i + 1);
    let role = || roles::is_role(next) || next.strip_suffix('s').is_some_and(roles::is_role);
    tokens.is(i, "christian") && !capital(tokens, i + 1) && (role() || organisations::is_body_noun(next))
}

/// Whether what was tagged as a person is somebody of a country: “the Finn smiled”.
pub(super) fn is_compatriot(tokens: &Tokens, i: usize) -> bool {
    i > 0 && tokens.is(i - 1, "the") && !capital(tokens, i + 1) && demonyms::country(tokens.text(i)).is_some()
}
