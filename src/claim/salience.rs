//! What a text is about at a point: the countries and places that "it" and "the border" may mean.

use std::collections::HashMap;

use crate::atlas::{Atlas, CountryCode, PlaceClass};
use crate::text::{Scenes, Toponym};

use super::reader::{Grasp, Prominence, Reader, Spot};

impl Reader<'_, '_> {
    /// The countries that the text is about at this point, most salient first.
    ///
    /// Each mention counts once for the whole document, and the closer it stands before this scene,
    /// the more; names count more than adjectives, and these more than the countries of towns and
    /// rivers.
    pub fn salient_countries(&self) -> Vec<(CountryCode, f64)> {
        let known = || prominence(self.atlas, self.scenes);
        let mut weights = self.prominence.get_or_init(known).clone();
        for (back, scene) in self.named_memory() {
            let recency = RECENCY * DECAY.powi(back as i32);
            for toponym in &scene.toponyms {
                for (code, weight) in mentioned(self.atlas, toponym) {
                    *weights.entry(code).or_default() += recency * weight;
                }
            }
        }
        let mut sorted: Vec<_> = weights.into_iter().collect();
        sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        sorted
    }

    /// The country that the text is about.
    pub fn salient_country(&self) -> Option<CountryCode> {
        self.salient_countries().first().map(|(code, _)| *code)
    }

    /// The two neighbouring countries that "the two countries" or "the common border" means here.
    pub fn salient_neighbours(&self) -> Option<(Spot, Spot)> {
        let salient = self.salient_countries();
        let indices = (1..salient.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
        let pairs = indices.map(|(a, b)| (salient[a], salient[b]));
        let pairs = pairs.filter(|((a, _), (b, _))| self.atlas.are_neighbours(*a, *b));
        let mut pairs: Vec<_> = pairs.map(|((a, v), (b, w))| ((a, b), v * w)).collect();
        pairs.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let grasp = grasp_of(&pairs);
        let (a, b) = pairs.first()?.0;
        let spot = |code| Some(Spot { grasp, ..self.implied_country(code)? });
        Some((spot(a)?, spot(b)?))
    }

    /// The most salient country that borders on `country`.
    pub fn salient_neighbour_of(&self, country: CountryCode) -> Option<Spot> {
        let mut salient = self.salient_countries();
        salient.retain(|(code, _)| *code != country && self.atlas.are_neighbours(country, *code));
        let grasp = grasp_of(&salient);
        let code = salient.first()?.0;
        Some(Spot { grasp, ..self.implied_country(code)? })
    }

    pub fn implied_country(&self, code: CountryCode) -> Option<Spot> {
        self.atlas.country(code).map(Spot::implied)
    }

    /// The latest place of one of `classes` before this scene or in it; a definite word means it
    /// for certain where it is the only one.
    pub fn recent_place(&self, classes: &[PlaceClass]) -> Option<Spot> {
        let fits = |toponym: &&Toponym| !toponym.demonym && classes.contains(&toponym.best().class);
        let mut found = self.named_memory().flat_map(|(_, scene)| {
            scene.toponyms.iter().rev().filter(fits).map(move |toponym| (scene, toponym))
        });
        let (scene, toponym) = found.next()?;
        let alone = found.all(|(_, other)| other.best().id == toponym.best().id);
        let grasp = if alone { Grasp::Named } else { Grasp::Implied };
        Some(Spot { grasp, ..self.spot_of(scene, toponym) })
    }

    /// The latest place of one of `classes` before this scene.
    pub fn earlier_place(&self, classes: &[PlaceClass]) -> Option<Spot> {
        let fits = |toponym: &&Toponym| !toponym.demonym && classes.contains(&toponym.best().class);
        self.named_memory().filter(|(back, _)| *back > 0).find_map(|(_, scene)| {
            scene.toponyms.iter().rev().find(fits).map(|toponym| self.spot_of(scene, toponym))
        })
    }
}

/// A mention in the same sentence counts this many times as much as one anywhere in the document …
const RECENCY: f64 = 4.0;
/// … and one a sentence further back this share of it.
const DECAY: f64 = 0.8;
/// What the context implies is as good as named if nothing else is half as likely.
const CLEARLY: f64 = 2.0;

/// How much the whole document is about each country.
fn prominence(atlas: &Atlas, scenes: &Scenes<'_, '_>) -> Prominence {
    let mut weights = HashMap::new();
    for toponym in scenes.with_names().flat_map(|scene| &scene.toponyms) {
        for (code, weight) in mentioned(atlas, toponym) {
            *weights.entry(code).or_default() += weight;
        }
    }
    weights
}

/// The countries that a name speaks of, each with a weight.
fn mentioned(atlas: &Atlas, toponym: &Toponym) -> Vec<(CountryCode, f64)> {
    let place = toponym.best();
    let weight = match (place.class, toponym.demonym) {
        (PlaceClass::Country, false) => 1.0,
        (PlaceClass::Country, true) => 0.8,
        _ => 0.5,
    };
    atlas.countries_of(place).into_iter().map(|code| (code, weight)).collect()
}

/// Ranked readings, best first: is the first one clear?
fn grasp_of<T>(ranked: &[(T, f64)]) -> Grasp {
    match ranked {
        [(_, best), (_, next), ..] if *best < CLEARLY * next => Grasp::Implied,
        _ => Grasp::Named,
    }
}
