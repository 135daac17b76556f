//! Exact search over one candidate's rotations, bounded by the relaxation.
//!
//! Depth first over placements in order of time. The diagram's completion values bound what can
//! still come; crossings, hosts, growth and fit are exact on the way, breadth and bonus at the end.

use super::agenda::Agenda;
use super::completion::Completion;
use super::courses::{Course, Placed, Step};
use super::diagram::{END, PAUSE, Transition};
use super::goal::{Best, Goal, Listing};
use super::growth::Growth;
use super::oracle::{Answer, Objective, Oracle, Within};
use super::prices::{NEVER, Priced, SlotBest};
use super::rules::{counters, paths::Stage, per_stream};
use crate::model::ProviderIx;
use crate::pricing::points::exposure::{Crossings, merit, second_kind};

/// Working memory and the state of one search.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    /// Best placement of each slot, and its value.
    pub(super) slot_best: Vec<SlotBest>,
    /// The same of candidates that are asked together.
    pub(super) best_of_lanes: Vec<Vec<SlotBest>>,
    /// Slots whose placements were valued in this search, and the values by placement.
    valued: Vec<bool>,
    values: Vec<i64>,
    /// Best completion from each node of the diagram.
    pub(super) completion: Completion,
    /// Transitions to try, with their bounds, for all open levels of the search.
    agenda: Agenda,
    pub(super) steps: Vec<Step>,
    pub(super) hosts: Vec<ProviderIx>,
    /// Second providers of the placements that have one.
    pub(super) also: Vec<ProviderIx>,
    pub(super) levels: Vec<u8>,
    /// Levels before each open placement, one after the other.
    saved: Vec<u8>,
    periods: Vec<u32>,
    nodes: u64,
}

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
    counted: counters::Counts,
    /// Points lost for good to rules on the rotation as a whole; taken off both values.
    lost: i64,
}

pub(super) struct Run<'r, G> {
    pub(super) oracle: &'r Oracle<'r>,
    pub(super) course: &'r Course,
    pub(super) boundaries: Crossings<'r>,
    /// Where levels can lapse.
    pub(super) lapsing: Option<&'r Growth>,
    pub(super) prices: &'r [i64],
    pub(super) units: i64,
    pub(super) limit: u64,
    pub(super) goal: G,
}

impl Search {
    pub(super) fn best(
        &mut self,
        oracle: &Oracle<'_>,
        course: &Course,
        objective: Objective,
        prices: &[i64],
        limit: u64,
        answer: &mut Answer,
    ) {
        let units = objective.units_per_point();
        Priced::of(oracle, course, units, prices).best_of_slots(&mut self.slot_best);
        self.completion.compute(&course.diagram, units, &self.slot_best);
        self.answer(oracle, course, (units, prices), limit, answer);
    }

    /// The best rotation, given the best of each slot and the completion values.
    pub(super) fn answer(
        &mut self,
        oracle: &Oracle<'_>,
        course: &Course,
        (units, prices): (i64, &[i64]),
        limit: u64,
        answer: &mut Answer,
    ) {
        answer.steps.clear();
        answer.points = course.empty.unwrap_or(0);
        answer.value = course.empty.map(|points| units * points);
        answer.work = course.arcs.len() as u64;
        self.nodes = 0;
        let relaxed = self.relaxed(course, units);
        let least = answer.value.map_or(NEVER / 2, |value| value + 1);
        let goal = Best { least, answer };
        let mut run = Run::new(oracle, course, (units, prices), limit, goal);
        let finished = relaxed < run.goal.least || run.start(self);
        let answer = run.goal.answer;
        answer.exact = finished;
        answer.bound = answer.value.unwrap_or(NEVER);
        if !finished {
            answer.bound = answer.bound.max(relaxed);
        }
        answer.work += self.nodes;
    }

    #[expect(clippy::too_many_arguments, reason = "mirrors the oracle's call")]
    pub(super) fn within(
        &mut self,
        oracle: &Oracle<'_>,
        course: &Course,
        objective: Objective,
        prices: &[i64],
        least: i64,
        most: usize,
        limit: u64,
    ) -> Within {
        let units = objective.units_per_point();
        self.nodes = 0;
        Priced::of(oracle, course, units, prices).best_of_slots(&mut self.slot_best);
        self.completion.compute(&course.diagram, units, &self.slot_best);
        let least = least.max(NEVER / 2);
        let mut goal = Listing { least, most, found: Within::default() };
        let mut complete = true;
        if let Some(points) = course.empty.filter(|points| units * points >= least) {
            complete = goal.take(units * points, points, &[]);
        }
        let mut run = Run::new(oracle, course, (units, prices), limit, goal);
        complete = complete && run.start(self);
        let mut found = run.goal.found;
        found.complete = complete;
        found.work = course.arcs.len() as u64 + self.nodes;
        found
    }

    /// The relaxation's bound on rotations that are not empty.
    fn relaxed(&self, course: &Course, units: i64) -> i64 {
        let diagram = &course.diagram;
        let bound = |root| self.completion.after(root).saturating_add(units * diagram.base);
        diagram.root.map_or(NEVER, bound)
    }
}

impl<G: Goal> Run<'_, G> {
    /// Searches all rotations that are not empty; `false` if cut short.
    fn start(&mut self, search: &mut Search) -> bool {
        let diagram = &self.course.diagram;
        search.nodes = 0;
        let Some(root) = diagram.root else { return true };
        search.agenda.clear();
        search.valued.clear();
        search.valued.resize(self.course.slots.len(), false);
        search.values.resize(self.course.arcs.len(), NEVER);
        search.steps.clear();
        search.hosts.clear();
        search.hosts.extend(self.course.hosted);
        search.also.clear();
        search.also.extend(self.course.hosted_also);
        search.saved.clear();
        search.levels.clear();
        let growing = self.course.growing.as_deref();
        search.levels.extend(growing.iter().flat_map(|growing| &growing.growth.initial));
        search.periods.clear();
        search.periods.extend_from_slice(&self.course.background.periods);
        let period = self.course.first_period() as u32;
        let promised = diagram.base;
        let crossings = self.course.background.crossings;
        let way = Way {
            node: root,
            period,
            value: self.units * promised,
            points: 0,
            promised,
            crossings,
            idle: 0,
            counted: self.course.counts,
            lost: 0,
        };
        self.explore(search, way)
    }

    fn explore(&mut self, search: &mut Search, way: Way) -> bool {
        if way.node == END {
            return self.end(search, way);
        }
        search.nodes += 1;
        if search.nodes > self.limit {
            return false;
        }
        let diagram = &self.course.diagram;
        let base = search.agenda.len();
        let (units, least) = (self.units, self.goal.least() - way.value);
        let Search { completion, slot_best, agenda, .. } = search;
        completion.offer(diagram, way.node, units, slot_best, least, agenda);
        let mut finished = true;
        for turn in 0.. {
            let Some((bound, at)) = search.agenda.in_turn(base, turn) else { break };
            if way.value + bound < self.goal.least() {
                break;
            }
            finished = self.follow(search, way, diagram.transitions[at as usize]);
            if !finished {
                break;
            }
        }
        search.agenda.close(base);
        finished
    }

    fn follow(&mut self, search: &mut Search, way: Way, transition: Transition) -> bool {
        let promised = way.promised + transition.merit;
        let value = way.value + self.units * transition.merit;
        if transition.slot == PAUSE {
            let idles = self.course.idles(way.period as usize);
            let idle = self.course.home_kind.filter(|_| idles);
            let period = way.period + 1;
            let idle_so_far = way.idle + u32::from(idles);
            let most = self.oracle.scheme.weights().idle;
            if most.is_some_and(|most| idle_so_far as usize > most) {
                return true;
            }
            if let Some(kind) = idle {
                search.periods[kind] += 1;
            }
            let next =
                Way { node: transition.next, period, value, promised, idle: idle_so_far, ..way };
            let finished = self.explore(search, next);
            if let Some(kind) = idle {
                search.periods[kind] -= 1;
            }
            return finished;
        }
        // The best placement of the slot first: its value prunes the others.
        let slot = transition.slot as usize;
        let SlotBest { arc: first, second, .. } = search.slot_best[slot];
        if !self.place(search, Way { value, promised, ..way }, transition, first) {
            return false;
        }
        let after = search.completion.after(transition.next);
        let rest = value + self.units * transition.crossing + after;
        if rest + second < self.goal.least() {
            return true;
        }
        if !search.valued[slot] {
            search.valued[slot] = true;
            let slots = Priced::of(self.oracle, self.course, self.units, self.prices);
            slots.value_slot(slot, &mut search.values);
        }
        for arc in self.course.slot_arcs[slot]..self.course.slot_arcs[slot + 1] {
            let most = search.values[arc as usize];
            if arc == first || most == NEVER || rest + most < self.goal.least() {
                continue;
            }
            if !self.place(search, Way { value, promised, ..way }, transition, arc) {
                return false;
            }
        }
        true
    }

    /// Adds one placement and goes on from it, at the levels that have not lapsed by its start.
    fn place(&mut self, search: &mut Search, way: Way, transition: Transition, arc: u32) -> bool {
        let Some(growth) = self.lapsing else {
            return self.place_now(search, way, transition, arc);
        };
        let base = search.saved.len();
        search.saved.extend_from_slice(&search.levels);
        growth.lapse(&mut search.levels, way.period);
        let finished = self.place_now(search, way, transition, arc);
        search.levels.copy_from_slice(&search.saved[base..]);
        search.saved.truncate(base);
        finished
    }

    fn place_now(
        &mut self,
        search: &mut Search,
        way: Way,
        transition: Transition,
        arc: u32,
    ) -> bool {
        let Placed { post, most } = self.course.arcs.at(arc as usize);
        let open = &self.oracle.cards[post.get()];
        let limit = self.oracle.scheme.weights().per_provider as usize;
        if search.hosts.iter().filter(|&&host| host == open.provider).count() >= limit
            || (self.oracle.doubled && search.is_full(open, limit))
        {
            return true;
        }
        if open.stream != per_stream::NONE && !self.stream_takes(search, open.stream) {
            return true;
        }
        let limits = &self.course.limits;
        let Some(counted) = counters::add(limits, way.counted, open.counted) else { return true };
        let growing = self.course.growing.as_deref().map(|growing| (growing, growing.of(arc)));
        let span = way.period..way.period + open.duration;
        let points = match growing {
            None => Some(most),
            Some((growing, of_post)) => self.points_of(search, growing, of_post, span.clone()),
        };
        let Some(points) = points else { return true };
        let (crossing, counts) = self.crossing(search, open.provider);
        let gained = points + crossing;
        let mut price = self.price(post, way.period, open.duration);
        if let Some(charges) = &self.course.charges {
            // A placement that a row bars has no value, and none such is asked for.
            price += charges.of(arc, self.prices).unwrap_or(-NEVER / 2);
        }
        let value = way.value + self.units * gained - price;
        if value + search.completion.after(transition.next) < self.goal.least() {
            return true;
        }
        search.steps.push(Step { post, start: way.period });
        let lost = self.lost(search, Stage::Growing).unwrap_or(i64::MAX);
        let least = self.goal.least() - search.completion.after(transition.next);
        if lost > way.lost && (lost == i64::MAX || value - self.units * (lost - way.lost) < least) {
            search.steps.pop();
            return true;
        }
        let more = lost - way.lost;
        let base = search.saved.len();
        search.saved.extend_from_slice(&search.levels);
        if let Some((growing, of_post)) = growing {
            self.course.raise(growing, of_post, span, &mut search.levels);
        }
        let served = self.course.served(way.period, open.duration);
        search.hosts.push(open.provider);
        search.periods[open.kind as usize] += served;
        if let Some(also) = open.also() {
            search.also.push(also);
            if let Some(second) = second_kind(self.oracle.scheme, post) {
                search.periods[second.get()] += served;
            }
        }
        let next = Way {
            node: transition.next,
            period: way.period + open.duration,
            value: value - self.units * more,
            points: way.points + gained - more,
            promised: way.promised,
            crossings: way.crossings + u32::from(counts),
            counted,
            lost,
            ..way
        };
        let finished = self.explore(search, next);
        if open.also().is_some() {
            search.also.pop();
            if let Some(second) = second_kind(self.oracle.scheme, post) {
                search.periods[second.get()] -= served;
            }
        }
        search.periods[open.kind as usize] -= served;
        search.hosts.pop();
        search.steps.pop();
        search.levels.copy_from_slice(&search.saved[base..]);
        search.saved.truncate(base);
        finished
    }

    fn end(&mut self, search: &Search, way: Way) -> bool {
        let weights = self.oracle.scheme.weights();
        // Most diagrams see to it; one that remembers little leaves it to the search.
        if !counters::met(&self.course.limits, way.counted) {
            return true;
        }
        let merit = merit(weights, &self.course.background, &search.periods, way.crossings);
        let Some(lost) = self.lost(search, Stage::Complete { merit: merit.once }) else {
            return true;
        };
        let more = lost - way.lost;
        let value = way.value + self.units * (merit.points - way.promised - more);
        let points = way.points + merit.points - more;
        value < self.goal.least() || self.goal.take(value, points, &search.steps)
    }
}
