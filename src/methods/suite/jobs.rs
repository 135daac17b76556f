//! The runs of a suite, in their order.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::content::{MethodEntry, Suite};
use super::record::Record;
use super::registry::Registry;
use crate::model::{Layer, Scheme};

/// One run: positions of scheme and method in the suite, and the seed of a random method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Job {
    pub(super) scheme: usize,
    pub(super) method: usize,
    pub(super) seed: Option<u64>,
}

/// Every run: by scheme, then method, then seed, each in the order of the file.
pub(super) fn jobs(suite: &Suite, registry: &Registry) -> Vec<Job> {
    let mut jobs = Vec::new();
    for scheme in 0..suite.schemes.len() {
        for (method, entry) in suite.methods.iter().enumerate() {
            for seed in seeds(suite, entry, registry) {
                jobs.push(Job { scheme, method, seed });
            }
        }
    }
    jobs
}

/// The seeds of a method; a single `None` where it is not random.
pub(super) fn seeds(suite: &Suite, entry: &MethodEntry, registry: &Registry) -> Vec<Option<u64>> {
    let is_random = registry.find(&entry.method).is_some_and(|method| method.about().random);
    if !is_random {
        return vec![None];
    }
    entry.seeds.as_ref().unwrap_or(&suite.seeds).iter().copied().map(Some).collect()
}

/// Where each run stands, by what a record says of it.
pub(super) struct Places<'s> {
    schemes: HashMap<&'s str, usize>,
    methods: HashMap<&'s str, usize>,
    jobs: HashMap<Job, usize>,
}

impl<'s> Places<'s> {
    pub(super) fn of(suite: &'s Suite, jobs: &[Job]) -> Self {
        let schemes = suite.schemes.iter().map(|entry| entry.name.as_str());
        let methods = suite.methods.iter().map(|entry| entry.label.as_str());
        Self {
            schemes: schemes.zip(0..).collect(),
            methods: methods.zip(0..).collect(),
            jobs: jobs.iter().copied().zip(0..).collect(),
        }
    }

    /// The position of the run that a record is of.
    pub(super) fn find(&self, record: &Record) -> Option<usize> {
        let scheme = *self.schemes.get(record.scheme.as_str())?;
        let method = *self.methods.get(record.method.as_str())?;
        self.jobs.get(&Job { scheme, method, seed: record.seed }).copied()
    }
}

/// A hash of all that records depend on: methods, limits, seeds, schemes by name and content, and the
/// version of the library. SHA-256, as 64 hexadecimal digits.
pub(super) fn hash(suite: &Suite, schemes: &[Scheme], registry: &Registry) -> String {
    let named = suite.schemes.iter().zip(schemes);
    let schemes: Vec<_> =
        named.map(|(entry, scheme)| (&entry.name, scheme.fingerprint())).collect();
    let known: Vec<_> = registry.definitions().iter().map(|known| known.name).collect();
    let version = env!("CARGO_PKG_VERSION");
    let all = (version, schemes, &suite.methods, &suite.seeds, known);
    let text = serde_json::to_string(&all).expect("names and numbers have a JSON form");
    let digest = Sha256::digest(text.as_bytes());
    let halves = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| char::from_digit(half.into(), 16)).collect()
}

/// A scheme as a method with weights of its own sees it; `None` where it sees the scheme as it is.
pub(super) fn weighed(
    scheme: &Scheme,
    entry: &MethodEntry,
) -> Option<Result<Scheme, crate::error::InvalidScheme>> {
    let mut parts = scheme.edit();
    if let Some(objective) = &entry.objective {
        parts.objective = objective.clone();
    } else {
        parts.objective.layers = vec![Layer::new("", entry.terms?)];
    }
    Some(parts.build())
}
