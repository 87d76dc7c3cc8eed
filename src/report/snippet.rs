//! The source lines under a finding, with carets at the right columns of a terminal.
//!
//! News articles put whole paragraphs on one line, so a long line is shown as a window around the
//! claim. Widths are those of a terminal: an ideograph takes two columns, a combining mark none.
//! Control characters are replaced, so that a text cannot steer the terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::span::Span;
use crate::text::Document;

/// The columns that a source line may take.
const WIDTH: usize = 96;
/// The bytes that are looked at on either side of a claim, however long the line is.
const REACH: usize = 1024;
/// Lines shown of a claim that goes over more.
const MOST_LINES: usize = 3;
const CUT: &str = "…";

/// One source line and its underline.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// From 1.
    pub line: usize,
    pub before: String,
    pub claim: String,
    pub after: String,
}

impl Marked {
    /// Spaces, then carets, as wide as the text above them.
    pub fn underline(&self) -> (String, String) {
        let claim = self.claim.width().max(1);
        (" ".repeat(self.before.width()), "^".repeat(claim))
    }
}

/// The lines of `document` that `span` touches, at most three.
pub(super) fn snippet(document: &Document, span: Span) -> Vec<Marked> {
    let text = document.text;
    let first = document.position(span.start).line;
    let mut lines = Vec::new();
    let mut start = line_start(text, span.start);
    while lines.len() < MOST_LINES {
        let reach = text.ceil_char_boundary(start.max(span.end) + REACH);
        let end = text[start..reach].find(['\n', '\r']).map_or(reach, |at| start + at);
        let claim = Span::new(span.start.clamp(start, end), span.end.clamp(start, end));
        lines.push(window(first + lines.len(), text, Span::new(start, end), claim));
        let rest = &text[end..];
        let newline = if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
        start = end + newline;
        if start >= span.end || newline == 0 {
            break;
        }
    }
    lines
}

fn line_start(text: &str, at: usize) -> usize {
    let reach = text.floor_char_boundary(at.saturating_sub(REACH));
    text[reach..at].rfind(['\n', '\r']).map_or(reach, |newline| reach + newline + 1)
}

/// The part of `line` around `claim` that fits.
fn window(number: usize, text: &str, line: Span, claim: Span) -> Marked {
    let before = &text[line.start..claim.start];
    let after = &text[claim.end..line.end];
    let (claim, claim_cut) = head(&printable(claim.of(text)), WIDTH);
    let room = WIDTH.saturating_sub(claim.width());
    let (before, after) = (printable(before), printable(after));
    if before.width() + after.width() <= room && !claim_cut {
        return Marked { line: number, before, claim, after };
    }
    let left = room.saturating_sub(after.width()).max(room / 3);
    let before = tail(&before, left);
    let right = room.saturating_sub(before.width());
    let after = if claim_cut { CUT.to_owned() } else { ended(&after, right) };
    Marked { line: number, before, claim, after }
}

fn printable(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(shown).collect()
}

/// The first columns of `text`, and whether something was cut off.
fn head(text: &str, columns: usize) -> (String, bool) {
    let mut width = 0;
    let fits = text.char_indices().find(|(_, c)| {
        width += c.width().unwrap_or(0);
        width > columns
    });
    fits.map_or_else(|| (text.to_owned(), false), |(at, _)| (text[..at].to_owned(), true))
}

fn ended(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let (kept, _) = head(text, columns.saturating_sub(1));
    // A word cut in two reads like a misprint, so the cut goes back to the last blank.
    let kept = kept.rfind(' ').map_or(&kept[..], |blank| &kept[..=blank]);
    format!("{kept}{CUT}")
}

/// The last columns of `text`, beginning with a whole word.
fn tail(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut width = 1;
    let mut start = text.len();
    for (at, c) in text.char_indices().rev() {
        width += c.width().unwrap_or(0);
        if width > columns {
            break;
        }
        start = at;
    }
    let kept = &text[start..];
    let kept = kept.find(' ').map_or(kept, |blank| &kept[blank..]);
    format!("{CUT}{kept}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, claim: &str) -> String {
        let document = Document::new(text);
        let start = text.find(claim).unwrap();
        let marked = snippet(&document, Span::new(start, start + claim.len()));
        let shown = |line: &Marked| {
            let (spaces, carets) = line.underline();
            format!(
                "{}|{}{}{}\n |{spaces}{carets}\n",
                line.line, line.before, line.claim, line.after
            )
        };
        marked.iter().map(shown).collect()
    }

    #[test]
    fn carets_stand_under_the_claim() {
        for (text, claim, expected) in [
            ("a 5 km b", "5 km", "1|a 5 km b\n |  ^^^^\n"),
            ("x\r\n東京から 5 km", "5 km", "2|東京から 5 km\n |         ^^^^\n"),
            ("\ta\u{301}\u{1b} 5 km", "5 km", "1| a\u{301}\u{fffd} 5 km\n |    ^^^^\n"),
            ("a 5\nkm b", "5\nkm", "1|a 5\n |  ^\n2|km b\n |^^\n"),
        ] {
            assert_eq!(lines(text, claim), expected, "{text:?}");
        }
    }

    #[test]
    fn long_lines_show_a_window() {
        let paragraph = "word ".repeat(60) + "it is 685 km away" + &" more".repeat(60);
        insta::assert_snapshot!(lines(&paragraph, "685 km"));
        insta::assert_snapshot!(lines(&paragraph, &"word ".repeat(30)));
    }
}
