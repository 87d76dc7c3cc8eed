//! Results of many pairs at once, and how they are written.

use geo::Point;

use crate::geodesy::Inverse;

use super::fixed::Texts;
use super::{MOST_DECIMALS, Metric, Options};

/// One thread's room for the results of a block.
#[derive(Debug)]
pub struct Results<'a> {
    options: &'a Options,
    ways: Vec<Inverse>,
    /// Distances, and perhaps azimuths at both ends.
    texts: [Texts; 3],
    pub distances_m: Vec<f64>,
}

impl<'a> Results<'a> {
    pub fn new(options: &'a Options) -> Self {
        Self { options, ways: Vec::new(), texts: Default::default(), distances_m: Vec::new() }
    }

    /// Measures each pair, unless a network has said all lengths already, and makes texts of it.
    pub fn measure(&mut self, from: &[Point], to: &[Point]) {
        let pairs = from.len();
        if self.options.azimuths {
            let nothing = Inverse { distance_m: 0.0, azimuth1_deg: 0.0, azimuth2_deg: 0.0 };
            self.ways.resize(pairs, nothing);
            self.options.metric.ways(from, to, &mut self.ways);
        } else if self.options.metric != Metric::Network {
            self.distances_m.resize(pairs, 0.0);
            self.options.metric.distances_m(from, to, &mut self.distances_m);
        }
        self.write_texts();
    }

    fn write_texts(&mut self) {
        let decimals = self.options.decimals.min(MOST_DECIMALS);
        let [distances, azimuths1, azimuths2] = &mut self.texts;
        if !self.options.azimuths {
            distances.set(self.distances_m.iter().copied(), decimals);
            return;
        }
        let (ways, more) = (&self.ways, decimals + MORE_FOR_AZIMUTHS);
        let turn = |azimuth_deg| turn_deg(azimuth_deg, more);
        distances.set(ways.iter().map(|way| way.distance_m), decimals);
        azimuths1.set(ways.iter().map(|way| turn(way.azimuth1_deg)), more);
        azimuths2.set(ways.iter().map(|way| turn(way.azimuth2_deg)), more);
    }

    /// How many results a row gets.
    pub fn count(&self) -> usize {
        if self.options.azimuths { 3 } else { 1 }
    }

    /// Whether a pair has results: both of its points are known, and there is a way.
    pub fn is_known(&self, pair: usize) -> bool {
        let distance_m = match self.options.azimuths {
            true => self.ways[pair].distance_m,
            false => self.distances_m[pair],
        };
        !distance_m.is_nan()
    }

    /// Appends the distance (0) or one of the azimuths (1, 2) of a pair.
    #[inline(always)]
    pub fn write(&self, out: &mut Vec<u8>, result: usize, pair: usize) {
        self.texts[result].write(out, pair);
    }
}

/// 1e-8° is a millimetre at 6,000 km.
const MORE_FOR_AZIMUTHS: u8 = 5;

/// An azimuth as 0..360; what would be rounded up to 360 is 0.
fn turn_deg(azimuth_deg: f64, decimals: u8) -> f64 {
    let is_turn = (0.0..360.0).contains(&azimuth_deg);
    let turn_deg = if is_turn { azimuth_deg } else { azimuth_deg.rem_euclid(360.0) };
    let rounds_up = 360.0 - turn_deg <= 0.5 * 0.1_f64.powi(i32::from(decimals));
    if rounds_up { 0.0 } else { turn_deg }
}
