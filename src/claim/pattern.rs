//! The ways in which sentences tie a figure to two places.
//!
//! Every pattern is written over the classes of [`Cue`], so it reads all languages; what differs
//! between them is which patterns match at all ("das 180 km entfernte X", "距离X"). Searches are
//! bounded: a pattern looks a few elements far, and never over another figure or the end of a
//! clause.

use crate::atlas::{Place, PlaceClass, fold};
use crate::geodesy::Wind;
use crate::measure::Edge;
use crate::span::Span;
use crate::text::{Cue, Inflection, Kind, Scene, Syntax, Toponym};

use super::antecedent::{capital_at, is_struck, opening};
use super::edge::edge_object;
use super::named::is_of_something;
use super::reader::{Grasp, Reader, Spot};
use super::shore::{is_open_water, is_shore};

/// What a figure is measured from.
#[derive(Clone, Debug)]
pub enum Target {
    Place(Spot),
    /// A border or a coast, with the spots that name it.
    Edge(Edge, Vec<Spot>),
}

impl Target {
    /// The places that it names.
    pub fn spots(&self) -> impl Iterator<Item = &Spot> {
        match self {
            Self::Place(spot) => std::slice::from_ref(spot).iter(),
            Self::Edge(_, spots) => spots.iter(),
        }
    }
}

/// An anchor: the target, the wind named with it, and the elements that it takes.
#[derive(Clone, Debug)]
pub struct Anchor {
    pub target: Target,
    pub wind: Option<Wind>,
    /// Elements of the name itself: the subject is none of them.
    pub first: usize,
    pub last: usize,
}

/// The longest way from a figure to its anchor, in elements.
pub const REACH: usize = 9;
/// The longest way from a preposition to its name.
const NAME_REACH: usize = 7;
/// Plain words that may stand between a figure and its preposition.
const PLAIN_WORDS: usize = 4;

/// The first name that is no adjective at `start` or up to `reach` elements on, in the same clause.
pub fn name_after(scene: &Scene<'_>, start: usize, reach: usize) -> Option<usize> {
    for at in start..scene.elements.len().min(start + reach) {
        let element = &scene.elements[at];
        match element.kind {
            Kind::Place(index) if !scene.toponyms[index].demonym => return Some(at),
            Kind::Place(_) | Kind::Name | Kind::Word => {}
            Kind::Mark(',' | '"' | '„' | '“' | '”' | '«' | '»' | '\'' | '’') => {}
            Kind::Quantity(_) | Kind::Mark(_) => return None,
        }
    }
    None
}

/// What the figure at element `at` is measured from, whichever side it stands on.
pub fn anchor(reader: &Reader<'_, '_>, at: usize) -> Option<Anchor> {
    anchor_after(reader, at)
        .or_else(|| anchor_after(reader, next_of_list(reader.scene(), at)?))
        .or_else(|| anchor_before(reader, at))
        .or_else(|| anchor_named_before(reader, at))
}

/// "98 beziehungsweise 116 Kilometer von A": the figure that goes on with the list of the one at
/// `at` has the anchor of both.
fn next_of_list(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let index = |at: usize| match scene.elements.get(at)?.kind {
        Kind::Quantity(index) => Some(index),
        Kind::Place(_) | Kind::Name | Kind::Word | Kind::Mark(_) => None,
    };
    let own = index(at)?;
    let next = index(at + 2).filter(|_| has(scene, at + 1, Cue::And))?;
    let first = scene.quantities[own].value.list.unwrap_or(own);
    (scene.quantities[next].value.list == Some(first)).then_some(at + 2)
}

/// "A liegt bei B, 20 Kilometer davon entfernt": the place named last before the figure.
fn anchor_named_before(reader: &Reader<'_, '_>, figure: usize) -> Option<Anchor> {
    let scene = reader.scene();
    let next = scene.elements.get(skip_conversion(scene, figure + 1))?;
    let at = (figure.saturating_sub(6)..figure).rev().find(|&at| is_point(scene, at))?;
    let spot = reader.spot(at).filter(|_| next.has(Cue::Here))?;
    Some(Anchor { target: Target::Place(spot), wind: None, first: at, last: at })
}

/// "… north of A", "… from the border with A", "… off the coast of A".
fn anchor_after(reader: &Reader<'_, '_>, figure: usize) -> Option<Anchor> {
    let scene = reader.scene();
    let mut wind = None;
    let mut plain = 0;
    let mut at = skip_conversion(scene, figure + 1);
    let end = scene.elements.len().min(at + REACH);
    while at < end {
        let element = &scene.elements[at];
        match element.kind {
            Kind::Word if element.cues.wind.is_some() && has(scene, at - 1, Cue::In) => {
                return None;
            }
            Kind::Word if element.cues.wind.is_some() => {
                wind = element.cues.wind;
                if !has(scene, at + 1, Cue::From)
                    && takes_genitive(scene, at + 1)
                    && let Some(found) = object(reader, at + 1)
                {
                    return Some(Anchor { wind, ..found });
                }
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
    matches!(found.target, Target::Edge(..)) || !scene.any(between, &[Cue::From, Cue::In])
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

fn has(scene: &Scene<'_>, at: usize, cue: Cue) -> bool {
    scene.elements.get(at).is_some_and(|element| element.has(cue))
}

/// Over "(14 mi)" and the like.
pub fn skip_conversion(scene: &Scene<'_>, at: usize) -> usize {
    let is = |at: usize, mark: char| scene.elements.get(at).is_some_and(|e| e.is_mark(&[mark]));
    let figure =
        |at: usize| matches!(scene.elements.get(at).map(|e| e.kind), Some(Kind::Quantity(_)));
    if is(at, '(') && figure(at + 1) && is(at + 2, ')') { at + 3 } else { at }
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
        match element.kind {
            Kind::Place(index) if scene.toponyms[index].demonym => country = Some(at),
            Kind::Place(_) if is_of_something(scene, start, at) => return None,
            // "der Hansestadt an der Elbe" names no town.
            Kind::Place(_) if described && !is_point_class(scene, at) => {
                return owned_capital(reader, capital, at);
            }
            Kind::Place(_) if edge.is_none() => {
                let owned = owned_capital(reader, capital, at);
                return Some(owned.unwrap_or_else(|| named_object(reader, at)));
            }
            Kind::Place(_) => country = Some(at),
            Kind::Word if element.cues.any(&[Cue::Border, Cue::LandBorder]) => {
                edge = Some((Cue::Border, at));
            }
            Kind::Word if is_material(scene, start, at) => return None,
            Kind::Word if element.has(Cue::Coast) => edge = Some((Cue::Coast, at)),
            Kind::Word if element.has(Cue::Capital) => capital = Some(at),
            Kind::Word if at > start && element.cues.any(&[Cue::Lie, Cue::Built]) => break,
            Kind::Word => described |= element.has(Cue::Settlement),
            Kind::Mark(',') if capital.is_some() => {}
            // "the Houthi-held capital"
            Kind::Name if is_word(scene, at + 1) => {}
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

/// "200 kilómetros de mar", "21 miles of sea": what lies between two places, and no coast.
fn is_material(scene: &Scene<'_>, of: usize, at: usize) -> bool {
    at == of + 1 && scene.elements[of].has(Cue::Of) && scene.elements[at].has(Cue::Coast)
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

fn is_word(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements.get(at).is_some_and(|element| element.kind == Kind::Word)
}

/// A name, or the border or coast that the word behind it makes of it: "Afrikas Küste".
fn named_object(reader: &Reader<'_, '_>, at: usize) -> Anchor {
    let scene = reader.scene();
    // "Nigeria's capital", but not "Nigeria, the capital …".
    if let Some(spot) =
        has(scene, at + 1, Cue::Capital).then(|| capital_at(reader, at + 1)).flatten()
    {
        return Anchor { target: Target::Place(spot), wind: None, first: at, last: at + 1 };
    }
    let behind = (at + 1..scene.elements.len().min(at + 3)).find(|&next| {
        scene.elements[next].cues.any(&[Cue::Border, Cue::Coast])
            && (next == at + 1 || scene.place_at(at + 1).is_some())
    });
    if let Some(next) = behind {
        let cue = if has(scene, next, Cue::Border) { Cue::Border } else { Cue::Coast };
        if let Some(found) = edge_object(reader, cue, next, Some(at)) {
            return Anchor { first: at, ..found };
        }
    }
    let spot = reader.spot(at).expect("element is a name");
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
    let grasp = if vague { Grasp::Implied } else { Grasp::Named };
    let spot = Spot { place, others: Vec::new(), mention, grasp };
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
            _ => return None,
        }
    }
    let at = name?;
    let trailing = scene.language.postpositions;
    let prefixed = (at.saturating_sub(4)..at)
        .rev()
        .take_while(|&before| matches!(scene.elements[before].kind, Kind::Word | Kind::Place(_)))
        .any(|before| scene.elements[before].has(Cue::From));
    let marked = if trailing { has(scene, at + 1, Cue::From) } else { prefixed };
    let eastern = matches!(scene.language.syntax, Syntax::Korean | Syntax::Chinese);
    let told = eastern || reader.cue_near(figure, 4, &[Cue::Away]);
    let located = eastern && wind.is_some();
    if !((marked && told) || located) {
        return None;
    }
    let spot = reader.spot(at)?;
    Some(Anchor { target: Target::Place(spot), wind, first: at, last: at })
}

/// "das 180 km entfernte A", "der 40 km südlich gelegene Ort A": A itself is the subject.
pub fn attributive(scene: &Scene<'_>, figure: usize) -> Option<(usize, Option<Wind>)> {
    let mut wind = None;
    let mut told = false;
    let start = skip_conversion(scene, figure + 1);
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

/// What a figure speaks about.
pub enum Subject {
    Known(Spot),
    /// A name that the atlas does not know; in the sentence.
    Unknown(Span),
}

impl Subject {
    /// The name at `span`, which the frame vouches for.
    fn vouched(reader: &Reader<'_, '_>, span: Span, own: &Anchor) -> Self {
        let anchor = own.target.spots().next();
        let known = anchor.and_then(|anchor| reader.vouched(span, &anchor.place));
        known.map_or(Self::Unknown(span), Self::Known)
    }
}

/// What the figure at element `figure` with the anchor `own` speaks about.
pub fn subject(
    reader: &Reader<'_, '_>,
    figure: usize,
    anchors: &[Anchor],
    own: &Anchor,
) -> Option<Subject> {
    let scene = reader.scene();
    if let Some(found) = attributed(reader, figure, own) {
        return Some(found);
    }
    let chosen = named_subject(reader, figure, anchors, own);
    if let Some(name) = beside(scene, figure, own)
        .filter(|name| chosen.is_none_or(|at| at.abs_diff(figure) > name.abs_diff(figure)))
    {
        return Some(Subject::vouched(reader, scene.elements[name].span, own));
    }
    let quake = scene.any(0..scene.elements.len(), &[Cue::Epicentre]);
    let chosen = listed(reader, figure)
        .or(chosen)
        .filter(|at| !quake || is_near(scene, *at) || is_struck(scene, *at, figure));
    let named = chosen.and_then(|at| Some(grasped(reader, at, figure, reader.spot(at)?)));
    let known = named
        .or_else(|| {
            let mut capitals = (0..figure).filter_map(|at| Some((at, capital_at(reader, at)?)));
            capitals.next().map(|(at, spot)| grasped(reader, at, figure, spot))
        })
        .or_else(|| topic(reader).filter(|_| opens_with_pronoun(scene)));
    known.map(Subject::Known).or_else(|| unnamed(scene, figure).map(Subject::Unknown))
}

/// "das 40 km westlich von A gelegene Dorf B": the noun that the participle belongs to.
fn attributed(reader: &Reader<'_, '_>, figure: usize, own: &Anchor) -> Option<Subject> {
    let scene = reader.scene();
    let start = figure.max(own.last) + 1;
    let mut noun = None;
    scene.elements.get(start).filter(|element| element.has(Cue::Attributive))?;
    for at in start + 1..scene.elements.len().min(start + 6) {
        let element = &scene.elements[at];
        match element.kind {
            Kind::Place(index) if !scene.toponyms[index].demonym => {
                return Some(Subject::Known(reader.spot(at)?));
            }
            Kind::Name => return Some(Subject::vouched(reader, element.span, own)),
            Kind::Word if element.cues.any(&[Cue::In, Cue::From, Cue::Lie]) => break,
            Kind::Word if element.capital || element.cues.any(NOUNS) => {
                noun = noun.or(Some(element.span));
            }
            Kind::Word | Kind::Place(_) => {}
            Kind::Quantity(_) | Kind::Mark(_) => break,
        }
    }
    noun.map(Subject::Unknown)
}

/// Nouns of place that may stand without a name.
static NOUNS: &[Cue] = &[Cue::Site, Cue::Epicentre, Cue::Settlement];

/// "A and B, respectively 117 and 68 kilometres from C": each figure of a list has its own subject.
fn listed(reader: &Reader<'_, '_>, figure: usize) -> Option<usize> {
    let scene = reader.scene();
    let list = |at: usize| match scene.elements[at].kind {
        Kind::Quantity(index) => scene.quantities[index].value.list.or(Some(index)),
        Kind::Place(_) | Kind::Name | Kind::Word | Kind::Mark(_) => None,
    };
    let own = list(figure)?;
    let members: Vec<usize> =
        (0..scene.elements.len()).filter(|&at| list(at) == Some(own)).collect();
    let first = *members.first()?;
    let names: Vec<usize> =
        (first.saturating_sub(10)..first).filter(|&at| is_point(scene, at)).collect();
    let rank = members.iter().position(|&at| at == figure)?;
    (members.len() > 1 && names.len() == members.len()).then(|| names[rank])
}

/// What lies there has a kind word and no name: an epicentre, "the airport".
fn unnamed(scene: &Scene<'_>, figure: usize) -> Option<Span> {
    let near = figure.saturating_sub(8)..scene.elements.len().min(figure + 10);
    let of_it = |at: &usize| {
        let element = &scene.elements[*at];
        element.kind == Kind::Word && element.cues.any(NOUNS) && !is_beside_name(scene, *at)
    };
    // A quake is what the whole sentence is about.
    let quake = |at: &usize| scene.elements[*at].has(Cue::Epicentre);
    let found = (0..figure).find(quake).or_else(|| near.into_iter().find(of_it))?;
    let name = scene.elements.get(found + 1).filter(|next| next.kind == Kind::Name);
    Some(name.map_or(scene.elements[found].span, |name| name.span))
}

/// A kind word right before a name belongs to it.
fn is_beside_name(scene: &Scene<'_>, at: usize) -> bool {
    (at + 1..at + 3).any(|next| scene.place_at(next).is_some())
}

/// The element with the name that the figure speaks about: before it, else behind its anchor.
fn named_subject(
    reader: &Reader<'_, '_>,
    figure: usize,
    anchors: &[Anchor],
    own: &Anchor,
) -> Option<usize> {
    let scene = reader.scene();
    let is_anchor = |at: usize| {
        let id = scene.place_at(at).map(|toponym| &toponym.best().id);
        let near = figure.saturating_sub(3)..figure;
        anchors.iter().any(|anchor| {
            let same = || anchor.target.spots().any(|spot| Some(&spot.place.id) == id);
            (anchor.first..=anchor.last).contains(&at) || !near.contains(&at) && same()
        })
    };
    let free = |at: &usize| {
        !is_anchor(*at) && !is_apposed_container(scene, *at) && is_subject(reader, *at, own)
    };
    let names: Vec<usize> = scene
        .places()
        .filter(|(_, toponym)| !toponym.demonym)
        .map(|(at, _)| at)
        .filter(free)
        .collect();
    let before = || names.iter().rev().copied().filter(|&at| at < figure.min(own.first));
    let inverted = |at: &usize| is_inverted(scene, figure, own, *at);
    let after =
        || names.iter().copied().filter(|&at| at > figure.max(own.last)).take(1).filter(inverted);
    let point = |at: &usize| is_point(scene, *at) || is_island_state(reader, *at);
    before().find(point).or_else(|| after().find(point)).or(before().next()).or(after().next())
}

/// "40 km nördlich von B liegt A": a verb of place stands between anchor and subject, or the figure
/// opens the sentence. What quakes are measured from is no subject.
fn is_inverted(scene: &Scene<'_>, figure: usize, own: &Anchor, at: usize) -> bool {
    let last = figure.max(own.last);
    let verb = scene.any(last + 1..at, &[Cue::Lie]);
    let opens = figure <= 3 && at - last <= 6;
    (verb || opens) && !scene.any(0..scene.elements.len(), &[Cue::Epicentre])
}

/// An unknown name right before the figure, or right behind its anchor: "… from A, X lies".
fn beside(scene: &Scene<'_>, figure: usize, own: &Anchor) -> Option<usize> {
    let is_name = |at: usize| scene.elements[at].kind == Kind::Name;
    let links = |at: usize| {
        let element = &scene.elements[at];
        let linking = &[Cue::Lie, Cue::It, Cue::Near, Cue::In, Cue::Indefinite];
        let grammar = element.cues.any(linking);
        // "X, Myanmar is …": the country behind the name.
        let apposed = at >= 2 && scene.elements[at - 1].is_mark(&[',']) && is_name(at - 2);
        let country = apposed && scene.place_at(at).is_some() && !is_point(scene, at);
        let word = element.kind == Kind::Word && grammar;
        word || country || element.is_mark(&[',', '(', '–', '—'])
    };
    let low = figure.min(own.first);
    let before =
        (low.saturating_sub(5)..low).rev().find(|&at| !links(at)).filter(|&at| is_name(at));
    let high = figure.max(own.last);
    let comma = scene.elements.get(high + 1).is_some_and(|element| element.is_mark(&[',']));
    let behind = Some(high + 2).filter(|&at| comma && at < scene.elements.len() && is_name(at));
    before.or(behind)
}

/// "Dera, Punjab": the container after a comma is no subject.
fn is_apposed_container(scene: &Scene<'_>, at: usize) -> bool {
    let comma = at >= 2 && scene.elements[at - 1].is_mark(&[',']);
    let wide = |at: usize| {
        scene.place_at(at).is_some_and(|toponym| {
            matches!(toponym.best().class, PlaceClass::Country | PlaceClass::Region)
        })
    };
    comma && wide(at) && scene.place_at(at - 2).is_some() && !wide(at - 2)
}

fn is_point(scene: &Scene<'_>, at: usize) -> bool {
    scene.place_at(at).is_some_and(|toponym| {
        !matches!(
            toponym.best().class,
            PlaceClass::Country | PlaceClass::Region | PlaceClass::Continent | PlaceClass::Sea
        )
    })
}

/// A country cannot be 40 km from one of its own towns.
fn is_subject(reader: &Reader<'_, '_>, at: usize, own: &Anchor) -> bool {
    let scene = reader.scene();
    let Some(place) = scene.place_at(at).map(|toponym| toponym.best()) else { return false };
    let anchor = match &own.target {
        Target::Place(anchor) => anchor,
        Target::Edge(Edge::Coast(_), _) => return !is_open_water(place),
        Target::Edge(..) => return is_point(scene, at),
    };
    if is_open_water(place) || place.class == PlaceClass::River || is_shore(scene, at) {
        return false;
    }
    if anchor.place.class == PlaceClass::Settlement && place.class == PlaceClass::Country {
        let point = is_island_state(reader, at) || is_named_after_capital(reader, place);
        return point && place.country != anchor.place.country;
    }
    let contains = !is_point(scene, at)
        && (place.class == PlaceClass::Continent || place.country == anchor.place.country);
    place.id != anchor.place.id && !contains
}

fn is_island_state(reader: &Reader<'_, '_>, at: usize) -> bool {
    let place = reader.scene().place_at(at).map(|toponym| toponym.best());
    place.filter(|place| place.class == PlaceClass::Country).is_some_and(|place| {
        place.country.is_some_and(|code| reader.atlas.neighbours(code).is_empty())
    })
}

/// Djibouti, Singapore: the country is small, and the town is what a distance means.
fn is_named_after_capital(reader: &Reader<'_, '_>, place: &Place) -> bool {
    let capital = place.country.and_then(|code| reader.atlas.capital(code));
    capital.is_some_and(|capital| fold(&capital.name) == fold(&place.name))
}

/// "near A" is not A itself, and "A, B: the city lies" leaves open which.
fn grasped(reader: &Reader<'_, '_>, at: usize, figure: usize, spot: Spot) -> Spot {
    let scene = reader.scene();
    let near = is_near(scene, at);
    let described = (at + 1..figure).any(|index| is_description(scene, index));
    let grasp = if described || is_modifier(scene, at) {
        Grasp::Implied
    } else if near {
        Grasp::Near
    } else {
        spot.grasp
    };
    Spot { grasp, ..spot }
}

/// "the Gold Coast hinterland farm": a name before a common noun only describes it.
fn is_modifier(scene: &Scene<'_>, at: usize) -> bool {
    let plain = |at: usize| {
        scene.elements.get(at).is_some_and(|element| {
            element.kind == Kind::Word && !element.capital && element.cues.is_empty()
        })
    };
    let verb = (at + 2..at + 4).any(|at| has(scene, at, Cue::Lie));
    let article = at > 0 && scene.elements[at - 1].kind == Kind::Word;
    scene.language.noun_adjuncts && article && plain(at + 1) && verb
}

fn is_near(scene: &Scene<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|before| has(scene, before, Cue::Near))
}

/// A kind word with a definite article that no name follows, as subject of its clause: ": Die
/// Fördestadt liegt".
fn is_description(scene: &Scene<'_>, at: usize) -> bool {
    let kind = scene.elements[at].cues.any(&[Cue::Settlement, Cue::Island, Cue::Region]);
    let alone = scene.elements.get(at + 1).is_some_and(|next| next.has(Cue::Lie));
    let opens = at >= 2 && scene.elements[at - 2].is_mark(&[':', '.', ';', '–', '—']);
    kind && alone && opens
}

/// "It lies …", "Die Stadt …".
fn opens_with_pronoun(scene: &Scene<'_>) -> bool {
    scene.elements.iter().take(6).any(|element| element.has(Cue::It))
}

/// What a sentence without a name of its own speaks about: the place that the one before begins
/// with. A description of the one thing of its kind there is as good as the name.
pub fn topic(reader: &Reader<'_, '_>) -> Option<Spot> {
    let scene = reader.scene();
    let previous = reader.previous()?;
    if previous.paragraph != scene.paragraph {
        return None;
    }
    let classes = described_classes(scene);
    let is_topic = |toponym: &&Toponym| {
        let class = toponym.best().class;
        let wide = matches!(
            class,
            PlaceClass::Country | PlaceClass::Continent | PlaceClass::Sea | PlaceClass::River
        );
        !wide && !toponym.demonym && (classes.is_empty() || classes.contains(&class))
    };
    let mut fitting = previous.places().map(|(_, toponym)| toponym).filter(is_topic);
    let toponym = fitting.next()?;
    let alone = fitting.all(|other| other.best().id == toponym.best().id);
    let spot = reader.spot_of(previous, toponym);
    // "It" may be something that has no name on the map, if the place was not the subject before.
    let subject = opening(previous, previous.elements.len()).and_then(|at| previous.place_at(at));
    let certain = !classes.is_empty() || subject.is_some_and(|it| it.span == toponym.span);
    let grasp = if alone && certain { spot.grasp } else { Grasp::Implied };
    Some(Spot { grasp, ..spot })
}

/// The classes that the description which opens the sentence allows; none for a pronoun.
fn described_classes(scene: &Scene<'_>) -> &'static [PlaceClass] {
    static KINDS: &[(Cue, &[PlaceClass])] = &[
        (Cue::ThisTown, &[PlaceClass::Settlement]),
        (Cue::ThisIsland, &[PlaceClass::Island]),
        (Cue::ThisLake, &[PlaceClass::Lake]),
    ];
    let described = scene.elements.iter().take(6).find(|element| element.has(Cue::It));
    let kind = KINDS.iter().find(|(cue, _)| described.is_some_and(|element| element.has(*cue)));
    kind.map_or(&[], |(_, classes)| classes)
}

/// The part of the sentence that a claim covers: its figure, its anchor, its subject.
pub fn cover(reader: &Reader<'_, '_>, figure: usize, anchor: &Anchor) -> Span {
    reader.span(figure.min(anchor.first), figure.max(anchor.last))
}
