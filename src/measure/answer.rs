//! Yes, no, or open: what the questions on rivers are answered with.

use super::{Because, Measurement, counted};
use crate::quantity::Interval;

/// What the answer is.
pub(super) enum Answer {
    Sure(bool),
    /// The data cannot tell; what is likelier.
    Open(bool),
}

impl Answer {
    pub(super) fn measurement(self, method: &str) -> Measurement {
        let value = |holds: bool| f64::from(u8::from(holds));
        let (answer, because) = match self {
            Self::Sure(holds) => {
                (counted(value(holds), Interval::point(value(holds)), method), Vec::new())
            }
            Self::Open(likely) => {
                let open = counted(value(likely), Interval::new(0.0, 1.0), method);
                (open, vec![Because::DataError])
            }
        };
        Measurement { because, sources: Vec::new(), ..answer }
    }
}
