//! Exact search over one candidate's rotations, bounded by the relaxation.
//!
//! Depth first over placements in order of time. The diagram's completion values bound what can
//! still come; crossings, hosts, growth and fit are exact on the way, breadth and bonus at the end.

use super::agenda::Agenda;
use super::completion::Completion;
use super::courses::{Course, Placed, Step};
use super::diagram::{END, PAUSE, Transition};
use super::goal::{Best, Goal, Listing};
use super::growth::{Growing, Growth, OpenPost};
use super::oracle::{Answer, Objective, Oracle, Within};
use super::pricing::{NEVER, Priced, SlotBest};
use super::rules::tags;
use crate::model::{PostIx, ProviderIx};
use crate::score::exposure::{merit, ordered};

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
    steps: Vec<Step>,
    hosts: Vec<ProviderIx>,
    levels: Vec<u8>,
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
    tags: tags::Counts,
}

struct Run<'r, G> {
    oracle: &'r Oracle<'r>,
    course: &'r Course,
    prices: &'r [i64],
    units: i64,
    limit: u64,
    goal: G,
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
        let mut run = Run { oracle, course, prices, units, limit, goal };
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
        let mut run = Run { oracle, course, prices, units, limit, goal };
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
        search.saved.clear();
        search.levels.clear();
        let growing = self.course.growing.as_deref();
        search.levels.extend(growing.iter().flat_map(|growing| &growing.growth.initial));
        search.periods.clear();
        search.periods.extend_from_slice(&self.course.background.periods);
        let period = self.course.first_period() as u32;
        let promised = diagram.base;
        let crossings = self.course.background.crossings;
        let value = self.units * promised;
        let way = Way {
            node: root,
            period,
            value,
            points: 0,
            promised,
            crossings,
            idle: 0,
            tags: self.course.counts,
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

    /// Adds one placement and goes on from it.
    fn place(&mut self, search: &mut Search, way: Way, transition: Transition, arc: u32) -> bool {
        let Placed { post, most } = self.course.arcs.at(arc as usize);
        let open = &self.oracle.cards[post.get()];
        let limit = self.oracle.scheme.weights().per_provider as usize;
        if search.hosts.iter().filter(|&&host| host == open.provider).count() >= limit {
            return true;
        }
        let limits = &self.oracle.scheme.weights().tags;
        let Some(tags) = tags::add(limits, way.tags, open.tags) else { return true };
        let growing = self.course.growing.as_deref().map(|growing| (growing, growing.of(arc)));
        let points = match growing {
            None => Some(most),
            Some((growing, of_post)) => self.points_of(search, growing, of_post, open.duration),
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
        let base = search.saved.len();
        search.saved.extend_from_slice(&search.levels);
        if let Some((_, of_post)) = growing {
            Growth::raise(&of_post.growth, &mut search.levels);
        }
        search.steps.push(Step { post, start: way.period });
        search.hosts.push(open.provider);
        search.periods[open.kind as usize] += open.duration;
        let next = Way {
            node: transition.next,
            period: way.period + open.duration,
            value,
            points: way.points + gained,
            promised: way.promised,
            crossings: way.crossings + u32::from(counts),
            tags,
            ..way
        };
        let finished = self.explore(search, next);
        search.periods[open.kind as usize] -= open.duration;
        search.hosts.pop();
        search.steps.pop();
        search.levels.copy_from_slice(&search.saved[base..]);
        search.saved.truncate(base);
        finished
    }

    /// Prices of the places of a placement.
    fn price(&self, post: PostIx, start: u32, duration: u32) -> i64 {
        let places = self.oracle.place(Step { post, start }, 0);
        self.prices[places..places + duration as usize].iter().sum()
    }

    /// Exact points of a placement at the levels held; `None` where they do not admit it.
    fn points_of(
        &self,
        search: &Search,
        growing: &Growing,
        open: &OpenPost,
        duration: u32,
    ) -> Option<i64> {
        let tables = &self.oracle.fits[open.post.get()];
        growing.growth.points(open, duration, tables, &search.levels)
    }

    /// Points of the crossing into a provider, and whether it counts as one.
    fn crossing(&self, search: &Search, to: ProviderIx) -> (i64, bool) {
        let background = &self.course.background;
        let from =
            if search.steps.is_empty() { background.origin } else { search.hosts.last().copied() };
        let Some(from) = from else { return (0, false) };
        let scheme = self.oracle.scheme;
        let weight = scheme.boundaries().weight(from, to);
        if weight > 0 && !scheme.weights().repeat_crossings {
            let pair = ordered(from, to);
            let placed = &search.hosts[search.hosts.len() - search.steps.len()..];
            let legs = background.origin.iter().chain(placed);
            let before = legs.clone().zip(legs.skip(1)).any(|(&a, &b)| ordered(a, b) == pair);
            if before || background.crossed.contains(&pair) {
                return (0, true);
            }
        }
        (scheme.weights().terms.crossing * weight, weight > 0)
    }

    fn end(&mut self, search: &Search, way: Way) -> bool {
        let weights = self.oracle.scheme.weights();
        // Most diagrams see to it; one that remembers little leaves it to the search.
        if !tags::met(&weights.tags, way.tags) {
            return true;
        }
        let merit = merit(weights, &self.course.background, &search.periods, way.crossings);
        let value = way.value + self.units * (merit - way.promised);
        value < self.goal.least() || self.goal.take(value, way.points + merit, &search.steps)
    }
}
