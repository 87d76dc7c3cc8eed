//! Any mixture of what coordinates are written with is read or refused, and what is read lies on
//! the earth.
//!
//! Each byte stands for a piece; those above the list's end stand for a digit.

#![no_main]

use libfuzzer_sys::fuzz_target;
use luftlinie::atlas::coordinates::{Position, parse, parse_code};

static PIECES: &[&str] = &[
    ",",
    ", ",
    " ",
    ".",
    "-",
    "+",
    "−",
    "/",
    ":",
    ";",
    "°",
    "′",
    "″",
    "'",
    "\"",
    "º",
    "N",
    "S",
    "E",
    "W",
    "O",
    " N",
    " S",
    " E",
    " Ost",
    "n",
    "Nord ",
    "geo:",
    ";u=",
    ";crs=wgs84",
    "?z=3",
    "utm ",
    "UTM",
    "mgrs ",
    "geohash:",
    "geohash ",
    "pluscode ",
    "olc:",
    "33U",
    "33UUU",
    "31N ",
    " north ",
    "60X ",
    "Z",
    "A",
    "CRS84",
    "CRSWGS_84/",
    "8FWR",
    "9F4M",
    "GC22+22",
    "695F+C6",
    "u33db",
    "gcpvj",
    "ezs42",
    "Berlin",
    " Berlin",
    "e",
    "E9",
    "inf",
    "NaN",
    "180",
    "-180",
    "90",
    "-90",
    "59.9999999",
    "60",
    "00000000",
    "0391",
    "12′",
    "٣",
    "１",
    "½",
    "\u{a0}",
    "\t",
    "—",
];

fuzz_target!(|data: &[u8]| {
    let piece = |&byte: &u8| match PIECES.get(usize::from(byte)) {
        Some(piece) => (*piece).to_owned(),
        None => (byte % 10).to_string(),
    };
    let text: String = data.iter().take(24).map(piece).collect();
    for read in [parse(&text), parse_code(&text)].into_iter().flatten() {
        match read {
            Ok(Position { point, within_m }) => {
                let on_earth = point.y().abs() <= 90.0 && point.x().abs() <= 180.0;
                assert!(on_earth && within_m.is_finite() && within_m >= 0.0, "{text:?}: {point:?}");
            }
            Err(error) => assert!(!error.to_string().is_empty() && !error.help().is_empty()),
        }
    }
});
