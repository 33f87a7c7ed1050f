//! Who quotes whom: the hierarchy of calls.

use serde_json::Value;
use tower_lsp::{
    jsonrpc::Result,
    ls_types::{
        CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall,
        CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, Range,
    },
};

use crate::{
    ide::{self, Call, Party, SymbolKind},
    server::{
        from_proto,
        session::Session,
        snapshot::Snapshot,
        to_proto::{self, Positions},
    },
    text::CharOffset,
};

/// What is kept with an item that stands for the article rather than for somebody in it.
const ARTICLE: &str = "article";

/// `textDocument/prepareCallHierarchy`.
pub(in crate::server) async fn prepare(
    session: &Session,
    params: CallHierarchyPrepareParams,
) -> Result<Option<Vec<CallHierarchyItem>>> {
    let at = params.text_document_position_params;
    let answer = session.ask(&at.text_document.uri, move |snapshot| {
        let offset = from_proto::offset(&snapshot.article.text, at.position, snapshot.client.encoding);
        Some(vec![item(snapshot, ide::party(&snapshot.article, offset)?)])
    });
    Ok(answer.await?.flatten())
}

/// `callHierarchy/incomingCalls`: who quotes them.
pub(in crate::server) async fn incoming(
    session: &Session,
    params: CallHierarchyIncomingCallsParams,
) -> Result<Option<Vec<CallHierarchyIncomingCall>>> {
    let asked = params.item;
    let uri = asked.uri.clone();
    let answer = session.ask(&uri, move |snapshot| {
        let (at, whole) = place(snapshot, &asked);
        let calls = ide::quoted_by(&snapshot.article, at, whole).into_iter();
        calls
            .map(|call| {
                let from_ranges = ranges(snapshot.positions(), &call);
                CallHierarchyIncomingCall { from: item(snapshot, call.party), from_ranges }
            })
            .collect()
    });
    answer.await
}

/// `callHierarchy/outgoingCalls`: whom they quote.
pub(in crate::server) async fn outgoing(
    session: &Session,
    params: CallHierarchyOutgoingCallsParams,
) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
    let asked = params.item;
    let uri = asked.uri.clone();
    let answer = session.ask(&uri, move |snapshot| {
        let (at, whole) = place(snapshot, &asked);
        let calls = ide::quotes(&snapshot.article, at, whole).into_iter();
        calls
            .map(|call| {
                let from_ranges = ranges(snapshot.positions(), &call);
                CallHierarchyOutgoingCall { to: item(snapshot, call.party), from_ranges }
            })
            .collect()
    });
    answer.await
}

/// Where the party of an item is introduced, and whether it is the article.
fn place(snapshot: &Snapshot, item: &CallHierarchyItem) -> (CharOffset, bool) {
    let start = item.selection_range.start;
    let at = from_proto::offset(&snapshot.article.text, start, snapshot.client.encoding);
    (at, item.data.as_ref().and_then(Value::as_str) == Some(ARTICLE))
}

fn ranges(positions: Positions<'_>, call: &Call) -> Vec<Range> {
    call.quotes.iter().map(|range| positions.range(*range)).collect()
}

fn item(snapshot: &Snapshot, party: Party) -> CallHierarchyItem {
    let positions = snapshot.positions();
    CallHierarchyItem {
        name: to_proto::symbol_name(party.name),
        kind: to_proto::symbol_kind(party.kind),
        tags: None,
        detail: Some(party.detail).filter(|detail| !detail.is_empty()),
        uri: snapshot.uri.clone(),
        range: positions.range(party.range.join(party.focus)),
        selection_range: positions.range(party.focus),
        data: (party.kind == SymbolKind::Article).then(|| Value::from(ARTICLE)),
    }
}
