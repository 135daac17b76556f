//! The rules of one candidate, one file per rule.
//!
//! Some decide whether a placement is allowed by itself and are applied once, when a candidate is
//! compiled; some depend on the placements before it and are applied during the search.

pub(super) mod availability;
mod clearances;
mod conflicts;
pub(super) mod eligibility;
pub(super) mod gates;
pub(super) mod pinned;
pub(super) mod reach;
mod relocation;
mod requirements;
mod streams;
pub(super) mod tags;
