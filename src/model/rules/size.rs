//! How large a scheme is, as far as the most that rules can cost depends on it.

use std::collections::BTreeMap;

use super::each::Each;
use super::limits::CountLimits;
use crate::model::Id;

/// Sizes of a scheme.
#[derive(Clone, Copy, Debug)]
pub(in crate::model) struct Size {
    /// Points per unit of weight.
    pub(in crate::model) scale: f64,
    /// Number of periods.
    pub(in crate::model) periods: i128,
    /// Number of candidates.
    pub(in crate::model) people: i128,
    /// Most people in all posts together, in any period.
    pub(in crate::model) room: i128,
    /// The largest size of a candidate's exposure, in points.
    pub(in crate::model) exposure: i128,
    /// Numbers of streams, providers, kinds and places.
    pub(in crate::model) values: [usize; 4],
}

/// A rule of the cohort.
pub(super) trait Coupled {
    /// At most so many units of it can be broken, over all rows.
    fn most_units(&self, size: &Size) -> i128;
}

/// What a candidate brings along.
#[derive(Clone, Copy, Debug)]
pub(in crate::model) struct Own<'c> {
    /// Periods that a placement under way has served.
    pub(in crate::model) served: u32,
    pub(in crate::model) counts: &'c BTreeMap<Id, CountLimits>,
}

impl Size {
    /// What a unit of a rule costs, rounded up; 0 where it is hard.
    pub(in crate::model) fn price(&self, points: Option<f64>) -> i128 {
        points.map_or(0, |points| 1 + ceil(self.scale * points))
    }

    /// The sum over rules of which so many units can be broken at so many points.
    pub(super) fn most_lost(&self, rules: impl Iterator<Item = (Option<f64>, i128)>) -> i128 {
        rules.map(|(points, units)| self.price(points) * units).sum()
    }

    /// Everybody placed in every period.
    pub(in crate::model) fn placed(&self) -> i128 {
        self.people * self.periods
    }

    /// By how many values posts are told apart.
    pub(super) fn values(&self, each: Each) -> i128 {
        let [streams, providers, kinds, places] = self.values;
        let values = match each {
            Each::Stream => streams,
            Each::Provider => providers,
            Each::Kind => kinds,
            Each::Sector => 3,
            Each::Place => places,
        };
        values as i128
    }
}

/// Points in whole numbers, rounded away from 0; f64 to i128 saturates, so nothing wraps.
pub(in crate::model) fn ceil(x: f64) -> i128 {
    libm::ceil(libm::fabs(x)) as i128
}
