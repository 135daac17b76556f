//! People who are not to share a post.

use crate::model::text::Path;
use crate::model::validate::{Check, lists, select};

pub(super) fn check(check: &mut Check<'_, '_>, path: &Path<'_>) {
    let rules = &check.parts.rules.apart;
    lists::rule_ids(check.findings, rules.iter().map(|rule| &rule.id), path);
    for (at, rule) in rules.iter().enumerate() {
        let path = path.index(at);
        select::several(check, &rule.candidates, (2, usize::MAX), &path.field("candidates"));
        select::posts(check, &rule.posts, &path.field("posts"));
        check.whens(&rule.periods, &path.field("periods"));
        select::points(check, rule.points, &path);
    }
}
