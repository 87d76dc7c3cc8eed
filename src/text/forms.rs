//! The endings that a language gives a name, taken off again.
//!
//! The atlas knows a place by its nominative. What a sentence writes may be a genitive
//! ("Frankreichs"), any of six cases ("в Нижнем Новгороде") or a name with its kind ("서울시").
//! Every spelling that the nominative may have is tried; the atlas tells which exists.

use super::Language;

/// Spellings of `name` without the endings of its language.
pub fn forms(language: &Language, name: &str) -> Vec<String> {
    match language.code {
        "de" => german_forms(name),
        "en" => without(name, &["'s", "’s", "'", "’"]),
        "ru" => russian_forms(name),
        "ko" => korean_forms(name),
        "zh" => chinese_forms(name),
        _ => Vec::new(),
    }
}

/// "Frankreichs", "Wiener"; "Vereinigten Königreichs": an adjective in front has its own ending.
fn german_forms(name: &str) -> Vec<String> {
    let mut forms = without(name, &["s", "’", "'", "’s", "'s", "er"]);
    let whole = forms.iter().map(String::as_str).chain([name]);
    let adjectives = whole.filter_map(|form| form.split_once(' ')).filter_map(|(first, rest)| {
        let stem = first.strip_suffix("en").filter(|stem| stem.chars().count() >= 3)?;
        Some(["es", "e", "er"].map(|ending| format!("{stem}{ending} {rest}")))
    });
    let adjectives: Vec<String> = adjectives.flatten().collect();
    forms.extend(adjectives);
    forms
}

fn without(name: &str, endings: &[&str]) -> Vec<String> {
    let stem = |ending: &&str| name.strip_suffix(*ending).map(str::to_owned);
    endings.iter().filter_map(stem).filter(|stem| stem.chars().count() >= 3).collect()
}

/// What a Korean name may leave away or take on: the kind of unit that it names.
static KOREAN_KINDS: &[&str] = &["시", "군", "도", "현", "성", "주"];

/// "서울시" for "서울", "경주" for "경주시".
fn korean_forms(name: &str) -> Vec<String> {
    let mut forms = without(name, &["특별시", "광역시", "시", "시내", "현", "성"]);
    forms.retain(|form| form.chars().count() >= 2);
    if name.chars().count() >= 2 && name.chars().all(is_hangul) {
        forms.extend(KOREAN_KINDS.iter().map(|kind| format!("{name}{kind}")));
    }
    forms
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// What a Chinese name may leave away or take on.
static CHINESE_KINDS: &[&str] = &["市", "省", "州", "县", "縣", "自治区", "群岛", "河", "江"];

/// "巴黎市" for "巴黎", "丹东" for "丹东市"; 臺 and 台 are the same.
fn chinese_forms(name: &str) -> Vec<String> {
    let mut forms = Vec::new();
    if name.contains(['臺', '台']) {
        forms.push(name.replace('臺', "台"));
        forms.push(name.replace('台', "臺"));
    }
    let length = name.chars().count();
    if length >= 2 {
        forms.extend(CHINESE_KINDS.iter().map(|kind| format!("{name}{kind}")));
    }
    if length >= 3 {
        let kinds = ["市", "省", "国", "國", "城", "岛", "島", "镇", "鎮"];
        forms.extend(kinds.iter().filter_map(|kind| name.strip_suffix(kind)).map(str::to_owned));
    }
    forms
}

/// Case endings of Russian nouns and adjectives, longest first, and what the nominative may have
/// instead.
static RUSSIAN_ENDINGS: &[(&str, &[&str])] = &[
    ("него", &["ний"]),
    ("нему", &["ний"]),
    ("нем", &["ний"]),
    ("ого", &["ый", "ой", "ий"]),
    ("ому", &["ый", "ой"]),
    ("ской", &["ская", "ский"]),
    ("скую", &["ская"]),
    ("ского", &["ский"]),
    ("ском", &["ский"]),
    ("ией", &["ия"]),
    ("ии", &["ия"]),
    ("ию", &["ия"]),
    ("ье", &["ья"]),
    ("ью", &["ь"]),
    ("ых", &["ые"]),
    ("их", &["ие"]),
    ("ым", &["ый", "ой"]),
    ("им", &["ий"]),
    ("ов", &["ы"]),
    ("ами", &["ы", "и", "а", ""]),
    ("ах", &["ы", "и", "а", ""]),
    ("ой", &["а", "ая"]),
    ("ем", &["ь", "е", "й"]),
    ("ом", &["", "о", "ый", "ой", "ий"]),
    ("ы", &["а", ""]),
    ("и", &["ь", "я", "а", ""]),
    ("е", &["", "а", "о", "ь", "й"]),
    ("у", &["а", ""]),
    ("ю", &["я", "ь", "й"]),
    ("я", &["ь", "й", "е"]),
    ("а", &["", "о"]),
];

/// Consonants before which the nominative has a vowel that the other cases drop: "Орёл", "в Орле".
const FLEETING: &[char] = &['л', 'ц', 'н', 'к'];
/// … and before whose soft sign too: "Церковь", "Церкви".
const SOFT_FLEETING: &[char] = &['в', 'н'];
const VOWELS: &[char] = &['а', 'е', 'ё', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'];
/// A shorter name may be any word.
const LEAST_PLURAL: usize = 4;

/// Every word of a name has its case: "Нижнего Новгорода", "Ростове-на-Дону".
fn russian_forms(name: &str) -> Vec<String> {
    let Some((first, rest)) = name.split_once([' ', '-']) else { return russian_word_forms(name) };
    let mark = &name[first.len()..=first.len()];
    let heads: Vec<String> =
        std::iter::once(first.to_owned()).chain(russian_word_forms(first)).collect();
    let inflects = !rest.contains([' ', '-']) && rest.starts_with(char::is_uppercase);
    let endings = if inflects { russian_word_forms(rest) } else { Vec::new() };
    let tails = std::iter::once(rest.to_owned()).chain(endings);
    tails.flat_map(|tail| heads.iter().map(move |head| format!("{head}{mark}{tail}"))).collect()
}

fn russian_word_forms(name: &str) -> Vec<String> {
    let restore = |(ending, nominatives): &(&str, &[&str])| {
        let stem = name.strip_suffix(*ending).filter(|stem| stem.chars().count() >= 2);
        let spell = |stem: &str| {
            let full = fleeting(stem, nominatives);
            nominatives.iter().map(|n| format!("{stem}{n}")).chain(full).collect::<Vec<_>>()
        };
        stem.map(spell).unwrap_or_default()
    };
    let plural = name.ends_with(is_consonant) && name.chars().count() >= LEAST_PLURAL;
    let plurals = ["ы", "и"].iter().filter(|_| plural).map(|ending| format!("{name}{ending}"));
    RUSSIAN_ENDINGS.iter().flat_map(restore).chain(plurals).collect()
}

fn is_consonant(c: char) -> bool {
    matches!(c, 'б'..='я') && !VOWELS.contains(&c) && !matches!(c, 'ь' | 'ъ' | 'й')
}

/// The nominatives of `stem` with the vowel back that its other cases drop: "Ельц-" is "Елец".
fn fleeting(stem: &str, nominatives: &[&str]) -> Vec<String> {
    let Some(last) = stem.chars().next_back().filter(|&it| is_consonant(it)) else {
        return Vec::new();
    };
    let begin = &stem[..stem.len() - last.len_utf8()];
    let begin = begin.strip_suffix('ь').unwrap_or(begin);
    if !begin.ends_with(is_consonant) {
        return Vec::new();
    }
    let hard = nominatives.contains(&"") && FLEETING.contains(&last);
    let soft = nominatives.contains(&"ь") && SOFT_FLEETING.contains(&last);
    let ends = [(hard, ""), (soft, "ь")].into_iter().filter(|(ends, _)| *ends);
    ends.flat_map(|(_, sign)| ["е", "о"].map(|vowel| format!("{begin}{vowel}{last}{sign}")))
        .collect()
}
