//! The rules that hold for every candidate, and those of the cohort.

mod apart;
mod balance;
mod filled;
pub(super) mod paths;
mod release;
mod resources;
mod shares;
mod targets;
mod together;
mod totals;

use std::collections::HashSet;

use super::super::rules::MOST_TAG_RULES;
use super::{Check, number};
use crate::error::FaultCode;
use crate::model::text::Path;

pub(super) fn check(check: &mut Check<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("rules");
    let rules = &check.parts.rules;
    number::within(check.findings, &path.field("per_provider"), rules.per_provider, 1, u32::MAX);
    let tags = path.field("tags");
    let mut seen = HashSet::new();
    if rules.tags.len() > MOST_TAG_RULES {
        check.error(
            &tags,
            FaultCode::TooMany,
            format!("there are {} tag rules", rules.tags.len()),
            "state no more than 16",
        );
    }
    for (at, rule) in rules.tags.iter().enumerate() {
        let path = tags.index(at);
        check.names.tags.find(check.findings, &rule.tag, &path.field("tag"));
        if let Some(most) = rule.at_most.filter(|&most| most < rule.at_least) {
            check.error(
                &path.field("at_most"),
                FaultCode::ContradictoryRule,
                format!("at least {} and at most {most} placements are asked for", rule.at_least),
                "state `at_most` no lower than `at_least`",
            );
        }
        if check.findings.reads(&path.field("tag")) && !seen.insert(&rule.tag) {
            check.error(
                &path.field("tag"),
                FaultCode::DuplicateEntry,
                format!("there is a rule for `{}` already", rule.tag),
                "state both bounds in one rule",
            );
        }
    }
    resources::check(check);
    targets::check(check);
    let soft = [("minimum_points", rules.minimum_points), ("mentor_points", rules.mentor_points)];
    for (name, points) in soft {
        if let Some(points) = points {
            number::positive(check.findings, &path.field(name), points);
        }
    }
    filled::check(check, &path.field("filled"));
    totals::check(check, &path.field("totals"));
    shares::check(check, &path.field("shares"));
    release::check(check, &path.field("release"));
    balance::check(check, &path.field("balance"));
    apart::check(check, &path.field("apart"));
    together::check(check, &path.field("together"));
    paths::check(check);
}
