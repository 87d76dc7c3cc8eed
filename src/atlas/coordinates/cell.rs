//! Positions as names of cells: geohashes (`u33db`) and Plus Codes (`9F4MGC22+22`).
//!
//! The position is the cell's middle, and how far its corners are is kept with it. Plus Codes are
//! read here since the only crate that reads them brings an old `geo` of its own.

use geo::Point;

use super::Position;
use crate::geodesy::distance_m;

/// The digits of Plus Codes.
const DIGITS: &[u8; 20] = b"23456789CFGHJMPQRVWX";
/// The digits before the plus sign.
const BEFORE_PLUS: usize = 8;
/// The last two pairs of digits are followed by digits for cells of five rows by four columns.
const PAIRS: usize = 5;
/// Fewer letters of a geohash are hundreds of kilometres and may be anything.
const SHORTEST_GEOHASH: usize = 4;
const LONGEST_GEOHASH: usize = 12;

/// A geohash that nobody takes for a word: digits and small letters, some of either.
pub fn bare_geohash(text: &str) -> Option<Position> {
    let has = |kind: fn(&u8) -> bool| text.as_bytes().iter().any(kind);
    let mixed = has(u8::is_ascii_digit) && has(u8::is_ascii_lowercase);
    let mixed = mixed && !has(u8::is_ascii_uppercase);
    if mixed && text.len() >= SHORTEST_GEOHASH { geohash(text) } else { None }
}

/// Any geohash.
pub fn geohash(text: &str) -> Option<Position> {
    if text.is_empty() || text.len() > LONGEST_GEOHASH {
        return None;
    }
    let (middle, east_deg, north_deg) = geohash::decode(&text.to_ascii_lowercase()).ok()?;
    Some(middle_of(Point::new(middle.x, middle.y), east_deg, north_deg))
}

/// A Plus Code with all its digits, such as `9F4MGC22+22`; zeros fill up one of a large cell.
pub fn plus_code(text: &str) -> Option<Position> {
    let (before, after) = text.split_once('+')?;
    if before.len() != BEFORE_PLUS || after.len() == 1 || after.len() > 7 {
        return None;
    }
    let significant = before.trim_end_matches('0');
    let filled = significant.len() < before.len();
    if significant.is_empty() || !significant.len().is_multiple_of(2) || filled && !after.is_empty()
    {
        return None;
    }
    let digits: Option<Vec<f64>> = significant.bytes().chain(after.bytes()).map(digit).collect();
    cell(&digits?)
}

/// A Plus Code whose first four digits follow from a place nearby: `GC22+22`, which lies in the
/// cell of one degree that is nearest to `near`.
pub fn short_plus_code(text: &str, near: Point) -> Option<Position> {
    let (before, after) = text.split_once('+')?;
    if before.len() != BEFORE_PLUS - 4 || !(2..=7).contains(&after.len()) {
        return None;
    }
    let digits: Option<Vec<f64>> = before.bytes().chain(after.bytes()).map(digit).collect();
    let start = |degrees: f64, least: f64| (degrees - least).floor();
    let mut best: Option<Position> = None;
    for north in [-1.0, 0.0, 1.0] {
        for east in [-1.0, 0.0, 1.0] {
            let lat = start(near.y(), -90.0) + north;
            let lon = (start(near.x(), -180.0) + east).rem_euclid(360.0);
            if !(0.0..180.0).contains(&lat) {
                continue;
            }
            let head = [(lat / 20.0).floor(), (lon / 20.0).floor(), lat % 20.0, lon % 20.0];
            let all: Vec<f64> = head.iter().chain(digits.as_ref()?).copied().collect();
            let found = cell(&all)?;
            let away = |position: &Position| distance_m(position.point, near);
            if best.as_ref().is_none_or(|best| away(&found) < away(best)) {
                best = Some(found);
            }
        }
    }
    best
}

fn digit(byte: u8) -> Option<f64> {
    let byte = byte.to_ascii_uppercase();
    DIGITS.iter().position(|&digit| digit == byte).map(|digit| digit as f64)
}

/// The cell of a code's digits: pairs of twentieths, latitude first, then rows and columns.
fn cell(digits: &[f64]) -> Option<Position> {
    let pairs = digits.len().min(2 * PAIRS);
    let (mut south, mut west, mut side) = (-90.0, -180.0, 400.0);
    for pair in digits[..pairs].chunks_exact(2) {
        side /= 20.0;
        south += pair[0] * side;
        west += pair[1] * side;
    }
    let (mut high, mut wide) = (side, side);
    for &digit in &digits[pairs..] {
        (high, wide) = (high / 5.0, wide / 4.0);
        south += (digit / 4.0).floor() * high;
        west += digit % 4.0 * wide;
    }
    // Codes of no place on earth have first digits that are too large.
    let on_earth = south < 90.0 && west < 180.0;
    let middle = Point::new(west + wide / 2.0, (south + high / 2.0).min(90.0));
    on_earth.then(|| middle_of(middle, wide / 2.0, high / 2.0))
}

/// The middle of a cell that reaches so far east and north of it.
fn middle_of(point: Point, east_deg: f64, north_deg: f64) -> Position {
    let corner = |north: f64| {
        let lat = (point.y() + north).clamp(-90.0, 90.0);
        distance_m(point, Point::new(point.x() + east_deg, lat))
    };
    Position { point, within_m: corner(north_deg).max(corner(-north_deg)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Option<Position>, lat: f64, lon: f64, within_deg: f64) -> Position {
        let position = found.expect("a position");
        let (north, east) = (position.point.y() - lat, position.point.x() - lon);
        assert!(north.abs() < within_deg && east.abs() < within_deg, "{position:?}");
        position
    }

    /// From the test data of Open Location Code: code, then the cell's middle.
    #[test]
    fn plus_codes_are_those_of_their_inventors() {
        for (code, lat, lon) in [
            ("7FG49Q00+", 20.375, 2.775),
            ("7FG49QCJ+2V", 20.3700625, 2.7821875),
            ("8FVC2222+22", 47.0000625, 8.0000625),
            ("4VCPPQGP+Q9", -41.2730625, 174.7859375),
            ("62G20000+", 0.5, -179.5),
            ("7FG49QCJ+2VXGJ", 20.3701135, 2.782_234_375),
            ("8fvc2222+22gcccc", 47.0, 8.0),
        ] {
            near(plus_code(code), lat, lon, 8e-5);
        }
    }

    #[test]
    fn other_codes_are_none() {
        for code in [
            "",
            "+",
            "8FVC2222",
            "8FVC2222+2",
            "8FVC22A2+22",
            "8FVC2200+22",
            "8FV00000+",
            "00000000+",
            "XFVC2222+22",
            "8XVC2222+22",
            "8FVC2222+22222222",
            "ä8FVC22+22",
        ] {
            assert_eq!(plus_code(code), None, "{code}");
        }
    }

    #[test]
    fn short_codes_lie_near_their_place() {
        let wellington = Point::new(174.78, -41.29);
        near(short_plus_code("PQGP+Q9", wellington), -41.273_06, 174.785_94, 1e-4);
        // Across the edge of a cell, and across the antimeridian.
        near(short_plus_code("2222+22", Point::new(7.99, 46.99)), 47.000_06, 8.000_06, 1e-4);
        near(short_plus_code("2222+22", Point::new(179.99, 0.1)), 0.000_06, -179.999_94, 1e-4);
        assert_eq!(short_plus_code("2222+2", wellington), None);
    }

    /// The example of the geohash's inventor: ezs42 is 42.605 N 5.603 W.
    #[test]
    fn geohashes_name_cells() {
        let position = near(bare_geohash("ezs42"), 42.605, -5.603, 1e-3);
        assert!((2_000.0..4_000.0).contains(&position.within_m), "{position:?}");
        near(geohash("U4PRUYDQQVJ"), 57.649_11, 10.407_44, 1e-5);
        for text in ["dresden", "2026", "u33", "a33db", "Bern3", "u33db9999999999", "", "ü33db"] {
            assert_eq!(bare_geohash(text), None, "{text}");
        }
    }
}
