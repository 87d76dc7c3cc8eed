//! "A以南Q处", "距A Q": distances and directions with a figure.

use super::is_point;
use crate::atlas::{PlaceClass, simplified};
use crate::claim::distance;
use crate::claim::east::topic::subject_of;
use crate::claim::east::{Anchor, Subject, has, is_comma, lengths, push_between, push_from};
use crate::claim::reader::Reader;
use crate::geodesy::Wind;
use crate::span::Span;
use crate::text::{Cue, Kind as ElementKind, Scene};

/// The longest way from a figure back to what it is measured from, in elements.
const REACH: usize = 7;
/// Words of one character each that may stand between them without a meaning of their own.
const PLAIN_WORDS: usize = 3;

pub fn read_lengths(reader: &mut Reader<'_, '_>) {
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
    bare_wind(scene, at).is_some() && (at + 1..figure).all(|index| scene.spelled(index) == "约")
}

pub fn bare_wind(scene: &Scene<'_>, at: usize) -> Option<Wind> {
    match scene.spelled(at) {
        "北" => Some(Wind::N),
        "东" | "東" => Some(Wind::E),
        "南" => Some(Wind::S),
        "西" => Some(Wind::W),
        _ => None,
    }
}

/// Characters between a name and its figure that do not make another name of it.
fn is_filler(scene: &Scene<'_>, at: usize) -> bool {
    if bare_wind(scene, at).is_some() && ["端", "岸", "沿", "侧"].contains(&scene.spelled(at + 1))
    {
        return true;
    }
    static FILLERS: &str = "端岸沿侧侧境内內本土陆陸的约約有仅僅只为為达達市区區城中心也则則大概直线線是就不足近超过過方向面间間处處上下左右多";
    scene.elements[at].cues.is_empty() && FILLERS.contains(scene.spelled(at))
}

/// Where the phrase with the name at `at` starts, and the preposition that it starts with:
/// "距离州首府A", "位于美国A".
fn phrase_start(scene: &Scene<'_>, at: usize) -> Option<(usize, Option<Cue>)> {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        let element = &scene.elements[before];
        let from = ["距", "离", "離"].iter().any(|word| scene.spelled(before).starts_with(word));
        if from {
            return Some((before, Some(Cue::From)));
        }
        if element.has(Cue::And) && !element.is_mark(&['、']) {
            return Some((before, Some(Cue::And)));
        }
        if is_way_off(scene, before) {
            return Some((before - 1, Some(Cue::From)));
        }
        if element.cues.any(&[Cue::To, Cue::Between]) {
            return Some((before, Some(Cue::To)));
        }
        let kind = element.cues.any(&[Cue::Settlement, Cue::Capital, Cue::Region, Cue::Country]);
        let inner = scene.is_wide(before) || scene.is_word(before) && kind;
        if !inner && scene.spelled(before) != "的" {
            break;
        }
        start = before;
    }
    Some((start, None))
}

/// "，西至A Q", "，东临A Q": a verb behind the side at the head of a clause tells how far A is from
/// what the sentence is about.
fn is_way_off(scene: &Scene<'_>, verb: usize) -> bool {
    let reaches = has(scene, verb, &[Cue::To]) || ["临", "臨"].contains(&scene.spelled(verb));
    let side = verb.checked_sub(1).filter(|&at| bare_wind(scene, at).is_some());
    let head = side.is_some_and(|side| side == 0 || is_comma(scene, side - 1));
    reaches && head
}

/// "离A 114海里、B 180海里": the second name shares the preposition of the first.
fn listed_anchor(scene: &Scene<'_>, figure: usize) -> Option<Anchor> {
    let at = figure.checked_sub(1).filter(|&at| scene.is_name(at))?;
    let mark = at.checked_sub(1).filter(|&mark| scene.elements[mark].is_mark(&['、', '，']))?;
    scene.is_figure(mark.checked_sub(1)?).then_some(Anchor { at, wind: None, start: mark })
}

/// "A以北Q的B", "距A Q的B": the name that the phrase describes.
fn described(scene: &Scene<'_>, figure: usize) -> Option<usize> {
    let of = (figure + 1..figure + 3).find(|&at| scene.spelled(at) == "的")?;
    let plain = (figure + 1..of).all(|at| has(scene, at, &[Cue::Away]));
    let kind = |&at: &usize| scene.is_wide(at) || scene.is_word(at) && is_kind(scene, at);
    let last = (of + 1..scene.elements.len()).take_while(kind).count() + of + 1;
    // "A以南Q的某河左岸": the bank that something lies on.
    let river = scene.place_at(last).is_some_and(|it| it.best().class == PlaceClass::River);
    (plain && is_point(scene, last) && !river).then_some(last)
}

/// "A以北Q的X": the words behind the phrase that opens its sentence, up to a verb or a mark.
fn described_unknown(scene: &Scene<'_>, figure: usize, anchor: &Anchor) -> Option<Subject> {
    const LONGEST: usize = 4;
    let of = Some(figure + 1).filter(|&at| scene.spelled(at) == "的")?;
    let stops = ["有", "是", "发", "發", "设", "設", "被", "将", "將", "一", "某", "地"];
    let name: Vec<usize> = (of + 1..scene.elements.len().min(of + 1 + LONGEST))
        .take_while(|&at| scene.is_word(at) && !stops.contains(&scene.spelled(at)))
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
        .take_while(|&at| scene.is_word(at) || scene.is_wide(at) || has(scene, at, &[Cue::And]))
        .find(|&at| has(scene, at, &[Cue::From, Cue::And]))?;
    let from = ["距", "离", "離"].iter().any(|word| scene.spelled(start).starts_with(word));
    let with = has(scene, start, &[Cue::And]) && told && !scene.elements[start].is_mark(&['、']);
    let words = &scene.elements[start + 1..end];
    let span = words.first()?.span.join(words.last()?.span);
    let name = span.of(scene.text);
    let length = name.chars().count();
    let whole = !words.iter().any(|word| word.cues.any(&[Cue::It, Cue::Border, Cue::Coast]));
    let fits = (2..=LONGEST_NAME).contains(&length) && whole;
    (fits && (from || with)).then_some((span, start))
}

pub fn is_place_name(name: &str) -> bool {
    let core = name.trim_end_matches(['东', '東', '西', '南', '北']);
    core.chars().last().is_some_and(|last| ENDINGS.contains(simplified(last)))
        || ENDING_WORDS.iter().any(|word| core.ends_with(word))
}

/// "、", "与".
pub fn is_link(scene: &Scene<'_>, at: usize) -> bool {
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
        let other = between.clone().any(|at| scene.is_figure(at) || scene.is_name(at));
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
