//! Names of many traditions, as agencies write them.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{candidates, tag};
use crate::analysis::{sentences::sentences, tokens::Tokens};

/// One line a name: its kind and its text.
fn check(text: &str, expected: &Expect) {
    let tokens = Tokens::new(text);
    let lines: Vec<String> = tag(&tokens, &sentences(&tokens))
        .iter()
        .map(|name| format!("{:?} {}", name.kind, &text[name.span.range()]))
        .collect();
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn news_copy() {
    check(
        "“We left at night,” said Rima Al Odeh, 41, a teacher from Aleppo. Mr. Odeh met the mayor of Hamburg, Jan van der Meer, at the University of Leeds.",
        &expect![[r#"
            Person Rima Al Odeh
            Place Aleppo
            Person Odeh
            Place Hamburg
            Person Jan van der Meer
            Organisation University of Leeds"#]],
    );
}

#[test]
fn arabic() {
    check(
        "Sheikh Hamad bin Khalid Al Rumaihi met Abu Omar al-Jabouri and Umm Hassan in Doha, said Abdel Rahman el-Sayed. Ms al-Khatib, Khaled Abd al-Aziz and Nour-Eddine Ben Brahim were there. “Abu Walid is our brother,” said Yusuf Abu Zeid.",
        &expect![[r#"
            Person Hamad bin Khalid Al Rumaihi
            Person Abu Omar al-Jabouri
            Person Umm Hassan
            Place Doha
            Person Abdel Rahman el-Sayed
            Person al-Khatib
            Person Khaled Abd al-Aziz
            Person Nour-Eddine Ben Brahim
            Person Abu Walid
            Person Yusuf Abu Zeid"#]],
    );
}

#[test]
fn chinese_and_korean() {
    check(
        "Foreign Minister Wu Guozhi called Kim Min-ji, 24, and Park Seong-hyeon of Busan. Ms Kim said Lee Jae-wook had left for Shanghai with Chan Ka-wai, Tsai Yi-ting and Zhao Leji. Nguyen Thi Thu Ha met Prime Minister Pham Quoc Hung in Hanoi.",
        &expect![[r#"
            Person Wu Guozhi
            Person Kim Min-ji
            Person Park Seong-hyeon
            Place Busan
            Person Kim
            Person Lee Jae-wook
            Place Shanghai
            Person Chan Ka-wai
            Person Tsai Yi-ting
            Person Zhao Leji
            Person Nguyen Thi Thu Ha
            Person Pham Quoc Hung
            Place Hanoi"#]],
    );
}

#[test]
fn slavic_and_baltic() {
    check(
        "Oleksandr Tkachuk, a spokesman for the ministry in Kyiv, said Yevgeny Aleksandrovich Morozov had died. Agnieszka Wójcik-Nowak and Dragan Jovanović agreed, as did Krišjānis Bērziņš and Jiří Dvořák. “Mrs Kuznetsova lied,” said Mr Dvořák.",
        &expect![[r#"
            Person Oleksandr Tkachuk
            Place Kyiv
            Person Yevgeny Aleksandrovich Morozov
            Person Agnieszka Wójcik-Nowak
            Person Dragan Jovanović
            Person Krišjānis Bērziņš
            Person Jiří Dvořák
            Person Kuznetsova
            Person Dvořák"#]],
    );
}

#[test]
fn iberian_and_romance() {
    check(
        "María José García Márquez and João Pedro dos Santos e Silva won in Lisbon. Luiz Inácio Ferreira da Costa congratulated Mr García Márquez. Chiara Della Rovere, Jean-Luc de La Tour and Ana Lucía del Río watched.",
        &expect![[r#"
            Person María José García Márquez
            Person João Pedro dos Santos e Silva
            Place Lisbon
            Person Luiz Inácio Ferreira da Costa
            Person García Márquez
            Person Chiara Della Rovere
            Person Jean-Luc de La Tour
            Person Ana Lucía del Río"#]],
    );
}

#[test]
fn particles_hyphens_initials_and_generations() {
    check(
        "Pieter van den Broek, Ludwig von Hohenfels, Siobhán O’Riordan and Ewan MacAskill-Reid spoke. J. K. Lund, H.R. Patterson and K. Michael Stevens testified. Robert J. Halloran Jr., Martin Whitlock III and Leonard Cole Sr sued.",
        &expect![[r#"
            Person Pieter van den Broek
            Person Ludwig von Hohenfels
            Person Siobhán O’Riordan
            Person Ewan MacAskill-Reid
            Person J. K. Lund
            Person H.R. Patterson
            Person K. Michael Stevens
            Person Robert J. Halloran Jr.
            Person Martin Whitlock III
            Person Leonard Cole Sr"#]],
    );
}

#[test]
fn mononyms_nicknames_and_storms() {
    check(
        "Suharto and the singer Anitta were named. Charalambos “Bambos” Xanthou and Elizabeth \"Betty\" Harlow played. Hurricane Odile hit Mexico before Cyclone Nargis. “Your Honor, we object,” said Ms Blake.",
        &expect![[r#"
            Person Anitta
            Person Charalambos “Bambos” Xanthou
            Person Elizabeth "Betty" Harlow
            Place Mexico
            Person Blake"#]],
    );
}

#[test]
fn stacked_and_plural_titles() {
    check(
        "Lt Gen Sir Alan Whitcombe and Rear Adm. Dame Judith Carrow met Vice President Okonkwo. Brig. Gen. Prof. Dr. Tomas Lindgren left. Sens. Odeh, Kaya and Lindqvist voted no, said the Rev. Dr. Amos Tull. Madam Chair, Mr Speaker and Mr. President were silent.",
        &expect![[r#"
            Person Alan Whitcombe
            Person Judith Carrow
            Person Okonkwo
            Person Tomas Lindgren
            Person Odeh
            Person Kaya
            Person Lindqvist
            Person Amos Tull"#]],
    );
}

#[test]
fn ranks_before_names_nobody_knows() {
    check(
        "“We are neighbours,” said their commander, Captain Solofo. A report to General Tavaziva was late. General Motors and the General Assembly were quiet, Major League games were not. The ship's captain, Chief Andrianaly, left.",
        &expect![[r#"
            Person Solofo
            Person Tavaziva
            Organisation General Assembly
            Organisation Major League
            Person Andrianaly"#]],
    );
}

#[test]
fn what_is_named_after_people() {
    check(
        "They crossed the Ada Lindqvist Memorial Bridge to the Halloran Foundation. Black Americans and Young Syrians marched. Minnesotan Scott Halvorsen and midfielder Ana Prado joined. The Obama administration and the Trump campaign declined.",
        &expect![[r#"
            Place Ada Lindqvist Memorial Bridge
            Organisation Halloran Foundation
            Person Scott Halvorsen
            Person Ana Prado
            Person Obama
            Person Trump"#]],
    );
}

#[test]
fn organisations() {
    check(
        "Syrian state media reported it. The Observatory said so. The Northern Rivers Monitoring Network (NRMN) and Human Rights Watch agreed. Reuters, Al Jazeera and the Ministry of Health in Gaza had no figures. Save the Children’s Anna Holt told the Financial Times that Unicef was late.",
        &expect![[r#"
            Organisation Observatory
            Organisation Northern Rivers Monitoring Network
            Organisation NRMN
            Organisation Human Rights Watch
            Organisation Reuters
            Organisation Al Jazeera
            Organisation Ministry of Health
            Place Gaza
            Person Anna Holt
            Organisation Financial Times
            Organisation Unicef"#]],
    );
}

proptest! {
    #[test]
    fn names_are_in_order_and_do_not_overlap(text in "[-A-Za-z .,’“”&éÖ\n]{0,120}") {
        let tokens = Tokens::new(&text);
        let names = tag(&tokens, &sentences(&tokens));
        prop_assert!(names.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        prop_assert!(names.iter().all(|name| !name.tokens.is_empty() && name.tokens.end <= tokens.len()));
    }
}

#[test]
fn firms_and_clubs() {
    check(
        "Harlan Haulage denied it. Carrick Rovers lost. Kelvin Subsea, which owns the ship, said so. The firm Ostrander Lyle appealed. Hanna Energi, a company in Bergen, sold it. The firm's Jan Kerr said Ana Rivers, who left, and Peter Steele were told.",
        &expect![[r#"
            Organisation Harlan Haulage
            Organisation Carrick Rovers
            Organisation Kelvin Subsea
            Organisation Ostrander Lyle
            Organisation Hanna Energi
            Place Bergen
            Person Jan Kerr
            Person Ana Rivers
            Person Peter Steele"#]],
    );
    check(
        "Elbe Dredging won the contract. On Monday Nord Salvage and Elbe Dredging declined to comment. Villarreal’s Íñigo Urrutia scored twice before Villarreal lost.",
        &expect![[r#"
            Organisation Elbe Dredging
            Organisation Nord Salvage
            Organisation Elbe Dredging
            Organisation Villarreal
            Person Íñigo Urrutia
            Person Villarreal"#]],
    );
}

#[test]
fn small_words_and_days_name_nothing() {
    check(
        "Monday’s count was late. On Thursday, I said so. As Ana Ruiz told WHO: they left.",
        &expect![[r#"
            Person Ana Ruiz
            Organisation WHO"#]],
    );
}

#[test]
fn small_words_and_days_are_not_weighed() {
    let tokens = Tokens::new("As they met on Monday, I told WHO so. IT staff left. The Who played in Oslo.");
    let mut unweighed = Vec::new();
    for sentence in sentences(&tokens) {
        candidates::runs(&tokens, &sentence, |run| {
            if candidates::names_nothing(&tokens, &run) {
                unweighed.push(tokens.slice(run.tokens).to_owned());
            }
        });
    }
    assert_eq!(unweighed, ["As", "Monday", "I"]);
}

#[test]
fn believers() {
    check(
        "Christian conservatives voted for Christie. Christian left. One of the Christian leaders said so.",
        &expect![[r#"
            Person Christie
            Person Christian"#]],
    );
}

#[test]
fn per_as_a_given_name() {
    check(
        "Per Olav Strand said the mine would shut. Per Olav Strand, the mayor, agreed. Then Per Olav Strand left. The mine closed in May, per Ana Ruiz. Per Ana Ruiz, the mine closed in May.",
        &expect![[r#"
            Person Per Olav Strand
            Person Per Olav Strand
            Person Per Olav Strand
            Person Ana Ruiz
            Person Ana Ruiz"#]],
    );
}

#[test]
fn adjectives_compatriots_and_places_side_by_side() {
    check(
        "The former Mozambican foreign minister met the Finn. Rolls in Graz and Bafatá were short. Ana Ruiz and Kerr left.",
        &expect![[r#"
            Place Graz
            Person Ana Ruiz
            Person Kerr"#]],
    );
    check("Ruling party claims victory in Graz", &expect!["Place Graz"]);
}

#[test]
fn bare_titles_and_the_articles_of_papers() {
    check(
        "The General left, and so did General Mamadou Ndiaye. The Governor told The Echo so. The Ministry and the Echo were wrong, said Major John Ellis.",
        &expect![[r#"
            Person Mamadou Ndiaye
            Organisation The Echo
            Organisation Ministry
            Person John Ellis"#]],
    );
    check(
        "Twice a White House aide called the European Union. The American Red Cross opened a shelter.",
        &expect![[r#"
            Organisation White House
            Organisation European Union
            Organisation American Red Cross"#]],
    );
}

#[test]
fn places_that_bear_names_of_people() {
    check("MADISON — A Clinton couple was arrested on Friday.", &expect!["Place MADISON"]);
    check(
        "HUME, Ill. -- Anna Holt, 41, of Martinez, and Alan, 79, from Barton, were hurt.",
        &expect![[r#"
        Place HUME
        Person Anna Holt
        Place Martinez
        Person Alan
        Place Barton"#]],
    );
    check(
        "Sirens went off in Clay, Douglas, Grant and Swift counties. Sen. Grant, Douglas and Clay counted the dead in both counties.",
        &expect![[r#"
            Place Clay
            Place Douglas
            Place Grant
            Place Swift
            Person Grant
            Person Douglas
            Person Clay"#]],
    );
}

#[test]
fn lists_of_people() {
    check(
        "They named Ada Holt, Jan Kowal, Zelamew Tekeze and Corinna Quell. Senators Marsh and Trelowan voted no.",
        &expect![[r#"
            Person Ada Holt
            Person Jan Kowal
            Person Zelamew Tekeze
            Person Corinna Quell
            Person Marsh
            Person Trelowan"#]],
    );
}
