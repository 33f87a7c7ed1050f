//! What the rules about dates speak of and what they leave alone.

use crate::checks::cases::check;

#[test]
fn unanchored_dates() {
    check(
        "date-unanchored",
        &[
            "The bridge was closed ⟦last week⟧. The council will decide on Sunday.",
            "The bridge was closed on ⟦May 3⟧ and is open now.",
            // The article says when it was published, one way or another.
            "GRAZ, May 14, 2024 — The bridge was closed last week.",
            "GRAZ, May 14, 2024 (Agency) — The bridge was closed last week.",
            "Published 14 May 2024\n\nThe bridge was closed last week.",
            // Nothing counts from it.
            "The bridge was closed on 3 May 2024 for two weeks.",
            "The bridge was built in 1932; a decade later it was gone.",
        ],
    );
}
