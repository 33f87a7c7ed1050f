//! The contract of `postil annotate`, spelled out as a check.

use std::collections::BTreeSet;

use serde_json::Value;

/// Everything about one line of output that breaks the contract, as `path: what`.
pub(crate) fn faults(answer: &Value, text: &str) -> Vec<String> {
    let mut shape = Shape { length: text.chars().count(), faults: Vec::new() };
    let at = "";
    shape.is(answer["schema"] == "postil/1", at, "schema is postil/1");
    shape.is(answer["id"].is_string(), at, "id is a string");
    shape.is(answer["length"] == shape.length, at, "length counts the code points");
    let ids: BTreeSet<String> =
        list(answer, "entities").iter().filter_map(|it| Some(it["id"].as_str()?.to_owned())).collect();
    shape.is(ids.len() == list(answer, "entities").len(), at, "ids of entities are unique");
    shape.each(answer, "quotes", &mut |shape, at, quote| shape.quote(at, quote, &ids));
    shape.each(answer, "entities", &mut |shape, at, entity| shape.entity(at, entity));
    shape.each(answer, "places", &mut |shape, at, place| shape.place(at, place));
    shape.each(answer, "figures", &mut |shape, at, figure| shape.figure(at, figure, &ids));
    shape.each(answer, "dates", &mut |shape, at, date| shape.date(at, date));
    shape.each(answer, "findings", &mut |shape, at, finding| shape.finding(at, finding));
    shape.faults
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

struct Shape {
    length: usize,
    faults: Vec<String>,
}

const FORMS: [&str; 5] = ["name", "surname", "honorific", "pronoun", "nominal"];

impl Shape {
    fn is(&mut self, holds: bool, at: &str, what: &str) {
        if !holds {
            self.faults.push(format!("{at}: {what}"));
        }
    }

    fn each(&mut self, value: &Value, key: &str, check: &mut dyn FnMut(&mut Self, &str, &Value)) {
        self.is(value[key].is_array(), key, "is a list");
        for (i, item) in list(value, key).iter().enumerate() {
            check(self, &format!("{key}[{i}]"), item);
        }
    }

    /// `start` and `end`: in the article, in that order. Only findings may be empty.
    fn span(&mut self, at: &str, it: &Value) -> (u64, u64) {
        let (start, end) = (it["start"].as_u64(), it["end"].as_u64());
        self.is(start.is_some() && end.is_some(), at, "has start and end");
        let (start, end) = (start.unwrap_or_default(), end.unwrap_or_default());
        self.is(start <= end && end <= self.length as u64, at, "lies in the article");
        (start, end)
    }

    fn full_span(&mut self, at: &str, it: &Value) -> (u64, u64) {
        let (start, end) = self.span(at, it);
        self.is(start < end, at, "is not empty");
        (start, end)
    }

    fn one_of(&mut self, at: &str, it: &Value, key: &str, allowed: &[&str]) {
        let known = it[key].as_str().is_some_and(|value| allowed.contains(&value));
        self.is(known, at, &format!("{key} is one of {allowed:?}, not {}", it[key]));
    }

    fn optional(&mut self, at: &str, it: &Value, key: &str, fits: fn(&Value) -> bool) {
        let there = it.get(key).is_some_and(|value| value.is_null() || fits(value));
        self.is(there, at, &format!("{key} is null or what it should be, not {:?}", it.get(key)));
    }

    fn quote(&mut self, at: &str, quote: &Value, ids: &BTreeSet<String>) {
        let (start, end) = self.full_span(at, quote);
        self.one_of(at, quote, "kind", &["direct", "mixed", "indirect"]);
        self.one_of(at, quote, "by", &["cue", "paragraph", "continuation", "turn", "none"]);
        let spans: Vec<(u64, u64)> =
            list(quote, "spans").iter().filter_map(|span| Some((span[0].as_u64()?, span[1].as_u64()?))).collect();
        self.is(spans.len() == list(quote, "spans").len() && !spans.is_empty(), at, "spans are pairs");
        self.is(spans.iter().all(|(from, to)| from < to), at, "spans are not empty");
        self.is(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0), at, "spans are in order");
        self.is(spans.first().is_some_and(|span| span.0 == start), at, "starts with its first span");
        self.is(spans.last().is_some_and(|span| span.1 == end), at, "ends with its last span");
        if !quote["cue"].is_null() {
            self.full_span(at, &quote["cue"]);
        }
        let speaker = &quote["speaker"];
        self.is(quote.get("speaker").is_some(), at, "has a speaker or null");
        if !speaker.is_null() {
            self.full_span(at, speaker);
            self.one_of(at, speaker, "form", &FORMS);
            self.entity_id(at, &speaker["entity"], ids);
        }
    }

    fn entity_id(&mut self, at: &str, id: &Value, ids: &BTreeSet<String>) {
        let known = id.is_null() || id.as_str().is_some_and(|id| ids.contains(id));
        self.is(known, at, &format!("{id} is an entity"));
    }

    fn entity(&mut self, at: &str, entity: &Value) {
        self.one_of(at, entity, "type", &["Person", "Organisation"]);
        self.is(entity["name"].as_str().is_some_and(|name| !name.is_empty()), at, "has a name");
        self.optional(at, entity, "age", Value::is_u64);
        self.optional(at, entity, "role", Value::is_string);
        self.is(!list(entity, "mentions").is_empty(), at, "is mentioned");
        let mut last = 0;
        for mention in list(entity, "mentions") {
            let (start, _) = self.full_span(at, mention);
            self.is(start >= last, at, "mentions are in order");
            last = start;
            self.one_of(at, mention, "form", &FORMS);
        }
    }

    fn place(&mut self, at: &str, place: &Value) {
        self.full_span(at, place);
        self.optional(at, place, "geonameid", Value::is_u64);
        self.optional(at, place, "name", Value::is_string);
        self.optional(at, place, "lat", |lat| lat.as_f64().is_some_and(|lat| lat.abs() <= 90.0));
        self.optional(at, place, "lon", |lon| lon.as_f64().is_some_and(|lon| lon.abs() <= 180.0));
        self.optional(at, place, "country", |code| code.as_str().is_some_and(|code| code.len() == 2));
        self.is(place["candidates"].is_u64(), at, "counts candidates");
        self.is(place["confidence"].as_f64().is_some_and(|c| (0.0..=1.0).contains(&c)), at, "confidence is a share");
        self.is(place["lat"].is_null() == place["lon"].is_null(), at, "has both coordinates or none");
    }

    fn figure(&mut self, at: &str, figure: &Value, ids: &BTreeSet<String>) {
        let (start, end) = self.full_span(at, figure);
        let core = (figure["core"][0].as_u64().unwrap_or_default(), figure["core"][1].as_u64().unwrap_or_default());
        self.is(start <= core.0 && core.0 < core.1 && core.1 <= end, at, "the core lies inside");
        let kinds = "count age duration money percent points ratio fraction multiple measure ordinal rate score number";
        self.one_of(at, figure, "kind", &kinds.split(' ').collect::<Vec<_>>());
        for key in ["value", "lower", "upper"] {
            self.optional(at, figure, key, Value::is_number);
        }
        if let (Some(lower), Some(upper)) = (figure["lower"].as_f64(), figure["upper"].as_f64()) {
            self.is(lower <= upper, at, "the lower bound is not above the upper");
        }
        for key in ["unit", "counted", "approximator", "modality", "outcome"] {
            self.optional(at, figure, key, Value::is_string);
        }
        self.entity_id(at, &figure["source"], ids);
    }

    fn date(&mut self, at: &str, date: &Value) {
        self.full_span(at, date);
        self.one_of(at, date, "type", &["DATE", "TIME", "DURATION", "SET"]);
        for key in ["value", "mod"] {
            self.optional(at, date, key, Value::is_string);
        }
        for key in ["start_date", "end_date"] {
            self.optional(at, date, key, |day| {
                day.as_str().is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok())
            });
        }
        if let (Some(first), Some(last)) = (date["start_date"].as_str(), date["end_date"].as_str()) {
            let day = |text: &str| text.parse::<jiff::civil::Date>().ok();
            self.is(day(first) <= day(last), at, "ends no earlier than it starts");
        }
    }

    fn finding(&mut self, at: &str, finding: &Value) {
        self.span(at, finding);
        self.one_of(at, finding, "severity", &["error", "warning", "information", "hint"]);
        for key in ["code", "message"] {
            self.is(finding[key].as_str().is_some_and(|text| !text.is_empty()), at, &format!("has a {key}"));
        }
        for related in list(finding, "related") {
            self.span(at, related);
        }
    }
}
