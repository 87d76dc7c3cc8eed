//! Cyrillic names in the Latin letters of the languages that the program reads.
//!
//! German writes Нижний Тагил as `Nischni Tagil`, French as `Nijni Taguil`, English as `Nizhny
//! Tagil`: each language has its rules, and a package has the result for well-known towns alone.
//! Softness signs and accents are left away, as folding does.

/// How German, English, French and Spanish write a letter.
type Spellings = [&'static str; 4];

/// How one language writes the names of another.
struct Table {
    /// Its place in [`Spellings`].
    language: usize,
    /// The letters of the names that are written otherwise than in Russian ones.
    own: &'static [(char, Spellings)],
    /// Between vowels an s is doubled, lest it be read as a z.
    doubles_s: bool,
    /// How е is written at the start and behind a vowel.
    leading_e: &'static str,
    /// A g before e, i and y.
    soft_g: &'static str,
    /// The ending -ий.
    ij: &'static str,
}

static RUSSIAN: &[Table] = &[
    Table { language: 0, own: &[], doubles_s: true, leading_e: "je", soft_g: "g", ij: "i" },
    Table { language: 1, own: &[], doubles_s: false, leading_e: "ye", soft_g: "g", ij: "y" },
    Table { language: 2, own: &[], doubles_s: true, leading_e: "ie", soft_g: "gu", ij: "i" },
    Table { language: 3, own: &[], doubles_s: false, leading_e: "ye", soft_g: "gu", ij: "i" },
];

static UKRAINIAN: &[Table] = &[
    Table { language: 0, own: OWN, doubles_s: true, leading_e: "e", soft_g: "g", ij: "yj" },
    Table { language: 1, own: OWN, doubles_s: false, leading_e: "e", soft_g: "g", ij: "yi" },
    Table { language: 2, own: OWN, doubles_s: true, leading_e: "e", soft_g: "g", ij: "yi" },
    Table { language: 3, own: OWN, doubles_s: false, leading_e: "e", soft_g: "g", ij: "yi" },
];

static LETTERS: &[(char, Spellings)] = &[
    ('а', ["a", "a", "a", "a"]),
    ('б', ["b", "b", "b", "b"]),
    ('в', ["w", "v", "v", "v"]),
    ('г', ["g", "g", "g", "g"]),
    ('д', ["d", "d", "d", "d"]),
    ('е', ["e", "e", "e", "e"]),
    ('ё', ["jo", "yo", "io", "io"]),
    ('ж', ["sch", "zh", "j", "zh"]),
    ('з', ["s", "z", "z", "z"]),
    ('и', ["i", "i", "i", "i"]),
    ('й', ["i", "y", "i", "i"]),
    ('к', ["k", "k", "k", "k"]),
    ('л', ["l", "l", "l", "l"]),
    ('м', ["m", "m", "m", "m"]),
    ('н', ["n", "n", "n", "n"]),
    ('о', ["o", "o", "o", "o"]),
    ('п', ["p", "p", "p", "p"]),
    ('р', ["r", "r", "r", "r"]),
    ('с', ["s", "s", "s", "s"]),
    ('т', ["t", "t", "t", "t"]),
    ('у', ["u", "u", "ou", "u"]),
    ('ф', ["f", "f", "f", "f"]),
    ('х', ["ch", "kh", "kh", "j"]),
    ('ц', ["z", "ts", "ts", "ts"]),
    ('ч', ["tsch", "ch", "tch", "ch"]),
    ('ш', ["sch", "sh", "ch", "sh"]),
    ('щ', ["schtsch", "shch", "chtch", "sch"]),
    ('ъ', ["", "", "", ""]),
    ('ы', ["y", "y", "y", "y"]),
    ('ь', ["", "", "", ""]),
    ('э', ["e", "e", "e", "e"]),
    ('ю', ["ju", "yu", "iou", "iu"]),
    ('я', ["ja", "ya", "ia", "ia"]),
];

/// The letters that Ukrainian alone has, or that are written otherwise in its names.
static OWN: &[(char, Spellings)] = &[
    ('г', ["h", "h", "h", "h"]),
    ('ґ', ["g", "g", "g", "g"]),
    ('є', ["je", "ie", "ie", "ie"]),
    ('и', ["y", "y", "y", "i"]),
    ('і', ["i", "i", "i", "i"]),
    ('ї', ["ji", "i", "i", "i"]),
    ('й', ["j", "i", "i", "i"]),
    ('ю', ["ju", "iu", "iou", "iu"]),
    ('я', ["ja", "ia", "ia", "ia"]),
];

/// The language of a Cyrillic name, as far as its country tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    Russian,
    /// … or Russian, if its letters do not tell.
    Ukrainian,
}

/// The spellings of a Cyrillic `name`; none if another letter occurs in it.
///
/// A name of a Ukrainian town that could be Russian is written by the rules of both.
pub fn latin(name: &str, tongue: Tongue) -> Vec<String> {
    let ukrainian = tongue == Tongue::Ukrainian;
    let name = name.to_lowercase();
    let russian = RUSSIAN.iter().filter(|_| !name.contains(['і', 'ї', 'є', 'ґ', '\'', '’']));
    let own = UKRAINIAN.iter().filter(|_| ukrainian && !name.contains(['ё', 'ы', 'э', 'ъ']));
    let mut spellings: Vec<String> =
        russian.chain(own).filter_map(|table| table.spell(&name)).collect();
    spellings.sort();
    spellings.dedup();
    spellings
}

impl Table {
    fn spell(&self, name: &str) -> Option<String> {
        let letters: Vec<char> = name.chars().filter(|it| !matches!(it, '\'' | '’')).collect();
        let mut spelled = String::new();
        let mut at = 0;
        while let Some(&letter) = letters.get(at) {
            let before = at.checked_sub(1).map(|before| letters[before]);
            let next = letters.get(at + 1).copied();
            let opens = before.is_none_or(|it| !it.is_alphabetic());
            if matches!(letter, ' ' | '-') {
                spelled.push(' ');
            } else if letter == 'е' && (opens || before.is_some_and(is_vowel)) {
                spelled.push_str(self.leading_e);
            } else if matches!((letter, next), ('и', Some('й'))) && ends(&letters, at + 2) {
                spelled.push_str(self.ij);
                at += 1;
            } else if letter == 'г' && next.is_some_and(is_front_vowel) && self.soft_g != "g" {
                spelled.push_str(self.soft_g);
            } else if letter == 'с' && self.doubles_s && between_vowels(before, next) {
                spelled.push_str("ss");
            } else {
                spelled.push_str(self.letter(letter)?);
            }
            at += 1;
        }
        Some(spelled)
    }

    fn letter(&self, letter: char) -> Option<&'static str> {
        let (_, spellings) = self.own.iter().chain(LETTERS).find(|(it, _)| *it == letter)?;
        Some(spellings[self.language])
    }
}

fn ends(letters: &[char], at: usize) -> bool {
    letters.get(at).is_none_or(|letter| !letter.is_alphabetic())
}

fn between_vowels(before: Option<char>, next: Option<char>) -> bool {
    before.is_some_and(is_vowel) && next.is_some_and(is_vowel)
}

fn is_vowel(letter: char) -> bool {
    "аеёиоуыэюяіїє".contains(letter)
}

fn is_front_vowel(letter: char) -> bool {
    "еиыэ".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_are_spelled_as_each_language_does() {
        for (name, spelling) in [
            ("Нижний Тагил", "nischni tagil"),
            ("Нижний Тагил", "nijni taguil"),
            ("Нижний Тагил", "nizhny tagil"),
            ("Екатеринбург", "jekaterinburg"),
            ("Екатеринбург", "iekaterinbourg"),
            ("Нальчик", "naltchik"),
            ("Шахты", "schachty"),
            ("Владивосток", "wladiwostok"),
            ("Часів Яр", "tschassiw jar"),
            ("Запоріжжя", "saporischschja"),
            ("Чернігів", "chernihiv"),
        ] {
            let spellings = latin(name, Tongue::Ukrainian);
            assert!(spellings.iter().any(|it| it == spelling), "{name}: {spellings:?}");
        }
        assert_eq!(latin("Paris", Tongue::Russian), Vec::<String>::new());
    }
}
