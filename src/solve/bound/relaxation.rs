//! The Lagrangian relaxation: all candidates priced at once, and the bound that follows.
//!
//! Dualising occupancy leaves one independent problem per candidate; for prices that are not
//! negative, the sum of their best values plus price times capacity bounds every plan (Held and
//! Karp 1971, "The traveling-salesman problem and minimum spanning trees: part II"; Fisher 1981,
//! "The Lagrangian relaxation method for solving integer programming problems").

use super::long::Walks;
use crate::model::{CandidateIx, Worst};
use crate::parallel::Threads;
use crate::plan::PRICE_UNIT;
use crate::pricing::{Answer, Objective, Oracle, Scratch};
use crate::solve::limits::Limits;
use crate::solve::rows::{Row, Rows};

/// No bound is reported beyond this, in units.
pub(in crate::solve) const WEAKEST: i128 = 1 << 61;

/// Nodes of one pricing search, at most; beyond it the answer's bound is weaker than exact.
const NODE_LIMIT: u64 = 20_000;
/// The same in the first evaluation, which always runs to its end so that there is a bound.
const FIRST_NODE_LIMIT: u64 = 500;

/// A relaxation and its latest evaluation.
#[derive(Debug)]
pub(in crate::solve) struct Relaxation<'a> {
    pub(in crate::solve) oracle: &'a Oracle<'a>,
    pub(in crate::solve) threads: &'a Threads,
    pub(in crate::solve) objective: Objective,
    /// Value, in units, of leaving a candidate without any rotation; `None` where not allowed.
    pub(in crate::solve) missing: Option<i64>,
    pub(in crate::solve) capacity: Vec<u32>,
    /// What couples candidates beside places; their prices stand behind those of the places.
    pub(in crate::solve) rows: &'a Rows,
    /// What the lowest total counts.
    pub(in crate::solve) worst: Worst,
    /// The most that it adds to any plan, once anything has been evaluated.
    ceiling: Option<Ceiling>,
    /// The relaxation for long rotations, where the oracle has one.
    pub(in crate::solve) walks: Option<Walks<'a>>,
    /// Answers of the latest evaluation, by candidate.
    pub(in crate::solve) answers: Vec<Answer>,
}

/// The most that the lowest total adds to any plan, in points.
#[derive(Clone, Copy, Debug)]
struct Ceiling {
    points: i64,
    /// Whether everybody was searched to the end for it.
    exact: bool,
}

impl<'a> Relaxation<'a> {
    pub(in crate::solve) fn new(
        (oracle, rows): (&'a Oracle<'a>, &'a Rows),
        threads: &'a Threads,
        objective: Objective,
    ) -> Self {
        let missing = (objective == Objective::Feasibility).then_some(-PRICE_UNIT);
        let answers = vec![Answer::default(); oracle.scheme().candidates().len()];
        let weighed = objective == Objective::Points;
        let worst = Some(oracle.scheme().weights().worst).filter(|_| weighed).unwrap_or_default();
        let (capacity, ceiling) = (oracle.capacity(), None);
        let walks = oracle.long().map(|long| Walks::new(oracle, long, threads, worst));
        Self { oracle, threads, objective, missing, capacity, rows, worst, ceiling, walks, answers }
    }

    /// Prices every candidate; returns the bound in units, or `None` if broken off.
    pub(in crate::solve) fn evaluate(
        &mut self,
        prices: &[i64],
        limits: &mut Limits,
    ) -> Option<i64> {
        self.find_ceiling(limits);
        self.ask_all(prices, NODE_LIMIT, limits);
        (!limits.interrupted()).then(|| self.bound(prices))
    }

    /// Prices every candidate whatever the limits say, with shorter searches.
    pub(in crate::solve) fn evaluate_first(&mut self, prices: &[i64], limits: &mut Limits) -> i64 {
        self.find_ceiling(limits);
        let mut patient = Limits::unlimited();
        self.ask_all(prices, FIRST_NODE_LIMIT, &mut patient);
        limits.spend(patient.work());
        self.bound(prices)
    }

    /// Whether every answer of the latest evaluation, and the most that the lowest total adds, is exact.
    pub(in crate::solve) fn is_exact(&self) -> bool {
        let ceiling = self.ceiling.is_none_or(|ceiling| ceiling.exact);
        ceiling && self.answers.iter().all(|answer| answer.exact)
    }

    /// Finds, once, the most that the lowest total adds, whatever the limits say: nobody has more than
    /// their best rotation where no place is full and none has a price.
    fn find_ceiling(&mut self, limits: &mut Limits) {
        if self.worst.is_none() || self.ceiling.is_some() {
            return;
        }
        let free = vec![0; self.multipliers()];
        self.look_up(&free, limits);
    }

    /// The bound as a certificate has it: what is not dealt out of the weight of the lowest total counts as
    /// much as everybody can have at these multipliers of their own limits.
    pub(in crate::solve) fn settled(
        &mut self,
        prices: &[i64],
        bound: i64,
        limits: &mut Limits,
    ) -> i64 {
        let Some(walks) = self.walks.as_ref().filter(|walks| walks.undealt(self.worst, 1) > 0)
        else {
            return bound;
        };
        let (shared, own) = (self.capacity.len() + self.rows.len(), walks.own_count());
        let mut free = vec![0; prices.len()];
        free[shared..shared + own].copy_from_slice(&prices[shared..shared + own]);
        let before = self.ceiling.map_or(0, |ceiling| i128::from(ceiling.points));
        self.look_up(&free, limits);
        let after = self.ceiling.map_or(0, |ceiling| i128::from(ceiling.points));
        let walks = self.walks.as_ref().map(|walks| (walks.undealt(self.worst, after), walks));
        let more = walks.map_or(0, |(undealt, walks)| undealt - walks.undealt(self.worst, before));
        (i128::from(bound) + more).clamp(-WEAKEST, WEAKEST) as i64
    }

    /// Finds the most that the lowest total can be, at prices of nothing but everybody's own limits.
    fn look_up(&mut self, free: &[i64], limits: &mut Limits) {
        let mut patient = Limits::unlimited();
        self.ask_all(free, NODE_LIMIT, &mut patient);
        limits.spend(patient.work());
        let able = self.answers.iter().filter(|answer| !answer.exact || answer.value.is_some());
        let most = |answer: &Answer| points_of(answer.bound);
        let points = match &self.walks {
            // What is dealt out is in everybody's bound; the ceiling is of a total itself.
            Some(_) => able.map(most).min().unwrap_or(0),
            None => self.worst.points_of(able.map(most)),
        };
        let exact = self.answers.iter().all(|answer| answer.exact);
        self.ceiling = Some(Ceiling { points, exact });
    }

    fn ask_all(&mut self, prices: &[i64], nodes: u64, limits: &mut Limits) {
        let (oracle, objective, missing) = (self.oracle, self.objective, self.missing);
        let (prices, own) = prices.split_at(self.capacity.len() + self.rows.len());
        let tariff = self.rows.tariff(prices);
        let prices = &*tariff;
        if let Some(walks) = &mut self.walks {
            let asked = (objective, missing, self.threads);
            walks.ask_all(oracle, asked, (prices, own), &mut self.answers, limits);
            return;
        }
        let watch = &*limits;
        self.threads.for_each_chunk(&mut self.answers, Scratch::default, |scratch, at, answers| {
            if watch.interrupted() {
                return;
            }
            let first = CandidateIx::new(at);
            oracle.best_of_each(first, objective, prices, nodes, scratch, answers);
            let Some(missing) = missing else { return };
            for answer in answers.iter_mut().filter(|a| a.value.is_none_or(|v| v < missing)) {
                answer.steps.clear();
                answer.points = 0;
                answer.value = Some(missing);
                answer.bound = answer.bound.max(missing);
            }
        });
        limits.spend(self.answers.iter().map(|answer| answer.work).sum());
    }

    /// The bound in units that the latest evaluation gives.
    fn bound(&self, prices: &[i64]) -> i64 {
        let rows = self
            .capacity
            .iter()
            .zip(prices)
            .map(|(&places, &price)| i128::from(places) * i128::from(price));
        let mut rows: i128 = rows.sum();
        let with_rows = self.rows.all().iter().zip(&prices[self.capacity.len()..]);
        rows += with_rows.map(|(row, &price)| row.limit.allowance(price)).sum::<i128>();
        let best: i128 = self.answers.iter().map(|answer| i128::from(answer.bound)).sum();
        let ceiling = self.ceiling.map_or(0, |ceiling| i128::from(ceiling.points));
        let worst = match &self.walks {
            Some(walks) if !self.worst.is_none() => walks.undealt(self.worst, ceiling),
            _ => i128::from(PRICE_UNIT) * ceiling,
        };
        // Prices given to start from can be far too high; a bound this weak says nothing anyway.
        (best + rows + worst).clamp(-WEAKEST, WEAKEST) as i64
    }

    /// Candidates without any rotation, in the latest evaluation.
    pub(in crate::solve) fn impossible(&self) -> impl Iterator<Item = CandidateIx> {
        let none = |answer: &Answer| answer.exact && answer.value.is_none();
        let none = self.answers.iter().enumerate().filter(move |(_, answer)| none(answer));
        none.map(|(at, _)| CandidateIx::new(at))
    }

    /// Remembers more of long rotations: as many of the limits that paths broke as fit into so many ways.
    pub(in crate::solve) fn refine(&mut self, ways: usize, limits: &Limits) {
        let (oracle, threads) = (self.oracle, self.threads);
        if let Some(walks) = &mut self.walks {
            walks.refine(oracle, threads, ways, limits);
        }
    }

    /// Adds multipliers to start from to prices that lack them.
    pub(in crate::solve) fn deal(&self, prices: &mut Vec<i64>) {
        let shared = self.capacity.len() + self.rows.len();
        if let Some(walks) = &self.walks {
            let mut multipliers = prices.split_off(shared.min(prices.len()));
            prices.resize(shared, 0);
            walks.start(&mut multipliers);
            prices.append(&mut multipliers);
        }
    }

    /// Number of all prices and multipliers.
    pub(in crate::solve) fn multipliers(&self) -> usize {
        let own = self.walks.as_ref().map_or(0, Walks::len);
        self.capacity.len() + self.rows.len() + own
    }

    /// Occupancy, and sums of rows in their units, if every candidate had the answer of the latest
    /// evaluation; then the sums of everybody's own limits.
    pub(in crate::solve) fn usage(&self, usage: &mut Vec<f64>) {
        usage.clear();
        usage.resize(self.capacity.len(), 0.0);
        usage.extend(
            self.sums().iter().zip(self.rows.all()).map(|(sum, row)| row.limit.in_units(*sum)),
        );
        if let Some(walks) = &self.walks {
            walks.sums(&self.answers, usage);
        }
        for answer in &self.answers {
            for &step in &answer.steps {
                usage[self.oracle.places(step)].iter_mut().for_each(|used| *used += 1.0);
            }
        }
    }
}

impl Relaxation<'_> {
    /// How far a sum of a row asks for another price. Where any plan will do, breaking a soft row costs
    /// nothing: it must have no price, or the bound would be none on plans that break it.
    pub(in crate::solve) fn overload(&self, row: &Row, sum: f64, price: f64) -> f64 {
        if self.objective == Objective::Feasibility && row.limit.soft.is_some() {
            return 0.0;
        }
        row.limit.overload(sum, price)
    }

    /// Sums of rows if every candidate had the answer of the latest evaluation.
    fn sums(&self) -> Vec<i64> {
        let mut sums = vec![0; self.rows.len()];
        if !sums.is_empty() {
            for (at, answer) in self.answers.iter().enumerate() {
                let candidate = CandidateIx::new(at);
                for (row, amount) in
                    self.rows.amounts(self.oracle.scheme(), candidate, &answer.steps)
                {
                    sums[row as usize] += amount;
                }
            }
        }
        sums
    }
}

/// Whole points of a bound in units: plans have whole points, so it rounds down.
pub(in crate::solve) fn points_of(units: i64) -> i64 {
    units.div_euclid(PRICE_UNIT)
}

/// The same; `None` where there is no plan to bound, or the bound is too weak to say anything.
pub(in crate::solve) fn known(units: i64) -> Option<i64> {
    // Somebody without any rotation counts for about as little as the weakest bound, the others for more.
    (i128::from(units).abs() < WEAKEST / 2).then(|| points_of(units))
}
