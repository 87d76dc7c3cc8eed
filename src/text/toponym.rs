//! Finds the names of places in a sentence: toponym recognition.
//!
//! A name is the longest run of words that the atlas knows, in any language and with the endings
//! that the sentence's language gives it. Adjectives of nationality count as names of their
//! country. What a name stands for is decided later ([`super::resolve`]); here each keeps its
//! candidates.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::atlas::{Candidate, CountryCode, NameKind, Place, PlaceClass, fold};
use crate::span::Span;

use super::Language;
use super::cue::{Cue, Cues};
use super::demonym::{demonym_at, first_of_pair};
use super::glossary::Glossary;
use super::language::{Capitals, Inflection};
use super::resolve::classes;
use super::wind::split_part;
use super::word::{Facts, Word};

/// A name of a place in a sentence.
#[derive(Clone, Debug)]
pub struct Toponym {
    /// In the sentence.
    pub span: Span,
    /// What it may stand for, best first; never empty.
    pub candidates: Vec<Candidate>,
    /// An adjective of nationality, such as "russisch".
    pub demonym: bool,
}

impl Toponym {
    /// What it most likely stands for.
    pub fn best(&self) -> &Place {
        &self.candidates[0].place
    }
}

/// A toponym with the words that it takes.
#[derive(Clone, Debug)]
pub struct ToponymFound {
    pub toponym: Toponym,
    pub len: usize,
}

/// No name of the atlas that matters has more words.
const LONGEST_NAME: usize = 6;
/// No name in Chinese characters that matters has more of them.
const LONGEST_HAN_NAME: usize = 10;
/// Candidates beyond these have never been meant.
const MOST_CANDIDATES: usize = 12;

/// What the sentence's words are taken by before names are looked for.
pub struct Surroundings<'a> {
    pub glossary: &'a Glossary<'a>,
    pub language: &'static Language,
    pub text: &'a str,
    pub words: &'a [Word],
    /// The cue phrase that starts at each word: its length and classes.
    pub cues: &'a [Option<(usize, Cues)>],
    /// Whether a figure takes the word.
    pub taken: &'a [bool],
    /// The name that starts at each word, once looked for.
    pub found: Vec<OnceCell<Option<ToponymFound>>>,
}

/// The longest name that starts at word `at`.
pub fn toponym_at<'s>(around: &'s Surroundings<'_>, at: usize) -> Option<&'s ToponymFound> {
    around.found[at].get_or_init(|| longest_name_at(around, at)).as_ref()
}

fn longest_name_at(around: &Surroundings<'_>, at: usize) -> Option<ToponymFound> {
    let word = &around.words[at];
    if !word.is_word() || around.taken[at] {
        return None;
    }
    if is_han(word.span.of(around.text)) {
        return han_name_at(around, at);
    }
    if let Some(found) = first_of_pair(around, at).or_else(|| described_at(around, at)) {
        return Some(found);
    }
    let cue_len = around.cues[at].map_or(0, |(len, _)| len);
    let run = run_length(around, at);
    let longest = if run > 1 && opens_name(around, at) { run } else { run.min(1) };
    let names = (1..=longest).rev().filter(|&len| len >= cue_len || len > 1);
    let demonym = demonym_at(around, at);
    for len in names {
        let Some(found) = name_at(around, at, len) else { continue };
        // Some gazetteers list "Iraqi" as a name of Iraq.
        let same = |demonym: &ToponymFound| {
            let listed = found.toponym.candidates[0].kind == NameKind::Alternate;
            len == 1 && listed && demonym.toponym.best().id == found.toponym.best().id
        };
        return Some(demonym.filter(same).unwrap_or(found));
    }
    demonym
}

/// What a word alone may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// A country, a region or an island, by name or by adjective.
    Area,
    /// Another place.
    Place,
    /// Another place, but only where the words around speak for one.
    Weak,
}

/// What the word `name` alone may name.
pub(super) fn may_name(
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
    let adjective = atlas.country_by_demonym(code, &word.folded).is_some()
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

/// Whether the word `name` may be an adjective of a place: "bayerisch", "Berliner".
pub(super) fn is_adjective(
    glossary: &Glossary<'_>,
    language: &'static Language,
    word: &Facts,
    name: &str,
) -> bool {
    let atlas = glossary.atlas;
    let place = |ending| name.ends_with(ending);
    word.capital && language.place_adjective.is_none_or(place)
        || atlas.country_by_demonym(language.code, &word.folded).is_some()
        || atlas.region_by_adjective(language.code, name).is_some()
}

/// The countries that the word `name` may name as such, or by a region of theirs; `None` where it
/// may be any.
pub(super) fn countries_named(
    glossary: &Glossary<'_>,
    language: &'static Language,
    word: &Facts,
    name: &str,
) -> Option<Vec<CountryCode>> {
    let adjective = glossary.atlas.country_by_demonym(language.code, &word.folded);
    if is_han(name) {
        return None;
    }
    let found = if word.capital { candidates(glossary, language, name) } else { Rc::default() };
    let wide = found.iter().map(|it| &it.place).filter(|place| is_wide(place.class));
    Some(wide.chain(&adjective).filter_map(|place| place.country).collect())
}

/// Whether some name may begin with the word `first` and what follows it; both are the folded
/// `start`.
pub(super) fn may_open_name(
    glossary: &Glossary<'_>,
    language: &'static Language,
    first: &Facts,
    start: &str,
) -> bool {
    let (starts, most) = straight(language, first, start);
    is_bent(language) || starts.iter().any(|start| glossary.atlas.begins_name(start, most))
}

/// The countries that such names may be names of, or of regions of theirs; `None` where it may be
/// any.
pub(super) fn countries_opened(
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
    let behind = &start[first.folded.len().min(start.len())..];
    let bent =
        first.folded.strip_suffix("en").filter(|_| language.inflection == Inflection::Adjective);
    let bent = bent.into_iter().flat_map(|stem| ["es", "e", "er"].map(|it| (stem, it)));
    let straight = bent.map(|(stem, ending)| format!("{stem}{ending}{behind}"));
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

/// "the plant", "dem Werk": a description with an article that the user gave a place.
fn described_at(around: &Surroundings<'_>, at: usize) -> Option<ToponymFound> {
    let atlas = around.glossary.atlas;
    let contracted = at > 0 && around.is_contraction(at - 1);
    if !(around.is_function_word(at) || contracted) || around.is_contraction(at) {
        return None;
    }
    let lengths = (1..=run_length(around, at)).rev();
    lengths.filter(|len| around.words[at + len - 1].is_word()).find_map(|len| {
        let span = around.words[at].span.join(around.words[at + len - 1].span);
        let mut spellings = descriptions(around, at, span);
        let name = spellings.find(|name| atlas.is_own_name(&fold(name)))?;
        let candidates = around.glossary.candidates(&name).to_vec();
        let toponym = Toponym { span, candidates, demonym: false };
        (!toponym.candidates.is_empty()).then_some(ToponymFound { toponym, len })
    })
}

/// The words as they stand, and with the article of the nominative: "dem Werk", "(vom)
/// Werk" and "des Werks" are "das Werk".
fn descriptions<'a>(
    around: &'a Surroundings<'_>,
    at: usize,
    span: Span,
) -> impl Iterator<Item = String> + 'a {
    let written = span.of(around.text);
    let noun = match written.split_once(' ') {
        Some((_, noun)) if around.is_function_word(at) => noun,
        Some(_) | None => written,
    };
    let nouns =
        [noun, noun.strip_suffix("es").unwrap_or(noun), noun.strip_suffix('s').unwrap_or(noun)];
    let articles = around.language.nominative_articles.iter();
    let forms = articles.flat_map(move |article| nouns.map(|noun| format!("{article} {noun}")));
    std::iter::once(written.to_owned()).filter(move |_| around.is_function_word(at)).chain(forms)
}

/// How many words a proper name takes that starts at word `at` and stands for nothing in the atlas.
pub fn unknown_name_at(around: &Surroundings<'_>, at: usize) -> Option<usize> {
    let lower_nouns = matches!(around.language.capitals, Capitals::Names | Capitals::Kinds);
    // "in Xhausen, 80 km westlich von A": what lies there is apposed.
    let apposed = around.has_cue(at.checked_sub(1), &[Cue::In, Cue::Near, Cue::From])
        && around.words.get(at + 1).is_some_and(|next| matches!(next.mark, Some(',' | '(')));
    let announced = around.has_cue(at.checked_sub(1), KIND_WORDS)
        || around.has_cue(at.checked_sub(1), &[Cue::Heading])
        || at == 0 && around.has_cue(Some(1), &[Cue::Lie])
        || apposed
        || around.has_cue(at.checked_sub(1), &[Cue::From]) && around.has_wind(at.checked_sub(2));
    // "die Ortschaft Tal Rifaat": the kind word has its name behind it.
    let compound = around.has_cue(at.checked_sub(1), KIND_WORDS)
        && around.words.get(at + 1).is_some_and(|next| next.upper)
        && around.is_proper(at + 1)
        && around.zipf(at + 1).is_none();
    let proper = around.is_proper(at) || compound && around.words[at].upper;
    if !(lower_nouns || around.language.capitals == Capitals::Nouns && announced) || !proper {
        return None;
    }
    let more = (at + 1..around.words.len().min(at + LONGEST_NAME)).take_while(|&next| {
        let word = &around.words[next];
        let known = !word.joined && toponym_at(around, next).is_some();
        word.is_word() && around.continues_name(next) && !known
    });
    let len = 1 + more.count();
    let common = around.zipf(at).is_some() || around.words[at].folded.chars().count() < 3;
    let next = around.words.get(at + len);
    let opens = next.is_some_and(|word| word.mark == Some(','))
        || around.has_cue(Some(at + len), &[Cue::Lie]);
    (len > 1 || (at > 0 || opens) && !common).then_some(len)
}

/// How many words from `at` on could belong to one name.
fn run_length(around: &Surroundings<'_>, at: usize) -> usize {
    let rest = &around.words[at..];
    let inside = |(index, word): &(usize, &Word)| {
        let linking = word.mark.is_some_and(|mark| matches!(mark, '.' | '\'' | '’') && word.glued);
        (word.is_word() || linking) && !around.taken[at + index]
    };
    rest.iter().enumerate().take(LONGEST_NAME).take_while(inside).count()
}

/// False only if no name of two words or more starts at word `at`.
fn opens_name(around: &Surroundings<'_>, at: usize) -> bool {
    let word = &around.words[at];
    let start = fold(&around.text[word.span.start..around.words[at + 1].span.end]);
    may_open_name(around.glossary, around.language, word, &start)
}

fn name_at(around: &Surroundings<'_>, at: usize, len: usize) -> Option<ToponymFound> {
    let words = &around.words[at..at + len];
    let last = &words[len - 1];
    // "el lago Titicaca", "lo stretto di Messina": the kind word is part of the name.
    let opens = words[0].capital || len > 1 && last.capital && around.has_cue(Some(at), WATERS);
    if !opens || !last.is_word() || (len > 1 && !last.capital && !is_lower_name(last)) {
        return None;
    }
    // "La frontera", "Le lac" opens a sentence; a name with an article has a capital behind it.
    if len > 1 && !last.capital && around.is_function_word(at) {
        return None;
    }
    let span = words[0].span.join(last.span);
    let name = span.of(around.text);
    let known = around.candidates(name);
    if known.is_empty() {
        return None;
    }
    if len > 1 && around.is_function_word(at) && is_article(around, &words[1..], &known) {
        return None;
    }
    let mut candidates = known.to_vec();
    if let Some(countries) = division_before(around, at) {
        candidates.retain(|candidate| is_division(&candidate.place, countries));
    }
    if len == 1 && is_acronym(name) {
        candidates.retain(|candidate| is_wide(candidate.place.class));
    }
    if let Some(kind) = named_kind(around, at, len) {
        candidates.retain(|candidate| classes(kind).contains(&candidate.place.class));
    }
    // "Masar" is not all of "Masar-i-Scharif".
    let particle = around
        .words
        .get(at + len)
        .is_some_and(|next| next.joined && !next.capital && next.folded.chars().count() <= 2);
    if particle {
        return None;
    }
    let found = Toponym { span, candidates, demonym: false };
    (!found.candidates.is_empty() && is_credible(around, at, len, &found))
        .then_some(ToponymFound { toponym: found, len })
}

/// Words for divisions that only some countries have, as they begin, and these countries.
static DIVISIONS: &[(&str, &[&str])] = &[
    ("bundesland", &["DE", "AT"]),
    ("departement", &["FR"]),
    ("kanton", &["CH"]),
    ("komitat", &["HU"]),
    ("oblast", &["RU", "UA", "BY", "BG", "KZ", "KG"]),
    ("prafektur", &["JP"]),
    ("prefectura", &["JP"]),
    ("voivodeship", &["PL"]),
    ("voivodie", &["PL"]),
    ("woiwodschaft", &["PL"]),
    ("воевод", &["PL"]),
    ("департамент", &["FR"]),
    ("кантон", &["CH"]),
    ("област", &["RU", "UA", "BY", "BG", "KZ", "KG"]),
];

/// The countries that the word for a division directly before the name speaks of: "im Département
/// Jura" is in France, "im Kanton Jura" in Switzerland.
fn division_before(around: &Surroundings<'_>, at: usize) -> Option<&'static [&'static str]> {
    let written = &around.words.get(at.checked_sub(1)?)?.folded;
    DIVISIONS.iter().find(|(begin, _)| written.starts_with(begin)).map(|(_, countries)| *countries)
}

fn is_division(place: &Place, countries: &[&str]) -> bool {
    let country = place.country.filter(|_| place.class == PlaceClass::Region);
    country.is_some_and(|code| countries.contains(&code.as_str()))
}

/// "OSU" is no town called Osu, but "USA" is a country and "NRW" a region.
fn is_acronym(name: &str) -> bool {
    let letters = name.chars().count();
    (2..=4).contains(&letters) && name.chars().all(|it| it.is_ascii_uppercase())
}

/// "La Francia": the first word is an article if the rest is far better known without it.
fn is_article(around: &Surroundings<'_>, rest: &[Word], with: &[Candidate]) -> bool {
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else { return false };
    let bare = around.candidates(first.span.join(last.span).of(around.text));
    let score = |found: &[Candidate]| found.first().map_or(0.0, |best| best.score);
    score(&bare) > score(with) + ARTICLE_MARGIN
}

/// … by so many powers of ten.
const ARTICLE_MARGIN: f64 = 2.0;

/// The kind of water or mountain that the name completes: "the Gulf of …", "… River".
fn named_kind(around: &Surroundings<'_>, at: usize, len: usize) -> Option<Cue> {
    static KINDS: &[Cue] = &[Cue::SeaPlace, Cue::River, Cue::Lake, Cue::Mountain];
    let named = |word: Option<usize>| {
        let word = word.filter(|&word| around.words.get(word).is_some_and(|it| it.capital));
        KINDS.iter().copied().find(|&cue| around.has_cue(word, &[cue]))
    };
    let of = around.has_cue(at.checked_sub(1), &[Cue::From]);
    let before = at.checked_sub(2).filter(|_| of);
    let behind = || named(Some(at + len)).filter(|_| around.language.noun_adjuncts);
    named(before).or_else(behind)
}

/// Kinds of water and mountains that may be part of a name.
pub(super) static WATERS: &[Cue] = &[Cue::SeaPlace, Cue::River, Cue::Lake, Cue::Mountain];

/// Names whose last word is lower case are rare; Slavic and Romance ones exist ("Nova gorica").
fn is_lower_name(last: &Word) -> bool {
    last.folded.chars().count() >= 4
}

/// So much better known is what the sentence means by a form that is also another place's name.
const RIVAL_MARGIN: f64 = 1.0;

/// The candidates of `name`, by its own spelling or by one without its ending.
fn candidates(glossary: &Glossary<'_>, language: &'static Language, name: &str) -> Rc<[Candidate]> {
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

/// Whether the words at hand are likely to be meant as the name of a place.
fn is_credible(around: &Surroundings<'_>, at: usize, len: usize, found: &Toponym) -> bool {
    let score = found.candidates[0].score;
    // "Ms" is no Mississippi.
    let person = len == 1 && around.words[at].introduces && score < HOUSEHOLD;
    if is_grammar(around, at, len) || person {
        return false;
    }
    if is_wide(found.best().class) {
        let longer = around.language.noun_adjuncts && around.is_name_word(at + len);
        let region = found.best().class == PlaceClass::Region;
        let listed = found.candidates[0].kind == NameKind::Alternate;
        // "Jewish" is how some gazetteers list the Jewish Autonomous Oblast.
        let common = || around.zipf(at).is_some_and(|zipf| zipf > COMMON);
        let word = len == 1 && region && listed && common();
        return (len > 1 || !around.is_cue(at)) && !longer && !word;
    }
    if around.is_introduced(at) || around.is_club(at + len) {
        return false;
    }
    let town = found.best().class == PlaceClass::Settlement;
    // "Nachbarstadt" is a kind word, "Seligenstadt" only looks like one.
    let common = || around.zipf(at).is_some_and(|zipf| score < zipf + WORD_MARGIN);
    let is_cue = around.is_cue(at) && (score < OBSCURE || common());
    if len == 1 && is_cue || town && around.has_article(at) && score < HOUSEHOLD {
        return false;
    }
    let zipf = if around.is_marked_name(at) { None } else { around.zipf(at) };
    let doubtful = len == 1 && is_doubtful(&found.candidates[0], zipf);
    (!doubtful || around.supports(at, len))
        && (!around.is_part_of_longer_name(at, len) || score > HOUSEHOLD)
}

/// A single word that may well be no place: a village, a common word, a rare name of something
/// else.
fn is_doubtful(candidate: &Candidate, zipf: Option<f64>) -> bool {
    let score = candidate.score;
    score < OBSCURE
        || zipf.is_some_and(|zipf| score < zipf + WORD_MARGIN)
        || candidate.kind == NameKind::Alternate && score < WELL_KNOWN - 2.0
}

/// A word that stands in every newspaper, on the Zipf scale.
const COMMON: f64 = 4.5;
/// A name as well known as a city of millions.
const HOUSEHOLD: f64 = 8.5;
/// A name as well known as a large town.
const WELL_KNOWN: f64 = 7.0;
/// The name of a village.
const OBSCURE: f64 = 4.5;
/// So much better known than a word on the Zipf scale must a place be to be meant by it.
const WORD_MARGIN: f64 = 3.4;

fn is_wide(class: PlaceClass) -> bool {
    matches!(class, PlaceClass::Country | PlaceClass::Continent | PlaceClass::Region)
}

/// Words of grammar alone are no name.
fn is_grammar(around: &Surroundings<'_>, at: usize, len: usize) -> bool {
    let words = &around.words[at..at + len];
    words.iter().all(|word| word.grammar) || len == 1 && words[0].folded.chars().count() < 2
}

/// What speaks for a name behind it, …
pub(super) static LEADING: &[Cue] =
    &[Cue::From, Cue::To, Cue::In, Cue::Between, Cue::Near, Cue::Off, Cue::Adjoin];
/// … or for one before it.
pub(super) static FOLLOWING: &[Cue] = &[Cue::Lie, Cue::Away, Cue::Adjoin];

/// Kind words that a name may follow with "of" between them, or without.
pub(super) static KIND_WORDS: &[Cue] = &[
    Cue::Settlement,
    Cue::Capital,
    Cue::Region,
    Cue::Country,
    Cue::River,
    Cue::Lake,
    Cue::Island,
    Cue::Mountain,
    Cue::SeaPlace,
];

impl Surroundings<'_> {
    /// The candidates of `name` in this language.
    fn candidates(&self, name: &str) -> Rc<[Candidate]> {
        candidates(self.glossary, self.language, name)
    }

    /// The country whose adjective of nationality the word is.
    pub(super) fn nationality(&self, at: usize) -> Option<Place> {
        let word = &self.words[at];
        let atlas = self.glossary.atlas;
        let known = || atlas.country_by_demonym(self.language.code, &word.folded);
        word.demonym.get_or_init(known).clone()
    }

    fn has_cue(&self, at: Option<usize>, cues: &[Cue]) -> bool {
        let found = at.and_then(|at| self.cues.get(at).copied().flatten());
        found.is_some_and(|(_, found)| found.any(cues))
    }

    /// Whether a phrase starts at the word that means something to the claims.
    fn is_cue(&self, at: usize) -> bool {
        self.cues[at].is_some_and(|(_, cues)| !cues.is_empty())
    }

    fn is_function_word(&self, at: usize) -> bool {
        self.words[at].grammar
    }

    /// A capital inside a sentence marks a name, in languages that write common nouns small.
    fn is_marked_name(&self, at: usize) -> bool {
        let inside = at > 0 && {
            let before = &self.words[at - 1];
            before.is_word() || matches!(before.mark, Some(',' | '(' | '–' | '—'))
        };
        self.language.capitals == Capitals::Names && inside && self.words[at].upper
    }

    fn zipf(&self, at: usize) -> Option<f64> {
        let word = &self.words[at];
        let known = || self.glossary.atlas.zipf(self.language.code, &word.folded);
        *word.zipf.get_or_init(known)
    }

    /// Whether the words around speak for a place: a preposition of place, a kind word, a container
    /// behind a comma, a verb of place.
    fn supports(&self, at: usize, len: usize) -> bool {
        let before = at.checked_sub(1);
        let heading = self.has_cue(before, &[Cue::Heading]);
        let opens = at == 0 || self.words[at - 1].mark.is_some() || heading;
        let contracted = before.is_some_and(|before| self.is_contraction(before));
        let follows = self.words.get(at + len);
        let listed = self.has_cue(before, &[Cue::And]) && at > 1 && self.words[at - 2].capital;
        let comma = follows.is_some_and(|word| matches!(word.mark, Some(',' | '(' | '–' | '—')));
        self.has_cue(before, KIND_WORDS)
            || self.has_particle_of_place(at + len)
            || self.has_cue(before, LEADING) && !contracted
            || self.has_cue(Some(at + len), FOLLOWING)
                && (opens || self.has_cue(before, &[Cue::And]))
            || listed
            || opens && self.heads_list(at + len)
            || comma && opens
    }

    /// "Torino e Milano": another well-known place follows an "and".
    fn heads_list(&self, at: usize) -> bool {
        let next = at + 1;
        let capital = self.words.get(next).is_some_and(|word| word.upper);
        let apart = || self.has_cue(Some(next + 1), &[Cue::Lie, Cue::Away, Cue::Apart]);
        let place = || {
            self.is_lone_place(next)
                || apart() && !self.candidates(self.words[next].span.of(self.text)).is_empty()
        };
        self.has_cue(Some(at), &[Cue::And]) && capital && place()
    }

    /// Korean puts behind the name what others put before it.
    fn has_particle_of_place(&self, at: usize) -> bool {
        self.language.postpositions
            && self.has_cue(Some(at), &[Cue::From, Cue::To, Cue::In, Cue::And, Cue::Between])
    }

    /// German prepositions that hold an article: names of settlements have none.
    fn is_contraction(&self, at: usize) -> bool {
        self.language.contractions.contains(&self.words[at].folded.as_str())
    }

    /// German names of settlements have no article; nouns that look like them do.
    fn has_article(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            let word = self.words[before].folded.as_str();
            self.language.before_nouns.contains(&word) || self.is_contraction(before)
        })
    }

    /// "Frau Kassel", "Dr. Münster", "Jack London": a title or a given name stands before it.
    fn is_introduced(&self, at: usize) -> bool {
        let full_stop = |at: usize| self.words[at].mark == Some('.') && self.words[at].glued;
        let before = match at.checked_sub(1) {
            Some(before) if full_stop(before) => before.checked_sub(1),
            before => before,
        };
        before.is_some_and(|before| self.words[before].upper && self.words[before].introduces)
    }

    /// "Hannover 96", "Schalke 04": what clubs carry behind the town.
    fn is_club(&self, at: usize) -> bool {
        let Some(number) = self.words.get(at).filter(|_| self.language.numbered_clubs) else {
            return false;
        };
        let digits = number.span.of(self.text);
        let two = digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
        let counted = self.words.get(at + 1).is_some_and(|next| next.is_word() && next.capital);
        two && !self.taken[at] && !counted
    }

    /// A capitalised neighbour of no known meaning makes the name part of a person's or a firm's.
    fn is_part_of_longer_name(&self, at: usize, len: usize) -> bool {
        // Korean has no capitals that would show it.
        let before = || at > 1 && self.is_name_word(at - 1);
        match self.language.capitals {
            Capitals::None => false,
            Capitals::Names | Capitals::Kinds => self.is_name_word(at + len) || before(),
            Capitals::Nouns => self.is_name_word(at + len),
        }
    }

    /// A capitalised word that a proper name may go on with, a kind word too: "… Park".
    fn continues_name(&self, at: usize) -> bool {
        let word = &self.words[at];
        word.upper && !word.grammar && !self.taken[at]
    }

    /// "nördlich | von | X".
    fn has_wind(&self, at: Option<usize>) -> bool {
        let cues = at.and_then(|at| self.cues.get(at).copied().flatten());
        cues.is_some_and(|(_, cues)| cues.wind.is_some())
    }

    /// A capitalised word that may be part of a proper name.
    fn is_proper(&self, at: usize) -> bool {
        let word = &self.words[at];
        let cue = self.is_cue(at) && !self.has_cue(Some(at), &[Cue::Site, Cue::Island]);
        word.upper && !word.grammar && !self.taken[at] && (!cue || word.joined)
    }

    /// A capitalised word that is no word of grammar and no kind word.
    fn is_name_word(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|word| word.is_word() && word.capital) else {
            return false;
        };
        let site = self.has_cue(Some(at), &[Cue::Site]);
        let free = !self.taken[at] && !is_han(word.span.of(self.text)) && !word.joined;
        free && !word.grammar && (site || !self.is_cue(at)) && !self.is_lone_place(at)
    }

    /// A neighbour that is itself a well-known place does not lengthen the name.
    fn is_lone_place(&self, at: usize) -> bool {
        let name = self.words[at].span.of(self.text);
        self.glossary.candidates(name).first().is_some_and(|found| found.score > WELL_KNOWN)
    }
}

/// Whether a word is written in Chinese characters.
pub fn is_han(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'))
}

fn han_name_at(around: &Surroundings<'_>, at: usize) -> Option<ToponymFound> {
    let cue_len = around.cues[at].map_or(0, |(len, _)| len);
    let han = |word: &&Word| is_han(word.span.of(around.text));
    let run = around.words[at..].iter().take(LONGEST_HAN_NAME).take_while(han).count();
    let free = (0..run).take_while(|index| !around.taken[at + index]).count();
    // "日本国土面积": a cue word that starts inside goes on behind the name.
    let cuts = |len: usize| {
        (1..len)
            .any(|inner| around.cues[at + inner].is_some_and(|(cue_len, _)| inner + cue_len > len))
    };
    let (whole, cut): (Vec<usize>, Vec<usize>) =
        (cue_len.max(1) + 1..=free).rev().partition(|&len| !cuts(len));
    whole.into_iter().chain(cut).find_map(|len| {
        let span = around.words[at].span.join(around.words[at + len - 1].span);
        let mut candidates = around.candidates(span.of(around.text)).to_vec();
        if let Some(kind) = around.han_kind(at + len) {
            candidates.retain(|candidate| classes(kind).contains(&candidate.place.class));
        }
        let toponym = Toponym { span, candidates, demonym: false };
        let found = !toponym.candidates.is_empty() && around.is_credible_han(at, len, &toponym);
        found.then_some(ToponymFound { toponym, len })
    })
}

impl Surroundings<'_> {
    /// The kind of water or mountain that the character behind a name makes of it: "台湾海峡".
    fn han_kind(&self, at: usize) -> Option<Cue> {
        static KINDS: &[Cue] = &[Cue::SeaPlace, Cue::Mountain, Cue::Lake];
        KINDS.iter().copied().find(|&cue| self.has_cue(Some(at), &[cue]))
    }

    /// Any two characters may be the name of some village: little known names need their
    /// surroundings.
    fn is_credible_han(&self, at: usize, len: usize, found: &Toponym) -> bool {
        let score = found.candidates[0].score;
        // "华盛顿公园", "芝加哥大学": the name of something that is named after the place.
        if self.has_cue(Some(at + len), &[Cue::Site, Cue::Sport]) {
            return false;
        }
        if is_wide(found.best().class) || score > WELL_KNOWN {
            return true;
        }
        let before = at.checked_sub(1);
        let opens = before.is_none_or(|before| self.words[before].mark.is_some());
        let leading = &[Cue::From, Cue::To, Cue::In, Cue::Between, Cue::Lie, Cue::And];
        let following = &[Cue::From, Cue::Lie, Cue::In, Cue::And, Cue::To];
        let placed = self.has_cue(before, leading)
            || opens && self.has_cue(Some(at + len), following)
            || self.words.get(at + len).is_some()
                && self.cues[at + len].is_some_and(|(_, c)| c.wind.is_some());
        // "、澎湖180海里"
        let measured = opens && self.taken.get(at + len).is_some_and(|&taken| taken);
        let rare = len == 2 && score < OBSCURE;
        (placed || measured) && !rare || len > 2 && score > OBSCURE
    }
}
