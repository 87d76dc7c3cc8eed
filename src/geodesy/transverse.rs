//! The transverse Mercator projection, backwards: from metres on a UTM grid to a point.
//!
//! Notation: n third flattening, A rectifying radius, β Krüger's coefficients, ξ and η northing and
//! easting over A, τ tangent of the latitude, τ′ that of the conformal latitude.

use geo::Point;

use super::ellipsoid::{A_M, E, E2, N};

/// The scale on the central meridian of a UTM zone.
const SCALE: f64 = 0.9996;

/// The point `east_m` east of the central meridian and `north_m` north of the equator, as a UTM
/// zone counts them without its false easting and northing.
///
/// # Units
/// metres on the grid, degrees → degrees
///
/// # Model
/// WGS 84, scale 0.9996 on the central meridian.
///
/// # Accuracy
/// 5 nm within 3,900 km of the central meridian: Krüger's series to the sixth power of n.
///
/// # References
/// Karney 2011, *Transverse Mercator with an accuracy of a few nanometers*,
/// doi:10.1007/s00190-011-0445-3
///
/// ```
/// // Berlin in zone 33, whose false easting is 500 km.
/// let berlin = luftlinie::geodesy::from_transverse(391_779.26 - 500_000.0, 5_820_072.2, 15.0);
/// assert_eq!(((berlin.y() * 1e4).round(), (berlin.x() * 1e4).round()), (525_200.0, 134_050.0));
/// ```
pub fn from_transverse(east_m: f64, north_m: f64, central_deg: f64) -> Point {
    let (xi, eta) = (north_m / (SCALE * RECTIFYING_M), east_m / (SCALE * RECTIFYING_M));
    let (mut xi_sphere, mut eta_sphere) = (xi, eta);
    for (j, beta) in (1..).map(|j| 2.0 * f64::from(j)).zip(BETA) {
        xi_sphere -= beta * (j * xi).sin() * (j * eta).cosh();
        eta_sphere -= beta * (j * xi).cos() * (j * eta).sinh();
    }
    let conformal = xi_sphere.sin() / eta_sphere.sinh().hypot(xi_sphere.cos());
    let longitude = eta_sphere.sinh().atan2(xi_sphere.cos()).to_degrees();
    Point::new(central_deg + longitude, tangent(conformal).atan().to_degrees())
}

const N2: f64 = N * N;
const N3: f64 = N2 * N;
const N4: f64 = N2 * N2;
const N5: f64 = N4 * N;
const N6: f64 = N4 * N2;

const RECTIFYING_M: f64 = A_M / (1.0 + N) * (1.0 + N2 / 4.0 + N4 / 64.0 + N6 / 256.0);

/// Karney 2011, equation 36.
const BETA: [f64; 6] = [
    N / 2.0 - 2.0 * N2 / 3.0 + 37.0 * N3 / 96.0 - N4 / 360.0 - 81.0 * N5 / 512.0
        + 96_199.0 * N6 / 604_800.0,
    N2 / 48.0 + N3 / 15.0 - 437.0 * N4 / 1440.0 + 46.0 * N5 / 105.0
        - 1_118_711.0 * N6 / 3_870_720.0,
    17.0 * N3 / 480.0 - 37.0 * N4 / 840.0 - 209.0 * N5 / 4480.0 + 5569.0 * N6 / 90_720.0,
    4397.0 * N4 / 161_280.0 - 11.0 * N5 / 504.0 - 830_251.0 * N6 / 7_257_600.0,
    4583.0 * N5 / 161_280.0 - 108_847.0 * N6 / 3_991_680.0,
    20_648_693.0 * N6 / 638_668_800.0,
];

/// τ from τ′ by Newton's method, which gains all digits in three steps (Karney 2011, equation 19).
fn tangent(conformal: f64) -> f64 {
    let mut tau = conformal / (1.0 - E2);
    for _ in 0..3 {
        let secant = tau.hypot(1.0);
        let sigma = (E * (E * tau / secant).atanh()).sinh();
        let reached = tau * sigma.hypot(1.0) - sigma * secant;
        tau += (conformal - reached) / reached.hypot(1.0) * (1.0 + (1.0 - E2) * tau * tau)
            / ((1.0 - E2) * secant);
    }
    tau
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::ellipsoid::meridian_m;

    /// The manual of GeographicLib's GeoConvert: 38n 444140.54 3684706.36 is 33.3 N 44.4 E, and
    /// 38n 444500 3688500 is 33.33424 N 44.40363 E.
    #[test]
    fn points_are_those_of_geo_convert() {
        let worked = [
            (444_140.54, 3_684_706.36, 33.3, 44.4, 1e-7),
            (444_500.0, 3_688_500.0, 33.334_24, 44.403_63, 5e-6),
        ];
        for (east_m, north_m, lat, lon, within_deg) in worked {
            let point = from_transverse(east_m - 500_000.0, north_m, 45.0);
            assert!((point.y() - lat).abs() < within_deg, "{point:?}");
            assert!((point.x() - lon).abs() < within_deg, "{point:?}");
        }
    }

    /// On its meridian the grid is the meridian's length, scaled.
    #[test]
    fn the_central_meridian_keeps_its_length() {
        for lat in [-80.0, -45.0, -0.1, 0.0, 7.5, 33.0, 66.0, 84.0] {
            let point = from_transverse(0.0, SCALE * meridian_m(0.0, lat), 9.0);
            assert!((point.y() - lat).abs() < 2e-12 && point.x() == 9.0, "{lat} {point:?}");
        }
    }
}
