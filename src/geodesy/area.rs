//! Areas and perimeters of polygons whose edges are geodesics.
//!
//! Rings may hold a pole or cross the antimeridian. Which way round a ring runs is left out of
//! account, as many data sets do not keep to one: the area is that of the smaller side.

use geo::{LineString, MultiPolygon, Polygon};
use geographiclib_rs::{PolygonArea, Winding};

use super::exact::ELLIPSOID;
use super::polyline::length_m;

/// The area inside a polygon, holes left out.
///
/// # Units
/// degrees → square metres
///
/// # Model
/// WGS 84 ellipsoid; edges are geodesics, so a boundary along a parallel needs close vertices.
///
/// # Accuracy
/// 0.1 m² per edge.
///
/// # Errors
/// NaN where a coordinate is; nothing asks whether a ring crosses itself.
///
/// # References
/// Karney 2013, section 6 (doi:10.1007/s00190-012-0578-z).
///
/// ```
/// use geo::wkt;
/// // Colorado, as if its parallels were geodesics.
/// let colorado = wkt!(POLYGON((-109.05 37.,-102.05 37.,-102.05 41.,-109.05 41.,-109.05 37.)));
/// let area_km2 = luftlinie::geodesy::area_m2(&colorado) / 1e6;
/// assert_eq!(area_km2.round(), 269_155.0);
/// ```
pub fn area_m2(polygon: &Polygon) -> f64 {
    let holes: f64 = polygon.interiors().iter().map(|ring| ring_area_m2(ring).abs()).sum();
    ring_area_m2(polygon.exterior()).abs() - holes
}

/// The sum of the areas of all polygons; see [`area_m2`].
pub fn multi_area_m2(polygons: &MultiPolygon) -> f64 {
    polygons.iter().map(area_m2).sum()
}

/// The area on the smaller side of a ring: positive if the ring runs anticlockwise around it.
///
/// A ring may hold a pole and cross the antimeridian; for the rest see [`area_m2`].
pub fn ring_area_m2(ring: &LineString) -> f64 {
    let mut area = PolygonArea::new(&ELLIPSOID, Winding::CounterClockwise);
    for vertex in &ring.0 {
        area.add_point(vertex.y, vertex.x);
    }
    if ring.0.is_empty() {
        return 0.0;
    }
    let (_, area_m2, _) = area.compute(true);
    area_m2
}

/// The length of a polygon's boundary, holes included.
///
/// # Units
/// degrees → metres
///
/// # Model
/// As [`length_m`], each ring closed.
///
/// # Accuracy
/// 10 nm per edge.
///
/// ```
/// use geo::wkt;
/// let colorado = wkt!(POLYGON((-109.05 37.,-102.05 37.,-102.05 41.,-109.05 41.,-109.05 37.)));
/// assert_eq!((luftlinie::geodesy::perimeter_m(&colorado) / 1000.0).round(), 2100.0);
/// ```
pub fn perimeter_m(polygon: &Polygon) -> f64 {
    length_m(polygon.exterior()) + polygon.interiors().iter().map(length_m).sum::<f64>()
}

/// The area of the whole ellipsoid.
///
/// # Units
/// square metres
///
/// # Model
/// WGS 84.
///
/// # Accuracy
/// 1e-15 of it.
///
/// ```
/// assert_eq!((luftlinie::geodesy::earth_area_m2() / 1e6).round(), 510_065_622.0);
/// ```
pub fn earth_area_m2() -> f64 {
    ELLIPSOID.area()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::Way;
    use crate::geodesy::ellipsoid::{A_M, B_M, E, E2};

    fn ring(vertices: &[(f64, f64)]) -> LineString {
        let closed = vertices.iter().chain(vertices.first());
        LineString(closed.map(|&(latitude, longitude)| (longitude, latitude).into()).collect())
    }

    const ANTARCTICA: &[(f64, f64)] = &[
        (-63.1, -58.0),
        (-72.9, -74.0),
        (-71.9, -102.0),
        (-74.9, -102.0),
        (-74.3, -131.0),
        (-77.5, -163.0),
        (-77.4, 163.0),
        (-71.7, 172.0),
        (-65.9, 140.0),
        (-65.7, 113.0),
        (-66.6, 88.0),
        (-66.9, 59.0),
        (-69.8, 25.0),
        (-70.0, -4.0),
        (-71.0, -14.0),
        (-77.3, -33.0),
        (-77.9, -46.0),
        (-74.7, -61.0),
    ];

    /// Vertices as (lat, lon), perimeter and area by Planimeter -p 9 of GeographicLib 2.1.2.
    type Measured = (&'static [(f64, f64)], f64, f64);

    #[rustfmt::skip]
    const PLANIMETER: &[Measured] = &[
        (ANTARCTICA, 16831067.89279071, 13662703680020.094),
        (&[(89.0, 0.0), (89.0, 90.0), (89.0, 180.0), (89.0, -90.0)],
            631819.874528015, 24952305678.0),
        (&[(10.0, 175.0), (10.0, -175.0), (20.0, -175.0), (20.0, 175.0)],
            4355689.47254797, 1190968350339.3914),
        (&[(37.0, -109.05), (37.0, -102.05), (41.0, -102.05), (41.0, -109.05)],
            2099854.381922903, 269154549884.0093),
        (&[(90.0, 0.0), (80.0, 0.0), (80.0, 90.0)], 3809051.705655255, 626817507792.4688),
        (&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)], 443770.917248302, -12308778361.4695),
        (&[(0.0, 0.0), (0.0, 90.0), (90.0, 0.0)], 30022685.630020067, 63758202715511.055),
    ];

    #[test]
    fn areas_are_those_of_planimeter() {
        for &(vertices, perimeter, area) in PLANIMETER {
            let ring = ring(vertices);
            assert!((ring_area_m2(&ring) - area).abs() < 0.2, "{area} {}", ring_area_m2(&ring));
            let polygon = Polygon::new(ring, vec![]);
            assert!((area_m2(&polygon) - area.abs()).abs() < 0.2);
            assert!((perimeter_m(&polygon) - perimeter).abs() < 1e-7);
        }
    }

    #[test]
    fn holes_count_off_whichever_way_they_run() {
        let outer = ring(&[(0.0, 0.0), (0.0, 2.0), (2.0, 2.0), (2.0, 0.0)]);
        let hole = ring(&[(0.5, 0.5), (0.5, 1.0), (1.0, 1.0), (1.0, 0.5)]);
        let reversed = LineString(hole.0.iter().rev().copied().collect());
        let expected = ring_area_m2(&outer) - ring_area_m2(&hole);
        for hole in [hole, reversed] {
            let area = area_m2(&Polygon::new(outer.clone(), vec![hole]));
            assert!((area - expected).abs() < 1e-3);
        }
    }

    #[test]
    fn degenerate_rings_have_no_area() {
        for vertices in [&[][..], &[(1.0, 2.0)], &[(1.0, 2.0), (3.0, 4.0)]] {
            assert!(ring_area_m2(&ring(vertices)).abs() < 1e-3, "{vertices:?}");
        }
    }

    /// The second way: the ring in Lambert's equal-area cylinder, its edges cut into 2,000 parts
    /// each.
    #[test]
    fn an_equal_area_projection_gives_the_same_areas() {
        let italy_like = [(45.8, 7.0), (36.9, 15.2), (40.2, 18.4), (46.6, 13.4)];
        let across = [(60.0, 170.0), (66.0, -170.0), (70.0, 175.0)];
        for vertices in [&italy_like[..], &across] {
            let ring = ring(vertices);
            let (area, projected) = (ring_area_m2(&ring), projected_area_m2(&ring));
            assert!((area - projected).abs() < 1e-6 * area.abs(), "{area} {projected}");
        }
    }

    fn projected_area_m2(ring: &LineString) -> f64 {
        let mut area = 0.0;
        for edge in ring.0.windows(2) {
            let way = Way::between(edge[0].into(), edge[1].into());
            let points: Vec<_> =
                (0..=2000).map(|i| way.unrolled(way.length_m * f64::from(i) / 2000.0).0).collect();
            for pair in points.windows(2) {
                let height = 0.5 * (height_m(pair[0].y()) + height_m(pair[1].y()));
                area -= height * A_M * (pair[1].x() - pair[0].x()).to_radians();
            }
        }
        area
    }

    /// b²/2a · (sin φ / (1 − e² sin² φ) + atanh(e sin φ) / e): Snyder 1987, equations 3-12 and
    /// 10-15.
    fn height_m(latitude_deg: f64) -> f64 {
        let sin = latitude_deg.to_radians().sin();
        B_M * B_M / (2.0 * A_M) * (sin / (1.0 - E2 * sin * sin) + (E * sin).atanh() / E)
    }
}
