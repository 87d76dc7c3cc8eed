//! Cells of a record: quoted or not, delimited by one byte (RFC 4180).

use std::borrow::Cow;

use memchr::{memchr, memchr2, memrchr};

/// Splits a record into cells as they stand, quotes and all.
///
/// A quote opens a quoted cell only at its very start; anywhere else it is a letter like others.
pub fn cells(record: &[u8], delimiter: u8) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(record);
    std::iter::from_fn(move || {
        let bytes = rest?;
        let end = cell_end(bytes, delimiter);
        rest = bytes.get(end + 1..);
        Some(&bytes[..end])
    })
}

fn cell_end(bytes: &[u8], delimiter: u8) -> usize {
    let quoted = if bytes.first() == Some(&b'"') { quoted_end(bytes) } else { 0 };
    let rest = &bytes[quoted..];
    quoted + memchr(delimiter, rest).unwrap_or(rest.len())
}

/// Where the quoted cell that `bytes` begin with ends: after the closing quote, or at the end.
fn quoted_end(bytes: &[u8]) -> usize {
    let mut at = 1;
    while let Some(quote) = memchr(b'"', &bytes[at..]) {
        at += quote + 1;
        if bytes.get(at) != Some(&b'"') {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// What a cell says, without its quotes.
pub fn unquoted(cell: &[u8]) -> Cow<'_, [u8]> {
    let Some(inner) = cell.strip_prefix(b"\"").and_then(|cell| cell.strip_suffix(b"\"")) else {
        return Cow::Borrowed(cell);
    };
    if memchr(b'"', inner).is_none() {
        return Cow::Borrowed(inner);
    }
    let mut plain = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(quote) = memchr(b'"', rest) {
        plain.extend_from_slice(&rest[..=quote]);
        rest = rest.get(quote + 2..).unwrap_or_default();
    }
    plain.extend_from_slice(rest);
    Cow::Owned(plain)
}

/// Where the last whole record of `bytes` ends, its line end included; 0 if none does.
///
/// `bytes` have to begin with a record. Line ends inside quoted cells end no record.
pub fn whole_records(bytes: &[u8], delimiter: u8) -> usize {
    if memchr(b'"', bytes).is_none() {
        return memrchr(b'\n', bytes).map_or(0, |newline| newline + 1);
    }
    let mut at = 0;
    let mut end = 0;
    while let Some(found) = memchr2(b'"', b'\n', &bytes[at..]) {
        at += found;
        if bytes[at] == b'\n' {
            at += 1;
            end = at;
            continue;
        }
        let opens = at == 0 || bytes[at - 1] == delimiter || bytes[at - 1] == b'\n';
        at += if opens { quoted_end(&bytes[at..]) } else { 1 };
    }
    end
}

/// Where the first line of `bytes` ends, its line end included.
pub fn line_end(bytes: &[u8]) -> usize {
    memchr(b'\n', bytes).map_or(bytes.len(), |newline| newline + 1)
}

/// Where the first record of `bytes` ends, its line end included.
pub fn record_end(bytes: &[u8], delimiter: u8) -> usize {
    let mut at = 0;
    while let Some(found) = memchr2(b'"', b'\n', &bytes[at..]) {
        at += found;
        if bytes[at] == b'\n' {
            return at + 1;
        }
        let opens = at == 0 || bytes[at - 1] == delimiter;
        at += if opens { quoted_end(&bytes[at..]) } else { 1 };
    }
    bytes.len()
}

/// A record without its line end; a carriage return alone ends no line.
pub fn content(record: &[u8]) -> &[u8] {
    match record.strip_suffix(b"\n") {
        Some(line) => line.strip_suffix(b"\r").unwrap_or(line),
        None => record,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_end_at_delimiters_outside_quotes() {
        for (record, expected) in [
            ("a,b,c", &["a", "b", "c"][..]),
            ("", &[""]),
            (",", &["", ""]),
            ("\"a,b\",c", &["\"a,b\"", "c"]),
            ("\"a\"\"b,\",c", &["\"a\"\"b,\"", "c"]),
            ("5\" pipe,c", &["5\" pipe", "c"]),
            ("\"open,c", &["\"open,c"]),
            ("\"a\nb\",c", &["\"a\nb\"", "c"]),
        ] {
            let cells: Vec<&[u8]> = cells(record.as_bytes(), b',').collect();
            let expected: Vec<&[u8]> = expected.iter().map(|cell| cell.as_bytes()).collect();
            assert_eq!(cells, expected, "{record:?}");
        }
    }

    #[test]
    fn quotes_are_taken_off() {
        for (cell, expected) in [
            ("a", "a"),
            ("\"a\"", "a"),
            ("\"\"", ""),
            ("\"say \"\"hi\"\"\"", "say \"hi\""),
            ("5\"", "5\""),
            ("\"", "\""),
        ] {
            assert_eq!(unquoted(cell.as_bytes()), expected.as_bytes(), "{cell:?}");
        }
    }

    #[test]
    fn records_end_at_line_ends_outside_quotes() {
        for (bytes, whole, first) in [
            ("a,b\nc", 4, "a,b"),
            ("a\r\nb\r\n", 6, "a"),
            ("\"a\nb\",c\nd", 8, "\"a\nb\",c"),
            ("\"a\nb", 0, "\"a\nb"),
            ("5\" pipe\nx", 8, "5\" pipe"),
            ("", 0, ""),
        ] {
            assert_eq!(whole_records(bytes.as_bytes(), b','), whole, "{bytes:?}");
            let end = record_end(bytes.as_bytes(), b',');
            assert_eq!(content(&bytes.as_bytes()[..end]), first.as_bytes(), "{bytes:?}");
        }
    }

    /// A return at the very end was once taken off as a line end that is not there.
    #[test]
    fn a_carriage_return_alone_is_content() {
        for (record, expected) in
            [("a\r", "a\r"), ("\r", "\r"), ("a\r\n", "a"), ("a\r\r\n", "a\r"), ("\n", "")]
        {
            assert_eq!(content(record.as_bytes()), expected.as_bytes());
        }
    }
}
