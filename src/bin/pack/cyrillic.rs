//! Cyrillic names in the Latin letters of the languages that the program reads.
//!
//! German writes Нижний Тагил as `Nischni Tagil`, French as `Nijni Taguil`, English as `Nizhny
//! Tagil`: each language has its rules, and a package has the result for well-known towns alone.
//! Softness signs and accents are left away, as folding does.

/// One language's letters, in the order of [`RUSSIAN`] or [`UKRAINIAN`].
struct Table {
    letters: &'static [(char, &'static str)],
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
    Table { letters: GERMAN, doubles_s: true, leading_e: "je", soft_g: "g", ij: "i" },
    Table { letters: ENGLISH, doubles_s: false, leading_e: "ye", soft_g: "g", ij: "y" },
    Table { letters: FRENCH, doubles_s: true, leading_e: "ie", soft_g: "gu", ij: "i" },
    Table { letters: SPANISH, doubles_s: false, leading_e: "ye", soft_g: "gu", ij: "i" },
];

static UKRAINIAN: &[Table] = &[
    Table { letters: UKRAINIAN_GERMAN, doubles_s: true, leading_e: "e", soft_g: "g", ij: "yj" },
    Table { letters: UKRAINIAN_ENGLISH, doubles_s: false, leading_e: "e", soft_g: "g", ij: "yi" },
    Table { letters: UKRAINIAN_FRENCH, doubles_s: true, leading_e: "e", soft_g: "g", ij: "yi" },
    Table { letters: UKRAINIAN_SPANISH, doubles_s: false, leading_e: "e", soft_g: "g", ij: "yi" },
];

static GERMAN: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "w"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ё', "jo"),
    ('ж', "sch"),
    ('з', "s"),
    ('и', "i"),
    ('й', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "ch"),
    ('ц', "z"),
    ('ч', "tsch"),
    ('ш', "sch"),
    ('щ', "schtsch"),
    ('ъ', ""),
    ('ы', "y"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "ju"),
    ('я', "ja"),
];

static ENGLISH: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ё', "yo"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "i"),
    ('й', "y"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "shch"),
    ('ъ', ""),
    ('ы', "y"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "yu"),
    ('я', "ya"),
];

static FRENCH: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ё', "io"),
    ('ж', "j"),
    ('з', "z"),
    ('и', "i"),
    ('й', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "ou"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "tch"),
    ('ш', "ch"),
    ('щ', "chtch"),
    ('ъ', ""),
    ('ы', "y"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "iou"),
    ('я', "ia"),
];

static SPANISH: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ё', "io"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "i"),
    ('й', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "j"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "sch"),
    ('ъ', ""),
    ('ы', "y"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "iu"),
    ('я', "ia"),
];

static UKRAINIAN_GERMAN: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "w"),
    ('г', "h"),
    ('ґ', "g"),
    ('д', "d"),
    ('е', "e"),
    ('є', "je"),
    ('ж', "sch"),
    ('з', "s"),
    ('и', "y"),
    ('і', "i"),
    ('ї', "ji"),
    ('й', "j"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "ch"),
    ('ц', "z"),
    ('ч', "tsch"),
    ('ш', "sch"),
    ('щ', "schtsch"),
    ('ь', ""),
    ('ю', "ju"),
    ('я', "ja"),
];

static UKRAINIAN_ENGLISH: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "h"),
    ('ґ', "g"),
    ('д', "d"),
    ('е', "e"),
    ('є', "ie"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "y"),
    ('і', "i"),
    ('ї', "i"),
    ('й', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "shch"),
    ('ь', ""),
    ('ю', "iu"),
    ('я', "ia"),
];

static UKRAINIAN_FRENCH: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "h"),
    ('ґ', "g"),
    ('д', "d"),
    ('е', "e"),
    ('є', "ie"),
    ('ж', "j"),
    ('з', "z"),
    ('и', "y"),
    ('і', "i"),
    ('ї', "i"),
    ('й', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "ou"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "tch"),
    ('ш', "ch"),
    ('щ', "chtch"),
    ('ь', ""),
    ('ю', "iou"),
    ('я', "ia"),
];

static UKRAINIAN_SPANISH: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "h"),
    ('ґ', "g"),
    ('д', "d"),
    ('е', "e"),
    ('є', "ie"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "i"),
    ('і', "i"),
    ('ї', "i"),
    ('й', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "j"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "sch"),
    ('ь', ""),
    ('ю', "iu"),
    ('я', "ia"),
];

/// The spellings of a Cyrillic `name`; none if another letter occurs in it.
///
/// A name that could be Russian or Ukrainian is written by the rules of both where `ukrainian` is
/// likely.
pub fn latin(name: &str, ukrainian: bool) -> Vec<String> {
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
                spelled.push_str(self.letters.iter().find(|(it, _)| *it == letter)?.1);
            }
            at += 1;
        }
        Some(spelled)
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
            let spellings = latin(name, true);
            assert!(spellings.iter().any(|it| it == spelling), "{name}: {spellings:?}");
        }
        assert_eq!(latin("Paris", false), Vec::<String>::new());
    }
}
