//! The engine: prices, plans and proofs for a whole cohort.
//!
//! [`Solver`] is a solve to be, [`Outcome`] what came of it: what was [`Found`], and why it
//! [`Stopped`]. How it works is on the page of the [engine](crate::_documentation::engine).
//!
//! ```
//! use secondment::model::{Candidate, Kind, Post, Provider, Sector};
//! use secondment::solve::{Found, Solver, Stopped};
//! use secondment::{Options, SchemeBuilder};
//!
//! let mut parts = SchemeBuilder::new(1)
//!     .kind(Kind::new("council"))
//!     .provider(Provider::new("Camden", "council", Sector::Public))
//!     .post(Post::new("desk", "Camden"))
//!     .candidate(Candidate::new("a").points("desk", 0.5))
//!     .candidate(Candidate::new("b").points("desk", 0.3));
//! let scheme = parts.clone().build()?;
//! let options = Options::default().work_limit(1_000_000);
//! let outcome = Solver::new(&scheme).options(options).solve()?;
//! assert!(matches!(outcome.found, Found::Optimal(_)));
//! assert_eq!((outcome.stopped, outcome.bound), (Stopped::Proved, Some(500)));
//!
//! // One place, and both must be placed: an answer, not an error.
//! parts.rules.must_place = true;
//! let outcome = Solver::new(&parts.build()?).solve()?;
//! let Found::Infeasible(conflict) = outcome.found else { panic!("there is no plan") };
//! assert_eq!(conflict.places, [("desk".into(), 1)]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bound;
mod conclusion;
mod control;
mod culprits;
mod error;
mod findings;
mod held;
mod layers;
mod limits;
mod lp;
mod one_period;
mod options;
mod outcome;
mod plans;
mod proof;
mod random;
mod rows;
mod search;
mod solver;
mod stages;
mod task;
mod warm_start;

pub use control::{CancelToken, Phase, Progress};
pub use error::Error;
#[cfg(feature = "methods")]
pub(crate) use one_period::assign;
pub use options::Options;
pub use outcome::{Conflict, Dropped, Found, LayerOutcome, Outcome, Stopped};
pub use solver::Solver;
