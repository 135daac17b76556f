//! Layers of the objective, one after the other.
//!
//! The first layer is solved as if it were all there is. Each later one is solved as a sum, in which the
//! layers before count so often that giving up a point of them cannot pay; it starts from the plan at
//! hand. A bound on the sum, less what the plan has of it in the layers before, bounds the layer among
//! all plans at least as good in those: see the page of the
//! [formulation](crate::_documentation::formulation).

use super::bound::relaxation::{Relaxation, points_of};
use super::error::Error;
use super::outcome::{Found, LayerOutcome, Outcome, Stopped};
use super::rows::Rows;
use super::stages;
use super::task::Task;
use crate::model::Scheme;
use crate::plan::{Certificate, Claims, LayerClaims, PRICE_UNIT, Plan, Prices, Proof, Solution};
use crate::pricing::{Objective, Oracle};
use crate::verify::verify;

/// Points of one rotation in a sum of layers, at most, where that can be had: what no price could weigh
/// up makes bounds weak.
const MOST_OF_ROTATION: i128 = 1 << 31;
/// Most that a point of a layer counts in points of the next one.
const MOST_TIMES: i64 = 1 << 40;

/// What is known of a layer by itself, without prices.
#[derive(Clone, Copy, Debug)]
struct Alone {
    /// No plan has more points in it.
    most: i64,
    /// Points of the best rotation of any candidate.
    rotation: i64,
}

/// A bound on a sum of layers: one of them, and those before it as often as its multipliers say.
#[derive(Debug)]
struct LayerBound {
    multipliers: Vec<i64>,
    certificate: Certificate,
    bound: i64,
    certified: i64,
    proof: Proof,
    stopped: Stopped,
}

impl LayerBound {
    /// What an outcome says of a sum, and the plan; `None` where there is no plan.
    fn of(outcome: &Outcome, multipliers: Vec<i64>) -> Option<(Self, &Plan)> {
        let solution = outcome.solution()?;
        let bounded = Self {
            multipliers,
            certificate: solution.certificate.clone(),
            bound: solution.claims.bound,
            certified: outcome.certified_bound.unwrap_or(solution.claims.bound),
            proof: solution.claims.proof,
            stopped: outcome.stopped,
        };
        Some((bounded, &solution.plan))
    }

    /// What a plan has of the sum in the layers before, given its points by layer.
    fn held(&self, values: &[i64]) -> i64 {
        self.multipliers.iter().zip(values).map(|(times, value)| times * value).sum()
    }
}

/// Solves a scheme layer by layer.
///
/// # Errors
///
/// As for [`Solver::solve`](super::Solver::solve).
pub(super) fn solve(mut task: Task<'_, '_>) -> Result<Outcome, Error> {
    let scheme = task.scheme;
    let count = scheme.layers().len();
    task.limits.turn_to(1, count.saturating_sub(1), 0);
    let (plan, prices, repair) = (task.plan, task.prices, task.repair);
    let mut outcome = stages::solve(task.again(scheme, plan, prices, repair))?;
    let Some((bounded, plan)) = LayerBound::of(&outcome, Vec::new()).filter(|_| count > 0) else {
        outcome.layers = unclaimed(scheme, &outcome);
        return Ok(outcome);
    };
    let plan = plan.clone();
    let values = values(scheme, &plan);
    let mut ascent = Ascent { task, alone: Vec::new(), plan, values, bounds: vec![bounded] };
    for at in 1..count {
        ascent.step(at)?;
    }
    ascent.finish(&mut outcome);
    Ok(outcome)
}

/// The layers of an outcome without a plan, or of a scheme that states none.
fn unclaimed(scheme: &Scheme, outcome: &Outcome) -> Vec<LayerOutcome> {
    let proof = match &outcome.found {
        Found::Optimal(solution) | Found::Feasible(solution) => Some(solution.claims.proof),
        Found::Infeasible(conflict) => conflict.proof,
        Found::Nothing => None,
    };
    let layer = |at: usize| LayerOutcome {
        name: scheme.layer_name(at),
        objective: outcome.solution().map(|solution| solution.claims.objective),
        bound: outcome.bound.filter(|_| at == 0),
        certified_bound: outcome.certified_bound.filter(|_| at == 0),
        proof: proof.filter(|_| at == 0),
        stopped: outcome.stopped,
    };
    (0..scheme.layers().len().max(1)).map(layer).collect()
}

/// Points of a plan by layer.
fn values(scheme: &Scheme, plan: &Plan) -> Vec<i64> {
    let points = verify(scheme, plan).points;
    scheme.layers().iter().map(|layer| points.weighted(&layer.terms)).collect()
}

/// From layer to layer.
struct Ascent<'t, 'w> {
    task: Task<'t, 'w>,
    /// By layer, as far as needed.
    alone: Vec<Alone>,
    /// The plan at hand, and its points by layer.
    plan: Plan,
    values: Vec<i64>,
    bounds: Vec<LayerBound>,
}

impl Ascent<'_, '_> {
    /// Solves the layer at a position, from 0, on top of those before.
    fn step(&mut self, at: usize) -> Result<(), Error> {
        let scheme = self.task.scheme;
        let count = self.values.len();
        while self.alone.len() <= at {
            let alone = self.alone(self.alone.len())?;
            self.alone.push(alone);
        }
        let (multipliers, sum) = self.sum(at)?;
        let held: i64 = multipliers.iter().zip(&self.values).map(|(times, v)| times * v).sum();
        self.task.limits.turn_to(at + 1, count - at - 1, held);
        let prices = dearer(&self.bounds[at - 1].certificate.prices, multipliers[at - 1]);
        let outcome = stages::solve(self.task.again(&sum, Some(&self.plan), Some(&prices), false))?;
        let Some((bounded, plan)) = LayerBound::of(&outcome, multipliers) else {
            return Err(Error::FailedCheck("a plan to start from was lost".to_owned()));
        };
        let values = values(scheme, plan);
        // Where a point could not be made to count enough, the best sum may cost an earlier layer.
        if values[..=at] > self.values[..=at] {
            (self.plan, self.values) = (plan.clone(), values);
        }
        self.bounds.push(bounded);
        Ok(())
    }

    fn alone(&mut self, at: usize) -> Result<Alone, Error> {
        let scheme = self.task.scheme;
        let layer = scheme.weighted(scheme.layers()[at].terms).ok_or_else(too_large)?;
        let (threads, rows) = (self.task.threads, Rows::of(&layer));
        let Some(mut oracle) = Oracle::with(&layer, self.task.options.seed, threads, || false)
        else {
            return Err(Error::FailedCheck("compiling stopped unasked".to_owned()));
        };
        rows.charge(&mut oracle, threads);
        let mut relaxation = Relaxation::new((&oracle, &rows), threads, Objective::Points);
        let prices = vec![0; relaxation.capacity.len() + rows.len()];
        let most = points_of(relaxation.evaluate_first(&prices, self.task.limits));
        let best = relaxation.answers.iter().map(|answer| answer.bound.abs() / PRICE_UNIT);
        Ok(Alone { most, rotation: best.max().unwrap_or(0) })
    }

    /// How often the layers before one count in its sum, and the scheme with that sum.
    ///
    /// A point of a layer counts more than all that the layers after it could still gain, as far as the
    /// sum is counted exactly; else as much as fits, every point at most so many times a point of the next.
    fn sum(&self, at: usize) -> Result<(Vec<i64>, Scheme), Error> {
        let try_at = |most_times: i64| {
            let multipliers = self.multipliers(at, most_times)?;
            Some((self.task.scheme.combined(at, &multipliers)?, multipliers))
        };
        let (mut fits, mut too_many) = (1, MOST_TIMES + 1);
        while fits + 1 < too_many {
            let middle = if too_many > MOST_TIMES { MOST_TIMES } else { fits.midpoint(too_many) };
            let large = self.rotation(at, middle).is_none_or(|size| size > MOST_OF_ROTATION);
            if large || try_at(middle).is_none() { too_many = middle } else { fits = middle }
        }
        let (sum, multipliers) = try_at(fits).ok_or_else(too_large)?;
        Ok((multipliers, sum))
    }

    /// Points of the largest rotation in a sum.
    fn rotation(&self, at: usize, most_times: i64) -> Option<i128> {
        let multipliers = self.multipliers(at, most_times)?;
        let times = multipliers.into_iter().chain([1]).map(i128::from);
        Some(times.zip(&self.alone).map(|(times, alone)| times * i128::from(alone.rotation)).sum())
    }

    fn multipliers(&self, at: usize, most_times: i64) -> Option<Vec<i64>> {
        let mut multipliers = vec![0; at];
        let mut next = 1_i128;
        let mut gain = i128::from(self.alone[at].most) - i128::from(self.values[at]);
        for layer in (0..at).rev() {
            next = (gain.max(0) + 1).min(next.checked_mul(most_times.into())?);
            multipliers[layer] = i64::try_from(next).ok()?;
            let left = i128::from(self.alone[layer].most) - i128::from(self.values[layer]);
            gain = gain.max(0).checked_add(next.checked_mul(left.max(0))?)?;
        }
        Some(multipliers)
    }

    /// States the plan, with what is claimed of it in every layer.
    fn finish(self, outcome: &mut Outcome) {
        let Self { task, plan, values, bounds, .. } = self;
        let scheme = task.scheme;
        let layer = |(at, bounded): (usize, &LayerBound)| {
            let held = bounded.held(&values);
            let bound = bounded.bound - held;
            let stopped = match bounded.stopped {
                Stopped::Proved if bound > values[at] => Stopped::Work,
                _ if bound == values[at] => Stopped::Proved,
                stopped => stopped,
            };
            LayerOutcome {
                name: scheme.layer_name(at),
                objective: Some(values[at]),
                bound: Some(bound),
                certified_bound: Some(bounded.certified - held),
                proof: Some(bounded.proof),
                stopped,
            }
        };
        let layers: Vec<LayerOutcome> = bounds.iter().enumerate().map(layer).collect();
        let solution = Box::new(solution(scheme, plan, &layers, bounds));
        let unproved = layers.iter().find(|layer| !layer.is_proved());
        outcome.stopped = unproved.map_or(Stopped::Proved, |layer| layer.stopped);
        outcome.found = match unproved {
            None => Found::Optimal(solution),
            Some(_) => Found::Feasible(solution),
        };
        (outcome.bound, outcome.certified_bound) = (layers[0].bound, layers[0].certified_bound);
        outcome.layers = layers;
        outcome.work = task.limits.work();
        outcome.seconds = task.limits.elapsed().as_secs_f64();
    }
}

fn solution(
    scheme: &Scheme,
    plan: Plan,
    layers: &[LayerOutcome],
    bounds: Vec<LayerBound>,
) -> Solution {
    let points = verify(scheme, &plan).points;
    let (mut claims, mut certificates) = (Vec::new(), Vec::new());
    for (layer, bounded) in layers.iter().zip(bounds) {
        claims.push(LayerClaims {
            name: layer.name.clone(),
            objective: layer.objective.unwrap_or_default(),
            bound: layer.bound.unwrap_or_default(),
            proof: bounded.proof,
            multipliers: bounded.multipliers,
        });
        certificates.push(bounded.certificate);
    }
    let later = certificates.split_off(1);
    let claims = Claims {
        objective: claims[0].objective,
        bound: claims[0].bound,
        proof: claims[0].proof,
        exposure: points.exposure(),
        translators_before: points.translators_before,
        translators_after: points.translators_after,
        layers: claims,
    };
    let first = certificates.swap_remove(0);
    let mut solution = Solution::new(scheme.fingerprint().to_owned(), plan, claims, first);
    solution.layers = later;
    solution
}

/// Prices of a sum that counts so many times.
fn dearer(prices: &Prices, times: i64) -> Prices {
    let mut dearer = prices.clone();
    let places = dearer.posts.values_mut().flat_map(|by_period| by_period.values_mut());
    let own = dearer.own.values_mut().flat_map(|own| own.multipliers.values_mut());
    let all = places.chain(dearer.rows.values_mut()).chain(own);
    all.for_each(|price| *price = price.saturating_mul(times));
    dearer
}

/// Validation sees to it that all layers together can be counted.
fn too_large() -> Error {
    Error::FailedCheck("layers larger than validation allows".to_owned())
}
