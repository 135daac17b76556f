//! The variants of a rotation: one interval of it filled otherwise, all else as it is.
//!
//! A move of local search changes little, so its value needs no search: the rest of the rotation is
//! walked once, and every way to fill the interval is added to it. Where nothing but hosts, kinds
//! and boundaries links placements this takes a few operations each; otherwise the whole rotation
//! is walked again for each.

use super::compiled::Compiled;
use super::leg::Leg;
use super::period_set::{self, PeriodSet};
use super::points::exposure::{Merit, second_kind};
use super::rules::limit;
use super::rules::person::Stage;
use super::step::Step;
use super::trail::{Ground, Trail};
use crate::model::{CandidateIx, KindIx, PostIx, ProviderIx};

/// One way to fill an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The post that fills it; `None` leaves it idle.
    pub post: Option<PostIx>,
    /// Points of the whole rotation.
    pub points: i64,
}

/// Working memory of [`Oracle::variants`](super::Oracle::variants).
#[derive(Clone, Debug, Default)]
pub struct Variants {
    /// The variants found, in the order of the candidate's placements.
    pub found: Vec<Variant>,
    rest: Vec<Leg>,
    legs: Vec<Leg>,
    trail: Trail,
    merits: Vec<Option<Merit>>,
}

impl Variants {
    /// Finds all ways to fill an interval; see [`Oracle::variants`](super::Oracle::variants).
    pub(crate) fn list(
        &mut self,
        compiled: &Compiled<'_>,
        candidate: CandidateIx,
        rest: &[Step],
        start: u32,
        duration: u32,
    ) {
        let course = compiled.course(candidate);
        let ground = &Ground::of(compiled, course);
        self.found.clear();
        self.rest.clear();
        for step in rest {
            let duration = compiled.cards[step.post.get()].duration;
            let mut legs = opens(ground, step.start, duration);
            let Some(leg) = legs.find(|leg| leg.post == step.post) else { return };
            self.rest.push(leg);
        }
        if course.diagram.root.is_none() {
            // Whoever breaks a rule before any placement has the empty rotation alone.
            let empty = course.empty.filter(|_| rest.is_empty());
            self.found.extend(empty.map(|points| Variant { post: None, points }));
            return;
        }
        let weights = compiled.scheme.weights();
        let plain = course.growing.is_none() && course.limits.is_empty() && course.paths.is_empty();
        if plain && weights.repeat_crossings && !rest.is_empty() {
            self.fill_plainly(ground, start, duration);
        } else {
            self.fill(ground, start, duration);
        }
    }

    /// Walks the whole rotation for each variant.
    fn fill(&mut self, ground: &Ground<'_>, start: u32, duration: u32) {
        let at = self.rest.partition_point(|leg| leg.start < start);
        self.legs.clone_from(&self.rest);
        if let Some(points) = self.points(ground) {
            self.found.push(Variant { post: None, points });
        }
        let mut inserted = false;
        for leg in opens(ground, start, duration) {
            if !std::mem::replace(&mut inserted, true) {
                self.legs.insert(at, leg);
            }
            self.legs[at] = leg;
            if let Some(points) = self.points(ground) {
                self.found.push(Variant { post: Some(leg.post), points });
            }
        }
    }

    /// Points of the rotation in `legs`; `None` if it is not feasible.
    fn points(&mut self, ground: &Ground<'_>) -> Option<i64> {
        let (course, Self { legs, trail, .. }) = (ground.course, self);
        if legs.is_empty() {
            return course.empty;
        }
        let idle = begin(trail, ground, covered(legs))?;
        if ground.compiled.scheme.weights().idle.is_some_and(|most| idle > most) {
            return None;
        }
        let mut counts = course.counts;
        let (mut points, mut crossings) = (0, course.background.crossings);
        for leg in &*legs {
            let card = ground.card(leg);
            if !trail.hosts_take(ground, card) || !trail.stream_takes(ground, card) {
                return None;
            }
            trail.lapse(ground, leg.start);
            counts = limit::add(&course.limits, counts, card.counted)?;
            points += trail.points(ground, leg)?;
            let (crossing, made) = trail.crossing(ground, card.provider);
            points += crossing;
            crossings += u32::from(made);
            trail.push(ground, leg);
        }
        if !limit::met(&course.limits, counts) {
            return None;
        }
        let merit = trail.merit(ground, crossings);
        let lost = trail.lost(ground, Stage::Complete { merit: merit.once })?;
        Some(points + merit.points - lost)
    }

    /// Walks the rest of the rotation once: placements are linked by hosts, kinds and boundaries
    /// alone.
    fn fill_plainly(&mut self, ground: &Ground<'_>, start: u32, duration: u32) {
        let Self { found, rest, trail, merits, .. } = self;
        let (compiled, course) = (ground.compiled, ground.course);
        let (weights, background) = (compiled.scheme.weights(), &course.background);
        let interval = period_set::span(start, duration);
        let Some(idle) = begin(trail, ground, covered(rest) | interval) else { return };
        let at = rest.partition_point(|leg| leg.start < start);
        let (mut points, mut crossings) = (0, background.crossings);
        let host = |leg: &Leg| ground.card(leg).provider;
        let cross = |from: Option<ProviderIx>, to: Option<ProviderIx>| match from.zip(to) {
            Some((from, to)) => ground.boundaries.between(from, to),
            None => (0, false),
        };
        let mut last = background.origin;
        for (index, leg) in rest.iter().enumerate() {
            trail.push(ground, leg);
            points += leg.most;
            let to = Some(host(leg));
            if index != at {
                let (crossing, counts) = cross(last, to);
                points += crossing;
                crossings += u32::from(counts);
            }
            last = to;
        }
        let before =
            at.checked_sub(1).map_or(background.origin, |before| Some(host(&rest[before])));
        let after = rest.get(at).map(host);
        let idle_inside = (course.idle & interval).count_ones();
        let too_idle = |idle: usize| weights.idle.is_some_and(|most| idle > most);
        if course.pinned & interval == 0 && !too_idle(idle + idle_inside as usize) {
            let (crossing, counts) = cross(before, after);
            let home = course.home_kind.map(|kind| (kind, idle_inside));
            let merit = merit_with(trail, ground, home, crossings + u32::from(counts));
            found.push(Variant { post: None, points: points + crossing + merit.points });
        }
        if too_idle(idle) {
            return;
        }
        let served = course.served(start, duration);
        let most_crossings = 3;
        merits.clear();
        merits.resize(trail.periods.len() * most_crossings, None);
        for leg in opens(ground, start, duration) {
            let card = ground.card(&leg);
            if !trail.hosts_take(ground, card) || !trail.stream_takes(ground, card) {
                continue;
            }
            let to = Some(card.provider);
            let ((into, is_in), (out, is_out)) = (cross(before, to), cross(to, after));
            let made = u32::from(is_in) + u32::from(is_out);
            let kind = card.kind as usize;
            let known = &mut merits[kind * most_crossings + made as usize];
            let second = card.also().and_then(|_| second_kind(compiled.scheme, leg.post));
            let mut alone = None;
            let known = if second.is_some() { &mut alone } else { known };
            let merit = *known.get_or_insert_with(|| {
                let kinds = [Some(kind), second.map(KindIx::get)].into_iter().flatten();
                let kinds = kinds.map(|kind| (kind, served));
                merit_with(trail, ground, kinds, crossings + made)
            });
            let points = points + leg.most + into + out + merit.points;
            found.push(Variant { post: Some(leg.post), points });
        }
    }
}

/// All placements with this start and duration.
fn opens<'g>(
    ground: &Ground<'g>,
    start: u32,
    duration: u32,
) -> impl Iterator<Item = Leg> + use<'g> {
    let (ground, course) = (*ground, ground.course);
    let first = course.slots.partition_point(|key| (key.start, key.duration) < (start, duration));
    let end = course.slots.partition_point(|key| (key.start, key.duration) <= (start, duration));
    let arcs = course.slot_arcs[first]..course.slot_arcs[end];
    arcs.map(move |arc| ground.leg(start, arc))
}

fn covered(legs: &[Leg]) -> PeriodSet {
    legs.iter().fold(0, |set, leg| set | leg.span())
}

/// Begins a trail with all idle periods outside these; returns how many, `None` if a pinned placement is
/// missing.
fn begin(trail: &mut Trail, ground: &Ground<'_>, covered: PeriodSet) -> Option<usize> {
    let course = ground.course;
    if course.pinned & !covered != 0 {
        return None;
    }
    let idle = (course.idle & !covered).count_ones();
    trail.begin(ground);
    if let Some(kind) = course.home_kind {
        trail.periods[kind] += idle;
    }
    Some(idle as usize)
}

/// Breadth and bonus with some more periods served.
fn merit_with(
    trail: &mut Trail,
    ground: &Ground<'_>,
    more: impl IntoIterator<Item = (usize, u32)> + Clone,
    crossings: u32,
) -> Merit {
    more.clone().into_iter().for_each(|(kind, periods)| trail.periods[kind] += periods);
    let merit = trail.merit(ground, crossings);
    more.into_iter().for_each(|(kind, periods)| trail.periods[kind] -= periods);
    merit
}
