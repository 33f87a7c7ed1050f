//! Where in an article there is room for another annotation.

use std::collections::HashMap;

use crate::{
    standoff::{Schema, may_share},
    text::CharRange,
};

/// Code points that share a bucket; most annotations lie in one or two.
const BUCKET: usize = 64;

/// The spans that are taken. Asking for room takes the time of what lies there, not of all.
pub(super) struct Room<'a> {
    schema: &'a Schema,
    taken: Vec<(String, Vec<CharRange>)>,
    buckets: HashMap<usize, Vec<usize>>,
}

impl<'a> Room<'a> {
    pub(super) fn new(schema: &'a Schema) -> Self {
        Room { schema, taken: Vec::new(), buckets: HashMap::new() }
    }

    /// Takes spans for an annotation of a type.
    pub(super) fn take(&mut self, label: &str, spans: &[CharRange]) {
        for bucket in spans.iter().flat_map(|&span| buckets(span)) {
            let inside = self.buckets.entry(bucket).or_default();
            if inside.last() != Some(&self.taken.len()) {
                inside.push(self.taken.len());
            }
        }
        self.taken.push((label.to_owned(), spans.to_vec()));
    }

    /// Whether the schema lets an annotation of a type stand here beside all others.
    pub(super) fn is_free(&self, label: &str, spans: &[CharRange]) -> bool {
        let near = spans.iter().flat_map(|&span| buckets(span)).filter_map(|bucket| self.buckets.get(&bucket));
        near.flatten()
            .map(|&index| &self.taken[index])
            .all(|(other, taken)| may_share(self.schema, (label, spans), (other, taken)))
    }
}

fn buckets(span: CharRange) -> impl Iterator<Item = usize> {
    span.start().to_usize() / BUCKET..=span.end().to_usize() / BUCKET
}
