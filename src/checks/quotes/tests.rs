//! For and against: what each rule reports, and what looks like it and is right.

use crate::checks::fixture::{check, quiet};
use expect_test::expect;

#[test]
fn unclosed() {
    check(
        "quote-unclosed",
        "“The bridge is shut, said Marta Kowal.\n\n\"Nobody told us, said Ana Ruiz.\n\nWork began in March.\n",
        &expect![[r#"
            1:1 "“" The quote that “ opens is never closed.
                Close the quote with ”
                    “The bridge is shut,” said Marta Kowal.
            3:1 "\"" The quote that " opens is never closed.
                Close the quote with "
                    "Nobody told us," said Ana Ruiz.
        "#]],
    );
    // A quote of several paragraphs, a line that is wrapped inside a quote, a pulled quote.
    quiet(
        "quote-unclosed",
        "“We left at night,” said Ana Ruiz. “The water came fast.\n\n“Nobody slept,” she said.\n\n“Go,” he said.\n",
    );
    quiet("quote-unclosed", "He said: “We left at night,\nand nobody slept.” She nodded.\n");
    quiet("quote-unclosed", "\"We left at night.\nAna Ruiz.\"\n\nThe town is empty.\n");
    quiet("quote-unclosed", "The plank is 6' 2\" long, and it’s the farmers’ own.\n");
    quiet("quote-unclosed", "‘It wasn’t the boys’ fault,’ she said.\n");
}

#[test]
fn stray() {
    check(
        "mark-stray",
        "The council decides on Monday,” said Marta Kowal.\n\nThe road is” open.\n\n” … so they left at night,” she said.\n",
        &expect![[r#"
            1:31 "”" Nothing opens the quote that ” closes.
                Open the quote with “
                    “The council decides on Monday,” said Marta Kowal.
                Remove the stray ”
                    The council decides on Monday, said Marta Kowal.
            3:12 "”" Nothing opens the quote that ” closes.
                Remove the stray ”
                    The road is open.
            5:1 "”" ” stands where a quote opens.
                Open it with “
                    “ … so they left at night,” she said.
        "#]],
    );
    quiet("mark-stray", "<a title=\"Ana Ruiz\" href=\"x\">The bridge is shut.</a>\n");
    quiet("mark-stray", "\"We left at night.\nAna Ruiz.\"\n\nThe town is empty.\n");
    quiet("mark-stray", "„Wir gehen“, sagte sie. «We left,» he said. »Go,« she said.\n");
    quiet("mark-stray", "The ’90s were the farmers’ best years.\n");
    check(
        "mark-stray",
        "“We left,” she said. It was over”.\r\n",
        &expect![[r#"
        1:33 "”" Nothing opens the quote that ” closes.
            Remove the stray ”
                “We left,” she said. It was over.
    "#]],
    );
}

#[test]
fn mixed() {
    // Most of the article is straight, so the curly mark is the odd one.
    check(
        "mark-mixed",
        "\"We left,\" said Ana Ruiz.\n\n\"Nobody slept,\" she said.\n\n“It was cold,\" she said.\n",
        &expect![[r#"
            5:14 "\"" A quote opened with “ is closed with ".
                Open it with "
                    "It was cold," she said.
                Close it with ”
                    “It was cold,” she said.
        "#]],
    );
    check(
        "mark-mixed",
        "“We left,” said Ana Ruiz. “Go,\" she said.\n",
        &expect![[r#"
        1:31 "\"" A quote opened with “ is closed with ".
            Close it with ”
                “We left,” said Ana Ruiz. “Go,” she said.
            Open it with "
                “We left,” said Ana Ruiz. "Go," she said.
    "#]],
    );
    check(
        "mark-mixed",
        "”So it was,” she said.\n",
        &expect![[r#"
        1:1 "”" ” stands where a quote opens.
            Open it with “
                “So it was,” she said.
    "#]],
    );
    quiet("mark-mixed", "“We left,” said Ana Ruiz. \"Go,\" she said.\n");
    quiet("mark-mixed", "“They call it ‘the ship’ here,” she said.\n");
}

#[test]
fn nested() {
    check(
        "quote-nested-marks",
        "“They said “wait” and then “go home” and left,” said Ana Ruiz, a teacher.\n",
        &expect![[r#"
            1:12 "“wait”" A quote inside a quote opened with “ has the same marks.
                Use ‘’ inside
                    “They said ‘wait’ and then “go home” and left,” said Ana Ruiz, a teacher.
            1:28 "“go home”" A quote inside a quote opened with “ has the same marks.
                Use ‘’ inside
                    “They said “wait” and then ‘go home’ and left,” said Ana Ruiz, a teacher.
        "#]],
    );
    check(
        "quote-nested-marks",
        "\"They said \"wait for us\" and then they left,\" said Ana Ruiz, a teacher.\n",
        &expect![[r#"
            1:12 "\"wait for us\"" A quote inside a quote opened with " has the same marks.
                Use '' inside
                    "They said 'wait for us' and then they left," said Ana Ruiz, a teacher.
        "#]],
    );
    quiet("quote-nested-marks", "“They said ‘wait’ and left,” said Ana Ruiz. “They never came,” she said.\n");
    quiet("quote-nested-marks", "\"They left,\" said Ana Ruiz. \"They never came,\" she said.\n");
}

#[test]
fn no_speaker() {
    check(
        "quote-no-speaker",
        "That is a bitter joke to those who lost everything.\n\n“Nobody warned us that the river would come so fast.”\n\nRain fell.\n",
        &expect![[r#"
        3:1 "“Nobody warned us that the river would come so fast.”" Nobody is found who speaks here.
    "#]],
    );
    quiet("quote-no-speaker", "Ana Ruiz left. “Nobody warned us that the river would come so fast,” she said.\n");
    quiet("quote-no-speaker", "The town calls it “the ship that never left the harbour” and laughs.\n");
    quiet("quote-no-speaker", "<tweet author=\"Nobody warned us of the river\"></tweet>\n");
}

#[test]
fn unknown_pronoun() {
    check(
        "quote-unknown-pronoun",
        "Rain fell for a week.\n\n“Nobody warned us,” he said.\n",
        &expect![[r#"
        3:21 "he" Nobody is named that “he” could stand for.
    "#]],
    );
    check(
        "quote-unknown-pronoun",
        "Rain fell for a week.\n\n“Nobody warned us,” he said. “Nobody at all.”\n",
        &expect![[r#"
            3:21 "he" Nobody is named that “he” could stand for.
        "#]],
    );
    quiet("quote-unknown-pronoun", "Rain fell for a week.\n\n“Nobody warned us,” they said. “We left,” it said.\n");
    quiet("quote-unknown-pronoun", "Ana Ruiz left.\n\n“Nobody warned us,” she said.\n");
    // Somebody without a name, who is there all the same.
    quiet("quote-unknown-pronoun", "My mother is 86.\n\n“Nobody warned us,” she said.\n");
    // Whoever it may be, and somebody whose rare given name the lists have for a man's.
    quiet("quote-unknown-pronoun", "Every member spoke.\n\n“Nobody warned us,” he or she said.\n");
    quiet("quote-unknown-pronoun", "Lael Ruiz, a governor, left.\n\n“Nobody warned us,” she said.\n");
}

#[test]
fn ambiguous_speaker() {
    check(
        "quote-ambiguous-speaker",
        "Ana Ruiz met Marta Kowal on Monday.\n\n“We have no money left,” she said.\n",
        &expect![[r#"
            3:26 "she" “she” could be Ana Ruiz or Marta Kowal.
                Write Ana Ruiz
                    “We have no money left,” Ana Ruiz said.
                Write Marta Kowal
                    “We have no money left,” Marta Kowal said.
        "#]],
    );
    check(
        "quote-ambiguous-speaker",
        "On Monday the council hired Ana Ruiz before the port saw Marta Kowal.\n\n“We have no money left,” she said.\n",
        &expect![[r#"
            3:26 "she" “she” could be Ana Ruiz or Marta Kowal.
                Write Ana Ruiz
                    “We have no money left,” Ana Ruiz said.
                Write Marta Kowal
                    “We have no money left,” Marta Kowal said.
        "#]],
    );
    check(
        "quote-ambiguous-speaker",
        "Carrick manager Ola Dunne lost.\n\nHalden manager Piet Vos won.\n\nIt rained.\n\nThe manager said he was tired.\n",
        &expect![[r#"
            7:1 "The manager" “the manager” could be Ola Dunne or Piet Vos.
                Write Ola Dunne
                    Ola Dunne said he was tired.
                Write Piet Vos
                    Piet Vos said he was tired.
        "#]],
    );
    quiet(
        "quote-ambiguous-speaker",
        "Carrick manager Ola Dunne lost.\n\nHalden manager Piet Vos won.\n\nThe manager said he was tired.\n",
    );
    quiet("quote-ambiguous-speaker", "Ana Ruiz met Piotr Kowal on Monday.\n\n“We have no money left,” she said.\n");
    quiet("quote-ambiguous-speaker", "“Go,” Ana Ruiz told Marta Kowal.\n\n“We have no money left,” she said.\n");
    quiet(
        "quote-ambiguous-speaker",
        "Ana Ruiz met Marta Kowal. Ruiz was late.\n\n“We have no money left,” she said.\n",
    );
}

#[test]
fn differs() {
    check(
        "quote-differs",
        "Dam ‘held for three long days’\n\nIt rained.\n\n“The dam held for four long days and then it broke,” said Ana Ruiz, a teacher.\n",
        &expect![[r#"
            1:6 "held for three long days" “held for three long days” here, “held for four long days” elsewhere: one of them isn’t word for word.
                Write “four” here
                    Dam ‘held for four long days’
                Write “three” there
                    “The dam held for three long days and then it broke,” said Ana Ruiz, a teacher.
        "#]],
    );
    check(
        "quote-differs",
        "“The dam held for four long days,” said Ana Ruiz.\n\nMs Ruiz was asked about “the dam held for three long days” later.\n",
        &expect![[r#"
            3:26 "the dam held for three long days" “the dam held for three long days” here, “The dam held for four long days” elsewhere: one of them isn’t word for word.
                Write “four” here
                    Ms Ruiz was asked about “the dam held for four long days” later.
                Write “three” there
                    “The dam held for three long days,” said Ana Ruiz.
        "#]],
    );
    let body = "It rained.\n\n“The dam held for four long days and then it broke,” said Ana Ruiz, a teacher.\n";
    for head in [
        "Dam ‘held for four long days’",
        "Dam ‘HELD FOR FOUR LONG DAYS’",
        "Dam ‘held for … long days and then broke’",
        "Dam ‘held for [three] long days’",
        "Dam ‘held for days’",
        "Dam ‘held for four long nights’",
    ] {
        quiet("quote-differs", &format!("{head}\n\n{body}"));
    }
    // Somebody who says much the same twice in one breath.
    let twice = "It rained.\n\n“She says the dam is fine,” Ana Ruiz said. “She always says the dam is fine.”\n";
    quiet("quote-differs", twice);
}

#[test]
fn unnamed_source() {
    check(
        "source-unnamed",
        "Officials said the bridge was shut. Two people familiar with the matter said it would open in May.\n",
        &expect![[r#"
            1:1 "Officials" “Officials” names nobody who could be asked.
            1:37 "Two people familiar with the matter" “Two people familiar with the matter” names nobody who could be asked.
        "#]],
    );
    for article in [
        "The two women said the bridge was shut.\n",
        "Some challenges remain, Ana Ruiz said.\n",
        "Voters want to know why.\n",
        "Critics would say the bridge was shut.\n",
        "Citizens for Tax Justice said the bridge was shut.\n",
    ] {
        quiet("source-unnamed", article);
    }
    quiet(
        "source-unnamed",
        "A nurse said the bridge was shut. The ministry said it would open. Records show it was old.\n",
    );
}
