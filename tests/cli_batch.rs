//! `batch`, `destination` and `ring` as a process: streams, files, exit codes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// An empty folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli_batch").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_luftlinie"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read all of its input closes it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_table_goes_through_standard_streams() {
    let table = "from,to\nPjöngjang,Wladiwostok\n\"39.03385, 125.75432\",Nirgendwoburg\n";
    let ran = run(&folder("streams"), &["batch", "-", "--decimals", "0"], table);
    assert_eq!(
        text(&ran.stdout),
        "from,to,distance_m\nPjöngjang,Wladiwostok,684475\n\
         \"39.03385, 125.75432\",Nirgendwoburg,\n"
    );
    assert!(text(&ran.stderr).contains("-:3: no place called"), "{}", text(&ran.stderr));
    assert_eq!(ran.status.code(), Some(2));
}

#[test]
fn a_table_appears_whole_or_not_at_all() {
    let folder = folder("files");
    fs::write(folder.join("good.csv"), "lat1,lon1,lat2,lon2\n0,0,0,1\n").unwrap();
    fs::write(folder.join("bad.csv"), "lat1,lon1,lat2,lon2\n0,0,0,1\n0,0,0,x\n").unwrap();
    let good = run(&folder, &["batch", "good.csv", "-o", "good.out"], "");
    assert_eq!(good.status.code(), Some(0));
    let table = fs::read_to_string(folder.join("good.out")).unwrap();
    assert_eq!(table, "lat1,lon1,lat2,lon2,distance_m\n0,0,0,1,111319.491\n");
    let bad = run(&folder, &["batch", "bad.csv", "--strict", "-o", "bad.out"], "");
    assert_eq!(bad.status.code(), Some(2));
    assert_eq!(
        text(&bad.stderr),
        "error: bad.csv:3: \"x\" is no number\nhelp: write 52.52; degrees, minutes and seconds are \
         read in columns from,to\n"
    );
    let mut left: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["bad.csv", "good.csv", "good.out"]);
}

#[test]
fn what_is_no_table_is_refused_with_help() {
    let ran = run(&folder("refused"), &["batch"], "52.5,13.4,48.1,11.6\n");
    assert_eq!(ran.status.code(), Some(2));
    assert!(text(&ran.stderr).contains("help: name the columns in the first line"));
    assert!(ran.stdout.is_empty());
    let missing = run(&folder("missing"), &["batch", "no.csv"], "");
    assert_eq!(missing.status.code(), Some(2));
}

/// Nobody reads thousands of suggestions, and each touches most of the index of names.
#[test]
fn the_first_unknown_names_come_with_suggestions() {
    let wrong = |letter: char| format!("Ham{letter}{letter}urgx,Berlin\n");
    let rows: String = ('a'..='z').map(wrong).collect();
    let ran = run(&folder("unknown"), &["batch", "--jobs", "2"], &format!("from,to\n{rows}"));
    assert_eq!(ran.status.code(), Some(2));
    let err = text(&ran.stderr);
    assert_eq!(err.matches("error: ").count(), 26, "{err}");
    let (before, behind) = err.split_once("\nerror: -:22: ").unwrap();
    assert!(before.contains("Hamttu") && !before.contains("`luftlinie place NAME`"), "{err}");
    assert_eq!(behind.matches("help: `luftlinie place NAME` suggests names").count(), 1, "{err}");
    assert!(!behind.contains("did you mean"), "{err}");
    assert!(before.contains("did you mean Hamburg?"), "{err}");
}

#[test]
fn errors_of_rows_say_what_to_do() {
    let tables = [
        ("lat1,lon1,lat2,lon2", "52,190,0,0", "longitude 190 is out of range", "subtract 360"),
        ("lat1,lon1,lat2,lon2", "139,35,0,0", "swapped?", "it is 35,139"),
        ("from,to", "Nirgendwoburg,Berlin", "no place called", "check the spelling"),
        ("from,to", "Hamburgg,Berlin", "no place called", "did you mean Hamburg"),
        ("from,to", "\"52,190\",Berlin", "longitude 190 is out of range", "subtract 360"),
    ];
    for (header, row, error, help) in tables {
        let ran = run(&folder("rows"), &["batch"], &format!("{header}\n{row}\n{row}\n"));
        assert_eq!(ran.status.code(), Some(2), "{row}");
        let err = text(&ran.stderr);
        assert!(err.contains("error: -:2: ") && err.contains(error), "{row}: {err}");
        // Said once, however many rows have the same fault.
        assert_eq!(err.matches("help: ").count(), 1, "{row}: {err}");
        assert!(err.contains("error: -:3: ") && err.contains(help), "{row}: {err}");
    }
}

#[test]
fn a_name_of_several_places_is_noted_once_or_refused() {
    let table = "from,to\nSpringfield,\"0,0\"\nSpringfield,\"0,0\"\n";
    let ran = run(&folder("several"), &["batch"], table);
    assert_eq!(ran.status.code(), Some(0));
    assert_eq!(text(&ran.stderr).matches("is the best known of").count(), 1);
    let ran = run(&folder("several"), &["batch", "--strict"], table);
    assert_eq!(ran.status.code(), Some(2));
    assert!(text(&ran.stderr).starts_with("error: -:2: \"Springfield\" may stand for several"));
    assert_eq!(text(&ran.stdout), "from,to,distance_m\n");
}

#[test]
fn no_table_is_lost_to_its_own_matrix() {
    let folder = folder("clashes");
    let table = "lat,lon\n1,2\n";
    fs::write(folder.join("a.csv"), table).unwrap();
    fs::write(folder.join("b.csv"), table).unwrap();
    for to in ["a.csv", "b.csv"] {
        let ran = run(&folder, &["batch", "a.csv", "--matrix", "b.csv", "-o", to], "");
        assert_eq!(ran.status.code(), Some(2), "{to}");
        assert!(text(&ran.stderr).contains("overwritten"), "{to}: {}", text(&ran.stderr));
        assert_eq!(fs::read_to_string(folder.join(to)).unwrap(), table);
    }
    let ran = run(&folder, &["batch", "-", "--matrix", "-"], table);
    assert!(text(&ran.stderr).contains("cannot be both tables"), "{}", text(&ran.stderr));
}

/// GeodSolve: `echo "39.03 125.75 45 595457.28" | GeodSolve -p 2`.
#[test]
fn a_destination_is_found_in_any_unit() {
    for distance in ["370 miles", "370 Meilen", "595,45728 km", "595457.28 m"] {
        let arguments = ["destination", "39.03,125.75", "--azimuth", "ne", "--distance", distance];
        let ran = run(&folder("destination"), &arguments, "");
        let first = text(&ran.stdout).lines().next().unwrap_or_default();
        assert_eq!(first, "42.7115193, 130.8891387", "{distance} {}", text(&ran.stderr));
    }
}

#[test]
fn a_destination_over_the_antimeridian_is_drawn_in_two_parts() {
    let arguments = ["destination", "35.69,139.69", "--azimuth", "60", "--distance", "7000 km"];
    let ran = run(&folder("drawn"), &[&arguments[..], &["--format", "geojson"]].concat(), "");
    let drawn: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let lines = drawn["features"][0]["geometry"]["coordinates"].as_array().unwrap();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1][0][0], -180.0);
}

#[test]
fn destinations_that_are_not_understood_are_refused() {
    for (azimuth, distance, expected) in [
        ("upwards", "5 km", "give degrees"),
        ("400", "5 km", "the same direction is 40"),
        ("-270", "5 km", "the same direction is 90"),
        ("nan", "5 km", "give degrees"),
        ("NO", "5 km", "`NO` is NE in German and NW in French"),
        ("45", "5 kg", "write a number and a unit"),
        ("45", "5–6 km", "write a number and a unit"),
        ("45", "-5 km", "write a number and a unit"),
        ("45", "500", "write `500 km` or `500 m`"),
        ("45", "12.345 km", "is 12345 km in German and 12.345 km in English"),
    ] {
        let arguments = ["destination", "Berlin", "--azimuth", azimuth, "--distance", distance];
        let ran = run(&folder("destinations"), &arguments, "");
        assert_eq!(ran.status.code(), Some(2), "{azimuth} {distance}");
        let err = text(&ran.stderr);
        assert!(err.contains("help: ") && err.contains(expected), "{azimuth} {distance}: {err}");
    }
}

#[test]
fn winds_are_read_in_the_language_that_is_named() {
    let arguments = ["destination", "0,0", "--distance", "1 km", "--azimuth"];
    for (azimuth, language, expected) in [
        ("ONO", "de", "at 67.5° (ENE)"),
        ("ONO", "fr", "at 292.5° (WNW)"),
        ("O", "de", "at 90° (E)"),
        ("Nordosten", "de", "at 45° (NE)"),
        ("1,5°", "de", "at 1.5° (N)"),
        ("-90", "en", "at 270° (W)"),
        ("360", "en", "at 0° (N)"),
    ] {
        let options = [azimuth, "--lang", language];
        let ran = run(&folder("winds"), &[&arguments[..], &options].concat(), "");
        let out = text(&ran.stdout);
        assert!(out.contains(expected), "{azimuth} {language}: {out} {}", text(&ran.stderr));
    }
}

fn ring(arguments: &[&str]) -> std::process::Output {
    run(&folder("ring"), &[&["ring"], arguments].concat(), "")
}

#[test]
fn rings_are_polygons_of_their_area_the_widest_first() {
    let ran = ring(&["37.5665,126.978", "--radius", "50km,100 km", "-r", "10 Meilen"]);
    let layer: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let of = |name: &str| -> Vec<f64> {
        let features = layer["features"].as_array().unwrap().iter();
        features.map(|it| it["properties"][name].as_f64().unwrap()).collect()
    };
    assert_eq!(of("radius"), [100_000.0, 50_000.0, 16_093.44]);
    for (radius, area) in of("radius").into_iter().zip(of("area")) {
        // A polygon of 360 corners in a circle that the Earth's curvature makes a little smaller.
        let share = area / (std::f64::consts::PI * radius * radius);
        assert!((0.9998..1.0).contains(&share), "{radius} {share}");
    }
}

#[test]
fn rings_over_the_antimeridian_and_a_pole_stay_on_the_map() {
    for (place, parts) in [("-17,179.9", 2), ("89.9,0", 2), ("Fiji", 3)] {
        let ran = ring(&[place, "--radius", "300km"]);
        let layer: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
        let polygons = layer["features"][0]["geometry"]["coordinates"].as_array().unwrap();
        assert!(polygons.len() <= parts, "{place} {}", polygons.len());
        for corner in polygons.iter().flat_map(|it| it[0].as_array().unwrap()) {
            let [x, y] = [0, 1].map(|axis| corner[axis].as_f64().unwrap());
            assert!(x.abs() <= 180.0 && y.abs() <= 90.0, "{place} {corner}");
        }
    }
}

#[test]
fn a_ring_around_a_country_begins_at_its_border() {
    let ran = ring(&["Liechtenstein", "--radius", "10 km"]);
    let layer: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let area_km2 = layer["features"][0]["properties"]["area"].as_f64().unwrap() / 1e6;
    // 160 km² and 76 km around: a ring of 10 km around a smooth outline of 60 km has 1,070 km².
    assert!((1050.0..1200.0).contains(&area_km2), "{area_km2}");
}

#[test]
fn rings_that_cannot_be_drawn_are_refused() {
    for (radius, expected) in [
        ("50", "`50` has no unit"),
        ("0 km", "no ring has a radius of `0 km`"),
        ("20000 km", "at most 10000 km"),
        ("50km,,100km", "is no length"),
    ] {
        let ran = ring(&["Seoul", "--radius", radius]);
        assert_eq!(ran.status.code(), Some(2), "{radius}");
        assert!(text(&ran.stderr).contains(expected), "{radius} {}", text(&ran.stderr));
    }
}

/// cs2cs of PROJ 9.1.1 for the place; the distance by GeodSolve.
#[test]
fn other_systems_need_proj_and_say_so() {
    let table = "x1,y1,x2,y2\n953901,1952032,953901,1952032\n";
    let ran = run(&folder("crs"), &["batch", "--crs", "EPSG:5179"], table);
    if cfg!(feature = "proj") {
        assert_eq!(ran.status.code(), Some(0), "{}", text(&ran.stderr));
        assert!(text(&ran.stdout).ends_with("1952032,0.000\n"), "{}", text(&ran.stdout));
        let arguments = ["destination", "953901,1952032", "--azimuth", "0", "--distance", "0 m"];
        let arguments = [&arguments[..], &["--crs", "epsg:5179"]].concat();
        let ran = run(&folder("crs"), &arguments, "");
        let first = text(&ran.stdout).lines().next().unwrap_or_default().to_owned();
        assert_eq!(first, "953901.0000, 1952032.0000", "{}", text(&ran.stderr));
    } else {
        assert_eq!(ran.status.code(), Some(2));
        assert!(text(&ran.stderr).contains("--features proj"), "{}", text(&ran.stderr));
    }
    let ran = run(&folder("crs"), &["batch"], table);
    assert_eq!(ran.status.code(), Some(2));
    assert!(text(&ran.stderr).contains("--crs"), "{}", text(&ran.stderr));
}

/// GeodSolve 2.1.2 on the same lines.
#[test]
fn lines_can_be_like_those_of_geodsolve() {
    let input = "40.6 -73.8 51:36N 30'W\n1 2 x 4\n91 0 0 0\n-0 0 0 0\n";
    let errors = "ERROR: Illegal character x in DMS string x\n\
                  ERROR: Latitude 91d not in [-90d, 90d]\n";
    let plain = ["batch", "--like", "geodsolve", "-i"];
    let ran = run(&folder("like"), &plain, input);
    let first = "51.19888285 107.82177674 5551759.400\n";
    assert_eq!(text(&ran.stdout), format!("{first}{errors}0.00000000 0.00000000 0.000\n"));
    assert_eq!(ran.status.code(), Some(2));
    let direct = "40.6 -73.8 45 10000\n40:38:23N 073:46:44W 53d30'15\" 5850e3\n";
    let arguments = ["batch", "--like", "geodsolve", "-f", "-:", "-p", "1"];
    let ran = run(&folder("like"), &arguments, direct);
    assert_eq!(
        text(&ran.stdout).lines().next().unwrap_or_default(),
        "40:36:00.00N 073:48:00.00W 045:00:00.00 40:39:49.13N 073:42:58.97W 045:03:16.03 10000.0 \
         0d05'24.02\" 10000.0 0.99999877 0.99999877 38476497693"
    );
    assert_eq!(ran.status.code(), Some(0));
    let ran = run(&folder("like"), &["batch", "-i"], input);
    assert_eq!(ran.status.code(), Some(2));
}

/// A line of Karney's GeodTest.dat (doi:10.5281/zenodo.32156).
#[test]
fn all_about_a_way_is_told_on_request() {
    let ends = ["59.740571220299,0", "30.985744939115299519,80.196995466038506921"];
    let (azimuth, length) = ("80.956917453482", "6549489.1863671 m");
    let there = ["destination", ends[0], "--azimuth", azimuth, "--distance", length];
    for arguments in [&[&["distance"], &ends[..]].concat()[..], &there] {
        let options = ["--full", "--format", "json"];
        let ran = run(&folder("full"), &[arguments, &options].concat(), "");
        let answer: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
        for (name, expected, within) in [
            ("azimuth1", 80.956917453482, 1e-10),
            ("azimuth2", 144.448_813_728_827_28, 1e-10),
            ("reduced_length", 5_459_050.242_950_674, 1e-6),
            ("area", 44_908_863_734_021.94_f64, 0.2),
        ] {
            let told = answer["geodesic"][name].as_f64().unwrap();
            assert!((told - expected).abs() < within, "{name} {told} {expected}");
        }
    }
    let options = ["--full", "--lang", "de"];
    let ran = run(&folder("full"), &[&["distance"], &ends[..], &options].concat(), "");
    assert!(text(&ran.stdout).contains("reduzierte Länge m12 "), "{}", text(&ran.stdout));
    let options = ["--full", "--via", "rail"];
    let ran = run(&folder("full"), &[&["distance"], &ends[..], &options].concat(), "");
    assert_eq!(ran.status.code(), Some(2));
    assert!(text(&ran.stderr).contains("only a geodesic"), "{}", text(&ran.stderr));
}
