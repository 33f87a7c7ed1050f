//! “Did you mean …?”

/// The known word that `typed` was most likely meant to be, if one is near enough: it begins with
/// what was typed, or is the same but for one slip in every three characters.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = typed.to_lowercase().replace(['_', ' '], "-");
    let slips = |word: &str| {
        let cut_short = folded.chars().count() >= 3 && word.starts_with(&folded);
        if cut_short { 0 } else { strsim::osa_distance(&folded, word) }
    };
    known
        .into_iter()
        .map(|word| (slips(word), word))
        .filter(|(slips, word)| *slips <= word.chars().count().max(3) / 3)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let codes = ["quote-unclosed", "quote-no-speaker", "place-ambiguous", "off"];
        assert_eq!(nearest("qoute_unclosed", codes), Some("quote-unclosed"));
        assert_eq!(nearest("OFF", codes), Some("off"));
        assert_eq!(nearest("place-ambigous", codes), Some("place-ambiguous"));
        assert_eq!(nearest("place-amb", codes), Some("place-ambiguous"));
        assert_eq!(nearest("colour", codes), None);
        assert_eq!(nearest("", codes), None);
    }
}
