//! Branch and bound over the residual rotations.
//!
//! Every node prices its columns again by a few steps of the volume algorithm, drops those that
//! lose too much, draws conclusions from places that are taken for certain, and branches on whether
//! a candidate uses a place. Nodes with few columns left go to an integer programme through
//! `good_lp`, so that no call of the back end is long and cancelling holds between them.
//!
//! Lagrangian branch and bound with variable fixing: Fisher (1981), "The Lagrangian relaxation
//! method for solving integer programming problems", Management Science 27.

mod columns;
mod node;

use super::limits::Limits;
use super::prices::Volume;
use super::programme::{self, Choice};
use super::relaxation::Relaxation;
use super::residual::Residual;
use super::roster::Held;
use crate::certify::PRICE_UNIT;
use columns::Columns;
use node::Node;

/// Columns up to which a node goes to the back end: few enough to take it milliseconds.
const LEAF: usize = 80;
/// Price steps at the root and at every other node.
const ROOT_STEPS: usize = 400;
const NODE_STEPS: usize = 40;

/// What a tree found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// No plan is better than the one given.
    NothingBetter,
    /// This plan is the best of all.
    Better(Vec<Held>),
    /// Stopped early, with the best plan met if it is better than the one given.
    Unfinished(Option<Vec<Held>>),
}

/// A tree over the residual of one relaxation.
#[derive(Debug)]
pub(super) struct Tree {
    residual: Residual,
    columns: Columns,
    prices: Vec<f64>,
    /// Points of the best plan known.
    value: i64,
    /// Columns of the best plan met here.
    found: Option<Vec<u32>>,
    feasibility: bool,
    work_limit: u64,
}

impl Tree {
    /// Enumerates the residual, up to `most` rotations, for a search of up to `work_limit` work.
    ///
    /// `None` if it is too large or the solve is interrupted.
    pub(super) fn new(
        relaxation: &Relaxation<'_>,
        volume: &Volume,
        value: i64,
        (most, work_limit): (usize, u64),
        limits: &mut Limits,
    ) -> Option<Self> {
        let residual = Residual::list(relaxation, &volume.best, volume.bound, value, most, limits)?;
        let columns = Columns::new(relaxation, &residual);
        let complete = residual.complete;
        let prices = columns.local_prices(&volume.best);
        Some(Self {
            residual,
            columns,
            prices,
            value,
            found: None,
            feasibility: relaxation.missing.is_some(),
            // A list that is not complete proves nothing; it only leads to better plans.
            work_limit: limits.left().min(if complete { work_limit } else { work_limit / 4 }),
        })
    }

    /// Searches the whole tree, depth first.
    pub(super) fn run(mut self, limits: &mut Limits) -> Verdict {
        let mut open = vec![Node::root(&self.columns, self.prices.clone())];
        let mut steps = ROOT_STEPS;
        let mut work = 0;
        let mut finished = true;
        while let Some(mut node) = open.pop() {
            if limits.interrupted() || work > self.work_limit {
                finished = false;
                break;
            }
            let alive = node.tighten(&self.columns, self.goal(), steps, limits, &mut work);
            steps = NODE_STEPS;
            if !alive {
                continue;
            }
            if let Some(picks) = node.round(&self.columns) {
                self.offer(picks);
                if !node.reduce(&self.columns, self.goal()) {
                    continue;
                }
            }
            let undecided = node.undecided(&self.columns);
            if undecided <= LEAF {
                if undecided > 0 && !self.leaf(&node, limits) {
                    finished = false;
                    break;
                }
            } else {
                let (first, second) = node.branch(&self.columns);
                open.push(second);
                open.push(first);
            }
        }
        limits.spend(work);
        let complete = self.residual.complete;
        let held = self.found.take().map(|picks| self.held(&picks));
        match (finished && complete, held) {
            (true, None) => Verdict::NothingBetter,
            (true, Some(held)) => Verdict::Better(held),
            (false, held) => Verdict::Unfinished(held),
        }
    }

    /// The least value, in units, of a plan that is better than the best known.
    fn goal(&self) -> i64 {
        PRICE_UNIT * (self.value + 1)
    }

    fn offer(&mut self, picks: Vec<u32>) {
        let value = picks.iter().map(|&column| self.columns.value(column)).sum();
        if value > self.value {
            self.value = value;
            self.found = Some(picks);
        }
    }

    /// Settles a small node with the back end; `false` if it did not finish.
    fn leaf(&mut self, node: &Node, limits: &Limits) -> bool {
        let mut capacity = self.columns.capacity().to_vec();
        let mut picks = vec![0; self.columns.group_count()];
        let mut open: Vec<&[u32]> = Vec::new();
        for alive in node.groups(&self.columns) {
            if let &[only] = alive {
                picks[self.columns.group_of(only)] = only;
                self.columns.rows(only).iter().for_each(|&row| capacity[row as usize] -= 1);
            } else {
                open.push(alive);
            }
        }
        let choice = |&column: &u32| Choice {
            value: self.columns.value(column),
            rows: self.columns.rows(column).iter().map(|&row| row as usize).collect(),
        };
        let groups: Vec<Vec<Choice>> =
            open.iter().map(|alive| alive.iter().map(choice).collect()).collect();
        match programme::solve(&groups, &capacity, limits.time_left()) {
            programme::Answer::Infeasible => true,
            programme::Answer::Optimal(chosen) => {
                for (alive, at) in open.into_iter().zip(chosen) {
                    picks[self.columns.group_of(alive[at])] = alive[at];
                }
                // The back end works in floating point: only a plan that really fits counts.
                if !self.columns.fits(&picks) {
                    return false;
                }
                self.offer(picks);
                true
            }
            programme::Answer::Unfinished => false,
        }
    }

    fn held(&self, picks: &[u32]) -> Vec<Held> {
        let held = |&pick: &u32| {
            let of_candidate = &self.residual.columns[self.columns.group_of(pick)];
            let column = &of_candidate[self.columns.source(pick)];
            if self.feasibility && column.value < 0 {
                Held::Missing
            } else {
                Held::Rotation(column.steps.clone(), column.points)
            }
        };
        picks.iter().map(held).collect()
    }
}
