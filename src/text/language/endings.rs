//! What the packs share: endings taken off, articles parted from their noun.

/// `name` without each of `endings` that it has.
pub fn without(name: &str, endings: &[&str]) -> Vec<String> {
    let stem = |ending: &&str| name.strip_suffix(*ending).map(str::to_owned);
    endings.iter().filter_map(stem).filter(|stem| stem.chars().count() >= 3).collect()
}

/// The forms that an adjective with a weak ending has in names: "Schwarzen", "Schwarze" as
/// "Schwarzes".
pub fn strong(adjective: &str) -> Option<[String; 3]> {
    let stem = adjective.strip_suffix("en").or_else(|| adjective.strip_suffix('e'));
    let stem = stem.filter(|stem| stem.chars().count() >= 3)?;
    Some(["es", "e", "er"].map(|ending| format!("{stem}{ending}")))
}

/// Where the noun starts behind one of `elided`, articles and prepositions that lose their vowel.
pub fn elision_cuts(piece: &str, elided: &[&str]) -> Vec<usize> {
    let mark = piece.char_indices().find(|(_, c)| matches!(c, '\'' | '’' | 'ʼ'));
    let noun =
        mark.filter(|(at, _)| elided.iter().any(|it| it.eq_ignore_ascii_case(&piece[..*at])));
    let start = noun.map(|(at, apostrophe)| at + apostrophe.len_utf8());
    start.filter(|start| *start < piece.len()).into_iter().collect()
}
