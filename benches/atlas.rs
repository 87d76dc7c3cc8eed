//! Points and ways on the map of countries: `cargo bench --bench atlas`.
//!
//! Times are per place, over many places; a median of single calls is told on standard error.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use geo::{LineString, Point};
use luftlinie::atlas::{Atlas, BorderOf, CountryCode};
use luftlinie::geodesy::{self, LineIndex, Way};

#[path = "../tests/common/random.rs"]
mod random;

use random::Random;

const PLACES: usize = 10_000;

fn country_at(criterion: &mut Criterion) {
    let atlas = Atlas::embedded();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let uniform: Vec<Point> = (0..PLACES).map(|_| random.point()).collect();
    let near: Vec<Point> = (0..PLACES).map(|_| random.near_border(atlas, 1e3)).collect();
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
    /// Within `reach_m` of the land border that is nearest to some place.
    fn near_border(&mut self, atlas: &Atlas, reach_m: f64) -> Point {
        let border = atlas.nearest_border(self.point(), BorderOf::Any).expect("borders");
        geodesy::destination(border.point, 360.0 * self.unit(), reach_m * self.unit())
    }
}

criterion_group!(benches, country_at, distance_to_country, flight);
criterion_main!(benches);
