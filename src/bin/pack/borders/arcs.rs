//! Arcs: runs of edges with the same countries and the same land or sea on each side.

use std::collections::HashMap;

use geo::Point as LonLat;
use luftlinie::geodesy;

use super::locator::{self, Cover, Locator};
use super::noding::Edge;
use super::{HALF_TURN, LAND, Point};

/// What lies on one side of an arc.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Side {
    /// The indices of the countries that the side belongs to, or that claim it.
    pub countries: Vec<u16>,
    pub land: bool,
}

pub struct Arc {
    pub points: Vec<Point>,
    pub left: Side,
    pub right: Side,
}

impl Arc {
    /// Whether both sides are land.
    pub fn is_land(&self) -> bool {
        self.left.land && self.right.land
    }
}

/// The length along `points` on the WGS 84 ellipsoid.
pub fn length_m(points: &[Point]) -> f64 {
    points.windows(2).map(|pair| geodesy::distance_m(lon_lat(pair[0]), lon_lat(pair[1]))).sum()
}

fn lon_lat([x, y]: Point) -> LonLat {
    LonLat::new(f64::from(x) / 1e6, f64::from(y) / 1e6)
}

/// The arcs of all `edges`.
pub fn build(edges: &[Edge], masked: &Masked) -> Vec<Arc> {
    let locator = Locator::new(edges);
    eprintln!("locator");
    let graph = Graph::new(lines(edges));
    eprintln!("graph");
    let arcs = graph.chains().into_iter().map(|chain| graph.arc(chain, &locator, masked));
    arcs.filter(|arc| arc.left != arc.right).collect()
}

/// The owners that an edge has on its left, each with how many of its pieces end there.
type Step = Cover;

/// An undirected edge from its lesser to its greater end.
struct Line {
    a: Point,
    b: Point,
    /// What its left side has more than its right one, as an index into `steps`.
    step: u32,
}

struct Lines {
    lines: Vec<Line>,
    steps: Vec<Step>,
}

fn lines(edges: &[Edge]) -> Lines {
    // The antimeridian is no border: what is cut there goes on beyond it.
    let meridian = |edge: &&Edge| edge.from[0] != edge.to[0] || edge.from[0].abs() != HALF_TURN;
    let mut sorted: Vec<_> = edges
        .iter()
        .filter(meridian)
        .map(|edge| {
            (edge.from.min(edge.to), edge.from.max(edge.to), edge.owner, edge.from < edge.to)
        })
        .collect();
    sorted.sort_unstable();
    let mut numbers = HashMap::new();
    let mut steps = Vec::new();
    let mut lines = Vec::new();
    for group in sorted.chunk_by(|e, f| (e.0, e.1) == (f.0, f.1)) {
        let mut step = Step::new();
        for &(_, _, owner, forward) in group {
            locator::add(&mut step, owner, if forward { 1 } else { -1 });
        }
        if step.is_empty() {
            continue;
        }
        let step = *numbers.entry(step.clone()).or_insert_with(|| {
            steps.push(step);
            steps.len() as u32 - 1
        });
        lines.push(Line { a: group[0].0, b: group[0].1, step });
    }
    Lines { lines, steps }
}

/// Lines by their end points.
struct Graph {
    lines: Vec<Line>,
    steps: Vec<Step>,
    /// Sorted.
    nodes: Vec<Point>,
    /// Where each node's lines start in `incident`.
    starts: Vec<u32>,
    incident: Vec<u32>,
    /// The node numbers of each line's ends.
    ends: Vec<[u32; 2]>,
}

/// A run of lines with the same step.
struct Chain {
    nodes: Vec<u32>,
    /// The step, if the run goes the way of its first line, else the step the other way round.
    step: Step,
}

impl Graph {
    fn new(Lines { lines, steps }: Lines) -> Self {
        let mut halves: Vec<(Point, u32)> = Vec::with_capacity(2 * lines.len());
        for (index, line) in lines.iter().enumerate() {
            halves.push((line.a, index as u32));
            halves.push((line.b, index as u32));
        }
        halves.sort_unstable();
        let (mut nodes, mut starts) = (Vec::new(), Vec::new());
        let mut ends = vec![[0; 2]; lines.len()];
        for (position, &(point, line)) in halves.iter().enumerate() {
            if nodes.last() != Some(&point) {
                nodes.push(point);
                starts.push(position as u32);
            }
            let end = usize::from(lines[line as usize].a != point);
            ends[line as usize][end] = nodes.len() as u32 - 1;
        }
        starts.push(halves.len() as u32);
        let incident = halves.into_iter().map(|(_, line)| line).collect();
        Self { lines, steps, nodes, starts, incident, ends }
    }

    fn incident(&self, node: u32) -> &[u32] {
        let (start, end) = (self.starts[node as usize], self.starts[node as usize + 1]);
        &self.incident[start as usize..end as usize]
    }

    /// The step of `line` seen when leaving `node`.
    fn step_from(&self, node: u32, line: u32) -> Step {
        let mut step = self.steps[self.lines[line as usize].step as usize].clone();
        if self.ends[line as usize][0] != node {
            step.iter_mut().for_each(|(_, times)| *times = -*times);
        }
        step
    }

    /// Whether runs end at `node`.
    fn is_break(&self, node: u32) -> bool {
        let &[first, second] = self.incident(node) else { return true };
        let [one, other] = [first, second].map(|line| &self.lines[line as usize]);
        let same_way =
            (self.ends[first as usize][0] == node) != (self.ends[second as usize][0] == node);
        if same_way && one.step == other.step {
            return false;
        }
        let mut back = self.step_from(node, second);
        back.iter_mut().for_each(|(_, times)| *times = -*times);
        self.step_from(node, first) != back
    }

    fn chains(&self) -> Vec<Chain> {
        let mut used = vec![false; self.lines.len()];
        let mut chains = Vec::new();
        let breaks = (0..self.nodes.len() as u32).filter(|&node| self.is_break(node));
        // Runs between breaks first, then closed rings from their least point.
        for node in breaks.chain(0..self.nodes.len() as u32) {
            for &line in self.incident(node) {
                if !used[line as usize] {
                    chains.push(self.walk(node, line, &mut used));
                }
            }
        }
        chains
    }

    fn walk(&self, start: u32, first: u32, used: &mut [bool]) -> Chain {
        let (mut nodes, mut line) = (vec![start], first);
        loop {
            used[line as usize] = true;
            let here = nodes[nodes.len() - 1];
            let [a, b] = self.ends[line as usize];
            let next = if a == here { b } else { a };
            nodes.push(next);
            if next == start || self.is_break(next) {
                return Chain { nodes, step: self.step_from(start, first) };
            }
            let incident = self.incident(next);
            line = if incident[0] == line { incident[1] } else { incident[0] };
        }
    }

    fn arc(&self, chain: Chain, locator: &Locator, masked: &Masked) -> Arc {
        let points: Vec<Point> =
            chain.nodes.iter().map(|&node| self.nodes[node as usize]).collect();
        let squared = |pair: &[Point]| {
            let [dx, dy] = [0, 1].map(|axis| i64::from(pair[1][axis] - pair[0][axis]));
            dx * dx + dy * dy
        };
        let longest =
            points.windows(2).max_by_key(|pair| squared(pair)).expect("chains have lines");
        let left = locator.left_of(longest[0], longest[1]);
        let mut right = left.clone();
        for (owner, times) in chain.step {
            locator::add(&mut right, owner, -times);
        }
        Arc { left: side(&left, masked), right: side(&right, masked), points }
    }
}

/// Owners that turn one country into another where they cover it: mask, country, part.
pub type Masked = HashMap<u16, (u16, u16)>;

fn side(cover: &Cover, masked: &Masked) -> Side {
    let owners: Vec<u16> =
        cover.iter().filter(|(_, times)| *times > 0).map(|&(owner, _)| owner).collect();
    let part = |country: u16| {
        let mut masks = owners.iter().filter_map(|owner| masked.get(owner));
        masks.find(|(whole, _)| *whole == country).map_or(country, |&(_, part)| part)
    };
    let countries = owners.iter().filter(|owner| **owner != LAND && !masked.contains_key(owner));
    let mut countries: Vec<u16> = countries.map(|&country| part(country)).collect();
    countries.sort_unstable();
    Side { countries, land: owners.contains(&LAND) }
}
