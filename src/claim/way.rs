//! Which way a figure is measured along: "as the crow flies", "by rail", "auf der Straße".

use crate::geodesy::Wind;
use crate::measure::Via;
use crate::text::Cue;

use super::reader::Reader;

/// Words for ways and for moving along them.
pub static WAYS: &[Cue] = &[Cue::Route, Cue::Rail, Cue::Road, Cue::Sea, Cue::Flight];

/// The way that the words in the figure's clause name.
pub fn via(reader: &Reader<'_, '_>, at: usize) -> Via {
    match way(|cue| reader.cue_behind(at, 7, &[cue])) {
        Via::Unstated => way(|cue| reader.cue_before(at, 7, &[cue])),
        via @ (Via::Geodesic | Via::Rail | Via::Road | Via::Sea | Via::Sphere | Via::Rhumb) => via,
    }
}

/// The same of a figure with a wind, which means the straight line unless the words behind it say
/// otherwise: "a train derailed 40 km north of A", but "a drive of 40 km north of A".
pub fn via_to(reader: &Reader<'_, '_>, at: usize, wind: Option<Wind>) -> Via {
    let scene = reader.scene();
    let of = at.checked_sub(1).filter(|&of| scene.elements[of].cues.any(&[Cue::Of, Cue::From]));
    let noun = of.unwrap_or(at).saturating_sub(1);
    let led = scene.any(noun..noun + 1, WAYS);
    match wind {
        Some(_) if !led => way(|cue| reader.cue_behind(at, 7, &[cue])),
        Some(_) | None => via(reader, at),
    }
}

/// The same, with the words between the figure and its pair.
pub fn via_of_pair(reader: &Reader<'_, '_>, at: usize, first: usize, second: usize) -> Via {
    let scene = reader.scene();
    let range = first.min(at).saturating_sub(4)..at.max(second) + 1;
    match via(reader, at) {
        Via::Unstated => way(|cue| scene.any(range.clone(), &[cue])),
        via @ (Via::Geodesic | Via::Rail | Via::Road | Via::Sea | Via::Sphere | Via::Rhumb) => via,
    }
}

/// The way that cues name of which `near` says whether they are there.
pub fn way(near: impl Fn(Cue) -> bool) -> Via {
    if near(Cue::Straight) {
        Via::Geodesic
    } else if near(Cue::Rail) {
        Via::Rail
    } else if near(Cue::Sea) {
        Via::Sea
    } else if near(Cue::Road) || near(Cue::Route) && !near(Cue::Flight) {
        Via::Road
    } else {
        Via::Unstated
    }
}
