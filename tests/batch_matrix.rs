//! Matrices and networks: every place of one table against every place of another.

use std::num::NonZeroUsize;

use guide::GUIDE;
use luftlinie::batch::{self, BatchError, Event, Metric, Options, Summary};

#[path = "common/guide.rs"]
mod guide;

/// The result, the output, and the rows complained about: number of the table, line, reason.
type Ran = (Result<Summary, BatchError>, String, Vec<(u8, u64, String)>);

fn run(first: &str, second: Option<&str>, options: &Options) -> Ran {
    let (mut out, mut complaints) = (Vec::new(), Vec::new());
    let mut watch = |event: Event<'_>| match event {
        Event::BadRow(row) => complaints.push((1, row.line, row.error.to_string())),
        Event::BadSecondRow(row) => complaints.push((2, row.line, row.error.to_string())),
        Event::Rows(_) => {}
    };
    let first = first.as_bytes();
    let result = match second {
        None => batch::run(first, &mut out, options, GUIDE, &mut watch),
        Some(second) => {
            batch::run_matrix(first, second.as_bytes(), &mut out, options, GUIDE, &mut watch)
        }
    };
    (result, String::from_utf8(out).expect("UTF-8 in, UTF-8 out"), complaints)
}

/// Numbers by GeodSolve -i -p 3 of GeographicLib 2.1.2.
#[test]
fn each_place_meets_each_other() {
    let first = "\u{feff}id,lat,lon\r\n\"a,1\",39.03385,125.75432\r\n\r\nb,0,0\r\n";
    let second = "lon,lat,id\n131.87353,43.10562,x\n1,0,\"y\"\n";
    let (result, out, complaints) = run(first, Some(second), &Options::default());
    assert_eq!(complaints, []);
    assert_eq!(result.expect("two tables"), Summary { rows: 4, bad_rows: 0 });
    let expected = "\u{feff}id1,lat1,lon1,lon2,lat2,id2,distance_m\n\
                    \"a,1\",39.03385,125.75432,131.87353,43.10562,x,684474.626\n\
                    \"a,1\",39.03385,125.75432,1,0,\"y\",12940166.562\n\
                    b,0,0,131.87353,43.10562,x,13260169.701\n\
                    b,0,0,1,0,\"y\",111319.491\n";
    assert_eq!(out, expected);
}

#[test]
fn bad_rows_of_both_tables_stay_empty() {
    let first = "place;\"x\"\nPjöngjang;1\nAtlantis;2\n";
    let second = "name;X\nWladiwostok;3\nUtopia;4\n";
    let options = Options { decimals: 0, ..Options::default() };
    let (result, out, complaints) = run(first, Some(second), &options);
    assert_eq!(result.expect("two tables").bad_rows, 1);
    assert_eq!(
        out,
        "place;\"x1\";name;X2;distance_m\nPjöngjang;1;Wladiwostok;3;684475\n\
         Pjöngjang;1;Utopia;4;\nAtlantis;2;Wladiwostok;3;\nAtlantis;2;Utopia;4;\n"
    );
    let expected = [(2, 3, "no place \"Utopia\"".into()), (1, 3, "no place \"Atlantis\"".into())];
    assert_eq!(complaints, expected);
    let strict = Options { strict: true, ..options };
    assert!(matches!(run(first, Some(second), &strict).0, Err(BatchError::Second(_))));
}

#[test]
fn tables_that_make_no_matrix_are_refused() {
    let refused = |first: &str, second: &str| {
        run(first, Some(second), &Options::default()).0.expect_err("no matrix")
    };
    let good = "lat,lon\n1,2\n";
    assert!(matches!(refused("{\"lat\":1}\n", good), BatchError::NoMatrix));
    assert!(matches!(refused("lat1,lon1,lat2,lon2\n", good), BatchError::NoPlaceColumns(_)));
    assert!(matches!(refused("lat;lon\n", good), BatchError::TwoDelimiters));
    assert!(matches!(refused("lat,lon,distance_m\n", good), BatchError::TakenColumn(_)));
    let large = format!("lat,lon\n{}", "1.25,2.50\n".repeat(500_000));
    let BatchError::Second(error) = refused(good, &large) else { panic!("not the second") };
    assert!(matches!(*error, BatchError::TooLarge(_)));
}

/// Parts of the second table, rows of the first: neither order nor bytes depend on the threads.
#[test]
fn a_large_matrix_is_the_same_by_any_number_of_threads() {
    let table = |rows: usize| {
        let rows = (0..rows).map(|i| format!("{i},{}.5,{}.25\n", i % 90, i % 180));
        format!("id,lat,lon\n{}", rows.collect::<String>())
    };
    for (first, second) in [(3, 9000), (5000, 7), (1, 0), (0, 3)] {
        let outputs = [1, 2, 5].map(|jobs| {
            let jobs = NonZeroUsize::new(jobs).expect("some");
            let options = Options { jobs, azimuths: true, ..Options::default() };
            let (result, out, _) = run(&table(first), Some(&table(second)), &options);
            assert_eq!(result.expect("two tables").rows, (first * second) as u64);
            out
        });
        assert!(outputs[0] == outputs[1] && outputs[0] == outputs[2], "{first} {second}");
        let pairs: Vec<_> = outputs[0]
            .lines()
            .skip(1)
            .map(|line| {
                let cells: Vec<&str> = line.split(',').collect();
                (cells[0].parse::<usize>().expect("a"), cells[3].parse::<usize>().expect("b"))
            })
            .collect();
        let expected: Vec<_> = (0..first).flat_map(|a| (0..second).map(move |b| (a, b))).collect();
        assert_eq!(pairs, expected);
    }
}

#[test]
fn eastings_and_northings_are_places_too() {
    let options = Options::default();
    let expected = "111319.491";
    for (first, second) in [
        ("x1,y1,x2,y2\n0,0,111,0\n", None),
        ("{\"x1\":0,\"y1\":0,\"x2\":111,\"y2\":0}\n", None),
        ("x,y\n0,0\n", Some("northing,easting\n0,111\n")),
    ] {
        let (result, out, complaints) = run(first, second, &options);
        result.expect("a table");
        assert!(complaints.is_empty() && out.contains(expected), "{out}");
    }
}

#[test]
fn networks_say_lengths_or_why_there_is_none() {
    let options = Options { metric: Metric::Network, decimals: 0, ..Options::default() };
    let table = "from,to\nRom,Bern\nNirgendwo,Rom\n";
    let (result, out, complaints) = run(table, None, &options);
    assert_eq!(result.expect("a table"), Summary { rows: 2, bad_rows: 1 });
    assert_eq!(out, "from,to,distance_m\nRom,Bern,7\nNirgendwo,Rom,\n");
    assert_eq!(complaints, [(1, 3, "no way leads to Nirgendwo".into())]);
    let (_, out, _) = run("{\"lat1\":1,\"lon1\":2,\"lat2\":3,\"lon2\":4}\n", None, &options);
    assert!(out.ends_with("\"distance_m\":2000}\n"), "{out}");
    let (_, out, complaints) = run("name\nRom\nNirgendwo\n", Some("place\nBern\nOslo\n"), &options);
    assert_eq!(
        out,
        "name,place,distance_m\nRom,Bern,7\nRom,Oslo,7\nNirgendwo,Bern,\nNirgendwo,Oslo,\n"
    );
    assert_eq!(complaints.len(), 2);
    let azimuths = Options { azimuths: true, ..options };
    assert!(matches!(run(table, None, &azimuths).0, Err(BatchError::NoAzimuths)));
}
