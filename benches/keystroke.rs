//! How long a keystroke takes: from the change leaving the editor to the diagnostics of that very
//! version coming back, over the protocol, against the program as it is shipped.
//!
//! `cargo bench --bench keystroke` prints p50, p99 and the worst in milliseconds and ends with 1
//! where a p99 is over its budget. `cargo bench --bench keystroke -- COUNT` types so many characters.
#![allow(clippy::unwrap_used, reason = "there is nobody to tell")]

mod client;

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use client::{Server, Times};
use serde_json::json;

const URI: &str = "file:///bench/article.txt";

/// Articles by what they are like and their size in bytes, with the budgets in milliseconds for
/// diagnostics and for hover.
const ARTICLES: [(Kind, usize, f64, f64); 3] =
    [(Kind::Few, 6_000, 5.0, 2.0), (Kind::Few, 100_000, 20.0, 2.0), (Kind::Many, 100_000, 20.0, 2.0)];

/// What an article is like.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// One flood, told at length: the same few people and places again and again.
    Few,
    /// A digest: a new person in every paragraph and places from all over the world.
    Many,
}

/// Typed before anything is measured.
const WARM_UP: usize = 30;

/// Numbers that look like chance and are the same in every run.
struct Dice(usize);

impl Dice {
    /// One of the numbers below `n`.
    fn roll(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn pick<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.roll(words.len())]
    }
}

/// An invented article of about `size` bytes. Every paragraph differs, as in a real one.
fn article(kind: Kind, size: usize) -> String {
    match kind {
        Kind::Few => flood(size),
        Kind::Many => digest(size),
    }
}

fn flood(size: usize) -> String {
    const FIRST: [&str; 8] = ["Ilse", "Marek", "Nadia", "Tomás", "Aoife", "Yusuf", "Pavlína", "Søren"];
    const LAST: [&str; 8] = ["Brandt", "Kowal", "Rahmani", "O’Dea", "Lindqvist", "Haddad", "Novák", "de Vries"];
    const PLACES: [&str; 8] = ["Gdańsk", "Aleppo", "Cork", "Varna", "Malmö", "Lyon", "Leeds", "Ostrava"];
    const VERBS: [&str; 4] = ["said", "told reporters", "added", "warned"];
    let mut text = "Rivers rise for a third day as dams are opened\n\n".to_owned();
    let mut dice = Dice(12345);
    let mut next = |n: usize| dice.roll(n);
    while text.len() < size {
        let (first, last) = (FIRST[next(8)], LAST[next(8)]);
        let (place, other, verb) = (PLACES[next(8)], PLACES[next(8)], VERBS[next(4)]);
        let (age, count, day) = (20 + next(60), 12 + next(900), 1 + next(28));
        text += &format!(
            "“We moved {count} people out of the lower town on {day} March,” {verb} {first} {last}, {age}, a \
             volunteer in {place}. More than {count} houses near {other} were without power by Monday, \
             according to the council, and about {day} roads stayed closed.\n\n“Nobody slept,” {last} {verb}. \
             The level at {place} fell by {day} per cent overnight, the water board said, but another \
             {age} millimetres of rain were expected before the weekend.\n\n"
        );
    }
    text
}

fn digest(size: usize) -> String {
    const FIRST: [&str; 24] = [
        "Amina",
        "Bartosz",
        "Chidi",
        "Dolores",
        "Emeka",
        "Farida",
        "Gustavo",
        "Hana",
        "Ingrid",
        "Joaquín",
        "Kaveh",
        "Leila",
        "Mateus",
        "Ngozi",
        "Oksana",
        "Priya",
        "Quentin",
        "Rosa",
        "Samir",
        "Tuuli",
        "Umar",
        "Valentina",
        "Wanjiru",
        "Xiomara",
    ];
    const OPEN: [&str; 16] = [
        "Abra", "Bel", "Cor", "Dar", "Esk", "Fal", "Gor", "Hal", "Ist", "Jan", "Kar", "Lund", "Mor", "Nav", "Ost",
        "Pal",
    ];
    const CLOSE: [&str; 12] =
        ["ov", "ević", "sson", "ides", "ani", "mann", "oğlu", "escu", "wala", "ström", "ez", "inen"];
    const PLACES: [&str; 96] = [
        "Aberdeen",
        "Accra",
        "Adana",
        "Aden",
        "Alexandria",
        "Algiers",
        "Almaty",
        "Amman",
        "Ankara",
        "Antwerp",
        "Athens",
        "Auckland",
        "Baghdad",
        "Baku",
        "Bamako",
        "Basra",
        "Belgrade",
        "Benghazi",
        "Bergen",
        "Birmingham",
        "Bogotá",
        "Boston",
        "Bristol",
        "Cali",
        "Cambridge",
        "Cartagena",
        "Chernihiv",
        "Chicago",
        "Cleveland",
        "Colombo",
        "Córdoba",
        "Dakar",
        "Dallas",
        "Damascus",
        "Dayton",
        "Dnipro",
        "Dresden",
        "Durban",
        "Florence",
        "Freetown",
        "Georgetown",
        "Glasgow",
        "Goma",
        "Granada",
        "Halifax",
        "Hama",
        "Hanoi",
        "Harare",
        "Homs",
        "Houston",
        "Ibadan",
        "Idlib",
        "Izmir",
        "Jackson",
        "Jalalabad",
        "Juba",
        "Kaduna",
        "Kandahar",
        "Kharkiv",
        "Kingston",
        "Lagos",
        "Lahore",
        "León",
        "Lima",
        "Lviv",
        "Manchester",
        "Mandalay",
        "Maputo",
        "Mariupol",
        "Memphis",
        "Monterrey",
        "Mosul",
        "Nairobi",
        "Nicosia",
        "Odesa",
        "Oxford",
        "Palermo",
        "Paris",
        "Perth",
        "Portland",
        "Quito",
        "Raqqa",
        "Recife",
        "Richmond",
        "Rosario",
        "Salem",
        "San Antonio",
        "San José",
        "Santiago",
        "Sirte",
        "Springfield",
        "Toledo",
        "Tripoli",
        "Valencia",
        "Victoria",
        "Wellington",
    ];
    const COUNTRIES: [&str; 12] = [
        "Syria",
        "Ukraine",
        "Nigeria",
        "Colombia",
        "Canada",
        "Spain",
        "Kenya",
        "Iraq",
        "Mexico",
        "Turkey",
        "Libya",
        "Australia",
    ];
    let mut dice = Dice(54321);
    let mut text = "The week in twelve countries\n\n".to_owned();
    while text.len() < size {
        let first = dice.pick(&FIRST);
        let last = format!("{}{}", dice.pick(&OPEN), dice.pick(&CLOSE));
        let [a, b, c, d, e] = [(); 5].map(|()| dice.pick(&PLACES));
        let [country, other] = [(); 2].map(|()| dice.pick(&COUNTRIES));
        let (age, count) = (20 + dice.roll(60), 12 + dice.roll(900));
        text += &format!(
            "{a}, {country} — Roads between {b} and {c} were closed after {count} people had left {d}, said {first} \
             {last}, {age}, an engineer from {e}. “We drove from {c} to {a} at night,” {last} added.\n\nMs {last} had \
             worked in {b}, {other}, and near {e} before. In {d} and {a}, {other}’s second city, nobody had been \
             told, according to the mayor of {c}.\n\n"
        );
    }
    text
}

fn measure(kind: Kind, size: usize, count: usize) -> (usize, Times, Times) {
    let text = article(kind, size);
    let mut server = Server::start(&json!({ "capabilities": {} }));
    let document = json!({ "uri": URI, "languageId": "plaintext", "version": 0, "text": text });
    server.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    server.diagnostics_of(URI, 0);

    // A sentence typed behind the first one of a paragraph in the middle.
    let lines: Vec<&str> = text.lines().collect();
    let line = (lines.len() / 2..).find(|&line| lines[line].contains('“')).unwrap();
    let mut column = lines[line].split(". ").next().unwrap().encode_utf16().count() + 2;
    let sentence = "Officials in Lyon put the number at 140 on Tuesday, Ms Haddad said. ";
    let mut typed = Vec::new();
    for (i, key) in sentence.chars().cycle().take(WARM_UP + count).enumerate() {
        let here = json!({ "line": line, "character": column });
        let change = json!({ "range": { "start": here, "end": here }, "text": key.to_string() });
        let params = json!({ "textDocument": { "uri": URI, "version": i + 1 }, "contentChanges": [change] });
        let start = Instant::now();
        server.notify("textDocument/didChange", &params);
        server.diagnostics_of(URI, i + 1);
        typed.push(start.elapsed());
        column += key.len_utf16();
        // Nobody types faster than this, and a pause lets the machine fall asleep as it would.
        std::thread::sleep(Duration::from_millis(5));
    }

    let mut hovered = Vec::new();
    for i in 0..WARM_UP + count {
        let line = (i * 7) % lines.len();
        let params = json!({
            "textDocument": { "uri": URI }, "position": { "line": line, "character": (i * 13) % 120 }
        });
        let start = Instant::now();
        server.request("textDocument/hover", &params);
        hovered.push(start.elapsed());
        std::thread::sleep(Duration::from_millis(2));
    }
    server.stop();
    (text.len(), Times(typed.split_off(WARM_UP)), Times(hovered.split_off(WARM_UP)))
}

fn main() -> ExitCode {
    // `cargo test --benches` runs this as well; once through is enough to show that it works.
    let testing = std::env::args().any(|argument| argument == "--test") || cfg!(debug_assertions);
    let count = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(if testing { 3 } else { 500 });
    let mut within = true;
    for (kind, size, typing, hovering) in ARTICLES {
        let names = if kind == Kind::Many { "many names" } else { "few names" };
        let (bytes, typed, hovered) = measure(kind, size, count);
        within &= typed.report(&format!("keystroke to diagnostics, {names}"), bytes, typing);
        within &= hovered.report(&format!("hover, {names}"), bytes, hovering);
    }
    if within || testing { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
