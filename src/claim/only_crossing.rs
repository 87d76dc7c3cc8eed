#![doc = include_str!("only_crossing.md")]

use crate::atlas::{CountryCode, Place, PlaceClass};
use crate::measure::{Link, Question, Unmeasured};
use crate::quantity::Stated;
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::antecedent::two_countries;
use super::past;
use super::reader::{Grasp, Reader, Spot};
use super::{Kind, Need};

pub const KIND: Kind =
    Kind { name: "only_crossing", page: include_str!("only_crossing.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[Need::cues(&[Cue::Only]).and(LINKS)];

/// What there may be only one of.
static LINKS: &[Cue] = &[Cue::Link, Cue::Bridge, Cue::RailLink, Cue::RoadLink, Cue::Port];

fn read(reader: &mut Reader<'_, '_>) {
    read_ports(reader);
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        if !scene.elements[at].has(Cue::Only) {
            continue;
        }
        let end = scene.elements.len().min(at + 6);
        let found = (at + 1..end).find_map(|index| Some((index, link(reader, index)?)));
        let Some((noun, link)) = found else { continue };
        let link = match link {
            Link::Land if scene.any(at..noun + 1, &[Cue::Road]) => Link::Road,
            Link::Land if scene.any(at..noun + 1, &[Cue::Rail]) => Link::Rail,
            Link::Land | Link::Road | Link::Rail | Link::Bridge => link,
        };
        if is_inner(reader, noun) {
            read_inner(reader, at, noun);
            continue;
        }
        let Some((a, b)) = countries(reader, at, noun) else {
            read_inner(reader, at, noun);
            continue;
        };
        let then = past::is_past(scene, at.saturating_sub(5)..at + 4);
        let past = then.then(|| past::dated(scene));
        // "It was the only bridge for long": of which day nobody can tell.
        if past == Some(None) {
            continue;
        }
        // "the only legal crossing": which of them are is not on record.
        let qualified = (at + 1..noun).any(|index| scene.is_plain_word(index));
        let grasp = if qualified { Grasp::Implied } else { a.grasp };
        let a = Spot { grasp, ..a };
        let span = reader.span(at, noun);
        let stated = Stated::number(span, 1.0);
        let ask = |places: &[Place]| Question::Crossings {
            a: places[0].clone(),
            b: places[1].clone(),
            link,
        };
        reader.push(KIND.name, span, stated, &[&a, &b], ask).past = past.flatten();
    }
}

/// "between A and B" where one of the two is no country: a link within a country.
fn is_inner(reader: &Reader<'_, '_>, noun: usize) -> bool {
    let Some(between) = between_behind(reader.scene(), noun) else { return false };
    let ends: Vec<usize> = named_ends(reader.scene(), between);
    let countries = ends.iter().filter(|&&at| reader.country_at(at).is_some()).count();
    let towns = ends.iter().all(|&at| reader.scene().is_town(at));
    ends.len() >= 2 && countries < 2 && !towns
}

fn between_behind(scene: &Scene<'_>, noun: usize) -> Option<usize> {
    let end = scene.elements.len().min(noun + 6);
    (noun + 1..end).find(|&at| scene.elements[at].has(Cue::Between))
}

/// The names of what "between" joins; a kind word ("the mainland") may stand for one of them.
fn named_ends(scene: &Scene<'_>, between: usize) -> Vec<usize> {
    let clause = (between + 1..scene.elements.len().min(between + 14))
        .take_while(|&at| !scene.elements[at].is_mark(&['.', ';', ':', '!', '?']));
    clause
        .filter(|&at| {
            let named = scene.place_at(at).is_some_and(|toponym| !toponym.demonym);
            named || scene.elements[at].kind == ElementKind::Name
        })
        .collect()
}

/// "the only road link between the island of A and the mainland", "die einzige Brücke über B": no
/// inventory of links within a country exists, so the claim stays open.
fn read_inner(reader: &mut Reader<'_, '_>, only: usize, noun: usize) {
    let scene = reader.scene();
    let joins = between_behind(scene, noun).or_else(|| spans(scene, noun));
    let Some(joins) = joins else { return };
    let ends = named_ends(scene, joins);
    let Some(&last) = ends.last() else { return };
    let spots: Vec<Spot> = ends.iter().filter_map(|&at| reader.spot(at)).take(2).collect();
    let span = reader.span(only, last);
    let stated = Stated::number(span, 1.0);
    let why = Unmeasured::NoData("no inventory of links within a country is on record".into());
    reader.push_open(KIND.name, span, stated, &spots.iter().collect::<Vec<_>>(), why);
}

/// "the only bridge over A", "die einzige Straße nach A": the preposition behind the noun.
fn spans(scene: &Scene<'_>, noun: usize) -> Option<usize> {
    let next = noun + 1;
    let element = scene.elements.get(next)?;
    let over = element.has(Cue::Over) && scene.elements[noun].has(Cue::Bridge);
    let to = element.has(Cue::To);
    (over || to).then_some(next)
}

/// "with a single port, A", "A ist der einzige Hafen Bs": how many ports or airports there are is
/// not on record.
fn read_ports(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        let end = scene.elements.len().min(at + 4);
        let port = (at + 1..end).find(|&index| scene.elements[index].has(Cue::Port));
        let Some(port) = port.filter(|_| scene.elements[at].has(Cue::Only)) else { continue };
        let near = |index: &usize| {
            scene.place_at(*index).is_some_and(|toponym| !toponym.demonym)
                || scene.elements[*index].kind == ElementKind::Name
        };
        let clause = |index: &usize| !scene.elements[*index].is_mark(&[';', '.', ':', '!', '?']);
        let behind = (port + 1..scene.elements.len().min(port + 7)).take_while(clause).find(near);
        let before = (at.saturating_sub(6)..at).rev().take_while(clause).find(near);
        let Some(name) = behind.or(before) else { continue };
        let span = reader.span(at.min(name), port.max(name));
        let stated = Stated::number(span, 1.0);
        let spots: Vec<Spot> = reader.spot(name).into_iter().collect();
        let why = Unmeasured::NoData("no complete list of ports and airports is on record".into());
        reader.push_open(KIND.name, span, stated, &spots.iter().collect::<Vec<_>>(), why);
    }
}

/// The kind of link that element `at` names.
fn link(reader: &Reader<'_, '_>, at: usize) -> Option<Link> {
    let element = &reader.scene().elements[at];
    let links = [
        (Cue::RailLink, Link::Rail),
        (Cue::RoadLink, Link::Road),
        (Cue::Bridge, Link::Bridge),
        (Cue::Link, Link::Land),
    ];
    links.iter().find(|(cue, _)| element.has(*cue)).map(|(_, link)| *link)
}

/// The two countries that the link joins: named behind it or before it, else those that the text is
/// about.
fn countries(reader: &Reader<'_, '_>, only: usize, noun: usize) -> Option<(Spot, Spot)> {
    let scene = reader.scene();
    if leads_to_several(reader, noun) {
        return None;
    }
    let behind: Vec<Spot> = named(reader, noun + 1..noun + 13);
    if let [first, second, ..] = &behind[..] {
        let differ = first.place.country != second.place.country;
        return differ.then(|| (first.clone(), second.clone()));
    }
    let end = scene.elements.len().min(noun + 6);
    let both = scene.any(noun + 1..end, &[Cue::TwoPlaces]);
    if let ([one], false) = (&behind[..], both) {
        // "der einzige Grenzübergang zu B" speaks of the border between B and the country at hand.
        let code = one.place.country?;
        let other = reader.salient_neighbour_of(code).or_else(|| sole_neighbour(reader, code))?;
        return (one.place.class == PlaceClass::Country).then(|| (other, one.clone()));
    }
    if both {
        return bridged(reader, noun).or_else(|| two_countries(reader, noun));
    }
    match &named(reader, 0..only)[..] {
        [first, second] => joined(reader, first, second),
        _ => None,
    }
}

/// "the only route from A to B and C": B and C are where it leads, not what it joins.
fn leads_to_several(reader: &Reader<'_, '_>, noun: usize) -> bool {
    let scene = reader.scene();
    let end = scene.elements.len().min(noun + 13);
    let named: Vec<usize> = (noun + 1..end).filter(|&at| scene.is_name(at)).collect();
    named.windows(2).any(|pair| {
        let to = scene.any(noun + 1..pair[0], &[Cue::To]);
        to && !scene.any(noun + 1..pair[0], &[Cue::Between]) && {
            scene.any(pair[0] + 1..pair[1], &[Cue::And])
        }
    })
}

/// The countries that a bridge joins, which this sentence before element `end` or the last names.
fn bridged(reader: &Reader<'_, '_>, end: usize) -> Option<(Spot, Spot)> {
    static BRIDGES: &[PlaceClass] = &[PlaceClass::Bridge, PlaceClass::BorderCrossing];
    reader.memory().take(2).enumerate().find_map(|(back, scene)| {
        let end = if back == 0 { end } else { scene.elements.len() };
        let mut bridges = scene
            .places()
            .filter(|(at, toponym)| *at < end && BRIDGES.contains(&toponym.best().class));
        bridges.find_map(|(_, toponym)| {
            let [a, b] = reader.atlas.countries_of(toponym.best())[..] else { return None };
            let side = |code| Some(Spot { grasp: Grasp::Named, ..reader.implied_country(code)? });
            Some((side(a)?, side(b)?))
        })
    })
}

fn joined(reader: &Reader<'_, '_>, first: &Spot, second: &Spot) -> Option<(Spot, Spot)> {
    let codes = (first.place.country?, second.place.country?);
    reader.atlas.are_neighbours(codes.0, codes.1).then(|| (first.clone(), second.clone()))
}

/// The countries that the elements of `range` name, and where there are none, those of two towns.
fn named(reader: &Reader<'_, '_>, range: std::ops::Range<usize>) -> Vec<Spot> {
    let places = || reader.scene().places().filter(|(at, _)| range.contains(at));
    let countries: Vec<Spot> = places().filter_map(|(at, _)| reader.country_at(at)).collect();
    if !countries.is_empty() {
        return countries;
    }
    // A link between two towns is one between their countries; there may be others elsewhere.
    let towns = places().filter(|(_, toponym)| toponym.best().class == PlaceClass::Settlement);
    let codes: Vec<_> = towns.filter_map(|(_, toponym)| toponym.best().country).collect();
    match codes[..] {
        [a, b] if a != b => {
            [a, b].into_iter().filter_map(|code| reader.implied_country(code)).collect()
        }
        _ => Vec::new(),
    }
}

fn sole_neighbour(reader: &Reader<'_, '_>, code: CountryCode) -> Option<Spot> {
    match reader.atlas.neighbours(code)[..] {
        [only] => reader.implied_country(only).map(|spot| Spot { grasp: Grasp::Named, ..spot }),
        _ => None,
    }
}
