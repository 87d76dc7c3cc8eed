//! On which side of a country or a region its border with a neighbour runs: "borders B to the
//! north".

use geo::{Coord, LineString};

use super::Evidence;
use crate::atlas::{Atlas, Place, SourceId};
use crate::geodesy::plane::{Plane, centroid};
use crate::geodesy::{Strictness, Wind, unwrap_deg};
use crate::quantity::Dimension;

/// By how many degrees a border may miss the sector of a wind's name before the name is wrong …
const OUTSIDE_DEG: f64 = 22.5;
/// … and how far at most from the wind it must run for the name to be right.
const SURE_DEG: f64 = 56.25;

/// Whether the border of a place runs on its side towards a wind.
pub(super) struct Side {
    /// `None` in between.
    pub holds: Option<bool>,
    /// The directions that were held against the wind.
    pub evidence: Vec<Evidence>,
}

/// The side of `place` on which `border` runs, or `None` if the shape of the place is unknown.
///
/// # Units
/// azimuths in degrees
///
/// # Model
/// Seen from the centroid of the land, in an equal-area projection (Lambert's cylinder, true to
/// scale at the latitude of the place's own point). A single vertex of the border within 56.25° of
/// the wind and in its sector suffices: a long border runs on several sides. So does the direction
/// in which one crosses it on the whole: Cambodia lies west of a narrow Vietnam, and yet south of
/// its middle.
///
/// # References
/// Frank 1991 (doi:10.1007/978-3-642-46752-3_17).
pub(super) fn side(
    atlas: &Atlas,
    [place, neighbour]: [&Place; 2],
    border: &[LineString],
    source: SourceId,
    wind: Wind,
) -> Option<Side> {
    let plane = Plane::around(place.point);
    let middle = centroid(&plane.project_lines(&atlas.edges_of(place)))?;
    let azimuth_deg = |out: Coord| unwrap_deg(out.x.atan2(out.y).to_degrees(), wind.azimuth_deg());
    let vertices = border.iter().flat_map(LineString::points);
    let azimuths = vertices.map(|vertex| azimuth_deg(plane.project(vertex) - middle));
    let off_deg = |azimuth_deg: &f64| (azimuth_deg - wind.azimuth_deg()).abs();
    let nearest = azimuths.min_by(|a, b| off_deg(a).total_cmp(&off_deg(b)))?;
    let beyond = centroid(&plane.project_lines(&atlas.edges_of(neighbour)));
    let across = beyond.and_then(|beyond| across(&plane, border, beyond)).map(azimuth_deg);
    let least_deg = across.iter().map(off_deg).fold(off_deg(&nearest), f64::min);
    let evidence = |azimuth_deg: f64, label: &str| Evidence {
        published: false,
        dimension: Dimension::Angle,
        label: label.into(),
        value: Some(azimuth_deg.rem_euclid(360.0)),
        source,
        date: None,
    };
    let seen = evidence(nearest, "from the middle of the land to the border, nearest to that side");
    let across = across.map(|azimuth_deg| evidence(azimuth_deg, "across the border as a whole"));
    Some(Side {
        holds: judge(least_deg, wind),
        evidence: std::iter::once(seen).chain(across).collect(),
    })
}

/// The direction in which one crosses the border towards `beyond`: the sum of the normals of the
/// lines, each of its length; `None` for lines that close.
fn across(plane: &Plane, border: &[LineString], beyond: Coord) -> Option<Coord> {
    let normals = border.iter().filter_map(|line| {
        let [first, last] = [line.points().next()?, line.points().next_back()?];
        let [first, last] = [first, last].map(|end| plane.project(end));
        let (chord, out) = (last - first, beyond - (first + last) / 2.0);
        let normal = Coord { x: chord.y, y: -chord.x };
        Some(if normal.x * out.x + normal.y * out.y < 0.0 { -normal } else { normal })
    });
    let sum = normals.fold(Coord::default(), |sum, normal| sum + normal);
    (sum != Coord::default()).then_some(sum)
}

fn judge(least_deg: f64, wind: Wind) -> Option<bool> {
    let sector = wind.sector(Strictness::Hard);
    let half = (sector.high - sector.low) / 2.0;
    if least_deg <= half.min(SURE_DEG) {
        return Some(true);
    }
    (least_deg > half + OUTSIDE_DEG).then_some(false)
}
