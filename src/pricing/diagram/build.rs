//! Unfolds a diagram from its shape, remembering as much as its size allows.

use std::collections::HashMap;
use std::ops::Range;

use super::graph::{END, Graph, PAUSE, Transition};
use super::shape::{Pause, Shape};
use crate::model::Weights;
use crate::pricing::rules::limit;

/// Most states and transitions of a diagram; above it the relaxation remembers less.
const MOST_STATES: usize = 60_000;
const MOST_TRANSITIONS: usize = 1_000_000;

/// How much of the kinds met a node remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Memory {
    /// Periods served by kind, as far as the translator definition asks.
    Served,
    /// Which kinds were met.
    Met,
    /// How many kinds were met; a kind counts as new unless it is the last one or known before.
    Count,
    /// Nothing but the last group: all kinds, limits and idle periods are hoped for from the start.
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct State {
    /// Last group + 1; 0 before the first new placement.
    last: u32,
    idle: u32,
    crossings: u32,
    counted: limit::Counts,
    kinds: u128,
}

/// What a shape unfolds to; see [`Diagram`](super::Diagram).
#[derive(Default)]
pub(super) struct Unfolded {
    pub(super) graph: Graph,
    pub(super) root: Option<u32>,
    pub(super) base: i64,
    pub(super) forgets: bool,
}

/// Unfolds a shape; one that `forgets` does without trying to remember more than the last group.
pub(super) fn unfold(shape: &Shape, weights: &Weights, forgets: bool) -> Unfolded {
    let bits = (weights.translator_min_periods.max(1) + 1).next_power_of_two().ilog2();
    let fits = |bits: u32| shape.served.len() as u32 * bits <= u128::BITS;
    let mut memories = Vec::new();
    if fits(bits) {
        memories.push(Memory::Served);
    }
    if bits > 1 && fits(1) {
        memories.push(Memory::Met);
    }
    memories.push(Memory::Count);
    memories.truncate(if forgets { 0 } else { memories.len() });
    memories
        .into_iter()
        .find_map(|memory| Builder::new(shape, weights, memory, bits).run(false))
        .or_else(|| Builder::new(shape, weights, Memory::Nothing, bits).run(true))
        .unwrap_or_default()
}

struct Builder<'a> {
    shape: &'a Shape,
    weights: &'a Weights,
    memory: Memory,
    /// Bits per kind in a state, and the count at which they saturate.
    bits: u32,
    enough: u32,
    layers: Vec<Layer>,
    states: usize,
    transitions: usize,
}

#[derive(Default)]
struct Layer {
    index: HashMap<State, u32>,
    states: Vec<State>,
    /// Moves of each state, each with the layer it leads to; `next` is a position there.
    moves: Vec<Vec<(usize, Transition)>>,
}

impl<'a> Builder<'a> {
    fn new(shape: &'a Shape, weights: &'a Weights, memory: Memory, bits: u32) -> Self {
        let bits = if memory == Memory::Served { bits } else { 1 };
        let needed = weights.translator_min_periods.max(1);
        let enough = if memory == Memory::Served { needed } else { 1 };
        let layers = (0..=shape.pauses.len()).map(|_| Layer::default()).collect();
        Self { shape, weights, memory, bits, enough, layers, states: 0, transitions: 0 }
    }

    /// Explores every reachable state; `None` if there are too many, unless they are `welcome`.
    fn run(mut self, welcome: bool) -> Option<Unfolded> {
        let Some(root) = self.root() else { return Some(Unfolded::default()) };
        let begin = self.shape.pauses.iter().take_while(|p| **p == Pause::UnderWay).count();
        self.enter(begin, root);
        for period in begin..self.shape.pauses.len() {
            let until =
                |end: usize| self.shape.slots.partition_point(|key| (key.start as usize) < end);
            let slots = until(period)..until(period + 1);
            for at in 0..self.layers[period].states.len() {
                let state = self.layers[period].states[at];
                let mut moves = Vec::with_capacity(slots.len() + 1);
                self.expand(period, state, slots.clone(), &mut moves);
                self.transitions += moves.len();
                self.layers[period].moves.push(moves);
                let many = self.states > MOST_STATES || self.transitions > MOST_TRANSITIONS;
                if many && !welcome {
                    return None;
                }
            }
        }
        Some(self.flatten(begin, root))
    }

    fn root(&self) -> Option<State> {
        let mut kinds = 0;
        for (kind, &served) in self.shape.served.iter().enumerate() {
            kinds = match self.memory {
                Memory::Count => u128::from(self.shape.kinds_met),
                Memory::Nothing => 0,
                _ => kinds | u128::from(served.min(self.enough)) << (kind as u32 * self.bits),
            };
        }
        let counted = self.shape.counts?;
        Some(State {
            last: 0,
            idle: 0,
            crossings: self.crossings(self.shape.crossings),
            counted,
            kinds,
        })
    }

    /// Crossings, as far as the translator definition asks and this memory follows them.
    fn crossings(&self, made: u32) -> u32 {
        if self.follows_crossings() { made.min(self.weights.translator_crossings) } else { 0 }
    }

    /// Whoever serves k kinds one after another crosses k - 1 times at least, as a rule; only more
    /// than that is worth following. Whoever serves two kinds at once need not cross.
    fn follows_crossings(&self) -> bool {
        self.counts_translators()
            && self.memory != Memory::Nothing
            && (self.weights.translator_crossings >= self.weights.translator_kinds
                || !self.shape.second_kind.is_empty())
    }

    /// The second kind of a group.
    fn second(&self, group: u32) -> Option<u32> {
        self.shape.second_kind.get(group as usize).copied().flatten()
    }

    fn counts_translators(&self) -> bool {
        !self.shape.translator && self.weights.terms.bonus * self.weights.translator_bonus > 0
    }

    fn enter(&mut self, period: usize, state: State) -> u32 {
        let layer = &mut self.layers[period];
        let next = layer.states.len() as u32;
        let at = *layer.index.entry(state).or_insert(next);
        if at == next {
            layer.states.push(state);
            self.states += 1;
        }
        at
    }

    /// Enters the state a move leads to. The last layer has one state, and only what may end gets
    /// there.
    fn reach(&mut self, period: usize, state: State) -> Option<u32> {
        if period + 1 < self.layers.len() {
            return Some(self.enter(period, state));
        }
        self.may_end(state).then_some(0)
    }

    fn expand(
        &mut self,
        period: usize,
        state: State,
        slots: Range<usize>,
        moves: &mut Vec<(usize, Transition)>,
    ) {
        for slot in slots {
            let key = self.shape.slots[slot];
            let counted = if self.memory == Memory::Nothing {
                Some(0)
            } else {
                limit::add(&self.shape.limits, state.counted, key.counted)
            };
            let Some(counted) = counted else { continue };
            let crossing = self.shape.crossing(state.last, key.group);
            let counts = self.shape.may_count(state.last, key.group);
            let made = self.crossings(state.crossings + u32::from(counts));
            let kind = self.shape.group_kind[key.group as usize];
            let mut kinds = self.serve(state, kind, key.duration);
            if let Some(second) = self.second(key.group) {
                kinds = self.serve(State { kinds, ..state }, second, key.duration);
            }
            let next = State { last: key.group + 1, crossings: made, counted, kinds, ..state };
            let to = period + key.duration as usize;
            let merit = self.merit(state, next);
            if let Some(next) = self.reach(to, next) {
                let crossing = self.weights.terms.crossing * crossing;
                moves.push((to, Transition { slot: slot as u32, next, crossing, merit }));
            }
        }
        if let Some(next) = self.pause(period, state) {
            let merit = self.merit(state, next);
            if let Some(next) = self.reach(period + 1, next) {
                moves.push((period + 1, Transition { slot: PAUSE, next, crossing: 0, merit }));
            }
        }
    }

    fn pause(&self, period: usize, state: State) -> Option<State> {
        match self.shape.pauses[period] {
            Pause::Pinned | Pause::UnderWay => None,
            Pause::Away => Some(state),
            Pause::Idle => {
                let limit = self.weights.idle.map(|limit| limit as u32);
                let followed =
                    |&limit: &u32| limit <= limit::TIGHT && self.memory != Memory::Nothing;
                let limit = limit.filter(followed);
                let idle = limit.map_or(0, |_| state.idle + 1);
                if limit.is_some_and(|limit| idle > limit) {
                    return None;
                }
                let kinds = self.shape.home_kind.map(|kind| self.serve(state, kind, 1));
                Some(State { idle, kinds: kinds.unwrap_or(state.kinds), ..state })
            }
        }
    }

    fn serve(&self, state: State, kind: u32, periods: u32) -> u128 {
        if self.memory == Memory::Nothing {
            return 0;
        }
        if self.memory == Memory::Count {
            let known = self.shape.served[kind as usize] > 0;
            let same = state.last.checked_sub(1).is_some_and(|last| {
                self.shape.group_kind[last as usize] == kind || self.second(last) == Some(kind)
            });
            let most = self.shape.served.len() as u128;
            return if known || same { state.kinds } else { (state.kinds + 1).min(most) };
        }
        let shift = kind * self.bits;
        let mask = (1u128 << self.bits) - 1;
        let served = (state.kinds >> shift & mask) as u32;
        let after = served.saturating_add(periods).min(self.enough);
        state.kinds & !(mask << shift) | u128::from(after) << shift
    }

    /// Number of kinds met, and of kinds served long enough, at most.
    fn counts(&self, kinds: u128) -> (usize, usize) {
        match self.memory {
            Memory::Nothing => return (self.shape.served.len(), self.shape.served.len()),
            Memory::Count => return (kinds as usize, kinds as usize),
            Memory::Served | Memory::Met => {}
        }
        let mask = (1u128 << self.bits) - 1;
        let served = |kind: usize| (kinds >> (kind as u32 * self.bits) & mask) as u32;
        let count = |least| (0..self.shape.served.len()).filter(|&k| served(k) >= least).count();
        (count(1), count(self.enough))
    }

    /// Potential of a state: breadth and bonus as far as it promises them.
    fn potential(&self, state: State) -> i64 {
        let (met, long) = self.counts(state.kinds);
        let translator = self.counts_translators()
            && long >= self.weights.translator_kinds as usize
            && (state.crossings >= self.weights.translator_crossings || !self.follows_crossings());
        let Weights { breadth, terms, .. } = self.weights;
        let bonus = if translator { self.weights.translator_bonus } else { 0 };
        terms.breadth * (breadth[met] - breadth[self.shape.kinds_met as usize])
            + terms.bonus * bonus
    }

    /// Gain in potential.
    fn merit(&self, from: State, to: State) -> i64 {
        self.potential(to) - self.potential(from)
    }

    /// Whether a rotation may end in this state.
    fn may_end(&self, state: State) -> bool {
        let hoped = self.memory == Memory::Nothing;
        state.last > 0 && (hoped || limit::met(&self.shape.limits, state.counted))
    }

    /// Numbers the states that lead to an end, last layer first.
    fn flatten(self, begin: usize, start: State) -> Unfolded {
        let last = self.layers.len() - 1;
        let mut number: Vec<Vec<Option<u32>>> =
            self.layers.iter().map(|layer| vec![None; layer.states.len()]).collect();
        number[last] = vec![Some(END)];
        let mut first = vec![0, 0];
        let mut transitions = Vec::new();
        for period in (begin..last).rev() {
            for (at, moves) in self.layers[period].moves.iter().enumerate() {
                let before = transitions.len();
                for &(to, transition) in moves {
                    if let Some(next) = number[to][transition.next as usize] {
                        transitions.push(Transition { next, ..transition });
                    }
                }
                if transitions.len() > before {
                    number[period][at] = Some(first.len() as u32 - 1);
                    first.push(transitions.len() as u32);
                }
            }
        }
        // Where the placement under way fills the horizon there is nothing to begin.
        let root = number[begin].first().copied().flatten().filter(|&root| root != END);
        let base = self.potential(start);
        let forgets = self.memory == Memory::Nothing;
        Unfolded { graph: Graph { first, transitions }, root, base, forgets }
    }
}
