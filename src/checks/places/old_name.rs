//! A country under a name it has given up.

use std::collections::HashSet;

use crate::{
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "place-old-name",
    name: "A country under a name it no longer has",
    level: Level::Hint,
    why: "The country has changed its name, and agencies have followed. In an account of the time before the \
          change the old name is right. Old names that agencies still use (Turkey, Ivory Coast, Czech Republic) \
          are not reported. Reported once a name.",
    example: "The king of Swaziland opened parliament on Friday.\n",
    instead: "The king of Eswatini opened parliament on Friday.\n",
    source: Some(
        "ISO 3166-3, codes for formerly used names of countries; United Nations, UNGEGN list of country names",
    ),
    run,
};

/// Names given up, by what is used now and the year of the change. Countries that no longer exist
/// as such (Yugoslavia, the Soviet Union) have no new name and are left out.
const OLD: [(&str, &str, i16); 13] = [
    ("Burma", "Myanmar", 1989),
    ("Byelorussia", "Belarus", 1991),
    ("Ceylon", "Sri Lanka", 1972),
    ("Dahomey", "Benin", 1975),
    ("Kampuchea", "Cambodia", 1989),
    ("Macedonia", "North Macedonia", 2019),
    ("Moldavia", "Moldova", 1991),
    ("New Hebrides", "Vanuatu", 1980),
    ("Northern Rhodesia", "Zambia", 1964),
    ("Rhodesia", "Zimbabwe", 1980),
    ("Swaziland", "Eswatini", 2018),
    ("Upper Volta", "Burkina Faso", 1984),
    ("Zaire", "the Democratic Republic of Congo", 1997),
];

fn run(article: &Article, sink: &mut Sink<'_>) {
    let published = article.reading.published.as_ref().map(|published| published.date.year());
    let mut seen = HashSet::new();
    for place in &article.reading.places {
        let Some((_, now, year)) = OLD.iter().find(|(old, ..)| *old == place.name) else { continue };
        // Before the change the name was right; and Macedonia is a region of Greece as well.
        let country =
            place.resolved.and_then(|id| article.gazetteer.entry(id)).is_some_and(|it| it.feature.starts_with("PCL"));
        if published.is_some_and(|published| published < *year) || place.resolved.is_some() && !country {
            continue;
        }
        if !seen.insert(place.name.as_str()) {
            continue;
        }
        sink.report(place.range, format!("{} has been {now} since {year}.", place.name)).fix(
            format!("Write {now}"),
            place.range,
            *now,
        );
    }
}
