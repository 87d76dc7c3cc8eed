//! Where the mapped main roads and railways lead from one country into another.
//!
//! The networks do not say what is open, and a road along a border river seems to change sides
//! where its points are rounded. So a link counts only if the way leads on, on both sides, to where
//! no border is near.

use std::collections::{HashMap, HashSet, VecDeque};

use geo::{BoundingRect, Point, Rect, coord};

use super::ways::Network;
use super::{Atlas, CountryCode};
use crate::geodesy;

/// No border is near if the other country is not met at this distance.
const NEAR_M: f64 = 1000.0;
/// How many nodes are looked at to find out whether it does.
const MOST_NODES: usize = 400;
/// Links closer to each other than this are one.
const SAME_M: f64 = 5000.0;
/// Enough to bring 20 km down to some metres.
const HALVINGS: u32 = 12;
/// Around the border an edge's ends may lie so far away.
const MARGIN_DEG: f64 = 0.3;

/// Where a way crosses a border.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MappedLink {
    pub point: Point,
    /// How far off the point may be, since the way is known only at its nodes.
    pub error_m: f64,
}

/// Where ways of either kind cross the border of two countries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MappedLinks {
    pub road: Vec<MappedLink>,
    pub rail: Vec<MappedLink>,
}

impl Atlas {
    /// Where main roads and railways on the map lead from one country into the other, open or
    /// closed.
    ///
    /// # Accuracy
    /// Minor roads are missing. Links within 5 km of each other are one.
    pub fn mapped_links(&self, a: CountryCode, b: CountryCode) -> MappedLinks {
        let Some(bounds) = self.border(a, b).and_then(|border| {
            let lines = border.lines().filter_map(|line| line.bounding_rect());
            lines.reduce(union)
        }) else {
            return MappedLinks::default();
        };
        let search = |network: Network<'static>| {
            Search { atlas: self, network, countries: HashMap::new() }.links(bounds, a, b)
        };
        MappedLinks { road: search(self.roads()), rail: search(self.railways()) }
    }
}

fn union(one: Rect, other: Rect) -> Rect {
    let (low, high) = (one.min(), one.max());
    let (other_low, other_high) = (other.min(), other.max());
    Rect::new(
        coord! { x: low.x.min(other_low.x), y: low.y.min(other_low.y) },
        coord! { x: high.x.max(other_high.x), y: high.y.max(other_high.y) },
    )
}

fn apart(one: &MappedLink, other: &MappedLink) -> bool {
    geodesy::distance_m(one.point, other.point) > SAME_M
}

/// A network with the countries of the nodes that were looked up so far.
struct Search<'a> {
    atlas: &'a Atlas,
    network: Network<'static>,
    countries: HashMap<u32, Vec<CountryCode>>,
}

impl Search<'_> {
    fn links(&mut self, bounds: Rect, a: CountryCode, b: CountryCode) -> Vec<MappedLink> {
        let (low, high) = (bounds.min(), bounds.max());
        let nodes = self.network.within(
            Point::new(low.x - MARGIN_DEG, low.y - MARGIN_DEG),
            Point::new(high.x + MARGIN_DEG, high.y + MARGIN_DEG),
        );
        let mut links: Vec<MappedLink> = Vec::new();
        for from in nodes {
            for to in self.network.neighbours_by_source(from) {
                let link = self.link(from, to, a, b).or_else(|| self.link(from, to, b, a));
                links.extend(link.filter(|link| links.iter().all(|other| apart(link, other))));
            }
        }
        links
    }

    /// The edge as a link, if it leads from country `a` to country `b`.
    fn link(&mut self, from: u32, to: u32, a: CountryCode, b: CountryCode) -> Option<MappedLink> {
        let crosses = self.lies_in(from, a)
            && !self.lies_in(from, b)
            && self.lies_in(to, b)
            && !self.lies_in(to, a)
            && self.leads_on(from, a, b)
            && self.leads_on(to, b, a);
        let (start, end) = (self.network.point(from), self.network.point(to));
        crosses.then(|| MappedLink {
            point: self.border_on(start, end, a),
            error_m: geodesy::distance_m(start, end) / 2.0,
        })
    }

    /// Where the line from `inside` the country to `outside` leaves it.
    fn border_on(&self, mut inside: Point, mut outside: Point, country: CountryCode) -> Point {
        for _ in 0..HALVINGS {
            let middle = (inside + outside) / 2.0;
            let still_inside = self.atlas.countries_at(middle).any(|other| other == country);
            *(if still_inside { &mut inside } else { &mut outside }) = middle;
        }
        inside
    }

    /// Whether a node lies in `country`, or in land that it claims.
    fn lies_in(&mut self, node: u32, country: CountryCode) -> bool {
        let (atlas, network) = (self.atlas, self.network);
        let countries = self
            .countries
            .entry(node)
            .or_insert_with(|| atlas.countries_at(network.point(node)).collect());
        countries.contains(&country)
    }

    /// Whether ways lead from `start` to where `other` is far, without leaving `country`.
    fn leads_on(&mut self, start: u32, country: CountryCode, other: CountryCode) -> bool {
        let mut seen = HashSet::from([start]);
        let mut open = VecDeque::from([start]);
        while let Some(node) = open.pop_front() {
            if self.is_far(node, other) {
                return true;
            }
            for next in self.network.neighbours(node) {
                if seen.len() < MOST_NODES && !seen.contains(&next) && self.lies_in(next, country) {
                    seen.insert(next);
                    open.push_back(next);
                }
            }
        }
        false
    }

    fn is_far(&self, node: u32, other: CountryCode) -> bool {
        let point = self.network.point(node);
        (0..8).map(|eighth| f64::from(eighth) * 45.0).all(|azimuth_deg| {
            let around = geodesy::destination(point, azimuth_deg, NEAR_M);
            self.atlas.countries_at(around).all(|country| country != other)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(a: &str, b: &str) -> (usize, usize) {
        let code = |code| CountryCode::new(code).unwrap();
        let links = Atlas::embedded().mapped_links(code(a), code(b));
        (links.road.len(), links.rail.len())
    }

    /// Rows: two countries, and what is known of their main roads and railways, open or closed.
    #[test]
    fn known_borders_have_their_links() {
        for (a, b, road, rail) in [
            ("KP", "RU", 0, 1),
            ("NO", "RU", 1, 0),
            ("CN", "PK", 1, 0),
            ("KP", "KR", 2, 1),
            ("CO", "PA", 0, 0),
            ("AF", "CN", 0, 0),
            ("EE", "RU", 2, 2),
            ("LT", "RU", 3, 2),
            ("PL", "RU", 2, 2),
            ("BW", "ZM", 1, 0),
            ("BR", "GY", 1, 0),
            ("ID", "PG", 1, 0),
        ] {
            assert_eq!(counts(a, b), (road, rail), "{a}–{b}");
            assert_eq!(counts(b, a), (road, rail), "{b}–{a}");
        }
        assert!(counts("DE", "FR").0 > 10);
    }
}
