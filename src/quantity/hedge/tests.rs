use super::*;

const INFINITE: f64 = f64::INFINITY;

/// A figure of the design's table and the two intervals that it claims.
fn check(hedge: Hedge, value: f64, unit: Unit, hard: [f64; 2], natural: [f64; 2]) {
    check_range(hedge, value, None, unit, hard, natural);
}

fn check_range(
    hedge: Hedge,
    value: f64,
    upper: Option<f64>,
    unit: Unit,
    hard: [f64; 2],
    natural: [f64; 2],
) {
    let place_value = if unit == Unit::Year { 1.0 } else { place_value(value) };
    let quantity = Quantity { value, upper, place_value, unit, hedge };
    let intervals = HedgeTable::default().intervals(&quantity);
    for (interval, [low, high]) in [(intervals.0, hard), (intervals.1, natural)] {
        let close = |a: f64, b: f64| a == b || (a - b).abs() < 1e-9 * b.abs().max(1.0);
        assert!(
            close(interval.low, low) && close(interval.high, high),
            "{hedge:?} {value} {upper:?} {unit:?}: {interval:?}, not {low}..{high}"
        );
    }
}

#[test]
fn every_row_of_the_design() {
    use Hedge::*;
    use Unit::Kilometre as Km;
    check(None, 17.2, Km, [17.1, 17.3], [17.15, 17.25]);
    check(None, 685.0, Km, [684.0, 686.0], [684.5, 685.5]);
    check(None, 500.0, Km, [425.0, 575.0], [450.0, 550.0]);
    check(None, 60_000.0, Km, [51_000.0, 69_000.0], [55_000.0, 65_000.0]);
    check(Exactly, 685.0, Km, [684.5, 685.5], [684.5, 685.5]);
    check(About, 685.0, Km, [616.5, 753.5], [650.75, 719.25]);
    check(About, 700.0, Km, [600.0, 800.0], [650.0, 750.0]);
    check(About, 20.0, Km, [16.0, 24.0], [17.5, 22.5]);
    check(Nearly, 700.0, Km, [600.0, 700.0], [650.0, 700.0]);
    check(Nearly, 40.0, Km, [32.0, 40.0], [35.0, 40.0]);
    check(Nearly, 685.0, Km, [650.75, 685.0], [667.875, 685.0]);
    check(JustOver, 700.0, Km, [700.0, 800.0], [700.0, 750.0]);
    check(JustOver, 40.0, Km, [40.0, 48.0], [40.0, 45.0]);
    check(MoreThan, 685.0, Km, [685.0, INFINITE], [685.0, 719.25]);
    check(MoreThan, 100.0, Km, [100.0, INFINITE], [100.0, 125.0]);
    check(AtLeast, 1200.0, Km, [1200.0, INFINITE], [1200.0, 1300.0]);
    check(LessThan, 100.0, Km, [-INFINITE, 100.0], [75.0, 100.0]);
    check(LessThan, 1200.0, Km, [-INFINITE, 1200.0], [1100.0, 1200.0]);
    check(AtMost, 1200.0, Km, [-INFINITE, 1200.0], [1080.0, 1200.0]);
    check(AtMost, 10.0, Km, [-INFINITE, 10.0], [7.5, 10.0]);
    check(AFew, 100.0, Km, [150.0, 1000.0], [200.0, 500.0]);
    check(Several, 100.0, Km, [200.0, 1000.0], [300.0, 900.0]);
    check(Dozens, 100.0, Km, [200.0, 2000.0], [200.0, 1000.0]);
    check(Dozens, 12.0, Unit::Mile, [24.0, 240.0], [24.0, 120.0]);
    check(Ratio, 3.0, Unit::Times, [2.4, 3.6], [2.7, 3.3]);
}

#[test]
fn ranges_widen_each_end_by_its_own_place_value() {
    use Hedge::*;
    use Unit::Kilometre as Km;
    check_range(Between, 20.0, Some(30.0), Km, [10.0, 40.0], [15.0, 35.0]);
    check_range(Between, 600.0, Some(850.0), Km, [500.0, 860.0], [550.0, 855.0]);
    check_range(Between, 1.5, Some(2.0), Km, [1.4, 3.0], [1.45, 2.5]);
    check_range(Between, 850.0, Some(600.0), Km, [500.0, 860.0], [550.0, 855.0]);
    check_range(About, 600.0, Some(700.0), Km, [500.0, 800.0], [550.0, 750.0]);
}

#[test]
fn bare_numbers_are_round_or_sharp() {
    let rows = [
        (7.0, false),
        (17.0, false),
        (1.5, false),
        (17.2, false),
        (685.0, false),
        (1230.0, false),
        (2345.0, false),
        (40.0, true),
        (500.0, true),
        (1200.0, true),
        (2300.0, true),
        (60_000.0, true),
        (3e6, true),
    ];
    for (value, round) in rows {
        let quantity = Quantity {
            value,
            upper: None,
            place_value: place_value(value),
            unit: Unit::Kilometre,
            hedge: Hedge::None,
        };
        assert_eq!(is_round(&quantity), round, "{value}");
    }
}

#[test]
fn years_ratios_and_counts_are_not_hedged_by_magnitude() {
    use Hedge::*;
    check(None, 1900.0, Unit::Year, [1900.0, 1900.0], [1900.0, 1900.0]);
    check(About, 1900.0, Unit::Year, [1890.0, 1910.0], [1895.0, 1905.0]);
    check_range(Between, 1890.0, Some(1900.0), Unit::Year, [1890.0, 1900.0], [1890.0, 1900.0]);
    check(None, 20.0, Unit::Percent, [16.0, 24.0], [18.0, 22.0]);
    check(About, 2.0, Unit::Times, [1.6, 2.4], [1.8, 2.2]);
    check(MoreThan, 2.0, Unit::Times, [2.0, INFINITE], [2.0, 2.2]);
    check(Nearly, 2.0, Unit::Times, [1.6, 2.0], [1.8, 2.0]);
    check(None, 10.0, Unit::One, [10.0, 10.0], [10.0, 10.0]);
    check(AtLeast, 10.0, Unit::One, [10.0, INFINITE], [10.0, 12.5]);
}

#[test]
fn place_values_follow_the_last_digit() {
    let rows = [
        (685.0, 1.0),
        (1200.0, 100.0),
        (17.2, 0.1),
        (0.05, 0.01),
        (60_000.0, 10_000.0),
        (0.0, 1.0),
        (1e300, 1e300),
        (f64::INFINITY, 1.0),
    ];
    for (value, expected) in rows {
        let found = place_value(value);
        assert!((found - expected).abs() <= 1e-12 * expected, "{value}: {found}");
    }
}

#[test]
fn a_desk_overrides_rows_and_nothing_else() {
    let table: HedgeTable = serde_json::from_str(
        r#"{"sharp": {"hard": {"places": 2, "least_percent": 1},
                      "natural": {"places": 1, "least_percent": 0, "most_percent": 5}}}"#,
    )
    .unwrap();
    assert_eq!(table.about, HedgeTable::default().about);
    let stated = Quantity {
        value: 685.0,
        upper: None,
        place_value: 1.0,
        unit: Unit::Kilometre,
        hedge: Hedge::None,
    };
    let (hard, natural) = table.intervals(&stated);
    assert_eq!((hard.low, hard.high), (685.0 - 6.85, 685.0 + 6.85));
    assert_eq!((natural.low, natural.high), (684.0, 686.0));
    for wrong in [r#"{"shrap": {}}"#, r#"{"about": {"hard": {"places": 1, "least": 2}}}"#] {
        assert!(serde_json::from_str::<HedgeTable>(wrong).is_err(), "{wrong}");
    }
}
