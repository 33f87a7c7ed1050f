//! Columns in UTF-8, UTF-16 and UTF-32, and line ends of every kind.

use proptest::prelude::*;
use serde_json::{Value, json};
use tower_lsp::ls_types::Position;

use crate::client::{Client, range};

const URI: &str = "untitled:Untitled-1";

fn offering(encodings: &Value) -> Client {
    Client::with(json!({ "capabilities": { "general": { "positionEncodings": encodings } } }))
}

#[test]
fn the_client_chooses() {
    for (offered, chosen) in [
        (json!(["utf-8", "utf-16"]), "utf-8"),
        (json!(["utf-16", "utf-8"]), "utf-16"),
        (json!(["utf-32"]), "utf-32"),
        (json!(["utf-7", "utf-32", "utf-8"]), "utf-32"),
        (json!([]), "utf-16"),
        (json!(null), "utf-16"),
    ] {
        let client = offering(&offered);
        let said = client.server_said.capabilities.position_encoding.as_ref().map(|kind| kind.as_str().to_owned());
        assert_eq!(said.as_deref(), Some(chosen), "{offered}");
    }
}

#[test]
fn a_change_behind_astral_characters_lands_where_it_belongs() {
    for (encoding, columns) in [("utf-8", (9, 14)), ("utf-16", (5, 8)), ("utf-32", (3, 6))] {
        let mut client = offering(&json!([encoding]));
        client.open(URI, "line\r\n🗞🗞 Łód, 9 March\rend");
        client.change(URI, 2, &[(Some(range((1, columns.0), (1, columns.1))), "Kraków")]);
        assert_eq!(client.text(URI), "line\r\n🗞🗞 Kraków, 9 March\rend", "{encoding}");
        client.diagnostics_of(URI, 2);
    }
}

/// The byte a position stands for, found by walking over the text.
fn byte_of(text: &str, position: Position, encoding: &str) -> usize {
    let mut line = 0;
    let mut start = 0;
    let bytes = text.as_bytes();
    for (i, &byte) in bytes.iter().enumerate() {
        if line == position.line {
            break;
        }
        if byte == b'\n' || byte == b'\r' && bytes.get(i + 1) != Some(&b'\n') {
            (line, start) = (line + 1, i + 1);
        }
    }
    if line < position.line {
        return text.len();
    }
    let mut units = 0;
    for (i, c) in text[start..].char_indices() {
        let width = match encoding {
            "utf-8" => c.len_utf8(),
            "utf-16" => c.len_utf16(),
            _ => 1,
        };
        if matches!(c, '\r' | '\n') || units + width > position.character as usize {
            return start + i;
        }
        units += width;
    }
    text.len()
}

/// A piece of text with what editors find hard in it.
fn piece() -> impl Strategy<Value = String> {
    let hard = proptest::sample::select(vec!["\n", "\r\n", "\r", "é", "”", "😀", "\u{2028}", "\u{a0}", "\u{feff}", ""]);
    proptest::collection::vec(prop_oneof!["[a-z ]{1,3}", hard.prop_map(str::to_owned)], 0..10)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_leave_both_ends_with_the_same_text(
        encoding in proptest::sample::select(vec!["utf-8", "utf-16", "utf-32"]),
        text in piece(),
        changes in proptest::collection::vec(
            proptest::collection::vec((any::<bool>(), (0u32..6, 0u32..9), (0u32..6, 0u32..9), piece()), 1..4),
            0..6,
        ),
    ) {
        let mut client = offering(&json!([encoding]));
        let mut model = text;
        client.open(URI, &model);
        let mut version = 1;
        for batch in &changes {
            version += 1;
            let mut sent = Vec::new();
            for (whole, start, end, text) in batch {
                if *whole && text.len() > 6 {
                    model.clone_from(text);
                    sent.push((None, text.as_str()));
                } else {
                    let range = range(*start.min(end), *start.max(end));
                    let (from, to) = (byte_of(&model, range.start, encoding), byte_of(&model, range.end, encoding));
                    model.replace_range(from..to.max(from), text);
                    sent.push((Some(range), text.as_str()));
                }
            }
            client.change(URI, version, &sent);
        }
        prop_assert_eq!(client.text(URI), model);
        prop_assert_eq!(client.diagnostics_of(URI, version).version, Some(version));
    }
}
