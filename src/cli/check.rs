//! `postil check`: findings, for people and for programs.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use jiff::civil;
use serde::Serialize;

use crate::{
    checks::{self, Finding, Severity},
    config::Problem,
    standoff::{self, Category, ConfKind},
    text::{Encoding, Format, Text},
};

use super::{
    Outcome,
    annotations::{self, Standoff, is_standoff},
    batch, complain,
    contract::FindingOut,
    excerpt::{self, Note},
    schemas::FoundConf,
    workspace::{self, Workspace, Workspaces},
};

/// Report what is likely wrong in articles, their annotations and the schema of these
///
/// Reads each article with the stand-off file beside it (`flood.txt`, `flood.ann`), the nearest
/// schema (`annotation.conf` and its like) and the nearest `postil.toml` above it. `postil explain CODE` says more about a finding. Ends with 1
/// where an error was found, with 2 where a file could not be read.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// Articles to check, `.txt` or `.md`; stand-off files, `.ann`; files of a schema, `.conf`
    #[arg(value_name = "FILES", required = true)]
    files: Vec<PathBuf>,

    /// How to print
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    format: OutputFormat,

    /// Report nothing below this
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = Threshold::Hint)]
    from: Threshold,

    /// End with 1 where a finding of this level or above was reported
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = Threshold::Error)]
    fail_on: Threshold,

    /// The day the articles were published, where neither they nor `postil.toml` say it
    #[arg(long, value_name = "DAY")]
    date: Option<civil::Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// Findings with the words they are about
    Text,
    /// One JSON array of findings
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Threshold {
    Hint,
    Information,
    Warning,
    Error,
}

impl Threshold {
    fn severity(self) -> Severity {
        match self {
            Threshold::Hint => Severity::Hint,
            Threshold::Information => Severity::Information,
            Threshold::Warning => Severity::Warning,
            Threshold::Error => Severity::Error,
        }
    }
}

/// The code of problems in settings.
const CONFIG: &str = "config";

/// A file with what is to be reported in it.
struct Checked {
    path: String,
    text: Text,
    findings: Vec<Finding>,
}

/// A finding for programs: that of `postil annotate`, with where it stands. Lines and columns
/// count from 1, columns in code points.
#[derive(Serialize)]
struct Located<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    #[serde(flatten)]
    finding: FindingOut<'a>,
}

/// Prints the findings of every article that can be read.
pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    let workspaces = Workspaces::default();
    let given = annotations::canonical(args.files.iter().filter(|path| is_standoff(path)));
    let check = |path: &PathBuf| -> Result<(Vec<Checked>, Option<String>), String> {
        if is_standoff(path) {
            let standoff = Standoff::read(path)?;
            let problems = standoff.problems(path, &workspaces);
            return Ok((vec![of_problems(path.display().to_string(), standoff.file.source(), &problems)], None));
        }
        if path.file_name().and_then(|name| ConfKind::of_file_name(name.to_str()?)).is_some() {
            // What is wrong with it is reported with all the schemas that were read.
            return annotations::open_conf(path, &workspaces).map(|()| (Vec::new(), None));
        }
        let (source, complaint) = workspace::open(path, args.date, &workspaces)?;
        let path = source.id.clone();
        let article = source.read();
        let findings = checks::check(&article);
        let beside = Path::new(&path).with_extension("ann");
        let named = || fs::canonicalize(&beside).is_ok_and(|beside| given.contains(&beside));
        let of_annotations = annotations::problems_beside(&article).filter(|_| !named());
        let of_annotations =
            of_annotations.map(|(source, problems)| of_problems(beside.display().to_string(), &source, &problems));
        let of_article = Checked { path, text: article.text, findings };
        Ok((std::iter::once(of_article).chain(of_annotations).collect(), complaint))
    };
    let mut report = Report::new(args);
    let mut outcome = Outcome::Fine;
    let progress = batch::progress(Some(args.files.len()));
    batch::in_order(&args.files, &progress, check, |checked| {
        let complaint = match checked {
            Ok((checked, complaint)) => {
                checked.iter().try_for_each(|checked| report.add(checked))?;
                complaint
            }
            Err(complaint) => Some(complaint),
        };
        if let Some(complaint) = complaint {
            complain(&complaint);
            outcome = Outcome::InputFailed;
        }
        Ok(())
    })?;
    let (settings, schema) = workspaces.files();
    for file in &schema {
        if let Some(complaint) = &file.unreadable {
            complain(complaint);
            outcome = Outcome::InputFailed;
        }
        report.add(&of_schema(file))?;
    }
    for workspace in settings {
        if let Some(complaint) = &workspace.unreadable {
            complain(complaint);
            outcome = Outcome::InputFailed;
        }
        report.add(&of_settings(&workspace))?;
    }
    let failed = report.finish()?;
    Ok(if failed { outcome.max(Outcome::Found) } else { outcome })
}

/// The problems of a `postil.toml` as findings in it.
fn of_settings(workspace: &Workspace) -> Checked {
    let finding = |problem: &Problem| Finding {
        code: CONFIG,
        severity: Severity::Warning,
        range: problem.range,
        message: problem.message.clone(),
        related: Vec::new(),
        fixes: Vec::new(),
    };
    Checked {
        path: workspace.file.as_deref().map(shown).unwrap_or_default(),
        text: Text::new(&workspace.source, Format::Plain),
        findings: workspace.problems.iter().map(finding).collect(),
    }
}

/// The problems of a file of a schema as findings in it.
fn of_schema(file: &FoundConf) -> Checked {
    of_problems(shown(&file.path), &file.source, &file.problems)
}

/// The problems of a stand-off file, or of one of a schema, as findings in it.
fn of_problems(path: String, source: &str, problems: &[standoff::Problem]) -> Checked {
    Checked { path, text: Text::new(source, Format::Plain), findings: problems.iter().map(of_problem).collect() }
}

/// A problem of an annotation or of a schema as a finding.
fn of_problem(problem: &standoff::Problem) -> Finding {
    Finding {
        code: problem.code,
        severity: match problem.category {
            Category::Error => Severity::Error,
            Category::Incomplete | Category::Warning => Severity::Warning,
        },
        range: problem.range,
        message: problem.message.clone(),
        related: Vec::new(),
        fixes: Vec::new(),
    }
}

/// A path as one would write it from here.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(std::fs::canonicalize).unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).display().to_string()
}

/// Writes findings as they come.
struct Report {
    out: io::BufWriter<io::Stdout>,
    format: OutputFormat,
    from: Severity,
    fail_on: Severity,
    renderer: annotate_snippets::Renderer,
    /// How many of each severity.
    counts: [usize; 4],
    files: usize,
}

impl Report {
    fn new(args: &Args) -> Self {
        Report {
            out: io::BufWriter::new(io::stdout()),
            format: args.format,
            from: args.from.severity(),
            fail_on: args.fail_on.severity(),
            renderer: excerpt::renderer(),
            counts: [0; 4],
            files: 0,
        }
    }

    fn add(&mut self, checked: &Checked) -> io::Result<()> {
        let from = self.from;
        let mut shown = checked.findings.iter().filter(|finding| finding.severity >= from).peekable();
        self.files += usize::from(shown.peek().is_some());
        for finding in shown {
            match self.format {
                OutputFormat::Text => {
                    let note = Note {
                        code: finding.code,
                        severity: finding.severity,
                        range: finding.range,
                        message: &finding.message,
                        related: finding.related.iter().map(|other| (other.range, other.message.as_str())).collect(),
                        help: finding.fixes.iter().map(|fix| fix.title.as_str()).collect(),
                    };
                    let rendered = excerpt::render(&note, &checked.path, &checked.text, &self.renderer);
                    writeln!(self.out, "{rendered}\n")?;
                }
                OutputFormat::Json => {
                    let lead = if self.counts.iter().sum::<usize>() == 0 { "[\n" } else { ",\n" };
                    self.out.write_all(lead.as_bytes())?;
                    serde_json::to_writer(&mut self.out, &json(finding, checked))?;
                }
            }
            self.counts[finding.severity as usize] += 1;
        }
        Ok(())
    }

    /// Writes what comes last. Says whether anything was as bad as to fail.
    fn finish(mut self) -> io::Result<bool> {
        let total: usize = self.counts.iter().sum();
        match self.format {
            OutputFormat::Json if total == 0 => writeln!(self.out, "[]")?,
            OutputFormat::Json => writeln!(self.out, "\n]")?,
            OutputFormat::Text if total == 0 => writeln!(self.out, "Nothing found.")?,
            OutputFormat::Text => writeln!(self.out, "{}", self.summary())?,
        }
        self.out.flush()?;
        Ok(self.counts[self.fail_on as usize..].iter().any(|count| *count > 0))
    }

    /// “1 error, 2 warnings, 4 hints in 3 files.”
    fn summary(&self) -> String {
        let [hints, information, warnings, errors] = self.counts;
        let plural = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        let counts = [
            (errors, plural(errors, "error")),
            (warnings, plural(warnings, "warning")),
            (information, format!("{information} information")),
            (hints, plural(hints, "hint")),
        ];
        let counts: Vec<String> = counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
        format!("{} in {}.", counts.join(", "), plural(self.files, "file"))
    }
}

fn json<'a>(finding: &'a Finding, checked: &'a Checked) -> Located<'a> {
    let at = checked.text.position(finding.range.start(), Encoding::Utf32);
    Located { file: &checked.path, line: at.line + 1, column: at.column + 1, finding: finding.into() }
}
