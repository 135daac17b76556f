//! People who are to be near each other.

use crate::model::text::Path;
use crate::model::validate::{Check, lists, number, select};

pub(super) fn check(check: &mut Check<'_, '_>, path: &Path<'_>) {
    let rules = &check.parts.rules.together;
    lists::rule_ids(check.findings, rules.iter().map(|rule| &rule.id), path);
    for (at, rule) in rules.iter().enumerate() {
        let path = path.index(at);
        select::several(check, &rule.candidates, (2, 2), &path.field("candidates"));
        if let Some(km) = rule.km {
            number::positive(check.findings, &path.field("km"), km);
        }
        check.whens(&rule.periods, &path.field("periods"));
        select::points(check, rule.points, &path);
    }
}
