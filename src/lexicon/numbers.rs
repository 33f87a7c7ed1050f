//! Words for numbers: cardinals, ordinals, fractions, scales, vague quantities.
//!
//! The cardinals and ordinals are those of the Chicago Manual (9.2–9.6) with the Indian scales of
//! South Asian agency copy and the abbreviations of British papers (`3.6bn`, `2m`, `40k`).

use std::sync::LazyLock;

use super::sieve::Sieve;

/// What a word contributes to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    /// zero to nine.
    Digit(u8),
    /// ten to nineteen.
    Teen(u8),
    /// twenty to ninety.
    Tens(u8),
    /// hundred.
    Hundred,
    /// A power of ten from thousand upwards, as its exponent.
    Scale(u8),
    /// twelve at a time.
    Dozen,
    /// first to ninth.
    DigitOrdinal(u8),
    /// tenth to nineteenth.
    TeenOrdinal(u8),
    /// twentieth to ninetieth.
    TensOrdinal(u8),
    /// hundredth (2), thousandth (3) …
    ScaleOrdinal(u8),
    /// thirds, fifths …: a denominator in the plural.
    Parts(u8),
    /// tenths of a power: hundredths (2), thousandths (3) …
    ScaleParts(u8),
    /// half, halves.
    Half,
    /// quarter, quarters.
    Quarter,
}

static WORDS: phf::Map<&'static str, NumberWord> = phf::phf_map! {
    "zero" => NumberWord::Digit(0), "nought" => NumberWord::Digit(0), "naught" => NumberWord::Digit(0),
    "one" => NumberWord::Digit(1), "two" => NumberWord::Digit(2), "three" => NumberWord::Digit(3),
    "four" => NumberWord::Digit(4), "five" => NumberWord::Digit(5), "six" => NumberWord::Digit(6),
    "seven" => NumberWord::Digit(7), "eight" => NumberWord::Digit(8), "nine" => NumberWord::Digit(9),
    "ten" => NumberWord::Teen(10), "eleven" => NumberWord::Teen(11), "twelve" => NumberWord::Teen(12),
    "thirteen" => NumberWord::Teen(13), "fourteen" => NumberWord::Teen(14), "fifteen" => NumberWord::Teen(15),
    "sixteen" => NumberWord::Teen(16), "seventeen" => NumberWord::Teen(17), "eighteen" => NumberWord::Teen(18),
    "nineteen" => NumberWord::Teen(19),
    "twenty" => NumberWord::Tens(20), "thirty" => NumberWord::Tens(30), "forty" => NumberWord::Tens(40),
    "fourty" => NumberWord::Tens(40), "fifty" => NumberWord::Tens(50), "sixty" => NumberWord::Tens(60),
    "seventy" => NumberWord::Tens(70), "eighty" => NumberWord::Tens(80), "ninety" => NumberWord::Tens(90),
    "hundred" => NumberWord::Hundred, "hundreds" => NumberWord::Hundred,
    "thousand" => NumberWord::Scale(3), "thousands" => NumberWord::Scale(3),
    "lakh" => NumberWord::Scale(5), "lakhs" => NumberWord::Scale(5), "lac" => NumberWord::Scale(5),
    "million" => NumberWord::Scale(6), "millions" => NumberWord::Scale(6),
    "crore" => NumberWord::Scale(7), "crores" => NumberWord::Scale(7),
    "billion" => NumberWord::Scale(9), "billions" => NumberWord::Scale(9),
    "trillion" => NumberWord::Scale(12), "trillions" => NumberWord::Scale(12),
    "quadrillion" => NumberWord::Scale(15), "quintillion" => NumberWord::Scale(18),
    "dozen" => NumberWord::Dozen, "dozens" => NumberWord::Dozen, "doz" => NumberWord::Dozen, "dozs" => NumberWord::Dozen,
    "dz" => NumberWord::Dozen, "dzn" => NumberWord::Dozen,
    "first" => NumberWord::DigitOrdinal(1), "second" => NumberWord::DigitOrdinal(2), "third" => NumberWord::DigitOrdinal(3),
    "fourth" => NumberWord::DigitOrdinal(4), "fifth" => NumberWord::DigitOrdinal(5), "sixth" => NumberWord::DigitOrdinal(6),
    "seventh" => NumberWord::DigitOrdinal(7), "eighth" => NumberWord::DigitOrdinal(8), "ninth" => NumberWord::DigitOrdinal(9),
    "tenth" => NumberWord::TeenOrdinal(10), "eleventh" => NumberWord::TeenOrdinal(11), "twelfth" => NumberWord::TeenOrdinal(12),
    "thirteenth" => NumberWord::TeenOrdinal(13), "fourteenth" => NumberWord::TeenOrdinal(14),
    "fifteenth" => NumberWord::TeenOrdinal(15), "sixteenth" => NumberWord::TeenOrdinal(16),
    "seventeenth" => NumberWord::TeenOrdinal(17), "eighteenth" => NumberWord::TeenOrdinal(18),
    "nineteenth" => NumberWord::TeenOrdinal(19),
    "twentieth" => NumberWord::TensOrdinal(20), "thirtieth" => NumberWord::TensOrdinal(30),
    "fortieth" => NumberWord::TensOrdinal(40), "fiftieth" => NumberWord::TensOrdinal(50),
    "sixtieth" => NumberWord::TensOrdinal(60), "seventieth" => NumberWord::TensOrdinal(70),
    "eightieth" => NumberWord::TensOrdinal(80), "ninetieth" => NumberWord::TensOrdinal(90),
    "hundredth" => NumberWord::ScaleOrdinal(2), "thousandth" => NumberWord::ScaleOrdinal(3),
    "millionth" => NumberWord::ScaleOrdinal(6), "billionth" => NumberWord::ScaleOrdinal(9),
    "trillionth" => NumberWord::ScaleOrdinal(12),
    "firsts" => NumberWord::Parts(1), "thirds" => NumberWord::Parts(3), "fourths" => NumberWord::Parts(4), "fifths" => NumberWord::Parts(5),
    "sixths" => NumberWord::Parts(6), "sevenths" => NumberWord::Parts(7), "eighths" => NumberWord::Parts(8),
    "ninths" => NumberWord::Parts(9), "tenths" => NumberWord::Parts(10), "twelfths" => NumberWord::Parts(12),
    "fifteenths" => NumberWord::Parts(15), "sixteenths" => NumberWord::Parts(16), "twentieths" => NumberWord::Parts(20),
    "hundredths" => NumberWord::ScaleParts(2), "thousandths" => NumberWord::ScaleParts(3),
    "millionths" => NumberWord::ScaleParts(6), "billionths" => NumberWord::ScaleParts(9), "trillionths" => NumberWord::ScaleParts(12),
    "half" => NumberWord::Half, "halves" => NumberWord::Half,
    "quarter" => NumberWord::Quarter, "quarters" => NumberWord::Quarter,
};

/// The power of ten of a magnitude written behind digits: `bn`, `mln`, `k`; also with a space
/// where that can mean nothing else.
static SUFFIXES: phf::Map<&'static str, u8> = phf::phf_map! {
    "k" => 3, "m" => 6, "mn" => 6, "mln" => 6, "mil" => 6, "mm" => 6, "b" => 9, "bn" => 9, "bln" => 9, "g" => 9, "bil" => 9,
    "t" => 12, "tn" => 12, "tln" => 12, "trn" => 12, "cr" => 7, "crs" => 7, "lkh" => 5, "lkhs" => 5, "th" => 3,
};

/// Factors written as one word: “doubled”, “threefold”, “twice”.
static MULTIPLES: phf::Map<&'static str, u8> = phf::phf_map! {
    "twice" => 2, "thrice" => 3, "double" => 2, "doubled" => 2, "doubles" => 2, "doubling" => 2,
    "triple" => 3, "tripled" => 3, "triples" => 3, "tripling" => 3, "treble" => 3, "trebled" => 3, "trebling" => 3,
    "quadruple" => 4, "quadrupled" => 4, "quadrupling" => 4, "quintuple" => 5, "quintupled" => 5,
    "twofold" => 2, "threefold" => 3, "fourfold" => 4, "fivefold" => 5, "sixfold" => 6, "sevenfold" => 7,
    "eightfold" => 8, "ninefold" => 9, "tenfold" => 10, "twentyfold" => 20, "hundredfold" => 100,
};

/// What a word in lower case contributes to a number.
pub fn number_word(lower: &str) -> Option<NumberWord> {
    static SIEVE: LazyLock<Sieve> = LazyLock::new(|| Sieve::new(WORDS.keys().copied()));
    if SIEVE.passes(lower) { WORDS.get(lower).copied() } else { None }
}

/// The power of ten of a magnitude suffix in lower case.
pub fn suffix(lower: &str) -> Option<u8> {
    if lower.len() > 4 { None } else { SUFFIXES.get(lower).copied() }
}

/// The factor a word stands for.
pub fn multiple(lower: &str) -> Option<u8> {
    static SIEVE: LazyLock<Sieve> = LazyLock::new(|| Sieve::new(MULTIPLES.keys().copied()));
    if SIEVE.passes(lower) { MULTIPLES.get(lower).copied() } else { None }
}

/// Other words that a quantity may begin with.
static OPENERS: phf::Set<&'static str> = phf::phf_set! {
    "a", "an", "several", "tens", "scores", "couple", "few", "many", "between", "from", "minus", "negative",
    "teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
};

/// Whether a quantity may begin with a word in lower case.
pub fn may_open(lower: &str) -> bool {
    static SIEVE: LazyLock<Sieve> =
        LazyLock::new(|| Sieve::new(WORDS.keys().chain(MULTIPLES.keys()).chain(OPENERS.iter()).copied()));
    SIEVE.passes(lower) && (OPENERS.contains(lower) || WORDS.contains_key(lower) || MULTIPLES.contains_key(lower))
}

/// The fraction a single character stands for, as numerator and denominator.
pub fn vulgar_fraction(c: char) -> Option<(u8, u8)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}
