//! The inverse problem by GeographicLib's own method, one pair at a time.

use std::sync::LazyLock;

use geographiclib_rs::{Geodesic, InverseGeodesic};

use super::kernel::Pair;

pub(super) static ELLIPSOID: LazyLock<Geodesic> = LazyLock::new(Geodesic::wgs84);

/// The solution of the inverse problem.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inverse {
    pub distance_m: f64,
    /// Azimuth of the way at its start, −180..180.
    pub azimuth1_deg: f64,
    /// Azimuth of the way at its end, going on in the same sense, −180..180.
    pub azimuth2_deg: f64,
}

/// The method for pairs that the kernel leaves: near antipodes, coincident points, no points at
/// all.
pub(super) fn exact(pair: Pair) -> Inverse {
    let Pair { lat1, lon1, lat2, lon2 } = pair;
    let known = lat1.abs() <= 90.0 && lat2.abs() <= 90.0 && lon1.is_finite() && lon2.is_finite();
    if !known {
        return Inverse { distance_m: f64::NAN, azimuth1_deg: f64::NAN, azimuth2_deg: f64::NAN };
    }
    let (distance_m, azimuth1_deg, azimuth2_deg, _arc_deg) =
        ELLIPSOID.inverse(lat1, lon1, lat2, lon2);
    Inverse { distance_m, azimuth1_deg, azimuth2_deg }
}
