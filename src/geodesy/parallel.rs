//! The parallels of latitude that have names.

use geo::Point;

use super::geodesic::distance_m;

/// A named parallel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parallel {
    Equator,
    ArcticCircle,
    AntarcticCircle,
    TropicOfCancer,
    TropicOfCapricorn,
}

/// The mean obliquity of the ecliptic in the year 2026, by the IAU 2006 precession: it shrinks by
/// 0.47″ a year, which moves the parallels that hang on it by 14.5 m.
const OBLIQUITY_DEG: f64 = 23.435_90;

/// How far a named parallel may be from where it is drawn: nutation moves the tropics and circles
/// by 9″ to and fro.
pub const PARALLEL_ERROR_M: f64 = 300.0;

impl Parallel {
    /// The latitude.
    ///
    /// # Units
    /// degrees, south negative
    ///
    /// # Model
    /// Tropics and circles by the mean obliquity of the ecliptic in 2026 (IAU 2006).
    ///
    /// # Accuracy
    /// 300 m on the ground, by nutation; the equator is exact.
    ///
    /// # References
    /// Capitaine, Wallace & Chapront 2003 (doi:10.1051/0004-6361:20031539).
    ///
    /// ```
    /// use luftlinie::geodesy::Parallel;
    /// assert!((Parallel::ArcticCircle.latitude_deg() - 66.564).abs() < 0.001);
    /// ```
    pub fn latitude_deg(self) -> f64 {
        match self {
            Self::Equator => 0.0,
            Self::ArcticCircle => 90.0 - OBLIQUITY_DEG,
            Self::AntarcticCircle => OBLIQUITY_DEG - 90.0,
            Self::TropicOfCancer => OBLIQUITY_DEG,
            Self::TropicOfCapricorn => -OBLIQUITY_DEG,
        }
    }

    /// In English, with its article.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equator => "the equator",
            Self::ArcticCircle => "the Arctic Circle",
            Self::AntarcticCircle => "the Antarctic Circle",
            Self::TropicOfCancer => "the Tropic of Cancer",
            Self::TropicOfCapricorn => "the Tropic of Capricorn",
        }
    }
}

/// How far north of `south_deg` the latitude `north_deg` is along the meridian of `at`; negative if
/// it is south of it.
///
/// # Units
/// degrees → metres
///
/// # Model
/// The meridian of the WGS 84 ellipsoid.
///
/// # Accuracy
/// 10 nm.
///
/// # References
/// Karney 2013 (doi:10.1007/s00190-012-0578-z).
///
/// ```
/// use luftlinie::geodesy::northing_m;
/// let quarter_m = northing_m(geo::Point::new(13.4, 52.5), 0.0, 90.0);
/// assert!((quarter_m - 10_001_965.729).abs() < 0.001);
/// ```
pub fn northing_m(at: Point, south_deg: f64, north_deg: f64) -> f64 {
    let on = |latitude: f64| Point::new(at.x(), latitude);
    distance_m(on(south_deg), on(north_deg)).copysign(north_deg - south_deg)
}
