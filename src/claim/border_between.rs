//! "The Oder forms the border between A and B", "A lies on the border between B and C".
//!
//! A kind of [adjacency](super::adjacency). That the two border on each other is taken for granted,
//! and what lies there need not: so only a border that there is not is told, by which the sentence
//! is wrong whatever lies there.

use crate::measure::Question;
use crate::quantity::Stated;
use crate::text::{Cue, Scene};

use super::adjoining::is_border;
use super::past::{self, is_past};
use super::reader::{Reader, Spot};

/// How far behind its preposition a name may stand, in elements …
const NAME: usize = 3;
/// … and how far before the border its verb.
const VERB: usize = 7;

/// Adds the borders that there are not, as claims of `kind`.
pub fn read(reader: &mut Reader<'_, '_>, kind: &'static str) {
    for at in 0..reader.scene().elements.len() {
        read_at(reader, kind, at);
    }
}

fn read_at(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize) {
    let scene = reader.scene();
    let between = is_border(scene, at) && scene.has(at + 1, Cue::Between);
    if !between || !is_told(scene, at) {
        return;
    }
    let Some((last, a, b)) = pair(reader, at + 1) else { return };
    if reader.atlas.touch(&a.place, &b.place) {
        return;
    }
    let span = reader.span(at, last);
    let stated = Stated::number(span, 1.0);
    reader.push(kind, span, stated, &[&a, &b], |places| Question::Adjacency {
        a: places[0].clone(),
        b: places[1].clone(),
        side: None,
    });
}

/// Whether the verb before the noun says that the border is there today.
fn is_told(scene: &Scene<'_>, border: usize) -> bool {
    let near = border.saturating_sub(VERB)..border;
    let words = near.clone().rev().take_while(|&at| scene.is_word(at));
    let start = words.last().unwrap_or(border);
    let denied = scene.any(start..border, &[Cue::Not, Cue::Once]);
    let earlier = || past::dated(scene).is_some_and(|day| day < past::MAP_SINCE);
    // "there is a border between A and B" may be what somebody asks for.
    let some = scene.any(border.saturating_sub(2)..border, &[Cue::Indefinite]);
    let lies = scene.any(start..border, &[Cue::Lie]) && !some;
    let verb = lies || scene.any(start..border, &[Cue::Form]);
    verb && !denied && !is_past(scene, start..border) && !earlier()
}

/// The two countries behind the "between" at element `between`, and the element of the later.
fn pair(reader: &Reader<'_, '_>, between: usize) -> Option<(usize, Spot, Spot)> {
    let scene = reader.scene();
    let first = scene.name_after(between + 1, NAME)?;
    let and = Some(first + 1).filter(|&and| scene.has(and, Cue::And))?;
    let last = scene.name_after(and + 1, NAME)?;
    let alone = !scene.is_possessor(first) && !scene.is_possessor(last);
    Some((last, reader.country_at(first).filter(|_| alone)?, reader.country_at(last)?))
}
