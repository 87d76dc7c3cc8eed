//! Proper names that stand for nothing in the atlas.

use super::score::WORD_MARGIN;
use super::surroundings::{KIND_WORDS, Surroundings};
use super::{LONGEST_NAME, toponym_at};
use crate::text::cue::Cue;
use crate::text::language::Capitals;

/// How many words a proper name takes that starts at word `at` and stands for nothing in the atlas.
pub fn unknown_name_at(around: &Surroundings<'_>, at: usize) -> Option<usize> {
    if !around.words[at].upper {
        return None;
    }
    let lower_nouns = matches!(around.language.capitals, Capitals::Names | Capitals::Kinds);
    // "in Xhausen, 80 km westlich von A": what lies there is apposed.
    let joined = around.words[at + 1..].iter().take_while(|word| word.joined && word.upper);
    let end = at + 1 + joined.count();
    let led = around.has_cue(at.checked_sub(1), &[Cue::In, Cue::Near, Cue::From]);
    let apposed =
        led && around.words.get(end).is_some_and(|next| matches!(next.mark, Some(',' | '(')));
    // "in Xhausen und A", "von Xhausen nach A": what is coupled with a place is one.
    let coupled = || {
        let link = around.has_cue(Some(end), &[Cue::And, Cue::To]);
        let place = |at: usize| at < around.words.len() && toponym_at(around, at).is_some();
        led && link && place(end + 1)
    };
    let announced = around.has_cue(at.checked_sub(1), KIND_WORDS)
        || around.has_cue(at.checked_sub(1), &[Cue::Heading])
        || at == 0 && around.has_cue(Some(end), &[Cue::Lie])
        || apposed
        || coupled()
        // "Neu-Berlin": what ends as a place does is one.
        || (at + 1..end).any(|half| is_known(around, half))
        || around.has_cue(at.checked_sub(1), &[Cue::From]) && around.has_wind(at.checked_sub(2));
    // "die Ortschaft Tal Rifaat": the kind word has its name behind it.
    let compound = around.has_cue(at.checked_sub(1), KIND_WORDS)
        && around.words.get(at + 1).is_some_and(|next| next.upper)
        && around.is_proper(at + 1)
        && around.zipf(at + 1).is_none();
    let proper = around.is_proper(at) || compound;
    if !(lower_nouns || around.language.capitals == Capitals::Nouns && announced) || !proper {
        return None;
    }
    let more = (at + 1..around.words.len().min(at + LONGEST_NAME)).take_while(|&next| {
        let word = &around.words[next];
        let known = !word.joined && toponym_at(around, next).is_some();
        word.is_word() && around.continues_name(next) && !known
    });
    let len = 1 + more.count();
    let common = around.zipf(at).is_some() || around.words[at].folded.chars().count() < 3;
    let next = around.words.get(at + len);
    let opens = next.is_some_and(|word| word.mark == Some(','))
        || around.has_cue(Some(at + len), &[Cue::Lie]);
    (len > 1 || (at > 0 || opens) && !common).then_some(len)
}

/// Whether the word at `at` is by itself the name of a place, and no common word.
fn is_known(around: &Surroundings<'_>, at: usize) -> bool {
    let known = around.candidates(around.words[at].span.of(around.text));
    !known.is_empty() && around.zipf(at).is_none_or(|zipf| known[0].score > zipf + WORD_MARGIN)
}
