//! Lines of numbers as `GeodSolve` of GeographicLib reads and writes them.
//!
//! A script that calls it gets the same lines from here, but for a last digit now and then: its
//! options, its notation of angles, its errors in the place of results. The one method for all is
//! GeographicLib's own, in its Rust version, as the azimuths have to agree to the last digit.
//!
//! Not supported: other ellipsoids, exact and line modes, unrolled longitudes, reverse azimuths,
//! comment delimiters.

use std::io::{Read, Write};
use std::num::NonZeroUsize;

use geo::Point;

use super::blocks::{Blocks, Ends};
use super::dms::{Kind, Notation, Order, azimuth, encode, fixed, latitude_longitude, normal_deg};
use super::pipeline::{Sink, Task, run_tasks};
use super::record::{content, line_end};
use super::work::Output;
use super::{BadRow, BatchError, Event, RowError, Summary};
use crate::geodesy::{Solution, solve_direct, solve_inverse};

/// The options of `GeodSolve` that are understood.
#[derive(Clone, Copy, Debug)]
pub struct GeodSolve {
    /// `-i`: two points to distance and azimuths; else point, azimuth and distance to a point.
    pub inverse: bool,
    /// `-f`: everything there is to know.
    pub full: bool,
    /// `-p`: digits after the point of metres, 0 to 10; angles have five more.
    pub precision: u8,
    /// `-w` puts the longitude first.
    pub order: Order,
    /// `-d` and `-:`.
    pub notation: Notation,
    /// Threads; the output does not depend on their number.
    pub jobs: NonZeroUsize,
}

/// More digits than doubles have.
pub const MOST_PRECISION: u8 = 10;

/// Solves line after line; a line that cannot be understood becomes one that begins with `ERROR:`.
///
/// # Errors
/// [`BatchError`]; what was written until then are whole lines.
///
/// ```
/// use std::num::NonZeroUsize;
/// use luftlinie::batch::{GeodSolve, Notation, Order, run_like_geodsolve};
/// let options = GeodSolve {
///     inverse: true,
///     full: false,
///     precision: 3,
///     order: Order::LatitudeFirst,
///     notation: Notation::Decimal,
///     jobs: NonZeroUsize::MIN,
/// };
/// let mut out = Vec::new();
/// run_like_geodsolve(&b"40.6 -73.8 51:36N 30'W"[..], &mut out, options, &mut |_| ())?;
/// assert_eq!(out, b"51.19888285 107.82177674 5551759.400\n");
/// # Ok::<(), luftlinie::batch::BatchError>(())
/// ```
pub fn run_like_geodsolve(
    input: impl Read + Send,
    output: impl Write,
    options: GeodSolve,
    watch: &mut dyn FnMut(Event<'_>),
) -> Result<Summary, BatchError> {
    let mut blocks = Blocks::new(input);
    let mut sink = Sink::new(output, watch);
    let read = |task: &mut Task| blocks.next(Ends::Lines, &mut task.block);
    run_tasks(read, &mut sink, options.jobs, || move |task: &mut Task| work(task, options))
}

fn work(task: &mut Task, options: GeodSolve) {
    let Output { bytes: out, rows, bad_rows } = &mut task.output;
    out.clear();
    bad_rows.clear();
    *rows = 0;
    let mut rest = task.block.bytes();
    while !rest.is_empty() {
        let (line, behind) = rest.split_at(line_end(rest));
        rest = behind;
        // Only the newline itself ends a line for GeodSolve; a return is white space in it.
        let line = String::from_utf8_lossy(line.strip_suffix(b"\n").unwrap_or(content(line)));
        match options.solve(&line) {
            Ok(solved) => out.extend_from_slice(solved.as_bytes()),
            Err(reason) => {
                out.extend_from_slice(b"ERROR: ");
                out.extend_from_slice(reason.as_bytes());
                let line = task.block.line + *rows;
                bad_rows.push(BadRow { line, error: RowError::Like(reason) });
            }
        }
        out.push(b'\n');
        *rows += 1;
    }
}

impl GeodSolve {
    fn solve(&self, line: &str) -> Result<String, String> {
        let mut words = line.split_ascii_whitespace();
        let mut next = || words.next().ok_or_else(|| format!("Incomplete input: {line}"));
        let four = [next()?, next()?, next()?, next()?];
        if let Some(extra) = words.next() {
            return Err(format!("Extraneous input: {extra}"));
        }
        let [a, b, c, d] = four;
        let start = latitude_longitude([a, b], self.order)?;
        if self.inverse {
            let end = latitude_longitude([c, d], self.order)?;
            let [from, to] =
                [start, end].map(|(latitude, longitude)| Point::new(longitude, latitude));
            return Ok(self.inverse_line(start, end, &solve_inverse(from, to)));
        }
        let (azimuth_deg, distance_m) = (azimuth(c)?, metres(d)?);
        let from = Point::new(start.1, start.0);
        let solution = solve_direct(from, azimuth_deg, distance_m);
        Ok(self.direct_line(start, azimuth_deg, distance_m, &solution))
    }

    fn inverse_line(&self, start: (f64, f64), end: (f64, f64), solution: &Solution) -> String {
        let distance = self.metres(solution.distance_m);
        let azimuths = [solution.azimuth1_deg, solution.azimuth2_deg].map(|it| self.azimuth(it));
        let [azimuth1, azimuth2] = azimuths;
        if !self.full {
            return format!("{azimuth1} {azimuth2} {distance}");
        }
        let (start, end) = (self.position(start), self.position(end));
        format!("{start} {azimuth1} {end} {azimuth2} {distance} {}", self.rest(solution))
    }

    fn direct_line(
        &self,
        start: (f64, f64),
        azimuth_deg: f64,
        distance_m: f64,
        solution: &Solution,
    ) -> String {
        let end = self.position((solution.to.y(), solution.to.x()));
        let azimuth2 = self.azimuth(solution.azimuth2_deg);
        if !self.full {
            return format!("{end} {azimuth2}");
        }
        let (start, azimuth1) = (self.position(start), self.azimuth(azimuth_deg));
        let distance = self.metres(distance_m);
        format!("{start} {azimuth1} {end} {azimuth2} {distance} {}", self.rest(solution))
    }

    /// Arc, reduced length, scales and area.
    fn rest(&self, solution: &Solution) -> String {
        let precision = usize::from(self.precision);
        let arc = encode(
            solution.arc_deg,
            precision + 5,
            Kind::Plain,
            // The arc is written with letters even where the other angles have colons.
            if self.notation == Notation::Decimal { Notation::Decimal } else { Notation::Letters },
        );
        let reduced = self.metres(solution.reduced_length_m);
        let [scale1, scale2] = solution.scales.map(|scale| fixed(scale, precision + 7));
        let area = fixed(solution.area_m2, precision.saturating_sub(7));
        format!("{arc} {reduced} {scale1} {scale2} {area}")
    }

    fn position(&self, (latitude, longitude): (f64, f64)) -> String {
        let decimals = usize::from(self.precision) + 5;
        let latitude = encode(latitude, decimals, Kind::Latitude, self.notation);
        let longitude = encode(normal_deg(longitude), decimals, Kind::Longitude, self.notation);
        match self.order {
            Order::LongitudeFirst => format!("{longitude} {latitude}"),
            Order::LatitudeFirst => format!("{latitude} {longitude}"),
        }
    }

    fn azimuth(&self, azimuth_deg: f64) -> String {
        encode(azimuth_deg, usize::from(self.precision) + 5, Kind::Azimuth, self.notation)
    }

    fn metres(&self, metres: f64) -> String {
        fixed(metres, usize::from(self.precision))
    }
}

/// A plain number, as C++ streams read it.
fn metres(text: &str) -> Result<f64, String> {
    let number = |text: &str| text.parse::<f64>().ok();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    if let Some(number) = number(text).filter(|_| plain) {
        return Ok(number);
    }
    let names = ["nan", "inf", "infinity"];
    let name = text.trim_start_matches(['-', '+']).to_ascii_lowercase();
    if names.contains(&name.as_str())
        && let Some(number) = number(text)
    {
        return Ok(number);
    }
    let read = (1..=text.len()).rev().filter(|end| text.is_char_boundary(*end));
    let prefix = read.map(|end| text.split_at(end)).find(|(head, _)| {
        head.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte))
            && number(head).is_some()
    });
    Err(match prefix {
        Some((_, rest)) => format!("Extra text {rest} at end of {text}"),
        None => format!("Cannot decode {text}"),
    })
}
