//! postil reads news articles and keeps annotations beside them.
//!
//! # The map
//!
//! Each layer may use those below it and nothing above. Nothing below [`server`] knows a type of
//! the protocol; nothing below [`cli`] and [`server`] opens a file, except [`gazetteer`] the one
//! it was told to open, and [`files`], which writes them. `tests/layering.rs` holds the crate to this.
//!
//! | layer | what it is for |
//! |---|---|
//! | [`server`] | the language server: transport, state, one file per family of methods |
//! | [`cli`] | the same core without an editor: check, annotate, tour |
//! | [`files`] | files written in one step, so that an interruption leaves the old one |
//! | [`ide`] | what an editor asks, answered without protocol types |
//! | [`checks`] | findings: one rule, one file, and the registry docs and settings come from |
//! | [`config`] | `postil.toml` and the settings a client sends |
//! | [`standoff`] | annotation files: parsing, printing, schema, verification, anchoring |
//! | [`analysis`] | what the article says |
//! | [`gazetteer`] | place names |
//! | [`lexicon`] | the words we know |
//! | [`text`] | the article as text: offsets, edits, paragraphs |
//!
//! # The way of one keystroke
//!
//! `server` receives a change; `text` applies it to the rope; `standoff` moves every annotation
//! through it; a snapshot goes to a worker; `analysis` reads the paragraphs whose content changed
//! and links the article; `checks` turns reading and annotations into findings; `server` publishes
//! them with the version they were computed for, or drops them when there is a newer one.

pub mod analysis;
pub mod checks;
pub mod cli;
pub mod config;
pub mod files;
pub mod gazetteer;
pub mod ide;
pub mod lexicon;
pub mod server;
pub mod standoff;
pub mod text;
