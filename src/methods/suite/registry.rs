//! What suites may name: methods, and measures.

use std::sync::Arc;

use super::content::MethodEntry;
use crate::methods::Method;
use crate::methods::known::methods;
use crate::methods::measures::{Datum, Measures};
use crate::methods::measures::{Definition, definitions};
use crate::model::Scheme;
use crate::plan::Plan;

/// Name of the optimiser.
pub(super) const OPTIMISER: &str = "optimiser";

/// A function that measures a plan of a scheme.
type Judge = dyn Fn(&Scheme, &Plan) -> Vec<Datum> + Send + Sync;

/// The methods and the measures that suites may name.
///
/// [`Registry::standard`] has those of this library. Own ones are added to them: today's practice as code, or
/// what a scheme of one's own is judged by.
///
/// ```
/// use secondment::methods::suite::Registry;
/// use secondment::methods::{About, Matched, Method};
/// use secondment::verify::Rule;
/// use secondment::{CancelToken, Error, Plan, Scheme};
///
/// struct Nobody;
///
/// impl Method for Nobody {
///     fn about(&self) -> About {
///         About {
///             name: "nobody",
///             source: "an example",
///             random: false,
///             may_break: &[Rule::MustPlace],
///             settings: &[],
///         }
///     }
///     fn allocate(&self, _: &Scheme, _: u64, _: &CancelToken) -> Result<Matched, Error> {
///         Ok(Plan::new().into())
///     }
/// }
///
/// let registry = Registry::standard().method(Nobody);
/// assert!(registry.names().any(|name| name == "nobody"));
/// ```
#[derive(Clone)]
pub struct Registry {
    methods: Vec<Arc<dyn Method>>,
    measures: Vec<Definition>,
    judges: Vec<Arc<Judge>>,
}

impl Default for Registry {
    fn default() -> Self {
        Self::standard()
    }
}

impl Registry {
    /// Without any method and measure.
    pub fn empty() -> Self {
        Self { methods: Vec::new(), measures: Vec::new(), judges: Vec::new() }
    }

    /// Every [published method](crate::methods::known), the optimiser, and all [`Measures`].
    pub fn standard() -> Self {
        let all = Self { methods: methods().into_iter().map(Arc::from).collect(), ..Self::empty() };
        all.measures(definitions().copied(), |scheme, plan| Measures::of(scheme, plan).data())
    }

    /// Adds a method, in place of one of the same name.
    #[must_use]
    pub fn method(mut self, method: impl Method + 'static) -> Self {
        self.methods.retain(|known| known.about().name != method.about().name);
        self.methods.push(Arc::new(method));
        self
    }

    /// Adds measures, with the function that takes them of every plan. A measure without a row in what that
    /// returns is undefined for the plan.
    #[must_use]
    pub fn measures(
        mut self,
        defined: impl IntoIterator<Item = Definition>,
        judge: impl Fn(&Scheme, &Plan) -> Vec<Datum> + Send + Sync + 'static,
    ) -> Self {
        self.measures.extend(defined);
        self.judges.push(Arc::new(judge));
        self
    }

    /// Names of all methods.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.methods.iter().map(|method| method.about().name)
    }

    /// Every measure, in order.
    pub fn definitions(&self) -> &[Definition] {
        &self.measures
    }

    /// A measure by name.
    pub(super) fn definition(&self, name: &str) -> Option<&Definition> {
        self.measures.iter().find(|known| known.name == name)
    }

    /// A method by name.
    pub(super) fn find(&self, name: &str) -> Option<&Arc<dyn Method>> {
        self.methods.iter().find(|method| method.about().name == name)
    }

    /// The method that an entry names, with its settings.
    pub(super) fn build(&self, entry: &MethodEntry) -> Option<Arc<dyn Method>> {
        let found = self.find(&entry.method)?;
        Some(found.set(&entry.settings).unwrap_or_else(|| Arc::clone(found)))
    }

    /// All measures of a plan.
    pub(super) fn judge(&self, scheme: &Scheme, plan: &Plan) -> Vec<Datum> {
        self.judges.iter().flat_map(|judge| judge(scheme, plan)).collect()
    }
}
