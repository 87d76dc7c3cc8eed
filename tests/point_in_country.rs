//! Point in country against brute force: the winding of all lines around a point, without the grid.
//!
//! `cargo test --release --test point_in_country -- --nocapture` asks for 10⁶ points anywhere, 10⁵
//! within a kilometre of a border on land and 10⁵ as near to a coast or a limit at sea; a build
//! for debugging asks for a hundredth of each.

use luftlinie::atlas::archive::Archive;
use luftlinie::atlas::borders::lines::Lines;
use luftlinie::atlas::{Atlas, CountryCode};
use luftlinie::geodesy;

use geo::Point;

#[path = "common/random.rs"]
mod random;

use random::Random;

/// Points anywhere on earth, and for each layer near its lines.
const ANYWHERE: usize = if cfg!(debug_assertions) { 10_000 } else { 1_000_000 };
const NEAR: usize = ANYWHERE / 10;
const REACH_M: f64 = 1e3;

/// Points have whole coordinates in this part of a line's unit, about 1 mm, and odd longitudes in
/// it: no vertex is level with one, and the brute force is exact.
const PARTS: i64 = 1024;
const UNITS_PER_DEG: f64 = 1e5;

/// A point, and how often the lines wind around it for each country.
struct Probe {
    x: i64,
    y: i64,
    windings: Vec<(CountryCode, i32)>,
}

impl Probe {
    fn new(point: Point) -> Self {
        let parts = |degrees: f64| (degrees * UNITS_PER_DEG * PARTS as f64) as i64;
        Self { x: parts(point.x()) | 1, y: parts(point.y()), windings: Vec::new() }
    }

    fn point(&self) -> Point {
        let degrees = |parts: i64| parts as f64 / PARTS as f64 / UNITS_PER_DEG;
        Point::new(degrees(self.x), degrees(self.y))
    }

    /// Whether an edge that crosses the point's meridian does so north of the point.
    fn is_below(&self, [ax, ay]: [i64; 2], [bx, by]: [i64; 2]) -> bool {
        let left = (bx - ax) * (self.y - ay * PARTS) - (by - ay) * (self.x - ax * PARTS);
        left != 0 && (left < 0) == (bx > ax)
    }

    fn wind(&mut self, country: CountryCode, turn: i32) {
        match self.windings.iter_mut().find(|known| known.0 == country) {
            Some(known) => known.1 += turn,
            None => self.windings.push((country, turn)),
        }
    }
}

#[test]
fn the_grid_finds_the_countries_that_lines_wind_around() {
    let layers = [
        open(include_bytes!("../geodata/borders.bin")),
        open(include_bytes!("../geodata/polygons.bin")),
    ];
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut probes: Vec<Probe> = (0..ANYWHERE).map(|_| Probe::new(random.point())).collect();
    for lines in &layers {
        probes.extend((0..NEAR).map(|_| Probe::new(random.near(lines))));
    }
    probes.sort_unstable_by_key(|probe| probe.x);
    let crossings: u64 = layers.iter().map(|lines| wind(lines, &mut probes)).sum();
    let (mut inside, mut wrong) = (0, Vec::new());
    for probe in &probes {
        let mut exact: Vec<CountryCode> = Vec::new();
        for &(country, turns) in &probe.windings {
            assert!(matches!(turns, 0 | 1), "{turns} turns of {country:?} at {:?}", probe.point());
            exact.extend((turns == 1).then_some(country));
        }
        exact.sort_unstable();
        inside += usize::from(!exact.is_empty());
        let found: Vec<CountryCode> = Atlas::embedded().countries_at(probe.point()).collect();
        if found != exact {
            wrong.push((probe.point(), found, exact));
        }
    }
    println!("{} points, {inside} in a country, {crossings} crossings", probes.len());
    assert!(inside > probes.len() / 4 && crossings > 20 * probes.len() as u64);
    assert!(wrong.is_empty(), "{} differ: {:?}", wrong.len(), &wrong[..wrong.len().min(9)]);
}

fn open(bytes: &'static [u8]) -> Lines {
    Lines::open(&Archive::open(bytes).unwrap()).unwrap()
}

/// Tells each point, sorted by longitude, about the lines between it and the north pole, which no
/// country has; gives their number.
fn wind(lines: &Lines, probes: &mut [Probe]) -> u64 {
    let mut crossings = 0;
    for line in 0..lines.lines.len() {
        let [left, right] = lines.sides_of(line);
        for chunk in lines.chunks_of(line) {
            let vertices: Vec<[i64; 2]> =
                lines.vertices(line, chunk).map(|vertex| vertex.map(i64::from)).collect();
            let [west, east] = [-1, 1].map(|end| {
                let longitudes = vertices.iter().map(|vertex| end * vertex[0]);
                end * longitudes.max().expect("a chunk has vertices")
            });
            assert!(-18_000_000 <= west && east <= 18_000_000, "line {line} leaves the map");
            let probes = between(probes, west, east);
            if probes.is_empty() {
                continue;
            }
            for edge in vertices.windows(2) {
                let [a, b] = [edge[0], edge[1]];
                for probe in between(probes, a[0].min(b[0]), a[0].max(b[0])) {
                    if probe.is_below(a, b) {
                        crossings += 1;
                        // An edge that goes east has its left side in the north.
                        let turn = if b[0] > a[0] { 1 } else { -1 };
                        right.countries().for_each(|country| probe.wind(country, turn));
                        left.countries().for_each(|country| probe.wind(country, -turn));
                    }
                }
            }
        }
    }
    crossings
}

/// The points between two longitudes in the units of lines.
fn between(probes: &mut [Probe], west: i64, east: i64) -> &mut [Probe] {
    let start = probes.partition_point(|probe| probe.x < west * PARTS);
    let count = probes[start..].partition_point(|probe| probe.x < east * PARTS);
    &mut probes[start..start + count]
}

impl Random {
    fn index(&mut self, length: usize) -> usize {
        (self.unit() * length as f64) as usize
    }

    /// Within [`REACH_M`] of some place on some edge of some chunk.
    fn near(&mut self, lines: &Lines) -> Point {
        let chunk = self.index(lines.chunks.len());
        let vertices: Vec<_> = lines.vertices(lines.line_of(chunk), chunk).collect();
        let edge = self.index(vertices.len() - 1);
        let [a, b] = [vertices[edge], vertices[edge + 1]].map(|vertex| vertex.map(f64::from));
        let part = self.unit();
        let at = |axis: usize| (a[axis] + part * (b[axis] - a[axis])) / UNITS_PER_DEG;
        let on = Point::new(at(0), at(1));
        geodesy::destination(on, 360.0 * self.unit(), REACH_M * self.unit())
    }
}
