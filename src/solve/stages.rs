//! A solve on one page: the stages of one layer of the objective.
//!
//! [`solve`] takes what there is to start from. A scheme of a single period is a transportation problem and solved
//! as one. Any other is searched for points; where that finds no plan, for any plan at all, and from that one for
//! points again. One search goes through [`stages`]: a first plan, prices with a plan from time to time, then
//! rounds of better plans and of proof; or, where rotations are long, annealing and prices in turn.

use super::bound::relaxation::{Relaxation, known};
use super::conclusion;
use super::control::Phase;
use super::error::Error;
use super::findings::{Findings, LayerFindings};
use super::held::Held;
use super::limits::Limits;
use super::one_period::{Transport, transport};
use super::outcome::{Outcome, Stopped};
use super::random::Random;
use super::rows::Rows;
use super::search::{Improvement, Search, Watcher};
use super::task::Task;
use super::warm_start::{self, Start};
use crate::parallel::Threads;
use crate::plan::MOST_PRICE;
use crate::pricing::{Objective, Oracle};

/// Price steps before the lack of a plan is looked into, and at most.
const FIRST_STEPS: usize = 100;
const MOST_STEPS: usize = 1500;
/// Rounds of improvement and proof, and growth of all efforts from round to round.
const ROUNDS: usize = 5;
const GROWTH: usize = 3;
/// Moves of improvement in the first round: so many in all, but within limits per candidate.
const FIRST_MOVES: usize = 600_000;
const LEAST_MOVES: usize = 150;
const MOST_MOVES: usize = 600;
/// How much worse a move may be at first, in thousandths of the average rotation.
const SLACK: i64 = 15;

/// Solves one layer; the layers of the outcome are left to the caller.
///
/// # Errors
///
/// As for [`Solver::solve`](super::Solver::solve).
pub(super) fn solve(task: Task<'_, '_>) -> Result<Outcome, Error> {
    let Task { scheme, threads, options, limits, watcher, plan, prices: stated, repair } = task;
    let rows = Rows::of(scheme);
    let compile = |limits: Option<&Limits>| {
        let stop = || limits.is_some_and(Limits::interrupted);
        let mut oracle = Oracle::with(scheme, options.seed, threads, stop)?;
        rows.charge(&mut oracle, threads);
        Some(oracle)
    };
    // A plan to start from is owed as an answer at least, and is claimed with a bound.
    let mut oracle = plan.and_then(|_| compile(None));
    let given = plan.zip(oracle.as_ref());
    let given = given.map(|(plan, oracle)| warm_start::start(oracle, plan, repair)).transpose()?;
    let Start { held, mut dropped } = given.unwrap_or_default();
    let held = Some(held).filter(|held| !held.is_empty());
    let prices = warm_start::prices(scheme, &rows, stated, &mut dropped);
    let plain = rows.is_empty() && scheme.weights().worst.is_none();
    let transported = plain.then(|| transport(scheme, threads, options.seed, limits));
    let answer = match transported.unwrap_or(Transport::Declined) {
        Transport::Ended(points) if is_enough(&points, held.is_some()) => {
            watcher(&limits.progress(Phase::Prices, points.value, known(points.bound)));
            LayerFindings { points, feasibility: None }
        }
        transported => {
            oracle = oracle.or_else(|| compile(Some(limits)));
            let Some(oracle) = &oracle else {
                return Ok(conclusion::nothing(limits, threads, options, dropped));
            };
            let prices = [prices, warm_start::own(oracle, stated, &mut dropped)].concat();
            let (rows, seed) = (&rows, options.seed);
            Run { oracle, rows, threads, seed, limits, watcher }.answer(transported, prices, held)
        }
    };
    let compiled = (oracle.as_ref(), &rows);
    let outcome = conclusion::outcome(scheme, compiled, answer, limits, threads, options)?;
    Ok(Outcome { dropped, ..outcome })
}

/// Whether what the transportation problem brought is all that is needed. A plan given to start from may be better
/// than one cut short; and out of time, a search could add nothing.
fn is_enough(points: &Findings, is_given: bool) -> bool {
    let ended = points.value.is_some() || points.stopped != Stopped::Work;
    points.settled.is_some() || (!is_given && ended)
}

/// What the searches of one layer share.
struct Run<'r, 'w> {
    oracle: &'r Oracle<'r>,
    rows: &'r Rows,
    threads: &'r Threads,
    seed: u64,
    limits: &'r mut Limits,
    watcher: &'r mut Watcher<'w>,
}

impl Run<'_, '_> {
    /// Searches for points; if no plan turns up, for any plan; from that one, for points again.
    fn answer(
        mut self,
        known: Transport,
        prices: Vec<i64>,
        held: Option<Vec<Held>>,
    ) -> LayerFindings {
        let (prices, held) = match known {
            Transport::Declined => (prices, held),
            Transport::Ended(found) => {
                let within = |&price: &i64| price.min(MOST_PRICE as i64);
                (found.prices.iter().map(within).collect(), held.or(Some(found.held)))
            }
            Transport::Short(points, proof) => {
                let any = self.search(Objective::Feasibility, proof, None);
                let points = Findings { stopped: any.stopped, ..points };
                return LayerFindings { points, feasibility: Some(any) };
            }
        };
        let points = self.search(Objective::Points, prices, held);
        let unplanned = points.value.is_none() && points.stopped == Stopped::Work;
        if !unplanned || self.limits.reached().is_some() {
            return LayerFindings { points, feasibility: None };
        }
        // A unit for every place: enough for everybody to prefer rotations that take few.
        let mut frugal = vec![1; points.prices.len()];
        frugal[self.oracle.place_count()..].fill(0);
        let any = self.search(Objective::Feasibility, frugal, None);
        if any.value != Some(0) {
            let points = Findings { stopped: any.stopped, ..points };
            return LayerFindings { points, feasibility: Some(any) };
        }
        let points = self.search(Objective::Points, points.prices, Some(any.held));
        LayerFindings { points, feasibility: None }
    }

    fn search(
        &mut self,
        objective: Objective,
        prices: Vec<i64>,
        held: Option<Vec<Held>>,
    ) -> Findings {
        let relaxation = Relaxation::new((self.oracle, self.rows), self.threads, objective);
        let mut search =
            Search::new(relaxation, self.limits, self.watcher, self.seed, prices, held);
        let ended = stages(&mut search);
        search.findings(ended)
    }
}

/// The stages of one search. `Err` breaks off with the reason; `Ok` means that all effort is spent, or that no plan
/// was found.
pub(super) fn stages(search: &mut Search<'_, '_, '_>) -> Result<(), Stopped> {
    if search.is_long() {
        return search.anneal();
    }
    search.begin()?;
    search.price(FIRST_STEPS)?;
    let candidates = search.candidates();
    let moves = FIRST_MOVES.clamp(LEAST_MOVES * candidates, MOST_MOVES * candidates);
    let mut random = Random::new(search.seed, 1_000_000);
    if !search.is_planned() {
        search.improve(Improvement { moves, slack: SLACK, anew: false }, &mut random)?;
        if !search.is_planned() {
            return Ok(());
        }
    }
    search.price(MOST_STEPS)?;
    for round in 0..ROUNDS {
        let growth = GROWTH.pow(round as u32);
        // The plan at hand was built at prices of little worth; one built now leads further.
        let course = Improvement { moves: moves * growth, slack: SLACK, anew: round == 0 };
        search.improve(course, &mut random)?;
        search.prove(round, growth as u64)?;
    }
    Ok(())
}
