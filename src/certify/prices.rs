//! The prices of a certificate, checked and in typed indices.

use super::{Prices, Units};
use crate::model::{Id, PostIx, Scheme};
use crate::verify::Cohort;

/// Highest price accepted, in price units: far beyond any use, and safe to add up.
pub(super) const HIGHEST: i64 = 1 << 52;

/// A certificate that proves nothing, whatever the scheme.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CertifyError {
    /// A post with a price is not in the scheme.
    #[error("there is a price for post {post}, which the scheme does not have")]
    UnknownPost {
        /// Id of the post.
        post: Id,
    },
    /// A period with a price is not in the horizon.
    #[error("there is a price for post {post} in period {period}, outside the horizon")]
    UnknownPeriod {
        /// Id of the post.
        post: Id,
        /// The period.
        period: u32,
    },
    /// A price is below 0: its relaxation bounds nothing.
    #[error("the price of post {post} in period {period} is negative")]
    NegativePrice {
        /// Id of the post.
        post: Id,
        /// The period, from 1.
        period: u32,
    },
    /// A price is above 2^52 price units.
    #[error("the price of post {post} in period {period} is above 2^52")]
    PriceTooHigh {
        /// Id of the post.
        post: Id,
        /// The period, from 1.
        period: u32,
    },
}

/// Prices by typed index, ready to add up over periods.
pub(super) struct PriceTable {
    /// By post and period: the sum of the prices of all periods before it.
    before: Vec<i64>,
    periods: usize,
    /// Price times free places, over all posts and periods.
    pub(super) free_places: Units,
}

impl PriceTable {
    pub(super) fn new(cohort: &Cohort<'_>, prices: &Prices) -> Result<Self, CertifyError> {
        let scheme = cohort.scheme;
        let periods = scheme.periods();
        let mut before = vec![0; scheme.posts().len() * (periods + 1)];
        let mut free_places = 0;
        for (id, by_period) in &prices.posts {
            let unknown = || CertifyError::UnknownPost { post: id.clone() };
            let post = scheme.find_post(id.as_str()).ok_or_else(unknown)?;
            let row = &mut before[post.get() * (periods + 1)..][..=periods];
            for (&period, &price) in by_period {
                check(scheme, id, period, price)?;
                let at = period as usize - 1;
                row[at + 1..].iter_mut().for_each(|sum| *sum += price);
                free_places += Units::from(price) * Units::from(cohort.free(post, at));
            }
        }
        Ok(Self { before, periods, free_places })
    }

    /// Prices of all places that a placement covers.
    pub(super) fn cost(&self, post: PostIx, start: usize, duration: usize) -> Units {
        let row = &self.before[post.get() * (self.periods + 1)..][..=self.periods];
        Units::from(row[start + duration] - row[start])
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
