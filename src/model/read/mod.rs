//! Reading a scheme file: text to parts, gathering every fault with its place and line.
//!
//! The text is parsed once into a tree that is consumed while the parts are built, so the tree of a
//! large file shrinks as the scheme grows. What cannot be read leaves a lenient stand-in, so that
//! the rest is still checked and positions in lists stay those of the file. Lines are looked up
//! only when there is something to report.

mod boundary;
mod candidate;
#[cfg(feature = "methods")]
pub(crate) mod form;
mod layers;
mod objective;
mod post;
mod provider;
mod root;
mod rules;
mod select;
mod transcode;

use super::text::{self, Findings, Path, Reader, in_text};
use super::{Scheme, SchemeBuilder};
use crate::error::{Fault, FaultCode, InvalidScheme, Severity};

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
        super::validate::validate(&parts, &mut findings);
        let failed = findings.has_errors();
        let faults = in_text(findings, text);
        if failed {
            return Err(InvalidScheme { faults });
        }
        Ok(super::freeze::freeze(parts, faults))
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
    let parts = root::scheme(&mut reader, tree, &Path::ROOT);
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
