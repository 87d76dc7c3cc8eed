//! Which countries make up a part of the world: `geodata/world_regions.csv`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Atlas, CountryCode, Place, table};

static REGIONS: LazyLock<Vec<WorldRegion>> = LazyLock::new(|| {
    let rows = table::rows::<Row>(include_str!("../../geodata/world_regions.csv"));
    let codes = |list: &str| list.split('|').filter_map(CountryCode::new).collect();
    let region = |row: Row| WorldRegion {
        region: row.region,
        members: codes(&row.members),
        perhaps: codes(&row.perhaps),
    };
    rows.into_iter().map(region).collect()
});

#[derive(Deserialize)]
struct Row {
    region: String,
    members: String,
    perhaps: String,
}

/// The countries of a continent or another part of the world.
#[derive(Debug)]
pub struct WorldRegion {
    region: String,
    /// Those that everybody counts in.
    pub members: Vec<CountryCode>,
    /// Those that only some count in.
    pub perhaps: Vec<CountryCode>,
}

impl Atlas {
    /// The countries of the part of the world that `place` is.
    pub fn world_region(&self, place: &Place) -> Option<&'static WorldRegion> {
        REGIONS.iter().find(|region| region.region == place.id.0)
    }
}
