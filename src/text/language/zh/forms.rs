//! The spellings of a Chinese name, with and without its kind.

/// What a Chinese name may leave away or take on.
static KINDS: &[&str] = &["市", "省", "州", "县", "縣", "自治区", "群岛", "河", "江"];

/// "巴黎市" for "巴黎", "丹东" for "丹东市"; 臺 and 台 are the same.
pub fn forms(name: &str) -> Vec<String> {
    let mut forms = Vec::new();
    if name.contains(['臺', '台']) {
        forms.push(name.replace('臺', "台"));
        forms.push(name.replace('台', "臺"));
    }
    let length = name.chars().count();
    if length >= 2 {
        forms.extend(KINDS.iter().map(|kind| format!("{name}{kind}")));
    }
    if length >= 3 {
        let kinds = ["市", "省", "国", "國", "城", "岛", "島", "镇", "鎮"];
        forms.extend(kinds.iter().filter_map(|kind| name.strip_suffix(kind)).map(str::to_owned));
    }
    forms
}
