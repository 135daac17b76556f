//! What any sequence of placements is worth to a candidate, rules broken or not.
//!
//! A search that goes through plans which break rules asks for the points of whole rotations, and by how
//! much they break the rules on one rotation. All that [`Oracle::points`] says of rotations that break none
//! is said here as well, in one walk over the placements.

use super::compile::course::Course;
use super::compile::post_card::Card;
use super::diagram::shape::Pause;
use super::oracle::Oracle;
use super::period_set::{self, PeriodSet};
use super::rules::whole::{self, Known};
use super::rules::{limit, per_stream};
use super::step::Step;
use crate::model::{CandidateIx, KindIx, PostIx, ProviderIx};
use crate::pricing::points::exposure::{Crossings, merit, ordered, second_kind};

/// A placement that is allowed by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Leg {
    pub(crate) post: PostIx,
    pub(crate) start: u32,
    pub(crate) duration: u32,
    /// Its number among those of its candidate.
    arc: u32,
    /// Most points it can score.
    pub(crate) most: i64,
}

impl Leg {
    pub(crate) fn step(&self) -> Step {
        Step { post: self.post, start: self.start }
    }

    /// The first period after it.
    pub(crate) fn end(&self) -> u32 {
        self.start + self.duration
    }
}

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
    /// Placements by provider and by stream; zeros in between.
    hosted: Vec<u32>,
    streamed: Vec<u32>,
    tally: Vec<i64>,
    periods: Vec<u32>,
    levels: Vec<u8>,
    steps: Vec<Step>,
}

/// An oracle that also values rotations which break rules.
#[derive(Clone, Debug)]
pub(crate) struct Judge<'a> {
    pub(crate) oracle: &'a Oracle<'a>,
    /// By candidate, the periods that are idle and those of pins, where no placement covers them.
    pauses: Box<[(PeriodSet, PeriodSet)]>,
}

impl<'a> Judge<'a> {
    pub(crate) fn of(oracle: &'a Oracle<'a>) -> Self {
        let pauses = oracle.courses.iter().map(|course| {
            let are = |wanted: Pause| course.pauses.iter().map(move |&pause| pause == wanted);
            (period_set::of(are(Pause::Idle)), period_set::of(are(Pause::Pinned)))
        });
        Self { oracle, pauses: pauses.collect() }
    }

    /// All placements of a candidate, in order of start.
    ///
    /// None where the empty rotation is the only one.
    pub(crate) fn legs(&self, candidate: CandidateIx) -> impl Iterator<Item = Leg> {
        let course = self.oracle.course(candidate);
        let slots = if course.diagram.root.is_some() { course.slots.len() } else { 0 };
        (0..slots).flat_map(move |slot| {
            let start = course.slots[slot].start;
            (course.slot_arcs[slot]..course.slot_arcs[slot + 1]).map(move |arc| {
                let placed = course.arcs.at(arc as usize);
                let duration = self.oracle.cards[placed.post.get()].duration;
                Leg { post: placed.post, start, duration, arc, most: placed.most }
            })
        })
    }

    /// Judges a rotation: placements of the candidate in order of start, none overlapping.
    pub(crate) fn judge(
        &self,
        candidate: CandidateIx,
        legs: &[Leg],
        scratch: &mut JudgeScratch,
    ) -> Judgement {
        let course = self.oracle.course(candidate);
        if let Some(points) = course.empty.filter(|_| legs.is_empty()) {
            return Judgement { points, broken: 0 };
        }
        Trial { oracle: self.oracle, course, legs }.run(self.pauses[candidate.get()], scratch)
    }
}

/// One rotation under judgement.
struct Trial<'t> {
    oracle: &'t Oracle<'t>,
    course: &'t Course,
    legs: &'t [Leg],
}

impl Trial<'_> {
    fn run(&self, (idle, pinned): (PeriodSet, PeriodSet), scratch: &mut JudgeScratch) -> Judgement {
        let (course, scheme) = (self.course, self.oracle.scheme);
        let weights = scheme.weights();
        let mut broken = self.crowding(scratch);
        let legs = self.legs.iter();
        let covered = legs.clone().fold(0, |set, leg| set | span(leg.start, leg.duration));
        let idle = idle & !covered;
        broken += i64::from((pinned & !covered).count_ones());
        let paused = idle.count_ones();
        if let Some(most) = weights.idle {
            broken += i64::from(paused.saturating_sub(most as u32));
        }
        broken += i64::from(self.legs.is_empty());
        let signatures = legs.clone().map(|leg| self.card(leg).counted);
        broken += limit::broken(&course.limits, course.counts, &signatures);
        let (mut points, unfit) = self.fits(&mut scratch.levels);
        broken += unfit;
        let (crossed, made) = self.crossings();
        points += crossed;
        self.serve(paused, &mut scratch.periods);
        let crossings = course.background.crossings + made;
        let merit = merit(weights, &course.background, &scratch.periods, crossings);
        points += merit.points;
        if !course.paths.is_empty() {
            scratch.steps.clear();
            scratch.steps.extend(legs.map(Leg::step));
            let person = course.person(scheme);
            let before = self.legs.last().map_or(0, |leg| (1 << leg.start) - 1);
            let waited = i64::from((idle & before).count_ones());
            let JudgeScratch { steps, tally, .. } = scratch;
            let known = Known { merit: merit.once, waited, tally };
            let (lost, units) = whole::weigh(&course.paths, &person, steps, known);
            points -= lost;
            broken += units;
        }
        Judgement { points, broken }
    }

    fn card(&self, leg: &Leg) -> &Card {
        &self.oracle.cards[leg.post.get()]
    }

    /// Placements beyond what providers and streams take from one candidate.
    fn crowding(&self, scratch: &mut JudgeScratch) -> i64 {
        let scheme = self.oracle.scheme;
        let (hosted, streamed) = (&mut scratch.hosted, &mut scratch.streamed);
        hosted.resize(scheme.providers().len(), 0);
        streamed.resize(scheme.streams().len(), 0);
        let host_limit = scheme.parts().rules.per_provider;
        let stream_limit = scheme.parts().rules.per_stream;
        let before = [self.course.hosted, self.course.hosted_also];
        let own = |at: ProviderIx| u32::from(before.contains(&Some(at)));
        let mut broken = 0;
        for leg in self.legs {
            let card = self.card(leg);
            let mut full = false;
            for provider in [Some(card.provider), card.also()].into_iter().flatten() {
                let count = &mut hosted[provider.get()];
                full |= *count + own(provider) >= host_limit;
                *count += 1;
            }
            broken += i64::from(full);
            if card.stream != per_stream::NONE {
                let count = &mut streamed[card.stream as usize];
                let under_way = u32::from(self.course.streamed == card.stream);
                broken += i64::from(*count + under_way >= stream_limit);
                *count += 1;
            }
        }
        for leg in self.legs {
            let card = self.card(leg);
            hosted[card.provider.get()] = 0;
            if let Some(also) = card.also() {
                hosted[also.get()] = 0;
            }
            if card.stream != per_stream::NONE {
                streamed[card.stream as usize] = 0;
            }
        }
        broken
    }

    /// Points of fit and development, and placements that the levels held do not admit.
    fn fits(&self, levels: &mut Vec<u8>) -> (i64, i64) {
        let Some(growing) = self.course.growing.as_deref() else {
            return (self.legs.iter().map(|leg| leg.most).sum(), 0);
        };
        levels.clear();
        levels.extend(&growing.growth.initial);
        let (mut points, mut unfit) = (0, 0);
        for leg in self.legs {
            growing.growth.lapse(levels, leg.start);
            let (open, span) = (growing.of(leg.arc), leg.start..leg.end());
            let tables = &self.oracle.fits[leg.post.get()];
            match self.course.points_at(tables, growing, open, span.clone(), levels) {
                Some(more) => points += more,
                None => unfit += 1,
            }
            self.course.raise(growing, open, span, levels);
        }
        (points, unfit)
    }

    /// Points of crossings, and how many count.
    fn crossings(&self) -> (i64, u32) {
        let (course, scheme) = (self.course, self.oracle.scheme);
        let boundaries = Crossings::of(scheme, course.candidate);
        let once = !scheme.weights().repeat_crossings;
        let (mut points, mut made) = (0, 0);
        let mut last = course.background.origin;
        for (at, leg) in self.legs.iter().enumerate() {
            let to = self.card(leg).provider;
            if let Some(from) = last {
                let (crossing, counts) = boundaries.between(from, to);
                made += u32::from(counts);
                if !(once && crossing > 0 && self.is_crossed(at, from, to)) {
                    points += crossing;
                }
            }
            last = Some(to);
        }
        (points, made)
    }

    /// Whether a boundary was crossed before a placement is reached.
    fn is_crossed(&self, at: usize, from: ProviderIx, to: ProviderIx) -> bool {
        let background = &self.course.background;
        let placed = self.legs[..at].iter().map(|leg| self.card(leg).provider);
        let hosts = background.origin.into_iter().chain(placed);
        let pair = ordered(from, to);
        background.crossed.contains(&pair)
            || hosts.clone().zip(hosts.skip(1)).any(|(a, b)| ordered(a, b) == pair)
    }

    /// Counts the periods served by kind, with so many idle ones.
    fn serve(&self, idle: u32, periods: &mut Vec<u32>) {
        let course = self.course;
        periods.clear();
        periods.extend_from_slice(&course.background.periods);
        if let Some(home) = course.home_kind {
            periods[home] += idle;
        }
        for leg in self.legs {
            let card = self.card(leg);
            let served = course.served(leg.start, leg.duration);
            periods[card.kind as usize] += served;
            if card.also().is_some()
                && let Some(second) = second_kind(self.oracle.scheme, leg.post).map(KindIx::get)
            {
                periods[second] += served;
            }
        }
    }
}

/// So many periods from a start.
fn span(start: u32, duration: u32) -> PeriodSet {
    let all = if duration < PeriodSet::BITS { (1 << duration) - 1 } else { PeriodSet::MAX };
    all << start
}
