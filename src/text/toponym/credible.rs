//! Whether a name is meant as one: how well known the place is against how common the word.

use super::score::{OBSCURE, WORD_MARGIN, is_doubtful};
use super::surroundings::Surroundings;
use super::{Toponym, is_acronym, toponym_at};
use crate::atlas::{NameKind, PlaceClass};
use crate::text::cue::{Cue, PARALLELS};
use crate::text::language::{Capitals, Syntax};

/// Whether the words at hand are likely to be meant as the name of a place.
pub fn is_credible(around: &Surroundings<'_>, at: usize, len: usize, found: &Toponym) -> bool {
    let score = found.candidates[0].score;
    // "Ms" is no Mississippi.
    let person = len == 1 && around.words[at].introduces && score < HOUSEHOLD;
    if is_grammar(around, at, len) || person || is_part_of_latin(around, at, len) {
        return false;
    }
    let end = len == 1
        && (is_wind(around, at)
            || is_kind_of_compound(around, at, found)
            || is_second_half(around, at, found));
    if end || is_half(around, at + len, found) || is_other_kind(around, at, found) {
        return false;
    }
    if found.best().class.is_wide() {
        let longer = around.language.noun_adjuncts
            && around.is_name_word(at + len)
            && !around.is_owner(at + len - 1);
        let region = found.best().class == PlaceClass::Region;
        let listed = found.candidates[0].kind == NameKind::Alternate;
        // "Jewish" is how some gazetteers list the Jewish Autonomous Oblast.
        let written = &*around.words[at].folded;
        let rest = found.best().name.to_lowercase();
        let first = rest.strip_prefix(written).is_some_and(|rest| rest.starts_with(' '));
        let common = |from| around.zipf(at).is_some_and(|zipf| zipf > from);
        // "De La Paz": so short a name of a region is written in capitals.
        let written = found.span.of(around.text);
        let code = written.len() < SHORTEST_TOWN && !is_acronym(written);
        let word = listed && common(COMMON) || first && common(FREQUENT) || code;
        let word = len == 1 && region && word;
        let cue = around.is_cue(at) && !is_state_by_capital(around, at, found);
        return (len > 1 || !cue) && !longer && !word;
    }
    if around.is_introduced(at) || around.is_club(at + len) {
        return false;
    }
    let town = found.best().class == PlaceClass::Settlement;
    // "Nachbarstadt" is a kind word, "Seligenstadt" and "Greifswald" only look like ones.
    let usual = found.candidates[0].kind != NameKind::Alternate;
    let margin = if usual { WORD_MARGIN - 1.0 } else { WORD_MARGIN };
    let common = || around.zipf(at).is_some_and(|zipf| score < zipf + margin);
    // "der größte Kanton" ranks a kind of places.
    let ranked = || around.has_cue(at.checked_sub(1), RANKS);
    let is_cue = around.is_cue(at) && (score < OBSCURE || common() || ranked());
    if len == 1 && is_cue || town && around.has_article(at) && score < HOUSEHOLD {
        return false;
    }
    let zipf = if around.is_marked_name(at) { None } else { around.zipf(at) };
    // "Gas lies below the sea": hardly anybody means the village of that name.
    let opens = at == 0 && len == 1;
    if opens && zipf.is_some_and(|zipf| score < zipf) {
        return false;
    }
    let doubtful = len == 1 && is_doubtful(&found.candidates[0], zipf);
    // "im sächsischen Plauen"
    let adjective = || score > zipf.unwrap_or(0.0) + margin && around.is_behind_adjective(at);
    // "vom Main": rivers have an article, and few other names have.
    let river = found.best().class == PlaceClass::River && around.has_article(at);
    (!doubtful || river || around.supports(at, len) || town && adjective())
        && (!around.is_part_of_longer_name(at, len) || score > HOUSEHOLD)
}

/// What ranks the noun behind it.
static RANKS: &[Cue] = &[Cue::Largest, Cue::Smallest, Cue::Superlative, Cue::Ordinal];

/// "l'Équateur": inside a sentence the capital tells the country from the parallel.
pub fn is_state_by_capital(around: &Surroundings<'_>, at: usize, found: &Toponym) -> bool {
    let country = found.best().class == PlaceClass::Country;
    let names = around.language.capitals == Capitals::Names;
    country && names && at > 0 && around.words[at].capital && around.has_cue(Some(at), PARALLELS)
}

/// A word that stands in every newspaper, on the Zipf scale.
const COMMON: f64 = 4.5;
/// … and one of most books.
const FREQUENT: f64 = 4.2;
/// A name as well known as a city of millions.
const HOUSEHOLD: f64 = 8.5;
/// Words of grammar alone are no name.
fn is_grammar(around: &Surroundings<'_>, at: usize, len: usize) -> bool {
    let words = &around.words[at..at + len];
    words.iter().all(|word| word.grammar) || len == 1 && words[0].folded.chars().count() < 2
}

/// "Nord", "Süd" in languages that write all nouns with a capital: a wind, and the Département
/// Nord only behind its kind.
fn is_wind(around: &Surroundings<'_>, at: usize) -> bool {
    let named = around.has_cue(at.checked_sub(1), &[Cue::Region, Cue::Country]);
    let nouns = around.language.capitals == Capitals::Nouns;
    nouns && !named && around.language.is_wind(around.words[at].span.of(around.text))
}

/// "Amazonas-Delta", "Bohai-Bucht": a noun behind a hyphen says what the water or mountain before
/// it is seen as, and is no region called Delta.
fn is_kind_of_compound(around: &Surroundings<'_>, at: usize, found: &Toponym) -> bool {
    let nouns = around.language.capitals == Capitals::Nouns;
    if !nouns || !around.words[at].joined {
        return false;
    }
    let before = at.checked_sub(1).and_then(|before| toponym_at(around, before));
    let natural = before.is_some_and(|it| !is_peopled(it.toponym.best().class));
    natural || is_doubtful(&found.candidates[0], around.zipf(at))
}

/// "Pyrénées-Atlantiques" lies beside the Pyrenees, while "Kassel-Wilhelmshöhe" lies in Kassel.
fn is_half(around: &Surroundings<'_>, end: usize, found: &Toponym) -> bool {
    let next = around.words.get(end).filter(|word| word.joined && word.capital);
    // "Ny-Ålesund", but not "US-Grenze".
    let name = found.span.of(around.text);
    let short = name.chars().count() < SHORTEST_TOWN && !is_acronym(name);
    (short || !is_peopled(found.best().class)) && next.is_some() && !around.is_cue(end)
}

/// Whether people live in places of this class, rather than by them.
fn is_peopled(class: PlaceClass) -> bool {
    matches!(class, PlaceClass::Settlement | PlaceClass::Country | PlaceClass::Region)
}

/// "Ny-Ålesund", "Neu-Berlin": what a capitalised word that is no place of its own is joined to is
/// only the end of a name; "Köln-Bonn" names both, and "Ost-Ukraine" speaks of the country.
fn is_second_half(around: &Surroundings<'_>, at: usize, found: &Toponym) -> bool {
    let joined = around.words[at].joined && around.words[at].capital;
    // "Dasht-e-Barchi"
    let linked = |before: usize| around.words[before].joined && !around.words[before].upper;
    if joined && at.checked_sub(1).is_some_and(linked) {
        return true;
    }
    let half = joined && found.best().class != PlaceClass::Country;
    let Some(before) = at.checked_sub(1).filter(|_| half) else { return false };
    let first = &around.words[before];
    let candidates = around.candidates(first.span.of(around.text));
    let place = candidates.first().is_some_and(|best| !is_doubtful(best, around.zipf(before)));
    let short = first.folded.chars().count() < SHORTEST_TOWN;
    let wind = around.has_wind(Some(before));
    first.upper && !wind && !around.is_cue(before) && !first.grammar && (short || !place)
}

/// Shorter words than this are joined to a name rather than name a town themselves.
const SHORTEST_TOWN: usize = 3;

/// "Lake Washington", "Mount Lebanon": a name that the atlas does not know, and no Washington.
fn is_other_kind(around: &Surroundings<'_>, at: usize, found: &Toponym) -> bool {
    static KINDS: &[(Cue, PlaceClass)] =
        &[(Cue::Lake, PlaceClass::Lake), (Cue::Mountain, PlaceClass::Mountain)];
    let Some(before) = at.checked_sub(1).filter(|&before| around.words[before].upper) else {
        return false;
    };
    let names = matches!(around.language.capitals, Capitals::Names | Capitals::Kinds);
    let kind = KINDS.iter().find(|(cue, _)| around.has_cue(Some(before), &[*cue]));
    names && kind.is_some_and(|(_, class)| found.best().class != *class)
}

/// "Times of India" in a Russian text: of a name in Latin letters all of it is meant, or nothing.
fn is_part_of_latin(around: &Surroundings<'_>, at: usize, len: usize) -> bool {
    let latin = |at: usize| {
        let word = around.words.get(at).map_or("", |word| word.span.of(around.text));
        word.starts_with(|letter: char| letter.is_ascii_alphabetic())
    };
    let cyrillic = around.language.syntax == Syntax::Slavic;
    cyrillic && latin(at) && (at > 0 && latin(at - 1) || latin(at + len))
}
