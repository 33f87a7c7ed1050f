//! The outline of a stand-off file, and what of it can be folded.

use crate::{
    ide::{Article, Symbol, SymbolKind, TokenKind, annotation::kind_of, words},
    standoff::{Line, Record},
    text::CharRange,
};

/// How much of a line an entry shows, in code points.
const SHOWN: usize = 60;

/// The lines by kind, text-bounds by their types.
pub fn symbols(article: &Article) -> Vec<Symbol> {
    let Some(file) = article.annotations.as_deref() else { return Vec::new() };
    let mut groups: Vec<(String, Vec<Symbol>)> = Vec::new();
    for line in file.lines() {
        let Some(symbol) = symbol(article, line) else { continue };
        let name = heading(article, &line.record);
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, symbols)) => symbols.push(symbol),
            None => groups.push((name, vec![symbol])),
        }
    }
    let group = |(name, children): (String, Vec<Symbol>)| {
        let focus = children.first().map(|child| child.focus).unwrap_or_default();
        let range = children.iter().fold(focus, |all, child| all.join(child.range));
        let detail = words::counted(children.len(), "line");
        Symbol { name, detail, kind: SymbolKind::Group, range, focus, children }
    };
    groups.into_iter().map(group).collect()
}

fn heading(article: &Article, record: &Record) -> String {
    match record {
        Record::TextBound(it) => article.schema.label(&it.label),
        Record::Relation(_) => "Relations".to_owned(),
        Record::Event(_) => "Events".to_owned(),
        Record::Equiv(_) => "Equivalences".to_owned(),
        Record::Attribute(_) => "Attributes".to_owned(),
        Record::Normalisation(_) => "Links".to_owned(),
        Record::Note(_) => "Notes".to_owned(),
        Record::Comment | Record::Blank | Record::Malformed(_) => "Lines that are no annotations".to_owned(),
    }
}

fn symbol(article: &Article, line: &Line) -> Option<Symbol> {
    let field = |field: &crate::standoff::Field| field.text.clone();
    let optional = |text: &Option<crate::standoff::Field>| text.as_ref().map_or(String::new(), field);
    let (name, detail) = match &line.record {
        Record::TextBound(it) => (optional(&it.text), field(&it.id)),
        Record::Relation(it) => {
            let [from, to] = &it.arguments;
            (field(&it.label), format!("{}: {} → {}", it.id, from.target, to.target))
        }
        Record::Event(it) => (field(&it.label), format!("{}: {}", it.id, it.trigger)),
        Record::Equiv(it) => {
            (field(&it.label), it.members.iter().map(|member| &**member).collect::<Vec<_>>().join(" "))
        }
        Record::Attribute(it) => (format!("{} {}", it.label, optional(&it.value)), format!("{}: {}", it.id, it.target)),
        Record::Normalisation(it) => (optional(&it.text), format!("{}: {}:{}", it.id, it.database, it.entry)),
        Record::Note(it) => (optional(&it.text), format!("{}: {}", it.id, it.target)),
        Record::Malformed(it) => (it.id.as_ref().map_or("?".to_owned(), field), String::new()),
        Record::Comment | Record::Blank => return None,
    };
    let name = words::excerpt(name.trim(), SHOWN);
    let label = line.record.label().map_or("", |label| label);
    let kind = match (&line.record, kind_of(article, label)) {
        (Record::TextBound(_), TokenKind::Person) => SymbolKind::Person,
        (Record::TextBound(_), TokenKind::Organisation) => SymbolKind::Organisation,
        (Record::TextBound(_), TokenKind::Place) => SymbolKind::Place,
        (Record::TextBound(_), TokenKind::Figure) => SymbolKind::Figure,
        (Record::TextBound(_), TokenKind::Date) => SymbolKind::Date,
        (Record::TextBound(_), TokenKind::Quote) => SymbolKind::Quote,
        _ => SymbolKind::Other,
    };
    let focus = line.record.id().map_or(CharRange::empty(line.range.start()), |id| id.range);
    Some(Symbol {
        // Editors refuse a nameless entry.
        name: if name.is_empty() { "…".to_owned() } else { name },
        detail,
        kind,
        range: line.range.join(focus),
        focus,
        children: Vec::new(),
    })
}

/// Runs of two lines and more of one kind.
pub fn folds(article: &Article) -> Vec<CharRange> {
    let Some(file) = article.annotations.as_deref() else { return Vec::new() };
    let kind = |line: &Line| std::mem::discriminant(&line.record);
    let runs = file.lines().chunk_by(|a, b| kind(a) == kind(b)).filter(|run| run.len() > 1);
    runs.filter_map(|run| Some(run.first()?.range.join(run.last()?.range))).collect()
}
