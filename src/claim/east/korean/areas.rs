//! "A의 면적은 Q", "A는 B보다 두 배 넓다".

use crate::claim::east::{Subject, has, push_area};
use crate::claim::reader::Reader;
use crate::claim::{antecedent, area_ratio, expanse};
use crate::quantity::{Dimension, Interval};
use crate::text::{Cue, Scene};

use super::{Role, is_plain_topic, particle, role, topic_before};

/// "A의 면적은 Q", and "A는 Q" where the sentence speaks of areas.
pub fn read_areas(reader: &mut Reader<'_, '_>) {
    for figure in reader.free_figures(Dimension::Area) {
        let scene = reader.scene();
        let word =
            (figure.saturating_sub(5)..figure).rev().find(|&at| has(scene, at, &[Cue::Area]));
        if let Some(word) = word {
            match owner(reader, word) {
                Some(owner) => push_area(reader, figure, owner),
                // What is named behind the figure is not what it measures.
                None => reader.take(figure),
            }
            continue;
        }
        let told = scene.any(0..figure, &[Cue::Area]);
        let topic = topic_before(scene, figure).filter(|at| told && figure - at <= 3);
        if let Some(spot) = topic.and_then(|at| reader.spot(at)) {
            push_area(reader, figure, Subject::Known(spot));
        }
    }
}

/// Whose area the word at `word` speaks of: "A의 면적".
fn owner(reader: &Reader<'_, '_>, word: usize) -> Option<Subject> {
    let scene = reader.scene();
    // "면적은 Q": of what the sentence before is about.
    let Some(before) = word.checked_sub(1) else {
        return antecedent::subject_before(reader, expanse::LARGE).map(Subject::Known);
    };
    // "A의 국토 면적"
    let noun = usize::from(scene.is_plain_word(before) && before > 1);
    let of = particle(scene, before - noun) == Some(Role::Of);
    let at = if of { (before - noun).checked_sub(1)? } else { before };
    if scene.is_name(at) {
        return reader.spot(at).map(Subject::Known);
    }
    if let Some(topic) = topic_before(scene, word) {
        return reader.spot(topic).map(Subject::Known);
    }
    (at < before).then(|| Subject::Unknown(scene.elements[at].span))
}

/// Stems of the adjectives that compare areas.
static LARGER: &[&str] = &["크", "큰", "커", "넓"];
static SMALLER: &[&str] = &["작", "좁"];
/// "B와 비슷하다"
const ALIKE: &str = "비슷";

/// "A는 B보다 두 배 넓다", "A는 B보다 크다", "A의 면적은 B의 세 배다".
pub fn read_ratios(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    let figures = reader.free_figures(Dimension::Ratio);
    for at in 0..scene.elements.len() {
        let role = role(scene, at);
        if !matches!(role, Some(Role::Than | Role::Of | Role::And)) {
            continue;
        }
        let Some(owner) = area_owner(scene, at) else { continue };
        let (Some(place), Some(reference)) = (reader.spot(owner), reader.spot(at)) else {
            continue;
        };
        // "B보다 수출이 크다": something else is compared.
        let other =
            |index: usize| is_plain_topic(scene, index) && !has(scene, index - 1, &[Cue::Area]);
        if (at + 2..(at + 5).min(scene.elements.len())).any(other) {
            continue;
        }
        let figure = figures.iter().copied().find(|&figure| (at + 1..at + 4).contains(&figure));
        let end = (at + 5).min(scene.elements.len());
        let compared = |stems: &[&str]| {
            (at + 2..end).any(|at| stems.iter().any(|stem| scene.spelled(at).starts_with(stem)))
        };
        let sized = |from: usize| is_size_told(scene, from);
        let area = scene.any(0..at, &[Cue::Area]);
        let hard = if role == Some(Role::Of) {
            None
        } else if role == Some(Role::And) {
            let alike = scene.spelled(at + 2).starts_with(ALIKE) && (area || sized(at + 3));
            alike.then_some(area_ratio::ALIKE)
        } else if compared(LARGER) {
            Some(Interval::new(1.0, f64::INFINITY))
        } else if compared(SMALLER) {
            Some(Interval::new(0.0, 1.0))
        } else {
            None
        };
        let told = hard.is_some() || area || figure.is_some_and(|figure| sized(figure + 1));
        let first = if role == Some(Role::And) { at } else { owner };
        let span = reader.span(first, end - 1);
        match (figure.filter(|_| told), hard) {
            (Some(figure), _) => {
                area_ratio::push(reader, span, reader.stated(figure), &place, &reference);
                reader.take(figure);
            }
            (None, Some(hard)) => {
                area_ratio::push(reader, span, area_ratio::plain(span, hard), &place, &reference);
            }
            (None, None) => {}
        }
    }
}

/// "B의 세 배 크기이다": the predicate at `at` is one of size; but not "세 배 크기의 시장".
fn is_size_told(scene: &Scene<'_>, at: usize) -> bool {
    let copula = ["이다", "다", "이며", "이고", "로"];
    let next = scene.elements.get(at + 1);
    let ends = next.is_none_or(|_| scene.is_mark(at + 1, &['.', ',']))
        || copula.contains(&scene.spelled(at + 1))
        || scene.spelled(at).ends_with(['다', '며', '고']);
    has(scene, at, &[Cue::SameSize]) && ends
}

/// The name before `end` that the comparison is about: the topic, or what "A의 면적" speaks of.
fn area_owner(scene: &Scene<'_>, end: usize) -> Option<usize> {
    topic_before(scene, end).or_else(|| {
        (0..end).find(|&at| role(scene, at) == Some(Role::Of) && has(scene, at + 2, &[Cue::Area]))
    })
}
