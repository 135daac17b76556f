//! What a check found.

use std::fmt;

use serde::Serialize;

use super::PlanPoints;
use crate::model::{Id, PostIx, Scheme};

/// What [`verify`](super::verify) found: the rules broken, and the points recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Every rule broken and every false claim; empty if the plan stands.
    pub violations: Vec<Violation>,
    /// Points of the plan, recomputed. Placements that cannot be read are left out.
    pub points: PlanPoints,
}

impl Verdict {
    /// Whether no rule is broken and no claim is false.
    pub fn is_valid(&self) -> bool {
        self.violations.is_empty()
    }
}

/// One rule broken, or one claim that is false.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Violation {
    /// Which rule.
    pub rule: Rule,
    /// The candidate concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub candidate: Option<Id>,
    /// The post concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<Id>,
    /// The period concerned, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<u32>,
    /// What is wrong, for people to read.
    pub detail: String,
}

impl Violation {
    pub(super) fn new(rule: Rule, detail: impl Into<String>) -> Self {
        Self { rule, candidate: None, post: None, period: None, detail: detail.into() }
    }

    pub(super) fn candidate(mut self, id: &Id) -> Self {
        self.candidate = Some(id.clone());
        self
    }

    pub(super) fn post(mut self, id: &Id) -> Self {
        self.post = Some(id.clone());
        self
    }

    pub(super) fn post_ix(self, scheme: &Scheme, ix: PostIx) -> Self {
        self.post(&scheme.post(ix).id)
    }

    /// Sets the period, counted from 1.
    pub(super) fn period(mut self, number: u32) -> Self {
        self.period = Some(number);
        self
    }

    /// Sets the period from its position, counted from 0.
    pub(super) fn position(self, at: usize) -> Self {
        self.period(at as u32 + 1)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.rule)?;
        if let Some(candidate) = &self.candidate {
            write!(f, ", candidate {candidate}")?;
        }
        if let Some(post) = &self.post {
            write!(f, ", post {post}")?;
        }
        if let Some(period) = self.period {
            write!(f, ", period {period}")?;
        }
        write!(f, ": {}", self.detail)
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// A rule that a plan can break, or a claim that can be false; written in kebab case.
        ///
        /// ```
        /// use secondment::verify::Rule;
        ///
        /// assert_eq!(Rule::PerProvider.to_string(), "per-provider");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum Rule {
            $($(#[$doc])* $name,)*
        }

        impl Rule {
            /// Every rule and claim, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The rule as reports write it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

rules! {
    /// The scheme has no such candidate.
    UnknownCandidate = "unknown-candidate",
    /// The scheme has no such post.
    UnknownPost = "unknown-post",
    /// A rotation is stated in order of start.
    Order = "order",
    /// A placement lies inside the horizon from its start to its end.
    Horizon = "horizon",
    /// A placement starts in a period in which its post takes people.
    Starts = "starts",
    /// The post is open to the candidate: not vetoed, refused or forbidden, and listed if only
    /// some are.
    Eligibility = "eligibility",
    /// The post meets what the candidate requires.
    Requirements = "requirements",
    /// The post's stream is open to the candidate.
    Streams = "streams",
    /// The candidate has no conflict of interest with the provider or the line manager.
    Conflicts = "conflicts",
    /// Every clearance that the post asks for is held when the placement starts.
    Clearances = "clearances",
    /// The candidate is in the scheme and available in every period covered.
    Availability = "availability",
    /// The provider is within reach of the candidate.
    Reach = "reach",
    /// The provider stays within reach when the candidate moves.
    Relocation = "relocation",
    /// No post holds more people than it has places.
    Places = "places",
    /// Nobody has two placements in one period.
    Overlap = "overlap",
    /// Essential levels are held when a placement starts.
    Essential = "essential",
    /// The fit per period is at least the least that was stated.
    MinimumFit = "minimum-fit",
    /// Nobody has more placements with one provider than allowed.
    PerProvider = "per-provider",
    /// Nobody has more placements in one stream than allowed.
    PerStream = "per-stream",
    /// Numbers of placements, and of periods served in them, lie within their limits.
    Counts = "counts",
    /// Placements that have to wait for others, or for levels, do.
    Precedence = "precedence",
    /// Stays are neither too short nor too long.
    Stays = "stays",
    /// Periods to be spent with the home employer are.
    Home = "home",
    /// Nobody has less exposure than the least.
    Floors = "floors",
    /// The number of placements with a tag lies within its bounds.
    Tags = "tags",
    /// Nobody who is placed has more idle periods than allowed.
    Idle = "idle",
    /// Whoever must be placed is.
    MustPlace = "must-place",
    /// Pinned placements are made.
    Pinned = "pinned",
    /// What placements use of a resource lies within its limits.
    Resources = "resources",
    /// So many people join two sides.
    Bridges = "bridges",
    /// So many people are system translators after the plan.
    TranslatorTarget = "translator-target",
    /// No post has fewer people in a period than its minimum.
    Minimum = "minimum",
    /// Posts that are to be filled have no empty place.
    Filled = "filled",
    /// Numbers of people and placements lie within their limits.
    Totals = "totals",
    /// Shares of what is placed lie within their limits.
    Shares = "shares",
    /// No home employer has more people away at once than it lets go.
    Release = "release",
    /// Providers host about as much as their own people serve elsewhere.
    Balance = "balance",
    /// No provider has more people at once than it has mentors for.
    Mentors = "mentors",
    /// People who are to be kept apart share no post.
    Apart = "apart",
    /// People who are to be together are near each other.
    Together = "together",
    /// The solution answers this scheme.
    Fingerprint = "fingerprint",
    /// The claimed objective is the plan's points.
    Objective = "objective",
    /// The claimed exposure is the plan's.
    Exposure = "exposure",
    /// The claimed numbers of system translators are the plan's.
    Translators = "translators",
    /// The claimed bound is not below the plan's points.
    Bound = "bound",
    /// What is claimed layer by layer is claimed of the scheme's layers.
    Layers = "layers",
    /// The certificate carries what the claimed proof needs.
    Proof = "proof",
}

impl Rule {
    /// Whether it is a claim of a solution, which a plan alone cannot break.
    ///
    /// ```
    /// use secondment::verify::Rule;
    ///
    /// assert!(Rule::Bound.is_claim() && !Rule::Together.is_claim());
    /// ```
    pub fn is_claim(self) -> bool {
        self >= Self::Fingerprint
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
