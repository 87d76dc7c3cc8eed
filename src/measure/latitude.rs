//! How far north of another place, or of a named parallel, a place lies.

use std::collections::BTreeSet;

use geo::{Geometry, Line, Point};

use super::{Because, Evidence, Level, Measurement, PointUsed, Unmeasured};
use crate::atlas::reference_points::built_up_radius_m;
use crate::atlas::{Atlas, Place, PlaceClass, PointKind, SourceId, borders, regions};
use crate::geodesy::{PARALLEL_ERROR_M, northing_m};
use crate::quantity::{Dimension, Interval};

/// How far north of the level `of` the place lies, along its meridian; negative south of it.
///
/// # Units
/// metres
///
/// # Model
/// The meridian of the WGS 84 ellipsoid. A town reaches over all its reference points and the
/// built-up area around them, a country or a region from its southernmost point to its northernmost
/// one.
///
/// # Accuracy
/// 300 m for a parallel, by nutation; else that of the places, which is in the interval.
///
/// # Errors
/// `NoData` for what has no shape in the atlas and is no point: seas, rivers, islands.
///
/// # References
/// As [`crate::geodesy::Parallel::latitude_deg`].
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Level, Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let of = Level::Place(place("Toronto"));
/// let question = Question::Latitude { place: place("Venice"), of };
/// assert!((180_000.0..210_000.0).contains(&measure(atlas, &question, today)?.nominal));
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn latitude(atlas: &Atlas, place: &Place, of: &Level) -> Result<Measurement, Unmeasured> {
    let ours = band(atlas, place)?;
    let (theirs, error_m, what) = match of {
        Level::Parallel(parallel) => {
            let at = Interval::point(parallel.latitude_deg());
            (Band { latitude: at, sources: Vec::new() }, PARALLEL_ERROR_M, parallel.name())
        }
        Level::Place(other) => (band(atlas, other)?, 0.0, &*other.name),
    };
    let middle = match of {
        Level::Parallel(parallel) => parallel.latitude_deg(),
        Level::Place(other) => other.point.y(),
    };
    let north_m = |south: f64, north: f64| northing_m(place.point, south, north);
    let interval = Interval::new(
        north_m(theirs.latitude.high, ours.latitude.low) - error_m,
        north_m(theirs.latitude.low, ours.latitude.high) + error_m,
    );
    let used = |place: &Place| PointUsed {
        place: place.name.to_string(),
        kind: PointKind::Gazetteer,
        point: place.point,
    };
    let reading = |name: &str, latitude: f64, source: SourceId| Evidence {
        published: false,
        dimension: Dimension::Angle,
        label: format!("latitude of {name}"),
        value: Some(latitude),
        source,
        date: None,
    };
    let mut evidence = vec![reading(&place.name, place.point.y(), place.source)];
    let mut points = vec![used(place)];
    if let Level::Place(other) = of {
        evidence.push(reading(what, middle, other.source));
        points.push(used(other));
    }
    let sources: BTreeSet<SourceId> = ours.sources.into_iter().chain(theirs.sources).collect();
    let foot = Point::new(place.point.x(), middle);
    Ok(Measurement {
        nominal: north_m(middle, place.point.y()),
        interval,
        dimension: Dimension::Length,
        method: "difference of latitude, along the meridian of the first place".into(),
        because: vec![Because::ReferencePoint],
        evidence,
        points,
        notes: Vec::new(),
        sources: sources.into_iter().collect(),
        reproduce: None,
        geometry: vec![Geometry::Line(Line::new(foot, place.point))],
    })
}

/// From where to where a place reaches.
struct Band {
    latitude: Interval,
    sources: Vec<SourceId>,
}

fn band(atlas: &Atlas, place: &Place) -> Result<Band, Unmeasured> {
    let no_data = || Unmeasured::NoData(format!("the extent of {}", place.name));
    let (latitudes, around_m, sources): (Vec<f64>, f64, Vec<SourceId>) =
        if place.class == PlaceClass::Settlement {
            let points = atlas.reference_points(place);
            let latitudes = points.iter().map(|it| it.point.y()).chain([place.point.y()]);
            (latitudes.collect(), built_up_radius_m(place.population), vec![place.source])
        } else if place.class.is_area() {
            let edges = atlas.edges_of(place);
            let latitudes = edges.iter().flatten().map(|coordinate| coordinate.y);
            let country = place.class == PlaceClass::Country;
            let region = vec![regions::SOURCE];
            let sources = if country { borders::SOURCES.to_vec() } else { region };
            (latitudes.collect(), 0.0, sources)
        } else if place.class.stretches() {
            return Err(no_data());
        } else {
            (vec![place.point.y()], 0.0, vec![place.source])
        };
    let hull = Interval::hull(latitudes).ok_or_else(no_data)?;
    let around_deg = around_m / METRES_PER_DEG;
    Ok(Band { latitude: Interval::new(hull.low - around_deg, hull.high + around_deg), sources })
}

/// The shortest degree of latitude on the ellipsoid, at the equator.
const METRES_PER_DEG: f64 = 110_574.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::Parallel;
    use crate::measure::sample::{country, feature, settlement};

    fn check(place: &Place, of: Level, low_m: f64, high_m: f64) {
        let measured = latitude(Atlas::embedded(), place, &of).unwrap();
        let Interval { low, high } = measured.interval;
        assert!(low_m <= low && high <= high_m, "{} {:?}", place.name, measured.interval);
    }

    /// The distances that travel guides and encyclopaedias give.
    #[test]
    fn places_lie_north_or_south_of_parallels() {
        let tromso = settlement("Tromsø", 69.6496, 18.9560);
        check(&tromso, Level::Parallel(Parallel::ArcticCircle), 340_000.0, 350_000.0);
        let quito = settlement("Quito", -0.2295, -78.5243);
        check(&quito, Level::Parallel(Parallel::Equator), -27_000.0, -23_000.0);
        check(&country("AU"), Level::Parallel(Parallel::Equator), -7_000_000.0, -900_000.0);
        check(&country("NG"), Level::Parallel(Parallel::Equator), 400_000.0, 1_600_000.0);
        check(&country("BR"), Level::Parallel(Parallel::Equator), -3_800_000.0, 600_000.0);
        check(&tromso, Level::Place(quito), 7_700_000.0, 7_800_000.0);
    }

    #[test]
    fn what_has_no_shape_has_no_latitude() {
        let measured =
            latitude(Atlas::embedded(), &feature("rhine"), &Level::Parallel(Parallel::Equator));
        assert!(matches!(measured, Err(Unmeasured::NoData(_))));
    }
}
