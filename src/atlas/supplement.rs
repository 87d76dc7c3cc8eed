//! What a user adds to the atlas: places of their own, names that a desk gives to known ones, and
//! the spellings that it prefers.
//!
//! They come before everything that is packed: whoever writes a name down means that place.

use std::borrow::Cow;
use std::collections::HashMap;

use geo::Point;

use super::{Atlas, Candidate, CountryCode, NameKind, Place, PlaceClass, PlaceId, SourceId, fold};

/// The source of places that the user gave.
const SOURCE: SourceId = SourceId("the places that the user gave");
/// More than any place of the atlas has.
const SCORE: f64 = 12.0;

/// A place of the user's own.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnPlace {
    pub name: String,
    pub point: Point,
    pub aliases: Vec<String>,
}

/// The user's places by folded name, and preferred spellings by id.
#[derive(Default)]
pub(super) struct Supplement {
    places: HashMap<String, Vec<Place>>,
    spellings: HashMap<PlaceId, String>,
}

impl Atlas {
    /// Adds a place under its name and its aliases.
    pub fn add_place(&mut self, own: OwnPlace) {
        let place = Place {
            id: PlaceId(Cow::Owned(format!("own:{}", own.name))),
            name: Cow::Owned(own.name.clone()),
            class: PlaceClass::Site,
            country: self.country_at(own.point),
            region: None,
            population: 0,
            point: own.point,
            within_m: 0.0,
            source: SOURCE,
        };
        for name in std::iter::once(own.name).chain(own.aliases) {
            self.add_name(&name, place.clone());
        }
    }

    /// Lets `name` stand for `place`, and for nothing else but what was added before.
    pub fn add_name(&mut self, name: &str, place: Place) {
        self.supplement.places.entry(fold(name)).or_default().push(place);
    }

    /// Lets reports call `place` by `spelling`.
    pub fn prefer_spelling(&mut self, place: &Place, spelling: String) {
        self.supplement.spellings.insert(place.id.clone(), spelling);
    }

    /// Whether the user gave the folded name.
    pub fn is_own_name(&self, folded: &str) -> bool {
        self.supplement.places.contains_key(folded)
    }

    /// Whether the user gave any names.
    pub fn has_own_names(&self) -> bool {
        !self.supplement.places.is_empty()
    }

    /// Whether the user gave a name that begins so.
    pub(super) fn begins_own_name(&self, start: &str) -> bool {
        self.supplement.places.keys().any(|name| name.starts_with(start))
    }

    /// The user's places of a folded name.
    pub(super) fn own_candidates(
        &self,
        folded: &str,
        keep: impl Fn(&Place) -> bool,
    ) -> Vec<Candidate> {
        let places = self.supplement.places.get(folded).into_iter().flatten();
        let candidate = |place: &Place| Candidate {
            place: self.spelled(place.clone()),
            kind: NameKind::Preferred,
            score: SCORE,
        };
        places.filter(|place| keep(place)).map(candidate).collect()
    }

    /// Whether the user's place lies in a country.
    pub(super) fn own_in(country: CountryCode) -> impl Fn(&Place) -> bool {
        move |place| place.country == Some(country)
    }

    /// The user's place with an id, such as `own:Newsroom`.
    pub(super) fn own_by_id(&self, id: &str) -> Option<Place> {
        let mut places = self.supplement.places.values().flatten();
        places.find(|place| place.id.0 == id).cloned()
    }

    /// The place under the name that the desk prefers.
    pub(super) fn spelled(&self, place: Place) -> Place {
        match self.supplement.spellings.get(&place.id) {
            Some(spelling) => Place { name: Cow::Owned(spelling.clone()), ..place },
            None => place,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn atlas() -> Atlas {
        let mut atlas = Atlas::open().expect("a test opens every embedded layer");
        atlas.add_place(OwnPlace {
            name: "Berlin".into(),
            point: Point::new(-71.18, 44.47),
            aliases: vec!["Werk Nord".into()],
        });
        let cologne = atlas.resolve("Köln").expect("a city").place;
        atlas.add_name("Domstadt", cologne.clone());
        atlas.prefer_spelling(&cologne, "Cöln".into());
        atlas
    }

    #[test]
    fn own_places_come_before_all_others() {
        let atlas = atlas();
        for name in ["Berlin", "berlin", "Werk Nord", "Werk-Nord", "own:Berlin"] {
            let resolved = atlas.resolve(name).expect(name);
            assert!(!resolved.ambiguous, "{name}");
            assert_eq!(resolved.place.id.0, "own:Berlin", "{name}");
        }
        assert_eq!(atlas.resolve("Berlin, US").expect("own").place.id.0, "own:Berlin");
        let capital = atlas.resolve("Berlin, Germany").expect("the capital").place;
        assert_eq!(capital.id.0, "geonames:2950159");
        assert!(Atlas::embedded().resolve("Werk Nord").is_err());
    }

    #[test]
    fn desk_names_and_spellings_stand_for_known_places() {
        let atlas = atlas();
        for name in ["Domstadt", "Köln", "Cologne", "geonames:2886242"] {
            let place = atlas.resolve(name).expect(name).place;
            let (id, name) = (place.id.0.as_ref(), place.name.as_ref());
            assert_eq!((id, name), ("geonames:2886242", "Cöln"));
        }
    }
}
