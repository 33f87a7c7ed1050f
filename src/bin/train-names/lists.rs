//! Bakes the word table.

use std::{collections::BTreeMap, io, path::Path};

use postil::{
    analysis::names::words::{BLOCK, BUCKETS, CLUSTERS, Known, Word, hash, pack, place_of},
    lexicon::{honorifics, organisations, particles, roles},
};

/// Census surnames beyond this rank are left out: too rare to pay for their bytes.
const SURNAME_RANKS: u32 = 14_000;
/// Ranks of given names and surnames that count as frequent.
const FREQUENT: u32 = 400;
/// Words rarer than this (natural logarithm of their share) have no cluster worth keeping.
const RAREST: f64 = -16.6;

#[derive(Default)]
struct Entry {
    known: Known,
    capital: u32,
    lower: u32,
    capital_share: f64,
    lower_share: f64,
}

/// The table of every word in the lists.
pub(crate) fn bake(lists: &Path, romanised: &Path) -> io::Result<Vec<u8>> {
    let mut words: BTreeMap<String, Entry> = BTreeMap::new();
    let mut mark = |word: &str, known: Known| words.entry(word.to_owned()).or_default().known |= known;
    for line in std::fs::read_to_string(lists.join("given.tsv"))?.lines() {
        let mut fields = line.split('\t');
        let (Some(name), Some(sex), Some(rank)) = (fields.next(), fields.next(), fields.next()) else { continue };
        mark(name, given(sex));
        if rank.parse::<u32>().is_ok_and(|rank| rank < FREQUENT) {
            mark(name, Known::GIVEN_FREQUENT);
        }
    }
    for line in std::fs::read_to_string(lists.join("surname.tsv"))?.lines() {
        let Some((name, rank)) = line.split_once('\t') else { continue };
        let rank = rank.parse::<u32>().unwrap_or(0);
        if rank < SURNAME_RANKS || rank == 20_000 {
            mark(name, Known::SURNAME);
        }
        if rank < FREQUENT {
            mark(name, Known::SURNAME_FREQUENT);
        }
    }
    for line in std::fs::read_to_string(romanised)?.lines().filter(|line| !line.starts_with('#')) {
        let Some((sort, names)) = line.split_once(':') else { continue };
        for name in names.split_whitespace().flat_map(|name| name.split('-')).filter(|name| name.len() > 1) {
            mark(name, if sort == "s" { Known::SURNAME } else { given(sort) });
        }
    }
    for line in std::fs::read_to_string(lists.join("place.tsv"))?.lines() {
        let mut fields = line.split('\t');
        let (Some(name), Some(sort), Some(people)) = (fields.next(), fields.next(), fields.next()) else { continue };
        if sort == "city" && people.parse::<u64>().is_ok_and(|people| people < 50_000) {
            continue;
        }
        let parts: Vec<&str> =
            name.split([' ', '-']).filter(|part| part.len() > 2 && !particles::is_particle(part)).collect();
        match parts.as_slice() {
            [only] => mark(only, if sort == "city" { Known::PLACE } else { Known::COUNTRY }),
            parts => parts.iter().for_each(|part| mark(part, Known::PLACE_PART)),
        }
    }
    clusters(&std::fs::read_to_string(lists.join("word.tsv"))?, &mut words);
    Ok(lay_out(&words))
}

fn given(sex: &str) -> Known {
    match sex {
        "m" => Known::GIVEN_MAN,
        "f" => Known::GIVEN_WOMAN,
        _ => Known::GIVEN_EITHER,
    }
}

/// Adds clusters, and whether a word is mostly written with a capital.
fn clusters(list: &str, words: &mut BTreeMap<String, Entry>) {
    for line in list.lines() {
        let mut fields = line.split('\t');
        let (Some(form), Some(path), Some(share)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let (Ok(path), Ok(share)) = (path.parse::<u32>(), share.parse::<f64>()) else { continue };
        let lower = form.to_lowercase();
        if lower.len() != form.len() || !(words.contains_key(&lower) || share > RAREST && (path > 0 || share > -14.0)) {
            continue;
        }
        let entry = words.entry(lower).or_default();
        let all_upper = form.len() > 1 && form.chars().all(|c| !c.is_lowercase());
        if form.starts_with(char::is_uppercase) {
            // “Said” before “SAID”, unless it is an acronym.
            if entry.capital == 0 || !all_upper && entry.capital_share < share.exp() {
                entry.capital = path;
            }
            entry.capital_share += share.exp();
        } else {
            entry.lower = path;
            entry.lower_share += share.exp();
        }
    }
    for (word, entry) in words.iter_mut() {
        let (capital, lower) = (entry.capital_share, entry.lower_share);
        entry.known |= if capital + lower == 0.0 {
            Known::empty()
        } else if lower > capital * 3.0 {
            Known::MOSTLY_LOWER
        } else if capital > lower * 20.0 {
            Known::MOSTLY_CAPITAL
        } else if capital > lower * 2.0 {
            Known::RATHER_CAPITAL
        } else {
            Known::empty()
        };
        let lexicon = [
            (honorifics::honorific(word).is_some(), Known::HONORIFIC),
            (roles::is_role(word), Known::ROLE),
            (organisations::is_head(word), Known::ORGANISATION),
            (particles::is_particle(word), Known::PARTICLE),
        ];
        for (holds, known) in lexicon {
            if holds {
                entry.known |= known;
            }
        }
    }
}

fn lay_out(words: &BTreeMap<String, Entry>) -> Vec<u8> {
    let mut paths: Vec<u32> = words.values().flat_map(|entry| [entry.capital, entry.lower]).chain([0]).collect();
    paths.sort_unstable();
    paths.dedup();
    // A cluster beyond those an entry has room for is none.
    let number = |path: u32| {
        let number = u16::try_from(paths.partition_point(|p| *p < path)).ok();
        number.filter(|number| *number < CLUSTERS).unwrap_or(0)
    };
    let mut rows: Vec<(usize, u16, Word)> = words
        .iter()
        .filter(|(_, entry)| !entry.known.is_empty() || entry.capital != 0 || entry.lower != 0)
        .map(|(word, entry)| {
            let (bucket, mark) = place_of(hash(word.as_bytes()));
            let (capital_cluster, lower_cluster) = (number(entry.capital), number(entry.lower));
            (bucket, mark, Word { capital_cluster, lower_cluster, known: entry.known })
        })
        .collect();
    let order = |(bucket, mark, word): &(usize, u16, Word)| {
        (*bucket, *mark, word.capital_cluster, word.lower_cluster, word.known.bits())
    };
    rows.sort_unstable_by_key(order);
    rows.dedup_by_key(|(bucket, mark, _)| (*bucket, *mark));
    println!("{} words, {} clusters", rows.len(), paths.len());
    let starts: Vec<usize> = (0..=BUCKETS).map(|bucket| rows.partition_point(|(of, ..)| *of < bucket)).collect();
    let mut out = Vec::new();
    for base in starts.iter().step_by(BLOCK) {
        out.extend(u32::try_from(*base).unwrap_or(u32::MAX).to_le_bytes());
    }
    for (bucket, start) in starts.iter().enumerate() {
        let offset = start - starts[bucket / BLOCK * BLOCK];
        out.extend(u16::try_from(offset).unwrap_or(u16::MAX).to_le_bytes());
    }
    out.extend(u32::try_from(paths.len()).unwrap_or(0).to_le_bytes());
    out.extend(paths.iter().flat_map(|path| path.to_le_bytes()));
    out.extend(rows.iter().flat_map(|(_, mark, word)| pack(*mark, *word)));
    out
}
