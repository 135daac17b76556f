//! The methods of a suite.

use super::leaf::{number, outside, quoted, seeds};
use crate::error::FaultCode;
use crate::methods::Settings;
use crate::methods::known::Strategy;
use crate::methods::suite::content::MethodEntry;
use crate::methods::suite::registry::Registry;
use crate::model::form::{self, Fields, Findings, Path, Reader, Value, shorten};

/// Most repetitions of a timed run.
const MOST_REPEATS: u32 = 1000;
/// Most threads of a timed solve.
const MOST_THREADS: u32 = 1024;
/// Longest time limit, in seconds.
const LONGEST: f64 = 1e6;
/// Strategies without a number.
const STRATEGIES: [(&str, Strategy); 2] =
    [("product", Strategy::Product), ("weighted", Strategy::Weighted)];

pub(super) fn method(
    reader: &mut Reader,
    value: Value<'_>,
    path: &Path<'_>,
    registry: &Registry,
) -> MethodEntry {
    let mut fields = Fields::of(reader, value, path);
    let method = fields.required("method", Reader::text).flatten().unwrap_or_default();
    let label = fields.optional("label", Reader::text).map(Option::unwrap_or_default);
    let stated: Vec<&str> = Settings::NAMES.into_iter().filter(|&name| fields.has(name)).collect();
    let entry = MethodEntry {
        label: label.unwrap_or_else(|| method.clone()),
        method,
        seeds: fields.optional("seeds", seeds),
        timed: fields.optional("timed", Reader::whole).flatten(),
        settings: Settings {
            work_limit: fields.optional("work_limit", number).flatten(),
            gap: fields.optional("gap", Reader::real).flatten(),
            time_limit: fields.optional("time_limit", Reader::real).flatten(),
            threads: fields.optional("threads", Reader::whole).flatten(),
            strategy: fields.optional("strategy", strategy).flatten(),
        },
        objective: fields.optional("objective", form::objective),
        terms: fields.optional("terms", form::terms),
    };
    fields.finish();
    let findings = &mut reader.findings;
    check_name(findings, path, &entry, registry);
    if let Some(found) = registry.find(&entry.method) {
        let settable = found.about().settings;
        for name in stated.into_iter().filter(|name| !settable.contains(name)) {
            misplaced(findings, &path.field(name), "the method has no such setting");
        }
    }
    check_ranges(findings, path, &entry);
    check_weights(findings, path, &entry);
    entry
}

/// A strategy of rotational diversity: a word, or the threshold of a switch.
fn strategy(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Option<Strategy> {
    if !matches!(value, Value::Object(_)) {
        return reader.word(value, path, &STRATEGIES);
    }
    let mut fields = Fields::of(reader, value, path);
    let threshold = fields.required("switch", Reader::real).flatten();
    fields.finish();
    threshold.map(|threshold| Strategy::Switch { threshold })
}

fn check_name(findings: &mut Findings, path: &Path<'_>, entry: &MethodEntry, registry: &Registry) {
    let place = path.field("method");
    if !findings.reads(&place) {
        return;
    }
    match registry.find(&entry.method) {
        None => findings.error(
            &place,
            FaultCode::UnknownId,
            format!("there is no method \"{}\"", shorten(&entry.method)),
            format!("name one of {}", quoted(registry.names())),
        ),
        Some(method) if entry.seeds.is_some() && !method.about().random => {
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
    let settings = &entry.settings;
    if let Some(gap) = settings.gap.filter(|&gap| gap < 0.0) {
        outside(findings, &path.field("gap"), gap, "0 on");
    }
    if let Some(seconds) = settings.time_limit.filter(|seconds| !(0.0..=LONGEST).contains(seconds))
    {
        outside(findings, &path.field("time_limit"), seconds, &format!("0 to {LONGEST}"));
    }
    let Some(threads) = settings.threads else { return };
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
