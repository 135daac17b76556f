//! Targets for the cohort.

use crate::error::FaultCode;
use crate::model::text::Path;
use crate::model::validate::{Check, lists, select};
use crate::model::{Between, BridgeTarget};

pub(super) fn check(check: &mut Check<'_, '_>) {
    let root = Path::ROOT;
    let rules = root.field("rules");
    if let Some(target) = &check.parts.rules.translators {
        let path = rules.field("translators");
        select::points(check, target.points, &path);
        reachable(check, target.at_least, &path);
    }
    let path = rules.field("bridges");
    let targets = &check.parts.rules.bridges;
    lists::rule_ids(check.findings, targets.iter().map(|target| &target.id), &path);
    for (at, target) in targets.iter().enumerate() {
        let path = path.index(at);
        ends(check, target, &path);
        select::points(check, target.points, &path);
        reachable(check, target.at_least, &path);
    }
}

fn ends(check: &mut Check<'_, '_>, target: &BridgeTarget, path: &Path<'_>) {
    let (field, list, [a, b]) = match &target.between {
        Between::Kinds(ends) => ("kinds", &check.names.kinds, ends),
        Between::Providers(ends) => ("providers", &check.names.providers, ends),
    };
    let path = path.field(field);
    if !check.findings.reads(&path) {
        return;
    }
    list.find(check.findings, a, &path.index(0));
    list.find(check.findings, b, &path.index(1));
    if a == b {
        check.error(
            &path,
            FaultCode::SelfPair,
            format!("`{a}` stands on both sides"),
            "name two different ones",
        );
    }
}

/// Warns of a target above the number of candidates.
fn reachable(check: &mut Check<'_, '_>, at_least: u32, path: &Path<'_>) {
    let people = check.parts.candidates.len();
    if at_least as usize > people {
        check.warning(
            &path.field("at_least"),
            FaultCode::OutOfReach,
            format!("the target is {at_least} people, and there are {people} candidates"),
            "lower the target",
        );
    }
}
