//! Places for the tests of measures.

use geo::Point;

use crate::atlas::{CountryCode, Place, PlaceClass, PlaceId, SourceId};

fn place(id: String, name: &str, class: PlaceClass, lat: f64, lon: f64) -> Place {
    Place {
        id: PlaceId(id.into()),
        name: name.to_owned().into(),
        class,
        country: None,
        region: None,
        population: 0,
        point: Point::new(lon, lat),
        within_m: 0.0,
        source: SourceId("test"),
    }
}

pub(super) fn settlement(name: &str, lat: f64, lon: f64) -> Place {
    place(format!("test:{name}"), name, PlaceClass::Settlement, lat, lon)
}

/// A feature of the atlas by the last part of its id; its class and point do not matter here.
pub(super) fn feature(id: &str) -> Place {
    place(format!("luftlinie:{id}"), id, PlaceClass::River, 0.0, 0.0)
}

pub(super) fn country(code: &str) -> Place {
    let mut country = place(format!("iso3166:{code}"), code, PlaceClass::Country, 0.0, 0.0);
    country.country = CountryCode::new(code);
    country
}
