//! What a solution offers as proof of its bound.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::Id;
use crate::plan::Format;

/// Fixed-point units per point in a [`Prices`] table.
pub const PRICE_UNIT: i64 = 1024;

/// A price for every place of a post in a period, in 1/1024 of a point.
///
/// Prices are multipliers of the occupancy rows in a Lagrangian relaxation (Held and Karp 1971;
/// Fisher 1981), so they are never negative; a place without an entry costs nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    format: Format,
    /// By post id, then period (from 1).
    pub posts: BTreeMap<Id, BTreeMap<u32, i64>>,
}

/// Everything [`certify`](crate::certify::certify) needs to recompute a bound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    format: Format,
    /// The prices whose relaxation bounds every plan.
    pub prices: Prices,
    /// What was left after the prices, and who settled it; absent if prices say it all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residual: Option<Residual>,
}

/// The rotations that prices alone could not rule out, and the back end that decided among them.
///
/// With price bound B and plan value V, a rotation whose loss against its candidate's best is above
/// B - V cannot be part of a better plan. `rotations` and `digest` pin down the ones within it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Residual {
    /// The plan's value V, in points.
    pub value: i64,
    /// Number of rotations within the loss, over all candidates, the empty one included.
    pub rotations: u64,
    /// SHA-256, in hexadecimal, of all of them: for each candidate in order of id, its rotations as
    /// lists of (post id, start) in increasing order, as compact JSON with one line per candidate.
    pub digest: String,
    /// The solver that found no better plan among them: `microlp`.
    pub back_end: String,
}

impl Prices {
    /// No prices: every place is free.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Certificate {
    /// A certificate from its parts.
    pub fn new(prices: Prices, residual: Option<Residual>) -> Self {
        Self { format: Format, prices, residual }
    }
}
