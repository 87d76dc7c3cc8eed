//! The layer `polygons`: the coasts and the borders at sea, the countries' areas, and a grid that
//! tells for every point of the earth which country it lies in.
//!
//! On land the polygons' edges are the lines of the layer `borders`, so that the two agree.

use std::collections::BTreeMap;

use luftlinie::atlas::archive::ArchiveWriter;
use luftlinie::atlas::borders::lines::{LinesWriter, SideRecord, Vertex};
use luftlinie::atlas::polygons::CountryRecord;
use zerocopy::little_endian::{F64, I32};

use super::arcs::Arc;
use super::grid::{self, Drawn};
use super::simplify::simplify;
use super::{Point, World, pairs, world};
use crate::packages::Packages;

/// How far a coast may lie from its source.
const COAST_TOLERANCE_M: f64 = 150.0;
/// How far a border at sea or the outer limit of the territorial sea may lie from its source.
const SEA_TOLERANCE_M: f64 = 50.0;
/// The longest step of a line at sea, for which flat maps and geodesics agree within the tolerance.
const LONGEST_M: f64 = 30_000.0;
/// Islands of less than this area have no coast here; they do count for the areas.
const SMALLEST_ISLAND_M2: f64 = 200_000.0;
const LAYER_VERSION: u32 = 3;

pub fn pack(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let world = world(packages)?;
    let mut writer = LinesWriter::default();
    let mut drawn = Vec::new();
    let mut own: Vec<&Arc> = world.arcs.iter().filter(|arc| !pairs::is_land_border(arc)).collect();
    own.sort_by_key(|arc| (&arc.left.countries, &arc.right.countries));
    for arc in own {
        let Some(vertices) = vertices(arc) else { continue };
        let sides = pairs::sides(world, arc).map(|side| writer.side(side));
        let first_chunk = writer.chunks().len() as u32;
        writer.line(&vertices, sides, step(arc));
        if arc.left.countries != arc.right.countries {
            drawn.push(Drawn { vertices, sides, first_chunk, here: true });
        }
    }
    for border in pairs::borders(packages, world)?.drawn {
        let arc = &world.arcs[border.arc];
        let sides = pairs::sides(world, arc).map(|side| writer.side(side));
        let pairs::Drawn { vertices, first_chunk, .. } = border;
        drawn.push(Drawn { vertices, sides, first_chunk, here: false });
    }
    let nowhere = writer.side(SideRecord::of_region(None));
    let mut archive = ArchiveWriter::new(LAYER_VERSION);
    archive.records("countries", &countries(world));
    grid::write(&mut archive, &drawn, nowhere);
    writer.finish(&mut archive);
    Ok(archive.finish())
}

/// Whether land ends here while the countries go on.
fn is_coast(arc: &Arc) -> bool {
    arc.left.countries == arc.right.countries
}

/// Coasts are kept in units of 11 m, all else in the layer's own.
fn step(arc: &Arc) -> u8 {
    if is_coast(arc) { 10 } else { 1 }
}

/// The vertices of a coast or a line at sea; `None` for the coast of a very small island.
fn vertices(arc: &Arc) -> Option<Vec<Vertex>> {
    let closed = arc.points[0] == arc.points[arc.points.len() - 1];
    let island = closed && is_coast(arc);
    if island && area_under_m2(&arc.points).abs() < SMALLEST_ISLAND_M2 {
        return None;
    }
    let tolerance_m = if is_coast(arc) { COAST_TOLERANCE_M } else { SEA_TOLERANCE_M };
    let drawn = |tolerance_m: f64| {
        pairs::vertices(&simplify(&arc.points, tolerance_m, LONGEST_M), step(arc))
    };
    let vertices = drawn(tolerance_m);
    // A ring needs three corners.
    Some(if closed && vertices.len() < 4 { drawn(tolerance_m / 10.0) } else { vertices })
}

#[derive(Default)]
struct Sums {
    land_m2: f64,
    contested_m2: f64,
    /// West, south, east, north of its land.
    bounds: Option<[i32; 4]>,
}

/// Areas at full resolution: each side's share of the area under each arc.
fn countries(world: &World) -> Vec<CountryRecord> {
    let mut sums: BTreeMap<u16, Sums> = BTreeMap::new();
    for arc in &world.arcs {
        let under_m2 = area_under_m2(&arc.points);
        // Eastward, what lies on the right is under the line.
        for (side, sign) in [(&arc.left, -1.0), (&arc.right, 1.0)] {
            if !side.land {
                continue;
            }
            for country in &side.countries {
                let sums = sums.entry(*country).or_default();
                let alone = side.countries.len() == 1;
                *(if alone { &mut sums.land_m2 } else { &mut sums.contested_m2 }) +=
                    sign * under_m2;
                arc.points.iter().for_each(|&point| widen(&mut sums.bounds, point));
            }
        }
    }
    sums.into_iter().map(|(country, sums)| record(world, country, &sums)).collect()
}

fn record(world: &World, country: u16, sums: &Sums) -> CountryRecord {
    let code = world.countries[usize::from(country)];
    let bounds = sums.bounds.unwrap_or_default();
    CountryRecord {
        code: pairs::letters(code),
        land_m2: F64::new(sums.land_m2),
        contested_m2: F64::new(sums.contested_m2),
        bounds: bounds.map(|axis| I32::new(axis / 10)),
    }
}

fn widen(bounds: &mut Option<[i32; 4]>, [x, y]: Point) {
    let [west, south, east, north] = bounds.unwrap_or([x, y, x, y]);
    *bounds = Some([west.min(x), south.min(y), east.max(x), north.max(y)]);
}

/// The area between a line and the equator on the WGS 84 ellipsoid, positive where the line goes
/// east in the north. Edges are straight in longitude and latitude, so that parallels are followed
/// exactly.
pub fn area_under_m2(points: &[Point]) -> f64 {
    let radians = |axis: i32| f64::from(axis).to_radians() / 1e6;
    let edge = |pair: &[Point]| {
        let (south, north) = (radians(pair[0][1]), radians(pair[1][1]));
        // Simpson's rule; the integrand hardly bends over one edge.
        let middle = area_to_latitude((south + north) / 2.0);
        let mean = (area_to_latitude(south) + 4.0 * middle + area_to_latitude(north)) / 6.0;
        radians(pair[1][0] - pair[0][0]) * mean
    };
    points.windows(2).map(edge).sum()
}

/// The area between the equator and `latitude` (radians) per radian of longitude.
fn area_to_latitude(latitude: f64) -> f64 {
    const POLAR_RADIUS_M: f64 = 6_356_752.314_245;
    const SQUARED_ECCENTRICITY: f64 = 0.006_694_379_990_141;
    let e = SQUARED_ECCENTRICITY.sqrt();
    let sine = latitude.sin();
    let isometric = (e * sine).atanh() / e;
    POLAR_RADIUS_M * POLAR_RADIUS_M / 2.0
        * (sine / (1.0 - SQUARED_ECCENTRICITY * sine * sine) + isometric)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ellipsoid's surface is 510,065,621.724 km² (Karney 2013, doi:10.1007/s00190-012-0578-z).
    #[test]
    fn the_earth_has_its_area() {
        let quarter = area_to_latitude(std::f64::consts::FRAC_PI_2) * std::f64::consts::PI;
        assert!((quarter * 4.0 / 1e6 - 510_065_621.724).abs() < 0.01, "{quarter}");
    }

    #[test]
    fn a_square_at_the_equator_runs_anticlockwise() {
        let ring = [[0, 0], [1_000_000, 0], [1_000_000, 1_000_000], [0, 1_000_000], [0, 0]];
        // Radii of curvature multiplied and summed over 20,000 parallels: 12,308.464 km².
        let area_m2 = area_under_m2(&ring);
        assert!((area_m2 / -1e6 - 12_308.464).abs() < 0.001, "{area_m2}");
    }
}
