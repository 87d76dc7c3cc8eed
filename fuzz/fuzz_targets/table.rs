//! Any table is read without a panic and gives the same bytes whatever the number of threads.

#![no_main]

use std::num::NonZeroUsize;

use geo::Point;
use libfuzzer_sys::fuzz_target;
use luftlinie::batch::{Options, run};

fuzz_target!(|data: &[u8]| {
    assert_eq!(output(data, 1), output(data, 2));
});

fn output(table: &[u8], jobs: usize) -> (Vec<u8>, bool) {
    let options = Options {
        azimuths: true,
        jobs: NonZeroUsize::new(jobs).unwrap_or(NonZeroUsize::MIN),
        ..Options::default()
    };
    let find = |name: &str| match name.len() {
        4 => Ok(Point::new(10.0, 50.0)),
        _ => Err("no such place".to_owned()),
    };
    let mut written = Vec::new();
    let outcome = run(table, &mut written, &options, &find, &mut |_| {});
    (written, outcome.is_ok())
}
