//! "Nord- und Südkorea", "North and South Korea": the first of two names that share their end; "с
//! Курской и Орловской областями", "на севере с Курской, на юге с Белгородской областью": all but
//! the last of them.

use super::{Surroundings, Toponym, ToponymFound};
use crate::atlas::{Candidate, PlaceClass};
use crate::text::cue::Cue;
use crate::text::language::Inflection;
use crate::text::wind::split_part;

/// How far behind an adjective the noun may stand that it shares with others, in words.
const REACH: usize = 14;

/// The region of whose name the word at `at` is the adjective, with the noun behind a later one.
pub fn adjective_at(around: &Surroundings<'_>, at: usize) -> Option<ToponymFound> {
    let word = &around.words[at];
    let next = around.words.get(at + 1)?;
    let shared = next.mark == Some(',') || around.has_cue(Some(at + 1), &[Cue::And]);
    if around.language.inflection != Inflection::Case || !word.capital || !shared {
        return None;
    }
    let noun = (at + 2..around.words.len().min(at + REACH))
        .find(|&noun| around.has_cue(Some(noun), &[Cue::Region]) && !around.words[noun].capital)?;
    let noun = around.words[noun - 1].capital.then(|| around.words[noun].span.of(around.text))?;
    let found = around.candidates(&format!("{} {noun}", word.span.of(around.text)));
    let regions = found.iter().filter(|it| it.place.class == PlaceClass::Region);
    let candidates: Vec<Candidate> = regions.cloned().collect();
    let toponym = Toponym { span: word.span, candidates, demonym: false };
    (!toponym.candidates.is_empty()).then_some(ToponymFound { toponym, len: 1 })
}

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
