//! How wide a polygon is at a place: a river at a bridge, a strait at a cape.

use geo::{Contains, Coord, LineString, Point, Polygon};

use super::local::LocalMap;
use super::polyline::stepped;
use crate::quantity::Interval;

/// The shortest way through a place from edge to edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrossSection {
    pub width_m: f64,
    /// The azimuth of the way at the place, 0..180.
    pub azimuth_deg: f64,
    pub ends: [Point; 2],
}

/// The narrowest cross-section of a polygon through a place inside it; `None` outside.
///
/// # Units
/// degrees → metres
///
/// # Model
/// WGS 84 geodesics through the place. Islands (holes) end a cross-section as the shores do.
///
/// # Accuracy
/// 1e-6 of the width up to 10 km. The direction is searched in steps of 1° and refined to 0.001°:
/// of a shore with spikes narrower than a degree one may be missed.
///
/// # References
/// Snyder 1987, azimuthal equidistant projection (doi:10.3133/pp1395), for the map around it.
///
/// ```
/// use geo::{Point, polygon};
/// let canal = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 0.01), (x: 0.0, y: 0.01)];
/// let middle = Point::new(0.5, 0.004);
/// let section = luftlinie::geodesy::cross_section(&canal, middle).expect("inside");
/// assert_eq!(section.width_m.round(), 1106.0);
/// ```
pub fn cross_section(polygon: &Polygon, place: Point) -> Option<CrossSection> {
    if !polygon.contains(&place) {
        return None;
    }
    let map = LocalMap { centre: place };
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let edges: Vec<[Coord; 2]> = rings
        .flat_map(|ring| {
            let flat: Vec<Coord> = ring.points().map(|point| map.to_map(point)).collect();
            flat.windows(2).map(|pair| [pair[0], pair[1]]).collect::<Vec<_>>()
        })
        .collect();
    let width_m = |azimuth_deg: f64| reach_m(&edges, azimuth_deg).map(|[a, b]| a + b);
    let rough = (0..180).filter_map(|i| Some((width_m(f64::from(i))?, f64::from(i))));
    let (_, start_deg) = rough.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let azimuth_deg = narrowest(start_deg, &|azimuth| width_m(azimuth).unwrap_or(f64::INFINITY));
    let [ahead_m, back_m] = reach_m(&edges, azimuth_deg)?;
    let at = |along_m: f64| {
        let (sin, cos) = azimuth_deg.to_radians().sin_cos();
        map.to_earth(Coord { x: sin * along_m, y: cos * along_m })
    };
    Some(CrossSection {
        width_m: ahead_m + back_m,
        azimuth_deg: azimuth_deg.rem_euclid(180.0),
        ends: [at(-back_m), at(ahead_m)],
    })
}

/// The least and the greatest width of a polygon along a reach, a line within it: a river from one
/// town to the next.
///
/// It is measured where a walk along `reach` with steps of `step_m` stands, and at both ends; where
/// it leaves the polygon, nothing is. `None` if it does so everywhere.
///
/// # Units
/// degrees, metres → metres
///
/// # Model
/// [`cross_section`] at the stands of [`ruler_length_m`](super::ruler_length_m).
///
/// # Accuracy
/// As [`cross_section`] at each stand; what is narrower or wider between two of them is missed.
///
/// ```
/// use geo::{line_string, wkt};
/// // Lake Constance from Bregenz to Konstanz, by seven corners.
/// let lake = wkt!(POLYGON(
///     (9.74 47.5,9.65 47.59,9.4 47.67,9.2 47.68,9.2 47.65,9.4 47.56,9.6 47.48,9.74 47.5)
/// ));
/// let middle = line_string![(x: 9.6, y: 47.54), (x: 9.3, y: 47.65)];
/// let widths = luftlinie::geodesy::widths_along(&lake, &middle, 1_000.0).expect("on the lake");
/// assert_eq!(((widths.low / 1e3).round(), (widths.high / 1e3).round()), (7.0, 12.0));
/// ```
pub fn widths_along(polygon: &Polygon, reach: &LineString, step_m: f64) -> Option<Interval> {
    let stands = stepped(reach, step_m);
    let sections = stands.points().filter_map(|stand| cross_section(polygon, stand));
    Interval::hull(sections.map(|section| section.width_m))
}

/// How far it is from the map's centre to the first edge, ahead and back.
fn reach_m(edges: &[[Coord; 2]], azimuth_deg: f64) -> Option<[f64; 2]> {
    let (sin, cos) = azimuth_deg.to_radians().sin_cos();
    let (mut ahead, mut back) = (f64::INFINITY, f64::INFINITY);
    for [a, b] in edges {
        // Across the line of sight, right positive, and along it.
        let (across_a, across_b) = (a.x * cos - a.y * sin, b.x * cos - b.y * sin);
        if (across_a > 0.0) == (across_b > 0.0) {
            continue;
        }
        let share = across_a / (across_a - across_b);
        let along = (a.x + (b.x - a.x) * share) * sin + (a.y + (b.y - a.y) * share) * cos;
        if along >= 0.0 {
            ahead = ahead.min(along);
        } else {
            back = back.min(-along);
        }
    }
    (ahead.is_finite() && back.is_finite()).then_some([ahead, back])
}

/// The azimuth within a degree of `start_deg` where `width_m` is least, by ever smaller steps.
fn narrowest(start_deg: f64, width_m: &impl Fn(f64) -> f64) -> f64 {
    let (mut best_deg, mut least_m) = (start_deg, width_m(start_deg));
    let mut step_deg = 0.5;
    while step_deg > 0.0005 {
        for azimuth_deg in [best_deg - step_deg, best_deg + step_deg] {
            let width_m = width_m(azimuth_deg);
            if width_m < least_m {
                (best_deg, least_m) = (azimuth_deg, width_m);
            }
        }
        step_deg *= 0.7;
    }
    best_deg
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::{destination, distance_m};
    use geo::LineString;

    /// A straight river of 500 m, flowing at any azimuth, is 500 m wide across its flow.
    #[test]
    fn a_straight_river_is_as_wide_as_it_was_made() {
        for flow_deg in [0.0, 33.3, 90.0, 147.0] {
            let source = Point::new(130.6, 42.4);
            let shore = |along_m: f64, side: f64| {
                let middle = destination(source, flow_deg, along_m);
                let point = destination(middle, flow_deg + 90.0 * side, 250.0);
                (point.x(), point.y())
            };
            let ring = [shore(0.0, 1.0), shore(9e3, 1.0), shore(9e3, -1.0), shore(0.0, -1.0)];
            let river = Polygon::new(LineString::from(ring.to_vec()), vec![]);
            let place = destination(source, flow_deg, 4000.0);
            let off_centre = destination(place, flow_deg + 90.0, 120.0);
            for place in [place, off_centre] {
                let section = cross_section(&river, place).expect("in the river");
                assert!((section.width_m - 500.0).abs() < 0.01, "{flow_deg} {section:?}");
                let between = distance_m(section.ends[0], section.ends[1]);
                assert!((between - section.width_m).abs() < 1e-3);
                let across = (section.azimuth_deg - flow_deg - 90.0).rem_euclid(180.0);
                assert!(across.min(180.0 - across) < 1.0, "{flow_deg} {section:?}");
            }
        }
    }

    /// A river that widens evenly from 200 to 400 m is half-way as wide as in the middle.
    #[test]
    fn a_reach_is_as_wide_as_its_narrowest_and_its_widest_place() {
        let source = Point::new(-68.1, -16.5);
        let at = |along_m: f64, side_m: f64| {
            let point = destination(destination(source, 40.0, along_m), 130.0, side_m);
            (point.x(), point.y())
        };
        let shores = vec![at(0.0, 100.0), at(10e3, 200.0), at(10e3, -200.0), at(0.0, -100.0)];
        let river = Polygon::new(LineString::from(shores), vec![]);
        let reach = LineString::from(vec![at(-2e3, 0.0), at(2.5e3, 0.0), at(7.5e3, 0.0)]);
        let widths = widths_along(&river, &reach, 500.0).expect("in the river");
        assert!((widths.low - 200.0).abs() < 11.0, "{widths:?}");
        assert!((widths.high - 350.0).abs() < 0.1, "{widths:?}");
        let dry = LineString::from(vec![at(-2e3, 0.0), at(-1e3, 0.0)]);
        assert!(widths_along(&river, &dry, 500.0).is_none());
        assert!(widths_along(&river, &LineString(vec![]), 500.0).is_none());
    }

    #[test]
    fn islands_are_shores() {
        let ring = |low: f64, high: f64| {
            LineString::from(vec![(low, low), (high, low), (high, high), (low, high), (low, low)])
        };
        let lake = Polygon::new(ring(0.0, 1.0), vec![ring(0.4, 0.6)]);
        let section = cross_section(&lake, Point::new(0.2, 0.5)).expect("in the lake");
        assert!((section.azimuth_deg - 90.0).abs() < 0.1, "{section:?}");
        assert!(section.width_m < 45_000.0);
        assert!(cross_section(&lake, Point::new(0.5, 0.5)).is_none());
        assert!(cross_section(&lake, Point::new(2.0, 0.5)).is_none());
        assert!(cross_section(&lake, Point::new(f64::NAN, 0.5)).is_none());
    }
}
