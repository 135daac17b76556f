//! `secondment` places people into rotational posts across institutions, over several periods, so
//! that a talent scheme yields as many system translators as it can: people who have worked on
//! several sides of the boundaries between councils, hospitals, police forces, charities and firms,
//! and can join services up across them.
//!
//! Every plan comes with a bound on how much better any other plan could be, and with a certificate
//! from which that bound is recomputed independently.
//!
//! # A first scheme
//!
//! Two people, two posts, two periods. Crossing from one kind of provider to another is worth half
//! a unit, which is 500 points; one person's interview for the ward went well.
//!
//! ```
//! use secondment::SchemeBuilder;
//! use secondment::model::{BoundaryDimension, Candidate, Dimension, Kind, Post, Provider, Sector};
//! use secondment::solve::Solver;
//!
//! let scheme = SchemeBuilder::new(2)
//!     .kind(Kind::new("council"))
//!     .kind(Kind::new("hospital"))
//!     .provider(Provider::new("Town Hall", "council", Sector::Public))
//!     .provider(Provider::new("Infirmary", "hospital", Sector::Public))
//!     .boundary(BoundaryDimension::new(Dimension::Kind, 0.5))
//!     .post(Post::new("housing desk", "Town Hall"))
//!     .post(Post::new("ward management", "Infirmary"))
//!     .candidate(Candidate::new("Candidate 001"))
//!     .candidate(Candidate::new("Candidate 002").points("ward management", 0.1))
//!     .build()?;
//!
//! let outcome = Solver::new(&scheme).solve()?;
//! let solution = outcome.solution().ok_or("no plan was found")?;
//! for (candidate, rotation) in solution.plan.rotations() {
//!     let posts: Vec<&str> = rotation.iter().map(|placement| placement.post.as_str()).collect();
//!     println!("{candidate}: {}", posts.join(", then "));
//! }
//! // Both cross once, and Candidate 002 serves one period on the ward.
//! assert_eq!(solution.claims.objective, 500 + 500 + 100);
//! assert_eq!(solution.claims.bound, 1100);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How the parts fit
//!
//! | you have | you call | you get |
//! |---|---|---|
//! | a scheme file | [`Scheme::from_json`] | a [`Scheme`], or every fault in the file |
//! | the parts of a scheme in code | [`SchemeBuilder`] | the same |
//! | a [`Scheme`] | [`solve::Solver`] | an [`Outcome`]: what was found, and why the search stopped |
//! | a scheme and a [`Plan`] | [`verify::verify`] | every broken rule, and the points of everybody |
//! | a scheme and a [`Solution`] | [`certify::certify_solution`] | whether its bound is borne out |
//! | a scheme and a plan | [`report::PlanGrid`] | a table in text, a picture, a page |
//! | a scheme and a plan | [`network::BridgeMap`] | who joins which kinds of provider, before and after |
//!
//! A [`Scheme`] is frozen: checked, sorted, in integer points. [`Scheme::edit`] gives its parts back
//! to change. A [`Solution`] is what to save: plan, claims and certificate, keyed by your own ids; a
//! later solve starts from its plan and its prices, also where the scheme has changed since.
//!
//! The pages under [`_documentation`] say more: what every word means, how the engine works, and
//! what exactly is proved.
//!
//! # Guarantees
//!
//! - **Equal input, equal output.** Points are integers. Equal schemes, options and starts give the
//!   same plan, bit for bit, at any number of threads and on any platform, whatever the order of the
//!   file, as long as no time limit or cancelling cuts the search short. A limit on work is the same
//!   everywhere; a limit on time is not, and is off by default.
//! - **No side effects.** The library reads no file, environment or network, writes
//!   nothing, prints nothing, catches no signal, and sets up no global thread pool. It looks at the
//!   clock only to measure a solve and to end it at a time limit you set.
//! - **Personal data stays in the process.** Nothing leaves it but what you print or save. Names and
//!   `meta` are never read by the engine; ids can be pseudonyms.
//! - **What is never an input.** No part of the format holds special categories of personal data
//!   (health, ethnicity, religion, sexuality, politics, trade union membership). Requirements that
//!   follow from them are given by their effect alone: a post vetoed, a period unavailable, a reach, an
//!   opaque requirement.
//! - **Errors are values.** A faulty scheme comes back as [`InvalidScheme`](error::InvalidScheme) with every
//!   fault at once, a call that cannot be carried out as [`Error`]; an infeasible scheme is an answer, not an error. No input makes the library panic.
//!
//! # Features
//!
//! None is on by default, and all add without changing the rest.
//!
//! | feature | adds |
//! |---|---|
//! | `sources` | the module `sources`: seeded schemes, common instances, files of other formats |
//! | `methods` | the module `methods`: methods of matching compared, their measures; switches `sources` on |
//! | `monitor` | the module `monitor`: groups of people, and past participants beside a plan |
//! | `bench` | all of the three, and what the command `bench` needs besides |
//! | `cli` | the command line, binary `secondment`: check, solve and verify; generate with `sources`, bench with `bench` |
//! | `highs` | `HiGHS` in place of microlp to complete plans where few rotations are left; needs a C++ compiler, cmake and libclang |
//!
//! The oldest supported Rust is 1.88. Without `highs` every dependency is written in Rust, and nothing
//! else need be installed.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod certify;
pub mod error;
#[doc(hidden)]
pub mod internals;
#[cfg(feature = "methods")]
pub mod methods;
pub mod model;
#[cfg(feature = "monitor")]
pub mod monitor;
pub mod network;
mod parallel;
pub mod plan;
mod pricing;
pub mod report;
pub mod solve;
#[cfg(feature = "sources")]
pub mod sources;
#[cfg(any(feature = "methods", feature = "monitor"))]
pub mod tables;
pub mod verify;

pub use model::{Scheme, SchemeBuilder};
pub use plan::{Claims, Format, LayerClaims, Placement, Plan, Proof, Rotation, Solution};
pub use solve::{CancelToken, Error, Options, Outcome};

/// Pages to read: the meaning of a scheme, the engine, the proofs, the command line.
///
/// There is no code here. Each module is one page.
#[cfg(any(doc, doctest))]
pub mod _documentation {
    #[doc = include_str!("docs/scheme.md")]
    pub mod scheme {}

    #[doc = include_str!("docs/rules.md")]
    pub mod rules {}

    #[doc = include_str!("docs/hospital.md")]
    pub mod hospital {}

    #[doc = concat!("# Faults in a scheme\n\n", include_str!("docs/faults.md"))]
    pub mod faults {}

    #[doc = include_str!("docs/command-line.md")]
    pub mod command_line {}

    #[cfg(feature = "bench")]
    #[doc = include_str!("docs/benchmarking.md")]
    pub mod benchmarking {}

    #[cfg(feature = "bench")]
    #[doc = include_str!("docs/methods.md")]
    pub mod methods {}

    #[cfg(feature = "bench")]
    #[doc = include_str!("docs/measures.md")]
    pub mod measures {}

    #[cfg(feature = "bench")]
    #[doc = include_str!("docs/suites.md")]
    pub mod suites {}

    #[cfg(feature = "bench")]
    #[doc = include_str!("docs/fronts.md")]
    pub mod fronts {}

    #[cfg(feature = "bench")]
    #[doc = include_str!("docs/instances.md")]
    pub mod instances {}

    #[cfg(feature = "bench")]
    #[doc = include_str!("docs/evidence.md")]
    pub mod evidence {}

    #[cfg(feature = "bench")]
    #[doc = include_str!("docs/groups.md")]
    pub mod groups {}

    #[doc = include_str!("docs/engine.md")]
    pub mod engine {}

    #[doc = include_str!("docs/performance.md")]
    pub mod performance {}

    #[doc = include_str!("docs/declarations.md")]
    pub mod declarations {}

    #[doc = include_str!("docs/formulation.md")]
    pub mod formulation {}

    #[doc = include_str!("docs/design.md")]
    pub mod design {}

    #[doc = include_str!("docs/architecture.md")]
    pub mod architecture {}

    #[doc = include_str!("docs/changelog.md")]
    pub mod changelog {}
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// What embedding code relies on: these types go to any thread and hold no borrowed data.
const _: () = {
    const fn travels<T: Send + Sync + 'static>() {}
    travels::<Scheme>();
    travels::<SchemeBuilder>();
    travels::<Plan>();
    travels::<Solution>();
    travels::<plan::Certificate>();
    travels::<plan::Prices>();
    travels::<Options>();
    travels::<Outcome>();
    travels::<CancelToken>();
    travels::<Error>();
};
