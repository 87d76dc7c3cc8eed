//! Chinese in two scripts: the simplified character for each traditional one.
//!
//! Sources of names write either script, and so do texts; "長江" and "长江" shall find the same
//! river, whichever the source has.

use std::sync::OnceLock;

/// The block of Chinese characters in which nearly all names are written.
const FIRST: char = '\u{4e00}';
const LAST: char = '\u{9fff}';

/// The simplified character for `character`; itself where there is none.
pub fn simplified(character: char) -> char {
    static TABLE: OnceLock<Box<[char]>> = OnceLock::new();
    if !(FIRST..=LAST).contains(&character) {
        return character;
    }
    let table = TABLE.get_or_init(|| (FIRST..=LAST).map(convert).collect());
    table[(u32::from(character) - u32::from(FIRST)) as usize]
}

fn convert(character: char) -> char {
    fast2s::convert(character.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scripts_read_alike() {
        for (traditional, expected) in [
            ("長江", "长江"),
            ("臺灣島", "台湾岛"),
            ("北京", "北京"),
            ("東京", "东京"),
            ("Rhône", "Rhône"),
        ] {
            let read: String = traditional.chars().map(simplified).collect();
            assert_eq!(read, expected);
        }
    }
}
