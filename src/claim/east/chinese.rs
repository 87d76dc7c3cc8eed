//! Chinese: "B距A Q", "B位于A以南Q处", "A与B相距Q", "A与B接壤".

use std::ops::Range;

use crate::measure::Question;
use crate::quantity::{Dimension, Interval};
use crate::text::{Cue, Kind as ElementKind, Scene, numerals};

use super::topic::{subject_of, topic};
use super::{
    Anchor, Subject, borders, has, is_comma, is_figure, is_wide, is_word, lengths, push_adjacency,
    push_area, push_between, push_containment, push_from, push_only_crossing, spelled,
    two_countries,
};
use crate::atlas::simplified;
use crate::claim::reader::{Reader, Spot};
use crate::claim::{adjacency, area_ratio, border_rank, containment, direction, distance};
use crate::geodesy::Wind;
use crate::span::Span;

/// The longest way from a figure back to what it is measured from, in elements.
const REACH: usize = 7;
/// Words of one character each that may stand between them without a meaning of their own.
const PLAIN_WORDS: usize = 3;

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
        if element.has(Cue::Lie) || spelled(reader.scene(), at) == "在" {
            read_containment(reader, at);
        }
        if element.cues.wind.is_some() {
            read_direction(reader, at);
        }
        read_side(reader, at);
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
            let described = described(scene, figure).and_then(|at| reader.spot(at));
            let subject = described
                .map(Subject::Known)
                .or_else(|| subject_of(reader, anchor.start))
                .or_else(|| described_unknown(scene, figure, &anchor));
            match subject {
                Some(subject) => push_from(reader, figure, &anchor, subject),
                None => reader.take(figure),
            }
        } else if let Some(pair) = pair(reader, figure) {
            push_between(reader, figure, pair);
        } else if let Some((name, start)) = unknown_anchor(scene, figure) {
            anchored = true;
            push_from_unknown(reader, figure, name, start);
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
            ElementKind::Place(_) if scene.is_name(at) => {
                let (start, link) = phrase_start(scene, at)?;
                let from = link == Some(Cue::From);
                let with = link == Some(Cue::And) && told && !scene.is_name(start.wrapping_sub(1));
                return (wind.is_some() || from || with).then_some(Anchor { at, wind, start });
            }
            ElementKind::Word if element.cues.wind.is_some() => wind = element.cues.wind,
            ElementKind::Word if is_bare_wind(scene, at, figure) => wind = bare_wind(scene, at),
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

/// "A南50公里", "A南约50公里": one character right before the figure; "A南端" is another thing.
fn is_bare_wind(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    bare_wind(scene, at).is_some() && (at + 1..figure).all(|index| spelled(scene, index) == "约")
}

fn bare_wind(scene: &Scene<'_>, at: usize) -> Option<Wind> {
    match spelled(scene, at) {
        "北" => Some(Wind::N),
        "东" | "東" => Some(Wind::E),
        "南" => Some(Wind::S),
        "西" => Some(Wind::W),
        _ => None,
    }
}

/// Characters between a name and its figure that do not make another name of it.
fn is_filler(scene: &Scene<'_>, at: usize) -> bool {
    if bare_wind(scene, at).is_some() && ["端", "岸", "沿", "侧"].contains(&spelled(scene, at + 1))
    {
        return true;
    }
    static FILLERS: &str = "端岸沿侧侧境内內本土陆陸的约約有仅僅只为為达達市区區城中心也则則大概直线線是就不足近超过過方向面间間处處上下左右多";
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
    let at = figure.checked_sub(1).filter(|&at| scene.is_name(at))?;
    let mark = at.checked_sub(1).filter(|&mark| scene.elements[mark].is_mark(&['、', '，']))?;
    is_figure(scene, mark.checked_sub(1)?).then_some(Anchor { at, wind: None, start: mark })
}

/// "A以北Q的B", "距A Q的B": the name that the phrase describes.
fn described(scene: &Scene<'_>, figure: usize) -> Option<usize> {
    let of = (figure + 1..figure + 3).find(|&at| spelled(scene, at) == "的")?;
    let plain = (figure + 1..of).all(|at| has(scene, at, &[Cue::Away]));
    let kind = |&at: &usize| is_wide(scene, at) || is_word(scene, at) && is_kind(scene, at);
    let last = (of + 1..scene.elements.len()).take_while(kind).count() + of + 1;
    (plain && is_point(scene, last)).then_some(last)
}

/// "A以北Q的X": the words behind the phrase that opens its sentence, up to a verb or a mark.
fn described_unknown(scene: &Scene<'_>, figure: usize, anchor: &Anchor) -> Option<Subject> {
    const LONGEST: usize = 4;
    let of = Some(figure + 1).filter(|&at| spelled(scene, at) == "的")?;
    let stops = ["有", "是", "发", "發", "设", "設", "被", "将", "將", "一", "某", "地"];
    let name: Vec<usize> = (of + 1..scene.elements.len().min(of + 1 + LONGEST))
        .take_while(|&at| is_word(scene, at) && !stops.contains(&spelled(scene, at)))
        .collect();
    let (first, last) = (*name.first()?, *name.last()?);
    let opens = anchor.start <= 1 && name.len() > 1;
    opens.then(|| Subject::Unknown(scene.elements[first].span.join(scene.elements[last].span)))
}

fn is_kind(scene: &Scene<'_>, at: usize) -> bool {
    has(scene, at, &[Cue::Settlement, Cue::Capital, Cue::Region, Cue::Country, Cue::Island])
}

/// The longest name of an unknown place, in characters, and the farthest that it may stand from its
/// figure, in elements.
const LONGEST_NAME: usize = 10;

/// What names of places end with.
static ENDINGS: &str =
    "市县镇村乡岛山河江湖湾口港角峡站州省区城峰岭寺庙关桥塔谷泉洲寨屯堡礁屿道园校";
static ENDING_WORDS: &[&str] =
    &["机场", "广场", "农场", "牧场", "机場", "廣場", "農場", "牧場", "機場"];

/// "距X Q", "与X相距Q" with a name that the atlas does not know; and where the phrase starts.
fn unknown_anchor(scene: &Scene<'_>, figure: usize) -> Option<(Span, usize)> {
    let mut end = figure;
    while end > 0 && (is_filler(scene, end - 1) || has(scene, end - 1, &[Cue::Apart, Cue::Away])) {
        end -= 1;
    }
    let told = scene.any(end..figure, &[Cue::Apart, Cue::Away]);
    let start = (end.saturating_sub(LONGEST_NAME + 1)..end)
        .rev()
        .take_while(|&at| is_word(scene, at) || is_wide(scene, at) || has(scene, at, &[Cue::And]))
        .find(|&at| has(scene, at, &[Cue::From, Cue::And]))?;
    let from = ["距", "离", "離"].iter().any(|word| spelled(scene, start).starts_with(word));
    let with = has(scene, start, &[Cue::And]) && told && !scene.elements[start].is_mark(&['、']);
    let words = &scene.elements[start + 1..end];
    let span = words.first()?.span.join(words.last()?.span);
    let name = span.of(scene.text);
    let length = name.chars().count();
    let whole = !words.iter().any(|word| word.cues.any(&[Cue::It, Cue::Border, Cue::Coast]));
    let fits = (2..=LONGEST_NAME).contains(&length) && whole;
    (fits && (from || with)).then_some((span, start))
}

fn is_place_name(name: &str) -> bool {
    let core = name.trim_end_matches(['东', '東', '西', '南', '北']);
    core.chars().last().is_some_and(|last| ENDINGS.contains(simplified(last)))
        || ENDING_WORDS.iter().any(|word| core.ends_with(word))
}

/// "、", "与".
fn is_link(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements[at].is_mark(&['、']) || has(scene, at, &[Cue::And])
}

fn push_from_unknown(reader: &mut Reader<'_, '_>, figure: usize, name: Span, start: usize) {
    let scene = reader.scene();
    let is_place = |name: Span| is_place_name(name.of(scene.text));
    let subject = match subject_of(reader, start) {
        Some(Subject::Known(spot)) => Some(spot),
        Some(Subject::Unknown(own)) if is_place(own) => None,
        Some(Subject::Unknown(_)) | None if is_place(name) => None,
        Some(Subject::Unknown(_)) | None => return,
    };
    let (span, stated) = (reader.span(figure, figure), reader.stated(figure));
    let known: Vec<_> = subject.iter().collect();
    reader.push_unknown(distance::KIND.name, span, stated, &known, name);
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
    let names: Vec<usize> = (0..figure).filter(|&at| scene.is_name(at)).collect();
    let coupled = names.windows(2).rev().find_map(|couple| {
        let (first, second) = (couple[0], couple[1]);
        let link = (first + 1..second).find(|&at| has(scene, at, &[Cue::And, Cue::To]))?;
        (second - first <= 5).then_some((first, link, second))
    });
    if let Some((first, link, second)) = coupled {
        let between = second + 1..figure;
        let other = between.clone().any(|at| is_figure(scene, at) || scene.is_name(at));
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
        let owner = near.take_while(|&at| !is_comma(scene, at)).find(|&at| scene.is_name(at));
        let known = owner.and_then(|at| reader.spot(at)).map(Subject::Known);
        let site = spelled(scene, word).starts_with("占");
        let subject = known.or_else(|| topic(reader, word).filter(|_| !site));
        match subject.filter(|subject| is_tract(scene, subject)) {
            Some(subject) => push_area(reader, figure, subject),
            // Of something unnamed: no other kind shall look for a name farther off.
            None => reader.take(figure),
        }
    }
}

/// Flats and fields have areas too: an unknown name must look like one.
fn is_tract(scene: &Scene<'_>, subject: &Subject) -> bool {
    match subject {
        Subject::Known(_) => true,
        Subject::Unknown(span) => {
            is_place_name(span.of(scene.text)) || scene.places().next().is_some()
        }
    }
}

/// Words between a name list and the verb, and inside one.
static LIST_WORDS: &[&str] = &[
    "等", "国", "國", "相", "直接", "三", "两", "兩", "四", "五", "六", "七", "八", "个", "個",
    "家", "均", "都",
];

/// "A与B、C等国接壤", "与B接壤": the neighbours stand before the verb, joined to their subject by a
/// preposition.
fn read_adjacency(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let mut last = at;
    while last > 0 && LIST_WORDS.contains(&spelled(scene, last - 1)) {
        last -= 1;
    }
    let counted = last..at;
    let mut objects: Vec<Spot> = Vec::new();
    let mut preposition = None;
    while let Some(name) = last.checked_sub(1)
        && let Some(spot) = reader.country_at(name)
    {
        objects.push(spot);
        let Some(link) = name.checked_sub(1).filter(|&link| is_link(scene, link)) else {
            break;
        };
        let lists = scene.elements[link].is_mark(&['、'])
            || ["和", "及", "以及", "暨"].contains(&spelled(scene, link));
        let more = link.checked_sub(1).and_then(|before| reader.country_at(before)).is_some();
        if !lists || !more {
            preposition = Some(link);
            break;
        }
        last = link;
    }
    if objects.is_empty() {
        return read_neighbour_count(reader, at);
    }
    objects.reverse();
    match (preposition, &objects[..]) {
        (Some(link), objects) => {
            let own = link.checked_sub(1).and_then(|before| reader.country_at(before));
            let Some(subject) = own.or_else(|| borders::topic_country(reader, link)) else {
                return;
            };
            for object in objects {
                if object.place.id != subject.place.id {
                    push_adjacency(reader, at, &subject, object);
                }
            }
            push_neighbour_count(reader, counted, &subject);
        }
        (None, [a, b]) if a.place.id != b.place.id => push_adjacency(reader, at, a, b),
        _ => {}
    }
}

/// "A与十四个国家接壤".
fn read_neighbour_count(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let start = at.saturating_sub(COUNTED);
    let Some(link) = (start..at).rev().find(|&index| has(scene, index, &[Cue::And])) else {
        return;
    };
    if let Some(country) = borders::topic_country(reader, link) {
        push_neighbour_count(reader, link + 1..at, &country);
    }
}

/// "十四个国家", "五国": the number of all neighbours of `country`.
fn push_neighbour_count(reader: &mut Reader<'_, '_>, words: Range<usize>, country: &Spot) {
    let scene = reader.scene();
    let (Some(first), Some(last)) =
        (scene.elements[words.clone()].first(), scene.elements[words.clone()].last())
    else {
        return;
    };
    let text = first.span.join(last.span).of(scene.text);
    let counted = last.has(Cue::Country) || text.ends_with('国') || text.ends_with('國');
    let [count] = &numerals(text, scene.language)[..] else { return };
    if !counted {
        return;
    }
    let span = reader.span(words.start, words.end);
    let stated = border_rank::number(span, count.value.value, Interval::point(count.value.value));
    let kind = if count.value.value > 1.0 { adjacency::KIND.name } else { border_rank::KIND.name };
    reader.push(kind, span, stated, &[country], |places| Question::Neighbours {
        country: places[0].clone(),
    });
}

/// The longest way from "与" to "接壤" over a number of countries, in elements.
const COUNTED: usize = 8;

/// "北接A", "南界B": said of the country that the sentence is about.
fn read_side(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let verb = ["接", "界"].contains(&spelled(scene, at + 1));
    if !verb || !has_side(scene, at) {
        return;
    }
    let Some(object) = reader.country_at(at + 2) else { return };
    let Some(subject) = borders::topic_country(reader, at) else { return };
    if subject.place.id != object.place.id {
        push_adjacency(reader, at + 1, &subject, &object);
    }
}

fn has_side(scene: &Scene<'_>, at: usize) -> bool {
    bare_wind(scene, at).is_some() || scene.elements[at].cues.wind.is_some()
}

/// "A位于B南部": a place, a verb of place, a country or region with nothing that leads out of it.
fn read_containment(reader: &mut Reader<'_, '_>, verb: usize) {
    let scene = reader.scene();
    let part =
        |at: usize| scene.elements[at].cues.wind.is_some() && spelled(scene, at).ends_with('部');
    let chain = (verb + 1..scene.elements.len())
        .take_while(|&at| is_wide(scene, at) || spelled(scene, at) == "的" || part(at));
    let Some(outer) = chain.filter(|&at| is_wide(scene, at)).last() else { return };
    if part(outer + 1) && is_named_part(scene, outer + 2) {
        return;
    }
    if !is_inside(scene, outer + 1) && !is_in_part(scene, outer + 1) {
        return;
    }
    let Some(outer_spot) = reader.spot(outer) else { return };
    match subject_of(reader, verb) {
        Some(Subject::Known(inner)) if inner.place.id != outer_spot.place.id => {
            let wind = Some(outer + 1).filter(|&at| at < scene.elements.len() && part(at));
            let wind = wind.and_then(|at| scene.elements[at].cues.wind);
            push_containment(reader, outer, &inner, &outer_spot, wind);
        }
        Some(Subject::Unknown(name)) if is_place_name(name.of(scene.text)) => {
            let span = reader.span(verb, outer);
            let stated = border_rank::number(span, 1.0, Interval::point(1.0));
            reader.push_unknown(containment::KIND.name, span, stated, &[&outer_spot], name);
        }
        Some(Subject::Known(_) | Subject::Unknown(_)) | None => {}
    }
}

/// "南部的某某邦": the place is said to lie in a part that the atlas does not know.
fn is_named_part(scene: &Scene<'_>, at: usize) -> bool {
    spelled(scene, at) == "的"
        && (at + 1..scene.elements.len().min(at + LONGEST_PART))
            .take_while(|&next| is_word(scene, next))
            .any(|next| ["邦", "州", "省", "县", "郡"].contains(&spelled(scene, next)))
}

/// The longest name of a part of a region, in elements.
const LONGEST_PART: usize = 8;

/// "的皮尔斯县境内": a district of the region, known or not, that nothing leads out of.
fn is_in_part(scene: &Scene<'_>, start: usize) -> bool {
    static DISTRICTS: &[&str] =
        &["县", "縣", "市", "镇", "鎮", "区", "區", "乡", "鄉", "郡", "村", "郊"];
    let end = scene.elements.len().min(start + LONGEST_PART);
    let words = (start..end).take_while(|&at| is_word(scene, at) || scene.is_name(at));
    let last = words.into_iter().find(|&at| {
        DISTRICTS.iter().any(|kind| spelled(scene, at).ends_with(kind)) && is_inside(scene, at + 1)
    });
    last.is_some()
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
    let Some(Subject::Known(subject)) = subject_of(reader, verb) else { return };
    let Some(anchor) = reader.spot(name) else { return };
    if subject.place.id != anchor.place.id {
        direction::push(reader, reader.span(name, at), wind, &anchor, &subject);
    }
}

fn is_point(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_name(at) && !is_wide(scene, at)
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
            ["的", "本", "土", "大", "小"].contains(&spelled(scene, at))
                || has(scene, at, &[Cue::Area])
        });
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
