//! One name, spelled in two ways.

use crate::{
    analysis::people::{Entity, EntityId, EntityKind, MentionForm},
    checks::{Fix, Rule, Sink, spelling},
    config::Level,
    ide::Article,
    text::{CharOffset, CharRange, Edit},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "person-two-spellings",
    name: "One name spelled in two ways",
    level: Level::Warning,
    why: "Two names of the article differ by a letter or two and are likely to be one person's. A transliterated \
          name has many right spellings, but an article should keep to one of them. People with different given \
          names are not reported, however alike their surnames are.",
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
    for (i, (id, one)) in people.iter().enumerate() {
        for (other_id, other) in &people[..i] {
            let Some((this, that)) = variant(&one.name, &other.name) else { continue };
            let (mine, theirs) = (spans_of(article, *id, this), spans_of(article, *other_id, that));
            let (Some(first), Some(before)) = (mine.first(), theirs.first()) else { continue };
            let finding = sink.report(*first, format!("{this} here, {that} before: is this one name?"));
            finding.relate(*before, format!("{that} stands here."));
            for (word, spans) in [(that, &mine), (this, &theirs)] {
                let edits = spans.iter().map(|range| Edit { range: *range, text: word.to_owned() }).collect();
                finding.fixes.push(Fix { title: format!("Make all {word}"), edits });
            }
        }
    }
}

/// The one word in which two names differ, where they are likely one name.
fn variant<'n>(one: &'n str, other: &'n str) -> Option<(&'n str, &'n str)> {
    let (a, b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    // The shorter form is compared with the end of the longer one: “Al Issa” with “Khaled Al Essa”.
    let shared = a.len().min(b.len());
    let pairs = a[a.len() - shared..].iter().zip(&b[b.len() - shared..]);
    let mut different = pairs.filter(|(x, y)| !x.eq_ignore_ascii_case(y));
    let (x, y) = different.next()?;
    (different.next().is_none() && spelling::is_variant(x, y)).then_some((*x, *y))
}

/// Where `word` stands in the mentions of a person that are names.
fn spans_of(article: &Article, id: EntityId, word: &str) -> Vec<CharRange> {
    let named = |form| !matches!(form, MentionForm::Pronoun | MentionForm::Nominal);
    let mentions = article.reading.mentions_of(id).filter(|mention| named(mention.form));
    mentions
        .filter_map(|mention| {
            let text = article.text.slice(mention.range);
            let at = text.rfind(word)?;
            let start = mention.range.start().plus(CharOffset::of(&text, at).to_usize());
            Some(CharRange::new(start, start.plus(CharOffset::of(word, word.len()).to_usize())))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::variant;

    #[test]
    fn one_word_may_differ_a_little() {
        assert_eq!(variant("Al Issa", "Khaled Al Essa"), Some(("Issa", "Essa")));
        assert_eq!(variant("Khaled Al Essa", "Khalid Al Essa"), Some(("Khaled", "Khalid")));
        assert_eq!(variant("Marta Kowal", "Piotr Kowal"), None);
        assert_eq!(variant("Khalid Al Issa", "Khaled Al Essa"), None);
        assert_eq!(variant("Kowal", "Marta Kowal"), None);
    }
}
