//! Chinese: "B距A Q", "B位于A以南Q处", "A与B相距Q", "A与B接壤".

mod containment;
mod lengths;
mod near;
mod neighbours;

use crate::atlas::PlaceClass;
use crate::claim::east::topic::{subject_of, topic};
use crate::claim::east::{
    Subject, borders, has, is_comma, last_countries, push_area, push_only_crossing, read_address,
};
use crate::claim::reader::{Reader, Spot};
use crate::claim::{area_ratio, direction};
use crate::quantity::{Dimension, Interval, Unit};
use crate::span::Span;
use crate::text::{Cue, Kind as ElementKind, Scene};
use containment::{read_called, read_containment};
use lengths::{is_place_name, read_lengths};
use near::read_border_town;
use neighbours::{
    read_adjacency, read_counted_neighbours, read_enclosed, read_only_neighbour, read_side,
};

pub fn read(reader: &mut Reader<'_, '_>) {
    borders::read(reader);
    read_lengths(reader);
    read_areas(reader);
    read_ratios(reader);
    for at in 0..reader.scene().elements.len() {
        let element = reader.scene().elements[at];
        if element.has(Cue::Adjoin) {
            read_adjacency(reader, at);
        }
        if element.has(Cue::Neighbours) {
            read_counted_neighbours(reader, at);
        }
        if element.has(Cue::Enclosed) {
            read_enclosed(reader, at);
        }
        if element.has(Cue::Lie) || reader.scene().spelled(at) == "在" {
            read_containment(reader, at);
        }
        if element.cues.any(&[Cue::Lie, Cue::Near]) {
            read_border_town(reader, at);
        }
        if reader.scene().spelled(at) == "是" {
            read_called(reader, at);
        }
        if element.cues.wind.is_some() {
            read_direction(reader, at);
        }
        read_side(reader, at);
        read_address(reader, at);
        if reader.scene().spelled(at) == "比" {
            read_comparison(reader, at);
        }
        if element.has(Cue::SameSize) {
            read_likeness(reader, at);
        }
        if element.has(Cue::Only) {
            read_only_neighbour(reader, at);
        }
        if element.has(Cue::Only) && reader.scene().any(at + 1..at + 7, &[Cue::Link, Cue::Bridge]) {
            read_only_crossing(reader, at);
        }
    }
}

/// "A面积Q", "A…，面积为Q".
fn read_areas(reader: &mut Reader<'_, '_>) {
    for figure in reader.free_figures(Dimension::Area) {
        let scene = reader.scene();
        let word =
            (figure.saturating_sub(5)..figure).rev().find(|&at| has(scene, at, &[Cue::Area]));
        let Some(word) = word else { continue };
        // "流域面积": of the land that a river drains.
        if scene.text[..scene.elements[word].span.start].ends_with("流域") {
            reader.take(figure);
            continue;
        }
        let near = (word.saturating_sub(3)..word).rev().take_while(|&at| !scene.is_figure(at));
        let owner = near.take_while(|&at| !is_comma(scene, at)).find(|&at| scene.is_name(at));
        let known = owner.and_then(|at| reader.spot(at)).map(Subject::Known);
        let site = scene.spelled(word).starts_with("占");
        let subject = known.or_else(|| topic(reader, word).filter(|_| !site));
        let built = reader.figure(figure).value.quantity.unit == Unit::SquareMetre;
        match subject.filter(|subject| is_tract(scene, subject, built)) {
            Some(subject) => push_area(reader, figure, subject),
            // Of something unnamed: no other kind shall look for a name farther off.
            None => reader.take(figure),
        }
    }
}

/// Flats and fields have areas too: an unknown name must look like one, and what is `built` is
/// measured in square metres.
fn is_tract(scene: &Scene<'_>, subject: &Subject, built: bool) -> bool {
    match subject {
        Subject::Known(_) => true,
        Subject::Unknown(span) => {
            let name = span.of(scene.text);
            let counted = name.contains(|letter: char| letter.is_ascii_digit());
            let part =
                ["市区", "市區", "城区", "城區", "辖区", "轄區", "县城", "縣城"].contains(&name);
            let described = part || name.contains('的') || is_kind_alone(scene, *span);
            let tied = scene.places().next().is_some() && !built && !counted;
            (is_place_name(name) && !described) || tied
        }
    }
}

/// "公園": a kind word by itself names nothing.
fn is_kind_alone(scene: &Scene<'_>, name: Span) -> bool {
    scene.elements.iter().any(|element| element.span == name && element.has(Cue::Site))
}

/// "A与B之间唯一的口岸".
fn read_only_crossing(reader: &mut Reader<'_, '_>, at: usize) {
    let start = at.saturating_sub(10);
    if let Some(((_, a), (_, b))) = last_countries(reader, start..at) {
        push_only_crossing(reader, at, &a, &b);
    }
}

/// "A位于B西南方": a direction without a figure.
fn read_direction(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let Some(wind) = scene.elements[at].cues.wind else { return };
    let of = at.checked_sub(1).filter(|&of| scene.spelled(of) == "的");
    let name = of.unwrap_or(at).checked_sub(1).filter(|&name| scene.is_name(name));
    let Some(name) = name else { return };
    let side = ['方', '面', '边', '邊', '侧', '側', '向']
        .iter()
        .any(|it| scene.spelled(at).ends_with(*it));
    let outside = !scene.spelled(at).ends_with('部') && (of.is_none() || side);
    let ends = scene.elements.get(at + 1).is_none_or(|next| {
        matches!(next.kind, ElementKind::Mark(_)) || scene.spelled(at + 1) == "的"
    });
    let verb = name.checked_sub(1).filter(|&verb| has(scene, verb, &[Cue::Lie, Cue::In]));
    let Some(verb) = verb.filter(|_| outside && ends) else { return };
    let Some(Subject::Known(subject)) = subject_of(reader, verb) else { return };
    let Some(anchor) = reader.spot(name) else { return };
    let areas = [PlaceClass::Country, PlaceClass::Island];
    let area = |spot: &Spot| areas.into_iter().find(|class| spot.place.class == *class);
    let point = area(&anchor).is_some() || is_point(scene, name);
    if point && area(&subject) == area(&anchor) && subject.place.id != anchor.place.id {
        direction::push_bare(reader, reader.span(name, at), wind, &anchor, &subject);
    }
}

/// How far before a comparison an area may be spoken of, in elements.
const COMPARED: usize = 8;

/// "A的面积比B小", "A比B大": of countries and regions, else areas have to be spoken of.
fn read_comparison(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    if !scene.is_name(at + 1) {
        return;
    }
    let area = scene.any(at.saturating_sub(COMPARED)..at, &[Cue::Area]);
    let behind = (at + 2..at + 5).map(|index| scene.spelled(index));
    let size = behind.take_while(|word| !["，", "。"].contains(word)).find_map(|word| match word {
        "大" => Some(Interval::new(1.0, f64::INFINITY)),
        "小" => Some(Interval::new(0.0, 1.0)),
        _ => None,
    });
    let Some(hard) = size.filter(|_| area && !scene.is_figure(at + 2)) else { return };
    let Some(Subject::Known(place)) = owner(reader, at) else { return };
    let Some(reference) = reader.spot(at + 1) else { return };
    let span = reader.span(at, at + 2);
    area_ratio::push(reader, span, area_ratio::plain(span, hard), &place, &reference);
}

/// "A的面积与B相当": the word at `at` says that two areas are alike.
fn read_likeness(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let Some(name) = at.checked_sub(1).filter(|&name| scene.is_name(name)) else { return };
    let link = name.checked_sub(1).filter(|&link| has(scene, link, &[Cue::And]));
    let Some(link) = link else { return };
    let clause = (0..link).rev().take_while(|&index| !is_comma(scene, index));
    if !clause.into_iter().any(|index| has(scene, index, &[Cue::Area])) {
        return;
    }
    let Some(Subject::Known(place)) = owner(reader, link) else { return };
    let Some(reference) = reader.spot(name) else { return };
    let (span, alike) = (reader.span(name, at), area_ratio::ALIKE);
    area_ratio::push(reader, span, area_ratio::plain(span, alike), &place, &reference);
}

/// The name before element `end` that an area belongs to, else the topic.
fn owner(reader: &Reader<'_, '_>, end: usize) -> Option<Subject> {
    let scene = reader.scene();
    let near = (end.saturating_sub(5)..end).rev().take_while(|&at| !is_comma(scene, at));
    let named = near.into_iter().find(|&at| scene.is_name(at));
    named.and_then(|at| reader.spot(at)).map(Subject::Known).or_else(|| topic(reader, end))
}

/// "A的面积是B的三倍".
fn read_ratios(reader: &mut Reader<'_, '_>) {
    for figure in reader.free_figures(Dimension::Ratio) {
        let scene = reader.scene();
        let reference = (figure.saturating_sub(4)..figure).rev().find(|&at| scene.is_name(at));
        let Some(reference) = reference else { continue };
        let area = scene.any(figure.saturating_sub(24)..figure + 3, &[Cue::Area]);
        let linked = (reference + 1..figure).all(|at| {
            ["的", "本", "土", "大", "小"].contains(&scene.spelled(at))
                || has(scene, at, &[Cue::Area])
        });
        let told = area || scene.spelled((figure + 1).min(scene.elements.len() - 1)) == "大";
        if !told || !linked {
            continue;
        }
        let Some(Subject::Known(place)) = topic(reader, reference) else { continue };
        let Some(spot) = reader.spot(reference) else { continue };
        let span = reader.span(reference, figure);
        area_ratio::push(reader, span, reader.stated(figure), &place, &spot);
        reader.take(figure);
    }
}

fn is_point(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_name(at) && !scene.is_wide(at)
}
