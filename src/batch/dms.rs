//! Degrees, minutes and seconds as GeographicLib's tools read and write them.
//!
//! This is the notation of `GeodSolve` and its sisters to the letter, with their words for what is
//! wrong, so that a script cannot tell them apart; for places see the atlas's own coordinates,
//! which know more notations.
//!
//! # References
//! GeographicLib 2.1.2, `DMS.cpp` and its manual pages.

/// What a letter at the start or the end says an angle is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hemisphere {
    None,
    Latitude,
    Longitude,
}

/// An angle as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Without a letter, and without leading zeros.
    Plain,
    Latitude,
    Longitude,
    /// 0 to 360.
    Azimuth,
}

/// How angles are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    Decimal,
    /// `40d39'49.1"N`
    Letters,
    /// `40:39:49.1N`
    Colons,
}

/// Which of two angles comes first where no letters tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    LatitudeFirst,
    LongitudeFirst,
}

/// Latitude and longitude from two angles, in the order that their letters say, or else in `order`.
pub fn latitude_longitude([a, b]: [&str; 2], order: Order) -> Result<(f64, f64), String> {
    use Hemisphere::{Latitude, Longitude, None};
    let ((first, ia), (second, ib)) = (decode(a)?, decode(b)?);
    let other = |hemisphere| if hemisphere == Latitude { Longitude } else { Latitude };
    let (ia, ib) = match (ia, ib) {
        (None, None) => match order {
            Order::LatitudeFirst => (Latitude, Longitude),
            Order::LongitudeFirst => (Longitude, Latitude),
        },
        (None, ib) => (other(ib), ib),
        (ia, None) => (ia, other(ia)),
        both => both,
    };
    if ia == ib {
        let what = if ia == Latitude { "latitudes" } else { "longitudes" };
        return Err(format!("Both {a} and {b} interpreted as {what}"));
    }
    let (latitude, longitude) = if ia == Latitude { (first, second) } else { (second, first) };
    if latitude.abs() > 90.0 {
        return Err(format!("Latitude {}d not in [-90d, 90d]", general(latitude)));
    }
    Ok((latitude, longitude))
}

/// An azimuth, −180 to 180.
pub fn azimuth(text: &str) -> Result<f64, String> {
    let (angle, hemisphere) = decode(text)?;
    if hemisphere == Hemisphere::Latitude {
        return Err(format!("Azimuth {text} has a latitude hemisphere, N/S"));
    }
    Ok(normal_deg(angle))
}

/// An angle as −180 to 180, either end with the sign of what it was.
pub fn normal_deg(angle: f64) -> f64 {
    // The remainder of C: from the nearest multiple, exact.
    let rest = angle % 360.0;
    let folded = if rest > 180.0 {
        rest - 360.0
    } else if rest < -180.0 {
        rest + 360.0
    } else {
        rest
    };
    if folded.abs() == 180.0 { 180.0_f64.copysign(angle) } else { folded }
}

/// A sum of angles, as `40d10'-0:0:30` is one.
fn decode(text: &str) -> Result<(f64, Hemisphere), String> {
    let plain = in_ascii(text);
    let plain = plain.trim_ascii();
    let (mut sum, mut hemisphere, mut start, mut terms) = (-0.0, Hemisphere::None, 0, 0);
    while start < plain.len() {
        let mut at = start;
        if terms == 0 && hemisphere_of(plain[at]).is_some() {
            at += 1;
        }
        if terms > 0 || plain.get(at).is_some_and(|byte| is_sign(*byte)) {
            at += 1;
        }
        let rest = plain.get(at..).unwrap_or_default();
        let end = rest.iter().position(|byte| is_sign(*byte)).map_or(plain.len(), |it| at + it);
        let (term, own) = decode_term(&plain[start..end])?;
        sum += term;
        if hemisphere == Hemisphere::None {
            hemisphere = own;
        } else if own != Hemisphere::None && own != hemisphere {
            let so_far = String::from_utf8_lossy(&plain[..end]);
            return Err(format!("Incompatible hemisphere specifier in {so_far}"));
        }
        start = end;
        terms += 1;
    }
    if terms == 0 {
        return Err("Empty or incomplete DMS string ".to_owned());
    }
    Ok((sum, hemisphere))
}

/// The signs that typesetters use as those that typewriters have.
fn in_ascii(text: &str) -> Vec<u8> {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '°' | 'º' | '⁰' | '˚' | '∘' | '*' => plain.push('d'),
            '′' | '‵' | '´' | '‘' | '’' | '‛' | 'ʹ' | 'ˊ' | 'ˋ' | '`' => {
                plain.push('\'')
            }
            '″' | '‶' | '˝' | '“' | '”' | '‟' | 'ʺ' => plain.push('"'),
            '➕' | '⁤' => plain.push('+'),
            '‐' | '‑' | '–' | '—' | '−' | '➖' => plain.push('-'),
            '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{200a}' | '\u{200b}' | '\u{202f}'
            | '\u{2063}' => {}
            other => plain.push(other),
        }
    }
    plain.replace("''", "\"").into_bytes()
}

fn is_sign(byte: u8) -> bool {
    byte == b'-' || byte == b'+'
}

/// The kind of angle and the sign that a letter stands for.
fn hemisphere_of(letter: u8) -> Option<(Hemisphere, f64)> {
    match letter.to_ascii_uppercase() {
        b'S' => Some((Hemisphere::Latitude, -1.0)),
        b'N' => Some((Hemisphere::Latitude, 1.0)),
        b'W' => Some((Hemisphere::Longitude, -1.0)),
        b'E' => Some((Hemisphere::Longitude, 1.0)),
        _ => None,
    }
}

/// One angle; what is none may still be a name of infinity or of no number.
fn decode_term(term: &[u8]) -> Result<(f64, Hemisphere), String> {
    Term::read(term).or_else(|error| match special(term) {
        Some(number) => Ok((number, Hemisphere::None)),
        None => Err(error),
    })
}

fn special(term: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(term).ok()?.to_ascii_lowercase();
    let (sign, name) = match text.strip_prefix('-') {
        Some(name) => (-1.0, name),
        None => (1.0, text.strip_prefix('+').unwrap_or(&text)),
    };
    match name {
        "nan" => Some(f64::NAN),
        "inf" | "infinity" => Some(sign * f64::INFINITY),
        _ => None,
    }
}

const COMPONENTS: [&str; 3] = ["degrees", "minutes", "seconds"];

/// The parts of an angle between its letters and its sign.
#[derive(Default)]
struct Term {
    /// Whole part, and value, of degrees, minutes and seconds.
    whole: [f64; 3],
    value: [f64; 3],
    /// The part that is being read.
    part: usize,
    digits: usize,
    start: usize,
    point: bool,
    own_point: bool,
}

impl Term {
    fn read(term: &[u8]) -> Result<(f64, Hemisphere), String> {
        let (mut hemisphere, mut sign, mut body) = (Hemisphere::None, 1.0, term);
        if let Some((found, its_sign)) = body.first().and_then(|it| hemisphere_of(*it)) {
            (hemisphere, sign, body) = (found, its_sign, &body[1..]);
        }
        if let Some((found, its_sign)) = body.last().and_then(|it| hemisphere_of(*it)) {
            if hemisphere != Hemisphere::None {
                return Err(two_hemispheres(term));
            }
            (hemisphere, sign, body) = (found, its_sign, &body[..body.len() - 1]);
        }
        if let Some(letter) = body.first().filter(|it| is_sign(**it)) {
            sign *= if *letter == b'-' { -1.0 } else { 1.0 };
            body = &body[1..];
        }
        if body.is_empty() {
            let term = String::from_utf8_lossy(term);
            return Err(format!("Empty or incomplete DMS string {term}"));
        }
        Ok((sign * Self::default().angle(body)?, hemisphere))
    }

    fn angle(mut self, body: &[u8]) -> Result<f64, String> {
        let text = String::from_utf8_lossy(body);
        for (at, &byte) in body.iter().enumerate() {
            match byte {
                b'0'..=b'9' => self.digits += 1,
                b'.' if self.point => return Err(format!("Multiple decimal points in {text}")),
                b'.' => (self.point, self.own_point) = (true, true),
                b'd' | b'D' => self.close(0, body, at)?,
                b'\'' => self.close(1, body, at)?,
                b'"' => self.close(2, body, at)?,
                b':' if at + 1 == body.len() => {
                    return Err(format!("Illegal for : to appear at the end of {text}"));
                }
                b':' => self.close(self.part, body, at)?,
                b'+' | b'-' => return Err(format!("Internal sign in DMS string {text}")),
                _ => {
                    let letter = char::from(byte);
                    return Err(format!("Illegal character {letter} in DMS string {text}"));
                }
            }
        }
        self.end(body)?;
        let [degrees, minutes, seconds] = self.value;
        Ok(if seconds != 0.0 {
            (60.0 * (60.0 * degrees + minutes) + seconds) / 3600.0
        } else if minutes != 0.0 {
            (60.0 * degrees + minutes) / 60.0
        } else {
            degrees
        })
    }

    /// The letter of part `part` stands at `at`.
    fn close(&mut self, part: usize, body: &[u8], at: usize) -> Result<(), String> {
        let text = String::from_utf8_lossy(body);
        let name = COMPONENTS.get(part).copied().unwrap_or_default();
        if part >= 3 {
            return Err(format!("Extra text following seconds in DMS string {text}"));
        }
        if part + 1 == self.part {
            return Err(format!("Repeated {name} component in {text}"));
        }
        if part < self.part {
            let before = COMPONENTS[self.part - 1];
            return Err(format!("{name} component follows {before} component in {text}"));
        }
        if self.digits == 0 {
            return Err(format!("Missing numbers in {name} component of {text}"));
        }
        self.put(part, &body[self.start..at]);
        if at + 1 < body.len() {
            (self.part, self.start) = (part + 1, at + 1);
            (self.digits, self.own_point) = (0, false);
        }
        Ok(())
    }

    fn put(&mut self, part: usize, digits: &[u8]) {
        let number = std::str::from_utf8(digits).ok().and_then(|it| it.parse().ok());
        let number = number.unwrap_or(f64::NAN);
        self.value[part] = number;
        self.whole[part] = if self.own_point { 0.0 } else { number };
    }

    /// A number without a letter is of the next part.
    fn end(&mut self, body: &[u8]) -> Result<(), String> {
        let text = String::from_utf8_lossy(body);
        if !body.last().is_some_and(|it| b"dD'\":".contains(it)) {
            if self.part >= 3 {
                return Err(format!("Extra text following seconds in DMS string {text}"));
            }
            if self.digits == 0 {
                return Err(format!("Missing numbers in trailing component of {text}"));
            }
            self.put(self.part, &body[self.start..]);
        }
        if self.point && !self.own_point {
            return Err(format!("Decimal point in non-terminal component of {text}"));
        }
        for (part, name) in [(1, "Minutes"), (2, "Seconds")] {
            if self.whole[part] >= 60.0 || self.value[part] > 60.0 {
                let value = general(self.value[part]);
                return Err(format!("{name} {value} not in range [0, 60)"));
            }
        }
        Ok(())
    }
}

fn two_hemispheres(term: &[u8]) -> String {
    let text = String::from_utf8_lossy(term);
    let [first, last] = [term[0], term[term.len() - 1]].map(char::from);
    if first.eq_ignore_ascii_case(&last) {
        format!("Repeated hemisphere indicators {first} in {text}")
    } else {
        format!("Contradictory hemisphere indicators {first} and {last} in {text}")
    }
}

/// A number with six significant digits, as C++ streams print it.
fn general(number: f64) -> String {
    if !number.is_finite() {
        return fixed(number, 0);
    }
    let scientific = format!("{number:.5e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let bare = |digits: &str| match digits.contains('.') {
        true => digits.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => digits.to_owned(),
    };
    if !(-4..6).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{}e{sign}{:02}", bare(mantissa), exponent.abs());
    }
    bare(&format!("{number:.*}", (5 - exponent).max(0) as usize))
}

/// A number with `decimals` digits after the point.
pub fn fixed(number: f64, decimals: usize) -> String {
    if number.is_nan() {
        return "nan".to_owned();
    }
    format!("{number:.decimals$}")
}

/// An angle with `decimals` digits of degrees, or as many of seconds as give about the same.
pub fn encode(angle: f64, decimals: usize, kind: Kind, notation: Notation) -> String {
    let marks = match notation {
        Notation::Decimal => return fixed(angle, decimals),
        Notation::Letters => ["d", "'", "\""],
        Notation::Colons => [":", ":", ""],
    };
    if !angle.is_finite() {
        return fixed(angle, 0);
    }
    // 15 digits of seconds in 90 degrees are what a double holds.
    let decimals = (decimals.max(4) - 4).min(11);
    let turned = match kind {
        Kind::Azimuth if normal_deg(angle) < 0.0 => normal_deg(angle) + 360.0,
        Kind::Azimuth => normal_deg(angle) + 0.0,
        Kind::Plain | Kind::Latitude | Kind::Longitude => angle,
    };
    let (negative, angle) = (turned.is_sign_negative(), turned.abs());
    let seconds = fixed((angle - angle.floor()) * 3600.0, decimals);
    let (whole, fraction) = seconds.split_at(seconds.find('.').unwrap_or(seconds.len()));
    let whole: u64 = whole.parse().unwrap_or(0);
    let (minutes, degrees) = (whole / 60, (whole / 3600) as f64 + angle.floor());
    let letter = match (kind, negative) {
        (Kind::Latitude, true) => "S",
        (Kind::Latitude, false) => "N",
        (Kind::Longitude, true) => "W",
        (Kind::Longitude, false) => "E",
        (Kind::Plain | Kind::Azimuth, _) => "",
    };
    let sign = if kind == Kind::Plain && negative { "-" } else { "" };
    let width = match kind {
        Kind::Plain => 1,
        Kind::Latitude => 2,
        Kind::Longitude | Kind::Azimuth => 3,
    };
    let [d, m, s] = marks;
    let (minutes, whole) = (minutes % 60, whole % 60);
    format!("{sign}{degrees:0width$}{d}{minutes:02}{m}{whole:02}{fraction}{s}{letter}")
}
