//! Other coordinate reference systems, by PROJ: any EPSG code or PROJ string.
//!
//! PROJ's transformations belong to one thread, so each thread makes its own when it first needs
//! one; for an EPSG code that takes a tenth of a second. The database is inside the program where
//! PROJ was built with it (`bundled_proj` does); else PROJ looks beside its library and where
//! `PROJ_DATA` says.

use std::cell::RefCell;

use geo::Point;
use proj::Proj;

use super::CrsError;
use super::geodesic::distance_m;

/// A coordinate reference system that PROJ knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crs {
    definition: String,
}

/// From WGS 84 to a system, and from there back.
struct Pipelines {
    definition: String,
    there: Proj,
    back: Proj,
}

thread_local! {
    static PIPELINES: RefCell<Option<Pipelines>> = const { RefCell::new(None) };
}

impl Crs {
    /// The system of an EPSG code (`EPSG:5179`), a PROJ string or another definition that PROJ
    /// understands.
    ///
    /// # Errors
    /// [`CrsError::Unknown`] with PROJ's reason.
    ///
    /// ```
    /// use geo::Point;
    /// use luftlinie::geodesy::Crs;
    /// let korea = Crs::named("EPSG:5179")?;
    /// let [east, north] = korea.from_earth(Point::new(126.978, 37.5665))?;
    /// assert_eq!((east.round(), north.round()), (953_901.0, 1_952_032.0));
    /// # Ok::<(), luftlinie::geodesy::CrsError>(())
    /// ```
    pub fn named(definition: &str) -> Result<Self, CrsError> {
        let crs = Self { definition: definition.to_owned() };
        crs.with(|_| Ok(()))?;
        Ok(crs)
    }

    /// The point at an easting and a northing, or at whatever the system's first two axes are in
    /// the order east, north.
    ///
    /// # Accuracy
    /// That of PROJ's best transformation without grids: 1 m for systems that follow ITRF.
    ///
    /// # Errors
    /// [`CrsError::Outside`] where the transformation does not reach, and where it does not lead
    /// back again: far outside its area a projection still gives numbers.
    pub fn to_earth(&self, place: [f64; 2]) -> Result<Point, CrsError> {
        self.with(|Pipelines { there, back, .. }| {
            let point = Point::from(convert(back, place)?);
            let again = convert(there, [point.x(), point.y()])?;
            let off = (again[0] - place[0]).hypot(again[1] - place[1]);
            agreed(point, point.y().abs() <= 90.0 && off <= MOST_OFF)
        })
    }

    /// The easting and northing of a point; see [`Crs::to_earth`].
    pub fn from_earth(&self, point: Point) -> Result<[f64; 2], CrsError> {
        self.with(|Pipelines { there, back, .. }| {
            let place = convert(there, [point.x(), point.y()])?;
            let again = Point::from(convert(back, place)?);
            agreed(place, distance_m(point, again) <= MOST_OFF)
        })
    }

    /// What the system is called in a GeoJSON file, as an OGC name where it has one.
    pub fn urn(&self) -> String {
        match self.definition.split_once(':') {
            Some((authority, code)) if code.bytes().all(|byte| byte.is_ascii_digit()) => {
                format!("urn:ogc:def:crs:{}::{code}", authority.to_ascii_uppercase())
            }
            Some(_) | None => self.definition.clone(),
        }
    }

    fn with<T>(&self, work: impl FnOnce(&Pipelines) -> Result<T, CrsError>) -> Result<T, CrsError> {
        PIPELINES.with_borrow_mut(|kept| {
            let known = kept.take().filter(|kept| kept.definition == self.definition);
            let pipelines = known.map_or_else(|| self.pipelines(), Ok)?;
            work(kept.insert(pipelines))
        })
    }

    fn pipelines(&self) -> Result<Pipelines, CrsError> {
        let unknown = |error: proj::ProjCreateError| CrsError::Unknown {
            definition: self.definition.clone(),
            reason: error.to_string(),
        };
        let earth = "EPSG:4326";
        Ok(Pipelines {
            definition: self.definition.clone(),
            there: Proj::new_known_crs(earth, &self.definition, None).map_err(unknown)?,
            back: Proj::new_known_crs(&self.definition, earth, None).map_err(unknown)?,
        })
    }
}

/// By how much a place may be off after the way there and back, in metres or feet. Of two datum
/// shifts PROJ may choose one there and another back; they differ by 135 m in British waters.
const MOST_OFF: f64 = 1000.0;

fn agreed<T>(converted: T, leads_back: bool) -> Result<T, CrsError> {
    match leads_back {
        true => Ok(converted),
        false => Err(CrsError::Outside("the place lies outside the system's area".to_owned())),
    }
}

fn convert(pipeline: &Proj, [x, y]: [f64; 2]) -> Result<[f64; 2], CrsError> {
    let (x, y) = pipeline.convert((x, y)).map_err(|error| CrsError::Outside(error.to_string()))?;
    match x.is_finite() && y.is_finite() {
        true => Ok([x, y]),
        false => Err(CrsError::Outside("the coordinates lie outside the system".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers by cs2cs of PROJ 9.1.1 from Debian's package.
    #[test]
    fn systems_give_the_numbers_of_cs2cs() {
        for (definition, place, (latitude, longitude)) in [
            ("EPSG:5179", [953_901.0, 1_952_032.0], SEOUL),
            ("EPSG:25833", [391_779.26, 5_820_072.2], BERLIN),
            ("EPSG:3857", [1_492_237.77, 6_894_699.8], WEB_BERLIN),
            ("+proj=utm +zone=33 +datum=WGS84", [391_779.26, 5_820_072.2], BERLIN),
        ] {
            let crs = Crs::named(definition).expect(definition);
            let point = crs.to_earth(place).expect(definition);
            let off = (point.y() - latitude).abs().max((point.x() - longitude).abs());
            assert!(off < 2e-7, "{definition} {point:?}");
            let back = crs.from_earth(point).expect(definition);
            assert!((back[0] - place[0]).hypot(back[1] - place[1]) < 1e-3, "{definition} {back:?}");
        }
    }

    const SEOUL: (f64, f64) = (37.566_499_26, 126.977_998_13);
    const BERLIN: (f64, f64) = (52.520_000_37, 13.405_000_00);
    const WEB_BERLIN: (f64, f64) = (52.519_999_99, 13.404_999_96);

    #[test]
    fn what_is_no_system_says_so() {
        assert!(matches!(Crs::named("EPSG:0"), Err(CrsError::Unknown { .. })));
        assert!(matches!(Crs::named("Atlantis"), Err(CrsError::Unknown { .. })));
        let korea = Crs::named("EPSG:5179").expect("a system");
        assert!(korea.to_earth([f64::NAN, 0.0]).is_err());
        // A formula gives numbers far outside the area as well: here a place beside Mexico.
        let far = korea.to_earth([9_953_901.0, 91_952_032.0]);
        assert!(matches!(far, Err(CrsError::Outside(_))), "{far:?}");
        let arctic = Crs::named("EPSG:3413").expect("a system");
        let pole = arctic.from_earth(Point::new(77.0, 90.0)).expect("the pole");
        assert!(pole[0].hypot(pole[1]) < 1e-6, "{pole:?}");
        assert_eq!(korea.urn(), "urn:ogc:def:crs:EPSG::5179");
    }
}
