//! Points from cells: checked numbers, and names looked up once.

use std::borrow::Cow;
use std::collections::HashMap;
use std::num::NonZeroUsize;

use geo::Point;

use super::{End, Guide, NoAnswer, RowError};

/// Where a way begins or ends, as a row says it.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot<'a> {
    At(Point),
    /// Easting and northing.
    Planar([f64; 2]),
    Named(Cow<'a, str>),
}

/// Remembers what names were found to mean; those that mean nothing are asked for again.
pub struct Lookup<'a> {
    guide: Guide<'a>,
    known: HashMap<String, Point>,
    most_known: usize,
}

impl<'a> Lookup<'a> {
    /// One of so many that share the memory.
    pub fn new(guide: Guide<'a>, jobs: NonZeroUsize) -> Self {
        Self { guide, known: HashMap::new(), most_known: MOST_NAMES / jobs }
    }

    pub fn point(&mut self, spot: &Spot<'_>) -> Result<Point, RowError> {
        match spot {
            Spot::At(point) => Ok(*point),
            Spot::Planar(place) => self.planar(*place),
            Spot::Named(name) => Ok(self.named(name)?),
        }
    }

    /// The length of the way through the guide's network.
    pub fn along_m(&self, [from, to]: [&Spot<'_>; 2]) -> Result<f64, RowError> {
        Ok((self.guide.along)([self.end(from)?, self.end(to)?])?)
    }

    fn end<'s>(&self, spot: &'s Spot<'_>) -> Result<End<'s>, RowError> {
        match spot {
            Spot::At(point) => Ok(End::At(*point)),
            Spot::Planar(place) => self.planar(*place).map(End::At),
            Spot::Named(name) => Ok(End::Named(name)),
        }
    }

    fn planar(&self, place: [f64; 2]) -> Result<Point, RowError> {
        Ok(self.guide.planar.ok_or(RowError::NoSystem)?(place)?)
    }

    fn named(&mut self, name: &str) -> Result<Point, NoAnswer> {
        if let Some(&known) = self.known.get(name) {
            return Ok(known);
        }
        let point = (self.guide.find)(name)?;
        // Tables have few places or ever new ones; either way memory stays small.
        if self.known.len() >= self.most_known {
            self.known.clear();
        }
        self.known.insert(name.to_owned(), point);
        Ok(point)
    }
}

/// Of all jobs together.
const MOST_NAMES: usize = 4096;
