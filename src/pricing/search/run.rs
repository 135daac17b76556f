//! Exact search over one candidate's rotations, bounded by the relaxation.
//!
//! Depth first over placements in order of time. The diagram's completion values bound what can
//! still come; crossings, hosts, growth and fit are exact on the way, breadth and bonus at the end.

use std::ops::Range;

use super::goal::Goal;
use super::query::Query;
use super::scratch::Scratch;
use super::slot_values::Priced;
use crate::model::{PostIx, ProviderIx};
use crate::pricing::answer::NEVER;
use crate::pricing::compile::course::{Course, Placed};
use crate::pricing::compile::growth::{Growing, Growth, OpenPost};
use crate::pricing::compiled::Compiled;
use crate::pricing::diagram::graph::{END, PAUSE, Transition};
use crate::pricing::diagram::slot::SlotBest;
use crate::pricing::points::exposure::{Crossings, merit, ordered, second_kind};
use crate::pricing::rules::limit::{self, Counts};
use crate::pricing::rules::per_stream;
use crate::pricing::rules::person::Stage;
use crate::pricing::rules::whole;
use crate::pricing::step::Step;

/// Exact values on the way to a node.
#[derive(Clone, Copy)]
struct Way {
    node: u32,
    period: u32,
    /// Units of placements and crossings minus prices; breadth and bonus as the diagram has them.
    value: i64,
    /// Points of placements and crossings.
    points: i64,
    /// Points of breadth and bonus that the diagram promised.
    promised: i64,
    crossings: u32,
    idle: u32,
    counted: Counts,
    /// Points lost for good to rules on the rotation as a whole; taken off both values.
    lost: i64,
}

/// One scratch.
pub(super) struct Run<'r, G> {
    compiled: &'r Compiled<'r>,
    course: &'r Course,
    boundaries: Crossings<'r>,
    /// Where levels can lapse.
    lapsing: Option<&'r Growth>,
    query: Query<'r>,
    pub(super) goal: G,
}

impl<'r, G: Goal> Run<'r, G> {
    /// A search of a candidate's rotations.
    pub(super) fn new(
        compiled: &'r Compiled<'r>,
        course: &'r Course,
        query: Query<'r>,
        goal: G,
    ) -> Self {
        let boundaries = Crossings::of(compiled.scheme, course.candidate);
        let growth = course.growing.as_deref().map(|growing| &growing.growth);
        let lapsing = growth.filter(|growth| growth.can_lapse());
        Self { compiled, course, boundaries, lapsing, query, goal }
    }

    /// Searches all rotations that are not empty; `false` if cut short.
    pub(super) fn start(&mut self, scratch: &mut Scratch) -> bool {
        let diagram = &self.course.diagram;
        scratch.nodes = 0;
        let Some(root) = diagram.root else { return true };
        scratch.open.clear();
        scratch.valued.clear();
        scratch.valued.resize(self.course.slots.len(), false);
        scratch.values.resize(self.course.arcs.len(), NEVER);
        scratch.steps.clear();
        scratch.hosts.clear();
        scratch.hosts.extend(self.course.hosted);
        scratch.also.clear();
        scratch.also.extend(self.course.hosted_also);
        scratch.saved.clear();
        scratch.levels.clear();
        let growing = self.course.growing.as_deref();
        scratch.levels.extend(growing.iter().flat_map(|growing| &growing.growth.initial));
        scratch.periods.clear();
        scratch.periods.extend_from_slice(&self.course.background.periods);
        let period = self.course.first_period() as u32;
        let promised = diagram.base;
        let crossings = self.course.background.crossings;
        let way = Way {
            node: root,
            period,
            value: self.query.units * promised,
            points: 0,
            promised,
            crossings,
            idle: 0,
            counted: self.course.counts,
            lost: 0,
        };
        self.explore(scratch, way)
    }

    fn explore(&mut self, scratch: &mut Scratch, way: Way) -> bool {
        if way.node == END {
            return self.end(scratch, way);
        }
        scratch.nodes += 1;
        if scratch.nodes > self.query.limit {
            return false;
        }
        let diagram = &self.course.diagram;
        let base = scratch.open.len();
        let (units, least) = (self.query.units, self.goal.least() - way.value);
        let Scratch { completion, slot_best, open, .. } = scratch;
        completion.offer(&diagram.graph, way.node, units, slot_best, least, open);
        let mut finished = true;
        for turn in 0.. {
            let Some((bound, at)) = scratch.open.in_turn(base, turn) else { break };
            if way.value + bound < self.goal.least() {
                break;
            }
            finished = self.follow(scratch, way, diagram.graph.transitions[at as usize]);
            if !finished {
                break;
            }
        }
        scratch.open.close(base);
        finished
    }

    fn follow(&mut self, scratch: &mut Scratch, way: Way, transition: Transition) -> bool {
        let promised = way.promised + transition.merit;
        let value = way.value + self.query.units * transition.merit;
        if transition.slot == PAUSE {
            let idles = self.course.idles(way.period as usize);
            let idle = self.course.home_kind.filter(|_| idles);
            let period = way.period + 1;
            let idle_so_far = way.idle + u32::from(idles);
            let most = self.compiled.scheme.weights().idle;
            if most.is_some_and(|most| idle_so_far as usize > most) {
                return true;
            }
            if let Some(kind) = idle {
                scratch.periods[kind] += 1;
            }
            let next =
                Way { node: transition.next, period, value, promised, idle: idle_so_far, ..way };
            let finished = self.explore(scratch, next);
            if let Some(kind) = idle {
                scratch.periods[kind] -= 1;
            }
            return finished;
        }
        // The best placement of the slot first: its value prunes the others.
        let slot = transition.slot as usize;
        let SlotBest { arc: first, second, .. } = scratch.slot_best[slot];
        if !self.place(scratch, Way { value, promised, ..way }, transition, first) {
            return false;
        }
        let after = scratch.completion.after(transition.next);
        let rest = value + self.query.units * transition.crossing + after;
        if rest + second < self.goal.least() {
            return true;
        }
        if !scratch.valued[slot] {
            scratch.valued[slot] = true;
            let slots = Priced::of(self.compiled, self.course, self.query);
            slots.value_slot(slot, &mut scratch.values);
        }
        for arc in self.course.slot_arcs[slot]..self.course.slot_arcs[slot + 1] {
            let most = scratch.values[arc as usize];
            if arc == first || most == NEVER || rest + most < self.goal.least() {
                continue;
            }
            if !self.place(scratch, Way { value, promised, ..way }, transition, arc) {
                return false;
            }
        }
        true
    }

    /// Adds one placement and goes on from it, at the levels that have not lapsed by its start.
    fn place(&mut self, scratch: &mut Scratch, way: Way, transition: Transition, arc: u32) -> bool {
        let Some(growth) = self.lapsing else {
            return self.place_now(scratch, way, transition, arc);
        };
        let base = scratch.saved.len();
        scratch.saved.extend_from_slice(&scratch.levels);
        growth.lapse(&mut scratch.levels, way.period);
        let finished = self.place_now(scratch, way, transition, arc);
        scratch.levels.copy_from_slice(&scratch.saved[base..]);
        scratch.saved.truncate(base);
        finished
    }

    fn place_now(
        &mut self,
        scratch: &mut Scratch,
        way: Way,
        transition: Transition,
        arc: u32,
    ) -> bool {
        let Placed { post, most } = self.course.arcs.at(arc as usize);
        let open = &self.compiled.cards[post.get()];
        let limit = self.compiled.scheme.weights().per_provider as usize;
        if scratch.hosts.iter().filter(|&&host| host == open.provider).count() >= limit
            || (self.compiled.doubled && scratch.is_full(open, limit))
        {
            return true;
        }
        if open.stream != per_stream::NONE && !self.stream_takes(scratch, open.stream) {
            return true;
        }
        let limits = &self.course.limits;
        let Some(counted) = limit::add(limits, way.counted, open.counted) else { return true };
        let growing = self.course.growing.as_deref().map(|growing| (growing, growing.of(arc)));
        let span = way.period..way.period + open.duration;
        let points = match growing {
            None => Some(most),
            Some((growing, of_post)) => self.points_of(scratch, growing, of_post, span.clone()),
        };
        let Some(points) = points else { return true };
        let (crossing, counts) = self.crossing(scratch, open.provider);
        let gained = points + crossing;
        let mut price = self.price(post, way.period, open.duration);
        if let Some(charges) = &self.course.charges {
            // A placement that a row bars has no value, and none such is asked for.
            price += charges.paid(arc, self.query.prices).unwrap_or(-NEVER / 2);
        }
        let value = way.value + self.query.units * gained - price;
        if value + scratch.completion.after(transition.next) < self.goal.least() {
            return true;
        }
        scratch.steps.push(Step { post, start: way.period });
        let lost = self.lost(scratch, Stage::Growing).unwrap_or(i64::MAX);
        let least = self.goal.least() - scratch.completion.after(transition.next);
        if lost > way.lost
            && (lost == i64::MAX || value - self.query.units * (lost - way.lost) < least)
        {
            scratch.steps.pop();
            return true;
        }
        let more = lost - way.lost;
        let base = scratch.saved.len();
        scratch.saved.extend_from_slice(&scratch.levels);
        if let Some((growing, of_post)) = growing {
            self.course.raise(growing, of_post, span, &mut scratch.levels);
        }
        let served = self.course.served(way.period, open.duration);
        scratch.hosts.push(open.provider);
        scratch.periods[open.kind as usize] += served;
        if let Some(also) = open.also() {
            scratch.also.push(also);
            if let Some(second) = second_kind(self.compiled.scheme, post) {
                scratch.periods[second.get()] += served;
            }
        }
        let next = Way {
            node: transition.next,
            period: way.period + open.duration,
            value: value - self.query.units * more,
            points: way.points + gained - more,
            promised: way.promised,
            crossings: way.crossings + u32::from(counts),
            counted,
            lost,
            ..way
        };
        let finished = self.explore(scratch, next);
        if open.also().is_some() {
            scratch.also.pop();
            if let Some(second) = second_kind(self.compiled.scheme, post) {
                scratch.periods[second.get()] -= served;
            }
        }
        scratch.periods[open.kind as usize] -= served;
        scratch.hosts.pop();
        scratch.steps.pop();
        scratch.levels.copy_from_slice(&scratch.saved[base..]);
        scratch.saved.truncate(base);
        finished
    }

    fn end(&mut self, scratch: &Scratch, way: Way) -> bool {
        let weights = self.compiled.scheme.weights();
        // Most diagrams see to it; one that remembers little leaves it to the scratch.
        if !limit::met(&self.course.limits, way.counted) {
            return true;
        }
        let merit = merit(weights, &self.course.background, &scratch.periods, way.crossings);
        let Some(lost) = self.lost(scratch, Stage::Complete { merit: merit.once }) else {
            return true;
        };
        let more = lost - way.lost;
        let value = way.value + self.query.units * (merit.points - way.promised - more);
        let points = way.points + merit.points - more;
        value < self.goal.least() || self.goal.take(value, points, &scratch.steps)
    }

    /// Whether a stream takes one more placement.
    fn stream_takes(&self, scratch: &Scratch, stream: u32) -> bool {
        let placed = scratch.steps.iter().map(|step| self.compiled.cards[step.post.get()].stream);
        let others = placed.chain([self.course.streamed]);
        per_stream::takes(self.compiled.scheme, stream, others)
    }

    /// Points lost to rules on the rotation as a whole; `None` where a hard one is broken.
    fn lost(&self, scratch: &Scratch, stage: Stage) -> Option<i64> {
        let rules = &self.course.paths;
        if rules.is_empty() {
            return Some(0);
        }
        let person = self.course.person(self.compiled.scheme);
        whole::lost(rules, &person, &scratch.steps, stage)
    }

    /// Prices of the places of a placement.
    fn price(&self, post: PostIx, start: u32, duration: u32) -> i64 {
        let places = self.compiled.place(Step { post, start }, 0);
        self.query.prices[places..places + duration as usize].iter().sum()
    }

    /// Exact points of a placement at the levels held; `None` where they do not admit it.
    fn points_of(
        &self,
        scratch: &Scratch,
        growing: &Growing,
        open: &OpenPost,
        span: Range<u32>,
    ) -> Option<i64> {
        let tables = &self.compiled.fits[open.post.get()];
        self.course.points_at(tables, growing, open, span, &scratch.levels)
    }

    /// Points of the crossing into a provider, and whether it counts as one.
    fn crossing(&self, scratch: &Scratch, to: ProviderIx) -> (i64, bool) {
        let background = &self.course.background;
        let from = if scratch.steps.is_empty() {
            background.origin
        } else {
            scratch.hosts.last().copied()
        };
        let Some(from) = from else { return (0, false) };
        let scheme = self.compiled.scheme;
        let (points, counts) = self.boundaries.between(from, to);
        if points > 0 && !scheme.weights().repeat_crossings {
            let pair = ordered(from, to);
            let placed = &scratch.hosts[scratch.hosts.len() - scratch.steps.len()..];
            let legs = background.origin.iter().chain(placed);
            let before = legs.clone().zip(legs.skip(1)).any(|(&a, &b)| ordered(a, b) == pair);
            if before || background.crossed.contains(&pair) {
                return (0, counts);
            }
        }
        (points, counts)
    }
}
