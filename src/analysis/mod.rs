//! What an article says: quotes, people, places, figures and dates. Pure functions.
//!
//! Reading has two steps. [`paragraph::read`] takes one paragraph on its own and finds everything
//! that can be found without the rest of the article: a pure function of the text, cached by its
//! hash, so that a keystroke costs one paragraph. [`article::link`] then puts the paragraphs
//! together: it builds chains of mentions, carries speakers over, resolves places and relative
//! dates. [`Reader`] keeps the cache and runs both.
//!
//! Inside a paragraph everything is counted in bytes ([`ByteSpan`]); what leaves this layer is
//! counted in code points ([`CharRange`](crate::text::CharRange)).

pub mod article;
mod boilerplate;
pub mod dates;
pub mod figures;
pub mod names;
pub mod paragraph;
pub mod people;
pub mod places;
pub mod quotes;
mod reader;
mod reading;
pub mod sentences;
mod span;
pub mod tokens;

pub use boilerplate::{Boilerplate, boilerplate};
pub use reader::{ArticleContext, Reader};
pub use reading::{Reading, Voice};
pub use span::ByteSpan;

#[cfg(test)]
mod tests;
