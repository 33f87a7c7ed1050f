//! Quotes, and the people and organisations of an article.

use serde::Serialize;
use serde_json::Number;

use super::{Span, pair, share};
use crate::analysis::{
    people::{Entity, EntityId, EntityKind, Mention, MentionForm},
    quotes::{Ground, Polarity, Quote, QuoteKind, Speaker},
};

#[derive(Serialize, Debug)]
pub(super) struct QuoteOut {
    #[serde(flatten)]
    span: Span,
    kind: &'static str,
    spans: Vec<[usize; 2]>,
    speaker: Option<SpeakerOut>,
    cue: Option<Span>,
    by: &'static str,
    polarity: &'static str,
    confidence: Number,
    /// Who else the pronoun that speaks could be, and by how much the speaker leads.
    runner_up: Option<RunnerUpOut>,
    /// Who passes it on.
    via: Option<SpeakerOut>,
    /// Who speaks together with the speaker.
    joint: Vec<SpeakerOut>,
    /// What the speaker reports of others, inside the spans.
    nested: Vec<QuoteOut>,
}

#[derive(Serialize, Debug)]
struct RunnerUpOut {
    entity: Option<String>,
    lead: Number,
}

#[derive(Serialize, Debug)]
struct SpeakerOut {
    #[serde(flatten)]
    span: Span,
    form: &'static str,
    entity: Option<String>,
}

#[derive(Serialize, Debug)]
struct MentionOut {
    #[serde(flatten)]
    span: Span,
    form: &'static str,
}

#[derive(Serialize, Debug)]
pub(super) struct EntityOut<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'a str,
    age: Option<u32>,
    role: Option<&'a str>,
    mentions: Vec<MentionOut>,
}

/// `P1`, `P2` … for people and `O1`, `O2` … for organisations, in the order of the reading.
pub(super) fn entity_ids(entities: &[Entity]) -> Vec<String> {
    let (mut people, mut organisations) = (0, 0);
    entities
        .iter()
        .map(|entity| match entity.kind {
            EntityKind::Person => {
                people += 1;
                format!("P{people}")
            }
            EntityKind::Organisation => {
                organisations += 1;
                format!("O{organisations}")
            }
        })
        .collect()
}

pub(super) fn quote_out(quote: &Quote, id_of: impl Fn(EntityId) -> Option<String> + Copy) -> QuoteOut {
    let speaker_out = |speaker: &Speaker| SpeakerOut {
        span: speaker.range.into(),
        form: form(speaker.form),
        entity: speaker.entity.and_then(id_of),
    };
    QuoteOut {
        span: quote.range().into(),
        kind: match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
        },
        spans: quote.spans.iter().copied().map(pair).collect(),
        speaker: quote.speaker.as_ref().map(speaker_out),
        cue: quote.cue.map(Span::from),
        by: match quote.ground {
            Ground::Cue => "cue",
            Ground::Paragraph => "paragraph",
            Ground::Continuation => "continuation",
            Ground::Turn => "turn",
            Ground::None => "none",
        },
        polarity: match quote.polarity {
            Polarity::Asserted => "asserted",
            Polarity::Denied => "denied",
            Polarity::Asked => "asked",
        },
        confidence: share(quote.confidence),
        runner_up: quote.runner_up.map(|other| RunnerUpOut { entity: id_of(other.entity), lead: share(other.lead) }),
        via: quote.via.as_ref().map(speaker_out),
        joint: quote.joint.iter().map(speaker_out).collect(),
        nested: quote.nested.iter().map(|inner| quote_out(inner, id_of)).collect(),
    }
}

fn form(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Name => "name",
        MentionForm::Surname => "surname",
        MentionForm::Honorific => "honorific",
        MentionForm::Pronoun => "pronoun",
        MentionForm::Nominal => "nominal",
    }
}

pub(super) fn entity_out<'a>(
    id: &str,
    entity: &'a Entity,
    mentions: impl Iterator<Item = &'a Mention>,
) -> EntityOut<'a> {
    EntityOut {
        id: id.to_owned(),
        kind: match entity.kind {
            EntityKind::Person => "Person",
            EntityKind::Organisation => "Organisation",
        },
        name: &entity.name,
        age: entity.ages.first().map(|age| age.value),
        role: entity.roles.first().map(|role| role.value.as_str()),
        mentions: mentions.map(|mention| MentionOut { span: mention.range.into(), form: form(mention.form) }).collect(),
    }
}
