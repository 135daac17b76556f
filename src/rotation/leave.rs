//! Leave: what periods in a placement that are not served change in its points and in levels.

use std::ops::Range;

use super::courses::Course;
use super::growth::{Growing, Growth, GrowthOfPost, Levels, OpenPost};
use super::period_set::PeriodSet;
use crate::score::fit::CompetencyFit;

/// Periods of leave.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leave(pub(super) PeriodSet);

impl Leave {
    /// The period from which on a competency is not used any more, after a placement that uses it.
    pub(super) fn last_used(self, span: Range<u32>, before: u32) -> u32 {
        let served = span.rev().find(|&period| self.0 >> period & 1 == 0);
        served.map_or(before, |period| period + 1)
    }

    /// The level of a competency before a placement that uses it raises it: unused for so many periods, it
    /// lapses to a level.
    pub(super) fn pass(
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

impl Growth {
    /// Goes through a placement with periods of leave: what it uses can lapse in them.
    ///
    /// Only then is it needed before [`Growth::development`] and [`Growth::raise`].
    fn pass(&self, post: &GrowthOfPost, levels: &mut Levels, span: Range<u32>, leave: Leave) {
        for &at in &post.uses {
            let lapse = self.lapses[at as usize];
            let (level, since) = (lapse.local as usize, self.competencies.len() + at as usize);
            let rule = (u32::from(lapse.after), lapse.to);
            let unused_since = u32::from(levels[since]);
            levels[level] = leave.pass(span.clone(), unused_since, rule, levels[level]);
        }
    }
}

impl Course {
    /// How many of so many periods from a start are served, not spent on leave.
    #[inline]
    pub(super) fn served(&self, start: u32, periods: u32) -> u32 {
        if self.leave == 0 {
            return periods;
        }
        let all = if periods < PeriodSet::BITS { (1 << periods) - 1 } else { PeriodSet::MAX };
        periods - (self.leave >> start & all).count_ones()
    }

    /// Exact points of a placement at the levels held; `None` where they do not admit it.
    pub(super) fn points_at(
        &self,
        tables: &CompetencyFit,
        growing: &Growing,
        open: &OpenPost,
        span: Range<u32>,
        levels: &Levels,
    ) -> Option<i64> {
        let growth = &growing.growth;
        let periods = span.end - span.start;
        let served = self.served(span.start, periods);
        let mut points = growth.points(open, served, tables, levels)?;
        if served < periods && growth.can_lapse() {
            let mut lapsed = levels.to_vec();
            growth.pass(&open.growth, &mut lapsed, span, Leave(self.leave));
            points += growth.development(&open.growth, &lapsed);
            points -= growth.development(&open.growth, levels);
        }
        Some(points)
    }

    /// Takes levels to the end of a placement.
    #[inline]
    pub(super) fn raise(
        &self,
        growing: &Growing,
        open: &OpenPost,
        span: Range<u32>,
        levels: &mut Levels,
    ) {
        let mut used_until = span.end;
        if self.leave != 0 && growing.growth.can_lapse() {
            let leave = Leave(self.leave);
            used_until = leave.last_used(span.clone(), span.start);
            growing.growth.pass(&open.growth, levels, span, leave);
        }
        growing.growth.raise(&open.growth, levels, used_until);
    }
}
