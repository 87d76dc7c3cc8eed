//! How fast texts are checked, beside what others would do for a first look at them.
//!
//! `cargo bench --bench check`: one article from its text to its findings; a megabyte of news prose
//! without a place in it; a megabyte of news prose in which every eighth sentence names places and
//! one in forty states something about the map; one as dense as agency reports, in which every
//! second sentence names places and hardly any states something; and the same report by report,
//! each a document of its own. Beside them, over the second: an automaton that knows the names of
//! all settlements, and a regular expression for a number with a unit.

use std::hint::black_box;

use aho_corasick::AhoCorasick;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiff::civil::date;
use luftlinie::atlas::Atlas;
use luftlinie::atlas::gazetteer::Gazetteer;
use luftlinie::check::{Options, check, check_with};
use luftlinie::quantity::HedgeTable;
use luftlinie::text::{Document, Glossary, Outlines};
use regex::Regex;

static ARTICLE: &str = include_str!("../examples/article-de.txt");

/// The size of the prose, in bytes.
const SIZE: usize = 1_000_000;
/// … and that of a report, at least.
const REPORT: usize = 800;

static PLAIN: &[&str] = &[
    "{who} said on {day} that the {thing} had been {done} by {body}.",
    "After weeks of talks {body} {done} the {thing} on {day}.",
    "The share of {topic} rose by {number} percent in {year}, more than economists had expected.",
    "\"We need more time,\" said {who}, who has led {body} since {year}.",
    "The {thing} will cost about {number} million euros over the next few years.",
    "Critics say that the {thing} does nothing for {topic}.",
    "{who} was fined after a hearing that lasted {number} hours.",
    "Nobody at {body} wanted to comment on the {thing} when asked by reporters.",
    "The rules on {topic} date from {year} and have hardly been changed since.",
    "More than {number} people took part in the survey on {topic}.",
    "Two of the accused remained silent; a third, aged {number}, admitted to having been there.",
    "Whether the {thing} will help remains to be seen, said {who}.",
    "For many families {topic} has become a question of survival.",
    "The film tells the story of a teacher who loses everything and starts again.",
];
static PLACED: &[&str] = &[
    "In {town}, {who} presented the {thing} of {body}.",
    "{who} grew up in {town} and studied law in {town}.",
    "Ministers from {country} and {country} met in {town} to discuss {topic}.",
    "Companies from {country} have put {number} million euros into {topic}.",
    "A {country} spokesman in {town} said {body} was waiting for the {thing}.",
    "Shares in {town} closed {number} points lower, and traders in {town} expected more of that.",
    "The {town}-based group said the {thing} would be {done} by the end of {year}.",
    "{who} told reporters in {town} that {country} would send {number} tonnes in {year}.",
    "The New York bank is one of {number} lenders that {country} owes money to.",
    "Exports from South Korea and {country} were up {number} percent on {year}.",
];
static CLAIMS: &[&str] = &[
    "Hamburg is about 255 kilometres from Berlin as the crow flies.",
    "The border between Spain and Portugal is about 1,200 kilometres long.",
    "From Vienna to Prague it is roughly 250 kilometres in a straight line.",
    "Ireland covers an area of about 70,000 square kilometres.",
    "Denmark borders Germany.",
    "Lyon lies some 390 kilometres from Paris.",
];
static WORDS: &[(&str, &[&str])] = &[
    ("{who}", &["Laura Keller", "the minister", "Peter Okafor", "a spokeswoman", "Ingrid Silva"]),
    ("{day}", &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]),
    ("{thing}", &["budget", "reform", "report", "strike", "merger", "contract", "trial", "audit"]),
    ("{done}", &["rejected", "approved", "postponed", "welcomed", "withdrawn", "signed"]),
    ("{body}", &["the ministry", "the central bank", "the council", "the union", "the court"]),
    ("{topic}", &["child care", "night work", "rent control", "school meals", "street lighting"]),
    ("{town}", &["Madrid", "Hamburg", "Chicago", "Nairobi", "Lyon", "Osaka", "Warsaw", "Dublin"]),
    ("{country}", &["Germany", "France", "Brazil", "Japan", "Kenya", "Poland", "Canada"]),
];

/// A row of numbers that looks random and is always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % sides
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// How many sentences of 400 name places, and how many state something about the map.
#[derive(Clone, Copy)]
struct Density {
    placed: usize,
    claims: usize,
}

const PLACELESS: Density = Density { placed: 0, claims: 0 };
const CLAIMING: Density = Density { placed: 50, claims: 10 };
const REPORTING: Density = Density { placed: 200, claims: 1 };

/// News prose of that density.
fn prose(density: Density) -> String {
    let mut dice = Dice(1);
    let mut text = String::with_capacity(SIZE + 1000);
    while text.len() < SIZE {
        let draw = dice.below(400);
        let kinds = if draw < density.claims {
            CLAIMS
        } else if draw < density.claims + density.placed {
            PLACED
        } else {
            PLAIN
        };
        let mut sentence = dice.one_of(kinds).to_owned();
        for &(slot, words) in WORDS {
            while sentence.contains(slot) {
                sentence = sentence.replacen(slot, dice.one_of(words), 1);
            }
        }
        let number = (2 + dice.below(90)).to_string();
        let year = (1950 + dice.below(75)).to_string();
        text += &sentence.replace("{number}", &number).replace("{year}", &year);
        text += if dice.below(5) == 0 { "\n\n" } else { " " };
    }
    text
}

fn checks(criterion: &mut Criterion) {
    let atlas = Atlas::embedded();
    let options = Options { as_of: None, today: date(2026, 11, 1), hedges: HedgeTable::default() };
    let mut group = criterion.benchmark_group("check");
    let texts = [
        ("article-de.txt", ARTICLE.to_owned()),
        ("prose without places", prose(PLACELESS)),
        ("prose with places", prose(CLAIMING)),
        ("agency prose", prose(REPORTING)),
    ];
    group.sample_size(10);
    for (name, text) in &texts {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(*name, |bencher| {
            bencher.iter(|| check(atlas, &Document::new(black_box(text)), &options));
        });
    }
    let text = prose(REPORTING);
    let reports: Vec<&str> = paragraphs(&text);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("agency prose, report by report", |bencher| {
        bencher.iter(|| {
            let glossary = Glossary::new(atlas);
            let outlines = Outlines::new(&glossary);
            for report in &reports {
                check_with(&outlines, &Document::new(black_box(report)), &options);
            }
        });
    });
    group.finish();
}

/// `text` in pieces of some [`REPORT`] bytes that end where paragraphs do.
fn paragraphs(text: &str) -> Vec<&str> {
    let mut rest = text;
    let mut reports = Vec::new();
    while let Some(end) = rest.get(REPORT..).and_then(|behind| behind.find("\n\n")) {
        let (report, behind) = rest.split_at(REPORT + end);
        reports.push(report);
        rest = behind;
    }
    reports.push(rest);
    reports
}

fn others(criterion: &mut Criterion) {
    let text = prose(CLAIMING);
    let gazetteer = Gazetteer::open(include_bytes!("../geodata/gazetteer.bin"))
        .expect("the layer that the program embeds");
    let names: Vec<String> =
        gazetteer.each_settlement().map(|place| place.name.to_string()).collect();
    let names = AhoCorasick::new(&names).expect("the names fit an automaton");
    let unit = Regex::new(
        r"(?i)\b\d[\d.,]*[ -]?(km2|km|kilomet\w+|m|met\w+|mi|miles?|ft|feet|ha|hect\w+|h|hours?)\b",
    )
    .expect("a valid expression");
    let mut group = criterion.benchmark_group("first look");
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("aho-corasick over the settlements", |bencher| {
        bencher.iter(|| names.find_iter(black_box(&text)).count());
    });
    group.bench_function("a number with a unit", |bencher| {
        bencher.iter(|| unit.find_iter(black_box(&text)).count());
    });
    group.finish();
}

criterion_group!(benches, checks, others);
criterion_main!(benches);
