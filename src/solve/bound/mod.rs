//! Bounds: what no plan can exceed, and the rotations that this leaves.

pub(super) mod long;
pub(super) mod relaxation;
pub(super) mod residual;
pub(super) mod volume;
