//! How long is the border of a region with a country, or with another region?

use geo::{Densify, Euclidean, Geometry, LineString, MultiLineString, Point};

use super::country::{code_of, common_borders};
use super::{Because, Evidence, Measurement, Unmeasured};
use crate::atlas::borders;
use crate::atlas::{Atlas, Place, Region, SourceId, regions};
use crate::geodesy::{self, LineIndex};
use crate::quantity::{Dimension, Interval};

/// Outlines of regions are coarser than borders: a piece of border this near to the outline is the
/// region's.
const NEAR_M: f64 = 5_000.0;
/// Borders are cut into pieces of about this length.
const PIECE_M: f64 = 2_000.0;
/// Edges of outlines are cut to this length, in degrees.
const EDGE_DEG: f64 = 0.2;
/// What the ruler and the counting of rivers make of a border between countries …
const BORDER: Interval = Interval { low: 0.88, high: 1.15 };
/// … and of one on the coarse outlines of regions, which are mostly too short.
const OUTLINE: Interval = Interval { low: 0.9, high: 1.6 };

/// The length of the land border of `region`, whose shape is `shape`, with `neighbour`.
///
/// # Units
/// metres
///
/// # Model
/// With a country: the pieces of the border between the two countries that run along the outline of
/// the region. With a region: the common line of both outlines, which are those of Natural Earth.
///
/// # Accuracy
/// Some kilometres at each end; against eight published lengths of such borders within 12 %
/// (`tests`).
///
/// # Errors
/// `NoData` if the two have no common line on the map.
pub(super) fn length(
    atlas: &Atlas,
    region: &Place,
    shape: Region,
    neighbour: &Place,
) -> Result<Measurement, Unmeasured> {
    let (source, scale) = match atlas.region(neighbour) {
        Some(_) => (regions::SOURCE, OUTLINE),
        None => (borders::SOURCES[0], BORDER),
    };
    let lines = lines(atlas, region, shape, neighbour)?;
    let nominal: f64 = lines.iter().map(length_m).sum();
    if nominal < NEAR_M {
        let none =
            format!("{} and {} have no common border on the map", region.name, neighbour.name);
        return Err(Unmeasured::NoData(none));
    }
    let interval = Interval::new(nominal * scale.low - NEAR_M, nominal * scale.high + NEAR_M);
    Ok(measurement(nominal, interval, source, lines))
}

/// The lines that `region`, whose shape is `shape`, and a region or a country have in common; none
/// where they barely touch.
pub(super) fn lines(
    atlas: &Atlas,
    region: &Place,
    shape: Region,
    neighbour: &Place,
) -> Result<Vec<LineString>, Unmeasured> {
    if let Some(other) = atlas.region(neighbour) {
        return Ok(atlas.common_outline(shape, other));
    }
    let lines = pieces(atlas, region, shape, neighbour)?;
    let touch = lines.iter().map(length_m).sum::<f64>() >= NEAR_M;
    Ok(if touch { lines } else { Vec::new() })
}

/// The pieces of the border of the region's country with `country` that run along its outline.
fn pieces(
    atlas: &Atlas,
    region: &Place,
    shape: Region,
    country: &Place,
) -> Result<Vec<LineString>, Unmeasured> {
    let other = code_of(country)?;
    let own = region.country.ok_or_else(|| {
        Unmeasured::NoData(format!("the country of {} is not on record", region.name))
    })?;
    let borders = common_borders(atlas, own, other);
    let lines = borders.iter().flat_map(|border| border.lines().flat_map(|line| cut(&line)));
    let outline: Vec<LineString> = atlas.region_outline(shape).iter().map(dense).collect();
    let outline = LineIndex::new(&outline);
    let near = |piece: &LineString| {
        outline.nearest_within(Point(piece.0[piece.0.len() / 2]), NEAR_M).is_some()
    };
    Ok(lines.filter(near).collect())
}

/// The same line with edges of at most [`EDGE_DEG`], since outlines follow parallels.
fn dense(line: &LineString) -> LineString {
    Euclidean.densify(line, EDGE_DEG)
}

/// `line` in pieces of about [`PIECE_M`].
pub(super) fn cut(line: &LineString) -> Vec<LineString> {
    let mut pieces = Vec::new();
    let mut piece = Vec::new();
    let mut run_m = 0.0;
    for pair in line.0.windows(2) {
        if piece.is_empty() {
            piece.push(pair[0]);
        }
        piece.push(pair[1]);
        run_m += geodesy::distance_m(Point(pair[0]), Point(pair[1]));
        if run_m >= PIECE_M {
            pieces.push(LineString(std::mem::take(&mut piece)));
            run_m = 0.0;
        }
    }
    if piece.len() > 1 {
        pieces.push(LineString(piece));
    }
    pieces
}

pub(super) fn length_m(line: &LineString) -> f64 {
    line.0.windows(2).map(|pair| geodesy::distance_m(Point(pair[0]), Point(pair[1]))).sum()
}

fn measurement(
    nominal: f64,
    interval: Interval,
    source: SourceId,
    lines: Vec<LineString>,
) -> Measurement {
    let read = Evidence {
        published: false,
        dimension: Dimension::Length,
        label: "along the common line".into(),
        value: Some(nominal),
        source,
        date: None,
    };
    Measurement {
        nominal,
        interval,
        dimension: Dimension::Length,
        method: "along the common line of the two on the map".into(),
        because: vec![Because::DataScale, Because::DataError],
        evidence: vec![read],
        points: Vec::new(),
        notes: Vec::new(),
        sources: vec![source],
        reproduce: None,
        geometry: vec![Geometry::MultiLineString(MultiLineString(lines))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::country;

    /// Rows: region, country, the length that others publish (general knowledge), in kilometres.
    #[test]
    fn published_lengths_are_near() {
        let atlas = Atlas::embedded();
        for (id, code, km) in [
            ("iso3166-2:US-TX", "MX", 2_018.0),
            ("iso3166-2:US-CA", "MX", 225.0),
            ("iso3166-2:US-AZ", "MX", 600.0),
            ("iso3166-2:US-MT", "CA", 877.0),
            ("iso3166-2:DE-BY", "AT", 816.0),
            ("iso3166-2:DE-BY", "CZ", 357.0),
            ("iso3166-2:DE-SH", "DK", 68.0),
            ("iso3166-2:US-AK", "CA", 2_475.0),
        ] {
            let region = atlas.resolve(id).unwrap().place;
            let shape = atlas.region(&region).unwrap();
            let measured = length(atlas, &region, shape, &country(code)).unwrap();
            let off = measured.nominal / (km * 1000.0);
            assert!((0.88..1.12).contains(&off), "{id}–{code}: {off} {:?}", measured.interval);
            assert!(measured.interval.contains(km * 1000.0), "{id}–{code}");
        }
    }

    #[test]
    fn regions_apart_have_no_border() {
        let atlas = Atlas::embedded();
        let hesse = atlas.resolve("iso3166-2:DE-HE").unwrap().place;
        let shape = atlas.region(&hesse).unwrap();
        for neighbour in [country("AT"), atlas.resolve("iso3166-2:DE-SH").unwrap().place] {
            assert!(matches!(length(atlas, &hesse, shape, &neighbour), Err(Unmeasured::NoData(_))));
        }
        let bavaria = atlas.resolve("iso3166-2:DE-BY").unwrap().place;
        assert!(length(atlas, &hesse, shape, &bavaria).unwrap().interval.contains(262_000.0));
        assert!(lines(atlas, &hesse, shape, &country("AT")).unwrap().is_empty());
    }
}
