//! `postil explain`: the documentation of a finding.

use std::{
    io::{self, Write as _},
    sync::Arc,
};

use crate::{checks, gazetteer::Gazetteer};

use super::{Outcome, complain};

/// Say what a finding means, why it matters and how to put it right
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// Its code, as in `quote-unclosed`; without one, all there are
    code: Option<String>,
}

/// Prints the page of a finding, or the list of all.
pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    let mut out = io::stdout().lock();
    let Some(code) = &args.code else {
        let width = checks::RULES.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
        for rule in checks::RULES {
            writeln!(out, "{:width$}  {:11}  {}", rule.code, rule.level.name(), rule.name)?;
        }
        return Ok(Outcome::Fine);
    };
    match checks::rule(code) {
        Some(rule) => {
            let gazetteer = Arc::new(Gazetteer::embedded());
            out.write_all(checks::docs::page(rule, &gazetteer).as_bytes())?;
            Ok(Outcome::Fine)
        }
        None => {
            let meant = crate::config::nearest(code, checks::codes());
            let hint = meant.map(|meant| format!("did you mean `{meant}`? ")).unwrap_or_default();
            complain(&format!("there is no finding `{code}`; {hint}`postil explain` lists them all"));
            Ok(Outcome::InputFailed)
        }
    }
}
