#![doc = include_str!("border_rank.md")]

use crate::atlas::{CountryCode, Place, PlaceClass};
use crate::measure::{Among, Order, Question};
use crate::quantity::{Interval, Stated, Unit};
use crate::span::Span;
use crate::text::{Cue, Element, Kind as ElementKind, Syntax};

use super::antecedent::{border_owner, has_with, is_with, opening};
use super::border_length::has_second;
use super::edge::BORDERS;
use super::largest::{is_restriction, rank};
use super::reader::{Reader, Spot};
use super::{Kind, Need, only_country, only_neighbour};

pub const KIND: Kind =
    Kind { name: "border_rank", page: include_str!("border_rank.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[
    Need::cues(&[Cue::Neighbours]).with_names(1),
    // "the only country that A borders"
    Need::cues(&[Cue::Only]).and(&[Cue::Adjoin]).with_names(1),
    // "A全境被B包围"
    Need::cues(&[Cue::Enclosed]).with_names(2),
    Need::cues(&[Cue::Only, Cue::Shortest, Cue::Longest]).and(BORDERS).with_names(1),
];

/// "One of the longest" claims a rank up to this one …
const AMONG: f64 = 10.0;
/// … and where all the borders of the world are counted, is not wrong up to this one.
const AMONG_ALL: f64 = 60.0;

fn read(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        let element = &scene.elements[at];
        if element.has(Cue::Neighbours) {
            only_neighbour::read(reader, KIND.name, at, at);
        } else if element.has(Cue::Only) {
            if let Some(clause) = only_country::clause(scene, at) {
                only_country::read(reader, KIND.name, &clause);
            } else if let Some(border) = border_behind(reader, at) {
                only_neighbour::read(reader, KIND.name, at, border);
            }
        }
        let Some(order) = order(element) else { continue };
        // "the umpteenth longest": an ordinal that is not known.
        if at.checked_sub(1).is_some_and(|before| is_restriction(scene, before)) {
            continue;
        }
        // "the longest border in the EU": the rank among the members of a bloc.
        if scene.any(at.saturating_sub(2)..at + 9, &[Cue::Bloc]) {
            continue;
        }
        // "the longest border of South America and the third-longest in the world"
        let end = scene.elements.len().min(at + 9);
        let part = (at + 1..end).take_while(|&index| !scene.has(index, Cue::And));
        if part.into_iter().any(|index| is_continent(reader, index)) {
            continue;
        }
        let border = border_behind(reader, at).or_else(|| border_before(reader, at));
        // "the country with the longest borders": their sum is ranked.
        let of = |border: usize| scene.any(at + 1..border, &[Cue::From, Cue::Of]);
        let plural = |border: usize| border > at && scene.has(border, Cue::Plural) && !of(border);
        let plural = |border: usize| plural(border) || scene.has(border, Cue::Total);
        let among = scene.any(at.saturating_sub(3)..at, &[Cue::Among]);
        let border = border.filter(|&border| among || !plural(border));
        // "Die Grenze zu A ist zu, die zu B die kürzeste"
        let border = border.filter(|&border| !has_second(reader, border, at));
        if let Some(border) = border {
            read_rank(reader, at, border, order);
        }
    }
}

/// "in Africa", "of South America": the rank is one among the borders there.
fn is_continent(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let place = scene.place_at(at).filter(|it| it.best().class == PlaceClass::Continent);
    place.is_some() && scene.any(at.saturating_sub(2)..at, &[Cue::In, Cue::Of, Cue::From])
}

/// The end from which a superlative of length counts.
pub fn order(superlative: &Element) -> Option<Order> {
    let shortest = superlative.has(Cue::Shortest).then_some(Order::Shortest);
    shortest.or_else(|| superlative.has(Cue::Longest).then_some(Order::Longest))
}

/// "the longest land border", but not "the longest disputed border".
fn border_behind(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let scene = reader.scene();
    let elements = &scene.elements;
    let border = (at + 1..elements.len().min(at + 4)).find(|&it| elements[it].cues.any(BORDERS))?;
    let told = |index: usize| scene.is_plain_word(index) && !elements[index].capital;
    (!(at + 1..border).any(told)).then_some(border)
}

/// "su frontera más larga"; "the border with B is the longest it has": no other noun follows.
fn border_before(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    static LINKS: &[Cue] = &[
        Cue::From,
        Cue::In,
        Cue::World,
        Cue::It,
        Cue::Between,
        Cue::Lie,
        Cue::And,
        Cue::Have,
        Cue::Among,
        Cue::Genitive,
        Cue::With,
    ];
    let scene = reader.scene();
    let border = (0..at).rev().find(|&index| scene.elements[index].cues.any(BORDERS))?;
    // "边境线最长的省": of what follows, which has the border; "边界最长的邻国" is across it.
    let particle = scene.elements.get(at + 1).is_some_and(|next| scene.is_grammar(next));
    let attributive = scene.language.syntax == Syntax::Chinese && particle;
    if attributive && !scene.has(at + 2, Cue::Neighbours) {
        return None;
    }
    let alone = scene.elements.get(at + 1).is_none_or(|next| match next.kind {
        ElementKind::Mark(_) | ElementKind::Place(_) => true,
        ElementKind::Word => next.cues.any(LINKS),
        ElementKind::Name | ElementKind::Quantity(_) => false,
    });
    (alone || border + 2 >= at).then_some(border)
}

fn read_rank(reader: &mut Reader<'_, '_>, at: usize, border: usize, order: Order) {
    // "its longest border, which is also the second-longest in the world"
    let own = at.checked_sub(1).is_some_and(|before| reader.scene().has(before, Cue::Possessive));
    let world = !own && [at, border].iter().any(|&index| reader.cue_near(index, 8, &[Cue::World]));
    let among = if world { Among::World } else { Among::Country };
    let Some((country, neighbour)) = countries(reader, at, border, among) else { return };
    let span = reader.span(at.saturating_sub(1).min(border), at.max(border));
    let stated = stated(reader, at, span, among);
    let mut spots = vec![&country];
    spots.extend(&neighbour);
    let ask = |places: &[Place]| Question::BorderRank {
        country: places[0].clone(),
        neighbour: places.get(1).cloned(),
        among,
        order,
    };
    reader.push(KIND.name, span, stated, &spots, ask);
}

fn stated(reader: &Reader<'_, '_>, at: usize, span: Span, among: Among) -> Stated {
    let scene = reader.scene();
    let phrase = at.saturating_sub(3)..at + 1;
    let rank = rank(scene, phrase.clone()) as f64;
    // "最长的边界之一", "가장 긴 국경 중 하나": behind the noun.
    let mut behind = (at + 1..scene.elements.len().min(at + 4))
        .filter(|&border| scene.elements[border].cues.any(BORDERS));
    let among_behind = behind.any(|border| scene.any(border + 1..border + 4, &[Cue::Among]));
    let (hard, natural) = if !scene.any(phrase, &[Cue::Among]) && !among_behind {
        (Interval::point(rank), Interval::point(rank))
    } else {
        let last = match among {
            Among::World => AMONG_ALL,
            Among::Country => AMONG,
        };
        (Interval::new(1.0, last), Interval::new(1.0, AMONG))
    };
    Stated::plain(span, rank, Unit::One, hard, natural)
}

/// The country whose borders are ranked, and the neighbour across the one that is meant.
fn countries(
    reader: &Reader<'_, '_>,
    at: usize,
    border: usize,
    among: Among,
) -> Option<(Spot, Option<Spot>)> {
    let named: Vec<(usize, Spot)> = reader
        .scene()
        .places()
        .filter_map(|(index, _)| Some((index, reader.country_at(index)?)))
        .collect();
    if among == Among::World {
        return with_owner(reader, border).or_else(|| of_the_world(reader, at, &named));
    }
    let named = in_clause(reader, at, named);
    if let Some((_, neighbour)) = across(reader, at, border, &named) {
        let owner = border_owner(reader, border, neighbour)?;
        return Some((owner, Some(neighbour.clone())));
    }
    let before = named.iter().rev().find(|(index, _)| *index < at);
    let after = named.iter().find(|(index, _)| *index > border.max(at));
    let with = after.filter(|_| has_with(reader.scene(), border.max(at)));
    let owner = match (owner(reader, at, border, &named), with, before) {
        (Some(owner), _, _) => owner,
        // "B, which has the longest border with A": the borders of A are ranked.
        (None, Some((_, with)), Some(_)) => with.clone(),
        (None, _, _) => after.or(before)?.1.clone(),
    };
    let code = owner.place.country?;
    let others: Vec<&(usize, Spot)> = named
        .iter()
        .filter(|(_, spot)| spot.place.country != Some(code) && borders_on(reader, code, spot))
        .collect();
    // "A borders B and C, its longest border being shared with D"
    let scene = reader.scene();
    let told = others.iter().find(|(index, _)| {
        let end = border.max(at) + 1;
        let words = *index > end && (end..*index).all(|it| scene.is_word(it));
        words && is_with(scene, *index)
    });
    let nearest = || others.iter().min_by_key(|(index, _)| index.abs_diff(at));
    let nearest = told.or_else(nearest);
    let neighbour = nearest.map(|(_, spot)| spot.clone());
    let neighbour = neighbour.or_else(|| reader.salient_neighbour_of(code))?;
    Some((owner, Some(neighbour)))
}

/// Of the countries of the sentence those that the clause of the superlative names, if it does.
fn in_clause(reader: &Reader<'_, '_>, at: usize, named: Vec<(usize, Spot)>) -> Vec<(usize, Spot)> {
    let elements = &reader.scene().elements;
    let mark = |index: &usize| elements[*index].is_mark(&[';']);
    let start = (0..at).rev().find(mark).unwrap_or(0);
    let end = (at..elements.len()).find(mark).unwrap_or(elements.len());
    let inside: Vec<_> = named.iter().filter(|it| (start..end).contains(&it.0)).cloned().collect();
    if inside.is_empty() { named } else { inside }
}

/// "The border with B is its longest", "the longest is that with B": the one country that the
/// sentence names lies across it; "the longest border with B" may be ranked among those of B.
fn across<'n>(
    reader: &Reader<'_, '_>,
    at: usize,
    border: usize,
    named: &'n [(usize, Spot)],
) -> Option<&'n (usize, Spot)> {
    let [only] = named else { return None };
    let of_another = at < border && has_with(reader.scene(), border);
    Some(only).filter(|(index, _)| is_with(reader.scene(), *index) && !of_another)
}

/// "A's neighbours are B and C, and *its border with D* is the longest in the world": the border of
/// the subject with the one country right behind it.
fn with_owner(reader: &Reader<'_, '_>, border: usize) -> Option<(Spot, Option<Spot>)> {
    let scene = reader.scene();
    let own = scene.any(border.saturating_sub(2)..border, &[Cue::Possessive]);
    let with = (border + 1..border + 4).filter(|_| own).find(|&at| is_with(scene, at))?;
    let neighbour = reader.country_at(with)?;
    let code = neighbour.place.country?;
    let fits = |spot: &Spot| borders_on(reader, code, spot);
    let subject = opening(scene, border).and_then(|at| reader.country_at(at)).filter(fits);
    let owner = subject.or_else(|| border_owner(reader, border, &neighbour))?;
    Some((owner, Some(neighbour)))
}

/// "the longest border in the world" is that of the two neighbours named nearest, or the subject's
/// own.
fn of_the_world(
    reader: &Reader<'_, '_>,
    at: usize,
    named: &[(usize, Spot)],
) -> Option<(Spot, Option<Spot>)> {
    let scene = reader.scene();
    // "the third-longest after the A–B border"
    let after = |index: usize| {
        let mut before = (at + 1..index).rev().take(AFTER);
        before.any(|before| scene.has(before, Cue::After))
    };
    // "…, the second-longest runs between A and B"
    let behind = named.iter().find(|(index, _)| *index > at && !after(*index));
    let told = behind.is_some_and(|(index, _)| scene.any(at..*index, &[Cue::Between]));
    if (0..scene.elements.len()).any(|index| is_of_part(reader, index)) {
        return None;
    }
    let counts = |index: usize| (!told || index > at) && !after(index);
    let mut near: Vec<_> = named.iter().filter(|(index, _)| counts(*index)).collect();
    near.sort_by_key(|(index, _)| index.abs_diff(at));
    let (_, first) = near.first()?;
    let code = first.place.country?;
    let second = near.iter().skip(1).find(|(_, spot)| borders_on(reader, code, spot));
    // "A lies between them, and they share the longest border": two others do; "X has it with A".
    let shared = scene.any(0..at, &[Cue::Together, Cue::TwoPlaces]);
    let Some((index, second)) = second else {
        return (!shared && !is_with(scene, near[0].0)).then(|| (first.clone(), None));
    };
    let whole = !is_at_site(reader, near[0].0.max(*index));
    whole.then(|| (first.clone(), Some(second.clone())))
}

/// "that of A and B at X": behind the countries, the last of which element `last` is, follows one
/// small place at their border.
fn is_at_site(reader: &Reader<'_, '_>, last: usize) -> bool {
    static SITES: &[PlaceClass] = &[
        PlaceClass::Settlement,
        PlaceClass::Island,
        PlaceClass::Mountain,
        PlaceClass::Bridge,
        PlaceClass::BorderCrossing,
        PlaceClass::Site,
    ];
    let scene = reader.scene();
    let site = |index: usize| {
        let unknown = scene.elements.get(index).is_some_and(|it| it.kind == ElementKind::Name);
        let small = |spot: Spot| SITES.contains(&spot.place.class);
        unknown || reader.country_at(index).is_none() && reader.spot(index).is_some_and(small)
    };
    scene.any(last + 1..last + 2, &[Cue::On, Cue::Upon]) && (last + 2..last + 4).any(site)
}

/// "the rock of A", "A's rock", "A's X", "with X": the name at `index` stands for a part of a
/// country, whose border is not the country's.
fn is_of_part(reader: &Reader<'_, '_>, index: usize) -> bool {
    static PARTS: &[Cue] = &[Cue::Landform, Cue::Island, Cue::Section];
    static OF: &[Cue] = &[Cue::Of, Cue::From, Cue::Genitive];
    let scene = reader.scene();
    let is_unknown = |at: usize| {
        let name = scene.elements.get(at).is_some_and(|it| it.kind == ElementKind::Name);
        name || scene.is_name(at) && reader.country_at(at).is_none()
    };
    if !is_unknown(index) && !scene.is_name(index) {
        return false;
    }
    let is_link = |&at: &usize| scene.elements[at].cues.any(OF) || scene.is_definite(at);
    let noun = (index.saturating_sub(3)..index).rev().find(|at| !is_link(at));
    let governed = noun.is_some_and(|noun| noun + 1 < index && scene.any(noun..noun + 1, PARTS));
    let owned = is_unknown(index + 1) || scene.any(index + 1..index + 2, PARTS);
    governed || scene.is_possessor(index) && owned || is_unknown(index) && is_with(scene, index)
}

/// How far behind "after" a name may stand, in elements: "after the A–B border and the C–D border".
const AFTER: usize = 14;

/// "France borders on Brazil" by way of a territory.
fn borders_on(reader: &Reader<'_, '_>, code: CountryCode, spot: &Spot) -> bool {
    let atlas = reader.atlas;
    let whole = |code: CountryCode| {
        std::iter::once(code).chain(atlas.territories_of(code).map(|row| row.territory))
    };
    let Some(other) = spot.place.country.filter(|other| *other != code) else { return false };
    whole(code).any(|ours| whole(other).any(|theirs| atlas.are_neighbours(ours, theirs)))
}

/// Whose borders are ranked, where a possessive, a genitive or a verb says so.
fn owner(
    reader: &Reader<'_, '_>,
    at: usize,
    border: usize,
    named: &[(usize, Spot)],
) -> Option<Spot> {
    let scene = reader.scene();
    let (low, high) = (at.min(border), at.max(border));
    let spot_at = |wanted: usize| {
        named.iter().find(|(index, _)| *index == wanted).map(|(_, spot)| spot.clone())
    };
    let start = if border + 4 > at { low } else { at };
    let own = (start.saturating_sub(3)..start).any(|index| scene.has(index, Cue::Possessive))
        || scene.any(high + 1..high + 3, &[Cue::It, Cue::Have])
        || scene.any(low.saturating_sub(4)..low, &[Cue::Share]);
    // "the Arab country that shares the longest border with A" is told from A's other neighbours.
    let relative = (low.saturating_sub(4)..low).find(|&index| scene.has(index, Cue::Relative));
    let told = relative.is_some_and(|at| scene.any(at.saturating_sub(2)..at, &[Cue::Country]));
    if told
        && has_with(scene, high)
        && !scene.any(start.saturating_sub(1)..start, &[Cue::Possessive])
    {
        return named.iter().find(|(index, _)| *index > high).map(|(_, spot)| spot.clone());
    }
    // "C'est avec B que A a sa plus longue frontière"
    let across = |index: usize| is_with(scene, index);
    let parted = named.iter().any(|(index, _)| *index < at && across(*index));
    let other = named.iter().find(|(index, _)| !across(*index));
    if own || parted && other.is_some() {
        return other.or(named.first()).map(|(_, spot)| spot.clone());
    }
    let beside = (1..=2).filter_map(|back| at.checked_sub(back));
    let before = beside.clone().find_map(spot_at);
    // "A는 B와 가장 긴 국경을": what is joined to the border is across it.
    let joined = |index: usize| spot_at(index).is_some() && scene.any(index + 1..at, &[Cue::And]);
    if let Some(across) = beside.into_iter().find(|&index| joined(index)) {
        return named.iter().find(|(index, _)| *index < across).map(|(_, spot)| spot.clone());
    }
    let behind = (high + 1..high + 4).find_map(spot_at).filter(|_| !has_with(scene, high));
    let beside_border = border.checked_sub(1).and_then(spot_at);
    before.or(behind).or(beside_border)
}
