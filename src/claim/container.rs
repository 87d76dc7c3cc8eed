//! The region or country in which something is said to lie: "in Bavaria", "norditalienisch".

use crate::atlas::PlaceClass;
use crate::geodesy::Wind;
use crate::text::{CALLED, Cue, Kind as ElementKind, Scene, Syntax, Toponym, split_part};

use super::named::named_at;
use super::reader::{Grasp, Reader, Spot};

/// What a place may be said to lie in.
pub static OUTER: &[PlaceClass] = &[PlaceClass::Region, PlaceClass::Country];

/// Prepositions that lead elsewhere: "in talks with B".
static ELSEWHERE: &[Cue] = &[Cue::With, Cue::Aside];

/// How far behind a preposition the container may stand, in elements.
const REACH: usize = 6;

/// The region or country from element `start` on, over articles, compass words and kind words.
pub fn outer_after(reader: &Reader<'_, '_>, start: usize) -> Option<(usize, usize)> {
    let scene = reader.scene();
    for index in start..scene.elements.len().min(start + REACH) {
        let element = &scene.elements[index];
        match element.kind {
            ElementKind::Place(place) if scene.toponyms[place].demonym => {}
            ElementKind::Place(place)
                if scene.toponyms[place].best().class == PlaceClass::Country
                    && leads_to_region(reader, index) => {}
            ElementKind::Place(_) if is_region_elsewhere(reader, index) => return None,
            // "the Pakistan-controlled Kashmir"
            ElementKind::Place(_) if is_first_half(scene, index) => return None,
            ElementKind::Place(_) if is_water(scene, index) => return None,
            ElementKind::Place(_) if is_province(scene, index) => {}
            ElementKind::Place(_) => {
                let (_, last) = named_at(reader, index, OUTER)?;
                let part = usize::from(part_behind(scene, last).is_some());
                return Some((index, last + part));
            }
            ElementKind::Word if is_linking(scene, index) => {}
            ElementKind::Word | ElementKind::Name if part_at(reader, index).is_some() => {
                return Some((index, index));
            }
            ElementKind::Word
            | ElementKind::Name
            | ElementKind::Mark(_)
            | ElementKind::Quantity(_) => {
                return None;
            }
        }
    }
    None
}

/// "at the confluence of *the Sava*", "in *the Persian Gulf*": in English the article tells a water
/// from the region that is called so as well.
fn is_water(scene: &Scene<'_>, at: usize) -> bool {
    static WATERS: &[PlaceClass] =
        &[PlaceClass::River, PlaceClass::Sea, PlaceClass::Lake, PlaceClass::Strait];
    // "in the" is one phrase.
    let before = at.checked_sub(1).map(|before| scene.lower(before)).unwrap_or_default();
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let article = scene.language.definite.contains(&last);
    let water = |toponym: &Toponym| {
        let country = toponym.best().class == PlaceClass::Country;
        !country && toponym.candidates.iter().any(|it| WATERS.contains(&it.place.class))
    };
    scene.language.noun_adjuncts && article && scene.place_at(at).is_some_and(water)
}

/// "*Pakistan*-controlled": what a hyphen joins to the name at `at` makes another word of it.
fn is_first_half(scene: &Scene<'_>, at: usize) -> bool {
    let next = scene.elements.get(at + 1);
    next.is_some_and(|next| next.joined && next.kind == ElementKind::Word)
}

/// "della provincia di *A* in B": the town at `at` names a district, and where that lies follows.
fn is_province(scene: &Scene<'_>, at: usize) -> bool {
    let of = at.checked_sub(2).is_some_and(|kind| scene.has(kind, Cue::Region));
    of && scene.has(at - 1, Cue::From) && scene.is_town(at) && scene.has(at + 1, Cue::In)
}

/// "the *US* state of B", "*Italy's* B region": the country at `at` is told of a region in it.
fn leads_to_region(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let owned = || {
        let (_, last) = named_at(reader, at + 1, &[PlaceClass::Region])?;
        scene.has(last + 1, Cue::Region).then_some(())
    };
    scene.has(at + 1, Cue::Region) || scene.is_possessor(at) && owned().is_some()
}

/// "the Romanian *region of Moldova*": a region of one country that bears the name of another.
fn is_region_elsewhere(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let words = (at.saturating_sub(3)..at).rev();
    let kind = words.into_iter().find(|&before| scene.has(before, Cue::Region));
    let adjective = kind.and_then(|kind| kind.checked_sub(1));
    let adjective = adjective.and_then(|before| scene.place_at(before)).filter(|it| it.demonym);
    let named = scene.place_at(at).map(|toponym| toponym.best());
    let country = named.filter(|place| place.class == PlaceClass::Country);
    country.zip(adjective).is_some_and(|(place, other)| place.country != other.best().country)
}

/// A word that leads on to the name of the container: a compass word, a kind word, an article.
fn is_linking(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    let kind = [Cue::Region, Cue::Country, Cue::From, Cue::In, Cue::Settlement];
    let word = element.span.of(scene.text).to_lowercase();
    let grammar = scene.language.function_words.contains(&word.as_str());
    // "in der zentralen Provinz B": an adjective before a kind word.
    let next = scene.elements.get(at + 1);
    let adjective = !element.capital && next.is_some_and(|next| next.cues.any(&kind));
    // "in the west from B" is not "in the west of B".
    let away = scene.language.noun_adjuncts && element.has(Cue::From) && !element.has(Cue::Of);
    !away && element.cues.any(&kind)
        || element.cues.wind.is_some()
        || grammar && !away && !element.cues.any(ELSEWHERE)
        || adjective && element.cues.is_empty()
}

/// What something is said to lie in.
pub struct Container {
    /// Its element.
    pub at: usize,
    pub spot: Spot,
    /// The part of it that its own word names: "Norditalien".
    pub part: Option<Wind>,
}

impl Container {
    /// The region or country that element `at` names, or of which it names a part.
    pub fn at(reader: &Reader<'_, '_>, at: usize) -> Option<Self> {
        let scene = reader.scene();
        if is_region_elsewhere(reader, at) || is_first_half(scene, at) || is_water(scene, at) {
            return None;
        }
        let named = named_at(reader, at, OUTER)
            .map(|(spot, last)| Self { part: part_behind(scene, last), ..Self::whole(at, spot) });
        named.or_else(|| Self::part(reader, at))
    }

    /// The region or country of which element `at` names a part.
    pub fn part(reader: &Reader<'_, '_>, at: usize) -> Option<Self> {
        part_at(reader, at).map(|(wind, spot)| Self { at, spot, part: Some(wind) })
    }

    pub fn whole(at: usize, spot: Spot) -> Self {
        Self { at, spot, part: None }
    }
}

/// "Norditalien", "norditalienisch": the wind, and the whole that the word at `at` is of a part of.
pub fn part_at(reader: &Reader<'_, '_>, at: usize) -> Option<(Wind, Spot)> {
    let scene = reader.scene();
    let (code, span) = (scene.language.code, scene.elements[at].span);
    let word = span.of(scene.text);
    let (wind, whole) = split_part(word, scene.language)?;
    // "Nordmazedonien" is a country, not the north of one.
    if named_at(reader, at, OUTER).is_some() {
        return None;
    }
    let named = || Some(reader.atlas.candidates(&whole).into_iter().next()?.place);
    let adjective = |word: &str| {
        let region = reader.atlas.region_by_adjective(code, word);
        region.or_else(|| reader.atlas.country_by_demonym(code, &word.to_lowercase()))
    };
    let place = if scene.elements[at].capital {
        named()?
    } else {
        // "nordirisch", "südkoreanisch" are adjectives of their own, "südamerikanisch" is one of a
        // continent.
        let own = adjective(word).is_some() || scene.language.is_continental(&whole);
        adjective(&whole).filter(|_| !own)?
    };
    let mention = Some(reader.shift(span));
    let spot = Spot { place, others: Vec::new(), mention, grasp: Grasp::Named };
    OUTER.contains(&spot.place.class).then_some((wind, spot))
}

/// "in the north of B", "in northern B": the part of B at `outer` that the words before it name. In
/// "the northern province of B" the wind is that of the province in its country; in "the northern
/// Italian town of A" it tells where in Italy the town lies.
pub fn part_before(reader: &Reader<'_, '_>, outer: usize) -> Option<Wind> {
    let scene = reader.scene();
    if adjective(reader, outer).is_some() {
        let before = outer.checked_sub(1)?;
        return scene.elements[before].cues.wind;
    }
    let grammar = |index: &usize| {
        let element = &scene.elements[*index];
        element.cues.wind.is_none()
            && element.kind == ElementKind::Word
            && (element.has(Cue::From) || scene.is_grammar(element))
    };
    let before = |end: usize| (0..end).rev().find(|index| !grammar(index));
    let at = before(outer)?;
    let inside = (at.saturating_sub(2)..at + 1).any(|index| leads_inside(scene, index));
    scene.elements[at].cues.wind.filter(|_| inside || is_of_kind(scene, at))
}

/// "dell'Italia *settentrionale*": the part of what ends at element `last` that an adjective behind
/// it names.
fn part_behind(scene: &Scene<'_>, last: usize) -> Option<Wind> {
    let adjective = scene.elements.get(last + 1).filter(|_| scene.language.adjectives_behind)?;
    adjective.cues.wind.filter(|_| !adjective.capital)
}

/// "a city of *northern* B", "ciudad portuaria del *sur* de B": a kind word has the wind at `at`
/// for where it is from.
fn is_of_kind(scene: &Scene<'_>, at: usize) -> bool {
    let word = |index: &usize| scene.elements[*index].kind == ElementKind::Word;
    let of = (at.saturating_sub(2)..at + 1).rev().find(|&index| scene.has(index, Cue::From));
    let mut before =
        of.into_iter().flat_map(|of| (of.saturating_sub(2)..of).rev().take_while(word));
    before.any(|it| scene.has(it, Cue::Region) || scene.elements[it].cues.any(CALLED))
}

/// "in B", "en el norte de B", "au Togo"; or "au nord de B", which may mean a part of B as well.
pub fn leads_inside(scene: &Scene<'_>, at: usize) -> bool {
    scene.has(at, Cue::In) || leads_to_part(scene, at) || leads_into_country(scene, at)
}

/// "au Togo": a preposition that holds the article of a country.
pub fn leads_into_country(scene: &Scene<'_>, at: usize) -> bool {
    let holds = || scene.language.has_country_article(&scene.lower(at));
    let country = |toponym: &Toponym| toponym.best().class == PlaceClass::Country;
    scene.place_at(at + 1).is_some_and(country) && scene.has(at, Cue::To) && holds()
}

pub fn leads_to_part(scene: &Scene<'_>, at: usize) -> bool {
    let romance = scene.language.syntax == Syntax::Romance;
    let wind = scene.elements.get(at + 1).is_some_and(|next| next.cues.wind.is_some());
    romance && wind && scene.has(at, Cue::To)
}

/// "Catalan", "tunisienne": the region or the country that the word at `at` is an adjective of.
pub fn adjective(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let demonym = || reader.scene().place_at(at).is_some_and(|toponym| toponym.demonym);
    region_adjective(reader, at).or_else(|| reader.spot(at).filter(|_| demonym()))
}

/// "Catalan", "bayerischen": the region that the word at `at` is an adjective of.
pub fn region_adjective(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let scene = reader.scene();
    let word = scene.spelled(at);
    let place = reader.atlas.region_by_adjective(scene.language.code, word)?;
    let mention = Some(reader.shift(scene.elements[at].span));
    Some(Spot { place, others: Vec::new(), mention, grasp: Grasp::Named })
}
