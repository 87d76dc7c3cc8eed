//! Ways by rail, road and sea: how long the way is, where it leads, how far to trust it.

mod network;
mod official;
mod published;

use geo::{Geometry, LineString, Point};

use super::{Because, Evidence, Measurement, PointUsed, Unmeasured, Via, distance as straight};
use crate::atlas::{Atlas, Place, PointKind, SourceId};
use crate::quantity::{Dimension, Interval};

/// A station on a way and its distance from the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    pub name: String,
    pub distance_m: f64,
    pub point: Option<Point>,
}

/// A way from one place to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    pub nominal_m: f64,
    /// The range in which the length lies, by test or by rounding.
    pub interval: Interval,
    /// The stations passed, where they are known by name.
    pub stops: Vec<Stop>,
    /// The way on the map.
    pub line: LineString,
    pub method: String,
    pub because: Vec<Because>,
    pub evidence: Vec<Evidence>,
    pub notes: Vec<String>,
    ends: [Point; 2],
    end: PointKind,
}

/// The way between two places by rail, road or sea.
///
/// # Units
/// metres along the way
///
/// # Model
/// By rail, official kilometres where both places are stations of a line in
/// `geodata/chainages.csv`; else the shortest way over the network of OpenStreetMap (2024), or of
/// the shipping lanes after Eurostat, with the Northwest Passage closed.
///
/// # Accuracy
/// Official kilometres: as rounded. Networks: the interval holds 93 of 94 published rail distances,
/// 48 of 49 driving distances and 11 of 11 port distances; the median error is 1.6 % by rail, 1.9 %
/// by road, 1.5 % by sea.
///
/// # Errors
/// [`Unmeasured::NoData`] if there is no way near a place, or none that joins the two.
///
/// # References
/// Hart, Nilsson & Raphael 1968 (doi:10.1109/TSSC.1968.300136) for the search.
pub fn route(atlas: &Atlas, from: &Place, to: &Place, via: Via) -> Result<Route, Unmeasured> {
    match via {
        Via::Rail => rail(atlas, from, to),
        Via::Road => network::by_road(atlas, from, to),
        Via::Sea => network::by_sea(atlas, from, to),
        Via::Geodesic | Via::Sphere | Via::Rhumb | Via::Unstated => {
            Err(Unmeasured::NotMeasurable("a straight line is no route".into()))
        }
    }
}

/// How far it is from one place to the other by rail, road or sea; see [`route`].
///
/// # Units
/// metres along the way
///
/// # Model
/// As [`route`].
///
/// # Accuracy
/// That of [`route`].
///
/// # Errors
/// Those of [`route`].
///
/// # References
/// As [`route`].
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, Via, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let (from, to) = (place("Seoul"), place("Busan"));
/// let question = Question::Distance { from, to, via: Via::Rail };
/// // The Gyeongbu Line, 441.7 km from end to end.
/// assert!(measure(atlas, &question, today)?.interval.contains(441_700.0));
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn distance(
    atlas: &Atlas,
    from: &Place,
    to: &Place,
    via: Via,
) -> Result<Measurement, Unmeasured> {
    Ok(route(atlas, from, to, via)?.measurement(from, to))
}

/// By how much the way is longer than the straight line.
///
/// # Units
/// metres
///
/// # Model
/// As [`route`], less the geodesic on the WGS 84 ellipsoid.
///
/// # Accuracy
/// That of [`route`], the straight line being exact.
///
/// # Errors
/// Those of [`route`].
///
/// # References
/// As [`route`].
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, Via, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let (from, to) = (place("Seoul"), place("Busan"));
/// let question = Question::Detour { from, to, via: Via::Rail };
/// assert!((50_000.0..150_000.0).contains(&measure(atlas, &question, today)?.nominal));
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn detour(
    atlas: &Atlas,
    from: &Place,
    to: &Place,
    via: Via,
) -> Result<Measurement, Unmeasured> {
    let mut measurement = distance(atlas, from, to, via)?;
    let straight = straight::distance(atlas, from, to, Via::Geodesic)?;
    measurement.evidence.insert(
        0,
        Evidence {
            published: false,
            dimension: Dimension::Length,
            label: "straight line".into(),
            value: Some(straight.nominal),
            source: from.source,
            date: None,
        },
    );
    let way = measurement.interval;
    measurement.interval = Interval::new(
        (way.low - straight.interval.high).max(0.0),
        (way.high - straight.interval.low).max(0.0),
    );
    measurement.nominal = (measurement.nominal - straight.nominal).max(0.0);
    measurement.method = format!("{}, less the straight line", measurement.method);
    measurement.because.push(Because::ReferencePoint);
    measurement.because.sort();
    measurement.because.dedup();
    measurement.geometry.extend(straight.geometry);
    Ok(measurement)
}

impl Route {
    fn measurement(self, from: &Place, to: &Place) -> Measurement {
        let mut sources: Vec<SourceId> = self.evidence.iter().map(|it| it.source).collect();
        sources.sort();
        sources.dedup();
        let points = [from, to].into_iter().zip(self.ends).map(|(place, point)| PointUsed {
            place: place.name.to_string(),
            kind: self.end,
            point,
        });
        Measurement {
            nominal: self.nominal_m,
            interval: self.interval,
            dimension: Dimension::Length,
            method: self.method,
            because: self.because,
            evidence: self.evidence,
            points: points.collect(),
            notes: self.notes,
            sources,
            reproduce: None,
            geometry: vec![Geometry::LineString(self.line)],
        }
    }
}

/// Official kilometres if there are some, else the network; published figures widen either.
fn rail(atlas: &Atlas, from: &Place, to: &Place) -> Result<Route, Unmeasured> {
    let network = network::by_rail(atlas, from, to);
    let Some(official) = official::by_chainage(atlas, from, to) else {
        let mut route = network?;
        if let Some(published_m) = published::add(atlas, from, to, &mut route) {
            // Who publishes a distance knows the line that trains take.
            route.nominal_m = published_m;
            route.method = format!("published rail distance, beside the {}", route.method);
        }
        return Ok(route);
    };
    let mut route = match network {
        Ok(network) => official.beside(network),
        Err(_) => official,
    };
    published::add(atlas, from, to, &mut route);
    Ok(route)
}

impl Route {
    /// Official kilometres with the way on the map; the network's length widens the interval.
    fn beside(mut self, network: Route) -> Self {
        self.interval = self.interval.join(Interval::point(network.nominal_m));
        self.evidence.extend(network.evidence);
        self.line = network.line;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::settlement as place;

    fn pyongyang() -> Place {
        place("Pyongyang", 39.03385, 125.75432)
    }

    fn vladivostok() -> Place {
        place("Vladivostok", 43.10562, 131.87353)
    }

    fn measured(from: &Place, to: &Place, via: Via) -> Result<Measurement, Unmeasured> {
        distance(Atlas::embedded(), from, to, via)
    }

    #[test]
    fn published_rail_distances_lie_in_the_interval_of_the_network() {
        let atlas = Atlas::embedded();
        let (mut inside, mut errors) = (0, Vec::new());
        for row in atlas.published_rail_distances() {
            let (a, b) = row.ends();
            let (from, to) = (place(&row.from, a.y(), a.x()), place(&row.to, b.y(), b.x()));
            let Ok(route) = network::by_rail(atlas, &from, &to) else { continue };
            errors.push(route.nominal_m / row.length_m() - 1.0);
            inside += usize::from(route.interval.contains(row.length_m()));
        }
        errors.sort_by(f64::total_cmp);
        // Outside is Lisbon–Porto, where the data have a hole. The ends of a bridge share their
        // nearest node, and so have no way between them.
        assert_eq!((errors.len(), inside), (94, 93));
        assert!(errors[47].abs() < 0.005, "the median error is {}", errors[47]);
        let within = errors.iter().filter(|error| error.abs() < 0.05).count();
        assert!(within >= 75, "{within} of 94 are within 5 %");
    }

    #[test]
    fn pyongyang_to_vladivostok_adds_official_kilometres_over_two_gauges() {
        let rail = measured(&pyongyang(), &vladivostok(), Via::Rail).unwrap();
        assert_eq!(rail.nominal, 1_181_300.0);
        assert!(Interval::new(1165e3, 1185e3).covers(rail.interval), "{:?}", rail.interval);
        assert!(
            rail.notes[0].starts_with("break of gauge from 1435 to 1520 mm"),
            "{:?}",
            rail.notes
        );
        assert!(rail.notes.iter().any(|note| note.contains("rounded to whole kilometres")));
        assert!(rail.evidence.iter().any(|it| it.value == Some(1_180_000.0)), "published 1,180 km");
        let back = measured(&vladivostok(), &pyongyang(), Via::Rail).unwrap();
        assert_eq!(back.nominal, rail.nominal);
        assert!(
            back.notes[0].starts_with("break of gauge from 1520 to 1435 mm"),
            "{:?}",
            back.notes
        );
    }

    #[test]
    fn stations_are_passed_in_order() {
        let route = route(Atlas::embedded(), &pyongyang(), &vladivostok(), Via::Rail).unwrap();
        let names: Vec<&str> = route.stops.iter().map(|stop| stop.name.as_str()).collect();
        let at = |name: &str| names.iter().position(|other| *other == name).unwrap();
        let order = ["P'yŏngyang", "Hamhŭng", "Rajin", "Tumangang", "Khasan", "Vladivostok"];
        assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{names:?}");
        assert!(!names.contains(&"Ussuriysk"));
        assert!(route.line.0.len() > 100);
    }

    #[test]
    fn the_detour_is_the_way_less_the_straight_line() {
        let detour = detour(Atlas::embedded(), &pyongyang(), &vladivostok(), Via::Rail).unwrap();
        assert!((detour.nominal - 496.8e3).abs() < 0.1e3, "{}", detour.nominal);
        assert!(Interval::new(480e3, 503e3).covers(detour.interval), "{:?}", detour.interval);
    }

    #[derive(serde::Deserialize)]
    struct Row {
        from: String,
        to: String,
        from_lat: f64,
        from_lon: f64,
        to_lat: f64,
        to_lon: f64,
        km: f64,
    }

    /// How many published distances there are, how many the interval holds, and the median error.
    fn tested(text: &str, via: Via) -> (usize, usize, f64) {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let (mut inside, mut errors) = (0, Vec::new());
        for row in reader.deserialize() {
            let row: Row = row.unwrap();
            let from = place(&row.from, row.from_lat, row.from_lon);
            let to = place(&row.to, row.to_lat, row.to_lon);
            let measured = measured(&from, &to, via).unwrap();
            let published_m = row.km * 1000.0;
            inside += usize::from(measured.interval.contains(published_m));
            errors.push((measured.nominal / published_m - 1.0).abs());
        }
        errors.sort_by(f64::total_cmp);
        (errors.len(), inside, errors[errors.len() / 2])
    }

    #[test]
    fn driving_distances_lie_in_the_interval() {
        let text = include_str!("../../../tests/data/driving_distances.csv");
        let (rows, inside, median) = tested(text, Via::Road);
        // Hanoi–Ho Chi Minh City is outside: the usual road is the coast's, the shortest is not.
        assert_eq!((rows, inside), (49, 48));
        assert!(median < 0.03, "the median error is {median}");
    }

    #[test]
    fn port_distances_lie_in_the_interval() {
        let text = include_str!("../../../tests/data/port_distances.csv");
        let (rows, inside, median) = tested(text, Via::Sea);
        assert_eq!((rows, inside), (11, 11));
        assert!(median < 0.02, "the median error is {median}");
    }

    #[test]
    fn a_published_distance_is_the_nominal_one() {
        let (moscow, vladivostok) = (place("Moscow", 55.7558, 37.6173), vladivostok());
        let rail = measured(&moscow, &vladivostok, Via::Rail).unwrap();
        // The shortest way leads through China; the line that everybody means does not.
        assert_eq!(rail.nominal, 9_288_000.0);
        assert!(rail.interval.contains(9_289_000.0) && rail.interval.low < 8_200_000.0);
    }

    #[test]
    fn a_way_at_sea_names_its_passages() {
        let (shanghai, rotterdam) =
            (place("Shanghai", 31.22, 121.9), place("Rotterdam", 51.98, 4.0));
        let sea = measured(&shanghai, &rotterdam, Via::Sea).unwrap();
        for name in ["Strait of Malacca", "Suez Canal", "Strait of Gibraltar", "Strait of Dover"] {
            assert!(sea.notes.iter().any(|note| note.contains(name)), "{name}: {:?}", sea.notes);
        }
        assert!(!sea.notes.iter().any(|note| note.contains("Good Hope")), "{:?}", sea.notes);
    }

    #[test]
    fn breaks_of_gauge_are_named_where_no_official_kilometres_are() {
        let (paris, madrid) = (place("Paris", 48.85, 2.35), place("Madrid", 40.41, -3.69));
        let rail = measured(&paris, &madrid, Via::Rail).unwrap();
        assert!(rail.notes.iter().any(|note| note.contains("break of gauge at Irun–Hendaye")));
    }

    #[test]
    fn places_that_no_way_joins_give_no_data() {
        for (from, to, via) in [
            (place("Reykjavík", 64.1466, -21.9426), pyongyang(), Via::Rail),
            (place("Honolulu", 21.3069, -157.8583), vladivostok(), Via::Road),
            (place("Ulaanbaatar", 47.9185, 106.9177), vladivostok(), Via::Sea),
        ] {
            let answer = measured(&from, &to, via);
            assert!(matches!(answer, Err(Unmeasured::NoData(_))), "{}: {answer:?}", from.name);
        }
    }
}
