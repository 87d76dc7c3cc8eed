//! How long a way takes: its length over the range of speeds that its means of travel keeps.

use super::{Because, Evidence, Measurement, Unmeasured, Vehicle, Via, route};
use crate::atlas::{Atlas, Place, SourceId};
use crate::geodesy;
use crate::quantity::{Dimension, Interval};

/// Where no way is known, it is thought to be up to so many times the straight line.
const LONGEST_DETOUR: f64 = 2.0;
const USUAL_DETOUR: f64 = 1.3;
/// No way is shorter than this share of the straight line; reference points may lie closer.
const CLOSEST: f64 = 0.9;
/// Times that differ by more than this factor say nothing.
const MOST_SPREAD: f64 = 30.0;
const METRES_PER_KILOMETRE: f64 = 1000.0;
const SECONDS_PER_HOUR: f64 = 3600.0;

/// The speeds that a means of travel keeps from door to door, in kilometres per hour.
struct Speeds {
    via: Via,
    /// With stops, waits and nights.
    slow_kmh: f64,
    usual_kmh: f64,
    fast_kmh: f64,
    /// What may come on top of any way, as climbing and landing do.
    extra_h: f64,
}

const fn speeds(via: Via, slow_kmh: f64, usual_kmh: f64, fast_kmh: f64) -> Speeds {
    Speeds { via, slow_kmh, usual_kmh, fast_kmh, extra_h: 0.0 }
}

static FOOT: Speeds = speeds(Via::Road, 0.8, 4.5, 7.0);
static BICYCLE: Speeds = speeds(Via::Road, 2.0, 15.0, 35.0);
static CAR: Speeds = speeds(Via::Road, 20.0, 80.0, 120.0);
static BUS: Speeds = speeds(Via::Road, 18.0, 60.0, 100.0);
static TRAIN: Speeds = speeds(Via::Rail, 20.0, 80.0, 300.0);
static SHIP: Speeds = speeds(Via::Sea, 12.0, 38.0, 75.0);
/// Catamarans on a crossing of a few hours.
static FERRY: Speeds = speeds(Via::Sea, 12.0, 38.0, 90.0);
static AEROPLANE: Speeds =
    Speeds { via: Via::Geodesic, slow_kmh: 500.0, usual_kmh: 750.0, fast_kmh: 950.0, extra_h: 1.0 };

/// The time that a way takes by this means of travel.
///
/// # Units
/// seconds
///
/// # Model
/// The way by rail, road or sea (by air the geodesic) over a documented range of speeds from door
/// to door: on foot 0.8 to 7 km/h, bicycle 2 to 35, car 20 to 120, bus 18 to 100, train 20 to 300,
/// ship 12 to 75, on short crossings to 90; aeroplane 500 to 950 and up to an hour more. The slow
/// ends count stops and nights. No way is shorter than nine tenths of the straight line, since
/// reference points may lie closer than the towns' own.
///
/// # Accuracy
/// By air a factor of two and an hour, else of five to thirty; it refutes impossible times and
/// nothing else.
///
/// # Errors
/// `NotMeasurable` where the means and ways that may be meant take times so different that no
/// figure can be wrong. Where no way is known, 0.95 to 2 times the straight line stand for it.
///
/// # References
/// The ranges of speeds are the project's own.
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, Vehicle, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let (from, to) = (place("Paris"), place("Lyon"));
/// let question = Question::TravelTime { from, to, by: Vehicle::Train };
/// // The TGV takes two hours.
/// assert!(measure(atlas, &question, today)?.interval.contains(2.0 * 3600.0));
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn travel_time(
    atlas: &Atlas,
    from: &Place,
    to: &Place,
    by: Vehicle,
) -> Result<Measurement, Unmeasured> {
    let distance_m = geodesy::distance_m(from.point, to.point);
    let times: Vec<Measurement> =
        means(by, distance_m).into_iter().map(|speeds| time(atlas, from, to, speeds)).collect();
    let interval = times.iter().map(|time| time.interval).reduce(Interval::join);
    let mut times = times.into_iter();
    let mut first = times.next().expect("every means has speeds");
    first.interval = interval.unwrap_or(first.interval);
    for time in times {
        first.evidence.extend(time.evidence);
        first.sources.extend(time.sources);
    }
    first.sources.sort();
    first.sources.dedup();
    if first.interval.high > MOST_SPREAD * first.interval.low {
        return Err(Unmeasured::NotMeasurable("the means of travel is not certain enough".into()));
    }
    Ok(first)
}

/// Nobody flies a shorter way without saying so.
const SHORTEST_FLIGHT_M: f64 = 400_000.0;

/// Fast ferries cross no wider water.
const LONGEST_CROSSING_M: f64 = 300_000.0;

/// Which speeds apply; a text that names no means may mean a car, a train or, far away, an
/// aeroplane.
fn means(by: Vehicle, distance_m: f64) -> Vec<&'static Speeds> {
    match by {
        Vehicle::Foot => vec![&FOOT],
        Vehicle::Bicycle => vec![&BICYCLE],
        Vehicle::Car => vec![&CAR],
        Vehicle::Bus => vec![&BUS],
        Vehicle::Train => vec![&TRAIN],
        Vehicle::Ship if distance_m < LONGEST_CROSSING_M => vec![&FERRY],
        Vehicle::Ship => vec![&SHIP],
        Vehicle::Aeroplane => vec![&AEROPLANE],
        Vehicle::Unstated if distance_m < SHORTEST_FLIGHT_M => vec![&CAR, &TRAIN],
        Vehicle::Unstated => vec![&CAR, &TRAIN, &AEROPLANE],
    }
}

fn time(atlas: &Atlas, from: &Place, to: &Place, speeds: &Speeds) -> Measurement {
    let mut way = way(atlas, from, to, speeds.via);
    let seconds = |length_m: f64, speed_kmh: f64| {
        length_m / METRES_PER_KILOMETRE / speed_kmh * SECONDS_PER_HOUR
    };
    let extra_s = speeds.extra_h * SECONDS_PER_HOUR;
    let Interval { low, high } = way.interval;
    let straight_m = geodesy::distance_m(from.point, to.point);
    let low = low.max(straight_m * CLOSEST).min(high);
    // Of places that one junction serves the network has no way at all.
    let nominal_m = way.nominal.max(low);
    way.nominal = seconds(nominal_m, speeds.usual_kmh) + extra_s / 2.0;
    way.interval =
        Interval::new(seconds(low, speeds.fast_kmh), seconds(high, speeds.slow_kmh) + extra_s);
    way.dimension = Dimension::Time;
    way.method = format!(
        "{}, at {} to {} km/h from door to door",
        way.method, speeds.slow_kmh, speeds.fast_kmh
    );
    way.because.push(Because::RouteChoice);
    way.because.sort();
    way.because.dedup();
    way
}

/// The way's length; by air the geodesic, and a guess where no way is known.
fn way(atlas: &Atlas, from: &Place, to: &Place, via: Via) -> Measurement {
    if let Ok(measured) = route::distance(atlas, from, to, via) {
        return measured;
    }
    let straight_m = geodesy::distance_m(from.point, to.point);
    let by_air = via == Via::Geodesic;
    let (usual, longest) = if by_air { (1.0, 1.1) } else { (USUAL_DETOUR, LONGEST_DETOUR) };
    let geodesic = SourceId("WGS 84 geodesic");
    Measurement {
        nominal: straight_m * usual,
        interval: Interval::new(straight_m * 0.95, straight_m * longest),
        dimension: Dimension::Length,
        method: if by_air { "straight line" } else { "one to two times the straight line" }.into(),
        because: vec![Because::ReferencePoint],
        evidence: vec![Evidence {
            published: false,
            dimension: Dimension::Length,
            label: "straight line, in metres".into(),
            value: Some(straight_m),
            source: geodesic,
            date: None,
        }],
        points: Vec::new(),
        notes: Vec::new(),
        sources: vec![geodesic],
        reproduce: None,
        geometry: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::settlement;

    /// Rows: means, hours, whether that is possible between Pyongyang and Vladivostok.
    #[test]
    fn only_impossible_times_fall_out() {
        let pyongyang = settlement("Pyongyang", 39.03385, 125.75432);
        let vladivostok = settlement("Vladivostok", 43.10562, 131.87353);
        for (by, hours, possible) in [
            (Vehicle::Train, 20.0, true),
            (Vehicle::Train, 36.0, true),
            (Vehicle::Train, 1.0, false),
            (Vehicle::Aeroplane, 1.0, true),
            (Vehicle::Aeroplane, 2.0, true),
            (Vehicle::Aeroplane, 0.25, false),
            (Vehicle::Aeroplane, 12.0, false),
            (Vehicle::Car, 24.0, true),
            (Vehicle::Car, 2.0, false),
            (Vehicle::Foot, 30.0 * 24.0, true),
            (Vehicle::Foot, 24.0, false),
        ] {
            let time = travel_time(Atlas::embedded(), &pyongyang, &vladivostok, by).unwrap();
            let inside = time.interval.contains(hours * SECONDS_PER_HOUR);
            assert_eq!(inside, possible, "{by:?} {hours} h: {:?}", time.interval);
            assert!(time.interval.contains(time.nominal), "{by:?}");
        }
    }

    /// By train a day, by air an hour: without a means, no figure can be wrong.
    #[test]
    fn a_way_of_no_means_says_nothing_where_people_fly() {
        let pyongyang = settlement("Pyongyang", 39.03385, 125.75432);
        let vladivostok = settlement("Vladivostok", 43.10562, 131.87353);
        let time = travel_time(Atlas::embedded(), &pyongyang, &vladivostok, Vehicle::Unstated);
        assert!(matches!(time, Err(Unmeasured::NotMeasurable(_))), "{time:?}");
    }
}
