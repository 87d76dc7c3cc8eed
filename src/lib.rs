//! Checks what a text says about the map.
//!
//! A text becomes sentences, sentences become [`claim`]s, each claim asks a [`measure::Question`],
//! the [`atlas`] and [`geodesy`] answer it with a [`measure::Measurement`], and [`verdict`] holds
//! the stated interval against the measured one. Calculators ask the same questions without a text.
//!
//! A module uses only the layers above it in this list; `tests/tidy.rs` owns that rule.

// `geodesy/machine.rs` alone allows it, with its argument.
#![deny(unsafe_code)]

// 0: vocabulary
pub mod quantity;
pub mod span;
// 1: coordinates → metres, azimuths, square metres
pub mod geodesy;
// 2: bytes → places, borders, tracks; names → candidates
pub mod atlas;
// 3: question → measurement
pub mod measure;
// 4: document → sentences with quantities and toponyms
pub mod text;
// 5: sentence → claims
pub mod claim;
// 6: stated against measured; the sentences about it
pub mod verdict;
pub mod wording;
// 7: the spine
pub mod check;
// 8: findings → text, JSON, SARIF, GeoJSON …; tables of pairs → tables with distances
pub mod batch;
pub mod report;
// 9: skins
pub mod cli;

#[cfg(test)]
mod sample;
