//! Points from cells: checked numbers, and names looked up once.

use std::borrow::Cow;
use std::collections::HashMap;

use geo::Point;

use super::{End, Guide};

/// Where a way begins or ends, as a row says it.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot<'a> {
    At(Point),
    /// Easting and northing.
    Planar([f64; 2]),
    Named(Cow<'a, str>),
}

/// A point from a latitude and a longitude in degrees, or the reason why there is none.
pub fn checked(latitude: f64, longitude: f64) -> Result<Point, String> {
    if latitude.abs() > 90.0 {
        let swapped = latitude.abs() <= 180.0 && longitude.abs() <= 90.0;
        let hint = if swapped { "; are latitude and longitude swapped?" } else { "" };
        return Err(format!("latitude {latitude} lies beyond the pole{hint}"));
    }
    if longitude.abs() > 360.0 {
        return Err(format!("longitude {longitude} lies beyond a full turn"));
    }
    Ok(Point::new(longitude, latitude))
}

/// Remembers what names were found to mean.
pub struct Lookup<'a> {
    guide: Guide<'a>,
    known: HashMap<String, Result<Point, String>>,
}

impl<'a> Lookup<'a> {
    pub fn new(guide: Guide<'a>) -> Self {
        Self { guide, known: HashMap::new() }
    }

    pub fn point(&mut self, spot: &Spot<'_>) -> Result<Point, String> {
        match spot {
            Spot::At(point) => Ok(*point),
            Spot::Planar(place) => (self.guide.planar)(*place),
            Spot::Named(name) => self.named(name),
        }
    }

    /// The length of the way through the guide's network.
    pub fn along_m(&self, [from, to]: [&Spot<'_>; 2]) -> Result<f64, String> {
        (self.guide.along)([self.end(from)?, self.end(to)?])
    }

    fn end<'s>(&self, spot: &'s Spot<'_>) -> Result<End<'s>, String> {
        match spot {
            Spot::At(point) => Ok(End::At(*point)),
            Spot::Planar(place) => (self.guide.planar)(*place).map(End::At),
            Spot::Named(name) => Ok(End::Named(name)),
        }
    }

    fn named(&mut self, name: &str) -> Result<Point, String> {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        // Tables have few places or ever new ones; either way memory stays small.
        if self.known.len() >= MOST_NAMES {
            self.known.clear();
        }
        let point = (self.guide.find)(name);
        self.known.insert(name.to_owned(), point.clone());
        point
    }
}

const MOST_NAMES: usize = 4096;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_lie_on_the_earth() {
        assert_eq!(checked(52.5, 13.4), Ok(Point::new(13.4, 52.5)));
        assert_eq!(checked(-90.0, 360.0), Ok(Point::new(360.0, -90.0)));
        let swapped = checked(139.7, 35.7).expect_err("beyond the pole");
        assert!(swapped.ends_with("are latitude and longitude swapped?"), "{swapped}");
        assert_eq!(checked(91.0, 100.0), Err("latitude 91 lies beyond the pole".into()));
        assert!(checked(0.0, 1000.0).is_err());
    }
}
