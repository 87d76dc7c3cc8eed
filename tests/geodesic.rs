//! Inverse geodesics against other people's numbers, on every kind of machine that this one can be.

use std::sync::LazyLock;

use geo::Point;
use geographiclib_rs::InverseGeodesic;
use luftlinie::geodesy::batch::{self, Machine};
use luftlinie::geodesy::{self, Inverse, ellipsoid};

/// One line of GeodTest: both points, azimuths and distance to far more digits than a double has.
struct Known {
    from: Point,
    to: Point,
    way: Inverse,
}

/// Every twentieth of the 10,000 lines of GeodTest-short.dat (Karney 2010,
/// doi:10.5281/zenodo.32156).
static GEOD_TEST: LazyLock<Vec<Known>> =
    LazyLock::new(|| include_str!("data/geod_test_500.dat").lines().map(known).collect());

fn known(line: &str) -> Known {
    let fields: Vec<f64> = line.split(' ').map(|f| f.parse().expect("a number")).collect();
    Known {
        from: Point::new(fields[1], fields[0]),
        to: Point::new(fields[4], fields[3]),
        way: Inverse { distance_m: fields[6], azimuth1_deg: fields[2], azimuth2_deg: fields[5] },
    }
}

fn points() -> (Vec<Point>, Vec<Point>) {
    GEOD_TEST.iter().map(|known| (known.from, known.to)).unzip()
}

/// The coordinates of the file are rounded to doubles here, which moves a point by up to 1 nm.
#[test]
fn distances_are_those_of_geod_test() {
    let (from, to) = points();
    for machine in Machine::all() {
        let mut distances_m = vec![0.0; from.len()];
        batch::distances_on_m(machine, &from, &to, &mut distances_m);
        for (known, distance_m) in GEOD_TEST.iter().zip(distances_m) {
            let error_nm = (distance_m - known.way.distance_m).abs() * 1e9;
            assert!(error_nm < 10.0, "{} {:?} {error_nm}", machine.name(), known.from);
        }
    }
}

/// An azimuth is as good as the place it leads to: its error times the reduced length.
#[test]
fn azimuths_lead_to_the_points_of_geod_test() {
    let (from, to) = points();
    let mut ways = vec![NOWHERE; from.len()];
    batch::inverses(&from, &to, &mut ways);
    for (known, way) in GEOD_TEST.iter().zip(ways) {
        let width_m = geodesy::reduced_length_m(known.from, known.to).abs();
        for (ours, theirs) in
            [(way.azimuth1_deg, known.way.azimuth1_deg), (way.azimuth2_deg, known.way.azimuth2_deg)]
        {
            let error_deg = geodesy::unwrap_deg(ours - theirs, 0.0).abs();
            // 2e-13° is what a double holds of an azimuth near 180°, with some rounding.
            let error_nm = (error_deg - 2e-13).max(0.0).to_radians() * width_m * 1e9;
            assert!(error_nm < 15.0, "{:?} {:?} {ours} {theirs} {error_nm}", known.from, known.to);
        }
    }
}

#[test]
fn the_direct_problem_leads_to_the_points_of_geod_test() {
    for Known { from, to, way } in GEOD_TEST.iter() {
        let there = geodesy::destination(*from, way.azimuth1_deg, way.distance_m);
        let off_nm = geodesy::distance_m(there, *to) * 1e9;
        assert!(off_nm < 20.0, "{from:?} {to:?} {off_nm}");
    }
}

const NOWHERE: Inverse =
    Inverse { distance_m: f64::NAN, azimuth1_deg: f64::NAN, azimuth2_deg: f64::NAN };

/// Poles, equator, antimeridian, coincident and antipodal points, and their neighbours.
fn special_pairs() -> (Vec<Point>, Vec<Point>) {
    let latitudes =
        [-90.0, -89.999999, -45.0, -30.0, -1e-9, 0.0, 1e-12, 0.3, 30.0, 45.0, 60.1, 89.9, 90.0];
    let longitudes = [
        -180.0,
        -179.999999,
        -90.0,
        -45.0,
        0.0,
        1e-10,
        45.0,
        89.9,
        90.0,
        135.0,
        179.4,
        180.0,
        540.0,
    ];
    let mut pairs = (Vec::new(), Vec::new());
    for from_latitude in latitudes {
        for to_latitude in latitudes {
            for longitude in longitudes {
                for start in [0.0, 12.3, 180.0] {
                    pairs.0.push(Point::new(start, from_latitude));
                    pairs.1.push(Point::new(longitude, to_latitude));
                }
            }
        }
    }
    pairs
}

#[test]
fn special_pairs_are_those_of_geographiclib() {
    let ellipsoid = geographiclib_rs::Geodesic::wgs84();
    let (from, to) = special_pairs();
    for machine in Machine::all() {
        let mut ways = vec![NOWHERE; from.len()];
        batch::inverses_on(machine, &from, &to, &mut ways);
        for ((a, b), way) in from.iter().zip(&to).zip(ways) {
            let (distance_m, azimuth1_deg, _, _): (f64, f64, f64, f64) =
                ellipsoid.inverse(a.y(), a.x(), b.y(), b.x());
            let error_nm = (way.distance_m - distance_m).abs() * 1e9;
            assert!(error_nm < 12.0, "{} {a:?} {b:?} {error_nm}", machine.name());
            let turn_deg = geodesy::unwrap_deg(way.azimuth1_deg - azimuth1_deg, 0.0).abs();
            let width_m = geodesy::reduced_length_m(*a, *b).abs();
            let error_nm = (turn_deg - 2e-13).max(0.0).to_radians() * width_m * 1e9;
            assert!(error_nm < 20.0, "{} {a:?} {b:?} {way:?}", machine.name());
        }
    }
}

#[test]
fn coincident_points_are_at_no_distance() {
    let same = [
        (Point::new(13.4, 52.5), Point::new(13.4, 52.5)),
        (Point::new(180.0, -33.3), Point::new(-180.0, -33.3)),
        (Point::new(370.0, 1.0), Point::new(10.0, 1.0)),
        (Point::new(17.0, 90.0), Point::new(-100.0, 90.0)),
        (Point::new(17.0, -90.0), Point::new(-100.0, -90.0)),
        (Point::new(0.0, 0.0), Point::new(-0.0, -0.0)),
    ];
    let (from, to): (Vec<_>, Vec<_>) = same.iter().cycle().take(300).copied().unzip();
    for machine in Machine::all() {
        let mut distances_m = vec![f64::NAN; from.len()];
        batch::distances_on_m(machine, &from, &to, &mut distances_m);
        assert!(distances_m.iter().all(|&m| m == 0.0), "{} {distances_m:?}", machine.name());
    }
}

/// The C++ library gives NaN beyond the poles; the Rust port took −90.00001° for the equator.
#[test]
fn what_is_no_point_has_no_distance() {
    let good = Point::new(1.0, 2.0);
    let bad = [
        Point::new(0.0, 90.000001),
        Point::new(0.0, -90.00001),
        Point::new(f64::NAN, 0.0),
        Point::new(0.0, f64::NAN),
        Point::new(f64::INFINITY, 0.0),
        Point::new(0.0, f64::NEG_INFINITY),
    ];
    for machine in Machine::all() {
        for point in bad {
            let (mut there, mut back) = ([NOWHERE; 20], [NOWHERE; 20]);
            batch::inverses_on(machine, &[point; 20], &[good; 20], &mut there);
            batch::inverses_on(machine, &[good; 20], &[point; 20], &mut back);
            for way in there.iter().chain(&back) {
                assert!(way.distance_m.is_nan() && way.azimuth1_deg.is_nan(), "{point:?} {way:?}");
            }
        }
    }
    assert!(geodesy::distance_m(good, bad[1]).is_nan());
    assert!(geodesy::reduced_length_m(good, bad[1]).is_nan());
    assert!(geodesy::area_under_m2(bad[1], good).is_nan());
    assert!(geodesy::destination(bad[1], 10.0, 1e5).y().is_nan());
}

/// What stands beside a pair, and how many there are, changes no bit; nor do wider vectors.
#[test]
fn one_pair_alone_gives_the_bits_of_the_batch() {
    let (mut from, mut to) = special_pairs();
    let (more_from, more_to) = points();
    from.extend(more_from);
    to.extend(more_to);
    let mut ways = vec![NOWHERE; from.len()];
    batch::inverses(&from, &to, &mut ways);
    for ((&a, &b), way) in from.iter().zip(&to).zip(&ways) {
        assert_eq!(geodesy::inverse(a, b), *way);
        assert_eq!(geodesy::distance_m(a, b), way.distance_m);
    }
    for machine in Machine::all().into_iter().filter(|machine| machine.name() != "plain") {
        let mut again = vec![NOWHERE; from.len()];
        batch::inverses_on(machine, &from, &to, &mut again);
        assert_eq!(again, ways, "{}", machine.name());
    }
}

#[test]
fn slices_of_any_length_are_filled() {
    let (from, to) = points();
    for count in [0, 1, 7, 8, 15, 16, 17, 255, 256, 257, 500] {
        let mut distances_m = vec![-1.0; count + 1];
        batch::distances_m(&from[..count], &to, &mut distances_m);
        assert_eq!(distances_m[count], -1.0);
        let singles: Vec<f64> = (0..count).map(|i| geodesy::distance_m(from[i], to[i])).collect();
        assert_eq!(distances_m[..count], singles);
        batch::distances_from_m(from[0], &to[..count], &mut distances_m);
        assert!((0..count).all(|i| distances_m[i] == geodesy::distance_m(from[0], to[i])));
    }
}

/// The second way to a geodesic: a free particle on the ellipsoid, by Runge and Kutta, from the
/// first point at the azimuth found. After the distance found it has to be at the second point.
#[test]
fn a_particle_on_the_ellipsoid_follows_the_way() {
    for (from, to) in [
        (Point::new(13.405, 52.52), Point::new(37.6173, 55.7558)),
        (Point::new(125.75432, 39.03385), Point::new(131.87353, 43.10562)),
        (Point::new(-73.7781, 40.6413), Point::new(151.1753, -33.9399)),
        (Point::new(179.5, 60.0), Point::new(-120.0, -10.0)),
        (Point::new(0.0, 0.0), Point::new(100.0, 0.1)),
    ] {
        let way = geodesy::inverse(from, to);
        let off_m = length(minus(thrown(from, way.azimuth1_deg, way.distance_m), in_space(to)));
        assert!(off_m < 1e-7, "{from:?} {to:?} {off_m}");
    }
}

type Vector = [f64; 3];

fn in_space(point: Point) -> Vector {
    let (sin, cos) = point.y().to_radians().sin_cos();
    let (sin_longitude, cos_longitude) = point.x().to_radians().sin_cos();
    let normal_m = ellipsoid::A_M / (1.0 - ellipsoid::E2 * sin * sin).sqrt();
    let polar = normal_m * (1.0 - ellipsoid::E2) * sin;
    [normal_m * cos * cos_longitude, normal_m * cos * sin_longitude, polar]
}

/// Where a particle is after `distance_m`, thrown along the surface.
fn thrown(from: Point, azimuth_deg: f64, distance_m: f64) -> Vector {
    let (sin, cos) = from.y().to_radians().sin_cos();
    let (sin_longitude, cos_longitude) = from.x().to_radians().sin_cos();
    let north = [-sin * cos_longitude, -sin * sin_longitude, cos];
    let east = [-sin_longitude, cos_longitude, 0.0];
    let (sin_azimuth, cos_azimuth) = azimuth_deg.to_radians().sin_cos();
    let mut place = in_space(from);
    let mut speed = plus(north.map(|x| x * cos_azimuth), east.map(|x| x * sin_azimuth));
    let steps = 4000;
    let h = distance_m / f64::from(steps);
    for _ in 0..steps {
        let (k1, l1) = (speed, pull(place, speed));
        let (k2, l2) = after(place, speed, k1, l1, h / 2.0);
        let (k3, l3) = after(place, speed, k2, l2, h / 2.0);
        let (k4, l4) = after(place, speed, k3, l3, h);
        place = plus(place, mean(k1, k2, k3, k4).map(|x| x * h));
        speed = plus(speed, mean(l1, l2, l3, l4).map(|x| x * h));
    }
    place
}

/// The acceleration that keeps a particle on x² + y² + z² a²/b² = a²: along the normal, and no
/// more.
fn pull(place: Vector, speed: Vector) -> Vector {
    let stretch = 1.0 / (1.0 - ellipsoid::E2);
    let weights = [1.0, 1.0, stretch];
    let normal: Vector = std::array::from_fn(|i| place[i] * weights[i]);
    let bend: f64 = (0..3).map(|i| weights[i] * speed[i] * speed[i]).sum();
    let square: f64 = normal.iter().map(|x| x * x).sum();
    normal.map(|x| -x * bend / square)
}

fn after(place: Vector, speed: Vector, k: Vector, l: Vector, h: f64) -> (Vector, Vector) {
    let speed = plus(speed, l.map(|x| x * h));
    (speed, pull(plus(place, k.map(|x| x * h)), speed))
}

fn mean(a: Vector, b: Vector, c: Vector, d: Vector) -> Vector {
    std::array::from_fn(|i| (a[i] + 2.0 * b[i] + 2.0 * c[i] + d[i]) / 6.0)
}

fn plus(a: Vector, b: Vector) -> Vector {
    std::array::from_fn(|i| a[i] + b[i])
}

fn minus(a: Vector, b: Vector) -> Vector {
    std::array::from_fn(|i| a[i] - b[i])
}

fn length(a: Vector) -> f64 {
    a.iter().map(|x| x * x).sum::<f64>().sqrt()
}
