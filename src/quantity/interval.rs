//! A closed interval of real numbers, either end possibly infinite.

/// `low..=high`. Open ends of the hedge table are kept as closed ones: the border itself has no
/// width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    pub const ALL: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY };

    pub fn new(low: f64, high: f64) -> Self {
        debug_assert!(low <= high, "{low} > {high}");
        Self { low, high }
    }

    pub fn point(value: f64) -> Self {
        Self::new(value, value)
    }

    /// The smallest interval that holds all `values`; `None` without any.
    pub fn hull(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        values.into_iter().map(Self::point).reduce(Self::join)
    }

    pub fn join(self, other: Self) -> Self {
        Self::new(self.low.min(other.low), self.high.max(other.high))
    }

    /// Infinite where an end is open.
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    pub fn middle(self) -> f64 {
        self.low.midpoint(self.high)
    }

    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    pub fn covers(self, other: Self) -> bool {
        self.low <= other.low && other.high <= self.high
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Both ends multiplied by a positive `factor`.
    pub fn scale(self, factor: f64) -> Self {
        Self::new(self.low * factor, self.high * factor)
    }

    /// The low end less and the high end more by this `share` of itself: both ends are positive.
    pub fn widen(self, share: f64) -> Self {
        Self::new(self.low * (1.0 - share), self.high * (1.0 + share))
    }

    /// Both ends moved by `offset`.
    pub fn shift(self, offset: f64) -> Self {
        Self::new(self.low + offset, self.high + offset)
    }

    /// By how much `self` clears the ends of `outer`; negative by how much it sticks out or lies
    /// outside.
    pub fn margin_in(self, outer: Self) -> f64 {
        if self.overlaps(outer) {
            (self.low - outer.low).min(outer.high - self.high)
        } else if self.high < outer.low {
            self.high - outer.low
        } else {
            outer.high - self.low
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_have_the_sign_of_the_design() {
        let hard = Interval::new(685.0, f64::INFINITY);
        assert_eq!(Interval::new(690.0, 700.0).margin_in(hard), 5.0);
        assert_eq!(Interval::new(680.0, 700.0).margin_in(hard), -5.0);
        assert_eq!(Interval::new(600.0, 650.0).margin_in(hard), -35.0);
    }
}
