//! What the lines of a stand-off file say.

use crate::text::CharRange;

use super::{Fault, Field};

/// One line of a stand-off file, as far as it could be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// `T1 ⇥ Person 0 5 ⇥ Assad`
    TextBound(TextBoundRecord),
    /// `R1 ⇥ Speaker Arg1:T2 Arg2:T1`
    Relation(Relation),
    /// `E1 ⇥ Meet:T3 Who:T1 Who2:T2`
    Event(Event),
    /// `* ⇥ Equiv T1 T2`
    Equiv(Equiv),
    /// `A1 ⇥ Kind T2 Direct`, or `M1 ⇥ Negation E1`
    Attribute(Attribute),
    /// `N1 ⇥ Reference T3 GeoNames:170063 ⇥ Aleppo`
    Normalisation(Normalisation),
    /// `#1 ⇥ AnnotatorNotes T1 ⇥ check the spelling`
    Note(Note),
    /// A line that starts with `#` and is no note: brat keeps it and makes nothing of it.
    Comment,
    /// Nothing but white space.
    Blank,
    /// A line that can't be understood; it is kept as it stands.
    Malformed(Malformed),
}

/// A text-bound as its line has it. Where it is now in the article is for
/// [`AnnFile`](super::AnnFile) to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextBoundRecord {
    /// `T1`
    pub id: Field,
    /// Its type.
    pub label: Field,
    /// Its fragments in the article as the file gives them, in that order.
    pub stored: Vec<CharRange>,
    /// Where the offsets stand in the stand-off file.
    pub offsets: CharRange,
    /// The text it covers, fragments joined by one space; `None` where the line leaves it out.
    pub text: Option<Field>,
    /// What stands behind the text: ignored, but kept.
    pub tail: Option<Field>,
}

/// One role of a relation or an event and what fills it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// `Arg1`
    pub role: Field,
    /// `T1`
    pub target: Field,
}

/// A relation between two annotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// `R1`
    pub id: Field,
    /// Its type.
    pub label: Field,
    /// What it relates, in the order of the line; their roles differ.
    pub arguments: [Argument; 2],
}

/// Something that happens, named by a trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// `E1`
    pub id: Field,
    /// Its type, the type of its trigger as well.
    pub label: Field,
    /// The text-bound that names it.
    pub trigger: Field,
    /// Who takes part. A role taken more than once is numbered from the second on: `Who`, `Who2`.
    pub arguments: Vec<Argument>,
}

/// Annotations that mean the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equiv {
    /// Its type, `Equiv` as a rule.
    pub label: Field,
    /// What is the same.
    pub members: Vec<Field>,
}

/// Something said of an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// `A1`, or `M1` for brat's older modifications.
    pub id: Field,
    /// Its name.
    pub label: Field,
    /// Of what it is said.
    pub target: Field,
    /// The value; a binary attribute has none.
    pub value: Option<Field>,
}

/// A link to an entry of a data base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalisation {
    /// `N1`
    pub id: Field,
    /// `Reference`
    pub label: Field,
    /// What is linked.
    pub target: Field,
    /// The data base: `GeoNames`.
    pub database: Field,
    /// The entry in it: `170063`.
    pub entry: Field,
    /// The entry's name.
    pub text: Option<Field>,
}

/// A note on an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// `#1`
    pub id: Field,
    /// `AnnotatorNotes` as a rule.
    pub label: Field,
    /// On what.
    pub target: Field,
    /// What it says.
    pub text: Option<Field>,
}

/// A line that is no record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Its id, where it has one.
    pub id: Option<Field>,
    /// What is wrong with it.
    pub fault: Fault,
    /// Where that is.
    pub range: CharRange,
}

impl Record {
    /// Its id; equivalences, comments and blank lines have none.
    pub fn id(&self) -> Option<&Field> {
        match self {
            Record::TextBound(it) => Some(&it.id),
            Record::Relation(it) => Some(&it.id),
            Record::Event(it) => Some(&it.id),
            Record::Attribute(it) => Some(&it.id),
            Record::Normalisation(it) => Some(&it.id),
            Record::Note(it) => Some(&it.id),
            Record::Malformed(it) => it.id.as_ref(),
            Record::Equiv(_) | Record::Comment | Record::Blank => None,
        }
    }

    /// Its type: of a span, relation, event or equivalence, or the name of an attribute.
    pub fn label(&self) -> Option<&Field> {
        match self {
            Record::TextBound(it) => Some(&it.label),
            Record::Relation(it) => Some(&it.label),
            Record::Event(it) => Some(&it.label),
            Record::Equiv(it) => Some(&it.label),
            Record::Attribute(it) => Some(&it.label),
            Record::Normalisation(it) => Some(&it.label),
            Record::Note(it) => Some(&it.label),
            Record::Comment | Record::Blank | Record::Malformed(_) => None,
        }
    }

    /// The ids it refers to, in the order of the line.
    pub fn targets(&self) -> Vec<&Field> {
        match self {
            Record::Relation(it) => it.arguments.iter().map(|argument| &argument.target).collect(),
            Record::Event(it) => {
                std::iter::once(&it.trigger).chain(it.arguments.iter().map(|argument| &argument.target)).collect()
            }
            Record::Equiv(it) => it.members.iter().collect(),
            Record::Attribute(it) => vec![&it.target],
            Record::Normalisation(it) => vec![&it.target],
            Record::Note(it) => vec![&it.target],
            Record::TextBound(_) | Record::Comment | Record::Blank | Record::Malformed(_) => Vec::new(),
        }
    }
}
