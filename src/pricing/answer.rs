//! What is asked of a candidate's rotations, and what is answered.

use super::step::Step;
use crate::plan::PRICE_UNIT;

/// A price at or above this closes a place: no rotation uses it.
pub const CLOSED: i64 = 1 << 46;

/// Below every value that can occur.
pub(crate) const NEVER: i64 = i64::MIN / 4;

/// What the oracle maximises, minus prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objective {
    /// The points of the rotation.
    Points,
    /// Nothing: every rotation is worth 0. Finds out whether there is one at all.
    Feasibility,
}

impl Objective {
    pub(crate) fn units_per_point(self) -> i64 {
        match self {
            Self::Points => PRICE_UNIT,
            Self::Feasibility => 0,
        }
    }
}

/// The answer for one candidate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The best rotation found, in order of start; empty is a rotation too.
    pub steps: Vec<Step>,
    /// Its points, without prices.
    pub points: i64,
    /// Its value: units of points minus prices; `None` if no rotation is feasible.
    pub value: Option<i64>,
    /// No rotation has a higher value. Equal to `value` if `exact`.
    pub bound: i64,
    /// Whether the search was finished; if not, only `bound` can be relied on.
    pub exact: bool,
    /// Placements and nodes looked at.
    pub work: u64,
}

/// Rotations within a loss.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Within {
    /// Each with its points, in the order in which the search meets them.
    pub rotations: Vec<(Vec<Step>, i64)>,
    /// Whether these are all of them.
    pub complete: bool,
    /// Placements and nodes looked at.
    pub work: u64,
}
