//! The dateline before a report: "KYIV, Ukraine (AP) — ", "MADRID, 3 mar (EFE).- ", "[서울=뉴스] ".
//!
//! It says where the report was written, and what follows is no statement about that place. Its
//! names stay among those of the sentence, for a report from Kyiv is about Ukraine, but no element
//! of the sentence is one of them.

use super::scene::{Kind, Scene};
use super::toponym::Toponym;

/// Bytes within which a dateline ends.
const REACH: usize = 110;
/// Words before the bracket or the dash.
const MOST_WORDS: usize = 8;
/// Letters of a name in capitals; shorter ones are abbreviations.
const LEAST_CAPITALS: usize = 3;

/// Agencies, as they sign: in brackets behind the place.
static AGENCIES: &[&str] = &[
    "afp",
    "ansa",
    "ap",
    "apa",
    "belga",
    "bloomberg",
    "cna",
    "dapd",
    "dpa",
    "efe",
    "epd",
    "ips",
    "irna",
    "kna",
    "kyodo",
    "pti",
    "reuters",
    "sda",
    "sid",
    "tass",
    "upi",
    "xinhua",
    "yonhap",
    "ukrinform",
    "интерфакс",
    "тасс",
];

/// Takes the dateline out of the elements of `scene`, if it opens with one.
pub fn take(scene: &mut Scene<'_>) {
    let text = &scene.text[..scene.text.floor_char_boundary(REACH)];
    let Some(end) = bracketed(text).or_else(|| signed(text)).or_else(|| in_capitals(scene, text))
    else {
        return;
    };
    let before =
        |toponym: &&Toponym| toponym.span.end <= end && toponym.best().class.is_pointlike();
    scene.dateline = scene.toponyms.iter().find(before).cloned();
    scene.elements.retain(|element| element.span.start >= end);
}

/// Whether `text` may open with a dateline.
pub fn may_open(text: &str) -> bool {
    let text = &text[..text.floor_char_boundary(REACH)];
    bracketed(text).or_else(|| signed(text)).is_some() || before_dash(text).is_some()
}

/// "(서울=연합뉴스) ", "[서울=뉴스] 김 기자 = ": a place and an agency joined in brackets.
fn bracketed(text: &str) -> Option<usize> {
    let open = text.chars().next()?;
    let close = match open {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        '【' => '】',
        _ => return chinese(text),
    };
    let end = text.find(close)?;
    let inner = &text[..end];
    let wired = inner.contains('=') || inner.ends_with('电') || inner.ends_with('電');
    let end = end + close.len_utf8();
    let byline = text[end..].find('=').map(|at| end + at + 1);
    wired.then(|| byline.unwrap_or(end))
}

/// "新华社北京3月3日电 ": an agency, a place and a date, closed by the sign for a wire.
fn chinese(text: &str) -> Option<usize> {
    let at = text.find(['电', '電'])?;
    let before = &text[..at];
    let agency = before.contains('社') && !before.contains(['，', '。', '、']);
    let end = at + '电'.len_utf8();
    let closed = text[end..].starts_with([' ', '　', '（', '(', ')', '）']);
    (agency && closed).then_some(end)
}

/// "LAGOS, Nigeria (Reuters) - ", "MADRID, 3 mar (EFE).- ": an agency in brackets and a dash.
fn signed(text: &str) -> Option<usize> {
    let open = text.find('(')?;
    let close = open + text[open..].find(')')?;
    let signature = text[open + 1..close].to_lowercase();
    let agency =
        signature.split(|char: char| !char.is_alphanumeric()).any(|word| AGENCIES.contains(&word));
    let before = &text[..open];
    let short = before.split_whitespace().count() <= MOST_WORDS;
    let capital = before.starts_with(char::is_uppercase);
    let rest = &text[close + 1..];
    let dash = dash_at(rest.strip_prefix('.').unwrap_or(rest))?;
    (agency && short && capital).then(|| text.len() - dash.len())
}

/// "MÜNCHEN – ", "KABUL, 3 March — ": a place in capitals and a dash, and the text goes on in
/// small letters.
fn in_capitals(scene: &Scene<'_>, text: &str) -> Option<usize> {
    let first = scene.elements.first()?;
    let name = first.span.of(scene.text);
    let letters = name.chars().filter(|char| char.is_alphabetic()).count();
    let capitals = letters >= LEAST_CAPITALS && !name.contains(char::is_lowercase);
    let place = matches!(first.kind, Kind::Place(_)) && capitals;
    let (before, rest) = before_dash(text).filter(|_| place)?;
    let dated = before.contains(|char: char| char.is_ascii_digit());
    let mut elements = scene.elements.iter().take_while(|element| element.span.end <= before.len());
    let named = elements.all(|element| matches!(element.kind, Kind::Place(_) | Kind::Mark(_)));
    (dated || named).then(|| text.len() - rest.len())
}

/// The few words that `text` opens with up to a dash, and what follows that in small letters.
fn before_dash(text: &str) -> Option<(&str, &str)> {
    let dashed = |pair: &[u8]| matches!(pair, [b' ', b'-' | 0xe2]);
    if !text.as_bytes().windows(2).any(dashed) {
        return None;
    }
    let dash = [" – ", " — ", " - ", " -- "].iter().filter_map(|dash| text.find(dash)).min()?;
    let before = &text[..dash];
    let short = before.split_whitespace().count() <= MOST_WORDS;
    let plain = short && !before.contains(['.', ':', ';', '?', '!', '„', '"', '“']);
    let rest = dash_at(&text[dash..])?;
    let next = rest.split_whitespace().take(2).any(|word| word.contains(char::is_lowercase));
    (plain && next).then_some((before, rest))
}

/// What follows the dash that `text` begins with.
fn dash_at(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let rest = text.trim_start_matches(['-', '–', '—', '―', '=']);
    (rest.len() < text.len()).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use crate::atlas::Atlas;
    use crate::text::{Document, Glossary, Outlines, Scenes, sentences};

    fn check(text: &str, first: &str, from: Option<&str>) {
        let document = Document::new(text);
        let glossary = Glossary::new(Atlas::embedded());
        let sentences = sentences(&document);
        let outlines = Outlines::new(&glossary);
        let scenes = Scenes::new(&outlines, &document.prose, &sentences);
        let scene = scenes.get(0).unwrap();
        let opening = scene.elements.first().map(|element| element.span.of(scene.text));
        assert_eq!(opening, Some(first), "{text}");
        let written = scene.dateline.as_ref().map(|toponym| toponym.span.of(scene.text));
        assert_eq!(written, from, "{text}");
    }

    #[test]
    fn a_sentence_begins_behind_its_dateline() {
        check(
            "KABUL, Afghanistan (AP) — Two buses collided north of Kandahar.",
            "Two",
            Some("KABUL"),
        );
        check(
            "LAGOS (Reuters) - Gunmen attacked a village near Kano on Friday.",
            "Gunmen",
            Some("LAGOS"),
        );
        check(
            "KABUL — Two buses collided 30 km north of Kandahar on Friday.",
            "Two",
            Some("KABUL"),
        );
        check(
            "Kabul (AFP) - Zwei Busse sind nördlich von Kandahar verunglückt.",
            "Zwei",
            Some("Kabul"),
        );
        check(
            "MADRID, 3 mar (EFE).- Una bomba estalló al norte de Kandahar.",
            "Una",
            Some("MADRID"),
        );
        check("(카불=연합뉴스) 칸다하르에서 북쪽으로 떨어진 마을이다.", "칸다하르", Some("카불"));
        check("新华社喀布尔3月3日电 坎大哈以北发生爆炸。", "坎大哈", Some("喀布尔"));
    }

    #[test]
    fn a_dash_alone_makes_no_dateline() {
        check("Kabul – das sind vier Millionen Menschen in einem Tal.", "Kabul", None);
        check("MÜNCHEN – HAMBURG 612 KILOMETER", "MÜNCHEN", None);
        check("Bern (Schweiz) – Mailand ist eine Strecke von 350 Kilometern.", "Bern", None);
        check("KÖLN LIEGT AM RHEIN – und Düsseldorf auch.", "KÖLN", None);
    }
}
