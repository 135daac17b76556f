//! What rules on whole rotations know of a candidate.

use crate::model::{CandidateIx, CandidateRow, PostIx, ProviderIx, Scheme};
use crate::pricing::points::exposure::{Background, Crossings};
use crate::pricing::step::Step;

/// How far a rotation has come.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stage {
    /// More placements may follow.
    Growing,
    /// It is complete, with so much breadth and bonus.
    Complete { merit: i64 },
}

/// A candidate whose rotations are looked at.
#[derive(Clone, Copy)]
pub(crate) struct Person<'p> {
    pub(crate) scheme: &'p Scheme,
    pub(crate) row: &'p CandidateRow,
    pub(crate) background: &'p Background,
    boundaries: Crossings<'p>,
}

impl<'p> Person<'p> {
    pub(crate) fn of(
        scheme: &'p Scheme,
        candidate: CandidateIx,
        background: &'p Background,
    ) -> Self {
        let boundaries = Crossings::of(scheme, candidate);
        Self { scheme, row: scheme.candidate_row(candidate), background, boundaries }
    }

    /// Points of a crossing.
    pub(crate) fn crossing(&self, from: ProviderIx, to: ProviderIx) -> i64 {
        self.boundaries.once(from, to)
    }

    /// Posts of a rotation with the periods served in each, the one under way first.
    pub(crate) fn stops(&self, steps: &[Step]) -> impl Iterator<Item = (PostIx, u32)> + Clone {
        let under_way = self.row.under_way;
        let held = under_way.map(|held| (held.post, self.served(0, held.remaining as u32)));
        let placed = steps.iter().map(|step| (step.post, self.periods(*step)));
        held.into_iter().chain(placed)
    }

    /// The periods of a stretch that are served, not spent on leave.
    fn served(&self, start: u32, periods: u32) -> u32 {
        self.row.served(start as usize, periods as usize) as u32
    }

    /// The periods served in a placement.
    pub(crate) fn periods(&self, step: Step) -> u32 {
        self.served(step.start, self.duration(step.post))
    }

    pub(crate) fn duration(&self, post: PostIx) -> u32 {
        self.scheme.post_row(post).duration as u32
    }

    /// Idle periods in a stretch without placements.
    pub(crate) fn idle_periods(&self, from: usize, until: usize) -> i64 {
        let busy = self.row.under_way.map_or(0, |held| held.remaining);
        let from = from.max(busy);
        let free = self.row.available.get(from..until).unwrap_or_default();
        let there = |&(at, &available): &(usize, &bool)| available && !self.is_on_leave(from + at);
        free.iter().enumerate().filter(there).count() as i64
    }

    /// Whether a stretch without placements has an idle period.
    pub(crate) fn idles(&self, from: usize, until: usize) -> bool {
        self.idle_periods(from, until) > 0
    }

    /// Whether the window ends before a period.
    pub(crate) fn leaves_at(&self, period: usize) -> bool {
        let there = |at: usize| self.row.available[at] && !self.is_on_leave(at);
        !(period..self.scheme.periods()).any(there)
    }

    fn is_on_leave(&self, period: usize) -> bool {
        self.row.leave >> period & 1 == 1
    }
}
