#![doc = include_str!("feature_length.md")]

use std::ops::Range;

use crate::atlas::{Atlas, PlaceClass};
use crate::measure::Question;
use crate::quantity::Dimension;
use crate::text::{Capitals, Cue, Element, Kind as ElementKind, Scene};

use super::antecedent;
use super::coast;
use super::length::is_course;
use super::named::{latest_named, named_after, named_at, subject_before};
use super::pair::pair_near;
use super::reader::{Grasp, Reader, Spot};
use super::theme::{Theme, coordinated, noun_behind, push, theme};
use super::{Claim, Kind, NamedPlace, Need};

pub const KIND: Kind =
    Kind { name: "feature_length", page: include_str!("feature_length.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[Need::figure(Dimension::Length)];

/// What "long" may speak of.
static FEATURES: &[PlaceClass] = &[
    PlaceClass::River,
    PlaceClass::Canal,
    PlaceClass::Bridge,
    PlaceClass::Lake,
    PlaceClass::Strait,
    PlaceClass::Island,
    PlaceClass::Peninsula,
    PlaceClass::Desert,
    PlaceClass::Site,
];

/// What a kind word with a length may stand for.
static THEMES: &[PlaceClass] = &[
    PlaceClass::River,
    PlaceClass::Canal,
    PlaceClass::Bridge,
    PlaceClass::Lake,
    PlaceClass::Strait,
    PlaceClass::Island,
    PlaceClass::Peninsula,
    PlaceClass::Desert,
    PlaceClass::Site,
    PlaceClass::Region,
];

/// What a bare figure of length speaks of: things that have nothing but a length.
static LINES: &[PlaceClass] = &[PlaceClass::River, PlaceClass::Canal, PlaceClass::Bridge];

/// Kind words for them.
static LINE_WORDS: &[Cue] = &[Cue::River, Cue::Bridge];

fn read(reader: &mut Reader<'_, '_>) {
    coast::read(reader, KIND.name);
    for at in reader.free_figures(Dimension::Length) {
        if is_something_else(reader, at) {
            continue;
        }
        let Some(feature) = feature(reader, at) else { continue };
        let stated = reader.stated(at);
        let last = (at + 1).min(reader.scene().elements.len() - 1);
        let span = reader.span(at, last);
        push(reader, KIND.name, span, stated, &feature, |places| Question::FeatureLength {
            feature: places[0].clone(),
        });
        let short = |claim: &Claim| claim.places.iter().any(|it| is_less(reader.atlas, claim, it));
        let shared = matches!(&feature, Theme::Known(spot) if is_shared(reader.atlas, spot));
        let part = shared && is_in_its_country(reader, at);
        let part = part || is_between_ends(reader.scene(), at);
        if part && reader.claims.last().is_some_and(short) {
            reader.claims.last_mut().expect("one was pushed").grasp = Grasp::Implied;
        }
        reader.take(at);
    }
}

/// A distance from somewhere, a height, a width, a part.
fn is_something_else(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let next = scene.skip_conversion(at + 1);
    let wind = scene.elements.get(next).is_some_and(|element| element.cues.wind.is_some());
    let other = [Cue::Away, Cue::High, Cue::Wide, Cue::Apart];
    // "Die 300 Kilometer lange Straße von A nach B": a way, though a strait may be called so too.
    let way = noun_behind(scene, at).is_some_and(|noun| {
        let pair = pair_near(scene, at).is_some_and(|(from, _)| from > noun);
        scene.elements[noun].cues.any(&[Cue::Road, Cue::SeaPlace]) && pair
    });
    // "langer" and "länger" are the same without accents.
    let detour = (next..scene.elements.len().min(next + 2)).any(|index| {
        scene.elements[index].has(Cue::Detour) && !scene.elements[index].has(Cue::Long)
    });
    // "해안선 길이는 Q"
    let coast = scene.language.postpositions
        && reader.cue_near(at, 4, &[Cue::Coast])
        && reader.cue_near(at, 4, &[Cue::Long]);
    // "The river flows through A, 50 km from B": that is where A lies.
    let apposed = at > 0 && scene.elements[at - 1].is_mark(&[',']) && scene.has(next, Cue::From);
    wind || detour
        || is_depth(scene, at)
        || is_of_shore(scene, next)
        || is_part(reader, at, next)
        || is_stretch(scene, at, next)
        || way
        || coast
        || apposed
        || is_apposed_to_way(scene, at)
        || scene.any(next..next + 2, &other)
        || reader.cue_in_clause(at, 4, &[Cue::Section, Cue::Traffic, Cue::Sport])
}

/// "with a depth of 24 metres".
fn is_depth(scene: &Scene<'_>, at: usize) -> bool {
    let of = at > 0 && scene.has(at - 1, Cue::From);
    let noun = at.checked_sub(1 + usize::from(of));
    noun.is_some_and(|noun| scene.has(noun, Cue::High))
}

/// "a 2,100-kilometre-long shoreline": what the figure measures runs around a water.
fn is_of_shore(scene: &Scene<'_>, next: usize) -> bool {
    let noun = (next..next + 3).find(|&at| !scene.has(at, Cue::Long));
    noun.is_some_and(|noun| scene.has(noun, Cue::Coast) && scene.is_word(noun))
}

/// Whether the figure at `at` tells how long a river is in one area, or between two towns.
pub fn is_of_a_part(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let next = scene.skip_conversion(at + 1);
    let partial = scene.any(at.saturating_sub(RUN)..at, RUNS) && is_partial(scene, next);
    partial || is_part(reader, at, next) || is_stretch(scene, at, next)
}

/// Verbs of a river with its length …
static RUNS: &[Cue] = &[Cue::Flow, Cue::Measure];
/// … and how far before the figure they may stand, in elements.
const RUN: usize = 3;

/// "on a length of 727 km through A", "is 350 km long in A", "ist in A 350 km lang": a part of the
/// course.
fn is_part(reader: &Reader<'_, '_>, at: usize, next: usize) -> bool {
    let scene = reader.scene();
    let wide = |at: &usize| scene.place_at(*at).is_some_and(|it| it.best().class.is_wide());
    let long = scene.any(at.saturating_sub(3)..at, &[Cue::Long]);
    let within = is_partial(scene, next) || scene.has(next, Cue::Upon);
    let length = long && within && !scene.language.postpositions;
    let place = at.checked_sub(1).filter(wide).and_then(|place| place.checked_sub(2));
    let inside =
        place.is_some_and(|verb| scene.has(verb, Cue::Lie) && scene.has(verb + 1, Cue::In));
    // "auf 350 km fließt A durch B"
    let named = || named_after(reader, next, 4, FEATURES).map(|(name, _)| name);
    let fronted = scene.has(next, Cue::Flow) && named().is_some_and(|it| is_partial(scene, it + 1));
    if fronted {
        return true;
    }
    (length || inside) && subject_before(reader, at, 14, FEATURES).is_some()
}

/// "flows through A for 800 km", "flows for 200 km in A", "from A to B it is 700 km long": a river
/// is so long in one area, or between two towns.
fn is_stretch(scene: &Scene<'_>, at: usize, next: usize) -> bool {
    const CLAUSE: usize = 14;
    let clause = (at.saturating_sub(CLAUSE)..at).rev();
    let clause: Vec<usize> =
        clause.take_while(|&it| !scene.elements[it].is_mark(&[';', ':', '.'])).collect();
    let flows = clause.iter().copied().find(|&it| scene.has(it, Cue::Flow));
    let behind = flows.is_some() && scene.has(next, Cue::Upon) && is_named(scene, next + 1);
    let through = flows.is_some_and(|flows| {
        let names: Vec<usize> = (flows + 1..at).filter(|&it| is_named(scene, it)).collect();
        let wide = |it: usize| scene.place_at(it).is_some_and(|it| it.best().class.is_wide());
        let inside = |it: usize| scene.any(it.saturating_sub(2)..it, INSIDE);
        // "rises in A and is 800 km long"
        let and = (flows + 1..at).find(|&it| scene.has(it, Cue::And));
        let told = and.is_some_and(|and| scene.any(and + 1..at, &[Cue::Lie]));
        matches!(names[..], [one] if wide(one) && inside(one)) && !told
    });
    let towns = pair_near(scene, at).filter(|(from, to)| {
        let led = scene.any(from.saturating_sub(1)..*from, &[Cue::From]);
        led && scene.is_town(*from) && scene.is_town(*to) && *to < at
    });
    behind || through || towns.is_some() && scene.any(next..next + 2, &[Cue::Long])
}

/// "von A bis B 700 km lang", "from A to its mouth": so long may be the stretch between two ends,
/// one of which has a name; from the source to the mouth it is all.
fn is_between_ends(scene: &Scene<'_>, figure: usize) -> bool {
    const CLAUSE: usize = 12;
    let clause = (figure.saturating_sub(CLAUSE)..figure).rev();
    let mark = |at: usize| matches!(scene.elements[at].kind, ElementKind::Mark(_));
    clause.take_while(|&at| !mark(at)).any(|from| {
        let to = (from + 2..figure.min(from + 4)).find(|&at| scene.has(at, Cue::To));
        scene.has(from, Cue::From)
            && to.is_some_and(|to| {
                (from + 1..to + 3).any(|at| at < figure && at != to && is_named(scene, at))
            })
    })
}

/// What leads into an area that a river flows through.
static INSIDE: &[Cue] = &[Cue::In, Cue::Through, Cue::To, Cue::Over, Cue::Around];

fn is_named(scene: &Scene<'_>, at: usize) -> bool {
    let name = || scene.elements.get(at).is_some_and(|it| it.kind == ElementKind::Name);
    scene.is_name(at) || name()
}

/// Whether a river is not known to lie in one country alone.
fn is_shared(atlas: &Atlas, river: &Spot) -> bool {
    atlas.feature(&river.place.id).is_none_or(|feature| feature.countries.len() != 1)
}

/// Whether the claim states less than the whole length.
fn is_less(atlas: &Atlas, claim: &Claim, named: &NamedPlace) -> bool {
    let lengths = atlas.feature_lengths(&named.place.id);
    lengths.iter().any(|whole| claim.stated.hard.high < whole.range.low)
}

/// "Mit 865 km ist A der längste Fluss Bs", "A ist mit 865 km der längste Fluss des Landes", "Der
/// längste Fluss ist A mit 865 km": of a river of several countries so much may be meant as lies in
/// one.
fn is_in_its_country(reader: &Reader<'_, '_>, at: usize) -> bool {
    const RANK: usize = 12;
    let scene = reader.scene();
    let near = at..scene.elements.len().min(at + RANK);
    let longest = near.clone().find(|&it| scene.has(it, Cue::Longest));
    // A rank before the figure is that of what the sentence names last.
    let opens =
        (0..at.min(RANK)).any(|it| scene.has(it, Cue::Longest) && scene.has(it + 1, Cue::River));
    opens
        || longest.is_some_and(|longest| {
            (longest..near.end).any(|it| {
                let owner = scene.place_at(it).filter(|it| it.best().class.is_wide());
                owner.is_some() || scene.has(it, Cue::Country)
            })
        })
}

/// "… and the line, about 98 km in length,": the length of a way, whatever river is named before.
fn is_apposed_to_way(scene: &Scene<'_>, at: usize) -> bool {
    let comma = at.checked_sub(1).filter(|&before| scene.elements[before].is_mark(&[',']));
    let noun = comma.and_then(|comma| comma.checked_sub(1));
    noun.is_some_and(|noun| {
        let article = scene.elements[noun.saturating_sub(2)..noun].iter().rev();
        let definite = article.into_iter().any(|it| {
            scene.language.definite.contains(&it.span.of(scene.text).to_lowercase().as_str())
        });
        scene.has(noun, Cue::Route) && scene.is_word(noun) && definite
    })
}

fn feature(reader: &Reader<'_, '_>, at: usize) -> Option<Theme> {
    let next = reader.scene().skip_conversion(at + 1);
    if is_length(reader, at) {
        let themed = || coordinated(reader, at).or_else(|| theme(reader, at, THEMES));
        return long_feature(reader, at).map(Theme::Known).or_else(themed);
    }
    let found = attributive(reader, next)
        .or_else(|| line_before(reader, at, next))
        .or_else(|| fronted(reader, at, next))
        .or_else(|| measured(reader, at, next))
        .or_else(|| line_of(reader, at));
    found.map(Theme::Known).or_else(|| {
        // "The 82-kilometre canal".
        noun_behind(reader.scene(), at).filter(|&noun| noun == next)?;
        theme(reader, at, THEMES)
    })
}

/// "El Duero es un río de 897 km": a river has no measure but its length.
fn line_of(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let scene = reader.scene();
    let verb = at.checked_sub(4)?;
    let phrase = [(1, Cue::Lie), (2, Cue::Indefinite), (3, Cue::River), (4, Cue::From)];
    let said = phrase.iter().all(|(index, cue)| scene.has(verb + index - 1, *cue));
    let (name, spot) = subject_before(reader, verb, LONGEST_NAME, &[PlaceClass::River])?;
    let beside = named_at(reader, name, LINES).is_some_and(|(_, last)| last + 1 == verb);
    (said && beside).then_some(spot)
}

/// The longest name of a river, in elements.
const LONGEST_NAME: usize = 4;

fn is_length(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let next = scene.skip_conversion(at + 1);
    // "31 km long and 700 m wide": the word before belongs to the figure before.
    let start = (at.saturating_sub(5)..at)
        .rfind(|&index| scene.is_figure(index))
        .map_or(at.saturating_sub(5), |figure| (figure + 3).min(at));
    scene.any(next..next + 2, &[Cue::Long]) || scene.any(start..at, &[Cue::Long])
}

/// "X is 98 km long", "the 98 km long X", "with a length of 98 km"; a kind word stands for the
/// latest one.
fn long_feature(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let scene = reader.scene();
    let next = scene.skip_conversion(at + 1);
    let named = |found: Option<(usize, Spot)>| found.map(|(_, spot)| spot);
    let before = || named(subject_before(reader, at, 14, FEATURES));
    let after = || {
        let found = named_after(reader, next, 6, FEATURES);
        // "a gorge 2 miles long, cut by A"
        let agent = |name: usize| scene.any(name.saturating_sub(2)..name, &[Cue::By]);
        let other = |name: usize| {
            is_of_a_noun(scene, next..name) || is_of_a_kind(scene, next..name) || agent(name)
        };
        named(found.filter(|(name, _)| !other(*name)))
    };
    // "길이는 Q로 A의 두 배": the noun has its figure, and nothing behind is measured.
    let told = scene.language.postpositions && scene.any(at.saturating_sub(3)..at, &[Cue::Topic]);
    let after = || after().filter(|_| !told);
    let attributive = scene.language.verb_last && scene.any(next..next + 2, &[Cue::Long]);
    let found = if attributive { after().or_else(before) } else { before().or_else(after) };
    found.or_else(|| {
        let start = at.saturating_sub(6);
        let word = (start..at).rev().find(|&index| scene.elements[index].cues.any(LINE_WORDS));
        match word {
            Some(word) => latest_named(reader, word, LINES).filter(|it| is_meant(reader, word, it)),
            None => continued(reader, at)
                .or_else(|| antecedent::owner_before(reader, at, &[Cue::Long], FEATURES)),
        }
    })
}

/// "The river is 98 km long", but not "A, B's longest river, 98 km long": a river of an earlier
/// sentence is meant by a definite noun, where a language has articles.
fn is_meant(reader: &Reader<'_, '_>, noun: usize, river: &Spot) -> bool {
    let scene = reader.scene();
    let here = river.mention.is_some_and(|mention| mention.start >= scene.offset);
    let article = (noun.saturating_sub(2)..noun).any(|at| scene.is_definite(at));
    // "the river" is one phrase.
    let definite = article || scene.has(noun, Cue::It);
    here || definite || scene.language.indefinite.is_empty()
}

/// "a 98 km long pipe that reaches A", "eine 98 km lange Leitung nach A": between a figure and the
/// name stands a noun that the figure belongs to.
fn is_of_a_noun(scene: &Scene<'_>, between: Range<usize>) -> bool {
    static OTHERS: &[Cue] =
        &[Cue::Connect, Cue::Link, Cue::Road, Cue::Rail, Cue::Route, Cue::Network, Cue::Landform];
    let end = between.end;
    let noun = |at: usize| {
        let (element, plain) = (&scene.elements[at], scene.is_plain_word(at));
        let capital = scene.language.capitals == Capitals::Nouns && element.capital;
        plain && capital || (plain || element.cues.any(OTHERS)) && at + 1 < end
    };
    between.into_iter().any(noun)
}

/// "a 98 km long tributary *of the* A": what the figure measures is of A, or lies there, while "the
/// 98 km long river A" and "island of A" are called so.
fn is_of_a_kind(scene: &Scene<'_>, between: Range<usize>) -> bool {
    let kind = |at: &usize| scene.elements[*at].has(Cue::River) && scene.is_word(*at);
    let Some(kind) = between.clone().rfind(kind) else { return false };
    kind + 1 < between.end
}

/// "It measures 98 km", "Misura 98 km", "It flows 98 km from its source to the sea".
fn measured(reader: &Reader<'_, '_>, at: usize, next: usize) -> Option<Spot> {
    let scene = reader.scene();
    let verb = at > 0 && scene.elements[at - 1].has(Cue::Measure) && !is_partial(scene, next);
    let line = |spot: &Spot| LINES.contains(&spot.place.class);
    continued(reader, at).filter(line).filter(|_| verb || is_course(scene, at))
}

/// "It is 98 km long", "Mide 98 km de largo": what the sentence before began with.
fn continued(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let elements = &reader.scene().elements;
    let pronoun = elements[..at.min(OPENING)]
        .iter()
        .any(|element| element.kind == ElementKind::Word && element.has(Cue::It));
    let other = elements[..at].iter().any(|element| matches!(element.kind, ElementKind::Name));
    antecedent::subject_before(reader, FEATURES).filter(|_| pronoun && !other)
}

/// How far from its head a sentence may have a pronoun for its subject, in elements.
const OPENING: usize = 3;

/// "Mit 540 Kilometern ist er der längste Fluss": a pronoun behind the figure and its verb.
fn fronted(reader: &Reader<'_, '_>, at: usize, next: usize) -> Option<Spot> {
    let scene = reader.scene();
    let verb = scene.elements.get(next)?.has(Cue::Lie);
    let comma = scene.elements.get(next)?.is_mark(&[',']);
    let pronoun = scene.elements.get(next + 1)?.has(Cue::It);
    let longest = scene.any(next..next + 10, &[Cue::Longest]);
    // "Nach 98 Kilometern mündet die B in die C"
    let ends = at > 0 && scene.has(at - 1, Cue::After) && scene.has(next, Cue::Flow);
    if !(at <= 2 && (ends || (verb || comma) && longest)) {
        return None;
    }
    // "Mit 540 Kilometern ist die B der längste Fluss.", "At 540 kilometres, the B is the longest."
    let named = (next + 1..next + 3).find_map(|index| named_at(reader, index, LINES));
    let spot = named.map(|(spot, _)| spot);
    spot.or_else(|| antecedent::subject_before(reader, LINES).filter(|_| pronoun))
}

/// "the 130-mile X River".
fn attributive(reader: &Reader<'_, '_>, next: usize) -> Option<Spot> {
    named_at(reader, next, FEATURES).map(|(spot, _)| spot)
}

/// "X, at 6,650 km the longest river", "X flows 215 miles", "X: 1,006 km".
fn line_before(reader: &Reader<'_, '_>, at: usize, next: usize) -> Option<Spot> {
    let scene = reader.scene();
    let (name, spot) = subject_before(reader, at, 12, LINES)?;
    let longest = reader.cue_in_clause(at, 9, &[Cue::Longest])
        || scene.elements[at - 1].is_mark(&[':', '(']) && scene.any(name + 1..at, &[Cue::Longest]);
    let flows = scene.any(name + 1..at, &[Cue::Flow]) && !is_partial(scene, next);
    let closed =
        scene.elements.get(next).is_none_or(|next| matches!(next.kind, ElementKind::Mark(_)));
    let apposed = closed && is_apposed(&scene.elements[name + 1..at]);
    let measures = scene.elements[at - 1].has(Cue::Measure) && !is_partial(scene, next);
    (longest || flows || apposed || measures).then_some(spot)
}

/// "fließt 865 Kilometer durch Deutschland": a part of the course, unless it ends in a water.
fn is_partial(scene: &Scene<'_>, next: usize) -> bool {
    static ENDS: &[PlaceClass] = &[PlaceClass::Sea, PlaceClass::Lake, PlaceClass::River];
    let end = scene.elements.len().min(next + 2);
    let inside = &[Cue::In, Cue::Through, Cue::Over, Cue::On];
    let part = scene.any(next..end, inside) || scene.has(next, Cue::Of);
    let water = (next..next + 4).filter_map(|at| scene.place_at(at));
    // "runs through six countries": all of it does.
    let counted = scene.any(next + 1..next + 4, &[Cue::Country])
        && !(next + 1..next + 4).any(|at| scene.place_at(at).is_some());
    let named = scene.any(next..next + 4, &[Cue::SeaPlace, Cue::Lake]) || counted;
    part && !named && !water.into_iter().any(|toponym| ENDS.contains(&toponym.best().class))
}

/// Nothing but a mark or a preposition stands between the name and its figure.
fn is_apposed(between: &[Element]) -> bool {
    let opens = between.iter().any(|element| element.is_mark(&[',', '(', '（', ':']));
    let plain = |element: &Element| match element.kind {
        ElementKind::Mark(mark) => matches!(mark, ',' | '(' | '（' | ':'),
        ElementKind::Word => !element.cues.any(&[Cue::Lie, Cue::To, Cue::From, Cue::Near]),
        ElementKind::Place(_) | ElementKind::Quantity(_) | ElementKind::Name => false,
    };
    opens && between.len() <= 4 && between.iter().all(plain)
}
