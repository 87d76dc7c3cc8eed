//! How far is a place from a border, a coast, or the nearest point of another place?

use geo::{Geometry, Line, Point};

use super::distance::extent_m;
use super::foot::{Foot, REGION_MISFIT_M, foot, island, line, radius_m};
use super::gap::gap;
use super::{Because, Edge, Evidence, Measurement, PointUsed, Unmeasured};
use crate::atlas::{Atlas, CountryCode, EdgePoint, Place, PlaceClass, PointKind, SourceId};
use crate::geodesy::distance_m;
use crate::quantity::{Dimension, Interval};

/// The distance from `place` to the nearest point of an edge or a footprint; 0 inside it.
///
/// # Units
/// metres
///
/// # Model
/// Geodesics on the WGS 84 ellipsoid to OpenStreetMap's borders and coasts. The interval spans the
/// place's reference points and, at its low end, the built-up area around them, whose edge may be
/// meant. A country's footprint is its land with the territorial sea; that of a town is its
/// built-up area. The coast of a continent is that of its mainland, and so is that of its own
/// country for an island; a country and an island are measured from their edges. The coast of a
/// region is its outline where that lies at the sea. Which coasts are those of a sea is known only
/// in boxes, and else how far it is at least. Two countries or regions are measured from
/// outline to outline. A river is measured from its course, an island from its shore.
///
/// # Accuracy
/// Borders 2.5 m, coasts 150 m (islands under 0.2 km² are left out), outlines of regions 1 km and
/// their borders 3 km, courses of rivers 2.6 km or, drawn by hand, 10 km; the place's own extent is
/// in the interval.
///
/// # Errors
/// `NoData` for edges of places that have no shape in the atlas.
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
/// let to = Edge::Border { country: place("Slovakia"), neighbour: None };
/// let question = Question::Proximity { place: place("Bratislava"), to };
/// assert!(measure(atlas, &question, today)?.nominal < 10_000.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn proximity(atlas: &Atlas, place: &Place, to: &Edge) -> Result<Measurement, Unmeasured> {
    if let Edge::Footprint(other) = to
        && place.class.is_area()
    {
        if other.class.is_area() {
            return gap(atlas, place, other);
        }
        // A river and an island end where they do, but a country has no end inside of itself.
        if has_edge(atlas, other) {
            return proximity(atlas, other, &Edge::Footprint(place.clone()));
        }
    }
    let points = atlas.reference_points(place);
    let foot = |from| match off(atlas, place, to) {
        Some(country) => mainland(atlas, from, country, to.places().first().copied()),
        None => foot(atlas, from, to),
    };
    let from_middle = foot(place.point)?;
    let (start, nominal) = nearest_end(atlas, place, &from_middle, foot)?;
    let feet: Vec<Foot> = points.iter().map(|point| foot(point.point)).collect::<Result<_, _>>()?;
    let ends = feet.iter().chain([&nominal]).map(|foot| foot.distance_m);
    let edge = Interval::point(nominal.distance_m);
    let hull = if start == place.point { Interval::hull(ends).unwrap_or(edge) } else { edge };
    let reach_m = range_m(atlas, place);
    let around_m = radius_m(place) + nominal.nearer_m + reach_m;
    let farther_m = reach_m + nominal.farther_m;
    let high_m = if nominal.at_least { f64::INFINITY } else { hull.high + farther_m };
    let evidence = points.iter().zip(&feet).map(|(point, foot)| Evidence {
        published: false,
        dimension: Dimension::Length,
        label: format!("from the {}", point.kind.name()),
        value: Some(foot.distance_m),
        source: point.source,
        date: None,
    });
    let kind = points.first().map_or(PointKind::Gazetteer, |point| point.kind);
    let sources: Vec<SourceId> = nominal.sources.iter().copied().chain([place.source]).collect();
    let way = Line::new(start, nominal.point);
    Ok(Measurement {
        nominal: nominal.distance_m,
        interval: Interval::new((hull.low - around_m).max(0.0), high_m),
        dimension: Dimension::Length,
        method: format!("geodesic to the nearest point of {}", nominal.what),
        because: vec![Because::ReferencePoint, Because::DataError],
        evidence: evidence.collect(),
        points: vec![PointUsed { place: place.name.to_string(), kind, point: place.point }],
        notes: Vec::new(),
        sources,
        reproduce: None,
        geometry: vec![Geometry::Line(way)],
    })
}

/// Where the way from `place` starts, and its end: the place's point, but the coast of an island
/// and that of a country that lies in the sea.
///
/// From one end to the other and back the way only becomes shorter.
fn nearest_end(
    atlas: &Atlas,
    place: &Place,
    from_middle: &Foot,
    foot: impl Fn(Point) -> Result<Foot, Unmeasured>,
) -> Result<(Point, Foot), Unmeasured> {
    const MOST_STEPS: usize = 16;
    const CLOSE_M: f64 = 1.0;
    let mut best = (place.point, from_middle.clone());
    for start in seeds(atlas, place) {
        let seen = foot(start)?;
        if seen.distance_m < best.1.distance_m {
            best = (start, seen);
        }
    }
    for _ in 0..MOST_STEPS {
        let Some(start) = own_edge(atlas, place, best.1.point) else { break };
        let next = foot(start)?;
        if next.distance_m > best.1.distance_m - CLOSE_M {
            break;
        }
        best = (start, next);
    }
    Ok(best)
}

/// Points along a river, from one of which the search for its nearest point begins.
fn seeds(atlas: &Atlas, river: &Place) -> Vec<Point> {
    const MOST_SEEDS: usize = 40;
    let lines = atlas.course(river).map_or(Vec::new(), |course| atlas.lines_of(&course));
    let points: Vec<Point> = lines.iter().flat_map(|(line, _)| line.points()).collect();
    let step = points.len().div_ceil(MOST_SEEDS).max(1);
    let ends = lines.iter().filter_map(|(line, _)| line.points().next_back());
    points.iter().copied().step_by(step).chain(ends.take(MOST_SEEDS)).collect()
}

/// The point of a country's, a region's, an island's or a river's edge that is nearest to `from`.
fn own_edge(atlas: &Atlas, place: &Place, from: Point) -> Option<Point> {
    if let Some(course) = atlas.course(place) {
        return Some(atlas.nearest_on(from, &course)?.point);
    }
    if let Some(region) = atlas.region(place) {
        return Some(atlas.nearest_region_edge(from, region)?.point);
    }
    let country = place.country?;
    if place.class == PlaceClass::Country {
        return Some(atlas.nearest_edge(from, country)?.point);
    }
    let island = place.class == PlaceClass::Island;
    Some(island.then(|| atlas.nearest_shore(from, place.point, country))??.point)
}

/// The country off whose mainland an island lies: nobody means its own coast.
fn off(atlas: &Atlas, place: &Place, to: &Edge) -> Option<CountryCode> {
    let Edge::Coast(coast) = to else { return None };
    let island = place.class == PlaceClass::Island;
    let country = match coast {
        Some(coast) if atlas.world_region(coast).is_some() => return None,
        // "off the coast in the North Sea": not its own shore of that sea.
        Some(coast) if coast.class == PlaceClass::Sea => place.country.filter(|_| island)?,
        Some(coast) => coast.country.filter(|code| Some(*code) == place.country)?,
        None => place.country.filter(|_| island)?,
    };
    (island || atlas.offshore(place.point, country).is_some()).then_some(country)
}

/// The mainland of `country`, in the region `of` if a region is meant.
fn mainland(
    atlas: &Atlas,
    from: Point,
    country: CountryCode,
    of: Option<&Place>,
) -> Result<Foot, Unmeasured> {
    let own = atlas.offshore(from, country).map(|found| found.mainland);
    // "off the coast", whoever has it: Fuerteventura lies off Africa.
    let all = || atlas.countries().filter_map(|it| it.country).collect::<Vec<_>>();
    let other = if of.is_none() { atlas.nearest_mainland(from, &all()) } else { None };
    let found = own.into_iter().chain(other).min_by(|a, b| a.distance_m.total_cmp(&b.distance_m));
    let of = of.and_then(|of| atlas.region(of));
    let inside = |found: &EdgePoint| {
        of.is_none_or(|of| {
            let edge = atlas.nearest_region_edge(found.point, of);
            edge.is_some_and(|edge| edge.distance_m < REGION_MISFIT_M)
        })
    };
    let what =
        if of.is_some() { format!("the mainland coast of {country}") } else { NEAREST.into() };
    line(found.filter(inside), what)
}

/// What an island lies off, where nobody says what it is.
const NEAREST: &str = "the nearest mainland coast";

/// How far the nearest island before the coast `to` is: a text may mean that as well.
///
/// # Units
/// metres
pub fn nearest_island_m(atlas: &Atlas, place: &Place, to: &Edge) -> Option<f64> {
    if let Some(country) = off(atlas, place, to) {
        let island = atlas.offshore(place.point, country)?.island;
        if place.class != PlaceClass::Island {
            // A town on an island may be near the island's own coast.
            return atlas.nearest_coast(place.point, Some(country)).map(|own| own.distance_m);
        }
        let edge = own_edge(atlas, place, island.point).unwrap_or(place.point);
        return Some(distance_m(edge, island.point).min(island.distance_m));
    }
    let Edge::Coast(Some(continent)) = to else { return None };
    let members = atlas.world_region(continent)?.members.iter();
    let others = members.filter(|code| Some(**code) != place.country);
    let coasts = others.filter_map(|code| atlas.nearest_coast(place.point, Some(*code)));
    coasts.map(|coast| coast.distance_m).min_by(f64::total_cmp)
}

/// Whether a distance to `place` is one to where its outline, its shore or its course comes
/// nearest.
pub fn has_edge(atlas: &Atlas, place: &Place) -> bool {
    place.class == PlaceClass::Country
        || atlas.region(place).is_some()
        || island(atlas, place).is_some()
        || atlas.course(place).is_some()
}

/// How far a range of mountains reaches from its middle, or a lake and an island without a shore in
/// the atlas.
fn range_m(atlas: &Atlas, place: &Place) -> f64 {
    let extent_m = || extent_m(atlas, place).unwrap_or(0.0);
    if place.class == PlaceClass::Mountain {
        return extent_m();
    }
    let shoreless = || place.class == PlaceClass::Island && island(atlas, place).is_none();
    if place.class == PlaceClass::Lake || shoreless() { LONG * extent_m() } else { 0.0 }
}

/// How many times farther a long lake or island reaches than a round one of its area.
const LONG: f64 = 2.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::{country, settlement};

    fn check(place: &Place, to: &Edge, nominal_m: f64, tolerance_m: f64) {
        let measured = proximity(Atlas::embedded(), place, to).unwrap();
        assert!((measured.nominal - nominal_m).abs() < tolerance_m, "{measured:?}");
        assert!(measured.interval.contains(measured.nominal), "{measured:?}");
    }

    /// Distances read off other maps.
    #[test]
    fn borders_coasts_and_countries_have_their_distance() {
        let aachen = settlement("Aachen", 50.7753, 6.0838);
        let netherlands = Edge::Border { country: country("NL"), neighbour: None };
        check(&aachen, &netherlands, 4500.0, 1500.0);
        let with_germany = Edge::Border { country: country("NL"), neighbour: Some(country("DE")) };
        check(&aachen, &with_germany, 4500.0, 1500.0);
        check(&aachen, &Edge::Footprint(country("BE")), 4500.0, 2500.0);
        check(&aachen, &Edge::Footprint(country("DE")), 0.0, 1.0);
        let rostock = settlement("Rostock", 54.0924, 12.0991);
        check(&rostock, &Edge::Coast(None), 10_000.0, 4000.0);
        check(&rostock, &Edge::Coast(Some(country("DE"))), 10_000.0, 4000.0);
        let named = |name: &str| Atlas::embedded().candidates(name).swap_remove(0).place;
        check(&country("CV"), &Edge::Coast(Some(named("Africa"))), 570_000.0, 10_000.0);
        let perth = settlement("Perth", -31.9522, 115.8614);
        check(&perth, &Edge::Coast(Some(named("Western Australia"))), 10_000.0, 5000.0);
        let region = |id: &str| Atlas::embedded().resolve(id).unwrap().place;
        check(&aachen, &Edge::Footprint(region("iso3166-2:DE-NW")), 0.0, 1.0);
        check(&aachen, &Edge::Footprint(region("iso3166-2:DE-RP")), 48_000.0, 5000.0);
        check(&aachen, &Edge::Footprint(settlement("Köln", 50.9375, 6.9603)), 64_000.0, 1000.0);
    }

    #[test]
    fn the_towns_own_extent_counts() {
        let town = Place { population: 240_000, ..settlement("Aachen", 50.7753, 6.0838) };
        let belgium = Edge::Footprint(country("BE"));
        let measured = proximity(Atlas::embedded(), &town, &belgium).unwrap();
        assert!(measured.interval.low < 1000.0, "{measured:?}");
    }

    #[test]
    fn what_has_no_shape_has_no_distance() {
        let aachen = settlement("Aachen", 50.7753, 6.0838);
        for edge in [
            Edge::Coast(Some(country("LS"))),
            Edge::Coast(Some(Atlas::embedded().candidates("Bavaria").swap_remove(0).place)),
            Edge::Border { country: country("JP"), neighbour: None },
            Edge::Border { country: aachen.clone(), neighbour: None },
        ] {
            let measured = proximity(Atlas::embedded(), &aachen, &edge);
            assert!(matches!(measured, Err(Unmeasured::NoData(_))), "{edge:?}");
        }
    }
}
