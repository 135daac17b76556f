//! The prices of rows of rules that couple candidates, checked and by index.

use std::collections::BTreeMap;

use super::{CertifyError, Units};
use crate::plan::{PRICE_UNIT, ROW_UNIT};
use crate::verify::{Cohort, Person, Row, Rows, Step};

/// Greatest size of a row's price: far beyond any use, and safe to add up.
const HIGHEST: u64 = 1 << 60;

pub(super) struct RowPrices<'a> {
    rows: Rows<'a>,
    /// By row; empty where no row has a price.
    prices: Vec<i64>,
}

impl<'a> RowPrices<'a> {
    pub(super) fn new(
        cohort: &Cohort<'a>,
        stated: &BTreeMap<String, i64>,
    ) -> Result<Self, CertifyError> {
        let rows = Rows::of(cohort);
        let mut prices = Vec::new();
        if !stated.is_empty() {
            let index: BTreeMap<&str, usize> =
                rows.all().iter().enumerate().map(|(at, row)| (row.name.as_str(), at)).collect();
            prices = vec![0; rows.all().len()];
            for (name, &price) in stated {
                let unknown = || CertifyError::UnknownRow { row: name.clone() };
                let &at = index.get(name.as_str()).ok_or_else(unknown)?;
                let times = cohort.scheme.weights().terms.cohort;
                prices[at] = checked(&rows.all()[at], price, times)?;
            }
        }
        Ok(Self { rows, prices })
    }

    /// What the limits of all rows add to the bound.
    pub(super) fn limits(&self) -> Units {
        let priced = self.rows.all().iter().zip(&self.prices);
        priced.map(|(row, &price)| limit(row, price)).sum()
    }

    /// What rows charge a placement.
    pub(super) fn charge(&self, person: &Person<'_>, step: Step) -> Units {
        let mut charge = 0;
        if !self.prices.is_empty() {
            self.rows.placement(person, step, &mut |row, _, amount| {
                let exact = Units::from(self.prices[row]) * Units::from(amount);
                charge += exact.div_euclid(Units::from(ROW_UNIT));
            });
        }
        charge
    }
}

/// What a row's limit adds to a bound at a price, rounded up.
pub(super) fn limit(row: &Row, price: i64) -> Units {
    let limit = if price > 0 { row.at_most } else { row.at_least };
    let left = limit.map_or(0, |limit| Units::from(limit) - Units::from(row.under_way));
    -(-Units::from(price) * left).div_euclid(Units::from(ROW_UNIT))
}

/// The price that counts for a row where placements are charged, if the stated one is one. What
/// a soft row loses counts so many times.
fn checked(row: &Row, price: i64, times: i64) -> Result<i64, CertifyError> {
    if price != 0 && !row.linear {
        return Err(CertifyError::RowNotLinear { row: row.name.clone() });
    }
    counting(row, price, times)
}

/// The price that counts for a row where whole rotations are charged, if the stated one is one. What
/// a soft row loses counts so many times.
pub(super) fn counting(row: &Row, price: i64, times: i64) -> Result<i64, CertifyError> {
    let name = || row.name.clone();
    if price.unsigned_abs() > HIGHEST {
        return Err(CertifyError::RowPriceTooHigh { row: name() });
    }
    if (price > 0 && row.at_most.is_none()) || (price < 0 && row.at_least.is_none()) {
        let side = if price > 0 { "above" } else { "below" };
        return Err(CertifyError::RowPriceSign { row: name(), side });
    }
    let Some(soft) = row.soft else { return Ok(price) };
    let unit = Units::from(PRICE_UNIT) * Units::from(ROW_UNIT);
    let most =
        (Units::from(soft.points) * Units::from(times) * unit).div_euclid(Units::from(soft.per));
    Ok(Units::from(price).clamp(-most, most) as i64)
}
