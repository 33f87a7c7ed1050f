//! Past forms of verbs, where one has to be told from a noun without a parser.

use super::table::{Words, words};

/// Whether a word in lower case reads as a verb in the past tense or a past participle: by its
/// ending, or as one of the common irregular verbs (the list of Quirk et al., “A Comprehensive
/// Grammar of the English Language”, §3.11–20, less forms that are as well a noun or an adjective).
pub fn is_past(lower: &str) -> bool {
    lower.len() > 3
        && lower.ends_with("ed")
        && !matches!(
            lower,
            "hundred" | "seed" | "speed" | "need" | "feed" | "breed" | "creed" | "greed" | "weed" | "deed"
        )
        || IRREGULAR.contains(lower)
}

static IRREGULAR: Words = words! {
    "arose", "awoke", "was", "were", "bore", "beat", "became", "began", "bent", "bled", "blew", "broke", "brought", "built",
    "burnt", "bought", "caught", "chose", "came", "cost", "crept", "dealt", "dug", "did", "drew", "drank", "drove", "ate",
    "fell", "fed", "felt", "fought", "found", "fled", "flew", "forbade", "forgot", "forgave", "froze", "got", "gave", "went",
    "grew", "had", "heard", "hid", "held", "kept", "knelt", "knew", "laid", "led", "leapt", "learnt", "left", "lent", "lost",
    "made", "meant", "met", "paid", "rode", "rang", "rose", "ran", "saw", "seen", "sought", "sold", "sent", "shook", "shown",
    "shot", "sang", "sank", "sat", "slept", "slid", "spoke", "spent", "spun", "stood", "stole", "stuck", "struck", "swore",
    "swept", "swam", "swung", "took", "taught", "tore", "thought", "threw", "understood", "woke", "wore", "wove", "wept",
    "won", "withdrew", "withheld", "withstood", "wrote", "written", "taken", "given", "driven", "drawn", "known", "stolen",
    "broken", "chosen", "fallen", "hidden", "sworn", "torn", "thrown", "worn", "has", "have", "is", "are",
};

#[cfg(test)]
mod tests {
    use super::is_past;

    #[test]
    fn pasts_and_no_pasts() {
        for past in ["survived", "fled", "seen", "obtained", "were"] {
            assert!(is_past(past), "{past}");
        }
        for other in ["hundred", "critics", "survive", "red", "deed"] {
            assert!(!is_past(other), "{other}");
        }
    }
}
