//! The units in which texts measure the map, and their exact factors to SI.

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// metres
    Length,
    /// square metres
    Area,
    /// seconds
    Time,
    /// a pure number
    Ratio,
    /// degrees
    Angle,
    /// a calendar year
    Year,
}

impl Dimension {
    /// The SI symbol that JSON prints.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Length => "m",
            Self::Area => "m2",
            Self::Time => "s",
            Self::Ratio => "1",
            Self::Angle => "deg",
            Self::Year => "year",
        }
    }
}

/// A unit of length, area, time, ratio or angle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    Centimetre,
    Metre,
    Kilometre,
    Foot,
    Yard,
    Mile,
    NauticalMile,
    /// Chinese li, 500 m.
    Li,
    SquareMetre,
    SquareKilometre,
    SquareFoot,
    SquareMile,
    Hectare,
    Acre,
    /// 105 m × 68 m, the usual size of a football pitch.
    FootballPitch,
    Second,
    Minute,
    Hour,
    Day,
    /// A factor, as in "twice".
    Times,
    Percent,
    /// A bare number: a rank, a count, a truth value.
    One,
    Degree,
    Year,
}

impl Unit {
    pub fn dimension(self) -> Dimension {
        match self {
            Self::Centimetre
            | Self::Metre
            | Self::Kilometre
            | Self::Foot
            | Self::Yard
            | Self::Mile
            | Self::NauticalMile
            | Self::Li => Dimension::Length,
            Self::SquareMetre
            | Self::SquareKilometre
            | Self::SquareFoot
            | Self::SquareMile
            | Self::Hectare
            | Self::Acre
            | Self::FootballPitch => Dimension::Area,
            Self::Second | Self::Minute | Self::Hour | Self::Day => Dimension::Time,
            Self::Times | Self::Percent | Self::One => Dimension::Ratio,
            Self::Degree => Dimension::Angle,
            Self::Year => Dimension::Year,
        }
    }

    /// The factor from this unit to the SI unit of its dimension.
    pub fn factor(self) -> f64 {
        match self {
            Self::Centimetre | Self::Percent => 0.01,
            Self::Metre
            | Self::SquareMetre
            | Self::Second
            | Self::Times
            | Self::One
            | Self::Degree
            | Self::Year => 1.0,
            Self::Kilometre => 1000.0,
            Self::Foot => 0.3048,
            Self::Yard => 0.9144,
            Self::Mile => 1609.344,
            Self::NauticalMile => 1852.0,
            Self::Li => 500.0,
            Self::SquareKilometre => 1e6,
            Self::SquareFoot => 0.092_903_04,
            Self::SquareMile => 2_589_988.110_336,
            Self::Hectare => 1e4,
            Self::Acre => 4_046.856_422_4,
            Self::FootballPitch => 7140.0,
            Self::Minute => 60.0,
            Self::Hour => 3600.0,
            Self::Day => 86_400.0,
        }
    }
}
