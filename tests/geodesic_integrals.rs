//! Distances and areas once more by another algorithm: the equations of motion on the ellipsoid,
//! integrated step by step, and areas on the equal-area projection. No series is common to both.
//!
//! Notation: x the place and v the direction in space, n the normal, s the length, λ the longitude,
//! q the authalic function of latitude, with a²/2 q dλ the area below a piece of the way.

use std::f64::consts::TAU;

use geo::{LineString, Point};
use luftlinie::geodesy::ellipsoid::{A_M, B_M, E, E2};
use luftlinie::geodesy::{self, Inverse};
use proptest::prelude::*;

type Vector = [f64; 3];
/// x and v.
type State = [Vector; 2];

const AXES_M: Vector = [A_M, A_M, B_M];
/// One step of Runge and Kutta is then off by less than a nanometre.
const STEP_M: f64 = 2_000.0;

fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// dx/ds = v and dv/ds = −k n: a body that nothing pushes sideways.
fn slope([x, v]: State) -> State {
    let normal: Vector = std::array::from_fn(|i| x[i] / AXES_M[i].powi(2));
    let bend: f64 = (0..3).map(|i| (v[i] / AXES_M[i]).powi(2)).sum();
    let pull = -bend / dot(normal, normal);
    [v, normal.map(|n| pull * n)]
}

fn after([x, v]: State, [dx, dv]: State, m: f64) -> State {
    [std::array::from_fn(|i| x[i] + m * dx[i]), std::array::from_fn(|i| v[i] + m * dv[i])]
}

fn step(state: State, m: f64) -> State {
    let first = slope(state);
    let second = slope(after(state, first, m / 2.0));
    let third = slope(after(state, second, m / 2.0));
    let fourth = slope(after(state, third, m));
    let mean = std::array::from_fn(|part| {
        std::array::from_fn(|i| {
            (first[part][i] + 2.0 * (second[part][i] + third[part][i]) + fourth[part][i]) / 6.0
        })
    });
    after(state, mean, m)
}

/// Place and direction where a way leaves `from`.
fn start(from: Point, azimuth_deg: f64) -> State {
    let (sin_phi, cos_phi) = from.y().to_radians().sin_cos();
    let (sin_lambda, cos_lambda) = from.x().to_radians().sin_cos();
    let (sin_alpha, cos_alpha) = azimuth_deg.to_radians().sin_cos();
    let across_m = A_M / (1.0 - E2 * sin_phi * sin_phi).sqrt();
    let north = [-sin_phi * cos_lambda, -sin_phi * sin_lambda, cos_phi];
    let east = [-sin_lambda, cos_lambda, 0.0];
    let x = [
        across_m * cos_phi * cos_lambda,
        across_m * cos_phi * sin_lambda,
        across_m * (1.0 - E2) * sin_phi,
    ];
    [x, std::array::from_fn(|i| cos_alpha * north[i] + sin_alpha * east[i])]
}

/// An even number of steps along the shortest way from `from` to `to`, ends included, and their
/// length.
fn way(from: Point, to: Point) -> (Vec<State>, f64) {
    let Inverse { distance_m, azimuth1_deg, .. } = geodesy::inverse(from, to);
    let steps = 2 * (distance_m / STEP_M / 2.0).ceil().max(1.0) as usize;
    let step_m = distance_m / steps as f64;
    let mut states = vec![start(from, azimuth1_deg)];
    for i in 0..steps {
        states.push(step(states[i], step_m));
    }
    (states, step_m)
}

/// q at a place in space.
fn authalic(x: Vector) -> f64 {
    let tangent = x[2] / (1.0 - E2) / x[0].hypot(x[1]);
    let sine = tangent / (1.0 + tangent * tangent).sqrt();
    authalic_of(sine)
}

fn authalic_of(sine: f64) -> f64 {
    (1.0 - E2) * (sine / (1.0 - E2 * sine * sine) + (E * sine).atanh() / E)
}

/// The turn in longitude and the integral of q dλ along the way, by Simpson's rule.
fn integrals(from: Point, to: Point) -> [f64; 2] {
    let (states, step_m) = way(from, to);
    let last = states.len() - 1;
    let mut sums = [0.0; 2];
    for (i, &[x, v]) in states.iter().enumerate() {
        let weight = if i == 0 || i == last { 1.0 } else { 2.0 * (1 + i % 2) as f64 };
        let turn = (x[0] * v[1] - x[1] * v[0]) / (x[0] * x[0] + x[1] * x[1]);
        sums[0] += weight * turn;
        sums[1] += weight * turn * authalic(x);
    }
    sums.map(|sum| sum * step_m / 3.0)
}

/// The area of a ring, positive anticlockwise.
fn area_m2(corners: &[Point]) -> f64 {
    let next = corners.iter().cycle().skip(1);
    let [turn, under] = corners.iter().zip(next).fold([0.0; 2], |sums, (&from, &to)| {
        let [turn, under] = integrals(from, to);
        [sums[0] + turn, sums[1] + under]
    });
    // A ring around a pole comes home a whole turn later, and holds the cap above it.
    let turns = (turn / TAU).round();
    let north = corners[0].y() > 0.0;
    let pole = authalic_of(if north { 1.0 } else { -1.0 });
    A_M * A_M / 2.0 * (turns * TAU * pole - under)
}

fn ring(corners: &[Point]) -> LineString {
    LineString::from_iter(corners.iter().chain(&corners[..1]).map(|p| (p.x(), p.y())))
}

fn point() -> impl Strategy<Value = Point> {
    let latitude = (-0.999..0.999_f64).prop_map(|sine| sine.asin().to_degrees());
    (-180.0..180.0_f64, latitude).prop_map(|(x, y)| Point::new(x, y))
}

/// Some corners around a centre, anticlockwise, which may be a pole.
fn corners() -> impl Strategy<Value = Vec<Point>> {
    let centre = prop_oneof![4 => point(), 1 => Just(Point::new(0.0, 90.0))];
    let reaches = prop::collection::vec(1e5..4e6_f64, 3..8);
    (centre, reaches).prop_map(|(centre, reaches)| {
        let turn_deg = -360.0 / reaches.len() as f64;
        let corner = |(i, reach_m): (usize, &f64)| {
            geodesy::destination(centre, turn_deg * (i as f64 + 0.3), *reach_m)
        };
        reaches.iter().enumerate().map(corner).collect()
    })
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) }
}

proptest! {
    #![proptest_config(config())]

    /// The distance and the azimuth are right if who follows them arrives.
    #[test]
    fn who_goes_straight_on_arrives(from in point(), to in point()) {
        let (states, _) = way(from, to);
        let [arrived, heading] = states[states.len() - 1];
        let azimuth2_deg = geodesy::inverse(from, to).azimuth2_deg;
        let [expected, direction] = start(to, azimuth2_deg);
        let off_m: Vector = std::array::from_fn(|i| arrived[i] - expected[i]);
        prop_assert!(dot(off_m, off_m).sqrt() < 1e-6, "{off_m:?}");
        // Beside a pole the azimuth of a way turns by whole degrees in a metre.
        prop_assert!(dot(heading, direction) > 1.0 - 1e-12);
    }

    #[test]
    fn areas_are_those_of_the_equal_area_projection(corners in corners()) {
        // Simpson's rule needs many steps on the way around a pole.
        let near_pole = |p: &Point| p.y().abs() > 84.0;
        prop_assume!(!corners.iter().any(near_pole));
        let edges = corners.iter().zip(corners.iter().cycle().skip(1));
        let mut middles = edges.flat_map(|(&a, &b)| {
            (1..20).map(move |i| geodesy::interpolate(a, b, f64::from(i) / 20.0))
        });
        prop_assume!(!middles.any(|p| near_pole(&p)));
        let (series, integral) = (geodesy::ring_area_m2(&ring(&corners)), area_m2(&corners));
        let off_m2 = (series - integral).abs();
        prop_assert!(off_m2 < 20.0 + 1e-10 * integral.abs(), "{series} {integral} {off_m2}");
    }

    #[test]
    fn areas_are_the_same_on_every_meridian(corners in corners(), east_deg in -400.0..400.0_f64) {
        let turned = |p: &Point| Point::new(p.x() + east_deg, p.y());
        let elsewhere: Vec<Point> = corners.iter().map(turned).collect();
        let [here, there] = [&corners, &elsewhere].map(|it| geodesy::ring_area_m2(&ring(it)));
        prop_assert!((here - there).abs() < 1.0, "{here} {there}");
    }
}
