//! Points of a plan that can be read whole.

use crate::error::InvalidInput;
use crate::error::{Fault, FaultCode, Severity};
use crate::model::Scheme;
use crate::plan::Plan;
use crate::verify::{PlanPoints, Rule, Violation, verify};

/// Recomputes the points of a plan, which may break rules.
///
/// # Errors
///
/// Every candidate and post that the scheme does not have, and every placement outside the horizon: such
/// placements would be missing from the figures without a trace.
pub(super) fn points(scheme: &Scheme, plan: &Plan) -> Result<PlanPoints, InvalidInput> {
    let verdict = verify(scheme, plan);
    let faults: Vec<Fault> = verdict.violations.iter().filter_map(unreadable).collect();
    if faults.is_empty() { Ok(verdict.points) } else { Err(InvalidInput { what: "plan", faults }) }
}

fn unreadable(violation: &Violation) -> Option<Fault> {
    let code = match violation.rule {
        Rule::UnknownCandidate | Rule::UnknownPost => FaultCode::UnknownId,
        Rule::Horizon => FaultCode::OutsideHorizon,
        _ => return None,
    };
    let candidate = violation.candidate.as_ref().map_or("", |id| id.as_str());
    Some(Fault {
        code,
        severity: Severity::Error,
        path: format!("rotations[{candidate:?}]"),
        line: None,
        cause: violation.to_string(),
        action: "take the plan and the scheme that belong together".into(),
    })
}
