//! Unit symbols that all languages share.

use super::Spellings;
use crate::quantity::Unit;
use crate::text::language::QuantityKind;

pub static UNITS: Spellings<Unit> = &[
    (Unit::Centimetre, "cm"),
    (Unit::Metre, "m"),
    (Unit::Kilometre, "km"),
    (Unit::Foot, "ft"),
    (Unit::NauticalMile, "nm | nmi"),
    (Unit::SquareMetre, "m² | m2 | m^2 | sqm | qm"),
    (Unit::SquareKilometre, "km² | km2 | km^2 | qkm"),
    (Unit::SquareMile, "mi² | mi2"),
    (Unit::SquareFoot, "ft² | ft2"),
    (Unit::Hectare, "ha"),
    (Unit::Minute, "min | min."),
    (Unit::Hour, "h"),
    (Unit::Percent, "%"),
    (Unit::Times, "× | x"),
    (Unit::Degree, "°"),
];

pub static FOREIGN_UNITS: Spellings<(Unit, QuantityKind)> = &[
    ((Unit::Kilometre, QuantityKind::Speed), "km/h | kmh | kph | km/std | km/std. | km/s"),
    ((Unit::Mile, QuantityKind::Speed), "mph"),
    ((Unit::Metre, QuantityKind::Speed), "m/s"),
    ((Unit::NauticalMile, QuantityKind::Speed), "kn | kt | kts"),
    ((Unit::Degree, QuantityKind::Temperature), "°c | ° c | °f | ° f | ℃ | ℉"),
];
