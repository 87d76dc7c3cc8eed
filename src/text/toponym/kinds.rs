//! Which places a kind word names: "lake", "Insel".

use crate::atlas::PlaceClass;
use crate::text::cue::Cue;

/// Kind words, each with the classes of places that it names.
static KINDS: &[(Cue, &[PlaceClass])] = &[
    (Cue::Settlement, &[PlaceClass::Settlement]),
    (Cue::Capital, &[PlaceClass::Settlement]),
    (Cue::Country, &[PlaceClass::Country]),
    (Cue::Region, &[PlaceClass::Region]),
    (Cue::River, &[PlaceClass::River, PlaceClass::Canal]),
    (Cue::Lake, &[PlaceClass::Lake]),
    (Cue::Island, &[PlaceClass::Island, PlaceClass::Peninsula]),
    (Cue::Mountain, &[PlaceClass::Mountain]),
    (Cue::SeaPlace, &[PlaceClass::Sea, PlaceClass::Strait]),
];

/// The classes of places that a kind word names.
pub fn classes(kind: Cue) -> &'static [PlaceClass] {
    KINDS.iter().find(|(cue, _)| *cue == kind).map_or(&[], |(_, classes)| classes)
}
