//! Which coasts are those of which sea: `geodata/sea_boxes.csv`.
//!
//! No layer of the atlas draws the limits of seas. Boxes of latitude and longitude say where every
//! coast is that of the sea, and where all of its coasts are; in between it is open.

use std::sync::LazyLock;

use geo::Point;
use serde::Deserialize;

use super::nearest::EdgePoint;
use super::{Atlas, Place, table};
use crate::geodesy::distance_m;

static BOXES: LazyLock<Vec<SeaBox>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/sea_boxes.csv")));

/// What a box says of the coasts in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Coasts {
    /// All are those of the sea, or of a part of it.
    Sure,
    /// The sea has none outside of such boxes.
    May,
}

#[derive(Debug, Deserialize)]
struct SeaBox {
    sea: String,
    coasts: Coasts,
    south: f64,
    west: f64,
    north: f64,
    east: f64,
}

impl SeaBox {
    fn holds(&self, point: Point) -> bool {
        self.nearest(point) == point
    }

    /// The nearest point of the box in latitude and longitude.
    fn nearest(&self, point: Point) -> Point {
        Point::new(point.x().clamp(self.west, self.east), point.y().clamp(self.south, self.north))
    }
}

/// What is known of the way to the coast of a sea.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeaCoast {
    pub point: Point,
    pub distance_m: f64,
    /// All coasts of the sea are at least as far; else the point is the nearest of them.
    pub beyond: bool,
}

/// A box that is less far away may begin at no coast.
const FAR_M: f64 = 80_000.0;
/// The nearest point in latitude and longitude is not quite the nearest one on the ground.
const NEARLY: f64 = 0.9;

impl Atlas {
    /// How far from `from` the coast of `sea` is; `None` where that is not known.
    ///
    /// # Accuracy
    /// That of [`Atlas::nearest_coast`].
    pub fn nearest_coast_of(&self, from: Point, sea: &Place) -> Option<SeaCoast> {
        let coast = self.nearest_coast(from, None)?;
        let of =
            |kind: Coasts| BOXES.iter().filter(move |it| it.sea == sea.id.0 && it.coasts == kind);
        if of(Coasts::Sure).any(|it| it.holds(coast.point)) {
            let EdgePoint { point, distance_m, .. } = coast;
            return Some(SeaCoast { point, distance_m, beyond: false });
        }
        let corners = of(Coasts::May).map(|it| it.nearest(from));
        let away = |point: &Point| distance_m(from, *point) * NEARLY;
        let nearest = corners.min_by(|a, b| away(a).total_cmp(&away(b)));
        let at_least = |point: Point, distance_m: f64| {
            Some(SeaCoast { point, distance_m, beyond: true }).filter(|it| it.distance_m > FAR_M)
        };
        // No coast at all is near.
        let any = at_least(coast.point, coast.distance_m);
        nearest.and_then(|point| at_least(point, away(&point))).or(any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(town: &str, sea: &str, expected: Option<bool>) {
        let atlas = Atlas::embedded();
        let from = atlas.resolve(town).unwrap().place.point;
        let sea = atlas.resolve(&format!("luftlinie:{sea}")).unwrap().place;
        let found = atlas.nearest_coast_of(from, &sea);
        let found = found.map(|it| !it.beyond && it.distance_m < 40_000.0);
        assert_eq!(found, expected, "{town}: {}", sea.name);
    }

    /// By any atlas.
    #[test]
    fn towns_lie_on_their_seas() {
        for (town, sea) in [
            ("Gdańsk", "baltic-sea"),
            ("Kiel", "baltic-sea"),
            ("Wismar", "baltic-sea"),
            ("Flensburg", "baltic-sea"),
            ("Helsinki", "baltic-sea"),
            ("Saint Petersburg", "baltic-sea"),
            ("Luleå", "baltic-sea"),
            ("Cuxhaven", "north-sea"),
            ("Ostende", "north-sea"),
            ("Aberdeen", "north-sea"),
            ("Bergen, Norway", "north-sea"),
            ("Odesa", "black-sea"),
            ("Varna", "black-sea"),
            ("Constanța", "black-sea"),
            ("Trabzon", "black-sea"),
            ("Marseille", "mediterranean"),
            ("Trieste", "mediterranean"),
            ("Barcelona", "mediterranean"),
            ("Málaga", "mediterranean"),
            ("Beirut", "mediterranean"),
            ("Trieste", "adriatic"),
            ("Bari", "adriatic"),
            ("Dubrovnik", "adriatic"),
            ("Thessaloniki", "aegean"),
            ("İzmir", "aegean"),
            ("Jeddah", "red-sea"),
            ("Baku", "caspian-sea"),
            ("Dubai", "persian-gulf"),
        ] {
            check(town, sea, Some(true));
        }
        for (town, sea) in [
            ("Munich", "baltic-sea"),
            ("Warsaw", "baltic-sea"),
            ("Rostock", "north-sea"),
            ("Gdańsk", "north-sea"),
            ("Odesa", "mediterranean"),
            ("Lisbon", "mediterranean"),
            ("Sofia", "black-sea"),
            ("Athens", "black-sea"),
            ("Genoa", "adriatic"),
            ("Bari", "aegean"),
            ("Aden", "red-sea"),
            ("Paris", "atlantic"),
        ] {
            check(town, sea, Some(false));
        }
        for (town, sea) in [
            ("Brest, France", "atlantic"),
            ("Bremerhaven", "baltic-sea"),
            ("Istanbul", "black-sea"),
        ] {
            let atlas = Atlas::embedded();
            let from = atlas.resolve(town).unwrap().place.point;
            let sea = atlas.resolve(&format!("luftlinie:{sea}")).unwrap().place;
            let found = atlas.nearest_coast_of(from, &sea);
            assert!(found.is_none_or(|it| !it.beyond), "{town}: {found:?}");
        }
    }

    #[test]
    fn boxes_are_boxes_of_known_seas() {
        for row in BOXES.iter() {
            assert!(row.south < row.north && row.west < row.east, "{row:?}");
            assert!(Atlas::embedded().resolve(&row.sea).is_ok(), "{row:?}");
        }
    }
}
