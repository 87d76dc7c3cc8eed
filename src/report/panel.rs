//! One finding as a small map: what was measured, its places, a graticule and a scale bar.
//!
//! # Notation
//! The plane is x = (λ − λ₀) cos φ₀, y = −φ, in degrees of latitude; φ₀ and λ₀ are the middle of
//! the map. It keeps shapes near the middle and is honest about nothing else: the picture shows,
//! the text measures.

use geo::{Coord, LineString};

use super::ends;
use super::geojson::colour;
use super::mapped::{Parts, parts};
use crate::check::Finding;
use crate::geodesy::distance_m;
use crate::quantity::Dimension;
use crate::wording;

pub(super) const WIDTH: f64 = 640.0;
pub(super) const HEIGHT: f64 = 360.0;
/// Free space around what is drawn, for labels.
const MARGIN: f64 = 56.0;
/// The smallest map: a village and its fields, in degrees of latitude.
const SMALLEST: f64 = 0.02;
const LABEL_HEIGHT: f64 = 15.0;

/// The picture of `finding` as an SVG group; `None` if there is nothing on the map.
pub(super) fn panel(language: &str, finding: &Finding) -> Option<String> {
    let geometry = finding.answer.as_ref().map_or(&[][..], |measured| &measured.geometry);
    let parts = parts(geometry);
    let spots = spots(finding, &parts);
    let frame = Frame::around(&parts, &spots)?;
    let mut svg = format!(
        "<g font-family=\"sans-serif\" font-size=\"12\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#f6f8fa\"/>"
    );
    graticule(&frame, &mut svg);
    let colour = colour(finding.verdict);
    for polygon in &parts.polygons {
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        let path: String = rings.map(|ring| frame.path(ring) + "Z").collect();
        svg += &format!(
            "<path d=\"{path}\" fill=\"{colour}\" fill-opacity=\"0.25\" fill-rule=\"evenodd\" \
             stroke=\"{colour}\"/>"
        );
    }
    for line in &parts.lines {
        let path = frame.path(line);
        svg +=
            &format!("<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"3\"/>");
    }
    labels(&frame, &spots, colour, &mut svg);
    scale_bar(&frame, language, &mut svg);
    svg += "</g>";
    Some(svg)
}

/// Text as XML wants it.
pub(super) fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\'' => xml.push_str("&#39;"),
            // XML 1.0 has no other control characters, not even escaped.
            c if c.is_control() && !matches!(c, '\n' | '\r' | '\t') => xml.push('\u{fffd}'),
            c => xml.push(c),
        }
    }
    xml
}

/// A labelled point.
struct Spot {
    name: String,
    coord: Coord,
}

fn spots(finding: &Finding, parts: &Parts) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    let used = finding.answer.iter().flat_map(|measured| &measured.points);
    let called = |name: &str| wording::with_names(name, &finding.names);
    let used = used.map(|used| (called(&used.place), used.point));
    let named = finding.places.iter().map(|it| (called(&it.place.name), it.place.point));
    let bare = parts.points.iter().map(|point| (String::new(), *point));
    for (name, point) in used.chain(named).chain(bare) {
        let finite = point.x().is_finite() && point.y().is_finite();
        if finite && (name.is_empty() || spots.iter().all(|spot| spot.name != name)) {
            spots.push(Spot { name, coord: point.into() });
        }
    }
    spots
}

/// The part of the earth that the picture shows.
struct Frame {
    middle: Coord,
    /// Pixels per degree of latitude.
    scale: f64,
    stretch: f64,
}

impl Frame {
    fn around(parts: &Parts, spots: &[Spot]) -> Option<Self> {
        let rings = parts.polygons.iter().map(|polygon| polygon.exterior());
        let coords = parts.lines.iter().chain(rings).flat_map(|line| line.0.iter().copied());
        let coords: Vec<_> = coords.chain(spots.iter().map(|spot| spot.coord)).collect();
        let (south, north) = ends(coords.iter().map(|coord| coord.y))?;
        let (west, east) = ends(coords.iter().map(|coord| coord.x))?;
        // Whatever is spread over more than half the turn lies around the antimeridian, if it fits
        // there.
        let turned = ends(coords.iter().map(|coord| coord.x.rem_euclid(360.0)))?;
        let (west, east) = match turned.1 - turned.0 < east - west {
            true => turned,
            false => (west, east),
        };
        let middle = Coord { x: f64::midpoint(west, east), y: f64::midpoint(south, north) };
        let stretch = middle.y.to_radians().cos().max(0.05);
        let wide = ((east - west) * stretch).max(SMALLEST);
        let high = (north - south).max(SMALLEST);
        let scale = ((WIDTH - 2.0 * MARGIN) / wide).min((HEIGHT - 2.0 * MARGIN) / high);
        Some(Self { middle, scale, stretch })
    }

    fn place(&self, coord: Coord) -> (f64, f64) {
        let turn = 360.0 * ((self.middle.x - coord.x) / 360.0).round();
        let east = (coord.x + turn - self.middle.x) * self.stretch;
        let x = WIDTH / 2.0 + east * self.scale;
        let y = HEIGHT / 2.0 - (coord.y - self.middle.y) * self.scale;
        (x, y)
    }

    fn path(&self, line: &LineString) -> String {
        let mut path = String::new();
        for (at, coord) in line.0.iter().enumerate() {
            let (x, y) = self.place(*coord);
            path += &format!("{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
        }
        path
    }

    fn degrees(&self, pixels: f64) -> f64 {
        pixels / self.scale
    }
}

/// Meridians and parallels at round degrees.
fn graticule(frame: &Frame, svg: &mut String) {
    let step = round_step(frame.degrees(HEIGHT / 3.0));
    let (half_wide, half_high) =
        (frame.degrees(WIDTH / 2.0) / frame.stretch, frame.degrees(HEIGHT / 2.0));
    let mut draw = |path: String, x: f64, y: f64, label: String| {
        *svg += &format!(
            "<path d=\"{path}\" stroke=\"#d0d7de\" fill=\"none\"/>\
             <text x=\"{x:.1}\" y=\"{y:.1}\" fill=\"#6e7781\" font-size=\"10\">{label}</text>"
        );
    };
    let Coord { x: longitude, y: latitude } = frame.middle;
    for parallel in multiples(step, latitude - half_high, latitude + half_high) {
        if parallel.abs() <= 90.0 {
            let (_, y) = frame.place(Coord { x: longitude, y: parallel });
            draw(format!("M0 {y:.1}H{WIDTH}"), 4.0, y - 3.0, hemisphere(parallel, "N", "S"));
        }
    }
    for meridian in multiples(step, longitude - half_wide, longitude + half_wide).take(60) {
        let (x, _) = frame.place(Coord { x: meridian, y: latitude });
        let label = hemisphere((meridian + 180.0).rem_euclid(360.0) - 180.0, "E", "W");
        draw(format!("M{x:.1} 0V{HEIGHT}"), x + 3.0, HEIGHT - 4.0, label);
    }
}

fn labels(frame: &Frame, spots: &[Spot], colour: &str, svg: &mut String) {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for spot in spots {
        let (x, y) = frame.place(spot.coord);
        *svg += &format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{colour}\"/>");
        if spot.name.is_empty() {
            continue;
        }
        let (side, anchor) = if x > WIDTH / 2.0 { (-8.0, "end") } else { (8.0, "start") };
        let mut row = y + 4.0;
        while taken.iter().any(|(tx, ty)| (tx - x).abs() < 120.0 && (ty - row).abs() < LABEL_HEIGHT)
        {
            row += LABEL_HEIGHT;
        }
        taken.push((x, row));
        *svg += &format!(
            "<text x=\"{:.1}\" y=\"{row:.1}\" text-anchor=\"{anchor}\" paint-order=\"stroke\" \
             stroke=\"#fff\" stroke-width=\"3\">{}</text>",
            x + side,
            escaped(&spot.name),
        );
    }
}

/// A bar as long as a round number of kilometres in the middle of the map.
fn scale_bar(frame: &Frame, language: &str, svg: &mut String) {
    let degree_m = {
        let Coord { x, y } = frame.middle;
        distance_m(geo::Point::new(x, y), geo::Point::new(x, y + 0.01f64.copysign(-y))) * 100.0
    };
    let length_m = round_step(frame.degrees(WIDTH / 5.0) * degree_m);
    let pixels = length_m / degree_m * frame.scale;
    let unit = wording::usual_unit(Dimension::Length, length_m);
    let label = wording::number(language, length_m, unit);
    *svg += &format!(
        "<path d=\"M16 16v6h{pixels:.1}v-6\" stroke=\"#24292f\" fill=\"none\"/>\
         <text x=\"{:.1}\" y=\"22\">{label}</text>",
        22.0 + pixels
    );
}

/// The largest of 1, 2, 5 times a power of ten that is not above `most`.
fn round_step(most: f64) -> f64 {
    let power = 10_f64.powf(most.log10().floor());
    let factor = if most >= 5.0 * power {
        5.0
    } else if most >= 2.0 * power {
        2.0
    } else {
        1.0
    };
    factor * power
}

fn multiples(step: f64, low: f64, high: f64) -> impl Iterator<Item = f64> {
    let (first, last) = ((low / step).ceil() as i64, (high / step).floor() as i64);
    (first..=last).map(move |at| at as f64 * step)
}

fn hemisphere(degrees: f64, positive: &str, negative: &str) -> String {
    let size = (degrees.abs() * 1e4).round() / 1e4;
    let side = if size == 0.0 {
        ""
    } else if degrees > 0.0 {
        positive
    } else {
        negative
    };
    format!("{size}°{side}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (most, expected) in [(0.9, 0.5), (1.0, 1.0), (7.3, 5.0), (49.0, 20.0), (0.03, 0.02)] {
            assert!((round_step(most) - expected).abs() < 1e-12, "{most}");
        }
    }

    #[test]
    fn a_text_cannot_add_elements() {
        assert_eq!(escaped("<a b='c'>&\u{1}"), "&lt;a b=&#39;c&#39;&gt;&amp;\u{fffd}");
    }
}
