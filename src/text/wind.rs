//! The winds by their names: "Nordosten" and "ONO" in German, "north-east" in English.

use super::language::Language;
use super::phrase::cues_of;
use crate::atlas::fold;
use crate::geodesy::Wind;

/// The wind that `name` is the whole name or the letters of.
pub fn wind_named(name: &str, language: &'static Language) -> Option<Wind> {
    let name = name.trim();
    by_letters(name, language).or_else(|| cues_of(name, language)?.wind)
}

/// The wind and the name or adjective of the whole in that of a part: "Nord" and "Italien" in
/// "Norditalien", "nord" and "Italienischen" in "norditalienischen".
pub fn split_part(name: &str, language: &Language) -> Option<(Wind, String)> {
    let (wind, whole) = language.wind_prefixes.iter().find_map(|(prefix, wind)| {
        let (start, whole) = name.split_at_checked(prefix.len())?;
        // Most words do not even begin alike.
        let first_of = |text: &str| text.bytes().next().map(|byte| byte.to_ascii_lowercase());
        let alike =
            first_of(start) == first_of(prefix) && start.to_lowercase() == prefix.to_lowercase();
        let mut whole = whole.trim_start_matches('-').chars();
        let first = whole.next().filter(|_| alike)?;
        Some((*wind, first.to_uppercase().chain(whole).collect::<String>()))
    })?;
    // "Südmittelengland" is no south of the middle, but a vague stretch of the whole.
    let folded = fold(&whole);
    // "Sudan" begins as another wind does.
    let other = |part: &str| language.wind_prefixes.iter().any(|(prefix, _)| fold(prefix) == part);
    let mut parts = language.continental_parts.iter().filter(|part| !other(part));
    let vague = parts.any(|part| folded.starts_with(*part));
    (!vague).then_some((wind, whole))
}

/// The international letters, put into the language's own.
fn by_letters(name: &str, language: &Language) -> Option<Wind> {
    let own = |letter: char| language.compass.chars().nth("NESW".find(letter)?);
    let name = name.to_uppercase();
    Wind::ALL.into_iter().find(|wind| wind.letters().chars().filter_map(own).eq(name.chars()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::by_code;

    #[test]
    fn winds_have_names_and_letters_in_each_language() {
        for (code, name, expected) in [
            ("de", "O", Some(Wind::E)),
            ("de", "NNO", Some(Wind::NNE)),
            ("de", "ono", Some(Wind::ENE)),
            ("de", "Südwesten", Some(Wind::SW)),
            ("de", "E", None),
            ("fr", "O", Some(Wind::W)),
            ("fr", "ONO", Some(Wind::WNW)),
            ("fr", "nord-est", Some(Wind::NE)),
            ("en", "north-east", Some(Wind::NE)),
            ("en", "north of Berlin", None),
            ("en", "NO", None),
            ("ru", "СВ", Some(Wind::NE)),
            ("ko", "북동", Some(Wind::NE)),
            ("zh", "东北", Some(Wind::NE)),
            ("en", "", None),
        ] {
            let language = by_code(code).expect("a pack");
            assert_eq!(wind_named(name, language), expected, "{code} {name}");
        }
    }
}
