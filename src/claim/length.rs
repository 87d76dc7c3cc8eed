//! What a figure of length measures: how far apart two places are, or something else.

use crate::quantity::Unit;
use crate::text::{Capitals, Cue, Kind, Scene};

use super::pair::pair_near;
use super::reader::Reader;
use super::way::WAYS;

/// Classes that make a length something else than the distance between two places.
static OTHERWISE: &[Cue] =
    &[Cue::Reach, Cue::Sport, Cue::Traffic, Cue::Speed, Cue::Network, Cue::Habit, Cue::Total];

/// No two places are farther apart, by whatever way: somebody has gone so far in many journeys.
const ROUND_THE_GLOBE_M: f64 = 40_100_000.0;

/// Whether the figure at `at` may be a distance between places.
pub fn is_distance(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let figure = &reader.figure(at).value;
    let stretch = reader.cue_near(at, 4, &[Cue::Section]) && pair_near(scene, at).is_some();
    let way = reader.cue_near(at, 6, WAYS)
        || pair_near(scene, at)
            .is_some_and(|(a, _)| a > at || scene.any(a.saturating_sub(4)..a, WAYS));
    let dimensioned = is_dimension(scene, at) && !stretch && !way;
    let small = matches!(figure.quantity.unit, Unit::Centimetre | Unit::Foot | Unit::Yard);
    let beyond = reader.stated(at).hard.low > ROUND_THE_GLOBE_M;
    !(dimensioned
        || beyond
        || small
        || figure.compound_head.is_some()
            && !reader.cue_near(at, 3, WAYS)
            && !is_whole_stretch(scene, at)
        || reader.cue_near(at, 5, OTHERWISE) && !is_of_a_place(scene, at)
        || reader.cue_in_clause(at, 14, &[Cue::Walk])
        || runs_on(scene, at)
        || is_course(scene, at)
        || is_home(scene, at)
        || counts_something(scene, at)
        || is_negative(scene, at))
}

/// "missiles struck A, *40 km south of* B": behind the comma the figure says where A lies.
fn is_of_a_place(scene: &Scene<'_>, at: usize) -> bool {
    let comma = at >= 2 && scene.elements[at - 1].is_mark(&[',', '(']);
    let next = scene.skip_conversion(at + 1);
    let wind = scene.elements.get(next).is_some_and(|next| next.cues.wind.is_some());
    let from = next + usize::from(wind);
    let led = scene.has(from, Cue::From) && scene.name_after(from + 1, 2).is_some();
    comma && scene.is_town(at - 2) && led
}

/// "*the* 100-mile *stretch* between A and B", "the 100-mile section from A to B".
fn is_whole_stretch(scene: &Scene<'_>, at: usize) -> bool {
    let definite = at > 0 && scene.is_definite(at - 1);
    let pair = scene.any(at + 2..at + 3, &[Cue::Between, Cue::From]) && !scene.has(at + 2, Cue::Of);
    definite && scene.has(at + 1, Cue::Section) && pair
}

/// "reduced the way from A to B *by* 30 km": by how much something changes.
pub fn is_change(scene: &Scene<'_>, at: usize) -> bool {
    at > 0 && scene.has(at - 1, Cue::By) && scene.any(0..at, &[Cue::Shorten])
}

/// "a -212 m": a level below that of the sea.
fn is_negative(scene: &Scene<'_>, at: usize) -> bool {
    let before = scene.text[..scene.elements[at].span.start].strip_suffix(['-', '−']);
    before.is_some_and(|before| before.is_empty() || before.ends_with([' ', '(', '\u{a0}']))
}

/// "per 10 chilometri": for so long something goes on.
fn runs_on(scene: &Scene<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| scene.elements[before].has(Cue::RunsOn))
}

/// "It flows for 900 km from its source to the sea": the way of a river, and no names of its ends.
pub fn is_course(scene: &Scene<'_>, at: usize) -> bool {
    let flows = scene.any(at.saturating_sub(COURSE)..at, &[Cue::Flow]);
    let next = scene.skip_conversion(at + 1);
    let own = scene.has(next, Cue::From) && scene.has(next + 1, Cue::Possessive);
    let clause = (next..scene.elements.len().min(next + 2 * COURSE))
        .take_while(|&index| !matches!(scene.elements[index].kind, Kind::Mark(_)));
    flows && own && !clause.into_iter().any(|index| scene.is_pointlike(index))
}

/// How far from its figure the verb of a river may stand, in elements.
const COURSE: usize = 6;

/// "Smith lives 30 km from A": people, whom no map shows.
fn is_home(scene: &Scene<'_>, at: usize) -> bool {
    let words = (at.saturating_sub(3)..at).rev().map(|before| &scene.elements[before]);
    let mut words = words.take_while(|element| element.kind == Kind::Word);
    words.any(|element| element.has(Cue::Dwell))
}

/// "500 Meter breit", "800 km long", "une longueur de 800 km".
fn is_dimension(scene: &Scene<'_>, at: usize) -> bool {
    let next = scene.skip_conversion(at + 1);
    let cues = &[Cue::Long, Cue::Wide, Cue::High];
    // "154 Grad westlicher Länge" is no length.
    let measures = |index: usize| {
        let wind = scene.elements[index.saturating_sub(1)].cues.wind;
        scene.any(index..index + 1, cues) && wind.is_none()
    };
    // "5020 metres high, 120 km south of A": that is the other figure's.
    let taken = |index: usize| {
        let figure = index.checked_sub(1).map(|before| scene.elements[before].kind);
        let next = scene.elements[index + 1];
        let closed = next.is_mark(&[',', ';']) || next.has(Cue::And);
        closed && matches!(figure, Some(Kind::Quantity(_)))
    };
    scene.any(next..next + 2, cues)
        || (at.saturating_sub(3)..at).any(|index| measures(index) && !taken(index))
}

/// "300 Kilometer Glasfaser", "300 kilometres of cable": the figure counts what the next noun says.
fn counts_something(scene: &Scene<'_>, at: usize) -> bool {
    let behind = scene.skip_conversion(at + 1);
    let Some(next) = scene.elements.get(behind) else { return false };
    let plain = next.kind == Kind::Word && next.cues.is_empty();
    let noun = scene.language.capitals == Capitals::Nouns && plain && next.capital;
    let of = next.has(Cue::ConsistingOf) && {
        let name = scene.name_after(behind + 1, 4);
        name.is_none()
    };
    noun || of
}
