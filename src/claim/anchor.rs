//! What a figure is measured from: its anchor.
//!
//! Every pattern is written over the classes of [`Cue`], so it reads all languages; what differs
//! between them is which patterns match at all ("das 180 km entfernte X", "距离X"). Searches are
//! bounded: a pattern looks a few elements far, and never over another figure or the end of a
//! clause.

use crate::atlas::{PlaceClass, fold};
use crate::geodesy::Wind;
use crate::measure::Edge;
use crate::span::Span;
use crate::text::{Cue, Inflection, Kind, Scene, Syntax, Toponym};

use super::antecedent::capital_at;
use super::edge::{edge_object, is_of_border};
use super::named::is_of_something;
use super::parallel::parallel_at;
use super::reader::{Grasp, Reader, Spot};
use super::target::{Anchor, REACH, Target};

/// The longest way from a preposition to its name.
const NAME_REACH: usize = 7;
/// Plain words that may stand between a figure and its preposition.
const PLAIN_WORDS: usize = 4;

/// What the figure at element `at` is measured from, whichever side it stands on.
pub fn anchor(reader: &Reader<'_, '_>, at: usize) -> Option<Anchor> {
    anchor_after(reader, at)
        .or_else(|| anchor_after(reader, next_of_list(reader.scene(), at)?))
        .or_else(|| anchor_before(reader, at))
        .or_else(|| edge_before(reader, at))
        .or_else(|| anchor_named_before(reader, at))
}

/// The part of the sentence that a claim covers: its figure, its anchor, its subject.
pub fn cover(reader: &Reader<'_, '_>, figure: usize, anchor: &Anchor) -> Span {
    reader.span(figure.min(anchor.first), figure.max(anchor.last))
}

/// "98 beziehungsweise 116 Kilometer von A": the figure that goes on with the list of the one at
/// `at` has the anchor of both.
fn next_of_list(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let index = |at: usize| match scene.elements.get(at)?.kind {
        Kind::Quantity(index) => Some(index),
        Kind::Place(_) | Kind::Name | Kind::Word | Kind::Mark(_) => None,
    };
    let own = index(at)?;
    let next = index(at + 2).filter(|_| scene.has(at + 1, Cue::And))?;
    let first = scene.quantities[own].value.list.unwrap_or(own);
    (scene.quantities[next].value.list == Some(first)).then_some(at + 2)
}

/// "A liegt bei B, 20 Kilometer davon entfernt": the place named last before the figure.
fn anchor_named_before(reader: &Reader<'_, '_>, figure: usize) -> Option<Anchor> {
    let scene = reader.scene();
    let next = scene.elements.get(scene.skip_conversion(figure + 1))?;
    let at = (figure.saturating_sub(6)..figure).rev().find(|&at| is_point(scene, at))?;
    let spot = reader.spot(at).filter(|_| next.has(Cue::Here))?;
    Some(Anchor { target: Target::Place(spot), wind: None, first: at, last: at })
}

/// "… north of A", "… from the border with A", "… off the coast of A".
fn anchor_after(reader: &Reader<'_, '_>, figure: usize) -> Option<Anchor> {
    let scene = reader.scene();
    let mut wind = None;
    let mut plain = 0;
    let mut at = scene.skip_conversion(figure + 1);
    let end = scene.elements.len().min(at + REACH);
    while at < end {
        let element = &scene.elements[at];
        match element.kind {
            Kind::Word if element.cues.wind.is_some() && scene.has(at - 1, Cue::In) => {
                return None;
            }
            Kind::Word if element.cues.wind.is_some() => {
                wind = element.cues.wind;
                if !scene.has(at + 1, Cue::From)
                    && takes_genitive(scene, at + 1)
                    && let Some(found) = object(reader, at + 1)
                {
                    return Some(Anchor { wind, ..found });
                }
            }
            // "at 1,750 metres on a ridge east of A": the wind belongs to the ridge.
            Kind::Word
                if element.cues.any(&[Cue::On, Cue::In]) && scene.has(at + 1, Cue::Indefinite) =>
            {
                return None;
            }
            // "130 km of border with A": so long is the border.
            Kind::Word if is_of_border(scene, at) => {
                return None;
            }
            Kind::Word if element.cues.any(&[Cue::From, Cue::Off]) => {
                let found = object(reader, at)?;
                let off = element.has(Cue::Off);
                if off && !is_at_sea(scene, at, &found) {
                    return None;
                }
                let target = if off { off_shore(found.target) } else { found.target };
                return Some(Anchor { target, wind, ..found });
            }
            Kind::Word if element.cues.is_empty() && plain < PLAIN_WORDS => plain += 1,
            Kind::Word if !element.cues.is_empty() => {}
            Kind::Mark(',' | '(' | ')') if wind.is_some() => {}
            // "two hours' drive"
            Kind::Mark('\'' | '’') if at <= figure + 1 => {}
            Kind::Place(_) | Kind::Name | Kind::Quantity(_) | Kind::Word | Kind::Mark(_) => {
                return None;
            }
        }
        at += 1;
    }
    None
}

/// Whether the preposition at `at`, which may also mean "ahead of", has a coast or a name for its
/// object.
fn is_at_sea(scene: &Scene<'_>, at: usize, found: &Anchor) -> bool {
    let between = at + 1..found.first;
    // "outside the Prado": no town has an article.
    let article = scene.is_town(found.first) && scene.is_definite(found.first - 1);
    matches!(found.target, Target::Edge(..))
        || !scene.any(between, &[Cue::From, Cue::In]) && !article
}

/// "30 miles off Somalia": off its coast.
fn off_shore(target: Target) -> Target {
    match target {
        Target::Place(spot) if spot.place.class == PlaceClass::Country => {
            Target::Edge(Edge::Coast(Some(spot.place.clone())), vec![spot])
        }
        Target::Place(_) | Target::Edge(..) => target,
    }
}

/// Whether a wind takes the words from `at` on as its anchor without a preposition, in the
/// genitive: "westlich der Hauptstadt", but not "westlich gelegene", nor "westlich die Hauptstadt".
fn takes_genitive(scene: &Scene<'_>, at: usize) -> bool {
    let Some(element) = scene.elements.get(at) else { return false };
    match scene.language.inflection {
        Inflection::Adjective => element.has(Cue::Genitive) || scene.place_at(at).is_some(),
        Inflection::Case => !element.cues.any(&[Cue::Lie, Cue::Away]),
        Inflection::None | Inflection::Kind => false,
    }
}

/// The place, border or coast that the words from element `start` on name.
fn object(reader: &Reader<'_, '_>, start: usize) -> Option<Anchor> {
    let scene = reader.scene();
    let mut edge: Option<(Cue, usize)> = None;
    let mut country: Option<usize> = None;
    let mut capital = None;
    let mut described = false;
    let end = scene.elements.len().min(start + NAME_REACH);
    for at in start..end {
        let element = &scene.elements[at];
        if let Some(parallel) = parallel_at(scene, at) {
            let target = Target::Edge(Edge::Parallel(parallel), Vec::new());
            return Some(Anchor { target, wind: None, first: at, last: at });
        }
        match element.kind {
            Kind::Place(index) if scene.toponyms[index].demonym => country = Some(at),
            Kind::Place(_) if is_of_something(scene, start, at) => return None,
            // "the Red Sea town of A"
            Kind::Place(index) if names_a_sea(scene, index) && is_town_word(scene, at + 1) => {
                described = true;
            }
            // "der Hansestadt an der Elbe" names no town.
            Kind::Place(_) if described && !is_point_class(scene, at) => {
                return owned_capital(reader, capital, at);
            }
            // "the capital of Bavaria", "the largest city of Spain": a town that is not named.
            Kind::Place(_) if is_whole(reader, at, capital.is_some(), described) => return None,
            // "Italy's Elba", and of an island that the atlas does not know nothing can be said.
            Kind::Place(_) if edge.is_none() && is_owner(scene, at) => country = Some(at),
            Kind::Name if country == at.checked_sub(1) && at > start => return None,
            Kind::Place(_) if edge.is_none() => {
                let named = || object_called(reader, at, capital.is_some());
                return Some(owned_capital(reader, capital, at).unwrap_or_else(named));
            }
            Kind::Place(_) => country = Some(at),
            Kind::Word if element.cues.any(&[Cue::Border, Cue::LandBorder]) => {
                edge = Some((Cue::Border, at));
            }
            Kind::Word if is_material(scene, start, at) => return None,
            // "1.500 kilómetros antes de desembocar en A", "the mouth of A": where a river ends.
            Kind::Word if element.cues.any(&[Cue::Flow, Cue::Mouth]) => return None,
            Kind::Word if element.has(Cue::Coast) => {
                // "mainland A" is A.
                let adjunct = scene.language.noun_adjuncts && scene.is_name(at + 1);
                edge = if adjunct { edge } else { Some((Cue::Coast, at)) };
            }
            // "the Red Sea town of A"
            Kind::Word if element.has(Cue::Settlement) && edge.is_some() => {
                (edge, described) = (None, true);
            }
            Kind::Word if element.has(Cue::Capital) => capital = Some(at),
            Kind::Word if at > start && element.cues.any(&[Cue::Lie, Cue::Built]) => break,
            // "von der Hauptstadt entfernt, A ist"
            Kind::Word if capital.is_some() && element.has(Cue::Away) => break,
            Kind::Word => described |= element.has(Cue::Settlement),
            Kind::Mark(',') if capital.is_some() && is_name_next(scene, at + 1) => {}
            // "the Houthi-held capital"
            Kind::Name if scene.is_word(at + 1) => {}
            Kind::Name | Kind::Quantity(_) | Kind::Mark(_) => break,
        }
        if edge.is_some() && country.is_some() {
            break;
        }
    }
    match (edge, capital) {
        (Some((cue, at)), _) => edge_object(reader, cue, at, country),
        (None, Some(at)) => capital_object(reader, at, country),
        (None, None) => definite_town(reader, start, end),
    }
}

/// "the capital, *Monaco*", "the capital, *the city of Monaco*", but not "the capital, beat Nancy".
fn is_name_next(scene: &Scene<'_>, at: usize) -> bool {
    let leads = |at: &usize| {
        let element = &scene.elements[*at];
        scene.is_definite(*at) || element.cues.any(&[Cue::Settlement, Cue::From])
    };
    let end = scene.elements.len().min(at + 3);
    let name = at + (at..end).take_while(leads).count();
    scene.is_name(name)
}

/// "the capital, *Monaco*", "der Hauptstadt, *Linz*, das größer ist": what is the capital of no
/// country may not be the capital that is meant.
fn object_called(reader: &Reader<'_, '_>, at: usize, capital: bool) -> Anchor {
    let found = named_object(reader, at);
    let code = reader.spot(at).and_then(|spot| spot.place.country);
    let own = code.and_then(|code| reader.atlas.capital(code));
    match found.target {
        Target::Place(spot) if capital && own.is_none_or(|own| own.id != spot.place.id) => {
            let target = Target::Place(Spot { grasp: Grasp::Implied, ..spot });
            Anchor { target, ..found }
        }
        Target::Place(_) | Target::Edge(..) => found,
    }
}

/// Whether a genitive stands at `at` with a name behind it.
fn is_owner(scene: &Scene<'_>, at: usize) -> bool {
    let name = |next: usize| scene.is_name(next) || scene.elements[next].kind == Kind::Name;
    scene.is_possessor(at) && at + 1 < scene.elements.len() && name(at + 1)
}

/// "200 kilómetros de mar", "21 miles of sea": what lies between two places, and no coast.
fn is_material(scene: &Scene<'_>, of: usize, at: usize) -> bool {
    // "north of mainland A" is no stuff.
    let counted = of > 0 && scene.is_figure(of - 1);
    at == of + 1 && counted && scene.has(of, Cue::Of) && scene.has(at, Cue::Coast)
}

/// "nördlich der Metropole", "from the city": the town that the text named last before.
fn definite_town(reader: &Reader<'_, '_>, start: usize, end: usize) -> Option<Anchor> {
    let scene = reader.scene();
    let at = (start..end).find(|&at| scene.elements[at].has(Cue::Settlement))?;
    let vague = scene.any(start..at, &[Cue::Indefinite, Cue::Nearest]);
    let named = scene.elements.get(at + 1).is_some_and(|next| next.kind == Kind::Name);
    let words = (start..at).all(|at| scene.elements[at].kind == Kind::Word);
    if vague || named || !words {
        return None;
    }
    let spot = reader.earlier_place(&[PlaceClass::Settlement])?;
    let mention = Some(reader.shift(scene.elements[at].span));
    let spot = Spot { mention, grasp: Grasp::Implied, ..spot };
    Some(Anchor { target: Target::Place(spot), wind: None, first: at, last: at })
}

/// Whether a kind word for a town can stand before the name at `at`.
fn is_point_class(scene: &Scene<'_>, at: usize) -> bool {
    scene.place_at(at).is_some_and(|toponym| {
        matches!(
            toponym.best().class,
            PlaceClass::Settlement | PlaceClass::Region | PlaceClass::Country | PlaceClass::Island
        )
    })
}

/// Whether the name at `at` is that of a region whose capital is meant, or of a country of which
/// some town is.
fn is_whole(reader: &Reader<'_, '_>, at: usize, capital: bool, town: bool) -> bool {
    let Some(place) = reader.scene().place_at(at).map(|toponym| toponym.best()) else {
        return false;
    };
    let own = || place.country.and_then(|code| reader.atlas.capital(code));
    let other = || own().is_none_or(|it| fold(&it.name) != fold(&place.name));
    place.class == PlaceClass::Region && capital
        || place.class == PlaceClass::Country && town && !capital && other()
}

fn names_a_sea(scene: &Scene<'_>, toponym: usize) -> bool {
    matches!(scene.toponyms[toponym].best().class, PlaceClass::Sea | PlaceClass::Lake)
}

fn is_town_word(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements.get(at).is_some_and(|element| element.has(Cue::Settlement))
}

/// A name, or the border or coast that the word behind it makes of it: "Afrikas Küste".
fn named_object(reader: &Reader<'_, '_>, at: usize) -> Anchor {
    let scene = reader.scene();
    // "Nigeria's capital", but not "Nigeria, the capital …".
    if let Some(spot) =
        scene.has(at + 1, Cue::Capital).then(|| capital_at(reader, at + 1)).flatten()
    {
        return Anchor { target: Target::Place(spot), wind: None, first: at, last: at + 1 };
    }
    let behind = (at + 1..scene.elements.len().min(at + 3)).find(|&next| {
        scene.elements[next].cues.any(&[Cue::Border, Cue::Coast])
            && (next == at + 1 || scene.place_at(at + 1).is_some())
    });
    if let Some(next) = behind {
        let cue = if scene.has(next, Cue::Border) { Cue::Border } else { Cue::Coast };
        if let Some(found) = edge_object(reader, cue, next, Some(at)) {
            return Anchor { first: at, ..found };
        }
    }
    let spot = reader.spot(at).expect("element is a name");
    // "the Gaza border": that of a region, which need not be as far as the town of its name.
    let grasp = if behind.is_some() { Grasp::Implied } else { spot.grasp };
    let spot = Spot { grasp, ..spot };
    Anchor { target: Target::Place(spot), wind: None, first: at, last: at }
}

/// "the capital of Lithuania", "der Hauptstadt Litauens": the country behind says whose it is.
fn owned_capital(reader: &Reader<'_, '_>, capital: Option<usize>, at: usize) -> Option<Anchor> {
    let country = reader.country_at(at).filter(|spot| spot.place.class == PlaceClass::Country);
    let capital = capital.filter(|_| country.is_some())?;
    let spot = capital_at(reader, capital)?;
    Some(Anchor { target: Target::Place(spot), wind: None, first: capital, last: at })
}

/// "the Kenyan capital": the capital of the country named beside it, else of the latest one.
fn capital_object(reader: &Reader<'_, '_>, at: usize, country: Option<usize>) -> Option<Anchor> {
    let code = match country {
        Some(index) => reader.spot(index)?.place.country?,
        None if is_qualified(reader.scene(), at) => return None,
        None => reader.salient_country()?,
    };
    let place = reader.atlas.capital(code)?;
    let mention = Some(reader.shift(reader.scene().elements[at].span));
    // "la capital vizcaína": an adjective that no table knows says whose capital it is.
    let scene = reader.scene();
    let romance = scene.language.adjectives_behind;
    let next = scene.elements.get(at + 1);
    let described = next.is_some_and(|it| it.kind == Kind::Word && it.cues.is_empty());
    let vague = romance && described && country.is_none();
    // "in São Paulo state, 300 km from the capital": that of the state, or of the country.
    let region = |(index, it): (usize, &Toponym)| {
        it.best().class == PlaceClass::Region
            || scene.has(index + 1, Cue::Region) && it.best().class == PlaceClass::Settlement
    };
    let other =
        country.is_none() && scene.places().take_while(|(index, _)| *index < at).any(region);
    // "Nice is 690 km from the capital, Monaco": that of the country which the town lies in.
    let mut towns = scene.places().take_while(|(index, _)| *index < at).filter(|(index, town)| {
        let abroad = scene.is_town(*index) && town.best().country != Some(code);
        abroad && country.is_none()
    });
    let abroad = towns.next().map(|(_, town)| town.best().country);
    let own = abroad.flatten().and_then(|code| reader.atlas.capital(code));
    let grasp = if vague || other || abroad.is_some() { Grasp::Implied } else { Grasp::Named };
    let spot = Spot { place, others: own.into_iter().collect(), mention, grasp };
    Some(Anchor { target: Target::Place(spot), wind: None, first: at, last: at })
}

/// "the state capital", "la capital vizcaína": the capital of something else than a country.
fn is_qualified(scene: &Scene<'_>, at: usize) -> bool {
    let behind = scene
        .elements
        .get(at + 1)
        .is_some_and(|next| matches!(next.kind, Kind::Word | Kind::Name) && next.cues.is_empty());
    let romance = scene.language.adjectives_behind;
    let before = at.checked_sub(1).is_some_and(|at| scene.elements[at].has(Cue::Region));
    before || romance && behind
}

/// "von A 30 Kilometer entfernt", "距离A30公里", "A에서 남쪽으로 7킬로미터".
fn anchor_before(reader: &Reader<'_, '_>, figure: usize) -> Option<Anchor> {
    let scene = reader.scene();
    let mut wind = None;
    let mut name = None;
    for at in (figure.saturating_sub(5)..figure).rev() {
        let element = &scene.elements[at];
        match element.kind {
            Kind::Place(index) if !scene.toponyms[index].demonym => {
                name = Some(at);
                break;
            }
            Kind::Word if element.cues.wind.is_some() => wind = element.cues.wind,
            Kind::Word if figure - at <= 4 => {}
            Kind::Place(_) | Kind::Name | Kind::Word | Kind::Mark(_) | Kind::Quantity(_) => {
                return None;
            }
        }
    }
    let at = name?;
    let trailing = scene.language.postpositions;
    let prefixed = (at.saturating_sub(4)..at)
        .rev()
        .take_while(|&before| matches!(scene.elements[before].kind, Kind::Word | Kind::Place(_)))
        .any(|before| scene.elements[before].has(Cue::From));
    let marked = if trailing { scene.has(at + 1, Cue::From) } else { prefixed };
    let eastern = matches!(scene.language.syntax, Syntax::Korean | Syntax::Chinese);
    let told = eastern || reader.cue_near(figure, 4, &[Cue::Away]);
    let located = eastern && wind.is_some();
    if !((marked && told) || located) {
        return None;
    }
    let spot = reader.spot(at)?;
    Some(Anchor { target: Target::Place(spot), wind, first: at, last: at })
}

/// "A ist von der ungarischen Grenze 50 km entfernt": a border or a coast before its figure.
fn edge_before(reader: &Reader<'_, '_>, figure: usize) -> Option<Anchor> {
    let scene = reader.scene();
    let from = (figure.saturating_sub(6)..figure).rev().find(|&at| scene.has(at, Cue::From))?;
    let between = from + 1..figure;
    let words = |at: usize| matches!(scene.elements[at].kind, Kind::Word | Kind::Place(_));
    let plain = between.clone().all(words) && reader.cue_near(figure, 4, &[Cue::Away]);
    let is_edge = |&at: &usize| scene.elements[at].cues.any(&[Cue::Border, Cue::Coast]);
    let edge = between.clone().find(is_edge).filter(|_| plain)?;
    let named = |at: &usize| scene.place_at(*at).is_some();
    let country = edge.checked_sub(1).filter(named).or_else(|| (edge + 1..figure).find(named));
    let cue = if scene.has(edge, Cue::Coast) { Cue::Coast } else { Cue::Border };
    edge_object(reader, cue, edge, country)
}

/// "das 180 km entfernte A", "der 40 km südlich gelegene Ort A": A itself is the subject.
pub fn attributive(scene: &Scene<'_>, figure: usize) -> Option<(usize, Option<Wind>)> {
    let mut wind = None;
    let mut told = false;
    let start = scene.skip_conversion(figure + 1);
    for at in start..scene.elements.len().min(start + 7) {
        let element = &scene.elements[at];
        match element.kind {
            Kind::Place(index) if told && !scene.toponyms[index].demonym => {
                return Some((at, wind));
            }
            Kind::Place(index) if scene.toponyms[index].demonym => {}
            Kind::Word if element.has(Cue::From) => return None,
            Kind::Word => {
                wind = wind.or(element.cues.wind);
                told |= element.cues.any(&[Cue::Away, Cue::Lie, Cue::Attributive]);
            }
            Kind::Place(_) | Kind::Name | Kind::Quantity(_) | Kind::Mark(_) => return None,
        }
    }
    None
}

pub fn is_point(scene: &Scene<'_>, at: usize) -> bool {
    scene.place_at(at).is_some() && !scene.is_wide(at)
}
