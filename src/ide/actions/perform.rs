//! Carrying out operations.

use std::fmt;

use crate::{
    ide::{Article, Edge, End, Operation, Scope, TokenKind, annotation::kind_of, subject::Subject},
    standoff::{Changes, Dependants, Record, TextBound, TypeKind},
    text::{CharRange, Edit},
};

use super::{accept, desk::Desk, mentions, recorder::Recorder, reshape, speakers};

/// Why an operation was not carried out, for the annotator to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A refusal with a message.
pub(super) fn refuse<T>(why: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal(why.into()))
}

/// The edits of the stand-off file that an operation makes, in its own code points.
///
/// # Errors
///
/// Where the operation can't be carried out, or would change nothing; nothing is done then.
pub fn perform(article: &Article, operation: &Operation) -> Result<Vec<Edit>, Refusal> {
    let article = &*article.settled();
    edits(Desk::of(article), operation)
}

/// The same for an article that is settled already.
pub(super) fn edits(desk: Desk<'_>, operation: &Operation) -> Result<Vec<Edit>, Refusal> {
    let untouched = desk.changes().edits();
    let edits = changes(desk, operation)?.edits();
    if edits == untouched { refuse("The annotations already say so; nothing was changed.") } else { Ok(edits) }
}

fn changes<'a>(desk: Desk<'a>, operation: &Operation) -> Result<Changes<'a>, Refusal> {
    let mut changes = desk.changes();
    match operation {
        Operation::Annotate { range, label } => annotate(desk, &mut changes, *range, label)?,
        Operation::AnnotateAll { range, label } => return mentions::annotate(desk, *range, label.as_deref()),
        Operation::Accept { range, scope } => return accept(desk, *range, *scope),
        Operation::SetType { id, label } => set_type(desk, &mut changes, id, label)?,
        Operation::SetAttribute { on, name, value } => {
            let (mut recorder, id) = resolve(desk, on)?;
            attribute_fits(desk, &recorder, &id, name, value.as_deref())?;
            recorder.changes.set_attribute(&id, name, value.as_deref());
            return Ok(recorder.changes);
        }
        Operation::ClearAttribute { id, name } => {
            known(desk, id)?;
            changes.clear_attribute(id, name);
        }
        Operation::Mark { on, status, source } => return mark(desk, on, status, source),
        Operation::Link { from, relation, to } => return link(desk, from, relation, to),
        Operation::EmptyRole { event, role } => changes.remove_argument(event, role),
        Operation::Leave { id, relation } => changes.leave(relation, id),
        Operation::NameSpeaker { .. } => return refuse("Say who speaks."),
        Operation::FindEntry { .. } => return refuse("Say which entry it is."),
        Operation::SetSpeaker { quote, speaker } => return speakers::set(desk, *quote, speaker),
        Operation::SetSpans { id, spans } => reshape::set(desk, &mut changes, id, spans)?,
        Operation::Grow { id, edge } => moved(desk, &mut changes, id, reshape::grown(desk, id, *edge), *edge)?,
        Operation::Shrink { id, edge } => moved(desk, &mut changes, id, reshape::shrunk(desk, id, *edge), *edge)?,
        Operation::Split { id, range } => match reshape::split(desk, id, *range) {
            Some(spans) => reshape::set(desk, &mut changes, id, &spans)?,
            None => return refuse(format!("{} can't be split there.", desk.name_of(id))),
        },
        Operation::Join { id } => match reshape::joined(desk, id) {
            Some(span) => reshape::set(desk, &mut changes, id, &[span])?,
            None => return refuse(format!("{} has one fragment only.", desk.name_of(id))),
        },
        Operation::Merge { ids } => reshape::merge(desk, &mut changes, ids)?,
        Operation::Remove { id, dependants } => remove(desk, &mut changes, id, *dependants)?,
        Operation::SetNote { on, text } => {
            let (mut recorder, id) = resolve(desk, on)?;
            recorder.changes.set_note(&id, text);
            return Ok(recorder.changes);
        }
        Operation::SetEntry { on, also, database, entry, name } => {
            let (mut recorder, id) = resolve(desk, on)?;
            let mut ids = vec![id];
            for range in also {
                ids.push(end(desk, &mut recorder, &End::Range(*range))?);
            }
            for id in &ids {
                let databases = recorder.label(id).map(|label| desk.databases_of(label)).unwrap_or_default();
                if !databases.contains(&database.as_str()) {
                    return refuse(format!("The schema does not link this type to {database}."));
                }
            }
            if entry.is_empty() || entry.contains(char::is_whitespace) {
                return refuse(format!("An entry of {database} is one word without white space, not “{entry}”."));
            }
            for id in &ids {
                recorder.changes.set_normalisation(id, database, entry, name);
            }
            return Ok(recorder.changes);
        }
    }
    Ok(changes)
}

fn known(desk: Desk<'_>, id: &str) -> Result<(), Refusal> {
    if desk.file.get(id).is_some() { Ok(()) } else { refuse(format!("There is no annotation {id} any more.")) }
}

/// The annotation that has to have a place in the article.
pub(super) fn placed<'a>(desk: Desk<'a>, id: &str) -> Result<TextBound<'a>, Refusal> {
    match desk.file.text_bound(id) {
        Some(bound) if bound.is_parked() => {
            refuse(format!("{id} has no place in the article: its text was deleted or is not where its line says."))
        }
        Some(bound) => Ok(bound),
        None => refuse(format!("There is no annotation of the text with the id {id} any more.")),
    }
}

fn annotate(desk: Desk<'_>, changes: &mut Changes<'_>, range: CharRange, label: &str) -> Result<(), Refusal> {
    let schema = &desk.article.schema;
    let Some(range) = desk.trimmed(range) else { return refuse("There is no text to annotate.") };
    let shown = schema.label(label);
    if !schema.is_text_bound(label) {
        return refuse(format!("The schema has no type {label} that text can be annotated as."));
    }
    let spans = crate::standoff::storable(&desk.article.text, &[range]);
    if desk.has(label, &spans, &[]) {
        return refuse(format!("{} is annotated as {shown} already.", desk.quoted(range)));
    }
    if let Some(other) = desk.obstacle(label, &spans, &[]) {
        let (words, other_words) = (desk.quoted(range), desk.named(&other));
        let what = schema.label(other.label);
        return refuse(format!(
            "{words} can't be {shown}: the schema does not let it share text with {what} {other_words} ({}).",
            other.id
        ));
    }
    let made = match schema.event(label).is_some() && schema.entity(label).is_none() {
        true => changes.add_event(label, &[range]),
        false => changes.add_text_bound(label, &[range]),
    };
    if made.is_none() { refuse("There is no text to annotate.") } else { Ok(()) }
}

fn accept(desk: Desk<'_>, range: CharRange, scope: Scope) -> Result<Changes<'_>, Refusal> {
    let mut recorder = Recorder::new(desk);
    let subjects = accept::subjects(desk.article, range, scope);
    if subjects.is_empty() {
        return refuse("postil reads nothing there that could be accepted.");
    }
    for subject in subjects {
        // Asked for by itself a quote gets what it lacks.
        if scope == Scope::Here || !recorder.is_told(subject) {
            recorder.record(subject);
        }
    }
    Ok(recorder.changes)
}

fn set_type(desk: Desk<'_>, changes: &mut Changes<'_>, id: &str, label: &str) -> Result<(), Refusal> {
    let schema = &desk.article.schema;
    known(desk, id)?;
    let (event, trigger) = match desk.file.get(id).map(|line| &line.record) {
        Some(Record::Event(event)) => (true, event.trigger.text.clone()),
        _ => (false, id.to_owned()),
    };
    let wanted = if event { TypeKind::Event } else { TypeKind::Entity };
    if !schema.defined(wanted, label).any(|def| def.annotatable) {
        return refuse(format!("The schema has no {} {label}.", if event { "event" } else { "type of text" }));
    }
    let bound = placed(desk, &trigger)?;
    if let Some(other) = desk.obstacle(label, bound.spans, &[&trigger]) {
        let (what, shown) = (schema.label(other.label), schema.label(label));
        return refuse(format!(
            "{} can't be {shown}: the schema does not let it share text with {what} {} ({}).",
            desk.named(&bound),
            desk.named(&other),
            other.id
        ));
    }
    changes.set_label(id, label);
    let (id, label) = (id.to_owned(), label.to_owned());
    changes.detach(&id, |record| super::change::still_fits(desk, record, &id, &label));
    if event {
        super::change::drop_roles(desk, changes, &id, &label);
    }
    Ok(())
}

fn mark<'a>(desk: Desk<'a>, on: &End, status: &str, source: &str) -> Result<Changes<'a>, Refusal> {
    let (mut recorder, id) = resolve(desk, on)?;
    let def = recorder.label(&id).and_then(|label| desk.status_of(label));
    let value = def.and_then(|def| def.values.iter().find(|value| value.eq_ignore_ascii_case(status)));
    let (Some(def), Some(value)) = (def, value) else {
        return refuse(format!(
            "The schema has no attribute with the value {status} for this. `Status Arg:<ANY>, \
             Value:Verified|Disputed|Open` in annotation.conf would be one."
        ));
    };
    recorder.changes.set_attribute(&id, &def.name, Some(value));
    let source = source.trim();
    if !source.is_empty() {
        let said = format!("{value}: {source}");
        let note = match desk.note_on(&id) {
            Some(note) if note.contains(&said) => note.to_owned(),
            Some(note) if !note.is_empty() => format!("{note}; {said}"),
            _ => said,
        };
        recorder.changes.set_note(&id, &note);
    }
    Ok(recorder.changes)
}

fn attribute_fits(
    desk: Desk<'_>,
    recorder: &Recorder<'_>,
    id: &str,
    name: &str,
    value: Option<&str>,
) -> Result<(), Refusal> {
    let schema = &desk.article.schema;
    let label = recorder.label(id).unwrap_or_default();
    let Some(def) = schema.attributes_for(label).find(|def| def.name == *name) else {
        return refuse(format!("The schema has no attribute {name} for {}.", schema.label(label)));
    };
    match value {
        Some(value) if !def.values.iter().any(|known| known == value) => {
            let known = if def.values.is_empty() { "it has no values".to_owned() } else { def.values.join(", ") };
            refuse(format!("{} can't be {value}: {known}.", schema.label(name)))
        }
        None if !def.values.is_empty() && def.default_value.is_none() => {
            refuse(format!("{} needs a value: {}.", schema.label(name), def.values.join(", ")))
        }
        _ => Ok(()),
    }
}

fn link<'a>(desk: Desk<'a>, from: &End, relation: &str, to: &End) -> Result<Changes<'a>, Refusal> {
    let schema = &desk.article.schema;
    let (mut recorder, from) = resolve(desk, from)?;
    let to = end(desk, &mut recorder, to)?;
    let (of, with) = (recorder.label(&from).unwrap_or_default(), recorder.label(&to).unwrap_or_default());
    if from == to {
        return refuse("An annotation is not linked to itself.");
    }
    if let Some(Record::Event(event)) = desk.file.get(&from).map(|line| &line.record)
        && let Some(role) = schema.event(&event.label).and_then(|def| def.argument(relation))
    {
        let filled = event
            .arguments
            .iter()
            .filter(|argument| argument.role.trim_end_matches(|c: char| c.is_ascii_digit()) == role.role);
        if role.most.is_some_and(|most| filled.count() >= most as usize) {
            return refuse(format!("{} takes no more {}.", schema.label(of), schema.label(&role.role)));
        }
        if !schema.takes(&role.types, with) {
            return refuse(format!(
                "{} of {} can't be {}.",
                schema.label(&role.role),
                schema.label(of),
                schema.label(with)
            ));
        }
        recorder.changes.add_argument(&from, &role.role, &to);
        return Ok(recorder.changes);
    }
    if !schema.relations_between(of, with).iter().any(|def| def.name == *relation) {
        return refuse(format!(
            "The schema has no {} from {} to {}.",
            schema.label(relation),
            schema.label(of),
            schema.label(with)
        ));
    }
    if relation == "Speaker" && kind_of(desk.article, of) == TokenKind::Quote {
        recorder.changes.relink(schema, relation, &from, &to);
    } else {
        recorder.changes.link(schema, relation, &from, &to);
    }
    Ok(recorder.changes)
}

fn moved(
    desk: Desk<'_>,
    changes: &mut Changes<'_>,
    id: &str,
    spans: Option<Vec<CharRange>>,
    edge: Edge,
) -> Result<(), Refusal> {
    placed(desk, id)?;
    let side = if edge == Edge::Start { "left" } else { "right" };
    match spans {
        Some(spans) => reshape::set(desk, changes, id, &spans),
        None => refuse(format!("There is no word to move the {side} border of {} by.", desk.name_of(id))),
    }
}

fn remove(desk: Desk<'_>, changes: &mut Changes<'_>, id: &str, dependants: bool) -> Result<(), Refusal> {
    known(desk, id)?;
    let connected = Dependants::of(desk.file, id).connected;
    if !dependants && !connected.is_empty() {
        let names: Vec<String> = connected.iter().map(|id| super::remove::described(desk, id)).collect();
        return refuse(format!(
            "{} is not removed: {} on it. Remove {} first, or all together.",
            desk.name_of(id),
            match &names[..] {
                [one] => format!("{one} depends"),
                _ => format!("{} depend", crate::ide::words::and(&names)),
            },
            if names.len() == 1 { "that" } else { "those" }
        ));
    }
    changes.remove(id);
    Ok(())
}

/// The annotation at one end, made where there is none yet.
fn resolve<'a>(desk: Desk<'a>, on: &End) -> Result<(Recorder<'a>, String), Refusal> {
    let mut recorder = Recorder::new(desk);
    let id = end(desk, &mut recorder, on)?;
    Ok((recorder, id))
}

/// The annotation at one end.
pub(super) fn end(desk: Desk<'_>, recorder: &mut Recorder<'_>, on: &End) -> Result<String, Refusal> {
    match on {
        End::Annotation(id) => {
            known(desk, id)?;
            Ok(desk.file.text_bound(id).map_or_else(|| id.clone(), |bound| desk.subject_id(&bound).to_owned()))
        }
        End::Range(range) => {
            if let Some(bound) = desk.file.exactly(*range).first() {
                return Ok(desk.subject_id(bound).to_owned());
            }
            let read = desk.article.subjects().find(|subject| subject.range() == *range);
            let Some(subject) = read else {
                return refuse(format!("{} is not annotated, and postil reads nothing there.", desk.quoted(*range)));
            };
            recorder.record(subject);
            match recorder.bound(accept::token_kind(desk.article, subject), subject_range(subject)) {
                Some(id) => Ok(id),
                None => refuse(format!("The schema has no type, or no room, for {}.", desk.quoted(*range))),
            }
        }
    }
}

fn subject_range(subject: Subject<'_>) -> CharRange {
    subject.range()
}
