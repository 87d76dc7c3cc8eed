//! Folding: the one form in which names are stored and looked up.
//!
//! Texts write `Pjöngjang`, `PJÖNGJANG` and `Pjöngjang` (decomposed), `Xi’an` and `Xian`, `Aix en
//! Provence` and `Aix-en-Provence`, `長江` and `长江`. Folding makes them equal and keeps what tells
//! names apart in other scripts: a Cyrillic й, a Japanese dakuten, an Indic vowel sign are letters,
//! not ornaments.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::simplified;

/// The look-up form of `name`: lower case, Latin and Greek marks off, punctuation to single spaces,
/// apostrophes gone.
///
/// ```
/// use luftlinie::atlas::fold;
/// assert_eq!(fold("P’yŏngyang"), "pyongyang");
/// assert_eq!(fold("Baden-Baden"), "baden baden");
/// assert_eq!(fold("Straße"), "strasse");
/// assert_eq!(fold("Хасанский район"), "хасанский район");
/// ```
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    if name.is_ascii() {
        push_all(name.chars(), &mut folded);
    } else if name.chars().all(|character| plain(character).is_some()) {
        push_all(name.chars().filter_map(plain), &mut folded);
    } else {
        push_all(bare(name.chars()), &mut folded);
    }
    folded
}

/// Other spellings to try when `folded` is no name: German ae, oe, ue for ä, ö, ü and Danish aa for
/// å; "saint" and "st"; the Arabic ending that is written -a and -ah, and the article al and el; in
/// Arabic script the letters that Persian and Urdu have of their own, and no article at all.
pub fn respellings(folded: &str) -> Vec<String> {
    let plain = |digraphs: &[(&str, &str)]| {
        digraphs.iter().fold(folded.to_owned(), |name, (from, to)| name.replace(from, to))
    };
    let has = |digraphs: &&&[(&str, &str)]| {
        let is = |pair: &[u8], from: &str| match (pair, from.as_bytes()) {
            ([a, b], [c, d]) => a == c && b == d,
            _ => false,
        };
        let mut pairs = folded.as_bytes().windows(2);
        pairs.any(|pair| digraphs.iter().any(|(from, _)| is(pair, from)))
    };
    let mut tried: Vec<String> =
        DIGRAPHS.iter().filter(has).map(|digraphs| plain(digraphs)).collect();
    if let Some((first, rest)) = folded.split_once(' ') {
        let spelt = ABBREVIATIONS.iter().filter(|(from, _)| *from == first);
        tried.extend(spelt.map(|(_, to)| format!("{to} {rest}")));
    }
    match folded.strip_suffix("ah") {
        Some(stem) if stem.len() > 2 => tried.push(format!("{stem}a")),
        None if folded.len() > 4 && folded.ends_with('a') => tried.push(format!("{folded}h")),
        Some(_) | None => {}
    }
    if folded.starts_with(|letter| ('\u{600}'..='\u{6ff}').contains(&letter)) {
        tried.extend(ARABIC.iter().map(|letters| plain(letters)));
        tried.extend(folded.strip_suffix('ي').map(|stem| format!("{stem}ى")));
        tried.extend(folded.strip_prefix("ال").filter(|it| it.len() > 4).map(str::to_owned));
    }
    tried.retain(|name| name != folded);
    tried.dedup();
    tried
}

/// Whether `folded` begins with letters of which [`respellings`] drops one.
pub fn begins_with_digraph(folded: &str) -> bool {
    DIGRAPHS.iter().flat_map(|group| group.iter()).any(|(from, _)| folded.starts_with(from))
}

/// Pairs of letters with the one that they also stand for.
static DIGRAPHS: [&[(&str, &str)]; 3] =
    [&[("ae", "a"), ("oe", "o"), ("ue", "u")], &[("aa", "a")], &[("ss", "s")]];

/// Letters that are the same in Arabic and in Persian or Urdu, but for their codes.
static ARABIC: [&[(&str, &str)]; 2] = [
    &[("ک", "ك"), ("ی", "ي"), ("ى", "ي"), ("ہ", "ه"), ("ھ", "ه")],
    &[("ك", "ک"), ("ي", "ی"), ("ى", "ی")],
];

/// First words that stand for each other.
static ABBREVIATIONS: &[(&str, &str)] = &[
    ("st", "saint"),
    ("saint", "st"),
    ("sankt", "st"),
    ("st", "sankt"),
    ("ste", "sainte"),
    ("sainte", "ste"),
    ("ft", "fort"),
    ("mt", "mount"),
    ("el", "al"),
    ("al", "el"),
];

/// The bare letter of one that is read alike wherever it stands: nearly all Latin ones.
fn plain(character: char) -> Option<char> {
    const FIRST: char = '\u{c0}';
    const LAST: char = '\u{17f}';
    const COUNT: usize = LAST as usize - FIRST as usize + 1;
    // Each is found out when it is first met: all together cost more than a short question.
    static LETTERS: [OnceLock<Option<char>>; COUNT] = [const { OnceLock::new() }; COUNT];
    let lone = || {
        let mut bared = bare(std::iter::once(character));
        bared.next().filter(|_| bared.next().is_none())
    };
    match character {
        '\0'..='\x7f' | '“' | '”' | '„' | '‘' | '’' | '–' | '—' => Some(character),
        FIRST..=LAST => *LETTERS[character as usize - FIRST as usize].get_or_init(lone),
        _ => None,
    }
}

/// Decomposes, drops ornaments, and composes again what belongs together.
fn bare(characters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut base = ' ';
    let letters = characters.nfkd().filter(move |&part| {
        if is_diacritic(part) {
            return keeps_marks(base) && part != '\u{301}';
        }
        if !is_vocalisation(part) {
            base = part;
            return true;
        }
        false
    });
    letters.nfc()
}

fn push_all(characters: impl Iterator<Item = char>, folded: &mut String) {
    let mut characters = characters.peekable();
    let mut run = 0;
    while let Some(character) = characters.next() {
        let next_is_letter = characters.peek().is_some_and(|next| next.is_alphanumeric());
        // A dot inside `U.S.A` stands between single letters and joins them.
        if character == '.' && run == 1 && next_is_letter {
            run = 0;
            continue;
        }
        run = if character.is_alphanumeric() { run + 1 } else { 0 };
        push_folded(character, folded);
    }
    folded.truncate(folded.trim_end().len());
}

/// Combining diacritical marks, which ornament a letter in Latin and Greek.
fn is_diacritic(character: char) -> bool {
    let blocks = ['\u{300}'..='\u{36f}', '\u{1ab0}'..='\u{1aff}', '\u{1dc0}'..='\u{1dff}'];
    blocks.iter().any(|block| block.contains(&character))
}

/// Vowel points of Hebrew and Arabic, the Arabic hamza marks and the stretching stroke.
fn is_vocalisation(character: char) -> bool {
    matches!(
        character,
        '\u{591}'..='\u{5bd}'
            | '\u{5bf}'
            | '\u{5c1}'..='\u{5c2}'
            | '\u{640}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
    )
}

/// In Cyrillic й and ї are letters of their own, while ё is commonly written е.
fn keeps_marks(base: char) -> bool {
    matches!(base, '\u{400}'..='\u{52f}') && !matches!(base, 'е' | 'Е')
}

fn push_folded(character: char, folded: &mut String) {
    match character {
        'a'..='z' | '0'..='9' => folded.push(character),
        'A'..='Z' => folded.push(character.to_ascii_lowercase()),
        'ß' | 'ẞ' => folded.push_str("ss"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'þ' | 'Þ' => folded.push_str("th"),
        'ø' | 'Ø' => folded.push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
        'ł' | 'Ł' => folded.push('l'),
        'ħ' | 'Ħ' => folded.push('h'),
        'ı' => folded.push('i'),
        'ς' => folded.push('σ'),
        // Apostrophes of every kind and the letters that stand for them, and invisible joiners.
        '\''
        | '`'
        | '´'
        | '\u{2018}'
        | '\u{2019}'
        | '\u{201b}'
        | '\u{2032}'
        | '\u{2b9}'..='\u{2cf}'
        | '\u{200b}'..='\u{200f}'
        | '\u{ad}' => {}
        '\u{4e00}'..='\u{9fff}' => folded.push(simplified(character)),
        _ if character.is_alphanumeric() || is_letter_part(character) => {
            folded.extend(character.to_lowercase());
        }
        _ => push_space(folded),
    }
}

/// Dependent signs of scripts whose marks are kept.
fn is_letter_part(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}'
            | '\u{900}'..='\u{109f}'
            | '\u{135d}'..='\u{135f}'
            | '\u{1780}'..='\u{17d3}'
            | '\u{3099}'
            | '\u{309a}'
    )
}

fn push_space(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_equal() {
        let same = [
            ["Pjöngjang", "PJÖNGJANG", "Pjo\u{308}ngjang"],
            ["Xi’an", "Xi'an", "Xian"],
            ["Aix-en-Provence", "aix en provence", " Aix – en – Provence "],
            ["U.S.A.", "USA", "usa"],
            ["Гусь‑Хрустальный", "гусь-хрустальный", "ГУСЬ ХРУСТАЛЬНЫЙ"],
            ["Королёв", "Королев", "КОРОЛЁВ"],
            ["Αθήνα", "ΑΘΗΝΑ", "αθηνα"],
            ["東京", "東京", " 東京 "],
            ["パリ", "ﾊﾟﾘ", "パリ"],
            ["Straße", "STRASSE", "strasse"],
            ["臺灣", "台灣", "台湾"],
        ];
        for [a, b, c] in same {
            assert_eq!(fold(a), fold(b), "{a}");
            assert_eq!(fold(a), fold(c), "{a}");
        }
    }

    #[test]
    fn letters_that_tell_names_apart_stay() {
        let kept = [
            ("Йошкар-Ола", "йошкар ола"),
            ("평양", "평양"),
            ("दिल्ली", "दिल्ली"),
            ("กรุงเทพ", "กรุงเทพ"),
            ("ガ", "ガ"),
            ("Їжакевич", "їжакевич"),
            ("St. Gallen", "st gallen"),
            ("Łódź", "lodz"),
            ("Reykjavík", "reykjavik"),
        ];
        for (name, folded) in kept {
            assert_eq!(fold(name), folded);
        }
    }

    /// Letters are bared one by one only where that makes no difference.
    #[test]
    fn plain_letters_are_bared_as_all_others() {
        for character in ('\0'..'\u{3000}').filter(|it| plain(*it).is_some()) {
            for (before, behind) in [("", ""), ("a", "b"), ("e.", ".E"), ("É", " ñ")] {
                let text = format!("{before}{character}{behind}");
                let mut slowly = String::new();
                push_all(bare(text.chars()), &mut slowly);
                assert_eq!(fold(&text), slowly, "{text}");
            }
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for name in ["İstanbul", "ǅ", "½ Insel", "Ōsaka", "ﬁ", "㎞", "", " . ", "ʻOkina", "A.B"]
        {
            assert_eq!(fold(&fold(name)), fold(name), "{name}");
        }
    }
}
