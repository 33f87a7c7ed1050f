//! The card of an annotation: what somebody recorded of a span.

use crate::standoff::{Record, TextBound};

use super::{
    super::{Article, TokenKind, annotation::kind_of, words},
    Facts, card as put_together,
};

/// How much of a linked span is shown, in code points.
const SPAN: usize = 60;

/// The card of an annotation: type, id, attributes, what it is linked to, notes.
pub(in crate::ide) fn card(article: &Article, bound: &TextBound<'_>) -> String {
    let mut facts = Facts::default();
    let Some(file) = article.annotations.as_deref() else { return String::new() };
    let mut notes = Vec::new();
    for line in file.referring(bound.id) {
        match &line.record {
            Record::Attribute(it) => {
                let value = it.value.as_ref().map_or("yes".to_owned(), |value| words::escape(value));
                facts.add(&words::escape(&it.label), value);
            }
            Record::Relation(it) => {
                let [from, to] = &it.arguments;
                if from.target == **bound.id {
                    facts.add(&words::escape(&it.label), named(article, &to.target));
                } else {
                    facts.add(&format!("{} of", words::escape(&it.label)), named(article, &from.target));
                }
            }
            Record::Event(it) => {
                let role = it.arguments.iter().find(|argument| argument.target == **bound.id);
                let what = role.map_or("Trigger of".to_owned(), |role| format!("{} of", words::escape(&role.role)));
                facts.add(&what, format!("{} ({})", words::escape(&it.label), it.id));
            }
            Record::Equiv(it) => {
                let others = it.members.iter().filter(|member| ***member != **bound.id);
                facts.add("Same as", others.map(|member| named(article, member)).collect::<Vec<_>>().join("; "));
            }
            Record::Normalisation(it) => {
                let name = it.text.as_ref().map_or(String::new(), |text| format!(" {}", words::escape(text)));
                facts.add("Linked to", format!("{}{name}", entry(article, &it.database, &it.entry)));
            }
            Record::Note(it) => {
                notes.extend(it.text.as_ref().map(|text| format!("> {}", words::escape(&words::excerpt(text, 400)))));
            }
            Record::TextBound(_) | Record::Comment | Record::Blank | Record::Malformed(_) => {}
        }
    }
    if bound.spans.len() > 1 {
        facts.add("Fragments", bound.spans.len().to_string());
    }
    let head = format!("**{}** · annotation {}", words::escape(bound.label), bound.id.text);
    put_together(&head, facts, &notes)
}

/// Another annotation by its words and id.
fn named(article: &Article, id: &str) -> String {
    let Some(file) = article.annotations.as_deref() else { return id.to_owned() };
    let Some(bound) = file.text_bound(id) else {
        let what = if file.get(id).is_some() { "" } else { ", which is missing" };
        return format!("{}{what}", words::escape(id));
    };
    let text = words::escape(&words::excerpt(bound.text, SPAN));
    let quoted = kind_of(article, bound.label) == TokenKind::Quote;
    if quoted { format!("{text} ({id})") } else { format!("“{text}” ({id})") }
}

/// An entry of a data base, linked where `tools.conf` says how.
fn entry(article: &Article, database: &str, entry: &str) -> String {
    let shown = words::escape(&format!("{database}:{entry}"));
    let link = article.schema.database(database).and_then(|database| database.link(entry));
    // A link with white space or brackets in it would not be one in Markdown.
    let link = link.filter(|link| !link.contains(|c: char| c.is_whitespace() || "()<>".contains(c)));
    link.map_or(shown.clone(), |link| format!("[{shown}]({link})"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    const ARTICLE: &str = "\
⟦T3 Quote|⟦Q rima|“We left ⟦T4 Place|⟦L?|Aleppo⟧⟧ at night,”⟧⟧ ⟦T1 Person|⟦P rima|Rima Odeh⟧⟧ ⟦T2 Cue|⟦C|said⟧⟧ of ⟦T5 Camp|the old camp⟧.
=====
R1\tSpeaker Arg1:T3 Arg2:T1
R2\tCue Arg1:T3 Arg2:T2
A1\tKind T3 Direct
N1\tReference T4 GeoNames:170063\tAleppo
#1\tAnnotatorNotes T1\tcalled on *Sunday*
A2\tStatus T1 Verified
R3\tCoref Arg1:T1 Arg2:T9
";

    #[test]
    fn a_quote_with_its_relations_above_what_was_read() {
        check(
            &ARTICLE.replace("night", "ni$0ght"),
            &expect![[r#"
                1:1 "“We left Aleppo at night,”"

                **Quote** · annotation T3

                - **Speaker** “Rima Odeh” (T1)
                - **Cue** “said” (T2)
                - **Kind** Direct

                ---

                **Quote** · direct: word for word, in marks

                - **Speaker** Rima Odeh
                - **Cue** “said”
                - **Rests on** the annotation
            "#]],
        );
    }

    #[test]
    fn a_person_with_attribute_note_and_a_dangling_link() {
        check(
            &ARTICLE.replace("Rima", "Ri$0ma"),
            &expect![[r#"
                1:28 "Rima Odeh"

                **Person** · annotation T1

                - **Speaker of** “We left Aleppo at night,” (T3)
                - **Status** Verified
                - **Coref** T9, which is missing

                > called on \*Sunday\*

                ---

                **Rima Odeh** · person

                - **Mentioned** once
                - **Quoted** once

                **What they say**

                1. “We left Aleppo at night,” ([line 1](#L1,1))
            "#]],
        );
    }

    #[test]
    fn a_place_linked_to_its_entry() {
        check(
            &ARTICLE.replace("|Aleppo", "|Al$0eppo"),
            &expect![[r#"
                1:10 "Aleppo"

                **Place** · annotation T4

                - **Linked to** [GeoNames:170063](https://www.geonames.org/170063) Aleppo

                ---

                **Aleppo** · seat of a first-order administrative division 🇸🇾

                - **Lies in** Syria
                - **Coordinates** 36.2012° N, 37.1612° E
                - **Elevation** 401 m
                - **Population** 2,098,210
                - **Map** [OpenStreetMap](https://www.openstreetmap.org/?mlat=36.20124&mlon=37.16117#map=12/36.20124/37.16117) · [GeoNames](https://www.geonames.org/170063)
                - **Resolved** by the annotation

                _Place data: [GeoNames](https://www.geonames.org), [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)._
            "#]],
        );
    }

    #[test]
    fn a_type_only_the_schema_knows() {
        check(
            &ARTICLE.replace("old", "o$0ld"),
            &expect![[r#"
            1:46 "the old camp"

            **Camp** · annotation T5
        "#]],
        );
    }
}
