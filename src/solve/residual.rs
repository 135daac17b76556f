//! The rotations that prices cannot rule out.
//!
//! With price bound B and a plan of value V, a rotation that loses more than B - (V + 1) against
//! its candidate's best cannot be part of a plan better than V: the sum of all losses of a plan is
//! at most B minus its value. What is left is small where the gap is.

use super::limits::Limits;
use super::relaxation::Relaxation;
use crate::certify::PRICE_UNIT;
use crate::model::CandidateIx;
use crate::rotation::{Objective, Scratch, Step};

/// A rotation that could still be part of a better plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) steps: Vec<Step>,
    pub(super) points: i64,
    /// What it adds to the objective of the search, in points.
    pub(super) value: i64,
}

/// All rotations, by candidate, that could be part of a plan of more than `value` points.
#[derive(Clone, Debug)]
pub(super) struct Residual {
    pub(super) columns: Vec<Vec<Column>>,
}

impl Residual {
    /// Number of rotations over all candidates.
    pub(super) fn len(&self) -> usize {
        self.columns.iter().map(Vec::len).sum()
    }

    /// Enumerates; `None` if there are more than `most` or the solve is interrupted.
    ///
    /// The relaxation must hold the answers of these very prices.
    pub(super) fn list(
        relaxation: &Relaxation<'_>,
        prices: &[i64],
        bound: i64,
        value: i64,
        most: usize,
        limits: &mut Limits,
    ) -> Option<Self> {
        let loss = bound - PRICE_UNIT * (value + 1);
        let watch = &*limits;
        let (oracle, objective) = (relaxation.oracle, relaxation.objective);
        let found =
            relaxation.threads.map(relaxation.answers.len(), Scratch::default, |scratch, at| {
                if watch.interrupted() {
                    return None;
                }
                let answer = &relaxation.answers[at];
                let least = answer.bound - loss;
                let candidate = CandidateIx::new(at);
                let nodes = 50 * most as u64;
                let within =
                    oracle.within(candidate, objective, prices, least, most, nodes, scratch);
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
        Some(Self { columns: columns.collect() })
    }
}
