//! Chinese borders: "A与B的边界长Q", "与B的边境线长Q", "中俄边界", "两国边界", "距A边境Q".

use std::ops::Range;

use crate::atlas::{CountryCode, PlaceClass, simplified};
use crate::measure::{Edge, Question};
use crate::quantity::Dimension;
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::{has, is_comma};
use crate::claim::border_length;
use crate::claim::edge::{BORDERS, leads_to_border};
use crate::claim::proximity;
use crate::claim::reader::{Grasp, Reader, Spot};

/// How far from its figure a border may be named, in elements.
const REACH: usize = 9;
/// So many neighbours of one country tell which country it is.
const LEAST_NEIGHBOURS: usize = 3;

/// Claims lengths of borders and distances to them.
pub fn read(reader: &mut Reader<'_, '_>) {
    for figure in reader.free_figures(Dimension::Length) {
        let scene = reader.scene();
        if let Some(border) = border_before(scene, figure) {
            if let Some(start) = measured_from(scene, border) {
                read_distance(reader, figure, border, start);
            } else if is_length(scene, border, figure) {
                read_length(reader, figure, border);
            }
            reader.take(figure);
        } else if let Some(border) = border_behind(scene, figure) {
            read_length(reader, figure, border);
            reader.take(figure);
        }
    }
}

/// The two countries, or the one with all its neighbours, whose border the word at `border` names.
pub fn sides(reader: &Reader<'_, '_>, border: usize) -> Option<(Spot, Option<Spot>)> {
    let scene = reader.scene();
    if let Some((first, second)) = abbreviated(reader, border) {
        return Some((first, Some(second)));
    }
    let clause = clause_before(scene, border);
    let shared = &[Cue::TwoPlaces, Cue::Common];
    if scene.any(border.saturating_sub(4)..border + 1, shared)
        && let Some((first, second)) = latest_couple(reader, 0..border)
    {
        return Some((first, Some(second)));
    }
    let named: Vec<(usize, Spot)> =
        clause.clone().filter_map(|at| Some((at, reader.country_at(at)?))).collect();
    match &named[..] {
        [.., (_, first), (last, second)] if first.place.id != second.place.id => {
            let first = prefix_subject(reader, *last).unwrap_or_else(|| first.clone());
            Some((first, Some(second.clone())))
        }
        [.., (at, neighbour)] if is_joined(scene, *at) => {
            let country = partner(reader, *at, neighbour)?;
            Some((country, Some(neighbour.clone())))
        }
        [.., (_, country)] => Some((country.clone(), None)),
        [] if scene.any(border.saturating_sub(4)..border, &[Cue::TwoPlaces]) => {
            reader.salient_neighbours().map(|(a, b)| (a, Some(b)))
        }
        [] => unnamed_sides(reader, border),
    }
}

/// The same where the clause of the border names no country.
fn unnamed_sides(reader: &Reader<'_, '_>, border: usize) -> Option<(Spot, Option<Spot>)> {
    let scene = reader.scene();
    // "北部与B接壤，边境线长Q": the border with B, and with none of several.
    let first = (0..border).find(|&at| scene.is_name(at)).filter(|&at| is_joined(scene, at));
    let neighbour = match adjoined_before(scene, border)[..] {
        [] => first,
        [only] => Some(only),
        [..] => return None,
    };
    match neighbour {
        Some(at) => {
            let neighbour = reader.country_at(at)?;
            Some((partner(reader, at, &neighbour)?, Some(neighbour)))
        }
        None => topic_country(reader, border).map(|country| (country, None)),
    }
}

/// "A北部与B接壤，边境线长Q": the names from a preposition on in the clause right before that of the
/// border, if it says that they border.
fn adjoined_before(scene: &Scene<'_>, border: usize) -> Vec<usize> {
    let comma = clause_before(scene, border).start.checked_sub(1);
    let verb = comma.and_then(|comma| comma.checked_sub(1));
    let Some(verb) = verb.filter(|&verb| has(scene, verb, &[Cue::Adjoin])) else {
        return Vec::new();
    };
    let clause = clause_before(scene, verb);
    let names = clause.filter(|&at| scene.is_name(at));
    names.skip_while(|&at| !is_joined(scene, at)).collect()
}

/// The country that the sentence is about: named first, before element `end`; else by the sentences
/// before, by name or as the one neighbour of all that they name.
pub fn topic_country(reader: &Reader<'_, '_>, end: usize) -> Option<Spot> {
    let scene = reader.scene();
    let first = (0..end).find(|&at| scene.is_name(at));
    if let Some(country) = first.and_then(|at| reader.country_at(at)) {
        return Some(country);
    }
    let before = reader.previous().filter(|it| it.paragraph == scene.paragraph)?;
    if let Some(country) = surrounded(reader, before) {
        return Some(country);
    }
    let opening = before.toponyms.first().filter(|toponym| toponym.span.start == 0)?;
    let spot = reader.spot_of(before, opening);
    (spot.place.class == PlaceClass::Country).then_some(Spot { grasp: Grasp::Implied, ..spot })
}

/// The country that borders on each of the countries that `scene` names.
fn surrounded(reader: &Reader<'_, '_>, scene: &Scene<'_>) -> Option<Spot> {
    let mut codes: Vec<CountryCode> =
        scene.toponyms.iter().filter_map(|toponym| toponym.best().country).collect();
    codes.sort_unstable();
    codes.dedup();
    let (first, rest) =
        codes.split_first().filter(|(_, rest)| rest.len() + 1 >= LEAST_NEIGHBOURS)?;
    let mut common = reader.atlas.neighbours(*first);
    common.retain(|code| rest.iter().all(|other| reader.atlas.are_neighbours(*code, *other)));
    let [only] = common[..] else { return None };
    reader.implied_country(only)
}

/// The border word that the figure at `figure` follows, over at most one comma.
fn border_before(scene: &Scene<'_>, figure: usize) -> Option<usize> {
    let mut commas = 0;
    for at in (figure.saturating_sub(REACH)..figure).rev() {
        let element = &scene.elements[at];
        if element.cues.any(BORDERS) {
            let open = |border: &usize| {
                measured_from(scene, *border).is_some() || !leads_to_border(scene, *border, figure)
            };
            return Some(at).filter(open);
        }
        let long = scene.any(at..figure, &[Cue::Long, Cue::Total]);
        commas += usize::from(is_comma(scene, at));
        let other = scene.is_figure(at) || scene.is_name(at) || element.is_mark(&['。', '；']);
        if other || commas > 1 || is_comma(scene, at) && !long {
            return None;
        }
    }
    None
}

/// "有620公里的共同边界".
fn border_behind(scene: &Scene<'_>, figure: usize) -> Option<usize> {
    let linked = scene.spelled(figure + 1) == "的" || has(scene, figure + 1, &[Cue::Long]);
    (figure + 1..scene.elements.len().min(figure + 6))
        .take_while(|&at| scene.is_word(at) || scene.is_name(at))
        .find(|&at| linked && scene.elements[at].cues.any(BORDERS))
}

/// Whether the words between a border and its figure let the figure be its length.
fn is_length(scene: &Scene<'_>, border: usize, figure: usize) -> bool {
    let between = border + 1..figure;
    let otherwise = &[Cue::Away, Cue::From, Cue::Lie, Cue::In, Cue::Wide, Cue::High];
    let wind = between.clone().any(|at| scene.elements[at].cues.wind.is_some());
    !wind && !scene.any(between, otherwise)
}

fn read_length(reader: &mut Reader<'_, '_>, figure: usize, border: usize) {
    // "A和B有1340公里长的边境线": the countries stand before the figure.
    let abbreviated = || abbreviated(reader, border).map(|(first, second)| (first, Some(second)));
    let named = abbreviated().or_else(|| sides(reader, figure.min(border)));
    let Some((country, neighbour)) = named else { return };
    // "境内中蒙边境线长Q", and of a town: a part that no map has by itself.
    let inside = (border.saturating_sub(4)..border).any(|at| leads_within(reader.scene(), at));
    let topic = super::topic::topic(reader, border).or_else(|| super::earlier_topic(reader));
    let town = matches!(&topic, Some(super::Subject::Known(spot)) if is_in_country(spot));
    if neighbour.is_some() && (inside || town) {
        return;
    }
    let (country, neighbour) = in_region(reader, border, topic, country, neighbour);
    let stated = reader.stated(figure);
    let span = reader.span(figure.min(border), figure.max(border));
    let mut spots = vec![&country];
    spots.extend(&neighbour);
    reader.push(border_length::KIND.name, span, stated, &spots, |places| Question::BorderLength {
        country: places[0].clone(),
        neighbour: places.get(1).cloned(),
    });
}

/// "境内", "辖区内": within what the sentence is about.
fn leads_within(scene: &Scene<'_>, at: usize) -> bool {
    ["内", "內"].iter().any(|inside| scene.spelled(at).ends_with(inside))
}

/// A town, which has no more than a part of the border of its country.
fn is_in_country(spot: &Spot) -> bool {
    spot.place.class == PlaceClass::Settlement
}

/// "A省中俄边境线长Q": the part of the border between the two countries that is that of a region
/// which the sentence is about.
fn in_region(
    reader: &Reader<'_, '_>,
    border: usize,
    topic: Option<super::Subject>,
    country: Spot,
    neighbour: Option<Spot>,
) -> (Spot, Option<Spot>) {
    let scene = reader.scene();
    let first = (0..border).find(|&at| scene.is_name(at)).and_then(|at| reader.spot(at));
    let topic = match topic {
        Some(super::Subject::Known(spot)) => Some(spot),
        Some(super::Subject::Unknown(_)) | None => None,
    };
    let named = first.into_iter().chain(topic);
    let region = named.into_iter().find(|spot| spot.place.class == PlaceClass::Region);
    // Outlines of regions are too coarse for the rivers that most such borders follow.
    let region = region.map(|spot| Spot { grasp: Grasp::Implied, ..spot });
    let (Some(region), Some(other)) = (region, &neighbour) else { return (country, neighbour) };
    if region.place.country == country.place.country {
        (region, neighbour)
    } else if region.place.country == other.place.country {
        (region, Some(country))
    } else {
        (country, neighbour)
    }
}

/// Where the phrase starts that measures from the border: "距[土耳其]边境".
fn measured_from(scene: &Scene<'_>, border: usize) -> Option<usize> {
    (border.saturating_sub(4)..border)
        .rev()
        .take_while(|&at| !matches!(scene.elements[at].kind, ElementKind::Mark(_)))
        .find(|&at| has(scene, at, &[Cue::From]))
}

fn read_distance(reader: &mut Reader<'_, '_>, figure: usize, border: usize, start: usize) {
    let span = reader.span(start, figure);
    let stated = reader.stated(figure);
    let sides = match abbreviated(reader, border) {
        Some((first, second)) => Some((first, Some(second))),
        None => (start..border).find_map(|at| Some((reader.country_at(at)?, None))),
    };
    let subject = super::topic::subject_of(reader, start);
    let sides = sides.or_else(|| match &subject {
        Some(super::Subject::Known(spot)) => Some((own_country(reader, spot)?, None)),
        Some(super::Subject::Unknown(_)) | None => None,
    });
    match (subject, sides) {
        (Some(super::Subject::Known(subject)), Some((country, neighbour))) => {
            let edge = Edge::Border {
                country: country.place.clone(),
                neighbour: neighbour.as_ref().map(|spot| spot.place.clone()),
            };
            let spots: Vec<&Spot> = [&subject, &country].into_iter().chain(&neighbour).collect();
            reader.push(proximity::KIND.name, span, stated, &spots, |places| Question::Proximity {
                place: places[0].clone(),
                to: edge.with_places(&places[1..]),
            });
        }
        (Some(super::Subject::Unknown(name)), Some((country, _))) => {
            reader.push_unknown(proximity::KIND.name, span, stated, &[&country], name);
        }
        _ => {}
    }
}

/// "距边境Q": the border of the country that the place lies in.
fn own_country(reader: &Reader<'_, '_>, place: &Spot) -> Option<Spot> {
    reader.implied_country(place.place.country?)
}

/// What stands for a country in the name of a border, with the countries that it may be.
static ABBREVIATIONS: &[(&str, &[&str])] = &[
    ("中", &["CN"]),
    ("俄", &["RU"]),
    ("美", &["US"]),
    ("加", &["CA"]),
    ("墨", &["MX"]),
    ("朝", &["KP"]),
    ("韩", &["KR"]),
    ("越", &["VN"]),
    ("老", &["LA"]),
    ("寮", &["LA"]),
    ("柬", &["KH"]),
    ("泰", &["TH"]),
    ("缅", &["MM"]),
    ("马", &["MY"]),
    ("印", &["IN", "ID"]),
    ("孟", &["BD"]),
    ("尼", &["NP"]),
    ("不", &["BT"]),
    ("巴", &["PK", "BR", "PY"]),
    ("阿", &["AF", "AR"]),
    ("伊", &["IR", "IQ"]),
    ("土", &["TR"]),
    ("叙", &["SY"]),
    ("以", &["IL"]),
    ("黎", &["LB"]),
    ("约", &["JO"]),
    ("埃", &["EG"]),
    ("沙", &["SA"]),
    ("也", &["YE"]),
    ("蒙", &["MN"]),
    ("哈", &["KZ"]),
    ("吉", &["KG"]),
    ("塔", &["TJ"]),
    ("乌", &["UA", "UZ"]),
    ("波", &["PL"]),
    ("德", &["DE"]),
    ("法", &["FR"]),
    ("西", &["ES"]),
    ("葡", &["PT"]),
    ("芬", &["FI"]),
    ("挪", &["NO"]),
    ("瑞", &["SE", "CH"]),
    ("奥", &["AT"]),
    ("匈", &["HU"]),
    ("捷", &["CZ"]),
    ("希", &["GR"]),
];

/// "中俄边界": two countries by one character each.
pub fn abbreviated(reader: &Reader<'_, '_>, border: usize) -> Option<(Spot, Spot)> {
    let scene = reader.scene();
    if border > 0 && scene.is_wide(border - 1) {
        return None;
    }
    let word = scene.elements.get(border)?.span;
    let before = &scene.text[..word.start];
    let mut letters = before.chars().rev().map(simplified);
    let (second, first) = (letters.next()?, letters.next()?);
    let codes = |letter: char| {
        let known = ABBREVIATIONS.iter().find(|(name, _)| name.starts_with(letter));
        known.map_or(&[][..], |(_, codes)| codes).iter().filter_map(|code| CountryCode::new(code))
    };
    let couples = codes(first).flat_map(|a: CountryCode| codes(second).map(move |b| (a, b)));
    let (a, b) = couples.into_iter().find(|&(a, b)| reader.atlas.are_neighbours(a, b))?;
    let spot = |code| Some(Spot { grasp: Grasp::Named, ..reader.implied_country(code)? });
    Some((spot(a)?, spot(b)?))
}

/// The elements of the clause before `end`.
fn clause_before(scene: &Scene<'_>, end: usize) -> Range<usize> {
    let start = (0..end).rev().find(|&at| is_comma(scene, at) || scene.is_figure(at));
    start.map_or(0, |at| at + 1)..end
}

/// A preposition stands before the name at `at` and no other country before that: "与B".
fn is_joined(scene: &Scene<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| has(scene, before, &[Cue::And]))
}

/// "A与B的边界": nothing but the first; "中国的邻国A与B" is not told apart.
fn prefix_subject(reader: &Reader<'_, '_>, second: usize) -> Option<Spot> {
    let link = second.checked_sub(1)?;
    let first = link.checked_sub(1)?;
    has(reader.scene(), link, &[Cue::And]).then(|| reader.country_at(first)).flatten()
}

/// The last two neighbouring countries named in `range`.
fn latest_couple(reader: &Reader<'_, '_>, range: Range<usize>) -> Option<(Spot, Spot)> {
    let mut named: Vec<Spot> = range.filter_map(|at| reader.country_at(at)).collect();
    let last = named.pop()?;
    let code = last.place.country?;
    let borders = |spot: &Spot| {
        spot.place.country.is_some_and(|other| reader.atlas.are_neighbours(code, other))
    };
    let first = named.into_iter().rev().find(borders)?;
    Some((first, last))
}

/// Whose border with `neighbour` is meant: the country that the sentence or the one before is
/// about.
fn partner(reader: &Reader<'_, '_>, at: usize, neighbour: &Spot) -> Option<Spot> {
    let other = |spot: &Spot| spot.place.id != neighbour.place.id;
    let scene = reader.scene();
    let first = (0..at).find_map(|index| reader.country_at(index)).filter(other);
    let last = (at + 1..scene.elements.len()).find_map(|index| reader.country_at(index));
    let neighbouring = |spot: &Spot| reader.atlas.touch(&spot.place, &neighbour.place);
    first
        .or_else(|| topic_country(reader, 0).filter(other))
        .or_else(|| last.filter(other).filter(neighbouring))
        .or_else(|| reader.salient_neighbour_of(neighbour.place.country?))
}
