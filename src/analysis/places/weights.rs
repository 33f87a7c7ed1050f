//! How much each piece of evidence counts.

use super::{cues::CUES, grounds::GROUNDS};

/// The weight of each cue, in its order; the sum is the log-odds of a place.
#[rustfmt::skip]
pub(super) const CUE_WEIGHTS: [f32; CUES] = [
    /* Bias */ -2.26, /* TaggedPlace */ 0.93, /* TaggedExactly */ 0.15, /* TaggedPerson */ -1.03,
    /* TaggedOrganisation */ -0.72, /* OrganisationHead */ 0.16, /* Untagged */ -0.35, /* Own */ 0.38,
    /* Population */ 2.46, /* Country */ 0.31, /* State */ 0.26, /* Capital */ 1.42, /* Locative */ 1.22,
    /* Directional */ 0.12, /* Of */ 0.47, /* SettlementOf */ 1.84, /* Direction */ 0.02, /* Taken */ -0.11,
    /* BeforeSettlement */ 0.99, /* BeforeComma */ 1.03, /* BehindComma */ 1.26, /* Listed */ 0.76,
    /* First */ -0.04, /* AllCaps */ -0.11, /* Several */ 0.53, /* CapitalBefore */ -0.70, /* CapitalBehind */ -0.59,
    /* Titled */ -0.97, /* Given */ -0.41, /* Surname */ -0.28, /* Common */ -1.40, /* Never */ -1.34,
    /* Stormed */ 1.50, /* PaperBehind */ -2.56, /* InsideOrganisation */ 0.00, /* Possessive */ -0.55,
    /* VerbBehind */ -0.51, /* Hyphenated */ 0.17, /* Abbreviation */ 0.33, /* Postal */ -0.21, /* Unknown */ 0.21,
    /* Formed */ 0.97, /* Site */ 0.83, /* Landform */ 0.07, /* Headline */ 0.00, /* BeforeNumber */ -0.86,
    /* PersonInArticle */ -1.31, /* Coherent */ 1.86, /* Repeated */ -0.20, /* ElsewherePlace */ 1.60,
];

/// The weight of each ground, in its order; a sense's share of the belief goes by e to the sum.
#[rustfmt::skip]
pub(super) const GROUND_WEIGHTS: [f32; GROUNDS] = [
    /* Population */ 6.92, /* Largest */ 0.34, /* Continent */ 0.16, /* Country */ 1.98, /* State */ 0.03,
    /* County */ -1.30, /* Capital */ -0.36, /* Section */ -0.66, /* Feature */ 2.64, /* Alternate */ -2.07,
    /* Skeleton */ -3.00, /* CountryShare */ 3.03, /* DivisionShare */ 3.79, /* AlternateInCountry */ -0.70,
    /* Contained */ 0.95, /* Contains */ -0.19, /* Near */ 2.64, /* NearMean */ 3.48, /* NearNeighbour */ 1.25,
    /* KindSaid */ 0.43, /* KindDenied */ -1.10, /* Covers */ 1.88, /* InNamedCountry */ 0.84,
    /* InNamedDivision */ 0.96,
];
