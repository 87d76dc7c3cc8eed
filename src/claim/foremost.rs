//! "The largest lake in Africa", "the second-largest state of Germany": superlatives of things that
//! are no countries, put as the ratio to the one that decides.
//!
//! A larger one that the atlas knows contradicts the text. That there is none is certain only where
//! the atlas knows all that are as large: the regions of a country whose areas add up to it, the
//! lakes and islands above a size.

use std::ops::Range;

use crate::atlas::{Atlas, CountryCode, Place, PlaceClass};
use crate::measure::{Measurement, area};
use crate::quantity::Interval;
use crate::text::{Cue, Kind as ElementKind, Scene, Toponym};

use super::antecedent::described_classes;
use super::largest::{
    Comparison, before, is_behind_article, is_plain, is_restricted, members_of, rank, subject_of,
};
use super::named::named_at;
use super::past::is_past;
use super::reader::{Grasp, Reader, Spot};

/// How far behind the superlative its noun may stand, in elements …
const NOUN: usize = 3;
/// … and how far behind the noun the part of the world.
const REACH: usize = 5;

/// All lakes and islands of at least this size are in the tables.
static KNOWN_FROM: &[(Cue, PlaceClass, f64)] =
    &[(Cue::Lake, PlaceClass::Lake, 9.0e9), (Cue::Island, PlaceClass::Island, 50.0e9)];

/// By how much the areas of its regions may miss that of a country whose regions are all known.
const MISSING: f64 = 0.03;

/// Where a superlative looks.
enum Whole {
    World,
    /// The countries that everybody counts in, and those that only some do.
    Part(Vec<CountryCode>, Vec<CountryCode>),
    Country(CountryCode),
}

/// The superlatives of the sentence.
pub fn superlatives(reader: &Reader<'_, '_>) -> Vec<Comparison> {
    let scene = reader.scene();
    (0..scene.elements.len()).filter_map(|at| superlative(reader, at)).collect()
}

fn superlative(reader: &Reader<'_, '_>, at: usize) -> Option<Comparison> {
    let scene = reader.scene();
    let words = at.saturating_sub(2)..at + 1;
    // "il lago più grande dell'Africa"
    let comparative = || scene.has(at, Cue::Larger) && is_behind_article(scene, at);
    let largest = scene.has(at, Cue::Largest) || comparative();
    if !largest || scene.any(words.clone(), &[Cue::Among, Cue::Not]) {
        return None;
    }
    let Phrase { first, noun, last } = noun_before(scene, at).or_else(|| noun_behind(scene, at))?;
    let told = whole(reader, first, last);
    let implied = told.is_none();
    let (last, whole) = told.or_else(|| Some((last, own_country(reader, first, noun, last)?)))?;
    let past = is_past(scene, at.saturating_sub(6)..at);
    if past || is_restricted(scene, last) {
        return None;
    }
    let class = class(scene, noun, &whole)?;
    let named = |index: usize| Some((index, named_as(reader, index, class)?));
    let told = subject_of(reader, first, last, named);
    let (name, subject) = told.or_else(|| apposed(scene, last).and_then(named))?;
    let rank = rank(scene, first.min(words.start)..words.end);
    let (rival, hard) = rival(reader.atlas, &subject.place, &whole, rank)?;
    // "flächenmäßig": without such a word the order may be another one, or that of a part.
    let by_area = scene.any(first.saturating_sub(2)..last + 3, &[Cue::Area]);
    let grasp = if implied && !by_area { Grasp::Implied } else { subject.grasp };
    let subject = Spot { grasp, ..subject };
    let rival = Spot { grasp, ..Spot::implied(rival) };
    let span = reader.span(name.min(first), last.max(name));
    Some(Comparison { span, hard, place: subject, rival })
}

/// "second-largest lake", "segunda isla más grande": its first element, its noun, its last element.
struct Phrase {
    first: usize,
    noun: usize,
    last: usize,
}

/// "the largest lake", "the second-largest state".
fn noun_behind(scene: &Scene<'_>, at: usize) -> Option<Phrase> {
    // "the umpteenth-largest": an ordinal that is not known.
    let before = at.checked_sub(1).filter(|&before| scene.rank(before).is_none());
    if before.is_some_and(|before| scene.elements[at].joined || scene.is_plain_word(before)) {
        return None;
    }
    let end = scene.elements.len().min(at + 1 + NOUN);
    let noun = (at + 1..end).find(|&index| scene.has(index, Cue::Generic))?;
    let ordinal = at.checked_sub(1).filter(|&it| scene.rank(it).is_some());
    let mut between =
        (at + 1..noun).filter(|&index| !scene.place_at(index).is_some_and(is_country));
    let first = ordinal.unwrap_or(at);
    between.all(|index| is_plain(scene, index)).then_some(Phrase { first, noun, last: noun })
}

/// "la isla más grande", "il secondo lago più grande": the noun before, behind its article.
fn noun_before(scene: &Scene<'_>, at: usize) -> Option<Phrase> {
    let noun = at.checked_sub(1).filter(|_| scene.language.adjectives_behind)?;
    let ordinal = noun.checked_sub(1).filter(|&it| scene.rank(it).is_some());
    let first = ordinal.unwrap_or(noun);
    let article = || first.checked_sub(1).is_some_and(|it| scene.is_definite(it));
    // "la isla" is one element.
    let described = !described_classes(&scene.elements[noun]).is_empty();
    let definite = described || scene.has(noun, Cue::Generic) && article();
    definite.then_some(Phrase { first, noun, last: at })
}

/// "Germany's largest state, Bavaria,": the name behind a comma.
fn apposed(scene: &Scene<'_>, last: usize) -> Option<usize> {
    let comma = |at: usize| scene.is_mark(at, &[',']);
    let closed =
        comma(last + 3) || scene.elements.get(last + 3).is_none_or(|it| it.is_mark(&['.']));
    (comma(last + 1) && closed).then_some(last + 2)
}

/// What the name at `at` means as a thing of `class`: Iceland is an island, too.
fn named_as(reader: &Reader<'_, '_>, at: usize, class: PlaceClass) -> Option<Spot> {
    if let Some((spot, _)) = named_at(reader, at, &[class]) {
        return Some(spot);
    }
    let spot =
        reader.spot(at).filter(|_| class == PlaceClass::Island && reader.scene().is_name(at))?;
    let own = format!("{}{AS_ISLAND}", spot.place.name);
    let place = reader.atlas.measured_features().map(|it| it.place).find(|it| it.name == own)?;
    Some(Spot { place, others: Vec::new(), ..spot })
}

/// How the atlas calls an island that has the name of a country or a region.
const AS_ISLAND: &str = " (island)";

fn is_country(toponym: &Toponym) -> bool {
    toponym.best().class == PlaceClass::Country
}

/// A lake or an island anywhere, a region in its country.
fn class(scene: &Scene<'_>, noun: usize, whole: &Whole) -> Option<PlaceClass> {
    let described = described_classes(&scene.elements[noun]);
    let is = |cue: Cue, class: &PlaceClass| scene.has(noun, cue) || described.contains(class);
    let thing = KNOWN_FROM.iter().find(|(cue, class, _)| is(*cue, class));
    match (thing, whole) {
        (Some((_, class, _)), _) => Some(*class),
        (None, Whole::Country(_)) if is(Cue::Region, &PlaceClass::Region) => {
            Some(PlaceClass::Region)
        }
        (None, _) => None,
    }
}

/// "… in Africa", "… in the world", "Germany's …", of the phrase from `first` to `last`, with the
/// last element of it.
fn whole(reader: &Reader<'_, '_>, first: usize, last: usize) -> Option<(usize, Whole)> {
    let scene = reader.scene();
    let end = scene.elements.len().min(last + 1 + REACH);
    let named = |index: &usize| scene.has(*index, Cue::World) || scene.is_name(*index);
    let linked = |between: Range<usize>| {
        between.into_iter().all(|index| {
            let cues = scene.elements[index].cues;
            is_plain(scene, index) || cues.any(&[Cue::From, Cue::In])
        })
    };
    let behind = (last + 1..end).find(named).filter(|&index| linked(last + 1..index));
    let found = behind.and_then(|index| Some((index, whole_at(reader, index)?)));
    found.or_else(|| {
        // "the largest US state", "Germany's largest state"
        let inside = Some(last - 1).filter(|&it| scene.place_at(it).is_some_and(is_country));
        let mut near = before(scene, first).rev();
        let owner = inside.or_else(|| near.find(named))?;
        Some((last, whole_at(reader, owner)?))
    })
}

/// "Bavaria is the largest state": with nothing that says where, the country of the one region that
/// the sentence names.
fn own_country(reader: &Reader<'_, '_>, first: usize, noun: usize, last: usize) -> Option<Whole> {
    let scene = reader.scene();
    let region = |at: usize| Some((at, named_as(reader, at, PlaceClass::Region)?));
    let (at, subject) = subject_of(reader, first, last, region)?;
    let alone = scene.places().all(|(other, _)| other == at);
    let closed = scene
        .elements
        .get(last + 1)
        .is_none_or(|it| matches!(it.kind, ElementKind::Mark(_)) || it.has(Cue::Lie));
    let division = scene.has(noun, Cue::Region) && alone && closed;
    subject.place.country.filter(|_| division).map(Whole::Country)
}

fn whole_at(reader: &Reader<'_, '_>, at: usize) -> Option<Whole> {
    if reader.scene().has(at, Cue::World) {
        return Some(Whole::World);
    }
    if let Some(members) = members_of(reader, at) {
        let (sure, perhaps) = members.parts();
        return Some(Whole::Part(sure, perhaps));
    }
    let country = reader.spot(at).filter(|spot| spot.place.class == PlaceClass::Country);
    country.and_then(|spot| spot.place.country).map(Whole::Country)
}

impl Whole {
    /// Whether all of what lies in `countries` is in it, and whether some may be.
    fn holds(&self, countries: &[CountryCode]) -> (bool, bool) {
        let all = |known: &dyn Fn(&CountryCode) -> bool| {
            (countries.iter().all(known) && !countries.is_empty(), countries.iter().any(known))
        };
        match self {
            Self::World => (true, true),
            Self::Country(own) => all(&|code| code == own),
            Self::Part(sure, perhaps) => {
                let (whole, _) = all(&|code| sure.contains(code));
                let (_, some) = all(&|code| sure.contains(code) || perhaps.contains(code));
                (whole, some)
            }
        }
    }
}

/// One that may outrank another.
struct Member {
    place: Place,
    measured: Measurement,
    /// It lies in the part of the world, and it is one thing, by all accounts.
    sure: bool,
}

/// The one by which the rank of `own` is decided, and how many times its area the text leaves to
/// `own`; none where nothing is certain.
fn rival(atlas: &Atlas, own: &Place, whole: &Whole, rank: usize) -> Option<(Place, Interval)> {
    let (members, whole_known_m2) = members(atlas, own.class, whole)?;
    let at = members.iter().position(|member| member.place.id == own.id && member.sure)?;
    let range = members[at].measured.interval;
    let mut others: Vec<&Member> = members.iter().filter(|it| it.place.id != own.id).collect();
    others.sort_by(|a, b| b.measured.nominal.total_cmp(&a.measured.nominal));
    let larger = others.iter().filter(|it| it.sure && it.measured.interval.low > range.high);
    if larger.count() >= rank {
        if is_most_populous(own, &others, rank) {
            return None;
        }
        let sure = others.into_iter().filter(|it| it.sure).nth(rank - 1)?;
        return Some((sure.place.clone(), Interval::new(1.0, f64::INFINITY)));
    }
    // "The second-largest" is larger than all but one, and that one is larger.
    let all_known = range.low >= whole_known_m2;
    let above = others.get(rank.wrapping_sub(2)).filter(|_| rank > 1 && all_known);
    if above.is_some_and(|it| it.sure && it.measured.interval.high < range.low) {
        let above = above?.place.clone();
        return Some((above, Interval::new(0.0, 1.0)));
    }
    let certain = all_known && others.iter().take(rank).all(|it| it.sure);
    let next = others.get(rank - 1).filter(|_| certain)?;
    Some((next.place.clone(), Interval::new(1.0, f64::INFINITY)))
}

/// "The largest state" is to many the one of most people.
fn is_most_populous(own: &Place, others: &[&Member], rank: usize) -> bool {
    let more = others.iter().filter(|it| it.place.population >= own.population).count();
    own.class == PlaceClass::Region && more + 1 == rank
}

/// The members of a class, and the size from which all are known.
fn members(atlas: &Atlas, class: PlaceClass, whole: &Whole) -> Option<(Vec<Member>, f64)> {
    if let (PlaceClass::Region, Whole::Country(code)) = (class, whole) {
        let mut regions = regions(atlas, *code)?;
        regions.retain(|member| !member.place.is_other_division());
        return Some((regions, 0.0));
    }
    let (_, _, known_m2) = KNOWN_FROM.iter().find(|(_, of, _)| *of == class)?;
    let of_class = atlas.measured_features().filter(|feature| feature.place.class == class);
    let members = of_class.filter_map(|feature| {
        let (sure, perhaps) = whole.holds(&feature.countries);
        let place = feature.place;
        // A note says that it is several islands, or a sea to some.
        let single = atlas.feature_area(&place.id).is_some_and(|it| it.note.is_empty());
        let measured = area_of(atlas, &place).filter(|_| perhaps)?;
        Some(Member { place, measured, sure: sure && single })
    });
    Some((members.collect(), *known_m2))
}

/// The regions of a country, if they are all known.
fn regions(atlas: &Atlas, country: CountryCode) -> Option<Vec<Member>> {
    let regions = atlas.regions_of(country).into_iter();
    let measured: Vec<Member> = regions
        .map(|place| Some(Member { measured: area_of(atlas, &place)?, place, sure: true }))
        .collect::<Option<_>>()?;
    let sum: f64 = measured.iter().map(|member| member.measured.nominal).sum();
    let land = area_of(atlas, &atlas.country(country)?)?.interval;
    let whole = land.widen(MISSING);
    (measured.len() > 1 && whole.contains(sum)).then_some(measured)
}

fn area_of(atlas: &Atlas, place: &Place) -> Option<Measurement> {
    area(atlas, place).ok()
}
