//! The nominatives of a Russian name in any of six cases: "в Нижнем Новгороде".

/// Case endings of Russian nouns and adjectives, longest first, and what the nominative may have
/// instead.
static ENDINGS: &[(&str, &[&str])] = &[
    ("него", &["ний"]),
    ("нему", &["ний"]),
    ("нем", &["ний"]),
    ("ого", &["ый", "ой", "ий", "ое"]),
    ("ому", &["ый", "ой", "ое"]),
    ("ской", &["ская", "ский"]),
    ("скую", &["ская"]),
    ("ского", &["ский", "ское"]),
    ("скому", &["ский", "ское"]),
    ("ском", &["ский", "ское"]),
    ("ским", &["ский", "ское"]),
    ("ией", &["ия"]),
    ("ии", &["ия"]),
    ("ию", &["ия"]),
    ("ье", &["ья"]),
    ("ью", &["ь"]),
    ("ых", &["ые"]),
    ("их", &["ие"]),
    ("ей", &["а", "я"]),
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
/// Nouns that end the names of regions and waters, with their other cases: "в Московской области".
static KINDS: &[(&str, &str)] = &[
    ("область", "области областью областей областям областями областях"),
    ("край", "края краю крае краем краев краям краями краях"),
    ("район", "района району районе районом районов районам районами районах"),
    ("округ", "округа округу округе округом округов округам округами округах"),
    ("республика", "республики республике республику республикой республик республиками"),
    ("провинция", "провинции провинцию провинцией"),
    ("море", "моря морю морем"),
    ("озеро", "озера озеру озере озером"),
    ("пролив", "пролива проливу проливе проливом"),
    ("залив", "залива заливу заливе заливом"),
    ("канал", "канала каналу канале каналом"),
    ("полуостров", "полуострова полуострову полуострове полуостровом"),
    ("острова", "островов островам островах островами"),
    ("горы", "гор горам горах горами"),
    ("пустыня", "пустыни пустыне пустыню пустыней"),
    ("водохранилище", "водохранилища водохранилищу водохранилищем"),
];
/// A shorter name may be any word.
const LEAST_PLURAL: usize = 4;

/// Every word of a name has its case: "Нижнего Новгорода", "Ростове-на-Дону".
pub fn forms(name: &str) -> Vec<String> {
    let Some((first, rest)) = name.split_once([' ', '-']) else { return word_forms(name) };
    let mark = &name[first.len()..=first.len()];
    let heads: Vec<String> = std::iter::once(first.to_owned()).chain(word_forms(first)).collect();
    let inflects = !rest.contains([' ', '-']) && rest.starts_with(char::is_uppercase);
    let endings = if inflects { word_forms(rest) } else { Vec::new() };
    let kinds = KINDS.iter().filter(|(_, cases)| cases.split(' ').any(|case| case == rest));
    let kinds = kinds.map(|(nominative, _)| (*nominative).to_owned());
    let tails = std::iter::once(rest.to_owned()).chain(endings).chain(kinds);
    tails.flat_map(|tail| heads.iter().map(move |head| format!("{head}{mark}{tail}"))).collect()
}

fn word_forms(name: &str) -> Vec<String> {
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
    ENDINGS.iter().flat_map(restore).chain(plurals).collect()
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
