//! Candidates: the people to place.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::{
    Base, CandidateWeights, Conflicts, CountLimits, Forbidden, Id, Levels, Meta, Move, Pinned,
    PointsFor, Profile, Reach, UnderWay, When,
};
use crate::model::part::{ANY, MANY, Value, WEIGHT, part};

part! {
    /// A person to place.
    ///
    /// ```
    /// use secondment::model::Candidate;
    ///
    /// let candidate = Candidate::new("Candidate 001")
    ///     .level("budgets", 2)
    ///     .served("infirmary", 2, 0)
    ///     .home("town-hall")
    ///     .prefers("housing-desk", 1)
    ///     .veto("night-shelter");
    /// assert_eq!(candidate.history[0].provider.as_str(), "infirmary");
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct Candidate by id {
        /// Unique id.
        pub id: Id [required],
        /// Name for people to read.
        pub name: String,
        /// Levels held at the start of the horizon; absent is 0.
        pub levels: Levels [of Competencies, in 0.0, 100.0, add level(competency: Id, level: u8)],
        /// Levels aimed at; absent is the competency's top level.
        pub targets: Levels [of Competencies, in 0.0, 100.0, add target(competency: Id, level: u8)],
        /// Values profile.
        pub values: Profile [of Values, in -WEIGHT, WEIGHT, add value(dimension: Id, weight: f64)],
        /// Rank by post: 1 is first, ties allowed.
        pub preferences: BTreeMap<Id, u32> [of Posts, in 1.0, ANY, add prefers(post: Id, rank: u32)],
        /// Where they will never be placed.
        pub vetoes: Vetoes [hand],
        /// What their posts must meet, by requirement id.
        pub requires: BTreeSet<Id> [of Requirements, add requires(requirement: Id)],
        /// Streams open to them, by id; `None` is all. Posts without a stream are open all the same.
        pub streams: Option<BTreeSet<Id>> [of Streams],
        /// Where, and under whom, they have a conflict of interest.
        pub conflicts: Conflicts,
        /// From when on they hold a clearance, by clearance id.
        pub clearances: BTreeMap<Id, When> [of Clearances, add cleared(clearance: Id, from: When)],
        /// Where they travel from.
        pub base: Option<Base>,
        /// How far they can go.
        pub reach: Option<Reach>,
        /// Moves to other bases, each from a period of its own.
        pub moves: Vec<Move> [hand],
        /// First period in the scheme; default the horizon's first.
        pub first: Option<When>,
        /// Last period in the scheme; default the horizon's last.
        pub last: Option<When>,
        /// Periods in which they cannot be placed.
        pub unavailable: BTreeSet<When> [add unavailable(period: When)],
        /// Periods of leave: placements may span them, are not served in them, and do not start in them.
        pub leave: BTreeSet<When> [add on_leave(period: When)],
        /// How much of a place they take, in hundredths: 1 to 100. Default 100.
        pub share: u32 [= FULL_TIME, in 1.0, 100.0],
        /// Spells served before the scheme.
        pub history: Vec<Spell> [hand],
        /// Id of the provider that employs them.
        pub home: Option<Id> [of Providers],
        /// Posts open to them; `None` is all.
        pub only: Option<BTreeSet<Id>> [of Posts],
        /// The scheme's own points per period, by post.
        pub points: BTreeMap<Id, f64> [of Posts, in -WEIGHT, WEIGHT, add points(post: Id, points: f64)],
        /// The scheme's own points per period, by what posts have in common.
        pub points_for: PointsFor,
        /// Least fit per period at which they may be placed, by post.
        pub minimum_fit: BTreeMap<Id, f64> [of Posts, in -WEIGHT, WEIGHT, add minimum_fit(post: Id, least: f64)],
        /// Posts that the scheme or the host has refused.
        pub refused: BTreeSet<Id> [of Posts, add refuse(post: Id)],
        /// Placements that are ruled out.
        pub forbidden: Vec<Forbidden> [hand],
        /// Placements that must happen.
        pub pinned: Vec<Pinned> [hand],
        /// The placement that runs when the horizon begins.
        pub under_way: Option<UnderWay>,
        /// Overrides [`Rules::must_place`](super::Rules::must_place).
        pub must_place: Option<bool>,
        /// Whether they need a mentor. Default true.
        pub mentored: bool [= true],
        /// How much some components of the objective matter to them.
        pub weights: CandidateWeights,
        /// Limits of their own, by id of a [`CountRule`](super::CountRule).
        pub counts: BTreeMap<Id, CountLimits> [add counts(rule: Id, limits: CountLimits)],
        /// Kept and ignored.
        pub meta: Meta,
    }
}

part! {
    /// Posts and providers at which a candidate will never be placed.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Vetoes {
        /// By post id.
        pub posts: BTreeSet<Id> [of Posts, add post(post: Id)],
        /// By provider id.
        pub providers: BTreeSet<Id> [of Providers, add provider(provider: Id)],
    }
}

part! {
    /// A spell served at a provider before the horizon.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Spell {
        /// Id of the provider.
        pub provider: Id [required, of Providers],
        /// Periods served, from 1.
        pub periods: u32 [required, else 1, in 1.0, MANY],
        /// Periods since it ended; 0 is just before the horizon.
        pub ended: u32 [required, in 0.0, MANY],
    }
    order newest_first;
}

/// The share of somebody who takes a whole place.
pub(super) const FULL_TIME: u32 = 100;

impl Vetoes {
    /// Whether nothing is vetoed.
    pub fn is_empty(&self) -> bool {
        self.posts.is_empty() && self.providers.is_empty()
    }
}

impl Spell {
    /// So many periods at a provider, which ended so many periods before the horizon.
    pub fn new(provider: impl Into<Id>, periods: u32, ended: u32) -> Self {
        Self { provider: provider.into(), periods, ended }
    }
}

impl Candidate {
    /// A candidate without history, open to every post in every period.
    pub fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), ..Self::blank() }
    }

    /// Whether some placement of theirs does not take whole places.
    pub(super) fn fills_hundredths(&self) -> bool {
        self.share != FULL_TIME || !self.leave.is_empty()
    }

    /// Adds a spell of history that ended `ended` periods before the horizon.
    #[must_use]
    pub fn served(mut self, provider: impl Into<Id>, periods: u32, ended: u32) -> Self {
        self.history.push(Spell { provider: provider.into(), periods, ended });
        self
    }

    /// Limits placements to a great-circle distance from the base, in kilometres.
    #[must_use]
    pub fn within_km(mut self, km: f64) -> Self {
        self.reach = Some(Reach::Km(km));
        self
    }

    /// Limits placements to so many minutes of travel from the base.
    #[must_use]
    pub fn within_minutes(mut self, minutes: u32) -> Self {
        self.reach = Some(Reach::Minutes(minutes));
        self
    }

    /// Changes the base to another place from a period on.
    #[must_use]
    pub fn moves(mut self, from: impl Into<When>, place: impl Into<Id>) -> Self {
        let base = Base::Place { place: place.into() };
        self.moves.push(Move { from: from.into(), base });
        self
    }

    /// Rules out a post.
    #[must_use]
    pub fn veto(mut self, post: impl Into<Id>) -> Self {
        self.vetoes.posts.insert(post.into());
        self
    }

    /// Requires a placement.
    #[must_use]
    pub fn pin(mut self, post: impl Into<Id>, start: impl Into<When>) -> Self {
        self.pinned.push(Pinned { post: post.into(), start: start.into() });
        self
    }
}

/// Spells in order, the last one first.
fn newest_first(one: &Spell, other: &Spell) -> Ordering {
    other.ended.cmp(&one.ended)
}
