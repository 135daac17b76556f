//! Home: periods to be spent with the home employer.

use std::sync::Arc;

use super::person::{Person, Stage};
use super::whole::{Asks, Stated, Whole};
use crate::model::{CandidateIx, CandidateRow, HomeRule, PostIx, ProviderIx, Scheme};
use crate::pricing::period_set::{self, PeriodSet};
use crate::pricing::step::Step;

/// The rules of a scheme.
pub(super) fn stated(scheme: &Scheme) -> impl Iterator<Item = Stated<'_>> {
    let rules = scheme.parts().rules.home.iter();
    rules.map(|rule| Stated::new(scheme, rule.points, &rule.candidates, rule))
}

impl Asks for &HomeRule {
    fn of(&self, scheme: &Scheme, candidate: CandidateIx) -> Option<Arc<dyn Whole>> {
        let asked = Asked::of(scheme, self, scheme.candidate_row(candidate))?;
        Some(Arc::new(asked))
    }
}

/// What a rule asks of a candidate.
#[derive(Debug)]
struct Asked {
    home: ProviderIx,
    /// Periods to be spent there.
    periods: PeriodSet,
}

impl Asked {
    /// `None` where it asks nothing.
    fn of(scheme: &Scheme, rule: &HomeRule, row: &CandidateRow) -> Option<Self> {
        let home = row.home?;
        let under_way = row.under_way.map_or(0, |held| held.remaining);
        let open = row.available.iter().enumerate();
        let open =
            period_set::of(open.map(|(period, &open)| open && period >= under_way)) & !row.leave;
        let named = rule.periods.iter().filter_map(|&when| scheme.position(when));
        let mut periods = named.fold(0, |set, period| set | 1 << period) & open;
        if rule.returns {
            periods |= period_set::periods(open).last().map_or(0, |last| 1 << last);
        }
        (periods != 0).then_some(Self { home, periods })
    }
}

impl Whole for Asked {
    /// Starts of a placement in a post that leave the periods asked for free, unless it is at home.
    fn starts(&self, scheme: &Scheme, post: PostIx) -> PeriodSet {
        let row = scheme.post_row(post);
        if row.provider == self.home {
            return PeriodSet::MAX;
        }
        period_set::runs(!self.periods, row.duration)
    }

    /// Periods elsewhere, as far as the rotation goes while it grows.
    fn units(&self, person: &Person<'_>, steps: &[Step], stage: Stage) -> i64 {
        if steps.is_empty() {
            return 0;
        }
        let (mut covered, mut elsewhere, mut until): (PeriodSet, PeriodSet, _) = (0, 0, 0);
        for step in steps {
            let duration = person.duration(step.post);
            let periods = (step.start..step.start + duration).fold(0, |set, p| set | 1 << p);
            covered |= periods;
            if person.scheme.post_row(step.post).provider != self.home {
                elsewhere |= periods;
            }
            until = step.start + duration;
        }
        if !person.scheme.weights().home_service {
            elsewhere |= !covered;
        }
        let decided = match stage {
            Stage::Complete { .. } => PeriodSet::MAX,
            Stage::Growing if until >= PeriodSet::BITS => PeriodSet::MAX,
            Stage::Growing => (1 << until) - 1,
        };
        i64::from((self.periods & elsewhere & decided).count_ones())
    }
}
