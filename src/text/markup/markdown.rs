//! Blanks out the markup of Markdown, as `pulldown-cmark` parses it.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{FILLER, html};

/// `text` with everything but its prose blanked out: code, addresses, metadata and marks.
pub fn mask(text: &str) -> Vec<u8> {
    let blank = |byte| if matches!(byte, b'\n' | b'\r') { byte } else { b' ' };
    let mut mask = Mask { masked: text.bytes().map(blank).collect(), last: 0, silent: 0 };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut inline = false;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                mask.silent += usize::from(is_silent(&tag));
                inline &= is_inline(&tag);
            }
            Event::End(tag) => {
                let silent = matches!(tag, TagEnd::CodeBlock | TagEnd::MetadataBlock(_));
                mask.silent -= usize::from(silent);
            }
            Event::Text(piece) => {
                mask.copy(text, &piece, range, inline);
                inline = true;
            }
            Event::Html(_) => mask.html(text, range),
            Event::SoftBreak | Event::HardBreak => inline = false,
            Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }
    mask.masked
}

struct Mask {
    masked: Vec<u8>,
    /// End of the last text copied.
    last: usize,
    /// Depth in code and metadata.
    silent: usize,
}

impl Mask {
    /// Copies a piece of prose; what lies between it and the last one is inline markup or a block's
    /// end.
    fn copy(&mut self, text: &str, piece: &str, range: Range<usize>, inline: bool) {
        if self.silent > 0 || range.start < self.last {
            return;
        }
        let gap = self.last..range.start;
        if inline {
            let marks = text[gap.clone()].bytes().all(|byte| b"*_~\\".contains(&byte));
            let tag = text[gap.clone()].starts_with('<') && text[gap.clone()].ends_with('>');
            if marks || tag {
                self.masked[gap].fill(FILLER as u8);
            }
        } else if !gap.is_empty() && !self.masked[gap.clone()].contains(&b'\n') {
            self.masked[gap.start] = b'\n';
        }
        let source = &text.as_bytes()[range.clone()];
        if source == piece.as_bytes() {
            self.masked[range.clone()].copy_from_slice(source);
        } else if piece.len() <= range.len() {
            // A character reference.
            self.masked[range.clone()].fill(FILLER as u8);
            self.masked[range.start..range.start + piece.len()].copy_from_slice(piece.as_bytes());
        }
        self.last = range.end;
    }

    fn html(&mut self, text: &str, range: Range<usize>) {
        if self.silent == 0 && range.start >= self.last {
            self.masked[range.clone()].copy_from_slice(&text.as_bytes()[range.clone()]);
            html::mask_bytes(&mut self.masked[range.clone()]);
            self.last = range.end;
        }
    }
}

fn is_silent(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::CodeBlock(_) | Tag::MetadataBlock(_))
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}
