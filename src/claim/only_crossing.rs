#![doc = include_str!("only_crossing.md")]

use crate::atlas::PlaceClass;
use crate::measure::{Link, Question};
use crate::quantity::Interval;
use crate::text::Cue;

use super::Kind;
use super::border_rank::number;
use super::reader::{Reader, Spot};

pub const KIND: Kind = Kind { name: "only_crossing", page: include_str!("only_crossing.md"), read };

fn read(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        if !scene.elements[at].has(Cue::Only) {
            continue;
        }
        let end = scene.elements.len().min(at + 4);
        let found = (at + 1..end).find_map(|index| Some((index, link(reader, index)?)));
        let Some((noun, link)) = found else { continue };
        let link = match link {
            Link::Land if scene.any(at..noun + 1, &[Cue::Road]) => Link::Road,
            Link::Land if scene.any(at..noun + 1, &[Cue::Rail]) => Link::Rail,
            Link::Land | Link::Road | Link::Rail | Link::Bridge => link,
        };
        let Some((a, b)) = countries(reader, noun) else { continue };
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

/// The two countries that the link joins: named behind it, else "the two countries" of the text.
fn countries(reader: &Reader<'_, '_>, noun: usize) -> Option<(Spot, Spot)> {
    let scene = reader.scene();
    let named: Vec<Spot> = scene
        .places()
        .filter(|(at, _)| *at > noun && *at <= noun + 12)
        .filter_map(|(at, _)| reader.country_at(at))
        .collect();
    if let [first, second, ..] = &named[..] {
        let differ = first.place.country != second.place.country;
        return differ.then(|| (first.clone(), second.clone()));
    }
    let end = scene.elements.len().min(noun + 6);
    let both = scene.any(noun + 1..end, &[Cue::TwoPlaces]);
    if let ([one], false) = (&named[..], both) {
        // "der einzige Grenzübergang zu B" speaks of the border between B and the country at hand.
        let other = reader.salient_neighbour_of(one.place.country?)?;
        return (one.place.class == PlaceClass::Country).then(|| (other, one.clone()));
    }
    if both { reader.salient_neighbours() } else { None }
}
