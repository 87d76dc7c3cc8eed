//! Words for the equator, the polar circles and the tropics.

use crate::geodesy::Parallel;
use crate::text::{Cue, Scene};

/// The parallel that element `at` names.
pub fn parallel_at(scene: &Scene<'_>, at: usize) -> Option<Parallel> {
    static NAMED: &[(Cue, Parallel)] = &[
        (Cue::Equator, Parallel::Equator),
        (Cue::AntarcticCircle, Parallel::AntarcticCircle),
        (Cue::ArcticCircle, Parallel::ArcticCircle),
        (Cue::Cancer, Parallel::TropicOfCancer),
        (Cue::Capricorn, Parallel::TropicOfCapricorn),
    ];
    let element = scene.elements.get(at)?;
    NAMED.iter().find(|(cue, _)| element.has(*cue)).map(|(_, parallel)| *parallel)
}
