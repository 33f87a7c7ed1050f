//! Prints what the weights of place reading are fitted on: one JSON object a line for each
//! article of a corpus of toponyms (`id`, `text`, `toponyms` with `start`, `end`, `lat`, `lon`).

use std::io::{self, BufRead as _, Write as _};

use postil::{
    analysis::{
        paragraph::{self, Placed},
        people,
        places::{self, cues::CUE_NAMES, grounds::GROUND_NAMES},
    },
    gazetteer::Gazetteer,
    text::{Format, Text},
};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let gazetteer = Gazetteer::embedded();
    let mut out = io::stdout().lock();
    writeln!(out, "{}", json!({ "cues": CUE_NAMES, "grounds": GROUND_NAMES }))?;
    for line in io::stdin().lock().lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let text = Text::new(article["text"].as_str().unwrap_or_default(), Format::Plain);
        let paragraphs = text.paragraphs();
        let placed: Vec<Placed> = paragraphs
            .list()
            .iter()
            .map(|paragraph| Placed {
                reading: paragraph::read(paragraphs.prose(paragraph), paragraph.kind, &gazetteer).into(),
                start: paragraph.range.start(),
            })
            .collect();
        let people = people::link(&placed);
        let spans: Vec<Value> = places::evidence(&placed, &people, &gazetteer)
            .into_iter()
            .map(|evidence| {
                let sense = |(id, grounds): &(_, [f32; places::grounds::GROUNDS])| {
                    let entry = gazetteer.entry(*id);
                    json!({
                        "id": entry.as_ref().and_then(|entry| entry.geonameid),
                        "lat": entry.as_ref().map(|entry| entry.latitude),
                        "lon": entry.as_ref().map(|entry| entry.longitude),
                        "grounds": grounds.as_slice(),
                    })
                };
                json!({
                    "start": evidence.range.start().to_usize(),
                    "end": evidence.range.end().to_usize(),
                    "form": format!("{:?}", evidence.form),
                    "kind": format!("{:?}", evidence.kind),
                    "cues": evidence.cues.as_slice(),
                    "senses": evidence.senses.iter().map(sense).collect::<Vec<_>>(),
                })
            })
            .collect();
        writeln!(
            out,
            "{}",
            json!({ "id": article["id"], "toponyms": article["toponyms"], "text": article["text"], "spans": spans })
        )?;
    }
    Ok(())
}
