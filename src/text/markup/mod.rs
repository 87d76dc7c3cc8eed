//! Tells prose from markup without moving a byte.
//!
//! Markup is replaced by as many bytes that mean nothing, so that spans found in the prose are
//! spans of the original: blocks end with a line break, and inline markup, which may stand inside a
//! word, becomes characters that the reader skips ([`FILLER`]).

mod entity;
mod html;
mod markdown;

use std::borrow::Cow;

/// How a text is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    Plain,
    Markdown,
    Html,
}

/// The control character, one byte long, that stands for inline markup; it belongs to no token's
/// text unless it stands within a word.
pub const FILLER: char = '\u{7f}';

/// `text` with its markup blanked out, byte for byte as long as `text`.
pub fn prose(text: &str, markup: Markup) -> Cow<'_, str> {
    let masked = match markup {
        Markup::Plain => return Cow::Borrowed(text),
        Markup::Markdown => markdown::mask(text),
        Markup::Html => html::mask(text),
    };
    debug_assert_eq!(masked.len(), text.len());
    // Whole characters are copied or blanked, so this cannot fail; if it did, the text would be
    // read as it is.
    String::from_utf8(masked).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markup: Markup, rows: &[(&str, &str)]) {
        for (text, expected) in rows {
            let prose = prose(text, markup);
            assert_eq!(prose.len(), text.len(), "{text}");
            let seen = prose.replace(FILLER, "");
            let seen: Vec<&str> =
                seen.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
            let seen: Vec<String> = seen
                .iter()
                .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
                .collect();
            assert_eq!(seen.join(" | "), *expected, "{text}");
        }
    }

    #[test]
    fn html() {
        check(
            Markup::Html,
            &[
                ("<p>Es sind <b>17</b> km.</p><p>Weit.</p>", "Es sind 17 km. | Weit."),
                ("12 km<sup>2</sup> gro&szlig;", "12 km2 groß"),
                ("17&nbsp;km &amp; 5&#x202f;m &unknown; &", "17 km & 5 m &unknown; &"),
                ("a<script>if (a < 5) { b = '20 km' }</script>b<!-- 20 km -->c", "a bc"),
                ("eins<br/>zwei\ndrei", "eins | zwei drei"),
                ("5 < 6 und 7 > 6", "5 < 6 und 7 > 6"),
                ("<a href=\"x\">Pjöng<i>jang</i></a> <a", "Pjöngjang <a"),
                ("<style>p{}", ""),
            ],
        );
    }

    #[test]
    fn markdown() {
        check(
            Markup::Markdown,
            &[
                ("# Titel\n\nEs sind **17** km.", "Titel | Es sind 17 km."),
                ("[Berlin](https://example.org/20km) liegt `20 km` weit.", "Berlin liegt weit."),
                ("```\n20 km\n```\nText &auml;", "Text ä"),
                ("- eins\n- zwei", "eins | zwei"),
                ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b | 1 | 2"),
                ("---\ndate: 2023-09-05\n---\n\nText", "Text"),
                ("> Zitat <b>hier</b>\n\n<div>Block</div>", "Zitat hier | Block"),
            ],
        );
    }

    #[test]
    fn hostile_markup_takes_linear_time() {
        for piece in ["<a", "<!--", "&", "[", "<script", "**", "`", "](", "> "] {
            let text = piece.repeat(20_000);
            for markup in [Markup::Html, Markup::Markdown] {
                assert_eq!(prose(&text, markup).len(), text.len());
            }
        }
    }
}
