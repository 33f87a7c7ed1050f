//! Who quotes whom, as a hierarchy of calls.
//!
//! To quote somebody is to call them. The outermost caller is the article; a source who quotes
//! another (“Ms Odeh said the mayor had told her …”) is the caller of that other.

use crate::{
    analysis::{
        people::{EntityId, EntityKind, MentionForm},
        quotes::{Quote, Speaker},
    },
    text::{CharOffset, CharRange},
};

use super::{Article, SymbolKind, references, subject::Subject, words};

/// How much of an unnamed source is shown, in code points.
const NAME: usize = 60;

/// Somebody who quotes, or is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Their name; of the article its first words.
    pub name: String,
    /// More about them in a few words.
    pub detail: String,
    /// What they are; [`SymbolKind::Article`] for the article.
    pub kind: SymbolKind,
    /// All of the mention that introduces them; covers `focus`.
    pub range: CharRange,
    /// Where the cursor goes, and what they are known by when asked for again.
    pub focus: CharRange,
}

/// A party on the other end of quotes, with where those stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Who calls, or is called.
    pub party: Party,
    /// The quotes, in order.
    pub quotes: Vec<CharRange>,
}

/// Whom a place is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Article,
    Entity(EntityId),
    /// A source without a name, by where it stands.
    Unnamed(CharRange),
}

/// The party at a place: whoever is mentioned there, the speaker of a quote or cue, the article
/// where there is nothing.
pub fn party(article: &Article, at: CharOffset) -> Option<Party> {
    let article = &*article.settled();
    Some(article.party_of(article.who_at(at)?))
}

/// Who quotes the party at a place; `whole` for the article, whom nobody quotes.
pub fn quoted_by(article: &Article, at: CharOffset, whole: bool) -> Vec<Call> {
    let article = &*article.settled();
    let Some(who) = article.who_at(at).filter(|who| !whole && *who != Who::Article) else { return Vec::new() };
    let quotes = article.claims().filter(|quote| quote.speakers().any(|speaker| who_is(speaker) == who));
    article.calls(quotes.map(|quote| (article.caller_of(quote), quote)))
}

/// Whom the party at a place quotes; `whole` for the article.
pub fn quotes(article: &Article, at: CharOffset, whole: bool) -> Vec<Call> {
    let article = &*article.settled();
    let Some(who) = (if whole { Some(Who::Article) } else { article.who_at(at) }) else { return Vec::new() };
    let quotes = article.claims().filter(|quote| article.caller_of(quote) == who);
    article.calls(quotes.flat_map(|quote| quote.speakers().map(move |speaker| (who_is(speaker), quote))))
}

fn who_is(speaker: &Speaker) -> Who {
    speaker.entity.map_or(Who::Unnamed(speaker.range), Who::Entity)
}

impl Article {
    /// Every quote, and what their speakers report of others.
    fn claims(&self) -> impl Iterator<Item = &Quote> {
        self.reading.quotes.iter().flat_map(Quote::with_nested)
    }

    fn who_at(&self, at: CharOffset) -> Option<Who> {
        let Some(subject) = self.linked_at(at) else { return Some(Who::Article) };
        if let Some(id) = references::entity(subject) {
            return Some(Who::Entity(id));
        }
        match subject {
            Subject::Mention(mention) => Some(Who::Unnamed(mention.range)),
            Subject::Quote(quote, _) | Subject::Cue(quote, _) => self.speaker_of(quote),
            Subject::Place(_) | Subject::Figure(_) | Subject::Date(_) => None,
        }
    }

    fn speaker_of(&self, quote: &Quote) -> Option<Who> {
        quote.speaker.as_ref().map(who_is)
    }

    /// Whose words a quote stands in: those of the shortest quote of somebody else around it.
    fn caller_of(&self, quote: &Quote) -> Who {
        let own = self.speaker_of(quote);
        let told = self.outer_of(quote).and_then(|outer| self.speaker_of(outer));
        let via = quote.via.as_ref().map(who_is);
        if let Some(who) = via.or(told).filter(|who| Some(*who) != own) {
            return who;
        }
        let place = quote.cue.unwrap_or_else(|| quote.range());
        let covers = |outer: &&Quote| {
            let around = |range: CharRange| outer.spans.iter().any(|span| span.covers(range) && *span != range);
            !std::ptr::eq(*outer, quote) && around(place) && around(quote.spans.first().copied().unwrap_or_default())
        };
        let outer = self.reading.quotes.iter().filter(covers).min_by_key(|outer| outer.range().len());
        outer.and_then(|outer| self.speaker_of(outer)).filter(|who| Some(*who) != own).unwrap_or(Who::Article)
    }

    /// The quotes by the party on their other end, in the order these come first.
    fn calls<'a>(&self, quotes: impl Iterator<Item = (Who, &'a Quote)>) -> Vec<Call> {
        let mut found: Vec<(Who, Vec<CharRange>)> = Vec::new();
        for (who, quote) in quotes {
            let at = found.iter().position(|(other, _)| *other == who).unwrap_or_else(|| {
                found.push((who, Vec::new()));
                found.len() - 1
            });
            found[at].1.extend(quote.spans.iter().copied());
        }
        found.into_iter().map(|(who, quotes)| Call { party: self.party_of(who), quotes }).collect()
    }

    fn party_of(&self, who: Who) -> Party {
        let unnamed = |range: CharRange| {
            let mention = self.reading.mentions.iter().find(|mention| mention.range == range);
            let detail = match mention.map(|mention| mention.form) {
                Some(MentionForm::Pronoun) => "who that is isn’t clear",
                _ => "not named",
            };
            let name = self.plain_excerpt(range, NAME);
            Party { name, detail: detail.to_owned(), kind: SymbolKind::Person, range, focus: range }
        };
        match who {
            Who::Unnamed(range) => unnamed(range),
            Who::Entity(id) => {
                let Some(entity) = self.reading.entity(id) else { return unnamed(CharRange::default()) };
                let quoted = words::times(self.reading.quotes_of(id).count());
                let mut detail: Vec<String> =
                    entity.ages.first().map(|age| age.value.to_string()).into_iter().collect();
                detail.extend(entity.roles.first().map(|role| words::excerpt(&role.value, NAME)));
                detail.push(format!("quoted {quoted}"));
                let kind = match entity.kind {
                    EntityKind::Person => SymbolKind::Person,
                    EntityKind::Organisation => SymbolKind::Organisation,
                };
                let range = entity.introduction;
                Party {
                    name: words::excerpt(&entity.name, NAME),
                    detail: detail.join(" · "),
                    kind,
                    range,
                    focus: range,
                }
            }
            Who::Article => {
                let head = self.first_line();
                let range = self.text.range();
                let quotes = words::counted(self.reading.quotes.len(), "quote");
                let name = match self.plain_excerpt(head, NAME) {
                    empty if empty.is_empty() => "the article".to_owned(),
                    name => name,
                };
                Party {
                    name, detail: format!("the article · {quotes}"), kind: SymbolKind::Article, range, focus: head
                }
            }
        }
    }

    /// The first line with anything on it.
    fn first_line(&self) -> CharRange {
        let opening = self.text.slice(CharRange::new(CharOffset::ZERO, CharOffset::ZERO.plus(1000)));
        let blank = opening.chars().take_while(|c| c.is_whitespace()).count();
        let start = CharOffset::ZERO.plus(blank);
        CharRange::new(start, self.text.line_at(start).end().max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{article_at, shown};
    use expect_test::{Expect, expect};

    /// The party at the cursor with who quotes it and whom it quotes.
    fn check(fixture: &str, expected: &Expect) {
        let (article, at) = article_at(fixture);
        let Some(party) = party(&article, at) else { return expected.assert_eq("nobody") };
        let whole = party.kind == SymbolKind::Article;
        let mut out = format!("{} [{}] {}\n", party.name, party.detail, shown(&article, party.focus));
        let at = party.focus.start();
        for (sign, calls) in [("<", quoted_by(&article, at, whole)), (">", quotes(&article, at, whole))] {
            for call in calls {
                let quotes: Vec<String> = call.quotes.iter().map(|range| shown(&article, *range)).collect();
                out += &format!("{sign} {} [{}]: {}\n", call.party.name, call.party.detail, quotes.join(" / "));
            }
        }
        expected.assert_eq(out.trim_end());
    }

    const ARTICLE: &str = "\
Empty ovens
⟦Q rima #1|“We left,”⟧ ⟦P rima|Rima Odeh⟧, ⟦age rima|41⟧, ⟦role rima|a baker⟧, ⟦C #1|said⟧, ⟦Q rima #1|“at night.”⟧
⟦P rima|She⟧ ⟦C #2|added⟧: ⟦Q rima #2|“⟦P sami|Sami Haddad⟧ ⟦C #3|told⟧ us ⟦Q sami indirect #3|that we could stay⟧.”⟧
⟦P ?|Officials⟧ ⟦C #4|denied⟧ ⟦Q gone indirect denied #4|that bread ran out⟧ in ⟦L?|Kafr Hamra⟧.";

    #[test]
    fn somebody_who_quotes_somebody() {
        check(
            &ARTICLE.replace("|She", "|S$0he"),
            &expect![[r#"
                Rima Odeh [41 · a baker · quoted twice] 2:12 "Rima Odeh"
                < Empty ovens [the article · 4 quotes]: 2:1 "“We left,”" / 2:42 "“at night.”" / 3:12 "“Sami Haddad told us that we could stay.”"
                > Sami Haddad [quoted once]: 3:33 "that we could stay""#]],
        );
    }

    #[test]
    fn somebody_quoted_by_somebody() {
        check(
            &ARTICLE.replace("could stay", "could s$0tay"),
            &expect![[r#"
                Sami Haddad [quoted once] 3:13 "Sami Haddad"
                < Rima Odeh [41 · a baker · quoted twice]: 3:33 "that we could stay""#]],
        );
    }

    #[test]
    fn the_article_is_the_outermost_caller() {
        check(
            &ARTICLE.replace("Empty", "Em$0pty"),
            &expect![[r#"
                Empty ovens [the article · 4 quotes] 1:1 "Empty ovens"
                > Rima Odeh [41 · a baker · quoted twice]: 2:1 "“We left,”" / 2:42 "“at night.”" / 3:12 "“Sami Haddad told us that we could stay.”""#]],
        );
    }

    #[test]
    fn a_place_is_nobody() {
        check(&ARTICLE.replace("Hamra", "Ha$0mra"), &expect!["nobody"]);
        check("$0", &expect![[r#"the article [the article · 0 quotes] 1:1 """#]]);
    }
}
