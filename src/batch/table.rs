//! Rows of a delimited table: two points out of each, results behind each.

use std::borrow::Cow;
use std::ops::Range;

use super::RowError;
use super::header::{Columns, OnePlace, Places};
use super::number::read;
use super::place::Spot;
use super::record::{cells, unquoted};
use super::row_error::excerpt;
use crate::atlas::coordinates::on_earth;

/// The two ends of a row, or the reason why there are none.
pub fn ends<'a>(row: &'a [u8], columns: &Columns) -> Result<[Spot<'a>; 2], RowError> {
    match columns.places {
        Places::Numbers(places) => {
            let [lat1, lon1, lat2, lon2] = numbers(row, columns, places)?;
            Ok([Spot::At(on_earth(lat1, lon1)?), Spot::At(on_earth(lat2, lon2)?)])
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
pub fn spot<'a>(row: &'a [u8], columns: &Columns<OnePlace>) -> Result<Spot<'a>, RowError> {
    match columns.places {
        OnePlace::Numbers(places) => {
            let [lat, lon] = numbers(row, columns, places)?;
            Ok(Spot::At(on_earth(lat, lon)?))
        }
        OnePlace::Planar(places) => Ok(Spot::Planar(numbers(row, columns, places)?)),
        OnePlace::Name(place) => {
            let [name] = wanted(row, columns, [place])?;
            named(name)
        }
    }
}

/// The cells of the four numbers in the row that begins at `start`, and where its content ends;
/// `None` if the row has not as many cells as the header.
///
/// `separators` are the places of delimiters and line ends from `start` on; nothing is quoted.
#[inline(always)]
pub fn plain_cells(
    bytes: &[u8],
    start: usize,
    separators: &[u32],
    count: usize,
    places: [usize; 4],
) -> Option<([Range<usize>; 4], usize)> {
    let (&last, inner) = separators.get(..count)?.split_last()?;
    let last = last as usize;
    if bytes[last] != b'\n' || inner.iter().any(|&at| bytes[at as usize] == b'\n') {
        return None;
    }
    let returned = last > start && bytes[last - 1] == b'\r';
    let end = last - usize::from(returned);
    let cell = |place: usize| {
        let from = if place == 0 { start } else { inner[place - 1] as usize + 1 };
        from..inner.get(place).map_or(end, |&at| at as usize)
    };
    Some(([cell(places[0]), cell(places[1]), cell(places[2]), cell(places[3])], end))
}

fn numbers<const N: usize, P>(
    row: &[u8],
    columns: &Columns<P>,
    places: [usize; N],
) -> Result<[f64; N], RowError> {
    let cells = wanted(row, columns, places)?;
    let mut numbers = [0.0; N];
    for (number, cell) in numbers.iter_mut().zip(cells) {
        let plain = unquoted(cell);
        *number =
            read(&plain, columns.mark).ok_or_else(|| RowError::NotANumber(excerpt(&plain)))?;
    }
    Ok(numbers)
}

/// The cells of the wanted columns; an error if the row has more or fewer cells than the header.
fn wanted<'a, const N: usize, P>(
    row: &'a [u8],
    columns: &Columns<P>,
    places: [usize; N],
) -> Result<[&'a [u8]; N], RowError> {
    let mut found: [&[u8]; N] = [&[]; N];
    let mut count = 0;
    for cell in cells(row, columns.delimiter) {
        if let Some(i) = places.iter().position(|&place| place == count) {
            found[i] = cell;
        }
        count += 1;
    }
    if count != columns.count {
        return Err(RowError::Cells { found: count, wanted: columns.count });
    }
    Ok(found)
}

fn named(cell: &[u8]) -> Result<Spot<'_>, RowError> {
    Ok(Spot::Named(match unquoted(cell) {
        Cow::Borrowed(name) => {
            std::str::from_utf8(name).map_err(|_| RowError::NotUtf8)?.trim().into()
        }
        Cow::Owned(name) => {
            String::from_utf8(name).map_err(|_| RowError::NotUtf8)?.trim().to_owned().into()
        }
    }))
}

#[cfg(test)]
mod tests {
    use geo::Point;

    use super::*;
    use crate::batch::Format;
    use crate::batch::header;
    use crate::batch::separators::Separators;

    fn row(header: &str, row: &str) -> Result<(Point, Point), String> {
        let columns = header::read(header.as_bytes(), Format::Detect, &[]).expect(header);
        let point = |spot: &Spot<'_>| match spot {
            Spot::At(point) => Ok(*point),
            Spot::Named(name) if name == "A" => Ok(Point::new(1.0, 2.0)),
            Spot::Named(name) => Err(format!("no place {name}")),
            Spot::Planar([x, y]) => Ok(Point::new(*x, *y)),
        };
        let [from, to] = ends(row.as_bytes(), &columns).map_err(|error| error.to_string())?;
        Ok((point(&from)?, point(&to)?))
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
            (PLAIN, "52.5,13.4,,-1", "\"\" is no number"),
            (PLAIN, "52.5,13.4,x,-1", "\"x\" is no number"),
            (PLAIN, "52.5,13.4,2,-1 E", "\"-1 E\" is no number"),
            (PLAIN, "52.5,13.4,NaN,-1", "\"NaN\" is no number"),
            (PLAIN, "52.5,190,2,-1", "longitude 190 is out of range"),
            (
                PLAIN,
                "139.7,35.7,0,0",
                "latitude 139.7 is out of range; are latitude and longitude swapped?",
            ),
            (PLAIN, "52.5,13.4,92,190", "latitude 92 is out of range"),
            ("lat1;lon1;lat2;lon2", "1.052,5;0;0;0", "\"1.052,5\" is no number"),
            ("from,to", "A,B", "no place B"),
        ] {
            assert_eq!(row(header, text), Err(reason.to_owned()), "{header:?} {text:?}");
        }
    }

    #[test]
    fn cells_of_plain_rows_are_those_of_all_rows() {
        let places = [0, 3, 1, 2];
        for (text, count, end) in [
            ("a,b,c,d\n", 4, 7),
            ("a,b,c,d\r\n", 4, 7),
            (",,,\nx", 4, 3),
            (",,,\r\n", 4, 3),
            ("a,b,c,d,e,f\n", 6, 11),
        ] {
            let mut separators = Separators::default();
            separators.find(text.as_bytes(), b',');
            let plain = |count| plain_cells(text.as_bytes(), 0, separators.places(), count, places);
            let (found, found_end) = plain(count).expect(text);
            let all: Vec<&[u8]> = cells(&text.as_bytes()[..end], b',').collect();
            let found = found.map(|cell| &text.as_bytes()[cell]);
            assert_eq!((found, found_end), (places.map(|place| all[place]), end), "{text:?}");
            assert!(plain(count + 1).is_none() && plain(count + 3).is_none(), "{text:?}");
        }
        assert_eq!(plain_cells(b"a,b\nc,d\n", 0, &[1, 3, 5, 7], 4, places), None);
    }
}
