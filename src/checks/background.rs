//! What several rules need of an article, made when the first one asks for it.

use std::sync::{Arc, OnceLock};

use crate::{analysis::people::EntityId, ide::Article};

use super::Prose;

/// What several rules need of one article.
#[derive(Debug, Default)]
pub(super) struct Background {
    prose: OnceLock<Arc<Prose>>,
    /// For each entity the indices of its mentions.
    mentions: OnceLock<Vec<Vec<usize>>>,
}

impl Background {
    /// The text in one piece.
    pub(super) fn prose(&self, article: &Article) -> Arc<Prose> {
        Arc::clone(self.prose.get_or_init(|| Arc::new(Prose::new(&article.text))))
    }

    /// The indices of the mentions of an entity, in order.
    pub(super) fn mentions_of(&self, article: &Article, id: EntityId) -> &[usize] {
        let by_entity = self.mentions.get_or_init(|| {
            let mut by_entity = vec![Vec::new(); article.reading.entities.len()];
            for (at, mention) in article.reading.mentions.iter().enumerate() {
                if let Some(of) = mention.entity.and_then(|id| by_entity.get_mut(id.index())) {
                    of.push(at);
                }
            }
            by_entity
        });
        by_entity.get(id.index()).map_or(&[], Vec::as_slice)
    }
}
