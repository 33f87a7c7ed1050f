//! What of a Markdown file is prose.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::ParagraphKind;

/// The content of the front matter that opens `text`: the lines between `---` and `---`, or
/// between `+++` and `+++`. A byte order mark before it is passed over.
pub(super) fn front_matter(text: &str) -> Option<Range<usize>> {
    let body = text.trim_start_matches('\u{feff}');
    let fence = ["---", "+++"].into_iter().find(|fence| body.starts_with(fence))?;
    let mut at = text.len() - body.len();
    let mut start = None;
    for line in body.split_inclusive('\n') {
        let fenced = line.trim_end() == fence;
        match start {
            None if !fenced => return None,
            None => start = Some(at + line.len()),
            Some(start) if fenced => return Some(start..at),
            Some(_) => {}
        }
        at += line.len();
    }
    None
}

/// Blanks out everything that is not prose and lists the pieces of prose that belong together.
///
/// Every blanked character gives way to white space of as many bytes, so that offsets in bytes
/// and in code points stay what they were; line ends stay, and so do characters of four bytes,
/// for which Unicode has no white space.
pub(super) fn prose(text: &str) -> (String, Vec<(Range<usize>, ParagraphKind)>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut blanked = String::with_capacity(text.len());
    let mut pieces: Vec<(Range<usize>, ParagraphKind)> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut kinds = vec![ParagraphKind::Body];
    let mut skipped = 0usize;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Text(_) if skipped == 0 && range.start >= blanked.len() => {
                blank(&text[blanked.len()..range.start], &mut blanked);
                blanked.push_str(&text[range.clone()]);
                let start = open.map_or(range.start, |piece| piece.start);
                open = Some(start..range.end);
            }
            Event::Start(tag) => {
                skipped += usize::from(is_skipped(&tag));
                let around = kinds.last().copied().unwrap_or(ParagraphKind::Body);
                if let Some(kind) = block_kind(&tag, around) {
                    close(&mut open, &kinds, &mut pieces);
                    kinds.push(kind);
                }
            }
            Event::End(tag) => {
                skipped -= usize::from(matches!(
                    tag,
                    TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) | TagEnd::Image
                ));
                if is_block_end(tag) {
                    close(&mut open, &kinds, &mut pieces);
                    kinds.pop();
                }
            }
            Event::Rule => close(&mut open, &kinds, &mut pieces),
            _ => {}
        }
    }
    close(&mut open, &kinds, &mut pieces);
    blank(&text[blanked.len()..], &mut blanked);
    (blanked, pieces)
}

fn close(open: &mut Option<Range<usize>>, kinds: &[ParagraphKind], pieces: &mut Vec<(Range<usize>, ParagraphKind)>) {
    if let Some(piece) = open.take() {
        pieces.push((piece, kinds.last().copied().unwrap_or(ParagraphKind::Body)));
    }
}

fn is_skipped(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) | Tag::Image { .. })
}

/// The kind of paragraph that a block inside a block of kind `around` holds; `None` where the tag
/// opens no block.
fn block_kind(tag: &Tag<'_>, around: ParagraphKind) -> Option<ParagraphKind> {
    match tag {
        Tag::Heading { .. } => Some(ParagraphKind::Heading),
        Tag::Item => Some(ParagraphKind::Item),
        Tag::TableCell => Some(ParagraphKind::Cell),
        Tag::Paragraph | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => Some(around),
        _ => None,
    }
}

fn is_block_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition
    )
}

fn blank(text: &str, out: &mut String) {
    for c in text.chars() {
        out.push(match c.len_utf8() {
            _ if matches!(c, '\n' | '\r') => c,
            1 => ' ',
            2 => '\u{a0}',
            3 => '\u{2003}',
            _ => c,
        });
    }
}
