//! Blanks out the tags of HTML.
//!
//! No tree is built: what is prose can be told tag by tag, and broken pages are read as well as
//! whole ones.

use memchr::{memchr, memchr2, memmem};

use super::{FILLER, entity};

/// `text` with tags, comments, scripts and styles blanked out and character references resolved.
pub fn mask(text: &str) -> Vec<u8> {
    let mut masked = text.as_bytes().to_vec();
    mask_bytes(&mut masked);
    masked
}

/// Blanks out the markup in `bytes`, in place.
pub fn mask_bytes(bytes: &mut [u8]) {
    let mut at = 0;
    // Where a search has failed once, it fails for the rest too.
    let mut closing = Closing { tag: true, comment: true };
    while let Some(found) = memchr2(b'<', b'&', &bytes[at..]) {
        blank_line_ends(&mut bytes[at..at + found]);
        at += found;
        at += if bytes[at] == b'&' {
            resolve(&mut bytes[at..])
        } else {
            blank_tag(&mut bytes[at..], &mut closing)
        };
    }
    blank_line_ends(&mut bytes[at..]);
}

/// Whether the ends of tags and comments may still be found.
struct Closing {
    tag: bool,
    comment: bool,
}

/// A line end in the source is a space on the page.
fn blank_line_ends(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|byte| matches!(byte, b'\n' | b'\r')).for_each(|byte| *byte = b' ');
}

/// Resolves the reference that `rest` begins with; returns the bytes done.
fn resolve(rest: &mut [u8]) -> usize {
    let Some((char, length)) = entity::decode(rest) else { return 1 };
    rest[..length].fill(FILLER as u8);
    char.encode_utf8(&mut rest[..length]);
    length
}

/// Blanks out the tag, comment or script that `rest` begins with; returns the bytes done.
fn blank_tag(rest: &mut [u8], closing: &mut Closing) -> usize {
    if rest.starts_with(b"<!--") {
        let end = if closing.comment { memmem::find(rest, b"-->") } else { None };
        closing.comment = end.is_some();
        if let Some(end) = end {
            rest[..end + 3].fill(FILLER as u8);
            return end + 3;
        }
    }
    let opens =
        rest.get(1).is_some_and(|&byte| byte.is_ascii_alphabetic() || b"/!?".contains(&byte));
    let end = if opens && closing.tag { memchr(b'>', rest) } else { None };
    closing.tag &= !opens || end.is_some();
    let name = name(rest);
    if SILENT.contains(&name.as_str()) && rest[1] != b'/' {
        let end = end_of_element(rest, &name).unwrap_or(rest.len());
        rest[..end].fill(b' ');
        return end;
    }
    let Some(end) = end else { return 1 };
    let tag = &mut rest[..=end];
    if name == "br" {
        tag.fill(b' ');
        tag[0] = b'\n';
    } else if BLOCKS.contains(&name.as_str()) {
        tag.fill(b' ');
        tag[..2].fill(b'\n');
    } else {
        tag.fill(FILLER as u8);
    }
    end + 1
}

/// The element's name in lower case, for opening and closing tags.
fn name(tag: &[u8]) -> String {
    let letters = tag[1..].iter().skip(usize::from(tag.get(1) == Some(&b'/')));
    let letters = letters.take(10).take_while(|byte| byte.is_ascii_alphanumeric());
    letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect()
}

/// Behind `</name` and its bracket.
fn end_of_element(rest: &[u8], name: &str) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memmem::find(&rest[at..], b"</")? + 2;
        if rest.get(at..at + name.len())?.eq_ignore_ascii_case(name.as_bytes()) {
            return memchr(b'>', &rest[at..]).map(|end| at + end + 1);
        }
    }
}

/// Elements whose content no reader sees.
static SILENT: &[&str] = &["script", "style", "template", "noscript", "svg", "math", "code"];

/// Elements that begin and end a passage.
static BLOCKS: &[&str] = &[
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "nav",
    "aside",
    "main",
    "figure",
    "figcaption",
    "title",
    "head",
    "body",
    "html",
    "hr",
    "pre",
    "dl",
    "dt",
    "dd",
    "caption",
    "option",
    "select",
    "form",
    "button",
    "address",
    "details",
    "summary",
];
