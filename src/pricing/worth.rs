//! What one more placement of a search is worth: exact points at the levels held, its crossing, and
//! the prices of its places.

use std::ops::Range;

use super::cards::Card;
use super::courses::{Course, Step};
use super::growth::{Growing, Growth, OpenPost};
use super::leave::Leave;
use super::oracle::Oracle;
use super::rules::paths::Stage;
use super::rules::per_stream;
use super::search::{Run, Search};
use crate::model::{PostIx, ProviderIx};
use crate::pricing::points::exposure::{Crossings, ordered};
use crate::pricing::points::fit::CompetencyFit;

impl Course {
    /// Exact points of a placement at the levels held; `None` where they do not admit it.
    pub(super) fn points_at(
        &self,
        tables: &CompetencyFit,
        growing: &Growing,
        open: &OpenPost,
        span: Range<u32>,
        levels: &[u8],
    ) -> Option<i64> {
        if !Growth::admits(&open.growth, levels) {
            return None;
        }
        let grown = Growth::fit(&open.growth, tables, levels);
        if grown < open.minimum {
            return None;
        }
        let fit = open.fit + growing.growth.competency * grown;
        let periods = span.end - span.start;
        let served = self.served(span.start, periods);
        let development = if served < periods && growing.growth.can_lapse() {
            let mut levels = levels.to_vec();
            growing.growth.pass(&open.growth, &mut levels, span, Leave(self.leave));
            growing.growth.development(&open.growth, &levels)
        } else {
            growing.growth.development(&open.growth, levels)
        };
        Some(i64::from(served) * fit + development)
    }

    /// Takes levels to the end of a placement.
    #[inline]
    pub(super) fn raise(
        &self,
        growing: &Growing,
        open: &OpenPost,
        span: Range<u32>,
        levels: &mut [u8],
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

impl<'r, G> Run<'r, G> {
    /// A search of a candidate's rotations under prices.
    pub(super) fn new(
        oracle: &'r Oracle<'r>,
        course: &'r Course,
        (units, prices): (i64, &'r [i64]),
        limit: u64,
        goal: G,
    ) -> Self {
        let boundaries = Crossings::of(oracle.scheme, course.candidate);
        let growth = course.growing.as_deref().map(|growing| &growing.growth);
        let lapsing = growth.filter(|growth| growth.can_lapse());
        Self { oracle, course, boundaries, lapsing, prices, units, limit, goal }
    }
}

impl Search {
    /// Whether, of the providers of a post, one takes no further placement, second ones counted.
    #[cold]
    pub(super) fn is_full(&self, card: &Card, limit: usize) -> bool {
        let is_full = |provider: ProviderIx| {
            let hosts = self.hosts.iter().chain(&self.also);
            hosts.filter(|&&host| host == provider).count() >= limit
        };
        is_full(card.provider) || card.also().is_some_and(is_full)
    }
}

impl<G> Run<'_, G> {
    /// Whether a stream takes one more placement.
    pub(super) fn stream_takes(&self, search: &Search, stream: u32) -> bool {
        let placed = search.steps.iter().map(|step| self.oracle.cards[step.post.get()].stream);
        let others = placed.chain([self.course.streamed]);
        per_stream::takes(self.oracle.scheme, stream, others)
    }

    /// Points lost to rules on the rotation as a whole; `None` where a hard one is broken.
    pub(super) fn lost(&self, search: &Search, stage: Stage) -> Option<i64> {
        let rules = &self.course.paths;
        if rules.is_empty() {
            return Some(0);
        }
        let person = self.course.person(self.oracle.scheme);
        self.oracle.paths.lost(&person, rules, &search.steps, stage)
    }

    /// Prices of the places of a placement.
    pub(super) fn price(&self, post: PostIx, start: u32, duration: u32) -> i64 {
        let places = self.oracle.place(Step { post, start }, 0);
        self.prices[places..places + duration as usize].iter().sum()
    }

    /// Exact points of a placement at the levels held; `None` where they do not admit it.
    pub(super) fn points_of(
        &self,
        search: &Search,
        growing: &Growing,
        open: &OpenPost,
        span: Range<u32>,
    ) -> Option<i64> {
        let tables = &self.oracle.fits[open.post.get()];
        self.course.points_at(tables, growing, open, span, &search.levels)
    }

    /// Points of the crossing into a provider, and whether it counts as one.
    pub(super) fn crossing(&self, search: &Search, to: ProviderIx) -> (i64, bool) {
        let background = &self.course.background;
        let from =
            if search.steps.is_empty() { background.origin } else { search.hosts.last().copied() };
        let Some(from) = from else { return (0, false) };
        let scheme = self.oracle.scheme;
        let (points, counts) = self.boundaries.between(from, to);
        if points > 0 && !scheme.weights().repeat_crossings {
            let pair = ordered(from, to);
            let placed = &search.hosts[search.hosts.len() - search.steps.len()..];
            let legs = background.origin.iter().chain(placed);
            let before = legs.clone().zip(legs.skip(1)).any(|(&a, &b)| ordered(a, b) == pair);
            if before || background.crossed.contains(&pair) {
                return (0, counts);
            }
        }
        (points, counts)
    }
}
