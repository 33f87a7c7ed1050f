//! What rules about names share.

use crate::{
    analysis::people::{self, Mention, MentionForm},
    ide::Article,
    lexicon::{
        honorifics::honorific,
        nouns, organisations, roles,
        words::{WordClass, classes},
    },
    text::{CharOffset, CharRange},
};

/// How far before a name the word in front of it is looked for, in code points.
const WORD: usize = 16;

/// Whether a mention is “I” or “we”, in whose words it says nothing of how the article names them.
pub(super) fn is_first_person(article: &Article, mention: &Mention) -> bool {
    mention.form == MentionForm::Pronoun && people::is_first_person(&article.text.slice(mention.range))
}

/// Whether a name stands for somebody, rather than for something called after them: not “the Obama
/// administration”, “post-Obama”, “Dodd-Frank”.
pub(super) fn stands_for_somebody(article: &Article, name: CharRange) -> bool {
    let before = article.text.words(CharRange::new(name.start().minus(WORD), name.start()));
    let behind = article.text.words(CharRange::new(name.end(), name.end().plus(1)));
    let hyphen = ['-', '\u{2010}', '\u{2011}', '–', '/'];
    if before.ends_with(hyphen) || behind.starts_with(hyphen) {
        return false;
    }
    if before.trim_end().ends_with('&') || names_a_thing(article, name) || is_calendar(article, name) {
        return false;
    }
    let word = before.strip_suffix(' ').and_then(|before| before.split(|c: char| !c.is_alphanumeric()).next_back());
    // “Morning Joe”: part of a longer name.
    let longer = word.is_some_and(|word| {
        word.chars().next().is_some_and(char::is_uppercase)
            && classes(&word.to_lowercase()).is_empty()
            && honorific(&word.to_lowercase()).is_none()
    });
    let class = classes(&word.unwrap_or("").to_lowercase());
    !longer && !class.intersects(WordClass::DETERMINER | WordClass::POSSESSIVE)
}

/// Whether a noun behind a name makes it what something is called after: “the Trump campaign”, “a
/// Trump supporter”.
fn names_a_thing(article: &Article, name: CharRange) -> bool {
    let behind = article.text.slice(CharRange::new(name.end(), name.end().plus(WORD)));
    let Some(word) = behind.strip_prefix(' ').and_then(|behind| behind.split(|c: char| !c.is_alphabetic()).next())
    else {
        return false;
    };
    let noun = nouns::singular(word);
    word.chars().next().is_some_and(char::is_lowercase)
        && (roles::is_role(&noun)
            || matches!(
                noun.as_str(),
                "administration"
                    | "campaign"
                    | "rule"
                    | "plan"
                    | "law"
                    | "bill"
                    | "act"
                    | "doctrine"
                    | "camp"
                    | "team"
                    | "rally"
                    | "era"
                    | "presidency"
                    | "government"
                    | "family"
                    | "foundation"
                    | "brand"
                    | "hotel"
                    | "tower"
                    | "ticket"
                    | "speech"
                    | "tape"
                    | "email"
            ))
}

/// Whether a name is that of a day or a month.
fn is_calendar(article: &Article, name: CharRange) -> bool {
    let word = article.text.slice(name).to_lowercase();
    classes(&word).intersects(WordClass::WEEKDAY | WordClass::MONTH)
}

/// Whether a noun for a relative stands right before a name: “his wife, Laura”, “her son Jack”. Who
/// is introduced like that needs no surname.
pub(super) fn is_relative(article: &Article, name: CharRange) -> bool {
    let before = article.text.slice(CharRange::new(name.start().minus(WORD), name.start()));
    let noun =
        before.trim_end_matches([' ', ',']).rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("").to_lowercase();
    matches!(
        noun.as_str(),
        "wife"
            | "husband"
            | "son"
            | "daughter"
            | "sons"
            | "daughters"
            | "brother"
            | "sister"
            | "mother"
            | "father"
            | "child"
            | "children"
            | "baby"
            | "twin"
            | "twins"
            | "grandson"
            | "granddaughter"
            | "grandmother"
            | "grandfather"
            | "girlfriend"
            | "boyfriend"
            | "fiancé"
            | "fiancée"
            | "fiance"
            | "fiancee"
            | "partner"
            | "cousin"
            | "uncle"
            | "aunt"
            | "niece"
            | "nephew"
            | "widow"
            | "mum"
            | "mom"
            | "dad"
            | "hubby"
            | "stepson"
            | "stepdaughter"
            | "dog"
            | "cat"
    )
}

/// Whether a name is written as no surname is: an acronym, a body by its last word, a monarch by a
/// numeral, a brand with capitals inside.
pub(super) fn is_no_surname(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let acronym = letters().count() < 6 && letters().all(char::is_uppercase) || name.contains('.');
    let numeral = name.contains(' ') && last.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let mut inner = last.char_indices().skip(1).filter(|(_, c)| c.is_uppercase()).map(|(at, _)| &last[..at]);
    let brand = inner.any(|front| {
        !front.ends_with(|c: char| !c.is_alphabetic())
            && !matches!(front, "Mc" | "Mac" | "De" | "Di" | "Du" | "Da" | "La" | "Le" | "Van" | "Fitz" | "O" | "D")
    });
    let group = last.strip_suffix('s').is_some_and(|one| roles::is_role(&one.to_lowercase()));
    acronym || numeral || brand || group || organisations::is_head(&last.to_lowercase()) || name == "Sam"
}

/// Where a word stands in a name, whatever its case; only as a whole word.
pub(super) fn places_of(article: &Article, name: CharRange, word: &str) -> Vec<CharRange> {
    let text = article.text.words(name);
    let wanted = word.to_lowercase();
    let mut out = Vec::new();
    let mut start = None;
    let ends = text.char_indices().map(|(at, c)| (at, c.is_alphanumeric())).chain([(text.len(), false)]);
    for (at, inside) in ends {
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                if text[from..at].to_lowercase() == wanted {
                    let place = |byte: usize| name.start().plus(CharOffset::of(text, byte).to_usize());
                    out.push(CharRange::new(place(from), place(at)));
                }
                start = None;
            }
            _ => {}
        }
    }
    out
}
