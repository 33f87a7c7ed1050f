//! Commands that need to know something first: why a finding is all right, when an article was
//! published. An editor that can ask its user for a line of text hands it over as the last
//! argument; for any other the server asks itself, with the likeliest answers to choose from.

use std::{sync::Arc, time::Duration};

use jiff::civil;
use serde_json::{Value, json};
use tower_lsp::{
    Client,
    jsonrpc::{Error, Result},
    ls_types::{
        CodeAction, CodeActionKind, CodeActionOrCommand, Command, Diagnostic, ExecuteCommandParams, MessageActionItem,
        MessageType, NumberOrString, Range, Uri, WorkspaceEdit,
    },
};

use crate::{
    checks,
    config::set_date,
    ide::{self, Dating},
    server::{
        from_proto,
        session::Session,
        snapshot::Snapshot,
        to_proto::Positions,
        uri::{path_of, uri_of},
    },
    text::{CharRange, Edit, Format, Text},
};

use super::{
    apply::{Applied, apply},
    workspace_edit::{Edits, workspace_edit},
};

/// Silences a finding. Arguments: the URI of the article, a range, the code, and the reason or nothing.
pub(in crate::server) const SILENCE: &str = "postil.silence";

/// Tells an article its date. Arguments: the URI of the article, and a day, `2019-05-26`, or nothing.
pub(in crate::server) const SET_DATE: &str = "postil.setDate";

/// How long a client may take to ask its user and to make an edit.
const PATIENCE: Duration = Duration::from_secs(300);

/// Reasons to choose from, where an editor can't ask for one of the user's own.
const REASONS: [&str; 3] = ["Checked: it is right", "The source has it so", "Not worth a change"];

/// Whether a command is one of these.
pub(in crate::server) fn knows(command: &str) -> bool {
    [SILENCE, SET_DATE].contains(&command)
}

/// `workspace/executeCommand`.
pub(in crate::server) fn execute(
    session: &Arc<Session>,
    client: &Client,
    params: &ExecuteCommandParams,
) -> Result<Option<Value>> {
    let task = match params.command.as_str() {
        SILENCE => Task::silence(&params.arguments)?,
        SET_DATE => Task::set_date(&params.arguments)?,
        other => return Err(Error::invalid_params(format!("there is no command `{other}`"))),
    };
    let (session, client) = (Arc::clone(session), client.clone());
    tokio::spawn(async move {
        if let Err(why) = task.run(&session, &client).await {
            session.log(MessageType::WARNING, why);
        }
    });
    Ok(None)
}

/// What a command is to do.
#[derive(Clone, Debug)]
struct Task {
    uri: Uri,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    Silence { range: Range, code: String, reason: Option<String> },
    SetDate(Option<civil::Date>),
}

impl Task {
    fn silence(arguments: &[Value]) -> Result<Self> {
        let range = arguments.get(1).and_then(|range| serde_json::from_value(range.clone()).ok());
        let range = range.ok_or_else(|| Error::invalid_params("the second argument has to be a range"))?;
        let code = arguments.get(2).and_then(Value::as_str).filter(|code| checks::rule(code).is_some());
        let code = code.ok_or_else(|| Error::invalid_params("the third argument has to be the code of a finding"))?;
        let reason = arguments.get(3).and_then(Value::as_str).map(str::to_owned);
        Ok(Task { uri: uri(arguments)?, what: What::Silence { range, code: code.to_owned(), reason } })
    }

    fn set_date(arguments: &[Value]) -> Result<Self> {
        let day = match arguments.get(1).and_then(Value::as_str) {
            None => None,
            Some(day) => {
                let parsed = day.trim().parse().ok();
                Some(
                    parsed
                        .ok_or_else(|| Error::invalid_params(format!("“{day}” is no day; write it as 2019-05-26")))?,
                )
            }
        };
        Ok(Task { uri: uri(arguments)?, what: What::SetDate(day) })
    }

    /// Asks what is not known, then has the client make the edit. What went wrong is said in words.
    async fn run(self, session: &Arc<Session>, client: &Client) -> std::result::Result<(), String> {
        let edit = match self.what {
            What::Silence { range, code, reason } => {
                let question = format!("Why is `{code}` all right here?");
                let reason = match reason {
                    Some(reason) => reason,
                    None => match choose(client, question, REASONS.map(str::to_owned).to_vec()).await {
                        Some(reason) => reason,
                        None => return Ok(()),
                    },
                };
                newest(session, &self.uri, move |snapshot| {
                    let range = from_proto::range(&snapshot.article.text, range, snapshot.client.encoding);
                    let edits = ide::silence(&snapshot.article, &code, range, &reason);
                    workspace_edit(snapshot, &[], &edits, "").ok().filter(|_| !edits.is_empty())
                })
                .await
            }
            What::SetDate(day) => {
                let candidates = newest(session, &self.uri, |snapshot| Some(candidates(snapshot))).await;
                let day = match (day, candidates) {
                    (Some(day), _) => day,
                    (None, None) => return Err("The article is not open any more.".to_owned()),
                    (None, Some(days)) => {
                        let question = "When was the article published?".to_owned();
                        let days = days.iter().map(ToString::to_string).collect();
                        match choose(client, question, days).await.and_then(|day| day.parse().ok()) {
                            Some(day) => day,
                            None => return Ok(()),
                        }
                    }
                };
                newest(session, &self.uri, move |snapshot| dated(snapshot, day)).await
            }
        };
        let edit = edit.ok_or("This editor can’t make the edit: the article is no file, or files can’t be created.")?;
        match apply(session, client, edit, PATIENCE).await {
            Applied::Made | Applied::Unanswered => Ok(()),
            Applied::Refused(why) => Err(format!("The editor refused the edit: {why}")),
            Applied::Failed(error) => Err(format!("The editor did not make the edit: {error}")),
            Applied::Lost => Err("The file was changed at the same moment; nothing was done. Try again.".to_owned()),
        }
    }
}

fn uri(arguments: &[Value]) -> Result<Uri> {
    let uri = arguments.first().and_then(Value::as_str).and_then(|uri| uri.parse().ok());
    uri.ok_or_else(|| Error::invalid_params("the first argument has to be the URI of an article"))
}

/// An answer from the newest version of an article.
async fn newest<T: Send + 'static>(
    session: &Session,
    uri: &Uri,
    answer: impl FnOnce(&Snapshot) -> Option<T> + Send + 'static,
) -> Option<T> {
    session.ask(uri, answer).await.ok().flatten().flatten()
}

/// Has the user choose; `None` where they don't.
async fn choose(client: &Client, question: String, answers: Vec<String>) -> Option<String> {
    let items = answers.into_iter().map(|title| MessageActionItem { title, properties: Default::default() }).collect();
    let asked = client.show_message_request(MessageType::INFO, question, Some(items));
    Some(tokio::time::timeout(PATIENCE, asked).await.ok()?.ok()??.title)
}

/// Days an article may be of: those it names itself, and the one its file was last written on.
fn candidates(snapshot: &Snapshot) -> Vec<civil::Date> {
    let mut days = ide::candidates(&snapshot.article);
    let written = path_of(&snapshot.uri).and_then(|path| path.metadata().ok()?.modified().ok());
    let written = written.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    let since = written.and_then(|time| i64::try_from(time.as_secs() / (24 * 60 * 60)).ok());
    let epoch = civil::date(1970, 1, 1);
    days.extend(since.and_then(|days| epoch.checked_add(jiff::Span::new().try_days(days).ok()?).ok()));
    days.dedup();
    days
}

/// The edit that tells an article its date.
fn dated(snapshot: &Snapshot, day: civil::Date) -> Option<WorkspaceEdit> {
    match ide::dating(&snapshot.article, day) {
        Dating::FrontMatter(edits) => {
            let edits = Edits::of(&snapshot.uri, Some(snapshot.version), snapshot.positions(), &edits);
            edits.into_workspace_edit(&snapshot.client)
        }
        Dating::Settings => {
            let article = path_of(&snapshot.uri)?;
            let settings = snapshot.settings.as_ref();
            let path = match settings {
                Some(settings) => settings.path.clone(),
                None => snapshot.settings_path.clone()?,
            };
            let inside = article.strip_prefix(path.parent()?).unwrap_or(&article);
            let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            let text = settings.map(|settings| settings.text.clone());
            let source = text.as_ref().map(Text::to_string).unwrap_or_default();
            let edit = set_date(&source, &parts.join("/"), day);
            of_file(snapshot, &uri_of(&path)?, text.as_ref(), &edit)
        }
    }
}

/// The edit of a file beside the article, which is created where it has no `text` yet.
fn of_file(snapshot: &Snapshot, uri: &Uri, text: Option<&Text>, edit: &Edit) -> Option<WorkspaceEdit> {
    let absent = Text::new("", Format::Plain);
    let positions = Positions { text: text.unwrap_or(&absent), encoding: snapshot.client.encoding };
    let mut all = Edits::of(uri, None, positions, std::slice::from_ref(edit));
    all.create.extend(text.is_none().then(|| uri.clone()));
    all.into_workspace_edit(&snapshot.client)
}

/// The commands offered at a selection, as code actions.
pub(super) fn offered(snapshot: &Snapshot, selection: CharRange, known: &[Diagnostic]) -> Vec<CodeActionOrCommand> {
    let uri = snapshot.uri.as_str();
    let mut out = Vec::new();
    for ide::Silenceable { code, range } in ide::silenceable(&snapshot.findings, selection) {
        let range = snapshot.positions().range(range);
        let settled: Vec<Diagnostic> = known
            .iter()
            .filter(|it| it.code == Some(NumberOrString::String(code.to_owned())) && it.range == range)
            .cloned()
            .collect();
        let mut offer = |title: String, command: &str, arguments: Vec<Value>| {
            out.push(CodeActionOrCommand::CodeAction(CodeAction {
                title: title.clone(),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: (!settled.is_empty()).then(|| settled.clone()),
                command: Some(Command { title, command: command.to_owned(), arguments: Some(arguments) }),
                ..CodeAction::default()
            }));
        };
        if code == "date-unanchored" {
            offer("Say when the article was published…".to_owned(), SET_DATE, vec![json!(uri)]);
        }
        offer(format!("Silence “{code}” here, because…"), SILENCE, vec![json!(uri), json!(range), json!(code)]);
    }
    for (code, edits) in ide::silencings(&snapshot.article, selection.start()) {
        out.push(CodeActionOrCommand::CodeAction(CodeAction {
            title: format!("Stop silencing “{code}” here"),
            kind: Some(CodeActionKind::QUICKFIX),
            edit: workspace_edit(snapshot, &[], &edits, "").ok(),
            ..CodeAction::default()
        }));
    }
    out
}
