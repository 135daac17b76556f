//! What a rule on a whole rotation is: units by which steps break it, and a price of each.
//!
//! While a rotation grows at its end, only units count that stay broken whatever follows: then a hard rule
//! closes the branch, and a soft one costs for good.

use std::fmt::Debug;
use std::sync::Arc;

use super::person::{Person, Stage};
use crate::model::{CandidateIx, CandidateSelect, PostIx, Scheme};
use crate::pricing::period_set::PeriodSet;
use crate::pricing::step::Step;

/// Points of a floor are stated per point, in millionths.
const MILLION: i128 = 1_000_000;

/// A rule as it holds for a candidate.
pub(crate) trait Whole: Debug + Send + Sync {
    /// By how many units a rotation breaks it.
    fn units(&self, person: &Person<'_>, steps: &[Step], stage: Stage) -> i64;

    /// The same of a complete rotation, also of an empty one, that has been gone through already.
    fn units_of(&self, person: &Person<'_>, steps: &[Step], known: &mut Known<'_>) -> i64 {
        self.units(person, steps, Stage::Complete { merit: known.merit })
    }

    /// How much so many units weigh where they are forbidden and occur all the same.
    fn weight(&self, units: i64) -> i64 {
        units
    }

    /// Starts of a placement in a post that do not break it by themselves.
    fn starts(&self, _scheme: &Scheme, _post: PostIx) -> PeriodSet {
        PeriodSet::MAX
    }
}

/// What is known of a complete rotation.
pub(crate) struct Known<'k> {
    /// Breadth and bonus.
    pub(crate) merit: i64,
    /// Idle periods before the last placement.
    pub(crate) waited: i64,
    /// Working memory that holds zeros.
    pub(crate) tally: &'k mut Vec<i64>,
}

/// What a unit costs.
#[derive(Clone, Copy, Debug)]
pub(super) enum Price {
    Hard,
    /// Points per unit.
    Points(i64),
    /// Millionths of a point per unit, rounded up in all, and how often that counts.
    Millionths {
        price: i64,
        times: i64,
    },
}

impl Price {
    /// Points lost for so many units; none where they are forbidden.
    fn of(self, units: i64) -> i64 {
        match self {
            Self::Hard => 0,
            Self::Points(points) => points * units,
            Self::Millionths { price, times } => {
                let exact = i128::from(price) * i128::from(units);
                times * ((exact + MILLION - 1) / MILLION) as i64
            }
        }
    }
}

/// What a rule of a scheme, compiled once, asks of one candidate after another.
pub(super) trait Asks: Debug + Send + Sync {
    /// `None` where it asks nothing of a candidate whom it is about.
    fn of(&self, scheme: &Scheme, candidate: CandidateIx) -> Option<Arc<dyn Whole>>;
}

/// A rule that asks the same of everybody.
impl<T: Whole + 'static> Asks for Arc<T> {
    fn of(&self, _: &Scheme, _: CandidateIx) -> Option<Arc<dyn Whole>> {
        Some(Arc::clone(self) as Arc<dyn Whole>)
    }
}

/// A rule of a scheme.
#[derive(Debug)]
pub(super) struct Stated<'s> {
    pub(super) price: Price,
    /// Whether counters follow it, so that a search need not ask.
    pub(super) is_counted: bool,
    candidates: &'s CandidateSelect,
    asks: Box<dyn Asks + 's>,
}

impl<'s> Stated<'s> {
    /// A rule that costs so many points per unit, or is hard.
    pub(super) fn new(
        scheme: &Scheme,
        points: Option<f64>,
        candidates: &'s CandidateSelect,
        asks: impl Asks + 's,
    ) -> Self {
        let times = scheme.weights().terms.penalties;
        let price = points.map_or(Price::Hard, |x| Price::Points(times * scheme.scaled(x)));
        Self { price, is_counted: false, candidates, asks: Box::new(asks) }
    }

    /// The rule as it holds for a candidate.
    pub(super) fn of(&self, scheme: &Scheme, candidate: CandidateIx) -> Option<Applied> {
        let asked = self.candidates.matches(scheme, candidate);
        let rule = asked.then(|| self.asks.of(scheme, candidate)).flatten()?;
        Some(Applied { price: self.price, rule })
    }
}

/// A rule that holds for a candidate.
#[derive(Clone, Debug)]
pub(crate) struct Applied {
    pub(super) price: Price,
    pub(super) rule: Arc<dyn Whole>,
}

/// Points lost to soft rules; `None` where a hard one is broken.
pub(crate) fn lost(
    rules: &[Applied],
    person: &Person<'_>,
    steps: &[Step],
    stage: Stage,
) -> Option<i64> {
    let mut lost = 0;
    for Applied { price, rule } in rules {
        let units = rule.units(person, steps, stage);
        if units > 0 && matches!(price, Price::Hard) {
            return None;
        }
        lost += price.of(units);
    }
    Some(lost)
}

/// Points lost to soft rules by a complete rotation, and by how many units it breaks hard ones.
///
/// An empty rotation is taken for one that lacks placements.
pub(crate) fn weigh(
    rules: &[Applied],
    person: &Person<'_>,
    steps: &[Step],
    mut known: Known<'_>,
) -> (i64, i64) {
    let (mut lost, mut broken) = (0, 0);
    for Applied { price, rule } in rules {
        match (rule.units_of(person, steps, &mut known), price) {
            (0, _) => {}
            (units, Price::Hard) => broken += rule.weight(units),
            (units, price) => lost += price.of(units),
        }
    }
    (lost, broken)
}

/// Starts of a placement in a post that no hard rule rules out by themselves.
pub(crate) fn starts(rules: &[Applied], scheme: &Scheme, post: PostIx) -> PeriodSet {
    let hard = rules.iter().filter(|rule| matches!(rule.price, Price::Hard));
    hard.fold(PeriodSet::MAX, |starts, Applied { rule, .. }| starts & rule.starts(scheme, post))
}
