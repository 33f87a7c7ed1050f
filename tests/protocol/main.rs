//! Sessions with the server as a client sees them.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod client;
mod documents;
mod encodings;
mod process;
mod requests;
mod settings;
