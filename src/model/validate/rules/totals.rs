//! Totals.

use crate::model::text::Path;
use crate::model::validate::{Check, lists, select};

pub(super) fn check(check: &mut Check<'_, '_>, path: &Path<'_>) {
    let rules = &check.parts.rules.totals;
    lists::rule_ids(check.findings, rules.iter().map(|rule| &rule.id), path);
    for (at, rule) in rules.iter().enumerate() {
        let path = path.index(at);
        select::posts(check, &rule.posts, &path.field("posts"));
        select::candidates(check, &rule.candidates, &path.field("candidates"));
        check.whens(&rule.periods, &path.field("periods"));
        select::limits(check, (rule.at_least, rule.at_most), &path);
        select::points(check, rule.points, &path);
    }
}
