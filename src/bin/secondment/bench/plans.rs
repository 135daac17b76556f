//! A scheme and a plan of it, for figures.

use std::path::Path;

use secondment::error::Fault;
use secondment::verify::verify;
use secondment::{Plan, Scheme};

use super::super::files::{self, PlanFile, is_standard};
use super::{Failure, output};

/// Reads a scheme, a plan of it, and a table. Standard input can hold one of them.
///
/// What is wrong with the plan without being in the way of figures goes to standard error.
pub(super) fn read(
    scheme: &Path,
    plan: &Path,
    table: &Path,
) -> Result<(Scheme, Plan, Vec<u8>), Failure> {
    if [scheme, plan, table].into_iter().filter(|path| is_standard(path)).count() > 1 {
        return Err("standard input can hold one of scheme, plan and table".into());
    }
    let scheme = files::scheme(scheme)?;
    let plan = plan_of(&scheme, plan)?;
    let broken = verify(&scheme, &plan).violations.len();
    if broken > 0 {
        let violations = output::counted(broken, "violation");
        let line = format!("warning: the plan has {violations} of rules; `verify` lists them");
        output::diagnose(&line);
    }
    Ok((scheme, plan, files::read(table)?))
}

/// Reads a plan file, for the plan alone; says so where it answers another scheme.
pub(super) fn plan_of(scheme: &Scheme, path: &Path) -> Result<Plan, Failure> {
    match files::plan(path)? {
        PlanFile::Plan(plan) => Ok(plan),
        PlanFile::Solution(solution) => {
            if solution.fingerprint != scheme.fingerprint() {
                output::diagnose("warning: the plan answers another scheme, or another version");
            }
            Ok(solution.plan)
        }
    }
}

/// Lists every fault of a file that cannot be used.
pub(super) fn refuse(what: &str, faults: &[Fault]) -> Failure {
    for fault in faults {
        output::diagnose(&fault.to_string());
    }
    Failure(format!("the {what} cannot be used: {}", output::counted(faults.len(), "fault")))
}
