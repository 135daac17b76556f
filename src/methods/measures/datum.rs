//! One number of a tidy table.

use serde::Serialize;

use crate::tables::Value;

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
