//! What a Chinese clause speaks about.
//!
//! A subject stands at the head of its clause, behind the country that it lies in and the kind of
//! thing that it is ("中国北部的城市X"), and later clauses leave it out: "X位于…，距A…".

use crate::span::Span;
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::{Subject, earlier_topic, has, is_comma};
use crate::claim::reader::Reader;

/// The longest unknown name, in characters.
const LONGEST_NAME: usize = 10;

/// What the phrase that starts at element `start` speaks about.
pub fn subject_of(reader: &Reader<'_, '_>, start: usize) -> Option<Subject> {
    if let Some(at) = name_before(reader.scene(), start) {
        return reader.spot(at).map(Subject::Known);
    }
    topic(reader, start)
}

/// What the sentence up to element `end` speaks about: the head of the clause that ends there;
/// where it has none, the head of the sentence; else the topic of the sentence before.
pub fn topic(reader: &Reader<'_, '_>, end: usize) -> Option<Subject> {
    let scene = reader.scene();
    let starts = clause_starts(scene, end);
    let own = *starts.last()?;
    let heads: Vec<Head> = starts.iter().map(|&start| head(scene, start, end)).collect();
    let known = |at: usize| reader.spot(at).map(Subject::Known);
    match heads.last() {
        Some(Head::Name(at)) => return known(*at),
        Some(Head::Unknown(span, true)) => return Some(Subject::Unknown(*span)),
        Some(Head::It(span)) if own == 0 => {
            return earlier_topic(reader).or(Some(Subject::Unknown(*span)));
        }
        Some(Head::Unknown(..) | Head::It(_) | Head::Elided | Head::Other) | None => {}
    }
    match heads.first()? {
        Head::Name(at) => match told_last(scene, &heads, &starts) {
            Some(Head::Unknown(span, _)) => return Some(Subject::Unknown(*span)),
            Some(Head::Name(last)) => return known(*last),
            Some(Head::It(_) | Head::Elided | Head::Other) | None => return known(*at),
        },
        Head::Unknown(span, true) => return Some(Subject::Unknown(*span)),
        Head::Elided if own == 0 => return earlier_topic(reader),
        Head::Unknown(..) | Head::It(_) | Head::Elided | Head::Other => {}
    }
    let named = heads.iter().find_map(|head| match head {
        Head::Name(at) => Some(*at),
        Head::Unknown(..) | Head::It(_) | Head::Elided | Head::Other => None,
    });
    if let Some(at) = named {
        return known(at);
    }
    heads.iter().find_map(|head| match head {
        Head::Unknown(span, _) => Some(Subject::Unknown(*span)),
        Head::It(span) => earlier_topic(reader).or(Some(Subject::Unknown(*span))),
        Head::Name(_) | Head::Elided | Head::Other => None,
    })
}

/// "A的…，B位于…，距C": the subject of the last clause that has its own and says where it lies.
fn told_last<'h>(scene: &Scene<'_>, heads: &'h [Head], starts: &[usize]) -> Option<&'h Head> {
    let mut clauses = heads.iter().zip(starts.windows(2)).rev();
    let lies = |range: &[usize]| scene.any(range[0]..range[1], &[Cue::Lie]);
    let told = clauses.find(|(head, range)| match head {
        Head::Name(_) | Head::Unknown(_, true) => lies(range),
        Head::Unknown(..) | Head::It(_) | Head::Elided | Head::Other => false,
    });
    told.map(|(head, _)| head)
}

/// How a clause begins.
enum Head {
    /// With the name at this element.
    Name(usize),
    /// With words that may be a name; surely one if a verb of place or a bracket follows.
    Unknown(Span, bool),
    /// With a pronoun or a kind word that stands for a name.
    It(Span),
    /// With a verb of place or a preposition: its subject is left out.
    Elided,
    Other,
}

/// Kinds of things that a name may follow, or that end a name.
static KINDS: &[Cue] = &[
    Cue::Settlement,
    Cue::Capital,
    Cue::Country,
    Cue::Region,
    Cue::Mountain,
    Cue::River,
    Cue::Lake,
    Cue::Island,
    Cue::Site,
    Cue::Bridge,
    Cue::Epicentre,
];

/// What follows a subject.
static VERBS: &[Cue] = &[Cue::Lie, Cue::From, Cue::In, Cue::And, Cue::Area, Cue::Long];

fn head(scene: &Scene<'_>, start: usize, end: usize) -> Head {
    let mut at = start;
    while at < end && is_opening(scene, at) {
        // "其中" is one word.
        let among = scene.spelled(at) == "其" && scene.spelled(at + 1) == "中";
        at += 1 + usize::from(among);
    }
    let first = at;
    let mut wide = None;
    while at < end {
        if scene.is_wide(at) {
            wide = Some(at);
        } else if scene.is_name(at) {
            return Head::Name(at);
        } else if !(is_plain_kind(scene, at) || wide.is_some() && is_attribute(scene, at)) {
            break;
        }
        at += 1;
    }
    if has(scene, first, &[Cue::It]) {
        return Head::It(scene.elements[first].span);
    }
    let ends_here = at == end || is_verb(scene, at) || is_comma(scene, at);
    if let Some(wide) = wide.filter(|_| ends_here) {
        return Head::Name(wide);
    }
    if at > first && ends_here && wide.is_none() {
        return Head::It(scene.elements[first].span);
    }
    if at < end && (is_verb(scene, at) || scene.elements[at].cues.wind.is_some()) {
        return Head::Elided;
    }
    match (unknown_name(scene, first, end), wide) {
        (Some((span, _)), _) if is_all(span.of(scene.text)) => Head::It(span),
        (Some((span, sure)), _) => Head::Unknown(span, sure),
        (None, Some(wide)) => Head::Name(wide),
        (None, None) => Head::Other,
    }
}

/// "全区", "全省": all of what the text is about.
fn is_all(name: &str) -> bool {
    name.starts_with('全') && name.chars().count() == 2
}

fn is_plain_kind(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_word(at) && scene.elements[at].cues.any(KINDS)
}

/// "北部的" between a country and what lies in it.
fn is_attribute(scene: &Scene<'_>, at: usize) -> bool {
    scene.spelled(at) == "的" || scene.elements[at].cues.wind.is_some()
}

fn is_verb(scene: &Scene<'_>, at: usize) -> bool {
    has(scene, at, VERBS) || ["是", "为", "為", "有"].contains(&scene.spelled(at))
}

fn is_opening(scene: &Scene<'_>, at: usize) -> bool {
    static CONJUNCTIONS: &[&str] =
        &["而", "但", "且", "其", "又", "也", "则", "則", "由", "从", "從"];
    scene.elements[at].is_mark(&['“', '「', '《', '"', '（', '('])
        || CONJUNCTIONS.contains(&scene.spelled(at))
}

/// The starts of the clauses before element `end`.
fn clause_starts(scene: &Scene<'_>, end: usize) -> Vec<usize> {
    let behind = (0..end).filter(|&at| is_comma(scene, at)).map(|at| at + 1);
    std::iter::once(0).chain(behind).filter(|&start| start <= end).collect()
}

/// The name right before element `end`, over a verb of place and adverbs.
fn name_before(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let mut plain = 0;
    for at in (0..end).rev() {
        let element = &scene.elements[at];
        if scene.is_name(at) {
            return Some(at);
        }
        let verb = element.cues.any(&[Cue::Lie, Cue::In]);
        plain += usize::from(!verb);
        if element.kind != ElementKind::Word || plain > 1 || element.has(Cue::It) {
            return None;
        }
    }
    None
}

/// The words from `first` on up to the verb, or up to a comma or bracket: a name unknown to the
/// atlas. It is a name for certain if a verb of place or a bracket follows.
fn unknown_name(scene: &Scene<'_>, first: usize, end: usize) -> Option<(Span, bool)> {
    let part = |at: &usize| {
        let element = &scene.elements[*at];
        let plain = element.cues.is_empty() || element.cues.any(KINDS);
        scene.is_word(*at) && plain && scene.spelled(*at) != "是"
    };
    let inner = (first..end).find(|&at| !scene.is_wide(at))?;
    let last = (inner..end).take_while(part).last()?;
    let next = scene.elements.get(last + 1)?;
    let sure = has(scene, last + 1, VERBS) || next.is_mark(&['（', '(']);
    let ended = sure || scene.spelled(last + 1) == "是" || next.is_mark(&['，']);
    let span = scene.elements[first].span.join(scene.elements[last].span);
    let length = span.of(scene.text).chars().count();
    (ended && (2..=LONGEST_NAME).contains(&length)).then_some((span, sure))
}
