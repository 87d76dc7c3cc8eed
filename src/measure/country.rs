//! Which country a place is, and which borders two countries have.

use super::Unmeasured;
use crate::atlas::borders::Border;
use crate::atlas::{Atlas, CountryCode, Place, PlaceClass};

/// The code of a country; other places have no borders here.
pub(super) fn code_of(place: &Place) -> Result<CountryCode, Unmeasured> {
    let code = (place.class == PlaceClass::Country).then_some(place.country).flatten();
    code.ok_or_else(|| {
        Unmeasured::NoData(format!("the borders of {}, which is no country", place.name))
    })
}

/// The border of two countries; where there is none, the borders of their territories.
pub(super) fn common_borders(atlas: &Atlas, a: CountryCode, b: CountryCode) -> Vec<Border<'_>> {
    if let Some(border) = atlas.border(a, b) {
        return vec![border];
    }
    let with_territories = |country| {
        let territories = atlas.territories_of(country).map(|row| row.territory);
        std::iter::once(country).chain(territories)
    };
    let pairs = with_territories(a).flat_map(|a| with_territories(b).map(move |b| (a, b)));
    pairs.filter_map(|(a, b)| atlas.border(a, b)).collect()
}
