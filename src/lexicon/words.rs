//! The closed classes of English: words that hold a sentence together, and a few open ones that
//! tell phrases apart.
//!
//! The closed classes are those of the *Cambridge Grammar of the English Language* (2002), without
//! rare members. A word may belong to several; what reads it decides by what stands around it.

use super::table::{Table, Words, words};

use bitflags::bitflags;

bitflags! {
    /// What a word can be.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct WordClass: u32 {
        /// A personal pronoun that can be a subject: he, they, it.
        const PRONOUN = 1;
        /// A pronoun in the objective case: him, them.
        const OBJECT_PRONOUN = 1 << 1;
        /// A relative or interrogative pronoun: who, which.
        const RELATIVE = 1 << 2;
        /// the, a, this, some, every …
        const DETERMINER = 1 << 3;
        /// his, her, their …
        const POSSESSIVE = 1 << 4;
        /// A preposition.
        const PREPOSITION = 1 << 5;
        /// Opens a clause: because, while, if …
        const SUBORDINATOR = 1 << 6;
        /// and, or, but …
        const COORDINATOR = 1 << 7;
        /// be, have, do and the modals, in all forms.
        const AUXILIARY = 1 << 8;
        /// not, never, no longer …
        const NEGATION = 1 << 9;
        /// An adverb that stands between subject and verb.
        const ADVERB = 1 << 10;
        /// Counts, and may stand for a noun: many, several, both, two.
        const QUANTIFIER = 1 << 11;
        /// A day of the week.
        const WEEKDAY = 1 << 12;
        /// A month.
        const MONTH = 1 << 13;
        /// A form of *be*.
        const BE = 1 << 14;
        /// A noun for a person or body that speaks: spokesman, officials, campaign.
        const SPEAKER_NOUN = 1 << 15;
        /// yesterday, today, last, next: begins or is an expression of time.
        const TIME = 1 << 16;
        /// Opens an indirect question: whether, why, how.
        const INTERROGATIVE = 1 << 17;
        /// A title before a name, with or without its full stop: Mr, Sen., President.
        const TITLE = 1 << 18;
        /// A noun for something said or written: statement, tweet, report.
        const SPEECH_NOUN = 1 << 19;
        /// A noun for an act of saying or thinking that takes a clause: claim, belief.
        const CLAIM_NOUN = 1 << 20;
    }
}

/// All words that have a class.
pub(super) fn all() -> Vec<&'static str> {
    CLASSES.keys().collect()
}

/// The classes of a word in lower case; empty for words of open classes.
pub fn classes(lower: &str) -> WordClass {
    if lower.len() > 15 {
        return WordClass::empty();
    }
    CLASSES.get(lower).copied().unwrap_or(WordClass::empty())
}

/// Words that stand for one person or for who speaks, their possessives, and those that may open a noun phrase for
/// somebody.
static PERSONAL: Words = words! {
    "he", "him", "his", "himself", "she", "her", "hers", "herself", "i", "me", "my", "myself", "we", "us", "our", "ours",
    "ourselves", "their", "your", "the", "a", "an", "another", "one",
};

/// Whether a word in lower case stands for somebody, tells whose something is, or may open a phrase for somebody.
pub fn is_personal(lower: &str) -> bool {
    lower.len() <= "ourselves".len() && PERSONAL.contains(lower)
}

/// Every such word.
pub fn personal() -> impl Iterator<Item = &'static str> {
    PERSONAL.iter()
}

macro_rules! union {
    ([$($class:ident)*], $word:literal) => {
        WordClass::from_bits_truncate(0 $(| WordClass::$class.bits())*)
    };
}

macro_rules! classes {
    ($($classes:tt $($word:literal)*;)*) => {
        static CLASSES: Table<WordClass> = Table::new(
            concat!($($($word, "\n",)*)*),
            &[$($(union!($classes, $word),)*)*],
        );
    };
}

classes! {
    [PRONOUN] "he" "she" "they" "we" "i";
    [PRONOUN OBJECT_PRONOUN] "it" "you";
    [OBJECT_PRONOUN] "him" "them" "me" "us" "himself" "herself" "themselves" "itself" "myself" "ourselves";
    [PRONOUN QUANTIFIER] "everyone" "everybody" "someone" "somebody" "anyone" "anybody" "nobody";
    [RELATIVE] "who" "whom" "whose";
    [RELATIVE INTERROGATIVE] "which" "what";
    [SUBORDINATOR DETERMINER RELATIVE] "that";
    [DETERMINER] "the" "a" "an" "this" "every" "either" "neither";
    [DETERMINER QUANTIFIER] "another" "each";
    [DETERMINER NEGATION] "no";
    [DETERMINER QUANTIFIER] "these" "those" "some" "any" "many" "several" "most" "few" "both" "all" "more" "half" "others" "other" "such";
    [POSSESSIVE] "his" "its" "their" "my" "your" "our";
    [POSSESSIVE OBJECT_PRONOUN] "her";
    [PREPOSITION] "of" "in" "on" "at" "to" "for" "from" "with" "by" "about" "into" "through" "via" "during" "under" "over"
        "against" "between" "among" "within" "without" "across" "toward" "towards" "upon" "onto" "near" "behind" "beyond"
        "outside" "inside" "around" "above" "below" "amid" "amidst" "despite" "throughout" "concerning"
        "including" "following" "per" "alongside" "versus" "besides" "off" "out" "up" "down";
    [PREPOSITION SUBORDINATOR] "as" "after" "before" "since" "until" "like" "than" "except" "till";
    [SUBORDINATOR] "because" "while" "although" "though" "unless" "whereas" "lest" "if" "whenever" "wherever";
    [SUBORDINATOR INTERROGATIVE] "when" "where" "whether" "why" "how";
    [COORDINATOR] "and" "or" "but" "nor" "yet" "so" "plus" "&";
    [AUXILIARY BE] "is" "are" "was" "were" "be" "been" "being" "am" "isn’t" "isn't" "wasn’t" "wasn't" "aren’t" "aren't" "weren’t"
        "weren't" "’re" "'re" "’m" "'m";
    [AUXILIARY] "has" "have" "had" "having" "can" "could" "will" "would" "shall" "should" "may" "might" "must" "do" "does" "did"
        "ought" "’ve" "'ve" "’ll" "'ll" "’d" "'d" "cannot" "let" "let’s";
    [AUXILIARY NEGATION] "hasn’t" "hasn't" "haven’t" "haven't" "hadn’t" "hadn't" "can’t" "can't" "couldn’t" "couldn't" "won’t"
        "won't" "wouldn’t" "wouldn't" "shouldn’t" "shouldn't" "mustn’t" "mustn't" "don’t" "don't" "doesn’t" "doesn't" "didn’t" "didn't";
    [NEGATION ADVERB] "not" "never" "n’t" "n't";
    [ADVERB] "also" "then" "now" "still" "just" "even" "only" "again" "often" "always" "sometimes" "further" "once" "ever"
        "already" "soon" "instead" "rather" "perhaps" "maybe" "thus" "hence" "nonetheless" "nevertheless" "however" "too"
        "simply" "later" "first" "quite" "almost" "twice" "elsewhere" "therefore" "indeed" "meanwhile" "afterward" "afterwards"
        "otherwise" "long" "all-but" "much" "well";
    [ADVERB TIME] "earlier" "recently" "today" "yesterday" "tomorrow" "tonight" "ago";
    [TIME] "last" "next" "early" "late";
    [WEEKDAY] "monday" "tuesday" "wednesday" "thursday" "friday" "saturday" "sunday" "mon." "tues." "wed." "thurs." "fri.";
    [MONTH] "january" "february" "march" "april" "june" "july" "august" "september" "october" "november" "december"
        "jan." "feb." "mar." "apr." "jun." "jul." "aug." "sept." "sep." "oct." "nov." "dec.";
    [QUANTIFIER] "two" "three" "four" "five" "six" "seven" "eight" "nine" "ten" "dozen" "dozens" "hundreds" "thousands" "millions"
        "hundred" "thousand" "million" "none" "one" "anything" "everything" "nothing" "something" "percent" "majority";
    [SPEAKER_NOUN] "spokesman" "spokeswoman" "spokesperson" "spokespeople" "spokesmen" "official" "officials" "campaign" "campaigns"
        "critics" "critic" "experts" "expert" "analyst" "analysts" "people" "supporters" "supporter" "aides" "aide" "voters" "voter"
        "residents" "resident" "witness" "witnesses" "police" "authorities" "government" "ministry" "minister" "ministers" "lawyer"
        "lawyers" "attorney" "attorneys" "prosecutor" "prosecutors" "judge" "court" "company" "agency" "agencies" "group" "groups"
        "activist" "activists" "leader" "leaders" "lawmaker" "lawmakers" "senator" "senators" "source" "sources" "scientist"
        "scientists" "researcher" "researchers" "economist" "economists" "reporter" "reporters" "journalist" "journalists" "media"
        "opponents" "opponent" "advocate" "advocates" "adviser" "advisers" "advisor" "advisors" "strategist" "strategists"
        "candidate" "candidates" "president" "chairman" "chairwoman" "chair" "director" "manager" "secretary" "governor" "mayor"
        "professor" "author" "host" "moderator" "editor" "columnist" "writer" "pollster" "pollsters" "donor" "donors" "delegate"
        "delegates" "congressman" "congresswoman" "representative" "representatives" "ambassador" "commander" "general" "officer"
        "officers" "doctor" "doctors" "teacher" "teachers" "student" "students" "mother" "father" "brother" "sister" "son"
        "daughter" "wife" "husband" "neighbour" "neighbours" "neighbor" "neighbors" "friend" "friends" "owner" "worker" "workers"
        "farmer" "farmers" "soldier" "soldiers" "rebels" "militants" "diplomat" "diplomats" "historian" "historians" "coach" "player"
        "organizer" "organizers" "organiser" "organisers" "politician" "politicians" "democrats" "republicans" "liberals"
        "conservatives" "man" "woman" "men" "women" "boy" "girl" "team" "committee" "commission" "council" "union" "party"
        "administration" "department" "executive" "executives" "chief" "head" "member" "members" "veteran" "protesters" "protester"
        "insider" "insiders" "operative" "operatives" "nominee" "front-runner" "businessman" "billionaire" "mogul" "veterans"
        "employee" "employees" "user" "users" "fans" "fan" "parents" "investigators" "investigator" "detective" "pastor" "bishop"
        "priest" "imam" "pope" "king" "queen" "prince" "princess" "consultant" "consultants" "backers" "rivals" "rival" "observers"
        "pundits" "pundit" "commentators" "commentator" "surrogate" "surrogates" "staffer" "staffers" "counsel" "founder" "co-founder"
        "ceo" "premier" "chancellor" "envoy" "lobbyist" "lobbyists" "scholar" "scholars" "biographer" "publisher" "network" "newspaper"
        "correspondent" "correspondents" "legislator" "legislators" "deputy" "trader" "traders" "investor" "investors"
        "army" "military" "navy" "regime" "opposition" "militia" "militias" "watchdog" "regulator" "airline" "charity"
        "hospital" "university" "club" "operator";
    [SPEECH_NOUN] "report" "reports" "inquiry" "audit" "review" "statement" "statements" "tweet" "tweets" "speech" "letter" "email" "emails" "e-mail" "interview" "memo" "article"
        "op-ed" "editorial" "book" "poll" "polls" "survey" "surveys" "study" "studies" "headline" "caption" "release" "document"
        "documents" "transcript" "message" "remarks" "ad" "video" "column" "essay" "analysis" "briefing" "resolution" "lawsuit"
        "complaint" "indictment" "sign" "signs" "slogan" "story";
    [CLAIM_NOUN] "reply" "accusation" "accusations" "acknowledgement" "acknowledgment" "admission" "advice" "allegation" "allegations" "announcement" "answer" "argument" "arguments" "assertion" "assertions" "assessment" "belief" "charge" "charges" "claim" "claims" "comment" "comments" "concern" "concerns" "conclusion" "confession" "contention" "declaration" "demand" "denial" "explanation" "fear" "fears" "finding" "hope" "insistence" "observation" "opinion" "pledge" "point" "prediction" "promise" "promises" "proposal" "question" "recommendation" "remark" "reminder" "response" "suggestion" "suggestions" "view" "vow" "warning" "warnings";
    [TITLE] "mr" "mr." "mrs" "mrs." "ms" "ms." "dr" "dr." "sen." "rep." "gov." "gen." "prof." "lt." "col." "capt." "sgt." "maj."
        "rev." "sir" "dame" "lord" "lady";
}

/// Whether a lower-case word is an adverb by its ending: publicly, repeatedly.
pub fn is_manner_adverb(lower: &str) -> bool {
    lower.len() > 4
        && lower.ends_with("ly")
        && !matches!(
            lower,
            "family"
                | "reply"
                | "apply"
                | "supply"
                | "imply"
                | "italy"
                | "july"
                | "rally"
                | "ally"
                | "assembly"
                | "monthly"
                | "weekly"
                | "daily"
                | "butterfly"
                | "anomaly"
                | "rely"
                | "bully"
                | "homily"
                | "early"
                | "only"
        )
}
