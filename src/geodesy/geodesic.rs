//! Shortest ways on the WGS 84 ellipsoid, one at a time.
//!
//! The inverse problem (two points → distance and azimuths), the direct problem (point, azimuth,
//! distance → point) and the points along a way. For many pairs at once see
//! [`batch`](super::batch).

use geo::Point;
use geographiclib_rs::{DirectGeodesic, GeodesicLine, InverseGeodesic, geodesic_capability};

use super::batch;
use super::exact::{ELLIPSOID, Inverse};
use super::kernel::Pair;
use super::machine::Machine;
use super::wind::unwrap_deg;

/// Distance and azimuths of the shortest way between two points.
///
/// # Units
/// degrees → metres and degrees
///
/// # Model
/// WGS 84 ellipsoid, heights left out.
///
/// # Accuracy
/// Distance 6 nm (10 nm near antipodes); azimuths such that the far end moves by 10 nm.
///
/// # Errors
/// All values are NaN where a coordinate is, or where a latitude lies beyond a pole.
///
/// # References
/// Karney 2013 (doi:10.1007/s00190-012-0578-z).
///
/// ```
/// use geo::Point;
/// let (berlin, moscow) = (Point::new(13.405, 52.52), Point::new(37.6173, 55.7558));
/// let way = luftlinie::geodesy::inverse(berlin, moscow);
/// assert_eq!((way.distance_m / 1000.0).round(), 1614.0);
/// ```
pub fn inverse(from: Point, to: Point) -> Inverse {
    batch::solve_one(Machine::best(), batch::INVERSE, Pair::new(from, to))
}

/// The length of the shortest way between two points: [`inverse`] without the azimuths.
///
/// ```
/// use geo::Point;
/// let pyongyang = Point::new(125.75432, 39.03385);
/// let vladivostok = Point::new(131.87353, 43.10562);
/// let distance_m = luftlinie::geodesy::distance_m(pyongyang, vladivostok);
/// assert_eq!(distance_m.round(), 684_475.0);
/// ```
pub fn distance_m(from: Point, to: Point) -> f64 {
    batch::solve_one(Machine::best(), batch::DISTANCE, Pair::new(from, to)).distance_m
}

/// The azimuth at `from` of the shortest way to `to`, in degrees clockwise from north, 0..360.
///
/// For units, model and accuracy see [`inverse`].
///
/// ```
/// use geo::Point;
/// let (berlin, tokyo) = (Point::new(13.405, 52.52), Point::new(139.69, 35.69));
/// assert_eq!(luftlinie::geodesy::azimuth_deg(berlin, tokyo).round(), 42.0);
/// ```
pub fn azimuth_deg(from: Point, to: Point) -> f64 {
    turn_deg(inverse(from, to).azimuth1_deg)
}

/// The point `distance_m` away from `from` in the direction `azimuth_deg`.
///
/// # Units
/// degrees, metres → degrees, longitude −180..180
///
/// # Model
/// WGS 84 ellipsoid; a negative distance goes back.
///
/// # Accuracy
/// 15 nm.
///
/// # Errors
/// NaN where an argument is, or where the latitude lies beyond a pole.
///
/// # References
/// Karney 2013 (doi:10.1007/s00190-012-0578-z).
///
/// ```
/// use geo::Point;
/// let berlin = Point::new(13.405, 52.52);
/// let there = luftlinie::geodesy::destination(berlin, 90.0, 500_000.0);
/// assert_eq!(((there.y() * 100.0).round(), (there.x() * 100.0).round()), (5229.0, 2075.0));
/// ```
pub fn destination(from: Point, azimuth_deg: f64, distance_m: f64) -> Point {
    let (latitude, longitude) = ELLIPSOID.direct(from.y(), from.x(), azimuth_deg, distance_m);
    Point::new(longitude, latitude)
}

/// The point half way between two points; see [`interpolate`].
pub fn midpoint(from: Point, to: Point) -> Point {
    interpolate(from, to, 0.5)
}

/// The point at `fraction` of the shortest way, 0 at `from` and 1 at `to`.
///
/// # Units
/// degrees → degrees
///
/// # Model
/// WGS 84 ellipsoid. A fraction beyond 0 or 1 goes on beyond the end.
///
/// # Accuracy
/// 15 nm; NaN where an argument is.
///
/// ```
/// use geo::Point;
/// use luftlinie::geodesy::{interpolate, midpoint};
/// let (frankfurt, tokyo) = (Point::new(8.57, 50.03), Point::new(139.78, 35.55));
/// assert_eq!(midpoint(frankfurt, tokyo), interpolate(frankfurt, tokyo, 0.5));
/// // Half way the flight is farther north than either end.
/// assert_eq!(midpoint(frankfurt, tokyo).y().round(), 65.0);
/// ```
pub fn interpolate(from: Point, to: Point, fraction: f64) -> Point {
    if fraction == 0.0 {
        return from;
    }
    if fraction == 1.0 {
        return to;
    }
    let way = Way::between(from, to);
    way.point(fraction * way.length_m)
}

/// How far two ways of slightly different azimuth come apart at `to`, per radian of azimuth.
///
/// # Units
/// degrees → metres per radian; on a sphere R sin (s / R)
///
/// # Model
/// WGS 84 ellipsoid: the reduced length m12.
///
/// # Accuracy
/// 4 nm up to 19,900 km; near the antipode it changes by metres where the ends move by nanometres.
///
/// # References
/// Karney 2013, section 3 (doi:10.1007/s00190-012-0578-z).
///
/// ```
/// use geo::Point;
/// let (oslo, cairo) = (Point::new(10.75, 59.91), Point::new(31.24, 30.04));
/// let width_m = luftlinie::geodesy::reduced_length_m(oslo, cairo);
/// assert_eq!((width_m / 1000.0).round(), 3460.0);
/// ```
pub fn reduced_length_m(from: Point, to: Point) -> f64 {
    let (_, _, _, reduced_m, _, _, _, _) = full(from, to);
    reduced_m
}

/// The area between the shortest way, the equator and the two meridians, positive eastwards in the
/// north.
///
/// # Units
/// degrees → square metres
///
/// # Model
/// WGS 84 ellipsoid: the area S12.
///
/// # Accuracy
/// 0.15 m² up to 19,000 km; near the antipode as [`reduced_length_m`].
///
/// # References
/// Karney 2013, section 6 (doi:10.1007/s00190-012-0578-z).
///
/// ```
/// use geo::Point;
/// // From the Gulf of Guinea to Kampala's meridian, along the first degree north.
/// let area_m2 = luftlinie::geodesy::area_under_m2(Point::new(0.0, 1.0), Point::new(32.6, 1.0));
/// assert!(area_m2 > 0.0);
/// assert_eq!((area_m2 / 1e9).round(), 413.0);
/// ```
pub fn area_under_m2(from: Point, to: Point) -> f64 {
    let (_, _, _, _, _, _, area_m2, _) = full(from, to);
    area_m2
}

/// A way between two points, and all that GeographicLib says about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Solution {
    pub to: Point,
    pub distance_m: f64,
    /// −180..180, as in [`Inverse`].
    pub azimuth1_deg: f64,
    pub azimuth2_deg: f64,
    /// See [`reduced_length_m`].
    pub reduced_length_m: f64,
    /// How far two ways that leave in parallel come apart, per metre between them, at each end.
    pub scales: [f64; 2],
    /// See [`area_under_m2`].
    pub area_m2: f64,
    /// The angle of the way on the auxiliary sphere.
    pub arc_deg: f64,
}

/// The inverse problem with everything about the way, by GeographicLib's own method.
///
/// # Units
/// degrees → metres, degrees, square metres
///
/// # Model
/// WGS 84 ellipsoid.
///
/// # Accuracy
/// 15 nm as GeographicLib has it, and its last digits; reduced length and area as
/// [`reduced_length_m`] and [`area_under_m2`]. [`inverse`] is as exact and faster.
///
/// # References
/// Karney 2013 (doi:10.1007/s00190-012-0578-z).
///
/// ```
/// use geo::Point;
/// let (oslo, cairo) = (Point::new(10.75, 59.91), Point::new(31.24, 30.04));
/// let way = luftlinie::geodesy::solve_inverse(oslo, cairo);
/// assert_eq!((way.distance_m / 1000.0).round(), 3657.0);
/// assert!(way.reduced_length_m < way.distance_m);
/// ```
pub fn solve_inverse(from: Point, to: Point) -> Solution {
    let (
        distance_m,
        azimuth1_deg,
        azimuth2_deg,
        reduced_length_m,
        scale1,
        scale2,
        area_m2,
        arc_deg,
    ) = ELLIPSOID.inverse(from.y(), from.x(), to.y(), to.x());
    // Minus zero lies in the south, where a way of no length leaves northwards.
    let still = distance_m == 0.0 && from.y() == 0.0 && from.y().is_sign_negative();
    let [azimuth1_deg, azimuth2_deg] = if still { [0.0; 2] } else { [azimuth1_deg, azimuth2_deg] };
    // Along meridians GeographicLib 2 keeps to the side on which the other point lies.
    let turn_deg = unwrap_deg(to.x() - from.x(), 0.0);
    let half_turn = turn_deg == 0.0 || turn_deg.abs() == 180.0;
    let side = if half_turn { to.x() - from.x() } else { turn_deg };
    let flipped = side < 0.0 && turn_deg.abs() == 180.0;
    Solution {
        to,
        distance_m,
        azimuth1_deg: beside_meridian(azimuth1_deg, side),
        azimuth2_deg: beside_meridian(azimuth2_deg, side),
        reduced_length_m,
        scales: [scale1, scale2],
        area_m2: if flipped { -area_m2 } else { area_m2 },
        arc_deg,
    }
}

/// An azimuth along a meridian, 0 or 180, with the sign of `side`; any other as it is.
fn beside_meridian(azimuth_deg: f64, side: f64) -> f64 {
    let along = azimuth_deg == 0.0 || azimuth_deg.abs() == 180.0;
    if along && side.is_sign_negative() { -azimuth_deg.abs() } else { azimuth_deg }
}

/// The direct problem with everything about the way; see [`solve_inverse`].
///
/// ```
/// use geo::Point;
/// let quito = Point::new(-78.51, -0.22);
/// let way = luftlinie::geodesy::solve_direct(quito, 0.0, 1_000_000.0);
/// assert_eq!((way.to.x(), (way.to.y() * 100.0).round()), (-78.51, 882.0));
/// ```
pub fn solve_direct(from: Point, azimuth_deg: f64, distance_m: f64) -> Solution {
    let (latitude, longitude, azimuth2_deg, reduced_length_m, scale1, scale2, area_m2, arc_deg) =
        ELLIPSOID.direct(from.y(), from.x(), azimuth_deg, distance_m);
    let along = azimuth_deg == 0.0 || azimuth_deg.abs() == 180.0;
    let side = if along && azimuth_deg.is_sign_negative() { -1.0 } else { 0.0 };
    Solution {
        to: Point::new(longitude, latitude),
        distance_m,
        azimuth1_deg: azimuth_deg,
        azimuth2_deg: beside_meridian(azimuth2_deg, side),
        reduced_length_m,
        scales: [scale1, scale2],
        // No area is positive, whichever way one goes.
        area_m2: if side < 0.0 { 0.0 - area_m2 } else { area_m2 + 0.0 },
        arc_deg,
    }
}

/// Distance, azimuths, reduced length, two scales, area and arc.
fn full(from: Point, to: Point) -> (f64, f64, f64, f64, f64, f64, f64, f64) {
    // Not only beyond the poles: NaN fails the comparison as well.
    if !(from.y().abs() <= 90.0 && to.y().abs() <= 90.0) {
        return [f64::NAN; 8].into();
    }
    ELLIPSOID.inverse(from.y(), from.x(), to.y(), to.x())
}

/// A way of constant direction from a point: what a stretched thread would follow.
///
/// Its points are exact to 15 nm.
///
/// ```
/// use geo::Point;
/// use luftlinie::geodesy::Way;
/// let way = Way::between(Point::new(13.405, 52.52), Point::new(37.6173, 55.7558));
/// let (middle, azimuth_deg) = way.unrolled(way.length_m / 2.0);
/// assert_eq!((middle.x().round(), azimuth_deg.round()), (25.0, 77.0));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Way {
    pub length_m: f64,
    line: GeodesicLine,
}

impl Way {
    /// The shortest way between two points.
    pub fn between(from: Point, to: Point) -> Self {
        let Inverse { distance_m, azimuth1_deg, .. } = inverse(from, to);
        Self::leaving(from, azimuth1_deg, distance_m)
    }

    /// The way of `length_m` that leaves `from` at `azimuth_deg`.
    pub fn leaving(from: Point, azimuth_deg: f64, length_m: f64) -> Self {
        let line = GeodesicLine::new(&ELLIPSOID, from.y(), from.x(), azimuth_deg, None, None, None);
        Self { length_m, line }
    }

    /// The point at `distance_m` from the start, longitude −180..180.
    pub fn point(&self, distance_m: f64) -> Point {
        let (point, _) = self.position(distance_m, geodesic_capability::STANDARD);
        point
    }

    /// The point and the way's azimuth there; the longitude runs on beyond ±180 as the way does.
    pub fn unrolled(&self, distance_m: f64) -> (Point, f64) {
        self.position(distance_m, geodesic_capability::STANDARD | geodesic_capability::LONG_UNROLL)
    }

    fn position(&self, distance_m: f64, mask: u64) -> (Point, f64) {
        let (_, latitude, longitude, azimuth_deg, ..) =
            self.line._gen_position(false, distance_m, mask);
        (Point::new(longitude, latitude), azimuth_deg)
    }
}

/// An azimuth of −180..180 as 0..360.
fn turn_deg(azimuth_deg: f64) -> f64 {
    if azimuth_deg < 0.0 { azimuth_deg + 360.0 } else { azimuth_deg + 0.0 }
}
