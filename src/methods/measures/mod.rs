//! Measures of a plan: what methods are compared by.
//!
//! [`Measures::of`] works all of them out; [`Measures::data`] puts them into rows of a tidy table, in a fixed
//! order; [`definitions`] says of each what it is, its unit and range, whether more of it is better, and where
//! it is defined. What exactly each one counts is on the page of [measures](crate::_documentation::measures).
//!
//! A measure that is undefined has no row: a mean over nobody, say. A measure that is 0 has one.

mod catalogue;
mod datum;
mod definition;
mod exposure;
mod fairness;
mod network;
mod points;
mod preferences;
mod service;
mod stability;
mod subject;
mod travel;
mod violations;

pub use catalogue::{Theme, definition, definitions, themes};
pub use datum::Datum;
pub use definition::{Counted, Definition};
pub use exposure::Exposure;
pub use fairness::{Distribution, Fairness, gini, quartiles};
pub use network::{
    Averages, MOST_MEETINGS, MOST_PEOPLE, MOST_STEPS, MOST_WORDS, NetworkMeasures,
    algebraic_connectivity, betweenness, constraint, effective_size, ei_index,
};
pub use points::Points;
pub use preferences::Preferences;
pub use service::{Filled, Idleness, Service};
pub use stability::Stability;
pub use travel::{Journeys, Way};
pub use violations::Violations;

use crate::model::Scheme;
use crate::network::{BridgeMap, CohortNetwork};
use crate::plan::Plan;
use crate::verify::{Verdict, verify};
use subject::Subject;

/// Every measure of one plan.
///
/// ```
/// use secondment::methods::measures::Measures;
/// use secondment::model::{Candidate, Kind, Post, Provider, Sector};
/// use secondment::{Placement, Plan, SchemeBuilder};
///
/// let scheme = SchemeBuilder::new(2)
///     .kind(Kind::new("council"))
///     .provider(Provider::new("town-hall", "council", Sector::Public))
///     .post(Post::new("housing-desk", "town-hall"))
///     .candidate(Candidate::new("Candidate 001").prefers("housing-desk", 1))
///     .build()?;
/// let mut plan = Plan::new();
/// plan.place("Candidate 001", Placement { post: "housing-desk".into(), start: 1 });
///
/// let measures = Measures::of(&scheme, &plan);
/// assert_eq!(measures.preferences.first_choice_people, 1);
/// assert_eq!(measures.service.all.share(), Some(0.5));
/// let rows = measures.data();
/// let idle = rows.iter().find(|row| row.measure == "idle-periods").unwrap();
/// assert_eq!(idle.value.as_f64(), 1.0);
/// # Ok::<(), secondment::error::InvalidScheme>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Measures {
    /// Points, component by component.
    pub points: Points,
    /// Crossings, system translators and bridges.
    pub exposure: Exposure,
    /// How well candidates' own preferences are met.
    pub preferences: Preferences,
    /// Blocking pairs and justified envy.
    pub stability: Stability,
    /// How points are spread over candidates.
    pub fairness: Fairness,
    /// Idle periods.
    pub idleness: Idleness,
    /// How full places are.
    pub service: Service,
    /// How far people travel.
    pub travel: Journeys,
    /// Rules that are broken.
    pub violations: Violations,
    /// The cohort's network before the plan.
    pub network_before: NetworkMeasures,
    /// The cohort's network after the plan.
    pub network_after: NetworkMeasures,
}

impl Measures {
    /// Every measure of a plan, whether it keeps the rules or not.
    ///
    /// Rotations of unknown candidates, and placements in unknown posts or beyond the horizon, count for
    /// nothing but violations. Equal input gives equal bits. A thousand people take about a second; of much
    /// larger cohorts some measures of the network are left out, as [`NetworkMeasures`] says.
    pub fn of(scheme: &Scheme, plan: &Plan) -> Self {
        Self::judged(scheme, plan, &verify(scheme, plan))
    }

    /// The same for a plan whose verdict is at hand. It must be the verdict on this very plan and scheme.
    pub fn judged(scheme: &Scheme, plan: &Plan, verdict: &Verdict) -> Self {
        let subject = Subject::new(scheme, plan);
        let bridges = BridgeMap::of(scheme, plan);
        let (before, after) = (CohortNetwork::before(scheme), CohortNetwork::after(scheme, plan));
        Self {
            points: Points::of(scheme, &verdict.points),
            exposure: Exposure::of(&verdict.points, &bridges),
            preferences: Preferences::seen(&subject),
            stability: Stability::of(scheme, plan),
            fairness: Fairness::of(&verdict.points),
            idleness: Idleness::of(scheme, &verdict.points),
            service: Service::seen(&subject),
            travel: Journeys::seen(&subject),
            violations: Violations::of(&verdict.violations),
            network_before: NetworkMeasures::of(scheme, &before, &bridges.before),
            network_after: NetworkMeasures::of(scheme, &after, &bridges.after),
        }
    }

    /// The rows of a tidy table, in the order of [`definitions`]; of several of one name, in order of what
    /// they are a measure of.
    pub fn data(&self) -> Vec<Datum> {
        let mut data = Vec::new();
        self.points.data(&mut data);
        self.exposure.data(&mut data);
        self.preferences.data(&mut data);
        self.stability.data(&mut data);
        self.fairness.data(&mut data);
        self.idleness.data(&mut data);
        self.service.data(&mut data);
        self.travel.data(&mut data);
        self.violations.data(&mut data);
        network::data(&self.network_before, &self.network_after, &mut data);
        data
    }
}
