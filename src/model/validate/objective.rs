//! The objective's weights.

use std::collections::BTreeMap;

use super::super::{Breadth, PreferenceWeights};
use super::{Check, MOST_KINDS, MOST_RANKS, WEIGHT_LIMIT, layers, number};
use crate::error::FaultCode;
use crate::model::text::Path;

pub(super) fn check(check: &mut Check<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("objective");
    let objective = &check.parts.objective;
    number::weight(check.findings, &path.field("crossing"), objective.crossing);
    number::weight(check.findings, &path.field("values"), objective.values);
    number::weight(check.findings, &path.field("development"), objective.development);
    number::weight(check.findings, &path.field("own"), objective.own);
    translator(check, &path.field("translator"));
    let competency = path.field("competency");
    number::weight(check.findings, &competency.field("weight"), objective.competency.weight);
    number::positive(
        check.findings,
        &competency.field("shortfall"),
        objective.competency.shortfall,
    );
    number::positive(check.findings, &competency.field("surplus"), objective.competency.surplus);
    number::positive(check.findings, &path.field("waiting"), objective.waiting);
    worst(check, &path.field("worst"));
    ranks(check, &objective.preference, &path.field("preference"));
    ranks(check, &objective.host_preference, &path.field("host_preference"));
    breadth(check, &path.field("breadth"));
    layers::check(check, &path.field("layers"));
}

/// The most that the lowest total counts.
const MOST_WORST: f64 = 1000.0;
/// How far a thousand times a number of three decimals may be off a whole number.
const TOLERANCE: f64 = 1e-6;

fn worst(check: &mut Check<'_, '_>, path: &Path<'_>) {
    let worst = check.parts.objective.worst;
    number::real(check.findings, path, worst, 0.0, MOST_WORST);
    if worst > 0.0 && !check.parts.objective.layers.is_empty() {
        check.error(
            path,
            FaultCode::FieldsConflict,
            "the lowest total counts in an objective of one layer only",
            "leave out `worst`, or `layers`; a floor of exposure holds in every layer",
        );
    }
    // Decimals are rarely exact in binary.
    let thousandths = 1000.0 * worst;
    let off = libm::fabs(thousandths - libm::round(thousandths));
    if (0.0..=MOST_WORST).contains(&worst) && off > TOLERANCE {
        check.error(
            path,
            FaultCode::NumberOutOfRange,
            format!("{worst} has more than three decimals"),
            "state at most three decimals",
        );
    }
}

fn translator(check: &mut Check<'_, '_>, path: &Path<'_>) {
    let translator = &check.parts.objective.translator;
    let most = MOST_KINDS as u32;
    number::within(check.findings, &path.field("kinds"), translator.kinds, 1, most);
    number::within(check.findings, &path.field("min_periods"), translator.min_periods, 1, 10_000);
    number::within(check.findings, &path.field("crossings"), translator.crossings, 0, 10_000);
    number::weight(check.findings, &path.field("bonus"), translator.bonus);
}

fn ranks(check: &mut Check<'_, '_>, weights: &PreferenceWeights, path: &Path<'_>) {
    let ranks = path.field("ranks");
    for (&rank, &points) in &weights.ranks {
        let key = rank.to_string();
        let path = ranks.key(&key);
        number::within(check.findings, &path, rank, 1, MOST_RANKS);
        number::weight(check.findings, &path, points);
    }
    number::weight(check.findings, &path.field("otherwise"), weights.otherwise);
}

fn breadth(check: &mut Check<'_, '_>, path: &Path<'_>) {
    match &check.parts.objective.breadth {
        Breadth::None => {}
        Breadth::Geometric { limit, ratio } => {
            number::positive(check.findings, &path.field("limit"), *limit);
            if !(0.0..1.0).contains(ratio) {
                check.error(
                    &path.field("ratio"),
                    FaultCode::NumberOutOfRange,
                    format!("{ratio} is out of range"),
                    "state a number from 0 to below 1",
                );
            }
        }
        Breadth::Table { table } => {
            let path = path.field("table");
            for (kinds, &points) in table {
                let key = kinds.to_string();
                number::weight(check.findings, &path.key(&key), points);
            }
            if let Some(cause) = shape(table).filter(|_| !check.findings.has_errors_in(&path)) {
                check.error(
                    &path,
                    FaultCode::BreadthShape,
                    cause,
                    "state every number of kinds from 2 to the last, each adding no less than 0 \
                     and no more than the one before",
                );
            }
        }
    }
}

/// What is wrong with the shape of a table: it must grow from f(1) = 0 by ever smaller steps.
fn shape(table: &BTreeMap<u32, f64>) -> Option<String> {
    // Tables such as 0.4, 0.64, 0.784 are concave on paper but not always in binary.
    const SLACK: f64 = 1e-9;
    if table.is_empty() {
        return Some("the table is empty".to_owned());
    }
    let mut before = 0.0;
    let mut step = WEIGHT_LIMIT;
    for (expected, (&kinds, &points)) in (2..).zip(table) {
        if kinds != expected {
            return Some(format!("{kinds} follows where {expected} is wanted"));
        }
        let gain = points - before;
        if gain < 0.0 {
            return Some(format!("{kinds} kinds are worth less than {}", kinds - 1));
        }
        if gain > step + SLACK * (1.0 + step.abs()) {
            return Some(format!("the step to {kinds} kinds is larger than the one before"));
        }
        (before, step) = (points, gain);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(entries: &[(u32, f64)]) -> Option<String> {
        shape(&entries.iter().copied().collect())
    }

    #[test]
    fn growing_by_smaller_steps_is_well_shaped() {
        assert_eq!(table(&[(2, 0.4), (3, 0.64), (4, 0.784)]), None);
        assert_eq!(table(&[(2, 0.1), (3, 0.2), (4, 0.3), (5, 0.3)]), None);
    }

    #[test]
    fn gaps_falls_and_growing_steps_are_not() {
        assert!(table(&[]).is_some());
        assert!(table(&[(3, 0.4)]).is_some());
        assert!(table(&[(2, 0.4), (4, 0.5)]).is_some());
        assert!(table(&[(2, 0.4), (3, 0.3)]).is_some());
        assert!(table(&[(2, -0.1)]).is_some());
        assert!(table(&[(2, 0.1), (3, 0.4)]).is_some());
    }
}
