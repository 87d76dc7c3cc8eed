//! Cue words: the small closed vocabulary that ties figures to places.
//!
//! "entfernt", "as the crow flies", "la frontière", "единственный": each language pack lists its
//! words by class in its `cues.txt`. Claims are written over classes, so they read every
//! language alike.

use std::collections::HashMap;
use std::fmt;

use crate::atlas::fold;
use crate::geodesy::Wind;

use super::Language;
use super::glossary::Vocabulary;
use super::word::{Facts, Word, is_accented, words};

/// A class of cue words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Cue {
    From,
    To,
    Between,
    And,
    In,
    Here,
    Away,
    Apart,
    Straight,
    Rail,
    Road,
    Sea,
    Flight,
    Route,
    Detour,
    Shorten,
    Walk,
    Bicycle,
    Train,
    Bus,
    Ship,
    Near,
    Off,
    Nearest,
    Lie,
    Long,
    Wide,
    High,
    Narrowest,
    Area,
    SameSize,
    Larger,
    Smaller,
    Border,
    LandBorder,
    Common,
    Share,
    Adjoin,
    Landlocked,
    Coast,
    Section,
    World,
    Total,
    Neighbours,
    Shortest,
    Longest,
    Smallest,
    Largest,
    Second,
    Third,
    Among,
    Only,
    Link,
    Bridge,
    RailLink,
    RoadLink,
    Built,
    Settlement,
    Capital,
    Country,
    Region,
    River,
    Lake,
    Island,
    Mountain,
    SeaPlace,
    Site,
    Airport,
    TwoPlaces,
    TwoCities,
    It,
    Reach,
    Sport,
    Traffic,
    Speed,
    Network,
    Habit,
    Planned,
    Epicentre,
    Flow,
    Take,
    Not,
    SeaBorder,
    Delay,
    Have,
    Coastline,
    Landform,
    Part,
    Connect,
    Parted,
    Slightly,
    Port,
    NeighbourTown,
    Covered,
    Called,
    Say,
    According,
    Attributive,
    Moving,
    Person,
    Heading,
    Indefinite,
    Begin,
    RoundTrip,
    By,
    Past,
    Once,
    Enclosed,
    With,
    Including,
    Possessive,
    Just,
    But,
    Intended,
    Together,
    Except,
    Even,
    Leading,
}

/// The names of the classes in the packs, in the order of [`Cue`].
static NAMES: &[(&str, Cue)] = &[
    ("from", Cue::From),
    ("to", Cue::To),
    ("between", Cue::Between),
    ("and", Cue::And),
    ("in", Cue::In),
    ("here", Cue::Here),
    ("away", Cue::Away),
    ("apart", Cue::Apart),
    ("straight", Cue::Straight),
    ("rail", Cue::Rail),
    ("road", Cue::Road),
    ("sea", Cue::Sea),
    ("flight", Cue::Flight),
    ("route", Cue::Route),
    ("detour", Cue::Detour),
    ("shorten", Cue::Shorten),
    ("walk", Cue::Walk),
    ("bicycle", Cue::Bicycle),
    ("train", Cue::Train),
    ("bus", Cue::Bus),
    ("ship", Cue::Ship),
    ("near", Cue::Near),
    ("off", Cue::Off),
    ("nearest", Cue::Nearest),
    ("lie", Cue::Lie),
    ("long", Cue::Long),
    ("wide", Cue::Wide),
    ("high", Cue::High),
    ("narrowest", Cue::Narrowest),
    ("area", Cue::Area),
    ("same_size", Cue::SameSize),
    ("larger", Cue::Larger),
    ("smaller", Cue::Smaller),
    ("border", Cue::Border),
    ("land_border", Cue::LandBorder),
    ("common", Cue::Common),
    ("share", Cue::Share),
    ("adjoin", Cue::Adjoin),
    ("landlocked", Cue::Landlocked),
    ("coast", Cue::Coast),
    ("section", Cue::Section),
    ("world", Cue::World),
    ("total", Cue::Total),
    ("neighbours", Cue::Neighbours),
    ("shortest", Cue::Shortest),
    ("longest", Cue::Longest),
    ("smallest", Cue::Smallest),
    ("largest", Cue::Largest),
    ("second", Cue::Second),
    ("third", Cue::Third),
    ("among", Cue::Among),
    ("only", Cue::Only),
    ("link", Cue::Link),
    ("bridge", Cue::Bridge),
    ("rail_link", Cue::RailLink),
    ("road_link", Cue::RoadLink),
    ("built", Cue::Built),
    ("settlement", Cue::Settlement),
    ("capital", Cue::Capital),
    ("country", Cue::Country),
    ("region", Cue::Region),
    ("river", Cue::River),
    ("lake", Cue::Lake),
    ("island", Cue::Island),
    ("mountain", Cue::Mountain),
    ("sea_place", Cue::SeaPlace),
    ("site", Cue::Site),
    ("airport", Cue::Airport),
    ("two_places", Cue::TwoPlaces),
    ("two_cities", Cue::TwoCities),
    ("it", Cue::It),
    ("reach", Cue::Reach),
    ("sport", Cue::Sport),
    ("traffic", Cue::Traffic),
    ("speed", Cue::Speed),
    ("network", Cue::Network),
    ("habit", Cue::Habit),
    ("planned", Cue::Planned),
    ("epicentre", Cue::Epicentre),
    ("flow", Cue::Flow),
    ("take", Cue::Take),
    ("not", Cue::Not),
    ("sea_border", Cue::SeaBorder),
    ("delay", Cue::Delay),
    ("have", Cue::Have),
    ("coastline", Cue::Coastline),
    ("landform", Cue::Landform),
    ("part", Cue::Part),
    ("connect", Cue::Connect),
    ("parted", Cue::Parted),
    ("slightly", Cue::Slightly),
    ("port", Cue::Port),
    ("neighbour_town", Cue::NeighbourTown),
    ("covered", Cue::Covered),
    ("called", Cue::Called),
    ("say", Cue::Say),
    ("according", Cue::According),
    ("attributive", Cue::Attributive),
    ("moving", Cue::Moving),
    ("person", Cue::Person),
    ("heading", Cue::Heading),
    ("indefinite", Cue::Indefinite),
    ("begin", Cue::Begin),
    ("round_trip", Cue::RoundTrip),
    ("by", Cue::By),
    ("past", Cue::Past),
    ("once", Cue::Once),
    ("enclosed", Cue::Enclosed),
    ("with", Cue::With),
    ("including", Cue::Including),
    ("possessive", Cue::Possessive),
    ("just", Cue::Just),
    ("but", Cue::But),
    ("intended", Cue::Intended),
    ("together", Cue::Together),
    ("except", Cue::Except),
    ("even", Cue::Even),
    ("leading", Cue::Leading),
];

/// The classes that a word or phrase belongs to, and its wind if it names one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues {
    bits: u128,
    pub wind: Option<Wind>,
}

impl Cues {
    pub fn has(self, cue: Cue) -> bool {
        self.bits & 1 << cue as u8 != 0
    }

    pub fn any(self, cues: &[Cue]) -> bool {
        cues.iter().any(|&cue| self.has(cue))
    }

    pub fn is_empty(self) -> bool {
        self.bits == 0 && self.wind.is_none()
    }

    /// The classes of both.
    pub fn join(self, other: Self) -> Self {
        Self { bits: self.bits | other.bits, wind: self.wind.or(other.wind) }
    }

    /// The class called `name` in a pack: one of [`NAMES`], or a wind's letters.
    fn named(name: &str) -> Option<Self> {
        if let Some((_, cue)) = NAMES.iter().find(|(known, _)| *known == name) {
            return Some(Self { bits: 1 << *cue as u8, wind: None });
        }
        let wind = Wind::ALL.into_iter().find(|w| w.letters().eq_ignore_ascii_case(name))?;
        Some(Self { bits: 0, wind: Some(wind) })
    }
}

/// The classes' names, for people who write packs.
impl fmt::Display for Cues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = NAMES.iter().filter(|(_, cue)| self.has(*cue)).map(|(name, _)| *name);
        let names: Vec<_> = named.chain(self.wind.map(Wind::letters)).collect();
        f.write_str(&names.join(" "))
    }
}

/// One word of a phrase; `*` at either end stands for any letters.
#[derive(Debug)]
struct Pattern {
    letters: String,
    open_start: bool,
    open_end: bool,
    /// Short words are told apart by their accents: "è" is "is", "e" is "and".
    accented: Option<bool>,
}

/// Longer words than this are the same without their accents.
const LONGEST_MINIMAL: usize = 3;

impl Pattern {
    fn new(word: &str) -> Self {
        let letters = fold(word.trim_matches('*'));
        let short = letters.chars().count() <= LONGEST_MINIMAL && !word.contains('*');
        Self {
            accented: short.then(|| is_accented(word)),
            letters,
            open_start: word.starts_with('*'),
            open_end: word.ends_with('*'),
        }
    }

    fn matches(&self, word: &Facts) -> bool {
        // Capitals may go without their accents.
        let bare_capital = word.capital && !word.accented;
        if self.accented.is_some_and(|accented| accented != word.accented && !bare_capital) {
            return false;
        }
        let word = word.folded.as_str();
        match (self.open_start, self.open_end) {
            (false, false) => word == self.letters,
            (false, true) => word.starts_with(&self.letters),
            (true, false) => word.len() > self.letters.len() && word.ends_with(&self.letters),
            (true, true) => word.contains(&self.letters),
        }
    }
}

#[derive(Debug)]
struct Phrase {
    words: Vec<Pattern>,
    cues: Cues,
}

/// The cue words of one language.
#[derive(Debug)]
pub struct CueWords {
    phrases: Vec<Phrase>,
    /// Indices of phrases by the first character of their first word.
    by_first: HashMap<char, Vec<u32>>,
    /// Indices of phrases whose first word may begin with anything.
    open: Vec<u32>,
}

impl CueWords {
    /// The longest phrase that `words` starts with: how many words it takes, and its classes.
    pub fn longest(&self, words: &[Word]) -> Option<(usize, Cues)> {
        let mut best: Option<(usize, Cues)> = None;
        for &index in self.opened(words) {
            let phrase = &self.phrases[index as usize];
            let len = phrase.words.len();
            if best.is_some_and(|(longest, _)| longest > len) || !phrase.goes_on(words) {
                continue;
            }
            best = match best {
                Some((longest, cues)) if longest == len => Some((len, cues.join(phrase.cues))),
                _ => Some((len, phrase.cues)),
            };
        }
        best
    }

    /// The classes of all phrases that `words` start with, and the phrases that may go on behind
    /// them.
    pub(super) fn all(&self, words: &[Word]) -> (Cues, Vec<u32>) {
        let (mut cues, mut open) = (Cues::default(), Vec::new());
        for &index in self.opened(words) {
            let phrase = &self.phrases[index as usize];
            if phrase.goes_on(words) {
                cues = cues.join(phrase.cues);
            } else if phrase.words.len() > words.len() && phrase.fits(words) {
                open.push(index);
            }
        }
        (cues, open)
    }

    /// Whether the word may open a phrase of one of `cues`.
    pub(super) fn may_open(&self, word: &Word, cues: &[Cue]) -> bool {
        let opened = self.opened(std::slice::from_ref(word)).iter();
        opened.into_iter().any(|&index| self.phrases[index as usize].cues.any(cues))
    }

    /// Whether word `at` of the phrase `index` is `word`.
    pub(super) fn goes_on(&self, index: u32, at: usize, word: &Facts) -> bool {
        self.phrases[index as usize].words.get(at).is_some_and(|pattern| pattern.matches(word))
    }

    /// Whether word `at` is the last one of the phrase `index`.
    pub(super) fn ends(&self, index: u32, at: usize) -> bool {
        self.phrases[index as usize].words.len() == at + 1
    }

    pub(super) fn cues(&self, index: u32) -> Cues {
        self.phrases[index as usize].cues
    }

    /// The phrases that the first of `words` may be the first word of.
    fn opened<'w>(&self, words: &'w [Word]) -> &'w [u32] {
        let first = words.first().filter(|word| word.is_word());
        first.map_or(&[], |first| first.phrases.get_or_init(|| self.opened_by(first)))
    }

    /// The phrases that the word may be the first of.
    fn opened_by(&self, word: &Facts) -> Box<[u32]> {
        let listed = word.folded.chars().next().and_then(|c| self.by_first.get(&c));
        let fits = |index: &u32| self.phrases[*index as usize].words[0].matches(word);
        listed.into_iter().flatten().chain(&self.open).copied().filter(fits).collect()
    }

    /// The cue words of `language`.
    pub fn of(language: &'static Language) -> Self {
        let vocabulary = Vocabulary::new(language);
        let mut words = Self { phrases: Vec::new(), by_first: HashMap::new(), open: Vec::new() };
        for line in language.cues.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let (name, phrases) = line.split_once(':').expect("a test checks every line");
            let cues = Cues::named(name).expect("a test checks every class name");
            for phrase in phrases.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                words.add(phrase, cues, &vocabulary);
            }
        }
        words
    }

    fn add(&mut self, phrase: &str, cues: Cues, vocabulary: &Vocabulary) {
        let words: Vec<_> =
            split_words(phrase, vocabulary).iter().map(|word| Pattern::new(word)).collect();
        let Some(first) = words.first() else { return };
        let list = match first.letters.chars().next() {
            Some(c) if !first.open_start => self.by_first.entry(c).or_default(),
            _ => &mut self.open,
        };
        list.push(self.phrases.len() as u32);
        self.phrases.push(Phrase { words, cues });
    }
}

impl Phrase {
    /// Whether `words`, the first of which fits, go on as the phrase does.
    fn goes_on(&self, words: &[Word]) -> bool {
        self.words.len() <= words.len() && self.fits(words)
    }

    /// The same as far as `words` go.
    fn fits(&self, words: &[Word]) -> bool {
        self.words.iter().zip(words).skip(1).all(|(pattern, word)| pattern.matches(word))
    }
}

/// The words of a phrase as the tokeniser would cut them; `*` stays with its word.
fn split_words(phrase: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let mut found = Vec::new();
    for part in phrase.split_whitespace() {
        let plain = part.replace('*', "");
        // A stem that goes on in any way must not lose what only looks like a particle.
        if vocabulary.language.postpositions && part.ends_with('*') {
            found.push(part.to_owned());
            continue;
        }
        let cut: Vec<_> = words(&plain, vocabulary)
            .into_iter()
            .filter(|word| word.mark.is_none())
            .map(|word| word.span.of(&plain).to_owned())
            .collect();
        let last = cut.len().saturating_sub(1);
        found.extend(cut.into_iter().enumerate().map(|(index, word)| {
            let start = if index == 0 && part.starts_with('*') { "*" } else { "" };
            let end = if index == last && part.ends_with('*') { "*" } else { "" };
            format!("{start}{word}{end}")
        }));
    }
    found
}

/// The phrases of a pack.
#[cfg(test)]
pub fn listed(language: &Language) -> impl Iterator<Item = &'static str> {
    let lines = language.cues.lines().filter(|line| !line.starts_with('#'));
    let phrases = lines.filter_map(|line| line.split_once(':'));
    let phrases = phrases.flat_map(|(_, phrases)| phrases.split(',').map(str::trim));
    phrases.filter(|phrase| !phrase.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::LANGUAGES;

    #[test]
    fn every_line_of_every_pack_is_understood() {
        for language in LANGUAGES {
            let code = language.code;
            for line in
                language.cues.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
            {
                let (name, _) = line.split_once(':').unwrap_or_else(|| panic!("{code}: {line}"));
                assert!(Cues::named(name).is_some(), "{code}: {name}");
            }
        }
    }

    #[test]
    fn class_names_are_in_the_order_of_the_enum() {
        for (index, (_, cue)) in NAMES.iter().enumerate() {
            assert_eq!(*cue as usize, index);
        }
    }
}
