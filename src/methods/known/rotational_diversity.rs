//! Assignments that keep pairs apart that have met: rotational diversity.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assignment::{Worth, assign};
use super::lots::Lots;
use super::rules::whole;
use super::run::{Run, by_period};
use super::strategy::Strategy;
use crate::methods::{About, Matched, Method, Settings};
use crate::model::{PostIx, ProviderIx, Scheme};
use crate::solve::{CancelToken, Error};
use crate::verify::Person;

/// Affinity that history alone can lead to, at most: that of a horizon as long as can be.
const MOST_PAST: u64 = 129;

/// Weighted sums are rounded down to so many parts of one.
const PARTS: f64 = 1_000_000.0;

/// In each period an assignment that trades fit against how long a candidate has not met a provider.
///
/// Spieker, Gotlieb and Mossige (2019). Cycles are periods, tasks the candidates who are free, agents the
/// providers. The profit of a placement is its fit, lifted so that the least of the cycle is 1. The affinity of
/// a candidate and a provider starts at 1, grows by 1 in each cycle in which both take part, and is 1 again
/// after the cycle in which they are paired. Ours: history counts as cycles before the first.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RotationalDiversity {
    strategy: Strategy,
}

impl RotationalDiversity {
    /// The method with a strategy.
    pub fn new(strategy: Strategy) -> Self {
        Self { strategy }
    }
}

impl Method for RotationalDiversity {
    fn about(&self) -> About {
        About {
            name: "rotational-diversity",
            source: "Spieker, Gotlieb and Mossige 2019, Rotational diversity in multi-cycle assignment problems, \
         AAAI-19, arXiv 1811.03496",
            random: true,
            may_break: whole(),
            settings: &["strategy"],
        }
    }

    fn set(&self, settings: &Settings) -> Option<Arc<dyn Method>> {
        Some(Arc::new(Self::new(settings.strategy.unwrap_or_default())))
    }

    fn allocate(&self, scheme: &Scheme, seed: u64, cancel: &CancelToken) -> Result<Matched, Error> {
        let lots = Lots::new(scheme, seed);
        let mut affinities = vec![Affinities::default(); scheme.candidates().len()];
        let plan = by_period(scheme, cancel, |run, period| {
            let offers = run.offers(period);
            let pairs = offers.iter().enumerate().map(|(at, posts)| {
                let fits = if posts.is_empty() { Vec::new() } else { run.fits(at, posts, period) };
                let mine = &mut affinities[at];
                let pair = |(&post, fit)| {
                    let provider = scheme.post_row(post).provider;
                    Pair { post, profit: fit, affinity: mine.of(&run.people[at], provider) }
                };
                posts.iter().zip(fits).map(pair).collect()
            });
            let pairs: Vec<Vec<Pair>> = pairs.collect();
            assign(run, (period, seed), self.strategy.worth(scheme, pairs), &lots, cancel);
            for (at, posts) in offers.iter().enumerate() {
                affinities[at].grow(run, at, posts, period);
            }
        });
        Ok(plan.into())
    }
}

/// Affinities of a candidate, by provider.
#[derive(Clone, Debug, Default)]
struct Affinities(BTreeMap<ProviderIx, u64>);

impl Affinities {
    fn of(&mut self, person: &Person<'_>, provider: ProviderIx) -> u64 {
        *self.0.entry(provider).or_insert_with(|| from_history(person, provider))
    }

    /// After a cycle: those whose providers took part grow, the one that was met starts again.
    fn grow(&mut self, run: &Run<'_>, at: usize, posts: &[PostIx], period: usize) {
        let scheme = run.scheme();
        let mut there: Vec<ProviderIx> =
            posts.iter().map(|&post| scheme.post_row(post).provider).collect();
        there.sort_unstable();
        there.dedup();
        for provider in there {
            *self.0.entry(provider).or_insert(1) += 1;
        }
        if let Some(&(post, _)) = run.rotation(at).last().filter(|step| step.1 == period) {
            self.0.insert(scheme.post_row(post).provider, 1);
        }
    }
}

/// The affinity of a pair in the first cycle: 1, and one more for each period of the candidate's history
/// since they last met.
fn from_history(person: &Person<'_>, provider: ProviderIx) -> u64 {
    let scheme = person.scheme();
    if person.row.under_way.is_some_and(|held| scheme.post_row(held.post).provider == provider) {
        return 1;
    }
    let spells = person.row.history.iter();
    let met = spells.clone().filter(|spell| spell.provider == provider).map(|spell| spell.ended);
    let all = spells.map(|spell| spell.ended + spell.periods).max();
    let since = met.min().or(all).unwrap_or(0);
    (1 + u64::from(since)).min(MOST_PAST)
}

/// A placement that could be made.
#[derive(Clone, Copy, Debug)]
struct Pair {
    post: PostIx,
    /// Above 0 once it is lifted.
    profit: i64,
    affinity: u64,
}

impl Strategy {
    /// The value of every pair of a cycle.
    fn worth(self, scheme: &Scheme, mut pairs: Vec<Vec<Pair>>) -> Worth {
        let least = pairs.iter().flatten().map(|pair| pair.profit).min().unwrap_or(0);
        pairs.iter_mut().flatten().for_each(|pair| pair.profit += 1 - least);
        let value: Box<dyn Fn(&Pair) -> i64> = match self {
            Self::Product => Box::new(|pair| pair.profit.saturating_mul(pair.affinity as i64)),
            Self::Switch { threshold } => {
                let pressure =
                    pairs.iter().filter_map(|mine| Some(Sums::of(scheme, mine)?.pressure()));
                if pressure.fold(f64::NEG_INFINITY, f64::max) < threshold {
                    Box::new(|pair| pair.profit)
                } else {
                    Box::new(|pair| pair.affinity as i64)
                }
            }
            Self::Weighted => {
                let profit = pairs.iter().flatten().map(|pair| pair.profit).max().unwrap_or(1);
                let affinity = pairs.iter().flatten().map(|pair| pair.affinity).max().unwrap_or(1);
                let weight = weight(scheme, &pairs);
                Box::new(move |pair| {
                    let of_profit = pair.profit as f64 / profit as f64;
                    let of_affinity = pair.affinity as f64 / affinity as f64;
                    let sum = weight * of_profit + (1.0 - weight) * of_affinity;
                    libm::floor(PARTS * sum) as i64
                })
            }
        };
        let of = |mine: &Vec<Pair>| mine.iter().map(|pair| (pair.post, value(pair))).collect();
        pairs.iter().map(of).collect()
    }
}

/// The weight of profit that all share.
fn weight(scheme: &Scheme, pairs: &[Vec<Pair>]) -> f64 {
    let sums = pairs.iter().filter_map(|mine| Sums::of(scheme, mine));
    let (ideal, actual) = sums.fold((0, 0), |(ideal, actual), sums| {
        (ideal + sums.providers * (sums.providers + 1) / 2, actual + sums.affinities)
    });
    if actual == 0 { 1.0 } else { (ideal as f64 / actual as f64).min(1.0) }
}

/// Affinities of one candidate in a cycle.
struct Sums {
    providers: u64,
    affinities: u64,
}

impl Sums {
    /// `None` for who takes no part.
    fn of(scheme: &Scheme, mine: &[Pair]) -> Option<Self> {
        let by_provider: BTreeMap<ProviderIx, u64> =
            mine.iter().map(|pair| (scheme.post_row(pair.post).provider, pair.affinity)).collect();
        let providers = by_provider.len() as u64;
        (providers > 0).then(|| Self { providers, affinities: by_provider.values().sum() })
    }

    fn pressure(&self) -> f64 {
        let ideal = self.providers * (self.providers + 1) / 2;
        (self.affinities as f64 - ideal as f64) / self.providers as f64
    }
}
