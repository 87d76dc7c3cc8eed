//! Borders and coasts as what a figure is measured from: "from the border with A", "off the coast
//! of A", "the A border is 30 km from B".

use crate::atlas::{Place, PlaceClass};
use crate::measure::Edge;
use crate::text::{Cue, Kind, Scene, Syntax};

use super::antecedent::{capital_at, is_with};
use super::container::region_adjective;
use super::named::is_object_of_first;
use super::reader::{Grasp, Reader, Spot};
use super::target::{Anchor, REACH, Target};

/// "of border", with its preposition at `at`: "130 km of border with A" tells how long it is.
pub fn is_of_border(scene: &Scene<'_>, at: usize) -> bool {
    scene.has(at, Cue::Of) && scene.any(at + 1..at + 2, BORDERS)
}

/// Words for borders on land.
pub static BORDERS: &[Cue] = &[Cue::Border, Cue::LandBorder];

/// "The Russian border is 30 km from A": the border or coast that is the subject of the figure at
/// `figure`, with the elements that name it.
pub fn edge_subject(reader: &Reader<'_, '_>, figure: usize) -> Option<Anchor> {
    let scene = reader.scene();
    let clause = (figure.saturating_sub(REACH)..figure)
        .rev()
        .take_while(|&at| !matches!(scene.elements[at].kind, Kind::Mark(_) | Kind::Quantity(_)));
    let edges =
        [(Cue::Border, Cue::Border), (Cue::LandBorder, Cue::Border), (Cue::Coast, Cue::Coast)];
    let kind =
        |at: usize| edges.iter().find(|(cue, _)| scene.elements[at].has(*cue)).map(|(_, it)| *it);
    let (at, cue) = clause.into_iter().find_map(|at| Some((at, kind(at)?)))?;
    let verb = (at + 1..figure).find(|&at| scene.elements[at].has(Cue::Lie))?;
    // "A borders B and lies 30 km from C"
    if (at + 1..verb)
        .any(|object| scene.is_name(object) && is_object_of_first(scene, object, figure))
    {
        return None;
    }
    let placed = leads_to_border(scene, at, figure)
        || scene.any(at.saturating_sub(3)..at, &[Cue::In, Cue::Near, Cue::From, Cue::Off]);
    let named = |at: &usize| scene.place_at(*at).is_some();
    let country = at.checked_sub(1).filter(named).or_else(|| (at + 1..verb).find(named));
    edge_object(reader, cue, at, country).filter(|_| !placed)
}

/// "Von A bis zur Grenze zu B sind es F", "F separate A from the border": the town from which a way
/// of the length or time at element `figure` leads, and the border or coast where it ends.
pub fn way_to_edge(reader: &Reader<'_, '_>, figure: usize) -> Option<(Spot, Anchor)> {
    let scene = reader.scene();
    let part = |at: &usize| !scene.elements[*at].is_mark(&[';', ':', '.', '!', '?']);
    let before = (figure.saturating_sub(WAY)..figure).rev().take_while(part);
    let comma = |at: &usize| !scene.elements[*at].is_mark(&[',']);
    let end = scene.elements.len().min(figure + WAY);
    let behind = (figure + 1..end).take_while(part).take_while(comma);
    let near: Vec<usize> = before.chain(behind).collect();
    let parted = near.iter().any(|&at| scene.elements[at].has(Cue::Apart));
    let goal = if parted { Cue::From } else { Cue::To };
    let edge = near.iter().copied().find(|&at| is_edge(scene, at) && leads(scene, at, goal))?;
    let named = |at: &usize| scene.place_at(*at).is_some();
    let name = (edge + 1..edge + 4)
        .take_while(|&at| scene.elements.get(at).is_some_and(|it| !is_stop(it.kind)))
        .find(|at| named(at) && is_with(scene, *at) || *at == edge + 1 && named(at));
    let country = edge.checked_sub(1).filter(named).or(name);
    let start = if parted { None } else { Some(Cue::From) };
    let town = near.into_iter().find_map(|at| {
        let spot = if scene.is_town(at) { reader.spot(at) } else { capital_at(reader, at) }?;
        let led = start.is_none_or(|cue| leads(scene, at, cue));
        (Some(at) != country && led).then_some(spot)
    })?;
    let cue = if scene.elements[edge].has(Cue::Coast) { Cue::Coast } else { Cue::Border };
    Some((town, edge_object(reader, cue, edge, country)?))
}

/// How far from its figure a way may be told, in elements.
const WAY: usize = 14;

fn is_edge(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements[at].cues.any(&[Cue::Border, Cue::LandBorder, Cue::Coast])
}

fn is_stop(kind: Kind) -> bool {
    matches!(kind, Kind::Mark(_) | Kind::Quantity(_))
}

/// Whether the preposition `cue`, or in some languages a particle, belongs to the noun at `at`.
fn leads(scene: &Scene<'_>, at: usize, cue: Cue) -> bool {
    if scene.language.postpositions {
        return scene.any(at + 1..at + 2, &[cue]);
    }
    let words = (at.saturating_sub(3)..at).rev().take_while(|&before| {
        let kind = scene.elements[before].kind;
        let adjective = scene.place_at(before).is_some_and(|toponym| toponym.demonym);
        let beside = before + 1 == at && is_edge(scene, at);
        kind == Kind::Word || adjective || beside && scene.place_at(before).is_some()
    });
    // "距" before a town is left out as often as not: "A到B边境".
    let opens = scene.language.syntax == Syntax::Chinese && at == 0 && cue == Cue::From;
    opens || words.into_iter().any(|before| scene.elements[before].has(cue))
}

/// A border or a coast as what a figure is measured from, with the country that names it.
pub fn edge_object(
    reader: &Reader<'_, '_>,
    cue: Cue,
    at: usize,
    country: Option<usize>,
) -> Option<Anchor> {
    // "die bayerische Grenze"
    let region = at.checked_sub(1).filter(|_| cue != Cue::Coast && country.is_none());
    if let Some(region) = region.and_then(|at| region_adjective(reader, at)) {
        let target = region_border(region);
        return Some(Anchor { target, wind: None, first: at - 1, last: at });
    }
    let named = country.and_then(|index| reader.spot(index));
    let owner = country.filter(|_| cue != Cue::Coast);
    let across = owner.and_then(|owner| across(reader, at, owner));
    let ends = [Some(at), country, across.as_ref().map(|(index, _)| *index)];
    let (first, last) = ends
        .into_iter()
        .flatten()
        .fold((at, at), |(first, last), index| (first.min(index), last.max(index)));
    let target = if cue == Cue::Coast {
        // "off our coast": whose it is, the text does not say.
        if named.is_none() && reader.scene().any(at.saturating_sub(2)..at, &[Cue::Our]) {
            return None;
        }
        // "off the coast of X": that of a land which the atlas does not know.
        let of = named.is_none() && reader.scene().has(at + 1, Cue::From);
        let name = reader.scene().elements.get(at + 2).is_some_and(|it| it.kind == Kind::Name);
        let sided = has_side(reader.scene(), at);
        if of && name || named.is_none() && (sided || has_adjective(reader.scene(), at)) {
            return None;
        }
        let named = named
            .map(|spot| Spot { grasp: if sided { Grasp::Implied } else { spot.grasp }, ..spot });
        let water = Some(()).filter(|()| named.is_none()).and_then(|()| lake_at_hand(reader, at));
        match water {
            Some(lake) => Target::Edge(Edge::Footprint(lake.place.clone()), vec![lake]),
            None => Target::Edge(
                Edge::Coast(named.as_ref().map(|s| s.place.clone())),
                named.into_iter().collect(),
            ),
        }
    } else {
        border_target(reader, country, across.map(|(_, spot)| spot))?
    };
    Some(Anchor { target, wind: None, first, last })
}

/// "the *east* coast", "la costa orientale": one of several coasts, and not the nearest for sure.
fn has_side(scene: &Scene<'_>, at: usize) -> bool {
    let beside = if scene.language.adjectives_behind { Some(at + 1) } else { at.checked_sub(1) };
    let side = beside.and_then(|beside| scene.elements.get(beside));
    side.is_some_and(|side| side.cues.wind.is_some())
}

/// "la costa garganica": an adjective behind the noun at `at` tells which coast it is.
fn has_adjective(scene: &Scene<'_>, at: usize) -> bool {
    let capital = scene.elements.get(at + 1).is_some_and(|next| next.capital);
    scene.language.adjectives_behind && scene.is_plain_word(at + 1) && !capital
}

/// The border that the words from element `start` on name: "der Grenze zu A", "the A border".
pub fn border_behind(reader: &Reader<'_, '_>, start: usize) -> Option<Anchor> {
    let scene = reader.scene();
    let word = |at: usize| scene.elements.get(at).is_some_and(|it| it.kind != Kind::Name);
    let border = (start..start + 4)
        .take_while(|&at| word(at))
        .find(|&at| scene.elements[at].cues.any(&[Cue::Border, Cue::LandBorder]))?;
    let adjective = border.checked_sub(1).filter(|&at| at >= start && scene.place_at(at).is_some());
    // "la frontera venezolana"
    let behind = |at: usize| scene.language.adjectives_behind && at == border + 1;
    let name = (border + 1..border + 4)
        .take_while(|&at| word(at))
        .find(|&at| scene.place_at(at).is_some_and(|it| !it.demonym || behind(at)));
    edge_object(reader, Cue::Border, border, adjective.or(name))
        .filter(|it| adjective.or(name).is_some() || it.first < border)
}

/// The border of the country at `at`, or of the one that the sentence is about, with the country
/// `across` it.
fn border_target(
    reader: &Reader<'_, '_>,
    at: Option<usize>,
    across: Option<Spot>,
) -> Option<Target> {
    if let Some(region) = at.and_then(|at| region_at(reader, at)) {
        return Some(region_border(region));
    }
    let spot = match at {
        Some(at) => reader.country_at(at)?,
        None => reader.implied_country(reader.salient_country()?)?,
    };
    let code = spot.place.country?;
    let scene = reader.scene();
    let beside = at.and_then(|at| {
        [at + 1, at + 2].into_iter().find_map(|next| {
            let other = reader.country_at(next)?;
            let pair = scene.any(at.saturating_sub(2)..at, &[Cue::Between]);
            let touch = reader.atlas.are_neighbours(code, other.place.country?);
            (pair || touch).then_some(other)
        })
    });
    let second = beside.or(across);
    let neighbour = second.as_ref().map(|spot| spot.place.clone());
    let mut spots = vec![spot.clone()];
    spots.extend(second);
    Some(Target::Edge(Edge::Border { country: spot.place, neighbour }, spots))
}

fn region_border(region: Spot) -> Target {
    let edge = Edge::Border { country: region.place.clone(), neighbour: None };
    Target::Edge(edge, vec![region])
}

/// "an der Grenze zu Bayern": the region at element `at` that has a shape, where no country is
/// meant.
fn region_at(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let spot = reader.spot(at).filter(|_| reader.country_at(at).is_none())?;
    let region =
        |place: &Place| place.class == PlaceClass::Region && reader.atlas.region(place).is_some();
    let other = spot.others.iter().find(|place| region(place)).cloned();
    let found = if region(&spot.place) { Some(spot.place.clone()) } else { other };
    Some(Spot { place: found?, others: Vec::new(), ..spot })
}

/// "A's border with B": the country across the border word at `border` whose owner, at `owner`,
/// stands before it.
fn across(reader: &Reader<'_, '_>, border: usize, owner: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let behind = border + 1..scene.elements.len().min(border + 4);
    let behind = behind.filter(|&at| owner < border && is_with(scene, at));
    behind.into_iter().find_map(|at| Some((at, reader.country_at(at)?)))
}

/// "the shore" after a sentence about a lake is that of the lake.
fn lake_at_hand(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let paragraph = reader.scene().paragraph;
    reader.memory().take(2).enumerate().find_map(|(back, scene)| {
        let end = if back == 0 { at } else { scene.elements.len() };
        let mut lakes = scene.places().filter(|(index, toponym)| {
            *index < end && scene.paragraph == paragraph && toponym.best().class == PlaceClass::Lake
        });
        let spot = lakes.next_back().map(|(_, toponym)| reader.spot_of(scene, toponym));
        spot.map(|spot| Spot { others: Vec::new(), ..spot })
    })
}

/// "an der Grenze", "to the border", "across the border": something lies there or leads there; the
/// border is not measured.
pub fn leads_to_border(scene: &Scene<'_>, border: usize, figure: usize) -> bool {
    // "along the Polish-Lithuanian border"
    let demonym = |at: &usize| scene.place_at(*at).is_some_and(|it| it.demonym);
    let adjectives = (0..border).rev().take_while(demonym).count();
    let start = border.saturating_sub(2 + adjectives.max(1));
    let start = if figure < border { start.max(figure + 1) } else { start };
    let words = (start..border).rev().take_while(|&at| {
        let element = &scene.elements[at];
        let beside = at + 1 == border || scene.place_at(at).is_some_and(|it| it.demonym);
        element.kind == Kind::Word || beside && scene.place_at(at).is_some()
    });
    let postposed = scene.language.postpositions && scene.any(border + 1..border + 2, &[Cue::To]);
    postposed || words.into_iter().any(|at| scene.elements[at].has(Cue::Leading))
}
