//! How long the main job takes: one article, from its text to its findings.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::date;
use luftlinie::atlas::Atlas;
use luftlinie::check::{Options, check};
use luftlinie::quantity::HedgeTable;
use luftlinie::text::Document;

static ARTICLE: &str = include_str!("../examples/article-de.txt");

fn article(criterion: &mut Criterion) {
    let atlas = Atlas::embedded();
    let options = Options { as_of: None, today: date(2026, 11, 1), hedges: HedgeTable::default() };
    criterion.bench_function("check article-de.txt", |bencher| {
        bencher.iter(|| check(atlas, &Document::new(black_box(ARTICLE)), &options));
    });
}

criterion_group!(benches, article);
criterion_main!(benches);
