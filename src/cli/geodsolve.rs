//! `batch --like geodsolve`: the options of another program, under their own letters.

use std::num::NonZeroUsize;

use clap::{Args, ValueEnum};

use crate::batch::{GeodSolve, MOST_PRECISION, Notation, Order};

/// The options that stand for those of the other program.
#[derive(Args)]
#[command(next_help_heading = "Lines as another program has them")]
pub(super) struct Like {
    /// Read and write lines as another program does
    #[arg(long, value_enum, value_name = "PROGRAM")]
    #[arg(conflicts_with_all = ["matrix", "azimuths", "decimals", "via", "format", "strict"])]
    like: Option<Program>,
    /// Two points in, azimuths and distance out; else point, azimuth and distance in, a point out
    #[arg(short, requires = "like")]
    inverse: bool,
    /// Everything: the input, arc, reduced length, scales and area as well
    #[arg(short, requires = "like")]
    full: bool,
    /// Digits after the point of metres; angles have five more
    #[arg(short, value_name = "N", requires = "like", default_value_t = 3)]
    precision: u8,
    /// Longitude before latitude
    #[arg(short = 'w', requires = "like")]
    longitude_first: bool,
    /// Angles as degrees, minutes and seconds with d, ' and "
    #[arg(short, requires = "like")]
    dms: bool,
    /// Angles as degrees, minutes and seconds with colons
    #[arg(short = ':', requires = "like")]
    colons: bool,
}

/// The programs that can be stood in for.
#[derive(Clone, Copy, ValueEnum)]
enum Program {
    /// GeographicLib's, for geodesics
    #[value(name = "geodsolve")]
    GeodSolve,
}

impl Like {
    /// What the other program would do, if one was named.
    pub fn geodsolve(&self, jobs: NonZeroUsize) -> Option<GeodSolve> {
        let Program::GeodSolve = self.like?;
        Some(GeodSolve {
            inverse: self.inverse,
            full: self.full,
            precision: self.precision.min(MOST_PRECISION),
            order: match self.longitude_first {
                true => Order::LongitudeFirst,
                false => Order::LatitudeFirst,
            },
            notation: match (self.colons, self.dms) {
                (true, _) => Notation::Colons,
                (false, true) => Notation::Letters,
                (false, false) => Notation::Decimal,
            },
            jobs,
        })
    }
}
