//! Schemes with one period: a transportation problem, solved exactly.
//!
//! Bids first, then shortest augmenting paths, in whole points throughout (Jonker and Volgenant
//! 1987, "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
//! Computing 38), with offers of several places and people who may stay without. The prices it
//! ends with prove the plan.

#[cfg(feature = "methods")]
mod assign;
mod bids;
mod ledger;
mod market;
mod paths;
mod place;

#[cfg(feature = "methods")]
pub(crate) use assign::assign;

use super::bound::long::Multipliers;
use super::bound::relaxation::WEAKEST;
use super::findings::{Findings, Settled};
use super::limits::Limits;
use super::outcome::Stopped;
use super::random::Random;
use crate::model::{CandidateIx, PostIx, Scheme};
use crate::parallel::Threads;
use crate::plan::PRICE_UNIT;
use crate::pricing::{Single, Singles, Step};
use crate::solve::held::Held;
use ledger::{Holding, Ledger};
use market::{Market, Person};
use paths::Path;
use place::place_all;

/// The stream of random numbers that decides ties.
const TIES: u64 = 7_000_000;
/// Highest price, in points, that a certificate may state.
const MOST_PRICE: i64 = (1 << 52) / PRICE_UNIT;

/// What came of it.
#[derive(Debug)]
pub(super) enum Transport {
    /// Not of this form, or nothing that it can settle.
    Declined,
    /// The best plan, settled by prices; or what there is so far, where a limit was reached.
    Ended(Findings),
    /// Places do not suffice; also the prices that prove it where every rotation is worth 0.
    Short(Findings, Vec<i64>),
}

/// A scheme with one period as a market, and how its offers are numbered.
struct Compiled<'a> {
    singles: Singles<'a>,
    market: Market,
    /// Offers of `singles` in the order of the market's.
    order: Vec<u32>,
}

/// Places everybody in a scheme with one period.
pub(super) fn transport(
    scheme: &Scheme,
    threads: &Threads,
    seed: u64,
    limits: &mut Limits,
) -> Transport {
    if limits.reached().is_some() {
        return Transport::Declined;
    }
    let mut random = Random::new(seed, TIES);
    let compiled = Singles::of(scheme)
        .and_then(|singles| Compiled::of(singles, scheme, threads, &mut random, limits));
    let Some(compiled) = compiled else { return Transport::Declined };
    let market = &compiled.market;
    limits.spend(market.edges());
    if !market.people.iter().all(Person::is_possible) {
        return Transport::Declined;
    }
    let mut people: Vec<u32> = (0..market.people.len() as u32).collect();
    random.shuffle(&mut people);
    let mut ledger = Ledger::new(market);
    let (ended, work) = place_all(&mut ledger, &people, limits.left(), || limits.interrupted());
    limits.spend(work);
    let findings = compiled.findings(&ledger);
    if let Path::Nowhere(offers) = ended {
        let mut prices = vec![0; findings.prices.len()];
        for offer in offers {
            prices[compiled.place(offer as usize)] = PRICE_UNIT;
        }
        return Transport::Short(findings, prices);
    }
    match (findings.settled, limits.reached()) {
        (Some(_), _) => Transport::Ended(findings),
        (None, Some(stopped)) => Transport::Ended(Findings { stopped, ..findings }),
        // Prices beyond their range prove nothing.
        (None, None) => Transport::Declined,
    }
}

impl<'a> Compiled<'a> {
    /// `None` if broken off.
    fn of(
        singles: Singles<'a>,
        scheme: &Scheme,
        threads: &Threads,
        random: &mut Random,
        limits: &Limits,
    ) -> Option<Self> {
        // The order decides between offers that are as good.
        let mut order: Vec<u32> = (0..singles.places().len() as u32).collect();
        random.shuffle(&mut order);
        let mut number = vec![0; order.len()];
        for (at, &offer) in order.iter().enumerate() {
            number[offer as usize] = at as u32;
        }
        let row = |(): &mut (), at: usize| {
            let candidate = CandidateIx::new(at);
            (!limits.interrupted()).then(|| renumbered(singles.of_candidate(candidate), &number))
        };
        let rows = threads.map(scheme.candidates().len(), || (), row);
        let rows = rows.into_iter().collect::<Option<Vec<Person>>>()?;
        let places = order.iter().map(|&offer| singles.places()[offer as usize]).collect();
        Some(Self { singles, market: Market { people: rows, places }, order })
    }

    /// The post of an offer of the market.
    fn post(&self, offer: usize) -> PostIx {
        self.singles.post(self.order[offer] as usize)
    }

    /// Its position in a price table of one period.
    fn place(&self, offer: usize) -> usize {
        self.post(offer).get()
    }

    /// Prices, plan and bound; who holds nothing yet stays without where that is allowed.
    fn findings(&self, ledger: &Ledger<'_>) -> Findings {
        let capped = |&price: &i64| price.min(MOST_PRICE);
        let in_points: Vec<i64> = ledger.prices.iter().map(capped).collect();
        let bound = self.market.bound(&in_points);
        let mut prices = vec![0; self.singles.posts()];
        for (offer, &price) in in_points.iter().enumerate() {
            prices[self.place(offer)] = price * PRICE_UNIT;
        }
        let rows = self.market.people.iter().zip(&ledger.choices);
        let held: Vec<Held> = rows.map(|(row, &choice)| self.held(row, choice)).collect();
        let points = held.iter().map(|held| match held {
            Held::Rotation(_, points) => Some(points),
            Held::Missing => None,
        });
        let value = points.sum::<Option<i64>>();
        let settled = value.filter(|&value| i128::from(value) == bound).map(|_| Settled::Prices);
        let bound = (bound * i128::from(PRICE_UNIT)).clamp(-WEAKEST, WEAKEST) as i64;
        Findings {
            multipliers: Multipliers::default(),
            stopped: Stopped::Proved,
            settled,
            proof: None,
            value,
            held,
            prices,
            bound,
            impossible: Vec::new(),
            wanting: Vec::new(),
            at_fault: Vec::new(),
        }
    }

    fn held(&self, row: &Person, choice: Holding) -> Held {
        match (choice, row.empty) {
            (Holding::Edge(edge), _) => {
                let post = self.post(row.offers[edge as usize] as usize);
                Held::Rotation(vec![Step { post, start: 0 }], row.points[edge as usize])
            }
            (_, Some(points)) => Held::Rotation(Vec::new(), points),
            (_, None) => Held::Missing,
        }
    }
}

/// A row in the order of the market's offers.
fn renumbered(single: Single, number: &[u32]) -> Person {
    let edges = single.offers.iter().map(|&offer| number[offer as usize]).zip(single.points);
    // All of them in one order are all of them in any other.
    if single.offers.len() == number.len() {
        let mut points = vec![0; number.len()];
        edges.for_each(|(offer, worth)| points[offer as usize] = worth);
        return Person { offers: single.offers, points, empty: single.empty };
    }
    let mut edges: Vec<(u32, i64)> = edges.collect();
    edges.sort_unstable();
    let (offers, points) = edges.into_iter().unzip();
    Person { offers, points, empty: single.empty }
}
