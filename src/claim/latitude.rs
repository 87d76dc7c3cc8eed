//! What is said by latitude: "north of the Arctic Circle", "further south than B", "the
//! northernmost capital in B".

use crate::atlas::{CountryCode, Place, PlaceClass};
use crate::geodesy::{Parallel, Wind};
use crate::measure::{Edge, Level, Question};
use crate::quantity::{Interval, Stated, Unit};
use crate::span::Span;
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::largest::{members, owned};
use super::named::is_locative;
use super::parallel::parallel_at;
use super::past::is_past;
use super::proximity;
use super::reader::{Reader, Spot};

/// What has a latitude.
static PLACES: &[PlaceClass] = &[
    PlaceClass::Settlement,
    PlaceClass::Country,
    PlaceClass::Region,
    PlaceClass::Mountain,
    PlaceClass::Airport,
];

/// How far before what is said of it a subject may stand, in elements …
const REACH: usize = 9;
/// … and how far behind a wind its parallel, or behind a comparative what it compares with.
const BEHIND: usize = 4;

/// "Just north of" is no farther than this …
const JUST_M: f64 = 600_000.0;
/// … and surprises nobody up to here.
const JUST_NATURAL_M: f64 = 300_000.0;

/// Adds what the sentence says of latitudes, as claims of `kind`.
pub fn read(reader: &mut Reader<'_, '_>, kind: &'static str) {
    for at in 0..reader.scene().elements.len() {
        read_side(reader, kind, at);
        read_comparative(reader, kind, at);
        read_capital(reader, kind, at);
        read_on(reader, at);
    }
}

/// The parallel named behind the preposition or the wind at `at`, with its element.
fn parallel_behind(scene: &Scene<'_>, at: usize) -> Option<(usize, Parallel)> {
    let mut near = at + 1..scene.elements.len().min(at + 1 + BEHIND);
    let found = near.find_map(|index| Some((index, parallel_at(scene, index)?)))?;
    let grammar = |index: usize| {
        let element = &scene.elements[index];
        element.has(Cue::From) || scene.is_grammar(element)
    };
    (at + 1..found.0).all(grammar).then_some(found)
}

/// "A lies north of the Arctic Circle"; with a figure it is read with the distance.
fn read_side(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize) {
    let scene = reader.scene();
    let Some(wind) = scene.elements[at].cues.wind.filter(|wind| is_meridional(*wind)) else {
        return;
    };
    // "in the south of Equator Province"
    let article = at.checked_sub(1).filter(|&before| scene.is_definite(before)).unwrap_or(at);
    if scene.any(article.saturating_sub(1)..article, &[Cue::In]) {
        return;
    }
    let figure = |index: &usize| scene.is_figure(*index);
    if (at.saturating_sub(4)..at).any(|index| figure(&index)) {
        return;
    }
    let Some((last, parallel)) = parallel_behind(scene, at) else { return };
    let inverted = || inverted(reader, at, last);
    let Some((name, subject)) = subject(reader, at).or_else(inverted) else { return };
    let just = scene.any(at.saturating_sub(2)..at, &[Cue::Slightly, Cue::Just]);
    let span = reader.span(name.min(at), last.max(name));
    push(reader, kind, sided(span, wind, just), &subject, Level::Parallel(parallel));
}

fn is_meridional(wind: Wind) -> bool {
    matches!(wind, Wind::N | Wind::S)
}

/// Adds the claim that `subject` lies on the side of the parallel that `wind` names, at a distance
/// that the text gives and that is read beside.
pub fn push_side(
    reader: &mut Reader<'_, '_>,
    kind: &'static str,
    span: Span,
    wind: Wind,
    edge: &Edge,
    subject: &Spot,
) {
    let Edge::Parallel(parallel) = edge else { return };
    if is_meridional(wind) {
        push(reader, kind, sided(span, wind, false), subject, Level::Parallel(*parallel));
    }
}

/// What "north of" or "south of" says.
fn sided(span: Span, wind: Wind, just: bool) -> Stated {
    let within = |most_m: f64| match (wind, just) {
        (Wind::S, true) => Interval::new(-most_m, 0.0),
        (Wind::S, false) => Interval::new(f64::NEG_INFINITY, 0.0),
        (_, true) => Interval::new(0.0, most_m),
        (_, false) => Interval::new(0.0, f64::INFINITY),
    };
    Stated::plain(span, 0.0, Unit::Kilometre, within(JUST_M), within(JUST_NATURAL_M))
}

fn push(
    reader: &mut Reader<'_, '_>,
    kind: &'static str,
    stated: Stated,
    subject: &Spot,
    of: Level,
) {
    reader.push(kind, stated.span, stated, &[subject], |places| Question::Latitude {
        place: places[0].clone(),
        of: of.clone(),
    });
}

/// "A lies further north than B".
fn read_comparative(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize) {
    let scene = reader.scene();
    let Some(wind) = wind_of(scene, at, Cue::Norther, Cue::Souther) else { return };
    let reference = scene.name_after(at + 1, BEHIND);
    let Some(other) = reference.filter(|&other| !scene.any(at + 1..other, &[Cue::In])) else {
        return;
    };
    let owned = scene.is_possessor(other) || scene.has(other + 1, Cue::From);
    let (Some((name, subject)), Some(reference), false) =
        (subject(reader, at), placed(reader, other), owned)
    else {
        return;
    };
    let span = reader.span(name, other);
    push_compared(reader, kind, sided(span, wind, false), &subject, &reference);
}

fn wind_of(scene: &Scene<'_>, at: usize, north: Cue, south: Cue) -> Option<Wind> {
    let element = &scene.elements[at];
    let south = element.has(south).then_some(Wind::S);
    element.has(north).then_some(Wind::N).or(south)
}

fn push_compared(
    reader: &mut Reader<'_, '_>,
    kind: &'static str,
    stated: Stated,
    subject: &Spot,
    other: &Spot,
) {
    if subject.place.id == other.place.id {
        return;
    }
    reader.push(kind, stated.span, stated, &[subject, other], |places| Question::Latitude {
        place: places[0].clone(),
        of: Level::Place(places[1].clone()),
    });
}

/// "A is the northernmost capital in B": by the one that comes next, or goes farther.
fn read_capital(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize) {
    let scene = reader.scene();
    let Some(wind) = wind_of(scene, at, Cue::Northmost, Cue::Southmost) else { return };
    let ranked = &[Cue::Ordinal, Cue::Among, Cue::Not];
    let Some(capital) = [at + 1, at + 2].into_iter().find(|&it| scene.has(it, Cue::Capital)) else {
        return;
    };
    if scene.any(at.saturating_sub(3)..at, ranked) || is_past(scene, at.saturating_sub(6)..at) {
        return;
    }
    // "the world's northernmost capital"
    let owner = || Some((capital, owned(reader, at)?));
    let Some((last, members)) = members(reader, capital).or_else(owner) else { return };
    let (sure, perhaps) = members.parts();
    let Some((name, subject)) = subject(reader, at) else { return };
    let sign = if wind == Wind::S { -1.0 } else { 1.0 };
    let far = |town: &Place| sign * town.point.y();
    let own = &subject.place;
    let farthest = |codes: &[CountryCode]| {
        let capitals = codes.iter().filter_map(|code| reader.atlas.capital(*code));
        let others = capitals.filter(|town| town.id != own.id);
        others.max_by(|a, b| far(a).total_cmp(&far(b)))
    };
    let is_capital = sure.iter().any(|code| reader.atlas.capital(*code).as_ref() == Some(own));
    let all = [&sure[..], &perhaps[..]].concat();
    let (Some(rival), Some(any), true) = (farthest(&sure), farthest(&all), is_capital) else {
        return;
    };
    // One that goes farther and may be no member leaves it open.
    if far(&any) > far(own) && far(&rival) < far(own) {
        return;
    }
    let rival = Spot { grasp: subject.grasp, ..Spot::implied(rival) };
    let span = reader.span(name, last.max(capital));
    push_compared(reader, kind, sided(span, wind, false), &subject, &rival);
}

/// "A lies on the equator".
fn read_on(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    if !scene.elements[at].cues.any(&[Cue::On, Cue::Upon]) {
        return;
    }
    let Some((last, parallel)) = parallel_behind(scene, at) else { return };
    let town = |(_, spot): &(usize, Spot)| spot.place.class == PlaceClass::Settlement;
    let Some((name, subject)) = subject(reader, at).filter(town) else { return };
    let span = reader.span(name, last);
    proximity::push_on(reader, span, &subject, &Edge::Parallel(parallel), &[]);
}

/// The place that the words at `at` are said of: "A lies", "A, a town", no place that something
/// lies in.
fn subject(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    for index in (at.saturating_sub(REACH)..at).rev() {
        let element = &scene.elements[index];
        if element.is_mark(&[';', ':', '.', '(', ')']) || element.kind == ElementKind::Name {
            return None;
        }
        if !scene.is_name(index) || is_locative(reader, index) || scene.is_possessor(index) {
            continue;
        }
        let apposed = scene.elements[index + 1].is_mark(&[',']);
        let told = scene.any(index + 1..at, &[Cue::Lie]);
        let past = is_past(scene, index + 1..at);
        return placed(reader, index).filter(|_| (apposed || told) && !past).map(|it| (index, it));
    }
    None
}

/// "North of the Arctic Circle lies A".
fn inverted(reader: &Reader<'_, '_>, at: usize, last: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let opens = (0..at).all(|index| scene.elements[index].cues.any(&[Cue::Just, Cue::Slightly]));
    let verb = scene.has(last + 1, Cue::Lie);
    let name = (last + 2..last + 2 + BEHIND).find(|&index| scene.is_name(index));
    let name = name.filter(|_| opens && verb)?;
    Some((name, placed(reader, name)?))
}

/// The place named at `at`: of several towns of a name the largest, since what is compared by
/// latitude need not lie near.
fn placed(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let spot = reader.spot(at).filter(has_latitude)?;
    let larger = spot.others.iter().max_by_key(|other| other.population);
    let larger = larger.filter(|other| other.population > spot.place.population);
    let town = spot.place.class == PlaceClass::Settlement;
    Some(match larger.filter(|other| town && other.class == PlaceClass::Settlement) {
        Some(larger) => Spot { place: larger.clone(), ..spot },
        None => spot,
    })
}

/// Whether the atlas knows from where to where the place reaches.
pub fn has_latitude(spot: &Spot) -> bool {
    PLACES.contains(&spot.place.class)
}
