//! The people of an article by what they are called: the words of a name, wherever they stand.

use crate::{
    analysis::people::{EntityId, Mention, MentionForm},
    text::{CharOffset, CharRange},
};

use super::{Article, subject::Subject};

/// Whether a mention names, rather than points at, somebody.
pub(super) fn is_named(form: MentionForm) -> bool {
    matches!(form, MentionForm::Name | MentionForm::Surname | MentionForm::Honorific)
}

impl Article {
    /// The mention with a name that a cursor is on, and whom it names.
    pub(super) fn named_at(&self, at: CharOffset) -> Option<(&Mention, EntityId)> {
        match self.subject_at(at)? {
            Subject::Mention(mention) if is_named(mention.form) => Some((mention, mention.entity?)),
            _ => None,
        }
    }

    /// The mentions that name somebody, in order.
    pub(super) fn names_of(&self, id: EntityId) -> impl Iterator<Item = &Mention> {
        self.reading.mentions_of(id).filter(|mention| is_named(mention.form))
    }

    /// The words of a range: letters and digits, and the apostrophes inside of names (O’Neill).
    /// A hyphen parts words; the ’s of a possessive is none of them.
    pub(super) fn words_of(&self, range: CharRange) -> Vec<CharRange> {
        let text: Vec<char> = self.text.slice(range).chars().collect();
        let letter = |i: usize| text.get(i).is_some_and(|c| c.is_alphanumeric() || is_mark(*c));
        let possessive = |i: usize| text.get(i + 1).is_some_and(|c| matches!(c, 's' | 'S')) && !letter(i + 2);
        let inner = |i: usize| matches!(text[i], '\'' | '’' | 'ʼ' | '‘') && letter(i + 1) && !possessive(i);
        let mut out = Vec::new();
        let mut i = 0;
        while i < text.len() {
            let start = i;
            while i < text.len() && (letter(i) || i > start && inner(i)) {
                i += 1;
            }
            // ’s is no word.
            if i == start && i > 0 && matches!(text[i], '\'' | '’') && letter(i - 1) && possessive(i) {
                i += 2;
            } else if i > start {
                let at = |i: usize| range.start().plus(i);
                out.push(CharRange::new(at(start), at(i)));
            } else {
                i += 1;
            }
        }
        out
    }
}

/// Whether a code point is an accent that stands on the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use crate::ide::fixture::read_article;

    #[test]
    fn words_of_names() {
        let words = |text: &str| {
            let article = read_article(text);
            let words = article.words_of(article.text.range());
            words.into_iter().map(|range| article.text.slice(range)).collect::<Vec<_>>().join("|")
        };
        assert_eq!(words("Mr Al-Essa’s"), "Mr|Al|Essa");
        assert_eq!(words("Shane O’Neill's"), "Shane|O’Neill");
        assert_eq!(words("Zoë D'Souza"), "Zoë|D'Souza");
        assert_eq!(words("J. R. Lee"), "J|R|Lee");
    }
}
