//! What a name on the map stands for: a place with a class, a country and points to measure from.

use std::borrow::Cow;
use std::fmt;

use geo::Point;
use serde::Deserialize;

use super::SourceId;

/// ISO 3166-1 alpha-2, with `XK` for Kosovo.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// `None` unless `code` is two ASCII letters; lower case is accepted.
    pub fn new(code: &str) -> Option<Self> {
        let &[a, b] = code.as_bytes() else { return None };
        let letters = [a.to_ascii_uppercase(), b.to_ascii_uppercase()];
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("two ASCII letters")
    }
}

impl TryFrom<String> for CountryCode {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        Self::new(&code).ok_or_else(|| format!("{code:?} is no country code"))
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A stable identifier with its authority: `geonames:1871859`, `iso3166:KP`, `iata:VVO`,
/// `luftlinie:tumen`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub Cow<'static, str>);

impl fmt::Display for PlaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The kinds of places that the atlas tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceClass {
    Settlement,
    Country,
    /// A first-level region, or a nation of a country, such as Bavaria or Scotland.
    Region,
    Continent,
    River,
    Canal,
    Lake,
    Sea,
    Strait,
    Island,
    Peninsula,
    Mountain,
    Desert,
    Bridge,
    Airport,
    Port,
    Station,
    BorderCrossing,
    /// A protected area, a building, a monument or another named site.
    Site,
    /// Given by coordinates, without a name.
    Point,
}

impl PlaceClass {
    /// The name that JSON and text output print.
    pub fn name(self) -> &'static str {
        match self {
            Self::Settlement => "settlement",
            Self::Country => "country",
            Self::Region => "region",
            Self::Continent => "continent",
            Self::River => "river",
            Self::Canal => "canal",
            Self::Lake => "lake",
            Self::Sea => "sea",
            Self::Strait => "strait",
            Self::Island => "island",
            Self::Peninsula => "peninsula",
            Self::Mountain => "mountain",
            Self::Desert => "desert",
            Self::Bridge => "bridge",
            Self::Airport => "airport",
            Self::Port => "port",
            Self::Station => "station",
            Self::BorderCrossing => "border crossing",
            Self::Site => "site",
            Self::Point => "point",
        }
    }

    /// Whether a place of this class is small enough to be measured from one point.
    pub fn is_pointlike(self) -> bool {
        match self {
            Self::Settlement
            | Self::Lake
            | Self::Island
            | Self::Mountain
            | Self::Bridge
            | Self::Airport
            | Self::Port
            | Self::Station
            | Self::BorderCrossing
            | Self::Site
            | Self::Point => true,
            Self::Country
            | Self::Region
            | Self::Continent
            | Self::River
            | Self::Canal
            | Self::Sea
            | Self::Strait
            | Self::Peninsula
            | Self::Desert => false,
        }
    }

    /// Whether a place of this class is land with an outline.
    pub fn is_area(self) -> bool {
        matches!(self, Self::Country | Self::Region)
    }

    /// Whether a place of this class holds towns, so that nobody measures from it to one of them.
    pub fn is_wide(self) -> bool {
        self.is_area() || self == Self::Continent
    }

    /// Whether a place of this class reaches so far that one point does not stand for it.
    pub fn stretches(self) -> bool {
        matches!(self, Self::Lake | Self::Island) || !self.is_pointlike()
    }
}

/// A gazetteer entry: name, class, footprint.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub id: PlaceId,
    /// The name that the source prefers.
    pub name: Cow<'static, str>,
    pub class: PlaceClass,
    pub country: Option<CountryCode>,
    /// Name of the first-level region, where the gazetteer knows it.
    pub region: Option<Cow<'static, str>>,
    /// Inhabitants; 0 if not known.
    pub population: u32,
    /// The representative point.
    pub point: Point<f64>,
    /// How far the place may lie from its point: 0 for all but coordinates that are a cell's name
    /// or say themselves how exact they are.
    pub within_m: f64,
    pub source: SourceId,
}

impl Place {
    /// Whether the gazetteer puts the place in the country or the region `outer`.
    pub fn belongs_to(&self, outer: &Self) -> bool {
        outer.is_home_of(self.country, self.region.as_deref())
    }

    /// Whether it is a territory or an autonomous region of a country that otherwise has provinces
    /// or states, so that it has no rank among them.
    pub fn is_other_division(&self) -> bool {
        OTHER_DIVISIONS.contains(&&*self.id.0)
    }

    /// Whether it is the country or the region that a place of this country and region belongs to.
    pub(super) fn is_home_of(&self, country: Option<CountryCode>, region: Option<&str>) -> bool {
        country == self.country
            && (self.class == PlaceClass::Country || region == Some(&*self.name))
    }
}

/// Regions that are no province or state of their country: its territories and autonomous regions.
static OTHER_DIVISIONS: &[&str] = &[
    "iso3166-2:AU-NT",
    "iso3166-2:CA-NT",
    "iso3166-2:CA-NU",
    "iso3166-2:CA-YT",
    "iso3166-2:CN-GX",
    "iso3166-2:CN-NM",
    "iso3166-2:CN-NX",
    "iso3166-2:CN-XJ",
    "iso3166-2:CN-XZ",
];

/// What a reference point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PointKind {
    Gazetteer,
    Station,
    Airport,
    CityHall,
    KilometreZero,
    /// That of the place's land which is nearest to the other place.
    Nearest,
    Port,
    /// Centre of the built-up area.
    BuiltUpCentre,
    /// Given by the user as coordinates.
    Coordinates,
}

impl PointKind {
    /// The name that JSON and text output print.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gazetteer => "gazetteer point",
            Self::Station => "main station",
            Self::Airport => "airport",
            Self::CityHall => "city hall",
            Self::KilometreZero => "kilometre zero",
            Self::Nearest => "nearest point",
            Self::Port => "port",
            Self::BuiltUpCentre => "centre of the built-up area",
            Self::Coordinates => "coordinates",
        }
    }
}

/// A point that a careful person could mean by a place's name.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferencePoint {
    pub kind: PointKind,
    pub point: Point<f64>,
    pub source: SourceId,
}
