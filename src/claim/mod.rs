//! Statements about the map: each kind reads scenes and asks a question.
//!
//! A kind is one file with its reader and one page of the manual (`<kind>.md`, shown by `explain`).
//! The kinds run in the order of [`KINDS`]; a figure that one kind takes is not offered to the
//! next.

mod adjoining;
mod anchor;
mod antecedent;
mod assertion;
mod bystander;
mod container;
mod contrast;
mod edge;
mod expanse;
mod frame;
mod fronted;
mod length;
mod named;
mod nameless;
mod nearer;
mod need;
mod pair;
mod parallel;
mod passage;
pub mod past;
mod reader;
mod river;
mod salience;
mod shore;
mod side;
mod stand_in;
mod subject;
mod target;
mod theme;
mod there;
mod way;
mod whereabouts;

mod coast;
mod companion;
mod counted;
mod east;
mod flank;
mod foremost;
mod inner_region;
mod landlocked;
mod largest;
mod latitude;
mod neighbour;
mod on_water;
mod west;

mod adjacency;
mod area;
mod area_ratio;
mod border_between;
mod border_length;
mod border_rank;
mod built_in;
mod capital;
mod containment;
mod coordinates;
mod detour;
mod direction;
mod distance;
mod feature_length;
mod only_country;
mod only_crossing;
mod only_landlocked;
mod only_neighbour;
mod proximity;
mod travel_time;
mod unit_pair;
mod width;

use std::cell::OnceCell;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::atlas::{Atlas, Place};
use crate::geodesy::Wind;
use crate::measure::{Question, Unmeasured, Via};
use crate::quantity::{HedgeTable, Stated};
use crate::span::Span;
use crate::text::{Outline, Scenes};

use assertion::{is_asserted, is_doubtful};
use need::{Need, Needs};
pub use reader::Grasp;
use reader::{Context, Reader, Spot};

/// A place as a claim names it, with the text's own word for it where it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedPlace {
    pub place: Place,
    pub mention: Option<Span>,
}

impl NamedPlace {
    /// The text's own spelling of the name.
    pub fn spelled<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.mention.map(|span| span.of(text)).filter(|name| !name.is_empty())
    }
}

/// A statement that geometry can test.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub kind: &'static str,
    /// In the document.
    pub span: Span,
    pub stated: Stated,
    pub places: Vec<NamedPlace>,
    /// An error where the claim names a place that the atlas does not know.
    pub question: Result<Question, Unmeasured>,
    /// The same question under other readings of its names.
    pub alternatives: Vec<Question>,
    /// The question under readings that nobody thinks of first, and that count only where they
    /// make the statement true.
    pub namesakes: Vec<Question>,
    /// The name that the atlas does not know, in the document.
    pub unknown: Option<Span>,
    /// From where the text measures what bears that name, and in which direction.
    pub bearing: Option<Bearing>,
    /// How firmly the text holds the vaguest of its places.
    pub grasp: Grasp,
    /// A distance with a compass direction: it means the straight line.
    pub directed: bool,
    /// The day that a statement about the past speaks of, where it is not that of the text.
    pub past: Option<Date>,
    /// Words of the document that rank what the claim places, and that nothing tests: "the third
    /// largest city of B".
    pub rank: Option<Span>,
    /// The city that anybody means by the bare name of what is said to lie in an area.
    pub best_known: Option<Place>,
}

/// Where a statement sees its subject from.
#[derive(Clone, Debug, PartialEq)]
pub struct Bearing {
    pub from: NamedPlace,
    pub wind: Option<Wind>,
}

impl Claim {
    /// A claim that asks `question` about the places of `spots`, under no other reading.
    fn new(
        kind: &'static str,
        span: Span,
        stated: Stated,
        spots: &[&Spot],
        question: Result<Question, Unmeasured>,
    ) -> Self {
        Self {
            kind,
            span,
            stated,
            places: spots.iter().map(|spot| spot.named()).collect(),
            question,
            alternatives: Vec::new(),
            namesakes: Vec::new(),
            unknown: None,
            bearing: None,
            grasp: spots.iter().map(|spot| spot.grasp).max().unwrap_or(Grasp::Named),
            directed: false,
            past: None,
            rank: None,
            best_known: None,
        }
    }

    /// A way by road may be one by rail as well.
    fn or_by_rail(&mut self) {
        if let Ok(Question::Distance { from, to, via: Via::Road }) = &self.question {
            let (from, to) = (from.clone(), to.clone());
            self.alternatives.push(Question::Distance { from, to, via: Via::Rail });
        }
    }

    /// Leaves the claim without an answer, for the `reason` given.
    fn leave_open(&mut self, reason: Unmeasured) {
        self.question = Err(reason);
        self.alternatives.clear();
        self.namesakes.clear();
    }

    /// The same claim with its names read as those of `question`, one of its alternatives.
    pub fn read_as(&self, question: &Question) -> Self {
        let new = question.places();
        let places: Vec<NamedPlace> = if self.unknown.is_some() {
            let known = |place: &Place| self.places.iter().find(|named| named.place.id == place.id);
            let named = |place: &Place| known(place).and_then(|named| named.mention);
            let read = |place: &Place| named(place).or(self.unknown);
            new.iter().map(|&it| NamedPlace { place: it.clone(), mention: read(it) }).collect()
        } else {
            let old = self.places.iter().map(|named| &named.place);
            let reread = |named: &NamedPlace| {
                let at = old.clone().position(|place| place.id == named.place.id);
                let place = at.and_then(|at| new.get(at)).map_or(&named.place, |place| *place);
                NamedPlace { place: place.clone(), mention: named.mention }
            };
            self.places.iter().map(reread).collect()
        };
        let question = Ok(question.clone());
        Self { places, question, alternatives: Vec::new(), namesakes: Vec::new(), ..self.clone() }
    }
}

/// A kind of claim: its name in JSON, its page, its reader.
pub struct Kind {
    pub name: &'static str,
    /// The page of the manual, in Markdown.
    pub page: &'static str,
    /// One of them must be met by a sentence to be read.
    needs: &'static [Need],
    read: fn(&mut Reader<'_, '_>),
}

impl Kind {
    /// What it tests, in the one sentence that its page opens with.
    pub fn summary(&self) -> &'static str {
        self.page.lines().nth(2).unwrap_or_default()
    }
}

/// All kinds, in the order in which they read a sentence.
pub static KINDS: &[Kind] = &[
    border_rank::KIND,
    border_length::KIND,
    only_crossing::KIND,
    width::KIND,
    area_ratio::KIND,
    area::KIND,
    feature_length::KIND,
    detour::KIND,
    distance::KIND,
    travel_time::KIND,
    proximity::KIND,
    direction::KIND,
    adjacency::KIND,
    containment::KIND,
    built_in::KIND,
    coordinates::KIND,
    unit_pair::KIND,
];

/// The kind called `name`.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// The claims of a document whose sentences are `scenes`, in the order of the text.
pub fn claims(atlas: &Atlas, scenes: &Scenes<'_, '_>, table: &HedgeTable) -> Vec<Claim> {
    claims_in(atlas, scenes, table, may_claim)
}

/// Whether a sentence may hold a claim of some kind.
fn may_claim(outline: &Outline) -> bool {
    static NEEDS: LazyLock<Needs> =
        LazyLock::new(|| KINDS.iter().flat_map(|kind| kind.needs).copied().collect());
    NEEDS.is_any_met(outline)
}

/// The claims of the sentences whose outlines are `wanted`.
fn claims_in(
    atlas: &Atlas,
    scenes: &Scenes<'_, '_>,
    table: &HedgeTable,
    wanted: impl Fn(&Outline) -> bool,
) -> Vec<Claim> {
    let context = Context { atlas, scenes, table, prominence: OnceCell::new() };
    let mut claims = Vec::new();
    for at in (0..scenes.len()).filter(|&at| scenes.may_hold(at, &wanted)) {
        read(&context, at, &mut claims);
    }
    claims.sort_by_key(|claim| (claim.span.start, claim.span.end));
    once(claims)
}

/// Adds the claims of sentence `at`.
fn read(context: &Context<'_, '_>, at: usize, claims: &mut Vec<Claim>) {
    let known = claims.len();
    let mut reader = Reader::new(context, at, claims);
    east::read(&mut reader);
    west::read(&mut reader);
    for kind in KINDS {
        (kind.read)(&mut reader);
    }
    on_water::read(&mut reader, containment::KIND.name);
    neighbour::read(&mut reader);
    companion::read(&mut reader);
    let scene = &context.scenes[at];
    let mut read = reader.claims.split_off(known);
    whereabouts::compare(&reader, &mut read);
    let asserted = read.into_iter().filter(|claim| is_asserted(scene, claim));
    claims.extend(asserted.map(|claim| {
        let doubtful = is_doubtful(scene, &claim);
        let grasp = if doubtful { Grasp::Implied } else { claim.grasp };
        let past = claim.past.or_else(|| past::day_of(scene, &claim));
        Claim { grasp, past, ..claim }
    }));
}

/// Two readers may come upon one statement: the first reading stays.
fn once(claims: Vec<Claim>) -> Vec<Claim> {
    let mut kept: Vec<Claim> = Vec::with_capacity(claims.len());
    for claim in claims {
        let same = |known: &&Claim| {
            known.kind == claim.kind && known.question == claim.question && claim.question.is_ok()
        };
        let near = kept.iter().rev().take_while(|known| known.span.overlaps(claim.span));
        if near.into_iter().any(|known| same(&known) && known.stated.value == claim.stated.value) {
            continue;
        }
        kept.push(claim);
    }
    kept
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::text::{Document, Glossary, Outlines, sentences};

    /// Real-looking texts of all languages, with claims and without.
    fn texts() -> Vec<String> {
        let root = env!("CARGO_MANIFEST_DIR");
        let articles = ["examples", "tests/corpus/articles"].into_iter();
        let listed = articles.flat_map(|folder| fs::read_dir(format!("{root}/{folder}")).unwrap());
        let paths = listed.map(|entry| entry.unwrap().path());
        let texts = paths.filter(|path| path.extension().is_some_and(|it| it == "txt"));
        let mut texts: Vec<String> = texts.map(|path| fs::read_to_string(path).unwrap()).collect();
        let tables = fs::read_dir(format!("{root}/tests/claims")).unwrap();
        let tables = tables.map(|entry| entry.unwrap().path());
        let tuned = format!("{root}/tests/corpus/tuned.jsonl").into();
        for path in tables.chain([tuned]) {
            let rows = fs::read_to_string(path).unwrap();
            let rows = rows.lines().filter(|row| !row.trim().is_empty());
            texts.extend(rows.filter_map(|row| {
                let row: serde_json::Value = serde_json::from_str(row).unwrap();
                Some(row["text"].as_str()?.to_owned())
            }));
        }
        texts
    }

    #[test]
    fn sentences_that_are_passed_over_hold_no_claim() {
        let atlas = Atlas::embedded();
        let (mut wrong, mut all) = (Vec::new(), 0);
        let table = HedgeTable::default();
        let texts = texts();
        assert!(texts.len() > 400);
        for text in &texts {
            let document = Document::new(text);
            let (glossary, sentences) = (Glossary::new(atlas), sentences(&document));
            let outlines = Outlines::new(&glossary);
            let scenes = Scenes::new(&outlines, &document.prose, &sentences);
            let whole = Scenes::unclear(&outlines, &document.prose, &sentences);
            let found = claims(atlas, &scenes, &table);
            let expected = claims_in(atlas, &whole, &table, |_| true);
            all += expected.len();
            let missed: Vec<&Claim> =
                expected.iter().filter(|claim| !found.contains(claim)).collect();
            if !missed.is_empty() {
                let kinds: Vec<_> =
                    missed.iter().map(|claim| (claim.kind, claim.span.of(text))).collect();
                let outlines: Vec<_> = (0..scenes.len()).map(|at| scenes.outline(at)).collect();
                wrong.push(format!("{text}\n    {kinds:?}\n    {outlines:?}"));
            } else if found.len() != expected.len() {
                wrong.push(format!("{text}: {} claims, not {}", found.len(), expected.len()));
            }
        }
        assert!(wrong.is_empty(), "{}\n{} wrong", wrong.join("\n"), wrong.len());
        assert!(all > 300, "{all}");
    }
}
