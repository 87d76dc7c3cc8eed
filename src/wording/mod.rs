//! Sentences about findings: what was measured, and whether the statement holds.
//!
//! A message names the measured value, its range and why there is one; it is built from the
//! templates of one [`Phrases`] table per language. Names stand before a colon and never inside a
//! clause, so no template has to inflect a place it does not know. A text in a language without a
//! table gets English.

mod claim;
mod detail;
mod english;
mod figure;
mod german;
mod german_details;
mod languages;
mod message;
mod name;
mod phrases;
mod suggestion;
mod voice;

pub use claim::{message_on, names, with_names};
pub use figure::{count, measured, number, range, rounded, usual_unit};
pub use message::{Statement, answer, message, no_answer};
pub use phrases::{Labels, Phrases, fill, lower_first};
pub use suggestion::suggestion;
