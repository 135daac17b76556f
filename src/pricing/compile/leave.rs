//! Periods of leave: a placement goes on through them and is not served.

use std::ops::Range;

use crate::pricing::period_set::PeriodSet;

/// Periods of leave.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leave(pub(crate) PeriodSet);

impl Leave {
    /// The period from which on a competency is not used any more, after a placement that uses it.
    pub(crate) fn last_used(self, span: Range<u32>, before: u32) -> u32 {
        let served = span.rev().find(|&period| self.0 >> period & 1 == 0);
        served.map_or(before, |period| period + 1)
    }

    /// The level of a competency before a placement that uses it raises it: unused for so many periods, it
    /// lapses to a level.
    pub(crate) fn pass(
        self,
        span: Range<u32>,
        since: u32,
        (after, to): (u32, u8),
        level: u8,
    ) -> u8 {
        let (mut level, mut since) = (level, since);
        for period in span {
            if period >= since + after {
                level = to.min(level);
            }
            if self.0 >> period & 1 == 0 {
                since = period + 1;
            }
        }
        level
    }
}
