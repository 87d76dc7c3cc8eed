//! Chinese: "B距A Q", "B位于A以南Q处", "A与B相距Q", "A与B接壤".

use crate::quantity::{Dimension, Interval};
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::{
    Anchor, Subject, earlier_topic, has, is_figure, is_name, is_wide, is_word, lengths,
    push_adjacency, push_area, push_between, push_containment, push_from, push_only_crossing,
    spelled, two_countries,
};
use crate::claim::reader::Reader;
use crate::claim::{area_ratio, direction};

/// The longest way from a figure back to what it is measured from, in elements.
const REACH: usize = 7;
/// Words of one character each that may stand between them without a meaning of their own.
const PLAIN_WORDS: usize = 3;
/// The longest unknown name, in characters.
const LONGEST_NAME: usize = 10;

pub fn read(reader: &mut Reader<'_, '_>) {
    read_lengths(reader);
    read_areas(reader);
    read_ratios(reader);
    for at in 0..reader.scene().elements.len() {
        let element = reader.scene().elements[at];
        if element.has(Cue::Adjoin) {
            read_adjacency(reader, at);
        }
        if element.has(Cue::Lie) || spelled(reader.scene(), at) == "在" {
            read_containment(reader, at);
        }
        if element.cues.wind.is_some() {
            read_direction(reader, at);
        }
        if spelled(reader.scene(), at) == "比" {
            read_comparison(reader, at);
        }
        if element.has(Cue::Only) && reader.scene().any(at + 1..at + 7, &[Cue::Link, Cue::Bridge]) {
            read_only_crossing(reader, at);
        }
    }
}

fn read_lengths(reader: &mut Reader<'_, '_>) {
    let mut anchored = false;
    for figure in lengths(reader) {
        let scene = reader.scene();
        let listed = || listed_anchor(scene, figure).filter(|_| anchored);
        if let Some(anchor) = anchor(scene, figure).or_else(listed) {
            anchored = true;
            match subject(reader, anchor.start) {
                Some(subject) => push_from(reader, figure, &anchor, subject),
                None => reader.take(figure),
            }
        } else if let Some(pair) = pair(reader, figure) {
            push_between(reader, figure, pair);
        }
        // What is not read here shall not be read in the order of other languages.
        reader.take(figure);
    }
}

/// "A以南Q", "距A Q", "与A相距Q".
fn anchor(scene: &Scene<'_>, figure: usize) -> Option<Anchor> {
    let (mut wind, mut plain) = (None, 0);
    let mut told = false;
    for at in (figure.saturating_sub(REACH)..figure).rev() {
        let element = &scene.elements[at];
        match element.kind {
            ElementKind::Place(_) if is_name(scene, at) => {
                let (start, link) = phrase_start(scene, at)?;
                let from = link == Some(Cue::From);
                let with = link == Some(Cue::And) && told && !is_name(scene, start.wrapping_sub(1));
                return (wind.is_some() || from || with).then_some(Anchor { at, wind, start });
            }
            ElementKind::Word if element.cues.wind.is_some() => wind = element.cues.wind,
            ElementKind::Word if is_filler(scene, at) && plain < PLAIN_WORDS => plain += 1,
            ElementKind::Word if element.cues.any(&[Cue::Apart, Cue::Away, Cue::From]) => {
                told = true;
            }
            ElementKind::Word if !element.cues.is_empty() => {}
            ElementKind::Word
            | ElementKind::Place(_)
            | ElementKind::Name
            | ElementKind::Quantity(_)
            | ElementKind::Mark(_) => return None,
        }
    }
    None
}

/// Characters between a name and its figure that do not make another name of it.
fn is_filler(scene: &Scene<'_>, at: usize) -> bool {
    static FILLERS: &str = "的约約有仅僅只为為达達市区區城中心也则則大概直线線是就不足近超过過方向面间間处處上下左右多";
    scene.elements[at].cues.is_empty() && FILLERS.contains(spelled(scene, at))
}

/// Where the phrase with the name at `at` starts, and the preposition that it starts with:
/// "距离州首府A", "位于美国A".
fn phrase_start(scene: &Scene<'_>, at: usize) -> Option<(usize, Option<Cue>)> {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        let element = &scene.elements[before];
        let from = ["距", "离", "離"].iter().any(|word| spelled(scene, before).starts_with(word));
        if from {
            return Some((before, Some(Cue::From)));
        }
        if element.has(Cue::And) && !element.is_mark(&['、']) {
            return Some((before, Some(Cue::And)));
        }
        if element.cues.any(&[Cue::To, Cue::Between]) {
            return Some((before, Some(Cue::To)));
        }
        let kind = element.cues.any(&[Cue::Settlement, Cue::Capital, Cue::Region, Cue::Country]);
        let inner = is_wide(scene, before) || is_word(scene, before) && kind;
        if !inner && spelled(scene, before) != "的" {
            break;
        }
        start = before;
    }
    Some((start, None))
}

/// "离A 114海里、B 180海里": the second name shares the preposition of the first.
fn listed_anchor(scene: &Scene<'_>, figure: usize) -> Option<Anchor> {
    let at = figure.checked_sub(1).filter(|&at| is_name(scene, at))?;
    let mark = at.checked_sub(1).filter(|&mark| scene.elements[mark].is_mark(&['、', '，']))?;
    is_figure(scene, mark.checked_sub(1)?).then_some(Anchor { at, wind: None, start: mark })
}

/// What the phrase that starts at element `start` speaks about.
fn subject(reader: &Reader<'_, '_>, start: usize) -> Option<Subject> {
    let scene = reader.scene();
    if let Some(at) = name_before(scene, start) {
        return reader.spot(at).map(Subject::Known);
    }
    topic(reader, start)
}

/// The name right before element `end`, over a verb of place and adverbs.
fn name_before(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let mut plain = 0;
    for at in (0..end).rev() {
        let element = &scene.elements[at];
        if is_name(scene, at) {
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

/// The name that the sentence starts with, or a name unknown to the atlas, or the topic of the
/// sentence before where this one names none.
fn topic(reader: &Reader<'_, '_>, end: usize) -> Option<Subject> {
    let scene = reader.scene();
    let first = (0..end).find(|&at| !is_wide(scene, at) && !is_opening(scene, at))?;
    if is_name(scene, first) {
        return reader.spot(first).map(Subject::Known);
    }
    let wide = first.checked_sub(1).filter(|&at| is_wide(scene, at));
    if let Some(at) = wide.filter(|_| has(scene, first, &[Cue::Lie, Cue::In, Cue::Area])) {
        return reader.spot(at).map(Subject::Known);
    }
    if has(scene, first, &[Cue::It, Cue::Lie, Cue::From, Cue::In, Cue::And, Cue::Area]) {
        return earlier_topic(reader).filter(|_| first == 0);
    }
    unknown_name(scene, first, end)
}

fn is_opening(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements[at].is_mark(&['“', '「', '《', '"', '（', '('])
}

/// The words from `first` on up to the verb, or up to a comma or bracket: a name unknown to the
/// atlas.
fn unknown_name(scene: &Scene<'_>, first: usize, end: usize) -> Option<Subject> {
    static KINDS: &[Cue] = &[
        Cue::Mountain,
        Cue::River,
        Cue::Lake,
        Cue::Island,
        Cue::Settlement,
        Cue::Site,
        Cue::Region,
        Cue::Bridge,
    ];
    let part = |at: &usize| {
        let element = &scene.elements[*at];
        let plain = element.cues.is_empty() || element.cues.any(KINDS);
        is_word(scene, *at) && plain && spelled(scene, *at) != "是"
    };
    let last = (first..end).take_while(part).last()?;
    let verb = has(scene, last + 1, &[Cue::Lie, Cue::From, Cue::In, Cue::And, Cue::Area]);
    let next = scene.elements.get(last + 1)?;
    let ended = verb || spelled(scene, last + 1) == "是" || next.is_mark(&['，', '（', '(']);
    let span = scene.elements[first].span.join(scene.elements[last].span);
    let length = span.of(scene.text).chars().count();
    (ended && (2..=LONGEST_NAME).contains(&length)).then_some(Subject::Unknown(span))
}

/// Classes that tie a figure to a couple of names before it.
static TIES: &[Cue] = &[
    Cue::Between,
    Cue::Apart,
    Cue::Straight,
    Cue::Away,
    Cue::From,
    Cue::Rail,
    Cue::Road,
    Cue::Route,
    Cue::Long,
];

/// "A与B相距Q", "A到B Q", "A和B…，两地直线距离Q".
fn pair(reader: &Reader<'_, '_>, figure: usize) -> Option<(usize, usize)> {
    let scene = reader.scene();
    let names: Vec<usize> = (0..figure).filter(|&at| is_name(scene, at)).collect();
    let coupled = names.windows(2).rev().find_map(|couple| {
        let (first, second) = (couple[0], couple[1]);
        let link = (first + 1..second).find(|&at| has(scene, at, &[Cue::And, Cue::To]))?;
        (second - first <= 5).then_some((first, link, second))
    });
    if let Some((first, link, second)) = coupled {
        let between = second + 1..figure;
        let other = between.clone().any(|at| is_figure(scene, at) || is_name(scene, at));
        let to = has(scene, link, &[Cue::To]) && figure - second <= 4;
        let way = scene.any(between.clone(), &[Cue::Rail, Cue::Road]);
        if !other && (to || scene.any(between, TIES)) || way && figure - second <= 20 {
            return Some((first, second));
        }
    }
    let [first, second] = names[..] else { return None };
    let both = scene.any(second + 1..figure, &[Cue::TwoCities]);
    both.then_some((first, second))
}

/// "A面积Q", "A…，面积为Q".
fn read_areas(reader: &mut Reader<'_, '_>) {
    for figure in reader.free_figures(Dimension::Area) {
        let scene = reader.scene();
        let word =
            (figure.saturating_sub(5)..figure).rev().find(|&at| has(scene, at, &[Cue::Area]));
        let Some(word) = word else { continue };
        let near = (word.saturating_sub(3)..word).rev().take_while(|&at| !is_figure(scene, at));
        let owner = near.take_while(|&at| !is_comma(scene, at)).find(|&at| is_name(scene, at));
        let known = owner.and_then(|at| reader.spot(at)).map(Subject::Known);
        let site = spelled(scene, word).starts_with("占");
        match known.or_else(|| topic(reader, word).filter(|_| !site)) {
            Some(subject) => push_area(reader, figure, subject),
            // Of something unnamed: no other kind shall look for a name farther off.
            None => reader.take(figure),
        }
    }
}

fn is_comma(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements[at].is_mark(&['，', '。', '；', ',', ';'])
}

/// "A与B接壤".
fn read_adjacency(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let clause = (at.saturating_sub(8)..at).rev().take_while(|&index| !is_comma(scene, index));
    let start = clause.last().unwrap_or(at);
    let Some(((_, a), (last, b))) = two_countries(reader, start..at) else { return };
    let adjacent = at - last <= 2 && scene.any(start..last, &[Cue::And]);
    if adjacent {
        push_adjacency(reader, at, &a, &b);
    }
}

/// "A位于B南部": a place, a verb of place, a country or region with nothing that leads out of it.
fn read_containment(reader: &mut Reader<'_, '_>, verb: usize) {
    let scene = reader.scene();
    let chain = (verb + 1..scene.elements.len())
        .take_while(|&at| is_wide(scene, at) || spelled(scene, at) == "的");
    let Some(outer) = chain.filter(|&at| is_wide(scene, at)).last() else { return };
    if !is_inside(scene, outer + 1) {
        return;
    }
    let inner = match subject(reader, verb) {
        Some(Subject::Known(spot)) => spot,
        Some(Subject::Unknown(_)) | None => return,
    };
    let Some(outer_spot) = reader.spot(outer) else { return };
    if inner.place.id != outer_spot.place.id {
        push_containment(reader, outer, &inner, &outer_spot);
    }
}

/// Whether what follows a region's name stays in it: "南部", "境内", "沿海", a mark.
fn is_inside(scene: &Scene<'_>, at: usize) -> bool {
    let Some(element) = scene.elements.get(at) else { return true };
    let word = spelled(scene, at);
    let part = |at| {
        ["部", "端", "境", "沿", "中", "内", "內"].iter().any(|p| spelled(scene, at).starts_with(p))
    };
    matches!(element.kind, ElementKind::Mark(_))
        || word.ends_with('部')
        || part(at)
        || ["东", "西", "南", "北", "東"].contains(&word) && part(at + 1)
}

/// "A与B之间唯一的口岸".
fn read_only_crossing(reader: &mut Reader<'_, '_>, at: usize) {
    let start = at.saturating_sub(10);
    if let Some(((_, a), (_, b))) = two_countries(reader, start..at) {
        push_only_crossing(reader, at, &a, &b);
    }
}

/// "A位于B西南方": a direction without a figure.
fn read_direction(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let Some(wind) = scene.elements[at].cues.wind else { return };
    let Some(name) = at.checked_sub(1).filter(|&name| is_point(scene, name)) else { return };
    let outside = !spelled(scene, at).ends_with('部');
    let ends = scene.elements.get(at + 1).is_none_or(|next| {
        matches!(next.kind, ElementKind::Mark(_)) || spelled(scene, at + 1) == "的"
    });
    let verb = name.checked_sub(1).filter(|&verb| has(scene, verb, &[Cue::Lie, Cue::In]));
    let Some(verb) = verb.filter(|_| outside && ends) else { return };
    let Some(Subject::Known(subject)) = subject(reader, verb) else { return };
    let Some(anchor) = reader.spot(name) else { return };
    if subject.place.id != anchor.place.id {
        direction::push(reader, reader.span(name, at), wind, &anchor, &subject);
    }
}

fn is_point(scene: &Scene<'_>, at: usize) -> bool {
    is_name(scene, at) && !is_wide(scene, at)
}

/// "A的面积比B小", "A比B大": of countries and regions, else areas have to be spoken of.
fn read_comparison(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    if !is_name(scene, at + 1) {
        return;
    }
    let area = scene.any(at.saturating_sub(4)..at, &[Cue::Area]);
    let behind = (at + 2..at + 5).map(|index| spelled(scene, index));
    let size = behind.take_while(|word| !["，", "。"].contains(word)).find_map(|word| match word {
        "大" => Some(Interval::new(1.0, f64::INFINITY)),
        "小" => Some(Interval::new(0.0, 1.0)),
        _ => None,
    });
    let Some(hard) = size.filter(|_| area && !is_figure(scene, at + 2)) else { return };
    let Some(Subject::Known(place)) = owner(reader, at) else { return };
    let Some(reference) = reader.spot(at + 1) else { return };
    let span = reader.span(at, at + 2);
    area_ratio::push(reader, span, area_ratio::plain(span, hard), &place, &reference);
}

/// The name before element `end` that an area belongs to, else the topic.
fn owner(reader: &Reader<'_, '_>, end: usize) -> Option<Subject> {
    let scene = reader.scene();
    let near = (end.saturating_sub(5)..end).rev().take_while(|&at| !is_comma(scene, at));
    let named = near.into_iter().find(|&at| is_name(scene, at));
    named.and_then(|at| reader.spot(at)).map(Subject::Known).or_else(|| topic(reader, end))
}

/// "A的面积是B的三倍".
fn read_ratios(reader: &mut Reader<'_, '_>) {
    for figure in reader.free_figures(Dimension::Ratio) {
        let scene = reader.scene();
        let reference = (figure.saturating_sub(4)..figure).rev().find(|&at| is_name(scene, at));
        let Some(reference) = reference else { continue };
        let area = (figure.saturating_sub(10)..figure + 3).any(|at| has(scene, at, &[Cue::Area]));
        let linked = (reference + 1..figure)
            .all(|at| spelled(scene, at) == "的" || has(scene, at, &[Cue::Area]));
        if !area || !linked {
            continue;
        }
        let Some(Subject::Known(place)) = topic(reader, reference) else { continue };
        let Some(spot) = reader.spot(reference) else { continue };
        let span = reader.span(reference, figure);
        area_ratio::push(reader, span, reader.stated(figure), &place, &spot);
        reader.take(figure);
    }
}
