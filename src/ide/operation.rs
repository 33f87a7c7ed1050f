//! What can be done to annotations, as data: what an action offers, a picker chooses from and a
//! command carries out.

use crate::text::CharRange;

/// One end of what is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// An annotation, by its id. What is said of a trigger is said of its event.
    Annotation(String),
    /// What stands at a range of the article: its annotation; where it has none it is annotated
    /// first, as what the reading takes it for.
    Range(CharRange),
}

/// A side of an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge {
    /// Where it starts.
    Start,
    /// Where it ends.
    End,
}

/// Which readings are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The one at a place.
    Here,
    /// All in the paragraphs of a range.
    Paragraph,
    /// All of the kind of the one at a place.
    Kind,
    /// All in the article.
    Article,
}

/// A change to the annotations of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Marks a range as an entity, or as the trigger of an event.
    Annotate {
        /// Where.
        range: CharRange,
        /// The type.
        label: String,
    },
    /// Marks every mention of the name at a range; without a type as the reading takes it.
    AnnotateAll {
        /// Where one of them is.
        range: CharRange,
        /// The type.
        label: Option<String>,
    },
    /// Records what was read.
    Accept {
        /// The place the scope is reckoned from.
        range: CharRange,
        /// How much.
        scope: Scope,
    },
    /// Gives an annotation another type. What can't be said of that type goes.
    SetType {
        /// The annotation.
        id: String,
        /// The type.
        label: String,
    },
    /// Says something of an annotation.
    SetAttribute {
        /// Of what.
        on: End,
        /// The attribute.
        name: String,
        /// Its value; none for a binary one.
        value: Option<String>,
    },
    /// Takes an attribute off.
    ClearAttribute {
        /// Of what.
        id: String,
        /// The attribute.
        name: String,
    },
    /// Says how far something was checked, and against what.
    Mark {
        /// Of what.
        on: End,
        /// One of the values of the schema's attribute for that: Verified, Disputed.
        status: String,
        /// Written to the note; nothing where it is empty.
        source: String,
    },
    /// Relates two annotations.
    Link {
        /// From where.
        from: End,
        /// A relation, or a role of the event at `from`.
        relation: String,
        /// To where.
        to: End,
    },
    /// Empties a role of an event.
    EmptyRole {
        /// The event.
        event: String,
        /// The role, with its number.
        role: String,
    },
    /// Takes an annotation out of an equivalence.
    Leave {
        /// The annotation.
        id: String,
        /// The type of the equivalence.
        relation: String,
    },
    /// Says who speaks the quote at a place.
    SetSpeaker {
        /// Somewhere in the quote, or in its cue.
        quote: CharRange,
        /// A mention of the speaker; words that are none are annotated as a person.
        speaker: End,
    },
    /// The same for somebody who has to be named first.
    NameSpeaker {
        /// Somewhere in the quote, or in its cue.
        quote: CharRange,
    },
    /// Gives an annotation another extent.
    SetSpans {
        /// The annotation.
        id: String,
        /// Its fragments.
        spans: Vec<CharRange>,
    },
    /// Takes in the next word.
    Grow {
        /// The annotation.
        id: String,
        /// On which side.
        edge: Edge,
    },
    /// Lets go of the outermost word.
    Shrink {
        /// The annotation.
        id: String,
        /// On which side.
        edge: Edge,
    },
    /// Takes a range out of an annotation, or cuts it in two fragments at white space.
    Split {
        /// The annotation.
        id: String,
        /// What is taken out; an empty one is where it is cut.
        range: CharRange,
    },
    /// Makes one fragment of several, with what lies between them.
    Join {
        /// The annotation.
        id: String,
    },
    /// Makes one annotation of several.
    Merge {
        /// Which ones; the first one stays.
        ids: Vec<String>,
    },
    /// Removes an annotation, or a relation.
    Remove {
        /// Which.
        id: String,
        /// Whether relations and events that depend on it go along; else it is refused for them.
        dependants: bool,
    },
    /// Writes a note; an empty one takes the note off.
    SetNote {
        /// On what.
        on: End,
        /// What it says.
        text: String,
    },
    /// Links something to an entry of a data base.
    SetEntry {
        /// What.
        on: End,
        /// What else: the other spellings of a place.
        also: Vec<CharRange>,
        /// The data base.
        database: String,
        /// The entry in it.
        entry: String,
        /// The entry's name.
        name: String,
    },
    /// Looks for the entry to link something to, by a name that has to be typed first.
    FindEntry {
        /// What is linked.
        on: End,
        /// The data base.
        database: String,
    },
}

/// Operations that are chosen between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// As which type.
    Annotate,
    /// Every mention, as which type.
    AnnotateAll,
    /// How much of what was read.
    Accept,
    /// Which other type.
    SetType,
    /// Which attribute and value.
    SetAttribute,
    /// Verified or disputed.
    Mark,
    /// By what to which annotation.
    Link,
    /// Which relation, or role.
    Unlink,
    /// Who.
    SetSpeaker,
    /// How far.
    Reshape,
    /// With which.
    Merge,
    /// What.
    Remove,
    /// A text.
    Note,
    /// Which entry.
    LinkEntry,
}

/// A free text that an operation waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What is asked: “Note on “Rima Odeh””.
    pub prompt: String,
    /// What is there so far.
    pub value: String,
    /// Whether nothing is an answer too.
    pub optional: bool,
}
