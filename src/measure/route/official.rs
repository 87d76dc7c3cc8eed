//! Official kilometres: the chainage of railway lines, added up from station to station.

use super::{Route, Stop};
use crate::atlas::chainages::{Chain, Step};
use crate::atlas::rails::KilometreKind;
use crate::atlas::{Atlas, Place, PointKind};
use crate::measure::{Because, Evidence};
use crate::quantity::{Dimension, Interval};

/// Another official figure for the same way may differ by this share.
const SAME_WAY: f64 = 0.02;
/// The sum of official kilometres between the stations of two places.
pub(super) fn by_chainage(atlas: &Atlas, from: &Place, to: &Place) -> Option<Route> {
    let chainages = atlas.chainages();
    let (start, start_off_m) = chainages.station_of(from)?;
    let (end, end_off_m) = chainages.station_of(to)?;
    let chain = chainages.shortest(start, end, None).filter(|chain| !chain.is_empty())?;
    let mut evidence = vec![sum_of(&chain)];
    for other in other_figures(atlas, start, end, &chain) {
        let sum = sum_of(&other);
        if evidence.iter().all(|known| known.value != sum.value) {
            evidence.push(sum);
        }
    }
    let values = evidence.iter().filter_map(|it| it.value);
    let hull = Interval::hull(values)?;
    evidence.extend(runs(&chain).map(|run| run_evidence(atlas, run, end, &chain)));
    let slack_m = rounding_m(&chain) + start_off_m + end_off_m;
    let mut because = vec![Because::PublishedFigures, Because::DataError];
    if start_off_m + end_off_m > 0.0 {
        because.push(Because::ReferencePoint);
    }
    let point =
        |station: usize, place: &Place| chainages.station(station).point.unwrap_or(place.point);
    Some(Route {
        nominal_m: (length_m(&chain) / 100.0).round() * 100.0,
        interval: Interval::new((hull.low - slack_m).max(0.0), hull.high + slack_m),
        stops: stops(atlas, &chain, end),
        line: chainages.line(&chain, end),
        method: format!(
            "official kilometres from {} to {}",
            chainages.station(start).name,
            chainages.station(end).name
        ),
        because,
        evidence,
        notes: chain_notes(atlas, &chain, end),
        ends: [point(start, from), point(end, to)],
        end: PointKind::Station,
    })
}

/// The sums over other lines that lead the same way.
fn other_figures(atlas: &Atlas, start: usize, end: usize, chain: &Chain) -> Vec<Chain> {
    let shortest_m = length_m(chain);
    let mut lines: Vec<&str> = chain.iter().map(|(_, section)| section.line.as_str()).collect();
    lines.dedup();
    lines
        .into_iter()
        .filter_map(|line| atlas.chainages().shortest(start, end, Some(line)))
        .filter(|other| length_m(other) <= shortest_m * (1.0 + SAME_WAY))
        .collect()
}

fn length_m(chain: &[Step]) -> f64 {
    chain.iter().map(|(_, section)| section.length_m).sum()
}

/// The stretches of a chain that stay on one line.
fn runs(chain: &[Step]) -> impl Iterator<Item = &[Step]> {
    chain.chunk_by(|(_, a), (_, b)| a.line == b.line)
}

/// Each line rounds its own kilometres, so the errors add up like independent ones.
fn rounding_m(chain: &Chain) -> f64 {
    runs(chain).map(|run| run[0].1.rounding_m().powi(2)).sum::<f64>().sqrt()
}

fn sum_of(chain: &Chain) -> Evidence {
    let part = |run| format!("{:.1}", length_m(run) / 1000.0);
    let parts: Vec<String> = runs(chain).map(part).collect();
    // Tenths, because the kilometres of the tables have no more.
    let sum_m = (length_m(chain) / 100.0).round() * 100.0;
    Evidence {
        published: false,
        dimension: Dimension::Length,
        label: format!("sum of official kilometres, {}", parts.join(" + ")),
        value: Some(sum_m),
        source: chain[0].1.source(),
        date: None,
    }
}

fn run_evidence(atlas: &Atlas, run: &[Step], end: usize, chain: &Chain) -> Evidence {
    let (start, section) = run[0];
    let name = |station: usize| &atlas.chainages().station(station).name;
    let last = run[run.len() - 1];
    let after = chain.iter().skip_while(|&&step| step != last).nth(1);
    let until = after.map_or(end, |&(station, _)| station);
    Evidence {
        published: false,
        dimension: Dimension::Length,
        label: format!("{}, {}–{}", section.line, name(start), name(until)),
        value: Some(length_m(run)),
        source: section.source(),
        date: None,
    }
}

fn stops(atlas: &Atlas, chain: &Chain, end: usize) -> Vec<Stop> {
    let chainages = atlas.chainages();
    let stop = |station: usize, distance_m: f64| Stop {
        name: chainages.station(station).name.clone(),
        distance_m,
        point: chainages.station(station).point,
    };
    let mut distance_m = 0.0;
    let mut stops = Vec::new();
    for &(station, section) in chain {
        stops.push(stop(station, distance_m));
        distance_m += section.length_m;
    }
    stops.push(stop(end, distance_m));
    stops
}

/// What a reader must know: which kilometres are added, and where the gauge changes.
fn chain_notes(atlas: &Atlas, chain: &Chain, end: usize) -> Vec<String> {
    let name = |station: usize| atlas.chainages().station(station).name.as_str();
    let mut notes = Vec::new();
    let mut after = chain.iter().map(|&(from, _)| from).skip(1).chain([end]);
    for &(station, section) in chain {
        let next = after.next().unwrap_or(end);
        let (a, b) = section.gauges_mm;
        let (a, b) = if station == section.from { (a, b) } else { (b, a) };
        if a != b {
            let note = &section.note;
            notes.push(format!(
                "break of gauge from {a} to {b} mm between {} and {}: {note}",
                name(station),
                name(next)
            ));
        }
    }
    let mut station = chain[0].0;
    let mut rest = chain.as_slice();
    while let Some(&(_, first)) = rest.first() {
        let run = rest.iter().take_while(|(_, section)| section.kind == first.kind).count();
        let until = rest.get(run).map_or(end, |&(from, _)| from);
        notes.push(format!(
            "{} from {} to {}{}",
            first.kind.name(),
            name(station),
            name(until),
            if first.kind == KilometreKind::Tariff { ", rounded to whole kilometres" } else { "" }
        ));
        station = until;
        rest = &rest[run..];
    }
    notes
}
