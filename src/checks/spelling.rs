//! Names that are likely one name spelled in two ways.

/// Whether two words are likely two spellings of one name: they begin alike or with vowels, and
/// differ in one letter, or in two where they are long. Words of fewer than four letters are too
/// short to tell.
pub(super) fn is_variant(one: &str, other: &str) -> bool {
    // Most pairs of names have little in common; what costs more waits behind what costs little.
    let plain = |word: &str| word.bytes().next().is_none_or(|byte| byte.is_ascii() && !is_vowel(char::from(byte)));
    let initial = |word: &str| word.chars().next().map(|c| c.to_ascii_lowercase());
    if one.len().abs_diff(other.len()) > 8 || plain(one) && plain(other) && initial(one) != initial(other) {
        return false;
    }
    let (one, other) = (folded(one), folded(other));
    let shorter = one.chars().count().min(other.chars().count());
    if one == other || shorter < 4 {
        return false;
    }
    let vowel = |c: Option<char>| c.is_some_and(is_vowel);
    let (first, second) = (one.chars().next(), other.chars().next());
    let begin_alike = first == second || vowel(first) && vowel(second);
    // Number and possession are endings, not spellings.
    let inflected =
        |a: &str, b: &str| a.strip_prefix(b).is_some_and(|end| matches!(end, "s" | "es" | "'s" | "n" | "an"));
    let slips = strsim::osa_distance(&one, &other);
    let allowed = if shorter >= 8 { 2 } else { 1 };
    begin_alike && slips <= allowed && !inflected(&one, &other) && !inflected(&other, &one)
}

fn is_vowel(c: char) -> bool {
    "aeiouy".contains(c.to_ascii_lowercase())
}

/// Lower case without diacritics and apostrophes.
fn folded(word: &str) -> String {
    any_ascii::any_ascii(word).to_lowercase().replace(['\'', '`', '’', '-'], "")
}

#[cfg(test)]
mod tests {
    use super::is_variant;

    #[test]
    fn tells_spellings_from_names() {
        for (one, other) in [("Essa", "Issa"), ("Khaled", "Khalid"), ("Deraa", "Daraa"), ("Gorbachev", "Gorbatchev")] {
            assert!(is_variant(one, other) && is_variant(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("Essa", "Essa"),
            ("Éssa", "Essa"),
            ("Ali", "Eli"),
            ("Martin", "Marten s"),
            ("Syria", "Syrian"),
            ("Mann", "Hann"),
        ] {
            assert!(!is_variant(one, other), "{one} {other}");
        }
    }
}
