//! The nearest point of a line or a boundary: distances from places to borders, coasts and rivers.
//!
//! The candidates come from an R-tree over chords in space, where nothing is cut at an antimeridian
//! or a pole; the candidates' geodesic feet decide. A chord bounds its geodesic from below, so that
//! the answer is exact.
//!
//! Notation: X the foot's current guess, θ the angle at X between the line and the point, δ the
//! angular distance to the point.

use geo::{Coord, LineString, MultiPolygon, Point, Polygon};
use rstar::{AABB, PointDistance, RTree, RTreeObject};

use super::crossing::crossing;
use super::ellipsoid::MEAN_RADIUS_M;
use super::geodesic::{Inverse, Way, distance_m, inverse};
use super::space::{Vector, difference, dot, in_space, shortest_m, to_chord};

/// The point of a line that is nearest to a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Foot {
    pub point: Point,
    pub distance_m: f64,
    /// The line's number in the order given.
    pub line: usize,
    /// The number of the vertex before the foot.
    pub segment: usize,
}

/// The point of the way from `start` to `end` that is nearest to `from`.
///
/// # Units
/// degrees → degrees and metres
///
/// # Model
/// WGS 84 ellipsoid.
///
/// # Accuracy
/// Distance 15 nm, position 1 µm; for a way of less than 15,000 km and a place less than 9,000 km
/// from it.
///
/// # References
/// Baselga & Martínez-Llario 2018 (doi:10.1007/s11200-017-1020-z), with spherical steps as there.
pub fn foot_on_way(from: Point, start: Point, end: Point) -> (Point, f64) {
    let way = Way::between(start, end);
    let mut along_m = 0.0;
    let mut foot = (start, distance_m(from, start));
    for _ in 0..MAX_STEPS {
        let (guess, azimuth_deg) = way.unrolled(along_m);
        let Inverse { distance_m, azimuth1_deg, .. } = inverse(guess, from);
        if along_m > 0.0 && distance_m < foot.1 {
            foot = (way.point(along_m), distance_m);
        }
        let theta = (azimuth1_deg - azimuth_deg).to_radians();
        let (sin_delta, cos_delta) = (distance_m / MEAN_RADIUS_M).sin_cos();
        let step_m = MEAN_RADIUS_M * (theta.cos() * sin_delta).atan2(cos_delta);
        // Not `clamp`, which panics where the length is NaN.
        let next_m = (along_m + step_m).max(0.0).min(way.length_m);
        if (next_m - along_m).abs() < 1e-7 {
            break;
        }
        along_m = next_m;
    }
    let at_end_m = distance_m(from, end);
    if at_end_m <= foot.1 { (end, at_end_m) } else { foot }
}

const MAX_STEPS: usize = 20;

/// The point of `line` that is nearest to `from`; `None` without vertices.
pub fn foot_on_line(from: Point, line: &LineString) -> Option<Foot> {
    LineIndex::new([line]).nearest(from)
}

/// Lines made ready for many questions about what is nearest.
#[derive(Clone, Debug)]
pub struct LineIndex {
    tree: RTree<Chord>,
}

impl LineIndex {
    /// An index over `lines`; parts with a coordinate that is not finite are left out.
    pub fn new<'a>(lines: impl IntoIterator<Item = &'a LineString>) -> Self {
        let mut chords = Vec::new();
        for (number, line) in lines.into_iter().enumerate() {
            push_chords(&mut chords, number, &line.0);
        }
        Self { tree: RTree::bulk_load(chords) }
    }

    /// An index over the rings of `polygons`: exterior, then holes, polygon by polygon.
    pub fn of_boundaries(polygons: &MultiPolygon) -> Self {
        Self::new(polygons.iter().flat_map(rings))
    }

    /// The nearest point of all lines; `None` for an empty index or a place that is not finite.
    ///
    /// # Accuracy
    /// As [`foot_on_way`].
    pub fn nearest(&self, from: Point) -> Option<Foot> {
        self.nearest_within(from, f64::INFINITY)
    }

    /// The nearest point of all lines, if it is less than `limit_m` away.
    pub fn nearest_within(&self, from: Point, limit_m: f64) -> Option<Foot> {
        let mut best: Option<Foot> = None;
        let mut limit_m = limit_m;
        let place = in_space(from)?;
        for (chord, square) in self.tree.nearest_neighbor_iter_with_distance_2(&place) {
            if shortest_m(square.sqrt()) >= limit_m {
                break;
            }
            let (point, distance_m) = foot_on_way(from, chord.ends[0], chord.ends[1]);
            if distance_m < limit_m {
                limit_m = distance_m;
                best = Some(chord.foot(point, distance_m));
            }
        }
        best
    }

    /// The two nearest points of two sets of lines, first ours, then theirs; their distance is 0
    /// where the lines meet. `None` if either is empty.
    pub fn nearest_pair(&self, other: &Self) -> Option<(Foot, Foot)> {
        let (ours, theirs) = self.nearest_to_ends_of(other, f64::INFINITY)?;
        let (ours, theirs) = other
            .nearest_to_ends_of(self, ours.distance_m)
            .map_or((ours, theirs), |(theirs, ours)| (ours, theirs));
        if ours.distance_m > LONGEST_CHORD_M {
            return Some((ours, theirs));
        }
        Some(self.meeting(other).unwrap_or((ours, theirs)))
    }

    /// The nearest of our points to the ends of the other's chords, below `limit_m`, and that end.
    fn nearest_to_ends_of(&self, other: &Self, limit_m: f64) -> Option<(Foot, Foot)> {
        let mut best: Option<(Foot, Foot)> = None;
        for chord in &other.tree {
            for end in chord.ends {
                let limit_m = best.map_or(limit_m, |(foot, _)| foot.distance_m);
                if let Some(foot) = self.nearest_within(end, limit_m) {
                    best = Some((foot, chord.foot(end, foot.distance_m)));
                }
            }
        }
        best
    }

    /// Where one of our lines crosses one of theirs.
    fn meeting(&self, other: &Self) -> Option<(Foot, Foot)> {
        self.tree.intersection_candidates_with_other_tree(&other.tree).find_map(|(ours, theirs)| {
            let meeting = crossing(ours.ends, theirs.ends)?;
            Some((ours.foot(meeting.point, 0.0), theirs.foot(meeting.point, 0.0)))
        })
    }
}

/// A short piece of a line, as a straight line in space.
#[derive(Clone, Copy, Debug)]
struct Chord {
    ends: [Point; 2],
    space: [Vector; 2],
    /// How far the geodesic can lie from the straight line.
    sagitta_m: f64,
    line: usize,
    segment: usize,
}

impl Chord {
    fn foot(&self, point: Point, distance_m: f64) -> Foot {
        Foot { point, distance_m, line: self.line, segment: self.segment }
    }
}

impl RTreeObject for Chord {
    type Envelope = AABB<Vector>;

    fn envelope(&self) -> Self::Envelope {
        let [a, b] = self.space;
        AABB::from_corners(
            std::array::from_fn(|i| a[i].min(b[i]) - self.sagitta_m),
            std::array::from_fn(|i| a[i].max(b[i]) + self.sagitta_m),
        )
    }
}

impl PointDistance for Chord {
    fn distance_2(&self, place: &Vector) -> f64 {
        let (square, _) = to_chord(*place, self.space);
        let gap = (square.sqrt() - self.sagitta_m).max(0.0);
        gap * gap
    }
}

/// Longer ways are divided, so that a chord stays close to its way.
const LONGEST_CHORD_M: f64 = 20_000.0;

fn push_chords(chords: &mut Vec<Chord>, line: usize, vertices: &[Coord]) {
    let lone = if vertices.len() == 1 { [vertices[0]; 2].into() } else { Vec::new() };
    for (segment, pair) in vertices.windows(2).chain(lone.windows(2)).enumerate() {
        let ends = [pair[0].into(), pair[1].into()];
        for ends in divided(ends) {
            let (Some(a), Some(b)) = (in_space(ends[0]), in_space(ends[1])) else { continue };
            let gap = difference(b, a);
            let sagitta_m = dot(gap, gap) / (8.0 * SHARPEST_M);
            chords.push(Chord { ends, space: [a, b], sagitta_m, line, segment });
        }
    }
}

/// No geodesic bends more than a circle of this radius: b² / a.
const SHARPEST_M: f64 = 6_335_439.0;

/// The way between two points in pieces no longer than a chord may be.
fn divided(ends: [Point; 2]) -> Vec<[Point; 2]> {
    let way = Way::between(ends[0], ends[1]);
    let pieces = (way.length_m / LONGEST_CHORD_M).ceil().max(1.0);
    if pieces == 1.0 {
        return vec![ends];
    }
    let mut points = vec![ends[0]];
    points.extend((1..pieces as usize).map(|i| way.point(way.length_m * i as f64 / pieces)));
    points.push(ends[1]);
    points.windows(2).map(|pair| [pair[0], pair[1]]).collect()
}

fn rings(polygon: &Polygon) -> impl Iterator<Item = &LineString> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::{azimuth_deg, destination, unwrap_deg};

    fn p(latitude: f64, longitude: f64) -> Point {
        Point::new(longitude, latitude)
    }

    /// The way from the place to its foot stands at right angles on the line.
    #[test]
    fn a_foot_inside_a_way_is_square() {
        for (from, start, end) in [
            (p(52.52, 13.405), p(48.14, 11.58), p(53.55, 9.99)),
            (p(43.1, 131.9), p(42.418, 130.637), p(42.293, 130.697)),
            (p(10.0, 179.0), p(0.0, 175.0), p(5.0, -170.0)),
            (p(80.0, 0.0), p(85.0, 90.0), p(85.0, -100.0)),
            (p(-20.0, 40.0), p(30.0, 0.0), p(20.0, 90.0)),
        ] {
            let (foot, distance) = foot_on_way(from, start, end);
            assert!((distance - distance_m(from, foot)).abs() < 1e-8);
            if foot != start && foot != end {
                let corner = azimuth_deg(foot, from) - azimuth_deg(foot, end);
                let off_deg =
                    unwrap_deg(corner.abs() - 90.0, 0.0).abs().min((corner.abs() - 270.0).abs());
                assert!(off_deg < 1e-7, "{from:?} {off_deg}");
            }
        }
    }

    /// No point of the way, taken every thousandth, is nearer.
    #[test]
    fn no_other_point_is_nearer() {
        let (start, end) = (p(60.0, -150.0), p(35.0, 140.0));
        let way = Way::between(start, end);
        for from in [p(0.0, 180.0), p(70.0, 180.0), p(65.0, -100.0), p(20.0, 120.0), p(-50.0, 10.0)]
        {
            let (_, distance) = foot_on_way(from, start, end);
            for i in 0..=1000 {
                let other = distance_m(from, way.point(way.length_m * f64::from(i) / 1000.0));
                assert!(distance <= other + 1e-8, "{from:?} {i} {distance} {other}");
            }
        }
    }

    fn coast() -> Vec<LineString> {
        (0..20)
            .map(|line| {
                let around = (0..100).map(|i| {
                    let azimuth = f64::from(i) * 3.6 + f64::from(line);
                    let wobble = 1.0 + 0.2 * f64::from((i * 7 + line * 3) % 11);
                    destination(p(-80.0 + 8.0 * f64::from(line), 175.0), azimuth, 1e5 * wobble)
                });
                around.map(|point| (point.x(), point.y())).collect()
            })
            .collect()
    }

    #[test]
    fn the_index_finds_what_a_search_of_everything_finds() {
        let lines = coast();
        let index = LineIndex::new(&lines);
        for i in 0..25 {
            let from = p(f64::from((i * 37) % 179 - 89), f64::from((i * 61) % 360 - 180));
            let everything =
                lines.iter().flat_map(|line| line.lines()).fold(f64::INFINITY, |nearest, part| {
                    foot_on_way(from, part.start.into(), part.end.into()).1.min(nearest)
                });
            let foot = index.nearest(from).expect("lines");
            // Antipodal ways have no unique direction, and the step-by-step search may end a little
            // off.
            if everything < 9e6 {
                assert!(
                    (foot.distance_m - everything).abs() < 2e-8,
                    "{from:?} {foot:?} {everything}"
                );
                assert!((distance_m(from, foot.point) - foot.distance_m).abs() < 1e-8);
            }
        }
    }

    #[test]
    fn a_foot_names_its_line_and_segment() {
        let lines = [
            LineString::from(vec![(0.0, 0.0), (10.0, 0.0)]),
            LineString::from(vec![(0.0, 5.0), (3.0, 5.0), (3.5, 5.0), (10.0, 5.0)]),
        ];
        let foot = LineIndex::new(&lines).nearest(p(5.4, 6.0)).expect("lines");
        assert_eq!((foot.line, foot.segment), (1, 2));
        assert!(LineIndex::new(&lines).nearest_within(p(5.4, 6.0), 1000.0).is_none());
    }

    #[test]
    fn two_shores_are_nearest_where_they_should_be() {
        let west = LineString::from(vec![(0.0, 0.0), (1.0, 1.0), (0.0, 2.0)]);
        let east = LineString::from(vec![(3.0, -9.0), (3.0, 9.0)]);
        let (west, east) = (LineIndex::new([&west]), LineIndex::new([&east]));
        let (ours, theirs) = west.nearest_pair(&east).expect("both");
        assert_eq!(ours.point, p(1.0, 1.0));
        assert!((theirs.point.x() - 3.0).abs() < 1e-9 && (theirs.point.y() - 1.0).abs() < 1e-3);
        assert_eq!(ours.distance_m, theirs.distance_m);
        let (theirs, ours) = east.nearest_pair(&west).expect("both");
        assert_eq!((ours.point, theirs.segment), (p(1.0, 1.0), 0));
    }

    #[test]
    fn lines_that_meet_are_at_no_distance() {
        let first = LineString::from(vec![(0.0, 0.0), (10.0, 0.0)]);
        let second = LineString::from(vec![(5.0, -5.0), (5.5, 5.0)]);
        let (first, second) = (LineIndex::new([&first]), LineIndex::new([&second]));
        let (ours, theirs) = first.nearest_pair(&second).expect("both");
        assert_eq!((ours.distance_m, theirs.distance_m), (0.0, 0.0));
        assert!(distance_m(ours.point, theirs.point) < 1e-6);
    }

    #[test]
    fn empty_and_broken_lines_have_no_foot() {
        assert!(foot_on_line(p(0.0, 0.0), &LineString(vec![])).is_none());
        let broken = LineString::from(vec![(f64::NAN, 0.0), (1.0, 1.0)]);
        assert!(foot_on_line(p(0.0, 0.0), &broken).is_none());
        let lone = LineString::from(vec![(1.0, 1.0)]);
        assert_eq!(foot_on_line(p(0.0, 0.0), &lone).map(|foot| foot.point), Some(p(1.0, 1.0)));
        assert!(foot_on_line(p(f64::NAN, 0.0), &lone).is_none());
    }
}
