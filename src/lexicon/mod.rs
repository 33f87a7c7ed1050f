//! The words we know, each list in a module of its own with the reason it is there.

pub mod abbreviations;
pub mod bodies;
pub mod countries;
pub mod cues;
pub mod currencies;
pub mod demonyms;
pub mod divisions;
pub mod features;
pub mod honorifics;
pub mod languages;
pub mod lexemes;
pub mod nicknames;
pub mod noun_phrases;
pub mod nouns;
pub mod numbers;
pub mod organisations;
pub mod particles;
pub mod powers;
pub mod roles;
pub mod sieve;
pub mod table;
pub mod times;
pub mod toponyms;
pub mod units;
pub mod verbs;
pub mod words;
