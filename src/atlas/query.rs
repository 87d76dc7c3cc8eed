//! What a person types for a place: a name in any language, `Name, Country`, an id, coordinates.
//!
//! Nothing is ever computed from input that was not fully understood: what is unknown is an error
//! that knows the nearest names, and what is ambiguous says which place was chosen and why. A
//! name that only [villages](super::villages) bear is theirs if there is but one; of several there
//! is none to choose.

use std::borrow::Cow;

use thiserror::Error;

use super::coordinates::{self, CoordinateError, Position};
use super::resolved::{MOST_TOLD, Resolved, UNLIKELY, describe};
use super::search::Candidate;
use super::{Atlas, NameKind, Place, PlaceClass, PlaceId, SourceId, fold};

/// Nobody types more for a place.
const LONGEST: usize = 256;

/// Why an argument names no place.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum QueryError {
    #[error("no place given")]
    Empty,
    #[error("no place called {name:?}")]
    Unknown { name: String },
    #[error("no place called {name:?} in {within}")]
    NotInside { name: String, within: String, elsewhere: Vec<String> },
    /// Nothing is known of them that would speak for one.
    #[error("{name:?} is the name of {} villages and of no larger place", places.len())]
    Several { name: String, places: Vec<Place> },
    #[error("no place has the id {0:?}")]
    UnknownId(String),
    #[error(transparent)]
    Coordinates(#[from] CoordinateError),
}

impl QueryError {
    /// What to do next. For an unknown name this looks nearly equal names up, which takes
    /// milliseconds and touches most of the index of names.
    pub fn help(&self, atlas: &Atlas) -> String {
        match self {
            Self::Empty => {
                "give a name, such as Pyongyang, or coordinates, such as 39.04,125.75".into()
            }
            Self::Unknown { name } => match atlas.suggest(name).as_slice() {
                [] => "check the spelling, or give coordinates as latitude,longitude".into(),
                nearest => format!("did you mean {}?", nearest.join(", ")),
            },
            Self::NotInside { elsewhere, .. } if elsewhere.is_empty() => {
                "check the spelling of both names".into()
            }
            Self::NotInside { elsewhere, .. } => format!("there is {}", elsewhere.join("; ")),
            Self::Several { places, .. } => {
                let told: Vec<_> = places.iter().take(MOST_TOLD).map(describe).collect();
                format!("there is {}; give an id, or add the region or country", told.join("; "))
            }
            Self::UnknownId(_) => {
                "ids look like geonames:1871859, iso3166:KP, iso3166-2:DE-BY or iata:VVO".into()
            }
            Self::Coordinates(error) => error.help(),
        }
    }
}

impl Atlas {
    /// The place that a command-line argument names.
    ///
    /// # Errors
    /// [`QueryError`] if the argument was not fully understood; its `help` says what to do.
    pub fn resolve(&self, argument: &str) -> Result<Resolved, QueryError> {
        let argument = argument.trim();
        if argument.is_empty() {
            return Err(QueryError::Empty);
        }
        if argument.len() > LONGEST {
            let name: String = argument.chars().take(40).collect();
            return Err(QueryError::Unknown { name: format!("{name}…") });
        }
        if let Some(place) = self.by_id(argument) {
            let unknown = || QueryError::UnknownId(argument.to_owned());
            return place.map(|it| Resolved::certain(self.spelled(it))).ok_or_else(unknown);
        }
        if let Some(position) = self.by_coordinates(argument) {
            return Ok(Resolved::certain(at_position(position?)));
        }
        if let Some(country) =
            self.by_bare_code(argument).filter(|_| !self.is_own_name(&fold(argument)))
        {
            return Ok(Resolved::certain(self.spelled(country)));
        }
        if let Some(resolved) = Resolved::best_of(self.likely(argument, UNLIKELY)) {
            return Ok(resolved);
        }
        let qualified = argument.contains(',');
        let villages = if qualified { Vec::new() } else { self.villages(argument) };
        only_village(argument, villages).unwrap_or_else(|| self.resolve_qualified(argument))
    }

    /// The point that coordinates in any notation give; `None` for anything else.
    pub fn point_at(&self, coordinates: &str) -> Option<Place> {
        self.by_coordinates(coordinates.trim())?.ok().map(at_position)
    }

    /// Coordinates in any notation; what is a name as well, such as one of digits alone, is the
    /// name.
    fn by_coordinates(&self, argument: &str) -> Option<Result<Position, CoordinateError>> {
        let parsed = coordinates::parse(argument);
        let is_part = |letter: char| letter == '+' || letter.is_numeric();
        if parsed.is_none() && !argument.contains(is_part) {
            return None;
        }
        if matches!(parsed, Some(Ok(_))) || self.is_name(&fold(argument)) {
            return parsed.filter(Result::is_ok);
        }
        let letters: String = argument.chars().filter(|c| !c.is_ascii_digit()).collect();
        // A digit too many in a name makes no position of it.
        let code = if self.is_name(&fold(&letters)) && letters.len() > 3 {
            None
        } else {
            coordinates::parse_code(argument)
        };
        code.or(parsed).or_else(|| Some(Ok(self.by_short_plus_code(argument)?)))
    }

    /// `GC22+22 Berlin`, as maps on the web give it.
    fn by_short_plus_code(&self, argument: &str) -> Option<Position> {
        let (code, near) = argument.split_once([' ', ','])?;
        if !code.contains('+') {
            return None;
        }
        let near = self.resolve(near).ok().filter(|near| !near.ambiguous)?;
        coordinates::short_plus_code(code, near.place.point)
    }

    /// The same for a question about points: a country's name may stand for its capital.
    ///
    /// # Errors
    /// Those of [`Atlas::resolve`].
    pub fn resolve_point(&self, argument: &str) -> Result<Resolved, QueryError> {
        let resolved = self.resolve(argument)?;
        let country =
            resolved.place.country.filter(|_| resolved.place.class == PlaceClass::Country);
        Ok(match country.and_then(|code| self.capital(code)) {
            Some(capital) => resolved.preferring(|place| place.id == capital.id),
            None => resolved,
        })
    }

    /// `None` if the argument is no id at all, `Some(None)` if nothing has it.
    fn by_id(&self, argument: &str) -> Option<Option<Place>> {
        let (authority, value) = argument.split_once(':')?;
        match authority {
            "geonames" => Some(value.parse().ok().and_then(|id| self.gazetteer.by_geonames_id(id))),
            "iso3166" => Some(self.country_by_code(value)),
            "iso3166-2" | "geonames-admin1" => Some(self.gazetteer.region_by_id(argument)),
            "iata" | "luftlinie" | "naturalearth" => {
                let id = PlaceId(Cow::Owned(argument.to_owned()));
                Some(self.feature(&id).map(|feature| feature.place))
            }
            "village" => Some(self.village_by_id(value)),
            "own" => Some(self.own_by_id(argument)),
            _ => None,
        }
    }

    /// `KP` and `PRK` stand for the country, and so does `kp` where that is no place's own name;
    /// `Kp` is a name.
    fn by_bare_code(&self, argument: &str) -> Option<Place> {
        if !matches!(argument.len(), 2 | 3) {
            return None;
        }
        let named = || {
            let best = self.likely(argument, UNLIKELY);
            best.first().is_some_and(|candidate| candidate.kind == NameKind::Preferred)
        };
        let capitals = argument.bytes().all(|byte| byte.is_ascii_uppercase());
        let small = argument.bytes().all(|byte| byte.is_ascii_lowercase());
        if capitals || small && !named() {
            self.country_by_code(&argument.to_ascii_uppercase())
        } else {
            None
        }
    }

    /// `Name, Country` and `Name, Region`.
    fn resolve_qualified(&self, argument: &str) -> Result<Resolved, QueryError> {
        let commas = argument.match_indices(',').map(|(at, _)| at);
        let parts = commas.map(|at| (argument[..at].trim(), argument[at + 1..].trim()));
        let mut refused = None;
        for (name, within) in parts.filter(|(name, within)| !name.is_empty() && !within.is_empty())
        {
            let areas = self.areas(within);
            let Some(candidates) = self.candidates_within(name, &areas) else { continue };
            if let Some(resolved) = Resolved::best_of(candidates) {
                return Ok(resolved);
            }
            let mut villages = self.villages(name);
            villages.retain(|village| areas.iter().any(|area| self.has_village(area, village)));
            if let Some(resolved) = only_village(argument, villages) {
                return resolved;
            }
            let elsewhere = self.candidates(name).into_iter().map(|it| it.place);
            let elsewhere = elsewhere.chain(self.villages(name)).take(3);
            let elsewhere = elsewhere.map(|place| describe(&place)).collect();
            let (name, within) = (name.to_owned(), within.to_owned());
            refused.get_or_insert(QueryError::NotInside { name, within, elsewhere });
        }
        Err(refused.unwrap_or_else(|| QueryError::Unknown { name: argument.to_owned() }))
    }

    /// The countries, regions and features called `within`.
    fn areas(&self, within: &str) -> Vec<Place> {
        let mut areas: Vec<Place> = self.country_by_code(within).into_iter().collect();
        areas.extend(self.candidates(within).into_iter().map(|it| it.place));
        areas.extend(self.regions_by_code(within));
        areas.retain(|area| area.class != PlaceClass::Settlement);
        areas
    }

    /// Whether the village lies in the area, as [`Atlas::candidates_within`] takes areas.
    fn has_village(&self, area: &Place, village: &Place) -> bool {
        let mut here = self.countries_at(village.point);
        match (area.class, area.country) {
            (PlaceClass::Country, Some(code)) => {
                here.any(|it| it == code || self.countries.sovereign(it) == code)
            }
            (PlaceClass::Region, _) if !area.id.0.starts_with("luftlinie:") => {
                self.region_at(village.point).is_some_and(|region| region.id == area.id)
            }
            _ => {
                let feature = self.feature(&area.id);
                feature.is_some_and(|feature| here.any(|it| feature.countries.contains(&it)))
            }
        }
    }

    /// The places called `name` in the first of the areas that has one; `None` if there is nothing
    /// to be in.
    fn candidates_within(&self, name: &str, areas: &[Place]) -> Option<Vec<Candidate>> {
        for place in areas {
            let candidates = match (place.class, place.country) {
                (PlaceClass::Country, Some(code)) => self.candidates_in(name, code),
                (PlaceClass::Region, Some(_)) if place.id.0.starts_with("luftlinie:") => {
                    self.candidates_in_countries_of(name, place)
                }
                (PlaceClass::Region, _) if !place.id.0.starts_with("luftlinie:") => {
                    self.candidates_in_region(name, place)
                }
                _ => self.candidates_in_countries_of(name, place),
            };
            if !candidates.is_empty() {
                return Some(candidates);
            }
        }
        (!areas.is_empty()).then(Vec::new)
    }

    /// For `Seoul, Korea`: the places in the countries over which the feature stretches.
    fn candidates_in_countries_of(&self, name: &str, feature: &Place) -> Vec<Candidate> {
        let countries = self.feature(&feature.id).map(|it| it.countries).unwrap_or_default();
        let mut candidates: Vec<Candidate> =
            countries.into_iter().flat_map(|code| self.candidates_in(name, code)).collect();
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        candidates
    }

    /// `IL` is Illinois when nothing in Israel has the name.
    fn regions_by_code(&self, code: &str) -> Vec<Place> {
        let capitals = code.bytes().all(|byte| byte.is_ascii_uppercase());
        if !capitals || !matches!(code.len(), 2 | 3) {
            return Vec::new();
        }
        self.gazetteer.regions_by_subdivision(code)
    }
}

/// The one village that is called `name`; `None` if there is none.
fn only_village(name: &str, mut villages: Vec<Place>) -> Option<Result<Resolved, QueryError>> {
    if villages.len() > 1 {
        let name = name.to_owned();
        return Some(Err(QueryError::Several { name, places: villages }));
    }
    villages.pop().map(|village| Ok(Resolved::village(village)))
}

impl Place {
    /// The place of exact coordinates.
    pub fn at(point: geo::Point) -> Self {
        at_position(Position { point, within_m: 0.0 })
    }
}

/// A place given by coordinates; its id is a `geo:` URI (RFC 5870), which has a place for how
/// exact they are.
fn at_position(Position { point, within_m }: Position) -> Place {
    // The seventh decimal is a centimetre.
    let short = |degrees: f64| (degrees * 1e7).round() / 1e7;
    let uncertainty = if within_m > 0.0 { format!(";u={within_m:.1}") } else { String::new() };
    Place {
        id: PlaceId(Cow::Owned(format!("geo:{},{}{uncertainty}", point.y(), point.x()))),
        name: Cow::Owned(format!("{},{}", short(point.y()), short(point.x()))),
        class: PlaceClass::Point,
        country: None,
        region: None,
        population: 0,
        point,
        within_m,
        source: SourceId("coordinates"),
    }
}
