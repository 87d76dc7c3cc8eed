#![doc = include_str!("distance.md")]

use crate::atlas::PlaceClass;
use crate::geodesy::{Wind, distance_m};
use crate::measure::{Edge, Question, Unmeasured, Via};
use crate::quantity::{Dimension, Stated};
use crate::span::Span;
use crate::text::language::phrases;
use crate::text::{Cue, Element, Kind as ElementKind, Scene, Toponym};

use super::anchor::{anchor, attributive, cover};
use super::antecedent::{two_capitals, two_towns};
use super::bystander::is_between;
use super::edge::{BORDERS, edge_subject, way_to_edge};
use super::frame::{End, sight};
use super::length::{is_change, is_distance};
use super::pair::pair_near;
use super::reader::{Grasp, Reader, Spot};
use super::shore::is_open_water;
use super::subject::{Subject, subject, topic};
use super::target::{Anchor, Target};
use super::way::{WAYS, via, via_of_pair, via_to, way};
use super::{Claim, Kind, Need, direction, frame, latitude, proximity, there};

pub const KIND: Kind =
    Kind { name: "distance", page: include_str!("distance.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[Need::figure(Dimension::Length)];

fn read(reader: &mut Reader<'_, '_>) {
    let figures: Vec<usize> = reader
        .free_figures(Dimension::Length)
        .into_iter()
        .filter(|&at| is_distance(reader, at))
        .collect();
    let anchors: Vec<(usize, Anchor)> =
        figures.iter().filter_map(|&at| Some((at, anchor(reader, at)?))).collect();
    let all: Vec<Anchor> = anchors.iter().map(|(_, anchor)| anchor.clone()).collect();
    for at in figures {
        let own = anchors.iter().find(|(figure, _)| *figure == at).map(|(_, anchor)| anchor);
        let found = match own {
            Some(own) if read_edge(reader, at, own) => true,
            Some(own) if !starts_pair(reader.scene(), at, own) => {
                read_anchored(reader, at, own, &all)
            }
            Some(_) | None => read_pair(reader, at),
        };
        let before = anchors.iter().rev().find(|(figure, _)| *figure < at).map(|(_, own)| own);
        let found = found
            || read_attributive(reader, at)
            || own.is_none() && read_there(reader, at)
            || read_apart(reader, at)
            || own.is_none() && read_implied(reader, at, before)
            || own.is_none() && (read_way_to_edge(reader, at) || read_way_to(reader, at))
            || read_headline(reader, at)
            || frame::read(reader, KIND.name, at, own);
        if found {
            reader.take(at);
        }
    }
}

/// "500 km von A nach B": what looks like the anchor is the first end of a way.
fn starts_pair(scene: &Scene<'_>, at: usize, own: &Anchor) -> bool {
    let known = || pair_near(scene, at).is_some_and(|(first, _)| first == own.first);
    let unknown = || unknown_pair(scene, at).is_some_and(|(first, _)| first == own.first);
    own.wind.is_none() && (known() || unknown())
}

/// "580 kilometres. So far is it from A to B": a figure alone, and the way in the next sentence.
fn read_headline(reader: &mut Reader<'_, '_>, at: usize) -> bool {
    let alone = |(index, element): (usize, &Element)| {
        index == at || matches!(element.kind, ElementKind::Mark(_))
    };
    if !reader.scene().elements.iter().enumerate().all(alone) {
        return false;
    }
    let Some(next) = reader.scenes.get(reader.at + 1) else { return false };
    let told = next.any(0..next.elements.len(), &[Cue::Route, Cue::Away, Cue::Lie]);
    let other = next
        .quantities
        .iter()
        .any(|found| found.value.quantity.unit.dimension() == Dimension::Length);
    let Some((first, second)) = pair_near(next, 0).filter(|_| told && !other) else {
        return false;
    };
    let spot = |index: usize| next.place_at(index).map(|toponym| reader.spot_of(next, toponym));
    let (Some(from), Some(to)) = (spot(first), spot(second)) else { return false };
    let way = way(|cue| next.any(0..next.elements.len(), &[cue]));
    let span = reader.span(at, at);
    let claim = push(reader, at, span, way, &from, &to);
    if way == Via::Road && !next.any(0..next.elements.len(), &[Cue::Road]) {
        claim.or_by_rail();
    }
    true
}

/// Words that tie a figure to a pair of places.
static TIES: &[Cue] = &[
    Cue::Away,
    Cue::Apart,
    Cue::Straight,
    Cue::Rail,
    Cue::Road,
    Cue::Sea,
    Cue::Flight,
    Cue::Route,
    Cue::Lie,
    Cue::Section,
];

fn read_pair(reader: &mut Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let Some((first, second)) = pair_near(scene, at) else { return read_unknown_pair(reader, at) };
    let low = at.min(first).saturating_sub(5);
    let high = (at.max(second) + 6).min(scene.elements.len());
    let direct = at.abs_diff(first).min(at.abs_diff(second)) <= 3;
    let parted = between_other_figures(scene, at, first, second);
    if !direct && !scene.any(low..high, TIES) || parted && via(reader, at) == Via::Unstated {
        return false;
    }
    let (Some(from), Some(to)) = (reader.spot(first), reader.spot(second)) else { return false };
    // "105 m (located between A and B)": the figure says how high something is.
    let inserted = (at + 1..first).any(|index| scene.elements[index].is_mark(&['(']));
    if inserted && scene.any(at + 1..first, &[Cue::Lie]) {
        return false;
    }
    if is_open_water(&from.place) || is_open_water(&to.place) || is_crossing(scene, at, second) {
        return false;
    }
    let section = is_done_on_section(scene, first, second, at);
    if section || is_beside_pair(scene, at, first, second) {
        return false;
    }
    let border = reader.cue_near(at, 6, BORDERS) && !reader.cue_near(at, 6, WAYS);
    if border && ![first, second].iter().all(|&name| has_border_before(scene, name)) {
        return false;
    }
    if scene.any(0..scene.elements.len(), &[Cue::Sport]) {
        return false;
    }
    // "reduced the way by land from A to B by 30 km"
    if is_change(scene, at) || scene.any(low..high, &[Cue::Shorten]) && !is_whole_way(scene, at) {
        return read_change(reader, at, &from, &to);
    }
    let span = reader.span(at.min(first), at.max(second));
    let wind = wind_behind(scene, at).filter(|_| second < at);
    let via =
        wind.map_or_else(|| via_of_pair(reader, at, first, second), |_| via_to(reader, at, wind));
    let straight = via == Via::Unstated && (goes_on_straight(reader, at) || wind.is_some());
    let named = &[Cue::Road, Cue::Rail, Cue::Sea];
    let road = reader.cue_near(at, 7, named) || scene.any(low..high, named);
    let back = second + 1..second + 3;
    let round_trip =
        reader.cue_near(at, 5, &[Cue::RoundTrip]) || scene.any(back, &[Cue::RoundTrip]);
    let straight_m = distance_m(from.place.point, to.place.point);
    let part = is_stretch(scene, at) && reader.stated(at).hard.high < straight_m;
    let grasp = if part { Grasp::Implied } else { from.grasp };
    let from = Spot { grasp, ..from };
    let claim = push(reader, at, span, via, &from, &to);
    claim.directed = straight;
    if via == Via::Road && !road {
        claim.or_by_rail();
    }
    if round_trip {
        claim.leave_open(Unmeasured::NotMeasurable("there and back is no single way".into()));
    }
    true
}

/// "On the section A–B workers laid 40 km of pipes": what was done there is told with the figure.
fn is_done_on_section(scene: &Scene<'_>, first: usize, second: usize, at: usize) -> bool {
    let section = scene.any(first.saturating_sub(2)..first, &[Cue::Section]);
    section && second < at && (second + 1..at).any(|index| scene.is_plain_word(index))
}

/// "a 20-km stretch of the road from A to B", "30 miles of track between A and B", "the last 50
/// km": so long may be a part of the way. "The 100-mile stretch between A and B" is all of it.
fn is_stretch(scene: &Scene<'_>, at: usize) -> bool {
    let next = scene.skip_conversion(at + 1);
    let near = at.saturating_sub(SECTION)..scene.elements.len().min(next + SECTION);
    let section = near.into_iter().find(|&index| scene.has(index, Cue::Section));
    let of = scene.any(next..next + 1, &[Cue::Of, Cue::From]);
    let counted =
        of && scene.any(next + 1..next + 1 + SECTION, &[Cue::Road, Cue::Rail, Cue::Route]);
    let definite = |index: usize| index > 0 && scene.is_definite(index - 1);
    let whole = definite(section.map_or(at, |section| section.min(at)));
    // "the *last* 50 km"
    let qualified = at > 0 && scene.is_plain_word(at - 1) && definite(at - 1);
    qualified || (section.is_some() || counted) && !whole
}

/// How far from its figure the noun of a part of a way may stand, in elements.
const SECTION: usize = 3;

/// "by train from A to B, 300 km *to the west*": the wind that the figure goes with.
fn wind_behind(scene: &Scene<'_>, at: usize) -> Option<Wind> {
    let next = scene.skip_conversion(at + 1);
    let wind = (next..next + 3).take_while(|&index| scene.is_word(index));
    let apposed = at > 0 && scene.elements[at - 1].is_mark(&[',', '(']);
    wind.filter(|_| apposed).find_map(|index| scene.elements[index].cues.wind)
}

/// "from A to B, 30 km *across the strait*": behind a comma, the water is as wide, and the way is
/// longer.
fn is_crossing(scene: &Scene<'_>, at: usize, second: usize) -> bool {
    static WATERS: &[PlaceClass] = &[PlaceClass::Sea, PlaceClass::Lake, PlaceClass::Strait];
    let water = || {
        scene
            .name_after(at + 2, 3)
            .and_then(|name| scene.place_at(name))
            .is_some_and(|toponym| WATERS.contains(&toponym.best().class))
    };
    let apposed = at > 0 && scene.elements[at - 1].is_mark(&[',']);
    second < at && apposed && scene.has(at + 1, Cue::Over) && water()
}

/// "A lies between B and C, 85 km *north-east* of the city", "the road between B and C is widened
/// *for* 12 km": the figure is that of something else, or of a part.
fn is_beside_pair(scene: &Scene<'_>, at: usize, first: usize, second: usize) -> bool {
    if second > at || !scene.any(first.saturating_sub(3)..first, &[Cue::Between]) {
        return false;
    }
    let winds = || scene.elements.get(at + 1).is_some_and(|next| next.cues.wind.is_some());
    let comma = (second + 1..at).any(|index| scene.elements[index].is_mark(&[',']));
    comma && winds() || scene.has(at - 1, Cue::Throughout)
}

/// "from the eastern border of A to the western border of B": how far the two lands are apart.
fn has_border_before(scene: &Scene<'_>, name: usize) -> bool {
    let words = (name.saturating_sub(3)..name).rev();
    let mut words = words.take_while(|&at| scene.elements[at].kind == ElementKind::Word);
    words.any(|at| scene.elements[at].cues.any(BORDERS))
}

/// "The tunnel shortens the way from A to B by 30 km": what changes is no way on a map.
fn read_change(reader: &mut Reader<'_, '_>, at: usize, from: &Spot, to: &Spot) -> bool {
    let before = at.checked_sub(1).map(|at| reader.scene().elements[at]);
    let by = before.is_some_and(|word| word.has(Cue::By));
    if !by {
        return false;
    }
    let span = reader.span(at, at);
    let claim = push(reader, at, span, via(reader, at), from, to);
    claim.leave_open(Unmeasured::NotMeasurable("a change of a way is no way".into()));
    true
}

/// "cuts *the 300-km trip* from A to B": the article says that the figure is all of the way.
fn is_whole_way(scene: &Scene<'_>, at: usize) -> bool {
    let way = scene.elements.get(at + 1).is_some_and(|next| next.cues.any(WAYS));
    way && at > 0 && scene.is_definite(at - 1)
}

/// "… as the crow flies. From B to C it is another 40 kilometres": the straight line goes on.
fn goes_on_straight(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let figure = reader.figure(at).span.of(scene.text).to_lowercase();
    let before = at.checked_sub(1).map(|before| scene.spelled(before));
    let mut words = phrases(scene.language.more);
    let more = words.any(|word| before == Some(word) || figure.starts_with(word));
    let near = reader.previous().filter(|last| last.paragraph == scene.paragraph);
    let straight = |claim: &Claim| {
        claim.question.as_ref().is_ok_and(|question| question.via() == Some(Via::Geodesic))
    };
    let latest = || reader.claims.iter().rev().find(|claim| claim.kind == KIND.name);
    let last = |offset: usize| latest().is_some_and(|it| it.span.start >= offset && straight(it));
    more && near.is_some_and(|last_scene| last(last_scene.offset))
}

/// "400 kilometres from A to X", where the atlas does not know X.
fn read_unknown_pair(reader: &mut Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let Some((from, to)) = unknown_pair(scene, at) else { return false };
    let unknown = [from, to].into_iter().find(|&name| scene.place_at(name).is_none());
    let Some(unknown) = unknown else { return false };
    let known: Vec<Spot> = [from, to].iter().filter_map(|&name| reader.spot(name)).collect();
    let known: Vec<&Spot> = known.iter().collect();
    let (low, high) = (from.min(to).min(at), from.max(to).max(at));
    let (span, name) = (reader.span(low, high), scene.elements[unknown].span);
    let stated = reader.stated(at);
    let mut claim = reader.on_unknown(KIND.name, span, stated, &known, name);
    if let [known] = &known[..] {
        sight(reader, &mut claim, via(reader, at), known, None, End::Subject);
    }
    reader.claims.push(claim);
    true
}

/// Two names behind the figure, or around it, one of which the atlas does not know: "from A to X",
/// "begins in A and runs 30 miles to X", "80 km voneinander entfernte Werke in A und X".
fn unknown_pair(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let start = scene.skip_conversion(at + 1);
    let end = scene.elements.len().min(start + 9);
    let named = |index: usize| {
        scene.elements.get(index).is_some_and(|it| it.kind == ElementKind::Name)
            || scene.place_at(index).is_some_and(|toponym| !toponym.demonym)
    };
    let is_figure = |index: usize| scene.is_figure(index);
    let marked = |start: usize, cue: Cue| {
        let mark = (start..end).find(|&index| scene.elements[index].has(cue))?;
        // "30 km de A y a 80 km de B": the second preposition belongs to a figure of its own.
        let mut near = (mark + 1..end.min(mark + 4)).take_while(|&index| !is_figure(index));
        near.find(|&index| named(index))
    };
    let begun = || {
        let low = at.saturating_sub(9);
        let begin = (low..at).find(|&index| scene.elements[index].has(Cue::Begin))?;
        (begin + 1..at.min(begin + 5)).find(|&index| named(index))
    };
    let coupled = || {
        let apart = scene.any(start..start + 2, &[Cue::Apart]);
        let first = (start..end).find(|&index| apart && named(index) && named(index + 2))?;
        scene.elements[first + 1].has(Cue::And).then_some((first, first + 2))
    };
    let from_to = || {
        let from = marked(start, Cue::From)?;
        marked(from, Cue::To).map(|to| (from, to))
    };
    let runs_to = || {
        let to = (start..start + 2).find(|&at| scene.any(at..at + 1, &[Cue::To]))?;
        let to = (to + 1..end.min(to + 3)).find(|&index| named(index))?;
        begun().map(|from| (from, to))
    };
    from_to().or_else(coupled).or_else(runs_to)
}

/// Whether another figure of length stands between the figure and the pair.
fn between_other_figures(scene: &Scene<'_>, at: usize, first: usize, second: usize) -> bool {
    let range = if at < first { at + 1..first } else { second.min(at)..at };
    scene.elements[range].iter().any(|element| {
        let ElementKind::Quantity(index) = element.kind else { return false };
        let figure = &scene.quantities[index].value;
        let length = figure.quantity.unit.dimension() == Dimension::Length;
        length && figure.conversion_of.is_none() && figure.list.is_none()
    })
}

fn read_anchored(reader: &mut Reader<'_, '_>, at: usize, own: &Anchor, all: &[Anchor]) -> bool {
    let span = cover(reader, at, own);
    let subject = match subject(reader, at, all, own) {
        Some(Subject::Known(spot)) => spot,
        Some(Subject::Unknown(name)) => {
            let stated = reader.stated(at);
            let known: Vec<&Spot> = own.target.spots().collect();
            let mut claim = reader.on_unknown(KIND.name, span, stated, &known, name);
            match (&own.target, &known[..]) {
                (Target::Place(anchor), _) => {
                    let via = via_to(reader, at, own.wind);
                    sight(reader, &mut claim, via, anchor, own.wind, End::Subject);
                }
                (Target::Edge(to, _), [named, ..]) => {
                    reader.or_else(&mut claim, &named.place, |place| {
                        Some(Question::Proximity { place: place.clone(), to: to.clone() })
                    });
                }
                (Target::Edge(..), []) => {}
            }
            reader.claims.push(claim);
            return true;
        }
        None => return false,
    };
    match &own.target {
        Target::Place(spot) => {
            push_directed(reader, at, span, own.wind, spot, &subject);
        }
        Target::Edge(Edge::Parallel(_), _) if !latitude::has_latitude(&subject) => return false,
        Target::Edge(edge, named) => {
            push_proximity(reader, at, span, edge, named, &subject);
            if let Some(wind) = own.wind {
                latitude::push_side(reader, direction::KIND.name, span, wind, edge, &subject);
            }
        }
    }
    true
}

/// "The Russian border is 30 km (east) of A": how far A is from it.
fn read_edge(reader: &mut Reader<'_, '_>, at: usize, own: &Anchor) -> bool {
    let (Target::Place(town), Some(edge)) = (&own.target, edge_subject(reader, at)) else {
        return false;
    };
    let Target::Edge(to, named) = &edge.target else { return false };
    let span = cover(reader, at, own).join(reader.span(edge.first, edge.last));
    push_proximity(reader, at, span, to, named, town);
    true
}

/// "Von A bis zur Grenze sind es 60 Kilometer".
fn read_way_to_edge(reader: &mut Reader<'_, '_>, at: usize) -> bool {
    let Some((town, edge)) = way_to_edge(reader, at) else { return false };
    let Target::Edge(to, named) = &edge.target else { return false };
    let span = cover(reader, at, &edge);
    push_proximity(reader, at, span, to, named, &town);
    true
}

/// Adds the distance of `subject` from `anchor`, and its direction where one is named.
fn push_directed(
    reader: &mut Reader<'_, '_>,
    at: usize,
    span: Span,
    wind: Option<Wind>,
    anchor: &Spot,
    subject: &Spot,
) {
    // "A, the capital, is 350 km from B" where B is the capital: A is not what was taken for it.
    if anchor.place.id == subject.place.id {
        return;
    }
    push(reader, at, span, via_to(reader, at, wind), anchor, subject).directed = wind.is_some();
    if let Some(wind) = wind {
        direction::push(reader, span, wind, anchor, subject);
    }
}

/// "das 180 km entfernte A": A from the place that the text is about.
fn read_attributive(reader: &mut Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let Some((name, wind)) = attributive(scene, at) else { return false };
    let Some(subject) = reader.spot(name) else { return false };
    let points = scene.places().map(|(index, _)| index).filter(|&index| scene.is_pointlike(index));
    let others: Vec<usize> = points.filter(|&index| index != name).collect();
    let before = others.iter().rev().find(|index| **index < at);
    let other = before.or(others.first()).copied();
    let anchor = other.and_then(|index| reader.spot(index)).or_else(|| topic(reader));
    let Some(anchor) = anchor else { return false };
    let anchor = Spot { grasp: Grasp::Implied, ..anchor };
    let span = reader.span(at, name);
    push_directed(reader, at, span, wind, &anchor, &subject);
    true
}

/// "From there it is 145 km to B".
fn read_there(reader: &mut Reader<'_, '_>, at: usize) -> bool {
    let Some(there::Way { from, to, named }) = there::way(reader, at) else { return false };
    let span = reader.span(at.min(named), at.max(named));
    push(reader, at, span, via(reader, at), &from, &to);
    true
}

/// "the two cities are only 80 km apart": the two towns that were named last.
fn read_apart(reader: &mut Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let near = at.saturating_sub(8)..scene.elements.len().min(at + 9);
    let Some(both) = near.into_iter().find(|&index| scene.elements[index].has(Cue::TwoCities))
    else {
        return false;
    };
    let capitals = scene.elements[both].has(Cue::TwoCapitals);
    let named = if capitals { two_capitals(reader, both) } else { two_towns(reader, both) };
    let Some((from, to)) = named else { return false };
    let last = (at + 3).min(reader.scene().elements.len() - 1);
    let span = reader.span(at, last);
    push(reader, at, span, via(reader, at), &from, &to);
    true
}

/// How far before its figure the subject may stand, in elements: "A, the B capital, is 72 km away".
const SUBJECT_REACH: usize = 8;

/// "Cambridge, 49 miles north of it", "Porto liegt 270 Kilometer nördlich": what the figure is
/// measured from stands before.
fn read_implied(reader: &mut Reader<'_, '_>, at: usize, before: Option<&Anchor>) -> bool {
    let scene = reader.scene();
    let next = scene.skip_conversion(at + 1);
    let end = scene.elements.len().min(next + 4);
    let behind = || {
        (next..end).take_while(|&index| {
            let element = &scene.elements[index];
            element.kind == ElementKind::Word && !element.cues.any(&[Cue::From, Cue::In])
        })
    };
    let wind = behind().find_map(|index| scene.elements[index].cues.wind);
    let gapped = before.is_some() && is_gapped(scene, at, next);
    let away = gapped || behind().any(|index| scene.elements[index].has(Cue::Away));
    // "The river rises between A and B and flows 40 km north"
    let flows = scene.any(at.saturating_sub(3)..at, &[Cue::Flow]);
    if wind.is_none() && !away || flows {
        return false;
    }
    let mut near = (at.saturating_sub(SUBJECT_REACH)..at).rev();
    // "A lies between B and C, 85 km north-east of the city": it is not C that does.
    let found = near.find(|&index| scene.is_pointlike(index) && !is_between(scene, index));
    let Some(subject_at) = found else { return false };
    let earlier = (0..subject_at).find(|&index| scene.is_pointlike(index));
    let anchor = before
        .and_then(|anchor| anchor.target.spots().next().cloned())
        .or_else(|| earlier.and_then(|index| reader.spot(index)))
        .or_else(|| topic(reader));
    let (Some(subject), Some(anchor)) = (reader.spot(subject_at), anchor) else { return false };
    if subject.place.id == anchor.place.id {
        return false;
    }
    let grasp = if gapped { anchor.grasp } else { Grasp::Implied };
    let anchor = Spot { grasp, ..anchor };
    let span = reader.span(subject_at, end - 1);
    push_directed(reader, at, span, wind, &anchor, &subject);
    true
}

/// "A is 150 km from B, *C 55 km*": behind a comma only a name and the figure.
fn is_gapped(scene: &Scene<'_>, at: usize, next: usize) -> bool {
    let joins = |it: &Element| it.is_mark(&[',', ';']) || it.cues.any(&[Cue::And, Cue::But]);
    let name = at.checked_sub(1).filter(|&name| scene.is_pointlike(name));
    let joined = name.and_then(|name| name.checked_sub(1)).map(|it| &scene.elements[it]);
    let closed = scene.elements.get(next).is_none_or(|it| it.is_mark(&['.', ';', ',', '!']));
    closed && joined.is_some_and(joins)
}

/// "Nach B sind es 264 Kilometer": from the place that the text is about.
fn read_way_to(reader: &mut Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let start = at.saturating_sub(7);
    let told = scene.any(start..at, &[Cue::Lie]);
    let end = (start..at).rev().find(|&index| scene.is_pointlike(index));
    // "bis zur italienischen Insel A": words for its kind may stand between.
    let leads = |index: &usize| {
        let words = (index.saturating_sub(4)..*index).rev().take_while(|&before| {
            let linking = before + 1 == *index || !scene.any(before..before + 1, &[Cue::Lie]);
            linking
                && matches!(scene.elements[before].kind, ElementKind::Word | ElementKind::Place(_))
        });
        words.into_iter().any(|before| scene.elements[before].has(Cue::To))
    };
    // "… bis A und 60 km bis B": the way leads to what stands behind its figure.
    let next = scene.skip_conversion(at + 1);
    let behind = scene.has(next, Cue::To) && scene.name_after(next + 1, 3).is_some();
    let Some(end) = end.filter(leads).filter(|_| told && !behind) else { return false };
    let (Some(to), Some(from)) = (reader.spot(end), topic(reader)) else { return false };
    if to.place.id == from.place.id {
        return false;
    }
    let from = Spot { grasp: Grasp::Implied, ..from };
    let span = reader.span(end, at);
    push(reader, at, span, via(reader, at), &from, &to);
    true
}

/// Adds what the figure at element `at` says about the way from one place to another: from an
/// area it is one from its edge.
pub fn push<'a>(
    reader: &'a mut Reader<'_, '_>,
    at: usize,
    span: Span,
    via: Via,
    from: &Spot,
    to: &Spot,
) -> &'a mut Claim {
    let (from, to) = (&reader.as_town(from), &reader.as_town(to));
    let stated = reader.stated(at);
    let area = |spot: &Spot| spot.place.class.is_area();
    if area(from) && area(to) {
        return push_between_areas(reader, span, stated, via, from, to);
    }
    let continent = |spot: &Spot| spot.place.class == PlaceClass::Continent;
    if continent(from) && !continent(to) {
        return push_off_continent(reader, span, stated, to, from);
    }
    if continent(to) && !continent(from) {
        return push_off_continent(reader, span, stated, from, to);
    }
    // From a country it is as far as from its edge, and so it is from a river; whoever goes from an
    // island may start in its middle.
    let has_edge = |spot: &Spot| reader.atlas.course(&spot.place).is_some();
    let either = [(from, to), (to, from)];
    let found = either.into_iter().find(|(_, wide)| area(wide));
    let found = found.or_else(|| either.into_iter().find(|(_, wide)| has_edge(wide)));
    if let Some((place, wide)) = found {
        let edge = Edge::Footprint(wide.place.clone());
        return proximity::push(reader, span, stated, place, &edge, std::slice::from_ref(wide));
    }
    let at_sea = [from, to].into_iter().any(|spot| is_open_water(&spot.place));
    let on_river = [from, to].into_iter().any(|spot| spot.place.class == PlaceClass::River);
    let claim = reader.push(KIND.name, span, stated, &[from, to], |places| Question::Distance {
        from: places[0].clone(),
        to: places[1].clone(),
        via,
    });
    // "50 km from the Black Sea" means its shore, which is nowhere near its middle.
    if at_sea {
        claim.leave_open(Unmeasured::NotMeasurable("the shores of a sea are not known".into()));
    } else if on_river {
        claim.leave_open(course_unknown());
    }
    claim
}

fn course_unknown() -> Unmeasured {
    Unmeasured::NotMeasurable("the course of a river is not known".into())
}

/// How near two countries come to each other is not what lies between their middles; how far they
/// are apart by a way, nobody knows.
fn push_between_areas<'a>(
    reader: &'a mut Reader<'_, '_>,
    span: Span,
    stated: Stated,
    via: Via,
    from: &Spot,
    to: &Spot,
) -> &'a mut Claim {
    if matches!(via, Via::Rail | Via::Road | Via::Sea) {
        let reason = format!("how far {} and {} are apart", from.place.name, to.place.name);
        let why = Unmeasured::NoData(reason);
        return reader.push_open(KIND.name, span, stated, &[from, to], why);
    }
    reader.push(KIND.name, span, stated, &[from, to], |places| Question::Proximity {
        place: places[0].clone(),
        to: Edge::Footprint(places[1].clone()),
    })
}

/// From a continent it is as far as from its coast. Where a country is an archipelago, another of
/// its islands may be meant.
fn push_off_continent<'a>(
    reader: &'a mut Reader<'_, '_>,
    span: Span,
    stated: Stated,
    subject: &Spot,
    continent: &Spot,
) -> &'a mut Claim {
    let country = subject.place.class == PlaceClass::Country;
    let grasp = if country { Grasp::Implied } else { subject.grasp };
    let subject = &Spot { grasp, ..subject.clone() };
    let coast = Edge::Coast(Some(continent.place.clone()));
    proximity::push(reader, span, stated, subject, &coast, std::slice::from_ref(continent))
}

fn push_proximity(
    reader: &mut Reader<'_, '_>,
    at: usize,
    span: Span,
    edge: &Edge,
    named: &[Spot],
    subject: &Spot,
) {
    let stated = reader.stated(at);
    // A railway or a road crosses the border where it does, and not where that is nearest.
    let by_way = matches!(via(reader, at), Via::Rail | Via::Road | Via::Sea);
    // "A, 40 km off the coast": A lies on an island, and off another coast than that one's.
    let town = subject.place.class == PlaceClass::Settlement;
    let off = town && reader.cue_behind(at, 4, &[Cue::Off]);
    // "The town lies 20 km from the shore": of the lake that the paragraph is about.
    let shore = matches!(edge, Edge::Coast(None)) && names_a_lake(reader);
    let grasp = if by_way || off || shore { Grasp::Implied } else { subject.grasp };
    let subject = &Spot { grasp, ..subject.clone() };
    let claim = proximity::push(reader, span, stated, subject, edge, named);
    if subject.place.class == PlaceClass::River {
        claim.leave_open(course_unknown());
    }
}

/// Whether the paragraph has named a lake up to here.
fn names_a_lake(reader: &Reader<'_, '_>) -> bool {
    let paragraph = reader.scene().paragraph;
    let here = reader.memory().take_while(|scene| scene.paragraph == paragraph);
    let lake = |toponym: &Toponym| toponym.best().class == PlaceClass::Lake;
    here.into_iter().any(|scene| scene.toponyms.iter().any(lake))
}
