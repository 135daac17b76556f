//! Rules that look at a whole rotation, evaluated from its steps.
//!
//! Each says by how many units it is broken. While a rotation grows at its end, only units count that
//! stay broken whatever follows: then a hard rule closes the branch, and a soft one costs for good.

use super::counters::Counters;
use super::limit::Limit;
use super::person::{Person, Stage};
use super::{counts, floors, home, order, stays, waiting};
use crate::model::{CandidateIx, PostIx, Scheme};
use crate::pricing::period_set::PeriodSet;
use crate::pricing::step::Step;

/// Points of a floor are stated per point, in millionths.
const MILLION: i128 = 1_000_000;

/// The rules of a scheme on whole rotations, compiled.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    counts: Vec<counts::Count>,
    orders: Vec<order::Order>,
    stays: Vec<stays::Stay>,
    /// Rules on counts that counters follow, so that they need not be evaluated.
    followed: Vec<bool>,
}

/// A rule that holds for a candidate.
#[derive(Clone, Debug)]
pub(crate) struct Applied {
    price: Price,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum Price {
    Hard,
    /// Points per unit.
    Points(i64),
    /// Millionths of a point per unit, rounded up in all, and how often that counts.
    Millionths(i64, i64),
}

impl Price {
    /// Points lost for so many units; none where they are forbidden.
    fn of(self, units: i64) -> i64 {
        match self {
            Self::Hard => 0,
            Self::Points(points) => points * units,
            Self::Millionths(price, times) => {
                let exact = i128::from(price) * i128::from(units);
                times * ((exact + MILLION - 1) / MILLION) as i64
            }
        }
    }
}

/// What is asked; numbers are positions among the rules of that sort.
#[derive(Clone, Debug)]
enum What {
    Count(u32, Limit),
    Order(u32),
    Stay(u32),
    Home(home::Asked),
    Floor(i64),
    Waiting,
}

impl Paths {
    /// Compiles the rules; those on counts that counters follow are left out if `followed`.
    pub(crate) fn of(scheme: &Scheme, followed: bool) -> Self {
        let rules = &scheme.parts().rules;
        let counts = rules.counts.iter();
        Self {
            followed: counts.clone().map(|r| followed && Counters::follows(scheme, r)).collect(),
            counts: counts.map(|rule| counts::Count::of(scheme, rule)).collect(),
            orders: rules.order.iter().map(|rule| order::Order::of(scheme, rule)).collect(),
            stays: rules.stays.iter().map(|rule| stays::Stay::of(scheme, rule)).collect(),
        }
    }

    /// The rules that hold for a candidate and can cost something.
    pub(crate) fn applied(&self, scheme: &Scheme, candidate: CandidateIx) -> Box<[Applied]> {
        let rules = &scheme.parts().rules;
        let row = scheme.candidate_row(candidate);
        let terms = &scheme.weights().terms;
        let times = terms.penalties;
        let price = |points: Option<f64>| {
            points.map_or(Price::Hard, |x| Price::Points(times * scheme.scaled(x)))
        };
        let mut applied = Vec::new();
        for ((rule, at), followed) in rules.counts.iter().zip(0..).zip(&self.followed) {
            if let Some(limit) = counts::limit(scheme, rule, candidate).filter(|_| !followed) {
                applied.push(Applied { price: price(rule.points), what: What::Count(at, limit) });
            }
        }
        for (rule, at) in rules.order.iter().zip(0..) {
            if rule.candidates.matches(scheme, candidate) {
                applied.push(Applied { price: price(rule.points), what: What::Order(at) });
            }
        }
        for (rule, at) in rules.stays.iter().zip(0..) {
            if rule.candidates.matches(scheme, candidate) {
                applied.push(Applied { price: price(rule.points), what: What::Stay(at) });
            }
        }
        for rule in rules.home.iter().filter(|rule| rule.candidates.matches(scheme, candidate)) {
            let asked = home::Asked::of(scheme, rule, row);
            let price = price(rule.points);
            applied.extend(asked.map(|asked| Applied { price, what: What::Home(asked) }));
        }
        for rule in rules.floors.iter().filter(|rule| rule.candidates.matches(scheme, candidate)) {
            let millionths = |x: f64| Price::Millionths(libm::floor(x * 1e6 + 0.5) as i64, times);
            let price = rule.points.map_or(Price::Hard, millionths);
            applied.push(Applied { price, what: What::Floor(scheme.scaled(rule.exposure)) });
        }
        let waiting = terms.waiting * scheme.waiting(candidate);
        if waiting > 0 {
            applied.push(Applied { price: Price::Points(waiting), what: What::Waiting });
        }
        applied.into()
    }

    /// Points lost to soft rules; `None` where a hard one is broken.
    pub(crate) fn lost(
        &self,
        person: &Person<'_>,
        applied: &[Applied],
        steps: &[Step],
        stage: Stage,
    ) -> Option<i64> {
        let mut lost: i64 = 0;
        for rule in applied {
            let units = self.units(person, &rule.what, steps, stage);
            match rule.price {
                Price::Hard if units > 0 => return None,
                Price::Hard => {}
                price => lost += price.of(units),
            }
        }
        Some(lost)
    }

    /// Points lost to soft rules by a complete rotation, and by how many units it breaks hard ones.
    ///
    /// An empty rotation is taken for one that lacks placements. `waited` is the number of idle periods
    /// before the last placement; `tally` is working memory that holds zeros.
    pub(crate) fn weigh(
        &self,
        person: &Person<'_>,
        applied: &[Applied],
        steps: &[Step],
        (merit, waited): (i64, i64),
        tally: &mut Vec<i64>,
    ) -> (i64, i64) {
        let (mut lost, mut broken) = (0, 0);
        for rule in applied {
            let units = match &rule.what {
                What::Count(at, limit) => {
                    self.counts[*at as usize].tallied(person, *limit, steps, tally)
                }
                What::Waiting => waited,
                what => self.units(person, what, steps, Stage::Complete { merit }),
            };
            if units == 0 {
                continue;
            }
            match (rule.price, &rule.what) {
                // Points of exposure are many where placements are few.
                (Price::Hard, What::Floor(least)) => broken += 1 + 4 * units / least.abs().max(1),
                (Price::Hard, _) => broken += units,
                (price, _) => lost += price.of(units),
            }
        }
        (lost, broken)
    }

    fn units(&self, person: &Person<'_>, what: &What, steps: &[Step], stage: Stage) -> i64 {
        match what {
            What::Floor(least) => floors::units(person, *least, steps, stage),
            _ if steps.is_empty() => 0,
            What::Count(at, limit) => self.counts[*at as usize].units(person, *limit, steps, stage),
            What::Order(at) => self.orders[*at as usize].units(person, steps),
            What::Stay(at) => self.stays[*at as usize].units(person, steps, stage),
            What::Home(asked) => asked.units(person, steps, stage),
            What::Waiting => waiting::units(person, steps),
        }
    }
}

/// Starts of a placement in a post that no hard rule rules out by themselves.
pub(crate) fn leave(scheme: &Scheme, applied: &[Applied], post: PostIx) -> PeriodSet {
    applied.iter().fold(PeriodSet::MAX, |starts, rule| match (rule.price, &rule.what) {
        (Price::Hard, What::Home(asked)) => starts & asked.leaves(scheme, post),
        _ => starts,
    })
}
