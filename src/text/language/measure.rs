//! What figures are and what ratios compare, for the packs.

/// What a figure is, as far as its closest words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// A length, an area, a time, an angle or a ratio that a map could answer.
    Plain,
    /// Kilometres per hour, knots.
    Speed,
    /// So much per kilometre, hectare or hour: densities, prices, rates.
    Rate,
    /// Degrees Celsius or Fahrenheit.
    Temperature,
}

/// What a ratio compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RatioOf {
    /// "so groß wie", "the size of", "the area".
    Area,
    /// "so lang wie".
    Length,
    /// "so breit wie".
    Width,
    /// "so weit wie".
    Distance,
    /// The text does not say, or compares something that no map shows.
    Unsaid,
}
