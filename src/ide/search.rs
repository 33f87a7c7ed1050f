//! Finding names by a part of them, as editors do: `roh` finds Rima Odeh.

use crate::gazetteer::fold;

/// What somebody typed to find a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    words: Vec<Vec<char>>,
}

impl Query {
    /// A query. Case, marks and hyphens don't count; words may come in any order.
    pub fn new(query: &str) -> Self {
        Query {
            words: fold(query).split(' ').filter(|word| !word.is_empty()).map(|word| word.chars().collect()).collect(),
        }
    }

    /// Whether it asks for everything.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well a name matches, the more the better; `None` where it does not. The letters of every
    /// word of the query have to be there in their order. Whole words, beginnings of words and runs
    /// of letters count for more than letters here and there, and short names for more than long.
    ///
    /// ```
    /// use postil::ide::Query;
    /// let score = |query: &str, name| Query::new(query).score(name);
    /// assert!(score("odeh", "Rima Odeh") > score("odeh", "Omar Dehna"));
    /// assert!(score("odeh rima", "Rima Odeh").is_some());
    /// assert_eq!(score("rho", "Rima Odeh"), None);
    /// ```
    pub fn score(&self, name: &str) -> Option<i32> {
        let name: Vec<char> = fold(name).chars().collect();
        let mut total = 0;
        for word in &self.words {
            total += best(word, &name)?;
        }
        let asked: usize = self.words.iter().map(Vec::len).sum();
        let longer = i32::try_from(name.len().saturating_sub(asked).min(64)).unwrap_or_default();
        Some(total * 4 - longer)
    }
}

/// A letter that matches.
const LETTER: i32 = 4;
/// It follows the one that matched before.
const RUN: i32 = 8;
/// It begins a word.
const WORD: i32 = 6;
/// The last letter ends a word that was matched from its beginning on.
const WHOLE: i32 = 8;

/// The best way to find `word` in `name`: for each letter of the word, and each place of the name,
/// the best score with that letter there, apart and as part of a run.
fn best(word: &[char], name: &[char]) -> Option<i32> {
    if word.len() > name.len() {
        return None;
    }
    let begins = |at: usize| at == 0 || name[at - 1] == ' ';
    let mut before: Vec<Option<i32>> = vec![None; name.len()];
    for (number, letter) in word.iter().enumerate() {
        let mut now = vec![None; name.len()];
        // The best over all places further left.
        let mut reached = if number == 0 { Some(0) } else { None };
        for at in 0..name.len() {
            if name[at] == *letter {
                let start = if begins(at) { WORD } else { 0 };
                let run = at.checked_sub(1).and_then(|left| before[left]).filter(|_| number > 0).map(|it| it + RUN);
                now[at] = reached.max(run).map(|it| it + LETTER + start);
            }
            if number > 0 {
                reached = reached.max(before[at]);
            }
        }
        before = now;
    }
    let whole = |at: usize| {
        let ends = name.get(at + 1).is_none_or(|&next| next == ' ');
        let from = (at + 1).checked_sub(word.len());
        let is = ends && from.is_some_and(|from| begins(from) && name[from..=at] == *word);
        if is { WHOLE } else { 0 }
    };
    (0..name.len()).filter_map(|at| Some(before[at]? + whole(at))).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(query: &str, names: &[&str], expected: &Expect) {
        let query = Query::new(query);
        let mut found: Vec<(i32, &str)> = names.iter().filter_map(|name| Some((query.score(name)?, *name))).collect();
        found.sort_by_key(|(score, name)| (std::cmp::Reverse(*score), *name));
        let found: Vec<&str> = found.into_iter().map(|(_, name)| name).collect();
        expected.assert_eq(&found.join(", "));
    }

    const NAMES: [&str; 8] = [
        "Rima Odeh",
        "Omar Dehna",
        "Sami Haddad",
        "Hamdi Sadat",
        "Société Générale",
        "Müller-Lüdenscheidt",
        "Saad al-Hariri",
        "Damascus",
    ];

    #[test]
    fn whole_words_first_then_beginnings_then_letters() {
        check("odeh", &NAMES, &expect!["Rima Odeh, Omar Dehna"]);
        check("sad", &NAMES, &expect!["Hamdi Sadat, Sami Haddad, Saad al-Hariri"]);
        check("sh", &NAMES, &expect!["Sami Haddad, Saad al-Hariri, Müller-Lüdenscheidt"]);
    }

    #[test]
    fn marks_hyphens_and_case_do_not_count() {
        check("societe generale", &NAMES, &expect!["Société Générale"]);
        check("MULLER", &NAMES, &expect!["Müller-Lüdenscheidt"]);
        check("al hariri", &NAMES, &expect!["Saad al-Hariri"]);
        check("hariri saad", &NAMES, &expect!["Saad al-Hariri"]);
    }

    #[test]
    fn nothing_asked_is_everything_and_nonsense_nothing() {
        assert!(Query::new(" -").is_empty());
        assert_eq!(Query::new("").score("Rima Odeh"), Some(-9));
        check("zz", &NAMES, &expect![""]);
        assert_eq!(Query::new("x").score(""), None);
    }

    proptest! {
        #[test]
        fn a_name_is_found_by_any_of_its_letters_in_order(name in "[a-e ]{0,9}", mask in 0u16..512) {
            let letters: String =
                name.chars().enumerate().filter(|(i, c)| mask >> i & 1 == 1 && *c != ' ').map(|(_, c)| c).collect();
            prop_assert!(Query::new(&letters).score(&name).is_some(), "{letters} in {name}");
        }
    }
}
