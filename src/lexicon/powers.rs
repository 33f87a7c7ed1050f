//! What governments do, and what is done with them: the words that tell a country or capital which
//! acts from one where things happen.
//!
//! “Moscow rejected the plan” speaks of a government, “Moscow was hit by a storm” of a city. The
//! reading is that of Markert and Nissim (“SemEval-2007 Task 08: Metonymy Resolution”): a place
//! stands for people where it is the subject or agent of what only people can do, or one of the parties
//! of a relation between states. The verbs are those of speech acts, policy, diplomacy and war; verbs that
//! places and teams are subjects of as well (have, see, win, record) are left out.

use super::cues;
use super::table::{Words, words};

/// Verbs of policy, diplomacy and war by their base forms.
static VERBS: Words = words! {
    "abstain", "accede", "accept", "accuse", "agree", "aid", "allow", "ally", "amend", "annex", "apologise", "apologize", "appeal", "approve", "arm", "authorise", "authorize", "back", "ban", "bar", "blame", "blockade",
    "bomb", "bombard", "boycott", "broker", "cede", "censure", "condemn", "concede", "consent", "consult", "co-operate", "cooperate", "criticise", "criticize", "decide", "decline", "defy", "demand", "denounce",
    "deny", "deploy", "deport", "disavow", "dismiss", "dispatch", "disown", "embargo", "endorse", "expel", "extradite", "fear", "finance", "forbid", "fund", "grant", "guarantee", "hesitate", "hope", "impose", "insist",
    "intend", "intercept", "intervene", "invade", "invite", "launch", "legalise", "legalize", "lobby", "mediate", "mobilise", "mobilize", "nationalise", "nationalize", "negotiate", "object", "offer", "oppose", "order",
    "outlaw", "pardon", "permit", "plan", "pledge", "pressure", "prohibit", "promise", "propose", "protest", "provoke", "punish", "ratify", "reaffirm", "recall", "recognise", "recognize", "refuse", "reject", "reiterate",
    "renounce", "repatriate", "resist", "respond", "retaliate", "sanction", "scrap", "seek", "send", "shell", "side", "sign", "spy", "sponsor", "subsidise", "subsidize", "suspect", "summon", "supply", "support", "suspend",
    "threaten", "try", "urge", "veto", "vote", "vow", "want", "warn", "welcome", "withdraw", "withhold", "yield",
};

/// Forms that don't come of a base by rule.
static IRREGULAR: Words = words! { "sent", "sought", "withdrew", "withdrawn", "withheld", "forbade", "forbidden" };

/// Whether a word in lower case is a form of a verb of policy, or of saying.
pub fn acts(lower: &str) -> bool {
    IRREGULAR.contains(lower)
        || cues::cue(lower).is_some_and(|cue| cue.kind == cues::CueKind::Say)
        || bases(lower).any(|base| VERBS.contains(&base))
}

/// What a regular form may be the form of: “denies”, “banned”, “hoping” of “deny”, “ban”, “hope”.
fn bases(lower: &str) -> impl Iterator<Item = String> {
    let doubled = |stem: &str| {
        let last = stem.as_bytes().last().copied();
        let same = stem.len() > 2 && last == stem.as_bytes().get(stem.len() - 2).copied();
        if same { stem[..stem.len() - 1].to_owned() } else { String::new() }
    };
    let mut bases = vec![lower.to_owned()];
    for ending in ["ed", "ing", "es", "s", "d"] {
        let Some(stem) = lower.strip_suffix(ending).filter(|stem| stem.is_ascii() && stem.len() > 1) else { continue };
        bases.push(stem.to_owned());
        if matches!(ending, "ed" | "ing") {
            bases.push(doubled(stem));
            bases.push(format!("{stem}e"));
        }
        if let Some(stem) = stem.strip_suffix('i').filter(|_| matches!(ending, "ed" | "es")) {
            bases.push(format!("{stem}y"));
        }
    }
    bases.into_iter()
}

/// Verbs whose object is whoever is addressed, blamed or helped, in the forms news use.
pub fn is_addressed(lower: &str) -> bool {
    ADDRESSED.contains(lower)
}

static ADDRESSED: Words = words! {
    "accuse", "accused", "accuses", "accusing", "ask", "asked", "asks", "asking", "assure", "assured", "back", "backed", "backs", "backing", "blame", "blamed", "blames", "blaming", "condemn", "condemned", "condemns",
    "condemning", "criticise", "criticised", "criticises", "criticising", "criticize", "criticized", "criticizes", "criticizing", "denounce", "denounced", "denounces", "denouncing", "lobby", "lobbied", "lobbying",
    "oppose", "opposed", "opposes", "opposing", "persuade", "persuaded", "press", "pressed", "presses", "pressing", "pressure", "pressured", "pressuring", "sue", "sued", "suing", "tell", "told", "tells", "telling",
    "thank", "thanked", "thanks", "urge", "urged", "urges", "urging", "warn", "warned", "warns", "warning",
};

/// Nouns for what there is between states: “talks with Turkey”, “tensions between Delhi and Islamabad”.
pub fn is_relation(lower: &str) -> bool {
    RELATIONS.contains(lower)
}

static RELATIONS: Words = words! {
    "accord", "accords", "agreement", "agreements", "alliance", "ceasefire", "conflict", "confrontation", "consultations", "co-operation", "cooperation", "deal", "deals", "dialogue", "diplomacy", "dispute", "disputes",
    "escalation", "feud", "friction", "hostilities", "negotiations", "pact", "pacts", "partnership", "peace", "relations", "relationship", "rift", "rivalry", "row", "sanctions", "stand-off", "standoff", "talks", "tension", "tensions",
    "ties", "treaties", "treaty", "truce", "understanding", "war",
};

/// Nouns for what comes from a government or is its own: “pressure from Washington”, “Israel’s demands”.
pub fn is_deed(lower: &str) -> bool {
    DEEDS.contains(lower)
}

static DEEDS: Words = words! {
    "accusation", "accusations", "approval", "backing", "blessing", "condemnation", "consent", "criticism", "decision", "demand", "demands", "denial", "insistence", "intervention", "objection", "objections", "offer", "opposition",
    "permission", "pledge", "pledges", "policy", "position", "pressure", "promise", "promises", "proposal", "proposals", "provocation", "provocations", "refusal", "reluctance", "resistance", "response", "stance", "support", "threat", "threats", "ultimatum", "veto",
    "warning", "warnings", "willingness", "withdrawal",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_verbs() {
        for form in ["agreed", "denies", "banned", "hoping", "vetoes", "sent", "said", "backs", "withdrew", "imposing"]
        {
            assert!(acts(form), "{form}");
        }
        for other in ["has", "saw", "recorded", "won", "was", "hosts", "lies", "storm", "has", "seed"] {
            assert!(!acts(other), "{other}");
        }
    }
}
