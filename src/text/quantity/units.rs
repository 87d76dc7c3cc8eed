//! Finds the unit of a numeral on its right.

use crate::quantity::{Dimension, Hedge, Unit};
use crate::text::fold::{Folded, is_hangul, is_space};
use crate::text::grammar::Grammar;
use crate::text::numeral::{NumeralForm, Reading, Step, numeral_at};

use super::QuantityKind;

/// A unit in the text.
#[derive(Clone, Copy, Debug)]
pub struct UnitFound {
    pub unit: Unit,
    pub kind: QuantityKind,
    pub start: usize,
    /// Behind the unit, and behind "and a half" or "or more" where that follows.
    pub end: usize,
    /// Behind the unit itself.
    pub unit_end: usize,
    pub modifier: Option<(usize, usize)>,
    pub head: Option<(usize, usize)>,
    /// A fraction that follows the unit: "an hour *and a half*".
    pub tail: f64,
    /// A hedge between numeral and unit or behind the unit.
    pub hedge: Option<Qualifier>,
}

/// Words that hedge what follows them.
#[derive(Clone, Copy, Debug)]
pub struct Qualifier {
    pub start: usize,
    pub end: usize,
    pub hedge: Hedge,
}

/// The unit that belongs to `reading`, if there is one.
pub fn unit_of(text: &Folded, grammar: &Grammar, reading: &Reading) -> Option<UnitFound> {
    let (at, inside) = after_inside(text, grammar, reading.end);
    let gap = is_gap(text.at(at)) && !(text.at(at) == '-' && text.at(at + 1) == ' ');
    let at = if gap { at + 1 } else { at };
    let spelled = reading.form != NumeralForm::Digits || reading.multiplier >= 1e5;
    let mut found = unit_at(text, at, grammar).or_else(|| {
        if spelled { unit_at(text, after_of(text, grammar, at)?, grammar) } else { None }
    })?;
    if !is_plausible(text, reading, &found) {
        return None;
    }
    let hyphened = text.before(found.start) == '-' && found.start == reading.end + 1;
    if found.unit.dimension() != Dimension::Ratio {
        found.head = found.head.or_else(|| head(text, found.end, hyphened));
    }
    if let Some((end, fraction)) = tail(text, grammar, found.end) {
        found.tail = fraction;
        found.end = end;
    }
    found.kind = rate(text, grammar, &found).unwrap_or(found.kind);
    found.hedge = after(text, grammar, found.end).or(inside);
    if let Some(hedge) = found.hedge
        && hedge.start >= found.end
    {
        found.end = hedge.end;
    }
    Some(found)
}

/// The unit that stands at `at`, with a modifier before it.
pub fn unit_at(text: &Folded, at: usize, grammar: &Grammar) -> Option<UnitFound> {
    bare_unit_at(text, at, grammar).or_else(|| {
        let (end, ()) = grammar.modifiers.longest(text, at, |_| true)?;
        let next = if is_gap(text.at(end)) { end + 1 } else { end };
        let found = bare_unit_at(text, next, grammar)?;
        Some(UnitFound { start: at, modifier: Some((at, end)), ..found })
    })
}

fn bare_unit_at(text: &Folded, at: usize, grammar: &Grammar) -> Option<UnitFound> {
    if let Some((minutes, end)) = clock_minutes(text, at, grammar) {
        let unit = Unit::Hour;
        let (kind, tail) = (QuantityKind::Plain, minutes / 60.0);
        let (modifier, head, hedge) = (None, None, None);
        return Some(UnitFound {
            unit,
            kind,
            start: at,
            end,
            unit_end: end,
            modifier,
            head,
            tail,
            hedge,
        });
    }
    let (end, (unit, kind)) =
        grammar.units.longest(text, at, |end| ends_unit(text, grammar, at, end))?;
    // A single capital is a name or a million, not a metre or an hour.
    if end == at + 1 && text.is_upper(at) {
        return None;
    }
    let head = grammar.suffixes.longest(text, end, |end| text.ends_word(end));
    let head = head.filter(|head| head.0 > end).map(|head| (end, head.0));
    Some(UnitFound {
        unit,
        kind,
        start: at,
        end,
        unit_end: end,
        modifier: None,
        head,
        tail: 0.0,
        hedge: None,
    })
}

/// The minutes of "1h30" and "1:30 hours", and where they end.
fn clock_minutes(text: &Folded, at: usize, grammar: &Grammar) -> Option<(f64, usize)> {
    let tens = text.at(at + 1).to_digit(10).filter(|&tens| tens < 6)?;
    let ones = text.at(at + 2).to_digit(10)?;
    let digits = text.before(at).is_ascii_digit() && text.ends_word(at + 3);
    let end = match text.at(at) {
        'h' => Some(at + 3),
        ':' => {
            let start = text.skip_space(at + 3);
            let ends = |end| ends_unit(text, grammar, start, end);
            let found = grammar.units.longest(text, start, ends);
            found.filter(|(_, (unit, _))| *unit == Unit::Hour).map(|(end, _)| end)
        }
        _ => None,
    };
    end.filter(|_| digits).map(|end| (f64::from(tens * 10 + ones), end))
}

/// A unit ends at a word's end, before a Korean particle, before a suffix of its language, and a
/// sign anywhere.
fn ends_unit(text: &Folded, grammar: &Grammar, start: usize, end: usize) -> bool {
    let last = text.before(end);
    if last == '.' && text.skip_space(end) == text.len() {
        // The full stop ends the sentence.
        return false;
    }
    text.ends_word(end)
        || (!last.is_alphanumeric() && end == start + 1)
        || (is_hangul(last) && is_hangul(text.at(end)))
        || grammar.suffixes.longest(text, end, |end| text.ends_word(end)).is_some()
}

/// A space or a hyphen.
fn is_gap(char: char) -> bool {
    is_space(char) || char == '-'
}

/// Skips "odd" in "200-odd miles".
fn after_inside(text: &Folded, grammar: &Grammar, end: usize) -> (usize, Option<Qualifier>) {
    let start = if is_gap(text.at(end)) { end + 1 } else { end };
    let free = |end| text.ends_word(end) || is_hangul(text.before(end)) || text.before(end) == '+';
    match grammar.inside.longest(text, start, free) {
        Some((end, hedge)) => (end, Some(Qualifier { start, end, hedge })),
        None => (end, None),
    }
}

fn after_of(text: &Folded, grammar: &Grammar, at: usize) -> Option<usize> {
    let (end, ()) =
        grammar.of.longest(text, at, |end| text.ends_word(end) || text.before(end) == '\'')?;
    Some(text.skip_space(end))
}

/// Years before "ha", dimensions before "x" and articles before signs are no quantities; nor is a
/// noun in one word: "Elfmeter" is a kick.
fn is_plausible(text: &Folded, reading: &Reading, found: &UnitFound) -> bool {
    let whole = reading.form == NumeralForm::Words && found.start == reading.end;
    let noun = whole && text.is_upper(reading.start) && text.ends_word(found.unit_end);
    if noun && found.unit.dimension() == Dimension::Length {
        return false;
    }
    let year = reading.like_year && (1000.0..=2100.0).contains(&reading.value);
    let word = found.end - found.start;
    let spaced = found.start > reading.end;
    if found.unit == Unit::Hectare && year && word == 2 {
        return false;
    }
    if found.unit == Unit::Times {
        let dimension = text.at(text.skip_space(found.end)).is_ascii_digit();
        let factor = text.at(found.start) == 'x' && spaced;
        return !(dimension || factor);
    }
    reading.form != NumeralForm::Article || reading.start == reading.end || word > 2
}

/// The noun or adjective that makes a compound of the unit.
fn head(text: &Folded, end: usize, hyphened: bool) -> Option<(usize, usize)> {
    let joint = text.at(end) == '-' || (hyphened && text.at(end) == ' ');
    let stop = text.skip_word(end + 1);
    (joint && stop > end + 1).then_some((end + 1, stop))
}

/// "and a half" behind the unit.
fn tail(text: &Folded, grammar: &Grammar, end: usize) -> Option<(usize, f64)> {
    use crate::text::numeral::Word;
    let (stop, word) =
        grammar.numbers.longest(text, text.skip_space(end), |end| text.ends_word(end))?;
    match word {
        Word::Tail(fraction) => Some((stop, fraction)),
        Word::Add(_)
        | Word::Inner(_)
        | Word::Times(_)
        | Word::Article
        | Word::Part(_)
        | Word::Roughly(_)
        | Word::Vague(_)
        | Word::And(_) => None,
    }
}

/// "per hour" behind the unit; a slash before digits is a conversion.
fn rate(text: &Folded, grammar: &Grammar, found: &UnitFound) -> Option<QuantityKind> {
    let at = text.skip_space(found.end);
    let (end, kind) = grammar
        .rates_after
        .longest(text, at, |end| text.ends_word(end) || text.before(end) == '/')?;
    let slash = text.before(end) == '/';
    let figure = slash && !text.at(text.skip_space(end)).is_alphabetic();
    let another =
        slash && matches!(numeral_at(text, text.skip_space(end), grammar), Step::Found(_));
    let lasting = found.unit.dimension() == Dimension::Ratio && kind == QuantityKind::Speed;
    (!figure && !another && !lasting).then_some(kind)
}

fn after(text: &Folded, grammar: &Grammar, end: usize) -> Option<Qualifier> {
    let start = text.skip_space(end);
    let free = |end| text.ends_word(end) || is_hangul(text.before(end));
    let (stop, hedge) = grammar.after.longest(text, start, free)?;
    // Behind the figure one cannot hedge with the words for a few.
    debug_assert!(!matches!(hedge, Hedge::AFew | Hedge::Several));
    Some(Qualifier { start, end: stop, hedge })
}
