//! Rows, the terms that make their sums, and the words that rules state them in.

use std::sync::Arc;

use super::limit::{Limit, Soft};
use super::targets::Targets;
use crate::model::{CandidateIx, CandidateSelect, PostIx, PostSelect, ProviderIx, Scheme, When};

/// A bound on a sum of amounts over all rotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::solve) struct Row {
    /// Its name in certificates and conflicts: the rule, its id, and the period where there is one.
    pub(in crate::solve) name: String,
    pub(in crate::solve) limit: Limit,
    /// Whether a rotation's amount is the sum of those of its placements; otherwise the row has no
    /// price outside the branch and bound.
    pub(in crate::solve) linear: bool,
}

/// Amounts that some placements add to a row, or to the rows of their periods.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// The row by period; [`NONE`] where it does not count.
    pub(super) rows: Arc<[u32]>,
    /// Whether it counts once, in the period of the start.
    pub(super) once: bool,
    pub(super) amount: i64,
    /// By post.
    pub(super) posts: Arc<[bool]>,
}

/// No row.
pub(super) const NONE: u32 = u32::MAX;

/// An amount that a placement adds to a row in one period.
#[derive(Clone, Copy, Debug)]
pub(in crate::solve) struct Cell {
    pub(in crate::solve) row: usize,
    pub(in crate::solve) period: usize,
    pub(in crate::solve) amount: i64,
    /// Whether everybody in the post adds it.
    pub(in crate::solve) shared: bool,
}

/// Rows, and what placements add to them.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub(super) rows: Vec<Row>,
    pub(super) all: Vec<Term>,
    /// Terms that every candidate adds, by post.
    pub(super) of_post: Vec<Vec<u32>>,
    /// Terms of some candidates, by candidate.
    pub(super) of_candidate: Vec<Vec<u32>>,
    /// Rows that count people by their whole rotations.
    pub(super) targets: Targets,
}

impl Terms {
    /// No rows yet.
    pub(super) fn new(scheme: &Scheme) -> Self {
        Self {
            of_post: vec![Vec::new(); scheme.posts().len()],
            of_candidate: vec![Vec::new(); scheme.candidates().len()],
            ..Self::default()
        }
    }

    /// Adds a row; returns its position.
    pub(super) fn row(&mut self, row: Row) -> u32 {
        self.rows.push(row);
        self.rows.len() as u32 - 1
    }

    /// Takes what a placement under way uses off the limits of a row.
    fn take(&mut self, row: usize, amount: i64) {
        let row = &mut self.rows[row];
        row.limit = row.limit.less(amount);
    }

    /// Adds a row for each period in force; returns them by period.
    pub(super) fn by_period(
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
    pub(super) fn term(&mut self, scheme: &Scheme, term: Term, who: Option<&[CandidateIx]>) {
        let at = self.all.len() as u32;
        for &row in term.rows.iter().filter(|&&row| row != NONE) {
            let row = &mut self.rows[row as usize];
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
        self.all.push(term);
    }
}

impl Row {
    /// The lowest and the highest price that the row can have with the places: a soft one is never dearer
    /// than breaking it, and one over whole rotations is free.
    pub(in crate::solve) fn range(&self) -> (i64, i64) {
        if self.linear { self.limit.range() } else { (0, 0) }
    }

    /// A row without limits, of what may be broken at a price of so many points per so many units.
    pub(super) fn new(name: String, soft: Option<(i64, i64)>) -> Self {
        let soft = soft.map(|(points, per)| Soft { points, per, times: 1 });
        Self { name, limit: Limit { least: None, most: None, soft, unit: 1 }, linear: true }
    }

    /// A row that counts people by their whole rotations.
    pub(super) fn of_people(name: String, at_least: u32, soft: Option<(i64, i64)>) -> Self {
        Self { linear: false, ..Self::new(name, soft).at_least(Some(at_least.into())) }
    }

    pub(super) fn at_least(mut self, least: Option<i64>) -> Self {
        self.limit.least = least;
        self
    }

    pub(super) fn at_most(mut self, most: Option<i64>) -> Self {
        self.limit.most = most;
        self
    }
}

/// Posts by index that match a selection.
pub(super) fn matching(scheme: &Scheme, select: &PostSelect) -> Arc<[bool]> {
    scheme.posts().map(|post| select.matches(scheme, post)).collect()
}

/// The one post, by index.
pub(super) fn only(scheme: &Scheme, post: PostIx) -> Arc<[bool]> {
    scheme.posts().map(|other| other == post).collect()
}

/// Posts whose provider is one of these, by index.
pub(super) fn hosted(scheme: &Scheme, by: impl Fn(ProviderIx) -> bool) -> Arc<[bool]> {
    scheme.posts().map(|post| by(scheme.post_row(post).provider)).collect()
}

/// Points lost per unit, in whole points.
pub(super) fn lost(scheme: &Scheme, points: Option<f64>) -> Option<(i64, i64)> {
    points.map(|points| (scheme.scaled(points), 1))
}

/// Candidates that match a selection; `None` where all do.
pub(super) fn chosen(scheme: &Scheme, select: &CandidateSelect) -> Option<Vec<CandidateIx>> {
    let matches = |&ix: &CandidateIx| select.matches(scheme, ix);
    (!select.is_all()).then(|| scheme.candidates().filter(matches).collect())
}

/// Periods as one bit each; all of the horizon where none is named.
pub(super) fn periods<'a>(scheme: &Scheme, named: impl IntoIterator<Item = &'a When>) -> u128 {
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
