//! Any text, in any markup, is checked without a panic, and every finding points into it.
//!
//! Pairs of bytes stand for words that the readers know, so that statements come about by chance;
//! texts that begin with an exclamation mark are taken as they are.

#![no_main]

use std::sync::LazyLock;

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use luftlinie::atlas::Atlas;
use luftlinie::check::{Options, check};
use luftlinie::quantity::HedgeTable;
use luftlinie::span::Span;
use luftlinie::text::{Document, LANGUAGES, Markup};

static OTHERS: [&str; 3] =
    [include_str!("names.txt"), include_str!("figures.txt"), include_str!("marks.txt")];

/// The cue words of each language, then the other lists.
static PIECES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let lists = LANGUAGES.iter().map(|language| {
        let classes = language.cues.lines().filter(|line| !line.starts_with('#'));
        let phrases =
            classes.filter_map(|line| line.split_once(':')).flat_map(|it| it.1.split(','));
        phrases.map(|phrase| phrase.trim().replace(['*', '='], "")).collect()
    });
    lists.chain(OTHERS.iter().map(|list| list.lines().map(str::to_owned).collect())).collect()
});

fuzz_target!(|data: &[u8]| {
    let [first, second, rest @ ..] = data else { return };
    let text = match first {
        b'!' => String::from_utf8_lossy(rest).into_owned(),
        _ => spelled(rest, usize::from(*second) / 3),
    };
    let markup = [Markup::Plain, Markup::Markdown, Markup::Html][usize::from(*second) % 3];
    let mut document = Document::with_markup(&text, markup);
    if let Some(language) = LANGUAGES.get(usize::from(*second) / 3 % 12) {
        document = document.in_language(language);
    }
    let options = Options { as_of: None, today: date(2026, 11, 1), hedges: HedgeTable::default() };
    let checked = check(Atlas::embedded(), &document, &options);
    for finding in &checked.findings {
        let mentions = finding.places.iter().filter_map(|place| place.mention);
        let stated = finding.stated.iter().map(|stated| stated.span);
        for span in mentions.chain(stated).chain([finding.span]) {
            assert!(is_exact(&text, span), "{span:?} in {text:?}");
        }
        assert!(!finding.message.is_empty(), "{text:?}");
    }
});

/// The pieces that pairs of bytes stand for: a list, half the time one of cue words, and a place in
/// it.
fn spelled(pairs: &[u8], cues: usize) -> String {
    let mut text = String::new();
    for pair in pairs.chunks_exact(2) {
        let list = match pair[0] % 8 {
            other @ 0..3 => &PIECES[LANGUAGES.len() + usize::from(other)],
            3 => {
                text.push(char::from(pair[1]));
                continue;
            }
            _ => &PIECES[cues % LANGUAGES.len()],
        };
        let at = usize::from(pair[0] / 8) << 8 | usize::from(pair[1]);
        text.push_str(&list[at % list.len()]);
        text.push(' ');
    }
    text
}

fn is_exact(text: &str, span: Span) -> bool {
    span.start <= span.end && text.get(span.start..span.end).is_some()
}
