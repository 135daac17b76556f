//! `secondment` places people into rotational posts across institutions, over several periods, so
//! that a talent scheme yields as many system translators as it can.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod certify;
pub mod error;
pub mod model;
mod plan;
mod solution;
pub mod solve;
pub mod verify;

pub use model::{Scheme, SchemeBuilder};
pub use plan::{Format, Placement, Plan, Rotation};
pub use solution::{Claims, Proof, Solution};
pub use solve::{CancelToken, Options, Outcome};
