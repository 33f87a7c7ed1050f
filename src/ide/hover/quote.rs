//! The card of a quote.

use std::collections::HashSet;

use crate::{
    analysis::{
        people::MentionForm,
        quotes::{Ground, Polarity, Quote, QuoteKind, Speaker},
    },
    text::CharRange,
};

use super::{
    super::{Article, words},
    Facts, card as put_together,
};

/// The card of a quote: kind, speaker, cue, what the attribution rests on and how sure it is.
pub(super) fn card(article: &Article, quote: &Quote) -> String {
    let kind = match quote.kind {
        QuoteKind::Direct => "direct: word for word, in marks",
        QuoteKind::Mixed => "mixed: partly word for word, in marks",
        QuoteKind::Indirect => "indirect: reported, without marks",
    };
    let mut facts = Facts::default();
    facts.add("Speaker", speaker(article, quote));
    if let Some(cue) = quote.cue {
        let how = match quote.polarity {
            Polarity::Asserted => "",
            Polarity::Denied => ", which denies it",
            Polarity::Asked => ", which asks it",
        };
        facts.add("Cue", format!("“{}”{how}", article.excerpt(cue, 60)));
    }
    if let Some(other) = quote.runner_up.filter(|other| other.lead < 1.6) {
        facts.add(
            "Or",
            format!("{}, whom the pronoun could stand for as well", words::escape(article.name_of(other.entity))),
        );
    }
    if let Some(via) = &quote.via {
        facts.add("Passed on by", named(article, via));
    }
    if let Some(outer) = article.outer_of(quote) {
        facts.add("Told by", speaker(article, outer));
    }
    for inner in &quote.nested {
        let cue = inner.cue.map_or(String::new(), |cue| format!(" (“{}”)", article.excerpt(cue, 60)));
        let words = inner.spans.first().map_or(String::new(), |span| article.excerpt(*span, 80));
        facts.add("In it", format!("{}{cue}: {words}", speaker(article, inner)));
    }
    grounds(quote, &article.chunks_with_speakers(), &mut facts);
    if quote.spans.len() > 1 {
        let range = quote.range();
        let (first, last) = (article.line_number(range.start()), article.line_number(range.end()));
        let from = article.line_link(range.start());
        let lines = if first == last { from } else { format!("{from} to {last}") };
        facts.add("Parts", format!("{}, {lines}", quote.spans.len()));
    }
    put_together(&format!("**Quote** · {kind}"), facts, &[])
}

/// Why a hint names the speaker of a quote; `annotated` are the chunks with annotated speakers.
pub(in super::super) fn tooltip(article: &Article, quote: &Quote, annotated: &HashSet<CharRange>) -> String {
    let mut facts = Facts::default();
    facts.add("Speaker", speaker(article, quote));
    grounds(quote, annotated, &mut facts);
    put_together("", facts, &[])
}

/// What the attribution rests on and how sure it is; what somebody annotated is beyond doubt.
fn grounds(quote: &Quote, annotated: &HashSet<CharRange>, facts: &mut Facts) {
    if quote.spans.iter().any(|span| annotated.contains(span)) {
        facts.add("Rests on", "the annotation");
        return;
    }
    facts.add("Rests on", rests_on(quote));
    if quote.ground != Ground::None {
        facts.add("Attribution", words::belief(quote.confidence));
    }
}

fn speaker(article: &Article, quote: &Quote) -> String {
    let names: Vec<String> = quote.speakers().map(|speaker| named(article, speaker)).collect();
    if names.is_empty() { "not known".to_owned() } else { names.join(" and ") }
}

/// Who that is, and in which words the article says so.
fn named(article: &Article, speaker: &Speaker) -> String {
    let said = article.excerpt(speaker.range, 60);
    let Some(entity) = speaker.entity.and_then(|id| article.reading.entity(id)) else {
        return match speaker.form {
            MentionForm::Pronoun => format!("“{said}”; who that is isn't clear"),
            _ => format!("“{said}”, not named"),
        };
    };
    let name = words::escape(&entity.name);
    if said == name { name } else { format!("{name}, here “{said}”") }
}

fn rests_on(quote: &Quote) -> &'static str {
    match quote.ground {
        Ground::Cue => "the cue beside it",
        Ground::Paragraph => "another quote in the same paragraph",
        Ground::Continuation => "the paragraph before, which it goes on from",
        Ground::Turn => "the turns of the conversation",
        Ground::None => "nothing: no cue, and nobody to carry over from",
    }
}

#[cfg(test)]
mod tests {
    use super::super::{hover, tests::check};
    use crate::{ide::fixture::read_article, text::CharOffset};
    use expect_test::{Expect, expect};

    const ARTICLE: &str = "\
⟦Q rima #1|“We left,”⟧ ⟦P rima|Rima Odeh⟧ ⟦C #1|said⟧, ⟦Q rima #1|“at night.”⟧
⟦P rima|She⟧ ⟦C|denied⟧ ⟦Q rima indirect denied|that anybody slept⟧.
⟦Q rima|“It was cold.”⟧
⟦Q ?|“Go!”⟧ ⟦Q gone|“Never,”⟧ ⟦P gone|residents⟧ ⟦C|answered⟧.";

    #[test]
    fn broken_up_by_its_cue() {
        check(
            &ARTICLE.replace("at night", "at ni$0ght"),
            &expect![[r#"
                1:28 "“at night.”"

                **Quote** · direct: word for word, in marks

                - **Speaker** Rima Odeh
                - **Cue** “said”
                - **Rests on** the cue beside it
                - **Attribution** almost certain (97%)
                - **Parts** 2, [line 1](#L1,1)
            "#]],
        );
    }

    #[test]
    fn indirect_and_denied_by_a_pronoun() {
        check(
            &ARTICLE.replace("anybody", "any$0body"),
            &expect![[r#"
            2:12 "that anybody slept"

            **Quote** · indirect: reported, without marks

            - **Speaker** Rima Odeh, here “She”
            - **Cue** “denied”, which denies it
            - **Rests on** the cue beside it
            - **Attribution** almost certain (97%)
        "#]],
        );
    }

    #[test]
    fn carried_over() {
        check(
            &ARTICLE.replace("cold", "c$0old"),
            &expect![[r#"
            3:1 "“It was cold.”"

            **Quote** · direct: word for word, in marks

            - **Speaker** Rima Odeh, here “She”
            - **Rests on** the paragraph before, which it goes on from
            - **Attribution** almost certain (97%)
        "#]],
        );
    }

    #[test]
    fn without_a_speaker() {
        check(
            &ARTICLE.replace("Go!", "G$0o!"),
            &expect![[r#"
            4:1 "“Go!”"

            **Quote** · direct: word for word, in marks

            - **Speaker** not known
            - **Rests on** nothing: no cue, and nobody to carry over from
        "#]],
        );
    }

    /// The card at the cursor of an article that is read.
    fn read(text: &str, expected: &Expect) {
        let at = CharOffset::of(text, text.find("$0").expect("a cursor"));
        let article = read_article(&text.replace("$0", ""));
        expected.assert_eq(&hover(&article, at).map_or("nothing".to_owned(), |card| card.markdown));
    }

    #[test]
    fn passed_on_by_somebody() {
        read(
            "Ms Kowal quoted Jan Berg as saying that pumps do$0n’t vote.\n",
            &expect![[r#"
            **Quote** · indirect: reported, without marks

            - **Speaker** Jan Berg
            - **Cue** “as saying”
            - **Passed on by** Kowal, here “Ms Kowal”
            - **Rests on** the cue beside it
            - **Attribution** very likely (90%)"#]],
        );
    }

    #[test]
    fn a_claim_in_a_claim() {
        let text = "Jan Berg said Marta Kowal had told the coun$0cil that the wall was rotten.\n";
        read(
            text,
            &expect![[r#"
            **Quote** · indirect: reported, without marks

            - **Speaker** Jan Berg
            - **Cue** “said”
            - **In it** Marta Kowal (“had told”): that the wall was rotten
            - **Rests on** the cue beside it
            - **Attribution** very likely (90%)"#]],
        );
        read(
            &text.replace("$0", "").replace("rotten", "ro$0tten"),
            &expect![[r#"
            **Quote** · indirect: reported, without marks

            - **Speaker** Marta Kowal
            - **Cue** “had told”
            - **Told by** Jan Berg
            - **Rests on** the cue beside it
            - **Attribution** very likely (90%)"#]],
        );
    }
}
