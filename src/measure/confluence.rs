//! Does a river flow into another one?

use geo::{Geometry, Line, Point};

use super::answer::Answer;
use super::foot::radius_m;
use super::passage::{no_course, used};
use super::{Evidence, Measurement, Unmeasured};
use crate::atlas::rivers::BEYOND_M;
use crate::atlas::{Atlas, Course, Place, PointKind};
use crate::geodesy::distance_m;
use crate::quantity::Dimension;

/// A river flows into another one if it ends this near to its course, and the error of either.
const JOINED_M: f64 = 2_500.0;
/// A confluence is at a town if it is no farther from its houses …
const AT_M: f64 = 15_000.0;
/// … and not if it is so far from them.
const AWAY_M: f64 = 40_000.0;
/// A river may reach another one by way of so many others.
const MOST_WAYS: usize = 2;

/// Whether `river` ends in the course of `into`, at the town `at` if one is given: 1 or 0.
///
/// # Units
/// a truth value
///
/// # Model
/// An end of the one course lies within [`JOINED_M`] of the other course, and their errors; a town
/// is at the confluence if its built-up area is within [`AT_M`] of it, and not if it is [`AWAY_M`]
/// away. No as well if all ends are farther from the other course than [`BEYOND_M`], and reach it
/// by way of no other river. Else the answer is open, 0 to 1.
///
/// # Accuracy
/// That of the courses, see [`passage`](super::passage::passage).
///
/// # Errors
/// `NoData` for a river without a course.
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
/// let (river, into) = (place("luftlinie:moselle"), place("luftlinie:rhine"));
/// let question = Question::Confluence { river, into, at: Some(place("Koblenz")) };
/// assert_eq!(measure(atlas, &question, today)?.nominal, 1.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn confluence(
    atlas: &Atlas,
    river: &Place,
    into: &Place,
    at: Option<&Place>,
) -> Result<Measurement, Unmeasured> {
    let course = atlas.course(river).ok_or_else(|| no_course(river))?;
    let other = atlas.course(into).ok_or_else(|| no_course(into))?;
    let ends = atlas.ends_of(&course);
    let joined: Vec<Point> =
        ends.iter().copied().filter(|end| is_joined(atlas, *end, &course, &other)).collect();
    if let Some(town) = at.filter(|_| !joined.is_empty()) {
        return at_town(atlas, &joined, town);
    }
    let answer = if !joined.is_empty() {
        Answer::Sure(true)
    } else if is_apart(atlas, &ends, &course, &other, MOST_WAYS) {
        Answer::Sure(false)
    } else {
        Answer::Open(false)
    };
    let feet = ends.iter().filter_map(|end| Some((*end, atlas.nearest_on(*end, &other)?)));
    let nearest = feet.min_by(|a, b| a.1.distance_m.total_cmp(&b.1.distance_m));
    let (end, foot) = nearest.ok_or_else(|| no_course(into))?;
    let label = "from an end of the course to the other river";
    Ok(Measurement {
        evidence: vec![Evidence {
            published: false,
            dimension: Dimension::Length,
            label: label.into(),
            value: Some(foot.distance_m),
            source: foot.source,
            date: None,
        }],
        points: vec![used(river, PointKind::Gazetteer, river.point)],
        sources: vec![foot.source],
        geometry: vec![Geometry::Line(Line::new(end, foot.point))],
        ..answer.measurement(METHOD)
    })
}

const METHOD: &str = "the ends of the one course against the other";

/// Whether `course`, which ends at `end`, does so in another one.
fn is_joined(atlas: &Atlas, end: Point, course: &Course, other: &Course) -> bool {
    let feet = atlas.nearest_on(end, course).zip(atlas.nearest_on(end, other));
    feet.is_some_and(|(own, foot)| foot.distance_m <= JOINED_M + own.error_m + foot.error_m)
}

/// Whether a river with these ends can flow into another one neither where its course is not drawn
/// nor by way of others.
fn is_apart(atlas: &Atlas, ends: &[Point], course: &Course, other: &Course, ways: usize) -> bool {
    let far = |end: &Point| {
        let foot = atlas.nearest_on(*end, other);
        foot.is_some_and(|foot| foot.distance_m > BEYOND_M)
    };
    let mut joined = atlas.courses().filter(|way| {
        way != course && way != other && ends.iter().any(|end| is_joined(atlas, *end, course, way))
    });
    ends.iter().all(far)
        && (ways == 0
            || joined.all(|way| is_apart(atlas, &atlas.ends_of(&way), &way, other, ways - 1)))
}

/// Whether one of the confluences is at a town.
fn at_town(atlas: &Atlas, joined: &[Point], town: &Place) -> Result<Measurement, Unmeasured> {
    let points = atlas.reference_points(town);
    let ways = points
        .iter()
        .flat_map(|from| joined.iter().map(move |end| (from, *end, distance_m(from.point, *end))));
    let nearest = ways.min_by(|a, b| a.2.total_cmp(&b.2));
    let no_points = || Unmeasured::NoData(format!("the point of {}", town.name));
    let (from, end, apart_m) = nearest.ok_or_else(no_points)?;
    let away_m = apart_m - radius_m(town);
    let answer = if away_m <= AT_M {
        Answer::Sure(true)
    } else if away_m > AWAY_M {
        Answer::Sure(false)
    } else {
        Answer::Open(false)
    };
    let apart = Evidence {
        published: false,
        dimension: Dimension::Length,
        label: "from the confluence to the town".into(),
        value: Some(apart_m),
        source: town.source,
        date: None,
    };
    Ok(Measurement {
        evidence: vec![apart],
        points: vec![used(town, from.kind, from.point)],
        sources: vec![town.source],
        geometry: vec![Geometry::Line(Line::new(from.point, end))],
        ..answer.measurement(METHOD)
    })
}
