//! One person, two titles that exclude each other.

use crate::{
    analysis::people::{EntityId, EntityKind, MentionForm},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    lexicon::honorifics::{Sort, honorific},
    text::CharRange,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "person-two-titles",
    name: "Two titles for one person",
    level: Level::Warning,
    why: "A person has one rank, one seat and one ministry at a time. “General” for a lieutenant general is the usual short \
          form; “Captain” here and “Colonel” there is a slip, as is “Foreign Minister” here and “Finance Minister” there, or \
          there are two people with one name. What somebody was formerly, or is as a deputy, is not compared.",
    example: "Capt. Piotr Kowal closed the bridge on Monday.\n\n“It is not safe,” Col. Kowal said.\n",
    instead: "Capt. Piotr Kowal closed the bridge on Monday.\n\n“It is not safe,” Capt. Kowal said.\n",
    source: Some(
        "Associated Press Stylebook, “military titles”: the rank on first reference, the same wherever it is used",
    ),
    run,
};

/// How far before a name its title is looked for, in code points.
const BEFORE: usize = 40;

/// A title as it is compared.
#[derive(PartialEq, Eq)]
struct Title {
    /// Its words, written out.
    words: Vec<&'static str>,
    kind: Kind,
}

/// What a title is of; of two kinds a person may have one each.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Rank,
    Seat,
    /// A ministry.
    Office,
}

impl Title {
    /// Whether one is the short form of the other: General, Lieutenant General.
    fn agrees(&self, other: &Title) -> bool {
        self.kind != other.kind || self.words.ends_with(&other.words) || other.words.ends_with(&self.words)
    }
}

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for (i, entity) in article.reading.entities.iter().enumerate() {
        if entity.kind != EntityKind::Person {
            continue;
        }
        let mut known: Vec<(Title, String, CharRange)> = Vec::new();
        // Where a title is written, in a mention or before it.
        let written = |shown: &str, mention: CharRange| {
            let area = CharRange::new(mention.start().minus(BEFORE), mention.end());
            let text = prose.slice(area);
            let at = text[..text.rfind(shown)?].chars().count();
            let start = area.start().plus(at);
            Some(CharRange::new(start, start.plus(shown.chars().count())))
        };
        let named = |form| matches!(form, MentionForm::Name | MentionForm::Honorific);
        for mention in sink.mentions_of(article, EntityId::new(i)).filter(|mention| named(mention.form)) {
            let before = CharRange::new(mention.range.start().minus(BEFORE), mention.range.start());
            let Some((title, shown)) = title_of(prose.slice(before), prose.slice(mention.range)) else {
                continue;
            };
            match known.iter().find(|(other, ..)| !other.agrees(&title)) {
                Some((_, first, before)) => {
                    let message = format!("{} is {shown} here, but {first} before.", entity.name);
                    let finding = sink.report(mention.range, message);
                    finding.relate(*before, "The other title stands here.");
                    if let (Some(here), Some(there)) = (written(&shown, mention.range), written(first, *before)) {
                        finding.fix(format!("Write {first} here"), here, first.as_str());
                        finding.fix(format!("Write {shown} there"), there, shown.as_str());
                    }
                    break;
                }
                None => known.push((title, shown, mention.range)),
            }
        }
    }
}

/// The rank or seat that stands before a name, in the mention or right before it, and how it is
/// written.
fn title_of(before: &str, mention: &str) -> Option<(Title, String)> {
    let is_title = |word: &str| {
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        let lower = word.trim_end_matches('.').to_lowercase();
        canonical(&lower).is_some() || honorific(&lower).is_some_and(|title| title.sort == Sort::Courtesy)
    };
    // Whether it was “former” is for the writer to say.
    let line = before.rsplit(['\n', '\r']).next().unwrap_or("");
    let mut front: Vec<&str> = line.split_whitespace().rev().take_while(|word| is_title(word)).collect();
    let rest = line.split_whitespace().rev().nth(front.len());
    let other = |word: &str| {
        let lower = word.to_lowercase();
        lower.starts_with("former")
            || matches!(
                lower.as_str(),
                "then" | "shadow" | "deputy" | "acting" | "incoming" | "outgoing" | "new" | "and"
            )
    };
    if rest.is_some_and(other) {
        return None;
    }
    front.reverse();
    let words = front.into_iter().chain(mention.split_whitespace().take_while(|word| is_title(word)));
    // “Lt Gen Sir Piotr Haddad”: the form of address is none of it.
    let titles: Vec<(&str, &str)> =
        words.filter_map(|word| Some((canonical(&word.trim_end_matches('.').to_lowercase())?, word))).collect();
    let (canonical, shown): (Vec<_>, Vec<_>) = titles.into_iter().unzip();
    let kind = match *canonical.last()? {
        "senator" | "representative" | "governor" => Kind::Seat,
        "minister" | "secretary" => Kind::Office,
        // “Defense Sgt.” is no office, “Foreign” alone no title.
        last if is_portfolio(last) => return None,
        _ => Kind::Rank,
    };
    Some((Title { words: canonical, kind }, shown.join(" ")))
}

/// Whether a word is for what a minister minds.
fn is_portfolio(word: &str) -> bool {
    PORTFOLIOS.contains(&word)
}

/// What ministers mind, in the words before “Minister” or “Secretary”; “Prime” stands for the whole.
const PORTFOLIOS: [&str; 22] = [
    "prime",
    "foreign",
    "finance",
    "interior",
    "home",
    "defence",
    "health",
    "justice",
    "education",
    "transport",
    "trade",
    "environment",
    "agriculture",
    "culture",
    "energy",
    "labour",
    "housing",
    "treasury",
    "mines",
    "water",
    "sports",
    "tourism",
];

/// Ranks of armed forces and police, and seats of which one excludes the others, written out.
fn canonical(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "general" | "gen" => "general",
        "lieutenant" | "lt" => "lieutenant",
        "colonel" | "col" => "colonel",
        "major" | "maj" => "major",
        "captain" | "capt" => "captain",
        "sergeant" | "sgt" => "sergeant",
        "corporal" | "cpl" => "corporal",
        "admiral" | "adm" => "admiral",
        "commander" | "cmdr" | "cdr" => "commander",
        "commodore" => "commodore",
        "brigadier" | "brig" => "brigadier",
        "superintendent" | "supt" => "superintendent",
        "inspector" | "insp" => "inspector",
        "constable" => "constable",
        "senator" | "sen" => "senator",
        "representative" | "rep" | "congressman" | "congresswoman" => "representative",
        "governor" | "gov" => "governor",
        "minister" => "minister",
        "secretary" => "secretary",
        "defense" => "defence",
        "labor" => "labour",
        "transportation" => "transport",
        other => return PORTFOLIOS.into_iter().find(|portfolio| *portfolio == other),
    })
}

#[cfg(test)]
mod tests {
    use super::title_of;

    #[test]
    fn short_forms_agree() {
        let title = |text| title_of("", text).expect("a title").0;
        for (one, other) in [
            ("Lt Gen Sir Piotr Haddad", "General Haddad"),
            ("Sen. Marta Kowal", "Senator Kowal"),
            ("Gov. Marta Kowal", "General Kowal"),
            ("Rep. Ana Ruiz", "Congresswoman Ruiz"),
            ("Foreign Minister Ine Solberg", "Minister Solberg"),
            ("Defense Secretary Ana Ruiz", "Defence Secretary Ruiz"),
            ("Foreign Minister Ine Solberg", "Sen. Solberg"),
        ] {
            assert!(title(one).agrees(&title(other)), "{one} {other}");
        }
        for (one, other) in [
            ("Capt. Kowal", "Col Kowal"),
            ("Sen. Ruiz", "Rep. Ruiz"),
            ("Maj Gen Lee", "Lt Gen Lee"),
            ("Foreign Minister Lee", "Finance Minister Lee"),
        ] {
            assert!(!title(one).agrees(&title(other)), "{one} {other}");
        }
        assert!(title_of("", "Marta Kowal").is_none());
        assert!(title_of("", "Dr Kowal").is_none());
        assert!(title_of("the former Gov. ", "Ana Ruiz").is_none());
        assert!(title_of("Shadow Foreign Minister ", "Ana Ruiz").is_none());
        assert!(title_of("Finance and Interior Minister ", "Ana Ruiz").is_none());
        assert!(
            title_of("Kowal met the general\nGen. ", "Ana Ruiz").is_some_and(|(title, _)| title.words == ["general"])
        );
    }
}
