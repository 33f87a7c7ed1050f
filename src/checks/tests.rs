use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

use crate::gazetteer::Gazetteer;

use super::{docs, *};

#[test]
fn every_example_is_found_and_put_right() {
    let gazetteer = Arc::new(Gazetteer::embedded());
    let mut wrong = Vec::new();
    for rule in RULES {
        let found = |text| docs::findings_in(text, rule, &gazetteer);
        if found(rule.example).is_empty() {
            wrong.push(format!("{} says nothing about its example", rule.code));
        }
        wrong.extend(
            found(rule.instead).iter().map(|it| format!("{} objects to what it should be: {}", rule.code, it.message)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn codes_are_unique_and_well_formed() {
    let codes: BTreeSet<_> = codes().into_iter().collect();
    assert_eq!(codes.len(), RULES.len());
    let well_formed = |code: &str| code.chars().all(|c| c.is_ascii_lowercase() || c == '-') && code.contains('-');
    assert!(codes.iter().all(|code| well_formed(code)), "{codes:?}");
}

/// `UPDATE_EXPECT=1 cargo test documentation` writes the pages anew.
#[test]
fn the_documentation_is_what_the_registry_says() {
    let gazetteer = Arc::new(Gazetteer::embedded());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/findings");
    let mut pages = vec![("README.md".to_owned(), docs::index())];
    pages.extend(RULES.iter().map(|rule| (format!("{}.md", rule.code), docs::page(rule, &gazetteer))));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::create_dir_all(&folder).expect("the folder can be made");
        for (name, page) in &pages {
            fs::write(folder.join(name), page).expect("the page can be written");
        }
    }
    for (name, page) in &pages {
        let there = fs::read_to_string(folder.join(name)).unwrap_or_default().replace("\r\n", "\n");
        assert_eq!(&there, page, "docs/findings/{name} is out of date: UPDATE_EXPECT=1 cargo test documentation");
    }
    let known: BTreeSet<_> = pages.iter().map(|(name, _)| name.clone()).collect();
    let there: BTreeSet<_> = fs::read_dir(&folder)
        .expect("the folder is there")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(there, known);
}
