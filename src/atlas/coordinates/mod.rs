//! Coordinates as people write them: decimal, sexagesimal, with letters, with a decimal comma,
//! `geo:`, ISO 6709, on a map's grid, as the name of a cell.
//!
//! This is the one folder in which latitude comes before longitude. Nothing is guessed: a notation
//! that could be read in two ways is an error.

mod cell;
mod grid;
mod iso6709;

use geo::Point;
use thiserror::Error;

pub use cell::short_plus_code;

/// Where coordinates are, and how far from there they still may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    pub point: Point,
    /// From the middle of a cell to its corner; 0 for a point.
    pub within_m: f64,
}

/// Why a text that looks like coordinates is none.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum CoordinateError {
    #[error("{0:?} is no pair of coordinates")]
    NotAPair(String),
    #[error("{0:?} is no angle")]
    NotAnAngle(String),
    #[error("minutes and seconds end at 60 in {0:?}")]
    Sixtieths(String),
    #[error("{0:?} has a sign and a letter for its direction")]
    SignAndLetter(String),
    #[error("the letters for the directions in {0:?} do not name one latitude and one longitude")]
    Directions(String),
    #[error("latitude {lat} is out of range; are latitude and longitude swapped?")]
    Swapped { lat: f64, lon: f64 },
    #[error("latitude {0} is out of range")]
    Latitude(f64),
    #[error("longitude {0} is out of range")]
    Longitude(f64),
    #[error("reference system {0:?} is not WGS 84")]
    ReferenceSystem(String),
    #[error("{text:?} is no position on the grid: {reason}")]
    Grid { text: String, reason: String },
    #[error("{text:?} is no {notation}")]
    NotACode { text: String, notation: &'static str },
}

impl CoordinateError {
    /// What to do next.
    pub fn help(&self) -> String {
        match self {
            Self::NotAPair(_) | Self::NotAnAngle(_) => {
                "write latitude and longitude, as in 39.0392,125.7625 or 39°02′21″N 125°45′45″E"
                    .into()
            }
            Self::Sixtieths(_) => "write degrees, minutes and seconds below 60".into(),
            Self::SignAndLetter(_) => "leave out the sign or the letter".into(),
            Self::Directions(_) => "use N or S for latitude, E, O (Ost) or W for longitude".into(),
            Self::Swapped { lat, lon } => {
                format!("latitudes lie between -90 and 90; the other way round it is {lon},{lat}")
            }
            Self::Latitude(_) => "latitudes lie between -90 and 90".into(),
            Self::Longitude(_) => {
                "longitudes lie between -180 and 180; subtract 360 from those beyond".into()
            }
            Self::ReferenceSystem(_) => "give WGS 84 coordinates".into(),
            Self::Grid { .. } => {
                "write UTM as in 33U 391779 5820072, and MGRS as in 33UUU9177920072".into()
            }
            Self::NotACode { .. } => {
                "a geohash looks like u33db, and a Plus Code like 9F4MGC22+22".into()
            }
        }
    }
}

/// Reads `text` as coordinates; `None` if it is not even meant as some.
pub fn parse(text: &str) -> Option<Result<Position, CoordinateError>> {
    if let Some(uri) = text.strip_prefix("geo:") {
        return Some(parse_uri(uri));
    }
    if let Some(named) = parse_named(text) {
        return Some(named);
    }
    let exact = |point| Position { point, within_m: 0.0 };
    if let Some(point) = iso6709::parse(text) {
        return Some(point.map(exact));
    }
    let plain = normalise(text);
    looks_like_coordinates(&plain).then(|| parse_pair(&plain, text).map(exact))
}

/// Reads `text` as a position that a name could look like, on a grid or as the name of a cell;
/// `None` if it is not meant as one.
pub fn parse_code(text: &str) -> Option<Result<Position, CoordinateError>> {
    let cell = || cell::plus_code(text).or_else(|| cell::bare_geohash(text)).map(Ok);
    grid::utm(text).or_else(cell).or_else(|| grid::mgrs(text))
}

/// The point at a latitude and a longitude in degrees.
///
/// # Errors
/// Whatever lies beyond a pole or beyond ±180°: a longitude of 190 may be one of 0 to 360, and as
/// well a slip of the pen.
pub fn on_earth(lat: f64, lon: f64) -> Result<Point, CoordinateError> {
    if lat.abs() > 90.0 && lat.abs() <= 180.0 && lon.abs() <= 90.0 {
        return Err(CoordinateError::Swapped { lat, lon });
    }
    if lat.abs() > 90.0 || lat.is_nan() {
        return Err(CoordinateError::Latitude(lat));
    }
    if lon.abs() > 180.0 || lon.is_nan() {
        return Err(CoordinateError::Longitude(lon));
    }
    Ok(Point::new(lon, lat))
}

/// The notation that the text begins with: `utm 33U 391779 5820072`, `geohash:u33db`.
fn parse_named(text: &str) -> Option<Result<Position, CoordinateError>> {
    let end = text.find([' ', ':']).filter(|&end| text.is_char_boundary(end))?;
    let rest = text[end + 1..].trim();
    let not = |notation| CoordinateError::NotACode { text: rest.to_owned(), notation };
    match text[..end].to_ascii_lowercase().as_str() {
        "utm" => Some(grid::utm(rest).unwrap_or_else(|| Err(not("UTM position")))),
        "mgrs" => Some(grid::mgrs(rest).unwrap_or_else(|| Err(not("MGRS position")))),
        "geohash" => Some(cell::geohash(rest).ok_or_else(|| not("geohash"))),
        "pluscode" | "olc" => Some(cell::plus_code(rest).ok_or_else(|| not("Plus Code"))),
        _ => None,
    }
}

/// A direction letter's axis and sign.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Direction {
    North,
    South,
    East,
    West,
}

/// The words for the directions; `O` is the German Ost.
static DIRECTIONS: &[(&str, Direction)] = &[
    ("n", Direction::North),
    ("nord", Direction::North),
    ("north", Direction::North),
    ("norte", Direction::North),
    ("s", Direction::South),
    ("süd", Direction::South),
    ("sud", Direction::South),
    ("south", Direction::South),
    ("sur", Direction::South),
    ("e", Direction::East),
    ("o", Direction::East),
    ("ost", Direction::East),
    ("east", Direction::East),
    ("est", Direction::East),
    ("este", Direction::East),
    ("w", Direction::West),
    ("west", Direction::West),
    ("ouest", Direction::West),
    ("oeste", Direction::West),
    ("ovest", Direction::West),
];

fn direction(word: &str) -> Option<Direction> {
    DIRECTIONS.iter().find(|(name, _)| *name == word).map(|&(_, direction)| direction)
}

/// RFC 5870: `geo:lat,lon[,alt][;crs=wgs84][;u=…]`.
fn parse_uri(uri: &str) -> Result<Position, CoordinateError> {
    let not_a_pair = || CoordinateError::NotAPair(format!("geo:{uri}"));
    let (pair, parameters) = uri.split_once(';').unwrap_or((uri, ""));
    let mut within_m = 0.0;
    for parameter in parameters.split(';') {
        if let Some(system) = parameter.strip_prefix("crs=")
            && !system.eq_ignore_ascii_case("wgs84")
        {
            return Err(CoordinateError::ReferenceSystem(system.to_owned()));
        }
        if let Some(metres) = parameter.strip_prefix("u=") {
            let metres = decimal(metres).filter(|it| it.is_finite() && *it >= 0.0);
            within_m = metres.ok_or_else(not_a_pair)?;
        }
    }
    let numbers: Option<Vec<f64>> = pair.split(',').map(decimal).collect();
    match numbers.as_deref() {
        Some([lat, lon] | [lat, lon, _]) => Ok(Position { point: on_earth(*lat, *lon)?, within_m }),
        _ => Err(not_a_pair()),
    }
}

/// One kind of minus, of prime and of degree sign; lower case.
fn normalise(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            '−' | '–' | '\u{2010}' | '\u{2011}' => plain.push('-'),
            '′' | '’' | '‘' | '´' => plain.push('\''),
            '″' | '”' | '“' => plain.push('"'),
            'º' | '˚' => plain.push('°'),
            _ if character.is_whitespace() => plain.push(' '),
            _ => plain.extend(character.to_lowercase()),
        }
    }
    plain.replace("''", "\"")
}

fn looks_like_coordinates(plain: &str) -> bool {
    let mut words = plain.split(|character: char| !character.is_alphabetic());
    let signs = |character: char| character.is_alphabetic() || " +-.,;:/°'\"".contains(character);
    plain.contains(|character: char| character.is_ascii_digit())
        && plain.chars().all(|character| character.is_ascii_digit() || signs(character))
        && words.all(|word| word.is_empty() || direction(word).is_some())
}

fn parse_pair(plain: &str, text: &str) -> Result<Point, CoordinateError> {
    let (first, second) =
        halves(plain).ok_or_else(|| CoordinateError::NotAPair(text.to_owned()))?;
    let ((a, a_direction), (b, b_direction)) = (angle(first)?, angle(second)?);
    use Direction::{East, North, South, West};
    match (a_direction, b_direction) {
        (None, None) => on_earth(a, b),
        (Some(North | South), Some(East | West)) => on_earth(a, b),
        (Some(East | West), Some(North | South)) => on_earth(b, a),
        _ => Err(CoordinateError::Directions(text.to_owned())),
    }
}

/// Cuts the pair in two; `None` where it could be cut in two ways.
fn halves(plain: &str) -> Option<(&str, &str)> {
    if plain.contains(';') {
        return two(plain.split(';'));
    }
    if plain.contains(char::is_alphabetic) {
        return halves_by_letters(plain);
    }
    let commas = plain.matches(',').count();
    if commas == 1 && !plain.contains(" ") {
        return two(plain.split(','));
    }
    if plain.matches(", ").count() == 1 && (commas == 1 || commas == 3) {
        return two(plain.split(", "));
    }
    if plain.matches('°').count() == 2 && commas == 0 {
        let second = plain.rfind('°')?;
        let cut = plain[..second].trim_end().rfind(' ')?;
        return Some((&plain[..cut], &plain[cut..]));
    }
    // With a single comma between blanks it stays open whether it divides or is a decimal one.
    if commas == 0 || commas == 2 { two(plain.split_whitespace()) } else { None }
}

/// Exactly two parts.
fn two<'a>(mut parts: impl Iterator<Item = &'a str>) -> Option<(&'a str, &'a str)> {
    match (parts.next(), parts.next(), parts.next()) {
        (Some(first), Some(second), None) => Some((first, second)),
        _ => None,
    }
}

/// The letters stand before both angles or behind both.
fn halves_by_letters(plain: &str) -> Option<(&str, &str)> {
    let starts: Vec<usize> = plain
        .char_indices()
        .filter(|&(at, character)| {
            let before = plain[..at].chars().next_back();
            character.is_alphabetic() && !before.is_some_and(char::is_alphabetic)
        })
        .map(|(at, _)| at)
        .collect();
    let &[first, second] = starts.as_slice() else { return None };
    let cut = if first == 0 {
        second
    } else {
        let word = plain[first..].find(|character: char| !character.is_alphabetic())?;
        first + word
    };
    Some((&plain[..cut], plain[cut..].trim_start_matches([',', ' ', '/'])))
}

/// One angle in degrees, with its direction if a letter gives one.
fn angle(half: &str) -> Result<(f64, Option<Direction>), CoordinateError> {
    let not_an_angle = || CoordinateError::NotAnAngle(half.trim().to_owned());
    let half = half.trim().trim_matches([',', '/', ' ']);
    let start = half.trim_start_matches(char::is_alphabetic);
    let body = start.trim_end_matches(char::is_alphabetic);
    let words = [&half[..half.len() - start.len()], &start[body.len()..]];
    let direction = match words {
        ["", ""] => None,
        [word, ""] | ["", word] => Some(direction(word).ok_or_else(not_an_angle)?),
        _ => return Err(not_an_angle()),
    };
    let body = body.trim();
    let unsigned = body.strip_prefix(['-', '+']).unwrap_or(body);
    if direction.is_some() && unsigned.len() < body.len() {
        return Err(CoordinateError::SignAndLetter(half.to_owned()));
    }
    let degrees = sexagesimal(unsigned).ok_or_else(not_an_angle)??;
    let negative =
        body.starts_with('-') || matches!(direction, Some(Direction::South | Direction::West));
    Ok((if negative { -degrees } else { degrees }, direction))
}

/// `39.0392`, `39°02′21″`, `39:02:21`, `39 02 21`; the last number alone may have decimals.
fn sexagesimal(unsigned: &str) -> Option<Result<f64, CoordinateError>> {
    let mut fields = Vec::new();
    let mut rest = unsigned.trim();
    let marks = [['°', ':', ' '], ['\'', ':', ' '], ['"', ' ', ' ']];
    for marks in marks {
        if rest.is_empty() {
            break;
        }
        let end = rest.find(marks).unwrap_or(rest.len());
        fields.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(' ');
        rest = rest.strip_prefix(marks).unwrap_or(rest).trim_start();
    }
    if !rest.is_empty() || fields.is_empty() {
        return None;
    }
    let (last, whole) = fields.split_last()?;
    let mut values: Vec<f64> = Vec::new();
    for field in whole {
        let digits = !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit());
        values.push(field.parse().ok().filter(|_| digits)?);
    }
    values.push(decimal(&last.replace(',', "."))?);
    Some(sexagesimal_deg(&values, unsigned))
}

/// Degrees from degrees, minutes and seconds.
fn sexagesimal_deg(values: &[f64], text: &str) -> Result<f64, CoordinateError> {
    if values.iter().skip(1).any(|&value| value >= 60.0) {
        return Err(CoordinateError::Sixtieths(text.to_owned()));
    }
    Ok(values.iter().rev().fold(0.0, |sum, value| sum / 60.0 + value))
}

/// A plain decimal number: no exponent, no `inf`.
fn decimal(text: &str) -> Option<f64> {
    let unsigned = text.trim().strip_prefix(['-', '+']).unwrap_or(text.trim());
    let plain = unsigned.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.trim().parse().ok().filter(|_| plain && unsigned.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_notations_give_the_same_point() {
        let same = [
            "39.039167,125.7625",
            "39.039167, 125.7625",
            "39.039167 125.7625",
            "39,039167; 125,7625",
            "39,039167;125,7625",
            "39,039167, 125,7625",
            "39,039167 125,7625",
            "39.039167N 125.7625E",
            "39.039167° N, 125.7625° E",
            "N39.039167 E125.7625",
            "125.7625 E 39.039167 N",
            "39°02′21″N 125°45′45″E",
            "39°02'21\"N 125°45'45\"E",
            "39°02′21″ N, 125°45′45″ O",
            "39°02′21″ Nord, 125°45′45″ Ost",
            "39° 02′ 21″ N 125° 45′ 45″ E",
            "39°02′21″ 125°45′45″",
            "39:02:21,125:45:45",
            "39:02:21 125:45:45",
            "39:02:21N 125:45:45E",
            "39 02 21 N 125 45 45 E",
            "39°02,35′N; 125°45,75′E",
            "+39.039167,+125.7625",
            "geo:39.039167,125.7625",
            "geo:39.039167,125.7625,30;crs=wgs84;u=35",
        ];
        for text in same {
            let position = parse(text).unwrap_or_else(|| panic!("{text} is a name"));
            let point = position.unwrap_or_else(|error| panic!("{text}: {error}")).point;
            assert!((point.y() - 39.039_167).abs() < 1e-5, "{text}: {point:?}");
            assert!((point.x() - 125.7625).abs() < 1e-5, "{text}: {point:?}");
        }
    }

    fn exactly(lon: f64, lat: f64) -> Option<Result<Position, CoordinateError>> {
        Some(Ok(Position { point: Point::new(lon, lat), within_m: 0.0 }))
    }

    #[test]
    fn a_uri_may_say_how_exact_it_is() {
        let position = Position { point: Point::new(13.4, 52.5), within_m: 250.0 };
        assert_eq!(parse("geo:52.5,13.4;u=250"), Some(Ok(position)));
    }

    #[test]
    fn grids_and_cells_are_read_where_no_name_is() {
        for text in ["33U 391779 5820072", "33UUU9177920072", "9F4MGC22+22", "u33db"] {
            assert!(parse(text).is_none_or(|found| found.is_err()), "{text}");
            let position = parse_code(text).expect("a code").expect("a right one");
            assert!((position.point.y() - 52.5).abs() < 0.1, "{text}: {position:?}");
            assert!((position.point.x() - 13.4).abs() < 0.1, "{text}: {position:?}");
        }
        for text in ["utm 33U 391779 5820072", "MGRS 33UUU9177920072", "geohash:u33db"] {
            assert!(matches!(parse(text), Some(Ok(_))), "{text}");
        }
        for text in ["utm Berlin", "geohash ail", "MGRS 33", "olc:22", "utm ", "geohash:"] {
            assert!(matches!(parse(text), Some(Err(_))), "{text}");
        }
        for name in ["Berlin", "K2", "Berlin 3", "10th of Ramadan", "dresden", "1st", "12e"] {
            assert_eq!(parse_code(name), None, "{name}");
        }
    }

    #[test]
    fn south_and_west_are_negative() {
        for text in ["-33.8688,-151.2", "33.8688S 151.2W", "−33.8688 −151.2", "33,8688 S; 151,2 W"]
        {
            assert_eq!(parse(text), exactly(-151.2, -33.8688), "{text}");
        }
        assert_eq!(parse("-0:30 0"), exactly(0.0, -0.5));
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        use CoordinateError as Error;
        let swapped = Error::Swapped { lat: 125.7625, lon: 39.0392 };
        let errors = [
            ("125.7625,39.0392", swapped),
            ("91,181", Error::Latitude(91.0)),
            ("200,10", Error::Latitude(200.0)),
            ("10,181", Error::Longitude(181.0)),
            ("39.0392", Error::NotAPair("39.0392".into())),
            ("39,0392,125,7625", Error::NotAPair("39,0392,125,7625".into())),
            ("39:61 125", Error::Sixtieths("39:61".into())),
            ("-39N 125E", Error::SignAndLetter("-39n".into())),
            ("39N 125N", Error::Directions("39N 125N".into())),
            ("39.5:10 125", Error::NotAnAngle("39.5:10".into())),
            ("1..2,3", Error::NotAnAngle("1..2".into())),
            ("geo:39", Error::NotAPair("geo:39".into())),
            ("geo:1,2;crs=nad27", Error::ReferenceSystem("nad27".into())),
        ];
        for (text, error) in errors {
            assert_eq!(parse(text), Some(Err(error)), "{text}");
        }
    }

    #[test]
    fn names_are_no_coordinates() {
        for name in ["K2", "Paris", "10 de Octubre", "6th of October City", "Ost", "Berlin 3", ""] {
            assert_eq!(parse(name), None, "{name}");
        }
    }
}
