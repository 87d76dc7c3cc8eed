//! What is measured between the points of a row.

use geo::Point;

use crate::geodesy::{
    Inverse, batch, rhumb_bearing_deg, rhumb_distance_m, sphere_azimuth_deg, sphere_distance_m,
};

/// The kinds of distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Metric {
    /// On the WGS 84 ellipsoid.
    Geodesic,
    /// On the sphere of mean radius.
    Sphere,
    /// Along the line of constant bearing on the ellipsoid.
    Rhumb,
    /// As the [`Guide`](super::Guide) says, for one pair at a time.
    Network,
}

impl Metric {
    /// The distance of each pair.
    pub(super) fn distances_m(self, from: &[Point], to: &[Point], distances_m: &mut [f64]) {
        match self {
            Self::Geodesic => batch::distances_m(from, to, distances_m),
            Self::Sphere => each(from, to, distances_m, sphere_distance_m),
            Self::Rhumb => each(from, to, distances_m, rhumb_distance_m),
            Self::Network => distances_m.fill(f64::NAN),
        }
    }

    /// Distance and azimuths of each pair.
    pub(super) fn ways(self, from: &[Point], to: &[Point], ways: &mut [Inverse]) {
        match self {
            Self::Geodesic => batch::inverses(from, to, ways),
            Self::Sphere => each(from, to, ways, |a, b| Inverse {
                distance_m: sphere_distance_m(a, b),
                azimuth1_deg: sphere_azimuth_deg(a, b),
                azimuth2_deg: sphere_azimuth_deg(b, a) + 180.0,
            }),
            Self::Rhumb => each(from, to, ways, |a, b| {
                let bearing_deg = rhumb_bearing_deg(a, b);
                Inverse {
                    distance_m: rhumb_distance_m(a, b),
                    azimuth1_deg: bearing_deg,
                    azimuth2_deg: bearing_deg,
                }
            }),
            Self::Network => ways.fill(Inverse {
                distance_m: f64::NAN,
                azimuth1_deg: f64::NAN,
                azimuth2_deg: f64::NAN,
            }),
        }
    }
}

fn each<T>(from: &[Point], to: &[Point], results: &mut [T], measure: impl Fn(Point, Point) -> T) {
    for ((&a, &b), result) in from.iter().zip(to).zip(results) {
        *result = measure(a, b);
    }
}
