//! Shares of a place, in hundredths.

use super::super::Candidate;

/// The share of somebody who takes a whole place.
pub(in crate::model) const FULL_TIME: u32 = 100;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
pub(in crate::model) fn is_full_time(share: &u32) -> bool {
    *share == FULL_TIME
}

impl Candidate {
    /// Whether some placement of theirs does not take whole places all the time.
    pub(in crate::model) fn fills_hundredths(&self) -> bool {
        self.share != FULL_TIME || !self.leave.is_empty()
    }
}
