//! Does a river flow through a place, or past it?

use geo::{Geometry, Line, LineString, Point};

use super::answer::Answer;
use super::foot::radius_m;
use super::{Evidence, Measurement, PointUsed, Unmeasured};
use crate::atlas::rivers::BEYOND_M;
use crate::atlas::{Atlas, Course, Place, PlaceClass, PointKind, SourceId, borders};
use crate::geodesy::densify_line;
use crate::quantity::Dimension;

/// Whether `river` flows through `place` or past it: 1 or 0.
///
/// # Units
/// a truth value
///
/// # Model
/// A town is on the river if the river's course is no farther from one of its points than its
/// built-up area reaches, and [`ON_M`]. It is not if the course is farther than that by its error
/// and [`OFF_M`] on top. A country or a region has the river if the course goes through it
/// [`DEEP_M`] from its outline, and has it not if the course stays as far outside. In between the
/// answer is open, 0 to 1, and so it is within [`BEYOND_M`] of an end of the course, since the
/// sources lack the first and the last kilometres of some rivers.
///
/// # Accuracy
/// That of the courses ([`CoursePoint::error_m`](crate::atlas::CoursePoint::error_m)), 2.6 km or,
/// drawn by hand, 10 km between two points.
///
/// # Errors
/// `NoData` for a river without a course and for a place without a shape.
///
/// # References
/// Natural Earth 1:10m rivers, <https://www.naturalearthdata.com>.
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}, quantity::Interval};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// for (place, flows) in [(place("Dresden"), 1.0), (place("Munich"), 0.0), (place("Spain"), 0.0)] {
///     let river = atlas.resolve("luftlinie:elbe").expect("a river").place;
///     let answer = measure(atlas, &Question::Passage { river, place }, today)?;
///     assert_eq!(answer.interval, Interval::point(flows));
/// }
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn passage(atlas: &Atlas, river: &Place, place: &Place) -> Result<Measurement, Unmeasured> {
    let course = atlas.course(river);
    let course = course.ok_or_else(|| no_course(river))?;
    if matches!(place.class, PlaceClass::Country | PlaceClass::Region) {
        through_area(atlas, &course, place)
    } else if place.class.is_pointlike() {
        past_town(atlas, &course, place)
    } else {
        Err(Unmeasured::NoData(format!("the shape of {}", place.name)))
    }
}

pub(super) fn no_course(river: &Place) -> Unmeasured {
    Unmeasured::NoData(format!("the course of {}", river.name))
}

/// A river runs past a town if it is no farther from its houses.
const ON_M: f64 = 2_500.0;
/// Nobody says that a town is on a river that is so much farther.
const OFF_M: f64 = 5_000.0;
/// An area has a river that goes so far into it.
const DEEP_M: f64 = 5_000.0;
/// A course is looked at so often.
const STEP_M: f64 = 2_000.0;

fn past_town(atlas: &Atlas, course: &Course, place: &Place) -> Result<Measurement, Unmeasured> {
    let points = atlas.reference_points(place);
    let foot = |point| atlas.nearest_on(point, course);
    let feet = points.iter().filter_map(|point| Some((point, foot(point.point)?)));
    let nearest = feet.min_by(|a, b| a.1.distance_m.total_cmp(&b.1.distance_m));
    let no_points = || Unmeasured::NoData(format!("the point of {}", place.name));
    let (point, foot) = nearest.ok_or_else(no_points)?;
    let reach_m = radius_m(place);
    let away_m = (foot.distance_m - reach_m).max(0.0);
    let answer = if away_m <= ON_M {
        Answer::Sure(true)
    } else if away_m <= foot.nearer_m() + OFF_M {
        Answer::Open(!foot.is_end && away_m <= foot.error_m)
    } else {
        Answer::Sure(false)
    };
    let apart = Evidence {
        published: false,
        dimension: Dimension::Length,
        label: format!("from the {} to the course of the river", point.kind.name()),
        value: Some(foot.distance_m),
        source: foot.source,
        date: None,
    };
    Ok(Measurement {
        evidence: vec![apart],
        points: vec![used(place, point.kind, point.point)],
        sources: vec![foot.source, place.source],
        geometry: vec![Geometry::Line(Line::new(point.point, foot.point))],
        ..answer.measurement("the place's built-up area against the river's course")
    })
}

pub(super) fn used(place: &Place, kind: PointKind, point: Point) -> PointUsed {
    PointUsed { place: place.name.to_string(), kind, point }
}

/// So many points stand for a circle.
const RING: usize = 16;

/// Points around `middle`, to a hundredth of the radius up to the polar circles.
fn ring(middle: Point, radius_m: f64) -> impl Iterator<Item = Point> {
    const METRES_PER_DEG: f64 = 111_195.0;
    let up = radius_m / METRES_PER_DEG;
    let across = up / middle.y().to_radians().cos().max(0.1);
    (0..RING).map(move |part| {
        let (sin, cos) = (part as f64 * std::f64::consts::TAU / RING as f64).sin_cos();
        middle + Point::new(across * sin, up * cos)
    })
}

/// How the points of a course lie to an area.
#[derive(Clone, Copy, Default)]
struct Relation {
    deep: bool,
    inside: bool,
    near: bool,
}

fn through_area(atlas: &Atlas, course: &Course, place: &Place) -> Result<Measurement, Unmeasured> {
    let inside = area(atlas, place)?;
    let mut relation = Relation::default();
    let lines = atlas.lines_of(course);
    let stations = lines.iter().flat_map(|(line, error_m)| {
        let points: Vec<Point> =
            densify_line(line, STEP_M).iter().flat_map(LineString::points).collect();
        points.into_iter().map(move |point| (point, DEEP_M.max(*error_m)))
    });
    for (point, margin_m) in stations {
        let here = inside(point);
        let inner = ring(point, margin_m).filter(|around| inside(*around)).count();
        relation.inside |= here;
        relation.near |= inner > 0;
        relation.deep = here && inner == RING;
        if relation.deep {
            break;
        }
    }
    let goes_on = || atlas.ends_of(course).into_iter().any(|end| is_near(atlas, end, place));
    let answer = match relation {
        Relation { deep: true, .. } => Answer::Sure(true),
        Relation { inside: false, near: false, .. } if !goes_on() => Answer::Sure(false),
        Relation { inside, .. } => Answer::Open(inside),
    };
    let source = atlas.nearest_on(place.point, course).map(|foot| foot.source);
    let sources = borders::SOURCES.iter().copied().chain(source).collect::<Vec<SourceId>>();
    Ok(Measurement {
        sources,
        points: vec![used(place, PointKind::Gazetteer, place.point)],
        geometry: lines.into_iter().map(|(line, _)| Geometry::LineString(line)).collect(),
        ..answer.measurement("the river's course against the outline")
    })
}

/// Tells whether a point lies in an area.
type Inside<'a> = dyn Fn(Point) -> bool + 'a;

fn area<'a>(atlas: &'a Atlas, place: &Place) -> Result<Box<Inside<'a>>, Unmeasured> {
    let unknown = || Unmeasured::NoData(format!("the shape of {}", place.name));
    match place.country.filter(|_| place.class == PlaceClass::Country) {
        Some(country) => {
            Ok(Box::new(move |point| atlas.countries_at(point).any(|here| here == country)))
        }
        None => {
            let region = atlas.region(place).ok_or_else(unknown)?;
            Ok(Box::new(move |point| atlas.is_in_region(point, region)))
        }
    }
}

/// Whether the area comes within [`BEYOND_M`] of `end`.
fn is_near(atlas: &Atlas, end: Point, place: &Place) -> bool {
    let edge = match (place.country, atlas.region(place)) {
        (_, Some(region)) => atlas.nearest_region_edge(end, region),
        (Some(country), None) => atlas.nearest_edge(end, country),
        (None, None) => None,
    };
    edge.is_some_and(|edge| edge.distance_m <= BEYOND_M)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows: a river, a place, and whether the one flows through the other, if that is certain.
    #[test]
    fn what_a_river_flows_through_is_certain_only_away_from_its_edge() {
        let atlas = Atlas::embedded();
        let place = |id: &str| atlas.resolve(id).expect(id).place;
        for (river, id, expected) in [
            ("elbe", "geonames:2935022", Some(true)),
            ("elbe", "geonames:2879139", Some(false)),
            ("danube", "iso3166:AT", Some(true)),
            ("rhine", "iso3166:PL", Some(false)),
            // A border.
            ("rhine", "iso3166:LI", None),
            ("oder", "iso3166:DE", None),
            // Beyond the mouth the river may go on.
            ("hudson", "40.4,-74.0", None),
            ("rhine", "iso3166-2:DE-HB", Some(false)),
        ] {
            let course = place(&format!("luftlinie:{river}"));
            let answer = passage(atlas, &course, &place(id)).expect("an answer");
            let certain = (answer.interval.width() == 0.0).then_some(answer.nominal == 1.0);
            assert_eq!(certain, expected, "{river} {id}: {answer:?}");
        }
    }

    #[test]
    fn what_is_not_drawn_has_no_answer() {
        let atlas = Atlas::embedded();
        let place = |id: &str| atlas.resolve(id).expect(id).place;
        let lake = place("Lake Victoria");
        assert!(passage(atlas, &lake, &place("Kampala")).is_err());
    }
}
