//! Decides what each name stands for: toponym resolution.
//!
//! Prominence speaks first (inhabitants, kind of name). The context may overrule it: the countries
//! that the document names, a region or country that follows the name after a comma, a kind word
//! beside it ("the river"), and the places that the same sentence names for certain. Alternatives
//! stay behind the choice, so that a verdict which hangs on it can say so.

use crate::atlas::{Atlas, Candidate, CountryCode, Place, PlaceClass, fold, nearness};
use crate::geodesy::distance_m;

use super::cue::Cue;
use super::description::{FARTHEST, described_in, kind_described, kinds_at};
use super::language::Syntax;
use super::scene::{Kind, Scene};
use super::toponym::{Toponym, classes};

/// Bonus, in powers of ten of prominence, for a country that the same sentence names.
const SAME_SENTENCE: f64 = 1.6;
/// … that the document names elsewhere.
const SAME_DOCUMENT: f64 = 0.9;
/// … for the region or country that follows after a comma.
const APPOSITION: f64 = 5.0;
/// … for the adjective of nationality before it.
const ADJECTIVE: f64 = 2.5;
/// … for the class that a kind word beside the name asks for.
const KIND_WORD: f64 = 3.0;
/// … for a country over its town of the same name.
const COUNTRY: f64 = 3.0;
/// Nearness to a certain place lifts another reading at most so far above the best known one.
const IN_SIGHT: f64 = 0.5;
/// So many certain places of a sentence are looked at.
const MOST_CERTAIN: usize = 8;

/// A candidate this far ahead of the next one is certain …
const CERTAIN: f64 = 1.5;
/// … if it is better known than this; a lesser one must be further ahead.
const WELL_KNOWN: f64 = 7.5;
const CERTAIN_IF_OBSCURE: f64 = 3.0;

/// Orders the candidates of every name in `scene` by how well they fit; `document` says whether
/// the text names a country.
pub fn resolve(atlas: &Atlas, scene: &mut Scene<'_>, document: impl Fn(CountryCode) -> bool) {
    let here: Vec<CountryCode> = scene
        .toponyms
        .iter()
        .filter(|toponym| !is_of_two_countries(toponym))
        .filter_map(named_country)
        .collect();
    let country = |place: &Place| {
        let codes = atlas.countries_of(place);
        let same_sentence = codes.iter().any(|code| here.contains(code)).then_some(SAME_SENTENCE);
        let elsewhere = || codes.iter().any(|&code| document(code)).then_some(SAME_DOCUMENT);
        same_sentence.or_else(elsewhere)
    };
    let bonuses: Vec<Vec<f64>> = scene
        .places()
        .map(|(at, toponym)| {
            let bonus = |candidate: &Candidate| {
                country(&candidate.place).unwrap_or(0.0) + beside(scene, at, toponym, candidate)
            };
            toponym.candidates.iter().map(bonus).collect()
        })
        .collect();
    for (toponym, bonuses) in scene.toponyms.iter_mut().zip(bonuses) {
        for (candidate, bonus) in toponym.candidates.iter_mut().zip(bonuses) {
            candidate.score += bonus;
        }
        sort(&mut toponym.candidates);
    }
    prefer_nearby(scene);
}

/// Adds the Vienna of "Vienna, Virginia", which nobody means by the bare name.
pub fn add_apposed(atlas: &Atlas, scene: &mut Scene<'_>) {
    let mut added: Vec<(usize, Vec<Candidate>)> = Vec::new();
    for (at, town) in scene.places() {
        let Some(around) = around(scene, at).filter(|_| !town.demonym) else { continue };
        if town.candidates.iter().any(|candidate| has_around(around, &candidate.place)) {
            continue;
        }
        let name = town.span.of(scene.text);
        let inside = around.candidates.iter().map(|container| {
            let place = &container.place;
            match (place.class, place.country) {
                (PlaceClass::Country, Some(code)) => atlas.candidates_in(name, code),
                (PlaceClass::Region, Some(_)) => atlas.candidates_in_region(name, place),
                _ => Vec::new(),
            }
        });
        let Kind::Place(index) = scene.elements[at].kind else { continue };
        added.extend(inside.into_iter().find(|found| !found.is_empty()).map(|it| (index, it)));
    }
    for (index, found) in added {
        scene.toponyms[index].candidates.extend(found);
    }
}

fn sort(candidates: &mut [Candidate]) {
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
}

/// The countries that the sentence names as such, by name or by adjective.
pub fn countries(scene: &Scene<'_>) -> Vec<CountryCode> {
    scene.toponyms.iter().filter_map(named_country).collect()
}

fn named_country(toponym: &Toponym) -> Option<CountryCode> {
    Some(toponym.best()).filter(|place| place.class.is_area())?.country
}

/// "Congo" by itself speaks for none of the two countries of that name.
fn is_of_two_countries(toponym: &Toponym) -> bool {
    let mut candidates = toponym.candidates.iter();
    let country = |it: &Candidate| it.place.class == PlaceClass::Country;
    candidates.next().is_some_and(country) && candidates.next().is_some_and(country)
}

/// What the elements beside the name say about `candidate`.
fn beside(scene: &Scene<'_>, at: usize, toponym: &Toponym, candidate: &Candidate) -> f64 {
    let place = &candidate.place;
    let mut bonus = 0.0;
    if around(scene, at).is_some_and(|around| has_around(around, place))
        || inside(scene, at).is_some_and(|town| has_inside(town, place))
    {
        bonus += APPOSITION;
    }
    if let Some(country) = adjective_before(scene, at)
        && place.country == Some(country)
    {
        bonus += ADJECTIVE;
    }
    let kinds = kind_words(scene, at);
    if place.class == PlaceClass::Country
        && !kinds.contains(&Cue::Settlement)
        && (has_country_article(scene, at) || !is_rivalled(scene, toponym, place))
    {
        bonus += COUNTRY;
    }
    let kind = kinds.iter().any(|cue| classes(*cue).contains(&place.class));
    if kind || has_article(scene, at) && is_with_article(place.class) {
        bonus += KIND_WORD;
    }
    bonus
}

/// What is named right after element `at` and a comma or bracket: the region or country of "Athens,
/// Georgia", but not the next of a list, "Athens, Georgia and Armenia".
fn apposed<'s>(scene: &'s Scene<'_>, at: usize) -> Option<&'s Toponym> {
    scene.elements.get(at + 1).filter(|element| element.is_mark(&[',', '(']))?;
    let listed = scene.any(at + 3..at + 4, &[Cue::And]) && scene.place_at(at + 4).is_some();
    let repeated = scene.lower(at) == scene.lower((at + 2).min(scene.elements.len() - 1));
    scene.place_at(at + 2).filter(|around| !around.demonym && !listed && !repeated)
}

/// What the place named at element `at` lies in, as the words right behind it say: "Athens,
/// Georgia", "Athens is a town in Georgia".
fn around<'s>(scene: &'s Scene<'_>, at: usize) -> Option<&'s Toponym> {
    let found = || set_in(scene, at).or_else(|| described_in(scene, at));
    apposed(scene, at).or_else(|| scene.place_at(found()?))
}

/// "Moscow, in Idaho": the name behind a comma and its preposition.
fn set_in(scene: &Scene<'_>, at: usize) -> Option<usize> {
    scene.elements.get(at + 1).filter(|element| element.is_mark(&[',']))?;
    (scene.has(at + 2, Cue::In) && scene.is_name(at + 3)).then_some(at + 3)
}

/// The name of what lies in the place named at element `at`.
fn inside<'s>(scene: &'s Scene<'_>, at: usize) -> Option<&'s Toponym> {
    let described = || {
        let mut before = (at.saturating_sub(FARTHEST)..at).filter(|&before| scene.is_name(before));
        let leads = |&before: &usize| {
            described_in(scene, before) == Some(at) || set_in(scene, before) == Some(at)
        };
        before.find(leads)
    };
    apposed_to(scene, at).or_else(|| scene.place_at(described()?))
}

/// The name that element `at` is apposed to.
fn apposed_to<'s>(scene: &'s Scene<'_>, at: usize) -> Option<&'s Toponym> {
    let first = at.checked_sub(2)?;
    apposed(scene, first).and_then(|_| scene.place_at(first)).filter(|town| !town.demonym)
}

fn has_around(around: &Toponym, place: &Place) -> bool {
    around.candidates.iter().any(|candidate| lies_in(place, &candidate.place))
}

fn has_inside(town: &Toponym, around: &Place) -> bool {
    town.candidates.iter().any(|candidate| lies_in(&candidate.place, around))
}

/// A town whose own name is written here stands against a country that only another language calls
/// so: Granada against Grenada, the Fuji against Fiji.
fn is_rivalled(scene: &Scene<'_>, toponym: &Toponym, country: &Place) -> bool {
    let written = fold(toponym.span.of(scene.text));
    let own = |candidate: &Candidate| {
        candidate.place.class != PlaceClass::Country && fold(&candidate.place.name) == written
    };
    fold(&country.name) != written && toponym.candidates.iter().any(own)
}

/// "am Dnipro", "on the Dnipro": what has an article in German or English is no town.
fn has_article(scene: &Scene<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let contracted = || scene.language.contractions.contains(&&*scene.lower(before));
    scene.language.syntax == Syntax::Germanic && (scene.is_definite(before) || contracted())
}

fn is_with_article(class: PlaceClass) -> bool {
    matches!(class, PlaceClass::River | PlaceClass::Sea | PlaceClass::Strait)
}

/// French says "le Salvador" of the country and "Salvador" of the city.
fn has_country_article(scene: &Scene<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| !scene.language.country_articles.is_empty());
    before.is_some_and(|before| scene.language.has_country_article(&scene.lower(before)))
}

/// The country of an adjective in the same noun phrase: "the Indian state of Punjab".
fn adjective_before(scene: &Scene<'_>, at: usize) -> Option<CountryCode> {
    let phrase = (at.saturating_sub(4)..at).rev().take_while(|&index| {
        !matches!(scene.elements[index].kind, Kind::Mark(_) | Kind::Quantity(_))
    });
    phrase
        .filter_map(|index| scene.place_at(index))
        .find(|toponym| toponym.demonym)
        .and_then(|toponym| toponym.best().country)
}

fn lies_in(place: &Place, container: &Place) -> bool {
    let same_country = place.country.is_some() && place.country == container.country;
    let in_country = container.class == PlaceClass::Country && place.id != container.id;
    let in_region =
        container.class == PlaceClass::Region && place.region.as_ref() == Some(&container.name);
    same_country && (in_country || in_region)
}

/// The kind words directly before the name, over an article or adjective, or directly behind it:
/// "Kherson Oblast", "the Kherson region".
fn kind_words(scene: &Scene<'_>, at: usize) -> Vec<Cue> {
    let before = at.checked_sub(1).into_iter();
    let town = scene.place_at(at).is_some_and(|it| it.best().class == PlaceClass::Settlement);
    let region = town && scene.language.noun_adjuncts && scene.has(at + 1, Cue::Region);
    let behind = Some(at + 1).filter(|&next| {
        scene.elements.get(next).is_some_and(|it| region || it.capital || it.joined)
    });
    let words = before.chain(behind).chain(kind_described(scene, at));
    words.flat_map(|index| kinds_at(scene, index)).collect()
}

/// Names that are not certain go to the candidate that lies near the certain ones of the sentence.
fn prefer_nearby(scene: &mut Scene<'_>) {
    let certain: Vec<_> = scene
        .toponyms
        .iter()
        .filter(|toponym| {
            !toponym.demonym && is_point(toponym.best()) && is_certain(&toponym.candidates)
        })
        .map(|toponym| (toponym.span, toponym.best().point))
        .collect();
    for toponym in scene.toponyms.iter_mut().filter(|toponym| !is_certain(&toponym.candidates)) {
        let best = toponym.candidates[0].score;
        for candidate in &mut toponym.candidates {
            let others =
                certain.iter().filter(|(span, _)| *span != toponym.span).take(MOST_CERTAIN);
            let nearest = others
                .map(|(_, point)| distance_m(*point, candidate.place.point))
                .fold(f64::INFINITY, f64::min);
            // Nearness may change the choice, but a well-known place stays in sight as another
            // reading.
            let raised = candidate.score + nearness(nearest);
            candidate.score = raised.min(best + IN_SIGHT).max(candidate.score);
        }
        sort(&mut toponym.candidates);
    }
}

fn is_point(place: &Place) -> bool {
    !matches!(place.class, PlaceClass::Country | PlaceClass::Continent | PlaceClass::Sea)
}

fn is_certain(candidates: &[Candidate]) -> bool {
    match candidates {
        [best, next, ..] => {
            let lead = if best.score > WELL_KNOWN { CERTAIN } else { CERTAIN_IF_OBSCURE };
            best.score - next.score > lead
        }
        _ => true,
    }
}
