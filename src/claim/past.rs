//! What a sentence says of another time: "1985 grenzte Polen an drei Staaten".
//!
//! Borders move, so a map of today tells nothing of the ones before. The past tense alone is how
//! stories are told; a year or an adverb beside it makes it a statement about that time.

use std::ops::Range;

use jiff::civil::{Date, date};

use super::Claim;
use crate::text::{Cue, Scene, years};

/// The borders of the map are those since the last change of a state's: South Sudan's independence.
pub const MAP_SINCE: Date = date(2011, 7, 9);

/// The verb of a claim may stand so many elements outside of what it covers.
const AROUND: usize = 2;

/// Whether a verb in `near` speaks of another time: "war die einzige Brücke", "was the largest".
pub fn is_past(scene: &Scene<'_>, near: Range<usize>) -> bool {
    scene.any(near, &[Cue::Past])
}

/// The day that a sentence about the past speaks of: the last before the year up to which, or since
/// which something else, was the case; else one in the year.
pub fn dated(scene: &Scene<'_>) -> Option<Date> {
    let found = years(scene.text, scene.language).into_iter().next();
    let Some(year) = found else {
        return opening_year(scene).map(|year| date(year, 7, 1));
    };
    let end = scene.elements.partition_point(|element| element.span.end <= year.span.start);
    let bound = scene.any(end.saturating_sub(2)..end, &[Cue::Bound]);
    let value = year.value.year;
    Some(if bound { date(value - 1, 12, 31) } else { date(value, 7, 1) })
}

/// "1985 hatte Österreich": a bare number before a verb in the past.
fn opening_year(scene: &Scene<'_>) -> Option<i16> {
    let year = scene.elements.first()?.span.of(scene.text).parse().ok()?;
    (is_past(scene, 1..2) && (1000..=2100).contains(&year)).then_some(year)
}

/// The day that `claim` speaks of, where its verb and a date or an adverb put it in the past.
pub fn day_of(scene: &Scene<'_>, claim: &Claim) -> Option<Date> {
    static PRESENT: &[Cue] = &[Cue::Lie, Cue::Have, Cue::Adjoin, Cue::Share];
    let (start, end) = (claim.span.start - scene.offset, claim.span.end - scene.offset);
    let first = scene.elements.iter().position(|element| element.span.end > start)?;
    let last = scene.elements.iter().rposition(|element| element.span.start < end)?;
    let own =
        &scene.elements[first.saturating_sub(AROUND)..scene.elements.len().min(last + 1 + AROUND)];
    let now = own.iter().any(|it| it.cues.any(PRESENT) && !it.has(Cue::Past));
    if now || !own.iter().any(|it| it.has(Cue::Past)) {
        return None;
    }
    let once = scene.any(0..scene.elements.len(), &[Cue::Once]);
    dated(scene).or(once.then_some(UNDATED))
}

/// "Damals", "once": some day before the map's.
const UNDATED: Date = date(1900, 1, 1);
