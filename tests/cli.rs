//! The program as a process: exit codes, what goes to which stream, and bad input.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// An empty folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_luftlinie"));
    command.current_dir(folder).args(arguments).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    ran(command(folder, arguments).stdin(Stdio::null()).output().unwrap())
}

fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = command(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    ran(child.wait_with_output().unwrap())
}

const REFUTED: &str = "Von Berlin nach Hamburg sind es 455 Kilometer Luftlinie.\n";
const SUPPORTED: &str = "Von Berlin nach Hamburg sind es rund 255 Kilometer Luftlinie.\n";
const NOTHING: &str = "Der Zug fährt morgen.\n";

#[test]
fn exit_codes_say_what_was_found() {
    let folder = folder("exit_codes");
    for (text, fail_on, expected) in [
        (REFUTED, "refuted", 1),
        (REFUTED, "never", 0),
        (SUPPORTED, "refuted", 0),
        (SUPPORTED, "unverifiable", 0),
        (NOTHING, "unverifiable", 0),
    ] {
        fs::write(folder.join("a.txt"), text).unwrap();
        let Ran { code, err, .. } = run(&folder, &["check", "a.txt", "--fail-on", fail_on]);
        assert_eq!((code, err.as_str()), (Some(expected), ""), "{text} {fail_on}");
    }
}

/// The README promises that each example has a statement that is wrong.
#[test]
fn the_examples_hold_one_wrong_statement_each() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for article in ["article-de.txt", "article-en.txt"] {
        let Ran { code, out, .. } = run(&folder, &["check", article, "--format", "csv"]);
        assert_eq!(code, Some(1), "{article}");
        assert!(out.contains(",refuted,") && out.contains(",supported,"), "{out}");
    }
}

#[test]
fn bad_files_are_named_and_the_others_still_read() {
    let folder = folder("bad_files");
    fs::write(folder.join("good.txt"), SUPPORTED).unwrap();
    fs::write(folder.join("latin1.txt"), b"Z\xfcrich liegt nicht am Meer.\n").unwrap();
    fs::write(folder.join("binary.bin"), b"\x7fELF\0\0\xff\xfe\0").unwrap();
    fs::write(folder.join("empty.txt"), b"").unwrap();
    fs::create_dir(folder.join("folder")).unwrap();
    let files = ["missing.txt", "folder", "latin1.txt", "binary.bin", "empty.txt", "good.txt"];
    let arguments = [&["check", "--format", "csv"], &files[..]].concat();
    let Ran { code, out, err } = run(&folder, &arguments);
    assert_eq!(code, Some(2));
    assert_eq!(out.lines().count(), 2, "the heading and the one finding of good.txt: {out}");
    insta::assert_snapshot!(err);
}

#[test]
fn an_encoding_can_be_named() {
    let folder = folder("encoding");
    fs::write(folder.join("a.txt"), b"Z\xfcrich\n").unwrap();
    let Ran { code, err, .. } = run(&folder, &["check", "a.txt", "--encoding", "latin1"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let Ran { code, err, .. } = run(&folder, &["check", "a.txt", "--encoding", "klingon"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("error: no encoding is called `klingon`\nhelp: "), "{err}");
}

#[test]
fn standard_input_is_a_file_like_any_other() {
    let folder = folder("standard_input");
    let Ran { code, out, .. } = run_with_input(&folder, &["check", "-"], REFUTED.as_bytes());
    assert_eq!(code, Some(1));
    assert!(out.contains("--> -:1:"), "{out}");
}

#[test]
fn what_cannot_be_answered_says_what_to_do() {
    let folder = folder("unanswered");
    for arguments in [
        &["border", "Iceland"][..],
        &["border", "Berlin"],
        &["direction", "Berlin", "Berlin"],
        &["area", "Musoma"],
        &["route", "Berlin", "Honolulu", "--via", "rail"],
        &["width", "Berlin"],
        &["place", "Xyzzyx"],
    ] {
        let Ran { code, out, err } = run(&folder, arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
        let last = err.lines().last().unwrap_or_default();
        assert!(err.starts_with("error: ") && last.starts_with("help: "), "{arguments:?} {err}");
    }
}

#[test]
fn a_lake_says_what_it_is_measured_from() {
    let folder = folder("near");
    let near = |place: &str| run(&folder, &["near", place, "-n", "1"]).err;
    let lake = near("Lake Victoria");
    assert!(lake.starts_with("note: Lake Victoria (lake) is measured from its point"), "{lake}");
    assert_eq!(near("Kampala"), "");
    let country = run(&folder, &["near", "KP", "-n", "1"]).out;
    assert!(country.contains("Pyongyang") && !country.contains("not lie"), "{country}");
}

#[test]
fn every_calculator_knows_the_four_formats() {
    let folder = folder("formats");
    for question in [
        &["place", "Salto"][..],
        &["distance", "Bern", "Basel"],
        &["direction", "Bern", "Basel"],
        &["route", "Bern", "Basel", "--via", "rail"],
        &["border", "Liechtenstein"],
        &["area", "Liechtenstein"],
        &["near", "Bern", "-n", "1"],
        &["ring", "Liechtenstein", "--radius", "10km"],
        &["destination", "Bern", "--azimuth", "45", "--distance", "5 km"],
    ] {
        let printed = |format: &str| {
            let Ran { code, out, err } = run(&folder, &[question, &["--format", format]].concat());
            assert_eq!(code, Some(0), "{question:?} {format}: {err}");
            out
        };
        assert!(!printed("text").is_empty());
        let json: serde_json::Value = serde_json::from_str(&printed("json")).unwrap();
        assert!(json["schema"].as_str().unwrap().starts_with("luftlinie/"), "{question:?}");
        let layer: serde_json::Value = serde_json::from_str(&printed("geojson")).unwrap();
        assert!(layer["features"].is_array(), "{question:?}");
        let table = printed("csv");
        let mut rows = csv::Reader::from_reader(table.as_bytes());
        let columns = rows.headers().unwrap().len();
        let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
        assert!(!rows.is_empty() && rows.iter().all(|row| row.len() == columns), "{question:?}");
    }
}

#[test]
fn standard_input_may_be_marked_up() {
    let folder = folder("markup");
    let marked = REFUTED.replace("Hamburg", "<b>Hamburg</b>");
    for (markup, text, expected) in [
        ("html", &*marked, 1),
        ("plain", &*marked, 0),
        ("markdown", &*REFUTED.replace("Hamburg", "[Hamburg](https://example.org)"), 1),
    ] {
        let arguments = ["check", "-", "--markup", markup];
        let Ran { code, .. } = run_with_input(&folder, &arguments, text.as_bytes());
        assert_eq!(code, Some(expected), "{markup}");
    }
    let Ran { code, err, .. } = run_with_input(&folder, &["check", "-", "--jobs", "0"], b"");
    assert!(code == Some(2) && err.contains("--jobs"), "{err}");
}

#[test]
fn a_file_appears_whole_or_not_at_all() {
    let folder = folder("output");
    fs::write(folder.join("a.txt"), SUPPORTED).unwrap();
    let arguments = ["check", "a.txt", "--format", "json", "-o", "out.json"];
    let Ran { code, out, .. } = run(&folder, &arguments);
    assert_eq!((code, out.as_str()), (Some(0), ""));
    let written = fs::read(folder.join("out.json")).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&written).unwrap();
    assert_eq!(report["schema"], "luftlinie/report/1");
    let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "no temporary file is left: {names:?}");

    for bad in [".", "no/such/folder/out.json"] {
        let Ran { code, err, .. } = run(&folder, &["check", "a.txt", "-o", bad]);
        assert_eq!(code, Some(2));
        assert!(err.starts_with("error: ") && err.contains("help: "), "{err}");
    }
    let table = ["batch", "a.txt", "."];
    let Ran { err, .. } = run(&folder, &table);
    assert!(err.starts_with("error: `.` is a directory\nhelp: name a file in it"), "{err}");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = folder("closed_pipe");
    fs::write(folder.join("a.txt"), REFUTED.repeat(2000)).unwrap();
    let mut child = command(&folder, &["check", "a.txt", "--fail-on", "never"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let Ran { code, err, .. } = ran(child.wait_with_output().unwrap());
    assert_eq!((code, err.as_str()), (Some(0), ""));
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let folder = folder("colours");
    fs::write(folder.join("a.txt"), SUPPORTED).unwrap();
    for (color, expected) in [("auto", false), ("never", false), ("always", true)] {
        let Ran { out, .. } = run(&folder, &["check", "a.txt", "--color", color]);
        assert_eq!(out.contains('\u{1b}'), expected, "{color}");
    }
    let Ran { out, .. } = run(&folder, &["check", "a.txt", "--quiet"]);
    assert_eq!(out, "");
}

#[test]
fn bad_arguments_are_explained() {
    let folder = folder("arguments");
    fs::write(folder.join("a.txt"), SUPPORTED).unwrap();
    let mut shown = String::new();
    for arguments in [
        &["distance", "Berlin", "Hambrug an der Elbee"][..],
        &["distance", "139.7,35.7", "Berlin"],
        &["distance", "91,200", "Berlin"],
        &["border", "Berlin", "Poland"],
        &["explain", "distanz"],
        &["check", "a.txt", "--as-of", "gestern"],
        &["check", "a.txt", "--lang", "tlh"],
    ] {
        let Ran { code, out, err } = run(&folder, arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
        shown.push_str(&format!("$ luftlinie {}\n{err}\n", arguments.join(" ")));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn every_claim_kind_is_explained() {
    let folder = folder("explain");
    let Ran { code, out, .. } = run(&folder, &["explain"]);
    assert_eq!(code, Some(0));
    for line in out.lines() {
        let (kind, summary) = line.split_once(' ').unwrap();
        let Ran { code, out, .. } = run(&folder, &["explain", kind]);
        assert_eq!(code, Some(0));
        assert!(out.starts_with(&format!("# {kind}\n\n{}\n", summary.trim())), "{line}");
    }
}

#[test]
fn help_and_version() {
    let folder = folder("help");
    let Ran { code, out, .. } = run(&folder, &["--version"]);
    assert_eq!((code, out), (Some(0), format!("luftlinie {}\n", env!("CARGO_PKG_VERSION"))));
    let Ran { code, out, .. } = run(&folder, &["version", "--verbose"]);
    assert_eq!(code, Some(0));
    assert!(out.lines().count() > 3, "each source with its licence: {out}");
    let Ran { code, out, .. } = run(&folder, &["--help"]);
    assert_eq!(code, Some(0));
    assert!(out.starts_with("Checks what a text says about the map"), "{out}");
    let Ran { code, out, .. } = run(&folder, &["check", "--help"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("Examples:"), "{out}");
}

#[test]
fn own_places_are_measured_and_bad_rows_stop_everything() {
    let folder = folder("own_places");
    fs::write(folder.join("own.csv"), "name,lat,lon,aliases\nWerk Ost,52.5,13.5,Plant East\n")
        .unwrap();
    for name in ["Werk Ost", "plant east"] {
        let arguments = ["distance", name, "52.5,13.4", "--gazetteer", "own.csv"];
        let Ran { code, out, err } = run(&folder, &arguments);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{name}");
        assert!(out.contains(": 6.79"), "{out}");
        assert!(out.contains("the places that the user gave"), "{out}");
    }
    fs::write(folder.join("a.txt"), "Von Werk Ost nach Potsdam sind es rund 99 Kilometer.\n")
        .unwrap();
    let Ran { code, out, .. } = run(&folder, &["check", "a.txt", "--gazetteer", "own.csv"]);
    assert_eq!(code, Some(1), "{out}");

    fs::write(folder.join("bad.csv"), "name,lat,lon\nA,1,2\nB,north,2\nC,13.4,200\n").unwrap();
    fs::write(folder.join("bad.geojson"), "{\"features\": [\n{\"type\": \"Feature\"}]}\n").unwrap();
    for (file, told) in
        [("bad.csv", "bad.csv:3: "), ("bad.csv", "bad.csv:4: "), ("bad.geojson", "bad.geojson:2: ")]
    {
        let arguments = ["distance", "A", "Berlin", "--gazetteer", file];
        let Ran { code, out, err } = run(&folder, &arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{file}");
        assert!(err.contains(told), "{err}");
    }
}

#[test]
fn a_desk_has_its_settings_in_the_projects_folder() {
    let folder = folder("desk");
    fs::create_dir_all(folder.join("news/today")).unwrap();
    fs::create_dir_all(folder.join(".git")).unwrap();
    let settings = "gazetteer = [\"own.csv\"]\n\n[names]\n\"the plant\" = \"Werk Ost\"\n\
                    [spellings]\n\"Prag\" = \"Praha\"\n\
                    [hedges.about]\nhard = { places = 0, least_percent = 1, most_percent = 1 }\n\
                    natural = { places = 0, least_percent = 1, most_percent = 1 }\n";
    fs::write(folder.join("luftlinie.toml"), settings).unwrap();
    fs::write(folder.join("own.csv"), "name,lat,lon\nWerk Ost,52.5,13.5\n").unwrap();
    let inside = folder.join("news/today");
    let Ran { code, out, err } = run(&inside, &["distance", "the plant", "Prag"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("Werk Ost–Praha: "), "{out}");
    // About 300 is not about 280 for a desk of one percent.
    let text = "Von Berlin nach Prag sind es rund 300 Kilometer Luftlinie.\n";
    fs::write(inside.join("a.txt"), text).unwrap();
    assert_eq!(run(&inside, &["check", "a.txt"]).code, Some(1));
    // A name of the desk may be a common noun with its article, in German in any case.
    let nouns = "[names]\n\"the plant\" = \"52.42,10.78\"\n\"das Werk\" = \"52.42,10.78\"\n";
    fs::write(folder.join("nouns.toml"), nouns).unwrap();
    for text in [
        "Hanover is 300 miles from the plant.",
        "Hannover liegt 300 Kilometer vom Werk entfernt.",
        "Hannover liegt 300 Kilometer westlich des Werks.",
    ] {
        fs::write(inside.join("b.txt"), text).unwrap();
        let ran = run(&inside, &["check", "b.txt", "--config", "../../nouns.toml"]);
        assert_eq!(ran.code, Some(1), "{text}: {}", ran.out);
    }
    fs::write(folder.join("plain.toml"), "").unwrap();
    let plain = ["check", "a.txt", "--config", "../../plain.toml"];
    assert_eq!(run(&inside, &plain).code, Some(0));
}

#[test]
fn unknown_settings_are_told_with_their_line() {
    let folder = folder("settings");
    for (settings, told) in [
        ("\ncolour = true\n", "x.toml:2: unknown field `colour`"),
        ("[hedges]\n[hedges.abuot]\n", "x.toml:2: unknown field `abuot`"),
        ("[names]\n\n\"A\" = \"Xyzzyq\"\n", "x.toml:3: no place called \"Xyzzyq\""),
        ("[spellings]\n\"Xyzzyq\" = \"B\"\n", "x.toml:2: no place called \"Xyzzyq\""),
        ("gazetteer = 3\n", "x.toml:1: "),
        ("gazetteer = [\"none.csv\"]\n", "none.csv"),
    ] {
        fs::write(folder.join("x.toml"), settings).unwrap();
        let Ran { code, err, .. } = run(&folder, &["place", "Bern", "--config", "x.toml"]);
        assert_eq!(code, Some(2), "{settings}");
        assert!(err.contains(told), "{err}");
    }
}

#[test]
fn near_tells_country_region_border_coast_river_and_towns() {
    let folder = folder("near");
    let arguments = ["near", "Görlitz", "-n", "2", "--format", "csv"];
    let Ran { code, out, .. } = run(&folder, &arguments);
    let kinds: Vec<_> = out.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(code, Some(0));
    let expected = ["containment", "containment", "proximity (border)", "proximity (coast)"];
    assert_eq!(kinds[..4], expected, "{out}");
    assert_eq!(kinds[4..], ["proximity (footprint)", "distance", "distance"], "{out}");
    assert!(out.contains("Germany") && out.contains("Saxony") && out.contains("Poland"), "{out}");
}

#[test]
fn a_second_place_makes_the_area_a_ratio() {
    let folder = folder("area");
    let Ran { code, out, .. } = run(&folder, &["area", "Texas", "Germany", "--format", "csv"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("\narea_ratio,Texas,Germany,1.9"), "{out}");
}

#[test]
fn the_borders_of_a_country_are_ranked() {
    let folder = folder("ranked");
    let Ran { code, out, .. } = run(&folder, &["border", "Russia"]);
    assert_eq!(code, Some(0));
    assert!(out.starts_with(" 1. ") && out.contains("\n14. "), "{out}");
    assert!(out.contains("source: OpenStreetMap boundaries"), "{out}");
}

/// The same words mean the city where a point is asked for, and the country where a border is.
#[test]
fn calculators_take_the_place_that_fits_the_question() {
    let folder = folder("fitting");
    let distance = run(&folder, &["distance", "Panama", "Bogotá", "--format", "json"]);
    assert!(distance.out.contains("geonames:3703443"), "{}", distance.out);
    assert!(distance.err.contains("fits the question best"), "{}", distance.err);
    let border = run(&folder, &["border", "Panama", "Kolumbien", "--format", "json"]);
    assert!(border.out.contains("iso3166:PA"), "{}", border.out);
    let area = run(&folder, &["area", "New York", "--format", "json"]);
    assert!(area.out.contains("iso3166-2:US-NY"), "{}", area.out);
    // A city that is a region of its own, a town that is called as its island.
    for (city, region) in [("Berlin", "iso3166-2:DE-BE"), ("Rhodos", "luftlinie:rhodes-island")] {
        let area = run(&folder, &["area", city, "--format", "json"]);
        assert!(area.out.contains(region), "{}", area.out);
    }
}

#[test]
fn the_namesake_of_a_country_is_told() {
    let folder = folder("namesake");
    let distance = run(&folder, &["distance", "Georgia", "Atlanta"]);
    assert!(distance.err.contains("Georgia (country) is measured from its nearest point"));
    assert!(distance.err.contains("there is also the region Georgia in US"), "{}", distance.err);
}

/// Rows: two ends, and the kilometres between them or to where the wide one comes nearest, read off
/// other maps.
#[test]
fn a_country_or_river_is_measured_where_it_comes_nearest() {
    let folder = folder("nearest");
    for (from, to, km) in [
        ("Calais", "England", 36.0),
        ("Poland", "Kaliningrad", 36.0),
        ("Köln", "Rhein", 1.0),
        ("Jamaica", "Cuba", 145.0),
    ] {
        let Ran { code, out, .. } = run(&folder, &["distance", from, to, "--format", "json"]);
        let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
        let nominal = answer["measured"]["nominal"].as_f64().unwrap();
        let off = (nominal / 1000.0 - km).abs();
        assert!(code == Some(0) && off < 3.0 + km / 20.0, "{from} {to}: {out}");
    }
    let touching = run(&folder, &["distance", "US", "CA"]);
    assert_eq!(touching.code, Some(2));
    assert!(touching.err.contains("United States and Canada touch each other"), "{}", touching.err);
}

#[test]
fn the_ends_of_a_way_go_together() {
    let folder = folder("together");
    // A strait, and not an ocean; a well-known capital stays what it is.
    for (from, to, km) in [("Dover", "Calais", 42.8), ("Vienna", "Washington", 7143.0)] {
        let Ran { code, out, err } = run(&folder, &["distance", from, to, "--format", "json"]);
        let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
        let nominal = answer["measured"]["nominal"].as_f64().unwrap();
        assert!((nominal / 1000.0 - km).abs() < km / 100.0, "{out}");
        assert_eq!((code, err.contains("fits the question best")), (Some(0), from == "Dover"));
    }
    let strict = run(&folder, &["distance", "Dover", "Calais", "--strict"]);
    assert_eq!(strict.code, Some(2), "{}", strict.out);
}

#[test]
fn a_strict_calculator_refuses_an_ambiguous_name() {
    let folder = folder("strict");
    let Ran { code, out, err } = run(&folder, &["distance", "Springfield", "Chicago", "--strict"]);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
    assert!(err.contains("\"Springfield\" may stand for several places"), "{err}");
    assert!(err.contains("Illinois") && err.contains("geonames:4951788"), "{err}");
    let certain = run(&folder, &["distance", "Springfield, Illinois", "Chicago", "--strict"]);
    assert_eq!((certain.code, certain.err.as_str()), (Some(0), ""));
}

#[test]
fn codes_of_countries_may_be_written_small() {
    let folder = folder("codes");
    for (code, id) in [("kp", "iso3166:KP"), ("de", "iso3166:DE"), ("deu", "iso3166:DE")] {
        let place = run(&folder, &["place", code, "--format", "json"]).out;
        assert!(place.contains(id), "{place}");
    }
    // A town in Montenegro is called so; Barbados has the code.
    assert!(run(&folder, &["place", "bar"]).out.contains("ME (settlement"));
}

#[test]
fn place_says_why_it_chose() {
    let folder = folder("why");
    let paris = run(&folder, &["place", "Paris"]).out;
    assert!(paris.contains("the best of ") && paris.contains("Paris, Texas, US"), "{paris}");
    let american = run(&folder, &["place", "Paris, US"]).out;
    assert!(american.contains("the best of ") && !american.contains(", FR"), "{american}");
    let text = run(&folder, &["place", "Valencia"]).out;
    assert!(text.contains("the best of ") && text.contains("(its own name, known "), "{text}");
    let json = run(&folder, &["place", "geonames:2950159", "--format", "json"]).out;
    assert!(json.contains("\"why\": \"given by an id or by coordinates\""), "{json}");
}

#[test]
fn a_worldview_decides_about_disputed_land() {
    let folder = folder("worldview");
    let text = "Kertsch liegt in der Ukraine. Simferopol liegt in Russland.\n";
    fs::write(folder.join("a.txt"), text).unwrap();
    for (view, verdicts) in [
        (None, ["inconclusive", "inconclusive"]),
        (Some("Ukraine"), ["supported", "refuted"]),
        (Some("RU"), ["refuted", "supported"]),
    ] {
        let mut arguments = vec!["check", "a.txt", "--format", "json"];
        arguments.extend(view.map(|view| ["--worldview", view]).into_iter().flatten());
        let Ran { out, .. } = run(&folder, &arguments);
        let report: serde_json::Value = serde_json::from_str(&out).unwrap();
        let findings = report["documents"][0]["findings"].as_array().unwrap();
        let found: Vec<_> = findings.iter().map(|it| it["verdict"].as_str().unwrap()).collect();
        assert_eq!(found, verdicts, "{view:?}");
        assert!(out.contains("in the view of"), "{view:?}");
        let stated = report["atlas"]["worldview"].as_str();
        let expected = view.map_or("map", |view| if view == "RU" { "RU" } else { "UA" });
        assert_eq!(stated, Some(expected));
    }
    fs::write(folder.join("w.toml"), "worldview = \"Serbia\"\n").unwrap();
    let arguments = ["border", "Serbia", "Kosovo", "--config", "w.toml"];
    let Ran { code, err, .. } = run(&folder, &arguments);
    assert!(code == Some(2) && err.contains("in the view of RS it is RS"), "{err}");
    let over = |view: &[&str]| -> String {
        let flight = ["flight", "43.8,20.3", "41.6,21.4", "--format", "csv"];
        let Ran { out, .. } = run(&folder, &[&flight[..], view].concat());
        let names = out.lines().skip(1).filter_map(|row| row.split(',').nth(5));
        names.collect::<Vec<_>>().join(", ")
    };
    // The border winds, and is crossed more than once.
    assert!(over(&[]).starts_with("Serbia, Kosovo, "), "{}", over(&[]));
    assert_eq!(over(&["--worldview", "Serbia"]), "Serbia, North Macedonia");
    let Ran { code, err, .. } = run(&folder, &["border", "RS", "--worldview", "Iceland"]);
    assert!(code == Some(2) && err.contains("views are known of"), "{err}");
}
