//! What to generate.

use std::ops::RangeInclusive;

/// The size and shape of a generated scheme.
///
/// ```
/// use secondment::sources::{Spec, generate};
///
/// let scheme = generate(&Spec::new(60, 40, 4, 20, 7))?;
/// assert_eq!(scheme.candidates().len(), 60);
/// # Ok::<(), secondment::sources::ImpossibleSpec>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spec {
    /// Number of candidates, 1 to 999,999.
    pub candidates: u32,
    /// Number of posts, 1 to 999,999.
    pub posts: u32,
    /// Number of periods, 1 to 128.
    pub periods: u32,
    /// Posts open to each candidate, 1 to the number of posts.
    pub eligible: u32,
    /// Kinds of provider, 1 to 64. Default 6.
    pub kinds: u32,
    /// How scarce places are. Default tight.
    pub family: Family,
    /// Seed of every draw.
    pub seed: u64,
}

/// How many places there are in each period, over all posts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// ceil(1.05 N) places for N candidates.
    #[default]
    Tight,
    /// ceil(1.5 N) places for N candidates.
    Loose,
}

/// A spec that no scheme fits, with every fault found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no scheme fits: {}", .faults.iter().map(SpecFault::to_string).collect::<Vec<_>>().join("; "))]
#[non_exhaustive]
pub struct ImpossibleSpec {
    /// Every fault, in order of the fields of the spec.
    pub faults: Vec<SpecFault>,
}

/// One thing wrong with a [`Spec`] or a [`HospitalSpec`](super::hospital::HospitalSpec).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SpecFault {
    /// A number is out of its range.
    #[error("{field} is {given}, and must be {} to {}", .allowed.start(), .allowed.end())]
    OutOfRange {
        /// The field of the spec.
        field: &'static str,
        /// Its value.
        given: u32,
        /// Values that it may have.
        allowed: RangeInclusive<u32>,
    },
    /// All places would fall on one post, and are more than it may have.
    #[error("one post would have {places} places, and may have {}", Spec::MOST_PLACES)]
    TooManyPlaces {
        /// Places in each period.
        places: u32,
    },
    /// More posts are asked for per candidate than there are.
    #[error("eligible is {eligible}, and there are only {posts} posts to draw from")]
    TooManyEligible {
        /// Posts asked for per candidate.
        eligible: u32,
        /// Posts in the scheme.
        posts: u32,
    },
    /// A rotation is longer than the horizon.
    #[error("{streams} streams of duration {duration} do not fit into {periods} periods")]
    TooFewPeriods {
        /// Streams that each candidate does.
        streams: u32,
        /// Periods that each of them lasts.
        duration: u32,
        /// Periods of the scheme.
        periods: u32,
    },
}

/// A fault for each field whose value lies outside its range.
pub(super) fn out_of_range<const FIELDS: usize>(
    fields: [(&'static str, u32, RangeInclusive<u32>); FIELDS],
) -> Vec<SpecFault> {
    fields
        .into_iter()
        .filter(|(_, given, allowed)| !allowed.contains(given))
        .map(|(field, given, allowed)| SpecFault::OutOfRange { field, given, allowed })
        .collect()
}

impl Spec {
    /// Most places that a post may have in a period.
    const MOST_PLACES: u32 = 1_000_000;

    /// A tight instance with six kinds.
    pub fn new(candidates: u32, posts: u32, periods: u32, eligible: u32, seed: u64) -> Self {
        Self { candidates, posts, periods, eligible, kinds: 6, family: Family::Tight, seed }
    }

    /// Sets the number of kinds.
    #[must_use]
    pub fn kinds(mut self, kinds: u32) -> Self {
        self.kinds = kinds;
        self
    }

    /// Sets the family.
    #[must_use]
    pub fn family(mut self, family: Family) -> Self {
        self.family = family;
        self
    }

    /// Number of providers: a third of the posts, rounded up, and at least one of each kind.
    pub fn providers(&self) -> u32 {
        self.kinds.max(self.posts.div_ceil(3))
    }

    /// Places in each period, over all posts.
    pub fn places(&self) -> u32 {
        let percent = match self.family {
            Family::Tight => 105,
            Family::Loose => 150,
        };
        (u64::from(self.candidates) * percent).div_ceil(100) as u32
    }

    /// Finds every fault.
    pub(crate) fn check(&self) -> Result<(), ImpossibleSpec> {
        let mut faults = out_of_range([
            ("candidates", self.candidates, 1..=999_999),
            ("posts", self.posts, 1..=999_999),
            ("periods", self.periods, 1..=128),
            ("eligible", self.eligible, 1..=999_999),
            ("kinds", self.kinds, 1..=64),
        ]);
        // Two posts share the places evenly enough, whatever the seed.
        if faults.is_empty() && self.posts == 1 && self.places() > Self::MOST_PLACES {
            faults.push(SpecFault::TooManyPlaces { places: self.places() });
        }
        if self.eligible > self.posts && self.posts > 0 {
            let (eligible, posts) = (self.eligible, self.posts);
            faults.push(SpecFault::TooManyEligible { eligible, posts });
        }
        if faults.is_empty() { Ok(()) } else { Err(ImpossibleSpec { faults }) }
    }
}
