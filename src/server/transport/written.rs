//! Answers that their handlers write as JSON themselves.
//!
//! The framework makes a tree of values of every answer before it is written, each name and number of it
//! allocated apart: of an outline of thousands of lines that is most of the time it takes, and longer than
//! the editor's patience. So what can be as long as the document is written where it is made, and passes the
//! framework as one string.

use serde::{Serialize, Serializer};
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Request, Response, Result};

/// An answer as JSON; for the framework, a string.
#[derive(Clone, Debug)]
pub struct Written(String);

impl Written {
    /// Writes an answer.
    ///
    /// # Errors
    ///
    /// Where it can't be said in JSON, as a map whose keys are no strings.
    pub fn of(answer: &impl Serialize) -> Result<Written> {
        let written = serde_json::to_string(answer).map(Written);
        written.map_err(|error| Error { message: error.to_string().into(), ..Error::internal_error() })
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// `textDocument/documentSymbol` as the framework knows it.
pub const DOCUMENT_SYMBOL: &str = "written/documentSymbol";

/// `textDocument/formatting` as the framework knows it.
pub const FORMATTING: &str = "written/formatting";

/// The requests whose handlers answer with [`Written`], by their names in the protocol and in the framework, where the
/// protocol's are taken.
const METHODS: [(&str, &str); 2] =
    [("textDocument/documentSymbol", DOCUMENT_SYMBOL), ("textDocument/formatting", FORMATTING)];

/// A request as the framework knows it.
pub(super) fn renamed(request: Request) -> Request {
    let Some((_, name)) = METHODS.iter().find(|(name, _)| *name == request.method()) else { return request };
    let (_, id, params) = request.into_parts();
    let named = id.into_iter().fold(Request::build(*name), |request, id| request.id(id));
    params.into_iter().fold(named, |request, params| request.params(params)).finish()
}

/// The body of the message with an answer to a method of the protocol; `None` where the framework's own has to be
/// written.
pub(super) fn body(method: &str, response: &Response) -> Option<Vec<u8>> {
    METHODS.iter().find(|(name, _)| *name == method)?;
    let Value::String(answer) = response.result()? else { return None };
    let id = serde_json::to_string(response.id()).ok()?;
    Some(format!(r#"{{"jsonrpc":"2.0","result":{answer},"id":{id}}}"#).into_bytes())
}
