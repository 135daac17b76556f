//! Rows: what couples candidates beside the places of posts.
//!
//! A row bounds a sum of whole amounts over all rotations of a plan. Each rule that couples candidates
//! is one file here, which turns it into rows; whatever the rule, the engine sees rows alone. What
//! placements under way use is taken off the limits beforehand.

mod apart;
mod balance;
mod bridges;
mod filled;
mod limit;
mod mentors;
mod minimum;
mod part_time;
mod release;
mod resources;
mod shares;
mod targets;
mod tariff;
mod terms;
mod together;
mod totals;
mod translators;

pub(super) use limit::Limit;
#[cfg(test)]
pub(super) use limit::Soft;
pub(super) use terms::{Cell, Row};

use std::borrow::Cow;

use crate::model::{CandidateIx, Scheme, for_each_cohort_rule};
use crate::parallel::Threads;
use crate::pricing::{Add, Oracle, Step};
use part_time::PlaceRows;
use tariff::Folds;
use terms::{NONE, Terms};

/// Has the file of each rule of the cohort add its rows, in order of the register.
macro_rules! rules {
    ($($rule:ident)*) => {
        fn add(scheme: &Scheme, terms: &mut Terms) {
            $($rule::add(scheme, terms);)*
        }
    };
}
for_each_cohort_rule!(rules);

/// All rows of a scheme.
#[derive(Debug, Default)]
pub(super) struct Rows {
    terms: Terms,
    filled: PlaceRows,
    folds: Folds,
}

impl Rows {
    /// The rows of a scheme's rules, in the order of rules and ids.
    pub(super) fn of(scheme: &Scheme) -> Self {
        let mut terms = Terms::new(scheme);
        add(scheme, &mut terms);
        let filled = PlaceRows::of(scheme, &mut terms);
        let times = scheme.weights().terms.cohort;
        let soft = terms.rows.iter_mut().filter_map(|row| row.limit.soft.as_mut());
        soft.for_each(|soft| soft.times = times);
        let folds = Folds::of(scheme, &terms, &filled);
        Self { terms, filled, folds }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all().is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.all().len()
    }

    /// The position of a row by its name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.all().iter().position(|row| row.name == name)
    }

    pub(super) fn all(&self) -> &[Row] {
        &self.terms.rows
    }

    /// Calls back with every amount that a placement adds.
    pub(super) fn cells(
        &self,
        scheme: &Scheme,
        candidate: CandidateIx,
        step: Step,
        add: &mut dyn FnMut(Cell),
    ) {
        let start = step.start as usize;
        let leave = scheme.candidate_row(candidate).leave;
        let served = |period: &usize| leave >> period & 1 == 0;
        let duration = scheme.post_row(step.post).duration;
        let shared = self.terms.of_post[step.post.get()].iter().map(|&term| (term, true));
        let own = self.terms.of_candidate[candidate.get()].iter().map(|&term| (term, false));
        for (term, shared) in shared.chain(own) {
            let term = &self.terms.all[term as usize];
            if !term.posts[step.post.get()] {
                continue;
            }
            let length = if term.once { 1 } else { duration };
            for period in (start..start + length).filter(served) {
                let row = term.rows[period] as usize;
                if term.rows[period] == NONE {
                    continue;
                }
                add(Cell { row, period, amount: term.amount, shared });
            }
        }
        if self.filled.is_empty() {
            return;
        }
        let first = step.post.get() * scheme.periods();
        for period in (start..start + duration).filter(served) {
            let Some(row) = self.filled.row(first + period) else { continue };
            let row = row as usize;
            add(Cell { row, period, amount: part_time::WHOLE, shared: true });
            let less = part_time::share(scheme, candidate) - part_time::WHOLE;
            if less != 0 {
                add(Cell { row, period, amount: less, shared: false });
            }
        }
    }

    /// Whether the amounts that a candidate's placements add are not those of everybody.
    pub(super) fn has_own(&self, scheme: &Scheme, candidate: CandidateIx) -> bool {
        let leave = scheme.candidate_row(candidate).leave;
        leave != 0
            || !self.filled.is_empty()
            || !self.terms.of_candidate[candidate.get()].is_empty()
    }

    /// Calls back with every amount that a placement of anybody adds who has none of their own.
    pub(super) fn shared_cells(&self, scheme: &Scheme, step: Step, add: &mut dyn FnMut(Cell)) {
        let start = step.start as usize;
        for &term in &self.terms.of_post[step.post.get()] {
            let term = &self.terms.all[term as usize];
            let length = if term.once { 1 } else { scheme.post_row(step.post).duration };
            for period in (start..start + length).filter(|&period| term.rows[period] != NONE) {
                let row = term.rows[period] as usize;
                add(Cell { row, period, amount: term.amount, shared: true });
            }
        }
    }

    /// Whether no row counts whole rotations.
    pub(super) fn only_cells(&self) -> bool {
        self.terms.targets.is_empty()
    }

    /// Calls back with the rows in which a whole rotation counts for one.
    pub(super) fn reached(
        &self,
        scheme: &Scheme,
        candidate: CandidateIx,
        steps: &[Step],
        add: &mut dyn FnMut(usize),
    ) {
        self.terms.targets.reached(scheme, candidate, steps, &mut |row| add(row as usize));
    }

    /// What a rotation adds to each row, in order of row, zeros left out.
    pub(super) fn amounts(
        &self,
        scheme: &Scheme,
        candidate: CandidateIx,
        steps: &[Step],
    ) -> Vec<(u32, i64)> {
        let mut cells: Vec<(u32, i64)> = Vec::new();
        if self.is_empty() {
            return cells;
        }
        for &step in steps {
            self.cells(scheme, candidate, step, &mut |cell| {
                cells.push((cell.row as u32, cell.amount));
            });
        }
        if !self.terms.targets.is_empty() {
            self.terms.targets.reached(scheme, candidate, steps, &mut |row| cells.push((row, 1)));
        }
        cells.sort_unstable();
        let mut sums: Vec<(u32, i64)> = Vec::new();
        for (row, amount) in cells {
            match sums.last_mut() {
                Some(last) if last.0 == row => last.1 += amount,
                _ => sums.push((row, amount)),
            }
        }
        sums.retain(|&(_, amount)| amount != 0);
        sums
    }

    /// Makes the placements of an oracle pay for what is not folded into the prices of their places.
    pub(super) fn charge(&self, oracle: &mut Oracle<'_>, threads: &Threads) {
        if self.is_empty() {
            return;
        }
        let scheme = oracle.scheme();
        let cells = |candidate: CandidateIx, step: Step, add: &mut Add<'_>| {
            self.cells(scheme, candidate, step, &mut |cell| {
                let folded =
                    if cell.shared && self.folds.is_folded(cell.row) { cell.amount } else { 0 };
                add(cell.row, cell.period, (cell.amount, folded));
            });
        };
        oracle.charge(self.len(), threads, &cells);
    }

    /// Prices as the oracle wants them: those of folded rows added to the prices of places.
    pub(super) fn tariff<'p>(&self, prices: &'p [i64]) -> Cow<'p, [i64]> {
        if self.is_empty() { Cow::Borrowed(prices) } else { Cow::Owned(self.folds.tariff(prices)) }
    }

    /// The places whose price in a tariff depends on a row.
    pub(super) fn places_of(&self, row: usize) -> impl Iterator<Item = usize> {
        self.folds.places_of(row)
    }

    /// The price of a place with what rows at these prices add to it.
    pub(super) fn folded_at(&self, place: usize, price: i64, rows: &[i64]) -> i64 {
        self.folds.at(place, price, rows)
    }
}
