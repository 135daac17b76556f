//! Reading a suite file: every fault at once.

mod methods;
mod schemes;

use std::collections::HashSet;

use super::content::Suite;
use super::registry::{OPTIMISER, Registry};
use super::stats::MOST_RUNS;
use crate::error::FaultCode;
use crate::error::InvalidInput;
use crate::model::form::{self, Fields, Findings, Path, Reader, Value, shorten};

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
        findings.error(path, FaultCode::EmptySet, "the list is empty", "state one entry at least");
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
        findings.error(path, FaultCode::EmptyId, "the name is empty", "state a name");
    } else if name.len() > LONGEST_NAME || name.chars().any(char::is_control) {
        findings.error(
            path,
            FaultCode::BadId,
            "the name is too long, or holds control characters",
            format!("state a printable name of {LONGEST_NAME} bytes at most"),
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
                format!("`{}` stands in this list a second time", shorten(column)),
                "keep one of them",
            );
        }
    }
}

/// Names as a message lists them.
fn quoted<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Texts in order; one that could not be read is empty.
fn texts(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Vec<String> {
    reader.list(value, path, |reader, value, path| reader.text(value, path).unwrap_or_default())
}

/// Seeds: a list, or a count and the first.
fn seeds(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Vec<u64> {
    if !matches!(value, Value::Array(_)) {
        return counted(reader, value, path);
    }
    let seeds = reader.list(value, path, number);
    if seeds.is_empty() {
        let cause = "there are no seeds";
        reader.findings.error(path, FaultCode::EmptySet, cause, "state one at least");
    }
    if seeds.len() > MOST_RUNS {
        let cause = format!("there are {} seeds", seeds.len());
        let action = format!("state {MOST_RUNS} at most");
        reader.findings.error(path, FaultCode::TooMany, cause, action);
    }
    let mut seen = HashSet::new();
    for (at, number) in seeds.iter().enumerate() {
        let Some(number) = number else { continue };
        if !seen.insert(number) {
            reader.findings.error(
                &path.index(at),
                FaultCode::DuplicateEntry,
                format!("`{number}` stands in this list a second time"),
                "keep one of them",
            );
        }
    }
    seeds.into_iter().flatten().collect()
}

fn counted(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Vec<u64> {
    let mut fields = Fields::of(reader, value, path);
    let count = fields.required("count", Reader::whole).flatten();
    let first = fields.optional("first", number).unwrap_or(Some(1));
    fields.finish();
    let (Some(count), Some(first)) = (count, first) else { return Vec::new() };
    let most = MOST_RUNS as u32;
    if !(1..=most).contains(&count) {
        outside(&mut reader.findings, &path.field("count"), count, &format!("1 to {most}"));
        return Vec::new();
    }
    (first..).take(count as usize).collect()
}

/// A whole number of up to 63 bits, not below 0.
fn number(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Option<u64> {
    let number = reader.integer(value, path)?;
    let found = u64::try_from(number).ok();
    if found.is_none() {
        outside(&mut reader.findings, path, number, "0 to 9223372036854775807");
    }
    found
}

/// Reports a number outside its range.
fn outside(findings: &mut Findings, path: &Path<'_>, given: impl std::fmt::Display, allowed: &str) {
    findings.error(
        path,
        FaultCode::NumberOutOfRange,
        format!("{given} is out of range"),
        format!("state a number from {allowed}"),
    );
}
