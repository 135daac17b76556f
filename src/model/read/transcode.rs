//! Schemes inside other documents: any self-describing format, through the file's form.

use serde::de::{Deserialize, Deserializer, Error};

use super::super::Scheme;

/// Reads the scheme file's form out of any self-describing format and checks all of it.
///
/// The error lists the faults, without lines. A key that stands twice is a fault only where the
/// format's own reader reports it; [`Scheme::from_json`] always does.
impl<'de> Deserialize<'de> for Scheme {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        Self::from_json(&value.to_string()).map_err(|mut invalid| {
            invalid.faults.iter_mut().for_each(|fault| fault.line = None);
            D::Error::custom(invalid)
        })
    }
}
