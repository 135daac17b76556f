//! What suites may name: ways of matching, and measures.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use super::content::{MethodEntry, Settings};
use crate::methods::Method;
use crate::methods::known::{Optimiser, RotationalDiversity, methods};
use crate::methods::measures::{Datum, Measures};
use crate::methods::measures::{Definition, definitions};
use crate::model::Scheme;
use crate::plan::Plan;
use crate::solve::Options;

/// Name of the optimiser.
pub(super) const OPTIMISER: &str = "optimiser";
/// Name of the one baseline with a setting.
const ROTATIONAL_DIVERSITY: &str = "rotational-diversity";
/// What can be set of the optimiser.
const OF_OPTIMISER: &[&str] = &["work_limit", "gap", "time_limit", "threads"];
/// What can be set of rotational diversity.
const OF_DIVERSITY: &[&str] = &["strategy"];

/// A function that measures a plan of a scheme.
type Judge = dyn Fn(&Scheme, &Plan) -> Vec<Datum> + Send + Sync;

/// The ways of matching and the measures that suites may name.
///
/// [`Registry::standard`] has those of this library. Own ones are added to them: today's practice as code, or
/// what a scheme of one's own is judged by.
///
/// ```
/// use secondment::methods::suite::Registry;
/// use secondment::methods::{Matched, Method};
/// use secondment::verify::Rule;
/// use secondment::{CancelToken, Error, Plan, Scheme};
///
/// struct Nobody;
///
/// impl Method for Nobody {
///     fn name(&self) -> &str {
///         "nobody"
///     }
///     fn source(&self) -> &'static str {
///         "an example"
///     }
///     fn is_random(&self) -> bool {
///         false
///     }
///     fn may_break(&self) -> &'static [Rule] {
///         &[Rule::MustPlace]
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
    /// Names of methods that are this library's, and can be built with settings.
    settable: Vec<&'static str>,
}

impl Default for Registry {
    fn default() -> Self {
        Self::standard()
    }
}

impl Registry {
    /// Without any method and measure.
    pub fn empty() -> Self {
        let (methods, settable) = (Vec::new(), Vec::new());
        Self { methods, measures: Vec::new(), judges: Vec::new(), settable }
    }

    /// Every [published method](crate::methods::known), the optimiser, and all [`Measures`].
    pub fn standard() -> Self {
        let all = Self {
            methods: methods().into_iter().map(Arc::from).collect(),
            settable: vec![OPTIMISER, ROTATIONAL_DIVERSITY],
            ..Self::empty()
        };
        all.measures(definitions().copied(), |scheme, plan| Measures::of(scheme, plan).data())
    }

    /// Adds a way of matching, in place of one of the same name.
    #[must_use]
    pub fn method(mut self, method: impl Method + 'static) -> Self {
        let name = method.name();
        self.settable.retain(|&known| known != name);
        self.methods.retain(|known| known.name() != name);
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

    /// Names of all ways of matching.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.methods.iter().map(|method| method.name())
    }

    /// Every measure, in order.
    pub fn definitions(&self) -> &[Definition] {
        &self.measures
    }

    /// A measure by name.
    pub(super) fn definition(&self, name: &str) -> Option<&Definition> {
        self.measures.iter().find(|known| known.name == name)
    }

    /// A way of matching by name.
    pub(super) fn find(&self, name: &str) -> Option<&Arc<dyn Method>> {
        self.methods.iter().find(|method| method.name() == name)
    }

    /// What can be set of a way of matching.
    pub(super) fn settings(&self, name: &str) -> &'static [&'static str] {
        match name {
            _ if !self.settable.contains(&name) => &[],
            OPTIMISER => OF_OPTIMISER,
            ROTATIONAL_DIVERSITY => OF_DIVERSITY,
            _ => &[],
        }
    }

    /// The way of matching of a method, with its settings.
    pub(super) fn build(&self, entry: &MethodEntry) -> Option<Arc<dyn Method>> {
        let found = self.find(&entry.method)?;
        let settings = &entry.settings;
        Some(match found.name() {
            name if !self.settable.contains(&name) => Arc::clone(found),
            OPTIMISER => Arc::new(Optimiser::new(options(settings))),
            ROTATIONAL_DIVERSITY => {
                Arc::new(RotationalDiversity::new(settings.strategy.unwrap_or_default()))
            }
            _ => Arc::clone(found),
        })
    }

    /// All measures of a plan.
    pub(super) fn judge(&self, scheme: &Scheme, plan: &Plan) -> Vec<Datum> {
        self.judges.iter().flat_map(|judge| judge(scheme, plan)).collect()
    }
}

/// Options of a solve on one thread, unless more are stated.
fn options(settings: &Settings) -> Options {
    let threads = settings.threads.and_then(|threads| NonZeroUsize::new(threads as usize));
    Options {
        time_limit: settings.time_limit.map(Duration::from_secs_f64),
        work_limit: settings.work_limit,
        gap: settings.gap.unwrap_or(0.0),
        threads: threads.or(NonZeroUsize::new(1)),
        ..Options::default()
    }
}
