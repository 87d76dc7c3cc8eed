//! Laws that hold for all points: what a property test can say without a reference.

use geo::{LineString, Point, Polygon};
use luftlinie::geodesy::{self, Way};
use proptest::prelude::*;

fn point() -> impl Strategy<Value = Point> {
    // Uniform on the sphere, with a fair share of poles, equator and antimeridian.
    let latitude = prop_oneof![
        8 => (-1.0..1.0_f64).prop_map(|sine| sine.asin().to_degrees()),
        1 => prop::sample::select(vec![-90.0, -45.0, 0.0, 45.0, 90.0]),
    ];
    let longitude = prop_oneof![
        8 => -180.0..180.0_f64,
        1 => prop::sample::select(vec![-180.0, -90.0, 0.0, 90.0, 180.0]),
    ];
    (longitude, latitude).prop_map(|(x, y)| Point::new(x, y))
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) }
}

/// An azimuth and a distance.
fn throw() -> impl Strategy<Value = (f64, f64)> {
    (0.0..360.0_f64, 1.0..6e6_f64)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_detour_is_never_shorter(a in point(), b in point(), c in point()) {
        let direct = geodesy::distance_m(a, b);
        let detour = geodesy::distance_m(a, c) + geodesy::distance_m(c, b);
        prop_assert!(direct <= detour + 2e-8, "{direct} {detour}");
    }

    #[test]
    fn there_is_as_far_as_back(a in point(), b in point()) {
        let (there, back) = (geodesy::inverse(a, b), geodesy::inverse(b, a));
        prop_assert!((there.distance_m - back.distance_m).abs() < 1e-8);
        // Where the way is unique, the way back leaves in the direction from which the way there
        // came.
        if there.distance_m > 1.0 && there.distance_m < 1.9e7 {
            let turn = geodesy::unwrap_deg(there.azimuth2_deg - back.azimuth1_deg + 180.0, 0.0);
            let width_m = geodesy::reduced_length_m(a, b).abs();
            prop_assert!((turn.abs() - 2e-13).max(0.0).to_radians() * width_m < 2e-8, "{turn}");
        }
    }

    #[test]
    fn the_way_found_leads_there(a in point(), b in point()) {
        let way = geodesy::inverse(a, b);
        let there = geodesy::destination(a, way.azimuth1_deg, way.distance_m);
        prop_assert!(geodesy::distance_m(there, b) < 3e-8);
    }

    #[test]
    fn a_throw_is_as_long_as_it_was(a in point(), azimuth in 0.0..360.0_f64, m in 0.0..1.9e7_f64) {
        let b = geodesy::destination(a, azimuth, m);
        prop_assert!((geodesy::distance_m(a, b) - m).abs() < 2e-8);
    }

    #[test]
    fn no_way_is_longer_than_half_a_meridian(a in point(), b in point()) {
        prop_assert!(geodesy::distance_m(a, b) <= 20_003_931.458_625_46);
    }

    #[test]
    fn every_meridian_sees_the_same_earth(a in point(), b in point(), turns in -4..5_i32) {
        // Multiples of 1/8° are added without rounding to longitudes that are themselves rounded to
        // 2⁻²⁰°.
        let east = f64::from(turns) * 90.125;
        let rounded = |p: Point| Point::new((p.x() * 1048576.0).round() / 1048576.0, p.y());
        let (a, b) = (rounded(a), rounded(b));
        let turned = |p: Point| Point::new(p.x() + east, p.y());
        prop_assert_eq!(geodesy::distance_m(a, b), geodesy::distance_m(turned(a), turned(b)));
    }

    #[test]
    fn south_is_as_north(a in point(), b in point()) {
        let mirrored = |p: Point| Point::new(p.x(), -p.y());
        let south = geodesy::distance_m(mirrored(a), mirrored(b));
        prop_assert!((geodesy::distance_m(a, b) - south).abs() < 1e-8);
    }

    #[test]
    fn points_between_divide_the_way(a in point(), b in point(), share in 0.0..1.0_f64) {
        let whole = geodesy::distance_m(a, b);
        let middle = geodesy::interpolate(a, b, share);
        prop_assert!((geodesy::distance_m(a, middle) - share * whole).abs() < 3e-8);
        prop_assert!((geodesy::distance_m(middle, b) - (1.0 - share) * whole).abs() < 3e-8);
    }

    #[test]
    fn a_foot_is_the_nearest(a in point(), ab in throw(), ap in throw(), share in 0.0..1.0_f64) {
        let b = geodesy::destination(a, ab.0, 2.0 * ab.1);
        let p = geodesy::destination(a, ap.0, ap.1);
        let (foot, distance_m) = geodesy::foot_on_way(p, a, b);
        prop_assert!((geodesy::distance_m(p, foot) - distance_m).abs() < 1e-8);
        let way = Way::between(a, b);
        let other_m = geodesy::distance_m(p, way.point(share * way.length_m));
        prop_assert!(distance_m <= other_m + 2e-8, "{distance_m} {other_m}");
    }

    /// A triangle cut from a corner to the opposite side loses no area.
    #[test]
    fn areas_add_up(a in point(), ab in throw(), ac in throw(), share in 0.0..1.0_f64) {
        let ring = |points: &[Point]| LineString::from_iter(points.iter().map(|p| (p.x(), p.y())));
        let (b, c) = (geodesy::destination(a, ab.0, ab.1), geodesy::destination(a, ac.0, ac.1));
        let d = geodesy::interpolate(b, c, share);
        let area = |points: &[Point]| geodesy::ring_area_m2(&ring(points));
        let whole = area(&[a, b, c, a]);
        let parts = area(&[a, b, d, a]) + area(&[a, d, c, a]);
        prop_assert!((whole - parts).abs() < 1.0, "{whole} {parts}");
        let polygon = Polygon::new(ring(&[a, b, c, a]), vec![]);
        prop_assert!((geodesy::area_m2(&polygon) - whole.abs()).abs() < 1e-3);
    }

    #[test]
    fn a_map_line_keeps_its_length(a in point(), b in point(), steps in 1.0..50.0_f64) {
        let whole = geodesy::distance_m(a, b);
        prop_assume!(whole > 1.0);
        let lines = geodesy::densify(a, b, whole / steps);
        let sum: f64 = lines.iter().map(geodesy::length_m).sum();
        prop_assert!((sum - whole).abs() < 1e-5, "{sum} {whole}");
        for point in lines.iter().flat_map(|line| line.points()) {
            prop_assert!(point.x().abs() <= 180.0 && point.y().abs() <= 90.0);
        }
    }

    #[test]
    fn no_input_panics(x in any::<(f64, f64)>(), y in any::<(f64, f64)>(), m in any::<f64>()) {
        let (a, b) = (Point::new(x.0, x.1), Point::new(y.0, y.1));
        let _ = geodesy::inverse(a, b);
        let _ = geodesy::destination(a, m, y.0);
        let _ = geodesy::rhumb_distance_m(a, b);
        let _ = geodesy::densify(a, b, m);
        let _ = geodesy::foot_on_way(a, b, Point::new(m, 0.0));
        let _ = geodesy::crossing([a, b], [b, Point::new(m, 1.0)]);
        let _ = geodesy::Wind::of_sixteen(m);
        let line = LineString::from(vec![(x.0, x.1), (y.0, y.1), (m, 0.0)]);
        let _ = geodesy::ruler_length_m(&line, 1e6);
        let _ = geodesy::ring_area_m2(&line);
    }
}
