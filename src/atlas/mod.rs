//! The embedded reference data: places and names, countries and borders, tracks, waters, crossings.
//!
//! Each layer is one packed file under `geodata/` and one module here that reads it in place. The
//! packer (`src/bin/pack/`) is the only writer. See `geodata/README.md` for sources, licences and
//! accuracy.

mod adjectives;
pub mod archive;
pub mod area_names;
mod areas;
pub mod borders;
mod capitals;
pub mod chainages;
pub mod coordinates;
pub mod countries;
pub mod crossings;
#[cfg(test)]
mod damage;
mod disputes;
mod expanse;
pub mod features;
pub mod figures;
mod fold;
pub mod gazetteer;
mod german_names;
pub mod layers;
mod links;
pub mod locate;
pub mod names;
mod nearest;
mod outline;
mod overflight;
mod pages;
mod place;
pub mod polygons;
mod query;
pub mod rails;
pub mod record;
pub mod reference_points;
pub mod regions;
mod resolved;
pub mod rivers;
mod script;
mod search;
mod shores;
mod sources;
mod spelling;
mod supplement;
mod table;
mod territories;
pub mod villages;
pub mod ways;
pub mod words;
mod world_regions;

use std::sync::LazyLock;

use archive::ArchiveError;
use area_names::AreaNames;
pub use areas::PublishedArea;
use borders::Borders;
pub use capitals::{Capital, Status as CapitalStatus};
pub use coordinates::CoordinateError;
use countries::Countries;
pub use disputes::{Dispute, DisputedNeighbours, Extent, View};
use expanse::Expanses;
use features::Features;
pub use fold::{begins_with_digraph, fold, respellings};
use gazetteer::Gazetteer;
pub use links::{MappedLink, MappedLinks};
pub use names::NameKind;
pub use nearest::{BorderOf, EdgePoint};
pub use outline::is_cut;
pub use overflight::Stretch;
pub use pages::release_pages;
pub use place::{CountryCode, Place, PlaceClass, PlaceId, PointKind, ReferencePoint};
use polygons::Polygons;
pub use query::QueryError;
use reference_points::ReferencePoints;
pub use regions::Region;
use regions::Regions;
pub use resolved::{Resolved, nearness};
use rivers::Rivers;
pub use rivers::{Course, CoursePoint};
pub use script::simplified;
pub use search::Candidate;
pub use shores::SeaCoast;
pub use sources::{Source, SourceId};
pub use supplement::OwnPlace;
use supplement::Supplement;
pub use territories::{BorderException, ExceptionStatus, Territory, TerritoryKind};
use villages::Villages;
use words::Words;
pub use world_regions::WorldRegion;

/// A layer that many questions never touch, opened when one does.
type Lazy<T> = LazyLock<T, fn() -> T>;

/// All layers of the reference data.
pub struct Atlas {
    pub(crate) gazetteer: Gazetteer,
    pub(crate) countries: Countries,
    pub(crate) features: Features,
    pub(crate) reference_points: ReferencePoints,
    area_names: Lazy<AreaNames>,
    pub(crate) words: Lazy<Words>,
    pub(crate) borders: Lazy<Borders>,
    pub(crate) polygons: Lazy<Polygons>,
    pub(crate) regions: Lazy<Regions>,
    rivers: Lazy<Rivers>,
    villages: Lazy<Villages>,
    supplement: Supplement,
    worldview: Option<CountryCode>,
    expanses: Expanses,
}

impl Atlas {
    /// The data that is compiled into the program.
    pub fn embedded() -> &'static Self {
        static ATLAS: LazyLock<Atlas> =
            LazyLock::new(|| Atlas::open().expect("a test opens every embedded layer"));
        &ATLAS
    }

    /// The same data, to which places, names and spellings may be added.
    ///
    /// # Errors
    /// [`ArchiveError`] if the program carries damaged data, which a test rules out.
    pub fn open() -> Result<Self, ArchiveError> {
        fn opened<T>(layer: Result<T, ArchiveError>) -> T {
            layer.expect("a test opens every embedded layer")
        }
        Ok(Self {
            gazetteer: Gazetteer::open(layers::GAZETTEER)?,
            countries: Countries::open(layers::COUNTRIES)?,
            features: Features::open(layers::FEATURES)?,
            reference_points: ReferencePoints::open(layers::REFERENCE_POINTS)?,
            area_names: Lazy::new(|| opened(AreaNames::open(layers::AREA_NAMES))),
            words: Lazy::new(|| opened(Words::open(layers::WORDS))),
            borders: Lazy::new(|| opened(Borders::open(layers::BORDERS))),
            polygons: Lazy::new(|| opened(Polygons::open(layers::POLYGONS))),
            regions: Lazy::new(|| opened(Regions::open(layers::REGIONS))),
            rivers: Lazy::new(|| opened(Rivers::open(layers::RIVERS))),
            villages: Lazy::new(|| opened(Villages::open(layers::VILLAGES))),
            supplement: Supplement::default(),
            worldview: None,
            expanses: Expanses::default(),
        })
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_whole_gazetteer_is_there() {
        assert_eq!(super::Atlas::embedded().gazetteer.settlements_len(), 234_908);
    }
}
