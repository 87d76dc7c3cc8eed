//! Geodesics on the WGS 84 ellipsoid: metres, azimuths, square metres.
//!
//! Points are `geo::Point` with x = longitude and y = latitude in degrees.

pub mod ellipsoid;
mod rhumb;
mod wind;

pub use rhumb::{rhumb_bearing_deg, rhumb_distance_m};
pub use wind::{Strictness, Wind, unwrap_deg};

use geo::{
    Bearing, Destination, Distance, Geodesic, GeodesicArea, Haversine, LineString, Point, Polygon,
};

/// The length of the shortest way between two points on the WGS 84 ellipsoid.
///
/// # Units
/// degrees → metres
pub fn distance_m(from: Point, to: Point) -> f64 {
    Geodesic.distance(from, to)
}

/// The same on the sphere of mean radius 6,371,008.8 m (IUGG R₁); up to 0.56 % off.
pub fn sphere_distance_m(from: Point, to: Point) -> f64 {
    Haversine.distance(from, to)
}

/// The azimuth at `from` of the geodesic towards `to`, in degrees from north, 0..360.
pub fn azimuth_deg(from: Point, to: Point) -> f64 {
    Geodesic.bearing(from, to).rem_euclid(360.0)
}

/// The point that lies `distance_m` from `from` in the direction `azimuth_deg`.
pub fn destination(from: Point, azimuth_deg: f64, distance_m: f64) -> Point {
    Geodesic.destination(from, azimuth_deg, distance_m)
}

/// The length of a line along its vertices.
pub fn length_m(line: &LineString) -> f64 {
    line.0.windows(2).map(|pair| distance_m(pair[0].into(), pair[1].into())).sum()
}

/// The area inside a polygon, holes left out.
pub fn area_m2(polygon: &Polygon) -> f64 {
    polygon.geodesic_area_unsigned()
}
