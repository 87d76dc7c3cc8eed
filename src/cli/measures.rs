//! Lengths and directions as arguments, in the words of any language that texts may have.
//!
//! What languages read differently is refused until `--lang` says which is meant.

use super::Complaint;
use super::options::Options;
use crate::geodesy::Wind;
use crate::quantity::Dimension;
use crate::text::{LANGUAGES, Language, quantities, wind_named};

/// Metres, from a number and a unit.
pub(super) fn length_m(text: &str, options: &Options) -> Result<f64, Complaint> {
    if text.trim().parse::<f64>().is_ok() {
        let number = text.trim();
        return Err(Complaint::new(format!("`{text}` has no unit"))
            .help(format!("write `{number} km` or `{number} m`")));
    }
    let shown = |metres: &f64| format!("{} km", metres / 1000.0);
    let length = agreed(text, options, length_in, shown)?;
    length.ok_or_else(|| {
        Complaint::new(format!("`{text}` is no length")).help("write a number and a unit: `500 km`")
    })
}

/// Degrees as 0..360, from a number or from the name or the letters of a wind.
pub(super) fn azimuth_deg(text: &str, options: &Options) -> Result<f64, Complaint> {
    let number = text.trim().trim_end_matches('°').trim_end().replace(',', ".");
    match number.parse::<f64>() {
        Ok(degrees) if (-180.0..=360.0).contains(&degrees) => {
            return Ok(degrees.rem_euclid(360.0) + 0.0);
        }
        Ok(degrees) if degrees.is_finite() => {
            let same = degrees.rem_euclid(360.0);
            return Err(Complaint::new(format!("an azimuth of {degrees}° is more than a turn"))
                .help(format!("give degrees from 0 to 360; the same direction is {same}")));
        }
        Ok(_) | Err(_) => {}
    }
    let shown = |wind: &Wind| wind.letters().to_owned();
    let wind = agreed(text, options, wind_named, shown)?.map(Wind::azimuth_deg);
    wind.ok_or_else(|| {
        Complaint::new(format!("`{text}` is no direction"))
            .help("give degrees from 0 to 360, or a wind: N, NNE, NE, ENE, E …")
    })
}

/// What `text` means in the language of `--lang`, or in all languages that understand it.
fn agreed<T: Copy + PartialEq>(
    text: &str,
    options: &Options,
    read: impl Fn(&str, &'static Language) -> Option<T>,
    shown: impl Fn(&T) -> String,
) -> Result<Option<T>, Complaint> {
    let languages = match options.language()? {
        Some(language) => vec![language],
        None => LANGUAGES.to_vec(),
    };
    let readings: Vec<(T, &Language)> = languages
        .into_iter()
        .filter_map(|language| Some((read(text, language)?, language)))
        .collect();
    let Some(&(first, language)) = readings.first() else { return Ok(None) };
    let Some((other, another)) = readings.iter().find(|(reading, _)| *reading != first) else {
        return Ok(Some(first));
    };
    let meaning = |reading, language: &Language| format!("{} in {}", shown(reading), language.name);
    let (first, other) = (meaning(&first, language), meaning(other, another));
    Err(Complaint::new(format!("`{text}` is {first} and {other}"))
        .help(format!("write it another way, or say --lang {}", language.code)))
}

fn length_in(text: &str, language: &'static Language) -> Option<f64> {
    let found = quantities(text, language);
    let [only] = found.as_slice() else { return None };
    let quantity = only.value.quantity;
    let whole = only.span.of(text).trim() == text.trim() && quantity.upper.is_none();
    let length = quantity.unit.dimension() == Dimension::Length;
    (whole && length).then(|| quantity.value * quantity.unit.factor())
}
