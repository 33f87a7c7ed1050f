//! What rules about tolls, headlines and strained figures speak of and what they leave alone.

mod sums;

use crate::checks::cases::check;

#[test]
fn strain() {
    check(
        "figures-strain",
        &[
            "More than 3 million people live there. ⟦Nearly four million people⟧ may leave, aid workers said.",
            "Some 4,000 people marched, police said. The union spoke of ⟦more than 5,000 people⟧.",
            // The words leave the same open.
            "More than 3 million people live there. Some 3.1 million people may leave, aid workers said.",
            "Nearly 4,000 people marched, police said. The union spoke of almost 4,000 people.",
            // Exact, small, of other things, one of them a part or a change, too far apart to be one.
            "Exactly 3,100,000 people live there. Nearly four million people may leave, aid workers said.",
            "More than 30 people live there. Nearly 40 people may leave, aid workers said.",
            "More than 3,000 houses burned. Nearly 4,000 people fled.",
            "More than 3,000 people fled, nearly 2,900 of them children.",
            "More than 3 million people live there, up from nearly 2.5 million people in 2011.",
            "More than 3 million people live there. Nearly 12 million people live in the country.",
        ],
    );
}

#[test]
fn contradictions() {
    check(
        "figures-contradict",
        &[
            "At least 12 people were killed in the valley.\n\nThe bus burned out. ⟦Nine people⟧ were killed.",
            // Both may hold.
            "At least 12 people were killed in the valley.\n\nThe bus burned out. In all, 14 people were killed.",
            // Another outcome, another place, another year, a part.
            "At least 12 people were killed in the valley.\n\nThe bus burned out. Nine people were injured.",
            "At least 12 people were killed in Graz.\n\nNine people were killed in Linz.",
            "GRAZ, May 14, 2024 — At least 12 people were killed.\n\nIn 2011 nine people were killed there.",
            "At least 12 people were killed in the valley.\n\nNine children were killed.",
            // Too far apart to be about one thing.
            "At least 163 people were killed on the continent.\n\nOn the coast four people were killed.",
        ],
    );
}

#[test]
fn headlines() {
    check(
        "figures-headline",
        &[
            "⟦40⟧ killed in bus crash\n\nTwelve people were killed on Monday, police said.",
            "Dozens killed in bus crash\n\nSome 45 people were killed on Monday, police said.",
            "More than 200 killed in flood\n\nThe flood killed 214 people, rescuers said.",
            "At least 12 killed in crash\n\nTwelve people were killed on Monday, police said.",
            "40 hurt in bus crash\n\nTwelve people were killed on Monday, police said.",
        ],
    );
}

#[test]
fn tolls() {
    let later = "GRAZ, May 17, 2024 — The death toll reached 210 on Tuesday.\n\n";
    check(
        "figures-toll-falls",
        &[
            &format!("{later}The toll stood at ⟦195⟧ on Thursday."),
            &format!("{later}The toll stood at 225 on Thursday."),
            &format!("{later}A toll revised on Thursday stood at 195."),
        ],
    );
    check(
        "figures-casualty-slip",
        &[
            "The raid caused 35 casualties.\n\nThe report lists ⟦35 people⟧ killed.",
            "The raid caused 35 casualties.\n\nThe report lists 20 people killed.",
            "The raid caused three casualties.\n\nThree people were killed.",
        ],
    );
}

#[test]
fn changes_told_in_other_orders() {
    check(
        "figures-percent-change",
        &[
            "Net profit was $120 million, up ⟦30%⟧ from $100 million in 2023.",
            "Net profit was $120 million, compared with $100 million a year ago, a rise of ⟦30%⟧.",
            "Output fell ⟦10%⟧ to 90,000 barrels per day from 120,000.",
            "Net profit was $120 million, up 20% from $100 million in 2023.",
            "Net profit was $120 million, up 30% from a year ago, on sales of $100 million.",
        ],
    );
    check(
        "figures-percent-points",
        &[
            "The bank raised its key rate by ⟦0.5%⟧ to 6.5%, from 6%.",
            "Turnout was 58 per cent, down ⟦4 per cent⟧ from 62 per cent in 2020.",
            "Turnout was 58 per cent, down 4 percentage points from 62 per cent in 2020.",
        ],
    );
    check(
        "figures-multiple",
        &[
            "The wind picked up, almost ⟦tripling⟧ from 20 knots to 35 knots.",
            "The number of cases nearly ⟦doubled⟧ to 190, from 60 in April.",
            "The price of flour rose ⟦threefold⟧, from 200 euros to 400 euros.",
            "Its staff is to ⟦double⟧ from 400 to 600 people.",
            "Its staff is to double from 400 to 800 people.",
            "The double murderer had his term raised from 20 years to 30 years.",
        ],
    );
    check(
        "figures-range-reversed",
        &["It will take ⟦10 to 6 weeks⟧.", "It will take 6 to 10 weeks.", "Novak won by 10 to 6 votes."],
    );
    check(
        "figures-conversion",
        &[
            "The fire burned 2,000 hectares, or ⟦9,000 acres⟧, of pine.",
            "The fire burned 2,000 hectares, or 4,900 acres, of pine.",
        ],
    );
}

#[test]
fn a_dateline_is_neither_day_nor_place() {
    let dateline = "SARAJEVO, May 17, 2024 — ";
    check(
        "figures-contradict",
        &[
            &format!(
                "{dateline}At least 12 people died when a bridge fell in Jablanica on Thursday, police said.\n\n\
                 The river is high. Police said ⟦nine people⟧ died on Thursday."
            ),
            &format!(
                "{dateline}The death toll reached 195 on Tuesday, police said.\n\n\
                 On Thursday the death toll stood at 210, police said."
            ),
            &format!("{dateline}Of the 18 detained, 12 were freed and six remain in custody."),
        ],
    );
    check(
        "figures-no-base",
        &[
            &format!("{dateline}Burglaries in the harbour district rose ⟦40%⟧."),
            &format!("{dateline}Burglaries rose ⟦40 per cent⟧, police said."),
        ],
    );
    check("figures-stacked-hedges", &["⟦At least about 50⟧ people came, police said."]);
    check(
        "date-duration",
        &[
            &format!("{dateline}He was held for ⟦ten days⟧, from September 3 to September 6."),
            &format!("{dateline}The fair lasts ⟦five days⟧ from Friday to Sunday."),
            &format!("{dateline}He was held for three days, from September 3 to September 6."),
        ],
    );
    check("person-age-year", &[&format!("{dateline}Born in 1950, Ana Ruiz, ⟦80⟧, runs the shop.")]);
}

#[test]
fn measures_and_ranges_with_bounds() {
    check(
        "figures-conversion",
        &[
            "Winds of up to 120 kph (⟦90 mph⟧) tore off roofs.",
            "Winds of up to 120 kph (75 mph) tore off roofs.",
            "About 25 mm (⟦3 inches⟧) of rain fell.",
            "About 25 mm (1 inch) of rain fell.",
            // What is nearly so much was converted from somewhat less.
            "It lies nearly 50 miles (75 km) away.",
            "It lies about 1,000 metres (half a mile) away.",
            "Dozens of miles (90 km) of road were lost.",
        ],
    );
    check(
        "figures-range-reversed",
        &[
            "Rooms cost between ⟦€140 and €90 a night⟧.",
            "Rooms cost between €90 and €140 a night.",
            "Gusts of ⟦90–70 km/h⟧ are expected.",
            "The fine is ⟦500–200 euros⟧.",
            "They won by a score of 90–70 on Friday.",
        ],
    );
}

#[test]
fn lengths_and_lives() {
    check(
        "date-duration",
        &[
            "He was mayor for ⟦12 years⟧, from 1999 to 2007.",
            "He was mayor for eight years, from 1999 to 2007.",
            "He was mayor for nine years, from 1999 to 2007.",
            "The exhibition (5–8 September 2024) runs for ⟦six days⟧.",
            "The exhibition (5–8 September 2024) runs for four days.",
            "The ⟦three-day⟧ summer fair, 10–14 July 2024, is free.",
            "The five-day summer fair, 10–14 July 2024, is free.",
            // Of something else.
            "The three-day notice for Graz, 10–14 July 2024, is void.",
            "It lasts ⟦two weeks⟧, from 1 to 5 July 2024.",
            // Two working weeks.
            "It lasts two weeks, from 1 to 12 July 2024.",
        ],
    );
    check(
        "person-age-year",
        &[
            "GRAZ, May 17, 2024 — Jan Kowal, ⟦44⟧, was born in Linz in 1965.",
            "GRAZ, May 17, 2024 — Jan Kowal, 58, was born in Linz in 1965.",
            "The pilot, who died in 2015 at ⟦81⟧, was born in Linz in 1943.",
            "The pilot, who died in 2015 at 81, was born in Linz in 1934.",
            "GRAZ, May 17, 2024 — Ana Ruiz, born in 1970 and now ⟦44⟧, leads it.",
            // The year is of something else.
            "GRAZ, May 17, 2024 — Jan Kowal, 44, was born in Linz and studied there in 1985.",
        ],
    );
    check(
        "person-two-ages",
        &[
            "Ana Ruiz, a 51-year-old nurse, saw it.\n\nAna Ruiz, ⟦50⟧, ran.",
            "Ana Ruiz, a 51-year-old nurse, saw it.\n\nAna Ruiz, 51, ran.",
            // One more of those it hurt.
            "The blast hurt Ana Ruiz, a 5-year-old boy and two men.\n\nAna Ruiz, 51, ran.",
        ],
    );
    check(
        "date-wrong-weekday",
        &[
            "GRAZ, May 17, 2024 — It began on ⟦Thursday⟧ (May 15).",
            "GRAZ, May 17, 2024 — It began on Wednesday (May 15).",
            "GRAZ, May 17, 2024 — It began on Thursday, and by May 15 next year it will be over.",
        ],
    );
}

#[test]
fn arithmetic_is_done_on_the_figures_of_one_speaker() {
    for (code, cases) in [
        (
            "figures-part-exceeds-whole",
            [
                "“Twelve people, including ⟦15 children⟧,” Ana Ruiz said.",
                "“Twelve people,” Ana Ruiz said, including 15 children.",
            ],
        ),
        (
            "figures-parts-sum",
            [
                "“We lost ⟦12 people⟧: four children, two medics and five men,” Ana Ruiz said.",
                "Ana Ruiz spoke of “12 people”: four children, two medics and five men.",
            ],
        ),
        (
            "figures-percent-sum",
            [
                "“⟦45% approve, 38% disapprove and 21%⟧ are undecided,” Ana Ruiz said.",
                "“45% approve,” Ana Ruiz said; 38% disapprove and 21% are undecided.",
            ],
        ),
        (
            "figures-percent-change",
            [
                "“Output rose from 50 to 60 tonnes, up ⟦10%⟧,” Ana Ruiz said.",
                "“It is up 10%,” Ana Ruiz said of output that rose from 50 to 60 tonnes.",
            ],
        ),
        (
            "figures-multiple",
            [
                "“Rents have ⟦doubled⟧ from 300 to 750 euros,” Ana Ruiz said.",
                "Rents have “doubled”, Ana Ruiz said, from 300 to 750 euros.",
            ],
        ),
        (
            "figures-fraction-percent",
            ["“A third (⟦25%⟧) stayed at home,” Ana Ruiz said.", "“A third” (25%) stayed at home, Ana Ruiz said."],
        ),
        (
            "figures-conversion",
            ["“It is 10 km (⟦8 miles⟧) away,” Ana Ruiz said.", "“It is 10 km” (8 miles) away, Ana Ruiz said."],
        ),
    ] {
        check(code, &cases);
    }
}

#[test]
fn house_style_is_for_the_article_alone() {
    check(
        "style-in-figures",
        &["The fee went up by ⟦nine⟧ per cent.", "“The fee went up by nine per cent,” Ana Ruiz said."],
    );
    check(
        "style-initial-numeral",
        &["The quay was closed. ⟦12⟧ boats lay idle.", "“The quay was closed. 12 boats lay idle,” Ana Ruiz said."],
    );
    check("style-small-number", &["7 boats lay idle\n\nThe council heard from ⟦7⟧ residents."]);
}

#[test]
fn fixes_where_they_are_mechanical() {
    use crate::checks::fixture::check;
    use expect_test::expect;
    check(
        "figures-scale-dropped",
        "The grants of $26 and $31 million were late.",
        &expect![[r#"
        1:15 "$26" Without its million this is $26, less than a thousandth of 31,000,000.
            Write “million” here too
                The grants of $26 million and $31 million were late.
    "#]],
    );
    check(
        "figures-range-reversed",
        "Rooms cost between €1,400 and €900 a month.",
        &expect![[r#"
            1:20 "€1,400 and €900 a month" 1,400 is more than 900.
                Put the lower end first
                    Rooms cost between €900 and €1,400 a month.
        "#]],
    );
    check(
        "date-wrong-weekday",
        "GRAZ, May 17, 2024 — It began on Thursday (May 15).",
        &expect![[r#"
        1:34 "Thursday" 2024-05-15 is a Wednesday, not a Thursday.
            Write Wednesday
                GRAZ, May 17, 2024 — It began on Wednesday (May 15).
    "#]],
    );
    check(
        "figures-percent-points",
        "Unemployment rose from 5% to 7%, up 2%.",
        &expect![[r#"
        1:37 "2%" 5 per cent to 7 per cent is a change of 2 percentage points, not 2 per cent: relative to where it began it is 40 per cent.
            Write “percentage points”
                Unemployment rose from 5% to 7%, up 2 percentage points.
    "#]],
    );
}

#[test]
fn more_for_and_against() {
    check(
        "date-impossible",
        &[
            "The permit runs until ⟦September 31, 2025⟧.",
            "She was born on ⟦29 February 1999⟧.",
            "She was born on 29 February 2000.",
            "In April 31 boats will be back.",
        ],
    );
    check(
        "figures-false-precision",
        &[
            "⟦Nearly 12,503⟧ tickets were sold.",
            "It lies about 1,254 km away.",
            "Around 1,800 people came in about 1999.",
            "Exactly 10,327 people marched.",
        ],
    );
    check(
        "figures-no-denominator",
        &["The plan was shown in May. In the end ⟦75 per cent⟧ agreed.", "In a poll of fishermen 75 per cent agreed."],
    );
    check(
        "figures-exchange-rate",
        &[
            "It paid 10 million euros ($11 million) for the quay and ⟦5 million euros ($7 million⟧) for the crane.",
            "It paid 10 million euros ($11 million) for the quay and 5 million euros ($5.4 million) for the crane.",
        ],
    );
    let later = "GRAZ, May 17, 2024 — ";
    check(
        "figures-toll-falls",
        &[
            &format!("{later}On Monday the death toll stood at 64.\n\nBy Wednesday the death toll had reached ⟦58⟧."),
            &format!("{later}On Monday the death toll stood at 64.\n\nBy Wednesday the death toll had reached 71."),
        ],
    );
    check(
        "figures-casualty-slip",
        &[
            "The army spoke of 48 casualties.\n\nThe list has ⟦48 soldiers⟧ killed.",
            "The army spoke of 48 casualties.\n\nThe list has 48 soldiers wounded.",
        ],
    );
    check(
        "date-said-then",
        &[
            "GRAZ, May 14, 2024 — “We begin ⟦tomorrow⟧,” Ana Ruiz said in January.",
            "GRAZ, May 14, 2024 — “We begin on 3 June 2024,” Ana Ruiz said in January.",
        ],
    );
    check(
        "person-two-ages",
        &[
            "Jan Kowal, 38, fishes.\n\n“The sea is empty,” Mr Kowal, ⟦36⟧, said.",
            "Jan Kowal, 38, fishes.\n\n“The sea is empty,” his son Piotr Kowal, 16, said.",
        ],
    );
}
