//! The article and its stand-off file edited at once, with edits of the server under way between
//! them: whatever the order, no annotation is lost or put elsewhere, and nothing somebody wrote
//! into the stand-off file is gone.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tower_lsp::ls_types::{Range, TextDocumentContentChangeEvent, Uri};

use crate::{
    standoff::AnnFile,
    text::{CharOffset, CharRange, Edit, Format, Text},
};

use super::{
    state::{Outdated, State},
    to_proto::Positions,
};

/// What happens next.
#[derive(Clone, Debug)]
enum Step {
    /// Text is put between the marked words, before the one with this number.
    Type(usize, &'static str),
    /// Text that was put there is taken out again.
    Erase(usize),
    /// A marked word goes to the place of another, cut and pasted.
    Move(usize, usize),
    /// What stands inside a marked word becomes something else.
    Rename(usize),
    /// Somebody writes a note into the stand-off file.
    Note,
    /// Somebody changes the type of an annotation there.
    Retype(usize),
    /// The article is saved: the server asks for an edit.
    Save,
    /// The client gets to the edit it was asked for.
    Deliver,
    /// It tells of what was done to the stand-off file.
    Tell,
    /// Somebody takes the last edit of the stand-off file back.
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    let text = prop_oneof![Just("x"), Just("and 😀 so "), Just("\r\n"), Just("\n\n")];
    prop_oneof![
        4 => (0usize..5, text).prop_map(|(at, text)| Step::Type(at, text)),
        2 => (0usize..5).prop_map(Step::Erase),
        1 => (0usize..4, 0usize..4).prop_map(|(from, to)| Step::Move(from, to)),
        2 => (0usize..4).prop_map(Step::Rename),
        2 => Just(Step::Note),
        1 => (0usize..4).prop_map(Step::Retype),
        3 => Just(Step::Save),
        4 => Just(Step::Deliver),
        6 => Just(Step::Tell),
        1 => Just(Step::Undo),
    ]
}

const WORDS: [&str; 4] = ["«Ilse»", "«Brandt 😀»", "«Varnholt»", "«300»"];

/// Both windows of an editor, and the server.
struct Desk {
    state: State,
    article: Uri,
    beside: Uri,
    text: Text,
    ann: Text,
    versions: (i32, i32),
    /// What the client has not told of yet: it does so a moment later, for each document by itself.
    untold: Vec<(i32, Vec<TextDocumentContentChangeEvent>)>,
    /// The edits the server asked for and the client has not got to.
    under_way: Vec<Outdated>,
    /// What the stand-off file was before each edit.
    before: Vec<Text>,
    notes: BTreeSet<String>,
    types: [String; 4],
    /// The marked words as they are now.
    words: [String; 4],
}

impl Desk {
    fn new() -> Desk {
        let uri = |text: &str| text.parse::<Uri>().expect("a URI");
        let text = format!("A {} B {} C {} D {} E\n", WORDS[0], WORDS[1], WORDS[2], WORDS[3]);
        let mut ann = String::new();
        for (number, word) in WORDS.iter().enumerate() {
            let start = text.split(word).next().unwrap_or_default().chars().count();
            ann += &format!("T{}\tX0 {start} {}\t{word}\n", number + 1, start + word.chars().count());
        }
        let (article, beside) = (uri("untitled:flood.txt"), uri("untitled:flood.ann"));
        let mut state = State::new();
        state.open(article.clone(), "plaintext", 1, &text);
        state.open(beside.clone(), "brat-ann", 1, &ann);
        Desk {
            state,
            article,
            beside,
            text: Text::new(&text, Format::Plain),
            ann: Text::new(&ann, Format::Plain),
            versions: (1, 1),
            untold: Vec::new(),
            under_way: Vec::new(),
            before: Vec::new(),
            notes: BTreeSet::new(),
            types: std::array::from_fn(|_| "X0".to_owned()),
            words: WORDS.map(str::to_owned),
        }
    }

    fn change(text: &mut Text, encoding: crate::text::Encoding, edit: &Edit) -> TextDocumentContentChangeEvent {
        let range: Range = Positions { text, encoding }.range(edit.range);
        text.apply(edit);
        TextDocumentContentChangeEvent { range: Some(range), range_length: None, text: edit.text.clone() }
    }

    fn edit_article(&mut self, edits: &[Edit]) {
        let encoding = self.state.client.encoding;
        let changes = edits.iter().map(|edit| Self::change(&mut self.text, encoding, edit)).collect();
        self.versions.0 += 1;
        self.state.change(&self.article, self.versions.0, changes);
    }

    /// Edits of the stand-off file, given from its end on.
    fn edit_beside(&mut self, edits: &[Edit]) {
        self.before.push(self.ann.clone());
        let encoding = self.state.client.encoding;
        let changes = edits.iter().map(|edit| Self::change(&mut self.ann, encoding, edit)).collect();
        self.versions.1 += 1;
        self.untold.push((self.versions.1, changes));
    }

    /// Where a word stands in a text, in code points.
    fn find(text: &Text, word: &str) -> usize {
        let text = text.to_string();
        let byte = text.find(word).unwrap_or_else(|| panic!("{word} in {text}"));
        text[..byte].chars().count()
    }

    /// The run between two marked words, in the order they stand in now, before the `number`th.
    fn gap(&self, number: usize) -> CharRange {
        let mut words: Vec<(usize, usize)> =
            self.words.iter().map(|word| (Self::find(&self.text, word), word.chars().count())).collect();
        words.sort_unstable();
        let start = number.checked_sub(1).map_or(0, |before| words[before].0 + words[before].1);
        let end = words.get(number).map_or(self.text.len(), |word| word.0);
        CharRange::of(start, end)
    }

    /// A place; not between CR and LF, where no position of the protocol is.
    fn on_a_line(&self, at: CharOffset) -> CharOffset {
        let between = self.text.slice(CharRange::new(at.minus(1), at.plus(1))) == "\r\n";
        if between { at.plus(1) } else { at }
    }

    fn make(&mut self, step: &Step) {
        match step {
            Step::Type(gap, with) => {
                let gap = self.gap(*gap);
                let middle = self.on_a_line(CharOffset::new(gap.start().to_usize() + gap.len() / 2));
                self.edit_article(&[Edit { range: CharRange::empty(middle), text: (*with).to_owned() }]);
            }
            Step::Erase(gap) => {
                let gap = self.gap(*gap);
                if gap.len() > 4 {
                    let (start, end) = (self.on_a_line(gap.start().plus(2)), self.on_a_line(gap.end().minus(2)));
                    let range = CharRange::new(start, end);
                    self.edit_article(&[Edit { range, text: String::new() }]);
                }
            }
            Step::Move(from, to) if from != to => {
                let word = self.words[*from].clone();
                let start = Self::find(&self.text, &word);
                let cut = CharRange::of(start, start + word.chars().count());
                self.edit_article(&[Edit { range: cut, text: String::new() }]);
                let at = CharRange::empty(CharOffset::new(Self::find(&self.text, &self.words[*to])));
                self.edit_article(&[Edit { range: at, text: format!("{word} ") }]);
            }
            Step::Move(..) => {}
            Step::Rename(number) => {
                let start = Self::find(&self.text, &self.words[*number]) + 1;
                let inside = CharRange::of(start, start + self.words[*number].chars().count() - 2);
                let name = format!("Nr {}", self.versions.0);
                self.words[*number] = format!("«{name}»");
                self.edit_article(&[Edit { range: inside, text: name }]);
            }
            Step::Note => {
                let note = format!("#{0}\tAnnotatorNotes T1\tnote {0}\n", self.notes.len() + 1);
                let end = CharRange::of(self.ann.len(), self.ann.len());
                self.edit_beside(&[Edit { range: end, text: note.clone() }]);
                self.notes.insert(note);
            }
            Step::Retype(number) => {
                let at = Self::find(&self.ann, &format!("T{}\t", number + 1)) + 3;
                let length = self.types[*number].len();
                self.types[*number] = format!("X{}", self.versions.1);
                let text = self.types[*number].clone();
                self.edit_beside(&[Edit { range: CharRange::of(at, at + length), text }]);
            }
            Step::Save => self.under_way.extend(self.state.bring_up_to_date(&self.article.clone())),
            Step::Deliver if self.under_way.is_empty() => {}
            Step::Deliver => {
                let asked = self.under_way.remove(0);
                if asked.version == Some(self.versions.1) {
                    assert_eq!(asked.source.to_string(), self.ann.to_string());
                    let edits: Vec<Edit> = asked.edits.into_iter().rev().collect();
                    self.edit_beside(&edits);
                } else {
                    // Refused: the server reckons anew once it was told why.
                    self.make(&Step::Tell);
                    self.under_way.extend(self.state.bring_up_to_date(&self.article.clone()));
                }
            }
            Step::Tell => {
                for (version, changes) in self.untold.drain(..) {
                    self.state.change(&self.beside, version, changes);
                }
            }
            Step::Undo => {
                if let Some(before) = self.before.pop() {
                    let range = self.ann.range();
                    self.edit_beside(&[Edit { range, text: before.to_string() }]);
                    self.before.pop();
                    self.notes.retain(|note| before.to_string().contains(note.as_str()));
                    for number in 0..self.types.len() {
                        let file = AnnFile::parse(&before.to_string());
                        if let Some(it) = file.text_bound(&format!("T{}", number + 1)) {
                            self.types[number] = it.label.to_string();
                        }
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn both_windows_at_once(steps in proptest::collection::vec(step(), 1..40)) {
        let mut desk = Desk::new();
        for step in &steps {
            desk.make(step);
        }
        // In the end everything is saved and every edit delivered.
        for _ in 0..8 {
            desk.make(&Step::Tell);
            while !desk.under_way.is_empty() {
                desk.make(&Step::Deliver);
            }
            desk.make(&Step::Tell);
            desk.make(&Step::Save);
        }
        prop_assert!(desk.under_way.is_empty(), "it never comes to rest");
        let file = AnnFile::parse(&desk.ann.to_string());
        for (number, word) in desk.words.iter().enumerate() {
            let it = file.text_bound(&format!("T{}", number + 1));
            let it = it.unwrap_or_else(|| panic!("T{} is lost:\n{}", number + 1, desk.ann));
            let start = Desk::find(&desk.text, word);
            prop_assert_eq!(&it.record.stored, &[CharRange::of(start, start + word.chars().count())], "{}\n{}", desk.text, desk.ann);
            prop_assert_eq!(it.text, word);
            prop_assert_eq!(&**it.label, desk.types[number].as_str());
        }
        for note in &desk.notes {
            prop_assert!(desk.ann.to_string().contains(note.as_str()), "{} is lost:\n{}", note, desk.ann);
        }
    }
}
