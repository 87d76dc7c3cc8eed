//! Points and ways on the map of countries: `cargo bench --bench atlas`.
//!
//! Times are per place, over many places; a median of single calls is told on standard error.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use geo::{LineString, Point};
use luftlinie::atlas::archive::Archive;
use luftlinie::atlas::borders::lines::{Lines, UNITS_PER_DEG};
use luftlinie::atlas::{Atlas, CountryCode};
use luftlinie::geodesy::{self, LineIndex, Way};

#[path = "../tests/common/random.rs"]
mod random;

use random::Random;

const PLACES: usize = 10_000;

/// Asks once at each fine cell of the grid, so that all are cut, and tells what that takes.
fn cut_all(atlas: &Atlas) {
    let resident_kb = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let anonymous = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
        anonymous.and_then(|it| it.trim().strip_suffix(" kB")?.parse::<u64>().ok()).unwrap_or(0)
    };
    let (before_kb, start) = (resident_kb(), Instant::now());
    for row in 0..720 {
        for column in 0..1440 {
            let middle = |index: i32| (f64::from(index) + 0.5) / 4.0;
            black_box(atlas.country_at(Point::new(middle(column) - 180.0, middle(row) - 90.0)));
        }
    }
    let grown_kb = resident_kb() - before_kb;
    eprintln!("every cell of the grid: {:?}, {grown_kb} kB", start.elapsed());
}

fn country_at(criterion: &mut Criterion) {
    let atlas = Atlas::embedded();
    cut_all(atlas);
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let uniform: Vec<Point> = (0..PLACES).map(|_| random.point()).collect();
    let archive = Archive::open(include_bytes!("../geodata/borders.bin")).expect("an archive");
    let lines = Lines::open(&archive).expect("lines");
    let near: Vec<Point> = (0..PLACES).map(|_| random.near(&lines, 1e3)).collect();
    let mut group = criterion.benchmark_group("country at a point");
    group.throughput(Throughput::Elements(PLACES as u64));
    for (name, points) in [("anywhere", &uniform), ("within 1 km of a border", &near)] {
        group.bench_function(name, |b| {
            b.iter(|| {
                for &point in points {
                    black_box(atlas.country_at(black_box(point)));
                }
            });
        });
    }
    group.finish();
}

/// To the land of a country, its outline in an index as a program with many places would have it.
fn distance_to_country(criterion: &mut Criterion) {
    let atlas = Atlas::embedded();
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut group = criterion.benchmark_group("distance to a country");
    group.throughput(Throughput::Elements(PLACES as u64));
    for code in ["DE", "LU", "NO", "ID"] {
        let outline = atlas.country_outline(CountryCode::new(code).expect("a code"));
        let rings: Vec<LineString> = outline
            .into_iter()
            .flat_map(|it| {
                let (exterior, interiors) = it.into_inner();
                std::iter::once(exterior).chain(interiors)
            })
            .collect();
        let index = LineIndex::new(&rings);
        let vertices: usize = rings.iter().map(|ring| ring.0.len()).sum();
        for (name, reach_m) in [("100 km", 1e5), ("1000 km", 1e6), ("anywhere", 2e7)] {
            let places: Vec<Point> = (0..PLACES)
                .map(|i| match name {
                    "anywhere" => random.point(),
                    _ => {
                        let ring = &rings[i % rings.len()];
                        let corner = ring.0[(random.unit() * ring.0.len() as f64) as usize].into();
                        let far_m = reach_m * random.unit();
                        geodesy::destination(corner, 360.0 * random.unit(), far_m)
                    }
                })
                .collect();
            let median = median(&places, |place| {
                black_box(index.nearest(place));
            });
            eprintln!("{code}, {vertices} vertices, {name}: median {median:?}");
            group.bench_function(format!("{code} {name}"), |b| {
                b.iter(|| {
                    for &place in &places {
                        black_box(index.nearest(black_box(place)));
                    }
                });
            });
        }
    }
    group.finish();
}

/// The median of the times that single calls take, each the least of three.
fn median(places: &[Point], call: impl Fn(Point)) -> Duration {
    let time = |&place: &Point| {
        let once = || {
            let start = Instant::now();
            call(black_box(place));
            start.elapsed()
        };
        once().min(once()).min(once())
    };
    let mut times: Vec<Duration> = places.iter().map(time).collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn flight(criterion: &mut Criterion) {
    let atlas = Atlas::embedded();
    let (frankfurt, tokyo) = (Point::new(8.57, 50.03), Point::new(139.78, 35.55));
    criterion.bench_function("flight from Frankfurt to Tokyo", |b| {
        b.iter(|| atlas.stretches(&Way::between(black_box(frankfurt), black_box(tokyo))));
    });
}

impl Random {
    /// Within `reach_m` of some vertex of some line.
    fn near(&mut self, lines: &Lines, reach_m: f64) -> Point {
        let chunk = self.index(lines.chunks.len());
        let vertices: Vec<_> = lines.vertices(lines.line_of(chunk), chunk).collect();
        let [x, y] = vertices[self.index(vertices.len())].map(f64::from);
        let vertex = Point::new(x / UNITS_PER_DEG, y / UNITS_PER_DEG);
        geodesy::destination(vertex, 360.0 * self.unit(), reach_m * self.unit())
    }

    fn index(&mut self, length: usize) -> usize {
        (self.unit() * length as f64) as usize
    }
}

criterion_group!(benches, country_at, distance_to_country, flight);
criterion_main!(benches);
