//! "Landlocked Zimbabwe", "Nepal hat keinen Zugang zum Meer": a country without a coast.

use crate::atlas::{Atlas, PlaceClass};
use crate::measure::Question;
use crate::quantity::Stated;
use crate::text::{Cue, Element, Kind as ElementKind, Scene, phrases};

use super::adjoining::is_nearly;
use super::antecedent::{self, opening};
use super::only_landlocked::{self, Coast};
use super::reader::{Reader, Spot};

/// How far before the words the country may stand, in elements …
const REACH: usize = 14;
/// … and behind them: "the landlocked mountain kingdom of Lesotho".
const BEHIND: usize = 5;

/// How far from its head a sentence may have a pronoun for its subject, in elements.
const OPENING: usize = 3;

/// Adds what lies on no sea, or does, as claims of `kind`.
pub fn read(reader: &mut Reader<'_, '_>, kind: &'static str) {
    let scene = reader.scene();
    for at in (0..scene.elements.len()).filter(|&at| scene.has(at, Cue::Landlocked)) {
        let first = if is_doubly(scene, at) { at - 1 } else { at };
        // "the only landlocked country in B" says more than that it is one.
        if let Some(only) = only_landlocked::only(scene, at).filter(|_| first == at) {
            for coast in only_landlocked::coasts(reader, only, at) {
                push(reader, kind, &coast);
            }
            continue;
        }
        let before = first.saturating_sub(2)..first;
        let ranked = scene.any(before, &[Cue::Only, Cue::Largest, Cue::Smallest]);
        let nearly = at > 0 && is_nearly(scene, at - 1);
        if ranked || nearly || is_of_one_water(scene, at) {
            continue;
        }
        let behind = owner_behind(reader, at);
        // "the war with A in landlocked B": B is.
        let beside = behind.as_ref().is_some_and(|(name, _)| *name == at + 1);
        let before = if beside { Vec::new() } else { owners_before(reader, at) };
        let owners = if before.is_empty() { behind.into_iter().collect() } else { before };
        for (owner, country) in owners {
            if let Some(coast) = coast(reader, at, owner, country) {
                push(reader, kind, &coast);
            }
        }
    }
}

/// "*doubly* landlocked": neither it nor any of its neighbours has a coast.
fn is_doubly(scene: &Scene<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| scene.lower(before));
    before.is_some_and(|before| phrases(scene.language.doubly).any(|word| word == before))
}

/// A neighbour of `country` that has a coast, where it has none itself.
fn coastal_neighbour(atlas: &Atlas, country: &Spot) -> Option<Spot> {
    let own = country.place.country.filter(|own| !atlas.has_coast(*own))?;
    let codes = atlas.neighbours(own);
    let places = codes.into_iter().filter(|code| atlas.has_coast(*code));
    let mut places = places.filter_map(|code| atlas.country(code));
    // A coast that is not listed is that of an inland sea.
    let coastal = places.find(|place| !atlas.feature_lengths(&place.id).is_empty())?;
    Some(Spot { grasp: country.grasp, ..Spot::implied(coastal) })
}

/// "no coast on the Baltic": there may be one on another sea.
fn is_of_one_water(scene: &Scene<'_>, at: usize) -> bool {
    static WATERS: &[PlaceClass] = &[PlaceClass::Sea, PlaceClass::Lake, PlaceClass::Strait];
    let behind = at + 1..scene.elements.len().min(at + 1 + BEHIND);
    let mut places = behind.filter_map(|index| scene.place_at(index));
    places.any(|toponym| WATERS.contains(&toponym.best().class))
}

/// Adds what is told of a coast, as a claim of `kind`.
fn push(reader: &mut Reader<'_, '_>, kind: &'static str, coast: &Coast) {
    let span = reader.span(coast.first, coast.last);
    let stated = Stated::number(span, if coast.coastal { 1.0 } else { 0.0 });
    reader.push(kind, span, stated, &[&coast.country], |places| Question::Coast {
        country: places[0].clone(),
    });
}

/// What the words at `at` tell of the coast of `country`, named at `owner`.
fn coast(reader: &Reader<'_, '_>, at: usize, owner: usize, mut country: Spot) -> Option<Coast> {
    let scene = reader.scene();
    let denied = scene.any(owner.min(at)..at, &[Cue::Not]);
    // A country that lies on the sea is not the town of its name.
    country.others.retain(|place| place.class == PlaceClass::Country);
    if is_doubly(scene, at) {
        if denied {
            return None;
        }
        country = coastal_neighbour(reader.atlas, &country).unwrap_or(country);
    }
    Some(Coast { country, first: at.min(owner), last: at.max(owner), coastal: denied })
}

/// "Nepal hat keinen Zugang zum Meer", "Mali and Niger are landlocked", "Chad, a landlocked state".
fn owners_before(reader: &Reader<'_, '_>, at: usize) -> Vec<(usize, Spot)> {
    let scene = reader.scene();
    let ends = |index: usize| scene.elements[index].is_mark(&[';', '.', ':', '!', '?', '–', '—']);
    let clause = (0..at).rev().take_while(|&index| !ends(index));
    let named: Vec<usize> = clause.filter(|&index| scene.place_at(index).is_some()).collect();
    if named.is_empty() {
        return continued(reader, at).into_iter().collect();
    }
    let near = |&last: &usize| last + REACH >= at;
    let Some(last) = subject(scene, &named, at).filter(near) else { return Vec::new() };
    let told = scene.any(last + 1..at + 1, &[Cue::Lie, Cue::Have])
        || scene.has(last + 1, Cue::Topic)
        || scene.elements[last + 1].is_mark(&[','])
        || at + 1 < scene.elements.len() && scene.elements[at + 1].has(Cue::Have);
    let Some(country) = country(reader, last).filter(|_| told) else { return Vec::new() };
    let joined = last >= 2 && scene.elements[last - 1].has(Cue::And);
    let first = joined.then(|| last - 2).and_then(|at| Some((at, self::country(reader, at)?)));
    first.into_iter().chain([(last, country)]).collect()
}

/// "It has no coast", "No tiene salida al mar": what the sentence before began with.
fn continued(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let pronoun = (0..=at).take(OPENING).find(|&index| scene.has(index, Cue::It))?;
    let country = antecedent::subject_before(reader, &[PlaceClass::Country])?;
    Some((pronoun, country))
}

/// Which of the names before the words at element `at`, the nearest first, they are said of: "A is
/// half the size of B and has no coast", "A, bordered by B, has no coast", "A borders B, *which*
/// has no coast".
fn subject(scene: &Scene<'_>, named: &[usize], at: usize) -> Option<usize> {
    let last = *named.first()?;
    let next = &scene.elements[last + 1];
    let apposed = next.is_mark(&[',']) && !scene.any(last + 1..at, &[Cue::Lie, Cue::Have]);
    let relative = next.is_mark(&[',']) && scene.has(last + 2, Cue::Relative);
    let told = next.cues.any(&[Cue::Lie, Cue::Have, Cue::Topic]);
    let beside = last + 1 == at || told || apposed || relative;
    let joined = named[1..] == [last.saturating_sub(2)] && scene.elements[last - 1].has(Cue::And);
    if named.len() == 1 || beside || joined { Some(last) } else { opening(scene, at) }
}

/// "Landlocked Zimbabwe", "der Binnenstaat Burkina Faso", "the landlocked kingdom of Lesotho".
fn owner_behind(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let end = scene.elements.len().min(at + 1 + BEHIND);
    let name = (at + 1..end).find(|&index| scene.place_at(index).is_some())?;
    // "the landlocked US state of B"
    let kind = |next: &Element| !next.capital && next.cues.any(&[Cue::Country, Cue::Region]);
    let dot = scene.is_mark(name + 1, &['.']);
    let attributive = scene.elements.get(name + 1 + usize::from(dot)).is_some_and(kind);
    (leads_to_name(scene, at + 1, name) && !attributive)
        .then(|| Some((name, country(reader, name)?)))?
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
