//! The nearest point of a border or a coast.
//!
//! Chunks of lines come nearest first by a lower bound of their distance; within a chunk so do its
//! edges. The geodesic foot on an edge decides, and what cannot be nearer is never looked at.

use std::collections::BTreeSet;

use geo::{Contains, Point, Polygon};

use super::borders::lines::{Lines, SideRecord, UNITS_PER_DEG, Vertex, degrees};
use super::{Atlas, CountryCode};
use crate::geodesy::{distance_m, foot_on_way};

/// Whose borders are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BorderOf {
    Any,
    Country(CountryCode),
    Pair(CountryCode, CountryCode),
}

/// The point of a line that is nearest to a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EdgePoint {
    pub point: Point,
    pub distance_m: f64,
    /// What lies to the left and to the right of the line.
    pub sides: [&'static SideRecord; 2],
    /// The number of the line in its layer.
    pub(super) line: usize,
}

/// What a place on an island lies off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offshore {
    /// The nearest coast of the mainland or of a main island …
    pub mainland: EdgePoint,
    /// … and that of any other island that is no smaller.
    pub island: EdgePoint,
}

impl Atlas {
    /// The nearest point of a land border.
    ///
    /// # Accuracy
    /// 1.5 m on top of what the source has; the search itself is exact.
    pub fn nearest_border(&self, from: Point, of: BorderOf) -> Option<EdgePoint> {
        let lines = &self.borders.lines;
        let all = 0..lines.lines.len();
        match of {
            BorderOf::Any => nearest(lines, all, from, f64::INFINITY),
            BorderOf::Country(country) => {
                let own = all.filter(|&line| ends_at(lines.sides_of(line), country));
                nearest(lines, own, from, f64::INFINITY)
            }
            BorderOf::Pair(a, b) => {
                nearest(lines, self.border(a, b)?.line_numbers(), from, f64::INFINITY)
            }
        }
    }

    /// The nearest point of a sea coast, of one country or of any.
    ///
    /// # Accuracy
    /// 150 m; islands of less than 0.2 km² have no coast here. The Caspian counts as sea.
    pub fn nearest_coast(&self, from: Point, of: Option<CountryCode>) -> Option<EdgePoint> {
        self.nearest_coast_within(from, of, f64::INFINITY)
    }

    /// Whether a country has a sea coast; the Caspian counts as sea.
    pub fn has_coast(&self, country: CountryCode) -> bool {
        !self.polygons.coasts().of_country(country).is_empty()
    }

    /// The nearest point of the coasts of `members` where they do not go around an island: those
    /// end at a land border.
    ///
    /// # Accuracy
    /// That of [`Self::nearest_coast`].
    pub fn nearest_mainland(&self, from: Point, members: &[CountryCode]) -> Option<EdgePoint> {
        let lines = &self.polygons.lines;
        let open = |line: &usize| !lines.is_closed(*line);
        nearest(lines, self.coasts_of(members).filter(open), from, f64::INFINITY)
    }

    /// What the island of `country` that `place` lies on lies off, unless it is a main one or
    /// grown together with the mainland.
    ///
    /// # Model
    /// The mainland has a land border. The coast of a main island has at least a third of the
    /// vertices that the coasts of the mainland have, and those of the greatest island.
    ///
    /// # Accuracy
    /// That of [`Self::nearest_coast`].
    pub fn offshore(&self, place: Point, country: CountryCode) -> Option<Offshore> {
        const MAIN_SHARE: usize = 3;
        let lines = &self.polygons.lines;
        let own = self.own_coast(place, country)?;
        let length = |line: usize| lines.vertex_count(line);
        let countries = [country];
        let coasts = || self.coasts_of(&countries);
        let closed = |line: &usize| lines.is_closed(*line);
        let mainland = coasts().filter(|line| !closed(line)).map(length).sum();
        let longest = coasts().filter(closed).map(length).fold(mainland, usize::max);
        let main = |line: &usize| !closed(line) || length(*line) * MAIN_SHARE >= longest;
        if main(&own) {
            return None;
        }
        let others = coasts().filter(|&line| line != own && length(line) >= length(own));
        Some(Offshore {
            mainland: nearest(lines, coasts().filter(main), place, f64::INFINITY)?,
            island: nearest(lines, others, place, f64::INFINITY)?,
        })
    }

    /// The point of the coast of the island that `place` lies on that is nearest to `from`; `None`
    /// on a mainland.
    pub fn nearest_shore(
        &self,
        from: Point,
        place: Point,
        country: CountryCode,
    ) -> Option<EdgePoint> {
        let lines = &self.polygons.lines;
        let own = self.own_coast(place, country).filter(|line| lines.is_closed(*line))?;
        nearest(lines, std::iter::once(own), from, f64::INFINITY)
    }

    /// The island of `country` that `place` lies on, its lakes included; `None` on a mainland, at
    /// sea and on an island that the country shares.
    ///
    /// # Accuracy
    /// That of [`Self::nearest_coast`].
    pub fn island_at(&self, place: Point, country: CountryCode) -> Option<Polygon> {
        let own = self.own_coast(place, country)?;
        let line = self.polygons.lines.is_closed(own).then(|| self.polygons.lines.line(own))?;
        let island = Polygon::new(line, Vec::new());
        island.contains(&place).then_some(island)
    }

    /// The number of the coast line that is nearest to a place of `country`.
    fn own_coast(&self, place: Point, country: CountryCode) -> Option<usize> {
        Some(self.nearest_coast(place, Some(country))?.line)
    }

    /// The numbers of the coast lines of `countries`.
    fn coasts_of(&self, countries: &[CountryCode]) -> impl Iterator<Item = usize> {
        let coasts = self.polygons.coasts();
        let own = countries.iter().flat_map(|&country| coasts.of_country(country));
        own.copied().collect::<BTreeSet<_>>().into_iter()
    }

    /// The same, if it is no farther than `limit_m`.
    pub fn nearest_coast_within(
        &self,
        from: Point,
        of: Option<CountryCode>,
        limit_m: f64,
    ) -> Option<EdgePoint> {
        let coasts = self.polygons.coasts();
        let own = of.map_or(coasts.all.as_slice(), |country| coasts.of_country(country));
        nearest(&self.polygons.lines, own.iter().copied(), from, limit_m)
    }

    /// How far `from` is from a country's land, 0 inside the country or in its territorial sea;
    /// `None` for a code without land.
    pub fn distance_to_country(&self, from: Point, country: CountryCode) -> Option<f64> {
        if self.countries_at(from).any(|here| here == country) {
            return Some(0.0);
        }
        Some(self.nearest_edge(from, country)?.distance_m)
    }

    /// The nearest point of a country's border or coast.
    pub fn nearest_edge(&self, from: Point, country: CountryCode) -> Option<EdgePoint> {
        let border = self.nearest_border(from, BorderOf::Country(country));
        let limit_m = border.map_or(f64::INFINITY, |border| border.distance_m);
        self.nearest_coast_within(from, Some(country), limit_m).or(border)
    }
}

fn ends_at([left, right]: [&SideRecord; 2], country: CountryCode) -> bool {
    left.has(country) != right.has(country)
}

/// The nearest point of some of the lines, if it is less than `limit_m` away.
pub(super) fn nearest(
    lines: &Lines,
    numbers: impl Iterator<Item = usize>,
    from: Point,
    mut limit_m: f64,
) -> Option<EdgePoint> {
    let mut found = None;
    let chunks = numbers.flat_map(|line| lines.chunks_of(line).map(move |chunk| (line, chunk)));
    // Where a line has a vertex it cannot be farther, so that a first pass rules out nearly all.
    let mut near = Vec::new();
    for (line, chunk) in chunks {
        let record = &lines.chunks[chunk];
        let bound_m = at_least_m(from, record.bounds(), limit_m);
        if bound_m < limit_m {
            limit_m = limit_m.min(at_most_m(from, record.first()));
            near.push((bound_m, line, chunk));
        }
    }
    near.retain_mut(|(bound_m, _, chunk)| {
        *bound_m < limit_m && {
            let record = &lines.chunks[*chunk];
            *bound_m = bound_m.max(around_m(from, record.first(), record.reach()));
            *bound_m < limit_m
        }
    });
    near.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    for (bound_m, line, chunk) in near {
        if bound_m >= limit_m {
            break;
        }
        if let Some((point, distance_m)) = nearest_in_chunk(lines, line, chunk, from, limit_m) {
            limit_m = distance_m;
            found = Some(EdgePoint { point, distance_m, sides: lines.sides_of(line), line });
        }
    }
    found
}

fn nearest_in_chunk(
    lines: &Lines,
    line: usize,
    chunk: usize,
    from: Point,
    mut limit_m: f64,
) -> Option<(Point, f64)> {
    let vertices: Vec<Vertex> = lines.vertices(line, chunk).collect();
    let bound =
        |pair: &[Vertex]| (at_least_m(from, around(pair[0], pair[1]), limit_m), pair[0], pair[1]);
    let mut edges: Vec<_> = vertices.windows(2).map(bound).collect();
    edges.retain_mut(|(bound_m, a, b)| {
        let reach = [0, 1].map(|axis| a[axis].abs_diff(b[axis]));
        *bound_m < limit_m && {
            *bound_m = bound_m.max(around_m(from, *a, reach[0].max(reach[1])));
            *bound_m < limit_m
        }
    });
    edges.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut found = None;
    for (bound_m, a, b) in edges {
        if bound_m >= limit_m {
            break;
        }
        let foot = foot_on_way(from, degrees(a).into(), degrees(b).into());
        if foot.1 < limit_m {
            limit_m = foot.1;
            found = Some(foot);
        }
    }
    found
}

fn around(a: Vertex, b: Vertex) -> [Vertex; 2] {
    [[a[0].min(b[0]), a[1].min(b[1])], [a[0].max(b[0]), a[1].max(b[1])]]
}

/// No vertex within `reach` of `centre` in longitude and latitude is nearer to `from` than this.
/// Far away this is sharper than a bound by boxes.
fn around_m(from: Point, centre: Vertex, reach: u32) -> f64 {
    /// The diagonal of a square of one unit, where a degree is longest.
    const LONGEST_UNIT_M: f64 = 1.58;
    distance_m(from, degrees(centre).into()) - LONGEST_UNIT_M * f64::from(reach)
}

/// The vertex is not farther from `from` than this: a haversine on the sphere of the greatest
/// radius of curvature, a²/b.
fn at_most_m(from: Point, vertex: Vertex) -> f64 {
    const GREATEST_RADIUS_M: f64 = 6_399_594.0;
    let to: Point = degrees(vertex).into();
    let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
    let cosines = from.y().to_radians().cos() * to.y().to_radians().cos();
    let haversine = half(from.y(), to.y()) + cosines * half(from.x(), to.x());
    // A millimetre keeps the vertex itself inside the limit.
    2.0 * GREATEST_RADIUS_M * haversine.min(1.0).sqrt().asin() + 1e-3
}

/// No point of the box is nearer to `from` than this; rough beyond `limit_m`.
///
/// On the sphere of the least radius of curvature, b²/a, every way is shorter than on the
/// ellipsoid. There the way to the box is no shorter than that to its parallels, nor than that to
/// its nearer meridian.
fn at_least_m(from: Point, [low, high]: [Vertex; 2], limit_m: f64) -> f64 {
    const LEAST_RADIUS_M: f64 = 6_335_439.0;
    let [west, south, east, north] =
        [low[0], low[1], high[0], high[1]].map(|axis| f64::from(axis) / UNITS_PER_DEG);
    let to_parallel = (south - from.y()).max(from.y() - north).max(0.0).to_radians();
    if LEAST_RADIUS_M * to_parallel >= limit_m {
        return LEAST_RADIUS_M * to_parallel;
    }
    let turn = |longitude: f64| (longitude - from.x() + 180.0).rem_euclid(360.0) - 180.0;
    let inside = (from.x() - west).rem_euclid(360.0) <= east - west;
    let turn = if inside { 0.0 } else { turn(west).abs().min(turn(east).abs()).min(90.0) };
    let to_meridian = (turn.to_radians().sin() * from.y().to_radians().cos()).asin();
    LEAST_RADIUS_M * to_parallel.max(to_meridian)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Distances read off other maps.
    #[test]
    fn islands_are_no_mainland() {
        let atlas = Atlas::embedded();
        let code = |code: &str| CountryCode::new(code).unwrap();
        let check = |[x, y]: [f64; 2], members: &[&str], distance_km: f64| {
            let members: Vec<_> = members.iter().map(|it| code(it)).collect();
            let found = atlas.nearest_mainland(Point::new(x, y), &members).unwrap();
            assert!((found.distance_m / 1000.0 - distance_km).abs() < 10.0, "{found:?}");
        };
        let (easter_island, boa_vista, malta) = ([-109.35, -27.12], [-22.8, 16.1], [14.4, 35.9]);
        check(easter_island, &["CL", "PE", "AR"], 3523.0);
        check(boa_vista, &["CV", "SN", "MR"], 585.0);
        check(malta, &["MT", "IT"], 254.0);
    }

    #[test]
    fn an_island_lies_off_the_coast_of_the_mainland() {
        let atlas = Atlas::embedded();
        let offshore = |[x, y]: [f64; 2], country: &str| {
            atlas.offshore(Point::new(x, y), CountryCode::new(country).unwrap())
        };
        let (heligoland, zanzibar, mainz) = ([7.886, 54.182], [39.3, -6.13], [8.27, 50.0]);
        let found = offshore(heligoland, "DE").unwrap();
        assert!((found.mainland.distance_m - 46_000.0).abs() < 3000.0, "{found:?}");
        assert!(found.island.distance_m > 40_000.0, "{found:?}");
        let found = offshore(zanzibar, "TZ").unwrap();
        assert!((found.mainland.distance_m - 40_000.0).abs() < 15_000.0, "{found:?}");
        assert_eq!(offshore(mainz, "DE"), None);
        let kyoto = [135.77, 35.01];
        assert_eq!(offshore(kyoto, "JP"), None);
    }
}
