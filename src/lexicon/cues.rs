//! Verbs that report what somebody says, thinks or judges, in all their forms.
//!
//! The inventory is drawn from the classes of Levin (1993) and VerbNet that report speech:
//! say-37.7, tell-37.2, manner_speaking-37.3, lecture-37.11, promote-37.12, complain-37.8,
//! advise-37.9, confess-37.10, judgment-33, conjecture-29.5, consider-29.9, promise-37.13,
//! urge-58, characterize-29.2. Which of them are trusted alone, and which only with a clause or
//! a quote behind them, follows how often each introduces reported speech in news copy.

mod verbs;

use bitflags::bitflags;

use super::table::{Words, words};

/// How far a cue may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueKind {
    /// Saying: what follows is reported, whoever the subject is.
    Say,
    /// A speech act with an object: criticise, praise, accuse. The object is what is reported.
    Judge,
    /// Thinking, finding, showing: only with a clause or a quote behind it.
    Think,
    /// A manner of speaking or a gesture: only beside a quotation.
    Manner,
}

bitflags! {
    /// What a cue governs and what it does to the claim.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct CueFlags: u8 {
        /// Who is spoken to stands between the verb and the content: “told reporters”.
        const ADDRESSEE = 1;
        /// The content may be an infinitive: “vowed to stay”.
        const INFINITIVE = 1 << 1;
        /// The source rejects the content: “denied that”.
        const DENIES = 1 << 2;
        /// The source asks: “asked whether”.
        const ASKS = 1 << 3;
        /// The base form or the form in -s is as likely a noun: “claims”, “report”.
        const NOUN = 1 << 4;
        /// Takes its content behind a preposition: “referred to”, “talked about”.
        const PREPOSITION = 1 << 5;
        /// Takes content only as a clause or a quotation: “responded that”.
        const CLAUSE = 1 << 6;
    }
}

/// The forms of an English verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// say
    Base,
    /// says
    Third,
    /// said: past tense, and participle where that has no form of its own
    Past,
    /// written
    Participle,
    /// saying
    Gerund,
}

/// What a word is as a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its kind.
    pub kind: CueKind,
    /// Its grammar.
    pub flags: CueFlags,
    /// Which form of the verb it is.
    pub form: Form,
}

impl Cue {
    /// Whether the verb has this property.
    pub fn has(self, flag: CueFlags) -> bool {
        self.flags.contains(flag)
    }
}

/// Words that with what is behind them may stand for a cue: “according to”, “as … put it”, “went on”, “made clear”.
static STAND_INS: Words = words! {
    "according", "go", "goes", "going", "went", "make", "makes", "making", "made", "as", "in", "per", "that",
};

/// Whether a word, in lower case, may stand for a cue with what is behind it.
pub fn may_stand_in(lower: &str) -> bool {
    lower.len() <= "according".len() && STAND_INS.contains(lower)
}

/// Every word that may.
pub fn stand_ins() -> impl Iterator<Item = &'static str> {
    STAND_INS.iter()
}

/// All forms of all cues.
pub(super) fn all() -> Vec<&'static str> {
    verbs::CUES.keys().collect()
}

/// The cue that a word, in lower case, is a form of.
pub fn cue(lower: &str) -> Option<Cue> {
    if !(3..=14).contains(&lower.len()) {
        return None;
    }
    verbs::CUES.get(lower).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_know_their_verb() {
        let said = cue("said").expect("a cue");
        assert_eq!((said.kind, said.form), (CueKind::Say, Form::Past));
        let denying = cue("denying").expect("a cue");
        assert!(denying.has(CueFlags::DENIES));
        assert_eq!(cue("written").map(|cue| cue.form), Some(Form::Participle));
        assert_eq!(cue("saidst"), None);
        assert_eq!(cue("Said"), None);
    }
}
