//! Names in Chinese characters, which no space parts from the words around them.

use super::kinds::classes;
use super::score::{OBSCURE, WELL_KNOWN, is_han};
use super::surroundings::Surroundings;
use super::{Toponym, ToponymFound};
use crate::text::cue::Cue;
use crate::text::word::Word;

/// No name in Chinese characters that matters has more of them.
const LONGEST_HAN_NAME: usize = 10;

/// The longest name in Chinese characters that starts at word `at`.
pub fn han_name_at(around: &Surroundings<'_>, at: usize) -> Option<ToponymFound> {
    let cue_len = around.cues[at].map_or(0, |(len, _)| len);
    let han = |word: &&Word| is_han(word.span.of(around.text));
    let run = around.words[at..].iter().take(LONGEST_HAN_NAME).take_while(han).count();
    let free = (0..run).take_while(|index| !around.taken[at + index]).count();
    // "日本国土面积": a cue word that starts inside goes on behind the name.
    let cuts = |len: usize| {
        (1..len)
            .any(|inner| around.cues[at + inner].is_some_and(|(cue_len, _)| inner + cue_len > len))
    };
    let (whole, cut): (Vec<usize>, Vec<usize>) =
        (cue_len.max(1) + 1..=free).rev().partition(|&len| !cuts(len));
    whole.into_iter().chain(cut).find_map(|len| {
        let span = around.words[at].span.join(around.words[at + len - 1].span);
        let mut candidates = around.candidates(span.of(around.text)).to_vec();
        if let Some(kind) = around.han_kind(at + len) {
            candidates.retain(|candidate| classes(kind).contains(&candidate.place.class));
        }
        let toponym = Toponym { span, candidates, demonym: false };
        let found = !toponym.candidates.is_empty() && around.is_credible_han(at, len, &toponym);
        found.then_some(ToponymFound { toponym, len })
    })
}

impl Surroundings<'_> {
    /// The kind of water or mountain that the character behind a name makes of it: "台湾海峡".
    fn han_kind(&self, at: usize) -> Option<Cue> {
        static KINDS: &[Cue] = &[Cue::SeaPlace, Cue::Mountain, Cue::Lake];
        KINDS.iter().copied().find(|&cue| self.has_cue(Some(at), &[cue]))
    }

    /// "西北地区": a wind and a kind word are a part of what stands before, however some region
    /// elsewhere is translated.
    fn is_han_part(&self, at: usize, len: usize) -> bool {
        // "北部边疆", "西部某省"
        let mut letters =
            self.words[at].span.join(self.words[at + len - 1].span).of(self.text).chars();
        let side = letters.next().is_some_and(|first| "东東西南北中".contains(first));
        if side && letters.next() == Some('部') && len > 2 {
            return true;
        }
        let wind = self.cues[at].filter(|(_, cues)| cues.wind.is_some());
        let kind = wind.and_then(|(first, _)| Some((first, self.cues.get(at + first).copied()??)));
        kind.is_some_and(|(first, (rest, cues))| cues.has(Cue::Region) && first + rest == len)
    }

    /// Any two characters may be the name of some village: little known names need their
    /// surroundings.
    fn is_credible_han(&self, at: usize, len: usize, found: &Toponym) -> bool {
        let score = found.candidates[0].score;
        // "华盛顿公园", "芝加哥大学": the name of something that is named after the place.
        if self.has_cue(Some(at + len), &[Cue::Site, Cue::Sport]) || self.is_han_part(at, len) {
            return false;
        }
        // "全州": the whole of the prefecture, unless a preposition leads to a town.
        let all = found.span.of(self.text).starts_with('全') && len == 2;
        if (found.best().class.is_wide() || score > WELL_KNOWN) && !all {
            return true;
        }
        let before = at.checked_sub(1);
        let opens = before.is_none_or(|before| self.words[before].mark.is_some());
        let leading = &[Cue::From, Cue::To, Cue::In, Cue::Between, Cue::Lie, Cue::And];
        let following = &[Cue::From, Cue::Lie, Cue::In, Cue::And, Cue::To];
        let placed = self.has_cue(before, leading)
            || opens && self.has_cue(Some(at + len), following)
            || self.words.get(at + len).is_some()
                && self.cues[at + len].is_some_and(|(_, c)| c.wind.is_some());
        // "、澎湖180海里"
        let measured = opens && self.taken.get(at + len).is_some_and(|&taken| taken);
        let rare = len == 2 && score < OBSCURE;
        (placed || measured) && !rare || len > 2 && score > OBSCURE
    }
}
