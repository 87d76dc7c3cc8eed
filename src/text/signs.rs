//! What the characters of a sentence leave possible, before a word of it is read.

use super::fold::{fold, is_invisible};

/// False only if `text` holds no year in digits.
pub fn may_hold_year(text: &str) -> bool {
    const DIGITS: usize = 4;
    let plain = text.is_ascii() && !text.contains(is_invisible);
    if plain {
        return text.as_bytes().windows(DIGITS).any(|it| it.iter().all(u8::is_ascii_digit));
    }
    // What is invisible may stand between them.
    text.chars().filter(|&char| fold(char).is_ascii_digit()).nth(DIGITS - 1).is_some()
}

/// False only if `text` holds no pair of coordinates: such a pair stands behind a mark, and has
/// signs of degrees, letters for hemispheres or two numbers of three decimals or more.
pub fn may_hold_pair(text: &str) -> bool {
    let marks = text.char_indices().filter(|(_, char)| matches!(char, '(' | '[' | ',' | '（'));
    marks.into_iter().any(|(at, mark)| {
        let behind = text[at + mark.len_utf8()..].trim_start();
        let behind = &behind[..behind.floor_char_boundary(REACH)];
        let opens = |first: char| matches!(first, '0'..='9' | '-' | '−' | 'N' | 'S');
        behind.starts_with(opens) && is_marked(behind)
    })
}

/// A pair of coordinates is no longer than this, in bytes.
const REACH: usize = 64;

fn is_marked(text: &str) -> bool {
    let precise = |behind: &&str| behind.bytes().take(3).filter(u8::is_ascii_digit).count() == 3;
    let directed = text.contains(['N', 'S']) && text.contains(['E', 'W', 'O']);
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    let decimals = || text.split('.').skip(1).filter(precise).count();
    text.contains('°') || directed && digits || decimals() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_have_four_digits() {
        for text in ["in 1937", "1904–1914", "Im Jahr １９３７", "١٩٣٧", "19\u{200b}37"] {
            assert!(may_hold_year(text), "{text}");
        }
        for text in ["", "at 937 and 6.21", "12-3-87, 1,937 people"] {
            assert!(!may_hold_year(text), "{text}");
        }
    }

    #[test]
    fn pairs_stand_behind_a_mark() {
        for text in [
            "The peak (47.421, 10.986) is high.",
            "Its position, N 48° 12′, E 16° 22′, is known.",
            "Wien (48°12′ N 16°22′ O)",
            "A [−33.86882 151.20929]",
            "A,48.208176;16.373819",
            "The spot (48 12 N, 16 22 E)",
        ] {
            assert!(may_hold_pair(text), "{text}");
        }
        for text in [
            "S and P cut its rating, not the debt due in 1990.",
            "The yield fell to 5.560 from 5.920 points.",
            "Of the total, 3.125 is new.",
            "The firm, SEW, has no offices.",
        ] {
            assert!(!may_hold_pair(text), "{text}");
        }
    }
}
