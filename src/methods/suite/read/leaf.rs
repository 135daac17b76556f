//! Seeds, numbers and lists of names.

use std::collections::HashSet;

use crate::error::FaultCode;
use crate::methods::suite::stats::MOST_RUNS;
use crate::model::form::{Fields, Findings, Path, Reader, Value};

/// Names as a message lists them.
pub(super) fn quoted<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Seeds: a list, or a count and the first.
pub(super) fn seeds(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Vec<u64> {
    if !matches!(value, Value::Array(_)) {
        return counted(reader, value, path);
    }
    let seeds = reader.list(value, path, number);
    if seeds.is_empty() {
        let cause = "there are no seeds";
        reader.findings.error(path, FaultCode::EmptySet, cause, "give one at least");
    }
    if seeds.len() > MOST_RUNS {
        let cause = format!("there are {} seeds", seeds.len());
        let action = format!("give {MOST_RUNS} at most");
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
pub(super) fn number(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Option<u64> {
    let number = reader.integer(value, path)?;
    let found = u64::try_from(number).ok();
    if found.is_none() {
        outside(&mut reader.findings, path, number, "0 to 9223372036854775807");
    }
    found
}

/// Reports a number outside its range.
pub(super) fn outside(
    findings: &mut Findings,
    path: &Path<'_>,
    given: impl std::fmt::Display,
    allowed: &str,
) {
    findings.error(
        path,
        FaultCode::NumberOutOfRange,
        format!("{given} is out of range"),
        format!("give a number from {allowed}"),
    );
}
