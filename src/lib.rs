//! `secondment` places people into rotational posts across institutions, over several periods, so
//! that a talent scheme yields as many system translators as it can.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[cfg(feature = "bench")]
pub mod bench;
pub mod certify;
pub mod error;
pub mod model;
pub mod network;
mod parallel;
mod plan;
pub mod report;
pub mod rotation;
pub mod score;
mod solution;
pub mod solve;
pub mod verify;

pub use error::Error;
pub use model::{Scheme, SchemeBuilder};
pub use plan::{Format, Placement, Plan, Rotation};
pub use solution::{Claims, Proof, Solution};
pub use solve::{CancelToken, Options, Outcome};

/// What callers hand between threads and keep: checked when the crate is compiled.
const _: () = {
    const fn shared<T: Send + Sync + 'static>() {}
    shared::<Scheme>();
    shared::<SchemeBuilder>();
    shared::<Plan>();
    shared::<Options>();
    shared::<Outcome>();
    shared::<CancelToken>();
    shared::<Error>();
    shared::<Solution>();
    shared::<certify::Certificate>();
    shared::<certify::Prices>();
};
