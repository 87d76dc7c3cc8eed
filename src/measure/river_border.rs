//! Does a river form the border of two countries or regions?

use geo::{Geometry, LineString, MultiLineString, Point};

use super::answer::Answer;
use super::country::{code_of, common_borders};
use super::passage::{no_course, used};
use super::region_border::{self, cut, length_m};
use super::{Evidence, Measurement, Unmeasured, adjacency};
use crate::atlas::borders::{self, Border};
use crate::atlas::{Atlas, Course, Place, PointKind};
use crate::geodesy::LineIndex;
use crate::quantity::Dimension;

/// A border runs along a river that comes this near to it, and the error of its course.
const ALONG_M: f64 = 2_500.0;
/// So much of a border makes the river more than one that crosses it …
const LEAST_M: f64 = 20_000.0;
/// … and this is a good part of any border, …
const MUCH_M: f64 = 50_000.0;
/// … as is this share of a short one.
const SHARE: f64 = 0.2;
/// A border farther from a river has nothing to do with it.
const APART_M: f64 = 30_000.0;
/// One in so many pieces of a border tells whether it does.
const SAMPLED: usize = 8;

/// Whether a good part of the common border of `a` and `b` runs along `river`: 1 or 0.
///
/// # Units
/// a truth value
///
/// # Model
/// The pieces of the common land border whose middle lies within [`ALONG_M`] and the error of the
/// river's course. [`MUCH_M`] of them are enough, or [`SHARE`] of the border if that is more than
/// [`LEAST_M`]. No if the two have no common border, or if all of it lies farther off than
/// [`APART_M`] and whatever may be missing of the course. Else the answer is open, 0 to 1.
///
/// # Accuracy
/// That of the courses, see [`passage`](super::passage::passage).
///
/// # Errors
/// `NoData` for a river without a course and for what has no borders.
///
/// # References
/// Natural Earth 1:10m rivers, <https://www.naturalearthdata.com>.
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let river = place("luftlinie:oder");
/// let question = Question::RiverBorder { river, sides: [place("Germany"), place("Poland")] };
/// assert_eq!(measure(atlas, &question, today)?.nominal, 1.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn river_border(
    atlas: &Atlas,
    river: &Place,
    a: &Place,
    b: &Place,
) -> Result<Measurement, Unmeasured> {
    let course = atlas.course(river).ok_or_else(|| no_course(river))?;
    let touching = adjacency::adjacency(atlas, a, b, None)?;
    if touching.nominal < 0.5 {
        return Ok(touching);
    }
    let pieces: Vec<LineString> = common_lines(atlas, a, b)?.iter().flat_map(cut).collect();
    let along = along(atlas, &course, &pieces);
    let sum = |pieces: &[LineString]| pieces.iter().map(length_m).sum::<f64>();
    let (along_m, whole_m) = (sum(&along), sum(&pieces));
    let answer = if along_m >= MUCH_M || along_m >= LEAST_M.max(SHARE * whole_m) {
        Answer::Sure(true)
    } else if along.is_empty() && !pieces.is_empty() && is_apart(atlas, &course, &pieces) {
        Answer::Sure(false)
    } else {
        Answer::Open(!along.is_empty())
    };
    let source = borders::SOURCES[0];
    let shared = Evidence {
        published: false,
        dimension: Dimension::Length,
        label: "of the common border along the river".into(),
        value: Some(along_m),
        source,
        date: None,
    };
    let course_source = atlas.nearest_on(a.point, &course).map(|foot| foot.source);
    Ok(Measurement {
        evidence: vec![shared],
        points: vec![used(river, PointKind::Gazetteer, river.point)],
        sources: course_source.into_iter().chain([source]).collect(),
        geometry: vec![Geometry::MultiLineString(MultiLineString(along))],
        ..answer.measurement("the common border against the river's course")
    })
}

/// The common border, as lines.
fn common_lines(atlas: &Atlas, a: &Place, b: &Place) -> Result<Vec<LineString>, Unmeasured> {
    for (region, other) in [(a, b), (b, a)] {
        if let Some(shape) = atlas.region(region) {
            return region_border::lines(atlas, region, shape, other);
        }
    }
    let borders = common_borders(atlas, code_of(a)?, code_of(b)?);
    Ok(borders.iter().flat_map(Border::lines).collect())
}

fn middle(piece: &LineString) -> Point {
    Point(piece.0[piece.0.len() / 2])
}

/// The pieces of a border that run along a course.
fn along(atlas: &Atlas, course: &Course, pieces: &[LineString]) -> Vec<LineString> {
    let lines = atlas.lines_of(course);
    let error_m = lines.iter().map(|(_, error_m)| *error_m).fold(0.0, f64::max);
    let river = LineIndex::new(lines.iter().map(|(line, _)| line));
    let near =
        |piece: &&LineString| river.nearest_within(middle(piece), ALONG_M + error_m).is_some();
    pieces.iter().filter(near).cloned().collect()
}

/// Whether no piece of a border can be near a course, whatever may be missing at its ends.
fn is_apart(atlas: &Atlas, course: &Course, pieces: &[LineString]) -> bool {
    pieces.iter().step_by(SAMPLED).all(|piece| {
        let foot = atlas.nearest_on(middle(piece), course);
        foot.is_some_and(|foot| foot.distance_m > foot.nearer_m() + APART_M)
    })
}
