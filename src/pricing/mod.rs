//! One candidate at a time: which rotations are feasible, and which of them is best under prices.
//!
//! [`Oracle`] compiles a scheme once and answers, for any prices, the best rotation of a candidate
//! or all rotations within a given loss of it. Everything that concerns one candidate alone lives
//! here; occupancy, which couples candidates, enters through prices only. How it works is on the page of
//! the [engine](crate::_documentation::engine).
//!
//! ```
//! use secondment::SchemeBuilder;
//! use secondment::model::{Candidate, Kind, Post, Provider, Sector};
//! use secondment::internals::{Answer, CLOSED, Objective, Oracle, Scratch};
//!
//! let scheme = SchemeBuilder::new(1)
//!     .kind(Kind::new("council"))
//!     .provider(Provider::new("Camden", "council", Sector::Public))
//!     .post(Post::new("desk", "Camden"))
//!     .post(Post::new("hall", "Camden"))
//!     .candidate(Candidate::new("a").points("desk", 0.5).points("hall", 0.4))
//!     .build()?;
//! let oracle = Oracle::new(&scheme, 0);
//! let candidate = scheme.find_candidate("a").expect("stated above");
//! let (mut scratch, mut answer) = (Scratch::default(), Answer::default());
//!
//! // One price for each post and period, posts in order of id.
//! oracle.best(candidate, Objective::Points, &[0, 0], 1_000, &mut scratch, &mut answer);
//! assert_eq!((answer.points, answer.exact), (500, true));
//!
//! // With the desk closed, the hall is best.
//! oracle.best(candidate, Objective::Points, &[CLOSED, 0], 1_000, &mut scratch, &mut answer);
//! assert_eq!(answer.points, 400);
//! # Ok::<(), secondment::error::InvalidScheme>(())
//! ```

mod answer;
mod charges;
mod compile;
mod compiled;
mod diagram;
mod judge;
mod leg;
mod long;
mod oracle;
mod period_set;
pub(crate) mod points;
mod rules;
mod search;
mod single;
mod step;
mod trail;
mod variants;

pub use answer::{Answer, CLOSED, Objective};
pub(crate) use charges::{Add, BARRED, charge};
pub(crate) use compile::slots::room;
pub(crate) use judge::{Judge, JudgeScratch, Judgement};
pub(crate) use leg::Leg;
pub(crate) use long::{Long, OwnLimit, View, Walk, WalkScratch};
pub use oracle::Oracle;
pub(crate) use rules::each::name_of;
pub(crate) use rules::reach::within_km;
pub use search::scratch::Scratch;
pub(crate) use single::{Single, Singles};
pub use step::Step;
pub use variants::Variants;
