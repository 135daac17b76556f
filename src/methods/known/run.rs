//! The plan in the making: what everybody has so far, and what they may still take.

use rayon::prelude::*;

use super::ledger::Ledger;
use crate::model::{PostIx, Scheme};
use crate::plan::{Placement, Plan};
use crate::solve::CancelToken;
use crate::verify::{
    self, Cohort, Held, Person, Stage, Step, check_placement, check_sequence, fit,
};

/// The rotations so far, and the places left.
///
/// Pinned placements hold their places from the beginning. Each is made when its period comes, if the
/// rotation so far lets it; one that the scheme itself rules out is not made.
pub(super) struct Run<'a> {
    scheme: &'a Scheme,
    pub(super) people: Vec<Person<'a>>,
    rotations: Vec<Vec<Step>>,
    /// Pinned placements that are still to come, in order of start.
    ahead: Vec<Vec<Step>>,
    pub(super) ledger: Ledger<'a>,
}

/// Goes through the periods; in each `choose` places whom it will.
pub(super) fn by_period(
    scheme: &Scheme,
    cancel: &CancelToken,
    mut choose: impl FnMut(&mut Run<'_>, usize),
) -> Plan {
    let cohort = verify::cohort(scheme);
    let mut run = Run::new(&cohort);
    for period in 0..scheme.periods() {
        run.make_pinned(period);
        if !cancel.is_cancelled() {
            choose(&mut run, period);
        }
    }
    run.plan()
}

impl<'a> Run<'a> {
    pub(super) fn new(cohort: &'a Cohort<'a>) -> Self {
        let scheme = cohort.scheme;
        let people: Vec<Person<'a>> =
            scheme.candidates().map(|ix| Person::new(cohort, ix)).collect();
        let mut ledger = Ledger::new(cohort);
        let ahead = people.iter().map(|person| hold_pinned(person, &mut ledger)).collect();
        Self { scheme, rotations: vec![Vec::new(); people.len()], people, ahead, ledger }
    }

    pub(super) fn scheme(&self) -> &'a Scheme {
        self.scheme
    }

    /// Makes the pinned placements that start in a period; what rules forbid gives its places back.
    fn make_pinned(&mut self, period: usize) {
        for (at, person) in self.people.iter().enumerate() {
            let Some(&pin) = self.ahead[at].first().filter(|pin| pin.1 == period) else { continue };
            self.ahead[at].remove(0);
            self.rotations[at].push(pin);
            if !check_sequence(person, &self.rotations[at], Stage::Step).is_empty() {
                self.rotations[at].pop();
                self.ledger.release(person, pin);
            }
        }
    }

    /// By person, the posts in which they may start in a period by all rules on one rotation, and that
    /// have a place for them throughout. In order of post.
    pub(super) fn offers(&self, period: usize) -> Vec<Vec<PostIx>> {
        (0..self.people.len()).into_par_iter().map(|at| self.offers_of(at, period)).collect()
    }

    fn offers_of(&self, at: usize, period: usize) -> Vec<PostIx> {
        let person = &self.people[at];
        let scheme = person.scheme();
        let busy = |&(post, start): &Step| start + scheme.post_row(post).duration > period;
        if !person.can_idle(period) || self.rotations[at].last().is_some_and(busy) {
            return Vec::new();
        }
        let may = |&post: &PostIx| {
            let row = scheme.post_row(post);
            row.may_start[period]
                && period + row.duration <= scheme.periods()
                && self.ledger.fits(person, (post, period))
                && check_placement(person, (post, period)).is_empty()
                && self.goes_on(at, (post, period))
        };
        match &person.row.only {
            Some(only) => only.iter().copied().filter(may).collect(),
            None => scheme.posts().filter(may).collect(),
        }
    }

    /// Whether a rotation may go on with a placement, and leaves what is pinned as possible as it was.
    fn goes_on(&self, at: usize, step: Step) -> bool {
        let person = &self.people[at];
        let mut steps = self.rotations[at].clone();
        steps.push(step);
        if !check_sequence(person, &steps, Stage::Step).is_empty() {
            return false;
        }
        let ahead = &self.ahead[at];
        let Some(next) = ahead.first() else { return true };
        if step.1 + person.scheme().post_row(step.0).duration > next.1 {
            return false;
        }
        let broken =
            |steps: &[Step]| check_sequence(person, &[steps, ahead].concat(), Stage::Step).len();
        broken(&steps) <= broken(&self.rotations[at])
    }

    /// Gives the places back that are held for the pinned placements of a person, who is to choose anew.
    pub(super) fn release_pinned(&mut self, at: usize) {
        for step in std::mem::take(&mut self.ahead[at]) {
            self.ledger.release(&self.people[at], step);
        }
    }

    /// Whether there still is a place.
    pub(super) fn has_room(&self, at: usize, step: Step) -> bool {
        self.ledger.fits(&self.people[at], step)
    }

    /// Makes a placement.
    pub(super) fn place(&mut self, at: usize, step: Step) {
        self.ledger.take(&self.people[at], step);
        self.rotations[at].push(step);
    }

    /// Makes a placement whose places are held already.
    pub(super) fn keep(&mut self, at: usize, step: Step) {
        self.rotations[at].push(step);
    }

    /// What a person has so far, in order of start.
    pub(super) fn rotation(&self, at: usize) -> &[Step] {
        &self.rotations[at]
    }

    /// Points of fit of placements that start in a period, for all periods that each is served.
    pub(super) fn fits(&self, at: usize, posts: &[PostIx], period: usize) -> Vec<i64> {
        let person = &self.people[at];
        let held = held(person, &self.rotations[at], period);
        let of = |&post: &PostIx| person.periods((post, period)) as i64 * fit(person, post, &held);
        posts.iter().map(of).collect()
    }

    /// The plan.
    pub(super) fn plan(self) -> Plan {
        let mut plan = Plan::new();
        for (person, steps) in self.people.iter().zip(self.rotations) {
            plan.set(person.id(), steps.into_iter().map(|step| named(person, step)).collect());
        }
        plan
    }
}

/// Holds places for the pinned placements of a person that are possible by themselves.
fn hold_pinned(person: &Person<'_>, ledger: &mut Ledger<'_>) -> Vec<Step> {
    let scheme = person.scheme();
    let mut pinned = person.row.pinned.to_vec();
    pinned.sort_by_key(|&(post, start)| (start, post));
    let mut held: Vec<Step> = Vec::new();
    let mut end = 0;
    for step in pinned {
        let until = step.1 + scheme.post_row(step.0).duration;
        let possible = step.1 >= end
            && until <= scheme.periods()
            && check_placement(person, step).is_empty()
            && ledger.fits(person, step);
        if possible {
            ledger.take(person, step);
            held.push(step);
            end = until;
        }
    }
    held
}

/// Levels held at the start of a period after what a person has so far.
fn held(person: &Person<'_>, rotation: &[Step], period: usize) -> Held {
    let scheme = person.scheme();
    let mut held = Held::at_first_placement(person);
    for &step in rotation {
        held.wait(scheme, step.1);
        held.serve(person, step);
        held.raise(scheme, step.0);
    }
    held.wait(scheme, period);
    held
}

/// A placement by the scheme's ids.
pub(super) fn named(person: &Person<'_>, (post, start): Step) -> Placement {
    Placement { post: person.scheme().post(post).id.clone(), start: start as u32 + 1 }
}
