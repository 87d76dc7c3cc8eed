//! What a message calls a place: as the text does, in the nominative.

use crate::atlas::{Atlas, Place, PlaceClass, fold};
use crate::text::Language;

/// The name of `place` for a message about a text in `language`, where the text writes `spelled`.
///
/// "Estonia's" is put as "Estonia", and what only points to the place ("serbischen", "the
/// capital") by the name that the language has for it.
pub fn name(atlas: &Atlas, language: &Language, place: &Place, spelled: Option<&str>) -> String {
    let names = |text: &str| {
        let known = atlas.candidates(text).into_iter();
        known.map(|candidate| candidate.place).any(|known| known.id == place.id)
    };
    // "Russian" names Russia only in some gazetteers.
    let demonym = |text: &&str| atlas.country_by_demonym(language.code, &fold(text)).is_some();
    let Some(spelled) = spelled.filter(|text| !demonym(text)) else {
        return own_name(atlas, language, place);
    };
    if names(spelled) {
        return spelled.to_owned();
    }
    // Coordinates that a desk has named are called as the text calls them.
    if place.class == PlaceClass::Point {
        let noun = spelled.split_once(' ').filter(|(first, _)| language.is_function_word(first));
        return noun.map_or(spelled, |(_, noun)| noun).to_owned();
    }
    let bare = (language.forms)(spelled).into_iter().find(|form| names(form));
    bare.unwrap_or_else(|| own_name(atlas, language, place))
}

fn own_name(atlas: &Atlas, language: &Language, place: &Place) -> String {
    let german = Some(place).filter(|_| language.code == "de");
    let german = german.and_then(|place| atlas.german_name(place));
    german.map_or_else(|| place.name.to_string(), str::to_owned)
}
