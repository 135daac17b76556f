//! One candidate among the placements that run when the horizon begins, and what a rule on rotations is asked.
//!
//! A cohort holds the rules on whole rotations, and these look at a person of the cohort.

use std::ops::Range;

use super::past::{Past, on_leave};
use super::standing::{Standing, lookup};
use super::{Rule, Violation};
use crate::model::{
    CandidateIx, CandidateRow, CandidateSelect, CompetencyIx, Id, KindIx, PostIx, Scheme, Scope,
    UnderWayRow,
};

/// One placement in typed indices: the post, and the period in which it starts, from 0.
pub(crate) type Step = (PostIx, usize);

/// A scheme, the places that placements under way hold in it, and its rules on whole rotations.
pub(crate) struct Cohort<'a> {
    pub(crate) scheme: &'a Scheme,
    /// People under way and not on leave, by post and period.
    held: Vec<u32>,
    /// Hundredths of places that they take, by post and period.
    taken: Vec<i64>,
    pub(super) whole: Vec<WholeRule<'a>>,
}

impl<'a> Cohort<'a> {
    pub(super) fn new(scheme: &'a Scheme, whole: Vec<WholeRule<'a>>) -> Self {
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
        Self { scheme, held, taken, whole }
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

/// Whether a rotation may still grow at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It may: only rules that stay broken whatever follows.
    Step,
    /// It is complete: all rules.
    Whole,
}

/// What a rule on whole rotations says.
pub(super) trait Whole: Send + Sync {
    /// By how many units a rotation breaks the rule. While it may still grow, only those count that stay whatever
    /// follows, so their number never falls as placements are added.
    fn units(&self, person: &Person<'_>, rotation: &[Step], stage: Stage) -> i64;

    /// What the rule asks, and what a rotation that breaks it has instead.
    fn say(&self, person: &Person<'_>, rotation: &[Step], stage: Stage) -> String;

    /// Whether a placement breaks the rule in whatever rotation it is.
    fn bars(&self, _person: &Person<'_>, _step: Step) -> bool {
        false
    }

    /// Posts of which the rule asks for so many placements, beside the one under way.
    fn needs(&self, _person: &Person<'_>) -> Option<(&[bool], usize)> {
        None
    }
}

/// One rule of the scheme on whole rotations.
pub(super) struct WholeRule<'a> {
    pub(super) rule: Rule,
    pub(super) id: &'a Id,
    /// What a unit costs, in millionths of a point; `None` where the rule is hard.
    pub(super) price: Option<i128>,
    /// Whom it is about, by candidate.
    about: Vec<bool>,
    pub(super) says: Box<dyn Whole + 'a>,
}

/// Prices of rules are in millionths of a point.
pub(super) const MILLION: i128 = 1_000_000;

impl<'a> WholeRule<'a> {
    /// A rule about some candidates, at so many points for each unit if it is soft.
    pub(super) fn new(
        scheme: &Scheme,
        (rule, id): (Rule, &'a Id),
        about: &CandidateSelect,
        points: Option<f64>,
        says: impl Whole + 'a,
    ) -> Self {
        let about = scheme.candidates().map(|ix| about.matches(scheme, ix)).collect();
        let price = points.map(|points| MILLION * i128::from(scheme.scaled(points)));
        Self { rule, id, price, about, says: Box::new(says) }
    }

    pub(super) fn is_about(&self, ix: CandidateIx) -> bool {
        self.about[ix.get()]
    }

    /// By how many units a rotation breaks the rule; an empty one breaks none but those on what a candidate gets.
    pub(super) fn units(&self, person: &Person<'_>, rotation: &[Step], stage: Stage) -> i64 {
        if rotation.is_empty() && self.rule.scope() != Scope::Candidate {
            return 0;
        }
        self.says.units(person, rotation, stage)
    }
}

/// A candidate, with what the scheme says of their past worked out once.
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
            standing[post.get()] = Some(Standing::of(self.scheme(), self.ix, post));
        }
        self.standing = standing;
    }

    pub(crate) fn standing(&self, post: PostIx) -> Standing {
        let known = self.standing.get(post.get()).copied().flatten();
        known.unwrap_or_else(|| Standing::of(self.scheme(), self.ix, post))
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
    pub(crate) fn periods(&self, step: Step) -> usize {
        let Range { start, end } = self.covered(step);
        self.served(start, end)
    }

    /// The periods that a placement covers, from 0.
    pub(super) fn covered(&self, (post, start): Step) -> Range<usize> {
        start..start + self.scheme().post_row(post).duration
    }

    /// The violation of a rule by a placement of theirs.
    pub(super) fn broken(&self, rule: Rule, step: Step, detail: impl Into<String>) -> Violation {
        let (post, start) = step;
        let violation = Violation::new(rule, detail).candidate(self.id());
        violation.post_ix(self.scheme(), post).position(start)
    }

    /// The kind served in an idle period, if any.
    pub(crate) fn home_kind(&self) -> Option<KindIx> {
        let home = self.row.home.filter(|_| self.scheme().weights().home_service)?;
        Some(self.scheme().kind_of(home))
    }
}
