//! Posts: work at a provider that candidates rotate through.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Duration, Id, Levels, Meta, When};

/// A label of posts, such as `frontline` or `strategic`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tag {
    /// Unique id.
    pub id: Id,
    /// Name for people to read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

/// A line of work that posts belong to, such as `finance` or `paediatrics`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stream {
    /// Unique id.
    pub id: Id,
    /// Name for people to read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The scheme's own points per period for anybody placed in it. Default 0.
    #[serde(skip_serializing_if = "is_zero")]
    pub points: f64,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

/// How many people a post can hold at once, or must. With no place it is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Places {
    /// The same in every period.
    Every(u32),
    /// A default, and exceptions by period number (from 1).
    Varying {
        /// Places in periods that are not listed.
        default: u32,
        /// Places by period number.
        by_period: BTreeMap<u32, u32>,
    },
}

/// Work at one provider.
///
/// ```
/// use secondment::model::{Places, Post};
///
/// let post = Post::new("housing-desk", "town-hall")
///     .essential("budgets", 1)
///     .develops("budgets", 3)
///     .periods(2)
///     .starts([1_u32, 3])
///     .places(2)
///     .places_in(4, 0);
/// assert_eq!(post.places, Places::Varying { default: 2, by_period: [(4, 0)].into() });
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Post {
    /// Unique id.
    pub id: Id,
    /// Name for people to read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Id of the provider.
    pub provider: Id,
    /// Id of a second provider that a placement serves as well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub also: Option<Id>,
    /// Id of the stream it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream: Option<Id>,
    /// Levels that must be held when a placement starts.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub essential: Levels,
    /// Levels that are welcome.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub desirable: Levels,
    /// Levels that a placement raises people to by its end.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub develops: Levels,
    /// By how many levels a placement raises people by its end.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub steps: Levels,
    /// Its tags, by id.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<Id>,
    /// What it meets of what candidates may require, by requirement id.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub meets: BTreeSet<Id>,
    /// Clearances that must be held when a placement starts, by id.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub clearances: BTreeSet<Id>,
    /// Who manages it: a text of the caller's own that only conflicts of interest refer to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manager: Option<Id>,
    /// The scheme's own points per period for anybody placed here. Default 0.
    #[serde(skip_serializing_if = "is_zero")]
    pub points: f64,
    /// How long a placement lasts. Default one period.
    pub duration: Duration,
    /// Periods in which a placement may start; `None` is any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<BTreeSet<When>>,
    /// Maximum occupancy. Default 1 in every period.
    pub places: Places,
    /// Its host's rank of candidates for this post, by id: 1 is first, ties allowed. Replaces the
    /// provider's ranks altogether; `None` leaves them as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranks: Option<BTreeMap<Id, u32>>,
    /// Minimum occupancy; `None` is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Places>,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

/// Whether points are left out of the file.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_zero(points: &f64) -> bool {
    *points == 0.0
}

impl Stream {
    /// A stream by its id.
    pub fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), name: String::new(), points: 0.0, meta: Meta::new() }
    }

    /// Sets the scheme's own points per period for anybody placed in it.
    #[must_use]
    pub fn points(mut self, points: f64) -> Self {
        self.points = points;
        self
    }
}

impl Tag {
    /// A tag by its id.
    pub fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), name: String::new(), meta: Meta::new() }
    }
}

impl Post {
    /// A post of one place and one period at a provider, open to all.
    pub fn new(id: impl Into<Id>, provider: impl Into<Id>) -> Self {
        Self {
            id: id.into(),
            name: String::new(),
            provider: provider.into(),
            also: None,
            stream: None,
            essential: Levels::new(),
            desirable: Levels::new(),
            develops: Levels::new(),
            steps: Levels::new(),
            tags: BTreeSet::new(),
            meets: BTreeSet::new(),
            clearances: BTreeSet::new(),
            manager: None,
            points: 0.0,
            duration: Duration::default(),
            starts: None,
            places: Places::Every(1),
            ranks: None,
            minimum: None,
            meta: Meta::new(),
        }
    }

    /// Sets the name for people to read.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets the stream it belongs to.
    #[must_use]
    pub fn stream(mut self, stream: impl Into<Id>) -> Self {
        self.stream = Some(stream.into());
        self
    }

    /// Asks for a level that must be held at the start.
    #[must_use]
    pub fn essential(mut self, competency: impl Into<Id>, level: u8) -> Self {
        self.essential.insert(competency.into(), level);
        self
    }

    /// Asks for a level that is welcome.
    #[must_use]
    pub fn desirable(mut self, competency: impl Into<Id>, level: u8) -> Self {
        self.desirable.insert(competency.into(), level);
        self
    }

    /// States a level that a placement raises people to.
    #[must_use]
    pub fn develops(mut self, competency: impl Into<Id>, level: u8) -> Self {
        self.develops.insert(competency.into(), level);
        self
    }

    /// States by how many levels a placement raises people.
    #[must_use]
    pub fn steps(mut self, competency: impl Into<Id>, levels: u8) -> Self {
        self.steps.insert(competency.into(), levels);
        self
    }

    /// Sets a second provider that a placement serves as well.
    #[must_use]
    pub fn also(mut self, provider: impl Into<Id>) -> Self {
        self.also = Some(provider.into());
        self
    }

    /// Adds a tag.
    #[must_use]
    pub fn tag(mut self, tag: impl Into<Id>) -> Self {
        self.tags.insert(tag.into());
        self
    }

    /// Meets something that candidates may require.
    #[must_use]
    pub fn meets(mut self, requirement: impl Into<Id>) -> Self {
        self.meets.insert(requirement.into());
        self
    }

    /// Asks for a clearance that must be held at the start.
    #[must_use]
    pub fn clearance(mut self, clearance: impl Into<Id>) -> Self {
        self.clearances.insert(clearance.into());
        self
    }

    /// Names the line manager.
    #[must_use]
    pub fn manager(mut self, manager: impl Into<Id>) -> Self {
        self.manager = Some(manager.into());
        self
    }

    /// Sets the scheme's own points per period for anybody placed here.
    #[must_use]
    pub fn points(mut self, points: f64) -> Self {
        self.points = points;
        self
    }

    /// Sets the duration in periods.
    #[must_use]
    pub fn periods(mut self, periods: u32) -> Self {
        self.duration = Duration::Periods(periods);
        self
    }

    /// Sets the duration in months.
    #[must_use]
    pub fn months(mut self, months: u32) -> Self {
        self.duration = Duration::Months { months };
        self
    }

    /// Restricts the periods in which a placement may start.
    #[must_use]
    pub fn starts<W: Into<When>>(mut self, periods: impl IntoIterator<Item = W>) -> Self {
        self.starts = Some(periods.into_iter().map(Into::into).collect());
        self
    }

    /// Ranks a candidate for this post: 1 is first.
    #[must_use]
    pub fn ranks(mut self, candidate: impl Into<Id>, rank: u32) -> Self {
        self.ranks.get_or_insert_default().insert(candidate.into(), rank);
        self
    }

    /// Sets the places in every period.
    #[must_use]
    pub fn places(mut self, places: u32) -> Self {
        self.places = Places::Every(places);
        self
    }

    /// Sets the people that must be there at least, in every period.
    #[must_use]
    pub fn minimum(mut self, people: u32) -> Self {
        self.minimum = Some(Places::Every(people));
        self
    }

    /// Sets the places in one period (from 1), leaving the others as they are.
    #[must_use]
    pub fn places_in(mut self, period: u32, places: u32) -> Self {
        let (default, mut by_period) = match self.places {
            Places::Every(default) => (default, BTreeMap::new()),
            Places::Varying { default, by_period } => (default, by_period),
        };
        by_period.insert(period, places);
        self.places = Places::Varying { default, by_period };
        self
    }
}
