//! Which findings were silenced at a place, and why.

use crate::{
    checks,
    ide::{Article, words},
    text::{CharOffset, CharRange},
};

/// A line for each silencing the cursor is on, with the range they cover.
pub(super) fn cards(article: &Article, at: CharOffset) -> Option<(CharRange, String)> {
    let silences = checks::silences(article);
    let here: Vec<_> = silences.iter().filter(|silence| silence.touches(at)).collect();
    let range = here.iter().map(|silence| silence.range).reduce(CharRange::join)?;
    let line = |silence: &&checks::Silence| {
        let why = if silence.reason.is_empty() { "no reason was given" } else { &silence.reason };
        format!("**Silenced** `{}`: {}", silence.code.replace('`', ""), words::escape(why))
    };
    Some((range, here.iter().map(line).collect::<Vec<_>>().join("\n\n")))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn the_reason_stands_below_what_was_read() {
        check(
            "It is closed until ⟦T1 PostilSilence|⟦D|31 Ju$0ne⟧⟧.\n=====\n#1\tPostilSilence T1\tdate-impossible: as the sign has it\n",
            &expect![[r#"
                1:20 "31 June"

                **31 June** · date

                - **Not resolved** the article does not say when it was published

                ---

                **Silenced** `date-impossible`: as the sign has it
            "#]],
        );
    }
}
