//! Exact search over one candidate's rotations, bounded by the relaxation.
//!
//! Depth first over placements in order of time. The diagram's completion values bound what can
//! still come; crossings, hosts, growth and fit are exact on the way, breadth and bonus at the end.

use super::goal::Goal;
use super::query::Query;
use super::scratch::Scratch;
use super::slot_values::Priced;
use crate::pricing::answer::NEVER;
use crate::pricing::charges::Charges;
use crate::pricing::compile::course::Course;
use crate::pricing::diagram::graph::{END, PAUSE, Transition};
use crate::pricing::diagram::slot::SlotBest;
use crate::pricing::leg::Leg;
use crate::pricing::rules::limit::{self, Counts};
use crate::pricing::rules::person::Stage;
use crate::pricing::trail::Ground;

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

/// One search.
pub(super) struct Run<'r, G> {
    ground: &'r Ground<'r>,
    course: &'r Course,
    query: Query<'r>,
    pub(super) goal: G,
}

impl<'r, G: Goal> Run<'r, G> {
    /// A search of a candidate's rotations.
    pub(super) fn new(ground: &'r Ground<'r>, query: Query<'r>, goal: G) -> Self {
        Self { ground, course: ground.course, query, goal }
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
        scratch.trail.begin(self.ground);
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
            let most = self.ground.compiled.scheme.weights().idle;
            if most.is_some_and(|most| idle_so_far as usize > most) {
                return true;
            }
            if let Some(kind) = idle {
                scratch.trail.periods[kind] += 1;
            }
            let next =
                Way { node: transition.next, period, value, promised, idle: idle_so_far, ..way };
            let finished = self.explore(scratch, next);
            if let Some(kind) = idle {
                scratch.trail.periods[kind] -= 1;
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
            let slots = Priced::of(self.ground.compiled, self.course, self.query);
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
        scratch.trail.lapse(self.ground, way.period);
        let finished = self.place_now(scratch, way, transition, arc);
        scratch.trail.unlapse(self.ground);
        finished
    }

    fn place_now(
        &mut self,
        scratch: &mut Scratch,
        way: Way,
        transition: Transition,
        arc: u32,
    ) -> bool {
        let (ground, trail) = (self.ground, &mut scratch.trail);
        let leg = ground.leg(way.period, arc);
        let card = ground.card(&leg);
        if !trail.hosts_take(ground, card) || !trail.stream_takes(ground, card) {
            return true;
        }
        let limits = &self.course.limits;
        let Some(counted) = limit::add(limits, way.counted, card.counted) else { return true };
        let Some(points) = trail.points(ground, &leg) else { return true };
        let (crossing, counts) = trail.crossing(ground, card.provider);
        let gained = points + crossing;
        let value = way.value + self.query.units * gained - self.price(&leg);
        let after = scratch.completion.after(transition.next);
        if value + after < self.goal.least() {
            return true;
        }
        trail.push(ground, &leg);
        let lost = trail.lost(ground, Stage::Growing);
        let more = lost.map(|lost| lost - way.lost);
        let worth_it =
            |more: i64| more <= 0 || value - self.query.units * more + after >= self.goal.least();
        let mut finished = true;
        if let Some(more) = more.filter(|&more| worth_it(more)) {
            let next = Way {
                node: transition.next,
                period: leg.end(),
                value: value - self.query.units * more,
                points: way.points + gained - more,
                promised: way.promised,
                crossings: way.crossings + u32::from(counts),
                counted,
                lost: way.lost + more,
                ..way
            };
            finished = self.explore(scratch, next);
        }
        scratch.trail.pop(ground, &leg);
        finished
    }

    /// What a placement pays: the prices of its places, and for what it adds to rows.
    #[inline]
    fn price(&self, leg: &Leg) -> i64 {
        let prices = self.query.prices;
        let first = self.ground.compiled.place(leg.step(), 0);
        let places: i64 = prices[first..first + leg.duration as usize].iter().sum();
        // A placement that a row bars has no value, and none such is asked for.
        let charged = |charges: &Charges| charges.paid(leg.arc, prices).unwrap_or(-NEVER / 2);
        places + self.course.charges.as_deref().map_or(0, charged)
    }

    fn end(&mut self, scratch: &Scratch, way: Way) -> bool {
        // Most diagrams see to it; one that remembers little leaves it to the search.
        if !limit::met(&self.course.limits, way.counted) {
            return true;
        }
        let trail = &scratch.trail;
        let merit = trail.merit(self.ground, way.crossings);
        let Some(lost) = trail.lost(self.ground, Stage::Complete { merit: merit.once }) else {
            return true;
        };
        let more = lost - way.lost;
        let value = way.value + self.query.units * (merit.points - way.promised - more);
        let points = way.points + merit.points - more;
        value < self.goal.least() || self.goal.take(value, points, &trail.steps)
    }
}
