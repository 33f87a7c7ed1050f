//! What the tour prints.

use std::{
    io::{self, Write as _},
    time::Duration,
};

use annotate_snippets::Renderer;
use console::{Style, measure_text_width, style};
use serde_json::Value;

use crate::{
    analysis::people::EntityKind,
    checks::Severity,
    cli::excerpt::{self, Note},
    ide::Article,
    text::{CharOffset, CharRange, Encoding, Text},
};

use super::markdown;

/// Lines are no longer than this, however wide the terminal.
const WIDTH: usize = 100;
/// So many code points stand before and behind what a line is about.
const AROUND: usize = 30;

/// Prints to standard output.
pub(super) struct Show<'a> {
    out: io::BufWriter<io::Stdout>,
    text: &'a Text,
    name: String,
    width: usize,
    renderer: Renderer,
}

impl<'a> Show<'a> {
    pub(super) fn new(text: &'a Text, name: String) -> Self {
        let (_, columns) = console::Term::stdout().size();
        Show {
            out: io::BufWriter::new(io::stdout()),
            text,
            name,
            width: usize::from(columns).clamp(60, WIDTH),
            renderer: excerpt::renderer(),
        }
    }

    /// The name of the article and what is in it.
    pub(super) fn title(&mut self, article: &Article, started: Duration) -> io::Result<()> {
        let reading = &article.reading;
        let people = reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person).count();
        let words = article.text.to_string().split_whitespace().count();
        let counts = [
            (people, "person", "people"),
            (reading.quotes.len(), "quote", "quotes"),
            (reading.places.len(), "place", "places"),
            (reading.figures.len(), "figure", "figures"),
            (reading.dates.len(), "date", "dates"),
        ];
        let counts = counts.map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many }));
        writeln!(
            self.out,
            "{} {}",
            style(&self.name).bold(),
            style(format!("{words} words: {}", counts.join(", "))).dim()
        )?;
        writeln!(self.out, "{}", style(format!("The server was ready after {}.", shown(started))).dim())
    }

    /// Begins a part of the tour.
    pub(super) fn heading(&mut self, title: &str, about: &str, took: Duration) -> io::Result<()> {
        let time = shown(took);
        let used = measure_text_width(title) + measure_text_width(about) + measure_text_width(&time) + 9;
        let rule = "─".repeat(self.width.saturating_sub(used));
        writeln!(
            self.out,
            "\n{} {} {} {} {}\n",
            style("───").cyan(),
            style(title).cyan().bold(),
            style(about).dim(),
            style(rule).cyan(),
            style(time).dim(),
        )?;
        self.out.flush()
    }

    /// A diagnostic as the server sent it. `range` finds a range of the protocol in the article.
    pub(super) fn diagnostic(
        &mut self,
        diagnostic: &Value,
        range: &mut dyn FnMut(&Value) -> Option<CharRange>,
    ) -> io::Result<()> {
        let Some(at) = range(&diagnostic["range"]) else { return Ok(()) };
        let related: Vec<&Value> = diagnostic["relatedInformation"].as_array().into_iter().flatten().collect();
        let note = Note {
            code: diagnostic["code"].as_str().unwrap_or_default(),
            severity: match diagnostic["severity"].as_u64() {
                Some(1) => Severity::Error,
                Some(2) => Severity::Warning,
                Some(4) => Severity::Hint,
                _ => Severity::Information,
            },
            range: at,
            message: diagnostic["message"].as_str().unwrap_or_default(),
            related: related
                .iter()
                .filter_map(|other| Some((range(&other["location"]["range"])?, other["message"].as_str()?)))
                .collect(),
            help: Vec::new(),
        };
        writeln!(self.out, "{}\n", excerpt::render(&note, &self.name, self.text, &self.renderer))
    }

    /// A hover under the line it is about.
    pub(super) fn hover(&mut self, kind: &str, range: CharRange, markdown: &str) -> io::Result<()> {
        let style_of = style_of(kind);
        let line = self.line(range, &style_of);
        writeln!(self.out, "  {line}")?;
        let bar = style("┃").fg(console::Color::Cyan);
        for line in markdown::render(markdown, self.width.saturating_sub(6)) {
            writeln!(self.out, "    {bar} {line}")?;
        }
        writeln!(self.out)
    }

    /// An inlay hint in its line.
    pub(super) fn hint(&mut self, at: CharOffset, label: &str, before: bool) -> io::Result<()> {
        let (mut lead, mut rest) = (self.around(at, false), self.around(at, true));
        let label = style(format!("‹{label}›")).black().on_cyan().to_string();
        let side = if before { &mut rest } else { &mut lead };
        if before {
            side.insert(0, ' ');
        } else {
            side.push(' ');
        }
        writeln!(self.out, "  {} {lead}{label}{rest}", self.number(at))
    }

    /// From one place to another.
    pub(super) fn jump(&mut self, from: CharOffset, to: CharRange) -> io::Result<()> {
        let word = CharRange::new(from.minus(2), from.plus(24));
        let line = self.line(word, &Style::new().underlined());
        writeln!(self.out, "  {line}")?;
        let line = self.line(to, &Style::new().bold().green());
        writeln!(self.out, "  {} {line}", style("→").cyan().bold())
    }

    /// A list of places.
    pub(super) fn places(&mut self, places: &[CharRange]) -> io::Result<()> {
        for place in places {
            let line = self.line(*place, &Style::new().bold().green());
            writeln!(self.out, "  {line}")?;
        }
        Ok(())
    }

    /// The last words.
    pub(super) fn end(&mut self) -> io::Result<()> {
        writeln!(
            self.out,
            "\n{}",
            style(
                "All of this came from the server, as an editor gets it: `postil lsp`. Try your own: postil tour FILE"
            )
            .dim()
        )?;
        self.out.flush()
    }

    /// The words around a range on its line, the range itself in a style.
    fn line(&self, range: CharRange, within: &Style) -> String {
        let line = self.text.line_at(range.start());
        let end = range.end().min(line.end()).min(range.start().plus(64));
        let marked = self.text.slice(CharRange::new(range.start(), end));
        let lead = self.around(range.start(), false);
        // Of what is cut short there is no behind.
        let (marked, rest) = match marked.rfind(' ') {
            Some(space) if end < range.end().min(line.end()) => (&marked[..space], " …".to_owned()),
            _ => (marked.as_str(), self.around(end, true)),
        };
        format!("{} {lead}{}{rest}", self.number(range.start()), within.apply_to(marked))
    }

    /// The line number of a place.
    fn number(&self, at: CharOffset) -> String {
        let line = self.text.position(at, Encoding::Utf32).line + 1;
        style(format!("{line:>4} │")).dim().to_string()
    }

    /// Some words before or behind a place on its line.
    fn around(&self, at: CharOffset, behind: bool) -> String {
        let line = self.text.line_at(at);
        if behind {
            let end = at.plus(AROUND).min(line.end()).max(at);
            let words = self.text.slice(CharRange::new(at, end));
            match words.rfind(' ') {
                Some(space) if end < line.end() => format!("{} …", &words[..space]),
                _ => words,
            }
        } else {
            let start = at.minus(AROUND).max(line.start()).min(at);
            let words = self.text.slice(CharRange::new(start, at));
            match words.find(' ') {
                Some(space) if start > line.start() => format!("…{}", &words[space..]),
                _ => words,
            }
        }
    }
}

fn style_of(kind: &str) -> Style {
    let style = Style::new().bold();
    match kind {
        "person" => style.green(),
        "place" => style.yellow(),
        "figure" => style.magenta(),
        "date" => style.blue(),
        _ => style.cyan(),
    }
}

/// A short time with two digits that matter.
fn shown(time: Duration) -> String {
    let millis = time.as_secs_f64() * 1000.0;
    if millis < 10.0 { format!("{millis:.1} ms") } else { format!("{millis:.0} ms") }
}
