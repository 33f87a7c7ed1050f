//! Currencies: symbols, ISO 4217 codes, names, and which country's is meant by an adjective.

use super::table::{Table, Words, table, words};
use std::sync::LazyLock;

use super::sieve::Sieve;

static SYMBOLS: Table<&'static str> = table! {
    "$" => "USD", "£" => "GBP", "€" => "EUR", "¥" => "JPY", "₹" => "INR", "₽" => "RUB", "₩" => "KRW", "₪" => "ILS",
    "₦" => "NGN", "₺" => "TRY", "₴" => "UAH", "฿" => "THB", "₫" => "VND", "₱" => "PHP", "₡" => "CRC", "₵" => "GHS",
    "₸" => "KZT", "₾" => "GEL", "₼" => "AZN", "₮" => "MNT", "₭" => "LAK", "៛" => "KHR", "₲" => "PYG", "৳" => "BDT", "₿" => "BTC", "¢" => "cent", "元" => "CNY", "円" => "JPY", "원" => "KRW", "zł" => "PLN", "Kč" => "CZK", "＄" => "USD", "￡" => "GBP",
};

/// Letters that stand right before `$` (and `US` before others) and say whose it is.
static PREFIXES: Table<&'static str> = table! {
    "us" => "USD", "u.s." => "USD", "a" => "AUD", "au" => "AUD", "aus" => "AUD", "c" => "CAD", "can" => "CAD", "ca" => "CAD", "nz" => "NZD",
    "hk" => "HKD", "s" => "SGD", "nt" => "TWD", "r" => "BRL", "mx" => "MXN", "z" => "ZWL", "j" => "JMD", "tt" => "TTD", "n" => "NAD", "fj" => "FJD",
};

/// Codes and letters that stand before an amount as words of their own, or behind it.
static CODES: Words = words! {
    "USD", "EUR", "GBP", "JPY", "CNY", "INR", "RUB", "KRW", "ILS", "NGN", "TRY", "UAH", "THB", "VND", "PHP", "CAD", "AUD", "NZD",
    "HKD", "SGD", "TWD", "BRL", "MXN", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "ZAR", "KES", "GHS", "EGP",
    "SYP", "LBP", "IQD", "IRR", "SAR", "AED", "QAR", "KWD", "BHD", "OMR", "JOD", "YER", "PKR", "BDT", "LKR", "NPR", "AFN", "MMK",
    "IDR", "MYR", "KZT", "UZS", "GEL", "AMD", "AZN", "ARS", "CLP", "COP", "PEN", "VES", "UYU", "BOB", "ETB", "TZS", "UGX", "RWF",
    "BTC", "XAF", "XOF", "MNT", "KHR", "LAK", "ZMW", "BWP", "AOA", "MZN", "MUR", "TMT", "TJS", "KGS",  "DOP", "GTQ", "HNL", "NIO", "CRC", "PAB", "PYG", "JMD", "TTD", "BND", "MVR", "MWK", "NAD",  "SSP", "CDF", "MAD", "DZD", "TND", "LYD", "SDG", "ISK", "RSD", "BAM", "MKD", "MDL", "BYN", "HRK", "RMB",
};

static NAMES: Table<&'static str> = table! {
    "dollar" => "USD", "buck" => "USD", "euro" => "EUR", "quid" => "GBP", "sterling" => "GBP", "yen" => "JPY", "yuan" => "CNY", "renminbi" => "CNY",
    "rupee" => "INR", "rouble" => "RUB", "ruble" => "RUB", "shekel" => "ILS", "naira" => "NGN", "lira" => "TRY", "hryvnia" => "UAH",
    "hryvna" => "UAH", "baht" => "THB", "won" => "KRW", "dong" => "VND", "rand" => "ZAR", "rupiah" => "IDR", "ringgit" => "MYR",
    "zloty" => "PLN", "forint" => "HUF", "koruna" => "CZK", "leu" => "RON", "lei" => "RON", "lev" => "BGN", "taka" => "BDT", "cedi" => "GHS",
    "birr" => "ETB", "kwacha" => "ZMW", "pula" => "BWP", "tenge" => "KZT", "manat" => "AZN", "lari" => "GEL", "afghani" => "AFN",
    "kip" => "LAK", "riel" => "KHR", "kyat" => "MMK", "tugrik" => "MNT", "quetzal" => "GTQ", "lempira" => "HNL", "bolivar" => "VES",
    "guarani" => "PYG", "real" => "BRL", "reais" => "BRL", "reals" => "BRL", "krona" => "SEK", "kronor" => "SEK", "krone" => "NOK", "kroner" => "NOK",
    "dirham" => "AED", "pound" => "GBP", "peso" => "peso", "dinar" => "dinar", "riyal" => "SAR", "rial" => "IRR", "franc" => "franc",
    "shilling" => "shilling", "markka" => "FIM", "peseta" => "ESP", "guilder" => "NLG", "drachma" => "GRD", "escudo" => "PTE", "schilling" => "ATS", "deutschmark" => "DEM", "deutschemark" => "DEM", "dalasi" => "GMD", "leone" => "SLL", "metical" => "MZN", "somoni" => "TJS", "som" => "KGS", "sum" => "UZS", "rufiyaa" => "MVR", "ngultrum" => "BTN", "dram" => "AMD", "sol" => "PEN", "balboa" => "PAB", "colon" => "CRC", "gourde" => "HTG", "crown" => "crown", "bitcoin" => "BTC", "ether" => "ETH",
    "cent" => "cent", "penny" => "penny", "pence" => "penny", "pennies" => "penny", "kopeck" => "kopeck", "kopiyka" => "kopeck", "kopek" => "kopeck", "sen" => "sen", "paisa" => "paisa", "paise" => "paisa", "centavo" => "centavo", "¢" => "cent",
    "nickel" => "nickel", "dime" => "dime", "grand" => "grand",
    "lek" => "ALL", "kwanza" => "AOA", "florin" => "AWG", "leva" => "BGN", "boliviano" => "BOB", "kuna" => "HRK", "denar" => "MKD",
    "denari" => "MKD", "ariary" => "MGA", "ouguiya" => "MRU", "nakfa" => "ERN", "loti" => "LSL", "maloti" => "LSL", "lilangeni" => "SZL",
    "emalangeni" => "SZL", "dobra" => "STN", "cordoba" => "NIO", "córdoba" => "NIO", "guaraní" => "PYG", "colón" => "CRC", "colones" => "CRC",
    "bolívar" => "VES", "bolivares" => "VES", "bolívares" => "VES", "soles" => "PEN", "kina" => "PGK", "pa'anga" => "TOP", "paanga" => "TOP",
    "tala" => "WST", "vatu" => "VUV", "pataca" => "MOP", "tögrög" => "MNT", "togrog" => "MNT", "kronur" => "ISK", "krónur" => "ISK",
    "kroons" => "EEK", "litas" => "LTL", "lats" => "LVL", "rubles" => "RUB", "zlotys" => "PLN", "złoty" => "PLN", "koruny" => "CZK", "korun" => "CZK",
    "toman" => "IRR", "hryvnya" => "UAH", "euros" => "EUR",
};

/// An adjective of nationality and a currency's name to its code. The codes are those of ISO 4217;
/// only names that several countries share need a row.
static NATIONAL: Table<&'static str> = table! {
    "us dollar" => "USD", "u.s. dollar" => "USD", "american dollar" => "USD", "canadian dollar" => "CAD", "australian dollar" => "AUD",
    "singapore dollar" => "SGD", "singaporean dollar" => "SGD", "taiwan dollar" => "TWD", "taiwanese dollar" => "TWD", "zimbabwean dollar" => "ZWL",
    "zealand dollar" => "NZD", "kong dollar" => "HKD", "jamaican dollar" => "JMD", "namibian dollar" => "NAD", "fijian dollar" => "FJD",
    "british pound" => "GBP", "egyptian pound" => "EGP", "syrian pound" => "SYP", "lebanese pound" => "LBP", "sudanese pound" => "SDG",
    "cypriot pound" => "CYP", "finnish markka" => "FIM", "dutch guilder" => "NLG", "irish pound" => "IEP", "turkish lira" => "TRY", "lebanese lira" => "LBP", "syrian lira" => "SYP", "italian lira" => "ITL",
    "indian rupee" => "INR", "pakistani rupee" => "PKR", "lankan rupee" => "LKR", "nepali rupee" => "NPR", "nepalese rupee" => "NPR",
    "mauritian rupee" => "MUR", "indonesian rupiah" => "IDR", "mexican peso" => "MXN", "argentine peso" => "ARS", "argentinian peso" => "ARS",
    "chilean peso" => "CLP", "colombian peso" => "COP", "cuban peso" => "CUP", "philippine peso" => "PHP", "uruguayan peso" => "UYU",
    "dominican peso" => "DOP", "iraqi dinar" => "IQD", "jordanian dinar" => "JOD", "kuwaiti dinar" => "KWD", "bahraini dinar" => "BHD",
    "serbian dinar" => "RSD", "tunisian dinar" => "TND", "algerian dinar" => "DZD", "libyan dinar" => "LYD", "saudi riyal" => "SAR",
    "qatari riyal" => "QAR", "yemeni riyal" => "YER", "yemeni rial" => "YER", "omani rial" => "OMR", "omani riyal" => "OMR", "iranian rial" => "IRR",
    "iranian toman" => "IRR", "uae dirham" => "AED", "emirati dirham" => "AED", "moroccan dirham" => "MAD", "swiss franc" => "CHF", "french franc" => "FRF",
    "belgian franc" => "BEF", "cfa franc" => "XOF", "rwandan franc" => "RWF", "congolese franc" => "CDF", "kenyan shilling" => "KES", "kenya shilling" => "KES",
    "tanzanian shilling" => "TZS", "ugandan shilling" => "UGX", "somali shilling" => "SOS", "swedish krona" => "SEK", "swedish kronor" => "SEK",
    "swedish crown" => "SEK", "norwegian krone" => "NOK", "norwegian kroner" => "NOK", "norwegian crown" => "NOK", "danish krone" => "DKK", "danish kroner" => "DKK",
    "danish crown" => "DKK", "czech koruna" => "CZK", "czech crown" => "CZK", "icelandic krona" => "ISK", "icelandic kronur" => "ISK", "south korean won" => "KRW", "korean won" => "KRW",
    "african rand" => "ZAR", "brazilian real" => "BRL", "brazilian reais" => "BRL", "chinese yuan" => "CNY", "japanese yen" => "JPY", "israeli shekel" => "ILS",
    "russian rouble" => "RUB", "russian ruble" => "RUB", "belarusian rouble" => "BYN", "belarusian ruble" => "BYN", "vietnamese dong" => "VND", "thai baht" => "THB",
    "pound sterling" => "GBP", "new pence" => "penny",
};

/// The code of a currency symbol.
pub fn by_symbol(symbol: &str) -> Option<&'static str> {
    SYMBOLS.get(symbol).copied()
}

/// Whose dollar it is, from the letters (in lower case) before the sign.
pub fn dollar_of(letters: &str) -> Option<&'static str> {
    PREFIXES.get(letters).copied()
}

/// The code itself, where `word` is one; `Rs` is the rupee's.
pub fn by_code(word: &str) -> Option<&'static str> {
    match word {
        "Rs" | "Rs." => Some("INR"),
        "RM" => Some("MYR"),
        "RMB" => Some("CNY"),
        "Tk" | "Tk." => Some("BDT"),
        "Ksh" | "KSh" | "Sh" | "Ksh." => Some("KES"),
        _ if word.len() == 3 => CODES.get(word),
        _ => None,
    }
}

fn singular(lower: &str) -> &str {
    let keep = matches!(lower, "pence" | "reais" | "pennies" | "lei");
    if keep { lower } else { lower.strip_suffix('s').unwrap_or(lower) }
}

/// The currency a name in lower case, singular or plural, stands for when nothing says whose.
pub fn by_name(lower: &str) -> Option<&'static str> {
    static SIEVE: LazyLock<Sieve> = LazyLock::new(|| {
        let both: Vec<String> = NAMES.keys().flat_map(|name| [name.to_owned(), format!("{name}s")]).collect();
        Sieve::new(both.iter().map(String::as_str))
    });
    if !SIEVE.passes(lower) {
        return None;
    }
    NAMES.get(lower).or_else(|| NAMES.get(singular(lower))).copied()
}

/// The currency that an adjective and a name, in lower case, stand for: “Syrian pounds”.
pub fn by_adjective(adjective: &str, name: &str) -> Option<&'static str> {
    by_name(name)?;
    NATIONAL.get(format!("{adjective} {}", singular(name)).as_str()).copied()
}
