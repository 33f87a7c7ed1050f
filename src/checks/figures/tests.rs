//! What the hints about figures speak of and what they leave alone.

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
