//! What the results of a suite are of, and how to get them again.

use serde::Serialize;

use super::content::{MethodEntry, SchemeSource};
use super::jobs;
use super::runner::Runs;
use crate::methods::measures::Definition;
use crate::plan::Format;
use crate::sources::instances::INSTANCES_VERSION;

/// The content of `manifest.json`.
///
/// It holds no clock reading, no path but those of the suite file, and nothing of the machine, so the same
/// suite has the same manifest everywhere.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Manifest {
    format: Format,
    suite: String,
    library: Library,
    /// Hash of what the runs depend on, as the journal has it.
    runs: String,
    /// Whether the same suite gives the same tables everywhere: no run is cut short by the clock.
    deterministic: bool,
    schemes: Vec<SchemeFacts>,
    methods: Vec<MethodFacts>,
    reference: Option<String>,
    measures: Vec<Definition>,
    statistics: Statistics,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Library {
    name: &'static str,
    version: &'static str,
    instances_version: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct SchemeFacts {
    name: String,
    source: SchemeSource,
    fingerprint: String,
    candidates: usize,
    posts: usize,
    providers: usize,
    kinds: usize,
    periods: usize,
    /// Points per unit of weight.
    scale: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct MethodFacts {
    #[serde(flatten)]
    entry: MethodEntry,
    /// The publication that defines the method.
    source: &'static str,
    random: bool,
    /// Rules that its plans may break.
    may_break: Vec<&'static str>,
    /// Whether no run of it is cut short by the clock.
    deterministic: bool,
    /// Whether its runs had the machine to themselves.
    alone: bool,
    /// The seeds that it ran with; empty where it is not random.
    ran_with: Vec<u64>,
}

/// What the numbers of the summary are, in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Statistics {
    interval: &'static str,
    test: &'static str,
}

const STATISTICS: Statistics = Statistics {
    interval: "of the median, distribution-free, from order statistics (Thompson 1936), at 0.95 or more; \
               below six runs the whole range, with its coverage",
    test: "exact two-sided sign test of paired differences, zeros left out (Dixon and Mood 1946), \
           not adjusted for the number of comparisons",
};

impl Manifest {
    pub(super) fn of(runs: &Runs<'_>) -> Self {
        let suite = runs.suite;
        let methods: Vec<MethodFacts> =
            (0..suite.methods.len()).map(|at| method(runs, at)).collect();
        Self {
            format: Format,
            suite: suite.name.clone(),
            library: Library {
                name: env!("CARGO_PKG_NAME"),
                version: env!("CARGO_PKG_VERSION"),
                instances_version: INSTANCES_VERSION,
            },
            runs: runs.hash.clone(),
            deterministic: methods.iter().all(|method| method.deterministic),
            schemes: (0..suite.schemes.len()).map(|at| scheme(runs, at)).collect(),
            methods,
            reference: suite.reference.clone(),
            measures: runs.registry.definitions().to_vec(),
            statistics: STATISTICS,
        }
    }
}

fn scheme(runs: &Runs<'_>, at: usize) -> SchemeFacts {
    let (entry, scheme) = (&runs.suite.schemes[at], &runs.schemes[at]);
    SchemeFacts {
        name: entry.name.clone(),
        source: entry.source.clone(),
        fingerprint: scheme.fingerprint().to_owned(),
        candidates: scheme.candidates().len(),
        posts: scheme.posts().len(),
        providers: scheme.providers().len(),
        kinds: scheme.kinds().len(),
        periods: scheme.periods(),
        scale: scheme.scale(),
    }
}

fn method(runs: &Runs<'_>, at: usize) -> MethodFacts {
    let entry = &runs.suite.methods[at];
    let about = runs.methods[at].method().about();
    MethodFacts {
        entry: entry.clone(),
        source: about.source,
        random: about.random,
        may_break: about.may_break.iter().map(|rule| rule.as_str()).collect(),
        deterministic: entry.settings.time_limit.is_none(),
        alone: entry.runs_alone(),
        ran_with: jobs::seeds(runs.suite, entry, runs.registry).into_iter().flatten().collect(),
    }
}
