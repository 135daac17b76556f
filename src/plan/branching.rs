//! A branch tree over a residual, as it stands in a certificate.

use serde::{Deserialize, Serialize};

use crate::model::Id;

/// A tree whose leaves partition all plans made of a residual's rotations.
///
/// Every node has prices of its own. Their bound is that of the Lagrangian relaxation over the
/// rotations left in the node. Where it is below `PRICE_UNIT * (V + 1)` the node is *closed*: it holds
/// no better plan. Otherwise every rotation that loses more than the bound exceeds that amount leaves
/// the node, and so do, for the two nodes after a split, the rotations of one candidate that use none,
/// or that use any, of some places.
///
/// Where the lowest total of any candidate counts, a node's bound gains the most that it adds: floor(w u), u
/// being the least over all candidates of the most points of their rotations left in the node. As this may
/// fall with every rotation that leaves, the rest is looked at again, at the same prices, until none leaves.
///
/// A row of a rule that couples candidates is charged per rotation here: floor(price * amount /
/// [`ROW_UNIT`](super::ROW_UNIT)), where the amount is what the whole rotation adds to the row. Its price
/// has the sign, and what it adds to the bound and how it is lowered for a soft row are, as in
/// [`Prices`](super::Prices). A node that is not split is closed as well where, for any choice of
/// one rotation left per candidate, what the rows of all rules must lose at the least leaves no more than
/// V points: each row by itself, with the sum of amounts anywhere between the least and the greatest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branching {
    /// The places that nodes refer to, by position: post and period, from 1.
    pub places: Vec<(Id, u32)>,
    /// The rows of rules that nodes have prices for, by name. Their positions follow those of the places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<String>,
    /// Every node before the nodes below it: after a split first all of the side that uses one of its
    /// places, then all of the side that uses none.
    pub nodes: Vec<BranchNode>,
}

/// A node of a [`Branching`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BranchNode {
    /// Prices, each with the position of its place or row; those not listed are 0.
    pub prices: Vec<(u32, i64)>,
    /// How the node is split; a node without a split is closed, or left open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<BranchSplit>,
}

/// How a node is split in two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BranchSplit {
    /// The candidate.
    pub candidate: Id,
    /// Positions of the places.
    pub places: Vec<u32>,
}
