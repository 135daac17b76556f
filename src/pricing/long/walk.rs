//! The best path of a candidate through its space, given prices and multipliers.

use std::sync::Arc;

use super::limits::Own;
use super::space::{NOWHERE, Space};
use crate::pricing::answer::{CLOSED, NEVER};
use crate::pricing::compile::course::Course;
use crate::pricing::step::Step;

/// Values below this stand for what cannot be.
const HARDLY: i64 = NEVER / 2;

/// A candidate as the relaxation sees them.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) own: Own,
    /// Points of a crossing, by previous group x group, and from the origin.
    pub(crate) crossing: Box<[i64]>,
    pub(crate) origin: Box<[i64]>,
    /// Points lost per period of waiting.
    pub(crate) waiting: i64,
}

/// What the relaxation tells apart of a candidate's rotations.
#[derive(Clone, Debug)]
pub(crate) struct View {
    /// The cell of each placement.
    pub(crate) cells: Box<[u32]>,
    /// The group of each cell.
    pub(crate) groups: Box<[u32]>,
    pub(crate) space: Arc<Space>,
    /// Whether kinds met and idle periods are remembered where they matter.
    pub(crate) kinds: bool,
    pub(crate) idle: bool,
    /// Positions of the limits that it follows.
    pub(crate) follows: Box<[u32]>,
    /// Positions of lower limits that leave few idle periods, where these are followed.
    pub(crate) asks: Box<[u32]>,
}

impl View {
    /// Positions of the limits that are followed.
    pub(crate) fn follows(&self) -> &[u32] {
        &self.follows
    }

    /// Whether it remembers all that another one does.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        self.kinds >= other.kinds
            && self.idle >= other.idle
            && other.follows.iter().all(|limit| self.follows.contains(limit))
    }

    /// Positions of limits to follow so that no path is found beyond those of this view.
    pub(crate) fn stated(&self) -> impl Iterator<Item = u32> {
        self.follows.iter().chain(&self.asks).copied()
    }
}

/// The best path found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Walk {
    /// Its placements. They need not be a rotation that keeps the rules.
    pub(crate) steps: Vec<Step>,
    /// Their sums, by limit.
    pub(crate) sums: Vec<i32>,
    /// Most points that it may have.
    pub(crate) points: i64,
    /// No rotation that is not empty has a higher value; `None` where there is none.
    pub(crate) bound: Option<i64>,
    /// Placements and ways looked at.
    pub(crate) work: u64,
}

/// Working scratch.
#[derive(Clone, Debug, Default)]
pub(crate) struct WalkScratch {
    effective: Vec<i64>,
    /// By cell: the best value, and its placement.
    best: Vec<(i64, u32)>,
    /// By block and group.
    values: Vec<i64>,
    by_group: Vec<i64>,
    arcs: Vec<u32>,
}

impl Seen {
    /// The best path, where a point counts so many units.
    pub(crate) fn best(
        &self,
        periods: usize,
        (course, view): (&Course, &View),
        units: i64,
        (prices, multipliers): (&[i64], &[i64]),
        scratch: &mut WalkScratch,
        walk: &mut Walk,
    ) {
        self.own.effective(multipliers, &mut scratch.effective);
        self.best_of_cells(periods, (course, view), units, prices, scratch);
        self.sweep(view, units, scratch);
        self.trace((course, view), units, scratch, walk);
        walk.work = (course.arcs.len() + view.space.ways.len()) as u64;
        walk.bound = walk.bound.map(|value| value + self.own.allowance(multipliers));
        self.own.sums(&scratch.arcs, &mut walk.sums);
    }

    fn best_of_cells(
        &self,
        periods: usize,
        (course, view): (&Course, &View),
        units: i64,
        prices: &[i64],
        scratch: &mut WalkScratch,
    ) {
        scratch.best.clear();
        scratch.best.resize(view.groups.len(), (NEVER, 0));
        for (slot, ends) in course.slot_arcs.windows(2).enumerate() {
            let key = &course.slots[slot];
            for arc in ends[0]..ends[1] {
                let placed = course.arcs.at(arc as usize);
                let first = placed.post.get() * periods + key.start as usize;
                let paid = &prices[first..first + key.duration as usize];
                if paid.iter().any(|&price| price >= CLOSED) {
                    continue;
                }
                let mut value = units * placed.most - paid.iter().sum::<i64>();
                if let Some(charges) = &course.charges {
                    value = charges.less(value, arc, prices);
                }
                value -= self.own.toll(arc, &scratch.effective);
                let best = &mut scratch.best[view.cells[arc as usize] as usize];
                if value > best.0 {
                    *best = (value, arc);
                }
            }
        }
    }

    /// Values of all blocks, by group of the last provider; of those with nothing placed, at group 0.
    fn sweep(&self, view: &View, units: i64, scratch: &mut WalkScratch) {
        let (width, space) = (self.origin.len(), &*view.space);
        let WalkScratch { best, values, by_group, .. } = scratch;
        values.clear();
        values.reserve(space.blocks.len() * width);
        let mut first = 0;
        for block in &space.blocks {
            by_group.clear();
            by_group.resize(width, NEVER);
            for way in &space.ways[first..block.ways as usize] {
                let group = view.groups[way.cell as usize] as usize;
                let after = values[way.next as usize * width + group];
                let value = best[way.cell as usize].0 + after;
                by_group[group] = by_group[group].max(value);
            }
            first = block.ways as usize;
            let paid = if block.waits { units * self.waiting } else { 0 };
            let end = block.worth.map_or(NEVER, |worth| units * worth);
            for last in 0..if block.fresh { 1 } else { width } {
                let crossing = self.from(block.fresh, last);
                let mut most = end;
                for (value, crossing) in by_group.iter().zip(crossing) {
                    most = most.max(value + units * crossing);
                }
                if block.pause != NOWHERE {
                    most = most.max(values[block.pause as usize * width + last] - paid);
                }
                values.push(most.max(NEVER));
            }
            values.resize(values.len().next_multiple_of(width), NEVER);
        }
    }

    /// Points of crossings from a group, or from the origin.
    fn from(&self, fresh: bool, last: usize) -> &[i64] {
        let width = self.origin.len();
        if fresh { &self.origin } else { &self.crossing[last * width..][..width] }
    }

    /// Follows the best path.
    fn trace(
        &self,
        (course, view): (&Course, &View),
        units: i64,
        scratch: &mut WalkScratch,
        walk: &mut Walk,
    ) {
        let (width, space) = (self.origin.len(), &*view.space);
        let WalkScratch { best, values, arcs, .. } = scratch;
        walk.steps.clear();
        arcs.clear();
        (walk.points, walk.bound) = (0, None);
        let Some(root) = space.blocks.len().checked_sub(1) else { return };
        let (mut at, mut last) = (root, 0);
        if values[at * width] <= HARDLY {
            return;
        }
        walk.bound = Some(values[at * width]);
        loop {
            let (block, value) = (space.blocks[at], values[at * width + last]);
            if let Some(worth) = block.worth.filter(|worth| units * worth == value) {
                walk.points += worth;
                return;
            }
            let crossing = self.from(block.fresh, last);
            let way = space.on(at).iter().find(|way| {
                let group = view.groups[way.cell as usize] as usize;
                let after = values[way.next as usize * width + group];
                best[way.cell as usize].0 + after + units * crossing[group] == value
            });
            if let Some(way) = way {
                let arc = best[way.cell as usize].1;
                let group = view.groups[way.cell as usize] as usize;
                let placed = course.arcs.at(arc as usize);
                let slot = course.slot_arcs.partition_point(|&first| first <= arc) - 1;
                walk.steps.push(Step { post: placed.post, start: course.slots[slot].start });
                walk.points += placed.most + crossing[group];
                arcs.push(arc);
                (at, last) = (way.next as usize, group);
            } else {
                walk.points -= if block.waits { self.waiting } else { 0 };
                at = block.pause as usize;
            }
        }
    }
}
