//! What speaks for each entry that a name could mean.

use crate::gazetteer::{Match, Rank, Sense};

use super::{context::Company, nearness::Nearness, seats::Seat};

macro_rules! grounds {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// Something that speaks for or against an entry; an index into [`Grounds`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Ground { $($(#[$doc])* $name,)* }

        /// The names of the grounds, in order.
        pub const GROUND_NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

grounds! {
    /// Log of its population, 0 to 1.
    Population,
    /// It has the largest population of those the name could mean.
    Largest,
    /// A continent or an ocean.
    Continent,
    /// A country.
    Country,
    /// A first-order division.
    State,
    /// A narrower division.
    County,
    /// A capital.
    Capital,
    /// A part of a town.
    Section,
    /// Water, a range, a region.
    Feature,
    /// The name is not its own but an alternate.
    Alternate,
    /// Only the consonants agree.
    Skeleton,
    /// The share of the article's other names that are in its country.
    CountryShare,
    /// The share of the article's other names that are in its first-order division.
    DivisionShare,
    /// An alternate name, but other names are in its country.
    AlternateInCountry,
    /// It lies in what follows the comma: “X, Y”.
    Contained,
    /// Something else is said to lie in it.
    Contains,
    /// Nearness to another place of the article: exp(−km/150).
    Near,
    /// Nearness to all places of the article, on average.
    NearMean,
    /// Nearness to the place named just before or behind.
    NearNeighbour,
    /// A town, and the article says town, or a division and it says province.
    KindSaid,
    /// A division, but the article says town, or the other way round.
    KindDenied,
    /// A first-order division or country in which other names of the article are.
    Covers,
    /// It is in the country that the article names most.
    InNamedCountry,
    /// It is in a division that the article names.
    InNamedDivision,
    /// The names it is listed with mean things of its kind: “Ohio, Oregon and Washington”.
    Peers,
    /// A sea, a range, and its name says so: “Red Sea”.
    FeatureSaid,
    /// A first-order division that shares its name with its country's capital, elsewhere in the
    /// country, where nothing says division: “Washington” alone is the capital.
    StateBesideCapital,
    /// A capital, and the article has it act as a government does: “Washington and Brussels agreed”.
    CapitalActs,
    /// The largest of its name, and so well known that stylebooks leave out what it lies in.
    StandsAlone,
}

/// How many grounds there are.
pub const GROUNDS: usize = GROUND_NAMES.len();

/// The value of each ground.
pub type Grounds = [f32; GROUNDS];

/// What a name's surroundings say of its kind: town, or division.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) town: bool,
    pub(super) division: bool,
    pub(super) feature: bool,
    /// It acts as a government does.
    pub(super) acts: bool,
    /// Its name stands alone in datelines.
    pub(super) alone: bool,
}

impl Said {
    /// Adds what the surroundings of another mention say.
    pub(super) fn add(&mut self, other: Said) {
        self.town |= other.town;
        self.division |= other.division;
        self.feature |= other.feature;
        self.acts |= other.acts;
        self.alone |= other.alone;
    }
}

/// What speaks for each sense of a name whatever else the article names.
pub(super) fn alone(senses: &[Sense], said: Said) -> Vec<Grounds> {
    let most = senses.iter().map(|sense| sense.facts.population).max().unwrap_or_default();
    let capital = |sense: &&Sense| sense.facts.rank == Rank::Capital && sense.hit.by == Match::Own;
    let capitals: Vec<&Sense> = senses.iter().filter(capital).collect();
    let most_of_towns = senses.iter().filter(|sense| is_town(sense)).map(|sense| sense.facts.population).max();
    let stands_alone = |sense: &Sense| said.alone && is_town(sense) && Some(sense.facts.population) == most_of_towns;
    let of_itself = |sense: &Sense| {
        let mut grounds = of_itself(sense, most, &capitals, said);
        grounds[Ground::StandsAlone as usize] = f32::from(u8::from(stands_alone(sense)));
        grounds
    };
    senses.iter().map(of_itself).collect()
}

/// What speaks for a sense of a name: `most` people live in the largest, `capitals` are those among all.
fn of_itself(sense: &Sense, most: u64, capitals: &[&Sense], said: Said) -> Grounds {
    let mut grounds = [0.0; GROUNDS];
    let Sense { hit, facts, .. } = sense;
    let mut set = |ground: Ground, value: f32| grounds[ground as usize] = value;
    let flag = |yes: bool| f32::from(u8::from(yes));
    set(Ground::Population, sense.size);
    set(Ground::Largest, flag(facts.population == most));
    match facts.rank {
        Rank::Continent => set(Ground::Continent, 1.0),
        Rank::Country => set(Ground::Country, 1.0),
        Rank::State => set(Ground::State, 1.0),
        Rank::County => set(Ground::County, 1.0),
        Rank::Capital => set(Ground::Capital, 1.0),
        Rank::Section => set(Ground::Section, 1.0),
        Rank::Feature => set(Ground::Feature, 1.0),
        Rank::Town => {}
    }
    set(Ground::Alternate, flag(hit.by == Match::Alternate));
    set(Ground::Skeleton, flag(hit.by == Match::Skeleton));
    let town = matches!(facts.rank, Rank::Town | Rank::Capital | Rank::Section);
    let division = matches!(facts.rank, Rank::State | Rank::County);
    let feature = matches!(facts.rank, Rank::Feature | Rank::Continent);
    set(Ground::KindSaid, flag(said.town && town || said.division && division));
    set(Ground::KindDenied, flag(said.town && division || said.division && town));
    set(Ground::FeatureSaid, flag(said.feature && feature));
    let beside = |capital: &&Sense| capital.facts.same_country(facts) && !capital.facts.same_admin1(facts);
    let beside_capital = facts.rank == Rank::State && !said.division && capitals.iter().any(beside);
    set(Ground::StateBesideCapital, flag(beside_capital));
    set(Ground::CapitalActs, flag(said.acts && facts.rank == Rank::Capital && hit.by == Match::Own));
    grounds
}

fn is_town(sense: &Sense) -> bool {
    matches!(sense.facts.rank, Rank::Town | Rank::Capital)
}

/// The grounds that [`among`] finds.
const OF_OTHERS: [Ground; 12] = [
    Ground::CountryShare,
    Ground::DivisionShare,
    Ground::AlternateInCountry,
    Ground::Contained,
    Ground::Contains,
    Ground::Near,
    Ground::NearMean,
    Ground::NearNeighbour,
    Ground::Covers,
    Ground::InNamedCountry,
    Ground::InNamedDivision,
    Ground::Peers,
];

/// Puts what the other names of the article say of a sense, which lies at `seat`, in place of what they said before.
pub(super) fn among(sense: &Sense, seat: Seat, grounds: &mut Grounds, company: &Company<'_>) {
    for ground in OF_OTHERS {
        grounds[ground as usize] = 0.0;
    }
    let Sense { hit, facts, point, .. } = sense;
    let mut set = |ground: Ground, value: f32| grounds[ground as usize] = value;
    let Nearness { near, mean, neighbour } = company.nearness(facts, *point);
    set(Ground::Near, near);
    set(Ground::NearMean, mean);
    set(Ground::NearNeighbour, neighbour);
    set(Ground::Peers, company.peers(facts));
    // Of a country that nothing else lies in, nothing else is to say.
    let Some(country) = company.country_share(seat) else { return };
    set(Ground::CountryShare, country);
    set(Ground::AlternateInCountry, if hit.by == Match::Alternate { country } else { 0.0 });
    set(Ground::DivisionShare, company.division_share(seat));
    let (contained, contains) = company.containment(facts);
    set(Ground::Contained, contained);
    set(Ground::Contains, contains);
    match facts.rank {
        Rank::Country => set(Ground::Covers, company.names_inside_country(seat)),
        Rank::State => {
            set(Ground::Covers, company.names_inside_division(seat));
            set(Ground::InNamedCountry, company.names_country(seat));
        }
        _ => {
            set(Ground::InNamedCountry, company.names_country(seat));
            set(Ground::InNamedDivision, company.names_division(seat));
        }
    }
}
