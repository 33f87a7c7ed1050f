//! Where things of a schema are defined and spoken of.

use tower_lsp::ls_types::{GotoDefinitionResponse, Location, LocationLink, TextDocumentPositionParams, Uri};

use crate::{
    ide::conf,
    server::{page::ConfPage, to_proto::Positions},
    standoff::{ConfFile, ConfKind},
    text::CharRange,
};

impl ConfPage {
    /// This file and the others of its schema, with what they are called.
    fn files(&self) -> impl Iterator<Item = (&Uri, &ConfFile, Positions<'_>)> {
        let own = (&self.uri, &self.conf, self.positions());
        let others = self.schema.files.iter().filter(|file| file.conf.kind() != self.conf.kind());
        let others = others.filter_map(|file| {
            let positions = Positions { text: &file.text, encoding: self.client.encoding };
            Some((file.uri.as_ref()?, &file.conf, positions))
        });
        std::iter::once(own).chain(others)
    }
}

/// From a type to where annotation.conf defines it, from a macro to its definition.
pub(super) fn definition(page: &ConfPage, at: &TextDocumentPositionParams) -> Option<GotoDefinitionResponse> {
    let at = page.offset(at);
    let found: Vec<(&Uri, CharRange, Positions<'_>)> = if let Some((name, _)) = conf::macro_at(&page.conf, at) {
        let range = conf::macro_definition(&page.conf, &name, at)?;
        vec![(&page.uri, range, page.positions())]
    } else {
        let (name, _) = conf::type_at(&page.conf, at)?;
        let (uri, file, positions) = page.files().find(|(_, file, _)| file.kind() == ConfKind::Annotation)?;
        conf::definitions(file, &name).into_iter().map(|range| (uri, range, positions)).collect()
    };
    if found.is_empty() {
        return None;
    }
    let located = found.into_iter().map(|(uri, range, positions)| (uri.clone(), positions.range(range)));
    Some(if page.client.definition_links {
        let link = |(target_uri, range)| LocationLink {
            origin_selection_range: None,
            target_uri,
            target_range: range,
            target_selection_range: range,
        };
        GotoDefinitionResponse::Link(located.map(link).collect())
    } else {
        GotoDefinitionResponse::Array(located.map(|(uri, range)| Location { uri, range }).collect())
    })
}

/// Every place of the schema that speaks of the type under the cursor, or of the macro.
pub(super) fn references(page: &ConfPage, at: &TextDocumentPositionParams) -> Vec<Location> {
    let at = page.offset(at);
    let located =
        |uri: &Uri, positions: Positions<'_>, range| Location { uri: uri.clone(), range: positions.range(range) };
    if conf::macro_at(&page.conf, at).is_some() {
        let found = conf::occurrences(&page.conf, at).into_iter();
        return found.map(|(range, _)| located(&page.uri, page.positions(), range)).collect();
    }
    let Some((name, _)) = conf::type_at(&page.conf, at) else { return Vec::new() };
    let found = page.files().flat_map(|(uri, file, positions)| {
        let found = conf::occurrences_of(file, &name).into_iter();
        found.map(move |(range, _)| located(uri, positions, range))
    });
    found.collect()
}
