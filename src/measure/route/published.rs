//! Rail distances that others publish for the same two ends.

use super::Route;
use crate::atlas::rails::PublishedDistance;
use crate::atlas::{Atlas, Place};
use crate::geodesy;
use crate::measure::{Because, Evidence};
use crate::quantity::{Dimension, Interval};
use geo::Point;

/// A published distance speaks of a place if its end lies so near.
const SAME_END_M: f64 = 15_000.0;

/// Adds what others publish for the same two ends; returns the shortest of it.
pub(super) fn add(atlas: &Atlas, from: &Place, to: &Place, route: &mut Route) -> Option<f64> {
    let mut shortest_m: Option<f64> = None;
    for row in atlas.published_rail_distances() {
        if !speaks_of(row, from, to) {
            continue;
        }
        let length_m = row.length_m();
        shortest_m = Some(shortest_m.map_or(length_m, |known_m| known_m.min(length_m)));
        route.interval = route.interval.join(Interval::point(length_m));
        let line = if row.line.is_empty() { "" } else { ", " };
        route.evidence.push(Evidence {
            published: true,
            dimension: Dimension::Length,
            label: format!(
                "published, {}: {}–{}{line}{}",
                row.kind.name(),
                row.from,
                row.to,
                row.line
            ),
            value: Some(length_m),
            source: row.source(),
            date: None,
        });
        if !route.because.contains(&Because::PublishedFigures) {
            route.because.push(Because::PublishedFigures);
        }
    }
    shortest_m
}

fn speaks_of(row: &PublishedDistance, from: &Place, to: &Place) -> bool {
    let near = |a: Point, b: Point| geodesy::distance_m(a, b) <= SAME_END_M;
    let (a, b) = row.ends();
    // Two stations of one town are not the ends of a published way between towns.
    let apart = geodesy::distance_m(a, b) > 2.0 * SAME_END_M;
    apart && (near(a, from.point) && near(b, to.point) || near(a, to.point) && near(b, from.point))
}
