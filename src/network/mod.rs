//! The network a scheme weaves: distances between institutions, and bridges between their kinds.
//!
//! [`Institutions`] says how far apart two providers are over the boundaries between them.
//! [`BridgeMap`] says who joins which kinds of provider, before a plan and after it, and
//! [`Connectivity`] how well joined they are as a whole. [`CohortNetwork`] is the network itself, as graphs
//! of people, of providers and of kinds.

mod bridges;
mod cohort;
mod connectivity;
mod institutions;
mod served;

pub use bridges::{Bridge, BridgeMap};
pub use cohort::CohortNetwork;
pub use connectivity::Connectivity;
pub use institutions::Institutions;
