//! What has an area, and what a name means where an area is spoken of.

use crate::atlas::PlaceClass;

use super::named::named_at;
use super::reader::{Reader, Spot};

/// What is known by its area.
pub static LARGE: &[PlaceClass] = &[
    PlaceClass::Country,
    PlaceClass::Region,
    PlaceClass::Continent,
    PlaceClass::Lake,
    PlaceClass::Sea,
    PlaceClass::Island,
    PlaceClass::Peninsula,
    PlaceClass::Desert,
];

/// What has an area besides.
static SMALL: &[PlaceClass] = &[PlaceClass::Settlement, PlaceClass::Site];

/// A state that is its city is no larger than this.
const LARGEST_CITY_M2: f64 = 1e9;

/// The thing with an area that the words from element `at` on name, and the last of them; a city
/// state is the state.
pub fn area_at(reader: &Reader<'_, '_>, at: usize) -> Option<(Spot, usize)> {
    let best = reader.scene().place_at(at).filter(|toponym| !toponym.demonym).map(|t| t.best());
    let Some(best) = best.filter(|place| SMALL.contains(&place.class)) else {
        return named_at(reader, at, LARGE);
    };
    let state = named_at(reader, at, LARGE).filter(|(spot, _)| {
        let area = reader.atlas.feature_area(&spot.place.id);
        best.region.as_ref() == Some(&spot.place.name)
            && area.is_some_and(|area| area.nominal < LARGEST_CITY_M2)
    });
    state.or_else(|| named_at(reader, at, SMALL))
}
