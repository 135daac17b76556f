//! The scheme in typed indices and integer points: what every other module reads.
//!
//! Periods here count from 0.

use super::{
    CompetencyIx, KindIx, PlaceIx, PostIx, ProviderIx, Sector, StreamIx, TagIx, Terms, ValueIx,
};

/// A provider in typed indices.
#[derive(Clone, Debug, PartialEq)]
pub struct ProviderRow {
    /// Its kind.
    pub kind: KindIx,
    /// Its sector.
    pub sector: Sector,
    /// Its place.
    pub place: Option<PlaceIx>,
    /// Latitude and longitude in degrees: its own, else its place's.
    pub point: Option<(f64, f64)>,
    /// Its values profile, by dimension.
    pub values: Box<[(ValueIx, f64)]>,
}

/// A post in typed indices.
#[derive(Clone, Debug, PartialEq)]
pub struct PostRow {
    /// Its provider.
    pub provider: ProviderIx,
    /// Its stream.
    pub stream: Option<StreamIx>,
    /// Periods a placement lasts, from 1; may exceed the horizon (then it never starts).
    pub duration: usize,
    /// Levels that must be held at the start, by competency.
    pub essential: Box<[(CompetencyIx, u8)]>,
    /// Levels that are welcome, by competency.
    pub desirable: Box<[(CompetencyIx, u8)]>,
    /// Levels that a placement raises people to, by competency.
    pub develops: Box<[(CompetencyIx, u8)]>,
    /// Its tags, in order.
    pub tags: Box<[TagIx]>,
    /// Whether a placement may start, by period.
    pub may_start: Box<[bool]>,
    /// Maximum occupancy, by period.
    pub places: Box<[u32]>,
    /// Whether it states ranks of its own, which replace its provider's.
    pub own_ranks: bool,
}

/// A spell of history in typed indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpellRow {
    /// Where it was served.
    pub provider: ProviderIx,
    /// Periods served.
    pub periods: u32,
    /// Periods since it ended.
    pub ended: u32,
    /// Whether it is young enough to count.
    pub counts: bool,
}

/// A placement under way in typed indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnderWayRow {
    /// Its post.
    pub post: PostIx,
    /// Periods of the horizon that it still covers, from 1.
    pub remaining: usize,
    /// Periods served before the horizon.
    pub served: u32,
}

/// A candidate in typed indices. All lists are in order of index.
#[derive(Clone, Debug, PartialEq)]
pub struct CandidateRow {
    /// Levels held that are above 0, by competency.
    pub levels: Box<[(CompetencyIx, u8)]>,
    /// Levels aimed at where stated, by competency.
    pub targets: Box<[(CompetencyIx, u8)]>,
    /// Values profile, by dimension.
    pub values: Box<[(ValueIx, f64)]>,
    /// Preference rank, by post.
    pub preferences: Box<[(PostIx, u32)]>,
    /// Rank among the candidates of each post that ranks them itself.
    pub post_ranks: Box<[(PostIx, u32)]>,
    /// Rank among the candidates of each provider that ranks them.
    pub provider_ranks: Box<[(ProviderIx, u32)]>,
    /// Vetoed posts.
    pub vetoed_posts: Box<[PostIx]>,
    /// Vetoed providers.
    pub vetoed_providers: Box<[ProviderIx]>,
    /// Base, latitude and longitude in degrees.
    pub base: Option<(f64, f64)>,
    /// Greatest distance from the base in kilometres.
    pub reach_km: Option<f64>,
    /// The only places within reach.
    pub reach_places: Option<Box<[PlaceIx]>>,
    /// Whether the period lies in the window and is available, by period.
    pub available: Box<[bool]>,
    /// Spells of history, the last one last.
    pub history: Box<[SpellRow]>,
    /// Home employer.
    pub home: Option<ProviderIx>,
    /// The only posts open.
    pub only: Option<Box<[PostIx]>>,
    /// The scheme's own points per period, scaled, by post.
    pub points: Box<[(PostIx, i64)]>,
    /// Least fit per period, scaled, by post.
    pub minimum_fit: Box<[(PostIx, i64)]>,
    /// Refused posts.
    pub refused: Box<[PostIx]>,
    /// Placements ruled out: post and start, or every start.
    pub forbidden: Box<[(PostIx, Option<usize>)]>,
    /// Placements that must happen: post and start.
    pub pinned: Box<[(PostIx, usize)]>,
    /// Placement under way.
    pub under_way: Option<UnderWayRow>,
    /// Whether at least one placement must happen.
    pub must_place: bool,
}

/// A bound on the number of placements with a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TagLimit {
    /// The tag.
    pub tag: TagIx,
    /// At least so many.
    pub at_least: u32,
    /// At most so many.
    pub at_most: u32,
}

/// The objective's weights in integer points, and the rules in typed indices.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Whether crossing the same boundary again scores again.
    pub repeat_crossings: bool,
    /// f(k) in points for k = 0 to the number of kinds.
    pub breadth: Box<[i64]>,
    /// Kinds a translator has served.
    pub translator_kinds: u32,
    /// Periods in each of them.
    pub translator_min_periods: u32,
    /// Crossings a translator has made.
    pub translator_crossings: u32,
    /// Points for becoming one.
    pub translator_bonus: i64,
    /// Points per period by preference rank: index 0 is rank 1.
    pub preference: Box<[i64]>,
    /// Points per period for other ranks and unranked posts.
    pub preference_otherwise: i64,
    /// Points per period by the host's rank: index 0 is rank 1.
    pub host_preference: Box<[i64]>,
    /// Points per period for other ranks of hosts and where they have none.
    pub host_preference_otherwise: i64,
    /// Points per level gained.
    pub development: i64,
    /// Placements per provider, at most.
    pub per_provider: u32,
    /// Bounds on tags, in order of tag.
    pub tags: Box<[TagLimit]>,
    /// Most idle periods in a rotation that is not empty.
    pub idle: Option<usize>,
    /// Whether an idle period is served at home.
    pub home_service: bool,
    /// Whether essential levels must be held.
    pub essential_required: bool,
    /// How often each component of the points counts: those of the first layer, unless the scheme was
    /// asked for another sum. All other figures here are points as they count once.
    pub terms: Terms,
}

/// Boundary weights between providers, in points.
///
/// Providers with the same weights towards all others share a class, so a scheme with thousands of
/// providers needs a small matrix only.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundaries {
    pub(super) class: Box<[u32]>,
    pub(super) classes: usize,
    /// By class x class; the diagonal is between two different providers of one class.
    pub(super) weight: Box<[i64]>,
}

impl Boundaries {
    /// Weight of the boundary between two providers, in points; 0 between a provider and itself.
    pub fn weight(&self, a: ProviderIx, b: ProviderIx) -> i64 {
        if a == b {
            return 0;
        }
        self.between(self.class(a), self.class(b))
    }

    /// The class of a provider: equal classes have equal boundaries towards everyone.
    pub fn class(&self, provider: ProviderIx) -> usize {
        self.class[provider.get()] as usize
    }

    /// Number of classes.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Weight between any two different providers of these classes, in points.
    pub fn between(&self, a: usize, b: usize) -> i64 {
        self.weight[a * self.classes + b]
    }
}
