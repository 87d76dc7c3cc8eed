//! Damaged layers: their hash tells, and whoever reads them nevertheless gets no panic.

use geo::Point;

use super::archive::{Archive, ArchiveError};
use super::borders::Borders;
use super::countries::Countries;
use super::features::Features;
use super::gazetteer::Gazetteer;
use super::layers::LAYERS;
use super::polygons::Polygons;
use super::reference_points::ReferencePoints;
use super::regions::Regions;
use super::villages::Villages;
use super::ways::Network;
use super::{Atlas, BorderOf, Place};
use crate::geodesy::destination;

/// A sequence of numbers that is the same on every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % below
    }
}

fn layer(name: &str) -> &'static [u8] {
    let layer = LAYERS.iter().find(|layer| layer.name.starts_with(name));
    layer.unwrap_or_else(|| panic!("no layer {name}")).bytes
}

/// The layer with some bits flipped behind its directory, in memory that is never given back.
///
/// The maps of names are spared: `fst` reads them, which panics on damage, so that for them there
/// is nothing but the hash.
fn damaged(name: &str, flips: usize, dice: &mut Dice) -> &'static [u8] {
    let whole = layer(name);
    let maps: Vec<_> = ["names", "demonyms"]
        .iter()
        .filter_map(|table| Archive::open(whole).ok()?.table(table).ok())
        .map(|table| {
            let start = table.as_ptr() as usize - whole.as_ptr() as usize;
            start..start + table.len()
        })
        .collect();
    let mut bytes = whole.to_vec();
    for _ in 0..flips {
        let at = 512 + dice.roll(bytes.len() - 512);
        if !maps.iter().any(|map| map.contains(&at)) {
            bytes[at] ^= 1 << dice.roll(8);
        }
    }
    bytes.leak()
}

#[test]
fn every_flipped_bit_is_noticed() {
    let mut dice = Dice(1);
    for name in ["sea", "countries", "words", "reference_points", "villages"] {
        let whole = layer(name);
        assert_eq!(Archive::open(whole).unwrap().verify(), Ok(()), "{name}");
        for _ in 0..40 {
            let mut bytes = whole.to_vec();
            let at = dice.roll(bytes.len());
            bytes[at] ^= 1 << dice.roll(8);
            let verified = Archive::open(&bytes).and_then(|archive| archive.verify());
            // The layer's version alone is no part of the hash.
            assert!(verified.is_err() || (12..16).contains(&at), "{name} at {at}");
        }
        for _ in 0..40 {
            let cut = &whole[..dice.roll(whole.len())];
            let verified = Archive::open(cut).and_then(|archive| archive.verify());
            assert!(verified.is_err(), "{name} cut at {}", cut.len());
        }
    }
}

/// Asks everything that reads shapes.
fn ask(atlas: &Atlas, dice: &mut Dice) {
    for _ in 0..20 {
        let degrees = |dice: &mut Dice, half: usize| dice.roll(2 * half * 100) as f64 / 100.0;
        let point = Point::new(degrees(dice, 180) - 180.0, degrees(dice, 90) - 90.0);
        let _ = atlas.countries_at(point).count();
        let _ = atlas.region_at(point);
        let _ = atlas.nearest_border(point, BorderOf::Any);
    }
    let _ = atlas.nearest_coast(Point::new(11.0, 48.0), None);
    for border in atlas.borders() {
        let _ = (border.length_m(), border.published().count());
        let _ = border.lines().map(|line| line.0.len()).sum::<usize>();
    }
    for country in ["AT", "FJ"].map(|code| super::CountryCode::new(code).unwrap()) {
        let _ = (atlas.country_area(country), atlas.country_outline(country));
    }
}

#[test]
fn damaged_shapes_are_read_without_a_panic() {
    let mut dice = Dice(2);
    for flips in [10, 10_000] {
        let mut atlas = Atlas::open().unwrap();
        *atlas.borders = Borders::open(damaged("borders", flips, &mut dice)).unwrap();
        ask(&atlas, &mut dice);
        atlas = Atlas::open().unwrap();
        *atlas.polygons = Polygons::open(damaged("polygons", flips, &mut dice)).unwrap();
        ask(&atlas, &mut dice);
        atlas = Atlas::open().unwrap();
        *atlas.regions = Regions::open(damaged("regions", flips, &mut dice)).unwrap();
        ask(&atlas, &mut dice);
    }
}

#[test]
fn damaged_networks_are_read_without_a_panic() {
    let mut dice = Dice(3);
    for flips in [10, 10_000] {
        for _ in 0..2 {
            let network = Network::open(damaged("rail", flips, &mut dice)).unwrap();
            let (berlin, far) = (Point::new(13.4, 52.5), Point::new(131.9, 43.1));
            for to in [Point::new(10.0, 53.55), destination(berlin, 225.0, 500_000.0), far] {
                if let Some((from, to)) = network.joined(berlin, to, 20_000.0) {
                    let _ = network.shortest(from.node, to.node);
                }
            }
        }
    }
}

#[test]
fn damaged_villages_are_read_without_a_panic() {
    let mut dice = Dice(5);
    for flips in [10, 10_000, 1_000_000] {
        let mut atlas = Atlas::open().unwrap();
        let Ok(villages) = Villages::open(damaged("villages", flips, &mut dice)) else { continue };
        *atlas.villages = villages;
        for number in 0..2_000 {
            let _ = atlas.villages(&format!("village {number}"));
        }
    }
}

#[test]
fn damaged_tables_are_read_without_a_panic() {
    let mut dice = Dice(4);
    let names = ["Berlin", "Paris, US", "Rhein", "VVO", "Bayern", "nowhere", "geonames:2950159"];
    let all = |atlas: &Atlas| {
        for name in names {
            let places: Vec<Place> = atlas.resolve(name).map(|it| it.place).into_iter().collect();
            for place in &places {
                let _ = (atlas.reference_points(place), atlas.published_areas(place).count());
            }
        }
        let _ = atlas.countries().count();
    };
    for flips in [1, 100, 10_000] {
        let open = |atlas: Result<Atlas, ArchiveError>| atlas.map(|atlas| all(&atlas));
        let whole = || Atlas::open().unwrap();
        let points = ReferencePoints::open(damaged("reference_points", flips, &mut dice));
        let _ = open(points.map(|layer| Atlas { reference_points: layer, ..whole() }));
        let layer = Countries::open(damaged("countries", flips, &mut dice));
        let _ = open(layer.map(|layer| Atlas { countries: layer, ..whole() }));
        let layer = Features::open(damaged("features", flips, &mut dice));
        let _ = open(layer.map(|layer| Atlas { features: layer, ..whole() }));
        let layer = Gazetteer::open(damaged("gazetteer", flips, &mut dice));
        let _ = open(layer.map(|layer| Atlas { gazetteer: layer, ..whole() }));
    }
}
