//! One name, spelled in two ways.

use rapidhash::RapidHashMap;

use crate::{
    analysis::people::{Entity, EntityId, EntityKind, MentionForm},
    checks::{
        Fix, Rule, Sink,
        spelling::{self, Spelling},
    },
    config::Level,
    ide::Article,
    text::{CharRange, Edit},
};

use super::names::places_of;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "person-two-spellings",
    name: "One name spelled in two ways",
    level: Level::Warning,
    why: "Two names of the article differ by a letter or two and are likely to be one person's. A transliterated \
          name has many right spellings, but an article should keep to one of them. People with different given \
          names are not reported, however alike their surnames are. Each fix changes one spelling in all forms of the \
          name; possessives keep their ending.",
    example: "Khaled Al Essa, 35, lives near the border.\n\nMr Al Issa has no plans to leave. “I stay,” Mr Al Essa said.\n",
    instead: "Khaled Al Essa, 35, lives near the border.\n\nMr Al Essa has no plans to leave. “I stay,” Mr Al Essa said.\n",
    source: None,
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let people: Vec<(EntityId, &Entity)> = article
        .reading
        .entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| entity.kind == EntityKind::Person)
        .map(|(i, entity)| (EntityId::new(i), entity))
        .collect();
    for (id, _) in &people {
        within(article, *id, sink);
    }
    let spelled: Vec<Vec<Spelling<'_>>> = people.iter().map(|(_, entity)| spellings(&entity.name)).collect();
    let alike = Alike::of(&spelled);
    for (i, (id, _)) in people.iter().enumerate() {
        for j in alike.before(&spelled, i) {
            let other_id = &people[j].0;
            let Some((this, that)) = variant(&spelled[i], &spelled[j]) else { continue };
            let (mine, theirs) = (spans_of(article, sink, *id, this), spans_of(article, sink, *other_id, that));
            let (Some(first), Some(before)) = (mine.first(), theirs.first()) else { continue };
            let finding = sink.report(*first, format!("{this} here, {that} before: is this one name?"));
            finding.relate(*before, format!("{that} stands here."));
            finding.fixes.extend([make_all(article, that, &mine), make_all(article, this, &theirs)]);
        }
    }
}

/// Two spellings in the names that the reading already takes for one person's: Khaled and Khalid
/// Haddad.
fn within(article: &Article, id: EntityId, sink: &mut Sink<'_>) {
    let mut words: Vec<String> = Vec::new();
    let prose = sink.prose(article);
    let named = sink.mentions_of(article, id).filter(|mention| mention.form == MentionForm::Name);
    for mention in named {
        let name = prose.slice(mention.range);
        for word in name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            if words.iter().any(|that| that == word) {
                continue;
            }
            // Pete is short for Peter, not another spelling of it.
            let short = |that: &str| that.starts_with(word) || word.starts_with(that);
            let other = |that: &&String| spelling::is_variant(word, that) && !short(that);
            let Some(that) = words.iter().find(other).cloned() else {
                words.push(word.to_owned());
                continue;
            };
            let (these, those) = (spans_of(article, sink, id, word), spans_of(article, sink, id, &that));
            let (Some(first), Some(before)) = (these.first(), those.first()) else { continue };
            let finding = sink.report(*first, format!("{word} here, {that} before: is this one name?"));
            finding.relate(*before, format!("{that} stands here."));
            finding.fixes.extend([make_all(article, &that, &these), make_all(article, word, &those)]);
            return;
        }
    }
}

fn make_all(article: &Article, word: &str, spans: &[CharRange]) -> Fix {
    let edit = |range: &CharRange| Edit { range: *range, text: in_case_of(word, &article.text.slice(*range)) };
    Fix { title: format!("Make all {word}"), edits: spans.iter().map(edit).collect() }
}

/// Which names can be spellings of one: those that share a word in the same place from the end, as all
/// but one have to be the same, and those of one word, which is the one that may differ.
struct Alike {
    /// The names with a word, by its place from the end and its hash, in order.
    by_word: RapidHashMap<(usize, u64), Vec<usize>>,
    /// The names of one word.
    single: Vec<usize>,
}

impl Alike {
    fn of(spelled: &[Vec<Spelling<'_>>]) -> Self {
        let mut alike = Alike { by_word: RapidHashMap::default(), single: Vec::new() };
        for (i, words) in spelled.iter().enumerate() {
            for (place, word) in words.iter().rev().enumerate() {
                alike.by_word.entry((place, word.hash)).or_default().push(i);
            }
            if words.len() == 1 {
                alike.single.push(i);
            }
        }
        alike
    }

    /// Those before name `i` that it may be a spelling of, in order.
    fn before(&self, spelled: &[Vec<Spelling<'_>>], i: usize) -> Vec<usize> {
        let words = &spelled[i];
        if words.len() == 1 {
            return (0..i).collect();
        }
        let of_word = |(place, word): (usize, &Spelling<'_>)| self.by_word.get(&(place, word.hash));
        let sharing = words.iter().rev().enumerate().filter_map(of_word).flatten();
        let mut before: Vec<usize> = sharing.chain(&self.single).copied().filter(|&j| j < i).collect();
        before.sort_unstable();
        before.dedup();
        before
    }
}

/// The one word in which two names differ, where they are likely one name.
fn variant<'n>(a: &[Spelling<'n>], b: &[Spelling<'n>]) -> Option<(&'n str, &'n str)> {
    // The shorter form is compared with the end of the longer one: “Al Issa” with “Khaled Al Essa”.
    let shared = a.len().min(b.len());
    let pairs = a[a.len() - shared..].iter().zip(&b[b.len() - shared..]);
    let mut different = pairs.filter(|(x, y)| !x.written.eq_ignore_ascii_case(y.written));
    let (x, y) = different.next()?;
    (different.next().is_none() && x.is_variant_of(y)).then_some((x.written, y.written))
}

/// The words of a name.
fn spellings(name: &str) -> Vec<Spelling<'_>> {
    name.split(' ').map(Spelling::new).collect()
}

/// Where `word` stands in the mentions of a person that are names.
fn spans_of(article: &Article, sink: &Sink<'_>, id: EntityId, word: &str) -> Vec<CharRange> {
    let named = |form| !matches!(form, MentionForm::Pronoun | MentionForm::Nominal);
    let mentions = sink.mentions_of(article, id).filter(|mention| named(mention.form));
    mentions.filter_map(|mention| places_of(article, mention.range, word).pop()).collect()
}

/// A word in the case in which another is written: all capitals in a headline set so.
fn in_case_of(word: &str, there: &str) -> String {
    let capitals = there.chars().count() > 1 && !there.chars().any(char::is_lowercase);
    if capitals { word.to_uppercase() } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::spellings;

    fn variant<'n>(one: &'n str, other: &'n str) -> Option<(&'n str, &'n str)> {
        super::variant(&spellings(one), &spellings(other))
    }

    #[test]
    fn one_word_may_differ_a_little() {
        assert_eq!(variant("Al Issa", "Khaled Al Essa"), Some(("Issa", "Essa")));
        assert_eq!(variant("Khaled Al Essa", "Khalid Al Essa"), Some(("Khaled", "Khalid")));
        assert_eq!(variant("Marta Kowal", "Piotr Kowal"), None);
        assert_eq!(variant("Khalid Al Issa", "Khaled Al Essa"), None);
        assert_eq!(variant("Kowal", "Marta Kowal"), None);
    }
}
