//! The packed files that are compiled into the program, each exactly once.

use super::archive::{Archive, ArchiveError};

macro_rules! layer {
    ($name:literal) => {
        include_bytes!(concat!("../../geodata/", $name, ".bin"))
    };
}

pub(super) static AREA_NAMES: &[u8] = layer!("area_names");
pub(super) static BORDERS: &[u8] = layer!("borders");
pub(super) static COUNTRIES: &[u8] = layer!("countries");
pub(super) static FEATURES: &[u8] = layer!("features");
pub(super) static GAZETTEER: &[u8] = layer!("gazetteer");
pub(super) static POLYGONS: &[u8] = layer!("polygons");
pub(super) static RAIL: &[u8] = layer!("rail");
pub(super) static REFERENCE_POINTS: &[u8] = layer!("reference_points");
pub(super) static REGIONS: &[u8] = layer!("regions");
pub(super) static RIVERS: &[u8] = layer!("rivers");
pub(super) static ROAD: &[u8] = layer!("road");
pub(super) static SEA: &[u8] = layer!("sea");
pub(super) static VILLAGES: &[u8] = layer!("villages");
pub(super) static WORDS: &[u8] = layer!("words");

/// A packed file as it is embedded.
#[derive(Clone, Copy, Debug)]
pub struct Layer {
    pub name: &'static str,
    pub bytes: &'static [u8],
}

/// All embedded layers.
pub static LAYERS: &[Layer] = &[
    Layer { name: "area_names", bytes: AREA_NAMES },
    Layer { name: "borders", bytes: BORDERS },
    Layer { name: "countries", bytes: COUNTRIES },
    Layer { name: "features", bytes: FEATURES },
    Layer { name: "gazetteer", bytes: GAZETTEER },
    Layer { name: "polygons", bytes: POLYGONS },
    Layer { name: "rail", bytes: RAIL },
    Layer { name: "reference_points", bytes: REFERENCE_POINTS },
    Layer { name: "regions", bytes: REGIONS },
    Layer { name: "rivers", bytes: RIVERS },
    Layer { name: "road", bytes: ROAD },
    Layer { name: "sea", bytes: SEA },
    Layer { name: "villages", bytes: VILLAGES },
    Layer { name: "words", bytes: WORDS },
];

impl Layer {
    /// Checks the content against the hash that the packer wrote.
    ///
    /// # Errors
    /// [`ArchiveError`] if a byte differs from what was packed.
    pub fn verify(self) -> Result<(), ArchiveError> {
        Archive::open(self.bytes)?.verify()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_layers_are_whole() {
        for layer in LAYERS {
            assert_eq!(layer.verify(), Ok(()), "{}", layer.name);
        }
        let total: usize = LAYERS.iter().map(|layer| layer.bytes.len()).sum();
        assert!(total < 60_000_000, "{total} bytes are too many for a repository");
    }
}
