//! Levels held, how placements raise them, and how they lapse without use.

use super::past::on_leave;
use super::{Person, Step};
use crate::model::{CompetencyIx, PostIx, Scheme};

/// The level held in every competency, by index, as a candidate goes through the horizon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    levels: Vec<u8>,
    /// Periods gone through.
    gone: usize,
    /// Periods in a row without use up to now, for each competency that lapses.
    unused: Vec<usize>,
}

impl Held {
    /// Levels at the start of the horizon, held as if just used.
    pub(crate) fn stated(person: &Person<'_>) -> Self {
        let scheme = person.scheme();
        let unused = vec![0; scheme.weights().lapses.len()];
        let mut held = Self { levels: vec![0; scheme.competencies().len()], gone: 0, unused };
        held.lift(&person.row.levels);
        held
    }

    /// Levels when the placement under way, if any, has ended.
    pub(crate) fn at_first_placement(person: &Person<'_>) -> Self {
        let mut held = Self::stated(person);
        if let Some(under_way) = person.row.under_way {
            held.go_through(person, person.under_way_until(), under_way.post);
            held.raise(person.scheme(), under_way.post);
        }
        held
    }

    /// The level in one competency.
    pub(crate) fn level(&self, competency: CompetencyIx) -> u8 {
        self.levels[competency.get()]
    }

    /// Goes on without a placement up to the start of a period.
    pub(crate) fn wait(&mut self, scheme: &Scheme, until: usize) {
        let idle = if self.unused.is_empty() { 0 } else { until.saturating_sub(self.gone) };
        for _ in 0..idle {
            self.lapse(scheme);
            self.unused.iter_mut().for_each(|unused| *unused += 1);
        }
        self.gone = self.gone.max(until);
        self.lapse(scheme);
    }

    /// Goes through the periods of a placement; what it raises, and what lapses as it ends, is still to
    /// come.
    pub(crate) fn serve(&mut self, person: &Person<'_>, (post, _): Step) {
        self.go_through(person, person.scheme().post_row(post).duration, post);
    }

    fn go_through(&mut self, person: &Person<'_>, periods: usize, post: PostIx) {
        let scheme = person.scheme();
        let watched = if self.unused.is_empty() { 0 } else { periods };
        for period in self.gone..self.gone + watched {
            self.lapse(scheme);
            for (lapse, unused) in scheme.weights().lapses.iter().zip(&mut self.unused) {
                let mut named = scheme.post_row(post).uses();
                let in_use =
                    !on_leave(person.row, period) && named.any(|used| used == lapse.competency);
                *unused = if in_use { 0 } else { *unused + 1 };
            }
        }
        self.gone += periods;
    }

    /// Lowers what has not been used for too long by now.
    fn lapse(&mut self, scheme: &Scheme) {
        for (lapse, &unused) in scheme.weights().lapses.iter().zip(&self.unused) {
            if unused >= lapse.periods {
                let level = &mut self.levels[lapse.competency.get()];
                *level = lapse.to.min(*level);
            }
        }
    }

    /// Raises levels as a placement does at its end, which may lapse at once where it ends on leave.
    pub(crate) fn raise(&mut self, scheme: &Scheme, post: PostIx) {
        let after: Vec<_> = self.after(scheme, post).collect();
        self.lift(&after);
        self.lapse(scheme);
    }

    /// Levels that a placement which ends now raises, and to what; none is lower than before.
    pub(crate) fn after<'a>(
        &'a self,
        scheme: &'a Scheme,
        post: PostIx,
    ) -> impl Iterator<Item = (CompetencyIx, u8)> + use<'a> {
        let row = scheme.post_row(post);
        let developed = row.develops.iter().map(|&(competency, to)| {
            let before = self.level(competency);
            (competency, before.max(to))
        });
        let stepped = row.steps.iter().map(|&(competency, by)| {
            let top = u32::from(scheme.competency(competency).levels);
            let after = u32::from(self.level(competency)) + u32::from(by);
            (competency, after.min(top) as u8)
        });
        developed.chain(stepped)
    }

    /// Lifts every level to the stated one where that is higher.
    pub(crate) fn lift(&mut self, stated: &[(CompetencyIx, u8)]) {
        for &(competency, level) in stated {
            let held = &mut self.levels[competency.get()];
            *held = level.max(*held);
        }
    }

    /// The lowest levels that these can lapse to.
    pub(crate) fn lapsed(mut self, scheme: &Scheme) -> Self {
        for lapse in &scheme.weights().lapses {
            let level = &mut self.levels[lapse.competency.get()];
            *level = lapse.to.min(*level);
        }
        self
    }
}

/// Levels up to the target by which a placement that ends now raises a candidate.
pub(crate) fn levels_gained(person: &Person<'_>, held: &Held, post: PostIx) -> i64 {
    let gain = |(competency, after): (CompetencyIx, u8)| {
        let target = person.target(competency);
        let before = held.level(competency);
        i64::from(target.min(after)) - i64::from(target.min(before))
    };
    held.after(person.scheme(), post).map(gain).filter(|&gain| gain > 0).sum()
}
