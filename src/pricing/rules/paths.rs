//! Rules that look at a whole rotation, evaluated from its steps.
//!
//! Each says by how many units it is broken. While a rotation grows at its end, only units count that
//! stay broken whatever follows: then a hard rule closes the branch, and a soft one costs for good.

use super::counters::{Counters, Limit};
use super::{counts, floors, home, order, stays, waiting};
use crate::model::{CandidateIx, CandidateRow, Each, PostIx, ProviderIx, Scheme};
use crate::pricing::courses::Step;
use crate::pricing::period_set::PeriodSet;
use crate::pricing::points::exposure::{Background, Crossings};

/// Points of a floor are stated per point, in millionths.
const MILLION: i128 = 1_000_000;

/// How far a rotation has come.
#[derive(Clone, Copy, Debug)]
pub(in crate::pricing) enum Stage {
    /// More placements may follow.
    Growing,
    /// It is complete, with so much breadth and bonus.
    Complete { merit: i64 },
}

/// A candidate whose rotations are looked at.
#[derive(Clone, Copy)]
pub(in crate::pricing) struct Person<'p> {
    pub(in crate::pricing) scheme: &'p Scheme,
    pub(in crate::pricing) row: &'p CandidateRow,
    pub(in crate::pricing) background: &'p Background,
    boundaries: Crossings<'p>,
}

/// The rules of a scheme on whole rotations, compiled.
#[derive(Debug, Default)]
pub(in crate::pricing) struct Paths {
    counts: Vec<counts::Count>,
    orders: Vec<order::Order>,
    stays: Vec<stays::Stay>,
    /// Rules on counts that counters follow, so that they need not be evaluated.
    followed: Vec<bool>,
}

/// A rule that holds for a candidate.
#[derive(Clone, Debug)]
pub(in crate::pricing) struct Applied {
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

impl<'p> Person<'p> {
    pub(in crate::pricing) fn of(
        scheme: &'p Scheme,
        candidate: CandidateIx,
        background: &'p Background,
    ) -> Self {
        let boundaries = Crossings::of(scheme, candidate);
        Self { scheme, row: scheme.candidate_row(candidate), background, boundaries }
    }

    /// Points of a crossing.
    pub(super) fn crossing(&self, from: ProviderIx, to: ProviderIx) -> i64 {
        self.boundaries.once(from, to)
    }

    /// Posts of a rotation with the periods served in each, the one under way first.
    pub(super) fn stops(&self, steps: &[Step]) -> impl Iterator<Item = (PostIx, u32)> + Clone {
        let under_way = self.row.under_way;
        let held = under_way.map(|held| (held.post, self.served(0, held.remaining as u32)));
        let placed = steps.iter().map(|step| (step.post, self.periods(*step)));
        held.into_iter().chain(placed)
    }

    /// The periods of a stretch that are served, not spent on leave.
    fn served(&self, start: u32, periods: u32) -> u32 {
        self.row.served(start as usize, periods as usize) as u32
    }

    /// The periods served in a placement.
    pub(super) fn periods(&self, step: Step) -> u32 {
        self.served(step.start, self.duration(step.post))
    }

    pub(super) fn duration(&self, post: PostIx) -> u32 {
        self.scheme.post_row(post).duration as u32
    }

    /// Idle periods in a stretch without placements.
    pub(super) fn idle_periods(&self, from: usize, until: usize) -> i64 {
        let busy = self.row.under_way.map_or(0, |held| held.remaining);
        let from = from.max(busy);
        let free = self.row.available.get(from..until).unwrap_or_default();
        let there = |&(at, &available): &(usize, &bool)| available && !self.is_on_leave(from + at);
        free.iter().enumerate().filter(there).count() as i64
    }

    /// Whether a stretch without placements has an idle period.
    pub(super) fn idles(&self, from: usize, until: usize) -> bool {
        self.idle_periods(from, until) > 0
    }

    /// Whether the window ends before a period.
    pub(super) fn leaves_at(&self, period: usize) -> bool {
        let there = |at: usize| self.row.available[at] && !self.is_on_leave(at);
        !(period..self.scheme.periods()).any(there)
    }

    fn is_on_leave(&self, period: usize) -> bool {
        self.row.leave >> period & 1 == 1
    }
}

impl Paths {
    /// Compiles the rules; those on counts that counters follow are left out if `followed`.
    pub(in crate::pricing) fn of(scheme: &Scheme, followed: bool) -> Self {
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
    pub(in crate::pricing) fn applied(
        &self,
        scheme: &Scheme,
        candidate: CandidateIx,
    ) -> Box<[Applied]> {
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
    pub(in crate::pricing) fn lost(
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
    pub(in crate::pricing) fn weigh(
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
pub(in crate::pricing) fn leave(scheme: &Scheme, applied: &[Applied], post: PostIx) -> PeriodSet {
    applied.iter().fold(PeriodSet::MAX, |starts, rule| match (rule.price, &rule.what) {
        (Price::Hard, What::Home(asked)) => starts & asked.leaves(scheme, post),
        _ => starts,
    })
}

/// What placements in a post are told apart by; `None` where there is no such thing.
pub(in crate::pricing) fn value_of(scheme: &Scheme, each: Each, post: PostIx) -> Option<u32> {
    let row = scheme.post_row(post);
    let provider = scheme.provider_row(row.provider);
    let at = match each {
        Each::Stream => row.stream?.get(),
        Each::Provider => row.provider.get(),
        Each::Kind => provider.kind.get(),
        Each::Sector => provider.sector as usize,
        Each::Place => provider.place?.get(),
    };
    Some(at as u32)
}
