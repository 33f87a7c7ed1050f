//! A town said to lie where the gazetteer has none of its name.

use crate::{
    analysis::places::{Place, PlaceKind},
    checks::{Rule, Sink},
    config::Level,
    gazetteer::{Entry, Facts, Gazetteer, Match, Rank},
    ide::Article,
    text::CharRange,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "place-containment",
    name: "A town said to lie where it does not",
    level: Level::Hint,
    why: "The article says that a town lies in a country or division (“X in Y province”, “X, Y”), and the gazetteer \
          has a town of that name elsewhere, but none there. The town may be misspelled, or the division be \
          another; or it is a place too small for the gazetteer, so nothing is said of names that many places \
          have or that are only known far away. Nor is anything said where a country is in dispute, and of lists \
          (“Paris, Rome and Berlin”).",
    example: "The shelling killed two people in Maarat Numan in Aleppo province, the Syrian monitors said.\n",
    instead: "The shelling killed two people in Maarat Numan in Idlib province, the Syrian monitors said.\n",
    source: None,
    run,
};

/// Nearer to a division than this is a town whose border or seat has been redrawn since.
const BESIDE_KM: f64 = 40.0;

/// Farther from the middle of a division than this, a place is no slip for one in it; countries are
/// wider.
const NEAR_KM: [f64; 2] = [300.0, 700.0];

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
        let [inner, outer] = pair else { continue };
        let next = places.get(at + 2).copied();
        if let Some((town, area)) = contradiction(article, inner, outer, next) {
            let known = [town.name, town.admin1, town.country_name].map(str::to_owned);
            let known: Vec<String> = known.into_iter().filter(|part| !part.is_empty()).collect();
            let finding = sink.report(
                inner.range.join(outer.range),
                format!("No {} is known in {}; there is one in {}.", inner.name, area.name, known[1..].join(", ")),
            );
            finding.relate(inner.range, format!("This was read as {}.", known.join(", ")));
        }
    }
}

/// The town and the area it is said to lie in, where that cannot be.
fn contradiction<'a>(
    article: &'a Article,
    inner: &Place,
    outer: &Place,
    next: Option<&Place>,
) -> Option<(Entry<'a>, Entry<'a>)> {
    let gazetteer = &*article.gazetteer;
    if inner.kind != PlaceKind::Toponym || outer.kind != PlaceKind::Toponym || outer.metonym {
        return None;
    }
    if !says_in(article, inner, outer, next) {
        return None;
    }
    let town = gazetteer.facts(inner.resolved?)?;
    let area = area(article, outer)?;
    if !matches!(town.rank, Rank::Town | Rank::Capital) || town.own || lies_in(&town, &area) {
        return None;
    }
    let disputed = |&(a, b): &(&str, &str)| {
        let pair = (town.country(), area.country());
        pair == (a, b) || pair == (b, a)
    };
    if DISPUTED.iter().any(disputed) {
        return None;
    }
    // Any other of the name that lies there would do, and so would one that only sounds like it.
    let anywhere = gazetteer.find(&inner.name).into_iter().chain(gazetteer.find_skeleton(&inner.name));
    let mut own = false;
    let mut towns = 0;
    let near = NEAR_KM[usize::from(area.rank == Rank::Country)];
    if crate::gazetteer::distance_km(town.point, area.point) > near {
        return None;
    }
    for hit in anywhere {
        let facts = gazetteer.facts(hit.entry)?;
        own |= hit.by == Match::Own || hit.by == Match::Skeleton && hit.entry == inner.resolved?;
        towns += usize::from(matches!(facts.rank, Rank::Town | Rank::Capital) && hit.by != Match::Skeleton);
        if lies_in(&facts, &area) || is_beside(&facts, &area) {
            return None;
        }
    }
    (own && towns <= MOST).then_some((gazetteer.entry(inner.resolved?)?, entry_of(gazetteer, &area)?))
}

/// The country or first-order division that a place stands for: itself, or, of the seat that is
/// called like it, the division.
fn area(article: &Article, outer: &Place) -> Option<Facts> {
    let facts = article.gazetteer.facts(outer.resolved?)?;
    match facts.rank {
        Rank::Country | Rank::State => Some(facts),
        _ => {
            let twins = outer.candidates.iter().filter_map(|candidate| article.gazetteer.facts(candidate.entry));
            twins.into_iter().find(|twin| twin.rank == Rank::State && twin.same_admin1(&facts))
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
fn says_in(article: &Article, inner: &Place, outer: &Place, next: Option<&Place>) -> bool {
    let (from, to) = (inner.range.end(), outer.range.start());
    if to < from || to.to_usize() - from.to_usize() > 16 {
        return false;
    }
    let between = article.text.slice(CharRange::new(from, to));
    if between.contains('\n') {
        return false;
    }
    match between.trim() {
        "in" | "in the" | ", in" | "in northern" | "in southern" | "in eastern" | "in western" => true,
        "," => {
            // A list of places has commas as well; what it goes on with tells.
            let behind = article.text.slice(CharRange::new(outer.range.end(), outer.range.end().plus(2)));
            let before = inner.range.start().minus(2);
            let before = article.text.slice(CharRange::new(before, inner.range.start()));
            let listed = next.is_some_and(|next| {
                let gap = next.range.start().to_usize().saturating_sub(outer.range.end().to_usize());
                gap <= 6
            });
            !listed && !before.contains(',') && behind.starts_with([',', '.'])
        }
        _ => false,
    }
}
