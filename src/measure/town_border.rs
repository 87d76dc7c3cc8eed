//! Do two towns touch? Their limits are not in the atlas, only their points and inhabitants.

use super::{Because, Measurement, counted};
use crate::atlas::reference_points::built_up_radius_m;
use crate::atlas::{Atlas, Place};
use crate::geodesy::{distance_m, midpoint};
use crate::quantity::Interval;

/// Whether two towns touch: those that have [grown together](have_grown_together) do, those that
/// are far apart do not, and between the two only their limits could tell.
pub(super) fn touching(atlas: &Atlas, a: &Place, b: &Place) -> Measurement {
    let apart_m = distance_m(a.point, b.point);
    let (nominal, share) = if have_grown_together(atlas, a, b) {
        (1.0, Interval::point(1.0))
    } else if apart_m < FAR_M {
        (1.0, Interval::new(0.0, 1.0))
    } else {
        (0.0, Interval::point(0.0))
    };
    let mut measurement = counted(nominal, share, "how near the two towns are to each other");
    if share.low < share.high {
        measurement.because = vec![Because::DataError];
    }
    measurement.notes.push(format!("{:.1} km from point to point", apart_m / 1000.0));
    measurement.sources = vec![a.source, b.source];
    measurement.sources.dedup();
    measurement
}

/// Towns this far apart do not touch: hardly any reaches so far from its point.
const FAR_M: f64 = 300_000.0;

/// Whether the built-up areas of two towns meet, with neither a shore nor a third town between
/// them. Being near is not enough: Constance and Meersburg have a lake between them.
fn have_grown_together(atlas: &Atlas, a: &Place, b: &Place) -> bool {
    let apart_m = distance_m(a.point, b.point);
    let built_up_m = [a, b].map(|town| built_up_radius_m(town.population)).iter().sum::<f64>();
    if apart_m > built_up_m {
        return false;
    }
    let (middle, half_m) = (midpoint(a.point, b.point), BETWEEN * apart_m / 2.0);
    let shore = || atlas.nearest_coast_within(middle, None, half_m);
    let least = a.population.min(b.population) / THIRD_TOWN;
    let third = || atlas.gazetteer.people_near(middle, half_m).any(|people| people > least);
    shore().is_none() && !third()
}

/// What is between two towns is this much nearer to their middle than they are.
const BETWEEN: f64 = 0.95;
/// A third town has at least this part of the inhabitants of the lesser one.
const THIRD_TOWN: u32 = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_touch_where_nothing_is_between_them() {
        let atlas = Atlas::embedded();
        let town = |name: &str| atlas.resolve(name).unwrap().place;
        for (a, b, low, high) in [
            ("Mannheim", "Ludwigshafen am Rhein", 1.0, 1.0),
            ("Ulm", "Neu-Ulm", 1.0, 1.0),
            ("El Paso", "Ciudad Juárez", 1.0, 1.0),
            // A lake, a strait, other suburbs.
            ("Konstanz", "Meersburg", 0.0, 1.0),
            ("Messina", "Villa San Giovanni", 0.0, 1.0),
            ("San Francisco", "Oakland", 0.0, 1.0),
            ("Paris", "Nanterre", 0.0, 1.0),
            ("Bregenz", "Graz", 0.0, 0.0),
        ] {
            let measured = touching(atlas, &town(a), &town(b));
            assert_eq!(measured.interval, Interval::new(low, high), "{a} {b}");
        }
    }
}
