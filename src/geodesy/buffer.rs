//! What lies within a ground distance of a country or another outline.
//!
//! The outline is taken apart into short runs; each is widened on a flat map of its own, on which
//! distances are right, and the union of all of them is taken on the map of the world. So poles,
//! the antimeridian and the size of the outline make no difference.

use geo::algorithm::buffer::{BufferStyle, LineCap, LineJoin};
use geo::orient::{Direction, Orient};
use geo::{
    BooleanOps, Buffer, Coord, LineString, MapCoords, MultiPolygon, Point, Polygon, Simplify,
    unary_union,
};

use super::geodesic::distance_m;
use super::local::LocalMap;
use super::ring::{WIDEST_M, on_earth};

/// All places within `reach_m` of some polygons; a negative reach takes from their edges instead.
///
/// # Units
/// degrees, metres → degrees
///
/// # Model
/// WGS 84 geodesics to the outline. The edges of the polygons are straight in longitude and
/// latitude; they are cut at the antimeridian, and edges along it or along a pole are no outline.
/// The same holds for the result.
///
/// # Accuracy
/// 1e-3 of the reach, and 2 cm.
///
/// # Errors
/// Empty for a reach that is no number or farther than [`WIDEST_M`].
///
/// # References
/// Snyder 1987, azimuthal equidistant projection (doi:10.3133/pp1395), for the flat maps.
///
/// ```
/// use geo::{Area, Rect};
/// // East of Chukotka's Egvekinot, up to the antimeridian.
/// let square = Rect::new((179.0, 60.0), (180.0, 61.0)).to_polygon();
/// let wider = luftlinie::geodesy::buffer(&square.into(), 10_000.0);
/// // Beyond the antimeridian, which is no outline, lie what the two corners reach.
/// assert_eq!(wider.0.len(), 3);
/// assert!(wider.unsigned_area() > 1.0);
/// ```
pub fn buffer(polygons: &MultiPolygon, reach_m: f64) -> MultiPolygon {
    if reach_m.is_nan() || reach_m.abs() > WIDEST_M {
        return MultiPolygon(Vec::new());
    }
    let within_m = WITHIN * reach_m.abs();
    // The union counts turns: all rings have to run the same way round.
    let outline = polygons.simplify(within_m / LONGEST_DEGREE_M).orient(Direction::Default);
    if within_m == 0.0 {
        return outline;
    }
    let rings = outline.iter().flat_map(|it| std::iter::once(it.exterior()).chain(it.interiors()));
    let strips: Vec<MultiPolygon> =
        rings.flat_map(runs).map(|run| strip(&run, reach_m.abs())).collect();
    let wider = if reach_m > 0.0 {
        unary_union(strips.iter().chain([&outline]))
    } else {
        outline.difference(&unary_union(&strips))
    };
    wider.map_coords(|Coord { x, y }| Coord { x: at_end(x, 180.0), y: at_end(y, 90.0) })
}

/// The union rounds to a centimetre or two; what was at the map's end shall stay there.
fn at_end(degrees: f64, end: f64) -> f64 {
    if degrees.abs() > end - 1e-6 { end.copysign(degrees) } else { degrees }
}

/// What curves and simpler outlines may be off, as a share of the reach.
const WITHIN: f64 = 4e-4;

const LONGEST_DEGREE_M: f64 = 111_700.0;

/// No run reaches farther from its middle than this: there the flat map is 4e-5 off.
const RUN_M: f64 = 100_000.0;
/// Nor has it more corners: the work on one run grows with their square.
const RUN_CORNERS: usize = 32;
/// Longer edges are divided; short enough to be straight on either map.
const EDGE_M: f64 = 10_000.0;

/// The runs of a ring's outline, each of which begins where the one before ended.
fn runs(ring: &LineString) -> Vec<LineString> {
    let mut runs: Vec<LineString> = Vec::new();
    let mut run: Vec<Coord> = Vec::new();
    let mut length_m = 0.0;
    for edge in ring.lines() {
        let axes = [(edge.start.x, edge.end.x, 180.0), (edge.start.y, edge.end.y, 90.0)];
        let end_of_map = axes.iter().any(|(a, b, end)| a == b && a.abs() == *end);
        let edge_m = distance_m(edge.start.into(), edge.end.into());
        let known = edge_m.is_finite() && edge.start.x.abs() <= 360.0 && edge.end.x.abs() <= 360.0;
        if end_of_map || !known {
            runs.extend(finished(&mut run));
            continue;
        }
        let pieces = (edge_m / EDGE_M).ceil().max(1.0);
        for piece in 0..pieces as usize {
            if length_m > RUN_M || run.len() > RUN_CORNERS || run.is_empty() {
                runs.extend(finished(&mut run));
                run.push(edge.start + edge.delta() * (piece as f64 / pieces));
                length_m = 0.0;
            }
            run.push(edge.start + edge.delta() * ((piece + 1) as f64 / pieces));
            length_m += edge_m / pieces;
        }
    }
    runs.extend(finished(&mut run));
    runs
}

fn finished(run: &mut Vec<Coord>) -> Option<LineString> {
    let run = std::mem::take(run);
    (run.len() > 1).then_some(LineString(run))
}

/// What lies within `reach_m` of a run.
fn strip(run: &LineString, reach_m: f64) -> MultiPolygon {
    let middle = run.0[run.0.len() / 2];
    let map = LocalMap { centre: Point::from(middle) };
    let flat = run.map_coords(|coord| map.to_map(coord.into()));
    // So many corners that a side is off by the share.
    let angle = 2.0 * (1.0 - WITHIN).acos();
    let style =
        BufferStyle::new(reach_m).line_cap(LineCap::Round(angle)).line_join(LineJoin::Round(angle));
    let strips: Vec<MultiPolygon> = flat
        .buffer_with_style(style)
        .iter()
        .map(|polygon: &Polygon| on_earth(map, polygon, WITHIN * reach_m))
        .collect();
    unary_union(&strips)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::{LineIndex, destination, multi_area_m2};
    use geo::{Intersects, Rect, wkt};

    /// The outline that distances are measured to: edges straight in longitude and latitude.
    fn outline(polygons: &MultiPolygon) -> LineIndex {
        let lines: Vec<LineString> = polygons.iter().flat_map(|it| runs(it.exterior())).collect();
        LineIndex::new(&lines)
    }

    /// Compares the buffer with distances to the outline, on places around it.
    fn check(polygons: &MultiPolygon, reach_m: f64) {
        let (index, buffer) = (outline(polygons), buffer(polygons, reach_m));
        let corners: Vec<Point> = polygons.iter().flat_map(|it| it.exterior().points()).collect();
        let mut compared = 0;
        for i in 0..2000 {
            let corner = corners[i * 7 % corners.len()];
            let azimuth_deg = i as f64 * 137.507_764;
            let far_m = reach_m.abs() * (0.5 + i as f64 / 2000.0);
            let place = destination(corner, azimuth_deg, far_m);
            let foot_m = index.nearest(place).expect("an outline").distance_m;
            if (foot_m - reach_m.abs()).abs() > 1e-3 * reach_m.abs() + 0.02 {
                let inside = polygons.intersects(&place);
                let near = foot_m < reach_m.abs();
                let expected = if reach_m > 0.0 { inside || near } else { inside && !near };
                assert_eq!(buffer.intersects(&place), expected, "{place:?} {foot_m} {reach_m}");
                compared += 1;
            }
        }
        assert!(compared > 1500, "{compared}");
    }

    #[test]
    fn the_edge_of_a_buffer_is_as_far_as_it_should_be() {
        let outlines: [MultiPolygon; 4] = [
            wkt!(MULTIPOLYGON(((10. 50.,10.5 50.2,11. 49.9,10.6 49.,10. 50.)))),
            // Over the antimeridian, in two parts.
            wkt!(MULTIPOLYGON(
                ((178. - 19., 180. - 19., 180. - 16., 178. - 16., 178. - 19.)),
                ((-180. - 19., -179. - 18., -180. - 16., -180. - 19.))
            )),
            // Around a pole.
            wkt!(MULTIPOLYGON(
                ((-180. - 90., 180. - 90., 180. - 88., 0. - 85., -180. - 88., -180. - 90.))
            )),
            // Beside one.
            wkt!(MULTIPOLYGON(((20. 88.,40. 88.,40. 89.,20. 89.5,20. 88.)))),
        ];
        for polygons in &outlines {
            for reach_m in [5_000.0, 60_000.0, 300_000.0, 2_500_000.0, -20_000.0] {
                check(polygons, reach_m);
            }
        }
    }

    #[test]
    fn polygons_grow_and_shrink() {
        let square: MultiPolygon = Rect::new((0.0, 60.0), (1.0, 60.5)).to_polygon().into();
        let area = multi_area_m2(&square);
        assert!(multi_area_m2(&buffer(&square, 1000.0)) > area);
        assert!(multi_area_m2(&buffer(&square, -1000.0)) < area);
        assert!(buffer(&square, -50_000.0).0.is_empty());
        assert_eq!(multi_area_m2(&buffer(&square, 0.0)), area);
        assert!(buffer(&square, f64::NAN).0.is_empty() && buffer(&square, 2e7).0.is_empty());
        let lost = wkt!(MULTIPOLYGON(((0. 0.,1. 0.,1. 1000.,0. 0.))));
        let _ = buffer(&lost, 1000.0);
    }
}
