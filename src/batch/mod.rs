//! Streams of coordinates: a table of pairs goes in, the same table with distances comes out.
//!
//! [`run`] takes the pairs from the rows of one table; [`run_matrix`] pairs each row of one table
//! with each row of another; [`run_like_geodsolve`] reads and writes another program's lines.
//! Tables are CSV, TSV (columns by header) or JSON lines. Rows pass through untouched and in order;
//! the new cells stand at their end. A row that cannot be understood is reported and gets empty
//! cells; it is never guessed at. Memory is bounded, whatever the size of the input.
//!
//! Not supported: UTF-16, records of more than a megabyte, delimiters other than comma, semicolon
//! and tab.

mod blocks;
mod dms;
mod fixed;
mod geodsolve;
mod header;
mod json_lines;
mod matrix;
mod metric;
mod number;
mod numerals;
mod pipeline;
mod place;
mod record;
mod results;
mod row_error;
mod separators;
mod table;
mod work;

use std::io;
use std::num::NonZeroUsize;

use geo::Point;
use thiserror::Error;

pub use dms::{Notation, Order};
pub use geodsolve::{GeodSolve, MOST_PRECISION, run_like_geodsolve};
pub use matrix::run_matrix;
pub use metric::Metric;
pub use pipeline::run;
pub use row_error::{BadRow, NoAnswer, RowError};

/// How a table is read and what is added to it.
#[derive(Clone, Debug)]
pub struct Options {
    pub format: Format,
    pub metric: Metric,
    /// Adds `azimuth1_deg` and `azimuth2_deg`, 0..360, the second one going on at the far end.
    pub azimuths: bool,
    /// Digits after the point of distances, at most [`MOST_DECIMALS`]; azimuths have five more.
    pub decimals: u8,
    /// Stops at the first row that cannot be understood.
    pub strict: bool,
    /// Threads; the output does not depend on their number.
    pub jobs: NonZeroUsize,
}

impl Options {
    /// Ways over a network have no azimuths.
    fn check(&self) -> Result<(), BatchError> {
        if self.azimuths && self.metric == Metric::Network {
            return Err(BatchError::NoAzimuths);
        }
        Ok(())
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: Format::Detect,
            metric: Metric::Geodesic,
            azimuths: false,
            decimals: 3,
            strict: false,
            jobs: NonZeroUsize::MIN,
        }
    }
}

/// More digits than a double has for a distance of 10,000 km.
pub const MOST_DECIMALS: u8 = 9;

/// The kinds of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// JSON lines where the first byte is a brace, else a table with the delimiter that fits its
    /// header.
    Detect,
    Csv,
    Tsv,
    JsonLines,
}

/// What knows the map; each answer may be a reason why there is none.
#[derive(Clone, Copy)]
pub struct Guide<'a> {
    /// The point of a place by name.
    pub find: &'a (dyn Fn(&str) -> Result<Point, NoAnswer> + Sync),
    /// The point at an easting and a northing of the system that the user named, if one was.
    pub planar: Option<&'a (dyn Fn([f64; 2]) -> Result<Point, NoAnswer> + Sync)>,
    /// The length in metres of the way between two ends, for [`Metric::Network`].
    pub along: &'a (dyn Fn([End<'_>; 2]) -> Result<f64, NoAnswer> + Sync),
}

/// Where a way begins or ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End<'a> {
    At(Point),
    Named(&'a str),
}

/// What happens on the way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event<'a> {
    /// A row was left without a result.
    BadRow(&'a BadRow),
    /// A row of a matrix's second table was left without results.
    BadSecondRow(&'a BadRow),
    /// That many rows were written by now.
    Rows(u64),
}

/// What became of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The header left out.
    pub rows: u64,
    pub bad_rows: u64,
}

/// Why a table could not be worked through.
#[derive(Debug, Error)]
pub enum BatchError {
    #[error("cannot read: {0}")]
    Input(#[source] io::Error),
    #[error("cannot write: {0}")]
    Output(#[source] io::Error),
    #[error("the table is empty")]
    Empty,
    #[error("the table is encoded in UTF-16, not in UTF-8")]
    Utf16,
    #[error("the header has no columns lat1, lon1, lat2, lon2 and no from, to; it has {0}")]
    NoColumns(String),
    #[error("the header has no columns lat, lon and no place; it has {0}")]
    NoPlaceColumns(String),
    #[error("a matrix is made of tables, not of JSON lines")]
    NoMatrix,
    #[error("the second table of a matrix is larger than {} megabytes", .0 >> 20)]
    TooLarge(usize),
    #[error("the two tables have different delimiters")]
    TwoDelimiters,
    #[error("second table: {0}")]
    Second(Box<BatchError>),
    #[error("a way through a network has no azimuths")]
    NoAzimuths,
    #[error("the columns x, y are of no system that was named")]
    NoSystem,
    #[error("the header has two columns {0:?}")]
    TwoColumns(String),
    #[error("the table has a column {0:?} already")]
    TakenColumn(String),
    #[error("the record that begins in line {0} is longer than a megabyte; is a quote not closed?")]
    TooLong(u64),
    #[error("line {}: {}", .0.line, .0.error)]
    Strict(BadRow),
}

impl BatchError {
    /// What to do next.
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::NoColumns(_) => Some(
                "name the columns in the first line: lat1,lon1,lat2,lon2 in degrees, \
                 or from,to with places",
            ),
            Self::TwoColumns(_) | Self::TakenColumn(_) => Some("rename the column"),
            Self::Utf16 => Some("convert the table to UTF-8"),
            Self::NoPlaceColumns(_) => {
                Some("name the columns in the first line: lat,lon in degrees, or place with names")
            }
            Self::NoMatrix => Some("write both places as CSV or TSV"),
            Self::TooLarge(_) => Some("give the larger table first: it may have any size"),
            Self::TwoDelimiters => Some("write both tables with the same delimiter"),
            Self::NoAzimuths => Some("leave out --azimuths, or measure a straight line"),
            Self::NoSystem => Some("name it with --crs, as in --crs EPSG:25832"),
            Self::Empty => Some("name the columns in the first line, and give a place in each row"),
            Self::TooLong(_) => Some("close the quote, or leave out the one that opens a cell"),
            Self::Second(error) => error.help(),
            Self::Input(_) | Self::Output(_) | Self::Strict(_) => None,
        }
    }
}
