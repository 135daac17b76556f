//! The rules of one candidate, one file per rule.
//!
//! Some decide whether a placement is allowed by itself and are applied once, when a candidate is
//! compiled; some depend on the placements before it and are applied during the search.

pub(super) mod availability;
pub(super) mod eligibility;
pub(super) mod pinned;
pub(super) mod reach;
pub(super) mod tags;
