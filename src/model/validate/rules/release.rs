//! Release.

use crate::model::text::Path;
use crate::model::validate::{Check, lists, select};

pub(super) fn check(check: &mut Check<'_, '_>, path: &Path<'_>) {
    let rules = &check.parts.rules.release;
    lists::rule_ids(check.findings, rules.iter().map(|rule| &rule.id), path);
    for (at, rule) in rules.iter().enumerate() {
        let path = path.index(at);
        select::providers(check, rule.homes.as_ref(), &path.field("homes"));
        check.whens(&rule.periods, &path.field("periods"));
        select::points(check, rule.points, &path);
    }
}
