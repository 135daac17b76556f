//! What a candidate holds in a plan.

use crate::pricing::Step;

/// What a candidate holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// Nothing yet: counts as missing.
    Missing,
    /// A rotation (perhaps empty) and its points.
    Rotation(Vec<Step>, i64),
}
