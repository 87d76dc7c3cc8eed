//! Claim kinds: sentence → claims, each with its question.

/// The manual page of a claim kind: one text for rustdoc, `explain` and SARIF's rule help.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    pub kind: &'static str,
    /// Markdown: a heading, a sentence, then what it reads, how it is measured, when it is wrong.
    pub text: &'static str,
}

/// One page per claim kind, in the order of the manual.
pub static PAGES: &[Page] = &[];

/// The manual page of `kind`.
pub fn page(kind: &str) -> Option<&'static Page> {
    PAGES.iter().find(|page| page.kind == kind)
}
