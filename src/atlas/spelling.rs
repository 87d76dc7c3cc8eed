//! Names spelt nearly like another one: an automaton that reads names byte by byte.
//!
//! It carries one row of the table of edit distances instead of knowing all rows beforehand: a
//! name is asked for once, and the states of a ready-made automaton would take megabytes.

use std::array;

use fst::Automaton;

/// No name that is asked for is longer.
pub const MOST_LETTERS: usize = 40;

/// Accepts names that come out of `letters` by leaving out, putting in and replacing letters.
#[derive(Clone, Debug)]
pub struct NearlySpelt {
    letters: Vec<char>,
    most_edits: u8,
}

impl NearlySpelt {
    /// `None` for a name of more than [`MOST_LETTERS`].
    pub fn new(name: &str, most_edits: u8) -> Option<Self> {
        let letters: Vec<char> = name.chars().collect();
        (letters.len() <= MOST_LETTERS).then_some(Self { letters, most_edits })
    }

    /// How many edits lead to `other`.
    pub fn edits_to(&self, other: &str) -> u8 {
        let before: Row = array::from_fn(|i| i as u8);
        let letters = other.chars().map(u32::from);
        let row = letters.fold(before, |row, letter| self.row_behind(&row, letter));
        row[self.letters.len()]
    }

    /// The row behind one more letter.
    fn row_behind(&self, row: &Row, letter: u32) -> Row {
        let mut next = *row;
        next[0] = row[0].saturating_add(1);
        for (i, &wanted) in self.letters.iter().enumerate() {
            let replaced = row[i].saturating_add(u8::from(u32::from(wanted) != letter));
            next[i + 1] = replaced.min(row[i + 1].min(next[i]).saturating_add(1));
        }
        next
    }
}

/// How many edits lead from each beginning of the letters to what was read.
type Row = [u8; MOST_LETTERS + 1];

/// What was read of a name.
#[derive(Clone, Copy, Debug)]
pub struct State {
    row: Row,
    /// The letter whose bytes are being read, as far as they are.
    letter: u32,
    /// Bytes that it lacks.
    lacking: u8,
}

impl Automaton for NearlySpelt {
    type State = State;

    fn start(&self) -> State {
        State { row: array::from_fn(|i| i as u8), letter: 0, lacking: 0 }
    }

    fn is_match(&self, state: &State) -> bool {
        state.lacking == 0 && state.row[self.letters.len()] <= self.most_edits
    }

    fn can_match(&self, state: &State) -> bool {
        state.row[..=self.letters.len()].iter().any(|&edits| edits <= self.most_edits)
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        let code = u32::from(byte);
        let (letter, lacking) = match byte {
            ..0x80 => (code, 0),
            0x80..0xc0 => (state.letter << 6 | code & 0x3f, state.lacking.saturating_sub(1)),
            0xc0..0xe0 => (code & 0x1f, 1),
            0xe0..0xf0 => (code & 0x0f, 2),
            0xf0.. => (code & 0x07, 3),
        };
        let whole = lacking == 0;
        let row = if whole { self.row_behind(&state.row, letter) } else { state.row };
        State { row, letter, lacking }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(name: &str, most_edits: u8, other: &str) -> bool {
        let automaton = NearlySpelt::new(name, most_edits).unwrap();
        let step = |state, byte: &u8| automaton.accept(&state, *byte);
        automaton.is_match(&other.as_bytes().iter().fold(automaton.start(), step))
    }

    #[test]
    fn edits_are_counted_in_letters() {
        for (name, other, edits) in [
            ("paris", "paris", 0),
            ("paris", "pari", 1),
            ("paris", "parris", 1),
            ("paris", "baris", 1),
            ("paris", "apris", 2),
            ("москва", "масква", 1),
            ("москва", "москв", 1),
            ("平壤", "平壌", 1),
            ("𐌰𐌱", "𐌰", 1),
            ("kitten", "sitting", 3),
            ("a", "", 1),
            ("", "ab", 2),
        ] {
            assert_eq!(NearlySpelt::new(name, 0).unwrap().edits_to(other), edits, "{name} {other}");
            assert!(is_near(name, edits, other) && is_near(other, edits, name), "{name} {other}");
            assert!(edits == 0 || !is_near(name, edits - 1, other), "{name} {other}");
        }
    }

    #[test]
    fn what_cannot_match_any_more_is_left() {
        let automaton = NearlySpelt::new("bonn", 1).unwrap();
        let read = |text: &str| {
            text.bytes().fold(automaton.start(), |state, byte| automaton.accept(&state, byte))
        };
        assert!(automaton.can_match(&read("bo")) && automaton.can_match(&read("ro")));
        assert!(!automaton.can_match(&read("ru")));
    }

    #[test]
    fn bytes_that_are_no_text_do_no_harm() {
        let automaton = NearlySpelt::new("bonn", 2).unwrap();
        let bytes = (0..=255).chain([0x80; 9]).chain([0xff; 9]);
        let state = bytes.fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
        assert!(!automaton.is_match(&state));
        assert!(NearlySpelt::new(&"x".repeat(41), 1).is_none());
    }
}
