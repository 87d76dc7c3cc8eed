//! What rivers part and what they join: "the R forms the border between A and B", "the R separates
//! A from B", "the R flows into the S at A", "the R is a tributary of the S".

use std::ops::Range;

use crate::atlas::PlaceClass;
use crate::measure::Question;
use crate::quantity::Stated;
use crate::text::{Capitals, Cue, Kind as ElementKind, Scene};

use super::named::{PLACING, is_locative, named_at};
use super::on_water::is_compound;
use super::pair::linked;
use super::passage::is_in_apposition;
use super::past::is_past;
use super::reader::{Reader, Spot};

/// How far before its verb or noun a river may stand, in elements …
const REACH: usize = 9;
/// … how far behind it another one, …
const BEHIND: usize = 8;
/// … how far behind the noun for a border "between" …
const TO_BETWEEN: usize = 3;
/// … and how far around all that a verb.
const VERB: usize = 3;

/// A river that the text names, and the elements of its name.
struct River {
    spot: Spot,
    first: usize,
    last: usize,
}

/// Adds what rivers are said to be the borders of, in claims of `kind`.
pub fn read_borders(reader: &mut Reader<'_, '_>, kind: &'static str) {
    for at in 0..reader.scene().elements.len() {
        if reader.scene().has(at, Cue::Between) {
            read_border(reader, kind, at);
        }
    }
}

/// "forms the border *between* A and B", "*separates* A from B", with that word at `at`.
fn read_border(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize) {
    let scene = reader.scene();
    let Some((a, b)) = linked(scene, at, &[Cue::And, Cue::From, Cue::Of]) else { return };
    let near = at.saturating_sub(TO_BETWEEN)..at;
    let noun = near.rev().find(|&noun| scene.has(noun, Cue::Border));
    if noun.is_none() && !scene.has(at, Cue::Form) {
        return;
    }
    let Some(river) = river_before(reader, noun.unwrap_or(at)) else { return };
    let words = river.first.saturating_sub(VERB)..scene.elements.len().min(b + 1 + VERB);
    let inside = river.last + 1..b;
    if !scene.any(words, &[Cue::Form, Cue::Lie]) || is_past(scene, inside.clone()) {
        return;
    }
    let area = |at: usize| {
        let spot = reader.spot(at).filter(|_| scene.is_name(at))?;
        let spot = reader.with_regions(&spot);
        AREAS.contains(&spot.place.class).then_some(spot)
    };
    let Some((a, c)) = area(a).zip(area(b)) else { return };
    // What there is not is told already.
    let countries = [&a, &c].iter().all(|spot| spot.place.class == PlaceClass::Country);
    if noun.is_some() && countries && !reader.atlas.touch(&a.place, &c.place) {
        return;
    }
    let span = reader.span(river.first, b);
    let stated = Stated::number(span, 1.0);
    reader.push(kind, span, stated, &[&river.spot, &a, &c], |places| Question::RiverBorder {
        river: places[0].clone(),
        sides: [places[1].clone(), places[2].clone()],
    });
}

/// What has borders that are known.
static AREAS: &[PlaceClass] = &[PlaceClass::Country, PlaceClass::Region];

/// The river that is the subject of what stands at element `end`.
fn river_before(reader: &Reader<'_, '_>, end: usize) -> Option<River> {
    let scene = reader.scene();
    let start = end.saturating_sub(REACH);
    let first = (start..end).rev().find(|&at| is_river(reader, at))?;
    let (spot, last) = named_at(reader, first, &[PlaceClass::River])?;
    if is_in_apposition(scene, first, last) {
        return None;
    }
    let own = last < end && !is_locative(reader, first) && leads_on(scene, last + 1..end);
    own.then_some(River { spot, first, last })
}

fn is_river(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let raised = scene.is_name(at)
        || scene.elements[at].capital
        || scene.language.capitals == Capitals::None;
    raised && named_at(reader, at, &[PlaceClass::River]).is_some()
}

/// Whether words between a river and what is said of it say nothing of another thing: "the Rhine
/// *valley* …", "die Stadt am Rhein liegt *an* …".
fn leads_on(scene: &Scene<'_>, mut words: Range<usize>) -> bool {
    let fits = |at: usize| {
        let element = &scene.elements[at];
        let word = element.kind == ElementKind::Word && !element.has(Cue::Not);
        let placing = element.cues.any(PLACING) && !element.has(Cue::Form) || element.has(Cue::On);
        let wind = scene.elements.get(at + 1).is_some_and(|next| next.cues.wind.is_some());
        element.is_mark(&[',', '–', '—']) || word && (!placing || wind)
    };
    let next = scene.elements.get(words.start);
    let noun = next.is_some_and(|next| {
        let verb = next.cues.any(&[Cue::Form, Cue::Lie, Cue::Flow, Cue::River]);
        !verb && next.kind == ElementKind::Word && !scene.is_grammar(next)
    });
    !(noun && scene.language.noun_adjuncts) && words.all(fits)
}

/// "the Rhine *valley*": whether another noun stands behind the name that ends at `last`.
fn is_noun(scene: &Scene<'_>, last: usize) -> bool {
    is_compound(scene, last) && !scene.has(last + 1, Cue::Near)
}

/// Adds which rivers are said to flow into which, in claims of `kind`.
pub fn read_confluences(reader: &mut Reader<'_, '_>, kind: &'static str) {
    for at in 0..reader.scene().elements.len() {
        if reader.scene().has(at, Cue::Flow) {
            read_mouth(reader, kind, at);
        } else if reader.scene().has(at, Cue::River) {
            read_tributary(reader, kind, at);
        }
    }
}

/// "R *flows* into S at A", "R *mündet* bei A in den S", with the verb at `at`.
fn read_mouth(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize) {
    let scene = reader.scene();
    let Some(into) = river_behind(reader, at) else { return };
    let between = at + 1..into.first;
    let town = between.clone().find(|&town| scene.is_town(town));
    let plain = |at: usize| Some(at) == town || scene.is_word(at) && !scene.has(at, Cue::Not);
    let led = town.unwrap_or(at) + 1..into.first;
    let leads = scene.any(led, &[Cue::In, Cue::To]);
    if !leads || !between.into_iter().all(plain) || is_noun(scene, into.last) {
        return;
    }
    let Some(river) = river_before(reader, at) else { return };
    let town = town.or_else(|| town_behind(scene, into.last));
    let town = town.filter(|&town| {
        scene.any(town.saturating_sub(2)..town, &[Cue::Near, Cue::In, Cue::Around, Cue::To])
    });
    push(reader, kind, &river, &into, town);
}

/// "R is a *tributary* of S", "R, ein rechter *Nebenfluss* des S", with the noun at `at`.
fn read_tributary(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize) {
    let scene = reader.scene();
    let Some(into) = river_behind(reader, at) else { return };
    let close = into.first - at <= OF && (at + 1..into.first).all(|at| is_article(scene, at));
    // "the confluence of S and T"
    let listed = scene.has(into.last + 1, Cue::And);
    if !close || listed || is_noun(scene, into.last) {
        return;
    }
    let Some(river) = river_before(reader, at) else { return };
    let inside = river.last + 1..at;
    let told = scene.any(inside.clone(), &[Cue::Lie]);
    let apposed = scene.is_mark(river.last + 1, &[',', '–', '—']);
    if (told || apposed) && !is_past(scene, inside) {
        push(reader, kind, &river, &into, None);
    }
}

/// How far behind its tributary a river may stand, in elements.
const OF: usize = 3;

fn is_article(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    let of = element.cues.any(&[Cue::Of, Cue::From, Cue::Genitive, Cue::River]);
    of || scene.is_definite(at) || scene.is_word(at) && scene.is_grammar(element)
}

/// The first river that is named behind element `at`.
fn river_behind(reader: &Reader<'_, '_>, at: usize) -> Option<River> {
    let end = reader.scene().elements.len().min(at + 1 + BEHIND);
    let first = (at + 1..end).find(|&at| is_river(reader, at))?;
    let (spot, last) = named_at(reader, first, &[PlaceClass::River])?;
    Some(River { spot, first, last })
}

/// "at A", "bei A": the town right behind a river's name.
fn town_behind(scene: &Scene<'_>, last: usize) -> Option<usize> {
    (last + 1..last + 4)
        .take_while(|&at| scene.is_word(at) || scene.is_town(at))
        .find(|&at| scene.is_town(at))
}

fn push(
    reader: &mut Reader<'_, '_>,
    kind: &'static str,
    river: &River,
    into: &River,
    town: Option<usize>,
) {
    if river.spot.place.id == into.spot.place.id {
        return;
    }
    let spots =
        [Some(river.spot.clone()), Some(into.spot.clone()), town.and_then(|at| reader.spot(at))];
    let span = reader.span(river.first, into.last.max(town.unwrap_or(0)));
    let stated = Stated::number(span, 1.0);
    let spots: Vec<&Spot> = spots.iter().flatten().collect();
    reader.push(kind, span, stated, &spots, |places| Question::Confluence {
        river: places[0].clone(),
        into: places[1].clone(),
        at: places.get(2).cloned(),
    });
}
