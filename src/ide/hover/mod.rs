//! What stands at a place, as a card in Markdown.
//!
//! The cards keep to paragraphs, lists, bold, italics, rules and links: the part of Markdown that
//! VS Code and Neovim both show well. Text of the article is escaped.

pub(super) mod annotation;
mod convert;
pub(super) mod date;
pub(super) mod figure;
mod person;
pub(super) mod place;
mod quote;
mod silence;

use crate::text::CharOffset;

use super::{Article, Hover, subject::Subject};

pub(super) use quote::tooltip;

/// What stands at a place: a card about the person, place, figure, date or quote there, below the
/// card of its annotation where it has one.
pub fn hover(article: &Article, at: CharOffset) -> Option<Hover> {
    let silenced = silence::cards(article, at);
    let Some((range, cards)) = silenced else { return found(article, at) };
    let markdown = match found(article, at) {
        Some(hover) => format!("{}\n\n---\n\n{cards}", hover.markdown),
        None => cards,
    };
    Some(Hover { range, markdown })
}

/// What stands at a place, without what was silenced there.
fn found(article: &Article, at: CharOffset) -> Option<Hover> {
    let article = &*article.settled();
    let subject = article.subject_at(at);
    let Some((bound, range)) = article.annotation_at(at) else {
        return subject.map(|subject| Hover { range: subject.range(), markdown: read(article, subject) });
    };
    let annotated = annotation::card(article, &bound);
    match subject {
        Some(subject) if subject.range() == range => {
            Some(Hover { range, markdown: format!("{annotated}\n\n---\n\n{}", read(article, subject)) })
        }
        Some(subject) if subject.is_inside(range, at) => {
            Some(Hover { range: subject.range(), markdown: read(article, subject) })
        }
        _ => Some(Hover { range, markdown: annotated }),
    }
}

/// What the reading knows.
fn read(article: &Article, subject: Subject<'_>) -> String {
    match subject {
        Subject::Mention(mention) => person::card(article, mention),
        Subject::Place(place) => place::card(article, place),
        Subject::Figure(figure) => figure::card(article, figure),
        Subject::Date(date) => date::card(article, date),
        Subject::Cue(quote, _) | Subject::Quote(quote, _) => quote::card(article, quote),
    }
}

/// A list in Markdown of what is known: “- **Age** 41”.
#[derive(Default)]
pub(super) struct Facts(String);

impl Facts {
    /// Adds an item, unless there is nothing to say.
    pub(super) fn add(&mut self, name: &str, value: impl AsRef<str>) {
        let value = value.as_ref();
        if !value.is_empty() {
            self.0.push_str(&format!("- **{name}** {value}\n"));
        }
    }
}

/// Puts a head, facts and further paragraphs together, empty ones left out.
pub(super) fn card(head: &str, facts: Facts, rest: &[String]) -> String {
    let parts = [head.to_owned(), facts.0].into_iter().chain(rest.iter().cloned());
    let parts: Vec<String> = parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{article_at, shown};
    use expect_test::Expect;

    /// Compares the card at the cursor of a fixture, with what it is about above it.
    pub(super) fn check(fixture: &str, expected: &Expect) {
        let (article, at) = article_at(fixture);
        let shown = hover(&article, at)
            .map_or("nothing".to_owned(), |card| format!("{}\n\n{}\n", shown(&article, card.range), card.markdown));
        expected.assert_eq(&shown);
    }

    #[test]
    fn behind_a_word_is_on_it_and_between_words_the_one_that_begins() {
        check(
            "⟦F =3|three⟧$0 men",
            &expect_test::expect![[r#"
                1:1 "three"

                **exactly 3**; says the article

                - **Bounds** exactly 3 (`= 3`)
                - **Says** the article, in its own voice
                - **Kind** count
            "#]],
        );
        check("three$0 men", &expect_test::expect!["nothing"]);
    }
}
