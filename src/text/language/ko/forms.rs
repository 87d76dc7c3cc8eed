//! The spellings of a Korean name with and without its kind.

use crate::text::language::without;

/// What a Korean name may leave away or take on: the kind of unit that it names.
static KINDS: &[&str] = &["시", "군", "도", "현", "성", "주"];

/// "서울시" for "서울", "경주" for "경주시".
pub fn forms(name: &str) -> Vec<String> {
    let mut forms = without(name, &["특별시", "광역시", "시내", "현", "성"]);
    // "대도시" is no town called "대도".
    let town = name.strip_suffix('시').filter(|_| !name.ends_with("도시"));
    forms.extend(town.filter(|town| town.chars().count() >= 2).map(str::to_owned));
    if name.chars().count() >= 2 && name.chars().all(is_hangul) {
        forms.extend(KINDS.iter().map(|kind| format!("{name}{kind}")));
    }
    forms
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}
