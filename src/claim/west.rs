//! Statements whose words stand elsewhere in French, Spanish, Italian and Russian than in German
//! and English.
//!
//! A figure in apposition ("Avec 8 722 km², la Corse", "il Po, con i suoi 652 chilometri"), in
//! brackets behind what it is measured from ("más cerca de A (94 km)"), a superlative behind its
//! noun ("su frontera más larga"). The readers come before the kinds and use their questions.

use std::ops::Range;

use crate::atlas::{Place, PlaceClass};
use crate::measure::{Among, Question};
use crate::quantity::{Dimension, Stated};
use crate::text::{Cue, Kind as ElementKind, Scene, Syntax};

use super::antecedent::is_with;
use super::edge::BORDERS;
use super::named::{is_inserted, is_locative};
use super::reader::{Reader, Spot};
use super::way::via;
use super::{area, border_rank, distance, feature_length};

pub fn read(reader: &mut Reader<'_, '_>) {
    match reader.scene().language.syntax {
        Syntax::Romance | Syntax::Slavic => {}
        Syntax::Germanic => return read_brackets(reader),
        Syntax::Korean | Syntax::Chinese => return,
    }
    read_areas(reader);
    read_rivers(reader);
    read_brackets(reader);
    read_ranks(reader);
}

/// What gives a thing its measure: "de", "vaste de", "площадью".
static OF: &[Cue] = &[Cue::From, Cue::Area, Cue::Measure];
/// What stands between a river and its length.
static MEASURES: &[Cue] = &[Cue::Flow, Cue::Have, Cue::With, Cue::Measure];

/// "Avec 8 722 km², la Corse …", "la Guyane, vaste de 84 000 km², …".
fn read_areas(reader: &mut Reader<'_, '_>) {
    for figure in reader.free_figures(Dimension::Area) {
        let Some(at) = opened_with(reader.scene(), figure).or_else(|| set_off(reader, figure))
        else {
            continue;
        };
        let Some(place) = reader.spot(at).filter(|spot| is_area(spot.place.class)) else {
            continue;
        };
        let (span, stated) = (reader.span(figure, figure), reader.stated(figure));
        reader.push(area::KIND.name, span, stated, &[&place], |places| Question::Area {
            place: places[0].clone(),
        });
        reader.take(figure);
    }
}

/// The name that a sentence with a measure in front is about: "Con 652 km il Po", "Avec ses 1 006
/// km, la Loire".
fn opened_with(scene: &Scene<'_>, figure: usize) -> Option<usize> {
    let owned = |at: &usize| scene.has(*at, Cue::Possessive) || scene.is_definite(*at);
    let with = (figure.saturating_sub(3)..figure).rev().find(|at| !owned(at))?;
    let opens = with == 0 || matches!(scene.elements[with - 1].kind, ElementKind::Mark(_));
    let comma = scene.elements.get(figure + 1)?.is_mark(&[',']);
    let start = figure + 1 + usize::from(comma);
    let first = (start..scene.elements.len().min(start + 2)).find(|&at| scene.is_name(at))?;
    let article = (start..first).all(|at| scene.is_definite(at) || comma && scene.is_word(at));
    (opens && article && scene.elements[with].has(Cue::With)).then_some(first)
}

/// The name that a measure between commas follows.
fn set_off(reader: &Reader<'_, '_>, figure: usize) -> Option<usize> {
    let scene = reader.scene();
    let mut at = figure.checked_sub(1)?;
    while scene.is_word(at) && scene.elements[at].cues.any(OF) {
        at = at.checked_sub(1)?;
    }
    let name = at.checked_sub(1).filter(|&name| scene.is_name(name))?;
    let comma = scene.elements[at].is_mark(&[',']);
    let closed = scene.elements.get(figure + 1).is_none_or(|next| next.is_mark(&[',', '.', ';']));
    let aside = is_locative(reader, name) || is_inserted(scene, name, figure);
    (comma && closed && !aside).then_some(name)
}

fn is_area(class: PlaceClass) -> bool {
    matches!(
        class,
        PlaceClass::Country | PlaceClass::Region | PlaceClass::Island | PlaceClass::Lake
    )
}

/// "El Ebro recorre 930 kilómetros", "el Tajo, de 1.007 kilómetros, nace", "la Loire est le plus
/// long fleuve de France : 1 006 kilomètres".
fn read_rivers(reader: &mut Reader<'_, '_>) {
    for figure in reader.free_figures(Dimension::Length) {
        let scene = reader.scene();
        if feature_length::is_of_a_part(reader, figure) {
            continue;
        }
        let apposed = || opened_with(scene, figure).or_else(|| set_off(reader, figure));
        let apposed = || apposed().filter(|&at| is_river(scene, at));
        let Some(at) = river_before(scene, figure).or_else(apposed) else { continue };
        let Some(river) = reader.spot(at) else { continue };
        let (span, stated) = (reader.span(at, figure), reader.stated(figure));
        reader.push(feature_length::KIND.name, span, stated, &[&river], |places| {
            Question::FeatureLength { feature: places[0].clone() }
        });
        reader.take(figure);
    }
}

/// The river that the clause of the figure is about: its subject, and not where something lies.
fn river_before(scene: &Scene<'_>, figure: usize) -> Option<usize> {
    let start = figure.saturating_sub(10);
    let clause = (start..figure)
        .rev()
        .take_while(|&at| !scene.elements[at].is_mark(&[';', '.', '(']) && !scene.is_figure(at));
    let river = clause.filter(|&at| is_river(scene, at)).last()?;
    let locative =
        scene.any(river.saturating_sub(2)..river, &[Cue::In, Cue::From, Cue::Near, Cue::To]);
    let between = river + 1..figure;
    let point = between.clone().any(|at| scene.is_town(at));
    let ranked = scene.any(between.clone(), &[Cue::Longest])
        && scene.any(between.clone(), &[Cue::River])
        && figure - river <= 9;
    let direct = figure - river <= 6 && scene.any(between.clone(), MEASURES);
    let otherwise = &[Cue::Wide, Cue::High, Cue::Away, Cue::Near, Cue::Section, Cue::Ship];
    let other = scene.any(river..figure + 3, otherwise);
    let other = other || is_of_a_thing(scene, river + 1..figure);
    (!locative && !point && !other && (ranked || direct)).then_some(river)
}

/// "La Seine coule sous un *pont* de 200 m": the figure at the end of `between` measures that.
fn is_of_a_thing(scene: &Scene<'_>, between: Range<usize>) -> bool {
    static THINGS: &[Cue] =
        &[Cue::Bridge, Cue::Landform, Cue::Island, Cue::Lake, Cue::Site, Cue::Coast];
    let of = between.end - 1;
    scene.has(of, Cue::From) && scene.any(between.start.max(of.saturating_sub(2))..of, THINGS)
}

fn is_river(scene: &Scene<'_>, at: usize) -> bool {
    scene.place_at(at).is_some_and(|toponym| toponym.best().class == PlaceClass::River)
}

/// "Lille est plus proche de A (94 km) que de B (205 km)", "… is closer to A (94 km) than to B".
fn read_brackets(reader: &mut Reader<'_, '_>) {
    for figure in reader.free_figures(Dimension::Length) {
        let scene = reader.scene();
        let open = figure.checked_sub(1).filter(|&at| scene.elements[at].is_mark(&['(', '—', '–']));
        let Some(anchor) = open.and_then(|at| at.checked_sub(1)).filter(|&at| scene.is_town(at))
        else {
            continue;
        };
        let from = scene.any(anchor.saturating_sub(2)..anchor, &[Cue::From, Cue::Near, Cue::To]);
        let told = scene.any(0..anchor, &[Cue::Near, Cue::Nearest, Cue::Away]);
        let subject = (0..anchor).find(|&at| scene.is_town(at)).filter(|_| from && told);
        let (Some(to), Some(from)) = (subject.and_then(|at| reader.spot(at)), reader.spot(anchor))
        else {
            continue;
        };
        if to.place.id != from.place.id {
            let span = reader.span(anchor, figure);
            distance::push(reader, figure, span, via(reader, figure), &from, &to);
            reader.take(figure);
        }
    }
}

/// "A tiene con B su frontera más larga", "A partage avec B sa plus courte frontière".
fn read_ranks(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        let Some(order) = border_rank::order(&scene.elements[at]) else { continue };
        let near = at.saturating_sub(2)..scene.elements.len().min(at + 3);
        let Some(border) = near.into_iter().find(|&i| scene.elements[i].cues.any(BORDERS)) else {
            continue;
        };
        let low = at.min(border);
        let own = scene.any(low.saturating_sub(2)..low, &[Cue::Possessive]);
        let named = (0..low).filter_map(|i| Some((i, reader.country_at(i)?)));
        let named: Vec<(usize, Spot)> = named.collect();
        let [(at_first, first), (_, second)] = &named[..] else { continue };
        // "C'est avec B que A a sa plus longue frontière"
        let across = is_with(scene, *at_first);
        let (country, neighbour) = if across { (second, first) } else { (first, second) };
        if !own || country.place.id == neighbour.place.id {
            continue;
        }
        let span = reader.span(low, at.max(border));
        let stated = Stated::number(span, 1.0);
        let ask = |places: &[Place]| Question::BorderRank {
            country: places[0].clone(),
            neighbour: places.get(1).cloned(),
            among: Among::Country,
            order,
        };
        reader.push(border_rank::KIND.name, span, stated, &[country, neighbour], ask);
    }
}
