//! Kinds of provider met, as the relaxed table counts them.

use super::choices::Choices;
use super::{Rate, Units};
use crate::model::KindIx;
use crate::verify::{Person, breadth};

/// As many new kinds as this are told apart; beyond it they are only counted.
const TOLD_APART: usize = 10;

/// Kinds that a candidate could meet and has not: told apart where there are few.
pub(super) struct NewKinds {
    new: Vec<KindIx>,
    exact: bool,
    /// The kind of an idle period, where new.
    pub(super) home: Option<usize>,
    /// What the kinds met are worth in the end, by state.
    worth: Vec<Units>,
}

impl NewKinds {
    pub(super) fn of(person: &Person<'_>, choices: &Choices, may_tell_apart: bool) -> Self {
        let home = person.home_kind();
        let rate = choices.rate;
        let choices = choices.by_start.iter().flatten();
        let offered = choices.flat_map(|choice| [Some(choice.kind), choice.second]).flatten();
        let is_new = |kind: &KindIx| person.past.met & (1 << kind.get()) == 0;
        let mut new: Vec<KindIx> = offered.chain(home).filter(is_new).collect();
        new.sort_unstable();
        new.dedup();
        let exact = may_tell_apart && new.len() <= TOLD_APART;
        let home = home.and_then(|kind| new.iter().position(|&k| k == kind));
        let mut kinds = Self { new, exact, home, worth: Vec::new() };
        kinds.worth =
            (0..kinds.states()).map(|state| kinds.most_worth(person, rate, state)).collect();
        kinds
    }

    /// Number of states; the state of no new kind is 0.
    pub(super) fn states(&self) -> usize {
        if self.exact { 1 << self.new.len() } else { self.new.len() + 1 }
    }

    /// Position of a kind among the new ones.
    pub(super) fn position(&self, kind: KindIx) -> Option<usize> {
        self.new.iter().position(|&k| k == kind)
    }

    /// The state after serving a kind, given by its position; an optimist who only counts takes
    /// every kind that may be new for new.
    pub(super) fn meet(&self, state: usize, position: Option<usize>) -> usize {
        match position {
            Some(bit) if self.exact => state | (1 << bit),
            Some(_) => (state + 1).min(self.new.len()),
            None => state,
        }
    }

    /// At most what these kinds add in breadth and bonus.
    pub(super) fn worth(&self, state: usize) -> Units {
        self.worth[state]
    }

    fn most_worth(&self, person: &Person<'_>, rate: Rate, state: usize) -> Units {
        let scheme = person.scheme();
        let weights = scheme.weights();
        let terms = &weights.terms;
        let before = person.past.met.count_ones();
        let most = if self.exact { (state as u32).count_ones() } else { state as u32 };
        let least = if self.exact { most } else { 0 };
        let value = |new: u32| {
            let kinds = before + new;
            let bonus = !person.past.translator && kinds >= weights.translator_kinds;
            let bonus = if bonus { terms.bonus * weights.translator_bonus.max(0) } else { 0 };
            rate.of(terms.breadth * (breadth(scheme, kinds) - breadth(scheme, before)) + bonus)
        };
        (least..=most).map(value).max().unwrap_or(0)
    }
}
