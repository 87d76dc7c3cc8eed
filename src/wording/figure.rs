//! Numbers as a reader of the language writes them, with as many digits as the measurement has.
//!
//! The spread of an interval decides how many decimals mean anything, and four significant digits
//! are enough: 683.6–689.5 km deserves one decimal, 1,165–1,184 km none. Only an exact value gets
//! more.

use super::Phrases;
use super::voice::Voice;
use crate::measure::Measurement;
use crate::quantity::{Dimension, Interval, Unit};

const DIGITS: i32 = 4;
const DIGITS_OF_EXACT: i32 = 6;

/// The nominal value of `measurement` with its unit; the text's own unit if it has one.
pub fn measured(language: &str, measurement: &Measurement, stated: Option<Unit>) -> String {
    let unit = unit_for(measurement, stated);
    let decimals = decimals(measurement, unit);
    let number = decimal(language, measurement.nominal / unit.factor(), decimals);
    with_unit(Phrases::of(language), number, unit)
}

/// The measured interval with its unit, or `None` if it is a single value at the digits shown.
pub fn range(language: &str, measurement: &Measurement, stated: Option<Unit>) -> Option<String> {
    let unit = unit_for(measurement, stated);
    let decimals = decimals(measurement, unit);
    let Interval { low, high } = measurement.interval;
    let end = |value: f64| decimal(language, value / unit.factor(), decimals);
    let text = match (low.is_finite(), high.is_finite()) {
        (true, true) if end(low) == end(high) => return None,
        (true, true) => format!("{}–{}", end(low), end(high)),
        (true, false) => format!("≥ {}", end(low)),
        (false, true) => format!("≤ {}", end(high)),
        (false, false) => return None,
    };
    Some(with_unit(Phrases::of(language), text, unit))
}

/// A value in SI units as `unit`, four significant digits, with the unit's symbol.
pub fn number(language: &str, value: f64, unit: Unit) -> String {
    let value = value / unit.factor();
    let decimals = decimals_for_digits(value, DIGITS);
    with_unit(Phrases::of(language), trimmed(decimal_point(value, decimals), language), unit)
}

/// A value in SI units as `unit` with one decimal, for columns.
pub fn rounded(language: &str, value: f64, unit: Unit) -> String {
    with_unit(Phrases::of(language), decimal(language, value / unit.factor(), 1), unit)
}

/// A count with its thousands grouped.
pub fn count(language: &str, value: u32) -> String {
    localised(&value.to_string(), &Phrases::of(language).voice)
}

/// The unit in which people give a measurement of this size.
pub fn usual_unit(dimension: Dimension, size: f64) -> Unit {
    match dimension {
        Dimension::Length if size.abs() < 1000.0 => Unit::Metre,
        Dimension::Length => Unit::Kilometre,
        Dimension::Area if size.abs() < 1e5 => Unit::SquareMetre,
        Dimension::Area => Unit::SquareKilometre,
        Dimension::Time if size.abs() < 5400.0 => Unit::Minute,
        Dimension::Time if size.abs() < 259_200.0 => Unit::Hour,
        Dimension::Time => Unit::Day,
        Dimension::Ratio => Unit::One,
        Dimension::Angle => Unit::Degree,
        Dimension::Year => Unit::Year,
    }
}

/// Groups thousands and sets the decimal mark of a message in the language.
fn decimal(language: &str, value: f64, decimals: usize) -> String {
    written(value, decimals, &Phrases::of(language).voice)
}

/// Groups thousands and sets the decimal mark of the voice.
pub(super) fn written(value: f64, decimals: usize, voice: &Voice) -> String {
    localised(&decimal_point(value, decimals), voice)
}

fn unit_for(measurement: &Measurement, stated: Option<Unit>) -> Unit {
    stated
        .filter(|unit| unit.dimension() == measurement.dimension)
        .unwrap_or_else(|| usual_unit(measurement.dimension, measurement.nominal))
}

fn decimals(measurement: &Measurement, unit: Unit) -> usize {
    if unit == Unit::Year {
        return 0;
    }
    let nominal = measurement.nominal / unit.factor();
    if is_count(measurement) {
        return 0;
    }
    let spread = (measurement.interval.high - measurement.interval.low) / unit.factor();
    if spread == 0.0 {
        let most = decimals_for_digits(nominal, DIGITS_OF_EXACT);
        return (0..most).find(|&few| is_round(nominal, few)).unwrap_or(most);
    }
    let most = decimals_for_digits(nominal, DIGITS);
    if !spread.is_finite() {
        return most;
    }
    (1 - (spread / 2.0).log10().floor() as i32).clamp(0, most as i32) as usize
}

/// A rank or a number of things: its ends are whole.
fn is_count(measurement: &Measurement) -> bool {
    let Interval { low, high } = measurement.interval;
    let whole = |value: f64| value.fract() == 0.0;
    measurement.dimension == Dimension::Ratio
        && [low, measurement.nominal, high].into_iter().all(whole)
}

/// Whether `decimals` give the value to a billionth.
fn is_round(value: f64, decimals: usize) -> bool {
    let scaled = value * 10_f64.powi(decimals as i32);
    (scaled - scaled.round()).abs() < 1e-9 * scaled.abs()
}

fn decimals_for_digits(value: f64, digits: i32) -> usize {
    if value == 0.0 || !value.is_finite() {
        return 0;
    }
    (digits - 1 - value.abs().log10().floor() as i32).clamp(0, 6) as usize
}

fn decimal_point(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}")
}

fn trimmed(plain: String, language: &str) -> String {
    let short = match plain.contains('.') {
        true => plain.trim_end_matches('0').trim_end_matches('.'),
        false => &plain,
    };
    localised(short, &Phrases::of(language).voice)
}

fn localised(plain: &str, voice: &Voice) -> String {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |rest| ("−", rest));
    let mut text = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push_str(voice.group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(voice.decimal);
        text.push_str(fraction);
    }
    text
}

fn with_unit(phrases: &Phrases, number: String, unit: Unit) -> String {
    if unit == Unit::Year {
        // Years are not grouped: 1959, never 1,959.
        return number.replace(phrases.voice.group, "");
    }
    if unit == Unit::Degree {
        return number + "°";
    }
    let bare = matches!(unit, Unit::Times | Unit::One);
    if bare { number } else { format!("{number} {}", (phrases.unit)(unit)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::length;

    #[test]
    fn digits_follow_the_spread() {
        for (nominal, low, high, de, en) in [
            (
                686_500.0,
                683_560.0,
                689_540.0,
                "686,5 km (683,6–689,5 km)",
                "686.5 km (683.6–689.5 km)",
            ),
            (
                1_181_000.0,
                1_165_000.0,
                1_184_000.0,
                "1.181 km (1.165–1.184 km)",
                "1,181 km (1,165–1,184 km)",
            ),
            (
                17_386.0,
                16_900.0,
                17_400.0,
                "17,39 km (16,90–17,40 km)",
                "17.39 km (16.90–17.40 km)",
            ),
            (515.0, 318.0, 695.0, "515 m (318–695 m)", "515 m (318–695 m)"),
        ] {
            let measurement = length(nominal, low, high);
            let shown = |language| {
                let range = range(language, &measurement, None).unwrap();
                format!("{} ({range})", measured(language, &measurement, None))
            };
            assert_eq!(shown("de"), de);
            assert_eq!(shown("en"), en);
        }
    }

    #[test]
    fn the_texts_own_unit_is_kept() {
        let measurement = length(1_609_344.0, 1_609_344.0, 1_609_344.0);
        assert_eq!(measured("en", &measurement, Some(Unit::Mile)), "1,000 mi");
        assert_eq!(measured("de", &measurement, Some(Unit::Mile)), "1.000 Meilen");
        assert_eq!(range("en", &measurement, Some(Unit::Mile)), None);
    }

    #[test]
    fn plain_numbers_lose_their_trailing_zeros() {
        assert_eq!(number("de", 98_000.0, Unit::Kilometre), "98 km");
        assert_eq!(number("en", 1450.0, Unit::Kilometre), "1.45 km");
        assert_eq!(number("en", 1959.0, Unit::Year), "1959");
        assert_eq!(number("en", 1_234_500.0, Unit::Kilometre), "1,234 km");
        assert_eq!(number("en", f64::INFINITY, Unit::Kilometre), "inf km");
    }
}
