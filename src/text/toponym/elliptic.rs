//! "Nord- und Südkorea", "North and South Korea": the first of two names that share their end.

use super::{Surroundings, Toponym, ToponymFound};
use crate::atlas::Candidate;
use crate::text::cue::Cue;
use crate::text::wind::split_part;

/// The country or region that the wind at word `at` is short for.
pub fn elliptic_at(around: &Surroundings<'_>, at: usize) -> Option<ToponymFound> {
    let word = &around.words[at];
    let hyphen = around.text[word.span.end..].starts_with('-');
    let marked = around.words.get(at + 1)?.mark == Some('-');
    let and = if marked { at + 2 } else { at + 1 };
    if !word.capital || !around.has_cue(Some(and), &[Cue::And]) {
        return None;
    }
    let first = word.span.of(around.text);
    let second = around.words.get(and + 1)?.span.of(around.text);
    let name = if hyphen {
        let (_, whole) = split_part(second, around.language)?;
        around.language.is_wind(first).then(|| format!("{first}{}", whole.to_lowercase()))?
    } else {
        let whole = around.words.get(and + 2).filter(|word| word.is_word() && word.capital)?;
        let whole = whole.span.of(around.text);
        let winds = around.has_wind(Some(at)) && around.has_wind(Some(and + 1));
        let known = winds && !around.candidates(&format!("{second} {whole}")).is_empty();
        known.then(|| format!("{first} {whole}"))?
    };
    let candidates: Vec<Candidate> =
        around.candidates(&name).iter().filter(|it| it.place.class.is_wide()).cloned().collect();
    let toponym = Toponym { span: word.span, candidates, demonym: false };
    (!toponym.candidates.is_empty()).then_some(ToponymFound { toponym, len: 1 })
}
