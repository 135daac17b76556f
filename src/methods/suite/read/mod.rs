//! Reading a suite file: every fault at once.

mod leaf;
mod methods;
mod schemes;

use std::collections::HashSet;

use super::content::Suite;
use super::registry::{OPTIMISER, Registry};
use crate::error::FaultCode;
use crate::error::InvalidInput;
use crate::model::form::{self, Fields, Findings, Path, Reader, Value, shorten};
use leaf::{quoted, seeds};

/// Bytes of a name, at most.
const LONGEST_NAME: usize = 256;

impl Suite {
    /// Reads a suite file and checks all of it, but for the schemes it refers to.
    ///
    /// What every field means is on the page of [suites](crate::_documentation::suites).
    ///
    /// ```
    /// use secondment::methods::suite::{Registry, Suite};
    ///
    /// let suite = Suite::from_json(
    ///     r#"{
    ///         "format": 1,
    ///         "name": "two ways",
    ///         "schemes": [
    ///             {"name": "small", "generate": {"candidates": 6, "posts": 4, "periods": 3,
    ///                                            "eligible": 3, "seed": 1}}
    ///         ],
    ///         "methods": [{"method": "serial-rotation"}, {"method": "optimiser"}],
    ///         "seeds": {"count": 20}
    ///     }"#,
    ///     &Registry::standard(),
    /// )?;
    /// assert_eq!(suite.methods()[1].label(), "optimiser");
    /// assert_eq!(suite.seeds().len(), 20);
    /// # Ok::<(), secondment::error::InvalidInput>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidInput`] with every fault found, each with the line it stands in.
    pub fn from_json(text: &str, registry: &Registry) -> Result<Self, InvalidInput> {
        form::read(text, |reader, value, path| suite(reader, value, path, registry))
            .map_err(|faults| InvalidInput { what: "suite", faults })
    }
}

fn suite(reader: &mut Reader, value: Value<'_>, path: &Path<'_>, registry: &Registry) -> Suite {
    let mut fields = Fields::of(reader, value, path);
    fields.required("format", form::format);
    let name = fields.required("name", Reader::text).flatten();
    let schemes = fields
        .required("schemes", |reader, value, path| reader.list(value, path, schemes::scheme))
        .unwrap_or_default();
    let method = |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| {
        methods::method(reader, value, path, registry)
    };
    let methods = fields
        .required("methods", |reader, value, path| reader.list(value, path, method))
        .unwrap_or_default();
    let seeds = fields.required("seeds", seeds).unwrap_or_default();
    let stated = fields.optional("reference", Reader::text).flatten();
    let columns = fields.optional("columns", texts).unwrap_or_default();
    fields.optional("meta", Reader::meta);
    fields.finish();
    let findings = &mut reader.findings;
    if let Some(name) = &name {
        check_name(findings, &path.field("name"), name);
    }
    let named: Vec<&str> = schemes.iter().map(|entry| entry.name.as_str()).collect();
    check_list(findings, &path.field("schemes"), "name", &named);
    let labels: Vec<&str> = methods.iter().map(|entry| entry.label.as_str()).collect();
    check_list(findings, &path.field("methods"), "label", &labels);
    if let Some(label) = &stated {
        check_reference(findings, &path.field("reference"), label, &labels);
    }
    check_columns(findings, &path.field("columns"), &columns, registry);
    let optimiser = || {
        let found = methods.iter().find(|entry| entry.method == OPTIMISER);
        found.map(|entry| entry.label.clone())
    };
    let reference = stated.or_else(optimiser);
    Suite { name: name.unwrap_or_default(), schemes, methods, seeds, reference, columns }
}

/// A list that may not be empty, whose entries have different names.
fn check_list(findings: &mut Findings, path: &Path<'_>, field: &str, names: &[&str]) {
    if names.is_empty() && !findings.has_errors_in(path) {
        findings.error(path, FaultCode::EmptySet, "the list is empty", "give one entry at least");
    }
    let mut seen = HashSet::new();
    for (at, &name) in names.iter().enumerate() {
        let entry = path.index(at);
        let place = entry.field(field);
        // What could not be read has the empty name, and a fault of its own.
        if name.is_empty() && findings.has_errors_in(&entry) {
            continue;
        }
        check_name(findings, &place, name);
        if !seen.insert(name) {
            findings.error(
                &place,
                FaultCode::DuplicateId,
                format!("\"{}\" is the {field} of another entry", shorten(name)),
                format!("give each entry a {field} of its own"),
            );
        }
    }
}

/// A name that tables can show.
fn check_name(findings: &mut Findings, path: &Path<'_>, name: &str) {
    if name.is_empty() {
        findings.error(path, FaultCode::EmptyId, "the name is empty", "give a name");
    } else if name.len() > LONGEST_NAME || name.chars().any(char::is_control) {
        findings.error(
            path,
            FaultCode::BadId,
            "the name is too long, or holds control characters",
            format!("give a printable name of {LONGEST_NAME} bytes at most"),
        );
    }
}

fn check_reference(findings: &mut Findings, path: &Path<'_>, label: &str, labels: &[&str]) {
    if !labels.contains(&label) {
        findings.error(
            path,
            FaultCode::UnknownId,
            format!("no method has the label \"{}\"", shorten(label)),
            format!("name one of {}", quoted(labels.iter().copied())),
        );
    }
}

fn check_columns(
    findings: &mut Findings,
    path: &Path<'_>,
    columns: &[String],
    registry: &Registry,
) {
    let mut seen = HashSet::new();
    for (at, column) in columns.iter().enumerate() {
        let place = path.index(at);
        let (measure, _) = super::columns::split(column);
        if column.is_empty() && findings.has_errors_in(&place) {
            continue;
        }
        if registry.definition(measure).is_none() {
            findings.error(
                &place,
                FaultCode::UnknownId,
                format!("there is no measure \"{}\"", shorten(measure)),
                format!(
                    "name one of {}",
                    quoted(registry.definitions().iter().map(|known| known.name))
                ),
            );
        } else if !seen.insert(column) {
            findings.error(
                &place,
                FaultCode::DuplicateEntry,
                format!("`{}` appears twice in this list", shorten(column)),
                "keep one of them",
            );
        }
    }
}

/// Texts in order; one that could not be read is empty.
fn texts(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Vec<String> {
    reader.list(value, path, |reader, value, path| reader.text(value, path).unwrap_or_default())
}
