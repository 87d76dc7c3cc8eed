//! "A与B、C接壤": who borders whom, and how many do.

use std::ops::Range;

use crate::atlas::PlaceClass;
use crate::geodesy::Wind;

use super::lengths::{bare_wind, is_link};
use crate::claim::east::{bordering, borders, has, is_comma, push_adjacency, push_only_neighbour};
use crate::claim::reader::{Reader, Spot};
use crate::claim::{adjacency, border_rank, only_neighbour, subject};
use crate::measure::Question;
use crate::quantity::Stated;
use crate::text::{Cue, Kind, Scene, numerals};

/// Words between a name list and the verb, and inside one.
static LIST_WORDS: &[&str] = &[
    "等", "国", "國", "相", "直接", "三", "两", "兩", "四", "五", "六", "七", "八", "个", "個",
    "家", "均", "都",
];

/// "A与B、C等国接壤", "与B接壤": the neighbours stand before the verb, joined to their subject by a
/// preposition.
pub fn read_adjacency(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let mut last = at;
    while last > 0 && LIST_WORDS.contains(&scene.spelled(last - 1)) {
        last -= 1;
    }
    let counted = last..at;
    let mut objects: Vec<Spot> = Vec::new();
    let mut preposition = None;
    while let Some(name) = last.checked_sub(1)
        && let Some(spot) = bordering(reader, name)
    {
        objects.push(spot);
        let Some(link) = name.checked_sub(1).filter(|&link| is_link(scene, link)) else {
            break;
        };
        let lists = scene.elements[link].is_mark(&['、'])
            || ["和", "及", "以及", "暨"].contains(&scene.spelled(link));
        let more = link.checked_sub(1).and_then(|before| bordering(reader, before)).is_some();
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
            let Some(subject) = subject_before(reader, link) else { return };
            let side = side_before(reader.scene(), link);
            for object in objects {
                if object.place.id != subject.place.id {
                    push_adjacency(reader, at, (&subject, object), side);
                }
            }
            push_neighbour_count(reader, counted, &subject);
        }
        (None, [a, b]) if a.place.id != b.place.id => push_adjacency(reader, at, (a, b), None),
        _ => {}
    }
}

/// "A东部与", "在北面与": the side of the subject right before the preposition at `link`.
fn side_before(scene: &Scene<'_>, link: usize) -> Option<Wind> {
    let at = link.checked_sub(1)?;
    let before = at.checked_sub(1);
    let several = before.is_some_and(|before| has_side(scene, before) || is_link(scene, before));
    scene.elements[at].cues.wind.or_else(|| bare_wind(scene, at)).filter(|_| !several)
}

/// "A与", "A东部与", "A的北部同": who borders; else what the sentence is about.
fn subject_before(reader: &Reader<'_, '_>, end: usize) -> Option<Spot> {
    let scene = reader.scene();
    let part = |at: usize| scene.elements[at].cues.wind.is_some() || scene.spelled(at) == "的";
    let name = (end.saturating_sub(3)..end).rev().find(|&at| !part(at));
    let own = name.and_then(|at| bordering(reader, at));
    let first = (0..end).find(|&at| scene.is_name(at));
    let open = first.filter(|&at| !is_neighbour(scene, at));
    let opening = || open.and_then(|at| bordering(reader, at));
    let region = || {
        let before = subject::topic(reader)?;
        (before.place.class == PlaceClass::Region).then_some(before)
    };
    let named = if open.is_some() { end } else { 0 };
    own.or_else(opening).or_else(region).or_else(|| borders::topic_country(reader, named))
}

/// "北接A，南接B", "东与A接壤，南与B接壤": what the name at `at` borders on is left out.
fn is_neighbour(scene: &Scene<'_>, at: usize) -> bool {
    // "东临A省的B市"
    let of = at.checked_sub(1).filter(|&of| scene.spelled(of) == "的");
    let outer = of.unwrap_or(at).checked_sub(1).filter(|&outer| scene.is_wide(outer));
    if outer.is_some_and(|outer| is_neighbour(scene, outer)) {
        return true;
    }
    let link = at.checked_sub(2);
    link.is_some_and(|side| {
        has_side(scene, side) && (is_side_verb(scene, at - 1) || is_link(scene, at - 1))
    })
}

/// "A与十四个国家接壤".
fn read_neighbour_count(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let start = at.saturating_sub(COUNTED);
    let Some(link) = (start..at).rev().find(|&index| has(scene, index, &[Cue::And])) else {
        return;
    };
    if let Some(subject) = subject_before(reader, link) {
        push_neighbour_count(reader, link + 1..at, &subject);
    }
}

/// "A有八个邻国": the noun at `at` is counted behind a verb of having.
pub fn read_counted_neighbours(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    // "有三个邻国是内陆国": only some of them are.
    let ends = scene.elements.get(at + 1).is_none_or(|it| matches!(it.kind, Kind::Mark(_)));
    let verb = |at: &usize| ends && scene.spelled(*at).ends_with('有');
    let Some(verb) = (at.saturating_sub(COUNTED)..at).rev().find(verb) else { return };
    let words = || (0..verb).rev();
    let first = words().take_while(|&at| ["共", "总", "總", "一"].contains(&scene.spelled(at)));
    let Some(owner) = words().nth(first.count()) else { return };
    if let Some(country) = reader.country_at(owner) {
        push_neighbour_count(reader, verb + 1..at + 1, &country);
    }
}

/// "十四个国家", "五国", "八个邻国": the number of all neighbours of `country`.
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
    // "三个中亚国家": only those of a part of the world.
    let some = words.clone().any(|at| scene.place_at(at).is_some());
    if !counted || some {
        return;
    }
    let span = reader.span(words.start, words.end);
    let stated = Stated::number(span, count.value.value);
    let kind = if count.value.value > 1.0 { adjacency::KIND.name } else { border_rank::KIND.name };
    reader.push(kind, span, stated, &[country], |places| Question::Neighbours {
        country: places[0].clone(),
    });
}

/// Words by which a country is shut in all around.
static WHOLLY: &[&str] = &[
    "全境", "国境", "國境", "完全", "四周", "四面", "国土", "國土", "领土", "領土", "内陆", "內陸",
];

/// "A全境被B包围": B alone borders on A; but "A三面被B包围", "A几乎被B包围".
pub fn read_enclosed(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    // "被B完全包围"
    let adverb = usize::from(at > 0 && WHOLLY.contains(&scene.spelled(at - 1)));
    let name = at.checked_sub(1 + adverb).filter(|&name| scene.is_name(name));
    let Some(name) = name else { return };
    let by = name.checked_sub(1).filter(|&by| ["被", "由"].contains(&scene.spelled(by)));
    let Some(by) = by else { return };
    let Some(owner) = (0..by).find(|&owner| scene.is_name(owner)) else { return };
    let between = owner + 1..by;
    let whole = &scene.text[scene.elements[owner].span.end..scene.elements[by].span.start];
    // Armies surround countries, too.
    let told = adverb > 0 || WHOLLY.iter().any(|it| whole.contains(it));
    let partly = !told || ["几乎", "幾乎", "三面"].iter().any(|it| whole.contains(it));
    let own = between.clone().all(|index| scene.is_word(index) || is_comma(scene, index));
    let (Some(country), Some(other)) = (reader.country_at(owner), reader.country_at(name)) else {
        return;
    };
    if own && !partly && country.place.id != other.place.id {
        let ends = (owner, at);
        only_neighbour::push(reader, border_rank::KIND.name, ends, &country, Some((name, other)));
    }
}

/// "A唯一的陆上邻国是B".
pub fn read_only_neighbour(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let owner = (at.saturating_sub(2)..at).rev().find(|&index| scene.spelled(index) != "的");
    let Some(country) = owner.and_then(|owner| reader.country_at(owner)) else { return };
    if scene.any(at + 1..at + 2, &[Cue::Neighbours]) {
        push_only_neighbour(reader, at, &country);
    }
}

/// The longest way from "与" to "接壤" over a number of countries, in elements.
const COUNTED: usize = 8;

/// "北接A", "南界B": said of the country that the sentence is about.
pub fn read_side(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    if !is_side_verb(scene, at + 1) || !has_side(scene, at) {
        return;
    }
    // "接A省B市", "临A省的B市": the last of them is meant.
    let of = |at: usize| usize::from(scene.spelled(at + 1) == "的");
    let next = |at: &usize| {
        let inner = at + 1 + of(*at);
        (scene.is_wide(*at) && scene.is_name(inner)).then_some(inner)
    };
    let object = std::iter::successors(Some(at + 2), next).last().unwrap_or(at + 2);
    let Some(object) = bordering(reader, object) else { return };
    let Some(subject) = subject_before(reader, at) else { return };
    if subject.place.id != object.place.id {
        let side = scene.elements[at].cues.wind.or_else(|| bare_wind(scene, at));
        let several = at > 0 && has_side(scene, at - 1);
        push_adjacency(reader, at + 1, (&subject, &object), side.filter(|_| !several));
    }
}

/// "北接", "西靠": verbs behind a side.
static VERBS: &[&str] =
    &["接", "界", "邻", "鄰", "靠", "连", "連", "毗邻", "毗鄰", "接壤", "临", "臨", "濒", "瀕"];

fn is_side_verb(scene: &Scene<'_>, at: usize) -> bool {
    VERBS.contains(&scene.spelled(at))
}

fn has_side(scene: &Scene<'_>, at: usize) -> bool {
    bare_wind(scene, at).is_some() || scene.elements[at].cues.wind.is_some()
}
