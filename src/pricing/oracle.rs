//! The pricing oracle: one candidate and prices in, the best rotation out, exactly.

use std::ops::Deref;
use std::sync::Arc;

use super::answer::{Answer, CLOSED, Objective, Within};
use super::charges::Cells;
use super::compiled::Compiled;
use super::diagram::completion::LANES;
use super::search;
use super::search::goal::Listing;
use super::search::query::Query;
use super::search::scratch::Scratch;
use super::step::Step;
use super::variants::Variants;
use crate::model::{CandidateIx, Scheme};
use crate::parallel::Threads;

/// A compiled scheme that answers what the best rotations are.
///
/// Prices are indexed by place: `post * periods + period`, in 1/1024 of a point. A price of
/// [`CLOSED`] or more rules the place out.
#[derive(Debug)]
pub struct Oracle<'a> {
    compiled: Compiled<'a>,
}

impl<'a> Deref for Oracle<'a> {
    type Target = Compiled<'a>;

    fn deref(&self) -> &Compiled<'a> {
        &self.compiled
    }
}

impl<'a> Oracle<'a> {
    /// Compiles a scheme; `seed` breaks ties. Runs in the current rayon pool.
    ///
    /// # Panics
    ///
    /// Never: nothing breaks the compilation off.
    pub fn new(scheme: &'a Scheme, seed: u64) -> Self {
        Self::with(scheme, seed, &Threads::Caller, || false).expect("nothing breaks it off")
    }

    /// Compiles a scheme; `None` if `stop` breaks it off, which is asked before every candidate
    /// after the first 1,024.
    pub(crate) fn with(
        scheme: &'a Scheme,
        seed: u64,
        threads: &Threads,
        stop: impl Fn() -> bool + Sync + Send,
    ) -> Option<Self> {
        let compiled = Compiled::of(scheme, seed, threads, stop, false)?;
        Some(Self { compiled })
    }

    /// A scheme whose rotations are taken for long, whatever the diagrams remember.
    #[cfg(test)]
    pub(crate) fn of_long(scheme: &'a Scheme, threads: &Threads) -> Self {
        let compiled = Compiled::of(scheme, 0, threads, || false, true);
        Self { compiled: compiled.expect("nothing breaks it off") }
    }

    /// Makes placements pay for what they add to rows, whose prices stand behind those of the places.
    pub(crate) fn charge(&mut self, rows: usize, threads: &Threads, cells: &Cells<'_>) {
        self.compiled.charge(rows, threads, cells);
    }

    /// The best rotation of a candidate under prices.
    ///
    /// Exact unless more than `limit` nodes would be searched; then `bound` is above `value`.
    pub fn best(
        &self,
        candidate: CandidateIx,
        objective: Objective,
        prices: &[i64],
        limit: u64,
        scratch: &mut Scratch,
        answer: &mut Answer,
    ) {
        let query = Query { units: objective.units_per_point(), prices, limit };
        search::best(self, self.course(candidate), query, scratch, answer);
    }

    /// The best rotation of each of neighbouring candidates, from `first` on, as [`Oracle::best`]
    /// finds it one by one.
    ///
    /// Faster than that where neighbours share a relaxation.
    ///
    /// # Panics
    ///
    /// If there are more answers than candidates.
    pub fn best_of_each(
        &self,
        first: CandidateIx,
        objective: Objective,
        prices: &[i64],
        limit: u64,
        scratch: &mut Scratch,
        answers: &mut [Answer],
    ) {
        let query = Query { units: objective.units_per_point(), prices, limit };
        let courses = &self.courses[first.get()..first.get() + answers.len()];
        let mut at = 0;
        for alike in courses.chunk_by(|a, b| Arc::ptr_eq(&a.diagram, &b.diagram)) {
            for courses in alike.chunks(LANES) {
                let answers = &mut answers[at..at + courses.len()];
                at += courses.len();
                search::best_of_each(self, courses, query, scratch, answers);
            }
        }
    }

    /// All rotations of a candidate whose value is at least `least`, up to `most` of them.
    #[expect(clippy::too_many_arguments, reason = "one call of the hot path, no state to share")]
    pub fn within(
        &self,
        candidate: CandidateIx,
        objective: Objective,
        prices: &[i64],
        least: i64,
        most: usize,
        limit: u64,
        scratch: &mut Scratch,
    ) -> Within {
        let query = Query { units: objective.units_per_point(), prices, limit };
        let listing = Listing::new(least, most);
        search::within(self, self.course(candidate), query, listing, scratch)
    }

    /// Points of a rotation; `None` if it is not feasible for the candidate.
    pub fn points(&self, candidate: CandidateIx, steps: &[Step]) -> Option<i64> {
        if steps.is_empty() {
            return self.course(candidate).empty;
        }
        let (posts, periods) = (self.scheme.posts().len(), self.scheme.periods());
        let mut prices = vec![CLOSED; self.place_count()];
        prices.resize(self.place_count() + self.rows, 0);
        let mut covered = 0;
        for &step in steps {
            let known = step.post.get() < posts && (step.start as usize) < periods;
            let duration = known.then(|| self.scheme.post_row(step.post).duration)?;
            if step.start as usize + duration > periods {
                return None;
            }
            prices[self.places(step)].fill(-1);
            covered += duration as i64;
        }
        // With a unit for every place covered, only the whole rotation reaches what is asked for.
        let (objective, scratch) = (Objective::Feasibility, &mut Scratch::default());
        let all =
            self.within(candidate, objective, &prices, covered, usize::MAX, u64::MAX, scratch);
        all.rotations.into_iter().find(|(found, _)| found == steps).map(|(_, points)| points)
    }

    /// All feasible ways to fill the periods from `start` for `duration` with one placement of that
    /// duration or with none, where the rest of the rotation is `rest`; they replace what `memory`
    /// held. `rest` must keep clear of the interval and consist of placements open to the
    /// candidate.
    pub fn variants(
        &self,
        candidate: CandidateIx,
        rest: &[Step],
        start: u32,
        duration: u32,
        memory: &mut Variants,
    ) {
        memory.list(self, candidate, rest, start, duration);
    }
}
