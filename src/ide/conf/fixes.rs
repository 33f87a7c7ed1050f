//! What can be done about the problems of a configuration file.

use crate::{
    ide::{Action, words},
    standoff::{ConfFile, ConfKind, DRAWING, OPTIONS, Problem, Schema},
    text::{CharOffset, CharRange, Edit},
};

use super::words::{Role, words as all_words};

/// What can be done about the problems that a selection meets. `problems` are those of the file.
pub fn actions(conf: &ConfFile, schema: &Schema, problems: &[Problem], selection: CharRange) -> Vec<Action> {
    let mut out = Vec::new();
    let met = |range: CharRange| range.start() <= selection.end() && selection.start() <= range.end();
    for problem in problems {
        let line = conf.line_at(problem.range.start());
        if !met(problem.range) && !line.is_some_and(|line| met(line.range)) {
            continue;
        }
        let first = out.len();
        for (title, edit) in fixes(conf, schema, problem) {
            out.push(Action {
                title,
                preferred: out.len() == first,
                fixes: Some((problem.code, problem.range)),
                standoff: vec![edit],
                ..Action::default()
            });
        }
    }
    out
}

fn fixes(conf: &ConfFile, schema: &Schema, problem: &Problem) -> Vec<(String, Edit)> {
    let replace = |title: String, range: CharRange, text: &str| (title, Edit { range, text: text.to_owned() });
    match problem.code {
        "conf-unknown-type" => {
            let known: Vec<&str> = schema.types().iter().map(|def| &*def.name.text).collect();
            let unknown = all_words(conf).into_iter().filter(|word| {
                word.role == Role::Reference && problem.range.covers(word.range) && !known.contains(&word.text.as_str())
            });
            let near = unknown.filter_map(|word| {
                let near = words::nearest(&word.text, known.iter().copied())?;
                Some(replace(format!("Change {} to {near}", word.text), word.range, near))
            });
            near.collect()
        }
        "conf-section" if problem.range.is_empty() => {
            let end = CharRange::empty(CharOffset::new(conf.source().chars().count()));
            let named = conf.kind().sections().iter().filter(|name| problem.message.contains(&format!("[{name}]")));
            let lead = if conf.source().is_empty() || conf.source().ends_with('\n') { "" } else { "\n" };
            named.map(|name| replace(format!("Add the section [{name}]"), end, &format!("{lead}[{name}]\n"))).collect()
        }
        "conf-section" => {
            let typed: String = text(conf, problem.range);
            let near = words::nearest(&typed, conf.kind().sections().iter().copied());
            near.map(|near| replace(format!("Change [{typed}] to [{near}]"), problem.range, near)).into_iter().collect()
        }
        "conf-macro" => {
            let typed = text(conf, problem.range);
            let section = conf.section_at(problem.range.start()).to_owned();
            let own: Vec<String> =
                super::macros_before(conf, problem.range.start(), &section).map(|(name, _)| name.to_owned()).collect();
            let reserved = crate::standoff::RESERVED.map(|name| format!("<{name}>"));
            let known = own.iter().chain(&reserved).map(String::as_str);
            let near = words::nearest(&typed, known).filter(|near| *near != typed);
            near.map(|near| replace(format!("Change {typed} to {near}"), problem.range, near)).into_iter().collect()
        }
        "conf-name" => {
            let typed = text(conf, problem.range);
            let stored: String = typed
                .chars()
                .map(|c| if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '_' })
                .collect();
            vec![replace(format!("Call it {stored}"), problem.range, &stored)]
        }
        "conf-option" => option(conf, problem),
        "conf-duplicate" => remove_line(conf, problem),
        "conf-shortcut" if conf.kind() == ConfKind::Shortcuts => remove_line(conf, problem),
        _ => Vec::new(),
    }
}

/// The property or option that was meant, or the values that an option can have.
fn option(conf: &ConfFile, problem: &Problem) -> Vec<(String, Edit)> {
    let replace = |title: String, text: String| (title, Edit { range: problem.range, text });
    let of_file = || OPTIONS.iter().filter(|(kind, ..)| *kind == conf.kind());
    let typed = text(conf, problem.range);
    let name = typed.split_whitespace().next().unwrap_or_default();
    if let Some((_, name, key, values)) = of_file().find(|(_, known, ..)| *known == name) {
        let set = |value: &&str| replace(format!("Set {name} to {value}"), format!("{name}\t{key}:{value}"));
        return values.iter().map(set).collect();
    }
    let options = of_file().map(|(_, name, ..)| *name);
    let known = options.chain(DRAWING.iter().map(|(key, _)| *key).filter(|_| conf.kind() == ConfKind::Visual));
    let near = words::nearest(&typed, known);
    near.map(|near| replace(format!("Change {typed} to {near}"), near.to_owned())).into_iter().collect()
}

fn remove_line(conf: &ConfFile, problem: &Problem) -> Vec<(String, Edit)> {
    let index = conf.lines().partition_point(|line| line.range.start() <= problem.range.start());
    let Some(line) = index.checked_sub(1).and_then(|index| conf.lines().get(index)) else { return Vec::new() };
    let whole = || CharOffset::new(conf.source().chars().count());
    let end = conf.lines().get(index).map_or_else(whole, |next| next.range.start());
    let edit = Edit { range: CharRange::new(line.range.start(), end), text: String::new() };
    vec![("Remove this line".to_owned(), edit)]
}

fn text(conf: &ConfFile, range: CharRange) -> String {
    conf.source().chars().skip(range.start().to_usize()).take(range.len()).collect()
}
