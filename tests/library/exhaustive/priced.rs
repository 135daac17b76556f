//! The pricing oracle against full enumeration: one candidate at a time, under all sorts of prices.

use std::collections::BTreeSet;

use secondment::internals::{Answer, CLOSED, Objective, Oracle, Scratch, Step};
use secondment::model::{CandidateIx, SchemeBuilder};
use secondment::plan::PRICE_UNIT;
use secondment::{Placement, Rotation, Scheme};

use crate::common::brute;
use crate::common::rng::Rng;
use crate::common::tiny;

const SEEDS: u64 = 800;
const NO_LIMIT: u64 = u64::MAX;

/// Below the value of every rotation at open places.
const LOWEST: i64 = -(1 << 45);

/// A tiny scheme with every rotation that each candidate could take if nobody else were placed.
pub(crate) struct Case {
    parts: SchemeBuilder,
    pub(crate) scheme: Scheme,
    rotations: Vec<Vec<(Rotation, i64)>>,
}

impl Case {
    pub(crate) fn new(seed: u64) -> Self {
        Self::of(seed, &tiny::scheme(seed))
    }

    pub(crate) fn of(seed: u64, parts: &SchemeBuilder) -> Self {
        let scheme = parts.clone().build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
        let parts = scheme.edit();
        let list = |candidate| {
            let mut list = brute::rotations(&parts, candidate);
            list.retain(|(rotation, _)| brute::broken_alone(&parts, candidate, rotation).is_none());
            list
        };
        let rotations = parts.candidates.iter().map(list).collect();
        Self { parts, scheme, rotations }
    }

    pub(crate) fn candidates(&self) -> impl Iterator<Item = (CandidateIx, &[(Rotation, i64)])> {
        self.scheme.candidates().zip(self.rotations.iter().map(Vec::as_slice))
    }

    pub(crate) fn steps(&self, rotation: &[Placement]) -> Vec<Step> {
        let step = |placed: &Placement| Step {
            post: self.scheme.find_post(placed.post.as_str()).expect("a post of the scheme"),
            start: placed.start - 1,
        };
        rotation.iter().map(step).collect()
    }

    /// What a rotation pays for its places; `None` if one of them is closed.
    fn cost(&self, rotation: &[Placement], prices: &[i64]) -> Option<i64> {
        let mut cost = 0;
        for placed in rotation {
            let at = self.parts.posts.iter().position(|post| post.id == placed.post).unwrap();
            let first = at * self.scheme.periods() + placed.start as usize - 1;
            let length = brute::duration(&self.parts, &self.parts.posts[at]) as usize;
            for &price in &prices[first..first + length] {
                if price >= CLOSED {
                    return None;
                }
                cost += price;
            }
        }
        Some(cost)
    }

    /// Every rotation at open places with its value in price units.
    fn values(
        &self,
        list: &[(Rotation, i64)],
        objective: Objective,
        prices: &[i64],
    ) -> Vec<(Vec<Step>, i64, i64)> {
        let unit = if objective == Objective::Points { PRICE_UNIT } else { 0 };
        let value = |(rotation, points): &(Rotation, i64)| {
            let cost = self.cost(rotation, prices)?;
            Some((self.steps(rotation), *points, unit * points - cost))
        };
        list.iter().filter_map(value).collect()
    }
}

/// Prices of the size of the points, many of them 0, some of them closing a place.
fn prices(rng: &mut Rng, case: &Case) -> Vec<i64> {
    let scale = PRICE_UNIT as u32 * case.scheme.scale().min(1000);
    let count = case.parts.posts.len() * case.scheme.periods();
    let price = |rng: &mut Rng| match rng.below(10) {
        0..=3 => 0,
        4..=8 => i64::from(rng.range(1, scale)),
        _ => CLOSED,
    };
    (0..count).map(|_| price(rng)).collect()
}

#[test]
fn all_rotations_are_listed_with_their_points() {
    for seed in 0..SEEDS {
        lists_all(seed, &Case::new(seed));
    }
}

/// Where the relaxation gathers providers and forgets kinds, it must still lose no rotation.
#[test]
fn nothing_is_lost_where_the_relaxation_is_coarse() {
    for seed in 0..40 {
        let case = Case::of(seed, &tiny::wide(seed));
        lists_all(seed, &case);
        finds_the_best(seed, &case);
    }
}

pub(crate) fn lists_all(seed: u64, case: &Case) {
    let oracle = Oracle::new(&case.scheme, seed);
    let free = vec![0; case.parts.posts.len() * case.scheme.periods()];
    let scratch = &mut Scratch::default();
    for (candidate, list) in case.candidates() {
        let found = oracle.within(
            candidate,
            Objective::Points,
            &free,
            LOWEST,
            usize::MAX,
            NO_LIMIT,
            scratch,
        );
        assert!(found.complete, "seed {seed}");
        let listed: BTreeSet<_> = found.rotations.iter().cloned().collect();
        assert_eq!(listed.len(), found.rotations.len(), "seed {seed}: a rotation listed twice");
        let expected: BTreeSet<_> =
            list.iter().map(|(rotation, points)| (case.steps(rotation), *points)).collect();
        let odd: Vec<_> = listed.symmetric_difference(&expected).take(6).collect();
        assert!(odd.is_empty(), "seed {seed}, {candidate:?}: {odd:?}");
    }
}

#[test]
fn the_best_rotation_is_exact_under_any_prices() {
    for seed in 0..SEEDS {
        finds_the_best(seed, &Case::new(seed));
    }
}

pub(crate) fn finds_the_best(seed: u64, case: &Case) {
    let oracle = Oracle::new(&case.scheme, seed);
    let rng = &mut Rng::new(seed);
    let scratch = &mut Scratch::default();
    for round in 0..6 {
        let mut prices = prices(rng, case);
        if round == 4 {
            // Values that 32 bits do not hold.
            prices.iter_mut().filter(|price| **price < CLOSED).for_each(|price| *price <<= 20);
        }
        let objective = if round == 5 { Objective::Feasibility } else { Objective::Points };
        for (candidate, list) in case.candidates() {
            let values = case.values(list, objective, &prices);
            let best = values.iter().map(|entry| entry.2).max();
            let mut answer = Answer::default();
            oracle.best(candidate, objective, &prices, NO_LIMIT, scratch, &mut answer);
            assert_eq!(answer.value, best, "seed {seed}, {candidate:?}, {objective:?}");
            let Some(best) = best else { continue };
            assert_eq!(answer.bound, best, "seed {seed}, {candidate:?}: the bound");
            let chosen = (answer.steps, answer.points, best);
            assert!(values.contains(&chosen), "seed {seed}, {candidate:?}: {chosen:?}");
        }
    }
}

#[test]
fn exactly_the_rotations_within_a_loss_are_listed() {
    for seed in 0..SEEDS {
        let case = Case::new(seed);
        let oracle = Oracle::new(&case.scheme, seed);
        let rng = &mut Rng::new(seed);
        let scratch = &mut Scratch::default();
        let prices = prices(rng, &case);
        for (candidate, list) in case.candidates() {
            let values = case.values(list, Objective::Points, &prices);
            if values.is_empty() {
                continue;
            }
            // The value of a rotation itself, so that the limit is met exactly.
            let least = rng.pick(&values).2;
            let found = oracle.within(
                candidate,
                Objective::Points,
                &prices,
                least,
                usize::MAX,
                NO_LIMIT,
                scratch,
            );
            assert!(found.complete, "seed {seed}");
            let listed: BTreeSet<_> = found.rotations.iter().cloned().collect();
            let expected: BTreeSet<_> = values
                .into_iter()
                .filter(|entry| entry.2 >= least)
                .map(|(steps, points, _)| (steps, points))
                .collect();
            assert_eq!(listed, expected, "seed {seed}, {candidate:?}, at least {least}");
        }
    }
}

#[test]
fn a_search_cut_short_still_bounds() {
    let mut cut = 0;
    for seed in 0..SEEDS {
        let case = Case::new(seed);
        let oracle = Oracle::new(&case.scheme, seed);
        let rng = &mut Rng::new(seed);
        let scratch = &mut Scratch::default();
        let prices = prices(rng, &case);
        for (candidate, list) in case.candidates() {
            let best = case.values(list, Objective::Points, &prices).iter().map(|v| v.2).max();
            for limit in [0, 1, 2, 3, 5, 8] {
                let mut answer = Answer::default();
                oracle.best(candidate, Objective::Points, &prices, limit, scratch, &mut answer);
                assert!(best.is_none_or(|best| answer.bound >= best), "seed {seed}, limit {limit}");
                assert!(answer.value <= best, "seed {seed}, limit {limit}: better than the best");
                cut += u32::from(answer.value != best || best.is_some_and(|b| answer.bound > b));
            }
        }
    }
    assert!(cut > 50, "only {cut} searches were cut short");
}

#[test]
fn only_feasible_rotations_have_points() {
    for seed in 0..SEEDS / 4 {
        let case = Case::new(seed);
        let oracle = Oracle::new(&case.scheme, seed);
        for rotation in brute::sequences(&case.parts) {
            for (candidate, list) in case.candidates() {
                let points = list.iter().find(|(listed, _)| *listed == rotation).map(|r| r.1);
                let found = oracle.points(candidate, &case.steps(&rotation));
                assert_eq!(found, points, "seed {seed}, {candidate:?}, {rotation:?}");
            }
        }
    }
}
