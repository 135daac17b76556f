//! Exact search over one candidate's rotations, bounded by the relaxation.
//!
//! Depth first over placements in order of time. The diagram's completion values bound what can
//! still come; crossings, hosts, growth and fit are exact on the way, breadth and bonus at the end.

use super::courses::{Course, OpenPost, Step};
use super::diagram::{END, PAUSE, Transition};
use super::goal::{Best, Goal, Listing};
use super::growth::Growth;
use super::oracle::{Answer, CLOSED, Objective, Oracle, Within};
use super::rules::tags;
use crate::model::ProviderIx;
use crate::score::exposure::{merit, ordered};

/// Below every value that can occur.
const NEVER: i64 = i64::MIN / 4;

/// Working memory and the state of one search.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    /// Value of each placement at its most, units minus prices; `NEVER` where closed.
    most: Vec<i64>,
    /// Prices of each placement.
    price: Vec<i64>,
    /// Best placement of each slot, and its value.
    slot_best: Vec<(i64, u32)>,
    /// Best completion from each node of the diagram.
    completion: Vec<i64>,
    /// Transitions to try, with their bounds, for all open levels of the search.
    agenda: Vec<(i64, u32)>,
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
        answer.steps.clear();
        answer.points = course.empty.unwrap_or(0);
        answer.value = course.empty.map(|points| units * points);
        answer.work = course.arcs.len() as u64;
        self.price(oracle, course, units, prices);
        let relaxed = self.complete(course, units);
        let least = answer.value.map_or(NEVER / 2, |value| value + 1);
        let goal = Best { least, answer };
        let mut run = Run { oracle, course, units, limit, goal };
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
        self.price(oracle, course, units, prices);
        self.complete(course, units);
        let least = least.max(NEVER / 2);
        let mut goal = Listing { least, most, found: Within::default() };
        let mut complete = true;
        if let Some(points) = course.empty.filter(|points| units * points >= least) {
            complete = goal.take(units * points, points, &[]);
        }
        let mut run = Run { oracle, course, units, limit, goal };
        complete = complete && run.start(self);
        let mut found = run.goal.found;
        found.complete = complete;
        found.work = course.arcs.len() as u64 + self.nodes;
        found
    }

    /// Prices every placement and finds the best of each slot.
    fn price(&mut self, oracle: &Oracle<'_>, course: &Course, units: i64, prices: &[i64]) {
        self.most.clear();
        self.price.clear();
        self.slot_best.clear();
        self.nodes = 0;
        let periods = oracle.scheme.periods();
        for (slot, key) in course.slots.iter().enumerate() {
            let arcs = course.slot_arcs[slot]..course.slot_arcs[slot + 1];
            let mut best = (NEVER, arcs.start);
            for arc in arcs {
                let open = &course.posts[course.arcs[arc as usize] as usize];
                let first = open.post.get() * periods + key.start as usize;
                let places = &prices[first..first + open.duration];
                let closed = places.iter().any(|&price| price >= CLOSED);
                let price = if closed { 0 } else { places.iter().sum() };
                let value = if closed { NEVER } else { units * open.most - price };
                if value > best.0 {
                    best = (value, arc);
                }
                self.price.push(price);
                self.most.push(value);
            }
            self.slot_best.push(best);
        }
    }

    /// Completion values of all nodes; returns the relaxation's bound.
    fn complete(&mut self, course: &Course, units: i64) -> i64 {
        let diagram = &course.diagram;
        let Some(root) = diagram.root else { return NEVER };
        self.completion.clear();
        self.completion.push(0);
        for node in 1..diagram.first.len() - 1 {
            let on = diagram.first[node] as usize..diagram.first[node + 1] as usize;
            let mut best = NEVER;
            for transition in &diagram.transitions[on] {
                best = best.max(self.bound(transition, units));
            }
            self.completion.push(best);
        }
        self.completion[root as usize].saturating_add(units * diagram.base)
    }

    /// Most that a transition and all after it can add.
    fn bound(&self, transition: &Transition, units: i64) -> i64 {
        let placed =
            if transition.slot == PAUSE { 0 } else { self.slot_best[transition.slot as usize].0 };
        let after = self.completion[transition.next as usize];
        if placed == NEVER || after == NEVER {
            return NEVER;
        }
        placed + after + units * (transition.crossing + transition.merit)
    }
}

impl<G: Goal> Run<'_, G> {
    /// Searches all rotations that are not empty; `false` if cut short.
    fn start(&mut self, search: &mut Search) -> bool {
        let diagram = &self.course.diagram;
        search.nodes = 0;
        let Some(root) = diagram.root else { return true };
        search.agenda.clear();
        search.steps.clear();
        search.hosts.clear();
        search.hosts.extend(self.course.hosted);
        search.saved.clear();
        search.levels.clear();
        search.levels.extend_from_slice(&self.course.growth.initial);
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
        let on = diagram.first[way.node as usize]..diagram.first[way.node as usize + 1];
        for at in on {
            let bound = search.bound(&diagram.transitions[at as usize], self.units);
            if bound > NEVER && way.value + bound >= self.goal.least() {
                search.agenda.push((bound, at));
            }
        }
        search.agenda[base..].sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut finished = true;
        for index in base..search.agenda.len() {
            let (bound, at) = search.agenda[index];
            if way.value + bound < self.goal.least() {
                break;
            }
            finished = self.follow(search, way, diagram.transitions[at as usize]);
            if !finished {
                break;
            }
        }
        search.agenda.truncate(base);
        finished
    }

    fn follow(&mut self, search: &mut Search, way: Way, transition: Transition) -> bool {
        let promised = way.promised + transition.merit;
        let value = way.value + self.units * transition.merit;
        if transition.slot == PAUSE {
            let idles = self.course.idles(way.period as usize);
            let idle = self.course.home_kind.filter(|_| idles);
            if let Some(kind) = idle {
                search.periods[kind] += 1;
            }
            let period = way.period + 1;
            let idle_so_far = way.idle + u32::from(idles);
            let most = self.oracle.scheme.weights().idle;
            if most.is_some_and(|most| idle_so_far as usize > most) {
                return true;
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
        let first = search.slot_best[slot].1;
        if !self.place(search, Way { value, promised, ..way }, transition, first) {
            return false;
        }
        let after = search.completion[transition.next as usize];
        let rest = value + self.units * transition.crossing + after;
        for arc in self.course.slot_arcs[slot]..self.course.slot_arcs[slot + 1] {
            let most = search.most[arc as usize];
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
        let course = self.course;
        let open = &course.posts[course.arcs[arc as usize] as usize];
        let limit = self.oracle.scheme.weights().per_provider as usize;
        if search.hosts.iter().filter(|&&host| host == open.provider).count() >= limit {
            return true;
        }
        let limits = &self.oracle.scheme.weights().tags;
        let Some(tags) = tags::add(limits, way.tags, open.tags) else { return true };
        let Some(points) = self.points_of(search, open) else { return true };
        let (crossing, counts) = self.crossing(search, open.provider);
        let gained = points + crossing;
        let value = way.value + self.units * gained - search.price[arc as usize];
        if value + search.completion[transition.next as usize] < self.goal.least() {
            return true;
        }
        let base = search.saved.len();
        search.saved.extend_from_slice(&search.levels);
        Growth::raise(&open.growth, &mut search.levels);
        search.steps.push(Step { post: open.post, start: way.period });
        search.hosts.push(open.provider);
        search.periods[open.kind] += open.duration as u32;
        let next = Way {
            node: transition.next,
            period: way.period + open.duration as u32,
            value,
            points: way.points + gained,
            promised: way.promised,
            crossings: way.crossings + u32::from(counts),
            tags,
            ..way
        };
        let finished = self.explore(search, next);
        search.periods[open.kind] -= open.duration as u32;
        search.hosts.pop();
        search.steps.pop();
        search.levels.copy_from_slice(&search.saved[base..]);
        search.saved.truncate(base);
        finished
    }

    /// Exact points of a placement at the levels held; `None` where they do not admit it.
    fn points_of(&self, search: &Search, open: &OpenPost) -> Option<i64> {
        let growth = &self.course.growth;
        if growth.is_static() {
            return Some(open.most);
        }
        if !Growth::admits(&open.growth, &search.levels) {
            return None;
        }
        let tables = &self.oracle.fits[open.post.get()];
        let fit = open.fit + Growth::fit(&open.growth, tables, &search.levels);
        let development = growth.development(&open.growth, &search.levels);
        (fit >= open.minimum).then_some(open.duration as i64 * fit + development)
    }

    /// Points of the crossing into a provider, and whether it counts as one.
    fn crossing(&self, search: &Search, to: ProviderIx) -> (i64, bool) {
        let background = &self.course.background;
        let from =
            if search.steps.is_empty() { background.origin } else { search.hosts.last().copied() };
        let Some(from) = from else { return (0, false) };
        let scheme = self.oracle.scheme;
        let points = scheme.boundaries().weight(from, to);
        if points > 0 && !scheme.weights().repeat_crossings {
            let pair = ordered(from, to);
            let placed = &search.hosts[search.hosts.len() - search.steps.len()..];
            let legs = background.origin.iter().chain(placed);
            let before = legs.clone().zip(legs.skip(1)).any(|(&a, &b)| ordered(a, b) == pair);
            if before || background.crossed.contains(&pair) {
                return (0, true);
            }
        }
        (points, points > 0)
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
