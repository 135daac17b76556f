//! Posts: work at a provider that candidates rotate through.

use std::collections::{BTreeMap, BTreeSet};

use jsonc_parser::ast::Value as Json;
use serde::Serialize;

use super::{Duration, Id, Levels, Meta, When};
use crate::error::FaultCode;
use crate::model::part::{ANY, Check, Field, Value, WEIGHT, given, id_form, part};
use crate::model::text::{Fields, Path, Reader};

part! {
    /// A line of work that posts belong to, such as `finance` or `paediatrics`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Stream by id {
        /// Unique id.
        pub id: Id [required],
        /// Name for people to read.
        pub name: String,
        /// The scheme's own points per period for anybody placed in it. Default 0.
        pub points: f64 [in -WEIGHT, WEIGHT],
        /// Kept and ignored.
        pub meta: Meta,
    }
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

part! {
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
    #[derive(Clone, Debug, PartialEq)]
    pub struct Post by id {
        /// Unique id.
        pub id: Id [required],
        /// Name for people to read.
        pub name: String,
        /// Id of the provider.
        pub provider: Id [required, of Providers, hand],
        /// Id of a second provider that a placement serves as well.
        pub also: Option<Id> [of Providers],
        /// Id of the stream it belongs to.
        pub stream: Option<Id> [of Streams],
        /// Levels that must be held when a placement starts.
        pub essential: Levels [of Competencies, in 1.0, 100.0, add essential(competency: Id, level: u8)],
        /// Levels that are welcome.
        pub desirable: Levels [of Competencies, in 1.0, 100.0, add desirable(competency: Id, level: u8)],
        /// Levels that a placement raises people to by its end.
        pub develops: Levels [of Competencies, in 1.0, 100.0, add develops(competency: Id, level: u8)],
        /// By how many levels a placement raises people by its end.
        pub steps: Levels [of Competencies, in 1.0, 100.0, add steps(competency: Id, levels: u8)],
        /// Its tags, by id.
        pub tags: BTreeSet<Id> [of Tags, add tag(tag: Id)],
        /// What it meets of what candidates may require, by requirement id.
        pub meets: BTreeSet<Id> [of Requirements, add meets(requirement: Id)],
        /// Clearances that must be held when a placement starts, by id.
        pub clearances: BTreeSet<Id> [of Clearances, add clearance(clearance: Id)],
        /// Who manages it: a text of the caller's own that only conflicts of interest refer to.
        pub manager: Option<Id>,
        /// The scheme's own points per period for anybody placed here. Default 0.
        pub points: f64 [in -WEIGHT, WEIGHT],
        /// How long a placement lasts. Default one period.
        pub duration: Duration [always],
        /// Periods in which a placement may start; `None` is any.
        pub starts: Option<BTreeSet<When>>,
        /// Maximum occupancy. Default 1 in every period.
        pub places: Places [= Places::Every(1), always],
        /// Its host's rank of candidates for this post, by id: 1 is first, ties allowed. Replaces the
        /// provider's ranks altogether; `None` leaves them as they are.
        pub ranks: Option<BTreeMap<Id, u32>> [of Candidates, in 1.0, ANY, hand],
        /// Minimum occupancy; `None` is none.
        pub minimum: Option<Places>,
        /// Kept and ignored.
        pub meta: Meta,
    }
    check consistent;
}

impl Stream {
    /// A stream by its id.
    pub fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), ..Self::blank() }
    }
}

impl Post {
    /// A post of one place and one period at a provider, open to all.
    pub fn new(id: impl Into<Id>, provider: impl Into<Id>) -> Self {
        Self { id: id.into(), provider: provider.into(), ..Self::blank() }
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

    /// Ranks a candidate for this post: 1 is first.
    #[must_use]
    pub fn ranks(mut self, candidate: impl Into<Id>, rank: u32) -> Self {
        self.ranks.get_or_insert_default().insert(candidate.into(), rank);
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

/// Most people a post may hold at once.
const MOST_PLACES: u32 = 1_000_000;

impl Places {
    /// People in a period, from 0.
    pub(super) fn in_period(&self, period: usize) -> u32 {
        match self {
            Self::Every(people) => *people,
            Self::Varying { default, by_period } => {
                *by_period.get(&(period as u32 + 1)).unwrap_or(default)
            }
        }
    }

    /// The most people in any period.
    pub(super) fn most(&self) -> u32 {
        match self {
            Self::Every(people) => *people,
            Self::Varying { default, by_period } => {
                by_period.values().copied().fold(*default, u32::max)
            }
        }
    }
}

given!(Places);
given!(from u32, Places, |people| Places::Every(people));

impl Value for Places {
    fn blank() -> Self {
        Self::Every(1)
    }

    /// What could not be read is enough for anyone.
    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        const AMPLE: u32 = MOST_PLACES;
        Some(match json {
            Json::NumberLit(_) => Self::Every(reader.whole(json, path).unwrap_or(AMPLE)),
            Json::Object(_) => {
                let mut fields = Fields::of(reader, json, path);
                let default = fields.required("default", u32::read).flatten().unwrap_or(AMPLE);
                let by_period = fields.optional("by_period", |reader, json, path| {
                    reader.by_number(json, path, |reader, json, path| {
                        Some(reader.whole(json, path).unwrap_or(AMPLE))
                    })
                });
                fields.finish();
                Self::Varying { default, by_period: by_period.unwrap_or_default() }
            }
            other => {
                let wanted = "a number or {\"default\": number, \"by_period\": {}}";
                reader.wrong_type(&other, path, wanted);
                Self::Every(AMPLE)
            }
        })
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, _field: &Field) {
        let range = Field { range: Some((0.0, f64::from(MOST_PLACES))), ..Field::PART };
        match self {
            Self::Every(people) => people.check(check, path, &range),
            Self::Varying { default, by_period } => {
                default.check(check, &path.field("default"), &range);
                let entries = path.field("by_period");
                for (&period, people) in by_period {
                    let key = period.to_string();
                    let path = entries.key(&key);
                    people.check(check, &path, &range);
                    check.when(period.into(), &path);
                }
            }
        }
    }
}

fn consistent(post: &Post, check: &mut Check<'_, '_>, path: &Path<'_>) {
    if post.also.as_ref() == Some(&post.provider) {
        check.error(
            &path.field("also"),
            FaultCode::SelfPair,
            format!("the post is already with `{}`", post.provider.shown()),
            "name another provider, or leave `also` out",
        );
    }
    let steps = path.field("steps");
    for id in post.steps.keys().filter(|id| post.develops.contains_key(*id)) {
        check.error(
            &steps.key(id.as_str()),
            FaultCode::FieldsConflict,
            format!("`{id}` is already in `develops`", id = id.shown()),
            "keep one of them",
        );
    }
    if let Some(manager) = &post.manager {
        id_form(check.findings, manager, &path.field("manager"));
    }
    let starts = path.field("starts");
    let closed = post.starts.as_ref().is_some_and(BTreeSet::is_empty);
    if closed && !check.findings.has_errors_in(&starts) {
        check.error(
            &starts,
            FaultCode::EmptySet,
            "the set of starts is empty",
            "name at least one period, or leave `starts` out to allow any",
        );
    }
    fits(post, check, &path.field("minimum"));
}

/// Checks that a post's minimum fits into its places.
fn fits(post: &Post, check: &mut Check<'_, '_>, path: &Path<'_>) {
    let horizon = check.horizon.as_ref().map(|known| known.count);
    let Some((minimum, count)) = post.minimum.as_ref().zip(horizon) else { return };
    let people = |period| (minimum.in_period(period), post.places.in_period(period));
    let mut asked = (0..count).map(people).zip(1..);
    let above = asked.find(|((least, most), _)| least > most);
    if let Some(((least, most), period)) = above.filter(|_| !check.findings.has_errors_in(path)) {
        check.error(
            path,
            FaultCode::ContradictoryRule,
            format!("period {period} asks for {least} people and has {most} place(s)"),
            "give a minimum that fits into `places` in every period",
        );
    }
}
