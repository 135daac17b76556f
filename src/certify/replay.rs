//! A branch tree, gone through again over the residual's rotations.

use std::collections::HashMap;

use super::prices::HIGHEST;
use super::replay_rows::{Amounts, TreeRows, charge};
use super::{Units, units};
use crate::model::{CandidateIx, PostIx, Worst};
use crate::plan::{BranchNode, BranchSplit, Branching, PRICE_UNIT};
use crate::verify::{Cohort, Person, Step, tally};

/// What a tree shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// No plan of the residual's rotations is better.
    All,
    /// The same but for so many leaves.
    AllBut(usize),
    /// Nothing: it is not a tree over this residual.
    Nothing,
}

/// A rotation as the tree sees it.
struct Column {
    candidate: usize,
    worth: Units,
    /// Positions of the places it covers, of those in the tree.
    places: Vec<u32>,
    amounts: Amounts,
}

struct Replay<'a> {
    rows: TreeRows<'a>,
    columns: Vec<Column>,
    candidates: usize,
    /// Free places by position.
    free: Vec<i64>,
    goal: Units,
    /// What the lowest total counts.
    worst: Worst,
}

/// Goes through a tree; `rotations` is the whole residual, by candidate.
pub(super) fn replay(
    cohort: &Cohort<'_>,
    tree: &Branching,
    value: i64,
    rotations: &[Vec<Vec<Step>>],
) -> Shown {
    let Some(positions) = positions(cohort, tree) else { return Shown::Nothing };
    let Some(rows) = TreeRows::new(cohort, tree) else { return Shown::Nothing };
    let replay = Replay {
        columns: columns(cohort, &positions, &rows, rotations),
        rows,
        candidates: rotations.len(),
        free: free(cohort, tree),
        goal: units(value) + Units::from(PRICE_UNIT),
        worst: cohort.scheme.weights().worst,
    };
    replay.run(cohort, tree).unwrap_or(Shown::Nothing)
}

type Positions = HashMap<(PostIx, usize), u32>;

/// Positions of the tree's places; `None` if one is unknown or listed twice.
fn positions(cohort: &Cohort<'_>, tree: &Branching) -> Option<Positions> {
    let mut positions = HashMap::with_capacity(tree.places.len());
    for (at, (id, period)) in tree.places.iter().enumerate() {
        let post = cohort.scheme.find_post(id.as_str())?;
        let period = (*period as usize).checked_sub(1)?;
        let known = period < cohort.scheme.periods();
        if !known || positions.insert((post, period), at as u32).is_some() {
            return None;
        }
    }
    Some(positions)
}

/// Free places by position, of places that are known.
fn free(cohort: &Cohort<'_>, tree: &Branching) -> Vec<i64> {
    let places = tree.places.iter();
    let at = |(id, period): &(crate::model::Id, u32)| {
        cohort.scheme.find_post(id.as_str()).map(|post| cohort.free(post, *period as usize - 1))
    };
    places.filter_map(at).collect()
}

fn columns(
    cohort: &Cohort<'_>,
    positions: &Positions,
    rows: &TreeRows<'_>,
    rotations: &[Vec<Vec<Step>>],
) -> Vec<Column> {
    let mut columns = Vec::new();
    let terms = &cohort.scheme.weights().terms;
    for (candidate, rotations) in rotations.iter().enumerate() {
        let person = Person::new(cohort, CandidateIx::new(candidate));
        for rotation in rotations {
            let covered = rotation.iter().flat_map(|&(post, start)| {
                let duration = cohort.scheme.post_row(post).duration;
                (start..start + duration).map(move |period| (post, period))
            });
            let places = covered.filter_map(|place| positions.get(&place).copied()).collect();
            let worth = units(tally(&person, rotation).points.weighted(terms));
            let amounts = rows.amounts(&person, rotation);
            columns.push(Column { candidate, worth, places, amounts });
        }
    }
    columns
}

/// The other side of a split, once the side that uses one of the places has been gone through.
struct Without<'t> {
    candidate: usize,
    places: &'t [u32],
}

impl Replay<'_> {
    /// Goes through the nodes in their order, with one list of the columns: those alive in a node are
    /// its front, and nodes below it change only the order within.
    fn run(&self, cohort: &Cohort<'_>, tree: &Branching) -> Option<Shown> {
        let mut order: Vec<usize> = (0..self.columns.len()).collect();
        let mut waiting: Vec<(usize, Option<Without<'_>>)> = vec![(order.len(), None)];
        let mut open = 0;
        for node in &tree.nodes {
            let (mut alive, side) = waiting.pop()?;
            if let Some(Without { candidate, places }) = side {
                let stays = |at: usize| self.is_in(at, candidate, places, false);
                alive = to_front(&mut order[..alive], stays);
            }
            let kept = self.reduce(&self.prices(node)?, &mut order[..alive]);
            let Some(split) = &node.split else {
                open += usize::from(kept.is_some_and(|kept| !self.is_exhausted(&order[..kept])));
                continue;
            };
            let alive = kept.unwrap_or(0);
            let (candidate, places) = self.known(cohort, split)?;
            waiting.push((alive, Some(Without { candidate, places })));
            let stays = |at: usize| self.is_in(at, candidate, places, true);
            waiting.push((to_front(&mut order[..alive], stays), None));
        }
        let whole = waiting.is_empty();
        whole.then_some(if open == 0 { Shown::All } else { Shown::AllBut(open) })
    }

    /// Brings what loses little enough at a node's prices to the front; returns how much that is, or
    /// `None` if the prices close the node.
    ///
    /// Where the lowest total counts, those that go may lower the most that it adds, and more may go.
    fn reduce(&self, prices: &[i64], alive: &mut [usize]) -> Option<usize> {
        let mut before = alive.len();
        let mut kept = self.sift(prices, alive)?;
        while !self.worst.is_none() && kept < before {
            before = kept;
            kept = self.sift(prices, &mut alive[..kept])?;
        }
        Some(kept)
    }

    /// The same for the bound of all of these, once.
    fn sift(&self, prices: &[i64], alive: &mut [usize]) -> Option<usize> {
        let (prices, row_prices) = prices.split_at(self.free.len());
        let row_prices = self.rows.by_row(row_prices);
        let reduced = |at: usize| {
            let column = &self.columns[at];
            let cost: Units = column.places.iter().map(|&p| Units::from(prices[p as usize])).sum();
            column.worth - cost - charge(&row_prices, &column.amounts)
        };
        let mut best: Vec<Option<Units>> = vec![None; self.candidates];
        for &at in &*alive {
            let best = &mut best[self.columns[at].candidate];
            *best = (*best).max(Some(reduced(at)));
        }
        // A candidate without any rotation left: there is no plan at all here.
        let best = best.into_iter().collect::<Option<Vec<Units>>>()?;
        let places = self.free.iter().zip(prices);
        let places: Units =
            places.map(|(&free, &price)| Units::from(free) * Units::from(price)).sum();
        let limits = places + self.rows.limits(&row_prices);
        let worst = self.most_worst(&self.most(alive));
        let excess = best.iter().sum::<Units>() + limits + worst - self.goal;
        if excess < 0 {
            return None;
        }
        let stays = |at: usize| reduced(at) >= best[self.columns[at].candidate] - excess;
        Some(to_front(alive, stays))
    }

    /// Whether no plan of these columns is better, as rows lose too much whatever everybody has.
    fn is_exhausted(&self, alive: &[usize]) -> bool {
        if self.rows.is_empty() {
            return false;
        }
        let mut amounts: Vec<Vec<&Amounts>> = vec![Vec::new(); self.candidates];
        for column in alive.iter().map(|&at| &self.columns[at]) {
            amounts[column.candidate].push(&column.amounts);
        }
        let most = self.most(alive);
        let most = most.iter().sum::<Units>() + self.most_worst(&most);
        let lost = self.rows.least_lost(amounts.iter().map(Vec::as_slice));
        lost.is_none_or(|lost| most - lost * Units::from(PRICE_UNIT) < self.goal)
    }

    /// The most that each candidate has by any of these columns, without prices.
    fn most(&self, alive: &[usize]) -> Vec<Units> {
        let mut most = vec![Units::MIN; self.candidates];
        for column in alive.iter().map(|&at| &self.columns[at]) {
            most[column.candidate] = column.worth.max(most[column.candidate]);
        }
        most
    }

    /// The most that the lowest total adds, where candidates have so much at the most.
    fn most_worst(&self, most: &[Units]) -> Units {
        let whole = |&most: &Units| most.div_euclid(Units::from(PRICE_UNIT)) as i64;
        units(self.worst.points_of(most.iter().map(whole)))
    }

    /// Prices of a node by position; `None` if one has the wrong sign, is too high, listed twice, or for
    /// a place or row that the tree does not list.
    fn prices(&self, node: &BranchNode) -> Option<Vec<i64>> {
        let mut prices = vec![0; self.free.len() + self.rows.listed()];
        for &(at, price) in &node.prices {
            let known = prices.get_mut(at as usize)?;
            if *known != 0 {
                return None;
            }
            *known = match (at as usize).checked_sub(self.free.len()) {
                Some(row) => self.rows.price(row, price)?,
                None => Some(price).filter(|price| (0..=HIGHEST).contains(price))?,
            };
        }
        Some(prices)
    }

    /// Candidate and places of a split; `None` if one is unknown.
    fn known<'t>(&self, cohort: &Cohort<'_>, split: &'t BranchSplit) -> Option<(usize, &'t [u32])> {
        let candidate = cohort.scheme.find_candidate(split.candidate.as_str())?.get();
        let all = split.places.iter().all(|&place| (place as usize) < self.free.len());
        all.then_some((candidate, split.places.as_slice()))
    }

    /// Whether a column is on a side of a split: that which uses one of the places, or none.
    fn is_in(&self, at: usize, candidate: usize, places: &[u32], with: bool) -> bool {
        let column = &self.columns[at];
        column.candidate != candidate || column.places.iter().any(|p| places.contains(p)) == with
    }
}

/// Moves what stays to the front; returns how much that is.
fn to_front(order: &mut [usize], stays: impl Fn(usize) -> bool) -> usize {
    let mut kept = 0;
    for at in 0..order.len() {
        if stays(order[at]) {
            order.swap(kept, at);
            kept += 1;
        }
    }
    kept
}
