//! Odds of moves that make a plan worse, and what broken rules weigh.

use super::standing::Score;
use crate::solve::random::Random;

/// Odds are drawn from so many.
const ODDS: usize = 4096;
/// How fast weights follow.
const RISE: f64 = 1.05;
const FALL: f64 = 0.97;
/// Position of rules on one rotation.
const OWN: usize = 2;
/// Bounds on weights: of what a move changes on average.
const LEAST: f64 = 0.3;
const MOST: f64 = 30.0;

/// How many times the temperature a move may make the plan worse: drawn by an exponential law.
#[derive(Debug)]
pub(super) struct Odds(Box<[f64]>);

impl Odds {
    pub(super) fn new() -> Self {
        let quantile = |at: usize| -libm::log((at as f64 + 0.5) / ODDS as f64);
        Self((0..ODDS).map(quantile).collect())
    }

    pub(super) fn draw(&self, random: &mut Random) -> f64 {
        self.0[random.below(ODDS)]
    }
}

/// What broken rules weigh against points: places, rows and rules on one rotation.
///
/// A weight rises while its rules are broken most of the time, and falls while they are kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights {
    of_each: [f64; 3],
    broken: [u32; 3],
    counted: u32,
    typical: f64,
}

fn violations(score: &Score) -> [i64; 3] {
    [score.over, score.rows, score.own]
}

impl Weights {
    pub(super) fn new(typical: f64) -> Self {
        Self {
            of_each: [2.0 * typical, 2.0 * typical, 20.0 * typical],
            broken: [0; 3],
            counted: 0,
            typical,
        }
    }

    /// What the violations of a plan weigh.
    pub(super) fn of(&self, score: &Score) -> f64 {
        let weighed = violations(score).into_iter().zip(self.of_each);
        weighed.map(|(units, weight)| weight * units as f64).sum()
    }

    /// Counts a plan that was met.
    pub(super) fn count(&mut self, score: &Score) {
        self.counted += 1;
        for (broken, violated) in self.broken.iter_mut().zip(violations(score)) {
            *broken += u32::from(violated > 0);
        }
    }

    /// Changes the weights by what was counted since the last time.
    pub(super) fn adapt(&mut self, temperature: f64) {
        let least = (LEAST * self.typical).max(temperature);
        let crowded = self.broken[..OWN].iter().any(|broken| 2 * *broken > self.counted);
        for (at, (weight, broken)) in self.of_each.iter_mut().zip(&mut self.broken).enumerate() {
            let held = at == OWN && crowded;
            let factor = if 2 * *broken > self.counted {
                RISE
            } else if held {
                1.0
            } else {
                FALL
            };
            let most = if at == OWN { 2.0 * MOST } else { MOST };
            *weight = (*weight * factor).clamp(least, most * self.typical);
            *broken = 0;
        }
        self.counted = 0;
    }
}
