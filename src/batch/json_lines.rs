//! Rows of JSON lines: one object per line, results as its last members.

use serde::Deserialize;
use serde_json::Value;

use super::RowError;
use super::place::Spot;
use super::row_error::excerpt;
use crate::atlas::coordinates::on_earth;

/// The members that give two points; all others pass through.
#[derive(Deserialize)]
struct Row<'a> {
    lat1: Option<f64>,
    lon1: Option<f64>,
    lat2: Option<f64>,
    lon2: Option<f64>,
    x1: Option<f64>,
    y1: Option<f64>,
    x2: Option<f64>,
    y2: Option<f64>,
    #[serde(borrow)]
    from: Option<std::borrow::Cow<'a, str>>,
    #[serde(borrow)]
    to: Option<std::borrow::Cow<'a, str>>,
}

/// The two ends of a row, or the reason why there are none.
pub fn ends(row: &[u8]) -> Result<[Spot<'_>; 2], RowError> {
    let row: Row<'_> = serde_json::from_slice(row).map_err(|_| reason(row))?;
    match row {
        Row { lat1: Some(lat1), lon1: Some(lon1), lat2: Some(lat2), lon2: Some(lon2), .. } => {
            Ok([Spot::At(on_earth(lat1, lon1)?), Spot::At(on_earth(lat2, lon2)?)])
        }
        Row { x1: Some(x1), y1: Some(y1), x2: Some(x2), y2: Some(y2), .. } => {
            Ok([[x1, y1], [x2, y2]].map(Spot::Planar))
        }
        Row { from: Some(from), to: Some(to), .. } => Ok([from, to].map(Spot::Named)),
        Row { .. } => Err(RowError::NoMembers),
    }
}

const NUMBERS: [&str; 8] = ["lat1", "lon1", "lat2", "lon2", "x1", "y1", "x2", "y2"];
const NAMES: [&str; 2] = ["from", "to"];

/// Why a row could not be read.
fn reason(row: &[u8]) -> RowError {
    let members = match serde_json::from_slice(row) {
        Ok(Value::Object(members)) => members,
        Ok(_) => return RowError::NotAnObject,
        Err(error) if error.is_eof() => return RowError::CutShort,
        Err(error) => return RowError::NotJson { column: error.column() },
    };
    let is_wrong = |name: &&str, right: fn(&Value) -> bool| {
        members.get(*name).is_some_and(|value| !value.is_null() && !right(value))
    };
    let value = |member: &str| excerpt(members[member].to_string().as_bytes());
    if let Some(member) = NUMBERS.iter().find(|name| is_wrong(name, Value::is_number)) {
        return RowError::NumberMember { member, value: value(member) };
    }
    match NAMES.iter().find(|name| is_wrong(name, Value::is_string)) {
        Some(member) => RowError::TextMember { member, value: value(member) },
        // Only here a value that came twice is seen as one.
        None => RowError::TwoMembers,
    }
}

/// Where the last members have to be inserted: before the closing brace. `None` if `row` is no
/// object.
pub fn insertion_point(row: &[u8]) -> Option<usize> {
    let end = row.trim_ascii_end().len();
    (row[..end].last() == Some(&b'}')).then(|| end - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_give_two_points() {
        let row = |text: &'static str| ends(text.as_bytes());
        let expected = Ok([(2.0, 1.0), (4.0, 3.0)].map(|at| Spot::At(at.into())));
        assert_eq!(row(r#"{"lat1":1,"lon1":2,"lat2":3.0,"lon2":4e0,"x":[1]}"#), expected);
        assert_eq!(
            row(r#"{"from":"A\u0041","to":"B"}"#),
            Ok(["AA", "B"].map(|name| Spot::Named(name.into())))
        );
    }

    #[test]
    fn rows_that_are_not_understood_say_why() {
        for (text, reason) in [
            (r#"{"lat1":1,"lon1":2}"#, "the row has neither lat1, lon1, lat2, lon2 nor from, to"),
            (r#"{"lat1":1,"lon1":"2","lat2":3,"lon2":4}"#, "lon1 is \"2\", which is no number"),
            (r#"{"from":7,"to":"B"}"#, "from is 7, which is no text in quotes"),
            (r#"{"from":"A","to":"B","to":"C"}"#, "the row has two members of one name"),
            (r#"{"lat1":1,"lon1":2,}"#, "the row is no JSON from column 20 on"),
            ("[1]", "the row is no JSON object in braces"),
            ("{", "the row ends before its JSON object does"),
            ("lat1", "the row is no JSON from column 1 on"),
        ] {
            let error = ends(text.as_bytes()).expect_err(text);
            assert_eq!(error.to_string(), reason, "{text}");
        }
    }

    #[test]
    fn members_are_inserted_before_the_last_brace() {
        assert_eq!(insertion_point(br#"{"a":{}} "#), Some(7));
        assert_eq!(insertion_point(b"[1]"), None);
        assert_eq!(insertion_point(b""), None);
    }
}
