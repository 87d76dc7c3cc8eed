//! Adjectives of nationality, alone and in pairs: "Kazakh", "franco-suisse".

use super::{Surroundings, Toponym, ToponymFound};
use crate::atlas::{Candidate, NameKind, Place};
use crate::text::word::Word;

/// An adjective of nationality means its country and nothing else.
const DEMONYM_SCORE: f64 = 8.0;
/// … but for the lesser one of two that share it.
const SECOND_SCORE: f64 = 7.99;

/// Countries whose adjective is said of another one, too: "Congolese" (ISO 3166).
static TWINS: &[(&str, &str)] = &[("CD", "CG")];

/// What countries are called as the first half of an adjective: "Franco-", "sino-".
static COMBINING: &[(&str, &str)] = &[
    ("afghano", "AF"),
    ("afgano", "AF"),
    ("algero", "DZ"),
    ("anglo", "GB"),
    ("austro", "AT"),
    ("belgo", "BE"),
    ("colombo", "CO"),
    ("dano", "DK"),
    ("egypto", "EG"),
    ("finno", "FI"),
    ("franco", "FR"),
    ("germano", "DE"),
    ("greco", "GR"),
    ("hispano", "ES"),
    ("indo", "IN"),
    ("irano", "IR"),
    ("italo", "IT"),
    ("ivoiro", "CI"),
    ("jordano", "JO"),
    ("libano", "LB"),
    ("libyo", "LY"),
    ("luso", "PT"),
    ("maroco", "MA"),
    ("nippo", "JP"),
    ("norvego", "NO"),
    ("pakistano", "PK"),
    ("polono", "PL"),
    ("russo", "RU"),
    ("rwando", "RW"),
    ("senegalo", "SN"),
    ("serbo", "RS"),
    ("sino", "CN"),
    ("soudano", "SD"),
    ("suedo", "SE"),
    ("syro", "SY"),
    ("thailando", "TH"),
    ("tuniso", "TN"),
    ("turco", "TR"),
];

/// "Kazakh-Uzbek", "franco-suisse": before a hyphen and an adjective of nationality stands another.
pub fn first_of_pair(around: &Surroundings<'_>, at: usize) -> Option<ToponymFound> {
    let next = around.words.get(at + 1).filter(|next| next.joined)?;
    next.is_word().then(|| around.nationality(at + 1))??;
    let word = &around.words[at];
    let combining = COMBINING.iter().find(|(form, _)| *form == word.folded);
    let place = match combining {
        Some((_, code)) => around.glossary.atlas.country_by_code(code)?,
        None => around.nationality(at).or_else(|| bent(around, word))?,
    };
    Some(demonym(word, place))
}

/// "таджикско-" is "таджикский" before another adjective.
fn bent(around: &Surroundings<'_>, word: &Word) -> Option<Place> {
    let (combining, alone) = around.language.combining?;
    let adjective = format!("{}{alone}", word.folded.strip_suffix(combining)?);
    around.glossary.atlas.country_by_demonym(around.language.code, &adjective)
}

pub fn demonym_at(around: &Surroundings<'_>, at: usize) -> Option<ToponymFound> {
    let word = &around.words[at];
    let place = around.nationality(at).filter(|_| !is_of_continent(around, at))?;
    let twin = place.country.and_then(|code| twin(around, code.as_str()));
    let mut found = demonym(word, place);
    found.toponym.candidates.extend(twin.map(|place| candidate(place, SECOND_SCORE)));
    Some(found)
}

/// The other country that the adjective of the one with this code is said of.
fn twin(around: &Surroundings<'_>, code: &str) -> Option<Place> {
    let (_, other) = TWINS.iter().find(|(one, _)| *one == code)?;
    around.glossary.atlas.country_by_code(other)
}

/// "South American", "Latin American", "sud-américain": of a part of the continent, which is called
/// as the country is.
fn is_of_continent(around: &Surroundings<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let part = around.words[before].folded.as_str();
    let told = around.has_wind(Some(before)) || around.language.continental_parts.contains(&part);
    told && around.language.is_continental(&around.words[at].folded)
}

fn demonym(word: &Word, place: Place) -> ToponymFound {
    let candidates = vec![candidate(place, DEMONYM_SCORE)];
    let toponym = Toponym { span: word.span, candidates, demonym: true };
    ToponymFound { toponym, len: 1 }
}

fn candidate(place: Place, score: f64) -> Candidate {
    Candidate { place, kind: NameKind::Preferred, score }
}
