//! `postil places` and `postil gazetteer` as somebody at a terminal meets them.

use std::{fs, path::Path, process::Command};

use serde_json::Value;

/// Standard output, standard error and the exit code of a command.
fn postil(args: &[&str], folder: &Path) -> (String, String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_postil")).args(args).current_dir(folder).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(output.stdout), text(output.stderr), output.status.code())
}

/// What RFC 7946 asks of a collection of points, or of features without a geometry.
fn assert_geojson(text: &str) -> Vec<Value> {
    let collection: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(collection["type"], "FeatureCollection");
    let features = collection["features"].as_array().expect("features").clone();
    for feature in &features {
        assert_eq!(feature["type"], "Feature", "{feature}");
        assert!(feature["properties"].is_object(), "{feature}");
        let geometry = feature.get("geometry").expect("a geometry, if only null");
        if geometry.is_null() {
            continue;
        }
        assert_eq!(geometry["type"], "Point", "{feature}");
        let point: Vec<f64> = serde_json::from_value(geometry["coordinates"].clone()).expect("two numbers");
        let [longitude, latitude] = point[..] else { panic!("{point:?}") };
        assert!((-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude), "{point:?}");
    }
    features
}

const ARTICLE: &str = "Shells hit the town of Donji Vrbovik and Aleppo. Nobody slept in Aleppo.\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in [("a.txt", ARTICLE), ("empty.txt", ""), ("postil.toml", "")] {
        fs::write(folder.path().join(name), content).expect("a file");
    }
    folder
}

/// The text and id of each feature with where it is named.
fn shown(features: &[Value]) -> Vec<String> {
    let line = |feature: &Value| {
        let it = &feature["properties"];
        format!("{} {} {} {}", it["file"], it["text"], it["geonameid"], it["mentions"])
    };
    features.iter().map(line).collect()
}

#[test]
fn a_map_of_articles() {
    let folder = folder();
    let (out, err, code) = postil(&["places", "a.txt", "empty.txt"], folder.path());
    assert_eq!((err.as_str(), code), ("", Some(0)));
    let features = assert_geojson(&out);
    assert_eq!(
        shown(&features),
        ["\"a.txt\" \"Donji Vrbovik\" null [[23,36]]", "\"a.txt\" \"Aleppo\" 170063 [[41,47],[65,71]]"]
    );
    let (out, _, code) = postil(&["places", "empty.txt"], folder.path());
    assert_eq!((assert_geojson(&out).len(), code), (0, Some(0)));
    let (out, err, code) = postil(&["places", "nowhere.txt", "a.txt"], folder.path());
    assert_eq!((assert_geojson(&out).len(), code), (2, Some(2)));
    assert!(err.contains("nowhere.txt"), "{err}");
}

#[test]
fn a_page_with_a_map() {
    let folder = folder();
    fs::rename(folder.path().join("a.txt"), folder.path().join("a<b.txt")).expect("it moves");
    let (out, _, code) = postil(&["places", "--format", "html", "a<b.txt"], folder.path());
    assert_eq!(code, Some(0));
    assert!(out.contains("content=\"default-src 'none';"), "it may load nothing");
    let (_, data) = out.split_once("id=\"data\">").expect("data");
    let (data, _) = data.split_once("</script>").expect("their end");
    let data: Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(data["title"], "a<b.txt");
    assert!(data["world"]["countries"].as_array().is_some_and(|all| all.len() > 200));
    assert_eq!(assert_geojson(&data["places"].to_string()).len(), 2);
}

#[test]
fn a_table_of_mentions() {
    let folder = folder();
    fs::rename(folder.path().join("a.txt"), folder.path().join("a, \"b\".txt")).expect("a new name");
    let (out, _, code) = postil(&["places", "--format", "csv", "--resolved", "a, \"b\".txt"], folder.path());
    assert_eq!(code, Some(0));
    let rows: Vec<&str> = out.split("\r\n").collect();
    assert!(rows[0].starts_with("file,start,end,text,"), "{out}");
    assert!(rows[1].starts_with("\"a, \"\"b\"\".txt\",41,47,Aleppo,toponym,Aleppo,36.20124,37.16117,SY,"), "{out}");
    assert_eq!((rows.len(), rows[3]), (4, ""), "a head, two mentions, the end");
}

const ROWS: &str = "\
    7000009\tDonji Vrbovik\tDonji Vrbovik\tVrbovik\t43.71\t19.12\tP\tPPL\tBA\t\t02\t\t\t\t310\t\t\tEurope/Sarajevo\t2020-01-01\n";

#[test]
fn a_gazetteer_is_built_looked_into_and_used() {
    let folder = folder();
    fs::write(folder.path().join("BA.txt"), ROWS).expect("a file");
    let names = "1\t7000009\twkdt\tQ4711\n2\t7000009\tsr\tДоњи Врбовик\n\
                 3\t7000009\tde\tUnter-Vrbovik\n4\t7000009\tsr\tСтари Врбовик\t\t\t\t1\n";
    fs::write(folder.path().join("names.txt"), names).expect("a file");
    let build = ["gazetteer", "build", "--from", "BA.txt", "--alternate-names", "names.txt", "-o", "ba.gaz"];
    let (out, err, code) = postil(&build, folder.path());
    assert_eq!(code, Some(0), "{err}");
    assert!(out.starts_with("ba.gaz: 1 places, 3 names"), "{out}");
    assert!(out.contains("1 with a local name"), "{out}");

    let find = ["gazetteer", "find", "--gazetteer", "ba.gaz", "Unter", "Vrbovik"];
    let (out, _, code) = postil(&find, folder.path());
    assert_eq!(code, Some(0));
    assert!(out.contains("7000009  Donji Vrbovik, Srpska, Bosnia and Herzegovina"), "{out}");
    assert!(out.contains("Q4711") && out.contains(", locally Доњи Врбовик"), "{out}");

    fs::write(folder.path().join("postil.toml"), "gazetteer = \"ba.gaz\"\n").expect("a file");
    let (out, _, _) = postil(&["places", "a.txt"], folder.path());
    assert_eq!(shown(&assert_geojson(&out))[0], "\"a.txt\" \"Donji Vrbovik\" 7000009 [[23,36]]");

    // Of an older version, say: it is said so, and the rest is done.
    fs::write(folder.path().join("ba.gaz"), "POSTILG0").expect("a file");
    let (out, err, code) = postil(&["places", "a.txt"], folder.path());
    assert_eq!((assert_geojson(&out).len(), code), (2, Some(0)));
    assert!(err.contains("postil.toml, line 1: the gazetteer") && err.contains("postil gazetteer build"), "{err}");
}

#[test]
fn a_bad_row_is_named_and_leaves_nothing_behind() {
    let folder = folder();
    fs::write(folder.path().join("BA.txt"), ROWS.to_owned() + "7000010\tX\n").expect("a file");
    fs::write(folder.path().join("ba.gaz"), "as it was").expect("a file");
    let (_, err, code) = postil(&["gazetteer", "build", "--from", "BA.txt", "-o", "ba.gaz"], folder.path());
    assert_eq!(code, Some(2));
    assert!(err.contains("BA.txt:2: 2 columns where a GeoNames table has 19"), "{err}");
    assert_eq!(fs::read_to_string(folder.path().join("ba.gaz")).expect("a file"), "as it was");
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), 5, "{left:?}");
}

#[test]
fn where_the_data_come_from() {
    let folder = folder();
    let (out, _, _) = postil(&["--version", "--verbose"], folder.path());
    for words in ["https://www.geonames.org", "CC BY 4.0", "modified", "July 2026", "Natural Earth"] {
        assert!(out.contains(words), "{words} is not in {out}");
    }
}
