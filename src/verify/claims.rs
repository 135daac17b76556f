//! What a solution claims of its plan.

use super::{PlanPoints, Rule, Violation};
use crate::model::Scheme;
use crate::solution::{Proof, Solution};

/// Back ends whose word a solution may rest on.
const BACK_ENDS: [&str; 3] = ["branch-and-bound", "highs", "microlp"];

/// Every claim that the plan's points do not bear out.
pub(super) fn check(scheme: &Scheme, solution: &Solution, points: &PlanPoints) -> Vec<Violation> {
    let claims = &solution.claims;
    let mut out = Vec::new();
    let mut say = |rule, detail: String| out.push(Violation::new(rule, detail));
    if solution.fingerprint != scheme.fingerprint() {
        let detail =
            format!("made for {}, and this is {}", solution.fingerprint, scheme.fingerprint());
        say(Rule::Fingerprint, detail);
    }
    if claims.objective != points.total() {
        say(Rule::Objective, unlike(claims.objective, points.total()));
    }
    if claims.exposure != points.exposure() {
        say(Rule::Exposure, unlike(claims.exposure, points.exposure()));
    }
    if claims.translators_before != points.translators_before {
        say(
            Rule::Translators,
            unlike(claims.translators_before, points.translators_before) + " before",
        );
    }
    if claims.translators_after != points.translators_after {
        say(
            Rule::Translators,
            unlike(claims.translators_after, points.translators_after) + " after",
        );
    }
    if claims.bound < points.total() {
        let detail = format!("a bound of {} with a plan of {}", claims.bound, points.total());
        say(Rule::Bound, detail);
    }
    let residual = solution.certificate.residual.as_ref();
    let named = residual.and_then(|residual| residual.back_end.as_deref());
    if let Some(unknown) = named.filter(|name| !BACK_ENDS.contains(name)) {
        say(
            Rule::Proof,
            format!("`{unknown}` is no back end that could have settled the residual"),
        );
    }
    if claims.proof == Proof::BackEnd && named.is_none() {
        say(Rule::Proof, "a back end is said to have settled a residual, and none is named".into());
    }
    out
}

fn unlike(claimed: impl std::fmt::Display, found: impl std::fmt::Display) -> String {
    format!("claimed {claimed}, found {found}")
}
