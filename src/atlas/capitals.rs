//! Which towns are the capitals of countries and regions.
//!
//! A country has the capital that the gazetteer gives it, and those of `geodata/capitals.csv`: some
//! have several, some are governed from another town, and some name one that few others recognise.
//! A region has what a list of the world's towns calls an administrative capital, if only one of
//! its towns is called so.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Atlas, Place, PlaceClass, table};

static ROWS: LazyLock<Vec<Row>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/capitals.csv")));

#[derive(Deserialize)]
struct Row {
    of: String,
    town: String,
    status: Status,
    note: String,
}

/// What a town is to a country or region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Capital,
    /// It is governed from there, at least in part, but another town is the capital.
    Seat,
    /// Not all states see it as the capital.
    Disputed,
}

/// A town that is, or could be taken for, the capital.
pub struct Capital {
    pub town: Place,
    pub status: Status,
    /// Empty if there is nothing to add.
    pub note: &'static str,
}

impl Atlas {
    /// The capitals of a country or region, and the towns that could be taken for them; none if
    /// they are not known.
    pub fn capitals(&self, of: &Place) -> Vec<Capital> {
        let own = ROWS.iter().filter(|row| row.of == of.id.0).filter_map(|row| {
            let id = row.town.strip_prefix("geonames:")?.parse().ok()?;
            let town = self.gazetteer.by_geonames_id(id)?;
            Some(Capital { town, status: row.status, note: &row.note })
        });
        let mut capitals: Vec<Capital> = own.collect();
        if capitals.iter().any(|it| it.status != Status::Seat) {
            return capitals;
        }
        let listed = match (of.class, of.country) {
            (PlaceClass::Country, Some(country)) => self.capital(country),
            (PlaceClass::Region, _) => self.only_seat(of),
            _ => None,
        };
        let listed = listed.map(|town| Capital { town, status: Status::Capital, note: "" });
        capitals.extend(listed);
        capitals
    }

    /// The one town of the region that is called an administrative capital; the capital of the
    /// country is one of the region only where there is no other.
    fn only_seat(&self, region: &Place) -> Option<Place> {
        let towns = self.gazetteer.by_geonames_ids(self.reference_points.seats());
        let of_country = region.country.and_then(|country| self.capital(country));
        let is_of_country = |town: &Place| of_country.as_ref().is_some_and(|it| it.id == town.id);
        let (mut above, mut seats): (Vec<_>, Vec<_>) =
            towns.filter(|town| town.belongs_to(region)).partition(is_of_country);
        match seats.len() {
            0 => above.pop(),
            1 => seats.pop(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_known() {
        let atlas = Atlas::embedded();
        let capitals = |of: &str| {
            let of = atlas.resolve(of).unwrap().place;
            let capitals = atlas.capitals(&of).into_iter();
            Vec::from_iter(capitals.map(|it| (it.town.name.to_string(), it.status)))
        };
        for (of, town) in [
            ("Australia", "Canberra"),
            ("Kazakhstan", "Astana"),
            ("iso3166-2:DE-BY", "Munich"),
            ("iso3166-2:US-NV", "Carson City"),
            ("iso3166-2:CA-ON", "Toronto"),
            ("geonames-admin1:GB.SCT", "Edinburgh"),
        ] {
            assert_eq!(capitals(of), [(town.to_owned(), Status::Capital)], "{of}");
        }
        let netherlands = capitals("Netherlands");
        assert!(netherlands.contains(&("Amsterdam".to_owned(), Status::Capital)));
        assert!(netherlands.contains(&("The Hague".to_owned(), Status::Seat)));
        assert_eq!(capitals("South Africa").len(), 3);
    }

    #[test]
    fn rows_name_places_of_the_atlas() {
        let atlas = Atlas::embedded();
        for row in ROWS.iter() {
            let [of, town] = [&row.of, &row.town].map(|id| atlas.resolve(id));
            assert!(of.is_ok() && town.is_ok(), "{} {}", row.of, row.town);
        }
    }
}
