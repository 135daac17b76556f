//! Rules that couple candidates, as rows: a sum over the plan that has to lie within limits.
//!
//! Each rule is one file, which lists its rows and says what a stay in a post adds to them, period by
//! period. Placements under way add to a row before any plan is made. `certify` prices the same rows.

mod apart;
mod balance;
mod bridges;
mod filled;
mod grid;
mod mentors;
mod minimum;
mod part_time;
mod release;
mod resources;
mod row;
mod select;
mod shares;
mod sheet;
mod together;
mod totals;
mod translators;

pub(crate) use row::Row;
use sheet::{Add, Amounts, Sheet, each_stay};

use super::{Cohort, Person, PlanPoints, Step, Violation};
use crate::model::{Scheme, for_each_cohort_rule};

macro_rules! list_all {
    ($($file:ident)*) => {
        /// Has every rule list its rows, in order of the register.
        fn list_all(sheet: &mut Sheet<'_>) {
            $($file::list(sheet);)*
        }
    };
}
for_each_cohort_rule!(list_all);

/// All rows of a scheme, in a fixed order.
pub(crate) struct Rows<'a> {
    scheme: &'a Scheme,
    all: Vec<Row>,
    amounts: Vec<Box<dyn Amounts + 'a>>,
}

impl<'a> Rows<'a> {
    pub(crate) fn of(cohort: &Cohort<'a>) -> Self {
        let mut sheet = Sheet { scheme: cohort.scheme, rows: Vec::new(), amounts: Vec::new() };
        list_all(&mut sheet);
        part_time::list(cohort, &mut sheet);
        let Sheet { scheme, rows: all, amounts } = sheet;
        let mut rows = Self { scheme, all, amounts };
        rows.begin();
        rows
    }

    /// Counts the placements under way.
    fn begin(&mut self) {
        if self.all.is_empty() {
            return;
        }
        for candidate in self.scheme.candidates() {
            if let Some(held) = self.scheme.candidate_row(candidate).under_way {
                let until = held.remaining.min(self.scheme.periods());
                let rows = &mut self.all;
                let mut add = |row: usize, _, amount| rows[row].under_way += amount;
                each_stay(self.scheme, (candidate, held.post), 0..until, false, &mut |stay| {
                    self.amounts.iter().for_each(|rule| rule.stay(stay, &mut add));
                });
            }
        }
    }

    pub(crate) fn scheme(&self) -> &'a Scheme {
        self.scheme
    }

    /// All rows, each at its index.
    pub(crate) fn all(&self) -> &[Row] {
        &self.all
    }

    /// What a new placement adds: row, period and amount, each row and period once.
    pub(crate) fn placement(&self, person: &Person<'_>, (post, from): Step, add: &mut Add<'_>) {
        let until = from + self.scheme.post_row(post).duration;
        each_stay(self.scheme, (person.ix, post), from..until, true, &mut |stay| {
            self.amounts.iter().for_each(|rule| rule.stay(stay, add));
        });
    }

    /// What a rotation adds: that of its placements, and what counts for it as a whole.
    pub(crate) fn amounts(&self, person: &Person<'_>, rotation: &[Step], add: &mut Add<'_>) {
        for &step in rotation {
            self.placement(person, step, add);
        }
        self.amounts.iter().for_each(|rule| rule.rotation(person, rotation, add));
    }

    /// Says which hard rows sums of new amounts break, and counts what soft ones lose.
    pub(super) fn settle(&self, sums: &[i64], points: &mut PlanPoints) -> Vec<Violation> {
        let mut violations = Vec::new();
        for (row, sum) in self.all.iter().zip(sums) {
            let amount = row.under_way + sum;
            let excess = row.excess(amount);
            match row.soft {
                _ if excess == 0 => {}
                None => violations.push(row.broken(self.scheme, amount)),
                Some(soft) => {
                    points.cohort.insert(row.name.clone(), soft.lost(excess));
                }
            }
        }
        points.cohort.retain(|_, lost| *lost > 0);
        violations
    }
}
