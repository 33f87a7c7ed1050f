//! Renaming somebody: one word of a name, in every form the name has in the article.

use crate::{
    analysis::people::{EntityId, MentionForm},
    lexicon::honorifics::honorific,
    standoff::{AnnFile, Changes},
    text::{CharOffset, CharRange, Edit},
};

use super::{Article, Identity, things};

/// The longest new name, in code points; more is a paste gone wrong.
const LONGEST: usize = 200;

/// What renaming somebody changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// Whom, by their name before.
    pub who: String,
    /// What the word was.
    pub old: String,
    /// What it becomes.
    pub new: String,
    /// Edits to the article, in order, each with what it is in.
    pub article: Vec<Renaming>,
    /// Edits to the stand-off file, in its own code points: places and texts follow the article.
    pub standoff: Vec<Edit>,
}

/// One change of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renaming {
    /// The change.
    pub edit: Edit,
    /// Whether it is in the name that introduces the person.
    pub introduction: bool,
    /// Whether the word stands alone and is part of somebody else’s name as well.
    pub doubtful: bool,
}

/// What a rename at a place would rename: the word of a name that the cursor is in. `None` where
/// there is none: on a pronoun, a title, outside of names.
pub fn renamed_range(article: &Article, at: CharOffset) -> Option<CharRange> {
    let article = &*article.settled();
    let (mention, _) = article.named_at(at)?;
    let words = article.words_of(mention.range).into_iter().filter(|word| word.touches(at));
    let word = words.min_by_key(|word| !word.contains(at))?;
    (!is_title(article, mention.range, word)).then_some(word)
}

/// Whether a word is the title before a name rather than part of it.
fn is_title(article: &Article, mention: CharRange, word: CharRange) -> bool {
    let words = article.words_of(mention);
    let titles = |word: &&CharRange| honorific(&article.text.slice(**word).to_lowercase()).is_some();
    let titles = words.iter().take_while(titles).count();
    // Somebody may be called Major, and nothing else.
    titles < words.len() && words[..titles].contains(&word)
}

/// The edits that give the word at a place another spelling wherever it is part of the name of the
/// same person or organisation: in the full name, behind titles, alone. Possessives keep their
/// ending, capitals stay capitals, and the same word elsewhere stays as it is.
///
/// # Errors
///
/// In words, where there is no name at the place, or the new one can't be one.
pub fn rename(article: &Article, at: CharOffset, new: &str) -> Result<Renamed, String> {
    let new = new.trim();
    if new.is_empty() || !new.chars().any(char::is_alphanumeric) {
        return Err("A name has at least one letter.".to_owned());
    }
    if new.contains(|c: char| c.is_control() || "“”„«»\"\u{2028}\u{2029}".contains(c)) {
        return Err("A name is on one line, and has no quotation marks in it.".to_owned());
    }
    if new.chars().count() > LONGEST {
        return Err(format!("A name has at most {LONGEST} characters."));
    }
    let nobody = || "There is no name here. Put the cursor on a name of the person, not on a pronoun or a title.";
    let word = renamed_range(article, at).ok_or_else(nobody)?;
    let settled = &*article.settled();
    let (_, id) = settled.named_at(at).ok_or_else(nobody)?;
    let old = article.text.slice(word);
    let introduction = settled.reading.entity(id).map(|entity| entity.introduction).unwrap_or_default();
    let shared = is_shared(settled, id, &old);
    let mut edits = Vec::new();
    for mention in settled.names_of(id) {
        for range in settled.words_of(mention.range) {
            let there = article.text.slice(range);
            if there.to_lowercase() != old.to_lowercase() || is_title(settled, mention.range, range) {
                continue;
            }
            let text = in_case(new, &old, &there);
            if text != there {
                let edit = Edit { range, text };
                let doubtful = shared && mention.form == MentionForm::Surname;
                edits.push(Renaming { edit, introduction: introduction.covers(range), doubtful });
            }
        }
    }
    edits.sort_by_key(|renaming| renaming.edit.range);
    // Mentions may nest; a word is changed once.
    edits.dedup_by(|a, b| a.edit.range.overlaps(b.edit.range));
    let standoff = article.annotations.as_deref().map_or(Vec::new(), |file| follow(article, file, &edits));
    Ok(Renamed { who: settled.name_of(id).to_owned(), old, new: new.to_owned(), article: edits, standoff })
}

/// The same change in another article, where that speaks of the same person or organisation by the
/// whole name; `None` where it does not, or has no such word in it.
pub fn rename_elsewhere(article: &Article, identity: &Identity, old: &str, new: &str) -> Option<Renamed> {
    let thing = things(article).into_iter().find(|thing| thing.identity.is(identity))?;
    let settled = &*article.settled();
    let words: Vec<CharRange> = thing.mentions.iter().flat_map(|mention| settled.words_of(*mention)).collect();
    let written = |word: &&CharRange| article.text.slice(**word) == old;
    let alike = |word: &&CharRange| article.text.slice(**word).to_lowercase() == old.to_lowercase();
    let word = words.iter().find(written).or_else(|| words.iter().find(alike))?;
    rename(article, word.start(), new).ok()
}

/// Whether a word is part of the name of somebody else as well.
fn is_shared(article: &Article, id: EntityId, word: &str) -> bool {
    let word = word.to_lowercase();
    let others = article.reading.entities.iter().enumerate().filter(|(i, _)| EntityId::new(*i) != id);
    let mut words = others.flat_map(|(_, other)| other.name.split(|c: char| !c.is_alphanumeric()));
    words.any(|other| other.to_lowercase() == word)
}

/// The new spelling in the case of one occurrence: “GHLO” in a headline of capitals, “Al” where a
/// sentence begins with what is “al” elsewhere.
fn in_case(new: &str, old: &str, there: &str) -> String {
    let capitals = |word: &str| word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    if capitals(there) && !capitals(old) {
        return new.to_uppercase();
    }
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    if capital(there) && !capital(old) {
        let mut rest = new.chars();
        return rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect();
    }
    new.to_owned()
}

/// The edits that bring a stand-off file up to date with an article after it was edited.
fn follow(article: &Article, file: &AnnFile, edits: &[Renaming]) -> Vec<Edit> {
    if file.is_empty() {
        return Vec::new();
    }
    let (mut text, mut after) = (article.text.clone(), file.clone());
    for renaming in edits.iter().rev() {
        let applied = text.apply(&renaming.edit);
        after.follow(&applied, &text);
    }
    let mut changes = Changes::new(&after, &text);
    // What only gets longer at its end looks like an insertion behind it; here the word is the name.
    let whole = |span: &CharRange| {
        edits.iter().map(|renaming| renaming.edit.range).all(|word| span.covers(word) || !span.overlaps(word))
    };
    for bound in file.text_bounds().filter(|bound| !bound.is_parked() && bound.spans.iter().all(whole)) {
        let moved: Vec<CharRange> = bound.spans.iter().map(|span| moved(*span, edits)).collect();
        if after.text_bound(bound.id).is_some_and(|now| now.spans != moved.as_slice()) {
            changes.set_spans(bound.id, &moved);
        }
    }
    changes.edits()
}

/// Where a range is once words were replaced: a word that ends where it ends belongs to it.
fn moved(range: CharRange, edits: &[Renaming]) -> CharRange {
    let place = |at: CharOffset| {
        let before = edits.iter().filter(|renaming| renaming.edit.range.end() <= at);
        before.fold(at, |at, renaming| {
            let Edit { range, text } = &renaming.edit;
            at.plus(text.chars().count()).minus(range.len())
        })
    };
    CharRange::new(place(range.start()), place(range.end()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ide::fixture::{article_at, read_article},
        text::{Format, Text},
    };
    use expect_test::{Expect, expect};

    /// The article and its stand-off file with a name changed.
    fn check(fixture: &str, new: &str, expected: &Expect) {
        let (article, at) = article_at(fixture);
        let shown = match rename(&article, at, new) {
            Err(why) => why,
            Ok(renamed) => {
                let mut text = article.text.clone();
                renamed.article.iter().rev().for_each(|renaming| drop(text.apply(&renaming.edit)));
                let source = article.annotations.as_ref().map_or("", |file| file.source());
                let mut file = Text::new(source, Format::Plain);
                renamed.standoff.iter().rev().for_each(|edit| drop(file.apply(edit)));
                format!("{text}\n---\n{file}").trim_end_matches("\n---\n").to_owned()
            }
        };
        expected.assert_eq(&shown);
    }

    const ARTICLE: &str = "\
⟦P ghlo|ISMAIL GHLO⟧ leaves
⟦P ghlo|Ismail Ghlo⟧, 31, met ⟦P sami|Sami Ghlo⟧. “Go,” said ⟦P ghlo|Mr Ghlo⟧. ⟦P ghlo|Ghlo⟧’s Ghlo bakery and ⟦P ghlo|he⟧ are gone.";

    #[test]
    fn a_surname_in_all_its_forms_and_nobody_elses() {
        check(
            &ARTICLE.replace("Mr Ghlo", "Mr G$0hlo"),
            "Ghaloo",
            &expect![[r#"
                ISMAIL GHALOO leaves
                Ismail Ghaloo, 31, met Sami Ghlo. “Go,” said Mr Ghaloo. Ghaloo’s Ghlo bakery and he are gone."#]],
        );
    }

    #[test]
    fn a_surname_alone_is_doubtful_where_two_bear_it() {
        let (article, at) = article_at(&ARTICLE.replace("Mr Ghlo", "Mr G$0hlo"));
        let renamed = rename(&article, at, "Ghaloo").expect("a name");
        let doubtful: Vec<bool> = renamed.article.iter().map(|renaming| renaming.doubtful).collect();
        assert_eq!(doubtful, [false, false, false, true]);
    }

    #[test]
    fn a_given_name() {
        check(
            &ARTICLE.replace("|Ismail", "|$0Ismail"),
            "Ismaeel",
            &expect![[r#"
                ISMAEEL GHLO leaves
                Ismaeel Ghlo, 31, met Sami Ghlo. “Go,” said Mr Ghlo. Ghlo’s Ghlo bakery and he are gone."#]],
        );
    }

    #[test]
    fn the_annotations_follow() {
        check(
            "⟦T1 Quote|“⟦P ghlo|Ghlo⟧ is out,”⟧ said ⟦T2 Person|⟦P ghlo|Ismail Gh$0lo⟧⟧, ⟦T3 Figure|31⟧.\n=====\nR1\tSpeaker Arg1:T1 Arg2:T2\n",
            "Ghaloo",
            &expect![[r#"
                “Ghaloo is out,” said Ismail Ghaloo, 31.
                ---
                T1	Quote 0 16	“Ghaloo is out,”
                T2	Person 22 35	Ismail Ghaloo
                T3	Figure 37 39	31
                R1	Speaker Arg1:T1 Arg2:T2
            "#]],
        );
    }

    #[test]
    fn a_name_that_only_gets_longer_is_annotated_whole() {
        check(
            "⟦T1 Person|⟦P b|Ilse Bra$0ndt⟧⟧ left. ⟦T2 Quote|“Ask ⟦T3 Person|⟦P b|Brandt⟧⟧,”⟧ he said.",
            "Brandtner",
            &expect![[r#"
                Ilse Brandtner left. “Ask Brandtner,” he said.
                ---
                T1	Person 0 14	Ilse Brandtner
                T2	Quote 21 37	“Ask Brandtner,”
                T3	Person 26 35	Brandtner
            "#]],
        );
    }

    #[test]
    fn particles_and_hyphens_part_words() {
        check(
            "⟦P essa|Khaled al-Essa⟧ left. ⟦P essa|Al-Es$0sa⟧’s wife stayed; ⟦P essa|Mr al-Essa⟧ called.",
            "Issa",
            &expect!["Khaled al-Issa left. Al-Issa’s wife stayed; Mr al-Issa called."],
        );
        check(
            "⟦P essa|Khaled al-Essa⟧ left. ⟦P essa|Al-Essa⟧’s wife stayed; ⟦P essa|Mr a$0l-Essa⟧ called.",
            "el",
            &expect!["Khaled el-Essa left. El-Essa’s wife stayed; Mr el-Essa called."],
        );
    }

    #[test]
    fn neither_pronouns_nor_titles_nor_nothing() {
        let nothing =
            expect!["There is no name here. Put the cursor on a name of the person, not on a pronoun or a title."];
        check(&ARTICLE.replace("|he⟧", "|h$0e⟧"), "Ghaloo", &nothing);
        check(&ARTICLE.replace("Mr Ghlo", "M$0r Ghlo"), "Ghaloo", &nothing);
        check(&ARTICLE.replace("leaves", "lea$0ves"), "Ghaloo", &nothing);
        check(&ARTICLE.replace("Mr Ghlo", "Mr G$0hlo"), " ", &expect!["A name has at least one letter."]);
        check(
            &ARTICLE.replace("Mr Ghlo", "Mr G$0hlo"),
            "Gh\nlo",
            &expect!["A name is on one line, and has no quotation marks in it."],
        );
    }

    #[test]
    fn an_article_that_is_read() {
        let text = "“We stay,” said Nadia Brandt-Okafor, a baker. Brandt-Okafor’s oven is cold.\r\n\r\nMs Brandt-Okafor left.\r\n";
        let article = read_article(text);
        let at = CharOffset::of(text, text.find("Okafor").expect("the name") + 2);
        let renamed = rename(&article, at, "Okaför 😀").expect("a name");
        let mut after = article.text;
        renamed.article.iter().rev().for_each(|renaming| drop(after.apply(&renaming.edit)));
        assert_eq!(after.to_string(), text.replace("Okafor", "Okaför 😀"));
        assert_eq!(renamed.article.iter().filter(|renaming| renaming.introduction).count(), 1);
        assert!(renamed.article.iter().all(|renaming| !renaming.doubtful));
    }
}
