#![doc = include_str!("adjacency.md")]

use crate::atlas::PlaceClass;
use crate::geodesy::Wind;
use crate::measure::{Question, Unmeasured};
use crate::quantity::{Dimension, Stated};
use crate::span::Span;
use crate::text::{Cue, Element, Kind as ElementKind, Scene, Syntax, Turn};

use super::adjoining::{
    REACH, are_alike, as_state, bordering, clause_head, fronted_subject, is_border, is_nearly,
    is_nearly_all, is_site, like, objects, or_over_sea, other_side, owner_of_neighbours, subject,
    subject_at, with_alike,
};
use super::antecedent::{has_with, topic_country};
use super::contrast::{Polarity, denied_pair, polarities};
use super::named::{is_locative, named_at};
use super::only_neighbour::{self, is_only};
use super::reader::{Reader, Spot};
use super::side::{Side, sides};
use super::{Kind, Need, border_between, counted, flank, landlocked, river};

pub const KIND: Kind =
    Kind { name: "adjacency", page: include_str!("adjacency.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[
    Need::cues(counted::COUNTED),
    Need::cues(&[Cue::Landlocked]).and(&[Cue::It]),
    Need::cues(WORDS).with_names(1),
    // "A to the north and B to the south"
    Need::turn(Turn::Winds).with_names(2).in_area(),
    // "R separates A from B"
    Need::names(2).at_river().and(&[Cue::Between]),
];

/// How far before its verb a denial may stand, in elements.
const DENIAL: usize = 3;

/// Words that may say that two places are neighbours.
static WORDS: &[Cue] =
    &[Cue::Border, Cue::LandBorder, Cue::Landlocked, Cue::NeighbourTown, Cue::Parted, Cue::Connect];

fn read(reader: &mut Reader<'_, '_>) {
    for counted::Listed { ends, country, neighbour } in counted::read(reader, KIND.name) {
        push(reader, ends, &country, &neighbour, Polarity::Affirmed);
    }
    landlocked::read(reader, KIND.name);
    border_between::read(reader, KIND.name);
    read_flanks(reader);
    river::read_borders(reader, KIND.name);
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        read_words(reader, at);
    }
    for at in 0..scene.elements.len() {
        let told = scene.elements[at].has(Cue::Adjoin) || is_border(scene, at);
        // "A does not border B, though they are 40 km apart": a figure cannot measure what is not.
        let denied = at > 0 && scene.has(at - 1, Cue::Not);
        if !told || is_measured(reader, at) && !denied {
            continue;
        }
        if is_ranked(reader, reader.span(at, at)) {
            continue;
        }
        if scene.elements[at].has(Cue::Adjoin) && is_verb(reader, at) {
            if !read_final_verb(reader, at) {
                read_verb(reader, at);
            }
        } else if is_border(scene, at) {
            read_shared(reader, at);
        }
    }
}

/// Whether a length stands in the same part of the sentence: the border is measured there. What
/// follows the list behind a verb and a comma speaks of something else.
fn is_measured(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let verb = scene.elements[at].has(Cue::Adjoin) && is_verb(reader, at);
    let list = if verb { objects(reader, at) } else { Vec::new() };
    let comma = |index: &usize| scene.is_mark(*index, &[',']);
    let end = list.last().map(|(last, _)| last + 1).filter(|it| list.len() > 1 && comma(it));
    let close = end.unwrap_or(scene.elements.len());
    let part = scene.elements.split(|element| element.is_mark(&[';', ':']));
    let mut start = 0;
    for elements in part {
        let end = start + elements.len();
        if (start..=end).contains(&at) {
            return (start..end.min(close)).any(|index| is_length(scene, index));
        }
        start = end + 1;
    }
    false
}

fn is_length(scene: &Scene<'_>, at: usize) -> bool {
    let ElementKind::Quantity(index) = scene.elements[at].kind else { return false };
    scene.quantities[index].value.quantity.unit.dimension() == Dimension::Length
}

/// What says by itself that two places are neighbours.
fn read_words(reader: &mut Reader<'_, '_>, at: usize) {
    let cues = reader.scene().elements[at].cues;
    if cues.has(Cue::NeighbourTown) {
        read_neighbour_town(reader, at);
    } else if cues.has(Cue::Parted) {
        read_parted(reader, at);
    } else if cues.has(Cue::Connect) {
        read_connected(reader, at);
    } else if cues.has(Cue::Enclosed) {
        read_enclosed(reader, at);
    } else if cues.has(Cue::Neighbours) {
        read_neighbours(reader, at);
    }
}

/// "A's neighbours are B, C and D", "its neighbours are B and C".
fn read_neighbours(reader: &mut Reader<'_, '_>, at: usize) {
    let Some((first, owner)) = owner_of_neighbours(reader, at) else { return };
    for (last, object) in objects(reader, at + 1) {
        push(reader, (first, last), &owner, &object, Polarity::Affirmed);
    }
}

/// "borders" and "neighbours" are nouns too: "its borders with B", "A's neighbours, B and C".
fn is_verb(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let words = (at.saturating_sub(3)..at).rev();
    let words: Vec<usize> =
        words.take_while(|&index| scene.elements[index].kind == ElementKind::Word).collect();
    // "the only neighbour of A without a coast" is counted, and told which.
    let only = words.iter().any(|&index| is_the_only(scene, index));
    // "share a border on the island of C"
    let noun = words.first().is_some_and(|&index| scene.has(index, Cue::Indefinite));
    if only || noun {
        return false;
    }
    if !scene.elements[at].cues.any(&[Cue::Border, Cue::LandBorder, Cue::Neighbours]) {
        return true;
    }
    // "its regional neighbours"
    let owned = words.iter().any(|&index| scene.has(index, Cue::Possessive));
    let next = scene.elements.get(at + 1);
    let noun = next.is_none_or(|next| matches!(next.kind, ElementKind::Mark(_)));
    !owned && !noun && !has_with(scene, at)
}

/// "the only …", with its article at `at`.
fn is_the_only(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_definite(at) && at + 1 < scene.elements.len() && is_only(scene, at + 1)
}

/// "A grenzt an B und C", "A, which borders B, C and D", "A does not border B".
fn read_verb(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    if is_on_pronoun(scene, at) {
        return;
    }
    let mut objects = objects(reader, at);
    if let Some((first, subject)) = fronted_subject(scene, at, &mut objects) {
        return push_list(reader, [at, at, first], &subject, objects);
    }
    if let Some(name) = subject_at(reader, at).filter(|&name| scene.place_at(name).is_none()) {
        return push_unknown(reader, name, objects);
    }
    if let Some((first, subject)) = inverted_subject(reader, at) {
        let objects = objects.into_iter().filter(|(index, _)| *index > first).collect();
        return push_list(reader, [at, first, at], &subject, objects);
    }
    let Some((first, subject)) = subject(reader, at) else { return };
    let subject = as_state(reader, first, subject, &objects);
    // "Georgia, which borders Florida"
    let subject = reader.with_regions(&subject);
    // "wedged between A and B"
    let between = scene.has(at, Cue::Between);
    let subject = if between { or_over_sea(reader.atlas, subject) } else { subject };
    if between && subject.place.class == PlaceClass::Settlement {
        return;
    }
    push_list(reader, [first, at, first], &subject, objects);
}

/// "A, and the provinces bordering on *it*, and B": what it borders on is named before.
fn is_on_pronoun(scene: &Scene<'_>, verb: usize) -> bool {
    let pronoun = |at: usize| {
        scene.has(at, Cue::Pronoun) && scene.has(at, Cue::It) && !scene.has(at, Cue::Possessive)
    };
    let behind = scene.has(verb + 1, Cue::AdjoinedTo) || scene.has(verb + 1, Cue::On);
    pronoun(verb + 1) || behind && pronoun(verb + 2)
}

/// "Im Norden grenzt A an B": the subject behind the verb, with a preposition behind it.
fn inverted_subject(reader: &Reader<'_, '_>, verb: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let name = (verb + 1..verb + 3).find(|&at| scene.place_at(at).is_some())?;
    let only = scene.elements.get(name + 1).is_some_and(|_| is_only(scene, name + 1));
    let on = scene.has(name + 1 + usize::from(only), Cue::AdjoinedTo);
    let spot = bordering(reader, name).filter(|_| on && scene.language.verb_last)?;
    Some((name, spot))
}

/// "A, das nur an B und C grenzt", "weil A nicht an B grenzt": the verb at `at` ends its clause.
/// Says whether it does.
fn read_final_verb(reader: &mut Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let listed = |index: &usize| {
        let element = &scene.elements[*index];
        let grammar = scene.is_grammar(element);
        let linking = element.is_mark(&[',']) || grammar || element.has(Cue::And);
        linking || matches!(element.kind, ElementKind::Place(_))
    };
    let ends = scene.language.verb_last && at > 0 && scene.place_at(at - 1).is_some();
    let mut list = (at.saturating_sub(REACH)..at).rev().take_while(listed);
    let Some(on) = list.find(|&index| scene.elements[index].has(Cue::AdjoinedTo)).filter(|_| ends)
    else {
        return false;
    };
    let comma = (0..on).rev().find(|&index| scene.elements[index].is_mark(&[',']));
    let relative = comma.filter(|&it| scene.elements[it + 1].has(Cue::Relative));
    let first = match relative {
        // "A ist ein Land, das an B grenzt"
        Some(comma) if !scene.is_name(comma.saturating_sub(1)) => subject_at(reader, comma),
        Some(comma) => comma.checked_sub(1),
        None => subject_at(reader, on).filter(|&name| comma.is_none_or(|comma| name > comma)),
    };
    let subject = first.and_then(|first| Some((first, bordering(reader, first)?)));
    // What stands between "an" and the verb at the end of a relative clause is no subject.
    let Some((first, subject)) = subject else { return relative.is_some() };
    let mut objects = objects(reader, on);
    objects.retain(|(index, _)| *index < at);
    push_list(reader, [first, on, at], &subject, objects);
    true
}

/// `subject` at element `first` borders, as the word at `verb` says, on `objects`; the claims cover
/// element `close` as well.
fn push_list(
    reader: &mut Reader<'_, '_>,
    [first, verb, close]: [usize; 3],
    subject: &Spot,
    objects: Vec<(usize, Spot)>,
) {
    let scene = reader.scene();
    let end = objects.first().map_or(verb + 3, |(object, _)| *object).min(scene.elements.len());
    let only = (first + 1..end).find(|&index| is_only(scene, index));
    // "grenzt nicht nur an B": it does.
    let besides = only.is_some_and(|only| scene.any(first + 1..only, &[Cue::Not]));
    // "A has no coast and borders B" denies something else.
    let denial = first.max(verb.saturating_sub(DENIAL))..end;
    let denied = scene.any(denial, &[Cue::Not]) && !besides;
    let polarity = if denied { Polarity::Denied } else { Polarity::Affirmed };
    let sides = sides(scene, verb, &positions(&objects));
    // "grenzt im Norden nur an B" says nothing of the other sides.
    let one_sided = sides.iter().any(|side| side.is_said()) || has_wind(scene, first + 1..end);
    // "borders only by sea on B" restricts how.
    let beside_verb = only.is_some_and(|only| {
        only.abs_diff(verb) <= 1 && !scene.any(only + 1..only + 3, &[Cue::By, Cue::In, Cue::Sea])
    });
    if beside_verb && !denied && !besides && !one_sided {
        let told = polarities(scene, &positions(&objects), polarity);
        let own = objects.iter().zip(told).filter(|(_, told)| *told == Polarity::Affirmed);
        let own: Vec<(usize, Spot)> = own.map(|(object, _)| object.clone()).collect();
        push_all(reader, (first, verb.max(close)), subject, &own);
    }
    push_sided(reader, [first, verb, close], subject, objects, polarity);
}

/// "B is a landlocked country. A borders B to the north, …": the sides are those of the country
/// that the text is about, and A is one of its neighbours.
fn is_told_of(reader: &Reader<'_, '_>, first: usize, subject: &Spot, object: &Spot) -> bool {
    let topic = topic_country(reader, first);
    topic.is_some_and(|topic| {
        topic.place.id == object.place.id && topic.place.id != subject.place.id
    })
}

/// The same without a restriction: each of `objects` borders on its side of `subject`, or not.
fn push_sided(
    reader: &mut Reader<'_, '_>,
    [first, verb, close]: [usize; 3],
    subject: &Spot,
    mut objects: Vec<(usize, Spot)>,
    polarity: Polarity,
) {
    let scene = reader.scene();
    let sides = sides(scene, verb, &positions(&objects));
    let told = polarities(scene, &positions(&objects), polarity);
    let reversed = objects.first().is_some_and(|(last, object)| {
        sides[0].is_said() && *last > verb && is_told_of(reader, first.min(verb), subject, object)
    });
    if reversed {
        objects.truncate(1);
    }
    for (((last, object), side), polarity) in objects.into_iter().zip(sides).zip(told) {
        let side = if reversed { Side::Unsaid } else { side };
        // "does not border B to the south": it may do so elsewhere.
        if polarity == Polarity::Denied && side.is_said() {
            continue;
        }
        let object = like(reader, subject, last, object);
        // "adjoins A's southern border": the side is that of A.
        let winds = if scene.is_possessor(last) { vec![None] } else { side.winds() };
        for (side, named) in winds.into_iter().map(Option::unzip) {
            // "To the south, A borders B": the side is quoted with its preposition.
            let opens = named.is_some_and(|named| named < first);
            let start = if opens { clause_head(scene, verb) } else { first };
            let end = named.map_or(last, |named| named.max(last)).max(close);
            push_on_side(reader, (start, end), [subject, &object], polarity, side);
        }
    }
}

fn positions(objects: &[(usize, Spot)]) -> Vec<usize> {
    objects.iter().map(|(index, _)| *index).collect()
}

fn has_wind(scene: &Scene<'_>, range: std::ops::Range<usize>) -> bool {
    range.into_iter().any(|at| scene.elements[at].cues.wind.is_some())
}

/// "A grenzt nur an B", "A is surrounded by B and C": the country has no other neighbours.
fn push_all(
    reader: &mut Reader<'_, '_>,
    (first, end): (usize, usize),
    subject: &Spot,
    objects: &[(usize, Spot)],
) {
    let country = |spot: &Spot| {
        let countries = spot.others.iter().all(|place| place.class == PlaceClass::Country);
        Spot { others: if countries { spot.others.clone() } else { Vec::new() }, ..spot.clone() }
    };
    let spots = std::iter::once(subject).chain(objects.iter().map(|(_, spot)| spot));
    let countries = spots.into_iter().all(|spot| spot.place.class == PlaceClass::Country);
    let Some(&(last, _)) = objects.last().filter(|_| countries) else { return };
    let span = reader.span(first, last.max(end));
    let count = objects.len() as f64;
    let stated = Stated::number(span, count);
    reader.push(KIND.name, span, stated, &[&country(subject)], |places| Question::Neighbours {
        country: places[0].clone(),
    });
}

/// "A ist von B umschlossen", "A is surrounded by B and C".
fn read_enclosed(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    // "ist umgeben von A und B"
    let behind = scene.language.verb_last && scene.has(at + 1, Cue::From);
    let last = scene.language.verb_last && !behind;
    let by = (at.saturating_sub(REACH)..at).rev().find(|&it| scene.elements[it].has(Cue::From));
    let Some(start) = (if last { by } else { Some(at) }) else { return };
    let mut objects = objects(reader, start);
    // "a Mexican was surrounded by ten others": people are no countries.
    let country = |index: usize| scene.is_name(index);
    objects.retain(|(index, _)| country(*index) && (!last || *index < at));
    // The Russian participle needs no verb.
    let slavic = scene.language.syntax == Syntax::Slavic;
    let verb = slavic || scene.any(start.saturating_sub(4)..start, &[Cue::Lie]);
    // "A, surrounded by B, C, surrounded by D": the later of them is right before its comma.
    let apposed = start >= 2 && scene.elements[start - 1].is_mark(&[',']) && !last;
    let listed = apposed && scene.any(0..start - 1, &[Cue::Enclosed, Cue::Adjoin]);
    let beside = start.checked_sub(2).filter(|&at| listed && country(at));
    let named = beside.or_else(|| subject_at(reader, start));
    let Some((first, subject)) = named
        .filter(|&index| country(index))
        .and_then(|index| Some((index, reader.country_at(index)?)))
        .or_else(|| pronoun(reader, start).filter(|_| verb))
        .filter(|(index, _)| verb || scene.elements[*index + 1].is_mark(&[',']))
    else {
        return;
    };
    let denied = scene.any(first + 1..start, &[Cue::Not]);
    // "X gehört zu A und ist von B umgeben": X is.
    let joined = scene.has(first + 1, Cue::And) && is_locative(reader, first);
    if denied || joined || has_wind(scene, first..at) {
        return;
    }
    // "almost entirely surrounded by B"
    let nearly = (first + 1..at).any(|index| is_nearly(scene, index));
    // "by B on one side and C on the others"
    let end = objects.last().map_or(at, |(index, _)| *index);
    let sided = scene.has(end + 1, Cue::On);
    // "by countries such as B and C"
    let examples = objects.first().is_some_and(|(first, _)| is_example(scene, start + 1..*first));
    // "by B in the north, C in the south": which side is whose may be told of some of them alone.
    let partly = behind && has_wind(scene, at..scene.elements.len());
    let partly = partly || is_nearly_all(reader.atlas, &subject, &objects);
    let told = sides(scene, start, &positions(&objects)).iter().any(|side| side.is_said());
    let all = !nearly && !sided && !examples && !partly && !told;
    if let ([other], true) = (&objects[..], all) {
        let words = (first, at.max(other.0));
        return only_neighbour::push(reader, KIND.name, words, &subject, Some(other.clone()));
    }
    if all {
        push_all(reader, (first, at), &subject, &objects);
    }
    push_sided(reader, [first, start, at], &subject, objects, Polarity::Affirmed);
}

/// "It is surrounded by A", "Das Land ist von A umgeben": the country that the pronoun stands for.
fn pronoun(reader: &Reader<'_, '_>, verb: usize) -> Option<(usize, Spot)> {
    let told = subject_at(reader, verb).is_none();
    let country = |spot: &Spot| spot.place.class == PlaceClass::Country;
    told.then(|| subject(reader, verb))?.filter(|(_, spot)| country(spot))
}

/// "countries such as A", "von Ländern wie A umgeben": others of the kind are not named.
fn is_example(scene: &Scene<'_>, between: std::ops::Range<usize>) -> bool {
    scene.any(between, &[Cue::Aside, Cue::Including])
}

/// A region that the atlas does not know borders on something.
fn push_unknown(reader: &mut Reader<'_, '_>, name: usize, objects: Vec<(usize, Spot)>) {
    for (last, object) in objects {
        let span = reader.span(name, last);
        let stated = Stated::number(span, 1.0);
        let name = reader.scene().elements[name].span;
        reader.push_unknown(KIND.name, span, stated, &[&object], name);
    }
}

/// "A und B teilen sich eine Grenze", "A has no border with B", "there is no border between A and
/// B", "mit B hat das Land eine gemeinsame Grenze".
fn read_shared(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let near = at.saturating_sub(6)..at + 3;
    // "the only neighbour of A without a border with B" tells which one is meant.
    let denies = |index: usize| scene.has(index, Cue::Not) && !scene.has(index, Cue::Aside);
    let denied = near.clone().any(denies) && !scene.any(at + 1..at + 2, &[Cue::Only, Cue::Just]);
    let has = scene.any(near.clone(), &[Cue::Have])
        && (has_with(scene, at) || scene.any(near.clone(), &[Cue::Common]))
        && is_indefinite(scene, at);
    let shared = has || scene.any(near, &[Cue::Share]);
    if !denied && !shared {
        return read_lies_on(reader, at);
    }
    let polarity = if denied { Polarity::Denied } else { Polarity::Affirmed };
    let Some((first, subject)) = subject(reader, at) else { return };
    if let Some((last, other)) = other_side(reader, at).filter(|_| shared) {
        let ends = (first.min(last), at);
        return push(reader, ends, &subject, &like(reader, &subject, last, other), polarity);
    }
    let mut behind = objects(reader, at);
    let subject = as_state(reader, first, subject, &behind);
    behind.iter_mut().for_each(|(at, it)| *it = like(reader, &subject, *at, it.clone()));
    let next = denied_pair(scene, at).map_or(scene.elements.len(), |([next, _], _)| next);
    behind.retain(|(at, object)| *at < next && are_alike(&subject, object) && !is_site(scene, *at));
    if behind.first().is_some_and(|(next, _)| *next <= at + 6) {
        return push_sided(reader, [first, at, first], &subject, behind, polarity);
    }
    // "A and B share the only borders with C": with each other they need not.
    if !behind.is_empty() || has_with(scene, at) {
        return;
    }
    if let Some((other_at, other)) = joined_before(reader, first) {
        let other = as_state(reader, other_at, other, &[(first, subject.clone())]);
        let subject = like(reader, &other, first, subject);
        push(reader, (other_at, at), &other, &subject, polarity);
        read_denied_pair(reader, at, polarity);
    }
}

/// "A and B share a border; A and C do not", with the border at element `at`.
fn read_denied_pair(reader: &mut Reader<'_, '_>, at: usize, polarity: Polarity) {
    let pair = denied_pair(reader.scene(), at).filter(|_| polarity == Polarity::Affirmed);
    let Some(([first, second], last)) = pair else { return };
    let (a, b) = (bordering(reader, first), bordering(reader, second));
    let Some((a, b)) = a.zip(b) else { return };
    let b = like(reader, &a, second, b);
    push(reader, (first, last), &a, &b, Polarity::Denied);
}

/// "The region of A lies on the border with B", "A liegt an der polnischen Grenze".
fn read_lies_on(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let near = at.saturating_sub(3)..at;
    let Some(on) = near.rev().find(|&it| scene.elements[it].cues.any(&[Cue::On, Cue::Upon])) else {
        return;
    };
    let verb = on.checked_sub(1).filter(|&verb| scene.has(verb, Cue::Lie));
    let subject = verb.and_then(|verb| subject(reader, verb));
    let region = |subject: &Spot| subject.place.class == PlaceClass::Region;
    let Some((first, subject)) = subject.filter(|(_, subject)| region(subject)) else { return };
    let adjective = scene.place_at(at - 1).is_some_and(|toponym| toponym.demonym);
    let behind = if has_with(scene, at) { objects(reader, at) } else { Vec::new() };
    let before = reader.country_at(at - 1).filter(|_| adjective).map(|country| (at - 1, country));
    for (last, object) in behind.into_iter().chain(before) {
        push(reader, (first, last.max(at)), &subject, &object, Polarity::Affirmed);
    }
}

/// "A and B", "le A et le B": the country, region or town joined to the one at `at`.
fn joined_before(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let before = at.checked_sub(1)?;
    let and = if scene.is_definite(before) { before.checked_sub(1)? } else { before };
    let other = and.checked_sub(1).filter(|_| scene.has(and, Cue::And))?;
    Some((other, bordering(reader, other)?))
}

fn push(
    reader: &mut Reader<'_, '_>,
    (first, last): (usize, usize),
    subject: &Spot,
    object: &Spot,
    polarity: Polarity,
) {
    push_on_side(reader, (first, last), [subject, object], polarity, None);
}

/// The same, with the side of the subject on which the object lies.
fn push_on_side(
    reader: &mut Reader<'_, '_>,
    (first, last): (usize, usize),
    [subject, object]: [&Spot; 2],
    polarity: Polarity,
    side: Option<Wind>,
) {
    if object.place.id == subject.place.id || !are_alike(subject, object) {
        return;
    }
    let (subject, object) = (&with_alike(subject, object), &with_alike(object, subject));
    let span = reader.span(first, last);
    let value = match polarity {
        Polarity::Affirmed => 1.0,
        Polarity::Denied => 0.0,
    };
    let stated = Stated::number(span, value);
    reader.push(KIND.name, span, stated, &[subject, object], |places| Question::Adjacency {
        a: places[0].clone(),
        b: places[1].clone(),
        side,
    });
}

/// "shares its longest border with B": the rank says that there is a border.
fn is_ranked(reader: &Reader<'_, '_>, border: Span) -> bool {
    reader.claims.iter().rev().take(4).any(|claim| {
        matches!(claim.question, Ok(Question::BorderRank { .. })) && claim.span.overlaps(border)
    })
}

/// "has a border", "has land borders with", but not "has closed its border": nothing definite
/// stands before the noun.
fn is_indefinite(scene: &Scene<'_>, at: usize) -> bool {
    let common = at > 0 && scene.has(at - 1, Cue::Common);
    let definite = at > 1 && scene.is_definite(at - 2);
    let bare = at > 0 && scene.has(at - 1, Cue::Have);
    bare || scene.any(at.saturating_sub(3)..at, &[Cue::Indefinite, Cue::Not]) || common && !definite
}

/// "A, with B to the north and C to the east": the sides on which those lie that do border on A.
fn read_flanks(reader: &mut Reader<'_, '_>) {
    let Some((head, subject, flanks)) = flank::flanks(reader) else { return };
    for flank::Flank { name, told, spot, side } in flanks {
        let ends = (head.min(told), told.max(name));
        push_on_side(reader, ends, [&subject, &spot], Polarity::Affirmed, side);
    }
}

/// "A ist unsere direkte Nachbarstadt", "A, a neighbouring town of B".
fn read_neighbour_town(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let near = at.saturating_sub(6)..at;
    let Some(first) = near.rev().find(|&index| scene.is_town(index)) else { return };
    let between = &scene.elements[first + 1..at];
    let plain = |element: &Element| {
        element.kind == ElementKind::Word && !element.has(Cue::In) || element.is_mark(&[','])
    };
    let linked = |element: &Element| element.has(Cue::Lie) || element.is_mark(&[',']);
    if !between.iter().all(plain) || !between.iter().any(linked) {
        return;
    }
    let Some(town) = reader.spot(first) else { return };
    let of = scene.elements.get(at + 1).is_some_and(|element| element.has(Cue::From));
    let other = (at + 2..at + 4).find(|&index| scene.is_town(index)).filter(|_| of);
    match other.and_then(|other| Some((other, reader.spot(other)?))) {
        Some((last, other)) => push(reader, (first, last), &town, &other, Polarity::Affirmed),
        None => {
            let span = reader.span(first, at);
            let stated = Stated::number(span, 1.0);
            let why = Unmeasured::NoData("the text does not say of what town it is one".into());
            reader.push_open(KIND.name, span, stated, &[&town], why);
        }
    }
}

/// "A and B, separated by the river R".
fn read_parted(reader: &mut Reader<'_, '_>, at: usize) {
    static RIVER: &[PlaceClass] = &[PlaceClass::River, PlaceClass::Lake];
    let scene = reader.scene();
    let water = (at + 1..scene.elements.len().min(at + 4))
        .any(|index| named_at(reader, index, RIVER).is_some());
    let near = (at.saturating_sub(REACH)..at).rev();
    let towns: Vec<usize> = near.filter(|&index| scene.is_town(index)).collect();
    let [second, first, ..] = towns[..] else { return };
    let joined = scene.any(first + 1..second, &[Cue::And]);
    let (Some(a), Some(b)) = (reader.spot(first), reader.spot(second)) else { return };
    if water && joined {
        push(reader, (first, second), &a, &b, Polarity::Affirmed);
    }
}

/// "The road connects region A with region B", where the two do touch: a bridge may join islands.
fn read_connected(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let clause = (at + 1..scene.elements.len().min(at + 12))
        .take_while(|&index| !scene.elements[index].is_mark(&[';', '.', ':', '!', '?']));
    let regions: Vec<(usize, Spot)> = clause
        .filter_map(|index| Some((index, reader.spot(index)?)))
        .filter(|(_, spot)| spot.place.class == PlaceClass::Region)
        .collect();
    let [(first, a), .., (last, b)] = &regions[..] else { return };
    if !reader.atlas.touch(&a.place, &b.place) {
        return;
    }
    push(reader, (*first, *last), a, b, Polarity::Affirmed);
}
