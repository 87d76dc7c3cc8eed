//! The courses of rivers: lines that tell where a river runs, never how long it is.
//!
//! Most are Natural Earth's, some are drawn by hand from point to point
//! (`geodata/river_lines.csv`). A course may lack the river's uppermost part or its mouth.
//!
//! The layer's tables: `rivers` by id, `text`, and the tables of [`Lines`].

use std::ops::Range;

use geo::{LineString, Point};
use zerocopy::little_endian::U16;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::archive::{Archive, ArchiveError};
use super::borders::lines::Lines;
use super::nearest::{EdgePoint, nearest};
use super::record::PackedText;
use super::{Atlas, Place, PlaceClass, PlaceId, SourceId};
use crate::geodesy::distance_m;

/// What most courses come from.
const SOURCE: SourceId = SourceId("libmagics-data");
/// … and the others.
const BY_HAND: SourceId =
    SourceId("general knowledge, not checked against a source (November 2026)");

/// One river.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct RiverRecord {
    /// That of the feature.
    pub id: PackedText,
    /// Its lines go on to the next river's.
    pub first_line: U16,
    /// The first of its lines that is drawn by hand.
    pub first_by_hand: U16,
}

/// The layer, read in place.
pub struct Rivers {
    records: &'static [RiverRecord],
    text: &'static [u8],
    lines: Lines,
}

impl Rivers {
    /// # Errors
    /// [`ArchiveError`] if `bytes` are not this layer.
    pub fn open(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        Ok(Self {
            records: archive.records("rivers")?,
            text: archive.table("text")?,
            lines: Lines::open(&archive)?,
        })
    }

    fn course(&self, number: usize) -> Option<Course> {
        let record = self.records.get(number)?;
        let next = self.records.get(number + 1).map(|next| usize::from(next.first_line.get()));
        let count = self.lines.lines.len();
        let end = next.unwrap_or(count).min(count);
        let lines = usize::from(record.first_line.get())..end;
        Some(Course { lines, first_by_hand: record.first_by_hand.get().into() })
    }

    /// Whether a line ends at `point` where no other of the course goes on.
    fn ends_at(&self, course: &Course, point: Point) -> bool {
        let ends = |line: &LineString| {
            let ends = line.points().next().into_iter().chain(line.points().next_back());
            ends.into_iter().any(|end| distance_m(end, point) < AT_END_M)
        };
        let (ending, others): (Vec<usize>, Vec<usize>) =
            course.lines.clone().partition(|&line| ends(&self.lines.line(line)));
        let [_] = ending[..] else { return false };
        nearest(&self.lines, others.into_iter(), point, JOINED_M).is_none()
    }
}

/// A point this near to the end of a line is that end.
const AT_END_M: f64 = 150.0;
/// A line that passes this near goes on from an end.
const JOINED_M: f64 = 5_000.0;

/// Where a river runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    lines: Range<usize>,
    first_by_hand: usize,
}

impl Course {
    /// How far the river may lie from a line, in metres.
    fn error_m(&self, line: usize) -> f64 {
        if line >= self.first_by_hand { ERROR_BY_HAND_M } else { ERROR_M }
    }
}

/// The point of a course that is nearest to a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoursePoint {
    pub point: Point,
    pub distance_m: f64,
    /// The course ends there, but the river may go on.
    pub is_end: bool,
    /// How far the river may lie from the course there.
    pub error_m: f64,
    pub source: SourceId,
}

impl CoursePoint {
    /// By how much the river may come nearer than the course.
    pub fn nearer_m(&self) -> f64 {
        if self.is_end { BEYOND_M } else { self.error_m }
    }
}

/// Of 38 places at which rivers pass a town (`tests/data/river_towns.csv`), the courses lie 0 to
/// 2.6 km away, half of them less than 0.7.
const ERROR_M: f64 = 2_600.0;
/// Between two points drawn by hand a river winds.
const ERROR_BY_HAND_M: f64 = 10_000.0;
/// So much of a river may be missing at an end of its course.
pub const BEYOND_M: f64 = 150_000.0;

impl Atlas {
    /// The course of a river; `None` for one that is not drawn.
    pub fn course(&self, river: &Place) -> Option<Course> {
        if river.class != PlaceClass::River {
            return None;
        }
        let Rivers { records, text, .. } = &*self.rivers;
        let number = records.binary_search_by(|record| record.id.read(text).cmp(&river.id.0));
        self.rivers.course(number.ok()?)
    }

    /// The nearest point of a course.
    ///
    /// # Accuracy
    /// [`CoursePoint::error_m`].
    pub fn nearest_on(&self, from: Point, course: &Course) -> Option<CoursePoint> {
        let found = nearest(&self.rivers.lines, course.lines.clone(), from, f64::INFINITY)?;
        let (is_end, error_m) =
            (self.rivers.ends_at(course, found.point), course.error_m(found.line));
        let source = if found.line >= course.first_by_hand { BY_HAND } else { SOURCE };
        let EdgePoint { point, distance_m, .. } = found;
        Some(CoursePoint { point, distance_m, is_end, error_m, source })
    }

    /// The river whose course comes nearest to `point`, if it is no farther than `limit_m`.
    pub fn nearest_river(&self, point: Point, limit_m: f64) -> Option<Place> {
        let Rivers { records, text, lines } = &*self.rivers;
        let line = nearest(lines, 0..lines.lines.len(), point, limit_m)?.line;
        let begins = |record: &RiverRecord| usize::from(record.first_line.get()) <= line;
        let record = records[..records.partition_point(begins)].last()?;
        let id = record.id.read(text).to_owned();
        Some(self.feature(&PlaceId(id.into()))?.place)
    }

    /// All courses.
    pub fn courses(&self) -> impl Iterator<Item = Course> {
        let rivers = &*self.rivers;
        (0..rivers.records.len()).filter_map(|number| rivers.course(number))
    }

    /// Where a course ends: at the source of the river or of an arm, at a mouth, or where nobody
    /// has drawn more of it.
    pub fn ends_of(&self, course: &Course) -> Vec<Point> {
        let lines = course.lines.clone().map(|line| self.rivers.lines.line(line));
        let ends = lines.flat_map(|line| [line.points().next(), line.points().next_back()]);
        ends.flatten().filter(|end| self.rivers.ends_at(course, *end)).collect()
    }

    /// The lines of a course, each with how far the river may lie from it, in metres.
    pub fn lines_of(&self, course: &Course) -> Vec<(LineString, f64)> {
        let line = |line| (self.rivers.lines.line(line), course.error_m(line));
        course.lines.clone().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::super::table;
    use super::*;

    #[derive(Deserialize)]
    struct Row {
        river: String,
        lat: f64,
        lon: f64,
    }

    /// Where rivers pass a town: bridges and quays.
    #[test]
    fn courses_pass_the_towns_on_them() {
        let atlas = Atlas::embedded();
        let rows: Vec<Row> = table::rows(include_str!("../../tests/data/river_towns.csv"));
        let off_m = rows.iter().map(|row| {
            let river = atlas.resolve(&format!("luftlinie:{}", row.river)).expect("a river").place;
            let course = atlas.course(&river).expect("a course");
            let point = Point::new(row.lon, row.lat);
            atlas.nearest_on(point, &course).expect("a line").distance_m
        });
        let mut off_m: Vec<f64> = off_m.collect();
        off_m.sort_by(f64::total_cmp);
        assert!(off_m[off_m.len() / 2] < 700.0, "{off_m:?}");
        assert!(off_m.last().is_some_and(|&worst| worst < ERROR_M), "{off_m:?}");
    }

    #[test]
    fn a_river_may_go_on_where_its_course_ends() {
        let atlas = Atlas::embedded();
        let river = atlas.resolve("luftlinie:hudson").expect("a river").place;
        let course = atlas.course(&river).expect("a course");
        let ends = |lat: f64, lon: f64| {
            let foot = atlas.nearest_on(Point::new(lon, lat), &course).expect("a line");
            foot.is_end
        };
        assert!(ends(40.5, -74.0), "the sea");
        assert!(!ends(41.2, -74.0), "Haverstraw");
    }
}
