//! What rules about tolls, headlines and strained figures speak of and what they leave alone.

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
