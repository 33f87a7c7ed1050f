//! Making annotations by command, and what there is to choose from.
//!
//! A command says what it lacks: a client that has pickers asks for the choices first
//! (`postil/choices`) and sends the command of the one that was chosen; any other client is asked
//! by message.

use std::{collections::HashMap, sync::Arc, time::Duration};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::{
    Client,
    jsonrpc::{Error, ErrorCode, Result},
    ls_types::{
        ExecuteCommandParams, MessageActionItem, MessageType, Range, TextDocumentIdentifier, Uri, WorkspaceEdit,
    },
};

use crate::{
    ide::{self, Action, Choosing, Family},
    server::{from_proto, session::Session, snapshot::Snapshot},
    standoff::Record,
    text::CharRange,
};

use super::{
    apply::{Applied, apply},
    arguments::{self, Arguments, COMMANDS, Plan},
    lens::SHOW_ANNOTATIONS,
    stamp::Chosen,
    standoff::{self, SYNC_ANNOTATIONS},
    workspace_edit::workspace_edit,
};

/// LSP's `RequestFailed`: the request was understood and could not be carried out.
const REQUEST_FAILED: i64 = -32803;

/// How often to reckon anew when the client has a newer version each time.
const ATTEMPTS: usize = 3;

/// How long a client may take to make an edit or its user to choose.
const PATIENCE: Duration = Duration::from_secs(600);

/// How many choices a message may have.
const CHOICES: usize = 12;

/// The names of all commands.
pub(in crate::server) fn command_names() -> Vec<String> {
    let making = COMMANDS.iter().map(|(name, _)| format!("postil.{name}"));
    [SYNC_ANNOTATIONS, SHOW_ANNOTATIONS].map(str::to_owned).into_iter().chain(making).collect()
}

/// An answer that a request could not be carried out, with the reason for the user to read.
pub(super) fn failed(why: String) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: why.into(), data: None }
}

/// What `postil/choices` is asked with.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChoicesParams {
    /// The article, or its stand-off file.
    pub text_document: TextDocumentIdentifier,
    /// The selection, or the cursor.
    pub range: Range,
    /// The command that leaves a choice: `postil.annotate`.
    pub command: String,
    /// The annotation that is meant, whatever stands at the range.
    pub id: Option<String>,
    /// What was typed to look for: the name of an entry of a data base.
    pub query: Option<String>,
}

/// What there is to choose from.
#[derive(Clone, Debug, Serialize)]
pub struct Choices {
    /// What is chosen: “Annotate as”.
    pub title: String,
    /// In this order.
    pub choices: Vec<Choice>,
    /// What to say where there is none.
    pub nothing: String,
}

/// One of them.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// What it is.
    pub label: String,
    /// More about it.
    pub detail: String,
    /// The key that `kb_shortcuts.conf` gives to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The command to execute when it is chosen.
    pub command: String,
    /// That command's arguments.
    pub arguments: Vec<Value>,
    /// What has to be typed first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<Input>,
}

/// A free text to ask for.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// What is asked.
    pub prompt: String,
    /// What is there so far.
    pub value: String,
    /// Whether nothing is an answer.
    pub optional: bool,
    /// Where it goes: the key in the one argument.
    pub argument: &'static str,
}

/// `postil/choices`.
pub(in crate::server) async fn choices(session: &Session, params: ChoicesParams) -> Result<Choices> {
    let Some(family) = arguments::family(&params.command) else {
        return Err(Error::invalid_params(format!("there is no command `{}`", params.command)));
    };
    let (uri, beside) = article_of(session, &params.text_document.uri);
    let answer = session.ask(&uri, move |snapshot| {
        let place = Place::of(snapshot, Some(params.range), beside);
        let (id, query) = (params.id.as_deref().or(place.id.as_deref()), params.query.as_deref());
        let choosing = Choosing { selection: place.selection, id, query };
        let actions = ide::choices(&snapshot.article, choosing, family);
        let choices = actions.iter().filter_map(|action| choice(snapshot, action)).collect();
        Choices { title: prompt(family).to_owned(), choices, nothing: nothing(family).to_owned() }
    });
    answer.await?.ok_or_else(not_open)
}

/// An action as something to choose.
pub(super) fn choice(snapshot: &Snapshot, action: &Action) -> Option<Choice> {
    let operation = action.operation.as_ref()?;
    let (command, argument) = arguments::command(snapshot, operation);
    let argument = serde_json::to_value(argument).unwrap_or_default();
    let input = action.ask.as_ref().map(|ask| Input {
        prompt: ask.prompt.clone(),
        value: ask.value.clone(),
        optional: ask.optional,
        argument: arguments::asked_for(operation),
    });
    let (label, detail) = (action.label.clone(), action.detail.clone());
    Some(Choice { label, detail, key: action.key.clone(), command, arguments: vec![argument], input })
}

/// What is asked when something of a family is to be chosen.
fn prompt(family: Family) -> &'static str {
    match family {
        Family::Annotate => "Annotate as",
        Family::AnnotateAll => "Annotate all mentions as",
        Family::Accept => "Accept what postil reads",
        Family::SetType => "Change the type to",
        Family::SetAttribute => "Set",
        Family::Mark => "Mark as",
        Family::Link => "Link to",
        Family::Unlink => "Unlink from",
        Family::SetSpeaker => "Who says this?",
        Family::Reshape => "Change the extent",
        Family::Merge => "Merge",
        Family::Remove => "Remove",
        Family::Note => "Note",
        Family::LinkEntry => "Link to the entry",
    }
}

/// What to say where there is nothing to choose.
fn nothing(family: Family) -> &'static str {
    match family {
        Family::Annotate => "There is nothing here that could be annotated as something else.",
        Family::AnnotateAll => "There is no other mention of this, or all are annotated.",
        Family::Accept => "There is nothing here to accept.",
        Family::SetSpeaker => "There is no quote here, or nobody else to speak it.",
        Family::Mark | Family::Note | Family::LinkEntry => "There is nothing here to which this could be added.",
        Family::Unlink => "Nothing is linked here.",
        Family::Link => "There is no annotation here, or nothing the schema lets it be linked to.",
        Family::Merge => "There is no annotation of the same type beside this one.",
        Family::SetType | Family::SetAttribute | Family::Reshape | Family::Remove => {
            "There is no annotation here, or nothing about it to change."
        }
    }
}

/// `workspace/executeCommand`.
pub(in crate::server) async fn execute(
    session: &Arc<Session>,
    client: &Client,
    params: ExecuteCommandParams,
) -> Result<Option<Value>> {
    if arguments::family(&params.command).is_none() {
        return standoff::execute(session, client, &params);
    }
    let given = params.arguments.into_iter().next().unwrap_or_default();
    let given: Arguments = serde_json::from_value(given).map_err(|error| {
        Error::invalid_params(format!("the argument of `{}` can't be read: {error}", params.command))
    })?;
    if given.uri.is_none() {
        return Err(Error::invalid_params("the argument has no `uri` of an article"));
    }
    if !session.look(|state| state.client.applies_edits) {
        return Err(failed("This editor takes no edits from a language server; use a code action.".to_owned()));
    }
    let mut wanted = Wanted { command: params.command, given };
    let mut lost = false;
    // Asking takes a turn of its own.
    for _ in 0..=ATTEMPTS {
        let edit = match reckon(session, &wanted).await {
            Ok(Reckoned::Edit(edit)) => edit,
            Ok(Reckoned::Choose { prompt, choices }) => {
                let Some(chosen) = choose(session, client, prompt, choices).await? else { return Ok(None) };
                wanted = chosen;
                continue;
            }
            // The text changed before it was read.
            Err(error) if error.code == ErrorCode::ContentModified => continue,
            Err(error) => return Err(error),
        };
        match apply(session, client, *edit, PATIENCE).await {
            Applied::Made => return Ok(Some(json!({ "applied": true }))),
            Applied::Refused(why) => tracing::warn!("an edit was refused: {why}"),
            Applied::Lost => lost = true,
            Applied::Failed(error) => return Err(error),
            Applied::Unanswered => break,
        }
    }
    let why = if lost {
        "The annotations were changed by somebody else each time this was tried; nothing was done. Try again."
    } else {
        "The editor refused to edit the annotations."
    };
    Err(failed(why.to_owned()))
}

/// What is to be done.
#[derive(Clone, Debug)]
struct Wanted {
    command: String,
    given: Arguments,
}

/// What that comes to now.
enum Reckoned {
    Edit(Box<WorkspaceEdit>),
    Choose { prompt: &'static str, choices: Vec<(String, Wanted)> },
}

async fn reckon(session: &Arc<Session>, wanted: &Wanted) -> Result<Reckoned> {
    let uri = wanted.given.uri.clone().ok_or_else(not_open)?;
    let (uri, beside) = article_of(session, &uri);
    let chosen = Chosen::of(session, &wanted.given)?;
    let Wanted { command, mut given } = wanted.clone();
    let answer = session.ask(&uri, move |snapshot| {
        if let Some(chosen) = &chosen {
            chosen.carry(&mut given, snapshot)?;
        }
        let place = Place::of(snapshot, given.range, beside);
        given.meant(place.id);
        let operation = match arguments::plan(&command, &given, snapshot, place.selection) {
            Plan::Do(operation) => operation,
            Plan::Choose => {
                let family = arguments::family(&command).unwrap_or(Family::Annotate);
                let choosing = Choosing { selection: place.selection, id: given.id(), query: given.query() };
                return choices_by_message(snapshot, choosing, family);
            }
            Plan::Missing(what) => {
                let why = format!("`{what}` is missing: this editor has to ask for it (see postil/choices).");
                return Err(Error::invalid_params(why));
            }
            Plan::Refuse(why) => return Err(failed(why)),
        };
        let edits = ide::perform(&snapshot.article, &operation).map_err(|why| failed(why.to_string()))?;
        let edit = workspace_edit(snapshot, &[], &edits, "").map_err(failed)?;
        Ok(Reckoned::Edit(Box::new(edit)))
    });
    answer.await?.ok_or_else(not_open)?
}

fn choices_by_message(snapshot: &Snapshot, choosing: Choosing<'_>, family: Family) -> Result<Reckoned> {
    let mut choices: Vec<(String, Wanted)> = Vec::new();
    for action in ide::choices(&snapshot.article, choosing, family) {
        // There is no way to ask for a text.
        if action.ask.as_ref().is_some_and(|ask| !ask.optional) {
            continue;
        }
        let Some(operation) = &action.operation else { continue };
        let (command, given) = arguments::command(snapshot, operation);
        let known = choices.iter().any(|(label, _)| *label == action.label);
        let label = if known { format!("{} ({})", action.label, action.detail) } else { action.label };
        choices.push((label, Wanted { command, given }));
    }
    choices.truncate(CHOICES);
    if choices.is_empty() {
        Err(failed(nothing(family).to_owned()))
    } else {
        Ok(Reckoned::Choose { prompt: prompt(family), choices })
    }
}

/// Has the user choose; `None` where they would rather not.
async fn choose(
    session: &Session,
    client: &Client,
    prompt: &'static str,
    choices: Vec<(String, Wanted)>,
) -> Result<Option<Wanted>> {
    if !session.look(|state| state.client.shows_choices) {
        return Err(failed("This editor can't ask what is meant: say it in the command's argument.".to_owned()));
    }
    let items = choices.iter().map(|(title, _)| MessageActionItem { title: title.clone(), properties: HashMap::new() });
    let asked = client.show_message_request(MessageType::INFO, prompt, Some(items.collect()));
    let Ok(answer) = tokio::time::timeout(PATIENCE, asked).await else { return Ok(None) };
    let Some(chosen) = answer? else { return Ok(None) };
    Ok(choices.into_iter().find(|(title, _)| *title == chosen.title).map(|(_, wanted)| wanted))
}

fn not_open() -> Error {
    failed("The article is not open in the editor: open it first.".to_owned())
}

/// The article a document is, or belongs to, and whether it is the stand-off file beside that.
fn article_of(session: &Session, uri: &Uri) -> (Uri, bool) {
    match session.look(|state| state.article_beside(uri)) {
        Some(article) => (article, true),
        None => (uri.clone(), false),
    }
}

/// The place in the article that is meant.
struct Place {
    selection: CharRange,
    /// The annotation, where a line of the stand-off file is meant.
    id: Option<String>,
}

impl Place {
    fn of(snapshot: &Snapshot, range: Option<Range>, beside: bool) -> Place {
        let range = range.unwrap_or_default();
        let encoding = snapshot.client.encoding;
        if !beside {
            return Place { selection: from_proto::range(&snapshot.article.text, range, encoding), id: None };
        }
        let line = || {
            let text = snapshot.standoff.as_ref()?.text.as_ref()?;
            let at = from_proto::offset(text, range.start, encoding);
            let file = snapshot.article.annotations.as_ref()?;
            let line = file.lines().iter().find(|line| line.range.touches(at))?;
            let id = line.record.id()?.text.clone();
            let trigger = match &line.record {
                Record::Event(event) => &*event.trigger.text,
                _ => &id,
            };
            let bound = file.text_bound(trigger).and_then(|bound| bound.spans.first().copied());
            Some(Place { selection: bound.unwrap_or_default(), id: Some(id) })
        };
        line().unwrap_or(Place { selection: CharRange::default(), id: Some(String::new()) })
    }
}
