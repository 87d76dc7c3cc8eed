//! A sorted list of spellings that finds the longest one standing at a place in a text.

use super::fold::{Folded, NO_BREAK_SPACE, is_space};

/// Spellings with their meanings.
pub struct Lexicon<T> {
    /// Sorted by spelling, without duplicates.
    entries: Vec<(Box<[char]>, T)>,
    /// Where the entries begin and end whose first letter is this ASCII character.
    begun: Box<[(usize, usize); ASCII]>,
}

/// So many ASCII characters there are.
const ASCII: usize = 128;

impl<T: Copy> Lexicon<T> {
    /// Where two entries are spelled alike, the first one counts.
    pub fn new<'a>(spellings: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut entries: Vec<(Box<[char]>, T)> =
            spellings.into_iter().map(|(spelling, meaning)| (letters(spelling), meaning)).collect();
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        entries.dedup_by(|later, first| later.0 == first.0);
        let begun = std::array::from_fn(|byte| goes_on(&entries, 0, char::from(byte as u8)));
        Self { entries, begun: Box::new(begun) }
    }

    /// The end and the meaning of the longest entry that stands at `at` and may end where it does.
    pub fn longest(
        &self,
        text: &Folded,
        at: usize,
        may_end: impl Fn(usize) -> bool,
    ) -> Option<(usize, T)> {
        let mut best = None;
        let (mut low, mut high) = (0, self.entries.len());
        let mut depth = 0;
        while at + depth < text.len() {
            let char = plain(text.at(at + depth));
            let first = self.begun.get(char as usize).filter(|_| depth == 0);
            (low, high) = first.copied().unwrap_or_else(|| {
                let (first, last) = goes_on(&self.entries[low..high], depth, char);
                (low + first, low + last)
            });
            depth += 1;
            if low == high {
                break;
            }
            // The entry that ends here sorts before those that go on.
            if self.entries[low].0.len() == depth && may_end(at + depth) {
                best = Some((at + depth, self.entries[low].1));
            }
        }
        best
    }
}

/// Where those of the `entries`, which are alike up to letter `depth`, begin and end that go on
/// with `char`.
fn goes_on<T>(entries: &[(Box<[char]>, T)], depth: usize, char: char) -> (usize, usize) {
    let first = entries.partition_point(|entry| entry.0.get(depth) < Some(&char));
    let last = entries.partition_point(|entry| entry.0.get(depth) <= Some(&char));
    (first, last)
}

/// The folded characters of a spelling.
fn letters(spelling: &str) -> Box<[char]> {
    let folded = Folded::new(spelling);
    (0..folded.len()).map(|index| plain(folded.at(index))).collect()
}

/// A hyphen or any space stands for a space.
fn plain(char: char) -> char {
    debug_assert!(is_space(NO_BREAK_SPACE));
    if char == '-' || is_space(char) { ' ' } else { char }
}
