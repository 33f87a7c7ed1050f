//! Articles in small, and who says what in them.

mod cases;
mod clauses;
mod interviews;
mod stops;

use std::sync::Arc;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use crate::{
    analysis::{
        ArticleContext, Reader, Reading,
        quotes::{Polarity, Quote},
    },
    gazetteer::Gazetteer,
    text::{Format, Text},
};

fn read(text: &Text) -> Reading {
    Reader::new(Arc::new(Gazetteer::embedded())).read(&text.paragraphs(), &ArticleContext::default())
}

/// One line a quote: kind, speaker, cue, ground, chunks; one line a mark that doesn't pair.
fn check(article: &str, expected: &Expect) {
    let text = Text::new(article, Format::Plain);
    let reading = read(&text);
    let mut out = String::new();
    for quote in &reading.quotes {
        out += &line(&text, quote);
        for inner in &quote.nested {
            out += &format!("    {}", line(&text, inner));
        }
    }
    for problem in &reading.marks {
        let line = text.slice(text.line_at(problem.range.start()));
        let column = problem.range.start().to_usize() - text.line_at(problem.range.start()).start().to_usize();
        out += &format!("{:?} at {column}, {:?}: {}\n", problem.fault, problem.correction, line.trim_end());
    }
    expected.assert_eq(&out);
}

fn line(text: &Text, quote: &Quote) -> String {
    let speakers: Vec<String> = quote.speakers().map(|speaker| text.slice(speaker.range)).collect();
    let speaker = if speakers.is_empty() { "?".to_owned() } else { speakers.join(" + ") };
    let cue = quote.cue.map_or("-".to_owned(), |cue| text.slice(cue));
    let chunks: Vec<String> = quote.spans.iter().map(|span| text.slice(*span)).collect();
    let polarity = match quote.polarity {
        Polarity::Asserted => String::new(),
        other => format!(" {other:?}"),
    };
    let via = quote.via.as_ref().map_or(String::new(), |via| format!(" via {}", text.slice(via.range)));
    format!("{:?} {speaker}{via} [{cue}] {:?}{polarity}: {}\n", quote.kind, quote.ground, chunks.join(" / "))
}

#[test]
fn cue_before_behind_and_in_the_middle() {
    check(
        "“The bridge was never safe,” said Rima Odeh, 41, who crosses it every day.\n\
         Mr Lindqvist said: “We warned them twice.”\n\
         “We waited,” she said, “and nobody came.”\n\
         “It is over,” the mayor told reporters in Aleppo on Monday. “We are going home.”\n",
        &expect![[r#"
            Direct Rima Odeh [said] Cue: “The bridge was never safe,”
            Direct Mr Lindqvist [said] Cue: “We warned them twice.”
            Direct she [said] Cue: “We waited,” / “and nobody came.”
            Direct the mayor [told] Cue: “It is over,”
            Direct the mayor [told] Paragraph: “We are going home.”
        "#]],
    );
}

#[test]
fn indirect_speech() {
    check(
        "The ministry said on Sunday that the road had been closed for repairs.\n\
         The worst is still to come, said Tomas Varga, 52, a farmer in the valley.\n\
         Ms Kaya, who runs a bakery in the old town, told the council she would not move.\n\
         According to the Norwegian Refugee Council, 400 families left the camp in March.\n\
         The army denied that its planes had struck the clinic.\n\
         The dam, he said, would hold for another winter at least.\n\
         Critics say the figures are wrong, adding that nobody has counted the dead.\n",
        &expect![[r#"
            Indirect The ministry [said] Cue: that the road had been closed for repairs
            Indirect Tomas Varga [said] Cue: The worst is still to come
            Indirect Ms Kaya [told] Cue: she would not move
            Indirect Norwegian Refugee Council [According to] Cue: 400 families left the camp in March
            Indirect The army [denied] Cue Denied: that its planes had struck the clinic
            Indirect he [said] Cue: The dam / would hold for another winter at least
            Indirect Critics [say] Cue: the figures are wrong
            Indirect Critics [adding] Cue: that nobody has counted the dead
        "#]],
    );
}

#[test]
fn quotes_go_on_over_paragraphs() {
    check(
        "“They came at night,” Ana Ruiz said.\n\
         “We heard the engines first.\n\
         “Then the shelling began.\n\
         “We ran.”\n\
         The army gave no comment.\n",
        &expect![[r#"
            Direct Ana Ruiz [said] Cue: “They came at night,”
            Direct Ana Ruiz [said] Continuation: “We heard the engines first. / “Then the shelling began. / “We ran.”
        "#]],
    );
}

#[test]
fn marks_that_do_not_pair() {
    check(
        "“We will stay, he said.\n\
         The council met at noon.\n\
         They left,” she said.\n\
         “Nobody asked us\", Mr Odeh said.\n\
         The boys’ school stayed open; the girls' school didn't.\n",
        &expect![[r#"
            Direct he [said] Cue: “We will stay,
            Indirect she [said] Cue: They left
            Direct Mr Odeh [said] Cue: “Nobody asked us"
            Unclosed at 0, Some('”'): “We will stay, he said.
            Stray at 10, None: They left,” she said.
            Mixed at 16, Some('”'): “Nobody asked us", Mr Odeh said.
        "#]],
    );
}

#[test]
fn asides_and_relative_clauses() {
    check(
        "“Nobody told us,” Jonas Berg (S), the deputy mayor, who took office in May, said on Tuesday.\n\
         An official who asked not to be named said the talks had failed.\n\
         When the minister claimed that all was well, Ms Haddad replied: “Come and see.”\n\
         “It was,” as one of the drivers put it, “like a film.”\n\
         The general, in a letter to the court last week, insisted he had never given the order.\n\
         Asked whether he would call both sides to Brandholm, the transport secretary, Edvard Lund, said: “No.”\n\
         The licence was suspended, a step the company called “regrettable but understandable”.\n\
         They met families, many of whom say the claims are unfounded, and 63 percent said the plan was good.\n\
         Lund said after the meeting he would not sign it. He continued to insist that the plan was bad. He went on to say it was \
         late. He was the first to ask whether it was legal.\n",
        &expect![[r#"
            Direct Jonas Berg [said] Cue: “Nobody told us,”
            Indirect An official [said] Cue: the talks had failed
            Indirect the minister [claimed] Cue: that all was well
            Direct Ms Haddad [replied] Cue: “Come and see.”
            Direct one of the drivers [put] Cue: “It was,” / “like a film.”
            Indirect The general [insisted] Cue: he had never given the order
            Indirect he [would call] Cue: both sides to Brandholm
            Direct the transport secretary [said] Cue: “No.”
            Direct the company [called] Cue: “regrettable but understandable”
            Indirect many of whom [say] Cue: the claims are unfounded
            Indirect 63 percent [said] Cue: the plan was good
            Indirect Lund [said] Cue: he would not sign it
            Indirect He [continued to insist] Cue: that the plan was bad
            Indirect He [went on to say] Cue: it was late
            Indirect He [was the first to ask] Cue Asked: whether it was legal
        "#]],
    );
}

#[test]
fn houses_and_their_marks() {
    check(
        "‘We won’t go,’ she said. ‘The boys’ school is here.’\n\
         „Wir bleiben“, said Mr Krause.\n\
         «They promised us water,» said Leila Mansour.\n\
         ''Not today,'' Mr. Okafor said. ''Maybe tomorrow we will talk about it.''\n\
         “He told me ‘never again’ and left,” Ana Ruiz said.\n",
        &expect![[r#"
            Direct she [said] Cue: ‘We won’t go,’
            Direct she [said] Paragraph: ‘The boys’ school is here.’
            Direct Mr Krause [said] Cue: „Wir bleiben“
            Direct Leila Mansour [said] Cue: «They promised us water,»
            Direct Mr. Okafor [said] Cue: ''Not today,''
            Direct Mr. Okafor [said] Paragraph: ''Maybe tomorrow we will talk about it.''
            Direct Ana Ruiz [said] Cue: “He told me ‘never again’ and left,”
                Direct He [told] Cue: ‘never again’
        "#]],
    );
}

#[test]
fn marked_but_not_said() {
    check(
        "James “Big Jim” Torrance opened the fair.\n\
         The film “The Last Winter in Aleppo” opens on Friday.\n\
         He is 6'2\" tall and lives in the ‘90s.\n\
         The so-called “rebels” left.\n",
        &expect![[r#""#]],
    );
}

#[test]
fn interviews_and_headlines() {
    check(
        "Varga: The Dam Will Hold Another Winter\n\
         Q: Did anybody warn you?\n\
         A: Nobody came to us before the flood.\n",
        &expect![[r#"
            Indirect Varga [:] Cue: The Dam Will Hold Another Winter
            Direct Q [:] Turn: Did anybody warn you?
            Direct A [:] Turn: Nobody came to us before the flood.
        "#]],
    );
    check(
        "“The road is closed for good” — Tomas Varga\n\
         LINDQVIST: We warned them twice last year.\n\
         HOST: And then?\n",
        &expect![[r#"
            Direct Tomas Varga [—] Cue: “The road is closed for good”
            Direct LINDQVIST [:] Turn: We warned them twice last year.
            Direct HOST [:] Turn: And then?
        "#]],
    );
}

#[test]
fn chains_documents_and_refusals() {
    check(
        "The report says the pumps failed at midnight, according to two people who have read it.\n\
         Mr Berg was quoted as saying that the pumps were old.\n\
         The company did not say how many workers had been told.\n\
         Asked whether he would resign, Mr Berg declined to comment.\n\
         Ms Haddad’s claim that the wall was rotten was dismissed by engineers.\n\
         “We knew,” per a memo seen by reporters.\n",
        &expect![[r#"
            Indirect The report via two people [says] Cue: the pumps failed at midnight
            Indirect Mr Berg [was quoted as saying] Cue: that the pumps were old
            Indirect The company [did not say] Cue Asked: how many workers had been told
            Indirect Mr Berg [declined] Cue Denied: to comment
            Indirect Ms Haddad [claim] Cue: that the wall was rotten
            Direct a memo seen [per] Cue: “We knew,”
        "#]],
    );
}

#[test]
fn chains_of_attribution() {
    check(
        "Ms Kowal quoted her foreman, Jan Berg, as saying that “pumps don’t vote”.\n\
         Mr Wina was quoted by the Ndola Times as saying that a buyer had been found.\n\
         Mr Berg said Ms Kowal had told the council that the wall was rotten.\n\
         Inspectors knew for years that the wall was rotten, a report released in May found, and nobody called back.\n\
         The dam was safe, Mr Berg said, according to two people at the meeting.\n\
         Lawyers say they were told by a doctor at the clinic that some of the dead bore marks of blows.\n",
        &expect![[r#"
            Mixed her foreman via Ms Kowal [as saying] Cue: that “pumps don’t vote”
            Indirect Mr Wina via Ndola Times [was quoted by the Ndola Times as saying] Cue: that a buyer had been found
            Indirect Mr Berg [said] Cue: Ms Kowal had told the council that the wall was rotten
                Indirect Ms Kowal [had told] Cue: that the wall was rotten
            Indirect Inspectors [knew] Cue: that the wall was rotten, a report released in May found, and nobody called back
            Indirect Mr Berg via two people at the meeting [said] Cue: The dam was safe
            Indirect Lawyers [say] Cue: they were told by a doctor at the clinic that some of the dead bore marks of blows
                Indirect a doctor at the clinic [were told] Cue: that some of the dead bore marks of blows
        "#]],
    );
}

#[test]
fn documents_and_hearsay() {
    check(
        "Documents reviewed by the Ndola Times show the company knew of the leak in May.\n\
         According to a report by the prosecutor, which reporters have seen, the log “has no entry” for that night.\n\
         Its chief, Sir Neil Abery, has not spoken since Tuesday, but is understood to have told the board that all was well.\n\
         Passengers who survived the fire have described how a steward went back below deck.\n\
         One of them said: “She never stopped.” She spoke to reporters in Oban.\n\
         eBay confirmed that the cake had been taken down.\n",
        &expect![[r#"
            Indirect Documents reviewed by the Ndola Times [show] Cue: the company knew of the leak in May
            Mixed a report by the prosecutor [According to] Cue: the log “has no entry” for that night
            Indirect Its chief [is understood to have told] Cue: that all was well
            Indirect Passengers [have described] Cue: how a steward went back below deck
            Direct One of them [said] Cue: “She never stopped.”
            Indirect eBay [confirmed] Cue: that the cake had been taken down
        "#]],
    );
}

#[test]
fn headlines_with_a_colon() {
    for (headline, expected) in [
        (
            "Coastguard “ignored” calls from sinking boat: survivors\n",
            expect![[r#"
            Mixed survivors [:] Cue: Coastguard “ignored” calls from sinking boat
        "#]],
        ),
        (
            "‘She said “run” and we ran’: survivors speak of crew’s courage\n",
            expect![[r#"
                Direct survivors [:] Cue: ‘She said “run” and we ran’
                    Direct She [said] Cue: “run”
                Indirect survivors [speak] Cue: crew’s courage
            "#]],
        ),
        (
            "‘I would not do it again’: a conversation with Sana Qureshi\n",
            expect![[r#"
                Direct Sana Qureshi [:] Cue: ‘I would not do it again’
            "#]],
        ),
        ("Q&A: what we know about the dam\n", expect![[r#""#]]),
    ] {
        check(headline, &expected);
    }
}

#[test]
fn turns_under_names_and_initials() {
    check(
        "Ada Lindqvist ran the port. She spoke to Jan Berg.\n\n\
         Jan Berg: You left on a Sunday.\n\nAda Lindqvist: They had asked me to lie.\n\nJB: Who?\n\nAL: The minister himself.\n",
        &expect![[r#"
            Direct Jan Berg [:] Turn: You left on a Sunday.
            Direct Ada Lindqvist [:] Turn: They had asked me to lie.
            Direct JB [:] Turn: Who?
            Direct AL [:] Turn: The minister himself.
        "#]],
    );
}

#[test]
fn single_marks_beside_double_ones() {
    check(
        "Mr Berg said the plan was “a joke” and ‘an insult to the boys’ of the ’90s, ‘90s style.\n",
        &expect![[r#"
            Mixed Mr Berg [said] Cue: the plan was “a joke” and ‘an insult to the boys’ of the ’90s, ‘90s style
        "#]],
    );
}

proptest! {
    #[test]
    fn reads_anything(article in "([“”\"‘’'«»„.,:?!—\\- \n]|said|he|Smith|that|told|according to|and|the|who|I){0,60}") {
        let text = Text::new(&article, Format::Plain);
        let reading = read(&text);
        for quote in &reading.quotes {
            prop_assert!(!quote.spans.is_empty());
            prop_assert!(quote.spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
            prop_assert!(quote.range().end() <= text.range().end());
        }
    }

    #[test]
    fn balanced_marks_are_no_problem(words in prop::collection::vec(("[a-z]{1,6}( [a-z]{1,6}){0,4}", 0..3usize), 1..8)) {
        let sentence: Vec<String> = words
            .iter()
            .map(|(words, marks)| match marks {
                0 => words.clone(),
                1 => format!("“{words}”"),
                _ => format!("\"{words}\""),
            })
            .collect();
        let reading = read(&Text::new(&sentence.join(" "), Format::Plain));
        prop_assert_eq!(reading.marks, vec![]);
    }
}
