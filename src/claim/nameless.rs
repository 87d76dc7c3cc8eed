//! Subjects that the atlas does not know: a name of no place in it, or a kind word without a name.

use crate::span::Span;
use crate::text::{Capitals, Cue, Kind, Scene};

use super::anchor::is_point;
use super::bystander::is_range;
use super::reader::Reader;
use super::target::Anchor;

/// Nouns of place that may stand without a name.
pub static NOUNS: &[Cue] = &[Cue::Site, Cue::Epicentre, Cue::Settlement];

/// An unknown name right before the figure, or right behind its anchor: "… from A, X lies".
pub fn beside(scene: &Scene<'_>, figure: usize, own: &Anchor) -> Option<usize> {
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
    let comma = scene.is_mark(high + 1, &[',']);
    let behind = Some(high + 2).filter(|&at| comma && at < scene.elements.len() && is_name(at));
    before.or(behind)
}

/// "to the Oder, thirty miles from B": a capital behind an article, in a language that gives one to
/// names alone.
fn is_capitalised(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    let article = at.checked_sub(1).is_some_and(|before| scene.is_definite(before));
    let names = scene.language.capitals != Capitals::Nouns;
    element.kind == Kind::Word && element.capital && element.cues.is_empty() && names && article
}

/// "X, capital of the Ys, is located 30 km from A": the comma that opens what is inserted before
/// the verb, else `figure`.
fn before_insertion(scene: &Scene<'_>, figure: usize) -> usize {
    const LONGEST: usize = 8;
    let verb = (figure.saturating_sub(3)..figure).rev().take_while(|&at| scene.has(at, Cue::Lie));
    verb.last().and_then(|verb| scene.inserted_before(verb, LONGEST)).unwrap_or(figure)
}

/// "X lies 20 km east of A and 2 km from the border": the unknown name that opens the sentence,
/// with a verb of place behind it.
pub fn opening_name(scene: &Scene<'_>, figure: usize) -> Option<Span> {
    const OPENING: usize = 4;
    let name = (0..figure.min(OPENING)).find(|&at| scene.elements[at].kind == Kind::Name)?;
    let lies = scene.any(name + 1..figure.min(name + 3), &[Cue::Lie]);
    let open = (name + 1..figure).all(|at| !scene.elements[at].is_mark(&[';', ':', '.']));
    (lies && open).then_some(scene.elements[name].span)
}

/// What lies there has a kind word and no name: an epicentre, "the airport".
pub fn unnamed(scene: &Scene<'_>, figure: usize) -> Option<Span> {
    let near = figure.saturating_sub(8)..scene.elements.len().min(figure + 10);
    let of_it = |at: &usize| {
        let element = &scene.elements[*at];
        element.kind == Kind::Word && element.cues.any(NOUNS) && !is_beside_name(scene, *at)
    };
    // A quake is what the whole sentence is about.
    let quake = |at: &usize| scene.elements[*at].has(Cue::Epicentre);
    let found = (0..figure).find(quake).or_else(|| near.into_iter().find(of_it))?;
    // "the village X", "the village of X"
    let next = if scene.any(found + 1..found + 2, &[Cue::From, Cue::Of]) { 2 } else { 1 };
    let name = scene.elements.get(found + next).filter(|next| next.kind == Kind::Name);
    Some(name.map_or(scene.elements[found].span, |name| name.span))
}

/// A kind word right before a name belongs to it.
fn is_beside_name(scene: &Scene<'_>, at: usize) -> bool {
    (at + 1..at + 3).any(|next| scene.place_at(next).is_some())
}

/// "in the Andes, 40 km north of A": what lies there the text does not name; the figure stands for
/// it.
pub fn somewhere(reader: &Reader<'_, '_>, figure: usize) -> Option<Span> {
    let scene = reader.scene();
    let range =
        |at: usize| scene.place_at(at).is_some_and(|toponym| is_range(reader, toponym.best()));
    let near = (figure.saturating_sub(4)..figure).any(range);
    near.then(|| scene.elements[figure].span)
}
