//! "A는 B와 국경을 접한다", "A의 국경 가운데 가장 짧다", "유일한 육로".

use std::ops::Range;

use crate::atlas::{Place, PlaceClass};
use crate::claim::east::{
    bordering, has, last_countries, push_adjacency, push_only_crossing, push_only_neighbour,
};
use crate::claim::reader::{Reader, Spot};
use crate::claim::{adjacency, antecedent, border_rank, only_neighbour};
use crate::geodesy::Wind;
use crate::measure::{Among, Order, Question};
use crate::quantity::{Dimension, Stated};
use crate::text::{Cue, Scene, numerals};

use super::{Role, role, topic_before};

/// "A는 B, C와 국경을 접한다", "A는 북쪽으로 B와, 남쪽으로 C와 접한다".
pub fn read_adjacency(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let measured = is_measured(scene, at);
    let border = scene.any(at.saturating_sub(3)..at + 2, &[Cue::Border])
        || scene.spelled(at).starts_with("국경")
        || has(scene, at, &[Cue::Enclosed])
        || touches(scene, at);
    if !border || measured {
        return;
    }
    let Some((topic, subject)) = subject(reader, at) else { return };
    let told = |index: &usize| has(scene, *index, &[Cue::Adjoin, Cue::Share]);
    let earlier = (topic..at).rev().find(|index| told(index) && index + 1 < at);
    let start = earlier.map_or(topic, |earlier| earlier + 1);
    let objects = objects(reader, start..at);
    if let [(object, None)] = &objects[..]
        && let Some(name) = enclosing(reader, topic..at, [&subject, object])
    {
        let ends = (topic, at);
        let other = Some((name, object.clone()));
        return only_neighbour::push(reader, adjacency::KIND.name, ends, &subject, other);
    }
    for (object, side) in objects {
        if object.place.id != subject.place.id {
            push_adjacency(reader, at, (&subject, &object), side);
        }
    }
    read_neighbour_count(reader, topic, at, &subject);
}

/// "A는 B에 완전히 둘러싸여 있다": the element that names the only country around another one.
fn enclosing(reader: &Reader<'_, '_>, words: Range<usize>, countries: [&Spot; 2]) -> Option<usize> {
    let scene = reader.scene();
    let whole = countries.iter().all(|spot| spot.place.class == PlaceClass::Country);
    let (start, end) = (scene.elements[words.start].span.end, scene.elements[words.end].span.start);
    let text = scene.text.get(start..end).unwrap_or_default();
    let partly = ["삼면", "세 면", "거의", "대부분"].iter().any(|part| text.contains(part));
    let enclosed = whole && !partly && has(scene, words.end, &[Cue::Enclosed]);
    words.rev().find(|&at| scene.is_name(at)).filter(|_| enclosed)
}

/// Whether the length of the border is told, by a figure before the verb at `verb` or, where the
/// verb only describes a noun ("접한", "맞댄"), by one behind it.
fn is_measured(scene: &Scene<'_>, verb: usize) -> bool {
    let ends =
        ["고", "며", "다", "지만", "나"].iter().any(|end| scene.spelled(verb).ends_with(end));
    let mut figures = scene.figures().filter(|(at, _)| *at < verb || !ends);
    figures.any(|(_, found)| found.value.quantity.unit.dimension() == Dimension::Length)
}

/// Who borders, and where the words about it begin: the topic, or "서쪽은 A와 접한다" and "A, B와
/// 접한다" of what the sentence before is about.
fn subject(reader: &Reader<'_, '_>, verb: usize) -> Option<(usize, Spot)> {
    static AREAS: &[PlaceClass] = &[PlaceClass::Country, PlaceClass::Region];
    let scene = reader.scene();
    if let Some(topic) = topic_before(scene, verb) {
        return Some((topic, bordering(reader, topic)?));
    }
    let side = scene.elements[0].cues.wind.is_some();
    let first = scene.is_name(0) && (0..verb).all(|at| is_listed(scene, at));
    Some((0, antecedent::subject_before(reader, AREAS).filter(|_| side || first)?))
}

/// Whether element `at` only goes on with a list of neighbours and their sides.
fn is_listed(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    let name = scene.is_name(at) && matches!(role(scene, at), None | Some(Role::And));
    let word = element.cues.any(&[Cue::And, Cue::Border, Cue::Country, Cue::Topic, Cue::Adjoin]);
    let mark = element.is_mark(&[',', '·']);
    name || word || element.cues.wind.is_some() || mark || scene.is_grammar(element)
}

/// "B와 접하고", "B와 맞닿아", "B에 인접해": the verb right behind a name with its particle; one meets
/// news and people too.
fn touches(scene: &Scene<'_>, verb: usize) -> bool {
    let beside = verb.checked_sub(2).and_then(|name| role(scene, name));
    let word = scene.spelled(verb);
    let meets = ["접", "인접", "맞닿"].iter().any(|stem| word.starts_with(stem));
    matches!(beside, Some(Role::And | Role::In)) && meets
}

/// The countries and regions in `range`, each with the side that stands before it or its list.
fn objects(reader: &Reader<'_, '_>, range: Range<usize>) -> Vec<(Spot, Option<Wind>)> {
    let scene = reader.scene();
    let (mut found, mut winds): (Vec<_>, Vec<Wind>) = (Vec::new(), Vec::new());
    let mut opened = true;
    let verb = range.end;
    // "A는 B의 북부에 있고 C와 접한다": B only says where A is.
    let listed = |at: usize| match role(scene, at) {
        None | Some(Role::And) => true,
        Some(Role::In) => (at + 2..verb).all(|it| scene.is_plain_word(it)),
        Some(Role::Topic | Role::From | Role::To | Role::Of | Role::Than | Role::Only) => false,
    };
    for at in range {
        if let Some(object) = bordering(reader, at).filter(|_| listed(at)) {
            let side = if let [only] = winds[..] { Some(only) } else { None };
            found.push((object, side));
            opened = true;
        } else if has(scene, at, &[Cue::Lie]) {
            winds.clear();
        } else if let Some(wind) = scene.elements[at].cues.wind {
            if opened {
                winds.clear();
            }
            winds.push(wind);
            opened = false;
        }
    }
    found
}

/// Words for countries behind their number: "8개국", "다섯 나라".
static COUNTED: &[&str] = &["개국", "개 나라", "개 국가", "개의 나라", "나라", "국가"];

/// "A는 B 등 8개국과 국경을 접한다".
fn read_neighbour_count(reader: &mut Reader<'_, '_>, topic: usize, verb: usize, country: &Spot) {
    let scene = reader.scene();
    let start = scene.elements[topic].span.end;
    let words = &scene.text[start..scene.elements[verb].span.start];
    let counts =
        |end: usize| COUNTED.iter().any(|word| words[end..].trim_start().starts_with(word));
    let found = numerals(words, scene.language).into_iter().find(|it| counts(it.span.end));
    let Some(count) = found.map(|found| found.value.value) else { return };
    let span = reader.span(topic, verb);
    let stated = Stated::number(span, count);
    reader.push(adjacency::KIND.name, span, stated, &[country], |places| Question::Neighbours {
        country: places[0].clone(),
    });
}

/// "A의 국경 가운데 가장 짧다", said of the border with the country that the sentence names with A.
pub fn read_rank(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    // "가장 긴 국경 중 하나"
    if scene.any(at + 1..at + 5, &[Cue::Among]) {
        return;
    }
    let borders = &[Cue::Border, Cue::LandBorder];
    let Some(border) = (at.saturating_sub(6)..at).rev().find(|&i| has(scene, i, borders)) else {
        return;
    };
    let owner =
        (border.saturating_sub(4)..border).rev().find(|&i| role(scene, i) == Some(Role::Of));
    let Some(country) = owner.and_then(|owner| reader.country_at(owner)) else { return };
    let mut others = (0..border).rev().filter_map(|i| reader.country_at(i));
    let neighbour = others.find(|spot| spot.place.id != country.place.id);
    let Some(neighbour) = neighbour else { return };
    let order = if has(scene, at, &[Cue::Shortest]) { Order::Shortest } else { Order::Longest };
    let span = reader.span(border, at);
    let stated = Stated::number(span, 1.0);
    let world = scene.any(border..at, &[Cue::World]);
    let among = if world { Among::World } else { Among::Country };
    let ask = |places: &[Place]| Question::BorderRank {
        country: places[0].clone(),
        neighbour: places.get(1).cloned(),
        among,
        order,
    };
    reader.push(border_rank::KIND.name, span, stated, &[&country, &neighbour], ask);
}

/// "A와 B를 잇는 유일한 육로".
pub fn read_only_crossing(reader: &mut Reader<'_, '_>, at: usize) {
    let start = at.saturating_sub(12);
    if let Some(((_, a), (_, b))) = last_countries(reader, start..at) {
        push_only_crossing(reader, at, &a, &b);
    }
}

/// "A가 육지로 국경을 맞댄 나라는 B뿐이다", "A의 유일한 이웃 나라는 B다".
pub fn read_only_neighbour(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    let sole = |at: &usize| {
        has(scene, *at, &[Cue::Only]) && has(scene, at + 1, &[Cue::Neighbours]) && *at >= 2
    };
    let owned = |at: &usize| role(scene, at - 2) == Some(Role::Of);
    let sole = (0..scene.elements.len()).find(sole).filter(owned);
    if let Some((at, country)) = sole.and_then(|at| Some((at, reader.country_at(at - 2)?))) {
        return push_only_neighbour(reader, at, &country);
    }
    let only = |at: &usize| role(scene, *at) == Some(Role::Only);
    let Some(last) = (0..scene.elements.len()).find(only) else { return };
    let told = scene.any(0..last, &[Cue::Border]) && scene.any(0..last, &[Cue::Country]);
    let topic = topic_before(scene, last).filter(|_| told);
    if let Some(country) = topic.and_then(|topic| reader.country_at(topic)) {
        push_only_neighbour(reader, last, &country);
    }
}
