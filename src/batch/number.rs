//! Decimal numbers of any length, read as the standard library reads them.

/// Which sign stands between a number's whole part and its fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    Point,
    /// Point or comma, where the comma does not delimit cells.
    Either,
}

/// Reads a decimal number; `None` for anything else, such as `NaN`, `0x1` or `1,234.5`.
pub fn read(cell: &[u8], mark: Mark) -> Option<f64> {
    let cell = cell.trim_ascii();
    let plain = |&byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    let mut cell = cell.to_vec();
    if mark == Mark::Either {
        cell.iter_mut().filter(|byte| **byte == b',').for_each(|byte| *byte = b'.');
    }
    let text = std::str::from_utf8(&cell).ok().filter(|text| text.bytes().all(|b| plain(&b)))?;
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_or_refused() {
        for (cell, mark, expected) in [
            ("52.52", Mark::Point, Some(52.52)),
            (" -13.405 ", Mark::Point, Some(-13.405)),
            ("+7", Mark::Point, Some(7.0)),
            ("1e1", Mark::Point, Some(10.0)),
            ("52,52", Mark::Either, Some(52.52)),
            ("52.52", Mark::Either, Some(52.52)),
            (".5", Mark::Point, Some(0.5)),
            ("5.", Mark::Point, Some(5.0)),
            ("123456789.123456789123456789", Mark::Point, Some(123_456_789.123_456_79)),
            ("0.000000000000000000001", Mark::Point, Some(1e-21)),
            ("-0", Mark::Point, Some(-0.0)),
            ("52,52", Mark::Point, None),
            ("1.234,5", Mark::Either, None),
            ("", Mark::Point, None),
            ("-", Mark::Point, None),
            (".", Mark::Point, None),
            ("NaN", Mark::Point, None),
            ("inf", Mark::Point, None),
            ("1e999", Mark::Point, None),
            ("12a", Mark::Point, None),
            ("1 2", Mark::Point, None),
            ("--1", Mark::Point, None),
        ] {
            assert_eq!(read(cell.as_bytes(), mark), expected, "{cell:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn reading_is_that_of_the_library(text in "-?[0-9]{1,7}\\.[0-9]{0,18}") {
            prop_assert_eq!(read(text.as_bytes(), Mark::Point), text.parse().ok());
        }
    }
}
