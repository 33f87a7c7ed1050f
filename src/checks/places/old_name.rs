//! A country under a name it has given up.

use std::collections::HashSet;

use jiff::civil;

use crate::{
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    text::CharRange,
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

/// Names given up, by what is used now and the day of the change, which is that of the law,
/// proclamation or, where there is none, of independence. Countries that no longer exist as such
/// (Yugoslavia, the Soviet Union) have no new name and are left out, and so are old names that are
/// those of other places too (the Gold Coast, Guiana).
const OLD: [(&str, &str, (i16, i8, i8)); 27] = [
    ("Basutoland", "Lesotho", (1966, 10, 4)),
    ("Bechuanaland", "Botswana", (1966, 9, 30)),
    ("British Honduras", "Belize", (1973, 6, 1)),
    ("Burma", "Myanmar", (1989, 6, 18)),
    ("Byelorussia", "Belarus", (1991, 9, 19)),
    ("Ceylon", "Sri Lanka", (1972, 5, 22)),
    ("Dahomey", "Benin", (1975, 11, 30)),
    ("Dutch Guiana", "Suriname", (1975, 11, 25)),
    ("Ellice Islands", "Tuvalu", (1978, 10, 1)),
    ("Gilbert Islands", "Kiribati", (1979, 7, 12)),
    ("Kampuchea", "Cambodia", (1989, 4, 30)),
    ("Kirghizia", "Kyrgyzstan", (1990, 12, 15)),
    ("Macedonia", "North Macedonia", (2019, 2, 12)),
    ("Moldavia", "Moldova", (1991, 5, 23)),
    ("New Hebrides", "Vanuatu", (1980, 7, 30)),
    ("Northern Rhodesia", "Zambia", (1964, 10, 24)),
    ("Nyasaland", "Malawi", (1964, 7, 6)),
    ("Persia", "Iran", (1935, 3, 22)),
    ("Portuguese Guinea", "Guinea-Bissau", (1974, 9, 10)),
    ("Rhodesia", "Zimbabwe", (1980, 4, 18)),
    ("Siam", "Thailand", (1949, 5, 11)),
    ("South West Africa", "Namibia", (1990, 3, 21)),
    ("Swaziland", "Eswatini", (2018, 4, 19)),
    ("Turkmenia", "Turkmenistan", (1991, 10, 27)),
    ("Upper Volta", "Burkina Faso", (1984, 8, 4)),
    ("Western Samoa", "Samoa", (1997, 7, 4)),
    ("Zaire", "the Democratic Republic of Congo", (1997, 5, 17)),
];

fn run(article: &Article, sink: &mut Sink<'_>) {
    let published = article.reading.published.as_ref().map(|published| published.date);
    let mut seen = HashSet::new();
    for place in &article.reading.places {
        let Some(&(_, now, (year, month, day))) = OLD.iter().find(|(old, ..)| *old == place.name) else { continue };
        let changed = civil::date(year, month, day);
        // Before the change the name was right; and Macedonia is a region of Greece as well.
        let country =
            place.resolved.and_then(|id| article.gazetteer.entry(id)).is_some_and(|it| it.feature.starts_with("PCL"));
        if published.is_some_and(|published| published < changed) || place.resolved.is_some() && !country {
            continue;
        }
        // “Zaire province” is one of Angola.
        let behind = article.text.slice(CharRange::new(place.range.end(), place.range.end().plus(9)));
        if [" province", " river", " state"].iter().any(|kind| behind.to_lowercase().starts_with(kind)) {
            continue;
        }
        if !seen.insert(place.name.as_str()) {
            continue;
        }
        sink.report(place.range, format!("{} has been {now} since {}.", place.name, changed.strftime("%-d %B %Y")))
            .fix(format!("Write {now}"), place.range, now);
    }
}
