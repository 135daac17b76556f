//! Resources.

use crate::error::FaultCode;
use crate::model::text::Path;
use crate::model::validate::{Check, lists, number, points, select};
use crate::model::{Resource, Use};

/// Greatest size of an amount, and of a limit.
const MOST_AMOUNT: i64 = 1_000_000_000;
const MOST_LIMIT: i64 = 1_000_000_000_000_000;
/// All amounts of a plan together stay below this.
const MOST_USED: i128 = 100_000_000_000_000_000;

pub(super) fn check(check: &mut Check<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("rules");
    let path = path.field("resources");
    let resources = &check.parts.rules.resources;
    let size = points::sizes(check.parts);
    lists::rule_ids(check.findings, resources.iter().map(|resource| &resource.id), &path);
    for (at, resource) in resources.iter().enumerate() {
        let path = path.index(at);
        limits(check, resource, &path);
        if resource.uses.is_empty() && !check.findings.has_errors_in(&path.field("uses")) {
            check.error(
                &path.field("uses"),
                FaultCode::EmptySet,
                "nothing uses the resource",
                "state what uses it, or remove the rule",
            );
        }
        let uses_path = path.field("uses");
        for (at, uses) in resource.uses.iter().enumerate() {
            one_use(check, uses, &uses_path.index(at));
        }
        let used = resource.potential(&size, i64::unsigned_abs);
        if used > MOST_USED && !check.findings.has_errors_in(&path) {
            check.error(
                &uses_path,
                FaultCode::NumberOutOfRange,
                format!("all placements together could use {used}"),
                format!("state smaller amounts or fewer, to stay below {MOST_USED}"),
            );
        }
    }
}

fn limits(check: &mut Check<'_, '_>, resource: &Resource, path: &Path<'_>) {
    let limits = [("at_least", resource.at_least), ("at_most", resource.at_most)];
    for (name, limit) in limits {
        if let Some(limit) = limit.filter(|limit| limit.abs() > MOST_LIMIT) {
            number::outside(check.findings, &path.field(name), limit, -MOST_LIMIT, MOST_LIMIT);
        }
    }
    select::limits(check, (resource.at_least, resource.at_most), path);
    select::points(check, resource.points, path);
}

fn one_use(check: &mut Check<'_, '_>, uses: &Use, path: &Path<'_>) {
    if uses.amount.abs() > MOST_AMOUNT {
        let (least, most) = (-MOST_AMOUNT, MOST_AMOUNT);
        number::outside(check.findings, &path.field("amount"), uses.amount, least, most);
    }
    select::posts(check, &uses.posts, &path.field("posts"));
    select::candidates(check, &uses.candidates, &path.field("candidates"));
    check.whens(&uses.periods, &path.field("periods"));
}
