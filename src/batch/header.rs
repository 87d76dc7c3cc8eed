//! The first line of a table: which delimiter it uses, and where the coordinates stand.

use super::number::Mark;
use super::record::{cells, unquoted};
use super::row_error::excerpt;
use super::{BatchError, Format, Options};

/// Where the cells of a row stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns<P = Places> {
    pub delimiter: u8,
    pub mark: Mark,
    pub count: usize,
    pub places: P,
}

/// The columns that give the two points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places {
    /// lat1, lon1, lat2, lon2
    Numbers([usize; 4]),
    /// x1, y1, x2, y2
    Planar([usize; 4]),
    /// from, to
    Names([usize; 2]),
}

/// The columns that give one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnePlace {
    /// lat, lon
    Numbers([usize; 2]),
    /// x, y
    Planar([usize; 2]),
    /// place
    Name(usize),
}

/// Names of columns, in lower case; the first of each row is the one that we write ourselves.
const NUMBERS: [&[&str]; 4] = [
    &["lat1", "latitude1", "lat_1", "from_lat", "from_latitude", "lat_from"],
    &["lon1", "longitude1", "lon_1", "lng1", "long1", "from_lon", "from_longitude", "lon_from"],
    &["lat2", "latitude2", "lat_2", "to_lat", "to_latitude", "lat_to"],
    &["lon2", "longitude2", "lon_2", "lng2", "long2", "to_lon", "to_longitude", "lon_to"],
];
const PLANAR: [&[&str]; 4] = [&["x1"], &["y1"], &["x2"], &["y2"]];
const NAMES: [&[&str]; 2] = [&["from", "origin", "von"], &["to", "destination", "nach"]];
/// The same for tables with one place in a row.
const ONE_PLACE: [&[&str]; 2] = [&["lat", "latitude"], &["lon", "longitude", "lng", "long"]];
const ONE_PLANAR: [&[&str]; 2] = [&["x", "easting"], &["y", "northing"]];
const ONE_NAME: [&[&str]; 1] = [&["place", "name", "city", "ort"]];

/// The names of the columns with results.
pub const DISTANCE: &str = "distance_m";
pub const AZIMUTHS: [&str; 2] = ["azimuth1_deg", "azimuth2_deg"];

/// The columns that are added to a table.
pub fn added(options: &Options) -> &'static [&'static str] {
    if options.azimuths { &[DISTANCE, AZIMUTHS[0], AZIMUTHS[1]] } else { &[DISTANCE] }
}

/// Reads the header of a table of pairs; `added` are the names of the columns to come.
pub fn read(header: &[u8], format: Format, added: &[&str]) -> Result<Columns, BatchError> {
    read_with(header, format, added, &|names| {
        let numbers = find(names, NUMBERS)?.map(Places::Numbers);
        let planar = find(names, PLANAR)?.map(Places::Planar);
        let named = find(names, NAMES)?.map(Places::Names);
        Ok(numbers.or(planar).or(named))
    })
}

/// Reads the header of a table with one place in a row.
pub fn read_one(
    header: &[u8],
    format: Format,
    added: &[&str],
) -> Result<Columns<OnePlace>, BatchError> {
    let columns = read_with(header, format, added, &|names| {
        let numbers = find(names, ONE_PLACE)?.map(OnePlace::Numbers);
        let planar = find(names, ONE_PLANAR)?.map(OnePlace::Planar);
        let named = find(names, ONE_NAME)?.map(|[name]| OnePlace::Name(name));
        Ok(numbers.or(planar).or(named))
    });
    columns.map_err(|error| {
        if let BatchError::NoColumns(header) = error {
            return BatchError::NoPlaceColumns(header);
        }
        error
    })
}

/// Finds the columns of interest among the names of all.
type FindPlaces<'a, P> = &'a dyn Fn(&[String]) -> Result<Option<P>, BatchError>;

fn read_with<P>(
    header: &[u8],
    format: Format,
    added: &[&str],
    find: FindPlaces<'_, P>,
) -> Result<Columns<P>, BatchError> {
    if header.trim_ascii().is_empty() {
        return Err(BatchError::Empty);
    }
    let delimiters: &[u8] = match format {
        Format::Tsv => b"\t",
        Format::Csv => b",;",
        Format::Detect | Format::JsonLines => b"\t,;",
    };
    // A header of one column fits any delimiter; it is a comma then.
    let apt = |delimiter: &u8| *delimiter == b',' || header.contains(delimiter);
    for &delimiter in delimiters.iter().filter(|delimiter| delimiters.len() == 1 || apt(delimiter))
    {
        if let Some(columns) = columns(header, delimiter, added, find)? {
            return Ok(columns);
        }
    }
    Err(BatchError::NoColumns(excerpt(header).escape_debug().to_string()))
}

/// The columns, if this delimiter makes sense of the header.
fn columns<P>(
    header: &[u8],
    delimiter: u8,
    added: &[&str],
    find: FindPlaces<'_, P>,
) -> Result<Option<Columns<P>>, BatchError> {
    let names: Vec<String> = cells(header, delimiter)
        .map(|cell| String::from_utf8_lossy(&unquoted(cell)).trim().to_lowercase())
        .collect();
    let Some(places) = find(&names)? else { return Ok(None) };
    if let Some(&taken) = added.iter().find(|added| names.iter().any(|name| name == *added)) {
        return Err(BatchError::TakenColumn(taken.to_owned()));
    }
    let mark = if delimiter == b',' { Mark::Point } else { Mark::Either };
    Ok(Some(Columns { delimiter, mark, count: names.len(), places }))
}

/// The column of each of the `wanted` names; `None` if one is missing.
fn find<const N: usize>(
    names: &[String],
    wanted: [&[&str]; N],
) -> Result<Option<[usize; N]>, BatchError> {
    let mut found = [0; N];
    for (column, wanted) in found.iter_mut().zip(wanted) {
        let mut matching =
            names.iter().enumerate().filter(|(_, name)| wanted.contains(&name.as_str()));
        let Some((first, name)) = matching.next() else { return Ok(None) };
        if matching.next().is_some() {
            return Err(BatchError::TwoColumns(name.clone()));
        }
        *column = first;
    }
    Ok(Some(found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_tell_delimiter_and_columns() {
        for (header, delimiter, mark, places) in [
            ("lat1,lon1,lat2,lon2", b',', Mark::Point, Places::Numbers([0, 1, 2, 3])),
            ("id;Lat1;Lon1;Lat2;Lon2", b';', Mark::Either, Places::Numbers([1, 2, 3, 4])),
            ("lon1\tlat1\tlon2\tlat2", b'\t', Mark::Either, Places::Numbers([1, 0, 3, 2])),
            ("\"from\",\"to\",note", b',', Mark::Point, Places::Names([0, 1])),
            (
                "a, from_lat ,from_lon,to_lat,to_lon",
                b',',
                Mark::Point,
                Places::Numbers([1, 2, 3, 4]),
            ),
            ("from,to,lat1,lon1,lat2,lon2", b',', Mark::Point, Places::Numbers([2, 3, 4, 5])),
        ] {
            let columns = read(header.as_bytes(), Format::Detect, &[DISTANCE]).expect(header);
            assert_eq!((columns.delimiter, columns.mark), (delimiter, mark), "{header}");
            assert_eq!(columns.places, places, "{header}");
        }
    }

    #[test]
    fn headers_that_do_not_say_enough_are_refused() {
        let refused = |header: &str| read(header.as_bytes(), Format::Detect, &[DISTANCE]);
        assert!(matches!(refused("52.5,13.4,48.1,11.6"), Err(BatchError::NoColumns(_))));
        assert!(matches!(refused("lat1,lon1,lat2"), Err(BatchError::NoColumns(_))));
        assert!(matches!(refused("from,from,to"), Err(BatchError::TwoColumns(_))));
        assert!(matches!(refused("from,to,distance_m"), Err(BatchError::TakenColumn(_))));
        assert!(matches!(refused(" "), Err(BatchError::Empty)));
    }
}
