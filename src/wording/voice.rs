//! How a figure is written in the languages of the texts, for what could stand in a text itself.

/// The marks of numbers, and the words that round them.
pub struct Voice {
    pub decimal: char,
    /// What stands between the thousands.
    pub group: &'static str,
    pub about_integer: &'static str,
    pub about_decimal: &'static str,
    /// A unit in words takes another form behind another number.
    pub units_agree: bool,
}

pub(super) const fn with_comma(about: &'static str) -> Voice {
    Voice { decimal: ',', ..with_point(about) }
}

pub(super) const fn with_point(about: &'static str) -> Voice {
    Voice {
        decimal: '.',
        group: ",",
        about_integer: about,
        about_decimal: about,
        units_agree: false,
    }
}
