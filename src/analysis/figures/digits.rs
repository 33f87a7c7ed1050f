//! Numbers written in digits, and what looks like one without being one.

use crate::analysis::tokens::{Shape, TokenKind, Tokens};
use crate::lexicon::table::{Words, words};

use super::Decimal;

/// A number in digits: its value and the token behind it.
pub(super) fn digits(tokens: &Tokens, at: usize) -> Option<(Decimal, usize)> {
    let token = tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
    let text = tokens.text(at);
    let value = separated(text)?;
    // 1 250 000: groups of three behind a space, as in the SI brochure (5.4.4) and in French.
    let bare = text.bytes().all(|byte| byte.is_ascii_digit());
    if bare && token.end - token.start <= 3 {
        let mut end = at + 1;
        while is_group(tokens, end) && !tokens.glued(end) {
            end += 1;
        }
        // 1 234 567.89
        let decimals = tokens.text(end).split_once('.').is_some_and(|(whole, fraction)| {
            let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            whole.len() == 3 && plain(whole) && !fraction.is_empty() && plain(fraction)
        });
        if end > at + 1 && decimals && !tokens.glued(end) && spaced_groups_are_one(tokens, at, end + 1) {
            let joined: String = (at..=end).map(|i| tokens.text(i)).collect();
            if let Some(value) = Decimal::parse(&joined) {
                return Some((value, end + 1));
            }
        }
        if end > at + 1 && !is_four_digits(tokens, end) && spaced_groups_are_one(tokens, at, end) {
            let joined: String = (at..end).map(|i| tokens.text(i)).collect();
            if let Some(value) = Decimal::parse(&joined) {
                return Some((value, end));
            }
        }
    }
    Some((value, at + 1))
}

/// A token of exactly three digits.
fn is_group(tokens: &Tokens, at: usize) -> bool {
    let text = tokens.text(at);
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_four_digits(tokens: &Tokens, at: usize) -> bool {
    !tokens.glued(at) && tokens.text(at).len() == 4 && tokens.text(at).bytes().all(|byte| byte.is_ascii_digit())
}

/// Two numbers in a row are one if a no-break or thin space joins them, if a group is `000`, or
/// if there are three groups: “777 200 people” stays two.
fn spaced_groups_are_one(tokens: &Tokens, at: usize, end: usize) -> bool {
    let between = |i: usize| {
        let (Some(left), Some(right)) = (tokens.get(i - 1), tokens.get(i)) else { return "" };
        &tokens.source()[left.end as usize..right.start as usize]
    };
    let single = (at + 1..end).all(|i| between(i).chars().count() == 1);
    let joined = (at + 1..end).all(|i| matches!(between(i), "\u{a0}" | "\u{202f}" | "\u{2009}"));
    single && (joined || end - at >= 3 || (at + 1..end).any(|i| tokens.text(i) == "000"))
}

/// The value of digits with separators; `None` for clock times, lists, addresses and dates.
pub(super) fn separated(text: &str) -> Option<Decimal> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        // 007 is a name, 0 is a number.
        return if text.len() > 1 && text.starts_with('0') { None } else { Decimal::parse(text) };
    }
    if text.contains(':') {
        return None;
    }
    let (whole, fraction) = match (text.matches('.').count(), text.matches(',').count()) {
        (1, _) => text.split_once('.')?,
        // 1.234.567, as on the continent.
        (2.., 0) => {
            let groups: Vec<&str> = text.split('.').collect();
            let fits = groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
            return if fits { Decimal::parse(&groups.concat()) } else { None };
        }
        (2.., _) => return None,
        // 1,5: a decimal comma, as in translated copy.
        (0, 1) if text.split_once(',').is_some_and(|(a, b)| a.len() <= 3 && b.len() <= 2) => {
            return Decimal::parse(&text.replace(',', "."));
        }
        _ => (text, ""),
    };
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let three = rest.iter().all(|group| group.len() == 3) && first.len() <= 3;
    // 1,00,000: groups of two with a last one of three, as in India.
    let indian = rest.split_last().is_some_and(|(last, others)| {
        last.len() == 3 && !others.is_empty() && others.iter().all(|group| group.len() == 2) && first.len() <= 2
    });
    if !(rest.is_empty() || three || indian) || fraction.contains(',') {
        return None;
    }
    if rest.is_empty() && fraction.is_empty() {
        return Decimal::parse(first);
    }
    let joined = format!("{first}{}.{fraction}", rest.concat());
    Decimal::parse(joined.trim_end_matches('.'))
}

/// Whether the number token `at` is part of a name, a code, an address or a telephone number
/// rather than a number of its own.
pub(super) fn is_identifier(tokens: &Tokens, at: usize) -> bool {
    let kind = |i: usize| tokens.get(i).map(|token| token.kind);
    if at > 0 && tokens.glued(at) {
        match kind(at - 1) {
            Some(TokenKind::Hyphen | TokenKind::Dash) if at > 1 && tokens.glued(at - 1) => {
                // MH-17, COVID-19: a hyphen between letters and digits. 555-0123: digits on both sides.
                let letters = kind(at - 2) == Some(TokenKind::Word);
                let digits = kind(at - 2) == Some(TokenKind::Number);
                if letters && kind(at - 1) == Some(TokenKind::Hyphen) && !joins(tokens.lower(at - 2)) {
                    return true;
                }
                // 555-0123; the 800 of a Boeing 737-800.
                if digits && (phone_pair(tokens, at - 2, at) || named_by_number(tokens, at - 2)) {
                    return true;
                }
            }
            Some(TokenKind::Word | TokenKind::Number | TokenKind::Address) => return true,
            Some(TokenKind::Punct) => {
                let before = tokens.text(at - 1);
                if matches!(before, "/" | "\\" | "*") && at > 1 && tokens.glued(at - 1) {
                    return true;
                }
                // J1149.5
                if before == "." && at > 1 && tokens.glued(at - 1) && kind(at - 2) == Some(TokenKind::Word) {
                    return true;
                }
            }
            Some(TokenKind::Symbol) if matches!(tokens.text(at - 1), "#" | "@" | "_" | "№" | "&") => return true,
            // J1149.5+6663
            Some(TokenKind::Symbol) if tokens.text(at - 1) == "+" && at > 1 && tokens.glued(at - 1) => return true,
            _ => {}
        }
    }
    if tokens.glued(at + 1) {
        match kind(at + 1) {
            Some(TokenKind::Hyphen | TokenKind::Dash)
                if tokens.glued(at + 2) && kind(at + 2) == Some(TokenKind::Number) =>
            {
                if phone_pair(tokens, at, at + 2) {
                    return true;
                }
                let third = tokens.glued(at + 3)
                    && matches!(kind(at + 3), Some(TokenKind::Hyphen | TokenKind::Dash))
                    && tokens.glued(at + 4)
                    && kind(at + 4) == Some(TokenKind::Number);
                if third {
                    return true;
                }
            }
            Some(TokenKind::Address) => return true,
            _ => {}
        }
    }
    dialled(tokens, at) || named_by_number(tokens, at) || is_address(tokens, at)
}

/// “14 Harbour Road”, “221 Baker St.”: a house in a street.
fn is_address(tokens: &Tokens, at: usize) -> bool {
    let named = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital());
    let street = |i: usize| {
        matches!(
            tokens.lower(i).trim_end_matches('.'),
            "road"
                | "street"
                | "avenue"
                | "lane"
                | "drive"
                | "boulevard"
                | "terrace"
                | "crescent"
                | "ave"
                | "blvd"
                | "st"
        )
    };
    named(at + 1) && (at + 2..at + 4).take_while(|&i| named(i)).any(street)
}

/// `+44 20 7946 0123`: a plus before the first of several groups of digits.
fn dialled(tokens: &Tokens, at: usize) -> bool {
    let number = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Number);
    let mut first = at;
    while first > 0 && number(first - 1) && at - first < 6 {
        first -= 1;
    }
    let plus = first > 0 && tokens.text(first - 1) == "+" && tokens.glued(first);
    if plus {
        return number(first + 1) || tokens.glued(first + 1) && tokens.text(first + 1) == "-";
    }
    // 0800 123 4567, “call 7946 0123”
    let run = (first..first + 6).take_while(|&i| number(i)).count();
    let trunk =
        tokens.text(first).len() >= 3 && tokens.text(first).starts_with('0') && !tokens.text(first).contains('.');
    let called = first > 0
        && matches!(
            tokens.lower(first - 1),
            "call" | "phone" | "telephone" | "tel" | "tel." | "dial" | "fax" | "on" | "hotline" | "text"
        );
    run >= 2 && (trunk || called && run >= 3)
}

/// Prefixes that stand before a number with a hyphen and leave it one.
fn joins(lower: &str) -> bool {
    matches!(
        lower,
        "mid" | "under" | "over" | "sub" | "pre" | "post" | "non" | "top" | "plus" | "minus" | "to" | "and" | "or"
    )
}

/// 555-0123 or 7946-0123: three or four digits, then four.
fn phone_pair(tokens: &Tokens, first: usize, second: usize) -> bool {
    let (a, b) = (tokens.text(first), tokens.text(second));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    // Exchange codes never begin with 0 or 1, and round numbers are a range: 100-1000, 500-1500.
    plain(a) && plain(b) && a.len() == 3 && b.len() == 4 && a >= "200" && !b.ends_with("00")
}

/// Words whose number is a name: “Flight 370”, “Route 66”, “Article 5”, “No. 10”.
static NAMED: Words = words! {
    "flight", "flights", "route", "highway", "interstate", "motorway", "road", "rd", "article", "articles", "section", "sections",
    "chapter", "chapters", "clause", "clauses", "paragraph", "page", "pages", "p", "pp", "act", "scene", "verse", "psalm",
    "no", "no.", "nos", "nos.", "number", "numbers", "room", "gate", "gates", "platform", "terminal", "runway", "exit", "junction",
    "channel", "studio", "apollo", "boeing", "airbus", "title", "resolution", "resolutions", "proposition", "prop", "prop.", "amendment",
    "bill", "rule", "regulation", "order", "phase", "stage", "level", "tier", "category", "class", "type", "model", "version",
    "grade", "area", "zone", "district", "precinct", "ward", "lot", "block", "unit", "apartment", "apt", "suite", "box",
    "episode", "volume", "vol", "vol.", "part", "figure", "fig", "fig.", "table", "formula", "windows", "iphone", "ipad", "galaxy",
    "ftse", "cac", "fortune", "nasdaq", "stoxx", "nikkei", "russell", "asx", "csi", "ibex", "topix", "tsx", "omx", "forbes", "dow",
    "playstation", "xbox", "mark", "super", "protocol", "annex", "appendix", "step", "item", "question", "week", "day", "round",
    "game", "match", "lap", "hole", "row", "bus", "train", "line", "pier", "berth", "catch", "ps", "mp", "covid", "line-",
    "interstates", "pick", "seed", "rank", "ranked", "seeded", "groups", "pool", "u.s.", "code", "zip", "tel", "tel.", "phone", "fax", "isbn", "id",
};

fn named_by_number(tokens: &Tokens, at: usize) -> bool {
    if at == 0 || tokens.glued(at) {
        return false;
    }
    let Some(before) = tokens.get(at - 1) else { return false };
    if before.kind != TokenKind::Word {
        return false;
    }
    let whole = tokens.text(at).bytes().all(|byte| byte.is_ascii_digit());
    if !whole || !NAMED.contains(tokens.lower(at - 1)) {
        return false;
    }
    // “this week 12 people died”, “the bill 300 voted for”: a plural noun behind it is counted.
    let lower = tokens.lower(at - 1);
    let common = matches!(
        lower,
        "week"
            | "day"
            | "number"
            | "numbers"
            | "order"
            | "part"
            | "line"
            | "bill"
            | "road"
            | "train"
            | "bus"
            | "no"
            | "class"
            | "unit"
            | "district"
            | "game"
            | "match"
            | "step"
            | "round"
            | "u.s."
            | "area"
            | "phone"
            | "super"
            | "groups"
            | "pool"
            | "pick"
            | "question"
            | "level"
            | "nasdaq"
            | "nikkei"
            | "dow"
    );
    // “Bus 42 leaves from platform 3”
    if before.is_capital() && matches!(lower, "bus" | "train" | "line" | "unit" | "district" | "road") {
        return true;
    }
    let next_plain_word = tokens.get(at + 1).is_some_and(|next| {
        next.kind == TokenKind::Word
            && next.shape.contains(Shape::SPACED)
            && !next.is_capital()
            && tokens.lower(at + 1).ends_with('s')
    });
    !(common && next_plain_word)
}
