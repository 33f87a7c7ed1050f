//! What belongs to a person's name and what only stands beside it.

use std::ops::Range;

use super::{
    Name, NameKind,
    candidates::{self, Setting},
    neighbours, title_at,
    words::{Known, known, known_at},
};
use crate::{
    analysis::tokens::{Shape, TokenKind, Tokens},
    lexicon::{bodies, demonyms, honorifics, lexemes::Listed},
};

/// The margin of a name that a list behind a title shows.
const LISTED: u16 = 200;
/// Words a nickname in quotation marks may have.
const NICKNAME: usize = 3;
/// Words that may stand between somebody's name and the noun of what is named after them.
const BETWEEN: usize = 4;

/// Storms bear names of people and are none.
pub(crate) fn is_storm(lower: &str) -> bool {
    matches!(lower, "hurricane" | "cyclone" | "typhoon" | "storm" | "superstorm")
}

/// Whether the name that begins at token `start` is a storm's: “Hurricane Odile”.
pub(super) fn names_storm(tokens: &Tokens, start: usize) -> bool {
    let storm = |i: usize| is_storm(tokens.lower(i)) && tokens.get(i).is_some_and(|token| token.is_capital());
    storm(start) || start.checked_sub(1).is_some_and(storm)
}

/// Whether the word at token `i` is the style in which somebody is addressed: “Your Honor”, “Her Majesty”.
pub(super) fn is_style(tokens: &Tokens, i: usize) -> bool {
    let style = matches!(
        tokens.lower(i),
        "honor"
            | "honour"
            | "honors"
            | "honours"
            | "majesty"
            | "majesties"
            | "highness"
            | "highnesses"
            | "excellency"
            | "excellencies"
            | "eminence"
            | "holiness"
            | "beatitude"
            | "lordship"
            | "ladyship"
            | "worship"
            | "grace"
    );
    style && i.checked_sub(1).is_some_and(|i| matches!(tokens.lower(i), "your" | "his" | "her" | "their"))
}

/// Whether the word at token `i` behind “Mr” or “Madam” is the office of somebody addressed.
pub(super) fn is_address(tokens: &Tokens, i: usize) -> bool {
    matches!(
        tokens.lower(i),
        "chair" | "chairperson" | "chairman" | "chairwoman" | "speaker" | "moderator" | "clerk" | "president" | "mayor"
    ) && !tokens.get(i + 1).is_some_and(|token| token.is_capital() && token.kind == TokenKind::Word)
}

/// Whether the article before a body's lone word is part of its name: “The Echo”, whose word is a common noun that
/// heads no names of bodies (“The Ministry”).
pub(super) fn owns_article(tokens: &Tokens, sentence: &Range<usize>, i: usize) -> bool {
    let known = known_at(tokens, i);
    i > sentence.start
        && tokens.text(i - 1) == "The"
        && known.contains(Known::MOSTLY_LOWER)
        && !known.intersects(Known::ORGANISATION | Known::ROLE)
        && !tokens.get(i).is_some_and(|token| token.shape.contains(Shape::ALL_CAPS))
        && !tokens.get(i + 1).is_some_and(|token| token.kind == TokenKind::Hyphen && tokens.glued(i + 1))
}

/// Whether the two words before token `end` are a body's, and no town's of that name: “White House, Tenn.”.
pub(super) fn is_body_of_two(tokens: &Tokens, end: usize) -> bool {
    let town = tokens.is(end, ",") && known_at(tokens, end + 1).intersects(Known::COUNTRY | Known::PLACE);
    bodies::is_body_of_two(tokens.lower(end - 2), tokens.lower(end - 1)) && !town
}

/// Whether a lone name behind “the” goes on to no noun, as those of rivers and ships do: “over the Lee.”
pub(super) fn is_river(tokens: &Tokens, i: usize) -> bool {
    let the = i.checked_sub(1).is_some_and(|before| tokens.text(before) == "the");
    let closed = tokens.get(i + 1).is_none_or(|next| matches!(next.kind, TokenKind::Punct | TokenKind::Mark));
    the && closed && !tokens.lower(i).ends_with('s')
}

/// Whether what was tagged as a body is a rank with a given name and a surname that nothing is known of:
/// “General Zéphirin Mamadou”.
pub(super) fn is_ranked(tokens: &Tokens, range: &Range<usize>) -> bool {
    let title = title_at(tokens, range.start).is_some_and(|title| title.sort != honorifics::Sort::Courtesy);
    title && range.len() == 3 && range.clone().skip(1).all(|i| neighbours::may_be_name(tokens, i))
}

/// How many words at the front of a person's name are none of it: a nationality (“Minnesotan
/// Scott …”, “Briton Ada …”) or what they do (“Midfielder Ana …”).
pub(super) fn foreign_front(tokens: &Tokens, range: &Range<usize>) -> usize {
    let first = tokens.lower(range.start);
    let known_first = known(first);
    let named = known_first.intersects(Known::GIVEN | Known::SURNAME);
    let rest = range.len() - 1;
    if rest == 0 || tokens.glued(range.start + 1) {
        return 0;
    }
    let next = known_at(tokens, range.start + 1);
    let nation = demonyms::country(tokens.text(range.start)).is_some() && !known_first.intersects(Known::GIVEN);
    let role = !named && known_first.contains(Known::MOSTLY_LOWER) && tokens.listed(range.start, Listed::ROLE);
    let year = matches!(first, "senior" | "junior" | "freshman" | "sophomore");
    let side =
        matches!(first, "republican" | "democrat" | "tory" | "conservative" | "liberal" | "independent" | "team");
    usize::from(side || nation || rest >= 2 && (role || year && next.intersects(Known::GIVEN)))
}

/// Whether a name of several words is that of a people: “Black Americans”, “Young Syrians”.
pub(super) fn is_people(tokens: &Tokens, range: &Range<usize>) -> bool {
    let last = range.end - 1;
    range.len() > 1
        && tokens.lower(last).ends_with('s')
        && demonyms::country(tokens.text(last)).is_some_and(|_| demonyms::is_plural(tokens.text(last)))
        && !known_at(tokens, range.start).intersects(Known::GIVEN_FREQUENT)
}

/// Whether a name is that of a state: “Democratic Republic of Congo”, “Kingdom of Jordan”.
pub(super) fn is_state(tokens: &Tokens, range: &Range<usize>) -> bool {
    let of = range.clone().find(|&i| tokens.is(i, "of"));
    of.is_some_and(|of| {
        of > range.start
            && of + 1 < range.end
            && matches!(
                tokens.lower(of - 1),
                "republic" | "kingdom" | "sultanate" | "principality" | "duchy" | "emirate" | "commonwealth"
            )
            && (of + 1..range.end).any(|i| known_at(tokens, i).intersects(Known::COUNTRY | Known::PLACE_PART))
            && (of + 1..range.end).all(|i| !tokens.listed(i, Listed::HEAD))
    })
}

/// Whether a lone word is an adjective of a part of the world, as in what is called after it: “African | American History”.
pub(super) fn is_continental(lower: &str) -> bool {
    matches!(lower, "african" | "asian" | "european" | "american" | "latino" | "hispanic" | "arctic" | "antarctic")
}

/// Whether a name is a single word for what somebody does, written with a capital: “Chair”, “Republican”.
pub(super) fn is_lone_role(tokens: &Tokens, range: &Range<usize>) -> bool {
    let lower = tokens.lower(range.start);
    range.len() == 1
        && (tokens.listed(range.start, Listed::ROLE) || lower == "counsel")
        && known(lower).contains(Known::MOSTLY_LOWER)
        && !known(lower).intersects(Known::GIVEN | Known::SURNAME)
}

/// Where a person's name ends that words of the sentence were taken into: “Herrick | at Camp”, “Mr
/// Collins | I was told”. Kings and queens keep their number.
pub(super) fn before_words(tokens: &Tokens, range: &Range<usize>) -> usize {
    let word = |&i: &usize| {
        matches!(tokens.text(i), "at" | "as" | "an") && !tokens.glued(i + 1)
            || tokens.text(i) == "I" && i + 1 == range.end && !is_numbered(tokens, range)
    };
    (range.start + 1..range.end).find(word).unwrap_or(range.end)
}

/// Whether a name that ends in “I” is one of the first of that name: “Elizabeth I”.
fn is_numbered(tokens: &Tokens, range: &Range<usize>) -> bool {
    let titled = range.start.checked_sub(1).and_then(|i| title_at(tokens, i));
    range.len() == 2
        && known_at(tokens, range.start).intersects(Known::GIVEN)
        && titled.is_none_or(|title| !title.sure)
        && !matches!(tokens.lower(range.end), "am" | "have" | "think" | "’m" | "'m" | "’ve" | "'ve")
}

/// Whether what stands beside a name shows somebody, whatever its last word is: a role before it
/// (“lifeguard Tom Marsh”) or an age behind it (“Tom Marsh, 61,”).
pub(super) fn is_described(tokens: &Tokens, sentence: &Range<usize>, range: &Range<usize>) -> bool {
    let role = range.start > sentence.start && {
        let before = tokens.get(range.start - 1);
        before.is_some_and(|token| token.kind == TokenKind::Word && !token.is_capital())
            && tokens.listed(range.start - 1, Listed::ROLE)
    };
    let age = range.end + 1 < sentence.end
        && matches!(tokens.text(range.end), "," | "(")
        && tokens.get(range.end + 1).is_some_and(|token| token.kind == TokenKind::Number && token.bytes().len() == 2)
        && matches!(tokens.text(range.end + 2), "," | ")" | ".");
    role || age
}

/// How many tokens right before a name are initials of it: “K. Michael …”, “J. R. R. …”, “J-Lo”. What
/// stands before token `from` is taken.
pub(super) fn initials_before(tokens: &Tokens, start: usize, from: usize) -> usize {
    let hyphen = start >= from + 2
        && tokens.get(start - 1).is_some_and(|token| token.kind == TokenKind::Hyphen)
        && tokens.glued(start)
        && tokens.glued(start - 1);
    if hyphen && tokens.text(start - 2).len() == 1 && tokens.get(start - 2).is_some_and(|token| token.is_capital()) {
        return 2;
    }
    (from..start)
        .rev()
        .take(3)
        .take_while(|&i| {
            tokens.get(i).is_some_and(|token| token.shape.contains(Shape::ABBREVIATED) && token.is_capital())
                && tokens.text(i).trim_end_matches('.').chars().count() == 1
        })
        .count()
}

/// Adds the later names behind a title in the plural: “Sens. Odeh, Kaya and Lindqvist”.
pub(super) fn listed_behind_titles(tokens: &Tokens, sentences: &[Range<usize>], names: &mut Vec<Name>) {
    if !tokens.lists().contains(Listed::TITLES) {
        return;
    }
    for sentence in sentences {
        for i in tokens.capitals(sentence.clone()) {
            let capital = tokens.get(i).is_some_and(|token| token.is_capital());
            if !capital || !tokens.listed(i, Listed::TITLES) {
                continue;
            }
            let mut at = names.partition_point(|name| name.tokens.end <= i);
            if opens_list(tokens, sentence, i) && names.get(at).is_none_or(|name| name.tokens.start > i + 1) {
                let span = tokens.bytes(i + 1..i + 2).into();
                names.insert(at, Name { span, tokens: i + 1..i + 2, kind: NameKind::Person, margin: LISTED });
            }
            if !names.get(at).is_some_and(|name| name.kind == NameKind::Person && name.tokens.start == i + 1) {
                continue;
            }
            while let Some(next) = behind_comma(tokens, sentence, names[at].tokens.end) {
                // What the tagger was not sure of gives way.
                if let Some(name) = names.get_mut(at + 1)
                    && name.tokens == (next..next + 1)
                    && name.margin < LISTED
                    && !known_at(tokens, next).intersects(Known::COUNTRY | Known::PLACE | Known::ORGANISATION)
                {
                    (name.kind, name.margin) = (NameKind::Person, LISTED);
                }
                let there = names.get(at + 1);
                if there.is_none_or(|name| name.tokens.start > next) {
                    let span = tokens.bytes(next..next + 1).into();
                    let name = Name { span, tokens: next..next + 1, kind: NameKind::Person, margin: LISTED };
                    names.insert(at + 1, name);
                } else if !there.is_some_and(|name| name.kind == NameKind::Person && name.tokens.start == next) {
                    break;
                }
                at += 1;
            }
        }
    }
}

/// Whether an office or a rank in the plural at token `i` stands before a list of surnames that nobody tagged.
fn opens_list(tokens: &Tokens, sentence: &Range<usize>, i: usize) -> bool {
    let one = tokens.lower(i).trim_end_matches('.').trim_end_matches('s');
    let known = known_at(tokens, i + 1);
    honorifics::honorific(one).is_some_and(|title| title.sort != honorifics::Sort::Courtesy)
        && known.intersects(Known::SURNAME)
        && !known.intersects(Known::MOSTLY_LOWER | Known::ORGANISATION | Known::COUNTRY)
        && tokens.get(i + 1).is_some_and(|token| token.is_capital() && token.kind == TokenKind::Word)
        && behind_comma(tokens, sentence, i + 2).is_some()
}

/// The capitalised word that goes on a list behind token `end`: “, Kaya”, “and Kaya”, “, and Kaya”.
fn behind_comma(tokens: &Tokens, sentence: &Range<usize>, end: usize) -> Option<usize> {
    let comma = usize::from(tokens.is(end, ","));
    let and = usize::from(matches!(tokens.lower(end + comma), "and" | "&"));
    let next = end + comma + and;
    let goes_on = comma + and > 0
        && next < sentence.end
        && tokens.get(next).is_some_and(|token| token.is_capital() && token.kind == TokenKind::Word)
        && !known_at(tokens, next).contains(Known::MOSTLY_LOWER)
        && title_at(tokens, next).is_none();
    goes_on.then_some(next)
}

/// Whether a word in lower case is for a house that bears somebody's name and can speak for itself.
fn is_house(lower: &str) -> bool {
    matches!(
        lower,
        "hospital" | "clinic" | "university" | "museum" | "foundation" | "institute" | "library" | "college"
    )
}

/// What is named after somebody: where the name that ends at token `end` goes straight on to the
/// noun of a building, a place or a body (“the Ada Lindqvist Memorial Bridge”), its kind and its end.
pub(super) fn named_after(tokens: &Tokens, sentence: &Range<usize>, end: usize) -> Option<(NameKind, usize)> {
    let capital = |i: usize| {
        i < sentence.end && tokens.get(i).is_some_and(|token| token.is_capital() && token.kind == TokenKind::Word)
    };
    // “the Ada Lindqvist hospital”
    if end < sentence.end
        && !capital(end)
        && is_house(tokens.lower(end))
        && tokens.get(end).is_some_and(|token| token.kind == TokenKind::Word)
    {
        return Some((NameKind::Organisation, end + 1));
    }
    if !capital(end) || candidates::setting(tokens, sentence) != Setting::Sentence {
        return None;
    }
    let mut found = None;
    let mut i = end;
    while capital(i) && i < end + BETWEEN {
        let lower = tokens.lower(i);
        let common = known(lower).contains(Known::MOSTLY_LOWER);
        if !common && !tokens.listed(i, Listed::HEAD | Listed::FEATURE) || title_at(tokens, i).is_some() {
            break;
        }
        let (feature, head) = (tokens.listed(i, Listed::FEATURE), tokens.listed(i, Listed::HEAD));
        i += 1;
        if feature {
            found = Some((NameKind::Place, i));
        } else if head && !matches!(lower, "administration" | "cabinet" | "team") {
            found = Some((NameKind::Organisation, i));
        }
    }
    found.filter(|(_, to)| *to == i)
}

/// Joins names around a nickname in quotation marks, also where the tagger saw only one side of it:
/// “Charalambos “Bambos” Xanthos”.
pub(super) fn around_nicknames(tokens: &Tokens, sentences: &[Range<usize>], names: &mut Vec<Name>) {
    for sentence in sentences {
        let mut taken = sentence.start;
        for i in tokens.capitals(sentence.clone()).map(|before| before + 1) {
            if i < taken || i + 2 >= sentence.end {
                continue;
            }
            let Some(whole) = around_nickname(tokens, sentence, i) else { continue };
            let from = names.partition_point(|name| name.tokens.end <= whole.start);
            let to = from + names[from..].iter().take_while(|name| name.tokens.start < whole.end).count();
            let inside = &names[from..to];
            let person = inside.iter().any(|name| {
                name.kind == NameKind::Person
                    && (name.tokens.end <= i || name.tokens.start > i)
                    && !name.tokens.contains(&i)
            });
            let known_given = known_at(tokens, whole.start).intersects(Known::GIVEN);
            taken = whole.end;
            if person || known_given {
                let start = inside.first().map_or(whole.start, |name| name.tokens.start.min(whole.start));
                let end = inside.last().map_or(whole.end, |name| name.tokens.end.max(whole.end));
                let margin = inside.iter().map(|name| name.margin).max().unwrap_or(0).max(100);
                let name =
                    Name { span: tokens.bytes(start..end).into(), tokens: start..end, kind: NameKind::Person, margin };
                names.splice(from..to, [name]);
            }
        }
    }
}

/// The whole name around the nickname whose opening mark is token `i`.
fn around_nickname(tokens: &Tokens, sentence: &Range<usize>, i: usize) -> Option<Range<usize>> {
    let mark = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Mark);
    let word = |i: usize| {
        sentence.contains(&i) && tokens.get(i).is_some_and(|token| token.is_capital() && token.kind == TokenKind::Word)
    };
    let name =
        |i: usize| word(i) && !known_at(tokens, i).contains(Known::MOSTLY_LOWER) && title_at(tokens, i).is_none();
    if !mark(i) || !name(i - 1) || tokens.glued(i) || !tokens.glued(i + 1) {
        return None;
    }
    let close = (i + 2..=i + 1 + NICKNAME).find(|&close| mark(close))?;
    let inside = (i + 1..close).all(word) && tokens.glued(close);
    if !inside
        || !word(close + 1)
        || tokens.glued(close + 1)
        || known_at(tokens, close + 1).contains(Known::MOSTLY_LOWER)
            && !known_at(tokens, close + 1).contains(Known::SURNAME)
    {
        return None;
    }
    let mut start = i - 1;
    while start > sentence.start && name(start - 1) && start + 3 > i {
        start -= 1;
    }
    let mut end = close + 2;
    while tokens.listed(end - 1, Listed::PARTICLE) && word(end) {
        end += 1;
    }
    Some(start..end)
}
