//! The nearest point of an edge, a footprint or a parallel, seen from a point.

use geo::{Contains, Point, Polygon};

use super::country::code_of;
use super::{Edge, Unmeasured};
use crate::atlas::reference_points::built_up_radius_m;
use crate::atlas::{
    Atlas, BorderOf, CountryCode, EdgePoint, Place, PlaceClass, SeaCoast, SourceId, borders,
    regions,
};
use crate::geodesy::{PARALLEL_ERROR_M, distance_m};

/// The nearest point of what was asked for.
#[derive(Clone)]
pub(super) struct Foot {
    pub point: Point,
    pub distance_m: f64,
    pub what: String,
    /// By how much it may come nearer: its own area around its point, or what the map lacks.
    pub nearer_m: f64,
    /// How much farther away it may be than the map has it.
    pub farther_m: f64,
    /// How far away it is at least, and no more is known.
    pub at_least: bool,
    pub sources: Vec<SourceId>,
}

impl Foot {
    /// On the lines of the map.
    fn new(point: Point, distance_m: f64, what: String, sources: Vec<SourceId>) -> Self {
        let (nearer_m, farther_m, at_least) = (0.0, DATA_ERROR_M, false);
        Self { point, distance_m, what, nearer_m, farther_m, at_least, sources }
    }
}

/// The worst error of the lines, that of coasts.
const DATA_ERROR_M: f64 = 150.0;
/// How far the border of a region may be off beside which a town lies that a text places by it, …
const REGION_BORDER_ERROR_M: f64 = 3000.0;
/// … how far any point of its outline may be …
const REGION_ERROR_M: f64 = 1000.0;
/// … and how far it may lie from the coast that it follows.
pub(super) const REGION_MISFIT_M: f64 = 5000.0;

/// The nearest point of `to`, seen from `from`.
pub(super) fn foot(atlas: &Atlas, from: Point, to: &Edge) -> Result<Foot, Unmeasured> {
    match to {
        Edge::Border { country: place, neighbour: None } if atlas.region(place).is_some() => {
            region_border(atlas, from, place)
        }
        Edge::Border { country, neighbour } => {
            let of = match neighbour {
                Some(neighbour) => BorderOf::Pair(code_of(country)?, code_of(neighbour)?),
                None => BorderOf::Country(code_of(country)?),
            };
            let what = match neighbour {
                Some(neighbour) => format!("the border of {} and {}", country.name, neighbour.name),
                None => format!("the land border of {}", country.name),
            };
            line(atlas.nearest_border(from, of), what)
        }
        Edge::Coast(None) => line(atlas.nearest_coast(from, None), "a coast".into()),
        Edge::Coast(Some(place)) => coast_of(atlas, from, place),
        Edge::Footprint(place) => footprint(atlas, from, place),
        Edge::Parallel(parallel) => {
            let point = Point::new(from.x(), parallel.latitude_deg());
            let what = parallel.name().to_owned();
            let found = Foot::new(point, distance_m(from, point), what, Vec::new());
            Ok(Foot { nearer_m: PARALLEL_ERROR_M, ..found })
        }
    }
}

fn coast_of(atlas: &Atlas, from: Point, place: &Place) -> Result<Foot, Unmeasured> {
    let what = format!("the coast of {}", place.name);
    if place.class == PlaceClass::Sea {
        let found = atlas.nearest_coast_of(from, place);
        let SeaCoast { point, distance_m, beyond } =
            found.ok_or_else(|| Unmeasured::NoData(what.clone()))?;
        let found = Foot::new(point, distance_m, what, borders::SOURCES.to_vec());
        return Ok(Foot { at_least: beyond, ..found });
    }
    if let Some(part) = atlas.world_region(place) {
        let what = format!("the mainland coast of {}", place.name);
        return line(atlas.nearest_mainland(from, &part.members), what);
    }
    if let Some(region) = atlas.region(place) {
        let edge = atlas.nearest_region_edge(from, region);
        let coast = edge.and_then(|edge| atlas.nearest_coast(edge.point, place.country));
        let coast = coast.filter(|coast| coast.distance_m < REGION_MISFIT_M);
        let mut found = line(coast, what)?;
        found.distance_m = distance_m(from, found.point);
        found.nearer_m = REGION_ERROR_M;
        found.sources.push(regions::SOURCE);
        return Ok(found);
    }
    line(atlas.nearest_coast(from, Some(code_of(place)?)), what)
}

/// A point of the lines of the map.
pub(super) fn line(found: Option<EdgePoint>, what: String) -> Result<Foot, Unmeasured> {
    let found = found.ok_or_else(|| Unmeasured::NoData(what.clone()))?;
    Ok(Foot::new(found.point, found.distance_m, what, borders::SOURCES.to_vec()))
}

/// The nearest point of a country, a region, an island or a river; of anything else its own point.
fn footprint(atlas: &Atlas, from: Point, place: &Place) -> Result<Foot, Unmeasured> {
    let what = place.name.to_string();
    if place.class == PlaceClass::Country {
        let (country, what) = (code_of(place)?, format!("{}'s land", place.name));
        let inside = atlas.countries_at(from).any(|here| here == country);
        return around(from, inside, what, |what| line(atlas.nearest_edge(from, country), what));
    }
    if atlas.region(place).is_some() {
        return region(atlas, from, place);
    }
    if let Some((country, island)) = island(atlas, place) {
        let shore = |what| line(atlas.nearest_shore(from, place.point, country), what);
        return around(from, island.contains(&from), what, shore);
    }
    if let Some(course) = atlas.course(place) {
        let what = format!("the course of {}", place.name);
        let found = atlas.nearest_on(from, &course);
        let found = found.ok_or_else(|| Unmeasured::NoData(what.clone()))?;
        let foot = Foot::new(found.point, found.distance_m, what, vec![found.source]);
        return Ok(Foot { nearer_m: found.nearer_m(), farther_m: found.error_m, ..foot });
    }
    if place.class.stretches() {
        return Err(Unmeasured::NoData(format!("the shape of {}", place.name)));
    }
    let away_m = distance_m(from, place.point);
    let found = Foot::new(place.point, away_m, what, vec![place.source]);
    Ok(Foot { nearer_m: radius_m(place), ..found })
}

/// No way at all `inside`, else what `edge` finds.
fn around(
    from: Point,
    inside: bool,
    what: String,
    edge: impl FnOnce(String) -> Result<Foot, Unmeasured>,
) -> Result<Foot, Unmeasured> {
    if inside { Ok(Foot::new(from, 0.0, what, borders::SOURCES.to_vec())) } else { edge(what) }
}

/// The outline of an island that one country has, if its point lies on it.
pub(super) fn island(atlas: &Atlas, place: &Place) -> Option<(CountryCode, Polygon)> {
    let country = place.country.filter(|_| place.class == PlaceClass::Island)?;
    Some((country, atlas.island_at(place.point, country)?))
}

fn region(atlas: &Atlas, from: Point, place: &Place) -> Result<Foot, Unmeasured> {
    let what = place.name.to_string();
    let region = atlas.region(place).ok_or_else(|| Unmeasured::NoData(what.clone()))?;
    let inside = atlas.is_in_region(from, region);
    let mut found =
        around(from, inside, what, |what| line(atlas.nearest_region_edge(from, region), what))?;
    found.nearer_m = if inside { 0.0 } else { REGION_ERROR_M };
    found.sources = vec![regions::SOURCE];
    Ok(found)
}

/// The outline of a region, whose coast is part of it.
fn region_border(atlas: &Atlas, from: Point, place: &Place) -> Result<Foot, Unmeasured> {
    let what = format!("the land border of {}", place.name);
    let region = atlas.region(place).ok_or_else(|| Unmeasured::NoData(what.clone()))?;
    let mut found = line(atlas.nearest_region_edge(from, region), what)?;
    (found.nearer_m, found.farther_m) = (REGION_BORDER_ERROR_M, REGION_BORDER_ERROR_M);
    found.sources = vec![regions::SOURCE];
    Ok(found)
}

/// How far the place reaches around its point.
///
/// Few towns are round: along a river or a road one reaches farther than a circle of its area.
pub(super) fn radius_m(place: &Place) -> f64 {
    const MOST_UNROUND_M: f64 = 1_000.0;
    if place.class != PlaceClass::Settlement {
        return 0.0;
    }
    let round_m = built_up_radius_m(place.population);
    round_m + (round_m / 2.0).min(MOST_UNROUND_M)
}
