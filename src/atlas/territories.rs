//! Which countries belong together, and which borders need a remark.
//!
//! Territories have codes and borders of their own, but texts count them with their country or not:
//! "France borders Brazil" is true by way of French Guiana. `geodata/territories.csv` lists what
//! belongs to a country, [disputes](super::disputes) say what is only claimed by one, and
//! `geodata/border_exceptions.csv` has borders that are not what the map makes of them.

use std::sync::LazyLock;

use serde::Deserialize;

use super::disputes::{self, Dispute, Extent};
use super::{Atlas, CountryCode, table};

static TERRITORIES: LazyLock<Vec<Territory>> = LazyLock::new(|| {
    let parts = table::rows::<PartRow>(include_str!("../../geodata/territories.csv"));
    let parts = parts.into_iter().map(|row| Territory {
        country: row.sovereign,
        territory: row.territory,
        kind: TerritoryKind::Part,
        source: row.source,
    });
    parts.chain(disputes::all().iter().flat_map(claimed)).collect()
});

/// What states claim of territories that have a code of their own.
fn claimed(dispute: &Dispute) -> impl Iterator<Item = Territory> {
    let code = match dispute.extent {
        Extent::Country(code) => Some(code),
        Extent::Regions(_) | Extent::Outline(_) => None,
    };
    let claims = dispute.views.iter().filter_map(move |view| Some((code?, view.country?)));
    claims.filter(|(territory, country)| territory != country).map(|(territory, country)| {
        Territory { country, territory, kind: TerritoryKind::Claimed, source: dispute.told() }
    })
}

#[derive(Deserialize)]
struct PartRow {
    territory: CountryCode,
    sovereign: CountryCode,
    source: String,
}

static EXCEPTIONS: LazyLock<Vec<BorderException>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/border_exceptions.csv")));

/// A territory that has a code of its own and belongs to a country, or is claimed by it.
#[derive(Debug, PartialEq, Eq)]
pub struct Territory {
    pub country: CountryCode,
    pub territory: CountryCode,
    pub kind: TerritoryKind,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TerritoryKind {
    /// It belongs to the country without dispute.
    Part,
    /// The country claims it; others count it as a country of its own.
    Claimed,
}

/// A border that is not what the map makes of it.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct BorderException {
    pub a: CountryCode,
    pub b: CountryCode,
    pub status: ExceptionStatus,
    pub reason: String,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExceptionStatus {
    /// There is no land border.
    None,
    /// There is one around a leased area, which makes no neighbours.
    Leased,
}

impl Atlas {
    /// The territories of `country` that have codes of their own.
    pub fn territories_of(
        &self,
        country: CountryCode,
    ) -> impl Iterator<Item = &'static Territory> + use<> {
        TERRITORIES.iter().filter(move |row| row.country == country)
    }

    /// The country that `territory` belongs to or is claimed by, if it is no country of its own.
    pub fn territory(&self, territory: CountryCode) -> Option<&'static Territory> {
        TERRITORIES.iter().find(|row| row.territory == territory)
    }

    /// What is special about the border of two countries, in either order.
    pub fn border_exception(
        &self,
        a: CountryCode,
        b: CountryCode,
    ) -> Option<&'static BorderException> {
        let (a, b) = (a.min(b), a.max(b));
        EXCEPTIONS.iter().find(|row| row.a == a && row.b == b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_whole() {
        let parts: Vec<_> =
            TERRITORIES.iter().filter(|row| row.kind == TerritoryKind::Part).collect();
        assert!(parts.len() > 40 && parts.is_sorted_by_key(|row| row.territory));
        assert!(
            TERRITORIES.iter().all(|row| !row.source.is_empty() && row.country != row.territory)
        );
        assert!(EXCEPTIONS.is_sorted_by_key(|row| (row.a, row.b)));
        let whole = |row: &BorderException| {
            row.a < row.b && !row.reason.is_empty() && !row.source.is_empty()
        };
        assert!(EXCEPTIONS.iter().all(whole));
    }
}
