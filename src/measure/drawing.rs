//! What a map shows of questions about areas, put together only where somebody looks at a map.

use geo::{BoundingRect, Geometry, MultiPolygon, Polygon, Simplify};

use super::{Measurement, Question};
use crate::atlas::{Atlas, Place};

/// Adds the outlines of areas to what a map shows of the answer to `question`.
pub fn draw(atlas: &Atlas, question: &Question, answer: &mut Measurement) {
    answer.geometry.extend(outlines(atlas, question));
}

/// The outlines of the countries and regions whose areas `question` asks about, or in which it
/// looks for a place; none for what has no shape in the atlas.
///
/// # Model
/// An outline has the detail of a picture that is 2,000 dots wide, and islands of less than a dot
/// are left out: it is for drawing, and nothing is measured on it.
fn outlines(atlas: &Atlas, question: &Question) -> Vec<Geometry> {
    let place = |place: &Place| drawn(&atlas.outline_of(place));
    let drawn: Vec<MultiPolygon> = if let Question::AreaRatio { place: one, references } = question
    {
        [one].into_iter().chain(references).map(place).collect()
    } else if let Question::Area { place: area } | Question::Containment { outer: area, .. } =
        question
    {
        vec![place(area)]
    } else {
        Vec::new()
    };
    drawn.into_iter().filter(|outline| !outline.0.is_empty()).map(Geometry::MultiPolygon).collect()
}

/// As many dots are in the longer side of the greatest part.
const DETAIL: f64 = 2_000.0;

fn drawn(outline: &MultiPolygon) -> MultiPolygon {
    let side = |polygon: &Polygon| {
        polygon.bounding_rect().map_or(0.0, |bounds| bounds.width().max(bounds.height()))
    };
    let dot = outline.iter().map(side).fold(0.0, f64::max) / DETAIL;
    let large = outline.iter().filter(|polygon| side(polygon) > dot);
    large.map(|polygon| polygon.simplify(dot)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::country;
    use geo::Area;

    /// The flat area of a drawing, its degrees of longitude as wide as in its middle, in square
    /// kilometres.
    fn drawn_km2(shape: &Geometry) -> f64 {
        let bounds = shape.bounding_rect().unwrap();
        let width = bounds.center().y.to_radians().cos();
        shape.unsigned_area() * 111.2 * 111.3 * width
    }

    #[test]
    fn areas_are_drawn_as_large_as_they_are() {
        let rows =
            [(country("AT"), 83_900.0), (country("LU"), 2_590.0), (country("CU"), 109_900.0)];
        for (place, km2) in rows {
            let question = Question::Area { place };
            let shapes = outlines(Atlas::embedded(), &question);
            assert_eq!(shapes.len(), 1);
            let drawn = drawn_km2(&shapes[0]);
            assert!((drawn / km2 - 1.0).abs() < 0.03, "{question:?}: {drawn}");
        }
    }
}
