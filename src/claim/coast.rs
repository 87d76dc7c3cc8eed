//! "A coastline of 2,400 km", "eine 2.400 km lange Küste": the length of a country's coast.
//!
//! What lies 30 km *from* a coast is a distance and read elsewhere.

use crate::atlas::PlaceClass;
use crate::measure::{Question, Unmeasured};
use crate::quantity::Dimension;
use crate::text::{Cue, Kind, Scene};

use super::antecedent;
use super::named::{is_object_of_first, latest_named, named_at};
use super::reader::{Reader, Spot};

/// What has a coast.
static OWNERS: &[PlaceClass] = &[
    PlaceClass::Country,
    PlaceClass::Region,
    PlaceClass::Island,
    PlaceClass::Peninsula,
    PlaceClass::Continent,
    PlaceClass::Lake,
    PlaceClass::Sea,
];

/// How far the noun may stand before its figure, in elements …
const REACH: usize = 7;
/// … and its owner before both.
const OWNER_REACH: usize = 14;

/// Adds the lengths of coasts as claims of `kind`.
pub fn read(reader: &mut Reader<'_, '_>, kind: &'static str) {
    for at in reader.free_figures(Dimension::Length) {
        let scene = reader.scene();
        let Some(noun) = noun_behind(scene, at).or_else(|| noun_before(scene, at)) else {
            continue;
        };
        let Some(owner) = owner(reader, noun.min(at), noun.max(at)) else { continue };
        let whole = !is_part(scene, noun, at, &owner);
        let (span, stated) = (reader.span(noun.min(at), noun.max(at)), reader.stated(at));
        if whole && owner.place.class == PlaceClass::Country {
            reader.push(kind, span, stated, &[&owner], |places| Question::FeatureLength {
                feature: places[0].clone(),
            });
        } else {
            let what = format!("no length of this coast of {} is on record", owner.place.name);
            let why = Unmeasured::NoData(what);
            let claim = reader.push_open(kind, span, stated, &[&owner], why);
            // "a 26 km southern coastline" may be all that there is.
            let feature = owner.place;
            if feature.class == PlaceClass::Country {
                claim.alternatives = vec![Question::FeatureLength { feature }];
            }
        }
        reader.take(at);
    }
}

/// "2,400 km of coastline", "eine 2.400 km lange Küste", "a 26 km southwestern coastline".
fn noun_behind(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let start = scene.skip_conversion(at + 1);
    let of = scene.elements.get(start).is_some_and(|element| element.has(Cue::Of));
    let start = if of { start + 1 } else { start };
    for index in start..scene.elements.len().min(start + 5) {
        let element = &scene.elements[index];
        if element.has(Cue::Coastline) && element.kind == Kind::Word {
            let distance = at > 0 && leads_away(scene, at - 1);
            return (!distance).then_some(index);
        }
        let sea = scene
            .place_at(index)
            .is_some_and(|toponym| toponym.demonym || toponym.best().class == PlaceClass::Sea);
        let function = scene.is_grammar(element) && !element.has(Cue::And);
        let adjective = element.kind == Kind::Word
            && !function
            && !element.cues.any(&[Cue::From, Cue::To, Cue::Off, Cue::Away, Cue::Near, Cue::In]);
        if !(sea || adjective) {
            return None;
        }
    }
    None
}

/// "within 30 km of coast", "à 30 km de côtes": a distance.
fn leads_away(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements[at].cues.any(&[Cue::In, Cue::Near, Cue::At])
}

/// "a coastline of about 1,800 miles", "Die Küste Xs ist 1.777 km lang", "The coast is 47 km long".
fn noun_before(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let next = scene.skip_conversion(at + 1);
    let behind = next..next + 2;
    let wind = scene.elements.get(next).is_some_and(|element| element.cues.wind.is_some());
    let other = &[Cue::Away, Cue::From, Cue::Off, Cue::Near, Cue::High, Cue::Wide, Cue::To];
    if wind || scene.any(behind.clone(), other) {
        return None;
    }
    let noun = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&index| {
            !scene.is_figure(index) && !scene.elements[index].is_mark(&[',', ';', '.', ':', '('])
        })
        .find(|&index| {
            scene.elements[index].has(Cue::Coastline) && scene.elements[index].kind == Kind::Word
        })?;
    let of = scene.elements[at - 1].has(Cue::From);
    let long =
        scene.any(behind, &[Cue::Long]) || scene.any(noun.saturating_sub(3)..at, &[Cue::Long]);
    let plain = noun + 1 == at;
    (!is_where(scene, noun) && (of || long || plain)).then_some(noun)
}

/// "an der Küste", "off the coast", "along the coast": where something lies.
fn is_where(scene: &Scene<'_>, noun: usize) -> bool {
    (noun.saturating_sub(3)..noun).any(|index| {
        let element = &scene.elements[index];
        element.cues.any(&[Cue::Near, Cue::Off, Cue::In, Cue::To, Cue::Away, Cue::On])
    })
}

/// The owner named right behind the noun, else before it, else behind the phrase, else the country
/// that a pronoun stands for.
fn owner(reader: &Reader<'_, '_>, first: usize, last: usize) -> Option<Spot> {
    let scene = reader.scene();
    let named = |at: usize| {
        let spot = match reader.country_at(at) {
            Some(spot) => Some(spot),
            None => named_at(reader, at, OWNERS).map(|(spot, _)| spot),
        };
        spot.filter(|spot| !matches!(spot.place.class, PlaceClass::Sea | PlaceClass::Lake))
    };
    let inside = (first..last).find_map(named);
    let before = || {
        (first.saturating_sub(OWNER_REACH)..first)
            .rev()
            .take_while(|&at| !scene.elements[at].is_mark(&[';', '.', '!', '?']))
            .filter(|&at| !is_object_of_first(scene, at, last))
            .find_map(named)
    };
    let behind = || (last + 1..scene.elements.len().min(last + 5)).find_map(named);
    inside.or_else(before).or_else(behind).or_else(|| {
        static AREAS: &[PlaceClass] =
            &[PlaceClass::Country, PlaceClass::Region, PlaceClass::Island];
        let pronoun = scene.elements.iter().take(6).any(|element| element.has(Cue::It));
        let subject = || antecedent::subject_before(reader, AREAS);
        let latest = || latest_named(reader, 0, &[PlaceClass::Country]);
        pronoun.then(|| subject().or_else(latest))?
    })
}

/// Only a part of the coast: of one sea, of one side.
fn is_part(scene: &Scene<'_>, noun: usize, at: usize, owner: &Spot) -> bool {
    let (first, last) = (noun.min(at), noun.max(at));
    let near = first.saturating_sub(3)..scene.elements.len().min(last + 5);
    let total = scene.any(near.clone(), &[Cue::Total]);
    let side = near.clone().any(|index| scene.elements[index].cues.wind.is_some());
    let sea = near.into_iter().any(|index| {
        scene.place_at(index).is_some_and(|toponym| {
            matches!(toponym.best().class, PlaceClass::Sea | PlaceClass::Strait | PlaceClass::Lake)
                && toponym.best().id != owner.place.id
        })
    });
    !total && (side || sea || scene.elements[noun].has(Cue::PartCoast))
}
