//! Where the annotations say one thing and the reading another.
//!
//! The annotation is what counts; the list is for finding slips of the annotator, and of the
//! reading. It has what both speak of, and what is annotated where the reading sees nothing.

use crate::{analysis::people::EntityKind, standoff::TextBound, text::CharRange};

use super::{Article, TokenKind, annotation::kind_of, ranges::Ranges, words};

/// How much of a text a message shows, in code points.
const SHOWN: usize = 40;

/// Every annotation that the reading contradicts, in order, with what the reading has instead.
pub fn disagreements(article: &Article) -> Vec<(CharRange, String)> {
    let Some(annotations) = article.annotations.as_deref() else { return Vec::new() };
    let read = Read::of(article);
    let mut out = Vec::new();
    for bound in annotations.in_order() {
        let Some(&range) = bound.spans.first() else { continue };
        let kind = kind_of(article, bound.label);
        if let Some(message) = read.contradicts(article, &bound, kind, range) {
            out.push((range, message));
        }
    }
    out
}

/// The kinds of thing the reading finds, where they stand.
struct Read(Ranges<TokenKind>);

impl Read {
    fn of(article: &Article) -> Read {
        let reading = &*article.reading;
        let people = reading.mentions.iter().filter_map(|mention| {
            let kind = match mention.entity.and_then(|id| reading.entity(id))?.kind {
                EntityKind::Person => TokenKind::Person,
                EntityKind::Organisation => TokenKind::Organisation,
            };
            Some((mention.range, kind))
        });
        let places = reading.places.iter().map(|place| (place.range, TokenKind::Place));
        let figures = reading.figures.iter().map(|figure| (figure.range, TokenKind::Figure));
        let dates = reading.dates.iter().map(|date| (date.range, TokenKind::Date));
        let quotes = reading.quotes.iter().flat_map(|quote| quote.spans.iter().map(|&span| (span, TokenKind::Quote)));
        Read(people.chain(places).chain(figures).chain(dates).chain(quotes).collect())
    }

    fn contradicts(&self, article: &Article, it: &TextBound<'_>, kind: TokenKind, range: CharRange) -> Option<String> {
        if matches!(kind, TokenKind::Other | TokenKind::Cue) {
            return None;
        }
        let (id, label) = (&**it.id, &**it.label);
        let here: Vec<(CharRange, TokenKind)> = self.0.overlapping(range).copied().collect();
        if here.contains(&(range, kind)) {
            return match kind {
                TokenKind::Place => self.other_entry(article, it, range),
                TokenKind::Quote => self.other_speaker(article, it, range),
                _ => None,
            };
        }
        let same = here.iter().filter(|(_, other)| *other == kind).max_by_key(|(other, _)| other.shared(range));
        if let Some((other, _)) = same {
            let there = article.plain_excerpt(*other, SHOWN);
            return Some(format!("{id} ({label}): the reading takes “{there}” together."));
        }
        let instead = here.iter().find(|(other, kind)| *other == range && *kind != TokenKind::Quote);
        Some(match instead {
            Some((_, other)) => format!("{id} is annotated as {label}; the reading takes it for {}.", name_of(*other)),
            None => format!("{id} is annotated as {label}; the reading has no {} here.", noun_of(kind)),
        })
    }

    fn other_entry(&self, article: &Article, it: &TextBound<'_>, range: CharRange) -> Option<String> {
        let linked = article.entry_of(it.id)?;
        let read = article.reading.places.iter().find(|place| place.range == range)?.resolved;
        if read == Some(linked) {
            return None;
        }
        let shown = |entry| {
            let entry = article.gazetteer.entry(entry);
            entry.map_or_else(String::new, |it| format!("{} ({})", it.name, it.chain()))
        };
        let read = read.map_or_else(|| "no place it knows".to_owned(), shown);
        Some(format!("{} is linked to {}; the reading takes it for {read}.", &**it.id, shown(linked)))
    }

    fn other_speaker(&self, article: &Article, it: &TextBound<'_>, range: CharRange) -> Option<String> {
        let annotations = article.annotations.as_deref()?;
        let mut relations = annotations.relations_of(it.id);
        let relation =
            relations.find(|relation| relation.label == "Speaker" && relation.arguments[0].target == **it.id)?;
        let speaker = annotations.text_bound(&relation.arguments[1].target)?;
        let at = *speaker.spans.first()?;
        let annotated = article.reading.mentions.iter().find(|mention| mention.range.overlaps(at))?.entity?;
        let quote = article.reading.quotes.iter().find(|quote| quote.spans.contains(&range))?;
        let read = quote.speaker.as_ref()?.entity?;
        if read == annotated {
            return None;
        }
        let name = words::excerpt(speaker.text, SHOWN);
        Some(format!("{} is spoken by {name}; the reading has {} speak it.", &**it.id, article.name_of(read)))
    }
}

fn name_of(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Person => "a person",
        TokenKind::Organisation => "an organisation",
        TokenKind::Place => "a place",
        TokenKind::Figure => "a figure",
        TokenKind::Date => "a date",
        TokenKind::Quote => "a quote",
        TokenKind::Cue => "a cue",
        TokenKind::Other => "something else",
    }
}

fn noun_of(kind: TokenKind) -> &'static str {
    let name = name_of(kind);
    name.split_once(' ').map_or(name, |(_, noun)| noun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{article, shown};
    use expect_test::{Expect, expect};

    fn check(fixture: &str, expected: &Expect) {
        let article = article(fixture);
        let found: Vec<String> = disagreements(&article)
            .into_iter()
            .map(|(range, what)| format!("{}: {what}", shown(&article, range)))
            .collect();
        expected.assert_eq(&found.join("\n"));
    }

    #[test]
    fn kinds_extents_and_what_is_not_read_at_all() {
        check(
            "⟦T1 Person|⟦P rima|Rima Odeh⟧⟧ of ⟦T2 Organisation|⟦L?|Kafr Hamra⟧⟧ saw ⟦P sami|Mr ⟦T3 Person|Sami Haddad⟧⟧ \
             and ⟦T4 Figure|a few⟧ of ⟦T5 Ship|the Anna⟧.",
            &expect![[r#"
                1:14 "Kafr Hamra": T2 is annotated as Organisation; the reading takes it for a place.
                1:32 "Sami Haddad": T3 (Person): the reading takes “Mr Sami Haddad” together.
                1:48 "a few": T4 is annotated as Figure; the reading has no figure here."#]],
        );
    }

    #[test]
    fn another_speaker() {
        check(
            "⟦T1 Quote|⟦Q rima|“We left.”⟧⟧ ⟦P rima|Rima Odeh⟧ heard ⟦T2 Person|⟦P sami|Sami Haddad⟧⟧.\n\
             ⟦T3 Quote|⟦Q sami|“So.”⟧⟧\n=====\nR1\tSpeaker Arg1:T1 Arg2:T2\nR2\tSpeaker Arg1:T3 Arg2:T2\n",
            &expect![[r#"1:1 "“We left.”": T1 is spoken by Sami Haddad; the reading has Rima Odeh speak it."#]],
        );
    }

    #[test]
    fn nothing_where_both_agree_or_nobody_annotated() {
        check("⟦P rima|Rima Odeh⟧ left.", &expect![""]);
        check("⟦T1 Person|⟦P rima|Rima Odeh⟧⟧ left ⟦T2 Place|⟦L?|Kafr Hamra⟧⟧.", &expect![""]);
    }
}
