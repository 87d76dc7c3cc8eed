//! The stand-in for other coordinate reference systems in a program that was built without PROJ.

use geo::Point;

use super::CrsError;

/// A coordinate reference system; there are none without PROJ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Crs {}

impl Crs {
    /// # Errors
    /// Always [`CrsError::NoProj`].
    pub fn named(_definition: &str) -> Result<Self, CrsError> {
        Err(CrsError::NoProj)
    }

    /// The point at a place of the system.
    pub fn to_earth(&self, _place: [f64; 2]) -> Result<Point, CrsError> {
        match *self {}
    }

    /// The place of a point in the system.
    pub fn from_earth(&self, _point: Point) -> Result<[f64; 2], CrsError> {
        match *self {}
    }

    /// What the system is called in a GeoJSON file.
    pub fn urn(&self) -> String {
        match *self {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_proj_the_error_says_how_to_get_it() {
        let error = Crs::named("EPSG:5179").expect_err("no PROJ");
        assert!(error.help().contains("--features proj"));
    }
}
