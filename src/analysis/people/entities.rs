//! From chains to the entities and mentions of the reading.

use super::{
    Entity, EntityId, EntityKind, Fact, Mention, MentionForm, People,
    chains::{self, Chains, Named},
    employers,
    labels::Labels,
    organisations::Organisations,
};
use crate::{
    analysis::{ByteSpan, paragraph::Placed},
    text::CharRange,
};

/// What resolving speakers still needs to know.
#[derive(Clone, Debug, Default)]
pub(super) struct Work {
    pub(super) chains: Chains,
    pub(super) organisations: Organisations,
    /// The entity of each person of the chains.
    pub(super) people: Vec<EntityId>,
    /// The entity of each organisation.
    pub(super) bodies: Vec<EntityId>,
}

/// Builds entities and their named mentions.
pub(super) fn link(paragraphs: &[Placed]) -> People {
    let labels = Labels::of(paragraphs);
    let chains = chains::build(paragraphs, &labels);
    let taken = |range: CharRange| {
        let at = chains.mentions.partition_point(|mention| mention.range.end() <= range.start());
        chains.mentions.get(at).is_some_and(|mention| mention.range.overlaps(range))
    };
    let organisations = Organisations::of(paragraphs, &labels, taken);
    let mut first: Vec<(CharRange, EntityKind, usize)> = Vec::new();
    let mut seen = vec![false; chains.people.len()];
    for mention in &chains.mentions {
        if !std::mem::replace(&mut seen[mention.person], true) {
            first.push((mention.range, EntityKind::Person, mention.person));
        }
    }
    let mut seen = vec![false; organisations.list.len()];
    for mention in &organisations.mentions {
        if !std::mem::replace(&mut seen[mention.organisation], true) {
            first.push((mention.range, EntityKind::Organisation, mention.organisation));
        }
    }
    first.sort_by_key(|(range, ..)| *range);
    let mut work = Work {
        people: vec![EntityId::default(); chains.people.len()],
        bodies: vec![EntityId::default(); organisations.list.len()],
        chains,
        organisations,
    };
    let mut entities = Vec::with_capacity(first.len());
    for (id, &(range, kind, index)) in first.iter().enumerate() {
        let id = EntityId::new(id);
        match kind {
            EntityKind::Person => work.people[index] = id,
            EntityKind::Organisation => work.bodies[index] = id,
        }
        entities.push(match kind {
            EntityKind::Person => blank(kind, range),
            EntityKind::Organisation => {
                organisation(&work.organisations.list[index].name, work.organisations.list[index].introduction)
            }
        });
    }
    people(paragraphs, &work, &mut entities);
    let mut mentions: Vec<Mention> = work
        .chains
        .mentions
        .iter()
        .map(|named| Mention { range: named.range, form: named.form, entity: Some(work.people[named.person]) })
        .chain(work.organisations.mentions.iter().map(|mention| Mention {
            range: mention.range,
            form: mention.form,
            entity: Some(work.bodies[mention.organisation]),
        }))
        .collect();
    mentions.sort_by_key(|mention| mention.range);
    People { entities, mentions, work }
}

fn blank(kind: EntityKind, introduction: CharRange) -> Entity {
    Entity {
        kind,
        name: String::new(),
        introduction,
        introduced: false,
        ages: Vec::new(),
        roles: Vec::new(),
        employers: Vec::new(),
        homes: Vec::new(),
        gender: None,
    }
}

/// An organisation of a name.
pub(super) fn organisation(name: &str, introduction: CharRange) -> Entity {
    Entity { name: name.to_owned(), introduced: true, ..blank(EntityKind::Organisation, introduction) }
}

/// Fills in names, introductions and facts of the people.
fn people(paragraphs: &[Placed], work: &Work, entities: &mut [Entity]) {
    let mut fullest = vec![0; work.chains.people.len()];
    for named in &work.chains.mentions {
        let entity = &mut entities[work.people[named.person].index()];
        let placed = &paragraphs[named.paragraph];
        let local = &placed.reading.people;
        let Some(name) = local.names.get(named.number) else {
            // A loose word: a surname, for which there is something better, or will be.
            if let Some(word) = local.loose.get(named.number - local.names.len()).filter(|_| entity.name.is_empty()) {
                placed.reading.text(word.span).clone_into(&mut entity.name);
            }
            continue;
        };
        let parts = name.key.parts().len();
        if parts > fullest[named.person] {
            fullest[named.person] = parts;
            placed.reading.text(name.name).clone_into(&mut entity.name);
            entity.introduction = named.range;
        }
        entity.introduced |= named.form == MentionForm::Name;
        facts(placed, named, entity);
    }
    for (person, id) in work.chains.people.iter().zip(&work.people) {
        entities[id.index()].gender = person.gender;
    }
}

fn facts(placed: &Placed, named: &Named, entity: &mut Entity) {
    let Some(name) = placed.reading.people.names.get(named.number) else { return };
    let text = |span: ByteSpan| placed.reading.text(span).to_owned();
    if let Some((age, span)) = name.facts.age {
        entity.ages.push(Fact { value: age, range: placed.range(span) });
    }
    for &span in &name.facts.roles {
        let value = text(span);
        if !entity.roles.iter().any(|role| role.value == value) {
            entity.roles.push(Fact { value, range: placed.range(span) });
        }
        if let Some(body) = employers::employer(placed, span) {
            let value = text(body);
            if !entity.employers.iter().any(|employer| employer.value == value) {
                entity.employers.push(Fact { value, range: placed.range(body) });
            }
        }
    }
    if let Some(span) = name.facts.home {
        let value = text(span);
        if !entity.homes.iter().any(|home| home.value == value) {
            entity.homes.push(Fact { value, range: placed.range(span) });
        }
    }
}
