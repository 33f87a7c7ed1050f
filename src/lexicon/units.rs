//! Units of measure: SI (BIPM brochure, 9th edition), the customary units of NIST Handbook 44
//! appendix C, and what news copy counts in (barrels, acres, football's yards).

use std::{collections::HashMap, sync::LazyLock};

use super::sieve::Sieve;

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Cubic metres.
    Volume,
    /// Kilograms.
    Mass,
    /// Seconds.
    Time,
    /// Kelvin.
    Temperature,
    /// Metres a second.
    Speed,
    /// Joules.
    Energy,
    /// Watts.
    Power,
    /// Pascals.
    Pressure,
    /// Newtons.
    Force,
    /// Hertz.
    Frequency,
    /// Degrees of arc.
    Angle,
    /// Bytes.
    Data,
    /// Volts, amperes, ohms and their kin.
    Electricity,
    /// Becquerels, sieverts, grays.
    Radiation,
    /// Decibels.
    Sound,
    /// Candela, lumens, lux.
    Light,
    /// Moles, litre concentrations, parts per million.
    Amount,
    /// Per cent and points.
    Proportion,
}

/// A unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// The name it goes by in readings: the symbol where everybody knows it, else the word.
    pub name: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// How many of the dimension's base unit one is; temperatures have an offset besides, see
    /// [`Unit::to_base`].
    pub factor: f64,
    /// Words for it, lower case, singular; plurals in s are understood.
    words: &'static [&'static str],
    /// Symbols, which are not case-folded and take no plural.
    symbols: &'static [&'static str],
}

impl Unit {
    /// `value` in the base unit of the dimension.
    pub fn to_base(&self, value: f64) -> f64 {
        match self.name {
            "°C" => value + 273.15,
            "°F" => (value + 459.67) / 1.8,
            _ => value * self.factor,
        }
    }

    /// A value in the base unit of the dimension, in this unit.
    pub fn from_base(&self, value: f64) -> f64 {
        match self.name {
            "°C" => value - 273.15,
            "°F" => value * 1.8 - 459.67,
            _ => value / self.factor,
        }
    }
}

/// `name dimension factor [words] [symbols]` a row.
macro_rules! units {
    ($($name:literal $dimension:ident $factor:literal [$($word:literal)*] [$($symbol:literal)*])*) => {
        static UNITS: &[Unit] = &[$(Unit {
            name: $name,
            dimension: Dimension::$dimension,
            factor: $factor,
            words: &[$($word),*],
            symbols: &[$($symbol),*],
        }),*];
    };
}

units! {
    "nm" Length 1e-9 ["nanometre" "nanometer"] ["nm"]
    "µm" Length 1e-6 ["micrometre" "micrometer" "micron"] ["µm" "μm" "um"]
    "mm" Length 1e-3 ["millimetre" "millimeter"] ["mm"]
    "cm" Length 1e-2 ["centimetre" "centimeter"] ["cm" "cms"]
    "dm" Length 1e-1 ["decimetre" "decimeter"] ["dm"]
    "m" Length 1.0 ["metre" "meter"] ["m" "mtr" "mtrs"]
    "km" Length 1e3 ["kilometre" "kilometer" "klick"] ["km" "kms" "Km" "KM"]
    "inch" Length 0.0254 ["inch" "inches"] ["in." "″"]
    "foot" Length 0.3048 ["foot" "feet"] ["ft" "ft." "′"]
    "yard" Length 0.9144 ["yard"] ["yd" "yds" "yd."]
    "mile" Length 1609.344 ["mile" "statute mile"] ["mi" "mi."]
    "nautical mile" Length 1852.0 ["nautical mile"] ["nmi"]
    "fathom" Length 1.8288 ["fathom"] []
    "furlong" Length 201.168 ["furlong"] []
    "league" Length 4828.032 [] []
    "hand" Length 0.1016 [] []
    "light-year" Length 9.4607e15 ["light year" "lightyear"] ["ly"]
    "astronomical unit" Length 1.495978707e11 ["astronomical unit"] ["AU"]
    "parsec" Length 3.0857e16 ["parsec"] ["pc"]
    "angstrom" Length 1e-10 ["angstrom" "ångström"] ["Å"]
    "km2" Area 1e6 ["sq km" "sq. km"] ["km2" "km²" "sqkm"]
    "m2" Area 1.0 ["sq m" "sq. m"] ["m2" "m²" "sqm"]
    "cm2" Area 1e-4 [] ["cm2" "cm²"]
    "mi2" Area 2589988.110336 ["sq mi" "sq. mi"] ["mi2" "mi²"]
    "ft2" Area 0.09290304 ["sq ft" "sq. ft" "sq. ft."] ["ft2" "ft²" "sqft"]
    "hectare" Area 1e4 ["hectare"] ["ha"]
    "acre" Area 4046.8564224 ["acre"] []
    "are" Area 100.0 [] []
    "dunam" Area 1000.0 ["dunam" "dunum" "donum"] []
    "feddan" Area 4200.0 ["feddan"] []
    "m3" Volume 1.0 ["cu m" "cu. m"] ["m3" "m³" "cum"]
    "km3" Volume 1e9 [] ["km3" "km³"]
    "cm3" Volume 1e-6 [] ["cm3" "cm³" "cc"]
    "ft3" Volume 0.028316846592 ["cu ft" "cu. ft"] ["ft3" "ft³"]
    "litre" Volume 1e-3 ["litre" "liter"] ["l" "L" "ltr"]
    "ml" Volume 1e-6 ["millilitre" "milliliter"] ["ml" "mL"]
    "cl" Volume 1e-5 ["centilitre" "centiliter"] ["cl" "cL"]
    "dl" Volume 1e-4 ["decilitre" "deciliter"] ["dl" "dL"]
    "hectolitre" Volume 0.1 ["hectolitre" "hectoliter"] ["hl" "hL"]
    "gallon" Volume 0.003785411784 ["gallon" "us gallon"] ["gal" "gal." "gals"]
    "quart" Volume 9.46352946e-4 ["quart"] ["qt" "qt."]
    "pint" Volume 4.73176473e-4 ["pint"] ["pt" "pt."]
    "fluid ounce" Volume 2.95735295625e-5 ["fluid ounce"] ["fl oz" "fl. oz."]
    "cup" Volume 2.365882365e-4 ["cup"] []
    "tablespoon" Volume 1.478676478125e-5 ["tablespoon" "tablespoonful"] ["tbsp" "Tbsp" "tbs"]
    "teaspoon" Volume 4.92892159375e-6 ["teaspoon" "teaspoonful"] ["tsp"]
    "bushel" Volume 0.03523907016688 ["bushel"] ["bu"]
    "barrel" Volume 0.158987294928 ["barrel"] ["bbl" "bbls"]
    "acre-foot" Volume 1233.48183754752 ["acre foot" "acre feet"] []
    "kg" Mass 1.0 ["kilogram" "kilogramme" "kilo"] ["kg" "kgs" "Kg" "KG"]
    "g" Mass 1e-3 ["gram" "gramme"] ["g" "gm" "gms" "gr"]
    "mg" Mass 1e-6 ["milligram" "milligramme"] ["mg"]
    "µg" Mass 1e-9 ["microgram" "microgramme"] ["µg" "μg" "mcg"]
    "tonne" Mass 1e3 ["tonne" "metric ton" "metric tonne"] ["t" "mt"]
    "ton" Mass 907.18474 ["ton" "short ton"] []
    "long ton" Mass 1016.0469088 ["long ton"] []
    "kilotonne" Mass 1e6 ["kilotonne" "kiloton"] ["kt"]
    "megatonne" Mass 1e9 ["megatonne" "megaton" "megatons"] ["Mt"]
    "gigatonne" Mass 1e12 ["gigatonne" "gigaton"] ["Gt"]
    "lb" Mass 0.45359237 ["pound" "pound mass"] ["lb" "lbs" "lb." "lbs." "Lbs"]
    "ounce" Mass 0.028349523125 ["ounce"] ["oz" "oz."]
    "troy ounce" Mass 0.0311034768 ["troy ounce"] []
    "stone" Mass 6.35029318 ["stone"] []
    "carat" Mass 2e-4 ["carat" "karat"] ["ct"]
    "grain" Mass 6.479891e-5 [] []
    "quintal" Mass 100.0 ["quintal"] []
    "nanosecond" Time 1e-9 ["nanosecond"] ["ns"]
    "microsecond" Time 1e-6 ["microsecond"] ["µs" "μs"]
    "millisecond" Time 1e-3 ["millisecond"] ["ms" "msec"]
    "second" Time 1.0 ["second" "sec" "secs" "sec."] ["s"]
    "minute" Time 60.0 ["minute" "min" "mins" "min." "mins."] []
    "hour" Time 3600.0 ["hour" "hr" "hrs" "hr." "hrs."] ["h"]
    "day" Time 86400.0 ["day"] []
    "night" Time 86400.0 ["night"] []
    "week" Time 604800.0 ["week" "wk" "wks"] []
    "fortnight" Time 1209600.0 ["fortnight"] []
    "weekend" Time 604800.0 ["weekend"] []
    "month" Time 2629746.0 ["month" "mo" "mos"] []
    "quarter" Time 7889238.0 [] []
    "season" Time 7889238.0 [] []
    "year" Time 31556952.0 ["year" "yr" "yrs" "yr."] []
    "decade" Time 315569520.0 ["decade"] []
    "century" Time 3155695200.0 ["century" "centuries"] []
    "millennium" Time 31556952000.0 ["millennium" "millennia"] []
    "°C" Temperature 1.0 ["degree celsius" "degree centigrade" "celsius" "celcius" "centigrade" "degree c" "deg c"] ["°C" "℃" "C" "° C"]
    "°F" Temperature 1.0 ["degree fahrenheit" "fahrenheit" "degree f" "deg f"] ["°F" "℉" "F" "° F"]
    "K" Temperature 1.0 ["kelvin" "degree kelvin"] ["K" "°K"]
    "degree" Angle 1.0 ["degree" "degree of arc" "deg"] ["°"]
    "arcminute" Angle 0.016666666666666666 ["arcminute" "minute of arc"] []
    "arcsecond" Angle 2.777777777777778e-4 ["arcsecond" "second of arc"] []
    "radian" Angle 57.29577951308232 ["radian"] ["rad"]
    "mph" Speed 0.44704 ["mile per hour" "mile an hour"] ["mph" "MPH" "mi/h"]
    "km/h" Speed 0.2777777777777778 ["kilometre per hour" "kilometer per hour" "kilometre an hour" "kilometer an hour"] ["km/h" "kph" "kmh" "kmph" "km/hr" "KPH"]
    "m/s" Speed 1.0 ["metre per second" "meter per second" "metre a second" "meter a second"] ["m/s" "mps"]
    "knot" Speed 0.5144444444444445 ["knot"] ["kt." "kn"]
    "mach" Speed 343.0 [] []
    "J" Energy 1.0 ["joule"] ["J"]
    "kJ" Energy 1e3 ["kilojoule"] ["kJ"]
    "MJ" Energy 1e6 ["megajoule"] ["MJ"]
    "GJ" Energy 1e9 ["gigajoule"] ["GJ"]
    "calorie" Energy 4.184 ["calorie"] ["cal"]
    "kcal" Energy 4184.0 ["kilocalorie"] ["kcal"]
    "kWh" Energy 3.6e6 ["kilowatt hour"] ["kWh" "kwh" "KWh" "kW·h"]
    "MWh" Energy 3.6e9 ["megawatt hour"] ["MWh" "mwh"]
    "GWh" Energy 3.6e12 ["gigawatt hour"] ["GWh"]
    "TWh" Energy 3.6e15 ["terawatt hour"] ["TWh"]
    "eV" Energy 1.602176634e-19 ["electronvolt" "electron volt"] ["eV"]
    "keV" Energy 1.602176634e-16 ["kiloelectronvolt"] ["keV"]
    "MeV" Energy 1.602176634e-13 ["megaelectronvolt"] ["MeV"]
    "GeV" Energy 1.602176634e-10 ["gigaelectronvolt"] ["GeV"]
    "TeV" Energy 1.602176634e-7 ["teraelectronvolt"] ["TeV"]
    "Btu" Energy 1055.05585262 ["british thermal unit"] ["Btu" "BTU" "btu" "BTUs"]
    "therm" Energy 105505585.262 ["therm"] []
    "mW" Power 1e-3 ["milliwatt"] ["mW"]
    "W" Power 1.0 ["watt"] ["W"]
    "kW" Power 1e3 ["kilowatt"] ["kW" "kw" "KW"]
    "MW" Power 1e6 ["megawatt"] ["MW"]
    "GW" Power 1e9 ["gigawatt"] ["GW"]
    "TW" Power 1e12 ["terawatt"] ["TW"]
    "hp" Power 745.6998715822702 ["horsepower"] ["hp" "bhp" "HP"]
    "Pa" Pressure 1.0 ["pascal"] ["Pa"]
    "hPa" Pressure 100.0 ["hectopascal"] ["hPa"]
    "kPa" Pressure 1e3 ["kilopascal"] ["kPa"]
    "MPa" Pressure 1e6 ["megapascal"] ["MPa"]
    "bar" Pressure 1e5 ["bar"] []
    "millibar" Pressure 100.0 ["millibar"] ["mb" "mbar"]
    "atmosphere" Pressure 101325.0 ["atmosphere"] ["atm"]
    "psi" Pressure 6894.757293168 ["pound per square inch"] ["psi" "PSI"]
    "mmHg" Pressure 133.322387415 ["millimetre of mercury" "millimeter of mercury"] ["mmHg" "mm Hg"]
    "N" Force 1.0 ["newton"] ["N" "kN"]
    "mHz" Frequency 1e-3 ["millihertz"] ["mHz"]
    "Hz" Frequency 1.0 ["hertz"] ["Hz" "hz"]
    "kHz" Frequency 1e3 ["kilohertz"] ["kHz" "KHz"]
    "MHz" Frequency 1e6 ["megahertz"] ["MHz" "Mhz"]
    "GHz" Frequency 1e9 ["gigahertz"] ["GHz" "Ghz"]
    "rpm" Frequency 0.016666666666666666 ["revolution per minute"] ["rpm" "RPM"]
    "bit" Data 0.125 ["bit"] ["bits" "b"]
    "kbit" Data 125.0 ["kilobit"] ["kb" "Kb" "kbit"]
    "Mbit" Data 125e3 ["megabit"] ["Mb" "Mbit" "Mbps" "mbps"]
    "Gbit" Data 125e6 ["gigabit"] ["Gb" "Gbit" "Gbps" "gbps"]
    "Tbit" Data 125e9 ["terabit"] ["Tb" "Tbit"]
    "byte" Data 1.0 ["byte"] ["B"]
    "kB" Data 1e3 ["kilobyte"] ["kB" "KB"]
    "MB" Data 1e6 ["megabyte"] ["MB"]
    "GB" Data 1e9 ["gigabyte" "gig"] ["GB" "gb"]
    "TB" Data 1e12 ["terabyte"] ["TB" "tb"]
    "PB" Data 1e15 ["petabyte"] ["PB"]
    "EB" Data 1e18 ["exabyte"] ["EB"]
    "megapixel" Data 1.0 ["megapixel"] ["MP"]
    "V" Electricity 1.0 ["volt"] ["V"]
    "kV" Electricity 1e3 ["kilovolt"] ["kV"]
    "mV" Electricity 1e-3 ["millivolt"] ["mV"]
    "A" Electricity 1.0 ["ampere" "amp"] ["A"]
    "mA" Electricity 1e-3 ["milliampere" "milliamp"] ["mA" "µA" "μA"]
    "Ah" Electricity 3600.0 ["ampere hour" "amp hour"] ["Ah" "mAh"]
    "ohm" Electricity 1.0 ["ohm"] ["Ω" "kΩ" "MΩ"]
    "farad" Electricity 1.0 ["farad" "microfarad" "picofarad"] ["µF" "pF" "nF"]
    "tesla" Electricity 1.0 ["tesla"] []
    "coulomb" Electricity 1.0 ["coulomb"] []
    "Bq" Radiation 1.0 ["becquerel"] ["Bq" "kBq" "MBq"]
    "Sv" Radiation 1.0 ["sievert"] ["Sv"]
    "mSv" Radiation 1e-3 ["millisievert"] ["mSv"]
    "µSv" Radiation 1e-6 ["microsievert"] ["µSv" "μSv"]
    "Gy" Radiation 1.0 ["gray"] ["Gy" "mGy"]
    "curie" Radiation 3.7e10 ["curie"] ["Ci"]
    "dB" Sound 1.0 ["decibel"] ["dB" "db"]
    "lumen" Light 1.0 ["lumen"] ["lm"]
    "lux" Light 1.0 ["lux"] ["lx"]
    "candela" Light 1.0 ["candela"] ["cd"]
    "mole" Amount 1.0 [] ["mol" "mmol"]
    "ppm" Amount 1.0 ["part per million"] ["ppm"]
    "ppb" Amount 1e-3 ["part per billion"] ["ppb"]
    "percent" Proportion 1.0 ["percent" "per cent" "pct" "pc"] ["%" "％" "p.c."]
    "permille" Proportion 0.1 ["per mille" "per mil"] ["‰"]
    "percentage point" Proportion 1.0 ["percentage point" "percent point" "point percentage"] ["pp" "ppt" "ppts"]
    "basis point" Proportion 0.01 ["basis point"] ["bp" "bps"]
}

/// Forms of the table to rows of it.
type Index = HashMap<&'static str, &'static Unit, std::hash::BuildHasherDefault<rapidhash::fast::RapidHasher<'static>>>;

static WORDS: LazyLock<Index> =
    LazyLock::new(|| UNITS.iter().flat_map(|unit| unit.words.iter().map(move |&word| (word, unit))).collect());

static SYMBOLS: LazyLock<Index> =
    LazyLock::new(|| UNITS.iter().flat_map(|unit| unit.symbols.iter().map(move |&symbol| (symbol, unit))).collect());

/// The unit a word or phrase in lower case names, singular or plural.
pub fn by_word(lower: &str) -> Option<&'static Unit> {
    static SIEVE: LazyLock<Sieve> = LazyLock::new(|| {
        // Plurals end otherwise than the words of the table do.
        let plurals: Vec<String> = WORDS.keys().map(|word| format!("{word}s")).collect();
        Sieve::new(WORDS.keys().copied().chain(plurals.iter().map(String::as_str)))
    });
    let spaced = lower.contains(' ');
    if !spaced && !SIEVE.passes(lower) {
        return None;
    }
    let exact = || WORDS.get(lower).copied();
    let singular = || lower.strip_suffix('s').and_then(|stem| WORDS.get(stem).copied());
    // “degrees Celsius”, “miles per hour”: the plural is that of the first word.
    let first = || {
        let (first, rest) = lower.split_once(' ')?;
        WORDS.get(format!("{} {rest}", first.strip_suffix('s')?).as_str()).copied()
    };
    exact().or_else(singular).or_else(first)
}

/// The unit a symbol stands for; case counts.
pub fn by_symbol(symbol: &str) -> Option<&'static Unit> {
    static SIEVE: LazyLock<Sieve> = LazyLock::new(|| Sieve::new(SYMBOLS.keys().copied()));
    if SIEVE.passes(symbol) { SYMBOLS.get(symbol).copied() } else { None }
}

/// The unit with a name, as readings carry it.
pub fn by_name(name: &str) -> Option<&'static Unit> {
    UNITS.iter().find(|unit| unit.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_names_two_units() {
        let words: usize = UNITS.iter().map(|unit| unit.words.len()).sum();
        assert_eq!(WORDS.len(), words);
        let symbols: usize = UNITS.iter().map(|unit| unit.symbols.len()).sum();
        assert_eq!(SYMBOLS.len(), symbols);
    }

    #[test]
    fn words_symbols_and_conversions() {
        let name = |unit: Option<&Unit>| unit.map(|unit| unit.name);
        assert_eq!(name(by_word("kilometres")), Some("km"));
        assert_eq!(name(by_word("degrees fahrenheit")), Some("°F"));
        assert_eq!(name(by_word("feet")), Some("foot"));
        assert_eq!(name(by_symbol("MW")), Some("MW"));
        assert_eq!(name(by_symbol("mW")), Some("mW"));
        assert_eq!(name(by_word("families")), None);
        let convert = |value, from, to| {
            let (Some(from), Some(to)) = (by_name(from), by_name(to)) else { return f64::NAN };
            to.from_base(from.to_base(value))
        };
        assert!((convert(10.0, "km", "mile") - 6.2137).abs() < 1e-3);
        assert!((convert(40.0, "°C", "°F") - 104.0).abs() < 1e-9);
        assert!((convert(1.0, "hectare", "acre") - 2.4711).abs() < 1e-3);
    }
}
