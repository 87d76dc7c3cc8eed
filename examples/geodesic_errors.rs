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

use std::io::{self, BufRead, BufWriter, Write};

use geo::Point;
use luftlinie::geodesy::batch::{self, Machine};
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
        let distances =
            solutions.iter().zip(&ways).map(|(known, way)| known.distance_error_nm(way));
        let azimuths = solutions.iter().zip(&ways).map(|(known, way)| known.azimuth_error_nm(way));
        println!("{:7} distance {}", machine.name(), summary(distances, &solutions));
        println!("{:7} azimuths {}", machine.name(), summary(azimuths, &solutions));
    }
    Ok(())
}

fn summary(errors_nm: impl Iterator<Item = f64>, solutions: &[Solution]) -> String {
    let (mut square, mut worst, mut count) = (0.0, (0.0, 0), 0);
    for (i, error_nm) in errors_nm.enumerate() {
        square += error_nm * error_nm;
        count += 1;
        if error_nm.is_nan() || error_nm > worst.0 {
            worst = (error_nm, i);
        }
    }
    let root_mean_square = (square / f64::from(count)).sqrt();
    let Solution { from, to, .. } = solutions[worst.1];
    format!(
        "{count} pairs, root mean square {root_mean_square:.2} nm, worst {:.2} nm at {} {} {} {}",
        worst.0,
        from.y(),
        from.x(),
        to.y(),
        to.x()
    )
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
