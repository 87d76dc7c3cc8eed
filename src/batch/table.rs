//! Rows of a delimited table: two points out of each, results behind each.

use geo::Point;
use memchr::memchr;

use super::header::{Columns, Places};
use super::number::{read, read_prefix};
use super::place::{Lookup, checked};
use super::record::{cells, content, unquoted};

/// The two points of a row, or the reason why there are none.
pub fn points(
    row: &[u8],
    columns: &Columns,
    lookup: &mut Lookup<'_>,
) -> Result<(Point, Point), String> {
    match columns.places {
        Places::Numbers(places) => {
            let [lat1, lon1, lat2, lon2] = numbers(row, columns, places)?;
            Ok((checked(lat1, lon1)?, checked(lat2, lon2)?))
        }
        Places::Names(places) => {
            let [from, to] = wanted(row, columns, places)?;
            Ok((named(from, lookup)?, named(to, lookup)?))
        }
    }
}

/// The points of the row that `bytes` begin with, and where it ends, if it is of the usual kind:
/// the four numbers first and in order, nothing quoted. `None` asks for [`points`].
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

fn numbers(row: &[u8], columns: &Columns, places: [usize; 4]) -> Result<[f64; 4], String> {
    let cells = wanted(row, columns, places)?;
    let mut numbers = [0.0; 4];
    for (number, cell) in numbers.iter_mut().zip(cells) {
        let plain = unquoted(cell);
        *number = read(&plain, columns.mark).ok_or_else(|| {
            format!("{:?} is no number in degrees", String::from_utf8_lossy(&plain))
        })?;
    }
    Ok(numbers)
}

/// The cells of the wanted columns; an error if the row has more or fewer cells than the header.
fn wanted<'a, const N: usize>(
    row: &'a [u8],
    columns: &Columns,
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
        return Err(format!("the row has {count} cells, the header {}", columns.count));
    }
    Ok(found)
}

fn named(cell: &[u8], lookup: &mut Lookup<'_>) -> Result<Point, String> {
    let plain = unquoted(cell);
    let name = std::str::from_utf8(&plain).map_err(|_| "the name is not in UTF-8".to_owned())?;
    lookup.point(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::Format;
    use crate::batch::header;

    fn row(header: &str, row: &str) -> Result<(Point, Point), String> {
        let columns = header::read(header.as_bytes(), Format::Detect, &[]).expect(header);
        let find = |name: &str| match name {
            "A" => Ok(Point::new(1.0, 2.0)),
            _ => Err(format!("no place {name}")),
        };
        let slow = points(row.as_bytes(), &columns, &mut Lookup::new(&find));
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
            (PLAIN, "", "the row has 1 cells, the header 4"),
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
