//! Shares.

use crate::error::FaultCode;
use crate::model::text::Path;
use crate::model::validate::{Check, lists, number, select};

/// How far a share may lie from a whole number of ten-thousandths.
const TOLERANCE: f64 = 1e-9;

pub(super) fn check(check: &mut Check<'_, '_>, path: &Path<'_>) {
    let rules = &check.parts.rules.shares;
    lists::rule_ids(check.findings, rules.iter().map(|rule| &rule.id), path);
    for (at, rule) in rules.iter().enumerate() {
        let path = path.index(at);
        select::posts(check, &rule.posts, &path.field("posts"));
        select::posts(check, &rule.of, &path.field("of"));
        select::candidates(check, &rule.candidates, &path.field("candidates"));
        check.whens(&rule.periods, &path.field("periods"));
        select::limits(check, (rule.at_least, rule.at_most), &path);
        share(check, rule.at_least, &path.field("at_least"));
        share(check, rule.at_most, &path.field("at_most"));
        select::points(check, rule.points, &path);
    }
}

fn share(check: &mut Check<'_, '_>, share: Option<f64>, path: &Path<'_>) {
    let Some(share) = share else { return };
    if !(0.0..=1.0).contains(&share) {
        number::outside(check.findings, path, share, 0, 1);
        return;
    }
    let scaled = 10_000.0 * share;
    if libm::fabs(scaled - libm::round(scaled)) > TOLERANCE {
        check.error(
            path,
            FaultCode::NumberOutOfRange,
            format!("{share} is not a whole number of ten-thousandths"),
            "state at most four decimals",
        );
    }
}
