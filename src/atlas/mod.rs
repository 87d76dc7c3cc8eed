//! The embedded reference data: places and names, countries and borders, tracks, waters, crossings.
//!
//! Each layer is one packed file under `geodata/` and one module here that reads it in place. The packer
//! (`src/bin/pack/`) is the only writer. See `geodata/README.md` for sources, licences and accuracy.

pub mod archive;
pub mod chainages;
mod place;
pub mod rails;
mod sources;
mod table;
pub mod ways;

pub use place::{CountryCode, Place, PlaceClass, PlaceId, PointKind, ReferencePoint};
pub use sources::{Source, SourceId};

/// Stand-in until the places land: letters and digits only, lower case, no marks.
pub(crate) fn fold(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    name.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// All layers of the reference data.
pub struct Atlas {}

impl Atlas {
    /// The data that is compiled into the program.
    pub fn embedded() -> &'static Self {
        static ATLAS: Atlas = Atlas {};
        &ATLAS
    }
}
