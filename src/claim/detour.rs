#![doc = include_str!("detour.md")]

use crate::atlas::Place;
use crate::measure::{Question, Via};
use crate::quantity::Dimension;
use crate::text::Cue;

use super::pair::pair_near;
use super::reader::{Grasp, Reader, Spot};
use super::way::via;
use super::{Kind, Need, distance};

pub const KIND: Kind = Kind { name: "detour", page: include_str!("detour.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[Need::figure(Dimension::Length)];

fn read(reader: &mut Reader<'_, '_>) {
    for at in reader.free_figures(Dimension::Length) {
        let told = reader.cue_in_clause(at, 6, &[Cue::Detour])
            && !reader.cue_in_clause(at, 6, &[Cue::Straight])
            && reader.cue_near(at, 10, &[Cue::Rail, Cue::Road, Cue::Sea]);
        if !told {
            continue;
        }
        let via = way(reader, at);
        let Some((from, to)) = ends(reader, at) else { continue };
        let stated = reader.stated(at);
        let last = (at + 4).min(reader.scene().elements.len() - 1);
        let span = reader.span(at.saturating_sub(5), last);
        reader.push(KIND.name, span, stated, &[&from, &to], |places| Question::Detour {
            from: places[0].clone(),
            to: places[1].clone(),
            via,
        });
        reader.take(at);
    }
}

fn way(reader: &Reader<'_, '_>, at: usize) -> Via {
    match via(reader, at) {
        Via::Geodesic | Via::Unstated | Via::Sphere | Via::Rhumb => {
            if reader.cue_near(at, 10, &[Cue::Rail]) { Via::Rail } else { Via::Road }
        }
        via @ (Via::Rail | Via::Road | Via::Sea) => via,
    }
}

/// The pair that the sentence names, else the one of the latest distance in this paragraph.
fn ends(reader: &Reader<'_, '_>, at: usize) -> Option<(Spot, Spot)> {
    if let Some((first, second)) = pair_near(reader.scene(), at) {
        return Some((reader.spot(first)?, reader.spot(second)?));
    }
    latest_ends(reader)
}

/// The two places of the latest distance in this paragraph, at most one sentence back.
pub fn latest_ends(reader: &Reader<'_, '_>) -> Option<(Spot, Spot)> {
    let scene = reader.scene();
    let mut near = reader.previous().into_iter().chain([scene]);
    let start = near.find(|near| near.paragraph == scene.paragraph)?.offset;
    let ways = [distance::KIND.name, "direction"];
    let latest = reader
        .claims
        .iter()
        .rev()
        .find(|claim| ways.contains(&claim.kind) && claim.span.start >= start)?;
    let question = latest.question.as_ref().ok()?;
    let (Question::Distance { from, to, .. } | Question::Direction { from, to }) = question else {
        return None;
    };
    let spot = |place: &Place| {
        let named = latest.places.iter().find(|named| named.place.id == place.id);
        Spot {
            place: place.clone(),
            others: Vec::new(),
            mention: named.and_then(|named| named.mention),
            grasp: Grasp::Named,
        }
    };
    Some((spot(from), spot(to)))
}
