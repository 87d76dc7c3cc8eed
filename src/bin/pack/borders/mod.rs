//! The borders of the world and the polygons of its countries, from OpenStreetMap by way of
//! `geo-tz`.
//!
//! Zones are dissolved to countries, laid over the land polygons, and cut into arcs with the same
//! countries and the same land or sea on each side all along. Everything is exact on a grid of a
//! millionth of a degree (at most 0.11 m), so that two countries' common border is the same
//! vertices in both.

mod arcs;
mod countries;
mod geobuf;
mod grid;
mod land;
mod locator;
mod noding;
mod pairs;
mod parts;
mod polygons;
mod regions;
mod simplify;
mod zones;

pub use pairs::pack;
pub use polygons::pack as pack_polygons;
pub use regions::pack as pack_regions;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use luftlinie::atlas::CountryCode;

use crate::packages::Packages;
use arcs::Arc;

/// Longitude and latitude in millionths of a degree.
type Point = [i32; 2];

/// A closed ring without the repeated first point.
type Ring = Vec<Point>;

/// 180 degrees.
const HALF_TURN: i32 = 180_000_000;

/// The owner of land edges, beside the countries' indices.
const LAND: u16 = u16::MAX;

/// All arcs of the world, and the countries in the order of their indices.
struct World {
    countries: Vec<CountryCode>,
    arcs: Vec<Arc>,
}

/// The world, made once: two layers need it and it takes minutes.
fn world(packages: &Packages) -> anyhow::Result<&'static World> {
    static WORLD: OnceLock<World> = OnceLock::new();
    if let Some(world) = WORLD.get() {
        return Ok(world);
    }
    let world = build(packages)?;
    Ok(WORLD.get_or_init(|| world))
}

fn build(packages: &Packages) -> anyhow::Result<World> {
    let pieces = countries::from_zones(packages, zones::read(packages)?)?;
    let masks = parts::masks(packages)?;
    let codes = pieces.keys().copied().chain(masks.iter().map(|mask| mask.part));
    let countries: Vec<CountryCode> = codes.collect::<BTreeSet<_>>().into_iter().collect();
    let index = |code: CountryCode| {
        countries.binary_search(&code).map(|index| index as u16).expect("every code is listed")
    };
    let mut edges = Vec::new();
    for (&code, rings) in &pieces {
        noding::push_rings(&mut edges, rings, index(code));
    }
    let mut masked = arcs::Masked::new();
    for (number, mask) in masks.iter().enumerate() {
        let owner = (countries.len() + number) as u16;
        noding::push_rings(&mut edges, std::slice::from_ref(&mask.ring), owner);
        masked.insert(owner, (index(mask.country), index(mask.part)));
    }
    noding::push_rings(&mut edges, &land::read(packages)?, LAND);
    eprintln!("{} edges", edges.len());
    let edges = noding::node(edges);
    eprintln!("{} noded edges", edges.len());
    let arcs = arcs::build(&edges, &masked);
    eprintln!("{} arcs", arcs.len());
    Ok(World { countries, arcs })
}

fn micro(degrees: f64) -> i32 {
    (degrees * 1e6).round() as i32
}

/// The ring of a polygon at `index` without repeated points: the first, which holds the others,
/// counter-clockwise, these holes clockwise; `None` if nothing is left.
fn oriented(mut ring: Ring, index: usize) -> Option<Ring> {
    ring.dedup();
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    let doubled = doubled_area(&ring);
    if doubled == 0 {
        return None;
    }
    if (doubled > 0) != (index == 0) {
        ring.reverse();
    }
    Some(ring)
}

/// Twice the area of a ring in square microdegrees; positive if it runs counter-clockwise.
fn doubled_area(ring: &[Point]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    let cross = |(a, b): (&Point, &Point)| {
        i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1])
    };
    // Sums of products of 2⁵⁷ may wrap on the way, but not in the end.
    ring.iter().zip(next).map(cross).fold(0, i64::wrapping_add)
}
