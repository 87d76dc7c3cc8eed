#![doc = include_str!("travel_time.md")]

use crate::atlas::{BorderOf, Place, PlaceClass};
use crate::measure::{Edge, Question, Vehicle};
use crate::quantity::{Dimension, Unit};
use crate::span::{Mention, Span};
use crate::text::{Cue, Kind as ElementKind, Scene, Toponym, Turn, numerals, years};

use super::anchor::{anchor, cover};
use super::length::is_change;
use super::pair::pair_near;
use super::reader::{Grasp, Reader, Spot};
use super::subject::{Subject, subject, topic};
use super::target::{Anchor, Target};
use super::{Claim, Kind, Need, detour};

pub const KIND: Kind =
    Kind { name: "travel_time", page: include_str!("travel_time.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[
    Need::figure(Dimension::Time).and(TOLD),
    Need::figure(Dimension::Time).with(Turn::Wind).with_names(1),
    Need::figure(Dimension::Time).with_names(2).and(&[Cue::From]),
];

/// Words that make a time one of travel, beside the winds and places that tell from where.
static TOLD: &[Cue] = &[
    Cue::Take,
    Cue::Away,
    Cue::Walk,
    Cue::Bicycle,
    Cue::Flight,
    Cue::Ship,
    Cue::Train,
    Cue::Rail,
    Cue::Bus,
    Cue::Road,
];

/// Words that name a vehicle, the slowest and rarest first.
static VEHICLES: &[(Cue, Vehicle)] = &[
    (Cue::Walk, Vehicle::Foot),
    (Cue::Bicycle, Vehicle::Bicycle),
    (Cue::Flight, Vehicle::Aeroplane),
    (Cue::Ship, Vehicle::Ship),
    (Cue::Train, Vehicle::Train),
    (Cue::Rail, Vehicle::Train),
    (Cue::Bus, Vehicle::Bus),
    (Cue::Road, Vehicle::Car),
];

fn read(reader: &mut Reader<'_, '_>) {
    let mut figures = reader.free_figures(Dimension::Time);
    if figures.is_empty() {
        return;
    }
    // "By 2030 the journey will take …": no train has run yet.
    let dated = !years(reader.scene().text, reader.scene().language).is_empty();
    figures.retain(|&at| {
        let planned = dated && reader.is_planned(at);
        let part = is_rest(reader, at) || is_per(reader, at) || is_difference(reader, at);
        !planned && !part && !is_since(reader.scene(), at) && !is_outing(reader, at)
    });
    let anchors: Vec<(usize, Anchor)> =
        figures.iter().filter_map(|&at| Some((at, anchor(reader, at)?))).collect();
    let all: Vec<Anchor> = anchors.iter().map(|(_, anchor)| anchor.clone()).collect();
    for at in figures {
        let own = anchors.iter().find(|(figure, _)| *figure == at).map(|(_, anchor)| anchor);
        let vehicle = vehicle(reader, at);
        // "Close enough for a day", "four days of war": days are no times of travel unless a way is
        // named.
        let days = reader.figure(at).value.quantity.unit == Unit::Day;
        let told =
            vehicle != Vehicle::Unstated || (is_taken(reader, at) || is_way(reader, at)) && !days;
        let vehicle = if vehicle == Vehicle::Unstated { earlier(reader, at) } else { vehicle };
        // "two days ago, 40 km east of A"
        let late =
            reader.cue_before(at, 3, &[Cue::Delay]) || reader.cue_behind(at, 1, &[Cue::Delay]);
        let found = own.is_some_and(|own| !late && read_anchored(reader, at, own, &all, vehicle))
            || told
                && !is_delay(reader, at)
                && (read_pair(reader, at, vehicle)
                    || read_reached(reader, at, vehicle)
                    || read_there(reader, at, vehicle)
                    || read_latest(reader, at, vehicle));
        if found {
            reader.take(at);
        }
    }
}

/// "a good *day trip* from A": one goes there and comes back.
fn is_outing(reader: &Reader<'_, '_>, at: usize) -> bool {
    let (scene, figure) = (reader.scene(), &reader.figure(at).value);
    let number = figure.number.of(scene.text).to_lowercase();
    let article = scene.language.indefinite.contains(&&*number);
    article && figure.quantity.unit == Unit::Day && scene.has(at + 1, Cue::Route)
}

/// "two days *after* they left": how long ago something was; German "nach" leads to places as well.
fn is_since(scene: &Scene<'_>, at: usize) -> bool {
    scene.has(at + 1, Cue::After) && !scene.has(at + 1, Cue::To)
}

/// "6 days, *2 hours and 10 minutes*": a smaller unit that goes on with the time before it.
fn is_rest(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let Some(joint) = at.checked_sub(1) else { return false };
    let joined = scene.has(joint, Cue::And) || scene.elements[joint].is_mark(&[',']);
    let before = joint.checked_sub(1).filter(|&before| joined && scene.is_figure(before));
    let unit = |at: usize| reader.figure(at).value.quantity.unit;
    before.is_some_and(|before| {
        let (larger, smaller) = (unit(before), unit(at));
        larger.dimension() == Dimension::Time && larger.factor() > smaller.factor()
    })
}

/// "five flights *a day* from A", "300 passengers *an hour*": so many in each.
fn is_per(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let number = reader.figure(at).value.number.of(scene.text).to_lowercase();
    let Some(noun) = at.checked_sub(1).filter(|&noun| scene.is_word(noun)) else { return false };
    let before = scene.elements[noun].span.start;
    let counts = |numeral: &Mention<_>| {
        let between = scene.text.get(numeral.span.end..before);
        between.is_some_and(|between| between.trim().is_empty())
    };
    let article = scene.language.indefinite.contains(&&*number);
    article && numerals(scene.text, scene.language).iter().any(counts)
}

/// "*um* 20 Minuten", "20 minutes *faster*": by how much one time differs from another.
fn is_difference(reader: &Reader<'_, '_>, at: usize) -> bool {
    static COMPARED: &[Cue] = &[Cue::Comparative, Cue::Shorten, Cue::Detour, Cue::Delay, Cue::Once];
    let scene = reader.scene();
    is_change(scene, at) || scene.any(at + 1..at + 2, COMPARED)
}

/// "dauert drei Stunden", "a three-hour ride".
fn is_taken(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.cue_in_clause(at, 4, &[Cue::Take])
}

/// "Von A nach B sind es drei Stunden": a pair, and hours beside a verb of place.
fn is_way(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let from_to = pair_near(scene, at).is_some_and(|(first, second)| {
        is_led(scene, first, Cue::From) && is_led(scene, second, Cue::To)
    });
    from_to && scene.any(at.saturating_sub(5)..at, &[Cue::Lie])
}

/// "drei Stunden Verspätung", "drei Stunden täglich", "einmal drei Tage gebraucht".
pub fn is_delay(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.cue_near(at, 8, &[Cue::Delay, Cue::Traffic, Cue::Habit])
}

/// The vehicle that the words around the figure name.
pub fn vehicle(reader: &Reader<'_, '_>, at: usize) -> Vehicle {
    let own = reader.figure(at).value.unit.of(reader.scene().text).to_lowercase();
    let ways = reader.scene().language.travel_units;
    let way = ways.iter().find(|(start, _)| own.starts_with(start)).map(|(_, way)| *way);
    // "a two-hour drive", with a ferry elsewhere in the sentence
    let ride = |cue: &Cue| reader.scene().any(at + 1..at + 2, &[*cue]);
    let own = VEHICLES.iter().find(|(cue, _)| way.is_none() && ride(cue));
    let told = |cue: &Cue| way == Some(*cue) || way.is_none() && reader.cue_near(at, 8, &[*cue]);
    own.or_else(|| VEHICLES.iter().find(|(cue, _)| told(cue)))
        .map_or(Vehicle::Unstated, |(_, vehicle)| *vehicle)
}

/// "The high-speed line cuts the trip from A to B to two hours": the vehicle that the sentence
/// names before the figure; it does not make the time one of travel.
pub fn earlier(reader: &Reader<'_, '_>, at: usize) -> Vehicle {
    let named = |cue: Cue| reader.scene().any(0..at, &[cue]);
    let told = VEHICLES.iter().find(|(cue, _)| named(*cue));
    told.map_or(Vehicle::Unstated, |(_, vehicle)| *vehicle)
}

fn read_anchored(
    reader: &mut Reader<'_, '_>,
    at: usize,
    own: &Anchor,
    all: &[Anchor],
    vehicle: Vehicle,
) -> bool {
    let Target::Place(anchor) = &own.target else {
        return read_to_border(reader, at, own, all, vehicle);
    };
    let anchor = &reader.as_town(anchor);
    if is_wide(anchor) {
        return false;
    }
    let told = vehicle != Vehicle::Unstated
        || own.wind.is_some()
        || reader.cue_near(at, 4, &[Cue::Away])
        || is_from(reader, at, own);
    let span = cover(reader, at, own);
    match subject(reader, at, all, own).filter(|_| told) {
        Some(Subject::Known(subject)) => {
            let subject = reader.as_town(&subject);
            if is_wide(&subject) && !(is_sight(&subject) && is_told_of(reader, &subject)) {
                return false;
            }
            push(reader, at, span, anchor, &subject, vehicle);
        }
        Some(Subject::Unknown(name)) => {
            let stated = reader.stated(at);
            let mut claim = reader.on_unknown(KIND.name, span, stated, &[anchor], name);
            to_village(reader, &mut claim, anchor, vehicle);
            reader.claims.push(claim);
        }
        None => return false,
    }
    true
}

/// "A, an hour from B", "A is only two hours from B": nothing but the preposition between.
fn is_from(reader: &Reader<'_, '_>, at: usize, own: &Anchor) -> bool {
    let scene = reader.scene();
    let from = scene.has(at + 1, Cue::From) && !scene.has(at + 1, Cue::In) && own.first == at + 2;
    let days = reader.figure(at).value.quantity.unit == Unit::Day;
    let told = at.checked_sub(1).is_some_and(|before| {
        let name = before.checked_sub(1).is_some_and(|name| scene.is_town(name));
        name && (scene.elements[before].is_mark(&[',', '(']) || scene.has(before, Cue::Lie))
    });
    from && told && !days
}

/// "A is a 20-minute drive from the B border": to the nearest point of it.
fn read_to_border(
    reader: &mut Reader<'_, '_>,
    at: usize,
    own: &Anchor,
    all: &[Anchor],
    vehicle: Vehicle,
) -> bool {
    let Target::Edge(Edge::Border { country, neighbour }, _) = &own.target else { return false };
    let Some(Subject::Known(town)) = subject(reader, at, all, own) else { return false };
    let (home, other) = (town.place.country, country.country);
    let beyond = neighbour.as_ref().and_then(|neighbour| neighbour.country).or(home);
    let of = match (beyond, other) {
        (Some(beyond), Some(other)) if beyond != other => BorderOf::Pair(beyond, other),
        (_, Some(other)) => BorderOf::Country(other),
        (_, None) => return false,
    };
    let nearest = reader.atlas.nearest_border(town.place.point, of);
    let Some(foot) = nearest.filter(|_| !is_wide(&town) && vehicle != Vehicle::Unstated) else {
        return false;
    };
    let mention = Some(reader.span(own.first, own.last));
    let place = Place::at(foot.point);
    let border = Spot { place, others: Vec::new(), mention, grasp: town.grasp };
    let span = cover(reader, at, own);
    push(reader, at, span, &border, &town, vehicle);
    true
}

/// The name that `claim` does not know may be that of a village, at the end of the way.
fn to_village(reader: &Reader<'_, '_>, claim: &mut Claim, from: &Spot, by: Vehicle) {
    reader.or_else(claim, &from.place, |to| {
        let (from, to) = (from.place.clone(), to.clone());
        Some(Question::TravelTime { from, to, by })
    });
}

/// Nobody travels to a whole country.
fn is_wide(spot: &Spot) -> bool {
    matches!(spot.place.class, PlaceClass::Country | PlaceClass::Continent) || is_sight(spot)
}

/// "*Petra* is three hours from A": the verb of place right behind the name speaks of it.
fn is_told_of(reader: &Reader<'_, '_>, spot: &Spot) -> bool {
    let scene = reader.scene();
    let named = |(_, it): &(usize, &Toponym)| Some(reader.shift(it.span)) == spot.mention;
    scene.places().find(named).is_some_and(|(at, _)| scene.has(at + 1, Cue::Lie))
}

/// A sight stands beside the town in which it lies: "to the castle of X in an hour".
fn is_sight(spot: &Spot) -> bool {
    spot.place.class == PlaceClass::Site
}

fn read_pair(reader: &mut Reader<'_, '_>, at: usize, vehicle: Vehicle) -> bool {
    let pair = pair_near(reader.scene(), at).or_else(|| arrival(reader, at));
    let Some((first, second)) = pair else { return false };
    // "The talks between A and B took six hours."
    let between = reader.scene().any(first.saturating_sub(2)..first, &[Cue::Between]);
    if between && vehicle == Vehicle::Unstated && !reader.cue_near(at, 12, &[Cue::Route]) {
        return false;
    }
    let (Some(from), Some(to)) = (reader.spot(first), reader.spot(second)) else { return false };
    if is_sight(&from) || is_sight(&to) {
        return false;
    }
    let span = reader.span(at.min(first), at.max(second));
    push(reader, at, span, &from, &to, vehicle);
    true
}

/// Whether the preposition `cue` stands right before element `at`.
fn is_led(scene: &Scene<'_>, at: usize, cue: Cue) -> bool {
    scene.any(at.saturating_sub(1)..at, &[cue])
}

/// "B is reached from A in two hours", "From A, B is two hours away": of the two towns of the
/// clause one has the preposition.
fn read_reached(reader: &mut Reader<'_, '_>, at: usize, vehicle: Vehicle) -> bool {
    let scene = reader.scene();
    let whole = |index: &usize| {
        !scene.elements[(*index).min(at)..at.max(*index)]
            .iter()
            .any(|element| element.is_mark(&['.', ';', ':', '!', '?']))
    };
    let near = at.saturating_sub(11)..scene.elements.len().min(at + 7);
    let all: Vec<usize> = near.filter(whole).collect();
    let named = |fits: &dyn Fn(usize) -> bool| -> Vec<usize> {
        all.iter().copied().filter(|&index| fits(index)).collect()
    };
    let mut ends = named(&|index| scene.is_town(index));
    // "From A the island of B is reached in two hours"
    if ends.len() == 1 {
        ends = named(&|index| scene.is_town(index) || is_holiday(scene, index));
    }
    let [first, second] = ends[..] else { return false };
    let placed = |index: usize| {
        scene.any(index.saturating_sub(1)..index, &[Cue::In, Cue::Near, Cue::Between, Cue::And])
    };
    let (from, to) = match [first, second].map(|index| is_led(scene, index, Cue::From)) {
        [true, false] => (first, second),
        [false, true] => (second, first),
        [true, true] | [false, false] => return false,
    };
    if placed(to) {
        return false;
    }
    let (Some(from), Some(to)) = (reader.spot(from), reader.spot(to)) else { return false };
    let span = reader.span(at.min(first), at.max(second));
    push(reader, at, span, &from, &to, vehicle);
    true
}

/// An island or a lake, to which people travel as to a town.
fn is_holiday(scene: &Scene<'_>, at: usize) -> bool {
    let class = scene.place_at(at).map(|toponym| toponym.best().class);
    scene.is_name(at) && matches!(class, Some(PlaceClass::Island | PlaceClass::Lake))
}

/// "You can get there from A in two hours by car": to the place that the text is about.
fn read_there(reader: &mut Reader<'_, '_>, at: usize, vehicle: Vehicle) -> bool {
    let scene = reader.scene();
    let start = at.saturating_sub(14);
    let there = (start..at).find(|&index| scene.elements[index].has(Cue::Here));
    let Some(there) = there.filter(|_| vehicle != Vehicle::Unstated) else { return false };
    let town = |index: &usize| {
        let from = scene.any(index.saturating_sub(1)..*index, &[Cue::From]);
        from && scene.place_at(*index).is_some_and(|it| it.best().class.is_pointlike())
    };
    let from = (start..at).find(town).and_then(|index| Some((index, reader.spot(index)?)));
    let Some((first, from)) = from else { return false };
    let span = reader.span(there.min(first), at);
    let name = (0..there).rev().find(|&index| scene.elements[index].kind == ElementKind::Name);
    let known = name.and_then(|name| reader.vouched(scene.elements[name].span, &from.place));
    let known = known.or_else(|| topic(reader).filter(|_| name.is_none()));
    match known {
        Some(to) if to.place.id == from.place.id => return false,
        Some(to) => push(reader, at, span, &from, &to, vehicle),
        None => {
            let stated = reader.stated(at);
            let name = scene.elements[name.unwrap_or(there)].span;
            let mut claim = reader.on_unknown(KIND.name, span, stated, &[&from], name);
            to_village(reader, &mut claim, &from, vehicle);
            reader.claims.push(claim);
        }
    }
    true
}

/// "von A aus in sechs Stunden in B", "from A you are in B in six hours".
fn arrival(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, usize)> {
    let scene = reader.scene();
    let town = |index: &usize| {
        let class = scene.place_at(*index).map(|toponym| toponym.best().class);
        matches!(class, Some(PlaceClass::Settlement | PlaceClass::Airport))
    };
    let from = (at.saturating_sub(6)..at)
        .rev()
        .filter(town)
        .find(|&index| is_led(scene, index, Cue::From))?;
    let near = (at + 1..scene.elements.len().min(at + 4)).chain(from + 1..at);
    let to = near.filter(town).find(|&index| is_led(scene, index, Cue::In))?;
    Some((from, to))
}

/// "…, the train takes about an hour": between the two places whose distance was just given.
fn read_latest(reader: &mut Reader<'_, '_>, at: usize, vehicle: Vehicle) -> bool {
    let scene = reader.scene();
    static WAYS: &[Cue] =
        &[Cue::Train, Cue::Rail, Cue::Flight, Cue::Road, Cue::Bus, Cue::Ship, Cue::Route];
    let here = reader.claims.last().is_some_and(|claim| claim.span.start >= scene.offset);
    let told = here || scene.any(0..at, WAYS);
    let near = reader.cue_in_clause(at, 6, WAYS) || told && is_taken(reader, at);
    let named = scene.places().any(|(index, _)| index > at);
    let days = reader.figure(at).value.quantity.unit == Unit::Day;
    if !near || named || days {
        return false;
    }
    let Some((from, to)) = detour::latest_ends(reader) else { return false };
    if is_wide(&from) || is_wide(&to) {
        return false;
    }
    let span = reader.span(at, at);
    push(reader, at, span, &from, &to, vehicle);
    true
}

fn push(reader: &mut Reader<'_, '_>, at: usize, span: Span, from: &Spot, to: &Spot, by: Vehicle) {
    let stated = reader.stated(at);
    // "The new train would take an hour": what has never run is as fast as it will be.
    let supposed = reader.cue_before(at, 10, &[Cue::Planned, Cue::Intended]);
    let claim = reader.push(KIND.name, span, stated, &[from, to], |places| Question::TravelTime {
        from: places[0].clone(),
        to: places[1].clone(),
        by,
    });
    if supposed {
        claim.grasp = Grasp::Implied;
    }
}
