//! The relaxation of one candidate's rotations: a decision diagram layered by period.
//!
//! A node is a period and what the relaxation remembers there: the group of the last provider, the
//! kinds met, crossings made, limited tags and idle periods. A transition is a slot (placements it
//! does not tell apart) or a pause. A longest path over it bounds the best rotation from above;
//! what it forgets (hosts used before, exact boundaries, growth) the search restores.
//!
//! Relaxed decision diagrams: Bergman, Cire, van Hoeve and Hooker (2016), "Decision Diagrams for
//! Optimization".

use std::collections::HashMap;
use std::sync::Arc;

use super::groups::Groups;
use super::rules::tags;
use super::slots::SlotKey;
use crate::model::Weights;
use crate::score::exposure::Background;

/// What a candidate does in a period without a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Pause {
    /// Serves the placement under way.
    UnderWay,
    /// Is outside the window or unavailable.
    Away,
    /// Is idle.
    Idle,
    /// Cannot pause: a pinned placement covers the period.
    Pinned,
}

/// All that decides the diagram of a candidate; candidates of equal shape share one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Shape {
    pauses: Vec<Pause>,
    slots: Arc<[SlotKey]>,
    /// Local kind of each group.
    group_kind: Vec<u32>,
    crossing: Vec<i64>,
    /// Periods served by local kind before the first new placement.
    served: Vec<u32>,
    kinds_met: u32,
    crossings: u32,
    translator: bool,
    home_kind: Option<u32>,
    /// Tag counts at the start; `None` if they are broken already.
    counts: Option<tags::Counts>,
}

/// A way on from a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Transition {
    /// The slot, or [`PAUSE`].
    pub(super) slot: u32,
    /// The node it leads to.
    pub(super) next: u32,
    /// Most points of the crossing.
    pub(super) crossing: i64,
    /// Most points of breadth and bonus gained.
    pub(super) merit: i64,
}

/// The slot of a transition that places nobody.
pub(super) const PAUSE: u32 = u32::MAX;

/// The node every complete rotation ends in.
pub(super) const END: u32 = 0;

/// A relaxation: nodes in an order in which every transition leads to a lower number.
#[derive(Clone, Debug, Default)]
pub(super) struct Diagram {
    /// Transitions of node n are `first[n]..first[n + 1]`.
    pub(super) first: Vec<u32>,
    pub(super) transitions: Vec<Transition>,
    /// The node rotations begin in; `None` where there is no rotation that is not empty.
    pub(super) root: Option<u32>,
    /// Breadth and bonus that the root itself promises, before any placement.
    pub(super) base: i64,
}

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
    /// Nothing but the last group: all kinds, tags and idle periods are hoped for from the start.
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct State {
    /// Last group + 1; 0 before the first new placement.
    last: u32,
    idle: u32,
    crossings: u32,
    tags: tags::Counts,
    kinds: u128,
}

impl Shape {
    pub(super) fn new(
        pauses: &[Pause],
        slots: Arc<[SlotKey]>,
        (groups, crossing): (&Groups, Vec<i64>),
        background: &Background,
        home_kind: Option<usize>,
        counts: Option<tags::Counts>,
    ) -> Self {
        let mut kinds: Vec<usize> = (0..groups.len()).map(|g| groups.kind(g).get()).collect();
        kinds.extend(home_kind);
        let known = background.periods.iter().enumerate().filter(|(_, served)| **served > 0);
        kinds.extend(known.map(|(kind, _)| kind));
        kinds.sort_unstable();
        kinds.dedup();
        let local = |kind| kinds.binary_search(&kind).expect("listed above") as u32;
        Self {
            pauses: pauses.to_vec(),
            slots,
            group_kind: (0..groups.len()).map(|g| local(groups.kind(g).get())).collect(),
            crossing,
            served: kinds.iter().map(|&kind| background.periods[kind]).collect(),
            kinds_met: background.kinds_met,
            crossings: background.crossings,
            translator: background.translator,
            home_kind: home_kind.map(local),
            counts,
        }
    }
}

impl Diagram {
    pub(super) fn build(shape: &Shape, weights: &Weights) -> Self {
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
        memories
            .into_iter()
            .find_map(|memory| Builder::new(shape, weights, memory, bits).run(false))
            .or_else(|| Builder::new(shape, weights, Memory::Nothing, bits).run(true))
            .unwrap_or_default()
    }
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
    fn run(mut self, welcome: bool) -> Option<Diagram> {
        let Some(root) = self.root() else { return Some(Diagram::default()) };
        let begin = self.shape.pauses.iter().take_while(|p| **p == Pause::UnderWay).count();
        self.enter(begin, root);
        for period in begin..self.shape.pauses.len() {
            let slots: Vec<usize> = (0..self.shape.slots.len())
                .filter(|&slot| self.shape.slots[slot].start as usize == period)
                .collect();
            for at in 0..self.layers[period].states.len() {
                let state = self.layers[period].states[at];
                let mut moves = Vec::with_capacity(slots.len() + 1);
                self.expand(period, state, &slots, &mut moves);
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
        let tags = self.shape.counts?;
        Some(State {
            last: 0,
            idle: 0,
            crossings: self.crossings(self.shape.crossings),
            tags,
            kinds,
        })
    }

    /// Crossings, as far as the translator definition asks.
    fn crossings(&self, made: u32) -> u32 {
        let counted = self.counts_translators() && self.memory != Memory::Nothing;
        if counted { made.min(self.weights.translator_crossings) } else { 0 }
    }

    fn counts_translators(&self) -> bool {
        !self.shape.translator && self.weights.translator_bonus > 0
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
        slots: &[usize],
        moves: &mut Vec<(usize, Transition)>,
    ) {
        for &slot in slots {
            let key = self.shape.slots[slot];
            let counted = if self.memory == Memory::Nothing {
                Some(0)
            } else {
                tags::add(&self.weights.tags, state.tags, key.tags)
            };
            let Some(tags) = counted else { continue };
            let groups = self.shape.group_kind.len();
            let crossing = self.shape.crossing[state.last as usize * groups + key.group as usize];
            let made = self.crossings(state.crossings + u32::from(crossing > 0));
            let kind = self.shape.group_kind[key.group as usize];
            let kinds = self.serve(state, kind, key.duration);
            let next = State { last: key.group + 1, crossings: made, tags, kinds, ..state };
            let to = period + key.duration as usize;
            let merit = self.merit(state, next);
            if let Some(next) = self.reach(to, next) {
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
                let limit = limit.filter(|_| self.memory != Memory::Nothing);
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
            let same = state.last > 0 && self.shape.group_kind[state.last as usize - 1] == kind;
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
            && (state.crossings >= self.weights.translator_crossings
                || self.memory == Memory::Nothing);
        let bonus = if translator { self.weights.translator_bonus } else { 0 };
        self.weights.breadth[met] - self.weights.breadth[self.shape.kinds_met as usize] + bonus
    }

    /// Gain in potential.
    fn merit(&self, from: State, to: State) -> i64 {
        self.potential(to) - self.potential(from)
    }

    /// Whether a rotation may end in this state.
    fn may_end(&self, state: State) -> bool {
        let hoped = self.memory == Memory::Nothing;
        state.last > 0 && (hoped || tags::met(&self.weights.tags, state.tags))
    }

    /// Numbers the states that lead to an end, last layer first.
    fn flatten(self, begin: usize, start: State) -> Diagram {
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
        Diagram { first, transitions, root, base }
    }
}
