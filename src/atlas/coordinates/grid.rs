//! Positions on the grids of maps: UTM (`33U 391779 5820072`) and MGRS (`33UUU9177920072`).
//!
//! Not supported: the polar grids (UPS, MGRS beyond 80° South and 84° North) and grids of single
//! countries.

use geo::Point;

use super::{CoordinateError, Position};
use crate::geodesy::from_transverse;

/// The bands of latitude, each of 8° from 80° South; the last one has 12°.
const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";
/// The letters of columns of 100 km, by the remainder of the zone's number.
const COLUMNS: [&str; 3] = ["STUVWXYZ", "ABCDEFGH", "JKLMNPQR"];
/// The letters of rows of 100 km, which come again every 2,000 km.
const ROWS: &str = "ABCDEFGHJKLMNPQRSTUV";
const SQUARE_M: f64 = 100_000.0;
const ROWS_M: f64 = 2_000_000.0;
const FALSE_EASTING_M: f64 = 500_000.0;
const FALSE_NORTHING_M: f64 = 10_000_000.0;
/// Eastings farther from the central meridian belong to another zone, whatever the latitude.
const EASTINGS_M: std::ops::RangeInclusive<f64> = 100_000.0..=900_000.0;

/// `33U 391779 5820072`, `33 north 391779 5820072`, `33U 391779mE 5820072mN`; `None` if it is not
/// meant as that.
pub fn utm(text: &str) -> Option<Result<Position, CoordinateError>> {
    let upper = text.to_uppercase();
    let mut words = upper.split([' ', ',']).filter(|word| !word.is_empty());
    let first = words.next()?;
    let letters = first.trim_start_matches(|c: char| c.is_ascii_digit());
    let zone = first[..first.len() - letters.len()].parse().ok()?;
    let side = if letters.is_empty() { words.next()? } else { letters };
    let metres = [east_or_north(words.next()?, 'E')?, east_or_north(words.next()?, 'N')?];
    // Less than six digits are degrees, not metres.
    if words.next().is_some() || metres[0] < SQUARE_M {
        return None;
    }
    Some(on_grid(zone, side, metres).map_err(|reason| error(text, reason)))
}

/// `391779`, `391779.5`, `391779m`, `391779mE`, `391779E`.
fn east_or_north(word: &str, letter: char) -> Option<f64> {
    let number = word.strip_suffix(letter).unwrap_or(word);
    super::decimal(number.strip_suffix('M').unwrap_or(number))
}

/// Which half of the earth a word or letter stands for; the letters S and N are bands as well.
enum Side {
    North,
    South,
    Band(usize),
}

fn on_grid(zone: u32, side: &str, [east_m, north_m]: [f64; 2]) -> Result<Position, String> {
    if !EASTINGS_M.contains(&east_m) || !(0.0..=FALSE_NORTHING_M).contains(&north_m) {
        return Err("its easting or northing lies off the grid".into());
    }
    let at = |half| point(zone, half, east_m, north_m);
    let point = match sides(side)?.as_slice() {
        [Side::North] => at(Half::North)?,
        [Side::South] => at(Half::South)?,
        [Side::Band(band)] => in_band(at(half_of(*band))?, *band)?,
        // Below, S is a band of the northern half or the southern half; N means the same as both.
        _ if side == "N" => at(Half::North)?,
        _ => match in_band(at(Half::North)?, 14) {
            Ok(_) => {
                return Err("S may be the band from 32 to 40 degrees North or the southern half; \
                            write `north` or `south`"
                    .into());
            }
            Err(_) => at(Half::South)?,
        },
    };
    Ok(Position { point, within_m: 0.0 })
}

fn sides(side: &str) -> Result<Vec<Side>, String> {
    match side {
        "NORTH" | "NORD" | "NORTE" | "NORDEN" => Ok(vec![Side::North]),
        "SOUTH" | "SÜD" | "SUD" | "SUR" | "SÜDEN" => Ok(vec![Side::South]),
        "N" | "S" => Ok(vec![Side::North, Side::South]),
        _ => {
            let letter = BANDS.find(side).filter(|_| side.len() == 1);
            let band = letter.ok_or_else(|| format!("there is no band {side}"))?;
            Ok(vec![Side::Band(band)])
        }
    }
}

/// The halves of the Earth, in which northings begin anew.
#[derive(Clone, Copy)]
enum Half {
    North,
    South,
}

/// The half in which a band lies.
fn half_of(band: usize) -> Half {
    if band < 10 { Half::South } else { Half::North }
}

fn point(zone: u32, half: Half, east_m: f64, north_m: f64) -> Result<Point, String> {
    if !(1..=60).contains(&zone) {
        return Err(format!("there is no zone {zone}"));
    }
    let north_m = match half {
        Half::North => north_m,
        Half::South => north_m - FALSE_NORTHING_M,
    };
    let central_deg = 6.0 * f64::from(zone) - 183.0;
    let point = from_transverse(east_m - FALSE_EASTING_M, north_m, central_deg);
    let longitude = (point.x() + 180.0).rem_euclid(360.0) - 180.0;
    Ok(Point::new(longitude, point.y()))
}

/// The point, if it lies in the band.
fn in_band(point: Point, band: usize) -> Result<Point, String> {
    within(point, band, 0.0).then_some(point).ok_or_else(|| outside(band))
}

fn outside(band: usize) -> String {
    let letter = BANDS.as_bytes().get(band).map_or('?', |&letter| char::from(letter));
    format!("it does not lie in band {letter}")
}

fn within(point: Point, band: usize, tolerance_deg: f64) -> bool {
    let south = 8.0 * band as f64 - 80.0;
    let north = if band == 19 { 84.0 } else { south + 8.0 };
    (south - tolerance_deg..=north + tolerance_deg).contains(&point.y())
}

/// `33UUU9177920072`, `33U UU 91779 20072`, and the same with fewer digits; `None` if it is not
/// meant as that. The position is the middle of the square that the digits leave open.
pub fn mgrs(text: &str) -> Option<Result<Position, CoordinateError>> {
    let upper = text.to_ascii_uppercase();
    let words: Vec<&str> = upper.split_ascii_whitespace().collect();
    let letters_at = upper.find(|c: char| !c.is_ascii_digit()).filter(|at| (1..=2).contains(at))?;
    let zone: u32 = upper[..letters_at].parse().ok()?;
    let joined = words.concat();
    let mut letters = joined[letters_at..].chars();
    let band = BANDS.find(letters.next()?)?;
    let square = [letters.next()?, letters.next()?];
    let digits = letters.as_str();
    let plain = square.iter().all(char::is_ascii_uppercase)
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || digits.len() > 10 {
        return None;
    }
    // Blanks may stand only where the parts meet.
    let halves = words.last().is_none_or(|last| {
        words.len() < 2 || 2 * last.len() == digits.len() || last.len() >= digits.len()
    });
    if !halves || !digits.len().is_multiple_of(2) {
        let reason = "easting and northing do not have equally many digits".into();
        return Some(Err(error(text, reason)));
    }
    Some(in_square(zone, band, square, digits).map_err(|reason| error(text, reason)))
}

fn in_square(zone: u32, band: usize, square: [char; 2], digits: &str) -> Result<Position, String> {
    let no_square = || format!("zone {zone} has no square {}{}", square[0], square[1]);
    let column = COLUMNS[zone as usize % 3].find(square[0]).ok_or_else(no_square)?;
    let row = ROWS.find(square[1]).ok_or_else(no_square)?;
    // The rows of zones with an even number begin five letters later.
    let row = if zone.is_multiple_of(2) { (row + 15) % 20 } else { row };
    let (east, north) = digits.split_at(digits.len() / 2);
    let side_m = SQUARE_M / 10_f64.powi(east.len() as i32);
    let metres = |digits: &str| {
        let number: f64 = if digits.is_empty() { 0.0 } else { digits.parse().unwrap_or(f64::NAN) };
        (number + 0.5) * side_m
    };
    let east_m = (column + 1) as f64 * SQUARE_M + metres(east);
    let row_m = row as f64 * SQUARE_M + metres(north);
    // A square at a band's edge lies partly beyond it.
    let tolerance_deg = side_m / 110_000.0;
    for turn in 0..5 {
        let north_m = row_m + f64::from(turn) * ROWS_M;
        let point = point(zone, half_of(band), east_m, north_m)?;
        if within(point, band, tolerance_deg) {
            return Ok(Position { point, within_m: side_m * std::f64::consts::FRAC_1_SQRT_2 });
        }
    }
    Err(outside(band))
}

fn error(text: &str, reason: String) -> CoordinateError {
    CoordinateError::Grid { text: text.to_owned(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Option<Result<Position, CoordinateError>>, lat: f64, lon: f64, within: f64) {
        let position = found.expect("a position").expect("a right one");
        let (north, east) = (position.point.y() - lat, position.point.x() - lon);
        assert!(north.abs() < within && east.abs() < within, "{position:?}");
    }

    #[test]
    fn all_spellings_of_a_utm_position_are_read() {
        for text in [
            "38S 444140.54 3684706.36 north",
            "38 S 444140.54",
            "444140 3684706",
            "38 39",
            "38S 44 36",
        ] {
            assert!(!matches!(utm(text), Some(Ok(_))), "{text}");
        }
        for text in [
            "38 north 444140.54 3684706.36",
            "38N 444140.54 3684706.36",
            "38 N 444140.54mE, 3684706.36mN",
            "38n 444140.54E 3684706.36N",
            "38 Nord 444140.54m 3684706.36m",
        ] {
            near(utm(text), 33.3, 44.4, 1e-7);
        }
        // Sydney's opera house and the Brandenburg Gate, to a metre or so.
        near(utm("56H 334873 6252266"), -33.8568, 151.2153, 1e-3);
        near(utm("33U 389914 5819707"), 52.5163, 13.3777, 1e-3);
    }

    #[test]
    fn what_may_mean_two_places_or_none_is_refused() {
        let reason = |text: &str| utm(text).expect("a grid position").expect_err("a wrong one");
        assert!(reason("38S 444140 3684706").to_string().contains("or the southern half"));
        assert!(reason("33T 391779 5820072").to_string().contains("not lie in band T"));
        assert!(reason("61U 391779 5820072").to_string().contains("no zone 61"));
        assert!(reason("33I 391779 5820072").to_string().contains("no band I"));
        assert!(reason("33U 991779 5820072").to_string().contains("off the grid"));
        // North of the equator the band's letter N means the same as the word.
        assert!(utm("33N 391779 5820072").is_some_and(|it| it.is_ok()));
        // At a northing that the band S does not have, S can only be the southern half.
        near(utm("56S 334873 6252266"), -33.8568, 151.2153, 1e-3);
    }

    /// The manual of GeographicLib's GeoConvert: 38SMB4488 is 33.33424 N 44.40363 E.
    #[test]
    fn squares_are_those_of_geo_convert() {
        for text in ["38SMB4488", "38S MB 44 88", "38SMB 44 88", "38smb4488", "38S MB 4488"] {
            near(mgrs(text), 33.334_24, 44.403_63, 5e-6);
        }
        near(mgrs("38SMB4414084706"), 33.3, 44.4, 1e-5);
        near(mgrs("56HLH3487352266"), -33.8568, 151.2153, 1e-3);
        // Honolulu in an even zone, Quito's airport on the equator, Longyearbyen in a wide zone.
        near(mgrs("4QFJ12345678"), 21.309_433, -157.916_861, 1e-4);
        let half_km = mgrs("38SMB4488").expect("a square").expect("a right one").within_m;
        assert!((half_km - 707.1).abs() < 0.1);
    }

    #[test]
    fn other_squares_are_refused() {
        for text in ["38SAB4488", "38SMW4488", "38SMB448", "38S MB 448 8", "61SMB4488"] {
            assert!(matches!(mgrs(text), Some(Err(_))), "{text}");
        }
        for name in ["K2", "38", "10 de Octubre", "33", "38SMB44884488448", "5O", "Bern", ""] {
            assert!(mgrs(name).is_none(), "{name}");
        }
    }
}
