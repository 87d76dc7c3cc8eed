//! What must hold for every text: exact spans, no panic, linear time.

use proptest::prelude::*;

use super::detect::{detect, of_sentence};
use super::*;

/// Texts of pieces that make positions and boundaries hard.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "17 km",
        "1.200",
        "1 200 Meilen",
        "zwei",
        "hundert",
        "mehr als ",
        "👍🏽",
        "e\u{301}",
        "\r\n",
        "\r",
        "\n",
        "\u{200b}",
        "\u{202e}",
        "ß",
        "İ",
        "천이백",
        "公里",
        "км",
        "(",
        ")",
        "–",
        ".",
        ",",
        " ",
        "\u{a0}",
        "½",
        "<b>",
        "&auml;",
        "**",
        "twice",
        "and a half",
        "bis",
        "h30",
        "km²",
        "'",
        "-",
        "٣",
        "ᄀ",
        "ᅡ",
        "５",
    ]);
    prop::collection::vec(prop_oneof![4 => pieces.prop_map(str::to_owned), 1 => ".{0,3}"], 0..24)
        .prop_map(|pieces| pieces.concat())
}

fn is_exact(text: &str, span: crate::span::Span) -> bool {
    span.end <= text.len() && text.is_char_boundary(span.start) && text.is_char_boundary(span.end)
}

proptest! {
    #[test]
    fn spans_lie_on_characters_and_in_order(text in texts()) {
        for language in LANGUAGES {
            let mut end = 0;
            for found in quantities(&text, language) {
                let value = &found.value;
                prop_assert!(is_exact(&text, found.span) && !found.span.is_empty());
                prop_assert!(found.span.start >= end, "{text:?} {found:?}");
                prop_assert!(is_exact(&text, value.number) && is_exact(&text, value.unit));
                prop_assert!(value.quantity.value.is_finite() && value.quantity.place_value > 0.0);
                let table = crate::quantity::HedgeTable::default();
                let stated = crate::quantity::Stated::new(found.span, &value.quantity, &table);
                prop_assert!(stated.hard.covers(stated.natural), "{text:?} {stated:?}");
                end = found.span.end;
            }
            for found in numerals(&text, language) {
                prop_assert!(is_exact(&text, found.span));
            }
            years(&text, language);
        }
        for token in tokens(&text) {
            prop_assert!(is_exact(&text, token.span) && !token.span.is_empty());
        }
    }

    #[test]
    fn sentences_cover_all_words(text in texts()) {
        for markup in [Markup::Plain, Markup::Markdown, Markup::Html] {
            let document = Document::with_markup(&text, markup);
            prop_assert_eq!(document.prose.len(), text.len());
            let mut end = 0;
            for sentence in sentences(&document) {
                prop_assert!(is_exact(&document.prose, sentence.span));
                prop_assert!(sentence.span.start >= end);
                let skipped = &document.prose[end..sentence.span.start];
                prop_assert!(!skipped.contains(|char: char| char.is_alphanumeric()), "{skipped:?}");
                end = sentence.span.end;
            }
        }
    }

    #[test]
    fn positions_count_as_editors_do(text in texts()) {
        let document = Document::new(&text);
        let (mut line, mut start) = (1, 0);
        for (byte, char) in text.char_indices().chain([(text.len(), '\0')]) {
            let position = document.position(byte);
            let before = &text[..byte];
            prop_assert_eq!(position.utf16, before.encode_utf16().count());
            prop_assert_eq!(position.line, line);
            prop_assert_eq!(position.column, text[start..byte].chars().count() + 1);
            prop_assert_eq!(position.utf16_column, text[start..byte].encode_utf16().count() + 1);
            let crlf = char == '\r' && text[byte..].starts_with("\r\n");
            if (char == '\n' || char == '\r') && !crlf {
                (line, start) = (line + 1, byte + 1);
            }
        }
    }
}

/// A quadratic reader would not come back from these, and a careless one would not read on.
#[test]
fn what_follows_a_hostile_text_is_read() {
    const LAST: &str = "Es sind 20 km.";
    let pieces = [
        "1",
        "1.",
        "1,",
        "1 ",
        "(",
        "„",
        "\u{200b}",
        "\u{202e}",
        "a",
        "hundert",
        "hundert und ",
        "a ",
        "half a ",
        "5 bis ",
        "5 und ",
        "5, ",
        "5 km, ",
        "5 km (",
        "ca. ",
        ". ",
        "一",
        "천",
        "e\u{301}",
        "mehr als ",
        "½",
        "twice as large as ",
        "1/",
        "5-",
        "h3",
        "\n",
        "! ",
        "5h",
        "5 km/",
    ];
    for piece in pieces {
        let text = format!("{}\n\n{LAST}", piece.repeat((1 << 17) / piece.len()));
        let document = Document::new(&text);
        let sentences = sentences(&document);
        for language in &LANGUAGES[..2] {
            let mut last = Vec::new();
            for sentence in &sentences {
                let sentence = sentence.span.of(&text);
                years(sentence, language);
                last = quantities(sentence, language);
            }
            let last: Vec<f64> = last.iter().map(|it| it.value.quantity.value).collect();
            assert_eq!(last, [20.0], "{piece:?}");
        }
        assert!(sentences.last().is_some_and(|it| it.span.of(&text) == LAST), "{piece:?}");
    }
}

#[test]
fn ten_thousand_digits_are_no_figure() {
    let text = format!("Es sind {} km.", "7".repeat(10_000));
    for language in LANGUAGES {
        assert_eq!(quantities(&text, language), []);
    }
}

#[test]
fn languages_are_told_apart() {
    let rows = [
        ("Die Brücke über den Fluss ist seit gestern gesperrt.", "de"),
        ("The bridge over the river has been closed since yesterday.", "en"),
        ("Le pont sur la rivière est fermé depuis hier.", "fr"),
        ("El puente sobre el río está cerrado desde ayer.", "es"),
        ("Il ponte sul fiume è chiuso da ieri.", "it"),
        ("Мост через реку закрыт со вчерашнего дня.", "ru"),
        ("강 위의 다리는 어제부터 닫혀 있다.", "ko"),
        ("河上的桥从昨天起关闭。", "zh"),
        ("Brücke gesperrt", "de"),
        ("17 km", "en"),
    ];
    for (text, code) in rows {
        assert_eq!(detect(text).code, code, "{text}");
    }
    let main = language::by_code("de").unwrap();
    let quoted = "The bridge is closed and it will be for years.";
    assert_eq!(of_sentence(quoted, main).code, "en");
    assert_eq!(of_sentence("Das Wort is und of war da.", main).code, "de");
}
