//! Which countries a point lies in, and whether on land, at full resolution.
//!
//! A grid keeps for every cell how often each owner covers its centre; a query walks from the
//! centre along the cell's middle row and then straight up or down, and every edge on the way adds
//! or takes its owner.

use std::collections::HashMap;

use super::noding::{Edge, each_cell};
use super::{HALF_TURN, Point};

/// A tenth of a degree.
const CELL: i32 = 100_000;
const COLUMNS: usize = (2 * HALF_TURN / CELL + 1) as usize;
const ROWS: usize = (HALF_TURN / CELL + 1) as usize;

/// How often owners cover a point, sorted by owner, without zeros.
pub type Cover = Vec<(u16, i16)>;

/// Adds `times` to how often `owner` covers a point.
pub fn add(cover: &mut Cover, owner: u16, times: i16) {
    match cover.binary_search_by_key(&owner, |&(owner, _)| owner) {
        Ok(at) if cover[at].1 + times == 0 => {
            cover.remove(at);
        }
        Ok(at) => cover[at].1 += times,
        Err(at) if times != 0 => cover.insert(at, (owner, times)),
        Err(_) => {}
    }
}

pub struct Locator<'a> {
    edges: &'a [Edge],
    /// Where each cell's edges start in `entries`.
    starts: Vec<u32>,
    entries: Vec<u32>,
    /// What covers each cell's centre, as an index into `covers`.
    centres: Vec<u16>,
    covers: Vec<Cover>,
}

impl<'a> Locator<'a> {
    pub fn new(edges: &'a [Edge]) -> Self {
        let (starts, entries) = entries(edges);
        let (centres, covers) = centres(edges);
        Self { edges, starts, entries, centres, covers }
    }

    /// What covers the left side of the edge from `a` to `b`, a third of a unit beside its middle.
    pub fn left_of(&self, a: Point, b: Point) -> Cover {
        // Neither this part of an edge nor this step to the side leads to a vertex's own longitude.
        const PART: f64 = 0.4871;
        const ASIDE: f64 = 0.31;
        let [dx, dy] = [0, 1].map(|axis| f64::from(b[axis]) - f64::from(a[axis]));
        let aside = ASIDE / dx.hypot(dy);
        let x = f64::from(a[0]) + PART * dx - aside * dy;
        let y = f64::from(a[1]) + PART * dy + aside * dx;
        self.at(x.clamp(-f64::from(HALF_TURN) + ASIDE, f64::from(HALF_TURN) - ASIDE), y)
    }

    /// What covers a point in millionths of a degree, or one a fraction of a unit beside it.
    pub fn near(&self, x: f64, y: f64) -> Cover {
        self.at(x + 0.0137, y)
    }

    fn at(&self, x: f64, y: f64) -> Cover {
        let column = ((x + f64::from(HALF_TURN)) as i32 / CELL) as usize;
        let row = ((y + f64::from(HALF_TURN / 2)) as i32 / CELL) as usize;
        let cell = row * COLUMNS + column;
        let (centre_x, centre_y) = centre(column, row);
        let mut cover = self.covers[usize::from(self.centres[cell])].clone();
        for &index in &self.entries[self.starts[cell] as usize..self.starts[cell + 1] as usize] {
            let Edge { from, to, owner } = self.edges[index as usize];
            let [ax, ay, bx, by] = [from[0], from[1], to[0], to[1]].map(f64::from);
            if (ay > centre_y) != (by > centre_y) {
                let at = ax + (centre_y - ay) / (by - ay) * (bx - ax);
                if (at > centre_x) != (at > x) {
                    // An edge that goes down has its owner in the east.
                    add(&mut cover, owner, if (by < ay) == (x > centre_x) { 1 } else { -1 });
                }
            }
            if (ax > x) != (bx > x) {
                let at = ay + (x - ax) / (bx - ax) * (by - ay);
                if (at > centre_y) != (at > y) {
                    // An edge that goes east has its owner in the north.
                    add(&mut cover, owner, if (bx > ax) == (y > centre_y) { 1 } else { -1 });
                }
            }
        }
        cover
    }
}

/// Off the grid of the vertices by half a unit, so that no vertex lies on the middle row.
fn centre(column: usize, row: usize) -> (f64, f64) {
    let middle = |index: usize| index as f64 * f64::from(CELL) + f64::from(CELL / 2) + 0.5;
    (middle(column) - f64::from(HALF_TURN), middle(row) - f64::from(HALF_TURN / 2))
}

fn entries(edges: &[Edge]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; ROWS * COLUMNS + 1];
    for edge in edges {
        each_cell(edge, CELL, |cell| starts[cell as usize + 1] += 1);
    }
    for cell in 1..starts.len() {
        starts[cell] += starts[cell - 1];
    }
    let mut next = starts.clone();
    let mut entries = vec![0; *starts.last().expect("there are cells") as usize];
    for (index, edge) in edges.iter().enumerate() {
        each_cell(edge, CELL, |cell| {
            entries[next[cell as usize] as usize] = index as u32;
            next[cell as usize] += 1;
        });
    }
    (starts, entries)
}

/// What covers all cell centres: along each middle row, every edge adds or takes its owner.
fn centres(edges: &[Edge]) -> (Vec<u16>, Vec<Cover>) {
    let mut crossings = crossings(edges).into_iter().peekable();
    let mut numbers = HashMap::from([(Cover::new(), 0)]);
    let mut covers = vec![Cover::new()];
    let mut centres = Vec::with_capacity(ROWS * COLUMNS);
    for row in 0..ROWS {
        let mut cover = Cover::new();
        let mut number = 0;
        for column in 0..COLUMNS {
            let (x, _) = centre(column, row);
            let before = |crossing: &Crossing| crossing.row == row && crossing.x < x;
            while let Some(crossing) = crossings.next_if(before) {
                add(&mut cover, crossing.owner, crossing.times);
                number = *numbers.entry(cover.clone()).or_insert_with(|| {
                    covers.push(cover.clone());
                    (covers.len() - 1) as u16
                });
            }
            centres.push(number);
        }
        // What is left of the row lies on its very end, the antimeridian.
        while crossings.next_if(|crossing| crossing.row == row).is_some() {}
    }
    (centres, covers)
}

/// Where an edge crosses a middle row, and whether its owner begins or ends there.
struct Crossing {
    row: usize,
    x: f64,
    owner: u16,
    times: i16,
}

fn crossings(edges: &[Edge]) -> Vec<Crossing> {
    let mut crossings = Vec::new();
    for &Edge { from, to, owner } in edges {
        let [ax, ay, bx, by] = [from[0], from[1], to[0], to[1]].map(f64::from);
        let first = (from[1].min(to[1]) + HALF_TURN / 2) / CELL;
        for row in first as usize..ROWS {
            let (_, y) = centre(0, row);
            if y > ay.max(by) {
                break;
            }
            if (ay > y) != (by > y) {
                let x = ax + (y - ay) / (by - ay) * (bx - ax);
                crossings.push(Crossing { row, x, owner, times: if by < ay { 1 } else { -1 } });
            }
        }
    }
    crossings.sort_unstable_by(|a, b| {
        a.row
            .cmp(&b.row)
            .then(a.x.total_cmp(&b.x))
            .then((a.owner, a.times).cmp(&(b.owner, b.times)))
    });
    crossings
}
