//! Sessions with the server as a client sees them.
#![allow(clippy::unwrap_used, clippy::needless_pass_by_value, reason = "a test may fail, and reads better so")]

mod annfile;
mod client;
mod conf;
mod documents;
mod encodings;
mod figures;
mod guide;
mod keeping;
mod making;
mod outranks;
mod people;
mod places;
mod process;
mod requests;
mod schema;
mod settings;
mod standoff;
mod workspace;
