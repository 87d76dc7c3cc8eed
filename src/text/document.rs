//! A document as the program reads it: the original text, its prose, its language, its lines.

use std::borrow::Cow;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::date::document_date;
use super::detect::detect;
use super::language::Language;
use super::markup::{Markup, prose};
use super::position::{Position, PositionIndex};

/// A text with what is known about it as a whole.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    /// The original text; all spans point into it.
    pub text: &'t str,
    /// The text with its markup blanked out, byte for byte as long as the original.
    pub prose: Cow<'t, str>,
    /// The main language.
    pub language: &'static Language,
    /// The date that the text gives itself.
    pub date: Option<Date>,
    /// Made when a position is asked for.
    index: OnceLock<PositionIndex>,
}

impl<'t> Document<'t> {
    /// Reads `text` as plain text and detects its language.
    pub fn new(text: &'t str) -> Self {
        Self::with_markup(text, Markup::Plain)
    }

    /// Reads `text` with its markup skipped and detects its language.
    pub fn with_markup(text: &'t str, markup: Markup) -> Self {
        let prose = prose(text, markup);
        let language = detect(&prose);
        // The metadata of a page or a Markdown file is no prose, but it gives the date.
        let marked_up = matches!(prose, Cow::Owned(_));
        let date = document_date(&prose).or_else(|| marked_up.then(|| document_date(text))?);
        Self { text, language, date, index: OnceLock::new(), prose }
    }

    /// The same document read in `language`, whatever was detected.
    pub fn in_language(self, language: &'static Language) -> Self {
        Self { language, ..self }
    }

    /// Line, columns and UTF-16 offset of the byte offset `byte`.
    pub fn position(&self, byte: usize) -> Position {
        self.index.get_or_init(|| PositionIndex::new(self.text)).position(self.text, byte)
    }
}
