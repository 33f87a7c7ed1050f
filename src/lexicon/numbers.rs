//! Words for numbers: cardinals, ordinals, fractions, scales, vague quantities.
//!
//! The cardinals and ordinals are those of the Chicago Manual (9.2–9.6) with the Indian scales of
//! South Asian agency copy and the abbreviations of British papers (`3.6bn`, `2m`, `40k`).

use super::table::{Table, Words, table, words};
use std::sync::LazyLock;

use super::sieve::Sieve;

/// What a word contributes to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    /// zero to nine.
    Digit(u8),
    /// ten to nineteen, and what is run together: “twentyone”.
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
    /// tenth to nineteenth, and “twentyfirst”.
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

static WORDS: Table<NumberWord> = table! {
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
    // Run together, as in hurried copy.
    "twentyone" => NumberWord::Teen(21), "twentytwo" => NumberWord::Teen(22), "twentythree" => NumberWord::Teen(23), "twentyfour" => NumberWord::Teen(24), "twentyfive" => NumberWord::Teen(25), "twentysix" => NumberWord::Teen(26), "twentyseven" => NumberWord::Teen(27), "twentyeight" => NumberWord::Teen(28), "twentynine" => NumberWord::Teen(29),
    "twentyfirst" => NumberWord::TeenOrdinal(21), "twentysecond" => NumberWord::TeenOrdinal(22), "twentythird" => NumberWord::TeenOrdinal(23), "twentyfourth" => NumberWord::TeenOrdinal(24), "twentyfifth" => NumberWord::TeenOrdinal(25), "twentysixth" => NumberWord::TeenOrdinal(26), "twentyseventh" => NumberWord::TeenOrdinal(27), "twentyeighth" => NumberWord::TeenOrdinal(28), "twentyninth" => NumberWord::TeenOrdinal(29),
    "thirtyone" => NumberWord::Teen(31), "thirtytwo" => NumberWord::Teen(32), "thirtythree" => NumberWord::Teen(33), "thirtyfour" => NumberWord::Teen(34), "thirtyfive" => NumberWord::Teen(35), "thirtysix" => NumberWord::Teen(36), "thirtyseven" => NumberWord::Teen(37), "thirtyeight" => NumberWord::Teen(38), "thirtynine" => NumberWord::Teen(39),
    "thirtyfirst" => NumberWord::TeenOrdinal(31), "thirtysecond" => NumberWord::TeenOrdinal(32), "thirtythird" => NumberWord::TeenOrdinal(33), "thirtyfourth" => NumberWord::TeenOrdinal(34), "thirtyfifth" => NumberWord::TeenOrdinal(35), "thirtysixth" => NumberWord::TeenOrdinal(36), "thirtyseventh" => NumberWord::TeenOrdinal(37), "thirtyeighth" => NumberWord::TeenOrdinal(38), "thirtyninth" => NumberWord::TeenOrdinal(39),
    "fortyone" => NumberWord::Teen(41), "fortytwo" => NumberWord::Teen(42), "fortythree" => NumberWord::Teen(43), "fortyfour" => NumberWord::Teen(44), "fortyfive" => NumberWord::Teen(45), "fortysix" => NumberWord::Teen(46), "fortyseven" => NumberWord::Teen(47), "fortyeight" => NumberWord::Teen(48), "fortynine" => NumberWord::Teen(49),
    "fortyfirst" => NumberWord::TeenOrdinal(41), "fortysecond" => NumberWord::TeenOrdinal(42), "fortythird" => NumberWord::TeenOrdinal(43), "fortyfourth" => NumberWord::TeenOrdinal(44), "fortyfifth" => NumberWord::TeenOrdinal(45), "fortysixth" => NumberWord::TeenOrdinal(46), "fortyseventh" => NumberWord::TeenOrdinal(47), "fortyeighth" => NumberWord::TeenOrdinal(48), "fortyninth" => NumberWord::TeenOrdinal(49),
    "fiftyone" => NumberWord::Teen(51), "fiftytwo" => NumberWord::Teen(52), "fiftythree" => NumberWord::Teen(53), "fiftyfour" => NumberWord::Teen(54), "fiftyfive" => NumberWord::Teen(55), "fiftysix" => NumberWord::Teen(56), "fiftyseven" => NumberWord::Teen(57), "fiftyeight" => NumberWord::Teen(58), "fiftynine" => NumberWord::Teen(59),
    "fiftyfirst" => NumberWord::TeenOrdinal(51), "fiftysecond" => NumberWord::TeenOrdinal(52), "fiftythird" => NumberWord::TeenOrdinal(53), "fiftyfourth" => NumberWord::TeenOrdinal(54), "fiftyfifth" => NumberWord::TeenOrdinal(55), "fiftysixth" => NumberWord::TeenOrdinal(56), "fiftyseventh" => NumberWord::TeenOrdinal(57), "fiftyeighth" => NumberWord::TeenOrdinal(58), "fiftyninth" => NumberWord::TeenOrdinal(59),
    "sixtyone" => NumberWord::Teen(61), "sixtytwo" => NumberWord::Teen(62), "sixtythree" => NumberWord::Teen(63), "sixtyfour" => NumberWord::Teen(64), "sixtyfive" => NumberWord::Teen(65), "sixtysix" => NumberWord::Teen(66), "sixtyseven" => NumberWord::Teen(67), "sixtyeight" => NumberWord::Teen(68), "sixtynine" => NumberWord::Teen(69),
    "sixtyfirst" => NumberWord::TeenOrdinal(61), "sixtysecond" => NumberWord::TeenOrdinal(62), "sixtythird" => NumberWord::TeenOrdinal(63), "sixtyfourth" => NumberWord::TeenOrdinal(64), "sixtyfifth" => NumberWord::TeenOrdinal(65), "sixtysixth" => NumberWord::TeenOrdinal(66), "sixtyseventh" => NumberWord::TeenOrdinal(67), "sixtyeighth" => NumberWord::TeenOrdinal(68), "sixtyninth" => NumberWord::TeenOrdinal(69),
    "seventyone" => NumberWord::Teen(71), "seventytwo" => NumberWord::Teen(72), "seventythree" => NumberWord::Teen(73), "seventyfour" => NumberWord::Teen(74), "seventyfive" => NumberWord::Teen(75), "seventysix" => NumberWord::Teen(76), "seventyseven" => NumberWord::Teen(77), "seventyeight" => NumberWord::Teen(78), "seventynine" => NumberWord::Teen(79),
    "seventyfirst" => NumberWord::TeenOrdinal(71), "seventysecond" => NumberWord::TeenOrdinal(72), "seventythird" => NumberWord::TeenOrdinal(73), "seventyfourth" => NumberWord::TeenOrdinal(74), "seventyfifth" => NumberWord::TeenOrdinal(75), "seventysixth" => NumberWord::TeenOrdinal(76), "seventyseventh" => NumberWord::TeenOrdinal(77), "seventyeighth" => NumberWord::TeenOrdinal(78), "seventyninth" => NumberWord::TeenOrdinal(79),
    "eightyone" => NumberWord::Teen(81), "eightytwo" => NumberWord::Teen(82), "eightythree" => NumberWord::Teen(83), "eightyfour" => NumberWord::Teen(84), "eightyfive" => NumberWord::Teen(85), "eightysix" => NumberWord::Teen(86), "eightyseven" => NumberWord::Teen(87), "eightyeight" => NumberWord::Teen(88), "eightynine" => NumberWord::Teen(89),
    "eightyfirst" => NumberWord::TeenOrdinal(81), "eightysecond" => NumberWord::TeenOrdinal(82), "eightythird" => NumberWord::TeenOrdinal(83), "eightyfourth" => NumberWord::TeenOrdinal(84), "eightyfifth" => NumberWord::TeenOrdinal(85), "eightysixth" => NumberWord::TeenOrdinal(86), "eightyseventh" => NumberWord::TeenOrdinal(87), "eightyeighth" => NumberWord::TeenOrdinal(88), "eightyninth" => NumberWord::TeenOrdinal(89),
    "ninetyone" => NumberWord::Teen(91), "ninetytwo" => NumberWord::Teen(92), "ninetythree" => NumberWord::Teen(93), "ninetyfour" => NumberWord::Teen(94), "ninetyfive" => NumberWord::Teen(95), "ninetysix" => NumberWord::Teen(96), "ninetyseven" => NumberWord::Teen(97), "ninetyeight" => NumberWord::Teen(98), "ninetynine" => NumberWord::Teen(99),
    "ninetyfirst" => NumberWord::TeenOrdinal(91), "ninetysecond" => NumberWord::TeenOrdinal(92), "ninetythird" => NumberWord::TeenOrdinal(93), "ninetyfourth" => NumberWord::TeenOrdinal(94), "ninetyfifth" => NumberWord::TeenOrdinal(95), "ninetysixth" => NumberWord::TeenOrdinal(96), "ninetyseventh" => NumberWord::TeenOrdinal(97), "ninetyeighth" => NumberWord::TeenOrdinal(98), "ninetyninth" => NumberWord::TeenOrdinal(99),
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
static SUFFIXES: Table<u8> = table! {
    "k" => 3, "m" => 6, "mn" => 6, "mln" => 6, "mil" => 6, "mm" => 6, "b" => 9, "bn" => 9, "bln" => 9, "g" => 9, "bil" => 9,
    "t" => 12, "tn" => 12, "tln" => 12, "trn" => 12, "cr" => 7, "crs" => 7, "lkh" => 5, "lkhs" => 5, "th" => 3,
};

/// Factors written as one word: “doubled”, “threefold”, “twice”.
static MULTIPLES: Table<u8> = table! {
    "twice" => 2, "thrice" => 3, "double" => 2, "doubled" => 2, "doubles" => 2, "doubling" => 2,
    "triple" => 3, "tripled" => 3, "triples" => 3, "tripling" => 3, "treble" => 3, "trebled" => 3, "trebling" => 3,
    "quadruple" => 4, "quadrupled" => 4, "quadrupling" => 4, "quintuple" => 5, "quintupled" => 5,
    "twofold" => 2, "threefold" => 3, "fourfold" => 4, "fivefold" => 5, "sixfold" => 6, "sevenfold" => 7,
    "eightfold" => 8, "ninefold" => 9, "tenfold" => 10, "twentyfold" => 20, "hundredfold" => 100,
};

/// The first year or age of a decade by its plural: “seventies” is 70.
pub fn decade(lower: &str) -> Option<u8> {
    Some(match lower {
        "twenties" => 20,
        "thirties" => 30,
        "forties" => 40,
        "fifties" => 50,
        "sixties" => 60,
        "seventies" => 70,
        "eighties" => 80,
        "nineties" => 90,
        _ => return None,
    })
}

/// What a word in lower case contributes to a number.
pub fn number_word(lower: &str) -> Option<NumberWord> {
    WORDS.get(lower).copied()
}

/// The power of ten of a magnitude suffix in lower case.
pub fn suffix(lower: &str) -> Option<u8> {
    if lower.len() > 4 { None } else { SUFFIXES.get(lower).copied() }
}

/// The factor a word stands for.
pub fn multiple(lower: &str) -> Option<u8> {
    MULTIPLES.get(lower).copied()
}

/// Other words that a quantity may begin with.
static OPENERS: Words = words! {
    "a", "an", "several", "tens", "scores", "couple", "few", "many", "between", "from", "minus", "negative",
    "teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
};

/// All words of which a number may be made, or with which a quantity may begin.
pub(super) fn all() -> Vec<&'static str> {
    WORDS.keys().chain(MULTIPLES.keys()).chain(OPENERS.iter()).collect()
}

/// Whether a quantity may begin with a word in lower case.
pub fn may_open(lower: &str) -> bool {
    static SIEVE: LazyLock<Sieve> =
        LazyLock::new(|| Sieve::new(WORDS.keys().chain(MULTIPLES.keys()).chain(OPENERS.iter())));
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
