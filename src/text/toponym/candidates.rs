//! The places that a spelling may stand for, in any of the forms that the language gives it.

use std::rc::Rc;

use super::score::WELL_KNOWN;
use crate::atlas::{Candidate, PlaceClass};
use crate::text::Language;
use crate::text::glossary::Glossary;
use crate::text::language::Inflection;

/// Candidates beyond these have never been meant.
const MOST_CANDIDATES: usize = 12;

/// So much better known is what the sentence means by a form that is also another place's name.
const RIVAL_MARGIN: f64 = 1.0;

/// The candidates of `name`, by its own spelling or by one without its ending.
pub fn candidates(
    glossary: &Glossary<'_>,
    language: &'static Language,
    name: &str,
) -> Rc<[Candidate]> {
    let inflected = || {
        (language.forms)(name)
            .into_iter()
            .map(|form| glossary.candidates(&form))
            .filter(|found| !found.is_empty())
            .max_by(|a, b| a[0].score.total_cmp(&b[0].score))
            .unwrap_or_default()
    };
    glossary.vocabulary(language).names.get(name, |name| {
        let direct = glossary.candidates(name);
        // "die zweitgrößte Stadt Perus": a country in the genitive rather than a little known town.
        let obscure = direct.first().is_some_and(|best| best.score < WELL_KNOWN);
        let genitive = obscure && language.genitive_endings.iter().any(|it| name.ends_with(it));
        let owner = if genitive { inflected() } else { Default::default() };
        let country = |found: &[Candidate]| {
            found.first().is_some_and(|best| best.place.class == PlaceClass::Country)
        };
        // "на Рейне": the Rhine rather than the town of Rheine.
        let cased = obscure && language.inflection == Inflection::Case;
        let rival = if cased { inflected() } else { Default::default() };
        let score = |found: &[Candidate]| found.first().map_or(0.0, |best| best.score);
        let found = if direct.is_empty() {
            inflected()
        } else if score(&rival) > score(&direct) + RIVAL_MARGIN {
            rival
        } else if country(&owner) && !country(&direct) {
            owner
        } else {
            direct
        };
        found.iter().filter(|it| it.kind.is_written()).take(MOST_CANDIDATES).cloned().collect()
    })
}
