//! From a name to the places that bear it, over all layers, best first.

use std::cmp::{Ordering, Reverse};
use std::ops::RangeInclusive;

use super::names::{BytePairs, NON_JOINER, NameKind, Posting};
use super::spelling::{MOST_LETTERS, NearlySpelt};
use super::{Atlas, CountryCode, Place, PlaceClass, fold, respellings};

/// Candidates beyond this number are never meant without a country or region beside them.
const MOST: usize = 32;

/// By how much a spelling exactly as asked for speaks for a place, in powers of ten.
const EXACT_BONUS: f64 = 0.4;

/// A place that bears a name, and how much speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub place: Place,
    /// How the name belongs to the place.
    pub kind: NameKind,
    /// Prominence in powers of ten, less what the kind of name takes off: two candidates that
    /// differ by 1 are ten to one in the number of people and of languages that know them.
    pub score: f64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Layer {
    Countries,
    Gazetteer,
    Features,
}

/// A posting of some layer, before its place is made.
#[derive(Clone, Copy)]
struct Hit {
    layer: Layer,
    posting: Posting,
    score: f64,
}

impl Atlas {
    /// The places that bear `name` in any language, best first.
    pub fn candidates(&self, name: &str) -> Vec<Candidate> {
        self.likely(name, f64::INFINITY)
    }

    /// The same, but for those whose score is more than `span` below the best; namesakes that are
    /// not worth a thought cost nothing.
    pub(super) fn likely(&self, name: &str, span: f64) -> Vec<Candidate> {
        let own = || self.own_candidates(&fold(name), |_| true);
        let own = if self.has_own_names() { own() } else { Vec::new() };
        if own.is_empty() { self.ranked(name, span, |_| true) } else { own }
    }

    /// The same, only in one country and its territories; features that lie partly in it are among
    /// them.
    pub fn candidates_in(&self, name: &str, country: CountryCode) -> Vec<Candidate> {
        let own = self.own_candidates(&fold(name), Self::own_in(country));
        if !own.is_empty() {
            return own;
        }
        let inside =
            |code: CountryCode| code == country || self.countries.sovereign(code) == country;
        self.ranked(name, f64::INFINITY, |hit| match hit.layer {
            Layer::Countries => false,
            Layer::Gazetteer => self.gazetteer.country(hit.posting.record).is_some_and(inside),
            Layer::Features => self.features.lies_in(hit.posting.record, country),
        })
    }

    /// The settlements of that name in a first-level region.
    pub fn candidates_in_region(&self, name: &str, region: &Place) -> Vec<Candidate> {
        self.ranked(name, f64::INFINITY, |hit| {
            let inside = || self.gazetteer.region_id(hit.posting.record) == Some(&*region.id.0);
            hit.layer == Layer::Gazetteer && inside()
        })
    }

    /// Whether a folded name is known; cheap, for the scanning of texts.
    pub fn is_name(&self, folded: &str) -> bool {
        self.is_own_name(folded)
            || self.gazetteer.names.contains(folded)
            || self.features.names.contains(folded)
            || self.countries.names.contains(folded)
    }

    /// Whether some name begins with the folded `start`, in this spelling or one that is tried in
    /// its stead, and the word at its end goes on for at most `most` bytes; cheap, for the scanning
    /// of texts.
    pub fn begins_name(&self, start: &str, most: usize) -> bool {
        let begins = |start: &str| {
            self.gazetteer.names.begins(start, most)
                || self.features.names.begins(start, most)
                || self.countries.names.begins(start, most)
                || self.begins_own_name(start)
        };
        begins(start) || respellings(start).iter().any(|start| begins(start))
    }

    /// Adds the two bytes that come behind the folded `start` in the names that
    /// [begin](Self::begins_name) with it, those that the user gave left out.
    pub fn add_next_in_names(&self, start: &str, pairs: &mut BytePairs) {
        for start in std::iter::once(start.to_owned()).chain(respellings(start)) {
            self.gazetteer.names.add_next(&start, pairs);
            self.features.names.add_next(&start, pairs);
            self.countries.names.add_next(&start, pairs);
        }
    }

    /// The countries that are, or have a region that is, called by a name that begins with the
    /// folded `start`, in this spelling or one that is tried in its stead; `None` where there are
    /// too many such names.
    pub fn countries_begun(&self, start: &str) -> Option<Vec<CountryCode>> {
        const MOST_NAMES: usize = 200;
        if self.begins_own_name(start) {
            return None;
        }
        let mut countries = Vec::new();
        for start in std::iter::once(start.to_owned()).chain(respellings(start)) {
            let postings = self.countries.names.postings_from(&start, MOST_NAMES)?;
            countries.extend(postings.iter().filter_map(|it| self.countries.country(it.record)));
            let postings = self.gazetteer.names.postings_from(&start, MOST_NAMES)?;
            let regions = postings.iter().filter(|it| self.gazetteer.is_region(it.record));
            countries.extend(regions.filter_map(|it| self.gazetteer.country(it.record)));
            let postings = self.features.names.postings_from(&start, MOST_NAMES)?;
            let features = postings.iter().filter(|it| {
                let class = self.features.class(it.record);
                matches!(class, Some(PlaceClass::Region | PlaceClass::Country))
            });
            let places = features.filter_map(|it| self.features.place(it.record));
            countries.extend(places.filter_map(|it| it.country));
        }
        Some(countries)
    }

    /// Names of known places that are spelt nearly like `name`, the likeliest first: those that
    /// differ least from it, then those that begin as it does, then the most prominent.
    pub fn suggest(&self, name: &str) -> Vec<String> {
        Self::suggestions(name, &self.nearly_called(name))
    }

    /// The same, from the places that are [nearly called](Self::nearly_called) so.
    pub fn suggestions(name: &str, near: &[Place]) -> Vec<String> {
        const MOST_NAMES: usize = 5;
        let asked = fold(name);
        let Some(spelling) = NearlySpelt::new(&asked, 0) else { return Vec::new() };
        let mut names: Vec<String> = Vec::new();
        for place in near {
            if !names.iter().any(|name| *name == place.name) {
                names.push(place.name.clone().into_owned());
            }
        }
        names.sort_by_cached_key(|name| {
            let name = fold(name);
            let common = name.chars().zip(asked.chars()).take_while(|(a, b)| a == b).count();
            (spelling.edits_to(&name), Reverse(common))
        });
        names.truncate(MOST_NAMES);
        names
    }

    /// Places one of whose names is spelt nearly like `name`, most prominent first.
    pub fn nearly_called(&self, name: &str) -> Vec<Place> {
        let folded = fold(name);
        // Short names are all alike, and nobody means a long one by two mistakes alone.
        let most_edits = match folded.chars().count() {
            3..=5 | 15..=MOST_LETTERS => 1,
            6..=14 => 2,
            _ => 0,
        };
        (1..=most_edits)
            .map(|edits| self.near(&folded, edits))
            .find(|places| !places.is_empty())
            .unwrap_or_default()
    }

    fn near(&self, folded: &str, edits: u8) -> Vec<Place> {
        let Some(automaton) = NearlySpelt::new(folded, edits) else { return Vec::new() };
        let Some(first) = folded.chars().next() else { return Vec::new() };
        // Nobody makes two mistakes and one of them in the first letter.
        let first = if edits > 1 { first..=first } else { block(first) };
        let mut near: Vec<(Place, f64)> = Vec::new();
        for layer in [Layer::Countries, Layer::Gazetteer, Layer::Features] {
            let names = match layer {
                Layer::Countries => &self.countries.names,
                Layer::Gazetteer => &self.gazetteer.names,
                Layer::Features => &self.features.names,
            };
            for (_, posting) in names.near(&automaton, first.clone()) {
                let hit = self.hit(layer, posting);
                near.extend(self.place(hit).map(|place| (place, hit.score)));
            }
        }
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.name.cmp(&b.0.name)));
        near.into_iter().map(|(place, _)| place).collect()
    }

    fn ranked(&self, name: &str, span: f64, keep: impl Fn(&Hit) -> bool) -> Vec<Candidate> {
        let folded = fold(name);
        let mut hits = self.hits(&folded, &keep);
        if hits.is_empty() {
            let apart = name.contains(NON_JOINER).then(|| fold(&name.replace(NON_JOINER, " ")));
            hits = apart
                .into_iter()
                .chain(respellings(&folded))
                .map(|folded| self.hits(&folded, &keep))
                .find(|hits| !hits.is_empty())
                .unwrap_or_default();
        }
        hits.sort_by(best_first);
        hits.truncate(MOST);
        let best = hits.first().map_or(0.0, |best| best.score);
        let near = |hit: &Hit| hit.score + EXACT_BONUS >= best - span || self.is_region(hit);
        let (near, rest): (Vec<Hit>, Vec<Hit>) = hits.into_iter().partition(near);
        let read = |hit: Hit| self.candidate(hit, name);
        let mut candidates: Vec<Candidate> = near.into_iter().filter_map(read).collect();
        // Where a region takes the lead, others are not so far behind.
        if !small_beside_region(&candidates).towns.is_empty() {
            candidates.extend(rest.into_iter().filter_map(read));
        }
        for country in outdone(&candidates, &folded) {
            candidates[country].score -= OUTDONE;
        }
        let Small { towns, most } = small_beside_region(&candidates);
        for town in towns {
            candidates[town].score = candidates[town].score.min(most);
        }
        let lead = candidates.iter().map(|it| it.score).fold(f64::NEG_INFINITY, f64::max);
        candidates.retain(|candidate| candidate.score >= lead - span);
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        candidates
    }

    fn hits(&self, folded: &str, keep: &impl Fn(&Hit) -> bool) -> Vec<Hit> {
        let countries = self.countries.names.postings(folded).map(|it| (Layer::Countries, it));
        let gazetteer = self.gazetteer.names.postings(folded).map(|it| (Layer::Gazetteer, it));
        let features = self.features.names.postings(folded).map(|it| (Layer::Features, it));
        countries
            .chain(gazetteer)
            .chain(features)
            .map(|(layer, posting)| self.hit(layer, posting))
            .filter(keep)
            .collect()
    }

    fn hit(&self, layer: Layer, posting: Posting) -> Hit {
        let prominence = match layer {
            Layer::Countries => self.countries.prominence(posting.record),
            Layer::Gazetteer => self.gazetteer.prominence(posting.record),
            Layer::Features => self.features.prominence(posting.record),
        };
        Hit { layer, posting, score: prominence - posting.kind.penalty() }
    }

    fn is_region(&self, hit: &Hit) -> bool {
        match hit.layer {
            Layer::Countries => false,
            Layer::Gazetteer => self.gazetteer.is_region(hit.posting.record),
            Layer::Features => self.features.class(hit.posting.record) == Some(PlaceClass::Region),
        }
    }

    fn place(&self, hit: Hit) -> Option<Place> {
        match hit.layer {
            Layer::Countries => self.countries.place(hit.posting.record),
            Layer::Gazetteer => self.gazetteer.place(hit.posting.record),
            Layer::Features => self.features.place(hit.posting.record),
        }
    }

    fn candidate(&self, hit: Hit, asked: &str) -> Option<Candidate> {
        let place = self.place(hit)?;
        let exact = place.name == asked && place.class == PlaceClass::Settlement;
        let score = hit.score + if exact { EXACT_BONUS } else { 0.0 };
        Some(Candidate { place: self.spelled(place), kind: hit.posting.kind, score })
    }
}

/// What a country loses to a namesake of its own name, in powers of ten of prominence.
const OUTDONE: f64 = 3.0;

/// Öland is the island, though some language calls the Netherlands so: the countries that only
/// another language calls `folded`, beside an island, lake, mountain or river whose own name it is.
fn outdone(candidates: &[Candidate], folded: &str) -> Vec<usize> {
    let own = |it: &Candidate| fold(&it.place.name) == *folded;
    let country = |it: &Candidate| it.place.class == PlaceClass::Country;
    let natural = |it: &&Candidate| {
        matches!(
            it.place.class,
            PlaceClass::Island | PlaceClass::Lake | PlaceClass::Mountain | PlaceClass::River
        )
    };
    if !candidates.iter().filter(natural).any(own) {
        return Vec::new();
    }
    let foreign = |(_, it): &(usize, &Candidate)| country(it) && !own(it);
    candidates.iter().enumerate().filter(foreign).map(|(at, _)| at).collect()
}

/// Towns that are small beside a region of the same name.
#[derive(Default)]
struct Small {
    /// Indices of candidates.
    towns: Vec<usize>,
    /// The score that is left to them.
    most: f64,
}

/// A region's own name means the region, and not a town that is small beside it: "Andalusia" is no
/// town in Alabama, and "Oklahoma" not short for its city. But "New York" may be the city, and
/// "Salzburg" is.
fn small_beside_region(candidates: &[Candidate]) -> Small {
    /// A town outside must have at least this share of the region's people …
    const OUTSIDE_SHARE: u32 = 5;
    /// … or so many people of its own, as Washington has, …
    const OUTSIDE_CITY: u32 = 200_000;
    /// … and one inside, which is rarely called so, this share.
    const SHORT_SHARE: u32 = 4;
    /// "Santander" is Spain's before it is short for a department: a place that is so much better
    /// known, in powers of ten, is not small beside a region that has more to its own name.
    const BETTER_KNOWN: f64 = 1.0;
    let named = |it: &&Candidate| {
        let usual = matches!(it.kind, NameKind::Preferred | NameKind::Language);
        it.place.class == PlaceClass::Region && usual
    };
    let Some(region) = candidates.iter().find(named) else { return Small::default() };
    let is_small = |it: &Candidate| {
        let inside = it.place.belongs_to(&region.place);
        let people = region.place.population;
        let least =
            if inside { people / SHORT_SHARE } else { OUTSIDE_CITY.min(people / OUTSIDE_SHARE) };
        let own = inside && it.kind != NameKind::Alternate;
        let short = region.kind != NameKind::Preferred;
        let better_known = !inside && short && it.score > region.score + BETTER_KNOWN;
        !own && !better_known && it.place.population < least
    };
    // "Córdoba": where a region has its name from a town in it, any other town may have it as well.
    let namesake = |it: &Candidate| {
        let town = it.place.class == PlaceClass::Settlement && it.place.belongs_to(&region.place);
        let large = it.place.population >= region.place.population / OUTSIDE_SHARE;
        town && large && it.kind != NameKind::Alternate
    };
    if candidates.iter().any(namesake) {
        return Small::default();
    }
    let towns = candidates
        .iter()
        .enumerate()
        .filter(|(_, it)| it.place.class == PlaceClass::Settlement && is_small(it));
    Small { towns: towns.map(|(index, _)| index).collect(), most: region.score - EXACT_BONUS }
}

/// The characters among which a slip of the finger stays: those of the same script, or near it.
/// Beginnings in all others would make a search touch every page of the index.
fn block(letter: char) -> RangeInclusive<char> {
    let letter = u32::from(letter);
    let length = match letter {
        ..0x80 => 0x80,
        0x80..0x800 => 0x100,
        0x800.. => 0x1000,
    };
    let first = letter - letter % length;
    let bound = |code: u32| char::from_u32(code).unwrap_or(char::MAX);
    bound(first)..=bound(first + length - 1)
}

fn best_first(a: &Hit, b: &Hit) -> Ordering {
    b.score
        .total_cmp(&a.score)
        .then_with(|| (a.layer as u8, a.posting).cmp(&(b.layer as u8, b.posting)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_several_words_begins_with_its_first() {
        let atlas = Atlas::embedded();
        let names = atlas.gazetteer.each_settlement().take(20_000).map(|place| fold(&place.name));
        let several: Vec<String> = names.filter(|name| name.contains(' ')).collect();
        assert!(several.len() > 2_000);
        for name in several {
            let (first, rest) = name.split_once(' ').unwrap();
            let next = rest.split(' ').next().unwrap();
            assert!(atlas.begins_name(first, 0), "{name}");
            assert!(atlas.begins_name(&format!("{first} {next}"), 0), "{name}");
            assert!(atlas.begins_name(&format!("{first} {}", &next[..1]), next.len()), "{name}");
        }
        // "Mt" stands for "Mount", "ae" for "ä".
        assert!(atlas.begins_name("mt", 0) && atlas.begins_name("mt g", 9));
        assert!(!atlas.begins_name("qzx", 9) && !atlas.begins_name("new yor", 0));
    }

    /// A region is preferred to its namesakes before what is far below the best is left out.
    #[test]
    fn what_is_likely_is_the_head_of_the_candidates() {
        const SPAN: f64 = 1.0;
        let atlas = Atlas::embedded();
        let first_region = atlas.gazetteer.each_settlement().count() as u32;
        let regions = (first_region..).map_while(|record| atlas.gazetteer.place(record));
        let names = regions.map(|region| region.name);
        let mut cut = 0;
        for name in names.chain(["Paris", "Springfield", "San José"].map(Into::into)) {
            let all = atlas.candidates(&name);
            let likely = atlas.likely(&name, SPAN);
            let best = all[0].score;
            let head: Vec<_> = all.iter().filter(|it| it.score >= best - SPAN).cloned().collect();
            assert_eq!(likely, head, "{name}");
            cut += all.len() - likely.len();
        }
        assert!(cut > 1000, "{cut} left out");
    }

    #[test]
    fn what_is_spelt_most_alike_is_suggested_first() {
        for (asked, expected) in [
            ("Lyonn", "Lyon"),
            ("Berln", "Berlin"),
            ("Warsw", "Warsaw"),
            ("Hambrug", "Hamburg"),
            ("Kopenhagn", "Copenhagen"),
        ] {
            let suggested = Atlas::embedded().suggest(asked);
            assert_eq!(suggested.first().map(String::as_str), Some(expected), "{suggested:?}");
        }
    }
}
