//! Does one place lie in another?

use geo::{Geometry, Point};

use super::distance::extent_m;
use super::{Because, Evidence, Measurement, PointUsed, Unmeasured, part};
use crate::atlas::{
    Atlas, BorderOf, CountryCode, Dispute, Place, PlaceClass, PointKind, Region, View, borders,
    regions,
};
use crate::geodesy::Wind;
use crate::quantity::{Dimension, Interval};

/// Where map and gazetteer disagree on the country of a point this near a border, neither is
/// believed.
const NEAR_BORDER_M: f64 = 3000.0;

/// Whether `inner` lies in `outer`, in its `part` towards a wind if one is given: 1 or 0.
///
/// # Units
/// a truth value
///
/// # Model
/// Countries with their territorial sea, from OpenStreetMap's borders of 2026. The answer is open,
/// 0 to 1, where several countries claim the point, where states see differently whose the land is
/// (`geodata/disputes.csv`; the view that the user asked for decides), where the gazetteer names
/// another country than the map, and for territories that have a code of their own; and where a
/// part is given and the place lies neither well towards that side nor well towards the other.
///
/// # Accuracy
/// Borders are within 2.5 m of the source; a place's own point is what is tested, not its whole
/// area.
///
/// # Errors
/// `NoData` if `outer` has no shape in the atlas.
///
/// # References
/// Egenhofer & Franzosa 1991 (doi:10.1080/02693799108927841): one region inside another.
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let (inner, outer) = (place("Kaliningrad"), place("Russia"));
/// let question = Question::Containment { inner, outer, part: None };
/// assert_eq!(measure(atlas, &question, today)?.nominal, 1.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn containment(
    atlas: &Atlas,
    inner: &Place,
    outer: &Place,
    part: Option<Wind>,
) -> Result<Measurement, Unmeasured> {
    let whole = match (outer.class, outer.country, atlas.region(outer)) {
        (PlaceClass::Country, Some(country), _) if inner.class == PlaceClass::Country => {
            of_country(atlas, inner, country)
        }
        (PlaceClass::Country, Some(country), _) => of_point(atlas, inner, country),
        (PlaceClass::Region, _, Some(region)) => in_region(atlas, inner, outer, region),
        _ => return Err(Unmeasured::NoData(format!("the shape of {}", outer.name))),
    };
    let part = part.filter(|_| whole.nominal > 0.5);
    let part = part.and_then(|wind| part::part(atlas, inner, outer, wind));
    let answer = match part.as_ref().map(|part| part.holds) {
        None | Some(Some(true)) => whole,
        Some(Some(false)) => Answer::sure(false),
        Some(None) => Answer::between("it lies near the middle of the whole"),
    };
    let answer = match inner.class == PlaceClass::Mountain && extent_m(atlas, inner).is_some() {
        true if answer.nominal < 0.5 => Answer::between("a mountain range is more than its point"),
        true | false => answer,
    };
    let shape = matches!(outer.class, PlaceClass::Region).then_some(regions::SOURCE);
    let sources = [borders::SOURCES, shape.as_slice(), &[inner.source]].concat();
    let kind = if inner.class == PlaceClass::Point {
        PointKind::Coordinates
    } else {
        PointKind::Gazetteer
    };
    Ok(Measurement {
        nominal: answer.nominal,
        interval: answer.interval,
        dimension: Dimension::Ratio,
        method: "the place's point against the shape".into(),
        because: answer.because,
        evidence: std::iter::once(on_map(atlas, inner.point))
            .chain(part.into_iter().flat_map(|it| it.evidence))
            .collect(),
        points: vec![PointUsed { place: inner.name.to_string(), kind, point: inner.point }],
        notes: answer.why.into_iter().collect(),
        sources,
        reproduce: None,
        geometry: vec![Geometry::Point(inner.point)],
    })
}

/// The countries that the map has at a point.
fn on_map(atlas: &Atlas, point: Point) -> Evidence {
    let here: Vec<String> = atlas.countries_at(point).map(|code| code.to_string()).collect();
    Evidence {
        published: false,
        dimension: Dimension::Ratio,
        label: format!("countries at the point: {}", here.join(", ")),
        value: None,
        source: borders::SOURCES[0],
        date: Some("2026".into()),
    }
}

/// Whether the one lies in the other, and what that hangs on.
struct Answer {
    nominal: f64,
    interval: Interval,
    because: Vec<Because>,
    /// Why it is open.
    why: Option<String>,
}

impl Answer {
    fn sure(holds: bool) -> Self {
        let nominal = f64::from(u8::from(holds));
        Self { nominal, interval: Interval::point(nominal), because: Vec::new(), why: None }
    }

    /// As the state sees it that the user asked for.
    fn seen(holds: bool, view: View) -> Self {
        Self { why: Some(view.to_string()), ..Self::sure(holds) }
    }

    fn open(holds: bool, why: impl Into<String>) -> Self {
        let interval = Interval::new(0.0, 1.0);
        let because = vec![Because::Ambiguity];
        Self { interval, because, why: Some(why.into()), ..Self::sure(holds) }
    }

    /// In no part of the whole for certain, whichever place is meant.
    fn between(why: &str) -> Self {
        Self { because: Vec::new(), ..Self::open(true, why) }
    }
}

fn of_point(atlas: &Atlas, inner: &Place, country: CountryCode) -> Answer {
    let several = atlas.countries_of(inner);
    if several.len() > 1 {
        let holds = several.contains(&country);
        return match holds || atlas.countries_at(inner.point).any(|here| here == country) {
            true => Answer::open(holds, format!("{} lies in several countries", inner.name)),
            false => Answer::sure(false),
        };
    }
    let here: Vec<CountryCode> = atlas.countries_at(inner.point).collect();
    let holds = here.contains(&country);
    let disputes = atlas.disputes_at(inner.point);
    if let Some(answer) = disputes.iter().find_map(|it| in_dispute(atlas, it, country, holds)) {
        return answer;
    }
    let territory = here.iter().filter_map(|&here| atlas.territory(here));
    if let Some(row) = territory.into_iter().find(|row| row.country == country) {
        if let Some(answer) = claimed(atlas, row.territory, country) {
            return answer;
        }
        return Answer::open(true, format!("it lies in {}, see {}", row.territory, row.source));
    }
    if here.len() > 1 && holds {
        return Answer::open(true, "more than one country claims it");
    }
    let by_gazetteer = inner.country.map(|named| named == country);
    if by_gazetteer.is_some_and(|named| named != holds) {
        let near = atlas.nearest_border(inner.point, BorderOf::Country(country));
        let near = near.is_some_and(|border| border.distance_m < NEAR_BORDER_M);
        if near || here.is_empty() {
            return Answer::open(holds, "the gazetteer's country is not that of the map");
        }
    }
    Answer::sure(holds)
}

/// What the views of a dispute make of it; `None` where the land is the country's in none.
fn in_dispute(
    atlas: &Atlas,
    dispute: &Dispute,
    country: CountryCode,
    holds: bool,
) -> Option<Answer> {
    dispute.views.iter().find(|view| view.country == Some(country))?;
    match atlas.worldview().and_then(|state| dispute.view(state)) {
        Some(view) => Some(Answer::seen(view.country == Some(country), view)),
        None => Some(Answer::open(holds, dispute.told())),
    }
}

/// A territory with a code of its own in a country that has a view of it; `None` where it has none.
fn claimed(atlas: &Atlas, territory: CountryCode, country: CountryCode) -> Option<Answer> {
    let dispute = atlas.dispute_of(territory)?;
    let view = dispute.view(atlas.worldview()?)?;
    dispute.view(country)?;
    Some(Answer::seen(view.country == Some(country), view))
}

/// A place in a region, by the region's shape and by what the gazetteer says.
fn in_region(atlas: &Atlas, inner: &Place, outer: &Place, region: Region) -> Answer {
    if inner.id == outer.id {
        return Answer::sure(true);
    }
    if inner.class == PlaceClass::Country {
        return Answer::sure(false);
    }
    let by_map = atlas.is_in_region(inner.point, region);
    let by_gazetteer = match (&inner.region, inner.country, outer.country) {
        (_, Some(ours), Some(theirs)) if ours != theirs => Some(false),
        (Some(named), _, _) => Some(*named == outer.name),
        (None, _, _) => None,
    };
    match by_gazetteer {
        Some(named) if named == by_map => Answer::sure(by_map),
        Some(named) if is_near_edge(atlas, inner, region) => Answer::sure(named),
        Some(named) => Answer::open(named, "map and gazetteer disagree on the region"),
        None => {
            if is_near_edge(atlas, inner, region) {
                return Answer::open(by_map, "it lies near the region's edge, which is rough");
            }
            Answer::sure(by_map)
        }
    }
}

/// The shapes of regions are rough: near their edges the gazetteer knows better.
fn is_near_edge(atlas: &Atlas, inner: &Place, region: Region) -> bool {
    let edge = atlas.nearest_region_edge(inner.point, region);
    edge.is_some_and(|edge| edge.distance_m < NEAR_BORDER_M)
}

/// A country in a country: a territory in its state, or an enclave in what surrounds it.
fn of_country(atlas: &Atlas, inner: &Place, outer: CountryCode) -> Answer {
    let Some(code) = inner.country else { return of_point(atlas, inner, outer) };
    if code == outer {
        return Answer::sure(true);
    }
    if let Some(answer) = claimed(atlas, code, outer) {
        return answer;
    }
    if let Some(row) = atlas.territory(code).filter(|row| row.country == outer) {
        return Answer::open(true, row.source.clone());
    }
    if atlas.neighbours(code) == [outer] && !atlas.has_coast(code) {
        return Answer::open(false, "it is enclosed by the other, but no part of it");
    }
    Answer::sure(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::CountryCode;
    use crate::measure::sample::{country, settlement};

    fn check(inner: &Place, outer: &str, low: f64, high: f64) {
        let measured = containment(Atlas::embedded(), inner, &country(outer), None).unwrap();
        assert_eq!((measured.interval.low, measured.interval.high), (low, high), "{}", inner.name);
    }

    #[test]
    fn towns_lie_in_their_countries() {
        let at = |name: &str, lat: f64, lon: f64, code: &str| Place {
            country: CountryCode::new(code),
            ..settlement(name, lat, lon)
        };
        check(&at("Aachen", 50.7753, 6.0838, "DE"), "DE", 1.0, 1.0);
        check(&at("Aachen", 50.7753, 6.0838, "DE"), "NL", 0.0, 0.0);
        check(&at("Pristina", 42.6629, 21.1655, "XK"), "RS", 0.0, 1.0);
        check(&at("Cayenne", 4.9224, -52.3135, "GF"), "FR", 0.0, 1.0);
        // Büsingen is an exclave of Germany in Switzerland.
        check(&at("Büsingen", 47.6969, 8.69, "DE"), "DE", 1.0, 1.0);
    }

    #[test]
    fn countries_lie_in_no_other() {
        check(&country("DE"), "DE", 1.0, 1.0);
        check(&country("LS"), "ZA", 0.0, 1.0);
        check(&country("GL"), "DK", 0.0, 1.0);
        check(&country("PT"), "ES", 0.0, 0.0);
    }

    #[test]
    fn views_decide_about_disputed_land() {
        let seen_by = |state: &str| {
            let mut atlas = Atlas::open().unwrap();
            assert!(atlas.see_as(CountryCode::new(state).unwrap()), "{state}");
            atlas
        };
        let (ukraine, russia, serbia) = (seen_by("UA"), seen_by("RU"), seen_by("RS"));
        let open = Atlas::embedded();
        for (atlas, town, outer, low, high) in [
            (open, "Simferopol", "UA", 0.0, 1.0),
            (open, "Simferopol", "RU", 0.0, 1.0),
            (open, "Simferopol", "RO", 0.0, 0.0),
            (&ukraine, "Simferopol", "UA", 1.0, 1.0),
            (&ukraine, "Simferopol", "RU", 0.0, 0.0),
            (&russia, "Simferopol", "UA", 0.0, 0.0),
            (&russia, "Simferopol", "RU", 1.0, 1.0),
            // Serbia has no view of the Crimea in the table.
            (&serbia, "Simferopol", "UA", 0.0, 1.0),
            (&serbia, "Prizren", "RS", 1.0, 1.0),
            (&serbia, "Prizren", "XK", 1.0, 1.0),
            (open, "Prizren", "RS", 0.0, 1.0),
            (open, "Prizren", "XK", 1.0, 1.0),
            (&ukraine, "Lviv", "UA", 1.0, 1.0),
        ] {
            let inner = atlas.resolve(town).unwrap().place;
            let measured = containment(atlas, &inner, &country(outer), None).unwrap();
            let found = (measured.interval.low, measured.interval.high);
            assert_eq!(found, (low, high), "{town} {outer} {:?}", atlas.worldview());
            assert_eq!(measured.notes.is_empty(), town == "Lviv" || outer == "RO" || outer == "XK");
        }
    }

    #[test]
    fn towns_lie_in_their_regions() {
        let region = |id: &str| Atlas::embedded().resolve(id).unwrap().place;
        for (town, outer, low, high) in [
            ("München", "iso3166-2:DE-BY", 1.0, 1.0),
            ("München", "iso3166-2:DE-HE", 0.0, 0.0),
            ("Edinburgh", "geonames-admin1:GB.SCT", 1.0, 1.0),
            ("Edinburgh", "geonames-admin1:GB.ENG", 0.0, 0.0),
            ("Milano", "geonames-admin1:IT.09", 1.0, 1.0),
            ("Paris", "iso3166-2:DE-BY", 0.0, 0.0),
        ] {
            let inner = Atlas::embedded().resolve(town).unwrap().place;
            let measured = containment(Atlas::embedded(), &inner, &region(outer), None).unwrap();
            let found = (measured.interval.low, measured.interval.high);
            assert_eq!(found, (low, high), "{town} {outer}");
        }
    }

    #[test]
    fn other_shapes_are_unknown() {
        let town = settlement("Aachen", 50.7753, 6.0838);
        let measured = containment(Atlas::embedded(), &town, &town, None);
        assert!(matches!(measured, Err(Unmeasured::NoData(_))));
    }
}
