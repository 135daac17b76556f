//! The rules of one candidate, one file per rule.
//!
//! Some decide whether a placement is allowed by itself and are applied once, when a candidate is
//! compiled; some depend on the placements before it and are applied during the search; some look at the whole
//! rotation and are evaluated from its steps.

pub(crate) mod availability;
mod clearances;
mod conflicts;
pub(crate) mod counters;
pub(crate) mod counts;
pub(crate) mod each;
pub(crate) mod eligibility;
mod floors;
pub(crate) mod gates;
mod home;
pub(crate) mod limit;
mod order;
pub(crate) mod path_rules;
pub(crate) mod per_stream;
pub(crate) mod person;
pub(crate) mod pinned;
pub(crate) mod reach;
mod relocation;
mod requirements;
mod stays;
mod streams;
pub(crate) mod tags;
mod waiting;
pub(crate) mod whole;
