//! Prices by the volume algorithm.
//!
//! A subgradient method whose direction is a moving average of the occupancies met, so that it also
//! yields an approximate fractional plan: Barahona and Anbil (2000), "The volume algorithm:
//! producing primal solutions with a subgradient method", Mathematical Programming 87. Prices move
//! in floating point, always summed in the same order, and are rounded to whole units before every
//! pricing, so that the bound is exact.

use super::relaxation::Relaxation;
use crate::plan::{MOST_PRICE, PRICE_UNIT};
use crate::pricing::Objective;
use crate::solve::limits::Limits;

/// The state of the price search.
#[derive(Clone, Debug)]
pub(in crate::solve) struct Volume {
    /// Prices with the best bound so far, in units.
    pub(in crate::solve) best: Vec<i64>,
    /// The best bound so far, in units.
    pub(in crate::solve) bound: i64,
    /// Moving average of occupancy.
    average: Vec<f64>,
    centre: Vec<f64>,
    trial: Vec<i64>,
    /// Trial prices of rows, in units per unit of the row.
    moved: Vec<f64>,
    usage: Vec<f64>,
    step: f64,
    failures: u32,
}

/// Step length factor: start, and what success and failure do to it.
const FIRST_STEP: f64 = 0.1;
const FAILURES_BEFORE_SHRINKING: u32 = 5;
/// With multipliers for everybody's own limits there is more to balance.
const PATIENCE_WHEN_LONG: u32 = 20;
const SHRINK: f64 = 0.66;
const GROW: f64 = 1.1;
/// Weight of the latest occupancy in the moving average, at most and at least.
const MOST_WEIGHT: f64 = 0.2;
const LEAST_WEIGHT: f64 = 0.01;

impl Volume {
    /// Starts from given prices, in units.
    pub(in crate::solve) fn start(
        relaxation: &mut Relaxation<'_>,
        prices: Vec<i64>,
        limits: &mut Limits,
    ) -> Self {
        let bound = relaxation.evaluate_first(&prices, limits);
        let mut free = vec![0; relaxation.capacity.len() + relaxation.rows.len()];
        relaxation.deal(&mut free);
        if relaxation.objective == Objective::Points && prices != free {
            // Prices of an older scheme may be worse than none.
            if relaxation.evaluate_first(&free, limits) < bound {
                return Self::start(relaxation, free, limits);
            }
            relaxation.evaluate_first(&prices, limits);
        }
        let mut usage = Vec::new();
        relaxation.usage(&mut usage);
        Self {
            centre: centre(relaxation, &prices),
            trial: prices.clone(),
            average: usage.clone(),
            best: prices,
            moved: vec![0.0; relaxation.rows.len()],
            bound,
            usage,
            step: FIRST_STEP,
            failures: 0,
        }
    }

    /// One step towards the best prices, given the best plan's value in units. `None` if broken off.
    pub(in crate::solve) fn advance(
        &mut self,
        relaxation: &mut Relaxation<'_>,
        plan: i64,
        limits: &mut Limits,
    ) -> Option<()> {
        self.move_trial(relaxation, plan);
        let bound = relaxation.evaluate(&self.trial, limits)?;
        relaxation.usage(&mut self.usage);
        let agreement = self.agreement(relaxation);
        self.average_in(relaxation);
        if bound < self.bound {
            // Where the latest occupancy still agrees with the average, longer steps will do.
            self.bound = bound;
            self.best.copy_from_slice(&self.trial);
            let places = relaxation.capacity.len();
            self.centre.iter_mut().zip(&self.trial).for_each(|(c, &t)| *c = t as f64);
            self.centre[places..places + self.moved.len()].copy_from_slice(&self.moved);
            self.failures = 0;
            if agreement > 0.0 {
                self.step = (self.step * GROW).min(2.0);
            }
        } else {
            self.failures += 1;
            let long = relaxation.walks.is_some();
            let patience = if long { PATIENCE_WHEN_LONG } else { FAILURES_BEFORE_SHRINKING };
            if self.failures >= patience {
                self.failures = 0;
                self.step *= SHRINK;
            }
        }
        Some(())
    }

    /// The best prices, without multipliers of candidates' own limits.
    pub(in crate::solve) fn shared(&self, relaxation: &Relaxation<'_>) -> &[i64] {
        &self.best[..relaxation.capacity.len() + relaxation.rows.len()]
    }

    /// Goes on from the best prices with another relaxation, which may give another bound.
    pub(in crate::solve) fn resume(
        &mut self,
        relaxation: &mut Relaxation<'_>,
        limits: &mut Limits,
    ) -> Option<()> {
        let bound = relaxation.evaluate(&self.best, limits)?;
        self.bound = self.bound.min(bound);
        self.step = FIRST_STEP;
        self.failures = 0;
        Some(())
    }

    /// Step length factor; small where the prices have settled.
    pub(in crate::solve) fn step(&self) -> f64 {
        self.step
    }

    fn move_trial(&mut self, relaxation: &Relaxation<'_>, plan: i64) {
        let places = relaxation.capacity.len();
        let overload = |row: usize| self.average[row] - f64::from(relaxation.capacity[row]);
        let mut norm = 0.0;
        for row in 0..places {
            let over = overload(row);
            if over > 0.0 || self.centre[row] > 0.0 {
                norm += over * over;
            }
        }
        let over = self.beyond(relaxation, &self.average);
        norm += over.iter().map(|over| over * over).sum::<f64>();
        let missing = ((self.bound - plan) as f64).max(PRICE_UNIT as f64);
        let length = if norm > 0.0 { self.step * missing / norm } else { 0.0 };
        for row in 0..places {
            let moved = self.centre[row] + length * overload(row);
            self.trial[row] = libm::floor(moved.clamp(0.0, MOST_PRICE) + 0.5) as i64;
        }
        for ((row, over), at) in relaxation.rows.all().iter().zip(&over).zip(places..) {
            let moved = self.centre[at] + length * over;
            let (least, most) = row.range();
            let steps = row.limit.steps(moved).clamp(least as f64, most as f64);
            let price = if row.linear { row.limit.price(steps) } else { 0 };
            let moved = row.limit.per_unit(steps);
            self.trial[at] = price;
            self.moved[at - places] = moved;
        }
        if let Some(walks) = &relaxation.walks {
            let from = places + relaxation.rows.len();
            let (centre, trial) = (&self.centre[from..], &mut self.trial[from..]);
            walks.step(centre, &over[relaxation.rows.len()..], length, trial);
        }
    }

    /// How far sums of all that stands behind the places ask for other prices.
    fn beyond(&self, relaxation: &Relaxation<'_>, sums: &[f64]) -> Vec<f64> {
        let places = relaxation.capacity.len();
        let (sums, centre) = (&sums[places..], &self.centre[places..]);
        let known = sums.iter().zip(centre);
        let rows = relaxation.rows.all().iter().zip(known);
        let mut over: Vec<f64> =
            rows.map(|(row, (sum, price))| relaxation.overload(row, *sum, *price)).collect();
        if let Some(walks) = &relaxation.walks {
            walks.overload(&sums[over.len()..], &centre[over.len()..], &mut over);
        }
        over
    }

    /// Whether the latest occupancy points the same way as the average.
    fn agreement(&self, relaxation: &Relaxation<'_>) -> f64 {
        let places = self.usage.iter().zip(&self.average).zip(&relaxation.capacity);
        let agreement: f64 = places
            .map(|((used, mean), &places)| (used - f64::from(places)) * (mean - f64::from(places)))
            .sum();
        let now = self.beyond(relaxation, &self.usage);
        let mean = self.beyond(relaxation, &self.average);
        agreement + now.iter().zip(&mean).map(|(now, mean)| now * mean).sum::<f64>()
    }

    /// Mixes the latest occupancy into the average, by the weight that best balances overload.
    fn average_in(&mut self, relaxation: &Relaxation<'_>) {
        let (mut cross, mut square) = (0.0, 0.0);
        let places = relaxation.capacity.len();
        let over = self.beyond(relaxation, &self.average);
        for row in 0..self.usage.len() {
            let mean = match row.checked_sub(places) {
                None => self.average[row] - f64::from(relaxation.capacity[row]),
                Some(at) => over[at],
            };
            let change = self.usage[row] - self.average[row];
            if mean > 0.0 || self.trial[row] > 0 || (row >= places && mean < 0.0) {
                cross -= mean * change;
                square += change * change;
            }
        }
        let weight = if square > 0.0 { cross / square } else { LEAST_WEIGHT };
        let weight = weight.clamp(LEAST_WEIGHT, MOST_WEIGHT);
        for (mean, used) in self.average.iter_mut().zip(&self.usage) {
            *mean += weight * (used - *mean);
        }
    }
}

/// Prices to start from in floating point; those of rows in units per unit of the row.
fn centre(relaxation: &Relaxation<'_>, prices: &[i64]) -> Vec<f64> {
    let (places, rows) = prices.split_at(relaxation.capacity.len());
    let (rows, own) = rows.split_at(relaxation.rows.len());
    let rows = rows.iter().zip(relaxation.rows.all());
    let rows = rows.map(|(&price, row)| row.limit.per_unit(price as f64));
    let whole = |&price: &i64| price as f64;
    places.iter().map(whole).chain(rows).chain(own.iter().map(whole)).collect()
}
