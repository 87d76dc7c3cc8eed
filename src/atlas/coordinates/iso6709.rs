//! ISO 6709: `+40.20361-075.00417/`, `+4012-07500/`, `+401213.1-0750015.1+2.79CRSWGS_84/`.

use geo::Point;

use super::{CoordinateError, sexagesimal_deg};

/// Reads the standard's form; `None` if the text is not of that form.
///
/// Both angles have whole degrees, minutes or seconds, told by their number of digits. A height is
/// passed over, since distances follow the ellipsoid.
pub fn parse(text: &str) -> Option<Result<Point, CoordinateError>> {
    let body = text.strip_suffix('/').unwrap_or(text);
    let (body, system) = body.split_once("CRS").unwrap_or((body, "WGS_84"));
    let mut angles = signed(body)?.into_iter();
    let (lat, lon) = (angles.next()?, angles.next()?);
    if angles.count() > 1 {
        return None;
    }
    let fields = |number: &str, degrees: usize| {
        let whole = number[1..].split('.').next().map_or(0, str::len);
        (whole >= degrees && (whole - degrees).is_multiple_of(2)).then(|| (whole - degrees) / 2)
    };
    let sixtieths = fields(lat, 2).filter(|&count| count <= 2 && fields(lon, 3) == Some(count))?;
    if system != "WGS_84" {
        return Some(Err(CoordinateError::ReferenceSystem(system.to_owned())));
    }
    let degrees = |number: &str, degrees: usize| {
        let positive = sexagesimal(&number[1..], degrees, sixtieths)?;
        Ok(if number.starts_with('-') { -positive } else { positive })
    };
    Some(degrees(lat, 2).and_then(|lat| super::on_earth(lat, degrees(lon, 3)?)))
}

/// The numbers of a text that is nothing but numbers with signs.
fn signed(body: &str) -> Option<Vec<&str>> {
    let mut numbers = Vec::new();
    let mut rest = body;
    while !rest.is_empty() {
        let unsigned = rest.strip_prefix(['+', '-'])?;
        let end = unsigned.find(['+', '-']).unwrap_or(unsigned.len());
        let (number, behind) = rest.split_at(1 + end);
        let plain = |c: char| c.is_ascii_digit() || c == '.';
        let decimal = number[1..].starts_with(|c: char| c.is_ascii_digit())
            && number[1..].chars().all(plain)
            && number.matches('.').count() <= 1;
        if !decimal {
            return None;
        }
        numbers.push(number);
        rest = behind;
    }
    Some(numbers)
}

/// Degrees from digits that stand without marks.
fn sexagesimal(digits: &str, degrees: usize, sixtieths: usize) -> Result<f64, CoordinateError> {
    let mut fields = Vec::new();
    let mut rest = digits;
    for at in 0..sixtieths {
        let (field, behind) = rest.split_at(if at == 0 { degrees } else { 2 });
        fields.push(field);
        rest = behind;
    }
    fields.push(rest);
    let values: Option<Vec<f64>> = fields.into_iter().map(super::decimal).collect();
    let not_an_angle = || CoordinateError::NotAnAngle(digits.to_owned());
    sexagesimal_deg(&values.ok_or_else(not_an_angle)?, digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_are_read() {
        let same = [
            "+40.20361-075.00417/",
            "+4012.2166-07500.2502/",
            "+401213-0750015/",
            "+401213.0-0750015.0+2.79CRSWGS_84/",
            "+40.20361-075.00417",
        ];
        for text in same {
            let point = parse(text).expect("of the form").expect("a point");
            assert!((point.y() - 40.203_61).abs() < 1e-5, "{text}: {point:?}");
            assert!((point.x() + 75.004_17).abs() < 1e-5, "{text}: {point:?}");
        }
        assert_eq!(parse("+00-025/"), Some(Ok(Point::new(-25.0, 0.0))));
        assert_eq!(parse("-90+000/"), Some(Ok(Point::new(0.0, -90.0))));
    }

    #[test]
    fn what_is_wrong_is_an_error() {
        assert!(matches!(parse("+4061-07500/"), Some(Err(CoordinateError::Sixtieths(_)))));
        assert!(matches!(parse("+91-175/"), Some(Err(CoordinateError::Latitude(_)))));
        let system = parse("+40-075CRSNAD27/");
        assert!(matches!(system, Some(Err(CoordinateError::ReferenceSystem(_)))));
    }

    #[test]
    fn other_texts_are_not_of_the_form() {
        for text in ["+40", "40-075", "+4-075", "+40-75", "+4012-075", "+40-075+1+2", "+40.-.5", ""]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
