//! Where a place lies, told before its name: "Located in northern B, A …", "B's third largest city,
//! A, …".

use crate::text::{CALLED, Cue, Kind as ElementKind, Scene};

use super::container::{Container, OUTER, leads_inside, outer_after, part_before};
use super::named::named_at;
use super::reader::Reader;

/// How many words may stand between an owner and what it owns.
const REACH: usize = 5;

/// The container that the words before the name at `at` put it in.
pub fn told_before(reader: &Reader<'_, '_>, at: usize) -> Option<Container> {
    let comma = at.checked_sub(1)?;
    if !reader.scene().elements[comma].is_mark(&[',']) || is_listed(reader.scene(), at) {
        return None;
    }
    located_before(reader, comma).or_else(|| owned_before(reader, comma))
}

/// "Located in northern B, A": a participle opens the sentence, and its phrase ends at the comma.
fn located_before(reader: &Reader<'_, '_>, comma: usize) -> Option<Container> {
    let scene = reader.scene();
    let participle = scene.has(0, Cue::Lie) && !scene.has(0, Cue::Finite);
    let inside = (1..comma.min(REACH)).find(|&index| leads_inside(scene, index))?;
    let bare = (1..inside).all(|index| scene.elements[index].kind == ElementKind::Word);
    let (outer, last) = outer_after(reader, inside + 1).filter(|_| participle && bare)?;
    let Container { spot, part, .. } = Container::at(reader, outer)?;
    let part = part.or_else(|| part_before(reader, outer));
    (last + 1 == comma).then_some(Container { at: 0, spot, part })
}

/// "B's third largest city, A".
fn owned_before(reader: &Reader<'_, '_>, comma: usize) -> Option<Container> {
    let scene = reader.scene();
    let kind = comma.checked_sub(1).filter(|&kind| scene.elements[kind].cues.any(CALLED))?;
    let owner = (kind.saturating_sub(REACH)..kind)
        .rev()
        .find(|&index| scene.elements[index].kind != ElementKind::Word)?;
    let ending = scene.is_possessor(owner)
        || scene.language.genitive && scene.genitive_ending(owner).is_some();
    let (spot, last) = named_at(reader, owner, OUTER).filter(|_| ending)?;
    (last == owner).then(|| Container::whole(owner, spot))
}

/// "A, B and C": the name at `at` is one of several.
fn is_listed(scene: &Scene<'_>, at: usize) -> bool {
    let and = scene.has(at + 1, Cue::And);
    let comma = scene.is_mark(at + 1, &[',']);
    and || comma && scene.is_name(at + 2)
}
