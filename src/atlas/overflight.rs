//! Which countries a way passes over, in order, and where it crosses their limits.
//!
//! The way is followed in steps so short that on the map of longitude and latitude a cubic curve is
//! the geodesic to a millimetre. The grid of the polygons names the lines near a step; where an
//! edge of one has its ends on two sides of the curve, the way crosses it. What lies behind the
//! edge is what the line says, or, where that does not fit what came before it, what the grid says
//! of the middle of the stretch.

use super::borders::lines::{Lines, SideRecord, UNITS_PER_DEG, Vertex};
use super::{Atlas, CountryCode};
use crate::geodesy::Way;
use crate::geodesy::ellipsoid::degrees_per_metre;

/// A part of a way over one country, over land that several claim, or over no country at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Who has or claims what lies below, by code; nobody has the high seas.
    pub countries: Vec<CountryCode>,
    /// Metres from the start of the way.
    pub start_m: f64,
    pub end_m: f64,
}

impl Atlas {
    /// The countries that a way passes over, territorial seas included, in order.
    ///
    /// # Units
    /// metres along the way
    ///
    /// # Model
    /// WGS 84 geodesic over OpenStreetMap's borders of 2026; an edge of a border is straight on the
    /// map of longitude and latitude, as the polygons have it. A country is passed over as often as
    /// the way enters it.
    ///
    /// # Accuracy
    /// Crossings of the packed lines are exact to a millimetre where the way meets the line at more
    /// than 1°; the lines are within 2.5 m of the source on land, 50 m at limits at sea.
    ///
    /// ```
    /// use geo::Point;
    /// use luftlinie::{atlas::Atlas, geodesy::Way};
    /// let way = Way::between(Point::new(6.96, 50.94), Point::new(2.35, 48.86));
    /// let names: Vec<String> = Atlas::embedded()
    ///     .stretches(&way)
    ///     .iter()
    ///     .map(|stretch| stretch.countries[0].to_string())
    ///     .collect();
    /// // South of Aachen the border winds.
    /// assert_eq!(names, ["DE", "BE", "DE", "BE", "FR"]);
    /// ```
    pub fn stretches(&self, way: &Way) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        let (mut side, mut start_m) = (self.side_at(way, 0.0), 0.0);
        let mut crossed = self.crossed(way);
        crossed.push(Crossed { along_m: way.length_m, sides: None });
        for Crossed { along_m, sides } in crossed {
            let owners = side.map(|side| side.owners).unwrap_or_default();
            if let Some([near, _]) = sides
                && near.owners != owners
            {
                side = self.side_at(way, (start_m + along_m) / 2.0);
            }
            push(&mut stretches, side, start_m, along_m);
            start_m = along_m;
            if let Some([_, far]) = sides {
                side = Some(far);
            }
        }
        stretches
    }

    /// Where the owners change between two knots without a line in any cell: limits along parallels
    /// and meridians of whole degrees, such as 60° south, are edges of cells.
    fn edge_of_cells(
        &self,
        way: &Way,
        [from, to]: [&Knot; 2],
        known: [Option<&'static SideRecord>; 2],
    ) -> Option<Crossed> {
        let near = known[0].or_else(|| self.side_at(way, from.along_m))?;
        let far = known[1].or_else(|| self.side_at(way, to.along_m))?;
        if near.owners == far.owners {
            return None;
        }
        let (mut low_m, mut high_m) = (from.along_m, to.along_m);
        while high_m - low_m > 1e-3 {
            let middle_m = (low_m + high_m) / 2.0;
            let side = self.side_at(way, middle_m)?;
            if side.owners == near.owners { low_m = middle_m } else { high_m = middle_m }
        }
        Some(Crossed { along_m: high_m, sides: Some([near, far]) })
    }

    fn side_at(&self, way: &Way, along_m: f64) -> Option<&'static SideRecord> {
        let polygons = &self.polygons;
        polygons.grid.side(&polygons.lines, &self.borders.lines, way.point(along_m))
    }

    /// Where the way crosses lines with different owners on their sides, in order.
    fn crossed(&self, way: &Way) -> Vec<Crossed> {
        let (own, other) = (&self.polygons.lines, &self.borders.lines);
        let (mut found, mut chunks) = (Vec::new(), Vec::new());
        let mut from = Knot::new(way, 0.0);
        let plain = |knot: &Knot| self.polygons.grid.plain_side(own, knot.at);
        let mut before = plain(&from);
        while from.along_m < way.length_m {
            let to = Knot::new(way, (from.along_m + from.step_m()).min(way.length_m));
            let crossed = found.len();
            let step = Step::new(&from, &to);
            chunks.clear();
            self.polygons.grid.chunks_in(step.low, step.high, &mut chunks);
            chunks.sort_unstable();
            chunks.dedup();
            for id in &chunks {
                let (lines, chunk) = id.lines(own, other);
                step.cross(lines, chunk, &mut found);
            }
            let behind = plain(&to);
            if found.len() == crossed && (before.is_some() || behind.is_some()) {
                found.extend(self.edge_of_cells(way, [&from, &to], [before, behind]));
            }
            (from, before) = (to, behind);
        }
        found.sort_by(|a, b| a.along_m.total_cmp(&b.along_m));
        found
    }
}

/// Adds a stretch, or makes the last one longer if it has the same owners.
fn push(stretches: &mut Vec<Stretch>, side: Option<&SideRecord>, start_m: f64, end_m: f64) {
    let countries: Vec<_> = side.into_iter().flat_map(SideRecord::countries).collect();
    match stretches.last_mut() {
        Some(last) if last.countries == countries => last.end_m = end_m,
        Some(_) if end_m <= start_m => {}
        Some(_) | None => stretches.push(Stretch { countries, start_m, end_m }),
    }
}

/// A crossing, with what lies before and behind it; nothing at the end of the way.
struct Crossed {
    along_m: f64,
    sides: Option<[&'static SideRecord; 2]>,
}

/// A point of the way on the map, in the units of lines, with the curve's direction there.
struct Knot {
    along_m: f64,
    at: [f64; 2],
    /// Units per metre of the way.
    slope: [f64; 2],
}

impl Knot {
    fn new(way: &Way, along_m: f64) -> Self {
        let (point, azimuth_deg) = way.unrolled(along_m);
        let [east, north] = degrees_per_metre(point.y());
        let (sin, cos) = azimuth_deg.to_radians().sin_cos();
        Self {
            along_m,
            at: [point.x(), point.y()].map(|degrees| degrees * UNITS_PER_DEG),
            slope: [sin * east, cos * north].map(|degrees| degrees * UNITS_PER_DEG),
        }
    }

    /// Meridians draw together towards the poles, and steps become shorter.
    fn step_m(&self) -> f64 {
        const STEP_M: f64 = 25_000.0;
        let latitude = self.at[1] / UNITS_PER_DEG;
        STEP_M * latitude.to_radians().cos().max(0.02)
    }
}

/// A cubic curve between two knots (Hermite), in units of lines.
struct Step {
    start_m: f64,
    length_m: f64,
    from: [f64; 2],
    chord: [f64; 2],
    /// How the curve bends away from its chord: the ends' slopes less the chord.
    bends: [[f64; 2]; 2],
    /// A box around the curve.
    low: [f64; 2],
    high: [f64; 2],
}

impl Step {
    fn new(from: &Knot, to: &Knot) -> Self {
        let length_m = to.along_m - from.along_m;
        let axes = [0, 1];
        let chord = axes.map(|axis| to.at[axis] - from.at[axis]);
        let bend = |knot: &Knot| axes.map(|axis| knot.slope[axis] * length_m - chord[axis]);
        let bends = [bend(from), bend(to)];
        // The curve leaves its chord by 4/27 of each bend at most.
        let margin = axes.map(|axis| bends[0][axis].abs().max(bends[1][axis].abs()) * 0.3 + 1.0);
        Self {
            start_m: from.along_m,
            length_m,
            from: from.at,
            chord,
            bends,
            low: axes.map(|axis| from.at[axis].min(to.at[axis]) - margin[axis]),
            high: axes.map(|axis| from.at[axis].max(to.at[axis]) + margin[axis]),
        }
    }

    /// The curve at `t`, 0 to 1.
    fn at(&self, t: f64) -> [f64; 2] {
        let (away, back) = (t * (1.0 - t) * (1.0 - t), t * t * (t - 1.0));
        [0, 1].map(|axis| {
            let bend = away * self.bends[0][axis] + back * self.bends[1][axis];
            self.from[axis] + t * self.chord[axis] + bend
        })
    }

    /// How far `vertex` lies to the left of the curve, in units times the chord, and level with
    /// which `t`.
    fn left_of(&self, vertex: [f64; 2]) -> (f64, f64) {
        let [dx, dy] = self.chord;
        let square = dx * dx + dy * dy;
        let along = |from: [f64; 2]| (vertex[0] - from[0]) * dx + (vertex[1] - from[1]) * dy;
        let mut t = along(self.from) / square;
        let mut at = self.at(t);
        t += along(at) / square;
        at = self.at(t);
        (dx * (vertex[1] - at[1]) - dy * (vertex[0] - at[0]), t)
    }

    /// Notes where the curve crosses chunk `chunk` of `lines`.
    fn cross(&self, lines: &Lines, chunk: usize, found: &mut Vec<Crossed>) {
        let Some(record) = lines.chunks.get(chunk) else { return };
        // A chunk that goes far around the Earth may meet the step on a turn next to its start's.
        let own = self.turn(record.first()[0]);
        let [low, high] = record.bounds();
        let turns = [own, own - TURN, own + TURN];
        let Some(turn) = turns.into_iter().find(|&it| self.meets(near(low, it), near(high, it)))
        else {
            return;
        };
        let line = lines.line_of(chunk);
        let [left, right] = lines.sides_of(line);
        if left.owners == right.owners {
            return;
        }
        let mut vertices = lines.vertices(line, chunk).map(|vertex| near(vertex, turn));
        let Some(mut a) = vertices.next() else { return };
        for b in vertices {
            let (low, high) = ([0, 1].map(|i| a[i].min(b[i])), [0, 1].map(|i| a[i].max(b[i])));
            if self.meets(low, high)
                && let Some((t, from_left)) = self.crossing(a, b)
            {
                let sides = if from_left { [left, right] } else { [right, left] };
                let along_m = self.start_m + t * self.length_m;
                found.push(Crossed { along_m, sides: Some(sides) });
            }
            a = b;
        }
    }

    /// The turns of the Earth, in units, that bring a longitude near the step.
    fn turn(&self, longitude: i32) -> f64 {
        TURN * ((self.from[0] - f64::from(longitude)) / TURN).round()
    }

    fn meets(&self, low: [f64; 2], high: [f64; 2]) -> bool {
        (0..2).all(|axis| low[axis] <= self.high[axis] && self.low[axis] <= high[axis])
    }

    /// Where the curve crosses the edge, and whether it comes from the edge's left.
    fn crossing(&self, a: [f64; 2], b: [f64; 2]) -> Option<(f64, bool)> {
        let ((left_a, _), (left_b, _)) = (self.left_of(a), self.left_of(b));
        // A vertex on the curve belongs to its left, so that its two edges count once.
        if (left_a >= 0.0) == (left_b >= 0.0) {
            return None;
        }
        let between = |share: f64| [0, 1].map(|axis| a[axis] + share * (b[axis] - a[axis]));
        let share = left_a / (left_a - left_b);
        let (left, _) = self.left_of(between(share));
        // An edge is short: after one more step by the same slope nothing is left.
        let (_, t) = self.left_of(between(share + left / (left_a - left_b)));
        (0.0..1.0).contains(&t).then_some((t, left_a < 0.0))
    }
}

/// A turn of the Earth in the units of lines.
const TURN: f64 = 360.0 * UNITS_PER_DEG;

/// A vertex in units, moved by whole turns.
fn near(vertex: Vertex, turn: f64) -> [f64; 2] {
    [f64::from(vertex[0]) + turn, f64::from(vertex[1])]
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Point;

    fn way(from: (f64, f64), to: (f64, f64)) -> Way {
        Way::between(Point::new(from.1, from.0), Point::new(to.1, to.0))
    }

    /// The owners every `step_m` along the way, by the grid: what the stretches have to say too.
    fn check(way: &Way, step_m: f64) {
        let atlas = Atlas::embedded();
        let stretches = atlas.stretches(way);
        assert_eq!(stretches[0].start_m, 0.0);
        assert_eq!(stretches[stretches.len() - 1].end_m, way.length_m);
        for pair in stretches.windows(2) {
            assert_eq!(pair[0].end_m, pair[1].start_m);
            assert_ne!(pair[0].countries, pair[1].countries);
        }
        let mut along_m = step_m / 2.0;
        while along_m < way.length_m {
            let found = stretches.iter().find(|stretch| along_m < stretch.end_m);
            let expected: Vec<_> = atlas.countries_at(way.point(along_m)).collect();
            let Some(found) = found else { panic!("nothing at {along_m}") };
            // The last centimetre before a border is as good as the first one behind it.
            let near = (along_m - found.start_m).min(found.end_m - along_m) < 0.01;
            assert!(near || found.countries == expected, "{along_m} {found:?} {expected:?}");
            along_m += step_m;
        }
    }

    #[test]
    fn stretches_say_what_the_grid_says() {
        for (from, to) in [
            ((50.03, 8.57), (35.55, 139.78)),
            ((48.2, 16.37), (48.15, 17.11)),
            ((-33.9, 151.2), (-33.4, -70.8)),
            ((64.1, -21.9), (64.8, -147.7)),
            ((43.1, 131.9), (61.2, -149.9)),
            ((1.35, 103.8), (40.6, -73.8)),
            ((51.44, 4.92), (51.45, 4.95)),
            ((0.0, 0.0), (0.0, 170.0)),
        ] {
            check(&way(from, to), 997.0);
        }
        check(&Way::leaving(Point::new(4.9, 51.40), 60.0, 20_000.0), 7.0);
    }

    #[test]
    fn ways_over_a_pole_come_down_where_they_should() {
        let over = way((60.0, 25.0), (65.0, -150.0));
        let countries = Atlas::embedded().stretches(&over);
        let last = countries.last().expect("some");
        assert_eq!(last.countries, [CountryCode::new("US").expect("a code")]);
        check(&over, 5_000.0);
    }

    #[test]
    fn a_way_of_no_length_lies_in_one_country() {
        let still = Atlas::embedded().stretches(&way((48.2, 16.37), (48.2, 16.37)));
        assert_eq!(still.len(), 1);
        assert_eq!(still[0].countries, [CountryCode::new("AT").expect("a code")]);
    }
}
