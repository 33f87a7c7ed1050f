//! What each rule about figures and dates speaks of and what it leaves alone, in the words of
//! articles. `⟦…⟧` stands around what is to be found.

use std::sync::Arc;

use crate::{
    gazetteer::Gazetteer,
    text::{CharOffset, CharRange},
};

use super::{docs, rule};

/// Compares the places where a rule finds something with the marked ones.
pub(super) fn check(code: &str, cases: &[&str]) {
    let (gazetteer, rule) = (Arc::new(Gazetteer::embedded()), rule(code).expect("a rule"));
    let mut wrong = Vec::new();
    for case in cases {
        let text = case.replace(['⟦', '⟧'], "");
        let mut expected = Vec::new();
        let (mut start, mut skipped) = (0, 0);
        for (at, c) in case.chars().enumerate() {
            match c {
                '⟦' => (start, skipped) = (at - skipped, skipped + 1),
                '⟧' => {
                    expected.push(CharRange::new(CharOffset::new(start), CharOffset::new(at - skipped)));
                    skipped += 1;
                }
                _ => {}
            }
        }
        let found: Vec<CharRange> = docs::findings_in(&text, rule, &gazetteer).iter().map(|it| it.range).collect();
        if found != expected {
            let words = |ranges: &[CharRange]| -> Vec<String> {
                ranges.iter().map(|it| text.chars().skip(it.start().to_usize()).take(it.len()).collect()).collect()
            };
            wrong.push(format!("{case}\n  found {:?}, not {:?}", words(&found), words(&expected)));
        }
    }
    assert!(wrong.is_empty(), "{code}:\n{}", wrong.join("\n"));
}

#[test]
fn what_is_said_elsewhere() {
    check(
        "figures-headline",
        &[
            "City passes budget of ⟦$480 million⟧\n\nThe council passed a budget of $460 million on Monday, clerks said.",
            "City passes budget of $460 million\n\nThe council passed a budget of $460.2 million on Monday, clerks said.",
            "City passes budget of $480 million\n\nThe council passed a debt of $460 million on Monday, clerks said.",
        ],
    );
    check(
        "figures-sources-differ",
        &[
            "The valley is quiet.\n\nThe ministry put the number of missing at 61. Police said ⟦29 people⟧ were missing.",
            "The valley is quiet.\n\nThe ministry put the number of missing at 61. Police said 61 people were missing.",
            // Bodies found are no more than the dead; the women are some of them.
            "At least 48 people were killed, the Red Cross said.\n\nPolice in the valley said 31 bodies had been found.",
            "At least 48 people were killed, the Red Cross said. Of the dead, 20 were women, the hospital said.",
        ],
    );
    check(
        "figures-scale-outlier",
        &[
            "Debt stood at $3 billion last year and ⟦$3 million⟧ this year.",
            "Debt stood at $3 billion last year and $4 million this year.",
        ],
    );
    check(
        "figures-unattributed",
        &[
            "The town was quiet again.\n\n⟦Some 4,500 people⟧ marched through the old town on Sunday.",
            "The town was quiet again.\n\nSome 4,500 people marched through the old town on Sunday, police said.",
        ],
    );
    check(
        "figures-list-count",
        &[
            "The ⟦three priorities⟧ are schools, roads, trains and water.",
            "The three priorities are schools, roads and water.",
            "The two brothers are tall, dark and handsome.",
        ],
    );
    check(
        "figures-parts-sum",
        &[
            "⟦Twelve people⟧ were rescued from the roofs of two schools: six children, two teachers and five cooks.",
            "Thirteen people were rescued from the roofs of two schools: six children, two teachers and five cooks.",
        ],
    );
}

#[test]
fn tolls_add_up() {
    check(
        "figures-toll-sum",
        &[
            "Three people died on Monday and two more on Tuesday, bringing the toll to ⟦six⟧.",
            "Three people died on Monday and two more on Tuesday, bringing the toll to five.",
            // Others may have died before.
            "Three people died on Monday and two more on Tuesday, bringing the toll to 26.",
            "The death toll stood at 12 on Monday.\n\nTwo more people died on Tuesday, bringing the toll to ⟦15⟧.",
            "The death toll stood at 12 on Monday.\n\nTwo more people died on Tuesday, bringing the toll to 14.",
            "Four people died on Friday, raising the death toll to ⟦10⟧ from five.",
            "Four people died on Friday, raising the death toll to nine from five.",
            "At least three people died on Monday and two more on Tuesday, bringing the toll to six.",
            "Two more people died on Tuesday, bringing the toll to 15.",
        ],
    );
    check(
        "figures-contradict",
        &[
            "Three people died on Monday and two more on Tuesday, bringing the toll to five.",
            "Three people died on Monday. Two people died on Tuesday.",
            // “Officially” is somebody else’s count.
            "The quake killed more than 30 people.\n\nThe toll officially stands at 23 people killed.",
            "The ministry put the toll at 40.\n\nThe ministry put the toll at ⟦38⟧.",
        ],
    );
}

#[test]
fn scales() {
    check(
        "figures-scale-outlier",
        &[
            "They opened a £3.6 million fund.\n\nOf the ⟦£3.6 billion⟧ fund little is left.",
            "They opened a £3.6 million fund.\n\nOf the £4.6 billion fund little is left.",
            "They lost 2 million dollars. Others lost 2 billion dollars.",
        ],
    );
    check(
        "figures-scale-dropped",
        &[
            "The grants of ⟦$26⟧ and $31 million were late.",
            "It costs ⟦$26⟧ to $31 million.",
            "It costs ⟦$26⟧-$31 million.",
            "It costs $26–31 million.",
            "It costs $26 million to $31 million.",
            "A ticket is $26 and the stadium cost $31 million.",
        ],
    );
}

#[test]
fn parts_and_wholes() {
    check(
        "figures-parts-sum",
        &[
            "There were ⟦12 people⟧ on board: four children, two medics and five men.",
            "The ⟦ten boats⟧ (six trawlers and three ferries) were idle.",
            "There were 11 people on board: four children, two medics and five men.",
            "There were 12 people on board, including four children and two medics.",
            "There were 12 people on board: four children, two medics and several men.",
            "There were 12 people on board: four children, two medics, five men, a dog.",
        ],
    );
    check(
        "figures-part-exceeds-whole",
        &[
            "The ferry carried 214 people, including ⟦230⟧ from the mainland.",
            "Twelve people, including ⟦15 children⟧, were pulled from the river.",
            "At least twelve people, including 15 children, were pulled from the river.",
            "Twelve people, including five children, were pulled from the river.",
        ],
    );
    check(
        "figures-percent-sum",
        &[
            "In the poll ⟦45% approve, 38% disapprove and 21%⟧ are undecided.",
            "In the poll 45% approve, 38% disapprove and 17% are undecided.",
            "Kowal won ⟦45 per cent, Ruiz 38 per cent and the remaining 15 per cent⟧ went to others.",
            // Shares that may overlap.
            "Of the pupils 65% learn English, 40% French and 21% Spanish.",
            "In the poll 45.3% approve, 38.2% disapprove and 16.6% are undecided.",
        ],
    );
    check(
        "figures-list-count",
        &[
            "The plan names ⟦four priorities⟧: schools, roads and water.",
            "The plan names three priorities: schools, roads and water.",
            "The plan names three priorities: schools and roads, water and power, and rails.",
            "The plan names three goals: a bridge over the river, which floods, and a new school.",
            "Two men spoke: Jan Kowal, an engineer, and Piotr Nowak.",
        ],
    );
}

#[test]
fn changes() {
    check(
        "figures-percent-change",
        &[
            "Output rose from 50 to 60 tonnes, up ⟦10%⟧.",
            "Sales rose ⟦30 per cent⟧ to 62.4 million euros from 52.1 million euros.",
            "Output fell from 60 to 50 tonnes, down 17%.",
            "Output rose from 50 to 60 tonnes, up 20%.",
            "Output rose from about 50 to 60 tonnes, up 10%.",
            // The percentage is of something else.
            "Output rose from 50 to 60 tonnes, and 10% of it was sold abroad.",
            "Prices rose 4% in June. Output rose from 50 to 60 tonnes.",
        ],
    );
    check(
        "figures-percent-points",
        &[
            "Unemployment rose from 5% to 7%, up ⟦2%⟧.",
            "Unemployment rose from 5% to 7%, up two percentage points.",
            "Unemployment rose from 5% to 7%, up 40%.",
        ],
    );
    check(
        "figures-multiple",
        &[
            "Rents have ⟦doubled⟧ from 300 to 750 euros.",
            "Rents have more than doubled, from 300 to 750 euros.",
            "Rents have nearly doubled, from 300 to 570 euros.",
            "The number of pupils ⟦halved⟧ from 90 to 60.",
            "Rents have doubled. Wages rose from 300 to 750 euros.",
        ],
    );
    check(
        "figures-no-base",
        &[
            "Burglaries rose ⟦40%⟧.",
            "Burglaries rose 40% last year.",
            "Burglaries rose 40% compared with the harbour.",
            "Women make up 45% of the guild.",
            "“Burglaries rose 40%,” said Ana Ruiz.",
        ],
    );
}

#[test]
fn the_same_twice() {
    check(
        "figures-fraction-percent",
        &[
            "A quarter (⟦35%⟧) of the jackets were torn.",
            "A third (⟦25%⟧) of the pupils stayed at home.",
            "A third (33%) of the pupils stayed at home.",
            "A third (30%) of the pupils stayed at home.",
            "A third of the pupils and 25% of the teachers stayed at home.",
        ],
    );
    check(
        "figures-conversion",
        &[
            "It lies 10 km (⟦8 miles⟧) away.",
            "It lies 10 km (6 miles) away.",
            "It lies 50 km (30 miles) away.",
            "It was 20C (⟦86F⟧) in the shade.",
            "It was -5C (23F) in the shade.",
            "A field of 500 acres (200 hectares) burned.",
            "It weighs 2,000 pounds (907 kilograms).",
            // A difference of temperatures.
            "The valley warmed by 1.8 degrees Celsius (3.2 degrees Fahrenheit) in 40 years.",
            "Oceans warmed by 1.8C (⟦4.5F⟧) in 40 years.",
        ],
    );
    check(
        "figures-exchange-rate",
        &[
            "They paid £3 million ($4.5 million). The quay cost ⟦£2 million ($3.9 million⟧).",
            "They paid £3 million ($4.5 million). The quay cost £2 million ($3 million).",
            "They paid £3 million ($4.5 million). The quay cost $3 million (£2 million).",
        ],
    );
    check(
        "figures-range-reversed",
        &[
            "Between ⟦180 and 150⟧ boats lay idle.",
            "Between 150 and 180 boats lay idle.",
            "It fell from 180 to 150.",
            "It was built between 250 and 100 B.C.",
        ],
    );
}

#[test]
fn sources_and_precision() {
    check(
        "figures-unattributed",
        &[
            "⟦Some 200 people⟧ were killed in the flood on Monday.\n\nSchools stay closed.",
            "Some 200 people were killed in the flood on Monday, police said.",
            "“Some 200 people were killed,” said Ana Ruiz.",
            "Three people were killed in the flood on Monday.",
            "GRAZ, May 14, 2024 — The quay is open.\n\nIn 2001 the flood killed 200 people.",
        ],
    );
    check(
        "figures-no-denominator",
        &[
            "The city plans a bridge. In the end ⟦90%⟧ agreed.",
            "Of 400 households asked, 90% agreed.",
            "It grew by 90%.",
        ],
    );
    check(
        "figures-stacked-hedges",
        &[
            "⟦At least about 50⟧ people came.",
            "At least 50 people came.",
            "⟦Up to 10 or more⟧ boats sank.",
            "He is worth either less than $1 billion or more than $42 billion.",
            "“At least about 50 people came,” said Ana Ruiz.",
        ],
    );
    check(
        "figures-false-precision",
        &["⟦About 10,327⟧ people marched.", "About 10,300 people marched.", "He was born around 1564."],
    );
}

#[test]
fn house_style() {
    check(
        "style-small-number",
        &[
            "The council heard from ⟦7⟧ residents.",
            "The council heard from 17 residents.",
            "“We heard from 7 residents,” said Ana Ruiz.",
            "It took 7 hours and cost $7.",
        ],
    );
    check("style-in-figures", &["The fee went up by ⟦nine⟧ per cent.", "The fee went up by 9 per cent."]);
    check(
        "style-initial-numeral",
        &["The quay was closed. ⟦12⟧ boats lay idle.", "The quay was closed. Twelve boats lay idle."],
    );
}

#[test]
fn days_and_years() {
    check(
        "date-duration",
        &[
            "The fair lasts ⟦five days⟧, 3–6 September 2024.",
            "The fair lasts four days, 3–6 September 2024.",
            "The fair lasts three days, 3–6 September 2024.",
            "The fair, 3–6 September 2024, was closed for five days.",
        ],
    );
    check(
        "person-age-year",
        &[
            "Ines Moreau was born in 1925 and died in 1997 aged ⟦81⟧.",
            "Ines Moreau was born in 1916 and died in 1997 aged 81.",
            "Ines Moreau died in 1997 aged 81; she graduated in ⟦1926⟧.",
            "Ines Moreau died in 1997 aged 81; she graduated in 1936.",
        ],
    );
    check(
        "date-said-then",
        &[
            "GRAZ, May 14, 2024 — “It was inspected ⟦yesterday⟧,” Ana Ruiz said in March 2023.",
            "GRAZ, May 14, 2024 — “It was inspected yesterday,” Ana Ruiz said on Monday.",
            "GRAZ, May 14, 2024 — “It was inspected yesterday,” said Jason January of the port.",
        ],
    );
    check(
        "date-wrong-weekday",
        &[
            "They meet on ⟦Monday⟧, 3 September 2019.",
            "They meet on Tuesday, 3 September 2019.",
            "GRAZ, May 14, 2024 — They meet on ⟦Monday⟧, 21 May.",
            // Of which year nobody knows.
            "GRAZ, May 14, 2024 — They met on Monday, 3 December.",
        ],
    );
    check("date-impossible", &["It stays closed until ⟦31 June 2024⟧.", "It stays closed until 30 June 2024."]);
}

#[test]
fn what_was_silenced_is_not_found() {
    let article = "It stays closed until 31 June 2024.\n\n— in the stand-off file —\n\n";
    let silenced =
        format!("{article}T1\tPostilSilence 22 34\t31 June 2024\n#1\tPostilSilence T1\tdate-impossible: sic\n");
    check("date-impossible", &[&silenced]);
    // A note on an annotation of any type does as well, and one for another finding does not.
    let annotated = format!("{article}T1\tDate 22 34\t31 June 2024\n#1\tPostilSilence T1\tdate-impossible: sic\n");
    check("date-impossible", &[&annotated]);
    let other = article.replace("31 June 2024", "⟦31 June 2024⟧")
        + "T1\tDate 22 34\t31 June 2024\n#1\tPostilSilence T1\tdate-unanchored: sic\n";
    check("date-impossible", &[&other]);
}
