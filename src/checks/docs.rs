//! The documentation of the rules, made from the registry.

use std::{fmt::Write as _, sync::Arc};

use crate::{
    analysis::{ArticleContext, Reader},
    config::{Config, Level},
    gazetteer::Gazetteer,
    ide::Article,
    standoff::{AnnFile, Base, Schema},
    text::{Format, Text},
};

use super::{Finding, RULES, Rule, check};

/// The source of a rule that nobody else has laid down.
const OWN: &str = "postil’s own: no standard or style guide is followed here";

/// The page of one rule, in Markdown.
pub fn page(rule: &Rule, gazetteer: &Arc<Gazetteer>) -> String {
    let findings = findings_in(rule.example, rule, gazetteer);
    let fixable = findings.iter().any(|finding| !finding.fixes.is_empty());
    let mut page = format!("# {}\n\n{}.\n\n", rule.code, rule.name);
    let fix = if fixable { "; there is a fix" } else { "" };
    put(&mut page, &format!("Level: {}{fix}.\n\n{}\n\n", level_in_words(rule.level), rule.why));
    put(&mut page, &format!("## Example\n\n```text\n{}```\n\n", rule.example));
    for finding in &findings {
        put(&mut page, &format!("> {}\n", finding.message));
        for fix in &finding.fixes {
            put(&mut page, &format!(">\n> Fix: {}.\n", fix.title));
        }
        page.push('\n');
    }
    put(&mut page, &format!("## Instead\n\n```text\n{}```\n\n", rule.instead));
    let other = if rule.level == Level::Off { Level::Warning } else { Level::Off };
    put(&mut page, &format!("## Setting\n\n```toml\n[findings]\n{} = \"{}\"\n```\n", rule.code, other.name()));
    put(&mut page, &format!("\n## Source\n\n{}.\n", rule.source.unwrap_or(OWN)));
    page
}

/// The page that lists all rules, in Markdown.
pub fn index() -> String {
    let mut page = String::from(
        "# Findings\n\nWhat postil reports, and how much it makes of it. `postil.toml` and the settings of the \
         editor change the level of each: `off`, `hint`, `information`, `warning` or `error`.\n\n\
         | code | what it finds | level |\n|---|---|---|\n",
    );
    for rule in RULES {
        put(&mut page, &format!("| [`{0}`]({0}.md) | {1} | {2} |\n", rule.code, rule.name, rule.level.name()));
    }
    page
}

/// Between the article and the stand-off file of an example that has both.
const STANDOFF: &str = "\n— in the stand-off file —\n\n";

/// What the rule alone finds in an example.
pub fn findings_in(text: &str, rule: &Rule, gazetteer: &Arc<Gazetteer>) -> Vec<Finding> {
    let (on, _) = Config::from_toml(&format!("findings.{} = 'warning'", rule.code), &[rule.code]);
    let (text, annotations) = text.split_once(STANDOFF).map_or((text, None), |(text, ann)| (text, Some(ann)));
    let mut article = article(text, on, gazetteer);
    article.annotations = annotations.map(|source| {
        let mut file = AnnFile::read(source, &article.text);
        file.reanchor(Base::Unknown, &article.text);
        Arc::new(file)
    });
    check(&article).into_iter().filter(|finding| finding.code == rule.code).collect()
}

/// An article read from plain text.
fn article(text: &str, config: Config, gazetteer: &Arc<Gazetteer>) -> Article {
    let text = Text::new(text, Format::Plain);
    let reading = Reader::new(Arc::clone(gazetteer)).read(&text.paragraphs(), &ArticleContext::default());
    Article {
        text,
        reading: Arc::new(reading),
        annotations: None,
        schema: Arc::new(Schema::default()),
        gazetteer: Arc::clone(gazetteer),
        config: Arc::new(config),
        settled: Default::default(),
    }
}

fn level_in_words(level: Level) -> &'static str {
    match level {
        Level::Off => "off, unless settings ask for it",
        Level::Hint => "hint",
        Level::Information => "information",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

fn put(page: &mut String, text: &str) {
    // Writing to a string can't fail.
    let _ = page.write_str(text);
}
