//! Korean: "B는 A에서 남쪽으로 Q 떨어져 있다", "A에서 B까지 Q", "A는 B와 국경을 접한다".

mod areas;
mod containment;
mod edges;
mod lengths;
mod near;
mod neighbours;

use super::{has_wind, read_address};
use crate::claim::reader::Reader;
use crate::text::{Cue, Scene};

use areas::{read_areas, read_ratios};
use containment::{read_called, read_containment, read_direction};
use edges::read_edges;
use lengths::{read_length, read_rivers};
use near::read_near;
use neighbours::{read_adjacency, read_only_crossing, read_only_neighbour, read_rank};

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
    read_edges(reader);
    for figure in super::lengths(reader) {
        read_length(reader, figure);
        // What is not read here shall not be read in the order of other languages.
        reader.take(figure);
    }
    read_areas(reader);
    read_ratios(reader);
    for at in 0..reader.scene().elements.len() {
        let element = reader.scene().elements[at];
        if element.cues.any(&[Cue::Adjoin, Cue::Share, Cue::Enclosed]) {
            read_adjacency(reader, at);
        }
        if element.has(Cue::Lie) {
            read_containment(reader, at);
            read_direction(reader, at);
        }
        if element.has(Cue::Settlement) {
            read_called(reader, at);
        }
        if element.has(Cue::Near) {
            read_near(reader, at);
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
    let next = behind_brackets(scene, at + 1);
    particle(scene, next).or_else(|| {
        let noun = scene.is_word(next) && scene.elements[next].cues.wind.is_none();
        particle(scene, next + 1).filter(|role| noun && *role == Role::From)
    })
}

/// "강원도(江原道)는": what stands behind brackets that hold another spelling of a name.
fn behind_brackets(scene: &Scene<'_>, at: usize) -> usize {
    let mark = |at: usize, marks: &[char]| scene.is_mark(at, marks);
    let opens = mark(at, &['(', '（']) && !scene.is_figure(at + 1);
    let close = (at + 2..at + LONGEST_SPELLING).find(|&close| mark(close, &[')', '）']));
    close.filter(|_| opens).map_or(at, |close| close + 1)
}

/// How many elements a spelling in brackets may take, with them.
const LONGEST_SPELLING: usize = 8;

fn particle(scene: &Scene<'_>, at: usize) -> Option<Role> {
    if !scene.is_word(at) {
        return None;
    }
    match scene.spelled(at) {
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

fn topic_before(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let topic = |at: &usize| role(scene, *at) == Some(Role::Topic);
    let mut topics = (0..end).rev().filter(topic);
    topics.clone().find(|&at| !scene.is_wide(at)).or_else(|| topics.next())
}

/// A particle of the topic behind a word that is no name.
fn is_plain_topic(scene: &Scene<'_>, at: usize) -> bool {
    particle(scene, at) == Some(Role::Topic) && !scene.is_name(at - 1)
}
