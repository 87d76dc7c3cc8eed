//! "Landlocked Zimbabwe", "Nepal hat keinen Zugang zum Meer": a country without a coast.

use crate::atlas::PlaceClass;
use crate::measure::Question;
use crate::quantity::Interval;
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::adjacency::KIND;
use super::border_rank::number;
use super::reader::{Reader, Spot};

/// How far before the words the country may stand, in elements …
const REACH: usize = 9;
/// … and behind them: "the landlocked mountain kingdom of Lesotho".
const BEHIND: usize = 5;

pub fn read(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        if !scene.elements[at].has(Cue::Landlocked) {
            continue;
        }
        let before = owners_before(reader, at);
        let owners =
            if before.is_empty() { owner_behind(reader, at).into_iter().collect() } else { before };
        for (owner, country) in owners {
            push(reader, at, owner, &country);
        }
    }
}

fn push(reader: &mut Reader<'_, '_>, at: usize, owner: usize, country: &Spot) {
    let scene = reader.scene();
    let denied = scene.any(owner.min(at)..at, &[Cue::Not]);
    let span = reader.span(at.min(owner), at.max(owner));
    let value = if denied { 1.0 } else { 0.0 };
    let stated = number(span, value, Interval::point(value));
    // A country that lies on the sea is not the town of its name.
    let mut country = country.clone();
    country.others.retain(|place| place.class == PlaceClass::Country);
    reader.push(KIND.name, span, stated, &[&country], |places| Question::Coast {
        country: places[0].clone(),
    });
}

/// "Nepal hat keinen Zugang zum Meer", "Mali and Niger are landlocked", "Chad, a landlocked state".
fn owners_before(reader: &Reader<'_, '_>, at: usize) -> Vec<(usize, Spot)> {
    let scene = reader.scene();
    let clause = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&index| !scene.elements[index].is_mark(&[';', '.', ':', '!', '?', '–', '—']));
    let named = |&index: &usize| scene.place_at(index).is_some();
    let Some(last) = clause.into_iter().find(named) else { return Vec::new() };
    let told = scene.any(last + 1..at, &[Cue::Lie, Cue::Have])
        || scene.elements[last + 1].is_mark(&[','])
        || at + 1 < scene.elements.len() && scene.elements[at + 1].has(Cue::Have);
    let Some(country) = country(reader, last).filter(|_| told) else { return Vec::new() };
    let joined = last >= 2 && scene.elements[last - 1].has(Cue::And);
    let first = joined.then(|| last - 2).and_then(|at| Some((at, self::country(reader, at)?)));
    first.into_iter().chain([(last, country)]).collect()
}

/// "Landlocked Zimbabwe", "der Binnenstaat Burkina Faso", "the landlocked kingdom of Lesotho".
fn owner_behind(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let end = scene.elements.len().min(at + 1 + BEHIND);
    let name = (at + 1..end).find(|&index| scene.place_at(index).is_some())?;
    leads_to_name(scene, at + 1, name).then(|| Some((name, country(reader, name)?)))?
}

/// Nothing but a kind word with its "of" stands between: no preposition of another place, no verb.
fn leads_to_name(scene: &Scene<'_>, start: usize, name: usize) -> bool {
    let plain = |index: usize| {
        let element = &scene.elements[index];
        let kind = element.cues.any(&[Cue::Country, Cue::Region]) || element.cues.is_empty();
        element.kind == ElementKind::Word && (kind || element.has(Cue::From))
    };
    let of = start < name && scene.elements[name - 1].has(Cue::From);
    (start == name || of || name == start + 1 && scene.elements[start].has(Cue::Country))
        && (start..name).all(plain)
}

/// The country that element `at` names; an adjective names none.
fn country(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let demonym = reader.scene().place_at(at).is_some_and(|toponym| toponym.demonym);
    reader.country_at(at).filter(|_| !demonym)
}
