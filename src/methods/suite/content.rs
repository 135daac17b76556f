//! What a suite file says.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::methods::Settings;
use crate::model::{Objective, Scheme, Terms};
use crate::sources::hospital::{Changes, HospitalSpec, generate_hospital};
use crate::sources::instances::Instance;
use crate::sources::{Family, Spec, generate};

/// A suite: which methods are run on which schemes, how often, and within what limits.
///
/// It is read from a suite file by [`Suite::from_json`], which checks all of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Suite {
    pub(super) name: String,
    pub(super) schemes: Vec<SchemeEntry>,
    pub(super) methods: Vec<MethodEntry>,
    pub(super) seeds: Vec<u64>,
    pub(super) reference: Option<String>,
    pub(super) columns: Vec<String>,
}

impl Suite {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The schemes, in the order of the file.
    pub fn schemes(&self) -> &[SchemeEntry] {
        &self.schemes
    }

    /// The methods, in the order of the file.
    pub fn methods(&self) -> &[MethodEntry] {
        &self.methods
    }

    /// The seeds of methods that state none of their own, in the order of the file.
    pub fn seeds(&self) -> &[u64] {
        &self.seeds
    }

    /// Label of the method that the others are compared with; `None` if they are not.
    pub fn reference(&self) -> Option<&str> {
        self.reference.as_deref()
    }

    /// Measures that the summary shows, in order; empty for the usual ones.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }
}

/// One scheme of a suite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeEntry {
    pub(super) name: String,
    pub(super) source: SchemeSource,
}

impl SchemeEntry {
    /// Its name in tables.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it comes from.
    pub fn source(&self) -> &SchemeSource {
        &self.source
    }
}

/// Where a scheme of a suite comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeSource {
    /// A scheme file: its path relative to the suite file, for the caller to read.
    File(String),
    /// A seeded scheme, by [`generate`].
    General(Spec),
    /// A seeded scheme of long rotations, by [`generate_hospital`].
    Hospital(HospitalSpec),
    /// One of the common instances, an [`Instance`], by name.
    Instance(String),
}

impl SchemeSource {
    /// The scheme, where it is a generated one or a common instance; `None` where a file must be read.
    pub fn generated(&self) -> Option<Scheme> {
        match self {
            Self::General(spec) => generate(spec).ok(),
            Self::Hospital(spec) => generate_hospital(spec).ok(),
            Self::Instance(name) => Instance::find(name).map(Instance::scheme),
            Self::File(_) => None,
        }
    }
}

/// In the form of the suite file.
impl Serialize for SchemeSource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value: Value = match self {
            Self::File(path) => json!({ "file": path }),
            Self::Instance(name) => json!({ "instance": name }),
            Self::General(spec) => json!({ "generate": {
                "shape": "general",
                "candidates": spec.candidates,
                "posts": spec.posts,
                "periods": spec.periods,
                "eligible": spec.eligible,
                "kinds": spec.kinds,
                "family": match spec.family { Family::Tight => "tight", Family::Loose => "loose" },
                "seed": spec.seed,
            }}),
            Self::Hospital(spec) => json!({ "generate": {
                "shape": "hospital",
                "candidates": spec.candidates,
                "streams": spec.streams,
                "providers": spec.providers,
                "duration": spec.duration,
                "periods": spec.periods,
                "changes": match spec.changes { Changes::Reward => "reward", Changes::Cost => "cost" },
                "seed": spec.seed,
            }}),
        };
        value.serialize(serializer)
    }
}

/// One method of a suite, with its settings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MethodEntry {
    pub(super) label: String,
    pub(super) method: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) seeds: Option<Vec<u64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) timed: Option<u32>,
    #[serde(flatten)]
    pub(super) settings: Settings,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) objective: Option<Objective>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) terms: Option<Terms>,
}

impl MethodEntry {
    /// Its name in tables, different from that of any other method of the suite.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Name of the method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// How often each of its runs is timed; `None` if they are not.
    pub fn timed(&self) -> Option<u32> {
        self.timed
    }

    /// What is set of it.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Whether its runs have the machine to themselves: those that are timed, or cut short by the clock.
    pub fn runs_alone(&self) -> bool {
        self.timed.is_some() || self.settings.time_limit.is_some()
    }

    /// Whether it sees other weights than those by which its plans are judged.
    pub fn has_own_weights(&self) -> bool {
        self.objective.is_some() || self.terms.is_some()
    }
}
