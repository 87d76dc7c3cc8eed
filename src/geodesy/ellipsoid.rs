//! The WGS 84 ellipsoid, the only one of this program, and the sphere that stands in for it.
//!
//! Heights are left out: a geodesic runs on the ellipsoid, not over mountains.

/// Equatorial radius in metres.
pub const A_M: f64 = 6_378_137.0;
/// Flattening.
pub const F: f64 = 1.0 / 298.257_223_563;
/// Polar radius in metres.
pub const B_M: f64 = A_M * (1.0 - F);
/// First eccentricity squared.
pub const E2: f64 = F * (2.0 - F);
/// First eccentricity.
pub const E: f64 = 0.081_819_190_842_621_49;
/// Third flattening.
pub const N: f64 = F / (2.0 - F);
/// Mean radius in metres, IUGG R₁ = (2a + b) / 3 as rounded by Moritz 2000
/// (doi:10.1007/s001900050278).
pub const MEAN_RADIUS_M: f64 = 6_371_008.8;

/// The length in metres of the meridian from latitude `from_deg` to `to_deg`, negative southwards.
///
/// # Units
/// degrees → metres
///
/// # Accuracy
/// 0.1 µm: Helmert's series in the third flattening, to its fourth power.
///
/// # References
/// Kawase 2011, *A general formula for calculating meridian arc length*, Bulletin of the Geospatial
/// Information Authority of Japan 59.
///
/// ```
/// // From the equator to Berlin's latitude.
/// let metres = luftlinie::geodesy::ellipsoid::meridian_m(0.0, 52.52);
/// assert_eq!((metres / 1000.0).round(), 5821.0);
/// ```
pub fn meridian_m(from_deg: f64, to_deg: f64) -> f64 {
    const N2: f64 = N * N;
    const WAVES: [f64; 4] = [
        -3.0 / 2.0 * N * (1.0 - N2 / 8.0),
        15.0 / 16.0 * N2 * (1.0 - N2 / 4.0),
        -35.0 / 48.0 * N * N2,
        315.0 / 512.0 * N2 * N2,
    ];
    let difference = (to_deg - from_deg).to_radians();
    let sum = (to_deg + from_deg).to_radians();
    let waves: f64 = (1..)
        .zip(WAVES)
        .map(|(k, wave)| 2.0 * wave * (k as f64 * sum).cos() * (k as f64 * difference).sin())
        .sum();
    A_M / (1.0 + N) * ((1.0 + N2 / 4.0 + N2 * N2 / 64.0) * difference + waves)
}

/// The radius in metres of the parallel at `latitude_deg`.
pub fn parallel_radius_m(latitude_deg: f64) -> f64 {
    let (sin, cos) = latitude_deg.to_radians().sin_cos();
    A_M * cos / (1.0 - E2 * sin * sin).sqrt()
}

/// How many degrees of longitude and of latitude a metre to the east and to the north is at
/// `latitude_deg`.
pub fn degrees_per_metre(latitude_deg: f64) -> [f64; 2] {
    let sin = latitude_deg.to_radians().sin();
    let meridian_radius_m = A_M * (1.0 - E2) / (1.0 - E2 * sin * sin).powf(1.5);
    [parallel_radius_m(latitude_deg), meridian_radius_m]
        .map(|radius_m| 1f64.to_degrees() / radius_m)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_constants_agree() {
        assert!((E * E - E2).abs() < 1e-17);
        assert!((B_M - 6_356_752.314_245_179).abs() < 1e-9);
        assert!(((2.0 * A_M + B_M) / 3.0 - MEAN_RADIUS_M).abs() < 0.05);
    }

    /// The quarter meridian of WGS 84 is 10,001,965.7293 m (NIMA TR8350.2, Karney 2011).
    #[test]
    fn the_quarter_meridian_has_its_published_length() {
        assert!((meridian_m(0.0, 90.0) - 10_001_965.729_3).abs() < 5e-5);
        assert_eq!(meridian_m(90.0, 0.0), -meridian_m(0.0, 90.0));
        let parts = meridian_m(-12.0, 3.5) + meridian_m(3.5, 47.0);
        assert!((parts - meridian_m(-12.0, 47.0)).abs() < 1e-8);
    }
}
