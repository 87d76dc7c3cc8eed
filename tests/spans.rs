//! Findings point into the original text, whatever stands around them and whatever marks it up.

use jiff::civil::date;
use luftlinie::atlas::Atlas;
use luftlinie::check::{Checked, Options, check};
use luftlinie::quantity::HedgeTable;
use luftlinie::text::{Document, Markup, language};
use proptest::prelude::*;

const STATEMENT: &str = "Von Graz nach Linz sind es in der Luftlinie rund 160 Kilometer.";

fn checked(document: &Document<'_>) -> Checked {
    let options = Options { as_of: None, today: date(2026, 11, 1), hedges: HedgeTable::default() };
    check(Atlas::embedded(), document, &options)
}

/// Characters that are counted differently in bytes, in UTF-16 and by people.
fn noise() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "👍🏽",
        "e\u{301}",
        "\u{200b}",
        "\u{202e}",
        "\u{feff}",
        "\r\n",
        "\n",
        "\r",
        "ß",
        "…",
        "\u{a0}",
        "\t",
        "a\u{30a}\u{327}",
        "👩\u{200d}🚒",
    ]);
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn spans_are_exact_in_every_way_of_counting(before in noise(), behind in noise()) {
        let text = format!("{before}\r\n\r\n{STATEMENT}\r\n\r\n{behind}");
        let start = before.len() + 4;
        let document = Document::new(&text).in_language(language::by_code("de").unwrap());
        let checked = checked(&document);
        prop_assert_eq!(checked.findings.len(), 1);
        let finding = &checked.findings[0];
        prop_assert_eq!(finding.span.of(&text), &STATEMENT["Von ".len()..STATEMENT.len() - 1]);
        prop_assert_eq!(finding.span.start, start + "Von ".len());
        let stated = finding.stated.as_ref().unwrap().span;
        prop_assert_eq!(stated.of(&text), "rund 160 Kilometer");
        let names = finding.places.iter().filter_map(|place| place.spelled(&text));
        prop_assert_eq!(names.collect::<Vec<_>>(), ["Graz", "Linz"]);
        let position = document.position(stated.start);
        let lead = stated.start - start;
        prop_assert_eq!((position.column, position.utf16_column), (lead + 1, lead + 1));
        prop_assert_eq!(position.utf16, text[..stated.start].encode_utf16().count());
        let ends = before.replace("\r\n", "\n").matches(['\n', '\r']).count();
        // A lone carriage return before the blank line ends a line of its own.
        prop_assert_eq!(position.line, ends + 3);
    }
}

#[test]
fn markup_is_skipped_and_spans_stay_in_the_original() {
    let rows = [
        (
            Markup::Markdown,
            "# Österreich 👍🏽\r\n\r\n*Von* **Graz** nach [Linz](linz.md) sind es in der Luftlinie \
             rund 160 *Kilometer*.\r\n",
        ),
        (
            Markup::Html,
            "<h1>&Ouml;sterreich 👍🏽</h1>\r\n<p title=\"5 km\">Von <b>Graz</b> nach <a \
             href=\"linz.html\">Linz</a> sind es in der Luftlinie rund 160 Kilometer.</p>",
        ),
    ];
    for (markup, text) in rows {
        let document = Document::with_markup(text, markup);
        let checked = checked(&document.in_language(language::by_code("de").unwrap()));
        let names: Vec<Vec<&str>> = checked
            .findings
            .iter()
            .map(|finding| finding.places.iter().filter_map(|it| it.spelled(text)).collect())
            .collect();
        assert_eq!(names, [["Graz", "Linz"]], "{markup:?}");
        let stated = checked.findings[0].stated.as_ref().unwrap().span.of(text);
        assert!(stated.starts_with("rund") && stated.ends_with("Kilometer"), "{stated}");
    }
}

/// A quadratic reader would not come back from these, nor one that trusts its input; a careless one
/// would not find what stands behind them.
#[test]
fn hostile_texts_are_read_to_their_end() {
    let pieces = [
        "7",
        "5 km, ",
        "5 km und ",
        "5 km (",
        "Berlin-",
        "Berlin, Paris, ",
        "near Berlin ",
        "die Grenze zu Polen ",
        "„»(“",
        "\u{200b}",
        "\u{202e}",
        "e\u{301}\u{302}",
        "<b>",
        "[a](",
        "**",
        "&auml;",
        "서울에서",
        "北京",
        "die längste Grenze der Welt ",
        "between ",
        "half of ",
    ];
    for piece in pieces {
        for (markup, end) in
            [(Markup::Plain, "\n\n"), (Markup::Markdown, "\n\n"), (Markup::Html, "<p>")]
        {
            let text = format!("{}{end}{STATEMENT}", piece.repeat(6_000 / piece.len()));
            let document = Document::with_markup(&text, markup);
            let checked = checked(&document.in_language(language::by_code("de").unwrap()));
            let last = checked.findings.last().and_then(|it| it.stated.as_ref());
            let stated = last.map(|stated| stated.span.of(&text));
            assert_eq!(stated, Some("rund 160 Kilometer"), "{piece} {markup:?}");
        }
    }
}

/// Headlines have no full stop, and a text may be cut off in the middle of anything.
#[test]
fn texts_may_end_anywhere() {
    let rows = include_str!("corpus/tuned.jsonl").lines().filter(|row| !row.trim().is_empty());
    for (at, row) in rows.enumerate() {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        let (code, text) = (row["lang"].as_str().unwrap(), row["text"].as_str().unwrap());
        let language = language::by_code(code).unwrap();
        let ends: Vec<usize> = text.char_indices().skip(1).map(|(end, _)| end).collect();
        // Where words are not parted, any of them may be the last one.
        let cuts: Vec<usize> = match code {
            "zh" => ends,
            _ => ends
                .iter()
                .rev()
                .copied()
                .take(1)
                .chain(ends.get(at % ends.len()).copied())
                .collect(),
        };
        for cut in cuts {
            let document = Document::new(&text[..cut]).in_language(language);
            for finding in checked(&document).findings {
                assert!(finding.span.end <= cut, "{text}");
            }
        }
    }
}
