//! Do two statements of a text about a place that no map names agree?

use super::{Because, Measurement, Unmeasured};
use crate::atlas::Place;
use crate::geodesy::{Strictness, Wind, destination, distance_m};
use crate::quantity::{Dimension, Interval};

/// How far from `from` a place can be that lies `away` from `other`, in the direction `wind` if the
/// text names one.
///
/// # Units
/// metres
///
/// # Model
/// Geodesics on the WGS 84 ellipsoid; the place may be anywhere in the sector of the wind, in its
/// wider sense, and anywhere in the interval of the other statement. Each of the two is measured
/// from any point within [`SOME_POINT_M`] of the town's own.
///
/// # Accuracy
/// The sector is sampled every 3°, so that the ends may be off by 0.1 % of the distance.
///
/// # Errors
/// `NotMeasurable` where the other statement leaves the distance open.
///
/// # References
/// Karney 2013 (doi:10.1007/s00190-012-0578-z).
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, geodesy::Wind, quantity::Interval};
/// # use luftlinie::measure::{Question, measure};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// // "200 km east of Vienna": how far is that from Bratislava, 55 km east of Vienna?
/// let question = Question::Agreement {
///     from: place("Bratislava"),
///     other: place("Vienna"),
///     away: Interval::point(200_000.0),
///     wind: Some(Wind::E),
/// };
/// assert!(measure(atlas, &question, today)?.interval.contains(145_000.0));
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn agreement(
    from: &Place,
    other: &Place,
    away: Interval,
    wind: Option<Wind>,
) -> Result<Measurement, Unmeasured> {
    const STEP_DEG: f64 = 3.0;
    if !away.high.is_finite() {
        return Err(Unmeasured::NotMeasurable("the other figure has no upper end".into()));
    }
    // "up to 600 miles": from nothing on.
    let away = Interval::new(away.low.max(0.0), away.high);
    let sector = wind.map_or(Interval::new(0.0, 360.0), |wind| wind.sector(Strictness::Hard));
    let steps = ((sector.high - sector.low) / STEP_DEG).ceil() as usize;
    let to_place = |azimuth_deg: f64, away_m: f64| {
        distance_m(from.point, destination(other.point, azimuth_deg, away_m))
    };
    let ends = (0..=steps).flat_map(|step| {
        let azimuth_deg = (sector.low + step as f64 * STEP_DEG).min(sector.high);
        [away.low, away.high].map(|away_m| to_place(azimuth_deg, away_m))
    });
    let middle_m = (away.low + away.high) / 2.0;
    let reach = Interval::hull(ends).unwrap_or(Interval::point(0.0));
    let nominal = match wind {
        Some(wind) => to_place(wind.azimuth_deg(), middle_m),
        None => (reach.low + reach.high) / 2.0,
    };
    let mut sources = vec![from.source, other.source];
    sources.dedup();
    Ok(Measurement {
        nominal,
        interval: Interval::new((reach.low - SOME_POINT_M).max(0.0), reach.high + SOME_POINT_M),
        dimension: Dimension::Length,
        method: format!("from what the text says of the place and {}", other.name),
        because: vec![Because::Ambiguity],
        evidence: Vec::new(),
        points: Vec::new(),
        notes: Vec::new(),
        sources,
        reproduce: None,
        geometry: Vec::new(),
    })
}

/// Both ends together may be off by this much: towns are larger than points.
const SOME_POINT_M: f64 = 10_000.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::settlement;

    #[test]
    fn one_statement_bounds_the_other() {
        let vienna = settlement("Vienna", 48.2082, 16.3738);
        let graz = settlement("Graz", 47.0707, 15.4395);
        let away = Interval::new(45_000.0, 55_000.0);
        // 145 km apart: 50 km from Graz it is 85 to 205 km to Vienna, north of it not so far.
        let any = agreement(&vienna, &graz, away, None).unwrap().interval;
        assert!((any.low - 80_000.0).abs() < 3000.0, "{any:?}");
        assert!((any.high - 210_000.0).abs() < 3000.0, "{any:?}");
        let north = agreement(&vienna, &graz, away, Some(Wind::N)).unwrap();
        assert!(north.interval.high < 175_000.0, "{north:?}");
        assert!((north.nominal - 104_000.0).abs() < 1000.0, "{north:?}");
        // "up to 50 km": found by fuzzing, it gave no number.
        let at_most = Interval::new(f64::NEG_INFINITY, 50_000.0);
        assert!(agreement(&vienna, &graz, at_most, None).unwrap().interval.contains(145_000.0));
        let open = Interval::new(45_000.0, f64::INFINITY);
        assert!(agreement(&vienna, &graz, open, None).is_err());
    }
}
