//! Rows of a delimited table: two points out of each, results behind each.

use std::borrow::Cow;

use geo::Point;
use memchr::memchr;

use super::header::{Columns, OnePlace, Places};
use super::number::{read, read_prefix};
use super::place::{Spot, checked};
use super::record::{cells, content, unquoted};

/// The two ends of a row, or the reason why there are none.
pub fn ends<'a>(row: &'a [u8], columns: &Columns) -> Result<[Spot<'a>; 2], String> {
    match columns.places {
        Places::Numbers(places) => {
            let [lat1, lon1, lat2, lon2] = numbers(row, columns, places)?;
            Ok([Spot::At(checked(lat1, lon1)?), Spot::At(checked(lat2, lon2)?)])
        }
        Places::Planar(places) => {
            let [x1, y1, x2, y2] = numbers(row, columns, places)?;
            Ok([[x1, y1], [x2, y2]].map(Spot::Planar))
        }
        Places::Names(places) => {
            let [from, to] = wanted(row, columns, places)?;
            Ok([named(from)?, named(to)?])
        }
    }
}

/// The place of a row that has one, or the reason why there is none.
pub fn spot<'a>(row: &'a [u8], columns: &Columns<OnePlace>) -> Result<Spot<'a>, String> {
    match columns.places {
        OnePlace::Numbers(places) => {
            let [lat, lon] = numbers(row, columns, places)?;
            Ok(Spot::At(checked(lat, lon)?))
        }
        OnePlace::Planar(places) => Ok(Spot::Planar(numbers(row, columns, places)?)),
        OnePlace::Name(place) => {
            let [name] = wanted(row, columns, [place])?;
            named(name)
        }
    }
}

/// The points of the row that `bytes` begin with, and where it ends, if it is of the usual kind:
/// the four numbers first and in order, nothing quoted. `None` asks for [`ends`].
///
/// The line end is found first, so that a processor can begin with the next row before it is done
/// with the numbers of this one.
#[inline(always)]
pub fn plain_points(bytes: &[u8], columns: &Columns) -> Option<((Point, Point), usize)> {
    if columns.places != Places::Numbers([0, 1, 2, 3]) {
        return None;
    }
    let end = content(&bytes[..=memchr(b'\n', bytes)?]).len();
    let mut at = 0;
    let mut numbers = [0.0; 4];
    for (i, number) in numbers.iter_mut().enumerate() {
        if i > 0 {
            if bytes.get(at) != Some(&columns.delimiter) {
                return None;
            }
            at += 1;
        }
        let (value, length) = read_prefix(&bytes[at..], columns.mark)?;
        *number = value;
        at += length;
    }
    if !fits(bytes.get(at..end)?, columns) {
        return None;
    }
    let [lat1, lon1, lat2, lon2] = numbers;
    Some(((checked(lat1, lon1).ok()?, checked(lat2, lon2).ok()?), end))
}

/// Whether what stands behind the fourth number makes the row as long as the header.
#[inline(always)]
fn fits(rest: &[u8], columns: &Columns) -> bool {
    if columns.count == 4 {
        return rest.is_empty();
    }
    let delimiters = rest.iter().filter(|&&byte| byte == columns.delimiter).count();
    rest.first() == Some(&columns.delimiter) && delimiters + 4 == columns.count
}

fn numbers<const N: usize, P>(
    row: &[u8],
    columns: &Columns<P>,
    places: [usize; N],
) -> Result<[f64; N], String> {
    let cells = wanted(row, columns, places)?;
    let mut numbers = [0.0; N];
    for (number, cell) in numbers.iter_mut().zip(cells) {
        let plain = unquoted(cell);
        *number = read(&plain, columns.mark).ok_or_else(|| {
            format!("{:?} is no number in degrees", String::from_utf8_lossy(&plain))
        })?;
    }
    Ok(numbers)
}

/// The cells of the wanted columns; an error if the row has more or fewer cells than the header.
fn wanted<'a, const N: usize, P>(
    row: &'a [u8],
    columns: &Columns<P>,
    places: [usize; N],
) -> Result<[&'a [u8]; N], String> {
    let mut found: [&[u8]; N] = [&[]; N];
    let mut count = 0;
    for cell in cells(row, columns.delimiter) {
        if let Some(i) = places.iter().position(|&place| place == count) {
            found[i] = cell;
        }
        count += 1;
    }
    if count != columns.count {
        let cells = if count == 1 { "cell" } else { "cells" };
        return Err(format!("the row has {count} {cells}, the header {}", columns.count));
    }
    Ok(found)
}

fn named(cell: &[u8]) -> Result<Spot<'_>, String> {
    let broken = "the name is not in UTF-8";
    Ok(Spot::Named(match unquoted(cell) {
        Cow::Borrowed(name) => {
            std::str::from_utf8(name).map_err(|_| broken.to_owned())?.trim().into()
        }
        Cow::Owned(name) => {
            String::from_utf8(name).map_err(|_| broken.to_owned())?.trim().to_owned().into()
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::Format;
    use crate::batch::header;

    fn row(header: &str, row: &str) -> Result<(Point, Point), String> {
        let columns = header::read(header.as_bytes(), Format::Detect, &[]).expect(header);
        let point = |spot: &Spot<'_>| match spot {
            Spot::At(point) => Ok(*point),
            Spot::Named(name) if name == "A" => Ok(Point::new(1.0, 2.0)),
            Spot::Named(name) => Err(format!("no place {name}")),
            Spot::Planar([x, y]) => Ok(Point::new(*x, *y)),
        };
        let slow =
            ends(row.as_bytes(), &columns).and_then(|[from, to]| Ok((point(&from)?, point(&to)?)));
        let followed = format!("{row}\n{}", "\n".repeat(64));
        let unquoted = !row.contains('"');
        if let Some((fast, end)) = plain_points(followed.as_bytes(), &columns).filter(|_| unquoted)
        {
            assert_eq!((&Ok(fast), end), (&slow, row.len()), "{row:?}");
        }
        slow
    }

    const PLAIN: &str = "lat1,lon1,lat2,lon2";

    #[test]
    fn rows_give_two_points() {
        let expected = Ok((Point::new(13.4, 52.5), Point::new(-1.0, 2.0)));
        for (header, text) in [
            (PLAIN, "52.5,13.4,2,-1"),
            (PLAIN, "52.50,13.400,2.0,-1.0"),
            (PLAIN, " 52.5, 13.4,+2,-1"),
            (PLAIN, "\"52.5\",\"13.4\",2,-1"),
            (PLAIN, "5.25e1,13.4,2,-1"),
            ("lat1,lon1,lat2,lon2,x", "52.5,13.4,2,-1,any"),
            ("lat1,lon1,lat2,lon2,x", "52.5,13.4,2,-1,"),
            ("lat1,lon1,lat2,lon2,x,y", "52.5,13.4,2,-1,\"a,b\",c"),
            ("x,lon2,lat2,lon1,lat1", "\"a,\",-1,2,13.4,52.5"),
            ("lat1;lon1;lat2;lon2", "52,5;13,4;2;-1,0"),
            ("lat1;lon1;lat2;lon2", "52.5;13.4;2;-1"),
            ("lat1\tlon1\tlat2\tlon2", "52,5\t13.4\t2\t-1"),
        ] {
            assert_eq!(row(header, text), expected, "{header:?} {text:?}");
        }
        assert_eq!(row("to,from", "A,\"A\""), Ok((Point::new(1.0, 2.0), Point::new(1.0, 2.0))));
    }

    #[test]
    fn rows_that_are_not_understood_give_none() {
        for (header, text, reason) in [
            (PLAIN, "52.5,13.4,2", "the row has 3 cells, the header 4"),
            (PLAIN, "52.5,13.4,2,-1,", "the row has 5 cells, the header 4"),
            (PLAIN, "52.5,13.4,2,-1,7", "the row has 5 cells, the header 4"),
            (PLAIN, "", "the row has 1 cell, the header 4"),
            (PLAIN, "52.5,13.4,,-1", "\"\" is no number in degrees"),
            (PLAIN, "52.5,13.4,x,-1", "\"x\" is no number in degrees"),
            (PLAIN, "52.5,13.4,2,-1 E", "\"-1 E\" is no number in degrees"),
            (PLAIN, "52.5,13.4,NaN,-1", "\"NaN\" is no number in degrees"),
            (PLAIN, "52.5,13.4,92,190", "latitude 92 lies beyond the pole"),
            ("lat1;lon1;lat2;lon2", "1.052,5;0;0;0", "\"1.052,5\" is no number in degrees"),
            ("from,to", "A,B", "no place B"),
        ] {
            assert_eq!(row(header, text), Err(reason.to_owned()), "{header:?} {text:?}");
        }
    }
}
