//! The units of prices, and how far a plan is from its bound.

/// Fixed-point units per point in a [`Prices`](super::Prices) table.
pub const PRICE_UNIT: i64 = 1024;

/// Units of a row's price per price unit and unit of the row's amount.
///
/// Amounts of money are large numbers, and what one of them is worth is far less than a price unit.
pub const ROW_UNIT: i64 = 1 << 20;

/// Highest price of a place, in price units, that prices are steered to.
pub(crate) const MOST_PRICE: f64 = (1u64 << 42) as f64;

/// Relative gap between a plan's value and a bound; 0 where equal, `None` where the bound is 0
/// otherwise.
pub fn relative_gap(objective: i64, bound: i64) -> Option<f64> {
    if objective == bound {
        return Some(0.0);
    }
    (bound != 0).then(|| (bound as f64 - objective as f64) / (bound as f64).abs())
}
