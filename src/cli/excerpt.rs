//! Findings with the words they are about, for people to read.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::{
    checks::Severity,
    text::{CharIndex, CharOffset, CharRange, Encoding, Text},
};

/// So many code points of a long range are marked.
const MARKED: usize = 80;

/// Something to show in a text.
pub(super) struct Note<'a> {
    /// What it is called.
    pub(super) code: &'a str,
    pub(super) severity: Severity,
    pub(super) range: CharRange,
    pub(super) message: &'a str,
    /// Other places with what to say of them.
    pub(super) related: Vec<(CharRange, &'a str)>,
    /// What could be done about it.
    pub(super) help: Vec<&'a str>,
}

/// Renders a note with the lines it is about. `path` is shown as it is given.
pub(super) fn render(note: &Note<'_>, path: &str, text: &Text, renderer: &Renderer) -> String {
    let level = match note.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO.with_name("information"),
        Severity::Hint => Level::NOTE.with_name("hint"),
    };
    let ranges = note.related.iter().map(|(range, _)| *range);
    let all = ranges.fold(note.range, CharRange::join);
    let shown = CharRange::new(text.line_at(all.start()).start(), text.line_at(all.end()).end());
    let source = text.slice(shown);
    let index = CharIndex::new(&source);
    let bytes = |range: CharRange| {
        let end = range.end().min(text.line_at(range.start()).end()).min(range.start().plus(MARKED));
        let byte = |at: CharOffset| index.byte_of(&source, at.to_usize() - shown.start().to_usize());
        byte(range.start())..byte(end.max(range.start()))
    };
    let mut annotations = vec![AnnotationKind::Primary.span(bytes(note.range))];
    annotations.extend(
        note.related.iter().map(|(range, message)| AnnotationKind::Context.span(bytes(*range)).label(*message)),
    );
    let line = text.position(shown.start(), Encoding::Utf32).line as usize + 1;
    let snippet = Snippet::source(source.as_str()).path(path).line_start(line).fold(true).annotations(annotations);
    let help = note.help.iter().map(|help| Level::HELP.with_name("fix").message(*help));
    let group = level.primary_title(note.message).id(note.code).element(snippet).elements(help);
    renderer.render(&[group] as &[Group<'_>])
}

/// How to render for standard output: in colour where a terminal takes it.
pub(super) fn renderer() -> Renderer {
    let renderer = if console::colors_enabled() { Renderer::styled() } else { Renderer::plain() };
    let (_, columns) = console::Term::stdout().size();
    renderer.term_width(usize::from(columns).clamp(60, 120))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::text::Format;

    use super::*;

    /// Renders a note about the text between `[` and `]`, and about what is between `{` and `}`.
    fn check(marked: &str, expected: &Expect) {
        let text: String = marked.chars().filter(|c| !"[]{}".contains(*c)).collect();
        let offset = |mark: char| {
            let before: String = marked.chars().take_while(|c| *c != mark).collect();
            let found = marked.contains(mark);
            found.then(|| CharOffset::new(before.chars().filter(|c| !"[]{}".contains(*c)).count()))
        };
        let range = |open, close| Some(CharRange::new(offset(open)?, offset(close)?));
        let note = Note {
            code: "person-two-ages",
            severity: Severity::Warning,
            range: range('[', ']').expect("the fixture marks something"),
            message: "Marta Kowal is 47 here, but 41 before.",
            related: range('{', '}').map(|range| (range, "41 years old here.")).into_iter().collect(),
            help: vec!["Make it 41"],
        };
        let rendered =
            render(&note, "bridge.txt", &Text::new(&text, Format::Plain), &Renderer::plain().term_width(100));
        expected.assert_eq(&format!("{rendered}\n"));
    }

    #[test]
    fn shows_the_words_and_where_they_stand() {
        check(
            "Marta Kowal, {41}, closed the bridge.\r\n\r\n“No,” said Marta Kowal, [47].\r\n",
            &expect![[r#"
                warning[person-two-ages]: Marta Kowal is 47 here, but 41 before.
                 --> bridge.txt:3:25
                  |
                1 | Marta Kowal, 41, closed the bridge.
                  |              -- 41 years old here.
                2 |
                3 | “No,” said Marta Kowal, 47.
                  |                         ^^
                  |
                  = fix: Make it 41
            "#]],
        );
    }

    #[test]
    fn cuts_long_lines_at_words() {
        let long =
            "The river has risen by two metres since the beginning of the week and é will not fall 😀 ".repeat(2);
        check(
            &format!("{long}said Marta Kowal, [47], {long}.\n"),
            &expect![[r#"
                warning[person-two-ages]: Marta Kowal is 47 here, but 41 before.
                 --> bridge.txt:1:195
                  |
                1 | ...ek and é will not fall 😀 said Marta Kowal, 47, The river has risen by two metres since th...
                  |                                                ^^
                  |
                  = fix: Make it 41
            "#]],
        );
        check(
            &format!("[“{long}{long}”] she said.\n"),
            &expect![[r#"
                warning[person-two-ages]: Marta Kowal is 47 here, but 41 before.
                 --> bridge.txt:1:1
                  |
                1 | “The river has risen by two metres since the beginning of the week and é will not fall 😀 The...
                  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  |
                  = fix: Make it 41
            "#]],
        );
    }

    #[test]
    fn an_empty_place_is_shown_too() {
        check(
            "“No, said Kowal.[]",
            &expect![[r#"
                warning[person-two-ages]: Marta Kowal is 47 here, but 41 before.
                 --> bridge.txt:1:17
                  |
                1 | “No, said Kowal.
                  |                 ^
                  |
                  = fix: Make it 41
            "#]],
        );
        check(
            "[]",
            &expect![[r#"
                warning[person-two-ages]: Marta Kowal is 47 here, but 41 before.
                 --> bridge.txt:1:1
                  |
                1 |
                  | ^
                  |
                  = fix: Make it 41
            "#]],
        );
    }
}
