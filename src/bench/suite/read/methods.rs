//! The methods of a suite.

use super::{number, outside, quoted, seeds};
use crate::bench::suite::content::{Limits, MethodEntry};
use crate::bench::suite::registry::{OPTIMISER, Registry};
use crate::error::FaultCode;
use crate::model::form::{self, Fields, Findings, Path, Reader, Value};

/// Most repetitions of a timed run.
const MOST_REPEATS: u32 = 1000;
/// Most threads of a timed solve.
const MOST_THREADS: u32 = 1024;
/// Longest time limit, in seconds.
const LONGEST: f64 = 1e6;
/// What only the optimiser has.
const OF_OPTIMISER: [&str; 4] = ["work_limit", "gap", "time_limit", "threads"];

pub(super) fn method(
    reader: &mut Reader,
    value: Value<'_>,
    path: &Path<'_>,
    registry: &Registry,
) -> MethodEntry {
    let mut fields = Fields::of(reader, value, path);
    let method = fields.required("method", Reader::text).flatten().unwrap_or_default();
    let label = fields.optional("label", Reader::text).map(Option::unwrap_or_default);
    let stated: Vec<&str> =
        OF_OPTIMISER.into_iter().filter(|&option| fields.has(option)).collect();
    let entry = MethodEntry {
        label: label.unwrap_or_else(|| method.clone()),
        method,
        seeds: fields.optional("seeds", seeds),
        timed: fields.optional("timed", Reader::whole).flatten(),
        limits: Limits {
            work_limit: fields.optional("work_limit", number).flatten(),
            gap: fields.optional("gap", Reader::real).flatten(),
            time_limit: fields.optional("time_limit", Reader::real).flatten(),
            threads: fields.optional("threads", Reader::whole).flatten(),
        },
        objective: fields.optional("objective", form::objective),
        terms: fields.optional("terms", form::terms),
    };
    fields.finish();
    let findings = &mut reader.findings;
    check_name(findings, path, &entry, registry);
    if entry.method != OPTIMISER {
        for option in stated {
            misplaced(findings, &path.field(option), "it is an option of the optimiser alone");
        }
    }
    check_ranges(findings, path, &entry);
    check_weights(findings, path, &entry);
    entry
}

fn check_name(
    findings: &mut Findings,
    path: &Path<'_>,
    entry: &MethodEntry,
    registry: &Registry,
) {
    let place = path.field("method");
    if !findings.reads(&place) {
        return;
    }
    match registry.find(&entry.method) {
        None => findings.error(
            &place,
            FaultCode::UnknownId,
            format!("there is no method \"{}\"", entry.method),
            format!("name one of {}", quoted(registry.names())),
        ),
        Some(mechanism) if entry.seeds.is_some() && !mechanism.is_random() => {
            misplaced(findings, &path.field("seeds"), "the method is not random");
        }
        Some(_) => {}
    }
}

fn misplaced(findings: &mut Findings, path: &Path<'_>, cause: &str) {
    findings.error(path, FaultCode::FieldsConflict, cause, "leave it out");
}

fn check_ranges(findings: &mut Findings, path: &Path<'_>, entry: &MethodEntry) {
    if let Some(repeats) = entry.timed.filter(|repeats| !(1..=MOST_REPEATS).contains(repeats)) {
        outside(findings, &path.field("timed"), repeats, &format!("1 to {MOST_REPEATS}"));
    }
    let limits = &entry.limits;
    if let Some(gap) = limits.gap.filter(|&gap| gap < 0.0) {
        outside(findings, &path.field("gap"), gap, "0 on");
    }
    if let Some(seconds) = limits.time_limit.filter(|seconds| !(0.0..=LONGEST).contains(seconds)) {
        outside(findings, &path.field("time_limit"), seconds, &format!("0 to {LONGEST}"));
    }
    let Some(threads) = limits.threads else { return };
    if !(1..=MOST_THREADS).contains(&threads) {
        outside(findings, &path.field("threads"), threads, &format!("1 to {MOST_THREADS}"));
    }
    if !entry.runs_alone() {
        misplaced(
            findings,
            &path.field("threads"),
            "a run that is neither `timed` nor has a `time_limit` shares the machine with others, \
             and takes one thread",
        );
    }
}

fn check_weights(findings: &mut Findings, path: &Path<'_>, entry: &MethodEntry) {
    if let (Some(_), Some(_)) = (&entry.objective, &entry.terms) {
        misplaced(findings, &path.field("terms"), "an `objective` says all that counts");
        return;
    }
    if let Some(objective) = &entry.objective {
        form::check_objective(findings, &path.field("objective"), objective.clone());
    }
    if let Some(terms) = entry.terms {
        form::check_terms(findings, &path.field("terms"), terms);
    }
}
