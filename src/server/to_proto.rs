//! Answers in code points to answers in positions of the protocol.

use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DocumentSymbol, Hover,
    HoverContents, InlayHint, InlayHintLabel, InlayHintTooltip, Location, LocationLink, MarkupContent, MarkupKind,
    NumberOrString, Position, Range, SemanticToken, SemanticTokenModifier, SemanticTokenType, SymbolInformation,
    SymbolKind, TextEdit, Uri,
};

use crate::{
    checks::{Finding, Severity},
    ide,
    text::{CharOffset, CharRange, Edit, Encoding, Text},
};

use super::client::ClientFacts;

/// What the server calls itself in diagnostics.
pub(super) const SOURCE: &str = "postil";

/// The types of semantic tokens, in the order of [`token_type`].
pub(super) const TOKEN_TYPES: [SemanticTokenType; 8] = [
    SemanticTokenType::new("person"),
    SemanticTokenType::new("organisation"),
    SemanticTokenType::new("place"),
    SemanticTokenType::new("figure"),
    SemanticTokenType::new("date"),
    SemanticTokenType::new("quote"),
    SemanticTokenType::new("cue"),
    SemanticTokenType::new("annotation"),
];

/// The modifiers of semantic tokens, lowest bit first: introduces somebody; annotated by a person;
/// stands for nothing that is known.
pub(super) const TOKEN_MODIFIERS: [SemanticTokenModifier; 3] = [
    SemanticTokenModifier::DECLARATION,
    SemanticTokenModifier::new("annotated"),
    SemanticTokenModifier::new("unresolved"),
];

/// One text in the units of one client.
#[derive(Clone, Copy, Debug)]
pub(super) struct Positions<'a> {
    /// The text.
    pub(super) text: &'a Text,
    /// The units.
    pub(super) encoding: Encoding,
}

impl Positions<'_> {
    /// The position of a place.
    pub(super) fn position(self, at: CharOffset) -> Position {
        let place = self.text.position(at, self.encoding);
        Position { line: place.line, character: place.column }
    }

    /// The positions of a run.
    pub(super) fn range(self, range: CharRange) -> Range {
        Range { start: self.position(range.start()), end: self.position(range.end()) }
    }

    /// An edit.
    pub(super) fn edit(self, edit: &Edit) -> TextEdit {
        TextEdit { range: self.range(edit.range), new_text: edit.text.clone() }
    }

    /// The edits of this text. What goes below the last line is put between that and its line break, to the same effect:
    /// below it Neovim would leave an empty line each time.
    pub(super) fn edits(self, edits: &[Edit]) -> Vec<TextEdit> {
        let end = self.text.range().end();
        let tail = self.text.slice(CharRange::new(end.minus(2), end));
        let line_break = if tail == "\r\n" { "\r\n" } else { "\n" };
        let before = end.minus(line_break.len());
        let free = edits.iter().all(|edit| edit.range.is_empty() || edit.range.end() <= before);
        let above = |edit: &Edit| {
            let lines = edit.text.strip_suffix(line_break).filter(|_| edit.range == CharRange::empty(end))?;
            // Of an empty file Neovim says that it is one empty line.
            let text = if before == CharOffset::ZERO { lines.to_owned() } else { format!("{line_break}{lines}") };
            Some(Edit { range: CharRange::empty(before), text })
        };
        let movable = free && tail.ends_with(line_break);
        edits.iter().map(|edit| self.edit(&above(edit).filter(|_| movable).unwrap_or_else(|| edit.clone()))).collect()
    }

    /// A hover about the document `uri`. Its links name a file, or are `local`: `#L12,5` alone.
    pub(super) fn hover(self, hover: &ide::Hover, uri: &Uri, local: bool) -> Hover {
        let file = Some(uri).filter(|uri| uri.as_str().starts_with("file:"));
        let card = if local { hover.markdown.clone() } else { linked(&hover.markdown, file) };
        let contents = HoverContents::Markup(markdown(card));
        Hover { contents, range: Some(self.range(hover.range)) }
    }

    /// A finding in the document `uri`.
    pub(super) fn diagnostic(self, finding: &Finding, uri: &Uri, page: Option<Uri>, related: bool) -> Diagnostic {
        let severity = match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Information => DiagnosticSeverity::INFORMATION,
            Severity::Hint => DiagnosticSeverity::HINT,
        };
        let elsewhere = |place: &crate::checks::Related| DiagnosticRelatedInformation {
            location: Location { uri: uri.clone(), range: self.range(place.range) },
            message: place.message.clone(),
        };
        Diagnostic {
            range: self.range(finding.range),
            severity: Some(severity),
            code: Some(NumberOrString::String(finding.code.to_owned())),
            code_description: page.map(|href| CodeDescription { href }),
            source: Some(SOURCE.to_owned()),
            message: finding.message.clone(),
            related_information: (related && !finding.related.is_empty())
                .then(|| finding.related.iter().map(elsewhere).collect()),
            tags: None,
            data: None,
        }
    }

    /// An entry of the outline with all below it.
    pub(super) fn symbol(self, symbol: ide::Symbol) -> DocumentSymbol {
        let children: Vec<_> = symbol.children.into_iter().map(|child| self.symbol(child)).collect();
        #[expect(deprecated, reason = "the field has no default and the protocol keeps it")]
        DocumentSymbol {
            name: symbol_name(symbol.name),
            detail: (!symbol.detail.is_empty()).then_some(symbol.detail),
            kind: symbol_kind(symbol.kind),
            tags: None,
            deprecated: None,
            range: self.range(symbol.range.join(symbol.focus)),
            selection_range: self.range(symbol.focus),
            children: (!children.is_empty()).then_some(children),
        }
    }

    /// The same for a client that knows no levels: each entry with the name of the one above.
    pub(super) fn flat_symbols(self, symbols: Vec<ide::Symbol>, uri: &Uri) -> Vec<SymbolInformation> {
        let mut flat = Vec::new();
        self.flatten(symbols, None, uri, &mut flat);
        flat
    }

    fn flatten(self, symbols: Vec<ide::Symbol>, above: Option<&str>, uri: &Uri, flat: &mut Vec<SymbolInformation>) {
        for symbol in symbols {
            let name = symbol_name(symbol.name);
            if symbol.kind != ide::SymbolKind::Group {
                #[expect(deprecated, reason = "the field has no default and the protocol keeps it")]
                flat.push(SymbolInformation {
                    name: name.clone(),
                    kind: symbol_kind(symbol.kind),
                    tags: None,
                    deprecated: None,
                    location: Location { uri: uri.clone(), range: self.range(symbol.range) },
                    container_name: above.map(str::to_owned),
                });
            }
            self.flatten(symbol.children, Some(&name), uri, flat);
        }
    }

    /// An inlay hint.
    pub(super) fn hint(self, hint: ide::Hint) -> InlayHint {
        InlayHint {
            position: self.position(hint.at),
            label: InlayHintLabel::String(hint.label),
            kind: None,
            text_edits: None,
            tooltip: (!hint.tooltip.is_empty()).then(|| InlayHintTooltip::MarkupContent(markdown(hint.tooltip))),
            padding_left: Some(!hint.before),
            padding_right: Some(hint.before),
            data: None,
        }
    }

    /// Semantic tokens, each counted from the one before. What spans lines is cut at their ends,
    /// and a token that starts before the last one ended is left out: clients that can't overlap
    /// tokens would drop all of them.
    pub(super) fn tokens(self, tokens: &[ide::Token]) -> Vec<SemanticToken> {
        let mut out = Vec::with_capacity(tokens.len());
        let (mut last, mut done) = (Position::default(), CharOffset::ZERO);
        for token in tokens {
            let (mut start, end) = (token.range.start().max(done), token.range.end());
            while start < end {
                let line = self.text.line_at(start);
                let piece = Range { start: self.position(start), end: self.position(end.min(line.end()).max(start)) };
                let length = piece.end.character.saturating_sub(piece.start.character);
                if piece.start.line == piece.end.line && length > 0 {
                    let same_line = piece.start.line == last.line;
                    out.push(SemanticToken {
                        delta_line: piece.start.line - last.line,
                        delta_start: piece.start.character - if same_line { last.character } else { 0 },
                        length,
                        token_type: token_type(token.kind),
                        token_modifiers_bitset: token_modifiers(token),
                    });
                    last = piece.start;
                }
                start = if end <= line.end() { end } else { self.next_line(line.end()) };
            }
            done = done.max(end);
        }
        out
    }

    /// The start of the line behind the one that ends at `end`; behind the text on the last one.
    fn next_line(self, end: CharOffset) -> CharOffset {
        let breaks = self.text.slice(CharRange::new(end, end.plus(2)));
        end.plus(if breaks == "\r\n" { 2 } else { 1 })
    }
}

/// Something that knows an article and the stand-off file beside it.
pub(super) trait Files {
    /// The client.
    fn client(&self) -> &ClientFacts;

    /// What a file is called, with its positions; `None` where it is not there.
    fn file(&self, file: ide::File) -> Option<(&Uri, Positions<'_>)>;

    /// A place to go to.
    fn location(&self, target: &ide::Target) -> Option<Location> {
        let (uri, positions) = self.file(target.file)?;
        Some(Location { uri: uri.clone(), range: positions.range(target.focus) })
    }

    /// The same with all that is worth showing there.
    fn link(&self, target: &ide::Target) -> Option<LocationLink> {
        let (uri, positions) = self.file(target.file)?;
        Some(LocationLink {
            origin_selection_range: None,
            target_uri: uri.clone(),
            target_range: positions.range(target.range.join(target.focus)),
            target_selection_range: positions.range(target.focus),
        })
    }
}

/// The number of a type in [`TOKEN_TYPES`].
fn token_type(kind: ide::TokenKind) -> u32 {
    match kind {
        ide::TokenKind::Person => 0,
        ide::TokenKind::Organisation => 1,
        ide::TokenKind::Place => 2,
        ide::TokenKind::Figure => 3,
        ide::TokenKind::Date => 4,
        ide::TokenKind::Quote => 5,
        ide::TokenKind::Cue => 6,
        ide::TokenKind::Other => 7,
    }
}

/// The bits of [`TOKEN_MODIFIERS`].
fn token_modifiers(token: &ide::Token) -> u32 {
    u32::from(token.introduction) | u32::from(token.annotated) << 1 | u32::from(token.unresolved) << 2
}

/// What the protocol calls a kind of symbol.
pub(super) fn symbol_kind(kind: ide::SymbolKind) -> SymbolKind {
    match kind {
        ide::SymbolKind::Group => SymbolKind::NAMESPACE,
        ide::SymbolKind::Article => SymbolKind::FILE,
        ide::SymbolKind::Person => SymbolKind::CLASS,
        ide::SymbolKind::Organisation => SymbolKind::MODULE,
        ide::SymbolKind::Place => SymbolKind::PACKAGE,
        ide::SymbolKind::Figure => SymbolKind::NUMBER,
        ide::SymbolKind::Date => SymbolKind::CONSTANT,
        ide::SymbolKind::Quote => SymbolKind::STRING,
        ide::SymbolKind::Other => SymbolKind::OBJECT,
    }
}

/// A name as an outline can show it: editors refuse empty ones.
pub(super) fn symbol_name(name: String) -> String {
    if name.trim().is_empty() { "—".to_owned() } else { name }
}

/// A card whose links into the article lead to its file; without them where there is none.
fn linked(card: &str, file: Option<&Uri>) -> String {
    const PLACE: &str = "](#L";
    // Brackets would end the link.
    let file = file.map(|uri| uri.as_str().replace('(', "%28").replace(')', "%29"));
    let mut out = String::with_capacity(card.len());
    let mut rest = card;
    while let Some(at) = rest.find(PLACE) {
        let (before, link) = rest.split_at(at);
        let end = link.find(')').unwrap_or(link.len() - 1);
        if let Some(file) = &file {
            out.push_str(before);
            out.push_str("](");
            out.push_str(file);
            out.push_str(&link["](".len()..=end]);
        } else if let Some((text, label)) = before.rsplit_once('[') {
            out.push_str(text);
            out.push_str(label);
        }
        rest = &link[end + 1..];
    }
    out + rest
}

fn markdown(value: String) -> MarkupContent {
    MarkupContent { kind: MarkupKind::Markdown, value }
}

#[cfg(test)]
mod tests {
    use crate::text::{CharOffset, CharRange, Edit, Encoding, Format, Text};

    use super::{Positions, linked};

    /// Checks where edits of `before` go: “line:column-line:column text”.
    fn placed(before: &str, edits: &[(usize, usize, &str)], expected: &[&str]) {
        let edit = |&(start, end, text): &(usize, usize, &str)| Edit {
            range: CharRange::new(CharOffset::new(start), CharOffset::new(end)),
            text: text.to_owned(),
        };
        let edits: Vec<Edit> = edits.iter().map(edit).collect();
        let text = Text::new(before, Format::Plain);
        let sent = Positions { text: &text, encoding: Encoding::Utf16 }.edits(&edits);
        let shown = sent.iter().map(|edit| {
            let (start, end) = (edit.range.start, edit.range.end);
            format!("{}:{}-{}:{} {:?}", start.line, start.character, end.line, end.character, edit.new_text)
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn lines_below_the_last_go_before_its_line_break() {
        placed("T1\n", &[(3, 3, "T2\nT3\n")], &["0:2-0:2 \"\\nT2\\nT3\""]);
        placed("T1\r\n", &[(4, 4, "T2\r\n")], &["0:2-0:2 \"\\r\\nT2\""]);
        placed("T1\n", &[(0, 2, "T5"), (3, 3, "T2\n")], &["0:0-0:2 \"T5\"", "0:2-0:2 \"\\nT2\""]);
        // What takes the last line away needs its line break.
        placed("T1\n", &[(0, 3, ""), (3, 3, "T2\n")], &["0:0-1:0 \"\"", "1:0-1:0 \"T2\\n\""]);
        placed("T1", &[(2, 2, "\nT2\n")], &["0:2-0:2 \"\\nT2\\n\""]);
        placed("T1\r\n", &[(4, 4, "T2\n")], &["1:0-1:0 \"T2\\n\""]);
        placed("", &[(0, 0, "T1\n")], &["0:0-0:0 \"T1\\n\""]);
    }

    #[test]
    fn links_lead_into_the_article() {
        let uri = "file:///a/b%20(1).txt".parse().expect("an address");
        let card = "- **Age** 41 ([line 1](#L1,5)); [OSM](https://osm.org/#L2)\n1. x ([line 3](#L3,1), denied)";
        assert_eq!(
            linked(card, Some(&uri)),
            "- **Age** 41 ([line 1](file:///a/b%20%281%29.txt#L1,5)); [OSM](https://osm.org/#L2)\n\
             1. x ([line 3](file:///a/b%20%281%29.txt#L3,1), denied)"
        );
        assert_eq!(linked(card, None), "- **Age** 41 (line 1); [OSM](https://osm.org/#L2)\n1. x (line 3, denied)");
    }
}
