//! The relaxed states of one candidate's rotations, layered by period.
//!
//! A state is a period and what is remembered there: the group of the last provider, and as much as fits
//! of kinds met, idle periods and limited placements. States that differ in the group alone have the same
//! ways on; they form a *block*. What does not fit is left to multipliers, so any choice of what is
//! followed gives a relaxation (state-space relaxation: Christofides, Mingozzi and Toth 1981; Righini and
//! Salani 2008, "New dynamic programming algorithms for the resource constrained elementary shortest path
//! problem").

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::Weights;
use crate::pricing::diagram::shape::Pause;

/// Placements that a space does not tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Cell {
    pub(crate) start: u32,
    pub(crate) duration: u32,
    pub(crate) group: u32,
    /// Which of the limits followed it counts for, one bit each.
    pub(crate) counted: u64,
}

/// A limit that a space follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Followed {
    pub(crate) least: u32,
    /// [`u32::MAX`] where there is none.
    pub(crate) most: u32,
    /// Fewest periods that a placement under it lasts.
    pub(crate) shortest: u32,
    /// Whether no placement counts for it and another one with this mark.
    pub(crate) disjoint: bool,
}

/// Counts are followed up to this.
pub(crate) const MOST_COUNT: u32 = 15;

/// Bits for each count in a state.
const BITS: u32 = 4;

/// All that decides a space; candidates of equal form share one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Form {
    pub(crate) pauses: Box<[Pause]>,
    pub(crate) cells: Vec<Cell>,
    pub(crate) followed: Vec<Followed>,
    /// Kinds of each group, one bit each; empty where kinds are not followed.
    pub(crate) kinds: Vec<u64>,
    /// Kinds met before, and the kind of an idle period.
    pub(crate) met: u64,
    pub(crate) home: u64,
    /// Number of kinds met before, whether somebody is a translator already.
    pub(crate) kinds_met: u32,
    pub(crate) translator: bool,
    /// Most idle periods, where they are followed.
    pub(crate) idle: Option<u32>,
}

/// A way on from all states of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    pub(crate) cell: u32,
    pub(crate) next: u32,
}

/// States of one period that differ in the last group alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    /// Where its ways end; they begin where those of the block before end.
    pub(crate) ways: u32,
    /// The block after a period without a placement; [`NOWHERE`] where there must be one.
    pub(crate) pause: u32,
    /// Whether such a period is one of waiting.
    pub(crate) waits: bool,
    /// Points of breadth and bonus of a rotation that ends here; `None` where none may.
    pub(crate) worth: Option<i64>,
    /// Whether nothing has been placed yet.
    pub(crate) fresh: bool,
}

/// No block.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// Blocks in an order in which every way leads to a lower number; the last is where rotations begin.
#[derive(Clone, Debug, Default)]
pub(crate) struct Space {
    pub(crate) blocks: Vec<Block>,
    pub(crate) ways: Vec<Way>,
}

/// Hashes states, of which there are very many: multiplication and shifts, after Steele, Lea and Flood (2014).
#[derive(Clone, Copy, Debug, Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(byte.into());
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(value.into());
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(value.into());
    }

    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0 ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 29);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct State {
    kinds: u64,
    counts: u64,
    idle: u32,
    fresh: bool,
}

#[derive(Default)]
struct Layer {
    index: HashMap<State, u32, BuildHasherDefault<Mixer>>,
    states: Vec<State>,
    /// Ways of each state: cell and period reached, with the state there.
    ways: Vec<Vec<(u32, u32, u32)>>,
    pauses: Vec<u32>,
}

struct Builder<'f> {
    form: &'f Form,
    weights: &'f Weights,
    layers: Vec<Layer>,
    ways: usize,
    most: usize,
}

impl Form {
    /// Fewer ways than this there can hardly be: sets of placements, as they grow by one a step.
    fn least_ways(&self) -> usize {
        let single = self.followed.iter().filter(|limit| limit.most == 1).count();
        let served: usize = self.pauses.iter().filter(|p| **p != Pause::UnderWay).count();
        let per_period = self.cells.len() / served.max(1);
        (1usize << single.min(40)).saturating_mul(per_period) / 4
    }
}

impl Space {
    /// Unfolds a form; `None` where it has more than `most` ways.
    pub(crate) fn of(form: &Form, weights: &Weights, most: usize) -> Option<Self> {
        if form.least_ways() > most {
            return None;
        }
        let layers = (0..=form.pauses.len()).map(|_| Layer::default()).collect();
        Builder { form, weights, layers, ways: 0, most }.run()
    }

    /// The ways of a block.
    pub(crate) fn on(&self, block: usize) -> &[Way] {
        let first = block.checked_sub(1).map_or(0, |before| self.blocks[before].ways as usize);
        &self.ways[first..self.blocks[block].ways as usize]
    }
}

impl Builder<'_> {
    fn run(mut self) -> Option<Space> {
        let form = self.form;
        let begin = form.pauses.iter().take_while(|pause| **pause == Pause::UnderWay).count();
        let root = State { kinds: form.met, counts: 0, idle: 0, fresh: true };
        self.enter(begin, root);
        for period in begin..form.pauses.len() {
            let until = |end: usize| form.cells.partition_point(|c| (c.start as usize) < end);
            let (first, end) = (until(period), until(period + 1));
            for at in 0..self.layers[period].states.len() {
                let state = self.layers[period].states[at];
                let mut ways = Vec::with_capacity(end - first);
                for cell in first..end {
                    let Some(next) = self.place(state, form.cells[cell]) else { continue };
                    let to = period + form.cells[cell].duration as usize;
                    if to < self.layers.len() && self.may_be_met(next, to) {
                        ways.push((cell as u32, to as u32, self.enter(to, next)));
                    }
                }
                self.ways += ways.len();
                if self.ways > self.most {
                    return None;
                }
                self.layers[period].ways.push(ways);
                let paused = self.pause(state, period).filter(|&n| self.may_be_met(n, period + 1));
                let paused = paused.map_or(NOWHERE, |next| self.enter(period + 1, next));
                self.layers[period].pauses.push(paused);
            }
        }
        Some(self.flatten(begin))
    }

    fn enter(&mut self, period: usize, state: State) -> u32 {
        let layer = &mut self.layers[period];
        let next = layer.states.len() as u32;
        let at = *layer.index.entry(state).or_insert(next);
        if at == next {
            layer.states.push(state);
        }
        at
    }

    fn count(counts: u64, at: usize) -> u32 {
        (counts >> (at as u32 * BITS)) as u32 & MOST_COUNT
    }

    fn place(&self, state: State, cell: Cell) -> Option<State> {
        let mut counts = state.counts;
        let mut bits = cell.counted;
        while bits != 0 {
            let at = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            let (count, limit) = (Self::count(counts, at), self.form.followed[at]);
            if count >= limit.most {
                return None;
            }
            let enough = if limit.most > MOST_COUNT { limit.least } else { MOST_COUNT };
            if count < enough.min(MOST_COUNT) {
                counts += 1 << (at as u32 * BITS);
            }
        }
        let kinds = self.form.kinds.get(cell.group as usize).map_or(0, |kinds| state.kinds | kinds);
        Some(State { kinds, counts, fresh: false, ..state })
    }

    fn pause(&self, state: State, period: usize) -> Option<State> {
        match self.form.pauses[period] {
            Pause::Pinned | Pause::UnderWay => None,
            Pause::Away => Some(state),
            Pause::Idle => {
                let idle = self.form.idle.map_or(0, |_| state.idle + 1);
                let kinds = state.kinds | self.form.home;
                let next = State { kinds, idle, ..state };
                self.form.idle.is_none_or(|most| idle <= most).then_some(next)
            }
        }
    }

    /// Whether the periods from here on may suffice for all lower limits.
    fn may_be_met(&self, state: State, period: usize) -> bool {
        let left = self.form.pauses.len() - period;
        let missing = self.form.followed.iter().enumerate().map(|(at, limit)| {
            let missing = limit.least.saturating_sub(Self::count(state.counts, at));
            (missing * limit.shortest, limit.disjoint)
        });
        let (mut all, mut most) = (0, 0);
        for (periods, disjoint) in missing {
            all += if disjoint { periods } else { 0 };
            most = most.max(periods);
        }
        all.max(most) as usize <= left
    }

    /// Whether a rotation may end after a placement, and pause from there on.
    fn may_end(&self, state: State, period: usize) -> bool {
        let rest = &self.form.pauses[period..];
        let idle = rest.iter().filter(|pause| **pause == Pause::Idle).count() as u32;
        let pinned = rest.contains(&Pause::Pinned);
        let followed = self.form.followed.iter().enumerate();
        let met = |(at, limit): (usize, &Followed)| Self::count(state.counts, at) >= limit.least;
        !state.fresh
            && !pinned
            && self.form.idle.is_none_or(|most| state.idle + idle <= most)
            && followed.into_iter().all(met)
    }

    /// Points of breadth and bonus of a rotation that ends in a state. Kinds that idling at home can still
    /// meet count as met.
    fn worth(&self, kinds: u64) -> i64 {
        let Weights { breadth, terms, .. } = self.weights;
        let all = breadth.len() - 1;
        let known = !self.form.kinds.is_empty();
        let met = if known { (kinds | self.form.home).count_ones() as usize } else { all };
        let translator = !self.form.translator && met >= self.weights.translator_kinds as usize;
        let bonus = if translator { self.weights.translator_bonus } else { 0 };
        let before = breadth[self.form.kinds_met as usize];
        terms.breadth * (breadth[met.min(all)] - before) + terms.bonus * bonus
    }

    /// Numbers the blocks that lead to an end, last layer first.
    fn flatten(self, begin: usize) -> Space {
        let mut space = Space::default();
        let mut number: Vec<Vec<u32>> =
            self.layers.iter().map(|layer| vec![NOWHERE; layer.states.len()]).collect();
        for period in (begin..self.layers.len()).rev() {
            let layer = &self.layers[period];
            for (at, &state) in layer.states.iter().enumerate() {
                let before = space.ways.len();
                for &(cell, to, next) in layer.ways.get(at).into_iter().flatten() {
                    let target = number[to as usize][next as usize];
                    if target != NOWHERE {
                        space.ways.push(Way { cell, next: target });
                    }
                }
                let paused = layer.pauses.get(at).copied().unwrap_or(NOWHERE);
                let known = paused != NOWHERE;
                let pause = if known { number[period + 1][paused as usize] } else { NOWHERE };
                let worth = self.may_end(state, period).then(|| self.worth(state.kinds));
                if space.ways.len() == before && pause == NOWHERE && worth.is_none() {
                    continue;
                }
                number[period][at] = space.blocks.len() as u32;
                space.blocks.push(Block {
                    ways: space.ways.len() as u32,
                    pause,
                    waits: self.form.pauses.get(period) == Some(&Pause::Idle),
                    worth,
                    fresh: state.fresh,
                });
            }
        }
        if number[begin].first().is_none_or(|&root| root == NOWHERE) {
            return Space::default();
        }
        space
    }
}
