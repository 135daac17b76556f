//! The prices of a certificate, checked and in typed indices.

use super::row_prices::RowPrices;
use super::{CertifyError, Units};
use crate::model::{Id, Scheme};
use crate::plan::Prices;
use crate::verify::{Cohort, Person, Step};

/// Highest price accepted, in price units: far beyond any use, and safe to add up.
pub(super) const HIGHEST: i64 = 1 << 52;

/// Prices by typed index, ready to add up over periods.
pub(super) struct PriceTable<'a> {
    /// By post and period: the sum of the prices of all periods before it.
    before: Vec<i64>,
    periods: usize,
    rows: RowPrices<'a>,
    /// Price times free places, over all posts and periods, and what the limits of rows add.
    pub(super) limits: Units,
}

impl<'a> PriceTable<'a> {
    pub(super) fn new(cohort: &Cohort<'a>, prices: &Prices) -> Result<Self, CertifyError> {
        let scheme = cohort.scheme;
        let periods = scheme.periods();
        let mut before = vec![0; scheme.posts().len() * (periods + 1)];
        let rows = RowPrices::new(cohort, &prices.rows)?;
        let mut limits = rows.limits();
        for (id, by_period) in &prices.posts {
            let unknown = || CertifyError::UnknownPost { post: id.clone() };
            let post = scheme.find_post(id.as_str()).ok_or_else(unknown)?;
            let row = &mut before[post.get() * (periods + 1)..][..=periods];
            for (&period, &price) in by_period {
                check(scheme, id, period, price)?;
                let at = period as usize - 1;
                row[at + 1..].iter_mut().for_each(|sum| *sum += price);
                limits += Units::from(price) * Units::from(cohort.free(post, at));
            }
        }
        Ok(Self { before, periods, rows, limits })
    }

    /// Prices of all places that a placement covers, and what rows charge it.
    pub(super) fn cost(&self, person: &Person<'_>, step: Step) -> Units {
        let (post, start) = step;
        let end = start + person.scheme().post_row(post).duration;
        let row = &self.before[post.get() * (self.periods + 1)..][..=self.periods];
        Units::from(row[end] - row[start]) + self.rows.charge(person, step)
    }
}

fn check(scheme: &Scheme, id: &Id, period: u32, price: i64) -> Result<(), CertifyError> {
    let post = id.clone();
    if period == 0 || period as usize > scheme.periods() {
        Err(CertifyError::UnknownPeriod { post, period })
    } else if price < 0 {
        Err(CertifyError::NegativePrice { post, period })
    } else if price > HIGHEST {
        Err(CertifyError::PriceTooHigh { post, period })
    } else {
        Ok(())
    }
}
