//! "A位于中朝边境", "A靠近中俄边境": a town on or near a border whose countries are abbreviated.

use crate::claim::east::topic::subject_of;
use crate::claim::east::{Subject, borders, has};
use crate::claim::edge::BORDERS;
use crate::claim::proximity;
use crate::claim::reader::Reader;
use crate::measure::Edge;
use crate::text::{Cue, Kind as ElementKind, Scene};

/// How far behind its verb the border stands, in elements.
const REACH: usize = 4;

/// Reads what the verb at element `at` says; the kind itself reads countries with their names.
pub fn read_border_town(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let words =
        (at + 1..scene.elements.len().min(at + REACH)).take_while(|&it| !is_mark(scene, it));
    let Some(border) = words.into_iter().find(|&it| has(scene, it, BORDERS)) else { return };
    let Some((country, neighbour)) = borders::abbreviated(reader, border) else { return };
    let near = scene.has(at, Cue::Near) || scene.has(border + 1, Cue::Near);
    let last = border + usize::from(scene.has(border + 1, Cue::Near));
    let ends = last + 1 == scene.elements.len() || is_mark(scene, last + 1);
    let Some(Subject::Known(town)) = subject_of(reader, at).filter(|_| ends) else { return };
    if town.place.class.is_area() {
        return;
    }
    let edge =
        Edge::Border { country: country.place.clone(), neighbour: Some(neighbour.place.clone()) };
    let (span, named) = (reader.span(at, last), [country, neighbour]);
    if near {
        proximity::push(reader, span, proximity::near(span), &town, &edge, &named);
    } else {
        proximity::push_on(reader, span, &town, &edge, &named);
    }
}

fn is_mark(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.elements[at].kind, ElementKind::Mark(_))
}
