//! The classes of cue words, and sets of them.

use std::fmt;

use crate::geodesy::Wind;

/// Declares the classes with their names in the packs. Words of grammar mean nothing by themselves:
/// a word with no other class is plain.
macro_rules! classes {
    (
        meaning { $($class:ident = $name:literal,)* }
        grammar { $first:ident = $first_name:literal, $($word:ident = $word_name:literal,)* }
    ) => {
        /// A class of cue words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Cue { $($class,)* $first = GRAMMAR, $($word,)* }

        /// The classes by their names in the packs.
        static NAMES: &[(&str, Cue)] = &[
            $(($name, Cue::$class),)*
            ($first_name, Cue::$first),
            $(($word_name, Cue::$word),)*
        ];
    };
}

/// The first class of grammar: half a set is for them.
const GRAMMAR: u8 = 128;

classes! {
    meaning {
        From = "from",
        To = "to",
        Between = "between",
        And = "and",
        In = "in",
        Here = "here",
        Away = "away",
        Apart = "apart",
        Straight = "straight",
        Rail = "rail",
        Road = "road",
        Sea = "sea",
        Flight = "flight",
        Route = "route",
        Detour = "detour",
        Shorten = "shorten",
        Comparative = "comparative",
        Walk = "walk",
        Bicycle = "bicycle",
        Train = "train",
        Bus = "bus",
        Ship = "ship",
        Near = "near",
        Off = "off",
        Nearest = "nearest",
        Lie = "lie",
        Long = "long",
        Wide = "wide",
        High = "high",
        Narrowest = "narrowest",
        Widest = "widest",
        Bloc = "bloc",
        Fiction = "fiction",
        Suburb = "suburb",
        Dwell = "dwell",
        Area = "area",
        SameSize = "same_size",
        Larger = "larger",
        Smaller = "smaller",
        Border = "border",
        LandBorder = "land_border",
        Common = "common",
        Share = "share",
        Adjoin = "adjoin",
        Landlocked = "landlocked",
        Coast = "coast",
        Section = "section",
        World = "world",
        Total = "total",
        Neighbours = "neighbours",
        Shortest = "shortest",
        Longest = "longest",
        Smallest = "smallest",
        Largest = "largest",
        Ordinal = "ordinal",
        Among = "among",
        Only = "only",
        Link = "link",
        Bridge = "bridge",
        RailLink = "rail_link",
        RoadLink = "road_link",
        Built = "built",
        Settlement = "settlement",
        Capital = "capital",
        Country = "country",
        Region = "region",
        River = "river",
        Lake = "lake",
        Island = "island",
        Mountain = "mountain",
        SeaPlace = "sea_place",
        Site = "site",
        Airport = "airport",
        TwoPlaces = "two_places",
        TwoCities = "two_cities",
        It = "it",
        Reach = "reach",
        Sport = "sport",
        Traffic = "traffic",
        Speed = "speed",
        Network = "network",
        Habit = "habit",
        Planned = "planned",
        Epicentre = "epicentre",
        Flow = "flow",
        Take = "take",
        Not = "not",
        SeaBorder = "sea_border",
        Delay = "delay",
        Have = "have",
        Coastline = "coastline",
        Landform = "landform",
        Part = "part",
        Connect = "connect",
        Parted = "parted",
        Slightly = "slightly",
        Port = "port",
        NeighbourTown = "neighbour_town",
        Covered = "covered",
        Called = "called",
        Say = "say",
        According = "according",
        Attributive = "attributive",
        Moving = "moving",
        Person = "person",
        Heading = "heading",
        Indefinite = "indefinite",
        Begin = "begin",
        RoundTrip = "round_trip",
        By = "by",
        Past = "past",
        Once = "once",
        Enclosed = "enclosed",
        With = "with",
        Including = "including",
        SeaName = "sea_name",
        Equator = "equator",
        ArcticCircle = "arctic_circle",
        AntarcticCircle = "antarctic_circle",
        Cancer = "cancer",
        Capricorn = "capricorn",
        Norther = "norther",
        Souther = "souther",
        Northmost = "northmost",
        Southmost = "southmost",
        Superlative = "superlative",
        Finite = "finite",
        Traverse = "traverse",
    }
    grammar {
        Possessive = "possessive",
        Our = "our",
        Just = "just",
        But = "but",
        Intended = "intended",
        Together = "together",
        Summed = "summed",
        Generic = "generic",
        Except = "except",
        Even = "even",
        Leading = "leading",
        Relative = "relative",
        Pronoun = "pronoun",
        Demonstrative = "demonstrative",
        ThisCountry = "this_country",
        ThisTown = "this_town",
        ThisRegion = "this_region",
        ThisIsland = "this_island",
        ThisLake = "this_lake",
        TwoCapitals = "two_capitals",
        Plural = "plural",
        One = "one",
        Genitive = "genitive",
        Of = "of",
        At = "at",
        On = "on",
        Upon = "upon",
        Over = "over",
        Through = "through",
        Around = "around",
        Aside = "aside",
        Facing = "facing",
        Throughout = "throughout",
        RunsOn = "runs_on",
        AdjoinedTo = "adjoined_to",
        ConsistingOf = "consisting_of",
        PartCoast = "part_coast",
        Noble = "noble",
        No = "no",
        Bound = "bound",
        Form = "form",
        Measure = "measure",
        Adverb = "adverb",
        Topic = "topic",
        Supposed = "supposed",
        If = "if",
        Subjunctive = "subjunctive",
        After = "after",
        Halfway = "halfway",
        Closer = "closer",
        Figurative = "figurative",
        OfAnything = "of_anything",
        Mouth = "mouth",
    }
}

/// The classes of words that name a parallel.
pub static PARALLELS: &[Cue] =
    &[Cue::Equator, Cue::ArcticCircle, Cue::AntarcticCircle, Cue::Cancer, Cue::Capricorn];

/// The classes that a word or phrase belongs to, and its wind if it names one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues {
    meaning: u128,
    grammar: u128,
    pub wind: Option<Wind>,
}

impl Cue {
    /// Whether its words mean nothing by themselves.
    pub const fn is_grammar(self) -> bool {
        self as u8 >= GRAMMAR
    }

    const fn bit(self) -> u128 {
        1 << (self as u8 % GRAMMAR)
    }
}

impl From<Cue> for Cues {
    fn from(cue: Cue) -> Self {
        if cue.is_grammar() {
            Self { grammar: cue.bit(), ..Self::default() }
        } else {
            Self { meaning: cue.bit(), ..Self::default() }
        }
    }
}

impl Cues {
    /// All of `cues`.
    pub const fn of(cues: &[Cue]) -> Self {
        let mut all = Self { meaning: 0, grammar: 0, wind: None };
        let mut at = 0;
        while at < cues.len() {
            if cues[at].is_grammar() {
                all.grammar |= cues[at].bit();
            } else {
                all.meaning |= cues[at].bit();
            }
            at += 1;
        }
        all
    }

    /// Whether a class belongs to both.
    pub fn overlaps(self, other: Self) -> bool {
        self.meaning & other.meaning | self.grammar & other.grammar != 0
    }

    pub fn has(self, cue: Cue) -> bool {
        let set = if cue.is_grammar() { self.grammar } else { self.meaning };
        set & cue.bit() != 0
    }

    pub fn any(self, cues: &[Cue]) -> bool {
        cues.iter().any(|&cue| self.has(cue))
    }

    /// Whether the word is plain: it names no wind and has no class but those of grammar.
    pub fn is_empty(self) -> bool {
        self.meaning == 0 && self.wind.is_none()
    }

    /// The classes without those of grammar.
    pub fn meaning(self) -> Self {
        Self { grammar: 0, ..self }
    }

    /// The classes of both.
    pub fn join(self, other: Self) -> Self {
        Self {
            meaning: self.meaning | other.meaning,
            grammar: self.grammar | other.grammar,
            wind: self.wind.or(other.wind),
        }
    }

    /// The class called `name` in a pack, or the wind of these letters.
    pub(super) fn named(name: &str) -> Option<Self> {
        if let Some((_, cue)) = NAMES.iter().find(|(known, _)| *known == name) {
            return Some((*cue).into());
        }
        let wind = Wind::ALL.into_iter().find(|w| w.letters().eq_ignore_ascii_case(name))?;
        Some(Self { wind: Some(wind), ..Self::default() })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in() {
        for (name, cue) in NAMES {
            let one = Cues::named(name).unwrap();
            assert!(one.has(*cue) && one.to_string() == *name, "{name}");
            assert_eq!(one.is_empty(), cue.is_grammar(), "{name}");
        }
    }
}
