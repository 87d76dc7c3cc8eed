//! What a figure with an anchor speaks about: its subject.

use crate::atlas::{Place, PlaceClass, fold};
use crate::measure::Edge;
use crate::span::Span;
use crate::text::{Capitals, Cue, Element, Kind, Scene, Toponym};

use super::anchor::is_point;
use super::antecedent::{self, capital_at, described_classes, is_struck, opening};
use super::reader::{Grasp, Reader, Spot};
use super::shore::{is_open_water, is_shore};
use super::target::{Anchor, Target};

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
    // "to the Oder, thirty miles from B": some point of the river.
    let apposed = figure >= 2
        && scene.elements[figure - 1].is_mark(&[','])
        && scene.any(figure.saturating_sub(4)..figure - 2, &[Cue::To]);
    let river = |toponym: &Toponym| toponym.best().class == PlaceClass::River;
    if apposed && scene.place_at(figure - 2).is_some_and(river) && figure < own.first {
        return None;
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
        .or_else(|| topic(reader).filter(|_| opens_with_pronoun(scene)))
        .or_else(|| described_behind(reader, figure.max(own.last)));
    known
        .map(Subject::Known)
        .or_else(|| unnamed(scene, figure).map(Subject::Unknown))
        .or_else(|| opening_name(scene, figure).map(|name| Subject::vouched(reader, name, own)))
        .or_else(|| somewhere(reader, figure).map(Subject::Unknown))
}

/// "Located 140 km south of A, the city has 270,000 inhabitants": what the sentence before began
/// with.
fn described_behind(reader: &Reader<'_, '_>, last: usize) -> Option<Spot> {
    let comma = reader.scene().elements.get(last + 1)?.is_mark(&[',']);
    let described = described_classes(reader.scene().elements.get(last + 2)?);
    antecedent::subject_before(reader, described).filter(|_| comma)
}

/// "X lies 20 km east of A and 2 km from the border": the unknown name that opens the sentence,
/// with a verb of place behind it.
fn opening_name(scene: &Scene<'_>, figure: usize) -> Option<Span> {
    const OPENING: usize = 4;
    let name = (0..figure.min(OPENING)).find(|&at| scene.elements[at].kind == Kind::Name)?;
    let lies = scene.any(name + 1..figure.min(name + 3), &[Cue::Lie]);
    let open = (name + 1..figure).all(|at| !scene.elements[at].is_mark(&[';', ':', '.']));
    (lies && open).then_some(scene.elements[name].span)
}

/// "in the Andes, 40 km north of A": what lies there the text does not name; the figure stands for
/// it.
fn somewhere(reader: &Reader<'_, '_>, figure: usize) -> Option<Span> {
    let scene = reader.scene();
    let range =
        |at: usize| scene.place_at(at).is_some_and(|toponym| is_range(reader, toponym.best()));
    let near = (figure.saturating_sub(4)..figure).any(range);
    near.then(|| scene.elements[figure].span)
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

/// "to the Oder, thirty miles from B": a capital behind an article, in a language that gives one to
/// names alone.
fn is_capitalised(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    let article = at.checked_sub(1).is_some_and(|before| scene.is_definite(before));
    let names = scene.language.capitals != Capitals::Nouns;
    element.kind == Kind::Word && element.capital && element.cues.is_empty() && names && article
}

/// "from A to put a post 300 miles north of B": whoever comes from A goes on.
fn is_left(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    let from = at > 0 && scene.elements[at - 1].has(Cue::From);
    let plain = |element: &Element| {
        matches!(element.kind, Kind::Word) && !element.has(Cue::Lie) && element.cues.wind.is_none()
    };
    from && at + 2 < figure && scene.elements[at + 1..figure].iter().all(plain)
}

/// "a hut 7 km from B, south-west of A": behind the figure, what a wind is counted from is another
/// anchor.
fn has_bearing(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    let from = at > figure && scene.has(at - 1, Cue::From);
    from && scene.elements[at - 2].cues.wind.is_some()
        && !scene.any(at.saturating_sub(4)..at - 2, &[Cue::In, Cue::On])
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
        !is_anchor(*at)
            && !is_apposed_container(scene, *at)
            && !is_counted_on(scene, *at, figure)
            && !is_left(scene, *at, figure)
            && !has_bearing(scene, *at, figure)
            && is_subject(reader, *at, own)
    };
    let mut names: Vec<usize> = scene
        .places()
        .filter(|(_, toponym)| !toponym.demonym)
        .map(|(at, _)| at)
        .filter(free)
        .collect();
    if names.iter().any(|&at| !is_modifier(scene, at)) {
        names.retain(|&at| !is_modifier(scene, at));
    }
    // "A lies in Bavaria, 40 km from B"
    let placed =
        |at: &usize| scene.is_wide(*at) && scene.any(at.saturating_sub(2)..*at, &[Cue::In]);
    let opened = opening_name(scene, figure).is_some();
    if opened || names.iter().any(|at| !placed(at)) {
        names.retain(|at| !placed(at));
    }
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
    let low = before_insertion(scene, figure.min(own.first));
    let before = (low.saturating_sub(5)..low)
        .rev()
        .find(|&at| !links(at))
        .filter(|&at| is_name(at) || is_capitalised(scene, at));
    let high = figure.max(own.last);
    let comma = scene.elements.get(high + 1).is_some_and(|element| element.is_mark(&[',']));
    let behind = Some(high + 2).filter(|&at| comma && at < scene.elements.len() && is_name(at));
    before.or(behind)
}

/// "X, capital of the Ys, is located 30 km from A": the comma that opens what is inserted before
/// the verb, else `figure`.
fn before_insertion(scene: &Scene<'_>, figure: usize) -> usize {
    const LONGEST: usize = 8;
    let verb = (figure.saturating_sub(3)..figure).rev().take_while(|&at| scene.has(at, Cue::Lie));
    verb.last().and_then(|verb| scene.inserted_before(verb, LONGEST)).unwrap_or(figure)
}

/// "A is 15 km from X in B, and 38 km from C": behind "and" the figure speaks of A again.
fn is_counted_on(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    let and = at + 2 == figure && scene.has(at + 1, Cue::And)
        || at + 3 == figure
            && scene.elements[at + 1].is_mark(&[','])
            && scene.has(at + 2, Cue::And);
    let counted = |element: &Element| matches!(element.kind, Kind::Quantity(_));
    // "30 km west X, 26 km north of Y"
    let wind = at > 1 && scene.elements[at - 1].cues.wind.is_some();
    if wind && counted(&scene.elements[at - 2]) {
        return true;
    }
    let placed = at > 0 && scene.elements[at - 1].cues.any(&[Cue::In, Cue::From]);
    and && placed && scene.elements[..at].iter().any(counted)
}

/// "Dera, Punjab": the container after a comma is no subject.
fn is_apposed_container(scene: &Scene<'_>, at: usize) -> bool {
    let comma = at >= 2 && scene.elements[at - 1].is_mark(&[',']);
    let wide = |at: usize| scene.place_at(at).is_some_and(|toponym| toponym.best().class.is_area());
    // "A, en la provincia de B, se halla": the kind word makes B the province, whatever it is; and
    // so "A liegt an der Küste der Insel B".
    let kinds = &[Cue::Region, Cue::Island];
    let kind = (at.saturating_sub(3)..at).find(|&index| scene.elements[index].cues.any(kinds));
    let named = kind.is_some_and(|kind| {
        let of = (kind + 1..at).all(|index| scene.elements[index].kind == Kind::Word);
        let inside = scene.any(kind.saturating_sub(2)..kind, &[Cue::In, Cue::On, Cue::Coast]);
        let earlier = (0..kind).any(|index| scene.is_name(index) && !wide(index));
        // "Sie liegt im Bezirk X der Provinz B"
        let pronoun = scene.elements[0].has(Cue::It) && scene.elements[kind].has(Cue::Region);
        of && (inside && earlier || pronoun)
    });
    // "A, the capital of B, is 2,000 km from C": A is, also where B is an island.
    let capital =
        (at.saturating_sub(3)..at).rfind(|&index| scene.elements[index].has(Cue::Capital));
    let apposed = capital.and_then(|capital| {
        let comma = |index: &usize| scene.elements[*index].is_mark(&[',']);
        (capital.saturating_sub(2)..capital).rfind(comma)?.checked_sub(1)
    });
    let owner = apposed.is_some_and(|town| scene.is_town(town));
    // "in the interior of Yen Bai province", though a town is called so as well.
    let placed = scene.any(at.saturating_sub(1)..at, &[Cue::In, Cue::From]);
    let province = placed && scene.any(at + 1..at + 2, &[Cue::Region]);
    let between = scene.any(at.saturating_sub(1)..at, &[Cue::Between])
        || scene.any(at.saturating_sub(3)..at, &[Cue::Between]) && scene.has(at - 1, Cue::And);
    named
        || owner
        || province
        || between
        || comma && wide(at) && scene.place_at(at - 2).is_some() && !wide(at - 2)
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
    let continent = place.class == PlaceClass::Continent;
    let wide = continent || is_open_water(place) || place.class == PlaceClass::River;
    let wide = wide || is_range(reader, place);
    if wide || is_shore(scene, at) {
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

/// The Andes, the Sahara: something lies in them, and they lie everywhere.
fn is_range(reader: &Reader<'_, '_>, place: &Place) -> bool {
    const RANGE_M: f64 = 100_000.0;
    // On a peninsula and on a strait lies much, and they have no middle.
    if matches!(place.class, PlaceClass::Peninsula | PlaceClass::Strait) {
        return true;
    }
    let classes = [PlaceClass::Mountain, PlaceClass::Desert];
    let feature = classes.contains(&place.class).then(|| reader.atlas.feature(&place.id)).flatten();
    feature.and_then(|it| it.length_m).is_some_and(|length_m| length_m > RANGE_M)
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
    let described =
        (at + 1..figure).any(|index| is_description(scene, index) || is_pointed_at(scene, index));
    let grasp = if described || is_modifier(scene, at) || is_owner(scene, at) {
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
    let verb = (at + 2..at + 4).any(|at| scene.has(at, Cue::Lie));
    let article = at > 0 && scene.elements[at - 1].kind == Kind::Word;
    scene.language.noun_adjuncts && article && plain(at + 1) && verb
}

/// "el campo de A", "the temple of A": what lies there is called after a town, wherever it is.
fn is_owner(scene: &Scene<'_>, at: usize) -> bool {
    let of = at >= 3 && scene.elements[at - 1].cues.any(&[Cue::From, Cue::Of]);
    let noun = |index: usize| {
        let element = &scene.elements[index];
        element.kind == Kind::Word && element.has(Cue::Site)
    };
    of && noun(at - 2) && scene.is_definite(at - 3)
}

fn is_near(scene: &Scene<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|before| scene.has(before, Cue::Near))
}

/// A kind word with a definite article that no name follows, as subject of its clause: ": Die
/// Fördestadt liegt".
fn is_description(scene: &Scene<'_>, at: usize) -> bool {
    let kind = scene.elements[at].cues.any(&[Cue::Settlement, Cue::Island, Cue::Region]);
    let alone = scene.elements.get(at + 1).is_some_and(|next| next.has(Cue::Lie));
    let opens = at >= 2 && scene.elements[at - 2].is_mark(&[':', '.', ';', '–', '—']);
    kind && alone && opens
}

/// "this island nation in the Atlantic": a kind word that is pointed at and has no name beside it.
fn is_pointed_at(scene: &Scene<'_>, at: usize) -> bool {
    let kind = scene.elements[at].cues.any(&[Cue::Settlement, Cue::Island, Cue::Country]);
    let pointed = scene.any(at.saturating_sub(2)..at, &[Cue::Demonstrative]);
    kind && pointed && scene.place_at(at + 1).is_none()
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
    let described = scene.elements.iter().take(6).find(|element| element.has(Cue::It));
    let classes = described.map_or(&[][..], described_classes);
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
