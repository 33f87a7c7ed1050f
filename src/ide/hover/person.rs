//! The card of a person or an organisation.

use crate::analysis::{
    people::{Entity, EntityId, EntityKind, Fact, Mention, MentionForm},
    quotes::{Polarity, QuoteKind},
};

use super::{
    super::{Article, words},
    Facts, card as put_together,
};

/// How many quotes a card lists.
const QUOTES: usize = 8;
/// How much of each, in code points.
const QUOTE: usize = 110;

/// The card of whoever a mention stands for.
pub(super) fn card(article: &Article, mention: &Mention) -> String {
    let Some((id, entity)) = mention.entity.and_then(|id| Some((id, article.reading.entity(id)?))) else {
        return nobody(article, mention);
    };
    let kind = match entity.kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
    };
    let mut head = format!("**{}** · {kind}", words::escape(&entity.name));
    if matches!(mention.form, MentionForm::Pronoun | MentionForm::Nominal) {
        head = format!("“{}” stands for {head}", article.excerpt(mention.range, 60));
    }
    let mut facts = Facts::default();
    facts.add("Age", each(article, &entity.ages));
    facts.add("Role", each(article, &entity.roles));
    facts.add("Employer", each(article, &entity.employers));
    facts.add("From", each(article, &entity.homes));
    facts.add("Mentioned", mentioned(article, id));
    if entity.kind == EntityKind::Person && !entity.introduced {
        facts.add("Introduced", "nowhere in full");
    } else if entity.introduction != mention.range {
        facts.add("Introduced", format!("in {}", article.line_link(entity.introduction.start())));
    }
    facts.add("Quoted", words::times(article.reading.quotes_of(id).count()));
    put_together(&head, facts, &[quotes(article, id, entity)])
}

/// A pronoun or description that the reading could not trace.
fn nobody(article: &Article, mention: &Mention) -> String {
    let why = match mention.form {
        MentionForm::Pronoun => "The article doesn't show clearly enough who is meant.",
        MentionForm::Nominal => "Somebody the article doesn't name.",
        MentionForm::Name | MentionForm::Surname | MentionForm::Honorific => "Nothing more is known of this name.",
    };
    put_together(&format!("“{}”", article.excerpt(mention.range, 60)), Facts::default(), &[why.to_owned()])
}

/// What the article says, and where.
fn each<T: ToString + PartialEq>(article: &Article, facts: &[Fact<T>]) -> String {
    let mut different: Vec<&Fact<T>> = Vec::new();
    for fact in facts {
        if different.iter().all(|other| other.value != fact.value) {
            different.push(fact);
        }
    }
    let shown = different.iter().map(|fact| {
        let value = words::escape(&words::excerpt(&fact.value.to_string(), 160));
        format!("{value} ({})", article.line_link(fact.range.start()))
    });
    shown.collect::<Vec<_>>().join("; ")
}

/// “5 times: 3 by name, 2 as “she””.
fn mentioned(article: &Article, id: EntityId) -> String {
    let mut named = 0;
    let mut others: Vec<(String, usize)> = Vec::new();
    for mention in article.reading.mentions_of(id) {
        match mention.form {
            MentionForm::Name | MentionForm::Surname | MentionForm::Honorific => named += 1,
            MentionForm::Pronoun | MentionForm::Nominal => {
                let words = match article.excerpt(mention.range, 40).to_lowercase() {
                    i if i == "i" => "I".to_owned(),
                    words => words,
                };
                match others.iter_mut().find(|(other, _)| *other == words) {
                    Some((_, n)) => *n += 1,
                    None => others.push((words, 1)),
                }
            }
        }
    }
    let all = named + others.iter().map(|(_, n)| n).sum::<usize>();
    if others.is_empty() {
        return words::times(all);
    }
    let mut parts: Vec<String> = (named > 0).then(|| format!("{named} by name")).into_iter().collect();
    parts.extend(others.iter().map(|(words, n)| format!("{n} as “{words}”")));
    format!("{}: {}", words::times(all), words::and(&parts))
}

/// The quotes in order, trimmed.
fn quotes(article: &Article, id: EntityId, entity: &Entity) -> String {
    let quotes: Vec<_> = article.reading.quotes_of(id).collect();
    if quotes.is_empty() {
        return String::new();
    }
    let mut out = match entity.kind {
        EntityKind::Person => "**What they say**\n\n".to_owned(),
        EntityKind::Organisation => "**What it says**\n\n".to_owned(),
    };
    for (i, quote) in quotes.iter().take(QUOTES).enumerate() {
        let Some(&first) = quote.spans.first() else { continue };
        let said = article.excerpt(first, QUOTE);
        let more = match quote.spans.len() {
            1 => String::new(),
            n => format!(", in {n} parts"),
        };
        let how = match (quote.polarity, quote.kind) {
            (Polarity::Denied, _) => ", denied",
            (Polarity::Asked, _) => ", asked",
            (Polarity::Asserted, QuoteKind::Indirect) => ", not word for word",
            (Polarity::Asserted, _) => "",
        };
        let told = quote.via.as_ref().or_else(|| article.outer_of(quote)?.speaker.as_ref());
        let told = told.and_then(|teller| teller.entity).filter(|teller| *teller != id);
        let told = told
            .and_then(|teller| article.reading.entity(teller))
            .map_or_else(String::new, |teller| format!(", as {} tells it", words::escape(&teller.name)));
        out.push_str(&format!("{}. {said} ({}{more}{how}{told})\n", i + 1, article.line_link(first.start())));
    }
    if quotes.len() > QUOTES {
        out.push_str(&format!("\n… and {} more", quotes.len() - QUOTES));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    const ARTICLE: &str = "\
⟦Q rima|“We left at *night*,”⟧ ⟦P rima|Rima Odeh⟧, ⟦age rima|41⟧, ⟦role rima|a baker in Aleppo⟧, ⟦C|said⟧.
⟦P rima|She⟧ ⟦C|added⟧ ⟦Q rima indirect|that nobody slept⟧. ⟦P sami|Haddad⟧ and ⟦P ?|officials⟧ watched.
⟦Q rima #3|“One.⟧
⟦Q rima #3|“Two,”⟧ ⟦P rima|Ms Odeh⟧, ⟦age rima|42⟧, ⟦C #3|said⟧. ⟦P ?|He⟧ slept.";

    #[test]
    fn a_person_with_quotes() {
        check(
            &ARTICLE.replace("Ms Odeh", "Ms O$0deh"),
            &expect![[r#"
                4:8 "Ms Odeh"

                **Rima Odeh** · person

                - **Age** 41 ([line 1](#L1,34)); 42 ([line 4](#L4,17))
                - **Role** a baker in Aleppo ([line 1](#L1,38))
                - **Mentioned** 3 times: 2 by name and 1 as “she”
                - **Introduced** in [line 1](#L1,23)
                - **Quoted** 3 times

                **What they say**

                1. “We left at \*night\*,” ([line 1](#L1,1))
                2. that nobody slept ([line 2](#L2,11), not word for word)
                3. “One. ([line 3](#L3,1), in 2 parts)
            "#]],
        );
    }

    #[test]
    fn a_pronoun_says_whom_it_stands_for() {
        check(
            "⟦P rima|Rima Odeh⟧ came. ⟦P rima|S$0he⟧ slept.",
            &expect![[r#"
                1:17 "She"

                “She” stands for **Rima Odeh** · person

                - **Mentioned** twice: 1 by name and 1 as “she”
                - **Introduced** in [line 1](#L1,1)
                - **Quoted** never
            "#]],
        );
    }

    #[test]
    fn only_ever_a_surname() {
        check(
            &ARTICLE.replace("Haddad", "H$0addad"),
            &expect![[r#"
            2:30 "Haddad"

            **Haddad** · person

            - **Mentioned** once
            - **Introduced** nowhere in full
            - **Quoted** never
        "#]],
        );
    }

    #[test]
    fn nobody_known() {
        check(
            &ARTICLE.replace("officials", "off$0icials"),
            &expect![[r#"
            2:41 "officials"

            “officials”

            Somebody the article doesn't name.
        "#]],
        );
        check(
            &ARTICLE.replace("|He⟧", "|H$0e⟧"),
            &expect![[r#"
            4:27 "He"

            “He”

            The article doesn't show clearly enough who is meant.
        "#]],
        );
    }
}
