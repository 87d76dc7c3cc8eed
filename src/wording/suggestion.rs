//! A wording that would hold: the measured figure in the text's unit and voice.

use super::figure::written;
use super::voice::Voice;
use crate::measure::Measurement;
use crate::quantity::{Dimension, Hedge, HedgeTable, Quantity, Stated};
use crate::span::Span;
use crate::text::{Document, Language, numerals};
use crate::verdict::{Verdict, judge};

/// So close to the stated value a measurement asks for another hedge, not for another number.
const SAME_VALUE: f64 = 0.005;

/// What could stand in the document in place of the figure `stated`, where that is certain.
///
/// The number is rounded as coarsely as the text's own, the words around it are kept, and the
/// result is judged like any statement: unless it is supported, there is no suggestion.
pub fn suggestion(
    document: &Document<'_>,
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
            sized(document, stated, measurement)
        }
        Dimension::Year => exact_year(stated.span.of(document.text), measurement),
        Dimension::Ratio | Dimension::Angle => None,
    }
}

fn sized(document: &Document<'_>, stated: &Stated, measurement: &Measurement) -> Option<String> {
    let (text, language) = (document.text, document.language);
    let numeral = stated.numeral?;
    let before = Span::new(stated.span.start, numeral.start).of(text);
    let behind = Span::new(numeral.end, stated.span.end).of(text);
    let voice = Voice::of(language.code);
    if !is_replaceable(stated, before, behind, voice) {
        return None;
    }
    let said = clean(stated.value / stated.unit.factor());
    let (times, multiplier) = multiplier(numeral.of(text), said, language);
    let (value, place_value, decimals) = rounded(stated, times, measurement.nominal)?;
    let quantity = Quantity {
        value: value * times,
        upper: None,
        place_value: place_value * times,
        unit: stated.unit,
        hedge: Hedge::About,
    };
    let reworded = Stated::new(stated.span, &quantity, &HedgeTable::default());
    let certain = reworded.hard.covers(measurement.interval);
    if !certain || judge(&reworded, measurement) != Verdict::Supported {
        return None;
    }
    let about = match (stated.hedge, decimals) {
        (Hedge::About, _) => before,
        (_, 0) => voice.about_integer,
        (_, 1..) => voice.about_decimal,
    };
    Some(format!("{about}{}{multiplier}{behind}", written(value, decimals, voice)))
}

/// Whether another number can stand between the words `before` and `behind` the stated one: not in
/// "500-Kilometer-Grenze", nor where the words behind it hedge it.
fn is_replaceable(stated: &Stated, before: &str, behind: &str, voice: &Voice) -> bool {
    const LONGEST_SYMBOL: usize = 3;
    let compound = behind.starts_with(['-', '‐', '‑']);
    let symbol = behind.chars().filter(|it| it.is_alphabetic()).count() <= LONGEST_SYMBOL;
    let hedged_behind = || before.trim().is_empty();
    let hedge = match stated.hedge {
        Hedge::None => true,
        Hedge::Exactly
        | Hedge::About
        | Hedge::Nearly
        | Hedge::JustOver
        | Hedge::MoreThan
        | Hedge::AtLeast
        | Hedge::LessThan
        | Hedge::AtMost => !hedged_behind(),
        Hedge::Between | Hedge::AFew | Hedge::Several | Hedge::Dozens | Hedge::Ratio => false,
    };
    hedge && !compound && (symbol || !voice.units_agree)
}

/// The power of ten that words behind the digits of `numeral` multiply them by, and these words:
/// "8.5 million", "850万".
fn multiplier<'n>(numeral: &'n str, said: f64, language: &'static Language) -> (f64, &'n str) {
    let end = numeral.rfind(|it: char| it.is_ascii_digit()).map_or(0, |last| last + 1);
    let (digits, words) = numeral.split_at(end);
    let times = match &numerals(digits, language)[..] {
        [number] => clean(said / number.value.value),
        _ => 1.0,
    };
    let decade = times > 1.0 && times.log10().fract() == 0.0;
    if decade { (times, words) } else { (1.0, "") }
}

/// The nominal value in so many of the text's units, rounded to the text's own place value, with
/// that place value and its number of decimals; the stated value itself where the two hardly
/// differ.
fn rounded(stated: &Stated, times: f64, nominal: f64) -> Option<(f64, f64, usize)> {
    let factor = stated.unit.factor() * times;
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

fn exact_year(figure: &str, measurement: &Measurement) -> Option<String> {
    let digit = |it: char| it.is_ascii_digit();
    let (first, last) = figure.find(digit).zip(figure.rfind(digit))?;
    let single = measurement.interval.low == measurement.interval.high;
    single.then(|| format!("{}{}{}", &figure[..first], measurement.nominal, &figure[last + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Interval;
    use crate::sample::measurement;
    use crate::text::language::by_code;
    use crate::text::quantities;

    /// What is suggested for the only figure of `text`, which is measured as so much in SI units.
    fn suggested(language: &str, text: &str, measured: (f64, f64, f64)) -> Option<String> {
        let document = Document::new(text).in_language(by_code(language).unwrap());
        let found = quantities(text, document.language).swap_remove(0);
        let stated = Stated::new(found.span, &found.value.quantity, &HedgeTable::default());
        let stated = Stated { numeral: Some(found.value.number), ..stated };
        let (nominal, low, high) = measured;
        let measured = measurement(stated.dimension, nominal, low, high);
        suggestion(&document, &stated, &measured, Verdict::Refuted)
    }

    #[test]
    fn suggestions_keep_voice_and_unit() {
        let rail = (686.5e3, 683.5e3, 689.5e3);
        for (text, measured, expected) in [
            ("mehr als 685 Kilometer", rail, "rund 685 Kilometer"),
            ("17,2 Kilometern", (17.386e3, 16.9e3, 17.4e3), "etwa 17,4 Kilometern"),
            ("circa 785 km", rail, "circa 687 km"),
            ("fünfzig Kilometer", rail, "rund 690 Kilometer"),
            ("1.200 Kilometer", rail, "rund 690 Kilometer"),
        ] {
            assert_eq!(suggested("de", text, measured).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_multiplier_in_words_is_kept() {
        let russia = (16.94e12, 16.8e12, 17.1e12);
        for (language, text, expected) in [
            ("en", "8.5 million km²", "about 16.9 million km²"),
            ("en", "3.5 million km2", "about 16.9 million km2"),
            ("en", "five and a half million square miles", "about 6,500,000 square miles"),
            ("de", "über 12 Millionen Quadratkilometer", "rund 17 Millionen Quadratkilometer"),
            ("es", "25 millones de km²", "aproximadamente 17 millones de km²"),
            ("ru", "12,5 млн км²", "примерно 16,9 млн км²"),
            ("zh", "850万平方公里", "约1690万平方公里"),
            ("ko", "850만㎢", "약 1,690만㎢"),
        ] {
            assert_eq!(suggested(language, text, russia).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn no_suggestion_where_it_is_not_certain() {
        let wide = (515.0, 318.0, 695.0);
        for (language, text, measured) in [
            ("de", "fünfhundert Meter", wide),
            ("de", "ein 500-Kilometer-Fluss", (686.5e3, 683.5e3, 689.5e3)),
            // "at least" stands behind the number, and the unit would take another ending.
            ("zh", "500公里以上", (686.5e3, 683.5e3, 689.5e3)),
            ("ru", "500 километров", (686.5e3, 683.5e3, 689.5e3)),
        ] {
            assert_eq!(suggested(language, text, measured), None, "{text}");
        }
    }

    #[test]
    fn years_are_exact() {
        let measured = measurement(Dimension::Year, 1959.0, 1959.0, 1959.0);
        assert_eq!(exact_year("im Jahre 1969", &measured).as_deref(), Some("im Jahre 1959"));
        let open =
            crate::measure::Measurement { interval: Interval::new(1958.0, 1959.0), ..measured };
        assert_eq!(exact_year("im Jahre 1969", &open), None);
    }
}
