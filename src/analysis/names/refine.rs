//! What is certain about names, whatever the tagger thought.
//!
//! A courtesy title is followed by a person; a title is not part of the name behind it; a name
//! does not end in a particle; “Russia-Assad” is two names.

use std::ops::Range;

use super::{
    Name, NameKind, acronyms, appositions, borders,
    candidates::{self, Setting},
    neighbours, whereabouts,
    words::{Known, known, known_at},
};
use crate::{
    analysis::tokens::{Shape, TokenKind, Tokens},
    lexicon::{
        features,
        honorifics::{self, Honorific, Sort},
        lexemes::Listed,
        organisations, roles,
    },
};

/// The margin of a name that rests on a title before it.
const CERTAIN: u16 = 1000;

/// The margin of a body that is shown to be none of the people, whatever the tagger thought elsewhere.
pub(crate) const FIRM: u16 = u16::MAX;

/// Words a name behind a title may have.
const LONGEST: usize = 6;

/// Applies the rules to the names of a paragraph.
pub(super) fn refine(tokens: &Tokens, sentences: &[Range<usize>], names: Vec<Name>) -> Vec<Name> {
    let mut names = join_broken(tokens, names);
    borders::around_nicknames(tokens, sentences, &mut names);
    let mut out = Vec::with_capacity(names.len() + 2);
    let mut sentence = 0;
    let mut names = names.into_iter().peekable();
    while let Some(name) = names.next() {
        while sentences.get(sentence).is_some_and(|range| range.end <= name.tokens.start) {
            sentence += 1;
        }
        let Some(range) = sentences.get(sentence) else { break };
        let limit = names.peek().map_or(range.end, |next| next.tokens.start.min(range.end));
        trim(tokens, range, limit, name, &mut out);
    }
    after_people(tokens, sentences, &mut out);
    behind_titles(tokens, sentences, &mut out);
    borders::listed_behind_titles(tokens, sentences, &mut out);
    neighbours::shown(tokens, sentences, &mut out);
    appositions::apposed(tokens, sentences, &mut out);
    appositions::described(tokens, sentences, &mut out);
    appositions::listed(tokens, sentences, &mut out);
    neighbours::headed(tokens, sentences, &mut out);
    acronyms::confirm(tokens, &mut out);
    whereabouts::relabel(tokens, sentences, &mut out);
    whereabouts::rest_of_lists(tokens, &mut out);
    out
}

fn name(tokens: &Tokens, range: Range<usize>, kind: NameKind, margin: u16) -> Name {
    Name { span: tokens.bytes(range.clone()).into(), tokens: range, kind, margin }
}

/// The title that token `i` is, written as one: with a capital.
pub(crate) fn title_at(tokens: &Tokens, i: usize) -> Option<Honorific> {
    let token = tokens.get(i)?;
    if !token.is_capital() || !token.listed.contains(Listed::HONORIFIC) {
        return None;
    }
    honorifics::honorific(tokens.lower(i))
}

/// Joins a person's name that was broken at a particle, or around a nickname in quotation marks.
fn join_broken(tokens: &Tokens, names: Vec<Name>) -> Vec<Name> {
    if names.len() < 2 {
        return names;
    }
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    for next in names {
        if next.kind == NameKind::Person {
            let before = out.partition_point(|name| name.tokens.end + 4 < next.tokens.start);
            let opener = out[before..].iter().position(|name| joins(tokens, name, &next)).map(|i| before + i);
            if let Some(i) = opener {
                let margin = out[i].margin.min(next.margin);
                let joined = name(tokens, out[i].tokens.start..next.tokens.end, NameKind::Person, margin);
                out.truncate(i);
                out.push(joined);
                continue;
            }
        }
        out.push(next);
    }
    out
}

/// Whether two names are one, broken at a particle (“Maria da | Silva”) or around a nickname
/// (“Jimmy | “Big” | Lee”).
fn joins(tokens: &Tokens, left: &Name, right: &Name) -> bool {
    let (end, start) = (left.tokens.end, right.tokens.start);
    let mark = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Mark);
    let particle = end == start && tokens.listed(end - 1, Listed::PARTICLE);
    let nickname = (end + 3..=end + 4).contains(&start)
        && mark(end)
        && mark(start - 1)
        && (end + 1..start - 1).all(|i| tokens.get(i).is_some_and(|token| token.is_capital()));
    left.kind == NameKind::Person && (particle || nickname)
}

/// Takes titles off the front of a person's name and particles off its end, and splits compounds
/// of a place and somebody.
fn trim(tokens: &Tokens, sentence: &Range<usize>, limit: usize, mut found: Name, out: &mut Vec<Name>) {
    let (mut start, mut end) = (found.tokens.start, found.tokens.end);
    if end - start == 3 && tokens.glued(start + 1) && tokens.get(start + 1).is_some_and(|t| t.kind == TokenKind::Hyphen)
    {
        let (left, right) = (known_at(tokens, start), known_at(tokens, start + 2));
        let place = |known: Known| known.contains(Known::COUNTRY);
        if (place(left) || place(right))
            && !(left | right).contains(Known::PLACE_PART)
            && tokens.get(start + 2).is_some_and(|t| t.is_capital())
        {
            for (i, known) in [(start, left), (start + 2, right)] {
                let kind = if place(known) { NameKind::Place } else { NameKind::Person };
                out.push(name(tokens, i..i + 1, kind, found.margin.min(50)));
            }
            return;
        }
    }
    if end - start == 1
        && (neighbours::is_plural_acronym(tokens.text(start))
            || found.kind == NameKind::Person && neighbours::is_compounded(tokens, start))
    {
        return;
    }
    if found.kind == NameKind::Place && neighbours::looks_personal(tokens, &(start..end)) {
        found.kind = NameKind::Person;
    }
    if found.kind == NameKind::Organisation
        && title_at(tokens, start).is_some()
        && end - start == 2
        && borders::is_address(tokens, start + 1)
    {
        return;
    }
    if found.kind == NameKind::Organisation && end - start == 1 && neighbours::is_adjective(tokens, sentence, start) {
        return;
    }
    if found.kind == NameKind::Organisation && borders::is_ranked(tokens, &(start..end)) {
        found.kind = NameKind::Person;
    }
    if found.kind == NameKind::Person
        && end - start == 1
        && let Some(first) =
            neighbours::trade_before(tokens, sentence, start, out.last().map_or(0, |name| name.tokens.end))
    {
        // “Elbe | Dredging”; a line of business alone is nobody.
        if first < start {
            out.push(name(tokens, first..end, NameKind::Organisation, FIRM));
        }
        return;
    }
    if found.kind == NameKind::Person {
        if neighbours::is_asking(tokens, sentence, start) && end - start > 1 {
            start += 1;
        }
        // “Litchfield Selectman Marsha Bernstein”, “Fargo Mayor”: what stands before a title is another name.
        if let Some(title) = (start + 1..end).rev().find(|&i| is_inner_title(tokens, i, end)) {
            let last = title + 1 == end;
            let given = known_at(tokens, start).intersects(Known::GIVEN) && title > start + 1;
            if last && given {
                // “the George Floyd Justice …”: an act, a prize, a street of somebody's name.
                out.push(name(tokens, start..title, NameKind::Person, found.margin));
                return;
            }
            if last || known_at(tokens, start).intersects(Known::PLACE | Known::COUNTRY) {
                out.push(name(tokens, start..title, NameKind::Place, found.margin.min(50)));
            }
            if last {
                return;
            }
            start = title + 1;
        }
        while start + 1 < end && title_at(tokens, start).is_some() && !is_given(tokens, start) {
            start += 1;
        }
        if end - start > 1 && tokens.listed(start, Listed::TITLES) && !is_given(tokens, start) {
            start += 1;
        }
        start += borders::foreign_front(tokens, &(start..end));
        let taken = out.last().map_or(0, |name| name.tokens.end);
        start -= borders::initials_before(tokens, start, taken);
        start -= usize::from(
            neighbours::begins_before(tokens, sentence, start..end, taken)
                || neighbours::is_per(tokens, sentence, start..end) && start > taken,
        );
        end = borders::before_words(tokens, &(start..end));
        end = neighbours::goes_on(tokens, &(start..end), limit);
        let alone = start + 1 == end;
        if alone
            && (borders::is_style(tokens, start)
                || neighbours::is_calendar(tokens, start)
                || neighbours::is_coined(tokens.lower(start))
                || borders::is_continental(tokens.lower(start))
                || neighbours::is_compatriot(tokens, start)
                || neighbours::is_believer(tokens, start))
            || neighbours::is_bare_title(tokens, &(start..end))
            || neighbours::is_act(tokens, &(start..end))
            || borders::is_lone_role(tokens, &(start..end))
            || alone && borders::is_river(tokens, start)
            || borders::names_storm(tokens, start)
            || borders::is_people(tokens, &(start..end))
        {
            return;
        }
        while start + 1 < end
            && (tokens.listed(end - 1, Listed::PARTICLE) || !tokens.get(end - 1).is_some_and(|t| t.is_wordlike()))
            && !tokens.get(end - 1).is_some_and(|t| t.is_capital())
        {
            end -= 1;
        }
    }
    while start + 1 < end && tokens.get(end - 1).is_some_and(|token| token.kind == TokenKind::Clitic) {
        end -= 1;
    }
    // “in Gabú and Bafatá”
    if found.kind == NameKind::Person
        && end - start == 1
        && tokens.is(start - usize::from(start > 0), "and")
        && let Some(place) = out.last().filter(|place| place.kind == NameKind::Place && place.tokens.end + 1 == start)
        && place.tokens.start > sentence.start
        && matches!(tokens.lower(place.tokens.start - 1), "in" | "near" | "between" | "around")
        && !known_at(tokens, start).intersects(Known::SURNAME | Known::GIVEN)
    {
        found.kind = NameKind::Place;
    }
    if found.kind == NameKind::Person {
        let last = tokens.lower(end - 1);
        if is_group(last, tokens, start..end) {
            return;
        }
        // “Darby Street”, “Lake Marion” and “Freeman University” hold somebody's name, and are not somebody.
        let several = end - start > 1 && !borders::is_described(tokens, sentence, &(start..end));
        if several
            && (tokens.listed(end - 1, Listed::FEATURE)
                || features::is_leading_feature(tokens.lower(start)) && !is_given(tokens, start))
        {
            found.kind = NameKind::Place;
        } else if several
            && tokens.listed(end - 1, Listed::HEAD)
            && !known(last).intersects(Known::GIVEN | Known::SURNAME)
        {
            found.kind = NameKind::Organisation;
        } else if neighbours::is_firm(tokens, sentence, &(start..end)) {
            (found.kind, found.margin) = (NameKind::Organisation, FIRM);
        }
    }
    if found.kind == NameKind::Organisation
        && end - start == 1
        && start > out.last().map_or(0, |name| name.tokens.end)
        && borders::owns_article(tokens, sentence, start)
    {
        start -= 1;
    }
    if found.kind == NameKind::Organisation && borders::is_state(tokens, &(start..end)) {
        found.kind = NameKind::Place;
    }
    if found.kind == NameKind::Place
        && end - start > 1
        && (organisations::is_body(tokens.lower(end - 1)) || borders::is_body_of_two(tokens, end))
    {
        found.kind = NameKind::Organisation;
    }
    if (start, end) != (found.tokens.start, found.tokens.end) {
        found = name(tokens, start..end, found.kind, found.margin);
    }
    out.push(found);
}

/// Relabels what is named after people: “the Ada Lindqvist Bridge”, “the Odeh Foundation”.
fn after_people(tokens: &Tokens, sentences: &[Range<usize>], names: &mut [Name]) {
    let mut at = 0;
    let mut i = 0;
    while i < names.len() {
        let found = &names[i];
        while sentences.get(at).is_some_and(|sentence| sentence.end <= found.tokens.start) {
            at += 1;
        }
        let next = names.get(i + 1).map_or(tokens.len(), |next| next.tokens.start);
        if found.kind == NameKind::Person
            && next > found.tokens.end
            && let Some(sentence) = sentences.get(at)
            && let Some((kind, end)) = borders::named_after(tokens, sentence, found.tokens.end)
            && end <= next
        {
            names[i] = name(tokens, found.tokens.start..end, kind, found.margin);
        }
        i += 1;
    }
}

/// Whether the word inside a name is a title or a role rather than a part of it.
fn is_inner_title(tokens: &Tokens, i: usize, end: usize) -> bool {
    let lower = tokens.lower(i);
    let known = known(lower);
    let office = title_at(tokens, i).is_some_and(|title| title.sort != Sort::Courtesy);
    if i + 1 == end {
        return office && !known.contains(Known::SURNAME_FREQUENT) && !tokens.glued(i);
    }
    let role = office || tokens.listed(i, Listed::ROLE) && tokens.get(i).is_some_and(|t| t.is_capital());
    role && !tokens.glued(i)
        && !tokens.glued(i + 1)
        && (!known.intersects(Known::SURNAME | Known::GIVEN) || end - i > 2)
}

/// Whether a name is that of a group: “Americans”, “Republican Senators”, “Democrats”.
fn is_group(last: &str, tokens: &Tokens, range: Range<usize>) -> bool {
    let Some(one) = last.strip_suffix('s') else { return false };
    let named = known(last).intersects(Known::GIVEN | Known::SURNAME);
    let nation = one.ends_with("an") && one.len() > 4 && range.len() == 1;
    (roles::is_role(one) || nation)
        && !(named && (range.len() > 1 || !nation))
        && !tokens.get(range.start).is_some_and(|t| t.shape.contains(Shape::ABBREVIATED))
}

/// Titles that are given names as well: “Don”, “King”, “Earl”.
fn is_given(tokens: &Tokens, i: usize) -> bool {
    known_at(tokens, i).contains(Known::GIVEN_FREQUENT)
}

/// Adds the people whom titles announce, over whatever stood there.
fn behind_titles(tokens: &Tokens, sentences: &[Range<usize>], names: &mut Vec<Name>) {
    if !tokens.lists().contains(Listed::HONORIFIC) {
        return;
    }
    for sentence in sentences {
        let mut setting = None;
        let mut taken = sentence.start;
        for before in tokens.capitals(sentence.clone()) {
            let Some(title) = title_at(tokens, before).filter(|_| before >= taken) else { continue };
            let i = before + 1;
            if i >= sentence.end || title_at(tokens, i).is_some() || borders::is_address(tokens, i) {
                continue;
            }
            let at = names.partition_point(|name| name.tokens.end <= i);
            let there = names.get(at).filter(|name| name.tokens.start < i + LONGEST).cloned();
            if there
                .as_ref()
                .is_some_and(|name| name.kind == NameKind::Person && name.tokens.start <= i && name.tokens.end > i)
            {
                continue;
            }
            let free = there.as_ref().is_none_or(|name| name.tokens.start > i);
            if !(title.sure || free && (opens_name(tokens, i) || is_ranked(tokens, sentence, i, title.sort))) {
                continue;
            }
            let setting = *setting.get_or_insert_with(|| candidates::setting(tokens, sentence));
            let end = name_end(tokens, i, sentence.end, setting, title.sure);
            if end == i {
                continue;
            }
            let to = at + names[at..].iter().take_while(|name| name.tokens.start < end).count();
            // A person tagged further on whose name goes on behind the run is no loss; a longer one is kept whole.
            let end = names[at..to]
                .iter()
                .filter(|name| name.kind == NameKind::Person)
                .map(|name| name.tokens.end)
                .fold(end, usize::max);
            let to = at + names[at..].iter().take_while(|name| name.tokens.start < end).count();
            names.splice(at..to, [name(tokens, i..end, NameKind::Person, CERTAIN)]);
            taken = end;
        }
    }
}

/// Whether nothing is known of the word behind a title, alone, that keeps it from being a name: where the title is a rank
/// or a role stands before it, “their commander, Captain Solofo”.
fn is_ranked(tokens: &Tokens, sentence: &Range<usize>, i: usize, sort: Sort) -> bool {
    let capital = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital());
    let role = || {
        i > sentence.start + 2 && tokens.is(i - 2, ",") && appositions::is_role_before(tokens, sentence.start, i - 2)
    };
    capital(i) && !capital(i + 1) && appositions::may_be_called(tokens, i) && (sort == Sort::Rank || role())
}

/// Whether the word behind a loose title can open a name: capitalised, and not a word that makes
/// the title part of something else (“General Assembly”, “Justice Department”, “Prime Minister”).
fn opens_name(tokens: &Tokens, i: usize) -> bool {
    let known = known_at(tokens, i);
    tokens.get(i).is_some_and(|token| {
        token.is_capital() && token.kind == TokenKind::Word && !token.shape.contains(Shape::ALL_CAPS)
    }) && !known.intersects(Known::ORGANISATION | Known::ROLE | Known::HONORIFIC | Known::COUNTRY | Known::MOSTLY_LOWER)
        && known.intersects(Known::GIVEN | Known::SURNAME)
}

/// Where the name that begins at token `i` ends: capitals, with particles and hyphens between.
fn name_end(tokens: &Tokens, i: usize, limit: usize, setting: Setting, sure: bool) -> usize {
    let capital = |i: usize| {
        i < limit
            && tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital())
            && tokens.text(i) != "I"
    };
    let particle = |i: usize| {
        i < limit && tokens.listed(i, Listed::PARTICLE) && tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
    };
    let mut end = i;
    let mut words = 0;
    let most = if setting == Setting::Sentence { LONGEST } else { 1 };
    while end < limit && words < most {
        let mut next = end;
        while next < end + 3 && particle(next) {
            next += 1;
            // “al-Khatib”
            let hyphen = tokens.glued(next) && tokens.glued(next + 1);
            if hyphen && tokens.get(next).is_some_and(|t| t.kind == TokenKind::Hyphen) && capital(next + 1) {
                next += 1;
            }
        }
        if !capital(next) {
            // “Mr Al” alone: the particle was the name.
            return if end == i && next > i && capital(i) { next } else { end };
        }
        if words > 0 && (!sure || known_at(tokens, next).intersects(Known::ORGANISATION)) {
            break;
        }
        end = next + 1;
        words += 1;
        while end + 1 < limit
            && tokens.glued(end)
            && tokens.glued(end + 1)
            && tokens.get(end).is_some_and(|t| t.kind == TokenKind::Hyphen)
            && tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Word)
            && !known_at(tokens, end + 1).contains(Known::MOSTLY_LOWER)
        {
            end += 2;
        }
    }
    end
}
