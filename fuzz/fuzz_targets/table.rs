//! Any table is read without a panic, gives the same bytes whatever the number of threads, and
//! keeps its rows; so do matrices and the lines of another program.
//!
//! The first two bytes choose what is asked and which header the table gets.

#![no_main]

use std::num::NonZeroUsize;

use geo::Point;
use libfuzzer_sys::fuzz_target;
use luftlinie::batch::{
    End, GeodSolve, Guide, Metric, NoAnswer, Notation, Options, Order, run, run_like_geodsolve,
    run_matrix,
};

static HEADERS: &[&str] = &[
    "",
    "lat1,lon1,lat2,lon2\n",
    "\u{feff}id,lon2;x,lat2,lon1,lat1\r\n",
    "lat1;lon1;lat2;lon2\n",
    "note\tfrom\tto\n",
    "from,to\n",
    "x1,y1,x2,y2\n",
    "{\"lat1\":1,\"lon1\":2,\"lat2\":",
    "{\"from\":\"Oslo\",\"to\":\"",
    "place,lat\n",
    "lat,lon\n",
];

fuzz_target!(|data: &[u8]| {
    let [asked, header, rest @ ..] = data else { return };
    let header = HEADERS[usize::from(*header) % HEADERS.len()];
    let table = [header.as_bytes(), rest].concat();
    let outputs = [1, 3].map(|jobs| output(*asked, &table, jobs));
    assert_eq!(outputs[0], outputs[1]);
});

fn output(asked: u8, table: &[u8], jobs: usize) -> (Vec<u8>, bool) {
    let jobs = NonZeroUsize::new(jobs).unwrap_or(NonZeroUsize::MIN);
    let mut written = Vec::new();
    let (out, watch) = (&mut written, &mut |_: luftlinie::batch::Event<'_>| ());
    let is_done = match asked % 4 {
        0 => run_like_geodsolve(table, out, like(asked / 4, jobs), watch).is_ok(),
        1 => {
            let second = &b"name,lat,lon\nx,1,2\n\"y\",-3,4\nz,95,0\n"[..];
            run_matrix(table, second, out, &options(asked / 4, jobs), GUIDE, watch).is_ok()
        }
        _ => run(table, out, &options(asked / 4, jobs), GUIDE, watch).is_ok(),
    };
    (written, is_done)
}

fn options(asked: u8, jobs: NonZeroUsize) -> Options {
    let metrics = [Metric::Geodesic, Metric::Rhumb, Metric::Sphere, Metric::Network];
    let metric = metrics[usize::from(asked) % metrics.len()];
    let azimuths = asked & 4 != 0 && metric != Metric::Network;
    Options { metric, azimuths, strict: asked & 8 != 0, jobs, ..Options::default() }
}

fn like(asked: u8, jobs: NonZeroUsize) -> GeodSolve {
    let notations = [Notation::Decimal, Notation::Letters, Notation::Colons];
    GeodSolve {
        inverse: asked & 1 != 0,
        full: asked & 2 != 0,
        precision: asked % 11,
        order: if asked & 4 != 0 { Order::LongitudeFirst } else { Order::LatitudeFirst },
        notation: notations[usize::from(asked) % notations.len()],
        jobs,
    }
}

static GUIDE: Guide<'static> = Guide { find: &find, planar: Some(&planar), along: &along };

fn find(name: &str) -> Result<Point, NoAnswer> {
    match name.len() {
        4 => Ok(Point::new(10.0, 50.0)),
        _ => Err(NoAnswer::because("no such place")),
    }
}

fn planar([x, y]: [f64; 2]) -> Result<Point, NoAnswer> {
    Ok(Point::new(x / 1e5, y / 1e5))
}

fn along([from, to]: [End<'_>; 2]) -> Result<f64, NoAnswer> {
    if from == to { Err(NoAnswer::because("no way")) } else { Ok(1000.0) }
}
