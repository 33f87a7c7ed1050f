//! What the surroundings of a candidate say for and against its being a place.

use crate::{
    analysis::{
        names::{self, Name, NameKind, words::Known},
        tokens::{Shape, Token, TokenKind, Tokens},
    },
    gazetteer::Rank,
    lexicon::{lexemes::Listed, placing::Placing, toponyms},
};

use super::{
    PlaceKind,
    forms::{attacked, dateline, is_called_town, is_disease, is_doing, is_named_kind},
    local::LocalCues,
    spans::{Beside, Form, Span, name_over, placing},
};

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// Something that speaks for or against a span's being a place; an index into [`Cues`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Cue { $($(#[$doc])* $name,)* }

        /// The names of the cues, in order.
        pub const CUE_NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

cues! {
    /// Always 1.
    Bias,
    /// The name tagger says place; by its margin, 0 to 1.
    TaggedPlace,
    /// It says exactly this span.
    TaggedExactly,
    /// The name tagger says person; by its margin.
    TaggedPerson,
    /// The name tagger says organisation; by its margin.
    TaggedOrganisation,
    /// It stands first in what is tagged as an organisation.
    OrganisationHead,
    /// The tagger says it is no name.
    Untagged,
    /// The gazetteer has it as somebody's own name.
    Own,
    /// Log of the largest population it could mean, 0 to 1.
    Population,
    /// It could mean a country.
    Country,
    /// It could mean a first-order division.
    State,
    /// It could mean a capital.
    Capital,
    /// Behind a preposition of place.
    Locative,
    /// Behind a preposition of direction.
    Directional,
    /// Behind “of”.
    Of,
    /// Behind “town of”, “province of”.
    SettlementOf,
    /// Behind a word such as “northern”.
    Direction,
    /// Behind a verb of moving or of war.
    Taken,
    /// Before “province”, “city”.
    BeforeSettlement,
    /// Before a comma and another candidate.
    BeforeComma,
    /// Behind another candidate and a comma.
    BehindComma,
    /// Behind another candidate and “and” or “or”, or before one.
    Listed,
    /// First of its sentence.
    First,
    /// All in capitals.
    AllCaps,
    /// Several words.
    Several,
    /// A capitalised word stands before it.
    CapitalBefore,
    /// A capitalised word stands behind it.
    CapitalBehind,
    /// Known only by an alternate name, and a capitalised word stands before or behind it: “Al Sham”
    /// in the name of a militia.
    AlternateInRun,
    /// An honorific or role stands before it.
    Titled,
    /// Its word is a given name.
    Given,
    /// Its word is a surname.
    Surname,
    /// Its word is mostly written in lower case.
    Common,
    /// Its word is never a place.
    Never,
    /// Behind a verb of war whose object is a place: “recaptured”, “shelled”.
    Stormed,
    /// Before “Times”, “Post”, “Herald”: a newspaper.
    PaperBehind,
    /// Inside or at the end of what is tagged as an organisation.
    InsideOrganisation,
    /// “’s” stands behind it.
    Possessive,
    /// A verb of saying or doing stands behind it: people do, and capitals.
    VerbBehind,
    /// A hyphen and a word stand behind it: “Beijing-based”.
    Hyphenated,
    /// An abbreviation.
    Abbreviation,
    /// A postal code.
    Postal,
    /// The gazetteer lacks it.
    Unknown,
    /// It ends as names of places do, or begins so.
    Formed,
    /// A site: street, square.
    Site,
    /// A landform: mountains, river.
    Landform,
    /// In a line of its own with capitals throughout, a headline.
    Headline,
    /// Before a number or an initial, as in an address or a name.
    BeforeNumber,
    /// The article takes it for a person's name.
    PersonInArticle,
    /// It is resolved to a place in a country that other names of the article are in.
    Coherent,
    /// It is near another place of the article, and few places in the world have its name.
    RareNear,
    /// How sure it is that a name joined to it by a comma or “and” is a place.
    NeighbourPlace,
    /// It is said more than once: log of the number.
    Repeated,
    /// The best cue sum of its other mentions.
    ElsewherePlace,
    /// The workspace has a place of its own of that name.
    Workspace,
    /// Before “virus”, “fever”, or the name of a disease by itself.
    Disease,
    /// Before “Day”, “Prize” and other things that are called after places and people, or the given name of somebody
    /// who signs.
    Namesake,
    /// A part of a known place: “North Texas”.
    Part,
    /// All in capitals, first of its line, with the day or the agency and a dash behind it: a dateline.
    Dateline,
}

/// How many cues there are.
pub const CUES: usize = CUE_NAMES.len();

/// The value of each cue.
pub type Cues = [f32; CUES];

/// What is known of a span without the rest of the article, which has words of these lists `beside` it.
pub(super) fn local(
    tokens: &Tokens,
    names: &[Name],
    spans: &[Span],
    index: usize,
    beside: &Beside,
    headline: bool,
) -> LocalCues {
    let mut cues = LocalCues::default();
    let span = &spans[index];
    let (start, end) = (span.tokens.start, span.tokens.end);
    cues.set(Cue::Bias, true);

    match name_over(names, &span.tokens) {
        None => cues.set(Cue::Untagged, true),
        // “Neighbouring Niger has confirmed”: a word that stands before places is no given name.
        Some(name) if name.kind == NameKind::Person && opens_with_locative(tokens, name, start) => {}
        // “struck at Le Havre”: a body called like a town of several words is seldom where something is.
        Some(name) if name.kind == NameKind::Organisation && is_where(tokens, span, name) => {}
        Some(name) => {
            let margin = (f32::from(name.margin) / 400.0).min(1.0).mul_add(0.6, 0.4);
            cues.set_to(
                match name.kind {
                    NameKind::Place => Cue::TaggedPlace,
                    NameKind::Person => Cue::TaggedPerson,
                    NameKind::Organisation => Cue::TaggedOrganisation,
                },
                margin,
            );
            cues.set(Cue::TaggedExactly, name.kind == NameKind::Place && name.tokens == span.tokens);
            cues.set(Cue::InsideOrganisation, name.kind == NameKind::Organisation && name.tokens.start < start);
            cues.set(
                Cue::OrganisationHead,
                name.kind == NameKind::Organisation && name.tokens.start == start && name.tokens.end > end,
            );
        }
    }
    let meaning = &span.meaning;
    let of = |rank: Rank| meaning.ranks.contains(rank);
    cues.set(Cue::Workspace, meaning.workspace);
    cues.set(Cue::Own, meaning.own_name);
    cues.set(Cue::Country, of(Rank::Country) || of(Rank::Continent));
    cues.set(Cue::State, of(Rank::State));
    cues.set(Cue::Capital, of(Rank::Capital));
    cues.set_to(Cue::Population, meaning.size);

    let before = tokens.lower(start.wrapping_sub(1));
    let placing_before = beside.before;
    let article = before == "the";
    let back = usize::from(article) + 1;
    let preposition = if article { tokens.lower(start.wrapping_sub(back)) } else { before };
    let placing_head = if article { placing(tokens, start.wrapping_sub(back)) } else { placing_before };
    let of = preposition == "of";
    let whose = if of { tokens.lower(start.wrapping_sub(back + 1)) } else { "" };
    let out_of = matches!(whose, "out" | "outside" | "north" | "south" | "east" | "west");
    let settled = of && Placing::of(whose).intersects(Placing::SETTLEMENT | Placing::HAS_SETTLEMENT);
    let previous = tokens.get(start.wrapping_sub(1));
    let opens = |token: &Token| match token.kind {
        TokenKind::Mark | TokenKind::Dash => true,
        TokenKind::Punct => matches!(before, "." | "?" | "!" | ":" | "•" | "*" | "("),
        _ => false,
    };
    let first = start == 0
        || previous.is_some_and(opens)
        || tokens.get(start).is_some_and(|token| token.shape.contains(Shape::LINE_START));
    cues.set(Cue::First, first);
    cues.set(Cue::Locative, placing_head.contains(Placing::LOCATIVE) || out_of);
    cues.set(Cue::Directional, placing_head.contains(Placing::DIRECTIONAL));
    cues.set(Cue::SettlementOf, settled || is_called_town(tokens, end));
    cues.set(Cue::Of, of && !settled && !out_of);
    let direction = placing_before.contains(Placing::DIRECTION);
    cues.set(Cue::Direction, direction || placing_before.contains(Placing::SETTLEMENT));
    cues.set(Cue::Taken, placing_head.contains(Placing::TAKES_PLACE));
    cues.set(Cue::Stormed, placing_head.contains(Placing::STORMED) || attacked(tokens, start));
    let capital = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital());
    let sentence_start = |i: usize| i == 0 || matches!(tokens.text(i - 1), "." | "?" | "!" | "“" | "\"");
    let in_sentence = !first && start > 0;
    cues.set(Cue::CapitalBefore, in_sentence && capital(start - 1) && !direction && !sentence_start(start - 1));
    cues.set(Cue::Titled, previous.is_some_and(|token| token.listed.contains(Listed::HONORIFIC)));

    let next = tokens.get(end);
    let next_lower = tokens.lower(end);
    let placing_next = beside.behind;
    cues.set(Cue::PaperBehind, capital(end) && placing_next.contains(Placing::PAPER));
    let same_line = next.is_some_and(|token| !token.shape.contains(Shape::LINE_START));
    cues.set(Cue::BeforeSettlement, placing_next.contains(Placing::SETTLEMENT));
    cues.set(Cue::CapitalBehind, same_line && capital(end));
    cues.set(Cue::Possessive, next.is_some_and(|token| token.kind == TokenKind::Clitic));
    cues.set(Cue::Hyphenated, next.is_some_and(|token| token.kind == TokenKind::Hyphen) && tokens.glued(end));
    cues.set(Cue::BeforeNumber, next.is_some_and(|token| token.kind == TokenKind::Number));
    cues.set(Cue::VerbBehind, next.is_some_and(|token| token.kind == TokenKind::Word) && is_doing(next_lower));
    let own = cues.has(Cue::Own);
    let in_run = cues.has(Cue::CapitalBefore) || cues.has(Cue::CapitalBehind);
    cues.set(Cue::AlternateInRun, span.form == Form::Known && !own && in_run);
    // The one token between two names.
    let between = |from: usize, to: usize| if from + 1 == to { tokens.lower(from) } else { "" };
    let named = |other: &&Span| other.form != Form::Demonym;
    let left = index.checked_sub(1).and_then(|i| spans.get(i)).filter(named);
    let left = left.map_or("", |left| between(left.tokens.end, start));
    let right = spans.get(index + 1).filter(named).map_or("", |right| between(end, right.tokens.start));
    cues.set(Cue::BeforeComma, right == ",");
    cues.set(Cue::BehindComma, left == ",");
    let lists = |joint: &str| matches!(joint, "and" | "or" | "&" | "/");
    cues.set(Cue::Listed, lists(left) || lists(right));

    let shape = |shape: Shape| {
        (start..end)
            .all(|i| tokens.get(i).is_some_and(|token| token.kind != TokenKind::Word || token.shape.contains(shape)))
    };
    let all_caps = shape(Shape::ALL_CAPS);
    cues.set(Cue::AllCaps, all_caps && !matches!(span.form, Form::Abbreviation | Form::Postal));
    cues.set(Cue::Dateline, all_caps && first && dateline(tokens, end).is_some());
    cues.set(Cue::Several, end - start > 1);
    let lower = &tokens.lower_source()[tokens.bytes(start..end)];
    let single = end - start == 1;
    if single {
        let known = names::words::known_at(tokens, start);
        cues.set(Cue::Given, known.intersects(Known::GIVEN));
        cues.set(Cue::Surname, known.contains(Known::SURNAME));
        cues.set(Cue::Common, known.contains(Known::MOSTLY_LOWER));
    }
    let first_lists = span.first.placing();
    let never = if single { first_lists.contains(Placing::NEVER_PLACE) } else { toponyms::is_never_place(lower) };
    cues.set(Cue::Never, span.form == Form::Known && never);
    let part = span.kind == PlaceKind::Region && first_lists.contains(Placing::CAPITAL_DIRECTION);
    cues.set(Cue::Part, part);
    cues.set(Cue::Disease, is_disease(tokens, end, lower, placing_next));
    let behind = if tokens.get(end).is_some_and(|token| token.kind == TokenKind::Clitic) { end + 1 } else { end };
    let signs = cues.has(Cue::Given) && cues.has(Cue::CapitalBehind) && is_signature(tokens, start);
    cues.set(Cue::Namesake, signs || capital(behind) && toponyms::is_namesake(tokens.lower(behind)));
    cues.set(Cue::Abbreviation, span.form == Form::Abbreviation);
    cues.set(Cue::Postal, span.form == Form::Postal);
    cues.set(Cue::Unknown, span.form == Form::Unknown);
    let formed = if single {
        span.first.has_place_ending()
    } else {
        first_lists.contains(Placing::HEAD) || toponyms::has_place_ending(tokens.lower(end - 1))
    };
    cues.set_to(Cue::Formed, f32::from(u8::from(formed)));
    cues.set(Cue::Site, span.kind == PlaceKind::Venue);
    let landform = if tokens.get(end - 1).is_some_and(Token::is_capital) { 0.4 } else { 1.0 };
    cues.set_to(Cue::Landform, if span.kind == PlaceKind::Region && !part { landform } else { 0.0 });
    cues.set(Cue::Headline, headline);
    cues
}

/// Lets the members of a list share what stands before its first and behind its last: in “out of
/// Aleppo, Ghouta and Deraa” the preposition is that of all three.
pub(super) fn share_along_lists(tokens: &Tokens, spans: &[Span], cues: &mut [LocalCues]) {
    let joined = |a: &Span, b: &Span| {
        let (from, to) = (a.tokens.end, b.tokens.start);
        let between = match to.saturating_sub(from) {
            1 => matches!(tokens.lower(from), "," | "and" | "or"),
            2 => tokens.lower(from) == "," && matches!(tokens.lower(from + 1), "and" | "or"),
            _ => false,
        };
        between && a.form != Form::Demonym && b.form != Form::Demonym
    };
    let mut start = 0;
    for end in 1..=spans.len() {
        if end < spans.len() && joined(&spans[end - 1], &spans[end]) {
            continue;
        }
        let (first, last) = (spans[start].tokens.start, spans[end - 1].tokens.end);
        // “…, Lund said” is no member of the list before it.
        let is_closed = || matches!(tokens.lower(last), "," | "." | ";" | ":" | "..." | "…" | "and" | "or" | ")" | "");
        if end - start > 1 && is_closed() {
            let others = matches!(tokens.lower(last), "and" | "or")
                && tokens.lower(last + 1) == "other"
                && is_named_kind(tokens.lower(last + 2));
            let head = tokens.lower(first.wrapping_sub(1));
            let kind = match head {
                "as" => tokens.lower(first.wrapping_sub(3)),
                "including" | "like" | "of" => tokens.lower(first.wrapping_sub(2)),
                _ => "",
            };
            let named = others || is_named_kind(kind);
            let locative = cues[start].has(Cue::Locative);
            for cues in &mut cues[start..end] {
                cues.set(Cue::Locative, locative);
                cues.set(Cue::SettlementOf, named);
            }
        }
        start = end;
    }
}

/// Whether somebody with a given name at `at` signs a quote: “— Georgia Paredes”, “— Austin Kowal, teacher”; not an item of
/// a list, “– Jordan Valley”.
fn is_signature(tokens: &Tokens, at: usize) -> bool {
    let kind = |i: usize| tokens.get(i).map(|token| token.kind);
    let dash = at.checked_sub(1).filter(|&dash| kind(dash) == Some(TokenKind::Dash));
    let opens = dash.is_some_and(|dash| dash == 0 || kind(dash - 1) == Some(TokenKind::Mark));
    let common = names::words::known_at(tokens, at + 1).contains(Known::MOSTLY_LOWER);
    opens && !common && (kind(at + 2).is_none() || tokens.text(at + 2) == ",")
}

/// Whether a body's name is that of a place, of several words, behind a preposition of place.
fn is_where(tokens: &Tokens, span: &Span, name: &Name) -> bool {
    let before = tokens.lower(span.tokens.start.wrapping_sub(1));
    span.meaning.own_name
        && name.tokens == span.tokens
        && span.tokens.len() > 1
        && (before == "at" || toponyms::is_locative(before))
}

/// Whether a name begins with “Neighbouring”, “Central” and the like, right before token `start`.
fn opens_with_locative(tokens: &Tokens, name: &Name, start: usize) -> bool {
    name.tokens.start + 1 == start && toponyms::is_locative(tokens.lower(name.tokens.start))
}
