//! Waters that a sentence names for the place of a town: "A lies on the Rhine, 34 km south of B".
//!
//! The distance is that of the town. A river has no point that it could be measured from, and a
//! lake has none that a town on it shares.

use crate::atlas::{Place, PlaceClass};
use crate::text::{Cue, Kind, Scene};

/// Seas and continents lie all around.
pub fn is_open_water(place: &Place) -> bool {
    matches!(place.class, PlaceClass::Sea | PlaceClass::Continent)
}

/// A lake that a town is said to lie on: "A lies on B", "A, a city on the shore of B,".
pub fn is_shore(scene: &Scene<'_>, at: usize) -> bool {
    let lake = scene.place_at(at).is_some_and(|it| it.best().class == PlaceClass::Lake);
    let clause = (at.saturating_sub(SHORE_REACH)..at)
        .rev()
        .take_while(|&index| !matches!(scene.elements[index].kind, Kind::Mark(_)));
    let town = |index: &usize| {
        scene.place_at(*index).is_some_and(|it| it.best().class == PlaceClass::Settlement)
    };
    let nearest = clause.into_iter().find(town).filter(|_| lake);
    let told = nearest.is_some_and(|town| scene.any(town + 1..at, &[Cue::Lie]));
    let led = scene.any(at.saturating_sub(LED)..at, &[Cue::On, Cue::Upon, Cue::Coast]);
    let before = (at.saturating_sub(SHORE_REACH)..at).rev();
    let described = || {
        let near = before.take_while(|&index| !scene.is_figure(index));
        near.into_iter().any(|index| town(&index))
    };
    told || lake && led && described()
}

/// How far before a lake the word that leads to it may stand …
const LED: usize = 4;

/// … and how far before it, in elements.
const SHORE_REACH: usize = 12;
