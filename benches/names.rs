//! How long it takes to find a place by its name, and to offer names for one that is misspelt.
//!
//! The times are for the whole list; the throughput gives names per second. What is asked of a name
//! is all that `luftlinie place NAME` needs: the places that bear it, ranked, with their records.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use luftlinie::atlas::Atlas;

/// Known names of one place and of many, in several scripts and spellings, and one that none bears.
static KNOWN: &[&str] = &[
    "Berlin",
    "München",
    "Pjöngjang",
    "Владивосток",
    "北京",
    "평양",
    "San José",
    "Springfield",
    "Frankfurt am Main",
    "Aix en Provence",
    "Donau",
    "Österreich",
    "geonames:1871859",
    "Alphen aan den Rijn",
    "Kota Kinabalu",
];

/// Names with one mistake and with two.
static MISSPELT: &[&str] = &[
    "Berln",
    "Pjönjang",
    "Wladiwostock",
    "Johanesburgh",
    "Kopenhaagn",
    "Fladivostok",
    "Rejkjavik",
    "Buenso Aires",
    "Antananarwio",
];

fn names(criterion: &mut Criterion) {
    let atlas = Atlas::embedded();
    let mut group = criterion.benchmark_group("names");
    group.throughput(Throughput::Elements(KNOWN.len() as u64));
    group.bench_function("look-up", |bencher| {
        bencher.iter(|| {
            let found = KNOWN.iter().filter(|name| atlas.resolve(black_box(name)).is_ok());
            assert_eq!(found.count(), KNOWN.len());
        });
    });
    group.bench_function("is it a name", |bencher| {
        bencher.iter(|| KNOWN.iter().filter(|name| atlas.is_name(black_box(name))).count());
    });
    group.throughput(Throughput::Elements(MISSPELT.len() as u64));
    group.sample_size(20);
    group.bench_function("suggestion", |bencher| {
        bencher.iter(|| {
            let helped = MISSPELT.iter().filter(|name| !atlas.suggest(black_box(name)).is_empty());
            assert_eq!(helped.count(), MISSPELT.len());
        });
    });
    for name in MISSPELT {
        group.throughput(Throughput::Elements(1));
        group.bench_function(format!("suggestion for {name}"), |bencher| {
            bencher.iter(|| atlas.suggest(black_box(name)));
        });
    }
    group.finish();
}

criterion_group!(benches, names);
criterion_main!(benches);
