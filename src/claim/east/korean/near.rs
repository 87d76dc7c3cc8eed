//! "A는 B 근처에 있다", "A는 B 국경에 가깝다": near a town or a border.

use crate::claim::east::{has, is_town};
use crate::claim::edge::{BORDERS, edge_object};
use crate::claim::proximity;
use crate::claim::reader::Reader;
use crate::claim::target::Target;
use crate::text::{Cue, Scene};

use super::{Role, particle, topic_before};

/// How far before the word for near the name stands, in elements.
const REACH: usize = 4;

/// Reads what the word for near at element `at` says of the topic.
pub fn read_near(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let mut before = (at.saturating_sub(REACH)..at).rev();
    let Some(name) = before.find(|&index| scene.is_name(index)) else { return };
    let border = (name + 1..at).find(|&index| has(scene, index, BORDERS));
    let topic =
        topic_before(scene, name).filter(|&topic| is_town(scene, topic) && is_told(scene, at));
    let Some(topic) = topic else { return };
    let figures = (topic..at).any(|index| scene.is_figure(index));
    let Some(subject) = reader.spot(topic).filter(|_| !figures) else { return };
    let span = reader.span(name, at);
    if let Some(border) = border {
        let edge = edge_object(reader, Cue::Border, border, Some(name));
        if let Some(Target::Edge(edge, named)) = edge.map(|anchor| anchor.target) {
            proximity::push(reader, span, proximity::near(span), &subject, &edge, &named);
        }
        return;
    }
    let object = reader.spot(name).filter(|_| is_town(scene, name));
    if let Some(object) = object.filter(|object| object.place.id != subject.place.id) {
        proximity::push_near(reader, span, &subject, &object);
    }
}

/// "가깝다", "근처에 있다", "근처에 있는 도시": but not "근처에 있는 공장", of which something else is told.
fn is_told(scene: &Scene<'_>, at: usize) -> bool {
    let verb = at + 2;
    let word = |at: usize| if at < scene.elements.len() { scene.spelled(at) } else { "" };
    let inside = particle(scene, at + 1) == Some(Role::In) && scene.has(verb, Cue::Lie);
    let described = word(verb).ends_with(['는', '한', '던']) && word(verb + 1) != "다";
    let town = scene.any(verb + 1..verb + 2, &[Cue::Settlement, Cue::Capital]);
    inside && (!described || town) || word(at).ends_with('다')
}
