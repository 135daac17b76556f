//! Branch and bound over the residual rotations.

mod branch;
mod gather;
mod node;
mod record;
#[cfg(test)]
mod tests;

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::bound::relaxation::Relaxation;
use super::bound::residual::{Column, Residual};
use super::bound::volume::Volume;
use super::limits::Limits;
use super::lp::columns::Columns;
use super::lp::simplex::Basis;
use super::rows::{Limit, Row, Rows};
use crate::model::{CandidateIx, Worst};
use crate::parallel::Threads;
use crate::plan::PRICE_UNIT;
use crate::pricing::{Oracle, Step};
use crate::solve::held::Held;
use gather::{Coupling, columns};
use node::{Dive, Fork, Node, dive};
pub(super) use record::Record;

/// Dives that run side by side, fixed so that threads change nothing.
const DIVES: usize = 4;

/// Candidates and places of a tree, at most: the inverse of a basis grows with their square.
const MOST_ROWS: usize = 1_400;

/// What a tree found out.
#[derive(Clone, Debug)]
pub(super) struct TreeFindings {
    /// The best plan met, if it is better than the one given.
    pub(super) better: Option<Vec<Held>>,
    /// Whether no plan is better than the best one, and how that was found.
    pub(super) proof: Option<TreeProof>,
}

/// How a finished tree can be shown.
#[derive(Clone, Debug)]
pub(super) enum TreeProof {
    /// Every node, with what closed or split it.
    Recorded(Record),
    /// The tree grew too large to be kept.
    Unrecorded,
}

/// A tree over the residual of one relaxation.
#[derive(Debug)]
pub(super) struct Tree<'t> {
    threads: &'t Threads,
    residual: Residual,
    columns: Columns,
    /// Points of the best plan known.
    value: i64,
    /// Columns of the best plan met here.
    found: Option<Vec<u32>>,
    feasibility: bool,
    work_limit: u64,
    record: Record,
    open: BinaryHeap<Waiting>,
    /// Nodes left aside so far.
    count: u64,
    work: u64,
}

/// A node in the queue: the highest bound first, then the one that has waited longest.
#[derive(Debug)]
struct Waiting(Node, u64);

impl Waiting {
    fn key(&self) -> (i64, Reverse<u64>) {
        (self.0.bound, Reverse(self.1))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Waiting {}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl<'t> Tree<'t> {
    /// Enumerates the residual, up to `most` rotations, for a search of up to `work_limit` work.
    ///
    /// Where any plan will do, what hard rows lack counts like people without a rotation, one for each
    /// placement of the row's largest amount. `None` if it is too large or the solve is interrupted.
    pub(super) fn new(
        relaxation: &Relaxation<'t>,
        volume: &Volume,
        value: i64,
        (most, work_limit): (usize, u64),
        limits: &mut Limits,
    ) -> Option<Self> {
        let residual = Residual::list(relaxation, &volume.best, volume.bound, value, most, limits)?;
        let (oracle, capacity) = (relaxation.oracle, &relaxation.capacity);
        let rows = relaxation.rows;
        let feasibility = relaxation.missing.is_some();
        let limit = |row: &Row| if feasibility { row.limit.of_feasibility() } else { row.limit };
        let scheme = oracle.scheme();
        let amounts = |at: usize, steps: &[Step]| rows.amounts(scheme, CandidateIx::new(at), steps);
        let limits_of_rows = rows.all().iter().map(limit).collect();
        let worst = relaxation.worst;
        let coupling = Coupling { limits: limits_of_rows, amounts: &amounts, worst };
        let columns = columns(oracle, &residual.columns, capacity, &coupling);
        if columns.group_count() + columns.bounds() > MOST_ROWS {
            return None;
        }
        let work_limit = limits.left().min(work_limit);
        let tree = Self::over(relaxation.threads, residual, columns, value, work_limit);
        Some(Self { feasibility, ..tree })
    }

    /// A tree over some people's rotations, within places set aside for them; it proves nothing.
    ///
    /// `limits` is what the rows leave to these people, by row, as long as there are any. `value` is what
    /// they have now, less what soft limits then lose.
    pub(super) fn of_part(
        oracle: &Oracle<'_>,
        (people, lists): (&[usize], Vec<Vec<Column>>),
        capacity: &[u32],
        (rows, limits): (&Rows, Vec<Limit>),
        value: i64,
        work_limit: u64,
    ) -> Tree<'static> {
        let residual = Residual { columns: lists, complete: false };
        let scheme = oracle.scheme();
        let amounts =
            |at: usize, steps: &[Step]| rows.amounts(scheme, CandidateIx::new(people[at]), steps);
        let coupling = Coupling { limits, amounts: &amounts, worst: Worst::default() };
        let columns = columns(oracle, &residual.columns, capacity, &coupling);
        Tree::over(&Threads::One, residual, columns, value, work_limit)
    }

    fn over(
        threads: &'t Threads,
        residual: Residual,
        columns: Columns,
        value: i64,
        work_limit: u64,
    ) -> Self {
        let root = Node {
            alive: (0..columns.len() as u32).collect(),
            basis: Basis::default(),
            bound: i64::MAX / 2,
            entry: 0,
        };
        let record = if residual.complete { Record::new() } else { Record::none() };
        Self {
            threads,
            residual,
            columns,
            value,
            found: None,
            feasibility: false,
            work_limit,
            record,
            open: BinaryHeap::from([Waiting(root, 0)]),
            count: 1,
            work: 0,
        }
    }

    /// Searches the whole tree, the nodes of the highest bounds first.
    pub(super) fn run(mut self, limits: &mut Limits) -> TreeFindings {
        let watch = &*limits;
        let finished = self.search(&|| watch.interrupted());
        limits.spend(self.work);
        let better = self.found.as_ref().map(|picks| self.held(picks));
        let proof = (finished && self.residual.complete)
            .then(|| self.record.whole().map_or(TreeProof::Unrecorded, TreeProof::Recorded));
        TreeFindings { better, proof }
    }

    /// Searches, and returns a better choice for everybody in it if there is one, and the work done.
    pub(super) fn improve(mut self, stop: &(dyn Fn() -> bool + Sync)) -> (Option<Vec<Held>>, u64) {
        self.search(stop);
        (self.found.as_ref().map(|picks| self.held(picks)), self.work)
    }

    /// Whether every node was closed.
    fn search(&mut self, stop: &(dyn Fn() -> bool + Sync)) -> bool {
        while !stop() && self.work <= self.work_limit {
            let nodes = self.next();
            if nodes.is_empty() {
                return true;
            }
            let (columns, value) = (&self.columns, self.value);
            let job = |at: usize| dive(columns, &nodes[at], value, &|| stop());
            let dives = self.threads.jobs(nodes.len(), job);
            self.work += dives.iter().map(|dive| dive.work).sum::<u64>();
            let closed = dives.iter().all(|dive| dive.closed);
            for (node, dive) in nodes.iter().zip(dives) {
                self.merge(node.entry, dive);
            }
            if !closed {
                break;
            }
        }
        false
    }

    /// The nodes to dive from next.
    fn next(&mut self) -> Vec<Node> {
        let goal = self.goal();
        let mut nodes = Vec::with_capacity(DIVES);
        while nodes.len() < DIVES {
            match self.open.pop() {
                Some(Waiting(node, _)) if node.bound >= goal => nodes.push(node),
                // All others have lower bounds.
                _ => break,
            }
        }
        nodes
    }

    /// Takes over what a dive from an entry brought.
    fn merge(&mut self, mut entry: usize, dive: Dive) {
        for step in dive.steps {
            self.record.settle(entry, step.prices, step.bound);
            if let Some(Fork { split, mut aside, with }) = step.fork {
                let [with_places, without] = self.record.split(entry, split);
                (aside.entry, entry) =
                    if with { (with_places, without) } else { (without, with_places) };
                self.open.push(Waiting(aside, self.count));
                self.count += 1;
            }
        }
        if let Some(picks) = dive.picks {
            self.offer(picks);
        }
    }

    /// The least value, in units, of a plan that is better than the best known.
    fn goal(&self) -> i64 {
        PRICE_UNIT * (self.value + 1)
    }

    fn offer(&mut self, picks: Vec<u32>) {
        if let Some(value) = self.columns.worth(&picks).filter(|&value| value > self.value) {
            self.value = value;
            self.found = Some(picks);
        }
    }

    fn held(&self, picks: &[u32]) -> Vec<Held> {
        let held = |&pick: &u32| {
            let of_candidate = &self.residual.columns[self.columns.group_of(pick)];
            let column = &of_candidate[self.columns.source(pick) as usize];
            if self.feasibility && column.value < 0 {
                Held::Missing
            } else {
                Held::Rotation(column.steps.clone(), column.points)
            }
        };
        picks.iter().map(held).collect()
    }
}
