//! Colours of a stand-off file: types, ids and texts in the colours of what they stand for.

use crate::{
    ide::{Article, Token, TokenKind, annotation::kind_of},
    standoff::{AnnFile, Field, Record},
};

/// The coloured spans of the stand-off file, in order and without overlaps.
pub fn tokens(article: &Article) -> Vec<Token> {
    let Some(file) = article.annotations.as_deref() else { return Vec::new() };
    let mut out = Vec::new();
    for line in file.lines() {
        let record = &line.record;
        let of_label = record.label().map_or(TokenKind::Other, |label| kind_of(article, label));
        let own = if matches!(record, Record::TextBound(_)) { of_label } else { TokenKind::Other };
        let mut add = |field: &Field, kind: TokenKind, unresolved: bool, introduction: bool| {
            if !field.range.is_empty() {
                out.push(Token { range: field.range, kind, introduction, annotated: false, unresolved });
            }
        };
        if let Some(id) = record.id() {
            add(id, own, false, true);
        }
        if let Some(label) = record.label() {
            add(label, own, false, false);
        }
        for target in record.targets() {
            let kind = referred(article, file, target);
            add(target, kind.unwrap_or(TokenKind::Other), kind.is_none(), false);
        }
        if let Record::TextBound(it) = record
            && let Some(text) = &it.text
        {
            add(text, own, false, false);
        }
    }
    out.sort_unstable_by_key(|token| token.range);
    out.dedup_by(|behind, before| behind.range.start() < before.range.end());
    out
}

/// The kind of what an id stands for; `None` where no line has it.
fn referred(article: &Article, file: &AnnFile, id: &str) -> Option<TokenKind> {
    let record = &file.get(id)?.record;
    Some(match record {
        Record::TextBound(it) => kind_of(article, &it.label),
        _ => TokenKind::Other,
    })
}
