#![doc = include_str!("containment.md")]

use crate::atlas::{Place, PlaceClass};
use crate::measure::Question;
use crate::quantity::Stated;
use crate::span::Span;
use crate::text::{CALLED, Capitals, Cue, Kind as ElementKind, Scene, Syntax, Toponym, Turn};

use super::antecedent::{described_classes, subject_before};
use super::container::{
    self, Container, OUTER, adjective, leads_inside, leads_into_country, leads_to_part,
    outer_after, part_before, region_adjective,
};
use super::fronted::told_before;
use super::inner_region::region_inside;
use super::named::{is_inserted, is_known, named_at};
use super::past::is_past;
use super::reader::{Grasp, Reader, Spot};
use super::{Kind, Need, capital, foremost, passage, river};

pub const KIND: Kind =
    Kind { name: "containment", page: include_str!("containment.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[
    Need::names(2).in_area().with(Turn::Whereabouts),
    Need::names(2).in_area().with(Turn::Owner),
    Need::names(2).in_area().with(Turn::Kind),
    Need::names(1).in_area().and(&[Cue::Settlement, Cue::Island]).and(&[Cue::In]).with(Turn::Kind),
    Need::names(1).in_area().with(Turn::Part),
    Need::names(2).in_area().and(&[Cue::Capital]),
    Need::names(1).and(&[Cue::Capital]).with(Turn::Kind),
    // "A im Kanton B", "the A region of B"
    Need::names(2).in_area().with(Turn::Region),
    // "It lies in B"
    Need::names(1).in_area().with(Turn::Pronoun).and(&[Cue::Lie]).and(&[Cue::In, Cue::To]),
    // "A in southern B", "au nord de B"
    Need::names(2).in_area().with(Turn::Side),
    // "R flows through A", "A lies on the R"
    Need::names(1).at_river().and(&[Cue::Flow, Cue::Traverse]),
    Need::names(1).at_river().with(Turn::Beside),
    // "R is a tributary of S"
    Need::names(1).at_river().and(&[Cue::River]),
];

/// A town of so many inhabitants can stand for what it is famous for.
const FAMOUS_POPULATION: u32 = 300_000;

/// The longest apposition between a name and its verb, in elements.
const APPOSED: usize = 13;

/// The longest phrase between the two names, in elements.
const REACH: usize = 8;

fn read(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    let capitals = capital::read(reader, KIND.name);
    read_pronoun(reader);
    passage::read(reader, KIND.name);
    river::read_confluences(reader, KIND.name);
    for at in 0..scene.elements.len() {
        if scene.elements[at].has(Cue::Part) {
            read_part(reader, at);
        }
        if scene.elements[at].kind == ElementKind::Name {
            read_unknown(reader, at);
        }
        if let Some((inner, outer)) = region_inside(reader, at) {
            push(reader, at, inner, outer);
            continue;
        }
        if !is_inner(scene, at) || capitals.contains(&at) {
            continue;
        }
        let named = scene.place_at(at).expect("what lies inside has a name").best();
        let outer = stated_behind(reader, at, named)
            .or_else(|| set_behind(reader, at))
            .or_else(|| described_behind(reader, at))
            .or_else(|| called_behind(reader, at))
            .or_else(|| placed_behind(reader, at))
            .or_else(|| stated_before(reader, at))
            .or_else(|| told_before(reader, at))
            .or_else(|| attributive(reader, at));
        let Some(inner) = reader.spot(at) else { continue };
        let Some(outer) = outer else {
            read_unknown_outer(reader, at, &inner);
            continue;
        };
        push(reader, at, inner, outer);
    }
}

/// "It lies in northern B", "Die Insel gehört zu B": what the sentence before speaks of.
fn read_pronoun(reader: &mut Reader<'_, '_>) {
    static INNER: &[PlaceClass] = &[PlaceClass::Settlement, PlaceClass::Island];
    let scene = reader.scene();
    let Some(first) = scene.elements.first().filter(|it| it.has(Cue::It)) else { return };
    let described = described_classes(first);
    let classes = if described.is_empty() { INNER } else { described };
    let Some(inner) = subject_before(reader, classes) else { return };
    if !classes.iter().all(|class| INNER.contains(class)) {
        return;
    }
    if let Some(outer) = stated_behind(reader, 0, &inner.place) {
        push(reader, 0, inner, outer);
    }
}

/// "A (part of B)", "A, Teil des B", "A is a part of B".
fn read_part(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let link = (at.saturating_sub(2)..at).rev().find(|&index| {
        scene.elements[index].is_mark(&[',', '(', '–']) || scene.elements[index].has(Cue::Lie)
    });
    let inner = link.and_then(|link| link.checked_sub(1));
    // "A, and part of B" goes on with a list, "A, then part of B" tells of another time, and "part
    // of A, now part of B" of something else than A.
    let listed = scene.any(at.saturating_sub(2)..at, &[Cue::And, Cue::Adverb, Cue::Once]);
    let listed =
        listed || inner.is_some_and(|it| scene.any(it.saturating_sub(3)..it, &[Cue::Part]));
    let Some(inner_at) = inner.filter(|&index| scene.place_at(index).is_some() && !listed) else {
        return;
    };
    let words = |end: usize| (at + 1..end).all(|it| scene.elements[it].kind == ElementKind::Word);
    let outer = (at + 1..scene.elements.len().min(at + 5))
        .find_map(|index| named_at(reader, index, OUTER).map(|(spot, _)| (index, spot)))
        .filter(|(index, _)| words(*index) && *index > at + 1);
    let (Some(inner), Some((outer_at, outer))) = (reader.spot(inner_at), outer) else { return };
    if inner.place.id != outer.place.id {
        push(reader, inner_at, inner, Container::whole(outer_at, outer));
    }
}

/// "A, the capital of B", where the atlas does not know B.
fn read_unknown_outer(reader: &mut Reader<'_, '_>, at: usize, inner: &Spot) {
    let scene = reader.scene();
    let comma = scene.is_mark(at + 1, &[',', '(', '–']);
    let kind = (at + 2..scene.elements.len().min(at + 6))
        .take_while(|&index| scene.elements[index].kind == ElementKind::Word)
        .find(|&index| scene.elements[index].has(Cue::Capital));
    let Some(kind) = kind.filter(|_| comma) else { return };
    let of = scene.elements.get(kind + 1).is_some_and(|next| next.cues.any(&[Cue::From, Cue::In]));
    let name = (kind + 1..scene.elements.len().min(kind + 5))
        .find(|&index| scene.elements[index].kind == ElementKind::Name);
    let Some(name) = name.filter(|_| of || scene.language.genitive) else { return };
    let span = reader.span(at, name);
    let stated = Stated::number(span, 1.0);
    let name = scene.elements[name].span;
    reader.push_unknown(KIND.name, span, stated, &[inner], name);
}

/// "A, a town in northern B", where the atlas does not know A.
fn read_unknown(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let kind = (at + 2..scene.elements.len().min(at + 6)).find(|&index| {
        let next = scene.elements.get(index + 1);
        scene.elements[index].cues.any(&[Cue::Settlement, Cue::Island])
            && next.is_some_and(|next| next.has(Cue::In))
    });
    let Some(outer) = kind.and_then(|_| described_behind(reader, at)) else { return };
    let span = reader.span(at, outer.at);
    let stated = Stated::number(span, 1.0);
    let name = scene.elements[at].span;
    reader.push_unknown(KIND.name, span, stated, &[&outer.spot], name);
}

fn is_inner(scene: &Scene<'_>, at: usize) -> bool {
    scene.place_at(at).is_some_and(|toponym| {
        let Place { class, country, .. } = toponym.best();
        let inner =
            matches!(class, PlaceClass::Settlement | PlaceClass::Airport | PlaceClass::Mountain);
        // Of an island that countries share, no one holds all.
        let island = *class == PlaceClass::Island && country.is_some();
        let region = *class == PlaceClass::Region;
        !toponym.demonym && (inner || island || region)
    })
}

fn push(reader: &mut Reader<'_, '_>, at: usize, inner: Spot, outer: Container) {
    let Container { at: outer_at, spot: outer, part } = outer;
    let known = is_known(reader, at, &inner.place);
    // The container chose the namesake, so it cannot be checked by it.
    if !known && is_one_of_many(reader, at, &outer.place) {
        return;
    }
    // "through A, in eastern B": of two regions of the map none lies in the other.
    let [within, around] = [&inner.place, &outer.place];
    let both = within.class == PlaceClass::Region && around.class == PlaceClass::Region;
    if both && (within.id == around.id || !within.belongs_to(around)) {
        return;
    }
    let grasp =
        if known || inner.place.belongs_to(&outer.place) { inner.grasp } else { Grasp::Implied };
    let inner = Spot { grasp, ..inner };
    let span = reader.span(at.min(outer_at), at.max(outer_at));
    let stated = Stated::number(span, 1.0);
    let part = part.or_else(|| part_before(reader, outer_at));
    let rank = rank_between(reader, at, outer_at);
    // "A is the largest island of B" is said of its size, where that can be told.
    let sized = || {
        let ranked = foremost::superlatives(reader);
        ranked.into_iter().any(|found| found.place.place.id == inner.place.id)
    };
    if rank.is_some() && inner.place.class == PlaceClass::Island && sized() {
        return;
    }
    let outer = reader.with_regions(&outer);
    let best_known = reader.best_known(&inner).cloned();
    // "the Austrian city of A lies in B" says which of its namesakes is meant.
    let home = attributive(reader, at).filter(|home| home.at != outer_at);
    let claim = reader.push(KIND.name, span, stated, &[&inner, &outer], |places| {
        Question::Containment { inner: places[0].clone(), outer: places[1].clone(), part }
    });
    claim.rank = rank;
    claim.best_known = best_known;
    if let Some(home) = home {
        let meant = |question: &Question| {
            question.places().first().is_some_and(|inner| inner.belongs_to(&home.spot.place))
        };
        claim.alternatives.retain(meant);
        claim.namesakes.retain(meant);
    }
}

/// "A is the third largest city of B": what ranks A, which no area or length tells of a town.
fn rank_between(reader: &Reader<'_, '_>, inner: usize, outer: usize) -> Option<Span> {
    static RANKS: &[Cue] = &[
        Cue::Largest,
        Cue::Smallest,
        Cue::Ordinal,
        Cue::Northmost,
        Cue::Southmost,
        Cue::Superlative,
    ];
    let elements = &reader.scene().elements;
    let ranks = |at: &usize| elements[*at].cues.any(RANKS);
    let (low, last) = (inner.min(outer), inner.max(outer));
    // "A in B in the third year": what a preposition leads to is ranked for itself.
    let behind =
        (last + 1..elements.len().min(last + 4)).take_while(|&at| !elements[at].has(Cue::In));
    let first = (low..=last).chain(behind).find(ranks)?;
    let high = elements.len().min(last + 4);
    let last = (first..high).take_while(ranks).last()?;
    Some(reader.span(first, last))
}

/// Whether the container holds several places of the name at element `at`.
fn is_one_of_many(reader: &Reader<'_, '_>, at: usize, outer: &Place) -> bool {
    let candidates = reader.scene().place_at(at).map_or(&[][..], |toponym| &toponym.candidates);
    candidates.iter().filter(|candidate| candidate.place.belongs_to(outer)).count() > 1
}

/// "A liegt im Norden von B", "A is in northern B", "A gehört zu B".
fn stated_behind(reader: &Reader<'_, '_>, at: usize, inner: &Place) -> Option<Container> {
    let scene = reader.scene();
    // "Rents in A are higher than in B": A is not what the sentence places.
    let inside = at > 0 && scene.elements[at - 1].cues.any(&[Cue::In, Cue::Near]);
    let verb = verb_behind(scene, at).filter(|_| !inside)?;
    let inside =
        (verb..scene.elements.len().min(verb + 4)).find(|&index| leads_inside(scene, index))?;
    // "flights to A were ended in B": what is told of happens there.
    let led = at > 0 && scene.elements[at - 1].cues.any(&[Cue::To, Cue::From]);
    let done = (verb + 1..inside).any(|index| scene.elements[index].cues.is_empty());
    // "A est opposée au B"
    let against = done && leads_into_country(scene, inside);
    if led && done || against || is_deed(scene, verb + 1..inside) {
        return None;
    }
    let (outer, last) = outer_after(reader, inside + 1)?;
    ends_clause(scene, last + 1).then(|| outer_in(reader, inner, inside, (outer, last)))?
}

/// "A is seeking approval in B": two words more than the copula tell what somebody does there.
fn is_deed(scene: &Scene<'_>, between: std::ops::Range<usize>) -> bool {
    between.filter(|&at| scene.is_plain_word(at)).count() > 1
}

/// The container from element `outer` to `last` that the preposition `inside` leads to from the
/// name of `inner`; where that may lie beside it as well, only one that it lies in.
fn outer_in(
    reader: &Reader<'_, '_>,
    inner: &Place,
    inside: usize,
    (outer, last): (usize, usize),
) -> Option<Container> {
    let open = leads_to_part(reader.scene(), inside);
    let outer = Container::at(reader, outer)?;
    (!open || inner.belongs_to(&outer.spot.place)).then_some(Container { at: last, ..outer })
}

/// "A, in central B, …": a place set between commas.
fn set_behind(reader: &Reader<'_, '_>, at: usize) -> Option<Container> {
    let scene = reader.scene();
    let comma = scene.is_mark(at + 1, &[',']);
    let located = scene.elements.get(at + 2).is_some_and(|element| element.has(Cue::Lie));
    // "A, facing the B town of C, lies in D": A does.
    if located && is_inserted(scene, at, at + 3) {
        return None;
    }
    let preposition = if located { at + 3 } else { at + 2 };
    let inside = leads_inside(scene, preposition);
    let (outer, last) = outer_after(reader, preposition + 1).filter(|_| comma && inside)?;
    let found = outer_in(reader, &reader.spot(at)?.place, preposition, (outer, last))?;
    let own = |inner: &Spot| inner.place.belongs_to(&found.spot.place);
    let other = is_measured_from(scene, at) || goes_on_inside(scene, last + 1);
    let meant = located || !other || reader.spot(at).is_some_and(|it| own(&it));
    // "… und A, in B ist": without a second comma another clause begins.
    let clause = scene.language.verb_last && scene.any(last + 1..last + 2, &[Cue::Lie]);
    (meant && !clause && ends_clause(scene, last + 1)).then_some(found)
}

/// "in A, in B *and in C*": a list of places, none of which lies in another.
fn goes_on_inside(scene: &Scene<'_>, at: usize) -> bool {
    let joins = scene.elements.get(at).is_some_and(|it| it.is_mark(&[',']) || it.has(Cue::And));
    joins && leads_inside(scene, at + 1)
}

/// "95 km north of A, in B": in B lies what is measured from A, as A itself may.
fn is_measured_from(scene: &Scene<'_>, at: usize) -> bool {
    let from = at >= 2 && scene.has(at - 1, Cue::From);
    let before = |index: usize| {
        let element = &scene.elements[index];
        let figure = matches!(element.kind, ElementKind::Quantity(_));
        figure || element.cues.wind.is_some() || element.has(Cue::Away)
    };
    from && before(at - 2)
}

/// "in A in southern B", "im A im Süden von B", "in A im Kanton B": a part of the container or its
/// kind stands right behind.
fn placed_behind(reader: &Reader<'_, '_>, at: usize) -> Option<Container> {
    let scene = reader.scene();
    let inside = leads_inside(scene, at + 1);
    let (outer, last) = outer_after(reader, at + 2).filter(|_| inside)?;
    let found = outer_in(reader, &reader.spot(at)?.place, at + 1, (outer, last))?;
    // "A in the north and B in the middle"
    if scene.any(at + 2..outer, &[Cue::And]) {
        return None;
    }
    let part = found.part.is_some() || part_before(reader, outer).is_some();
    let region = scene.any(at + 1..last + 2, &[Cue::Region]);
    // "B's lake region": not B is what is meant, but something of its.
    ((part || region) && !scene.is_possessor(last)).then_some(found)
}

/// "A is a town in B", "A is the largest city of B", "A is B's largest city", "A, B's main port".
fn called_behind(reader: &Reader<'_, '_>, at: usize) -> Option<Container> {
    let scene = reader.scene();
    let element = |index: usize| scene.elements.get(index);
    let verb = element(at + 1)?;
    // "A — город в B"
    let copula = scene.language.syntax == Syntax::Slavic && verb.is_mark(&['—', '–']);
    let comma = verb.is_mark(&[',', '(', '–']) && !copula;
    let told = verb.has(Cue::Lie) && !verb.has(Cue::Attributive);
    // "Nördlich von A liegt die dänische Insel B": that of B.
    let aside = is_measured_from(scene, at) && !comma;
    let inside = at > 0 && scene.elements[at - 1].cues.any(&[Cue::In]);
    if !(comma || copula || told) || inside || aside {
        return None;
    }
    let word = |index: usize| element(index).is_some_and(|it| it.kind == ElementKind::Word);
    // "B's largest city"
    if let Some((spot, last)) = named_at(reader, at + 2, OUTER) {
        let mut words = (last + 1..last + 4).take_while(|&index| word(index));
        let kind = words.find(|&index| scene.elements[index].cues.any(CALLED))?;
        // "…, B's largest city of", "de A, B es una ciudad" tells what B is.
        let more = element(kind + 1).is_some_and(|next| next.has(Cue::From))
            || scene.any(last + 1..kind, &[Cue::Lie]);
        let other = spot.place.id != reader.spot(at)?.place.id;
        return (!more && other).then(|| Container::whole(last, spot));
    }
    let demonym = |index: usize| scene.place_at(index).is_some_and(|toponym| toponym.demonym);
    let kind = (at + 2..at + 2 + REACH)
        .take_while(|&index| word(index) || demonym(index))
        .find(|&index| scene.elements[index].cues.any(CALLED) && !is_compound(scene, index))?;
    // "A was the capital of B": that it lies there is not what is told.
    let formerly = scene.has(kind, Cue::Capital) && is_past(scene, at + 1..kind);
    if formerly || is_of_another(scene, at + 2, kind) {
        return None;
    }
    // "A is the second-largest B city", but not "A is the twin of a B city"
    let own = !is_past(scene, at + 1..kind)
        && !scene.any(at + 2..kind, &[Cue::From, Cue::In, Cue::With, Cue::Among, Cue::Aside]);
    let adjective = || container::adjective(reader, kind - 1).filter(|_| own);
    if let Some(spot) = adjective() {
        return Some(Container::whole(kind, spot));
    }
    let start = behind_adjectives(scene, kind + 1);
    let (outer, last) = outer_after(reader, start).filter(|_| !comma)?;
    let next = element(start)?;
    let article = scene.is_definite(start);
    let linked = next.cues.any(&[Cue::From, Cue::In])
        || scene.language.genitive && (outer == start || article);
    let found = Container::at(reader, outer).filter(|_| linked && !scene.is_possessor(last))?;
    Some(Container { at: last, ..found })
}

/// "un comune *italiano* in B", "une commune *française située* dans B": the first element behind
/// what describes the noun before `at`.
fn behind_adjectives(scene: &Scene<'_>, at: usize) -> usize {
    let adjective = |at: &usize| {
        let demonym = scene.place_at(*at).is_some_and(|toponym| toponym.demonym);
        scene.language.adjectives_behind && (demonym || scene.has(*at, Cue::Lie))
    };
    at + (at..scene.elements.len()).take_while(adjective).count()
}

/// The verb of place behind the name, over an apposition: "A, the old capital, lies".
fn verb_behind(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let next = scene.elements.get(at + 1)?;
    // "die von A gelegene Stadt B": no verb of A.
    if next.has(Cue::Attributive) {
        return None;
    }
    if next.has(Cue::Lie) {
        return Some(at + 1);
    }
    let opens = next.is_mark(&[',', '(', '–']);
    let close = (at + 2..scene.elements.len().min(at + APPOSED))
        .take_while(|&index| {
            matches!(scene.elements[index].kind, ElementKind::Word | ElementKind::Mark(_))
        })
        .find(|&index| scene.elements[index].is_mark(&[',', ')', '–']))?;
    scene.elements.get(close + 1).filter(|verb| opens && verb.has(Cue::Lie)).map(|_| close + 1)
}

fn ends_clause(scene: &Scene<'_>, at: usize) -> bool {
    // "in B province"
    let at = if scene.language.noun_adjuncts && scene.has(at, Cue::Region) { at + 1 } else { at };
    scene.elements.get(at).is_none_or(|element| {
        element.is_mark(&[',', '.', ';', ':', ')', '!', '?', '–', '—', '。', '，'])
            || element.cues.any(&[Cue::And, Cue::Lie])
            || places_further(scene, at)
    })
}

/// "A liegt im Süden von B *am Schwarzen Meer*", "A lies in northern B *near the border*": words
/// that lead on to what else the place lies by.
fn places_further(scene: &Scene<'_>, at: usize) -> bool {
    static PLACING: &[Cue] = &[Cue::On, Cue::Near, Cue::Upon];
    static WATERS: &[PlaceClass] =
        &[PlaceClass::Sea, PlaceClass::River, PlaceClass::Lake, PlaceClass::Mountain];
    static NOUNS: &[Cue] = &[Cue::Border, Cue::Coast, Cue::River, Cue::Lake, Cue::SeaPlace];
    let placed = |index: usize| {
        let water = |toponym: &Toponym| {
            toponym.candidates.iter().any(|it| WATERS.contains(&it.place.class))
        };
        scene.place_at(index).is_some_and(water) || scene.any(index..index + 1, NOUNS)
    };
    scene.any(at..at + 1, PLACING) && (at + 1..at + 1 + FURTHER).any(placed)
}

/// How far behind its preposition the water or the border stands, in elements.
const FURTHER: usize = 4;

/// "A, a city in the northern state of B", "A, capital of B", "A, a B town", "A, die östlichste
/// Stadt Bs".
fn described_behind(reader: &Reader<'_, '_>, at: usize) -> Option<Container> {
    let scene = reader.scene();
    // "A and B, in C the town of D": what follows a preposition describes nothing.
    let elsewhere = scene.any(at + 2..at + 3, &[Cue::In, Cue::To]);
    // "links A, the capital, with the city of B", but not "A, with 9,000 people the largest town"
    let with = scene.has(at + 2, Cue::With) && scene.is_definite(at + 3);
    if elsewhere || with || !scene.elements.get(at + 1)?.is_mark(&[',', '(', '–']) {
        return None;
    }
    let (mut kind, mut linked, mut outer) = (false, false, None);
    let mut last = at + 1;
    for index in at + 2..scene.elements.len().min(at + 2 + REACH) {
        let element = &scene.elements[index];
        let region = || Some(Container::whole(index, region_adjective(reader, index)?));
        let adjective = if outer.is_none() { region() } else { None };
        let part = || Container::part(reader, index).filter(|_| linked);
        let described = adjective.or_else(part);
        match element.kind {
            _ if described.is_some() => outer = described,
            ElementKind::Place(place) if scene.toponyms[place].demonym => {}
            ElementKind::Place(_) if outer.is_none() => {
                let genitive = scene.language.genitive || linked || !kind;
                if !genitive {
                    return None;
                }
                outer = Some(Container::at(reader, index)?);
            }
            ElementKind::Word if element.cues.any(BESIDE) => return None,
            // "A, and B islands" goes on with a list.
            ElementKind::Word if index == at + 2 && element.has(Cue::And) => return None,
            ElementKind::Word if element.cues.any(CALLED) && !is_compound(scene, index) => {
                kind = true;
            }
            // "A, the property of B in that city"
            ElementKind::Word if outer.is_some() && element.cues.any(&[Cue::In, Cue::From]) => {
                return None;
            }
            ElementKind::Word => linked |= kind && element.cues.any(&[Cue::In, Cue::From]),
            ElementKind::Place(_)
            | ElementKind::Name
            | ElementKind::Mark(_)
            | ElementKind::Quantity(_) => {
                break;
            }
        }
        last = index;
        if kind && outer.is_some() {
            break;
        }
    }
    if is_of_another(scene, at + 2, last) {
        return None;
    }
    let direct = |outer: &Container| outer.at > at + 2 || linked;
    outer.filter(direct).filter(|_| kind && last < scene.elements.len())
}

/// Words behind a name that lead to what lies beside it, or go on to tell of it.
static BESIDE: &[Cue] =
    &[Cue::Near, Cue::Away, Cue::Off, Cue::Lie, Cue::Facing, Cue::Between, Cue::AdjoinedTo];

/// "A, *opposite* the B town of C", "A, das der B-en Stadt C *gegenüberliegt*", "A, which faces the
/// B town of C": the kind word at `kind` is that of another place, beside the one that the words
/// from element `start` on speak of.
fn is_of_another(scene: &Scene<'_>, start: usize, kind: usize) -> bool {
    // "A, die B-e Stadt": in German an article, and the verb of a relative clause is its last word.
    let behind = scene.language.verb_last;
    let relative = scene.has(start, Cue::Relative) && !scene.any(start..kind, &[Cue::Lie]);
    let beside = (start..kind).any(|at| scene.any(at..at + 1, BESIDE) && !scene.has(at, Cue::Lie));
    let faced = scene.any(kind + 1..kind + 1 + FURTHER, &[Cue::Facing]);
    beside || if behind { faced } else { relative }
}

/// "a city councillor": the noun behind a kind word is what is meant.
fn is_compound(scene: &Scene<'_>, at: usize) -> bool {
    scene.language.noun_adjuncts && scene.is_plain_word(at + 1)
}

/// "In B liegt A", "Im Norden von B liegt das A".
fn stated_before(reader: &Reader<'_, '_>, at: usize) -> Option<Container> {
    let scene = reader.scene();
    let article = at.checked_sub(1).is_some_and(|before| scene.is_definite(before));
    let verb = at.checked_sub(if article { 2 } else { 1 })?;
    // "im nördlich von B gelegenen A"
    let told = scene.has(verb, Cue::Lie) && !scene.has(verb, Cue::Attributive);
    let inside = (0..verb.min(2)).find(|&index| scene.has(index, Cue::In)).filter(|_| told)?;
    let (outer, last) = outer_after(reader, inside + 1)?;
    let found = Container::at(reader, outer).filter(|_| last + 1 == verb)?;
    let part = found.part.or_else(|| part_before(reader, outer));
    Some(Container { at: 0, spot: found.spot, part })
}

/// "das Vorarlberger Nenzing", "the Texas town of Uvalde", "the Malian city of Gao".
fn attributive(reader: &Reader<'_, '_>, at: usize) -> Option<Container> {
    let scene = reader.scene();
    let is_kind = |index: &usize| is_kind(scene, *index);
    if let Some(adjective) = adjective_behind(reader, at) {
        return Some(adjective);
    }
    let kind = if scene.language.genitive {
        at.checked_sub(1).filter(is_kind)
    } else {
        at.checked_sub(2).filter(|_| scene.elements[at - 1].has(Cue::From)).filter(is_kind)
    };
    // "the Portuguese City of Mazagan" is what a monument is called.
    let title =
        |kind: usize| scene.language.capitals == Capitals::Names && scene.elements[kind].capital;
    if kind.is_some_and(title) {
        return None;
    }
    // "the A suburb of B": B is what the suburb lies by.
    if kind.is_some_and(|kind| scene.elements[kind].has(Cue::Suburb)) {
        return None;
    }
    let outer = kind.or(Some(at).filter(|_| scene.language.genitive))?.checked_sub(1)?;
    let word = scene.spelled(outer);
    if is_uninflected(scene, outer) || is_second_adjective(scene, outer) {
        return None;
    }
    if let Some(part) = Container::part(reader, outer) {
        return Some(part);
    }
    // "the Red Sea town of A": a state may be called so as well.
    let water = |place: &Place| matches!(place.class, PlaceClass::Sea | PlaceClass::Lake);
    if scene.place_at(outer).is_some_and(|toponym| water(toponym.best())) {
        return None;
    }
    let region = region_adjective(reader, outer).is_some();
    let adjective = region
        || scene.place_at(outer).is_some_and(|toponym| {
            let ends = |it: &str| word.ends_with(it) && *toponym.best().name != *word;
            toponym.demonym || scene.language.place_adjective.is_none_or(ends)
        });
    let found = named_or_owned(reader, outer).filter(|_| adjective)?;
    // "the Paris of Saxony": without a kind word a famous name may be a figure of speech.
    let town = &reader.spot(at)?.place;
    let figurative = kind.is_none()
        && town.population >= FAMOUS_POPULATION
        && !town.belongs_to(&found.spot.place);
    (!figurative).then_some(found)
}

/// "der deutsch-*italienische* Kanton A": an adjective that is joined to another one, which is no
/// wind, tells of both countries, or of their languages.
fn is_second_adjective(scene: &Scene<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| scene.elements[at].joined);
    before.is_some_and(|before| scene.elements[before].cues.wind.is_none())
}

/// "auf Deutsch A": in German an adjective without its ending is a language or a part of a name.
fn is_uninflected(scene: &Scene<'_>, at: usize) -> bool {
    let demonym = scene.place_at(at).is_some_and(|toponym| toponym.demonym);
    demonym && scene.language.verb_last && scene.lower(at).ends_with("sch")
}

/// A kind word, or "la ville", which is one with its article.
fn is_kind(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    let phrase = element.has(Cue::It) && element.span.of(scene.text).contains(' ');
    element.cues.any(CALLED) || phrase
}

/// "la ville bavaroise d'Augsbourg", "la città siciliana di Catania".
fn adjective_behind(reader: &Reader<'_, '_>, at: usize) -> Option<Container> {
    let scene = reader.scene();
    let romance = scene.language.adjectives_behind;
    let adjective = at.checked_sub(2).filter(|&index| romance && index > 0)?;
    let of = scene.elements[at - 1].has(Cue::From);
    let kind = is_kind(scene, adjective - 1);
    let spot = container::adjective(reader, adjective).filter(|_| of && kind)?;
    Some(Container::whole(adjective, spot))
}

/// "Malian", "Texas": the container that the word at `at` names or is an adjective of.
fn named_or_owned(reader: &Reader<'_, '_>, at: usize) -> Option<Container> {
    let named = || reader.scene().place_at(at).is_some();
    let owned = adjective(reader, at).map(|spot| Container::whole(at, spot));
    owned.or_else(|| Container::at(reader, at).filter(|_| named()))
}
