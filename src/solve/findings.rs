//! What searches find.

use super::bound::long::Multipliers;
use super::held::Held;
use super::outcome::Stopped;
use super::proof::TreeProof;
use crate::model::CandidateIx;

/// How it was settled that no plan beats the best one, or that there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Settled {
    /// By prices.
    Prices,
    /// By branching over the residual rotations.
    Residual,
    /// By candidates who have no rotation at all.
    Impossible,
}

/// What a search ended with.
#[derive(Clone, Debug)]
pub(super) struct Findings {
    pub(super) stopped: Stopped,
    pub(super) settled: Option<Settled>,
    /// The tree that settled the residual.
    pub(super) proof: Option<TreeProof>,
    /// Value of the best plan in points; `None` without one.
    pub(super) value: Option<i64>,
    pub(super) held: Vec<Held>,
    /// The best prices, and their bound in units.
    pub(super) prices: Vec<i64>,
    /// The best multipliers of candidates one by one, in a relaxation for long rotations.
    pub(super) multipliers: Multipliers,
    pub(super) bound: i64,
    /// Candidates without any rotation.
    pub(super) impossible: Vec<CandidateIx>,
    /// Candidates who compete for too few places, where that is what the proof says.
    pub(super) wanting: Vec<CandidateIx>,
    /// Hard rows that the best plan breaks; where it breaks none, those that leave it no room.
    pub(super) at_fault: Vec<usize>,
}

/// What the searches of one layer ended with.
pub(super) struct LayerFindings {
    /// The search for points.
    pub(super) points: Findings,
    /// The search for any plan at all, where it was needed and found none.
    pub(super) feasibility: Option<Findings>,
}
