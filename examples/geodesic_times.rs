//! Nanoseconds per inverse geodesic, for `benches/geographiclib.sh`.
//!
//! ```sh
//! geodesic_times pairs CLASS > FILE      # 20,000 pairs as four doubles each: lat1 lon1 lat2 lon2
//! geodesic_times time < FILE             # name and shortest time per pair, one line each
//! ```

use std::hint::black_box;
use std::io::{self, Read, Write};
use std::time::Instant;

use geo::{Distance, Geodesic, Haversine, Point};
use luftlinie::geodesy::batch::{self, Machine};
use luftlinie::geodesy::{self, Inverse};

#[path = "../tests/common/random.rs"]
mod random;

use random::Random;

const PAIRS: usize = 20_000;
const ROUNDS: usize = 25;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[1..] {
        ["pairs", class] => write_pairs(class),
        ["time"] => time(),
        _ => Err(io::Error::other("usage: geodesic_times pairs CLASS | time")),
    }
}

/// Shortest and longest distance in metres; random pairs have none.
fn range(class: &str) -> io::Result<Option<(f64, f64)>> {
    match class {
        "random" => Ok(None),
        "100-2000km" => Ok(Some((1e5, 2e6))),
        "1-100km" => Ok(Some((1e3, 1e5))),
        "10m-10km" => Ok(Some((10.0, 1e4))),
        _ => Err(io::Error::other(format!("no class {class}"))),
    }
}

fn write_pairs(class: &str) -> io::Result<()> {
    let range = range(class)?;
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut out = io::stdout().lock();
    for _ in 0..PAIRS {
        let from = random.point();
        let to = match range {
            None => random.point(),
            Some((low, high)) => {
                let distance_m = low * (high / low).powf(random.unit());
                geodesy::destination(from, 360.0 * random.unit(), distance_m)
            }
        };
        for number in [from.y(), from.x(), to.y(), to.x()] {
            out.write_all(&number.to_le_bytes())?;
        }
    }
    Ok(())
}

fn time() -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let numbers: Vec<f64> =
        bytes.as_chunks().0.iter().map(|&chunk| f64::from_le_bytes(chunk)).collect();
    let (from, to): (Vec<Point>, Vec<Point>) = numbers
        .as_chunks()
        .0
        .iter()
        .map(|&[lat1, lon1, lat2, lon2]| (Point::new(lon1, lat1), Point::new(lon2, lat2)))
        .unzip();
    let mut distances_m = vec![0.0; from.len()];
    let nothing = Inverse { distance_m: 0.0, azimuth1_deg: 0.0, azimuth2_deg: 0.0 };
    let mut ways = vec![nothing; from.len()];
    for machine in Machine::all() {
        let name = machine.name();
        let distances = || batch::distances_on_m(machine, &from, &to, &mut distances_m);
        report(&format!("batch-{name}"), from.len(), distances);
        let inverses = || batch::inverses_on(machine, &from, &to, &mut ways);
        report(&format!("batch-{name}-azimuths"), from.len(), inverses);
    }
    for (name, distance) in [
        ("one-by-one", geodesy::distance_m as fn(Point, Point) -> f64),
        ("geo-geodesic", |a, b| Geodesic.distance(a, b)),
        ("geo-haversine", |a, b| Haversine.distance(a, b)),
    ] {
        report(name, from.len(), || {
            for (&a, &b) in from.iter().zip(&to) {
                black_box(distance(a, b));
            }
        });
    }
    Ok(())
}

fn report(name: &str, pairs: usize, mut work: impl FnMut()) {
    let mut shortest_s = f64::INFINITY;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        work();
        shortest_s = shortest_s.min(start.elapsed().as_secs_f64());
    }
    println!("{name} {:.2}", shortest_s / pairs as f64 * 1e9);
}
