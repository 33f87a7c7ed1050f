//! Where things of a schema are defined and spoken of.

use tower_lsp::ls_types::{GotoDefinitionResponse, Location, LocationLink, TextDocumentPositionParams, Uri};

use crate::{
    ide::{
        annfile::{self, Renamed},
        conf,
    },
    server::{
        client::ClientFacts,
        page::{ConfPage, StandoffPage},
        to_proto::Positions,
    },
    standoff::{ConfFile, ConfKind},
    text::{CharOffset, CharRange},
};

impl ConfPage {
    /// This file and the others of its schema, with what they are called.
    fn files(&self) -> impl Iterator<Item = (&Uri, &ConfFile, Positions<'_>)> {
        let own = (&self.document.uri, &self.conf, self.document.positions());
        let others = self.schema.files.iter().filter(|file| file.conf.kind() != self.conf.kind());
        let others = others.filter_map(|file| {
            let positions = Positions { text: &file.text, encoding: self.document.client.encoding };
            Some((file.uri.as_ref()?, &file.conf, positions))
        });
        std::iter::once(own).chain(others)
    }
}

/// From a type to where annotation.conf defines it, from a macro to its definition.
pub(super) fn definition(page: &ConfPage, at: &TextDocumentPositionParams) -> Option<GotoDefinitionResponse> {
    let at = page.document.offset(at.position);
    let found: Vec<Place<'_>> = if let Some((name, _)) = conf::macro_at(&page.conf, at) {
        let range = conf::macro_definition(&page.conf, &name, at)?;
        vec![(&page.document.uri, range, page.document.positions())]
    } else {
        let (name, _) = conf::type_at(&page.conf, at)?;
        let (uri, file, positions) = page.files().find(|(_, file, _)| file.kind() == ConfKind::Annotation)?;
        conf::definitions(file, &name).into_iter().map(|range| (uri, range, positions)).collect()
    };
    places(found, &page.document.client)
}

/// From the type of a line of a stand-off file to where annotation.conf defines it; `None` where
/// that is not the case.
pub(super) fn definition_of_type(page: &StandoffPage, at: CharOffset) -> Option<GotoDefinitionResponse> {
    let Some(Renamed::Type(name, Some(_))) = annfile::renamed(&page.article, at) else { return None };
    let file = page.schema.files.iter().find(|file| file.conf.kind() == ConfKind::Annotation)?;
    let uri = file.uri.as_ref()?;
    let positions = Positions { text: &file.text, encoding: page.document.client.encoding };
    let found = conf::definitions(&file.conf, name).into_iter();
    places(found.map(|range| (uri, range, positions)).collect(), &page.document.client)
}

/// A range of a file.
type Place<'p> = (&'p Uri, CharRange, Positions<'p>);

/// Places to go to, as the client takes them.
fn places(found: Vec<Place<'_>>, client: &ClientFacts) -> Option<GotoDefinitionResponse> {
    if found.is_empty() {
        return None;
    }
    let located = found.into_iter().map(|(uri, range, positions)| (uri.clone(), positions.range(range)));
    Some(if client.definition_links {
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
    let at = page.document.offset(at.position);
    let located =
        |uri: &Uri, positions: Positions<'_>, range| Location { uri: uri.clone(), range: positions.range(range) };
    if conf::macro_at(&page.conf, at).is_some() {
        let found = conf::occurrences(&page.conf, at).into_iter();
        return found.map(|(range, _)| located(&page.document.uri, page.document.positions(), range)).collect();
    }
    let Some((name, _)) = conf::type_at(&page.conf, at) else { return Vec::new() };
    let found = page.files().flat_map(|(uri, file, positions)| {
        let found = conf::occurrences_of(file, &name).into_iter();
        found.map(move |(range, _)| located(uri, positions, range))
    });
    found.collect()
}
