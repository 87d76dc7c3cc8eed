//! What definite words point back to: "it", "the city", "the country", "the two countries".
//!
//! The subject of a sentence is what the next one goes on with, so a pronoun at its head stands for
//! the subject before, and "the border with B" is that of the country which was the last subject.
//! A description with a single fitting antecedent is as certain as a name; with several, the
//! antecedent counts as implied, and nothing is refuted by it.

use crate::atlas::{CountryCode, PlaceClass};
use crate::text::{Cue, Element, Kind, Scene, Syntax, Toponym};

use super::named::PLACING;
use super::reader::{Grasp, Reader, Spot};

/// How far from its head a sentence may name its subject, in elements.
const OPENING: usize = 7;
/// So many sentences a pronoun may be handed on.
const CHAIN: usize = 4;

/// The element with the name that opens `scene` as its subject, before element `end`.
pub fn opening(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let start = behind_order(scene);
    for at in start..end.min(start + OPENING).min(scene.elements.len()) {
        let element = &scene.elements[at];
        match element.kind {
            // "Das bayerische Passau"
            Kind::Place(index) if scene.toponyms[index].demonym && scene.is_name(at + 1) => {}
            Kind::Place(index) => return (!scene.toponyms[index].demonym).then_some(at),
            // "El río X nace": the name that the kind word goes with.
            Kind::Word if is_kind_of_name(scene, at) => {}
            Kind::Word if leads_elsewhere(element) => return None,
            // "Der Vänersee ist Schwedens größter See": what stands before the verb.
            Kind::Word if at > start && element.has(Cue::Lie) => return None,
            // "The quake shook A", "Der Wirt in A": another subject comes first.
            Kind::Word if at > start && !opens_phrase(scene, element) => return None,
            Kind::Word if !opens_phrase(scene, element) && scene.place_at(start + 1).is_none() => {
                return None;
            }
            Kind::Word | Kind::Mark('"' | '„' | '“' | '”' | '«' | '»') => {}
            Kind::Name | Kind::Quantity(_) | Kind::Mark(_) => return None,
        }
    }
    None
}

/// "After A, *B* is the largest": where a sentence begins that first tells what comes before.
fn behind_order(scene: &Scene<'_>) -> usize {
    let after = scene.has(0, Cue::After);
    let mut near = (0..scene.elements.len().min(OPENING)).filter(|_| after);
    near.find(|&at| scene.elements[at].is_mark(&[','])).map_or(0, |comma| comma + 1)
}

/// An article, an adverb, a conjunction or a kind word: a subject may still follow.
fn opens_phrase(scene: &Scene<'_>, element: &Element) -> bool {
    static KINDS: &[Cue] = &[Cue::Country, Cue::Region, Cue::Island, Cue::River, Cue::Lake];
    let word = element.span.of(scene.text).to_lowercase();
    scene.language.function_words.contains(&word.as_str())
        || element.cues.any(KINDS)
        || element.cues.any(&[Cue::Settlement, Cue::Adverb])
}

/// "El río X", "Город X": a kind word that could stand for a name, right before one.
fn is_kind_of_name(scene: &Scene<'_>, at: usize) -> bool {
    static KINDS: &[Cue] =
        &[Cue::Country, Cue::Region, Cue::Settlement, Cue::Island, Cue::River, Cue::Lake];
    let element = &scene.elements[at];
    let kind = element.cues.any(KINDS) || scene.spelled(at).contains(' ');
    let name = scene.place_at(at + 1).is_some_and(|toponym| !toponym.demonym);
    element.has(Cue::It) && kind && name
}

/// A preposition, a compass word, a pronoun: the next name is not the subject.
fn leads_elsewhere(element: &Element) -> bool {
    static OTHER: &[Cue] =
        &[Cue::With, Cue::Aside, Cue::After, Cue::On, Cue::Upon, Cue::Over, Cue::Through];
    element.cues.any(PLACING)
        || element.cues.any(OTHER)
        || element.cues.wind.is_some()
        || element.has(Cue::It) && !element.has(Cue::Demonstrative)
}

/// The country that the text is about just before element `end`: the latest that opens a sentence.
pub fn topic_country(reader: &Reader<'_, '_>, end: usize) -> Option<Spot> {
    topic_country_that(reader, end, |_| true)
}

/// The same, of the countries that are as `fits` says; where none opens a sentence of the
/// paragraph, the latest that a sentence of it names alone.
pub fn topic_country_that(
    reader: &Reader<'_, '_>,
    end: usize,
    fits: impl Fn(CountryCode) -> bool,
) -> Option<Spot> {
    let paragraph = reader.scene().paragraph;
    let implied = |spot| Spot { grasp: Grasp::Implied, others: Vec::new(), ..spot };
    let mut passed: Vec<Option<CountryCode>> = Vec::new();
    let mut alone: Option<Spot> = None;
    for (back, scene) in reader.memory().enumerate() {
        if alone.is_some() && scene.paragraph != paragraph {
            break;
        }
        let end = if back == 0 { end } else { scene.elements.len() };
        let Some(at) = opening(scene, end) else {
            let Some(named) = lone_country(scene, end) else { continue };
            let spot = reader.spot_of(scene, named);
            let code = spot.place.country;
            passed.push(code);
            let first = alone.is_none() && back > 0 && code.is_some_and(&fits);
            alone = alone.or_else(|| first.then(|| implied(spot)));
            continue;
        };
        let Some(spot) = scene.place_at(at).map(|toponym| reader.spot_of(scene, toponym)) else {
            continue;
        };
        let code = spot.place.country;
        if spot.place.class == PlaceClass::Country && code.is_some_and(&fits) {
            let firm = scene.paragraph == paragraph && passed.iter().all(|other| *other == code);
            let grasp = if firm { Grasp::Named } else { Grasp::Implied };
            return Some(Spot { grasp, ..implied(spot) });
        }
        passed.push(code);
    }
    alone
}

/// The one country that `scene` names before element `end`: it may be what the text goes on with.
/// Of several in a list none is.
fn lone_country<'s>(scene: &'s Scene<'_>, end: usize) -> Option<&'s Toponym> {
    let mut named: Vec<&Toponym> = scene
        .places()
        .filter(|(at, toponym)| *at < end && toponym.best().class == PlaceClass::Country)
        .filter(|(at, _)| !is_with(scene, *at))
        .map(|(_, toponym)| toponym)
        .collect();
    named.dedup_by_key(|toponym| toponym.best().country);
    if let [only] = named[..] { Some(only) } else { None }
}

/// What a pronoun or a definite description at the head of the scene stands for, of `classes`.
pub fn subject_before(reader: &Reader<'_, '_>, classes: &[PlaceClass]) -> Option<Spot> {
    let here = reader.scene();
    for scene in reader.memory().skip(1).take(CHAIN) {
        if scene.paragraph != here.paragraph {
            return None;
        }
        if let Some(at) = told_of(scene) {
            let spot = reader.spot_of(scene, scene.place_at(at)?);
            let rivals = scene.toponyms.iter().any(|toponym| {
                let place = toponym.best();
                place.class == spot.place.class && place.id != spot.place.id
            });
            let grasp = if rivals { Grasp::Implied } else { spot.grasp };
            return classes.contains(&spot.place.class).then_some(Spot { grasp, ..spot });
        }
        if !opens_with_pronoun(scene) {
            return None;
        }
    }
    None
}

/// The name that `scene` tells of: what opens it, or what it calls the largest of that.
fn told_of(scene: &Scene<'_>) -> Option<usize> {
    let at = opening(scene, scene.elements.len())?;
    if at > 0 || !is_genitive(scene, at) {
        return Some(at);
    }
    // "B's largest lake is *A*"
    let verb = (at + 1..scene.elements.len()).find(|&verb| scene.has(verb, Cue::Lie))?;
    (verb + 1..verb + 3).find(|&name| scene.is_name(name))
}

/// "Its area is Q", "sa longueur est de Q", "Его общая площадь — Q": what the possessive stands for
/// that opens the sentence before one of `nouns`, where nothing is named up to the figure.
pub fn owner_before(
    reader: &Reader<'_, '_>,
    figure: usize,
    nouns: &[Cue],
    classes: &[PlaceClass],
) -> Option<Spot> {
    let scene = reader.scene();
    let owner = (0..figure.min(2)).find(|&at| scene.has(at, Cue::Possessive))?;
    let noun = owner + 1;
    let verb = |at: usize| {
        let element = &scene.elements[at];
        let told = !scene.is_plain_word(at) || scene.is_grammar(element);
        element.kind == Kind::Word && told || element.is_mark(&['—', '–'])
    };
    // "Its farmed area", "sa superficie agricole" are parts of it.
    let measured = scene.elements.get(noun).is_some_and(|it| it.cues.any(nouns));
    let last = figure.saturating_sub(1).max(noun + 1);
    let told = measured && figure - noun <= OPENING && (noun + 1..last).all(verb);
    told.then(|| subject_before(reader, classes))?
}

/// The classes that the description at `element` allows: "the city"; none for a pronoun.
pub fn described_classes(element: &Element) -> &'static [PlaceClass] {
    static KINDS: &[(Cue, &[PlaceClass])] = &[
        (Cue::ThisTown, &[PlaceClass::Settlement]),
        (Cue::ThisRegion, &[PlaceClass::Region]),
        (Cue::ThisIsland, &[PlaceClass::Island]),
        (Cue::ThisLake, &[PlaceClass::Lake]),
        (Cue::ThisCountry, &[PlaceClass::Country]),
    ];
    let described = |cue: &Cue| element.has(*cue) && !element.has(Cue::Pronoun);
    KINDS.iter().find(|(cue, _)| described(cue)).map_or(&[], |(_, classes)| classes)
}

/// "It covers …", "Das Land hat …", "수도는 B이다", which says whose capital that is as little as a
/// pronoun.
fn opens_with_pronoun(scene: &Scene<'_>) -> bool {
    let east = matches!(scene.language.syntax, Syntax::Korean | Syntax::Chinese);
    let owned = east && scene.is_word(0) && scene.any(0..1, &[Cue::Capital, Cue::Area]);
    if owned {
        return true;
    }
    scene.elements.iter().take(3).any(|element| element.kind == Kind::Word && element.has(Cue::It))
}

/// The country that a pronoun, a possessive or "the country" at element `at` stands for.
pub fn country_word(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let scene = reader.scene();
    let element = &scene.elements[at];
    let described = element.kind == Kind::Word && element.has(Cue::ThisCountry);
    described.then(|| topic_country(reader, at))?
}

/// Whose border with `neighbour` is meant, where the noun at element `border` has no second name
/// beside it: the subject's, else the text's.
pub fn border_owner(reader: &Reader<'_, '_>, border: usize, neighbour: &Spot) -> Option<Spot> {
    let code = neighbour.place.country?;
    let scene = reader.scene();
    let fits = |other: CountryCode| other != code && reader.atlas.are_neighbours(code, other);
    let owner = |at: usize| {
        let spot = reader.country_at(at)?;
        spot.place.country.is_some_and(fits).then_some(spot)
    };
    let beside = (border.saturating_sub(2)..border).rev().chain(border + 1..border + 3);
    // "It borders A and B, and its border with C": the border is not that of A.
    let own = scene.any(border.saturating_sub(2)..border, &[Cue::Possessive]);
    let adjoined = |at: usize| own && (0..at).any(|before| scene.has(before, Cue::Adjoin));
    let named = |at: &usize| !is_with(scene, *at) && !adjoined(*at);
    let subject = opening(scene, border).and_then(owner);
    beside
        .filter(|&at| at < scene.elements.len())
        .filter(named)
        .find_map(owner)
        .or(subject)
        .or_else(|| {
            let mut others = scene.places().map(|(at, _)| at).filter(named).filter_map(owner);
            others.next()
        })
        .or_else(|| {
            let topic = topic_country_that(reader, border, fits);
            agreed(topic, reader.salient_neighbour_of(code))
        })
}

/// The first of two guesses, else the second; as certain as either of them where they agree.
fn agreed(first: Option<Spot>, second: Option<Spot>) -> Option<Spot> {
    let same = first.as_ref().zip(second.as_ref()).filter(|(a, b)| a.place.id == b.place.id);
    let grasp = same.map(|(a, b)| a.grasp.min(b.grasp));
    let found = first.or(second)?;
    Some(Spot { grasp: grasp.unwrap_or(found.grasp), ..found })
}

/// "mit B", "with B", "zu B": element `at` is the other side of a border; a kind word may stand
/// before the name, as in "mit der Hauptstadt B".
pub fn is_with(scene: &Scene<'_>, at: usize) -> bool {
    static KINDS: &[Cue] = &[Cue::Capital, Cue::Settlement, Cue::Region, Cue::Country];
    let kind = scene.any(at.saturating_sub(1)..at, KINDS);
    let reach = if kind { 3 } else { 2 };
    (at.saturating_sub(reach)..at)
        .rev()
        .take_while(|&before| scene.elements[before].kind == Kind::Word)
        .any(|before| scene.elements[before].has(Cue::With))
}

/// "mit", "with" right behind the border word at `border`: a neighbour follows, no owner.
pub fn has_with(scene: &Scene<'_>, border: usize) -> bool {
    scene.has(border + 1, Cue::With)
}

/// "The quake was felt in A, 40 km from B": what the figure is said of follows a preposition.
pub fn is_struck(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    let apposed = scene.elements[at + 1].is_mark(&[',', '(']) && figure > at;
    let direct = apposed && (at + 2..figure).all(|index| scene.elements[index].kind == Kind::Word);
    let town = scene.place_at(at).is_some_and(|it| it.best().class == PlaceClass::Settlement);
    let placed = scene.any(at.saturating_sub(1)..at, &[Cue::In, Cue::To]);
    direct && town && placed
}

/// The two countries of "the two countries": the last two that are named together.
///
/// A sentence that names three leaves it open which two are meant.
pub fn two_countries(reader: &Reader<'_, '_>, end: usize) -> Option<(Spot, Spot)> {
    let named = |spot: &Spot| spot.place.class == PlaceClass::Country;
    match last_two(reader, end, |scene, toponym| Some(reader.spot_of(scene, toponym)).filter(named))
    {
        Latest::Two(both) => {
            let (a, b) = (both.0.place.country?, both.1.place.country?);
            // Two that do not touch were not meant: the text's own pair is.
            if reader.atlas.are_neighbours(a, b) {
                Some(*both)
            } else {
                reader.salient_neighbours()
            }
        }
        Latest::Many => None,
        Latest::Few => reader.salient_neighbours(),
    }
}

/// "The two cities": the last two towns that are named together.
pub fn two_towns(reader: &Reader<'_, '_>, end: usize) -> Option<(Spot, Spot)> {
    match last_two(reader, end, |scene, toponym| town(reader, scene, toponym)) {
        Latest::Two(both) => Some(*both),
        Latest::Many | Latest::Few => None,
    }
}

/// "Both capitals": the last two that are named together, or those of the last two countries.
pub fn two_capitals(reader: &Reader<'_, '_>, end: usize) -> Option<(Spot, Spot)> {
    let capital_of = |spot: &Spot| reader.atlas.capital(spot.place.country?);
    let is_capital = |spot: &Spot| capital_of(spot).is_some_and(|it| it.id == spot.place.id);
    match last_two(reader, end, |scene, toponym| town(reader, scene, toponym).filter(is_capital)) {
        Latest::Two(both) => Some(*both),
        Latest::Many => None,
        Latest::Few => {
            let (a, b) = two_countries(reader, end)?;
            let capital = |spot: &Spot| {
                let place = capital_of(spot)?;
                Some(Spot { place, others: Vec::new(), mention: None, grasp: spot.grasp })
            };
            Some((capital(&a)?, capital(&b)?))
        }
    }
}

fn town(reader: &Reader<'_, '_>, scene: &Scene<'_>, toponym: &Toponym) -> Option<Spot> {
    let fits = toponym.best().class == PlaceClass::Settlement && !toponym.demonym;
    fits.then(|| reader.spot_of(scene, toponym))
}

enum Latest {
    Two(Box<(Spot, Spot)>),
    /// The nearest sentence that names any has more than two.
    Many,
    Few,
}

/// The last two different places that `read` finds before element `end`, going back by sentences.
fn last_two(
    reader: &Reader<'_, '_>,
    end: usize,
    read: impl Fn(&Scene<'_>, &Toponym) -> Option<Spot>,
) -> Latest {
    let mut found: Vec<Spot> = Vec::new();
    for (back, scene) in reader.named_memory() {
        let end = if back == 0 { end } else { scene.elements.len() };
        let mut here: Vec<Spot> = Vec::new();
        for (_, toponym) in scene.places().filter(|(at, _)| *at < end) {
            if let Some(spot) = read(scene, toponym)
                && here.iter().chain(&found).all(|known| known.place.id != spot.place.id)
            {
                here.push(spot);
            }
        }
        let together = found.is_empty();
        found.splice(0..0, here);
        match &found[..] {
            [] | [_] => {}
            // One of them may stand alone in its sentence; then a third may be meant as well.
            [first, second] => {
                let grasp = if together || back <= 2 { Grasp::Named } else { Grasp::Implied };
                let firm = |spot: &Spot| Spot { grasp, ..spot.clone() };
                return Latest::Two(Box::new((firm(first), firm(second))));
            }
            [_, _, _, ..] => return Latest::Many,
        }
    }
    Latest::Few
}

/// The capital that the noun at element `at` means: "the Estonian capital", "die Hauptstadt
/// Estlands", "la capitale estonienne"; none where it is that of something else.
pub fn capital_at(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let scene = reader.scene();
    let element = scene.elements.get(at).filter(|element| element.has(Cue::Capital))?;
    let is_country =
        |index: usize| reader.country_at(index).is_some_and(|spot| owns(scene, index, &spot));
    let before = at.checked_sub(1).filter(|&index| is_country(index));
    let behind = (at + 1..at + 4)
        .take_while(|&index| {
            let between = |index: usize| scene.any(index..index + 1, &[Cue::From]);
            index == at + 1 || between(at + 1)
        })
        .find(|&index| scene.place_at(index).is_some());
    let behind = behind.filter(|&index| reader.country_at(index).is_some());
    let country = reader.country_at(before.or(behind)?)?;
    let place = reader.atlas.capital(country.place.country?)?;
    let mention = Some(reader.shift(element.span));
    Some(Spot { place, others: Vec::new(), mention, grasp: Grasp::Named })
}

/// "Estonian", "Estonia's", "Estlands" before the noun that it owns.
fn owns(scene: &Scene<'_>, at: usize, spot: &Spot) -> bool {
    let demonym = scene.place_at(at).is_some_and(|toponym| toponym.demonym);
    spot.place.class == PlaceClass::Country && (demonym || is_genitive(scene, at))
}

/// "Estonia's", "Estlands", "der Bundesrepublik": the name at element `at` says whose the noun
/// beside it is.
pub fn is_genitive(scene: &Scene<'_>, at: usize) -> bool {
    let noun = |index: usize| {
        let element = &scene.elements[index];
        element.kind == Kind::Word && element.capital
    };
    let next = scene.elements.get(at + 1);
    let before_noun = next.is_some_and(|next| next.kind == Kind::Word && !next.has(Cue::Lie));
    if at >= 2 && scene.elements[at - 1].has(Cue::Genitive) {
        return noun(at - 2);
    }
    // Without an apostrophe it may be the end of the name.
    let beside = at >= 1 && noun(at - 1) || before_noun;
    scene.is_possessor(at) || beside && scene.genitive_ending(at).is_some()
}

/// "They", "together they", "zusammen": several things at once, none of which is meant alone.
pub fn is_plural(scene: &Scene<'_>, end: usize) -> bool {
    let mut before = scene.elements[..end.min(scene.elements.len())].iter();
    before.any(|element| element.kind == Kind::Word && element.has(Cue::Together))
}

/// Whether a possessive before element `end` refers to the text's topic: "A, its neighbour".
pub fn has_possessive(reader: &Reader<'_, '_>, end: usize) -> bool {
    (0..end).any(|at| reader.scene().has(at, Cue::Possessive))
}
