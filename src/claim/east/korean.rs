//! Korean: "B는 A에서 남쪽으로 Q 떨어져 있다", "A에서 B까지 Q", "A는 B와 국경을 접한다".

use crate::atlas::{Place, PlaceClass, fold};
use crate::geodesy::Wind;
use crate::measure::{Among, Order, Question};
use crate::quantity::{Dimension, Interval};
use crate::text::{Cue, Kind as ElementKind, Scene, numerals};

use super::{
    Anchor, Subject, are_alike, earlier_topic, has, is_figure, is_word, last_countries, lengths,
    push_adjacency, push_area, push_between, push_containment, push_from, push_only_crossing,
    push_only_neighbour, read_address, spelled,
};
use crate::claim::reader::{Reader, Spot};
use crate::claim::{adjacency, area_ratio, border_rank, direction, feature_length};

/// The longest way from a figure back to what it is measured from, in elements.
const REACH: usize = 8;

/// What the particle behind a name makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Topic,
    From,
    To,
    And,
    Of,
    In,
    Than,
    Only,
}

pub fn read(reader: &mut Reader<'_, '_>) {
    read_rivers(reader);
    for figure in lengths(reader) {
        read_length(reader, figure);
        // What is not read here shall not be read in the order of other languages.
        reader.take(figure);
    }
    read_areas(reader);
    read_ratios(reader);
    for at in 0..reader.scene().elements.len() {
        let element = reader.scene().elements[at];
        if element.cues.any(&[Cue::Adjoin, Cue::Share]) {
            read_adjacency(reader, at);
        }
        if element.has(Cue::Lie) {
            read_containment(reader, at);
            read_direction(reader, at);
        }
        read_address(reader, at);
        if element.cues.any(&[Cue::Shortest, Cue::Longest]) {
            read_rank(reader, at);
        }
        if element.has(Cue::Only) && reader.scene().any(at + 1..at + 4, &[Cue::Link, Cue::Bridge]) {
            read_only_crossing(reader, at);
        }
    }
    read_only_neighbour(reader);
}

/// The role of the name at `at`; a noun may stand between it and its particle: "서울 도심에서".
fn role(scene: &Scene<'_>, at: usize) -> Option<Role> {
    if !scene.is_name(at) {
        return None;
    }
    particle(scene, at + 1).or_else(|| {
        let noun = is_word(scene, at + 1) && scene.elements[at + 1].cues.wind.is_none();
        particle(scene, at + 2).filter(|role| noun && *role == Role::From)
    })
}

fn particle(scene: &Scene<'_>, at: usize) -> Option<Role> {
    if !is_word(scene, at) {
        return None;
    }
    match spelled(scene, at) {
        "은" | "는" | "이" | "가" | "도" | "에서는" | "에서도" => Some(Role::Topic),
        "에서" | "부터" | "로부터" | "으로부터" => Some(Role::From),
        "까지" => Some(Role::To),
        "와" | "과" | "및" => Some(Role::And),
        "의" => Some(Role::Of),
        "에" | "에는" => Some(Role::In),
        "보다" => Some(Role::Than),
        "뿐" | "뿐이다" => Some(Role::Only),
        _ => None,
    }
}

fn read_length(reader: &mut Reader<'_, '_>, figure: usize) {
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

fn has_wind(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements.get(at).is_some_and(|element| element.cues.wind.is_some())
}

fn wind_in(scene: &Scene<'_>, start: usize, end: usize) -> Option<Wind> {
    let elements = scene.elements.get(start..end.min(scene.elements.len()))?;
    let words = elements.iter().take_while(|element| element.kind == ElementKind::Word);
    words.filter_map(|element| element.cues.wind).next()
}

/// The topic before the anchor; else what the clause describes: "A에서 Q 떨어진 B"; else what is named
/// first.
fn subject(reader: &Reader<'_, '_>, figure: usize, anchor: &Anchor) -> Option<Subject> {
    let scene = reader.scene();
    let spot = |at| reader.spot(at).map(Subject::Known);
    if let Some(at) = topic_before(scene, anchor.start) {
        return spot(at);
    }
    let name = (1..anchor.start).rev().find(|&at| is_plain_topic(scene, at)).map(|at| at - 1);
    if let Some(at) = name.filter(|&at| is_word(scene, at)) {
        if has(scene, at, &[Cue::It]) {
            return earlier_topic(reader);
        }
        let common = reader.atlas.zipf("ko", &fold(spelled(scene, at))).is_some();
        return (!common).then_some(Subject::Unknown(scene.elements[at].span));
    }
    let verb = (figure + 1..scene.elements.len().min(figure + 6))
        .find(|&at| has(scene, at, &[Cue::Away, Cue::Lie]))?;
    let described = (verb + 1..scene.elements.len().min(verb + 5))
        .take_while(|&at| is_word(scene, at) || scene.is_name(at))
        .find(|&at| scene.is_name(at) && !scene.is_wide(at));
    if let Some(at) = described {
        return spot(at);
    }
    let first = (0..anchor.start).find(|&at| scene.is_name(at) && !scene.is_wide(at));
    first.and_then(spot)
}

fn topic_before(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let topic = |at: &usize| role(scene, *at) == Some(Role::Topic);
    let mut topics = (0..end).rev().filter(topic);
    topics.clone().find(|&at| !scene.is_wide(at)).or_else(|| topics.next())
}

/// A particle of the topic behind a word that is no name.
fn is_plain_topic(scene: &Scene<'_>, at: usize) -> bool {
    particle(scene, at) == Some(Role::Topic) && !scene.is_name(at - 1)
}

/// "A에서 B까지 Q", "A와 B 사이 Q", "A와 B의 거리는 Q".
fn pair(reader: &Reader<'_, '_>, figure: usize) -> Option<(usize, usize)> {
    let scene = reader.scene();
    let names: Vec<usize> =
        (figure.saturating_sub(18)..figure).filter(|&at| scene.is_name(at)).collect();
    for (index, &second) in names.iter().enumerate().rev() {
        let between = second + 1..figure;
        let other = between.clone().any(|at| is_figure(scene, at));
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

/// "A의 길이는 Q이고, B는 Q다": a river or bridge in a sentence that speaks of lengths.
fn read_rivers(reader: &mut Reader<'_, '_>) {
    for figure in reader.free_figures(Dimension::Length) {
        let scene = reader.scene();
        let told = scene.any(0..figure, &[Cue::Long]) && !scene.any(0..figure, &[Cue::Wide]);
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

/// "A의 면적은 Q", and "A는 Q" where the sentence speaks of areas.
fn read_areas(reader: &mut Reader<'_, '_>) {
    for figure in reader.free_figures(Dimension::Area) {
        let scene = reader.scene();
        let word =
            (figure.saturating_sub(5)..figure).rev().find(|&at| has(scene, at, &[Cue::Area]));
        if let Some(word) = word {
            if let Some(owner) = owner(reader, word) {
                push_area(reader, figure, owner);
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
    let before = word.checked_sub(1)?;
    let at =
        if particle(scene, before) == Some(Role::Of) { before.checked_sub(1)? } else { before };
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

/// "A는 B보다 두 배 넓다", "A는 B보다 크다", "A의 면적은 B의 세 배다".
fn read_ratios(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    let figures = reader.free_figures(Dimension::Ratio);
    for at in 0..scene.elements.len() {
        let role = role(scene, at);
        if !matches!(role, Some(Role::Than | Role::Of)) {
            continue;
        }
        let Some(owner) = area_owner(scene, at) else { continue };
        let (Some(place), Some(reference)) = (reader.spot(owner), reader.spot(at)) else {
            continue;
        };
        let figure = figures.iter().copied().find(|&figure| (at + 1..at + 4).contains(&figure));
        let end = (at + 5).min(scene.elements.len());
        let compared = |stems: &[&str]| {
            (at + 2..end).any(|at| stems.iter().any(|stem| spelled(scene, at).starts_with(stem)))
        };
        let hard = if role == Some(Role::Of) {
            None
        } else if compared(LARGER) {
            Some(Interval::new(1.0, f64::INFINITY))
        } else if compared(SMALLER) {
            Some(Interval::new(0.0, 1.0))
        } else {
            None
        };
        let told = hard.is_some() || scene.any(0..at, &[Cue::Area]);
        let span = reader.span(owner, end - 1);
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

/// The name before `end` that the comparison is about: the topic, or what "A의 면적" speaks of.
fn area_owner(scene: &Scene<'_>, end: usize) -> Option<usize> {
    topic_before(scene, end).or_else(|| {
        (0..end).find(|&at| role(scene, at) == Some(Role::Of) && has(scene, at + 2, &[Cue::Area]))
    })
}

/// "A는 B, C와 국경을 접한다".
fn read_adjacency(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let measured = scene
        .quantities
        .iter()
        .any(|found| found.value.quantity.unit.dimension() == Dimension::Length);
    let border = scene.any(at.saturating_sub(3)..at + 2, &[Cue::Border])
        || spelled(scene, at).starts_with("국경");
    let Some(topic) = topic_before(scene, at).filter(|_| border && !measured) else { return };
    let Some(subject) = reader.country_at(topic) else { return };
    let objects: Vec<Spot> = (topic + 1..at).filter_map(|at| reader.country_at(at)).collect();
    for object in objects {
        if object.place.id != subject.place.id {
            push_adjacency(reader, at, &subject, &object);
        }
    }
    read_neighbour_count(reader, topic, at, &subject);
}

/// Words for countries behind their number: "8개국", "다섯 나라".
static COUNTED: &[&str] = &["개국", "개 나라", "개 국가", "개의 나라", "나라", "국가"];

/// "A는 B 등 8개국과 국경을 접한다".
fn read_neighbour_count(reader: &mut Reader<'_, '_>, topic: usize, verb: usize, country: &Spot) {
    let scene = reader.scene();
    let start = scene.elements[topic].span.end;
    let words = &scene.text[start..scene.elements[verb].span.start];
    let counts =
        |end: usize| COUNTED.iter().any(|word| words[end..].trim_start().starts_with(word));
    let found = numerals(words, scene.language).into_iter().find(|it| counts(it.span.end));
    let Some(count) = found.map(|found| found.value.value) else { return };
    let span = reader.span(topic, verb);
    let stated = border_rank::stated_number(span, count, Interval::point(count));
    reader.push(adjacency::KIND.name, span, stated, &[country], |places| Question::Neighbours {
        country: places[0].clone(),
    });
}

/// "A는 B에 있다", "A는 B 북부에 있다": a country or region with the particle of place or a part of
/// it, and the verb.
fn read_containment(reader: &mut Reader<'_, '_>, verb: usize) {
    let scene = reader.scene();
    let part = |at: usize| scene.elements.get(at + 1).and_then(|next| next.cues.wind);
    let inside = |at: &usize| {
        scene.is_wide(*at) && (role(scene, *at) == Some(Role::In) || part(*at).is_some())
    };
    let Some(outer) = (verb.saturating_sub(3)..verb).rev().find(inside) else { return };
    let point =
        |at: &usize| scene.place_at(*at).is_some_and(|toponym| !toponym.best().class.is_wide());
    let Some(topic) = topic_before(scene, outer).filter(point) else { return };
    let (Some(inner), Some(outer_spot)) = (reader.spot(topic), reader.spot(outer)) else { return };
    push_containment(reader, outer, &inner, &outer_spot, part(outer));
}

/// "A는 B의 서쪽에 있다": a direction without a figure.
fn read_direction(reader: &mut Reader<'_, '_>, verb: usize) {
    let scene = reader.scene();
    let side = |at: &usize| has_wind(scene, *at) && spelled(scene, *at).contains('쪽');
    let Some(at) = (verb.saturating_sub(3)..verb).rev().find(side) else { return };
    let of = at.checked_sub(1).filter(|&of| particle(scene, of) == Some(Role::Of));
    let Some(anchor) = of.unwrap_or(at).checked_sub(1).filter(|&name| scene.is_name(name)) else {
        return;
    };
    let Some(topic) = topic_before(scene, anchor) else { return };
    let figures = (topic..verb).any(|index| is_figure(scene, index));
    if figures || !are_alike(scene, topic, anchor) {
        return;
    }
    let Some(wind) = scene.elements[at].cues.wind else { return };
    let (Some(subject), Some(from)) = (reader.spot(topic), reader.spot(anchor)) else { return };
    if subject.place.id != from.place.id {
        direction::push_bare(reader, reader.span(anchor, at), wind, &from, &subject);
    }
}

/// "A의 국경 가운데 가장 짧다", said of the border with the country that the sentence names with A.
fn read_rank(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let borders = &[Cue::Border, Cue::LandBorder];
    let Some(border) = (at.saturating_sub(6)..at).rev().find(|&i| has(scene, i, borders)) else {
        return;
    };
    let owner =
        (border.saturating_sub(4)..border).rev().find(|&i| role(scene, i) == Some(Role::Of));
    let Some(country) = owner.and_then(|owner| reader.country_at(owner)) else { return };
    let mut others = (0..border).rev().filter_map(|i| reader.country_at(i));
    let neighbour = others.find(|spot| spot.place.id != country.place.id);
    let Some(neighbour) = neighbour else { return };
    let order = if has(scene, at, &[Cue::Shortest]) { Order::Shortest } else { Order::Longest };
    let span = reader.span(border, at);
    let stated = border_rank::stated_number(span, 1.0, Interval::point(1.0));
    let world = scene.any(border..at, &[Cue::World]);
    let among = if world { Among::World } else { Among::Country };
    let ask = |places: &[Place]| Question::BorderRank {
        country: places[0].clone(),
        neighbour: places.get(1).cloned(),
        among,
        order,
    };
    reader.push(border_rank::KIND.name, span, stated, &[&country, &neighbour], ask);
}

/// "A와 B를 잇는 유일한 육로".
fn read_only_crossing(reader: &mut Reader<'_, '_>, at: usize) {
    let start = at.saturating_sub(12);
    if let Some(((_, a), (_, b))) = last_countries(reader, start..at) {
        push_only_crossing(reader, at, &a, &b);
    }
}

/// "A가 육지로 국경을 맞댄 나라는 B뿐이다".
fn read_only_neighbour(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    let only = |at: &usize| role(scene, *at) == Some(Role::Only);
    let Some(last) = (0..scene.elements.len()).find(only) else { return };
    let told = scene.any(0..last, &[Cue::Border]) && scene.any(0..last, &[Cue::Country]);
    let topic = topic_before(scene, last).filter(|_| told);
    if let Some(country) = topic.and_then(|topic| reader.country_at(topic)) {
        push_only_neighbour(reader, last, &country);
    }
}
