//! What is wrong with a certificate that proves nothing.

use crate::model::Id;

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
