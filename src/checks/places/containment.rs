//! A town said to lie where the gazetteer has none of its name.

use crate::{
    analysis::places::{Place, PlaceKind},
    checks::{Rule, Sink},
    config::Level,
    gazetteer::{Entry, Facts, Gazetteer, Match, Rank},
    ide::Article,
    lexicon::toponyms,
    text::CharRange,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "place-containment",
    name: "A town said to lie where it does not",
    level: Level::Hint,
    why: "The article says that a town or division lies in a country or division (“X in Y province”, “X, a town in Y”, \
          “X, Y”, “Y’s town of X”), and the gazetteer has one of that name elsewhere, but none there. The town may be \
          misspelled, or the division be another; or it is a place too small for the gazetteer, so nothing is said \
          of names that many places have, of villages, of small places that are only known far away, or of towns of the \
          New World that may be called after a city elsewhere. Nor is anything said where a country is in dispute, \
          and of lists (“Paris, Rome and Berlin”).",
    example: "The shelling killed two people in Maarat Numan in Aleppo province, the Syrian monitors said.\n",
    instead: "The shelling killed two people in Maarat Numan in Idlib province, the Syrian monitors said.\n",
    source: None,
    run,
};

/// Nearer to a division than this is a town whose border or seat has been redrawn since.
const BESIDE_KM: f64 = 40.0;

/// The middles of a region and of the division that bears its name are no farther apart.
const ISLAND_KM: f64 = 150.0;

/// Farther from the middle of a division than this, a small place is no slip for one in it; countries are
/// wider.
const NEAR_KM: [f64; 2] = [300.0, 700.0];

/// A town of so many people is the one that is meant wherever it is put.
const WELL_KNOWN: u64 = 15_000;

/// A place of fewer people is a village; its name is seldom the only one of its kind.
const VILLAGE: u64 = 10_000;

/// A town of so many people is the one that is meant in all of its country, the New World’s too.
const CITY: u64 = 100_000;

/// A namesake with less than one in so many of a city's people is not what an article means.
const NAMESAKE: u64 = 20;

/// Where settlers called towns after those they came from, and after each other.
const SETTLED: [&str; 9] = ["US", "CA", "AU", "NZ", "ZA", "AR", "BR", "CL", "JM"];

/// Up to so many code points between two places are looked at.
const BETWEEN: usize = 48;

/// So many code points behind a division are looked at for what sort it is.
const DIVISION: usize = 14;

/// A name that more places have than this may well have one more.
const MOST: usize = 2;

/// Countries between which land is in dispute, or passed from one to the other, either way.
const DISPUTED: [(&str, &str); 14] = [
    ("UA", "RU"),
    ("GE", "RU"),
    ("RS", "XK"),
    ("IL", "PS"),
    ("IL", "SY"),
    ("CN", "TW"),
    ("CN", "HK"),
    ("CN", "MO"),
    ("AM", "AZ"),
    ("MA", "EH"),
    ("SD", "SS"),
    ("IN", "PK"),
    ("CY", "TR"),
    ("GB", "IE"),
];

fn run(article: &Article, sink: &mut Sink<'_>) {
    let places: Vec<&Place> = article.reading.places.iter().collect();
    for (at, pair) in places.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let next = places.get(at + 2).copied();
        let Some(between) = between(article, first, second) else { continue };
        // “Aleppo’s town of Maarat Numan”.
        let (inner, outer) = if has(between) {
            (second, first)
        } else if says_in(article, between, first, second, next) {
            (first, second)
        } else {
            continue;
        };
        if let Some((town, area)) = contradiction(article, inner, outer) {
            let known = [town.name, town.admin1, town.country_name].map(str::to_owned);
            let known: Vec<String> = known.into_iter().filter(|part| !part.is_empty()).collect();
            let finding = sink.report(
                first.range.join(second.range),
                format!("No {} is known in {}; there is one in {}.", inner.name, area.name, known[1..].join(", ")),
            );
            finding.relate(inner.range, format!("This was read as {}.", known.join(", ")));
        }
    }
}

/// The town and the area it is said to lie in, where that cannot be.
fn contradiction<'a>(article: &'a Article, inner: &Place, outer: &Place) -> Option<(Entry<'a>, Entry<'a>)> {
    let gazetteer = &*article.gazetteer;
    if inner.kind != PlaceKind::Toponym || outer.kind != PlaceKind::Toponym || outer.metonym {
        return None;
    }
    let town = gazetteer.facts(inner.resolved?)?;
    let area = area(article, outer)?;
    let narrower = match town.rank {
        Rank::Town | Rank::Capital => true,
        Rank::State => area.rank == Rank::Country,
        _ => false,
    };
    if !narrower || town.own || lies_in(&town, &area) {
        return None;
    }
    let disputed = |&(a, b): &(&str, &str)| {
        let pair = (town.country(), area.country());
        pair == (a, b) || pair == (b, a)
    };
    if DISPUTED.iter().any(disputed) {
        return None;
    }
    let near = NEAR_KM[usize::from(area.rank == Rank::Country)];
    let settled = SETTLED.contains(&area.country());
    let known = town.population >= WELL_KNOWN && (!settled || town.same_country(&area) && town.population >= CITY);
    // A village may well share its name with one too small for the gazetteer.
    let seat = || gazetteer.entry(inner.resolved?).map(|entry| entry.feature.starts_with("PPLA"));
    let village = town.population < VILLAGE && !seat().unwrap_or_default();
    if !known && (village || crate::gazetteer::distance_km(town.point, area.point) > near) {
        return None;
    }
    // Any other of the name that lies there would do, and so would one that only sounds like it.
    let mut own = false;
    let mut towns = 0;
    for (hit, facts) in gazetteer.namesakes(&inner.name).iter() {
        let read = hit.entry == inner.resolved?;
        own |= hit.by == Match::Own || read && (hit.by == Match::Skeleton || known && facts.population >= CITY);
        // Beside a city its small namesakes don't count.
        let comparable = !known || facts.population * NAMESAKE >= town.population;
        // What only sounds like a city, or is another name of a village, is not what an article means.
        if !comparable && hit.by != Match::Own {
            continue;
        }
        let settlement = matches!(facts.rank, Rank::Town | Rank::Capital | Rank::State);
        towns += usize::from(settlement && comparable && hit.by != Match::Skeleton);
        if towns > MOST || lies_in(facts, &area) || is_beside(facts, &area) {
            return None;
        }
    }
    own.then_some((gazetteer.entry(inner.resolved?)?, entry_of(gazetteer, &area)?))
}

/// The country or first-order division that a place stands for: itself, or, of the seat that is
/// called like it, the division.
fn area(article: &Article, outer: &Place) -> Option<Facts> {
    let facts = article.gazetteer.facts(outer.resolved?)?;
    match facts.rank {
        Rank::Country | Rank::State => Some(facts),
        _ => {
            let twins = outer.candidates.iter().filter_map(|candidate| article.gazetteer.facts(candidate.entry));
            // Sicily is an island and a division.
            let same = |twin: &Facts| {
                let island = facts.rank == Rank::Feature
                    && twin.same_country(&facts)
                    && crate::gazetteer::distance_km(twin.point, facts.point) < ISLAND_KM;
                island || twin.same_admin1(&facts)
            };
            twins.into_iter().find(|twin| twin.rank == Rank::State && same(twin))
        }
    }
}

fn entry_of<'g>(gazetteer: &'g Gazetteer, facts: &Facts) -> Option<Entry<'g>> {
    gazetteer.entry(gazetteer.by_geonameid(facts.geonameid)?)
}

fn lies_in(inner: &Facts, outer: &Facts) -> bool {
    if outer.rank == Rank::Country { inner.same_country(outer) } else { inner.same_admin1(outer) }
}

/// Whether a town lies so near to a division that it may be reckoned to it.
fn is_beside(inner: &Facts, outer: &Facts) -> bool {
    outer.rank == Rank::State && crate::gazetteer::distance_km(inner.point, outer.point) < BESIDE_KM
}

/// Whether the words between two places say that the first lies in the second.
fn says_in(article: &Article, between: &str, inner: &Place, outer: &Place, next: Option<&Place>) -> bool {
    let words = between.trim();
    let opens = words.get(..2).is_some_and(|word| word.eq_ignore_ascii_case("in"));
    if !opens && !words.starts_with(',') {
        return false;
    }
    let says = match &*words.to_lowercase() {
        "," => says_by_comma(article, inner, outer, next),
        words if words.starts_with(',') || words == "in" || words.starts_with("in ") => says_in_words(words),
        _ => false,
    };
    if !says {
        return false;
    }
    // Who comes from one town may be in another: “the envoy from Oslo in Geneva”.
    let before = article.text.words(CharRange::new(inner.range.start().minus(5), inner.range.start()));
    let town = || outer.resolved.and_then(|id| article.gazetteer.facts(id)).is_some_and(|it| it.rank >= Rank::Capital);
    !before.ends_with("from ") || !town()
}

/// The words between two places, where they are few and of one line.
fn between<'a>(article: &'a Article, left: &Place, right: &Place) -> Option<&'a str> {
    let (from, to) = (left.range.end(), right.range.start());
    if to < from || to.to_usize() - from.to_usize() > BETWEEN {
        return None;
    }
    let between = article.text.words(CharRange::new(from, to));
    (!between.contains('\n')).then_some(between)
}

/// “in”, “in the”, “in northern”, “, a rebel-held town in”.
fn says_in_words(words: &str) -> bool {
    let words: Vec<&str> = words.trim_start_matches(',').split_whitespace().collect();
    let Some(at) = words.iter().rposition(|word| *word == "in") else { return false };
    let (before, behind) = (&words[..at], &words[at + 1..]);
    let kind = matches!(before, [] | ["a" | "an" | "the", .., _])
        && before
            .last()
            .is_none_or(|noun| matches!(*noun, "town" | "city" | "village" | "suburb" | "capital" | "port"));
    kind && behind.iter().all(|word| matches!(*word, "the" | "rural" | "province") || toponyms::is_direction(word))
}

/// Whether the words between two places say that the second is one of the first: “Aleppo’s town of
/// Maarat Numan”, “the Aleppo town of Maarat Numan”.
fn has(between: &str) -> bool {
    let words = between.trim_end();
    if !words.get(words.len().wrapping_sub(2)..).is_some_and(|word| word.eq_ignore_ascii_case("of")) {
        return false;
    }
    let between = between.to_lowercase();
    let words: Vec<&str> = between.split_whitespace().collect();
    let [owner @ .., kind, "of"] = &words[..] else { return false };
    let settlement = matches!(*kind, "town" | "city" | "village" | "suburb" | "port");
    let owned = between.starts_with(['’', '\''])
        || owner.is_empty()
        || matches!(owner[0], "province" | "province’s" | "province's");
    settlement && owned && owner.len() <= 4 && !between.contains([',', '.', ';', '“', '”', '"'])
}

/// Whether “X, Y” puts X in Y rather than listing both.
fn says_by_comma(article: &Article, inner: &Place, outer: &Place, next: Option<&Place>) -> bool {
    // A list of places has commas as well; what it goes on with tells.
    let behind = article.text.words(CharRange::new(outer.range.end(), outer.range.end().plus(DIVISION)));
    let division = behind.strip_prefix(' ').and_then(|behind| behind.find([',', '.']).map(|end| &behind[..end]));
    // “Kirkuk, Anbar province, …”
    let named = division.is_some_and(|noun| {
        matches!(
            &*noun.to_lowercase(),
            "province" | "state" | "region" | "governorate" | "oblast" | "prefecture" | "county"
        )
    });
    let before = inner.range.start().minus(2);
    let before = article.text.words(CharRange::new(before, inner.range.start()));
    let listed = next.is_some_and(|next| {
        let gap = next.range.start().to_usize().saturating_sub(outer.range.end().to_usize());
        gap <= 6
    });
    !listed && !before.contains(',') && (named || behind.starts_with([',', '.']))
}
