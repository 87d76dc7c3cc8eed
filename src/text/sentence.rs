//! Splits prose into sentences.
//!
//! A full stop is looked at with the word before it and the word behind it; nothing else is, so
//! that the time is linear. What cannot be told apart is left in one piece: a claim may span two
//! sentences, but half a claim is none.

use std::borrow::Cow;

use memchr::{memchr2, memchr3};

use super::detect::of_sentence;
use super::document::Document;
use super::fold::{is_han, is_hangul, is_invisible};
use super::grammar::Abbreviation;
use super::language::Language;
use super::paragraph::{Passage, passages};
use crate::span::Span;

/// A sentence, a headline or a list item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sentence {
    /// In the document; no white space at either end.
    pub span: Span,
    /// Number of the paragraph, from 0.
    pub paragraph: usize,
    /// The sentence's own language in mixed texts, else the document's.
    pub language: &'static Language,
}

/// Longer stretches without an end are cut, so that all later work has a bound.
const LONGEST: usize = 4096;

/// The longest abbreviation or number that is looked at, in bytes.
const LONGEST_WORD: usize = 48;

/// The sentences of `document`, in order.
pub fn sentences(document: &Document<'_>) -> Vec<Sentence> {
    let prose = document.prose.as_ref();
    let mut sentences = Vec::new();
    for Passage { span, paragraph } in passages(prose) {
        for span in split(prose, span, document.language) {
            let language = of_sentence(span.of(prose), document.language);
            sentences.push(Sentence { span, paragraph, language });
        }
    }
    sentences
}

/// The sentences of the passage `within`.
fn split(prose: &str, within: Span, language: &'static Language) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = within.start;
    let mut at = within.start;
    let plain = within.of(prose).is_ascii();
    while let Some(stop) = next_stop(prose, at, within.end, plain) {
        let end = after_closers(prose, stop.end, within.end);
        if ends_sentence(prose, Span::new(start, within.end), stop, end, language) {
            push(prose, &mut spans, Span::new(start, end));
            start = end;
        }
        at = end;
    }
    push(prose, &mut spans, Span::new(start, within.end));
    spans
}

/// A run of characters that may end a sentence.
#[derive(Clone, Copy)]
struct Stop {
    start: usize,
    end: usize,
    /// The last of them; `…` for two full stops or more.
    mark: char,
}

/// The next run of stops between `from` and `end`, where all is ASCII or not.
fn next_stop(prose: &str, from: usize, end: usize, plain: bool) -> Option<Stop> {
    let bytes = &prose.as_bytes()[..end];
    let mut at = from;
    loop {
        let rest = &bytes[at..];
        at += if plain { memchr3(b'.', b'!', b'?', rest) } else { may_stop(rest) }?;
        let Some(mark) = prose[at..].chars().next().filter(|&char| is_stop(char)) else {
            at += width(bytes[at]);
            continue;
        };
        let run: usize =
            prose[at..end].chars().take_while(|&char| is_stop(char)).map(char::len_utf8).sum();
        let last = prose[at..at + run].chars().next_back().unwrap_or(mark);
        let mark = if last == '.' && run > 1 { '…' } else { last };
        return Some(Stop { start: at, end: at + run, mark });
    }
}

fn is_stop(char: char) -> bool {
    matches!(char, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '｡')
}

/// Where a character may stand that may end a sentence, by its first byte.
fn may_stop(bytes: &[u8]) -> Option<usize> {
    let in_window = |window: &[u8]| {
        let common = memchr3(b'.', b'!', b'?', window);
        let window = &window[..common.unwrap_or(window.len())];
        let wide = memchr3(0xe2, 0xe3, 0xef, window);
        let window = &window[..wide.unwrap_or(window.len())];
        memchr2(0xd8, 0xe0, window).or(wide).or(common)
    };
    let mut windows = bytes.chunks(WINDOW).enumerate();
    windows.find_map(|(at, window)| Some(at * WINDOW + in_window(window)?))
}

/// So many bytes are looked through at a time.
const WINDOW: usize = 128;

/// The length of the character that begins with `byte`.
fn width(byte: u8) -> usize {
    match byte {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    }
}

/// Behind quotation marks and brackets that close after the stop, and behind note numbers: `[1]`.
fn after_closers(prose: &str, from: usize, end: usize) -> usize {
    let mut at = from;
    for char in prose[from..end].chars() {
        let closes =
            matches!(char, '"' | '”' | '“' | '’' | '\'' | '»' | '«' | ')' | ']' | '」' | '』')
                || is_invisible(char);
        if !closes {
            break;
        }
        at += char.len_utf8();
    }
    // French sets a space before the mark that closes a quotation.
    let mut rest = prose[at..end].chars();
    if let (Some(space), Some('»')) = (rest.next(), rest.next())
        && space.is_whitespace()
        && rest.next().is_none_or(|char| !char.is_alphanumeric())
    {
        return at + space.len_utf8() + '»'.len_utf8();
    }
    let rest = &prose.as_bytes()[at..end];
    let digits = rest.iter().skip(1).take(3).take_while(|byte| byte.is_ascii_digit()).count();
    if rest.first() == Some(&b'[') && digits > 0 && rest.get(digits + 1) == Some(&b']') {
        return at + digits + 2;
    }
    at
}

/// Whether the sentence that begins at `within.start` ends with `stop`, closing marks included at
/// `end`.
fn ends_sentence(
    prose: &str,
    within: Span,
    stop: Stop,
    end: usize,
    language: &'static Language,
) -> bool {
    let rest = &prose[end..within.end];
    let Some(after) = rest.chars().next() else { return true };
    if matches!(stop.mark, '。' | '！' | '？' | '｡' | '।') {
        return true;
    }
    let next = next_word(rest);
    let begins = next.chars().next().unwrap_or(' ');
    if !after.is_whitespace() {
        // Chinese and Korean put no space behind a Latin full stop.
        return is_han(after) && stop.mark != '.';
    }
    if begins.is_lowercase() {
        return false;
    }
    match stop.mark {
        '.' => full_stop_ends(prose, within.start, stop, next, language),
        _ => true,
    }
}

/// The word that `rest` begins with, without the marks that open it.
fn next_word(rest: &str) -> &str {
    let rest = rest.trim_start();
    let rest =
        rest.trim_start_matches(['"', '“', '„', '«', '»', '(', '[', '‚', '‘', '\'', '–', '-', ' ']);
    let letters = rest.chars().take(LONGEST_WORD).take_while(|char| char.is_alphanumeric());
    let end: usize = letters.map(char::len_utf8).sum();
    &rest[..end]
}

fn full_stop_ends(
    prose: &str,
    start: usize,
    stop: Stop,
    next: &str,
    language: &'static Language,
) -> bool {
    let word = word_before(prose, start, stop.start);
    let opens = next.len() > 1 && language.is_function_word(next);
    if word.is_empty() {
        return true;
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        // "1. First item", "am 10. September"; but "Sie ist 12. Die …".
        let item = prose[start..stop.start].trim_start().len() == word.len();
        let ordinal = language.ordinal_stop && word.len() <= 2;
        return !item && (!ordinal || opens);
    }
    let lower = word.bytes().all(|byte| byte.is_ascii_lowercase());
    let word_in_lower = if lower { Cow::from(word) } else { word.to_lowercase().into() };
    match language.grammar().abbreviations.get(&*word_in_lower) {
        Some(Abbreviation::Opens) => false,
        Some(Abbreviation::MayClose) => opens,
        None => opens || !(is_initial(word) || (language.ordinal_stop && is_roman(word))),
    }
}

/// A single letter, or one behind a full stop: "J.", "U.S."
fn is_initial(word: &str) -> bool {
    let mut last = word.rsplit('.').next().unwrap_or("").chars();
    last.next().is_some_and(|char| !is_han(char) && !is_hangul(char)) && last.next().is_none()
}

/// The letters, digits and inner full stops right before `end`.
fn word_before(prose: &str, start: usize, end: usize) -> &str {
    let floor = prose.ceil_char_boundary(end.saturating_sub(LONGEST_WORD)).max(start);
    let before = &prose[floor..end];
    let length: usize = before
        .chars()
        .rev()
        .take_while(|&char| {
            char.is_alphanumeric() || char == '.' || char == '-' && before.len() < 8
        })
        .map(char::len_utf8)
        .sum();
    before[before.len() - length..].trim_start_matches(['.', '-'])
}

/// "XIV." before a noun is an ordinal.
fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.len() <= 6 && word.chars().all(|char| matches!(char, 'I' | 'V' | 'X'))
}

/// Adds `span` without the white space around it, in pieces if it is too long.
fn push(prose: &str, spans: &mut Vec<Span>, span: Span) {
    let mut rest = span;
    while rest.len() > LONGEST {
        let limit = prose.floor_char_boundary(rest.start + LONGEST);
        let cut = prose[rest.start..limit].rfind(' ').map_or(limit, |at| rest.start + at + 1);
        push_trimmed(prose, spans, Span::new(rest.start, cut));
        rest = Span::new(cut, rest.end);
    }
    push_trimmed(prose, spans, rest);
}

fn push_trimmed(prose: &str, spans: &mut Vec<Span>, span: Span) {
    let is_blank = |char: char| char.is_whitespace() || is_invisible(char);
    let text = span.of(prose);
    let left = text.len() - text.trim_start_matches(is_blank).len();
    let text = text.trim_matches(is_blank);
    if text.chars().any(char::is_alphanumeric) {
        let start = span.start + left;
        spans.push(Span::new(start, start + text.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::by_code;

    /// The text with `|` where sentences end is split there and nowhere else.
    fn check(code: &str, marked: &[&str]) {
        for marked in marked {
            let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
            let text = marked.replace('|', "");
            let document = Document::new(&text).in_language(by_code(code).unwrap());
            let found: Vec<&str> =
                sentences(&document).iter().map(|sentence| sentence.span.of(&text)).collect();
            assert_eq!(found, expected, "{code}");
        }
    }

    #[test]
    fn german() {
        check(
            "de",
            &[
                "Er kam am 10. bis 13. September an.| Sie blieb.",
                "Im 19. Jahrhundert war das so.| Heute nicht.",
                "Die Fahrt dauert 12 Std. und kostet viel.| Niemand zahlt.",
                "Es waren z. B. 3,5 km.| Das reicht.",
                "Dr. Meier und Prof. Kunz kamen u. a. aus St. Gallen.| Es regnete.",
                "„Wirklich?“, fragte er.| „Ja!“| Sie lachte.",
                "Sie ist 12.| Die Mutter ist 40.",
                "Er zögerte … und ging.| Dann kam er wieder.",
                "Rund 1.200 Menschen kamen.| 300 gingen.",
                "Ludwig XIV. baute Schlösser.| Er starb 1715.| Danach war Ruhe.",
                "Die Strecke ist 5 km.| Berlin liegt weiter.",
                "Etwa 3 Mio. Menschen leben dort.",
            ],
        );
    }

    #[test]
    fn english() {
        check(
            "en",
            &[
                "He met Mr. Smith in St. Louis on Sept. 5.| It rained.",
                "The U.S. Army left.| They came back.",
                "\"Why?\" he asked.| \"Because!\"| She left.",
                "It is 3.5 miles long.| Nobody walks it.",
                "J. R. Miller lives at No. 5, approx. 2 mi. away.",
                "She works for Acme Inc. in Ohio.| He does not.",
                "He lives in Washington, D.C.| The house is old.",
                "Wait... what?| Yes.",
                "See www.example.org for more.| Or call.",
                "It was true.[1]| Then it was not.",
            ],
        );
    }

    #[test]
    fn others() {
        check(
            "fr",
            &["M. Dupont habite à 5 km env. de Paris.| Il marche.", "« Vraiment ? »| Oui."],
        );
        check("es", &["El Sr. López vive en EE.UU. desde 1990.| ¿Y ella?| No."]);
        check("it", &["Il sig. Rossi abita a S. Remo.| Poi parte."]);
        check(
            "ru",
            &["В 1990 г. он жил на ул. Ленина.| Потом уехал.", "Это 5 км.| Это 5 тыс. км."],
        );
        check("ko", &["서울은 큰 도시다.| 부산도 크다."]);
        check("zh", &["北京很大。|上海也很大！|真的吗？"]);
    }

    #[test]
    fn headlines_and_filled_lines() {
        check("de", &["Brücke gesperrt\n|\nDer Verkehr steht.| Alle warten."]);
        check(
            "de",
            &["Brücke gesperrt\n|Der Verkehr steht nun seit Stunden, und niemand weiß weiter."],
        );
        check(
            "en",
            &["The bridge over the river, which had been closed for two years, was\n\
             opened again on Monday.| The mayor cut a ribbon and the band played\n\
             for an hour.| Nobody came."],
        );
        check("en", &["Shopping:\n|- two apples\n|- one pear"]);
    }

    #[test]
    fn long_stretches_are_cut() {
        let text = "a".repeat(3 * LONGEST) + " " + &"ü".repeat(LONGEST);
        let document = Document::new(&text);
        let sentences = sentences(&document);
        assert!(sentences.iter().all(|sentence| sentence.span.len() <= LONGEST));
        assert_eq!(
            sentences.iter().map(|sentence| sentence.span.len()).sum::<usize>(),
            text.len() - 1
        );
    }
}
