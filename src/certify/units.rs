//! Amounts in units of a price.

use crate::plan::PRICE_UNIT;

/// An amount in price units, [`PRICE_UNIT`] to a point.
pub(super) type Units = i128;

/// Points in price units.
pub(super) fn units(points: i64) -> Units {
    Rate::ONCE.of(points)
}

/// What each point of a candidate counts, in price units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rate(i64);

impl Rate {
    /// A point is a point.
    pub(super) const ONCE: Self = Self(PRICE_UNIT);

    /// So many price units beyond once.
    pub(super) fn beyond_once(units: i64) -> Self {
        Self(PRICE_UNIT + units)
    }

    /// What so many points count.
    pub(super) fn of(self, points: i64) -> Units {
        Units::from(points) * Units::from(self.0)
    }
}
