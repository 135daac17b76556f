//! Rules on the rotation of one candidate as a whole.

use crate::error::FaultCode;
use crate::model::text::Path;
use crate::model::validate::{Check, lists, number, select};
use crate::model::{Candidate, CountLimits, CountRule, HomeRule, OrderRule};

/// Greatest limit on placements or periods.
const MOST: u32 = 10_000;

macro_rules! each {
    ($check:ident, $list:ident, $path:ident, $rule:ident, $here:ident => $body:block) => {{
        let $path = $path.field(stringify!($list));
        let rules = &$check.parts.rules.$list;
        lists::rule_ids($check.findings, rules.iter().map(|rule| &rule.id), &$path);
        for (at, $rule) in rules.iter().enumerate() {
            let $here = $path.index(at);
            select::points($check, $rule.points, &$here);
            select::candidates($check, &$rule.candidates, &$here.field("candidates"));
            $body
        }
    }};
}

pub(super) fn check(check: &mut Check<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("rules");
    let per_stream = check.parts.rules.per_stream;
    number::within(check.findings, &path.field("per_stream"), per_stream, 1, u32::MAX);
    each!(check, counts, path, rule, here => { count(check, rule, &here) });
    each!(check, order, path, rule, here => { order(check, rule, &here) });
    each!(check, stays, path, rule, here => {
        select::posts(check, &rule.posts, &here.field("posts"));
        limits(check, (rule.at_least, rule.at_most), &here);
        select::limits(check, (rule.at_least, rule.at_most), &here);
    });
    each!(check, home, path, rule, here => { home(check, rule, &here) });
    each!(check, floors, path, rule, here => {
        number::weight(check.findings, &here.field("exposure"), rule.exposure);
    });
}

fn limits(
    check: &mut Check<'_, '_>,
    (at_least, at_most): (Option<u32>, Option<u32>),
    path: &Path<'_>,
) {
    for (name, limit) in [("at_least", at_least), ("at_most", at_most)] {
        if let Some(limit) = limit {
            number::within(check.findings, &path.field(name), limit, 0, MOST);
        }
    }
}

fn count(check: &mut Check<'_, '_>, rule: &CountRule, path: &Path<'_>) {
    select::posts(check, &rule.posts, &path.field("posts"));
    limits(check, (rule.at_least, rule.at_most), path);
    select::limits(check, (rule.at_least, rule.at_most), path);
    only_at_most(check, rule, rule.at_least, path);
}

/// A lower limit has no meaning where the limits hold for each value by itself.
fn only_at_most(
    check: &mut Check<'_, '_>,
    rule: &CountRule,
    at_least: Option<u32>,
    path: &Path<'_>,
) {
    if rule.each.is_some() && at_least.is_some() {
        check.error(
            &path.field("at_least"),
            FaultCode::FieldsConflict,
            "`at_least` goes with no `each`",
            "state `at_most`, or one rule with `at_least` for each group of posts",
        );
    }
}

fn order(check: &mut Check<'_, '_>, rule: &OrderRule, path: &Path<'_>) {
    select::posts(check, &rule.posts, &path.field("posts"));
    if let Some(after) = &rule.after {
        select::posts(check, after, &path.field("after"));
    }
    number::within(check.findings, &path.field("times"), rule.times, 1, MOST);
    check.levels(&rule.levels, 1, &path.field("levels"));
    if rule.after.is_none() && rule.levels.is_empty() && !check.findings.has_errors_in(path) {
        check.error(
            path,
            FaultCode::FieldsTogether,
            "the rule states neither `after` nor `levels`",
            "state one of them, or both",
        );
    }
}

fn home(check: &mut Check<'_, '_>, rule: &HomeRule, path: &Path<'_>) {
    check.whens(&rule.periods, &path.field("periods"));
    if rule.periods.is_empty() && !rule.returns && !check.findings.has_errors_in(path) {
        check.error(
            &path.field("periods"),
            FaultCode::EmptySet,
            "the rule is about no period",
            "name periods, or state `return`",
        );
    }
}

/// Checks a candidate's own limits.
pub(in crate::model::validate) fn own_limits(
    check: &mut Check<'_, '_>,
    candidate: &Candidate,
    path: &Path<'_>,
) {
    let root = Path::ROOT;
    let stated = root.field("rules");
    let whole = !check.findings.has_errors_in(&stated.field("counts"));
    let rules = &check.parts.rules.counts;
    for (id, own) in &candidate.counts {
        let path = path.key(id.as_str());
        let CountLimits { at_least, at_most } = *own;
        limits(check, (at_least, at_most), &path);
        if at_least.is_some() && at_most.is_some() {
            select::limits(check, (at_least, at_most), &path);
        }
        match rules.iter().find(|rule| rule.id == *id) {
            None if whole => check.error(
                &path,
                FaultCode::UnknownId,
                format!("`{id}` is not in `rules.counts`"),
                "correct the id, or add the rule",
            ),
            None => {}
            Some(rule) if !rule.candidates.includes(candidate) => check.error(
                &path,
                FaultCode::FieldsConflict,
                format!("the rule `{id}` is not about this candidate"),
                "remove the limits, or change whom the rule is about",
            ),
            Some(rule) => only_at_most(check, rule, at_least, &path),
        }
    }
}
