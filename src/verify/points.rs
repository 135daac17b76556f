//! Points, broken down.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::Serialize;

use crate::model::{Id, Terms};

/// Makes the struct, and what is done to one component after the other.
macro_rules! components {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// Points by component, of a rotation or of a sum of them. All are integer points.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
        #[non_exhaustive]
        pub struct RotationPoints {
            $($(#[$doc])* pub $name: i64,)*
        }

        impl RotationPoints {
            /// The sum of all components, each so many times.
            ///
            /// ```
            /// use secondment::model::Terms;
            /// use secondment::verify::RotationPoints;
            ///
            /// let mut points = RotationPoints::default();
            /// (points.crossing, points.own, points.development) = (500, 40, 2);
            /// let terms = Terms { crossing: 2, own: 1, ..Terms::default() };
            /// assert_eq!(points.weighted(&terms), 1040);
            /// ```
            pub fn weighted(&self, terms: &Terms) -> i64 {
                0 $(+ terms.$name * self.$name)*
            }
        }

        impl AddAssign for RotationPoints {
            fn add_assign(&mut self, other: Self) {
                $(self.$name += other.$name;)*
            }
        }
    };
}

components! {
    /// Boundaries crossed.
    crossing,
    /// More kinds of provider met.
    breadth,
    /// Having become a system translator.
    bonus,
    /// Competency fit, over all periods served in placements.
    competency,
    /// Values fit, over all periods served in placements.
    values,
    /// Preferences met, over all periods served in placements.
    preference,
    /// Hosts' ranks of the candidate, over all periods served in placements.
    host,
    /// The scheme's own points, over all periods served in placements.
    own,
    /// Levels gained.
    development,
    /// Soft rules broken; never above 0.
    penalties,
    /// Idle periods before the last placement; never above 0.
    waiting,
}

impl RotationPoints {
    /// Crossings, breadth and bonus.
    pub fn exposure(&self) -> i64 {
        self.crossing + self.breadth + self.bonus
    }

    /// Competency, values, preference, host and own points, over all periods; without development.
    pub fn fit(&self) -> i64 {
        self.competency + self.values + self.preference + self.host + self.own
    }

    /// All components: exposure, fit, development, penalties and waiting.
    ///
    /// ```
    /// use secondment::verify::RotationPoints;
    ///
    /// let mut points = RotationPoints::default();
    /// (points.crossing, points.own, points.development) = (500, 40, 2);
    /// assert_eq!((points.exposure(), points.fit(), points.total()), (500, 40, 542));
    /// ```
    pub fn total(&self) -> i64 {
        self.exposure() + self.fit() + self.development + self.penalties + self.waiting
    }
}

impl Add for RotationPoints {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl Sum for RotationPoints {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::default(), Self::add)
    }
}

/// Points of one candidate's rotation, and what stands behind its exposure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CandidatePoints {
    /// By component.
    pub points: RotationPoints,
    /// Kinds of provider met before the scheme, in order of id.
    pub kinds_before: Vec<Id>,
    /// Kinds of provider met before the scheme or in it, in order of id.
    pub kinds_after: Vec<Id>,
    /// Whether they were a system translator before.
    pub translator_before: bool,
    /// Whether they are one after.
    pub translator_after: bool,
    /// Crossings in the rotation whose boundary is above 0, repeated ones included.
    pub crossings: u32,
    /// Periods in the scheme, available, in no placement.
    pub idle: u32,
}

/// Points of a plan: in all, and candidate by candidate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlanPoints {
    /// Sum over all candidates, by component.
    pub sum: RotationPoints,
    /// Candidates who were system translators before.
    pub translators_before: u32,
    /// Candidates who are system translators after.
    pub translators_after: u32,
    /// By candidate id; every candidate of the scheme has an entry.
    pub candidates: BTreeMap<Id, CandidatePoints>,
    /// Points lost to soft rules of the cohort, by name of the row that is broken. Above 0; a row that
    /// is kept has no entry.
    ///
    /// A row is named after its rule, the id of its entry in the scheme, and whatever tells the rows of
    /// one entry apart: `resources/supervisors/3` is period 3 of the resource `supervisors`. In ids a
    /// slash is written `%2F` and a percent sign `%25`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub cohort: BTreeMap<String, i64>,
    /// Points that the lowest total of any candidate adds, where the scheme values it. It can be below 0.
    #[serde(skip_serializing_if = "is_default")]
    pub worst: i64,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl PlanPoints {
    /// Points of the plan, every component once: what candidates have, less what soft rules of the
    /// cohort lose, and what the lowest total adds. The objective, where it has no layers of its own.
    pub fn total(&self) -> i64 {
        self.sum.total() - self.lost() + self.worst
    }

    /// The lowest total of any candidate; `None` where there are none.
    pub fn lowest(&self) -> Option<i64> {
        self.candidates.values().map(|candidate| candidate.points.total()).min()
    }

    /// Points of the plan, every component so many times, and what the lowest total adds: the value of a
    /// layer. Where there are several the lowest total does not count.
    pub fn weighted(&self, terms: &Terms) -> i64 {
        self.sum.weighted(terms) - terms.cohort * self.lost() + self.worst
    }

    /// Points lost to soft rules of the cohort.
    pub fn lost(&self) -> i64 {
        self.cohort.values().sum()
    }

    /// Points of exposure in the objective.
    pub fn exposure(&self) -> i64 {
        self.sum.exposure()
    }

    pub(super) fn add(&mut self, id: &Id, candidate: CandidatePoints) {
        self.sum += candidate.points;
        self.translators_before += u32::from(candidate.translator_before);
        self.translators_after += u32::from(candidate.translator_after);
        self.candidates.insert(id.clone(), candidate);
    }
}
