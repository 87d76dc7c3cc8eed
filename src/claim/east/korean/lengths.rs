//! "B는 A에서 남쪽으로 Q 떨어져 있다", "A에서 B까지 Q", "A의 길이는 Q".

use crate::atlas::{PlaceClass, fold};
use crate::claim::east::{Anchor, Subject, earlier_topic, has, push_between, push_from};
use crate::claim::feature_length;
use crate::claim::reader::Reader;
use crate::geodesy::Wind;
use crate::measure::Question;
use crate::quantity::Dimension;
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::{Role, has_wind, is_plain_topic, particle, role, topic_before};

/// The longest way from a figure back to what it is measured from, in elements.
const REACH: usize = 8;

pub fn read_length(reader: &mut Reader<'_, '_>, figure: usize) {
    let scene = reader.scene();
    if let Some(pair) = pair(reader, figure) {
        return push_between(reader, figure, pair);
    }
    let Some(anchor) = anchor(scene, figure) else { return };
    match subject(reader, figure, &anchor) {
        Some(subject) => push_from(reader, figure, &anchor, subject),
        None => reader.take(figure),
    }
}

/// "A에서 남쪽으로 Q 떨어진", "A 남쪽 Q에 위치한", "A에서 Q 북쪽에".
fn anchor(scene: &Scene<'_>, figure: usize) -> Option<Anchor> {
    let wind_behind = wind_in(scene, figure + 1, figure + 4);
    let told = scene.any(figure + 1..figure + 6, &[Cue::Away, Cue::Lie]);
    let mut wind: Option<Wind> = None;
    for at in (figure.saturating_sub(REACH)..figure).rev() {
        let element = &scene.elements[at];
        match element.kind {
            ElementKind::Place(_) if scene.is_name(at) => {
                let from = role(scene, at) == Some(Role::From);
                let bare = has_wind(scene, at + 1);
                let wind = wind.or(wind_behind);
                let fits = from && (told || wind.is_some()) || bare;
                return fits.then_some(Anchor { at, wind, start: at });
            }
            ElementKind::Word => wind = wind.or(element.cues.wind),
            ElementKind::Place(_)
            | ElementKind::Name
            | ElementKind::Quantity(_)
            | ElementKind::Mark(_) => return None,
        }
    }
    None
}

fn wind_in(scene: &Scene<'_>, start: usize, end: usize) -> Option<Wind> {
    let elements = scene.elements.get(start..end.min(scene.elements.len()))?;
    let words = elements.iter().take_while(|element| element.kind == ElementKind::Word);
    words.filter_map(|element| element.cues.wind).next()
}

/// The topic before the anchor; else what the clause describes: "A에서 Q 떨어진 B"; else what is named
/// first.
pub fn subject(reader: &Reader<'_, '_>, figure: usize, anchor: &Anchor) -> Option<Subject> {
    let scene = reader.scene();
    let spot = |at| reader.spot(at).map(Subject::Known);
    if let Some(at) = topic_before(scene, anchor.start) {
        return spot(at);
    }
    let name = (1..anchor.start).rev().find(|&at| is_plain_topic(scene, at)).map(|at| at - 1);
    if let Some(at) = name.filter(|&at| scene.is_word(at)) {
        if has(scene, at, &[Cue::It]) {
            return earlier_topic(reader);
        }
        let common = reader.atlas.zipf("ko", &fold(scene.spelled(at))).is_some();
        return (!common).then_some(Subject::Unknown(scene.elements[at].span));
    }
    let verb = (figure + 1..scene.elements.len().min(figure + 6))
        .find(|&at| has(scene, at, &[Cue::Away, Cue::Lie]))?;
    let described = (verb + 1..scene.elements.len().min(verb + 5))
        .take_while(|&at| scene.is_word(at) || scene.is_name(at))
        .find(|&at| scene.is_name(at) && !scene.is_wide(at));
    if let Some(at) = described {
        return spot(at);
    }
    if let Some(name) = unknown_behind(reader, verb) {
        return Some(Subject::Unknown(scene.elements[name].span));
    }
    let first = (0..anchor.start).find(|&at| scene.is_name(at) && !scene.is_wide(at));
    first.and_then(spot)
}

/// "Q 떨어진 X에서": a word that is none of the language, with a particle behind it.
fn unknown_behind(reader: &Reader<'_, '_>, verb: usize) -> Option<usize> {
    let scene = reader.scene();
    let name = verb + 1;
    let noun = scene.is_word(name) && scene.elements[name].cues.is_empty();
    let led = noun && particle(scene, name + 1).is_some();
    let word = led.then(|| scene.spelled(name))?;
    reader.atlas.zipf("ko", &fold(word)).is_none().then_some(name)
}

/// "A에서 B까지 Q", "A와 B 사이 Q", "A와 B의 거리는 Q".
fn pair(reader: &Reader<'_, '_>, figure: usize) -> Option<(usize, usize)> {
    let scene = reader.scene();
    let names: Vec<usize> =
        (figure.saturating_sub(18)..figure).filter(|&at| scene.is_name(at)).collect();
    for (index, &second) in names.iter().enumerate().rev() {
        let between = second + 1..figure;
        let other = between.clone().any(|at| scene.is_figure(at));
        let way = reader.cue_in_clause(figure, 6, &[Cue::Rail, Cue::Road, Cue::Sea, Cue::Flight]);
        if other && !way {
            return None;
        }
        let before = |wanted: Role| {
            names[..index].iter().rev().copied().find(|&at| role(scene, at) == Some(wanted))
        };
        if role(scene, second) == Some(Role::To) {
            return before(Role::From).map(|first| (first, second));
        }
        let apart = &[Cue::Between, Cue::Away, Cue::Straight, Cue::Apart, Cue::Rail, Cue::Road];
        // "A와 B는 Q 떨어져 있다"
        let parted = role(scene, second) == Some(Role::Topic)
            && scene.any(figure + 1..figure + 3, &[Cue::Away]);
        let first = before(Role::And).filter(|&first| parted && first + 2 == second);
        if let Some(first) = first {
            return Some((first, second));
        }
        let listed =
            scene.elements.get(second.wrapping_sub(1)).is_some_and(|e| e.is_mark(&['·', '-']));
        if scene.any(between, apart)
            && let Some(first) =
                before(Role::And).or(names[..index].last().copied().filter(|_| listed))
        {
            return (second - first <= 4).then_some((first, second));
        }
    }
    None
}

/// How far behind its length a river may be called long, in elements: "A는 Q로 B에서 가장 긴 강".
const LONGEST: usize = 7;

/// "A의 길이는 Q이고, B는 Q다": a river or bridge in a sentence that speaks of lengths.
pub fn read_rivers(reader: &mut Reader<'_, '_>) {
    for figure in reader.free_figures(Dimension::Length) {
        let scene = reader.scene();
        let end = figure + LONGEST;
        let longest = scene.any(figure + 1..end, &[Cue::Longest, Cue::Long])
            && !scene.any(figure + 1..end, &[Cue::Away]);
        let told = (longest || scene.any(0..figure, &[Cue::Long]))
            && !scene.any(0..figure, &[Cue::Wide, Cue::High]);
        let topic = topic_before(scene, figure).filter(|at| told && figure - at <= 3);
        let Some(spot) = topic.and_then(|at| reader.spot(at)) else { continue };
        let long = matches!(spot.place.class, PlaceClass::River | PlaceClass::Canal);
        if long {
            let (span, stated) = (reader.span(figure, figure), reader.stated(figure));
            reader.push(feature_length::KIND.name, span, stated, &[&spot], |places| {
                Question::FeatureLength { feature: places[0].clone() }
            });
            reader.take(figure);
        }
    }
}
