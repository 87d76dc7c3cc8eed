mod de;
mod en;
mod others;

use super::*;
use crate::quantity::{Hedge, Unit};
use crate::text::language::by_code;

/// Each row is a text and what is found in it, as [`describe`] writes it, in order.
fn check(code: &str, rows: &[(&str, &[&str])]) {
    let language = by_code(code).expect("a pack");
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let found: Vec<String> =
            quantities(text, language).iter().map(|found| describe(text, found)).collect();
        if found != *expected {
            wrong.push(format!("{text}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

/// `span = [hedge] value[..upper] unit [±place] [flags]`; the place value only where it is not 1.
fn describe(text: &str, mention: &Mention<QuantityFound>) -> String {
    let QuantityFound { quantity, kind, conversion_of, list, .. } = &mention.value;
    let mut line = format!("{} =", mention.span.of(text));
    if quantity.hedge != Hedge::None {
        line += &format!(" {}", quantity.hedge.name());
    }
    line += &format!(" {}", round(quantity.value));
    if let Some(upper) = quantity.upper {
        line += &format!("..{}", round(upper));
    }
    line += &format!(" {}", symbol(quantity.unit));
    if quantity.place_value != 1.0 && quantity.unit != Unit::Times {
        line += &format!(" ±{}", round(quantity.place_value));
    }
    if *kind != QuantityKind::Plain {
        line += &format!(" {kind:?}");
    }
    if let Some(of) = mention.value.ratio_of {
        line += &format!(" of {of:?}");
    }
    if let Some(index) = conversion_of {
        line += &format!(" converts {index}");
    }
    if let Some(index) = list {
        line += &format!(" list {index}");
    }
    if mention.value.borrowed {
        line += " borrowed";
    }
    if let Some(modifier) = mention.value.modifier {
        line += &format!(" modifier {}", modifier.of(text));
    }
    if let Some(head) = mention.value.compound_head {
        line += &format!(" head {}", head.of(text));
    }
    line
}

fn round(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

fn symbol(unit: Unit) -> &'static str {
    match unit {
        Unit::Centimetre => "cm",
        Unit::Metre => "m",
        Unit::Kilometre => "km",
        Unit::Foot => "ft",
        Unit::Yard => "yd",
        Unit::Mile => "mi",
        Unit::NauticalMile => "nmi",
        Unit::Li => "li",
        Unit::SquareMetre => "m2",
        Unit::SquareKilometre => "km2",
        Unit::SquareFoot => "ft2",
        Unit::SquareMile => "mi2",
        Unit::Hectare => "ha",
        Unit::Acre => "acre",
        Unit::FootballPitch => "pitch",
        Unit::Second => "s",
        Unit::Minute => "min",
        Unit::Hour => "h",
        Unit::Day => "d",
        Unit::Times => "times",
        Unit::Percent => "%",
        Unit::One => "one",
        Unit::Degree => "deg",
        Unit::Year => "year",
    }
}

/// The first pass must not hide what the second one would find, nor the reader what the corpus
/// labels.
#[test]
fn the_corpus() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/");
    let rows = std::fs::read_to_string(format!("{folder}tuned.jsonl")).expect("the corpus");
    let (mut stated, mut missed) = (0, Vec::new());
    for row in rows.lines() {
        let row: serde_json::Value = serde_json::from_str(row).expect("one object a line");
        let text = row["text"].as_str().expect("a text");
        let language = row["lang"].as_str().and_then(by_code).expect("a pack");
        let read = read(text, language);
        assert_eq!(quantities(text, language), read, "{text}");
        for claim in row["claims"].as_array().into_iter().flatten() {
            let (Some(value), Some(unit)) = (claim["value"].as_f64(), claim["unit"].as_str())
            else {
                continue;
            };
            // Neighbours are counted by the kind that asks for them.
            if unit == "count" {
                continue;
            }
            stated += 1;
            let near = |figure: f64| (figure - value).abs() < 1e-6 * value.abs().max(1.0);
            let found = read.iter().any(|found| {
                let quantity = found.value.quantity;
                near(quantity.value) || quantity.upper.is_some_and(near)
            });
            if !found {
                missed.push(format!("{value} {} in {text}", claim["unit"]));
            }
        }
    }
    assert!(stated > 200 && missed.len() * 40 < stated, "{stated}:\n{}", missed.join("\n"));
}
