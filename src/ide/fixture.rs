//! Articles for tests: text, what it says and the cursor in one string.
//!
//! `$0` is the cursor. `⟦HEAD|text⟧` says what a span is, so that a test of an answer does not
//! depend on how well articles are read; spans nest. Heads:
//!
//! | head | span |
//! |---|---|
//! | `P key`, `O key` | a mention of a person, an organisation; key `?` is nobody known |
//! | `Q key #n`, `C #n` | a chunk of a quote and its cue; `#n` joins, else chunks are quotes of their own and a cue goes with the nearest |
//! | `L`, `L? within=Syria` | a place; `L` is looked up in the gazetteer, `L?` is unresolved |
//! | `F >3000000 unit=km counted=lorry says=key` | a figure; bounds are `=5`, `>5`, `>=5`, `<5`, `<=5` or `3..5` |
//! | `D 2019-05-13..2019-05-19 relative` | a date; without days it is unresolved |
//! | `age key`, `role key`, `home key` | what the article says of an entity |
//! | `T1 Person` | an annotation; an id again is another fragment |
//!
//! Lines below `=====` go into the stand-off file behind the annotations of the text.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use crate::{
    analysis::{
        ArticleContext, Reader, Reading, Voice,
        dates::{AnchorSource, Date, DateKind, Published},
        figures::{Bound, Bounds, Decimal, Figure, FigureKind, Modality},
        people::{Entity, EntityId, EntityKind, Fact, Mention, MentionForm},
        places::{Candidate, Place, PlaceKind, Reason},
        quotes::{Ground, Polarity, Quote, QuoteKind, Speaker},
    },
    gazetteer::{EntryId, Gazetteer},
    standoff::AnnFile,
    text::{CharOffset, CharRange, Encoding, Format, Text},
};

use super::{Article, File, Target};

/// A marked span.
struct Marked {
    head: Vec<String>,
    range: CharRange,
    text: String,
}

impl Marked {
    /// The word of the head that begins with `prefix`, without it.
    fn option(&self, prefix: &str) -> Option<&str> {
        self.head.iter().find_map(|word| word.strip_prefix(prefix))
    }

    fn has(&self, word: &str) -> bool {
        self.head.iter().any(|other| other == word)
    }

    fn key(&self) -> &str {
        self.head.get(1).map_or("?", String::as_str)
    }
}

/// The article of a fixture without a cursor.
pub(super) fn article(fixture: &str) -> Article {
    read(fixture).0
}

/// The article of a fixture and the place of its cursor.
pub(super) fn article_at(fixture: &str) -> (Article, CharOffset) {
    let (article, cursors) = read(fixture);
    let [at] = cursors[..] else { panic!("one cursor, not {}: {fixture}", cursors.len()) };
    (article, at)
}

/// The article of a fixture and what its two cursors select.
pub(super) fn article_selected(fixture: &str) -> (Article, CharRange) {
    let (article, cursors) = read(fixture);
    match cursors[..] {
        [at] => (article, CharRange::empty(at)),
        [start, end] => (article, CharRange::new(start, end)),
        _ => panic!("one cursor or two, not {}: {fixture}", cursors.len()),
    }
}

/// A range as a person would point at it: `3:12 "Rima Odeh"`.
pub(super) fn shown(article: &Article, range: CharRange) -> String {
    let at = article.text.position(range.start(), Encoding::Utf32);
    format!("{}:{} \"{}\"", at.line + 1, at.column + 1, article.text.slice(range).replace('\n', "⏎"))
}

/// A place to go to in either file.
pub(super) fn shown_target(article: &Article, target: &Target) -> String {
    match target.file {
        File::Article => shown(article, target.focus),
        File::Standoff => {
            let source = article.annotations.as_ref().map_or("", |file| file.source());
            let line: String = source.chars().skip(target.range.start().to_usize()).take(target.range.len()).collect();
            format!(".ann {}", line.replace('\t', " "))
        }
    }
}

/// An article as the program itself reads it.
pub(super) fn read_article(text: &str) -> Article {
    let text = Text::new(text, Format::Plain);
    let gazetteer = Arc::new(Gazetteer::embedded());
    let reading = Reader::new(Arc::clone(&gazetteer)).read(&text.paragraphs(), &ArticleContext::default());
    Article {
        text,
        reading: Arc::new(reading),
        annotations: None,
        schema: Arc::default(),
        gazetteer,
        config: Arc::default(),
        settled: Default::default(),
    }
}

fn read(fixture: &str) -> (Article, Vec<CharOffset>) {
    let (fixture, below) = fixture.split_once("\n=====\n").unwrap_or((fixture, ""));
    let (text, marked, cursors) = parse(fixture);
    let text = Text::new(&text, Format::Plain);
    let source = standoff(&text, &marked) + below;
    let annotations = (!source.is_empty()).then(|| Arc::new(AnnFile::parse(&source)));
    let gazetteer = Arc::new(Gazetteer::embedded());
    let reading = Arc::new(Builder { text: &text, marked: &marked, reading: Reading::default() }.build(&gazetteer));
    let article = Article {
        text,
        reading,
        annotations,
        schema: Arc::default(),
        gazetteer,
        config: Arc::default(),
        settled: Default::default(),
    };
    (article, cursors)
}

/// The lines of the annotations in a text.
fn standoff(text: &Text, marked: &[Marked]) -> String {
    let mut bounds: BTreeMap<usize, Vec<&Marked>> = BTreeMap::new();
    for span in marked {
        if let Some(Ok(number)) = span.head[0].strip_prefix('T').map(str::parse) {
            bounds.entry(number).or_default().push(span);
        }
    }
    let line = |(number, spans): (usize, Vec<&Marked>)| {
        let offsets = spans.iter().map(|span| format!("{} {}", span.range.start(), span.range.end()));
        let words: Vec<String> = spans.iter().map(|span| text.slice(span.range)).collect();
        let offsets = offsets.collect::<Vec<_>>().join(";");
        format!("T{number}\t{} {offsets}\t{}\n", spans[0].head[1], words.join(" "))
    };
    bounds.into_iter().map(line).collect()
}

/// Takes the marks out of a fixture.
fn parse(fixture: &str) -> (String, Vec<Marked>, Vec<CharOffset>) {
    let (mut text, mut marked, mut cursors) = (String::new(), Vec::new(), Vec::new());
    let mut open: Vec<(Vec<String>, usize)> = Vec::new();
    let mut rest = fixture;
    while let Some(c) = rest.chars().next() {
        if let Some(behind) = rest.strip_prefix("$0") {
            cursors.push(CharOffset::of(&text, text.len()));
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix('⟦') {
            let (head, behind) = behind.split_once('|').expect("a head ends with |");
            open.push((head.split_whitespace().map(str::to_owned).collect(), text.len()));
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix('⟧') {
            let (head, start) = open.pop().expect("⟧ closes a ⟦");
            let range = CharRange::new(CharOffset::of(&text, start), CharOffset::of(&text, text.len()));
            marked.push(Marked { head, range, text: text[start..].to_owned() });
            rest = behind;
        } else {
            text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    assert!(open.is_empty(), "a ⟦ without ⟧: {fixture}");
    marked.sort_by_key(|span| span.range.start());
    (text, marked, cursors)
}

struct Builder<'a> {
    text: &'a Text,
    marked: &'a [Marked],
    reading: Reading,
}

impl<'a> Builder<'a> {
    fn build(mut self, gazetteer: &Gazetteer) -> Reading {
        let ids = self.entities();
        self.quotes(&ids);
        for span in self.marked {
            match span.head[0].as_str() {
                "L" | "L?" => self.reading.places.push(place(span, gazetteer)),
                "F" => self.reading.figures.push(figure(span, &ids)),
                "D" => self.reading.dates.push(date(span)),
                _ => {}
            }
        }
        self.reading
    }

    fn spans(&self, heads: &'a [&'a str]) -> impl Iterator<Item = &'a Marked> + use<'a> {
        self.marked.iter().filter(move |span| heads.contains(&span.head[0].as_str()))
    }

    fn entities(&mut self) -> HashMap<String, EntityId> {
        let mut ids = HashMap::new();
        for span in self.spans(&["P", "O"]) {
            let form = form(span);
            let entity = (span.key() != "?").then(|| {
                *ids.entry(span.key().to_owned()).or_insert_with(|| {
                    let person = span.head[0] == "P";
                    let kind = if person { EntityKind::Person } else { EntityKind::Organisation };
                    self.reading.entities.push(Entity {
                        kind,
                        name: span.text.clone(),
                        introduction: span.range,
                        introduced: false,
                        ages: Vec::new(),
                        roles: Vec::new(),
                        employers: Vec::new(),
                        homes: Vec::new(),
                        gender: None,
                    });
                    EntityId::new(self.reading.entities.len() - 1)
                })
            });
            if let Some(id) = entity {
                let entity = &mut self.reading.entities[id.index()];
                if form == MentionForm::Name && !entity.introduced {
                    (entity.introduced, entity.introduction) = (true, span.range);
                    entity.name.clone_from(&span.text);
                }
            }
            self.reading.mentions.push(Mention { range: span.range, form, entity });
        }
        for span in self.spans(&["age", "role", "home"]) {
            let entity = &mut self.reading.entities[ids[span.key()].index()];
            let fact = Fact { value: span.text.clone(), range: span.range };
            match span.head[0].as_str() {
                "age" => {
                    entity.ages.push(Fact { value: span.text.parse().expect("an age in digits"), range: span.range });
                }
                "role" => entity.roles.push(fact),
                _ => entity.homes.push(fact),
            }
        }
        ids
    }

    fn quotes(&mut self, ids: &HashMap<String, EntityId>) {
        let mut numbered: HashMap<&str, usize> = HashMap::new();
        for span in self.spans(&["Q"]) {
            let number = span.option("#");
            if let Some(&index) = number.and_then(|number| numbered.get(number)) {
                self.reading.quotes[index].spans.push(span.range);
                continue;
            }
            let kind = match span {
                _ if span.has("mixed") => QuoteKind::Mixed,
                _ if span.has("indirect") => QuoteKind::Indirect,
                _ => QuoteKind::Direct,
            };
            let polarity = match span {
                _ if span.has("denied") => Polarity::Denied,
                _ if span.has("asked") => Polarity::Asked,
                _ => Polarity::Asserted,
            };
            numbered.extend(number.map(|number| (number, self.reading.quotes.len())));
            self.reading.quotes.push(Quote {
                kind,
                spans: vec![span.range],
                cue: None,
                speaker: None,
                ground: Ground::None,
                confidence: 0.97,
                polarity,
                runner_up: None,
                via: None,
                joint: Vec::new(),
                nested: Vec::new(),
            });
        }
        for span in self.spans(&["C"]) {
            let numbered = span.option("#").and_then(|number| numbered.get(number).copied());
            let nearest = || {
                let quotes = self.reading.quotes.iter().enumerate().filter(|(_, quote)| quote.cue.is_none());
                quotes.min_by_key(|(_, quote)| gap(quote.range(), span.range)).map(|(index, _)| index)
            };
            let index = numbered.or_else(nearest).expect("a cue has a quote");
            self.reading.quotes[index].cue = Some(span.range);
        }
        for span in self.spans(&["Q"]) {
            let Some(&id) = ids.get(span.key()) else { continue };
            let Some(quote) = self.reading.quotes.iter_mut().find(|quote| quote.spans[0] == span.range) else {
                continue;
            };
            let near = quote.cue.unwrap_or(span.range);
            let line = self.text.line_at(near.start());
            let mention = self.reading.mentions.iter().filter(|mention| mention.entity == Some(id));
            let mention = mention
                .min_by_key(|mention| (!line.covers(mention.range), gap(mention.range, near)))
                .expect("a speaker is mentioned");
            quote.ground = match quote.cue {
                Some(_) => Ground::Cue,
                None if line.covers(mention.range) => Ground::Paragraph,
                None => Ground::Continuation,
            };
            quote.speaker = Some(Speaker { range: mention.range, form: mention.form, entity: mention.entity });
        }
    }
}

/// How many code points lie between two ranges.
fn gap(a: CharRange, b: CharRange) -> usize {
    let behind = a.start().to_usize().saturating_sub(b.end().to_usize());
    behind.max(b.start().to_usize().saturating_sub(a.end().to_usize()))
}

/// The form a mention has by its words.
fn form(span: &Marked) -> MentionForm {
    let text = span.text.as_str();
    match text.split_whitespace().next().unwrap_or("") {
        "he" | "she" | "they" | "He" | "She" | "They" => MentionForm::Pronoun,
        "Mr" | "Ms" | "Mrs" | "Dr" => MentionForm::Honorific,
        "the" | "The" | "officials" | "residents" => MentionForm::Nominal,
        _ if text.contains(' ') || span.head[0] == "O" => MentionForm::Name,
        _ => MentionForm::Surname,
    }
}

fn place(span: &Marked, gazetteer: &Gazetteer) -> Place {
    let population = |id| gazetteer.entry(id).map_or(0, |entry| entry.population);
    let mut found: Vec<EntryId> = Vec::new();
    if span.head[0] == "L" {
        found.extend(gazetteer.find(&span.text).iter().map(|hit| hit.entry));
        found.sort_by_key(|&id| (std::cmp::Reverse(population(id)), id));
        found.dedup();
        assert!(!found.is_empty(), "{} is in the gazetteer", span.text);
    }
    let within = span
        .option("within=")
        .and_then(|name| gazetteer.find(name).iter().map(|hit| hit.entry).max_by_key(|&id| population(id)));
    let candidate = |(rank, &entry): (usize, &EntryId)| Candidate {
        entry,
        weight: if rank == 0 { 0.75 } else { 0.05 },
        reasons: if rank == 0 { vec![Reason::Largest] } else { Vec::new() },
    };
    Place {
        range: span.range,
        name: span.text.clone(),
        kind: PlaceKind::Toponym,
        resolved: found.first().copied(),
        twin: None,
        candidates: found.iter().take(3).enumerate().map(candidate).collect(),
        candidate_count: found.len(),
        confidence: if found.is_empty() { 0.0 } else { 0.75 },
        ambiguous: span.has("ambiguous"),
        within,
        metonym: false,
    }
}

fn figure(span: &Marked, ids: &HashMap<String, EntityId>) -> Figure {
    let number = |digits: &str| {
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mantissa = format!("{whole}{fraction}").parse().expect("a number");
        Decimal::new(mantissa, -i16::try_from(fraction.len()).expect("few digits"))
    };
    let bound = |digits: &str, inclusive| Some(Bound { value: number(digits), inclusive });
    let bounds = |words: &str| {
        if let Some((low, high)) = words.split_once("..") {
            return Bounds { lower: bound(low, true), upper: bound(high, true) };
        }
        match words.trim_matches(|c: char| c.is_ascii_digit() || c == '.') {
            "=" => Bounds { lower: bound(&words[1..], true), upper: bound(&words[1..], true) },
            ">" => Bounds { lower: bound(&words[1..], false), upper: None },
            ">=" => Bounds { lower: bound(&words[2..], true), upper: None },
            "<" => Bounds { lower: None, upper: bound(&words[1..], false) },
            "<=" => Bounds { lower: None, upper: bound(&words[2..], true) },
            _ => Bounds::default(),
        }
    };
    let hard = bounds(span.key());
    let voice = match span.option("says=") {
        None => Voice::Article,
        Some("?") => Voice::Unnamed(span.range),
        Some(key) => Voice::Entity(ids[key]),
    };
    let unit = span.option("unit=").map(str::to_owned);
    let counted = span.option("counted=").map(str::to_owned);
    Figure {
        range: span.range,
        core: span.range,
        kind: if unit.is_some() { FigureKind::Measure } else { FigureKind::Count },
        value: hard.lower.or(hard.upper).map(|bound| bound.value),
        hard,
        soft: span.option("soft=").map_or(hard, bounds),
        grain: Decimal::from(1),
        approximator: span.option("approx=").map(|words| words.replace('_', " ")),
        unit,
        counted_range: counted.is_some().then_some(span.range),
        counted,
        modality: if span.has("feared") { Modality::Feared } else { Modality::Asserted },
        voice,
        ..Figure::default()
    }
}

fn date(span: &Marked) -> Date {
    let days = span.head.get(1).and_then(|days| days.split_once(".."));
    let day = |text: &str| text.parse().expect("a day as YYYY-MM-DD");
    let published = Published { date: jiff::civil::date(2019, 5, 14), source: AnchorSource::Dateline };
    Date {
        range: span.range,
        kind: DateKind::Date,
        value: days.map(|(first, _)| first.to_owned()),
        modifier: None,
        first: days.map(|(first, _)| day(first)),
        last: days.map(|(_, last)| day(last)),
        anchor: span.has("relative").then_some(published),
        unresolved: days.is_none().then(|| "the article does not say when it was published".to_owned()),
    }
}
