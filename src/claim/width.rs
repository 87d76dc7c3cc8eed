#![doc = include_str!("width.md")]

use crate::atlas::PlaceClass;
use crate::measure::{Question, Unmeasured};
use crate::quantity::{Dimension, Hedge};
use crate::text::{Cue, Kind as ElementKind};

use super::named::{latest_named, named_after, subject_before};
use super::reader::{Grasp, Reader, Spot};
use super::{Kind, Need};

pub const KIND: Kind = Kind { name: "width", page: include_str!("width.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[Need::figure(Dimension::Length)];

static WATERS: &[PlaceClass] =
    &[PlaceClass::River, PlaceClass::Strait, PlaceClass::Canal, PlaceClass::Lake, PlaceClass::Sea];

static WATER_WORDS: &[Cue] = &[Cue::River, Cue::Lake, Cue::SeaPlace];

fn read(reader: &mut Reader<'_, '_>) {
    for at in reader.free_figures(Dimension::Length) {
        if !is_width(reader, at) {
            continue;
        }
        let Some(water) = water(reader, at) else {
            read_unknown(reader, at);
            continue;
        };
        if is_greatest(reader, at, &water) {
            let (span, stated) = (reader.span(at, at), reader.stated(at));
            let why = Unmeasured::NoData(format!("the greatest width of {}", water.place.name));
            reader.push_open(KIND.name, span, stated, &[&water], why);
            reader.take(at);
            continue;
        }
        let place = place(reader, &water);
        let stated = reader.stated(at);
        let last = (at + 1).min(reader.scene().elements.len() - 1);
        let span = reader.span(at, last);
        let mut spots = vec![&water];
        spots.extend(&place);
        reader.push(KIND.name, span, stated, &spots, |places| Question::Width {
            water: places[0].clone(),
            at: places.get(1).cloned(),
        });
        reader.take(at);
    }
}

/// "Up to 3 km wide", "at its widest point": the table has the narrowest part of a strait.
fn is_greatest(reader: &Reader<'_, '_>, at: usize, water: &Spot) -> bool {
    let scene = reader.scene();
    let near = |cue| scene.any(at.saturating_sub(6)..at + 5, &[cue]);
    let up_to = reader.figure(at).value.quantity.hedge == Hedge::AtMost && !near(Cue::Narrowest);
    let river = matches!(water.place.class, PlaceClass::River | PlaceClass::Canal);
    near(Cue::Widest) || up_to && !river
}

/// "the A Corridor, which is 15 km wide at its narrowest point": what has a narrowest point is on
/// the map, if not in the atlas.
fn read_unknown(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let near = at.saturating_sub(5)..at + 4;
    let part = |index: &usize| !scene.elements[*index].is_mark(&[';', '.', ':', '!', '?']);
    let mut before = (at.saturating_sub(12)..at).rev().take_while(part);
    let name = before.find(|&index| scene.elements[index].kind == ElementKind::Name);
    let Some(name) = name.filter(|_| scene.any(near, &[Cue::Narrowest])) else { return };
    let (span, stated) = (reader.span(name, at), reader.stated(at));
    reader.push_unknown(KIND.name, span, stated, &[], scene.elements[name].span);
    reader.take(at);
}

fn is_width(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let next = scene.skip_conversion(at + 1);
    // "58 km long and narrows to 13 km"
    if scene.has(next, Cue::Long) {
        return false;
    }
    let wide = [Cue::Wide, Cue::Narrowest, Cue::Widest];
    // "across the wide bridge and three miles of quiet roads": so much there is of something.
    let counts = scene.has(next, Cue::ConsistingOf);
    scene.any(next..next + 2, &wide)
        || scene.any(next..next + 4, &[Cue::Narrowest, Cue::Widest])
        || scene.any(at.saturating_sub(5)..at, &wide) && !counts
}

/// The water named before the figure, else behind it; a kind word alone ("der Fluss") means the
/// latest one.
fn water(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let next = reader.scene().skip_conversion(at + 1);
    let before = || subject_before(reader, at, 16, WATERS);
    let after = || named_after(reader, next, 8, WATERS);
    let attributive = reader.scene().any(next..next + 2, &[Cue::Wide]);
    let found = if attributive && follows_at_once(reader, next) {
        after().or_else(before)
    } else {
        before().or_else(after)
    };
    found.map(|(_, spot)| spot).or_else(|| {
        let kind_word = reader.cue_near(at, 8, WATER_WORDS);
        latest_named(reader, at, WATERS).filter(|_| kind_word)
    })
}

/// "the 22-kilometre-wide Cook Strait", "den 18 Kilometer breiten Fehmarnbelt".
fn follows_at_once(reader: &Reader<'_, '_>, next: usize) -> bool {
    named_after(reader, next, 3, WATERS).is_some()
}

/// Where the width is meant: at a bridge that the text speaks of, else at a town that the sentence
/// names.
fn place(reader: &Reader<'_, '_>, water: &Spot) -> Option<Spot> {
    let scene = reader.scene();
    let named = |class: PlaceClass| scene.places().find(move |(_, t)| t.best().class == class);
    if let Some((at, _)) = named(PlaceClass::Bridge) {
        return reader.spot(at);
    }
    if scene.any(0..scene.elements.len(), &[Cue::Bridge])
        && let Some(spot) = reader.recent_place(&[PlaceClass::Bridge])
    {
        return Some(Spot { grasp: Grasp::Named, ..spot });
    }
    let river = water.place.class == PlaceClass::River;
    named(PlaceClass::Settlement).filter(|_| river).and_then(|(at, _)| reader.spot(at))
}
