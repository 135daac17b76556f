//! The rotations that prices cannot rule out.
//!
//! With price bound B and a plan of value V, a rotation that loses more than B - (V + 1) against
//! its candidate's best cannot be part of a plan better than V: the sum of all losses of a plan is
//! at most B minus its value. What is left is small where the gap is.

use super::relaxation::Relaxation;
use crate::model::CandidateIx;
use crate::plan::PRICE_UNIT;
use crate::pricing::{Objective, Scratch, Step};
use crate::solve::limits::Limits;

/// How often the loss is halved in search of a list that is short enough.
const MOST_HALVINGS: u32 = 6;

/// A candidate with this many times the average share of a list stands for a list too long.
const MOST_SHARES: usize = 8;
/// ... but every candidate may have so many.
const LEAST_SHARE: usize = 1_000;

/// A rotation that could still be part of a better plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::solve) struct Column {
    pub(in crate::solve) steps: Vec<Step>,
    pub(in crate::solve) points: i64,
    /// What it adds to the objective of the search, in points.
    pub(in crate::solve) value: i64,
}

/// All rotations, by candidate, that could be part of a plan of more than `value` points.
#[derive(Clone, Debug)]
pub(in crate::solve) struct Residual {
    pub(in crate::solve) columns: Vec<Vec<Column>>,
    /// Whether these are all of them; otherwise they are the ones of least loss.
    pub(in crate::solve) complete: bool,
}

impl Residual {
    /// Number of rotations over all candidates.
    pub(in crate::solve) fn len(&self) -> usize {
        self.columns.iter().map(Vec::len).sum()
    }

    /// Enumerates all of them, or, where there are more than `most`, those within a smaller loss.
    ///
    /// `None` if even a small loss leaves too many, or the solve is interrupted. The relaxation must
    /// hold the answers of these very prices.
    pub(in crate::solve) fn list(
        relaxation: &Relaxation<'_>,
        prices: &[i64],
        bound: i64,
        value: i64,
        most: usize,
        limits: &mut Limits,
    ) -> Option<Self> {
        let full = bound - PRICE_UNIT * (value + 1);
        let within =
            |loss, limits: &mut Limits| Self::within(relaxation, prices, loss, most, limits);
        if let Some(columns) = within(full, limits) {
            return Some(Self { columns, complete: true });
        }
        (1..=MOST_HALVINGS).find_map(|halvings| {
            if limits.reached().is_some() {
                return None;
            }
            let columns = within(full >> halvings, limits)?;
            Some(Self { columns, complete: false })
        })
    }

    /// Rotations within a loss against their candidate's best; `None` if too many.
    fn within(
        relaxation: &Relaxation<'_>,
        prices: &[i64],
        loss: i64,
        most: usize,
        limits: &mut Limits,
    ) -> Option<Vec<Vec<Column>>> {
        let watch = &*limits;
        let average = most / relaxation.answers.len().max(1);
        let share = most.min(LEAST_SHARE + MOST_SHARES * average);
        let (oracle, objective) = (relaxation.oracle, relaxation.objective);
        let tariff = relaxation.rows.tariff(prices);
        let prices = &*tariff;
        let found =
            relaxation.threads.map(relaxation.answers.len(), Scratch::default, |scratch, at| {
                if watch.interrupted() {
                    return None;
                }
                let answer = &relaxation.answers[at];
                let least = answer.bound - loss;
                let candidate = CandidateIx::new(at);
                let nodes = 50 * share as u64;
                let within =
                    oracle.within(candidate, objective, prices, least, share, nodes, scratch);
                Some((within, least))
            });
        let found: Vec<_> = found.into_iter().collect::<Option<_>>()?;
        limits.spend(found.iter().map(|(within, _)| within.work).sum());
        let total: usize = found.iter().map(|(within, _)| within.rotations.len()).sum();
        if total > most || found.iter().any(|(within, _)| !within.complete) {
            return None;
        }
        let columns = found.into_iter().map(|(within, least)| {
            let missing = relaxation.missing.filter(|&missing| missing >= least);
            let missing = missing.map(|units| {
                let value = units / PRICE_UNIT;
                Column { steps: Vec::new(), points: 0, value }
            });
            let column = |(steps, points)| {
                let value = if objective == Objective::Points { points } else { 0 };
                Column { steps, points, value }
            };
            within.rotations.into_iter().map(column).chain(missing).collect()
        });
        Some(columns.collect())
    }
}
