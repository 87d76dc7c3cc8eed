//! What a figure with an anchor speaks about: its subject.

use crate::atlas::{Place, PlaceClass};
use crate::span::Span;
use crate::text::{Cue, Kind, Scene, Toponym};

use super::anchor::is_point;
use super::antecedent::{self, capital_at, described_classes, is_struck, opening};
use super::bystander::{
    can_be_subject, is_by_itself, is_bystander, is_end_of_way, is_island_state,
};
use super::container::OUTER;
use super::named::head_of_list;
use super::nameless::{NOUNS, beside, opening_name, somewhere, unnamed};
use super::reader::{Grasp, Reader, Spot};
use super::target::Anchor;

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
    if let Some(at) = antecedent_before(scene, figure, own) {
        return Some(Subject::Known(grasped(reader, at, figure, reader.spot(at)?)));
    }
    // "to the Oder, thirty miles from B": some point of the river.
    let apposed = figure >= 2
        && scene.elements[figure - 1].is_mark(&[','])
        && scene.any(figure.saturating_sub(4)..figure - 2, &[Cue::To]);
    let river = |toponym: &Toponym| toponym.best().class == PlaceClass::River;
    if apposed && scene.place_at(figure - 2).is_some_and(river) && figure < own.first {
        return None;
    }
    let nearest = (0..figure.min(own.first)).rev().find(|&at| scene.is_name(at));
    if nearest.is_some_and(|at| is_end_of_way(scene, at)) {
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
    // "A is 500 km from B, and the Spanish capital is 600 km from C": nearer than any name.
    let behind = chosen.filter(|&chosen| chosen < figure).map(|chosen| chosen + 1..figure);
    let nearest = behind.into_iter().flatten().rev();
    let capital = nearest
        .filter(|at| !(own.first..=own.last).contains(at))
        .find_map(|at| Some((at, capital_at(reader, at)?)));
    if let Some((at, spot)) = capital {
        return Some(Subject::Known(grasped(reader, at, figure, spot)));
    }
    let named = chosen.and_then(|at| Some(grasped(reader, at, figure, reader.spot(at)?)));
    let known = named
        .or_else(|| {
            let mut capitals = (0..figure).filter_map(|at| Some((at, capital_at(reader, at)?)));
            capitals.next().map(|(at, spot)| grasped(reader, at, figure, spot))
        })
        .or_else(|| topic_beside(reader, own).filter(|_| opens_with_pronoun(scene)))
        .or_else(|| described_behind(reader, figure.max(own.last)));
    known
        .map(Subject::Known)
        .or_else(|| unnamed(scene, figure).map(Subject::Unknown))
        .or_else(|| opening_name(scene, figure).map(|name| Subject::vouched(reader, name, own)))
        .or_else(|| somewhere(reader, figure).map(Subject::Unknown))
}

/// "Located 140 km south of A, the city has 270,000 inhabitants", "Situada a 140 km de A, tiene
/// murallas": what the sentence before began with.
fn described_behind(reader: &Reader<'_, '_>, last: usize) -> Option<Spot> {
    let scene = reader.scene();
    let comma = scene.elements.get(last + 1)?.is_mark(&[',']);
    let next = scene.elements.get(last + 2)?;
    let described = described_classes(next);
    let participle = scene.has(0, Cue::Lie) && !scene.has(0, Cue::Finite);
    let pronoun = next.has(Cue::It) && next.has(Cue::Pronoun) || next.has(Cue::Finite);
    let classes = if described.is_empty() && participle && pronoun { POINTS } else { described };
    antecedent::subject_before(reader, classes).filter(|_| comma)
}

/// "A is 40 km from B, *which* is 600 km from C": the name that the relative clause follows.
fn antecedent_before(scene: &Scene<'_>, figure: usize, own: &Anchor) -> Option<usize> {
    let start = figure.saturating_sub(RELATIVE);
    let mut words = (start..figure).rev().take_while(|&at| scene.is_word(at));
    let relative = words.find(|&at| scene.has(at, Cue::Relative))?;
    let comma = relative.checked_sub(1).filter(|&it| scene.elements[it].is_mark(&[',']))?;
    let name = comma.checked_sub(1).filter(|&at| is_point(scene, at) && scene.is_town(at))?;
    let measured = (name.saturating_sub(4)..name).any(|at| scene.is_figure(at));
    (measured && figure < own.first).then_some(name)
}

/// How far before the figure its relative pronoun may stand, in elements.
const RELATIVE: usize = 6;

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
            && !is_bystander(scene, *at, figure)
            && can_be_subject(reader, *at, own)
            && !holds_settlement(scene, *at)
            && !is_measured_too(scene, *at, figure)
            && !is_river_of_town(scene, *at)
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

/// "am Dnipro", "the rivers *A*, B and C", "the A and *B* rivers": with an article or beside a word
/// for rivers the name of a town is that of its river.
fn is_river_of_town(scene: &Scene<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| scene.lower(before));
    let contracted = before.is_some_and(|it| scene.language.contractions.contains(&&*it));
    let listed = || head_of_list(scene, at).is_some_and(|head| scene.has(head, Cue::River));
    let before = |name: usize| scene.language.noun_adjuncts && scene.has(name + 1, Cue::River);
    let coupled = scene.has(at + 1, Cue::And) && scene.is_name(at + 2) && before(at + 2);
    let article = scene.language.noun_adjuncts && at > 0 && scene.is_definite(at - 1);
    let river = contracted || article || before(at) || coupled;
    scene.is_town(at) && (river || listed())
}

/// "30 km outside *A* and 50 km from B": what has a figure of its own is measured from, too.
fn is_measured_too(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    let figured = |index: usize| scene.is_figure(index);
    let words = (at.saturating_sub(3)..at).rev();
    let before = words.into_iter().find(|&index| scene.elements[index].kind != Kind::Word);
    at + 2 == figure && scene.has(at + 1, Cue::And) && before.is_some_and(figured)
}

/// "a village in A", "the village of X in A": a name of a town that is also one of a region, and
/// that a settlement lies in.
fn holds_settlement(scene: &Scene<'_>, at: usize) -> bool {
    let region =
        |toponym: &Toponym| toponym.candidates.iter().any(|it| OUTER.contains(&it.place.class));
    let Some(inside) = (at.saturating_sub(2)..at).find(|&before| scene.has(before, Cue::In)) else {
        return false;
    };
    let noun = |before: usize| scene.has(before, Cue::Settlement);
    let unknown = |before: usize| scene.elements[before].kind == Kind::Name;
    let named = || {
        let name = inside.checked_sub(1).filter(|&name| unknown(name))?;
        (name.saturating_sub(2)..name).find(|&before| noun(before))
    };
    let settled = inside.checked_sub(1).is_some_and(noun) || named().is_some();
    settled && scene.place_at(at).is_some_and(region)
}

/// "40 km nördlich von B liegt A": a verb of place stands between anchor and subject, or the figure
/// opens the sentence. What quakes are measured from is no subject.
fn is_inverted(scene: &Scene<'_>, figure: usize, own: &Anchor, at: usize) -> bool {
    let last = figure.max(own.last);
    // "30 km south of A, near B": B is no more than near it.
    if scene.any(last + 1..at, &[Cue::Near]) {
        return false;
    }
    let verb = scene.any(last + 1..at, &[Cue::Lie]);
    // "The front line runs 15 km west of A, a suburb of B"
    let told = scene.any(0..figure, NOUNS) || scene.any(0..figure, &[Cue::Flow]);
    let opens = figure <= 3 && at - last <= 6 && !told;
    // "a train derailed 40 km north of A at B"
    let placed = at == last + 2 && scene.has(last + 1, Cue::In) && scene.is_town(at);
    (verb || opens || placed) && !scene.any(0..scene.elements.len(), &[Cue::Epicentre])
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
    topic_but(reader, |_| false)
}

/// The same of a figure with the anchor `own`, which is not measured from itself: "A train from A
/// to B. The city is 60 km from A."
fn topic_beside(reader: &Reader<'_, '_>, own: &Anchor) -> Option<Spot> {
    topic_but(reader, |place| own.target.spots().any(|spot| spot.place.id == place.id))
}

fn topic_but(reader: &Reader<'_, '_>, left_out: impl Fn(&Place) -> bool) -> Option<Spot> {
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
        let wide = wide && !is_by_itself(reader, toponym.best()) || left_out(toponym.best());
        !wide && !toponym.demonym && (classes.is_empty() || classes.contains(&class))
    };
    let mut fitting = previous.places().map(|(_, toponym)| toponym).filter(is_topic);
    // "X, a river of A, is long. It rises 40 km from B": X is not in the atlas.
    if classes.is_empty() && opens_with_unknown(previous) {
        return None;
    }
    let Some(toponym) = fitting.next() else {
        // "A is a town. The city is on a river. It lies 40 km from B."
        let before =
            antecedent::subject_before(reader, if classes.is_empty() { POINTS } else { classes })?;
        return Some(before).filter(|it| !left_out(&it.place));
    };
    let alone = fitting.all(|other| other.best().id == toponym.best().id);
    let spot = reader.spot_of(previous, toponym);
    // "It" may be something that has no name on the map, if the place was not the subject before.
    let subject = opening(previous, previous.elements.len()).and_then(|at| previous.place_at(at));
    let certain = !classes.is_empty() || subject.is_some_and(|it| it.span == toponym.span);
    let grasp = if alone && certain { spot.grasp } else { Grasp::Implied };
    Some(Spot { grasp, ..spot })
}

/// What a sentence may be about that tells how far it is from elsewhere.
static POINTS: &[PlaceClass] = &[
    PlaceClass::Settlement,
    PlaceClass::Island,
    PlaceClass::Lake,
    PlaceClass::Mountain,
    PlaceClass::Airport,
    PlaceClass::Site,
];

/// Whether the sentence begins with a name that the atlas does not know as its subject.
fn opens_with_unknown(scene: &Scene<'_>) -> bool {
    let name = (0..scene.elements.len().min(3)).find(|&at| scene.elements[at].kind == Kind::Name);
    let earlier = |at: usize| scene.places().any(|(place, _)| place < at);
    name.is_some_and(|at| {
        let comma = scene.is_mark(at + 1, &[',', '(']);
        !earlier(at) && (comma || scene.has(at + 1, Cue::Lie))
    })
}
