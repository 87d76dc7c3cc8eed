//! Lines made ready for many questions about what is nearest.
//!
//! Space knows no antimeridian and no pole, so the search happens there: an R-tree over boxes
//! around runs of edges, each edge a straight line, a chord of its geodesic. A chord bounds its
//! geodesic from below, and the geodesic feet of the few that remain decide: the answer is exact.

use geo::{LineString, Point};
use rstar::{Envelope, RTree};

use super::crossing::crossing;
use super::foot::{Foot, foot_near};
use super::geodesic::distance_m;
use super::runs::{LONGEST_CHORD_M, RUN_EDGES, Run, Vertex, runs_of};
use super::space::{Vector, difference, dot, in_space, longest_chord_m, to_chord};

/// An index over lines.
///
/// # Model
/// WGS 84 ellipsoid; edges are geodesics.
///
/// # Accuracy
/// As [`foot_on_way`](super::foot_on_way).
///
/// ```
/// use geo::{Point, line_string};
/// use luftlinie::geodesy::LineIndex;
/// // The shores of the Strait of Gibraltar, from Trafalgar to Gibraltar and from Spartel to Ceuta.
/// let europe = line_string![(x: -6.03, y: 36.18), (x: -5.61, y: 36.0), (x: -5.34, y: 36.11)];
/// let africa = line_string![(x: -5.92, y: 35.79), (x: -5.48, y: 35.91), (x: -5.28, y: 35.9)];
/// let (europe, africa) = (LineIndex::new([&europe]), LineIndex::new([&africa]));
/// let (here, there) = europe.nearest_pair(&africa).expect("two shores");
/// assert_eq!((here.distance_m / 1000.0).round(), 13.0);
/// let tangier = Point::new(-5.8, 35.78);
/// assert_eq!(africa.nearest(tangier).map(|foot| foot.segment), Some(0));
/// ```
#[derive(Clone, Debug)]
pub struct LineIndex {
    vertices: Vec<Vertex>,
    runs: RTree<Run>,
}

impl LineIndex {
    /// An index over `lines`; edges with a coordinate that is not finite are left out.
    pub fn new<'a>(lines: impl IntoIterator<Item = &'a LineString>) -> Self {
        let (vertices, runs) = runs_of(lines);
        Self { vertices, runs: RTree::bulk_load(runs) }
    }

    /// The nearest point of all lines; `None` for an empty index or a place that is not finite.
    ///
    /// # Accuracy
    /// As [`foot_on_way`](super::foot_on_way).
    pub fn nearest(&self, from: Point) -> Option<Foot> {
        self.nearest_within(from, f64::INFINITY)
    }

    /// The nearest point of all lines, if it is less than `limit_m` away.
    pub fn nearest_within(&self, from: Point, mut limit_m: f64) -> Option<Foot> {
        let place = in_space(from)?;
        let mut reach_square = longest_chord_m(limit_m).powi(2);
        let mut best = None;
        for (run, square) in self.runs.nearest_neighbor_iter_with_distance_2(&place) {
            if square >= reach_square {
                break;
            }
            if let Some(foot) = self.nearest_in(run, from, place, limit_m) {
                limit_m = foot.distance_m;
                reach_square = longest_chord_m(limit_m).powi(2);
                best = Some(foot);
            }
        }
        best
    }

    /// The nearest point of a run below `limit_m`: the most promising edge first, then whatever may
    /// be nearer.
    fn nearest_in(&self, run: &Run, from: Point, place: Vector, mut limit_m: f64) -> Option<Foot> {
        let mut squares = [f64::INFINITY; RUN_EDGES];
        for (square, edge) in squares.iter_mut().zip(run.edges()) {
            *square = to_chord(place, self.chord(edge)).0;
        }
        let reach = |limit_m: f64| (longest_chord_m(limit_m) + run.sagitta_m).powi(2);
        let mut reach_square = reach(limit_m);
        let mut best = None;
        let mut corner = usize::MAX;
        loop {
            let nearest = squares.iter().enumerate().min_by(|(_, a), (_, b)| a.total_cmp(b));
            let Some((i, _)) = nearest.filter(|(_, square)| **square < reach_square) else {
                return best;
            };
            squares[i] = f64::INFINITY;
            let edge = run.edges().start + i;
            // An edge that ends at a corner that has been measured need not be looked at again.
            let (point, distance_m) = match self.corner_of(edge, place) {
                Some(same) if same == corner => continue,
                Some(near) => {
                    corner = near;
                    let point = self.vertices[near].point;
                    (point, distance_m(from, point))
                }
                None => self.foot_on(edge, from, place),
            };
            if distance_m < limit_m {
                limit_m = distance_m;
                reach_square = reach(limit_m);
                best = Some(self.foot(run, edge, point, distance_m));
            }
        }
    }

    fn foot_on(&self, edge: usize, from: Point, place: Vector) -> (Point, f64) {
        let (_, share) = to_chord(place, self.chord(edge));
        foot_near(from, self.ends(edge), self.vertices[edge].way, share)
    }

    /// The end of an edge, by its vertex, that is the edge's nearest point beyond doubt: the way
    /// from there to the place leaves the edge behind.
    fn corner_of(&self, edge: usize, place: Vector) -> Option<usize> {
        let [start, end] = self.chord(edge);
        let along = difference(end, start);
        let behind = |vertex: Vector, sign: f64| {
            let towards = difference(place, vertex);
            let square = dot(towards, towards);
            let slant = sign * dot(towards, along);
            square < QUARTER_CHORD_M.powi(2)
                && slant < 0.0
                && slant * slant > LEAST_SLANT.powi(2) * square * dot(along, along)
        };
        let corners = [behind(start, 1.0).then_some(edge), behind(end, -1.0).then_some(edge + 1)];
        corners.into_iter().flatten().next()
    }

    /// The two nearest points of two sets of lines, first ours, then theirs; their distance is 0
    /// where the lines meet. `None` if either is empty.
    pub fn nearest_pair(&self, other: &Self) -> Option<(Foot, Foot)> {
        let (ours, theirs) = self.nearest_to_vertices_of(other, f64::INFINITY)?;
        let (ours, theirs) = other
            .nearest_to_vertices_of(self, ours.distance_m)
            .map_or((ours, theirs), |(theirs, ours)| (ours, theirs));
        if ours.distance_m > LONGEST_CHORD_M {
            return Some((ours, theirs));
        }
        Some(self.meeting(other).unwrap_or((ours, theirs)))
    }

    /// The nearest of our points to the other's vertices, below `limit_m`, and that vertex.
    fn nearest_to_vertices_of(&self, other: &Self, mut limit_m: f64) -> Option<(Foot, Foot)> {
        let mut best = None;
        for run in &other.runs {
            if self.is_beyond(run, limit_m) {
                continue;
            }
            for vertex in run.vertices() {
                let point = other.vertices[vertex].point;
                if let Some(foot) = self.nearest_within(point, limit_m) {
                    limit_m = foot.distance_m;
                    best = Some((foot, other.foot(run, vertex, point, foot.distance_m)));
                }
            }
        }
        best
    }

    /// Whether no vertex of a run of another index is nearer than `limit_m`: from the centre of its
    /// box all of ours is farther than that and its corners.
    fn is_beyond(&self, run: &Run, limit_m: f64) -> bool {
        let corner = difference(run.bounds.upper(), run.bounds.lower());
        let reach_m = longest_chord_m(limit_m) + dot(corner, corner).sqrt() / 2.0 + SLACK_M;
        let mut nearest = self.runs.nearest_neighbor_iter_with_distance_2(&run.bounds.center());
        nearest.next().is_none_or(|(_, square)| square > reach_m.powi(2))
    }

    /// Where one of our lines crosses one of theirs.
    fn meeting(&self, other: &Self) -> Option<(Foot, Foot)> {
        let candidates = self.runs.intersection_candidates_with_other_tree(&other.runs);
        candidates
            .flat_map(|(ours, theirs)| {
                ours.edges().flat_map(move |a| theirs.edges().map(move |b| (ours, a, theirs, b)))
            })
            .find_map(|(ours, a, theirs, b)| {
                let meeting = crossing(self.ends(a), other.ends(b))?.point;
                Some((self.foot(ours, a, meeting, 0.0), other.foot(theirs, b, meeting, 0.0)))
            })
    }

    fn chord(&self, edge: usize) -> [Vector; 2] {
        [self.vertices[edge].space, self.vertices[edge + 1].space]
    }

    fn ends(&self, edge: usize) -> [Point; 2] {
        [self.vertices[edge].point, self.vertices[edge + 1].point]
    }

    fn foot(&self, run: &Run, edge: usize, point: Point, distance_m: f64) -> Foot {
        let segment = self.vertices[edge].segment as usize;
        Foot { point, distance_m, line: run.line as usize, segment }
    }
}

/// The point of `line` that is nearest to `from`; `None` without vertices.
///
/// For many questions about the same lines make a [`LineIndex`] once.
///
/// # Units
/// degrees → degrees and metres
///
/// # Model
/// WGS 84 ellipsoid; the parts of the line are geodesics.
///
/// # Accuracy
/// As [`foot_on_way`](super::foot_on_way).
///
/// ```
/// use geo::{Point, line_string};
/// // Down the Elbe from Dresden by way of Magdeburg to Hamburg.
/// let elbe = line_string![(x: 13.74, y: 51.05), (x: 11.64, y: 52.13), (x: 9.99, y: 53.55)];
/// let berlin = Point::new(13.405, 52.52);
/// let foot = luftlinie::geodesy::foot_on_line(berlin, &elbe).expect("a line");
/// assert_eq!((foot.segment, (foot.distance_m / 1000.0).round()), (0, 110.0));
/// ```
pub fn foot_on_line(from: Point, line: &LineString) -> Option<Foot> {
    LineIndex::new([line]).nearest(from)
}

/// Within a straight line so long, less than a quarter of the Earth, a way that leaves an edge
/// behind never comes nearer to it again.
const QUARTER_CHORD_M: f64 = 8_000_000.0;
/// How far behind, as a cosine: more than the way's direction can differ from its chord's.
const LEAST_SLANT: f64 = 0.01;

/// Far more than what rounding does to a position in space.
const SLACK_M: f64 = 1.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::{destination, distance_m, foot_on_line, foot_on_way};

    fn p(latitude: f64, longitude: f64) -> Point {
        Point::new(longitude, latitude)
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
        let anywhere = |i: i32| p(f64::from((i * 37) % 179 - 89), f64::from((i * 61) % 360 - 180));
        // From a metre to some thousand kilometres off a corner, in all directions.
        let nearby = |i: i32| {
            let corner = lines[i as usize % 20].0[(i * 7) as usize % 100];
            destination(corner.into(), f64::from(i) * 137.508, 1.7_f64.powi(i % 30))
        };
        for from in (0..25).map(anywhere).chain((0..60).map(nearby)) {
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
