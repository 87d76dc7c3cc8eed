//! What a claim kind sees: one scene, the ones before it, the atlas, and the claims found so far.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::atlas::{Atlas, Candidate, CountryCode, NameKind, Place, PlaceClass, fold};
use crate::measure::{Question, Unmeasured};
use crate::quantity::{Dimension, HedgeTable, Stated};
use crate::span::{Mention, Span};
use crate::text::{
    Capitals, Cue, Element, Kind, QuantityFound, QuantityKind, Scene, Scenes, Syntax, Toponym,
    is_of_other_kind,
};

use super::{Claim, NamedPlace};

/// A place as a claim binds it.
#[derive(Clone, Debug)]
pub struct Spot {
    pub place: Place,
    /// What else the name may stand for, best first.
    pub others: Vec<Place>,
    /// In the document; `None` where the place follows from the context.
    pub mention: Option<Span>,
    pub grasp: Grasp,
}

/// How firmly a text holds a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grasp {
    /// It names the place.
    Named,
    /// It says that something is near the place.
    Near,
    /// A pronoun, a kind word or a longer name stands for the place.
    Implied,
}

impl Spot {
    pub fn named(&self) -> NamedPlace {
        NamedPlace { place: self.place.clone(), mention: self.mention }
    }

    /// A place that the context gives.
    pub fn implied(place: Place) -> Self {
        Self { place, others: Vec::new(), mention: None, grasp: Grasp::Implied }
    }
}

/// So many sentences tell together which place a name means.
const NEAR: usize = 3;

/// Other readings of a name count if they are less than this far behind, in powers of ten of
/// prominence.
const PLAUSIBLE: f64 = 1.2;
const MOST_ALTERNATIVES: usize = 3;
/// A town is meant beside another one of its country, though a namesake abroad has up to so many
/// times its inhabitants.
const MOST_TIMES: u32 = 30;
/// A town of more inhabitants is meant by its name, whatever else is called so.
const METROPOLIS: u32 = 500_000;
/// A town of fewer inhabitants is not meant by any spelling.
const OBSCURE_TOWN: u32 = 30_000;
/// How many words a possessor is quoted with.
const MOST_OWNED: usize = 4;
/// How many sentences back a definite word may point.
const MEMORY: usize = 10;

/// The share of a region's people who live in the city that the region is.
const CITY_SHARE: f64 = 0.6;

/// How much a document is about each country.
pub type Prominence = HashMap<CountryCode, f64>;

/// What the readers of one document share.
pub struct Context<'c, 't> {
    pub atlas: &'c Atlas,
    pub scenes: &'c Scenes<'c, 't>,
    pub table: &'c HedgeTable,
    /// Once it has been asked for.
    pub prominence: OnceCell<Prominence>,
}

/// Singapore is its city, and so is a region in which most people live in the city that it is named
/// after.
fn is_city_state(atlas: &Atlas, area: &Place, city: &Place) -> bool {
    let most = city.population as f64 >= CITY_SHARE * area.population as f64;
    let capital = || area.country.and_then(|code| atlas.capital(code));
    area.class == PlaceClass::Country && capital().is_some_and(|capital| capital.id == city.id)
        || area.class == PlaceClass::Region && most
}

/// One scene in its document, with what has been claimed so far.
pub struct Reader<'r, 't> {
    pub atlas: &'r Atlas,
    pub scenes: &'r Scenes<'r, 't>,
    pub at: usize,
    pub table: &'r HedgeTable,
    pub claims: &'r mut Vec<Claim>,
    pub(super) prominence: &'r OnceCell<Prominence>,
    /// By figure of the scene: whether a kind has taken it.
    used: Vec<bool>,
}

impl<'r, 't> Reader<'r, 't> {
    pub fn new(context: &'r Context<'r, 't>, at: usize, claims: &'r mut Vec<Claim>) -> Self {
        let Context { atlas, scenes, table, prominence } = context;
        let used = vec![false; scenes[at].quantities.len()];
        Self { atlas, scenes, at, table, claims, prominence, used }
    }

    pub fn scene(&self) -> &'r Scene<'t> {
        &self.scenes[self.at]
    }

    /// Elements that are figures of `dimension` and free: not taken, no speed, no rate, no
    /// conversion.
    pub fn free_figures(&self, dimension: Dimension) -> Vec<usize> {
        let free = |(at, found): (usize, &Mention<QuantityFound>)| {
            let figure = &found.value;
            let fits = figure.quantity.unit.dimension() == dimension
                && figure.kind == QuantityKind::Plain
                && figure.conversion_of.is_none();
            let index = self.figure_index(at)?;
            (fits && !self.used[index] && !self.is_denied(at)).then_some(at)
        };
        self.scene().figures().filter_map(free).collect()
    }

    /// "nicht 700, sondern 1.200 Kilometer": the text takes the first figure back.
    fn is_denied(&self, at: usize) -> bool {
        let elements = &self.scene().elements;
        let denied = at > 0 && elements[at - 1].has(Cue::Not);
        let corrected = elements[at + 1..].iter().take(4).any(|element| element.has(Cue::But));
        denied && corrected
    }

    /// Whether a verb of planning stands near element `at`: "soll", "will", "is due to".
    pub fn is_planned(&self, at: usize) -> bool {
        self.scene().any(at.saturating_sub(8)..at + 5, &[Cue::Intended])
    }

    fn figure_index(&self, at: usize) -> Option<usize> {
        match self.scene().elements.get(at)?.kind {
            Kind::Quantity(index) => Some(index),
            Kind::Place(_) | Kind::Name | Kind::Word | Kind::Mark(_) => None,
        }
    }

    /// The figure that element `at` is.
    pub fn figure(&self, at: usize) -> &'r Mention<QuantityFound> {
        let index = self.figure_index(at).expect("only figures are asked for");
        &self.scene().quantities[index]
    }

    /// Marks the figure at element `at` as taken.
    pub fn take(&mut self, at: usize) {
        if let Some(index) = self.figure_index(at) {
            self.used[index] = true;
        }
    }

    /// What the figure at element `at` asserts.
    pub fn stated(&self, at: usize) -> Stated {
        self.stated_by(self.figure(at))
    }

    /// What the figure `found` of the sentence asserts.
    pub fn stated_by(&self, found: &Mention<QuantityFound>) -> Stated {
        let numeral = Some(self.shift(found.value.number));
        let stated = Stated::new(self.shift(found.span), &found.value.quantity, self.table);
        Stated { numeral, ..stated }
    }

    /// A span of the sentence as one of the document.
    pub fn shift(&self, span: Span) -> Span {
        span.shift(self.scene().offset)
    }

    /// The place that element `at` names.
    pub fn spot(&self, at: usize) -> Option<Spot> {
        self.scene().place_at(at).map(|toponym| self.spot_of(self.scene(), toponym))
    }

    pub fn spot_of(&self, scene: &Scene<'_>, toponym: &Toponym) -> Spot {
        let best = &toponym.candidates[0];
        let plausible = |candidate: &&Candidate| best.score - candidate.score < PLAUSIBLE;
        let others = toponym.candidates[1..].iter().filter(plausible).take(MOST_ALTERNATIVES);
        Spot {
            place: best.place.clone(),
            others: others.map(|candidate| candidate.place.clone()).collect(),
            mention: Some(toponym.span.shift(scene.offset)),
            grasp: if is_another(scene, toponym) { Grasp::Implied } else { Grasp::Named },
        }
    }

    /// The town of a city state, where a point is wanted: distances from Singapore start in the
    /// city.
    pub fn as_town(&self, spot: &Spot) -> Spot {
        let town = self.candidates_of(spot).iter().find(|candidate| {
            let place = &candidate.place;
            place.class == PlaceClass::Settlement
                && place.country == spot.place.country
                && fold(&place.name) == fold(&spot.place.name)
        });
        match town {
            Some(candidate) if is_city_state(self.atlas, &spot.place, &candidate.place) => {
                Spot { place: candidate.place.clone(), ..spot.clone() }
            }
            None if spot.place.class == PlaceClass::Country => {
                let capital = spot.place.country.and_then(|code| self.atlas.capital(code));
                let own = |capital: &Place| fold(&spot.place.name) == fold(&capital.name);
                let place = capital.filter(own).unwrap_or_else(|| spot.place.clone());
                Spot { place, ..spot.clone() }
            }
            Some(_) | None => spot.clone(),
        }
    }

    /// "Georgia, whose capital is Tbilisi": this sentence, or one right before, names the capital
    /// of the country and so tells it from any region of its name.
    fn is_beside_its_capital(&self, place: &Place) -> bool {
        let country = place.country.filter(|_| place.class == PlaceClass::Country);
        let Some(capital) = country.and_then(|code| self.atlas.capital(code)) else { return false };
        let mut named = self.memory().take(NEAR).flat_map(|scene| scene.toponyms.iter());
        named.any(|toponym| toponym.best().id == capital.id)
    }

    /// The same with the regions of its name: what lies in Georgia, or has the area of New York,
    /// may be the state, however much better known the country and the city are.
    pub fn with_regions(&self, spot: &Spot) -> Spot {
        let mut spot = spot.clone();
        if self.is_beside_its_capital(&spot.place) {
            return spot;
        }
        let candidates = self.candidates_of(&spot);
        for place in candidates.iter().map(|candidate| &candidate.place) {
            let known = spot.others.iter().chain([&spot.place]).any(|it| it.id == place.id);
            if place.class == PlaceClass::Region && !known {
                spot.others.push(place.clone());
            }
        }
        spot
    }

    /// The same with all that has an area: Rhodes may be the island as well.
    pub fn with_areas(&self, spot: &Spot) -> Spot {
        let mut spot = self.with_regions(spot);
        spot.others.extend(self.atlas.island_of(&spot.place));
        spot
    }

    /// The country that element `at` names, by name or by adjective.
    pub fn country_at(&self, at: usize) -> Option<Spot> {
        let spot = self.spot(at)?;
        if spot.place.class == PlaceClass::Country {
            return Some(spot);
        }
        // A name that is both a city and a country (Luxembourg) is the country where one is asked
        // for.
        let other = spot.others.iter().find(|place| place.class == PlaceClass::Country)?;
        Some(Spot { place: other.clone(), others: Vec::new(), ..spot })
    }

    /// The span from element `first` to element `last`, in the document; a possessor is quoted with
    /// what it owns: "A is B's largest city".
    pub fn span(&self, first: usize, last: usize) -> Span {
        let scene = self.scene();
        let last = last.min(scene.elements.len().saturating_sub(1));
        let owned = (last + 1..scene.elements.len()).take_while(|&at| {
            let element = &scene.elements[at];
            let word = element.kind == Kind::Word && !element.has(Cue::Lie);
            word && !scene.is_grammar(element)
        });
        let owned = owned.take(MOST_OWNED).last().filter(|_| scene.is_possessor(last));
        let end = &scene.elements[owned.unwrap_or(last)];
        self.shift(scene.elements[first].span.join(end.span))
    }

    /// The scene before this one.
    pub fn previous(&self) -> Option<&'r Scene<'t>> {
        self.scenes.get(self.at.checked_sub(1)?)
    }

    /// Scenes from this one backwards, as far as a definite word may point.
    pub fn memory(&self) -> impl Iterator<Item = &'r Scene<'t>> + use<'r, 't> {
        let scenes = self.scenes;
        (0..=self.at).rev().take(MEMORY).filter_map(|at| scenes.get(at))
    }

    /// Those of them that may name a place, with how far back they stand.
    pub fn named_memory(&self) -> impl Iterator<Item = (usize, &'r Scene<'t>)> + use<'r, 't> {
        let (scenes, here) = (self.scenes, self.at);
        let named = (0..=here).rev().take(MEMORY).filter(|&at| scenes.may_name(at));
        named.filter_map(move |at| Some((here - at, scenes.get(at)?)))
    }

    /// Whether an element within `reach` of `at`, in the same clause, has one of `cues`.
    pub fn cue_near(&self, at: usize, reach: usize, cues: &[Cue]) -> bool {
        let elements = &self.scene().elements;
        let open = |index: &usize| !elements[*index].is_mark(&[';', ':', '.', '!', '?']);
        let before = (at.saturating_sub(reach)..at).rev().take_while(open);
        let after = (at + 1..elements.len().min(at + reach + 1)).take_while(open);
        before.chain(after).any(|index| elements[index].cues.any(cues))
    }

    /// The same up to the next comma, bracket or figure.
    pub fn cue_in_clause(&self, at: usize, reach: usize, cues: &[Cue]) -> bool {
        self.cue_behind(at, reach, cues) || self.cue_before(at, reach, cues)
    }

    /// Whether one of `cues` follows the figure at `at` in its clause.
    pub fn cue_behind(&self, at: usize, reach: usize, cues: &[Cue]) -> bool {
        let elements = &self.scene().elements;
        let next = self.scene().skip_conversion(at + 1);
        let mut after = (next..elements.len().min(next + reach)).take_while(|&i| self.is_open(i));
        after.any(|index| elements[index].cues.any(cues))
    }

    /// Whether one of `cues` precedes element `at` in its clause.
    pub fn cue_before(&self, at: usize, reach: usize, cues: &[Cue]) -> bool {
        let elements = &self.scene().elements;
        let mut before = (at.saturating_sub(reach)..at).rev().take_while(|&i| self.is_open(i));
        before.any(|index| elements[index].cues.any(cues))
    }

    /// Whether element `at` is neither a figure nor the end of a clause.
    fn is_open(&self, at: usize) -> bool {
        let element = &self.scene().elements[at];
        !matches!(element.kind, Kind::Quantity(_))
            && !element.is_mark(&[',', ';', ':', '.', '!', '?', '(', ')', '，', '；'])
    }

    /// Adds a claim on `spots`, whose question `ask` builds from their places.
    pub fn push(
        &mut self,
        kind: &'static str,
        span: Span,
        stated: Stated,
        spots: &[&Spot],
        ask: impl Fn(&[Place]) -> Question,
    ) -> &mut Claim {
        let places: Vec<Place> = spots.iter().map(|spot| spot.place.clone()).collect();
        let with = |index: usize, other: &Place| {
            let mut changed = places.clone();
            changed[index] = other.clone();
            ask(&changed)
        };
        let each = || spots.iter().enumerate();
        let alternatives = each()
            .flat_map(|(index, spot)| {
                let at_home = self.at_home(spot, spots);
                spot.others.iter().chain(at_home).map(move |other| (index, other))
            })
            .map(|(index, other)| with(index, other))
            .collect();
        let namesakes = each()
            .flat_map(|(index, spot)| {
                self.namesakes(spot, spots).into_iter().map(move |other| (index, other))
            })
            .map(|(index, other)| with(index, &other))
            .collect();
        let span = self.with_mentions(span, spots);
        let claim = Claim::new(kind, span, stated, spots, Ok(ask(&places)));
        self.claims.push_mut(Claim { alternatives, namesakes, ..claim })
    }

    /// Towns that have the name of `spot`, too, in the country of the other one of `spots`, where
    /// the best known has not, and are not too small beside it: beside Madrid, Guadalajara is the
    /// one in Spain.
    fn at_home<'s>(
        &self,
        spot: &'s Spot,
        spots: &'s [&Spot],
    ) -> impl Iterator<Item = &'r Place> + use<'s, 'r, 't> {
        let home = home_of(spot, spots);
        self.other_towns(spot).filter(move |place| {
            home.is_some() && place.country == home && !is_lesser(place, &spot.place)
        })
    }

    /// Towns that have the name of `spot`, too, and that nobody thinks of first.
    ///
    /// They are those of its country, unless it is a metropolis (Henderson is in Kentucky as well,
    /// where Louisville is near); those which are called so at home, where only the language of the
    /// text calls `spot` so (Vienne lies near Lyon, too); and those too small to be listed with it
    /// in the country of the other one of `spots` (there is a Trujillo in Spain).
    fn namesakes(&self, spot: &Spot, spots: &[&Spot]) -> Vec<Place> {
        let town = &spot.place;
        let settled = town.class == PlaceClass::Settlement;
        let Some(toponym) = self.toponym_of(spot).filter(|_| settled) else { return Vec::new() };
        let name = toponym.span.of(self.scene().text);
        let foreign = fold(&town.name) != fold(name);
        let own = |place: &&Place| {
            let lesser = place.country == town.country && town.population < METROPOLIS;
            // Bözen is not what Bozen is called at home.
            lesser || foreign && place.name.to_lowercase() == name.to_lowercase()
        };
        let own = self.other_towns(spot).filter(own).cloned();
        let home = home_of(spot, spots).map(|home| self.atlas.candidates_in(name, home));
        let at_home = home.into_iter().flatten().map(|candidate| candidate.place);
        let small = at_home.filter(|it| {
            it.class == town.class && is_lesser(it, town) && !is_otherwise_called(it, name, town)
        });
        own.take(MOST_ALTERNATIVES).chain(small.take(MOST_ALTERNATIVES)).collect()
    }

    /// What else has the name of the town `spot` as its own.
    fn other_towns<'s>(&self, spot: &'s Spot) -> impl Iterator<Item = &'r Place> + use<'s, 'r, 't> {
        let town = &spot.place;
        let settled = town.class == PlaceClass::Settlement;
        let candidates = if settled { self.candidates_of(spot) } else { &[] };
        let own = candidates.iter().filter(|it| it.kind != NameKind::Alternate);
        let name = self.toponym_of(spot).map_or("", |toponym| toponym.span.of(self.scene().text));
        own.map(|candidate| &candidate.place).filter(move |place| {
            let known = spot.others.iter().chain([town]).any(|other| other.id == place.id);
            place.class == town.class && !known && !is_otherwise_called(place, name, town)
        })
    }

    /// What the name of `spot` may mean at all, best first.
    fn candidates_of(&self, spot: &Spot) -> &'r [Candidate] {
        self.toponym_of(spot).map_or(&[][..], |toponym| &toponym.candidates)
    }

    /// The largest town that is called as `spot` is.
    pub fn best_known(&self, spot: &Spot) -> Option<&'r Place> {
        let towns = self.candidates_of(spot).iter().map(|it| &it.place);
        let towns = towns.filter(|it| it.class == PlaceClass::Settlement);
        towns.max_by_key(|place| place.population)
    }

    /// What names `spot` in the sentence.
    fn toponym_of(&self, spot: &Spot) -> Option<&'r Toponym> {
        let named = |toponym: &&Toponym| Some(self.shift(toponym.span)) == spot.mention;
        self.scene().toponyms.iter().find(named)
    }

    /// Adds a claim about places that the atlas knows, but not what is said of them.
    pub fn push_open(
        &mut self,
        kind: &'static str,
        span: Span,
        stated: Stated,
        spots: &[&Spot],
        why: Unmeasured,
    ) -> &mut Claim {
        let span = self.with_mentions(span, spots);
        self.claims.push_mut(Claim::new(kind, span, stated, spots, Err(why)))
    }

    /// Adds a claim that cannot be asked, since it is about a `name` that the atlas does not know.
    pub fn push_unknown(
        &mut self,
        kind: &'static str,
        span: Span,
        stated: Stated,
        known: &[&Spot],
        name: Span,
    ) -> &mut Claim {
        let claim = self.on_unknown(kind, span, stated, known, name);
        self.claims.push_mut(claim)
    }

    /// `span` with what the sentence calls the places of `spots`.
    fn with_mentions(&self, span: Span, spots: &[&Spot]) -> Span {
        let scene = self.scene();
        let here = Span::new(scene.offset, scene.offset + scene.text.len());
        let mentions = spots.iter().filter_map(|spot| spot.mention);
        mentions.filter(|mention| here.contains(*mention)).fold(span, Span::join)
    }
}

/// The country of the first other one of `spots` that is not in that of `spot`.
fn home_of(spot: &Spot, spots: &[&Spot]) -> Option<CountryCode> {
    let others = spots.iter().filter(|other| !std::ptr::eq(**other, spot));
    others.filter_map(|other| other.place.country).find(|&code| Some(code) != spot.place.country)
}

/// Whether a town is too small beside its namesake abroad to be meant as soon.
fn is_lesser(town: &Place, namesake: &Place) -> bool {
    town.population.saturating_mul(MOST_TIMES) < namesake.population
}

/// Whether a town that the text writes as `name` has another name at home, where a metropolis is
/// meant by it: nobody calls Frankfort Frankfurt.
fn is_otherwise_called(town: &Place, name: &str, metropolis: &Place) -> bool {
    let called = |town: &Place| fold(&town.name).starts_with(&*fold(name));
    metropolis.population >= METROPOLIS && called(metropolis) && !called(town)
}

/// Whether the sentence says that the name stands for something else than a place of that name.
fn is_another(scene: &Scene<'_>, toponym: &Toponym) -> bool {
    let at = scene.elements.partition_point(|element| element.span.end < toponym.span.end);
    is_first_half(scene, toponym)
        || is_of_other_kind(scene, at, toponym)
        || is_last_of_name(scene, at)
        || is_with_article(scene, toponym)
        || is_rare_name(toponym)
}

/// "la Saône", "el Madrid", "le bord de Saône": in a Romance language a town has no article that is
/// not of its name, so that a river, a district or a team is meant.
fn is_with_article(scene: &Scene<'_>, toponym: &Toponym) -> bool {
    let first = scene.elements.partition_point(|element| element.span.start < toponym.span.start);
    let Some(before) = first.checked_sub(1).map(|at| &scene.elements[at]) else { return false };
    let words = before.span.of(scene.text).to_lowercase();
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let article = scene.language.definite.contains(&last);
    let town = toponym.best().class == PlaceClass::Settlement && !toponym.demonym;
    let romance = scene.language.syntax == Syntax::Romance;
    romance && town && (article || before.has(Cue::River))
}

/// "the Treaty of A", "the House of A", "Nusa A": a name of something that is called after a place.
fn is_last_of_name(scene: &Scene<'_>, at: usize) -> bool {
    if at > 0 && scene.elements[at - 1].kind == Kind::Name {
        return true;
    }
    let of = at >= 3 && scene.has(at - 1, Cue::Of) && scene.has(at - 1, Cue::From);
    let names = scene.language.capitals == Capitals::Names;
    let noun = |element: &Element| element.capital && element.kind == Kind::Word;
    of && names && noun(&scene.elements[at - 2]) && scene.is_plain_word(at - 2)
}

/// A spelling by which hardly anybody knows the town.
fn is_rare_name(toponym: &Toponym) -> bool {
    let best = &toponym.candidates[0];
    let town = best.place.class == PlaceClass::Settlement;
    best.kind == NameKind::Alternate && town && best.place.population < OBSCURE_TOWN
}

/// "Wien-Liesing", "Bermuda-Dreieck": a hyphen joins a word to the name that names no place by
/// itself, so that a part of the place is meant or something else.
fn is_first_half(scene: &Scene<'_>, toponym: &Toponym) -> bool {
    let end = scene.elements.partition_point(|element| element.span.end <= toponym.span.end);
    let next = scene.elements.get(end).filter(|next| next.joined && next.capital);
    next.is_some_and(|next| matches!(next.kind, Kind::Word | Kind::Name)) && !toponym.demonym
}
