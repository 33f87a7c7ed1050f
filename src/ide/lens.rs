//! What stands above an article: how much of it is annotated, and how much of that is checked.

use std::collections::BTreeMap;

use crate::text::{CharOffset, CharRange};

use super::{Article, words};

/// So many types are counted one by one; the rest together.
const TYPES: usize = 6;

/// A line above a line of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// Above what.
    pub range: CharRange,
    /// What it says.
    pub title: String,
}

/// Above an article with annotations: how many there are of each type, and how many are verified,
/// disputed and open. Every annotation that has no other status is open.
pub fn lenses(article: &Article) -> Vec<Lens> {
    let Some(annotations) = article.annotations.as_deref() else { return Vec::new() };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut all, mut parked) = (0, 0);
    let (mut verified, mut disputed) = (0, 0);
    for it in annotations.text_bounds() {
        *counts.entry(it.label).or_default() += 1;
        all += 1;
        parked += usize::from(it.is_parked());
        match annotations.attribute(it.id, "Status") {
            Some("Verified") => verified += 1,
            Some("Disputed") => disputed += 1,
            _ => {}
        }
    }
    if all == 0 {
        return Vec::new();
    }
    let mut types: Vec<(&str, usize)> = counts.into_iter().collect();
    types.sort_by_key(|&(label, count)| (std::cmp::Reverse(count), label));
    let others: usize = types.iter().skip(TYPES).map(|(_, count)| count).sum();
    let mut shown: Vec<String> = types.iter().take(TYPES).map(|(label, count)| format!("{count} {label}")).collect();
    shown.extend((others > 0).then(|| words::counted(others, "other")));
    let mut status = vec![format!("{verified} verified")];
    status.extend((disputed > 0).then(|| format!("{disputed} disputed")));
    status.push(format!("{} open", all - verified - disputed));
    status.extend((parked > 0).then(|| format!("{parked} without a place")));
    let range = CharRange::empty(CharOffset::ZERO);
    vec![
        Lens { range, title: format!("{}: {}", words::counted(all, "annotation"), shown.join(", ")) },
        Lens { range, title: status.join(", ") },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ide::fixture::article, standoff::AnnFile};
    use expect_test::{Expect, expect};
    use std::sync::Arc;

    fn check(fixture: &str, expected: &Expect) {
        let mut article = article(fixture);
        // Read as the server reads it: what does not stand where its line says has no place.
        let read = article.annotations.map(|file| Arc::new(AnnFile::read(file.source(), &article.text)));
        article.annotations = read;
        let titles: Vec<String> = lenses(&article).into_iter().map(|lens| lens.title).collect();
        expected.assert_eq(&titles.join("\n"));
    }

    #[test]
    fn counts_by_type_and_status() {
        check(
            "⟦T1 Quote|“Go!”⟧ said ⟦T2 Person|Rima Odeh⟧ to ⟦T3 Person|Sami⟧ in ⟦T4 Ship|Anna⟧.\n\
             =====\nT9\tPlace 90 96\tAleppo\nA1\tStatus T1 Verified\nA2\tStatus T2 Disputed\nA3\tStatus T3 Open\n",
            &expect![[r#"
                5 annotations: 2 Person, 1 Place, 1 Quote, 1 Ship
                1 verified, 1 disputed, 3 open, 1 without a place"#]],
        );
    }

    #[test]
    fn nothing_above_what_is_not_annotated() {
        check("⟦P rima|Rima Odeh⟧ left.", &expect![""]);
    }
}
