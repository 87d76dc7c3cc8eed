//! What number words do to a numeral, for the packs.

/// What a number word does to the numeral.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Word {
    /// Adds: "twenty".
    Add(f64),
    /// Adds, but is no numeral if it stands alone: Korean "이", which is also "this".
    Inner(f64),
    /// Multiplies the smaller parts: "hundred".
    Times(f64),
    /// One, or nothing but an article.
    Article,
    /// A fraction of what follows or so many parts of one: "half", "thirds".
    Part(f64),
    /// A fraction on top of what came before: "einhalb", "and a half".
    Tail(f64),
    /// Multiplies, and says "about": "une trentaine".
    Roughly(f64),
    /// An uncertain number of these: "hundreds".
    Vague(f64),
    /// Joins a smaller part to one of at least this place value: "and".
    And(f64),
}
