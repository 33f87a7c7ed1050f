//! The outline: people with their quotes, organisations, places, figures, dates.

use std::collections::HashMap;

use crate::{
    analysis::{
        people::{EntityId, EntityKind},
        quotes::{Quote, QuoteKind},
    },
    text::CharRange,
};

use super::{Article, Symbol, SymbolKind, words};

/// How much of a quote its entry shows, in code points.
const QUOTE: usize = 60;

/// The outline in groups, an empty group left out. Every entry's range covers its focus and the
/// ranges of its children.
pub fn symbols(article: &Article) -> Vec<Symbol> {
    let article = &*article.settled();
    let reading = &*article.reading;
    let unattributed = reading
        .quotes
        .iter()
        .filter(|quote| quote.speaker.as_ref().is_none_or(|speaker| speaker.entity.is_none()))
        .map(|quote| self::quote(article, quote));
    let dates = reading.dates.iter().map(|date| {
        let detail = super::hover::date::days(date).unwrap_or_else(|| "not resolved".to_owned());
        leaf(article.plain_excerpt(date.range, QUOTE), detail, SymbolKind::Date, date.range)
    });
    [
        group("People", entities(article, EntityKind::Person)),
        group("Organisations", entities(article, EntityKind::Organisation)),
        group("Places", places(article)),
        group("Figures", figures(article)),
        group("Dates", dates.collect()),
        group("Quotes without a known speaker", unattributed.collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A heading over some entries, reaching from the first to the last.
fn group(name: &str, children: Vec<Symbol>) -> Option<Symbol> {
    let focus = children.first()?.focus;
    let range = covering(focus, &children);
    Some(Symbol { name: name.to_owned(), detail: String::new(), kind: SymbolKind::Group, range, focus, children })
}

fn covering(focus: CharRange, children: &[Symbol]) -> CharRange {
    children.iter().fold(focus, |all, child| all.join(child.range))
}

fn leaf(name: String, detail: String, kind: SymbolKind, range: CharRange) -> Symbol {
    // Editors refuse a nameless entry, and with it the whole outline.
    let name = if name.is_empty() { "…".to_owned() } else { name };
    Symbol { name, detail, kind, range, focus: range, children: Vec::new() }
}

/// The people or the organisations, in the order they are introduced.
fn entities(article: &Article, kind: EntityKind) -> Vec<Symbol> {
    let reading = &*article.reading;
    let entities = reading.entities.iter().enumerate().filter(|(_, entity)| entity.kind == kind);
    let mut out: Vec<Symbol> = entities
        .map(|(index, entity)| (EntityId::new(index), entity))
        // An annotation may have left an entity of the reading without a mention.
        .filter(|(id, _)| reading.mentions_of(*id).next().is_some())
        .map(|(id, entity)| {
            let children: Vec<Symbol> = reading.quotes_of(id).map(|quote| self::quote(article, quote)).collect();
            let mut detail: Vec<String> = entity.ages.first().map(|age| age.value.to_string()).into_iter().collect();
            detail.extend(entity.roles.first().map(|role| words::excerpt(&role.value, QUOTE)));
            detail.push(words::counted(reading.mentions_of(id).count(), "mention"));
            let kind = match kind {
                EntityKind::Person => SymbolKind::Person,
                EntityKind::Organisation => SymbolKind::Organisation,
            };
            let range = covering(entity.introduction, &children);
            let head = leaf(words::excerpt(&entity.name, QUOTE), detail.join(" · "), kind, entity.introduction);
            Symbol { range, children, ..head }
        })
        .collect();
    out.sort_by_key(|symbol| symbol.focus);
    out
}

fn quote(article: &Article, quote: &Quote) -> Symbol {
    let kind = match quote.kind {
        QuoteKind::Direct => "",
        QuoteKind::Mixed => "partly in marks, ",
        QuoteKind::Indirect => "indirect, ",
    };
    let focus = quote.spans.first().copied().unwrap_or_default();
    let detail = format!("{kind}line {}", article.line_number(focus.start()));
    let symbol = leaf(article.plain_excerpt(focus, QUOTE), detail, SymbolKind::Quote, focus);
    Symbol { range: quote.range(), ..symbol }
}

/// The figures; those about one thing under what it is.
fn figures(article: &Article) -> Vec<Symbol> {
    let mut subjects: Vec<(String, Vec<Symbol>)> = Vec::new();
    let mut at: HashMap<String, usize> = HashMap::new();
    for figure in &article.reading.figures {
        let heading = super::alike::heading(article, figure);
        let detail = super::hover::figure::claim(figure);
        let symbol = leaf(article.plain_excerpt(figure.range, QUOTE), detail, SymbolKind::Figure, figure.range);
        let index = *at.entry(heading.clone()).or_insert(subjects.len());
        match subjects.get_mut(index) {
            Some((_, symbols)) => symbols.push(symbol),
            None => subjects.push((heading, vec![symbol])),
        }
    }
    let grouped = subjects.into_iter().map(|(heading, mut symbols)| match symbols.len() {
        1 => symbols.swap_remove(0),
        count => {
            let focus = symbols[0].focus;
            let range = covering(focus, &symbols);
            let head = leaf(heading, words::counted(count, "figure"), SymbolKind::Figure, focus);
            Symbol { range, children: symbols, ..head }
        }
    });
    grouped.collect()
}

/// The places, each once with its mentions.
fn places(article: &Article) -> Vec<Symbol> {
    let mut out: Vec<Symbol> = Vec::new();
    let mut done: Vec<&crate::analysis::places::Place> = Vec::new();
    for place in &article.reading.places {
        if done.iter().any(|&other| super::article::same_place(place, other)) {
            continue;
        }
        done.push(place);
        let mention = |place: &crate::analysis::places::Place| {
            let detail = format!("line {}", article.line_number(place.range.start()));
            leaf(words::excerpt(&place.name, QUOTE), detail, SymbolKind::Place, place.range)
        };
        let mut children: Vec<Symbol> = article.mentions_of_place(place).map(mention).collect();
        let mut detail = super::hover::place::where_it_lies(article, place);
        if detail.is_empty() {
            detail.push("not in the gazetteer".to_owned());
        }
        if children.len() > 1 {
            detail.push(words::counted(children.len(), "mention"));
        } else {
            children.clear();
        }
        let range = covering(place.range, &children);
        let head = mention(place);
        out.push(Symbol { detail: detail.join(" · "), range, children, ..head });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{article, shown};
    use expect_test::{Expect, expect};

    fn print(article: &Article, symbols: &[Symbol], depth: usize, out: &mut String) {
        for symbol in symbols {
            assert!(symbol.range.covers(symbol.focus), "{symbol:?}");
            assert!(symbol.children.iter().all(|child| symbol.range.covers(child.range)), "{symbol:?}");
            let indent = "  ".repeat(depth);
            let at = if symbol.kind == SymbolKind::Group { String::new() } else { shown(article, symbol.focus) };
            *out += format!("{indent}{} [{}] {at}", symbol.name, symbol.detail).trim_end();
            out.push('\n');
            print(article, &symbol.children, depth + 1, out);
        }
    }

    fn check(fixture: &str, expected: &Expect) {
        let article = article(fixture);
        let mut out = String::new();
        print(&article, &symbols(&article), 0, &mut out);
        expected.assert_eq(&out);
    }

    #[test]
    fn quotes_under_their_speakers() {
        check(
            "⟦Q rima|“We left ⟦L?|Kafr Hamra⟧,”⟧ ⟦P rima|Rima Odeh⟧, ⟦age rima|41⟧, ⟦role rima|a baker⟧, ⟦C|said⟧.\n\
             ⟦P sami|Sami Haddad⟧ ⟦C|said⟧ ⟦Q sami indirect|⟦F >300 counted=family|more than 300 families⟧ came ⟦D 2019-05-12..2019-05-12|on Sunday⟧⟧.\n\
             ⟦Q rima|“From ⟦L?|Kafr Hamra⟧.”⟧ ⟦Q ?|“Go!”⟧ ⟦O agency|Civil Defence⟧ watched.",
            &expect![[r#"
                People []
                  Rima Odeh [41 · a baker · 1 mention] 1:23 "Rima Odeh"
                    “We left Kafr Hamra,” [line 1] 1:1 "“We left Kafr Hamra,”"
                    “From Kafr Hamra.” [line 3] 3:1 "“From Kafr Hamra.”"
                  Sami Haddad [1 mention] 2:1 "Sami Haddad"
                    more than 300 families came on Sunday [indirect, line 2] 2:18 "more than 300 families came on Sunday"
                Organisations []
                  Civil Defence [1 mention] 3:26 "Civil Defence"
                Places []
                  Kafr Hamra [not in the gazetteer · 2 mentions] 1:10 "Kafr Hamra"
                    Kafr Hamra [line 1] 1:10 "Kafr Hamra"
                    Kafr Hamra [line 3] 3:7 "Kafr Hamra"
                Figures []
                  more than 300 families [more than 300] 2:18 "more than 300 families"
                Dates []
                  on Sunday [Sunday, 12 May 2019] 2:46 "on Sunday"
                Quotes without a known speaker []
                  “Go!” [line 3] 3:20 "“Go!”"
            "#]],
        );
    }

    #[test]
    fn annotations_say_who_speaks_and_what_is_what() {
        check(
            "⟦T1 Quote|⟦Q rima|“We left.”⟧⟧ ⟦P rima|Rima Odeh⟧ heard ⟦T2 Person|Sami Haddad⟧, ⟦T3 Person|Haddad⟧ \
             and ⟦T4 Place|⟦P vic|Victoria⟧⟧.\n⟦Q rima #2|“One.⟧\n⟦T5 Quote|⟦Q rima #2|“Two.”⟧⟧\n\
             =====\nR1\tSpeaker Arg1:T1 Arg2:T3\nR2\tCoref Arg1:T3 Arg2:T2\n",
            &expect![[r#"
                People []
                  Rima Odeh [1 mention] 1:12 "Rima Odeh"
                    “One. [line 2] 2:1 "“One."
                    “Two.” [line 3] 3:1 "“Two.”"
                  Sami Haddad [2 mentions] 1:28 "Sami Haddad"
                    “We left.” [line 1] 1:1 "“We left.”"
                Places []
                  Victoria [not in the gazetteer] 1:52 "Victoria"
            "#]],
        );
    }
}
