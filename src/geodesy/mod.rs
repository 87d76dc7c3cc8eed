//! Geodesics on the WGS 84 ellipsoid: metres, azimuths, square metres.
//!
//! One file per algorithm. Points are `geo::Point` with x = longitude and y = latitude in degrees;
//! lines and polygons have geodesic edges, but for buffers and rings, whose edges are straight in
//! longitude and latitude. Nothing here panics: NaN goes in, NaN comes out.
//!
//! Not supported: other ellipsoids, heights, ways over terrain.

pub mod ellipsoid;
// The ways between two points
mod geodesic;
mod rhumb;
mod sphere;
mod transverse;
mod wind;
// Other systems of coordinates
#[cfg_attr(not(feature = "proj"), path = "crs_absent.rs")]
mod crs;
// Many pairs at once
pub mod batch;
mod block;
mod elementary;
mod exact;
mod kernel;
mod machine;
mod series;
// Lines and polygons
mod area;
mod buffer;
mod crossing;
mod densify;
mod foot;
mod line_index;
mod local;
mod parallel;
pub(crate) mod plane;
mod polyline;
mod ring;
mod runs;
mod short_way;
mod space;
mod width;

pub use area::{area_m2, earth_area_m2, multi_area_m2, perimeter_m, ring_area_m2};
pub use buffer::buffer;
pub use crossing::{Crossing, crossing};
pub use crs::Crs;
pub use densify::{densify, densify_line};
pub use exact::Inverse;
pub use foot::{Foot, foot_on_way};
pub use geodesic::{
    Solution, Way, area_under_m2, azimuth_deg, destination, distance_m, interpolate, inverse,
    midpoint, reduced_length_m, solve_direct, solve_inverse,
};
pub use line_index::{LineIndex, foot_on_line};
pub use local::LocalMap;
pub use parallel::{PARALLEL_ERROR_M, Parallel, northing_m};
pub use polyline::{SHORTEST_RULER_M, length_m, point_along, ruler_length_m, stepped};
pub use rhumb::{rhumb_bearing_deg, rhumb_distance_m};
pub use ring::{WIDEST_M, circle};
pub use sphere::{Sphere, sphere_azimuth_deg, sphere_difference_m, sphere_distance_m};
pub use transverse::from_transverse;
pub use width::{CrossSection, cross_section, widths_along};
pub use wind::{Strictness, Wind, unwrap_deg};

use thiserror::Error;

/// Why there is no such coordinate reference system, or no such place in it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CrsError {
    #[error("this program was built without PROJ, which knows other systems of coordinates")]
    NoProj,
    #[error("PROJ knows no system {definition:?}: {reason}")]
    Unknown { definition: String, reason: String },
    #[error("PROJ cannot convert it: {0}")]
    Outside(String),
}

impl CrsError {
    /// What to do next.
    pub fn help(&self) -> &'static str {
        match self {
            Self::NoProj => {
                "build it with `cargo build --release --features proj` (needs cmake, a C++ \
                 compiler and sqlite3), or give WGS 84 coordinates"
            }
            Self::Unknown { .. } => "give an EPSG code such as EPSG:25832, or a PROJ string",
            Self::Outside(_) => "check the order, east before north, and the system's area of use",
        }
    }
}
