//! Reads numerals in digits, whatever signs group them.

use super::fold::{Folded, NO_BREAK_SPACE, is_space};

/// A language's decimal sign.
#[derive(Clone, Copy)]
pub struct Decimal {
    pub sign: char,
    /// Some of its countries group digits by this sign.
    pub groups: bool,
}

/// A run of digits with the signs inside it.
pub struct Digits {
    /// Index behind the run.
    pub end: usize,
    /// Value and place value; `None` for dates, versions and the like, and beyond 10¹⁵.
    pub value: Option<(f64, f64)>,
    /// Four digits without any sign, as years are written.
    pub like_year: bool,
}

/// Beyond this no text measures anything on the map.
const MOST_DIGITS: usize = 18;

/// The run of digits that begins at `at`, where there is a digit.
pub fn digits_at(text: &Folded, at: usize, decimal: Decimal) -> Digits {
    let mut run = Run::default();
    let mut index = at;
    loop {
        let char = text.at(index);
        if char.is_ascii_digit() {
            run.push(char);
        } else if text.at(index + 1).is_ascii_digit() && run.goes_on(text, index) {
            run.open(char);
        } else {
            break;
        }
        index += 1;
    }
    let (mut end, mut value) = (index, run.value(decimal));
    if let Some(fraction) = vulgar(text.at(end))
        && let Some((whole, _)) = value
    {
        value = Some((whole + fraction, fraction));
        end += 1;
    }
    let like_year = run.marks.is_empty() && run.kept.len() == 4 && end == index;
    Digits { end, value, like_year }
}

/// The value of a vulgar fraction sign.
pub fn vulgar(char: char) -> Option<f64> {
    Some(match char {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅕' => 0.2,
        '⅛' => 0.125,
        _ => return None,
    })
}

/// Digits and signs read so far.
#[derive(Default)]
struct Run {
    /// The digits, up to [`MOST_DIGITS`] of them.
    kept: String,
    count: usize,
    /// Each sign with the number of digits before it.
    marks: Vec<(char, usize)>,
}

impl Run {
    fn push(&mut self, digit: char) {
        self.count += 1;
        if self.kept.len() < MOST_DIGITS {
            self.kept.push(digit);
        }
    }

    fn open(&mut self, mark: char) {
        if self.marks.len() < MOST_DIGITS {
            self.marks.push((mark, self.count));
        }
    }

    /// Whether the sign at `index`, which a digit follows, can belong to the numeral.
    fn goes_on(&self, text: &Folded, index: usize) -> bool {
        match text.at(index) {
            '.' | ',' => true,
            ' ' | NO_BREAK_SPACE | '\'' => {
                let last = self.marks.last().map_or(0, |mark| mark.1);
                let group = self.count - last;
                let spaced = self.marks.iter().all(|mark| !matches!(mark.0, '.' | ','));
                let fits = if self.marks.is_empty() { group <= 3 } else { group == 3 };
                let three = (1..=3).all(|step| text.at(index + step).is_ascii_digit())
                    && !text.at(index + 4).is_ascii_digit();
                spaced && fits && three
            }
            _ => false,
        }
    }

    fn value(&self, decimal: Decimal) -> Option<(f64, f64)> {
        if self.count > MOST_DIGITS {
            return None;
        }
        let decimals = self.decimals(decimal)?;
        let whole: f64 = self.kept.parse().ok()?;
        let decimals = i32::try_from(decimals).ok()?;
        let (value, place) = if decimals > 0 {
            (whole / 10f64.powi(decimals), 1.0 / 10f64.powi(decimals))
        } else {
            let zeros = self.kept.len() - self.kept.trim_end_matches('0').len();
            let zeros = if whole == 0.0 { 0 } else { i32::try_from(zeros).ok()? };
            (whole, 10f64.powi(zeros))
        };
        (value <= 1e15).then_some((value, place))
    }

    /// The number of digits after the decimal sign; `None` if the signs make no numeral.
    ///
    /// A sign that stands once groups digits if three follow and it is not the language's decimal
    /// sign, or not in all its countries, or if it is but the figure ends in zero ("1,200 km" in a
    /// German text is not a metre less than 1,201 m); else it is the decimal sign. A sign that
    /// stands more than once groups.
    fn decimals(&self, decimal: Decimal) -> Option<usize> {
        let marks: Vec<(char, usize)> =
            self.marks.iter().copied().filter(|mark| !is_space(mark.0) && mark.0 != '\'').collect();
        let Some(&(last, at)) = marks.last() else { return Some(0) };
        let tail = self.count - at;
        let spaced = marks.len() < self.marks.len();
        let head = &marks[..marks.len() - 1];
        if head.is_empty() {
            let groups = tail == 3 && at <= 3 && !self.kept.starts_with('0') && !spaced;
            let zero = self.kept.ends_with('0');
            let group = groups && (last != decimal.sign || zero || decimal.groups);
            return Some(if group { 0 } else { tail });
        }
        let group = head[0].0;
        if !head.iter().all(|mark| mark.0 == group) || !grouped(head) {
            return None;
        }
        if last != group {
            return (at - head[head.len() - 1].1 == 3).then_some(tail);
        }
        grouped(&marks).then_some(0).filter(|_| tail == 3)
    }
}

/// Groups of three digits, or of two as in India, with one to three before the first sign.
fn grouped(marks: &[(char, usize)]) -> bool {
    let sizes: Vec<usize> = marks.windows(2).map(|pair| pair[1].1 - pair[0].1).collect();
    marks[0].1 <= 3 && (sizes.iter().all(|&size| size == 3) || sizes.iter().all(|&size| size == 2))
}
