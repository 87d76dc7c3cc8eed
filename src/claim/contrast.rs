//! What a sentence affirms of one place and denies of the next: "A borders B but not C", "A and B
//! share a border; A and C do not".

use crate::text::{Cue, Scene};

/// Whether a sentence says that two places are neighbours, or that they are none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Polarity {
    Affirmed,
    Denied,
}

/// What the sentence says of each of `names`, which stand in order, where it says `first` of the
/// first one: "an A, aber *nicht* an B", "nicht an A, *sondern* an B".
pub fn polarities(scene: &Scene<'_>, names: &[usize], first: Polarity) -> Vec<Polarity> {
    let mut polarity = first;
    let turned = names.windows(2).map(|pair| {
        let between = pair[0] + 1..pair[1];
        let not = between.clone().find(|&at| scene.has(at, Cue::Not));
        // "nicht nur an A, sondern auch an B", "not B but C"
        let but = between.clone().any(|at| scene.has(at, Cue::But));
        polarity = match (not, but) {
            (Some(not), _) if !scene.has(not, Cue::Aside) => Polarity::Denied,
            (_, true) => Polarity::Affirmed,
            (_, false) => polarity,
        };
        polarity
    });
    std::iter::once(first).chain(turned.collect::<Vec<_>>()).collect()
}

/// Whether the name at `name` is the subject of a clause of its own, where the verb at `verb` is
/// left out: "…, but *B* does", "A grenzt an fünf Länder, *B* an neun".
pub fn is_gapped(scene: &Scene<'_>, verb: usize, name: usize) -> bool {
    let Some(next) = scene.elements.get(name + 1).filter(|_| scene.is_word(name + 1)) else {
        return false;
    };
    let closed = scene.is_mark(name + 2, &['.', ';', ',', '!']) || name + 2 == scene.elements.len();
    let but = scene.any(name.saturating_sub(2)..name, &[Cue::But]);
    let listed = name > verb + 1 && scene.is_mark(name - 1, &[',']);
    let governed = [scene.lower(verb), scene.lower(verb + 1)];
    let same = |phrase: &String| phrase.rsplit(' ').next() == Some(&scene.lower(name + 1));
    let again = listed && scene.is_grammar(next) && governed.iter().any(same);
    but && closed && next.cues.is_empty() || again
}

/// "A and B share a border; *A and C do not*": the two names behind the word at `border` of which
/// the same is denied, and the last element of the clause.
pub fn denied_pair(scene: &Scene<'_>, border: usize) -> Option<([usize; 2], usize)> {
    let name = |from: usize| (from..from + 3).find(|&at| scene.is_name(at));
    let mark = (border + 1..border + 4).find(|&at| scene.is_mark(at, &[';', ',']))?;
    let first = name(mark + 1)?;
    let second = name(first + 2).filter(|_| scene.has(first + 1, Cue::And))?;
    let not = (second + 1..second + 4).find(|&at| scene.has(at, Cue::Not))?;
    let words = (mark + 1..not).all(|at| at == first || at == second || scene.is_word(at));
    let closed = not + 1 == scene.elements.len() || scene.is_mark(not + 1, &['.', ';', ',', '!']);
    (words && closed).then_some(([first, second], not))
}
