//! Cuts prose into paragraphs and headlines, and undoes hard line breaks.
//!
//! A line break is a space where lines are filled to a common width, and an end where the next word
//! would have fitted on the line: so headlines and list items end at theirs.

use crate::span::Span;

/// A stretch of prose whose line breaks mean nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Passage {
    pub span: Span,
    /// Number of the paragraph, from 0; blank lines separate paragraphs.
    pub paragraph: usize,
}

/// Lines longer than this are paragraphs of their own.
const WIDEST: usize = 120;
/// Nobody fills lines shorter than this.
const NARROWEST: usize = 40;

/// The passages of `prose`, in order.
pub fn passages(prose: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut paragraph = 0;
    let mut lines: Vec<Span> = Vec::new();
    for line in lines_of(prose) {
        if line.of(prose).trim().is_empty() {
            paragraph += flush(prose, &mut passages, &mut lines, paragraph);
        } else {
            lines.push(line);
        }
    }
    flush(prose, &mut passages, &mut lines, paragraph);
    passages
}

/// The lines without their ends; `\n`, `\r\n` and a lone `\r` end a line.
fn lines_of(prose: &str) -> impl Iterator<Item = Span> {
    let bytes = prose.as_bytes();
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).chain(std::iter::once(bytes.len()));
    ends.filter_map(move |end| {
        let follows = end > 0 && bytes.get(end) == Some(&b'\n') && bytes[end - 1] == b'\r';
        let line = (!follows).then(|| Span::new(start.min(end), end));
        start = end + 1;
        line
    })
}

/// Joins the lines of one paragraph to passages; returns the number of paragraphs, 0 or 1.
fn flush(
    prose: &str,
    passages: &mut Vec<Passage>,
    lines: &mut Vec<Span>,
    paragraph: usize,
) -> usize {
    let Some(&first) = lines.first() else { return 0 };
    if lines.len() == 1 {
        passages.push(Passage { span: first, paragraph });
        lines.clear();
        return 1;
    }
    let widths: Vec<usize> = lines.iter().map(|line| width(line.of(prose))).collect();
    let filled = widths.iter().copied().max().unwrap_or(0);
    let mut current = first;
    for (at, &line) in lines.iter().enumerate().skip(1) {
        let room = widths[at - 1] + 1 + first_word(line.of(prose)) <= filled;
        let even = (NARROWEST..=WIDEST).contains(&filled) && !room && !is_item(line.of(prose));
        let flows = line.of(prose).trim_start().starts_with(char::is_lowercase);
        if even && (flows || lines.len() > 2) {
            current = current.join(line);
        } else {
            passages.push(Passage { span: current, paragraph });
            current = line;
        }
    }
    passages.push(Passage { span: current, paragraph });
    lines.clear();
    1
}

/// Characters of a line, or more than [`WIDEST`].
fn width(line: &str) -> usize {
    if line.len() > 4 * WIDEST { line.len() } else { line.trim_end().chars().count() }
}

fn first_word(line: &str) -> usize {
    line.trim_start().chars().take(WIDEST).take_while(|char| !char.is_whitespace()).count()
}

/// The line begins with a bullet or with a number in a list.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let bullet = line.starts_with(['•', '–', '—', '*', '·', '-', '▪', '◦']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let number = (1..=2).contains(&digits)
        && matches!(line.as_bytes().get(digits), Some(b'.' | b')'))
        && line.as_bytes().get(digits + 1) == Some(&b' ');
    bullet || number
}
