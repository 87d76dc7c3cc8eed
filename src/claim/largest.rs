//! "The largest country in Central Asia": a superlative, put as the ratio to the largest of the
//! others.
//!
//! All members of the part of the world are looked at. Where it is disputed who belongs to it and
//! the answer hangs on that, nothing is claimed.

use crate::atlas::{Atlas, CountryCode, PlaceClass};
use crate::quantity::Interval;
use crate::span::Span;
use crate::text::{Cue, Kind as ElementKind, Scene, numerals};

use super::antecedent::opening;
use super::past::is_past;
use super::reader::{Reader, Spot};

/// How far behind the superlative the part of the world may stand, in elements …
const REACH: usize = 6;
/// … how far the word for a country …
const KIND_REACH: usize = 5;
/// … and how far from it the country.
const SUBJECT: usize = 8;

/// The two superlatives of size.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extreme {
    Largest,
    Smallest,
}

/// A country and the largest or smallest of the others.
pub struct Comparison {
    pub span: Span,
    /// The ratio of their areas that the superlative asserts.
    pub hard: Interval,
    pub country: Spot,
    pub rival: Spot,
}

/// The superlatives of the sentence.
pub fn superlatives(reader: &Reader<'_, '_>) -> Vec<Comparison> {
    let mut found = Vec::new();
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        let Some((extreme, kind)) = extreme(scene, at) else { continue };
        let last = at.max(kind);
        let whole = members(reader, last).or_else(|| Some((last, owned(reader, at.min(kind))?)));
        let Some((last, members)) = whole else { continue };
        if counted(scene, at..kind).is_some_and(|count| !members.may_be(count)) {
            continue;
        }
        if is_past(scene, at.saturating_sub(6)..at) || is_restricted(scene, last) {
            continue;
        }
        let Some((first, country)) = subject(reader, at, last) else { continue };
        let Some(code) = country.place.country.filter(|code| members.sure.contains(code)) else {
            continue;
        };
        let others = |codes: &[CountryCode]| rival(reader.atlas, codes, code, extreme);
        let all = [&members.sure[..], &members.perhaps[..]].concat();
        let (Some(rival), Some(of_all)) = (others(&members.sure), others(&all)) else { continue };
        if rival != of_all && !loses(reader.atlas, code, rival, extreme) {
            continue;
        }
        let Some(reference) = reader.atlas.country(rival) else { continue };
        let rival = Spot { grasp: country.grasp, ..Spot::implied(reference) };
        let span = reader.span(first.min(at), last.max(first));
        let hard = match extreme {
            Extreme::Largest => Interval::new(1.0, f64::INFINITY),
            Extreme::Smallest => Interval::new(0.0, 1.0),
        };
        found.push(Comparison { span, hard, country, rival });
    }
    found
}

/// "the largest country", "el país más grande", "the largest of the three countries", and where the
/// kind word stands; no second-largest, none of the largest, no city.
fn extreme(scene: &Scene<'_>, at: usize) -> Option<(Extreme, usize)> {
    let element = &scene.elements[at];
    let extreme = if element.has(Cue::Largest) {
        Extreme::Largest
    } else if element.has(Cue::Smallest) {
        Extreme::Smallest
    } else {
        return None;
    };
    let before = at.saturating_sub(3)..at + 1;
    let ranked = scene.any(before.clone(), &[Cue::Second, Cue::Third, Cue::Among, Cue::Not]);
    let before = at.checked_sub(1).filter(|&before| is_country_word(scene, before));
    let kind = before.or_else(|| kind_behind(scene, at));
    kind.filter(|_| !ranked).map(|kind| (extreme, kind))
}

/// "largest *country*", "größte der drei *Länder*": nothing but grammar and a number between.
fn kind_behind(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let plain = |&index: &usize| {
        let word = scene.elements[index].span.of(scene.text);
        scene.language.is_function_word(word) || number(scene, index).is_some()
    };
    let end = scene.elements.len().min(at + KIND_REACH);
    let kind = (at + 1..end).find(|&index| scene.elements[index].has(Cue::Country))?;
    (at + 1..kind).all(|index| plain(&index)).then_some(kind)
}

/// The number of the countries, where the words of `range` give one.
fn counted(scene: &Scene<'_>, range: std::ops::Range<usize>) -> Option<f64> {
    range.into_iter().find_map(|index| number(scene, index))
}

fn number(scene: &Scene<'_>, at: usize) -> Option<f64> {
    let word = scene.elements[at].span.of(scene.text);
    let found = numerals(word, scene.language);
    found.first().filter(|number| number.span.len() == word.len()).map(|number| number.value.value)
}

/// "the largest country in A by population", "… without a coast": more words than of area.
fn is_restricted(scene: &Scene<'_>, region: usize) -> bool {
    let next = scene.elements.get(region + 1);
    let plain = next.is_none_or(|next| {
        matches!(next.kind, ElementKind::Mark(_)) || next.cues.any(&[Cue::Lie, Cue::And])
    });
    !plain && !scene.any(region + 1..region + 4, &[Cue::Area])
}

/// "el país" is a pronoun to the cue table, too.
fn is_country_word(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    element.has(Cue::Country) || element.has(Cue::ThisCountry) && !element.has(Cue::Pronoun)
}

struct Members {
    sure: Vec<CountryCode>,
    perhaps: Vec<CountryCode>,
}

impl Members {
    /// Whether the part of the world may be counted as so many countries.
    fn may_be(&self, count: f64) -> bool {
        let sure = self.sure.len();
        (sure as f64..=(sure + self.perhaps.len()) as f64).contains(&count)
    }
}

/// The countries of the part of the world behind the superlative, and its last element.
fn members(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Members)> {
    let scene = reader.scene();
    let end = scene.elements.len().min(at + REACH);
    if let Some(world) = (at + 1..end).find(|&index| scene.elements[index].has(Cue::World)) {
        let sure = reader.atlas.countries().filter_map(|place| place.country).collect();
        return Some((world, Members { sure, perhaps: Vec::new() }));
    }
    let named = (at + 1..end).find(|&index| scene.place_at(index).is_some())?;
    Some((named, members_of(reader, named)?))
}

/// The countries of the part of the world that element `at` names.
fn members_of(reader: &Reader<'_, '_>, at: usize) -> Option<Members> {
    let spot = reader.spot(at)?;
    let region = reader.atlas.world_region(&spot.place)?;
    Some(Members { sure: region.members.clone(), perhaps: region.perhaps.clone() })
}

/// "Africa's largest country", "Afrikas größtes Land": the part of the world stands before.
fn owned(reader: &Reader<'_, '_>, at: usize) -> Option<Members> {
    members_of(reader, at.checked_sub(1)?)
}

/// "A is the largest country in B", "A, the largest country in B", "the largest country in B is A".
fn subject(reader: &Reader<'_, '_>, at: usize, region: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let country = |index: usize| {
        let spot = reader.spot(index).filter(|spot| spot.place.class == PlaceClass::Country)?;
        scene.place_at(index).filter(|toponym| !toponym.demonym).map(|_| (index, spot))
    };
    let start = at.saturating_sub(SUBJECT);
    let before = (start..at).rev().find_map(country).filter(|(index, _)| {
        let between = *index + 1..at;
        let apposed = scene.elements.get(index + 1).is_some_and(|next| next.is_mark(&[',']));
        opening(scene, at) == Some(*index) && (scene.any(between, &[Cue::Lie]) || apposed)
    });
    let verb = scene.elements.get(region + 1).is_some_and(|next| next.has(Cue::Lie));
    before.or_else(|| (region + 2..region + 4).find_map(country).filter(|_| verb))
}

/// The largest or smallest of `codes` besides `own`.
fn rival(
    atlas: &Atlas,
    codes: &[CountryCode],
    own: CountryCode,
    extreme: Extreme,
) -> Option<CountryCode> {
    let area = |code: &CountryCode| atlas.country_area(*code).map(|area| area.sole_m2);
    let others = codes.iter().filter(|code| **code != own);
    let measured = others.filter_map(|code| Some((*code, area(code)?)));
    let found = match extreme {
        Extreme::Largest => measured.max_by(|a, b| a.1.total_cmp(&b.1)),
        Extreme::Smallest => measured.min_by(|a, b| a.1.total_cmp(&b.1)),
    };
    found.map(|(code, _)| code)
}

/// Whether `own` is not even the extreme one beside `rival`.
fn loses(atlas: &Atlas, own: CountryCode, rival: CountryCode, extreme: Extreme) -> bool {
    let area = |code| atlas.country_area(code).map_or(0.0, |area| area.sole_m2);
    match extreme {
        Extreme::Largest => area(own) < area(rival),
        Extreme::Smallest => area(own) > area(rival),
    }
}
