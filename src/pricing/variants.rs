//! The variants of a rotation: one interval of it filled otherwise, all else as it is.
//!
//! A move of local search changes little, so its value needs no search: the rest of the rotation is
//! walked once, and every way to fill the interval is added to it. Where nothing but hosts, kinds
//! and boundaries links placements this takes a few operations each; otherwise the whole rotation
//! is walked again for each.

use std::ops::Range;

use super::compile::course::Course;
use super::compile::post_card::Card;
use super::compiled::Compiled;
use super::diagram::shape::Pause;
use super::rules::person::Stage;
use super::rules::{limit, per_stream, whole};
use super::step::Step;
use crate::model::{CandidateIx, KindIx, PostIx, ProviderIx};
use crate::pricing::points::exposure::{Crossings, Merit, merit, ordered, second_kind};

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
    steps: Vec<Step>,
    periods: Vec<u32>,
    merits: Vec<Option<Merit>>,
    levels: Vec<u8>,
}

/// A placement of its candidate, by number.
#[derive(Clone, Copy, Debug)]
struct Leg {
    start: u32,
    arc: u32,
    post: PostIx,
    /// Most points it can score.
    most: i64,
}

/// The candidate's compiled rules with the oracle's tables.
struct Walk<'w> {
    compiled: &'w Compiled<'w>,
    course: &'w Course,
    boundaries: Crossings<'w>,
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
        self.found.clear();
        self.rest.clear();
        let boundaries = Crossings::of(compiled.scheme, candidate);
        let walk = Walk { compiled, course, boundaries };
        for step in rest {
            let Some(leg) = walk.leg(*step) else { return };
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
            walk.fill_plainly(start, duration, self);
        } else {
            walk.fill(start, duration, self);
        }
    }
}

impl Walk<'_> {
    fn card(&self, leg: &Leg) -> &Card {
        &self.compiled.cards[leg.post.get()]
    }

    fn at(&self, start: u32, arc: u32) -> Leg {
        let placed = self.course.arcs.at(arc as usize);
        Leg { start, arc, post: placed.post, most: placed.most }
    }

    /// The placement of a step, if it is open to the candidate.
    fn leg(&self, step: Step) -> Option<Leg> {
        let duration = self.compiled.cards[step.post.get()].duration;
        let mut legs = self.opens(step.start, duration);
        legs.find(|leg| leg.post == step.post)
    }

    /// All placements with this start and duration.
    fn opens(&self, start: u32, duration: u32) -> impl Iterator<Item = Leg> {
        let slots = &self.course.slots;
        let first = slots.partition_point(|key| (key.start, key.duration) < (start, duration));
        let end = slots.partition_point(|key| (key.start, key.duration) <= (start, duration));
        let arcs = self.course.slot_arcs[first]..self.course.slot_arcs[end];
        arcs.map(move |arc| self.at(start, arc))
    }

    /// Walks the whole rotation for each variant.
    fn fill(&self, start: u32, duration: u32, memory: &mut Variants) {
        let at = memory.rest.partition_point(|leg| leg.start < start);
        memory.legs.clone_from(&memory.rest);
        if let Some(points) = self.points(memory) {
            memory.found.push(Variant { post: None, points });
        }
        let mut inserted = false;
        for leg in self.opens(start, duration) {
            if !std::mem::replace(&mut inserted, true) {
                memory.legs.insert(at, leg);
            }
            memory.legs[at] = leg;
            if let Some(points) = self.points(memory) {
                memory.found.push(Variant { post: Some(leg.post), points });
            }
        }
    }

    /// Walks the rest of the rotation once: placements are linked by hosts, kinds and boundaries
    /// alone.
    fn fill_plainly(&self, start: u32, duration: u32, memory: &mut Variants) {
        let weights = self.compiled.scheme.weights();
        let background = &self.course.background;
        let at = memory.rest.partition_point(|leg| leg.start < start);
        let (mut points, mut crossings) = (0, background.crossings);
        let host = |leg: &Leg| self.card(leg).provider;
        let cross = |from: Option<ProviderIx>, to| match from {
            Some(from) => self.boundaries.between(from, to),
            None => (0, false),
        };
        let mut last = background.origin;
        for (index, leg) in memory.rest.iter().enumerate() {
            points += leg.most;
            let to = host(leg);
            if index != at {
                let (crossing, counts) = cross(last, to);
                points += crossing;
                crossings += u32::from(counts);
            }
            last = Some(to);
        }
        let before = if at == 0 { background.origin } else { Some(host(&memory.rest[at - 1])) };
        let after = memory.rest.get(at).map(host);
        let Some(idle) = self.idle(memory, start..start + duration) else { return };
        let inside = start as usize..(start + duration) as usize;
        let within = self.course.pauses[inside.clone()].iter();
        let idle_inside = within.filter(|&&pause| pause == Pause::Idle).count();
        let too_idle = |idle: usize| weights.idle.is_some_and(|most| idle > most);
        let pausable = !self.course.pauses[inside].contains(&Pause::Pinned);
        if pausable && !too_idle(idle + idle_inside) {
            let (crossing, counts) = after.map_or((0, false), |to| cross(before, to));
            let crossings = crossings + u32::from(counts);
            let home = self.course.home_kind;
            if let Some(kind) = home {
                memory.periods[kind] += idle_inside as u32;
            }
            let merit = merit(weights, background, &memory.periods, crossings);
            if let Some(kind) = home {
                memory.periods[kind] -= idle_inside as u32;
            }
            memory.found.push(Variant { post: None, points: points + crossing + merit.points });
        }
        if too_idle(idle) {
            return;
        }
        let served = self.course.served(start, duration);
        let most_crossings = 3;
        memory.merits.clear();
        memory.merits.resize(memory.periods.len() * most_crossings, None);
        for leg in self.opens(start, duration) {
            let open = self.card(&leg);
            let kind = open.kind as usize;
            let there = memory.rest.iter().filter(|leg| host(leg) == open.provider).count()
                + usize::from(self.course.hosted == Some(open.provider));
            let is_full =
                there >= weights.per_provider as usize || !self.stream_takes(&memory.rest, open);
            if is_full || (self.compiled.doubled && self.is_full(&memory.rest, open)) {
                continue;
            }
            let (into, is_in) = cross(before, open.provider);
            let (out, is_out) = after.map_or((0, false), |to| cross(Some(open.provider), to));
            let made = usize::from(is_in) + usize::from(is_out);
            let known = &mut memory.merits[kind * most_crossings + made];
            let second = self.second(&leg, open);
            let mut alone = None;
            let known = if second.is_some() { &mut alone } else { known };
            let merit = *known.get_or_insert_with(|| {
                memory.periods[kind] += served;
                if let Some(second) = second {
                    memory.periods[second] += served;
                }
                let merit = merit(weights, background, &memory.periods, crossings + made as u32);
                if let Some(second) = second {
                    memory.periods[second] -= served;
                }
                memory.periods[kind] -= served;
                merit
            });
            let points = points + leg.most + into + out + merit.points;
            memory.found.push(Variant { post: Some(leg.post), points });
        }
    }

    /// The second kind that a placement serves.
    fn second(&self, leg: &Leg, card: &Card) -> Option<usize> {
        card.also()?;
        second_kind(self.compiled.scheme, leg.post).map(KindIx::get)
    }

    /// Whether, besides these placements, one of the providers takes no further one.
    fn is_full(&self, legs: &[Leg], card: &Card) -> bool {
        let limit = self.compiled.scheme.weights().per_provider as usize;
        let is_full = |provider: ProviderIx| {
            let of = |leg: &&Leg| {
                let there = self.card(leg);
                there.provider == provider || there.also() == Some(provider)
            };
            let under_way = [self.course.hosted, self.course.hosted_also];
            let there = usize::from(under_way.contains(&Some(provider)));
            legs.iter().filter(of).count() + there >= limit
        };
        is_full(card.provider) || card.also().is_some_and(is_full)
    }

    /// Counts the periods served by kind in the rest of the rotation, and its idle periods outside
    /// an interval; `None` if a pinned placement is missing from it.
    fn idle(&self, memory: &mut Variants, interval: std::ops::Range<u32>) -> Option<usize> {
        memory.periods.clear();
        memory.periods.extend_from_slice(&self.course.background.periods);
        let mut legs = memory.rest.iter().peekable();
        let mut idle = 0;
        let mut period = self.course.first_period() as u32;
        while let Some(&pause) = self.course.pauses.get(period as usize) {
            if let Some(leg) = legs.next_if(|leg| leg.start == period) {
                let open = self.card(leg);
                let served = self.course.served(period, open.duration);
                memory.periods[open.kind as usize] += served;
                if let Some(second) = self.second(leg, open) {
                    memory.periods[second] += served;
                }
                period += open.duration;
                continue;
            }
            let inside = interval.contains(&period);
            period += 1;
            match pause {
                Pause::Pinned if !inside => return None,
                Pause::Idle if !inside => {
                    idle += 1;
                    if let Some(kind) = self.course.home_kind {
                        memory.periods[kind] += 1;
                    }
                }
                _ => {}
            }
        }
        Some(idle)
    }

    /// Points of the rotation in `memory.legs`; `None` if it is not feasible.
    fn points(&self, memory: &mut Variants) -> Option<i64> {
        if memory.legs.is_empty() {
            return self.course.empty;
        }
        let weights = self.compiled.scheme.weights();
        std::mem::swap(&mut memory.legs, &mut memory.rest);
        let idle = self.idle(memory, 0..0);
        std::mem::swap(&mut memory.legs, &mut memory.rest);
        let idle = idle?;
        if weights.idle.is_some_and(|most| idle > most) {
            return None;
        }
        memory.levels.clear();
        let growing = self.course.growing.as_deref();
        memory.levels.extend(growing.iter().flat_map(|growing| &growing.growth.initial));
        let background = &self.course.background;
        let mut counts = self.course.counts;
        let (mut points, mut crossings) = (0, background.crossings);
        for (at, leg) in memory.legs.iter().enumerate() {
            let open = self.card(leg);
            let earlier = &memory.legs[..at];
            if self.is_full(earlier, open) || !self.stream_takes(earlier, open) {
                return None;
            }
            if let Some(growing) = growing {
                growing.growth.lapse(&mut memory.levels, leg.start);
            }
            counts = limit::add(&self.course.limits, counts, open.counted)?;
            let span = leg.start..leg.start + open.duration;
            points += self.placed(leg, span.clone(), &memory.levels)?;
            let (crossing, made) = self.crossing(earlier, open.provider);
            points += crossing;
            crossings += u32::from(made);
            if let Some(growing) = growing {
                self.course.raise(growing, growing.of(leg.arc), span, &mut memory.levels);
            }
        }
        if !limit::met(&self.course.limits, counts) {
            return None;
        }
        let merit = merit(weights, background, &memory.periods, crossings);
        Some(points + merit.points - self.lost(memory, merit.once)?)
    }

    /// Points lost to rules on the rotation as a whole; `None` where a hard one is broken.
    fn lost(&self, memory: &mut Variants, merit: i64) -> Option<i64> {
        let rules = &self.course.paths;
        if rules.is_empty() {
            return Some(0);
        }
        memory.steps.clear();
        memory
            .steps
            .extend(memory.legs.iter().map(|leg| Step { post: leg.post, start: leg.start }));
        let person = self.course.person(self.compiled.scheme);
        whole::lost(rules, &person, &memory.steps, Stage::Complete { merit })
    }

    /// Whether the stream of a post takes one more placement beside others.
    fn stream_takes(&self, others: &[Leg], open: &Card) -> bool {
        let placed = others.iter().map(|leg| self.card(leg).stream);
        let others = placed.chain([self.course.streamed]);
        per_stream::takes(self.compiled.scheme, open.stream, others)
    }

    /// Points of a placement at levels held; `None` where they do not admit it.
    fn placed(&self, leg: &Leg, span: Range<u32>, levels: &[u8]) -> Option<i64> {
        let Some(growing) = self.course.growing.as_deref() else { return Some(leg.most) };
        let tables = &self.compiled.fits[leg.post.get()];
        self.course.points_at(tables, growing, growing.of(leg.arc), span, levels)
    }

    /// Points of the crossing into a provider after the legs before it, and whether it is one.
    fn crossing(&self, earlier: &[Leg], to: ProviderIx) -> (i64, bool) {
        let background = &self.course.background;
        let scheme = self.compiled.scheme;
        let placed = earlier.iter().map(|leg| self.card(leg).provider);
        let legs = background.origin.into_iter().chain(placed);
        let Some(from) = legs.clone().last() else { return (0, false) };
        let (points, counts) = self.boundaries.between(from, to);
        if points > 0 && !scheme.weights().repeat_crossings {
            let pair = ordered(from, to);
            let before = legs.clone().zip(legs.skip(1)).any(|(a, b)| ordered(a, b) == pair);
            if before || background.crossed.contains(&pair) {
                return (0, counts);
            }
        }
        (points, counts)
    }
}
