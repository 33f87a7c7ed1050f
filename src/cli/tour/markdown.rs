//! Markdown for a terminal: what hovers use of it.

use console::{Style, measure_text_width};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// Renders Markdown in lines of at most `width` columns.
pub(super) fn render(markdown: &str, width: usize) -> Vec<String> {
    let mut page = Page { width, ..Page::default() };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        page.event(event);
    }
    page.end_block();
    while page.lines.last().is_some_and(String::is_empty) {
        page.lines.pop();
    }
    page.lines
}

#[derive(Default)]
struct Page {
    width: usize,
    lines: Vec<String>,
    /// The words of the block being read, styled, with their width.
    words: Vec<(String, usize)>,
    /// Whether the next text goes on with the last word.
    glued: bool,
    bold: usize,
    italic: usize,
    heading: bool,
    /// Before the first line of the block, and before the others.
    lead: String,
    depth: usize,
    verbatim: bool,
}

impl Page {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Strong) => self.bold += 1,
            Event::End(TagEnd::Strong) => self.bold -= 1,
            Event::Start(Tag::Emphasis) => self.italic += 1,
            Event::End(TagEnd::Emphasis) => self.italic -= 1,
            Event::Start(Tag::Heading { .. }) => self.heading = true,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)) => self.verbatim = true,
            Event::End(TagEnd::Heading(_)) => {
                self.end_block();
                self.heading = false;
            }
            Event::Start(Tag::List(_)) => {
                self.end_line();
                self.depth += 1;
            }
            Event::End(TagEnd::List(_)) => {
                self.depth -= 1;
                if self.depth == 0 {
                    self.end_block();
                }
            }
            Event::Start(Tag::Item) => self.lead = format!("{}• ", "  ".repeat(self.depth.saturating_sub(1))),
            Event::Start(Tag::BlockQuote(_)) => self.lead = "│ ".to_owned(),
            Event::End(TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) => self.end_line(),
            Event::End(TagEnd::TableCell) => self.text("  "),
            Event::End(TagEnd::CodeBlock) => {
                self.verbatim = false;
                self.end_block();
            }
            Event::End(TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::Table) => self.end_block(),
            Event::Text(text) if self.verbatim => {
                self.lines.extend(text.lines().map(|line| format!("  {line}")));
            }
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.end_line(),
            Event::Rule => {
                self.end_block();
                self.lines.push("─".repeat(self.width.min(24)));
                self.lines.push(String::new());
            }
            _ => {}
        }
    }

    fn style(&self) -> Style {
        let style = Style::new();
        let style = if self.bold > 0 || self.heading { style.bold() } else { style };
        if self.italic > 0 { style.italic() } else { style }
    }

    fn text(&mut self, text: &str) {
        let style = self.style();
        for (i, piece) in text.split([' ', '\n']).enumerate() {
            if i > 0 {
                self.glued = false;
            }
            if piece.is_empty() {
                continue;
            }
            let (styled, width) = (style.apply_to(piece).to_string(), measure_text_width(piece));
            match self.words.last_mut() {
                Some((word, sum)) if self.glued => {
                    word.push_str(&styled);
                    *sum += width;
                }
                _ => self.words.push((styled, width)),
            }
            self.glued = true;
        }
    }

    /// Ends a line of the block: fills lines with its words.
    fn end_line(&mut self) {
        if self.words.is_empty() {
            return;
        }
        let lead = std::mem::take(&mut self.lead);
        let indent = " ".repeat(measure_text_width(&lead));
        let (mut line, mut used) = (lead, indent.len());
        let start = used;
        for (word, width) in self.words.drain(..) {
            if used > start && used + 1 + width > self.width {
                self.lines.push(std::mem::replace(&mut line, indent.clone()));
                used = start;
            }
            if used > start {
                line.push(' ');
                used += 1;
            }
            line.push_str(&word);
            used += width;
        }
        self.lines.push(line);
        self.glued = false;
    }

    /// Ends a block: an empty line follows.
    fn end_block(&mut self) {
        self.end_line();
        if self.depth == 0 && self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn wraps_and_lists() {
        console::set_colors_enabled(false);
        let markdown = "**Marta Kowal**, 41 — [the city engineer](https://example.org)  \nnamed 3 times\n\n- “We were told *nothing* about the bridge until it was closed.”\n- “No.”\n\n---\n`fallback`";
        expect![[r#"
            Marta Kowal, 41 — the city engineer
            named 3 times

            • “We were told nothing about the bridge
              until it was closed.”
            • “No.”

            ────────────────────────

            fallback"#]]
        .assert_eq(&render(markdown, 40).join("\n"));
    }
}
