//! How much each piece of evidence counts.

use super::{cues::CUES, grounds::GROUNDS};

/// The weight of each cue, in its order; the sum is the log-odds of a place.
#[rustfmt::skip]
pub(super) const CUE_WEIGHTS: [f32; CUES] = [
    /* Bias */ -1.2, /* TaggedPlace */ 3.0, /* TaggedExactly */ 0.7, /* TaggedPerson */ -3.5, /* TaggedOrganisation */ -2.0,
    /* OrganisationHead */ 0.3, /* Untagged */ -0.5, /* Own */ 0.5, /* Population */ 2.0, /* Country */ 2.0, /* State */ 1.0, /* Capital */ 0.5,
    /* Locative */ 1.7, /* Directional */ 0.6, /* Of */ 0.3, /* SettlementOf */ 3.0, /* Direction */ 0.8, /* Taken */ 0.7, /* BeforeSettlement */ 1.0,
    /* BeforeComma */ 1.0, /* BehindComma */ 1.2, /* Listed */ 0.5, /* First */ -0.2, /* AllCaps */ -0.6, /* Several */ 0.4,
    /* CapitalBefore */ -1.2, /* CapitalBehind */ -1.0, /* Titled */ -2.0, /* Given */ -0.5, /* Surname */ -0.4, /* Common */ -1.5, /* Never */ -4.0,
    /* Possessive */ 0.0, /* VerbBehind */ -0.2, /* Hyphenated */ 0.0, /* Abbreviation */ 2.0, /* Postal */ 2.0, /* Unknown */ -1.0, /* Formed */ 0.5,
    /* Site */ -0.5, /* Landform */ 0.0, /* Headline */ -0.3, /* BeforeNumber */ -0.5, /* PersonInArticle */ -1.0, /* Coherent */ 1.0, /* Repeated */ 0.2,
    /* ElsewherePlace */ 1.0,
];

/// The weight of each ground, in its order; a sense's share of the belief goes by e to the sum.
#[rustfmt::skip]
pub(super) const GROUND_WEIGHTS: [f32; GROUNDS] = [
    /* Population */ 6.0, /* Largest */ 0.8, /* Continent */ 3.0, /* Country */ 2.5, /* State */ 1.0, /* County */ -0.8, /* Capital */ 0.8,
    /* Section */ -1.5, /* Feature */ -0.5, /* Alternate */ -2.0, /* Skeleton */ -3.0, /* CountryShare */ 2.5, /* DivisionShare */ 3.0,
    /* AlternateInCountry */ 1.5, /* Contained */ 5.0, /* Contains */ 2.5, /* Near */ 2.5, /* NearNeighbour */ 1.5, /* KindSaid */ 1.5, /* KindDenied */ -1.0,
    /* Covers */ 0.8, /* InNamedCountry */ 1.0, /* InNamedDivision */ 1.0,
];
