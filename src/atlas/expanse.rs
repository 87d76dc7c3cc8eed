//! An area in the plane around it: its land, and where its people live.

use std::sync::{Arc, Mutex, PoisonError};

use geo::Coord;

use super::{Atlas, Place};
use crate::geodesy::plane::{Plane, area};

/// An area with its shape and its people in the plane around it.
pub(crate) struct Expanse {
    place: Place,
    pub plane: Plane,
    /// The lines where it ends.
    pub edges: Vec<Vec<Coord>>,
    /// Its settlements with their inhabitants.
    pub people: Vec<(Coord, f64)>,
    /// What lies inside the lines, in the units of the plane.
    pub land: f64,
}

/// The areas that were asked for last: a text speaks of the same few again and again.
#[derive(Default)]
pub(super) struct Expanses(Mutex<Vec<Arc<Expanse>>>);

/// So many are kept; the largest have some hundred thousand vertices.
const MOST_KEPT: usize = 8;

impl Atlas {
    /// A country, a region or an island in the plane around its point; without land where it has
    /// no shape.
    pub(crate) fn expanse(&self, place: &Place) -> Arc<Expanse> {
        let latest = || self.expanses.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = latest().iter().find(|known| known.place == *place).map(Arc::clone);
        let expanse = known.unwrap_or_else(|| Arc::new(Expanse::new(self, place)));
        let mut latest = latest();
        latest.retain(|known| known.place != *place);
        latest.truncate(MOST_KEPT - 1);
        latest.insert(0, Arc::clone(&expanse));
        expanse
    }
}

impl Expanse {
    fn new(atlas: &Atlas, place: &Place) -> Self {
        let plane = Plane::around(place.point);
        let edges = plane.project_lines(&atlas.edges_of(place));
        let people = atlas.gazetteer.people_of(place);
        let people = people.map(|(point, people)| (plane.project(point), f64::from(people)));
        let people = people.collect();
        let land = area(&edges);
        Self { place: place.clone(), plane, edges, people, land }
    }
}
