//! What is added up, and what is not.

use crate::checks::cases::check;

#[test]
fn lists_that_leave_out_what_they_count() {
    check(
        "figures-parts-sum",
        &[
            "It will close ⟦60 shops⟧: 25 in Spain, 20 in Portugal, 10 in France and 10 in Italy.",
            "The team won ⟦12 medals⟧: three gold, four silver and six bronze.",
            "It spent ⟦120 million euros⟧: 50 million on roads, 40 million on schools and 15 million on parks.",
            "⟦Twelve people⟧ were killed — four in Graz, three in Linz and two in Wels.",
            "It will close 65 shops: 25 in Spain, 20 in Portugal, 10 in France and 10 in Italy.",
            // The list is open, approximate, rounded, or not the whole.
            "It will close 60 shops: 25 in Spain, 20 in Portugal and the rest in France.",
            "It will close 60 shops: 25 in Spain, 20 in Portugal and about 10 in France.",
            "It spent 4.7 million euros: 1.2 million on roads and 3.4 million on schools.",
            "It has 60 shops: 25 in Spain, 20 in Portugal and 10 in France, with more to come.",
            "It will close 60 shops, 25 in Spain, 20 in Portugal and 10 in Italy.",
        ],
    );
    check(
        "figures-list-count",
        &[
            "⟦Three ministers⟧ resigned: Ana Ruiz, Jan Kowal, Piotr Novak and Ines Moreau.",
            "It is spoken in ⟦three countries⟧ — Bosnia, Serbia, Croatia and Montenegro.",
            "Four ministers resigned: Ana Ruiz, Jan Kowal, Piotr Novak and Ines Moreau.",
            "Three goals won it: Ruiz scored twice, Kowal, Novak and Moreau hit the post.",
        ],
    );
    check(
        "figures-part-exceeds-whole",
        &[
            "Rescuers pulled 12 people from the rubble of the school, including ⟦15 children⟧.",
            "Of the 40 applicants, ⟦46⟧ were turned away.",
            "Of the four teams, 12 players were ill.",
            "Twelve people in the town opened shops, including 15 in the port.",
        ],
    );
}

#[test]
fn shares_of_one_whole() {
    check(
        "figures-percent-sum",
        &[
            "Kowal won ⟦45 percent of the vote, Ruiz 38 percent and Novak 21 percent⟧.",
            "The money goes three ways: ⟦50% for schools, 30% for roads and 30%⟧ for hospitals.",
            "Kowal won 45 percent of the vote, Ruiz 38 percent and Novak 15 percent.",
            "⟦46 per cent of adults support it and 31 per cent oppose it; 28 per cent⟧ did not know.",
            "46 per cent of adults support it and 31 per cent oppose it; 23 per cent did not know.",
            // Three votes, not one.
            "Kowal won 45 percent of the vote in Graz, 38 percent in Linz and 21 percent in Wels.",
            "Voters are divided: 89%-6% in the north, 59%-28% in the south.",
        ],
    );
    check(
        "figures-fraction-percent",
        &[
            "A quarter of those asked, or ⟦40 per cent⟧, said they would leave.",
            "One in four children, ⟦35 percent⟧, live in poverty.",
            "One in four children (25 percent) live in poverty.",
            "A quarter of those asked, and 40 per cent of the women, said they would leave.",
        ],
    );
}

#[test]
fn more_forms_of_sums() {
    check(
        "figures-parts-sum",
        &[
            "The committee has ⟦15 members⟧: seven Greens, five Liberals and two independents.",
            "In all, ⟦18 homes⟧ burned (nine in Graz, five in Linz and three in Wels).",
            "In all, 17 homes burned (nine in Graz, five in Linz and three in Wels).",
        ],
    );
    check(
        "figures-percent-sum",
        &[
            "Of those asked ⟦62 per cent were in favour, 31 per cent against and 12 per cent⟧ had no opinion.",
            "Wind supplied ⟦40% of the power, gas 35%, coal 20% and the rest, 15%⟧, came from dams.",
            "Wind supplied 40% of the power, gas 35%, coal 20% and the rest, 5%, came from dams.",
        ],
    );
    check(
        "figures-headline",
        &[
            "⟦12⟧ die in Zenica mine collapse\n\nNine miners were killed on Thursday, the company said.",
            "Nine die in Zenica mine collapse\n\nNine miners were killed on Thursday, the company said.",
            "12 die in crashes\n\nNine miners were killed on Monday, police said. Three drivers were killed in Graz.",
        ],
    );
    check("figures-scale-dropped", &["The bank lent ⟦£5⟧ to £7 billion a year.", "It costs £5 to £7 a day."]);
    check(
        "figures-scale-outlier",
        &[
            "It owes 2.4 billion dollars in taxes.\n\nIt can pay the ⟦2.4 million dollars⟧ in taxes by June.",
            "It owed 2.4 billion dollars in 2015.\n\nIt owed 2.4 million dollars in 2014.",
        ],
    );
    check("figures-stacked-hedges", &["⟦Around 300 or so⟧ farmers blocked the road.", "Around 300 farmers came."]);
    check(
        "date-duration",
        &["GRAZ, May 17, 2024 — The ⟦10-day⟧ festival, from 1 June to 5 June, is the first in years."],
    );
}

#[test]
fn sums_told_in_other_words() {
    check(
        "figures-parts-sum",
        &[
            "Divers found ⟦nine bodies⟧: four men, two women and two children.",
            "Divers found eight bodies: four men, two women and two children.",
            "The valley has ⟦600 people⟧: Donja has 300, Gornja 250 and Srednja 60.",
            "The valley has 610 people: Donja has 300, Gornja 250 and Srednja 60.",
            // The list may go on, or the last part is of something else.
            "The valley has 600 people: Donja has 300, Gornja 250.",
            "The valley has 600 people: Donja has 300, Gornja 250 and Srednja a school.",
            "The budget of ⟦$90 million⟧ has three parts: $50 million for roads, $30 million for schools and $20 million for parks.",
            "The budget of $100 million has three parts: $50 million for roads, $30 million for schools and $20 million for parks.",
        ],
    );
    check(
        "figures-part-exceeds-whole",
        &[
            "The yard employs 340 people in the port, among them ⟦410 welders⟧.",
            "The yard employs 340 people in the port, among them 110 welders.",
            "The yard employs 340 people in the port, among the 410 firms there.",
        ],
    );
    check(
        "figures-percent-sum",
        &[
            "Asked, ⟦48 percent said they would pay, 39 percent said they would not and 22 percent⟧ did not know.",
            "Asked, 48 percent said they would pay, 39 percent said they would not and 13 percent did not know.",
            "The plan was approved by ⟦57.4% to 45.6%⟧.",
            "The plan was approved by 57.4% to 42.6%.",
            "Kowal won ⟦54 percent of the vote and Novak 49 percent⟧.",
            "Kowal won 54 percent of the vote and Novak 46 percent.",
            // Not of one vote.
            "Kowal won 54 percent of the vote and 60 percent of the seats.",
            "Kowal won 54 percent of the vote and Novak 49 percent of the seats.",
            "Prices rose by 57% to 60%.",
        ],
    );
    check(
        "figures-list-count",
        &[
            "The book has ⟦three parts⟧: the voyage and the return.",
            "The book has two parts: the voyage and the return.",
            // One of the two may say who the other is.
            "The book has two villains: a pilot, the captain, and a thief.",
        ],
    );
    check(
        "figures-fraction-percent",
        &[
            "One in five shops – ⟦35%⟧ – stands empty.",
            "One in five shops – 20% – stands empty.",
            "One in five shops – 35% in the port – stands empty.",
        ],
    );
    check(
        "figures-percent-change",
        &[
            "Rents rose by a fifth, or ⟦20%⟧, to 750 euros from 500.",
            "Rents rose by a fifth, or 20%, to 600 euros from 500.",
            // By how much in each year is another matter.
            "Rents rose by 20% a year, to 750 euros from 500.",
        ],
    );
}
