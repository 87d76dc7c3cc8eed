//! In which part of a country or a region a place lies: "in the north of B".
//!
//! No line divides a country into a north and a south, so what counts is how much of it lies
//! farther that way than the place: of the land, and of the people, since a desert in the north
//! makes the towns at its edge northern ones all the same.

use geo::Coord;

use super::Evidence;
use crate::atlas::{Atlas, Place, PlaceClass, SourceId, borders, regions};
use crate::geodesy::Wind;
use crate::quantity::Dimension;

/// A place lies in the part if on the mean of both so much lies farther out, at most, …
const OUTER: f64 = 0.4;
/// … and of one of them no more than so much in each of the two directions that a diagonal is made
/// of.
const MIDDLE: f64 = 0.65;
/// It does not if at least so much lies farther out, …
const INNER: f64 = 0.667;
/// … or so much in one of those two directions.
const OTHER_SIDE: f64 = 0.8;

/// Whether `inner`, which lies in `outer`, lies in its part towards `wind`.
pub(super) struct Part {
    /// `None` in between.
    pub holds: Option<bool>,
    /// What lies farther that way, and from where that is known.
    pub evidence: Vec<Evidence>,
}

/// The part of `outer` that `inner` lies in, or `None` if the shape of `outer` is unknown.
///
/// # Units
/// shares, 0 to 1
///
/// # Model
/// Land by its lines in an equal-area projection (Lambert's cylinder, true to scale at the latitude
/// of `outer`'s own point); people by the settlements of the gazetteer.
pub(super) fn part(atlas: &Atlas, inner: &Place, outer: &Place, wind: Wind) -> Option<Part> {
    let whole = atlas.expanse(outer);
    let here = whole.plane.project(inner.point);
    let beyond = |azimuth_deg: f64| {
        let axis = Axis::towards(azimuth_deg, here);
        let land = share(axis.land_beyond(&whole.edges), whole.land)?;
        let people = share(axis.people_beyond(&whole.people), total(&whole.people));
        Some([land, people.unwrap_or(land)])
    };
    let along = beyond(wind.azimuth_deg())?;
    let sides: Vec<[f64; 2]> = components(wind).into_iter().filter_map(beyond).collect();
    let shape = source_of_shape(outer);
    let evidence = |share: f64, label: &str, source: SourceId| Evidence {
        published: false,
        dimension: Dimension::Ratio,
        label: format!("share of the {label} that lies farther {}", wind.letters()),
        value: Some(share),
        source,
        date: None,
    };
    Some(Part {
        holds: judge(along, &sides),
        evidence: vec![
            evidence(along[0], "land", shape),
            evidence(along[1], "people", inner.source),
        ],
    })
}

/// Where the shape of a country or a region comes from.
pub(super) fn source_of_shape(area: &Place) -> SourceId {
    if area.class == PlaceClass::Region { regions::SOURCE } else { borders::SOURCES[0] }
}

/// Where what may be the part towards a wind ends, on one side.
pub(super) struct Rim {
    out: Coord,
    least: f64,
}

impl Rim {
    pub fn is_out(&self, at: Coord) -> bool {
        dot(self.out, at) >= self.least
    }
}

/// The rims of the part towards `wind` of an area of which `grid` are points that stand for equal
/// shares: beyond them lies all that is not certainly of another part, whoever lives there.
pub(super) fn rims(grid: &[Coord], wind: Wind) -> Vec<Rim> {
    let rim = |azimuth_deg: f64| {
        let Axis { out, .. } = Axis::towards(azimuth_deg, Coord::zero());
        let mut along: Vec<f64> = grid.iter().map(|&at| dot(out, at)).collect();
        along.sort_by(|a, b| b.total_cmp(a));
        let last = (OTHER_SIDE * along.len() as f64) as usize;
        Some(Rim { out, least: *along.get(last)? })
    };
    let axes = components(wind).into_iter().chain([wind.azimuth_deg()]);
    axes.filter_map(rim).collect()
}

fn judge([land, people]: [f64; 2], sides: &[[f64; 2]]) -> Option<bool> {
    let least = |[land, people]: &[f64; 2]| land.min(*people);
    let mean = land.midpoint(people);
    if mean >= INNER || sides.iter().any(|side| least(side) >= OTHER_SIDE) {
        return Some(false);
    }
    (mean <= OUTER && sides.iter().all(|side| least(side) <= MIDDLE)).then_some(true)
}

/// The two main directions that a diagonal one lies between; none for a main one.
fn components(wind: Wind) -> Vec<f64> {
    let azimuth_deg = wind.azimuth_deg();
    let main = (azimuth_deg / 90.0).floor() * 90.0;
    if azimuth_deg == main { Vec::new() } else { vec![main, main + 90.0] }
}

fn total(people: &[(Coord, f64)]) -> f64 {
    people.iter().map(|(_, count)| count).sum()
}

fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| (part / whole).clamp(0.0, 1.0))
}

/// A direction in the plane, and how far out the place lies.
struct Axis {
    out: Coord,
    here: f64,
}

impl Axis {
    fn towards(azimuth_deg: f64, here: Coord) -> Self {
        let (sin, cos) = azimuth_deg.to_radians().sin_cos();
        let out = Coord { x: sin, y: cos };
        Self { out, here: dot(out, here) }
    }

    /// The area inside the lines that lies farther out than the place: ∮ across d(out) over what
    /// does; the cut itself adds nothing, as it goes straight across.
    fn land_beyond(&self, edges: &[Vec<Coord>]) -> f64 {
        let across = Coord { x: self.out.y, y: -self.out.x };
        let segment = |pair: &[Coord]| {
            let [from, to] = [pair[0], pair[1]].map(|at| (dot(self.out, at), dot(across, at)));
            let [start, end] = [from.0, to.0].map(|out| out.max(self.here));
            if start == end {
                return 0.0;
            }
            let at = |out: f64| from.1 + (to.1 - from.1) * (out - from.0) / (to.0 - from.0);
            (end - start) * (at(start) + at(end)) / 2.0
        };
        edges.iter().flat_map(|line| line.windows(2).map(segment)).sum()
    }

    fn people_beyond(&self, people: &[(Coord, f64)]) -> f64 {
        let beyond = people.iter().filter(|(at, _)| dot(self.out, *at) > self.here);
        beyond.map(|(_, count)| count).sum()
    }
}

fn dot(a: Coord, b: Coord) -> f64 {
    a.x * b.x + a.y * b.y
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::plane::area;

    #[test]
    fn half_of_a_square_lies_beyond_its_middle() {
        let corners = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)];
        let square = vec![corners.map(Coord::from).to_vec()];
        for (azimuth_deg, x, y, share) in [
            (0.0, 1.0, 1.0, 0.5),
            (0.0, 0.0, 1.5, 0.25),
            (90.0, 1.5, 0.3, 0.25),
            (180.0, 0.0, 0.5, 0.25),
            (45.0, 1.0, 1.0, 0.5),
            (225.0, 0.5, 0.5, 0.125),
        ] {
            let axis = Axis::towards(azimuth_deg, Coord { x, y });
            let beyond = axis.land_beyond(&square) / area(&square);
            assert!((beyond - share).abs() < 1e-12, "{azimuth_deg} {x} {y}: {beyond}");
        }
    }

    #[test]
    fn towns_lie_in_parts_of_countries() {
        use Wind::{E, N, NE, NW, S, SE, SW, W};
        let atlas = Atlas::embedded();
        for (town, outer, wind, holds) in [
            ("Hannover", "Germany", N, Some(true)),
            ("Munich", "Germany", S, Some(true)),
            ("Munich", "Germany", N, Some(false)),
            ("Kandahar", "Afghanistan", S, Some(true)),
            ("Kandahar", "Afghanistan", N, Some(false)),
            // Most of Mali's land lies farther north, and hardly any of its people.
            ("Timbuktu", "Mali", N, Some(true)),
            ("Timbuktu", "Mali", S, Some(false)),
            ("Rostock", "Germany", NE, Some(true)),
            ("Rostock", "Germany", SW, Some(false)),
            ("Vladivostok", "Russia", SE, Some(true)),
            ("Vladivostok", "Russia", W, Some(false)),
            ("Seattle", "United States", NW, Some(true)),
            ("Miami", "United States", NW, Some(false)),
            ("Frankfurt am Main", "Germany", N, Some(false)),
            ("Kassel", "Germany", N, None),
            ("Kharkiv", "Ukraine", E, Some(true)),
            ("Würzburg", "Bavaria", N, Some(true)),
            ("Passau", "Bavaria", W, Some(false)),
        ] {
            let [inner, outer] = [town, outer].map(|name| atlas.resolve(name).unwrap().place);
            let part = part(atlas, &inner, &outer, wind).unwrap();
            let shares: Vec<_> = part.evidence.iter().map(|it| it.value.unwrap()).collect();
            assert_eq!(part.holds, holds, "{town} {} {wind:?}: {shares:?}", outer.name);
        }
    }
}
