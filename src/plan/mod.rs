//! What comes out of a solve, and is kept: [`Plan`], [`Solution`], [`Certificate`], [`Prices`], and the units
//! that their numbers are in.
//!
//! These are formats, keyed by the caller's own ids. Nothing here checks what they say:
//! [`verify`](mod@crate::verify) and [`certify`](mod@crate::certify) do.

mod branching;
mod certificate;
mod rotations;
mod solution;
mod units;

pub use branching::{BranchNode, BranchSplit, Branching};
pub use certificate::{Certificate, Own, Prices, Residual, residual_digest};
pub use rotations::{Format, Placement, Plan, Rotation};
pub use solution::{Claims, LayerClaims, Proof, Solution};
pub(crate) use units::MOST_PRICE;
pub use units::{PRICE_UNIT, ROW_UNIT, relative_gap};
