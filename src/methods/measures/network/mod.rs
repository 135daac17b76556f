//! Measures of the cohort's network, before a plan and after it.

mod adjacency;
mod betweenness;
mod ei;
mod fiedler;
mod holes;

use petgraph::algo::connected_components;

pub use betweenness::{MOST_STEPS, betweenness};
pub use ei::ei_index;
pub use fiedler::algebraic_connectivity;
pub use holes::{MOST_MEETINGS, MOST_PEOPLE, MOST_WORDS, constraint, effective_size};

use super::definition::{Counted, Definition};
use crate::methods::measures::Datum;
use crate::model::Scheme;
use crate::network::{CohortNetwork, Connectivity};
use crate::tables::Value;

const TIES: &str = "Breiger 1974";
const COMPONENTS: &str = "connected components: Hopcroft and Tarjan 1973";
const CONSTRAINT: &str = "Burt 1992";
const SIZE: &str = "Burt 1992; Borgatti 1997";
const BETWEENNESS: &str = "Freeman 1977; Brandes 2001";
const EI: &str = "Krackhardt and Stern 1988";
const EFFICIENCY: &str = "global efficiency: Latora and Marchiori 2001";
const FIEDLER: &str = "Fiedler 1973";

/// Each measure twice, before the plan and after it. Before, the plan does not change it, so neither more nor
/// less of it is better.
macro_rules! twice {
    ($($name:literal, $what:literal, $definition:expr;)*) => {
        [$(
            Definition {
                name: concat!($name, "-before"),
                what: concat!($what, ", before the plan"),
                better: None,
                ..$definition
            },
            Definition {
                name: concat!($name, "-after"),
                what: concat!($what, ", after the plan"),
                ..$definition
            },
        )*]
    };
}

const fn counted(unit: Counted, source: &'static str) -> Definition {
    Definition::new("", unit, "").source(source)
}

pub(super) const DEFINITIONS: [Definition; 36] = twice! {
    "people-ties", "Pairs of people who have served with one provider",
        counted(Counted::Pairs, TIES);
    "people-components", "Groups of people whom no chain of shared providers joins",
        counted(Counted::Components, COMPONENTS).less();
    "constraint-mean", "Mean of Burt's constraint, over people with a tie",
        counted(Counted::Number, CONSTRAINT).less();
    "constraint-median", "Median of Burt's constraint, over people with a tie",
        counted(Counted::Number, CONSTRAINT).less();
    "effective-size-mean", "Mean effective size of people's networks, over people with a tie",
        counted(Counted::Number, SIZE).between(Some(1.0), None).more();
    "effective-size-median", "Median effective size of people's networks, over people with a tie",
        counted(Counted::Number, SIZE).between(Some(1.0), None).more();
    "people-betweenness-mean", "Mean betweenness of people",
        counted(Counted::Share, BETWEENNESS);
    "people-betweenness-greatest", "Greatest betweenness of a person",
        counted(Counted::Share, BETWEENNESS);
    "provider-ties", "Pairs of providers with both of whom somebody has served",
        counted(Counted::Pairs, TIES).more();
    "provider-components", "Groups of providers that no chain of shared people joins",
        counted(Counted::Components, COMPONENTS).less();
    "provider-ei-kind", "E-I index of providers by kind, people who served with both counted",
        counted(Counted::Number, EI).between(Some(-1.0), Some(1.0)).more();
    "provider-ei-sector", "E-I index of providers by sector, people who served with both counted",
        counted(Counted::Number, EI).between(Some(-1.0), Some(1.0)).more();
    "provider-betweenness-mean", "Mean betweenness of providers",
        counted(Counted::Share, BETWEENNESS);
    "provider-betweenness-greatest", "Greatest betweenness of a provider",
        counted(Counted::Share, BETWEENNESS);
    "kind-components", "Groups of kinds that no chain of bridges joins",
        counted(Counted::Components, COMPONENTS).less();
    "kind-efficiency", "Global efficiency of the graph of kinds",
        counted(Counted::Share, EFFICIENCY).more();
    "algebraic-connectivity", "Algebraic connectivity of the graph of kinds, every bridge counting one",
        counted(Counted::Number, FIEDLER).more();
    "algebraic-connectivity-weighted", "Algebraic connectivity of the graph of kinds, every bridge counting its people",
        counted(Counted::Number, FIEDLER).more();
};

/// The cohort's network, before a plan or after it.
///
/// Its graphs are those of [`CohortNetwork`]: of people, of providers and of kinds. A measure of a graph that
/// is too large for it is `None`, as its own function says.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NetworkMeasures {
    /// Pairs of people who have served with one provider; `None` where there are more than [`MOST_MEETINGS`]
    /// meetings.
    pub people_ties: Option<u64>,
    /// Connected components of the graph of people.
    pub people_components: usize,
    /// Burt's constraint, by candidate, `None` for those without a tie; see [`constraint`].
    pub constraint: Option<Vec<Option<f64>>>,
    /// Effective size, by candidate, `None` for those without a tie; see [`effective_size`].
    pub effective_size: Option<Vec<Option<f64>>>,
    /// Betweenness, by candidate; see [`betweenness`].
    pub people_betweenness: Option<Vec<f64>>,
    /// Pairs of providers with both of whom somebody has served.
    pub provider_ties: usize,
    /// Connected components of the graph of providers.
    pub provider_components: usize,
    /// E-I index of the graph of providers by kind; see [`ei_index`].
    pub ei_kind: Option<f64>,
    /// E-I index of the graph of providers by sector; see [`ei_index`].
    pub ei_sector: Option<f64>,
    /// Betweenness, by provider; see [`betweenness`].
    pub provider_betweenness: Option<Vec<f64>>,
    /// Connected components of the graph of kinds.
    pub kind_components: u32,
    /// Global efficiency of the graph of kinds; see [`Connectivity::efficiency`].
    pub kind_efficiency: Option<f64>,
    /// Algebraic connectivity of the graph of kinds, every bridge counting one; see [`algebraic_connectivity`].
    pub algebraic_connectivity: Option<f64>,
    /// The same, every bridge counting as often as there are people who bridge it.
    pub algebraic_connectivity_weighted: Option<f64>,
}

impl NetworkMeasures {
    /// The measures of a network. `kinds` is how connected its kinds are.
    pub fn of(scheme: &Scheme, network: &CohortNetwork, kinds: &Connectivity) -> Self {
        let providers = network.providers();
        let bridges = network.kinds(scheme);
        let people_ties = (network.meetings() <= MOST_MEETINGS).then(|| network.people_ties());
        let affordable = |ties: &u64| betweenness::is_affordable(network.candidates().len(), *ties);
        let people = people_ties.filter(affordable).map(|_| network.people());
        Self {
            people_ties,
            people_components: network.people_components(),
            constraint: constraint(network),
            effective_size: effective_size(network),
            people_betweenness: people.and_then(|people| betweenness(&people)),
            provider_ties: providers.edge_count(),
            provider_components: connected_components(&providers),
            ei_kind: ei_index(&providers, |&provider| scheme.kind_of(provider)),
            ei_sector: ei_index(&providers, |&provider| scheme.provider_row(provider).sector),
            provider_betweenness: betweenness(&providers),
            kind_components: kinds.components,
            kind_efficiency: kinds.efficiency,
            algebraic_connectivity: algebraic_connectivity(&bridges, false),
            algebraic_connectivity_weighted: algebraic_connectivity(&bridges, true),
        }
    }

    /// Values in the order of the catalogue; `None` where there is none.
    fn values(&self) -> [Option<Value>; DEFINITIONS.len() / 2] {
        let real = |value: Option<f64>| value.map(Value::from);
        let constraint = Averages::of(known(self.constraint.as_ref()));
        let size = Averages::of(known(self.effective_size.as_ref()));
        let people = Averages::of(self.people_betweenness.iter().flatten().copied());
        let providers = Averages::of(self.provider_betweenness.iter().flatten().copied());
        [
            self.people_ties.map(|ties| Value::from(ties as i64)),
            Some(self.people_components.into()),
            real(constraint.map(|summary| summary.mean)),
            real(constraint.map(|summary| summary.median)),
            real(size.map(|summary| summary.mean)),
            real(size.map(|summary| summary.median)),
            real(people.map(|summary| summary.mean)),
            real(people.map(|summary| summary.greatest)),
            Some(self.provider_ties.into()),
            Some(self.provider_components.into()),
            real(self.ei_kind),
            real(self.ei_sector),
            real(providers.map(|summary| summary.mean)),
            real(providers.map(|summary| summary.greatest)),
            Some(self.kind_components.into()),
            real(self.kind_efficiency),
            real(self.algebraic_connectivity),
            real(self.algebraic_connectivity_weighted),
        ]
    }
}

/// Adds the rows of both networks, measure by measure.
pub(super) fn data(before: &NetworkMeasures, after: &NetworkMeasures, data: &mut Vec<Datum>) {
    let values = before.values().into_iter().zip(after.values()).flat_map(|(a, b)| [a, b]);
    let rows = DEFINITIONS.iter().zip(values);
    data.extend(rows.filter_map(|(definition, value)| Some(Datum::new(definition.name, value?))));
}

/// Values of those who have one.
fn known(values: Option<&Vec<Option<f64>>>) -> impl Iterator<Item = f64> {
    values.into_iter().flatten().copied().flatten()
}

/// Mean, median and greatest of some values.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Averages {
    /// Arithmetic mean.
    pub mean: f64,
    /// The middle value, or the mean of the two in the middle.
    pub median: f64,
    /// The greatest value.
    pub greatest: f64,
}

impl Averages {
    /// Sums up finite values; `None` where there are none.
    ///
    /// ```
    /// use secondment::methods::measures::Averages;
    ///
    /// let summary = Averages::of([4.0, 1.0, 1.0]).unwrap();
    /// assert_eq!((summary.mean, summary.median, summary.greatest), (2.0, 1.0, 4.0));
    /// assert_eq!(Averages::of([]), None);
    /// ```
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = values.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        let greatest = *sorted.last()?;
        let (low, high) = (sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]);
        let mean = sorted.iter().sum::<f64>() / sorted.len() as f64;
        Some(Self { mean, median: f64::midpoint(low, high), greatest })
    }
}
