//! Statements in the word order of Korean and Chinese.
//!
//! Both put what is measured from before the figure and mark it there: "A에서 남쪽으로 Q 떨어진 B",
//! "B位于A以南Q处". What is spoken about is the topic at the start of the sentence. The readers here
//! come before the kinds, which look behind the figure as European languages do, and use their
//! questions.

mod borders;
mod chinese;
mod korean;
mod topic;

use crate::atlas::{Place, PlaceClass};
use crate::geodesy::Wind;
use crate::measure::{Link, Question};
use crate::quantity::{Dimension, Stated};
use crate::span::Span;
use crate::text::{Cue, Scene, Syntax, Toponym};

use super::adjoining::with_alike;
use super::length::is_distance;
use super::named::is_known;
use super::reader::{Grasp, Reader, Spot};
use super::way::via;
use super::{adjacency, area, border_rank, containment, direction, distance, only_crossing};

/// Reads a Korean or Chinese sentence; others are left to the kinds.
pub fn read(reader: &mut Reader<'_, '_>) {
    match reader.scene().language.syntax {
        Syntax::Korean => korean::read(reader),
        Syntax::Chinese => chinese::read(reader),
        Syntax::Germanic | Syntax::Romance | Syntax::Slavic => {}
    }
}

/// What a sentence speaks about.
enum Subject {
    Known(Spot),
    /// A name that the atlas does not know; in the sentence.
    Unknown(Span),
}

/// What a figure of length is measured from.
struct Anchor {
    /// The element with the name.
    at: usize,
    wind: Option<Wind>,
    /// The first element of the phrase: what is spoken about stands before it.
    start: usize,
}

/// The figures of length that may be distances.
fn lengths(reader: &Reader<'_, '_>) -> Vec<usize> {
    let mut figures = reader.free_figures(Dimension::Length);
    figures.retain(|&at| {
        let border = reader.cue_in_clause(at, 6, &[Cue::Border, Cue::LandBorder]);
        is_distance(reader, at) && !border
    });
    figures
}

/// Claims the distance from the anchor to the subject, and the direction where one is named.
fn push_from(reader: &mut Reader<'_, '_>, figure: usize, anchor: &Anchor, subject: Subject) {
    let Some(from) = reader.spot(anchor.at) else { return };
    let span = reader.span(figure.min(anchor.at), figure.max(anchor.at));
    match subject {
        Subject::Known(to) if to.place.id == from.place.id => return,
        // Nothing lies some kilometres from the country that it lies in.
        Subject::Known(to) if is_around(&from.place, &to.place) => {}
        Subject::Known(to) => {
            distance::push(reader, figure, span, via(reader, figure), &from, &to);
            if let Some(wind) = anchor.wind {
                direction::push(reader, span, wind, &from, &to);
            }
        }
        Subject::Unknown(name) => {
            let stated = reader.stated(figure);
            reader.push_unknown(distance::KIND.name, span, stated, &[&from], name);
        }
    }
    reader.take(figure);
}

fn is_around(outer: &Place, inner: &Place) -> bool {
    outer.class == PlaceClass::Country && outer.country == inner.country
}

/// Claims the distance between the names at `first` and `second`.
fn push_between(reader: &mut Reader<'_, '_>, figure: usize, (first, second): (usize, usize)) {
    let (Some(from), Some(to)) = (reader.spot(first), reader.spot(second)) else { return };
    let around = is_around(&from.place, &to.place) || is_around(&to.place, &from.place);
    if from.place.id == to.place.id || around {
        return;
    }
    let span = reader.span(figure.min(first), figure.max(second));
    distance::push(reader, figure, span, via(reader, figure), &from, &to);
    reader.take(figure);
}

/// Claims the area of what is spoken about.
fn push_area(reader: &mut Reader<'_, '_>, figure: usize, subject: Subject) {
    let (span, stated) = (reader.span(figure, figure), reader.stated(figure));
    match subject {
        Subject::Known(spot) => {
            let ask = |places: &[Place]| Question::Area { place: places[0].clone() };
            reader.push(area::KIND.name, span, stated, &[&reader.with_areas(&spot)], ask);
        }
        Subject::Unknown(name) => {
            reader.push_unknown(area::KIND.name, span, stated, &[], name);
        }
    }
    reader.take(figure);
}

/// Claims that `b` borders on `a`, on its `side` if one is named.
fn push_adjacency(
    reader: &mut Reader<'_, '_>,
    at: usize,
    (a, b): (&Spot, &Spot),
    side: Option<Wind>,
) {
    let ask =
        |places: &[Place]| Question::Adjacency { a: places[0].clone(), b: places[1].clone(), side };
    let (a, b) = (&with_alike(a, b), &with_alike(b, a));
    push_true(reader, adjacency::KIND.name, at, &[a, b], ask);
}

/// Claims that `inner` lies in `outer`, in its `part` towards a wind if one is named.
fn push_containment(
    reader: &mut Reader<'_, '_>,
    at: usize,
    inner: &Spot,
    outer: &Spot,
    part: Option<Wind>,
) {
    let ask = |places: &[Place]| Question::Containment {
        inner: places[0].clone(),
        outer: places[1].clone(),
        part,
    };
    push_true(reader, containment::KIND.name, at, &[inner, outer], ask);
}

/// "湖北省宜昌市", "경기도 수원시", "이라크 북부 모술": a town right behind the country or region that it
/// lies in. Only of a town that everybody knows is anything refuted.
fn read_address(reader: &mut Reader<'_, '_>, at: usize) {
    static OUTER: &[PlaceClass] = &[PlaceClass::Country, PlaceClass::Region];
    let scene = reader.scene();
    let class = |at: usize| scene.place_at(at).map(|toponym| toponym.best().class);
    let outside = class(at).is_some_and(|class| OUTER.contains(&class));
    let inside = at + 1 + (at + 1..at + 3).take_while(|&it| is_part_or_town(scene, it)).count();
    let town = is_town(scene, inside);
    let before = at.checked_sub(1);
    let chained = before.and_then(class).is_some_and(|class| OUTER.contains(&class));
    let listed = before.is_some_and(|it| scene.is_name(it) && !chained || scene.has(it, Cue::And));
    if !(outside && town && scene.is_name(at)) || listed {
        return;
    }
    let part = if inside > at + 1 { scene.elements[at + 1].cues.wind } else { None };
    push_inside(reader, at, inside, part);
}

/// Claims that the town named at `inside` lies in the area named at `at`, in its `part` towards a
/// wind if one is named.
fn push_inside(reader: &mut Reader<'_, '_>, at: usize, inside: usize, part: Option<Wind>) {
    let (Some(outer), Some(inner)) = (reader.spot(at), reader.spot(inside)) else { return };
    let known = is_known(reader, inside, &inner.place);
    let grasp =
        if known || inner.place.belongs_to(&outer.place) { inner.grasp } else { Grasp::Implied };
    push_containment(reader, at, &Spot { grasp, ..inner }, &outer, part);
}

/// Whether the name at `at` is that of a town.
fn is_town(scene: &Scene<'_>, at: usize) -> bool {
    let town = |toponym: &Toponym| toponym.best().class == PlaceClass::Settlement;
    scene.is_name(at) && scene.place_at(at).is_some_and(town)
}

/// "이라크 북부 모술", "德国北部城市汉堡": the part of the country and the word for a town, before its
/// name; "市" by itself ends the name before it.
fn is_part_or_town(scene: &Scene<'_>, at: usize) -> bool {
    let part =
        has_wind(scene, at) && ['部', '부'].iter().any(|it| scene.spelled(at).ends_with(*it));
    let kind = has(scene, at, &[Cue::Settlement]) && scene.spelled(at).chars().nth(1).is_some();
    scene.is_word(at) && (part || kind)
}

fn has_wind(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements.get(at).is_some_and(|element| element.cues.wind.is_some())
}

/// Whether the names at `a` and `b` are of towns, of islands or of countries: such lie in a
/// direction from each other.
fn are_alike(scene: &Scene<'_>, a: usize, b: usize) -> bool {
    let class = |at: usize| scene.place_at(at).map(|toponym| toponym.best().class);
    let areas = [PlaceClass::Country, PlaceClass::Island];
    let area = |at: usize| class(at).filter(|class| areas.contains(class));
    area(a) == area(b) && !(area(a).is_none() && (scene.is_wide(a) || scene.is_wide(b)))
}

/// The number of neighbours over land is one.
fn push_only_neighbour(reader: &mut Reader<'_, '_>, at: usize, country: &Spot) {
    let ask = |places: &[Place]| Question::Neighbours { country: places[0].clone() };
    push_true(reader, border_rank::KIND.name, at, &[country], ask);
}

/// "The only link between A and B": of the links that element `at` names there is one.
fn push_only_crossing(reader: &mut Reader<'_, '_>, at: usize, a: &Spot, b: &Spot) {
    let scene = reader.scene();
    let has = |cue| scene.any(at..at + 7, &[cue]);
    let link = if has(Cue::Bridge) {
        Link::Bridge
    } else if has(Cue::RailLink) || has(Cue::Rail) {
        Link::Rail
    } else if has(Cue::RoadLink) || has(Cue::Road) {
        Link::Road
    } else {
        Link::Land
    };
    let ask =
        |places: &[Place]| Question::Crossings { a: places[0].clone(), b: places[1].clone(), link };
    push_true(reader, only_crossing::KIND.name, at, &[a, b], ask);
}

fn push_true(
    reader: &mut Reader<'_, '_>,
    kind: &'static str,
    at: usize,
    spots: &[&Spot],
    ask: impl Fn(&[Place]) -> Question,
) {
    let span = reader.span(at, at);
    let stated = Stated::number(span, 1.0);
    reader.push(kind, span, stated, spots, ask);
}

/// The place that the previous sentence was about.
fn earlier_topic(reader: &Reader<'_, '_>) -> Option<Subject> {
    let spot = super::subject::topic(reader)?;
    Some(Subject::Known(Spot { grasp: Grasp::Implied, ..spot }))
}

/// The country or region that element `at` names.
fn bordering(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let region = |spot: &Spot| spot.place.class == PlaceClass::Region;
    let named = || reader.spot(at).filter(region);
    reader.country_at(at).or_else(named)
}

/// The last two different countries named in `range`.
fn last_countries(
    reader: &Reader<'_, '_>,
    range: std::ops::Range<usize>,
) -> Option<((usize, Spot), (usize, Spot))> {
    let named = range.filter_map(|at| Some((at, reader.country_at(at)?)));
    let mut named: Vec<(usize, Spot)> = named.collect();
    let last = named.pop()?;
    let first = named.into_iter().rev().find(|(_, spot)| spot.place.id != last.1.place.id)?;
    Some((first, last))
}

fn is_comma(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements[at].is_mark(&['，', '。', '；', ',', ';'])
}

fn has(scene: &Scene<'_>, at: usize, cues: &[Cue]) -> bool {
    scene.elements.get(at).is_some_and(|element| element.cues.any(cues))
}
