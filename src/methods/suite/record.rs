//! What came of one run.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::methods::measures::Datum;
use crate::plan::Proof;
use crate::tables::Value;

/// One run of a method on a scheme: a line of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Record {
    /// Name of the scheme in the suite.
    pub scheme: String,
    /// Label of the method.
    pub method: String,
    /// The seed; `None` of a method that is not random.
    pub seed: Option<u64>,
    /// How it ended.
    pub status: Status,
    /// Why there is no plan; empty where there is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// No plan has more points than this, where the method knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<i64>,
    /// What stands behind the bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// Every measure of the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<Measured>,
    /// Wall-clock seconds of each repetition of a timed run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seconds: Vec<f64>,
}

impl Record {
    /// The record as a line of the journal, without a line break.
    ///
    /// # Panics
    ///
    /// Never: a record has a JSON form.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a record has a JSON form")
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Status {
    /// With a plan.
    Planned,
    /// Without one: the method found none.
    NoPlan,
    /// With an error.
    Failed,
    /// The method panicked.
    Panicked,
}

impl Status {
    /// The word for it in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::NoPlan => "no-plan",
            Self::Failed => "failed",
            Self::Panicked => "panicked",
        }
    }
}

/// The word for a proof in files.
pub(super) fn proof_word(proof: Proof) -> &'static str {
    match proof {
        Proof::Certified => "certified",
        Proof::Unrecorded => "unrecorded",
    }
}

/// A [`Datum`] as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Measured {
    /// Name of the measure.
    pub measure: String,
    /// What it is a measure of; empty where it is the plan as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// Its value.
    #[serde(deserialize_with = "value")]
    pub value: Value,
}

impl From<Datum> for Measured {
    fn from(datum: Datum) -> Self {
        Self { measure: datum.measure.to_owned(), of: datum.of, value: datum.value }
    }
}

/// Reads a number back as what it was: one without fraction and exponent is whole.
fn value<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    let number = serde_json::Number::deserialize(deserializer)?;
    if let Some(whole) = number.as_i64() {
        return Ok(Value::Whole(whole));
    }
    let real = number.as_f64().filter(|real| real.is_finite());
    real.map(Value::Real).ok_or_else(|| D::Error::custom(format!("{number} is out of range")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_reads_back_as_it_was_written() {
        let values = [
            Value::Whole(-3),
            Value::Real(2.0),
            Value::Real(0.1 + 0.2),
            Value::Real(-0.0),
            Value::Real(1e300),
            Value::Real(5e-324),
            Value::Whole(i64::MAX),
        ];
        for value in values {
            let entry = Measured { measure: "m".to_owned(), of: String::new(), value };
            let text = serde_json::to_string(&entry).expect("a number");
            let again: Measured = serde_json::from_str(&text).expect("a number");
            assert_eq!(again, entry);
            assert_eq!(again.value.to_string(), value.to_string());
        }
    }
}
