//! What is said of a person beside their name: age, role, home, gender.
//!
//! News style puts these into appositives (“Rima Odeh, 41, a teacher from Aleppo,”), into titles
//! before the name (“Foreign Minister …”, “spokesman …”) and into the first relative clause (“who
//! lives in …”).

use std::ops::Range;

use super::{Gender, titles};
use crate::{
    analysis::{
        ByteSpan,
        names::{Name, NameKind, title_at},
        tokens::{Token, TokenKind, Tokens},
    },
    lexicon::{
        honorifics::{self, Sort},
        lexemes::Listed,
        roles, verbs,
        words::WordClass,
    },
};

/// Ages people have.
const AGES: Range<u32> = 1..125;
/// Words that may stand between a name and an “of” or “from” that tells whence somebody is.
const NEAR: usize = 8;
/// Words an appositive or a title may have.
const LONGEST: usize = 24;

/// Facts beside one name; spans in bytes of the paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) age: Option<(u32, ByteSpan)>,
    pub(crate) roles: Vec<ByteSpan>,
    pub(crate) home: Option<ByteSpan>,
    pub(crate) gender: Option<Gender>,
}

struct Reader<'t> {
    tokens: &'t Tokens,
    sentence: &'t Range<usize>,
    names: &'t [Name],
    facts: Facts,
}

/// The facts around a person's name.
pub(crate) fn around(tokens: &Tokens, sentence: &Range<usize>, names: &[Name], name: &Name) -> Facts {
    let mut reader = Reader { tokens, sentence, names, facts: Facts::default() };
    reader.before(name.tokens.start);
    reader.apposed(&name.tokens);
    reader.behind(name.tokens.end);
    reader.facts
}

impl Reader<'_> {
    fn text(&self, i: usize) -> &str {
        if i < self.sentence.end { self.tokens.text(i) } else { "" }
    }

    fn lower(&self, i: usize) -> &str {
        if i < self.sentence.end { self.tokens.lower(i) } else { "" }
    }

    fn class(&self, i: usize) -> WordClass {
        if i < self.sentence.end { self.tokens.class(i) } else { WordClass::empty() }
    }

    fn is_word(&self, i: usize) -> bool {
        i < self.sentence.end && self.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word)
    }

    fn span(&self, range: Range<usize>) -> ByteSpan {
        self.tokens.bytes(range).into()
    }

    /// Token `i` as an age in whole years.
    fn age_at(&self, i: usize) -> Option<u32> {
        let token = self.tokens.get(i).filter(|token| token.kind == TokenKind::Number && i < self.sentence.end)?;
        let age = self.text(i).parse().ok().filter(|age| AGES.contains(age))?;
        // “35-page”, “£35”, “35%” are no ages.
        let before = i > 0 && self.tokens.glued(i) && !matches!(self.text(i - 1), "(" | "," | "“");
        (!before && token.bytes().len() <= 3).then_some(age)
    }

    /// “The 31-year-old teacher …”, “Foreign Minister …”, “spokesman …”.
    fn before(&mut self, start: usize) {
        let mut first = start;
        while first > self.sentence.start && first + 12 > start {
            let i = first - 1;
            let hyphen = self.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Hyphen);
            let verb = self.class(i).intersects(WordClass::AUXILIARY);
            let word = self.is_word(i) && !verb && !self.opens_phrase(i);
            // “Ahmed, the”, “said”, “Oxfam’s”: here the title ends.
            if !(hyphen || word || self.age_at(i).is_some() && self.text(first) == "-") {
                break;
            }
            first = i;
        }
        let number = self.tokens.get(first).is_some_and(|token| token.kind == TokenKind::Number);
        if number
            && self.lower(first + 2) == "year"
            && self.lower(first + 4) == "old"
            && let Some(age) = self.tokens.text(first).parse().ok().filter(|age| AGES.contains(age))
        {
            self.facts.age = Some((age, self.span(first..first + 1)));
            first += 5;
        }
        let Some(noun) = start.checked_sub(1).filter(|noun| *noun >= first) else { return };
        if !self.is_role(noun) {
            return;
        }
        // “Bishop”, “Queen” tell a role, “Sir” and “Lord” none.
        let address = matches!(self.lower(noun), "lord" | "lady" | "saint" | "sheikh");
        let capital = self.tokens.get(noun).is_some_and(|token| token.is_capital());
        let courtesy = || honorifics::honorific(self.lower(noun)).is_some_and(|title| title.sort == Sort::Courtesy);
        if address && capital && courtesy() {
            return;
        }
        self.gender_by(noun);
        // Capitals and the few lower-case modifiers of titles; anything else is not part of it.
        let mut from = noun;
        // “Mr Justice Fenwick” is a justice.
        let courtesy = |i: usize| {
            let capital = self.tokens.get(i).is_some_and(|token| token.is_capital());
            capital
                && honorifics::honorific(self.lower(i).trim_end_matches('.'))
                    .is_some_and(|title| title.sort == Sort::Courtesy)
        };
        while from > first
            && !courtesy(from - 1)
            && (self.tokens.get(from - 1).is_some_and(|t| t.is_capital() || t.kind == TokenKind::Hyphen)
                && (from - 1 > self.sentence.start || titles::may_open(self.tokens, from - 1))
                || titles::modifies(self.lower(from - 1)))
        {
            from -= 1;
        }
        if self.tokens.get(from).is_some_and(|token| token.kind == TokenKind::Hyphen) {
            from += 1;
        }
        if from <= noun {
            let span = self.span(from..noun + 1);
            self.facts.roles.push(span);
        }
    }

    /// “Mwape’s wife, Grace,”, “the mayor of Vienna, Josef Haller,”: the role before the comma.
    fn apposed(&mut self, name: &Range<usize>) {
        // “The judge, Mr Justice Fenwick,”
        let mut start = name.start;
        while start > self.sentence.start + 1 && title_at(self.tokens, start - 1).is_some() {
            start -= 1;
        }
        let Some(comma) = start.checked_sub(1).filter(|i| *i > self.sentence.start) else { return };
        let punct = self.tokens.get(comma).is_some_and(|token| token.kind == TokenKind::Punct);
        if !punct || self.text(comma) != "," {
            return;
        }
        let Some(phrase) = titles::before(self.tokens, self.sentence.start, comma) else { return };
        self.gender_by(phrase.head);
        let closed = matches!(self.text(name.end), "," | "(" | "." | ";" | "—" | "–" | "--" | "")
            || self.lower(name.end) == "who";
        if closed {
            let span = self.span(phrase.range);
            self.facts.roles.push(span);
        }
    }

    /// Words that close off what stands before a title.
    fn opens_phrase(&self, i: usize) -> bool {
        let opens = || {
            matches!(
                self.lower(i),
                "the"
                    | "a"
                    | "an"
                    | "his"
                    | "her"
                    | "their"
                    | "its"
                    | "our"
                    | "my"
                    | "and"
                    | "said"
                    | "says"
                    | "by"
                    | "with"
                    | "to"
                    | "of"
                    | "for"
                    | "in"
                    | "from"
                    | "that"
                    | "told"
                    | "as"
                    | "but"
                    | "or"
                    | "including"
                    | "like"
                    | "according"
                    | "added"
                    | "between"
                    | "when"
                    | "where"
                    | "while"
                    | "after"
                    | "before"
                    | "at"
                    | "on"
            )
        };
        // The words of titles have no class; all of these have one, or are listed.
        let small = !self.class(i).is_empty() || self.tokens.listed(i, Listed::CUE | Listed::STAND_IN);
        debug_assert!(small || !opens(), "a word that opens a phrase and is not told by its class");
        small && opens()
    }

    fn is_role(&self, i: usize) -> bool {
        i < self.sentence.end && self.tokens.listed(i, Listed::ROLE)
    }

    fn gender_by(&mut self, noun: usize) {
        let found = if roles::is_feminine(self.tokens.lower(noun)) {
            Gender::Feminine
        } else if roles::is_masculine(self.tokens.lower(noun)) {
            Gender::Masculine
        } else {
            return;
        };
        self.facts.gender.get_or_insert(found);
    }

    /// “…, 35, a teacher from Aleppo, who lives in …”, “… (35)”.
    fn behind(&mut self, end: usize) {
        let mut i = end;
        let parts = |token: &Token| matches!(token.kind, TokenKind::Punct | TokenKind::Dash | TokenKind::Hyphen);
        if !self.tokens.get(end).is_some_and(parts) {
            self.home(end);
            return;
        }
        if self.text(i) == "("
            && self.text(i + 2) == ")"
            && let Some(age) = self.age_at(i + 1)
        {
            self.facts.age.get_or_insert((age, self.tokens.bytes(i + 1..i + 2).into()));
            i += 3;
        }
        if matches!(self.text(i), "," | "—" | "–" | "-" | "--") {
            let number = i + 1 + usize::from(matches!(self.lower(i + 1), "aged" | "now" | "age" | "then" | "just"));
            if let Some(age) = self.age_at(number) {
                let bare = matches!(
                    self.text(number + 1),
                    "," | "."
                        | ";"
                        | ")"
                        | ":"
                        | "”"
                        | "\""
                        | "—"
                        | "–"
                        | ""
                        | "who"
                        | "and"
                        | "of"
                        | "from"
                        | "told"
                        | "said"
                );
                let years = self.lower(number + 1) == "years" && self.lower(number + 2) == "old";
                if bare || years {
                    self.facts.age.get_or_insert((age, self.tokens.bytes(number..number + 1).into()));
                    i = number + 1 + 2 * usize::from(years);
                }
            }
        }
        if matches!(self.text(i), "," | "—" | "–" | "--" | "(") {
            self.years_old(i + 1);
            self.appositive(i + 1);
        }
        self.home(i);
    }

    /// “…, a 51-year-old nurse,”: not one more of a list, “…, a 5-year-old boy and two women”.
    fn years_old(&mut self, from: usize) {
        let number = from + usize::from(matches!(self.lower(from), "a" | "an" | "the"));
        let years = self.lower(number + 2) == "year" && self.lower(number + 4) == "old";
        let ends = matches!(self.text(number + 6), "," | "." | "—" | "–" | ")" | "who" | "from" | "said" | "told");
        if let Some(age) = self.age_at(number)
            && years
            && ends
            && self.is_role(number + 5)
        {
            self.facts.age.get_or_insert((age, self.span(number..number + 1)));
        }
    }

    /// An appositive that begins at token `from`: a noun phrase whose head is a role.
    fn appositive(&mut self, from: usize) {
        let mut head = None;
        let mut end = from;
        let mut complement = false;
        while end < self.sentence.end && end < from + LONGEST {
            let lower = self.lower(end);
            if matches!(
                self.text(end),
                "," | "." | ";" | ":" | ")" | "(" | "—" | "–" | "--" | "!" | "?" | "”" | "“" | "\""
            ) || matches!(lower, "who" | "which" | "whose" | "said" | "told" | "says" | "where" | "that")
            {
                break;
            }
            complement |= matches!(lower, "of" | "for" | "at" | "in" | "from" | "with" | "to" | "on" | "based");
            if !complement && self.is_role(end) {
                head = Some(end);
            }
            end += 1;
        }
        let Some(head) = head else { return };
        // “…, the minister said”: a subject of its own, not an appositive, where a verb ends it.
        let article = matches!(
            self.lower(from),
            "a" | "an"
                | "the"
                | "his"
                | "her"
                | "their"
                | "one"
                | "another"
                | "now"
                | "then"
                | "formerly"
                | "himself"
                | "herself"
        );
        let spoken = matches!(self.lower(end), "said" | "told" | "says" | "that") && !article;
        // “…, 52, became mayor”, “…, works as a nurse”: what they did or do, and no noun phrase.
        let verbal = !article
            && (verbs::is_past(self.lower(from)) && !titles::modifies(self.lower(from))
                || self.class(from).intersects(WordClass::AUXILIARY | WordClass::PRONOUN)
                || (from + 1..head).any(|i| matches!(self.lower(i), "as" | "a" | "an" | "the")));
        if spoken || verbal || !article && head > from + 4 {
            return;
        }
        self.gender_by(head);
        while end > head + 1 && matches!(self.lower(end - 1), "and" | "of" | "in" | "for") {
            end -= 1;
        }
        let span = self.span(from..end);
        self.facts.roles.push(span);
    }

    /// “who lives in …”, “of Leeds”, “a teacher from Aleppo”: the first place these lead to.
    fn home(&mut self, from: usize) {
        let lives_by = |lower: &str| matches!(lower, "lives" | "lived" | "living" | "resident" | "resides" | "based");
        let text = self.tokens.lower_source();
        let told = |token: &Token| {
            let opens = matches!(text.as_bytes().get(token.start as usize), Some(b'l' | b'r' | b'b'));
            opens && (5..=8).contains(&token.bytes().len()) && lives_by(&text[token.bytes()])
        };
        let end = self.sentence.end.min(from + LONGEST);
        let mut at = self.names.partition_point(|name| name.tokens.end <= from);
        let near = |name: &&Name| name.tokens.start < end;
        let place = || self.names[at..].iter().take_while(near).any(|name| name.kind == NameKind::Place);
        let led = || (from..end.min(from + NEAR + 1)).any(|i| matches!(self.lower(i), "from" | "of"));
        // Where nobody is said to live anywhere, “of” or “from” has to be near, and a place behind.
        let lives = self.tokens.list().get(from..end).unwrap_or_default().iter().any(told);
        let may_lead = lives || place() && led();
        if !may_lead {
            return;
        }
        let mut i = from;
        let mut leads = false;
        let mut lives = false;
        while i < end {
            match self.lower(i) {
                lower if lives_by(lower) => lives = true,
                "his" | "he" | "himself" if lives => {
                    self.facts.gender.get_or_insert(Gender::Masculine);
                }
                "her" | "she" | "herself" if lives => {
                    self.facts.gender.get_or_insert(Gender::Feminine);
                }
                "in" | "near" | "outside" if lives => leads = true,
                "from" | "of" if lives || i <= from + NEAR && !self.verb_before(from, i) => leads = true,
                "." | ";" | "”" | "“" | "\"" | "said" | "told" | "says" | "fled" | "moved" => return,
                "the" | "," | "town" | "village" | "city" | "suburb" | "district" | "neighbourhood"
                | "neighborhood" | "northern" | "southern" | "eastern" | "western" | "central" | "province"
                | "north" | "south" | "east" | "west" => {}
                _ => {
                    while self.names.get(at).is_some_and(|name| name.tokens.end <= i) {
                        at += 1;
                    }
                    match self.names.get(at).filter(|name| name.tokens.start == i) {
                        Some(name) if leads && name.kind == NameKind::Place => {
                            self.facts.home = Some(name.span);
                            return;
                        }
                        Some(name) => {
                            i = name.tokens.end;
                            leads = false;
                            continue;
                        }
                        None => leads = false,
                    }
                }
            }
            i += 1;
        }
    }

    /// Whether anything but an appositive stands between two tokens: “…, a minister of” is none.
    fn verb_before(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| matches!(self.lower(i), "who" | "was" | "is" | "had" | "has" | "and" | "were"))
            || (from..to).any(|i| self.is_role(i) && self.lower(to) == "of" && self.lower(i) != "resident")
            || self.text(from) != ","
    }
}
