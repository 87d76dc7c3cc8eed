//! What a length or an area is said of where no name stands beside the figure.
//!
//! "This basin covers", "der 98 km lange Kanal", "It's a narrow, 140-mile strip", "X (…; 730
//! km²)": the figure goes with a kind word, and the kind word with a name. Where none is known, a
//! kind word that is tied to the map by a name in its own phrase is a subject that the atlas does
//! not know.

mod noun;
mod referent;

use crate::atlas::{Place, PlaceClass};
use crate::measure::{Question, Unmeasured};
use crate::quantity::Stated;
use crate::span::Span;
use crate::text::{Capitals, Cue, Kind, Scene};

use super::named::named_at;
use super::reader::{Reader, Spot};
pub use noun::noun_behind;
use noun::{determiner, is_end, is_noun, noun_before, noun_beside};
use referent::{known_referent, referent};

/// What a measure speaks of.
pub enum Theme {
    Known(Spot),
    /// A name that the atlas does not know; in the sentence.
    Unknown(Span),
    /// A kind word that is tied to the map and has no name; in the sentence.
    Unnamed(Span),
}

/// Adds the claim that `ask` builds from the place, or one that cannot be asked.
pub fn push(
    reader: &mut Reader<'_, '_>,
    kind: &'static str,
    span: Span,
    stated: Stated,
    theme: &Theme,
    ask: impl Fn(&[Place]) -> Question,
) {
    match theme {
        Theme::Known(spot) => {
            reader.push(kind, span, stated, &[spot], ask);
        }
        Theme::Unknown(name) => {
            reader.push_unknown(kind, span, stated, &[], *name);
        }
        Theme::Unnamed(noun) => {
            let name = noun.of(reader.scene().text).to_owned();
            let why = Unmeasured::UnnamedPlace { noun: Some(name) };
            let span = span.join(reader.shift(*noun));
            reader.push_open(kind, span, stated, &[], why);
        }
    }
}

/// How far a name may stand from its kind word, in elements.
const TAIL: usize = 9;

/// What the figure at element `at` measures, one of `classes`.
pub fn theme(reader: &Reader<'_, '_>, at: usize, classes: &[PlaceClass]) -> Option<Theme> {
    bracketed(reader, at, classes).or_else(|| {
        let noun = noun_behind(reader.scene(), at)
            .or_else(|| noun_beside(reader.scene(), at))
            .or_else(|| noun_before(reader.scene(), at))?;
        referent(reader, noun, at, classes)
    })
}

/// "are covered by the rainforest", "sind vom Regenwald bedeckt".
pub fn covered_by(reader: &Reader<'_, '_>, at: usize, classes: &[PlaceClass]) -> Option<Theme> {
    let scene = reader.scene();
    let start = scene.skip_conversion(at + 1);
    let clause = (start..scene.elements.len().min(start + TAIL))
        .take_while(|&index| !is_end(&scene.elements[index]));
    let indices: Vec<usize> = clause.collect();
    let last = indices.last()? + 1;
    if !scene.any(start..last, &[Cue::Covered]) {
        return None;
    }
    let noun = indices.into_iter().find(|&index| is_noun(&scene.elements[index]))?;
    let definite = determiner(scene, noun).is_some_and(|it| it.definite);
    definite.then(|| known_referent(reader, noun, classes))?.map(Theme::Known)
}

/// "comune della Lombardia", "a province of Sicily": the region or country at `index` owns what the
/// kind word before it is said of.
pub fn is_around_kind(scene: &Scene<'_>, index: usize, class: PlaceClass) -> bool {
    let kinds: &[Cue] = if class == PlaceClass::Country {
        &[Cue::Settlement, Cue::Region, Cue::Lake]
    } else if class == PlaceClass::Region {
        &[Cue::Settlement, Cue::Lake]
    } else {
        return false;
    };
    // "della" is an article, too, and "exclave de" one phrase.
    let phrase =
        |at: &usize| scene.spelled(*at).contains(' ') && scene.elements[*at].cues.any(kinds);
    let near = || (index.saturating_sub(2)..index).rev();
    let of = near().find(|&of| scene.has(of, Cue::From));
    let noun = near().find(phrase).or_else(|| of.and_then(|of| of.checked_sub(1)));
    noun.is_some_and(|noun| scene.is_word(noun) && scene.elements[noun].cues.any(kinds))
}

/// "X (off the coast; 730 km²)": what stands before the bracket.
fn bracketed(reader: &Reader<'_, '_>, at: usize, classes: &[PlaceClass]) -> Option<Theme> {
    let scene = reader.scene();
    let open = (at.saturating_sub(12)..at)
        .rev()
        .take_while(|&index| !scene.elements[index].is_mark(&[')', '）']))
        .find(|&index| scene.elements[index].is_mark(&['(', '（']))?;
    let name = open.checked_sub(1)?;
    let start = name.saturating_sub(3);
    let known = (start..=name)
        .filter_map(|index| Some((index, named_at(reader, index, classes)?)))
        .find(|(_, (_, last))| *last == name);
    if let Some((first, (spot, _))) = known {
        let around = is_around_kind(scene, first, spot.place.class);
        return (!around).then_some(Theme::Known(spot));
    }
    is_name(scene, name).then_some(Theme::Unknown(scene.elements[name].span))
}

/// A name that the atlas does not know, or a capital that in this language makes one.
fn is_name(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    match element.kind {
        Kind::Name => true,
        Kind::Word => {
            let plain = element.capital && element.cues.is_empty();
            let noun =
                scene.language.capitals == Capitals::Nouns && at > 0 && scene.is_word(at - 1);
            plain && !noun && !scene.is_grammar(element)
        }
        Kind::Place(_) | Kind::Mark(_) | Kind::Quantity(_) => false,
    }
}

/// What the figure right before this one measures, where a conjunction or a comma joins the two:
/// "730 km² large and 72 km long".
pub fn coordinated(reader: &Reader<'_, '_>, at: usize) -> Option<Theme> {
    let scene = reader.scene();
    let before = (at.saturating_sub(5)..at)
        .rev()
        .take_while(|&index| matches!(scene.elements[index].kind, Kind::Word | Kind::Mark(',')))
        .last()
        .unwrap_or(at)
        .checked_sub(1)
        .filter(|&index| scene.is_figure(index))?;
    let joined = scene.elements[before + 1..at]
        .iter()
        .any(|element| element.has(Cue::And) || element.is_mark(&[',']));
    let own = reader.shift(reader.figure(before).span);
    let claim = reader.claims.iter().rev().find(|claim| claim.stated.span == own)?;
    let measured = ["area", "feature_length", "width"].contains(&claim.kind);
    if !joined || !measured {
        return None;
    }
    match (&claim.question, &claim.places[..]) {
        (Ok(_), [named, ..]) => Some(Theme::Known(Spot {
            place: named.place.clone(),
            others: Vec::new(),
            mention: named.mention,
            grasp: claim.grasp,
        })),
        (
            Err(
                Unmeasured::UnknownPlace { name, .. }
                | Unmeasured::UnnamedPlace { noun: Some(name) },
            ),
            _,
        ) => {
            let start = scene.text.find(name.as_str())?;
            Some(Theme::Unknown(Span::new(start, start + name.len())))
        }
        (Ok(_) | Err(_), _) => None,
    }
}
