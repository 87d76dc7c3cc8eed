//! Reads a document as sentences with quantities and toponyms, language by language.
//!
//! Spans point into the original bytes of the document; functions that take a slice give spans
//! relative to that slice, and [`crate::span::Span::shift`] brings them home. No function fails or
//! panics on any text, and all take time linear in its length.

mod brief;
mod candidate;
mod class;
mod cue;
mod cut;
mod date;
mod dateline;
mod description;
mod detect;
mod digits;
mod document;
mod fold;
mod glossary;
mod grammar;
pub mod language;
mod letters;
mod lexicon;
mod markup;
mod memo;
mod numeral;
mod outline;
mod paragraph;
mod people;
mod phrase;
mod piece;
mod position;
mod quantity;
mod resolve;
mod scene;
mod scenes;
mod sentence;
mod signs;
mod speaker;
#[cfg(test)]
mod tests;
mod token;
mod toponym;
mod turn;
mod wind;
mod word;
mod year;

pub use candidate::{Dimensions, dimensions};
pub use cue::{Cue, Cues, PARALLELS};
pub use date::document_date;
pub use description::is_of_other_kind;
pub use document::Document;
pub use glossary::Glossary;
pub use language::{Capitals, Inflection, LANGUAGES, Language, Syntax, phrases};
pub use markup::{Markup, prose};
pub use numeral::{Numeral, NumeralForm, numerals};
pub use outline::{CALLED, Outline, Outlines};
pub use phrase::cues_of;
pub use position::Position;
pub use quantity::{QuantityFound, QuantityKind, RatioOf, quantities};
pub use scene::{Element, Kind, Scene};
pub use scenes::Scenes;
pub use sentence::{Sentence, sentences};
pub use speaker::speaker;
pub use token::{Token, TokenKind, compound_around, tokens};
pub use toponym::Toponym;
pub use turn::{Turn, Turns};
pub use wind::{split_part, wind_named};
pub use year::{YearFound, years};
