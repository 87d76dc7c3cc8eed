//! How far our inverse geodesics are from better ones.
//!
//! ```sh
//! zcat GeodTest-short.dat.gz | cargo run --release --example geodesic_errors
//! ```
//!
//! Lines as in GeodTest (Karney, doi:10.5281/zenodo.32156): `lat1 lon1 azi1 lat2 lon2 azi2 s12 …`.
//! With a number as argument it prints that many pairs instead, `lat1 lon1 lat2 lon2`, of all
//! classes in turn: input for
//! `benches/exact.cpp`, which solves them with long doubles. `benches/accuracy.sh` does all of it.

use std::fmt;
use std::io::{self, BufRead, BufWriter, Write};

use geo::Point;
use luftlinie::geodesy::batch::{self, Machine};
use luftlinie::geodesy::ellipsoid::MEAN_RADIUS_M;
use luftlinie::geodesy::{self, Inverse};

#[path = "../tests/common/random.rs"]
mod random;

use random::Random;

fn main() -> io::Result<()> {
    match std::env::args().nth(1).map(|count| count.parse()) {
        None => print_errors(),
        Some(Ok(count)) => print_pairs(count),
        Some(Err(error)) => Err(io::Error::other(error)),
    }
}

fn print_errors() -> io::Result<()> {
    let solutions: Vec<Solution> = io::stdin()
        .lock()
        .lines()
        .map(|line| Ok(Solution::read(&line?)))
        .collect::<io::Result<_>>()?;
    let (from, to): (Vec<Point>, Vec<Point>) =
        solutions.iter().map(|solution| (solution.from, solution.to)).unzip();
    let nowhere = Inverse { distance_m: 0.0, azimuth1_deg: 0.0, azimuth2_deg: 0.0 };
    for machine in Machine::all() {
        let mut ways = vec![nowhere; from.len()];
        batch::inverses_on(machine, &from, &to, &mut ways);
        let errors: Vec<Error> =
            solutions.iter().zip(&ways).map(|(known, way)| Error::of(known, way)).collect();
        println!(
            "{}: errors in nm; azimuths also in 1e-13° of a quarter of the Earth",
            machine.name()
        );
        println!("{:<40} {:>9} {:>6} {:>6} {:>8}", "pairs", "", "rms", "worst", "azimuths");
        for (name, contains) in CLASSES {
            let class = solutions.iter().zip(&errors).filter(|(known, _)| contains(known));
            println!("{name:<40} {}", Summary::of(class.map(|(_, error)| error)));
        }
        let worst = solutions
            .iter()
            .zip(&errors)
            .max_by(|(_, a), (_, b)| a.distance_nm.total_cmp(&b.distance_nm));
        if let Some((Solution { from, to, .. }, _)) = worst {
            println!("worst distance: {} {} {} {}", from.y(), from.x(), to.y(), to.x());
        }
    }
    Ok(())
}

/// A kind of pairs, and which pairs are of it.
type Class = (&'static str, fn(&Solution) -> bool);

/// By where they lie; a pair may be of several kinds.
static CLASSES: &[Class] = &[
    ("up to 1 km", |pair| pair.metres < 1e3),
    ("1 to 100 km", |pair| (1e3..1e5).contains(&pair.metres)),
    ("100 to 2,000 km", |pair| (1e5..2e6).contains(&pair.metres)),
    ("2,000 to 10,000 km", |pair| (2e6..1e7).contains(&pair.metres)),
    ("10,000 to 19,800 km", |pair| (1e7..1.98e7).contains(&pair.metres)),
    ("beyond 19,800 km, near the antipode", |pair| pair.metres >= 1.98e7),
    ("an end within 1 km of a pole", |pair| pair.from.y().abs().max(pair.to.y().abs()) > 89.991),
    ("both ends within 50 m of the equator", |pair| {
        pair.from.y().abs().max(pair.to.y().abs()) < 0.00045
    }),
    ("along a meridian to 0.0005°", |pair| {
        let turn_deg = geodesy::unwrap_deg(pair.to.x() - pair.from.x(), 0.0).abs();
        turn_deg.min(180.0 - turn_deg) < 0.0005
    }),
    ("all", |_| true),
];

/// By how much a solution is off.
struct Error {
    distance_nm: f64,
    /// By how much the azimuths move the far end.
    azimuths_nm: f64,
}

impl Error {
    fn of(known: &Solution, way: &Inverse) -> Self {
        let (distance_nm, azimuths_nm) =
            (known.distance_error_nm(way), known.azimuth_error_nm(way));
        Self { distance_nm, azimuths_nm }
    }
}

/// What is told of the errors of a class.
#[derive(Default)]
struct Summary {
    pairs: u64,
    square: f64,
    worst_nm: f64,
    azimuths_nm: f64,
}

impl Summary {
    fn of<'a>(errors: impl Iterator<Item = &'a Error>) -> Self {
        // What is not a number must not look like a good one.
        let worse = |a: f64, b: f64| if a >= b { a } else { b };
        errors.fold(Self::default(), |sum, error| Self {
            pairs: sum.pairs + 1,
            square: sum.square + error.distance_nm * error.distance_nm,
            worst_nm: worse(sum.worst_nm, error.distance_nm),
            azimuths_nm: worse(sum.azimuths_nm, error.azimuths_nm),
        })
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pairs, square, worst_nm, azimuths_nm } = *self;
        let root_mean_square = (square / pairs.max(1) as f64).sqrt();
        // 1e-13° at the Earth's radius, which is what the reduced length is at a quarter of it.
        let turns = azimuths_nm / (1e-13_f64.to_radians() * MEAN_RADIUS_M * 1e9);
        write!(
            formatter,
            "{pairs:>9} {root_mean_square:>6.2} {worst_nm:>6.2} {azimuths_nm:>5.2} = {turns:.2}"
        )
    }
}

struct Solution {
    from: Point,
    to: Point,
    azimuth1_deg: f64,
    azimuth2_deg: f64,
    /// Whole metres, and the rest to more digits than one double could hold with them.
    metres: f64,
    rest_m: f64,
}

impl Solution {
    fn read(line: &str) -> Self {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let number = |i: usize| fields[i].parse::<f64>().expect("a number");
        let (metres, rest) = fields[6].split_once('.').unwrap_or((fields[6], "0"));
        Self {
            from: Point::new(number(1), number(0)),
            to: Point::new(number(4), number(3)),
            azimuth1_deg: number(2),
            azimuth2_deg: number(5),
            metres: metres.parse().expect("a number"),
            rest_m: format!("0.{rest}").parse().expect("a number"),
        }
    }

    fn distance_error_nm(&self, way: &Inverse) -> f64 {
        ((way.distance_m - self.metres) - self.rest_m).abs() * 1e9
    }

    /// By how much the far end moves.
    fn azimuth_error_nm(&self, way: &Inverse) -> f64 {
        let width_m = geodesy::reduced_length_m(self.from, self.to).abs();
        let turn = |ours: f64, theirs: f64| geodesy::unwrap_deg(ours - theirs, 0.0).abs();
        let first_deg = turn(way.azimuth1_deg, self.azimuth1_deg);
        first_deg.max(turn(way.azimuth2_deg, self.azimuth2_deg)).to_radians() * width_m * 1e9
    }
}

fn print_pairs(count: usize) -> io::Result<()> {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut out = BufWriter::new(io::stdout().lock());
    for i in 0..count {
        let (a, b) = random.pair(i % 8);
        writeln!(out, "{} {} {} {}", a.y(), a.x(), b.y(), b.x())?;
    }
    out.flush()
}

impl Random {
    fn pair(&mut self, class: usize) -> (Point, Point) {
        let (a, b) = (self.point(), self.point());
        match class {
            // Uniform on the sphere.
            0 | 1 => (a, b),
            // 10 m to 20,000 km, each order of magnitude alike.
            2 | 3 => {
                let distance_m = 10.0 * 2e6_f64.powf(self.unit());
                (a, geodesy::destination(a, 360.0 * self.unit(), distance_m))
            }
            // Within a few degrees of the antipode.
            4 => {
                let off = |unit: f64| 4.0 * (unit - 0.5);
                let latitude = (off(self.unit()) - a.y()).clamp(-90.0, 90.0);
                (a, Point::new(a.x() + 180.0 + off(self.unit()), latitude))
            }
            // Near one pole, or one near each.
            5 => {
                let polar = |unit: f64| 90.0 - 10_f64.powf(1.0 - 10.0 * unit);
                let side = if self.unit() < 0.5 { 1.0 } else { -1.0 };
                let (first, second) = (polar(self.unit()), polar(self.unit()));
                (Point::new(a.x(), first), Point::new(b.x(), side * second))
            }
            // Near the equator.
            6 => {
                let low = |unit: f64| (unit - 0.5) * 1e-3;
                let (first, second) = (low(self.unit()), low(self.unit()));
                (Point::new(a.x(), first), Point::new(b.x(), second))
            }
            // Near a meridian, on this side or the other.
            _ => {
                let far = if self.unit() < 0.5 { 0.0 } else { 180.0 };
                let longitude = a.x() + far + (self.unit() - 0.5) * 1e-3;
                (a, Point::new(longitude, b.y()))
            }
        }
    }
}
