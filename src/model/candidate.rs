//! Candidates: the people to place.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{
    CandidateWeights, Conflicts, CountLimits, Forbidden, Id, Levels, Meta, Move, Pinned, PointsFor,
    Profile, UnderWay, When,
};

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
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Candidate {
    /// Unique id.
    pub id: Id,
    /// Name for people to read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Levels held at the start of the horizon; absent is 0.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub levels: Levels,
    /// Levels aimed at; absent is the competency's top level.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub targets: Levels,
    /// Values profile.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: Profile,
    /// Rank by post: 1 is first, ties allowed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub preferences: BTreeMap<Id, u32>,
    /// Where they will never be placed.
    #[serde(skip_serializing_if = "Vetoes::is_empty")]
    pub vetoes: Vetoes,
    /// What their posts must meet, by requirement id.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub requires: BTreeSet<Id>,
    /// Streams open to them, by id; `None` is all. Posts without a stream are open all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub streams: Option<BTreeSet<Id>>,
    /// Where, and under whom, they have a conflict of interest.
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    pub conflicts: Conflicts,
    /// From when on they hold a clearance, by clearance id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub clearances: BTreeMap<Id, When>,
    /// Where they travel from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
    /// How far they can go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
    /// Moves to other bases, each from a period of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Move>,
    /// First period in the scheme; default the horizon's first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<When>,
    /// Last period in the scheme; default the horizon's last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<When>,
    /// Periods in which they cannot be placed.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub unavailable: BTreeSet<When>,
    /// Periods of leave: placements may span them, are not served in them, and do not start in them.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub leave: BTreeSet<When>,
    /// How much of a place they take, in hundredths: 1 to 100. Default 100.
    #[serde(skip_serializing_if = "is_full_time")]
    pub share: u32,
    /// Spells served before the scheme.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Spell>,
    /// Id of the provider that employs them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home: Option<Id>,
    /// Posts open to them; `None` is all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only: Option<BTreeSet<Id>>,
    /// The scheme's own points per period, by post.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub points: BTreeMap<Id, f64>,
    /// The scheme's own points per period, by what posts have in common.
    #[serde(skip_serializing_if = "PointsFor::is_empty")]
    pub points_for: PointsFor,
    /// Least fit per period at which they may be placed, by post.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub minimum_fit: BTreeMap<Id, f64>,
    /// Posts that the scheme or the host has refused.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub refused: BTreeSet<Id>,
    /// Placements that are ruled out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forbidden: Vec<Forbidden>,
    /// Placements that must happen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pinned: Vec<Pinned>,
    /// The placement that runs when the horizon begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_way: Option<UnderWay>,
    /// Overrides [`Rules::must_place`](super::Rules::must_place).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub must_place: Option<bool>,
    /// Whether they need a mentor. Default true.
    #[serde(skip_serializing_if = "is_true")]
    pub mentored: bool,
    /// How much some components of the objective matter to them.
    #[serde(skip_serializing_if = "CandidateWeights::is_default")]
    pub weights: CandidateWeights,
    /// Limits of their own, by id of a [`CountRule`](super::CountRule).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub counts: BTreeMap<Id, CountLimits>,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

/// Posts and providers at which a candidate will never be placed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Vetoes {
    /// By post id.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub posts: BTreeSet<Id>,
    /// By provider id.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub providers: BTreeSet<Id>,
}

/// Where a candidate travels from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Base {
    /// A place of the scheme.
    Place {
        /// Id of the place.
        place: Id,
    },
    /// A point.
    Point {
        /// Latitude in degrees.
        lat: f64,
        /// Longitude in degrees.
        lon: f64,
    },
}

/// How far a candidate can go.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// Great-circle distance from the base, in kilometres, at most.
    Km(f64),
    /// Minutes of travel from the base, at most, by the scheme's table.
    Minutes(u32),
    /// These places only, by id.
    Places(BTreeSet<Id>),
}

/// A spell served at a provider before the horizon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spell {
    /// Id of the provider.
    pub provider: Id,
    /// Periods served, from 1.
    pub periods: u32,
    /// Periods since it ended; 0 is just before the horizon.
    pub ended: u32,
}

/// The share of somebody who takes a whole place.
pub(super) const FULL_TIME: u32 = 100;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_full_time(share: &u32) -> bool {
    *share == FULL_TIME
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_true(flag: &bool) -> bool {
    *flag
}

impl Vetoes {
    /// Whether nothing is vetoed.
    pub fn is_empty(&self) -> bool {
        self.posts.is_empty() && self.providers.is_empty()
    }
}

impl Candidate {
    /// A candidate without history, open to every post in every period.
    pub fn new(id: impl Into<Id>) -> Self {
        Self {
            id: id.into(),
            name: String::new(),
            levels: Levels::new(),
            targets: Levels::new(),
            values: Profile::new(),
            preferences: BTreeMap::new(),
            vetoes: Vetoes::default(),
            requires: BTreeSet::new(),
            streams: None,
            conflicts: Conflicts::default(),
            clearances: BTreeMap::new(),
            base: None,
            reach: None,
            moves: Vec::new(),
            first: None,
            last: None,
            unavailable: BTreeSet::new(),
            leave: BTreeSet::new(),
            share: FULL_TIME,
            history: Vec::new(),
            home: None,
            only: None,
            points: BTreeMap::new(),
            points_for: PointsFor::default(),
            minimum_fit: BTreeMap::new(),
            refused: BTreeSet::new(),
            forbidden: Vec::new(),
            pinned: Vec::new(),
            under_way: None,
            must_place: None,
            mentored: true,
            weights: CandidateWeights::default(),
            counts: BTreeMap::new(),
            meta: Meta::new(),
        }
    }

    /// Whether some placement of theirs does not take whole places.
    pub(super) fn fills_hundredths(&self) -> bool {
        self.share != FULL_TIME || !self.leave.is_empty()
    }

    /// Sets the name for people to read.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets the level held in a competency.
    #[must_use]
    pub fn level(mut self, competency: impl Into<Id>, level: u8) -> Self {
        self.levels.insert(competency.into(), level);
        self
    }

    /// Sets the weight given to one dimension of values.
    #[must_use]
    pub fn value(mut self, dimension: impl Into<Id>, weight: f64) -> Self {
        self.values.insert(dimension.into(), weight);
        self
    }

    /// Ranks a post: 1 is first.
    #[must_use]
    pub fn prefers(mut self, post: impl Into<Id>, rank: u32) -> Self {
        self.preferences.insert(post.into(), rank);
        self
    }

    /// Adds a period of leave.
    #[must_use]
    pub fn on_leave(mut self, period: impl Into<When>) -> Self {
        self.leave.insert(period.into());
        self
    }

    /// Sets how much of a place they take, in hundredths.
    #[must_use]
    pub fn share(mut self, hundredths: u32) -> Self {
        self.share = hundredths;
        self
    }

    /// Adds a spell of history that ended `ended` periods before the horizon.
    #[must_use]
    pub fn served(mut self, provider: impl Into<Id>, periods: u32, ended: u32) -> Self {
        self.history.push(Spell { provider: provider.into(), periods, ended });
        self
    }

    /// Sets the home employer.
    #[must_use]
    pub fn home(mut self, provider: impl Into<Id>) -> Self {
        self.home = Some(provider.into());
        self
    }

    /// Sets the base to a place of the scheme.
    #[must_use]
    pub fn base(mut self, place: impl Into<Id>) -> Self {
        self.base = Some(Base::Place { place: place.into() });
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

    /// Adds something that their posts must meet.
    #[must_use]
    pub fn requires(mut self, requirement: impl Into<Id>) -> Self {
        self.requires.insert(requirement.into());
        self
    }

    /// States from when on they hold a clearance.
    #[must_use]
    pub fn cleared(mut self, clearance: impl Into<Id>, from: impl Into<When>) -> Self {
        self.clearances.insert(clearance.into(), from.into());
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

    /// Sets how much some components of the objective matter to this candidate.
    #[must_use]
    pub fn weights(mut self, weights: CandidateWeights) -> Self {
        self.weights = weights;
        self
    }

    /// Sets the scheme's own points per period for a post.
    #[must_use]
    pub fn points(mut self, post: impl Into<Id>, points: f64) -> Self {
        self.points.insert(post.into(), points);
        self
    }
}
