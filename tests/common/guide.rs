//! The places, ways and plane that tables are measured with.

use geo::Point;
use luftlinie::batch::{End, Guide, NoAnswer};

pub const GUIDE: Guide<'_> = Guide { find: &find, planar: Some(&planar), along: &along };

fn find(name: &str) -> Result<Point, NoAnswer> {
    match name {
        "Pjöngjang" => Ok(Point::new(125.75432, 39.03385)),
        "Wladiwostok" => Ok(Point::new(131.87353, 43.10562)),
        _ => Err(NoAnswer::because(format!("no place {name:?}"))),
    }
}

/// A network in which every way is as long as the names of its ends.
fn along([from, to]: [End<'_>; 2]) -> Result<f64, NoAnswer> {
    let length = |end: End<'_>| match end {
        End::At(_) => Ok(1000),
        End::Named("Nirgendwo") => Err(NoAnswer::because("no way leads to Nirgendwo")),
        End::Named(name) => Ok(name.chars().count()),
    };
    Ok((length(from)? + length(to)?) as f64)
}

/// A system of kilometres east and north of 0° 0°, as if the Earth were flat.
fn planar([x, y]: [f64; 2]) -> Result<Point, NoAnswer> {
    Ok(Point::new(x / 111.0, y / 111.0))
}
