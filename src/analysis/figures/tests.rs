//! What figures read like, on sentences of our own.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{Bounds, LocalFigure, scan};
use crate::analysis::{dates, tokens::Tokens};

fn shown(bounds: &Bounds) -> String {
    let lower =
        bounds.lower.map_or("(…".to_owned(), |b| format!("{}{}", if b.inclusive { "[" } else { "(" }, b.value));
    let upper =
        bounds.upper.map_or("…)".to_owned(), |b| format!("{}{}", b.value, if b.inclusive { "]" } else { ")" }));
    format!("{lower}, {upper}")
}

fn line(text: &str, figure: &LocalFigure) -> String {
    let slice = |span: crate::analysis::ByteSpan| &text[span.range()];
    let mut line = format!("{:?} {:?}", slice(figure.span), figure.kind);
    if figure.core != figure.span {
        line += &format!(" core {:?}", slice(figure.core));
    }
    line += &figure.value.map_or(String::new(), |value| format!(" = {value}"));
    line += &format!(" {}", shown(&figure.hard));
    line += &figure.unit.as_ref().map_or(String::new(), |unit| format!(" {unit}"));
    line += &figure.counted.as_ref().map_or(String::new(), |counted| format!(" of {}", counted.lemma));
    line += &figure.outcome.map_or(String::new(), |outcome| format!(" {outcome:?}"));
    line += &figure.direction.map_or(String::new(), |direction| format!(" {direction:?}"));
    line += &figure.part_of.map_or(String::new(), |whole| format!(" part of {whole}"));
    if figure.modality != super::Modality::Asserted {
        line += &format!(" {:?}", figure.modality);
    }
    line
}

fn check(text: &str, expected: &Expect) {
    let tokens = Tokens::new(text);
    let dates = dates::scan(&tokens);
    let lines: String = scan(&tokens, &dates).iter().map(|figure| line(text, figure) + "\n").collect();
    expected.assert_eq(&lines);
}

#[test]
fn what_is_not_so() {
    check(
        "The ferry hasn’t sunk with 12 people. It didn't carry 30 cars. It did carry 40 crates.",
        &expect![[r#"
            "12 people" Count core "12" = 12 [12, 12] of people Negated
            "30 cars" Count core "30" = 30 [30, 30] of car Negated
            "40 crates" Count core "40" = 40 [40, 40] of crate
        "#]],
    );
}

#[test]
fn tolls() {
    check(
        "At least 14 people were killed and about 60 others wounded when a ferry sank off Varnholt, \
         including three children and two nurses, the coastguard said. Nearly 2,000 are feared dead. \
         Dozens of fishermen are still missing and several hundred families have been displaced.",
        &expect![[r#"
            "At least 14 people" Count core "At least 14" = 14 [14, …) of people Killed
            "about 60 others" Count core "about 60" = 60 (…, …) of people Wounded
            "three children" Count core "three" = 3 [3, 3] of child
            "two nurses" Count core "two" = 2 [2, 2] of nurse
            "Nearly 2,000" Count = 2,000 (…, 2,000) Killed Feared
            "Dozens of fishermen" Count core "Dozens" [12, 99] of fisherman Missing
            "several hundred families" Count core "several hundred" = 300 (…, 999] of family Displaced
        "#]],
    );
}

#[test]
fn people_and_ages() {
    check(
        "Marta Lindqvist, 43, a mother of three in her late forties, lives with a 21-year-old student \
         and a baby aged six months. One man said no one had asked this one question. Both twins, aged 12, left.",
        &expect![[r#"
            "43" Age = 43 [43, 43] year
            "a mother of three" Count core "three" = 3 [3, 3] of child
            "in her late forties" Age [40, 49] year
            "21-year-old" Age = 21 [21, 21] year
            "six months" Duration = 6 [6, 6] month
            "One man" Count core "One" = 1 [1, 1] of man
            "12" Age = 12 [12, 12] year
        "#]],
    );
}

#[test]
fn parts_count_what_the_whole_does() {
    check(
        "It would close two of its nine plants, cutting about 640 of its 7,200 jobs.",
        &expect![[r#"
            "two" Count = 2 [2, 2] of plant part of 1 Conditional
            "nine plants" Count core "nine" = 9 [9, 9] of plant Conditional
            "about 640" Count = 640 (…, …) of job Down part of 3
            "7,200 jobs" Count core "7,200" = 7,200 [7,200, 7,200] of job
        "#]],
    );
}

#[test]
fn what_opens_a_figure_belongs_to_it() {
    check(
        "The clerk was one of 53 detainees freed on Monday, one of the nine women. One of three children died. \
         Only a few thousand may leave in the next 24 hours; no one of the 12 was hurt.",
        &expect![[r#"
            "one of 53 detainees" Count core "one of 53" = 53 [53, 53] of detainee Rescued
            "one of the nine women" Count core "one of the nine" = 9 [9, 9] of woman
            "One of three children" Count core "One of three" = 3 [3, 3] of child
            "a few thousand" Count = 3,000 (…, 9,999] Conditional
            "the next 24 hours" Duration core "24 hours" = 24 [24, 24] hour Conditional
            "12" Count = 12 [12, 12] Wounded
        "#]],
    );
}

#[test]
fn money_and_rates() {
    check(
        "The €1.2bn bridge cost US$300 million more than planned, up to 40,000 Egyptian pounds a metre, \
         and each of the 1.5 million commuters pays between £3 and £4.50 a day. Fines of Rs 500 and 50 cents. \
         She lost 20 pounds after paying 20 pounds.",
        &expect![[r#"
            "€1.2bn" Money = 1,200,000,000 [1,200,000,000, 1,200,000,000] EUR
            "US$300 million" Money = 300,000,000 [300,000,000, 300,000,000] USD
            "up to 40,000 Egyptian pounds a metre" Money = 40,000 (…, 40,000] EGP/m
            "1.5 million commuters" Count core "1.5 million" = 1,500,000 [1,500,000, 1,500,000] of commuter
            "between £3 and £4.50 a day" Money [3, 4.50] GBP/day
            "Rs 500" Money = 500 [500, 500] INR
            "50 cents" Money = 50 [50, 50] cent
            "20 pounds" Measure = 20 [20, 20] lb Down
            "20 pounds" Money = 20 [20, 20] GBP
        "#]],
    );
}

#[test]
fn shares_and_changes() {
    check(
        "Turnout fell from 61.5% to 58 per cent, down 3.5 percentage points. Two-thirds of voters, or nine in 10 \
         women, agreed; a third of councillors abstained. Exports doubled and rents rose threefold, \
         20 times the size of the market in 2015. Half of them left.",
        &expect![[r#"
            "61.5%" Percent = 61.5 [61.5, 61.5] percent From
            "58 per cent" Percent = 58 [58, 58] percent To
            "3.5 percentage points" Points = 3.5 [3.5, 3.5] percentage point Down
            "Two-thirds of voters" Fraction core "Two-thirds" = 0.666666666666667 [0.666666666666667, 0.666666666666667] of voter
            "nine in 10 women" Ratio core "nine in 10" = 0.9 [0.9, 0.9] of woman
            "a third of councillors" Fraction core "a third" = 0.333333333333333 [0.333333333333333, 0.333333333333333] of councillor
            "doubled" Multiple = 2 [2, 2]
            "threefold" Multiple = 3 [3, 3] Up
            "20 times" Multiple = 20 [20, 20]
            "Half" Fraction = 0.5 [0.5, 0.5]
        "#]],
    );
}

#[test]
fn ranges_and_measures() {
    check(
        "Between 10 and 15 lorries, 20-30 km apart, crossed 1,500 sq km of steppe at 60 mph. It was −5°C, \
         or 23 degrees Fahrenheit, and 8- to 16-metre waves hit. Two or three ships of 6 feet 2 inches draught, \
         $5-7 million each, give or take.",
        &expect![[r#"
            "Between 10 and 15 lorries" Count core "Between 10 and 15" [10, 15] of lorry
            "20-30 km" Measure [20, 30] km
            "1,500 sq km" Measure = 1,500 [1,500, 1,500] km2
            "60 mph." Measure = 60 [60, 60] mph
            "−5°C" Measure = -5 [-5, -5] °C
            "23 degrees Fahrenheit" Measure = 23 [23, 23] °F
            "8- to 16-metre" Measure [8, 16] m
            "Two or three ships" Count core "Two or three" [2, 3] of ship
            "6 feet 2 inches" Measure = 6.166666666666667 [6.166666666666667, 6.166666666666667] foot
            "$5-7 million" Money [5,000,000, 7,000,000] USD
        "#]],
    );
}

#[test]
fn what_is_no_figure() {
    check(
        "Flight 370 and the Boeing 777 left Gate 12 at 8:30 on 3 September 2018. Call +44 20 7946 0123 or 555-0123. \
         COVID-19, MH-17, the A4 and BBC2. This one, that one, no one, the present one closes. Article 5 of Resolution 2254. www.example.org/2019/05",
        &expect![""],
    );
}

proptest! {
    #[test]
    fn no_text_breaks_the_grammar(text in "([0-9.,:$£€%½ ’'\"()/–+-]{0,4}|(more|than|one|two|half|a|of|and|hundred|million|dozen|third|between|to|to|per|cent|years?|old|in|may|monday|ago|next|the|km|m|bn) ?|é|😀| ){0,40}") {
        let tokens = Tokens::new(&text);
        let dates = dates::scan(&tokens);
        let figures = scan(&tokens, &dates);
        for figure in &figures {
            prop_assert!(text.get(figure.span.range()).is_some_and(|slice| !slice.is_empty()));
            prop_assert!(figure.span.covers(figure.core));
            if let (Some(lower), Some(upper)) = (figure.hard.lower, figure.hard.upper) {
                prop_assert!(lower.value <= upper.value, "{figure:?}");
            }
        }
        prop_assert!(figures.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{figures:?}");
        prop_assert!(dates.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{dates:?}");
    }
}

#[test]
fn verbs_left_out() {
    check(
        "Donja has 300 people, Gornja 250 and Srednja 80. The Porsche 911 has 300 horsepower.",
        &expect![[r#"
            "300 people" Count core "300" = 300 [300, 300] of people
            "250" Count = 250 [250, 250] of people
            "80" Count = 80 [80, 80] of people
            "300 horsepower" Measure = 300 [300, 300] hp
        "#]],
    );
    check(
        "Gusts of 90–70 km/h came; they won 90–70. The fine is 500–200 euros.",
        &expect![[r#"
        "90" Number = 90 [90, 90]
        "70 km/h" Measure = 70 [70, 70] km/h
        "90–70" Score (…, …)
        "500" Number = 500 [500, 500]
        "200 euros" Money = 200 [200, 200] EUR
    "#]],
    );
    check(
        "He died in 2015 at 81. The index stood at 81.",
        &expect![[r#"
            "81" Age = 81 [81, 81] year
            "81" Number = 81 [81, 81]
        "#]],
    );
    check(
        "Born in 1970 and now 44, she leads 60 nurses, now 44.",
        &expect![[r#"
        "44" Age = 44 [44, 44] year
        "60 nurses" Count core "60" = 60 [60, 60] of nurse
        "44" Number = 44 [44, 44]
    "#]],
    );
}
