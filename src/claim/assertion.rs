//! What a sentence does not assert: questions, suppositions, and what it denies.
//!
//! A denied figure or direction may be any other one, so there is nothing to measure; neighbours
//! are the exception, as they are or are not, and their reader turns the statement round.

use crate::text::{Cue, Kind as ElementKind, Scene};

use super::{Claim, adjacency};

/// Verbs that suppose: "läge A 100 km von B …".
static SUPPOSED: &[&str] = &["wäre", "wären", "läge", "lägen"];
/// How Chinese and Korean deny, whose words the cue table does not part.
static EASTERN: &[&str] = &[
    "不是",
    "并非",
    "並非",
    "不与",
    "不與",
    "并不",
    "並不",
    "没有",
    "沒有",
    "不在",
    "不位",
    "있지 않",
    "하지 않",
    "아니다",
    "아니며",
];
/// "not even an hour", "nicht einmal eine Stunde": a hedge.
static EVEN: &[&str] = &["even", "einmal", "mal", "même", "siquiera"];
/// So many elements before a statement may deny it …
const BEFORE: usize = 2;
/// … and so many bytes behind it, where the verb stands at the end.
const BEHIND: usize = 30;

/// Whether `scene` asserts `claim`, which was read in it.
pub fn is_asserted(scene: &Scene<'_>, claim: &Claim) -> bool {
    !is_asked(scene, claim) && !is_supposed(scene) && !is_denied(scene, claim)
}

/// "Is A 100 km from B?", but not "A is 100 km from B: who goes there?"
fn is_asked(scene: &Scene<'_>, claim: &Claim) -> bool {
    let text = scene.text.trim_end_matches(['"', '”', '“', '»', '«', ' ', '\n']);
    let question = text.rfind(':').map_or(scene.offset, |at| scene.offset + at);
    text.ends_with(['?', '？']) && claim.span.start >= question
}

fn is_supposed(scene: &Scene<'_>) -> bool {
    let word = |at: usize| scene.elements[at].span.of(scene.text).to_lowercase();
    let mut words = (0..scene.elements.len()).map(word);
    let first = words.next().unwrap_or_default();
    SUPPOSED.contains(&first.as_str())
        || words.any(|it| SUPPOSED.contains(&it.as_str()) || first == "if" && it == "were")
}

fn is_denied(scene: &Scene<'_>, claim: &Claim) -> bool {
    let (start, end) =
        (claim.span.start - scene.offset, (claim.span.end - scene.offset).min(scene.text.len()));
    if matches!(scene.language.code, "zh" | "ko") {
        let mut end = scene.text.len().min(end + BEHIND);
        while !scene.text.is_char_boundary(end) {
            end -= 1;
        }
        let said = &scene.text[start..end];
        return EASTERN.iter().any(|word| said.contains(word));
    }
    if claim.kind == adjacency::KIND.name {
        return false;
    }
    let figure = claim.stated.span.start.saturating_sub(scene.offset).max(start);
    let first = scene.elements.iter().position(|element| element.span.end > start).unwrap_or(0);
    let last = scene.elements.iter().rposition(|element| element.span.start < end).unwrap_or(first);
    (first.saturating_sub(BEFORE)..=last).any(|at| {
        let mut between = scene.elements[at..=last].iter().take_while(|it| it.span.start < figure);
        denies(scene, at) && !between.any(|it| matches!(it.kind, ElementKind::Mark(_)))
    })
}

/// "nicht", but neither "nicht einmal" nor "keine 70 Kilometer", which are hedges.
fn denies(scene: &Scene<'_>, at: usize) -> bool {
    let word = |at: usize| scene.elements[at].span.of(scene.text).to_lowercase();
    let hedge = match scene.elements.get(at + 1).map(|next| next.kind) {
        Some(ElementKind::Quantity(_)) => word(at).starts_with("kein"),
        Some(_) => EVEN.contains(&word(at + 1).as_str()),
        None => false,
    };
    let element = &scene.elements[at];
    element.kind == ElementKind::Word && element.has(Cue::Not) && !hedge
}
