//! A wording that would hold: the measured figure in the text's unit and voice.

use super::Phrases;
use super::figure::decimal;
use crate::measure::Measurement;
use crate::quantity::{Dimension, Hedge, HedgeTable, Quantity, Stated};
use crate::verdict::{Verdict, judge};

/// So close to the stated value a measurement asks for another hedge, not for another number.
const SAME_VALUE: f64 = 0.005;

/// What could stand in place of `figure`, the text's own words for `stated`, where that is certain.
///
/// The number is rounded as coarsely as the text's own, the words around it are kept, and the
/// result is judged like any statement: unless it is supported, there is no suggestion.
pub fn suggestion(
    language: &str,
    figure: &str,
    stated: &Stated,
    measurement: &Measurement,
    verdict: Verdict,
) -> Option<String> {
    match verdict {
        Verdict::Supported | Verdict::Unverifiable => return None,
        Verdict::Imprecise | Verdict::Inconclusive | Verdict::Refuted => {}
    }
    if stated.dimension != measurement.dimension {
        return None;
    }
    match stated.dimension {
        Dimension::Length | Dimension::Area | Dimension::Time => {
            sized(language, figure, stated, measurement)
        }
        Dimension::Year => exact_year(figure, measurement),
        Dimension::Ratio | Dimension::Angle => None,
    }
}

fn sized(
    language: &str,
    figure: &str,
    stated: &Stated,
    measurement: &Measurement,
) -> Option<String> {
    let (head, tail) = around_number(figure)?;
    let (value, place_value, decimals) = rounded(stated, measurement.nominal)?;
    let quantity =
        Quantity { value, upper: None, place_value, unit: stated.unit, hedge: Hedge::About };
    let reworded = Stated::new(stated.span, &quantity, &HedgeTable::default());
    let certain = reworded.hard.covers(measurement.interval);
    if !certain || judge(&reworded, measurement) != Verdict::Supported {
        return None;
    }
    let phrases = Phrases::of(language);
    let hedge = match stated.hedge {
        Hedge::About => head.trim(),
        Hedge::None
        | Hedge::Exactly
        | Hedge::Nearly
        | Hedge::JustOver
        | Hedge::MoreThan
        | Hedge::AtLeast
        | Hedge::LessThan
        | Hedge::AtMost => match decimals {
            0 => phrases.about_integer,
            1.. => phrases.about_decimal,
        },
        Hedge::Between | Hedge::AFew | Hedge::Several | Hedge::Dozens | Hedge::Ratio => {
            return None;
        }
    };
    Some(format!("{hedge} {}{tail}", decimal(language, value, decimals)))
}

/// The nominal value in the text's unit, rounded to the text's own place value, with that place
/// value and its number of decimals; the stated value itself where the two hardly differ.
fn rounded(stated: &Stated, nominal: f64) -> Option<(f64, f64, usize)> {
    let factor = stated.unit.factor();
    let (said, nominal) = (clean(stated.value / factor), nominal / factor);
    let (place_value, decimals) = place_value(said)?;
    if (nominal - said).abs() <= SAME_VALUE * said.abs() {
        return Some((said, place_value, decimals));
    }
    // A coarse figure that was far off is no reason for another coarse one: two digits at least.
    let (place_value, decimals) = match 10_f64.powf(nominal.log10().floor() - 1.0) {
        finer if finer < place_value => (finer, (-finer.log10().round()).max(0.0) as usize),
        _ => (place_value, decimals),
    };
    let value = clean((nominal / place_value).round() * place_value);
    (value > 0.0).then_some((value, place_value, decimals))
}

/// The place value of the last non-zero digit, and how many decimals it takes.
fn place_value(value: f64) -> Option<(f64, usize)> {
    if value == 0.0 || !value.is_finite() {
        return None;
    }
    let text = value.to_string();
    Some(match text.split_once('.') {
        Some((_, fraction)) => (10_f64.powi(-(fraction.len() as i32)), fraction.len()),
        None => (10_f64.powi((text.len() - text.trim_end_matches('0').len()) as i32), 0),
    })
}

/// Ten significant digits: 17.2 km is 17.2 again after the way through metres.
fn clean(value: f64) -> f64 {
    format!("{value:.9e}").parse().unwrap_or(value)
}

/// What stands before and after the number in `figure`; `None` if that is not clear, as in
/// "500-Kilometer-Grenze" or "a 685 km and".
fn around_number(figure: &str) -> Option<(&str, &str)> {
    let digit = |c: char| c.is_ascii_digit();
    if let (Some(first), Some(last)) = (figure.find(digit), figure.rfind(digit)) {
        let tail = &figure[last + 1..];
        return (!tail.starts_with(['-', '‐', '‑'])).then_some((&figure[..first], tail));
    }
    // A number in words: the unit is the last word, and the words before it are not told apart.
    let unit = figure.rfind(' ')?;
    Some(("", &figure[unit..]))
}

fn exact_year(figure: &str, measurement: &Measurement) -> Option<String> {
    let single = measurement.interval.low == measurement.interval.high;
    let (head, tail) = around_number(figure)?;
    single.then(|| format!("{head}{}{tail}", measurement.nominal))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{length, stated};

    #[test]
    fn suggestions_keep_voice_and_unit() {
        for (figure, value, hedge, (nominal, low, high), expected) in [
            (
                "mehr als 685 Kilometer",
                685e3,
                Hedge::MoreThan,
                (686.5e3, 683.5e3, 689.5e3),
                "rund 685 Kilometer",
            ),
            (
                "17,2 Kilometern",
                17.2e3,
                Hedge::None,
                (17.386e3, 16.9e3, 17.4e3),
                "etwa 17,4 Kilometern",
            ),
            ("circa 785 km", 785e3, Hedge::About, (686.5e3, 683.5e3, 689.5e3), "circa 687 km"),
            (
                "fünfzig Kilometer",
                50e3,
                Hedge::None,
                (686.5e3, 683.5e3, 689.5e3),
                "rund 690 Kilometer",
            ),
            (
                "1,200 Kilometer",
                1.2e6,
                Hedge::None,
                (686.5e3, 683.5e3, 689.5e3),
                "rund 690 Kilometer",
            ),
        ] {
            let stated = stated(figure, value, hedge);
            let measured = length(nominal, low, high);
            let found = suggestion("de", figure, &stated, &measured, Verdict::Inconclusive);
            assert_eq!(found.as_deref(), Some(expected), "{figure}");
        }
    }

    #[test]
    fn no_suggestion_where_it_is_not_certain() {
        let wide = length(515.0, 318.0, 695.0);
        let metres = stated("fünfhundert Meter", 500.0, Hedge::None);
        for (figure, verdict) in [
            ("fünfhundert Meter", Verdict::Supported),
            ("fünfhundert Meter", Verdict::Inconclusive),
            ("500-Meter-Fluss", Verdict::Refuted),
        ] {
            assert_eq!(suggestion("de", figure, &metres, &wide, verdict), None, "{figure}");
        }
    }
}
