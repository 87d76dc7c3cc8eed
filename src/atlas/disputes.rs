//! Land that states see differently: who says that it is whose, and which borders it touches.
//!
//! `geodata/disputes.csv` lists the territories with the views that there are, and
//! `geodata/disputed_neighbours.csv` pairs of countries that are neighbours in one view only. The
//! map itself has one view, that of OpenStreetMap's time zones, unless the user asks for another.

use std::fmt;
use std::sync::LazyLock;

use geo::{Contains, Point, Polygon};
use serde::Deserialize;

use super::{Atlas, CountryCode, table};

static DISPUTES: LazyLock<Vec<Dispute>> = LazyLock::new(|| {
    let rows = table::rows::<Row>(include_str!("../../geodata/disputes.csv"));
    rows.into_iter().map(Dispute::from).collect()
});

static NEIGHBOURS: LazyLock<Vec<DisputedNeighbours>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/disputed_neighbours.csv")));

#[derive(Deserialize)]
struct Row {
    name: String,
    extent: String,
    views: String,
    borders: String,
    source: String,
}

/// A territory that is not everybody's same country.
#[derive(Debug)]
pub struct Dispute {
    pub name: String,
    pub extent: Extent,
    pub views: Vec<View>,
    /// The pairs of countries whose border it touches.
    pub borders: Vec<(CountryCode, CountryCode)>,
    pub source: String,
}

/// Where a disputed territory is.
#[derive(Debug)]
pub enum Extent {
    /// It has a code of its own.
    Country(CountryCode),
    /// It is made of regions of the gazetteer, by their ids.
    Regions(Vec<String>),
    /// A rough outline: inside it claims are open, and nothing is measured along it.
    Outline(Polygon),
}

/// Whose the territory is, for one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    pub of: CountryCode,
    /// `None`: a state of its own that the atlas has no code for.
    pub country: Option<CountryCode>,
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.country {
            Some(country) => write!(f, "in the view of {} it is {country}", self.of),
            None => write!(f, "in the view of {} it is a state of its own", self.of),
        }
    }
}

/// Two countries that are neighbours, or are none, in one state's view only.
#[derive(Debug, Deserialize)]
pub struct DisputedNeighbours {
    pub a: CountryCode,
    pub b: CountryCode,
    pub view: CountryCode,
    pub adjacent: bool,
    pub reason: String,
    pub source: String,
}

impl Dispute {
    /// All views in one line, for a note.
    pub fn told(&self) -> String {
        let views: Vec<String> = self.views.iter().map(View::to_string).collect();
        format!("{} is disputed: {}", self.name, views.join(", "))
    }

    /// Whose it is for `state`.
    pub fn view(&self, state: CountryCode) -> Option<View> {
        self.views.iter().copied().find(|view| view.of == state)
    }
}

impl From<Row> for Dispute {
    fn from(row: Row) -> Self {
        let (kind, extent) = row.extent.split_once(' ').unwrap_or_default();
        let code = |text: &str| CountryCode::new(text).expect("a test reads every code");
        let extent = match kind {
            "country" => Extent::Country(code(extent)),
            "region" => Extent::Regions(extent.split(';').map(str::to_owned).collect()),
            _ => Extent::Outline(outline(extent)),
        };
        let views = row.views.split('|').filter_map(|view| view.split_once('='));
        let views = views.map(|(of, country)| View {
            of: code(of),
            country: (country != "-").then(|| code(country)),
        });
        let borders = row.borders.split('|').filter_map(|pair| pair.split_once('-'));
        let borders = borders.map(|(a, b)| (code(a), code(b)));
        Self {
            views: views.collect(),
            borders: borders.collect(),
            name: row.name,
            extent,
            source: row.source,
        }
    }
}

/// `lon lat;lon lat;…`.
fn outline(text: &str) -> Polygon {
    let vertices = text.split(';').filter_map(|vertex| {
        let (lon, lat) = vertex.split_once(' ')?;
        Some(Point::new(lon.parse().ok()?, lat.parse().ok()?))
    });
    Polygon::new(vertices.collect::<Vec<_>>().into(), Vec::new())
}

/// All disputes that the atlas knows.
pub(super) fn all() -> &'static [Dispute] {
    &DISPUTES
}

impl Atlas {
    /// Whose view decides where views differ; `None`: the map's own, and claims stay open.
    pub fn worldview(&self) -> Option<CountryCode> {
        self.worldview
    }

    /// Lets the view of `state` decide; `false` if no dispute is known in which it has one.
    pub fn see_as(&mut self, state: CountryCode) -> bool {
        self.worldview = Some(state);
        DISPUTES.iter().any(|dispute| dispute.view(state).is_some())
    }

    /// The states that have a view in some dispute, by code.
    pub fn worldviews(&self) -> Vec<CountryCode> {
        let views = DISPUTES.iter().flat_map(|dispute| &dispute.views);
        let mut states: Vec<_> = views.map(|view| view.of).collect();
        states.sort_unstable();
        states.dedup();
        states
    }

    /// The disputes about the land at `point`, but those about territories with codes of their own.
    pub fn disputes_at(&self, point: Point) -> Vec<&'static Dispute> {
        let inside = |dispute: &&Dispute| match &dispute.extent {
            Extent::Country(_) => false,
            Extent::Outline(outline) => outline.contains(&point),
            Extent::Regions(ids) => ids.iter().any(|id| self.is_in(point, id)),
        };
        DISPUTES.iter().filter(inside).collect()
    }

    fn is_in(&self, point: Point, id: &str) -> bool {
        let Some(place) = self.gazetteer.region_by_id(id) else { return false };
        let here = self.countries_at(point).any(|country| Some(country) == place.country);
        here && self.region(&place).is_some_and(|region| self.is_in_region(point, region))
    }

    /// The dispute about a territory with a code of its own.
    pub fn dispute_of(&self, territory: CountryCode) -> Option<&'static Dispute> {
        DISPUTES
            .iter()
            .find(|dispute| matches!(dispute.extent, Extent::Country(code) if code == territory))
    }

    /// The disputes that touch the border of two countries, in either order.
    pub fn disputes_on(
        &self,
        a: CountryCode,
        b: CountryCode,
    ) -> impl Iterator<Item = &'static Dispute> + use<> {
        let pair = (a.min(b), a.max(b));
        DISPUTES.iter().filter(move |dispute| dispute.borders.contains(&pair))
    }

    /// What one state sees differently about two countries being neighbours, in either order.
    pub fn disputed_neighbours(
        &self,
        a: CountryCode,
        b: CountryCode,
    ) -> Option<&'static DisputedNeighbours> {
        let (a, b) = (a.min(b), a.max(b));
        NEIGHBOURS.iter().find(|row| row.a == a && row.b == b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_whole() {
        let text = include_str!("../../geodata/disputes.csv");
        let ids = text.lines().skip(1).map(|line| line.split(',').next());
        assert!(ids.collect::<Vec<_>>().is_sorted());
        for dispute in DISPUTES.iter() {
            assert!(!dispute.name.is_empty() && !dispute.source.is_empty(), "{dispute:?}");
            assert!(dispute.views.len() > 1 && dispute.borders.is_sorted(), "{dispute:?}");
            assert!(dispute.borders.iter().all(|(a, b)| a < b), "{dispute:?}");
            match &dispute.extent {
                Extent::Country(code) => {
                    assert!(Atlas::embedded().country_by_code(code.as_str()).is_some());
                }
                Extent::Regions(ids) => assert!(
                    ids.iter().all(|id| Atlas::embedded().gazetteer.region_by_id(id).is_some())
                ),
                Extent::Outline(outline) => {
                    assert!(outline.exterior().0.len() > 4, "{dispute:?}");
                }
            }
        }
        assert!(NEIGHBOURS.is_sorted_by_key(|row| (row.a, row.b)));
        assert!(NEIGHBOURS.iter().all(|row| row.a < row.b && !row.source.is_empty()));
    }

    #[test]
    fn borders_that_disputes_name_are_on_the_map_or_in_a_view() {
        let atlas = Atlas::embedded();
        for dispute in DISPUTES.iter() {
            for &(a, b) in &dispute.borders {
                assert!(atlas.border(a, b).is_some(), "{} {a} {b}", dispute.name);
            }
        }
    }

    #[test]
    fn towns_in_disputed_land_are_told() {
        let disputes = |lat: f64, lon: f64| {
            let found = Atlas::embedded().disputes_at(Point::new(lon, lat));
            found.iter().map(|dispute| dispute.name.as_str()).collect::<Vec<_>>().join("; ")
        };
        for (lat, lon, name) in [
            (44.95, 34.1, "Crimea"),
            (43.0, 41.02, "Abkhazia"),
            (42.23, 43.97, "South Ossetia"),
            (35.34, 33.32, "Northern Cyprus"),
            (33.27, 35.77, "Golan Heights"),
            (34.08, 74.8, "Jammu and Kashmir, Ladakh"),
            (35.92, 74.31, "Azad Kashmir, Gilgit-Baltistan"),
            (44.03, 145.86, "southern Kuril Islands"),
            (22.22, 36.6, "Hala'ib Triangle"),
            (31.7767, 35.2345, "East Jerusalem"),
            // Gori, Nicosia's south, Nemuro, Georgetown, Kyiv, Lahore, Tiberias, Tel Aviv
            (41.98, 44.11, ""),
            (35.16, 33.36, ""),
            (43.33, 145.58, ""),
            (6.8, -58.16, ""),
            (50.45, 30.52, ""),
            (31.55, 74.34, ""),
            (32.79, 35.53, ""),
            (32.08, 34.78, ""),
        ] {
            assert_eq!(disputes(lat, lon), name, "{lat} {lon}");
        }
    }
}
