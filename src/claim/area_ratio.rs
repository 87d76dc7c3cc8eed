#![doc = include_str!("area_ratio.md")]

use std::ops::Range;

use crate::atlas::PlaceClass;
use crate::measure::Question;
use crate::quantity::{Dimension, Hedge, Interval, Quantity, Stated, Unit};
use crate::span::Span;
use crate::text::{Cue, Element, Kind as ElementKind, RatioOf, Scene, Syntax, numerals, phrases};

use super::antecedent::{
    country_word, has_possessive, is_genitive, is_plural, opening, subject_before, topic_country,
};
use super::expanse::{LARGE, area_at};
use super::largest::{Comparison, is_behind_article, superlatives};
use super::named::{is_compared, is_inserted, is_locative, is_object_of_first, latest_named};
use super::reader::{Reader, Spot};
use super::{Kind, Need, foremost};

pub const KIND: Kind =
    Kind { name: "area_ratio", page: include_str!("area_ratio.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[
    Need::figure(Dimension::Ratio).with_names(1),
    Need::cues(&[Cue::Larger, Cue::Smaller, Cue::SameSize]).with_names(1),
    Need::cues(&[Cue::Largest, Cue::Smallest]).and(&[Cue::Country, Cue::It]).with_names(1),
    Need::cues(&[Cue::Largest, Cue::Larger]).and(THINGS).with_names(1),
    Need::cues(&[Cue::Ordinal]).and(&[Cue::Area]).with_names(1),
];

/// Things that have a rank among their kind; "la isla" may stand for one, too.
static THINGS: &[Cue] = &[Cue::Lake, Cue::Island, Cue::Region, Cue::It];

/// Nobody says that one is as large as the other if it is not this many times as large.
pub const ALIKE: Interval = Interval { low: 0.6, high: 1.6 };

/// How far before the comparison its subject may stand, in elements.
const REACH: usize = 14;

/// What is "slightly" smaller has at least this share of the area, …
const SLIGHTLY: f64 = 0.6;
/// … and hardly anybody says so of less than this one.
const HARDLY: f64 = 0.75;

fn read(reader: &mut Reader<'_, '_>) {
    for at in reader.free_figures(Dimension::Ratio) {
        if is_area_ratio(reader, at) {
            read_figure(reader, at);
        }
    }
    read_plain(reader);
    let ranked = superlatives(reader).into_iter().chain(foremost::superlatives(reader));
    for Comparison { span, hard, place, rival } in ranked.collect::<Vec<_>>() {
        push(reader, span, plain(span, hard), &place, &rival);
    }
}

fn is_area_ratio(reader: &Reader<'_, '_>, at: usize) -> bool {
    let found = &reader.figure(at).value;
    // "il quarto paese più grande dell'Africa"
    let end = reader.scene().elements.len().min(at + 4);
    let superlative = |index: usize| {
        let compared = reader.scene().elements[index].cues.any(&[Cue::Larger, Cue::Smaller]);
        compared && is_behind_article(reader.scene(), index)
    };
    let counted = found.quantity.value == 1.0 && is_counted(reader.scene(), at);
    if counted || (at + 1..end).any(superlative) {
        return false;
    }
    match found.ratio_of {
        Some(RatioOf::Area) => true,
        Some(RatioOf::Unsaid) | None => {
            reader.scene().any(at + 1..at + 4, &[Cue::SameSize, Cue::Larger])
                || reader.scene().any(at.saturating_sub(1)..at, &[Cue::SameSize])
                || is_headed(reader.scene(), at)
        }
        Some(RatioOf::Length | RatioOf::Width | RatioOf::Distance) => false,
    }
}

/// "grande il doppio di B", "la superficie di A è la metà di quella di B": what a ratio compares
/// stands before it.
fn is_headed(scene: &Scene<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| scene.language.syntax != Syntax::Germanic)
    else {
        return false;
    };
    let word = scene.lower(before);
    let heads = scene.language.ratio_heads.iter().filter(|(of, _)| *of == RatioOf::Area);
    let adjective = heads.into_iter().any(|(_, words)| phrases(words).any(|head| head == word));
    let ends = |index: &usize| matches!(scene.elements[*index].kind, ElementKind::Mark(_));
    let start = (at.saturating_sub(AREA_BEFORE)..at).rev().find(ends).map_or(0, |mark| mark + 1);
    let clause = start.max(at.saturating_sub(AREA_BEFORE))..at;
    let area = clause.clone().find(|&index| scene.has(index, Cue::Area));
    let owned = area.is_some_and(|area| {
        let told = scene.any(clause.start..at, &[Cue::Lie, Cue::Have]);
        told && (clause.start..area + 4).any(|index| scene.is_name(index))
    });
    adjective || owned
}

/// How far before a ratio the area may be spoken of, in elements.
const AREA_BEFORE: usize = 10;

/// "dreimal so groß wie B", "twice the size of B", "a third of the area of B".
fn read_figure(reader: &mut Reader<'_, '_>, at: usize) {
    let named = reference(reader, at + 1, 7);
    let fronted = || fronted_subject(reader, at, named.as_ref()?.0);
    let Some(place) = subject(reader, at).or_else(fronted) else { return };
    let named = named.or_else(|| elided_reference(reader, at, &place));
    let Some((last, reference)) = named else { return };
    if is_in_a_respect(reader, at, last) {
        return;
    }
    let span = reader.span(at, last);
    let Some(stated) = stated(reader, at, last) else { return };
    push_all(reader, span, stated, &place, &reference);
    reader.take(at);
}

/// "covers 20,000 km², *about the size of* B", "20,000 km² (*twice the size of* B)": what is said
/// of the area at `figure`, that of `place`.
pub fn read_apposed(reader: &mut Reader<'_, '_>, figure: usize, place: &Spot) {
    let scene = reader.scene();
    let next = scene.skip_conversion(figure + 1);
    let start = next + usize::from(scene.is_mark(next, &[',', '(', '–', '—']));
    let end = scene.elements.len().min(start + APPOSED);
    let compares = |at: &usize| is_ratio(scene, *at) || comparative(scene, *at).is_some();
    let Some(at) = (start..end).find(compares) else { return };
    // "an area twice the size of B" is another one.
    let told = (start..at).all(|it| scene.is_word(it)) && !scene.any(start..at, &[Cue::Area]);
    let Some((last, reference)) = reference(reader, at + 1, 7).filter(|_| told) else { return };
    if is_in_a_respect(reader, at, last) {
        return;
    }
    let span = reader.span(at, last);
    if !is_ratio(scene, at) {
        let stated = comparative(scene, at).map(|bounds| bounds.stated(span));
        return stated.map_or((), |stated| push_all(reader, span, stated, place, &reference));
    }
    let free = reader.free_figures(Dimension::Ratio).contains(&at) && is_area_ratio(reader, at);
    let Some(stated) = stated(reader, at, last).filter(|_| free) else { return };
    push_all(reader, span, stated, place, &reference);
    reader.take(at);
}

/// How far behind an area a comparison with it may stand, in elements.
const APPOSED: usize = 4;

/// What the figure at `at` says, with the comparative between it and its `reference`: "a third
/// larger" is four thirds, "20 percent smaller" four fifths, "three times larger" three times.
fn stated(reader: &Reader<'_, '_>, at: usize, reference: usize) -> Option<Stated> {
    let quantity = reader.figure(at).value.quantity;
    let share = quantity.value * quantity.unit.factor();
    let says = |cue| reader.scene().any(at + 1..reference, &[cue]);
    let (larger, smaller) = (says(Cue::Larger), says(Cue::Smaller));
    if !(larger || smaller) {
        return Some(reader.stated(at));
    }
    if share < 1.0 && quantity.upper.is_none() {
        let value = if larger { 1.0 + share } else { 1.0 - share };
        let whole = Quantity { value, unit: Unit::Times, ..quantity };
        return Some(Stated::new(reader.stated(at).span, &whole, reader.table));
    }
    // "150 percent larger": two and a half times, or one and a half.
    if share < 1.0 || quantity.unit == Unit::Percent {
        return None;
    }
    Some(if smaller { inverse(reader.stated(at)) } else { or_more(reader.stated(at)) })
}

/// "three times larger" is three times as large, and to some four times: once more than nothing.
fn or_more(stated: Stated) -> Stated {
    let added = stated.hard.high * (stated.value + 1.0) / stated.value.max(1.0);
    let hard = Interval::new(stated.hard.low, stated.hard.high.max(added));
    Stated { hard, ..stated }
}

/// "deux fois plus petite que": the ratio the other way round.
fn inverse(stated: Stated) -> Stated {
    let turn = |it: Interval| Interval::new(1.0 / it.high, 1.0 / it.low.max(f64::MIN_POSITIVE));
    let (hard, natural) = (turn(stated.hard), turn(stated.natural));
    Stated { value: 1.0 / stated.value.max(f64::MIN_POSITIVE), hard, natural, ..stated }
}

/// "so groß wie B", "larger than B", "smaller than B", without a figure.
fn read_plain(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        let element = &scene.elements[at];
        let figure_before = (at.saturating_sub(3)..at).any(|before| is_ratio(scene, before));
        let same = element.has(Cue::SameSize) && !is_part_word(scene, at);
        let same = same.then_some(Bounds { hard: ALIKE, natural: ALIKE });
        let Some(bounds) = comparative(scene, at).or(same) else { continue };
        if is_of_anything(scene, at) || is_behind_article(scene, at) {
            continue;
        }
        let Some((last, reference)) = reference(reader, at + 1, 4) else { continue };
        let subject = || subject(reader, at).or_else(|| fronted_subject(reader, at, last));
        let Some(place) = (!figure_before).then(subject).flatten() else { continue };
        if is_in_a_respect(reader, at, last) {
            continue;
        }
        let span = reader.span(at, last);
        push_all(reader, span, bounds.stated(span), &place, &reference);
    }
}

/// "La población de A supera la de B", "comparable à celle de B": what compares anything, where no
/// area is spoken of since the last comma or figure.
fn is_of_anything(scene: &Scene<'_>, at: usize) -> bool {
    let ends = |index: &usize| !scene.is_word(*index) && !scene.is_name(*index);
    let start = (0..at).rev().find(ends).map_or(0, |end| end + 1);
    scene.has(at, Cue::OfAnything) && !scene.any(start..at, &[Cue::Area])
}

/// How many times the area of one thing another may have, and what the wording suggests.
struct Bounds {
    hard: Interval,
    natural: Interval,
}

impl Bounds {
    fn stated(&self, span: Span) -> Stated {
        Stated { natural: self.natural, ..plain(span, self.hard) }
    }
}

/// "larger", "slightly smaller".
fn comparative(scene: &Scene<'_>, at: usize) -> Option<Bounds> {
    let slightly = scene.any(at.saturating_sub(1)..at + 1, &[Cue::Slightly]);
    let (least, usual) = if slightly { (SLIGHTLY, HARDLY) } else { (0.0, 0.0) };
    if scene.has(at, Cue::Larger) {
        let above = |share: f64| Interval::new(1.0, 1.0 / share);
        Some(Bounds { hard: above(least), natural: above(usual) })
    } else if scene.has(at, Cue::Smaller) {
        let below = |share: f64| Interval::new(share, 1.0);
        Some(Bounds { hard: below(least), natural: below(usual) })
    } else {
        None
    }
}

/// "six *time* the size", "500 mal die Größe": a number that is not read; "at 700 km² as large as"
/// has its own measure.
fn is_counted(scene: &Scene<'_>, at: usize) -> bool {
    let words = at.saturating_sub(2)..at;
    words.into_iter().any(|index| !scene.is_figure(index) && is_number(scene, index))
}

/// "as large as *two* Frances": a number without a unit.
fn is_number(scene: &Scene<'_>, at: usize) -> bool {
    let numbers = numerals(scene.spelled(at), scene.language);
    scene.is_word(at) && numbers.iter().any(|number| number.value.value > 1.0)
}

/// "in the Omran area of Iraq": the noun belongs to the name before it and compares nothing.
fn is_part_word(scene: &Scene<'_>, at: usize) -> bool {
    let named =
        |at: usize| !matches!(scene.elements[at].kind, ElementKind::Word | ElementKind::Mark(_));
    // "a vast area of the North Atlantic" is one within it.
    let indefinite = scene.any(at.saturating_sub(2)..at, &[Cue::Indefinite]);
    indefinite && !scene.has(at, Cue::OfAnything)
        || at > 0 && named(at - 1) && scene.language.noun_adjuncts
}

/// "larger than B in terms of trade", "beim Weizen größer als B": not by area.
fn is_in_a_respect(reader: &Reader<'_, '_>, at: usize, reference: usize) -> bool {
    let scene = reader.scene();
    let leads = |index: usize, prepositions: &[Cue]| {
        let preposition = scene.any(index..index + 1, prepositions);
        let place = (index + 1..index + 4).any(|index| scene.place_at(index).is_some());
        // "in her telling" is whose words they are.
        let told = scene.has(index + 1, Cue::Possessive);
        preposition && !place && !told && !scene.any(index + 1..index + 4, &[Cue::Area])
    };
    let clause =
        (0..at).rev().take_while(|&index| !scene.elements[index].is_mark(&[',', '–', '—']));
    let verb = clause.into_iter().find(|&index| scene.elements[index].has(Cue::Lie));
    leads(reference + 1, &[Cue::In, Cue::By, Cue::To, Cue::Among])
        || verb.is_some_and(|verb| (verb + 1..at).any(|index| leads(index, &[Cue::In])))
}

fn is_ratio(scene: &Scene<'_>, at: usize) -> bool {
    match scene.elements[at].kind {
        ElementKind::Quantity(index) => {
            scene.quantities[index].value.quantity.unit.dimension() == Dimension::Ratio
        }
        ElementKind::Place(_) | ElementKind::Name | ElementKind::Word | ElementKind::Mark(_) => {
            false
        }
    }
}

/// "A, its neighbour, is six times as large": as the country that the text is about.
fn elided_reference(
    reader: &Reader<'_, '_>,
    at: usize,
    place: &Spot,
) -> Option<(usize, Reference)> {
    let scene = reader.scene();
    let closed = (at + 1..at + 4).find(|&index| {
        let next = scene.elements.get(index);
        next.is_none_or(|next| next.is_mark(&['.', ',', ';', ')', '!', '?', '–', '—']))
    })?;
    let subject = opening(scene, at)?;
    let same = scene.place_at(subject).is_some_and(|named| named.best().id == place.place.id);
    let country = place.place.class == PlaceClass::Country && has_possessive(reader, at);
    let topic = topic_country(reader, subject).filter(|_| same && country)?;
    (topic.place.id != place.place.id).then(|| (closed - 1, Reference::one(topic)))
}

/// How far behind its owner a reference may stand, in elements.
const OWNED_REACH: usize = 3;
/// "region of", in elements.
const KIND_WORDS: usize = 2;

/// What something is compared with.
struct Reference {
    spots: Vec<Spot>,
    /// All of them together.
    summed: bool,
}

impl Reference {
    fn one(spot: Spot) -> Self {
        Self { spots: vec![spot], summed: false }
    }
}

/// The first name from element `start` on, if it is one of a thing with an area, and those that a
/// list joins to it; with the last element.
fn reference(reader: &Reader<'_, '_>, start: usize, reach: usize) -> Option<(usize, Reference)> {
    let scene = reader.scene();
    // "than the Spanish region of B"
    let adjective = |at: usize| scene.place_at(at).is_some_and(|toponym| toponym.demonym);
    let described = (start..start + reach).any(adjective);
    let first = scene.name_after(start, if described { reach + KIND_WORDS } else { reach })?;
    // "half the size of A's neighbour B", "smaller than the US state of B"
    let owned = |owner: usize| scene.name_after(owner + 1, OWNED_REACH);
    let first = match noun_behind(scene, first) {
        Some(noun) => owned(noun)?,
        None => scene.is_possessor(first).then(|| owned(first)).flatten().unwrap_or(first),
    };
    // "größer als in B", "larger than that of B" compare something else.
    let other = scene.any(start..first, &[Cue::In])
        || scene.any(start..first, &[Cue::Demonstrative]) && !scene.any(0..start, &[Cue::Area]);
    let noun = |index: usize| is_other_noun(scene, index) || is_number(scene, index);
    if other || is_part(scene, first) || (start..first).any(noun) {
        return None;
    }
    let (spot, last) = area_at(reader, first)?;
    // "A меньше B потратила на оборону"
    if is_other_noun(scene, last + 1) {
        return None;
    }
    let (end, spots) = listed(reader, last, spot);
    let told = scene.any(start..first, &[Cue::Summed]);
    let sum = (end + 1..end + 1 + SUM_REACH)
        .take_while(|&index| scene.elements.get(index).is_some_and(|it| !is_sentence_mark(it)))
        .find(|&index| scene.has(index, Cue::Summed));
    match sum.or_else(|| told.then_some(end)) {
        // "A, the unknown B and C combined"
        Some(sum) if spots.len() < 2 || (end + 1..sum).any(|at| is_named(scene, at)) => None,
        Some(sum) => Some((sum, Reference { spots, summed: true })),
        None => Some((last, Reference { spots, summed: false })),
    }
}

/// "Население A вдвое больше *населения* B", "A *тратит* больше B": where "larger" is the word for
/// "more", the word at `at` tells of what, unless the sentence speaks of areas.
fn is_other_noun(scene: &Scene<'_>, at: usize) -> bool {
    static ADVERBS: &[Cue] = &[Cue::Adverb, Cue::If, Cue::Relative, Cue::Together, Cue::Summed];
    let told = scene.is_plain_word(at) && !ADVERBS.iter().any(|cue| scene.has(at, *cue));
    let noun = told || scene.has(at, Cue::Have);
    let area = || scene.any(0..scene.elements.len(), &[Cue::Area]);
    scene.language.syntax == Syntax::Slavic && noun && !area()
}

/// "southern Africa", "Western Europe": not the whole is compared.
fn is_part(scene: &Scene<'_>, at: usize) -> bool {
    let wind = at.checked_sub(1).filter(|&before| scene.elements[before].cues.wind.is_some());
    let own = || scene.elements[at].span.of(scene.text).contains(' ');
    wind.is_some() && scene.is_wide(at) && !own()
}

/// How far behind a list it may be said that it is added up, in elements.
const SUM_REACH: usize = 8;

fn is_sentence_mark(element: &Element) -> bool {
    element.is_mark(&['.', ';', ':', '!', '?'])
}

fn is_named(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.elements[at].kind, ElementKind::Place(_) | ElementKind::Name)
}

/// "A, B and C": the things with an area of a list whose first ends at element `end`, and where the
/// last of them does; a mere comma joins none.
fn listed(reader: &Reader<'_, '_>, end: usize, first: Spot) -> (usize, Vec<Spot>) {
    let scene = reader.scene();
    let (mut at, mut spots) = (end, vec![first]);
    let (mut last, mut whole) = (end, 1);
    while let Some(joint) = joint(scene, at) {
        let Some((next, (spot, end))) = (joint.end..joint.end + ARTICLE)
            .find_map(|index| Some((index, area_at(reader, index)?)))
        else {
            break;
        };
        let grammar = |index: usize| {
            let element = &scene.elements[index];
            let apostrophe = element.is_mark(&['\'', '’']);
            apostrophe || scene.is_grammar(element)
        };
        if !(joint.end..next).all(grammar) {
            break;
        }
        spots.push(spot);
        at = end;
        if scene.any(joint, &[Cue::And]) {
            (last, whole) = (at, spots.len());
        }
    }
    spots.truncate(whole);
    (last, spots)
}

/// How many elements an article and the name behind it may take: "l'Italie".
const ARTICLE: usize = 3;

/// The comma and the "and" behind element `at`.
fn joint(scene: &Scene<'_>, at: usize) -> Option<Range<usize>> {
    let joins = |index: &usize| {
        scene.elements.get(*index).is_some_and(|it| it.is_mark(&[',']) || it.has(Cue::And))
    };
    let end = at + 1 + (at + 1..at + 3).take_while(joins).count();
    (end > at + 1).then_some(at + 1..end)
}

/// A comparison without a figure.
pub fn plain(span: Span, hard: Interval) -> Stated {
    Stated { hedge: Hedge::Ratio, ..Stated::plain(span, 1.0, Unit::Times, hard, hard) }
}

/// Adds the claim that `place` has so many times the area of `reference`.
pub fn push(
    reader: &mut Reader<'_, '_>,
    span: Span,
    stated: Stated,
    place: &Spot,
    reference: &Spot,
) {
    push_all(reader, span, stated, place, &Reference::one(reference.clone()));
}

fn push_all(
    reader: &mut Reader<'_, '_>,
    span: Span,
    stated: Stated,
    place: &Spot,
    reference: &Reference,
) {
    let Reference { spots, summed } = reference;
    if spots.iter().any(|spot| spot.place.id == place.place.id) {
        return;
    }
    let counted = if *summed { &spots[..] } else { &spots[..1] };
    let all = std::iter::once(place).chain(counted);
    let all: Vec<Spot> = all.map(|spot| reader.with_areas(spot)).collect();
    let all: Vec<&Spot> = all.iter().collect();
    let claim = reader.push(KIND.name, span, stated, &all, |places| Question::AreaRatio {
        place: places[0].clone(),
        references: places[1..].to_vec(),
    });
    if counted.len() < spots.len() {
        // "as large as A and B": each of them, or both together.
        claim.alternatives.push(Question::AreaRatio {
            place: place.place.clone(),
            references: spots.iter().map(|spot| spot.place.clone()).collect(),
        });
    }
}

/// What is compared: the nearest thing before with an area, no place of something, no owner of it;
/// or the thing that a pronoun right before stands for.
fn subject(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let scene = reader.scene();
    if is_plural(scene, at) {
        return None;
    }
    let clause = |&index: &usize| !scene.elements[index].is_mark(&[')', ';', ':', '.']);
    let before = (at.saturating_sub(REACH)..at).rev().take_while(clause);
    let pronoun = (at.saturating_sub(3)..at)
        .rev()
        .find(|&index| scene.elements[index].has(Cue::It) && !scene.elements[index].has(Cue::Lie));
    for index in before {
        if let Some(antecedent) = antecedent(reader, index, at) {
            return Some(antecedent);
        }
        if Some(index) == pronoun {
            // "Its basin is a fifth of the size of A": not what has it is compared.
            let noun = scene.is_plain_word(index + 1) || scene.has(index + 1, Cue::Landform);
            if scene.has(index, Cue::Possessive) && noun {
                return None;
            }
            let country = || country_word(reader, index);
            let here = || {
                let (spot, _) = area_at(reader, opening(scene, index)?)?;
                Some(spot)
            };
            let before = || subject_before(reader, LARGE);
            let earlier = || {
                let spot = before().or_else(country);
                spot.or_else(|| latest_named(reader, index, LARGE))
            };
            // "Der X ist Schwedens größter See; er ist": X, which is not on the map.
            let opens = !scene.any(0..index.saturating_sub(1), &[Cue::Lie]);
            return here().or_else(|| opens.then(earlier)?);
        }
        let named = area_at(reader, index).filter(|(_, last)| *last < at);
        if let Some((spot, last)) = named
            && (!is_locative(reader, index) || is_kind_apposed(scene, last, at))
            && !is_genitive(scene, index)
            && !is_inserted(scene, index, at)
            && !is_object_of_first(scene, index, at)
            && !is_compared(scene, index, &[Cue::Larger, Cue::Smaller])
        {
            let noun = |index: usize| is_other_noun(scene, index);
            let told = index.checked_sub(1).is_some_and(noun) || (last + 1..at).any(noun);
            let other = is_part(scene, index) || is_attributive(scene, last) || told;
            return (!other && is_predicate(scene, last, at)).then_some(spot);
        }
        // "A is the size of B, and Xy is the size of C"
        if scene.elements[index].kind == ElementKind::Name && !is_locative(reader, index) {
            return None;
        }
    }
    None
}

/// "the capital of *A*, which is twice the size of": the name right before the comma of the
/// relative clause with the comparison at `at`.
fn antecedent(reader: &Reader<'_, '_>, pronoun: usize, at: usize) -> Option<Spot> {
    let scene = reader.scene();
    let comma = pronoun.checked_sub(1).filter(|&comma| scene.elements[comma].is_mark(&[',']))?;
    let name = comma.checked_sub(1).filter(|_| scene.has(pronoun, Cue::Relative))?;
    let verb = scene.has(pronoun + 1, Cue::Lie) || pronoun + 1 == at;
    let told = verb && !scene.has(pronoun, Cue::Possessive);
    let (spot, last) = area_at(reader, name).filter(|_| told)?;
    (last == name).then_some(spot)
}

/// "this *Mediterranean* island": a name before a kind word says where the nameless thing is.
fn is_attributive(scene: &Scene<'_>, at: usize) -> bool {
    noun_behind(scene, at).is_some()
}

/// "this Mediterranean *island*", "the U.S. *state*": the kind word that the name ending at `at`
/// describes.
fn noun_behind(scene: &Scene<'_>, at: usize) -> Option<usize> {
    static KINDS: &[Cue] =
        &[Cue::Island, Cue::Country, Cue::Region, Cue::Settlement, Cue::Capital, Cue::Lake];
    let noun = at + 1 + usize::from(scene.is_mark(at + 1, &['.']));
    let next = scene.elements.get(noun).filter(|_| scene.language.noun_adjuncts)?;
    (!next.capital && !next.joined && next.cues.any(KINDS)).then_some(noun)
}

/// "Roughly the size of B, *A* is", "Etwa so groß wie B, hat *A*": what stands right behind a
/// comparison that opens its sentence, no owner of something else.
fn fronted_subject(reader: &Reader<'_, '_>, at: usize, last: usize) -> Option<Spot> {
    let scene = reader.scene();
    let opens = (0..at).all(|index| scene.elements[index].kind == ElementKind::Word);
    let comma = scene.is_mark(last + 1, &[',']);
    let name = (last + 2..last + 2 + ARTICLE).find(|&index| scene.is_name(index));
    let name = name.filter(|_| opens && comma)?;
    let leads = |index: usize| {
        let grammar = scene.is_grammar(&scene.elements[index]);
        let verb = scene.elements[index].cues.any(&[Cue::Lie, Cue::Have]);
        (grammar || verb) && !scene.any(index..index + 1, &[Cue::In, Cue::And, Cue::From])
    };
    let (spot, end) = area_at(reader, name).filter(|_| (last + 2..name).all(leads))?;
    let listed = joint(scene, end).is_some_and(|joint| scene.any(joint, &[Cue::And]));
    let owner = scene.is_possessor(end) || scene.has(end + 1, Cue::From);
    let compound = scene.elements.get(end + 1).is_some_and(|next| next.joined);
    (!listed && !owner && !compound).then_some(spot)
}

/// "A, as she calls it, an island twice the size of B": a kind word in apposition before the ratio.
fn is_kind_apposed(scene: &Scene<'_>, last: usize, at: usize) -> bool {
    static KINDS: &[Cue] = &[Cue::Island, Cue::Country, Cue::Region, Cue::Lake];
    let comma = |index: &usize| scene.elements[*index].is_mark(&[',']);
    let closes = (last + 1..at).rev().find(comma);
    let apposed = comma(&(last + 1)) && closes.is_some_and(|comma| at - comma <= 4);
    apposed && closes.is_some_and(|comma| scene.any(comma + 1..at, KINDS))
}

/// "A is twice the size", "A, about the size", but not "A has lost an area the size".
fn is_predicate(scene: &Scene<'_>, last: usize, at: usize) -> bool {
    if is_kind_apposed(scene, last, at) {
        return true;
    }
    let mut between = scene.elements[last + 1..at].iter();
    let copula = scene.any(last + 1..at, &[Cue::Lie]);
    let apposed = between.all(|element| matches!(element.kind, ElementKind::Mark(_)));
    scene.language.syntax != Syntax::Germanic || copula || apposed
}
