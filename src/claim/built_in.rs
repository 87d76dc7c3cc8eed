#![doc = include_str!("built_in.md")]

use crate::atlas::{Place, PlaceClass};
use crate::geodesy::distance_m;
use crate::measure::Question;
use crate::quantity::{Interval, Stated, Unit};
use crate::span::{Mention, Span};
use crate::text::{Cue, Scene, Toponym, Turn, YearFound, years};

use super::named::is_locative;
use super::reader::{Reader, Spot};
use super::{Kind, Need};

pub const KIND: Kind =
    Kind { name: "built_in", page: include_str!("built_in.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[
    Need::cues(&[Cue::Built]).with(Turn::Year).with_names(1),
    Need::cues(&[Cue::Built]).with(Turn::Year).and(&[Cue::Bridge, Cue::Link]),
];

static OBJECTS: &[PlaceClass] =
    &[PlaceClass::Bridge, PlaceClass::Canal, PlaceClass::BorderCrossing, PlaceClass::Site];

/// Works take years: the year of completion is what a text should name, a neighbour year is near
/// enough.
const HARD_YEARS: f64 = 1.0;

fn read(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    let Some(verb) = (0..scene.elements.len()).find(|&at| scene.elements[at].has(Cue::Built))
    else {
        return;
    };
    // "soll 2030 eröffnet werden": no fact yet.
    if reader.is_planned(verb) {
        return;
    }
    let Some(object) = object(reader, verb) else { return };
    let near = |year: &&Mention<YearFound>| {
        let verb = scene.elements[verb].span;
        year.span.start.abs_diff(verb.start) < 60
    };
    let found = years(scene.text, scene.language);
    // "begun in 1988 and completed in 1994": the first year is that of another verb.
    let apart = |year: &Mention<YearFound>| {
        let between = year.span.end..scene.elements[verb].span.start;
        scene.elements.iter().any(|it| it.has(Cue::And) && between.contains(&it.span.start))
    };
    let distance =
        |year: &Mention<YearFound>| year.span.start.abs_diff(scene.elements[verb].span.start);
    let nearest = found.iter().filter(near).min_by_key(|&year| (apart(year), distance(year)));
    let Some(year) = nearest else { return };
    let year = found.iter().find(|later| ends_span(scene, year, later)).unwrap_or(year);
    let span = reader.shift(year.span.join(scene.elements[verb].span));
    let stated = stated(reader.shift(year.span), year.value);
    reader.push(KIND.name, span, stated, &[&object], |places| Question::BuiltIn {
        object: places[0].clone(),
    });
}

/// "between 1904 and 1914", "1904–1914": works that began in the year `first` end in `last`.
fn ends_span(scene: &Scene<'_>, first: &Mention<YearFound>, last: &Mention<YearFound>) -> bool {
    /// What stands between the two years, in bytes: " and ", " bis ".
    const LONGEST: usize = 6;
    let gap = last.span.start.checked_sub(first.span.end).filter(|gap| *gap <= LONGEST);
    gap.is_some() && first.value.year < last.value.year && {
        let between = Span::new(first.span.end, last.span.start).of(scene.text);
        !between.contains([',', '.', ';', '('])
    }
}

fn stated(span: Span, year: YearFound) -> Stated {
    let value = f64::from(year.year);
    let hard = Interval::new(value - HARD_YEARS, value + HARD_YEARS);
    let plain = Stated::plain(span, value, Unit::Year, hard, Interval::point(value));
    Stated { hedge: year.hedge, ..plain }
}

/// The bridge or canal named before the verb, else the latest one where the sentence has only a
/// pronoun.
fn object(reader: &Reader<'_, '_>, verb: usize) -> Option<Spot> {
    let scene = reader.scene();
    let named = scene
        .places()
        .filter(|(at, toponym)| *at < verb + 8 && OBJECTS.contains(&toponym.best().class))
        .filter(|(at, _)| !is_locative(reader, *at) && !is_adjunct(scene, *at))
        // "the Third Friendship Bridge", where the atlas knows the first
        .filter(|(at, _)| at.checked_sub(1).is_none_or(|before| scene.rank(before).is_none()))
        .min_by_key(|(at, _)| at.abs_diff(verb));
    if let Some((at, _)) = named {
        return reader.spot(at).filter(|spot| is_at_hand(reader, spot));
    }
    let told = scene.any(0..verb, &[Cue::Bridge, Cue::Link]);
    told.then(|| reader.recent_place(OBJECTS))?
}

/// "the Panama Canal expansion project": the name says which project.
fn is_adjunct(scene: &Scene<'_>, at: usize) -> bool {
    let capital = scene.elements.get(at + 1).is_some_and(|next| next.capital);
    scene.language.noun_adjuncts && scene.is_plain_word(at + 1) && !capital
}

/// Things are called alike ("Friendship Bridge"): one that lies far from every town and country of
/// its sentence and the one before is not the one that is meant.
fn is_at_hand(reader: &Reader<'_, '_>, spot: &Spot) -> bool {
    let own = reader.atlas.countries_of(&spot.place);
    let mut others = reader
        .memory()
        .take(2)
        .flat_map(|scene| &scene.toponyms)
        .map(Toponym::best)
        .filter(|place| place.id != spot.place.id)
        .peekable();
    let near = |place: &Place| {
        reader.atlas.countries_of(place).iter().any(|code| own.contains(code))
            || distance_m(place.point, spot.place.point) < AT_HAND_M
    };
    others.peek().is_none() || others.any(near)
}

/// Within this distance a thing may be named in one breath with a place.
const AT_HAND_M: f64 = 400_000.0;
