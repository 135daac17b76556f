//! Rules that look at more than themselves.

use std::collections::HashSet;

use super::whole::Whole;
use crate::error::FaultCode;
use crate::model::rules::MOST_TAG_RULES;
use crate::model::text::Path;

/// All amounts of a plan together stay below this.
const MOST_USED: i128 = 100_000_000_000_000_000;

pub(super) fn check(check: &mut Whole<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("rules");
    tags(check, &path.field("tags"));
    resources(check, &path.field("resources"));
}

/// No two rules are about the same tag.
fn tags(check: &mut Whole<'_, '_>, path: &Path<'_>) {
    let rules = &check.parts.rules.tags;
    if rules.len() > MOST_TAG_RULES {
        check.error(
            path,
            FaultCode::TooMany,
            format!("there are {} tag rules", rules.len()),
            "give no more than 16",
        );
    }
    let mut seen = HashSet::new();
    for (at, rule) in rules.iter().enumerate() {
        let path = path.index(at);
        let path = path.field("tag");
        if check.findings.reads(&path) && !seen.insert(&rule.tag) {
            check.error(
                &path,
                FaultCode::DuplicateEntry,
                format!("there is already a rule for `{}`", rule.tag.shown()),
                "give both bounds in one rule",
            );
        }
    }
}

/// What all placements together could use stays countable.
fn resources(check: &mut Whole<'_, '_>, path: &Path<'_>) {
    let placed = check.parts.candidates.len() as i128 * i128::from(check.parts.periods.count);
    for (at, resource) in check.parts.rules.resources.iter().enumerate() {
        let path = path.index(at);
        let used = resource.potential(placed, i64::unsigned_abs);
        if used > MOST_USED && !check.findings.has_errors_in(&path) {
            check.error(
                &path.field("uses"),
                FaultCode::NumberOutOfRange,
                format!("all placements together could use {used}"),
                format!("give smaller amounts or fewer, to stay below {MOST_USED}"),
            );
        }
    }
}
