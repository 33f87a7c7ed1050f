//! Text-bounds that stay where they belong while the article is edited.

use expect_test::{Expect, expect};
use postil::{
    standoff::{AnnFile, Changes, State},
    text::{AppliedEdit, CharRange, Edit, Format, Text},
};
use proptest::prelude::*;

/// An article and its stand-off file from a text with `[T1 marked spans]`.
fn fixture(marked: &str) -> (Text, AnnFile) {
    let mut text = String::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut spans: Vec<(String, Vec<(usize, usize)>)> = Vec::new();
    let mut chars = marked.chars();
    while let Some(c) = chars.next() {
        match c {
            '[' => open.push((chars.by_ref().take_while(|c| *c != ' ').collect(), text.chars().count())),
            ']' => {
                let (id, start) = open.pop().expect("an opening bracket");
                let end = text.chars().count();
                match spans.iter_mut().find(|(other, _)| *other == id) {
                    Some((_, fragments)) => fragments.push((start, end)),
                    None => spans.push((id, vec![(start, end)])),
                }
            }
            _ => text.push(c),
        }
    }
    let mut ann = String::new();
    for (id, fragments) in spans {
        let piece = |&(start, end): &(usize, usize)| text.chars().skip(start).take(end - start).collect::<String>();
        let offsets: Vec<_> = fragments.iter().map(|(start, end)| format!("{start} {end}")).collect();
        let covered: Vec<_> = fragments.iter().map(piece).collect();
        ann += &format!("{id}\tX {}\t{}\n", offsets.join(";"), covered.join(" "));
    }
    let text = Text::new(&text, Format::Plain);
    let file = AnnFile::read(&ann, &text);
    (text, file)
}

/// The article with brackets around what is annotated, then what has no place.
fn marked(text: &Text, file: &AnnFile) -> String {
    let mut marks: Vec<(usize, bool, usize, String)> = Vec::new();
    let mut lost = String::new();
    for it in file.text_bounds() {
        for span in it.spans {
            let (start, end) = (span.start().to_usize(), span.end().to_usize());
            marks.push((start, true, usize::MAX - end, format!("[{} ", it.id)));
            marks.push((end, false, usize::MAX - start, "]".to_owned()));
        }
        if it.state == State::Deleted {
            lost += &format!(" -{}", it.id);
        }
    }
    marks.sort();
    let mut out = String::new();
    let mut marks = marks.into_iter().peekable();
    for (index, c) in text.to_string().chars().chain(['\0']).enumerate() {
        while let Some((.., mark)) = marks.next_if(|mark| mark.0 == index) {
            out += &mark;
        }
        out.push(c);
    }
    out.trim_end_matches('\0').to_owned() + &lost
}

struct Desk {
    text: Text,
    file: AnnFile,
    done: Vec<AppliedEdit>,
    log: String,
}

impl Desk {
    fn new(fixture_text: &str) -> Self {
        let (text, file) = fixture(fixture_text);
        Desk { text, file, done: Vec::new(), log: String::new() }
    }

    fn edit(&mut self, range: CharRange, with: &str) {
        let done = self.text.apply(&Edit { range, text: with.to_owned() });
        self.file.follow(&done, &self.text);
        self.log += &(marked(&self.text, &self.file) + "\n");
        self.done.push(done);
    }

    /// Replaces the first `old` by `new`; before or behind a `|` in `old` where that is all there is to do.
    fn change(&mut self, old: &str, new: &str) -> &mut Self {
        let whole = self.text.to_string();
        let bare = old.replace('|', "");
        let at = whole[..whole.find(&bare).unwrap_or_else(|| panic!("no {bare:?} in {whole:?}"))].chars().count();
        let range = match old.split_once('|') {
            Some((before, _)) => CharRange::of(at + before.chars().count(), at + before.chars().count()),
            None => CharRange::of(at, at + bare.chars().count()),
        };
        self.edit(range, new);
        self
    }

    fn undo(&mut self) -> &mut Self {
        let last = self.done.pop().expect("something to undo");
        let range = CharRange::new(last.at, last.at.plus(last.inserted.chars().count()));
        self.edit(range, &last.removed);
        self.done.pop();
        self
    }

    fn check(&self, expected: &Expect) {
        expected.assert_eq(&self.log);
    }
}

#[test]
fn inside_grows_at_the_borders_it_does_not() {
    Desk::new("Then [T1 Nadia Haddad] left.")
        .change("Nadia| Haddad", " B.")
        .change("Then |Nadia", "Ms ")
        .change("Haddad| left", ", 35,")
        .check(&expect![[r#"
            Then [T1 Nadia B. Haddad] left.
            Then Ms [T1 Nadia B. Haddad] left.
            Then Ms [T1 Nadia B. Haddad], 35, left.
        "#]]);
}

#[test]
fn what_takes_its_place_belongs_to_it() {
    Desk::new("Then [T1 Nadia [T2 Hadad]] left.")
        .change("Hadad", "Hariri")
        .change("Nadia Hariri", "S")
        .change("S| left", "h")
        .change("Sh| left", "e")
        .change("She |left", "had ")
        .check(&expect![[r#"
            Then [T1 Nadia [T2 Hariri]] left.
            Then [T1 S] left. -T2
            Then [T1 Sh] left. -T2
            Then [T1 She] left. -T2
            Then [T1 She] had left. -T2
        "#]]);
}

#[test]
fn deleted_and_undone() {
    Desk::new("[T1 “Stay,” said [T2 Nadia [T3 Haddad]]] of [T4 Aleppo].")
        .change("said Nadia Haddad of Al", "")
        .undo()
        .change("Haddad of ", "")
        .change(",” said Nadia ", "")
        .undo()
        .undo()
        .check(&expect![[r#"
            [T1 “Stay,” ][T4 eppo]. -T3 -T2
            [T1 “Stay,” said [T2 Nadia [T3 Haddad]]] of [T4 Aleppo].
            [T1 “Stay,” said [T2 Nadia ]][T4 Aleppo]. -T3
            [T1 “Stay][T4 Aleppo]. -T3 -T2
            [T1 “Stay,” said [T2 Nadia ]][T4 Aleppo]. -T3
            [T1 “Stay,” said [T2 Nadia [T3 Haddad]]] of [T4 Aleppo].
        "#]]);
}

#[test]
fn one_backspace_after_the_other_and_undo_in_one_go() {
    let mut desk = Desk::new("Then [T1 Nadia] left.");
    for end in [10, 9, 8, 7, 6, 5] {
        desk.edit(CharRange::of(end - 1, end), "");
    }
    desk.edit(CharRange::of(4, 4), " Nadia");
    desk.check(&expect![[r#"
        Then [T1 Nadi] left.
        Then [T1 Nad] left.
        Then [T1 Na] left.
        Then [T1 N] left.
        Then  left. -T1
        Then left. -T1
        Then [T1 Nadia] left.
    "#]]);
}

#[test]
fn undone_in_pieces() {
    let mut desk = Desk::new("Then [T1 Nadia [T2 Haddad]] left.");
    desk.change("Nadia Haddad ", "").change("Then |left", "Nadia ").change("Nadia |left", "Haddad ");
    desk.change("hen Nadia Haddad", "").change("T| left", "adia Haddad").change("T|adia Haddad left", "hen N");
    desk.check(&expect![[r#"
        Then left. -T2 -T1
        Then [T1 Nadia ]left. -T2
        Then [T1 Nadia [T2 Haddad]] left.
        T left. -T2 -T1
        T[T1 adia [T2 Haddad]] left.
        Then [T1 Nadia [T2 Haddad]] left.
    "#]]);
}

#[test]
fn a_moved_paragraph_takes_its_annotations_along() {
    Desk::new("One.\n[T1 “Stay,”] said [T2 she].\nThree.\n")
        .change("“Stay,” said she.\n", "")
        .change("Three.|", "\n“Stay,” said she.")
        .change("One.\n", "")
        .undo()
        .check(&expect![[r#"
            One.
            Three.
             -T1 -T2
            One.
            Three.
            [T1 “Stay,”] said [T2 she].

            Three.
            [T1 “Stay,”] said [T2 she].

            One.
            Three.
            [T1 “Stay,”] said [T2 she].

        "#]]);
}

#[test]
fn another_word_in_its_place_is_not_it() {
    Desk::new("Then [T1 Nadia] left.")
        .change("Nadia ", "")
        .change("Then |left", "N")
        .change("N|left", "ora ")
        .change("left", "came")
        .check(&expect![[r#"
            Then left. -T1
            Then Nleft. -T1
            Then Nora left. -T1
            Then Nora came. -T1
        "#]]);
}

#[test]
fn equal_edits_are_read_as_they_were_meant() {
    // Neovim reports the deletion of “said ” between “he ” and “so” as that of “aid s”.
    Desk::new("he [T1 said] [T2 so] then").change("aid s", "").change("he s|o", "aid s").check(&expect![[r#"
        he [T2 so] then -T1
        he [T1 said] [T2 so] then
    "#]]);
}

/// As Neovim tells of a paragraph that was moved and moved back: the paste is taken back with another line break
/// than it came with.
#[test]
fn a_move_is_taken_back() {
    Desk::new("Head.\n[T1 Nadia] left [T2 Aleppo].\nTail.\n")
        .change("Nadia left Aleppo.\n", "")
        .change("Tail.|\n", "\nNadia left Aleppo.")
        .change("Nadia left Aleppo.\n", "")
        .change("Head.\n|Tail", "Nadia left Aleppo.\n")
        .check(&expect![[r#"
            Head.
            Tail.
             -T1 -T2
            Head.
            Tail.
            [T1 Nadia] left [T2 Aleppo].

            Head.
            Tail.
             -T1 -T2
            Head.
            [T1 Nadia] left [T2 Aleppo].
            Tail.

        "#]]);
}

/// As Neovim joins lines and other editors move them: the text is there twice for a moment.
#[test]
fn copied_and_then_deleted() {
    Desk::new("Head.\n[T1 Nadia] left [T2 Aleppo].\nTail.\n")
        .change("Head.|\n", " Nadia left Aleppo.")
        .change("\nNadia left Aleppo.", "")
        .undo()
        .undo()
        .change("Tail.\n|", "Nadia left Aleppo.\n")
        .change("Head.\nNadia left Aleppo.\n", "Head.\n")
        .check(&expect![[r#"
            Head. Nadia left Aleppo.
            [T1 Nadia] left [T2 Aleppo].
            Tail.

            Head. [T1 Nadia] left [T2 Aleppo].
            Tail.

            Head. Nadia left Aleppo.
            [T1 Nadia] left [T2 Aleppo].
            Tail.

            Head.
            [T1 Nadia] left [T2 Aleppo].
            Tail.

            Head.
            [T1 Nadia] left [T2 Aleppo].
            Tail.
            Nadia left Aleppo.

            Head.
            Tail.
            [T1 Nadia] left [T2 Aleppo].

        "#]]);
}

#[test]
fn typed_at_every_cursor_letter_by_letter() {
    Desk::new("[T1 Ana] and [T2 Ana] left.")
        .change("and Ana", "and E")
        .change("Ana and", "E and")
        .change("and E|", "v")
        .change("E| and", "v")
        .change("and Ev|", "a")
        .change("Ev| and", "a")
        .change("left|.", " home")
        .change("left home|.", " early")
        .change("Eva| left", "!")
        .check(&expect![[r#"
            [T1 Ana] and [T2 E] left.
            [T1 E] and [T2 E] left.
            [T1 E] and [T2 Ev] left.
            [T1 Ev] and [T2 Ev] left.
            [T1 Ev] and [T2 Eva] left.
            [T1 Eva] and [T2 Eva] left.
            [T1 Eva] and [T2 Eva] left home.
            [T1 Eva] and [T2 Eva] left home early.
            [T1 Eva] and [T2 Eva]! left home early.
        "#]]);
    // The first letter is the same: that looks like a deletion.
    Desk::new("[T1 Ms Roldán] left.").change("Roldán", "R").change("R| left", "u").change("Ru| left", "iz").check(
        &expect![[r#"
            [T1 Ms R] left.
            [T1 Ms Ru] left.
            [T1 Ms Ruiz] left.
        "#]],
    );
}

#[test]
fn lines_are_joined_and_wrapped_anew() {
    Desk::new("[T1 Ana Ruiz] left.\nOn [T2 Monday].\n[T3 Lorca]\n")
        .change(" left.|\nOn", " On Monday. Lorca")
        .change("\nOn Monday.\nLorca\n", "\n")
        .check(&expect![[r#"
            [T1 Ana Ruiz] left. On Monday. Lorca
            On [T2 Monday].
            [T3 Lorca]

            [T1 Ana Ruiz] left. On [T2 Monday]. [T3 Lorca]

        "#]]);
    Desk::new("He met [T1 Ana]\n[T1 Ruiz] and [T2 Ms] [T2 Roldán]\nin Lorca.\n")
        .change("Ana\nRuiz and Ms Roldán\nin", "Ana Ruiz and\nMs Roldán in")
        .check(&expect![[r#"
            He met [T1 Ana Ruiz] and
            [T2 Ms] [T2 Roldán] in Lorca.

        "#]]);
}

/// As Neovim tells of `:%s/Roldán/Ruiz/g`: one edit from the first difference to the last.
#[test]
fn a_name_replaced_everywhere_keeps_its_annotations() {
    Desk::new("[T1 Ana Roldán] told us. She had met [T3 Ms Roldán] and [T4 Mr Cano] in the street. [T5 Roldán] left.")
        .change(
            "oldán told us. She had met Ms Roldán and Mr Cano in the street. Roldán",
            "uiz told us. She had met Ms Ruiz and Mr Vera in the street. Ruiz",
        )
        .undo()
        .check(&expect![[r#"
            [T1 Ana Ruiz] told us. She had met [T3 Ms Ruiz] and [T4 Mr Vera] in the street. [T5 Ruiz] left.
            [T1 Ana Roldán] told us. She had met [T3 Ms Roldán] and [T4 Mr Cano] in the street. [T5 Roldán] left.
        "#]]);
}

#[test]
fn a_whole_text_replaced_keeps_what_stays() {
    Desk::new("[T1 Nadia] lives in [T2 Aleppo] with [T3 Omar].\n[T4 He] works at the mill.\n")
        .change(
            "Nadia lives in Aleppo with Omar.\nHe works at the mill.\n",
            "He works at the mill.\n\nMs Nadia, 35, lives in old Aleppo.\nSo it is.\n",
        )
        .undo()
        .check(&expect![[r#"
            [T4 He] works at the mill.

            Ms Nadia, 35, lives in old Aleppo.
            So it is.
             -T1 -T2 -T3
            [T1 Nadia] lives in [T2 Aleppo] with [T3 Omar].
            [T4 He] works at the mill.

        "#]]);
}

#[test]
fn fragments_go_one_by_one() {
    let mut desk = Desk::new("[T1 “Stay,”] she said, [T1 “here.”]");
    desk.change("“Stay,” ", "").change(", “here.”", "").undo().undo();
    desk.check(&expect![[r#"
        she said, [T1 “here.”]
        she said -T1
        she said, [T1 “here.”]
        [T1 “Stay,”] she said, [T1 “here.”]
    "#]]);
}

#[test]
fn the_file_is_brought_up_to_date() {
    let (mut text, mut file) = fixture("Then [T1 Nadia] and [T2 Omar] left [T3 Aleppo].");
    for (range, with) in
        [(CharRange::of(0, 5), "Then, late, "), (CharRange::of(28, 32), ""), (CharRange::of(20, 21), "\n")]
    {
        let done = text.apply(&Edit { range, text: with.to_owned() });
        file.follow(&done, &text);
    }
    expect![[r#"
        Then, late, Nadia an
         Omar lAleppo.
        T1	X 12 17	Nadia
        T2	X 22 26	Omar
        T3	X 28 34	Aleppo
    "#]]
    .assert_eq(&format!("{text}\n{}", Changes::new(&file, &text).printed()));
}

proptest! {
    #[test]
    fn undoing_everything_brings_everything_back(
        edits in proptest::collection::vec((0usize..60, 0usize..12, "[p-z]{0,6}"), 1..12),
        one_by_one in any::<bool>(),
    ) {
        let start = "[T1 ab [T2 cd] ef] gh [T3 ij] [T4 kl] mn [T5 op [T6 qr]] [T1 st] uv [T7 wx yz] AB [T8 CD EF [T9 G]HIJKL]";
        let mut desk = Desk::new(start);
        for (at, length, with) in edits {
            let with = if one_by_one && length > 0 { String::new() } else { with };
            let end = desk.text.len();
            desk.edit(CharRange::of(at.min(end), (at + length).min(end)), &with);
            for it in desk.file.text_bounds() {
                for span in it.spans {
                    prop_assert!(!span.is_empty() && span.end().to_usize() <= desk.text.len());
                }
            }
        }
        let before = desk.log.clone();
        while !desk.done.is_empty() {
            desk.undo();
        }
        prop_assert_eq!(marked(&desk.text, &desk.file), start, "{}---\n{}", before, &desk.log[before.len()..]);
    }
}

/// The one edit that an editor tells of which compares the text before with the text after: the end that both have is
/// found first, or the start.
fn told(before: &str, after: &str, end_first: bool) -> (CharRange, String) {
    let (a, b): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let (mut head, mut tail) = (0, 0);
    let least = a.len().min(b.len());
    let same_head = |head: usize, tail: usize| head + tail < least && a[head] == b[head];
    let same_tail = |head: usize, tail: usize| head + tail < least && a[a.len() - 1 - tail] == b[b.len() - 1 - tail];
    if end_first {
        while same_tail(head, tail) {
            tail += 1;
        }
    }
    while same_head(head, tail) {
        head += 1;
    }
    while same_tail(head, tail) {
        tail += 1;
    }
    (CharRange::of(head, a.len() - tail), b[head..b.len() - tail].iter().collect())
}

impl Desk {
    /// Makes another text of it, as such an editor tells of that.
    fn becomes(&mut self, after: &str, end_first: bool) {
        let (range, with) = told(&self.text.to_string(), after, end_first);
        self.edit(range, &with);
        assert_eq!(self.text.to_string(), after);
    }

    /// Writes the file and reads it again.
    fn save(&mut self) {
        let printed = Changes::new(&self.file, &self.text).printed();
        self.file = self.file.reread(&printed, &self.text);
    }
}

/// The words of a text in lines no longer than `width`, where one word is not.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out += word;
        column += length;
    }
    out + "\n"
}

proptest! {
    /// Paragraphs that read the same, or nearly, deleted, copied, moved and changed; all of it undone, done again, and
    /// undone again.
    #[test]
    fn paragraphs_that_read_the_same(
        steps in proptest::collection::vec((0usize..5, 0usize..5, 0usize..6, any::<bool>()), 1..7),
        nearly in 0usize..3,
        save in any::<bool>(),
    ) {
        let one = "Then [1 Nadia Haddad], a nurse of forty who lived by the bridge, left [2 Aleppo] with [3 Omar Aziz] that night.\n";
        let other = match nearly {
            0 => one.to_owned(),
            1 => one.replace("Haddad", "Cano"),
            _ => "Back in [1 Aleppo] the bridge was up by [2 noon], and [3 cars] went over it.\n".to_owned(),
        };
        let start = [
            one.replace("[", "[T1"), "So it [T7 was].\n".to_owned(), other.replace("[", "[T2"), one.replace("[", "[T3"), "Rain [T8 fell].\n".to_owned(),
        ].concat();
        let mut desk = Desk::new(&start);
        let mut texts = vec![desk.text.to_string()];
        for (from, to, what, end_first) in steps {
            let text = desk.text.to_string();
            let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
            if lines.is_empty() {
                break;
            }
            let (from, to) = (from % lines.len(), to % lines.len());
            match what {
                0 | 1 => drop(lines.remove(from)),
                2 => lines.insert(to, lines[from].clone()),
                3 => {
                    let line = lines.remove(from);
                    lines.insert(to.min(lines.len()), line);
                }
                4 => lines[from].insert_str(0, "Now "),
                _ => lines[from] = lines[from].replace("Aleppo", "Homs"),
            }
            let after = lines.concat();
            if after != text {
                desk.becomes(&after, end_first);
                texts.push(after);
                if save {
                    desk.save();
                }
            }
        }
        for _ in 0..2 {
            let before = std::mem::take(&mut desk.log);
            for (index, text) in texts.iter().enumerate().rev().skip(1) {
                desk.becomes(text, index % 2 == 0);
            }
            prop_assert_eq!(marked(&desk.text, &desk.file), &*start, "{}---\n{}", before, desk.log);
            for (index, text) in texts.iter().enumerate().skip(1) {
                desk.becomes(text, index % 2 == 0);
            }
        }
    }

    /// Texts that read nearly the same, come to in any order and in one piece or two: everything is where it was when the
    /// text was left the last time.
    #[test]
    fn a_text_that_was_there_before(
        steps in proptest::collection::vec((0usize..6, 0usize..6, 0usize..5), 1..6),
        jumps in proptest::collection::vec((0usize..6, any::<bool>(), any::<bool>(), any::<bool>()), 1..8),
    ) {
        let one = "Then [1 Nadia] left [2 Aleppo].\n";
        let start = [one.replace("[", "[T1"), one.replace("[", "[T2"), "Rain [T7 fell].\n".to_owned(), one.replace("[", "[T3")].concat();
        let mut desk = Desk::new(&start);
        let mut texts = vec![desk.text.to_string()];
        let mut left = vec![start];
        for (from, to, what) in steps {
            let mut lines: Vec<String> = desk.text.to_string().split_inclusive('\n').map(str::to_owned).collect();
            if lines.is_empty() {
                break;
            }
            let (from, to) = (from % lines.len(), to % lines.len());
            match what {
                0 => drop(lines.remove(from)),
                1 => lines.insert(to, lines[from].clone()),
                2 => {
                    let line = lines.remove(from);
                    lines.insert(to.min(lines.len()), line);
                }
                3 => lines[from] = lines[from].replace("Nadia", "Ms Cano"),
                _ => lines[from] = lines[from].trim_end().to_owned() + " ",
            }
            let after = lines.concat();
            if after != desk.text.to_string() {
                desk.becomes(&after, true);
                texts.push(after);
                left.push(marked(&desk.text, &desk.file));
            }
        }
        for (to, end_first, in_two, save) in jumps {
            let to = to % texts.len();
            if desk.text.to_string() == texts[to] {
                continue;
            }
            if save {
                desk.save();
            }
            if in_two {
                let (range, with) = told(&desk.text.to_string(), &texts[to], end_first);
                desk.edit(range, "");
                desk.edit(CharRange::of(range.start().to_usize(), range.start().to_usize()), &with);
            } else {
                desk.becomes(&texts[to], end_first);
            }
            let last = (0..texts.len()).rev().find(|&index| texts[index] == texts[to]).unwrap_or(to);
            // A line break splits a fragment once the file is written, and belongs to none.
            let whole = |text: &str| {
                let ids = ["T11", "T12", "T21", "T22", "T31", "T32", "T7"];
                let joined = ids.iter().fold(text.to_owned(), |text, id| text.replace(&format!("]\n[{id} "), "\n"));
                joined.replace("\n]", "]\n")
            };
            prop_assert_eq!(whole(&marked(&desk.text, &desk.file)), whole(&left[last]), "{}", desk.log);
        }
    }

    /// Wrapped anew again and again, saved in between, and in the end as it was: in one edit, or line by line.
    #[test]
    fn wrapped_anew_and_back(
        widths in proptest::collection::vec(6usize..60, 1..5),
        by_line in any::<bool>(),
        end_first in any::<bool>(),
        save in any::<bool>(),
    ) {
        let start = "Then [T1 Nadia Haddad], [T2 a nurse of forty who [T3 lived by the bridge]], left [T4 Aleppo] with [T5 Omar Aziz of Homs].\n";
        let mut desk = Desk::new(start);
        let whole = desk.text.to_string();
        for width in widths.into_iter().chain([1000]) {
            let goal = wrapped(&whole, width);
            if by_line {
                // The first line break that is elsewhere becomes a space, or the other way round.
                loop {
                    let now: Vec<char> = desk.text.to_string().chars().collect();
                    let Some(at) = now.iter().zip(goal.chars()).position(|(a, b)| *a != b) else { break };
                    let with = goal.chars().nth(at).map(String::from).unwrap_or_default();
                    desk.edit(CharRange::of(at, at + 1), &with);
                }
            } else if desk.text.to_string() != goal {
                desk.becomes(&goal, end_first);
            }
            if save {
                desk.save();
            }
        }
        prop_assert_eq!(marked(&desk.text, &desk.file), start, "{}", desk.log);
    }
}
