//! "A는 B에 있다", "A는 B의 서쪽에 있다".

use crate::atlas::PlaceClass;
use crate::claim::direction;
use crate::claim::east::{are_alike, is_town, push_containment, push_inside};
use crate::claim::reader::Reader;

use super::{Role, has_wind, particle, role, topic_before};

/// "A는 B에 있다", "A는 B 북부에 있다": a country or region with the particle of place or a part of
/// it, and the verb.
pub fn read_containment(reader: &mut Reader<'_, '_>, verb: usize) {
    let scene = reader.scene();
    // "B 북부에", "B의 북부에"
    let part = |at: usize| {
        let of = particle(scene, at + 1) == Some(Role::Of);
        scene.elements.get(at + 1 + usize::from(of)).and_then(|next| next.cues.wind)
    };
    // "B에 둘러싸여 있다" tells of something else.
    let beside = |at: usize| role(scene, at) == Some(Role::In) && at + 2 == verb;
    let inside = |at: &usize| scene.is_wide(*at) && (beside(*at) || part(*at).is_some());
    let Some(outer) = (verb.saturating_sub(4)..verb).rev().find(inside) else { return };
    // "B에 있는 A": the town stands behind as what the verb describes.
    let described = scene.spelled(verb).ends_with(['는', '한']);
    if described && part(outer).is_none() && is_town(scene, verb + 1) {
        return push_inside(reader, outer, verb + 1, None);
    }
    let point = |at: &usize| {
        scene.place_at(*at).is_some_and(|toponym| toponym.best().class != PlaceClass::Country)
    };
    let Some(topic) = topic_before(scene, outer).filter(point) else { return };
    let (Some(inner), Some(outer_spot)) = (reader.spot(topic), reader.spot(outer)) else { return };
    if inner.place.id != outer_spot.place.id {
        push_containment(reader, outer, &inner, &outer_spot, part(outer));
    }
}

/// "A는 B의 서쪽에 있다": a direction without a figure.
pub fn read_direction(reader: &mut Reader<'_, '_>, verb: usize) {
    let scene = reader.scene();
    let side = |at: &usize| has_wind(scene, *at) && scene.spelled(*at).contains('쪽');
    let Some(at) = (verb.saturating_sub(3)..verb).rev().find(side) else { return };
    let of = at.checked_sub(1).filter(|&of| particle(scene, of) == Some(Role::Of));
    let Some(anchor) = of.unwrap_or(at).checked_sub(1).filter(|&name| scene.is_name(name)) else {
        return;
    };
    let Some(topic) = topic_before(scene, anchor) else { return };
    let figures = (topic..verb).any(|index| scene.is_figure(index));
    if figures || !are_alike(scene, topic, anchor) {
        return;
    }
    let Some(wind) = scene.elements[at].cues.wind else { return };
    let (Some(subject), Some(from)) = (reader.spot(topic), reader.spot(anchor)) else { return };
    if subject.place.id != from.place.id {
        direction::push_bare(reader, reader.span(anchor, at), wind, &from, &subject);
    }
}

/// "A는 B 북부의 도시이다": a town, and what it is called after the part of a country or region that
/// it lies in.
pub fn read_called(reader: &mut Reader<'_, '_>, kind: usize) {
    let scene = reader.scene();
    // "남부의 도시", "남동부의 항구 도시"
    let beside = |back: &usize| kind >= *back && particle(scene, kind + 1 - back) == Some(Role::Of);
    let part = [2, 3].into_iter().find(beside).map(|back| kind - back);
    let outer = part.and_then(|part| part.checked_sub(1)).filter(|&at| scene.is_wide(at));
    let (Some(part), Some(outer)) = (part, outer) else { return };
    let topic = topic_before(scene, outer).filter(|&topic| is_town(scene, topic));
    if let (Some(topic), Some(wind)) = (topic, scene.elements[part].cues.wind) {
        push_inside(reader, outer, topic, Some(wind));
    }
}
