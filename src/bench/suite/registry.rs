//! What suites may name: ways of matching, and measures.

use std::sync::Arc;

use serde::Serialize;

use super::content::MethodEntry;
use crate::bench::{Datum, Mechanism};
use crate::model::Scheme;
use crate::plan::Plan;

/// Name of the one method that has limits.
pub(super) const OPTIMISER: &str = "optimiser";

/// A function that measures a plan of a scheme.
type Judge = dyn Fn(&Scheme, &Plan) -> Vec<Datum> + Send + Sync;

/// The ways of matching and the measures that suites may name.
///
/// [`Registry::standard`] has those of this library; own ones are added to them.
#[derive(Clone)]
pub struct Registry {
    mechanisms: Vec<Arc<dyn Mechanism>>,
    measures: Vec<KnownMeasure>,
    judges: Vec<Arc<Judge>>,
}

/// A measure that plans are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct KnownMeasure {
    /// Its name, as in [`Datum::measure`].
    pub name: &'static str,
    /// Whether more of it is better; `None` where it describes, and does not judge.
    pub better: Option<bool>,
}

impl Registry {
    /// Without any method and measure.
    pub fn empty() -> Self {
        Self { mechanisms: Vec::new(), measures: Vec::new(), judges: Vec::new() }
    }

    /// Adds a way of matching, in place of one of the same name.
    #[must_use]
    pub fn mechanism(mut self, mechanism: impl Mechanism + 'static) -> Self {
        self.mechanisms.retain(|known| known.name() != mechanism.name());
        self.mechanisms.push(Arc::new(mechanism));
        self
    }

    /// Adds measures, with the function that takes them of every plan. Measures without a row in what it
    /// returns are undefined for that plan; rows of other names are not allowed.
    #[must_use]
    pub fn measures(
        mut self,
        known: impl IntoIterator<Item = KnownMeasure>,
        judge: impl Fn(&Scheme, &Plan) -> Vec<Datum> + Send + Sync + 'static,
    ) -> Self {
        self.measures.extend(known);
        self.judges.push(Arc::new(judge));
        self
    }

    /// Names of all ways of matching.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.mechanisms.iter().map(|mechanism| mechanism.name())
    }

    /// Every measure, in order.
    pub fn known_measures(&self) -> &[KnownMeasure] {
        &self.measures
    }

    /// A measure by name.
    pub(super) fn known_measure(&self, name: &str) -> Option<&KnownMeasure> {
        self.measures.iter().find(|known| known.name == name)
    }

    /// A way of matching by name.
    pub(super) fn find(&self, name: &str) -> Option<&Arc<dyn Mechanism>> {
        self.mechanisms.iter().find(|mechanism| mechanism.name() == name)
    }

    /// The way of matching of a method, within its limits.
    pub(super) fn build(&self, entry: &MethodEntry) -> Option<Arc<dyn Mechanism>> {
        self.find(&entry.method).cloned()
    }

    /// All measures of a plan.
    pub(super) fn judge(&self, scheme: &Scheme, plan: &Plan) -> Vec<Datum> {
        self.judges.iter().flat_map(|judge| judge(scheme, plan)).collect()
    }
}
