//! Rows: what couples candidates beside the places of posts.
//!
//! A row bounds a sum of whole amounts over all rotations of a plan. Each rule that couples candidates
//! is one file here, which turns it into rows; whatever the rule, the engine sees rows alone. What
//! placements under way use is taken off the limits beforehand.

mod apart;
mod balance;
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
mod together;
mod totals;

use std::sync::Arc;

pub(super) use limit::{Limit, Soft};

use crate::model::{
    CandidateIx, CandidateSelect, PostIx, PostSelect, ProviderIx, Scheme, When, joined as name,
};
use crate::pricing::Step;

/// A bound on a sum of amounts over all rotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its name in certificates and conflicts: the rule, its id, and the period where there is one.
    pub(super) name: String,
    pub(super) limit: Limit,
    /// Whether a rotation's amount is the sum of those of its placements; otherwise the row has no
    /// price outside the branch and bound.
    pub(super) linear: bool,
}

/// Amounts that some placements add to a row, or to the rows of their periods.
#[derive(Clone, Debug)]
struct Term {
    /// The row by period; [`NONE`] where it does not count.
    rows: Arc<[u32]>,
    /// Whether it counts once, in the period of the start.
    once: bool,
    amount: i64,
    /// By post.
    posts: Arc<[bool]>,
}

/// No row.
const NONE: u32 = u32::MAX;

/// An amount that a placement adds to a row in one period.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) row: usize,
    pub(super) period: usize,
    pub(super) amount: i64,
    /// Whether everybody in the post adds it.
    pub(super) shared: bool,
}

/// All rows of a scheme.
#[derive(Debug, Default)]
pub(super) struct Rows {
    list: Vec<Row>,
    terms: Vec<Term>,
    /// Terms that every candidate adds, by post.
    of_post: Vec<Vec<u32>>,
    /// Terms of some candidates, by candidate.
    of_candidate: Vec<Vec<u32>>,
    targets: targets::Targets,
    filled: part_time::Filled,
    folds: tariff::Folds,
    /// Positions among the folds, by place.
    cells_of_place: Vec<Vec<u32>>,
}

impl Rows {
    /// The rows of a scheme's rules, in the order of rules and ids.
    pub(super) fn of(scheme: &Scheme) -> Self {
        let posts = scheme.posts().len();
        let mut rows = Self { of_post: vec![Vec::new(); posts], ..Self::default() };
        rows.of_candidate = vec![Vec::new(); scheme.candidates().len()];
        resources::add(scheme, &mut rows);
        targets::add(scheme, &mut rows);
        minimum::add(scheme, &mut rows);
        filled::add(scheme, &mut rows);
        totals::add(scheme, &mut rows);
        shares::add(scheme, &mut rows);
        release::add(scheme, &mut rows);
        balance::add(scheme, &mut rows);
        mentors::add(scheme, &mut rows);
        apart::add(scheme, &mut rows);
        together::add(scheme, &mut rows);
        part_time::add(scheme, &mut rows);
        let times = scheme.weights().terms.cohort;
        rows.list
            .iter_mut()
            .filter_map(|row| row.limit.soft.as_mut())
            .for_each(|soft| soft.times = times);
        rows.folds = tariff::Folds::of(scheme, &rows);
        if !rows.is_empty() {
            rows.index_places(posts * scheme.periods());
        }
        rows
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The position of a row by its name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.list.iter().position(|row| row.name == name)
    }

    pub(super) fn all(&self) -> &[Row] {
        &self.list
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
        let shared = self.of_post[step.post.get()].iter().map(|&term| (term, true));
        let own = self.of_candidate[candidate.get()].iter().map(|&term| (term, false));
        for (term, shared) in shared.chain(own) {
            let term = &self.terms[term as usize];
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
        leave != 0 || !self.filled.is_empty() || !self.of_candidate[candidate.get()].is_empty()
    }

    /// Calls back with every amount that a placement of anybody adds who has none of their own.
    pub(super) fn shared_cells(&self, scheme: &Scheme, step: Step, add: &mut dyn FnMut(Cell)) {
        let start = step.start as usize;
        for &term in &self.of_post[step.post.get()] {
            let term = &self.terms[term as usize];
            let length = if term.once { 1 } else { scheme.post_row(step.post).duration };
            for period in (start..start + length).filter(|&period| term.rows[period] != NONE) {
                let row = term.rows[period] as usize;
                add(Cell { row, period, amount: term.amount, shared: true });
            }
        }
    }

    /// Whether no row counts whole rotations.
    pub(super) fn only_cells(&self) -> bool {
        self.targets.is_empty()
    }

    /// Calls back with the rows in which a whole rotation counts for one.
    pub(super) fn reached(
        &self,
        scheme: &Scheme,
        candidate: CandidateIx,
        steps: &[Step],
        add: &mut dyn FnMut(usize),
    ) {
        self.targets.reached(scheme, candidate, steps, &mut |row| add(row as usize));
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
        if !self.targets.is_empty() {
            self.targets.reached(scheme, candidate, steps, &mut |row| cells.push((row, 1)));
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

    /// Adds a row; returns its position.
    fn row(&mut self, row: Row) -> u32 {
        self.list.push(row);
        self.list.len() as u32 - 1
    }

    /// Takes what a placement under way uses off the limits of a row.
    fn take(&mut self, row: usize, amount: i64) {
        let row = &mut self.list[row];
        row.limit = row.limit.less(amount);
    }

    /// Adds a row for each period in force; returns them by period.
    fn by_period(
        &mut self,
        in_force: u128,
        periods: usize,
        row: impl Fn(usize) -> Row,
    ) -> Arc<[u32]> {
        let at = |period: usize| {
            if in_force >> period & 1 == 1 { self.row(row(period)) } else { NONE }
        };
        (0..periods).map(at).collect()
    }

    /// Adds a term of all candidates, or of those given; placements under way come off the limits.
    fn term(&mut self, scheme: &Scheme, term: Term, who: Option<&[CandidateIx]>) {
        let at = self.terms.len() as u32;
        for &row in term.rows.iter().filter(|&&row| row != NONE) {
            let row = &mut self.list[row as usize];
            row.limit.unit = row.limit.unit.max(term.amount.abs());
        }
        for (candidate, post, until) in under_way(scheme).filter(|_| !term.once) {
            if term.posts[post.get()] && who.is_none_or(|who| who.contains(&candidate)) {
                let leave = scheme.candidate_row(candidate).leave;
                for period in (0..until).filter(|period| leave >> period & 1 == 0) {
                    if term.rows[period] != NONE {
                        self.take(term.rows[period] as usize, term.amount);
                    }
                }
            }
        }
        match who {
            None => {
                let open = self.of_post.iter_mut().zip(&*term.posts).filter(|(_, open)| **open);
                open.for_each(|(terms, _)| terms.push(at));
            }
            Some(who) => who.iter().for_each(|ix| self.of_candidate[ix.get()].push(at)),
        }
        self.terms.push(term);
    }
}

impl Row {
    /// A row without limits, of what may be broken at a price of so many points per so many units.
    fn new(name: String, soft: Option<(i64, i64)>) -> Self {
        let soft = soft.map(|(points, per)| Soft { points, per, times: 1 });
        Self { name, limit: Limit { least: None, most: None, soft, unit: 1 }, linear: true }
    }

    fn at_least(mut self, least: Option<i64>) -> Self {
        self.limit.least = least;
        self
    }

    fn at_most(mut self, most: Option<i64>) -> Self {
        self.limit.most = most;
        self
    }
}

/// Posts by index that match a selection.
fn matching(scheme: &Scheme, select: &PostSelect) -> Arc<[bool]> {
    scheme.posts().map(|post| select.matches(scheme, post)).collect()
}

/// The one post, by index.
fn only(scheme: &Scheme, post: PostIx) -> Arc<[bool]> {
    scheme.posts().map(|other| other == post).collect()
}

/// Posts whose provider is one of these, by index.
fn hosted(scheme: &Scheme, by: impl Fn(ProviderIx) -> bool) -> Arc<[bool]> {
    scheme.posts().map(|post| by(scheme.post_row(post).provider)).collect()
}

/// Points lost per unit, in whole points.
fn lost(scheme: &Scheme, points: Option<f64>) -> Option<(i64, i64)> {
    points.map(|points| (scheme.scaled(points), 1))
}

/// Candidates that match a selection; `None` where all do.
fn chosen(scheme: &Scheme, select: &CandidateSelect) -> Option<Vec<CandidateIx>> {
    let matches = |&ix: &CandidateIx| select.matches(scheme, ix);
    (!select.is_all()).then(|| scheme.candidates().filter(matches).collect())
}

/// Periods as one bit each; all of the horizon where none is named.
fn periods<'a>(scheme: &Scheme, named: impl IntoIterator<Item = &'a When>) -> u128 {
    let bits = named.into_iter().filter_map(|&when| scheme.position(when));
    let bits = bits.fold(0, |bits, period| bits | 1 << period);
    if bits == 0 { (0..scheme.periods()).fold(0, |bits, period| bits | 1 << period) } else { bits }
}

/// What placements under way add: candidate, post and the periods that they still cover.
fn under_way(scheme: &Scheme) -> impl Iterator<Item = (CandidateIx, PostIx, usize)> {
    scheme.candidates().filter_map(|ix| {
        let held = scheme.candidate_row(ix).under_way?;
        Some((ix, held.post, held.remaining.min(scheme.periods())))
    })
}
