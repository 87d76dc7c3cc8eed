//! "The largest country in Central Asia": a superlative, put as the ratio to the largest of the
//! others.
//!
//! All members of the part of the world are looked at. Where it is disputed who belongs to it and
//! the answer hangs on that, nothing is claimed.

use std::ops::Range;

use crate::atlas::{Atlas, CountryCode, PlaceClass};
use crate::quantity::Interval;
use crate::span::Span;
use crate::text::{Cue, Kind as ElementKind, Scene, Syntax, numerals};

use super::antecedent::opening;
use super::named::is_left_out;
use super::past::is_past;
use super::reader::{Reader, Spot};

/// How far behind the superlative the part of the world may stand, in elements …
const REACH: usize = 6;
/// … how far before it, where it stands there: "아프리카에서 가장 큰 나라" …
const BEFORE: usize = 4;
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

/// What is said to have a rank, and the one that decides about it.
pub struct Comparison {
    pub span: Span,
    /// The ratio of their areas that the superlative asserts.
    pub hard: Interval,
    pub place: Spot,
    pub rival: Spot,
}

/// "the second-largest landlocked country", "el segundo país por superficie".
struct Superlative {
    extreme: Extreme,
    /// 1 for the largest itself.
    rank: usize,
    /// Its elements.
    first: usize,
    last: usize,
    landlocked: bool,
}

/// The superlatives of the sentence.
pub fn superlatives(reader: &Reader<'_, '_>) -> Vec<Comparison> {
    let mut found = Vec::new();
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        let Some(superlative) = superlative(scene, at) else { continue };
        let Superlative { first, last, .. } = superlative;
        // "the world's second-largest country"
        let ranked = first.checked_sub(1).filter(|&it| scene.rank(it).is_some());
        let owner = || Some((last, owned(reader, ranked.unwrap_or(first))?));
        let whole = members(reader, last).or_else(owner);
        let Some((last, members)) = whole else { continue };
        if counted(scene, first..superlative.last).is_some_and(|count| !members.may_be(count)) {
            continue;
        }
        let members =
            if superlative.landlocked { members.landlocked(reader.atlas) } else { members };
        if is_past(scene, at.saturating_sub(6)..at) || is_restricted(scene, last) {
            continue;
        }
        let Some((name, country)) = subject(reader, first, last) else { continue };
        if let Some((code, hard)) = rival(reader.atlas, &members, &country, &superlative)
            && let Some(reference) = reader.atlas.country(code)
        {
            let rival = Spot { grasp: country.grasp, ..Spot::implied(reference) };
            let span = reader.span(name.min(first), last.max(name));
            found.push(Comparison { span, hard, place: country, rival });
        }
    }
    found
}

/// "the largest country", "el país más grande", "the largest of the three countries", "вторая по
/// площади страна"; none of the largest, no city.
fn superlative(scene: &Scene<'_>, at: usize) -> Option<Superlative> {
    let element = &scene.elements[at];
    let ordinal = element.has(Cue::Ordinal);
    let comparative = |cue| element.has(cue) && is_behind_article(scene, at);
    let extreme = if element.has(Cue::Largest) || comparative(Cue::Larger) {
        Extreme::Largest
    } else if element.has(Cue::Smallest) || comparative(Cue::Smaller) {
        Extreme::Smallest
    } else if ordinal {
        return by_area(scene, at);
    } else {
        return None;
    };
    let before = at.checked_sub(1).filter(|&before| is_country_word(scene, before));
    let kind = before.or_else(|| kind_behind(scene, at))?;
    let (first, last) = (at.min(kind), at.max(kind));
    let words = first.saturating_sub(3)..at + 1;
    if scene.any(words.clone(), &[Cue::Among, Cue::Not]) {
        return None;
    }
    // "the smallest island nation": no country of the mainland has a rank there.
    if scene.has(kind, Cue::Island) {
        return None;
    }
    if first.checked_sub(1).is_some_and(|before| is_restriction(scene, before)) {
        return None;
    }
    let rank = rank(scene, words);
    let landlocked = first.saturating_sub(1)..last + 2;
    let near = landlocked.clone().find(|&index| scene.has(index, Cue::Landlocked));
    let last = near.map_or(last, |near| near.max(last));
    Some(Superlative { extreme, rank, first, last, landlocked: near.is_some() })
}

/// "the *umpteenth*-largest country", "the *richest* large country": an ordinal that is not read or
/// another word that says more than the superlative.
pub fn is_restriction(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    let name = element.capital && !element.joined;
    let word = element.kind == ElementKind::Word && element.cues.is_empty() && !name;
    // "il quarto" is a fourth, too.
    let unread = !is_plain(scene, at) && scene.rank(at).is_none();
    word && unread || matches!(element.kind, ElementKind::Quantity(_))
}

/// "il più grande", "il paese più grande": a comparative behind a definite article and at most an
/// ordinal and a noun is a superlative, in the languages that form it so.
pub fn is_behind_article(scene: &Scene<'_>, at: usize) -> bool {
    let definite = |index: usize| {
        let phrase = scene.lower(index);
        let first = phrase.split([' ', '’', '\'']).next().unwrap_or("");
        scene.language.definite.contains(&first)
    };
    let noun = |index: &usize| {
        let element = &scene.elements[*index];
        let other = element.cues.any(&[Cue::Lie, Cue::Indefinite])
            || is_plain(scene, *index) && !is_country_word(scene, *index);
        let word = matches!(element.kind, ElementKind::Word | ElementKind::Quantity(_));
        word && !other && !definite(*index)
    };
    let first = (at.saturating_sub(3)..at).rev().take_while(noun).last();
    let article = first.unwrap_or(at).checked_sub(1);
    scene.language.syntax == Syntax::Romance && article.is_some_and(definite)
}

/// "the second country by area", "вторая по площади страна": an ordinal in the order of areas.
fn by_area(scene: &Scene<'_>, at: usize) -> Option<Superlative> {
    let end = scene.elements.len().min(at + KIND_REACH);
    let superlative = &[Cue::Largest, Cue::Smallest, Cue::Longest, Cue::Shortest];
    let kind = (at + 1..end).find(|&index| is_country_word(scene, index))?;
    let area = (at + 1..end).find(|&index| scene.has(index, Cue::Area))?;
    let last = kind.max(area);
    let plain = (at + 1..last).filter(|&index| index != kind && index != area);
    let plain = plain.into_iter().all(|index| is_plain(scene, index));
    let other = scene.any(at.saturating_sub(1)..last + 2, superlative);
    let rank = rank(scene, at..at + 1);
    let found = Superlative { extreme: Extreme::Largest, rank, first: at, last, landlocked: false };
    (plain && !other).then_some(found)
}

/// The rank that the words of `range` give.
pub fn rank(scene: &Scene<'_>, mut range: Range<usize>) -> usize {
    range.find_map(|index| scene.rank(index)).unwrap_or(1)
}

/// "largest *country*", "größte der drei *Länder*", "большая по площади *страна*": nothing but
/// grammar, a number or the word for areas between.
fn kind_behind(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let end = scene.elements.len().min(at + KIND_REACH);
    let kind = (at + 1..end).find(|&index| scene.elements[index].has(Cue::Country))?;
    let plain = |index: usize| {
        is_plain(scene, index)
            || numeral(scene, index).is_some()
            || scene.elements[index].cues.any(&[Cue::Area, Cue::Landlocked])
    };
    (at + 1..kind).all(plain).then_some(kind)
}

/// A word of grammar.
pub fn is_plain(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_grammar(&scene.elements[at])
}

/// The number of the countries, where the words of `range` give one.
fn counted(scene: &Scene<'_>, range: Range<usize>) -> Option<f64> {
    range.into_iter().find_map(|index| numeral(scene, index))
}

fn numeral(scene: &Scene<'_>, at: usize) -> Option<f64> {
    let word = scene.spelled(at);
    let found = numerals(word, scene.language);
    found.first().filter(|number| number.span.len() == word.len()).map(|number| number.value.value)
}

/// "the largest country in A by population", "… without a coast": more words than of area.
pub fn is_restricted(scene: &Scene<'_>, region: usize) -> bool {
    let next = scene.elements.get(region + 1);
    let plain = next.is_none_or(|next| {
        matches!(next.kind, ElementKind::Mark(_))
            || next.cues.any(&[Cue::Lie, Cue::And, Cue::But, Cue::Topic])
    });
    !plain && !scene.any(region + 1..region + 4, &[Cue::Area])
}

/// "el país" is a pronoun to the cue table, too.
fn is_country_word(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    element.has(Cue::Country) || element.has(Cue::ThisCountry) && !element.has(Cue::Pronoun)
}

/// The countries of a part of the world.
pub struct Members {
    sure: Vec<CountryCode>,
    perhaps: Vec<CountryCode>,
}

impl Members {
    /// All states: no territory of one, nor what belongs to none.
    fn of_the_world(atlas: &Atlas) -> Self {
        let codes = atlas.countries().filter_map(|place| place.country);
        let state =
            |code: &CountryCode| atlas.territory(*code).is_none() && atlas.capital(*code).is_some();
        Self { sure: codes.filter(state).collect(), perhaps: Vec::new() }
    }

    /// Those that everybody counts in, and those that only some do.
    pub fn parts(self) -> (Vec<CountryCode>, Vec<CountryCode>) {
        (self.sure, self.perhaps)
    }

    /// All that may be among them.
    pub fn all(&self) -> Vec<CountryCode> {
        [&self.sure[..], &self.perhaps[..]].concat()
    }

    /// Whether the part of the world may be counted as so many countries.
    fn may_be(&self, count: f64) -> bool {
        let sure = self.sure.len();
        (sure as f64..=(sure + self.perhaps.len()) as f64).contains(&count)
    }

    /// Those without a coast; on which the sources differ, they are so perhaps.
    pub fn landlocked(&self, atlas: &Atlas) -> Self {
        let listed = |code: CountryCode| {
            atlas.country(code).is_some_and(|place| !atlas.feature_lengths(&place.id).is_empty())
        };
        let drawn = |code: CountryCode| atlas.has_coast(code);
        let all = |codes: &[CountryCode], wanted: &dyn Fn(CountryCode) -> bool| {
            codes.iter().copied().filter(|code| wanted(*code)).collect::<Vec<_>>()
        };
        let inland = |code: CountryCode| !listed(code) && !drawn(code);
        let open = |code: CountryCode| listed(code) != drawn(code);
        let mut perhaps = all(&self.sure, &open);
        perhaps.extend(all(&self.perhaps, &|code| open(code) || inland(code)));
        Self { sure: all(&self.sure, &inland), perhaps }
    }
}

/// The countries of the part of the world behind the superlative, and its last element; nothing
/// but grammar may stand between: "le plus grand pays musulman du monde" is another one.
pub fn members(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Members)> {
    let scene = reader.scene();
    let end = scene.elements.len().min(at + REACH);
    let named =
        (at + 1..end).find(|&index| scene.has(index, Cue::World) || scene.is_name(index))?;
    let linked = |index: usize| {
        let apostrophe = scene.is_mark(index, &['\'', '’']);
        let led = scene.elements[index].cues.any(&[Cue::From, Cue::In, Cue::Area]);
        is_plain(scene, index) || led || apostrophe
    };
    let found = if scene.has(named, Cue::World) {
        Members::of_the_world(reader.atlas)
    } else {
        members_of(reader, named)?
    };
    (at + 1..named).all(linked).then_some((named, found))
}

/// The countries of the part of the world that element `at` names.
pub fn members_of(reader: &Reader<'_, '_>, at: usize) -> Option<Members> {
    let spot = reader.spot(at)?;
    let region = reader.atlas.world_region(&spot.place)?;
    Some(Members { sure: region.members.clone(), perhaps: region.perhaps.clone() })
}

/// "Africa's largest country", "Afrikas größtes Land", "非洲面积最大的国家": the part of the world
/// stands before.
pub fn owned(reader: &Reader<'_, '_>, at: usize) -> Option<Members> {
    let scene = reader.scene();
    let near = before(scene, at);
    let named = near.rev().find(|&index| scene.has(index, Cue::World) || scene.is_name(index))?;
    if scene.has(named, Cue::World) {
        return Some(Members::of_the_world(reader.atlas));
    }
    members_of(reader, named)
}

/// Where the part of the world may stand that is named before the superlative at `at`.
pub fn before(scene: &Scene<'_>, at: usize) -> Range<usize> {
    let reach = match scene.language.syntax {
        Syntax::Korean | Syntax::Chinese => BEFORE,
        Syntax::Germanic | Syntax::Romance | Syntax::Slavic => 1,
    };
    at.saturating_sub(reach)..at
}

/// "A is the largest country in B", "A, the largest country in B", "the largest country in B is A".
fn subject(reader: &Reader<'_, '_>, at: usize, region: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let country = |index: usize| {
        let spot = reader.spot(index).filter(|spot| spot.place.class == PlaceClass::Country)?;
        scene.place_at(index).filter(|toponym| !toponym.demonym).map(|_| (index, spot))
    };
    subject_of(reader, at, region, country)
}

/// The same of what `named` takes an element for.
pub fn subject_of(
    reader: &Reader<'_, '_>,
    at: usize,
    region: usize,
    named: impl Fn(usize) -> Option<(usize, Spot)>,
) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let start = at.saturating_sub(SUBJECT);
    // "A ist nach B das zweitgrößte Land"
    let ranked = rank(scene, at..region + 1) > 1;
    let outranks = |index: &usize| ranked && is_left_out(scene, *index);
    let before = (start..at).rev().filter(|index| !outranks(index));
    let before = before.into_iter().find_map(&named).filter(|(index, _)| {
        let between = *index + 1..at;
        let next = scene.elements.get(index + 1);
        let apposed = next.is_some_and(|next| next.is_mark(&[',', '–', '—', '，']));
        let told = scene.any(between, &[Cue::Lie]) || scene.has(index + 1, Cue::Topic);
        opening(scene, at) == Some(*index) && (told || apposed)
    });
    before.or_else(|| {
        let verb = verb_behind(scene, region)?;
        (verb + 1..verb + 3).find_map(named)
    })
}

/// "the largest country in B *is*", "самая большая страна B *—*", "самой большой страной B по
/// площади *является*".
fn verb_behind(scene: &Scene<'_>, region: usize) -> Option<usize> {
    let dash = scene.language.syntax == Syntax::Slavic;
    let verb = |at: &usize| {
        let element = &scene.elements[*at];
        let topic = matches!(scene.language.syntax, Syntax::Korean | Syntax::Chinese);
        element.has(Cue::Lie)
            || dash && element.is_mark(&['—', '–'])
            || topic && element.has(Cue::Topic)
    };
    let end = scene.elements.len().min(region + 4);
    let found = (region + 1..end).find(verb)?;
    let plain = |at: usize| is_plain(scene, at) || scene.has(at, Cue::Area);
    (region + 1..found).all(plain).then_some(found)
}

/// The country to measure by, and how many times its area the claimed rank leaves to `country`;
/// none where both hang on who is a member.
fn rival(
    atlas: &Atlas,
    members: &Members,
    country: &Spot,
    superlative: &Superlative,
) -> Option<(CountryCode, Interval)> {
    let own = country.place.country?;
    let open = superlative.landlocked && members.perhaps.contains(&own);
    if !members.sure.contains(&own) && !open {
        return None;
    }
    let all = members.all();
    let of_sure = rival_of(atlas, &members.sure, own, superlative)?;
    let of_all = rival_of(atlas, &all, own, superlative)?;
    let agreed = of_sure.lost == of_all.lost;
    let nearest = if of_sure.lost { of_sure } else { of_all };
    agreed.then_some((nearest.code, nearest.hard))
}

/// What decides about a rank.
struct Rival {
    code: CountryCode,
    hard: Interval,
    /// The rank is not even right beside this one.
    lost: bool,
}

/// The neighbour in the order of `codes` by area that decides whether `own` has its rank there: the
/// one that contradicts it, else the nearest.
fn rival_of(
    atlas: &Atlas,
    codes: &[CountryCode],
    own: CountryCode,
    superlative: &Superlative,
) -> Option<Rival> {
    let sign = match superlative.extreme {
        Extreme::Largest => 1.0,
        Extreme::Smallest => -1.0,
    };
    let area = |code: CountryCode| Some(sign * atlas.country_area(code)?.sole_m2);
    let own_area = area(own)?;
    let others = codes.iter().copied().filter(|code| *code != own);
    let mut others: Vec<(CountryCode, f64)> =
        others.filter_map(|code| Some((code, area(code)?))).collect();
    others.sort_by(|a, b| b.1.total_cmp(&a.1));
    let above = superlative.rank.checked_sub(2).map(|index| others.get(index).copied());
    let below = others.get(superlative.rank - 1).copied();
    let (larger, smaller) = (Interval::new(1.0, f64::INFINITY), Interval::new(0.0, 1.0));
    let (ahead, behind) = match superlative.extreme {
        Extreme::Largest => (larger, smaller),
        Extreme::Smallest => (smaller, larger),
    };
    let ratio = |other: f64| (own_area / other).ln().abs();
    match (above, below) {
        (Some(None), _) | (None, None) => None,
        (Some(Some((code, other))), _) if own_area > other => {
            Some(Rival { code, hard: behind, lost: true })
        }
        (_, Some((code, other))) if own_area < other => {
            Some(Rival { code, hard: ahead, lost: true })
        }
        (Some(Some((code, other))), below)
            if below.is_none_or(|(_, below)| ratio(other) < ratio(below)) =>
        {
            Some(Rival { code, hard: behind, lost: false })
        }
        (_, below) => below.map(|(code, _)| Rival { code, hard: ahead, lost: false }),
    }
}
