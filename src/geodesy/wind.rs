//! The sixteen winds of the compass, and the sectors of azimuth that their names claim.
//!
//! "North of" is a sector and no line. How wide is a documented choice: each name has a *natural*
//! sector, in which a careful writer uses it, and a *hard* one, outside which it is wrong.
//!
//! | names | natural | hard | why |
//! | --- | --- | --- | --- |
//! | N, E, S, W | ± 33.75° | ± 67.5° | its neighbours · to the next cardinal's eighth |
//! | NE, SE, SW, NW | ± 22.5° | ± 45° | one eighth · both parts of the name have the right sign |
//! | NNE, ENE … | ± 11.25° | ± 33.75° | one sixteenth · the wind and its neighbours |
//!
//! # References
//! Frank 1991, cones and half-planes as models of cardinal directions
//! (doi:10.1007/978-3-642-46752-3_17).

use crate::quantity::Interval;

/// A wind of the sixteen-point compass; north first, then clockwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wind {
    N,
    NNE,
    NE,
    ENE,
    E,
    ESE,
    SE,
    SSE,
    S,
    SSW,
    SW,
    WSW,
    W,
    WNW,
    NW,
    NNW,
}

/// How strictly a wind's name is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Strictness {
    /// Outside this sector the name is off.
    Natural,
    /// Outside this sector the name is wrong.
    Hard,
}

impl Wind {
    /// All sixteen, north first, then clockwise.
    pub const ALL: [Self; 16] = [
        Self::N,
        Self::NNE,
        Self::NE,
        Self::ENE,
        Self::E,
        Self::ESE,
        Self::SE,
        Self::SSE,
        Self::S,
        Self::SSW,
        Self::SW,
        Self::WSW,
        Self::W,
        Self::WNW,
        Self::NW,
        Self::NNW,
    ];

    /// The wind of sixteen whose sector holds `azimuth_deg`; north for what is not a number.
    pub fn of_sixteen(azimuth_deg: f64) -> Self {
        Self::ALL[nearest(azimuth_deg, 16)]
    }

    /// The wind of eight whose sector holds `azimuth_deg`; north for what is not a number.
    ///
    /// ```
    /// use geo::Point;
    /// use luftlinie::geodesy::{Wind, azimuth_deg};
    /// let (seoul, pyongyang) = (Point::new(126.978, 37.5665), Point::new(125.7543, 39.0339));
    /// let azimuth_deg = azimuth_deg(seoul, pyongyang);
    /// assert_eq!(Wind::of_eight(azimuth_deg), Wind::NW);
    /// assert_eq!(Wind::of_sixteen(azimuth_deg), Wind::NNW);
    /// ```
    pub fn of_eight(azimuth_deg: f64) -> Self {
        Self::ALL[2 * nearest(azimuth_deg, 8)]
    }

    /// The middle of the sector, 0..360.
    pub fn azimuth_deg(self) -> f64 {
        self as u8 as f64 * 22.5
    }

    /// The wind that blows from the other side.
    pub fn opposite(self) -> Self {
        Self::ALL[(self as usize + 8) % 16]
    }

    /// The international letters, as JSON prints them: `NNE`.
    pub fn letters(self) -> &'static str {
        match self {
            Self::N => "N",
            Self::NNE => "NNE",
            Self::NE => "NE",
            Self::ENE => "ENE",
            Self::E => "E",
            Self::ESE => "ESE",
            Self::SE => "SE",
            Self::SSE => "SSE",
            Self::S => "S",
            Self::SSW => "SSW",
            Self::SW => "SW",
            Self::WSW => "WSW",
            Self::W => "W",
            Self::WNW => "WNW",
            Self::NW => "NW",
            Self::NNW => "NNW",
        }
    }

    /// The sector around [`azimuth_deg`](Self::azimuth_deg) in degrees; north's begins below 0.
    pub fn sector(self, strictness: Strictness) -> Interval {
        let half = self.half_width_deg(strictness);
        Interval::new(self.azimuth_deg() - half, self.azimuth_deg() + half)
    }

    /// The same sector shifted by whole turns, so that its middle is the one nearest `azimuth_deg`.
    ///
    /// A measured direction is an interval that may reach beyond 0..360; this puts the stated one
    /// beside it.
    pub fn interval_near(self, strictness: Strictness, azimuth_deg: f64) -> Interval {
        let half = self.half_width_deg(strictness);
        let middle = unwrap_deg(self.azimuth_deg(), azimuth_deg);
        Interval::new(middle - half, middle + half)
    }

    fn half_width_deg(self, strictness: Strictness) -> f64 {
        let (natural, hard) = match self as u8 % 4 {
            0 => (33.75, 67.5),
            2 => (22.5, 45.0),
            _ => (11.25, 33.75),
        };
        match strictness {
            Strictness::Natural => natural,
            Strictness::Hard => hard,
        }
    }
}

/// `azimuth_deg` plus the whole turns that bring it within 180° of `reference_deg`.
///
/// # Units
/// degrees → degrees
///
/// ```
/// use luftlinie::geodesy::unwrap_deg;
/// assert_eq!((unwrap_deg(350.0, 10.0), unwrap_deg(-170.0, 175.0)), (-10.0, 190.0));
/// ```
pub fn unwrap_deg(azimuth_deg: f64, reference_deg: f64) -> f64 {
    azimuth_deg + 360.0 * ((reference_deg - azimuth_deg) / 360.0).round()
}

fn nearest(azimuth_deg: f64, winds: usize) -> usize {
    let sectors = (azimuth_deg.rem_euclid(360.0) * winds as f64 / 360.0).round();
    sectors as usize % winds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn azimuths_have_the_names_of_the_compass_card() {
        for (azimuth_deg, eight, sixteen) in [
            (0.0, Wind::N, Wind::N),
            (11.0, Wind::N, Wind::N),
            (12.0, Wind::N, Wind::NNE),
            (23.0, Wind::NE, Wind::NNE),
            (101.0, Wind::E, Wind::E),
            (-90.0, Wind::W, Wind::W),
            (359.9, Wind::N, Wind::N),
            (348.0, Wind::N, Wind::NNW),
            (580.0, Wind::SW, Wind::SW),
            (f64::NAN, Wind::N, Wind::N),
        ] {
            assert_eq!(Wind::of_eight(azimuth_deg), eight, "{azimuth_deg}");
            assert_eq!(Wind::of_sixteen(azimuth_deg), sixteen, "{azimuth_deg}");
        }
    }

    #[test]
    fn every_wind_lies_in_its_own_sector_and_outside_its_opposite() {
        for wind in Wind::ALL {
            assert_eq!(Wind::of_sixteen(wind.azimuth_deg()), wind);
            assert_eq!(wind.opposite().opposite(), wind);
            let (natural, hard) = (wind.sector(Strictness::Natural), wind.sector(Strictness::Hard));
            assert!(hard.covers(natural) && natural.contains(wind.azimuth_deg()));
            let opposite = wind.opposite().interval_near(Strictness::Hard, wind.azimuth_deg());
            assert!(!hard.overlaps(opposite), "{wind:?}");
        }
    }

    #[test]
    fn the_sector_follows_the_measured_azimuth_over_north() {
        let near_350 = Wind::NNE.interval_near(Strictness::Hard, 350.0);
        assert!(near_350.contains(361.0) && near_350.contains(382.5) && !near_350.contains(348.0));
        assert_eq!(Wind::N.interval_near(Strictness::Natural, 359.0).low, 326.25);
        assert_eq!(Wind::W.interval_near(Strictness::Natural, -80.0).low, -123.75);
    }
}
