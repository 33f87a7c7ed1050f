//! What places need to know of the people of an article.

use rapidhash::RapidHashSet;

use crate::{
    analysis::people::{EntityKind, MentionForm, People},
    gazetteer::fold,
};

/// The people who are told by more than a surname alone.
#[derive(Clone, Debug, Default)]
pub struct Persons {
    /// The words of their names, folded.
    pub(super) words: RapidHashSet<String>,
}

impl Persons {
    /// Those among the people of an article.
    pub fn of(people: &People) -> Self {
        let mut told = vec![false; people.entities.len()];
        let named = |form| matches!(form, MentionForm::Name | MentionForm::Honorific);
        for mention in people.mentions.iter().filter(|mention| named(mention.form)) {
            if let Some(told) = mention.entity.and_then(|id| told.get_mut(id.index())) {
                *told = true;
            }
        }
        let told = people.entities.iter().zip(told).filter(|(entity, told)| *told && entity.kind == EntityKind::Person);
        // Most people have two names.
        let mut words = RapidHashSet::with_capacity_and_hasher(2 * people.entities.len(), Default::default());
        for (entity, _) in told {
            words.extend(fold(&entity.name).split(' ').map(str::to_owned));
        }
        Persons { words }
    }
}
