//! Inverse geodesics per pair, side by side: `cargo bench --bench geodesic`.
//!
//! Each contender gets the same 10,000 pairs of a class. Times are for all 10,000; divide by that.
//! For GeographicLib in C++ see `benches/geographiclib.sh`.

use std::hint::black_box;
use std::sync::LazyLock;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use geo::{Bearing, Distance, Geodesic, Haversine, Point};
use geographiclib_rs::InverseGeodesic;
use luftlinie::geodesy::{self, Inverse, batch};

#[path = "../tests/common/random.rs"]
mod random;

use random::Random;

const PAIRS: usize = 10_000;

/// Name, shortest and longest distance in metres; random pairs have none.
const CLASSES: &[(&str, Option<(f64, f64)>)] = &[
    ("random", None),
    ("100-2000km", Some((1e5, 2e6))),
    ("1-100km", Some((1e3, 1e5))),
    ("10m-10km", Some((10.0, 1e4))),
];

fn distances(criterion: &mut Criterion) {
    for &(class, range) in CLASSES {
        let (from, to) = pairs(range);
        let mut group = criterion.benchmark_group(format!("distance/{class}"));
        group.throughput(Throughput::Elements(PAIRS as u64));
        let mut out = vec![0.0; PAIRS];
        group.bench_function("batch", |b| b.iter(|| batch::distances_m(&from, &to, &mut out)));
        for (name, distance) in CONTENDERS {
            group.bench_function(*name, |b| b.iter(|| each(&from, &to, *distance)));
        }
        group.finish();
    }
}

type Metric = fn(Point, Point) -> f64;

const CONTENDERS: &[(&str, Metric)] = &[
    ("one by one", geodesy::distance_m),
    ("geographiclib-rs", |a, b| ELLIPSOID.inverse(a.y(), a.x(), b.y(), b.x())),
    ("geo Geodesic", |a, b| Geodesic.distance(a, b)),
    ("geo Haversine", |a, b| Haversine.distance(a, b)),
];

static ELLIPSOID: LazyLock<geographiclib_rs::Geodesic> =
    LazyLock::new(geographiclib_rs::Geodesic::wgs84);

fn each(from: &[Point], to: &[Point], distance: Metric) {
    for (&a, &b) in from.iter().zip(to) {
        black_box(distance(black_box(a), black_box(b)));
    }
}

fn azimuths(criterion: &mut Criterion) {
    let (from, to) = pairs(None);
    let mut group = criterion.benchmark_group("distance and azimuths/random");
    group.throughput(Throughput::Elements(PAIRS as u64));
    let nothing = Inverse { distance_m: 0.0, azimuth1_deg: 0.0, azimuth2_deg: 0.0 };
    let mut out = vec![nothing; PAIRS];
    group.bench_function("batch", |b| b.iter(|| batch::inverses(&from, &to, &mut out)));
    group.bench_function("one by one", |b| {
        b.iter(|| each(&from, &to, |a, b| geodesy::inverse(a, b).azimuth1_deg));
    });
    group.bench_function("geo Geodesic (bearing only)", |b| {
        b.iter(|| each(&from, &to, |a, b| Geodesic.bearing(a, b)));
    });
    group.finish();
}

fn pairs(range: Option<(f64, f64)>) -> (Vec<Point>, Vec<Point>) {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    (0..PAIRS)
        .map(|_| {
            let from = random.point();
            let to = match range {
                None => random.point(),
                Some((low, high)) => {
                    let distance_m = low * (high / low).powf(random.unit());
                    geodesy::destination(from, 360.0 * random.unit(), distance_m)
                }
            };
            (from, to)
        })
        .unzip()
}

criterion_group!(benches, distances, azimuths);
criterion_main!(benches);
