//! The text as the grammar reads it: one plain character for each that a reader sees.
//!
//! Case, composed or decomposed accents, kinds of spaces, hyphens and apostrophes, full-width and
//! foreign digits, the two Chinese scripts, zero-width and direction marks make no difference to a
//! reader, so they are folded away; each folded character remembers the bytes that it stands for.

use unicode_normalization::char::{compose, is_combining_mark};

use crate::atlas::simplified;
use crate::span::Span;

/// A space that does not break the line: it groups digits.
pub const NO_BREAK_SPACE: char = '\u{a0}';

/// A text as a row of folded characters.
pub struct Folded {
    glyphs: Vec<Glyph>,
}

/// A folded character and the bytes that it stands for.
#[derive(Clone, Copy, Debug)]
struct Glyph {
    char: char,
    start: usize,
    end: usize,
    upper: bool,
}

impl Folded {
    pub fn new(text: &str) -> Self {
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len());
        for (start, original) in text.char_indices() {
            let end = start + original.len_utf8();
            if original.is_ascii_alphanumeric() {
                let (char, upper) = (original.to_ascii_lowercase(), original.is_ascii_uppercase());
                glyphs.push(Glyph { char, start, end, upper });
                continue;
            }
            if is_invisible(original) {
                continue;
            }
            // Hangul may be written as separate vowels and finals, which are no combining marks.
            let joins = is_combining_mark(original) || matches!(original, '\u{1161}'..='\u{11c2}');
            if joins && let Some(last) = glyphs.last_mut() {
                last.char = compose(last.char, original).unwrap_or(last.char);
                last.end = end;
                continue;
            }
            let folded = fold(original);
            if is_space(folded)
                && let Some(last) = glyphs.last_mut()
                && is_space(last.char)
            {
                last.end = end;
                last.char = ' ';
                continue;
            }
            let glyph = Glyph { char: folded, start, end, upper: original.is_uppercase() };
            match expansion(folded) {
                Some(chars) => glyphs.extend(chars.chars().map(|char| Glyph { char, ..glyph })),
                None => glyphs.push(glyph),
            }
        }
        Self { glyphs }
    }

    pub fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// The character at `index`; NUL beyond the end.
    pub fn at(&self, index: usize) -> char {
        self.glyphs.get(index).map_or('\0', |glyph| glyph.char)
    }

    /// The character before `index`; NUL at the start.
    pub fn before(&self, index: usize) -> char {
        if index == 0 { '\0' } else { self.at(index - 1) }
    }

    pub fn is_upper(&self, index: usize) -> bool {
        self.glyphs.get(index).is_some_and(|glyph| glyph.upper)
    }

    /// The bytes of the characters `start..end`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let first = self.glyphs.get(start).map_or(0, |glyph| glyph.start);
        if end <= start {
            return Span::new(first, first);
        }
        Span::new(first, self.glyphs[end - 1].end.max(first))
    }

    /// The index of the first character that begins at byte `byte` or behind it.
    pub fn index_of(&self, byte: usize) -> usize {
        self.glyphs.partition_point(|glyph| glyph.start < byte)
    }

    /// The first index from `index` on that is no space.
    pub fn skip_space(&self, index: usize) -> usize {
        index + usize::from(is_space(self.at(index)))
    }

    /// The end of the word that goes through `index`.
    pub fn skip_word(&self, index: usize) -> usize {
        let rest = self.glyphs.get(index..).unwrap_or(&[]);
        index + rest.iter().take_while(|glyph| glyph.char.is_alphabetic()).count()
    }

    /// The start of the word that ends at `index`.
    pub fn word_start(&self, index: usize) -> usize {
        let before = &self.glyphs[..index.min(self.glyphs.len())];
        let letters = before.iter().rev().take_while(|glyph| glyph.char.is_alphabetic());
        before.len() - letters.count()
    }

    /// A word may begin here: there is no letter or digit before, or a script without spaces.
    pub fn begins_word(&self, index: usize) -> bool {
        let (before, here) = (self.before(index), self.at(index));
        !before.is_alphanumeric() || is_han(before) || is_han(here) || script_changes(before, here)
    }

    /// A word may end before `index`.
    pub fn ends_word(&self, index: usize) -> bool {
        let (last, next) = (self.before(index), self.at(index));
        !(next.is_alphanumeric() || matches!(next, '²' | '³' | '^'))
            || matches!(last, '\'' | '/' | '+')
            || is_han(last)
            || is_han(next)
            || script_changes(last, next)
    }
}

/// Han characters, which stand without spaces between words.
pub fn is_han(char: char) -> bool {
    matches!(char, '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3134f}' | '\u{3040}'..='\u{30ff}')
}

pub fn is_hangul(char: char) -> bool {
    matches!(char, '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}')
}

pub fn is_space(char: char) -> bool {
    char == ' ' || char == NO_BREAK_SPACE
}

/// Zero-width, direction and soft-hyphen marks, and variation selectors.
pub fn is_invisible(char: char) -> bool {
    matches!(char, '\u{7f}' | '\u{ad}' | '\u{61c}' | '\u{feff}')
        || matches!(char, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(char, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}')
        || matches!(char, '\u{fe00}'..='\u{fe0f}')
}

/// Hangul beside letters or digits of another script: particles are glued to foreign words.
fn script_changes(a: char, b: char) -> bool {
    is_hangul(a) != is_hangul(b) && a.is_alphanumeric() && b.is_alphanumeric()
}

/// One folded character for `char`.
pub fn fold(char: char) -> char {
    match char {
        '\u{a0}' | '\u{2006}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => NO_BREAK_SPACE,
        '’' | '‘' | 'ʼ' | '＇' => '\'',
        '‐' | '‑' | '－' | '﹣' => '-',
        '～' | '〜' | '∼' => '~',
        'ё' | 'Ё' => 'е',
        '％' | '﹪' => '%',
        '٪' => '%',
        '\u{ff01}'..='\u{ff5e}' => fold_full_width(char),
        '\u{4e00}'..='\u{9fff}' => simplified(char),
        _ if char.is_whitespace() => ' ',
        _ if char.is_ascii() => char.to_ascii_lowercase(),
        _ => digit(char).unwrap_or_else(|| char.to_lowercase().next().unwrap_or(char)),
    }
}

fn fold_full_width(char: char) -> char {
    let ascii = u8::try_from(u32::from(char) - 0xff01 + 0x21).expect("ends at 0x7e");
    char::from(ascii).to_ascii_lowercase()
}

/// The ASCII digit for a decimal digit of another script.
fn digit(char: char) -> Option<char> {
    const ZEROS: [u32; 12] =
        [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xe50, 0xed0, 0xf20];
    let code = u32::from(char);
    let zero = ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// Characters that stand for several.
fn expansion(char: char) -> Option<&'static str> {
    Some(match char {
        'ß' => "ss",
        '㎞' => "km",
        '㎢' => "km²",
        '㎡' => "m²",
        '㎝' => "cm",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        _ => return None,
    })
}
