//! Rules that couple candidates, as rows: a sum over the plan that has to lie within limits.
//!
//! Each rule is one file, which lists its rows and says what a stay in a post adds to them, period by
//! period. Placements under way add to a row before any plan is made. `certify` prices the same rows.

mod apart;
mod balance;
mod filled;
mod grid;
mod mentors;
mod minimum;
mod part_time;
mod release;
mod resources;
mod select;
mod shares;
mod targets;
mod together;
mod totals;

use std::fmt::{Display, Write};
use std::ops::Range;

use super::person::on_leave;
use super::{Cohort, Person, PlanPoints, Rule, Step, Violation};
use crate::model::{CandidateIx, Id, PostIx, Scheme};

/// A row: the sum of amounts over the plan, those under way included, within limits.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The rule, the id of the scheme's entry, and what tells its rows apart.
    pub(crate) name: String,
    pub(crate) rule: Rule,
    post: Option<PostIx>,
    period: Option<usize>,
    pub(crate) at_least: Option<i64>,
    pub(crate) at_most: Option<i64>,
    /// What it costs to leave the limits; `None` forbids it.
    pub(crate) soft: Option<Soft>,
    /// What placements under way amount to.
    pub(crate) under_way: i64,
    /// Whether the amount of a rotation is the sum of the amounts of its placements.
    pub(crate) linear: bool,
}

/// The cost of leaving a row's limits: so many points for every `per` units beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Soft {
    pub(crate) points: i64,
    pub(crate) per: i64,
}

/// A candidate in a post over some periods, from `from` until before `until`, none of them on leave.
struct Stay {
    candidate: CandidateIx,
    post: PostIx,
    from: usize,
    until: usize,
    /// Whether it starts in the horizon; one under way has started before.
    starts: bool,
}

impl Stay {
    /// Whether the placement starts in this period of the horizon.
    fn starts_in(&self, period: usize) -> bool {
        self.starts && period == self.from
    }
}

/// Calls back with the stretches of a placement between periods of leave.
fn each_stay(
    scheme: &Scheme,
    (candidate, post): (CandidateIx, PostIx),
    periods: Range<usize>,
    starts: bool,
    take: &mut dyn FnMut(&Stay),
) {
    let row = scheme.candidate_row(candidate);
    let mut from = periods.start;
    while from < periods.end {
        let mut rest = from..periods.end;
        let until = rest.find(|&period| on_leave(row, period)).unwrap_or(periods.end);
        if from < until {
            let starts = starts && from == periods.start;
            take(&Stay { candidate, post, from, until, starts });
        }
        from = until + 1;
    }
}

/// Takes row, period and amount.
type Add<'f> = dyn FnMut(usize, usize, i64) + 'f;

/// What stays add to the rows of one entry of the scheme.
trait Amounts: Send + Sync {
    /// Adds every cell of a row and a period once.
    fn stay(&self, stay: &Stay, add: &mut Add<'_>);

    /// Adds what a whole rotation amounts to beyond its stays.
    fn rotation(&self, _person: &Person<'_>, _rotation: &[Step], _add: &mut Add<'_>) {}
}

/// The rows of a rule as it lists them.
struct Sheet<'a> {
    scheme: &'a Scheme,
    rows: Vec<Row>,
    amounts: Vec<Box<dyn Amounts + 'a>>,
}

/// All rows of a scheme, in a fixed order.
pub(crate) struct Rows<'a> {
    scheme: &'a Scheme,
    all: Vec<Row>,
    amounts: Vec<Box<dyn Amounts + 'a>>,
}

impl<'a> Rows<'a> {
    pub(crate) fn of(cohort: &Cohort<'a>) -> Self {
        let mut sheet = Sheet { scheme: cohort.scheme, rows: Vec::new(), amounts: Vec::new() };
        resources::list(&mut sheet);
        targets::list(&mut sheet);
        minimum::list(&mut sheet);
        filled::list(&mut sheet);
        totals::list(&mut sheet);
        shares::list(&mut sheet);
        release::list(&mut sheet);
        balance::list(&mut sheet);
        mentors::list(&mut sheet);
        apart::list(&mut sheet);
        together::list(&mut sheet);
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

impl Sheet<'_> {
    /// Adds a row; returns its index.
    fn row(&mut self, row: Row) -> usize {
        self.rows.push(row);
        self.rows.len() - 1
    }
}

impl Soft {
    fn lost(self, excess: i64) -> i64 {
        let lost = i128::from(self.points) * i128::from(excess);
        let per = i128::from(self.per);
        (lost + per - 1).div_euclid(per).min(i128::from(i64::MAX)) as i64
    }
}

impl Row {
    /// A hard row without limits, named after a rule and the id of an entry.
    fn new(rule: Rule, id: &Id) -> Self {
        Self::of_rule(rule).part(id)
    }

    /// A hard row without limits, the only one of its rule.
    fn of_rule(rule: Rule) -> Self {
        Self {
            name: rule.as_str().to_owned(),
            rule,
            post: None,
            period: None,
            at_least: None,
            at_most: None,
            soft: None,
            under_way: 0,
            linear: true,
        }
    }

    /// Adds to the name what tells the row apart. A slash in it is written %2F, a percent sign %25.
    fn part(mut self, part: impl Display) -> Self {
        let part = part.to_string().replace('%', "%25").replace('/', "%2F");
        let _ = write!(self.name, "/{part}");
        self
    }

    /// Makes it the row of one post.
    fn at(mut self, post: PostIx) -> Self {
        self.post = Some(post);
        self
    }

    /// Makes it the row of one period, given from 0 and named from 1.
    fn in_period(mut self, period: usize) -> Self {
        self.period = Some(period);
        self.part(period + 1)
    }

    fn limits(mut self, at_least: Option<i64>, at_most: Option<i64>) -> Self {
        (self.at_least, self.at_most) = (at_least, at_most);
        self
    }

    /// Makes it soft, if points are stated, at so many for each `per` units.
    fn soft(mut self, points: Option<i64>, per: i64) -> Self {
        self.soft = points.map(|points| Soft { points, per });
        self
    }

    /// How far an amount lies beyond the limits.
    fn excess(&self, amount: i64) -> i64 {
        let below = self.at_least.map_or(0, |least| least - amount);
        let above = self.at_most.map_or(0, |most| amount - most);
        below.max(above).max(0)
    }

    /// Points lost at the least over sums of new amounts in a range; `None` if all of them break it.
    pub(crate) fn least_lost(&self, low: i64, high: i64) -> Option<i64> {
        let (low, high) = (low + self.under_way, high + self.under_way);
        let nearest = match (self.at_least, self.at_most) {
            (_, Some(most)) if low > most => low,
            (Some(least), _) if high < least => high,
            _ => return Some(0),
        };
        self.soft.map(|soft| soft.lost(self.excess(nearest)))
    }

    fn broken(&self, scheme: &Scheme, amount: i64) -> Violation {
        let bound = match (self.at_least, self.at_most) {
            (Some(least), _) if amount < least => format!("{least} is the least"),
            (_, most) => format!("{} is the most", most.unwrap_or(amount)),
        };
        let detail = format!("{} comes to {amount}, and {bound}", self.name);
        let mut violation = Violation::new(self.rule, detail);
        if let Some(post) = self.post {
            violation = violation.post_ix(scheme, post);
        }
        match self.period {
            Some(period) => violation.position(period),
            None => violation,
        }
    }
}
