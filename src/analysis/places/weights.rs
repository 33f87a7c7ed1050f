//! How much each piece of evidence counts.
//!
//! Fitted by logistic regression (a softmax over the senses of a name for the second table) on what
//! `examples/fit_places` makes of two corpora of news, a tenth of the articles kept aside.
//! Some cues are of matters too rare there to be fitted and are held to a bound set by hand:
//! `SettlementOf`, `Stormed`, `Dateline` and `Landform` from below, because “the town of X”, “recaptured X”, “GRAZ, May 3 –” and
//! “the X mountains” say by their form that X is a place, `AlternateInRun` and `Namesake` from above (“St. Patrick’s Day” is none); `Skeleton`
//! and `FeatureSaid` are set by hand altogether, and so are `Contained`, for “Valencia in Venezuela” leaves no choice, `Workspace`, for who lists a place wants
//! it found, `StateBesideCapital` (stylebooks, AP “Washington”, keep the bare name for the capital), `CapitalActs`
//! and `StandsAlone`.

use super::{cues::CUES, grounds::GROUNDS};

/// The weight of each cue, in its order; the sum is the log-odds of a place.
#[rustfmt::skip]
pub const CUE_WEIGHTS: [f32; CUES] = [
    /* Bias */ -1.44, /* TaggedPlace */ 0.77, /* TaggedExactly */ 0.19, /* TaggedPerson */ -1.26,
    /* TaggedOrganisation */ -0.96, /* OrganisationHead */ 0.14, /* Untagged */ -0.46, /* Own */ -0.03,
    /* Population */ 2.25, /* Country */ 0.54, /* State */ 0.10, /* Capital */ 1.54,
    /* Locative */ 1.02, /* Directional */ 0.00, /* Of */ 0.23, /* SettlementOf */ 2.60,
    /* Direction */ 0.24, /* Taken */ 0.13, /* BeforeSettlement */ 0.91, /* BeforeComma */ 0.02,
    /* BehindComma */ 0.12, /* Listed */ -0.43, /* First */ -0.09, /* AllCaps */ -0.18,
    /* Several */ 0.36, /* CapitalBefore */ -0.52, /* CapitalBehind */ -0.47, /* AlternateInRun */ -3.00,
    /* Titled */ -0.70, /* Given */ -0.21, /* Surname */ -0.36, /* Common */ -1.35,
    /* Never */ -1.93, /* Stormed */ 1.80, /* PaperBehind */ -1.70, /* InsideOrganisation */ -0.17,
    /* Possessive */ -0.66, /* VerbBehind */ -0.72, /* Hyphenated */ 0.02, /* Abbreviation */ 0.01,
    /* Postal */ -0.13, /* Unknown */ -0.15, /* Formed */ 1.03, /* Site */ 0.94,
    /* Landform */ 1.60, /* Headline */ 0.00, /* BeforeNumber */ -0.73, /* PersonInArticle */ -1.69,
    /* Coherent */ 0.98, /* RareNear */ 2.47, /* NeighbourPlace */ 1.94, /* Repeated */ -0.41,
    /* ElsewherePlace */ 1.40, /* Workspace */ 6.00, /* Disease */ -2.40, /* Namesake */ -4.00,
    /* Part */ -1.04, /* Dateline */ 1.80,
];

/// The weight of each ground, in its order; a sense's share of the belief goes by e to the sum.
#[rustfmt::skip]
pub const GROUND_WEIGHTS: [f32; GROUNDS] = [
    /* Population */ 5.15, /* Largest */ 0.73, /* Continent */ 1.13, /* Country */ 1.83,
    /* State */ 1.28, /* County */ -2.45, /* Capital */ 0.72, /* Section */ -0.24,
    /* Feature */ 4.46, /* Alternate */ -2.22, /* Skeleton */ -3.00, /* CountryShare */ 2.88,
    /* DivisionShare */ 4.10, /* AlternateInCountry */ -0.14, /* Contained */ 3.50, /* Contains */ 0.46,
    /* Near */ 2.88, /* NearMean */ 4.24, /* NearNeighbour */ 2.06, /* KindSaid */ -0.38,
    /* KindDenied */ -2.04, /* Covers */ 2.11, /* InNamedCountry */ 1.21, /* InNamedDivision */ 1.16,
    /* Peers */ 4.44, /* FeatureSaid */ 3.00, /* StateBesideCapital */ -3.00, /* CapitalActs */ 2.00,
    /* StandsAlone */ 1.50,
];
