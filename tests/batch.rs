//! Tables in, tables out: what a user of `luftlinie batch` sees, byte by byte.

use std::io::{self, Read, Write};
use std::num::NonZeroUsize;

use geo::Point;
use guide::GUIDE;
use luftlinie::batch::{self, BadRow, BatchError, Event, Format, Metric, Options, Summary};
use luftlinie::geodesy;
use proptest::prelude::*;

#[path = "common/guide.rs"]
mod guide;

fn run(table: &str, options: &Options) -> (Result<Summary, BatchError>, String, Vec<BadRow>) {
    let (mut out, mut complaints) = (Vec::new(), Vec::new());
    let mut watch = |event: Event<'_>| match event {
        Event::BadRow(bad_row) => complaints.push(bad_row.clone()),
        Event::BadSecondRow(_) | Event::Rows(_) => {}
    };
    let result = batch::run(table.as_bytes(), &mut out, options, GUIDE, &mut watch);
    (result, String::from_utf8(out).expect("UTF-8 in, UTF-8 out"), complaints)
}

#[track_caller]
fn check(options: &Options, table: &str, expected: &str) {
    let (result, out, complaints) = run(table, options);
    assert!(complaints.is_empty(), "{complaints:?}");
    result.expect("a table");
    assert_eq!(out, expected);
}

/// Numbers by GeodSolve -i -p 6 of GeographicLib 2.1.2.
#[test]
fn distances_stand_behind_the_rows() {
    let plain = Options::default();
    check(
        &plain,
        "lat1,lon1,lat2,lon2\n39.03385,125.75432,43.10562,131.87353\n",
        "lat1,lon1,lat2,lon2,distance_m\n39.03385,125.75432,43.10562,131.87353,684474.626\n",
    );
    check(
        &Options { azimuths: true, decimals: 1, ..plain.clone() },
        "lat1,lon1,lat2,lon2\n39.03385,125.75432,43.10562,131.87353\n",
        "lat1,lon1,lat2,lon2,distance_m,azimuth1_deg,azimuth2_deg\n\
         39.03385,125.75432,43.10562,131.87353,684474.6,46.697170,50.722077\n",
    );
    check(
        &Options { decimals: 0, ..plain },
        "from,to\nPjöngjang,Wladiwostok\n",
        "from,to,distance_m\nPjöngjang,Wladiwostok,684475\n",
    );
}

#[test]
fn everything_else_passes_untouched() {
    for (table, expected) in [
        (
            "id;lat1;lon1;lat2;lon2\r\n\"a;\n\"\"b\";0,0;0;0;1,0\r\n",
            "id;lat1;lon1;lat2;lon2;distance_m\r\n\"a;\n\"\"b\";0,0;0;0;1,0;111319.491\r\n",
        ),
        (
            "\u{feff}lon1\tlat1\tlon2\tlat2\tnote\n0\t0\t1\t0\t é \n",
            "\u{feff}lon1\tlat1\tlon2\tlat2\tnote\tdistance_m\n0\t0\t1\t0\t é \t111319.491\n",
        ),
        ("lat1,lon1,lat2,lon2\n\n0,0,0,0", "lat1,lon1,lat2,lon2,distance_m\n\n0,0,0,0,0.000\n"),
        ("lat1,lon1,lat2,lon2", "lat1,lon1,lat2,lon2,distance_m\n"),
        (
            "\u{feff}{\"lat1\":0,\"lon1\":0,\"lat2\":0,\"lon2\":0}\n",
            "\u{feff}{\"lat1\":0,\"lon1\":0,\"lat2\":0,\"lon2\":0,\"distance_m\":0.000}\n",
        ),
        ("lat1,lon1,lat2,lon2\n0,0,0,0\r", "lat1,lon1,lat2,lon2,distance_m\n0,0,0,0\r,0.000\n"),
        (
            "{\"lat1\":0,\"lon1\":0,\"lat2\":0,\"lon2\":1.0,\"x\":{\"y\":[1]}}\n\
             { \"from\" : \"Pjöngjang\", \"to\":\"Wladiwostok\" }\n",
            "{\"lat1\":0,\"lon1\":0,\"lat2\":0,\"lon2\":1.0,\"x\":{\"y\":[1]},\
             \"distance_m\":111319.491}\n\
             { \"from\" : \"Pjöngjang\", \"to\":\"Wladiwostok\" ,\"distance_m\":684474.626}\n",
        ),
    ] {
        check(&Options::default(), table, expected);
    }
}

/// Numbers by GeodSolve -i, the same with -e 6371008.8 0, and RhumbSolve -i.
#[test]
fn other_metrics_are_measured_on_request() {
    let table = "lat1,lon1,lat2,lon2\n60,0,60,90\n";
    for (metric, distance, azimuths) in [
        (Metric::Sphere, "4604546.3", ["49.106605", "130.893395"]),
        (Metric::Rhumb, "5022000.1", ["90.000000", "90.000000"]),
        (Metric::Geodesic, "4621284.4", ["49.104393", "130.895607"]),
    ] {
        let options = Options { metric, azimuths: true, decimals: 1, ..Options::default() };
        let (_, out, _) = run(table, &options);
        let row = out.lines().nth(1).expect("a row");
        assert_eq!(row, format!("60,0,60,90,{distance},{},{}", azimuths[0], azimuths[1]));
    }
}

const BROKEN: &str = "lat1,lon1,lat2,lon2\n0,0,0,1\n0,0,0\nx,0,0,1\n139.7,35.7,0,0\n0,0,0,2\n";

#[test]
fn bad_rows_are_reported_and_left_empty() {
    let (result, out, complaints) = run(BROKEN, &Options::default());
    assert_eq!(result.expect("a table"), Summary { rows: 5, bad_rows: 3 });
    assert_eq!(
        out,
        "lat1,lon1,lat2,lon2,distance_m\n0,0,0,1,111319.491\n0,0,0,\nx,0,0,1,\n139.7,35.7,0,0,\n\
         0,0,0,2,222638.982\n"
    );
    let reasons: Vec<(u64, String)> =
        complaints.iter().map(|bad_row| (bad_row.line, bad_row.error.to_string())).collect();
    let expected = [
        (3, "the row has 3 cells, the header 4"),
        (4, "\"x\" is no number"),
        (5, "latitude 139.7 is out of range; are latitude and longitude swapped?"),
    ];
    assert_eq!(reasons, expected.map(|(line, reason)| (line, reason.to_owned())));
    assert!(complaints.iter().all(|bad_row| bad_row.error.help().is_some()));
}

#[test]
fn bad_objects_get_null() {
    let (result, out, complaints) = run("{\"lat1\":1}\n{}\nno object\n", &Options::default());
    assert_eq!(result.expect("a table").bad_rows, 3);
    assert_eq!(out, "{\"lat1\":1,\"distance_m\":null}\n{\"distance_m\":null}\nno object\n");
    assert_eq!(complaints.iter().map(|bad_row| bad_row.line).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn strict_stops_at_the_first_bad_row() {
    for jobs in [1, 3] {
        let jobs = NonZeroUsize::new(jobs).expect("not zero");
        let (result, out, _) = run(BROKEN, &Options { strict: true, jobs, ..Options::default() });
        let error = result.expect_err("a bad row").to_string();
        assert_eq!(error, "line 3: the row has 3 cells, the header 4");
        assert_eq!(out, "lat1,lon1,lat2,lon2,distance_m\n0,0,0,1,111319.491\n");
    }
}

#[test]
fn what_is_no_table_is_refused() {
    for (table, expected) in [
        (&b""[..], "the table is empty"),
        (b"\n1,2,3,4\n", "the table is empty"),
        (b"\xff\xfel\0", "the table is encoded in UTF-16, not in UTF-8"),
        (
            b"52.5,13.4,48.1,11.6\n",
            "the header has no columns lat1, lon1, lat2, lon2 and no from, to; \
             it has 52.5,13.4,48.1,11.6",
        ),
        (b"from,to,distance_m\n", "the table has a column \"distance_m\" already"),
    ] {
        let mut out = Vec::new();
        let error = batch::run(table, &mut out, &Options::default(), GUIDE, &mut |_| ());
        assert_eq!(error.expect_err("no table").to_string(), expected);
        assert!(out.is_empty());
    }
}

/// 20,000 rows, some bad, some quoted, some over two lines.
fn long_table() -> String {
    let mut table = String::from("id,lat1,lon1,lat2,lon2,note\n");
    for i in 0..20_000 {
        let turn = |k: i32, modulus: i32| f64::from(i * k % modulus) / 100.0;
        let (lat1, lon1) = (turn(37, 18_001) - 90.0, turn(61, 36_001) - 180.0);
        let (lat2, lon2) = (turn(91, 18_001) - 90.0, turn(17, 36_001) - 180.0);
        let note = if i % 7 == 0 { "\"a,\nb\"" } else { "" };
        let bad = if i % 1000 == 999 { "?" } else { "" };
        table.push_str(&format!("{i},{lat1},{lon1},{lat2}{bad},{lon2},{note}\n"));
    }
    table
}

#[test]
fn the_number_of_jobs_changes_no_byte() {
    let table = long_table();
    let once = run(&table, &Options::default());
    assert_eq!(once.0.expect("a table"), Summary { rows: 20_000, bad_rows: 20 });
    for jobs in [2, 5, 64] {
        let jobs = NonZeroUsize::new(jobs).expect("not zero");
        let again = run(&table, &Options { jobs, ..Options::default() });
        assert_eq!((again.1, again.2), (once.1.clone(), once.2.clone()));
    }
}

#[test]
fn every_row_has_the_distance_of_its_points() {
    let (_, out, _) = run(&long_table(), &Options { decimals: 9, ..Options::default() });
    let mut checked = 0;
    for row in out.replace("\"a,\nb\"", "").lines().skip(1) {
        let cells: Vec<f64> = row.split(',').filter_map(|cell| cell.parse().ok()).collect();
        let &[_, lat1, lon1, lat2, lon2, distance_m] = cells.as_slice() else { continue };
        let expected = geodesy::distance_m(Point::new(lon1, lat1), Point::new(lon2, lat2));
        assert_eq!(format!("{distance_m:.9}"), format!("{expected:.9}"));
        checked += 1;
    }
    assert_eq!(checked, 19_980);
}

/// Gives bytes a few at a time, or fails after them.
struct Broken<'a>(&'a [u8]);

impl Read for Broken<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            return Err(io::Error::other("the disk is gone"));
        }
        let count = self.0.len().min(buffer.len()).min(1000);
        buffer[..count].copy_from_slice(&self.0[..count]);
        self.0 = &self.0[count..];
        Ok(count)
    }
}

/// Takes a number of bytes and then closes.
struct Closing(usize);

impl Write for Closing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let count = self.0.min(bytes.len());
        self.0 -= count;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn errors_of_input_and_output_come_back() {
    let table = long_table();
    for jobs in [1, 4] {
        let jobs = NonZeroUsize::new(jobs).expect("not zero");
        let options = Options { jobs, ..Options::default() };
        let mut out = Vec::new();
        let read =
            batch::run(Broken(&table.as_bytes()[..50_000]), &mut out, &options, GUIDE, &mut |_| ());
        assert!(matches!(read, Err(BatchError::Input(_))), "{read:?}");
        assert!(out.ends_with(b"\n"));
        let written = batch::run(table.as_bytes(), Closing(100_000), &options, GUIDE, &mut |_| ());
        assert!(matches!(written, Err(BatchError::Output(_))), "{written:?}");
    }
}

#[test]
fn tables_are_what_their_format_says() {
    let tabs = Options { format: Format::Tsv, ..Options::default() };
    check(
        &tabs,
        "from\tto\nPjöngjang\tPjöngjang\n",
        "from\tto\tdistance_m\nPjöngjang\tPjöngjang\t0.000\n",
    );
    let (result, _, _) = run("from,to\n", &tabs);
    assert!(matches!(result, Err(BatchError::NoColumns(_))));
}

/// A carriage return alone at the end of the input once kept the reader at it for ever.
#[test]
fn a_lone_carriage_return_ends_the_table() {
    let (result, out, _) = run("lat1,lon1,lat2,lon2\n1,2,3,4\r", &Options::default());
    assert!(result.is_ok() && out.starts_with("lat1,lon1,lat2,lon2,distance_m\n1,2,3,4"), "{out}");
    let (result, _, _) = run("lat1,lon1,lat2,lon2\n\"\r", &Options::default());
    assert!(result.is_ok());
}

#[rustfmt::skip]
const SCRAPS: &[&str] = &[
    ",", ";", "\t", "\n", "\r\n", "\"", "\"\"", "-", ".", "1", "90", "180", "13.405", "1e9", "{",
    "}", ":", "\"lat1\":", "\"from\":", "null", " ", "\u{feff}", "é", "Pjöngjang", "\\", "\0",
];

const HEADERS: &[&str] = &["lat1,lon1,lat2,lon2\n", "from;to\n", "x\tlat1\tlon1\tlat2\tlon2\n", ""];

/// What could be in a table, and a few things that could not.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        4 => prop::sample::select(SCRAPS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(|letter| letter.to_string()),
    ];
    prop::collection::vec(scrap, 0..60).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    /// Whatever the rows are, they come out again, each with as many cells more as were asked for.
    #[test]
    fn nothing_is_lost_whatever_the_table(
        rows in scraps(),
        header in prop::sample::select(HEADERS),
        azimuths: bool,
    ) {
        let options = Options { azimuths, ..Options::default() };
        let (result, out, complaints) = run(&format!("{header}{rows}"), &options);
        if let Ok(summary) = result {
            prop_assert_eq!(summary.bad_rows, complaints.len() as u64);
            for line in rows.lines().filter(|line| !line.contains('"') && !line.contains('}')) {
                prop_assert!(out.contains(line.trim_end_matches('\r')), "{line:?} {out:?}");
            }
        }
        let jobs = NonZeroUsize::new(3).expect("not zero");
        let (_, again, _) = run(&format!("{header}{rows}"), &Options { jobs, ..options });
        prop_assert_eq!(again, out);
    }
}
