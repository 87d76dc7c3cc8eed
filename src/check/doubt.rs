//! What a refutation may depend on besides the text.

use jiff::civil::Date;

use crate::atlas::reference_points::built_up_radius_m;
use crate::atlas::{Atlas, Place, PlaceClass, fold};
use crate::claim::past::MAP_SINCE;
use crate::claim::{Claim, Grasp, NamedPlace};
use crate::geodesy::distance_m;
use crate::measure::{Because, Edge, Measurement, Question, Via, Whereabouts};
use crate::measure::{area, counted_otherwise, measure, nearest_island_m, rank_by_tables};
use crate::quantity::{Dimension, Interval};
use crate::verdict::margin;

/// A refutation stands only if nothing but the text can be wrong; else this is what it depends on.
pub(super) fn doubt(
    atlas: &Atlas,
    claim: &Claim,
    measured: &Measurement,
    as_of: Date,
) -> Option<Because> {
    if is_loose(claim, measured) {
        return Some(Because::Ambiguity);
    }
    if measured.dimension == Dimension::Length
        && claim.places.iter().any(|it| is_spread(atlas, &it.place))
    {
        return Some(Because::ReferencePoint);
    }
    let stated = claim.stated.hard;
    if let Ok(Question::Distance { from, to, via }) = &claim.question
        && let Some(because) =
            between_other_points(atlas, [from, to], *via, measured, stated, as_of)
    {
        return Some(because);
    }
    let (fits, because) = match &claim.question {
        Ok(Question::Distance { from, to, via: Via::Unstated }) => {
            (fits_a_way(atlas, claim, [from, to], as_of), Because::RouteChoice)
        }
        Ok(Question::Proximity { place, to: Edge::Footprint(other) })
            if place.class.is_area() && other.class.is_area() =>
        {
            (other_points(measured).overlaps(stated), Because::ReferencePoint)
        }
        // "off the coast in the Baltic": whichever of its coasts.
        Ok(Question::Proximity { place, to: Edge::Coast(Some(sea)) })
            if place.class == PlaceClass::Island && sea.class == PlaceClass::Sea =>
        {
            (true, Because::Ambiguity)
        }
        Ok(Question::Proximity { place, to }) => {
            (ways_to_edge(atlas, place, to, measured).overlaps(stated), Because::RouteChoice)
        }
        // "Ascension lies northwest of Saint Helena": of an island of the country it belongs to.
        Ok(Question::Direction { from, to }) if from.class == PlaceClass::Country => {
            (from.country == to.country, Because::Ambiguity)
        }
        Ok(Question::Agreement { from, whereabouts: Whereabouts::Inside { area, .. } }) => {
            let abroad = from.country != area.country;
            let other = abroad && atlas.other_extents(area).next().is_some();
            let both = from.country.zip(area.country);
            let disputed = !atlas.disputes_at(from.point).is_empty()
                || both.is_some_and(|(a, b)| atlas.disputes_on(a, b).next().is_some());
            let far_m = FAR_FETCHED_RATIO * stated.high;
            let other_name = measured.interval.low > far_m.max(NEXT_DOOR_M);
            (other || disputed || other_name, Because::Ambiguity)
        }
        // "the provinces of A and B": names of districts are those of regions elsewhere.
        Ok(Question::Adjacency { a, b, .. }) if both_are_regions(a, b) => {
            let countries = a.country.zip(b.country).filter(|(a, b)| a != b);
            let apart = countries.is_some_and(|(a, b)| !atlas.are_neighbours(a, b));
            (apart, Because::Ambiguity)
        }
        Ok(
            question @ (Question::Distance { via: Via::Road, .. } | Question::TravelTime { .. }),
        ) => (other_ways(question, measured).overlaps(stated), Because::RouteChoice),
        Ok(question) if is_of_another(question, stated, measured) => (true, Because::Ambiguity),
        Ok(question) => {
            (is_told_otherwise(atlas, question, stated, measured), Because::PublishedFigures)
        }
        Err(_) => return None,
    };
    fits.then_some(because)
}

/// Whether the refuted figure may be of another area, or compare distances from other points.
fn is_of_another(question: &Question, stated: Interval, measured: &Measurement) -> bool {
    if let Question::Area { .. } = question {
        return is_of_a_part(stated, measured);
    }
    let compared = matches!(
        question,
        Question::Nearer { .. } | Question::Midway { .. } | Question::Between { .. }
    );
    let close = || measured.interval.widen(OTHER_POINTS).overlaps(stated);
    compared && (is_scattered(question) || close())
}

/// By what share a quotient of two distances may be off where others measure from elsewhere.
const OTHER_POINTS: f64 = 0.1;

/// What a way by other roads measures, or how long it takes where the range of speeds, which is no
/// exact one, is off by so much.
fn other_ways(question: &Question, measured: &Measurement) -> Interval {
    const OTHER_SPEEDS: f64 = 0.05;
    let timed = matches!(question, Question::TravelTime { .. });
    if timed { measured.interval.widen(OTHER_SPEEDS) } else { other_roads(measured) }
}

/// Whether an obscure town that `question` is about lies too far from another of its places to be
/// the one of its name that is meant.
fn is_scattered(question: &Question) -> bool {
    let places = question.places();
    places.iter().any(|town| {
        let settled = town.class == PlaceClass::Settlement;
        let far = |other: &&Place| distance_m(town.point, other.point) > FAR_FETCHED_M;
        settled && town.population < OBSCURE_POPULATION && places.iter().any(far)
    })
}

/// "A lies 30 km south of the South Island": a long island reaches about twice as far from its
/// point as a round one of its area, by which it is measured.
fn if_long_island(measured: &Measurement) -> Interval {
    let Interval { low, high } = measured.interval;
    let reach = (high - low) / 2.0;
    Interval::new((low - reach).max(0.0), high + reach)
}

/// The province of Samara is larger than this, and never meant by the bare name of its town.
const SMALL_REGION_M2: f64 = 1e9;
/// So far from its town such a region ends at most, whose shape takes a while to look through.
const SMALL_REGION_REACH_M: f64 = 50_000.0;

/// "A mile from Gaza": of the small region that has the name of the town in it, which ends nearer
/// to the other place.
fn is_from_region(atlas: &Atlas, ends: [&Place; 2], stated: Interval, as_of: Date) -> bool {
    let [a, b] = ends;
    [(a, b), (b, a)].into_iter().any(|(town, other)| {
        let settled = town.class == PlaceClass::Settlement;
        let named = if settled { atlas.candidates(&town.name) } else { Vec::new() };
        let small = |place: &Place| area(atlas, place).is_ok_and(|it| it.nominal < SMALL_REGION_M2);
        // Nobody tells the city of Vienna from the state.
        let other_name = |place: &Place| fold(&place.name) != fold(&town.name);
        let region = |place: &Place| place.class == PlaceClass::Region && other_name(place);
        let own = |place: &Place| region(place) && town.belongs_to(place) && small(place);
        let regions = named.into_iter().map(|candidate| candidate.place).filter(own);
        regions.filter(|region| !other.belongs_to(region)).any(|region| {
            let to = Edge::Footprint(region);
            let question = Question::Proximity { place: other.clone(), to };
            measure(atlas, &question, as_of).is_ok_and(|it| it.interval.overlaps(stated))
        })
    })
}

/// What a distance depends on that may be measured between other points than those of its places.
fn between_other_points(
    atlas: &Atlas,
    [from, to]: [&Place; 2],
    via: Via,
    measured: &Measurement,
    stated: Interval,
    as_of: Date,
) -> Option<Because> {
    let straight = matches!(via, Via::Unstated | Via::Geodesic);
    let island = [from, to].iter().any(|place| place.class == PlaceClass::Island);
    if straight && stated.high < LARGEST_GAP_M && are_grown_together(from, to)
        || island && if_long_island(measured).overlaps(stated)
    {
        return Some(Because::ReferencePoint);
    }
    let Interval { low, high } = measured.interval;
    let reach = Interval::new(low - SMALL_REGION_REACH_M, high + SMALL_REGION_REACH_M);
    let near = reach.overlaps(stated);
    let region = straight && near && is_from_region(atlas, [from, to], stated, as_of);
    region.then_some(Because::Ambiguity)
}

/// Whether others may give what is `stated` for what the question asks.
fn is_told_otherwise(
    atlas: &Atlas,
    question: &Question,
    stated: Interval,
    measured: &Measurement,
) -> bool {
    let fits = |other: Option<Interval>| other.is_some_and(|other| other.overlaps(stated));
    match question {
        Question::Area { place } => {
            let edition = fits(Some(measured.interval.widen(OTHER_EDITION)));
            let extents = || atlas.other_extents(place).any(|it| it.overlaps(stated));
            edition || fits(counted_otherwise(atlas, question)) || extents()
        }
        Question::BorderLength { .. } => fits(Some(measured.interval.widen(OTHER_SURVEY))),
        Question::BorderRank { .. } => fits(rank_by_tables(atlas, question)),
        Question::AreaRatio { .. } => fits(counted_otherwise(atlas, question)),
        Question::Distance { .. }
        | Question::Detour { .. }
        | Question::Crossings { .. }
        | Question::Width { .. }
        | Question::Direction { .. }
        | Question::Latitude { .. }
        | Question::Containment { .. }
        | Question::Capital { .. }
        | Question::Adjacency { .. }
        | Question::Neighbours { .. }
        | Question::Coast { .. }
        | Question::Passage { .. }
        | Question::RiverBorder { .. }
        | Question::Confluence { .. }
        | Question::Proximity { .. }
        | Question::Nearer { .. }
        | Question::Midway { .. }
        | Question::Between { .. }
        | Question::Overflight { .. }
        | Question::FeatureLength { .. }
        | Question::Agreement { .. }
        | Question::TravelTime { .. }
        | Question::BuiltIn { .. }
        | Question::Conversion { .. } => false,
    }
}

fn both_are_regions(a: &Place, b: &Place) -> bool {
    [a, b].iter().all(|place| place.class == PlaceClass::Region)
}

/// "The two towns are 700 m apart": so narrow is what divides two towns that face each other, such
/// as a river.
fn are_grown_together(a: &Place, b: &Place) -> bool {
    let built_up_m = |place: &Place| built_up_radius_m(place.population);
    let towns = [a, b].iter().all(|place| place.class == PlaceClass::Settlement);
    towns && distance_m(a.point, b.point) < built_up_m(a) + built_up_m(b)
}

/// No text gives so few metres for what lies between the middles of two towns.
const LARGEST_GAP_M: f64 = 2_500.0;

/// Whether it is a peninsula or several islands, which reach as far from their point as no outline
/// tells.
fn is_spread(atlas: &Atlas, place: &Place) -> bool {
    let several = || atlas.feature_area(&place.id).is_some_and(|area| !area.note.is_empty());
    place.class == PlaceClass::Peninsula || place.class == PlaceClass::Island && several()
}

/// "Montana (1.3 million acres)" of a text on crops: so small a share of the whole is no slip of
/// the pen but the area of something else, unless digits were lost or a unit mistaken.
fn is_of_a_part(stated: Interval, measured: &Measurement) -> bool {
    let share = stated.high / measured.interval.low;
    let published = measured.interval.widen(OTHER_EDITION);
    let slip = |factor: &f64| stated.scale(*factor).overlaps(published);
    share < LEAST_SHARE && !SLIPS.iter().any(slip)
}

/// Smaller than this no wrong figure is …
const LEAST_SHARE: f64 = 0.1;
/// … but by lost digits, or hectares and acres for square kilometres and miles.
const SLIPS: &[f64] = &[10.0, 100.0, 1000.0, 1e6, 247.105, 640.0];

/// Of 437 areas, 97 in 100 are by no more than this another in the CIA World Factbook of 2015 than
/// in that of 2026.
const OTHER_EDITION: f64 = 0.012;

/// For half of the 61 borders with figures of several offices on record these differ by more.
const OTHER_SURVEY: f64 = 0.06;

/// Whether the text holds its places too loosely for the refutation to be certain.
fn is_loose(claim: &Claim, measured: &Measurement) -> bool {
    let short = -margin(&claim.stated, measured);
    match (claim.grasp, measured.dimension) {
        (Grasp::Named, _) => false,
        (Grasp::Near, Dimension::Length) => short < NEAR_M,
        (Grasp::Near, Dimension::Angle) => short < NEAR_DEG,
        (Grasp::Near, Dimension::Area | Dimension::Time | Dimension::Ratio | Dimension::Year)
        | (Grasp::Implied, _) => true,
    }
}

/// "Near" moves a place by no more than this …
const NEAR_M: f64 = 40_000.0;
/// … and a direction by no more than this.
const NEAR_DEG: f64 = 25.0;

/// Whether a figure that names no way is one for the railway, the road or the sea.
fn fits_a_way(atlas: &Atlas, claim: &Claim, [from, to]: [&Place; 2], as_of: Date) -> bool {
    let along = |via| {
        let question = Question::Distance { from: from.clone(), to: to.clone(), via };
        measure(atlas, &question, as_of)
    };
    let mut ways = vec![along(Via::Rail), along(Via::Road)];
    if ways.iter().all(Result::is_err) {
        ways.push(along(Via::Sea));
    }
    let straight_m = distance_m(from.point, to.point);
    if claim.directed && claim.stated.hard.low > straight_m * DIRECTED_DETOUR {
        return false;
    }
    // No main road leads to a sight.
    let settled = |place: &&Place| place.class == PlaceClass::Settlement;
    let joined = ways.iter().any(Result::is_ok) && [from, to].iter().all(settled);
    let detour = if joined { USUAL_DETOUR } else { LONGEST_DETOUR };
    if Interval::new(straight_m, straight_m * detour).overlaps(claim.stated.hard) {
        return true;
    }
    ways.iter().flatten().any(|measured| measured.interval.overlaps(claim.stated.hard))
}

/// A figure with a direction ("380 miles west of") means the straight line, unless a way is at most
/// this many times as long.
const DIRECTED_DETOUR: f64 = 1.3;
/// Any way may be this many times as long, …
const USUAL_DETOUR: f64 = 1.2;
/// … and where no network leads, this many times.
const LONGEST_DETOUR: f64 = 1.6;

/// How long the roads are that people may take instead of the shortest.
fn other_roads(measured: &Measurement) -> Interval {
    Interval::new(measured.interval.low, measured.nominal * OTHER_ROAD)
}

/// People drive the good road, which in mountains is up to this many times as long as the shortest.
const OTHER_ROAD: f64 = 1.5;

/// The measurement with all that its evidence says of other points of the places.
fn other_points(measured: &Measurement) -> Interval {
    let Interval { low, high } = measured.interval;
    let values = measured.evidence.iter().filter_map(|evidence| evidence.value);
    let (low, high) = values.fold((low, high), |(low, high), it| (low.min(it), high.max(it)));
    Interval::new(low, high)
}

/// How long the ways are from any point of `place` to an edge: nobody drives to its nearest point.
fn ways_to_edge(atlas: &Atlas, place: &Place, to: &Edge, measured: &Measurement) -> Interval {
    let Interval { low, high } = other_points(measured);
    // "Santorini lies 200 km from Greece": it lies in it, and some other part of it is meant.
    if matches!(to, Edge::Footprint(_)) && measured.nominal == 0.0 {
        return Interval::new(low, FAR_FETCHED_M);
    }
    let island_m = nearest_island_m(atlas, place, to);
    let low = island_m.map_or(low, |island_m| low.min(island_m * SOME_ISLAND));
    let low = if place.class == PlaceClass::Island { low * SOME_ISLAND } else { low };
    let detour = match to {
        Edge::Border { .. } => TO_A_CROSSING,
        Edge::Footprint(_) | Edge::Coast(_) => LONGEST_DETOUR,
        Edge::Parallel(_) => DIRECTED_DETOUR,
    };
    Interval::new(low, high * detour)
}

/// Which island or islet a text means that measures from one is not known, only that it is not much
/// nearer than the next one.
const SOME_ISLAND: f64 = 0.95;
/// The next crossing may be this many times as far as the border is at its nearest.
const TO_A_CROSSING: f64 = 2.0;

/// The obscure name that the reading puts on another continent than its sentence: that is no
/// reading.
pub(super) fn far_fetched<'c>(claim: &'c Claim, measured: &Measurement) -> Option<&'c NamedPlace> {
    let [a, b] = &claim.places[..] else { return None };
    let stated_m = match claim.stated.dimension {
        Dimension::Length => claim.stated.hard.high.min(FAR_FETCHED_M),
        Dimension::Angle if a.place.country == b.place.country => return None,
        Dimension::Area
        | Dimension::Time
        | Dimension::Ratio
        | Dimension::Angle
        | Dimension::Year => FAR_FETCHED_M,
    };
    // From a border or a coast it is not as far as from the middle of the country.
    let distance_m = if measured.dimension == Dimension::Length {
        measured.nominal
    } else {
        distance_m(a.place.point, b.place.point)
    };
    let abroad = a.place.country != b.place.country;
    let ratio = if abroad { FAR_FETCHED_RATIO_ABROAD } else { FAR_FETCHED_RATIO };
    // What a text calls near, without a figure, is no slip of the pen.
    let near = claim.stated.value == 0.0;
    let length_m = (claim.stated.dimension == Dimension::Length).then_some(stated_m);
    let ratio = if near { 1.0 } else { ratio };
    let village = [a, b].iter().any(|named| {
        named.place.class == PlaceClass::Settlement && named.place.population < VILLAGE
    });
    let province = [a, b].iter().any(|named| {
        named.place.class == PlaceClass::Region && named.place.population < OBSCURE_REGION
    });
    let next_door_m = if near && village { NEXT_VILLAGE_M } else { NEXT_DOOR_M };
    let far = distance_m > (ratio * stated_m).clamp(next_door_m, FAR_FETCHED_M);
    // "In Norway, in Brevik, 130 km from Oslo" is no village of that name in Sweden.
    let other_country = length_m.is_some_and(|it| distance_m > NEXT_DOOR_M.max(2.0 * it));
    let far = far || abroad && (village || province) && other_country;
    // Where the figure is nearly right, the place is the one that is meant.
    let length = claim.stated.dimension == Dimension::Length;
    let nearly = if abroad { NEARLY_RIGHT } else { NEARLY_RIGHT_AT_HOME };
    let meant = length && distance_m <= nearly * claim.stated.value;
    let measures_way = matches!(measured.dimension, Dimension::Length | Dimension::Angle);
    // No slip of the pen makes so much: another place of the name is meant.
    let absurd = length && abroad && distance_m > (ABSURD_RATIO * stated_m).max(FAR_FETCHED_M);
    let obscure = |named: &&NamedPlace| {
        let class = named.place.class;
        let most = if class == PlaceClass::Settlement && absurd {
            UNMISTAKABLE_POPULATION
        } else if class == PlaceClass::Settlement {
            OBSCURE_POPULATION
        } else if class == PlaceClass::Region && measures_way {
            OBSCURE_REGION
        } else {
            return false;
        };
        named.place.population < most
    };
    let most = [a, b].into_iter().filter(obscure).min_by_key(|named| named.place.population);
    most.filter(|_| far && !meant)
}

/// Places that texts measure from each other without being well known are nearer than this.
pub(super) const FAR_FETCHED_M: f64 = 1_200_000.0;
/// … and no farther than this many times what the text says, …
const FAR_FETCHED_RATIO_ABROAD: f64 = 5.0;
/// … nor of anywhere than this many times, …
const ABSURD_RATIO: f64 = 50.0;
/// … in one country, where a slip of the pen by a digit is likelier than another place, …
const FAR_FETCHED_RATIO: f64 = 12.0;
/// … and this little more than the text says is a wrong figure, not another place, …
const NEARLY_RIGHT: f64 = 1.25;
/// … or this much within one country, …
const NEARLY_RIGHT_AT_HOME: f64 = 2.0;
/// … though any town may be this far away.
const NEXT_DOOR_M: f64 = 200_000.0;
/// What is near a village is not this far away …
const NEXT_VILLAGE_M: f64 = 60_000.0;
/// … where a village has fewer inhabitants: many have its name.
const VILLAGE: u32 = 10_000;
/// A region of fewer inhabitants is taken for a town of its name, "Haj Omran" for Omran.
const OBSCURE_REGION: u32 = 2_000_000;
/// A city of more inhabitants is meant by its name, whatever is said of it.
const UNMISTAKABLE_POPULATION: u32 = 2_000_000;
/// A place of fewer inhabitants is known only to its neighbours.
const OBSCURE_POPULATION: u32 = 150_000;

/// Whether `claim` speaks of a time from which the map has no borders.
pub(super) fn is_of_other_borders(claim: &Claim) -> bool {
    let early = claim.past.is_some_and(|day| day < MAP_SINCE);
    let drawn = matches!(
        &claim.question,
        Ok(Question::BorderLength { .. }
            | Question::BorderRank { .. }
            | Question::Adjacency { .. }
            | Question::Neighbours { .. }
            | Question::Coast { .. }
            | Question::Area { .. }
            | Question::AreaRatio { .. }
            | Question::Capital { .. }
            | Question::Containment { .. }
            | Question::Agreement { whereabouts: Whereabouts::Inside { .. }, .. }
            | Question::Proximity { to: Edge::Border { .. } | Edge::Footprint(_), .. })
    );
    early && drawn
}
