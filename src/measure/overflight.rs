//! Which countries does the straight way from one place to another pass over, and how far?

use std::borrow::Cow;

use geo::{Geometry, Line, Point};

use super::{Because, Evidence, Measurement, Unmeasured};
use crate::atlas::{Atlas, CountryCode, Place, PlaceClass, PlaceId, SourceId, Stretch, polygons};
use crate::geodesy::Way;
use crate::quantity::{Dimension, Interval};

/// Limits at sea are within this of the source, borders on land within a metre or two; a stretch
/// has two ends.
const DATA_ERROR_M: f64 = 100.0;

/// The stretches of the straight way between two places, in order, each with what lies below and
/// how long the way over it is.
///
/// # Units
/// metres
///
/// # Model
/// WGS 84 geodesic between the two conventional points, over OpenStreetMap's borders of 2026;
/// territorial seas belong to their country, and land that several claim to none alone, unless a
/// worldview says whose it is. Where no
/// country is, the high seas are. An aeroplane flies another way, around weather and closed skies.
///
/// # Accuracy
/// Crossings are exact to a millimetre for the packed borders, which are within 2.5 m of the source
/// on land and 50 m at sea.
///
/// # References
/// Karney 2013 (doi:10.1007/s00190-012-0578-z).
///
/// ```
/// use luftlinie::{atlas::Atlas, measure::overflight::stretches};
/// let atlas = Atlas::embedded();
/// let place = |name: &str| atlas.resolve(name).expect("a city").place;
/// let names: Vec<String> = stretches(atlas, &place("Vienna"), &place("Venice"))
///     .iter()
///     .map(|(over, _)| over.name.to_string())
///     .collect();
/// assert_eq!(names, ["Austria", "Slovenia", "Italy"]);
/// ```
pub fn stretches(atlas: &Atlas, from: &Place, to: &Place) -> Vec<(Place, Measurement)> {
    let way = Way::between(from.point, to.point);
    let stretch = |stretch: &Stretch| {
        let over = over(atlas, stretch, &way);
        let measurement = measurement(&over, &way, std::slice::from_ref(stretch));
        (over, measurement)
    };
    seen(atlas, &way).iter().map(stretch).collect()
}

/// How much of the straight way lies over `over`, all its stretches together; see [`stretches`].
///
/// # Units
/// metres
///
/// # Model
/// As [`stretches`].
///
/// # Accuracy
/// As [`stretches`].
///
/// # Errors
/// [`Unmeasured::NotMeasurable`] if the way does not pass over it.
///
/// # References
/// As [`stretches`].
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let (from, to) = (place("Vienna"), place("Venice"));
/// let question = Question::Overflight { from, to, over: place("Slovenia") };
/// assert!(measure(atlas, &question, today)?.nominal < 100_000.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn overflight(
    atlas: &Atlas,
    from: &Place,
    to: &Place,
    over: &Place,
) -> Result<Measurement, Unmeasured> {
    let way = Way::between(from.point, to.point);
    let mut own = seen(atlas, &way);
    own.retain(|stretch| match over.country {
        Some(country) => stretch.countries.contains(&country),
        None if over.id.0 == HIGH_SEAS => stretch.countries.is_empty(),
        None => over.id.0 == contested(stretch),
    });
    if own.is_empty() {
        let (from, to, over) = (&from.name, &to.name, &over.name);
        let reason = format!("the straight way from {from} to {to} does not pass over {over}");
        return Err(Unmeasured::NotMeasurable(reason));
    }
    Ok(measurement(over, &way, &own))
}

/// The stretches as the user's worldview has them: a state has what it claims, and a territory with
/// a code of its own belongs to whom the state says.
fn seen(atlas: &Atlas, way: &Way) -> Vec<Stretch> {
    let stretches = atlas.stretches(way);
    let Some(state) = atlas.worldview() else { return stretches };
    let mut seen: Vec<Stretch> = Vec::new();
    for mut stretch in stretches {
        stretch.countries = countries_seen(atlas, state, stretch.countries);
        match seen.last_mut() {
            Some(last) if last.countries == stretch.countries => last.end_m = stretch.end_m,
            Some(_) | None => seen.push(stretch),
        }
    }
    seen
}

fn countries_seen(
    atlas: &Atlas,
    state: CountryCode,
    countries: Vec<CountryCode>,
) -> Vec<CountryCode> {
    if countries.contains(&state) {
        return vec![state];
    }
    let owner = |code| atlas.dispute_of(code)?.view(state)?.country;
    let mut seen: Vec<_> = countries.iter().map(|&code| owner(code).unwrap_or(code)).collect();
    seen.sort_unstable();
    seen.dedup();
    seen
}

fn measurement(over: &Place, way: &Way, stretches: &[Stretch]) -> Measurement {
    let nominal: f64 = stretches.iter().map(|stretch| stretch.end_m - stretch.start_m).sum();
    let ends = |stretch: &Stretch| [stretch.start_m, stretch.end_m].map(|at| way.point(at));
    let kilometres = |metres: f64| format!("{:.1}", metres / 1000.0);
    let evidence = stretches.iter().map(|stretch| Evidence {
        label: format!(
            "kilometres {} to {} of the way",
            kilometres(stretch.start_m),
            kilometres(stretch.end_m)
        ),
        value: Some(stretch.end_m - stretch.start_m),
        source: over.source,
        date: None,
        published: false,
        dimension: Dimension::Length,
    });
    let slack_m = DATA_ERROR_M * stretches.len() as f64;
    Measurement {
        nominal,
        interval: Interval::new((nominal - slack_m).max(0.0), nominal + slack_m),
        dimension: Dimension::Length,
        method: "geodesic on the WGS 84 ellipsoid, cut at borders and limits at sea".to_owned(),
        because: vec![Because::DataError],
        evidence: evidence.collect(),
        points: Vec::new(),
        notes: notes(stretches),
        sources: polygons::SOURCES.to_vec(),
        reproduce: match stretches {
            [only] => Some(reproduce(ends(only))),
            _ => None,
        },
        geometry: stretches
            .iter()
            .map(|stretch| {
                let [start, end] = ends(stretch);
                Geometry::Line(Line::new(start, end))
            })
            .collect(),
    }
}

fn notes(stretches: &[Stretch]) -> Vec<String> {
    let contested = stretches.iter().find(|stretch| stretch.countries.len() > 1);
    contested.map(|it| format!("claimed by {}", codes(&it.countries, ", "))).into_iter().collect()
}

fn reproduce([start, end]: [Point; 2]) -> String {
    let degrees = [start.y(), start.x(), end.y(), end.x()].map(|degrees| format!("{degrees:.7}"));
    format!("echo \"{}\" | GeodSolve -i -p 3", degrees.join(" "))
}

/// What lies below a stretch: a country, land of several claims, or the high seas.
/// The id of what no state has.
const HIGH_SEAS: &str = "luftlinie:high_seas";

/// The id of what the states of a stretch contest.
fn contested(stretch: &Stretch) -> String {
    format!("luftlinie:contested:{}", codes(&stretch.countries, "+"))
}

fn over(atlas: &Atlas, stretch: &Stretch, way: &Way) -> Place {
    let country = |code: &CountryCode| atlas.country(*code);
    if let [code] = stretch.countries.as_slice()
        && let Some(place) = country(code)
    {
        return place;
    }
    let names: Vec<_> =
        stretch.countries.iter().filter_map(country).map(|place| place.name).collect();
    let (id, name, class) = match names.is_empty() {
        true => (HIGH_SEAS.to_owned(), "the high seas".to_owned(), PlaceClass::Sea),
        false => {
            let id = contested(stretch);
            (id, format!("{} (contested)", names.join(" or ")), PlaceClass::Region)
        }
    };
    Place {
        id: PlaceId(Cow::Owned(id)),
        name: Cow::Owned(name),
        class,
        country: None,
        region: None,
        population: 0,
        point: way.point((stretch.start_m + stretch.end_m) / 2.0),
        within_m: 0.0,
        source: polygons::SOURCES.first().copied().unwrap_or(SourceId("geo-tz")),
    }
}

fn codes(countries: &[CountryCode], between: &str) -> String {
    countries.iter().map(CountryCode::as_str).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flight(from: &str, to: &str) -> Vec<(Place, Measurement)> {
        let atlas = Atlas::embedded();
        let place = |argument: &str| atlas.resolve(argument).expect(argument).place;
        stretches(atlas, &place(from), &place(to))
    }

    #[test]
    fn a_flight_passes_over_countries_in_order() {
        let flight = flight("Oslo", "Warsaw");
        let names: Vec<&str> = flight.iter().map(|(over, _)| &*over.name).collect();
        assert_eq!(names.first(), Some(&"Norway"));
        assert_eq!(names.last(), Some(&"Poland"));
        assert!(names.contains(&"Sweden") && names.contains(&"the high seas"), "{names:?}");
        let sum_m: f64 = flight.iter().map(|(_, measured)| measured.nominal).sum();
        let whole = Way::between(
            Atlas::embedded().resolve("Oslo").expect("a city").place.point,
            Atlas::embedded().resolve("Warsaw").expect("a city").place.point,
        );
        assert!((sum_m - whole.length_m).abs() < 1e-6);
    }

    #[test]
    fn land_of_several_claims_is_nobodys_alone() {
        let flight = flight("-49.7,-75.5", "-49.7,-71.0");
        let contested = flight.iter().find(|(over, _)| over.country.is_none());
        let (over, measured) = contested.expect("the ice field between Chile and Argentina");
        assert!(over.name.ends_with("(contested)"), "{over:?}");
        assert!(measured.notes[0].starts_with("claimed by "), "{measured:?}");
    }

    #[test]
    fn all_stretches_over_a_country_count() {
        let atlas = Atlas::embedded();
        let place = |argument: &str| atlas.resolve(argument).expect(argument).place;
        let (from, to) = (place("Geneva"), place("Venice"));
        let parts = stretches(atlas, &from, &to);
        let italy = place("Italy");
        let whole = overflight(atlas, &from, &to, &italy).expect("over Italy");
        let own = parts.iter().filter(|(over, _)| over.country == italy.country);
        let sum_m: f64 = own.map(|(_, measured)| measured.nominal).sum();
        assert!((whole.nominal - sum_m).abs() < 1e-6 && sum_m > 100e3);
        assert!(overflight(atlas, &from, &to, &place("Spain")).is_err());
    }
}
