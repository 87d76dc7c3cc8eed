//! What French, Spanish and Italian have in common.

use super::bare::BARE;
use super::{Capitals, Language, Syntax};

/// A pack of which each of them fills in its words.
pub const ROMANCE: Language = Language {
    syntax: Syntax::Romance,
    decimal: ',',
    capitals: Capitals::Names,
    adjectives_behind: true,
    compass: "NESO",
    ..BARE
};
