//! The scheme in typed indices and integer points: what every other module reads.
//!
//! Periods here count from 0.

use super::{
    ClearanceIx, CompetencyIx, KindIx, ManagerIx, PlaceIx, PostIx, ProviderIx, RequirementIx,
    Sector, StreamIx, TagIx, Terms, ValueIx,
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
    /// A second provider that a placement serves as well; never the same.
    pub also: Option<ProviderIx>,
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
    /// Number of levels by which a placement raises people, by competency; none that it develops.
    pub steps: Box<[(CompetencyIx, u8)]>,
    /// Its tags, in order.
    pub tags: Box<[TagIx]>,
    /// What it meets of what candidates may require, in order.
    pub meets: Box<[RequirementIx]>,
    /// Clearances that must be held at the start, in order.
    pub clearances: Box<[ClearanceIx]>,
    /// Its line manager.
    pub manager: Option<ManagerIx>,
    /// The scheme's own points per period for anybody, scaled: of the post and of its stream.
    pub points: i64,
    /// Whether a placement may start, by period.
    pub may_start: Box<[bool]>,
    /// Maximum occupancy, by period.
    pub places: Box<[u32]>,
    /// Whether it has ranks of its own, which replace its provider's.
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

/// Where a candidate travels from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaseRow {
    /// The place, unless it is a point.
    pub place: Option<PlaceIx>,
    /// Latitude and longitude in degrees.
    pub point: (f64, f64),
}

/// The scheme's own points per period for a candidate, scaled, by what posts have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PointsForRow {
    /// By stream.
    pub streams: Box<[(StreamIx, i64)]>,
    /// By provider.
    pub providers: Box<[(ProviderIx, i64)]>,
    /// By the provider's kind.
    pub kinds: Box<[(KindIx, i64)]>,
    /// By the provider's place.
    pub places: Box<[(PlaceIx, i64)]>,
}

/// A candidate in typed indices. All lists are in order of index.
#[derive(Clone, Debug, PartialEq)]
pub struct CandidateRow {
    /// Levels held that are above 0, by competency.
    pub levels: Box<[(CompetencyIx, u8)]>,
    /// Levels aimed at where given, by competency.
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
    /// What their posts must meet.
    pub requires: Box<[RequirementIx]>,
    /// The only streams open; posts without one are open all the same.
    pub streams: Option<Box<[StreamIx]>>,
    /// Providers with whom they have a conflict of interest.
    pub conflict_providers: Box<[ProviderIx]>,
    /// Line managers with whom they have a conflict of interest.
    pub conflict_managers: Box<[ManagerIx]>,
    /// First period in which each clearance is held, by clearance.
    pub cleared: Box<[Option<usize>]>,
    /// Where they travel from.
    pub base: Option<BaseRow>,
    /// Moves to other bases: the first period there, in order.
    pub moves: Box<[(usize, BaseRow)]>,
    /// Greatest distance from the base in kilometres.
    pub reach_km: Option<f64>,
    /// Most minutes of travel from the base.
    pub reach_minutes: Option<u32>,
    /// The only places within reach.
    pub reach_places: Option<Box<[PlaceIx]>>,
    /// Whether the period lies in the window and is available, by period.
    pub available: Box<[bool]>,
    /// Periods of leave: bit p stands for period p.
    pub leave: u128,
    /// How much of a place they take, in hundredths.
    pub share: u32,
    /// Spells of history, the last one last.
    pub history: Box<[SpellRow]>,
    /// Home employer.
    pub home: Option<ProviderIx>,
    /// The only posts open.
    pub only: Option<Box<[PostIx]>>,
    /// The scheme's own points per period, scaled, by post.
    pub points: Box<[(PostIx, i64)]>,
    /// The same by what posts have in common; `None` where nothing is given.
    pub points_for: Option<Box<PointsForRow>>,
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
    /// Multiplies preference points. Default 1.
    pub preference_weight: f64,
    /// Multiplies what waiting costs. Default 1.
    pub waiting_weight: f64,
    /// Number of the boundary table with their crossing weight; 0 is that of the scheme.
    pub(super) boundaries: usize,
}

/// A competency whose levels lapse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LapseRow {
    /// The competency.
    pub competency: CompetencyIx,
    /// So many periods in a row without use.
    pub periods: usize,
    /// What a higher level falls to.
    pub to: u8,
}

impl CandidateRow {
    /// How many of so many periods from a start are not periods of leave.
    #[inline]
    pub fn served(&self, start: usize, periods: usize) -> usize {
        if self.leave == 0 {
            return periods;
        }
        let all = if periods < 128 { (1 << periods) - 1 } else { u128::MAX };
        periods - (self.leave >> start & all).count_ones() as usize
    }
}

impl PostRow {
    /// The providers that a placement serves: one, or two.
    pub fn providers(&self) -> impl Iterator<Item = ProviderIx> + Clone + use<> {
        [Some(self.provider), self.also].into_iter().flatten()
    }

    /// Competencies that a placement keeps in use: all that the post names. Some may come twice.
    pub fn uses(&self) -> impl Iterator<Item = CompetencyIx> {
        let lists = [&self.essential, &self.desirable, &self.develops, &self.steps];
        lists.into_iter().flatten().map(|&(competency, _)| competency)
    }
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
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own, on or off")]
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
    /// Competencies whose levels lapse, in order.
    pub lapses: Box<[LapseRow]>,
    /// What the lowest total of any candidate counts.
    pub worst: Worst,
    /// Whether places are filled by hundredths: somebody is part-time, or on leave.
    pub hundredths: bool,
}

/// What the lowest total of any candidate counts: thousandths of a point for each of its points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worst {
    /// Not negative; 0 where the scheme does not value it.
    pub thousandths: i64,
}

impl Worst {
    /// Whether the lowest total adds nothing, whatever it is.
    pub fn is_none(self) -> bool {
        self.thousandths == 0
    }

    /// Points that a lowest total adds to the objective: rounded down, also below 0.
    ///
    /// They never fall as the lowest total rises, so that an upper bound on the one bounds the others.
    ///
    /// ```
    /// use secondment::model::Worst;
    ///
    /// let worst = Worst { thousandths: 1_500 };
    /// assert_eq!([7, 0, -7].map(|lowest| worst.points(lowest)), [10, 0, -11]);
    /// ```
    pub fn points(self, lowest: i64) -> i64 {
        let exact = i128::from(self.thousandths) * i128::from(lowest);
        let most = i128::from(i64::MAX / 4);
        exact.div_euclid(1000).clamp(-most, most) as i64
    }

    /// Points that the lowest of these totals adds; nothing where there are none.
    pub fn points_of(self, totals: impl IntoIterator<Item = i64>) -> i64 {
        if self.is_none() {
            return 0;
        }
        totals.into_iter().min().map_or(0, |lowest| self.points(lowest))
    }
}

/// Times of travel between places, in minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TravelTimes {
    /// By start and end of the way, in order; ways back included.
    pub(super) minutes: Box<[((PlaceIx, PlaceIx), u32)]>,
}

impl TravelTimes {
    /// Minutes from one place to another; `None` where the scheme does not say. 0 from a place to itself.
    pub fn minutes(&self, from: PlaceIx, to: PlaceIx) -> Option<u32> {
        if from == to {
            return Some(0);
        }
        let at = self.minutes.binary_search_by_key(&(from, to), |entry| entry.0).ok()?;
        Some(self.minutes[at].1)
    }
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
