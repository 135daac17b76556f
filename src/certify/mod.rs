//! Recomputes a solution's bound from the scheme and its certificate.
//!
//! The prices of a certificate relax the occupancy of posts, and the rows of rules that couple
//! candidates: whatever they are, as long as each has the sign that its row takes, no plan has more points
//! than
//!
//! ```text
//! floor( ( sum over candidates of max over feasible rotations R of
//!              PRICE_UNIT * points(R) - prices of the places that R covers - what rows charge R
//!          + sum over posts and periods of price * (places - people under way)
//!          + sum over rows of ceil( price * (limit - amount under way) / ROW_UNIT ) ) / PRICE_UNIT )
//! ```
//!
//! (Held and Karp 1971; Fisher 1981). What a row charges R is the sum over its placements and their periods
//! of `floor(price * amount / ROW_UNIT)`; the limit is the one on the side of the price ([`Prices`](crate::plan::Prices)).
//! Rounding charges down only raises what a candidate may have, and rounding limits up only raises the
//! rest, so the bound stays one. A soft row holds as soon as what breaking it costs is added, and its
//! price is never above that cost.
//!
//! Where the scheme values the lowest total of any candidate
//! ([the lowest total](crate::_documentation::rules#the-lowest-total)), the bound gains floor(w U), where U is
//! the least over all candidates of the most points that any feasible rotation of theirs has, without prices.
//! Nobody has more in any plan, so the lowest total is at most U, and what it adds at most floor(w U). The
//! loss that a residual allows is measured from this bound. [`Prices`](crate::plan::Prices) may deal the weight w out to candidates, whose
//! points then count more, and they may relax a candidate's own rules, which is all that can be done where
//! rotations are too long to be searched. Otherwise [`certify`] finds each maximum anew with its own search, slow
//! and plain, on top of the rules and points of [`verify`](crate::verify).
//!
//! Where the prices leave a gap, a certificate has a [`Residual`](crate::plan::Residual): the rotations that a better plan could
//! still use, and a [`Branching`](crate::plan::Branching) over them, whose nodes have prices of their own. [`certify`] lists the
//! rotations again and goes through the tree; if every leaf is closed, the bound is the residual's value.
//!
//! ```
//! use secondment::SchemeBuilder;
//! use secondment::certify::certify;
//! use secondment::plan::{Certificate, Prices};
//! use secondment::model::{Candidate, Kind, Post, Provider, Sector};
//!
//! let scheme = SchemeBuilder::new(1)
//!     .kind(Kind::new("council"))
//!     .provider(Provider::new("Camden", "council", Sector::Public))
//!     .post(Post::new("desk", "Camden"))
//!     .candidate(Candidate::new("a").points("desk", 0.5))
//!     .candidate(Candidate::new("b").points("desk", 0.3))
//!     .build()?;
//! // Without prices both may have the desk.
//! let free = certify(&scheme, &Certificate::new(Prices::new(), None), None)?;
//! assert_eq!(free.bound, Some(800));
//!
//! // At 300 points for the place, one of them takes it and the other loses nothing by waiting.
//! let mut prices = Prices::new();
//! prices.posts.entry("desk".into()).or_default().insert(1, 300 * 1024);
//! let priced = certify(&scheme, &Certificate::new(prices, None), None)?;
//! assert_eq!(priced.bound, Some(500));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bound;
mod choices;
mod error;
mod follow;
mod kinds;
mod lanes;
mod limits;
mod multipliers;
mod needs;
mod own;
mod prices;
mod relaxed;
mod replay;
mod replay_rows;
mod row_prices;
mod search;
mod support;
mod units;

pub use bound::{Certified, ResidualCheck, certify};
pub use error::CertifyError;
pub use support::{LayerCheck, SolutionCheck, Support, certify_solution};

use units::{Rate, Units, units};
