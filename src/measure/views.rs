//! What a border gains in the view of a state that counts a disputed territory as its own.

use crate::atlas::borders::Border;
use crate::atlas::{Atlas, CountryCode, Territory, TerritoryKind, View};

/// A state's view of a territory with a code of its own: it is part of one of the two countries.
pub(super) struct Gain<'a> {
    pub view: View,
    /// The border of the territory with the other country.
    pub border: Border<'a>,
}

/// What the border of `a` and `b` gains in any view.
pub(super) fn gains(atlas: &Atlas, a: CountryCode, b: CountryCode) -> Vec<Gain<'_>> {
    let of = |own: CountryCode, other: CountryCode| {
        let claims = atlas.territories_of(own).filter(|row| row.kind == TerritoryKind::Claimed);
        claims
            .filter(move |row| row.territory != other)
            .flat_map(move |row| gain(atlas, row, other))
    };
    of(a, b).chain(of(b, a)).collect()
}

fn gain<'a>(
    atlas: &'a Atlas,
    row: &'static Territory,
    other: CountryCode,
) -> impl Iterator<Item = Gain<'a>> {
    let border = atlas.border(row.territory, other);
    let views = atlas.dispute_of(row.territory).into_iter().flat_map(|it| &it.views);
    let views = views.filter(|view| view.country == Some(row.country));
    views.filter_map(move |&view| Some(Gain { view, border: border? }))
}

/// The view of the user in which one of the two countries is part of the other, if there is one.
pub(super) fn one_country(atlas: &Atlas, a: CountryCode, b: CountryCode) -> Option<View> {
    let state = atlas.worldview()?;
    let views = [(a, b), (b, a)].map(|(territory, country)| {
        let view = atlas.dispute_of(territory)?.view(state)?;
        (view.country == Some(country)).then_some(view)
    });
    views.into_iter().flatten().next()
}
