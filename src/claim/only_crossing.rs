#![doc = include_str!("only_crossing.md")]

use crate::atlas::{CountryCode, PlaceClass};
use crate::measure::{Link, Question};
use crate::quantity::Interval;
use crate::text::Cue;

use super::Kind;
use super::border_rank::number;
use super::reader::{Grasp, Reader, Spot};

pub const KIND: Kind = Kind { name: "only_crossing", page: include_str!("only_crossing.md"), read };

fn read(reader: &mut Reader<'_, '_>) {
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
        let Some((a, b)) = countries(reader, at, noun) else { continue };
        let span = reader.span(at, noun);
        let stated = number(span, 1.0, Interval::point(1.0));
        reader.push(KIND.name, span, stated, &[&a, &b], |places| Question::Crossings {
            a: places[0].clone(),
            b: places[1].clone(),
            link,
        });
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
        return reader.salient_neighbours();
    }
    match &named(reader, 0..only)[..] {
        [first, second] => joined(reader, first, second),
        _ => None,
    }
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
