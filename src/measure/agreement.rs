//! How far away can a place be that no map names, by what else the text says of it?

use super::part::{rims, source_of_shape};
use super::{Because, Measurement, Unmeasured, Whereabouts};
use crate::atlas::{Atlas, Place, SourceId};
use crate::geodesy::plane::{Plane, grid};
use crate::geodesy::{Strictness, Wind, azimuth_deg, destination, distance_m};
use crate::quantity::{Dimension, Interval};

/// How far from `from` a place can be of which the text says something else: that it lies so far
/// from another place, or in a country or a region.
///
/// # Units
/// metres
///
/// # Model
/// Geodesics on the WGS 84 ellipsoid. Where another distance is given, the place may be anywhere in
/// its interval and in the sector of its wind, in the wider sense. In an area it may be anywhere
/// but in what certainly is another part than the one that is named; and where some of that lies
/// in the direction that the text gives from `from`, in the wider sense, only there. Each end is
/// widened by [`SOME_POINT_M`], since towns are larger than points.
///
/// # Accuracy
/// A sector is sampled every 3°, so that the ends may be off by 0.1 % of the distance; an area by
/// up to some [`VERTICES`] points of its outline and in [`ROWS`] rows, by whose distance the ends
/// are widened: 1.7 % of its extent from north to south, and more far from its middle.
///
/// # Errors
/// `NotMeasurable` where the other statement leaves the distance open, `NoData` if the area has no
/// shape in the atlas.
///
/// # References
/// Karney 2013 (doi:10.1007/s00190-012-0578-z).
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, geodesy::Wind, quantity::Interval};
/// # use luftlinie::measure::{Question, Whereabouts, measure};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// // "200 km east of Vienna": how far is that from Bratislava, 55 km east of Vienna?
/// let away = Interval::point(200_000.0);
/// let east = Whereabouts::Sighted { from: place("Vienna"), away, wind: Some(Wind::E) };
/// let question = Question::Agreement { from: place("Bratislava"), whereabouts: east };
/// assert!(measure(atlas, &question, today)?.interval.contains(145_000.0));
/// // "A village in Tyrol", and how far it may be from Vienna.
/// let tyrol = Whereabouts::Inside { area: place("Tyrol"), part: None, wind: None };
/// let question = Question::Agreement { from: place("Vienna"), whereabouts: tyrol };
/// assert!(measure(atlas, &question, today)?.interval.low > 200_000.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn agreement(
    atlas: &Atlas,
    from: &Place,
    whereabouts: &Whereabouts,
) -> Result<Measurement, Unmeasured> {
    match whereabouts {
        Whereabouts::Sighted { from: other, away, wind } => {
            let (nominal, reach) = sighted(from, other, *away, *wind)?;
            let sources = [from.source, other.source];
            let method = format!("from what the text says of the place and {}", other.name);
            Ok(answer(nominal, reach, method, &sources))
        }
        Whereabouts::Inside { area, part, wind } => {
            let reach = inside(atlas, from, area, *part, *wind)
                .ok_or_else(|| Unmeasured::NoData(format!("the shape of {}", area.name)))?;
            let method = format!("to any point of {}", area.name);
            Ok(answer(reach.middle(), reach, method, &[from.source, source_of_shape(area)]))
        }
    }
}

fn answer(nominal: f64, reach: Interval, method: String, sources: &[SourceId]) -> Measurement {
    let mut sources = sources.to_vec();
    sources.dedup();
    Measurement {
        nominal,
        interval: Interval::new((reach.low - SOME_POINT_M).max(0.0), reach.high + SOME_POINT_M),
        dimension: Dimension::Length,
        method,
        because: vec![Because::Ambiguity],
        evidence: Vec::new(),
        points: Vec::new(),
        notes: Vec::new(),
        sources,
        reproduce: None,
        geometry: Vec::new(),
    }
}

/// Both ends together may be off by this much: towns are larger than points.
const SOME_POINT_M: f64 = 10_000.0;

/// The likeliest distance from `from`, and all that are possible.
fn sighted(
    from: &Place,
    other: &Place,
    away: Interval,
    wind: Option<Wind>,
) -> Result<(f64, Interval), Unmeasured> {
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
    let reach = Interval::hull(ends).unwrap_or(Interval::point(0.0));
    let nominal = match wind {
        Some(wind) => to_place(wind.azimuth_deg(), away.middle()),
        None => reach.middle(),
    };
    Ok((nominal, reach))
}

/// In how many rows an area is sampled, …
const ROWS: usize = 60;
/// … and by how many points its outline, if every piece has at least one.
const VERTICES: usize = 4000;

/// All distances from `from` to the `part` of the area, as far as that lies in the direction
/// `wind`; `None` for what has no shape.
fn inside(
    atlas: &Atlas,
    from: &Place,
    area: &Place,
    part: Option<Wind>,
    wind: Option<Wind>,
) -> Option<Interval> {
    let plane = Plane::around(area.point);
    let edges = plane.project_lines(&atlas.edges_of(area));
    let (grid, step) = grid(&edges, ROWS);
    let rims = part.map_or_else(Vec::new, |wind| rims(&grid, wind));
    let stride = (edges.iter().map(Vec::len).sum::<usize>() / VERTICES).max(1);
    let outline = edges.iter().flat_map(|line| line.iter().step_by(stride));
    // The extremes lie on the outline, but where a rim or a sector ends.
    let points = outline.map(|at| (*at, 0.0)).chain(grid.iter().map(|at| (*at, step)));
    let there = points.filter(|(at, _)| rims.iter().all(|rim| rim.is_out(*at)));
    let seen: Vec<(bool, Interval)> = there
        .map(|(at, step)| {
            let point = plane.point(at);
            let (away_m, reach_m) = (distance_m(from.point, point), plane.metres(step, at));
            let azimuth_deg = azimuth_deg(from.point, point);
            let sector = |wind: Wind| wind.interval_near(Strictness::Hard, azimuth_deg);
            let there = wind.is_none_or(|wind| sector(wind).contains(azimuth_deg));
            (there, Interval::new((away_m - reach_m).max(0.0), away_m + reach_m))
        })
        .collect();
    let in_sector = seen.iter().filter(|(there, _)| *there).map(|(_, reach)| *reach);
    in_sector
        .reduce(Interval::join)
        .or_else(|| seen.iter().map(|(_, it)| *it).reduce(Interval::join))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::settlement;

    #[test]
    fn one_statement_bounds_the_other() {
        let atlas = Atlas::embedded();
        let vienna = settlement("Vienna", 48.2082, 16.3738);
        let graz = settlement("Graz", 47.0707, 15.4395);
        let away = Interval::new(45_000.0, 55_000.0);
        let from_graz = |away, wind| {
            let seen = Whereabouts::Sighted { from: graz.clone(), away, wind };
            agreement(atlas, &vienna, &seen)
        };
        // 145 km apart: 50 km from Graz it is 85 to 205 km to Vienna, north of it not so far.
        let any = from_graz(away, None).unwrap().interval;
        assert!((any.low - 80_000.0).abs() < 3000.0, "{any:?}");
        assert!((any.high - 210_000.0).abs() < 3000.0, "{any:?}");
        let north = from_graz(away, Some(Wind::N)).unwrap();
        assert!(north.interval.high < 175_000.0, "{north:?}");
        assert!((north.nominal - 104_000.0).abs() < 1000.0, "{north:?}");
        // "up to 50 km": found by fuzzing, it gave no number.
        let at_most = Interval::new(f64::NEG_INFINITY, 50_000.0);
        assert!(from_graz(at_most, None).unwrap().interval.contains(145_000.0));
        let open = Interval::new(45_000.0, f64::INFINITY);
        assert!(from_graz(open, None).is_err());
    }

    #[test]
    fn an_area_bounds_what_lies_in_it() {
        let atlas = Atlas::embedded();
        let berlin = settlement("Berlin", 52.52, 13.405);
        let reach = |name: &str, part, wind| {
            let area = atlas.resolve(name).expect("a place").place;
            let inside = Whereabouts::Inside { area, part, wind };
            agreement(atlas, &berlin, &inside).unwrap().interval
        };
        // Bavaria's nearest point lies by Hof, 255 km away; its farthest in the Allgäu, 626 km.
        let bavaria = reach("Bavaria", None, None);
        assert!((235_000.0..255_000.0).contains(&bavaria.low), "{bavaria:?}");
        assert!((626_000.0..645_000.0).contains(&bavaria.high), "{bavaria:?}");
        let south = reach("Bavaria", Some(Wind::S), None);
        assert!(south.low > 280_000.0 && south.high == bavaria.high, "{south:?}");
        // Nothing of Bavaria lies north of Berlin, so that the direction says nothing.
        assert_eq!(reach("Bavaria", None, Some(Wind::N)), bavaria);
        // Berlin lies in Germany; what lies east of it ends at the Oder and the Neisse.
        let east = reach("Germany", None, Some(Wind::E));
        assert!(east.low == 0.0 && east.high < 240_000.0, "{east:?}");
    }
}
