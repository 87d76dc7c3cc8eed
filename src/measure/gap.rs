//! How near do two countries or regions come to each other?

use geo::{Geometry, Line, MultiPolygon, Point, Polygon, Simplify};

use super::{Because, Evidence, Measurement, PointUsed, Unmeasured};
use crate::atlas::{Atlas, Place, PlaceClass, PointKind, SourceId, borders, is_cut, regions};
use crate::geodesy::{LineIndex, distance_m, ring_area_m2};
use crate::quantity::{Dimension, Interval};

/// The distance between the main lands of `a` and `b`, where those do not touch.
///
/// # Units
/// metres
///
/// # Model
/// Geodesics on the WGS 84 ellipsoid between the main parts of the two, which are no smaller than a
/// third of the greatest. What lies between any of their parts, between the points that stand for
/// the two, such as their capitals, is told as evidence, since a text may mean that.
///
/// # Accuracy
/// Exact for the outlines: coasts 150 m, borders 2.5 m, regions 1 km; 10 km beyond 1,000 km. The
/// interval is 5 % wide to either side, for tables count moles, reefs and low water each in their
/// own way.
///
/// # Errors
/// [`Unmeasured::NoData`] if one has no outline, [`Unmeasured::NotMeasurable`] if the main lands
/// touch: then a figure means something else.
///
/// # References
/// Baselga & Martínez-Llario 2018 (doi:10.1007/s11200-017-1020-z).
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Edge, Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let to = Edge::Footprint(place("Cuba"));
/// let measured = measure(atlas, &Question::Proximity { place: place("Jamaica"), to }, today)?;
/// assert!(measured.interval.contains(145_000.0), "{:?}", measured.interval);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub(super) fn gap(atlas: &Atlas, a: &Place, b: &Place) -> Result<Measurement, Unmeasured> {
    let unknown = || Unmeasured::NoData(format!("how far {} and {} are apart", a.name, b.name));
    let outlines = [a, b].map(|place| atlas.outline_of(place));
    let outlines = outlines.map(|outline| (main_parts(&outline), outline));
    let [(main_a, all_a), (main_b, all_b)] = &outlines;
    if are_neighbours(atlas, [a, b]) && is_close(main_a, main_b) {
        return Err(touching());
    }
    let all = nearest(all_a, all_b).ok_or_else(unknown)?;
    let in_one = main_a.0.len() == all_a.0.len() && main_b.0.len() == all_b.0.len();
    let main = if in_one { Some(all) } else { nearest(main_a, main_b) }.ok_or_else(unknown)?;
    let [all, main] = [all, main].map(|way| to_coasts(atlas, way, [a, b]));
    let nominal = length_m(main);
    if nominal < TOUCHING_M {
        return Err(touching());
    }
    let region = [a, b].iter().any(|place| place.class == PlaceClass::Region);
    let error_m = if region { REGION_ERROR_M } else { COAST_ERROR_M };
    let coast_m = COAST_SHARE * nominal;
    let around_m = coast_m + error_m;
    let mut because = vec![Because::ReferencePoint];
    // An error that is lost in what counts as the coast decides nothing.
    if error_m > coast_m {
        because.push(Because::DataError);
    }
    let shape = region.then_some(regions::SOURCE);
    let sources = [shape.as_slice(), borders::SOURCES].concat();
    let (main_m, all_m) = (nominal, length_m(all));
    let parts_note = (all_m < (1.0 - COAST_SHARE) * main_m).then(|| {
        format!("islands and exclaves of the two come as near as {:.1} km", all_m / 1000.0)
    });
    let nearest_parts = "between the nearest parts, islands and exclaves included";
    let points_m = distance_m(a.point, b.point);
    let mut evidence = vec![
        row("between the main lands", nominal, sources[0]),
        row(nearest_parts, all_m, sources[0]),
        row("between the points that stand for the two", points_m, a.source),
    ];
    let capital = |place: &Place| {
        let country = place.country.filter(|_| place.class == PlaceClass::Country)?;
        atlas.capital(country)
    };
    if let Some((ours, theirs)) = capital(a).zip(capital(b)) {
        let apart_m = distance_m(ours.point, theirs.point);
        evidence.push(row("between the capitals", apart_m, ours.source));
    }
    let used = |place: &Place, point| PointUsed {
        place: place.name.to_string(),
        kind: PointKind::Nearest,
        point,
    };
    Ok(Measurement {
        nominal,
        interval: Interval::new(nominal - around_m, nominal + around_m),
        dimension: Dimension::Length,
        method: "geodesic between the nearest points of the two outlines".into(),
        because,
        evidence,
        points: vec![used(a, main.start_point()), used(b, main.end_point())],
        notes: parts_note.into_iter().collect(),
        sources,
        reproduce: None,
        geometry: vec![Geometry::Line(main)],
    })
}

fn touching() -> Unmeasured {
    Unmeasured::NotMeasurable("areas that touch are not apart".into())
}

fn are_neighbours(atlas: &Atlas, places: [&Place; 2]) -> bool {
    let country = |place: &Place| place.country.filter(|_| place.class == PlaceClass::Country);
    let [a, b] = places.map(country);
    a.zip(b).is_some_and(|(a, b)| atlas.are_neighbours(a, b))
}

/// Whether two outlines come so close that, of two neighbours, they may be one line: to find that
/// out of the thousand kilometres that some have in common would take a second.
fn is_close(ours: &MultiPolygon, theirs: &MultiPolygon) -> bool {
    nearest_simple(ours, theirs).is_some_and(|way| length_m(way) < CLOSE_M)
}

/// How near any parts of two outlines come to each other, to some kilometres.
pub(super) fn least_m(atlas: &Atlas, a: &Place, b: &Place) -> Option<f64> {
    let [ours, theirs] = [a, b].map(|place| atlas.outline_of(place));
    nearest_simple(&ours, &theirs).map(length_m)
}

fn row(label: &str, length_m: f64, source: SourceId) -> Evidence {
    Evidence {
        label: label.into(),
        value: Some(length_m),
        dimension: Dimension::Length,
        source,
        date: None,
        published: false,
    }
}

/// Simplified outlines of neighbours nearer than this touch: each may be off by 5.6 km.
const CLOSE_M: f64 = 11_200.0;
/// Outlines nearer than this are one line that two sources drew.
const TOUCHING_M: f64 = 1_500.0;
/// The worst error of a country's outline, that of coasts, …
const COAST_ERROR_M: f64 = 150.0;
/// … and that of a region's.
const REGION_ERROR_M: f64 = 1_000.0;
/// What counts as the coast moves a distance by this share.
const COAST_SHARE: f64 = 0.05;
/// A part of this share of the greatest is a main one.
const MAIN_SHARE: f64 = 1.0 / 3.0;
/// How far the outline of a region may lie from the coast that it follows.
const MISFIT_M: f64 = 5_000.0;

/// The parts that are no smaller than a share of the greatest, and what goes on from them beyond
/// the antimeridian.
fn main_parts(outline: &MultiPolygon) -> MultiPolygon {
    let areas: Vec<f64> = outline.iter().map(|part| ring_area_m2(part.exterior())).collect();
    let greatest = areas.iter().copied().fold(0.0, f64::max);
    let main = |area_m2: f64| area_m2 >= MAIN_SHARE * greatest;
    let goes_on = outline.iter().zip(&areas).any(|(part, &area)| main(area) && is_cut(part));
    let parts = outline.iter().zip(areas);
    MultiPolygon(
        parts
            .filter(|(part, area)| main(*area) || goes_on && is_cut(part))
            .map(|it| it.0.clone())
            .collect(),
    )
}

/// The shortest way from one outline to the other; where they are far apart, from one simplified
/// outline to the other, since the search through all fjords of two continents takes a minute.
fn nearest(ours: &MultiPolygon, theirs: &MultiPolygon) -> Option<Line> {
    let way = nearest_simple(ours, theirs)?;
    if length_m(way) > FAR_M { Some(way) } else { nearest_of(ours, theirs) }
}

fn nearest_simple(ours: &MultiPolygon, theirs: &MultiPolygon) -> Option<Line> {
    let [ours, theirs] = [ours, theirs].map(|outline| outline.simplify(SIMPLE_DEG));
    nearest_of(&ours, &theirs)
}

/// Outlines that are farther apart than this …
const FAR_M: f64 = 1_000_000.0;
/// … may lie so far from where they are: 5.6 km at most, of 50 that the interval is wide.
const SIMPLE_DEG: f64 = 0.05;

fn nearest_of(ours: &MultiPolygon, theirs: &MultiPolygon) -> Option<Line> {
    let index = |parts: &MultiPolygon| LineIndex::new(parts.iter().map(Polygon::exterior));
    let (start, end) = index(ours).nearest_pair(&index(theirs))?;
    Some(Line::new(start.point, end.point))
}

/// The same way with ends on the coasts that the coarse outlines of regions follow.
fn to_coasts(atlas: &Atlas, way: Line, [a, b]: [&Place; 2]) -> Line {
    let coast = |place: &Place, own: Point, other: Point| {
        let region = place.class == PlaceClass::Region;
        let found = atlas.nearest_coast(other, place.country).filter(|_| region);
        found.map(|it| it.point).filter(|it| distance_m(*it, own) < MISFIT_M).unwrap_or(own)
    };
    let (start, end) = way.points();
    Line::new(coast(a, start, end), coast(b, end, start))
}

fn length_m(way: Line) -> f64 {
    distance_m(way.start_point(), way.end_point())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows: two areas, the kilometres between their main lands and between the nearest parts, read
    /// off other maps.
    #[test]
    fn countries_and_regions_lie_apart() {
        let atlas = Atlas::embedded();
        let place = |id: &str| atlas.resolve(id).unwrap().place;
        for (a, b, main_km, nearest_km) in [
            ("iso3166:ES", "iso3166:MA", 14.3, 0.0),
            ("geonames-admin1:GB.ENG", "iso3166:FR", 33.5, 33.5),
            ("iso3166-2:US-AK", "iso3166:RU", 83.0, 3.8),
            ("iso3166:JM", "iso3166:CU", 145.0, 145.0),
            // Found by fuzzing: all their vertices took 40 s.
            ("iso3166:FR", "iso3166:CL", 9_633.0, 9_633.0),
        ] {
            let measured = gap(atlas, &place(a), &place(b)).unwrap();
            let near = |value: f64, km: f64| (value / 1000.0 - km).abs() < 2.0 + 0.03 * km;
            assert!(near(measured.nominal, main_km), "{a}–{b}: {}", measured.nominal);
            let nearest = measured.evidence[1].value.unwrap();
            assert!(near(nearest, nearest_km), "{a}–{b}: {nearest}");
        }
    }

    #[test]
    fn neighbours_are_not_apart() {
        let atlas = Atlas::embedded();
        let [germany, france] = ["iso3166:DE", "iso3166:FR"].map(|id| atlas.resolve(id).unwrap());
        let apart = gap(atlas, &germany.place, &france.place);
        assert!(matches!(apart, Err(Unmeasured::NotMeasurable(_))), "{apart:?}");
    }
}
