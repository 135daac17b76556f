//! Optimistic completions: at most how much the rest of a rotation can add.
//!
//! A dynamic programme over the next free period, the boundary class of the last provider, the
//! kinds met, and the placements still needed, and idle periods still open. It takes every choice at the most it could be
//! worth, may place at one provider twice, and takes the bonus for the kinds alone.

use std::collections::BTreeMap;

use super::choices::{Choice, Choices};
use super::kinds::NewKinds;
use super::needs::Needs;
use super::{Rate, Units};
use crate::model::ProviderIx;
use crate::verify::Person;

/// Worth of what is impossible; far below every amount, and safe to add to.
pub(super) const IMPOSSIBLE: Units = Units::MIN / 4;
const UNKNOWN: Units = Units::MIN;

/// Beyond so many entries the table tells less apart.
const MOST_ENTRIES: usize = 1 << 21;

/// Where a rotation stands after some placements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    /// First period not yet decided, from 0.
    pub(super) period: usize,
    class: usize,
    kinds: usize,
    needs: usize,
}

/// Choices that start together and lead to the same state, at the worth of the best.
struct Lane {
    class: usize,
    kinds: Met,
    served: u32,
    duration: usize,
    most: Units,
}

/// Positions of the new kinds that a placement meets.
type Met = [Option<usize>; 2];

/// The table, filled as it is asked.
pub(super) struct Relaxed<'a> {
    person: &'a Person<'a>,
    pinned: &'a [bool],
    kinds: NewKinds,
    needs: Needs<'a>,
    /// Boundary class of each class of the table; the last of the table is "none yet".
    classes: Vec<usize>,
    /// Most points of a crossing, by class before and class after.
    crossing: Vec<Units>,
    lanes: Vec<Vec<Lane>>,
    memo: Vec<Units>,
}

impl<'a> Relaxed<'a> {
    pub(super) fn new(person: &'a Person<'a>, choices: &'a Choices) -> Self {
        let scheme = person.scheme();
        let periods = scheme.periods() + 1;
        let classes = classes(person, choices);
        let rows = periods * (classes.len() + 1);
        let mut kinds = NewKinds::of(person, choices, true);
        let mut needs = Needs::of(person, true);
        if rows * kinds.states() * needs.states() > MOST_ENTRIES {
            kinds = NewKinds::of(person, choices, false);
        }
        if rows * kinds.states() * needs.states() > MOST_ENTRIES {
            needs = Needs::of(person, false);
        }
        let memo = vec![UNKNOWN; rows * kinds.states() * needs.states()];
        let crossing = crossings(person, choices.rate, &classes);
        let pinned = &choices.pinned;
        let lanes = Vec::new();
        let mut table = Self { person, pinned, kinds, needs, classes, crossing, lanes, memo };
        table.lanes = choices.by_start.iter().map(|choices| table.lanes(choices)).collect();
        table
    }

    /// Where every rotation begins: after the placement under way.
    pub(super) fn start(&self) -> State {
        let class = self.person.past.last.map_or(self.classes.len(), |last| self.class(last));
        let period = self.person.under_way_until();
        State { period, class, kinds: 0, needs: self.needs.start() }
    }

    /// The state after one more period without a placement, if that is allowed.
    pub(super) fn skip(&self, state: State) -> Option<State> {
        let next = State { period: state.period + 1, ..state };
        if self.pinned[state.period] {
            None
        } else if self.person.can_idle(state.period) {
            let needs = self.needs.idle(state.needs)?;
            Some(State { kinds: self.kinds.meet(state.kinds, self.kinds.home), needs, ..next })
        } else {
            Some(next)
        }
    }

    /// The state after a choice that starts now.
    pub(super) fn place(&self, state: State, choice: &Choice) -> State {
        let served = self.needs.served(self.person, choice.post);
        let met = self.met(choice);
        self.follow(state, self.class(choice.provider), met, served, choice.duration)
    }

    /// Most that crossing into a choice can score.
    pub(super) fn crossing(&self, state: State, choice: &Choice) -> Units {
        self.between(state.class, self.class(choice.provider))
    }

    /// Most that the rest of the rotation can add, breadth and bonus of the whole included.
    pub(super) fn rest(&mut self, state: State) -> Units {
        if state.period >= self.person.scheme().periods() {
            let complete = self.needs.met(state.needs);
            return if complete { self.kinds.worth(state.kinds) } else { IMPOSSIBLE };
        }
        let at = self.entry(state);
        if self.memo[at] != UNKNOWN {
            return self.memo[at];
        }
        let mut most = self.skip(state).map_or(IMPOSSIBLE, |next| self.rest(next));
        for lane in 0..self.lanes[state.period].len() {
            let Lane { class, kinds, served, duration, most: worth } =
                self.lanes[state.period][lane];
            let gain = worth + self.between(state.class, class);
            let next = self.follow(state, class, kinds, served, duration);
            most = most.max(gain + self.rest(next));
        }
        self.memo[at] = most.max(IMPOSSIBLE);
        self.memo[at]
    }

    fn follow(&self, state: State, class: usize, met: Met, served: u32, duration: usize) -> State {
        State {
            period: state.period + duration,
            class,
            kinds: met.into_iter().fold(state.kinds, |kinds, kind| self.kinds.meet(kinds, kind)),
            needs: self.needs.place(state.needs, served),
        }
    }

    fn met(&self, choice: &Choice) -> Met {
        let position = |kind| self.kinds.position(kind);
        [position(choice.kind), choice.second.and_then(position)]
    }

    fn entry(&self, state: State) -> usize {
        let row = state.period * (self.classes.len() + 1) + state.class;
        (row * self.kinds.states() + state.kinds) * self.needs.states() + state.needs
    }

    fn class(&self, provider: ProviderIx) -> usize {
        let class = self.person.scheme().boundaries().class(provider);
        self.classes.partition_point(|&known| known < class)
    }

    fn between(&self, from: usize, to: usize) -> Units {
        self.crossing[from * self.classes.len() + to]
    }

    fn lanes(&self, choices: &[Choice]) -> Vec<Lane> {
        let mut best: BTreeMap<_, Units> = BTreeMap::new();
        for choice in choices {
            let served = self.needs.served(self.person, choice.post);
            let key = (self.class(choice.provider), self.met(choice), served, choice.duration);
            let most = best.entry(key).or_insert(choice.most);
            *most = choice.most.max(*most);
        }
        let lane = |((class, kinds, served, duration), most)| Lane {
            class,
            kinds,
            served,
            duration,
            most,
        };
        best.into_iter().map(lane).collect()
    }
}

/// Boundary classes of all providers that matter, in order.
fn classes(person: &Person<'_>, choices: &Choices) -> Vec<usize> {
    let offered = choices.by_start.iter().flatten().map(|choice| choice.provider);
    let boundaries = person.scheme().boundaries();
    let mut classes: Vec<usize> =
        offered.chain(person.past.last).map(|provider| boundaries.class(provider)).collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}

/// Most points of a crossing between classes; from nowhere, 0.
///
/// Within a class it may be the same provider again, and a crossing may have been made before.
fn crossings(person: &Person<'_>, rate: Rate, classes: &[usize]) -> Vec<Units> {
    let scheme = person.scheme();
    let boundaries = scheme.boundaries_for(person.ix);
    let times = scheme.weights().terms.crossing;
    let most = |from: usize, to: usize| {
        let weight = rate.of(times * boundaries.between(from, to));
        let may_be_none = from == to || !scheme.weights().repeat_crossings;
        if may_be_none { weight.max(0) } else { weight }
    };
    let known = classes.iter().flat_map(|&from| classes.iter().map(move |&to| most(from, to)));
    known.chain(classes.iter().map(|_| 0)).collect()
}
