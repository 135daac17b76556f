//! One number of a tidy table.

use serde::Serialize;

/// One measure of one plan, for a table with a row per number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Datum {
    /// Name of the measure; kebab case, stable across versions.
    pub measure: &'static str,
    /// What it is a measure of, where there are several of one name: a rank, a rule, a provider, a kind.
    /// Empty where the plan as a whole is measured.
    pub of: String,
    /// Its value.
    pub value: Value,
}

/// A number as tables write it.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A whole number: points, people, placements.
    Whole(i64),
    /// A real number, finite. Written with as many digits as give it back exactly.
    Real(f64),
}

impl Datum {
    /// A measure of the plan as a whole.
    pub fn new(measure: &'static str, value: impl Into<Value>) -> Self {
        Self { measure, of: String::new(), value: value.into() }
    }

    /// Says what it is a measure of.
    #[must_use]
    pub fn of(mut self, of: impl Into<String>) -> Self {
        self.of = of.into();
        self
    }
}

impl Value {
    /// The number as a real one.
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Whole(value) => value as f64,
            Self::Real(value) => value,
        }
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Whole(value)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Whole(value.into())
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        Self::Whole(value as i64)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Real(value)
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole(value) => write!(f, "{value}"),
            Self::Real(value) => write!(f, "{value}"),
        }
    }
}
