//! How much each piece of evidence counts.
//!
//! Fitted by logistic regression (a softmax over the senses of a name for the second table) on what
//! `examples/fit_places` makes of two corpora of news, a tenth of the articles kept aside.
//! Four cues are of matters too rare there to be fitted and are held to a bound set by hand:
//! `SettlementOf`, `Stormed` and `Landform` from below, because “the town of X”, “recaptured X” and
//! “the X mountains” say by their form that X is a place, `AlternateInRun` from above; `Skeleton`
//! is set by hand altogether, and so is `Workspace`: who lists a place wants it found.

use super::{cues::CUES, grounds::GROUNDS};

/// The weight of each cue, in its order; the sum is the log-odds of a place.
#[rustfmt::skip]
pub const CUE_WEIGHTS: [f32; CUES] = [
    /* Bias */ -2.84, /* TaggedPlace */ 0.66, /* TaggedExactly */ 0.48, /* TaggedPerson */ -0.95,
    /* TaggedOrganisation */ -0.53, /* OrganisationHead */ 0.26, /* Untagged */ -0.18, /* Own */ 0.97,
    /* Population */ 2.30, /* Country */ 0.42, /* State */ 0.11, /* Capital */ 1.57, /* Locative */ 1.22,
    /* Directional */ 0.15, /* Of */ 0.33, /* SettlementOf */ 2.60, /* Direction */ 0.21, /* Taken */ -0.20,
    /* BeforeSettlement */ 1.08, /* BeforeComma */ -0.12, /* BehindComma */ 0.10, /* Listed */ -0.26,
    /* First */ 0.06, /* AllCaps */ -0.27, /* Several */ 0.48, /* CapitalBefore */ -0.60, /* CapitalBehind */ -0.76,
    /* AlternateInRun */ -1.50, /* Titled */ -0.88, /* Given */ -0.19, /* Surname */ -0.41, /* Common */ -1.38,
    /* Never */ -1.69, /* Stormed */ 1.80, /* PaperBehind */ -2.33, /* InsideOrganisation */ 0.02,
    /* Possessive */ -0.53, /* VerbBehind */ -0.68, /* Hyphenated */ 0.37, /* Abbreviation */ 0.30,
    /* Postal */ -0.17, /* Unknown */ 0.68, /* Formed */ 1.10, /* Site */ 0.86, /* Landform */ 1.60,
    /* Headline */ 0.00, /* BeforeNumber */ -0.76, /* PersonInArticle */ -1.17, /* Coherent */ 1.11,
    /* RareNear */ 2.55, /* NeighbourPlace */ 2.03, /* Repeated */ -0.58, /* ElsewherePlace */ 1.53,
    /* Workspace */ 6.00,
];

/// The weight of each ground, in its order; a sense's share of the belief goes by e to the sum.
#[rustfmt::skip]
pub const GROUND_WEIGHTS: [f32; GROUNDS] = [
    /* Population */ 6.89, /* Largest */ 0.33, /* Continent */ 0.16, /* Country */ 2.00, /* State */ 0.02,
    /* County */ -1.31, /* Capital */ -0.32, /* Section */ -0.66, /* Feature */ 2.64, /* Alternate */ -2.09,
    /* Skeleton */ -3.00, /* CountryShare */ 2.95, /* DivisionShare */ 3.77, /* AlternateInCountry */ -0.68,
    /* Contained */ 1.02, /* Contains */ -0.14, /* Near */ 2.61, /* NearMean */ 3.62, /* NearNeighbour */ 1.35,
    /* KindSaid */ 0.43, /* KindDenied */ -1.13, /* Covers */ 1.92, /* InNamedCountry */ 0.89,
    /* InNamedDivision */ 1.07,
];
