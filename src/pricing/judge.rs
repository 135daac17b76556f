//! What any sequence of placements is worth to a candidate, rules broken or not.
//!
//! A search that goes through plans which break rules asks for the points of whole rotations, and by how
//! much they break the rules on one rotation. All that [`Oracle::points`] says of rotations that break none
//! is said here as well, in one walk over the placements.

use super::leg::Leg;
use super::oracle::Oracle;
use super::rules::limit;
use super::rules::whole::{self, Known};
use super::trail::{Ground, Trail};
use crate::model::CandidateIx;

/// What a rotation is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Judgement {
    /// Its points, those lost to soft rules taken off.
    pub(crate) points: i64,
    /// By how many units it breaks hard rules.
    pub(crate) broken: i64,
}

/// Working memory, one per thread.
#[derive(Clone, Debug, Default)]
pub(crate) struct JudgeScratch {
    trail: Trail,
    /// Zeros in between.
    tally: Vec<i64>,
}

/// An oracle that also values rotations which break rules.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judge<'a> {
    pub(crate) oracle: &'a Oracle<'a>,
}

impl<'a> Judge<'a> {
    pub(crate) fn of(oracle: &'a Oracle<'a>) -> Self {
        Self { oracle }
    }

    /// All placements of a candidate, in order of start.
    ///
    /// None where the empty rotation is the only one.
    pub(crate) fn legs(&self, candidate: CandidateIx) -> impl Iterator<Item = Leg> {
        let course = self.oracle.course(candidate);
        let ground = Ground::of(self.oracle, course);
        let slots = if course.diagram.root.is_some() { course.slots.len() } else { 0 };
        (0..slots).flat_map(move |slot| {
            let start = course.slots[slot].start;
            let arcs = course.slot_arcs[slot]..course.slot_arcs[slot + 1];
            arcs.map(move |arc| ground.leg(start, arc))
        })
    }

    /// Judges a rotation: placements of the candidate in order of start, none overlapping.
    pub(crate) fn judge(
        self,
        candidate: CandidateIx,
        legs: &[Leg],
        scratch: &mut JudgeScratch,
    ) -> Judgement {
        let course = self.oracle.course(candidate);
        if let Some(points) = course.empty.filter(|_| legs.is_empty()) {
            return Judgement { points, broken: 0 };
        }
        judge(&Ground::of(self.oracle, course), legs, scratch)
    }
}

fn judge(ground: &Ground<'_>, legs: &[Leg], scratch: &mut JudgeScratch) -> Judgement {
    let (course, JudgeScratch { trail, tally }) = (ground.course, scratch);
    let covered = legs.iter().fold(0, |set, leg| set | leg.span());
    let idle = course.idle & !covered;
    let mut broken = i64::from((course.pinned & !covered).count_ones());
    if let Some(most) = ground.compiled.scheme.weights().idle {
        broken += i64::from(idle.count_ones().saturating_sub(most as u32));
    }
    broken += i64::from(legs.is_empty());
    let signatures = legs.iter().map(|leg| ground.card(leg).counted);
    broken += limit::broken(&course.limits, course.counts, &signatures);
    let (mut points, mut crossings) = (0, course.background.crossings);
    trail.begin(ground);
    if let Some(home) = course.home_kind {
        trail.periods[home] += idle.count_ones();
    }
    for leg in legs {
        let card = ground.card(leg);
        broken += i64::from(!trail.hosts_take(ground, card));
        broken += i64::from(!trail.stream_takes(ground, card));
        trail.lapse(ground, leg.start);
        match trail.points(ground, leg) {
            Some(more) => points += more,
            None => broken += 1,
        }
        let (crossing, counts) = trail.crossing(ground, card.provider);
        points += crossing;
        crossings += u32::from(counts);
        trail.push(ground, leg);
    }
    let merit = trail.merit(ground, crossings);
    points += merit.points;
    if !course.paths.is_empty() {
        let person = course.person(ground.compiled.scheme);
        let before = legs.last().map_or(0, |leg| (1 << leg.start) - 1);
        let waited = i64::from((idle & before).count_ones());
        let known = Known { merit: merit.once, waited, tally };
        let (lost, units) = whole::weigh(&course.paths, &person, &trail.steps, known);
        points -= lost;
        broken += units;
    }
    Judgement { points, broken }
}
