//! Periods of leave.

use secondment::model::{Candidate, SchemeBuilder};

use super::calendar::number;

/// Whether somebody is on leave in a period.
pub(crate) fn on_leave(parts: &SchemeBuilder, candidate: &Candidate, period: u32) -> bool {
    candidate.leave.iter().any(|&when| number(parts, when) == period)
}

/// How many of so many periods from the first are served.
pub(crate) fn served(parts: &SchemeBuilder, who: &Candidate, first: u32, length: u32) -> u32 {
    (first..first + length).filter(|&period| !on_leave(parts, who, period)).count() as u32
}
