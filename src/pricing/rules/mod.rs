//! The rules of one candidate, one file per rule.
//!
//! Some decide whether a placement is allowed by itself and are applied once, when a candidate is
//! compiled; some depend on the placements before it and are applied during the search; some look at the whole
//! rotation and are evaluated from its steps.

pub(super) mod availability;
mod clearances;
mod conflicts;
pub(super) mod counters;
pub(super) mod counts;
pub(super) mod eligibility;
mod floors;
pub(super) mod gates;
mod home;
mod order;
pub(super) mod paths;
pub(super) mod per_stream;
pub(super) mod pinned;
pub(super) mod reach;
mod relocation;
mod requirements;
mod stays;
mod streams;
pub(super) mod tags;
mod waiting;
