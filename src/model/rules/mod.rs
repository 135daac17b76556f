//! The scheme's rules, as data.
//!
//! What each of them means to the letter is on the page of the [rules](crate::_documentation::rules).

use super::{CandidateSelect, Id};
use crate::model::part::{ANY, Value, WEIGHT, part, words};

mod apart;
mod balance;
mod clearances;
mod conflicts;
mod counts;
mod each;
mod filled;
mod floors;
mod home;
mod limits;
mod order;
mod points_for;
mod register;
mod release;
mod resources;
mod shares;
mod size;
mod stays;
mod tags;
mod targets;
mod together;
mod totals;
mod travel;

pub use apart::Apart;
pub use balance::Balance;
pub use clearances::Clearance;
pub use conflicts::Conflicts;
pub use counts::{CountRule, Unit};
pub use each::Each;
pub use filled::Filled;
pub use floors::FloorRule;
pub use home::HomeRule;
pub use limits::CountLimits;
pub use order::OrderRule;
pub use points_for::PointsFor;
pub(crate) use register::Scope;
pub use release::Release;
pub use resources::{Per, Resource, Use};
pub use shares::{Share, ShareMeasure};
use size::Coupled;
pub(super) use size::{Own, Size, ceil};
pub use stays::StayRule;
pub(crate) use tags::MOST_TAG_RULES;
pub use tags::TagRule;
pub use targets::{Between, BridgeTarget, TranslatorTarget};
pub use together::Together;
pub use totals::{Measure, Total};
pub use travel::Travel;

use register::register;

register! {
    $
    settings {
        /// Placements per provider and candidate, at most. From 1. Default 1.
        per_provider: u32 [= 1, else u32::MAX, always, in 1.0, ANY],
        /// Numbers of placements by tag.
        tags: Vec<TagRule> [],
        /// Most idle periods in a rotation that is not empty; `None` is any number.
        idle: Option<u32> [],
        /// Whether every candidate must have a placement. Default false.
        must_place: bool [always],
        /// Spells that ended this many periods ago or more no longer count; `None` counts all.
        history_age: Option<u32> [],
        /// Whether an idle period is served at the home employer. Default true.
        home_service: bool [= true, always],
        /// Whether essential levels are required or only score. Default required.
        essential: Essential [always],
    }
    placement {
        /// The scheme has no such candidate.
        UnknownCandidate = "unknown-candidate";
        /// The scheme has no such post.
        UnknownPost = "unknown-post";
        /// A rotation is given in order of start.
        Order = "order";
        /// A placement lies inside the horizon from its start to its end.
        Horizon = "horizon";
        /// A placement starts in a period in which its post takes people.
        Starts = "starts";
        /// The post is open to the candidate: not vetoed, refused or forbidden, and listed if only some are.
        Eligibility = "eligibility";
        /// The post meets what the candidate requires.
        Requirements = "requirements";
        /// The post's stream is open to the candidate.
        Streams = "streams";
        /// The candidate has no conflict of interest with the provider or the line manager.
        Conflicts = "conflicts";
        /// Every clearance that the post asks for is held when the placement starts.
        Clearances = "clearances";
        /// The candidate is in the scheme and available in every period covered.
        Availability = "availability";
        /// The provider is within reach of the candidate.
        Reach = "reach";
        /// The provider stays within reach when the candidate moves.
        Relocation = "relocation";
        /// No post holds more people than it has places.
        Places = "places";
        /// Nobody has two placements in one period.
        Overlap = "overlap";
        /// Essential levels are held when a placement starts.
        Essential = "essential";
        /// The fit per period is at least the least that was given.
        MinimumFit = "minimum-fit";
        /// Nobody has more placements with one provider than allowed.
        PerProvider = "per-provider";
        /// Nobody has more placements in one stream than allowed.
        PerStream = "per-stream" {
            /// Placements per stream and candidate, at most. From 1. Default 1.
            per_stream: u32 [= 1, else u32::MAX, in 1.0, ANY],
        };
    }
    rotation {
        /// Numbers of placements, and of periods served in them, lie within their limits.
        Counts = "counts", Rotation, counts: [CountRule];
        /// Placements that have to wait for others, or for levels, do.
        Precedence = "precedence", Placement, order: [OrderRule];
        /// Stays are neither too short nor too long.
        Stays = "stays", Rotation, stays: [StayRule];
        /// Periods to be spent with the home employer are.
        Home = "home", Rotation, home: [HomeRule];
        /// Nobody has less exposure than the least.
        Floors = "floors", Candidate, floors: [FloorRule];
        /// The number of placements with a tag lies within its bounds.
        Tags = "tags", Rotation;
        /// Nobody who is placed has more idle periods than allowed.
        Idle = "idle", Rotation;
        /// Whoever must be placed is.
        MustPlace = "must-place", Candidate;
        /// Pinned placements are made.
        Pinned = "pinned", Candidate;
    }
    cohort {
        /// What placements use of a resource lies within its limits.
        Resources = "resources", resources: [Resource];
        /// So many people join two sides.
        Bridges = "bridges", bridges: [BridgeTarget];
        /// So many people are system translators after the plan.
        TranslatorTarget = "translator-target", translators: Option<TranslatorTarget> {
            /// Points lost per person and period that a post lacks to its minimum; `None` forbids it. From 0.
            minimum_points: Option<f64> [in 0.0, WEIGHT],
            /// Points lost per person and period beyond a provider's mentors; `None` forbids it. From 0.
            mentor_points: Option<f64> [in 0.0, WEIGHT],
        };
        /// No post has fewer people in a period than its minimum.
        Minimum = "minimum", minimum;
        /// Posts that are to be filled have no empty place.
        Filled = "filled", filled: [Filled];
        /// Numbers of people and placements lie within their limits.
        Totals = "totals", totals: [Total];
        /// Shares of what is placed lie within their limits.
        Shares = "shares", shares: [Share];
        /// No home employer has more people away at once than it lets go.
        Release = "release", release: [Release];
        /// Providers host about as much as their own people serve elsewhere.
        Balance = "balance", balance: [Balance];
        /// No provider has more people at once than it has mentors for.
        Mentors = "mentors", mentors;
        /// People who are to be kept apart share no post.
        Apart = "apart", apart: [Apart];
        /// People who are to be together are near each other.
        Together = "together", together: [Together];
    }
    claims {
        /// The solution answers this scheme.
        Fingerprint = "fingerprint";
        /// The claimed objective is the plan's points.
        Objective = "objective";
        /// The claimed exposure is the plan's.
        Exposure = "exposure";
        /// The claimed numbers of system translators are the plan's.
        Translators = "translators";
        /// The claimed bound is not below the plan's points.
        Bound = "bound";
        /// What is claimed layer by layer is claimed of the scheme's layers.
        Layers = "layers";
        /// The certificate carries what the claimed proof needs.
        Proof = "proof";
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self::blank()
    }
}

words! {
    /// What a post's essential levels do.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Essential {
        /// They must be held when a placement starts.
        #[default]
        Required = "required",
        /// They only score.
        Scored = "scored",
    }
}
