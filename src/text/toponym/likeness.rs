//! What a word may name, told by itself: for outlines, which have no surroundings.

use std::rc::Rc;

use super::candidates::candidates;
use super::score::{is_doubtful, is_han, nationality};
use crate::atlas::names::BytePairs;
use crate::atlas::{CountryCode, PlaceClass};
use crate::text::Language;
use crate::text::glossary::Glossary;
use crate::text::language::{Capitals, Inflection, strong};
use crate::text::wind::split_part;
use crate::text::word::{Facts, Second};

/// What a word alone may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// A country, a region or an island, by name or by adjective.
    Area,
    /// Another place.
    Place,
    /// Another place, but only where the words around speak for one.
    Weak,
}

/// What the word `name` alone may name.
pub fn may_name(
    glossary: &Glossary<'_>,
    language: &'static Language,
    word: &Facts,
    name: &str,
) -> Option<Likeness> {
    static AREAS: &[PlaceClass] = &[
        PlaceClass::Country,
        PlaceClass::Continent,
        PlaceClass::Region,
        PlaceClass::Island,
        PlaceClass::Peninsula,
    ];
    let (atlas, code) = (glossary.atlas, language.code);
    let adjective = nationality(glossary, language, word).is_some()
        || atlas.region_by_adjective(code, name).is_some();
    if adjective || is_han(name) {
        return Some(Likeness::Area);
    }
    let found = if word.capital { candidates(glossary, language, name) } else { Rc::default() };
    if found.is_empty() || word.grammar {
        let part = split_part(name, language).is_some();
        return part.then_some(Likeness::Area);
    }
    // In languages that write common nouns small a capital may make a name of any word.
    let zipf = atlas.zipf(code, &word.folded).filter(|_| language.capitals != Capitals::Names);
    Some(if found.iter().any(|it| AREAS.contains(&it.place.class)) {
        Likeness::Area
    } else if found.iter().any(|it| !is_doubtful(it, zipf)) {
        Likeness::Place
    } else {
        Likeness::Weak
    })
}

/// Whether the word `name` alone may name a river.
pub fn may_name_river(
    glossary: &Glossary<'_>,
    language: &'static Language,
    word: &Facts,
    name: &str,
) -> bool {
    let found = if word.capital { candidates(glossary, language, name) } else { Rc::default() };
    is_han(name) || found.iter().any(|it| it.place.class == PlaceClass::River)
}

/// Whether the word `name` may be an adjective of a place: "bayerisch", "Berliner".
pub fn is_adjective(
    glossary: &Glossary<'_>,
    language: &'static Language,
    word: &Facts,
    name: &str,
) -> bool {
    let atlas = glossary.atlas;
    let place = |ending| name.ends_with(ending);
    word.capital && language.place_adjective.is_none_or(place)
        || nationality(glossary, language, word).is_some()
        || atlas.region_by_adjective(language.code, name).is_some()
}

/// The countries that the word `name` may name as such, or by a region of theirs; `None` where it
/// may be any.
pub fn countries_named(
    glossary: &Glossary<'_>,
    language: &'static Language,
    word: &Facts,
    name: &str,
) -> Option<Vec<CountryCode>> {
    let adjective = nationality(glossary, language, word);
    if is_han(name) {
        return None;
    }
    let found = if word.capital { candidates(glossary, language, name) } else { Rc::default() };
    let wide = found.iter().map(|it| &it.place).filter(|place| place.class.is_wide());
    Some(wide.chain(adjective).filter_map(|place| place.country).collect())
}

/// Whether there is anything that [`countries_named`] may find; far cheaper.
pub fn may_name_country(
    glossary: &Glossary<'_>,
    language: &'static Language,
    word: &Facts,
    name: &str,
) -> bool {
    let atlas = glossary.atlas;
    let called = || {
        let mut forms = (language.forms)(name).into_iter();
        atlas.may_name_area(name) || forms.any(|form| atlas.may_name_area(&form))
    };
    is_han(name) || nationality(glossary, language, word).is_some() || word.capital && called()
}

/// Whether there is anything that [`countries_opened`] may find behind the word `first`; far
/// cheaper.
pub fn may_open_country(
    glossary: &Glossary<'_>,
    language: &'static Language,
    first: &Facts,
) -> bool {
    let (starts, _) = straight(language, first, &format!("{} ", first.folded));
    is_bent(language) || starts.iter().any(|start| glossary.atlas.may_open_area(start))
}

/// Whether some name may begin with the word `first` and what follows it; both are the folded
/// `start`.
pub fn may_open_name(
    glossary: &Glossary<'_>,
    language: &'static Language,
    first: &Facts,
    start: &str,
) -> bool {
    let second = start.strip_prefix(&first.folded).and_then(|behind| behind.strip_prefix(' '));
    if let Some(second) = second
        && !second_of_name(glossary, language, first).is_some_and(|it| it.may_be(second))
    {
        return false;
    }
    let (starts, most) = straight(language, first, start);
    is_bent(language) || starts.iter().any(|start| glossary.atlas.begins_name(start, most))
}

/// What the second word of a name may be that begins with the word `first`; `None` if there is no
/// such name.
pub fn second_of_name<'f>(
    glossary: &Glossary<'_>,
    language: &'static Language,
    first: &'f Facts,
) -> Option<&'f Second> {
    let second = || {
        if is_bent(language) || glossary.atlas.has_own_names() {
            return Some(Second::Any);
        }
        let (starts, _) = straight(language, first, &format!("{} ", first.folded));
        let mut pairs = BytePairs::default();
        starts.iter().for_each(|start| glossary.atlas.add_next_in_names(start, &mut pairs));
        (pairs != BytePairs::default()).then(|| Second::Beginning(Box::new(pairs)))
    };
    first.second.get_or_init(second).as_ref()
}

/// The countries that such names may be names of, or of regions of theirs; `None` where it may be
/// any.
pub fn countries_opened(
    glossary: &Glossary<'_>,
    language: &'static Language,
    first: &Facts,
    start: &str,
) -> Option<Vec<CountryCode>> {
    if is_bent(language) {
        return None;
    }
    let (starts, _) = straight(language, first, start);
    let countries: Option<Vec<_>> =
        starts.iter().map(|start| glossary.atlas.countries_begun(start)).collect();
    Some(countries?.concat())
}

/// Whether all words of a name may be others than in its nominative.
fn is_bent(language: &Language) -> bool {
    matches!(language.inflection, Inflection::Case | Inflection::Kind)
}

/// The folded `start` of a name without its endings, as names may be written that begin so, and how
/// many bytes may be missing from its last word.
fn straight(language: &'static Language, first: &Facts, start: &str) -> (Vec<String>, usize) {
    let (start, most) = without_ending(start, first);
    let adjective = language.inflection == Inflection::Adjective;
    let behind = start.strip_prefix(&first.folded).filter(|_| adjective);
    let straight =
        behind.zip(strong(&first.folded)).into_iter().flat_map(|(behind, adjectives)| {
            adjectives.map(|adjective| format!("{adjective}{behind}"))
        });
    (std::iter::once(start.to_owned()).chain(straight).collect(), most)
}

/// The folded `start` without what may be an ending of its second word, and how many bytes may
/// stand for it in a name. Short words have no ending, but may be a part of the name's own: "d'".
fn without_ending<'s>(start: &'s str, first: &Facts) -> (&'s str, usize) {
    const ENDING: usize = 2;
    const LEAST: usize = 5;
    let second = start.len().saturating_sub(first.folded.len() + 1);
    if second < LEAST {
        return (start, usize::MAX);
    }
    (&start[..start.floor_char_boundary(start.len() - ENDING)], ENDING + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::by_code;
    use crate::text::word::facts;

    #[test]
    fn names_are_written_without_the_endings_of_their_words() {
        let german = by_code("de").unwrap();
        let first = facts("Schwarzen", german);
        let starts = |start: &str| straight(german, &first, start).0;
        assert_eq!(
            starts("schwarzen meeres"),
            ["schwarzen meer", "schwarzes meer", "schwarze meer", "schwarzer meer"]
        );
        assert_eq!(starts("schwarzen"), ["schwarzen", "schwarzes", "schwarze", "schwarzer"]);
        // What does not begin with the word is left as it is, wherever its letters are cut.
        for other in ["", "ä", "схема", "é\u{301}ééééééééééé"] {
            assert_eq!(starts(other).len(), 1, "{other}");
        }
    }
}
