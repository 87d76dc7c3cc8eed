#![doc = include_str!("unit_pair.md")]

use crate::measure::Question;
use crate::quantity::{Dimension, Hedge, Interval, Quantity};
use crate::span::Mention;
use crate::text::QuantityFound;

use super::reader::Reader;
use super::{Kind, Need};

pub const KIND: Kind =
    Kind { name: "unit_pair", page: include_str!("unit_pair.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[
    Need::figure(Dimension::Length),
    Need::figure(Dimension::Area),
    Need::figure(Dimension::Angle),
];

/// Two roundings and a hedge explain this much, in parts of the larger figure.
const TOLERANCE: f64 = 0.06;

/// Only pairs that disagree are findings: agreement is no news.
fn read(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    for converted in &scene.quantities {
        let Some(original) = converted.value.conversion_of.and_then(|i| scene.quantities.get(i))
        else {
            continue;
        };
        if agree(original, converted) {
            continue;
        }
        let span = reader.shift(original.span.join(converted.span));
        let stated = reader.stated_by(converted);
        let measured = width(&original.value.quantity);
        let dimension = original.value.quantity.unit.dimension();
        reader.push(KIND.name, span, stated, &[], |_| Question::Conversion { measured, dimension });
    }
}

fn agree(original: &Mention<QuantityFound>, converted: &Mention<QuantityFound>) -> bool {
    let (a, b) = (&original.value.quantity, &converted.value.quantity);
    a.unit.dimension() != b.unit.dimension()
        || a.hedge != b.hedge && b.hedge != Hedge::None && a.hedge != Hedge::None
        || width(a).overlaps(width(b))
}

/// The figure in SI units, as wide as its rounding and a little more.
fn width(quantity: &Quantity) -> Interval {
    let factor = quantity.unit.factor();
    let value = quantity.value * factor;
    let half = (quantity.place_value * factor / 2.0).max(value.abs() * TOLERANCE);
    let high = quantity.upper.map_or(value, |upper| upper * factor);
    Interval::new(value - half, high.max(value) + half)
}
