//! The one way in: text or parts, checked, then frozen.

#[cfg(feature = "methods")]
pub(crate) mod form;

use serde::de::{Deserialize, Deserializer, Error};

use super::part::{Field, Part, Value};
use super::text::{self, Findings, Path, Reader, in_text};
use super::{Scheme, SchemeBuilder, check, freeze};
use crate::error::{Fault, FaultCode, InvalidScheme, Severity};

/// Every field of a scheme file, as it is declared.
#[doc(hidden)]
pub fn declared() -> &'static [Field] {
    SchemeBuilder::fields()
}

impl Scheme {
    /// Reads a scheme file and checks all of it.
    ///
    /// The text must be strict JSON; a byte order mark before it is skipped. Whole numbers must be
    /// written without fraction or exponent.
    ///
    /// ```
    /// use secondment::Scheme;
    ///
    /// let scheme = Scheme::from_json(
    ///     r#"{
    ///         "format": 1,
    ///         "periods": {"count": 2},
    ///         "kinds": [{"id": "council"}],
    ///         "providers": [{"id": "town-hall", "kind": "council", "sector": "public"}],
    ///         "posts": [{"id": "housing-desk", "provider": "town-hall"}],
    ///         "candidates": [{"id": "Candidate 001"}]
    ///     }"#,
    /// )?;
    /// assert_eq!(scheme.periods(), 2);
    ///
    /// let invalid = Scheme::from_json(r#"{"format": 1, "periods": {"count": 0}}"#).unwrap_err();
    /// assert_eq!(invalid.faults[0].code.as_str(), "number-out-of-range");
    /// assert_eq!(invalid.faults[0].path, "periods.count");
    /// # Ok::<(), secondment::error::InvalidScheme>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidScheme`] with every fault found, each with the line it stands in.
    pub fn from_json(text: &str) -> Result<Self, InvalidScheme> {
        let text = text::without_mark(text);
        let (parts, mut findings) = read(text)?;
        check::check(&parts, &mut findings);
        let failed = findings.has_errors();
        let faults = in_text(findings, text);
        if failed {
            return Err(InvalidScheme { faults });
        }
        Ok(freeze::freeze(parts, faults))
    }

    /// Reads a scheme file from bytes, as [`Scheme::from_json`] does from text.
    ///
    /// # Errors
    ///
    /// [`InvalidScheme`] as there, and where the bytes are not UTF-8.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, InvalidScheme> {
        match str::from_utf8(bytes) {
            Ok(text) => Self::from_json(text),
            Err(error) => Err(not_utf8(bytes, error.valid_up_to())),
        }
    }
}

impl SchemeBuilder {
    /// Checks everything and freezes the scheme.
    ///
    /// # Errors
    ///
    /// [`InvalidScheme`] with every fault found, as [`FaultCode`] lists them.
    pub fn build(self) -> Result<Scheme, InvalidScheme> {
        let mut findings = Findings::default();
        check::check(&self, &mut findings);
        let failed = findings.has_errors();
        let faults = findings.into_faults(|_| 0);
        if failed {
            return Err(InvalidScheme { faults });
        }
        Ok(freeze::freeze(self, faults))
    }

    /// Reads a scheme file into editable parts.
    ///
    /// Only the form is checked here: types, fields and keys. What the parts say together is
    /// checked by [`SchemeBuilder::build`].
    ///
    /// # Errors
    ///
    /// [`InvalidScheme`] with every fault of form.
    pub fn from_json(text: &str) -> Result<Self, InvalidScheme> {
        let text = text::without_mark(text);
        let (parts, findings) = read(text)?;
        if findings.has_errors() {
            return Err(InvalidScheme { faults: in_text(findings, text) });
        }
        Ok(parts)
    }
}

/// Reads what can be read; fails only on text that is not JSON.
fn read(text: &str) -> Result<(SchemeBuilder, Findings), InvalidScheme> {
    let tree = text::parse(text).map_err(|fault| InvalidScheme { faults: vec![fault] })?;
    let mut reader = Reader::default();
    let parts = SchemeBuilder::of(&mut reader, tree, &Path::ROOT).0;
    Ok((parts, reader.findings))
}

fn not_utf8(bytes: &[u8], valid: usize) -> InvalidScheme {
    let line = bytes[..valid].split(|&byte| byte == b'\n').count();
    let fault = Fault {
        code: FaultCode::NotUtf8,
        severity: Severity::Error,
        path: String::new(),
        line: Some(line as u32),
        cause: format!("byte {valid} (from 0) and those after it are not UTF-8"),
        action: "save the file as UTF-8".to_owned(),
    };
    InvalidScheme { faults: vec![fault] }
}

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
