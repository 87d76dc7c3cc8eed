//! The words of one language, as data.

use super::voice::Voice;
use crate::atlas::PointKind;
use crate::geodesy::{Parallel, Wind};
use crate::measure::{Because, Unmeasured};
use crate::quantity::Unit;
use crate::verdict::Verdict;

/// Templates and words of one language; `{a}`, `{value}` and the like are filled in.
pub struct Phrases {
    pub voice: Voice,
    /// What a message opens and closes a quotation with.
    pub quotes: (char, char),
    pub facts: Facts,
    pub verdicts: Verdicts,
    /// Between the last two names of a list, with its spaces.
    pub and: &'static str,
    pub source: &'static str,
    pub sources: &'static str,
    pub more_sources: &'static str,
    pub labels: Labels,
    pub because: fn(Because) -> &'static str,
    pub point: fn(PointKind) -> &'static str,
    pub parallel: fn(Parallel) -> &'static str,
    pub unit: fn(Unit) -> &'static str,
    /// What heads a finding.
    pub verdict: fn(Verdict) -> &'static str,
    pub unmeasured: fn(&Unmeasured) -> &'static str,
    /// The eight winds clockwise from north.
    pub winds: [&'static str; 8],
    /// What stands for the English details of measurements, in patterns with holes.
    pub(super) details: &'static [(&'static str, &'static str)],
}

/// What was measured, one template per kind of question.
pub struct Facts {
    pub straight: &'static str,
    pub rail: &'static str,
    pub road: &'static str,
    pub sea: &'static str,
    pub sphere: &'static str,
    pub rhumb: &'static str,
    pub detour_rail: &'static str,
    pub detour: &'static str,
    pub border: &'static str,
    pub borders: &'static str,
    pub shortest: &'static str,
    pub longest: &'static str,
    pub crossings: &'static str,
    pub width: &'static str,
    pub area: &'static str,
    pub area_ratio: &'static str,
    pub direction: &'static str,
    pub inside: &'static str,
    pub outside: &'static str,
    pub capital: &'static str,
    pub no_capital: &'static str,
    pub in_part: &'static str,
    pub out_of_part: &'static str,
    pub adjacent: &'static str,
    pub apart: &'static str,
    /// Two towns, whose limits nobody knows.
    pub towns: &'static str,
    pub on_side: &'static str,
    pub off_side: &'static str,
    pub neighbours: &'static str,
    pub coastal: &'static str,
    pub landlocked: &'static str,
    /// A river and what it touches.
    pub passage: &'static str,
    pub no_passage: &'static str,
    /// It does, and it does not.
    pub river_border: [&'static str; 2],
    pub confluence: [&'static str; 2],
    pub confluence_at: [&'static str; 2],
    pub proximity: &'static str,
    pub to_border: &'static str,
    pub to_borders: &'static str,
    pub to_coast: &'static str,
    pub to_any_coast: &'static str,
    pub to_parallel: &'static str,
    pub farther_north: &'static str,
    pub farther_south: &'static str,
    pub nearer: &'static str,
    pub midway: &'static str,
    pub between: &'static str,
    pub length: &'static str,
    pub coast_length: &'static str,
    pub agreement: &'static str,
    pub anywhere_in: &'static str,
    pub travel_time: &'static str,
    pub overflight: &'static str,
    pub built_in: &'static str,
    pub conversion: &'static str,
}

/// What follows from it, one template per verdict.
pub struct Verdicts {
    pub supported: &'static str,
    pub imprecise: &'static str,
    pub inconclusive: &'static str,
    pub too_high: &'static str,
    pub too_low: &'static str,
    pub refuted: &'static str,
    /// What stands for the figure where the statement has none.
    pub statement: &'static str,
    pub depends: &'static str,
    /// What follows where a place lies where the text says, and its rank there is not known.
    pub unranked: &'static str,
}

/// What stands before the details under a finding, and the few words between them.
pub struct Labels {
    pub measured: &'static str,
    /// `{range}` and what it depends on.
    pub depends: &'static str,
    pub point: &'static str,
    /// `{name}`, the kind of point, and its coordinates.
    pub point_at: &'static str,
    pub evidence: &'static str,
    /// How many more there are than are shown.
    pub more: &'static str,
    pub note: &'static str,
    pub source: &'static str,
    pub reproduce: &'static str,
    pub way: &'static str,
    /// `{azimuth1}` and `{azimuth2}` in degrees, `{reduced}` in metres, `{area}` in square metres.
    pub way_with: &'static str,
    pub said_by: &'static str,
    pub suggestion: &'static str,
    pub reason: &'static str,
}

impl Phrases {
    /// "A, B and C".
    pub fn joined(&self, names: &[String]) -> String {
        match names {
            [before @ .., last] if !before.is_empty() => {
                format!("{}{}{last}", before.join(", "), self.and)
            }
            _ => names.concat(),
        }
    }

    /// `text` in this language's quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        format!("{}{text}{}", self.quotes.0, self.quotes.1)
    }

    /// The name of the eighth of the compass rose that holds `azimuth_deg`.
    pub fn wind(&self, azimuth_deg: f64) -> &'static str {
        self.winds[Wind::of_eight(azimuth_deg) as usize / 2]
    }
}

/// Fills `{key}` holes; a hole without a value stays as it is, which a test would show.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(2 * template.len());
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let hole = behind.split_once('}').and_then(|(key, rest)| {
            let (_, value) = values.iter().find(|(known, _)| *known == key)?;
            Some((*value, rest))
        });
        let (text, behind) = hole.unwrap_or(("{", behind));
        filled.push_str(text);
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// A sentence as the rest of another one: without its capital.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
