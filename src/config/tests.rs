use expect_test::{Expect, expect};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::json;

use crate::text::{CharOffset, Format, Text};

use super::*;

const CODES: [&str; 3] = ["place-ambiguous", "quote-no-speaker", "quote-unclosed"];

/// Shows every problem as `what it stands at: message [-> replacement]`.
fn check(source: &str, expected: &Expect) {
    let (_, problems) = Config::from_toml(source, &CODES);
    let text = Text::new(source, Format::Plain);
    let shown: String = problems
        .iter()
        .map(|problem| {
            let fix = problem.replacement.as_ref().map(|fix| format!(" -> {fix}")).unwrap_or_default();
            format!(
                "{} `{}` {}: {}{fix}\n",
                problem.range.start(),
                text.slice(problem.range),
                problem.key,
                problem.message
            )
        })
        .collect();
    expected.assert_eq(&shown);
}

#[test]
fn reads_every_key() {
    let source = r#"
gazetteer = "syria.gaz"

[findings]
quote-unclosed = "error"
place-ambiguous = "off"

[dates]
"*.txt" = 2024-03-01
"bridge.txt" = "2024-03-05"
"wire/*.txt" = 2024-03-04T10:00:00Z

[[place]]
name = "Kafr Nabudah"
aliases = ["Kafr Nabouda"]
lat = 35.43
lon = 36
country = "SY"
id = "own-1"
"#;
    let (config, problems) = Config::from_toml(source, &CODES);
    assert_eq!(problems, []);
    assert_eq!(config.level("quote-unclosed"), Some(Level::Error));
    assert_eq!(config.level("place-ambiguous"), Some(Level::Off));
    assert_eq!(config.level("quote-no-speaker"), None);
    assert_eq!(config.date_of("wire/bridge.txt"), Some(date(2024, 3, 5)));
    assert_eq!(config.date_of("wire/road.txt"), Some(date(2024, 3, 4)));
    assert_eq!(config.date_of("road.txt"), Some(date(2024, 3, 1)));
    assert_eq!(config.date_of("road.md"), None);
    assert_eq!(config.gazetteer.map(|file| file.path), Some("syria.gaz".into()));
    assert_eq!(
        config.places,
        [OwnPlace {
            name: "Kafr Nabudah".to_owned(),
            aliases: vec!["Kafr Nabouda".to_owned()],
            latitude: 35.43,
            longitude: 36.0,
            country: Some("SY".to_owned()),
            id: Some("own-1".to_owned()),
        }]
    );
}

#[test]
fn a_client_sends_the_same_keys() {
    let settings =
        json!({ "findings": { "quote-unclosed": "hint" }, "dates": { "*.txt": "2024-03-01" }, "place": null });
    let (config, problems) = Config::from_json(&settings, &CODES);
    assert_eq!(problems, []);
    assert_eq!(config.level("quote-unclosed"), Some(Level::Hint));
    assert_eq!(config.date_of("a.txt"), Some(date(2024, 3, 1)));
    let (_, problems) = Config::from_json(&json!({ "findings": { "quote-unclosd": "off" } }), &CODES);
    let said: Vec<_> = problems.iter().map(|problem| (problem.key.as_str(), problem.message.as_str())).collect();
    let expected = "there is no finding `quote-unclosd`; did you mean `quote-unclosed`?";
    assert_eq!(said, [("findings.quote-unclosd", expected)]);
    assert_eq!(Config::from_json(&Value::Null, &CODES), (Config::default(), vec![]));
}

#[test]
fn vague_quantities_are_coded_by_one_of_two_tables() {
    let (config, problems) = Config::from_toml("figures.vague = 'pitf'", &CODES);
    assert_eq!(problems, []);
    assert_eq!(config.vague_quantities(), VagueConvention::Pitf);
    assert_eq!(config.or(&Config::default()).vague_quantities(), VagueConvention::Pitf);
    assert_eq!(Config::default().vague_quantities(), VagueConvention::Acled);
    check(
        "[figures]\nvague = \"pift\"\nfloor = 3\n",
        &expect![[r#"
        18 `"pift"` figures.vague: "pift" is no table of vague quantities; there are "acled" and "pitf" -> "pitf"
        25 `floor` figures.floor: there is no setting `floor`; there are vague
    "#]],
    );
}

#[test]
fn the_nearer_settings_win() {
    let (near, _) = Config::from_toml("findings.quote-unclosed = 'off'\ndates.'a.txt' = 2024-03-02", &CODES);
    let far = "findings.quote-unclosed = 'error'\nfindings.place-ambiguous = 'hint'\ndates.'a.txt' = 2023-01-01";
    let (far, _) = Config::from_toml(far, &CODES);
    let both = near.or(&far);
    assert_eq!(both.level("quote-unclosed"), Some(Level::Off));
    assert_eq!(both.level("place-ambiguous"), Some(Level::Hint));
    assert_eq!(both.date_of("a.txt"), Some(date(2024, 3, 2)));
}

#[test]
fn says_what_is_wrong_and_where() {
    check(
        "# é 😀\n[finding]\n[findings]\nquote_unclosed = \"off\"\nplace-ambiguous = \"warn\"\nquote-no-speaker = 1\ncolour = \"off\"\nquote-unclosed = \"loud\"\n",
        &expect![[r#"
            7 `finding` finding: there is no setting `finding`; did you mean `findings`? -> findings
            27 `quote_unclosed` findings.quote_unclosed: there is no finding `quote_unclosed`; did you mean `quote-unclosed`? -> quote-unclosed
            68 `"warn"` findings.place-ambiguous: "warn" is no level; did you mean "warning"? -> "warning"
            94 `1` findings.quote-no-speaker: this is a number; it should be a string
            96 `colour` findings.colour: there is no finding `colour`; there are place-ambiguous, quote-no-speaker, quote-unclosed
            128 `"loud"` findings.quote-unclosed: "loud" is no level; the levels are off, hint, information, warning, error
        "#]],
    );
    check(
        "gazetteer = [1]\n[dates]\n\"a.txt\" = \"1 March\"\n\"b.txt\" = true\n[[place]]\nname = \"Here\"\nlat = 95\nlon = 3\n[[place]]\nname = \"There\"\nlong = 3\n[[place]]\nname = \"Nowhere\"\n[[place]]\nname = \"Homs\"\nlat = 34.7\nlon = 36.7\ncountry = \"Syria\"\n",
        &expect![[r#"
            12 `[1]` gazetteer: this is a list; it should be a string
            34 `"1 March"` dates.a.txt: "1 March" is no day; write it as 2024-03-01
            54 `true` dates.b.txt: this is true or false; it should be a day, as in 2024-03-01
            89 `95` place.lat: this should be degrees between -90 and 90
            125 `long` place.long: there is no setting of a place `long`; did you mean `lon`? -> lon
            134 `[[place]]` place: a place needs `name`, `lat` and `lon`
            217 `"Syria"` place.country: "Syria" is no ISO 3166 code of two letters, as in "SY"
        "#]],
    );
    check(
        "\u{feff}place = 3\nfindings = \n[dates\n\"a.txt\" = 2024-03-01",
        &expect![[r#"
            29 `` : not TOML: unclosed table, expected `]`
            22 `` : not TOML: string values must be quoted, expected literal string
        "#]],
    );
}

proptest! {
    #[test]
    fn any_text_gives_settings_and_places_in_it(source in r#"[a-z\[\]="'.# \r\n0-9é😀{},-]{0,80}"#) {
        let (_, problems) = Config::from_toml(&source, &CODES);
        let end = CharOffset::of(&source, source.len());
        prop_assert!(problems.iter().all(|problem| problem.range.end() <= end));
    }
}

#[test]
fn when_annotations_are_brought_up_to_date() {
    let (config, problems) = Config::from_toml("[annotations]\nsync = 'pause'\n", &CODES);
    assert_eq!((config.sync(), problems.len()), (Sync::Pause, 0));
    let (client, _) = Config::from_json(&json!({ "annotations": { "sync": "command" } }), &CODES);
    assert_eq!(config.or(&client).sync(), Sync::Pause);
    assert_eq!(Config::default().or(&client).sync(), Sync::Command);
    assert_eq!(Config::default().sync(), Sync::Save);
    check(
        "[annotations]\nsync = 'saved'\nsynk = 'save'\n",
        &expect![[r#"
            21 `'saved'` annotations.sync: "saved" is no time to bring annotations up to date; there are save, pause, command -> "save"
            29 `synk` annotations.synk: there is no setting of annotations `synk`; did you mean `sync`? -> sync
        "#]],
    );
}
