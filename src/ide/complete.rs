//! Completion of names: people and organisations of the article, in the forms it uses.

use crate::{
    analysis::people::{EntityId, EntityKind, MentionForm},
    lexicon::{
        particles,
        words::{WordClass, classes},
    },
    text::{CharOffset, CharRange},
};

use super::{Article, SymbolKind, people::is_named, words};

/// Words before the cursor that may be the beginning of a name: “van der Me”.
const WORDS: usize = 5;
/// The longest piece of text that is looked at for them, in code points.
const BEFORE: usize = 80;
/// How much of a role is shown, in code points.
const DETAIL: usize = 60;

/// A name that can be written at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameCompletion {
    /// What is written.
    pub text: String,
    /// Who that is, in a few words.
    pub detail: String,
    /// What it names.
    pub kind: SymbolKind,
    /// What it takes the place of: what of the name stands before the cursor.
    pub range: CharRange,
    /// What stands there is compared with: the name from the word that was begun.
    pub filter: String,
}

/// The names that what stands before a place begins: full names, surnames and forms with titles of
/// those the article mentions elsewhere, the one mentioned last before the cursor first.
///
/// Nothing unless the word before the cursor begins with a capital, and nothing for small words of
/// the language that begin a sentence: “The”, “In”.
pub fn complete(article: &Article, at: CharOffset) -> Vec<NameCompletion> {
    let article = &*article.settled();
    let Some(typed) = Typed::before(article, at) else { return Vec::new() };
    let mut people: Vec<(EntityId, (bool, usize))> = article
        .reading
        .entities
        .iter()
        .enumerate()
        .filter_map(|(i, _)| Some((EntityId::new(i), recency(article, EntityId::new(i), at)?)))
        .collect();
    people.sort_by_key(|(_, recency)| *recency);
    let mut out: Vec<NameCompletion> = Vec::new();
    for (id, _) in people {
        for form in forms(article, id, at) {
            let known = |other: &NameCompletion| other.text == form;
            if let Some((range, filter)) = typed.begins(&form).filter(|_| !out.iter().any(known)) {
                out.push(NameCompletion {
                    detail: detail(article, id),
                    kind: kind(article, id),
                    text: form,
                    range,
                    filter,
                });
            }
        }
    }
    out
}

/// What of a name stands before the cursor.
struct Typed {
    /// The beginnings of its last words, the longest first.
    starts: Vec<(CharRange, String)>,
}

impl Typed {
    fn before(article: &Article, at: CharOffset) -> Option<Typed> {
        let line = article.text.line_at(at);
        let from = line.start().max(at.minus(BEFORE));
        let text: Vec<char> = article.text.slice(CharRange::new(from, at)).chars().collect();
        let part = |c: char| c.is_alphanumeric() || matches!(c, '’' | '\'' | '-' | '.');
        let mut starts = Vec::new();
        let mut end = text.len();
        for _ in 0..WORDS {
            let start = end - text[..end].iter().rev().take_while(|c| part(**c)).count();
            if start == end {
                break;
            }
            starts.push((CharRange::new(from.plus(start), at), text[start..].iter().collect::<String>()));
            if start == 0 || text[start - 1] != ' ' {
                break;
            }
            end = start - 1;
        }
        let (_, word) = starts.first()?;
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let small = WordClass::PRONOUN
            | WordClass::DETERMINER
            | WordClass::PREPOSITION
            | WordClass::SUBORDINATOR
            | WordClass::COORDINATOR
            | WordClass::INTERROGATIVE;
        if !capital || word.chars().count() > 1 && classes(&word.to_lowercase()).intersects(small) {
            return None;
        }
        starts.reverse();
        Some(Typed { starts })
    }

    /// What a name takes the place of and is compared by, where something before the cursor begins
    /// it, or one of its later words.
    fn begins(&self, name: &str) -> Option<(CharRange, String)> {
        let folded = fold(name);
        let whole = |(range, typed): &(CharRange, String)| {
            let typed = fold(typed);
            (folded.starts_with(&typed) && folded != typed).then(|| (*range, name.to_owned()))
        };
        if let Some(found) = self.starts.iter().find_map(whole) {
            return Some(found);
        }
        // “Od” begins Rima Odeh as well; what is compared is then her surname.
        let (range, typed) = self.starts.last()?;
        let typed = fold(typed);
        let later = name.match_indices(' ').map(|(space, _)| &name[space + 1..]);
        let rest = later.into_iter().find(|rest| fold(rest).starts_with(&typed))?;
        Some((*range, rest.to_owned()))
    }
}

/// Lower case without accents.
fn fold(text: &str) -> String {
    any_ascii::any_ascii(text).to_lowercase()
}

/// How long ago somebody was mentioned, for sorting: before the cursor, then behind it. `None` for
/// whom only the name being typed may mention.
fn recency(article: &Article, id: EntityId, at: CharOffset) -> Option<(bool, usize)> {
    let others = article.reading.mentions_of(id).filter(|mention| !mention.range.touches(at));
    let key = |range: CharRange| match range.end() <= at {
        true => (false, at.to_usize() - range.end().to_usize()),
        false => (true, range.start().to_usize().saturating_sub(at.to_usize())),
    };
    others.map(|mention| key(mention.range)).min()
}

/// The forms of a name: full, without given names, and with the titles the article gives.
fn forms(article: &Article, id: EntityId, at: CharOffset) -> Vec<String> {
    let Some(entity) = article.reading.entity(id) else { return Vec::new() };
    let name = one_line(&entity.name);
    let mut out = Vec::new();
    let person = entity.kind == EntityKind::Person;
    if let Some(surname) = surname(&name).filter(|_| person && entity.introduced) {
        out.push(surname.to_owned());
    }
    out.push(name);
    let elsewhere = article.reading.mentions_of(id).filter(|mention| !mention.range.touches(at));
    for mention in elsewhere.filter(|mention| is_named(mention.form) && mention.form != MentionForm::Name) {
        let form = one_line(&article.text.slice(mention.range));
        // “GHLO” in a headline is no form of its own.
        let capitals = person && !form.chars().any(char::is_lowercase);
        if !capitals && !out.contains(&form) {
            out.push(form);
        }
    }
    out
}

fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The surname of a full name, with the particles that belong to it.
fn surname(name: &str) -> Option<&str> {
    let suffix = |word: &str| particles::is_suffix(&word.to_lowercase());
    let starts: Vec<usize> = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1)).collect();
    let word = |i: usize| name[starts[i]..].split(' ').next().unwrap_or("");
    let mut first = starts.len().checked_sub(1)?;
    while first > 0 && suffix(word(first)) {
        first -= 1;
    }
    while first > 1 && particles::opens_surname(&word(first - 1).to_lowercase()) {
        first -= 1;
    }
    (first > 0).then(|| &name[starts[first]..])
}

fn kind(article: &Article, id: EntityId) -> SymbolKind {
    match article.reading.entity(id).map(|entity| entity.kind) {
        Some(EntityKind::Organisation) => SymbolKind::Organisation,
        _ => SymbolKind::Person,
    }
}

fn detail(article: &Article, id: EntityId) -> String {
    let Some(entity) = article.reading.entity(id) else { return String::new() };
    let mut detail = vec![one_line(&entity.name)];
    detail.extend(entity.ages.first().map(|age| age.value.to_string()));
    detail.extend(entity.roles.first().map(|role| words::excerpt(&role.value, DETAIL)));
    detail.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::article_at;
    use expect_test::{Expect, expect};

    fn check(fixture: &str, expected: &Expect) {
        let (article, at) = article_at(fixture);
        let shown = |it: &NameCompletion| {
            format!("{} for “{}” by “{}” [{}]", it.text, article.text.slice(it.range), it.filter, it.detail)
        };
        let found: Vec<String> = complete(&article, at).iter().map(shown).collect();
        expected.assert_eq(&found.join("\n"));
    }

    const PEOPLE: &str = "⟦P rima|Rima Odeh⟧, ⟦age rima|41⟧, ⟦role rima|a baker⟧, met ⟦P jan|Jan van der Meer⟧. ⟦P rima|Ms Odeh⟧ left ⟦O ob|Observatory of Rights⟧. ";

    #[test]
    fn one_capital_is_enough() {
        check(
            &format!("{PEOPLE}Then O$0"),
            &expect![[r#"
                Observatory of Rights for “O” by “Observatory of Rights” [Observatory of Rights]
                Odeh for “O” by “Odeh” [Rima Odeh · 41 · a baker]
                Rima Odeh for “O” by “Odeh” [Rima Odeh · 41 · a baker]
                Ms Odeh for “O” by “Odeh” [Rima Odeh · 41 · a baker]"#]],
        );
    }

    #[test]
    fn more_words_before_the_cursor_count() {
        check(
            &format!("{PEOPLE}Then Ms O$0"),
            &expect![[r#"
            Observatory of Rights for “O” by “Observatory of Rights” [Observatory of Rights]
            Odeh for “O” by “Odeh” [Rima Odeh · 41 · a baker]
            Rima Odeh for “O” by “Odeh” [Rima Odeh · 41 · a baker]
            Ms Odeh for “Ms O” by “Ms Odeh” [Rima Odeh · 41 · a baker]"#]],
        );
        check(&format!("{PEOPLE}Then Jan v$0"), &expect![""]);
        check(
            &format!("{PEOPLE}Then Mee$0"),
            &expect![[r#"
                van der Meer for “Mee” by “Meer” [Jan van der Meer]
                Jan van der Meer for “Mee” by “Meer” [Jan van der Meer]"#]],
        );
    }

    #[test]
    fn not_in_ordinary_prose() {
        check(&format!("{PEOPLE}Then o$0"), &expect![""]);
        check(&format!("{PEOPLE}On$0"), &expect![""]);
        check(&format!("{PEOPLE}Zo$0"), &expect![""]);
        check(&format!("{PEOPLE}Odeh $0"), &expect![""]);
        check(
            &format!("{PEOPLE}Odeh$0"),
            &expect![[r#"
            Rima Odeh for “Odeh” by “Odeh” [Rima Odeh · 41 · a baker]
            Ms Odeh for “Odeh” by “Odeh” [Rima Odeh · 41 · a baker]"#]],
        );
    }

    #[test]
    fn not_what_is_being_typed() {
        check("⟦P rima|Rima Odeh⟧ came. ⟦P new|Ri$0⟧", &expect!["Rima Odeh for “Ri” by “Rima Odeh” [Rima Odeh]"]);
        check("⟦P new|Ri$0⟧", &expect![""]);
    }
}
