//! One candidate among the placements that run when the horizon begins.

use super::exposure::Past;
use super::fit::{Standing, lookup};
use super::rules::PathRule;
use crate::model::{CandidateIx, CandidateRow, CompetencyIx, Id, PostIx, Scheme, UnderWayRow};

/// A scheme, and the places that placements under way hold in it.
#[derive(Clone, Debug)]
pub(crate) struct Cohort<'a> {
    pub(crate) scheme: &'a Scheme,
    /// People under way and not on leave, by post and period.
    held: Vec<u32>,
    /// Hundredths of places that they take, by post and period.
    taken: Vec<i64>,
    /// Rules on whole rotations.
    pub(super) paths: Vec<PathRule<'a>>,
}

impl<'a> Cohort<'a> {
    pub(crate) fn new(scheme: &'a Scheme) -> Self {
        let periods = scheme.periods();
        let mut held = vec![0; scheme.posts().len() * periods];
        let mut taken = vec![0; held.len()];
        for candidate in scheme.candidates() {
            let row = scheme.candidate_row(candidate);
            if let Some(under_way) = row.under_way {
                let from = under_way.post.get() * periods;
                let lasts = under_way.remaining.min(periods);
                for period in (0..lasts).filter(|&period| !on_leave(row, period)) {
                    held[from + period] += 1;
                    taken[from + period] += i64::from(row.share);
                }
            }
        }
        Self { scheme, held, taken, paths: PathRule::all(scheme) }
    }

    /// People under way in a post in a period.
    pub(crate) fn held(&self, post: PostIx, period: usize) -> u32 {
        self.held[post.get() * self.scheme.periods() + period]
    }

    /// How many new people there can be at most whose placements cover a period: places less people under
    /// way, below 0 where the scheme itself is overfull.
    ///
    /// Where places are filled by hundredths, rows of their own see to them, and nobody is counted here.
    pub(crate) fn free(&self, post: PostIx, period: usize) -> i64 {
        if self.scheme.weights().hundredths {
            return self.scheme.candidates().len() as i64;
        }
        let places = self.scheme.post_row(post).places[period];
        i64::from(places) - i64::from(self.held(post, period))
    }

    /// Hundredths of places that nobody under way takes.
    pub(crate) fn room(&self, post: PostIx, period: usize) -> i64 {
        let places = self.scheme.post_row(post).places[period];
        100 * i64::from(places) - self.taken[post.get() * self.scheme.periods() + period]
    }
}

/// Whether a period is one of leave.
pub(super) fn on_leave(row: &CandidateRow, period: usize) -> bool {
    row.leave >> period & 1 == 1
}

/// A candidate, with what the scheme says of their past worked out once.
#[derive(Clone, Debug)]
pub(crate) struct Person<'a> {
    pub(crate) cohort: &'a Cohort<'a>,
    pub(crate) ix: CandidateIx,
    pub(crate) row: &'a CandidateRow,
    pub(crate) past: Past,
    /// Kept where many rotations of this candidate will be looked at.
    standing: Vec<Option<Standing>>,
}

impl<'a> Person<'a> {
    pub(crate) fn new(cohort: &'a Cohort<'a>, ix: CandidateIx) -> Self {
        let row = cohort.scheme.candidate_row(ix);
        let past = Past::of(cohort.scheme, row);
        Self { cohort, ix, row, past, standing: Vec::new() }
    }

    /// Works out the part of the fit that levels do not change, for these posts, once.
    pub(crate) fn remember(&mut self, posts: &[PostIx]) {
        let mut standing = vec![None; self.scheme().posts().len()];
        for &post in posts {
            standing[post.get()] = Some(Standing::of(self, post));
        }
        self.standing = standing;
    }

    pub(crate) fn standing(&self, post: PostIx) -> Standing {
        let known = self.standing.get(post.get()).copied().flatten();
        known.unwrap_or_else(|| Standing::of(self, post))
    }

    pub(crate) fn scheme(&self) -> &'a Scheme {
        self.cohort.scheme
    }

    pub(crate) fn id(&self) -> &'a Id {
        &self.cohort.scheme.candidate(self.ix).id
    }

    /// The level aimed at: the stated one, else the competency's top level.
    pub(crate) fn target(&self, competency: CompetencyIx) -> u8 {
        let stated = lookup(&self.row.targets, competency);
        stated.unwrap_or_else(|| self.scheme().competency(competency).levels)
    }

    /// First period after the placement under way, from 0.
    pub(crate) fn under_way_until(&self) -> usize {
        self.row
            .under_way
            .map_or(0, |under_way: UnderWayRow| under_way.remaining.min(self.scheme().periods()))
    }

    /// Whether a period without a placement there would be idle.
    pub(crate) fn can_idle(&self, period: usize) -> bool {
        self.row.available[period]
            && !on_leave(self.row, period)
            && period >= self.under_way_until()
    }

    /// The periods from a start until before an end that are served, not spent on leave.
    pub(crate) fn served(&self, start: usize, end: usize) -> usize {
        if self.row.leave == 0 {
            return end - start;
        }
        (start..end).filter(|&period| !on_leave(self.row, period)).count()
    }

    /// The periods served in a placement.
    pub(crate) fn periods(&self, (post, start): super::Step) -> usize {
        self.served(start, start + self.scheme().post_row(post).duration)
    }

    /// The kind served in an idle period, if any.
    pub(crate) fn home_kind(&self) -> Option<crate::model::KindIx> {
        let home = self.row.home.filter(|_| self.scheme().weights().home_service)?;
        Some(self.scheme().kind_of(home))
    }
}
