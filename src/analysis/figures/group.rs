//! Who is counted: the groups that tolls are kept by.
//!
//! The groups are those that Every Casualty's standards and OCHA's humanitarian dashboards tell
//! apart: civilians and combatants, women, men and children, and the callings whose dead are counted on
//! their own.

use crate::lexicon::table::{Table, table};

/// A group of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Civilians, residents, villagers, passengers.
    Civilians,
    /// Soldiers, rebels, militants, fighters.
    Combatants,
    /// Police and other guards.
    Police,
    /// Children.
    Children,
    /// Women.
    Women,
    /// Men.
    Men,
    /// Doctors, nurses, rescuers, aid workers.
    Helpers,
    /// Journalists.
    Journalists,
    /// Refugees, migrants, the displaced.
    Displaced,
    /// Prisoners and hostages.
    Captives,
}

impl Group {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Group::Civilians => "civilians",
            Group::Combatants => "combatants",
            Group::Police => "police",
            Group::Children => "children",
            Group::Women => "women",
            Group::Men => "men",
            Group::Helpers => "helpers",
            Group::Journalists => "journalists",
            Group::Displaced => "displaced",
            Group::Captives => "captives",
        }
    }
}

/// The group that the lemma of a head noun and the words before it name: “rebel forces”, “women”.
pub(super) fn group(lemma: &str, modifiers: &[String]) -> Option<Group> {
    // Passenger-kilometres are no passengers.
    let measure = ["metre", "meter", "mile"].iter().any(|unit| lemma.ends_with(unit));
    of_word(lemma).or_else(|| if measure { None } else { modifiers.iter().rev().find_map(|word| of_word(word)) })
}

fn of_word(word: &str) -> Option<Group> {
    static WORDS: Table<Group> = table! {
        "civilian" => Group::Civilians, "resident" => Group::Civilians, "villager" => Group::Civilians, "passenger" => Group::Civilians,
        "bystander" => Group::Civilians, "pedestrian" => Group::Civilians, "worshipper" => Group::Civilians, "inhabitant" => Group::Civilians,
        "soldier" => Group::Combatants, "troop" => Group::Combatants, "fighter" => Group::Combatants, "militant" => Group::Combatants,
        "rebel" => Group::Combatants, "insurgent" => Group::Combatants, "gunman" => Group::Combatants, "guerrilla" => Group::Combatants,
        "combatant" => Group::Combatants, "jihadist" => Group::Combatants, "militiaman" => Group::Combatants, "terrorist" => Group::Combatants,
        "attacker" => Group::Combatants, "conscript" => Group::Combatants, "paratrooper" => Group::Combatants, "serviceman" => Group::Combatants,
        "mercenary" => Group::Combatants, "marine" => Group::Combatants, "airman" => Group::Combatants, "reservist" => Group::Combatants,
        "peacekeeper" => Group::Combatants, "separatist" => Group::Combatants, "army" => Group::Combatants, "military" => Group::Combatants,
        "police" => Group::Police, "policeman" => Group::Police, "policewoman" => Group::Police, "constable" => Group::Police,
        "guard" => Group::Police, "gendarme" => Group::Police,
        "child" => Group::Children, "boy" => Group::Children, "girl" => Group::Children, "baby" => Group::Children, "infant" => Group::Children,
        "toddler" => Group::Children, "minor" => Group::Children, "teenager" => Group::Children, "schoolchild" => Group::Children,
        "schoolgirl" => Group::Children, "schoolboy" => Group::Children, "pupil" => Group::Children, "kid" => Group::Children,
        "woman" => Group::Women, "mother" => Group::Women, "wife" => Group::Women, "female" => Group::Women,
        "man" => Group::Men, "father" => Group::Men, "male" => Group::Men,
        "doctor" => Group::Helpers, "nurse" => Group::Helpers, "medic" => Group::Helpers, "paramedic" => Group::Helpers, "aid" => Group::Helpers,
        "rescuer" => Group::Helpers, "firefighter" => Group::Helpers, "humanitarian" => Group::Helpers,
        "journalist" => Group::Journalists, "reporter" => Group::Journalists, "photographer" => Group::Journalists, "cameraman" => Group::Journalists,
        "refugee" => Group::Displaced, "migrant" => Group::Displaced, "displaced" => Group::Displaced, "evacuee" => Group::Displaced,
        "prisoner" => Group::Captives, "detainee" => Group::Captives, "hostage" => Group::Captives, "captive" => Group::Captives, "inmate" => Group::Captives,
    };
    WORDS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_counts_before_what_stands_before_it() {
        let named = |lemma, modifiers: &[&str]| {
            group(lemma, &modifiers.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(named("force", &["rebel"]), Some(Group::Combatants));
        assert_eq!(named("child", &["displaced"]), Some(Group::Children));
        assert_eq!(named("worker", &["aid"]), Some(Group::Helpers));
        assert_eq!(named("vehicle", &["damaged"]), None);
    }
}
