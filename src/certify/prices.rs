//! The prices of a certificate, checked and in typed indices.

use super::Units;
use super::row_prices::RowPrices;
use crate::model::{Id, Scheme};
use crate::plan::Prices;
use crate::verify::{Cohort, Person, Step};

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
    /// There is no such row of a rule that couples candidates.
    #[error("there is a price for row {row}, which the scheme does not have")]
    UnknownRow {
        /// Name of the row.
        row: String,
    },
    /// A row has no limit on the side of its price: its relaxation bounds nothing.
    #[error("the price of row {row} is {side} 0, and the row has no limit on that side")]
    RowPriceSign {
        /// Name of the row.
        row: String,
        /// `above` or `below`.
        side: &'static str,
    },
    /// The price of a row is beyond 2^60 in size.
    #[error("the price of row {row} is beyond 2^60 in size")]
    RowPriceTooHigh {
        /// Name of the row.
        row: String,
    },
    /// What a rotation adds to the row is not the sum of what its placements add, so that placements
    /// cannot be charged.
    #[error("row {row} counts whole rotations, and takes no price")]
    RowNotLinear {
        /// Name of the row.
        row: String,
    },
    /// A candidate with multipliers is not in the scheme.
    #[error("there are multipliers for candidate {candidate}, whom the scheme does not have")]
    UnknownCandidate {
        /// Id of the candidate.
        candidate: Id,
    },
    /// There is no such limit on the candidate's rotations, or it is soft.
    #[error("candidate {candidate} has no hard limit of the name {limit}")]
    UnknownLimit {
        /// Id of the candidate.
        candidate: Id,
        /// Name of the limit.
        limit: String,
    },
    /// The limit is not one on placements, and cannot be followed.
    #[error("limit {limit} of candidate {candidate} counts no placements, and is not followed")]
    NotFollowed {
        /// Id of the candidate.
        candidate: Id,
        /// Name of the limit.
        limit: String,
    },
    /// There is no limit on the side of its multiplier: its relaxation bounds nothing.
    #[error(
        "the multiplier of {limit} of candidate {candidate} is {side} 0, and there is no limit on that side"
    )]
    MultiplierSign {
        /// Id of the candidate.
        candidate: Id,
        /// Name of the limit.
        limit: String,
        /// `above` or `below`.
        side: &'static str,
    },
    /// A multiplier is beyond 2^52 in size.
    #[error("the multiplier of {limit} of candidate {candidate} is beyond 2^52 in size")]
    MultiplierTooLarge {
        /// Id of the candidate.
        candidate: Id,
        /// Name of the limit.
        limit: String,
    },
    /// A candidate's share in the weight of the lowest total is below 0.
    #[error("the multiplier of candidate {candidate} for the lowest total is negative")]
    NegativeWorst {
        /// Id of the candidate.
        candidate: Id,
    },
    /// The shares of candidates in the weight of the lowest total are more than that weight.
    #[error("the multipliers for the lowest total come to more than its weight")]
    WorstMultipliers,
    /// There is not one claim and one certificate for each layer of the scheme.
    #[error("the claims and certificates are not one for each layer of the scheme")]
    Layers,
    /// A layer has not one multiplier from 0 for each layer before it, or they are too large.
    #[error("the multipliers of a layer are too few, too many, negative or too large")]
    Multipliers,
}

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
