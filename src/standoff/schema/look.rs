//! `visual.conf` and `tools.conf`: how types look, and how brat goes about its work.

use crate::standoff::{
    Field,
    conf::{ConfFile, ConfKind, Entry},
    problem::Category,
};

use super::{Database, build::Builder};

/// Properties of `[drawing]`, with those of their values that are words; as brat's manual has them.
pub const DRAWING: [(&str, &[&str]); 10] = [
    ("fgColor", &[]),
    ("bgColor", &[]),
    ("borderColor", &["darken"]),
    ("color", &[]),
    ("dashArray", &["-", "3-3", "5-5"]),
    ("arrowHead", &["none", "triangle,5", "triangle,10"]),
    ("labelArrow", &["none", "triangle,5"]),
    ("glyph", &[]),
    ("box", &["crossed", "none"]),
    ("position", &["left", "right"]),
];

/// Options: those of `visual.conf`, then those of `tools.conf`; with their one key and the values that
/// can have. Of `logfile` that is any path as well.
pub const OPTIONS: [(ConfKind, &str, &str, &[&str]); 6] = [
    (ConfKind::Visual, "Arcs", "bundle", &["all", "none"]),
    (ConfKind::Visual, "Text", "direction", &["ltr", "rtl"]),
    (ConfKind::Tools, "Validation", "validate", &["all", "none"]),
    (ConfKind::Tools, "Tokens", "tokenizer", &["whitespace", "ptblike", "mecab"]),
    (ConfKind::Tools, "Sentences", "splitter", &["regex", "newline"]),
    (ConfKind::Tools, "Annotation-log", "logfile", &["<NONE>"]),
];

impl Builder {
    pub(super) fn visual(&mut self, file: &ConfFile) {
        for entry in file.entries("options") {
            self.option(entry);
        }
        for entry in file.entries("labels") {
            let labels = entry.terms[1..].iter().map(|term| term.text.replace("<EMPTY>", "")).collect();
            self.schema.labels.insert(entry.name().to_owned(), labels);
            self.misspelt(&entry.terms[0]);
        }
        for entry in file.entries("drawing") {
            let pairs = entry.arguments.iter().map(|a| (a.key.text.clone(), a.value.text.clone())).collect();
            self.schema.drawing.insert(entry.name().to_owned(), pairs);
            self.misspelt(&entry.terms[0]);
            for argument in &entry.arguments {
                let key = &argument.key;
                if DRAWING.iter().all(|(known, _)| *known != key.text) {
                    let known = DRAWING.map(|(known, _)| known).join(", ");
                    let message = format!("“{key}” is no property of a drawing: they are {known}.");
                    self.problem(Category::Warning, "conf-option", key.range, message);
                }
            }
        }
    }

    pub(super) fn tools(&mut self, file: &ConfFile) {
        for entry in file.entries("options") {
            let value = self.option(entry);
            if let ("Validation", Some(value)) = (entry.name(), value) {
                self.schema.validate = value == "all";
            }
        }
        for entry in file.entries("search") {
            if let Some(url) = entry.get("<URL>") {
                self.schema.searches.push((entry.name().to_owned(), url.text.clone()));
            }
        }
        for entry in file.entries("normalization") {
            self.schema.databases.push(Database {
                name: entry.terms[0].clone(),
                url: entry.get("<URL>").map(|url| url.text.clone()),
                entry_url: entry.get("<URLBASE>").map(|url| url.text.clone()),
            });
        }
    }

    /// The value of an option; `None` where it can't have that, or there is no such option.
    fn option<'e>(&mut self, entry: &'e Entry) -> Option<&'e str> {
        let of_file = || OPTIONS.iter().filter(|(kind, ..)| *kind == self.kind);
        let Some((.., key, values)) = of_file().find(|(_, name, ..)| *name == entry.name()) else {
            let known = of_file().map(|(_, name, ..)| *name).collect::<Vec<_>>().join(", ");
            let message = format!("“{}” is no option: they are {known}.", entry.name());
            self.problem(Category::Warning, "conf-option", entry.terms[0].range, message);
            return None;
        };
        let value = entry.get(key).map(|value| value.text.as_str());
        if value.is_some_and(|value| *key == "logfile" || values.contains(&value)) {
            return value;
        }
        let pairs: Vec<String> = values.iter().map(|value| format!("{key}:{value}")).collect();
        let message = format!("{} must be {}.", entry.name(), pairs.join(" or "));
        self.problem(Category::Error, "conf-option", entry.range, message);
        None
    }

    /// That a name is none of the schema, where one of the schema was meant: labels may be kept of types
    /// that only other schemas have.
    fn misspelt(&mut self, name: &Field) {
        let types = self.schema.types();
        let arguments = || types.iter().flat_map(|def| &def.arguments).map(|argument| argument.role.as_str());
        let values = types.iter().flat_map(|def| &def.values).map(String::as_str);
        let known: Vec<&str> = types.iter().map(|def| &*def.name.text).chain(arguments()).chain(values).collect();
        if known.contains(&&*name.text) {
            return;
        }
        let near = |other: &&&str| {
            // One slip in four characters; “Arg1” and “Arg2” are two names.
            let letters = other.chars().filter(|c| c.is_alphabetic()).count();
            let same_digits = other.chars().filter(char::is_ascii_digit).eq(name.chars().filter(char::is_ascii_digit));
            same_digits && strsim::osa_distance(name, other) <= letters / 4
        };
        if let Some(meant) = known.iter().find(near) {
            let message = format!("No type “{name}” is defined; “{meant}” is.");
            self.problem(Category::Warning, "conf-unknown-type", name.range, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::standoff::{ConfFile, ConfKind, Schema};

    fn check(kind: ConfKind, source: &str, expected: &Expect) {
        let conf = ConfFile::parse(source, kind);
        let (_, problems) = Schema::of_found(vec![conf]);
        let shown =
            problems.iter().map(|(_, problem)| format!("{:?} {}: {}", problem.range, problem.code, problem.message));
        expected.assert_eq(&shown.collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn what_is_misspelt_in_visual_conf() {
        let source = "[options]\nArcs\tbundle:some\nText\tdirection:rtl\nTxt\tdirection:rtl\n[labels]\nPlase | Where\nPlace | Where\nGene | Of another schema\nArg3 | With\nVerified | Seen\n[drawing]\nPersn\tbgColor:red, bgcolour:red\nSPAN_DEFAULT\tfgColor:black\n";
        check(
            ConfKind::Visual,
            source,
            &expect![[r#"
            10..26 conf-option: Arcs must be bundle:all or bundle:none.
            46..49 conf-option: “Txt” is no option: they are Arcs, Text.
            73..78 conf-unknown-type: No type “Plase” is defined; “Place” is.
            164..169 conf-unknown-type: No type “Persn” is defined; “Person” is.
            183..191 conf-option: “bgcolour” is no property of a drawing: they are fgColor, bgColor, borderColor, color, dashArray, arrowHead, labelArrow, glyph, box, position."#]],
        );
    }

    #[test]
    fn what_tools_conf_can_ask_for() {
        let source = "[options]\nTokens\ttokenizer:words\nSentences\tsplitter:newline\nAnnotation-log\tlogfile:logs/brat.log\nValidation\tvalidate:none\nValidaton\tvalidate:none\n[normalization]\nGeoNames\tDB:geonames\n";
        check(
            ConfKind::Tools,
            source,
            &expect![[r#"
            10..32 conf-option: Tokens must be tokenizer:whitespace or tokenizer:ptblike or tokenizer:mecab.
            122..131 conf-option: “Validaton” is no option: they are Validation, Tokens, Sentences, Annotation-log."#]],
        );
    }
}
