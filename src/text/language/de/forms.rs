//! The nominatives of a German name, whose last word and adjectives have endings.

use crate::text::language::{strong, without};

/// "Frankreichs", "Burgenlandes", "Wiener"; "Vereinigten Königreichs", "(das) Schwarze Meer": an
/// adjective in front has its own ending.
pub fn forms(name: &str) -> Vec<String> {
    let mut forms = without(name, &["s", "es", "’", "'", "’s", "'s", "er"]);
    let whole = forms.iter().map(String::as_str).chain([name]);
    let adjectives = whole.filter_map(|form| form.split_once(' ')).filter_map(|(first, rest)| {
        Some(strong(first)?.map(|adjective| format!("{adjective} {rest}")))
    });
    let adjectives: Vec<String> = adjectives.flatten().collect();
    forms.extend(adjectives);
    forms
}
