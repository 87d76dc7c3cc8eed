//! "The only country that A borders is B", "L'unico paese con cui A confina è B", "B is the only
//! country that borders A": A has one neighbour.

use crate::atlas::PlaceClass;
use crate::text::{Cue, Kind, Scene};

use super::antecedent::subject_before;
use super::only_neighbour;
use super::reader::{Reader, Spot};

/// The longest relative clause, in elements.
const LONGEST: usize = 12;

/// "The only country that A borders": a relative clause that tells of an only country.
pub struct Clause {
    /// The word that restricts the country, which stands behind it.
    only: usize,
    /// The word for bordering.
    verb: usize,
    /// A preposition leads to the relative pronoun: "con cui", "with which", "an das".
    led: bool,
    end: usize,
}

/// The clause that tells of the country that the word at `only` restricts.
pub fn clause(scene: &Scene<'_>, only: usize) -> Option<Clause> {
    let noun = only + 1;
    if !scene.has(noun, Cue::Country) || scene.has(noun, Cue::Plural) {
        return None;
    }
    let end = clause_end(scene, noun + 1);
    let (verb, led) = bordering(scene, noun + 1, end)?;
    Some(Clause { only, verb, led, end })
}

/// Reads whose only neighbour the country of the clause is.
pub fn read(reader: &mut Reader<'_, '_>, kind: &'static str, clause: &Clause) {
    let scene = reader.scene();
    let &Clause { only, verb, led, end } = clause;
    let named: Vec<usize> = (only + 2..end).filter(|&at| is_named(scene, at)).collect();
    let owner = match named[..] {
        [name] => reader.country_at(name).filter(|_| scene.is_name(name)),
        // "L'unico paese con cui confina è B": of what the sentence before is about.
        [] if led => subject_before(reader, &[PlaceClass::Country]),
        _ => None,
    };
    let Some(country) = owner else { return };
    let behind = other(reader, end + 1);
    let before = subject(scene, only).and_then(|at| Some((at, reader.country_at(at)?)));
    let other = behind.or(before).filter(|(_, other)| other.place.id != country.place.id);
    if let Some(other) = other {
        let last = named.last().map_or(verb, |name| verb.max(*name));
        only_neighbour::push(reader, kind, (only, last), &country, Some(other));
    }
}

/// Where the clause that begins at element `start` ends: at the copula of the main clause, a dash
/// in its place, or the end of the sentence.
fn clause_end(scene: &Scene<'_>, start: usize) -> usize {
    let end = scene.elements.len().min(start + LONGEST);
    let closes = |at: &usize| {
        let told = scene.any(start..*at, &[Cue::Adjoin, Cue::Border, Cue::LandBorder]);
        let copula = scene.has(*at, Cue::Lie) && told;
        copula || scene.elements[*at].is_mark(&['—', '–', '.', ';', ':', '!', '?'])
    };
    (start..end).find(closes).unwrap_or(end)
}

/// The word for bordering in the relative clause from element `start` to `end`, and whether a
/// preposition leads to its relative pronoun.
fn bordering(scene: &Scene<'_>, start: usize, end: usize) -> Option<(usize, bool)> {
    static OTHERS: &[Cue] = &[Cue::SeaBorder, Cue::Not, Cue::And, Cue::In, Cue::Only];
    let border = |at: usize| scene.elements[at].cues.any(&[Cue::Border, Cue::LandBorder]);
    let verb = (start..end).rev().find(|&at| border(at) || scene.has(at, Cue::Adjoin))?;
    let shared = scene.has(verb, Cue::Adjoin) || scene.any(start..end, &[Cue::Share, Cue::Have]);
    let led = scene.any(start..end.min(start + 2), &[Cue::With, Cue::AdjoinedTo]);
    // "the only country A borders": English leaves the pronoun out.
    let relative = led
        || scene.any(start..end.min(start + 2), &[Cue::Relative])
        || scene.language.noun_adjuncts && scene.is_name(start);
    let wind = (start..end).any(|at| scene.elements[at].cues.wind.is_some());
    let other = scene.any(start..end, OTHERS) || wind;
    (shared && relative && !other).then_some((verb, led))
}

fn is_named(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.elements[at].kind, Kind::Place(_) | Kind::Name)
}

/// The country that the main clause names behind its copula, at element `start` or behind an
/// article, and no list of them.
fn other(reader: &Reader<'_, '_>, start: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let at = (start..start + 3).find(|&at| scene.is_name(at))?;
    let led = (start..at).all(|at| scene.is_word(at));
    let listed = scene.has(at + 1, Cue::And);
    Some((at, reader.country_at(at).filter(|_| led && !listed)?))
}

/// "B is the only country": the name before the copula that the word at `only` follows.
fn subject(scene: &Scene<'_>, only: usize) -> Option<usize> {
    let words = (only.saturating_sub(2)..only).rev();
    let copula = words.into_iter().find(|&at| scene.has(at, Cue::Lie))?;
    copula.checked_sub(1).filter(|&at| scene.is_name(at))
}
